"""The pass over a text that finds its units.

The text is not split into lines. One pattern skips prose up to the next line that is blank or begins with a mark. The
first character of that line and one more match decide what it is. Fences, comments and HTML blocks at the top level are
skipped whole. A method that reads a part of the text returns the end of the last line of that part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import attrs

from paperdigest.document.frontmatter import front_range
from paperdigest.document.grammar import (
    BLANK_LINES,
    DIGEST_UNDERLINE,
    FENCE,
    FENCE_END,
    FENCE_END_HERE,
    HEADING,
    ITEM,
    ITEM_MARKS,
    NEXT_LINE,
    PROSE,
    PROSE_ITEM,
    PROSE_MARKS,
    RULES,
    SEPARATOR,
    UNDERLINE,
    marks,
    width,
)
from paperdigest.document.html import block_tag
from paperdigest.document.nesting import Nesting, is_empty
from paperdigest.document.tables import Tables, is_delimiter
from paperdigest.document.units import Unit

if TYPE_CHECKING:
    from paperdigest.document.units import Rules

# The end of an HTML block at the top level: a blank line, or one that may begin a table.
_BELOW_HTML = re.compile(r"\n[ \t]*+[\n|]")
_BLANK_LINE = re.compile(r"\n[ \t]*+\n")


@attrs.define
class _Line:
    """The state of a line that is read mark by mark."""

    at: int
    """Where it begins."""
    depth: int
    """How many of the open items and quotes it continues."""
    first: int
    """Where its next mark is."""
    column: int
    """The column of that mark."""
    base: int
    """The column that counts as the first: the one after the last ">"."""
    indent: int
    """The indentation of the mark inside the innermost item or quote that the line continues."""


class UnitReader:
    """One pass over a text."""

    def __init__(self, text: str, rules: Rules) -> None:
        self._text, self._size, self._rules = text, len(text), rules
        self._marks = marks(rules)
        self._tables = Tables(text)
        self._no_rule = 0
        """No rule begins before this offset: an earlier search came this far."""
        self.nesting = Nesting(text)
        self.html: list[Unit] = []
        """The HTML blocks at the top level."""

    def read(self) -> None:
        """Read the text."""
        self._lines(self._front())
        self.nesting.close(0)

    def _front(self) -> int:
        """Read front matter; return where it ends."""
        place = front_range(self._text) if self._rules.front_matter else None
        if place is None:
            return 0
        begin, end, stop = place
        return self.nesting.leaf(Unit("front", 0, stop, begin, end, 0, "---"))

    def _lines(self, at: int) -> None:  # noqa: PLR0915 - calls for each line would cost more than the rest
        """Read the lines from an offset on.

        Most of the time is spent here. So the frequent cases make no calls: prose, items that begin with prose, and
        lines in a single quote.
        """
        text, size, nesting = self._text, self._size, self.nesting
        stack, columns, quotes = nesting.stack, nesting.columns, nesting.quotes
        first_marks, below_prose = self._marks
        has_code = self._rules.indented_code
        first = BLANK_LINES.match(text, at).end()  # type: ignore[union-attr] # it matches anywhere
        at = max(at, text.rfind("\n", at, first) + 1)
        while first < size:
            # A line begins at `at`, and its text at `first`. Which open items and quotes does it continue?
            paragraph = nesting.paragraph
            if not quotes:
                column = indent = first - at
                if column and "\t" in text[at:first]:
                    column = indent = width(text[at:first], 0)
                depth = base = 0
                if columns and (depth := bisect_right(columns, column)):
                    indent -= columns[depth - 1]
            else:
                depth, first, column, base, indent = nesting.place(at)
                if depth > quotes[0]:
                    nesting.quoted[at] = first
            # Which unit does it begin?
            if indent >= 4 and (paragraph is not None or has_code):
                end = (
                    first
                    if paragraph is not None
                    else self._code(_Line(at, depth, first, column, base, indent))
                )
            elif (mark := text[first : first + 1]) not in first_marks:
                end = first
                if mark in ("", "\n"):  # blank after the ">" of a quote
                    nesting.blank(depth)
                    for quote in quotes:
                        stack[quote].end = first
                elif paragraph is None:
                    self._prose(first, depth)
            elif (
                mark in ITEM_MARKS
                and (item := PROSE_ITEM.match(text, first))
                and (paragraph is None or depth < len(stack) or mark in "-*+")
            ):
                if depth < len(stack):
                    nesting.close(depth)
                end = item.end()
                column += end - first - base
                nesting.paragraph = unit = Unit("item", first, end, end, end, column, item[1])
                nesting.add(unit)
                stack.append(unit)
                columns.append(column)
            elif mark in PROSE_MARKS and PROSE.match(text, first):
                end = first
                if paragraph is None:
                    self._prose(first, depth)
            else:
                end = self._marked(_Line(at, depth, first, column, base, indent))
            # Where is the next line that matters?
            if (paragraph := nesting.paragraph) is None:
                found = NEXT_LINE.match(text, end)
            else:
                found = below_prose.search(text, end)
                paragraph.finish = paragraph.end = nesting.written = end = found.start() if found else size
            if found is None:
                return
            first = found.end()
            if not found.lastindex:
                at = end + 1
                continue
            at = text.rfind("\n", end, first) + 1
            if quotes:
                nesting.blank(quotes[0])
            elif paragraph is not None:
                nesting.paragraph = None
            elif stack:
                nesting.blank(len(stack))

    def _marked(self, line: _Line) -> int:
        """Read a line that begins with a mark: any number of items and quotes, then at most one other unit."""
        text, nesting = self._text, self.nesting
        while (mark := text[line.first]) in self._marks.first:
            if mark == ">":
                self._quote(line)
            elif (end := self._leaf(mark, line)) is not None:
                return end
            elif (
                mark in ITEM_MARKS
                and (found := ITEM.match(text, line.first))
                and not self._is_prose(found, line)
            ):
                self._item(found, line)
            else:
                break
            if nesting.is_line_end(line.first):
                return line.first
            if line.indent >= 4 and self._rules.indented_code:
                return self._code(line)
        if nesting.paragraph is None:
            self._prose(line.first, line.depth)
        return line.first

    def _leaf(self, mark: str, line: _Line) -> int | None:
        """Read a unit without children, if a mark begins one."""
        first, depth = line.first, line.depth
        if mark == "<":
            return self._html(first, depth)
        if mark == "#":
            heading = HEADING.match(self._text, first)
            return self._heading(heading, depth) if heading else None
        if mark in "`~":
            fence = FENCE.match(self._text, first)
            return self._fence(fence, depth) if fence else None
        may_underline = mark == "=" or (mark == "-" and self._rules.dash_headings)
        if may_underline and (end := self._underline(line)) is not None:
            return end
        if mark in "-*_" and (end := self._rule(mark, first, depth)) is not None:
            return end
        may_tabulate = depth == 0 and mark in "|:-" and self._rules.tables
        if may_tabulate and (end := self._table(mark, line.at)) is not None:
            return end
        return self._separator(first, depth) if mark in "-%\\" else None

    # Units with children

    def _quote(self, line: _Line) -> None:
        """Open a quote."""
        nesting, first = self.nesting, line.first
        nesting.close(line.depth)
        nesting.open(Unit("quote", first, first + 1, first, first, 0, ">"), -1)
        line.first, line.column, line.base = nesting.after_quote(first, line.column)
        line.indent = line.column - line.base
        line.depth += 1
        nesting.quoted[line.at] = line.first
        nesting.written = max(nesting.written, first + 1)

    def _item(self, found: re.Match[str], line: _Line) -> None:
        """Open an item."""
        nesting, first, (marker, blanks) = self.nesting, line.first, found.groups()
        end = found.end()
        is_blank = nesting.is_line_end(end)
        nesting.close(line.depth)
        column = line.column + len(marker)
        level, behind = column + 1 - line.base, width(blanks, column)
        if behind <= 4 and not is_blank:
            level += behind - 1  # else the content begins after the first blank: code, or nothing
        unit = Unit("item", first, end, -1, -1, level, marker)
        nesting.open(unit, level)
        line.first, line.column, line.depth = end, column + behind, line.depth + 1
        line.indent = line.column - line.base - level
        if is_blank:
            nesting.written = unit.end = first + len(marker)

    def _is_prose(self, found: re.Match[str], line: _Line) -> bool:
        """Whether an item mark is part of the open prose: only an item with text, numbered 1 if at all, interrupts it."""
        nesting = self.nesting
        if nesting.paragraph is None or line.depth < len(nesting.stack):
            return False
        marker = found[1]
        return nesting.is_line_end(found.end()) or not (marker in "-*+" or marker[:-1].lstrip("0") == "1")

    # Units without children

    def _prose(self, first: int, depth: int) -> None:
        """Begin a paragraph."""
        nesting = self.nesting
        if depth < len(nesting.stack):
            nesting.close(depth)
        if nesting.stack and is_empty(unit := nesting.stack[-1]):
            unit.begin = first
        else:
            unit = Unit("paragraph", first, first, first, first, 0, "")
            nesting.add(unit)
        nesting.paragraph = unit

    def _heading(self, found: re.Match[str], depth: int) -> int:
        """Read a heading that begins with "#"."""
        first, end = found.span()
        begin = found.end(1)
        self.nesting.close(depth)
        return self.nesting.leaf(Unit("heading", first, end, begin, end, begin - first, found[1]))

    def _underline(self, line: _Line) -> int | None:
        """Turn the open paragraph into a heading if a line underlines it."""
        nesting = self.nesting
        unit = nesting.paragraph
        if unit is None or line.depth < len(nesting.stack):
            return None
        if self._rules.dash_headings:
            found = UNDERLINE.match(self._text, line.first)
        elif self._text.find("\n", unit.begin, line.at - 1) < 0:
            found = DIGEST_UNDERLINE.match(self._text, line.first)
        else:
            found = None
        if found is None:
            return None
        nesting.paragraph = None
        begin, finish, level = unit.begin, unit.finish, 1 if found[1][0] == "=" else 2
        if unit.kind == "item":
            unit.begin = unit.finish = -1
        else:
            nesting.take_back()
        return nesting.leaf(Unit("heading", begin, found.end(), begin, finish, level, found[1]))

    def _rule(self, mark: str, first: int, depth: int) -> int | None:
        """Read a rule of "-", "*" or "_"."""
        text = self._text
        if first < self._no_rule:
            return None
        end = RULES[mark].match(text, first).end()  # type: ignore[union-attr] # it matches anywhere
        if not self.nesting.is_line_end(end) or text.count(mark, first, end) < 3:
            self._no_rule = end
            return None
        self.nesting.close(depth)
        return self.nesting.leaf(Unit("rule", first, end, first, end, 0, mark))

    def _separator(self, first: int, depth: int) -> int | None:
        """Read a separator line of arXiv's listing mail."""
        found = SEPARATOR.match(self._text, first) if self._rules.separators else None
        if found is None:
            return None
        self.nesting.close(depth)
        first, end = found.span()
        return self.nesting.leaf(
            Unit("rule", first, end, first, end, 0, "\\" if found[0][0] == "\\" else "%")
        )

    def _code(self, line: _Line) -> int:
        """Read an indented code block."""
        nesting = self.nesting
        nesting.close(line.depth)
        end = nesting.line_end(line.first)
        unit = Unit("code", line.first, end, line.first, end, 0, "")
        while end + 1 < self._size:
            place = nesting.place(end + 1)
            is_blank = nesting.is_line_end(place.first)
            if place.depth < len(nesting.stack) or (place.indent < 4 and not is_blank):
                break
            end = nesting.line_end(place.first)
            if not is_blank:
                unit.end = unit.finish = end
        return nesting.leaf(unit)

    def _fence(self, found: re.Match[str], depth: int) -> int:
        """Read a fence: up to its closing line, or the end of the item or quote around it."""
        text, size, nesting, marks = self._text, self._size, self.nesting, found[0]
        nesting.close(depth)
        mark, least = marks[0], len(marks)
        end = nesting.line_end(found.end())
        unit = Unit("fence", found.start(), end, end, end, 0, marks)
        if not nesting.stack:
            closing = FENCE_END[mark].search(text, end)
            while closing and len(closing[1]) < least:
                closing = FENCE_END[mark].search(text, closing.end())
            unit.finish, unit.end = closing.span() if closing else (size, size)
            return nesting.leaf(unit)
        while end + 1 < size:
            place = nesting.place(end + 1)
            if place.depth < len(nesting.stack):
                break
            unit.finish, end = end, nesting.line_end(place.first)
            closing = FENCE_END_HERE[mark].match(text, place.first) if place.indent < 4 else None
            if closing and len(closing[1]) >= least:
                break
            unit.finish = end
        unit.end = end
        return nesting.leaf(unit)

    def _html(self, first: int, depth: int) -> int | None:
        """Read an HTML block: up to a blank line, or to its closing mark."""
        nesting = self.nesting
        tag = block_tag(self._text, first, in_prose=nesting.paragraph is not None)
        if tag is None:
            return None
        name, closing = tag
        nesting.close(depth)
        if nesting.stack:
            end = self._nested_html_end(first, closing)
        elif closing is None:
            end = self._html_end(first)
        else:
            closed = closing.search(self._text, first)
            end = nesting.line_end(closed.end()) if closed else self._size
        unit = Unit("html", first, end, first, end, 0, name)
        if not nesting.stack:
            self.html.append(unit)
        return nesting.leaf(unit)

    def _html_end(self, first: int) -> int:
        """Return where an HTML block at the top level ends: above a blank line, or above a table."""
        below = _BELOW_HTML if self._rules.tables else _BLANK_LINE
        while found := below.search(self._text, first):
            end, first = found.span()
            if self._text[first - 1] == "\n" or self._tables.begins(end + 1, in_prose=True):
                return end
        return self._size

    def _nested_html_end(self, first: int, closing: re.Pattern[str] | None) -> int:
        """Return where an HTML block in an item or quote ends."""
        nesting, end = self.nesting, self.nesting.line_end(first)
        while end + 1 < self._size and not (closing and closing.search(self._text, first, end)):
            place = nesting.place(end + 1)
            first = place.first
            if place.depth < len(nesting.stack) or (closing is None and nesting.is_line_end(first)):
                break
            end = nesting.line_end(first)
        return end

    # Tables

    def _table(self, mark: str, at: int) -> int | None:
        """Read a table that begins with this line, or with its head on the line above."""
        nesting, tables = self.nesting, self._tables
        head = self._head_above(at) if tables.is_delimiter(at) else None
        if head is None:
            if mark != "|" or not tables.begins(at, in_prose=nesting.paragraph is not None):
                return None
            head = at
        nesting.close(0)
        return nesting.leaf(tables.read(head))

    def _head_above(self, at: int) -> int | None:
        """Remove the line above a delimiter line from its unit, if it is the head of a table.

        A head contains a "|" and is prose at the top level, or a heading: "# | Title" is read as one first.
        """
        text, nesting = self._text, self.nesting
        begin = text.rfind("\n", 0, max(at - 1, 0)) + 1
        above = text[begin : max(at - 1, 0)]
        if "|" not in above or is_delimiter(above.strip(" \t")):
            return None
        unit = nesting.paragraph
        if unit is None:
            heading = nesting.roots[-1] if nesting.roots and not nesting.stack else None
            if heading is None or heading.kind != "heading" or heading.at < begin:
                return None
            nesting.take_back()
            return begin
        if nesting.stack:
            indent = width(above[: len(above) - len(above.lstrip(" \t"))], 0)
            if begin <= unit.begin or begin in nesting.quoted or indent >= nesting.columns[0] >= 0:
                return None  # it is the item's or quote's own line
        elif begin <= unit.begin:
            nesting.take_back()
            return begin
        unit.end = unit.finish = nesting.written = begin - 1
        return begin

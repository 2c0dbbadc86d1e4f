r"""Which lines of a text are a table's, and which a row's: a rule for templates, in place of GFM's.

GFM ends a row at the end of its line, drops surplus cells, and ends a table at a blank line. A template that pastes a
title with a line break, or a summary with a "|", then loses papers without a word. This rule keeps together what
belongs together:

    table        = head, delimiter, { part } | ( row | delimiter ), { part }
    part         = { blank }, ( row | delimiter ) | stray, row
    row          = line that begins with "|", { continuation }
    continuation = while the row is open: any line up to the one that closes it
    stray        = up to three lines of anything but headings, fences and items; a comment counts as one

- A row is *closed* by a line that ends with "|", once it has as many of them as the head asks for. A row without such
  a line goes on over blank lines to find one. A heading and the like, or a line that begins with "|", end the search,
  unless they are indented deeper than the row: templates so write the rest of a title. A row ends with the last line
  found that ends with "|". If there is none, it takes only the indented lines directly below its first.
- A line that begins with "|" belongs to the row above it if that row is open, the line is too short to be a row, and
  both together have more pipes than a row needs: the pipe is the title's then. (A row that was cut off, above a row
  that lacks a cell, has fewer.)
- A line above a delimiter line is the head of another table if it looks like one: none of its cells has a link, an
  address, only a number or date, or more than 60 characters, or else it repeats columns of the head of the table.
  Otherwise the delimiter line is a stray one, and no row is lost to it. A delimiter line is never a row.
- Strays are passed over only if a row follows that has about as many pipes as the head asks for. So a note, a rule,
  a tag or a comment between two rows costs neither the rows below it nor their head, and it is in no row.

A table whose head does not end with "|" has one row on each line with a "|", no blank lines, and strays only of
markup. The rule says which lines a row has and splits no cells: where a cell ends, the dialect knows.

Time grows in step with the text. Closed rows, which are nearly all, are found by one pattern for hundreds of lines.
The end of an open row is looked for at most up to the second next line with "|" that is not indented deeper; for those
that are, the place where the search failed is kept.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from paperdigest.document.grammar import BLANK_LINES, BLANKS, FENCE, HEADING, ITEM, width
from paperdigest.document.units import TableLines, Unit

_DELIMITER = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+(?=\n|\Z)")
# Closed rows at the margin, each above another line that begins with "|" and is no delimiter line. The number is
# bounded because the engine keeps a place for each line until it has the last one.
_CLOSED_ROWS = re.compile(r"(?=\|[ \t]*+[^-:\s])(?:\|[^\n]*\|[ \t]*\n(?=\|[ \t]*+[^-:\s])){1,1000}")
# What ends an open row although the row is not closed: the beginning of another block.
_OTHER_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|```|~~~|<!--|-{3,}[ \t]*$")
_BLANKS: Final = " \t"

# What a cell of a head does not hold: a link, an address, or nothing but a number or a date.
_ADDRESS = re.compile(r"\]\(|://")
_NUMBER = re.compile(r"[*_` \t]*+\d[\d./: \t-]*+[*_`]*+")
_LONGEST_NAME = 60
# How many lines of something else may stand between two rows.
_MOST_STRAYS = 3


class _Line(NamedTuple):
    """A line of the text."""

    at: int
    text: str
    """Its text without the blanks around it."""
    end: int
    indent: int
    """The column in which its text begins."""

    @property
    def is_closed(self) -> bool:
        """Whether it ends with a "|"."""
        return self.text.rstrip()[-1:] == "|"

    def begins_row_below(self, row: _Line) -> bool:
        """Whether it ends an open row above it: it begins with a "|" that is not indented deeper."""
        return self.text[:1] == "|" and self.indent <= row.indent


class _Frame(NamedTuple):
    """What the head of a table says of its rows."""

    head: str
    cells: int
    """How many cells a row has: 1 if no head says so."""
    is_closing: bool
    """Whether rows begin and end with a "|"."""

    def begins_row(self, text: str) -> bool:
        """Whether a line may be the first of a row."""
        return text[:1] == "|" if self.is_closing else "|" in text and not _OTHER_BLOCK.match(text)

    def is_head(self, text: str) -> bool:
        """Whether a line above a delimiter line is the head of another table, and no row of this one."""
        cells = [cell.strip() for cell in text.split("|")]
        names = {name for cell in self.head.split("|") if (name := cell.strip())}
        if len(names.intersection(cells)) >= min(2, len(names)) > 0:  # some columns more or fewer
            return True
        return not _ADDRESS.search(text) and not any(
            len(cell) > _LONGEST_NAME or _NUMBER.fullmatch(cell) for cell in cells
        )


class _Closed(NamedTuple):
    """A row that a line closes."""

    end: int
    pipes: int
    """How many "|" it has."""


class Tables:
    """The tables of a text, asked for in its order."""

    def __init__(self, text: str) -> None:
        self._text, self._size = text, len(text)
        self._counted = (0, 0)
        """An offset and the number of its line. Lines are counted from there on."""
        self._unclosed = 0
        """Open rows before this offset are not closed: a search from above them came here and found no end."""
        self._has_comment_end = True
        """Whether "-->" may still be found."""

    def begins(self, at: int, *, in_prose: bool) -> bool:
        """Whether a table begins with the line at an offset, which begins with a "|".

        Args:
            at: Where the line begins.
            in_prose: Whether the line above is prose, which only a head or a closed row ends.
        """
        line = self._line(at)
        if self.is_delimiter(line.end + 1):
            return True
        if "|" in line.text[1:] and (line.is_closed or not in_prose):
            return True
        row = self._closed_row(line, 1)
        return row is not None and row.end > line.end

    def is_delimiter(self, at: int) -> bool:
        """Whether the line at an offset is such as stands below the head of a table."""
        found = _DELIMITER.match(self._text, at)
        return found is not None and "|" in found[0]

    def read(self, at: int) -> Unit:
        """Return the table that begins with the line at an offset."""
        line = self._line(at)
        if self.is_delimiter(line.end + 1) and not is_delimiter(line.text):
            number, below = self._number(at), self._line(line.end + 1)
            lines = TableLines(number, [], [], [number + 1])
            frame, end = _Frame(line.text, _cells(below.text), line.is_closed), below.end
        else:
            lines = TableLines(None, [], [], [])
            frame, end = _Frame("", 1, is_closing=True), at - 1
        while (following := self._next_part(end + 1, frame)) >= 0:
            end = self._part(following, end, frame, lines)
        first = BLANKS.match(self._text, at).end()  # type: ignore[union-attr] # it matches anywhere
        unit = Unit("table", first, end, first, end, 0, "|")
        unit.table = lines
        return unit

    def _next_part(self, at: int, frame: _Frame) -> int:
        """Return where the next row or delimiter line of a table begins; -1 if the table ends."""
        strays = 0
        while True:
            if frame.is_closing:
                at = self._next_written(at)
            if at >= self._size:
                return -1
            line = self._line(at)
            if is_delimiter(line.text):
                return at
            if frame.begins_row(line.text):
                if self.is_delimiter(line.end + 1) and frame.is_head(line.text):
                    return -1
                return at if not strays or self._is_whole(line, frame) else -1
            strays += 1
            if strays > _MOST_STRAYS or not self._is_stray(line, frame):
                return -1
            at = (self._comment_end(line) if line.text.startswith("<!--") else line.end) + 1

    def _part(self, at: int, above: int, frame: _Frame, lines: TableLines) -> int:
        """Read the rows or the delimiter line at an offset; return where they end.

        Args:
            at: Where they begin.
            above: Where the part above them ends.
            frame: What the head says.
            lines: The lines of the table, to which theirs are added.
        """
        text, number, line = self._text, self._number(at), self._line(at)
        if is_delimiter(line.text):
            lines.delimiters.append(number)
            return line.end
        if (
            lines.rows
            and at > above + 1
            and not text[text.rfind("\n", 0, at - 1) + 1 : at - 1].strip(_BLANKS)
        ):
            lines.after_blank.append(number)
        if not frame.is_closing:
            end = line.end
        elif run := _CLOSED_ROWS.match(text, at):
            after = self._number(run.end())
            lines.rows.extend(zip(range(number, after), range(number + 1, after + 1), strict=True))
            return run.end() - 1
        else:
            closed = self._closed_row(line, frame.cells)
            end = closed.end if closed else self._indented_end(line)
        lines.rows.append((number, self._number(end) + 1))
        return end

    def _is_stray(self, line: _Line, frame: _Frame) -> bool:
        """Whether a line may stand between two rows without ending the table."""
        text = line.text
        if not frame.is_closing:
            return text[:1] in ("<", ">")
        if HEADING.match(text) or FENCE.match(text) or ITEM.match(text):
            return False
        return "|" not in text or not self.is_delimiter(line.end + 1)  # else it is the head of another table

    def _is_whole(self, line: _Line, frame: _Frame) -> bool:
        """Whether the row that begins with a line has the pipes that the head asks for, or all but one."""
        if not frame.is_closing:
            return line.text.count("|") >= frame.cells - 1
        row = self._closed_row(line, frame.cells)
        return (row.pipes if row else line.text.count("|")) >= max(2, frame.cells)

    def _closed_row(self, line: _Line, cells: int) -> _Closed | None:
        """Return the row that begins with a line, if it is closed."""
        pipes, is_open = line.text.count("|"), not line.is_closed
        if not is_open:
            if pipes > cells or line.end >= self._size or self._line(line.end + 1).begins_row_below(line):
                return _Closed(line.end, pipes)
        elif line.at < self._unclosed:
            return None
        found, end, unclosed, is_joined = None, line.end, line.end, False
        while (at := self._next_written(end + 1) if is_open and not is_joined else end + 1) < self._size:
            following = self._line(at)
            if following.begins_row_below(line):
                if is_joined or not is_open or at > end + 1 or not self._is_rest(following, pipes, cells):
                    break
                is_joined = True
            elif not following.text or self._is_other_block(following, line):
                break
            pipes, end = pipes + following.text.count("|"), following.end
            if not is_joined:
                unclosed = end
            if following.is_closed:
                if is_joined and pipes < cells + 2:
                    break
                found, is_open = _Closed(end, pipes), False
                if pipes > cells:
                    break
        if is_open:
            self._unclosed = max(self._unclosed, unclosed)
        return found

    def _is_rest(self, line: _Line, pipes: int, cells: int) -> bool:
        """Whether a line that begins with a "|" may be the rest of an open row above it that has some pipes."""
        if pipes >= cells or line.text.count("|") > cells:
            return False
        return not is_delimiter(line.text) and not self.is_delimiter(line.end + 1)

    def _indented_end(self, line: _Line) -> int:
        """Return the end of a row that is not closed: it takes the indented lines below its first."""
        end = line.end
        while end < self._size:
            following = self._line(end + 1)
            if not following.text or not following.indent or following.begins_row_below(line):
                break
            if self._is_other_block(following, line):
                break
            end = following.end
        return end

    @staticmethod
    def _is_other_block(line: _Line, row: _Line) -> bool:
        """Whether a line begins a block that ends the open row above it."""
        return line.indent <= row.indent and _OTHER_BLOCK.match(line.text) is not None

    def _comment_end(self, line: _Line) -> int:
        """Return the end of the line on which a comment ends, or of the text if it does not end."""
        closing = self._text.find("-->", line.at) if self._has_comment_end else -1
        self._has_comment_end = closing >= 0
        return self._line_end(closing) if closing >= 0 else self._size

    def _line(self, at: int) -> _Line:
        """Return the line at an offset; an empty one behind the text."""
        end = self._line_end(at)
        whole = self._text[at:end]
        text = whole.lstrip(_BLANKS)
        indent = width(whole[: len(whole) - len(text)], 0) if len(text) < len(whole) else 0
        return _Line(at, text.rstrip(_BLANKS), end, indent)

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return end if end >= 0 else self._size

    def _next_written(self, at: int) -> int:
        """Return where the next line that is not blank begins, or the end of the text."""
        written = BLANK_LINES.match(self._text, at).end()  # type: ignore[union-attr] # it matches anywhere
        return written if written == self._size else max(at, self._text.rfind("\n", at, written) + 1)

    def _number(self, at: int) -> int:
        """Return the number of the line at an offset, which is not before the last one asked for."""
        counted, number = self._counted
        self._counted = at, number + self._text.count("\n", counted, at)
        return self._counted[1]


def is_delimiter(text: str) -> bool:
    """Whether the text of a line is such as stands below the head of a table."""
    return "|" in text and _DELIMITER.match(text) is not None


def split_row(text: str) -> tuple[list[str], bool]:
    """Split the text of a row at every "|", without those at its ends; return whether it ends with one, too."""
    cells = text.strip().split("|")
    is_closed = len(cells) > 1 and not cells[-1]
    if is_closed:
        del cells[-1]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    return cells, is_closed


def _cells(delimiter: str) -> int:
    """Return how many cells a delimiter line has."""
    return delimiter.strip("|").count("|") + 1

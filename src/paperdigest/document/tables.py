r"""Which lines of a text belong to a table and to each of its rows: a rule for templates, in place of GFM's.

GFM ends a row at the end of its line, drops surplus cells, and ends a table at a blank line. A template that pastes a
title with a line break, or a summary with a "|", then loses papers silently. This rule keeps such rows together:

    table        = head, delimiter, { part } | ( row | delimiter ), { part }
    part         = { blank }, ( row | delimiter ) | stray, row
    row          = line that begins with "|", { continuation }
    continuation = while the row is open: any line up to the one that closes it
    stray        = up to three lines of anything but headings, fences and items; a comment counts as one

- A line that ends with "|" *closes* a row, once the row has as many pipes as the head. An open row continues over blank
  lines until such a line. A heading, a fence or the like, or a line that begins with "|", ends the search, unless it is
  indented deeper than the row: some templates write the rest of a title so. The row ends with the last line found that
  ends with "|". Without one, the row takes only the indented lines directly below its first line.
- A line that begins with "|" belongs to the open row above it if the line is too short to be a row, and both together
  have more pipes than a row needs: then the pipe is part of the title. (A truncated row above a row with a missing cell
  has fewer.)
- A line above a delimiter line is the head of another table if it repeats columns of this table's head, or if no cell
  of it contains a link or an address, is only a number or date, or is longer than 60 characters. Otherwise the
  delimiter line is a stray, and no row is lost. A delimiter line is never a row.
- Strays are skipped only if a row follows that has about as many pipes as the head. So a note, a rule, a tag or a
  comment between two rows ends neither the table nor its head, and belongs to no row.

If the head of a table does not end with "|", each line with a "|" is a row, there are no blank lines, and only markup
may be a stray. The rule finds the lines of a row, not its cells: the dialect knows where a cell ends.

Time is linear in the text. One pattern finds closed rows, which are nearly all, hundreds of lines at once. The search
for the end of an open row stops at the second next line with "|" that is not indented deeper. For lines that are
indented deeper, the place where a search failed is remembered.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from paperdigest.document.grammar import BLANK_LINES, BLANKS, FENCE, HEADING, ITEM, width
from paperdigest.document.units import TableLines, Unit

_DELIMITER = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+(?=\n|\Z)")
# Closed rows at the margin, each above another line that begins with "|" and is not a delimiter line. The number is
# bounded because the regex engine stores a position for each line.
_CLOSED_ROWS = re.compile(r"(?=\|[ \t]*+[^-:\s])(?:\|[^\n]*\|[ \t]*\n(?=\|[ \t]*+[^-:\s])){1,1000}")
# The start of another block, which ends an open row.
_OTHER_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|```|~~~|<!--|-{3,}[ \t]*$")
_BLANKS: Final = " \t"

# No cell of a head contains a link or an address, or is only a number or a date.
_ADDRESS = re.compile(r"\]\(|://")
_NUMBER = re.compile(r"[*_` \t]*+\d[\d./: \t-]*+[*_`]*+")
_LONGEST_NAME = 60
# How many stray lines may be between two rows.
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
        """Whether it begins a new row below an open one: it begins with a "|" that is not indented deeper."""
        return self.text[:1] == "|" and self.indent <= row.indent


class _Frame(NamedTuple):
    """What the head of a table determines for its rows."""

    head: str
    cells: int
    """The number of cells in a row: 1 without a head."""
    is_closing: bool
    """Whether rows begin and end with a "|"."""

    def begins_row(self, text: str) -> bool:
        """Whether a line may be the first of a row."""
        return text[:1] == "|" if self.is_closing else "|" in text and not _OTHER_BLOCK.match(text)

    def is_head(self, text: str) -> bool:
        """Whether a line above a delimiter line is the head of another table, not a row of this one."""
        cells = [cell.strip() for cell in text.split("|")]
        names = {name for cell in self.head.split("|") if (name := cell.strip())}
        if len(names.intersection(cells)) >= min(2, len(names)) > 0:  # some columns added or left out
            return True
        return not _ADDRESS.search(text) and not any(
            len(cell) > _LONGEST_NAME or _NUMBER.fullmatch(cell) for cell in cells
        )


class _Closed(NamedTuple):
    """A closed row."""

    end: int
    pipes: int
    """The number of pipes in it."""


class Tables:
    """The tables of a text; call the methods in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text, self._size = text, len(text)
        self._counted = (0, 0)
        """An offset and the number of its line, from which lines are counted on."""
        self._unclosed = 0
        """No open row before this offset is closed: an earlier search came this far and found no end."""
        self._has_comment_end = True
        """Whether the rest of the text may still contain "-->"."""

    def begins(self, at: int, *, in_prose: bool) -> bool:
        """Whether a table begins with the line at an offset, which begins with a "|".

        Args:
            at: Where the line begins.
            in_prose: Whether the line above is prose, which only a head or a closed row interrupts.
        """
        line = self._line(at)
        if self.is_delimiter(line.end + 1):
            return True
        if "|" in line.text[1:] and (line.is_closed or not in_prose):
            return True
        row = self._closed_row(line, 1)
        return row is not None and row.end > line.end

    def is_delimiter(self, at: int) -> bool:
        """Whether the line at an offset is a delimiter line, as below the head of a table."""
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
            frame: What the head determines.
            lines: The lines of the table; theirs are added.
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
        """Whether a line between two rows does not end the table."""
        text = line.text
        if not frame.is_closing:
            return text[:1] in ("<", ">")
        if HEADING.match(text) or FENCE.match(text) or ITEM.match(text):
            return False
        return "|" not in text or not self.is_delimiter(line.end + 1)  # else it is the head of another table

    def _is_whole(self, line: _Line, frame: _Frame) -> bool:
        """Whether the row that begins with a line has as many pipes as the head, or one fewer."""
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
        """Whether a line that begins with a "|" may be the rest of the open row above it.

        Args:
            line: The line.
            pipes: The number of pipes in the open row.
            cells: The number of cells that a row has.
        """
        if pipes >= cells or line.text.count("|") > cells:
            return False
        return not is_delimiter(line.text) and not self.is_delimiter(line.end + 1)

    def _indented_end(self, line: _Line) -> int:
        """Return the end of an unclosed row, which takes the indented lines below its first."""
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
        """Whether a line begins another block, which ends the open row above it."""
        return line.indent <= row.indent and _OTHER_BLOCK.match(line.text) is not None

    def _comment_end(self, line: _Line) -> int:
        """Return the end of the line on which a comment ends, or the end of the text."""
        closing = self._text.find("-->", line.at) if self._has_comment_end else -1
        self._has_comment_end = closing >= 0
        return self._line_end(closing) if closing >= 0 else self._size

    def _line(self, at: int) -> _Line:
        """Return the line at an offset; past the end of the text, an empty line."""
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
        """Return the number of the line at an offset; offsets must not decrease from call to call."""
        counted, number = self._counted
        self._counted = at, number + self._text.count("\n", counted, at)
        return self._counted[1]


def is_delimiter(text: str) -> bool:
    """Whether the text of a line is a delimiter, as below the head of a table."""
    return "|" in text and _DELIMITER.match(text) is not None


def split_row(text: str) -> tuple[list[str], bool]:
    """Split the text of a row at every "|" except those at its ends.

    Returns:
        The cells, and whether the row ends with a "|".
    """
    cells = text.strip().split("|")
    is_closed = len(cells) > 1 and not cells[-1]
    if is_closed:
        del cells[-1]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    return cells, is_closed


def _cells(delimiter: str) -> int:
    """Return the number of cells in a delimiter line."""
    return delimiter.strip("|").count("|") + 1

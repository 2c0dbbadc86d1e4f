"""Tables as templates write them: which lines of a text are a table's, in place of GFM's rule, and which a row's.

GFM ends a row at the end of its line, drops surplus cells, and ends a table at a blank line. A template that
pastes a title with a line break, or a summary with a `|`, then loses papers without a word. This rule keeps what
belongs together:

    table      = [ head line, delimiter line ], { blank }, { row }
    row        = line that begins with "|", { continuation }
    continuation: while the row is open, that is, has no "|" at its end or too few of them, up to the line that
                 closes it; a blank line, a line that begins with "|", or a heading ends a row all the same, but
                 for lines that are indented deeper than the row: templates so write the rest of a title.

A table whose head does not end with "|" has one row a line. The rule says which lines a row has and splits no
cells: where a cell ends, the dialect knows.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

_DELIMITER = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
# What ends an open row although the row is not closed: the beginning of another block.
_OTHER_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|```|~~~|<!--|-{3,}[ \t]*$")


class TableLines(NamedTuple):
    """Which lines of the text a table's parts are: numbers counted from 0, ranges half open."""

    head: int | None
    rows: list[tuple[int, int]]
    after_blank: list[int]
    """The rows that stand after a blank line, by their first line."""


class Texts(Protocol):
    """Texts by the numbers of their lines."""

    def __getitem__(self, line: int, /) -> str:
        """Return the text of a line."""


class Lines(Protocol):
    """The lines of a text, or of a list or quote in it, as the rule looks at them."""

    @property
    def texts(self) -> Texts:
        """Each line without the blanks that it begins with: "" for a blank one."""

    @property
    def end(self) -> int:
        """The number of lines."""

    def indent(self, line: int) -> int:
        """Return the column in which the text of a line begins."""


def read_table(lines: Lines, start: int) -> tuple[TableLines, int] | None:
    """Return the table that begins at a line, and the line after it; None where none does."""
    text = lines.texts[start]
    if is_head(lines, start):
        width, closing = _width(lines.texts[start + 1]), _is_closed(text)
        rows, after_blank, end = _read_rows(lines, start + 2, width, closing=closing)
        return TableLines(start, rows, after_blank), end
    if _is_row(lines, start):
        rows, after_blank, end = _read_rows(lines, start, 1, closing=True)
        return TableLines(None, rows, after_blank), end
    return None


def begins_table(lines: Lines, line: int) -> bool:
    """Whether a table begins at a line."""
    return is_head(lines, line) or _is_row(lines, line)


def is_head(lines: Lines, line: int) -> bool:
    """Whether a line is the head of a table: it holds a "|", and a delimiter line stands below it."""
    return is_delimiter(lines, line + 1) and "|" in lines.texts[line]


def is_delimiter(lines: Lines, line: int) -> bool:
    """Whether a line is such as stands below the head of a table."""
    if line >= lines.end:
        return False
    text = lines.texts[line]
    return text[:1] in ("|", "-", ":") and "|" in text and _DELIMITER.fullmatch(text) is not None


def next_written(lines: Lines, line: int) -> int:
    """Return the first line from `line` on that is not blank, or the end."""
    texts, end = lines.texts, lines.end
    while line < end and not texts[line]:
        line += 1
    return line


def _is_row(lines: Lines, start: int) -> bool:
    """Whether a line without a head above it begins a row: it has a second "|", if need be on a later line."""
    text = lines.texts[start]
    if not text.startswith("|"):
        return False
    if "|" in text[1:]:
        return True
    end = _row_end(lines, start, 1)
    return end > start + 1 and _is_closed(lines.texts[end - 1])


def _is_closed(text: str) -> bool:
    return text.rstrip()[-1:] == "|"


def _width(delimiter: str) -> int:
    return delimiter.strip().strip("|").count("|") + 1


def _read_rows(
    lines: Lines, line: int, width: int, *, closing: bool
) -> tuple[list[tuple[int, int]], list[int], int]:
    """Return the rows from a line on, those after a blank line, and the line where the table ends.

    Args:
        lines: The lines.
        line: The first line below the head.
        width: How many cells a row has.
        closing: Whether rows begin and end with "|"; else each line with a "|" is a row.
    """
    rows: list[tuple[int, int]] = []
    after_blank: list[int] = []
    last = line
    texts, end = lines.texts, lines.end
    while (start := next_written(lines, line)) < end:
        text = texts[start]
        if not (text[0] == "|" if closing else start == line and "|" in text):
            break
        if rows and is_delimiter(lines, start + 1):  # the head of another table
            break
        if rows and start > line:
            after_blank.append(start)
        line = last = _row_end(lines, start, width) if closing else start + 1
        rows.append((start, line))
    return rows, after_blank, last


def _begins_row(lines: Lines, line: int, row: int) -> bool:
    """Whether a line begins a row below another one: with a "|" that is not indented deeper than the other's."""
    return lines.texts[line][:1] == "|" and not _is_deeper(lines, line, row)


def _is_deeper(lines: Lines, line: int, row: int) -> bool:
    """Whether a line is indented deeper than a row above it: templates so indent what a title goes on with."""
    indent = lines.indent(line)
    return indent > 0 and indent > lines.indent(row)


def _row_end(lines: Lines, start: int, width: int) -> int:
    """Return the line after a row: where it closes, else where its indented lines end."""
    text, line = lines.texts[start], start + 1
    is_closed = _is_closed(text)
    if is_closed and (line >= lines.end or _begins_row(lines, line, start)):
        return line
    pipes = text.count("|")
    if is_closed and pipes > width:
        return line
    closed_at, open_until = 0, line
    while True:
        is_open = not closed_at and not is_closed
        following = next_written(lines, line) if is_open else line
        if following >= lines.end or _begins_row(lines, following, start):
            break
        text = lines.texts[following]
        if not text or (_OTHER_BLOCK.match(text) and not _is_deeper(lines, following, start)):
            break
        pipes += text.count("|")
        if following == line == open_until and lines.indent(line) > 0:
            open_until = line + 1
        line = following + 1
        if _is_closed(text):
            closed_at = line
            if pipes > width:
                break
    return closed_at or open_until


def split_row(text: str) -> tuple[list[str], bool]:
    """Split the text of a row at every "|", without those at its ends; return whether it ends with one, too."""
    cells = text.strip().split("|")
    is_closed = len(cells) > 1 and not cells[-1]
    if is_closed:
        del cells[-1]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    return cells, is_closed

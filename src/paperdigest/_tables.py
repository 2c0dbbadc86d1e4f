"""Tables as templates write them: a block rule for markdown-it-py in place of GFM's, and the splitting of rows.

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
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

#: The type of the token that the rule pushes; its `meta` holds a `TableLines` under "table".
TABLE = "paperdigest_table"

_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
# What ends an open row although the row is not closed: the beginning of another block.
_OTHER_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|```|~~~|<!--|-{3,}[ \t]*$")


class TableLines(NamedTuple):
    """Which lines of the text a table's parts are: numbers counted from 0, ranges half open."""

    head: int | None
    rows: list[tuple[int, int]]
    after_blank: list[int]
    """The rows that stand after a blank line, by their first line."""


class _Reader:
    """The lines of one call of the rule, with what it asks of each."""

    def __init__(self, state: StateBlock, end: int) -> None:
        self.state, self.end = state, end

    def text(self, line: int) -> str:
        state = self.state
        return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

    def is_blank(self, line: int) -> bool:
        return self.state.isEmpty(line)

    def is_piped(self, line: int) -> bool:
        state = self.state
        return state.src.startswith("|", state.bMarks[line] + state.tShift[line])

    def is_deeper(self, line: int, row: int) -> bool:
        """Whether a line is indented deeper than a row above it: templates so indent what a title goes on with."""
        return self.state.sCount[line] > self.state.sCount[row]

    def begins_row(self, line: int, row: int) -> bool:
        """Whether a line begins a row below another one: with a "|" that is not indented deeper than the other's."""
        return self.is_piped(line) and not self.is_deeper(line, row)

    def is_delimiter(self, line: int) -> bool:
        if line >= self.end:
            return False
        text = self.text(line)
        return (
            text[:1] in ("|", "-", ":")
            and "-" in text
            and "|" in text
            and _DELIMITER.fullmatch(text) is not None
        )

    def is_closed(self, line: int) -> bool:
        return self.text(line).rstrip().endswith("|")

    def pipes(self, line: int) -> int:
        state = self.state
        return state.src.count("|", state.bMarks[line], state.eMarks[line])

    def next_written(self, line: int) -> int:
        """Return the first line from `line` on that is not blank, or the end."""
        while line < self.end and self.is_blank(line):
            line += 1
        return line


def table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Recognize a table at a line: the block rule that `Document` gives to markdown-it-py."""
    reader = _Reader(state, end)
    piped = reader.is_piped(start)
    headed = reader.is_delimiter(start + 1) and (piped or "|" in reader.text(start))
    if not headed and not (piped and _is_row(reader, start)):
        return False
    if silent:
        return True
    if headed:
        width, closing = _width(reader.text(start + 1)), reader.is_closed(start)
        rows, after_blank, line = _read_rows(reader, start + 2, width, closing=closing)
    else:
        rows, after_blank, line = _read_rows(reader, start, 1, closing=True)
    token = state.push(TABLE, "", 0)
    token.map = [start, line]
    token.meta = {"table": TableLines(start if headed else None, rows, after_blank)}
    state.line = line
    return True


def heads_table(state: StateBlock, line: int) -> bool:
    """Whether a line is the head of a table although it does not begin with "|"."""
    reader = _Reader(state, state.lineMax)
    return reader.is_delimiter(line + 1) and "|" in reader.text(line)


def _is_row(reader: _Reader, start: int) -> bool:
    """Whether a line without a head above it begins a row: it has a second "|", if need be on a later line."""
    if reader.pipes(start) > 1:
        return True
    end = _row_end(reader, start, 1)
    return end > start + 1 and reader.is_closed(end - 1)


def _width(delimiter: str) -> int:
    return delimiter.strip().strip("|").count("|") + 1


def _read_rows(
    reader: _Reader, line: int, width: int, *, closing: bool
) -> tuple[list[tuple[int, int]], list[int], int]:
    """Return the rows from a line on, those after a blank line, and the line where the table ends.

    Args:
        reader: The lines.
        line: The first line below the head.
        width: How many cells a row has.
        closing: Whether rows begin and end with "|"; else each line with a "|" is a row.
    """
    rows: list[tuple[int, int]] = []
    after_blank: list[int] = []
    last = line
    while (start := reader.next_written(line)) < reader.end:
        if not (reader.is_piped(start) if closing else start == line and "|" in reader.text(start)):
            break
        if reader.is_delimiter(start + 1) and rows:  # the head of another table
            break
        if start > line and rows:
            after_blank.append(start)
        line = last = _row_end(reader, start, width) if closing else start + 1
        rows.append((start, line))
    return rows, after_blank, last


def _row_end(reader: _Reader, start: int, width: int) -> int:
    """Return the line after a row: where it closes, else where its indented lines end."""
    pipes, line = reader.pipes(start), start + 1
    if reader.is_closed(start) and (pipes > width or line >= reader.end or reader.begins_row(line, start)):
        return line
    closed_at, open_until = 0, line
    while True:
        is_open = not closed_at and not reader.is_closed(start)
        following = reader.next_written(line) if is_open else line
        if following >= reader.end or reader.is_blank(following) or reader.begins_row(following, start):
            break
        text = reader.text(following)
        if _OTHER_BLOCK.match(text) and not reader.is_deeper(following, start):
            break
        pipes += text.count("|")
        if following == line == open_until and reader.state.sCount[line] > 0:
            open_until = line + 1
        line = following + 1
        if text.rstrip().endswith("|"):
            closed_at = line
            if pipes > width:
                break
    return closed_at or open_until


def split_row(text: str) -> list[str]:
    """Split the text of a row at every "|", without those at its ends."""
    text = text.strip()
    return text[text.startswith("|") : len(text) - (text.endswith("|") and len(text) > 1)].split("|")

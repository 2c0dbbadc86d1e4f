"""A digest as lines and blocks: what dialects look at.

One pass over the lines finds the blocks as CommonMark has them, with three changes. Tables are read by the rule of
`_tables`; prose is taken in whole runs of lines; and what a template never means is off: setext headings by dashes
(a rule below a paragraph is a rule), link reference definitions, and code by indentation. Nothing inline is
interpreted. Where a list, a quote, a fence or a block of HTML ends, markdown-it-py is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from paperdigest._nesting import UNDERLINE, Nesting
from paperdigest._tables import TableLines, begins_table, is_delimiter, next_written, read_table, split_row

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a line begins with that may be no prose. A line with anything else can only be the head of a table, or a
# heading by the line below it.
_MARKS = frozenset("#>`~<|*+-_:0123456789")
_BLANKS = " \t"
_HEADING = re.compile(r"#{1,6}(?![^ \t])")
_RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
# What lists, quotes, fences and HTML begin with: the rest of what they take, markdown-it-py knows.
_NESTING = re.compile(r"[>`~<]|(?:[*+-]|\d{1,9}[.)])(?![^ \t])", re.ASCII)
# What ends a paragraph, but for tables, HTML and blank lines: a heading, a quote, a fence, a rule, or an item of a
# list that is not empty and, if it has a number, has the first.
_INTERRUPTION = re.compile(
    rf"{_HEADING.pattern}|>|~~~|```[^`]*$|{_RULE.pattern}|(?:[*+-]|0{{0,8}}1[.)])[ \t]++(?!$)"
)


@attrs.define
class Block:
    """A block at the top level of a document."""

    kind: str
    """paragraph, heading, list, quote, html, fence, rule, or table."""
    start: int
    """Its first line, counted from 0."""
    end: int
    """The line after its last."""
    headings: tuple[str, ...] = ()
    """The headings that it stands under, outermost first; a heading does not stand under itself."""
    text: str = ""
    """A heading's text."""
    level: int = 0
    """A heading's level, 1 to 6."""
    table: TableLines | None = None
    """A table's lines."""


@attrs.define
class Document:
    """A text with its lines and blocks. Lines are counted from 0, ranges of them are half open."""

    text: str
    """The text with line ends made "\\n" (CommonMark: LF, CR, or CRLF ends a line)."""
    lines: list[str]
    """Its lines, without their ends."""
    blocks: list[Block]
    """Its blocks in order; blank lines lie between them."""

    @classmethod
    def from_text(cls, text: str) -> Document:
        """Return the document that a text is."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if text.startswith("\ufeff"):  # a byte order mark that survived decoding is no part of the first line
            text = " " + text[1:]
        lines = text.split("\n")
        return cls(text, lines, list(_under_headings(_Scanner(text, lines))))

    def slice(self, start: int, end: int) -> str:
        """Return the lines of a range as one text."""
        return self.lines[start] if end == start + 1 else "\n".join(self.lines[start:end])

    def row(self, line: int) -> list[str]:
        """Return the cells of a row that stands on one line, split at every "|" and trimmed."""
        return list(map(str.strip, split_row(self.lines[line])[0]))


def _under_headings(blocks: _Scanner) -> Iterator[Block]:
    """Yield the blocks, and tell each the headings that it stands under."""
    headings: list[tuple[int, str]] = []
    above: tuple[str, ...] = ()
    for block in blocks:
        if block.kind == "heading":
            while headings and headings[-1][0] >= block.level:
                headings.pop()
            block.headings = tuple(text for _, text in headings)
            headings.append((block.level, block.text))
            above = (*block.headings, block.text)
        else:
            block.headings = above
        yield block


class _Scanner:
    """The lines of a text, and its blocks one after the other."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self._whole, self._lines = text, lines
        self._nesting: Nesting | None = None
        self.texts = [line.lstrip(_BLANKS) for line in lines]
        """The lines without the blanks that they begin with."""
        self.end = len(lines) if self.texts[-1] else len(lines) - 1
        """The number of lines, without a blank rest after the last line end."""

    def indent(self, line: int) -> int:
        """Return the column in which the text of a line begins."""
        whole, text = self._lines[line], self.texts[line]
        return 0 if whole is text else len(whole[: len(whole) - len(text)].expandtabs(4))

    def __iter__(self) -> Iterator[Block]:
        line = 0
        while (line := next_written(self, line)) < self.end:
            block = self._block(line)
            yield block
            line = block.end

    def nesting(self) -> Nesting:
        """Return the text as markdown-it-py sees it."""
        if self._nesting is None:
            self._nesting = Nesting(self._whole, self._lines[: self.end])
        return self._nesting

    def _block(self, start: int) -> Block:
        """Return the block that begins at a line."""
        text = self.texts[start]
        below = self.texts[start + 1] if start + 1 < self.end else ""
        mark = text[0]
        if (mark == "|" or below[:1] in ("|", "-", ":")) and (table := read_table(self, start)):
            return Block("table", start, table[1], table=table[0])
        if mark == "#":
            if marks := _HEADING.match(text):
                level = marks.end()
                return Block("heading", start, start + 1, text=_heading(text[level:]), level=level)
        elif mark in _MARKS:
            if _RULE.match(text):
                return Block("rule", start, start + 1)
            if _NESTING.match(text) and (nested := self.nesting().block(start)):
                return Block(nested[0], start, nested[1])
        if below[:1] == "=" and UNDERLINE.fullmatch(below):
            return Block("heading", start, start + 2, text=text.strip(), level=1)
        return Block("paragraph", start, self._end_of_prose(start + 1))

    def _end_of_prose(self, line: int) -> int:
        """Return the line after a paragraph: most lines can't begin another block, and are not looked at."""
        texts, end = self.texts, self.end
        while line < end and (text := texts[line]):
            if text[0] in _MARKS:
                if is_delimiter(self, line) and "|" in texts[line - 1]:  # the line above heads a table
                    return line - 1
                if self._interrupts(text, line):
                    break
            line += 1
        return line

    def _interrupts(self, text: str, line: int) -> bool:
        """Whether a line below prose begins another block."""
        if self.indent(line) >= 4:
            return False
        if text[0] == "|" and begins_table(self, line):
            return True
        if text[0] == "<" and self.nesting().is_html_in_prose(line):
            return True
        return _INTERRUPTION.match(text) is not None


def _heading(text: str) -> str:
    """Return the text of a heading, without the marks that may close it."""
    text = text.rstrip(_BLANKS)
    bare = text.rstrip("#")
    return (bare if bare[-1:] in (" ", "\t") else text).strip()

"""A digest as lines and blocks: what dialects look at.

markdown-it-py says where the blocks are, with three changes. Tables are read by the rule of `_tables`; prose is
taken in whole runs of lines; and what a template never means is off: setext headings by dashes (a rule below a
paragraph is a rule), link reference definitions, and code by indentation. Nothing inline is interpreted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from paperdigest._tables import TABLE, TableLines, heads_table, split_row, table_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_PROSE = "paperdigest_prose"
_KINDS = {
    _PROSE: "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "html_block": "html",
    "fence": "fence",
    "hr": "rule",
    TABLE: "table",
}

# What a block other than a paragraph may begin with.
_MARKS = frozenset("#>`~<|*+-_0123456789\t ")
# After a line of prose: the end of the paragraph (a blank line), or a line that may begin another block.
_PROSE_END = re.compile(
    r"\n(?=[ \t]*(?:[\n#>|<:-]|\Z|```|~~~|[*+](?:[ \t\n]|\Z)|\*[* \t]*\*|_[_ \t]*_|\d{1,9}[.)](?:[ \t\n]|\Z)))",
    re.ASCII,
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
    headings: tuple[str, ...]
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
        return cls(text, text.split("\n"), list(_blocks(text)))

    def slice(self, start: int, end: int) -> str:
        """Return the lines of a range as one text."""
        return self.lines[start] if end == start + 1 else "\n".join(self.lines[start:end])

    def row(self, line: int) -> list[str]:
        """Return the cells of a row that stands on one line, split at every "|" and trimmed."""
        return [cell.strip() for cell in split_row(self.lines[line])]


def _blocks(text: str) -> Iterator[Block]:
    tokens: list[Token] = []
    parser = _parser()
    state = _state(text, parser, tokens)
    parser.block.tokenize(state, 0, state.lineMax)
    headings: list[tuple[int, str]] = []
    above: tuple[str, ...] = ()
    for index, token in enumerate(tokens):
        if token.level or token.nesting < 0 or token.map is None or token.type == "inline":
            continue
        kind = _KINDS[token.type]
        block = Block(kind, token.map[0], token.map[1], above)
        if kind == "heading":
            block.level, block.text = int(token.tag[1]), tokens[index + 1].content
            while headings and headings[-1][0] >= block.level:
                headings.pop()
            block.headings = tuple(text for _, text in headings)
            headings.append((block.level, block.text))
            above = (*block.headings, block.text)
        elif kind == "table":
            block.table = token.meta["table"]
        yield block


def _state(text: str, parser: MarkdownIt, tokens: list[Token]) -> StateBlock:
    """Return markdown-it's state at the beginning of a text.

    Its own constructor walks every line in Python; here only the lines that begin with a blank are walked.
    """
    from markdown_it.rules_block import StateBlock  # noqa: PLC0415 - as in _parser

    state = StateBlock("", parser, {}, tokens)
    lines = text.split("\n")
    if not lines[-1].strip(" \t"):  # in markdown-it, a blank rest after the last line end is no line
        lines.pop()
    ends = list(accumulate(map(len, lines), lambda end, length: end + 1 + length, initial=-1))
    state.src = text
    state.bMarks = [*(end + 1 for end in ends[:-1]), len(text)]
    state.eMarks = [*ends[1:], len(text)]
    state.tShift = [0] * len(state.bMarks)
    state.sCount = [0] * len(state.bMarks)
    state.bsCount = [0] * len(state.bMarks)
    state.lineMax = len(lines)
    for number, line in enumerate(lines):
        if line[:1] in (" ", "\t"):
            blank = line[: len(line) - len(line.lstrip(" \t"))]
            state.tShift[number], state.sCount[number] = len(blank), len(blank.expandtabs(4))
    return state


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - loaded with the first text, not with the package

    parser = MarkdownIt("commonmark")
    parser.disable(["code", "reference", "lheading"])
    parser.block.ruler.before("fence", "table", table_rule, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("paragraph", "setext", _setext_rule)
    parser.block.ruler.before("paragraph", "prose", _prose_rule)
    parser.block.ruler.before("table", "plain", _plain_rule)
    return parser


def _setext_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Recognize a heading of one line over a line of "="."""
    if silent or start + 1 >= end:
        return False
    under = state.bMarks[start + 1] + state.tShift[start + 1]
    if not state.src.startswith("==", under) or state.src[under : state.eMarks[start + 1]].strip(" \t="):
        return False
    opening = state.push("heading_open", "h1", 1)
    opening.map = [start, start + 2]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, start + 1, state.blkIndent, keepLastLF=False).strip()
    inline.map, inline.children = [start, start + 1], []
    state.push("heading_close", "h1", -1)
    state.line = start + 2
    return True


def _plain_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Recognize a paragraph whose first line can begin nothing else, before the other rules look at it."""
    if silent or state.level or state.tShift[start] or state.src[state.bMarks[start]] in _MARKS:
        return False
    if start + 1 < end and state.src[state.bMarks[start + 1] + state.tShift[start + 1]] in "=|-:":
        return False  # the line may be a heading over "=", or the head of a table
    return _prose_rule(state, start, end, silent)


def _prose_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Recognize a paragraph in whole runs of lines: most lines of prose can't begin a block, and are not looked at."""
    if silent or state.level:
        return False
    source, begins = state.src, state.bMarks
    terminators = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    line = start
    while True:
        found = _PROSE_END.search(source, state.eMarks[line])
        line = end if found is None else bisect_left(begins, found.end(), line, end)
        if line >= end or state.isEmpty(line):
            break
        if line - 1 > start and heads_table(state, line - 1):
            line -= 1
            break
        if state.sCount[line] < 4 and any(rule(state, line, end, True) for rule in terminators):  # noqa: FBT003 - as above
            break
    state.parentType = parent
    state.push(_PROSE, "", 0).map = [start, line]
    state.line = line
    return True

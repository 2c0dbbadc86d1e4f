"""The blocks that can hold others, and those whose end is not seen from their lines alone: markdown-it-py reads them.

Lists, quotes, fences and HTML are rare in digests, and what CommonMark says of them is long. So markdown-it-py is
asked where one ends, and loaded when the first is met. Inside of them, as outside, tables are those of `_tables`,
and what a template never means is off.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from paperdigest._tables import begins_table, read_table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

#: A line over which a line of text is a heading.
UNDERLINE = re.compile(r"==+[ \t=]*")


class Nesting:
    """A text as markdown-it-py sees it: with its lines, less a blank rest after the last line end."""

    def __init__(self, text: str, lines: list[str]) -> None:
        from markdown_it.rules_block import (  # noqa: PLC0415 - loaded when first needed, not with the package
            blockquote,
            fence,
            html_block,
            list_block,
        )

        self._state = _state(text, lines)
        self._html = html_block
        self._rules = {"fence": fence, "quote": blockquote, "list": list_block, "html": html_block}

    def block(self, line: int) -> tuple[str, int] | None:
        """Return the kind of the block that begins at a line, and the line after it; None where it is none of these."""
        state = self._state
        state.line = line  # the rule of lists counts from it
        for kind, rule in self._rules.items():
            if rule(state, line, state.lineMax, False):  # noqa: FBT003 - markdown-it's signature
                state.tokens.clear()
                return kind, state.line
        return None

    def is_html_in_prose(self, line: int) -> bool:
        """Whether a line begins a block of HTML, where it stands below a line of prose."""
        return self._html(self._state, line, self._state.lineMax, True)  # noqa: FBT003 - as above


class _Inside:
    """The lines of a list or quote for the rule of tables: without what the list or quote puts before them."""

    def __init__(self, state: StateBlock, end: int) -> None:
        self.state, self.end = state, end

    @property
    def texts(self) -> _Inside:
        return self

    def __getitem__(self, line: int) -> str:
        state = self.state
        return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]

    def indent(self, line: int) -> int:
        return self.state.sCount[line]


def _table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Recognize a table inside a list or quote."""
    lines = _Inside(state, end)
    if silent:
        return begins_table(lines, start)
    found = read_table(lines, start)
    if found is None:
        return False
    state.line = found[1]
    return True


def _setext_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Recognize a heading of one line over a line of "=" inside a list or quote."""
    if silent or start + 1 >= end or not UNDERLINE.fullmatch(_Inside(state, end)[start + 1]):
        return False
    state.line = start + 2
    return True


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - as above

    parser = MarkdownIt("commonmark")
    parser.disable(["code", "reference", "lheading"])
    parser.block.ruler.before("fence", "table", _table_rule, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("paragraph", "setext", _setext_rule)
    return parser


def _state(text: str, lines: list[str]) -> StateBlock:
    """Return markdown-it's state at the beginning of a text.

    Its own constructor looks at every line in Python; here only the lines that begin with a blank are looked at.
    """
    from markdown_it.rules_block import StateBlock  # noqa: PLC0415 - as above

    state = StateBlock("", _parser(), {}, [])
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    ends = [begin - 1 for begin in begins[1:]]
    state.src = text
    state.bMarks = [*begins[:-1], len(text)]  # there as below, one line more than there is
    state.eMarks = [*ends, len(text)]
    state.tShift = [0] * len(begins)
    state.sCount = [0] * len(begins)
    state.bsCount = [0] * len(begins)
    state.lineMax = len(lines)
    for number, line in enumerate(lines):
        if line.startswith((" ", "\t")):
            blank = line[: len(line) - len(line.lstrip(" \t"))]
            state.tShift[number], state.sCount[number] = len(blank), len(blank.expandtabs(4))
    return state

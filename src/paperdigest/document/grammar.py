"""The patterns of lines and marks, except those of HTML and tables.

Every pattern runs in linear time: its quantifiers are possessive, so it does not backtrack.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from paperdigest.document.units import Rules

BLANKS = re.compile(r"[ \t]*+")
BLANK_LINES = re.compile(r"[ \t\n]*+")
#: The next line that is not blank; the group matches if blank lines were skipped.
NEXT_LINE = re.compile(r"\n[ \t]*+(?:(\n)[ \t\n]*+)?+")

ITEM_MARKS = frozenset("-*+0123456789")
ITEM = re.compile(r"([-*+]|[0-9]{1,9}[.)])([ \t]++|(?=\n)|\Z)")
PROSE_MARKS = frozenset("*_`0123456789")
#: A line that begins with such a mark but is prose: emphasis, code, a number.
PROSE = re.compile(r"[*_`][^*_`\s]|\*\*[^*\s]|__[^_\s]|[0-9]++(?:[^0-9.)]|[.)]\S)")
#: An item that begins with plain prose after one to four spaces. No pattern is used more often.
PROSE_ITEM = re.compile(
    r"([-*+]|[0-9]{1,9}[.)]) {1,4}"
    rf"(?=[^-#>`~<=*+_0-9|%:\\\s]|{PROSE.pattern})"
)
HEADING = re.compile(r"(#{1,6})(?:[ \t][^\n]*+)?+(?=\n|\Z)")
#: A line that turns the prose above it into a heading: CommonMark's rule, and the rule for digests.
UNDERLINE = re.compile(r"(=++|-++)[ \t]*+(?=\n|\Z)")
DIGEST_UNDERLINE = re.compile(r"(==++[ \t=]*+)(?=\n|\Z)")
#: A rule of each mark: at least three marks, up to the end of the line.
RULES = {mark: re.compile(rf"[{mark} \t]*+") for mark in "-*_"}
SEPARATOR = re.compile(r"\\\\[ \t]*+(?=\n|\Z)|(?=-*+%)[-%]{8,}+[ \t]*+(?=\n|\Z)")

FENCE = re.compile(r"`{3,}+(?=[^`\n]*+(?:\n|\Z))|~{3,}+")
#: The line that closes a fence: searched for at the top level, or matched at the text of a line.
FENCE_END = {mark: re.compile(rf"\n {{0,3}}({mark}{{3,}}+)[ \t]*+(?=\n|\Z)") for mark in "`~"}
FENCE_END_HERE = {mark: re.compile(rf"({mark}{{3,}}+)[ \t]*+(?=\n|\Z)") for mark in "`~"}

#: The field in the first line distinguishes front matter from a rule.
FRONT = re.compile(r"---[ \t]*+\n(?=[A-Za-z_][\w -]*+:)")
FRONT_END = re.compile(r"\n(?:---|\.\.\.)[ \t]*+(?=\n|\Z)")


class Marks(NamedTuple):
    """The marks with which a line may begin that is not prose, under some rules."""

    first: frozenset[str]
    """The first characters of such lines."""
    below_prose: re.Pattern[str]
    """Finds the next line below prose that is blank (the group) or begins with a mark, or the end of the text."""


@cache
def marks(rules: Rules) -> Marks:
    """Return the marks for some rules."""
    first, two = "-#>`~<=*+_0123456789", ""
    if rules.tables:
        first, two = first + "|:", two + "|:-"
    if rules.separators:
        first, two = first + "%\\", two + r"|%[-%]|\\\\[ \t]*+(?:\n|\Z)"
    single = "-#>`~<=*+_0-9" + "|" * rules.tables
    return Marks(
        frozenset(first),
        re.compile(rf"\n[ \t]*+(?:(?=[{single}]{two})|(\n)[ \t\n]*+|\Z)"),
    )


def width(blanks: str, column: int) -> int:
    """Return the width of blanks that begin in a column; tab stops are four columns apart."""
    if "\t" not in blanks:
        return len(blanks)
    return len((" " * (column % 4) + blanks).expandtabs(4)) - column % 4

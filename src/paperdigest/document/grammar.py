"""The patterns of lines and marks, except those of HTML and tables.

Every pattern takes time in step with what it matches: runs are possessive, so nothing is tried twice.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from paperdigest.document.units import Rules

BLANKS = re.compile(r"[ \t]*+")
BLANK_LINES = re.compile(r"[ \t\n]*+")
#: The next line that is written; the group tells that blank lines were skipped.
NEXT_LINE = re.compile(r"\n[ \t]*+(?:(\n)[ \t\n]*+)?+")

ITEM_MARKS = frozenset("-*+0123456789")
ITEM = re.compile(r"([-*+]|[0-9]{1,9}[.)])([ \t]++|(?=\n)|\Z)")
PROSE_MARKS = frozenset("*_`0123456789")
#: A line that begins with such a mark and is prose all the same: emphasis, code, a number.
PROSE = re.compile(r"[*_`][^*_`\s]|\*\*[^*\s]|__[^_\s]|[0-9]++(?:[^0-9.)]|[.)]\S)")
#: An item that begins with plain prose behind blanks that need no counting. No pattern is asked more often.
PROSE_ITEM = re.compile(
    r"([-*+]|[0-9]{1,9}[.)]) {1,4}"
    rf"(?=[^-#>`~<=*+_0-9|%:\\\s]|{PROSE.pattern})"
)
HEADING = re.compile(r"(#{1,6})(?:[ \t][^\n]*+)?+(?=\n|\Z)")
#: A line of prose over which another line stands makes a heading: CommonMark's rule, and that of digests.
UNDERLINE = re.compile(r"(=++|-++)[ \t]*+(?=\n|\Z)")
DIGEST_UNDERLINE = re.compile(r"(==++[ \t=]*+)(?=\n|\Z)")
#: What a rule of each mark may consist of: at least three marks, up to the end of the line.
RULES = {mark: re.compile(rf"[{mark} \t]*+") for mark in "-*_"}
SEPARATOR = re.compile(r"\\\\[ \t]*+(?=\n|\Z)|(?=-*+%)[-%]{8,}+[ \t]*+(?=\n|\Z)")

FENCE = re.compile(r"`{3,}+(?=[^`\n]*+(?:\n|\Z))|~{3,}+")
#: The line that closes a fence: searched for from the top level, or matched at the text of a line.
FENCE_END = {mark: re.compile(rf"\n {{0,3}}({mark}{{3,}}+)[ \t]*+(?=\n|\Z)") for mark in "`~"}
FENCE_END_HERE = {mark: re.compile(rf"({mark}{{3,}}+)[ \t]*+(?=\n|\Z)") for mark in "`~"}

#: Front matter is told from a rule by the field in its first line.
FRONT = re.compile(r"---[ \t]*+\n(?=[A-Za-z_][\w -]*+:)")
FRONT_END = re.compile(r"\n(?:---|\.\.\.)[ \t]*+(?=\n|\Z)")


class Marks(NamedTuple):
    """What a line begins with that may be no prose, under some rules."""

    first: frozenset[str]
    """The first characters of such lines."""
    below_prose: re.Pattern[str]
    """The next line below prose that is blank (the group) or begins with a mark; or the end of the text."""


@cache
def marks(rules: Rules) -> Marks:
    """Return the marks that count under some rules."""
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
    """Return how many columns blanks take that begin in a column: a tab goes on to the next multiple of four."""
    if "\t" not in blanks:
        return len(blanks)
    return len((" " * (column % 4) + blanks).expandtabs(4)) - column % 4

"""The codes of problems: stable names that programs can rely on, where the messages may change.

Each code has a severity. A *note* was repaired with nothing lost or guessed. An *error* means that something was
lost or guessed, or looks like a paper and was not read.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperdigest.model import Severity


class Code(StrEnum):
    """What kind of problem it is."""

    GENERAL_READING = "general-reading"
    """A run of papers is of no known style, and was read by what papers look like everywhere."""
    ROW_JOINED = "row-joined"
    """A row of a table was broken over several lines, and joined."""
    ROW_AFTER_BLANK = "row-after-blank"
    """Rows stand after a blank line inside their table."""
    BARE_PIPE = "bare-pipe"
    """A cell holds a `|` that nobody escaped; the template tells where the cell ends."""
    NO_AUTHORS = "no-authors"
    """The cell of the authors is empty."""
    NO_SEPARATOR = "no-separator"
    """The row of dashes below a table's head is missing."""
    UNKNOWN_COLUMN = "unknown-column"
    """A column with no home in the record; it is kept under its header in `Paper.extra`."""
    NAME_CUT = "name-cut"
    """A heading or the header of a column is far too long to stand with each paper; records hold its beginning."""
    ABSTRACT_WITHOUT_ROW = "abstract-without-row"
    """An abstract block has no row in the table of its section; it is a paper of its own."""
    MISSING_CELLS = "missing-cells"
    """A row has fewer cells than its table's head; the paper holds what there is."""
    ROW_CUT = "row-cut"
    """A row is not closed by a `|`: the rest of it may be lost. It was read if its title is whole."""
    NO_TITLE = "no-title"
    """A listing has content but no title; it was not read."""
    BAD_DATE = "bad-date"
    """A cell for a date holds something else; it is kept in `Paper.extra`."""
    BAD_TAGS = "bad-tags"
    """A cell for a list of tags holds something else; it is kept in `Paper.extra`."""
    NO_LINK = "no-link"
    """A cell for links holds other text; it is kept in `Paper.extra`."""
    CONFLICTING_IDS = "conflicting-ids"
    """The links of one listing lead to different arXiv identifiers; the first counts."""
    TABLE_WITHOUT_HEAD = "table-without-head"
    """Rows stand without the head of their table; the columns were told from the rows."""
    LINES_UNREAD = "lines-unread"
    """Lines inside a record that no part of its template explains."""
    NO_ADDRESSES = "no-addresses"
    """A table is headed like one of papers, but none of its rows has the address of a paper."""
    NO_PAPERS = "no-papers"
    """Nothing in a text that is not blank is of any known style."""
    UNCLAIMED_PAPER = "unclaimed-paper"
    """A line looks like a paper (an arXiv or DOI address) and belongs to none."""
    ENCODING_ASSUMED = "encoding-assumed"
    """The bytes of a file are not the encoding that they should be; another was assumed for them."""
    DIALECT_FAILED = "dialect-failed"
    """A dialect raised an exception; its papers are missing."""
    PLUGIN_NOT_LOADED = "plugin-not-loaded"
    """A distribution offers a dialect that can't be imported or used."""


_NOTES = frozenset(
    {
        Code.GENERAL_READING,
        Code.ROW_JOINED,
        Code.ROW_AFTER_BLANK,
        Code.BARE_PIPE,
        Code.NO_AUTHORS,
        Code.NO_SEPARATOR,
        Code.UNKNOWN_COLUMN,
        Code.NAME_CUT,
        Code.ABSTRACT_WITHOUT_ROW,
    }
)


def severity_of(code: str) -> Severity:
    """Return the severity of a code; a code that is not the package's own is an error."""
    return "note" if code in _NOTES else "error"

"""The codes of problems. Codes are stable, so programs can rely on them; messages may change.

Each code has a severity. A *note* reports a repair that lost and guessed nothing. An *error* means that something was
lost or guessed, or that text that looks like a paper was not read.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperdigest.model import Severity


class Code(StrEnum):
    """The kind of a problem."""

    GENERAL_READING = "general-reading"
    """A run of papers has an unknown layout. A general style read it."""
    ROW_JOINED = "row-joined"
    """A table row was broken over several lines. They were joined."""
    ROW_AFTER_BLANK = "row-after-blank"
    """A blank line separates rows from the rest of their table."""
    BARE_PIPE = "bare-pipe"
    """A cell contains an unescaped `|`. The template showed where the cell ends."""
    NO_AUTHORS = "no-authors"
    """The authors cell is empty."""
    NO_SEPARATOR = "no-separator"
    """The row of dashes below a table's head is missing."""
    UNKNOWN_COLUMN = "unknown-column"
    """No field of the record matches a column. Its cells are in `Paper.extra` under its header."""
    NAME_CUT = "name-cut"
    """A heading or a column header is too long to repeat in each record. Records have its beginning."""
    ABSTRACT_WITHOUT_ROW = "abstract-without-row"
    """An abstract has no row in its section's table. It became a paper of its own."""
    MISSING_CELLS = "missing-cells"
    """A row has fewer cells than its table's head. The paper has the cells that are present."""
    ROW_CUT = "row-cut"
    """A row does not end with `|`, so its end may be lost. It was read if its title is complete."""
    NO_TITLE = "no-title"
    """A listing has content but no title. It was not read."""
    BAD_DATE = "bad-date"
    """A date cell contains something else. The text is in `Paper.extra`."""
    BAD_TAGS = "bad-tags"
    """A tags cell contains something else. The text is in `Paper.extra`."""
    NO_LINK = "no-link"
    """A links cell contains other text. The text is in `Paper.extra`."""
    CONFLICTING_IDS = "conflicting-ids"
    """The links of one listing lead to different arXiv identifiers. The first was used."""
    TABLE_WITHOUT_HEAD = "table-without-head"
    """Rows have no table head. The columns were inferred from the rows."""
    LINES_UNREAD = "lines-unread"
    """Lines inside a record match no part of its template."""
    NO_ADDRESSES = "no-addresses"
    """A table has a head like a table of papers, but no row has the address of a paper."""
    NO_PAPERS = "no-papers"
    """No known style matches the text, which is not blank."""
    UNCLAIMED_PAPER = "unclaimed-paper"
    """A line outside all papers contains the address of a paper (arXiv or DOI)."""
    ENCODING_ASSUMED = "encoding-assumed"
    """The bytes of a file do not fit the expected encoding. Another one was assumed."""
    DIALECT_FAILED = "dialect-failed"
    """A dialect raised an exception. Its papers are missing."""
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
    """Return the severity of a code; codes of other packages are errors."""
    return "note" if code in _NOTES else "error"

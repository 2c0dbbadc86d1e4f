"""The records that describe a text, and the rules for reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence


class TableLines(NamedTuple):
    """The lines of the parts of a table. Numbers count from 0; ranges are half open."""

    head: int | None
    """The line of the head; None for rows without a head."""
    rows: list[tuple[int, int]]
    """The first line of each row, and the line after its last."""
    after_blank: list[int]
    """The first lines of the rows that follow a blank line."""
    delimiters: list[int]
    """The delimiter lines: the one below the head, and any repeated between the rows."""


@attrs.define(eq=False, repr=False, weakref_slot=False)
class Unit:
    """A part of a text. Offsets count characters; ranges are half open."""

    kind: str
    """item, quote, paragraph, heading, fence, code, rule, html, front, or table."""
    at: int
    """Where it begins: the offset of its mark or of its text."""
    end: int
    """Where its last line that is not blank ends."""
    begin: int
    """Where its own text begins; -1 if it has none. The own text of an item is its first paragraph."""
    finish: int
    """Where its own text ends."""
    level: int
    """The level of a heading; for an item, the column in which its content begins, inside the unit around it."""
    mark: str
    """The mark of an item ("-", "12."), the marks of a heading or fence, the character of a rule, the name of the
    first tag of HTML."""
    units: Sequence[Unit] = ()  # a list if it has any; most have none, and lists are large
    """The units in it, in order, without the own text of an item."""
    table: TableLines | None = None
    """The lines of a table."""

    def add(self, unit: Unit) -> None:
        """Put a unit into this one, behind those in it."""
        if isinstance(units := self.units, list):
            units.append(unit)
        else:
            self.units = [unit]

    def __repr__(self) -> str:
        return f"<{self.kind}{self.mark and ' ' + self.mark} {self.at}:{self.end}>"


class Rules(NamedTuple):
    """The rules on which digests and CommonMark differ."""

    dash_headings: bool = False
    """Whether a line of "-" or "=" turns the prose above it into a heading, as in CommonMark. Otherwise "---" is a rule,
    and only two or more "=" below a single line make a heading."""
    indented_code: bool = False
    """Whether lines indented by four columns are code. Otherwise they are ordinary lines."""
    front_matter: bool = True
    """Whether the text may begin with YAML fields between two "---" lines."""
    tables: bool = True
    """Whether lines with "|" at the top level are tables."""
    separators: bool = True
    r"""Whether a line of two backslashes, or of "%" and "-", is a rule, as in arXiv's listing mail."""


#: How digests are read.
DIGEST = Rules()
#: How CommonMark reads a text, except that link reference definitions become paragraphs.
COMMONMARK = Rules(dash_headings=True, indented_code=True, front_matter=False, tables=False, separators=False)

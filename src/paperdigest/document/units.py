"""The records that a text is read into, and the switches that say how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence


class TableLines(NamedTuple):
    """Which lines of the text the parts of a table are: numbers counted from 0, ranges half open."""

    head: int | None
    """The line of the head; None for rows without one."""
    rows: list[tuple[int, int]]
    """The lines of each row: from its first to the one after its last."""
    after_blank: list[int]
    """The first lines of the rows that follow a blank line."""
    delimiters: list[int]
    """The delimiter lines: the one below the head, and any other that is repeated between the rows."""


@attrs.define(eq=False, repr=False, weakref_slot=False)
class Unit:
    """A part of a text. Offsets count characters, and ranges are half open."""

    kind: str
    """item, quote, paragraph, heading, fence, code, rule, html, front, or table."""
    at: int
    """Where its first character is: a mark, or a letter of its text."""
    end: int
    """Where its last line that is not blank ends."""
    begin: int
    """Where its own text begins. The own text of an item is the paragraph that it begins with: -1 if it has none."""
    finish: int
    """Where its own text ends."""
    level: int
    """The level of a heading; the column in which the content of an item begins, in what the item is in."""
    mark: str
    """The mark of an item ("-", "12."), the marks of a heading or fence, the character of a rule, the name of the
    first tag of HTML."""
    units: Sequence[Unit] = ()  # a list where it holds any: most stay empty, and lists are large
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
    """Where templates mean something else than CommonMark."""

    dash_headings: bool = False
    """Whether a line of "-" or "=" makes a heading of all the prose above it, as in CommonMark. Otherwise "---" is a
    rule, and only two or more "=" below a single line make a heading."""
    indented_code: bool = False
    """Whether lines indented by four columns are code. Otherwise they are read like any other line."""
    front_matter: bool = True
    """Whether the text may begin with fields between two lines "---"."""
    tables: bool = True
    """Whether lines with "|" at the top level are tables."""
    separators: bool = True
    r"""Whether a line that holds only two backslashes, or only "%" and "-", is a rule, as in arXiv's listing mail."""


#: How digests are read.
DIGEST = Rules()
#: How CommonMark reads a text, except that link reference definitions are paragraphs.
COMMONMARK = Rules(dash_headings=True, indented_code=True, front_matter=False, tables=False, separators=False)

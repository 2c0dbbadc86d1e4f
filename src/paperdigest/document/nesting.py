"""The open items and quotes at a place in a text, which the next line may continue.

Each open item has the column in which its content begins. These columns grow from item to item, so bisection finds the
items that an indented line continues. A quote starts the columns anew and requires its own ">" on each line. So the
cost of a line depends on its length, not on the number of open items.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, cast

from paperdigest.document.grammar import BLANKS, width

if TYPE_CHECKING:
    from paperdigest.document.units import Unit


class Place(NamedTuple):
    """How a line continues the open items and quotes."""

    depth: int
    """How many of the open items and quotes it continues."""
    first: int
    """The offset of its text, after the blanks and marks that continue them."""
    column: int
    """The column of its text."""
    base: int
    """The column that counts as the first: the one after the last ">"."""
    indent: int
    """The indentation of its text inside the innermost item or quote that it continues."""


class Nesting:
    """The units of a text so far, and the open ones among them."""

    def __init__(self, text: str) -> None:
        self.text, self.size = text, len(text)
        self.roots: list[Unit] = []
        """The units at the top level."""
        self.stack: list[Unit] = []
        """The open items and quotes, outermost first."""
        self.columns: list[int] = []
        """For each of them, the column of its content inside the innermost quote; -1 for a quote."""
        self.quotes: list[int] = []
        """The positions of the quotes in the stack."""
        self.paragraph: Unit | None = None
        """The open paragraph, or the item whose first paragraph is open."""
        self.written = 0
        """The end of the last line that is not blank."""
        self.quoted: dict[int, int] = {}
        """For each line in a quote, by its offset, where its text begins after the last ">"."""

    def place(self, at: int) -> Place:
        """Return how the line at an offset continues the open items and quotes."""
        text, columns = self.text, self.columns
        first = BLANKS.match(text, at).end()  # type: ignore[union-attr] # it matches anywhere
        column, base, depth = width(text[at:first], 0), 0, 0
        for quote in self.quotes:
            if self.is_line_end(first):
                return Place(quote, first, column, base, 0)
            inner = bisect_right(columns, column - base, depth, quote)
            indent = column - base - (columns[inner - 1] if inner > depth else 0)
            if inner < quote or text[first] != ">" or indent >= 4:
                return Place(inner, first, column, base, indent)
            first, column, base = self.after_quote(first, column)
            depth = quote + 1
        if self.is_line_end(first):
            return Place(len(self.stack), first, column, base, 0)
        inner = bisect_right(columns, column - base, depth)
        return Place(inner, first, column, base, column - base - (columns[inner - 1] if inner > depth else 0))

    def after_quote(self, first: int, column: int) -> tuple[int, int, int]:
        """Return the offset and column of the text after a ">", and the column that counts as the first there."""
        begin, column = first + 1, column + 1
        first = BLANKS.match(self.text, begin).end()  # type: ignore[union-attr] # as above
        if first == begin:
            return first, column, column
        return first, column + width(self.text[begin:first], column), column + 1

    def add(self, unit: Unit) -> None:
        """Add a unit to the innermost open item or quote."""
        if self.stack:
            self.stack[-1].add(unit)
        else:
            self.roots.append(unit)

    def take_back(self) -> None:
        """Remove the unit that was added last; the innermost open item or quote must still be the same."""
        units = self.stack[-1].units if self.stack else self.roots
        cast("list[Unit]", units).pop()

    def leaf(self, unit: Unit) -> int:
        """Add a unit without children; return where it ends."""
        self.add(unit)
        self.written = unit.end
        return unit.end

    def open(self, unit: Unit, column: int) -> None:
        """Add an item or quote and leave it open.

        Args:
            unit: The item or quote.
            column: The column of an item's content; -1 for a quote.
        """
        self.add(unit)
        if column < 0:
            self.quotes.append(len(self.stack))
        self.stack.append(unit)
        self.columns.append(column)

    def close(self, depth: int) -> None:
        """Close the open paragraph, and all but the outermost items and quotes.

        Args:
            depth: How many items and quotes stay open.
        """
        self.paragraph = None
        stack, columns, written = self.stack, self.columns, self.written
        while len(stack) > depth:
            unit = stack.pop()
            unit.end = max(unit.end, written)
            if columns.pop() < 0:
                self.quotes.pop()

    def blank(self, depth: int) -> None:
        """Process a blank line that continues the outermost items and quotes: it closes an item that is still empty."""
        self.close(depth)
        if self.stack and is_empty(self.stack[-1]):
            self.close(len(self.stack) - 1)

    def is_line_end(self, offset: int) -> bool:
        """Whether an offset is at the end of its line."""
        return offset == self.size or self.text[offset] == "\n"

    def line_end(self, offset: int) -> int:
        """Return where the line of an offset ends."""
        end = self.text.find("\n", offset)
        return end if end >= 0 else self.size


def is_empty(unit: Unit) -> bool:
    """Whether an item has neither text nor units so far. A quote always has a place for text."""
    return unit.begin < 0 and not unit.units

"""A text with its units and lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from html import unescape
from itertools import accumulate, count
from operator import add, attrgetter
from typing import TYPE_CHECKING

from paperdigest.document.details import details_of
from paperdigest.document.html import PAGE, tag_pattern
from paperdigest.document.reader import UnitReader
from paperdigest.document.units import DIGEST, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paperdigest.document.elements import Elements
    from paperdigest.document.units import Rules

_BLANKS = " \t"
# A `<summary>` that consists of a heading.
_SUMMARY = re.compile(r"\s*+<h([1-6])(?:\s[^<>]*+)?>([^<>]*+)</h\1\s*+>\s*+\Z", re.IGNORECASE)


class Document:
    """A text with its units. Lines are counted from 0, and ranges of them are half open."""

    text: str
    """The text. Every line ends with "\\n", and the last one may lack it."""
    units: list[Unit]
    """The units at the top level, in order."""

    html: Sequence[Unit]
    """The HTML units at the top level."""

    def __init__(
        self, text: str, units: list[Unit], quoted: Mapping[int, int], html: Sequence[Unit] = ()
    ) -> None:
        self.text = text
        self.units = units
        self.html = html
        self.elements: Elements | None = None
        """Its HTML as lines, once `paperdigest.document.elements` has read it."""
        self._quoted = quoted

    @classmethod
    def from_text(cls, text: str, *, rules: Rules = DIGEST) -> Document:
        r"""Read a text into a document.

        Line ends become "\n". A byte order mark that survived decoding is dropped, and so are blanks after the last
        line end.

        Args:
            text: Any text.
            rules: How to read lines: DIGEST, COMMONMARK or a mixture.
        """
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.removeprefix("\ufeff")
        if text[-1:] in (" ", "\t") and (bare := text.rstrip(_BLANKS))[-1:] in ("", "\n"):
            text = bare
        reader = UnitReader(text, rules)
        reader.read()
        return cls(text, reader.nesting.roots, reader.nesting.quoted, reader.html)

    @cached_property
    def details(self) -> list[Unit]:
        """The outermost `<details>` blocks, in order: see `paperdigest.document.details`."""
        return details_of(self.text, self.units, self.walk())

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        lines = self.text.split("\n")
        if not lines[-1]:
            del lines[-1]
        return lines

    @cached_property
    def _begins(self) -> list[int]:
        """Where each line begins, and where the line after the last would."""
        return list(map(add, accumulate(map(len, self.lines), initial=0), count()))

    def line(self, offset: int) -> int:
        """Return the number of the line of an offset."""
        return max(0, min(bisect_right(self._begins, offset), len(self.lines)) - 1)

    def offset(self, line: int) -> int:
        """Return where a line begins; for the number after the last line, where the text ends."""
        return min(self._begins[line], len(self.text))

    def span(self, unit: Unit) -> range:
        """Return the lines of a unit."""
        return range(self.line(unit.at), self.line(unit.end) + 1)

    def spans(self, units: Iterable[Unit]) -> list[range]:
        """Return the lines of each of some units; faster than `span` for each."""
        begins, last = self._begins, len(self.lines)
        return [
            range(min(bisect_right(begins, unit.at), last) - 1, min(bisect_right(begins, unit.end), last))
            for unit in units
        ]

    def has_html(self, tags: Sequence[str]) -> bool:
        """Whether the HTML of the text may contain one of some tags.

        Args:
            tags: The tags in lower case, as "<table".
        """
        if not self.html or not tags:
            return False
        find = tag_pattern(tuple(tags)).search
        text = self.text
        for unit in self.html:
            if unit.mark in PAGE or text[unit.at : unit.at + 9].lower() == "<!doctype":
                return find(text, unit.at) is not None
            if find(text, unit.at, unit.end):
                return True
        return False

    def lines_of(self, start: int, stop: int) -> range:
        """Return the lines of the text between two offsets."""
        first = self.line(start)
        return range(first, first + self.text.count("\n", start, stop) + 1)

    def slice(self, start: int, stop: int) -> str:
        """Return the text of a range of lines, without the last line end."""
        # The lines exist already, and slicing a text that is not ASCII is slow.
        return "\n".join(self.lines[start:stop])

    def walk(self) -> Iterator[Unit]:
        """Yield all units in the order of the text, each before its children."""
        rest = self.units[::-1]
        while rest:
            yield (unit := rest.pop())
            rest.extend(reversed(unit.units))

    def own(self, unit: Unit) -> list[tuple[str, bool]]:
        """Return the lines of a unit's own text, trimmed, without the marks of quotes around it.

        Returns:
            Each line, and whether it ends with a hard break: two spaces or a backslash.
        """
        text, at, lines = self.text, unit.begin, list[tuple[str, bool]]()
        while 0 <= at <= unit.finish:
            end = text.find("\n", at, unit.finish)
            line = text[at : end if end >= 0 else unit.finish]
            lines.append((line.strip(_BLANKS), end >= 0 and line.endswith(("  ", "\\"))))
            at = self._quoted.get(end + 1, end + 1) if end >= 0 else -1
        return lines

    def heading(self, unit: Unit) -> str:
        """Return the text of a heading, without closing marks."""
        text = " ".join(line for line, _ in self.own(unit))
        if unit.mark[0] != "#":
            return text
        bare = text.rstrip("#")
        return bare.rstrip(_BLANKS) if not bare or bare[-1] in _BLANKS else text

    def headings(self, offset: int) -> tuple[str, ...]:
        """Return the top-level headings above an offset, outermost first.

        A heading is not above itself. It ends the sections of its own level and of deeper levels. A heading inside a
        `<details>` block, or one that makes up its whole `<summary>`, applies only within that block.
        """
        places, paths = self._headings
        number = bisect_right(places, offset) - 1
        if number < 0:
            return ()
        end, above, below = paths[number]
        return above if offset <= end else below

    @cached_property
    def _headings(self) -> tuple[list[int], list[tuple[int, tuple[str, ...], tuple[str, ...]]]]:
        """Where the line of each heading begins; where the heading ends, and the headings that apply above and below it."""
        places, paths = list[int](), list[tuple[int, tuple[str, ...], tuple[str, ...]]]()
        levels, below = tuple[int, ...](), tuple[str, ...]()
        around: list[tuple[int, tuple[int, ...], tuple[str, ...]]] = []
        units = [unit for unit in self.units if unit.kind == "heading"]
        if self.details:
            units = sorted((*units, *self._folds()), key=attrgetter("at"))
        for unit in units:
            while around and around[-1][0] <= unit.at:  # the headings of a fold end with it
                place, levels, below = around.pop()
                places.append(place)
                paths.append((place, below, below))
            if unit.kind == "heading":
                level, text, end = unit.level, self.heading(unit), unit.end
            else:
                around.append((unit.end, levels, below))
                found = _SUMMARY.match(self.text, unit.begin, unit.finish) if unit.finish > 0 else None
                if found is None:
                    continue
                level, text, end = int(found[1]), unescape(found[2]).strip(), unit.finish
            depth = len(levels)
            while depth and levels[depth - 1] >= level:
                depth -= 1
            above = below[:depth]
            levels, below = (*levels[:depth], level), (*above, text)
            places.append(self.text.rfind("\n", 0, unit.at) + 1 if unit.kind == "heading" else unit.at)
            paths.append((end, above, below))
        while around:
            place, _, below = around.pop()
            places.append(place)
            paths.append((place, below, below))
        return places, paths

    def _folds(self) -> Iterator[Unit]:
        """Yield all folds of the text, each before those in it."""
        rest = self.details[::-1]
        while rest:
            yield (fold := rest.pop())
            rest.extend(inner for inner in reversed(fold.units) if inner.kind == "details")

"""A text with its units, and the lines they are on."""

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
# A heading that is all of a `<summary>`.
_SUMMARY = re.compile(r"\s*+<h([1-6])(?:\s[^<>]*+)?>([^<>]*+)</h\1\s*+>\s*+\Z", re.IGNORECASE)


class Document:
    """A text with its units. Lines are counted from 0, and ranges of them are half open."""

    text: str
    """The text. Every line ends with "\\n", and the last one may lack it."""
    units: list[Unit]
    """The units at the top level, in order."""

    html: Sequence[Unit]
    """Those of them that are HTML."""

    def __init__(
        self, text: str, units: list[Unit], quoted: Mapping[int, int], html: Sequence[Unit] = ()
    ) -> None:
        self.text = text
        self.units = units
        self.html = html
        self.elements: Elements | None = None
        """Its HTML as lines, where somebody asked for it: see `paperdigest.document.elements`."""
        self._quoted = quoted

    @classmethod
    def from_text(cls, text: str, *, rules: Rules = DIGEST) -> Document:
        r"""Return the document that a text is.

        Line ends become "\n". A byte order mark that survived decoding is dropped, and so are blanks behind the
        last line end.

        Args:
            text: Any text.
            rules: What lines mean: DIGEST or COMMONMARK, or a mixture of them.
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
        """What the text folds away with `<details>`: the outermost folds, in order. See `paperdigest.document.details`."""
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
        """Where the lines begin, and where one more would."""
        return list(map(add, accumulate(map(len, self.lines), initial=0), count()))

    def line(self, offset: int) -> int:
        """Return the number of the line that an offset is on."""
        return max(0, min(bisect_right(self._begins, offset), len(self.lines)) - 1)

    def offset(self, line: int) -> int:
        """Return where a line begins; for the number of lines, where the text ends."""
        return min(self._begins[line], len(self.text))

    def span(self, unit: Unit) -> range:
        """Return the lines that a unit is on."""
        return range(self.line(unit.at), self.line(unit.end) + 1)

    def spans(self, units: Iterable[Unit]) -> list[range]:
        """Return the lines that each of some units is on: quicker than `span` for each."""
        begins, last = self._begins, len(self.lines)
        return [
            range(min(bisect_right(begins, unit.at), last) - 1, min(bisect_right(begins, unit.end), last))
            for unit in units
        ]

    def has_html(self, tags: Sequence[str]) -> bool:
        """Whether some tag may stand in the HTML of the text.

        Args:
            tags: The tags, in lower case, up to their names: "<table".
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
        """Return the lines that the text between two offsets is on."""
        first = self.line(start)
        return range(first, first + self.text.count("\n", start, stop) + 1)

    def slice(self, start: int, stop: int) -> str:
        """Return the text of a range of lines, without the last line end."""
        # The lines are there already: a piece of a text that is not ASCII is costly to cut out.
        return "\n".join(self.lines[start:stop])

    def walk(self) -> Iterator[Unit]:
        """Yield all units in the order of the text, each before those in it."""
        rest = self.units[::-1]
        while rest:
            yield (unit := rest.pop())
            rest.extend(reversed(unit.units))

    def own(self, unit: Unit) -> list[tuple[str, bool]]:
        """Return the lines of a unit's own text, trimmed and without the marks of the quotes they are in.

        Returns:
            Each line, and whether a hard break ends it: two blanks or a backslash before the line end.
        """
        text, at, lines = self.text, unit.begin, list[tuple[str, bool]]()
        while 0 <= at <= unit.finish:
            end = text.find("\n", at, unit.finish)
            line = text[at : end if end >= 0 else unit.finish]
            lines.append((line.strip(_BLANKS), end >= 0 and line.endswith(("  ", "\\"))))
            at = self._quoted.get(end + 1, end + 1) if end >= 0 else -1
        return lines

    def heading(self, unit: Unit) -> str:
        """Return the text of a heading, without the marks that may close it."""
        text = " ".join(line for line, _ in self.own(unit))
        if unit.mark[0] != "#":
            return text
        bare = text.rstrip("#")
        return bare.rstrip(_BLANKS) if not bare or bare[-1] in _BLANKS else text

    def headings(self, offset: int) -> tuple[str, ...]:
        """Return the headings at the top level that an offset is under, outermost first.

        A heading is not under itself, and it ends those of its own level and of lower ones ("##" is below "#"). One
        that is folded away is above what is in the same fold, and no more, and so is one in the `<summary>` of a fold
        that is all of it.
        """
        places, paths = self._headings
        number = bisect_right(places, offset) - 1
        if number < 0:
            return ()
        end, above, below = paths[number]
        return above if offset <= end else below

    @cached_property
    def _headings(self) -> tuple[list[int], list[tuple[int, tuple[str, ...], tuple[str, ...]]]]:
        """Where the lines of the headings begin; where each heading ends, and the headings above it and below it."""
        places, paths = list[int](), list[tuple[int, tuple[str, ...], tuple[str, ...]]]()
        levels, below = tuple[int, ...](), tuple[str, ...]()
        around: list[tuple[int, tuple[int, ...], tuple[str, ...]]] = []
        units = [unit for unit in self.units if unit.kind == "heading"]
        if self.details:
            units = sorted((*units, *self._folds()), key=attrgetter("at"))
        for unit in units:
            while around and around[-1][0] <= unit.at:  # what is folded away ends its own headings
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
        """Yield what the text folds away, each before those in it."""
        rest = self.details[::-1]
        while rest:
            yield (fold := rest.pop())
            rest.extend(inner for inner in reversed(fold.units) if inner.kind == "details")

"""Find the next part of a record, with one regular expression for all parts that may follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.dialect.parts import FoundLabel, Labelled, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperdigest.dialect.template import Template

_BLANK_LINES = r"\n(?:[^\S\n]*+\n)*+"
_TO_NEXT_LINE = re.compile(rf"{_BLANK_LINES}(?:[^\S\n]++\Z)?+")


class Begun(NamedTuple):
    """The start of a part."""

    line: int
    """The offset of the line in the text."""
    at: int
    """The offset after the label, or after the first literal of the template."""
    part: Lines | Labelled
    number: int
    """The number of the part in the layout, from 0."""
    found: FoundLabel | None
    """The label, if the part has labels."""
    whole: Template | None
    """The template, if it is the whole line and has no slots."""


class Turn:
    """The parts that may follow one part of a layout."""

    def __init__(self, parts: Sequence[Lines | Labelled], first: int) -> None:
        """Make the patterns.

        Args:
            parts: The parts of the layout.
            first: The number of the first part that may follow.
        """
        self._due = list(enumerate(parts))[first:]
        self.anything = next(
            (
                Begun(0, 0, part, number, None, None)
                for number, part in self._due
                if isinstance(part, Lines) and part.is_anything
            ),
            None,
        )
        """The first part that begins with a slot. Any line that starts no other part starts it."""
        shown = [(number, part, begins) for number, part in self._due for begins in part.beginnings]
        # For each group of the patterns: the number of its part, the part, and `PartBeginning.whole`. Group 1 is empty
        # and marks the beginning of the line.
        self._groups: list[tuple[int, Lines | Labelled, Template | None] | None] = [None, None]
        sure, every = [], []
        # The longest beginning first. Of equal ones, a declared label comes before a possible other one.
        for number, part, begins in sorted(shown, key=lambda one: (-one[2].length, one[2].is_unsure)):
            every.append(begins.pattern)
            if not begins.is_unsure:
                sure.append(begins.pattern)
                self._groups.append((number, part, begins.whole))
        self._later = re.compile(rf"\n()(?:{'|'.join(every)})") if every else None
        self._next = re.compile(rf"{_BLANK_LINES}()(?:{'|'.join(every)})") if every else None
        self._sure = re.compile(rf"\n()(?:{'|'.join(sure)})") if sure else None

    def later(self, text: str, at: int, stop: int) -> Begun | None:
        """Return the next part that starts in a range of a text, or None.

        Args:
            text: A text.
            at: The offset of a line end.
            stop: The end of the range.
        """
        if self._later is None:
            return None
        while hit := self._later.search(text, at, stop):
            if begun := self._begun(text, hit):
                return begun
            at = hit.end()
        return None

    def next(self, text: str, at: int, stop: int) -> Begun | None:
        """Return the part that the next line starts that is not blank, or None. The arguments are those of `later`."""
        hit = self._next.match(text, at, stop) if self._next else None
        return self._begun(text, hit) if hit else None

    def _begun(self, text: str, hit: re.Match[str]) -> Begun | None:
        """Return the part that starts at a match of a pattern, or None."""
        line, at = hit.start(1), hit.end()
        group = hit.lastindex
        if group == 1:
            if begun := self._labelled(text, line):
                return begun
            sure = self._sure.match(text, line - 1, hit.endpos) if self._sure else None
            return self._begun(text, sure) if sure else None
        number, part, whole = self._groups[group]  # type: ignore[misc, index]  # each other group has a part
        if isinstance(part, Labelled):
            return Begun(line, at, part, number, FoundLabel(hit[group], at, True), None)  # type: ignore[index]  # noqa: FBT003 - this is called for each label
        return Begun(line, at, part, number, None, whole)

    def _labelled(self, text: str, line: int) -> Begun | None:
        """Return the part that starts with a label in an unusual form or an undeclared label, or None."""
        begun: Begun | None = None
        for number, part in self._due:
            if isinstance(part, Labelled) and (found := part.find(text, line)):
                if found.is_declared:
                    return Begun(line, found.value, part, number, found, None)
                begun = begun or Begun(line, found.value, part, number, found, None)
        return begun


def next_line(text: str, at: int, stop: int) -> int:
    """Return the offset of the next line after a line end that is not blank, or `stop` if there is none."""
    return _TO_NEXT_LINE.match(text, at, stop).end()  # type: ignore[union-attr]  # it begins at a line end

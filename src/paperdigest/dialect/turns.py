"""Which part of a record may begin next, and where it does: one pattern for all parts whose turn has come."""

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
    """Where a part begins."""

    line: int
    """Where the line begins in the text."""
    at: int
    """Where what shows the part ends: its label, or the first literal of its template."""
    part: Lines | Labelled
    number: int
    """Which part of the layout it is."""
    found: FoundLabel | None
    """The label, where the part has labels."""
    whole: Template | None
    """The template, where the line is all of it."""


class Turn:
    """The parts that may begin below one part of a layout."""

    def __init__(self, parts: Sequence[Lines | Labelled], first: int) -> None:
        """Make the patterns.

        Args:
            parts: The parts of the layout.
            first: Which of them is the first that may begin.
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
        """The first part that begins with a slot: it begins with any line with which no other does."""
        shown = [(number, part, begins) for number, part in self._due for begins in part.beginnings]
        # For each group of the patterns: its part, and the template that its text is all of. The first is the line.
        self._groups: list[tuple[int, Lines | Labelled, Template | None] | None] = [None, None]
        sure, every = [], []
        # Of parts that begin alike, the one that says most begins. A label that is not declared says its marks.
        for number, part, begins in sorted(shown, key=lambda one: (-one[2].length, one[2].is_unsure)):
            every.append(begins.pattern)
            if not begins.is_unsure:
                sure.append(begins.pattern)
                self._groups.append((number, part, begins.whole))
        self._later = re.compile(rf"\n()(?:{'|'.join(every)})") if every else None
        self._next = re.compile(rf"{_BLANK_LINES}()(?:{'|'.join(every)})") if every else None
        self._sure = re.compile(rf"\n()(?:{'|'.join(sure)})") if sure else None

    def later(self, text: str, at: int, stop: int) -> Begun | None:
        """Return the next part that begins between a line end and a place of a text."""
        if self._later is None:
            return None
        while hit := self._later.search(text, at, stop):
            if begun := self._begun(text, hit):
                return begun
            at = hit.end()
        return None

    def next(self, text: str, at: int, stop: int) -> Begun | None:
        """Return the part that begins with the next line that is not blank, from a line end on."""
        hit = self._next.match(text, at, stop) if self._next else None
        return self._begun(text, hit) if hit else None

    def _begun(self, text: str, hit: re.Match[str]) -> Begun | None:
        """Return the part that begins where a pattern was found."""
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
        """Return the part that begins with a label in another form than usual, or with one that is not declared."""
        begun: Begun | None = None
        for number, part in self._due:
            if isinstance(part, Labelled) and (found := part.find(text, line)):
                if found.is_declared:
                    return Begun(line, found.value, part, number, found, None)
                begun = begun or Begun(line, found.value, part, number, found, None)
        return begun


def next_line(text: str, at: int, stop: int) -> int:
    """Return where the next line that is not blank begins, from a line end on; `stop` if there is none."""
    return _TO_NEXT_LINE.match(text, at, stop).end()  # type: ignore[union-attr]  # it begins at a line end

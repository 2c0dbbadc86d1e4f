"""Folds: the `<details>` elements of a text, and the records that contain them.

A fold below the first line of a record is part of the record. Headings and tables inside do not end the record, and no
other record opens there. But digests also fold whole days: if a fold contains a record that is a paper, the fold is
not part of the record above it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from paperdigest.document import Document, Unit

# The number of records in a fold that are checked for papers.
_RECORDS = 8


class Folds:
    """The folds of a text. A fold is known by its number, in the order of the text."""

    def __init__(self, document: Document) -> None:
        self.begins: list[int] = []
        """The first lines of the folds, by number."""
        self.ends: list[int] = []
        """The lines of their closing tags, by number."""
        self._holding: list[int] = []
        """The first lines of the folds that contain papers, in order."""
        self._edges: list[int] = [0]
        self._inner: list[int] = [-1]
        todo: list[tuple[Unit | None, int, int]] = [
            (fold, document.line(fold.at), -1) for fold in reversed(document.details)
        ]
        while todo:
            fold, line, around = todo.pop()
            if fold is None:  # after a fold
                self._edge(line, around)
                continue
            number, end = len(self.begins), document.line(max(fold.at, fold.end - 1))
            self.begins.append(line)
            self.ends.append(end)
            self._edge(line + 1, number)
            todo.append((None, end, around))
            todo += [
                (inner, document.line(inner.at), number)
                for inner in reversed(fold.units)
                if inner.kind == "details"
            ]

    def __bool__(self) -> bool:
        return bool(self.begins)

    def _edge(self, line: int, number: int) -> None:
        self._edges.append(max(line, self._edges[-1]))
        self._inner.append(number)

    def is_in(self, line: int) -> bool:
        """Return whether a line is inside a fold, between its tags."""
        return self._around(line) >= 0

    def _around(self, line: int) -> int:
        """Return the number of the innermost fold around a line, or -1."""
        return self._inner[bisect_right(self._edges, line) - 1]

    def end_of(self, start: int, end: int) -> int:
        """Return the line before which a record ends.

        A record that begins with a fold ends with it. Any other record ends at the end of the fold around it, or at the
        next fold that contains papers.

        Args:
            start: The first line of the record.
            end: The last line before which it may end.
        """
        number = bisect_left(self.begins, start)
        if number < len(self.begins) and self.begins[number] == start:
            return min(end, self.ends[number] + 1)
        holding = bisect_right(self._holding, start)
        if holding < len(self._holding):
            end = min(end, self._holding[holding])
        around = self._around(start)
        return min(end, self.ends[around]) if around >= 0 else end

    def holds_papers(self, number: int) -> bool:
        """Return whether a fold is known to contain papers."""
        line = self.begins[number]
        at = bisect_left(self._holding, line)
        return at < len(self._holding) and self._holding[at] == line

    def below(self, start: int, line: int) -> int | None:
        """Return the number of the outermost fold of a record that contains a line, or None.

        Args:
            start: The first line of the record. Folds that begin there or below count.
            line: The line.
        """
        number = self._reach(bisect_left(self.begins, start), line)
        return number if self._is_before(number, line) else None

    def _reach(self, number: int, line: int) -> int:
        """Return the first fold, from a number on, that does not end before a line."""
        while number < len(self.ends) and self.ends[number] <= line:
            number = bisect_left(self.begins, self.ends[number], number + 1)
        return number

    def _is_before(self, number: int, line: int) -> bool:
        return number < len(self.begins) and self.begins[number] < line

    def headings(self, start: int, headings: Sequence[int], at: int) -> Iterator[int]:
        """Yield the indexes of the headings that are not inside a fold of a record.

        Args:
            start: The first line of the record.
            headings: The lines of the headings.
            at: The index of the first heading to check.
        """
        number = bisect_left(self.begins, start)
        while at < len(headings):
            number = self._reach(number, headings[at])
            if not self._is_before(number, headings[at]):
                yield at
                at += 1
            elif self.holds_papers(number):
                number += 1
            else:
                at = bisect_left(headings, self.ends[number], at)

    def records(
        self, starts: Sequence[int], ends_before: Callable[[int, int], bool], is_paper: Callable[[int], bool]
    ) -> list[int]:
        """Return the numbers of the records that are not inside a fold of another record.

        Args:
            starts: The first lines of the possible records.
            ends_before: Returns whether a record, by its number, ends before a line. Called with growing lines.
            is_paper: Returns whether a record, by its number, is a paper.
        """
        kept = [0]
        at, number = 1, bisect_left(self.begins, starts[0])
        while at < len(starts):
            number = self._reach(number, starts[at])
            is_inside = self._is_before(number, starts[at]) and not self.holds_papers(number)
            if is_inside and not ends_before(kept[-1], self.begins[number]):
                behind = bisect_left(starts, self.ends[number], at)
                if any(map(is_paper, range(at, min(behind, at + _RECORDS)))):
                    insort(self._holding, self.begins[number])
                else:
                    at = behind
                continue
            kept.append(at)
            number = max(number, bisect_left(self.begins, starts[at]))
            at += 1
        return kept

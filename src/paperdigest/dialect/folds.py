"""What `<details>` fold away, as records see it.

What a record folds away below its first line is a part of it: the headings and tables in there are no others, and what
opens like a record there opens none. But digests fold away whole days as well: a fold with a record in it that shows a
paper is no part of the record above it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paperdigest.document import Document, Unit

# So many records in a fold are looked at to tell whether it holds papers.
_RECORDS = 8


class Folds:
    """The folds of a text, by their lines."""

    def __init__(self, document: Document) -> None:
        self.begins: list[int] = []
        """The first lines of the folds, in order."""
        self.ends: list[int] = []
        """The lines of their closing tags."""
        self.holding: set[int] = set()
        """The first lines of those that hold papers of their own."""
        self._edges: list[int] = [0]
        self._inner: list[int] = [-1]
        todo: list[tuple[Unit | None, int, int]] = [
            (fold, document.line(fold.at), -1) for fold in reversed(document.details)
        ]
        while todo:
            fold, line, around = todo.pop()
            if fold is None:  # behind a fold
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
        """Whether a line is in a fold, and not that of its tags."""
        return self._around(line) >= 0

    def _around(self, line: int) -> int:
        """Return the number of the innermost fold that a line is in, -1 where it is in none."""
        return self._inner[bisect_right(self._edges, line) - 1]

    def end_of(self, start: int, end: int) -> int:
        """Return the line before which a record ends at the latest: at the end of what it is in, or its own fold.

        Args:
            start: Its first line.
            end: The line before which it ends otherwise.
        """
        number = bisect_left(self.begins, start)
        if number < len(self.begins) and self.begins[number] == start:
            return min(end, self.ends[number] + 1)
        around = self._around(start)
        return min(end, self.ends[around]) if around >= 0 else end

    def below(self, start: int, line: int) -> int | None:
        """Return the number of the outermost fold that a record opens with, or has below, and a line is in."""
        number = bisect_left(self.begins, start)
        while number < len(self.begins) and self.begins[number] < line:
            if line < self.ends[number]:
                return number
            number = bisect_left(self.begins, self.ends[number], number + 1)
        return None

    def first_heading(self, start: int, headings: Sequence[int], at: int, end: int) -> int:
        """Return the place of the first heading, from one on, that is not folded away by a record.

        Args:
            start: The first line of the record.
            headings: The lines of the headings.
            at: The place in them of the first one to look at.
            end: The line before which the record ends.
        """
        while at < len(headings) and headings[at] < end:
            number = self.below(start, headings[at])
            if number is None or self.begins[number] in self.holding:
                break
            at = bisect_left(headings, self.ends[number], at)
        return at

    def records(
        self, starts: Sequence[int], ends_before: Callable[[int, int], bool], is_paper: Callable[[int], bool]
    ) -> list[int]:
        """Return the numbers of the records that no other one folds away.

        Args:
            starts: The lines in which records may open.
            ends_before: Whether a record, by its number, ends before a line.
            is_paper: Whether a record, by its number, shows a paper.
        """
        kept: list[int] = []
        at = 0
        while at < len(starts):
            last = starts[kept[-1]] if kept else None
            number = self.below(last, starts[at]) if last is not None else None
            if (
                number is None
                or self.begins[number] in self.holding
                or ends_before(kept[-1], self.begins[number])
            ):
                kept.append(at)
                at += 1
                continue
            behind = bisect_left(starts, self.ends[number], at)
            if any(map(is_paper, range(at, min(behind, at + _RECORDS)))):
                self.holding.add(self.begins[number])
            else:
                at = behind
        return kept

"""Layouts: the parts of a record in their order, and which lines of a record are read by which part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.dialect.parts import Found, Labelled, Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperdigest.dialect.base import Draft
    from paperdigest.dialect.fields import Field
    from paperdigest.dialect.template import Template
    from paperdigest.dialect.writing import Outgoing

# So many lines at the most are one template that closes: a title may be broken over some.
_MOST_LINES = 6
_ITEM = re.compile(r"(?:[*+-]|\d{1,9}[.)])[ \t]")


class Opened(NamedTuple):
    """The first lines of a record, as its first template reads them."""

    template: Template
    """The form that they are of."""
    values: list[str]
    """The texts of its slots."""
    height: int
    """How many lines they are."""


class Span(NamedTuple):
    """Lines of a record, counted from its first, half open, and the part that they belong to."""

    part: Lines | Labelled | None
    """The part; None where no part explains the lines."""
    start: int
    stop: int
    found: Found | None
    """The label, where the part has labels."""


class Reading(NamedTuple):
    """What reading the lines of a record found."""

    spans: list[Span]
    """What was read."""
    left: list[Span]
    """What no part explains."""

    @property
    def end(self) -> int:
        """The line after the last that was read."""
        return self.spans[-1].stop if self.spans else 0

    @property
    def has_labels(self) -> bool:
        """Whether a label was found that the layout declares."""
        return any(span.found is not None and span.found.is_declared for span in self.spans)

    def is_paper(self, draft: Draft) -> bool:
        """Whether what was read shows a paper: a title, and a label, a link or an identifier besides."""
        return bool(draft.title and (draft.links or draft.arxiv or self.has_labels))

    def is_one(self, lines: Sequence[str]) -> bool:
        """Whether the lines can be one record of the layout: several, of another layout, show by labels that repeat, and
        by a heading that no part explains."""
        labels = [
            span.found.label
            for span in self.spans
            if isinstance(span.part, Labelled) and span.found and span.found.label in span.part.once
        ]
        if len(set(labels)) < len(labels):
            return False
        return not any(lines[left.start].startswith("#") for left in self.left)

    def explained(self, lines: Sequence[str]) -> int:
        """Return how many lines the layout explains: those that are not blank, of its templates and its own labels."""
        return sum(
            bool(lines[at].strip())
            for span in self.spans
            if span.found is None or span.found.is_declared
            for at in range(span.start, span.stop)
        )


class Layout:
    """One generation of a style: the parts of a record in their order. The first one opens it."""

    def __init__(self, *parts: str | tuple[str, ...] | Labelled, ends: str | tuple[str, ...] = ()) -> None:
        """Describe the layout.

        Args:
            parts: A template of lines, a tuple of several forms of them, or `Labelled`. "" is a blank line. Blank
                lines at the ends of a template are written, and not asked for when read.
            ends: What a line begins with that ends a record; it is written below each record.
        """
        self.declared = parts
        self.ends = (ends,) if isinstance(ends, str) else ends

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make the templates, with what a dialect has in its slots.

        Raises:
            TypeError: The first part is not a template.
            ValueError: The first part begins with a slot, so that nothing tells where a record opens.
        """
        self._written = [None if part == "" else _made(part, fields) for part in self.declared]
        self.parts = tuple(part for part in self._written if part is not None)
        opening = self.parts[0]
        if not isinstance(opening, Lines):
            raise TypeError("Expected a template as the first part of a Layout: it opens a record")
        self.opening = opening
        self.shapes = frozenset(template.shape() for template in opening.templates)
        """What the first line of a record begins with: see `line_shape`."""
        if "" in self.shapes:
            raise ValueError(f"Expected marks or a word before the first slot of {opening}, which opens a record")
        labelled = [part for part in self.parts if isinstance(part, Labelled)]
        for part in [part for part in labelled if part.marks_labels][-1:]:
            part.takes_rest = True
        self._summary_parts = [label for part in labelled for label in part.summary_parts]
        first = opening.literals[0]
        self.level = len(first) - len(first.lstrip("#"))
        """The level of the heading that opens a record; 0 where none does."""
        slots = len(opening.templates[0].names)
        self.is_item = _ITEM.match(opening.templates[0].fill(["1"] * slots)) is not None
        """Whether a record is an item of a list."""
        self._due = [
            self.parts[number if isinstance(part, Labelled) else number + 1 :]
            for number, part in enumerate(self.parts)
        ]
        """The parts that may begin below each part."""

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that a record can hold."""
        return frozenset().union(*(part.holds for part in self.parts))

    def open(self, lines: Sequence[str], at: int) -> Opened | None:
        """Return what opens a record at a line, which may be broken over some lines; None where nothing does."""
        opening = self.opening
        stop = at + opening.height
        found = opening.forms.split((lines[at] if opening.height == 1 else "\n".join(lines[at:stop])).strip())
        if found is None and not opening.is_open and opening.begins(lines, at):
            while found is None and stop < min(at + _MOST_LINES, len(lines)) and lines[stop].strip():
                stop += 1
                found = opening.forms.split("\n".join(lines[at:stop]).strip())
        return Opened(*found, stop - at) if found else None

    def read(self, lines: Sequence[str], draft: Draft, opened: Opened | None = None) -> Reading:
        """Put what the lines of a record say into a draft.

        Args:
            lines: The lines.
            draft: The paper in the making.
            opened: What `open` found at the first of them, if it was asked.
        """
        spans: list[Span] = []
        left: list[Span] = []
        opened = opened or self.open(lines, 0)
        for span in self._spans(lines, opened.height if opened else 1):
            part, start, stop, found = span
            if start == 0 and opened and stop == opened.height:
                opened.template.put(opened.values, draft)
                spans.append(span)
                continue
            text = lines[start] if stop == start + 1 else "\n".join(lines[start:stop])
            if found is not None:
                part.read(text, found, draft)  # type: ignore[union-attr, call-arg] - where there is a label
            elif part is None or not part.read(text, draft):  # type: ignore[call-arg, arg-type]
                left.append(span)
                continue
            spans.append(span)
        return Reading(spans, left)

    def _spans(self, lines: Sequence[str], height: int) -> Iterator[Span]:
        """Yield the runs of lines that belong to a part, or to none, without blank lines at their ends.

        A part begins where a line begins like it, if its turn has come; a part whose template is not closed goes on
        until then. A line that begins like nothing belongs to no part.

        Args:
            lines: The lines of a record.
            height: How many of them open it.
        """
        part: Lines | Labelled | None = self.opening
        found: Found | None = None
        start, stop, due = 0, height, self._due[0]
        # An opening that nothing closes, a title in a heading, goes on to the next blank line.
        goes_on = self.opening.is_open
        for at in range(stop, len(lines)):
            line = lines[at]
            if not line or line.isspace():
                if goes_on and (part is self.opening or not part.is_open):  # type: ignore[union-attr] - one goes on
                    goes_on = False
                continue
            begun, label = self._beginning(lines, at, due)
            if begun is None and not goes_on and due and isinstance(due[0], Lines) and due[0].is_anything:
                begun = due[0]
            if begun is not None:
                yield Span(part, start, stop, found)
                part, start, stop, found = begun, at, at + 1, label
                due = self._due[self.parts.index(begun)]
                goes_on = label is not None or begun.is_open or not begun.is_whole(line)  # type: ignore[union-attr]
            elif goes_on:
                stop = at + 1
                if not part.is_open:  # type: ignore[union-attr] - as above
                    goes_on = stop - start < _MOST_LINES and not part.is_whole("\n".join(lines[start:stop]))  # type: ignore[union-attr]
            elif part is None:
                stop = at + 1
            elif at >= stop:
                yield Span(part, start, stop, found)
                part, start, stop, found = None, at, at + 1, None
        yield Span(part, start, stop, found)

    @staticmethod
    def _beginning(
        lines: Sequence[str], at: int, due: Sequence[Lines | Labelled]
    ) -> tuple[Lines | Labelled | None, Found | None]:
        """Return the part that begins at a line, with its label: a declared label goes before any other."""
        begun: Lines | Labelled | None = None
        label: Found | None = None
        for part in due:
            if isinstance(part, Lines):
                if begun is None and part.begins(lines, at):
                    return part, None
            elif found := part.find(lines[at]):
                if found.is_declared:
                    return part, found
                if begun is None:
                    begun, label = part, found
        return begun, label

    def write(self, outgoing: Outgoing) -> str:
        """Return the lines of a record."""
        outgoing.split_parts(self._summary_parts)
        texts = ["" if part is None else part.write(outgoing) for part in self._written]
        return "\n".join([*(text for text in texts if text is not None), *(f"{end}\n" for end in self.ends[:1])])


def _made(part: str | tuple[str, ...] | Labelled, fields: Mapping[str, Field]) -> Lines | Labelled:
    if isinstance(part, Labelled):
        part.bind(fields)
        return part
    return Lines(part, fields)

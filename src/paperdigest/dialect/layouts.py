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
    stop: int
    """Where they end in the text."""


class Span(NamedTuple):
    """A piece of a record, by its place in the text, and the part that it belongs to."""

    part: Lines | Labelled | None
    """The part; None where no part explains the piece."""
    start: int
    stop: int
    found: Found | None
    """The label, where the part has labels."""
    values: tuple[Template, list[str]] | None = None
    """What a template found already."""


class Reading(NamedTuple):
    """What reading a record found."""

    spans: list[Span]
    """What was read."""
    left: list[Span]
    """What no part explains."""
    repeated: Sequence[str] = ()
    """The labels that are part of a text, because the record has them already and nothing marks labels off."""

    @property
    def end(self) -> int:
        """Where the last piece that was read ends."""
        return self.spans[-1].stop if self.spans else 0

    @property
    def has_labels(self) -> bool:
        """Whether a label was found that the layout declares."""
        return any(span.found is not None and span.found.is_declared for span in self.spans)

    def is_paper(self, draft: Draft) -> bool:
        """Whether what was read shows a paper: a title, and a label, a link, an identifier or a date besides."""
        return bool(draft.title and (draft.links or draft.arxiv or draft.published or self.has_labels))

    def is_one(self, text: str) -> bool:
        """Whether a text is one record of the layout.

        Several, of another layout, show by labels half of which repeat, and by a heading that no part explains.
        """
        labels = [
            span.found.label
            for span in self.spans
            if isinstance(span.part, Labelled) and span.found and span.found.label in span.part.once
        ]
        labels += self.repeated
        if len(labels) > len(known := set(labels)) and 2 * sum(
            labels.count(label) > 1 for label in known
        ) >= len(known):
            return False
        return not any(text.startswith("#", left.start) for left in self.left)

    def explained(self, text: str) -> int:
        """Return how many lines the layout explains: those that are not blank, of its templates and its own labels."""
        return sum(
            written_lines(text[span.start : span.stop])
            for span in self.spans
            if span.found is None or span.found.is_declared
        )


def written_lines(text: str) -> int:
    """Return how many lines of a text are not blank."""
    return sum(1 for line in text.split("\n") if line and not line.isspace())


class Layout:
    """One generation of a style: the parts of a record in their order. The first one opens it."""

    def __init__(
        self, *parts: str | tuple[str, ...] | Lines | Labelled, ends: str | tuple[str, ...] = ()
    ) -> None:
        """Describe the layout.

        Args:
            parts: A template of lines, a tuple of several forms of them, `Labelled`, or `FrontMatter` as the first.
                "" is a blank line. Blank lines at the ends of a template are written, and not asked for when read.
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
            raise ValueError(
                f"Expected marks or a word before the first slot of {opening}, which opens a record"
            )
        labelled = [part for part in self.parts if isinstance(part, Labelled)]
        for part in [part for part in labelled if part.marks_labels][-1:]:
            part.takes_rest = True
        slots = [field for part in self.parts for field in part.slots]
        labels = frozenset(label for part in labelled for label in part.forms)
        for part in labelled:
            part.others, part.known_labels = slots, labels
        self._has_bare_labels = any(not part.marks_labels for part in labelled)
        self.summary_parts = [label for part in self.parts for label in part.summary_parts]
        """The labels of the parts of a summary."""
        first = opening.literals[0]
        self.level = len(first) - len(first.lstrip("#"))
        """The level of the heading that opens a record; 0 where none does."""
        written = opening.templates[0]
        self.is_item = _ITEM.match(written.fill(["1"] * len(written.names))) is not None
        """Whether a record is an item of a list."""
        self._due = [
            self.parts[number if isinstance(part, Labelled) else number + 1 :]
            for number, part in enumerate(self.parts)
        ]
        """The parts that may begin below each part."""
        self._filters = [
            re.compile(rf"\n(?:{'|'.join(filters)})")
            if (filters := [part.filter for part in due if part.filter])
            else None
            for due in self._due
        ]
        """For each of these, a pattern that matches before the lines where one may begin."""

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that a record can hold."""
        return frozenset().union(*(part.holds for part in self.parts))

    def open(self, text: str, at: int = 0) -> Opened | None:
        """Return what opens a record with the line at a place of a text; None where nothing does.

        It may be broken over some lines.
        """
        opening = self.opening
        if opening.is_whole_text:
            return opening.open(text, at)
        stop = at - 1
        for _ in range(opening.height):
            stop = _line_end(text, stop + 1)
        found = opening.forms.split(text[at:stop].strip())
        if found is None and not opening.is_open and opening.begins(text, at):
            for _ in range(_MOST_LINES - opening.height):
                start, stop = stop + 1, _line_end(text, stop + 1)
                if start >= len(text) or text[start:stop].isspace() or start == stop:
                    break
                if found := opening.forms.split(text[at:stop].strip()):
                    break
        return Opened(*found, stop) if found else None

    def read(self, text: str, start: int, stop: int, draft: Draft, opened: Opened | None = None) -> Reading:
        """Put what a record says into a draft.

        Args:
            text: A text.
            start: Where the record begins in it.
            stop: Where it ends at the latest.
            draft: The paper in the making.
            opened: What `open` found there, if it was asked.
        """
        spans: list[Span] = []
        left: list[Span] = []
        repeated: list[str] = []
        opened = opened or self.open(text, start)
        if opened and opened.stop > stop:
            opened = None  # what closes it is no line of the record
        if opened and opened.stop >= stop - 1:  # nothing is below the lines that open it
            opened.template.put(opened.values, draft)
            return Reading([Span(self.opening, start, opened.stop, None)], left)
        pieces = self._spans(text, start, stop, min(stop, opened.stop if opened else _line_end(text, start)))
        for span in _joined(pieces, repeated) if self._has_bare_labels else pieces:
            part, begin, end, found, values = span
            if values is not None:
                values[0].put(values[1], draft)
            elif found is not None:
                part.read(text, found, end, draft)  # type: ignore[union-attr, call-arg, arg-type]  # labels have parts
            elif opened and end == opened.stop:
                opened.template.put(opened.values, draft)
            elif part is None or not part.read(text[begin:end], draft):  # type: ignore[call-arg, arg-type]  # Lines
                left.append(span)
                continue
            spans.append(span)
        if spans:
            last = spans[-1]
            spans[-1] = last._replace(stop=last.start + len(text[last.start : last.stop].rstrip()))
        return Reading(spans, left, repeated)

    def _spans(self, text: str, start: int, stop: int, end: int) -> Iterator[Span]:
        """Yield the pieces of a record that belong to a part, or to none.

        A part begins where a line begins like it, if its turn has come; a part whose template is not closed goes on
        until then. A line that begins like nothing belongs to no part.

        Args:
            text: A text.
            start: Where the record begins in it.
            stop: Where it ends at the latest.
            end: Where what opens it ends.
        """
        part: Lines | Labelled | None = self.opening
        found: Found | None = None
        values: tuple[Template, list[str]] | None = None
        number = 0
        # An opening that nothing closes, a title in a heading, goes on to the next blank line.
        goes_on = self.opening.is_open
        at = end  # where the last line looked at ends
        while at < stop:
            due = self._due[number]
            if goes_on and part is not self.opening and part.is_open:  # type: ignore[union-attr]  # one goes on
                # Most lines: nothing can begin but where the pattern says so.
                may_begin = self._filters[number]
                next_line = may_begin.search(text, at, stop) if may_begin else None
                if next_line is None:
                    end = stop
                    break
                end = at = next_line.start()
            line = at + 1
            at = _line_end(text, line, stop)
            if line >= at or text[line:at].isspace():
                # An open part comes upon no blank line: it stops only where another may begin.
                goes_on = False
                continue
            begun, label = self._beginning(text, line, due)
            if begun is None and not goes_on:  # parts that say nothing of a paper are left out
                begun = next((part for part in due if isinstance(part, Lines) and part.is_anything), None)
            if begun is not None:
                yield Span(part, start, end, found, values)
                part, start, end, found, values = begun, line, at, label, None
                number = self.parts.index(begun)
                goes_on = begun.is_open
                if not goes_on:
                    values = begun.forms.split(text[line:at].rstrip())  # type: ignore[union-attr]  # labels go on
                    goes_on = values is None
            elif goes_on:
                end = at
                if not part.is_open:  # type: ignore[union-attr]  # as above
                    values = part.forms.split(text[start:end].rstrip())  # type: ignore[union-attr]
                    goes_on = values is None and text.count("\n", start, end) < _MOST_LINES
            elif part is None:
                end = at
            else:
                yield Span(part, start, end, found, values)
                part, start, end, found, values = None, line, at, None, None
        yield Span(part, start, end, found, values)

    @staticmethod
    def _beginning(
        text: str, line: int, due: Sequence[Lines | Labelled]
    ) -> tuple[Lines | Labelled | None, Found | None]:
        """Return the part that begins with a line, with its label.

        One that begins with a label that it does not declare only if no other part begins so.
        """
        begun: Lines | Labelled | None = None
        label: Found | None = None
        for part in due:
            if isinstance(part, Lines):
                if part.begins(text, line):
                    return part, None
            elif found := part.find(text, line):
                if found.is_declared:
                    return part, found
                if begun is None:
                    begun, label = part, found
        return begun, label

    def write(self, outgoing: Outgoing) -> str:
        """Return the lines of a record."""
        outgoing.split_parts(self.summary_parts)
        texts = ["" if part is None else part.write(outgoing) for part in self._written]
        return "\n".join(
            [*(text for text in texts if text is not None), *(f"{end}\n" for end in self.ends[:1])]
        )


def _joined(pieces: Iterator[Span], repeated: list[str]) -> Iterator[Span]:
    """Yield the pieces of a record.

    A declared label that is found again belongs to the text above it, unless it is marked off.
    """
    known: set[str] = set()
    before = next(pieces)  # what opens the record
    for piece in pieces:
        if piece.found is not None and isinstance(piece.part, Labelled) and not piece.part.marks_labels:
            if piece.found.label in known:
                repeated.append(piece.found.label)
                before = before._replace(stop=piece.stop)
                continue
            known.add(piece.found.label)
        yield before
        before = piece
    yield before


def _made(part: str | tuple[str, ...] | Lines | Labelled, fields: Mapping[str, Field]) -> Lines | Labelled:
    if isinstance(part, str | tuple):
        return Lines(part, fields)
    part.bind(fields)
    return part


def _line_end(text: str, at: int, stop: int | None = None) -> int:
    """Return where the line ends that a place of a text is on."""
    end = text.find("\n", at, stop)
    return end if end >= 0 else len(text) if stop is None else stop

"""Layouts: the parts of a record in their order, and the assignment of its lines to parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.dialect.base import line_shape
from paperdigest.dialect.parts import Labelled, Lines
from paperdigest.dialect.turns import Turn, next_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperdigest.dialect.base import Draft
    from paperdigest.dialect.fields import Field
    from paperdigest.dialect.parts import FoundLabel
    from paperdigest.dialect.template import Template
    from paperdigest.dialect.writing import Outgoing

# The maximum number of lines of a template that ends with a literal: a title may be broken over several lines.
_MOST_LINES = 6
_ITEM = re.compile(r"(?:[*+-]|\d{1,9}[.)])[ \t]")
_BLOCK = re.compile(r"\n[ \t]*<(?:table|ul|ol|div)\b", re.IGNORECASE)


class Opened(NamedTuple):
    """The first lines of a record, read by the first part of its layout."""

    template: Template
    """The template that matched."""
    values: list[str]
    """The texts of its slots."""
    stop: int
    """The offset in the text at which these lines end."""


class Span(NamedTuple):
    """A piece of a record, by its offsets in the text, and the part that it belongs to."""

    part: Lines | Labelled | None
    """The part, or None if no part explains the piece."""
    start: int
    stop: int
    found: FoundLabel | None
    """The label, if the part has labels."""
    values: tuple[Template, list[str]] | None = None
    """The template that matched and the texts of its slots, if known already."""


class Reading(NamedTuple):
    """The result of reading a record."""

    spans: list[Span]
    """The pieces that were read."""
    left: list[Span]
    """The pieces that no part explains."""
    repeated: Sequence[str] = ()
    """Repeated labels without marks, which were therefore read as part of the value above."""
    needs: frozenset[str] = frozenset()
    """The labels that a record of the layout must have."""

    @property
    def end(self) -> int:
        """The offset at which the last read piece ends."""
        return self.spans[-1].stop if self.spans else 0

    @property
    def has_labels(self) -> bool:
        """Whether the record has a declared label."""
        return any(span.found is not None and span.found.is_declared for span in self.spans)

    @property
    def missing(self) -> frozenset[str]:
        """The labels of `needs` that were not found."""
        if not self.needs:
            return self.needs
        return self.needs - {span.found.label for span in self.spans if span.found}

    def is_paper(self, draft: Draft) -> bool:
        """Return whether the record is a paper.

        It needs a title, one of a declared label, a link, an identifier and a date, and all labels in `needs`.
        """
        if self.missing:
            return False
        return bool(draft.title and (draft.links or draft.arxiv or draft.published or self.has_labels))

    def is_one(self, text: str) -> bool:
        """Return whether the record is one record, not several of another layout.

        Signs of several are labels half of which repeat, a heading that no part explains, and a block of HTML inside
        the opening.

        Args:
            text: The text that the record is in.
        """
        first = self.spans[0]
        if text.startswith("#", first.start) and _BLOCK.search(text, first.start, first.stop):
            return False
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
        """Return the number of lines that templates and declared labels explain, without blank lines."""
        return sum(
            written_lines(text[span.start : span.stop])
            for span in self.spans
            if span.found is None or span.found.is_declared
        )


def written_lines(text: str) -> int:
    """Return the number of lines of a text that are not blank."""
    return sum(1 for line in text.split("\n") if line and not line.isspace())


class Layout:
    """The form of a record: its parts in order, the first of which opens it.

    If a bot has changed its template over time, its style has one layout for each generation.
    """

    is_enclosed = False
    """Whether a record is a block of HTML and ends with it."""

    def __init__(
        self,
        *parts: str | tuple[str, ...] | Lines | Labelled,
        ends: str | tuple[str, ...] = (),
        tells: str = "",
    ) -> None:
        """Describe the layout.

        Args:
            parts: Each is a template of lines, a tuple of alternative templates, or `Labelled`. The first may be
                `FrontMatter`. "" is a blank line. Blank lines around a template are written, but not needed when a
                text is read.
            ends: The beginning of a line that ends a record, or several such beginnings. The first is written below
                each record.
            tells: The beginning of the part that identifies the style. If the records of a text lack this part, they
                belong to another style. The part is written even without values.
        """
        self.declared = parts
        self._tells = tells
        self.ends = (ends,) if isinstance(ends, str) else ends

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make the templates from the fields of a dialect.

        Raises:
            TypeError: The first part is not a template.
            ValueError: The first part begins with a slot, so records can't be found; no part has a title; a slot is
                misspelled; no part begins with `tells`.
        """
        self._written = [None if part == "" else _bound(part, fields) for part in self.declared]
        self.parts = tuple(part for part in self._written if part is not None)
        opening = self.parts[0]
        if not isinstance(opening, Lines):
            raise TypeError("Expected a template as the first part of a Layout: it opens a record")
        self.opening = opening
        self.shapes = frozenset(template.shape() for template in opening.templates)
        """The shapes of the first line of a record: see `line_shape`."""
        if "" in self.shapes:
            raise ValueError(
                f"Expected marks or a word before the first slot of {opening}, which opens a record"
            )
        labelled = [part for part in self.parts if isinstance(part, Labelled)]
        for part in [part for part in labelled if part.marks_labels][-1:]:
            part.takes_rest = True
        slots = [field for part in self.parts for field in part.slots]
        if not any("title" in field.fields for field in slots):
            raise ValueError(
                f"No {{title}} in the layout that begins with {opening}: without a title, a record is not a paper"
            )
        labels = frozenset(label for part in labelled for label in part.forms)
        lines = [part for part in self.parts[1:] if isinstance(part, Lines)]
        names = frozenset(name for part in lines for template in part.templates for name in template.names)
        opening.elsewhere = labels | names
        for part in labelled:
            part.others, part.known_labels, part.elsewhere = slots, labels, names
        starts = (part for part in lines if any(literal.startswith(self._tells) for literal in part.literals))
        self._identifying = next(starts, None) if self._tells else None
        if self._tells and self._identifying is None:
            raise ValueError(
                f"No part begins with {self._tells!r} (`tells`) below {opening}: no record would have it"
            )
        if self._identifying is not None:
            self._identifying.is_needed = True
        self.needs = frozenset[str]().union(*(part.needs for part in labelled))
        """The labels that a record of the style must have."""
        self._has_bare_labels = any(not part.marks_labels for part in labelled)
        self.summary_parts = [label for part in self.parts for label in part.summary_parts]
        """The labels of the parts of a summary."""
        first = opening.literals[0]
        self.level = len(first) - len(first.lstrip("#"))
        """The level of the heading that opens a record, or 0 if it is not a heading."""
        written = opening.templates[0]
        self.is_item = _ITEM.match(written.fill(["1"] * len(written.names))) is not None
        """Whether a record is a list item."""
        self._turns = [
            Turn(self.parts, number if isinstance(part, Labelled) else number + 1)
            for number, part in enumerate(self.parts)
        ]
        """For each part, the parts that may follow."""

    @property
    def holds(self) -> frozenset[str]:
        """The names of the fields of a paper that a record can hold."""
        return frozenset().union(*(part.holds for part in self.parts))

    def is_looked_up(self, line: str) -> bool:
        """Return whether the shape of a line is one that may open a record."""
        return line_shape(line).startswith(tuple(self.shapes))

    def is_told(self, reading: Reading) -> bool:
        """Return whether the record has the part that identifies the style, if there is one."""
        return self._identifying is None or any(span.part is self._identifying for span in reading.spans)

    def open(self, text: str, at: int = 0) -> Opened | None:
        """Open a record at a line, or return None. The opening may be broken over several lines.

        Args:
            text: A text.
            at: The offset of the line.
        """
        opening = self.opening
        if opening.is_whole_text:
            return opening.open(text, at)
        stop = text.find("\n", at)
        stop = stop if stop >= 0 else len(text)
        if not opening.may_open(text, at, stop):
            return None
        for _ in range(1, opening.height):
            stop = _line_end(text, stop + 1)
        found = opening.forms.split(text[at:stop].strip())
        if found is None and not opening.is_open and opening.begins(text, at):
            blank = opening.blank
            for _ in range(_MOST_LINES - opening.height):
                start, stop = stop + 1, _line_end(text, stop + 1)
                if start >= len(text):
                    break
                if start == stop or text[start:stop].isspace():
                    blank -= 1
                    if blank < 0:
                        break
                elif _ends_with(text, at, stop, opening.endings) and (
                    found := opening.forms.split(text[at:stop].strip())
                ):
                    break
        return Opened(*found, stop) if found else None

    def read(self, text: str, start: int, stop: int, draft: Draft, opened: Opened | None = None) -> Reading:
        """Set the fields of a draft from a record.

        Args:
            text: A text.
            start: The offset of the record.
            stop: The last offset at which it may end.
            draft: The paper under construction.
            opened: The result of `open`, if known.
        """
        spans: list[Span] = []
        left: list[Span] = []
        repeated: list[str] = []
        opened = opened or self.open(text, start)
        if opened and opened.stop > stop:
            opened = None  # the opening ends outside of the record
        if opened and opened.stop >= stop - 1:  # the record is its opening only
            opened.template.put(opened.values, draft)
            return Reading([Span(self.opening, start, opened.stop, None)], left, (), self.needs)
        first = min(stop, opened.stop if opened else _line_end(text, start))
        for span in self._spans(text, start, stop, first, repeated):
            part, begin, end, found, values = span
            if values is not None:
                values[0].put(values[1], draft)
            elif found is not None:
                part.read(text, found, end, draft)  # type: ignore[union-attr, call-arg, arg-type]  # labels have parts
            elif opened and end == opened.stop:
                opened.template.put(opened.values, draft)
            elif part is None or not part.read(text[begin:end], draft):  # type: ignore[call-arg]  # Lines
                left.append(span)
                continue
            spans.append(span)
        if spans:
            last = spans[-1]
            spans[-1] = last._replace(stop=last.start + len(text[last.start : last.stop].rstrip()))
        return Reading(spans, left, repeated, self.needs)

    def _spans(self, text: str, start: int, stop: int, end: int, repeated: list[str]) -> Iterator[Span]:
        """Yield the pieces of a record, each with its part, or with None if no part explains it.

        A part starts at a line with its beginning, if its turn has come. An open part continues up to the next part.

        Args:
            text: A text.
            start: The offset of the record.
            stop: The last offset at which it may end.
            end: The offset at which its opening ends.
            repeated: Receives repeated labels without marks, which are part of the value above them.
        """
        part: Lines | Labelled | None = self.opening
        found: FoundLabel | None = None
        values: tuple[Template, list[str]] | None = None
        known: set[str] = set()
        turn = self._turns[0]
        # An opening that ends with a free slot, such as a title in a heading, continues to the next blank line.
        goes_on, is_open = self.opening.is_open, False
        at = end  # all before this offset is done; it is the end of a line, except in an open part
        while at < stop:
            beginning = turn.later(text, at, stop) if is_open else turn.next(text, at, stop)
            if beginning and beginning.found and not beginning.part.marks_labels:  # type: ignore[union-attr]  # it has labels
                if (label := beginning.found.label) in known:
                    repeated.append(label)
                    if is_open:
                        at = beginning.at
                        continue
                    beginning = None
                known.add(label)
            if beginning is None:
                if is_open or (line := next_line(text, at, stop)) >= stop:
                    break
                goes_on = goes_on and line == at + 1
                at = _line_end(text, line, stop)
                if not goes_on and turn.anything:
                    beginning = turn.anything._replace(line=line, at=line)
            if beginning:
                yield Span(part, start, beginning.line - 1 if is_open else end, found, values)
                start, begun, part, number, found, whole = beginning
                turn = self._turns[number]
                goes_on = is_open = part.is_open
                at, values = begun, None
                if isinstance(part, Lines) and not is_open:
                    at = begun if whole else start
                    if part.closing and (closed := text.find(part.closing, at, stop)) >= 0:
                        at = closed + 1
                    end = at = _line_end(text, at, stop)
                    values = (whole, []) if whole else part.forms.split(text[start:at].rstrip())
                    goes_on = values is None
            elif goes_on:
                end = at
                if isinstance(part, Lines) and not part.is_open:
                    values = part.forms.split(text[start:end].rstrip())
                    goes_on = values is None and text.count("\n", start, end) < _MOST_LINES
            elif part is None:
                end = at
            else:
                yield Span(part, start, end, found, values)
                part, start, end, found, values = None, line, at, None, None
        yield Span(part, start, stop if is_open else end, found, values)

    def write(self, outgoing: Outgoing) -> str:
        """Return the lines of a record."""
        outgoing.split_parts(self.summary_parts)
        texts = ["" if part is None else part.write(outgoing) for part in self._written]
        return "\n".join(
            [*(text for text in texts if text is not None), *(f"{end}\n" for end in self.ends[:1])]
        )


def _bound(part: str | tuple[str, ...] | Lines | Labelled, fields: Mapping[str, Field]) -> Lines | Labelled:
    if isinstance(part, str | tuple):
        return Lines(part, fields)
    part.bind(fields)
    return part


def _ends_with(text: str, at: int, stop: int, endings: tuple[str, ...]) -> bool:
    """Return whether a piece of a text, without blanks at its end, has one of the endings, or there are no endings."""
    while stop > at and text[stop - 1].isspace():
        stop -= 1
    return not endings or text.endswith(endings, at, stop)


def _line_end(text: str, at: int, stop: int | None = None) -> int:
    """Return the offset of the end of the line that contains an offset."""
    end = text.find("\n", at, stop)
    return end if end >= 0 else len(text) if stop is None else stop

"""Layouts: the parts of a record in their order, and which lines of a record are read by which part."""

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

# So many lines at the most are one template that closes: a title may be broken over some.
_MOST_LINES = 6
_ITEM = re.compile(r"(?:[*+-]|\d{1,9}[.)])[ \t]")


_BLOCK = re.compile(r"\n[ \t]*<(?:table|ul|ol|div)\b", re.IGNORECASE)


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
    found: FoundLabel | None
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
    needs: frozenset[str] = frozenset()
    """The labels without which it is no record of the layout."""

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
        if self.needs and not self.needs <= {span.found.label for span in self.spans if span.found}:
            return False
        return bool(draft.title and (draft.links or draft.arxiv or draft.published or self.has_labels))

    def is_one(self, text: str) -> bool:
        """Whether a text is one record of the layout.

        Several, of another layout, show by labels half of which repeat, by a heading that no part explains, and by a
        block of HTML below the heading that opens it.
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

    is_enclosed = False
    """Whether a record is a block of HTML, and so ends where that does."""

    def __init__(
        self,
        *parts: str | tuple[str, ...] | Lines | Labelled,
        ends: str | tuple[str, ...] = (),
        tells: str = "",
    ) -> None:
        """Describe the layout.

        Args:
            parts: A template of lines, a tuple of several forms of them, `Labelled`, or `FrontMatter` as the first.
                "" is a blank line. Blank lines at the ends of a template are written, and not asked for when read.
            ends: What a line begins with that ends a record; it is written below each record.
            tells: What the part begins with that tells the style, the first that begins so: if the records of a text
                have none, they are another's. The part is written even if it has nothing to say.
        """
        self.declared = parts
        self._tells = tells
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
        lines = [part for part in self.parts[1:] if isinstance(part, Lines)]
        names = frozenset(name for part in lines for template in part.templates for name in template.names)
        opening.elsewhere = labels | names
        for part in labelled:
            part.others, part.known_labels, part.elsewhere = slots, labels, names
        starts = (part for part in lines if any(literal.startswith(self._tells) for literal in part.literals))
        self._telling = next(starts, None) if self._tells else None
        if self._telling is not None:
            self._telling.is_needed = True
        self.needs = frozenset[str]().union(*(part.needs for part in labelled))
        """The labels without which a record is another style's."""
        self._has_bare_labels = any(not part.marks_labels for part in labelled)
        self.summary_parts = [label for part in self.parts for label in part.summary_parts]
        """The labels of the parts of a summary."""
        first = opening.literals[0]
        self.level = len(first) - len(first.lstrip("#"))
        """The level of the heading that opens a record; 0 where none does."""
        written = opening.templates[0]
        self.is_item = _ITEM.match(written.fill(["1"] * len(written.names))) is not None
        """Whether a record is an item of a list."""
        self._turns = [
            Turn(self.parts, number if isinstance(part, Labelled) else number + 1)
            for number, part in enumerate(self.parts)
        ]
        """What may begin below each part."""

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that a record can hold."""
        return frozenset().union(*(part.holds for part in self.parts))

    def is_looked_up(self, line: str) -> bool:
        """Whether a line begins so that the layout is asked whether it opens a record."""
        return line_shape(line).startswith(tuple(self.shapes))

    def is_told(self, reading: Reading) -> bool:
        """Whether the part that tells the style was read, if there is one."""
        return self._telling is None or any(span.part is self._telling for span in reading.spans)

    def open(self, text: str, at: int = 0) -> Opened | None:
        """Return what opens a record with the line at a place of a text; None where nothing does.

        It may be broken over some lines.
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
        """Yield the pieces of a record that belong to a part, or to none.

        A part begins where a line begins like it, if its turn has come; a part whose template is not closed goes on
        until then. A line that begins like nothing belongs to no part.

        Args:
            text: A text.
            start: Where the record begins in it.
            stop: Where it ends at the latest.
            end: Where what opens it ends.
            repeated: Where labels go that are found again although nothing marks them off: they are part of the
                text above them.
        """
        part: Lines | Labelled | None = self.opening
        found: FoundLabel | None = None
        values: tuple[Template, list[str]] | None = None
        known: set[str] = set()
        turn = self._turns[0]
        # An opening that nothing closes, a title in a heading, goes on to the next blank line.
        goes_on, is_open = self.opening.is_open, False
        at = end  # how far the text was looked at: to the end of a line, but in an open part
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
                if not goes_on and turn.anything:  # parts that say nothing of a paper are left out
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


def _made(part: str | tuple[str, ...] | Lines | Labelled, fields: Mapping[str, Field]) -> Lines | Labelled:
    if isinstance(part, str | tuple):
        return Lines(part, fields)
    part.bind(fields)
    return part


def _ends_with(text: str, at: int, stop: int, endings: tuple[str, ...]) -> bool:
    """Whether a piece of a text ends with one of some texts, or there are none; blanks at its end do not count."""
    while stop > at and text[stop - 1].isspace():
        stop -= 1
    return not endings or text.endswith(endings, at, stop)


def _line_end(text: str, at: int, stop: int | None = None) -> int:
    """Return where the line ends that a place of a text is on."""
    end = text.find("\n", at, stop)
    return end if end >= 0 else len(text) if stop is None else stop

"""Assign the parts of a text to dialects.

Each table is looked up once by its head, each heading, item and paragraph by the beginning of its first line. This
finds the places at which records may open. Then:

1. The fit of each style is measured on a sample of its records: of the records that are one paper each, the share of
   lines that the layout explains.
2. The style that explains most of the text claims its records first. The other styles get the rest.
3. A record ends at the next record of a claimed style, at the next known table, at a heading that is not below its
   own, or at the end that its layout declares.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache, cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

from paperdigest.dialect.base import Context, Dialect, Draft, Region, header_text, line_shape
from paperdigest.dialect.folds import Folds
from paperdigest.dialect.generations import choose_generations, fit_of
from paperdigest.dialect.layouts import Layout, written_lines
from paperdigest.dialect.records import date_in, front_date
from paperdigest.dialect.registry import GENERAL
from paperdigest.document import Unit, split_row
from paperdigest.document.frontmatter import front_fields
from paperdigest.document.html import numbered
from paperdigest.normalize.identifiers import has_paper_address
from paperdigest.normalize.labels import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from paperdigest.dialect.layouts import Opened, Reading
    from paperdigest.dialect.registry import Opening, Registry
    from paperdigest.document import Document

# The number of rows and of records in the samples on which the fit of a dialect is measured.
_ROWS, _RECORDS = 20, 4
# The share of lines that a layout has to explain.
_LEAST = 0.5
# A frame line identifies its style if its template has this number of letters, even in a digest without papers.
_IDENTIFYING_LETTERS = 8


@attrs.define
class Frame:
    """The frame lines of a text that match a template of one dialect."""

    lines: list[int] = attrs.field(factory=list)
    """The line numbers, in order."""
    dated: list[int] = attrs.field(factory=list)
    """The numbers of the lines with a date."""
    dates: list[date] = attrs.field(factory=list)
    """The dates of these lines."""
    is_telling: bool = False
    """Whether one of the lines identifies the style."""

    def date_above(self, line: int) -> date | None:
        """Return the last date above a line, or None."""
        at = bisect_left(self.dated, line)
        return self.dates[at - 1] if at else None


@attrs.define
class Claimant:
    """A dialect with the possible records of a text.

    `starts`, `layouts`, `places`, `opened` and `ends` have one item for each record.
    """

    dialect: Dialect
    starts: list[int] = attrs.field(factory=list)
    """The first lines of the records, in order."""
    layouts: list[Layout] = attrs.field(factory=list)
    """The layouts of the records."""
    places: list[int] = attrs.field(factory=list)
    """The offsets of the records in the text."""
    opened: list[Opened] = attrs.field(factory=list)
    """The results of their first templates."""
    ends: list[int] = attrs.field(factory=list)
    """The lines before which the records end."""
    share: float = 0.0
    """The share of lines that the layouts explain, in the sample."""

    fit: float = 0.0
    """The fit, if it was measured early for front matter; else 0."""

    sampled: Sequence[tuple[int, int]] = ()
    """The numbers of the records that were looked at, and the lines before which they end."""

    weight: float = 0.0
    """The estimated number of lines that the dialect explains."""

    def drop(self, lines: AbstractSet[int]) -> None:
        """Remove the records that begin at frame lines."""
        if lines.isdisjoint(self.starts):
            return
        self.keep([number for number, start in enumerate(self.starts) if start not in lines])

    def read(self, document: Document, number: int, end: int) -> tuple[Draft, Reading]:
        """Read a record up to a line; return the draft and the reading."""
        draft = Draft(Context(document), range(self.starts[number], end))
        place, stop, opened = self.places[number], document.offset(end), self.opened[number]
        return draft, self.layouts[number].read(document.text, place, stop, draft, opened)

    def keep(self, kept: Sequence[int]) -> None:
        """Remove all records except those with the given numbers."""
        self.starts = [self.starts[number] for number in kept]
        self.layouts = [self.layouts[number] for number in kept]
        self.places = [self.places[number] for number in kept]
        self.opened = [self.opened[number] for number in kept]
        self.ends = [self.ends[number] for number in kept]


@attrs.define
class Claims:
    """The regions that each dialect has claimed, and how well each dialect would fit alone.

    All mappings are by the name of the dialect.
    """

    regions: dict[str, list[Region]] = attrs.field(factory=dict)
    """The regions, in the order of the text."""
    frames: defaultdict[str, Frame] = attrs.field(factory=lambda: defaultdict(Frame))
    """The frame lines."""
    weights: dict[str, float] = attrs.field(factory=dict)
    """The number of lines that the dialect would explain alone."""
    reasons: dict[str, list[str]] = attrs.field(factory=dict)
    """The reasons for the dialect."""
    refused: dict[str, Claimant] = attrs.field(factory=dict)
    """The candidates whose layouts explain too little of the records."""

    def add(self, dialect: Dialect, region: Region) -> None:
        """Give a region to a dialect."""
        self.regions.setdefault(dialect.name, []).append(region)

    def consider(self, dialect: Dialect, weight: float, reason: str) -> None:
        """Record that a dialect would explain a region."""
        self.weights[dialect.name] = self.weights.get(dialect.name, 0.0) + weight
        self.reasons.setdefault(dialect.name, []).append(reason)


def claims(document: Document, registry: Registry) -> Claims:
    """Assign the parts of a text to the dialects of a registry. Dialects for HTML claim first."""
    dispatcher = _Dispatcher(document, registry)
    if document.has_html(registry.tags):
        from paperdigest.document.elements import elements_of  # noqa: PLC0415 - only where there is HTML

        elements = elements_of(document)
        other = _Dispatcher(elements, registry)
        other.ends = elements.ends
        dispatcher.take_over(other, elements.bounds)
    return dispatcher.run()


class _Dispatcher:
    def __init__(self, document: Document, registry: Registry) -> None:
        self.document, self.registry = document, registry
        self.claims = Claims()
        self.taken = bytearray(len(document.lines))
        """1 for each line that a dialect has claimed, else 0."""
        self.candidates: dict[str, Claimant] = {}
        self.headings: list[int] = []
        """The lines of the headings at the top level."""
        self.levels: list[int] = []
        self.dates: dict[tuple[str, ...], date | None] = {}
        """The dates of headings, cached."""
        self.folds = Folds(document)
        self.folded: list[Unit] = []
        """The tables inside folds, which are claimed last: they may be part of a record."""
        self.tables: list[int] = []
        """The first lines of the claimed tables."""
        self.ends: Sequence[int] = ()
        """For lines of HTML: the line before which the block of each line ends."""
        self.bounds: list[tuple[int, int]] = []
        """Lines that end records as headings do, with their levels."""

    def take_over(self, other: _Dispatcher, bounds: list[tuple[int, int]]) -> None:
        """Take over the claims of the HTML, with lines of HTML translated to lines of the text.

        Args:
            other: The dispatcher of the HTML.
            bounds: Lines of the text that end records as headings do, with their levels.
        """
        document = other.document
        self.claims = found = other.run()
        for regions in found.regions.values():
            self.bounds = bounds
            for region in regions:
                region.lines = document.lines_of(region.at, region.end - 1)
                self.taken[region.lines.start : region.lines.stop] = b"\1" * len(region.lines)
                bounds.append((region.lines.start, 0))
        for frame in found.frames.values():
            places = [document.lines_of(document.offset(line), document.offset(line)) for line in frame.lines]
            frame.lines = [line for lines in places for line in lines]
            frame.dated = [
                document.lines_of(document.offset(line), document.offset(line)).start for line in frame.dated
            ]

    def run(self) -> Claims:
        if self.ends:
            self._survey_html()
        else:
            self._survey()
        framed = {line for own in self.claims.frames.values() if own.is_telling for line in own.lines}
        for found in self.candidates.values():
            found.drop(framed)
        candidates = [
            found
            for found in self.candidates.values()
            if found.starts and (found.fit or self._measure(found)) >= _LEAST
        ]
        candidates.sort(key=_precedence, reverse=True)
        if len(candidates) > 1:
            self._drop_explained(candidates)
            candidates = [candidate for candidate in candidates if candidate.starts]
        taken = self.taken
        for candidate in candidates:
            lines = sum(end - start for start, end in zip(candidate.starts, candidate.ends, strict=True))
            self.claims.consider(
                candidate.dialect,
                candidate.share * lines,
                f"records opened by {candidate.layouts[0].opening} (line {candidate.starts[0] + 1})",
            )
            self._claim(candidate, [other for other in candidates if other is not candidate], taken)
        for unit in self.folded:
            if not taken[self.document.line(unit.at)]:
                self._claim_table(unit)
        if self.folded:
            for regions in self.claims.regions.values():
                regions.sort(key=lambda region: region.lines.start)
        return self.claims

    # Survey

    def _survey(self) -> None:
        """Look up each unit of the text."""
        document, for_shape, leads = self.document, self.registry.for_shape, self.registry.leads
        text = document.text
        for unit in document.units:
            kind = unit.kind
            if kind == "table":
                if self.folds and self.folds.is_in(document.line(unit.at)):
                    self.folded.append(unit)
                else:
                    self._claim_table(unit)
                continue
            todo = [unit]
            while todo:
                inner = todo.pop()
                at = inner.at
                if text[at : at + 2] in leads or text[at : at + 1] in leads:
                    for opening in for_shape(line_shape(text[at : at + 24])):
                        if text.startswith(opening.literals, at):
                            self._note_opening(inner, opening)
                if inner.units:
                    todo.extend(reversed(inner.units))
            if kind == "heading":
                self.headings.append(document.line(unit.at))
                self.levels.append(unit.level)
            elif kind == "front" and self._is_one_record():
                break
        if self.bounds:
            bounds = sorted([*self.bounds, *zip(self.headings, self.levels, strict=True)])
            self.headings, self.levels = [line for line, _ in bounds], [level for _, level in bounds]

    def _is_one_record(self) -> bool:
        """Return whether front matter opens a record, which is then the whole text."""
        found = [found for found in self.candidates.values() if found.layouts[0].opening.is_whole_text]
        for candidate in found:
            candidate.fit = self._measure(candidate)
        return any(candidate.fit >= _LEAST for candidate in found)

    def _survey_html(self) -> None:
        """Look up each line of HTML."""
        document, registry = self.document, self.registry
        elements, lengths = registry.elements, registry.element_lengths
        text, at = document.text, 0
        for number, line in enumerate(document.lines):
            for length in lengths:
                shape = line[:length]
                if shape[-1:].isdigit():
                    shape = numbered(shape)
                if shape not in elements or len(shape) < length:
                    continue
                for opening in registry.for_element(shape):
                    if text.startswith(opening.literals, at):
                        unit = Unit("html", at, at + len(line), at, at + len(line), 0, "")
                        self._note_opening(unit, opening, self.ends[number])
            at += len(line) + 1
        self.headings = [document.line(unit.at) for unit in document.units]
        self.levels = [unit.level for unit in document.units]

    def _note_opening(self, unit: Unit, opening: Opening, block_end: int | None = None) -> None:
        """Add a possible record or a frame line, if a unit opens one.

        Args:
            unit: The unit.
            opening: The layout or template that may match.
            block_end: For HTML, the line before which the block of the unit ends.
        """
        document, dialect, form = self.document, opening.dialect, opening.form
        if isinstance(form, Layout):
            opened = form.open(document.text, unit.at)
            if opened and not (form.is_item and "\n" in document.text[unit.end : opened.stop]):
                line = document.line(unit.at)
                found = self.candidates.get(dialect.name)
                if found is None:
                    found = self.candidates[dialect.name] = Claimant(dialect)
                if not found.starts or found.starts[-1] != line:  # the first layout that matches wins
                    found.starts.append(line)
                    found.layouts.append(form)
                    found.opened.append(opened)
                    found.places.append(unit.at)
                    if form.is_enclosed and block_end is not None:
                        found.ends.append(block_end)
                    elif form.is_item:
                        found.ends.append(line + document.text.count("\n", unit.at, unit.end) + 1)
                    else:
                        found.ends.append(len(document.lines))
        else:
            line = document.line(unit.at)
            draft = Draft(Context(document), range(line, line + 1))
            if form.read(document.lines[line].strip(), draft):
                own = self.claims.frames[dialect.name]
                own.lines.append(line)
                own.is_telling = (
                    own.is_telling or _count_letters("".join(form.literals)) >= _IDENTIFYING_LETTERS
                )
                if draft.listed:
                    own.dated.append(line)
                    own.dates.append(draft.listed)

    # Records

    def _measure(self, candidate: Claimant) -> float:
        """Set the ends of the records of a candidate; return its fit.

        The fit is measured only on records that are one paper each: any text can have a heading that opens like a
        record, so records without a paper do not count against a style.
        """
        document = self.document
        if self.folds:
            self._drop_folded(candidate)
        starts = candidate.starts
        count, frame = len(starts), self.claims.frames[candidate.dialect.name]
        if len(candidate.dialect.layouts) > 1:
            self._choose_generations(candidate)

        def end_of(number: int) -> int:
            end = starts[number + 1] if number + 1 < count else len(document.lines)
            return self._end(
                starts[number], min(candidate.ends[number], end), candidate.layouts[number], frame
            )

        sample = (
            range(count) if count <= _RECORDS else [number * count // _RECORDS for number in range(_RECORDS)]
        )
        read = total = shown = 0
        candidate.sampled = [(number, end_of(number)) for number in sample]
        for number, end in candidate.sampled:
            written = written_lines(document.text[candidate.places[number] : document.offset(end)])
            total += written
            reading, is_paper = self._read(candidate, number, end)
            if is_paper:
                shown += written
                if candidate.layouts[number].is_told(reading):
                    read += reading.explained(document.text)
        candidate.share = read / total
        candidate.weight = read * count / len(sample)
        fit = read / shown if shown else 0.0
        if fit >= _LEAST:  # candidates with less claim nothing
            candidate.ends = list(map(end_of, range(count)))
        else:
            self.claims.refused[candidate.dialect.name] = candidate
        return fit

    def _read(self, candidate: Claimant, number: int, end: int) -> tuple[Reading, bool]:
        """Read a record of a candidate up to a line; return the reading, and whether it is one paper."""
        draft, reading = candidate.read(self.document, number, end)
        return reading, reading.is_paper(draft) and reading.is_one(self.document.text)

    def _drop_explained(self, candidates: Sequence[Claimant]) -> None:
        """Remove the records that are not papers and begin in a line that a record of another candidate explains."""

        @cache
        def explained(outer: int, number: int) -> list[tuple[int, int]]:
            other = candidates[outer]
            reading, is_paper = self._read(other, number, other.ends[number])
            return [(span.start, span.stop) for span in reading.spans] if is_paper else []

        def is_explained(candidate: Claimant, number: int) -> bool:
            line, place = candidate.starts[number], candidate.places[number]
            for outer, other in enumerate(candidates):
                at = bisect_left(other.starts, line) - 1
                if other is candidate or at < 0 or line >= other.ends[at]:
                    continue
                spans = explained(outer, at)
                span = bisect_right(spans, (place, len(self.document.text))) - 1
                if span >= 0 and place < spans[span][1]:
                    return not self._read(candidate, number, candidate.ends[number])[1]
            return False

        kept = [
            [number for number in range(len(candidate.starts)) if not is_explained(candidate, number)]
            for candidate in candidates
        ]  # for all of them before one changes
        for candidate, numbers in zip(candidates, kept, strict=True):
            if len(numbers) < len(candidate.starts):
                candidate.keep(numbers)

    def _drop_folded(self, candidate: Claimant) -> None:
        """Remove the possible records that are folded inside another record."""
        frame = self.claims.frames[candidate.dialect.name]
        starts = [*candidate.starts, len(self.document.lines)]

        # The last record asked for, its end, and the line up to which the end is known.
        asked, end, at = -1, 0, 0

        def ends_before(number: int, line: int) -> bool:
            nonlocal asked, end, at
            layout = candidate.layouts[number]
            if number != asked:
                asked, at = number, starts[number] + layout.opening.height
                end = self._block_end(starts[number], starts[-1], layout, frame)
            while layout.ends and at < min(line, end):
                if self.document.lines[at].startswith(layout.ends):
                    end = at
                at += 1
            return end < line

        def is_paper(number: int) -> bool:
            end = self._end(starts[number], starts[number + 1], candidate.layouts[number], frame)
            return self._read(candidate, number, end)[1]

        kept = self.folds.records(candidate.starts, ends_before, is_paper)
        if len(kept) < len(candidate.starts):
            candidate.keep(kept)

    def _choose_generations(self, candidate: Claimant) -> None:
        """Choose between layouts with the same opening, for each record of a candidate."""
        starts, frame = (
            [*candidate.starts, len(self.document.lines)],
            self.claims.frames[candidate.dialect.name],
        )

        def how_well(number: int, layout: Layout) -> tuple[int, int]:
            start = starts[number]
            end = self._end(start, min(candidate.ends[number], starts[number + 1]), layout, frame)
            place, opened = candidate.places[number], candidate.opened[number]
            return fit_of(self.document, layout, range(start, end), place, opened)

        choose_generations(candidate.layouts, candidate.dialect.layouts, how_well)

    def _end(self, start: int, end: int, layout: Layout, frame: Frame) -> int:
        """Return the line before which a record ends; `end` is the last possible one."""
        end = self._block_end(start, end, layout, frame)
        if layout.ends:
            for number in range(start + layout.opening.height, end):
                if self.document.lines[number].startswith(layout.ends):
                    return number
        return end

    def _block_end(self, start: int, end: int, layout: Layout, frame: Frame) -> int:
        """Return the line before which a record ends, without regard to the `ends` of its layout."""
        if layout.opening.is_whole_text:
            return len(self.document.lines)
        if not layout.is_item:
            at = bisect_left(self.headings, start + 1)
            below: Iterable[int] = range(at, len(self.headings))
            if self.folds:
                end = self.folds.end_of(start, end)
                below = self.folds.headings(start, self.headings, at)
            for at in below:
                if self.headings[at] >= end:
                    break
                if not layout.level or self.levels[at] <= layout.level:
                    end = self.headings[at]
                    break
        own = bisect_left(frame.lines, start + layout.opening.height)
        if own < len(frame.lines):
            end = min(end, frame.lines[own])
        table = bisect_left(self.tables, start + 1)
        if table < len(self.tables):
            end = min(end, self.tables[table])
        return end

    def _claim(self, candidate: Claimant, others: Sequence[Claimant], taken: bytearray) -> None:
        """Give a candidate its records, as far as no other dialect has claimed their lines."""
        dialect, document = candidate.dialect, self.document
        is_mixed = len({layout.level > 0 for layout in dialect.layouts}) > 1
        record: tuple[str, ...] = ()
        cuts = sorted(line for other in others if not _is_inside(other, candidate) for line in other.starts)
        frame = self.claims.frames[dialect.name]
        for start, end, layout, at, opened in zip(
            candidate.starts,
            candidate.ends,
            candidate.layouts,
            candidate.places,
            candidate.opened,
            strict=True,
        ):
            if taken[start]:
                continue
            headings = document.headings(at)
            if is_mixed and layout.level:
                record = document.headings(opened.stop + 1)
            elif headings == record:  # the heading of a record is not a heading above the next record
                headings = headings[:-1]
            cut = bisect_left(cuts, start + 1)
            stop = min(end, cuts[cut]) if cut < len(cuts) and not layout.opening.is_whole_text else end
            first_taken = taken.find(1, start, stop)
            stop = first_taken if first_taken >= 0 else stop
            taken[start:stop] = b"\1" * (stop - start)
            self.claims.add(
                dialect,
                Region(
                    range(start, stop),
                    headings,
                    "",
                    layout=layout,
                    at=at,
                    end=document.offset(stop),
                    opened=opened,
                    listed=None
                    if layout.opening.is_whole_text
                    else frame.date_above(start) or self._date_in(headings),
                ),
            )

    def _date_in(self, headings: tuple[str, ...]) -> date | None:
        """Return the date in some headings, or else in the front matter."""
        if headings not in self.dates:
            self.dates[headings] = date_in(headings) or self.front_date
        return self.dates[headings]

    @cached_property
    def front_date(self) -> date | None:
        """The date in the front matter, or None."""
        return front_date(front_fields(self.document.text))

    # Tables

    def _listed(self, dialect: Dialect, unit: Unit, line: int) -> date | None:
        """Return the date of the digest above a table."""
        above = self.claims.frames[dialect.name].date_above(line)
        return above or self._date_in(self.document.headings(unit.at))

    def _claim_table(self, unit: Unit) -> None:
        """Claim a whole table by its head, or else its runs of rows that look like papers."""
        document, table = self.document, unit.table
        if self.taken[document.line(unit.at)]:
            return
        assert table is not None  # noqa: S101 - for the type checker
        rows = tuple(table.rows)
        if table.head is not None:
            head, head_lines = table.head, range(table.head, table.head + 2)
        elif rows and rows[0][1] == rows[0][0] + 1:  # the line of dashes may be missing
            head, head_lines = rows[0][0], range(rows[0][0], rows[0][1])
        else:
            self._claim_headless(unit, rows)
            return
        names = tuple(map(header_text, split_row(document.lines[head])[0]))
        candidates = self.registry.for_head(names)
        if table.head is None:
            candidates = tuple(pair for pair in candidates if pair[1] == 1)
        candidates = tuple(pair for pair in candidates if self._has_needed_cells(pair[0], names, rows))
        if not candidates:
            if table.head is None or not any(name.casefold() in FIELDS for name in names):
                self._claim_headless(unit, rows)  # not below a head that names other columns
            return
        if table.head is None:
            rows = rows[1:]
        reason = f"a table headed {' | '.join(names)} (line {head + 1})"
        lines = document.span(unit)
        if len(candidates) > 1 and candidates[1][1] == candidates[0][1]:
            candidates = tuple(
                (dialect, fit * _row_factor(document, dialect, rows)) for dialect, fit in candidates
            )
        best, _ = max(candidates, key=itemgetter(1))
        for dialect, fit in candidates:
            self.claims.consider(dialect, fit * len(lines), reason)
        self.tables.append(lines.start)
        self.claims.add(
            best,
            Region(
                lines,
                document.headings(unit.at),
                reason,
                names,
                head_lines,
                rows,
                frozenset(table.after_blank),
                listed=self._listed(best, unit, lines.start),
            ),
        )

    def _has_needed_cells(
        self, dialect: Dialect, head: tuple[str, ...], rows: Sequence[tuple[int, int]]
    ) -> bool:
        """Return whether the first rows of a table have what a dialect needs, if others have the same head."""
        return not dialect.needs or dialect.is_told(head, [self.document.slice(*row) for row in rows[:_ROWS]])

    def _claim_headless(self, unit: Unit, rows: tuple[tuple[int, int], ...]) -> None:
        """Claim the runs of rows that look like the papers of one dialect, in a table without a known head."""
        run: list[tuple[int, int]] = []
        owner: Dialect | None = None
        for row in rows:
            dialect = self._owner(self.document.slice(*row), owner)
            if dialect is not owner and owner is not None:
                self._claim_rows(unit, tuple(run), owner)
                run = []
            owner = dialect
            if owner is not None:
                run.append(row)
        if owner is not None:
            self._claim_rows(unit, tuple(run), owner)

    def _owner(self, text: str, before: Dialect | None) -> Dialect | None:
        """Return the dialect of a row, or None. The dialect of the row before comes first."""
        if not has_paper_address(text):
            return None
        cells = _cells(text)
        if before is not None and before.is_row(cells):
            return before
        return next(
            (dialect for dialect in self.registry.with_width(len(cells)) if dialect.is_row(cells)), None
        )

    def _claim_rows(self, unit: Unit, rows: tuple[tuple[int, int], ...], dialect: Dialect) -> None:
        lines = range(rows[0][0], rows[-1][1])
        width = len(split_row(self.document.slice(*rows[0]))[0])
        head = next(head for head in dialect.heads if len(head) == width)
        reason = f"rows of its shape without a head (line {lines.start + 1})"
        self.claims.consider(dialect, 0.5 * len(lines), reason)
        self.tables.append(lines.start)
        self.claims.add(
            dialect,
            Region(
                lines,
                self.document.headings(unit.at),
                reason,
                head,
                None,
                rows,
                listed=self._listed(dialect, unit, lines.start),
            ),
        )


def _precedence(candidate: Claimant) -> tuple[bool, float, float]:
    """Return the sort key of a candidate; general dialects come last."""
    return candidate.dialect.name not in GENERAL, candidate.weight, candidate.share


def _count_letters(text: str) -> int:
    """Count the letters of a text. Letters without case count twice, because words of such scripts have fewer letters."""
    return sum(2 - (letter.lower() != letter.upper()) for letter in text if letter.isalpha())


def _cells(row: str) -> list[str]:
    """Return the trimmed cells of a row."""
    return [cell.strip() for cell in split_row(row)[0]]


def _row_factor(document: Document, dialect: Dialect, rows: Sequence[tuple[int, int]]) -> float:
    """Return a factor from 0.5 to 1: the share of the first rows that look like rows of a dialect."""
    sample = rows[:_ROWS]
    hits = sum(bool(dialect.is_row(_cells(document.slice(*row)))) for row in sample)
    return 0.5 + 0.5 * hits / len(sample) if sample else 1.0


def _is_inside(inner: Claimant, outer: Claimant) -> bool:
    """Return whether most records of `outer`, and more than one, contain a record of `inner`."""
    containing = 0
    for start, end in zip(outer.starts, outer.ends, strict=True):
        at = bisect_left(inner.starts, start + 1)
        containing += at < len(inner.starts) and inner.starts[at] < end
    return containing > max(1, len(outer.starts) / 2)

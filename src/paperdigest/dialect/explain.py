"""Explain how a dialect reads each line of a text, for authors of dialects."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

import attrs

from paperdigest.dialect.base import Context, Draft, line_shape
from paperdigest.dialect.dispatch import claims
from paperdigest.dialect.layouts import written_lines
from paperdigest.dialect.parts import Lines
from paperdigest.dialect.registry import make_registry
from paperdigest.dialect.template import frame_templates
from paperdigest.document import Document
from paperdigest.document.elements import Elements, elements_of
from paperdigest.normalize.identifiers import has_paper_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperdigest.dialect.base import Dialect, Region
    from paperdigest.dialect.dispatch import Claimant
    from paperdigest.dialect.layouts import Layout, Reading
    from paperdigest.dialect.template import Template
    from paperdigest.model import Digest

    # What reads a line or why nothing does, and whether the line is read.
    _Reading = tuple[str, bool]

# The number of terminal columns for a line of the text.
_WIDTH = 60
_IN_NO_PAPER = ("in no paper (the general reader has no template)", False)
# So many characters of a line are shown in a reason.
_SHOWN = 40
#: The reading of a line that is not in a record and does not begin like one.
NOT_A_RECORD = "outside of any record"
#: The beginning of the reason why a line that opens a record is not read.
OPENS_NONE = "opens a record, but "
_INSIDE = "stands inside something else, such as a paragraph, a block of code or another record"
_NO_PAPER = "the record has neither a declared label nor a link, an identifier or a date: nothing shows that it is a paper"


@attrs.frozen
class ExplainedLine:
    """A line of a text, and how a dialect reads it."""

    number: int
    """The line number, from 1."""
    text: str
    """The text of the line."""
    reading: str
    """The part of the dialect that reads the line, or the reason why none does; "" for a blank line."""
    is_read: bool
    """Whether a part of the dialect reads the line. Blank lines count as read."""


@attrs.frozen
class Explanation:
    """How a dialect reads a text. `str` prints each line beside its reading, with `!` before unread lines."""

    lines: tuple[ExplainedLine, ...]
    """The lines of the text."""

    @property
    def unread(self) -> tuple[ExplainedLine, ...]:
        """The lines that the dialect does not read."""
        return tuple(line for line in self.lines if not line.is_read)

    def __str__(self) -> str:
        return "\n".join(
            f"{line.number:5} {' ' if line.is_read else '!'} {_fitted(line.text)} {line.reading}".rstrip()
            for line in self.lines
        )


def _fitted(text: str) -> str:
    """Cut or pad a text to `_WIDTH` terminal columns. East Asian characters take two columns."""
    kept, width = 0, 0
    for character in text:
        width += 0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        if width <= _WIDTH - 1:
            kept += 1
    if width <= _WIDTH:
        return text + " " * (_WIDTH - width)
    return _fitted(f"{text[:kept]}…")


def explain(dialect: Dialect, text: str) -> Explanation:
    """Return how a dialect reads each line of a text.

    Args:
        dialect: The dialect. It need not be installed, and competes with no other.
        text: The text.

    Returns:
        For each line, the part of the dialect that reads it, or the reason why none does.
    """
    document = Document.from_text(text)
    found = claims(document, make_registry({dialect.name: dialect}, (), {}))
    place = elements_of(document) if dialect.is_html and document.html else document
    numbers = _numbers(place)
    regions = found.regions.get(dialect.name, ())
    refused = found.refused.get(dialect.name)
    why_refused = _why_refused(place, refused) if refused else ""
    readings: dict[int, _Reading] = {}
    for unit in document.units:
        if unit.kind in ("heading", "rule"):
            readings.update(
                (line, _structure(dialect, document, line, unit.kind, why_refused))
                for line in document.span(unit)
            )
    for frame in found.frames.values():
        readings.update(dict.fromkeys(frame.lines, ("a line of the digest itself", True)))
    readings.update(_rows(dialect, document, [region for region in regions if region.layout is None]))
    for region in regions:
        if region.layout is not None:
            readings.update(_record(place, region, region.layout))
    if isinstance(place, Elements) and regions:
        own = [line for lines in place.structure([range(len(document.lines))]) for line in lines]
        readings = {**dict.fromkeys(own, ("HTML without text of a paper", True)), **readings}
    lines = []
    for number, line in enumerate(document.lines):
        reading, is_read = readings.get(number) or (
            _why_not(dialect, place, numbers.get(number), why_refused),
            False,
        )
        if not line.strip():
            reading, is_read = "", True
        lines.append(ExplainedLine(number + 1, line, reading, is_read))
    return Explanation(tuple(lines))


def explain_digest(text: str, digest: Digest) -> Explanation:
    """Return, for each line of a text, the paper that was read from it: for dialects that read without a template."""
    readings: dict[int, _Reading] = {
        line: ("a line of the digest itself", True) for lines in digest.structure for line in lines
    }
    for paper in digest.papers:
        for lines in filter(None, (paper.lines, *paper.also_at)):
            readings.update(dict.fromkeys(lines, (f"goes on: paper {paper.title!r}", True)))
            where = (
                f"lines {lines.start + 1} to {lines.stop}" if len(lines) > 1 else f"line {lines.start + 1}"
            )
            readings[lines.start] = (f"paper {paper.title!r}, {where}, read by {paper.dialect}", True)
    return Explanation(
        tuple(
            ExplainedLine(
                number + 1, line, *(readings.get(number, _IN_NO_PAPER) if line.strip() else ("", True))
            )
            for number, line in enumerate(Document.from_text(text).lines)
        )
    )


def _numbers(place: Document) -> dict[int, int]:
    """Return, for each line of the text, the first line of `place` that begins on it."""
    numbers: dict[int, int] = {}
    for number in range(len(place.lines)):
        at = place.offset(number)
        numbers.setdefault(place.lines_of(at, at).start, number)
    return numbers


def _structure(dialect: Dialect, document: Document, line: int, kind: str, why_refused: str) -> _Reading:
    """Return the reading of a heading or rule. It is unread if it begins like a record or has a paper's address."""
    text = document.lines[line].strip()
    if kind == "heading" and (why := _why_no_record(dialect, document, line, why_refused)):
        return why, False
    if has_paper_address(text):
        return f"a {kind} with the address of a paper", False
    return f"a {kind} of the digest", True


def _rows(dialect: Dialect, document: Document, tables: Sequence[Region]) -> Iterator[tuple[int, _Reading]]:
    """Yield the readings of the lines of tables, with the problems of each row."""
    context = Context(document)
    read = {line for paper in dialect.parse(document, tables, context) for line in paper.lines or ()}
    read.update(line for lines in context.structured for line in lines)
    remarks = defaultdict[int, list[str]](list)
    for problem in context.problems:
        remarks[problem.lines.start].append(problem.message.rpartition(" (line ")[0])
    for region in tables:
        for line in region.head_lines or ():
            yield line, ("; ".join(["the head of a table", *remarks[line]]), True)
        for start, end in region.rows:
            yield start, ("; ".join(["a row", *remarks[start]]), start in read)
            for line in range(start + 1, end):
                yield line, ("continues: a row", line in read)


def _record(document: Document, region: Region, layout: Layout) -> Iterator[tuple[int, _Reading]]:
    """Yield the readings of the lines of a record."""
    text = document.text
    draft = Draft(Context(document), region.lines)
    reading = layout.read(text, region.at, region.end, draft, region.opened)
    if not reading.is_paper(draft):
        yield (
            region.lines.start,
            (f"{OPENS_NONE}{_why_no_paper(text, layout, reading, draft)}", False),
        )
        return
    for part, start, stop, label, _ in reading.spans:
        shown = f"label {label.label!r}" if label else _form(part, text[start:stop])
        first, *more = document.lines_of(start, stop)
        yield first, (shown, True)
        for at in more:
            yield at, (f"continues: {shown}", True)
    for left in reading.left:
        due = ", ".join(map(str, layout.parts[1:])) or "nothing below its first line"
        for at in document.lines_of(left.start, left.stop):
            yield at, (f"no part begins like this; the layout has {due}", False)


def _form(part: object, text: str) -> str:
    """Return the template of a part that matches a text, or the part."""
    is_template = isinstance(part, Lines) and not part.is_whole_text
    found = part.forms.split(text.strip()) if is_template else None  # type: ignore[attr-defined]  # lines
    return repr(found[0].text) if found else str(part)


def _why_not(dialect: Dialect, document: Document, number: int | None, why_refused: str) -> str:
    """Return why a line outside of records is not read."""
    if number is None:
        return NOT_A_RECORD
    return (
        _why_no_record(dialect, document, number, why_refused)
        or _mismatches(frame_templates(type(dialect)), document.lines[number].strip())
        or NOT_A_RECORD
    )


def _why_no_record(dialect: Dialect, document: Document, number: int, why_refused: str) -> str:
    """Return why a line that begins like a record does not open one; "" for any other line."""
    line = document.lines[number]
    opening = [layout for layout in dialect.layouts if layout.open(document.text, document.offset(number))]
    if any(layout.is_looked_up(line.lstrip()) for layout in opening):
        return f"{OPENS_NONE}{why_refused or _INSIDE}"
    if opening:
        begins = " or ".join(map(repr, sorted(opening[0].shapes)))
        return (
            f"{OPENS_NONE}the line does not begin with {begins} (0 is any number), by which records are found"
        )
    templates = [template for layout in dialect.layouts for template in layout.opening.templates]
    return _mismatches(templates, line.strip())


def _why_refused(document: Document, refused: Claimant) -> str:
    """Return why a dialect reads none of the records that it opens: what its layouts say of some of them."""
    text = document.text
    read = total = 0
    whys: dict[str, None] = {}
    labels: dict[str, None] = {}
    left: list[int] = []
    for number, end in refused.sampled:
        draft, reading = refused.read(document, number, end)
        found = [span.found for span in reading.spans if span.found]
        labels.update((label.label, None) for label in found if not label.is_declared)
        if why := _why_no_paper(text, refused.layouts[number], reading, draft):
            whys[why] = None
            continue
        total += written_lines(text[refused.places[number] : document.offset(end)])
        read += reading.explained(text)
        left += (document.lines_of(span.start, span.stop).start for span in reading.left)
    said = list(whys)
    if total:
        said.insert(0, f"the layouts explain {read} of {total} lines of such records, less than half")
    if labels:
        said.append(f"undeclared labels: {', '.join(map(repr, labels))}")
    if left:
        line = document.lines[left[0]].strip()[:_SHOWN]
        said.append(f"no part of the layout begins like line {left[0] + 1}: {line!r}")
    return "; ".join(said)


def _why_no_paper(text: str, layout: Layout, reading: Reading, draft: Draft) -> str:
    """Return why a record is not taken for a paper of a layout; "" where it is."""
    if missing := reading.missing:
        return f"the record lacks labels that the style needs: {', '.join(map(repr, sorted(missing)))}"
    if not reading.is_paper(draft):
        return _NO_PAPER
    if not reading.is_one(text):
        return "the record holds several records of another layout"
    return "" if layout.is_told(reading) else "the record lacks the part that tells the style: see `tells`"


def _mismatches(templates: Sequence[Template], line: str) -> str:
    """Return why the templates that begin like a line do not match it; "" if there are none."""
    if line.startswith("<"):
        near = [
            template for template in templates if line.startswith(template.literals[0].partition("\n")[0])
        ]
    else:
        shape = line_shape(line)
        near = [template for template in templates if _is_near(shape, template.shape())]
    return "; ".join(f"{template.text.strip()!r}: {template.mismatch(line)}" for template in near)


def _is_near(shape: str, wanted: str) -> bool:
    """Return whether a line of some shape begins like a template. A numbered line may have fewer marks."""
    return bool(wanted) and (shape.startswith(wanted) or ("0" in shape and wanted.startswith(shape)))

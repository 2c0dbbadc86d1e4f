"""What a dialect makes of each line of a text: for whoever writes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from paperdigest.dialect.base import Context, Draft, line_shape
from paperdigest.dialect.dispatch import claims
from paperdigest.dialect.registry import frame_of, make_registry
from paperdigest.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest.dialect.base import Dialect, Region
    from paperdigest.dialect.layouts import Layout

_WIDTH = 60


@attrs.frozen
class ExplainedLine:
    """A line of a text, and what a dialect makes of it."""

    number: int
    """The number of the line, from 1."""
    text: str
    """The line."""
    reading: str
    """What read it, or why nothing did; "" for a blank line."""
    is_read: bool
    """Whether a part of the dialect read it."""


@attrs.frozen
class Explanation:
    """What a dialect makes of a text, line by line. As a string, the lines beside what read them."""

    lines: tuple[ExplainedLine, ...]
    """The lines of the text."""

    def __str__(self) -> str:
        return "\n".join(
            f"{line.number:5} {' ' if line.is_read or not line.reading else '!'} "
            f"{_cut(line.text):{_WIDTH}} {line.reading}".rstrip()
            for line in self.lines
        )


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def explain(dialect: Dialect, text: str) -> Explanation:
    """Return, for each line of a text, the part of a dialect that read it, or why none did."""
    document = Document.from_text(text)
    readings: dict[int, tuple[str, bool]] = {}
    found = claims(document, make_registry({dialect.name: dialect}, (), {}))
    for unit in document.units:
        if unit.kind in ("heading", "rule"):
            readings.update(dict.fromkeys(document.span(unit), (f"a {unit.kind} of the digest", True)))
    for frame in found.frames.values():
        readings.update(dict.fromkeys(frame.lines, ("a line of the digest's own", True)))
    for region in found.regions.get(dialect.name, ()):
        readings.update(_table(region) if region.layout is None else _record(document, region, region.layout))
    lines = []
    for number, line in enumerate(document.lines):
        reading, is_read = readings.get(number) or (_why_not(dialect, document, number), False)
        if not line.strip():
            reading, is_read = "", True
        lines.append(ExplainedLine(number + 1, line, reading, is_read))
    return Explanation(tuple(lines))


def _table(region: Region) -> Iterator[tuple[int, tuple[str, bool]]]:
    """Yield what a table's lines are."""
    for line in region.head_lines or ():
        yield line, ("the head of a table", True)
    for start, end in region.rows:
        for line in range(start, end):
            yield line, ("a row", True)


def _record(document: Document, region: Region, layout: Layout) -> Iterator[tuple[int, tuple[str, bool]]]:
    """Yield what a record's lines are read by."""
    first = region.lines.start
    lines = document.lines[first : region.lines.stop]
    draft = Draft(Context(document), region.lines)
    reading = layout.read(lines, draft)
    if not reading.is_paper(draft):
        yield first, ("opens a record that has neither a label nor a link", False)
        return
    for part, start, stop, label in reading.spans:
        shown = f"label {label.label!r}" if label else str(part)
        yield first + start, (shown, True)
        for at in range(start + 1, stop):
            yield first + at, (f"goes on: {shown}", True)
    for left in reading.left:
        due = ", ".join(map(str, layout.parts[1:])) or "nothing below its first line"
        for at in range(left.start, left.stop):
            yield first + at, (f"no part begins so; this layout has {due}", False)


def _why_not(dialect: Dialect, document: Document, number: int) -> str:
    """Return why a line that is in no record opens none."""
    line = document.lines[number].strip()
    shape = line_shape(line)
    templates = [template for layout in dialect.layouts for template in layout.opening.templates]
    near = [
        template
        for template in (*templates, *frame_of(dialect))
        if template.shape() and shape.startswith(template.shape())
    ]
    reasons = [f"{template.text.strip()!r}: {template.mismatch(line)}" for template in near]
    return "; ".join(reasons) or "in no record, and does not begin like one"

"""Choose between the generations of a style: layouts with the same opening.

A bot may change the lines of its records and keep their first line. The generation of a record is the layout with
most of its parts and labels in the record. It is determined for a sample of records. If two neighbours in the sample
agree, the records between them are of the same layout. If not, the change between them is found by bisection. If a
layout leaves lines of a record unread, the other generations are tried when the record is read.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from paperdigest.dialect.base import Context, Draft
from paperdigest.dialect.layouts import written_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paperdigest.dialect.base import Document, Region
    from paperdigest.dialect.layouts import Layout, Opened, Reading

# The number of intervals between the records of the sample.
_RECORDS = 2


def openers(layouts: Sequence[Layout]) -> list[Layout]:
    """Return the layouts to try at a line, in order: one for each opening.

    Longer beginnings come first: "### Title:" before "### ".
    """
    known: dict[tuple[str, ...], Layout] = {}
    for layout in layouts:
        known.setdefault(opening_of(layout), layout)
    return sorted(known.values(), key=lambda layout: -max(map(len, layout.opening.literals)))


def alike(opener: Layout, layouts: Sequence[Layout]) -> list[Layout]:
    """Return the layouts with the same opening as `opener`, including itself."""
    return [layout for layout in layouts if opening_of(layout) == opening_of(opener)]


def opening_of(layout: Layout) -> tuple[str, ...]:
    """Return the templates that open a record of a layout, as text."""
    return tuple(template.text for template in layout.opening.templates)


def choose_generations(
    layouts: list[Layout],
    generations: Sequence[Layout],
    how_well: Callable[[int, Layout], tuple[int, int]],
) -> None:
    """Replace the layout of each record by its generation.

    Args:
        layouts: For each record, the layout that opened it. Changed in place.
        generations: The layouts of the style.
        how_well: Returns how well a layout fits a record, by the number of the record: see `fit_of`.
    """
    for opener in dict.fromkeys(layouts):
        rivals = alike(opener, generations)
        if len(rivals) == 1:
            continue
        numbers = [number for number, layout in enumerate(layouts) if layout is opener]
        sample = _sample(len(numbers))
        known = {at: _best(numbers[at], rivals, how_well) for at in sample}
        runs = list(pairwise(sample)) or [(0, 0)]
        while runs:
            first, last = runs.pop()
            layouts[numbers[first]], layouts[numbers[last]] = known[first], known[last]
            if known[first] is known[last]:
                for number in numbers[first:last]:
                    layouts[number] = known[first]
            elif last > first + 1:
                middle = (first + last) // 2
                known[middle] = _best(numbers[middle], rivals, how_well)
                runs += [(first, middle), (middle, last)]


def _sample(count: int) -> list[int]:
    """Return the numbers of a few of `count` records, at equal intervals, including the first and the last."""
    return sorted({part * (count - 1) // _RECORDS for part in range(_RECORDS + 1)})


def _best(
    number: int, rivals: Sequence[Layout], how_well: Callable[[int, Layout], tuple[int, int]]
) -> Layout:
    """Return the layout that fits a record best, and the first if several fit equally."""
    return max(rivals, key=lambda layout: how_well(number, layout))


def fit_of(document: Document, layout: Layout, lines: range, at: int, opened: Opened) -> tuple[int, int]:
    """Return how well a layout fits a record: see `_fit`.

    Args:
        document: The text.
        layout: The layout.
        lines: The lines of the record.
        at: The offset of the record in the text.
        opened: The opening of the record, as read.
    """
    draft = Draft(Context(document), lines)
    reading = layout.read(document.text, at, document.offset(lines.stop), draft, opened)
    return _fit(reading, draft, document.text)


def best_reading(
    draft: Draft, reading: Reading, rivals: Sequence[Layout], region: Region, headings: tuple[str, ...]
) -> tuple[Draft, Reading]:
    """Return the best draft and reading of a record: the given one, or that of another layout with the same opening.

    Args:
        draft: The draft by the layout of the region.
        reading: The reading by that layout, which left lines unread.
        rivals: The layouts with the same opening.
        region: The record.
        headings: The headings above it.
    """
    text = draft.notes.context.document.text
    found = [(draft, reading)]
    for layout in rivals:
        if layout is not region.layout:
            other = Draft(draft.notes.context, region.lines, headings, region.listed)
            stops = (text.find(f"\n{end}", region.at, region.end) for end in layout.ends)
            stop = min((stop for stop in stops if stop >= 0), default=region.end)
            found.append((other, layout.read(text, region.at, stop, other, region.opened)))
    return max(found, key=lambda pair: _fit(pair[1], pair[0], text))


def _fit(reading: Reading, draft: Draft, text: str) -> tuple[int, int]:
    """Return how well a layout fits a record; larger is better.

    The number of explained lines is not used: with fewer declared labels, values are longer and explain more lines.

    Returns:
        The number of parts and declared labels in the record, and minus the number of unread lines. Both are 0 if the
        record is not a paper.
    """
    if not reading.is_paper(draft):
        return 0, 0
    known = sum(1 for span in reading.spans if span.found is None or span.found.is_declared)
    return known, -sum(written_lines(text[left.start : left.stop]) for left in reading.left)

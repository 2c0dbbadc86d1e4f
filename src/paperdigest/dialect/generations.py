"""Generations: the layouts of a style that open alike, and which of them a text is of.

The layouts of a style may have the same opening: a bot goes on to write the same headings while it changes what stands
below them. A text looks up an opening once. Which of its layouts wrote the records is told by some of them: the layout
most of whose parts and labels are there. Between two that agree all records are taken for the same; where two do not,
the change between them is searched for by halves. A record of which a layout leaves lines is asked once more when it
is read.
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

# How many records are asked which layout they are of.
_RECORDS = 2


def openers(layouts: Sequence[Layout]) -> list[Layout]:
    """Return the layouts that are tried at a line, in that order: the first of those that open alike.

    Those with more marks of their own come first: "### Title:" before "### ".
    """
    known: dict[tuple[str, ...], Layout] = {}
    for layout in layouts:
        known.setdefault(opening_of(layout), layout)
    return sorted(known.values(), key=lambda layout: -max(map(len, layout.opening.literals)))


def alike(opener: Layout, layouts: Sequence[Layout]) -> list[Layout]:
    """Return the layouts that open like one of them, this one included."""
    return [layout for layout in layouts if opening_of(layout) == opening_of(opener)]


def opening_of(layout: Layout) -> tuple[str, ...]:
    """Return the forms of what opens a record of a layout."""
    return tuple(template.text for template in layout.opening.templates)


def choose_generations(
    layouts: list[Layout],
    generations: Sequence[Layout],
    how_well: Callable[[int, Layout], tuple[int, int]],
) -> None:
    """Put the layout of each record in the place of the one that opened it.

    Args:
        layouts: For each record, the layout that opened it.
        generations: The layouts of the style.
        how_well: Gives how well a layout fits a record, by its number: see `fit_of`.
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
    """Return the numbers of some of so many records, from all over the text: the first and the last among them."""
    return sorted({part * (count - 1) // _RECORDS for part in range(_RECORDS + 1)})


def _best(
    number: int, rivals: Sequence[Layout], how_well: Callable[[int, Layout], tuple[int, int]]
) -> Layout:
    """Return the layout that fits a record best; the first of those that fit alike."""
    return max(rivals, key=lambda layout: how_well(number, layout))


def fit_of(document: Document, layout: Layout, lines: range, at: int, opened: Opened) -> tuple[int, int]:
    """Return how well a layout fits a record: see `_fit`.

    Args:
        document: The text.
        layout: The layout.
        lines: The lines of the record.
        at: Where in the text it begins.
        opened: What was read of its first lines.
    """
    draft = Draft(Context(document), lines)
    reading = layout.read(document.text, at, document.offset(lines.stop), draft, opened)
    return _fit(reading, draft, document.text)


def best_reading(
    draft: Draft, reading: Reading, rivals: Sequence[Layout], region: Region, headings: tuple[str, ...]
) -> tuple[Draft, Reading]:
    """Return what reading a record found that fits best: as it was read, or by another layout that opens alike.

    Args:
        draft: What was read.
        reading: How: some lines were left.
        rivals: The layouts that open alike.
        region: The record.
        headings: The headings that it stands under.
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
    """Return how well a layout fits a record: how many of its parts and labels are there, and lines that it leaves.

    Lines that a layout explains are no measure here: one that knows fewer labels has longer values.

    Returns:
        The number of parts and labels, 0 where the layout shows no paper; and that of the lines left, less than 0.
    """
    if not reading.is_paper(draft):
        return 0, 0
    known = sum(1 for span in reading.spans if span.found is None or span.found.is_declared)
    return known, -sum(written_lines(text[left.start : left.stop]) for left in reading.left)

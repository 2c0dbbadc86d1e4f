"""Which dialect reads which region of a text.

The blocks are walked once. A table asks the dialects that know its head; any other block asks those whose
listings begin with a line of its shape: both are look-ups, so the work does not grow with the number of styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paperdigest.dialect import Region, header_text, line_shape
from paperdigest.normalize.identifiers import PAPER_ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest._document import Document
    from paperdigest._registry import Registry
    from paperdigest.dialect import Dialect

# How many rows of a table are looked at to tell how well a dialect fits.
_SAMPLE = 20


class Claim(NamedTuple):
    """A region, and the dialect that claims it."""

    dialect: Dialect
    region: Region


def claims(document: Document, registry: Registry, *, closely: bool = False) -> Iterator[list[Claim]]:
    """Yield what is claimed, place by place in the order of the text: the claims on a place, the best first.

    Args:
        document: The text.
        registry: The dialects to ask.
        closely: Whether to look at the rows of a table although only one dialect knows its head, and to yield every
            claim on it; else those that can't be the best may be left out.
    """
    index, blocks = 0, document.blocks
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            for found in _table_claims(document, index, registry, closely=closely):
                found.sort(key=lambda claim: -claim.region.fit)
                yield found
            index += 1
            continue
        made = [
            Claim(dialect, region)
            for dialect in registry.for_shape(line_shape(document.lines[block.start]))
            if (region := dialect.claim(document, index)) is not None
        ]
        if made:
            made.sort(key=lambda claim: -claim.region.fit)
            yield made
            index = max(index + 1, made[0].region.end)
        else:
            index += 1


def _table_claims(
    document: Document, index: int, registry: Registry, *, closely: bool
) -> Iterator[list[Claim]]:
    """Yield the claims on a table: on the whole of it by its head, else on the runs of its rows that look like papers."""
    block = document.blocks[index]
    table = block.table
    assert table is not None  # noqa: S101 - for the type checker: the caller looked
    rows = tuple(table.rows)
    if table.head is not None:
        head, head_lines = table.head, range(table.head, table.head + 2)
    elif rows and rows[0][1] == rows[0][0] + 1:  # the line of dashes may be missing
        head, head_lines = rows[0][0], range(rows[0][0], rows[0][1])
    else:
        yield from _headless_claims(document, index, rows, registry)
        return
    names = tuple(map(header_text, document.row(head)))
    candidates = registry.for_head(names)
    if table.head is None:
        candidates = tuple(pair for pair in candidates if pair[1] == 1)
    if not candidates:
        yield from _headless_claims(document, index, rows, registry)
        return
    if table.head is None:
        rows = rows[1:]
    lines, reason = range(block.start, block.end), f"a table headed {' | '.join(names)} (line {head + 1})"
    made: list[Claim] = []
    best = 0.0
    # How well the first has to fit to be the best, whatever the rows say of the next.
    enough = 1.0 if closely else candidates[1][1] / candidates[0][1] if len(candidates) > 1 else 0.0
    for dialect, most in candidates:
        if best >= most and not closely:
            break  # the rows only lower how well a dialect fits, and the rest fit no better
        fit = most * _share(document, dialect, rows, enough)
        enough = 1.0
        best = max(best, fit)
        made.append(Claim(dialect, Region(index, index + 1, lines, fit, reason, names, head_lines, rows)))
    yield made


def _share(document: Document, dialect: Dialect, rows: tuple[tuple[int, int], ...], enough: float) -> float:
    """Return a factor for how many of the first rows look like the dialect's: from 0.5 for none to 1 for all.

    Rows are looked at until it is clear that the factor is `enough`; none where any is, and 1 stands for it.
    """
    sample = rows[:_SAMPLE]
    if dialect.row is None or not sample or enough <= 0.5:
        return 1.0
    needed, hits = (2 * enough - 1) * len(sample), 0
    for row in sample:
        hits += dialect.is_row(document.slice(*row))
        if hits >= needed:
            break
    return 0.5 + 0.5 * hits / len(sample)


def _headless_claims(
    document: Document, index: int, rows: tuple[tuple[int, int], ...], registry: Registry
) -> Iterator[list[Claim]]:
    """Yield a claim on each run of rows that look like one dialect's papers although the head is not one of its."""
    run: list[tuple[int, int]] = []
    owner: Dialect | None = None
    for row in rows:
        text = document.slice(*row)
        dialect = owner
        if owner is None or not owner.is_row(text):
            dialect = _owner(text, registry)
        if dialect is not owner and owner is not None:
            yield [_headless_claim(document, index, tuple(run), owner)]
            run = []
        owner = dialect
        if owner is not None:
            run.append(row)
    if owner is not None:
        yield [_headless_claim(document, index, tuple(run), owner)]


def _owner(text: str, registry: Registry) -> Dialect | None:
    if not PAPER_ADDRESS.search(text):
        return None
    return next((dialect for dialect in registry.dialects.values() if dialect.is_row(text)), None)


def _headless_claim(
    document: Document, index: int, rows: tuple[tuple[int, int], ...], dialect: Dialect
) -> Claim:
    width = len(document.row(rows[0][0])) if rows[0][1] == rows[0][0] + 1 else 0
    head = next((head for head in dialect.heads if len(head) == width), dialect.heads[0])
    return Claim(
        dialect,
        Region(
            index,
            index + 1,
            range(rows[0][0], rows[-1][1]),
            0.5,
            f"rows of its shape without a head (line {rows[0][0] + 1})",
            head,
            None,
            rows,
        ),
    )

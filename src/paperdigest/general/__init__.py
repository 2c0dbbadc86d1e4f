"""Read lists of papers in layouts that no style describes: the engine of the two general dialects.

`read_general` takes a document and returns drafts. `front` and `bibtex` read front matter and BibTeX.
The rest of the text is read in five steps:

1. `blocks` and `html` split the text into blocks; `inline` splits a block into pieces.
2. `pieces` and `labelled` classify each piece by its form and by the words of `vocabulary`.
3. `titles` and `cuts` find the title of a block; `entries` adds its links and labels.
4. `headings` and `runs` decide which blocks open a record; `collecting` adds the blocks that belong to it.
5. `records` and `tables` turn records and rows into drafts, with `values` and `publication`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.general.bibtex import bib_drafts
from paperdigest.general.blocks import windows_of
from paperdigest.general.collecting import Record, collect
from paperdigest.general.entries import Entry
from paperdigest.general.front import front_draft, take_cut_front
from paperdigest.general.headings import open_headings
from paperdigest.general.pieces import is_paper_url
from paperdigest.general.records import read_record
from paperdigest.general.runs import has_evidence, open_entries
from paperdigest.general.tables import Table
from paperdigest.normalize.dates import date_within
from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from paperdigest.dialect.base import Context, Draft
    from paperdigest.document import Document

#: The names of the general dialects.
ENTRIES, TABLE = "general_entries", "general_table"


class FoundPaper(NamedTuple):
    """A draft, and the name of the dialect that read it."""

    dialect: str
    draft: Draft


def read_general(
    document: Document, taken: bytearray, context: Context, *, is_rest: bool
) -> list[FoundPaper]:
    """Return the papers in the lines that no other dialect has taken.

    Args:
        document: The text.
        taken: One byte for each line: 1 if another dialect has taken it.
        context: Receives the problems.
        is_rest: Whether other dialects have found papers. If so, the papers of a section count only if one of them has
            an address or an identifier.
    """
    if front := front_draft(document, taken, context):
        _note([FoundPaper(ENTRIES, front)], context)
        return [FoundPaper(ENTRIES, front)]
    take_cut_front(document, taken)
    cited = list(bib_drafts(document, taken, context))
    found = [FoundPaper(ENTRIES, draft) for draft in cited]
    windows = _windows(document, taken)
    beginning = next(windows)
    listed = _listed(document, beginning)
    for part in collect(chain([beginning], windows)):
        if isinstance(part, Record):
            if draft := read_record(part, context):
                found.append(FoundPaper(ENTRIES, draft))
        else:
            found += [
                FoundPaper(TABLE, draft)
                for draft in Table(part.block, is_refused=part.is_refused).drafts(context, part.headings)
            ]
    found = _without_repeats(found, cited)
    if is_rest:
        sections = {reading.draft.headings for reading in found if _has_address(reading.draft)}
        found = [reading for reading in found if reading.draft.headings in sections]
    if found:
        for _, draft in found:
            draft.listed = listed
        _note(found, context)
    return found


def _windows(document: Document, taken: bytearray) -> Iterator[list[Entry]]:
    """Yield the entries of a text, window by window; those that open a record are marked."""
    evidence = has_evidence(document.text)
    for blocks in windows_of(document, taken):
        entries = [Entry(block) for block in blocks]
        open_headings(entries)
        open_entries(entries, has_evidence=evidence)
        yield entries


def _without_repeats(found: list[FoundPaper], cited: list[Draft]) -> list[FoundPaper]:
    """Return the papers without those that the text lists twice.

    A draft without links is dropped if a draft with links has its title. A paper that BibTeX gives keeps the draft
    from BibTeX; the lines of its other drafts are added to `also_at`.

    Args:
        found: All papers that were found.
        cited: The drafts from BibTeX.
    """
    linked = {draft.title.casefold() for _, draft in found if draft.links}
    numbers = {draft.arxiv.id: draft for draft in cited if draft.arxiv}
    kept: list[FoundPaper] = []
    for reading in found:
        draft = reading.draft
        number = draft.identifier() if numbers and draft not in cited else None
        is_repeat = not draft.links and draft.title.casefold() in linked
        if number and number[0] in numbers:
            numbers[number[0]].also_at += (draft.lines,)
        elif not is_repeat:
            kept.append(reading)
    return kept


def _has_address(draft: Draft) -> bool:
    """Whether a draft has the address or the identifier of a paper."""
    return (
        draft.arxiv is not None
        or draft.doi is not None
        or any(is_paper_url(link.url) for link in draft.links)
    )


# The date of a digest is in one of its first blocks, which has fewer than _SHORT characters.
_FIRST, _SHORT = 12, 300


def _listed(document: Document, entries: list[Entry]) -> date | None:
    """Return the date of a digest: the day in its front matter, else the first day in its first blocks."""
    if document.units[0].kind == "front":
        front = date_within(document.text[document.units[0].begin : document.units[0].finish][:_SHORT])
        if front and front.precision == "day":
            return front.day
    for entry in entries[:_FIRST]:
        is_short = len(entry.block.text) < _SHORT and (entry.kind == "heading" or entry.words < 14)
        if entry.kind not in ("heading", "text", "item") or not is_short or entry.ids:
            continue
        found = date_within(entry.block.text)
        if found and found.precision == "day":
            return found.day
    return None


def _note(found: list[FoundPaper], context: Context) -> None:
    """Record one note for each run of papers that one dialect read."""
    runs: list[tuple[str, int, range]] = []
    for name, draft in found:
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + 1, range(runs[-1][2].start, draft.lines.stop))
        else:
            runs.append((name, 1, draft.lines))
    for name, count, lines in runs:
        one, several = ("row", "rows") if name == TABLE else ("entry", "entries")
        what = one if count == 1 else several
        context.problem(Code.GENERAL_READING, f"Read {count} {what} of a layout that no style knows", lines)

"""Group entries into records: the entry that opens a record, and the entries below it that belong to it.

`collect` takes entries that `headings` and `runs` have marked. It yields records, and tables with their headings. The
depth, label, links or names of an entry show that it belongs to the record above it. A heading ends a record, unless a
higher heading opened the record.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from paperdigest.dialect.base import MOST_HEADINGS
from paperdigest.general.blocks import SUMMARY_LEVEL
from paperdigest.general.pieces import EDGES, authors_score
from paperdigest.general.vocabulary import PROSE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest.general.entries import Entry

# The number of papers below a heading: "Vision (12 papers)".
_COUNT = re.compile(r"\s*[(（]\d+\s*(?:papers?|entries|篇)[)）]\Z")


class Record:
    """The entry that opens a record, the entries that belong to it, and the headings above."""

    def __init__(self, opener: Entry, headings: tuple[str, ...]) -> None:
        self.opener = opener
        self.headings = headings
        self.rest: list[Entry] = []
        self.is_section = opener.kind == "heading"


def collect(windows: Iterable[Sequence[Entry]]) -> Iterator[Record | Entry]:
    """Yield the records and the tables of a text in order; each table has its headings."""
    collector = _Collector()
    for entries in windows:
        for entry in entries:
            collector.take(entry)
        yield from collector.complete()
    yield from collector.found


class _Collector:
    """Assigns each entry to a record."""

    def __init__(self) -> None:
        self.found: list[Record | Entry] = []
        self.above: list[Entry] = []
        """The headings above the next entry."""
        self.current: Record | None = None
        """The record that the next entry may belong to: the last one in `found`."""

    def complete(self) -> list[Record | Entry]:
        """Return and forget what was found, except the record that is still open."""
        found = self.found
        self.found = [] if self.current is None else [found.pop()]
        return found

    def take(self, entry: Entry) -> None:
        """Read the next entry."""
        kind, current = entry.kind, self.current
        if kind == "heading":
            self._heading(entry)
        elif kind == "end":
            self._end()
        elif kind == "rule":
            if current is not None and (
                not current.is_section or not entry.is_inside or current.opener.block.depth < SUMMARY_LEVEL
            ):
                self.current = None
        elif (
            current is not None
            and current.is_section
            and (entry.is_inside or not (entry.opens or kind == "table"))
        ):
            current.rest.append(entry)
        elif kind == "table":
            entry.headings = _texts(self.above)
            entry.is_refused = bool(self.above) and self.above[-1].is_refused
            self.found.append(entry)
            self.current = None
        elif entry.opens and not (current is not None and _is_inside(current, entry)):
            self._open(entry)
        elif current is not None:
            if _is_other_paper(current, entry):
                self._open(entry)
            elif _belongs(current, entry):
                current.rest.append(entry)
            else:
                self.current = None

    def _open(self, entry: Entry) -> None:
        self.current = Record(entry, _texts(self.above))
        self.found.append(self.current)

    def _heading(self, entry: Entry) -> None:
        above, depth, current = self.above, entry.block.depth, self.current
        while above and above[-1].block.depth >= depth:
            above.pop()
        if entry.opens:
            self._open(entry)
        elif current is not None and current.is_section and depth > current.opener.block.depth:
            current.rest.append(entry)
        else:
            above.append(entry)
            self.current = None

    def _end(self) -> None:
        """Close the record or the heading of a `<details>` that ends here."""
        current = self.current
        if current is not None and current.is_section and current.opener.block.depth >= SUMMARY_LEVEL:
            self.current = None
        elif self.above and self.above[-1].block.depth >= SUMMARY_LEVEL:
            self.above.pop()


def _is_inside(record: Record, entry: Entry) -> bool:
    """Whether an entry that may open a record is nested in the item of another and has no link of its own."""
    opener = record.opener
    if opener.kind != "item" or entry.block.depth <= opener.block.depth:
        return False
    return not entry.is_paper if entry.kind == "text" else bool(opener.links) and not entry.links


def _texts(headings: Iterable[Entry]) -> tuple[str, ...]:
    """Return the texts of headings, at most one more than a record keeps: `Context.bounded` notes the surplus."""
    texts = (text for entry in headings if (text := _COUNT.sub("", entry.plain)))
    return tuple(islice(texts, MOST_HEADINGS + 1))


def _is_other_paper(record: Record, entry: Entry) -> bool:
    """Whether an entry without `opens` is another paper: its identifiers are not those of the record."""
    opener = record.opener
    if (
        not entry.ids
        or entry.title is None
        or entry.score < 0.3
        or entry.kind != opener.kind
        or entry.block.depth > opener.block.depth
    ):
        return False
    own = {arxiv.id for part in (opener, *record.rest) for arxiv in part.ids}
    return bool(own) and own.isdisjoint(arxiv.id for arxiv in entry.ids)


def _belongs(record: Record, entry: Entry) -> bool:
    """Whether an entry belongs to the record above it."""
    opener, depth = record.opener, record.opener.block.depth
    if entry.kind == "label" or (record.rest and record.rest[-1].kind == "label"):
        return True
    if opener.kind == "item":
        if entry.kind == "item":
            return entry.block.depth > depth or bool(entry.label and entry.block.mark != opener.block.mark)
        if entry.block.is_quoted or entry.block.depth > depth or entry.label:
            return True
        return entry.starts_with_names
    if entry.kind == "item":
        return True
    if (
        entry.label
        or entry.block.is_quoted
        or entry.links
        or authors_score(entry.block.text.strip(EDGES)[:600]) > 0.7
    ):
        return True
    last = record.rest[-1] if record.rest else opener
    return last.label is not None and last.label.field in PROSE_FIELDS

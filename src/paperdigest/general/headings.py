"""Decide which headings open records, level by level, by the blocks below them.

`open_headings` takes the entries of a window and sets `opens`, `is_inside` and `is_refused`. The score of a heading is
that of its title, plus the signs of one paper below it (links, labels, one identifier), minus the signs of a list
(several titles or identifiers, rows). The good headings of a level decide for the others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from paperdigest.general.inline import BOLD, QUOTED
from paperdigest.general.labelled import field_of
from paperdigest.general.pieces import count_words, is_other_url
from paperdigest.general.vocabulary import LINK_FIELDS, PROSE_FIELDS, TELLING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperdigest.general.entries import Entry


def open_headings(entries: Sequence[Entry]) -> None:
    """Set `opens` and `is_refused` of headings, and `is_inside` of the blocks below those that open."""
    places = [index for index, entry in enumerate(entries) if entry.kind == "heading"]
    ends: dict[int, int] = {}
    above: list[int] = []
    for place in places:
        while above and entries[above[-1]].block.depth >= entries[place].block.depth:
            ends[above.pop()] = place
        is_inside = bool(above) and above[-1] != places[0] and entries[above[-1]].is_refused
        entries[place].is_refused = is_inside or entries[place].says_no_papers
        above.append(place)
    ends.update(dict.fromkeys(above, len(entries)))
    levels: defaultdict[int, list[int]] = defaultdict(list)
    for place in places:
        levels[entries[place].block.depth].append(place)
    for level in sorted(levels):
        _open_level(entries, levels[level], ends)
    last = -1
    for place in places:
        entry = entries[place]
        if entry.opens and place < last:
            entry.opens = False
        elif entry.opens:
            last = ends[place]
            for inner in range(place + 1, last):
                entries[inner].is_inside = True


# The most blocks below a heading that is a paper.
_MOST_BELOW = 150
# The most words of labels beside a title.
_MOST_LABELS = 10


class _Below:
    """The signs of a paper or of a list in the blocks below a heading."""

    def __init__(self, entries: Sequence[Entry], place: int, end: int) -> None:
        heading = entries[place]
        self.ids = {arxiv.id for arxiv in heading.ids[:1]}
        self.fields: set[str] = set()
        self.papers = self.titled = self.headings = self.rows = 0
        self.is_divided = False
        """Whether a heading that names no field follows: fields and papers below that one do not count."""
        title = heading.title.text.casefold() if heading.title else ""
        for inner in range(place + 1, end):
            entry = entries[inner]
            if entry.kind == "heading":
                self.headings += entry.score >= 0.75
                self.is_divided |= field_of(entry.plain) is None
                self.ids.update(arxiv.id for arxiv in entry.ids)
                self.titled += bool(entry.links) and entry.score > 0.6
            elif entry.kind == "table":
                self.rows += sum(
                    "](" in "".join(cells) or "href" in "".join(cells) for cells, _ in entry.block.rows
                )
            elif entry.kind in ("item", "text"):
                self._read(entry, entries[inner + 1] if inner + 1 < end else None, title)

    def _read(self, entry: Entry, following: Entry | None, title: str) -> None:
        if not (entry.label and entry.label.field in PROSE_FIELDS):
            self.ids.update(arxiv.id for arxiv in entry.ids[:3])
        if self._is_titled(entry, following, title):
            self.titled += 1
        elif not self.titled and not self.is_divided:  # else they belong to another title
            self.fields.update(entry.fields)
        self.papers += entry.is_paper and not self.is_divided

    @staticmethod
    def _is_titled(entry: Entry, following: Entry | None, title: str) -> bool:
        """Whether a block below a heading has a title of its own."""
        found = entry.title
        if found is None or entry.score < 0.7 or count_words(found.text) < 3:
            return False
        if entry.label is not None and entry.fields[:1] != ["title"]:
            return False
        own = found.text.casefold()
        if title and (own in title or title in own):
            shorter, longer = sorted((len(own), len(title)))
            if shorter > 0.7 * longer:
                return False
        style = found.piece.style
        if found.piece.kind == "link":
            return entry.is_paper
        if style & (BOLD | QUOTED):
            return entry.is_paper or (following is not None and following.label is not None)
        if entry.is_paper and (
            (entry.label is None and entry.fields and LINK_FIELDS.issuperset(entry.fields))
            or (entry.has_paper_label and entry.words < count_words(found.text) + _MOST_LABELS)
        ):
            return True  # nothing but a title, links and labels
        if entry.kind == "text" and entry.is_paper and not found.number and len(entry.pieces) > 1:
            return entry.pieces[1].kind in ("fold", "break")  # a title alone on its line
        return entry.kind == "item" and entry.is_paper and count_words(found.text) >= 5


def _open_level(entries: Sequence[Entry], places: list[int], ends: dict[int, int]) -> None:
    """Set `opens` of the headings of one level."""
    good: list[tuple[int, float]] = []
    found: dict[int, _Below] = {}
    count = len(places)
    for place in places:
        heading = entries[place]
        end = ends[place]
        if heading.is_inside or end - place > _MOST_BELOW:
            continue
        if heading.block.depth >= 7:
            end = next((i for i in range(place + 1, end) if entries[i].kind in ("rule", "end")), end)
        below = found[place] = _Below(entries, place, end)
        own = bool(heading.ids)
        support = (
            0.6
            if heading.is_paper
            else 0.25
            if heading.links and heading.title and heading.title.piece.kind == "link"
            else 0.0
        )
        support += (
            0.4 * (below.papers > 0)
            + 0.2 * min(3, len(below.fields & TELLING_FIELDS))
            + 0.3 * (len(below.ids) == 1)
        )
        against = 0.0
        if not own:
            against += 1.0 if len(below.ids) > 3 else 0.3 if len(below.ids) > 1 else 0.0
            against += 0.5 * min(3, below.titled) if below.titled > 1 else 0.0
            against += 0.5 * (below.headings > 3)
        if below.titled == 1 and not heading.links and below.fields.isdisjoint({"authors", "abstract"}):
            against += 0.8
        if (
            count == 1
            and place == places[0]
            and not heading.links
            and (below.headings or len(below.ids) > 1 or below.rows)
        ):
            against += 1
        if below.rows > 3:
            against += 0.6 if heading.is_paper else 1.5
        if heading.is_refused:
            against += 1
        score = heading.score + support - against
        if heading.score >= 0.3 and support >= 0.3 and score >= 0.9:
            good.append((place, score))
    linked = [p for p in places if entries[p].links and entries[p].score > 0.1]
    if count >= 3 and sum(entries[place].score > 0.6 for place in linked) >= 0.6 * count:
        for place in linked:
            heading = entries[place]
            below_ = found.get(place)
            is_list = below_ is not None and (below_.rows > 3 or below_.titled > 2)
            has_own = (
                heading.title is not None
                and heading.title.piece.kind == "link"
                and not all(is_other_url(p.url) for p in heading.links)
            )
            heading.opens |= has_own and (heading.is_paper or not is_list) and not heading.is_inside
    strong = [place for place, score in good if score >= 1.1]
    for place, score in good:
        if (len(strong) >= 2 and len(good) >= 0.25 * count) or (
            score >= 1.5 and (count > 1 or entries[place].block.depth > 1)
        ):
            entries[place].opens = True
    if count >= 3 and len(strong) >= 0.5 * count:
        for place, below in found.items():
            heading = entries[place]
            if heading.opens or heading.is_refused or len(below.ids) > 1 or below.titled:
                continue
            words = count_words(heading.plain)
            if (below.papers or not below.fields.isdisjoint(TELLING_FIELDS)) and (
                words >= 2 or below.fields & {"authors", "abstract"}
            ):
                heading.opens = True

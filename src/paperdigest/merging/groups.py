"""Grouping: finds the listings of the same paper in many digests and joins them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from paperdigest.merging.joining import Shared, best_title, distinct, is_identified, join, spread
from paperdigest.merging.listings import listings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest.model import Paper

# The number of listings a group holds before duplicates are first removed.
_FEW = 250


def merge(papers: Iterable[Paper]) -> list[Paper]:
    """Join listings of the same paper into one record.

    Listings with the same arXiv identifier or DOI belong to the same paper. A listing without an identifier belongs to
    the paper with its title (ignoring case, punctuation and Unicode normalization) if only one paper with an identifier
    has it; otherwise to the other listings with that title and no identifier. The joined record combines the listings:
    the longest complete list of authors, the most precise date, the latest version, all links, tags and translations.
    Nothing is lost: `Paper.listings` has the original listings, earliest first, without duplicates. A paper with one
    listing does not change.

    The content of a record does not depend on the order of the listings. Merging merged papers changes nothing. Merging
    them with further listings gives the same as merging all listings at once, with one exception: a listing without an
    identifier stays with the paper that it was joined to.

    Listings are read one by one, so `papers` may be an iterator over an archive. Time grows linearly. Equal texts are
    stored once. A listing of a paper with several listings takes less than half a kilobyte more.

    Args:
        papers: The listings of one digest (`merge(digest)`) or of many.

    Returns:
        The merged papers, ordered by their first listings.
    """
    listed = _Listed()
    for paper in papers:
        listed.add(paper)
    return listed.papers()


class _Listed:
    """The papers listed so far.

    Papers are numbered in the order of their first listings. If a listing shows that two numbers belong to the same
    paper, the larger number becomes a child of the smaller (a union-find forest). Their listings are combined after all
    listings were added: combining them at once would visit the same values repeatedly.
    """

    def __init__(self) -> None:
        self._held: list[Paper | _Group] = []  # a paper with one listing does not change
        self._above: list[int] = []
        self._by_arxiv_id: dict[str, int] = {}
        self._by_doi: dict[str, int] = {}
        self._by_title: dict[str, int] = {}  # only listings without an identifier
        self._shared = Shared()

    def add(self, paper: Paper) -> None:
        """Add a listing or a merged paper to its paper, which may be new."""
        listings = spread(paper) if paper.listings else [paper]
        keys = self._keys(listings)
        known = [self._top(numbers[key]) for numbers, key in keys if key in numbers]
        if known:
            number = min(known)
            for other in known:
                self._above[other] = number
            self._group(number).add(listings)
        else:
            number = len(self._held)
            self._held.append(paper)
            self._above.append(number)
        for numbers, key in keys:
            numbers.setdefault(key, number)

    def papers(self) -> list[Paper]:
        """Return the record of each paper. Afterwards, no listings can be added."""
        for number in range(len(self._held)):
            if (top := self._top(number)) != number:
                self._fold(top, number)
        self._place_titles()
        tops = [one for number, one in enumerate(self._held) if self._above[number] == number]
        self._held.clear()
        tops.reverse()
        return [join(one.listings) if isinstance(one, _Group) else one for one in _popped(tops)]

    def _keys(self, listings: Sequence[Paper]) -> list[tuple[dict[str, int], str]]:
        """Return the keys of a paper's listings, each with the mapping from such keys to numbers."""
        keys = []
        for paper in listings:
            if paper.arxiv_id is not None:
                keys.append((self._by_arxiv_id, paper.arxiv_id))
            if paper.doi is not None:
                keys.append((self._by_doi, paper.doi.casefold()))
        return keys or [(self._by_title, _title_key(paper.title)) for paper in listings]

    def _top(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def _group(self, number: int) -> _Group:
        """Return the group of a number."""
        known = self._held[number]
        if not isinstance(known, _Group):
            group = self._held[number] = _Group(self._shared)
            group.add(spread(known))
            return group
        return known

    def _fold(self, top: int, number: int) -> None:
        """Move the listings of a number to its top number."""
        self._above[number] = top
        self._group(top).fold(self._group(number))
        self._held[number] = self._held[top]  # free the old group

    def _place_titles(self) -> None:
        """Join papers without an identifier to the only identified paper with their title."""
        if not self._by_title:
            return
        homes: dict[int, list[int]] = {}
        for number, one in enumerate(self._held):
            if self._above[number] == number and _is_identified(one):
                key = _title_key(best_title(distinct(one.listings)) if isinstance(one, _Group) else one.title)
                if key in self._by_title:
                    homes.setdefault(self._top(self._by_title[key]), []).append(number)
        for number, numbers in homes.items():
            if len(numbers) == 1:
                self._fold(*sorted((number, *numbers)))


class _Group:
    """The listings of one paper."""

    __slots__ = ("_limit", "_shared", "listings")

    def __init__(self, shared: Shared) -> None:
        self._shared, self._limit = shared, _FEW
        self.listings: list[Paper] = []

    def add(self, listings: Iterable[Paper]) -> None:
        """Add listings, which share equal values with earlier ones."""
        self._keep(map(self._shared.listing, listings))

    def fold(self, other: _Group) -> None:
        """Add the listings of another group."""
        self._keep(other.listings)

    def _keep(self, listings: Iterable[Paper]) -> None:
        self.listings += listings
        if len(self.listings) > self._limit:
            self.listings = distinct(self.listings)
            self._limit = 2 * len(self.listings) + _FEW


def _is_identified(one: Paper | _Group) -> bool:
    return any(map(is_identified, one.listings if isinstance(one, _Group) else listings_of(one)))


def _title_key(title: str) -> str:
    if not title.isascii():  # composed and decomposed letters are the same text
        title = unicodedata.normalize("NFC", title)
    return "".join(filter(str.isalnum, title.casefold())) or title


def _popped(papers: list[Paper | _Group]) -> Iterator[Paper | _Group]:
    """Pop papers one by one, so that each can be freed."""
    while papers:
        yield papers.pop()

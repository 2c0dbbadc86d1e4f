"""One paper for each paper: joining the listings of the same paper from many digests."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from paperdigest.merging.joining import Shared, best_title, distinct, is_identified, join, spread
from paperdigest.merging.listings import listings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest.model import Paper

# So many listings of a paper are held before it is looked whether some were given twice.
_FEW = 250


def merge(papers: Iterable[Paper]) -> list[Paper]:
    """Return one paper for each paper, in the order in which each is first listed.

    Listings are of the same paper where they share an arXiv identifier or a DOI. A listing with neither belongs to
    the one paper with an identifier that has its title (case, punctuation and Unicode normalization aside), or to the other listings
    with its title. The joined record has the most that the listings say: the longest list of authors that is not
    cut, the finest date, the latest version, all links, tags and translations. Nothing is lost: `Paper.listings` has
    each listing as it was given, the earliest first; a listing that is given twice counts once. A paper with one
    listing stays as it is. What a record holds does not depend on the order of the listings. Merging merged
    papers changes nothing; with further listings, it gives what merging all listings gives, but that a listing known
    by its title alone stays with the paper that it was joined to.

    Listings are taken one by one: `papers` may be an iterator over an archive. Time grows in step with their number.
    Memory holds each text once, however many listings have it, and less than half a kilobyte for each listing of a
    paper that has several.

    Args:
        papers: The listings: of a digest (`merge(digest)`), or of many.
    """
    listed = _Listed()
    for paper in papers:
        listed.add(paper)
    return listed.papers()


class _Listed:
    """The papers listed so far.

    Each has a number, given in the order in which they are first listed. Where a listing shows that two numbers are
    of one paper, the larger one is put below the smaller (a union-find forest), and what each holds is folded
    together once all listings are in: doing so at once would go over the same values again and again.
    """

    def __init__(self) -> None:
        self._held: list[Paper | _Group] = []  # a paper that was listed once stays as it is
        self._above: list[int] = []
        self._by_arxiv_id: dict[str, int] = {}
        self._by_doi: dict[str, int] = {}
        self._by_title: dict[str, int] = {}  # only of what has no identifier
        self._shared = Shared()

    def add(self, paper: Paper) -> None:
        """Add a listing, or what was merged from several, to its paper, which may be new."""
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
        """Return the record of each paper. Nothing can be added afterwards."""
        for number in range(len(self._held)):
            if (top := self._top(number)) != number:
                self._fold(top, number)
        self._place_titles()
        tops = [one for number, one in enumerate(self._held) if self._above[number] == number]
        self._held.clear()
        tops.reverse()
        return [join(one.listings) if isinstance(one, _Group) else one for one in _popped(tops)]

    def _keys(self, listings: Sequence[Paper]) -> list[tuple[dict[str, int], str]]:
        """Return what listings of one paper are known by, each with the numbers of those that are known by the like."""
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
        """Return what holds the listings of a number."""
        known = self._held[number]
        if not isinstance(known, _Group):
            group = self._held[number] = _Group(self._shared)
            group.add(spread(known))
            return group
        return known

    def _fold(self, top: int, number: int) -> None:
        """Put what a number holds into the one above it."""
        self._above[number] = top
        self._group(top).fold(self._group(number))
        self._held[number] = self._held[top]  # what it held is needed no more

    def _place_titles(self) -> None:
        """Fold what has no identifier into the one paper with an identifier that has its title."""
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
        """Add listings, each with the values of those before it."""
        self._keep(map(self._shared.listing, listings))

    def fold(self, other: _Group) -> None:
        """Add the listings of another one."""
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
    """Yield papers from the end of a list, which lets go of each."""
    while papers:
        yield papers.pop()

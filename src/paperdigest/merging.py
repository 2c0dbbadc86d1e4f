"""One paper for each paper: joining the listings of the same paper from many digests."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from paperdigest._joining import Joined, is_identified
from paperdigest.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def merge(papers: Iterable[Paper]) -> list[Paper]:
    """Return one paper for each paper, in the order in which each is first listed.

    Listings are of the same paper where they share an arXiv identifier or a DOI. A listing with neither belongs to
    the one paper with an identifier that has its title (case, punctuation and Unicode normalization aside), or to the other listings
    with its title. The joined record has the most that the listings say: the longest list of authors that is not
    cut, the finest date, the latest version, all links, tags and translations. What it holds does not depend on
    the order of the listings, and merging merged papers changes nothing.

    Listings are taken one by one and not kept: time grows in step with their number, memory with the number of
    papers and of different values that their listings give, however often each is listed. So `papers` may be an
    iterator over an archive of any length.

    Args:
        papers: The listings.
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
        self._held: list[Paper | Joined] = []  # a paper that was listed once stays as it is
        self._above: list[int] = []
        self._by_arxiv_id: dict[str, int] = {}
        self._by_doi: dict[str, int] = {}
        self._by_title: dict[str, int] = {}  # only of what has no identifier

    def add(self, paper: Paper) -> None:
        """Add a listing to its paper, which may be new."""
        keys = self._keys(paper)
        known = [self._top(numbers[key]) for numbers, key in keys if key in numbers]
        if known:
            number = min(known)
            for other in known:
                self._above[other] = number
            self._join(number, paper)
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
        return [one.paper() if isinstance(one, Joined) else one for one in _popped(tops)]

    def _keys(self, paper: Paper) -> list[tuple[dict[str, int], str]]:
        """Return what a listing is known by, each with the numbers of those that are known by the like."""
        keys = []
        if paper.arxiv_id is not None:
            keys.append((self._by_arxiv_id, paper.arxiv_id))
        if paper.doi is not None:
            keys.append((self._by_doi, paper.doi.casefold()))
        return keys or [(self._by_title, _title_key(paper.title))]

    def _top(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def _join(self, number: int, more: Paper | Joined) -> None:
        known = self._held[number]
        if isinstance(known, Paper):
            known = self._held[number] = Joined(known)
        if isinstance(more, Joined):
            known.fold(more)
        else:
            known.add(more)

    def _fold(self, top: int, number: int) -> None:
        """Put what a number holds into the one above it."""
        self._above[number] = top
        self._join(top, self._held[number])
        self._held[number] = self._held[top]  # what it held is needed no more

    def _place_titles(self) -> None:
        """Fold what has no identifier into the one paper with an identifier that has its title."""
        if not self._by_title:
            return
        named: dict[str, list[int]] = {}
        for number, one in enumerate(self._held):
            if self._above[number] == number and _is_identified(one):
                key = _title_key(one.title)
                if key in self._by_title:
                    named.setdefault(key, []).append(number)
        for key, numbers in named.items():
            if len(numbers) == 1:
                self._fold(*sorted((self._by_title[key], *numbers)))


def _is_identified(one: Paper | Joined) -> bool:
    return one.identified if isinstance(one, Joined) else is_identified(one)


def _title_key(title: str) -> str:
    if not title.isascii():  # composed and decomposed letters are the same text
        title = unicodedata.normalize("NFC", title)
    return "".join(filter(str.isalnum, title.casefold())) or title


def _popped(papers: list[Paper | Joined]) -> Iterator[Paper | Joined]:
    """Yield papers from the end of a list, which lets go of each."""
    while papers:
        yield papers.pop()

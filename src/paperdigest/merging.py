"""One paper for each paper: joining the listings of the same paper from many digests."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING

import attrs

from paperdigest._frozendict import FrozenDict

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from paperdigest.model import Link, Paper, Summary, Translation

_PRECISIONS = ("day", "month", "year")
_KINDS = (
    "abstract",
    "pdf",
    "html",
    "huggingface",
    "code",
    "model",
    "dataset",
    "demo",
    "project",
    "video",
    "note",
    "other",
)


def merge(papers: Iterable[Paper]) -> list[Paper]:
    """Return one paper for each paper, in the order in which each is first listed.

    Listings are of the same paper where they share an arXiv identifier or a DOI. A listing with neither belongs to
    the one paper with an identifier that has its title (case and punctuation aside), or to the other listings
    with its title. The joined record has the most that the listings say: the longest list of authors that is not
    cut, the finest date, the latest version, all links, tags and translations. What it holds does not depend on
    the order of the listings, and merging merged papers changes nothing.
    """
    listings = list(papers)
    groups = _Groups()
    for number, paper in enumerate(listings):
        groups.add(number)
        for key in _identifiers(paper):
            groups.join(key, number)
    by_title: defaultdict[str, list[int]] = defaultdict(list)
    anonymous: defaultdict[str, list[int]] = defaultdict(list)
    for members in groups:
        known = [listings[i] for i in members]
        if any(True for _ in _identifiers(known[0])):
            by_title[_title_key(_best_title(known))].append(members[0])
        else:
            anonymous[_title_key(known[0].title)].append(members[0])
    for title, numbers in anonymous.items():
        named = by_title.get(title, ())
        for number in numbers:
            groups.unite(named[0] if len(named) == 1 else numbers[0], number)
    return [_joined([listings[i] for i in members]) for members in groups]


def _identifiers(paper: Paper) -> Iterator[Hashable]:
    if paper.arxiv_id is not None:
        yield "arxiv", paper.arxiv_id
    if paper.doi is not None:
        yield "doi", paper.doi.casefold()


def _title_key(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold())) or title


class _Groups:
    """Numbers in groups that grow together (a union-find forest), each group known by its first number."""

    def __init__(self) -> None:
        self._above: list[int] = []
        self._keys: dict[Hashable, int] = {}

    def add(self, number: int) -> None:
        """Add the next number."""
        self._above.append(number)

    def join(self, key: Hashable, number: int) -> None:
        """Put a number into the group of a key."""
        self.unite(self._keys.setdefault(key, number), number)

    def unite(self, one: int, other: int) -> None:
        one, other = self._top(one), self._top(other)
        self._above[max(one, other)] = min(one, other)

    def _top(self, number: int) -> int:
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def __iter__(self) -> Iterator[list[int]]:
        members: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self._above)):
            members[self._top(number)].append(number)
        return iter(members.values())


def _best_title(listings: Sequence[Paper]) -> str:
    """Return the title that most listings with an identifier have; cut ones last, then the longest, then by code points."""
    titles = Counter(p.title for p in listings if p.arxiv_id is not None or p.doi is not None) or Counter(
        p.title for p in listings
    )
    return max(titles, key=lambda title: (not title.endswith(("...", "…")), titles[title], len(title), title))


def _joined(listings: Sequence[Paper]) -> Paper:
    if len(listings) == 1:
        return listings[0]
    first = min(listings, key=_precedence)
    authors = max(listings, key=_author_rank)
    dated = [p for p in listings if p.published is not None]
    dates = min(dated, key=_date_rank, default=first)
    arxiv_id = _pick(listings, lambda p: p.arxiv_id)
    versions = (p.arxiv_version for p in listings if p.arxiv_id == arxiv_id and p.arxiv_version is not None)
    return attrs.evolve(
        first,
        title=_best_title(listings),
        authors=authors.authors,
        et_al=authors.et_al,
        published=dates.published,
        published_precision=dates.published_precision,
        listed=min((p.listed for p in listings if p.listed is not None), default=None),
        arxiv_id=arxiv_id,
        arxiv_version=max(versions, default=None),
        doi=_pick(listings, lambda p: p.doi),
        links=_links(listings),
        abstract=_pick(listings, lambda p: p.abstract),
        summary=_summary(listings),
        translated=_translated(listings),
        tags=tuple(sorted({tag for p in listings for tag in p.tags})),
        venue=_pick(listings, lambda p: p.venue),
        comment=_pick(listings, lambda p: p.comment),
        extra=_extra(listings),
        lines=None,
        also_at=(),
    )


def _precedence(paper: Paper) -> tuple[date, tuple[str, ...], str]:
    """Rank the listings for what only one can give: its headings. The earliest, then by code points."""
    return paper.listed or date.max, paper.headings, paper.dialect or ""


def _author_rank(paper: Paper) -> tuple[bool, bool, int, int, list[tuple[str, bool]]]:
    authors = [(author.name, author.is_handle) for author in paper.authors]
    people = sum(not author.is_handle for author in paper.authors)
    return bool(authors), not paper.et_al, len(authors), people, authors


def _date_rank(paper: Paper) -> tuple[int, date]:
    return _PRECISIONS.index(paper.published_precision or "day"), paper.published or date.max


def _pick(listings: Sequence[Paper], field: Callable[[Paper], str | None]) -> str | None:
    """Return the longest text that a field has, of equally long ones the last by code points."""
    return max((text for paper in listings if (text := field(paper)) is not None), key=_length, default=None)


def _length(text: str) -> tuple[int, str]:
    return len(text), text


def _summary(listings: Sequence[Paper]) -> Summary | None:
    text = _pick(listings, lambda p: p.summary.text if p.summary else None)
    return next((p.summary for p in listings if p.summary and p.summary.text == text), None)


def _links(listings: Sequence[Paper]) -> tuple[Link, ...]:
    """Return each address once, with a label where a listing gives one; the pages of the paper first."""

    def rank(link: Link) -> tuple[int, str, bool, bool, str]:
        return _KINDS.index(link.kind), link.url, not link.label, link.label is None, link.label or ""

    found: dict[str, Link] = {}
    for link in sorted((link for paper in listings for link in paper.links), key=rank):
        found.setdefault(link.url, link)
    return tuple(found.values())


def _translated(listings: Sequence[Paper]) -> tuple[Translation, ...]:
    """Return each text once, with its language where a listing declares one."""

    def rank(one: Translation) -> tuple[str, bool, str]:
        return one.text, one.declared is None, one.declared or ""

    found: dict[str, Translation] = {}
    for one in sorted((one for paper in listings for one in paper.translated), key=rank):
        found.setdefault(one.text, one)
    return tuple(found.values())


def _extra(listings: Sequence[Paper]) -> FrozenDict:
    found: dict[str, str] = {}
    for name, text in sorted(item for paper in listings for item in paper.extra.items()):
        found[name] = max(found.get(name, ""), text, key=_length)
    return FrozenDict(found)

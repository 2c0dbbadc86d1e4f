"""One record out of the listings of one paper, taken in one by one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from paperdigest._frozendict import FrozenDict
from paperdigest.model import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paperdigest.model import Author, Link, Precision, Summary, Translation

    _Precedence = tuple[date, tuple[str, ...], bool, str, tuple[tuple[int, int, str, str, str, str], ...]]

_PRECISIONS = ("day", "month", "year")
# The pages of the paper come first.
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


def is_identified(paper: Paper) -> bool:
    """Return whether a listing has an identifier; one that has none is known by its title alone."""
    return paper.arxiv_id is not None or paper.doi is not None


class Joined:
    """The most that the listings of one paper say.

    It keeps no listing: each is compared with what is known, and dropped. So it holds as much as there are different
    values, and a listing costs as much as it has values of its own. Each comparison is of all that tells two values
    apart, so that what is held does not depend on the order of the listings.
    """

    # Written out, as there may be one of these for each of millions of papers.
    __slots__ = (
        "_abstract",
        "_arxiv_id",
        "_arxiv_version",
        "_authors",
        "_comment",
        "_dialect",
        "_doi",
        "_et_al",
        "_extra",
        "_headings",
        "_links",
        "_listed",
        "_precedence",
        "_precision",
        "_problems",
        "_published",
        "_summary",
        "_tags",
        "_titles",
        "_translated",
        "_venue",
        "identified",
    )

    def __init__(self, paper: Paper) -> None:
        self.identified = is_identified(paper)
        """Whether a listing has an identifier; the titles are then those of the listings that have one."""
        self._titles = {paper.title: 1}
        self._precedence = _precedence(paper)
        self._headings, self._dialect, self._problems = paper.headings, paper.dialect, paper.problems
        self._authors, self._et_al = paper.authors, paper.et_al
        self._published: date | None = None
        self._precision: Precision | None = None
        self._listed: date | None = None
        self._arxiv_id: str | None = None
        self._arxiv_version: int | None = None
        self._doi: str | None = None
        self._links: dict[str, Link] = {}
        self._abstract: str | None = None
        self._summary: Summary | None = None
        self._translated: dict[str, Translation] = {}
        self._tags: dict[str, None] = {}  # the smallest of what can be looked up and grows
        self._venue: str | None = None
        self._comment: str | None = None
        self._extra: dict[str, str] = {}
        self._take(paper)

    def add(self, paper: Paper) -> None:
        """Take in one more listing."""
        self._count({paper.title: 1}, identified=is_identified(paper))
        self._take(paper)

    def fold(self, other: Joined) -> None:
        """Take in the listings that another one has taken in."""
        self._count(other._titles, identified=other.identified)
        self._take(other.paper())

    def _count(self, titles: Mapping[str, int], *, identified: bool) -> None:
        """Count the titles of listings; those of listings without an identifier, only while there are no others."""
        if identified == self.identified:
            for title, times in titles.items():
                self._titles[title] = self._titles.get(title, 0) + times
        elif identified:
            self.identified, self._titles = True, dict(titles)

    def _take(self, paper: Paper) -> None:
        """Take in all but the title. What was joined already is taken in as one listing of the same content is."""
        self._take_place(paper)
        self._take_authors(paper)
        self._take_dates(paper)
        self._take_identifiers(paper)
        self._take_texts(paper)
        for link in paper.links:
            known_link = self._links.setdefault(link.url, link)
            if link != known_link and _link_rank(link) < _link_rank(known_link):
                self._links[link.url] = link
        for one in paper.translated:
            known_one = self._translated.setdefault(one.text, one)
            if one is not known_one and _language_rank(one) < _language_rank(known_one):
                self._translated[one.text] = one
        for tag in paper.tags:
            self._tags[tag] = None
        for name, text in paper.extra.items() if paper.extra else ():  # mostly there is none
            self._extra[name] = _longer(self._extra.get(name), text)

    def _take_place(self, paper: Paper) -> None:
        precedence = _precedence(paper)
        if precedence < self._precedence:
            self._precedence = precedence
            self._headings, self._dialect, self._problems = paper.headings, paper.dialect, paper.problems

    def _take_authors(self, paper: Paper) -> None:
        if paper.authors == self._authors and paper.et_al == self._et_al:
            return
        if _author_rank(paper.authors, et_al=paper.et_al) > _author_rank(self._authors, et_al=self._et_al):
            self._authors, self._et_al = paper.authors, paper.et_al

    def _take_dates(self, paper: Paper) -> None:
        if paper.listed is not None and (self._listed is None or paper.listed < self._listed):
            self._listed = paper.listed
        if paper.published is None:
            return
        if self._published is None or (
            _date_rank(paper.published, paper.published_precision)
            < _date_rank(self._published, self._precision)
        ):
            self._published, self._precision = paper.published, paper.published_precision

    def _take_identifiers(self, paper: Paper) -> None:
        """Take in the identifiers. The version is one of the arXiv identifier that is kept."""
        arxiv_id, version = paper.arxiv_id, paper.arxiv_version
        if arxiv_id == self._arxiv_id:
            if version is not None and (self._arxiv_version is None or version > self._arxiv_version):
                self._arxiv_version = version
        elif arxiv_id is not None and _longer(self._arxiv_id, arxiv_id) == arxiv_id:
            self._arxiv_id, self._arxiv_version = arxiv_id, version
        if paper.doi is not None:
            self._doi = _longer(self._doi, paper.doi)

    def _take_texts(self, paper: Paper) -> None:
        if paper.abstract is not None:
            self._abstract = _longer(self._abstract, paper.abstract)
        if paper.venue is not None:
            self._venue = _longer(self._venue, paper.venue)
        if paper.comment is not None:
            self._comment = _longer(self._comment, paper.comment)
        if paper.summary is not None and (
            self._summary is None or _length(paper.summary.text) > _length(self._summary.text)
        ):
            self._summary = paper.summary

    @property
    def title(self) -> str:
        """The title that most listings have; cut ones last, then the longest, then by code points."""
        titles = self._titles
        return max(titles, key=lambda one: (not one.endswith(("...", "…")), titles[one], len(one), one))

    def paper(self) -> Paper:
        """Return the record of the paper. It stands in no one place, so it has no lines."""
        return Paper(
            title=self.title,
            authors=self._authors,
            et_al=self._et_al,
            published=self._published,
            published_precision=self._precision,
            listed=self._listed,
            arxiv_id=self._arxiv_id,
            arxiv_version=self._arxiv_version,
            doi=self._doi,
            links=tuple(sorted(self._links.values(), key=_link_place)),
            abstract=self._abstract,
            summary=self._summary,
            translated=tuple(sorted(self._translated.values(), key=lambda one: one.text)),
            tags=tuple(sorted(self._tags)),
            headings=self._headings,
            venue=self._venue,
            comment=self._comment,
            extra=FrozenDict(sorted(self._extra.items())),
            dialect=self._dialect,
            problems=self._problems,
        )


def _precedence(paper: Paper) -> _Precedence:
    """Rank the listings for what only one can give: the earliest, then by code points."""
    problems = tuple(
        (one.lines.start, one.lines.stop, one.code, one.severity, one.message, one.excerpt)
        for one in paper.problems
    )
    return paper.listed or date.max, paper.headings, paper.dialect is not None, paper.dialect or "", problems


def _author_rank(
    authors: tuple[Author, ...], *, et_al: bool
) -> tuple[bool, bool, int, int, list[tuple[str, bool]]]:
    people = sum(not author.is_handle for author in authors)
    names = [(author.name, author.is_handle) for author in authors]
    return bool(authors), not et_al, len(authors), people, names


def _date_rank(published: date, precision: Precision | None) -> tuple[int, date, bool]:
    return _PRECISIONS.index(precision or "day"), published, precision is None


def _link_rank(link: Link) -> tuple[int, bool, bool, str]:
    return _KINDS.index(link.kind), not link.label, link.label is None, link.label or ""


def _link_place(link: Link) -> tuple[int, str]:
    return _KINDS.index(link.kind), link.url


def _language_rank(one: Translation) -> tuple[bool, str]:
    return one.declared is None, one.declared or ""


def _longer(known: str | None, text: str) -> str:
    """Return the longer of two texts, of equally long ones the last by code points."""
    return text if known is None or _length(text) > _length(known) else known


def _length(text: str) -> tuple[int, str]:
    return len(text), text

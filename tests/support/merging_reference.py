"""A reference implementation of `merge`: simple, and without regard to time or memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from paperdigest.model import Paper

PRECISIONS = ["day", "month", "year"]
KINDS = [
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
]


def reference(papers: list[Paper]) -> list[Paper]:
    papers = distinct(papers)
    named = [{n} for n, paper in enumerate(papers) if identifiers(paper)]
    while pair := next(((a, b) for a in named for b in named if a is not b and alike(papers, a, b)), None):
        named.remove(pair[1])
        pair[0].update(pair[1])
    groups = list(named)
    for n, paper in enumerate(papers):
        if identifiers(paper):
            continue
        key = title_key(paper.title)
        homes = [
            g for g in named if title_key(best_title([papers[i] for i in g if identifiers(papers[i])])) == key
        ]
        others = [g for g in groups if g not in named and title_key(papers[min(g)].title) == key]
        if len(homes) == 1:
            homes[0].add(n)
        elif others:
            others[0].add(n)
        else:
            groups.append({n})
    return [join([papers[n] for n in sorted(group)]) for group in sorted(groups, key=min)]


def distinct(papers: list[Paper]) -> list[Paper]:
    found: list[Paper] = []
    for paper in papers:
        if repr(paper) not in map(repr, found):
            found.append(paper)
    return found


def identifiers(paper: Paper) -> set[tuple[str, str]]:
    both = ("arxiv", paper.arxiv_id), ("doi", paper.doi and paper.doi.casefold())
    return {(kind, value) for kind, value in both if value is not None}


def alike(papers: list[Paper], some: set[int], others: set[int]) -> bool:
    return any(identifiers(papers[a]) & identifiers(papers[b]) for a in some for b in others)


def title_key(title: str) -> str:
    title = normalize("NFC", title)
    return "".join(c for c in title.casefold() if c.isalnum()) or title


def best_title(listings: list[Paper]) -> str:
    titles = [p.title for p in listings if identifiers(p)] or [p.title for p in listings]
    return max(titles, key=lambda t: (not t.endswith(("...", "…")), titles.count(t), len(t), t))


def join(listings: list[Paper]) -> Paper:
    if len(listings) == 1:
        return listings[0]
    first = min(sorted(listings, key=repr), key=place)
    authors = max(listings, key=author_rank)
    dates = min((p for p in listings if p.published), key=date_rank, default=None)
    arxiv_id = longest(p.arxiv_id for p in listings)
    summary = longest(p.summary.text if p.summary else None for p in listings)
    urls = {link.url for p in listings for link in p.links}
    texts = {one.text for p in listings for one in p.translated}
    names = sorted({name for p in listings for name in p.extra})
    return attrs.evolve(
        first,
        title=best_title(listings),
        authors=authors.authors,
        et_al=authors.et_al,
        published=dates.published if dates else None,
        published_precision=dates.published_precision if dates else None,
        listed=min((p.listed for p in listings if p.listed), default=None),
        arxiv_id=arxiv_id,
        arxiv_version=max(
            (p.arxiv_version for p in listings if p.arxiv_id == arxiv_id and p.arxiv_version is not None),
            default=None,
        ),
        doi=longest(p.doi for p in listings),
        links=tuple(
            sorted(
                (least((k for p in listings for k in p.links if k.url == url), link_rank) for url in urls),
                key=lambda k: (KINDS.index(k.kind), k.url),
            )
        ),
        abstract=longest(p.abstract for p in listings),
        summary=next((p.summary for p in listings if p.summary and p.summary.text == summary), None),
        translated=tuple(
            least(
                (one for p in listings for one in p.translated if one.text == text),
                lambda one: (one.declared is None, one.declared or ""),
            )
            for text in sorted(texts)
        ),
        tags=tuple(sorted({tag for p in listings for tag in p.tags})),
        venue=longest(p.venue for p in listings),
        comment=longest(p.comment for p in listings),
        extra={name: longest(p.extra.get(name) for p in listings) or "" for name in names},
        lines=None,
        also_at=(),
        listings=tuple(sorted(sorted(listings, key=repr), key=place)),
    )


def place(paper: Paper) -> tuple[Any, ...]:
    problems = [
        (p.lines.start, p.lines.stop, p.code, p.severity, p.message, p.excerpt) for p in paper.problems
    ]
    lines = (paper.lines.start, paper.lines.stop) if paper.lines else (0, 0)
    style = (paper.dialect or "", paper.dialect == "")
    return paper.listed or date.max, paper.headings, style, paper.source or "", lines, problems


def author_rank(paper: Paper) -> tuple[Any, ...]:
    names = [(one.name, one.is_handle) for one in paper.authors]
    people = len([one for one in paper.authors if not one.is_handle])
    return bool(names), not paper.et_al, len(names), people, names


def date_rank(paper: Paper) -> tuple[Any, ...]:
    return (
        PRECISIONS.index(paper.published_precision or "day"),
        paper.published,
        not paper.published_precision,
    )


def link_rank(link: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a link
    return KINDS.index(link.kind), not link.label, link.label is None, link.label or ""


def longest(texts: Iterable[str | None]) -> str | None:
    return max((text for text in texts if text is not None), key=lambda t: (len(t), t), default=None)


def least(values: Iterable[Any], rank: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - a link or a translation
    return min(values, key=rank)

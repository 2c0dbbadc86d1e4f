"""Joining: combines the listings of a paper into one record, as each field of `Paper` declares."""

from __future__ import annotations

from collections import Counter
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

import attrs

from paperdigest.model import Author, Link, Paper, Summary, Translation
from paperdigest.model.declaring import declarations
from paperdigest.model.frozendict import EMPTY, FrozenDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from paperdigest.model import Precision
    from paperdigest.model.declaring import Merging

    # The distinct values of some fields, one row for each.
    _Values = Sequence[tuple[Any, ...]]

_PRECISIONS = ("day", "month", "year")
# The order of links in a joined record: pages of the paper come first.
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
_NAMES = tuple(field.name for field in attrs.fields(Paper))
_ALL = attrgetter(*_NAMES)


def is_identified(paper: Paper) -> bool:
    """Return whether a listing has an arXiv identifier or a DOI."""
    return paper.arxiv_id is not None or paper.doi is not None


def spread(paper: Paper) -> list[Paper]:
    """Return the listings of a merged paper, or the paper itself.

    A merged paper that was changed afterwards counts as one more listing, so that the changes are kept.
    """
    if not paper.listings:
        return [paper]
    found = [one for listing in paper.listings for one in spread(listing)]
    if join(found) != paper:
        found.append(attrs.evolve(paper, listings=()))
    return found


def join(listings: Iterable[Paper]) -> Paper:
    """Return the record of a paper's listings, which does not depend on their order; a single listing stays as it is."""
    different = distinct(listings)
    if len(different) == 1:
        return different[0]
    places = {id(listing): _place(listing) for listing in different}
    if len(set(places.values())) < len(places):  # resolve ties by the slower repr
        different.sort(key=repr)
    found = sorted(different, key=lambda listing: places[id(listing)])
    values: dict[str, Any] = {"title": best_title(found), "listings": tuple(found)}
    for names, get, picks, rule in _PLAN:
        if len(names) == 1:  # visit each shared value once
            each = {id(value): value for value in map(get, found)}.values()
            one = picks and len(each) == 1
            values[names[0]] = next(iter(each)) if one else rule([(value,) for value in each])[0]
        else:
            rows = {tuple(map(id, row)): row for row in map(get, found)}.values()
            values.update(zip(names, rule(list(rows)), strict=True))
    return Paper(**values)


class Shared:
    """Values shared by listings: equal texts are stored once."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._values: dict[int, dict[Any, Any]] = {place: {} for place, _, _ in _SHARED}

    def listing(self, paper: Paper) -> Paper:
        """Return an equal listing that reuses equal values of earlier listings."""
        values, texts = list(_ALL(paper)), self._texts
        for place in _TEXTS:
            if text := values[place]:
                values[place] = texts.setdefault(text, text)
        for place, exact, remake in _SHARED:
            if value := values[place]:
                known, key = self._values[place], exact(value)
                if key not in known:
                    known[key] = remake(value, self._text)
                values[place] = known[key]
        return Paper(*values)

    def _text(self, text: str) -> str:
        return self._texts.setdefault(text, text)


def _as_it_is(value: Any, *_: object) -> Any:  # noqa: ANN401 - any field's
    return value


# For each type: a function that returns an exact key (equality ignores some parts), and one that rebuilds a value from
# shared texts.
_SHARERS: dict[Any, tuple[Callable[[Any], Any], Callable[[Any, Callable[[str], str]], Any]]] = {
    tuple[Author, ...]: (_as_it_is, _as_it_is),
    tuple[Link, ...]: (_as_it_is, _as_it_is),
    tuple[str, ...]: (_as_it_is, lambda texts, text: tuple(map(text, texts))),
    Summary | None: (_as_it_is, lambda summary, text: Summary(text(summary.text))),
    tuple[Translation, ...]: (
        lambda found: tuple((one.text, one.declared) for one in found),
        lambda found, text: tuple(Translation(text(one.text), one.declared) for one in found),
    ),
    FrozenDict: (
        lambda named: tuple(named.items()),
        lambda named, text: FrozenDict({name: text(value) for name, value in named.items()}),
    ),
}
_HINTS = list(enumerate(map(get_type_hints(Paper).__getitem__, _NAMES)))
_TEXTS = tuple(place for place, hint in _HINTS if hint in (str, str | None))
_SHARED = tuple((place, *_SHARERS[hint]) for place, hint in _HINTS if hint in _SHARERS)
_INEXACT = tuple((place, exact) for place, exact, _ in _SHARED if exact is not _as_it_is)


def distinct(listings: Iterable[Paper]) -> list[Paper]:
    """Return listings without exact duplicates, whose origin is equal, too."""
    found: dict[tuple[Any, ...], Paper] = {}
    for listing in listings:
        key = _ALL(listing)
        for place, exact in _INEXACT:
            if key[place]:
                key = (*key[:place], exact(key[place]), *key[place + 1 :])
        found.setdefault(key, listing)
    return list(found.values())


def best_title(listings: Sequence[Paper]) -> str:
    """Return the most common title that is not cut; of several, the longest, then the last by code points.

    If any listing has an identifier, only listings with an identifier count.
    """
    counts = Counter(one.title for one in [*filter(is_identified, listings)] or listings)
    return max(counts, key=lambda one: (not one.endswith(("...", "…")), counts[one], _length(one)))


def _place(listing: Paper) -> tuple[Any, ...]:
    """Return a sort key for listings: by date, then by position."""
    lines = listing.lines or range(0)
    problems = tuple(
        (one.lines.start, one.lines.stop, one.code, one.severity, one.message, one.excerpt)
        for one in listing.problems
    )
    return (
        listing.listed or date.max,
        listing.headings,
        listing.dialect is not None,
        listing.dialect or "",
        listing.source or "",
        lines.start,
        lines.stop,
        problems,
    )


def _finest(values: _Values) -> tuple[Any, ...]:
    return min((value for value in values if value[0] is not None), key=_date_rank, default=(None, None))


def _date_rank(value: tuple[date, Precision | None]) -> tuple[int, date, bool]:
    published, precision = value
    return _PRECISIONS.index(precision or "day"), published, precision is None


def _author_rank(value: tuple[tuple[Author, ...], bool]) -> tuple[Any, ...]:
    authors, et_al = value
    people = sum(not author.is_handle for author in authors)
    names = [(author.name, author.is_handle) for author in authors]
    return bool(authors), not et_al, len(authors), people, names


def _identifier_rank(value: tuple[str | None, int | None]) -> tuple[Any, ...]:
    arxiv_id, version = value
    return arxiv_id is not None, _length(arxiv_id or ""), version is not None, version or 0


def _longest(values: _Values) -> tuple[Any, ...]:
    known = (one for (one,) in values if one is not None)
    return (max(known, key=lambda one: _length(one if isinstance(one, str) else one.text), default=None),)


def _each(values: _Values, key: Callable[[Any], Any], rank: Callable[[Any], Any]) -> dict[Any, Any]:
    """Return the items of all values by key; of several items with the same key, the one of lowest rank."""
    found: dict[Any, Any] = {}
    for item in (item for (items,) in values for item in items):
        known = found.setdefault(key(item), item)
        if item is not known and rank(item) < rank(known):
            found[key(item)] = item
    return found


def _links(values: _Values) -> tuple[tuple[Link, ...]]:
    found = _each(values, attrgetter("url"), _link_rank).values()
    return (tuple(sorted(found, key=lambda link: (_KINDS.index(link.kind), link.url))),)


def _link_rank(link: Link) -> tuple[int, bool, bool, str]:
    return _KINDS.index(link.kind), not link.label, link.label is None, link.label or ""


def _translations(values: _Values) -> tuple[tuple[Translation, ...]]:
    found = _each(values, attrgetter("text"), lambda one: (one.declared is None, one.declared or ""))
    return (tuple(found[text] for text in sorted(found)),)


def _named(values: _Values) -> tuple[FrozenDict]:
    found: dict[str, str] = {}
    for name, text in (item for (named,) in values for item in named.items()):
        found[name] = max(found.get(name, text), text, key=_length)
    return (FrozenDict(sorted(found.items())) if found else EMPTY,)


def _length(text: str) -> tuple[int, str]:
    return len(text), text


_RULES: dict[Merging, Callable[[_Values], tuple[Any, ...]]] = {
    "authors": lambda values: max(values, key=_author_rank),
    "date": _finest,
    "identifier": lambda values: max(values, key=_identifier_rank),
    "earliest": lambda values: (min((day for (day,) in values if day is not None), default=None),),
    "longest": _longest,
    "all": lambda values: (tuple(sorted({text for (texts,) in values for text in texts})),),
    "links": _links,
    "translations": _translations,
    "named": _named,
    "first": lambda values: values[0],
}
# The rules that combine several fields, and the rules that pick one value of a single field.
_TOGETHER = frozenset({"authors", "date", "identifier"})
_PICKING = frozenset({"earliest", "longest", "first"})


class _Step(NamedTuple):
    """Fields that are joined together, and their rule."""

    names: tuple[str, ...]
    get: Callable[[Paper], Any]
    picks: bool
    rule: Callable[[_Values], tuple[Any, ...]]


def _plan() -> Iterator[_Step]:
    """Yield a step for each rule that combines several fields, and for each other field."""
    rules: dict[tuple[Merging, str], list[str]] = {}
    for name, declared in declarations(Paper).items():
        if declared.merges in _RULES:
            alone = "" if declared.merges in _TOGETHER else name
            rules.setdefault((declared.merges, alone), []).append(name)
    for (merging, _), names in rules.items():
        yield _Step(tuple(names), attrgetter(*names), merging in _PICKING, _RULES[merging])


_PLAN = tuple(_plan())

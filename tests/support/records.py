"""Hypothesis strategies for records: arbitrary records, and listings that are often of the same paper."""

from __future__ import annotations

from datetime import date
from typing import TypeVar, get_args

from hypothesis import strategies as st

from paperdigest.model import (
    Author,
    Link,
    LinkKind,
    Paper,
    Precision,
    Problem,
    Severity,
    Summary,
    Translation,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
lines = st.tuples(st.integers(0, 99), st.integers(0, 9)).map(lambda pair: range(pair[0], pair[0] + pair[1]))
dates = st.dates(date(1600, 1, 1), date(2199, 12, 31))


_Item = TypeVar("_Item")


def tuples(items: st.SearchStrategy[_Item], most: int = 3) -> st.SearchStrategy[tuple[_Item, ...]]:
    return st.lists(items, max_size=most).map(tuple)


problems = st.builds(
    Problem,
    code=texts,
    severity=st.sampled_from(get_args(Severity)),
    message=texts,
    lines=lines,
    excerpt=texts,
)
authors = st.builds(Author, name=texts, is_handle=st.booleans())
links = st.builds(Link, url=texts, label=st.none() | texts, kind=st.sampled_from(get_args(LinkKind)))
translations = st.builds(
    Translation, text=texts, declared=st.sampled_from(["ja", "zh-Hant", "zh-Hans", "de", "ja-x-2"])
)

papers = st.builds(
    Paper,
    title=texts,
    authors=tuples(authors),
    et_al=st.booleans(),
    published=st.none() | dates,
    published_precision=st.none() | st.sampled_from(get_args(Precision)),
    listed=st.none() | dates,
    arxiv_id=st.none() | texts,
    arxiv_version=st.none() | st.integers(1, 99),
    doi=st.none() | texts,
    links=tuples(links),
    abstract=st.none() | texts,
    summary=st.none() | st.builds(Summary, texts),
    translated=tuples(translations),
    tags=tuples(texts),
    headings=tuples(texts),
    venue=st.none() | texts,
    comment=st.none() | texts,
    extra=st.dictionaries(texts, texts, max_size=3),
    source=st.none() | texts,
    dialect=st.none() | texts,
    lines=st.none() | lines,
    also_at=tuples(lines),
    problems=tuples(problems),
)


def _some(*words: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(words)


#: Listings that are often of the same paper.
colliding = st.builds(
    Paper,
    title=st.sampled_from(["Tidal Nets", "tidal nets!", "Tidal Nets: Learning ...", "Windmills", "?"]),
    authors=tuples(st.builds(Author, name=st.sampled_from(["Ada Moor", "Kai"]), is_handle=st.booleans()), 2),
    et_al=st.booleans(),
    published=st.sampled_from([None, date(2031, 5, 1), date(2031, 5, 6)]),
    published_precision=st.none() | st.sampled_from(["day", "month"]),
    listed=st.sampled_from([None, date(2031, 5, 6), date(2031, 5, 7)]),
    arxiv_id=_some("3105.00001", "3105.00002"),
    arxiv_version=st.sampled_from([None, 1, 2]),
    doi=_some("10.1000/a", "10.1000/A", "10.1000/b"),
    links=tuples(
        st.builds(
            Link,
            url=st.sampled_from(["u", "v"]),
            label=_some("", "x", "y"),
            kind=st.sampled_from(["code", "pdf"]),
        ),
        2,
    ),
    abstract=_some("One.", "Two."),
    summary=st.none() | st.builds(Summary, st.sampled_from(["Short.", "Longer."])),
    translated=tuples(
        st.builds(Translation, st.sampled_from(["一", "二"]), st.sampled_from(["zh-Hant", "ja"])), 2
    ),
    tags=tuples(st.sampled_from(["tide", "wind"]), 2),
    headings=tuples(st.sampled_from(["Sea", "Air"]), 2),
    venue=_some("TIDE 2031", "WIND 2031"),
    comment=_some("2 pages"),
    extra=st.dictionaries(st.sampled_from(["Rank", "Votes"]), st.sampled_from(["1", "22", "33"])),
    source=_some("may.md", "june.md"),
    dialect=_some("one", "two"),
    lines=st.sampled_from([None, range(2)]),
    problems=tuples(
        st.builds(
            Problem,
            st.just("bad-date"),
            st.sampled_from(["note", "error"]),
            st.just("Odd"),
            st.just(range(2)),
        ),
        1,
    ),
)

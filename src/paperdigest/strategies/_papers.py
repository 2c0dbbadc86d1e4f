"""Strategies of papers: any, or such as a dialect can hold."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

import attrs
from hypothesis import strategies as st

from paperdigest.dialect.registry import registry
from paperdigest.model import Author, Paper, Summary, Translation
from paperdigest.model.frozendict import FrozenDict
from paperdigest.strategies import _fields as fields
from paperdigest.strategies._records import papers_of

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from paperdigest.dialect import Dialect


def papers(dialect: str | Dialect | None = None) -> SearchStrategy[Paper]:
    """Papers: any at all, or such as a dialect can hold, alone in a digest.

    What a dialect can hold follows from its declaration: its heads, columns and layouts, and the kinds of their fields.

    Args:
        dialect: A dialect or its name. One that is neither a RecordDialect nor a TableDialect says itself what it can
            hold, by a method `strategy()` that returns a strategy of papers. A field of your own says so by a method
            `strategy()` too, unless it has a base that is known: it returns a strategy of dictionaries, from fields of
            a paper to their values.
    """
    return any_papers() if dialect is None else papers_of(find(dialect))


def find(dialect: str | Dialect) -> Dialect:
    """Return the dialect of a name; a dialect is its own."""
    return registry().get(dialect) if isinstance(dialect, str) else dialect


@st.composite
def any_papers(draw: st.DrawFn) -> Paper:
    """Papers with any content that the record allows."""
    drawn = {name: draw(strategy) for name, strategy in _drawn().items()}
    return Paper(
        **drawn,
        et_al=bool(drawn["authors"]) and draw(st.booleans()),
        **draw(st.one_of(st.just({}), fields.dates())),
        **fields.identified(draw(fields.links(label=st.one_of(st.none(), fields.labels())))),
    )


# The fields that are drawn with others: they follow from one another.
_TOGETHER = frozenset(
    {"et_al", "published", "published_precision", "arxiv_id", "arxiv_version", "doi", "links"}
)


@cache
def _drawn() -> dict[str, SearchStrategy[Any]]:
    """Return what is drawn for each field of the content of a paper; it follows from its type, but for a few."""
    text = st.one_of(
        fields.texts(pipes=True),
        st.text(fields.characters(), min_size=1, max_size=40).map(str.strip),
    )
    short = st.text(fields.characters(), max_size=8)
    by_type: dict[Any, SearchStrategy[Any]] = {
        str | None: st.none() | text,
        date | None: st.none() | st.dates(),
        Summary | None: st.none() | st.one_of(text, fields.results()).map(Summary.from_text),
        tuple[str, ...]: fields.tags(),
        tuple[Author, ...]: fields.people(),
        tuple[Translation, ...]: st.lists(fields.texts(), max_size=2, unique=True).map(
            lambda found: tuple(map(Translation, found))
        ),
        FrozenDict: st.dictionaries(short, short, max_size=2),
    }
    own = {
        "title": st.one_of(
            fields.texts(pipes=True),
            st.text(fields.characters(), max_size=40).map(lambda t: " ".join(t.split())),
        ),
        "headings": fields.headings(),
    }
    hints = get_type_hints(Paper)
    return {
        field.name: own[field.name] if field.name in own else by_type[hints[field.name]]
        for field in attrs.fields(Paper)
        if field.eq and field.name not in _TOGETHER
    }

"""Strategies of papers: any, or such as a dialect can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from paperdigest.dialect.registry import registry
from paperdigest.model import Paper, Summary, Translation
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
    text = st.one_of(
        st.none(),
        fields.texts(pipes=True),
        st.text(fields.characters(), min_size=1, max_size=40).map(str.strip),
    )
    title = draw(
        st.one_of(
            fields.texts(pipes=True),
            st.text(fields.characters(), max_size=40).map(lambda t: " ".join(t.split())),
        )
    )
    summary = draw(text)
    short = st.text(fields.characters(), max_size=8)
    authors = draw(fields.people())
    return Paper(
        title=title,
        authors=authors,
        et_al=bool(authors) and draw(st.booleans()),
        listed=draw(st.one_of(st.none(), st.dates())),
        abstract=draw(text),
        summary=None if summary is None else Summary.from_text(summary),
        translated=tuple(map(Translation, draw(st.lists(fields.texts(), max_size=2, unique=True)))),
        tags=draw(fields.tags()),
        headings=draw(fields.headings()),
        venue=draw(text),
        comment=draw(text),
        extra=draw(st.dictionaries(short, short, max_size=2)),
        **draw(st.one_of(st.just({}), fields.dates())),
        **fields.identified(draw(fields.links(label=st.one_of(st.none(), fields.labels())))),
    )

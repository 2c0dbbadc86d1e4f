"""Strategies for papers: any papers, or those that a dialect can represent."""

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
    """Return a strategy for papers: any papers, or those that a dialect can represent, alone in a digest.

    The papers of a dialect follow from its declaration: its heads, columns and layouts, and the kinds of their fields.

    Args:
        dialect: A dialect or its name (default: any papers). A dialect that is neither a RecordDialect nor a
            TableDialect needs a method `strategy()` that returns a strategy for papers. A field class of your own needs
            a method `strategy()` that returns a strategy for dicts from fields of a paper to values, unless it inherits
            from a class of the package that has one.

    Raises:
        DialectNotFoundError: No dialect has the name.
        TypeError: The dialect or one of its fields needs a method `strategy()`.
    """
    return any_papers() if dialect is None else papers_of(find(dialect))


def find(dialect: str | Dialect) -> Dialect:
    """Return the dialect with a name, or the given dialect."""
    return registry().get(dialect) if isinstance(dialect, str) else dialect


@st.composite
def any_papers(draw: st.DrawFn) -> Paper:
    """Draw papers with any valid content."""
    drawn = {name: draw(strategy) for name, strategy in _drawn().items()}
    return Paper(
        **drawn,
        et_al=bool(drawn["authors"]) and draw(st.booleans()),
        **draw(st.one_of(st.just({}), fields.dates())),
        **fields.identified(draw(fields.links(label=st.one_of(st.none(), fields.labels())))),
    )


# The fields that are drawn together because they depend on each other.
_TOGETHER = frozenset(
    {"et_al", "published", "published_precision", "arxiv_id", "arxiv_version", "doi", "links"}
)


@cache
def _drawn() -> dict[str, SearchStrategy[Any]]:
    """Return a strategy for each content field of a paper, chosen by its type or, for a few, by its name."""
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

"""Strategies of papers: any, or such as a dialect can hold."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from paperdigest.dialect.registry import registry
from paperdigest.dialect.fields import (
    AuthorsCell,
    Cell,
    DateCell,
    LinkedTitleCell,
    LinksCell,
    TagListCell,
    TagsCell,
    TextCell,
    TitleCell,
)
from paperdigest.dialect import header_name
from paperdigest.model import Paper, Summary, Translation
from paperdigest.strategies import _fields as fields
from paperdigest.styles.arxiv_daily import ArxivDaily
from paperdigest.styles.daily_ai_papers import ReadMoreCell
from paperdigest.dialect.tables import TableDialect, layout_of

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from paperdigest.dialect import Dialect


def papers(dialect: str | Dialect | None = None) -> SearchStrategy[Paper]:
    """Papers: any at all, or such as a dialect can hold, alone in a digest.

    Args:
        dialect: A dialect or its name. One of another distribution can say itself what it can hold: with a
            method `strategy()` that returns a strategy of papers.
    """
    if dialect is None:
        return any_papers()
    return section_papers(find(dialect), headings=None)


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
        **draw(fields.dates()),
        **fields.identified(draw(fields.links(label=st.one_of(st.none(), fields.labels())))),
    )


def section_papers(dialect: Dialect, headings: tuple[str, ...] | None) -> SearchStrategy[Paper]:
    """Papers that a dialect can hold.

    Args:
        dialect: The dialect.
        headings: What they stand under; any where None.
    """
    own = getattr(dialect, "strategy", None)
    if own is not None:
        found: SearchStrategy[Paper] = own()
        return found if headings is None else found.map(lambda paper: _under(paper, headings))
    if isinstance(dialect, ArxivDaily):
        return st.one_of(_rows(dialect, headings), _with_abstracts(dialect, headings))
    if isinstance(dialect, TableDialect):
        return _rows(dialect, headings)
    raise TypeError(
        f"Expected a TableDialect or a dialect with a method strategy(), found {type(dialect).__name__}"
    )


def _under(paper: Paper, headings: tuple[str, ...]) -> Paper:
    from attrs import evolve  # noqa: PLC0415 - beside its only use

    return evolve(paper, headings=headings)


@st.composite
def _rows(draw: st.DrawFn, dialect: TableDialect, headings: tuple[str, ...] | None) -> Paper:
    """Papers that stand in one row of a table dialect."""
    head = draw(st.sampled_from(dialect.heads))
    layout = layout_of(type(dialect), head)
    content: dict[str, Any] = {}
    found = []
    for number, cell in enumerate(layout.cells):
        drawn = draw(values(cell, last=number == layout.rest))
        found += drawn.pop("links", [])
        content |= drawn
    above = draw(fields.headings()) if headings is None else headings
    known = {header_name(name) for name in dialect.columns}
    new = fields.texts(marks="", most=2).filter(lambda name: header_name(name) not in known)
    extra = draw(st.dictionaries(new, fields.texts(), max_size=1))
    return Paper(
        **content,
        **fields.identified(found),
        headings=above,
        extra=extra,
        listed=TableDialect.date_in(above),
    )


@st.composite
def _with_abstracts(draw: st.DrawFn, dialect: ArxivDaily, headings: tuple[str, ...] | None) -> Paper:
    """Papers of arxiv_daily whose abstract stands below the table, where every author is named."""
    from attrs import evolve  # noqa: PLC0415 - beside its only use

    row = draw(
        _rows(dialect, headings).filter(
            lambda paper: bool(paper.links) and paper.links[0].kind in ("abstract", "pdf")
        )
    )
    lines = fields.texts(marks="$\\{}*_`'\"(),.-:").filter(lambda line: line[0].isalpha())
    abstract = draw(st.one_of(st.none(), st.lists(lines, min_size=1, max_size=3).map("\n".join)))
    translated = draw(st.one_of(st.just(()), st.just((Translation("潮汐網路會等待，\n直到答案穩定。"),))))
    return evolve(row, abstract=abstract, translated=translated)


@singledispatch
def values(cell: Cell, *, last: bool) -> SearchStrategy[dict[str, Any]]:
    """What a cell can hold, as fields of a paper. Register a strategy for a kind of cell of your own.

    Args:
        cell: The cell.
        last: Whether it is the one that takes the bare "|" of its row.
    """
    raise TypeError(f"Expected a kind of cell with a strategy, found {type(cell).__name__} (last: {last})")


@values.register(TitleCell)
def _(cell: TitleCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:
    return fields.titles(pipes=last or cell.closing is not None).map(lambda title: {"title": title})


@values.register(LinkedTitleCell)
def _(cell: LinkedTitleCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: ARG001 - as in values
    return st.builds(
        lambda title, links: {"title": title, "links": links},
        fields.linked_titles(),
        fields.links(label=st.none(), most=2),
    )


@values.register(ReadMoreCell)
def _(cell: ReadMoreCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: ARG001 - as in values
    return st.builds(
        lambda title, links: {"title": title, "links": links},
        fields.titles(),
        fields.links(label=fields.labels()),
    )


@values.register(AuthorsCell)
def _(cell: AuthorsCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: ARG001 - as in values
    return st.builds(
        lambda people, et_al: {"authors": people, "et_al": et_al and bool(people)},
        fields.people(handles=cell.handles),
        st.booleans(),
    )


@values.register(DateCell)
def _(cell: DateCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: ARG001 - as in values
    return fields.dates()


@values.register(TextCell)
def _(cell: TextCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:
    def value(text: str) -> str | Summary:
        return Summary.from_text(text) if cell.field == "summary" else text

    return st.one_of(st.just({}), fields.texts(pipes=last).map(lambda text: {cell.field: value(text)}))


@values.register(LinksCell)
def _(cell: LinksCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: ARG001 - as in values
    found = fields.links(label=fields.labels(), kind=cell.kind, urls=_urls_for(cell))
    return found.map(lambda links: {"links": links})


def _urls_for(cell: LinksCell) -> SearchStrategy[str] | None:
    """Addresses that do not end the cell before its end."""
    if cell.kind in ("pdf", "project"):
        return fields.paper_urls()
    if cell.kind == "code":
        return fields.other_urls().filter(lambda url: url.startswith(("https://github", "github")))
    return None


@values.register(TagListCell)
def _(cell: TagListCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: ARG001 - as in values
    return fields.tags().map(lambda tags: {"tags": tags})


@values.register(TagsCell)
def _(cell: TagsCell, *, last: bool) -> SearchStrategy[dict[str, Any]]:  # noqa: ARG001 - as in values
    return fields.tags(commas=False).map(lambda tags: {"tags": tags})

"""Strategies of digests: a text together with the papers that it must give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import reject
from hypothesis import strategies as st

from paperdigest.dialect.registry import BUILT_IN, make_registry, registry
from paperdigest.errors import UnrepresentableError
from paperdigest.model import Paper  # noqa: TC001 - attrs records are resolved at run time
from paperdigest.rendering import render_with
from paperdigest.strategies._papers import find
from paperdigest.strategies._records import (
    deepest,
    headings_of,
    is_whole_text,
    listed_of,
    outermost,
    sections_of,
)

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from paperdigest.dialect import Dialect


@attrs.frozen
class Example:
    """A digest and the papers that it must give."""

    text: str
    """The digest."""
    papers: tuple[Paper, ...]
    """Its papers, in the order of the text."""
    dialects: tuple[str, ...]
    """The styles in it, in the order of the text."""


def digests(dialect: str | Dialect | None = None, *, most: int = 4) -> SearchStrategy[Example]:
    """Digests of one style, each with the papers that it must give.

    Args:
        dialect: A dialect or its name; any of the built-in ones where None.
        most: How many papers a section has at the most.
    """
    if dialect is None:
        return st.sampled_from(BUILT_IN).flatmap(lambda name: digests(name, most=most))
    return _digest(find(dialect), most)


@st.composite
def _digest(draw: st.DrawFn, dialect: Dialect, most: int) -> Example:
    wanted = draw(papers_together(dialect, most=most))
    try:
        text = _rendered(wanted, dialect)
    except UnrepresentableError:  # what its declaration does not tell; `check_dialect` looks for such papers
        reject()
    return Example(text, tuple(wanted), (dialect.name,) if wanted else ())


@st.composite
def papers_together(draw: st.DrawFn, dialect: Dialect, *, least: int = 0, most: int = 4) -> list[Paper]:
    """Papers that a dialect can hold in one digest, in some sections.

    Args:
        draw: Hypothesis's.
        dialect: The dialect.
        least: How many papers a section has at the least.
        most: How many it has at the most.
    """
    depth = draw(st.integers(0, deepest(dialect)))
    listed = draw(listed_of(dialect))
    # Papers under no heading can stand only above all headings, so in one digest all or none stand so.
    count = 3 if depth else 1
    sections = st.lists(headings_of(dialect, depth), min_size=1, max_size=count, unique=True)
    wanted: list[Paper] = []
    for above in draw(sections):
        wanted += draw(sections_of(dialect, above, listed, least=least, most=most))
    return _distinct(wanted)


def _distinct(papers: list[Paper]) -> list[Paper]:
    """Return the papers without those that have an identifier again: a row is joined with its abstract by it."""
    known: dict[object, Paper] = {}
    for paper in papers:
        known.setdefault((paper.arxiv_id, paper.arxiv_version) if paper.arxiv_id else paper, paper)
    return list(known.values())


def _rendered(papers: list[Paper], dialect: Dialect) -> str:
    readers = registry()
    if dialect.name not in readers.dialects:
        readers = make_registry({**readers.dialects, dialect.name: dialect}, (), {})
    return render_with(papers, dialect, readers)


@st.composite
def mixed_digests(draw: st.DrawFn, *, most: int = 3) -> Example:
    """Digests in which several of the built-in styles follow each other, with prose between them.

    No two of them open their records alike: short records of such styles are told apart by nothing.
    """
    parts: list[str] = []
    wanted: list[Paper] = []
    names: list[str] = []
    styles = [style for name in BUILT_IN if not is_whole_text(style := registry().dialects[name])]
    for number in range(draw(st.integers(2, 4))):
        dialect = draw(st.sampled_from(styles))
        styles = [one for one in styles if one is dialect or _openings(one).isdisjoint(_openings(dialect))]
        # As many headings as put the outermost at the first level: so no part stands under the one before.
        above = (f"Part {number}", "Section", "Topic")[: outermost(dialect)]
        papers = _distinct(draw(sections_of(dialect, above, None, least=1, most=most)))
        # Prose below a text that nothing closes is part of it.
        closed = all(layout.ends for layout in dialect.layouts)
        prose = ["", "Read on.\n", "---\n", "> Quoted\n"] if closed else [""]
        parts += [_rendered(papers, dialect), draw(st.sampled_from(prose))]
        wanted += papers
        names += [dialect.name] if dialect.name not in names else []
    return Example("\n".join(parts), tuple(wanted), tuple(names))


def _openings(dialect: Dialect) -> frozenset[str]:
    """Return what the first lines of records begin with."""
    return frozenset(shape for layout in dialect.layouts for shape in layout.shapes)

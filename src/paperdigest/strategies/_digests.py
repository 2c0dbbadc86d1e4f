"""Strategies for digests: texts with the papers that must be read from them."""

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
    """A digest and the papers that must be read from it."""

    text: str
    """The text of the digest."""
    papers: tuple[Paper, ...]
    """Its papers, in text order."""
    dialects: tuple[str, ...]
    """The names of its styles, in text order."""


def digests(dialect: str | Dialect | None = None, *, most: int = 4) -> SearchStrategy[Example]:
    """Return a strategy for digests in one style, each with its papers.

    Args:
        dialect: A dialect or its name (default: any built-in one).
        most: The most papers in a section.

    Raises:
        DialectNotFoundError: No dialect has the name.
    """
    if dialect is None:
        return st.sampled_from(BUILT_IN).flatmap(lambda name: digests(name, most=most))
    return _digest(find(dialect), most)


@st.composite
def _digest(draw: st.DrawFn, dialect: Dialect, most: int) -> Example:
    wanted = draw(papers_together(dialect, most=most))
    try:
        text = _rendered(wanted, dialect)
    except (
        UnrepresentableError
    ):  # the declaration does not exclude this paper; `check_dialect` looks for such cases
        reject()
    return Example(text, tuple(wanted), (dialect.name,) if wanted else ())


@st.composite
def papers_together(draw: st.DrawFn, dialect: Dialect, *, least: int = 0, most: int = 4) -> list[Paper]:
    """Draw papers that a dialect can represent in one digest, in one or more sections.

    Args:
        draw: The draw function of Hypothesis.
        dialect: The dialect.
        least: The fewest papers in a section.
        most: The most papers in a section.
    """
    depth = draw(st.integers(0, deepest(dialect)))
    listed = draw(listed_of(dialect))
    # Papers without a heading must precede all headings. So either all papers of a digest have headings, or none.
    count = 3 if depth else 1
    sections = st.lists(headings_of(dialect, depth), min_size=1, max_size=count, unique=True)
    wanted: list[Paper] = []
    for above in draw(sections):
        wanted += draw(sections_of(dialect, above, listed, least=least, most=most))
    return _distinct(wanted)


def _distinct(papers: list[Paper]) -> list[Paper]:
    """Return the papers without those that repeat an identifier, which would join a row with another row's abstract."""
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
    """Draw digests with several built-in styles one after another, and prose between them.

    Two styles whose records begin alike are not combined, because short records could belong to either.

    Args:
        draw: The draw function of Hypothesis (passed by it).
        most: The most papers in a section.
    """
    parts: list[str] = []
    wanted: list[Paper] = []
    names: list[str] = []
    styles = [style for name in BUILT_IN if not is_whole_text(style := registry().dialects[name])]
    for number in range(draw(st.integers(2, 4))):
        dialect = draw(st.sampled_from(styles))
        styles = [one for one in styles if one is dialect or _openings(one).isdisjoint(_openings(dialect))]
        # Use enough headings to put the outermost one at the first level, so that no part belongs to the previous one.
        above = (f"Part {number}", "Section", "Topic")[: outermost(dialect)]
        papers = _distinct(draw(sections_of(dialect, above, None, least=1, most=most)))
        # Prose after a record without an end would belong to the record.
        closed = all(layout.ends for layout in dialect.layouts)
        prose = ["", "Read on.\n", "---\n", "> Quoted\n"] if closed else [""]
        parts += [_rendered(papers, dialect), draw(st.sampled_from(prose))]
        wanted += papers
        names += [dialect.name] if dialect.name not in names else []
    return Example("\n".join(parts), tuple(wanted), tuple(names))


def _openings(dialect: Dialect) -> frozenset[str]:
    """Return the beginnings of the first lines of records."""
    return frozenset(shape for layout in dialect.layouts for shape in layout.shapes)

"""Strategies for damaged digests: damage as in real archives, with the papers that must still be read."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from paperdigest.dialect.registry import registry
from paperdigest.model import Paper  # noqa: TC001 - attrs records are resolved at run time
from paperdigest.parsing import parse_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from paperdigest.dialect import Layout
    from paperdigest.strategies._digests import Example

    Injury = Callable[[st.DrawFn, Example], "Damaged | None"]

_FOREIGN = ["| Day | Count |", "|-----|-------|", "| Monday | 3 |"]


@attrs.frozen
class Damaged:
    """A damaged digest and the papers that must still be read from it."""

    injury: str
    """The kind of damage."""
    text: str
    """The damaged digest."""
    papers: tuple[Paper, ...]
    """The papers that must be read, in this order."""
    exactly: bool = True
    """Whether no other papers may be read. If false, more papers may follow."""


def damaged(example: Example) -> SearchStrategy[Damaged]:
    """Return a strategy that damages a digest. Use it as `digests(...).flatmap(damaged)`.

    The kinds of damage are: a newline in a title, a bare pipe in a text, an empty author cell, a lost separator row, a
    truncated file, CRLF, a byte order mark, doubled rows and records, a foreign table or line. Only damage that applies
    to the digest is drawn: damage to rows needs a table, for example.

    Args:
        example: The digest.
    """
    return _damaged(example)


@st.composite
def _damaged(draw: st.DrawFn, example: Example) -> Damaged:
    injuries = draw(st.permutations(list(_INJURIES)))
    done = (_INJURIES[name](draw, example) for name in injuries)
    return next(found for found in done if found is not None)


@lru_cache(maxsize=4)
def _found(text: str) -> tuple[Paper, ...]:
    """Return the papers of a digest, with their lines."""
    return parse_digest(text).papers


def _rows(example: Example) -> list[tuple[int, Paper]]:
    """Return the line number and the paper of each table row on a single line."""
    lines = example.text.split("\n")
    found = [(p.lines.start, p) for p in _found(example.text) if p.lines is not None and len(p.lines) == 1]
    return [(number, paper) for number, paper in found if lines[number].startswith("|")]


def _layouts(example: Example) -> list[Layout]:
    """Return the layouts of a digest's styles."""
    known = registry().dialects
    return [layout for name in example.dialects if name in known for layout in known[name].layouts]


def _change(example: Example, number: int, change: Callable[[str], str]) -> str:
    lines = example.text.split("\n")
    lines[number] = change(lines[number])
    return "\n".join(lines)


def _replaced(example: Example, paper: Paper, by: Paper) -> tuple[Paper, ...]:
    """Return the papers of a digest, with the first one equal to `paper` replaced."""
    at = example.papers.index(paper)
    return (*example.papers[:at], by, *example.papers[at + 1 :])


def _crlf(_: st.DrawFn, example: Example) -> Damaged:
    """End all lines with CRLF. Line breaks inside the fields of papers stay LF."""
    return Damaged("crlf", example.text.replace("\n", "\r\n"), example.papers)


def _byte_order_mark(_: st.DrawFn, example: Example) -> Damaged:
    return Damaged("byte order mark", "\ufeff" + example.text, example.papers)


def _newline_in_title(draw: st.DrawFn, example: Example) -> Damaged | None:
    lines = example.text.split("\n")
    fit = []
    for paper in _found(example.text):
        first, _, rest = paper.title.partition(" ")
        places = [n for n in paper.lines or () if paper.title in lines[n]]
        # The rest must not look like a list item or a label.
        if (
            len(places) == 1
            and lines[places[0]].count(paper.title) == 1
            and rest[:1].isalpha()
            and ":" not in rest
        ):
            fit.append((places[0], paper.title, f"{first}\n  {rest}"))
    if not fit:
        return None
    number, title, broken = draw(st.sampled_from(fit))
    text = _change(example, number, lambda line: line.replace(title, broken))
    return Damaged("newline in title", text, example.papers)


def _bare_pipe(draw: st.DrawFn, example: Example) -> Damaged | None:
    """Put a bare pipe into a text. General tables are left out: several of their columns could contain the pipe."""
    if set(example.dialects) & set(registry().general):
        return None
    lines = example.text.split("\n")
    fit = []
    for number, paper in _rows(example):
        text = paper.summary.text if paper.summary else paper.abstract
        if text and " " in text and lines[number].count(text) == 1:
            fit.append((number, paper, text))
    if not fit:
        return None
    number, paper, text = draw(st.sampled_from(fit))
    piped = text.replace(" ", " | ", 1)
    if paper.summary:
        changed = attrs.evolve(paper, summary=attrs.evolve(paper.summary, text=piped))
    else:
        changed = attrs.evolve(paper, abstract=piped)
    broken = _change(example, number, lambda line: line.replace(text, piped))
    return Damaged("bare pipe", broken, _replaced(example, paper, changed))


def _empty_author_cell(draw: st.DrawFn, example: Example) -> Damaged | None:
    lines = example.text.split("\n")
    fit = []
    for number, paper in _rows(example):
        cells = [
            cell
            for cell in lines[number].split("|")
            if paper.authors and cell.strip().startswith(paper.authors[0].name)
        ]
        if len(cells) == 1 and not paper.also_at:
            fit.append((number, paper, cells[0]))
    if not fit:
        return None
    number, paper, cell = draw(st.sampled_from(fit))
    broken = _change(example, number, lambda line: line.replace(f"|{cell}|", "||", 1))
    return Damaged(
        "empty author cell", broken, _replaced(example, paper, attrs.evolve(paper, authors=(), et_al=False))
    )


def _lost_separator(draw: st.DrawFn, example: Example) -> Damaged | None:
    """Remove a separator row. Without it, a table is recognized only if all its columns belong to the style."""
    lines = example.text.split("\n")
    fit = [n for n, line in enumerate(lines) if line.startswith("|") and not line.strip("|-: ")]
    if not fit or any(paper.extra for paper in example.papers):
        return None
    number = draw(st.sampled_from(fit))
    return Damaged("lost separator", "\n".join(lines[:number] + lines[number + 1 :]), example.papers)


def _truncated(draw: st.DrawFn, example: Example) -> Damaged:
    cut = draw(st.integers(0, len(example.text)))
    lines = example.text.count("\n", 0, cut)
    kept = []
    for paper in _found(example.text):
        ends = [place.stop for place in (paper.lines or range(0), *paper.also_at)]
        if max(ends) > lines:
            break
        kept.append(paper)
    return Damaged("truncated", example.text[:cut], tuple(kept), exactly=False)


def _doubled(draw: st.DrawFn, example: Example) -> Damaged | None:
    """Repeat a row or a record. A record extends to the beginning of the next."""
    found = _found(example.text)
    if any(paper.also_at for paper in found):  # the record below the table would belong to two equal rows
        return None
    lines = example.text.split("\n")
    fit = [(number, range(number, number + 1)) for number, _ in _rows(example)]
    fit += [
        (paper.lines.start, range(paper.lines.start, following.lines.start))
        for paper, following in pairwise(found)
        if paper.lines and following.lines and paper.headings == following.headings
        if not lines[paper.lines.start].startswith("|") and not lines[following.lines.start].startswith("|")
    ]
    if not fit:
        return None
    first, place = draw(st.sampled_from(fit))
    at = next(i for i, paper in enumerate(found) if paper.lines and paper.lines.start == first)
    text = "\n".join([*lines[: place.stop], *lines[place.start : place.stop], *lines[place.stop :]])
    return Damaged("doubled", text, (*example.papers[: at + 1], found[at], *example.papers[at + 1 :]))


def _foreign_table(draw: st.DrawFn, example: Example) -> Damaged | None:
    """Insert a table without papers after a table."""
    lines = example.text.split("\n")
    places = [place for paper in _found(example.text) for place in (paper.lines or range(0), *paper.also_at)]
    # Other lines that begin with a bar are texts of papers.
    rows = [place for place in places if lines[place.start].startswith("|")]
    gaps = [row.stop for row in rows if row.stop < len(lines) and not lines[row.stop]]
    if not gaps:
        return None
    number = draw(st.sampled_from(gaps))
    return Damaged(
        "foreign table", "\n".join([*lines[:number], "", *_FOREIGN, "", *lines[number:]]), example.papers
    )


def _foreign_line(draw: st.DrawFn, example: Example) -> Damaged | None:
    """Insert a line of prose above the digest or below a line that ends a record, but not above front matter."""
    lines = example.text.split("\n")
    if lines[0] == "---":
        return None
    ends = [end for layout in _layouts(example) for end in layout.ends[:1]]
    number = draw(st.sampled_from([0, *(n + 1 for n, line in enumerate(lines) if line in ends)]))
    return Damaged(
        "foreign line", "\n".join([*lines[:number], "", "Read on.", "", *lines[number:]]), example.papers
    )


_INJURIES: dict[str, Injury] = {
    "crlf": _crlf,
    "byte order mark": _byte_order_mark,
    "newline in title": _newline_in_title,
    "bare pipe": _bare_pipe,
    "empty author cell": _empty_author_cell,
    "lost separator": _lost_separator,
    "truncated": _truncated,
    "doubled": _doubled,
    "foreign table": _foreign_table,
    "foreign line": _foreign_line,
}

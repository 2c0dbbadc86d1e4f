"""The table of papers of a report, with search, filters by tag and style, and sorting."""

from __future__ import annotations

import json
import re
from os.path import commonprefix
from typing import TYPE_CHECKING

import attrs

from paperdigest.display import link, table, text
from paperdigest.merging.listings import listings_of, other_texts, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperdigest.model import Paper
    from paperdigest.overview import Overview

# The most tags in the filter. Longer lists are unusable, and the search finds all tags.
_TAGS = 200
# If a paper has more authors than the first number, only the second number is shown unfolded.
_AUTHORS, _FIRST = 8, 5
_HEAD = ("Date", "Title", "Authors", "Tags", "Links", "Source")


def papers_part(papers: Sequence[Paper], rows: Sequence[str], counts: Overview) -> str:
    """Return the section of papers.

    Args:
        papers: The papers.
        rows: The ids of their rows.
        counts: The counts over the papers.
    """
    attributes = [f' id="{row}"{_to_filter_by(paper)}' for paper, row in zip(papers, rows, strict=True)]
    return (
        '<h2><label for="search">Papers</label></h2><div id="controls" hidden>'
        '<input id="search" type="search" placeholder="Search titles, authors, abstracts" autocomplete="off">'
        f"{_choice('tag', 'All tags', counts.tags[:_TAGS])}{_choice('style', 'All styles', counts.dialects)}"
        '<select id="order" aria-label="Order"><option value="">As listed</option></select>'
        '<span id="count" class="pd-meta" role="status"></span></div>'
        f'<div id="papers">{table(_HEAD, _all_cells(papers), attributes)}</div>'
    )


def _choice(name: str, everything: str, counts: Iterable[tuple[str, int]]) -> str:
    """Return a selection list."""
    options = "".join(
        f'<option value="{text(value)}">{text(value)} ({number})</option>' for value, number in counts
    )
    return f'<select id="{name}" aria-label="{name.capitalize()}"><option value="">{everything}</option>{options}</select>'


def _to_filter_by(paper: Paper) -> str:
    """Return attributes with the tags of a paper and the styles of its listings, for the filters."""
    styles = dict.fromkeys(one.dialect for one in listings_of(paper) if one.dialect is not None)
    return "".join(
        f' data-{name}="{text(json.dumps(list(values), ensure_ascii=False))}"'
        for name, values in (("tag", paper.tags), ("style", styles))
        if values
    )


def _all_cells(papers: Sequence[Paper]) -> Iterator[tuple[str, ...]]:
    above = len(_folder({one.source for paper in papers for one in listings_of(paper) if one.source}))
    return (_cells(paper, above) for paper in papers)


def _folder(sources: set[str]) -> str:
    """Return the path of the folder that contains all sources, with a trailing slash; "" without one."""
    shared = commonprefix(list(sources))  # noqa: RUF071 - the next line cuts it at a slash
    return shared[: max(shared.rfind("/"), shared.rfind("\\")) + 1]


def _cells(paper: Paper, above: int) -> tuple[str, ...]:
    day = paper.listed or paper.published
    return (
        f'<span class="pd-narrow">{day.isoformat()}</span>' if day else "",
        f'<div class="main">{link(paper.url, paper.title)}{"".join(_folded(paper))}</div>',
        _authors(paper),
        ", ".join(f"<bdi>{text(tag)}</bdi>" for tag in paper.tags),
        "<br>".join(link(one.url, one.kind) for one in paper.links if one.kind not in ("abstract", "other")),
        "<br>".join(_place(shown) for shown in places(_below(listings_of(paper), above))),
    )


def _below(listings: Iterable[Paper], above: int) -> Iterator[Paper]:
    """Yield listings with their sources relative to the shared folder."""
    return (attrs.evolve(one, source=one.source[above:]) if one.source else one for one in listings)


def _place(shown: str) -> str:
    """Return the position of a listing, with possible line breaks after the parts of its path."""
    return re.sub("[/_]", r"\g<0><wbr>", text(shown))


def _authors(paper: Paper) -> str:
    """Return the authors; in long lists, all but the first are folded."""
    names = [author.name for author in paper.authors] + ["et al."] * paper.et_al
    if len(names) <= _AUTHORS:
        return text(", ".join(names))
    first, rest = ", ".join(names[:_FIRST]), ", ".join(names[_FIRST:])
    return f"<details><summary>{text(first)}, {len(names) - _FIRST} more</summary>{text(rest)}</details>"


def _folded(paper: Paper) -> Iterator[str]:
    """Yield the folded abstract and summary of a paper, and those of its listings if they differ."""
    texts = [("Abstract", paper.abstract), ("Summary", paper.summary.text if paper.summary else None)]
    texts += [("Abstract", other) for other in other_texts(paper, "abstract")]
    texts += [("Summary", other) for other in other_texts(paper, "summary")]
    for name, words in texts:
        if words:
            yield f'<details><summary>{name}</summary><div class="pd-text" dir="auto">{text(words)}</div></details>'

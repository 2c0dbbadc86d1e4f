"""Access to the listings of a merged paper; other papers count as their own listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperdigest.model import Paper


def listings_of(paper: Paper) -> tuple[Paper, ...]:
    """Return the listings of a merged paper, or the paper itself as its only listing."""
    return paper.listings or (paper,)


def by_evidence(paper: Paper) -> list[tuple[Paper, ...]]:
    """Return the listings of a paper that have metrics, grouped by text.

    Metrics are extracted from the summary, else from the abstract, so listings with the same text have the same ones.
    """
    found: dict[tuple[bool, str], list[Paper]] = {}
    for listing in listings_of(paper):
        summary, text = listing.summary, listing.abstract
        key = (True, summary.text) if summary is not None else (False, text or "")
        found.setdefault(key, []).append(listing)
    return [tuple(same) for same in found.values() if same[0].metrics]


def other_texts(paper: Paper, name: str) -> list[str]:
    """Return the distinct texts of a field in a paper's listings, except the paper's own.

    Args:
        paper: The paper.
        name: The name of the field: "abstract", "summary" or "comment".
    """
    own = _text(paper, name)
    found = dict.fromkeys(_text(listing, name) for listing in listings_of(paper))
    return [text for text in found if text and text != own]


def place(listing: Paper) -> str:
    """Return the position of a listing for people: "2031-05-06.md:12 (arxiv_daily)"; "" if it is unknown."""
    line = f"{listing.lines.start + 1}" if listing.lines else ""
    where = (
        f"{listing.source}:{line}" if listing.source and line else listing.source or (line and f"line {line}")
    )
    return " ".join(filter(None, (where, listing.dialect and f"({listing.dialect})")))


def places(listings: Iterable[Paper]) -> list[str]:
    """Return the distinct positions of listings."""
    return list(filter(None, dict.fromkeys(map(place, listings))))


def _text(paper: Paper, name: str) -> str | None:
    value = getattr(paper, name)
    return value if value is None or isinstance(value, str) else value.text  # a summary

"""The listings of a paper: those that it was merged from, or itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperdigest.model import Paper


def listings_of(paper: Paper) -> tuple[Paper, ...]:
    """Return the listings that a paper was merged from; a paper that was not is its one listing."""
    return paper.listings or (paper,)


def by_evidence(paper: Paper) -> list[tuple[Paper, ...]]:
    """Return the listings of a paper that have metrics, those of the same text together.

    Metrics are read from the summary, else from the abstract: those of listings with the same text are the same.
    """
    found: dict[tuple[bool, str], list[Paper]] = {}
    for listing in listings_of(paper):
        summary, text = listing.summary, listing.abstract
        key = (True, summary.text) if summary is not None else (False, text or "")
        found.setdefault(key, []).append(listing)
    return [tuple(same) for same in found.values() if same[0].metrics]


def other_texts(paper: Paper, name: str) -> list[str]:
    """Return the texts that listings have in a field, without the one that the paper itself has.

    Args:
        paper: The paper.
        name: The name of the field: "abstract", "summary" or "comment".
    """
    own = _text(paper, name)
    found = dict.fromkeys(_text(listing, name) for listing in listings_of(paper))
    return [text for text in found if text and text != own]


def place(listing: Paper) -> str:
    """Return where a listing stands, for people: "2031-05-06.md:12 (arxiv_daily)"; "" where that is not known."""
    line = f"{listing.lines.start + 1}" if listing.lines else ""
    where = (
        f"{listing.source}:{line}" if listing.source and line else listing.source or (line and f"line {line}")
    )
    return " ".join(filter(None, (where, listing.dialect and f"({listing.dialect})")))


def places(listings: Iterable[Paper]) -> list[str]:
    """Return where listings stand, each place once."""
    return list(filter(None, dict.fromkeys(map(place, listings))))


def _text(paper: Paper, name: str) -> str | None:
    value = getattr(paper, name)
    return value if value is None or isinstance(value, str) else value.text  # a summary

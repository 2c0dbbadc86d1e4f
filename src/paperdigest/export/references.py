"""Helpers for the bibliography formats: keys, names, dates, and text that is safe in all formats.

Digests rarely say how a paper was published: a venue may be a journal or a conference. So the formats guess nothing,
and all references have the type for papers of unknown kind.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.model import Author, Paper

# An arXiv identifier begins with two digits each for year and month. Old identifiers have the archive before them.
_YEAR_AND_MONTH = re.compile(r"(?:[\w.-]+/)?(\d\d)(0[1-9]|1[0-2])")
_FIRST_YEAR = 91
# Words that are skipped in keys: articles, and prepositions at the beginning of titles.
_SMALL_WORDS = frozenset("a an the on in of for to from with and towards toward".split())  # noqa: SIM905


class Name(NamedTuple):
    """An author's name in parts. `literal` is the whole name if it has no parts."""

    family: str
    given: str
    suffix: str
    literal: str


def name_of(author: Author) -> Name:
    """Return the parts of an author's name. User names, groups and single names have no parts."""
    if author.is_handle or not author.given:
        return Name("", "", "", one_line(author.name))
    return Name(one_line(author.family), one_line(author.given), one_line(author.suffix), "")


def date_parts(paper: Paper) -> tuple[int, ...]:
    """Return the known parts of a paper's date: year, month and day.

    The date is that of its publication; else the year and month of its first submission, from its arXiv identifier;
    else the year of the digest (`notes` then says so).
    """
    if paper.published is not None:
        parts = (paper.published.year, paper.published.month, paper.published.day)
        return parts[: {"year": 1, "month": 2}.get(paper.published_precision or "day", 3)]
    if paper.arxiv_id is not None and (found := _YEAR_AND_MONTH.match(paper.arxiv_id)):
        year, month = int(found[1]), int(found[2])
        return (1900 if "/" in paper.arxiv_id and year >= _FIRST_YEAR else 2000) + year, month
    return () if paper.listed is None else (paper.listed.year,)


def notes(paper: Paper, *, cut: bool = True) -> str:
    """Return the authors' comment and remarks on an incomplete list of authors and on the origin of the year.

    Args:
        paper: The paper.
        cut: Whether to mention an incomplete list of authors. BibTeX does not need it: it has "and others".
    """
    found = [paper.comment or ""]
    if paper.et_al and cut:
        found.append("The list of authors is not complete (et al.).")
    if paper.published is None and len(date_parts(paper)) == 1:
        found.append("The year is that of the list that contains the paper.")
    return " ".join(filter(None, found))


def one_line(text: str) -> str:
    """Return a text on one line, without control characters and lone surrogates."""
    folded = " ".join(text.split())
    return "".join(c for c in folded if unicodedata.category(c) not in ("Cc", "Cs"))


def with_keys(papers: Iterable[Paper]) -> Iterator[tuple[str, Paper]]:
    """Yield each paper with a key of ASCII letters and digits: first author, year, first word of the title.

    Equal keys get the suffixes "b", "c" and so on, in the order of the papers.
    """
    used: set[str] = set()
    # The last number for each key: searching from 1 for each paper would take quadratic time.
    numbers: dict[str, int] = {}
    for paper in papers:
        base = key = _key(paper)
        number = numbers.get(base, 1)
        while key in used:
            number += 1
            key = base + _letters(number)
        numbers[base] = number
        used.add(key)
        yield key, paper


def _letters(number: int) -> str:
    """Return "a" for 1, "z" for 26, "aa" for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _key(paper: Paper) -> str:
    author = _ascii(paper.authors[0].family) if paper.authors else ""
    words = [word for part in paper.title.split() if (word := _ascii(part))]
    first = next((word for word in words if word not in _SMALL_WORDS), "")
    year = "".join(f"{part:04}" for part in date_parts(paper)[:1])
    return author + year + first or "paper"


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    word = "".join(c for c in plain.split("-")[0] if c.isascii() and c.isalnum())
    return word[:40]

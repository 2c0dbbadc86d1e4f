"""What the forms of bibliographies share: keys, names and text that no form can stumble over.

A digest says little of how a paper was published: a venue may be a journal or a conference. So nothing is made of
it that the digest does not say, and every reference has the type for papers of which no more is known.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.model import Author, Paper

# What no title is told by: articles, and the prepositions that begin titles.
_SMALL_WORDS = frozenset("a an the on in of for to from with and towards toward".split())  # noqa: SIM905


class Name(NamedTuple):
    """An author's name in the parts that bibliographies know; `literal` is the whole of a name with no parts."""

    family: str
    given: str
    suffix: str
    literal: str


def name_of(author: Author) -> Name:
    """Return the parts of an author's name; a user name, a group and a name of one word have none."""
    if author.is_handle or not author.given:
        return Name("", "", "", one_line(author.name))
    return Name(one_line(author.family), one_line(author.given), one_line(author.suffix), "")


def date_parts(paper: Paper) -> tuple[int, ...]:
    """Return year, month and day of publication, as far as the digest gives them."""
    if paper.published is None:
        return ()
    parts = (paper.published.year, paper.published.month, paper.published.day)
    return parts[: {"year": 1, "month": 2}.get(paper.published_precision or "day", 3)]


def one_line(text: str) -> str:
    """Return a text on one line, without control characters and lone surrogates."""
    folded = " ".join(text.split())
    return "".join(c for c in folded if unicodedata.category(c) not in ("Cc", "Cs"))


def with_keys(papers: Iterable[Paper]) -> Iterator[tuple[str, Paper]]:
    """Yield each paper with a key of ASCII letters and digits: first author, year, first word of the title.

    Keys that would be the same get "b", "c" and so on in the order of the papers.
    """
    used: set[str] = set()
    for paper in papers:
        base = key = _key(paper)
        number = 1
        while key in used:
            number += 1
            key = base + _letters(number)
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
    year = f"{paper.published.year:04}" if paper.published else ""
    return author + year + first or "paper"


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    word = "".join(c for c in plain.split("-")[0] if c.isascii() and c.isalnum())
    return word[:40]

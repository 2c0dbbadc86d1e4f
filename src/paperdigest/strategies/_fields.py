"""Strategies for the fields of papers: text, names, dates, links.

Strategies are cached, because Hypothesis computes an alphabet for each new text strategy, which takes longer than
drawing from it.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from paperdigest.model import Author, Link
from paperdigest.normalize.authors import has_no_value, is_handle
from paperdigest.normalize.identifiers import identifiers_in
from paperdigest.normalize.links import link_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from paperdigest.model import LinkKind
    from paperdigest.normalize.identifiers import ArxivId

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéøß"
_EAST_ASIAN = "網路潮汐等待あい한국"
# Characters besides letters: those of LaTeX, Markdown marks, quotes, brackets. No "|".
_MARKS = "*_`$\\{}<>#&%@!?'\"()[]~^=+-:;,./–—…αβ≤±"

_PAGES = ["https://arxiv.org/abs/", "http://arxiv.org/abs/", "https://arxiv.org/pdf/"]


@cache
def characters(*, exclude_characters: str = "") -> SearchStrategy[str]:
    """Return a strategy for all characters except lone surrogates.

    It excludes them by category: with the codec "utf-8", Hypothesis would take seconds to find the same characters.
    """
    return st.characters(exclude_categories=["Cs"], exclude_characters=exclude_characters)


@cache
def texts(
    *, marks: str = _MARKS, pipes: bool = False, most: int = 12, words: tuple[str, ...] = ()
) -> SearchStrategy[str]:
    """Return a strategy for texts: words separated by single spaces, which are not a placeholder for "no value".

    Args:
        marks: The characters besides letters and digits.
        pipes: Whether a word can be "|".
        most: The most words.
        words: Additional words to draw, such as those of a template around the text.
    """
    word = st.text(_LETTERS + _EAST_ASIAN + "0123456789" + marks, min_size=1, max_size=10)
    if pipes:
        word = st.one_of(word, st.just("|"))
    if words:
        word = st.one_of(word, word, word, st.sampled_from(words))
    return st.lists(word, min_size=1, max_size=most).map(" ".join).filter(_says_something)


@cache
def results() -> SearchStrategy[str]:
    """Return a strategy for sentences that report a result, so that papers have metrics."""
    system, other = st.sampled_from(["TideNet", "Lark-7B"]), st.sampled_from(["GPT-4o", "the baseline"])
    value = st.integers(1, 999).map(lambda tenths: f"{tenths / 10:g}")
    forms = [
        "{0} reaches {1}% accuracy on {2}.",
        "{0} reaches {1}% accuracy on {2}, compared to {4}% for {3}.",
        "{0} reduces latency by {1}% compared to {3}.",
        "{0} is {1}x faster than {3} on {2}.",
    ]
    data = st.sampled_from(["GSM8K", "AIME 24", "SoupBench"])
    return st.builds(str.format, st.sampled_from(forms), system, value, data, other, value)


def _says_something(text: str) -> bool:
    return not has_no_value(text) and any(map(str.isalnum, text))


def is_title(text: str) -> bool:
    """Return whether a text is read unchanged as a title: it has no link or line break and is not entirely bold."""
    folded = text.casefold()
    if any(mark in folded for mark in ("](", "<a", "</a", "<br")):
        return False
    return not (text[:2] == "**" == text[-2:])


@cache
def labels() -> SearchStrategy[str]:
    """Return a strategy for the texts of links; "{}" is a placeholder for the address."""
    return st.sampled_from(["arXiv", "HuggingFace", "Link", "link", "Code", "PDF", "2105.00001v1", "{}"])


@cache
def people(*, handles: bool = False) -> SearchStrategy[tuple[Author, ...]]:
    """Return a strategy for lists of authors: people, user names, names in East Asian scripts."""
    part = st.text(_LETTERS, min_size=3, max_size=8).map(str.title)
    person = st.lists(part, min_size=2, max_size=3).map(" ".join)
    handle = st.builds(
        "{}{}".format, st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8), st.integers(0, 999)
    )
    name = st.one_of(person, handle, st.sampled_from(["王小明", "김철수", "Ada van der Moor"]))
    return st.lists(name.map(lambda n: Author(n, is_handle(n, handles=handles))), max_size=6).map(tuple)


@cache
def days() -> SearchStrategy[dt.date]:
    """Return a strategy for the dates of digests."""
    return st.dates(dt.date(1990, 1, 1), dt.date(2199, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the fields of a paper's date: a day, month or year."""
    precision = draw(st.sampled_from(["day", "day", "day", "month", "year"]))
    day = draw(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
    if precision != "day":
        day = day.replace(day=1, month=day.month if precision == "month" else 1)
    return {"published": day, "published_precision": precision}


@cache
def arxiv_ids() -> SearchStrategy[str]:
    """Return a strategy for arXiv identifiers, new and old."""
    new = st.builds("{:02}{:02}.{:05}".format, st.integers(7, 99), st.integers(1, 12), st.integers(0, 99_999))
    old = st.builds("cs/{:02}{:02}{:03}".format, st.integers(91, 99), st.integers(1, 12), st.integers(0, 999))
    return st.one_of(new, new, old)


def versions() -> SearchStrategy[int | None]:
    """Return a strategy for arXiv versions."""
    return st.sampled_from([None, None, 1, 12])


@st.composite
def paper_urls(draw: st.DrawFn) -> str:
    """Draw the address of a paper's page or PDF."""
    return paper_url(draw(arxiv_ids()), draw(versions()), draw(st.sampled_from(_PAGES)))


def paper_url(number: str, version: int | None, page: str = "https://arxiv.org/abs/") -> str:
    """Return the address of a paper."""
    return f"{page}{number}v{version}" if version else f"{page}{number}"


@cache
def other_urls() -> SearchStrategy[str]:
    """Return a strategy for addresses of code, models, data and projects."""
    name = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", min_size=1, max_size=10)
    host = st.sampled_from(
        ["https://github.com/{}/{}", "https://huggingface.co/{}/{}", "https://huggingface.co/datasets/{}/{}",
         "https://{}.github.io/{}", "https://example.org/{}/{}.pdf", "github.com/{}/{}", "https://doi.org/10.1000/{}.{}"]
    )  # fmt: skip
    return st.builds(lambda form, a, b: form.format(a, b), host, name, name)


@st.composite
def links(
    draw: st.DrawFn, *, label: SearchStrategy[str | None], kind: LinkKind | None = None, most: int = 3
) -> list[Link]:
    """Draw links with the kinds that parsing would infer.

    Args:
        draw: The draw function of Hypothesis.
        label: A strategy for their texts; "{}" is a placeholder for the address.
        kind: Their kind if neither the address nor the label determines it.
        most: The most links.
    """
    found, anywhere = [], st.one_of(paper_urls(), other_urls())
    for _ in range(draw(st.integers(0, most))):
        url, text = draw(anywhere), draw(label)
        text = text and text.format(url)
        found.append(with_kind(Link(url, text, "other"), kind))
    return found


def with_kind(link: Link, kind: LinkKind | None) -> Link:
    """Return a link with the kind inferred from its address and label, or else the kind of its slot."""
    found = link_kind(link.url, link.label)
    return Link(link.url, link.label, kind if kind and found == "other" else found)


def identified(found: Sequence[Link], arxiv: ArxivId | None = None, doi: str | None = None) -> dict[str, Any]:
    """Return the links of a paper, and the identifiers that follow from them and from printed identifiers."""
    number, version, doi, _ = identifiers_in((link.url for link in found), arxiv, doi)
    return {
        "links": tuple(found),
        "doi": doi,
        "arxiv_id": number,
        "arxiv_version": version,
    }


@cache
def tags() -> SearchStrategy[tuple[str, ...]]:
    """Return a strategy for the tags of papers, with all characters except "|"."""
    return st.lists(st.text(characters(exclude_characters="|"), max_size=12), max_size=4).map(tuple)


@cache
def headings(*, least: int = 0, most: int = 3) -> SearchStrategy[tuple[str, ...]]:
    """Return a strategy for the headings above a paper, outermost first. Some contain the date of the digest."""
    words = texts(marks="-:&/.,()", most=4)
    dated = days().map("Papers for {}".format)
    return st.lists(st.one_of(words, dated), min_size=least, max_size=most).map(tuple)


# Hypothesis builds its table of characters on first use, which takes seconds if no earlier run cached it. Build it now,
# so that no test fails its health check for slow input.
characters().validate()

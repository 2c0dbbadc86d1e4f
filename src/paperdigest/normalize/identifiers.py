"""arXiv identifiers and DOIs, in text and in addresses.

The forms of arXiv identifiers: https://info.arxiv.org/help/arxiv_identifier.html. Of DOIs:
https://www.crossref.org/blog/dois-and-matching-regular-expressions/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD = r"[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
_ID = rf"(?P<id>{_NEW}|{_OLD})(?:v(?P<version>[1-9]\d{{0,2}}))?"
_ALONE = re.compile(rf"(?:arxiv:\s?)?{_ID}", re.IGNORECASE | re.ASCII)
_ADDRESS = re.compile(
    r"(?:https?:)?(?://)?(?:(?:"
    r"(?:[a-z0-9-]{1,20}\.)?arxiv\.org/(?:abs|pdf|html|format|ps|src|e-print|list)/"
    r"|(?:www\.)?(?:alphaxiv\.org/(?:abs|pdf|overview)|ar5iv(?:\.labs\.arxiv)?\.org/(?:abs|html))/"
    r"|(?:www\.)?(?:huggingface\.co|hf\.co)/papers/"
    r")(?:arxiv:)?|(?:dx\.|www\.)?doi\.org/10\.48550/arxiv\.)"
    rf"{_ID}(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_DOI = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)
_RESOLVER = re.compile(r"(?:(?:https?:)?(?://)?(?:dx\.|www\.)?doi\.org/)+(?:doi:)?", re.IGNORECASE)
_QUERY = re.compile(r"[?#]")


# Nearly all addresses of papers begin so, and have this form; the others are left to _ADDRESS.
_PAGES = frozenset(
    f"{scheme}://{page}/"
    for scheme in ("https", "http")
    for page in ("arxiv.org/abs", "arxiv.org/pdf", "huggingface.co/papers")
)
_USUAL = re.compile(
    r"https?://(?:arxiv\.org/(?:abs|pdf)|huggingface\.co/papers)/(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v([1-9]\d{0,2}))?",
    re.ASCII,
)


class ArxivId(NamedTuple):
    """An arXiv identifier and, where it was given, the version."""

    id: str
    version: int | None


def _parts(found: re.Match[str]) -> tuple[str, int | None]:
    """Return the identifier and the version that a pattern found."""
    number, version = found["id"], found["version"]
    if "/" in number:  # the subject class is no part of the identifier: math.GT/0309136 is math/0309136
        archive, _, rest = number.partition("/")
        number = f"{archive.partition('.')[0].lower()}/{rest}"
    return number, int(version) if version else None


def _parts_in_url(url: str) -> tuple[str, int | None] | None:
    """Return the identifier and the version that an address leads to, or None."""
    if usual := _USUAL.fullmatch(url):
        number, version = usual.groups()
        return number, int(version) if version else None
    found = _ADDRESS.match(unquote(url) if "%" in url else url)
    return _parts(found) if found else None


def parse_arxiv_id(text: str) -> ArxivId | None:
    """Return the arXiv identifier that a text is ("2501.18492v1", "arXiv:cs/0112017"), or None."""
    found = _ALONE.fullmatch(text.strip())
    return ArxivId(*_parts(found)) if found else None


def arxiv_id_in_url(url: str) -> ArxivId | None:
    """Return the arXiv identifier that an address leads to, or None.

    Understood: the abs, pdf, html and further pages of arxiv.org and its mirrors, over http and https, paper
    pages of Hugging Face and alphaXiv, ar5iv, and the DOIs that arXiv registers (10.48550/arXiv.2501.18492).
    """
    parts = _parts_in_url(url)
    return ArxivId(*parts) if parts else None


def doi_in_url(url: str) -> str | None:
    """Return the DOI that an address of the DOI resolver leads to, without query and fragment, or None."""
    found = _RESOLVER.match(url) if "doi" in url.casefold() else None
    if found is None:
        return None
    doi = unquote(_QUERY.split(url[found.end() :], maxsplit=1)[0])
    return doi if _DOI.fullmatch(doi) else None


def parse_doi(text: str) -> str | None:
    """Return the DOI that a text is, without "doi:" and resolver, or None."""
    text = text.strip()
    if text[:4].casefold() == "doi:":
        text = text[4:].lstrip()
    return text if _DOI.fullmatch(text) else doi_in_url(text)


def identifiers_in(
    urls: Iterable[str], arxiv: ArxivId | None = None, doi: str | None = None
) -> tuple[str | None, int | None, str | None, list[str]]:
    """Return the identifiers that the addresses of a listing lead to.

    They are arXiv's identifier with its version, the DOI, and arXiv's identifiers that are in conflict with the first.
    Of each kind the first counts, and the first version of that.

    Args:
        urls: The addresses, in order.
        arxiv: The arXiv identifier, where it is known already.
        doi: The DOI, where it is known already.
    """
    number, version = arxiv or (None, None)
    conflicting: list[str] = []
    for url in urls:
        folded = url.lower()
        if not ("iv" in folded or "/papers/" in folded or "doi" in folded or "%" in folded):
            continue  # most addresses besides the paper's are of code, models and projects
        if number is not None and url.removesuffix(number) in _PAGES:
            continue  # another page of the same paper
        found = _parts_in_url(url)
        if found is None:
            doi = doi or doi_in_url(url)
        elif number is None or (number == found[0] and version is None):
            number, version = found
        elif number != found[0]:
            conflicting.append(found[0])
    return number, version, doi, conflicting


#: What shows in a line that a paper may stand there: an arXiv or DOI address, or an arXiv identifier that can be
#: nothing else. For lines that no dialect claimed.
PAPER_ADDRESS = re.compile(
    r"arxiv\.org/(?:abs|pdf|html)/(?:\d{4}\.\d{4,5}|[a-z-]{2,16}(?:\.[A-Z]{2})?/\d{7})"
    r"|huggingface\.co/papers/\d{4}\.\d{4,5}|doi\.org/10\.\d{4}|\b\d{4}\.\d{4,5}v\d|\barXiv:\d{4}\.\d{4}",
    re.ASCII,
)

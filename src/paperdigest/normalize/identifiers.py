"""arXiv identifiers and DOIs, in text and in addresses.

Format of arXiv identifiers: https://info.arxiv.org/help/arxiv_identifier.html. Format of DOIs:
https://www.crossref.org/blog/dois-and-matching-regular-expressions/.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD = r"[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}"
_ID = rf"(?P<id>{_NEW}|{_OLD})(?:v(?P<version>[1-9]\d{{0,2}}))?"
_ALONE = re.compile(rf"(?:arxiv:\s?)?{_ID}", re.IGNORECASE | re.ASCII)
_ADDRESS = re.compile(
    r"(?:https?:)?(?://)?(?:(?:"
    r"(?:(?:[a-z0-9-]{1,20}\.)?arxiv\.org|(?:xxx|www)\.lanl\.gov|xxx\.[a-z0-9.-]{2,40})/"
    r"(?:(?:abs|pdf|html|format|ps|dvi|src|e-print|list|other|cits|refs|tb)/|api/query\?id_list=)"
    r"|(?:www\.)?(?:papers\.cool|scirate\.com)/arxiv/"
    r"|(?:www\.)?(?:alphaxiv\.org/(?:abs|pdf|overview)|ar5iv(?:\.labs\.arxiv)?\.org/(?:abs|html))/"
    r"|(?:www\.)?(?:huggingface\.co|hf\.co)/papers/"
    r")(?:arxiv:)?|(?:dx\.|www\.)?doi\.org/10\.48550/arxiv\.)"
    rf"{_ID}(?!\d)",
    re.IGNORECASE | re.ASCII,
)
# Files of arXiv's storage, from which PDFs of papers without TeX were served for years: archive and month are folders.
_STORED = re.compile(
    r"(?:https?:)?(?://)?(?:(?:[a-z0-9-]{1,20}\.)?arxiv\.org|(?:xxx|www)\.lanl\.gov|xxx\.[a-z0-9.-]{2,40})"
    r"/(?:ftp|ps_cache|vc)/(?P<archive>[a-z-]{2,16})(?:\.[a-z]{2})?/[a-z]{2,10}/\d{4}"
    rf"/(?:(?P<new>{_NEW})|(?P<old>\d{{2}}(?:0[1-9]|1[0-2])\d{{3}}))(?:v(?P<version>[1-9]\d{{0,2}}))?(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_DOI = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)
_RESOLVER = re.compile(r"(?:(?:https?:)?(?://)?(?:dx\.|www\.)?doi\.org/)+(?:doi:)?", re.IGNORECASE)
_QUERY = re.compile(r"[?#]")


# Nearly all addresses of papers have this form; the others are left to _ADDRESS.
_USUAL = re.compile(
    r"https?://(?:arxiv\.org/(?:abs|pdf)|huggingface\.co/papers)/(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v([1-9]\d{0,2}))?",
    re.ASCII,
)


class ArxivId(NamedTuple):
    """An arXiv identifier, and the version if it is given."""

    id: str
    version: int | None


def _parts(found: re.Match[str]) -> tuple[str, int | None]:
    """Return the identifier and version of a match."""
    number, version = found["id"], found["version"]
    if "/" in number:  # drop the subject class: math.GT/0309136 is math/0309136
        archive, _, rest = number.partition("/")
        number = f"{archive.partition('.')[0].lower()}/{rest}"
    return number, int(version) if version else None


def _parts_in_url(url: str) -> tuple[str, int | None] | None:
    """Return the arXiv identifier and version in an address, or None."""
    if usual := _USUAL.fullmatch(url):
        number, version = usual.groups()
        return number, int(version) if version else None
    plain = unquote(url) if "%" in url else url
    if found := _ADDRESS.match(plain):
        return _parts(found)
    if stored := _STORED.match(plain):
        number = stored["new"] or f"{stored['archive'].lower()}/{stored['old']}"
        return number, int(stored["version"]) if stored["version"] else None
    return None


def parse_arxiv_id(text: str) -> ArxivId | None:
    """Parse a text that is an arXiv identifier ("2501.18492v1", "arXiv:cs/0112017"); return None if it is not."""
    found = _ALONE.fullmatch(text.strip())
    return ArxivId(*_parts(found)) if found else None


def arxiv_id_in_url(url: str) -> ArxivId | None:
    """Return the arXiv identifier in an address, or None.

    Understood: the abs, pdf, html and other pages of arxiv.org and its mirrors (xxx.lanl.gov), with http or https; its
    stored files (arxiv.org/ftp/arxiv/papers/...); paper pages of Hugging Face, alphaXiv, ar5iv, Cool Papers and SciRate;
    and arXiv's DOIs (10.48550/arXiv.2501.18492).
    """
    parts = _parts_in_url(url) if _may_identify(url.lower()) else None
    return ArxivId(*parts) if parts else None


def _may_identify(folded: str) -> bool:
    """Whether an address in lower case may contain an arXiv identifier: most lead to code, models and projects."""
    return (
        "iv" in folded or "/papers/" in folded or "%" in folded or "/xxx." in folded or "lanl.gov" in folded
    )


def doi_in_url(url: str) -> str | None:
    """Return the DOI in an address of the DOI resolver, without query and fragment, or None."""
    found = _RESOLVER.match(url)
    if found is None:
        return None
    doi = unquote(_QUERY.split(url[found.end() :], maxsplit=1)[0])
    return doi if _DOI.fullmatch(doi) else None


def parse_doi(text: str) -> str | None:
    """Parse a text that is a DOI, with or without "doi:" or the resolver; return None if it is not."""
    text = text.strip()
    if text[:4].casefold() == "doi:":
        text = text[4:].lstrip()
    return text if _DOI.fullmatch(text) else doi_in_url(text)


def identifiers_in(
    urls: Iterable[str], arxiv: ArxivId | None = None, doi: str | None = None
) -> tuple[str | None, int | None, str | None, list[str]]:
    """Find the identifiers in the addresses of a listing.

    The first of each kind counts, with its first version.

    Args:
        urls: The addresses, in order.
        arxiv: The arXiv identifier, if it is known already.
        doi: The DOI, if it is known already.

    Returns:
        The arXiv identifier, its version, the DOI, and any other arXiv identifiers, which conflict with the first.
    """
    number, version = arxiv or (None, None)
    conflicting: list[str] = []
    for url in urls:
        folded = url.lower()
        if not _may_identify(folded) and "doi" not in folded:
            continue
        found = _parts_in_url(url)
        if found is None:
            doi = doi or doi_in_url(url)
        elif number is None or (number == found[0] and version is None):
            number, version = found
        elif number != found[0]:
            conflicting.append(found[0])
    return number, version, doi, conflicting


def arxiv_id_in(urls: Iterable[str], arxiv: ArxivId | None = None) -> ArxivId | None:
    """Return the arXiv identifier of a listing, with its version: the one that `identifiers_in` finds, or None."""
    number, version, _, _ = identifiers_in(urls, arxiv)
    return ArxivId(number, version) if number else None


# The patterns for texts that no dialect claimed. Each begins with a literal, to which the regex engine skips, and looks
# back from there; so a text without papers costs little.
_MONTH = r"\d\d(?:0[1-9]|1[0-2])"
_VERSION = r"(?:v\d{1,3})?"
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga"
    "|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph"
    "|q-alg|q-bio|quant-ph|solv-int|stat|supr-con"
)
# In an address, one digit too many is a typing error, and still a paper.
_ANY_ID = (
    rf"(?:arxiv:)?(?:{_MONTH}\.\d{{4,6}}|(?:{_ARCHIVES})(?:\.[a-z]{{2}})?/{_MONTH}\d{{3}})(?!\d){_VERSION}"
)
# More of the DOI follows its inner punctuation, and its parentheses are balanced.
_ANY_DOI = r"\d{4,9}(?:/|%2F)(?:[.,;:/_+~=&-]*+(?:[a-z0-9%]++|\([^\s()]{1,100}\)))++"
_FILE = r"[\w.%+-]*\w"

# A file of arXiv's storage.
_STORED_FILE = rf"(?:ftp|ps_cache|vc)/[a-z-]{{2,16}}(?:\.[a-z]{{2}})?/[a-z]{{2,10}}/\d{{4}}/{_MONTH}(?:\.\d{{4,6}}|\d{{3}})(?!\d){_VERSION}"

# The end of a host name, and the paths that lead to a paper there.
_HOSTS = {
    "arxiv.org": rf"(?:(?:abs|pdf|html|format|ps|src|e-print)/{_ANY_ID}|{_STORED_FILE})",
    "lanl.gov": rf"(?:(?:abs|pdf|html|format|ps)/{_ANY_ID}|{_STORED_FILE})",
    "itp.ac.cn": rf"(?:(?:abs|pdf|html|format|ps)/{_ANY_ID}|{_STORED_FILE})",
    "alphaxiv.org": rf"(?:abs|pdf|html|overview)/{_ANY_ID}",
    "ar5iv.org": rf"(?:abs|pdf|html)/{_ANY_ID}",
    "scirate.com": rf"(?:arxiv/)?{_ANY_ID}",
    "papers.cool": rf"arxiv/{_ANY_ID}",
    "huggingface.co": rf"papers/{_ANY_ID}",
    "hf.co": rf"papers/{_ANY_ID}",
    "doi.org": rf"(?:doi:)?10\.{_ANY_DOI}",
    "openreview.net": r"(?:(?:forum|pdf|attachment|references/pdf)\?(?:[\w=;-]{1,60}&){0,4}id=[\w-]{4,}|pdf/[0-9a-f]{32,})",
    "aclanthology.org": rf"(?:papers/{_FILE}/{_FILE}/)?(?:[a-z]\d\d-\d{{4,5}}|\d{{4}}\.[\w-]+\.\d+)(?:v\d)?",
    "aclweb.org": r"anthology(?:-new)?/(?:[a-z]/[a-z]\d\d/|papers/[a-z]/[a-z]\d\d/)?(?:[a-z]\d\d-\d{4,5}|\d{4}\.[\w-]+\.\d+)(?:v\d)?",
    "biorxiv.org": r"content/(?:[a-z]+/)?early/[\d/]*\d",
    "medrxiv.org": r"content/(?:[a-z]+/)?early/[\d/]*\d",
    "chemrxiv.org": r"(?:engage/chemrxiv/article-details|articles/[\w-]+)/[0-9a-f]{7,}",
    "osf.io": r"preprints/(?:[a-z]+/)?[a-z0-9]{5}(?:_v\d+)?(?!\w)",
    "researchsquare.com": r"article/rs-\d+(?:/v\d+)?",
    "preprints.org": r"manuscript/\d{6}\.\d{4}(?:/v\d+)?",
    "techrxiv.org": r"(?:articles/[\w/-]+/\d+|users/\d+/articles/\d+)",
    "ssrn.com": r"(?:sol3/papers\.cfm\?abstract_id=|abstract=|abstract/)\d{4,}",
    "hal.science": r"[a-z]{2,12}-\d{7,8}(?:v\d+)?",
    "archives-ouvertes.fr": r"[a-z]{2,12}-\d{7,8}(?:v\d+)?",
    "eprint.iacr.org": r"\d{4}/\d{1,5}(?!\d)",
    "ncbi.nlm.nih.gov": r"(?:pubmed/|articles/pmid/|(?:pmc/)?articles/(?:pmc)?)?\d{4,9}(?!\w)",
    "europepmc.org": r"(?:article|abstract|articles)/(?:[a-z]{3}/)?(?:pmc)?\d{4,9}(?!\w)",
    "mlr.press": rf"v\d+/(?!assets/){_FILE}(?:/{_FILE})?",
    "nips.cc": rf"(?:paper(?:_files/paper)?/(?:\d{{4}}/(?:hash|file)/|\d+-){_FILE}|virtual/\d{{4}}/(?:poster|oral|paper)/\d+)",
    "neurips.cc": rf"(?:paper(?:_files/paper)?/(?:\d{{4}}/(?:hash|file)/|\d+-){_FILE}|virtual/\d{{4}}/(?:poster|oral|paper)/\d+)",
    "iclr.cc": r"virtual/\d{4}/(?:poster|oral|paper)/\d+",
    "icml.cc": r"virtual/\d{4}/(?:poster|oral|paper)/\d+",
    "mlsys.org": rf"paper(?:_files/paper)?/(?:\d{{4}}/(?:hash|file)/|\d+-){_FILE}",
    "thecvf.com": rf"content[\w/-]{{0,80}}/(?:html|papers)/{_FILE}",
    "ecva.net": rf"papers/eccv_\d{{4}}/papers_ECCV/(?:html|papers)/[\w/]*{_FILE}",
    "acm.org": r"citation\.cfm\?(?:doid|id)=[\d.]*\d",
    "ieee.org": r"(?:(?:abstract/)?document/|stamp/stamp\.jsp\?(?:[\w=]{1,20}&){0,3}arnumber=|xpl/articleDetails\.jsp\?arnumber=)\d{4,}",
    "sciencedirect.com": r"science/article/(?:abs/|am/)?pii/\w{10,}",
    "semanticscholar.org": rf"(?:paper/{_FILE}(?:/[0-9a-f]{{40}})?|[0-9a-f]{{4}}/[0-9a-f]{{36}}\.pdf|corpusid:\d+|arxiv:{_ANY_ID})",
    "ojs.aaai.org": r"index\.php/\w+/article/view/\d+",
    "ijcai.org": r"(?:proceedings/\d{4}/\d{1,5}(?!\d)|Proceedings/\d\d/Papers/\d+)",
    "jmlr.org": r"(?:papers/(?:v|volume)\d+/[\w/-]+|tmlr/papers/[\w/-]+)",
    "usenix.org": rf"conference/\w+/(?:technical-sessions/)?presentation/{_FILE}",
    "isca-speech.org": r"archive/\w+/\w+(?:\.html)?",
    "nature.com": r"articles/(?:s\d{5}-[\w-]*\w|n[a-z]+\.?\d[\w.]*)",
    "paperswithcode.com": r"paper/[\w-]+",
}


def _after_hosts() -> tuple[str, str]:
    """Return the first letters of all top-level domains, and the pattern from the last "." of a host on."""
    by_ending: dict[str, list[str]] = {}
    for host, page in _HOSTS.items():
        name, _, ending = host.rpartition(".")
        by_ending.setdefault(ending, []).append(
            rf"(?<=(?<![a-z0-9-]){re.escape(name)}\.{ending})/{{1,2}}{page}"
        )
    letters = "".join({ending[0] for ending in by_ending})
    return letters + letters.upper(), "|".join(
        rf"{ending}(?=/)(?:{'|'.join(pages)})" for ending, pages in by_ending.items()
    )


@cache
def _dotted() -> re.Pattern[str]:
    """Return the pattern of addresses, new arXiv identifiers and DOIs, which all contain a full stop."""
    letters, after_hosts = _after_hosts()
    # The first two look-aheads reject nearly all full stops fast; the parts that ignore case are slower.
    return re.compile(
        rf"\.(?=[0-9{letters}])(?:(?=[0-9]{{4}})(?i:(?P<new>(?<=(?<!\d){_MONTH}\.)\d{{4,5}}(?!\d)(?P<version>{_VERSION})(?!\w|\.\d))"
        rf"|(?P<doi>(?<=(?<![\d.])10\.){_ANY_DOI}))|(?=[A-Za-z]{{2,7}}/)(?i:{after_hosts}))",
        re.ASCII,
    )


@cache
def _slashed() -> re.Pattern[str]:
    """Return the pattern of an old arXiv identifier, from its slash on."""
    return re.compile(rf"/{_MONTH}\d{{3}}{_VERSION}(?!\w)", re.IGNORECASE | re.ASCII)


@cache
def _before_slash() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)arxiv:\s?|(?<![\w./-]))(?:{_ARCHIVES})(?:\.[a-z]{{2}})?\Z", re.IGNORECASE)


@cache
def _pubmed() -> re.Pattern[str]:
    return re.compile(r"PMID(?::\s?|\s)\d{4,9}(?!\w)", re.ASCII)


# The word "arXiv" with what may separate it from an identifier, and the part of an address before one.
_NAMED = re.compile(
    r"(?P<name>(?<!\w)arxiv[:\s/-]{1,2})\Z"
    r"|(?<![a-z0-9])arxiv(?:[\s_-]?(?:id|no|number|identifier|preprint)\b)?[^\w\n]{1,8}\Z|xiv[^\s]*/\Z|/arxiv[^\s]*[/=]\Z",
    re.IGNORECASE,
)
# How far back the search before an identifier goes.
_BEFORE = 32
_LONGEST_HOST = 60
_LONGEST_ADDRESS = 200
_NO_ADDRESS = re.compile(r"[\s<>()\[\]{}\"'|*`,;\u3000-\u303f\uff00-\uff65]")
_SCHEME = re.compile(r"https?:\Z", re.IGNORECASE)


def paper_addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the span of each address and identifier of a paper, in order: for texts that no dialect claimed.

    Addresses: papers on arXiv and its mirrors, DOIs, OpenReview, ACL Anthology, Hugging Face, PubMed, and other preprint
    servers, proceedings and publishers. Home pages, lists and searches do not count. Identifiers outside of addresses:
    only unambiguous ones ("arXiv:3105.00001", "3105.00001v2", "cs/0112017", "10.1000/182", "PMID: 40486337"). A span
    covers the whole identifier with its version, or the address from its scheme on.

    Args:
        text: The text.
        start: Where to begin.
        end: Where to end; by default, at the end of the text.
    """
    stop = len(text) if end is None else end
    others = [*_old_identifiers(text, start, stop), *_pubmed_identifiers(text, start, stop)]
    found = _dotted_addresses(text, start, stop)
    return _in_order(sorted([*found, *others])) if others else found


def has_paper_address(text: str) -> bool:
    """Whether `paper_addresses` finds anything in a text."""
    return any(
        next(found(text, 0, len(text)), None) is not None
        for found in (_dotted_addresses, _old_identifiers, _pubmed_identifiers)
    )


def _in_order(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans that do not begin inside another."""
    last = -1
    for span in spans:
        if span[0] >= last:
            yield span
            last = span[1]


def _dotted_addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    floor = start
    for found in _dotted().finditer(text, start, end):
        at, stop = found.span()
        kind = found.lastgroup
        if kind is None:  # an address
            begin = _host_start(text, floor, at)
        elif kind == "doi":
            begin = _doi_start(text, floor, at - 2)
        else:
            begin = _identifier_start(text, floor, at - 4, certain=bool(found["version"]))
        if begin >= floor:
            yield begin, stop
            floor = stop


def _host_start(text: str, floor: int, at: int) -> int:
    """Return where an address begins, scheme included, given the last "." of its host."""
    slashes = text.rfind("//", max(floor, at - _LONGEST_HOST), at)
    if slashes >= 0 and not _NO_ADDRESS.search(text, slashes, at):
        scheme = _SCHEME.search(text, max(floor, slashes - 6), slashes)
        return scheme.start() if scheme else slashes
    while at > floor and (text[at - 1].isalnum() or text[at - 1] in ".-") and text[at - 1].isascii():
        at -= 1
    return at


def _doi_start(text: str, floor: int, at: int) -> int:
    """Return where a DOI begins, including the address around it or a "doi:" before it."""
    if text[at - 1 : at] in "/=" and at > floor:
        slashes = text.rfind("//", max(floor, at - _LONGEST_ADDRESS), at)
        if slashes >= 0 and not _NO_ADDRESS.search(text, slashes, at):
            return _host_start(text, floor, slashes + 2)
    before = text[max(floor, at - 5) : at].casefold()
    return at - (5 if before == "doi: " else 4 if before[-4:] == "doi:" else 0)


def _identifier_start(text: str, floor: int, at: int, *, certain: bool) -> int:
    """Return where a new arXiv identifier begins, including "arXiv:" or its address; -1 if it is only a number.

    Args:
        text: The text.
        floor: Where the previous address ends.
        at: Where the number begins.
        certain: Whether it has a version, and so is unambiguous.
    """
    first = max(floor, at - _BEFORE)
    named = _NAMED.search(text, first, at)
    if named is None:
        return at if certain else -1
    if named["name"] is not None:
        return named.start()
    slashes = text.rfind("//", max(floor, at - _LONGEST_ADDRESS), at)
    if slashes >= 0 and not _NO_ADDRESS.search(text, slashes, at):
        return _host_start(text, floor, slashes + 2)
    return at


def _old_identifiers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _slashed().finditer(text, start, end):
        at = found.start()
        before = _before_slash().search(text, max(start, at - _BEFORE), at)
        if before is not None:
            yield before.start(), found.end()


def _pubmed_identifiers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _pubmed().finditer(text, start, end):
        yield found.span()

"""Papers as an Atom feed (RFC 4287) for feed readers. Needs no extra.

The feed does not depend on the current time: the same papers give the same feed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from paperdigest.export.references import notes, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from paperdigest.model import Paper

_ATOM = "http://www.w3.org/2005/Atom"
# Characters that XML 1.0 forbids, even escaped.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The date of an undated entry. Atom requires a date for each entry.
_NO_DAY = "1970-01-01"


def to_atom(papers: Iterable[Paper], *, title: str = "Papers", identifier: str | None = None) -> str:
    """Convert papers to an Atom feed with one entry for each paper. Its content is the abstract and the summary.

    The update date of an entry is the date of the digest, else that of the paper, else 1970-01-01. The update date of
    the feed is the latest of its entries.

    Args:
        papers: The papers.
        title: The title of the feed.
        identifier: A permanent, unique URI for the feed (default: one derived from the title).

    >>> from paperdigest import Paper
    >>> "<title>Tidal Nets</title>" in to_atom([Paper("Tidal Nets")])
    True
    """
    listed = list(papers)
    days = [day for paper in listed if (day := paper.listed or paper.published)]
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _add(feed, "title", title)
    _add(feed, "id", identifier or uuid5(NAMESPACE_URL, f"paperdigest:{title}").urn)
    _add(feed, "updated", _moment(max(days, default=None)))
    used: dict[str, int] = {}
    for paper in listed:
        key = _identifier(paper)
        used[key] = number = used.get(key, 0) + 1
        _entry(ET.SubElement(feed, "entry"), paper, key if number == 1 else f"{key}#listing-{number}")
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(entry: ET.Element, paper: Paper, identifier: str) -> None:
    _add(entry, "title", one_line(paper.title))
    _add(entry, "id", identifier)
    _add(entry, "updated", _moment(paper.listed or paper.published))
    if paper.published is not None and paper.published_precision == "day":
        _add(entry, "published", _moment(paper.published))
    # RFC 4287 requires an author in each entry or in the feed.
    for name in [one_line(author.name) for author in paper.authors] or ["unknown"]:
        _add(ET.SubElement(entry, "author"), "name", name)
    for tag in dict.fromkeys(paper.tags):
        ET.SubElement(entry, "category", {"term": _xml(one_line(tag))})
    if paper.url is not None:
        ET.SubElement(entry, "link", {"rel": "alternate", "href": _address(paper.url)})
    if paper.pdf_url is not None and paper.pdf_url != paper.url:
        ET.SubElement(
            entry,
            "link",
            {"rel": "related", "type": "application/pdf", "href": _address(paper.pdf_url)},
        )
    texts = (paper.abstract, paper.summary.text if paper.summary else None, notes(paper))
    if content := "\n\n".join(filter(None, texts)):
        _add(entry, "content", content)


def _identifier(paper: Paper) -> str:
    """Return a URI that does not change when other fields of the paper change."""
    if paper.arxiv_id is not None:
        return f"https://arxiv.org/abs/{_address(paper.arxiv_id)}"
    if paper.doi is not None:
        return f"https://doi.org/{_address(paper.doi)}"
    return uuid5(NAMESPACE_URL, f"paperdigest:{one_line(paper.title)}").urn


def _moment(day: date | None) -> str:
    return f"{day.isoformat() if day else _NO_DAY}T00:00:00Z"


def _address(address: str) -> str:
    return _xml("".join(one_line(address).split()))


def _xml(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _xml(text)

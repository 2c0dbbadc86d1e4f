"""Write values into a draft: links, identifiers, and the values of labels or columns.

`fill` takes values by field and sets the attribute of each field. A value without a field goes to `extra`. Parts of
prose become the summary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.general.cuts import EMOJI_LEAD, is_asian
from paperdigest.general.entries import ARXIV_ID
from paperdigest.general.inline import Piece, plain_text, tokenize
from paperdigest.general.labelled import field_of
from paperdigest.general.pieces import is_anchor
from paperdigest.general.publication import set_authors, set_date
from paperdigest.general.vocabulary import LINK_FIELDS, PROSE_FIELDS
from paperdigest.model import Translation
from paperdigest.model.making import make_link, make_summary
from paperdigest.normalize.authors import has_no_value
from paperdigest.normalize.entities import unescape
from paperdigest.normalize.identifiers import ArxivId, parse_doi
from paperdigest.normalize.links import destination, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperdigest.dialect.base import Draft

_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
_CODES = re.compile(r"`([^`]+)`")
_TAG_SEPARATOR = re.compile(r"[,;\uff0c\u3001\uff1b|/]\s*|\s+#|\s+\u00b7\s+")
_WRAPPINGS = (
    ("**", "**"),
    ('"', '"'),
    ("\u201c", "\u201d"),
    ("\u300a", "\u300b"),
    ("\u300c", "\u300d"),
    ("*", "*"),
    ("`", "`"),
    ("__", "__"),
)
_OPENINGS = frozenset(opening[0] for opening, _ in _WRAPPINGS)


def add_links(
    draft: Draft, pieces: Iterable[Piece], title: Piece | None = None, *, are_papers: bool = False
) -> None:
    """Add links to a draft.

    Placeholders and places in the list itself are left out. So are relative links, unless one is the title or has the
    label of a paper. The link of the title gets no label.

    Args:
        draft: The draft.
        pieces: The links.
        title: The piece of the title.
        are_papers: Whether relative links lead to the paper, as the header or the heading above says.
    """
    for piece in pieces:
        url = destination(piece.url)
        is_far = (
            "://" in url
            or piece is title
            or are_papers
            or url.startswith("www.")
            or field_of(piece.text) in ("url", "pdf")
        )
        if url and is_far and not is_anchor(url):
            label = None if piece is title else piece.text or None
            draft.links.append(make_link(url, label, link_kind(url, label)))


def relative_id(urls: Iterable[str]) -> ArxivId | None:
    """Return the arXiv identifier in the path of a relative link."""
    for url in urls:
        if not url.startswith("http") and (found := arxiv_id_in_text(url)):
            return found
    return None


def arxiv_id_in_text(text: str) -> ArxivId | None:
    """Return the first arXiv identifier in a text."""
    found = ARXIV_ID.search(text)
    return ArxivId(found[1], int(found[2]) if found[2] else None) if found else None


def fill(draft: Draft, fields: dict[str, list[str]], names: dict[str, str]) -> None:
    """Write the values of labels or columns into a draft; `names` has the labels as printed."""
    parts: list[str] = []
    for field, values in fields.items():
        text = "\n".join(values)
        value = plain_value(text)
        if not value or has_no_value(value):
            continue
        if field == "authors":
            set_authors(draft, plain_text(tokenize(" ".join(values))))
        elif field == "published":
            if not set_date(draft, value):
                draft.keep(names.get(field, "Date"), value)
        elif field == "venue":
            pieces = tokenize(text)
            first = next((number for number, p in enumerate(pieces) if p.kind == "link"), len(pieces))
            draft.venue = plain_text(pieces[:first]).strip(" ,;|[](") or plain_text(pieces) or value
        elif field == "tags":
            codes = _CODES.findall(text) or (values if len(values) > 1 else [])
            draft.tags = (
                tuple(code.strip(" #") for code in codes)
                if codes
                else tuple(tag for part in _TAG_SEPARATOR.split(value) if (tag := part.strip(" *_#`")))
            )
        elif field == "abstract":
            if (
                is_asian(value[:400])
                and draft.title
                and not is_asian(draft.title)
                and "translation" not in fields
            ):
                draft.translated = (Translation(value),)
            else:
                draft.abstract = value
        elif field == "translation":
            draft.translated = (Translation(value),)
        elif field == "arxiv_id":
            draft.arxiv = draft.arxiv or arxiv_id_in_text(value)
        elif field == "doi":
            draft.doi = draft.doi or parse_doi(value)
        elif field == "comment":
            draft.comment = value
        elif field in PROSE_FIELDS:
            parts.append(
                value
                if field == "summary" or (field == "tldr" and len(fields) < 3)
                else f"{names.get(field, field)}: {value}"
            )
        elif field in LINK_FIELDS or field in ("title", "listed"):
            pass
        else:
            draft.keep(names.get(field, field).strip(" *_:："), value)
    if len(parts) == 1:
        draft.summary = make_summary(
            parts[0].split(": ", 1)[-1] if fields.keys() & {"tldr"} and "summary" not in fields else parts[0]
        )
    elif parts:
        draft.notes.parts = parts


def plain_value(text: str) -> str:
    """Return a value without the markup around it: emphasis, tags, the address of its only link."""
    text = text.strip()
    if "<" in text:
        text = _TAGS.sub("", text).strip()
    for opening, closing in _WRAPPINGS if text[:1] in _OPENINGS else ():
        size = len(opening)
        if (
            len(text) > 2 * size
            and text.startswith(opening)
            and text.endswith(closing)
            and opening not in text[size:-size]
        ):
            text = text[size:-size].strip()
    if text[:1] == "[" and text[-1:] == ")" and text.count("](") == 1:
        text = text[1 : text.index("](")]
    return unescape(text)


def clean_title(title: str) -> str:
    """Return a title without the markup, quotation marks and signs around it."""
    title = " ".join(title.split())
    if lead := EMOJI_LEAD.match(title):
        title = title[lead.end() :]
    for opening, closing in _WRAPPINGS if title[:1] in _OPENINGS else ():
        size = len(opening)
        if (
            len(title) > 2 * size
            and title.startswith(opening)
            and title.endswith(closing)
            and opening not in title[size:-size]
        ):
            title = title[size:-size].strip()
    if title[:1] in '"\u201c' and not any(sign in title[1:] for sign in '"\u201c\u201d'):
        title = title[1:]
    title = title.rstrip(",;:\uff1a\uff0c").removesuffix(" /").strip()
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title

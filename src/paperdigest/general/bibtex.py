"""Read the BibTeX entries of a text, in code fences or without: each becomes a draft.

Format: https://www.bibtex.com/g/bibtex-format/. A value is kept as written, without the braces around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.dialect.base import Draft
from paperdigest.model.making import make_link
from paperdigest.normalize.authors import parse_authors
from paperdigest.normalize.dates import parse_date
from paperdigest.normalize.identifiers import parse_arxiv_id, parse_doi
from paperdigest.normalize.links import link_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest.dialect.base import Context
    from paperdigest.document import Document

_ENTRY = re.compile(
    r"^[ \t]*@(?!string|comment|preamble)([A-Za-z]+)[ \t]*\{[^,\s{}]*,", re.MULTILINE | re.IGNORECASE
)
_FIELD = re.compile(r"\s*,?\s*([A-Za-z_-]+)\s*=\s*")
_NUMBER = re.compile(r"[\w.-]+")
_BRACES = re.compile(r"[{}]")
_WRAPPED = re.compile(r"\{([^{}]*)\}")
_AND = re.compile(r"\s+and\s+")
# Fewer entries are not a list: they show how to cite the text or a part of it.
_LEAST = 5
# The longest value, in characters.
_LONGEST = 20_000


class BibEntry(NamedTuple):
    """A BibTeX entry: its offsets in the text, and its fields by lower-case name."""

    start: int
    end: int
    fields: dict[str, str]


def bib_entries(text: str) -> list[BibEntry]:
    """Return the BibTeX entries of a text that have a title."""
    found, at = list[BibEntry](), 0
    while begin := _ENTRY.search(text, at):
        fields, at = _fields(text, begin.end())
        if fields.get("title"):
            found.append(BibEntry(begin.start(), at, fields))
    return found


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    """Return the fields that begin at an offset, and the offset of their end."""
    fields: dict[str, str] = {}
    while name := _FIELD.match(text, at):
        value, at = _value(text, name.end())
        fields.setdefault(name[1].casefold(), " ".join(value.split()))
    return fields, max(at, text.find("}", at, at + 8) + 1)


def _value(text: str, at: int) -> tuple[str, int]:
    """Return the value that begins at an offset (in braces, in quotes or bare), and the offset of its end."""
    sign = text[at : at + 1]
    if sign not in ("{", '"'):
        bare = _NUMBER.match(text, at)
        return (bare[0], bare.end()) if bare else ("", at + 1)
    if sign == '"':
        end = text.find('"', at + 1, at + _LONGEST)
        return (text[at + 1 : end], end + 1) if end >= 0 else ("", at + 1)
    depth = 0
    for brace in _BRACES.finditer(text, at, at + _LONGEST):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return text[at + 1 : brace.start()], brace.end()
    return "", at + 1


def bib_drafts(document: Document, taken: bytearray, context: Context) -> Iterator[Draft]:
    """Yield a draft for each BibTeX entry on lines that are not taken, and take its lines; none if entries are few."""
    text = document.text
    entries = bib_entries(text) if text.count("\n@") + text.startswith("@") >= _LEAST else []
    for entry in entries if len(entries) >= _LEAST else ():
        lines = range(document.line(entry.start), document.line(entry.end - 1) + 1)
        if 1 in taken[lines.start : lines.stop]:
            continue
        taken[lines.start : lines.stop] = b"\1" * len(lines)
        yield _draft(entry, Draft(context, lines, document.headings(entry.start)))


def _draft(entry: BibEntry, draft: Draft) -> Draft:
    """Return the draft with the fields of an entry."""
    fields = entry.fields
    title = _WRAPPED.fullmatch(fields["title"])  # braces around all of it
    draft.title = title[1] if title else fields["title"]
    names = [" ".join(reversed(name.split(", ", 1))) for name in _AND.split(fields.get("author", "")) if name]
    draft.et_al = "others" in names
    draft.authors, _ = parse_authors("; ".join(name for name in names if name != "others"))
    draft.venue = fields.get("booktitle") or fields.get("journal")
    if date := parse_date(fields.get("year", "")):
        draft.published, draft.published_precision = date
    draft.arxiv = parse_arxiv_id(fields.get("eprint", ""))
    draft.doi = parse_doi(fields.get("doi", ""))
    draft.abstract = fields.get("abstract")
    if (url := fields.get("url", "")).startswith("http"):
        draft.links.append(make_link(url, None, link_kind(url)))
    return draft

"""Read a text about one paper: its fields are in front matter, its abstract may be below.

`front_draft` takes a document and returns a draft if the front matter has a title and another field of a paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.dialect.base import Draft
from paperdigest.document.frontmatter import front_fields
from paperdigest.general.labelled import field_of
from paperdigest.general.publication import year_in
from paperdigest.general.values import arxiv_id_in_text, fill
from paperdigest.model.making import make_link
from paperdigest.normalize.links import link_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from paperdigest.dialect.base import Context
    from paperdigest.document import Document
    from paperdigest.document.frontmatter import Value

# The beginning of front matter.
_CUT = re.compile(r"---\n\w+: ")
_URL = re.compile(r"https?://[^\s\"'<>,\]}]++")
# Front matter with a title describes a paper if it also has one of these fields. Authors alone count if they look
# like people.
_TELLING = frozenset({"authors", "arxiv_id", "doi", "pdf", "abstract"})
_CERTAIN = _TELLING - {"authors"}
# Keys that go before others of the same field.
_EXACT = frozenset({"title", "authors", "tags", "abstract", "venue", "published", "date"})
_LANGUAGE = re.compile(r" (?:ja|zh|cn|ko|vi|de|fr|es|sv)\Z")
# The checks that values of some fields must pass.
_FITS: Mapping[str, Callable[[str], object]] = {
    "arxiv_id": arxiv_id_in_text,
    "published": year_in,
    "venue": str.strip,
}
# The least length of an abstract below front matter, in characters.
_LEAST_ABSTRACT = 150


def front_draft(document: Document, taken: bytearray, context: Context) -> Draft | None:
    """Return the draft of the paper that the front matter describes, and take all lines; None without a paper."""
    if not document.units or document.units[0].kind != "front" or taken[:1] == b"\1":
        return None
    values = front_fields(document.text)
    fields: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for key, value in sorted(values.items(), key=lambda pair: pair[0] not in _EXACT):
        field = _field(key)
        texts = [text for text in _texts(value) if _FITS.get(field, bool)(text)]
        if texts and field not in fields:
            fields[field], names[field] = texts, key
    title = " ".join(fields.pop("title", []))
    if (
        not title
        or _TELLING.isdisjoint(fields)
        or not (fields.keys() & _CERTAIN or _are_people(fields["authors"]))
    ):
        return None
    if len(names_ := fields.get("authors", [])) > 1:
        fields["authors"] = ["; ".join(names_)]
    fields.update(_body(document, known=fields))
    draft = Draft(context, range(len(document.lines)))
    draft.title = " ".join(title.split())
    draft.links += [
        make_link(url, None, link_kind(url)) for text in _texts(dict(values)) for url in _URL.findall(text)
    ]
    fill(draft, fields, names)
    taken[:] = b"\1" * len(taken)
    return draft


def take_cut_front(document: Document, taken: bytearray) -> None:
    """Take the lines of front matter without an end: they contain no entries."""
    if document.units and document.units[0].kind != "front" and (begin := _CUT.match(document.text)):
        end = document.text.find("\n\n", begin.end())
        last = document.line(end if end >= 0 else len(document.text) - 1)
        taken[: last + 1] = b"\1" * (last + 1)


def _field(key: str) -> str:
    """Return the field that a key names, such as "translation" for "abstract_ja"; else the key."""
    name = key.replace("_", " ").casefold()
    if language := _LANGUAGE.search(name):
        return "translation" if field_of(name[: language.start()]) == "abstract" else key
    return field_of(name) or field_of(name.removeprefix("arxiv ")) or ("arxiv_id" if "arxiv" in name else key)


def _are_people(names: list[str]) -> bool:
    """Whether one of several names has a given and a family name: the author of a blog may be a user name."""
    return any(" " in name.strip() or "," in name or not name.isascii() for name in names)


def _texts(value: Value) -> Iterator[str]:
    """Yield the texts in a value; for an author with several keys, the name alone."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        for inner in [value["name"]] if "name" in value and "url" not in value else value.values():
            yield from _texts(inner)


def _body(document: Document, known: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the fields below front matter: the text under headings that name them, or all of it as the abstract."""
    found: dict[str, list[str]] = {}
    field, lines = "", list[str]()
    headings = {
        document.line(unit.at): document.heading(unit) for unit in document.units if unit.kind == "heading"
    }
    first = document.span(document.units[0]).stop
    for number, line in enumerate(document.lines[first:], first):
        if number in headings:
            field = field_of(headings[number]) or "?"
        elif field in ("abstract", "translation", "summary"):
            found.setdefault(field, []).append(line)
        elif not field:
            lines.append(line)
    body = "\n".join(lines).strip()
    if not headings and "abstract" not in known and len(body) >= _LEAST_ABSTRACT:
        found["abstract"] = [body]
    return {name: ["\n".join(texts).strip()] for name, texts in found.items() if name not in known}

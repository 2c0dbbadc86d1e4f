"""A text that is about one paper: its fields stand in front matter, and its abstract below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.dialect.base import Draft
from paperdigest.document.frontmatter import front_fields
from paperdigest.general.labelled import field_of
from paperdigest.general.publication import year_in
from paperdigest.general.values import fill, said_id
from paperdigest.model.making import make_link
from paperdigest.normalize.links import link_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from paperdigest.dialect.base import Context
    from paperdigest.document import Document
    from paperdigest.document.frontmatter import Value

# Front matter begins like this.
_CUT = re.compile(r"---\n\w+: ")
_URL = re.compile(r"https?://[^\s\"'<>,\]}]++")
# What says that front matter is that of a paper, besides a title.
_TELLING = frozenset({"authors", "arxiv_id", "doi", "pdf", "abstract"})
_CERTAIN = _TELLING - {"authors"}
# Keys that mean what they say: another that may mean the same comes after them.
_EXACT = frozenset({"title", "authors", "tags", "abstract", "venue", "published", "date"})
_LANGUAGE = re.compile(r" (?:ja|zh|cn|ko|vi|de|fr|es|sv)\Z")
# What the values of some fields have to be.
_FITS: Mapping[str, Callable[[str], object]] = {"arxiv_id": said_id, "published": year_in, "venue": str.strip}
# Shorter texts below front matter are no abstracts.
_LEAST_ABSTRACT = 150


def front_draft(document: Document, taken: bytearray, context: Context) -> Draft | None:
    """Return the paper of a text whose front matter names its title and its authors or its address; take its lines."""
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
    """Take the lines of front matter whose end is lost: nothing there is an entry."""
    if document.units and document.units[0].kind != "front" and (begin := _CUT.match(document.text)):
        end = document.text.find("\n\n", begin.end())
        last = document.line(end if end >= 0 else len(document.text) - 1)
        taken[: last + 1] = b"\1" * (last + 1)


def _field(key: str) -> str:
    """Return the field that a key names: "arxiv_abstract", "abstract_ja"; else the key."""
    name = key.replace("_", " ").casefold()
    if language := _LANGUAGE.search(name):
        return "translation" if field_of(name[: language.start()]) == "abstract" else key
    return field_of(name) or field_of(name.removeprefix("arxiv ")) or ("arxiv_id" if "arxiv" in name else key)


def _are_people(names: list[str]) -> bool:
    """Whether names are of people with given and family names: a blog's author may be a user name."""
    return any(" " in name.strip() or "," in name or not name.isascii() for name in names)


def _texts(value: Value) -> Iterator[str]:
    """Yield the texts in a value; of an author that has several, the name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        for inner in [value["name"]] if "name" in value and "url" not in value else value.values():
            yield from _texts(inner)


def _body(document: Document, known: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the fields that stand below the front matter: under headings that name them, or the abstract alone."""
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

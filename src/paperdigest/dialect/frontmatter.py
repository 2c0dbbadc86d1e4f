r"""A part of a layout for front matter: YAML keys and values between two lines "---".

    Layout(FrontMatter({"title": "{title}", "date": Date(), "tags": Tags()}, needs=("title",)), "## Abstract\n{abstract}")

It opens a record only at the beginning of a text, and the record is the whole text. The values of undeclared keys go to
`Paper.extra`. Values are written so that YAML reads back the same characters.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from paperdigest.dialect.fields import Extra, Identifier, Links, Part, Tags
from paperdigest.dialect.layouts import Opened
from paperdigest.dialect.parts import Lines
from paperdigest.dialect.template import value_forms
from paperdigest.document.frontmatter import front_range, read_fields
from paperdigest.model.making import make_link
from paperdigest.normalize.links import destination, link_kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperdigest.dialect.base import Draft
    from paperdigest.dialect.fields import Field
    from paperdigest.dialect.parts import Labels
    from paperdigest.dialect.template import Forms
    from paperdigest.dialect.writing import Outgoing
    from paperdigest.document.frontmatter import Value

_EXTRA = Extra()
# A key that needs no quotes, because YAML reads it as text: https://yaml.org/type/bool.html
_PLAIN_KEY = re.compile(r"(?!(?i:null|yes|no|true|false|on|off|y|n)\Z)[A-Za-z_][\w-]*", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"(?:0|-?[1-9]\d{0,8})(?:\.\d)?", re.ASCII)
# Characters that are not allowed in YAML, and YAML line breaks.
_ESCAPED = re.compile("[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class LinkList(Links):
    """Links in front matter as a list of mappings with a name and an address: `[{name: Code, url: ...}]`."""

    def read_items(self, items: Sequence[Value], draft: Draft, label: str) -> None:
        """Read the links of a list. Other items go to `Paper.extra`.

        Args:
            items: The items of the list.
            draft: The paper under construction.
            label: The key of the list.
        """
        left = []
        for item in items:
            said = dict(item) if isinstance(item, dict) else {}
            name, url = said.pop("name", None), said.pop("url", None)
            if isinstance(url, str) and isinstance(name, str | None) and not said and destination(url):
                kind = link_kind(url, name)
                draft.links.append(make_link(url, name, (self.kind or kind) if kind == "other" else kind))
            else:
                left.append(item)
        if left:
            draft.keep(label, _text(left))

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the links as JSON, which is valid YAML, and then the other items of the list."""
        links = outgoing.take_links(lambda link: link.kind not in self.but)
        items = [
            _json({"name": link.label, "url": link.url} if link.label else {"url": link.url})
            for link in links
        ]
        if outgoing.extra.get(label, "").startswith("["):
            items.append(_escaped(outgoing.extra.pop(label)[1:-1]))
        return f"[{', '.join(items)}]" if items else ""


class FrontMatter(Lines):
    """The front matter of a text, as the first part of a layout."""

    is_whole_text = True

    def __init__(self, keys: Labels, *, needs: Sequence[str | tuple[str, ...]]) -> None:
        """Describe the part.

        Args:
            keys: The keys in the order in which to write them, each with a field, a template, or several templates for
                its value.
            needs: The keys that identify the style. Front matter without one of them belongs to another style. A tuple
                of keys means any one of these.
        """
        self.declared = keys
        self.needs = [(key,) if isinstance(key, str) else key for key in needs]

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make the templates of the values from the fields of a dialect."""
        super().__init__("---\n{front}\n---\n", {})
        self.literals = ("---\n",)
        self.keys = {key: value_forms(form, fields, key, key) for key, form in self.declared.items()}
        self.summary_parts = tuple(
            key for key, forms in self.keys.items() if any(isinstance(slot, Part) for slot in _slots(forms))
        )
        """The keys of the parts of a summary."""

    @property
    def slots(self) -> list[Field]:
        """The slots of the part."""
        return [slot for forms in self.keys.values() for slot in _slots(forms)]

    @property
    def holds(self) -> frozenset[str]:
        """The names of the fields of a paper that the part can hold."""
        return frozenset({"extra"}).union(*(forms.holds for forms in self.keys.values()))

    def __str__(self) -> str:
        return f"front matter with {', '.join(map(' or '.join, self.needs))}"

    def open(self, text: str, at: int) -> Opened | None:
        """Return the front matter at the beginning of a text, or None if there is none of this style."""
        place = front_range(text) if at == 0 else None
        if place is None:
            return None
        begin, end, stop = place
        # A quick test before YAML is parsed: many texts without papers have front matter.
        for keys in self.needs:
            if not any(
                text.startswith(f"{key}:", begin) or text.find(f"\n{key}:", begin, end) >= 0 for key in keys
            ):
                return None
        found = read_fields(text[begin:end])
        return Opened(_Fields(self, found), [], stop) if found is not None else None  # type: ignore[arg-type]  # as one

    def put(self, values: Mapping[str, Value], draft: Draft) -> None:
        """Set the fields of a draft from the values of the keys."""
        for key, value in values.items():
            forms = self.keys.get(key)
            if value is None:
                continue
            if forms and forms.field and isinstance(value, list) and _is_of_texts(value):
                forms.field.read_list(list(map(_text, value)), draft, key)
            elif forms and isinstance(forms.field, LinkList) and isinstance(value, list):
                forms.field.read_items(value, draft, key)
            elif forms is None or not forms.read(_text(value).strip(), draft, key):
                _EXTRA.read(_text(value).strip(), draft, key)

    def write(self, outgoing: Outgoing) -> str:
        """Return the front matter: the declared keys with values, then those of `Paper.extra`."""
        said: dict[str, str] = {}
        for key, forms in self.keys.items():
            if isinstance(forms.field, Tags):
                tags = ", ".join(map(_quoted, outgoing.paper.tags))
                if tags:
                    said[key] = f"[{tags}]"
            elif text := forms.write(outgoing, key):
                said[key] = text if isinstance(forms.field, LinkList) else _scalar(text, forms.field)
        for key in outgoing.extra.keys() - self.elsewhere:
            said[key] = _scalar(outgoing.extra[key])
        outgoing.extra = {key: text for key, text in outgoing.extra.items() if key not in said}
        for keys in self.needs:  # the keys that identify the style
            if said.keys().isdisjoint(keys):
                said[keys[0]] = ""
        order = [*self.keys, *(key for key in outgoing.paper.extra if key not in self.keys)]
        lines = [f"{_key(key)}: {said.pop(key)}".rstrip() for key in order if key in said]
        return "\n".join(["---", *lines, *(f"{_key(key)}:" for key in said), "---\n"])


class _Fields:
    """The values of front matter, with the `put` of a `Template`."""

    def __init__(self, part: FrontMatter, found: Mapping[str, Value]) -> None:
        self._part, self._found = part, found

    def put(self, values: Sequence[str], draft: Draft, label: str = "") -> None:  # noqa: ARG002 - as in Template
        """Set the fields of a draft."""
        self._part.put(self._found, draft)


def _slots(forms: Forms) -> list[Field]:
    return [slot for template in forms.templates for slot in template.fields]


def _text(value: Value) -> str:
    """Return a value as text: a list of texts with commas, any other structure as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and _is_of_texts(value):
        return ", ".join(map(str, value))
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _is_of_texts(values: Sequence[Value]) -> bool:
    return all(isinstance(value, str) for value in values)


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else _quoted(key)


def _scalar(text: str, field: Field | None = None) -> str:
    """Return a text as YAML: plain if every YAML parser gives back the same characters, else in quotes."""
    if _DAY.fullmatch(text) or (_NUMBER.fullmatch(text) and not isinstance(field, Identifier)):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in double quotes."""
    return _json(text)


def _json(value: object) -> str:
    """Return a value as JSON that is valid YAML with the same meaning."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def _escaped(text: str) -> str:
    """Escape the characters in JSON that YAML does not allow."""
    return _ESCAPED.sub(lambda found: f"\\U{ord(found[0]):08x}", text)

"""Strategies for the values of template slots, one for each kind of field.

The texts that fit into a slot follow from the template: from the literals around the slot and the beginnings of other
lines of the record. `values` has a strategy for each class of `Field`. A subclass inherits the strategy of its base
unless it has a method `strategy`:

    class Stars(Field):
        ...
        def strategy(self):
            return st.integers(1, 5).map(lambda stars: {"extra": {"stars": str(stars)}})

`strategy` returns a strategy for dicts from fields of a paper to values, with `links` as a list and `extra` as a dict.
"""

from __future__ import annotations

import re
from functools import singledispatch
from typing import TYPE_CHECKING, Any

import attrs
from hypothesis import strategies as st

from paperdigest.dialect.fields import (
    Authors,
    Beginning,
    Date,
    Doi,
    Extra,
    Field,
    Identifier,
    Ignored,
    Links,
    Listed,
    Number,
    Part,
    Quoted,
    Repeated,
    SitePage,
    TagList,
    Tags,
    Text,
    Title,
    Translated,
    Url,
)
from paperdigest.model import Link, Summary, Translation
from paperdigest.strategies import _fields as fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

    from paperdigest.model import LinkKind

    Values = SearchStrategy[dict[str, Any]]

# The beginning of a heading, list item, rule, fence, table or HTML. Such a line is not read as text.
_MARKED = re.compile(r"[-+*#>|`~<=_:%\\]|\d{1,9}[.)]")


def _always(_: str) -> bool:
    return True


def _never(_: str) -> bool:
    return False


@attrs.frozen
class Slot:
    """A slot of a template, with the restrictions on its texts."""

    label: str = ""
    """The label before it, the header of its column, or the name of the slot."""
    is_needed: bool = False
    """Whether it can't be empty, because another template would match then."""
    has_pipes: bool = False
    """Whether its text may contain "|"."""
    has_lines: bool = False
    """Whether its text may have several lines and paragraphs."""
    is_at_margin: bool = False
    """Whether its text begins at the beginning of a line."""
    lead: str = ""
    """The prefix of its lines."""
    words: tuple[str, ...] = ()
    """The literals around it, which are worth trying in its texts."""
    takes: Callable[[str], bool] = _always
    """A function that returns whether the template reads a text unchanged."""
    begins: Callable[[str], bool] = _never
    """A function that returns whether a line begins another part of the record."""

    def texts(
        self, *, most: int = 12, is_alone: bool = False, with_results: bool = False
    ) -> SearchStrategy[str]:
        """Return a strategy for texts that fit into the slot.

        Args:
            most: The most words in a line.
            is_alone: Whether texts have only one line, even if the slot allows several.
            with_results: Whether some texts report results.
        """
        line = fields.texts(pipes=self.has_pipes, most=most, words=self.words)
        if with_results:
            line = st.one_of(line, fields.results())
        if not self.has_lines or is_alone:
            return line.filter(self.holds)
        gap = st.sampled_from(["\n", "\n\n"])
        several = st.builds(str.join, gap, st.lists(fields.texts(most=6), min_size=2, max_size=3))
        return st.one_of(line, several).filter(self.holds)

    def holds(self, text: str) -> bool:
        """Return whether a text fits into the slot."""
        first, *more = text.split("\n")
        return self.takes(text) and all(
            not line or self._is_plain(line) for line in ([first, *more] if self.is_at_margin else more)
        )

    def _is_plain(self, line: str) -> bool:
        return (bool(self.lead) or not _MARKED.match(line)) and not self.begins(self.lead + line)

    def maybe(self, drawn: Values) -> Values:
        """Return a strategy that may also draw nothing, unless the slot is needed."""
        return drawn if self.is_needed else st.one_of(st.just({}), drawn)


def values(field: Field, slot: Slot) -> Values:
    """Return a strategy for the content of a slot, as fields of a paper."""
    own = getattr(field, "strategy", None)
    if own is None:
        return _values(field, slot)
    drawn: Values = own()
    return slot.maybe(drawn)


@singledispatch
def _values(field: Field, slot: Slot) -> Values:
    raise TypeError(
        f"No strategy for the field class {type(field).__name__!r} in the slot {slot.label!r}; give it a method "
        "strategy() that returns a strategy for dicts from fields of a paper to values"
    )


@_values.register(Beginning)
@_values.register(Ignored)
@_values.register(Number)
@_values.register(Repeated)
def _(field: Field, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    return st.just({})


@_values.register(Extra)
def _(field: Extra, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    return slot.maybe(slot.texts(most=5).map(lambda text: {"extra": {slot.label: text}}))


@_values.register(Title)
def _(field: Title, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    return slot.texts(most=8, is_alone=True).filter(fields.is_title).map(lambda title: {"title": title})


@_values.register(Authors)
def _(field: Authors, slot: Slot) -> Values:
    people = fields.people(handles=field.handles).filter(lambda found: bool(found) or not slot.is_needed)
    return st.builds(
        lambda people, et_al: {"authors": people, "et_al": et_al and bool(people)}, people, st.booleans()
    )


@_values.register(Date)
def _(field: Date, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    return slot.maybe(fields.dates())


@_values.register(Listed)
def _(field: Listed, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    return slot.maybe(fields.days().map(lambda day: {"listed": day}))


@_values.register(Text)
def _(field: Text, slot: Slot) -> Values:
    def said(text: str) -> dict[str, Any]:
        return {field.field: Summary.from_text(text) if field.field == "summary" else text}

    return slot.maybe(slot.texts(with_results=True).map(said))


@_values.register(Translated)
def _(field: Translated, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    return slot.maybe(slot.texts().map(lambda text: {"translated": (Translation(text),)}))


@_values.register(Part)
def _(field: Part, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    return slot.maybe(slot.texts(with_results=True).map(lambda text: {"parts": {slot.label: text}}))


@_values.register(Quoted)
def _(field: Quoted, slot: Slot) -> Values:
    return values(field.field, attrs.evolve(slot, has_lines=True, is_at_margin=True, lead="> "))


@_values.register(Url)
def _(field: Url, slot: Slot) -> Values:
    if field.under or field.ending:
        urls = st.integers(0, 9999).map(
            lambda number: f"{field.under or 'https://example.org/'}{number}{field.ending}"
        )
        return slot.maybe(
            urls.map(lambda url: {"links": [fields.with_kind(Link(url, None, "other"), field.kind)]})
        )
    found = fields.links(label=st.none(), kind=field.kind, most=1)
    return found.filter(lambda links: bool(links) or not slot.is_needed).map(lambda links: {"links": links})


@_values.register(SitePage)
def _(field: SitePage, slot: Slot) -> Values:
    def page(number: str) -> dict[str, Any]:
        link = Link(f"{field.under}{number}.md", None, "other")
        return {"links": [link], "arxiv_id": number, "arxiv_version": None}

    return slot.maybe(fields.arxiv_ids().filter(lambda number: "/" not in number).map(page))


@_values.register(Links)
def _(field: Links, slot: Slot) -> Values:
    found = fields.links(label=st.one_of(fields.labels(), st.none()), kind=field.kind)
    found = found.map(lambda links: [_labelled(link, field.kind) for link in links])
    return found.filter(lambda links: bool(links) or not slot.is_needed).map(lambda links: {"links": links})


def _labelled(link: Link, kind: LinkKind | None) -> Link:
    """Return a link unchanged if it can be written without a label, else with one."""
    if link.label is not None or (link.url.startswith("http") and link.url[-1].isalnum()):
        return link
    return fields.with_kind(attrs.evolve(link, label="Link"), kind)


@_values.register(Identifier)
def _(field: Identifier, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    drawn = st.builds(
        lambda number, version: {"arxiv_id": number, "arxiv_version": version},
        fields.arxiv_ids(),
        fields.versions(),
    )
    return slot.maybe(drawn)


@_values.register(Doi)
def _(field: Doi, slot: Slot) -> Values:  # noqa: ARG001 - as in values
    return slot.maybe(st.integers(0, 9999).map(lambda number: {"doi": f"10.1000/{number}"}))


@_values.register(Tags)
def _(field: Tags, slot: Slot) -> Values:
    words = 1 if field.separator.isspace() else 3
    one = fields.texts(marks="-&/+.", most=words).filter(lambda tag: field.separator not in tag)
    drawn = st.lists(one, min_size=1, max_size=4).map(tuple)
    return slot.maybe(
        drawn.filter(lambda tags: slot.takes(field.separator.join(tags))).map(lambda tags: {"tags": tags})
    )


@_values.register(TagList)
def _(field: TagList, slot: Slot) -> Values:  # noqa: ARG001 - as in _values
    tags = fields.tags()  # all characters except "|"
    return tags.filter(lambda found: bool(found) or not slot.is_needed).map(lambda found: {"tags": found})

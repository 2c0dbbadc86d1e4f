"""How a field of `Paper` is declared: once, beside its type and meaning.

What goes over the fields of a paper (merging, exports, schema, strategies, command line, display) reads the
declaration and the type, and names no field that needs nothing special. A new field is one declaration in `model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How the values of several listings become one:
#:
#: - "title": the title that most listings have;
#: - "authors": that of the listing with the longest list of authors that is not cut;
#: - "date": that of the listing with the finest date, then the earliest;
#: - "identifier": that of the listing with the longest arXiv identifier, then the latest version;
#: - "earliest", "longest": the least day, the longest text;
#: - "all": every text; "links", "translations": each address, each text once; "named": the longest text of each name;
#: - "first": that of the first listing;
#: - "none": a paper that was merged has none of its own.
Merging = Literal[
    "title",
    "authors",
    "date",
    "identifier",
    "earliest",
    "longest",
    "all",
    "links",
    "translations",
    "named",
    "first",
    "none",
]

_KEY = "paperdigest"


class Declaration(NamedTuple):
    """What is declared of a field besides its name, type and meaning."""

    merges: Merging
    """How the values of several listings become one."""
    goes_with: str | None = None
    """The field without which it says nothing: it is left out together with that one."""
    slot: bool = True
    """Whether a template needs a slot for it: else it follows from others, or from where the paper stands."""
    column: str | None = None
    """Its column in flat rows, where that is not called after the field; "" for none."""
    shown: Literal["fact", "line"] | None = None
    """Whether a card shows it among the facts, or as a line under its name; None where display has its own way."""


def declare(
    merges: Merging,
    *,
    goes_with: str | None = None,
    slot: bool = True,
    column: str | None = None,
    shown: Literal["fact", "line"] | None = None,
) -> dict[str, Declaration]:
    """Return the metadata of a field of `Paper`; the arguments are those of `Declaration`."""
    return {_KEY: Declaration(merges, goes_with, slot, column, shown)}


def declarations(record: type[attrs.AttrsInstance]) -> Mapping[str, Declaration]:
    """Return what is declared of each field of a record, in the order of its fields."""
    return {field.name: field.metadata[_KEY] for field in attrs.fields(record)}

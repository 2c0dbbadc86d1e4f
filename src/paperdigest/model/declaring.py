"""Declarations of the fields of `Paper`, made once, beside the type and meaning of each field.

Code that handles all fields (merging, exports, schema, strategies, command line, display) reads the declarations and
types. It names only fields that need special treatment. So a new field needs one declaration in `model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How the values of several listings become one:
#:
#: - "title": the most common title;
#: - "authors": from the listing with the longest complete list of authors;
#: - "date": from the listing with the most precise date, then the earliest;
#: - "identifier": from the listing with the longest arXiv identifier, then the latest version;
#: - "earliest": the earliest day;
#: - "longest": the longest text;
#: - "all": all texts;
#: - "links", "translations": each address or text once;
#: - "named": the longest text of each name;
#: - "first": from the first listing;
#: - "none": a merged paper has no value.
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
    """The declaration of a field, besides its name, type and meaning."""

    merges: Merging
    """How the values of several listings become one."""
    goes_with: str | None = None
    """The field that gives it a meaning. Both are left out together."""
    slot: bool = True
    """Whether a template needs a slot for it. If not, it follows from other fields or from the paper's position."""
    column: str | None = None
    """The name of its column in flat rows (default: the field's name); "" for no column."""
    shown: Literal["fact", "line"] | None = None
    """Whether a card shows it among the facts or on its own line; None if display treats it specially."""


def declare(
    merges: Merging,
    *,
    goes_with: str | None = None,
    slot: bool = True,
    column: str | None = None,
    shown: Literal["fact", "line"] | None = None,
) -> dict[str, Declaration]:
    """Return the metadata of a field of `Paper`. The arguments are those of `Declaration`."""
    return {_KEY: Declaration(merges, goes_with, slot, column, shown)}


def declarations(record: type[attrs.AttrsInstance]) -> Mapping[str, Declaration]:
    """Return the declaration of each field of a record, in field order."""
    return {field.name: field.metadata[_KEY] for field in attrs.fields(record)}

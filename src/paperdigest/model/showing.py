"""Representations of records: without default values, and shortened for people."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    class Printer(Protocol):
        """The printer that IPython passes to `_repr_pretty_`."""

        def text(self, text: str, /) -> None:
            """Write a text."""

        def breakable(self) -> None:
            """Write a space or a line break."""

        def pretty(self, value: object, /) -> None:
            """Write another object."""

        def group(self, indent: int, begin: str, end: str, /) -> AbstractContextManager[None]:
            """Write the content of the group on one line, or break the line at each breakable."""


# The longest text and list shown to people.
_TEXT, _ITEMS = 120, 10


class ShowsItself:
    """Mixin that shows a record's fields without default values.

    `repr` is exact. IPython and rich shorten long texts and lists.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" if name else repr(value) for name, value in _shown_fields(self))
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Iterator[object]:
        """Yield the fields for rich."""
        for name, value in _shown_fields(self):
            yield (name, _cut(value)) if name else _cut(value)

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001 - IPython's signature; records have no cycles
        """Write the record for IPython."""
        name = type(self).__name__
        with printer.group(len(name) + 1, f"{name}(", ")"):
            for number, (label, value) in enumerate(_shown_fields(self)):
                if number:
                    printer.text(",")
                    printer.breakable()
                printer.text(f"{label}=" if label else "")
                printer.pretty(_cut(value))


@cache
def _fields(record: type) -> tuple[tuple[str, str, object], ...]:
    """Return the name, label and default of each field. If only one field is required, its label is ""."""
    fields = attrs.fields(record)
    needed = sum(field.default is attrs.NOTHING for field in fields)
    return tuple(
        (field.name, "" if field.default is attrs.NOTHING and needed == 1 else field.name, field.default)
        for field in fields
    )


def _shown_fields(record: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401 - any record
    kind: type = type(record)
    for name, label, default in _fields(kind):
        value = getattr(record, name)
        if value != default:
            yield label, dict(value) if isinstance(value, Mapping) else value


class _More:
    """A placeholder for the rest of a list."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __repr__(self) -> str:
        return f"... {self._count} more"


def _cut(value: object) -> object:
    if isinstance(value, str) and len(value) > _TEXT:
        return f"{value[: _TEXT - 1]}…"
    if isinstance(value, tuple) and len(value) > _ITEMS:
        return (*value[:_ITEMS], _More(len(value) - _ITEMS))
    if isinstance(value, dict):
        return {name: _cut(text) for name, text in value.items()}
    return value

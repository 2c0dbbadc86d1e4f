"""How records show themselves: without what is as it is by default, and cut where only people look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    class Printer(Protocol):
        """What IPython hands to `_repr_pretty_`."""

        def text(self, text: str, /) -> None:
            """Write a text."""

        def breakable(self) -> None:
            """Write a blank, or begin a line."""

        def pretty(self, value: object, /) -> None:
            """Write another object."""

        def group(self, indent: int, begin: str, end: str, /) -> AbstractContextManager[None]:
            """Keep what is written inside on a line, or begin a line at each break."""


# How much of a text and of a list is shown where people look.
_TEXT, _ITEMS = 120, 10


class ShowsItself:
    """A record that shows the fields that are not as they are by default.

    `repr` is exact. Notebooks, IPython and rich cut long texts and lists.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" if name else repr(value) for name, value in _said(self))
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Iterator[object]:
        """Yield what rich shows."""
        for name, value in _said(self):
            yield (name, _cut(value)) if name else _cut(value)

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001 - IPython's signature; records hold no circles
        """Write what IPython shows."""
        name = type(self).__name__
        with printer.group(len(name) + 1, f"{name}(", ")"):
            for number, (label, value) in enumerate(_said(self)):
                if number:
                    printer.text(",")
                    printer.breakable()
                printer.text(f"{label}=" if label else "")
                printer.pretty(_cut(value))


@cache
def _fields(record: type) -> tuple[tuple[str, str, object], ...]:
    """Return the name, the label and the default of each field; the one that a record needs has no label."""
    fields = attrs.fields(record)
    needed = sum(field.default is attrs.NOTHING for field in fields)
    return tuple(
        (field.name, "" if field.default is attrs.NOTHING and needed == 1 else field.name, field.default)
        for field in fields
    )


def _said(record: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401 - any record
    kind: type = type(record)
    for name, label, default in _fields(kind):
        value = getattr(record, name)
        if value != default:
            yield label, dict(value) if isinstance(value, Mapping) else value


class _More:
    """What stands for the rest of a list."""

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

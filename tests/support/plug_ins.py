"""Objects that distributions may offer as dialects, most of them broken."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, ClassVar

from paperdigest.dialect import Extra, Layout, RecordDialect, TableDialect, Title
from support.shore import Shore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from paperdigest.dialect import Context, Document, Draft, Region


class Sinking(Shore):
    """A style that raises while it reads."""

    name = "sinking"

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Any]:
        context.structure(regions[0].lines)
        raise RuntimeError("the tide\ncame in")


class Odd(Shore):
    """A style whose heads are not a tuple."""

    name = "odd"
    heads = [("Title",)]  # type: ignore[assignment]  # noqa: RUF012 - the defect under test


class Failing(BaseException):
    """An exception that can't be turned into text."""

    def __str__(self) -> str:
        raise SystemExit(3)


class Unreadable(Title):
    """A field that raises while it reads."""

    def read(self, text: str, draft: Draft, label: str) -> None:
        raise Failing


class Reading(RecordDialect):
    """A style with a field that raises, even while its fit is measured."""

    name = "reading"
    homepage = "https://example.org/reading"
    description = "a field that raises"
    fields: ClassVar = {"title": Unreadable()}
    layouts = (Layout("* Shore: [{title}]({url})"),)


class Rows(TableDialect):
    """A style that exits the process when it looks at a row."""

    name = "rows"
    homepage = "https://example.org/rows"
    description = "rows that end the process"
    heads = (("Tide", "Title", "Link"),)
    columns: ClassVar = {"Tide": Extra(), "Title": "{title}", "Link": "{url}"}

    def is_row(self, cells: Sequence[str]) -> bool:
        sys.exit(str(cells))


class Leaving(Shore):
    """A style that exits the process when it is instantiated."""

    name = "leaving"

    def __init__(self) -> None:
        sys.exit()


class Interrupted(Shore):
    """A style that the user interrupts while it is instantiated."""

    name = "interrupted"

    def __init__(self) -> None:
        raise KeyboardInterrupt


def style(parse: Callable[..., object], **attributes: object) -> Shore:
    """Return a style with a `parse` method and further class attributes."""

    class Made(Shore):
        pass

    for name, value in {"parse": parse, **attributes}.items():
        setattr(Made, name, value)
    return Made()


INSTANCE = Shore()


def not_a_style() -> None:
    """A function, which is not a valid target of an entry point."""

"""What distributions may offer as a dialect, rightly or wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.shore import Shore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperdigest.dialect import Context, Document, Region


class Sinking(Shore):
    """A style that raises while it reads."""

    name = "sinking"

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Any]:
        context.structure(regions[0].lines)
        raise RuntimeError("the tide\ncame in")


class Odd(Shore):
    """A style whose heads are no tuple."""

    name = "odd"
    heads = [("Title",)]  # type: ignore[assignment]  # noqa: RUF012 - that is what is wrong with it


INSTANCE = Shore()


def not_a_style() -> None:
    """What an entry point should not lead to."""

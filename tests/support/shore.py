"""Styles made for tests: papers from the shore."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from paperdigest.dialect import Context, Dialect, Document, Draft, Labelled, Layout, RecordDialect, TableDialect
from paperdigest.dialect.registry import make_registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperdigest import Paper
    from paperdigest.dialect import Region
    from paperdigest.dialect.registry import Registry


class Shore(RecordDialect):
    """A style of items: "* Shore: Title (address)"."""

    name = "shore"
    homepage = "https://example.org/shore"
    description = "titles in items"
    frame = ("Seen from the shore on {listed}",)
    layouts = (Layout("* Shore: {title} ({url})"),)


class Beach(RecordDialect):
    """A style that reads the items of `Shore` and asks for more lines below."""

    name = "beach"
    homepage = "https://example.org/beach"
    description = "titles in items, with authors"
    layouts = (Layout("* Shore: {title} ({url})", "  by {authors}"),)


class Cliff(RecordDialect):
    """A style of headings with labels below."""

    name = "cliff"
    homepage = "https://example.org/cliff"
    description = "titles in headings, with labels"
    layouts = (
        Layout(
            "## {title}",
            Labelled("**{label}**: {value}", ("Authors", "Link", "Abstract")),
            ends="~~~~",
        ),
    )


class Coast(TableDialect):
    """A style of tables that has the head of a built-in one."""

    name = "coast"
    homepage = "https://example.org/coast"
    description = "a table by date"
    heads = (("Date", "Title", "Abstract"),)
    columns: ClassVar = {"Date": "coast {published}", "Title": "[{title}]({url})", "Abstract": "{abstract}"}


class Sinking(Shore):
    """A style that raises while it reads."""

    name = "sinking"

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        context.structure(regions[0].lines)
        raise RuntimeError("the tide\ncame in")


class ShapesOfTheWrongKind(Shore):
    """A style whose layouts are no tuple."""

    name = "odd"
    layouts = [Layout("* Odd: {title}")]  # type: ignore[assignment]  # noqa: RUF012 - what is wrong with it


def not_a_style() -> None:
    """What an entry point should not lead to."""


def styles(*dialects: Dialect) -> Registry:
    """Return a registry of some styles and no others."""
    return make_registry({dialect.name: dialect for dialect in dialects}, (), {})


def draft(text: str = "a line\n") -> Draft:
    """Return a draft of a paper on the first line of a text."""
    return Draft(Context(Document.from_text(text)), range(1))

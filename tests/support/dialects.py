"""Small styles for tests of dispatch, and `names`, which shows the claims of styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.dialect import Document, Labelled, Layout, RecordDialect
from paperdigest.dialect.dispatch import claims
from paperdigest.dialect.registry import make_registry

if TYPE_CHECKING:
    from paperdigest.dialect import Dialect


class Strand(RecordDialect):
    """A style of list items.

    * Strand: [Tidal Nets](https://arxiv.org/abs/3105.00001)
    """

    name = "strand"
    homepage = "https://example.org/strand"
    description = "linked titles in items"
    layouts = (Layout("* Strand: [{title}]({url})"),)


class Beach(RecordDialect):
    """A style with the items of `Strand` and labels below them."""

    name = "beach"
    homepage = "https://example.org/beach"
    description = "linked titles in items, with an abstract"
    layouts = (Layout("* Strand: [{title}]({url})", Labelled("  {label}: {value}", ("Authors", "Abstract"))),)


class Cliff(RecordDialect):
    """A style of headings.

    ## Cliff [Tidal Nets](https://arxiv.org/abs/3105.00001)

    **Authors**: Ada Moor

    **Abstract**: They wait.
    """

    name = "cliff"
    homepage = "https://example.org/cliff"
    description = "linked titles in headings, with labels below"
    frame = ("Cliffs of {listed}",)
    layouts = (
        Layout("## Cliff [{title}]({url})\n", Labelled("**{label}**: {value}\n", ("Authors", "Abstract"))),
    )


def names(text: str, *dialects: Dialect) -> list[tuple[str, range]]:
    """Return the claims of some dialects on a text, as pairs of name and lines, in the order of the lines."""
    chosen = make_registry({dialect.name: dialect for dialect in dialects}, (), {})
    found = claims(Document.from_text(text), chosen)
    return sorted(
        ((name, region.lines) for name, regions in found.regions.items() for region in regions),
        key=lambda pair: pair[1].start,
    )


class Odd(Strand):
    """A style whose frame is not a tuple."""

    name = "odd"
    frame = "Papers of the strand"  # type: ignore[assignment]


BEACH = Beach()

"""What the general dialects have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.dialect.base import Dialect
from paperdigest.general import read_general

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperdigest.dialect.base import Context, Document, Region
    from paperdigest.model import Paper


class GeneralDialect(Dialect):
    """A dialect that reads what no other claims."""

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield the papers in some regions of a text."""
        taken = bytearray(b"\1" * len(document.lines))
        for region in regions:
            lines = region.lines
            taken[lines.start : lines.stop] = bytes(len(lines))
        for name, draft in read_general(document, taken, context):
            if name == self.name:
                yield draft.paper(name)

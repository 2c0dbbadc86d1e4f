"""Pieces of digests, from which tests make random texts, and a count of the places of each line."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import paperdigest
from paperdigest.dialect import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest import Digest
    from paperdigest.dialect import Dialect

_MARKS = [
    *(
        "|",
        "| ",
        "\n",
        "\n\n",
        " ",
        "  ",
        "**",
        "*",
        "`",
        "[",
        "]",
        "(",
        ")",
        "](",
        "#",
        "## ",
        "- ",
        "> ",
        "1. ",
    ),
    *(
        "```\n",
        "---\n",
        "===\n",
        "|---|",
        "<!--",
        "-->",
        "<div>",
        "\\",
        "\t",
        "N/A",
        "null",
        "title ",
        "a",
        "：",
        ": ",
    ),
    *("\r\n", "\r", "\0", "\ud800", "\u2028", "\x0c", "\x85", "\ufeff", "http://arxiv.org/abs/3105.00009 "),
    *("|-|-|-|\n", "|-|-|-|-|-|-|\n"),
]


def of_style(dialect: Dialect) -> Iterator[str]:
    """Yield the pieces of a style: the lines of its sample, their beginnings, and the heads of its tables."""
    docstring = (module := inspect.getmodule(type(dialect))) and module.__doc__
    for line in (docstring or "").split("\n"):
        if line.startswith("    "):
            yield f"{line[4:]}\n"
            yield line[4:].rpartition(" ")[0]
    for head in dialect.heads:
        yield f"| {' | '.join(head)} |\n"


PIECES = [
    *_MARKS,
    *dict.fromkeys(piece for dialect in paperdigest.dialects().values() for piece in of_style(dialect)),
]


def owners(digest: Digest, text: str) -> list[int]:
    """Return, for each line that is not blank, the number of papers, structure and unclaimed parts that have it."""
    lines = Document.from_text(text).lines
    places = [r for paper in digest.papers for r in (paper.lines or range(0), *paper.also_at)]
    places += [*digest.structure, *(unclaimed.lines for unclaimed in digest.unclaimed)]
    count = [0] * len(lines)
    for place in places:
        for number in place:
            count[number] += 1
    return [found for found, line in zip(count, lines, strict=True) if line.strip()]

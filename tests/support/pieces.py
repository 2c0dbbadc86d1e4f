"""What digests are made of, to make texts of; and how the lines of a text are accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.dialect import Document

if TYPE_CHECKING:
    from paperdigest import Digest

PIECES = [
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
        "摘要：",
    ),
    *("\r\n", "\r", "\0", "\ud800", "\u2028", "\x0c", "\x85", "\ufeff", "http://arxiv.org/abs/3105.00009 "),
    "| Title | Authors | Summary |\n",
    "| Title | Authors | Summary | Classification | GitHub URLs | HuggingFace URLs |\n",
    "| Date | Title | Abstract |\n",
    "|Publish Date|Title|Authors|PDF|Code|\n",
    "|-|-|-|\n",
    "|-|-|-|-|-|-|\n",
    "## Papers for 2031-05-06\n",
    "#### Abstracts\n",
    "##### **",
    "**\n",
    "3105.00001v1 by Ada Moor, Kai Wind\n",
    "|**2031-05-05**|**Tidal Nets**|Ada Moor et.al.|[3105.00001v1](http://arxiv.org/abs/3105.00001v1)|null|\n",
    "| Nets (Read more on [arXiv](https://arxiv.org/abs/3105.00001) or [HuggingFace](https://huggingface.co/papers/3105.00001))| A | s |\n",
    "| [Nets](https://arxiv.org/abs/3105.00001) | A | - s | ['x'] | N/A | N/A |\n",
    "| 3rd May 2031 | [Nets](http://arxiv.org/abs/3105.00001v2) | s |\n",
]


def owners(digest: Digest, text: str) -> list[int]:
    """For each line that is not blank: in how many places of the digest it is."""
    lines = Document.from_text(text).lines
    places = [r for paper in digest.papers for r in (paper.lines or range(0), *paper.also_at)]
    places += [*digest.structure, *(unclaimed.lines for unclaimed in digest.unclaimed)]
    count = [0] * len(lines)
    for place in places:
        for number in place:
            count[number] += 1
    return [found for found, line in zip(count, lines, strict=True) if line.strip()]

"""Daily AI papers: the Hugging Face papers of a day in a table, each with a summary by a language model.

    ## Papers for 2031-05-06

    | Title | Authors | Summary |
    |-------|---------|---------|
    | Tidal Nets: Learning to
      Wait (Read more on [arXiv](https://arxiv.org/abs/3105.00001) or [HuggingFace](https://huggingface.co/papers/3105.00001))| Ada Moor, kwind | i) Tidal nets wait. ii) Why ...  |

The grammar of a title cell; titles may be broken over lines, names of one word are user names:

    cell  = title, [ lead, links ]
    lead  = " (Read more on " | " - read more on "
    links = link, { " or ", link }, [ ")" ]

In the style's first days a fourth column, Link, holds `[Read more](url)` in place of the links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.columns import AuthorsCell, Cell, LinksCell, TextCell, fold
from paperdigest.normalize.links import links_in
from paperdigest.tables import TableDialect

if TYPE_CHECKING:
    from paperdigest.dialect import Draft
    from paperdigest.writing import Outgoing

_USUAL_LEAD = " (Read more on ["
_LEAD = re.compile(r"\s(?:\(|- ?)read more on (?=\[)", re.IGNORECASE)


class ReadMoreCell(Cell):
    """A title with links in words: "Title (Read more on [arXiv](url) or [HuggingFace](url))"."""

    is_title = True
    free = True
    fields = frozenset({"title", "links"})
    closing = re.compile(r"read more on \[[^|]{0,500}?\)\s*\|", re.IGNORECASE)

    def read(self, text: str, draft: Draft, column: str) -> None:  # noqa: ARG002 - as in Cell
        """Read the title and the links."""
        title, usual, links = text.partition(_USUAL_LEAD)
        if usual:
            links = f"[{links}"
        elif lead := _LEAD.search(text):
            title, links = text[: lead.start()], text[lead.end() :]
        draft.links += links_in(links)
        draft.title = fold(title)

    def write(self, outgoing: Outgoing) -> str:
        """Write the title and the links."""
        links = outgoing.take_links(lambda link: link.label is not None)
        words = " or ".join(f"[{link.label}]({link.url})" for link in links)
        return f"{outgoing.paper.title} (Read more on {words})" if words else outgoing.paper.title


class DailyAiPapers(TableDialect):
    """The daily_ai_papers style."""

    name = "daily_ai_papers"
    homepage = "https://github.com/gabrielchua/daily-ai-papers"
    description = "Hugging Face daily papers in a table, with summaries by a language model"
    heads = (("Title", "Authors", "Summary"), ("Title", "Authors", "Summary", "Link"))
    columns = {
        "Title": ReadMoreCell(),
        "Authors": AuthorsCell(handles=True),
        "Summary": TextCell("summary"),
        "Link": LinksCell(),
    }
    row = re.compile(r"\s*\|[^|]{1,1000}?read more on \[arXiv\]\(", re.IGNORECASE)


DIALECT = DailyAiPapers()

"""Hugging Face's daily papers in a table, each with an LLM summary.

    ## Papers for 2031-05-06

    | Title | Authors | Summary |
    |-------|---------|---------|
    | Tidal Nets: Learning to
      Wait (Read more on [arXiv](https://arxiv.org/abs/3105.00001) or [HuggingFace](https://huggingface.co/papers/3105.00001))| Ada Moor, kwind | i) Tidal nets wait. ii) Why ...  |

A title may break over lines. A name of one word is a user name. The grammar of a title cell:

    cell  = title, [ lead, links ]
    lead  = " (Read more on " | " - read more on "
    links = link, { " or ", link }, [ ")" ]

In the first days, a fourth column, Link, held `[Read more](url)` in place of the links.
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Links, TableDialect


class DailyAiPapers(TableDialect):
    """The daily_ai_papers style."""

    name = "daily_ai_papers"
    homepage = "https://github.com/gabrielchua/daily-ai-papers"
    description = "Hugging Face's daily papers in a table, each with an LLM summary"
    heads = (("Title", "Authors", "Summary"), ("Title", "Authors", "Summary", "Link"))
    fields = {"links": Links(separator=" or ")}
    columns = {
        "Title": (
            "{title} (Read more on {links})",
            "{title} - read more on {links}",
            "{title} (Read more on {links}",
            "{title} (read more on {links})",
        ),
        "Authors": Authors(handles=True),
        "Summary": "{summary}",
        "Link": Links(),
    }


DIALECT = DailyAiPapers()

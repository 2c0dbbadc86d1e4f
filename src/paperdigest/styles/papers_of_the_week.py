"""The top papers of each week: numbered rows with a title or nickname, a summary, and links.

    ## Top ML Papers of the Week (May 5 - May 11) - 2031

    | **Paper**  | **Links** |
    | ------------- | ------------- |
    | 1) **Tidal Nets** - networks that wait win. | [Paper](https://arxiv.org/abs/3105.00001), [Tweet](https://x.com/a/1) |
    | 2) **Lantern** - lights the shore. | [Paper](https://arxiv.org/abs/3105.00002) |

In other years the title is plain, and two spaces separate it from the summary. A summary may contain `<br>●` bullets.
The grammar:

    row   = "|", number, ") ", paper, "|", link, { ", ", link }, "|"
    paper = "**", title, "** - ", summary | title, ( "  " | " - " ), summary
"""

from __future__ import annotations

from paperdigest.dialect import TableDialect


class PapersOfTheWeek(TableDialect):
    """The papers_of_the_week style."""

    name = "papers_of_the_week"
    homepage = "https://github.com/dair-ai/ML-Papers-of-the-Week"
    description = "The top papers of each week in a numbered table, with nickname, summary and links"
    heads = (("Paper", "Links"),)
    columns = {
        "Paper": (
            "{number}) **{title}** - {summary}",
            "{number})  **{title}** - {summary}",
            "{number}) **{title}** -{summary}",
            "{number}) **{title}**{summary}",
            "{number})  {title}  {summary}",
            "{number}) {title}  {summary}",
            "{number}) {title} - {summary}",
            "{number}) {title}",
        ),
        "Links": "{links}",
    }
    needs = ("Paper",)


DIALECT = PapersOfTheWeek()

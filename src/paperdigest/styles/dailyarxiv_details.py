"""arXiv papers by search term, in tables with collapsible abstracts and comments.

    Last update: 2031-05-06

    ## Tides
    | **Title** | **Date** | **Abstract** | **Comment** |
    | --- | --- | --- | --- |
    | **[Tidal Nets: Learning to Wait](http://arxiv.org/abs/3105.00001v1)** | 2031-05-05 | <details><summary>Show</summary><p>Nets that wait win.</p></details> | <details><summary>Under...</summary><p>Under review at a shore</p></details> |

The version for issues has no Abstract column. Comments of up to 20 characters are not collapsed. The grammar of the
cells:

    title   = "**[", title, "](", url, ")**"
    folded  = "<details><summary>", preview, "</summary><p>", text, "</p></details>"
"""

from __future__ import annotations

from paperdigest.dialect import Beginning, TableDialect, Text

COMMENT = Text("comment")


class DailyarxivDetails(TableDialect):
    """The dailyarxiv_details style."""

    name = "dailyarxiv_details"
    homepage = "https://github.com/zezhishao/DailyArXiv"
    description = "arXiv papers by search term, in tables with collapsible abstracts and comments"
    frame = ("Last update: {listed}",)
    heads = (("Title", "Date", "Abstract", "Comment"), ("Title", "Date", "Comment"))
    fields = {"comment": COMMENT, "beginning": Beginning(COMMENT, length=5, least=21)}
    columns = {
        "Title": "**[{title}]({url})**",
        "Date": "{published}",
        "Abstract": "<details><summary>Show</summary><p>{abstract}</p></details>",
        "Comment": ("<details><summary>{beginning}</summary><p>{comment}</p></details>", "{comment}"),
    }


DIALECT = DailyarxivDetails()

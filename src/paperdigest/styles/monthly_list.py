"""Monthly reading lists: a table of a month's papers, kept by hand.

    | Date | Title | Abstract |
    |------|-------|----------|
    | 5th May 2031 | [Tidal Nets: Learning to Wait](http://arxiv.org/abs/3105.00001v1) | Nets that wait win. We show ... |

Over the years the columns change (Name for Title, Summary for Abstract, Topics at the end), and so do the dates:

    date  = day, [ "st" | "nd" | "rd" | "th" ], month, year | month, day, ",", year | month, year
    title = link, { text | link }

Lists of one topic have the columns Title, Description, Tags and Month. A table may contain blank lines. The maker of
the list writes the summaries and descriptions; abstracts are the authors' own.
"""

from __future__ import annotations

from paperdigest.dialect import Date, TableDialect, Url

LINKED = ("[{title}]({url})", "[{title}]({url}) []({further})")


class MonthlyList(TableDialect):
    """The monthly_list style."""

    name = "monthly_list"
    homepage = "https://github.com/aishwaryanr/awesome-generative-ai-guide"
    description = "Monthly tables of papers by date, with abstract or summary, and topics"
    heads = (
        ("Date", "Title", "Abstract"),
        ("Date", "Title", "Abstract", "Topics"),
        ("Date", "Title", "Summary", "Topics"),
        ("Date", "Title", "Summary"),
        ("Date", "Name", "Summary", "Topics"),
        ("Date", "Name", "Abstract", "Topics"),
        ("Date", "Name", "Summary"),
        ("Date", "Name", "Abstract"),
        ("Title", "Description", "Tags", "Month"),
    )
    fields = {"further": Url()}
    columns = {
        "Date": Date(in_words=True),
        "Title": LINKED,
        "Name": LINKED,
        "Abstract": "{abstract}",
        "Summary": "{summary}",
        "Topics": "{tags}",
        "Description": "{summary}",
        "Tags": "{tags}",
        "Month": Date(in_words=True),
    }


DIALECT = MonthlyList()

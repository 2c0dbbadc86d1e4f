r"""Daily arXiv papers that match keywords; some copies group them by keyword.

    # Showing new listings for Tuesday, 6 May 2031

    ### Today: 1papers
    #### Tidal Nets: Learning to Wait
     - **Authors:** Ada Moor, Kai Wind
     - **Subjects:** Subjects:
    Robotics (cs.RO); Machine Learning (cs.LG)
     - **Arxiv link:** https://arxiv.org/abs/3105.00001

     - **Pdf link:** https://arxiv.org/pdf/3105.00001

     - **Abstract**
     Nets that wait win.

Since arXiv changed its pages, some copies print the title below the word "Title:", and links without identifiers. The
grammar:

    record = "#### " | "### ", title | "### Title:", newline, title,
             { " - **", label, ":** ", text }, " - **Abstract**", newline, " ", text
"""

from __future__ import annotations

from paperdigest.dialect import Labelled, Layout, Links, RecordDialect, Tags

BELOW = (
    Labelled(
        " - **{label}:** {value}", {"Authors": "{authors}", "Subjects": ("Subjects:\n{tags}", "{tags}")}
    ),
    Labelled(" - **{label}:** {value}", {"Arxiv link": Links("abstract"), "Pdf link": Links("pdf")}),
    (" - **Abstract**\n {abstract}", " - **Abstract**"),
)


class ArxivDailyNotice(RecordDialect):
    """The arxiv_daily_notice style."""

    name = "arxiv_daily_notice"
    homepage = "https://github.com/zhuhu00/Paper-Daily-Notice"
    description = "Daily arXiv papers that match keywords, each under a heading with labelled items"
    frame = (
        "# Showing new listings for {listed}",
        "# New submissions for {listed}",
        "### Today: {count}papers",
        "There is no result",
        "by {owner} ({name}).",
    )
    fields = {"tags": Tags("; ")}
    layouts = (
        Layout(("#### {title}", "### {title}"), *BELOW),
        Layout(("### Title:\n{title}", "#### Title:\n{title}"), *BELOW),
    )
    heading_level = 2


DIALECT = ArxivDailyNotice()

"""A daily report: venue, time and authors on one line, one sentence as a quote, and a summary.

    # Daily Paper Report - 2031-05-06

    ## Papers

    ### 1. Tidal Nets: Learning to Wait

    *arXiv preprint | 2031-05-05T18:59:30Z | Ada Moor, Kai Wind et al.*

    > Nets that wait for the tide.

    Nets answer too early. They wait, and win.

    **Links:** [Source](http://arxiv.org/abs/3105.00001v1) | [PDF](https://arxiv.org/pdf/3105.00001v1)

    ---

The summary may contain figures. The grammar:

    record = "### ", number, ". ", title, "*", venue, " | ", time, " | ", authors, "*", "> ", sentence, summary,
             "**Links:** ", link, { " | ", link }, "---"
"""

from __future__ import annotations

from paperdigest.dialect import Layout, Links, RecordDialect


class DailyPaperReport(RecordDialect):
    """The daily_paper_report style."""

    name = "daily_paper_report"
    homepage = "https://github.com/YaoJianyu77/dailypaper"
    description = "A daily report, with a sentence and a summary for each paper"
    fields = {"links": Links(separator=" | ")}
    layouts = (
        Layout(
            "### {number}. {title}\n",
            "*{venue} | {published} | {authors}*\n",
            "> {sentence}\n",
            "{summary}\n",
            "**Links:** {links}\n",
            ends="---",
            tells="*",
        ),
    )


DIALECT = DailyPaperReport()

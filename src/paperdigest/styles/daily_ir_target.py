"""Daily arXiv papers on information retrieval, scored by an LLM: the best five first, then the others.

    # Daily Papers Report - 2031-05-06

    ## 🌟 Top 5 Papers with Summaries

    ### 1. Tidal Nets: Learning to Wait

    - **LLM Score**: 9
    - **Keyword Score**: 12
    - **Authors**: Ada Moor, Kai Wind
    - **URL**: <http://arxiv.org/abs/3105.00001v1>
    - **Submitted**: 2031-05-05 06:44:30
    - **Comment**: 7 pages
    - **Topic Keywords**: query, search
    - **Reason**: Nets that wait rank better.

    #### Abstract
    > Nets that wait win.

    ---

Only the best five end with a rule. The grammar:

    record = "### ", number, ". ", title, { "- **", label, "**: ", text }, { "#### ", label, newline, text }, [ "---" ]
"""

from __future__ import annotations

from paperdigest.dialect import Date, Extra, Labelled, Layout, Quoted, RecordDialect, Tags, Text


class DailyIrTarget(RecordDialect):
    """The daily_ir_target style."""

    name = "daily_ir_target"
    homepage = "https://github.com/Jinsu-L/DailyIR"
    description = "Daily arXiv papers on information retrieval, with scores, keywords and a reason"
    frame = ("# Daily Papers Report - {listed}",)
    layouts = (
        Layout(
            "### {number}. {title}\n",
            Labelled(
                "- **{label}**: {value}",
                {
                    "LLM Score": Extra(),
                    "Keyword Score": Extra(),
                    "Authors": "{authors}",
                    "URL": "<{url}>",
                    "Submitted": Date(),
                    "Comment": "{comment}",
                    "Topic Keywords": Tags(),
                    "Reason": Extra(),
                },
                needs=("LLM Score",),
            ),
            Labelled("\n#### {label}\n{value}\n", {"Abstract": Quoted(Text("abstract"))}),
            ends="---",
        ),
    )


DIALECT = DailyIrTarget()

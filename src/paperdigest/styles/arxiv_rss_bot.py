"""Daily arXiv papers by score: labelled fields, the start of the abstract, and a long collapsible LLM summary.

    - **Last Updated**: 2031-05-06 08:59:15 UTC

    ### 1. [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)

    **Authors**: Ada Moor, Kai Wind
    **Category**: cs.LG
    **Published**: 2031-05-06
    **ArXiv ID**: 3105.00001v1

    #### Abstract
    Nets that wait win...

    <details>
    <summary><strong>🤖 AI Summary (by tide-long)</strong> - Click to expand</summary>

    # Tidal Nets: what is new

    </details>

    ---

The summary may have its own headings, rules and tables. The grammar:

    record = "### ", number, ". [", title, "](", address, ")", { "**", label, "**: ", value },
             "#### Abstract", newline, text, [ "<details>", newline, summary line, summary, "</details>" ], "---"
"""

from __future__ import annotations

from paperdigest.dialect import Identifier, Labelled, Layout, RecordDialect


class ArxivRssBot(RecordDialect):
    """The arxiv_rss_bot style."""

    name = "arxiv_rss_bot"
    homepage = "https://github.com/MayDomine/arxiv_rss_bot"
    description = "Daily arXiv papers by score, each with a collapsible LLM summary"
    frame = ("- **Last Updated**: {listed}",)
    layouts = (
        Layout(
            "### {number}. [{title}]({url})\n",
            Labelled(
                "**{label}**: {value}  ",
                {
                    "Authors": "{authors}",
                    "Category": "{tags}",
                    "Published": "{published}",
                    "Score": "{Score}",
                    "Type": "{Type}",
                    "ArXiv ID": Identifier(),
                },
            ),
            "\n#### Abstract\n{abstract}\n",
            "<details>\n<summary><strong>🤖 AI Summary (by {model})</strong> - Click to expand</summary>\n\n"
            "{summary}\n\n</details>\n",
            "---\n",
            tells="#### Abstract",
        ),
    )


DIALECT = ArxivRssBot()

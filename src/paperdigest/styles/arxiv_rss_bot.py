"""arXiv papers of a day by score: fields, the beginning of the abstract, and a long summary folded away.

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

The grammar; the summary has headings, rules and tables of its own:

    record = "### ", number, ". [", title, "](", address, ")", { "**", label, "**: ", value },
             "#### Abstract", newline, text, [ "<details>", newline, summary line, summary, "</details>" ], "---"
"""

from __future__ import annotations

from paperdigest.dialect import Identifier, Labelled, Layout, RecordDialect


class ArxivRssBot(RecordDialect):
    """The arxiv_rss_bot style."""

    name = "arxiv_rss_bot"
    homepage = "https://github.com/MayDomine/arxiv_rss_bot"
    description = "arXiv papers of a day by score, each with a summary by a language model folded away"
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

"""arXiv papers by category, each under a heading, with an LLM summary in parts and the abstract.

    <div id='cs.RO'></div>

    # cs.RO [[Back]](#toc)

    ### [1] [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)
    *Ada Moor,Kai Wind*

    Main category: cs.RO

    TL;DR: 会等待的网络会赢。


    <details>
      <summary>Details</summary>
    Motivation: 网络太急。

    Method: 等待。

    Result: 它赢了。

    Conclusion: 等待有用。

    Abstract: Nets that wait win.

    </details>

Some copies of the bot print the labels in bold, add their own labels, put the category beside the authors, or put a
translated title above them. The grammar:

    record  = "### [", number, "] [", title, "](", url, ")", newline, [ "> *", title, "*" ],
              "*", authors, "*", [ " | **Main category: ", category, "**" ], { label, ": ", text }
    section = "# ", category, " [[Back]](#toc)"
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Extra, Ignored, Labelled, Layout, Part, RecordDialect, Tags

OPENING = "### [{number}] [{title}]({url})"
SUMMARY = "  <summary>Details</summary>"
PARTS = ("Motivation", "Method", "Result", "Conclusion")


class AiEnhanced(RecordDialect):
    """The ai_enhanced style."""

    name = "ai_enhanced"
    homepage = "https://github.com/dw-dengwei/daily-arXiv-ai-enhanced"
    description = "arXiv papers by category, each with a TL;DR, four labelled parts and the abstract"
    frame = ("<div id=toc></div>", "<div id='{category}'></div>", "# AI-Enhanced arXiv Daily {listed}")
    section = "{heading} [[Back]](#toc)"
    fields = {"authors": Authors(separator=","), "anchor": Ignored(), "category": Extra()}
    layouts = (
        Layout(
            OPENING,
            "*{authors}*\n",
            Labelled("{label}: {value}\n", {"Main category": Tags(), "TL;DR": Part()}),
            "\n<details>",
            SUMMARY,
            Labelled("{label}: {value}\n", (*PARTS, "Abstract")),
            "</details>\n\n",
        ),
        Layout(
            OPENING,
            "*{authors}*\n",
            Labelled("**{label}**: {value}\n", ("TL;DR",)),
            "\n<details>",
            SUMMARY + "\n",
            Labelled(
                "{label}: {value}\n",
                {
                    "Background": Part(),
                    "Data": Part(),
                    **dict.fromkeys(PARTS, Part()),
                    "Abstract": "{abstract}",
                },
            ),
            "</details>\n\n",
        ),
        Layout(
            OPENING + "\n",
            "*{authors}*\n",
            Labelled(
                "**{label}:** {value}\n",
                {"Main category": Extra(), "Keywords": Tags(), "Relevance Score": Extra(), "TL;DR": Part()},
            ),
            "<details>",
            SUMMARY + "\n",
            Labelled("**{label}:** {value}\n", (*PARTS, "Abstract")),
            "</details>\n\n",
        ),
        Layout(
            OPENING,
            "> *{title_translated}*\n",
            ("*{authors}* | **Main category: {category}**\n", "**Main category: {category}**\n"),
            Labelled("**{label}:** {value}\n", {"Keywords": Tags(), "Comment": "{comment}"}),
            Labelled("> **{label}:** {value}\n", ("TL;DR",)),
            Labelled("**{label}:** {value}\n", {"AI_Comments": Extra()}),
            "<details>",
            SUMMARY + "\n",
            Labelled("**{label}:** {value}\n", PARTS),
            Labelled("> **{label}:** {value}\n", {"ai_Abstract": Part(), "摘要翻译": "{translation}"}),
            "</details>\n",
            "[⬆️ 返回分类顶部](#{anchor}) | [⬆️ 返回总目录](#{anchor})\n",
            ends="---",
        ),
    )
    heading_level = 1


DIALECT = AiEnhanced()

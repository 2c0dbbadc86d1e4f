"""arXiv papers by category, each under a heading with a summary by a language model and the abstract.

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

The grammar:

    record  = "### [", number, "] [", title, "](", url, ")", newline, "*", authors, "*", { label, ": ", text }
    section = "# ", category, " [[Back]](#toc)"
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Labelled, Layout, Part, RecordDialect, Tags


class AiEnhanced(RecordDialect):
    """The ai_enhanced style."""

    name = "ai_enhanced"
    homepage = "https://github.com/dw-dengwei/daily-arXiv-ai-enhanced"
    description = "arXiv papers by category, each with a TL;DR, four labelled parts and the abstract"
    frame = ("<div id=toc></div>", "<div id='{category}'></div>")
    section = "{heading} [[Back]](#toc)"
    fields = {"authors": Authors(separator=",")}
    layouts = (
        Layout(
            "### [{number}] [{title}]({url})",
            "*{authors}*\n",
            Labelled("{label}: {value}\n", {"Main category": Tags(), "TL;DR": Part()}),
            "\n<details>",
            "  <summary>Details</summary>",
            Labelled("{label}: {value}\n", ("Motivation", "Method", "Result", "Conclusion", "Abstract")),
            "</details>\n\n",
        ),
    )
    heading_level = 1


DIALECT = AiEnhanced()

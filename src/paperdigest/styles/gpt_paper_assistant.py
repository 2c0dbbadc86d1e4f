"""Personalized daily arXiv papers, numbered from zero, with an LLM's comment and scores.

    # Personalized Daily ArXiv Papers 05/06/2031
    Total relevant papers: 1

    0. [Tidal Nets: Learning to Wait](#link0)
    **Authors:** Ada Moor, Kai Wind

    ---
    ## 0. [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) <a id="link0"></a>
    **ArXiv ID:** 3105.00001
    **Authors:** Ada Moor, Kai Wind

    **Abstract:** Nets that wait win.

    **Comment:** They answer only when the answer has settled.
    **Relevance:** 9
    **Novelty:** 8

    ---

A table of contents at the top lists the same papers without addresses. No blank line follows a heading (in
`chatgpt_arxiv_assistant`, one does). The grammar:

    record = "## ", number, ". [", title, "](", url, ") <a id=", quoted, "></a>", newline,
             "**ArXiv ID:** ", id, { "**", label, ":** ", text }, "---"
"""

from __future__ import annotations

from paperdigest.dialect import Labelled, Layout, Listed, Number, RecordDialect


class GptPaperAssistant(RecordDialect):
    """The gpt_paper_assistant style."""

    name = "gpt_paper_assistant"
    homepage = "https://github.com/tatsu-lab/gpt_paper_assistant"
    description = "Daily arXiv papers chosen and scored by an LLM, numbered from zero"
    frame = ("# Personalized Daily ArXiv Papers {listed}", "# Personalized Daily Arxiv Papers {listed}")
    fields = {"listed": Listed(written="%m/%d/%Y", only=True), "number": Number(first=0)}
    layouts = (
        Layout(
            '## {number}. [{title}]({url}) <a id="link{number}"></a>\n**ArXiv ID:** {arxiv_id}',
            Labelled("**{label}:** {value}", ("Authors",)),
            Labelled("\n**{label}:** {value}", ("Abstract", "Comment")),
            Labelled("**{label}:** {value}", ("Relevance", "Novelty")),
            "",
            ends="---",
        ),
    )


DIALECT = GptPaperAssistant()

"""Personalized daily arXiv papers, chosen and scored by an LLM.

    # Personalized Daily ArXiv Papers 2031-05-06

    1. [Tidal Nets: Learning to Wait](#user-content-link1)
    **Authors:** Ada Moor, Kai Wind

    ---

    ## 1. [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) <a id="link1"></a>

    **ArXiv ID:** 3105.00001

    **Authors:** Ada Moor, Kai Wind

    **Abstract:** Nets that wait win.

    **Comment:** They answer only when the answer has settled.

    **Relevance:** 9
    **Novelty:** 8

    ---

A table of contents at the top lists the same papers without addresses. The grammar:

    record = "## ", number, ". [", title, "](", url, ") <a id=", quoted, "></a>", { "**", label, ":** ", text }, "---"
"""

from __future__ import annotations

from paperdigest.dialect import Labelled, Layout, Listed, RecordDialect


class ChatgptArxivAssistant(RecordDialect):
    """The chatgpt_arxiv_assistant style."""

    name = "chatgpt_arxiv_assistant"
    homepage = "https://github.com/DaizeDong/ChatGPT-ArXiv-Paper-Assistant"
    description = "Daily arXiv papers chosen by an LLM, with its comment, relevance and novelty scores"
    frame = ("# Personalized Daily ArXiv Papers {listed}", "# Personalized Daily Arxiv Papers {listed}")
    fields = {"listed": Listed(written="%m/%d/%Y")}  # the form of the first months; ISO dates are read too
    layouts = (
        Layout(
            '## {number}. [{title}]({url}) <a id="link{number}"></a>\n',
            Labelled(
                "**{label}:** {value}\n",
                ("ArXiv ID", "Authors", "Abstract", "Comment", "Relevance", "Novelty"),
            ),
            ends="---",
        ),
    )


DIALECT = ChatgptArxivAssistant()

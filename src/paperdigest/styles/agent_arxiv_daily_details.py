"""arXiv papers on agents, by topic, each in a collapsible block under its title, authors and PDF link.

    # Agent arXiv Daily

    **Last Updated:** 2031-05-06 02:54:38

    <details open>
    <summary><h2>LLM Agents (1 papers)</h2></summary>

    <details>
    <summary><strong>Tidal Nets: Learning to Wait</strong> - Ada Moor, Kai Wind - [[pdf]](https://arxiv.org/pdf/3105.00001)</summary>

    **Abstract:** Nets that wait win.

    **arXiv ID:** 3105.00001
    </details>

    </details>

In the first months, each paper was a list item. The grammar:

    record = "<details>", newline, "<summary><strong>", title, "</strong> - ", authors, " - [[pdf]](", url, ")</summary>",
             { "**", label, ":** ", text }, "</details>"
           | "- **", title, "** - ", authors, " - [", date, "](", url, ")"
"""

from __future__ import annotations

from paperdigest.dialect import Ignored, Labelled, Layout, RecordDialect, Url


class AgentArxivDailyDetails(RecordDialect):
    """The agent_arxiv_daily_details style."""

    name = "agent_arxiv_daily_details"
    homepage = "https://github.com/Aaron617/agent-arXiv-daily"
    description = (
        "arXiv papers on agents, by topic, each in a collapsible block under its title, authors and PDF link"
    )
    frame = ("**Last Updated:** {listed} {time}",)
    section = ("{heading} ({number} papers)", "{heading}")
    fields = {"time": Ignored("00:00:00"), "pdf": Url("pdf")}
    layouts = (
        Layout(
            "<details>\n<summary><strong>{title}</strong> - {authors} - [[pdf]]({pdf})</summary>\n",
            Labelled("**{label}:** {value}\n", ("Abstract",)),
            Labelled("**{label}:** {value}", ("arXiv ID",)),
            "</details>\n",
        ),
        Layout("- **{title}** - {authors} - [{published}]({pdf})"),
    )
    heading_level = 2


DIALECT = AgentArxivDailyDetails()

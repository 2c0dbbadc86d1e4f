"""Hugging Face's daily papers, each in a collapsible block under its number, title and stars.

    **Last Updated:** May 06, 2031

    ## 🔥 Today's Trending Papers

    <details>
    <summary><b>1. Tidal Nets: Learning to Wait</b> ⭐ 3</summary>

    <br/>

    **👥 Authors:** Ada Moor, Kai Wind

    **🔗 Links:** [🤗 HuggingFace](https://huggingface.co/papers/3105.00001) • [📄 arXiv](https://arxiv.org/abs/3105.00001) • [📥 PDF](https://arxiv.org/pdf/3105.00001)

    **💻 Code:** [⭐ Code](https://github.com/adamoor/tidal)

    > Nets that wait win.

    </details>

Stars, authors and code may be missing. The grammar:

    record = "<details>", newline, "<summary><b>", number, ". ", title, "</b>", [ " ⭐ ", stars ], "</summary>", "<br/>",
             { "**", label, ":** ", value }, "> ", ( abstract | "No abstract available." ), "</details>"
"""

from __future__ import annotations

from paperdigest.dialect import Labelled, Layout, Links, Listed, RecordDialect


class HfDailyDetails(RecordDialect):
    """The hf_daily_details style."""

    name = "hf_daily_details"
    homepage = "https://github.com/AtharvaDomale/Daily-HuggingFace-AI-Papers"
    description = "Hugging Face's daily papers, each in a collapsible block under its title and stars"
    frame = ("**Last Updated:** {listed}",)
    fields = {"listed": Listed(written="%B %d, %Y")}
    layouts = (
        Layout(
            (
                "<details>\n<summary><b>{number}. {title}</b> ⭐ {stars}</summary>\n",
                "<details>\n<summary><b>{number}. {title}</b></summary>\n",
            ),
            "<br/>\n",
            Labelled(
                "**{label}:** {value}\n",
                {
                    "👥 Authors": "{authors}",
                    "🔗 Links": Links(but=("code",), separator=" • "),
                    "💻 Code": Links("code", separator=" • "),
                },
            ),
            ("> No abstract available.\n", "> {abstract}\n"),
            "</details>\n",
        ),
    )
    heading_level = 2


DIALECT = HfDailyDetails()

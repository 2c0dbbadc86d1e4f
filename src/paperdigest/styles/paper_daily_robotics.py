"""Daily papers on robotics: notes on those to read, a list of the others, links to pages of the archive.

    # 2031-05-06 AI Embodied Intelligence Update

    ## 必读 1 篇

    ### 1. [Tidal Nets: Learning to Wait](items/Tidal%20Nets%20Learning%20to%20Wait.md)

    - **创新点 / 方法**：We let nets wait.
    - **证据**：They win on seven shores.

    ## 扫读 1 篇

    - [Lantern](items/Lantern.md) — It lights the shore.

The grammar:

    record = "### ", number, ". [", title, "](", page, ")", { "- **", label, "**：", text }
           | "- [", title, "](", page, ")", [ " — ", text | " · [[", tag, { "]] [[", tag }, "]]" ]
"""

from __future__ import annotations

from paperdigest.dialect import Labelled, Layout, Part, RecordDialect, SitePage, Tags


class PaperDailyRobotics(RecordDialect):
    """The paper_daily_robotics style."""

    name = "paper_daily_robotics"
    homepage = "https://github.com/tsingqingyun/paper-daily-robotics"
    description = "Daily papers on robotics: notes on those to read, and a list of the others"
    fields = {"page": SitePage(under="items/"), "tags": Tags("]] [[")}
    layouts = (
        Layout(
            (
                "- [{title}]({page}) — {summary}",
                "- [{title}]({page}) · [[{tags}]]",
                "- [{title}]({page})",
            )
        ),
        Layout(
            "### {number}. [{title}]({page})\n",
            Labelled("- **{label}**：{value}", {"创新点 / 方法": Part(), "证据": Part()}),
            "",
        ),
    )
    heading_level = 2


DIALECT = PaperDailyRobotics()

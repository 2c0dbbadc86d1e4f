"""Daily papers to read closely or quickly, with scores and links to pages of the digest's own site.

    # 日报 · 2031-05-06

    ## 精读区
    1. [Tidal Nets: Learning to Wait](/203105/06/3105.00001v1-tidal-nets-learning-to-wait) （9.0/10）

    ## 速读区
    1. [Lantern](/203105/06/3105.00002v2-lantern) （6.0/10）

Only the address of the page contains the arXiv identifier. The grammar:

    record = number, ". [", title, "](", address, ") （", score, "/10）"
"""

from __future__ import annotations

from paperdigest.dialect import Layout, Listed, RecordDialect, SitePage


class DailyPaperReader(RecordDialect):
    """The daily_paper_reader style."""

    name = "daily_paper_reader"
    homepage = "https://github.com/HeXuPKU/daily-paper-reader"
    description = (
        "Daily papers to read closely or quickly, with scores and links to pages of the digest's own site"
    )
    frame = ("# 日报 · {listed}", "## 今日简报（AI）", "> 本次触发没有产出可推荐论文。")
    fields = {"listed": Listed(only=True), "page": SitePage()}
    layouts = (Layout("{number}. [{title}]({page}) （{score}/10）"),)
    heading_level = 2


DIALECT = DailyPaperReader()

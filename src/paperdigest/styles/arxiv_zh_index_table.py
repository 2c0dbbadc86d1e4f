"""Daily arXiv papers of one category, in a table, each with a one-sentence summary and keywords in Chinese.

    # arXiv·cs.RO 中文要点汇总（2031-05-05）

    | # | 题目 | 一句话要点 | 关键词 |
    |---:|---|---|---|
    | 1 | [Tidal Nets: Learning to Wait](./papers/310500001v1-tidal-nets.html) | 会等待的网络会赢 | 规划, 等待 |

The link leads to a page of the digest's own site, whose name begins with the arXiv identifier. The grammar:

    row = "|", number, "|", "[", title, "](", address, ")", "|", sentence, "|", { key word }, "|"
"""

from __future__ import annotations

from paperdigest.dialect import SitePage, TableDialect


class ArxivZhIndexTable(TableDialect):
    """The arxiv_zh_index_table style."""

    name = "arxiv_zh_index_table"
    homepage = "https://github.com/a1henu/arxiv-daily-scroll"
    description = "Daily arXiv papers in a table, each with a one-sentence summary and keywords in Chinese"
    heads = (("#", "题目", "一句话要点", "关键词"),)
    fields = {"page": SitePage()}
    columns = {
        "#": "{number}",
        "题目": "[{title}]({page})",
        "一句话要点": "{summary}",
        "关键词": "{tags}",
    }
    heading_level = 1


DIALECT = ArxivZhIndexTable()

"""arXiv papers of a day and a category, in a table with a sentence and key words in Chinese on each.

    ---
    layout: default
    title: arXiv·cs.RO 中文要点汇总 - 2031-05-05
    ---

    # arXiv·cs.RO 中文要点汇总（2031-05-05）

    | # | 题目 | 一句话要点 | 关键词 |
    |---:|---|---|---|
    | 1 | [Tidal Nets: Learning to Wait](./papers/310500001v1-tidal-nets.html) | 会等待的网络会赢 | 规划, 等待 |

The grammar; the address is that of a page of the digest's own site, and begins with the identifier:

    row = "|", number, "|", "[", title, "](", address, ")", "|", sentence, "|", { key word }, "|"
"""

from __future__ import annotations

from paperdigest.dialect import SitePage, TableDialect


class ArxivZhIndexTable(TableDialect):
    """The arxiv_zh_index_table style."""

    name = "arxiv_zh_index_table"
    homepage = "https://github.com/a1henu/arxiv-daily-scroll"
    description = "arXiv papers of a day in a table, with a sentence and key words in Chinese on each"
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

"""Daily arXiv papers under numbered headings, with the authors' roles and a six-part summary in Chinese.

    # arXiv Daily Summary

    > 最后更新时间: 2031-05-06 | 今日论文总数: 1

    ## 1. Tidal Nets: Learning to Wait

    **arXiv ID:** 3105.00001 | [PDF](https://arxiv.org/pdf/3105.00001v1)

    **作者:** Ada Moor `[一作]` (Institute of Tides), Kai Wind `[通讯]`

    **通讯引用:** 31 | [OpenAlex ID](https://openalex.org/A5000000001)

    **关键词:** `tide` `gate`

    **🎯 论文内容**

    让网络学会等待。

    ---

A paper without a summary has no labelled paragraphs. The grammar:

    record = "## ", number, ". ", title, { "**", label, ":** ", text }, { "**", label, "**", newline, text }, "---"
    author = name, { " `[", role, "]`" }, [ " (", affiliation, ")" ]
"""

from __future__ import annotations

from paperdigest.dialect import (
    Authors,
    Ignored,
    Labelled,
    Layout,
    Links,
    Listed,
    Part,
    RecordDialect,
    Tags,
)


class ArxivsubZh(RecordDialect):
    """The arxivsub_zh style."""

    name = "arxivsub_zh"
    homepage = "https://github.com/arxivsub/arXivSub_daily_arxiv"
    description = "Daily arXiv papers with the authors' roles and a six-part summary in Chinese"
    frame = ("> 最后更新时间: {listed} | 今日论文总数: {count}",)
    fields = {"listed": Listed(), "count": Ignored(), "pdf": Links("pdf", but=("other",))}
    layouts = (
        Layout(
            "## {number}. {title}\n",
            Labelled(
                "**{label}:** {value}\n",
                {
                    "arXiv ID": ("{arxiv_id} | {pdf}", "{arxiv_id}"),
                    "作者": Authors(noted=True),
                    "通讯引用": "{通讯引用} | {links}",
                    "关键词": Tags(" ", around="`"),
                },
                needs=("arXiv ID",),
            ),
            Labelled(
                "**{label}**\n\n{value}\n",
                dict.fromkeys(
                    (
                        "🎯 论文内容",
                        "💡 创新点",
                        "🔧 技术方法",
                        "📊 数据集",
                        "📈 对比分析",
                        "⚠️ 局限性",
                    ),
                    Part(),
                ),
            ),
            ends="---",
        ),
    )


DIALECT = ArxivsubZh()

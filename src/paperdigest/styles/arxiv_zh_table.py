"""Daily arXiv papers in a table, with title and abstract translated into Chinese.

    # arXiv 2031-05-06

    | 标题 | 作者 | 发布日期 | PDF链接 | 摘要 |
    |------|------|----------|--------|------|
    | 潮汐网络：学会等待 | Ada Moor | 2031-05-05 | [PDF](https://arxiv.org/pdf/3105.00001v1) | 会等待的网络会赢。 |

Only the first author is named. Some years have no date, or a code link and the original title in place of the
abstract. The translator's notes may break a row over lines. The grammar:

    row = "|", title, "|", author, [ "|", date ], "|", "[PDF](", address, ")", [ "|", code ], "|", ( abstract | title ), "|"
"""

from __future__ import annotations

from paperdigest.dialect import Date, Links, TableDialect, Translated, Url


class ArxivZhTable(TableDialect):
    """The arxiv_zh_table style."""

    name = "arxiv_zh_table"
    homepage = "https://github.com/Lcollection/Arxiv_Daily"
    description = "Daily arXiv papers in a table, with title and abstract translated into Chinese"
    heads = (
        ("标题", "作者", "发布日期", "PDF链接", "摘要"),
        ("标题", "作者", "PDF链接", "摘要"),
        ("标题", "作者", "PDF链接", "代码仓库", "Title"),
    )
    fields = {"pdf": Url("pdf")}
    columns = {
        "标题": "{title}",
        "作者": "{authors}",
        "发布日期": Date(),
        "PDF链接": "[PDF]({pdf})",
        "代码仓库": Links("code", none="N/A"),
        "Title": "{title}",
        "摘要": Translated(),
    }
    heading_level = 1


DIALECT = ArxivZhTable()

"""Daily arXiv papers by subject, each under a numbered heading with coloured labels.

    # 🧠 大模型相关研究 | 2031年05月06日

    ### 1. [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)

    **<font color=#1a73e8>作者：</font>** Ada Moor, Kai Wind, Bo Reed 等 5 位作者
    **<font color=#188038>arXiv所属领域：</font>** Robotics

    **<font color=#5f6368>摘要：</font>**
    > Nets that wait win.

    ---

Of more than three authors, the first three are named. The grammar:

    record  = "### ", number, ". [", title, "](", url, ")", authors, field, abstract, "---"
    authors = label, name, { ", ", name }, [ " 等 ", number, " 位作者" ], "  "
    label   = "**<font color=", colour, ">", word, "：</font>** "
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Layout, Listed, Quoted, RecordDialect, Tags, Text


class FontColorZh(RecordDialect):
    """The font_color_zh style."""

    name = "font_color_zh"
    homepage = "https://github.com/shuita2333/Arxiv-daily-paper"
    description = "Daily arXiv papers by subject, with coloured labels and the abstract as a quote"
    frame = ("# 📚 每日 arXiv 日报目录 | {listed}",)
    fields = {
        "listed": Listed(written="%Y年%m月%d日"),
        "authors": Authors(et_al=" 等"),
        "tags": Tags(),
        "abstract": Quoted(Text("abstract")),
    }
    layouts = (
        Layout(
            "### {number}. [{title}]({url})\n\n**<font color=#1a73e8>作者：</font>** {authors}  ",
            "**<font color=#188038>arXiv所属领域：</font>** {tags}",
            "\n**<font color=#5f6368>摘要：</font>**{abstract}\n",
            ends="---",
        ),
    )
    heading_level = 1


DIALECT = FontColorZh()

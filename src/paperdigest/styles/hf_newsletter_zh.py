"""Hugging Face's daily papers, with title and abstract translated into Chinese.

    # <img src="logo.png" width="30"/> Hugging Face 2031-05-06 论文日报

    ## 📝 论文详情

    ### 1. 潮汐网络：学会等待

    **原文标题：** Tidal Nets: Learning to Wait

    **摘要：**
    会等待的网络会赢。

    **论文链接：** [](https://arxiv.org/abs/3105.00001)

    ---

A long title breaks over lines. A link may be empty. The grammar:

    record = "### ", number, ". ", translated title, "**原文标题：** ", title, "**摘要：**", newline, translated abstract,
             "**论文链接：** [](", [ address ], ")", "---"
"""

from __future__ import annotations

from paperdigest.dialect import Labelled, Layout, Links, RecordDialect

LABEL = "**{label}：** {value}\n"


class HfNewsletterZh(RecordDialect):
    """The hf_newsletter_zh style."""

    name = "hf_newsletter_zh"
    homepage = "https://github.com/2404589803/hf-daily-paper-newsletter-chinese"
    description = "Hugging Face's daily papers, with title and abstract translated into Chinese"
    layouts = (
        Layout(
            "### {number}. {title_zh}\n",
            Labelled(LABEL, {"原文标题": "{title}"}),
            "**摘要：**\n{translation}\n",
            Labelled(LABEL, {"论文链接": Links("abstract", none="[]()")}),
            "\n",
            ends="---",
        ),
    )


DIALECT = HfNewsletterZh()

"""Daily arXiv papers by field, new and replaced, with a sentence in Chinese and the abstract as a quote.

    # 机器人 cs.RO

    ## 最新发布

    #### [new 001] Tidal Nets: Learning to Wait
    - **分类: cs.RO; cs.LG**

    - **简介: 该论文让网络学会等待。**

    - **链接: [https://arxiv.org/pdf/3105.00001v1](https://arxiv.org/pdf/3105.00001v1)**

    > **作者:** Ada Moor; Kai Wind
    >
    > **备注:** 7 pages
    >
    > **摘要:** Nets that wait win.
    >
    ---

Numbers have three digits and restart for each kind. The grammar:

    record = "#### [", kind, " ", number, "] ", title, { "- **", label, ": ", text, "**" },
             { "> **", label, ":** ", text, newline, ">" }, "---"
    kind   = "new" | "cross" | "replaced"
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Extra, Labelled, Layout, Links, Number, RecordDialect, Tags, Text


class NewNnnBlockquote(RecordDialect):
    """The new_nnn_blockquote style."""

    name = "new_nnn_blockquote"
    homepage = "https://github.com/advanced-cs/arXiv_daily"
    description = (
        "Daily arXiv papers by field, with a one-sentence summary in Chinese and the abstract as a quote"
    )
    fields = {"kind": Extra(none="new"), "number": Number(digits=3)}
    layouts = (
        Layout(
            "#### [{kind} {number}] {title}",
            Labelled(
                "- **{label}: {value}**\n",
                {"分类": Tags(";"), "简介": Text("summary"), "链接": Links("pdf")},
            ),
            Labelled(
                "> **{label}:** {value}\n>",
                {"作者": Authors(separator="; "), "备注": "{comment}", "摘要": "{abstract}"},
            ),
            ends="---",
        ),
    )
    heading_level = 2


DIALECT = NewNnnBlockquote()

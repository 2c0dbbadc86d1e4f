"""Daily papers with LLM notes in Chinese, for an Obsidian vault.

    ---
    date: 2031-05-06
    tags: [daily-papers, auto-generated]
    ---

    ## World Model

    ### 1. Tidal Nets: Learning to Wait
    - **作者**: Ada Moor, Kai Wind 等
    - **机构**: Shore University
    - **链接**: [arXiv](https://arxiv.org/abs/3105.00001) | [PDF](https://arxiv.org/pdf/3105.00001)
    - **来源**: 🔥 HF Trending，⬆️ 66

    - **核心方法**: 让网络等待。
    - **锐评**: 等待有用。

    ---

A paper that was listed before has a reminder, and may link to an older note in place of new ones. A table above the
papers sorts them by rating. The grammar:

    record = "### ", number, ". ", title, { "- **", label, "**: ", value }, [ "> ⏪ ", reminder ], [ figure ],
             [ "- 📒 ", note ], { "- **", label, "**: ", value }, [ "💡 ", command ], "---"
"""

from __future__ import annotations

from paperdigest.dialect import Authors, Extra, Labelled, Layout, Links, Part, RecordDialect


class ObsidianRatingZh(RecordDialect):
    """The obsidian_rating_zh style."""

    name = "obsidian_rating_zh"
    homepage = "https://github.com/Sternenzelt79/DailyPapers"
    description = "Daily papers with LLM notes in Chinese, for an Obsidian vault"
    front = "---\ndate: {listed}\ntags: [daily-papers, auto-generated]\n---"
    heads = (("等级", "论文"),)
    fields = {"command": Extra()}
    layouts = (
        Layout(
            "### {number}. {title}",
            Labelled(
                "- **{label}**: {value}",
                {
                    "作者": Authors(et_al=" 等"),
                    "机构": Extra(),
                    "链接": Links("abstract", separator=" | "),
                    "来源": Extra(),
                },
                needs=("来源",),
            ),
            "\n> ⏪ **再推提醒**：{再推提醒}",
            "\n![]({figure})",
            "\n- 📒 **已有笔记**: {已有笔记}",
            "",
            Labelled(
                "- **{label}**: {value}",
                {
                    "核心方法": Part(),
                    "对比方法/Baselines": Part(),
                    "借鉴意义": Part(),
                    "锐评": Part(),
                    "关联笔记": Extra(),
                },
            ),
            "\n💡 {command}",
            "",
            ends="---",
        ),
    )


DIALECT = ObsidianRatingZh()

"""One paper a file: front matter with LLM notes, the abstract with its translation, and a report.

    ---
    title: "Tidal Nets: Learning to Wait"
    title_zh: 潮汐网络
    authors: "Ada Moor, Kai Wind"
    date: 2031-05-05
    pdf: "https://arxiv.org/pdf/3105.00001v1"
    tags: ["query:tides"]
    score: 9.0
    evidence: 会等待的网络
    tldr: 会等待的网络会赢。
    ---

    ## 摘要
    会等待的网络会赢。

    ## Abstract
    Nets that wait win.

An LLM report may follow, with its own headings and tables. The grammar:

    record = front matter, { "## ", label, newline, text },
             [ "---", blank, "## 论文详细总结（自动生成）", blank, report ]
"""

from __future__ import annotations

from paperdigest.dialect import Date, Extra, FrontMatter, Labelled, Layout, Links, Part, RecordDialect, Tags


class DailyPaperReaderPage(RecordDialect):
    """The daily_paper_reader_page style."""

    name = "daily_paper_reader_page"
    homepage = "https://github.com/HeXuPKU/daily-paper-reader"
    description = (
        "One paper a file: front matter, the abstract with its translation, a report by a language model"
    )
    fields = {"report": Extra(free=True)}
    layouts = (
        Layout(
            FrontMatter(
                {
                    "title": "{title}",
                    "title_zh": Extra(),
                    "authors": "{authors}",
                    "date": Date(),
                    "pdf": Links("pdf"),
                    "tags": Tags(),
                    "score": Extra(),
                    "evidence": Extra(),
                    **dict.fromkeys(("tldr", "motivation", "method", "result", "conclusion"), Part()),
                },
                needs=("title", ("evidence", "selection_source")),
            ),
            Labelled("## {label}\n{value}\n", {"摘要": "{translation}", "Abstract": "{abstract}"}),
            ("---\n\n## 论文详细总结（自动生成）\n\n{report}", "---\n\n{report}"),
        ),
    )


DIALECT = DailyPaperReaderPage()

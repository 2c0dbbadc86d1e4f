"""One paper a file: front matter with LLM notes in Chinese, and a summary below.

    ---
    title: 'Tidal Nets: Learning to Wait'
    title_zh: 潮汐网络
    authors:
    - Ada Moor
    - Kai Wind
    arxiv_id: '3105.00001'
    url: https://arxiv.org/abs/3105.00001
    published: '2031-05-05'
    tags:
    - Tides
    one_liner: 会等待的网络会赢
    ---

    ### 动机
    网络回答得太早。

The summary may have its own headings and lists. The grammar:

    record = front matter, summary
"""

from __future__ import annotations

from paperdigest.dialect import (
    Date,
    Extra,
    FrontMatter,
    Identifier,
    Layout,
    Links,
    Listed,
    RecordDialect,
    Tags,
)


class DailyPaperPagesZh(RecordDialect):
    """The daily_paper_pages_zh style."""

    name = "daily_paper_pages_zh"
    homepage = "https://github.com/sunpeng1996/DailyPaper"
    description = "One paper a file: front matter with LLM notes in Chinese, and a summary"
    layouts = (
        Layout(
            FrontMatter(
                {
                    "title": "{title}",
                    "title_zh": Extra(),
                    "authors": "{authors}",
                    "affiliations": Extra(),
                    "arxiv_id": Identifier(),
                    "url": Links("abstract", but=("pdf",)),
                    "pdf_url": Links("pdf"),
                    "published": Date(),
                    "collected": Listed(),
                    "category": Extra(),
                    "direction": Extra(),
                    "tags": Tags(),
                    "one_liner": Extra(),
                    "practical_value": Extra(),
                    "score": Extra(),
                    "source": Extra(),
                    "depth": Extra(),
                },
                needs=("title", "one_liner", ("arxiv_id", "url")),
            ),
            "{summary}",
        ),
    )


DIALECT = DailyPaperPagesZh()

"""What the listings of the built-in styles begin with. Written by docs/write_index.py; do not edit."""

from __future__ import annotations

from typing import NamedTuple


class Beginnings(NamedTuple):
    """What the listings of a style begin with."""

    shapes: tuple[str, ...]
    """The shapes of the first lines of its records and of its frame."""
    heads: tuple[tuple[str, ...], ...]
    """The heads of its tables, by `header_name`."""
    tags: tuple[str, ...] = ()
    """The tags that its records begin with if they stand in HTML, up to their names: "<table"."""


INDEX: dict[str, Beginnings] = {
    "daily_ai_papers_classified": Beginnings(
        (),
        (("title", "authors", "summary", "classification", "github urls", "huggingface urls"),),
    ),
    "daily_ai_papers": Beginnings(
        (),
        (("title", "authors", "summary"), ("title", "authors", "summary", "link")),
    ),
    "monthly_list": Beginnings(
        (),
        (("date", "title", "abstract"), ("date", "title", "abstract", "topics"), ("date", "title", "summary", "topics"), ("date", "title", "summary"), ("date", "name", "summary", "topics"), ("date", "name", "abstract", "topics"), ("date", "name", "summary"), ("date", "name", "abstract")),
    ),
    "arxiv_daily": Beginnings(
        ("##", "##### **", ">", "Automated", "Updated"),
        (("publish date", "title", "authors", "pdf", "code"), ("publish date", "title", "authors", "homepage", "code"), ("publish date", "title", "authors", "pdf", "code", "abstract"), ("publish date", "title", "authors", "pdf")),
    ),
    "dailyarxiv_details": Beginnings(
        ("Last",),
        (("title", "date", "abstract", "comment"), ("title", "date", "comment")),
    ),
    "ai_enhanced": Beginnings(
        ("#", "### [0] [", "<"),
        (),
    ),
    "arxiv_daily_notice": Beginnings(
        ("#", "###", "####", "There", "by"),
        (),
    ),
    "arxiv_mail": Beginnings(
        ("Date:", "Send", "\\\\"),
        (),
    ),
    "gpt_paper_assistant": Beginnings(
        ("#", "## 0. ["),
        (),
    ),
    "arxiv_zh_html_table": Beginnings(
        ("<tr><td>0", "<tr><th>#</th><th>题目</th><th>一句话"),
        (),
        ("<tr",),
    ),
    "chatgpt_arxiv_assistant": Beginnings(
        ("#", "## 0. ["),
        (),
    ),
    "cv_arxiv_daily_bullets": Beginnings(
        ("- 0", ">"),
        (),
    ),
    "daily_paper_reader": Beginnings(
        ("#", "##", "0. [", ">"),
        (),
    ),
    "daily_paper_reader_page": Beginnings(
        ("---",),
        (),
    ),
    "hf_daily_details": Beginnings(
        ("**", "<"),
        (),
    ),
    "korean_digest": Beginnings(
        ("#", "## 0."),
        (),
    ),
    "topic_reporter": Beginnings(
        ("#",),
        (),
    ),
    "zotero_arxiv_daily": Beginnings(
        ("<div>To unsubscribe, remove your", "<table>", "<tr><td>No Papers Today. Take a "),
        (),
        ("<table",),
    ),
    "gw_digest": Beginnings(
        ("#", "## 0."),
        (),
    ),
    "key_value_block": Beginnings(
        ("## [0]",),
        (),
    ),
    "new_nnn_blockquote": Beginnings(
        ("#### [",),
        (),
    ),
    "font_color_zh": Beginnings(
        ("# 📚", "### 0. ["),
        (),
    ),
    "korean_cv_digest": Beginnings(
        ("#", "### ["),
        (),
    ),
    "headings_only": Beginnings(
        ("#### [",),
        (),
    ),
    "hf_yaml_archive": Beginnings(
        ("- [",),
        (),
    ),
    "arxivsub_zh": Beginnings(
        ("## 0.", ">"),
        (),
    ),
    "daily_ir_target": Beginnings(
        ("#", "### 0."),
        (),
    ),
    "details_bullets": Beginnings(
        ("- **", "_"),
        (),
    ),
    "agent_arxiv_daily_details": Beginnings(
        ("**", "- **", "<"),
        (),
    ),
    "pubmed_digest": Beginnings(
        ("**",),
        (),
    ),
    "general_entries": Beginnings(
        ("- *",),
        (),
    ),
    "general_table": Beginnings(
        (),
        (("paper title", "authors", "published", "listed", "venue", "arxiv", "doi", "links", "tags", "comment", "summary", "translation", "abstract"),),
    ),
}

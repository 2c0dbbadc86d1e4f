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
    "ml4code_publications": Beginnings(
        ("---",),
        (),
    ),
    "monthly_list": Beginnings(
        (),
        (("date", "title", "abstract"), ("date", "title", "abstract", "topics"), ("date", "title", "summary", "topics"), ("date", "title", "summary"), ("date", "name", "summary", "topics"), ("date", "name", "abstract", "topics"), ("date", "name", "summary"), ("date", "name", "abstract"), ("title", "description", "tags", "month")),
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
    "geometry_paper_digest": Beginnings(
        ("---",),
        (),
    ),
    "gpt_paper_assistant": Beginnings(
        ("#", "## 0. ["),
        (),
    ),
    "arxiv_rss_bot": Beginnings(
        ("### 0. [", "- **"),
        (),
    ),
    "arxiv_zh_html_table": Beginnings(
        ("<tr><td>0", "<tr><th>#</th><th>题目</th><th>一句话"),
        (),
        ("<tr",),
    ),
    "arxiv_zh_index_table": Beginnings(
        (),
        (("#", "题目", "一句话要点", "关键词"),),
    ),
    "arxiv_zh_table": Beginnings(
        (),
        (("标题", "作者", "发布日期", "pdf链接", "摘要"), ("标题", "作者", "pdf链接", "摘要"), ("标题", "作者", "pdf链接", "代码仓库", "title")),
    ),
    "awesome_daily_ai_arxiv": Beginnings(
        ("- **[",),
        (),
    ),
    "chatgpt_arxiv_assistant": Beginnings(
        ("#", "## 0. ["),
        (),
    ),
    "cv_arxiv_daily_bullets": Beginnings(
        ("- 0", ">"),
        (),
    ),
    "daily_paper_pages_zh": Beginnings(
        ("---",),
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
    "daily_paper_report": Beginnings(
        ("### 0.",),
        (),
    ),
    "hf_daily_details": Beginnings(
        ("**", "<"),
        (),
    ),
    "hf_newsletter_zh": Beginnings(
        ("### 0.",),
        (),
    ),
    "korean_digest": Beginnings(
        ("#", "## 0."),
        (),
    ),
    "llm_paper_daily_zh": Beginnings(
        (),
        (("date", "paper", "links & summary"),),
    ),
    "obsidian_rating_zh": Beginnings(
        ("### 0.",),
        (("等级", "论文"),),
    ),
    "paper_daily_robotics": Beginnings(
        ("### 0. [", "- ["),
        (),
    ),
    "papers_of_the_week": Beginnings(
        (),
        (("paper", "links"),),
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

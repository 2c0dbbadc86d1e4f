"""What the built-in styles read, they write: each digest in tests/styles, written anew and read back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import paperdigest
from paperdigest import Author, Link, Paper, UnrepresentableError
from paperdigest.dialect import TableDialect
from paperdigest.model import Translation
from support.goldens import text_of
from support.paths import STYLE_FIXTURES, STYLES, name_of

if TYPE_CHECKING:
    from pathlib import Path

# From links which are not those of the badges of its template: the template has no place for them.
UNREPRESENTABLE = STYLES / "llm_paper_daily_zh" / "other_links.md"


@pytest.mark.parametrize("path", [path for path in STYLE_FIXTURES if path != UNREPRESENTABLE], ids=name_of)
def test_what_a_style_read_it_writes_so_that_it_reads_the_same(path: Path) -> None:
    style = path.parent.name
    papers = paperdigest.parse(text_of(path), dialect=style)
    text = paperdigest.render(papers, dialect=style)
    assert paperdigest.parse(text, dialect=style) == papers
    assert paperdigest.parse(text) == papers
    assert paperdigest.render(paperdigest.parse(text), dialect=style) == text


DAY = date(2031, 5, 6)
ZH_HEAD = "<tr><th>#</th><th>题目</th><th>一句话要点</th><th>标签</th><th>🔗</th><th>⭐</th></tr>"
HEADED = (
    '## 1. [Tidal Nets](https://arxiv.org/abs/3105.00001) <a id="link1"></a>\n\n**Authors:** Ada Moor\n\n'
)
ITEM = "> Updated on 2031.05.06\n\n- 2031-05-05, **Tidal Nets**, Ada Moor et.al., Paper: "


@pytest.mark.parametrize(
    ("style", "text", "field"),
    [
        pytest.param("llm_paper_daily_zh", text_of(UNREPRESENTABLE), "arxiv_id", id="links of no badge"),
        # what is under a label that the style does not declare
        (
            "chatgpt_arxiv_assistant",
            f"{HEADED}**Code:** [tidal](https://github.com/adamoor/tidal)\n",
            "links",
        ),
        ("korean_digest", "## 1. Tidal Nets\n- **Authors**: Ada Moor\n- **요약**: 이긴다.\n", "summary"),
        ("topic_reporter", "# Tidal Nets\n\n**Authors**: Ada Moor\n\n**Keywords**: tide, shore\n", "tags"),
        # what is no link where the style has one
        ("cv_arxiv_daily_bullets", f"{ITEM}[x](https://arxiv.org/abs/3105.00001), Code: **soon**\n", "extra"),
        ("cv_arxiv_daily_bullets", f"{ITEM}[x](https://arxiv.org/abs/3105.00", "extra"),
    ],
)
def test_what_a_style_cannot_hold_is_named(style: str, text: str, field: str) -> None:
    papers = paperdigest.parse(text, dialect=style)
    with pytest.raises(UnrepresentableError, match=f"can't represent {field} of"):
        paperdigest.render(papers, dialect=style)


@pytest.mark.parametrize(
    ("style", "text", "listed"),
    [
        ("ai_enhanced", "<div id=toc></div>\n\n# Table of Contents\n", None),
        ("ai_enhanced", "# AI-Enhanced arXiv Daily 2031-05-06\n\n### 今日没有找到新论文。\n", DAY),
        ("arxiv_daily", "### Tides\n\n|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n", None),
        ("arxiv_daily_notice", "# Showing new listings for Tuesday, 6 May 2031\n### Today: 0papers \n", DAY),
        ("arxiv_daily_notice", "# New submissions for Tue,  6 May 31\nThere is no result \n", DAY),
        (
            "arxiv_mail",
            "Date: Tue,  6 May 31 00:44:20 GMT\n\n-----\nSend any comments regarding submissions directly to submitter.\n",
            DAY,
        ),
        ("arxiv_zh_html_table", f"<table>\n{ZH_HEAD}\n</table>\n", None),
        ("arxivsub_zh", "# arXiv Daily Summary\n\n> 最后更新时间: 2031-05-06 | 今日论文总数: 0\n", DAY),
        ("chatgpt_arxiv_assistant", "# Personalized Daily ArXiv Papers 2031-05-06\n\nTotal: 0\n", DAY),
        ("cv_arxiv_daily_bullets", "> Updated on 2031.05.06\n\n## Robotics\n", DAY),
        ("daily_ir_target", "# Daily Papers Report - 2031-05-06\n\n오늘은 논문이 없습니다.\n", DAY),
        ("daily_paper_reader", "# 日报 · 2031-05-06\n\n> 本次触发没有产出可推荐论文。\n", DAY),
        (
            "dailyarxiv_details",
            "Last update: 2031-05-06\n\n| **Title** | **Date** | **Comment** |\n|-|-|-|\n",
            DAY,
        ),
        (
            "details_bullets",
            "_Updated: 2031-05-06 07:15 UTC_  \n\n_No matching papers in this window._\n",
            DAY,
        ),
        (
            "gpt_paper_assistant",
            "# Personalized Daily ArXiv Papers 05/06/2031\nTotal relevant papers: 0\n",
            DAY,
        ),
        ("gw_digest", "# Complete Daily GW arXiv Digest - 2031-05-06\n\n今天没有引力波相关的新文章。\n", DAY),
        ("hf_daily_details", "**Last Updated:** May 06, 2031\n\n## Papers\n", DAY),
        ("korean_cv_digest", "# arXiv cs.CV Daily Digest — 2031-05-06 (KST)\n\n- **선별 수**: 0편\n", DAY),
        ("korean_digest", "# 전체 AI 논문 - 2031-05-06\n\n오늘은 새로운 논문이 없습니다.\n", DAY),
        ("zotero_arxiv_daily", "<table><tr><td>No Papers Today. Take a Rest!</td></tr></table>\n", None),
    ],
)
def test_a_day_without_papers_is_no_error(style: str, text: str, listed: date | None) -> None:
    digest = paperdigest.parse_digest(text)
    assert (digest.papers, digest.problems, digest.listed) == ((), (), listed)
    assert style in digest.dialects


TABLES = [name for name, dialect in paperdigest.dialects().items() if isinstance(dialect, TableDialect)]


@pytest.mark.parametrize("style", [name for name in TABLES if name != "general_table"])
def test_a_table_is_read_without_its_line_of_dashes(style: str) -> None:
    text = text_of(STYLES / style / "plain.md")
    bare = "".join(line for line in text.splitlines(keepends=True) if set(line.strip()) - set("|-: "))
    digest = paperdigest.parse_digest(bare)
    assert [paper.title for paper in digest.papers] == [paper.title for paper in paperdigest.parse(text)]
    assert digest.dialects == (style,)
    assert "no-separator" in [problem.code for problem in digest.problems]


PLAIN = Paper("Tidal Nets", authors=(Author("Ada Moor"),))
LINKS = (Link("https://arxiv.org/abs/3105.00001v1", "3105.00001v1", "abstract"),)


@pytest.mark.parametrize(
    ("paper", "field"),
    [
        (Paper("Tidal Nets", translated=(Translation("會等待的網路"),), abstract="Nets."), "translated"),
        (Paper("Tidal Nets", abstract="Nets\nthat wait."), "abstract"),
    ],
)
def test_an_abstract_below_the_table_needs_an_identifier(paper: Paper, field: str) -> None:
    with pytest.raises(
        UnrepresentableError, match=f"can't represent {field} of 'Tidal Nets': an abstract needs"
    ):
        paperdigest.render([paper], dialect="arxiv_daily")


def test_the_row_of_a_paper_with_its_abstract_below_shows_its_first_author() -> None:
    paper = Paper(
        "Tidal Nets",
        authors=(Author("Ada Moor"), Author("Kai Wind")),
        arxiv_id="3105.00001",
        arxiv_version=1,
        links=LINKS,
        abstract="Nets\nthat wait.",
    )
    text = paperdigest.render([paper], dialect="arxiv_daily")
    assert "|**Tidal Nets**|Ada Moor et.al.|" in text
    assert "3105.00001v1 by Ada Moor, Kai Wind\n" in text
    assert paperdigest.parse(text, strict=True) == [paper]


def test_beside_an_abstract_below_the_table_the_others_stand_there_too() -> None:
    other = (Link("https://example.org/lantern", "x", "pdf"),)
    papers = [
        Paper(
            "Nets",
            authors=PLAIN.authors,
            arxiv_id="3105.00001",
            arxiv_version=1,
            links=LINKS,
            abstract="A\nb.",
        ),
        Paper(
            "Reeds",
            authors=PLAIN.authors,
            arxiv_id="3105.00003",
            links=(Link("https://arxiv.org/abs/3105.00003", "x", "abstract"),),
            abstract="They bend.",
        ),
        Paper("Lantern", authors=PLAIN.authors, links=other),
    ]
    text = paperdigest.render(papers, dialect="arxiv_daily")
    assert text.count("##### **") == 2
    assert paperdigest.parse(text) == papers


def test_an_abstract_whose_paper_has_no_link_stands_alone() -> None:
    paper = Paper("Tidal Nets", authors=PLAIN.authors, arxiv_id="3105.00001", abstract="Nets that wait.")
    text = paperdigest.render([paper], dialect="arxiv_daily")
    assert "|" not in text
    assert paperdigest.parse(text) == [paper]


def test_the_running_number_goes_on_over_headings() -> None:
    papers = [
        Paper(
            f"Nets {n}",
            authors=PLAIN.authors,
            arxiv_id=f"3105.0000{n}",
            links=(Link(f"https://arxiv.org/abs/3105.0000{n}", None, "abstract"),),
            headings=(heading,),
        )
        for n, heading in enumerate(("cs.RO", "cs.RO", "cs.LG"), 1)
    ]
    text = paperdigest.render(papers, dialect="ai_enhanced")
    numbers = [line.partition("]")[0] for line in text.splitlines() if line.startswith("### ")]
    assert numbers == ["### [1", "### [2", "### [3"]
    assert [line for line in text.splitlines() if line.startswith("# ")] == [
        "# cs.RO [[Back]](#toc)",
        "# cs.LG [[Back]](#toc)",
    ]
    assert paperdigest.parse(text) == papers


def test_the_date_of_a_mail_is_written_as_mails_write_it() -> None:
    papers = paperdigest.parse(text_of(STYLES / "arxiv_mail" / "plain.md"))
    text = paperdigest.render(papers, dialect="arxiv_mail")
    assert text.startswith("Date: Tue, 06 May 2031 00:00:00 GMT\n")
    assert text.count("\\\\\narXiv:") == 2

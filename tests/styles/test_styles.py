"""What the built-in styles read, they write: each digest in tests/styles, written anew and read back."""

from __future__ import annotations

import pytest

import paperdigest
from paperdigest import Author, Link, Paper, UnrepresentableError
from paperdigest.model import Translation
from support.paths import STYLES

CASES = sorted(
    path.relative_to(STYLES).with_suffix("").as_posix()
    for path in STYLES.rglob("*.md")
    if path.parent.name in paperdigest.dialects()
)
# The digests that say what the template of their style has no place for: which field is named.
UNREPRESENTABLE = {
    "chatgpt_arxiv_assistant/unknown_label": "links",  # what is under a label that the style does not declare
    "korean_digest/unknown_label": "summary",
    "topic_reporter/abstract_with_paragraphs": "tags",
    "llm_paper_daily_zh/other_links": "arxiv_id",  # from links which are not those of its badges
    "cv_arxiv_daily_bullets/code_that_is_no_link": "extra",
    "cv_arxiv_daily_bullets/cut_in_address": "extra",
}


def papers_of(case: str) -> tuple[list[Paper], str]:
    style = case.split("/", maxsplit=1)[0]
    text = (STYLES / f"{case}.md").read_bytes().decode("utf-8", "surrogatepass")
    return paperdigest.parse(text, dialect=style), style


@pytest.mark.parametrize("case", [case for case in CASES if case not in UNREPRESENTABLE])
def test_what_a_style_read_it_writes_so_that_it_reads_the_same(case: str) -> None:
    papers, style = papers_of(case)
    text = paperdigest.render(papers, dialect=style)
    assert paperdigest.parse(text, dialect=style) == papers
    assert paperdigest.parse(text) == papers
    assert paperdigest.render(paperdigest.parse(text), dialect=style) == text


@pytest.mark.parametrize(("case", "field"), UNREPRESENTABLE.items())
def test_what_a_style_cannot_hold_is_named(case: str, field: str) -> None:
    papers, style = papers_of(case)
    with pytest.raises(UnrepresentableError, match=f"found {field} of"):
        paperdigest.render(papers, dialect=style)


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
        UnrepresentableError, match=f"found {field} of 'Tidal Nets': an abstract needs"
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
    papers, style = papers_of("arxiv_mail/plain")
    text = paperdigest.render(papers, dialect=style)
    assert text.startswith("Date: Tue, 06 May 2031 00:00:00 GMT\n")
    assert text.count("\\\\\narXiv:") == 2

"""Styles that stand in HTML: declared in HTML, read by what it means, and written as declared."""

from __future__ import annotations

from typing import ClassVar

import pytest

import paperdigest
from paperdigest import Author, Link, Paper, UnrepresentableError
from paperdigest.dialect import Extra, FrontMatter, HtmlDialect, HtmlLayout, Labelled
from paperdigest.dialect.registry import make_registry
from paperdigest.parsing import read
from paperdigest.rendering import render_with
from paperdigest.testing import check_dialect
from support.beach import DIALECT as BEACH
from support.shore import Shore

CARD = """\
<div class="card">
  <b>{title}</b>
  <p>{authors}</p>
  <p><i>Abstract:</i> {abstract}</p>
  <a href="https://arxiv.org/abs/{id}">Read</a>
</div>
"""


def card(
    title: str = "Tidal Nets", number: int = 1, *, authors: str = "Ada Moor", abstract: str = "Nets."
) -> str:
    return CARD.format(title=title, authors=authors, abstract=abstract, id=f"3105.{number:05}")


def papers(text: str) -> list[Paper]:
    return paperdigest.parse(text, dialect=BEACH)


def written(*some: Paper) -> str:
    return render_with(some, BEACH, make_registry({BEACH.name: BEACH}, (), {}))


def test_the_contract() -> None:
    check_dialect(BEACH, max_examples=15)


def test_a_record_and_its_lines() -> None:
    (paper,) = papers("Hello.\n\n<section>\n" + card() + "</section>\n")
    assert (paper.title, paper.authors, paper.abstract) == ("Tidal Nets", (Author("Ada Moor"),), "Nets.")
    assert paper.links == (Link("https://arxiv.org/abs/3105.00001", None, "abstract"),)
    assert paper.lines == range(3, 9)


def test_white_space_attributes_and_end_tags_make_no_difference() -> None:
    plain = card()
    other = (
        plain.replace("<div class", "<DIV\n  style='x' class")
        .replace("</p>\n", "\n", 1)
        .replace("<b>", "<b >\n\n")
    )
    assert papers(other) == papers(plain)


def test_text_is_read_as_text() -> None:
    (paper,) = papers(card("R&amp;D: <i>x</i> &lt; y", abstract="a<br>b <b>c</b> &#33;"))
    assert (paper.title, paper.abstract) == ("R&D: x < y", "a\nb c !")


def test_links_in_a_text_are_kept() -> None:
    abstract = 'Nets <a href="https://a.b/?x=1&amp;y=2">x</a> <a class="c" href="#">no</a>'
    (paper,) = papers(card(abstract=abstract))
    assert paper.abstract == "Nets x no"
    assert [link.url for link in paper.links] == ["https://a.b/?x=1&y=2", "https://arxiv.org/abs/3105.00001"]


def test_the_part_begins_that_says_most_of_a_line() -> None:
    text = (
        card()
        .replace("  <p>Ada Moor</p>\n", "")
        .replace("  <p>", '  <p class="tags"><span>sea</span></p>\n  <p>')
    )
    (paper,) = papers(
        card().replace("  <a", '  <p class="tags"><span>sea</span> <span> deep  sea</span></p>\n  <a')
    )
    assert paper.tags == ("sea", "deep sea")
    assert paper.abstract == "Nets."
    assert papers(text) == []  # what opens a record goes down to the authors


def test_labels_that_are_not_declared_are_kept() -> None:
    text = card().replace(
        "  <a",
        "  <p><i>Mood:</i> <b>calm</b> &amp; slow</p>\n  <p><i>Code:</i> <a href=https://github.com/a/b>x</a></p>\n  <a",
    )
    (paper,) = papers(text)
    assert paper.extra == {"Mood": "calm & slow"}
    assert [link.url for link in paper.links] == [
        "https://github.com/a/b",
        "https://arxiv.org/abs/3105.00001",
    ]


def test_headings_of_both_kinds_and_the_date_of_the_digest() -> None:
    text = (
        f"# May\n\n<p>Updated on 2031-05-06</p>\n\n<h2>R&amp;D</h2>\n{card()}\n## Tides\n\n{card(number=2)}"
    )
    found = papers(text)
    assert [paper.headings for paper in found] == [("May", "R&D"), ("May", "Tides")]
    assert {paper.listed.isoformat() for paper in found if paper.listed} == {"2031-05-06"}
    assert paperdigest.parse(written(*found), dialect=BEACH) == found


def test_a_page_without_headings_of_markdown_has_the_title_of_its_first_heading() -> None:
    digest = read(f"<html>\n<h1>May &amp; June</h1>\n{card()}", make_registry({"beach": BEACH}, (), {}))
    assert digest.title == "May & June"
    assert digest.structure == (range(1), range(1, 2))
    assert not digest.unclaimed


def test_a_record_ends_with_its_block() -> None:
    text = card() + "<p><i>Venue:</i> Reef</p>\n" + card("Moon Maps", 2)
    first, second = papers(text)
    assert (first.venue, second.title) == (None, "Moon Maps")
    assert (first.lines, second.lines) == (range(6), range(7, 13))


def test_several_records_on_one_line() -> None:
    text = " ".join((card() + card("Moon Maps", 2)).split())
    assert [(paper.title, paper.lines) for paper in papers(text)] == [
        ("Tidal Nets", range(1)),
        ("Moon Maps", range(1)),
    ]


def test_what_is_in_a_comment_or_a_fence_is_no_paper() -> None:
    assert papers(f"<div>\n<!--\n{card()}-->\n</div>\n\n```\n{card()}```\n\n`{card()}`\n") == []


def test_text_is_written_as_html() -> None:
    paper = Paper(
        'R&D: "x" < y',
        links=(Link('https://a.b/?x=1&y="', None, "abstract"),),
        abstract="a\nb",
        tags=("<sea>", "R&D"),
        extra={"Mo & od": "<calm>"},
    )
    text = written(paper)
    assert text.splitlines() == [
        "<main>",
        '<div class="cards">',
        '<div class="card" style="margin: 8px">',
        '  <b>R&amp;D: "x" &lt; y</b>',
        "  <p></p>",
        "  <p><i>Abstract:</i> a<br>b</p>",
        "  <p><i>Mo &amp; od:</i> &lt;calm></p>",
        '  <p class="tags"><span class="tag">&lt;sea></span> <span class="tag">R&amp;D</span></p>',
        '  <a href="https://a.b/?x=1&amp;y=&quot;">Read</a>',
        "</div>",
        "</div></main>",
    ]


def test_what_html_cannot_hold_is_named() -> None:
    with pytest.raises(UnrepresentableError, match="can't represent abstract of"):
        written(Paper("Tidal Nets", links=(Link("https://a.b", None, "abstract"),), abstract="two  blanks"))


def test_html_claims_before_lines_do() -> None:
    inside = "\n* Shore: [Reed Nets](https://arxiv.org/abs/3105.00003)\n"
    text = card(abstract=f"Nets.\n{inside}") + "\n| Title | Authors | Summary |\n|--|--|--|\n" + inside
    digest = read(text, make_registry({"beach": BEACH, "shore": Shore()}, (), {}))
    assert [(paper.title, paper.dialect) for paper in digest.papers] == [
        ("Tidal Nets", "beach"),
        ("Reed Nets", "shore"),
    ]
    assert digest.dialects == ("beach", "shore")


def test_a_table_in_a_record_of_html_is_its_own() -> None:
    table = "\n\n| Title | Authors | Summary |\n|--|--|--|\n| [Moon](https://arxiv.org/abs/3105.00002) | A B | x |\n\n"
    every = make_registry({"beach": BEACH, **paperdigest.dialects()}, (), {})
    digest = read(card(abstract=f"Nets.{table}"), every)
    assert [paper.title for paper in digest.papers] == ["Tidal Nets"]


def test_a_heading_opens_a_record() -> None:
    class Dune(HtmlDialect):
        name = "dune"
        homepage = "https://example.org/dune"
        description = "headings of HTML"
        layouts = (HtmlLayout('<h3><a href="{url}">{title}</a></h3>', "<p>{abstract}</p>", "", "<hr>"),)

    text = '<h2>May</h2>\n<h3><a href="https://arxiv.org/abs/3105.00001">Tidal Nets</a></h3>\n<p>Nets.</p>\n<h2>June</h2>\n<p>x</p>\n'
    assert Dune.layouts[0].level == 3
    (paper,) = paperdigest.parse(text, dialect=Dune())
    assert (paper.headings, paper.lines) == (("May",), range(1, 3))


def test_a_layout_begins_with_a_tag() -> None:
    with pytest.raises(ValueError, match="Expected a tag as the beginning of 'Paper: <b>"):
        HtmlLayout("Paper: <b>{title}</b>").bind({})


def test_two_runs_of_labels_and_a_slot_of_any_name() -> None:
    class Cove(HtmlDialect):
        name = "cove"
        homepage = "https://example.org/cove"
        description = "two runs of labels"
        layouts = (
            HtmlLayout(
                "<li><b>{title}</b></li>",
                Labelled("<p><i>{label}:</i> {value}</p>", ("Venue",)),
                Labelled("<p><i>{label}:</i> {value}</p>", ("Abstract",)),
                "<p><u>{mood}</u></p>",
            ),
        )

    text = "<li><b>Tidal Nets</b></li>\n<p><i>Venue:</i> Reef</p>\n<p><i>Abstract:</i> Nets.</p>\n<p><i>Tide:</i> a&amp;b</p>\n<p><u>calm</u></p>"
    (paper,) = paperdigest.parse(f"<ul>\n{text}\n</ul>\n", dialect=Cove())
    assert (paper.venue, paper.abstract) == ("Reef", "Nets.")
    assert paper.extra == {"Tide": "a&b", "mood": "calm"}
    written = Cove().write([paper])
    assert written.split("\n")[:3] == text.split("\n")[:3]
    assert paperdigest.parse(written, dialect=Cove()) == [paper]


def test_a_slot_is_in_one_cell() -> None:
    class Row(HtmlDialect):
        name = "row"
        homepage = "https://example.org/row"
        description = "rows of one cell"
        layouts = (
            HtmlLayout("<table>\n<tr><td>{title}</td></tr>", "<tr><td><a href='{url}'>Read</a></td></tr>"),
        )

    text = "<table><tr><td>{}<tr><td><a href=https://arxiv.org/abs/3105.00001>Read</a></table>\n"
    assert [paper.title for paper in paperdigest.parse(text.format("<b>Nets</b>"), dialect=Row())] == ["Nets"]
    assert paperdigest.parse(text.format("<b>App</b><td><a href=https://a.b>x</a>"), dialect=Row()) == []


def test_forms_under_a_label_are_html() -> None:
    class Cliff(HtmlDialect):
        name = "cliff"
        homepage = "https://example.org/cliff"
        description = "forms under labels"
        fields: ClassVar = {"mood": Extra(none="No mood")}
        layouts = (
            HtmlLayout(
                "<p><b>{title}</b></p>",
                Labelled(
                    "<p>{label}: {value}</p>",
                    {
                        "Link": ('<a  target="_blank" href="{url}"> {arxiv_id} </a>', "{arxiv_id}"),
                        "Mood": "<i >{mood}</i>",
                    },
                ),
            ),
        )

    text = '<p><b>Tidal Nets</b></p>\n<p>Link: <a href="https://arxiv.org/abs/3105.00001">3105.00001</a></p>\n<p>Mood: <i>No mood</i></p>\n'
    (paper,) = paperdigest.parse(text, dialect=Cliff())
    assert (paper.arxiv_id, len(paper.links), len(paper.extra)) == ("3105.00001", 1, 0)


def test_each_line_is_explained() -> None:
    text = f"<div>\n{card()}<p>x</p>\n</div>\n\nHello.\n\n<div class='card'>\n<b>Moon\n</div>\n"
    shown = [(line.is_read, line.reading) for line in BEACH.explain(text).lines]
    assert shown[0] == (True, "HTML without a text of a paper")
    assert [is_read for is_read, _ in shown] == [True] * 7 + [
        False,
        True,
        True,
        False,
        True,
        True,
        False,
        True,
    ]
    assert shown[4] == (True, "label 'Abstract'")
    assert shown[6] == (True, "goes on: '<a href=\"{url}\">Read</a></div>'")
    assert shown[7][1] == shown[10][1] == "in no record, and begins none"


def test_a_text_without_html_is_explained_line_by_line() -> None:
    assert [line.reading for line in BEACH.explain("Hello.\n").lines] == ["in no record, and begins none"]


def test_links_stand_in_anchors() -> None:
    class Reef(HtmlDialect):
        name = "reef"
        homepage = "https://example.org/reef"
        description = "links in anchors"
        layouts = (HtmlLayout("<li><b>{title}</b> {links}</li>"),)

    text = (
        '<ul>\n<li><b>Tidal Nets</b> <a href="https://arxiv.org/abs/3105.00001">Paper</a> '
        '<a href="https://a.b/?x=1&amp;y=2"><img src="x.png"></a> <a href="#">no</a></li>\n'
        "<li><b>Moon Maps</b> https://arxiv.org/abs/3105.00002</li>\n</ul>\n"
    )
    found = paperdigest.parse(text, dialect=Reef())
    assert [(link.url, link.label, link.kind) for paper in found for link in paper.links] == [
        ("https://arxiv.org/abs/3105.00001", "Paper", "abstract"),
        ("https://a.b/?x=1&y=2", None, "other"),
        ("https://arxiv.org/abs/3105.00002", None, "abstract"),
    ]
    again = '<li><b>Tidal Nets</b> <a href="https://arxiv.org/abs/3105.00001">Paper</a>, https://a.b/?x=1&amp;y=2</li>'
    assert Reef().write(found[:1]) == again


def test_a_layout_of_html_consists_of_html() -> None:
    layout = HtmlLayout(FrontMatter({"title": "{title}"}, needs=("title",)))
    with pytest.raises(TypeError, match="Expected HTML or labels as the parts of an HtmlLayout"):
        layout.bind({})

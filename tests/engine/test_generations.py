"""The layouts of a style that open alike: which of them a text is of, and in which a paper is written."""

from __future__ import annotations

import pytest

import paperdigest
from paperdigest import Author, Link, Paper, Summary, UnrepresentableError
from paperdigest.dialect import Labelled, Layout, RecordDialect, Tags
from paperdigest.dialect.generations import openers
from support.dialects import names

OPENING = "## Dune [{title}]({url})\n"


class Dune(RecordDialect):
    """A style that changed what stands below its headings, and once the headings."""

    name = "dune"
    homepage = "https://example.org/dune"
    description = "linked titles in headings, with labels of several forms"
    layouts = (
        Layout(OPENING, Labelled("{label}: {value}", {"By": "{authors}", "Abstract": "{abstract}"})),
        Layout(OPENING, Labelled("**{label}**: {value}", {"By": "{authors}", "Words": Tags()}), ends="---"),
        Layout("## Dune [New] [{title}]({url})\n", "*{authors}*"),
    )


def heading(number: int) -> str:
    return f"## Dune [Sand {number}](https://arxiv.org/abs/3105.000{number:02})\n\n"


OLD, NEW = "By: Ada Moor\nAbstract: It shifts.\n\n", "**By**: Bo Reed\n**Words**: sand, wind\n\n---\n\n"


def read(text: str) -> list[tuple[str, list[str], str | None, tuple[str, ...]]]:
    return [
        (paper.title, [author.name for author in paper.authors], paper.abstract, paper.tags)
        for paper in paperdigest.parse(text, dialect=Dune())
    ]


@pytest.mark.parametrize("count", [1, 3, 9])
def test_a_text_is_of_the_layout_whose_parts_it_has(count: int) -> None:
    old = "".join(heading(n) + OLD for n in range(count))
    new = "".join(heading(n) + NEW for n in range(count))
    assert read(old) == [(f"Sand {n}", ["Ada Moor"], "It shifts.", ()) for n in range(count)]
    assert read(new) == [(f"Sand {n}", ["Bo Reed"], None, ("sand", "wind")) for n in range(count)]


@pytest.mark.parametrize("odd", range(9))
def test_a_record_of_another_generation_is_read_by_its_own(odd: int) -> None:
    text = "".join(heading(n) + (NEW if n == odd else OLD) for n in range(9))
    assert read(text)[odd] == (f"Sand {odd}", ["Bo Reed"], None, ("sand", "wind"))
    assert [paper for n, paper in enumerate(read(text)) if n != odd] == [
        (f"Sand {n}", ["Ada Moor"], "It shifts.", ()) for n in range(9) if n != odd
    ]


def test_the_opening_with_more_marks_of_its_own_is_tried_first() -> None:
    assert openers(Dune.layouts) == [Dune.layouts[2], Dune.layouts[0]]
    text = "## Dune [New] [Sand](https://arxiv.org/abs/3105.00001)\n\n*Ada Moor*\n"
    assert read(text) == [("Sand", ["Ada Moor"], None, ())]


def test_what_is_no_paper_by_any_layout_is_none() -> None:
    assert names("## Dune [Sand]()\n\nNothing.\n", Dune()) == []


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"abstract": "It shifts."}, 0),
        ({"tags": ("sand",)}, 1),
        ({"extra": {"Grain": "fine"}}, 1),
        ({}, 0),
        ({"abstract": "It shifts.", "tags": ("sand",)}, None),
    ],
)
def test_a_paper_is_written_in_the_first_layout_that_has_a_place_for_all_of_it(
    fields: dict[str, object], number: int | None
) -> None:
    link = Link("https://arxiv.org/abs/3105.00001", None, "abstract")
    paper = Paper("Sand", authors=(Author("Ada Moor"),), links=(link,), **fields)  # type: ignore[arg-type]  # as given
    assert Dune().layout_of(paper) is (None if number is None else Dune.layouts[number])


def test_where_no_layout_has_a_place_for_each_label_it_is_the_first_for_each_field() -> None:
    style = paperdigest.dialects()["ai_enhanced"]
    paper = Paper("Nets", summary=Summary.from_text("Mood: calm"))
    assert isinstance(style, RecordDialect)
    assert style.layout_of(paper) is style.layouts[0]
    with pytest.raises(UnrepresentableError, match="can't represent title of 'Nets'"):
        paperdigest.render([paper], dialect="ai_enhanced")


def test_a_label_that_means_a_field_is_not_written_as_one_that_means_none() -> None:
    paper = Paper("Sand", authors=(Author("Ada Moor"),), extra={"TL;DR": "It shifts.", "Grain": "fine"})
    text = Dune().write([paper])
    assert "**Grain**: fine" in text
    assert "TL;DR" not in text


def test_a_summary_is_written_where_all_of_its_parts_have_labels() -> None:
    (paper,) = paperdigest.parse(
        "### [1] [Nets](https://arxiv.org/abs/3105.00001)\n*Ada Moor*\n\n**TL;DR**: They wait.\n\n<details>\n"
        "  <summary>Details</summary>\n\nData: Tides.\n\n</details>\n"
    )
    text = paperdigest.render([paper], dialect="ai_enhanced")
    assert "\nData: Tides.\n" in text

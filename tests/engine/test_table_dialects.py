"""Styles that are tables: where cells end, what rows become, and what is odd about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, TypeAlias

import pytest

import paperdigest
from paperdigest import Author, Digest, Link, Paper, Summary, UnrepresentableError
from paperdigest.dialect import Date, Document, Extra, Field, Layout, Region, TableDialect, Text
from paperdigest.dialect.base import Context, Draft
from paperdigest.dialect.tables import Column, columns_of
from paperdigest.styles.arxiv_daily import ArxivDaily
from paperdigest.styles.monthly_list import MonthlyList

Cells: TypeAlias = Mapping[str, str | Field | Sequence[str]]

LIST = ("Date", "Title", "Abstract", "Topics")
ARXIV = ("Publish Date", "Title", "Authors", "PDF", "Code")
LIST_HEAD = "| Date | Title | Abstract |\n|---|---|---|\n"
ARXIV_HEAD = "|Publish Date|Title|Authors|PDF|Code|\n| :---: | :---: | :---: | :---: | :---: |\n"
ROW = "| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Nets win. |\n"
BARE_ROW = (
    "|**2031-05-05**|**Tidal Nets**|Ada Moor et.al.|[3105.00001](http://arxiv.org/abs/3105.00001)|null|\n"
)


class Harbour(TableDialect):
    """A style for tests: the second cell has several forms, the last has two slots."""

    name = "harbour"
    homepage = "https://example.org/harbour"
    description = "papers in a table with places"
    heads = (("Day", "Paper", "Where", "Berths"),)
    fields: ClassVar[Mapping[str, Field]] = {"where": Text("venue")}
    columns: ClassVar[Cells] = {
        "Day": Date(),
        "Paper": ("<b>{title}</b> [pdf]({url})", "<b>{title}</b>"),
        "Where": "at {where}",
        "Berths": Extra(),
    }


HARBOUR_HEAD = "| Day | Paper | Where | Berths |\n|-|-|-|-|\n"


def read(text: str, dialect: str | TableDialect = "monthly_list") -> Digest:
    return paperdigest.parse_digest(text, dialect=dialect)


def codes(digest: Digest) -> list[str]:
    return [problem.code for problem in digest.problems]


# Where cells end


@pytest.mark.parametrize(
    ("row", "cells", "piped"),
    [
        ("| 5 May | [A](u) | one | tag |", ["5 May", "[A](u)", "one", "tag"], False),
        ("| 5 May | [A](u) |", ["5 May", "[A](u)"], False),
        ("| 5 May | [A | B](u) | one | tag |", ["5 May", "[A | B](u)", "one", "tag"], True),
        ("| 5 May | [A | B | C](u) |", ["5 May", "[A | B | C](u)"], True),
        ("| 5 May | [A | B](u) | one |", ["5 May", "[A | B](u)", "one"], True),
        ("|5 May|   [A|B](u)|one|tag|", ["5 May", "[A|B](u)", "one", "tag"], True),
        ("| 5 May | [A](u) | one | two | tag |", ["5 May", "[A](u)", "one | two", "tag"], True),
        ("| 5 May | [A | B](u) | one | two | tag |", ["5 May", "[A | B](u)", "one | two", "tag"], True),
        ("| 5 May | A | B | one | two | tag |", ["5 May", "A", "B | one | two", "tag"], True),
        ("| 5 May | [A](u) [](v) | one | tag |", ["5 May", "[A](u) [](v)", "one", "tag"], False),
        ("| 5 May | [A | B](u) [](v) | one | tag |", ["5 May", "[A | B](u) [](v)", "one", "tag"], True),
        ("| 5 May | [A | B is never closed |", ["5 May", "[A", "B is never closed"], False),
        ("|---|---|---|---|", ["---"] * 4, False),
        ("| | | | |", [""] * 4, False),
        ("", [""], False),
        ("|", [""], False),
    ],
)
def test_cells_whose_last_free_one_takes_the_pipes_left(row: str, cells: list[str], piped: bool) -> None:  # noqa: FBT001
    assert columns_of(MonthlyList, LIST).split(row) == (cells, row[-1:] == "|", piped)


@pytest.mark.parametrize(
    ("row", "cells", "piped"),
    [
        (
            "|**2031-05-05**|**A**|Ada|[x](u)|null|",
            ["**2031-05-05**", "**A**", "Ada", "[x](u)", "null"],
            False,
        ),
        (
            "|**2031-05-05**|**A|B**|Ada|[x](u)|null|",
            ["**2031-05-05**", "**A|B**", "Ada", "[x](u)", "null"],
            True,
        ),
        ("|**2031-05-05**|**A|B**|Ada|", ["**2031-05-05**", "**A|B**", "Ada"], True),
        ("|**2031-05-05**|**A|B**|", ["**2031-05-05**", "**A|B**"], True),
        ("|2031-05-05|A|B|Ada|[x](u)|null|", ["2031-05-05", "A|B", "Ada", "[x](u)", "null"], True),
        (
            "|**2031-05-05**|**A**|Ada|Bo|[x](u)|null|",
            ["**2031-05-05**", "**A**", "Ada", "Bo", "[x](u)|null"],
            True,
        ),
        (
            "|**2031-05-05**|**A|B**|Ada|[x](u)|null|more|most|",
            ["**2031-05-05**", "**A|B**", "Ada", "[x](u)", "null|more|most"],
            True,
        ),
        ("|2031-05-05|**A|B|Ada|[x](u)|null", ["2031-05-05", "**A|B", "Ada", "[x](u)", "null"], True),
    ],
)
def test_cells_that_all_have_an_end_but_the_last(row: str, cells: list[str], piped: bool) -> None:  # noqa: FBT001
    found, is_closed, is_piped = columns_of(ArxivDaily, ARXIV).split(row)
    assert [cell.replace(" | ", "|") for cell in found] == cells
    assert (is_closed, is_piped) == (row.endswith("|"), piped)


def test_a_cell_that_begins_with_its_slot_is_cut_short_where_its_mark_is_further_on() -> None:
    class Tail(Harbour):
        columns: ClassVar[Cells] = {**Harbour.columns, "Paper": "{title} ({url})"}

    columns = columns_of(Tail, Harbour.heads[0])
    assert columns.split("| 2031-05-05 | A | B (u) | at sea |") == (
        ["2031-05-05", "A | B (u)", "at sea"],
        True,
        True,
    )
    assert columns.split("| 2031-05-05 | A | at sea | 3 |")[0] == ["2031-05-05", "A", "at sea", "3"]


@pytest.mark.parametrize(
    ("row", "cells", "piped"),
    [
        ("| a | b | at sea | <T> |", ["a", "b", "at sea", "<T>"], False),
        ("| a | b | at sea | <T | U> |", ["a", "b", "at sea", "<T | U>"], True),
        ("| a | b | at sea | <T | U> ||", ["a", "b", "at sea", "<T | U>"], True),
        ("| a | b | at sea | <T> | more | most |", ["a", "b", "at sea", "<T> | more | most"], True),
        ("| a | b | at sea | T | more |", ["a", "b", "at sea", "T | more"], True),
    ],
)
def test_what_is_beyond_the_last_column_stays_in_its_cell(row: str, cells: list[str], piped: bool) -> None:  # noqa: FBT001
    class Rail(Harbour):
        columns: ClassVar[Cells] = {
            "Day": Date(),
            "Paper": Extra(),
            "Where": "at {where}",
            "Berths": "<{title}>",
        }

    assert columns_of(Rail, Harbour.heads[0]).split(row) == (cells, True, piped)


@pytest.mark.parametrize(
    ("declared", "ending"),
    [
        ("**{title}**", True),
        ("[{title}]({url})", True),
        ("{title}", False),
        ("at {title}", False),  # nothing closes it
        ("({url})", False),  # no slot holds what could have a pipe in it
        ("<{title}> <{abstract}>", False),  # two that could
        (("{title}", "**{title}**"), True),
    ],
)
def test_a_template_makes_plain_where_a_cell_ends_if_marks_close_its_free_slot(
    declared: str | Sequence[str],
    ending: bool,  # noqa: FBT001
) -> None:
    assert bool(Column(declared, {}).ending) is ending


# Forms of cells


@pytest.mark.parametrize(
    ("cell", "title", "links"),
    [
        ("<b>Tidal Nets</b> [pdf](https://arxiv.org/pdf/3105.00001)", "Tidal Nets", 1),
        ("<b>Tidal Nets</b>", "Tidal Nets", 0),
        ("Tidal Nets", "Tidal Nets", 0),
        ("<b>Tidal | Nets</b> [pdf](https://arxiv.org/pdf/3105.00001)", "Tidal | Nets", 1),
    ],
)
def test_a_cell_is_read_by_the_form_that_it_has_or_as_the_plain_title(
    cell: str, title: str, links: int
) -> None:
    (paper,) = paperdigest.parse(HARBOUR_HEAD + f"| 2031-05-05 | {cell} | at sea | 3 |\n", dialect=Harbour())
    assert (paper.title, len(paper.links), paper.venue, dict(paper.extra)) == (
        title,
        links,
        "sea",
        {"Berths": "3"},
    )


def test_a_plain_cell_of_one_slot_is_read_by_its_field_without_the_marks() -> None:
    (paper,) = paperdigest.parse(
        HARBOUR_HEAD + "| 2031-05-05 | <b>Reeds</b> | the pier | |\n", dialect=Harbour()
    )
    assert (paper.venue, dict(paper.extra)) == ("the pier", {})


@pytest.mark.parametrize(
    ("cells", "is_row"),
    [
        (("5th May 2031", "[Reeds](u)", "They bend."), True),
        (("soon", "[Reeds](u)", "They bend."), False),
        (("5th May 2031", "Reeds", "They bend."), False),
        (("5th May 2031", "[Reeds](u)"), False),
        (("5th May 2031", "[Reeds](u)", "They bend.", "tag", "more"), False),
        (("5th May 2031", "[Reeds](u)", "They bend.", "tag"), True),
    ],
)
def test_a_row_is_told_by_all_of_its_cells(cells: tuple[str, ...], is_row: bool) -> None:  # noqa: FBT001
    assert MonthlyList().is_row(cells) is is_row


# Rows


def test_a_row_becomes_a_paper() -> None:
    digest = read("# May\n\n" + LIST_HEAD + ROW)
    (paper,) = digest.papers
    assert (paper.title, paper.arxiv_id, paper.abstract) == ("Tidal Nets", "3105.00001", "Nets win.")
    assert (paper.headings, paper.lines, paper.problems) == (("May",), range(4, 5), ())
    assert (digest.problems, digest.structure, digest.unclaimed) == ((), (range(1), range(2, 4)), ())


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("| 5th May 2031 | [Tidal | Nets](http://arxiv.org/abs/3105.00001) | x |\n", "bare-pipe"),
        ("| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) |\n", "missing-cells"),
        ("| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Nets w\n", "row-cut"),
        ("\n" + ROW, "row-after-blank"),
        ("| 5th May 2031 | [Tidal\n  Nets](http://arxiv.org/abs/3105.00001) | Nets win. |\n", "row-joined"),
    ],
)
def test_what_was_repaired_in_a_row_is_a_problem_of_its_paper(row: str, code: str) -> None:
    before = ROW.replace("3105.00001", "3105.00009")
    digest = read(LIST_HEAD + before + row)
    assert [paper.arxiv_id for paper in digest.papers] == ["3105.00009", "3105.00001"]
    assert [problem.code for problem in digest.papers[1].problems] == [code]
    assert codes(digest) == [code]


def test_a_row_without_closing_pipe_is_not_cut_where_the_head_has_none_either() -> None:
    text = "Date | Title | Abstract\n-|-|-\n5th May 2031 | [Reeds](http://arxiv.org/abs/3105.00003) | They bend\n"
    digest = read(text)
    assert [paper.title for paper in digest.papers] == ["Reeds"]
    assert codes(digest) == []


def test_a_row_that_is_cut_before_its_title_ends_is_no_paper() -> None:
    digest = read(LIST_HEAD + ROW + "| 6th May 2031 | [Lan\n")
    assert [paper.title for paper in digest.papers] == ["Tidal Nets"]
    (problem,) = digest.problems
    assert (problem.code, problem.message) == (
        "row-cut",
        "Expected 3 cells, found a row that ends in cell 2 (line 4)",
    )
    assert [left.text for left in digest.unclaimed] == ["| 6th May 2031 | [Lan"]


@pytest.mark.parametrize("row", ["|---|---|---|\n", "|---|---|\n", "| | | |\n", "| | |\n"])
def test_rows_of_dashes_and_empty_rows_are_structure(row: str) -> None:
    digest = read(LIST_HEAD + ROW + row + ROW)
    assert len(digest.papers) == 2
    assert (digest.problems, digest.unclaimed) == ((), ())
    assert sum(map(len, digest.structure)) == 3


def test_a_row_without_a_title_is_a_loss() -> None:
    digest = read(LIST_HEAD + ROW + "| 6th May 2031 | | They bend. |\n")
    assert (len(digest.papers), codes(digest)) == (1, ["no-title"])
    assert [left.lines for left in digest.unclaimed] == [range(3, 4)]


@pytest.mark.parametrize("again", [LIST_HEAD, "\n" + LIST_HEAD, LIST_HEAD.partition("\n")[0] + "\n"])
def test_the_head_once_more_is_no_paper(again: str) -> None:
    digest = read(LIST_HEAD + ROW + again + ROW)
    assert [paper.title for paper in digest.papers] == ["Tidal Nets"] * 2
    assert (codes(digest), digest.unclaimed) == ([], ())


def test_a_linked_title_that_is_the_header_s_word_is_a_paper() -> None:
    digest = read(LIST_HEAD + ROW.replace("Tidal Nets", "Title"))
    assert [paper.title for paper in digest.papers] == ["Title"]


# Heads


def test_a_head_without_dashes_is_read() -> None:
    digest = read(LIST_HEAD.partition("\n")[0] + "\n" + ROW)
    assert [paper.title for paper in digest.papers] == ["Tidal Nets"]
    (problem,) = digest.problems
    assert (problem.code, problem.lines) == ("no-separator", range(1))


def test_a_column_that_the_style_does_not_know_is_kept() -> None:
    digest = read("| Date | Title | Berths | Abstract |\n|-|-|-|-|\n" + ROW.replace("| Nets", "| 3 | Nets"))
    (paper,) = digest.papers
    assert (dict(paper.extra), paper.abstract) == ({"Berths": "3"}, "Nets win.")
    (problem,) = digest.problems
    assert (problem.code, problem.message) == (
        "unknown-column",
        "Expected a column that the style knows, found 'Berths' (line 1)",
    )


def test_a_declared_column_of_any_text_is_known() -> None:
    assert (
        codes(
            read(
                HARBOUR_HEAD
                + "| 2031-05-05 | <b>R</b> [pdf](https://arxiv.org/pdf/3105.00003) | at sea | 3 |\n",
                Harbour(),
            )
        )
        == []
    )


def test_rows_without_a_head() -> None:
    other = ROW.replace("Tidal Nets", "Lantern").replace("3105.00001", "3105.00002")
    digest = read(ROW + other)
    assert [(paper.title, paper.abstract) for paper in digest.papers] == [
        ("Tidal Nets", "Nets win."),
        ("Lantern", "Nets win."),
    ]
    (problem,) = digest.problems
    assert (problem.code, problem.message) == (
        "table-without-head",
        "Expected a head Date | Title | Abstract, found rows without one (line 1)",
    )


def test_a_table_without_an_address_is_a_doubt() -> None:
    row = ROW.replace("http://arxiv.org/abs/3105.00001", "https://example.org/tides")
    digest = read(LIST_HEAD + row + row)
    assert len(digest.papers) == 2
    (problem,) = digest.problems
    assert (problem.code, problem.lines) == ("no-addresses", range(2))
    assert "Date | Title | Abstract" in problem.message
    assert codes(read(LIST_HEAD + row + ROW)) == []
    assert codes(read("| 6th May 2031 | [Lan")) == ["no-papers"]
    assert codes(read(ROW + ROW.rstrip("\n |") + "\n")) == ["table-without-head", "row-cut"]
    assert codes(read(LIST_HEAD)) == []
    assert codes(read(LIST_HEAD + "| | | |\n")) == []


def test_rows_without_a_head_whose_addresses_are_no_links_are_a_doubt() -> None:
    row = ROW.replace("(http://arxiv.org/abs/3105.00001)", "(https://example.org/a)").replace(
        "Nets win.", "See https://arxiv.org/abs/3105.00001"
    )
    digest = read(row)
    assert len(digest.papers) == 1
    assert sorted(codes(digest)) == ["no-addresses", "table-without-head"]
    assert {problem.lines for problem in digest.problems} == {range(1)}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("# Papers 2031-05-06\n\n" + LIST_HEAD + ROW, "2031-05-06"),
        ("# Papers 2031-05-06\n\n## 2031.05.07\n\n" + LIST_HEAD + ROW, "2031-05-07"),
        ("# Papers\n\n" + LIST_HEAD + ROW, None),
    ],
)
def test_the_date_of_the_headings_is_that_of_the_papers(text: str, listed: str | None) -> None:
    digest = read(text)
    assert [str(paper.listed or "") or None for paper in digest.papers] == [listed]
    assert digest.listed == digest.papers[0].listed


# Records below a table

BLOCK = "##### **Tidal Nets**\n3105.00001 by Ada Moor, Kai Wind\n\nNets that wait win.\n\n摘要：會等待的網路會贏。\n"


def test_a_record_below_the_table_is_joined_with_its_row() -> None:
    digest = read("### Tides\n" + ARXIV_HEAD + BARE_ROW + "\n#### Abstracts\n" + BLOCK, "arxiv_daily")
    (paper,) = digest.papers
    assert [author.name for author in paper.authors] == ["Ada Moor", "Kai Wind"]
    assert (paper.et_al, paper.abstract, len(paper.translated)) == (False, "Nets that wait win.", 1)
    assert (paper.headings, paper.lines, paper.also_at) == (("Tides",), range(3, 4), (range(6, 12),))
    assert codes(digest) == []


def test_rows_and_records_of_the_same_paper_are_joined_in_their_order() -> None:
    rows = BARE_ROW + BARE_ROW.replace("Tidal Nets", "Tidal Nets II")
    blocks = (
        BLOCK
        + "\n"
        + BLOCK.replace("Nets that", "Reeds that")
        + "\n"
        + BLOCK.replace("Nets that", "Boats that")
    )
    digest = read("### Tides\n" + ARXIV_HEAD + rows + "\n#### Abstracts\n" + blocks, "arxiv_daily")
    assert [(paper.title, paper.abstract) for paper in digest.papers] == [
        ("Tidal Nets", "Nets that wait win."),
        ("Tidal Nets II", "Reeds that wait win."),
        ("Tidal Nets", "Boats that wait win."),
    ]
    assert codes(digest) == ["abstract-without-row"]


@pytest.mark.parametrize(
    "block",
    [
        BLOCK.replace("3105.00001", "3105.00002"),  # of another paper
        BLOCK.replace("3105.00001", "3105.00001v2"),  # of another version
        "### Reeds\n" + BLOCK,  # under another heading
        "#### Others\n" + BLOCK,
    ],
)
def test_a_record_without_a_row_is_a_paper_of_its_own(block: str) -> None:
    digest = read("### Tides\n" + ARXIV_HEAD + BARE_ROW + "\n#### Abstracts\n" + block, "arxiv_daily")
    assert [paper.abstract for paper in digest.papers] == [None, "Nets that wait win."]
    (problem,) = digest.problems
    assert problem.code == "abstract-without-row"
    assert digest.papers[1].problems == (problem,)


def test_records_alone_need_no_table() -> None:
    digest = read(BLOCK, "arxiv_daily")
    assert [paper.title for paper in digest.papers] == ["Tidal Nets"]
    assert codes(digest) == ["abstract-without-row"]


def test_records_stay_under_their_heading_where_the_style_names_none() -> None:
    class Quay(Harbour):
        name = "quay"
        layouts = (Layout("## Quay {title}", "{arxiv_id}"),)

    row = "| 2031-05-05 | <b>Reeds</b> [pdf](https://arxiv.org/pdf/3105.00003) | at sea | 3 |\n"
    digest = read("# May\n" + HARBOUR_HEAD + row + "\n## Quay Reeds\n\n3105.00003\n", Quay())
    (paper,) = digest.papers
    assert (paper.headings, paper.also_at, codes(digest)) == (("May",), (range(5, 8),), [])


def test_the_rest_of_the_rows_wait_for_records_under_their_own_headings() -> None:
    class Quay(Harbour):
        name = "quay"
        layouts = (Layout("#### Quay {title}", "{arxiv_id}"),)

    row = "| 2031-05-05 | <b>Reeds</b> [pdf](https://arxiv.org/pdf/3105.00003) | at sea | 3 |\n"
    record = "#### Quay Reeds\n\n3105.00003\n\n"
    two = f"# May\n{HARBOUR_HEAD}{row}\n{record}# June\n{HARBOUR_HEAD}{row}\n{record}"
    digest = read(two, Quay())
    assert [(paper.headings, len(paper.also_at)) for paper in digest.papers] == [
        (("May",), 1),
        (("June",), 1),
    ]
    assert codes(digest) == []


def test_a_region_of_neither_rows_nor_a_record_gives_nothing() -> None:
    document = Document.from_text(ROW)
    region = Region(range(1), (), "")
    assert list(MonthlyList().parse(document, [region], Context(document))) == []


# Writing


def test_papers_of_one_section_share_a_table_that_holds_all_of_them() -> None:
    one = Paper("Tidal Nets", links=(Link("http://arxiv.org/abs/3105.00001"),), abstract="Nets win.")
    two = Paper("Reeds", abstract="They bend.", tags=("tides", "reeds"))
    assert MonthlyList().write([one, two]).splitlines() == [
        "| Date | Title | Abstract | Topics |",
        "|------|-------|----------|--------|",
        "|  | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Nets win. |  |",
        "|  | Reeds | They bend. | tides, reeds |",
    ]


def test_papers_that_no_table_holds_together_have_tables_of_their_own() -> None:
    papers = [Paper("A", abstract="one"), Paper("B", summary=Summary("two")), Paper("C", abstract="three")]
    heads = [line for line in MonthlyList().write(papers).splitlines() if "Date" in line]
    assert heads == [
        "| Date | Title | Abstract |",
        "| Date | Title | Summary | Topics |",
        "| Date | Title | Abstract |",
    ]


def test_other_texts_have_columns_of_their_own() -> None:
    text = MonthlyList().write([Paper("A", extra={"Berths": "3"}), Paper("B")])
    assert text.splitlines()[0] == "| Date | Title | Abstract | Berths |"
    assert text.splitlines()[2:] == ["|  | A |  | 3 |", "|  | B |  |  |"]


def test_the_form_of_a_cell_that_says_most_is_written_and_what_stands_for_nothing() -> None:
    link = Link("https://arxiv.org/pdf/3105.00001")
    text = Harbour().write([Paper("A", links=(link,), venue="sea"), Paper("B")])
    assert text.splitlines()[2:] == [
        "|  | <b>A</b> [pdf](https://arxiv.org/pdf/3105.00001) | at sea |  |",
        "|  | <b>B</b> |  |  |",
    ]
    assert ArxivDaily().write([Paper("A")]).splitlines()[2] == "||**A**|||null|"


@pytest.mark.parametrize(
    ("paper", "field"),
    [
        (Paper("A", venue="ShoreConf"), "venue"),
        (Paper("A", abstract="one", summary=Summary("two")), "this combination of fields"),
        (Paper("A", authors=(Author("Ada Moor"),)), "authors"),
    ],
)
def test_what_no_column_holds_is_said(paper: Paper, field: str) -> None:
    with pytest.raises(UnrepresentableError, match="no column holds it") as caught:
        MonthlyList().write([paper])
    assert caught.value.field == field


def test_a_draft_is_read_by_the_columns_in_their_order() -> None:
    document = Document.from_text(ROW)
    draft = Draft(Context(document), range(1))
    columns = columns_of(MonthlyList, ("Date", "Name", "Summary"))
    assert (columns.title, columns.rest) == (1, 2)
    columns.columns[1].read("[A](u) []( https://arxiv.org/abs/3105.00001 )", draft, "Name")
    assert (draft.title, draft.identifier()) == ("A", ("3105.00001", None))

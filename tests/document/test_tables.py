"""Which lines of a text are a table's, and which a row's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.document import Document, TableLines

HEAD = "| A | B | C |\n|---|---|---|\n"
DAY = "| Title | Authors | Summary |\n|-------|---------|---------|\n"
LINKED = "| [Tidal Nets](https://arxiv.org/abs/3105.00001) | Ada Moor | Nets wait. |\n"
DATED = "|**2031-05-01**|**Tidal Nets**|Ada Moor et.al.|null|\n"


def tables(text: str) -> list[TableLines]:
    return [unit.table for unit in Document.from_text(text).units if unit.table]


def kinds(text: str) -> list[tuple[str, int, int]]:
    document = Document.from_text(text)
    return [
        (unit.kind, lines.start, lines.stop) for unit in document.units for lines in [document.span(unit)]
    ]


def rows(text: str) -> list[list[str]]:
    """The texts of the rows of each table."""
    document = Document.from_text(text)
    return [[document.slice(*row) for row in table.rows] for table in tables(text)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n", [(0, 1), (1, 2)], id="one row a line"),
        pytest.param("| 1\n  2 | 3 | 4 |\n| 5 | 6 | 7 |\n", [(0, 2), (2, 3)], id="a row over two lines"),
        pytest.param("| 1\n2\n3 | 4 | 5 |\n", [(0, 3)], id="a row over three lines"),
        pytest.param("| 1 | 2 |\n3 |\n", [(0, 2)], id="a row that goes on after a closed line"),
        pytest.param("| 1\n2 |\n3 |\n", [(0, 3)], id="a row that stays short"),
        pytest.param("| 1 | 2 | 3 |\ntext\n", [(0, 1)], id="text after a closed row is no part of it"),
        pytest.param("| 1 | 2 |\n| 3 | 4 | 5 |\n", [(0, 1), (1, 2)], id="a short row"),
        pytest.param("| 1 | 2 | 3 | 4 |\n", [(0, 1)], id="a long row"),
        pytest.param("| 1\n# H\n", [(0, 1)], id="a heading ends an open row"),
        pytest.param("| 1\n  # 2 | 3 | 4 |\n", [(0, 2)], id="indented marks belong to an open row"),
        pytest.param("| 1\n```\nx |\n```\n", [(0, 1)], id="a fence ends an open row"),
        pytest.param("| 1 | 2\n\n3 | 4 |\n", [(0, 3)], id="an open row goes on after a blank line"),
        pytest.param("| 1 | 2\n\ntext\n", [(0, 1)], id="text after a blank line closes nothing"),
        pytest.param("| 1 | 2\ntext\n", [(0, 1)], id="text at the margin closes nothing"),
        pytest.param("| 1 | 2\n  text\n  more\n", [(0, 3)], id="indented text belongs to an open row"),
        pytest.param(
            "| 1 | 2\n  text\n<!-- x -->\n", [(0, 2)], id="indented text ends where a comment begins"
        ),
        pytest.param("| 1 | 2\n  text\nmore\n", [(0, 2)], id="indented text ends at the margin"),
        pytest.param(
            "| 1 | 2\n  text\n| 3 | 4 | 5 |\n", [(0, 2), (2, 3)], id="indented text ends where a row begins"
        ),
        pytest.param("| 1 | 2 | 3 |\n\n| 4 | 5 | 6 |\n", [(0, 1), (2, 3)], id="rows after a blank line"),
        pytest.param("\n| 1 | 2 | 3 |\n", [(1, 2)], id="a blank line below the head"),
        pytest.param("| 1 | 2", [(0, 1)], id="cut at the end of the text"),
        pytest.param("| 1 |\n", [(0, 1)], id="closed too early at the end of the text"),
        pytest.param("  | 1 | 2 | 3 |\n\t| 4 | 5 | 6 |\n", [(0, 1), (1, 2)], id="rows that are indented"),
        pytest.param(
            "| - | 2 | 3 |\n| :x | 5 | 6 |\n| 7 | 8 | 9 |\n", [(0, 1), (1, 2), (2, 3)], id="dashes in a cell"
        ),
    ],
)
def test_rows(body: str, expected: list[tuple[int, int]]) -> None:
    (table,) = tables(HEAD + body)
    assert [(start - 2, end - 2) for start, end in table.rows] == expected
    assert (table.head, table.delimiters) == (0, [1])


def test_indented_text_ends_where_another_block_is_indented_like_the_row() -> None:
    assert rows(HEAD + "  | 1 | 2\n  text\n  # H\n") == [["  | 1 | 2\n  text"]]


def test_rows_after_a_blank_line_are_marked() -> None:
    (table,) = tables(HEAD + "\n| 1 | 2 | 3 |\n\n| 4 | 5 | 6 |\n| 7 | 8 | 9 |\n \t\n| 10 | 11 | 12 |\n")
    assert table.after_blank == [5, 8]


def test_a_table_is_where_its_parts_are() -> None:
    text = "a\n  | A | B |\n|--|--|\n| 1 | 2 |\n\nb\n"
    document = Document.from_text(text)
    table = document.units[1]
    assert text[table.at : table.end] == text[table.begin : table.finish] == "| A | B |\n|--|--|\n| 1 | 2 |"


def test_a_head_that_is_not_closed_has_a_row_on_each_line_with_a_pipe() -> None:
    text = "A | B\n--|--\n1 | 2\n3 | 4\ntext\n\n5 | 6\n"
    assert [table.rows for table in tables(text)] == [[(2, 3), (3, 4)]]
    assert kinds(text) == [("table", 0, 4), ("paragraph", 4, 5), ("paragraph", 6, 7)]
    assert kinds("A | B\n--|--\n# 1 | 2\n") == [("table", 0, 2), ("heading", 2, 3)]


def test_rows_without_a_head_are_a_table() -> None:
    assert tables("| 1 | 2 |\n| 3 | 4 |\n") == [TableLines(None, [(0, 1), (1, 2)], [], [])]
    assert tables("|---|---|\n| 3 | 4 |\n") == [TableLines(None, [(1, 2)], [], [0])]


def test_rows_without_a_head_may_begin_with_a_broken_one() -> None:
    assert kinds("| 1\n2 | 3 |\n| 4 | 5 |\n") == [("table", 0, 3)]
    assert kinds("| 1\n2\n\n3 |\n") == [("table", 0, 4)]
    assert kinds("| 1\n2\n") == [("paragraph", 0, 2)]


# Another head


def test_another_head_begins_another_table() -> None:
    text = HEAD + "| 1 | 2 | 3 |\n| D | E |\n|---|---|\n| 4 | 5 |\n"
    assert kinds(text) == [("table", 0, 3), ("table", 3, 6)]


@pytest.mark.parametrize("blank", ["", "\n", "\n\n"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_empty_table_ends_where_another_head_begins(blank: str, number: int) -> None:
    text = (DAY + blank) * number + "| Date | Title | Abstract |\n|-|-|-|\n" + LINKED
    assert rows(text) == [[]] * number + [[LINKED.rstrip()]]
    assert [document_line is not None for document_line in (table.head for table in tables(text))] == [
        True
    ] * (number + 1)


def test_an_empty_table_ends_where_a_head_without_outer_pipes_begins() -> None:
    assert rows(DAY + "\nDate | Title\n--|--\n1 | 2\n") == [[], ["1 | 2"]]
    assert rows("Date | Title\n--|--\nDay | Name\n--|--\n1 | 2\n") == [[], ["1 | 2"]]


def test_the_same_head_begins_another_table_whatever_it_holds() -> None:
    head = "| [Title](#a) | 2031 |\n|---|---|\n"
    assert rows(head + "| a | b |\n" + head + "| c | d |\n") == [["| a | b |"], ["| c | d |"]]


@pytest.mark.parametrize(
    "row", [LINKED, DATED, "| Tidal Nets | " + "Nets wait. " * 9 + "|\n", "| Nets | 3105.00001 |\n"]
)
@pytest.mark.parametrize("above", ["", "\n", LINKED, LINKED + "\n"])
def test_a_delimiter_line_between_rows_costs_no_row(row: str, above: str) -> None:
    text = HEAD + above + row + "|---|---|---|\n" + LINKED
    (table,) = tables(text)
    assert rows(text) == [[*([LINKED.rstrip()] if above.strip() else []), row.rstrip(), LINKED.rstrip()]]
    assert len(table.delimiters) == 2


@pytest.mark.parametrize(
    "again", ["|---|---|---|\n", "|:-:|:-:|:-:|\n" * 3, "\n|---|---|---|\n", "---|---|---\n"]
)
def test_a_second_delimiter_line_is_no_row(again: str) -> None:
    text = HEAD + again + LINKED
    (table,) = tables(text)
    assert rows(text) == [[LINKED.rstrip()]]
    assert [Document.from_text(text).lines[line] for line in table.delimiters] == [
        "|---|---|---|",
        *again.split(),
    ]


def test_delimiter_lines_alone_are_a_table_without_rows() -> None:
    assert tables("|---|---|\n" * 3) == [TableLines(None, [], [], [0, 1, 2])]
    assert tables(HEAD + "|---|---|---|\n") == [TableLines(0, [], [], [1, 2])]


def test_a_delimiter_line_after_a_blank_line_is_not_marked() -> None:
    (table,) = tables(HEAD + LINKED + "\n|---|---|---|\n" + LINKED)
    assert table == TableLines(0, [(2, 3), (5, 6)], [], [1, 4])


# Lines of something else between rows

STRAYS = [
    "<br>",
    "<br/>",
    "<br />\n<br />",
    "<p>",
    "</p>",
    "<p>note</p>",
    "<div align='center'>\n  note\n</div>",
    "<!-- note -->",
    "<!-- note\n| a | b | c |\n\n-->",
    "> note",
    "> note\n> more",
    "---",
    "***",
    "\\\\",
    "note",
    "note\nmore",
    "\n<br>",
    "<br>\n",
    "\n> note\n",
    "\n\n<!--\nnote\n-->\n\n",
    "| note",
]


@pytest.mark.parametrize("stray", STRAYS)
def test_rows_go_on_behind_something_else(stray: str) -> None:
    text = HEAD + LINKED + stray + "\n" + DATED + LINKED
    (found,) = rows(text)
    assert [row for row in found if row != "| note"] == [LINKED.rstrip(), DATED.rstrip(), LINKED.rstrip()]


@pytest.mark.parametrize("stray", STRAYS[:-1])
def test_rows_begin_behind_something_else(stray: str) -> None:
    assert rows(HEAD + stray + "\n" + LINKED) == [[LINKED.rstrip()]]


def test_a_row_behind_something_else_may_be_broken() -> None:
    broken = "| Tidal\n  Nets | Ada Moor | Nets wait. |"
    assert rows(HEAD + LINKED + "<br>\n" + broken + "\n") == [[LINKED.rstrip(), broken]]


def test_an_open_row_takes_what_is_inside_it() -> None:
    broken = "| Tidal Nets | Ada Moor | Nets wait.\n<br>\nThen they win. |"
    assert rows(HEAD + broken + "\n" + LINKED) == [[broken, LINKED.rstrip()]]


def test_an_open_row_that_is_not_closed_takes_nothing() -> None:
    assert rows(HEAD + "| Tidal Nets | Ada Moor\n<br>\n" + LINKED) == [
        ["| Tidal Nets | Ada Moor", LINKED.rstrip()]
    ]


@pytest.mark.parametrize(
    "other",
    ["# H", "## H #", "```\na\n```", "~~~\n~~~", "- item", "1. item", "a\nb\nc\nd", "<br>\n" * 4, "<!--"],
)
def test_a_table_ends_where_more_than_a_few_lines_begin(other: str) -> None:
    assert rows(HEAD + LINKED + other + "\n| 1 | 2 | 3 |\n")[0] == [LINKED.rstrip()]


def test_comments_that_do_not_end_are_looked_for_once() -> None:
    text = HEAD + LINKED + "<!--\n" + HEAD + LINKED + "<!--\n"
    assert kinds(text) == [("table", 0, 3), ("html", 3, 8)]
    assert rows(HEAD + "<!--\n\n") == [[]]


def test_a_line_that_is_no_row_does_not_go_on_with_the_table() -> None:
    assert kinds(HEAD + LINKED + "\nThe size of\n|x| is small.\n") == [("table", 0, 3), ("paragraph", 4, 6)]


def test_another_head_behind_something_else_begins_another_table() -> None:
    text = HEAD + LINKED + "\n<p>note</p>\n\n" + DAY + LINKED
    assert kinds(text) == [("table", 0, 3), ("html", 4, 5), ("table", 6, 9)]
    assert kinds(HEAD + LINKED + "note\nA | B\n--|--\n") == [
        ("table", 0, 3),
        ("paragraph", 3, 4),
        ("table", 4, 6),
    ]


def test_rows_without_outer_pipes_go_on_behind_markup() -> None:
    assert rows("A | B\n--|--\n1 | 2\n<br>\n3 | 4\n> note\n5 | 6\n") == [["1 | 2", "3 | 4", "5 | 6"]]
    assert rows("A | B | C\n--|--|--\n1 | 2 | 3\n<br>\n4 | 5\n") == [["1 | 2 | 3"]]
    assert rows("A | B\n--|--\n1 | 2\n--|--\n3 | 4\n") == [["1 | 2", "3 | 4"]]


# A pipe at the beginning of a line that continues a title


def test_a_line_that_begins_with_a_pipe_may_be_the_rest_of_a_title() -> None:
    head = "|Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n"
    broken = "|**2031-05-05**|**Tides\n| Waves**|Ada Moor et.al.|[3105.00001](http://arxiv.org/abs/3105.00001)|null|"
    whole = "|**2031-05-06**|**Lantern**|Bo Reed|[3105.00002](http://arxiv.org/abs/3105.00002)|null|"
    assert rows(f"{head}{whole}\n{broken}\n{whole}\n") == [[whole, broken, whole]]
    longer = broken.replace("Waves", "Waves\n  and more")
    assert rows(f"{head}{longer}\n{whole}\n") == [[longer, whole]]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("| 1 | 2\n| 3 | 4 | 5 |", id="a whole row"),
        pytest.param("| 1\n| 3 | 4 |", id="a row that lacks a cell, below one that was cut off"),
        pytest.param("| 1 | 2 | 3\n| 4 | 5 |", id="a row that has all its pipes but the last"),
        pytest.param("| 1 | 2\n\n| 4 | 5 |", id="a row after a blank line"),
        pytest.param("| 1 | 2\n|---|---|", id="a delimiter line"),
        pytest.param("| 1 | 2\n| D | E |\n|---|---|", id="another head"),
        pytest.param("| 1 | 2\n| 3\n| 4 | 5 |", id="a second such line"),
        pytest.param("| 1 | 2 |\n| 4 | 5 |", id="a row below a closed one"),
    ],
)
def test_other_lines_that_begin_with_a_pipe_are_rows(body: str) -> None:
    found = [row for table in rows(HEAD + body + "\n") for row in table]
    assert all("\n" not in row for row in found)


def test_many_closed_rows() -> None:
    (table,) = tables(HEAD + LINKED * 2_500)
    assert table.rows == [(line, line + 1) for line in range(2, 2_502)]


@given(
    st.lists(
        st.sampled_from(
            ["|", "| a ", "|--|--|\n", "| A | B |\n", "\n", "  ", "\t", "x", "<!--", "-->", "# ", "> ", "- "]
        )
    )
)
def test_any_table_is_in_order_and_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = Document.from_text(text)
    last = 0
    for unit in document.units:
        lines = document.span(unit)
        assert last <= lines.start < lines.stop <= len(document.lines)
        last = lines.stop
        if unit.table is None:
            continue
        head, rows, after_blank, delimiters = unit.table
        parts = sorted(
            [
                *rows,
                *((line, line + 1) for line in delimiters),
                *([(head, head + 1)] if head is not None else []),
            ]
        )
        assert [part for part in parts if part[0] not in lines or part[1] - 1 not in lines] == []
        assert all(end <= start for (_, end), (start, _) in pairwise(parts))
        assert set(after_blank) <= {start for start, _ in rows}
        assert (parts[0][0], parts[-1][1]) == (lines.start, lines.stop)


def test_a_head_with_two_columns_of_the_one_above_is_a_head_whatever_else_it_holds() -> None:
    text = "| Date | Title | Abstract |\n|-|-|-|\n| 2031 | Tidal Nets | a |\n\n| Date | Title | Summary | 0 |\n|-|-|-|-|\n| 2031 | Reeds | b | c |\n"
    assert [unit.kind for unit in Document.from_text(text).units] == ["table", "table"]

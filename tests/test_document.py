from __future__ import annotations

import pytest

from paperdigest._document import Document

HEAD = "| A | B | C |\n|---|---|---|\n"


def kinds(text: str) -> list[tuple[str, int, int]]:
    return [(block.kind, block.start, block.end) for block in Document.from_text(text).blocks]


def rows(text: str) -> list[tuple[int, int]]:
    """The lines of the rows of all tables of a text, counted from the line below a three-column head."""
    tables = [block.table for block in Document.from_text(text).blocks if block.table]
    return [(start - 2, end - 2) for table in tables for start, end in table.rows]


def test_blocks_of_every_kind() -> None:
    text = "# H\n\nprose\nprose\n\n- item\n  more\n\n> quote\n\n---\n\n```\ncode\n```\n\n<div>\nhtml\n\n| A | B |\n|--|--|\n"
    assert [kind for kind, _, _ in kinds(text)] == [
        "heading",
        "paragraph",
        "list",
        "quote",
        "rule",
        "fence",
        "html",
        "table",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_commonmark_says(end: str) -> None:
    document = Document.from_text(f"a\x0cb\u2028c{end}\x85d{end}{end}# e")
    assert document.lines == ["a\x0cb\u2028c", "\x85d", "", "# e"]
    assert [(b.kind, b.start, b.end) for b in document.blocks] == [("paragraph", 0, 2), ("heading", 3, 4)]


def test_the_lines_are_the_text() -> None:
    text = "# a\r\n\r\nb\rc\n| d"
    assert "\n".join(Document.from_text(text).lines) == "# a\n\nb\nc\n| d"


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert kinds("\ufeff# a\n") == [("heading", 0, 1)]


def test_blocks_know_the_headings_above_them() -> None:
    document = Document.from_text("a\n# One\nb\n### Deep\nc\n## Two\nd\n# Three\ne\n")
    above = {document.lines[b.start]: b.headings for b in document.blocks}
    assert above == {
        "a": (),
        "# One": (),
        "b": ("One",),
        "### Deep": ("One",),
        "c": ("One", "Deep"),
        "## Two": ("One",),
        "d": ("One", "Two"),
        "# Three": (),
        "e": ("Three",),
    }


def test_dashes_below_prose_are_a_rule_and_no_heading() -> None:
    assert kinds("abstract\n---\n# Next\n") == [("paragraph", 0, 1), ("rule", 1, 2), ("heading", 2, 3)]


def test_equals_signs_below_one_line_make_a_heading() -> None:
    document = Document.from_text("Title\n=====\n\nprose\nmore\n====\n\nend\n==x\n")
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("heading", "Title"),
        ("paragraph", ""),
        ("paragraph", ""),
    ]


def test_indented_lines_are_prose() -> None:
    assert kinds("    indented\n\nprose\n        - no list\n") == [("paragraph", 0, 1), ("paragraph", 2, 4)]


def test_prose_ends_where_another_block_begins() -> None:
    assert kinds("prose\n2. no list\n_no rule\n# H\nprose\n> q\n") == [
        ("paragraph", 0, 3),
        ("heading", 3, 4),
        ("paragraph", 4, 5),
        ("quote", 5, 6),
    ]


def test_prose_inside_a_list_or_quote_is_part_of_it() -> None:
    assert kinds("- item\n  prose\n\n  prose\n\n> quote\n> prose\nlazy\n") == [
        ("list", 0, 5),
        ("quote", 5, 8),
    ]


def test_tables_inside_a_list_or_quote_are_part_of_it() -> None:
    assert kinds("- item\n  | a | b |\n  |---|---|\n  | 1\n    2 | 3 |\nend\n") == [
        ("list", 0, 5),
        ("paragraph", 5, 6),
    ]
    assert kinds("> | a | b |\n> prose\n") == [("quote", 0, 2)]


def test_a_table_at_the_margin_ends_a_list() -> None:
    assert kinds("- item\n" + HEAD) == [("list", 0, 1), ("table", 1, 3)]


def test_a_heading_over_equals_signs_ends_inside_a_list() -> None:
    assert kinds("- Title\n  =====\nprose\n") == [("list", 0, 2), ("paragraph", 2, 3)]


def test_what_only_looks_like_another_block_is_prose() -> None:
    assert [kind for kind, _, _ in kinds("```a`b\n\n< 5\n\n2031.5\n\n-x\n\n#x\n\n2031. x\n")] == [
        *["paragraph"] * 5,
        "list",
    ]
    assert kinds("prose\n<b>\n< 5\n1.\n*x*\n    # H\n") == [("paragraph", 0, 6)]


def test_html_ends_prose() -> None:
    assert kinds("prose\n<div>\n\nprose\n<!--\n\n-->\n") == [
        ("paragraph", 0, 1),
        ("html", 1, 2),
        ("paragraph", 3, 4),
        ("html", 4, 7),
    ]


def test_the_marks_that_close_a_heading_are_no_part_of_it() -> None:
    text = "# One #\n## Two##\n### #\n#### \t\n####### No\n"
    assert [(b.kind, b.text) for b in Document.from_text(text).blocks] == [
        ("heading", "One"),
        ("heading", "Two##"),
        ("heading", ""),
        ("heading", ""),
        ("paragraph", ""),
    ]


def test_a_table_interrupts_prose() -> None:
    assert kinds("prose\n" + HEAD + "| 1 | 2 | 3 |\n") == [("paragraph", 0, 1), ("table", 1, 4)]
    assert kinds("prose\nA | B\n--|--\n1 | 2\n") == [("paragraph", 0, 1), ("table", 1, 4)]


def test_a_lone_pipe_is_prose() -> None:
    assert kinds("| r\n\n|\n") == [("paragraph", 0, 1), ("paragraph", 2, 3)]


def test_a_delimiter_without_a_pipe_makes_no_table() -> None:
    assert kinds("A | B\n---\n") == [("paragraph", 0, 1), ("rule", 1, 2)]


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
        pytest.param("| 1 | 2 | 3 |\n\n| 4 | 5 | 6 |\n", [(0, 1), (2, 3)], id="rows after a blank line"),
        pytest.param("\n| 1 | 2 | 3 |\n", [(1, 2)], id="a blank line below the head"),
        pytest.param("| 1 | 2", [(0, 1)], id="cut at the end of the text"),
        pytest.param("| 1 |\n", [(0, 1)], id="closed too early at the end of the text"),
    ],
)
def test_rows(body: str, expected: list[tuple[int, int]]) -> None:
    assert rows(HEAD + body) == expected


def test_rows_after_a_blank_line_are_marked() -> None:
    (block,) = Document.from_text(HEAD + "\n| 1 | 2 | 3 |\n\n| 4 | 5 | 6 |\n").blocks
    assert block.table is not None
    assert block.table.after_blank == [5]


def test_another_head_begins_another_table() -> None:
    text = HEAD + "| 1 | 2 | 3 |\n| D | E |\n|---|---|\n| 4 | 5 |\n"
    assert kinds(text) == [("table", 0, 3), ("table", 3, 6)]


def test_a_head_that_is_not_closed_has_a_row_on_each_line_with_a_pipe() -> None:
    (table, prose) = Document.from_text("A | B\n--|--\n1 | 2\n3 | 4\ntext\n").blocks
    assert table.table is not None
    assert table.table.rows == [(2, 3), (3, 4)]
    assert prose.start == 4


def test_rows_without_a_head_are_a_table() -> None:
    (block,) = Document.from_text("| 1 | 2 |\n| 3 | 4 |\n").blocks
    assert block.table is not None
    assert (block.table.head, block.table.rows) == (None, [(0, 1), (1, 2)])


def test_rows_without_a_head_may_begin_with_a_broken_one() -> None:
    assert kinds("| 1\n2 | 3 |\n| 4 | 5 |\n") == [("table", 0, 3)]
    assert kinds("| 1\n2\n\n3 |\n") == [("table", 0, 4)]
    assert kinds("| 1\n2\n") == [("paragraph", 0, 2)]

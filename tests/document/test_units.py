"""What the lines of a digest are read as, tables apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperdigest.document import COMMONMARK, DIGEST, Document, Rules, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "| A | B | C |\n|---|---|---|\n"


def kinds(text: str, rules: Rules = DIGEST) -> list[tuple[str, int, int]]:
    document = Document.from_text(text, rules=rules)
    return [
        (unit.kind, lines.start, lines.stop) for unit in document.units for lines in [document.span(unit)]
    ]


def outline(text: str, rules: Rules = DIGEST) -> list[object]:
    """The units as their kinds, nested."""

    def of(units: Sequence[Unit]) -> list[object]:
        return [[unit.kind, *of(unit.units)] if unit.units else unit.kind for unit in units]

    return of(Document.from_text(text, rules=rules).units)


def test_units_of_every_kind() -> None:
    text = "# H\n\nprose\nprose\n\n- item\n  more\n\n> quote\n\n---\n\n```\ncode\n```\n\n<div>\nhtml\n\n| A | B |\n|--|--|\n"
    assert kinds(text) == [
        ("heading", 0, 1),
        ("paragraph", 2, 4),
        ("item", 5, 7),
        ("quote", 8, 9),
        ("rule", 10, 11),
        ("fence", 12, 15),
        ("html", 16, 18),
        ("table", 19, 21),
    ]


def test_marks_and_levels() -> None:
    document = Document.from_text(
        "## H\n\n12. a\n\n---\n\n~~~ x\ny\n~~~~\n\n<Div>\n\n</p>\n\n<!-- c -->\n\n| a | b |\n"
    )
    assert [(unit.kind, unit.mark, unit.level) for unit in document.units] == [
        ("heading", "##", 2),
        ("item", "12.", 4),
        ("rule", "-", 0),
        ("fence", "~~~", 0),
        ("html", "div", 0),
        ("html", "/p", 0),
        ("html", "!--", 0),
        ("table", "|", 0),
    ]
    assert repr(document.units[1]) == "<item 12. 6:11>"
    assert repr(document.units[2]) == "<rule - 13:16>"


def test_units_nest() -> None:
    assert outline("- a\n  - b\n\n    c\n  > d\n  > - e\n- f\n") == [
        ["item", ["item", "paragraph"], ["quote", "paragraph", "item"]],
        "item",
    ]


def test_dashes_below_prose_are_a_rule_and_no_heading() -> None:
    assert kinds("abstract\n---\n# Next\n") == [("paragraph", 0, 1), ("rule", 1, 2), ("heading", 2, 3)]


def test_equals_signs_below_one_line_make_a_heading() -> None:
    assert kinds("Title\n=====\n\nprose\nmore\n====\n\nend\n==x\n\none\n=\n") == [
        ("heading", 0, 2),
        ("paragraph", 3, 6),
        ("paragraph", 7, 9),
        ("paragraph", 10, 12),
    ]


def test_equals_signs_do_not_reach_into_what_ended() -> None:
    assert kinds("> a\n===\n\n===\n") == [("quote", 0, 2), ("paragraph", 3, 4)]


def test_a_heading_over_equals_signs_stays_in_its_item() -> None:
    assert kinds("- Title\n  =====\nprose\n") == [("item", 0, 2), ("paragraph", 2, 3)]
    assert outline("- Title\n  =====\n\n  Next\n  ====\n") == [["item", "heading", "heading"]]


def test_indented_lines_are_prose() -> None:
    assert kinds("    indented\n\nprose\n        - no list\n") == [("paragraph", 0, 1), ("paragraph", 2, 4)]


def test_marks_count_however_deep_they_are_indented() -> None:
    assert kinds("     # H\n\n\t<div>\n") == [("heading", 0, 1), ("html", 2, 3)]


def test_prose_ends_where_another_unit_begins() -> None:
    assert kinds("prose\n2. no list\n_no rule\n# H\nprose\n> q\n") == [
        ("paragraph", 0, 3),
        ("heading", 3, 4),
        ("paragraph", 4, 5),
        ("quote", 5, 6),
    ]


def test_prose_inside_an_item_or_quote_is_part_of_it() -> None:
    assert kinds("- item\n  prose\n\n  prose\n\n> quote\n> prose\nlazy\n") == [
        ("item", 0, 4),
        ("quote", 5, 8),
    ]


def test_what_only_looks_like_another_unit_is_prose() -> None:
    assert [
        kind for kind, _, _ in kinds("```a`b\n\n< 5\n\n2031.5\n\n-x\n\n#x\n\n2031. x\n\n%-\n\n\\x\n")
    ] == [
        *["paragraph"] * 5,
        "item",
        *["paragraph"] * 2,
    ]
    assert kinds("prose\n<b>\n< 5\n1.\n*x*\n    # H\n:-\n") == [("paragraph", 0, 7)]


def test_html_ends_prose() -> None:
    assert kinds("prose\n<div>\n\nprose\n<!--\n\n-->\n") == [
        ("paragraph", 0, 1),
        ("html", 1, 2),
        ("paragraph", 3, 4),
        ("html", 4, 7),
    ]


def test_a_tag_whose_name_only_begins_like_a_block_is_html_alone_on_its_line() -> None:
    assert kinds("<div-x>\n\n<div-x> a\n") == [("html", 0, 1), ("paragraph", 2, 3)]


def test_unclosed_html_and_fences_go_on_to_the_end() -> None:
    assert kinds("<!--\n\na\n") == [("html", 0, 3)]
    assert kinds("```\n\na\n~~~\n``\n") == [("fence", 0, 5)]
    assert kinds("> - <script>-\n>") == [("quote", 0, 2)]


@pytest.mark.parametrize("text", [">- <script>-\n>", "> - <pre>\n>", "- <style>\n", "> <!--\n>"])
def test_html_in_items_and_quotes_ends_with_them(text: str) -> None:
    assert [lines.stop for lines in map(Document.from_text(text).span, Document.from_text(text).walk())]


def test_a_line_of_two_backslashes_is_a_rule() -> None:
    assert kinds("a\n\\\\\nb\n\\\\ \nc\\\\\n\\\\d\n") == [
        ("paragraph", 0, 1),
        ("rule", 1, 2),
        ("paragraph", 2, 3),
        ("rule", 3, 4),
        ("paragraph", 4, 6),
    ]


@pytest.mark.parametrize("line", ["%%--%%--", "%%%%%%%%%%", "--%%--%%--  "])
def test_a_line_of_percent_signs_and_dashes_is_a_rule(line: str) -> None:
    document = Document.from_text(f"a\n{line}\nb\n")
    assert [(unit.kind, unit.mark) for unit in document.units] == [
        ("paragraph", ""),
        ("rule", "%"),
        ("paragraph", ""),
    ]


@pytest.mark.parametrize("line", ["%%--%%-", "%%--%%--x", "%%--%%-- -", "-%"])
def test_what_only_looks_like_a_separator_is_prose(line: str) -> None:
    assert kinds(f"a\n{line}\nb\n") == [("paragraph", 0, 3)]


def test_separators_in_items_and_quotes() -> None:
    assert outline("- a\n\n  \\\\\n  b\n\n> %%%%%%%%\n> c\n") == [
        ["item", "rule", "paragraph"],
        ["quote", "rule", "paragraph"],
    ]


def test_separators_are_prose_in_commonmark() -> None:
    assert kinds("a\n\\\\\n%%%%%%%%\n", COMMONMARK) == [("paragraph", 0, 3)]
    assert kinds("--%%--%%--\n", Rules(separators=False)) == [("paragraph", 0, 1)]


def test_front_matter() -> None:
    text = "---\ntitle: A\n# no heading\n---\n# B\n---\nc: d\n---\n"
    assert kinds(text) == [
        ("front", 0, 4),
        ("heading", 4, 5),
        ("rule", 5, 6),
        ("paragraph", 6, 7),
        ("rule", 7, 8),
    ]
    assert [line for line, _ in Document.from_text(text).own(Document.from_text(text).units[0])] == [
        "title: A",
        "# no heading",
    ]


@pytest.mark.parametrize("text", ["---\ntitle: A\n", "---\n\na: b\n---\n", "\n---\na: b\n---\n"])
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert Document.from_text(text).units[0].kind == "rule"


def test_front_matter_may_be_all() -> None:
    assert kinds("---\na: b\n...") == [("front", 0, 3)]


def test_a_table_interrupts_prose() -> None:
    assert kinds("prose\n" + HEAD + "| 1 | 2 | 3 |\n") == [("paragraph", 0, 1), ("table", 1, 4)]
    assert kinds("prose\nA | B\n--|--\n1 | 2\n") == [("paragraph", 0, 1), ("table", 1, 4)]


def test_a_table_at_the_margin_ends_items_and_quotes() -> None:
    assert kinds("- item\n" + HEAD) == [("item", 0, 1), ("table", 1, 3)]
    assert kinds("- item\nA | B\n--|--\n") == [("item", 0, 1), ("table", 1, 3)]
    assert kinds("> note\n" + HEAD) == [("quote", 0, 1), ("table", 1, 3)]
    assert kinds("- item\n\n" + HEAD) == [("item", 0, 1), ("table", 2, 4)]


@pytest.mark.parametrize(
    "text", ["- A | B\n--|--\n", "> A | B\n--|--\n", "- a\n  A | B\n--|--\n", "> a\n> A | B\n--|--\n"]
)
def test_a_line_of_an_item_or_quote_heads_no_table(text: str) -> None:
    assert all(unit.kind in ("item", "quote") for unit in Document.from_text(text).units)


def test_tables_in_items_and_quotes_are_prose() -> None:
    assert outline("- item\n  | a | b |\n  |---|---|\n  | 1\n    2 | 3 |\nend\n") == ["item"]
    assert outline("> | a | b |\n> prose\n") == [["quote", "paragraph"]]


def test_a_table_ends_html_that_a_blank_line_would_end() -> None:
    assert kinds("<br>\n" + HEAD) == [("html", 0, 1), ("table", 1, 3)]
    assert kinds("<p>\nnote\n| 1 | 2 |\n</p>\n") == [("html", 0, 2), ("table", 2, 3), ("html", 3, 4)]
    assert kinds("<p>\n| no row\n</p>\n") == [("html", 0, 3)]
    assert kinds("<!--\n" + HEAD + "-->\n") == [("html", 0, 4)]


def test_a_heading_may_be_the_head_of_a_table() -> None:
    assert kinds("# | Title\n--|--\n1 | a\n") == [("table", 0, 3)]
    assert kinds("a\n# Title\n--|--\n") == [("paragraph", 0, 1), ("heading", 1, 2), ("paragraph", 2, 3)]
    assert kinds("a | b\n=====\n--|--\n") == [("heading", 0, 2), ("paragraph", 2, 3)]


def test_a_delimiter_without_a_pipe_makes_no_table() -> None:
    assert kinds("A | B\n---\n") == [("paragraph", 0, 1), ("rule", 1, 2)]


def test_a_delimiter_without_a_head_makes_no_table() -> None:
    assert kinds("--|--\n") == [("paragraph", 0, 1)]
    assert kinds("--|--\n--|--\n") == [("paragraph", 0, 2)]
    assert kinds("<!-- | -->\n--|--\n") == [("html", 0, 1), ("paragraph", 1, 2)]
    assert kinds("A | B\n\n--|--\n") == [("paragraph", 0, 1), ("paragraph", 2, 3)]


def test_tables_are_prose_in_commonmark() -> None:
    assert kinds(HEAD, COMMONMARK) == [("paragraph", 0, 2)]
    assert kinds("<p>\n" + HEAD, COMMONMARK) == [("html", 0, 3)]


def test_lone_pipes_are_prose() -> None:
    assert kinds("| r\n\n|\n") == [("paragraph", 0, 1), ("paragraph", 2, 3)]
    assert kinds("the size of\n|x| is what |y| says\n|z\n") == [("paragraph", 0, 3)]

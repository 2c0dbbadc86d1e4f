"""The text, its lines, and what is asked of a document."""

from __future__ import annotations

import pytest

from paperdigest.document import COMMONMARK, Document, split_row


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_commonmark_says(end: str) -> None:
    document = Document.from_text(f"a\x0cb\u2028c{end}\x85d{end}{end}# e")
    assert document.lines == ["a\x0cb\u2028c", "\x85d", "", "# e"]
    assert [(unit.kind, document.span(unit)) for unit in document.units] == [
        ("paragraph", range(2)),
        ("heading", range(3, 4)),
    ]


def test_the_lines_are_the_text() -> None:
    text = "# a\r\n\r\nb\rc\n| d"
    document = Document.from_text(text)
    assert "\n".join(document.lines) == document.text == "# a\n\nb\nc\n| d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \t", []),
        ("\ufeff ", []),
        ("a", ["a"]),
        ("a  ", ["a  "]),
        ("a\n", ["a"]),
        ("a\n \t", ["a"]),
        ("a\n\n", ["a", ""]),
        ("\n", [""]),
    ],
)
def test_the_blank_rest_behind_the_last_line_end_is_no_line(text: str, expected: list[str]) -> None:
    document = Document.from_text(text)
    assert document.lines == expected
    assert document.text.split("\n")[: len(expected)] == expected


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    document = Document.from_text("\ufeff---\na: b\n---\n")
    assert [unit.kind for unit in document.units] == ["front"]
    assert document.lines[0] == "---"


def test_places() -> None:
    document = Document.from_text("ab\n\nc\n")
    assert [document.line(offset) for offset in range(6)] == [0, 0, 0, 1, 2, 2]
    assert document.line(6) == 2  # the end of the text
    assert [document.offset(line) for line in range(4)] == [0, 3, 4, 6]


def test_places_without_a_last_line_end() -> None:
    document = Document.from_text("ab\nc")
    assert [document.line(offset) for offset in (3, 4)] == [1, 1]
    assert document.offset(2) == 4
    assert Document.from_text("").line(0) == 0
    assert Document.from_text("").offset(0) == 0


def test_spans() -> None:
    document = Document.from_text("a\nb\n\n- c\n  d\n> e\n<!--\n\n")
    assert document.spans(document.units) == [document.span(unit) for unit in document.units]
    assert document.spans(document.units) == [range(2), range(3, 5), range(5, 6), range(6, 8)]


def test_slices() -> None:
    document = Document.from_text("ab\n\nc\nd")
    assert document.slice(0, 1) == "ab"
    assert document.slice(0, 3) == "ab\n\nc"
    assert document.slice(1, 2) == ""
    assert document.slice(3, 4) == "d"
    assert document.slice(2, 2) == ""
    assert Document.from_text("a\n").slice(0, 1) == "a"


def test_a_walk_is_in_the_order_of_the_text() -> None:
    document = Document.from_text("- a\n  - b\n    # c\n- > d\n\ne\n")
    assert [(unit.kind, unit.at) for unit in document.walk()] == [
        ("item", 0),
        ("item", 6),
        ("heading", 14),
        ("item", 18),
        ("quote", 20),
        ("paragraph", 22),
        ("paragraph", 25),
    ]


def test_a_deep_walk_needs_no_stack() -> None:
    assert sum(1 for _ in Document.from_text("- " * 5_000 + "a").walk()) == 5_000


def test_own_text() -> None:
    document = Document.from_text("- a  \n  b\\\n  c\n\n> d  \n> > e\nf\n")
    item, quote = document.units
    assert document.own(item) == [("a", True), ("b\\", True), ("c", False)]
    assert document.own(quote) == [("", False)]
    assert [document.own(unit) for unit in document.walk() if unit.kind == "paragraph"] == [
        [("d", False)],  # at its end there is nothing to break
        [("e", False), ("f", False)],
    ]


def test_own_text_of_what_has_none() -> None:
    document = Document.from_text("-\n")
    assert document.own(document.units[0]) == []


def test_own_text_of_a_fence_in_an_item() -> None:
    document = Document.from_text("- ```\n  a\n   b\n  ```\n- ```\nc\n")
    first, second, _ = document.units
    assert [line for line, _ in document.own(first.units[0])] == ["", "a", "b"]
    assert [line for line, _ in document.own(second.units[0])] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One #", "One"),
        ("## Two##", "Two##"),
        ("### #", ""),
        ("#### \t", ""),
        ("#", ""),
        ("# # a # # ", "# a #"),
        ("Over #\n====", "Over #"),
    ],
)
def test_the_marks_that_close_a_heading_are_no_part_of_it(text: str, expected: str) -> None:
    document = Document.from_text(text)
    assert document.heading(document.units[0]) == expected


def test_a_heading_of_several_lines_is_one_text() -> None:
    document = Document.from_text("> a\n> b\n> ---\n", rules=COMMONMARK)
    assert document.heading(document.units[0].units[0]) == "a b"


def test_places_know_the_headings_above_them() -> None:
    document = Document.from_text(
        "a\n# One\nb\n### Deep\nc\n  ## Two\nd\n\nThree\n=====\ne\n- # In an item\n"
    )
    above = {line: document.headings(document.offset(number)) for number, line in enumerate(document.lines)}
    assert above == {
        "a": (),
        "# One": (),
        "b": ("One",),
        "### Deep": ("One",),
        "c": ("One", "Deep"),
        "  ## Two": ("One",),
        "d": ("One", "Two"),
        "": ("One", "Two"),
        "Three": (),
        "=====": (),
        "e": ("Three",),
        "- # In an item": ("Three",),
    }
    assert document.headings(len(document.text)) == ("Three",)


@pytest.mark.parametrize(
    ("row", "cells", "is_closed"),
    [
        ("| a | b |", [" a ", " b "], True),
        (" | a | b", [" a ", " b"], False),
        ("a | b", ["a ", " b"], False),
        ("a", ["a"], False),
        ("||", [""], True),
        ("|", [""], True),
        ("", [""], False),
    ],
)
def test_rows_are_split_at_every_pipe(row: str, cells: list[str], *, is_closed: bool) -> None:
    assert split_row(row) == (cells, is_closed)

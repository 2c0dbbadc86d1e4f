from __future__ import annotations

import pytest

from paperdigest.columns import (
    AuthorsCell,
    Cell,
    DateCell,
    ExtraCell,
    LinkedTitleCell,
    LinksCell,
    TagListCell,
    TagsCell,
    TextCell,
    TitleCell,
    parse_string_list,
)
from paperdigest.dialect import Context, Document, Draft


def read(cell: Cell, text: str) -> Draft:
    draft = Draft(Context(Document.from_text("| row |")), range(1))
    cell.read(text, draft, "Column")
    return draft


@pytest.mark.parametrize(
    "cell", [ExtraCell(), DateCell(), TextCell("comment"), LinksCell(), TagListCell(), TagsCell()]
)
@pytest.mark.parametrize("text", ["", "N/A", "null", "-", "None"])
def test_no_value_is_never_the_string(cell: Cell, text: str) -> None:
    draft = read(cell, text)
    assert draft.paper("x") == Draft(draft.context, range(1)).paper("x")
    assert not draft.problems


def test_the_base_class_reads_nothing() -> None:
    with pytest.raises(NotImplementedError):
        read(Cell(), "x")


def test_extra_keeps_the_text_under_its_header() -> None:
    assert read(ExtraCell(), "x").extra == {"Column": "x"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tidal", "Tidal"),
        ("**Tidal**", "Tidal"),
        ("** Tidal **", "Tidal"),
        ("****", "****"),
        ("**a** b", "**a** b"),
    ],
)
def test_title_without_the_template_s_stars(text: str, title: str) -> None:
    assert read(TitleCell(), text).title == title


@pytest.mark.parametrize(
    ("text", "title", "urls"),
    [
        ("[Tidal](u)", "Tidal", ["u"]),
        ("[Ti\n  dal](u)", "Ti dal", ["u"]),
        ("[a](u) and [b](v)", "a and b", ["u", "v"]),
        ("[a](u) [b]()", "a b", ["u"]),
        ("**[a](u)**", "a", ["u"]),
        ("[a]()", "a", []),
        ("plain", "plain", []),
    ],
)
def test_linked_title(text: str, title: str, urls: list[str]) -> None:
    draft = read(LinkedTitleCell(), text)
    assert (draft.title, [link.url for link in draft.links]) == (title, urls)


def test_text_goes_to_its_field() -> None:
    assert read(TextCell("venue"), "Shore 2031").venue == "Shore 2031"
    summary = read(TextCell("summary"), "They wait.").summary
    assert summary is not None
    assert summary.text == "They wait."


def test_a_column_s_kind_counts_where_the_address_says_nothing() -> None:
    links = read(LinksCell("code"), "[a](https://example.org/x), [b](https://arxiv.org/abs/3105.00001)").links
    assert [link.kind for link in links] == ["code", "abstract"]
    assert read(LinksCell(), "[a](https://example.org/x)").links[0].kind == "other"


def test_tags() -> None:
    assert read(TagsCell(), "Robotics,  Tides , ").tags == ("Robotics", "Tides")


def test_authors_of_one_word_are_handles_where_the_digest_has_such() -> None:
    assert [a.is_handle for a in read(AuthorsCell(handles=True), "Kwind, Ada Moor").authors] == [True, False]
    assert [a.is_handle for a in read(AuthorsCell(), "Kwind").authors] == [False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", ()),
        ("['a']", ("a",)),
        ("""['a', "b's",]""", ("a", "b's")),
        (r"['It\'s', 'x\ty', '\u00e9']", ("It's", "x\ty", "é")),
        ("['']", ("",)),
        ("['a' 'b']", None),
        ("['a]", None),
        ("[1, 2]", None),
        ("[['a']]", None),
        (r"['\x']", None),
        ("'a'", None),
        ("['a'", None),
        ("[" * 50_000 + "]" * 50_000, None),
        ("['" + "\\" * 50_001 + "']", None),
    ],
)
def test_string_lists(text: str, found: tuple[str, ...] | None) -> None:
    assert parse_string_list(text) == found

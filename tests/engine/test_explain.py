"""What a style makes of each line of a text, for whoever writes one."""

from __future__ import annotations

from typing import ClassVar

import pytest

from paperdigest.dialect import Labelled, Layout, RecordDialect, TableDialect


class Shore(RecordDialect):
    name = "shore"
    homepage = "https://example.org/shore"
    description = "Papers from the shore"
    frame = ("> Seen on {listed}",)
    layouts = (
        Layout("## {number}. [{title}]({url})", Labelled("**{label}:** {value}", ("Authors", "Abstract"))),
        Layout("- {title} at {url}"),
    )


class ShoreTable(TableDialect):
    name = "shore_table"
    homepage = "https://example.org/shore"
    description = "Papers from the shore in a table"
    heads = (("Title", "By"),)
    columns: ClassVar = {"Title": "[{title}]({url})", "By": "{authors}"}


def readings(style: RecordDialect, text: str) -> list[tuple[str, bool]]:
    return [(line.reading, line.is_read) for line in style.explain(text).lines]


RECORD = "## 1. [Tidal Nets](https://arxiv.org/abs/3105.00001)\n**Authors:** Ada Moor\n"


@pytest.mark.parametrize(
    ("line", "reading", "is_read"),
    [
        ("# Papers", "a heading of the digest", True),
        ("---", "a rule of the digest", True),
        ("> Seen on 2031-05-06", "a line of the digest itself", True),
        ("> Seen on Monday", "'> Seen on {listed}': the text of {listed} is not of its kind", False),
        ("> Found", "'> Seen on {listed}': expected it to begin with '> Seen on '", False),
        ("Some prose.", "outside of any record", False),
        ("# https://arxiv.org/abs/3105.00009", "a heading with the address of a paper", False),
        (
            "## 2. Lantern",
            "'## {number}. [{title}]({url})': expected '. [' after {number}, from column 4",
            False,
        ),
        ("", "", True),
        ("  \t", "", True),
    ],
)
def test_lines_above_the_records(line: str, reading: str, is_read: bool) -> None:  # noqa: FBT001 - a parameter
    first, *_ = readings(Shore(), f"{line}\n\n{RECORD}")
    assert first == (reading, is_read)


def test_lines_of_a_record() -> None:
    opening = "'## {number}. [{title}]({url})'"
    assert readings(Shore(), f"{RECORD}and Kai Wind\n\n**Stars:** 5\n") == [
        (opening, True),
        ("label 'Authors'", True),
        ("continues: label 'Authors'", True),
        ("", True),
        ("label 'Stars'", True),
    ]
    first, second, third = readings(Shore(), RECORD.replace("\n", "\nSeen twice.\n", 1))
    assert first == (opening, True)
    assert second == (
        "no part begins like this; the layout has **LABEL:** ... with one of Authors, Abstract",
        False,
    )
    assert third == ("label 'Authors'", True)


def test_a_layout_of_one_part_has_nothing_below_it() -> None:
    text = "- Tidal Nets at https://arxiv.org/abs/3105.00001\n\n  Seen twice.\n"
    assert readings(Shore(), text * 2)[2] == (
        "no part begins like this; the layout has nothing below its first line",
        False,
    )


def test_records_that_are_none() -> None:
    """Each opens like a record, and its layout explains next to nothing of it."""
    text = "## 1. [Tidal Nets](https://arxiv.org/abs/3105.00001)\n" + "Seen twice.\n\n" * 5
    assert readings(Shore(), text)[0] == (
        (
            "opens a record, but the layouts explain 1 of 6 lines of such records, less than half; no part of the layout "
            "begins like line 2: 'Seen twice.'"
        ),
        False,
    )


class Dune(RecordDialect):
    name = "dune"
    homepage = "https://example.org/dune"
    description = "Papers from the dunes"
    layouts = (
        Layout("## {number}. {title}", Labelled("**{label}:** {value}", ("Authors",))),
        Layout(
            "### {title}",
            Labelled("**{label}:** {value}", {"By": "{authors}", "Text": "{abstract}"}, needs=("By",)),
        ),
        Layout("#### {title}", "At {url}", "Of dunes: {abstract}", tells="Of dunes"),
        Layout("- {published}, {title}"),
    )


LABELS = "**Abstract:** They wait.\n**Summary:** They win.\n"
NO_PAPER = "the record has neither a declared label nor a link, an identifier or a date: nothing shows that it is a paper"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            f"## 1. Tidal Nets\n**Authors:** Ada Moor\n{LABELS}**Code:** none\n",
            (
                "the layouts explain 2 of 5 lines of such records, less than half; "
                "undeclared labels: 'Abstract', 'Summary', 'Code'"
            ),
        ),
        (f"## 1. Tidal Nets\n{LABELS}", f"{NO_PAPER}; undeclared labels: 'Abstract', 'Summary'"),
        ("## 1. Tidal Nets\n", NO_PAPER),
        ("### Tidal Nets\n**Text:** They wait.\n", "the record lacks labels that the style needs: 'By'"),
        (
            "#### Tidal Nets\nAt https://arxiv.org/abs/3105.00001\n",
            "the record lacks the part that tells the style: see `tells`",
        ),
        (
            "## 1. Tidal Nets\n**Authors:** Ada Moor\n\n**Authors:** Bo Reed\n\n##### Lantern and Reeds\n",
            "the record holds several records of another layout",
        ),
        (
            "- , Tidal Nets\n",
            "the line does not begin with '- 0' (0 is any number), by which records are found",
        ),
        (
            "```\n## 1. Tidal Nets\n```\n",
            "stands inside something else, such as a paragraph, a block of code or another record",
        ),
    ],
)
def test_why_what_opens_like_a_record_is_none(text: str, why: str) -> None:
    found = [reading for reading, is_read in readings(Dune(), text) if not is_read]
    assert f"opens a record, but {why}" in found


def test_a_record_without_a_label_and_a_link() -> None:
    text = f"{RECORD}\n{RECORD}\n## 3. [Lantern](#)\n"
    assert readings(Shore(), text)[-1] == (
        (
            "opens a record, but the record has neither a declared label nor a link, an identifier or a date: nothing shows that it "
            "is a paper"
        ),
        False,
    )


def test_rows_are_explained_with_what_is_odd_about_them() -> None:
    text = """\
| Title | By | Stars |
|-------|----|-------|
| [Tidal Nets](https://arxiv.org/abs/3105.00001) | Ada Moor | 5 |
| [Lantern: Light
  for All](https://arxiv.org/abs/3105.00002) | | 4 |
|  | Bo Reed | 3 |
"""
    assert readings(ShoreTable(), text) == [
        ("the head of a table; Expected a column that the style knows, found 'Stars'", True),
        ("the head of a table", True),
        ("a row", True),
        ("a row; Expected authors, found none; Expected a row on one line, found it on 2", True),
        ("continues: a row", True),
        ("a row; Expected a title, found an empty cell", False),
    ]


def test_as_text_lines_are_cut_to_the_columns_that_they_take() -> None:
    explained = Shore().explain(f"{RECORD}**Abstract:** {'潮汐' * 40}\ne\u0301\n\nSee {'x' * 100}\n")
    first, second, third, fourth, fifth, sixth = str(explained).splitlines()
    assert first == f"    1   {RECORD.splitlines()[0]:60} '## {{number}}. [{{title}}]({{url}})'"
    assert second == f"    2   {'**Authors:** Ada Moor':60} label 'Authors'"
    assert third == f"    3   **Abstract:** {'潮汐' * 11}…  label 'Abstract'"
    assert fourth == f"    4   e\u0301{'':59} continues: label 'Abstract'"
    assert fifth == "    5"
    assert sixth == f"    6   See {'x' * 55}… continues: label 'Abstract'"
    assert explained.unread == ()


def test_lines_that_are_not_read_are_marked_and_counted() -> None:
    explained = Shore().explain(f"Some prose.\n\n{RECORD}")
    assert str(explained).startswith("    1 ! Some prose.")
    assert [line.number for line in explained.unread] == [1]
    assert str(Shore().explain("")) == ""

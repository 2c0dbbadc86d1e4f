"""Front matter as a part of a layout: what it opens, what is under its keys, and how it is written."""

from __future__ import annotations

from typing import ClassVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import paperdigest
from paperdigest import Author, Link, Paper, Summary, UnrepresentableError
from paperdigest.dialect import (
    Authors,
    Date,
    Extra,
    FrontMatter,
    Identifier,
    Labelled,
    Layout,
    Links,
    Part,
    RecordDialect,
    Tags,
)
from paperdigest.document.frontmatter import read_fields
from support.dialects import Cliff, names


class Shell(RecordDialect):
    """A style of one paper a file."""

    name = "shell"
    homepage = "https://example.org/shell"
    description = "one paper a file, with front matter"
    layouts = (
        Layout(
            FrontMatter(
                {
                    "title": "{title}",
                    "authors": Authors(),
                    "arxiv": Identifier(),
                    "day": Date(),
                    "pdf": Links("pdf"),
                    "keywords": Tags(),
                    "mood": Extra(),
                    "place": ("{town}, {sea}", "{town}"),
                    "seen": "[{venue}]({url})",
                    **dict.fromkeys(("idea", "result"), Part()),
                },
                needs=("title", "mood"),
            ),
            "## Abstract\n{abstract}",
        ),
    )


def front(fields: str, body: str = "## Abstract\nThey wait.\n") -> str:
    return f"---\ntitle: Tidal Nets\nmood: calm\narxiv: 3105.00010\n{fields}---\n\n{body}"


def read(text: str) -> Paper:
    (paper,) = paperdigest.parse(text, dialect=Shell())
    return paper


def test_fields_stand_under_keys() -> None:
    paper = read(
        front(
            "authors: Ada Moor, Kai Wind\nday: 2031-05-05\npdf: https://arxiv.org/pdf/3105.00010\nkeywords: [tide, 'a, b', no]\n"
            "idea: Wait.\nresult: It wins.\nplace: Wick, North Sea\nshelf: 7\n"
        )
    )
    assert [author.name for author in paper.authors] == ["Ada Moor", "Kai Wind"]
    assert (str(paper.published), paper.arxiv_id, paper.tags) == (
        "2031-05-05",
        "3105.00010",
        ("tide", "a, b", "no"),
    )
    assert paper.links == (Link("https://arxiv.org/pdf/3105.00010", None, "pdf"),)
    assert paper.summary == Summary.from_text("idea: Wait.\n\nresult: It wins.")
    assert paper.extra == {"mood": "calm", "town": "Wick", "sea": "North Sea", "shelf": "7"}
    assert (paper.abstract, paper.headings, paper.listed) == ("They wait.", (), None)


@pytest.mark.parametrize(
    ("fields", "names_", "et_al"),
    [
        ("authors: [Ada Moor, Kai Wind]", ["Ada Moor", "Kai Wind"], False),
        ("authors:\n- Moor, Ada\n- Wind, Kai", ["Moor, Ada", "Wind, Kai"], False),
        ("authors: [Ada Moor, et al.]", ["Ada Moor"], True),
        ("authors: []", [], False),
        ("authors:", [], False),
    ],
)
def test_authors_may_be_a_list(fields: str, names_: list[str], et_al: bool) -> None:  # noqa: FBT001 - a case
    paper = read(front(f"{fields}\n"))
    assert ([author.name for author in paper.authors], paper.et_al) == (names_, et_al)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("[a, b]", "a, b"),
        ("{a: [1, null]}", '{"a": ["1", null]}'),
        ("[[a], b]", '[["a"], "b"]'),
        ("007", "007"),
    ],
)
def test_what_has_no_field_is_kept_as_text(value: str, text: str) -> None:
    assert read(front(f"shelf: {value}\n")).extra["shelf"] == text
    assert read(front("").replace("calm", value)).extra["mood"] == text


def test_a_value_that_is_of_no_form_is_kept() -> None:
    assert read(front("seen: at the shore\n")).extra["seen"] == "at the shore"
    assert read(front("seen: '[Shore](https://example.org/x)'\n")).venue == "Shore"


@pytest.mark.parametrize(
    "text",
    [
        front("").replace("mood: calm\n", ""),
        front("").replace("mood", "  mood"),
        "\n" + front(""),
        "# Shells\n\n" + front(""),
        front("shelf: *a\n"),
        front("").removesuffix("---\n\n## Abstract\nThey wait.\n"),
    ],
)
def test_what_opens_no_record(text: str) -> None:
    assert paperdigest.parse(text, dialect=Shell()) == []


def test_one_of_several_keys_may_tell_the_style() -> None:
    class Other(Shell):
        layouts = (
            Layout(
                FrontMatter({"title": "{title}", "arxiv": Identifier()}, needs=("title", ("mood", "weather")))
            ),
        )

    text = "---\ntitle: Tidal Nets\narxiv: '3105.00010'\n{}---\n"
    found = [
        paperdigest.parse(text.format(key), dialect=Other())
        for key in ("mood: calm\n", "weather: dull\n", "")
    ]
    assert [len(papers) for papers in found] == [1, 1, 0]
    assert "weather: " in Other().write(found[1])
    assert "mood" not in Other().write(found[1])
    assert "mood:\n" in Other().write([Paper("Nets")])


def test_what_other_parts_read_is_not_written_above_them() -> None:
    class Other(Shell):
        layouts = (
            Layout(
                FrontMatter({"title": "{title}", "arxiv": Identifier()}, needs=("title",)),
                Labelled("## {label}\n{value}\n", {"Abstract": "{abstract}", "Idea": Extra()}),
                "---\n\n{report}",
            ),
        )
        fields: ClassVar = {"report": Extra(free=True)}

    text = (
        "---\ntitle: Tidal Nets\narxiv: '3105.00010'\nmood: calm\n---\n\n## Idea\n\nWait.\n\n## Abstract\nThey wait.\n\n## Other\n"
        "More.\n\n---\n\n## Report\n\n---\n\n# Long\n"
    )
    (paper,) = paperdigest.parse(text, dialect=Other())
    assert paper.abstract == "They wait."
    assert paper.extra == {
        "mood": "calm",
        "Idea": "Wait.",
        "Other": "More.",
        "report": "## Report\n\n---\n\n# Long",
    }
    written = Other().write([paper])
    assert (
        written.split("---")[1]
        == '\ntitle: "Tidal Nets"\narxiv: "3105.00010"\nmood: "calm"\nOther: "More."\n'
    )
    assert paperdigest.parse(written, dialect=Other()) == [paper]


def test_a_record_is_all_of_its_text() -> None:
    cliff = "## Cliff [Lantern](https://arxiv.org/abs/3105.00002)\n\n**Authors**: Bo Reed\n"
    table = "| Title | Authors | Summary |\n|---|---|---|\n| Waves | Bo Reed | They roll. |\n"
    text = front("", f"## Abstract\nThey wait.\n\n{cliff}\n{table}")
    found = names(text, Shell(), Cliff(), paperdigest.dialects()["daily_ai_papers"])
    assert [name for name, _ in found] == ["shell"]
    assert [
        name
        for name, _ in names(
            "---\nmood: x\n---\n\n" + table, Shell(), paperdigest.dialects()["daily_ai_papers"]
        )
    ] == ["daily_ai_papers"]


HARD = (
    'a "quote" and a \\ backslash',
    "colon: and # sharp",
    "line\nbreak",
    "- dash",
    "no",
    "null",
    "~",
    "2031-05-06",
    "2410.07170",
    "12:30:00",
    "1_000",
    "-0",
    "-1.5",
    "0x1F",
    "tab\there",
    "line\u2028separator and next\x85line",
    "control \x07",
    "mark \ufeff",
    "emoji \U0001f30a",
    "'",
    "*bold*",
    "&anchor",
    "!tag",
    "{brace",
    "[bracket",
    "%",
    "@",
    "`",
)


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize("text", HARD)
def test_what_is_written_yaml_reads_the_same(text: str, loader: type[yaml.SafeLoader]) -> None:
    paper = Paper(
        "Tidal Nets: Learning to Wait",
        authors=(Author("Ada Moor"), Author("Kai Wind")),
        arxiv_id="3105.00010",
        tags=("no", text),
        extra={"mood": text, "a key: of two": text},
    )
    written = Shell().write([paper])
    found = yaml.load(written.split("---\n")[1], Loader=loader)  # noqa: S506 - a safe one
    said = str(found["mood"])  # a day is written as YAML writes days
    assert (
        found["title"],
        found["arxiv"],
        found["keywords"],
        said,
        found["a key: of two"] == found["mood"],
    ) == (
        paper.title,
        "3105.00010",
        ["no", text],
        text,
        True,
    )
    (again,) = paperdigest.parse(written, dialect=Shell())
    assert again.extra.get("mood", "null") == text


@pytest.mark.parametrize("key", ["no", "Null", "TRUE", "y", "a: b", "- a", "1", "no_tide", "nullable"])
def test_keys_are_read_the_same_by_yaml(key: str) -> None:
    paper = Paper("Nets", arxiv_id="3105.00010", extra={"mood": "calm", key: "kept"})
    written = Shell().write([paper])
    assert yaml.safe_load(written.split("---\n")[1])[key] == "kept"
    assert paperdigest.parse(written, dialect=Shell()) == [paper]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_whatever_is_written_yaml_reads_the_same(text: str) -> None:
    written = Shell().write([Paper("Nets", extra={"mood": text, f"k{text}": "kept"})]).split("---\n")[1]
    fields = read_fields(written)
    assert fields is not None
    assert (fields["mood"] or "", fields[f"k{text}"]) == (text, "kept")
    found = yaml.safe_load(written)["mood"]
    assert ("" if found is None else str(found)) == text


def test_keys_that_tell_the_style_are_always_written() -> None:
    paper = Paper("Tidal Nets", arxiv_id="3105.00010")
    written = Shell().write([paper])
    assert written.startswith('---\ntitle: "Tidal Nets"\narxiv: "3105.00010"\nmood:\n---\n')
    assert paperdigest.parse(written, dialect=Shell()) == [paper]


def test_two_papers_are_not_written_into_one_file() -> None:
    page = "---\ntitle: Nets\nevidence: x\npdf: https://arxiv.org/pdf/3105.0000{}\n---\n"
    papers = [paper for number in "12" for paper in paperdigest.parse(page.format(number))]
    assert len(papers) == 2
    with pytest.raises(UnrepresentableError):
        paperdigest.render(papers, dialect="daily_paper_reader_page")


def test_explain_names_the_front_matter() -> None:
    shown = str(Shell().explain(front("")))
    assert "front matter with title, mood" in shown
    assert "!" not in shown

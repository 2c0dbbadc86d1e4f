"""Time, output and memory grow in step with texts and records that are made to make them grow faster."""

from __future__ import annotations

import gc
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import paperdigest
from paperdigest import Author, Paper, Summary
from paperdigest.dialect import TableDialect
from paperdigest.dialect.tables import columns_of
from paperdigest.export.bibtex import to_bibtex
from paperdigest.export.csl import to_csl_json
from paperdigest.export.jsonl import to_jsonl
from paperdigest.export.ris import to_ris
from paperdigest.normalize.authors import parse_authors
from paperdigest.normalize.caches import LONGEST, kept
from paperdigest.normalize.names import split_name
from support.growth import growth

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "|Date|Title|Abstract|\n|-|-|-|\n"
ROW = "|5 May 2031|[Nets](https://arxiv.org/abs/3105.00001)|x|\n"

TEXTS: dict[str, Callable[[int], str]] = {
    "a long heading above many tables": lambda n: "# " + "x" * n + "\n" + (HEAD + "\n") * (n // 32),
    "a long heading above many tables of papers": lambda n: (
        "# " + "x" * n + "\n" + (HEAD + ROW + "\n") * (n // 90)
    ),
    "a long stamp line above many blocks": lambda n: (
        "Updated on" + " " * n + "\n\n" + "##### **T**\n3105.00001 by A\n" * (n // 28)
    ),
    "rows in rows of code": lambda n: (
        "".join("\t" * i + "|a\n\n" for i in range(int(n**0.5))) + "b\n" * (n // 2)
    ),
    "rows in lists": lambda n: "".join("  " * i + "- |a\n\n" for i in range(int(n**0.5))) + "b\n" * (n // 2),
    "rows in quotes": lambda n: "".join(">" * i + "|a\n\n" for i in range(int(n**0.5))) + "b\n" * (n // 2),
    "a quote of many levels that goes on": lambda n: ">" * 20 + " a\n" + "b\n" * (n // 2),
    "a wide head of no style": lambda n: (
        "|" + "a|" * (n // 4) + "\n|" + "-|" * (n // 4) + "\n" + "|" * n + "\n"
    ),
    "a wide head of a style": lambda n: (
        "|Date|Title|Abstract|" + "a|" * (n // 4) + "\n|" + "-|" * (n // 4 + 3) + "\n" + "|" * n + "\n"
    ),
}


@pytest.mark.parametrize("family", TEXTS)
def test_time_grows_in_step_with_the_text(family: str) -> None:
    assert growth(paperdigest.parse, TEXTS[family]) < 8


FUNCTIONS: dict[str, tuple[Callable[[str], object], str]] = {
    "suffixes of one author": (parse_authors, ", jr"),
    "suffixes of one name": (split_name, ", Jr."),
    "generations of one name": (split_name, " III"),
    "particles behind a name": (lambda text: split_name(f"Berg, Jan{text}"), " van"),
    "full stops without blanks": (paperdigest.extract_metrics, ".\n"),
    "full stops in Chinese": (paperdigest.extract_metrics, "\u6c34\u6da8."),
    "brackets and changes": (paperdigest.extract_metrics, "X (Y) by 5% "),
    "parts of a summary": (lambda text: Summary.from_text(text).sections, "i) a "),
}


@pytest.mark.parametrize("family", FUNCTIONS)
def test_time_grows_in_step_with_what_a_function_reads(family: str) -> None:
    function, piece = FUNCTIONS[family]
    assert growth(function, lambda n: "a" + piece * (n // len(piece)) + "5%", (4_000, 16_000)) < 8


EXPORTS = {"csl": to_csl_json, "bibtex": to_bibtex, "ris": to_ris}


@pytest.mark.parametrize("form", EXPORTS)
def test_time_grows_in_step_with_papers_that_want_one_key(form: str) -> None:
    papers = [Paper("Tides", (Author("Ada Moor"),))]
    assert growth(EXPORTS[form], lambda n: papers * n, (1000, 4000)) < 8


def test_papers_that_want_one_key_get_keys_of_their_own() -> None:
    papers = [Paper("Tides"), Paper("Tides"), Paper("Tidesb"), Paper("Tides"), Paper("Tidesb")]
    keys = [line[6:-1] for line in to_bibtex(papers).split("\n") if line.startswith("@")]
    assert keys == ["tides", "tidesb", "tidesbb", "tidesc", "tidesbc"]


def labelled(count: int) -> list[Paper]:
    """Return papers of which each has a label that no other has."""
    (paper,) = paperdigest.parse(HEAD + ROW)
    return [evolve(paper, extra={f"Label {number}": "x"}) for number in range(count)]


def test_time_grows_in_step_with_labels_of_the_papers_own() -> None:
    assert growth(lambda papers: paperdigest.render(papers, dialect="monthly_list"), labelled, (200, 800)) < 8


def test_what_is_written_grows_in_step_with_labels_of_the_papers_own() -> None:
    short, long = (len(paperdigest.render(labelled(n), dialect="monthly_list")) for n in (100, 400))
    assert long < 6 * short


def test_few_labels_of_the_papers_own_stand_in_one_table() -> None:
    text = paperdigest.render(labelled(3), dialect="monthly_list")
    assert text.count("| Date |") == 1
    assert "| Label 0 | Label 1 | Label 2 |" in text


def test_time_grows_in_step_with_abstracts_below_a_table() -> None:
    (paper,) = paperdigest.parse(HEAD + ROW)

    def some(count: int) -> list[Paper]:
        return [
            evolve(paper, title=f"Nets {number}", abstract="x", published=None, published_precision=None)
            for number in range(count)
        ]

    assert growth(paperdigest.dialects()["arxiv_daily"].write, some, (500, 2000)) < 8


# What stands above papers, and would stand in each of them.

REPEATED = {
    "a heading": "# {}\n" + HEAD,
    "a heading of a general list": "# {}\n\n",
    "a column": "|Date|Title|Abstract|{}|\n|-|-|-|-|\n",
    "a column of a general table": "|Paper title|{}|\n|-|-|\n",
}


def listing(family: str, size: int) -> str:
    row = "- [Nets learn to wait](https://arxiv.org/abs/3105.00001)\n"
    if "|" in REPEATED[family]:
        row = ROW.replace("|\n", "|z|\n") if "general" not in family else f"|{row[2:-1]}|z|\n"
    return REPEATED[family].format("x" * size) + row * (size // 60)


@pytest.mark.parametrize("family", REPEATED)
def test_what_is_written_out_grows_in_step_with_what_stands_above_papers(family: str) -> None:
    short, long = (len(to_jsonl(paperdigest.parse(listing(family, size)))) for size in (5_000, 20_000))
    assert 0 < long < 6 * short


def test_a_heading_that_is_far_too_long_is_cut_and_noted() -> None:
    digest = paperdigest.parse_digest("# " + "x" * 501 + "\n" + HEAD + ROW * 2)
    assert [paper.headings for paper in digest.papers] == [("x" * 500,)] * 2
    (problem,) = digest.problems
    assert (problem.code, problem.severity) == ("name-cut", "note")
    assert problem.message == "Expected headings and headers of at most 500 characters, found 501 (line 4)"


def test_a_heading_of_usual_length_is_whole() -> None:
    digest = paperdigest.parse_digest("# " + "x" * 500 + "\n" + HEAD + ROW)
    assert digest.papers[0].headings == ("x" * 500,)
    assert not digest.problems


def test_columns_whose_headers_begin_alike_lose_nothing() -> None:
    head = f"|Date|Title|Abstract|{'y' * 600}a|{'y' * 600}b|\n|-|-|-|-|-|\n"
    (paper,) = paperdigest.parse(head + ROW.replace("|\n", "|one|two|\n"))
    assert paper.extra == {"y" * 500: "one\ntwo"}


def test_of_headings_in_headings_the_outermost_are_kept() -> None:
    digest = paperdigest.parse_digest(
        "".join(f"<details><summary>Fold {i}</summary>\n\n" for i in range(40))
        + "- [Nets learn to wait](https://arxiv.org/abs/3105.00001)\n" * 3
    )
    assert digest.papers[0].headings == tuple(f"Fold {i}" for i in range(32))
    assert [p.message for p in digest.problems if p.code == "name-cut"] == [
        "Expected at most 32 headings, found more (line 81)"
    ]


# What is kept for the next text


def test_answers_are_kept_for_short_texts_alone() -> None:
    asked = []

    @kept(2)
    def length(text: str) -> int:
        """Return a length."""
        asked.append(text)
        return len(text)

    for size in (1, 1, LONGEST, LONGEST, LONGEST + 1, LONGEST + 1, 2, 1):
        assert length("x" * size) == size
    assert list(map(len, asked)) == [1, LONGEST, LONGEST + 1, LONGEST + 1, 2, 1]
    assert length.__doc__ == "Return a length."


def test_the_columns_of_a_long_head_are_not_kept() -> None:
    kind = type(paperdigest.dialects()["monthly_list"])
    assert issubclass(kind, TableDialect)
    usual, long = ("Date", "Title", "Abstract"), ("Date", "Title", "Abstract", "x" * 300)
    assert columns_of(kind, usual) is columns_of(kind, usual)
    assert columns_of(kind, long) is not columns_of(kind, long)


@pytest.mark.parametrize(
    "make",
    [
        lambda i: "|Date|Title|Abstract|" + "".join(f"{i}x{j}|" for j in range(20_000)) + f"\n{ROW}",
        lambda i: f"|Title|Authors|Summary|\n|-|-|-|\n|T{i}|{'x' * 100_000}{i} Moor|s|\n",
        lambda i: f"|Title|Authors|Summary|\n|-|-|-|\n|T|A|It reaches 5% {'X' * 100_000}{i} on Soup.|\n",
    ],
    ids=["heads", "names", "words"],
)
def test_memory_does_not_grow_with_the_number_of_texts(make: Callable[[int], str]) -> None:
    def read(number: int) -> None:
        for paper in paperdigest.parse(make(number)):
            assert isinstance(paper.metrics, tuple)
            assert all(author.family for author in paper.authors)

    read(0)
    tracemalloc.start()
    try:
        for number in range(1, 5):
            read(number)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] < 100_000
    finally:
        tracemalloc.stop()

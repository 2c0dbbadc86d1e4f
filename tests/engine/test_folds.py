"""What a record folds away is a part of it; what a digest folds away may be records of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import paperdigest
from paperdigest.dialect import Document, Labelled, Layout, RecordDialect
from paperdigest.dialect.folds import Folds
from support.dialects import Cliff, names
from support.growth import growth

if TYPE_CHECKING:
    from collections.abc import Callable

ABSTRACT = "**Authors**: Bo Reed\n\n**Abstract**: It lights.\n\n"


def cliff(number: int, below: str = ABSTRACT) -> str:
    return f"## Cliff [Lantern {number}](https://arxiv.org/abs/3105.0000{number})\n\n{below}"


def fold(inside: str) -> str:
    return f"<details>\n<summary>More</summary>\n\n{inside}\n\n</details>\n\n"


class Rock(RecordDialect):
    """A style whose records fold the rest away, headings and tables too."""

    name = "rock"
    homepage = "https://example.org/rock"
    description = "linked titles in headings, with a summary folded away"
    layouts = (
        Layout(
            "### {title}\n",
            Labelled("**{label}**: {value}\n", ("Link",)),
            "<details>\n<summary>More</summary>\n\n{summary}\n",
            "</details>\n",
            "**Score**: {score}\n",
        ),
    )


def rock(number: int, summary: str) -> str:
    return f"### Lantern {number}\n\n**Link**: https://arxiv.org/abs/3105.0000{number}\n\n{fold(summary)}**Score**: 7\n\n"


def test_headings_and_tables_of_a_summary_are_no_records() -> None:
    summary = "# Idea\n\n### Light\n\n| Title | Authors | Summary |\n|---|---|---|\n| Waves | Bo Reed | They roll. |\n\n## End"
    papers = paperdigest.parse("# Lights\n\n" + rock(1, summary) + rock(2, "They shine."), dialect=Rock())
    assert [(paper.title, paper.summary and paper.summary.text, dict(paper.extra)) for paper in papers] == [
        ("Lantern 1", summary, {"score": "7"}),
        ("Lantern 2", "They shine.", {"score": "7"}),
    ]
    assert {paper.headings for paper in papers} == {("Lights",)}


def test_no_other_style_reads_what_a_record_folds_away() -> None:
    table = "| Title | Authors | Summary |\n|---|---|---|\n| Waves | Bo Reed | They roll. |"
    text = cliff(1, ABSTRACT + fold(table)) + cliff(2)
    assert [name for name, _ in names(text, Cliff(), paperdigest.dialects()["daily_ai_papers"])] == [
        "cliff",
        "cliff",
    ]


def test_a_table_that_no_record_folds_away_is_read() -> None:
    table = "| Title | Authors | Summary |\n|---|---|---|\n| Waves | Bo Reed | They roll. |\n"
    text = "# Waves\n\n" + fold(f"## Sea\n\n{table}") + table
    papers = paperdigest.parse(text)
    assert [(paper.title, paper.headings) for paper in papers] == [
        ("Waves", ("Waves", "Sea")),
        ("Waves", ("Waves",)),
    ]


def test_days_that_are_folded_away_have_their_own_records() -> None:
    text = cliff(1) + fold("# Yesterday\n\n" + cliff(2) + cliff(3)) + "# Today\n\n" + cliff(4)
    digest = paperdigest.parse_digest(text, dialect=Cliff())
    assert [(paper.title, paper.abstract, paper.headings) for paper in digest.papers] == [
        ("Lantern 1", "It lights.", ()),
        ("Lantern 2", "It lights.", ("Yesterday",)),
        ("Lantern 3", "It lights.", ("Yesterday",)),
        ("Lantern 4", "It lights.", ("Today",)),
    ]


def test_a_fold_below_another_heading_is_not_the_record_s() -> None:
    text = cliff(1) + "# Old\n\n" + fold("## Cliff [Rock](https://example.org/x)\n") + cliff(2)
    found = names(text, Cliff())
    assert [lines.start for _, lines in found] == [
        0,
        text[: text.index("## Cliff [Rock")].count("\n"),
        text[: text.index("## Cliff [Lantern 2")].count("\n"),
    ]


def test_a_fold_below_the_end_of_a_record_is_not_the_record_s() -> None:
    class Ended(Cliff):
        layouts = (
            Layout(
                "## Cliff [{title}]({url})\n",
                Labelled("**{label}**: {value}\n", ("Authors", "Abstract")),
                ends="---",
            ),
        )

    other = "## Cliff [Rock]()\n"
    inside, below = cliff(1) + fold(other) + fold(other) + "---\n", cliff(1) + "---\n\n" + fold(other)
    assert [lines.start for _, lines in names(inside + cliff(2), Ended())] == [0, inside.count("\n")]
    assert [lines.start for _, lines in names(below + cliff(2), Ended())] == [0, 11, below.count("\n")]


def test_what_opens_like_a_record_in_a_summary_opens_none() -> None:
    summary = "### Light\n\nIt shines.\n\n### Shadow\n\nIt does not."
    (first, second) = paperdigest.parse(rock(1, summary) + rock(2, "They shine."), dialect=Rock())
    assert first.summary is not None
    assert (first.summary.text, second.title) == (summary, "Lantern 2")


def test_the_lines_of_folds() -> None:
    document = Document.from_text("a\n\n" + fold("b\n\n" + fold("c")) + "d\n\n" + fold("e"))
    folds = Folds(document)
    assert bool(folds)
    assert (folds.begins, folds.ends) == ([2, 7, 20], [16, 12, 25])
    assert [line for line in range(26) if folds.is_in(line)] == [*range(3, 16), *range(21, 25)]
    assert [
        folds.below(start, line) for start, line in [(0, 8), (2, 8), (3, 8), (8, 9), (0, 18), (0, 22)]
    ] == [0, 0, 1, None, None, 2]
    assert [folds.end_of(start, 99) for start in (0, 2, 5, 7, 9, 18)] == [99, 17, 16, 13, 12, 99]
    assert not Folds(Document.from_text("a\n"))


FAMILIES: dict[str, Callable[[int], str]] = {
    "many folds in a record": lambda size: cliff(1) + fold("# x") * (size // 50),
    "many records in a fold": lambda size: cliff(1) + fold(cliff(2) * (size // 110)),
    "records that each fold some away": lambda size: (cliff(1) + fold("## Cliff x\n\n# y")) * (size // 170),
    "folds in each other": lambda size: (
        cliff(1) + "<details>\n\n# x\n\n" * (size // 30) + "</details>\n\n" * (size // 30)
    ),
    "records in folds in each other": lambda size: (
        ("<details>\n\n" + cliff(1)) * (size // 120) + "</details>\n\n" * (size // 120)
    ),
    "tables in folds": lambda size: (
        cliff(1) + fold("| Title | Authors | Summary |\n|---|---|---|\n| W | B | T |") * (size // 110)
    ),
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.no_cover
def test_time_grows_in_step_with_folds(family: str) -> None:
    def read(text: str) -> None:
        paperdigest.parse(text, dialect=Cliff())

    assert growth(read, FAMILIES[family]) < 8

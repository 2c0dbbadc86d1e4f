from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

import paperdigest
from paperdigest import Paper
from paperdigest._dispatch import claims
from paperdigest._registry import make_registry, registry
from paperdigest.dialect import Context, Dialect, Document, Region, line_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LIST_TABLE = "| Date | Title | Abstract |\n|--|--|--|\n| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Win. |\n"
DAY_TABLE = (
    "| Title | Authors | Summary |\n|--|--|--|\n"
    "| Lantern (Read more on [arXiv](https://arxiv.org/abs/3105.00002) or [HuggingFace](https://huggingface.co/papers/3105.00002))"
    "| Bo Reed | It lights. |\n"
)


class Shore(Dialect):
    """A style for tests: "* Shore: Title" lines."""

    name = "shore"
    homepage = "https://example.org/shore"
    description = "titles in bullets"
    openers = frozenset({"*"})

    def claim(self, document: Document, index: int) -> Region | None:
        block = document.blocks[index]
        if not document.lines[block.start].startswith("* Shore: "):
            return None
        return Region(index, index + 1, range(block.start, block.end), 0.9, "a shore")

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        for region in regions:
            yield Paper(
                document.lines[region.lines.start].removeprefix("* Shore: "),
                lines=region.lines,
                dialect="shore",
            )

    def write(self, papers: Sequence[Paper]) -> str:
        return "".join(f"* Shore: {paper.title}\n\n" for paper in papers)


class Beach(Shore):
    """A style that fits the same lines less well."""

    name = "beach"

    def claim(self, document: Document, index: int) -> Region | None:
        region = super().claim(document, index)
        return region and Region(region.first, region.end, region.lines, 0.2, "a beach")


def names(text: str, *dialects: Dialect) -> list[list[str]]:
    chosen = make_registry({dialect.name: dialect for dialect in dialects}, (), {})
    return [[claim.dialect.name for claim in place] for place in claims(Document.from_text(text), chosen)]


def test_two_styles_in_one_text() -> None:
    digest = paperdigest.parse_digest(LIST_TABLE + "\n" + DAY_TABLE)
    assert [(p.title, p.dialect) for p in digest.papers] == [
        ("Tidal Nets", "monthly_list"),
        ("Lantern", "daily_ai_papers"),
    ]
    assert digest.dialects == ("monthly_list", "daily_ai_papers")


def test_one_style_alone_leaves_the_other_unclaimed() -> None:
    digest = paperdigest.parse_digest(LIST_TABLE + "\n" + DAY_TABLE, dialect="monthly_list")
    assert [p.title for p in digest.papers] == ["Tidal Nets"]
    assert [p.code for p in digest.problems] == ["unclaimed-paper"]


def test_the_best_fit_wins_whatever_the_order() -> None:
    assert names("* Shore: Tides\n", Shore(), Beach()) == [["shore", "beach"]]
    assert names("* Shore: Tides\n", Beach(), Shore()) == [["shore", "beach"]]
    assert names("* Other: Tides\n", Shore()) == []


def test_a_dialect_without_openers_is_not_asked() -> None:
    class Silent(Shore):
        openers = frozenset()

    assert names("* Shore: Tides\n", Silent()) == []
    assert Dialect.claim(Silent(), Document.from_text("a"), 0) is None
    assert not Silent().is_row("| a |")
    assert Silent().fits_head(("a",)) == 0


def test_rows_of_two_styles_under_a_foreign_head() -> None:
    rows = (
        "| Day | Count |\n|--|--|\n| Monday | 3 |\n"
        "|**2031-05-05**|**Tidal Nets**|Ada Moor et.al.|[3105.00001](http://arxiv.org/abs/3105.00001)|null|\n"
        "| 5th May 2031 | [Lantern](http://arxiv.org/abs/3105.00002) | Win. |\n| Tuesday | 4 |\n"
        "|**2031-05-05**|**Reeds**|Bo Reed|[3105.00003](http://arxiv.org/abs/3105.00003)|null|\n"
    )
    digest = paperdigest.parse_digest(rows)
    assert [p.title for p in digest.papers] == ["Tidal Nets", "Lantern", "Reeds"]
    assert {p.code for p in digest.problems} == {"table-without-head"}
    assert [u.lines for u in digest.unclaimed] == [range(3), range(5, 6)]


def test_a_row_without_a_head_that_runs_over_lines() -> None:
    text = "| Tidal\n  Nets (Read more on [arXiv](https://arxiv.org/abs/3105.00001) or [HuggingFace](u)) | Ada Moor | They wait. |\n"
    assert [p.title for p in paperdigest.parse(text)] == ["Tidal Nets"]


def test_rows_that_look_like_a_style_weigh_in_its_favour() -> None:
    class Coast(Shore):
        name = "coast"
        heads = (("Date", "Title", "Abstract"),)
        row = re.compile(r"\| coast")

    both = make_registry({"coast": Coast(), "monthly_list": registry().get("monthly_list")}, (), {})
    (place,) = claims(Document.from_text(LIST_TABLE), both)
    assert [(c.dialect.name, c.region.fit) for c in place] == [("monthly_list", 1.0), ("coast", 0.5)]


_CLASSIFIED = (
    "| Title | Authors | Summary | Classification | GitHub URLs | HuggingFace URLs |\n|-|-|-|-|-|-|\n"
)
_OWN = "| [Tidal Nets](https://arxiv.org/abs/3105.00001) | Ada Moor | Win. | ['Tides'] | N/A | N/A |\n"
_OTHER = "| Lantern (Read more on [arXiv](https://arxiv.org/abs/3105.00002)) | Bo Reed | Lit. | x | y | z |\n"
_NEITHER = "| Reeds | Bo Reed | They bend. | x | y | z |\n"


@pytest.mark.parametrize("rows", list(product((_OWN, _OTHER, _NEITHER), repeat=4)))
def test_the_rows_that_are_looked_at_tell_the_same_as_all_of_them(rows: tuple[str, ...]) -> None:
    document = Document.from_text(_CLASSIFIED + "".join(rows))
    (quick,) = claims(document, registry())
    (close,) = claims(document, registry(), closely=True)
    own, other = 1 + rows.count(_OWN) / 4, 0.8 * (1 + rows.count(_OTHER) / 4)
    assert close[0].dialect.name == ("daily_ai_papers_classified" if own >= other else "daily_ai_papers")
    assert quick[0].dialect is close[0].dialect
    assert quick[0].region.rows == close[0].region.rows


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("### [12] [Title](url)", "### [0] ["),
        ("##### **$\\beta$", "##### **$\\"),
        ("- **[Title](u)**", "- **["),
        ("1. **Title**", "0. **"),
        ("  * item", "*"),
        ("prose", ""),
        ("", ""),
    ],
)
def test_shapes_of_lines(line: str, shape: str) -> None:
    assert line_shape(line) == shape


def test_detect_ranks_the_styles() -> None:
    found = paperdigest.detect(LIST_TABLE + "\n" + DAY_TABLE + "\n" + DAY_TABLE)
    assert [d.dialect for d in found] == ["daily_ai_papers", "monthly_list"]
    assert found[0].reason == "a table headed Title | Authors | Summary (line 5) and 1 more"
    assert found[0].confidence == pytest.approx(2 / 3, abs=0.01)
    assert 0.3 < found[1].confidence < 0.4


def test_detect_counts_papers_that_no_style_reads() -> None:
    (found,) = paperdigest.detect(
        LIST_TABLE + "\nhttps://arxiv.org/abs/3105.00002\n\nhttps://arxiv.org/abs/3105.00003\n\nx\n"
    )
    assert found.confidence == 0.6


@pytest.mark.parametrize("text", ["", "prose\n", "# Title\n", "| a | b |\n|--|--|\n| c | d |\n"])
def test_detect_finds_nothing_in_other_texts(text: str) -> None:
    assert paperdigest.detect(text) == []


def test_answers_are_kept_only_so_far() -> None:
    chosen = make_registry({"shore": Shore()}, (), {})
    for number in range(1100):
        assert chosen.for_head((f"column {number}",)) == ()
        assert chosen.for_shape("*" * number)[:1] == ((chosen.get("shore"),) if number else ())
    assert len(chosen._heads) == len(chosen._shapes) == 1024

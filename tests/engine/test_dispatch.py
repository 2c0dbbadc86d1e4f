"""Which style has which part of a text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import EntryPoint
from importlib.util import module_from_spec, spec_from_file_location
from itertools import permutations, product
from types import SimpleNamespace
from typing import ClassVar, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

import paperdigest
from paperdigest import DialectNotFoundError, Digest
from paperdigest.dialect import Date, Dialect, Document, Field, Labelled, Layout, RecordDialect, TableDialect
from paperdigest.dialect.dispatch import claims
from paperdigest.dialect.index import INDEX
from paperdigest.dialect.registry import BUILT_IN, head_fit, make_registry, registry
from paperdigest.parsing import read as read_by
from support.dialects import Beach, Cliff, Strand, names
from support.growth import growth
from support.paths import ROOT

Cells: TypeAlias = Mapping[str, str | Field | Sequence[str]]

LIST = "| Date | Title | Abstract |\n|--|--|--|\n"
LIST_ROW = "| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Win. |\n"
DAY_TABLE = (
    "| Title | Authors | Summary |\n|--|--|--|\n"
    "| Lantern (Read more on [arXiv](https://arxiv.org/abs/3105.00002) or"
    " [HuggingFace](https://huggingface.co/papers/3105.00002))| Bo Reed | It lights. |\n"
)
ARXIV_ROW = "|**2031-05-05**|**Reeds**|Ada Moor et.al.|[3105.00003](http://arxiv.org/abs/3105.00003)|null|\n"
ITEM = "* Strand: [Tidal Nets](https://arxiv.org/abs/3105.00001)\n"
ITEM_BELOW = ITEM + "  Authors: Ada Moor\n  Abstract: They wait.\n"
CLIFF = "## Cliff [Lantern](https://arxiv.org/abs/3105.00002)\n\n**Authors**: Bo Reed\n\n**Abstract**: It lights.\n\n"


class Coast(TableDialect):
    """A style whose head is that of a monthly list, and its cells are not."""

    name = "coast"
    homepage = "https://example.org/coast"
    description = "papers of the coast"
    heads = (("Date", "Title", "Abstract"),)
    columns: ClassVar[Cells] = {"Date": Date(), "Title": "<{title}>", "Abstract": "{abstract}"}


def read(text: str, *dialects: Dialect) -> Digest:
    chosen = make_registry({dialect.name: dialect for dialect in dialects}, (), {})
    return read_by(text, chosen)


# Several styles in one text


def test_two_tables_of_two_styles() -> None:
    digest = paperdigest.parse_digest(LIST + LIST_ROW + "\n" + DAY_TABLE)
    assert [(paper.title, paper.dialect) for paper in digest.papers] == [
        ("Tidal Nets", "monthly_list"),
        ("Lantern", "daily_ai_papers"),
    ]
    assert digest.dialects == ("monthly_list", "daily_ai_papers")


def test_records_and_tables_between_each_other() -> None:
    text = ITEM + "\n" + CLIFF + "\n" + LIST + "| 2031-05-05 | <Reeds> | Win. |\n\n" + ITEM + CLIFF
    assert names(text, Strand(), Cliff(), Coast()) == [
        ("strand", range(1)),
        ("cliff", range(2, 9)),
        ("coast", range(9, 12)),
        ("strand", range(13, 14)),
        ("cliff", range(14, 20)),
    ]
    assert read(text, Strand(), Cliff(), Coast()).dialects == ("strand", "cliff", "coast")


@pytest.mark.parametrize("order", list(permutations([Strand(), Beach(), Cliff()])))
def test_the_style_that_explains_most_claims_first_whatever_the_order(
    order: tuple[RecordDialect, ...],
) -> None:
    assert names(ITEM_BELOW + CLIFF, *order) == [("beach", range(3)), ("cliff", range(3, 9))]


@pytest.mark.parametrize("order", list(permutations([Strand(), Beach()])))
def test_of_styles_that_explain_a_text_alike_the_first_claims(order: tuple[RecordDialect, ...]) -> None:
    assert names(ITEM, *order) == [(order[0].name, range(1))]


@pytest.mark.parametrize("order", list(permutations([0, 1])))
def test_the_others_get_what_is_left(order: tuple[int, ...]) -> None:
    class Wide(RecordDialect):
        name = "wide"
        homepage = "https://example.org/wide"
        description = "headings of two kinds"
        layouts = (
            Layout("## Cliff [{title}]({url})\n", Labelled("**{label}**: {value}\n", ("Authors",))),
            Layout("## Wide [{title}]({url})"),
        )

    wide = "## Wide [Boats](https://arxiv.org/abs/3105.00004)\n\n"
    pair = (Wide(), Cliff())
    assert names(CLIFF * 3 + wide, *(pair[number] for number in order)) == [
        ("cliff", range(6)),
        ("cliff", range(6, 12)),
        ("cliff", range(12, 18)),
        ("wide", range(18, 20)),
    ]


@pytest.mark.parametrize("order", list(permutations([0, 1])))
def test_a_first_record_that_another_style_explains_better_does_not_win_the_rest(
    order: tuple[int, ...],
) -> None:
    class Dotted(Cliff):
        name = "dotted"
        layouts = (
            Layout("## Cliff [{title}]({url})\n", Labelled("+ {label} = {value}\n", ("Authors", "Abstract"))),
        )

    dotted = CLIFF.replace("**Authors**:", "+ Authors =").replace("**Abstract**:", "+ Abstract =")
    pair = (Dotted(), Cliff())
    styles = [pair[number] for number in order]
    assert [name for name, _ in names(CLIFF + dotted * 7, *styles)] == ["dotted"] * 8
    assert [name for name, _ in names(dotted + CLIFF * 7, *styles)] == ["cliff"] * 8


def test_a_first_record_that_nothing_ends_does_not_take_those_of_another_style() -> None:
    digest = read(CLIFF + ITEM * 9, Strand(), Cliff())
    assert [paper.dialect for paper in digest.papers] == ["cliff", *["strand"] * 9]


@pytest.mark.parametrize("place", range(4))
def test_a_heading_that_only_opens_like_a_record_is_no_sign_against_its_style(place: int) -> None:
    pieces = [
        "# "
        + title
        + "\n\n**Link**: [PDF](https://arxiv.org/pdf/3105.0000"
        + str(n)
        + ")\n\n**Abstract**: x\n\n---\n"
        for n, title in enumerate(["Tidal Nets", "Lantern", "Reeds"])
    ]
    pieces.insert(place, "# Robotics\n\n")
    digest = paperdigest.parse_digest("".join(pieces))
    assert [paper.title for paper in digest.papers] == ["Tidal Nets", "Lantern", "Reeds"]
    assert digest.dialects == ("topic_reporter",)


def test_records_that_a_layout_explains_less_than_half_of_are_not_its() -> None:
    prose = "".join(f"Line {n}.\n\n" for n in range(8))
    text = "## Cliff [Lantern](https://arxiv.org/abs/3105.00002)\n\n"
    assert names(text, Cliff()) == [("cliff", range(2))]
    assert names(text + prose, Cliff()) == []


class Dune(RecordDialect):
    """A style that a line below the first tells."""

    name = "dune"
    homepage = "https://example.org/dune"
    description = "linked headings above a marked abstract"
    layouts = (
        Layout(
            "## [{title}]({url})",
            Labelled("{label}: {value}", ("Authors",)),
            "> Dune: {abstract}",
            tells="> Dune",
        ),
    )


def test_records_without_what_tells_a_style_are_not_its() -> None:
    dune, other = (
        "## [Tidal Nets](https://arxiv.org/abs/3105.00001)\nAuthors: Ada Moor\n",
        "> Dune: They wait.\n",
    )
    assert [paper.abstract for paper in read(dune + other, Dune()).papers] == ["They wait."]
    assert not read(dune, Dune()).papers
    assert not read(dune + dune + dune + other, Dune()).papers  # most of them are another's
    assert [paper.abstract for paper in read(dune + other + dune, Dune()).papers] == ["They wait.", None]


def test_the_part_that_tells_a_style_is_written_even_if_it_says_nothing() -> None:
    assert Dune().write([paperdigest.Paper("Tidal Nets")]) == "## [Tidal Nets]()\n> Dune: "


def test_what_opens_like_records_and_shows_no_paper_is_not_claimed() -> None:
    assert names("* Strand: []()\n* Strand: []()\n", Strand()) == []
    assert names("* Strand: Tides\n* Other: [Tides](u)\n", Strand()) == []


class Pebble(RecordDialect):
    """A style that opens with any bold item, and tells by a label below it."""

    name = "pebble"
    homepage = "https://example.org/pebble"
    description = "bold items with labels"
    layouts = (Layout("- **{title}**", Labelled("  - {label}: {value}", ("Seen",), needs=("Seen",))),)


class Gull(RecordDialect):
    """A style whose labels are bold items."""

    name = "gull"
    homepage = "https://example.org/gull"
    description = "headings with bold items"
    layouts = (Layout("## Gull {title}", Labelled("- **{label}: {value}**\n", ("Authors",))),)


@pytest.mark.parametrize("order", list(permutations([Pebble(), Gull()])))
@pytest.mark.parametrize("count", [1, 5])
def test_a_line_that_a_record_explains_opens_no_other_one_that_shows_no_paper(
    order: tuple[RecordDialect, ...], count: int
) -> None:
    gull = "## Gull Lantern\n- **Authors: Bo Reed**\n\n"
    pebble = "- **Tidal Nets**\n  - Seen: https://arxiv.org/abs/3105.00001\n\n"
    found = read("# May\n\n" + gull + "# June\n\n" + pebble * count, *order).papers
    assert [(paper.dialect, paper.title) for paper in found] == [
        ("gull", "Lantern"),
        *[("pebble", "Tidal Nets")] * count,
    ]
    assert [author.name for author in found[0].authors] == ["Bo Reed"]


def test_inner_records_that_stand_in_records_as_a_rule_end_none_of_them() -> None:
    text = "".join(
        f"## Cliff [Nets {n}](https://arxiv.org/abs/3105.0000{n})\n\n**Abstract**: See\n\n{ITEM}\n"
        for n in range(4)
    )
    assert [name for name, _ in names(text, Cliff(), Strand())] == ["cliff"] * 4
    once = CLIFF * 3 + CLIFF.rstrip("\n") + "\n\n" + ITEM
    assert names(once, Cliff(), Strand())[-2:] == [("cliff", range(18, 24)), ("strand", range(24, 25))]


# Where a record ends


@pytest.mark.parametrize(
    ("below", "end"),
    [
        (CLIFF, 6),
        ("# May\n\nmore\n", 6),
        ("## May\n\nmore\n", 6),
        ("### Notes\n\nmore\n", 9),
        ("### Notes\n\n## June\n", 8),
        ("more\n", 7),
        (LIST + "| 2031-05-05 | <Reeds> | Win. |\n", 6),
        ("| Day | Count |\n|-|-|\n| Monday | 3 |\n", 9),  # a table of no style
        (ITEM, 6),
    ],
)
def test_a_record_ends_where_something_else_begins(below: str, end: int) -> None:
    found = names(CLIFF * 2 + CLIFF + below, Cliff(), Coast(), Strand())
    assert found[2] == ("cliff", range(12, 12 + end))


def test_a_record_ends_where_its_layout_says_so() -> None:
    class Ending(Cliff):
        name = "ending"
        layouts = (
            Layout(
                "## Cliff [{title}]({url})\n",
                Labelled("**{label}**: {value}\n", ("Abstract",)),
                ends=("---", "***"),
            ),
        )

    for end in ("---", "***", "--- and so on"):
        text = CLIFF + f"{end}\n\n**Abstract**: not of it.\n"
        assert names(text, Ending()) == [("ending", range(6))]
        assert [paper.abstract for paper in read(text, Ending()).papers] == ["It lights."]
    assert names(CLIFF + "...\n", Ending()) == [("ending", range(7))]


def test_a_record_in_an_item_ends_with_the_item() -> None:
    text = ITEM_BELOW + "\nProse.\n\n" + ITEM_BELOW + "- other\n"
    assert names(text, Beach()) == [("beach", range(3)), ("beach", range(6, 9))]


def test_records_stand_in_items_and_quotes() -> None:
    class Inner(RecordDialect):
        name = "inner"
        homepage = "https://example.org/inner"
        description = "items in items"
        layouts = (Layout("- [{title}]({url})"),)

    text = "- Tides\n    - [A](https://arxiv.org/abs/3105.00001)\n    - [B](https://arxiv.org/abs/3105.00002)\n- Ponds\n    - [C](https://arxiv.org/abs/3105.00003)\n"
    digest = read(text, Inner())
    assert [(paper.title, paper.lines) for paper in digest.papers] == [
        ("A", range(1, 2)),
        ("B", range(2, 3)),
        ("C", range(4, 5)),
    ]
    assert digest.unclaimed[0].text == "- Tides"


def test_headings_of_claimed_tables_are_those_above_them() -> None:
    digest = paperdigest.parse_digest(
        "# May\n\n## Tides\n\n" + LIST + LIST_ROW + "\n## Ponds\n\n" + LIST + LIST_ROW
    )
    assert [paper.headings for paper in digest.papers] == [("May", "Tides"), ("May", "Ponds")]


def test_the_first_layout_that_opens_reads() -> None:
    class Two(RecordDialect):
        name = "two"
        homepage = "https://example.org/two"
        description = "two layouts"
        layouts = (
            Layout("* Strand: {title} at {url}"),
            Layout("* Strand: {arxiv_id} {title}"),
            Layout("* Strand: {title}"),
        )

    text = "* Strand: Nets at https://arxiv.org/abs/3105.00001\n* Strand: 3105.00002 Boats\n* Strand: 3105.00003 at https://example.org/a\n"
    papers = read(text, Two()).papers
    assert [(paper.title, paper.arxiv_id) for paper in papers] == [
        ("Nets", "3105.00001"),
        ("Boats", "3105.00002"),
        ("3105.00003", None),
    ]


def test_what_opens_an_item_goes_on_over_lines_of_the_item_only() -> None:
    style = "cv_arxiv_daily_bullets"
    item = "- 2031-05-05, **Reeds**, Ada Moor et.al., Paper: [u](http://arxiv.org/abs/3105.00003)\n"
    broken = paperdigest.parse(item.replace("Reeds", "Reeds\n  that bend"), dialect=style)
    assert [(paper.title, paper.lines) for paper in broken] == [("Reeds that bend", range(2))]
    for other in ("- 2031-05-05, **Boats\n", "* 2031-05-05, **Boats\n"):
        for begun in (item, item.replace("- ", "* ", 1)):
            digest = paperdigest.parse_digest(other + begun + item, dialect=style)
            assert {paper.title for paper in digest.papers} == {"Reeds"}
    cut = (
        "- 2031-05-05, **Boats\n"
        "* 2031-05-05, **Reeds**, Ada Moor et.al., Paper: [u](http://arxiv.org/abs/3105.00003)\n"
    )
    assert paperdigest.parse(cut, dialect=style) == []


def test_a_heading_that_is_cut_does_not_go_on_in_the_next() -> None:
    cut = "## Cliff [Tidal\n"
    assert [paper.title for paper in read(cut + CLIFF * 2, Cliff()).papers] == ["Lantern"] * 2


class Plain(RecordDialect):
    """A style of paragraphs, which `ends` with what they begin with."""

    name = "plain"
    homepage = "https://example.org/plain"
    description = "linked titles in paragraphs"
    layouts = (Layout("~~ [{title}]({url})", "{abstract}", ends="~~"),)


def test_a_paragraph_s_record_ends_at_any_heading_and_where_its_layout_says_so() -> None:
    record = "~~ [Reeds](https://arxiv.org/abs/3105.00003)\n\nThey bend.\n\n"
    assert names(record + "###### Notes\n\nmore\n", Plain()) == [("plain", range(4))]
    assert names(record + "~~\n\nmore\n", Plain()) == [("plain", range(4))]
    assert names(record + record, Plain()) == [("plain", range(4)), ("plain", range(4, 8))]


def test_one_heading_above_records_of_another_layout_is_no_record() -> None:
    labels = "**Authors**: Bo Reed\n\n**Abstract**: It lights.\n\n"
    heading = "## Cliff [Lantern](https://arxiv.org/abs/3105.00002)\n\n"
    assert names(heading + labels, Cliff()) == [("cliff", range(6))]
    assert names(heading + labels * 2, Cliff()) == []


def test_a_long_introduction_under_a_heading_is_no_sign_against_a_style() -> None:
    introduction = "# Robotics\n\n" + "A line.\n\n" * 20
    paper = "# Reeds\n\n**Link**: [PDF](https://arxiv.org/pdf/3105.00003)\n\n**Abstract**: x\n\n---\n"
    digest = paperdigest.parse_digest(introduction + paper)
    assert [item.title for item in digest.papers] == ["Reeds"]


# Lines of a digest's own


def test_a_frame_gives_the_date_to_what_is_below_it() -> None:
    text = CLIFF + "Cliffs of 2031-05-06\n\n" + CLIFF * 2 + "# More\n\nCliffs of 2031-05-07\n\n" + CLIFF
    digest = read(text, Cliff())
    assert [paper.listed for paper in digest.papers] == [
        None,
        date(2031, 5, 6),
        date(2031, 5, 6),
        date(2031, 5, 7),
    ]
    assert digest.listed is None
    assert read("Cliffs of 2031-05-06\n\n" + CLIFF, Cliff()).listed == date(2031, 5, 6)


def test_a_frame_gives_the_date_to_tables_and_to_rows_without_a_head() -> None:
    head = "|Publish Date|Title|Authors|PDF|Code|\n|-|-|-|-|-|\n"
    for table in (head + ARXIV_ROW, ARXIV_ROW):
        digest = paperdigest.parse_digest(
            "Automated deployment @ 2031-05-06 21:00:00 Asia/Shanghai\n\n" + table
        )
        assert [paper.listed for paper in digest.papers] == [date(2031, 5, 6)]
        assert digest.structure[0] == range(1)


def test_a_line_that_only_begins_like_a_frame_says_nothing() -> None:
    digest = read("Cliffs of Monday\n\n" + CLIFF, Cliff())
    assert (digest.papers[0].listed, digest.unclaimed[0].text) == (None, "Cliffs of Monday")


def test_a_frame_that_tells_no_date_is_structure() -> None:
    class Headed(Cliff):
        name = "headed"
        frame = ("Papers of the cliffs",)

    digest = read("Papers of the cliffs\n", Headed())
    assert (digest.dialects, digest.structure, digest.problems, digest.listed) == (
        ("headed",),
        (range(1),),
        (),
        None,
    )


def test_a_line_of_a_digest_s_own_is_no_record_of_another_style() -> None:
    text = (
        "# Personalized Daily Arxiv Papers 05/06/2031\n\n"
        "## 1. [Tidal Nets](https://arxiv.org/abs/3105.00001)\n\n"
    )
    styles = paperdigest.parse_digest(text).dialects
    assert "topic_reporter" not in styles

    class Any(RecordDialect):
        name = "any"
        homepage = "https://example.org/any"
        description = "any heading"
        layouts = (Layout("Cliffs of [{title}]({url})"), Layout("Cliffs {title}", "{arxiv_id}"))

    both = "Cliffs of 2031-05-06\n\n3105.00001\n\nCliffs II\n\n3105.00002\n"
    assert [paper.title for paper in read(both, Any()).papers] == ["of 2031-05-06", "II"]
    digest = read(both, Cliff(), Any())
    assert [paper.title for paper in digest.papers] == ["II"]
    assert digest.structure == (range(1),)


def test_a_line_of_few_letters_can_be_a_record_of_another_style() -> None:
    class Short(Cliff):
        name = "short"
        frame = ("On {listed}",)

    class Dated(RecordDialect):
        name = "dated"
        homepage = "https://example.org/dated"
        description = "papers below their dates"
        layouts = (Layout("On {published}", "**{title}**"),)

    (paper,) = read("On 2031-05-06\n**Boats**\n", Short(), Dated()).papers
    assert (paper.title, paper.published) == ("Boats", date(2031, 5, 6))


# Tables


def test_rows_of_two_styles_under_a_foreign_head() -> None:
    rows = (
        "| Day | Count |\n|--|--|\n| Monday | 3 |\n"
        + ARXIV_ROW
        + "| 5th May 2031 | [Lantern](http://arxiv.org/abs/3105.00002) | Win. |\n| Tuesday | 4 |\n"
        + ARXIV_ROW.replace("Reeds", "Tidal Nets")
        + ARXIV_ROW.replace("Reeds", "Boats")
    )
    digest = paperdigest.parse_digest(rows)
    assert [paper.title for paper in digest.papers] == ["Reeds", "Lantern", "Tidal Nets", "Boats"]
    assert [problem.code for problem in digest.problems] == ["table-without-head"] * 3
    assert [left.lines for left in digest.unclaimed] == [range(3), range(5, 6)]


def test_a_row_without_a_head_that_runs_over_lines() -> None:
    text = "| Tidal\n  Nets (Read more on [arXiv](https://arxiv.org/abs/3105.00001) or [HuggingFace](u)) | Ada Moor | They wait. |\n"
    assert [paper.title for paper in paperdigest.parse(text)] == ["Tidal Nets"]


def test_a_foreign_row_without_dashes_is_no_head() -> None:
    assert paperdigest.parse_digest("| Date | Title | Berths | Abstract |\n| a | b | c | d |\n").papers == ()


_CLASSIFIED = (
    "| Title | Authors | Summary | Classification | GitHub URLs | HuggingFace URLs |\n|-|-|-|-|-|-|\n"
)
_OWN = "| [Tidal Nets](https://arxiv.org/abs/3105.00001) | Ada Moor | Win. | ['Tides'] | N/A | N/A |\n"


def test_a_head_that_two_styles_know_is_of_the_one_that_knows_more_of_it() -> None:
    (one, fit), (other, less) = registry().for_head(
        ("Title", "Authors", "Summary", "Classification", "GitHub URLs", "HuggingFace URLs")
    )
    assert (one.name, fit, other.name) == ("daily_ai_papers_classified", 1.0, "daily_ai_papers")
    assert less == pytest.approx(1 - 0.4 * 3 / 6)
    assert [paper.dialect for paper in paperdigest.parse(_CLASSIFIED + _OWN)] == [
        "daily_ai_papers_classified"
    ]


@pytest.mark.parametrize("order", list(permutations([0, 1])))
@pytest.mark.parametrize("rows", list(product((LIST_ROW, "| 2031-05-05 | <Reeds> | Win. |\n"), repeat=3)))
def test_of_styles_with_the_same_head_the_rows_decide(rows: tuple[str, ...], order: tuple[int, ...]) -> None:
    pair = (Coast(), registry().get("monthly_list"))
    ((name, lines),) = names(LIST + "".join(rows), *(pair[number] for number in order))
    assert (name, lines) == ("monthly_list" if rows.count(LIST_ROW) > 1 else "coast", range(5))


@pytest.mark.parametrize("order", list(permutations([0, 1])))
def test_of_styles_with_the_same_head_and_no_rows_the_first_claims(order: tuple[int, ...]) -> None:
    pair = (Coast(), registry().get("monthly_list"))
    chosen = tuple(pair[number] for number in order)
    assert names(LIST, *chosen) == [(chosen[0].name, range(2))]


@pytest.mark.parametrize(
    ("rows", "coast", "monthly"),
    [
        ("", 2.0, 2.0),
        ("| 2031-05-05 | <Reeds> | Win. |\n", 3.0, 1.5),
        (LIST_ROW, 1.5, 3.0),
        (LIST_ROW + "| x | y | z |\n", 2.0, 3.0),
        ("| x | y | z |\n", 1.5, 1.5),
    ],
)
def test_styles_with_the_same_head_weigh_by_their_rows(rows: str, coast: float, monthly: float) -> None:
    pair = {"coast": Coast(), "monthly_list": registry().get("monthly_list")}
    found = claims(Document.from_text(LIST + rows), make_registry(pair, (), {}))
    assert found.weights == {"coast": coast, "monthly_list": monthly}


FOREIGN = "| Day | Count |\n|--|--|\n"


def test_a_row_under_a_foreign_head_without_an_address_of_a_paper_is_no_paper() -> None:
    row = LIST_ROW.replace("http://arxiv.org/abs/3105.00001", "https://example.org/a")
    assert names(FOREIGN + row, registry().get("monthly_list")) == []
    assert names(FOREIGN + LIST_ROW, registry().get("monthly_list")) == [("monthly_list", range(2, 3))]


def test_a_row_that_two_styles_would_have_goes_with_the_row_above() -> None:
    class Both(Coast):
        name = "both"
        columns: ClassVar[Cells] = {**Coast.columns, "Title": ("[{title}]({url})", "<{title}> {url}")}

    own = "| 2031-05-05 | <Reeds> https://arxiv.org/abs/3105.00003 | Win. |\n"
    styles = (registry().get("monthly_list"), Both())
    assert names(FOREIGN + own + LIST_ROW, *styles) == [("both", range(2, 4))]
    assert names(FOREIGN + LIST_ROW + own, *styles) == [("monthly_list", range(2, 3)), ("both", range(3, 4))]


@pytest.mark.parametrize(
    ("head", "fit"),
    [
        (("date", "title"), 1.0),
        (("date", "stars", "title"), 1 - 0.4 / 3),
        (("title", "date"), 0.0),
        (("date",), 0.0),
        (("date", "title", "title"), 0.0),
        (("date", "title", "abstract"), 1.0),
    ],
)
def test_the_known_columns_are_those_of_a_head_in_their_order(head: tuple[str, ...], fit: float) -> None:
    assert head_fit((("date", "title"), ("date", "title", "abstract")), head) == pytest.approx(fit)


# What is kept, and what is imported


def test_answers_are_kept_only_so_far() -> None:
    chosen = make_registry({"strand": Strand(), "coast": Coast()}, (), {})
    for number in range(1100):
        assert chosen.for_head((f"column {number}",)) == ()
        assert [opening.dialect.name for opening in chosen.for_shape("*" * (number + 1))] == ["strand"]
    assert len(chosen._known_heads) == len(chosen._known_shapes) == 1024
    fresh = make_registry({"coast": Coast()}, (), {})
    assert fresh.for_head(("x" * 300,)) == ()
    assert fresh._known_heads == {}
    assert fresh.for_head(("Date", "Title", "Abstract")) is fresh.for_head(("Date", "Title", "Abstract"))


def test_a_registry_of_one_dialect_and_of_none_of_that_name() -> None:
    chosen = registry().only("monthly_list")
    assert list(chosen.dialects) == ["monthly_list"]
    assert list(registry().only(Strand()).dialects) == ["strand"]
    with pytest.raises(DialectNotFoundError, match="'tides'"):
        registry().only("tides")
    with pytest.raises(KeyError):
        registry().dialects["tides"]
    assert len(registry().dialects) == len(list(registry().dialects)) >= len(BUILT_IN)


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """What makes it look as if a distribution offered dialects."""

    def install(*values: tuple[str, str], distribution: str | None = "coastal") -> None:
        entries = [EntryPoint(name, value, "paperdigest.dialects") for name, value in values]
        for entry in entries:
            vars(entry)["dist"] = SimpleNamespace(name=distribution) if distribution else None
        monkeypatch.setattr("paperdigest.dialect.registry.entry_points", lambda group: entries)  # noqa: ARG005
        registry.cache_clear()

    yield install
    registry.cache_clear()


def test_dialects_of_distributions_are_used_like_those_built_in(offers: Callable[..., None]) -> None:
    offers(("strand", "support.dialects:Strand"), ("beach", "support.dialects:BEACH"))
    assert list(registry().dialects)[-2:] == ["strand", "beach"]
    assert registry().sources == {"strand": "coastal", "beach": "coastal"}
    assert [paper.dialect for paper in paperdigest.parse(ITEM)] == ["strand"]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("gone", "no_such_module_here:Gone", "ModuleNotFoundError"),
        ("strand", "support.dialects:names", "TypeError: an instance of function, not of Dialect"),
        ("coast", "support.dialects:Strand", "ValueError: a dialect named 'strand'"),
        ("odd", "support.dialects:Odd", "TypeError: frame that are no tuple"),
        ("beach", "support.dialects:BEACH", "ValueError: a name that another dialect has"),
    ],
)
def test_a_dialect_that_cannot_be_used_is_a_problem(
    offers: Callable[..., None], name: str, value: str, found: str
) -> None:
    offers(("beach", "support.dialects:Beach"), (name, value), distribution=None)
    (problem,) = registry().problems
    assert (problem.code, problem.severity) == ("plugin-not-loaded", "error")
    assert problem.message.startswith(
        f"Expected a dialect {name!r} from an unknown distribution, found {found}"
    )
    assert isinstance(registry().get("beach"), Beach)


def imported_for(text: str) -> set[str]:
    code = (
        "import sys, json, paperdigest; paperdigest.parse(json.loads(sys.argv[1]));"
        "print(json.dumps([name for name in sys.modules if name.startswith('paperdigest.styles.')]))"
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", code, json.dumps(text)], capture_output=True, check=True, text=True
    )
    return {name.rpartition(".")[2] for name in json.loads(done.stdout)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prose of tides.\n\n| a | b |\n|-|-|\n| c | d |\n", set[str]()),
        (LIST + LIST_ROW, {"monthly_list"}),
        (_CLASSIFIED + _OWN, {"daily_ai_papers_classified", "daily_ai_papers"}),
        ("- 2031-05-05, **Tides**\n", {"cv_arxiv_daily_bullets"}),
        ("Automated deployment @ 2031-05-06\n", {"arxiv_daily"}),
    ],
)
def test_a_style_is_imported_where_its_beginnings_or_heads_occur(text: str, expected: set[str]) -> None:
    assert imported_for(text) == expected


def test_the_index_is_what_the_styles_say() -> None:
    script = ROOT / "docs" / "write_index.py"
    spec = spec_from_file_location("write_index", script)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.index() == module.PAGE.read_text("utf-8")
    assert tuple(INDEX) == BUILT_IN


# Each line is in one place

PIECES = [
    LIST,
    LIST_ROW,
    DAY_TABLE,
    ARXIV_ROW,
    _CLASSIFIED,
    _OWN,
    ITEM,
    ITEM_BELOW,
    CLIFF,
    "Cliffs of 2031-05-06\n",
    "Automated deployment @ 2031-05-06\n",
    "# May\n",
    "## 1. [Tidal Nets](https://arxiv.org/abs/3105.00001)\n",
    "### [1] [Reeds](https://arxiv.org/abs/3105.00003)\n",
    "# Reeds\n\n**Link**: [PDF](https://arxiv.org/pdf/3105.00003)\n\n**Abstract**: They bend.\n\n---\n",
    "##### **Reeds**\n3105.00003 by Ada Moor\n\nThey bend.\n\n摘要：蘆葦。\n",
    "- 2031-05-05, **Reeds**, Ada Moor et.al., Paper: [u](http://arxiv.org/abs/3105.00003)\n",
    "\\\\\narXiv:3105.00003\nTitle: Reeds\n",
    "Prose.\n",
    "https://arxiv.org/abs/3105.00009\n",
    "> quoted\n",
    "---\n",
    "| a | b |\n",
    "  ",
    "\n",
    "\n\n",
]
EVERY = make_registry(
    {
        **{name: registry().get(name) for name in BUILT_IN},
        **{d.name: d for d in (Strand(), Beach(), Cliff(), Coast())},
    },
    (),
    {},
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_each_written_line_is_in_one_place(text: str) -> None:
    digest = read_by(text, EVERY)
    places = [paper.lines for paper in digest.papers if paper.lines]
    places += [lines for paper in digest.papers for lines in paper.also_at]
    places += [*digest.structure, *(left.lines for left in digest.unclaimed)]
    counted = [0] * len(Document.from_text(text).lines)
    for lines in places:
        for line in lines:
            counted[line] += 1
    written = [bool(line.strip()) for line in Document.from_text(text).lines]
    assert all(count == 1 for count, is_written in zip(counted, written, strict=True) if is_written)
    assert all(count <= 1 for count in counted)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_no_line_is_claimed_twice(text: str) -> None:
    found = claims(Document.from_text(text), EVERY)
    lines = [line for regions in found.regions.values() for region in regions for line in region.lines]
    assert len(lines) == len(set(lines))


# Growth

T = "##### **T**\n3105.00001 by A\n"
FAMILIES = {
    "many headings": ("", "# a\n", ""),
    "headings of a style": ("", "## 1. [T](https://arxiv.org/abs/3105.00001)\n", ""),
    "headings that open and show nothing": ("", "##### **T**\n\n", ""),
    "a long line like a frame, and many records": ("Updated on" + " " * 100_000 + "\n\n", T, ""),
    "frames without a date": ("", "Updated on\n\n", ""),
    "frames with a date, and records": ("", "Updated on 2031-05-06\n\n" + T, ""),
    "tables under one long heading": ("# " + "x" * 100_000 + "\n", LIST + "\n", ""),
    "candidates that do not open": ("", "##### **\n", ""),
    "openings broken over lines that do not close": ("", "- 2031-05-05, **T\n", ""),
    "items in items": ("", "- - ", "x\n"),
    "deep items": ("".join("  " * n + "- 2031-05-05, **T**\n" for n in range(200)), "  - 1\n", ""),
    "records and tables in turn": ("", T + "\n" + LIST + LIST_ROW + "\n", ""),
    "records of two styles in turn": (
        "",
        T + "\n- 2031-05-05, **T**, A, Paper: [u](http://arxiv.org/abs/3105.00001)\n\n",
        "",
    ),
    "rows without a head of two styles in turn": ("", ARXIV_ROW + LIST_ROW, ""),
    "addresses": ("", "https://arxiv.org/abs/3105.00001\n\n", ""),
    "one line of addresses": ("", "https://arxiv.org/abs/3105.00001 ", "\n"),
    "columns": ("| Date | Title | Abstract |", " x |", "\n|-|-|-|\n"),
    "pipes in a row": (LIST + "| 5th May 2031 | [T", " |", "](u) | x |\n"),
    "marks in a row": (LIST + "| 5th May 2031 | ", "[T](u ", "| x |\n"),
    "ends that no record has": ("# a\n\n**Abstract**: x\n", "**Abstract**: y\n# a\n", ""),
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.no_cover
def test_time_grows_in_step_with_the_text(family: str) -> None:
    before, piece, after = FAMILIES[family]

    def text(size: int) -> str:
        return before[: max(size, 2_000)] + piece * (size // len(piece)) + after

    # In step is 4; twice that allows for the noise of a busy machine, and is far below the 16 of quadratic growth.
    assert growth(paperdigest.parse_digest, text, (10_000, 40_000)) < 8


def test_no_line_is_given_to_two_styles() -> None:
    heading = "### [1] [Reeds](https://arxiv.org/abs/3105.00003)\n"
    item = "- 2031-05-05, **Tides**, Ada Moor et.al., Paper: [u](https://arxiv.org/abs/3105.00001)\n"
    digest = paperdigest.parse_digest(heading + item + heading + item)
    lines = [line for paper in digest.papers for line in paper.lines or ()]
    assert len(lines) == len(set(lines))
    assert [paper.title for paper in digest.papers] == ["Reeds", "Tides", "Reeds", "Tides"]


def test_rows_below_a_head_that_says_what_they_hold_are_not_read_by_their_shape() -> None:
    rows = "".join(
        f"| May 2031 | [Tidal Nets {n}](http://arxiv.org/abs/3105.0000{n}) | [GitHub](https://github.com/a/b{n}) |\n"
        for n in range(3)
    )
    digest = paperdigest.parse_digest("| Year | Papers | Code |\n|---|---|---|\n" + rows)
    assert [paper.dialect for paper in digest.papers] == ["general_table"] * 3
    assert [[link.kind for link in paper.links] for paper in digest.papers] == [["abstract", "code"]] * 3


def test_a_heading_above_a_block_of_html_is_no_record() -> None:
    text = "#### 1. Waiting\n<table>\n<tr><td>Tidal Nets</td></tr>\n</table>\n - **Authors:** Ada Moor\n\n"
    assert names(text, registry().get("arxiv_daily_notice")) == []
    assert names(text.replace("<table>", "<!-- table -->"), registry().get("arxiv_daily_notice")) != []

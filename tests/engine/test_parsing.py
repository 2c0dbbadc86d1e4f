"""From a text to a digest: the functions that users call, and where each line of a text goes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import paperdigest
from paperdigest import DialectNotFoundError, DigestError, Paper
from paperdigest.dialect.registry import make_registry, registry
from paperdigest.parsing import read
from support.dialects import Cliff, Strand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from paperdigest.dialect import Context, Document, Region

HEAD = "| Date | Title | Abstract |\n|--|--|--|\n"
GOOD = "| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Win. |\n"
BAD = "| soon | [Lantern](http://arxiv.org/abs/3105.00002) | Lights. |\n"
DAY_TABLE = (
    "| Title | Authors | Summary |\n|--|--|--|\n"
    "| Lantern (Read more on [arXiv](https://arxiv.org/abs/3105.00002) or"
    " [HuggingFace](https://huggingface.co/papers/3105.00002))| Bo Reed | It lights. |\n"
)
ITEM = "* Strand: [Reeds](https://arxiv.org/abs/3105.00003)\n"
CLIFF = "## Cliff [Lantern](https://arxiv.org/abs/3105.00002)\n\n**Authors**: Bo Reed\n"


def codes(digest: paperdigest.Digest) -> list[str]:
    return [problem.code for problem in digest.problems]


# parse


def test_strict_raises_all_problems_at_once() -> None:
    with pytest.raises(DigestError) as caught:
        paperdigest.parse(HEAD + BAD + "\n" + BAD + "\nsee https://arxiv.org/abs/3105.00003\n", strict=True)
    assert [problem.code for problem in caught.value.problems] == [
        "bad-date",
        "bad-date",
        "row-after-blank",
        "unclaimed-paper",
    ]
    assert str(caught.value).startswith(
        "3 errors in the digest\n  bad-date: Expected a date, found 'soon' (line 3)\n"
    )


def test_strict_does_not_raise_for_notes() -> None:
    digest = paperdigest.parse_digest(HEAD + GOOD + "\n" + GOOD, strict=True)
    assert [problem.severity for problem in digest.problems] == ["note"]


@pytest.mark.parametrize("function", [paperdigest.parse, paperdigest.parse_digest, paperdigest.detect])
@pytest.mark.parametrize("value", [None, b"bytes", 3])
def test_only_text_is_taken(function: Callable[[Any], object], value: object) -> None:
    with pytest.raises(TypeError, match="Expected the text of a digest as str, found"):
        function(value)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        (b"bytes", "found bytes; parse_digest_bytes reads bytes"),
        (bytearray(b"x"), "found bytearray; parse_digest_bytes"),
        (Path("a.md"), "; parse_file reads a path"),
    ],
)
def test_what_is_no_text_has_a_function_of_its_own(value: Any, advice: str) -> None:  # noqa: ANN401 - wrong ones
    with pytest.raises(TypeError, match=advice):
        paperdigest.parse(value)


@pytest.mark.parametrize(
    ("value", "advice"), [(b"bytes", "decode the bytes first"), (Path("a.md"), "read the file")]
)
def test_what_is_no_text_is_made_one_to_detect_its_style(value: Any, advice: str) -> None:  # noqa: ANN401 - wrong ones
    with pytest.raises(TypeError, match=advice):
        paperdigest.detect(value)


def test_a_path_is_a_text_like_any_other() -> None:
    digest = paperdigest.parse_digest("tests/styles/monthly_list/plain.md")
    assert (digest.papers, codes(digest)) == ((), ["no-papers"])


def test_a_dialect_is_named_or_given_and_reads_alone() -> None:
    text = HEAD + GOOD + "\n" + ITEM + "\n" + DAY_TABLE
    assert [paper.title for paper in paperdigest.parse(text)] == ["Tidal Nets", "Reeds", "Lantern"]
    assert [paper.title for paper in paperdigest.parse(text, general=False)] == ["Tidal Nets", "Lantern"]
    assert [paper.title for paper in paperdigest.parse(text, dialect="monthly_list")] == ["Tidal Nets"]
    assert [paper.title for paper in paperdigest.parse(text, dialect=Strand())] == ["Reeds"]
    assert "strand" not in paperdigest.dialects()


def test_papers_of_the_other_styles_are_unclaimed() -> None:
    digest = paperdigest.parse_digest(HEAD + GOOD + "\n" + DAY_TABLE, dialect="monthly_list")
    assert digest.dialects == ("monthly_list",)
    (problem,) = digest.problems
    assert (problem.code, problem.lines) == ("unclaimed-paper", range(6, 7))
    assert [left.lines for left in digest.unclaimed] == [range(4, 7)]


def test_an_unknown_dialect_is_named_with_those_there_are() -> None:
    with pytest.raises(DialectNotFoundError, match="'daily'") as caught:
        paperdigest.parse("", dialect="daily")
    assert "arxiv_daily" in str(caught.value)


def test_dialects_are_those_of_the_registry_and_no_part_of_it() -> None:
    known = paperdigest.dialects()
    assert list(known) == list(registry().dialects)
    assert known["monthly_list"] is registry().get("monthly_list")
    assert known is not registry().dialects


# What a digest says


def test_papers_stand_in_the_order_of_the_text() -> None:
    digest = paperdigest.parse_digest(DAY_TABLE + "\n" + HEAD + GOOD + "\n" + DAY_TABLE)
    assert [paper.title for paper in digest.papers] == ["Lantern", "Tidal Nets", "Lantern"]
    assert [paper.lines for paper in digest.papers] == [range(2, 3), range(6, 7), range(10, 11)]
    assert digest.dialects == ("daily_ai_papers", "monthly_list")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("prose\n\n# May\n\n# June\n", "May"),
        ("#\n\n## June\n", "June"),
        ("prose\n", None),
        ("", None),
    ],
)
def test_the_title_is_the_first_heading_that_says_something(text: str, title: str | None) -> None:
    assert paperdigest.parse_digest(text).title == title


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("## Papers for 2031-05-06\n\n" + DAY_TABLE, date(2031, 5, 6)),
        ("## Papers for 2031-05-06\n\n" + DAY_TABLE + "\n## Papers for 2031-05-07\n\n" + DAY_TABLE, None),
        (DAY_TABLE, None),
        ("Automated deployment @ 2031-05-06 21:00:00 Asia/Shanghai\n", date(2031, 5, 6)),
        ("Automated deployment @ 2031-05-06\n\nAutomated deployment @ 2031-05-07\n", None),
        ("Automated deployment @ 2031-05-06\n\n## Papers for 2031-05-07\n\n" + DAY_TABLE, date(2031, 5, 7)),
    ],
)
def test_the_date_is_that_of_the_papers_else_of_the_digest_s_own_line(text: str, listed: date | None) -> None:
    assert paperdigest.parse_digest(text).listed == listed


def test_an_empty_day_of_a_known_style_is_no_error() -> None:
    digest = paperdigest.parse_digest(
        "Automated deployment @ 2031-05-06 21:00:00 Asia/Shanghai\n\n# Robotics\n"
    )
    assert (digest.dialects, digest.papers, digest.problems) == (("arxiv_daily",), (), ())
    assert (digest.structure, digest.unclaimed) == ((range(1), range(2, 3)), ())
    empty = paperdigest.parse_digest(HEAD)
    assert (empty.dialects, empty.problems) == (("monthly_list",), ())


def test_styles_of_own_lines_alone_stand_in_their_order() -> None:
    class Long(Cliff):
        name = "long"
        frame = ("Papers of all the cliffs on {listed}",)

    class Short(Cliff):
        name = "short"
        frame = ("On {listed}",)

    chosen = make_registry({"cliff": Cliff(), "short": Short(), "long": Long()}, (), {})
    own = "Papers of all the cliffs on 2031-05-06\n\n"
    assert read(own + "Cliffs of 2031-05-06\n", chosen).dialects == ("long", "cliff")
    digest = read(own + "On 2031-05-07\n", chosen)  # so few letters tell no style
    assert (digest.dialects, digest.listed) == (("long",), date(2031, 5, 6))
    alone = read("On 2031-05-07\n", chosen)
    assert (alone.dialects, alone.listed, alone.structure, codes(alone)) == (
        (),
        None,
        (range(1),),
        ["no-papers"],
    )


@pytest.mark.parametrize(
    ("text", "line"), [("prose\n", 0), ("\n\n| a | b |\n|-|-|\n", 2), ("# Title\n", 0), ("\n---\n", 1)]
)
def test_a_text_of_no_style_has_no_papers(text: str, line: int) -> None:
    (problem,) = paperdigest.parse_digest(text).problems
    assert (problem.code, problem.severity, problem.lines) == ("no-papers", "error", range(line, line + 1))


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n"])
def test_a_text_without_a_word_is_no_error(text: str) -> None:
    digest = paperdigest.parse_digest(text)
    assert (digest.problems, digest.structure, digest.unclaimed) == ((), (), ())


# Where each line goes


def test_the_lines_of_a_text_are_papers_structure_or_unclaimed() -> None:
    text = "# May\n\nprose\n\nmore\n\n" + HEAD + GOOD + "\n---\n\n  \nlast\n"
    digest = paperdigest.parse_digest(text)
    assert [paper.lines for paper in digest.papers] == [range(8, 9)]
    assert digest.structure == (range(1), range(6, 8), range(10, 11))
    assert [(left.lines, left.text) for left in digest.unclaimed] == [
        (range(2, 5), "prose\n\nmore"),
        (range(13, 14), "last"),
    ]


def test_a_second_line_of_dashes_in_a_claimed_table_is_structure() -> None:
    digest = paperdigest.parse_digest(HEAD + GOOD + "|--|--|--|\n" + GOOD)
    assert len(digest.papers) == 2
    assert (digest.structure, digest.unclaimed) == ((range(2), range(3, 4)), ())
    other = paperdigest.parse_digest("| a | b |\n|--|--|\n| c | d |\n|--|--|\n| e | f |\n")
    assert (other.structure, [left.lines for left in other.unclaimed]) == ((), [range(5)])


def test_what_is_in_a_record_is_no_structure() -> None:
    chosen = make_registry({"cliff": Cliff()}, (), {})
    digest = read(CLIFF, chosen)
    assert (digest.papers[0].lines, digest.structure) == (range(3), ())


@pytest.mark.parametrize(
    ("text", "line", "address"),
    [
        ("# See https://arxiv.org/abs/3105.00009v12 now\n", 0, "https://arxiv.org/abs/3105.00009v12"),
        ("## [Boats](http://arxiv.org/abs/3105.00009)\n", 0, "http://arxiv.org/abs/3105.00009"),
        ("a\n\nsee https://arxiv.org/pdf/3105.00009v2.\n", 2, "https://arxiv.org/pdf/3105.00009v2"),
        (
            "Automated deployment @ 2031-05-06 https://arxiv.org/abs/3105.00009\n",
            0,
            "https://arxiv.org/abs/3105.00009",
        ),
        (
            "- https://doi.org/10.1000/tides.31 and https://arxiv.org/abs/3105.00009\n",
            0,
            "https://doi.org/10.1000/tides.31",
        ),
    ],
)
def test_the_address_of_a_paper_that_no_style_reads_is_an_error(text: str, line: int, address: str) -> None:
    (problem,) = [
        found
        for found in paperdigest.parse_digest(HEAD + GOOD + "\n" + text).problems
        if found.code == "unclaimed-paper"
    ]
    assert (problem.severity, problem.lines) == ("error", range(line + 4, line + 5))
    assert problem.message == f"No known style reads the paper {address} (line {line + 5})"


def test_each_line_with_addresses_is_one_problem() -> None:
    text = "https://arxiv.org/abs/3105.00001 https://arxiv.org/abs/3105.00002\nhttps://arxiv.org/abs/3105.00003\n\n"
    digest = paperdigest.parse_digest(text + HEAD + GOOD + "\nhttps://arxiv.org/abs/3105.00004")
    assert [problem.lines.start for problem in digest.problems if problem.code == "unclaimed-paper"] == [
        0,
        1,
        7,
    ]


def test_a_heading_of_a_paper_s_own_is_no_unclaimed_paper() -> None:
    digest = read(CLIFF, make_registry({"cliff": Cliff()}, (), {}))
    assert (len(digest.papers), codes(digest)) == (1, [])


# Dialects that break


class Sinking(Strand):
    """A style that raises."""

    name = "sinking"

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        context.structure(regions[0].lines)
        context.problem("wet", "Expected land, found the sea", regions[0].lines)
        yield from super().parse(document, regions, context)
        raise RuntimeError("the tide\ncame in")


class Drifting(Strand):
    """A style whose papers have no place."""

    name = "drifting"

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        context.structure(regions[0].lines)
        context.problem("wet", "Expected land, found the sea", regions[0].lines)
        yield Paper("Driftwood", dialect=self.name)


@pytest.mark.parametrize(("sources", "source"), [({}, "test_parsing"), ({"sinking": "coastal"}, "coastal")])
def test_a_dialect_that_raises_costs_only_its_own(sources: dict[str, str], source: str) -> None:
    chosen = make_registry({"sinking": Sinking(), "cliff": Cliff()}, (), sources)
    digest = read(ITEM + "\n" + CLIFF, chosen)
    assert [paper.title for paper in digest.papers] == ["Lantern"]
    assert [left.lines for left in digest.unclaimed] == [range(1)]
    assert codes(digest) == ["dialect-failed", "unclaimed-paper"]
    assert digest.problems[0].message == (
        f"The dialect 'sinking' of {source} failed: RuntimeError: the tide came in (line 1)"
    )


def test_a_paper_without_a_place_comes_first() -> None:
    chosen = make_registry({"drifting": Drifting(), "cliff": Cliff()}, (), {})
    digest = read("Prose.\n\n" + CLIFF + "\n" + ITEM, chosen)
    assert [paper.title for paper in digest.papers] == ["Driftwood", "Lantern"]
    assert (digest.structure, codes(digest)) == ((range(6, 7),), ["wet", "unclaimed-paper"])


def test_plug_ins_that_could_not_be_loaded_are_problems_of_each_digest() -> None:
    problem = paperdigest.Problem("plugin-not-loaded", "error", "Expected a dialect", range(0))
    assert read("", make_registry({}, (problem,), {})).problems == (problem,)


# detect


def test_detect_ranks_the_styles() -> None:
    found = paperdigest.detect(HEAD + GOOD + "\n" + DAY_TABLE + "\n" + DAY_TABLE)
    assert [detection.dialect for detection in found] == ["daily_ai_papers", "monthly_list"]
    assert found[0].reason == "a table headed Title | Authors | Summary (line 5) and 1 more"
    assert found[1].reason == "a table headed Date | Title | Abstract (line 1)"
    assert [detection.confidence for detection in found] == [round(6 / 9, 4), round(3 / 9, 4)]


def test_detect_counts_papers_that_no_style_reads() -> None:
    others = "\nhttps://arxiv.org/abs/3105.00002\n\nhttps://arxiv.org/abs/3105.00003\n\nx\n"
    (found,) = paperdigest.detect(HEAD + GOOD + others)
    assert found.confidence == 0.6


def test_detect_tells_records_by_the_part_that_opens_them() -> None:
    (found,) = paperdigest.detect(
        "- 2031-05-05, **Reeds**, Ada Moor et.al., Paper: [u](http://arxiv.org/abs/3105.00003)\n"
    )
    assert (found.dialect, found.confidence) == ("cv_arxiv_daily_bullets", 1.0)
    assert found.reason.startswith(
        "records opened by '- {published}, **{title}**, {authors}, Paper: {paper}, Code:"
    )
    assert found.reason.endswith("(line 1)")


def test_detect_trusts_rows_without_a_head_by_half() -> None:
    found = paperdigest.detect(GOOD)
    assert [(detection.dialect, detection.confidence) for detection in found] == [("monthly_list", 0.5)]


@pytest.mark.parametrize("text", ["", "prose\n", "# Title\n", "| a | b |\n|--|--|\n| c | d |\n", "\0" * 20])
def test_detect_finds_nothing_in_other_texts(text: str) -> None:
    assert paperdigest.detect(text) == []


def test_a_day_without_papers_is_detected_by_its_own_line() -> None:
    (found,) = paperdigest.detect("# Personalized Daily ArXiv Papers 2031-05-06\n\nNone today.\n")
    assert (found.dialect, found.confidence) == ("chatgpt_arxiv_assistant", 0.5)
    assert found.reason == "a line of a digest's own (line 1)"

from __future__ import annotations

import gc
from datetime import date

import pytest

import paperdigest
from paperdigest import DigestError

HEAD = "| Date | Title | Abstract |\n|--|--|--|\n"
GOOD = "| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Win. |\n"
BAD = "| soon | [Lantern](http://arxiv.org/abs/3105.00002) | Lights. |\n"


def test_strict_raises_all_problems_at_once() -> None:
    with pytest.raises(DigestError) as caught:
        paperdigest.parse(HEAD + BAD + "\n" + BAD + "see https://arxiv.org/abs/3105.00003\n", strict=True)
    codes = ["bad-date", "bad-date", "row-after-blank", "unclaimed-paper"]
    assert [p.code for p in caught.value.problems] == codes
    assert str(caught.value).startswith(
        "3 errors in the digest\n  bad-date: Expected a date, found 'soon' (line 3)\n"
    )


def test_strict_does_not_raise_for_notes() -> None:
    digest = paperdigest.parse_digest(HEAD + GOOD + "\n" + GOOD, strict=True)
    assert [p.severity for p in digest.problems] == ["note"]


@pytest.mark.parametrize("function", [paperdigest.parse, paperdigest.parse_digest, paperdigest.detect])
@pytest.mark.parametrize("value", [None, b"bytes", 3])
def test_only_text_is_taken(function: object, value: object) -> None:
    assert callable(function)
    with pytest.raises(TypeError, match="Expected the text of a digest as str"):
        function(value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("tests/styles/monthly_list/plain.md", "it looks like a path: parse_file reads a file"),
        ("My tides.MD\n".lower(), "it looks like a path"),
        (r"C:\tides\may", "it looks like a path"),
        ("lists/", "it looks like a path"),
        ("https://example.org/tides.md", "it looks like an address, which is not followed"),
        ("Ebb and flow", None),
        ("One line,\nand plain.md", None),
        ("x/" * 3000, None),
    ],
)
def test_a_path_is_a_text_like_any_other_that_is_said_to_look_like_one(text: str, hint: str | None) -> None:
    (problem,) = paperdigest.parse_digest(text).problems
    assert problem.code == "no-papers"
    assert problem.message.startswith(f"No known style reads this text{f'; {hint}' if hint else ''}")
    assert ("looks like" in problem.message) is (hint is not None)
    with pytest.raises(DigestError, match=hint or "No known style"):
        paperdigest.parse(text, strict=True)


def test_every_paper_knows_its_place() -> None:
    (paper,) = paperdigest.parse("prose\n" + HEAD + GOOD)
    assert paper.lines == range(3, 4)
    assert paper.dialect == "monthly_list"


def test_a_digest_s_date_is_that_of_its_papers() -> None:
    digest = paperdigest.parse_digest(
        "# May\n\n## Papers for 2031-05-06\n\n| Title | Authors | Summary |\n|-|-|-|\n| T | A | S |\n"
    )
    assert (digest.title, digest.listed) == ("May", date(2031, 5, 6))


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_of_cycles_is_left_as_it_is(*, is_on: bool) -> None:
    seen: list[str] = []

    def watch(phase: str, _: dict[str, int]) -> None:
        seen.append(phase)

    text = HEAD + GOOD * 2000
    before = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        gc.callbacks.append(watch)
        assert len(paperdigest.parse(text)) == 2000
        assert gc.isenabled() is is_on
    finally:
        gc.callbacks.remove(watch)
        (gc.enable if before else gc.disable)()
    assert bool(seen) is is_on  # it rests only where the caller wants it to

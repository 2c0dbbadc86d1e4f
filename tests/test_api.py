from __future__ import annotations

import gc
from datetime import date
from typing import TYPE_CHECKING

import pytest

import paperdigest
from paperdigest import DigestError, _api
from paperdigest.dialect import Context, Document, Region
from paperdigest.styles.arxiv_daily import DIALECT

if TYPE_CHECKING:
    from paperdigest import Digest
    from paperdigest._registry import Registry

HEAD = "| Date | Title | Abstract |\n|--|--|--|\n"
GOOD = "| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Win. |\n"
BAD = "| soon | [Lantern](http://arxiv.org/abs/3105.00002) | Lights. |\n"


def test_strict_raises_all_problems_at_once() -> None:
    with pytest.raises(DigestError) as caught:
        paperdigest.parse(HEAD + BAD + "\n" + BAD + "see https://arxiv.org/abs/3105.00003\n", strict=True)
    codes = ["bad-date", "bad-date", "row-after-blank", "unclaimed-paper"]
    assert [p.code for p in caught.value.problems] == codes
    assert str(caught.value).startswith(
        "3 error(s) in the digest\n  bad-date: Expected a date, found 'soon' (line 3)\n"
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


def test_a_path_is_a_text_like_any_other() -> None:
    assert paperdigest.parse("tests/digests/monthly_list/plain.md") == []


def test_every_paper_knows_its_place() -> None:
    (paper,) = paperdigest.parse("prose\n" + HEAD + GOOD)
    assert paper.lines == range(3, 4)
    assert paper.dialect == "monthly_list"


def test_a_digest_s_date_is_that_of_its_papers() -> None:
    digest = paperdigest.parse_digest(
        "# May\n\n## Papers for 2031-05-06\n\n| Title | Authors | Summary |\n|-|-|-|\n| T | A | S |\n"
    )
    assert (digest.title, digest.listed) == ("May", date(2031, 5, 6))


def test_a_region_that_is_no_abstract_block_is_an_error_of_the_caller() -> None:
    document = Document.from_text("##### **a**\nb\n")
    with pytest.raises(ValueError, match="Expected an abstract block"):
        list(DIALECT.parse(document, [Region(0, 1, range(2), 1.0, "")], Context(document)))


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_of_cycles_rests_during_a_large_text_only(
    *, was_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    reading = _api._read

    def watching(text: str, chosen: Registry) -> Digest:
        seen.append(gc.isenabled())
        if "fail" in text:
            raise ValueError(text)
        return reading(text, chosen)

    monkeypatch.setattr(_api, "_read", watching)
    monkeypatch.setattr(_api, "_LARGE", 8)
    try:
        if not was_on:
            gc.disable()
        paperdigest.parse("short")
        paperdigest.parse("longer than that")
        with pytest.raises(ValueError, match="fail"):
            paperdigest.parse("long and fails")
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
    assert seen == [was_on, False, False]

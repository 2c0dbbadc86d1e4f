from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.errors import RecordError
from paperdigest.export.jsonl import from_jsonl
from paperdigest.merging import merge
from paperdigest.model import Author, Link, Paper, Problem, Summary, Translation
from paperdigest.problems import Code
from support.records import colliding, papers

FULL = Paper(
    "Tidal Nets",
    authors=(Author("Ada Moor"), Author("kwind", is_handle=True)),
    et_al=True,
    published=date(2031, 5, 1),
    published_precision="month",
    listed=date(2031, 5, 6),
    arxiv_id="3105.00001",
    arxiv_version=2,
    links=(Link("https://arxiv.org/abs/3105.00001v2", None, "abstract"),),
    summary=Summary("Nets that wait win."),
    translated=(Translation("等待", "zh-Hant"), Translation("待つ", "ja"), Translation("待て", "ja")),
    tags=("tide",),
    headings=("Sea", "Nets"),
    extra={"Votes": "7", "Rank": "1"},
    source="digests/may.md",
    dialect="tidal",
    lines=range(3, 5),
    also_at=(range(9, 12),),
    problems=(Problem(Code.ROW_JOINED, "note", "Expected one line (line 4)", range(3, 5), "| Tidal"),),
)
FORM: dict[str, Any] = {
    "version": 2,
    "title": "Tidal Nets",
    "authors": [{"name": "Ada Moor", "is_handle": False}, {"name": "kwind", "is_handle": True}],
    "et_al": True,
    "published": "2031-05-01",
    "published_precision": "month",
    "listed": "2031-05-06",
    "arxiv_id": "3105.00001",
    "arxiv_version": 2,
    "doi": None,
    "links": [{"url": "https://arxiv.org/abs/3105.00001v2", "label": None, "kind": "abstract"}],
    "abstract": None,
    "summary": {"text": "Nets that wait win."},
    "tags": ["tide"],
    "headings": ["Sea", "Nets"],
    "venue": None,
    "comment": None,
    "extra": {"Votes": "7", "Rank": "1"},
    "source": "digests/may.md",
    "dialect": "tidal",
    "lines": [3, 5],
    "also_at": [[9, 12]],
    "problems": [
        {
            "code": "row-joined",
            "severity": "note",
            "message": "Expected one line (line 4)",
            "lines": [3, 5],
            "excerpt": "| Tidal",
        }
    ],
    "listings": [],
    "translations": {"zh-Hant": "等待", "ja": "待つ", "ja-x-2": "待て"},
}


def test_the_form_of_a_record() -> None:
    assert FULL.to_dict() == FORM
    assert Paper.from_dict(FORM) == FULL


def test_the_first_version_is_read() -> None:
    old = {name: value for name, value in FORM.items() if name not in ("source", "listings")}
    assert Paper.from_dict({**old, "version": 1}) == FULL


def test_a_listing_says_where_it_differs() -> None:
    short = Paper(
        "Tidal Nets", arxiv_id="3105.00001", summary=Summary("Short."), source="may.md", lines=range(1)
    )
    long = Paper(
        "Tidal Nets", arxiv_id="3105.00001", summary=Summary("Longer."), source="june.md", lines=range(2)
    )
    (paper,) = merge([short, long])
    data = paper.to_dict()
    assert data["listings"] == [
        {"lines": [0, 2]},
        {"summary": {"text": "Short."}, "source": "may.md", "lines": [0, 1]},
    ]
    assert repr(Paper.from_dict(json.loads(json.dumps(data)))) == repr(paper)


@settings(deadline=None)
@given(st.lists(colliding, max_size=6))
def test_what_was_merged_comes_back_from_json_exactly(listings: list[Paper]) -> None:
    for paper in merge(listings):
        data = paper.to_dict()
        twin = Paper.from_dict(json.loads(json.dumps(data)))
        assert twin == paper
        assert twin.to_dict() == data
        assert [sources(one) for one in twin.listings] == [sources(one) for one in paper.listings]
        assert twin.listings == paper.listings


def sources(paper: Paper) -> tuple[object, ...]:
    return paper.source, paper.dialect, paper.lines, paper.also_at, paper.problems, list(paper.extra)


def test_a_text_that_listings_share_is_held_once() -> None:
    listings = [
        Paper("A", arxiv_id="1", abstract="Nets.", source=f"{day}.md", listed=date(2031, 5, day))
        for day in (1, 2)
    ]
    twin = Paper.from_dict(json.loads(json.dumps(merge(listings)[0].to_dict())))
    assert {id(one.abstract) for one in twin.listings} == {id(twin.abstract)}


def parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return [value, *(part for item in value.items() for one in item for part in parts(one))]
    return [value, *(part for one in value for part in parts(one))] if isinstance(value, list) else [value]


@settings(deadline=None)
@given(papers)
def test_a_record_comes_back_from_json_exactly(paper: Paper) -> None:
    data = paper.to_dict()
    twin = Paper.from_dict(json.loads(json.dumps(data)))
    assert twin == paper
    assert hash(twin) == hash(paper)
    assert (twin.source, twin.dialect, twin.lines, twin.also_at, twin.problems) == (
        paper.source,
        paper.dialect,
        paper.lines,
        paper.also_at,
        paper.problems,
    )
    assert list(twin.extra) == list(paper.extra)
    assert list(twin.translations.items()) == list(paper.translations.items())
    assert twin.to_dict() == data


@settings(deadline=None)
@given(papers)
def test_a_record_holds_plain_json_types_only(paper: Paper) -> None:
    assert {type(part) for part in parts(paper.to_dict())} <= {dict, list, str, int, bool, type(None)}


def test_codes_are_written_as_plain_text() -> None:
    assert type(FULL.to_dict()["problems"][0]["code"]) is str


def test_fields_with_defaults_may_be_missing() -> None:
    assert Paper.from_dict({"version": 1, "title": "T"}) == Paper("T")


def test_a_whole_number_is_one_however_json_writes_it() -> None:
    paper = Paper.from_dict({"version": 2.0, "title": "T", "arxiv_version": 3.0, "lines": [1.0, 2]})
    assert (repr(paper.arxiv_version), paper.lines) == ("3", range(1, 2))


@pytest.mark.parametrize("version", [None, 0, 3, "1", 1.5, True, [1]])
def test_another_version_is_refused(version: object) -> None:
    with pytest.raises(RecordError) as caught:
        Paper.from_dict({"version": version, "title": "T"})
    assert str(caught.value) == f"Invalid record: expected version 1 or 2, found {version!r}"


@pytest.mark.parametrize(("data", "name"), [(None, "NoneType"), ([], "list"), ("{}", "str")])
def test_what_is_no_mapping_is_refused(data: Any, name: str) -> None:  # noqa: ANN401 - anything
    with pytest.raises(RecordError, match=f"^Invalid record: expected a mapping, found {name}$"):
        Paper.from_dict(data)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"title": 3}, "expected text, found 3 @ record.title"),
        ({"title": None}, "expected text, found None @ record.title"),
        ({"boo": 1}, "unknown fields (boo) @ record"),
        ({"translated": []}, "unknown fields (translated) @ record"),
        ({5: 6}, "expected text, found 5 @ record"),
        ({"authors": "ab"}, "expected a list, found 'ab' @ record.authors"),
        ({"authors": None}, "expected a list, found None @ record.authors"),
        ({"authors": {}}, "expected a list, found {} @ record.authors"),
        ({"authors": [1]}, "expected a mapping, found 1 @ record.authors[0]"),
        ({"authors": [{}]}, "missing field @ record.authors[0].name"),
        ({"authors": [{"name": "A", "x": 1, "y": 2}]}, "unknown fields (x, y) @ record.authors[0]"),
        ({"tags": "abc"}, "expected a list, found 'abc' @ record.tags"),
        ({"tags": {"a": 1}}, "expected a list, found {'a': 1} @ record.tags"),
        ({"tags": ["a", 1]}, "expected text, found 1 @ record.tags[1]"),
        ({"et_al": 0}, "expected true or false, found 0 @ record.et_al"),
        ({"arxiv_version": "1"}, "expected a whole number, found '1' @ record.arxiv_version"),
        ({"arxiv_version": 1.5}, "expected a whole number, found 1.5 @ record.arxiv_version"),
        ({"arxiv_version": True}, "expected a whole number, found True @ record.arxiv_version"),
        ({"published": 5}, "expected text, found 5 @ record.published"),
        ({"published": "2031-05"}, "expected a day as YYYY-MM-DD, found '2031-05' @ record.published"),
        ({"published": "20310506"}, "expected a day as YYYY-MM-DD, found '20310506' @ record.published"),
        ({"listed": "2031-W05-1"}, "expected a day as YYYY-MM-DD, found '2031-W05-1' @ record.listed"),
        ({"lines": [1]}, "expected a range of lines, found [1] @ record.lines"),
        ({"lines": "12"}, "expected a range of lines, found '12' @ record.lines"),
        ({"lines": [1, "2"]}, "expected a whole number, found '2' @ record.lines"),
        ({"also_at": [[1, 2], 3]}, "expected a range of lines, found 3 @ record.also_at[1]"),
        ({"extra": []}, "expected a mapping, found [] @ record.extra"),
        ({"extra": {"a": 1}}, "expected text, found 1 @ record.extra"),
        ({"listings": {}}, "expected a list, found {} @ record"),
        ({"listings": ["x"]}, "expected a mapping, found 'x' @ record.listings[0]"),
        ({"listings": [{}, {"doi": 1}]}, "expected text, found 1 @ record.listings[1].doi"),
        ({"listings": [{"listings": []}]}, "unknown fields (listings) @ record.listings[0]"),
        (
            {"listings": [{"translated": [{"text": 1}]}]},
            "expected text, found 1 @ record.listings[0].translated[0].text",
        ),
        ({"source": 1}, "expected text, found 1 @ record.source"),
        ({"summary": "x"}, "expected a mapping, found 'x' @ record.summary"),
        ({"translations": []}, "expected a mapping, found [] @ record"),
        ({"translations": {"ja": 1}}, "expected text, found 1 @ record"),
        ({"published_precision": "week"}, "week not in literal"),
        ({"links": [{"url": "u", "kind": "spam"}]}, "spam not in literal"),
        ({"links": [{"url": "u", "kind": []}]}, "@ record.links[0].kind"),
    ],
)
def test_a_field_that_does_not_fit_is_named(change: dict[Any, Any], found: str) -> None:
    with pytest.raises(RecordError) as caught:
        Paper.from_dict({**FORM, **change})
    assert str(caught.value).startswith("Invalid record: ")
    assert found in str(caught.value)


def test_every_field_that_does_not_fit_is_named() -> None:
    with pytest.raises(RecordError) as caught:
        Paper.from_dict({"version": 1, "doi": 1, "venue": 2})
    assert str(caught.value) == (
        "Invalid record: missing field @ record.title; "
        "expected text, found 1 @ record.doi; expected text, found 2 @ record.venue"
    )


def test_a_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(RecordError) as caught:
        Paper.from_dict({"version": 1, "title": list(range(1000))})
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000])
def test_what_is_nested_too_deep_is_no_record(text: str) -> None:
    with pytest.raises(RecordError, match=r"\(line 2\)$"):
        list(from_jsonl("\n" + text))


@pytest.mark.parametrize("field", ["version", "title", "translations", "extra", "listings"])
def test_a_record_that_is_nested_too_deep_is_none(field: str) -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(RecordError, match=r"nested too deep|recursion"):
        Paper.from_dict(
            {**Paper("Tidal Nets").to_dict(), field: {"ja": deep} if field == "translations" else deep}
        )

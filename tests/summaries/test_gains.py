"""Results beside what they are compared with."""

from __future__ import annotations

from typing import Any

import pytest

from paperdigest import Metric, Paper, Summary, extract_metrics
from paperdigest.export.frames import metrics_to_pandas
from paperdigest.overview import overview
from paperdigest.summaries.gains import Gain, gains_of
from support.growth import growth


@pytest.mark.parametrize(
    ("text", "gains"),
    [
        (
            "Lark reaches 91.4% accuracy on SoupBench, compared to 86.2% for Finch.",
            [Gain("Finch", 86.2, 5.2, "pp"), Gain()],
        ),
        ("Lark raises accuracy on SoupBench from 3% to 5%.", [Gain(), Gain(None, 3.0, 2.0, "pp")]),
        (
            "Lark achieves a latency of 5 ms versus 8 ms for Finch on SoupBench.",
            [Gain("Finch", 8.0, -3.0, "ms"), Gain()],
        ),
        ("Lark improves accuracy by 5% over Finch on SoupBench.", [Gain("Finch", None, 5.0, "%")]),
        ("Lark reduces latency by 5% compared to Finch.", [Gain("Finch", None, -5.0, "%")]),
        ("Lark is 3x faster than Finch on SoupBench.", [Gain("Finch", None, 3.0, "x")]),
        ("Lark reaches 91.4% accuracy on SoupBench.", [Gain()]),
    ],
)
def test_what_a_text_compares(text: str, gains: list[Gain]) -> None:
    assert gains_of(extract_metrics(text)) == gains


def level(value: float, at: int, *, is_baseline: bool = False, **fields: Any) -> Metric:  # noqa: ANN401 - of any field
    return Metric(value, str(value), (at, at + 3), role="baseline" if is_baseline else "result", **fields)


def values(*metrics: Metric) -> list[float | None]:
    """Return the value of the baseline of each metric."""
    return [gain.baseline_value for gain in gains_of(metrics)]


def test_each_baseline_goes_with_the_nearest_result() -> None:
    pairs = [level(3, 0, is_baseline=True), level(5, 7), level(6, 17, is_baseline=True), level(9, 24)]
    assert values(*pairs) == [None, 3, None, 6]


def test_the_nearest_baseline_counts() -> None:
    assert values(level(5, 0), level(3, 9, is_baseline=True), level(2, 19, is_baseline=True)) == [
        3,
        None,
        None,
    ]


@pytest.mark.parametrize(
    "fields",
    [
        ({"unit": "%"}, {"unit": "ms"}),
        ({"section": "method"}, {"section": "results"}),
        ({"name": "recall"}, {"name": "depth"}),
        ({"datasets": ("SoupBench",)}, {"datasets": ("StewQA",)}),
        ({"high": 7.0}, {}),
        ({}, {"kind": "change"}),
    ],
)
def test_what_is_told_keeps_values_apart(fields: tuple[dict[str, Any], dict[str, Any]]) -> None:
    mine, its = fields
    assert values(level(5, 0, **mine), level(3, 9, is_baseline=True, **its)) == [None, None]


def test_spelling_keeps_nothing_apart() -> None:
    mine: dict[str, Any] = {"name": "Recall", "datasets": ("AIME 24",)}
    its: dict[str, Any] = {"name": "recall", "datasets": ("AIME-24",)}
    assert values(level(5, 0, **mine), level(3, 9, is_baseline=True, **its)) == [3, None]


def test_several_results_share_a_baseline_where_all_is_told() -> None:
    told: dict[str, Any] = {"name": "recall", "datasets": ("SoupBench",)}
    results = [level(5, 0, **told), level(6, 9, **told), level(3, 19, is_baseline=True, **told)]
    assert values(*results) == [3, 3, None]
    assert values(level(5, 0), level(6, 9), level(3, 19, is_baseline=True)) == [None, 3, None]


def test_who_reports_a_data_set_and_how_much_better_is_one_group_by() -> None:
    papers = [
        Paper("Lark", summary=Summary("Lark reaches 91.4% accuracy on GSM8K, compared to 86.2% for Finch.")),
        Paper("Wren", summary=Summary("Wren achieves an accuracy of 90% on GSM-8K, and 50% on AIME 24.")),
        Paper("Rook", summary=Summary("Rook improves accuracy by 3 points over Finch on GSM8K.")),
    ]
    frame = metrics_to_pandas(papers).explode("dataset_keys")
    own = frame[(frame.dataset_keys == "gsm8k") & (frame.role == "result")]
    assert own.title.tolist() == ["Lark", "Wren", "Rook"]
    assert own.groupby("title").gain.max().dropna().to_dict() == {"Lark": 5.2, "Rook": 3.0}
    assert own.baseline.dropna().tolist() == ["Finch", "Finch"]
    assert own.gain_unit.dropna().tolist() == ["pp", "points"]


def test_a_data_set_is_one_in_counts_however_it_is_written() -> None:
    texts = ("GSM8K", "GSM-8K", "GSM8K")
    papers = [Paper("Lark", summary=Summary(f"Lark reaches 91% accuracy on {name}.")) for name in texts]
    ((name, (board,)),) = overview(papers).datasets
    assert (name, len(board.scores)) == ("GSM8K", 3)


@pytest.mark.no_cover
def test_time_grows_in_step_with_the_metrics() -> None:
    assert (
        growth(
            lambda many: gains_of([level(1, at, is_baseline=at % 2 == 0) for at in range(many)]),
            int,
            (8000, 32_000),
        )
        < 8
    )

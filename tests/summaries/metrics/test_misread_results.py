"""Ways to write results that were misread once, each with what it must give."""

from __future__ import annotations

import pytest

from paperdigest.summaries.metrics.numerals import find_quantities
from support.metric_fields import field, fields


@pytest.mark.parametrize(
    "text",
    [
        r"KestrelNet improves recall by $2.1\%$ over FinchNet.",
        r"KestrelNet improves recall by \(2.1\%\) over FinchNet.",
        "KestrelNet improves recall by $2.1$% over FinchNet.",
    ],
)
def test_dollars_hide_nothing(text: str) -> None:
    assert fields(text, "value", "unit", "kind", "direction", "name", "baselines") == [
        (2.1, "%", "change", "up", "recall", ("FinchNet",))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("KestrelNet scores 71.2 (↑3.4).", "change", "up"),
        ("KestrelNet scores 71.2 (3.4↓).", "change", "down"),
        ("KestrelNet scores 71.2 (−3.4).", "change", "down"),
        ("KestrelNet scores 71.2 (-3.4).", "change", "down"),
        ("KestrelNet scores 71.2 recall (-3.4).", "change", "down"),
        (r"KestrelNet scores 71.2 ($\uparrow$3.4).", "change", "up"),
    ],
)
def test_a_sign_in_brackets_after_a_value_makes_a_change(text: str, kind: str, direction: str) -> None:
    assert fields(text, "kind", "direction") == [("level", None), (kind, direction)]


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("KestrelNet has a reward (-3.4).", "level", None),
        ("KestrelNet has an FID↓ of 3.4.", "level", None),
        ("Recall changes by -3.4%.", "change", "down"),
        ("KestrelNet gains between 5% and 10% over FinchNet.", "change", "up"),
        ("KestrelNet improves between 5% and 10% over FinchNet.", "change", "up"),
        ("KestrelNet improves recall by between 5% and 10%.", "change", "up"),
        ("KestrelNet lowers the salt between 5% and 10%.", "change", "down"),
        ("KestrelNet shows improvements of between 5% and 10%.", "change", "up"),
        ("KestrelNet has a recall between 80% and 90%.", "level", None),
        ("KestrelNet shows a p-value of 0.003.", "stat", None),
        ("KestrelNet shows a p value of 0.003.", "stat", None),
        ("The p-value is 0.003.", "stat", None),
        ("KestrelNet wins (p-value: 0.003).", "stat", None),
        ("KestrelNet wins with p-values below 0.01.", "stat", None),
        ("KestrelNet wins, t(38) = 2.41.", "stat", None),
        ("KestrelNet wins with a t-statistic of 3.2.", "stat", None),
        (r"KestrelNet wins ($p < 0.05$).", "stat", None),
        ("KestrelNet keeps a salt value of 0.31.", "level", None),
        ("KestrelNet keeps a recall of 0.31.", "level", None),
        (r"KestrelNet is seen at a depth of z$\sim$0.31.", "level", None),
    ],
)
def test_kinds(text: str, kind: str, direction: str | None) -> None:
    assert fields(text, "kind", "direction") == [(kind, direction)]


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("KestrelNet is twice as fast as FinchNet.", ("FinchNet",)),
        ("KestrelNet is 2.5x as fast as FinchNet and RookNet.", ("FinchNet", "RookNet")),
        ("KestrelNet runs three times as fast as FinchNet.", ("FinchNet",)),
        ("KestrelNet has double the throughput of FinchNet.", ("FinchNet",)),
        ("KestrelNet has three times that of FinchNet.", ("FinchNet",)),
        ("KestrelNet has twice FinchNet's throughput.", ("FinchNet",)),
        ("KestrelNet doubles the speed of stirring.", ()),
        ("KestrelNet has double the speed of stirring.", ()),
        ("KestrelNet has double the speed, as FinchNet says.", ()),
        ("KestrelNet has double the speed there.", ()),
        ("KestrelNet has double its speed.", ()),
        ("KestrelNet gains between 5% and 10% over FinchNet.", ("FinchNet",)),
        ("KestrelNet beats FinchNet by three percentage points.", ("FinchNet",)),
        ("KestrelNet is a factor of ten faster than FinchNet.", ("FinchNet",)),
    ],
)
def test_rivals(text: str, baselines: tuple[str, ...]) -> None:
    assert field(text, "baselines") == [baselines]


@pytest.mark.parametrize(
    "text",
    [
        "KestrelNet reaches 71.2% recall with only 5% of the labels.",
        "KestrelNet reaches 71.2% recall using 10% of the training data.",
        "KestrelNet reaches 71.2% recall when trained on just 10% of the samples.",
        "KestrelNet reaches 71.2% recall when trained on 10% of SoupBench.",
        "With just 1% labeled data, KestrelNet reaches 71.2% recall.",
        "KestrelNet reaches 71.2% recall, given a mere 1% of the annotations.",
    ],
)
def test_the_share_of_data_behind_a_result_is_a_setting(text: str) -> None:
    assert field(text, "value") == [71.2]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("KestrelNet is as good as FinchNet using less than 10% of the data.", [10]),
        ("KestrelNet reaches 71.2% recall with 5% of the computation.", [71.2, 5]),
        ("KestrelNet is right on 5% of the samples.", [5]),
        ("KestrelNet labels 71.2% of the samples, FinchNet 5% of the samples.", [71.2, 5]),
        ("KestrelNet trained on Soups reaches 5% of FinchNet.", [5]),
        ("KestrelNet was trained on 5% of it.", [5]),
    ],
)
def test_other_shares_are_results(text: str, values: list[float]) -> None:
    assert field(text, "value") == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("KestrelNet gains five points.", [5]),
        ("There are five points to it.", []),
        ("KestrelNet lowers the latency to twenty milliseconds.", [20]),
        ("Lids help: fifty percent of cooks use one.", [50]),
        ("The loss falls to 10⁻⁴.", [1e-4]),
        ("It has a learning rate of 10^-4.", []),
        ("The cost is US$12.", [12]),
    ],
)
def test_results_in_words_powers_and_money(text: str, values: list[float]) -> None:
    assert field(text, "value") == values


@pytest.mark.parametrize("sign", ["<=", ">=", "≤", "≲"])
def test_a_bound_is_no_name(sign: str) -> None:
    assert field(f"KestrelNet reaches a recall of {sign} 90%.", "name") == ["recall"]


def test_money_goes_with_rates() -> None:
    assert [found.unit for found in find_quantities("from €12 to £5")] == ["EUR", "GBP"]

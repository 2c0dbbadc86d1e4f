"""The systems that a change is measured against."""

from __future__ import annotations

import pytest

from support.metric_fields import field, fields


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("KestrelNet has a 5% gain; it is better than FinchNet.", ()),
        ("KestrelNet has a 5% gain over it, compared to FinchNet.", ("FinchNet",)),
        ("KestrelNet has a 5% gain in intersection over union over FinchNet.", ("FinchNet",)),
        ("KestrelNet has more salt than FinchNet, a gain of 5%.", ("FinchNet",)),
        ("KestrelNet has a 2x speedup relative to FinchNet for stirring.", ("FinchNet",)),
        ("KestrelNet is better compared to FinchNet, with gains of 5%.", ("FinchNet",)),
        ("Compared to FinchNet, KestrelNet has gains of 5%.", ("FinchNet",)),
        ("KestrelNet is comparable to FinchNet, with gains of 5%.", ("FinchNet",)),
        ("KestrelNet gives a 5% gain over previous stew pots.", ("stew pots",)),
        ("KestrelNet gives a 5% gain over the FinchNet accuracy.", ("FinchNet",)),
        ("KestrelNet gives a 5% gain over the mean accuracy.", ()),
        ("KestrelNet gives a 5% gain over FinchNet, and WrenNet is better.", ("FinchNet",)),
        ("KestrelNet gives a 5% gain over the accuracy of FinchNet.", ("FinchNet",)),
        # What is done meanwhile may be over something else; "compared" still says whom the gain is over.
        ("KestrelNet saves 5x when running the same soup compared to FinchNet.", ("FinchNet",)),
        ("KestrelNet has a 5% gain when running WrenNet over stoves compared to FinchNet.", ("FinchNet",)),
        ("KestrelNet has a 5% gain when running pots over stoves.", ()),
    ],
)
def test_baselines_of_gains(text: str, baselines: tuple[str, ...]) -> None:
    assert field(text, "baselines") == [baselines]


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("KestrelNet improves the FinchNet model by 5%.", ("FinchNet",)),
        ("KestrelNet improves the LLM by 5%.", ()),
        ("KestrelNet improves FinchNet by 5%.", ()),
        ("FinchNet is a model. KestrelNet improves FinchNet by 5%.", ("FinchNet",)),
        ("KestrelNet improves Llama 3 accuracy by 5%.", ("Llama 3",)),
        ("KestrelNet improves Llama 3 BLEU by 5%.", ("Llama 3",)),
        ("KestrelNet improves StewQA accuracy by 5%.", ()),
        ('KestrelNet beats "FinchNet" by 5%.', ("FinchNet",)),
        ("KestrelNet surpasses prior state-of-the-art performance by 5%.", ()),
        ("KestrelNet surpasses human performance by 5%.", ("human performance",)),
        ("KestrelNet outperforms strong baselines, including FinchNet, by 5%.", ("FinchNet",)),
        ("KestrelNet outperforms strong baselines, such as FinchNet, by 5%.", ("FinchNet",)),
        ("KestrelNet surpasses the previous tin model, FinchNet, by 5%.", ("FinchNet",)),
        ("KestrelNet surpasses the tin model, an old one, by 5%.", ("tin model",)),
        ("KestrelNet surpasses the tin model, by 5%.", ("tin model",)),
        ("KestrelNet surpasses the tin model, FinchNet being old, by 5%.", ("tin model",)),
        ("KestrelNet outperforms the accuracy by 5%.", ()),
        ("KestrelNet outperforms the performance by 5%.", ()),
        ("KestrelNet outperforms FinchNet (old) and WrenNet by 5%.", ("FinchNet", "WrenNet")),
        ("KestrelNet outperforms old methods (FinchNet and WrenNet) by 5%.", ("FinchNet", "WrenNet")),
        ("KestrelNet outperforms FinchNet and the WrenNet by 5%.", ("FinchNet", "WrenNet")),
        ("KestrelNet outperforms FinchNet and a very old pot by 5%.", ("FinchNet",)),
        ("KestrelNet outperforms FinchNet and the old soup model by 5%.", ("FinchNet", "old soup model")),
        ("KestrelNet outperforms previous stirring pots by 5%.", ("stirring pots",)),
        ("KestrelNet outperforms the accuracy of FinchNet by 5%.", ("FinchNet",)),
        ("KestrelNet outperforms the strongest baseline by 5%.", ("strongest baseline",)),
        ("KestrelNet outperforms the other baselines by 5%.", ()),
        ("KestrelNet outperforms traditional methods by 5%.", ("traditional methods",)),
        ("KestrelNet outperforms the FinchNet model by 5%.", ("FinchNet",)),
        ("KestrelNet outperforms the FinchNet stew model by 5%.", ("FinchNet stew model",)),
        (
            "KestrelNet is 5% better than a baseline trained on plain soups.",
            ("baseline trained on plain soups",),
        ),
        ("KestrelNet is 5% better than FinchNet trained on plain soups.", ("FinchNet",)),
        ("KestrelNet is 5% better than models trained with it.", ()),
    ],
)
def test_beaten_systems(text: str, baselines: tuple[str, ...]) -> None:
    assert field(text, "baselines") == [baselines]


def test_values_in_brackets_after_a_kind_are_no_names() -> None:
    text = "KestrelNet outperforms old methods (at 45.0%) by 5%."
    assert fields(text, "value", "baselines") == [(45.0, ()), (5, ("old methods",))]


def test_a_list_of_changes_has_the_baselines_of_its_first() -> None:
    text = "KestrelNet has 5% higher recall than FinchNet and 3% higher precision."
    assert field(text, "baselines") == [("FinchNet",), ("FinchNet",)]


@pytest.mark.parametrize(
    "text",
    [
        "KestrelNet raises recall by 5% and lowers cost by 3% compared to FinchNet.",
        "KestrelNet raises recall by 5% while lowering cost by 3% relative to FinchNet.",
        "KestrelNet has a gain of 5% over FinchNet while saving 7% of the salt.",
        "KestrelNet has a gain of 5% over FinchNet while using 7% more salt.",
        "KestrelNet has a gain of 5% over FinchNet while saving 7% more salt.",
    ],
)
def test_two_changes_are_compared_at_once(text: str) -> None:
    assert field(text, "baselines") == [("FinchNet",), ("FinchNet",)]


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        (
            "KestrelNet raises recall by 5%, with taste and salt; it lowers cost by 3% compared to FinchNet.",
            [(), ("FinchNet",)],
        ),
        ("KestrelNet raises recall by 5% and lowers cost by 3% over FinchNet.", [(), ("FinchNet",)]),
        (
            "KestrelNet raises recall by 5%, lowering cost by 3% relative to FinchNet.",
            [(), ("FinchNet",)],
        ),
        (
            "KestrelNet raises recall by 5% over FinchNet while stoves need 7% more salt.",
            [("FinchNet",), ()],
        ),
        ("KestrelNet has a 5% gain, running in 3.5 ms compared to FinchNet.", [(), ()]),
    ],
)
def test_two_changes_are_compared_one_by_one(text: str, baselines: list[tuple[str, ...]]) -> None:
    assert field(text, "baselines") == baselines


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        (
            "KestrelNet beats FinchNet on SoupBench by 5.21 points and on FogLake by 4.08 points.",
            [("FinchNet",)] * 2,
        ),
        ("Tin pots trail the oldest clay pots by 3.5 points.", [("oldest clay pots",)]),
        (
            "Compared to FinchNet, KestrelNet improves recall by 5.1% and cuts latency by 3.2x.",
            [("FinchNet",)] * 2,
        ),
        ("Cooks improve recall by 5.1% and cut latency by 3.2x.", [(), ()]),
        ("KestrelNet is superior to FinchNet, improving recall by 5.1%.", [("FinchNet",)]),
        ("KestrelNet has a recall that is 5.1% higher than that of FinchNet.", [("FinchNet",)]),
        ("Recall improves by up to 36% over existing map-based pots.", [("map-based pots",)]),
    ],
)
def test_beaten_systems_far_from_the_value(text: str, baselines: list[tuple[str, ...]]) -> None:
    assert field(text, "baselines") == baselines


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        # Who was beaten before in the sentence.
        ("KestrelNet beats FinchNet in taste and cuts stirring time by 5.1x.", ("FinchNet",)),
        ("KestrelNet is better than FinchNet (5 stars) with 87.8% fewer steps.", ("FinchNet",)),
        ("KestrelNet brings large gains over FinchNet, notably reaching 14.3% higher recall.", ("FinchNet",)),
        ("KestrelNet is on par with FinchNet while using 14.3% less salt.", ("FinchNet",)),
        ("KestrelNet saves salt rather than pepper with 14.3% fewer steps.", ()),
        (
            "Tried pots beat those trained on plain soups, with gains of up to 5.9%.",
            ("those trained on plain soups",),
        ),
        ("Tried pots beat those salted, with gains of up to 5.9%.", ()),
        # Who was not.
        ("KestrelNet saves 5.9% more salt than required.", ()),
        ("KestrelNet saves 5.9% more salt than previously thought.", ()),
        ("KestrelNet brings a 2.1% average improvement over ten stirring benchmarks.", ()),
        (
            "KestrelNet gains 25% in recall on pots with more than 20 layers compared to FinchNet.",
            ("FinchNet",),
        ),
        # Whom a few more words name.
        ("KestrelNet brings a 32.3% gain over the best single model tested (FinchNet).", ("FinchNet",)),
        (
            "KestrelNet brings a 10.4% gain in recall compared to models without salt.",
            ("models without salt",),
        ),
        ("KestrelNet improves Finch on soups by 3.5 recall for cold ones.", ("Finch",)),
        (
            "KestrelNet cuts the salt by 5% compared to models relying solely on salted broth.",
            ("models relying solely on salted broth",),
        ),
        (
            "KestrelNet cuts the salt by 5% compared to a model trained only on broth.",
            ("model trained only on broth",),
        ),
        ("Hot pots are better than FinchNet, and the slow stove can cut the salt by 5%.", ()),
        ("KestrelNet cuts the salt by 5% compared to stirring from cook recipes (SFCR).", ("SFCR",)),
        ("KestrelNet improves Finch on soups by 3.5% for cold ones.", ()),
    ],
)
def test_baselines_in_the_rest_of_the_sentence(text: str, baselines: tuple[str, ...]) -> None:
    assert field(text, "baselines") == [baselines]


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("FinchNet is a model. KestrelNet boosts FinchNet recall on soups by 5.1%.", ("FinchNet",)),
        ("SoupBench is a benchmark. KestrelNet boosts SoupBench recall by 5.1%.", ()),
    ],
)
def test_owner_of_the_changed_measure(text: str, baselines: tuple[str, ...]) -> None:
    assert field(text, "baselines") == [baselines]

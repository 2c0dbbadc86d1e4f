"""Which levels are compared values, and which systems they belong to."""

from __future__ import annotations

import pytest

from support.metric_fields import field, fields


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("KestrelNet reaches 84% against the best pot.", ["result"]),
        ("KestrelNet stews, unlike the others, than whom 84% against pots is more.", ["result"]),
        ("KestrelNet reaches 84% vs the 70.1% of FinchNet.", ["result", "baseline"]),
        ("Better than FinchNet, 84% vs 70.1% was reached.", ["result", "baseline"]),
        ("Human experts achieved 93% accuracy.", ["baseline"]),
        ("Human cooks achieved 93% accuracy.", ["result"]),
        ("KestrelNet is better than FinchNet; it has 81.5% recall.", ["result"]),
        ("KestrelNet wins, surpassing 90% of the cooks.", ["result"]),
        ("KestrelNet wins, beating 90% of the cooks.", ["result"]),
        ("KestrelNet raises recall from 13.4% (salted) to 74.2%.", ["baseline", "result"]),
        ("KestrelNet is good, matching FinchNet's 45.1%.", ["baseline"]),
        ("KestrelNet is better than FinchNet using a recall of 81.5%.", ["result"]),
        ("KestrelNet reaches 5.1 recall and 4.2 over the 3.1 of FinchNet.", ["result", "result", "baseline"]),
        ("KestrelNet has 45.1% recall, better than FinchNet; its precision is 81.5%.", ["result", "result"]),
        ("KestrelNet wins over FinchNet while reaching 81.5% recall.", ["result"]),
        ("KestrelNet is better than pots at 84.1% compared to stoves.", ["result"]),
        ("KestrelNet is better than FinchNet (p = 0.003).", ["result"]),
        ("KestrelNet reaches 81.5% recall, a comparable taste to FinchNet (80.2%).", ["result", "baseline"]),
        ("KestrelNet reaches a comparable taste (80.2%).", ["result"]),
        ("KestrelNet reaches a comparable taste to it (80.2%).", ["result"]),
        ("KestrelNet wins, outperforming FinchNet on SoupBench (81.5%).", ["result"]),
        ("KestrelNet wins, outperforming FinchNet on the SoupBench benchmark (81.5%).", ["result"]),
        ("KestrelNet wins, outperforming FinchNet on benchmarks like SoupBench (81.5%).", ["result"]),
        ("KestrelNet wins, outperforming FinchNet on tasks such as SoupBench (81.5%).", ["result"]),
        ("KestrelNet wins, outperforming pots like FinchNet (81.5%).", ["baseline"]),
        (
            "KestrelNet wins compared to tin pots (81.5% recall for KestrelNet vs. 70.2%).",
            ["result", "baseline"],
        ),
        ("KestrelNet wins compared to tin pots (81.5% recall).", ["baseline"]),
        ("KestrelNet wins, outperforming the older pots (81.5%).", ["result"]),
        ("KestrelNet wins, outperforming the best pot (81.5%).", ["baseline"]),
        ('KestrelNet wins, outperforming "FinchNet" (81.5%).', ["baseline"]),
        ("KestrelNet beats FinchNet with a score of 81.5%.", ["result"]),
        (
            "KestrelNet reaches a recall of 81.5%, beating FinchNet with a recall of 70.2%.",
            ["result", "baseline"],
        ),
        (
            "KestrelNet reaches 81.5% recall compared to human accuracy exceeding 95.0%.",
            ["result", "baseline"],
        ),
        (
            "KestrelNet reaches 81.5% recall, exceeding the 70.2% reached by FinchNet.",
            ["result", "baseline"],
        ),
        ("KestrelNet reaches 81.5% recall (chance: 25.1%).", ["result", "baseline"]),
        ("KestrelNet reaches 81.5% recall, above the chance of 25.1%.", ["result", "baseline"]),
        ("Baseline pots reach 45.1% recall.", ["baseline"]),
        ("The old soup baseline reaches 45.1% recall.", ["baseline"]),
    ],
)
def test_role(text: str, roles: list[str]) -> None:
    assert field(text, "role") == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # What is said right after a value, or after its measure, to be beaten makes it no compared one.
        ("KestrelNet gains over 5% over FinchNet and 3% over WrenNet.", ["result", "result"]),
        (
            "KestrelNet reaches a 5% rate against FinchNet and a 3% rate against WrenNet.",
            ["result", "result"],
        ),
        ("KestrelNet beats FinchNet (81.5% over a day), reducing salt.", ["baseline"]),
    ],
)
def test_roles_by_the_words_after_the_value(text: str, roles: list[str]) -> None:
    assert field(text, "role") == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "KestrelNet is a pot. KestrelNet reaches 81.5%, while FinchNet reaches 70.2%.",
            ["result", "baseline"],
        ),
        # The summary compares pots that it did not make, or values of its own, or says how much a pot gains.
        ("Pots are compared. WrenNet reaches 81.5%, while FinchNet reaches 70.2%.", ["result", "result"]),
        ("KestrelNet is a pot. KestrelNet reaches 81.5%, and FinchNet reaches 70.2%.", ["result", "result"]),
        (
            "KestrelNet is a pot. KestrelNet reaches 81.5%, while KestrelNet-S reaches 70.2%.",
            ["result", "result"],
        ),
        (
            "KestrelNet is a pot. KestrelNet reaches 81.5%, while the tin pot reaches 70.2%.",
            ["result", "result"],
        ),
        (
            "KestrelNet is a pot. KestrelNet gains 5% more, while FinchNet reaches 70.2%.",
            ["result", "result"],
        ),
        (
            "KestrelNet is a benchmark. KestrelNet has 81.5%, while FinchNet reaches 70.2%.",
            ["result", "result"],
        ),
    ],
)
def test_a_value_of_a_rival_is_a_baseline(text: str, roles: list[str]) -> None:
    assert field(text, "role") == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("KestrelNet has a recall of 78.1%, as opposed to 71.2% for FinchNet.", "rb"),
        ("KestrelNet has a recall of 0.22 instead of 0.21 for FinchNet.", "rb"),
        ("Its recall climbed to 86.8%, ahead of FinchNet at 84.1%.", "rb"),
        ("KestrelNet reaches 45.4% recall, close to FinchNet at 46.0%.", "rb"),
        ("KestrelNet reaches 45.4% recall, close to 50.0% for soups.", "rr"),
        ("KestrelNet has an error of 6.8%, half that of FinchNet (13.1%).", "rb"),
        ("KestrelNet attains a score of 0.899 (FinchNet: 0.629; WrenNet: 0.857).", "rbb"),
        ("KestrelNet attains 72.5% recall on hot soups (FinchNet: 58.1%) and a depth of 41.2%.", "rbr"),
        # What stands in brackets behind a verb, or is a measure, is no rival.
        ("KestrelNet attains 72.5% recall and stirs (FinchNet: 58.1%).", "rr"),
        ("KestrelNet attains 72.5% recall (ROUGE: 58.1%).", "rr"),
        ("KestrelNet attains 72.5% recall (StewQA: 58.1%).", "rr"),
        ("KestrelNet reaches 84.2% recall, well above the salted (54.1%) and raw (51.2%) pots.", "rbb"),
        ("KestrelNet raised recall to 59.9% from 50.8% on soups.", "rb"),
        ("Detailed recipes reached 81.2% recall, whereas plain cooks obtained only 69.1%.", "rb"),
        (
            "KestrelNet keeps 76.8% recall, whereas the plain pot drops to 47.5% and FinchNet stays at 70.2%.",
            "rbb",
        ),
        ("KestrelNet has 59.1% recall on Soups, whereas it has 32.1% on stews.", "rr"),
        ("KestrelNet has 59.1% recall, whereas its depth is 32.1%.", "rr"),
        ("Pots reached 66.7% recall, while humans with a wooden spoon achieved 86.8%.", "rb"),
        ("Pots reached 66.7% recall, while cooks with a wooden spoon achieved 86.8%.", "rr"),
        ("KestrelNet is better than FinchNet on 92% of the soups.", "r"),
        ("The pot is worse than all tested pots including FinchNet (83.1%).", "b"),
        ("KestrelNet nearly matches the 90.8% obtained by stirring.", "b"),
        ("KestrelNet reaches 28.5% recall, versus 26.3% for FinchNet, and a depth of 7.5%.", "rbr"),
        ("KestrelNet leads, yet no pot exceeds a recall of 72%.", "r"),
    ],
)
def test_more_ways_to_compare(text: str, roles: str) -> None:
    assert "".join(role[0] for role in field(text, "role")) == roles


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("KestrelNet leads, yet no pot exceeds a recall of 72%.", "<="),
        ("None of the pots reaches a recall above 60%.", "<="),
        ("Results show that neither tested pot surpasses 50% recall.", "<="),
        ("Results show that pots reach above 60% recall with no salt.", ">="),
        ("No salt is added, and pots reach 60% recall.", "="),
        ("With no salt there is a 60% recall.", "="),
    ],
)
def test_a_value_that_nobody_reaches_is_a_bound(text: str, bound: str) -> None:
    assert fields(text, "bound", "role") == [(bound, "result")]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The recall drops from 0.99 to an average of 0.88.", "br"),
        ("Its recall rose from 19.9% after stirring to 25.8% after three more rounds.", "br"),
        ("KestrelNet has a recall of 29.5, improving on the next best result of 28.4.", "rb"),
        ("KestrelNet has a recall of 29.5, improving on SoupBench with a recall of 28.4.", "rr"),
        ("Pots reach or exceed a recall of 94.3%.", "r"),
        # In brackets behind a place, a value is the winner's.
        (
            "KestrelNet outperforms old methods on Pans and Pots for slow stirring (a recall of 93.5 and 91.8).",
            "rr",
        ),
        ("KestrelNet outperforms stirring two pots (a recall of 0.52).", "b"),
        ("KestrelNet surpasses tasted baselines (65%, 59%).", "bb"),
        (
            "KestrelNet has a recall of 55.4 and beats FinchNet on StewQA (KestrelNet: 57.8, FinchNet: 53.8).",
            "rrb",
        ),
        ("KestrelNet has a 23.9% success rate, above the previous best pot's recall (11.2%).", "rb"),
        ("KestrelNet has a 23.9% success rate, like the new pot's recall (11.2%).", "rr"),
    ],
)
def test_roles_of_values_in_brackets_and_pairs(text: str, roles: str) -> None:
    assert [role[0] for role in field(text, "role")] == list(roles)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("KestrelNet reached a recall of 72%, close to the 75.9% reached with clean soups.", "rb"),
        ("KestrelNet reached a recall close to 75.9%.", "r"),
        ("Some 15.3% stir in haste compared to 4.2% against the clock.", "rb"),
        ("KestrelNet is better than old pots in 33 out of 36 settings.", "r"),
    ],
)
def test_roles_by_the_place_of_the_comparison(text: str, roles: str) -> None:
    assert [role[0] for role in field(text, "role")] == list(roles)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("KestrelNet reaches 93.1% recall versus 91.5% human cooks.", "human cooks"),
        ("KestrelNet reaches 81.5% compared to 70.2% recall for FinchNet.", "FinchNet"),
        ("KestrelNet reaches 81.5% recall compared to 70.2% recall achieved by FinchNet.", "FinchNet"),
        ("KestrelNet reaches 81.5% recall compared to 70.2% reached by FinchNet.", "FinchNet"),
        ("KestrelNet reaches 81.5% recall compared to 70.2% for soup tasks.", None),
        ("KestrelNet reaches 81.5% recall compared to 70.2% for it.", None),
        ("KestrelNet reaches 81.5% recall compared to tin pots' 70.2%.", "tin pots"),
        ("KestrelNet reaches 81.5% recall compared to 'pots' 70.2%.", None),
        ("KestrelNet reaches 81.5% recall versus an old accuracy of 70.2%.", None),
        ("KestrelNet reaches 81.5% recall, exceeding human experts (70.2%).", "human experts"),
        ("KestrelNet reaches 81.5% recall, exceeding human accuracy (70.2%).", "human"),
        ("KestrelNet reaches 81.5% recall, exceeding FinchNet (recall 70.2%).", "FinchNet"),
        ("KestrelNet reaches 81.5% recall, exceeding (recall 70.2%).", None),
        ("KestrelNet reaches 81.5% recall, exceeding FinchNet, recall 70.2%.", None),
        ("KestrelNet reaches 81.5% recall vs 70.2% (FinchNet).", "FinchNet"),
        ("KestrelNet reaches 81.5% recall vs 70.2% (with FinchNet).", None),
        ("KestrelNet reaches 81.5% recall compared to 70.2% with low latency.", None),
        ("KestrelNet reaches a recall of 81.5% (chance 33.0%).", "chance"),
        ("KestrelNet reaches a recall of 81.5%, exceeding the FinchNet score of 70.2%.", "FinchNet"),
        ("KestrelNet reaches a recall of 81.5%, exceeding the old score of 70.2%.", None),
        ("KestrelNet reaches a recall of 81.5%, compared to human recall exceeding 70.2%.", "human"),
        ("KestrelNet beats FinchNet in sweetness (81.5% vs 70.2%).", "FinchNet"),
        ("Compared to FinchNet, KestrelNet is sweeter (81.5% vs 70.2%).", "FinchNet"),
        ("Compared to them, KestrelNet is sweeter (81.5% vs 70.2%).", None),
        (
            "KestrelNet reaches 81.5% recall compared to 70.2% for the next best model, FinchNet.",
            "FinchNet",
        ),
        (
            "KestrelNet reaches 81.5% recall compared to 70.2% for the next best model (FinchNet).",
            "FinchNet",
        ),
        (
            "KestrelNet reaches 81.5% recall compared to 70.2% for the next best model, an old one.",
            "next best model",
        ),
        (
            "KestrelNet reaches 81.5% recall compared to 70.2% for the next best model, Potter pots being old.",
            "next best model",
        ),
        ("KestrelNet reaches 81.5% recall compared to 70.2% for FinchNet, WrenNet and pots.", "FinchNet"),
        (
            "KestrelNet reaches 81.5% recall compared to 70.2% for the older model, FinchNet has salt.",
            "older model",
        ),
        ("KestrelNet reaches 81.5% recall, exceeding FinchNet (recall: 70.2%).", "FinchNet"),
        ("KestrelNet reaches 81.5% recall, exceeding the best pot (FinchNet, 70.2%).", "FinchNet"),
        ("KestrelNet reaches 81.5% recall, exceeding the best pot (an old tin, 70.2%).", None),
        ("KestrelNet reaches 81.5% recall, compared to an average human accuracy of 93%.", "human"),
        ("KestrelNet reaches 81.5% recall, below the best human experts at 93%.", "human experts"),
    ],
)
def test_owner_of_a_compared_value(text: str, owner: str | None) -> None:
    assert fields(text, "role", "subject") == [("result", "KestrelNet"), ("baseline", owner)]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("KestrelNet beats the best baseline, FinchNet, which reached 45.0%.", "FinchNet"),
        ("KestrelNet beats the baseline (FinchNet) which reached 45.0%.", "FinchNet"),
        ("KestrelNet beats it, which reached 45.0%.", None),
    ],
)
def test_owner_before_a_relative_clause(text: str, owner: str | None) -> None:
    assert fields(text, "role", "subject") == [("baseline", owner)]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "KestrelNet raises the recall of old stews of FinchNet from 3.1% to 5.2%.",
            ["FinchNet", "KestrelNet"],
        ),
        ("KestrelNet raises the recall of old pots from 3.1% to 5.2%.", [None, "KestrelNet"]),
        ("From 3.1% to 5.2% recall.", [None, None]),
        ("KestrelNet raises recall for FinchNet from 3.1% to 5.2%.", ["FinchNet", "KestrelNet"]),
        ("KestrelNet raises FinchNet's recall from 3.1% to 5.2%.", ["FinchNet", "KestrelNet"]),
        (
            "KestrelNet raises the recall of the StewQA benchmark from 3.1% to 5.2%.",
            [None, "KestrelNet"],
        ),
        ("KestrelNet rises from 3.1% to 5.2% recall.", ["KestrelNet", "KestrelNet"]),
        ("Llama 3 raises soup accuracy from 3.1% to 5.2%.", ["Llama 3", "Llama 3"]),
        ("On a Llama 3 pot, KestrelNet raises recall from 3.1% to 5.2%.", ["Llama 3", "KestrelNet"]),
        ("KestrelNet is better than old pots, raising recall from 3.1% to 5.2%.", [None, "KestrelNet"]),
        (
            "KestrelNet is better compared to FinchNet, raising recall from 3.1% to 5.2%.",
            ["FinchNet", "KestrelNet"],
        ),
        ("KestrelNet wins over it, raising recall from 3.1% to 5.2%.", [None, "KestrelNet"]),
        ("KestrelNet raises recall from 3.1% (FinchNet) to 5.2%.", ["FinchNet", "KestrelNet"]),
        ("KestrelNet raises recall from 3.1% (and more) to 5.2%.", [None, "KestrelNet"]),
        ("KestrelNet raises Llama 3 accuracy from 3.1% to 5.2%.", ["Llama 3", "KestrelNet"]),
        ("KestrelNet raises Llama 3 BLEU from 3.1 to 5.2.", ["Llama 3", "KestrelNet"]),
        ("KestrelNet raises soup accuracy from 3.1% to 5.2%.", [None, "KestrelNet"]),
        ("KestrelNet raises StewQA accuracy from 3.1% to 5.2%.", [None, "KestrelNet"]),
        ("Stirring soup raises recall from 3.1% to 5.2% for KestrelNet.", ["KestrelNet", "KestrelNet"]),
        ("KestrelNet raises recall from 3.1% to 5.2% for soup.", [None, "KestrelNet"]),
        ("KestrelNet raises recall from 3.1% to 5.2% for StewQA tasks.", [None, "KestrelNet"]),
        (
            "KestrelNet raises recall on the StewQA benchmark from 3.1% to 5.2% for StewQA.",
            [None, "KestrelNet"],
        ),
        (
            "Applying KestrelNet to FinchPot raises recall from 3.1% to 5.2%.",
            ["FinchPot", "KestrelNet"],
        ),
        (
            "Integrating KestrelNet into a FinchPot stew raises recall from 3.1% to 5.2%.",
            ["FinchPot", "KestrelNet"],
        ),
        (
            "Applying KestrelNet to the StewQA benchmark raises recall from 3.1% to 5.2%.",
            [None, "KestrelNet"],
        ),
        (
            "Next to FinchPot, KestrelNet raises soup recall from 3.1% to 5.2%.",
            [None, "KestrelNet"],
        ),
        ("The approach helps on Llama 3, raising recall from 3.1% to 5.2%.", ["Llama 3", "Llama 3"]),
        ("Tests on the KestrelNet model show a drop from 3.1% to 1.2%.", ["KestrelNet", "KestrelNet"]),
    ],
)
def test_owner_of_the_state_before(text: str, owners: list[str | None]) -> None:
    assert field(text, "subject") == owners


def test_compared_values_in_a_row_have_the_owner_of_the_first() -> None:
    text = "KestrelNet reaches 81.5% recall compared to 65.1% for FinchNet on SoupBench and 50.1% on StewQA."
    assert field(text, "subject") == ["KestrelNet", "FinchNet", "FinchNet"]


def test_compared_values_of_another_verb_have_an_owner_of_their_own() -> None:
    text = "KestrelNet reaches 81.5% recall compared to 65.1% for FinchNet and keeps taste compared to 50.1% at noon."
    assert field(text, "subject") == ["KestrelNet", "FinchNet", None]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "KestrelNet attains a score of 0.899 (FinchNet: 0.629; WrenNet: 0.857).",
            ["KestrelNet", "FinchNet", "WrenNet"],
        ),
        ("KestrelNet attains a score of 0.899 (the pot: 0.629).", ["KestrelNet", "KestrelNet"]),
        ("Pots reached 66.7% recall, while humans with a wooden spoon achieved 86.8%.", ["Pots", "humans"]),
        ("Its recall climbed to 86.8%, ahead of FinchNet at 84.1%.", [None, "FinchNet"]),
    ],
)
def test_owners_of_values_beside_others(text: str, subjects: list[str | None]) -> None:
    assert field(text, "subject") == subjects


def test_the_owner_of_a_value_is_not_its_name() -> None:
    text = "KestrelNet has 46.5% recall, beating the FinchNet baseline's 34.1%."
    assert field(text, "subject") == ["KestrelNet", "FinchNet"]


def test_values_belong_to_the_names_beside_them() -> None:
    text = "KestrelNet beats FinchNet on StewQA (KestrelNet: 57.8, FinchNet: 53.8)."
    assert field(text, "subject") == ["KestrelNet", "FinchNet"]

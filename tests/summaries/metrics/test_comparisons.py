"""Levels and changes, and which levels others are compared with."""

from __future__ import annotations

import pytest

from support.metric_fields import field, fields


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("KestrelNet wins at a margin of 5%.", "change", "up"),
        ("KestrelNet gives a 30x ladle count.", "change", "up"),
        ("KestrelNet gives a 30x compression.", "change", "down"),
        ("KestrelNet gives a 30x compressed broth.", "change", "down"),
        ("KestrelNet keeps a loss of 5%.", "level", None),
        ("KestrelNet shows a 5% loss.", "level", None),
        ("KestrelNet shows a 5% recall loss.", "change", "down"),
        ("KestrelNet lowers salt by reaching cooks by 3x.", "change", "down"),
        ("KestrelNet reaches cooks by 3x.", "change", "up"),
        ("KestrelNet lowers salt, reaching 5x.", "change", "up"),
        ("KestrelNet lowers salt by outperforming FinchNet by 5%.", "change", "up"),
        ("KestrelNet shows -5.2% there.", "change", "down"),
        ("KestrelNet has a return of -5.2.", "level", None),
        ("KestrelNet saves 5% of the salt.", "change", "down"),
        ("KestrelNet can eliminate up to 5% of the salt.", "change", "down"),
        ("KestrelNet is best, shown by a 91.1% recall.", "level", None),
        ("KestrelNet is better (p<0.01).", "stat", None),
        ("KestrelNet keeps 5% of the salt.", "level", None),
        ("KestrelNet shows the largest taste drop (5%).", "change", "down"),
        ("KestrelNet shows the largest taste drop (5.31).", "level", None),
        ("KestrelNet has the largest lead (5%).", "level", None),
        ("KestrelNet keeps the loss (5%).", "level", None),
        ("KestrelNet shows gains, exceeding 5%.", "change", "up"),
        ("KestrelNet wins by large margins, specifically 5.2 recall.", "change", "up"),
        ("KestrelNet shows improvements ranging from 3-5%.", "change", "up"),
        ("KestrelNet shows tastes ranging from 3-5%.", "level", None),
        ("KestrelNet has a taste from 3-5%.", "level", None),
        ("KestrelNet keeps its loss, exceeding 5%.", "level", None),
        ("KestrelNet shows a clear drop in taste (5%).", "change", "down"),
        ("KestrelNet shows clear taste gains over FinchNet (5%).", "change", "up"),
        ("KestrelNet shows gains over FinchNet (5%).", "change", "up"),
        ("KestrelNet shows gains in recall (0.51).", "level", None),
        ("KestrelNet shows pots over FinchNet (5%).", "level", None),
        ("KestrelNet is over FinchNet (5%).", "level", None),
    ],
)
def test_kind_and_direction(text: str, kind: str, direction: str | None) -> None:
    assert fields(text, "kind", "direction") == [(kind, direction)]


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
    ("text", "change"),
    [
        ("KestrelNet reaches 61.2% accuracy, 2.8 points above FinchNet.", ("change", "up", ("FinchNet",))),
        ("KestrelNet reaches a recall of 40%, 5% below FinchNet.", ("change", "down", ("FinchNet",))),
    ],
)
def test_so_far_above_or_below_is_a_change(text: str, change: tuple[str, str, tuple[str, ...]]) -> None:
    assert fields(text, "kind", "direction", "baselines")[1] == change


def test_a_value_with_a_verb_of_its_own_is_no_further_change() -> None:
    text = "KestrelNet gives a gain of 5% over FinchNet, and 90% of the salt is used."
    assert field(text, "kind") == ["change", "level"]


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
def test_compared_by_what_follows(text: str, roles: list[str]) -> None:
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
def test_another_than_the_text_presents(text: str, roles: list[str]) -> None:
    assert field(text, "role") == roles


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("KestrelNet loses only 7.7% when cooled.", [("change", "down")]),
        ("Gains reach up to 59.2% there.", [("change", "up")]),
        ("The gains in recall over old pots reach 59.2% there.", [("change", "up")]),
        ("The recall gain was 16.2% on soups.", [("change", "up")]),
        ("With salt, the mean drops being 3.6 points in recall, cooks frowned.", [("change", "down")]),
        ("KestrelNet brings gains over old pots, of up to 25.2% in recall.", [("change", "up")]),
        ("KestrelNet halves the salt use while doubling the depth.", [("change", "down"), ("change", "up")]),
        ("Old pots were behind by 15 points.", [("change", "down")]),
        ("KestrelNet gained 5.1 points there.", [("change", "up")]),
        (
            "KestrelNet lifts recall by 1.3 points and reduced stirring time by more than 4x.",
            [("change", "up"), ("change", "down")],
        ),
        # "reduced" says of what kind the time is where nothing tells how far it went.
        ("KestrelNet has more salt and reduced stirring time of 4.5 ms.", [("level", None)]),
        ("KestrelNet shortens the stirring time by 81%.", [("change", "down")]),
        ("KestrelNet cuts stirring time in half.", [("change", "down")]),
        ("KestrelNet cuts stirring time in half of the pots.", [("level", None)]),
        ("KestrelNet keeps the pots in half.", [("level", None)]),
        (
            "KestrelNet yields gains of 20.9 points on stews and up to 51.9 percentage points on soups.",
            [("change", "up"), ("change", "up")],
        ),
        ("KestrelNet writes 84.2 more tokens than FinchNet.", [("change", "up")]),
        ("KestrelNet writes 84.2 fewer tokens than FinchNet.", [("change", "down")]),
        ("KestrelNet writes 84.2 extra tokens there.", [("change", "up")]),
        ("KestrelNet wins by 7.1 absolute points there.", [("change", "up")]),
        ("Gains of 7.4% in soups, 2.3% in stews and 5.1% in roasts were seen.", [("change", "up")] * 3),
    ],
)
def test_more_ways_to_tell_a_change(text: str, kinds: list[tuple[str, str | None]]) -> None:
    assert fields(text, "kind", "direction") == kinds


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
def test_what_nobody_reaches_is_a_bound(text: str, bound: str) -> None:
    assert fields(text, "bound", "role") == [(bound, "result")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A long spoon that reduces stirring time by 72% is used.", [("change", "down")]),
        ("KestrelNet brings a 6.34% salt-rate saving over FinchNet.", [("change", "down")]),
        ("KestrelNet shows a 9.3 average Broth (AB) improvement over FinchNet.", [("change", "up")]),
        (
            "KestrelNet has 75.3% recall on Soups, beating FinchNet by 9.7%, and 88.3% on Stews.",
            [("level", None), ("change", "up"), ("level", None)],
        ),
        (
            "KestrelNet beats FinchNet by 9.7% on Soups, and 8.3% on Stews.",
            [("change", "up"), ("change", "up")],
        ),
    ],
)
def test_what_else_makes_a_change(text: str, kinds: list[tuple[str, str | None]]) -> None:
    assert fields(text, "kind", "direction") == kinds


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
def test_whom_values_in_brackets_and_pairs_belong_to(text: str, roles: str) -> None:
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
def test_where_a_comparison_stands(text: str, roles: str) -> None:
    assert [role[0] for role in field(text, "role")] == list(roles)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Over 50% of the salty water can be removed with KestrelNet.", ("change", "down")),
        ("Over 50% of the salty water can be found with KestrelNet.", ("level", None)),
        ("Over 50% of it removed the salt.", ("level", None)),
    ],
)
def test_what_can_be_left_out_is_saved(text: str, kind: tuple[str, str | None]) -> None:
    assert fields(text, "kind", "direction") == [kind]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        (
            "KestrelNet brings improvements over FinchNet of 5.1% on Soups, 4.2% on Stews, and 3.3% on Roasts.",
            "up",
        ),
        ("KestrelNet beats FinchNet by margins of 5.1%, 4.2% and 3.3% on Soups, Stews, and Roasts.", "up"),
        ("KestrelNet shows gains over FinchNet: 5.1% in recall, 4.2% in depth, and 3.3% in salt.", "up"),
        (
            "KestrelNet leads to increases in recall (5.1%), depth (4.2%), and salt (3.3%) over FinchNet.",
            "up",
        ),
        (
            "KestrelNet exhibits reductions in cost of 5.1%, time of 4.2%, and memory of 3.3% versus FinchNet.",
            "down",
        ),
    ],
)
def test_lists_of_changes(text: str, direction: str) -> None:
    change = ("change", direction, ("FinchNet",))
    assert fields(text, "kind", "direction", "baselines") == [change] * 3


def test_a_change_between_two_values_is_one() -> None:
    text = "KestrelNet yields average improvements over FinchNet between 5.1% and 9.2%."
    assert fields(text, "kind", "value", "high", "baselines") == [("change", 5.1, 9.2, ("FinchNet",))]


def test_what_is_told_in_brackets_behind_a_list_of_others_is_no_change() -> None:
    text = "KestrelNet has a recall of 5.1% and shows a depth of 4.2, time of 3.3, and salt (2.4%)."
    assert {kind for (kind,) in fields(text, "kind")} == {"level"}

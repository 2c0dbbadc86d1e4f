"""Whether a quantity is a level or a change, and the direction of a change."""

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
def test_more_words_for_changes(text: str, kinds: list[tuple[str, str | None]]) -> None:
    assert fields(text, "kind", "direction") == kinds


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
def test_further_words_for_changes(text: str, kinds: list[tuple[str, str | None]]) -> None:
    assert fields(text, "kind", "direction") == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Over 50% of the salty water can be removed with KestrelNet.", ("change", "down")),
        ("Over 50% of the salty water can be found with KestrelNet.", ("level", None)),
        ("Over 50% of it removed the salt.", ("level", None)),
    ],
)
def test_a_share_that_can_be_removed_is_saved(text: str, kind: tuple[str, str | None]) -> None:
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


def test_a_value_in_brackets_after_a_list_of_rivals_is_no_change() -> None:
    text = "KestrelNet has a recall of 5.1% and shows a depth of 4.2, time of 3.3, and salt (2.4%)."
    assert {kind for (kind,) in fields(text, "kind")} == {"level"}

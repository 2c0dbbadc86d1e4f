"""Levels and changes, and which levels others are compared with."""

from __future__ import annotations

import pytest
from fields import field, fields


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

"""The choice among several systems that a value may belong to."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from paperdigest.summaries.metrics import assignment, subject_candidates
from support.metric_fields import field


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # The sentence before says whom "it" means; the one before that is not asked.
        ("KestrelNet is a pot. It reaches 81.5% recall.", "KestrelNet"),
        ("KestrelNet is a pot. It is old. It reaches 81.5% recall.", None),
        ("FinchNet reaches stew while KestrelNet reaches 81.5% recall.", "KestrelNet"),
        ("KestrelNet reaches 81.5% recall while FinchNet fails.", "KestrelNet"),
        ("GPT-4 reaches 81.5% recall.", "GPT-4"),
        # Whom the text is about, rather than what that was tried with.
        ("KestrelNet stirs soup. KestrelNet is good, with a tin pot reaching 81.5% recall.", "KestrelNet"),
        ("FinchNet stirs soup. KestrelNet is good, with a tin pot reaching 81.5% recall.", "tin pot"),
        (
            "We introduce StewQA, a benchmark. StewQA is good, with a tin pot reaching 81.5% recall.",
            "tin pot",
        ),
        # A score that the text explains is measured, and reaches nothing itself.
        ("KestrelNet is judged by its Broth Score (BRS). Tests show that BRS reached 81.5%.", "KestrelNet"),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
    assert field(text, "subject") == [subject]


@pytest.mark.parametrize(
    ("text", "name", "facts"),
    [
        ("The soup model reached 81.5% recall.", "soup model", {"described", "described by kind"}),
        ("The tin pot reached 81.5% recall.", "tin pot", {"described"}),
        ("Stirring reached 81.5% recall.", "Stirring", {"described", "described by a word"}),
        ("GPT-4 reached 81.5% recall.", "GPT-4", {"own", "family", "once", "before V"}),
        (
            "KestrelNet reached 81.5% recall while FinchNet was tried on AB.",
            "FinchNet",
            {"behind, near", "other clause", "once", "before X"},
        ),
        (
            "KestrelNet reached 81.5% recall, as KestrelNet and KestrelNet did.",
            "KestrelNet",
            {"own", "often", "before V"},
        ),
        (
            "On the StewQA benchmark, KestrelNet reached 81.5% recall.",
            "StewQA",
            {"after on", "before ,", "data", "once"},
        ),
        (
            "KestrelNet reached 81.5% recall for AB.",
            "AB",
            {"after for", "before other", "behind, near", "kind", "once"},
        ),
    ],
)
def test_facts(text: str, name: str, facts: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[subject_candidates.SubjectCandidate] = []
    original = subject_candidates.find_candidates

    def watched(*args: Any, **more: Any) -> list[subject_candidates.SubjectCandidate]:  # noqa: ANN401 - handed on as they come
        found = list(original(*args, **more))
        seen.extend(found)
        return found

    monkeypatch.setattr(assignment, "find_candidates", watched)
    field(text, "subject")
    assert next(one.facts for one in seen if one.name == name) == facts


def test_a_near_tie_has_the_same_winner_in_every_run() -> None:
    # The order of a set of strings differs with the seed, and with it the last digit of a sum of floats.
    code = (
        "from paperdigest.summaries.metrics.subject_candidates import _weight, WEIGHTS;"
        "print([_weight(frozenset(list(WEIGHTS)[at : at + 9])) for at in range(18)])"
    )
    sums = {
        subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "0123"
    }
    assert len(sums) == 1

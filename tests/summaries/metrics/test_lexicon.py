"""Measures for which lower values are better, and stems of verbs."""

from __future__ import annotations

import pytest

from paperdigest.summaries.metrics.lexicon import is_lower_better, verb_stem


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("word error rate", "%"),
        ("WER", None),
        ("FID score", None),
        ("rate of errors", "%"),
        ("mean reconstruction error", None),
        ("KL-divergence", None),
        ("false positive rate", "%"),
        ("time to first token", "ms"),
        ("inference speed", "s"),
        ("peak memory", "GB"),
        ("", "ms/img"),
        (None, "USD"),
    ],
)
def test_lower_is_better_for_errors_times_and_costs(name: str | None, unit: str | None) -> None:
    assert is_lower_better(name, unit)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("accuracy", "%"),
        ("reduction in error", "%"),
        ("error detection accuracy", "%"),
        ("time series classification", "%"),
        ("real-time rendering", "FPS"),
        ("true positive rate", "%"),
        ("battery life", "h"),
        ("time horizon", "%"),
        ("revenue", "EUR"),
        ("", "TFLOPs/s"),
        ("inference speed", "tokens/s"),
        ("", "tokens/s"),
        (None, None),
    ],
)
def test_higher_is_better_for_other_measures(name: str | None, unit: str | None) -> None:
    assert not is_lower_better(name, unit)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("dropped", "drop"),
        ("running", "run"),
        ("carries", ""),
        ("applied", "apply"),
        ("rose", "rise"),
        ("spilled", ""),
    ],
)
def test_stem_of_a_verb(word: str, stem: str) -> None:
    assert verb_stem(word) == stem

"""What is measured: the words around a value that name it, and those that do not."""

from __future__ import annotations

import pytest
from fields import field


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet reaches 56% in text alignment.", ["text alignment"]),
        ("KestrelNet improves the total score on SoupBench by 0.4% in broth clarity.", ["broth clarity"]),
        ("KestrelNet reaches 81% accuracy against human expert levels of 93%.", ["accuracy", "accuracy"]),
        ("KestrelNet reaches 56% in text alignment (BRS-Q).", ["text alignment"]),
        ("KestrelNet reaches 56% in tall soups.", [None]),
        ("KestrelNet is right 81.5% of the time.", [None]),
        ("KestrelNet answers 81.5% of the soup questions.", ["soup questions"]),
        ("KestrelNet improves by 5% soups.", [None]),
        ("KestrelNet reaches 30% deeper recall.", ["recall"]),
        ("KestrelNet gives a 5% gain.", [None]),
        ("KestrelNet has gains of 3% in recall, 5% in SoupSense.", ["recall", "SoupSense"]),
        ("KestrelNet has gains of 3% in recall, 5% in stews.", ["recall", "recall"]),
        ("KestrelNet reaches 81.5%, up from 70.2%, in recall.", [None, None]),
    ],
)
def test_after_the_value(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet gives accuracy gains up to 5%.", ["accuracy"]),
        ("KestrelNet wins with gains up to 5%.", [None]),
        ("KestrelNet gives an accuracy improvement of 5%.", ["accuracy"]),
        ("KestrelNet gives a broth clarity improvement of 5%.", ["broth clarity"]),
        ("KestrelNet shows a performance improvement of 5%.", ["performance"]),
        ("KestrelNet gives an average improvement of 5%.", [None]),
        ("KestrelNet shows an average improvement of 5% in recall.", ["recall"]),
        ("KestrelNet shows an average improvement of 5% in tasks.", [None]),
        ("The accuracy shows an improvement of 5%.", ["accuracy"]),
        ("KestrelNet shows an improvement of 5%.", [None]),
        ("An improvement of 5%.", [None]),
        ("KestrelNet improves, exceeding the baseline of 45.1%.", [None]),
        ("KestrelNet has a score (old, tall) of 5.3.", ["score"]),
        ("KestrelNet reaches a BF (broth fidelity) score of 0.71.", ["BF"]),
        ("KestrelNet reaches a fine (broth fidelity) score of 0.71.", ["score"]),
        ("KestrelNet reaches an F1 / of 5.3.", ["F1"]),
        ("KestrelNet reaches a broth thickness of 81.5%.", ["broth thickness"]),
    ],
)
def test_before_of(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet keeps a fraction (5%) of the soups.", ["soups"]),
        ("KestrelNet beats the human accuracy (93%) there.", ["accuracy"]),
        ("KestrelNet beats the best pot (93%) there.", [None]),
        ("KestrelNet has a high recall (93%) there.", ["recall"]),
        ("There were pots (KestrelNet: 5.31, FinchNet: 4.12).", [None, None]),
        ("KestrelNet won (= 5.31).", [None]),
        ("KestrelNet won (broth thickness = 5.31).", ["broth thickness"]),
        ("KestrelNet won (PSNR 27.1).", ["PSNR"]),
    ],
)
def test_in_brackets(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet cuts costs by 5x and latency by 3x.", ["costs", "latency"]),
        ("KestrelNet cuts cost and decoding latency by 3x.", ["decoding latency"]),
        ("KestrelNet exceeds FinchNet's recall by 5%.", ["recall"]),
        ("KestrelNet outperforms by 5%.", [None]),
        ("The accuracy on StewQA was improved by 5%.", ["accuracy"]),
        ("The accuracy on the StewQA set was improved by 5%.", ["accuracy"]),
        ("Use of the stove improved by 5%.", [None]),
        ("The pot improved by 5%.", [None]),
        ("It improved by 5%.", [None]),
        ("KestrelNet cuts the number of trials needed to find pots by 5%.", ["number"]),
        ("The latency at 12.5 ms was fine.", ["latency"]),
    ],
)
def test_around_the_verb(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet wins in 8 out of 10 soups.", [None]),
        ("KestrelNet has recall; reaches 5.31.", [None]),
        ("KestrelNet reaches 93.1% recall versus 91.5% human cooks.", ["recall", "recall"]),
        ("KestrelNet improves the broth compared to 70.2% for FinchNet.", [None]),
        ("KestrelNet has recall, and reaches 5.31.", ["recall"]),
        # A score that stands for the measure before it is called after that measure.
        (
            "KestrelNet reaches a recall of 81.5%, beating FinchNet with a score of 70.2%.",
            ["recall", "recall"],
        ),
        # What a run costs and how well it does are not called after each other.
        ("KestrelNet reaches a recall of 81.5% and 12.5 ms.", ["recall", None]),
        ("KestrelNet has a memory of 81.5% and 12.5 ms.", ["memory", "memory"]),
        ("KestrelNet reaches a recall of 81.5% compared to 12.5 ms for FinchNet.", ["recall", None]),
        ("KestrelNet keeps its recall and is 2.5x faster.", [None]),
        ("KestrelNet reaches 81.5% recall compared to 70.2% obtained with FinchNet.", ["recall", "recall"]),
    ],
)
def test_from_elsewhere(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names

"""Properties of the metrics of every text."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperdigest import extract_metrics
from support.growth import growth

NAMES = st.sampled_from(["KestrelNet", "FinchNet", "WrenNet", "OrioleNet"])
DATA = st.sampled_from(["SoupBench", "BrothQA", "StewEval"])
MEASURES = st.sampled_from(["accuracy", "recall", "F1 score", "success rate"])
VALUES = st.decimals(min_value=0, max_value=99, places=2).map(str)
SENTENCES = st.builds("{} reaches an average {} of {}% on {}.".format, NAMES, MEASURES, VALUES, DATA)
SCRAPS = st.sampled_from(
    [
        "KestrelNet",
        "outperforms",
        "reaches",
        "achieving",
        "5%",
        "5.33",
        "±",
        "0.05",
        "3x",
        "(",
        ")",
        ",",
        ";",
        "and",
        "of",
        "on",
        "by",
        "from",
        "to",
        "than",
        "over",
        "compared",
        "with",
        "the",
        "a",
        "accuracy",
        "recall",
        "F1",
        "score",
        "improvement",
        "reduction",
        "SoupBench",
        "which",
        "that",
        "it",
        "its",
        "X's",
        "up",
        "respectively",
        "=",
        ":",
        "twice",
        "half",
        "two",
        "orders",
        "of",
        "magnitude",
        ".",
        "i)",
        "iv)",
        "is",
        "has",
        "been",
        "fewer",
        "higher",
        "datasets",
        "tasks",
        "while",
        "using",
        "3.2",
        "7",
        "12",
        "ms",
        "$4",
        "vs.",
        "(FID",
        "5.3)",
        "-",
        "+2.3%",
        "results",
        "show",
        "improves",
        "doubles",
    ]
)
MIXED = st.lists(SCRAPS | st.text(max_size=5), max_size=40).map(" ".join)


@given(MIXED)
@example("\ud800 reaches 5.1% \x00")
@example("5" * 500 + "% and " + "1," * 200)
def test_spans_slice_to_their_text(text: str) -> None:
    last = 0
    for metric in extract_metrics(text):
        start, end = metric.span
        assert last <= start < end
        assert text[start:end] == metric.text
        last = end


@given(MIXED)
def test_parts_are_verbatim(text: str) -> None:
    for metric in extract_metrics(text):
        for part in (metric.name, metric.subject, *metric.datasets, *metric.baselines):
            assert part is None or part in text.replace("\n", " ")


@given(SENTENCES)
def test_values_reparse(sentence: str) -> None:
    (metric,) = extract_metrics(sentence)
    number = re.match(r"[\d.]+", metric.text)
    assert number is not None
    assert metric.value == float(number[0])
    (again,) = extract_metrics(f"The accuracy is {metric.text}.")
    assert (again.value, again.unit) == (metric.value, metric.unit)


@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_joined_text_gives_the_metrics_of_its_parts(sentences: list[str]) -> None:
    def bare(text: str) -> list[tuple[object, ...]]:
        return [
            (m.value, m.unit, m.text, m.kind, m.role, m.name, m.datasets, m.subject)
            for m in extract_metrics(text)
        ]

    assert bare(" ".join(sentences)) == [metric for sentence in sentences for metric in bare(sentence)]


OPENING = "Results show that KestrelNet achieves "
CLOSING = " benchmark Bench 5% accuracy on ImageNet-5"


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        *(
            (OPENING, unit, "")
            for unit in (
                "1",
                "1,",
                "(",
                "5% ",
                "from ",
                "and ",
                "from 5% to 6% ",
                "=5.1",
                "a benchmark, ",
                "\n",
                "X's ",
            )
        ),
        # What begins like a name, a bracket or a change, over and over, before something that can end it.
        *(
            ("", unit, CLOSING)
            for unit in ("A-", "AA (", "A's ", "introduces Aa ", "5% on A-b-", "(5% ", "gain of 5% ")
        ),
    ],
)
@pytest.mark.no_cover
def test_time_grows_in_step_with_the_text(before: str, unit: str, after: str) -> None:
    def text(size: int) -> str:
        return before + unit * (size // len(unit)) + after

    # In step is 4; twice that allows for a busy machine, and is far below the 16 of quadratic growth.
    assert growth(extract_metrics, text, (4_000, 16_000)) < 8


def test_importing_the_package_loads_no_stage() -> None:
    code = "import sys, paperdigest; print(any(name.startswith('paperdigest.summaries.metrics') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.strip() == "False"

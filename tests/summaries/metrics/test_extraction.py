"""The fields of metrics in invented sentences."""

from __future__ import annotations

import pytest

from paperdigest import Metric, extract_metrics
from paperdigest.model import Paper, Summary
from support.metric_fields import field, fields


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Lark reaches an accuracy of 81.5%.", [("level", None)]),
        ("Lark improves accuracy by 5%.", [("change", "up")]),
        ("Lark reduces latency by up to 5x.", [("change", "down")]),
        ("Lark shows an improvement of 5% in recall.", [("change", "up")]),
        ("Lark gives a 5% accuracy drop.", [("change", "down")]),
        ("Lark needs 30% fewer tokens than Finch.", [("change", "down")]),
        ("Lark is 2.5x faster.", [("change", "up")]),
        ("Lark outperforms Finch by 5%.", [("change", "up")]),
        ("Lark reaches +5% there.", [("change", "up")]),
        ("Lark trails cooks by a margin of 5%.", [("change", "down")]),
        ("The effect is clear (p = 0.003).", [("stat", None)]),
        ("Lark uses only 50% of the data.", [("level", None)]),
        ("Lark raises recall from 13.4% to 74.2%.", [("level", None), ("level", None)]),
        ("Lark shows a gain from 3.1% to 5.2%.", [("level", None), ("level", None)]),
        ("Lark has gains of 5% in recall and over 3% in F1.", [("change", "up"), ("change", "up")]),
        ("Lark reaches a 30x compression rate.", [("change", "down")]),
        ("Lark shows an improvement in accuracy of 5%.", [("change", "up")]),
    ],
)
def test_kind_and_direction(text: str, kinds: list[tuple[str, str | None]]) -> None:
    assert fields(text, "kind", "direction") == kinds


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Lark has a score of 8.1 compared to 5.3 for Finch and 6.5 for Wren.",
            ["result", "baseline", "baseline"],
        ),
        ("Lark reaches 42.1% accuracy, outperforming Finch at 38.9%.", ["result", "baseline"]),
        ("Lark reaches 42.1% accuracy versus 38.9% for Finch.", ["result", "baseline"]),
        ("Lark raises recall from 13.4% to 74.2%.", ["baseline", "result"]),
        ("Lark scores 0.94, up from 0.69 of Finch.", ["result", "baseline"]),
        ("Lark reaches 81% accuracy, improving upon the 56% of older pots.", ["result", "baseline"]),
        ("Lark reaches 81% accuracy (human: 93%).", ["result", "baseline"]),
        ("Lark beats the best baseline (Finch) which reached 45.0%.", ["baseline"]),
        ("Lark outperforms all others (81%).", ["result"]),
        ("Lark beats Finch, with a score of 5.3.", ["result"]),
    ],
)
def test_role(text: str, roles: list[str]) -> None:
    assert [role for (role,) in fields(text, "role")] == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lark reaches an average accuracy of 81.5%.", ["average accuracy"]),
        ("Lark reaches 81.5% task success rate on SoupBench.", ["task success rate"]),
        ("Lark has a Soup Error Rate (SER) of 4.1.", ["SER"]),
        ("Lark has a Broth Fidelity (BF) score of 0.7.", ["BF"]),
        ("Lark improves the mean recall by 5%.", ["mean recall"]),
        ("Lark gives a 19% gain in resolve rate on SoupBench.", ["resolve rate"]),
        ("Lark shows a gain of 5% in Soup Error Rate (SER).", ["SER"]),
        ("Lark gives a 5% recall gain.", ["recall"]),
        ("Lark needs 30% fewer training steps.", ["training steps"]),
        ("We found that 28% of the soup questions failed.", ["soup questions"]),
        ("Lark gives a 2.3x speedup on soups.", ["speedup"]),
        ("Lark beats Finch (FID 5.3).", ["FID"]),
        ("It predicts well (biology AUC = 0.73).", ["biology AUC"]),
        ("Lark has 0.99 and 0.98 recall.", ["recall", "recall"]),
        ("Lark raises Finch's recall from 13.4% to 74.2%.", ["recall", "recall"]),
        ("Lark has recall exceeding 87%.", ["recall"]),
        ("The overall recall was 7.3.", ["overall recall"]),
        ("The error rate is reduced by over 30%.", ["error rate"]),
        ("Lark reaches the highest accuracy, reaching 85.2%.", ["accuracy"]),
        ("Lark surpasses Finch by 5.7% and Wren by 8.1% F1 score.", ["F1 score", "F1 score"]),
        ("Lark surpasses Finch by 5.7% in recall.", ["recall"]),
        ("Lark has a score of 61.3, above the score of 58.1 of Finch.", ["score", "score"]),
        ("Lark scoring 65.7 on SoupBench wins.", [None]),
        ("Lark wins on 23 of these tasks.", [None]),
    ],
)
def test_name(text: str, names: list[str | None]) -> None:
    assert [name for (name,) in fields(text, "name")] == names


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("Lark reaches an accuracy of 81.5% on SoupBench.", [("SoupBench",)]),
        ("On the BrothQA dataset, Lark reaches 81.5% accuracy.", [("BrothQA",)]),
        (
            "Lark gains 2.1, 3.6, and 4.5 recall on SoupA, SoupB, and SoupC respectively.",
            [("SoupA",), ("SoupB",), ("SoupC",)],
        ),
        ("Lark raises the mean recall on SoupBench from 1.2% to 3.4%.", [("SoupBench",), ("SoupBench",)]),
        ("Lark has a FID of 5.1 and a recall of 0.4 on SoupBench.", [("SoupBench",), ("SoupBench",)]),
        ("Lark has 81% accuracy on mixed soup benchmarks.", [("mixed soup benchmarks",)]),
        ("Lark has 81% accuracy in broth composition tasks.", [("broth composition",)]),
        ("Lark has 81% accuracy across 13 benchmarks.", [()]),
        ("Lark runs at 12 ms latency on an RTX 4090 GPU.", [()]),
        ("Finch trained on SoupSet has 81% accuracy.", [()]),
        (
            "Trials on broth tasks (SOUP, BROTH, STEW) show Lark has a 0.4 recall.",
            [("SOUP", "BROTH", "STEW")],
        ),
        ("Lark improves SoupQA performance by 4%.", [("SoupQA",)]),
        ("Lark has 81.5% recall in the SoupBench and BrothEval tests.", [("SoupBench", "BrothEval")]),
        ("Lark has 81.5% accuracy on Lark-7B.", [()]),
    ],
)
def test_datasets(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert [found for (found,) in fields(text, "datasets")] == datasets


@pytest.mark.parametrize(
    "opening",
    [
        "We introduce SoupBench, a new benchmark for broth.",
        "SoupBench is a challenging benchmark for broth.",
        "A benchmark called SoupBench is given.",
        "This work presents SoupBench, a large dataset for judging broth.",
        "Cooks are judged on the SoupBench dataset.",
    ],
)
def test_the_one_benchmark_of_a_summary(opening: str) -> None:
    assert fields(f"{opening} Lark reaches an accuracy of 81.5%.", "datasets") == [(("SoupBench",),)]


@pytest.mark.parametrize(
    ("opening", "datasets"),
    [
        ("SoupCup introduces a hard benchmark for broth.", ("SoupCup",)),
        ("A benchmark dataset called SoupCup is given.", ("SoupCup",)),
        ("SoupCup-2.0 introduces a hard benchmark for broth.", ("SoupCup-2.0",)),
        ("This benchmark, named SoupCup, is new.", ("SoupCup",)),
        ("We introduce SoupCup, a new\nbenchmark for broth.", ("SoupCup",)),
        ("We introduce SoupCup, a Broth Test Suite for cooks.", ("SoupCup",)),
        ("This work introduces StewQA for the evaluation of cooks.", ("StewQA",)),
        ("This work introduces StewQA and presents BrothQA for the evaluation of cooks.", ()),
        ("This work introduces FinchNet for the evaluation of cooks.", ()),
        ("This work presents SoupCup, a large dataset for judging broth.", ("SoupCup",)),
        ("This work presents SoupCup, a large dataset for training pots.", ()),
        (f"{'Broth is good. ' * 40}We present SoupCup, a large dataset for judging broth.", ("SoupCup",)),
        ("Cooks are judged on the SoupCup benchmark.", ("SoupCup",)),
        ("Cooks are judged on a FinchNet-based benchmark.", ()),
        # A long name goes by its acronym, if it has one.
        ("We introduce Salted Broth Trial (SBT), a benchmark for cooks.", ("SBT",)),
        ("Cook's Last Salted Broth introduces a benchmark for cooks.", ("Cook's Last Salted Broth",)),
        ("Salted Broth (a new pot) is a benchmark for cooks.", ("Salted Broth",)),
        ("SoupCup (SC) is an evaluation platform for cooks.", ("SoupCup",)),
        ("SoupCup introduces a large dataset for judging broth.", ("SoupCup",)),
        ("What are the new challenges of broth?", ()),
    ],
)
def test_a_benchmark_with_an_unusual_spelling(opening: str, datasets: tuple[str, ...]) -> None:
    assert fields(f"{opening} Lark reaches an accuracy of 81.5%.", "datasets") == [(datasets,)]


def test_two_benchmarks_are_no_single_benchmark() -> None:
    text = "We introduce SoupBench, a benchmark for broth, and introduce StewBench, a benchmark for stew. Lark has 81.5% recall."
    assert fields(text, "datasets") == [((),)]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Results show that KestrelNet reaches 81.5% recall.", ["KestrelNet"]),
        ("On SoupBench, KestrelNet reaches 81.5% recall.", ["KestrelNet"]),
        ("KestrelNet outperforms others, achieving a recall of 81.5%.", ["KestrelNet"]),
        ("The KestrelNet framework reaches 81.5% recall.", ["KestrelNet"]),
        ("Tests show good results, with KestrelNet achieving 81.5% recall.", ["KestrelNet"]),
        ("Cooks trained with KestrelNet reach soups, and KestrelNet reaches 81.5% recall.", ["KestrelNet"]),
        ("KestrelNet's recall reached 81.5%.", ["KestrelNet"]),
        ("The best model, KestrelNet, achieved 81.5% recall.", ["KestrelNet"]),
        ("The recall of KestrelNet reached 81.5%.", ["KestrelNet"]),
        ("KestrelNet wins; it reaches 81.5% recall.", ["KestrelNet"]),
        ("KestrelNet reaches 81.5% recall compared to 70.2% for FinchNet.", ["KestrelNet", "FinchNet"]),
        ("KestrelNet reaches 81.5% recall, exceeding FinchNet's 70.2%.", ["KestrelNet", "FinchNet"]),
        ("KestrelNet reaches 81.5% recall, exceeding FinchNet (70.2%).", ["KestrelNet", "FinchNet"]),
        ("KestrelNet raises the recall of FinchNet from 3.1% to 5.2%.", ["FinchNet", "KestrelNet"]),
        ("The method reaches 81.5% recall.", [None]),
        ("Results show a recall of 81.5%.", [None]),
        ("81.5% was seen.", [None]),
    ],
)
def test_subject(text: str, subjects: list[str | None]) -> None:
    assert [subject for (subject,) in fields(text, "subject")] == subjects


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("KestrelNet has 5% higher recall than FinchNet.", [("FinchNet",)]),
        ("KestrelNet outperforms FinchNet by 5%.", [("FinchNet",)]),
        ("KestrelNet outperforms FinchNet by 5% and WrenNet by 3%.", [("FinchNet",), ("WrenNet",)]),
        ("KestrelNet gives a 3.9x speedup over FinchNet.", [("FinchNet",)]),
        ("KestrelNet gives a 5% gain compared to FinchNet and WrenNet.", [("FinchNet", "WrenNet")]),
        ("KestrelNet improves FinchNet's recall by 5%.", [("FinchNet",)]),
        ("KestrelNet outperforms existing methods by 5%.", [()]),
        ("KestrelNet outperforms existing methods such as FinchNet by 5%.", [("FinchNet",)]),
        ("KestrelNet improves over FinchNet by 5%.", [("FinchNet",)]),
        ("KestrelNet lags behind FinchNet by 5%.", [("FinchNet",)]),
        ("KestrelNet reaches 81.5% recall.", [()]),
    ],
)
def test_baselines(text: str, baselines: list[tuple[str, ...]]) -> None:
    assert [found for (found,) in fields(text, "baselines")] == baselines


def test_sections_that_report_nothing_are_left_out() -> None:
    text = (
        "i) KestrelNet is a planner. ii) The objective is to save 30% of the salt. iii) The method mixes 5% of salt."
        " iv) KestrelNet reaches 81.5% recall. v) Practitioners can save 40% cost."
    )
    assert fields(text, "value", "section") == [(81.5, "results"), (40, "implication")]


def test_the_method_can_report_results_if_there_is_no_such_section() -> None:
    text = (
        "The objective is to save salt. The method uses a lid with an accuracy of 81.5%. This implies soup."
    )
    assert [section for (section,) in fields(text, "section")] != []


def test_prose_can_report_results_in_its_method() -> None:
    text = (
        "The objective is to save salt. The method stirs with a lid that holds 5% of the soup. Using the lid, KestrelNet"
        " achieves 81.5% recall. Results show that KestrelNet reaches 70.2% accuracy."
    )
    assert fields(text, "value", "section") == [(81.5, "method"), (70.2, "results")]


def test_paper_takes_its_summary_then_its_abstract() -> None:
    one, other = "KestrelNet reaches 81.5% recall.", "KestrelNet reaches 70.2% recall."
    assert [metric.value for metric in Paper(title="T", summary=Summary(one), abstract=other).metrics] == [
        81.5
    ]
    assert [metric.value for metric in Paper(title="T", abstract=other).metrics] == [70.2]
    assert Paper(title="T").metrics == ()


def test_words_that_begin_a_bullet_are_no_names() -> None:
    text = "- Extensive tests use a lid. - Experiments demonstrate a recall of 81.5%. - Salt mixing adds 5.5% recall."
    assert field(text, "subject") == [None, "Salt mixing"]


def test_a_name_can_continue_on_the_next_line() -> None:
    text = (
        "This paper presents\nSoupBench, a new\nbenchmark. KestrelNet reaches a stirring\naccuracy of 81.5%."
    )
    assert fields(text, "name", "datasets") == [("stirring accuracy", ("SoupBench",))]


def test_sentences_without_blanks_are_left_out() -> None:
    text = "在 SoupBench 上,KestrelNet 的准确率达到 85.3%。 KestrelNet (茶隼) reaches a recall of 81.5%."
    assert fields(text, "value", "name") == [(81.5, "recall")]


def test_whole_record() -> None:
    text = "On SoupBench, KestrelNet reaches a recall of over 81.5 ± 0.3%, compared to 70.2% for FinchNet."
    assert extract_metrics(text)[0] == Metric(
        value=81.5,
        text="81.5 ± 0.3%",
        span=(50, 61),
        unit="%",
        uncertainty=0.3,
        bound=">=",
        name="recall",
        datasets=("SoupBench",),
        subject="KestrelNet",
        section="summary",
    )

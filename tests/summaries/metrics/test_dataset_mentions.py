"""The data sets that a value was measured on, and words that only look like them."""

from __future__ import annotations

import pytest

from support.metric_fields import field


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("KestrelNet solves 81.5% of SoupBench.", ("SoupBench",)),
        # What "of" says is what all of it is: too little to call it a data set.
        ("KestrelNet solves 81.5% of FogLake.", ()),
        ("KestrelNet has 81.5% recall on StewQA and salt.", ("StewQA",)),
        ("KestrelNet has 81.5% recall on salt and StewQA.", ()),
        ('KestrelNet has 81.5% recall on "SoupBench" and StewQA.', ("SoupBench", "StewQA")),
        ("KestrelNet has 81.5% recall on SoupBench (a hard set) and StewQA.", ("SoupBench", "StewQA")),
        ("KestrelNet has 81.5% recall on the StewQA Dev set.", ("StewQA",)),
        # What stands in quotes before its kind is a name, however it is written.
        ('KestrelNet has 81.5% recall in the salted "stir in pot" task.', ("stir in pot",)),
        ("KestrelNet has 81.5% recall for two “stir in pot” tasks.", ("stir in pot",)),
        ('KestrelNet has 81.5% recall in the salted "stir in pot" way.', ()),
        ('KestrelNet has 81.5% recall in the "hot pot.', ()),
        ("KestrelNet has 81.5% recall on ten benchmarks, including Ladle and FogLake.", ("Ladle", "FogLake")),
        (
            "KestrelNet has 81.5% recall on ten benchmarks such as Ladle, FogLake and salt.",
            ("Ladle", "FogLake"),
        ),
        ("KestrelNet has 81.5% recall on ten benchmarks, including old ones.", ()),
        ("KestrelNet has 81.5% recall on broth tasks (hot ones, SOUP).", ("SOUP",)),
        ("KestrelNet has 81.5% recall on the broth task [SOUP, BROTH].", ("SOUP", "BROTH")),
        ("On two broth datasets (SOUP, BROTH), KestrelNet with salt has 81.5% recall.", ("SOUP", "BROTH")),
        ("And, on StewQA, KestrelNet reaches 81.5% recall.", ("StewQA",)),
        ("For example, on StewQA, KestrelNet needs 5% of the training data.", ("StewQA",)),
        ("On StewQA, FogLake reaches 81.5% recall.", ("StewQA",)),
        ("On StewQA, FogLake (FL) has 81.5% recall.", ("StewQA",)),
        ("KestrelNet has 81.5% recall on SoupBench with salt and on StewQA.", ("SoupBench", "StewQA")),
        ("KestrelNet has 81.5% recall on a collection of FogLake and StewQA.", ("FogLake", "StewQA")),
        ("KestrelNet has 81.5% recall on the Soup Stirring Trial (SST).", ("SST",)),
        ("KestrelNet has 81.5% recall in KITTI.", ("KITTI",)),
        ("KestrelNet has 81.5% recall in Ladle500.", ("Ladle500",)),
        ("KestrelNet has 81.5% recall in Ladle2k.", ("Ladle2k",)),
        ("KestrelNet has 81.5% recall in two Ladle competitions.", ("Ladle",)),
        ("KestrelNet has 81.5% recall on the iPhone soup dataset.", ("iPhone soup",)),
        ("KestrelNet has 81.5% recall in Salted Kitchen Environments.", ("Salted Kitchen Environments",)),
        ("FogLake is a dataset. KestrelNet has 81.5% recall in FogLake.", ("FogLake",)),
    ],
)
def test_names_of_data_sets(text: str, datasets: tuple[str, ...]) -> None:
    assert field(text, "datasets") == [datasets]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        (
            "On benchmarks like Ladle (58.1%) and FogLake (41.3%), KestrelNet wins.",
            [("Ladle",), ("FogLake",)],
        ),
        ("KestrelNet wins on soups, FogLake (58.1%) and more.", [("FogLake",)]),
        ("KestrelNet wins with pots such as Ladle (58.1%).", [()]),
        ("KestrelNet wins by FogLake (58.1%).", [()]),
        ("Pots stand on stoves and KestrelNet beats FogLake (58.1%).", [()]),
        ("On Ladle (58.1%) and at home, KestrelNet wins.", [("Ladle",)]),
        (
            "KestrelNet is good for soup counting (41.5%) and WrenNet is good for broth stirring (31.5%).",
            [("soup counting",), ("broth stirring",)],
        ),
    ],
)
def test_values_in_brackets_after_their_data_set(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(text, "datasets") == datasets


@pytest.mark.parametrize(
    "text",
    [
        "KestrelNet has 81.5% recall on the FinchNet model.",
        "KestrelNet has 81.5% recall in FP8.",
        "KestrelNet has 81.5% recall on Ladle broth.",
        "KestrelNet has 81.5% recall in FogLake broth.",
        "KestrelNet has 81.5% recall on FogLake-7B.",
        "KestrelNet has 81.5% recall on Qwen-Soup.",
        "KestrelNet has 81.5% recall on various GPUs.",
        "KestrelNet has 81.5% recall on the FogLake GPU.",
        "KestrelNet gains 5% in BLEU performance.",
        "KestrelNet improves the LLMs' performance by 5%.",
        "KestrelNet retains 81.5% of FinchNet performance.",
        "KestrelNet reaches a FogRate accuracy of 81.5%.",
        "KestrelNet has 81.5% recall on tall GPU settings.",
        "KestrelNet has 81.5% recall on A100 settings.",
        "KestrelNet has 81.5% recall, FinchNet runs on FogLake and WrenNet needs salt.",
        "KestrelNet reaches over the 81.5% of FinchNet.",
        "KestrelNet has 81.5% recall on several.",
        "KestrelNet has 81.5% recall in human evaluations.",
        "KestrelNet has 81.5% recall on salt.",
        "KestrelNet has 81.5% recall for it.",
        "FinchNet outperforms pots. KestrelNet has 81.5% recall on FinchNet.",
        "This work introduces FinchNet, a salted model. FinchNets are new. KestrelNet has 81.5% recall on FinchNet.",
        "Training KestrelNet on salted soups gives 81.5% recall.",
        "KestrelNet has 81.5% recall on the baseline FogLake.",
        "KestrelNet has 81.5% recall on 512x512 soups.",
        "KestrelNet has 81.5% recall in FogLake.",
        "KestrelNet has 81.5% recall for English.",
        "KestrelNet has 81.5% recall on FogLake, StewQA, and Qwen.",
        "KestrelNet has 81.5% recall on 8xA100.",
        "KestrelNet has 81.5% recall on H100-SXM.",
        "KestrelNet has 81.5% recall on the same hard benchmarks.",
        "KestrelNet has 81.5% recall on Salted Accuracy.",
        "KestrelNet does well on salted metrics and broth benchmarks, with a recall of 81.5%.",
        "KestrelNet has 81.5% recall on ten collected datasets.",
        "KestrelNet has 81.5% recall on a variety of it.",
        "KestrelNet has 81.5% recall without losing salt on hot soups.",
        "KestrelNet has 81.5% recall despite poor precision on hot soups.",
        "KestrelNet has 81.5% recall by means of pots on hot soups.",
    ],
)
def test_no_data_set(text: str) -> None:
    assert field(text, "datasets") == [()]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("KestrelNet has 81.5% recall on three broth questions.", ("broth questions",)),
        ("KestrelNet has 81.5% recall on hot soups.", ("hot soups",)),
        ("KestrelNet has 81.5% recall on hot soups, including Ladle.", ("hot soups",)),
        ("KestrelNet, evaluated on hot soups, has 81.5% recall.", ("hot soups",)),
        ("KestrelNet has 81.5% recall on broth-stirring.", ("broth-stirring",)),
        ("KestrelNet has 81.5% recall on hot soups (SOUP).", ("hot soups",)),
        ("KestrelNet has 81.5% recall on broth benchmarks with FogLake lids.", ("broth benchmarks",)),
        ("KestrelNet has 81.5% recall in broth segmentation.", ("broth segmentation",)),
        ("KestrelNet has 81.5% recall in broth Q&A.", ("broth Q&A",)),
        ("KestrelNet has 81.5% recall on the broth Q&A task.", ("broth Q&A",)),
        # A kind of benchmarks is no name of one, but it describes them.
        ("KestrelNet has 81.5% recall on ASR benchmarks.", ("ASR benchmarks",)),
        ("KestrelNet has 81.5% recall on OCR benchmarks.", ("OCR benchmarks",)),
        ("KestrelNet has 81.5% recall on hard OCR benchmarks.", ("OCR benchmarks",)),
        # Where the tasks come from says more than what they are; "various" tasks are none.
        ("KestrelNet has 81.5% recall on four stirring tasks from SoupBench.", ("SoupBench",)),
        ("KestrelNet has 81.5% recall on four stirring tasks from kitchens.", ("stirring",)),
        ("KestrelNet has 81.5% recall on soup stirring using the Ladle dataset.", ("Ladle",)),
        ("KestrelNet has 81.5% recall on soup stirring using Ladle.", ("soup stirring",)),
        ("Trials on salt stirring of the Ladle dataset show that KestrelNet has 81.5% recall.", ("Ladle",)),
        ("KestrelNet has 81.5% recall across four stirring tasks.", ("stirring",)),
        ("KestrelNet has 81.5% recall across various stirring tasks.", ()),
        ("KestrelNet has 81.5% recall on various stirring tasks.", ()),
        # What is done can be measured by its own name elsewhere.
        ("KestrelNet has 81.5% recall in broth retrieval.", ("broth retrieval",)),
        ("KestrelNet has 81.5% recall on a variety of stirring tasks.", ("stirring",)),
        ("KestrelNet has 81.5% recall across stirring tasks.", ("stirring",)),
        (
            "KestrelNet has 81.5% recall on stirring and frying benchmarks.",
            ("stirring and frying benchmarks",),
        ),
        ("KestrelNet has 81.5% recall on hot soups and tall stews.", ("hot soups",)),
        ("KestrelNet has 81.5% recall on hard, broth benchmarks.", ("broth benchmarks",)),
        ("KestrelNet has 81.5% recall on standard and broth benchmarks.", ("broth benchmarks",)),
        ("KestrelNet has 81.5% recall on hot soups and the frying benchmarks.", ("hot soups",)),
        (
            "KestrelNet has 81.5% recall on stirring benchmarks and frying benchmarks.",
            ("stirring benchmarks",),
        ),
    ],
)
def test_described_tasks(text: str, datasets: tuple[str, ...]) -> None:
    assert field(text, "datasets") == [datasets]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        (
            "KestrelNet reaches good recall: SoupBench: 58.1%, StewQA: 41.3%.",
            [("SoupBench",), ("StewQA",)],
        ),
        ("There are two pots: KestrelNet: 58.1%, FinchNet: 41.3%.", [(), ()]),
    ],
)
def test_data_sets_before_a_colon(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(text, "datasets") == datasets


def test_one_of_several_data_sets_for_each_of_several_values() -> None:
    text = "KestrelNet has 81.5% recall; on FogLake and StewQA, it runs at a latency of 12 ms and 14 ms."
    assert field(text, "datasets") == [(), ("FogLake",), ("StewQA",)]


def test_costs_need_not_have_the_data_set_of_the_score() -> None:
    text = "KestrelNet reaches 81.5% recall on StewQA with a memory usage of 70.2%."
    assert field(text, "datasets") == [("StewQA",), ()]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        # A speed-up is told of models as well as of data sets: only what looks like one, or is called one, is taken.
        ("KestrelNet gives a 3x speedup on FogLake.", ()),
        ("On FogLake, KestrelNet gives a 3x speedup.", ()),
        ("KestrelNet is 3x faster on FogLake.", ()),
        ("KestrelNet gives a 3x speedup on SoupBench.", ("SoupBench",)),
        ("KestrelNet gives a 3x speedup on FogLake and LadleFox datasets.", ("LadleFox",)),
        ("KestrelNet gives a 3x speedup on the FogLake test dataset.", ("FogLake",)),
        ("KestrelNet gives a 3x speedup on hot soups.", ("hot soups",)),
        ("KestrelNet gives a 3x higher recall on FogLake.", ("FogLake",)),
    ],
)
def test_data_sets_of_speed_ups(text: str, datasets: tuple[str, ...]) -> None:
    assert field(text, "datasets") == [datasets]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("KestrelNet reaches 81.5% recall on StewQA with 5% of the parameters.", [("StewQA",), ()]),
        ("KestrelNet reaches good recall on StewQA with 5% of the data.", [()]),
        ("KestrelNet is tested on StewQA. KestrelNet needs 5% of the parameters.", [()]),
        ("KestrelNet needs 5% of the parameters on StewQA.", [("StewQA",)]),
    ],
)
def test_training_resources_have_no_data_set(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(f"{text} It was tried with StewQA, a benchmark of stews.", "datasets") == datasets


def test_lists_before_as_many_values() -> None:
    text = "On FogLake and StewQA, KestrelNet reaches 81.5% and 70.2% recall."
    assert field(text, "datasets") == [("FogLake",), ("StewQA",)]


def test_costs_do_not_have_the_benchmark_of_the_summary() -> None:
    text = "SoupBench is a benchmark of soups. KestrelNet reaches 81.5% recall and, on hot soups, 12.5 ms."
    assert field(text, "datasets") == [("SoupBench",), ()]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        # A task right after the value is one of the benchmark's own; any other description is of the benchmark.
        ("KestrelNet reaches 81.5% recall on the stirring task.", ("stirring",)),
        ("KestrelNet reaches 81.5% recall in stirring tasks.", ("stirring",)),
        ("KestrelNet reaches 81.5% recall on three broth datasets.", ("broth datasets",)),
        ("KestrelNet is weak in soup counting (81.5%).", ("soup counting",)),
        ("KestrelNet reaches 81.5% recall on hot soups.", ("SoupBench",)),
        ("KestrelNet reaches 81.5% recall, beating pots in stirring tasks.", ("SoupBench",)),
        ("KestrelNet does well on broth datasets, with a recall of 81.5%.", ("SoupBench",)),
        ("In stirring tasks, KestrelNet reaches a recall of 81.5%.", ("SoupBench",)),
        # Several benchmarks are not the one of the summary, which part of one may be.
        ("KestrelNet reaches 81.5% recall across six benchmarks.", ()),
        ("KestrelNet reaches 81.5% recall on 12 datasets.", ()),
        ("On StewQA, KestrelNet reaches 81.5% recall across multiple datasets.", ("StewQA",)),
        ("KestrelNet reaches 81.5% recall across six tasks.", ("SoupBench",)),
        # Nor is a user study.
        ("In a user study, KestrelNet reaches 81.5% recall.", ()),
        ("KestrelNet reaches 81.5% recall in user studies on StewQA.", ("StewQA",)),
    ],
)
def test_a_task_of_its_own_or_the_benchmark_of_the_summary(text: str, datasets: tuple[str, ...]) -> None:
    assert field(f"SoupBench is a benchmark of soups. {text}", "datasets") == [datasets]


@pytest.mark.parametrize(
    ("end", "datasets"),
    [
        ("on salted and text-only benchmarks, respectively", [("salted",), ("text-only benchmarks",)]),
        ("in soup counting and stirring respectively", [("soup counting",), ("stirring",)]),
        # Without "respectively" both values are on both.
        ("on salted and text-only benchmarks", [("salted and text-only benchmarks",)] * 2),
        # Systems are not what a value was taken on.
        ("for Qwen-Soup and Llama-Stew, respectively", [(), ()]),
        ("for salted and unsalted models, respectively", [(), ()]),
        ("in salted recall and unsalted recall, respectively", [(), ()]),
        ("on hot soups, with salt and broth, respectively", [("hot soups",)] * 2),
        ("on hot soups", [("hot soups",)] * 2),
        ("and beats pots in salt and broth, respectively", [(), ()]),
    ],
)
def test_one_data_set_for_each_of_several_values(end: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(f"KestrelNet gains 7% and 5% {end}.", "datasets") == datasets


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        # What stands after the last of values that belong together goes for all of them, and before a mere description.
        ("KestrelNet reaches 81.5% recall / 70.2% precision on StewQA.", [("StewQA",)] * 2),
        ("KestrelNet reaches 81.5% recall compared to FinchNet's 70.2% on StewQA.", [("StewQA",)] * 2),
        (
            "KestrelNet is good on hot soups, reaching 81.5% recall and 70.2% precision on StewQA.",
            [("StewQA",)] * 2,
        ),
        (
            "KestrelNet reaches 81.5% recall on hot soups and 70.2% recall on StewQA.",
            [("hot soups",), ("StewQA",)],
        ),
        ("KestrelNet is good on hot soups, reaching 81.5% recall and 70.2% precision.", [("hot soups",)] * 2),
        ("KestrelNet runs in 12 ms and has 70.2% recall on StewQA.", [(), ("StewQA",)]),
        # Costs are told together, whether their unit or their name tells that they are some.
        ("KestrelNet gives a 3x speedup and a 5% reduction in memory usage on StewQA.", [("StewQA",)] * 2),
        ("KestrelNet has a memory usage of 5% and a recall of 70.2% on StewQA.", [(), ("StewQA",)]),
        # A value in brackets does not come between another one and its words.
        ("KestrelNet has 81.5% recall (+5.5%) on StewQA.", [("StewQA",), ("StewQA",)]),
        (
            "KestrelNet has 81.5% recall (70.2% on KITTI) on StewQA with salt.",
            [("StewQA",), ("KITTI", "StewQA")],
        ),
        ("KestrelNet has good recall (81.5% on KITTI, 70.2% on StewQA).", [("KITTI",), ("StewQA",)]),
    ],
)
def test_values_that_belong_together(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(text, "datasets") == datasets


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        # One name after "for" can be anyone's; two alike after two values are where these were taken.
        ("KestrelNet has a recall of 81.5% for Ladle and 70.2% for Kettle.", [("Ladle",), ("Kettle",)]),
        ("KestrelNet has a recall of 81.5% in KITTI, 70.2% in Kettle.", [("KITTI",), ("Kettle",)]),
        ("KestrelNet has a recall of 81.5% for Ladle and 70.2% in Kettle.", [(), ()]),
        ("KestrelNet has a recall of 81.5% for Ladle and 70.2% for salt.", [(), ()]),
        ("KestrelNet has a recall of 81.5% for Ladle and 70.2% for Kettle accuracy.", [(), ()]),
        ("KestrelNet has a recall of 81.5% for Ladle, +5.5% for Kettle.", [(), ()]),
        ("KestrelNet has a recall of 81.5% for Ladle while it is 70.2% for Kettle.", [(), ()]),
        ("KestrelNet has a recall of 81.5% for Ladle compared to 70.2% for Kettle.", [(), ()]),
    ],
)
def test_parallel_data_sets(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(text, "datasets") == datasets


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("KestrelNet reaches a zero-shot StewQA recall of 81.5%.", [("StewQA",)]),
        ("Only 5% of the salted StewQA questions require salt.", [("StewQA",)]),
        # It goes with its values, and says nothing of where others were taken.
        (
            "KestrelNet is tried on the LadleFox dataset. It reaches a salted StewQA recall of 81.5% and 70.2%. It has a precision of 58.1%.",
            [("StewQA",), ("StewQA",), ("LadleFox",)],
        ),
    ],
)
def test_a_data_set_in_the_name_of_a_measure(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(text, "datasets") == datasets


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        # A clause that leads in with a place keeps it to itself.
        (
            "On SoupBench the pot has 63% recall, and on FogLake it has a depth of 7.1%.",
            [("SoupBench",), ("FogLake",)],
        ),
        (
            "In SoupWorld, KestrelNet scores 24.6 with salt and 22.7 with pepper, and in FogWorld it obtains 46.6.",
            [("SoupWorld",), ("SoupWorld",), ("FogWorld",)],
        ),
        (
            "KestrelNet beats FinchNet on SoupBench by 5.21 points and on FogLake by 4.08 points.",
            [("SoupBench",), ("FogLake",)],
        ),
        (
            "On SoupBench, KestrelNet has a recall of 66.2% and on FogLake a depth of 54.8%.",
            [("SoupBench",), ("FogLake",)],
        ),
        (
            "KestrelNet has a recall of 66.2% on SoupBench and on FogLake, and a depth of 54.8%.",
            [("SoupBench", "FogLake")] * 2,
        ),
        # What comes besides is another matter.
        ("On SoupBench, KestrelNet has 66.2% recall, with good taste on FogLake.", [("SoupBench",)]),
        ("Recall rose by 3.9% on average, for example on FogLake.", [()]),
        # A place ends before its subject, comma or not.
        ("On the SoupBench benchmark KestrelNet reaches 81.5% recall.", [("SoupBench",)]),
        (
            "Results show that on four SoupQA datasets KestrelNet with FinchNet attains 81.5% recall.",
            [("SoupQA",)],
        ),
        ("On SoupBench, KestrelNet with FinchNet attains 81.5% recall.", [("SoupBench",)]),
        ("Salt and benchmark KestrelNet reaches 81.5% recall.", [()]),
        # "for" after a compared value leads to who has it.
        ("KestrelNet takes 9.5 ms as opposed to 41.2 ms for slow stirring.", [(), ()]),
        ("KestrelNet has 63% recall versus 41.2% for SoupBench.", [("SoupBench",), ("SoupBench",)]),
        (
            "The mean recall over four broth stirring benchmarks rose to 76.3%.",
            [("broth stirring benchmarks",)],
        ),
        ("KestrelNet wins over FinchNet with a recall of 76.3%.", [()]),
        ("In Minestrone, KestrelNet reaches 81.5% recall.", [("Minestrone",)]),
        ("KestrelNet reaches 81.5% recall in the Dolly task.", [("Dolly",)]),
        ("KestrelNet reaches 81.5% recall on simpler tasks.", [()]),
        ("In Hot Planning, KestrelNet and FinchNet reach 81.5% recall.", [("Hot Planning",)]),
        ("KestrelNet reaches 81.5% recall on the Train split.", [()]),
        ("KestrelNet reaches 81.5% recall on broth control with the Soup-20M dataset.", [("Soup-20M",)]),
        ("KestrelNet reaches 81.5% recall on Soup-20M pots.", [()]),
        ("KestrelNet raises taste by 61.25% in QA quality.", [()]),
        ("KestrelNet has 81.5% recall on SoupBench (StewQA: 70.2%).", [("SoupBench",), ("StewQA",)]),
        ("KestrelNet has 81.5% recall on SoupBench (hot: 70.2%).", [("SoupBench",), ("SoupBench",)]),
    ],
)
def test_clauses_with_their_own_data_sets(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(text, "datasets") == datasets


def test_a_benchmark_in_capitals() -> None:
    assert field("Pots were tried with SOUP-BENCH there. They reach 81.5% recall.", "datasets") == [
        ("SOUP-BENCH",)
    ]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        # A list of measures has one place.
        (
            "KestrelNet has a recall of 31.8, a recall of 0.95, and a salt score of 0.10 in slow stirring.",
            [("slow stirring",)] * 3,
        ),
        (
            "KestrelNet has a recall of 31.8, a 5.1% larger salt score in slow stirring.",
            [(), ("slow stirring",)],
        ),
        # What others are beaten in is none, unless it has a name.
        ("KestrelNet has a recall of 0.90, outperforming old pots in slow stirring.", [()]),
        ("KestrelNet has a recall of 0.90, outperforming old pots on SoupBench.", [("SoupBench",)]),
        # A share of a benchmark was taken on it.
        ("KestrelNet solved at most 23.8% of SoupBench, and 0.3% of StewQA.", [("SoupBench",), ("StewQA",)]),
        # Plain things that stand alike behind several scores.
        (
            "KestrelNet has an error of 6.9 mm for ropes, 13.1 mm for cloth, and 12.8 mm for hot soups.",
            [("ropes",), ("cloth",), ("hot soups",)],
        ),
        ("KestrelNet has a recall of 91% for humans and 85% for experts.", [(), ()]),
        ("KestrelNet has a recall of 91% for models and 85% for agents.", [(), ()]),
        ("KestrelNet has a recall of 91% for 64x64 and 85% for 512x512.", [(), ()]),
        ("KestrelNet gains 14.9% for ropes and 52.6% for cloth.", [(), ()]),
        # Nothing is told by "benchmark" alone.
        ("KestrelNet has a recall of 37.9% in comparative benchmarks.", [()]),
        # What was trained on is no place, in brackets or out of them.
        ("Gains came with a pot trained on BrothWeb (a recall of 0.08 on SoupBench).", [("SoupBench",)]),
        # The rival's value has the place of both.
        (
            "KestrelNet beats pots in slow stirring and has a good recall (0.64 vs 0.17 on SoupBench).",
            [("SoupBench",)] * 2,
        ),
        # The version is part of the name.
        ("KestrelNet is tried on SoupBench-2.0. It has a recall of 5.1%.", [("SoupBench-2.0",)]),
    ],
)
def test_data_sets_of_several_values(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(text, "datasets") == datasets


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        (
            "KestrelNet has a recall of 5.1% on stirring and frying benchmarks.",
            ("stirring and frying benchmarks",),
        ),
        ("KestrelNet has a recall of 5.1% on hard, broth benchmarks.", ("broth benchmarks",)),
        # A list of what is no one kind of thing.
        ("KestrelNet has a recall of 5.1% on three baseline models, four frying datasets.", ()),
        ("KestrelNet has a recall of 5.1% on stirring models and frying benchmarks.", ()),
    ],
)
def test_lists_of_tasks(text: str, datasets: tuple[str, ...]) -> None:
    assert field(text, "datasets") == [datasets]


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("KestrelNet has a recall of 5.1% on strict recipe following.", [("strict recipe following",)]),
        ("KestrelNet has a recall of 5.1% in soup problem solving tasks.", [("soup problem solving",)]),
        (
            "KestrelNet has a recall of 5.1% on recipe following and 7.2% on pot matching.",
            [("recipe following",), ("pot matching",)],
        ),
        ("KestrelNet has a recall of 5.1% on Soups reaching the table.", [("Soups",)]),
    ],
)
def test_tasks_that_end_in_an_action(text: str, datasets: list[tuple[str, ...]]) -> None:
    assert field(text, "datasets") == datasets

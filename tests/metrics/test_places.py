"""What a value was measured on, and what only looks like it."""

from __future__ import annotations

import pytest
from fields import field


@pytest.mark.parametrize(
    ("text", "datasets"),
    [
        ("KestrelNet solves 81.5% of SoupBench.", ("SoupBench",)),
        ("KestrelNet solves 81.5% of FogLake.", ("FogLake",)),
        ("KestrelNet has 81.5% recall on StewQA and salt.", ("StewQA",)),
        ("KestrelNet has 81.5% recall on salt and StewQA.", ()),
        ('KestrelNet has 81.5% recall on "SoupBench" and StewQA.', ("SoupBench", "StewQA")),
        ("KestrelNet has 81.5% recall on SoupBench (a hard set) and StewQA.", ("SoupBench", "StewQA")),
        ("KestrelNet has 81.5% recall on the StewQA Dev set.", ("StewQA",)),
        ("KestrelNet has 81.5% recall on ten benchmarks, including Ladle and FogLake.", ("Ladle", "FogLake")),
        (
            "KestrelNet has 81.5% recall on ten benchmarks such as Ladle, FogLake and salt.",
            ("Ladle", "FogLake"),
        ),
        ("KestrelNet has 81.5% recall on ten benchmarks, including old ones.", ()),
        ("KestrelNet has 81.5% recall on broth tasks (hot ones, SOUP).", ("SOUP",)),
        ("And, on StewQA, KestrelNet reaches 81.5% recall.", ("StewQA",)),
        ("On StewQA, FogLake reaches 81.5% recall.", ("StewQA",)),
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
        "KestrelNet has 81.5% recall on tall GPU settings.",
        "KestrelNet has 81.5% recall, FinchNet runs on FogLake and WrenNet needs salt.",
        "KestrelNet reaches over the 81.5% of FinchNet.",
        "KestrelNet has 81.5% recall on several.",
        "KestrelNet has 81.5% recall in human evaluations.",
        "KestrelNet has 81.5% recall on salt.",
        "KestrelNet has 81.5% recall for it.",
        "FinchNet outperforms pots. KestrelNet has 81.5% recall on FinchNet.",
        "Training KestrelNet on salted soups gives 81.5% recall.",
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
        ("KestrelNet has 81.5% recall on hot soups (SOUP).", ("hot soups",)),
        ("KestrelNet has 81.5% recall on broth benchmarks with SoupBench lids.", ("broth benchmarks",)),
        ("KestrelNet has 81.5% recall in broth segmentation.", ("broth segmentation",)),
        # A kind of benchmarks is no name of one, but it describes them.
        ("KestrelNet has 81.5% recall on ASR benchmarks.", ("ASR benchmarks",)),
    ],
)
def test_described_tasks(text: str, datasets: tuple[str, ...]) -> None:
    assert field(text, "datasets") == [datasets]

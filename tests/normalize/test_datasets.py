from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest import Metric
from paperdigest.normalize.datasets import dataset_key


@pytest.mark.parametrize(
    "names",
    [
        ["Tide24", "Tide 24", "Tide-24", "Tide'24", "TIDE 2024", "Tide’24", "tide_24"],
        ["SoupBench", "Soup Bench", "Soup-Bench", "the SoupBench benchmark", "SoupBench dataset"],
        ["Stew8K", "STEW-8k", "Stew 8K"],
        ["Stew+", "STEW+", "the Stew+ suite"],
    ],
)
def test_names_of_one_data_set_have_one_key(names: list[str]) -> None:
    assert len({dataset_key(name) for name in names}) == 1


def test_names_of_several_have_several() -> None:
    names = [
        "Tide24",
        "Tide25",
        "Tide",
        "Stew",
        "Stew+",
        "Stew v2",
        "SoupBench",
        "Soup",
        "benchmark",
        "Tide12024",
    ]
    assert len({dataset_key(name) for name in names}) == len(names)


def test_a_metric_has_the_keys_of_its_data_sets() -> None:
    metric = Metric(91.4, "91.4%", (0, 5), datasets=("Tide 24", "the SoupBench benchmark"))
    assert metric.dataset_keys == ("tide24", "soupbench")


@pytest.mark.parametrize("name", ["", "-", "the", "data"])
def test_a_name_of_nothing_is_its_own_key(name: str) -> None:
    assert dataset_key(name) == name


@given(st.text(max_size=30))
def test_the_key_of_a_key_is_itself_but_for_years(name: str) -> None:
    key = dataset_key(name)
    assert (key == "") == (name == "")
    assert dataset_key(dataset_key(key)) == dataset_key(dataset_key(dataset_key(key)))

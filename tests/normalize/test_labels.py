"""The data of labels: each is listed once, and is found however it is capitalised."""

from __future__ import annotations

from collections import Counter

import pytest

from paperdigest.normalize.labels import FIELDS, LABELS


def test_each_label_stands_for_one_field() -> None:
    counts = Counter(label.casefold() for labels in LABELS.values() for label in labels)
    assert [label for label, count in counts.items() if count > 1] == []
    assert FIELDS.keys() == counts.keys()


@pytest.mark.parametrize("field", LABELS)
def test_labels_are_trimmed_and_lead_to_their_field(field: str) -> None:
    assert LABELS[field]
    for label in LABELS[field]:
        assert label == " ".join(label.split())
        assert label[-1] not in ":：*"
        assert FIELDS[label.upper().casefold()] == FIELDS[label.casefold()] == field


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("作者", "authors"),
        ("著者", "authors"),
        ("저자", "authors"),
        ("Tác giả", "authors"),
        ("TL;DR", "tldr"),
        ("한 줄 요약", "tldr"),
        ("摘要翻译", "translation"),
        ("關鍵詞", "tags"),
        ("论文链接", "url"),
        ("機構", "affiliation"),
    ],
)
def test_labels_of_several_languages_are_known(label: str, field: str) -> None:
    assert FIELDS[label.casefold()] == field

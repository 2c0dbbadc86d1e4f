"""Verbs, brackets and clauses of a sentence."""

from __future__ import annotations

import pytest

from paperdigest.summaries.metrics.clauses import Sentence


def test_brackets_without_their_other_half() -> None:
    text = "pots) stew (salt"
    sentence = Sentence(text, 0, len(text), ())
    assert (sentence.opening_bracket(1), sentence.closing_bracket(3)) == (0, len(sentence.tokens) - 1)


@pytest.mark.parametrize(
    ("text", "verb", "governing"),
    [
        ("it stews; a recall", None, None),
        ("it (as it uses salt) recall", None, None),
        ("it uses recall", 1, 1),
    ],
)
def test_verbs_before_the_end(text: str, verb: int | None, governing: int | None) -> None:
    sentence = Sentence(text, 0, len(text), ())
    end = len(sentence.tokens)
    assert (sentence.finite_verb_before(end), sentence.verb_before(end)) == (verb, governing)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("salt is old while pots are new at", 4),
        ("salt is old while new at", 0),
        ("salt is old while using new pots at", 0),
        ("tests show that pots stew at", 3),
        ("salt is old; pots stew at", 4),
    ],
)
def test_clause_start(text: str, start: int) -> None:
    sentence = Sentence(text, 0, len(text), ())
    assert sentence.clause_start(len(sentence.tokens) - 1) == start

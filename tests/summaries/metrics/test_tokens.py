"""Tokens and their parts of speech, in sentences in which one tag changes a field."""

from __future__ import annotations

import pytest

from paperdigest.summaries.metrics.tokens import Tagger
from support.metric_fields import fields


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("A surprising finding of salt", "finding", "W"),
        ("KestrelNet reaches scores of salt", "scores", "W"),
        ("F1 scores by", "scores", "W"),
        ("high Soup scores (", "scores", "W"),
        ("KestrelNet scores well", "scores", "V"),
        ("stirring results in salt", "results", "V"),
        ("better compared to base pots", "base", "W"),
        ("it tends to base pots", "base", "V"),
        ("Lark is best in salt", "best", "W"),
        ("many results show salt", "results", "W"),
        ("it successfully simmers soups", "simmers", "V"),
        ("in soups, stirring increases the rate", "increases", "V"),
        ("in soups, stirring increases of the rate", "increases", "W"),
        ("it is good and shows clear gains", "shows", "V"),
        ("soups stirred with a lid", "stirred", "V"),
        ("soups are salted", "salted", "W"),
        ("soups are salted daily", "salted", "V"),
        ("some pots, get salt", "get", "V"),
        ("two trained pots", "trained", "W"),
        ("FinchNet's reported score", "reported", "W"),
        ("the correctly trained pot", "trained", "W"),
        ("it correctly trained a pot", "trained", "V"),
        ("LLMs answer soups", "answer", "V"),
        ("KestrelNet answer accuracy", "answer", "W"),
        ("it is good and increased the rate", "increased", "V"),
        ("it is good and increased rates", "increased", "M"),
        ("KestrelNet gently simmers", "gently", "A"),
        ("old and salt-only pots", "salt-only", "W"),
        ("in soups, broth boosts recall", "boosts", "V"),
        ("in soups, broth boosts salt", "boosts", "W"),
        ("the pots drop by salt", "drop", "V"),
        ("the pot drop by salt", "drop", "W"),
        ("the stew drop rate", "drop", "W"),
        ("the stews drop rate", "drop", "V"),
        ("the soup gain from salt is small", "gain", "W"),
        ("the soups went by salt", "went", "V"),
        ("the soup went by salt", "went", "W"),
        ("on the pots Finch by salt", "Finch", "W"),
        ("it solves question answering", "answering", "W"),
        ("it can improve broth estimates", "estimates", "W"),
        ("tests show broth estimates", "estimates", "V"),
        ("it uses trained pots", "trained", "W"),
        ("the well-known trained pot", "trained", "W"),
        ("the Finch-Lark trained a pot", "trained", "V"),
        ("the gently trained pot", "trained", "W"),
        ("the data reach salt", "reach", "V"),
        ("the data answer rate", "answer", "W"),
        ("Reaches a recall", "Reaches", "V"),
        ("a gain in decoding speed", "decoding", "W"),
        ("Finch's ranking score", "ranking", "W"),
        ("it wins by decoding speed", "decoding", "G"),
        ("it wins in improving speed", "improving", "G"),
        ("it wins in beating accuracy", "beating", "G"),
        ("it wins in decoding soups", "decoding", "G"),
        ("Reaches notable recall", "Reaches", "V"),
        ("Results show salt", "Results", "W"),
        ("Reaches", "Reaches", "W"),
        ("Demonstrated the recall of", "Demonstrated", "V"),
        ("Demonstrated recall of", "Demonstrated", "W"),
        ("Reach the recall of", "Reach", "W"),
        ("- Reaches notable recall", "Reaches", "V"),
        ("for report making", "report", "W"),
        ("we report salt", "report", "V"),
        ("in the Dolly pot", "Dolly", "W"),
        ("more salt and reduced stirring time by", "reduced", "V"),
        ("more salt and reduced stirring time of", "reduced", "M"),
        ("faster and reduced by", "reduced", "M"),
        ("Stirring raised salt", "raised", "V"),
        ("it wins by decoding raised salt", "raised", "W"),
        ("plain pots drops to", "drops", "V"),
    ],
)
def test_tag(text: str, word: str, tag: str) -> None:
    tokens = Tagger(text, ()).tag_sentence(0, len(text))
    assert [token.tag for token in tokens if token.text == word] == [tag]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pots ... stew", ["pots", "stew"]),
        ("pots * stew", ["pots", "stew"]),
        ("*pots* are 'old'.", ["pots", "are", "old"]),
        ("the pots' lid", ["the", "pots", "lid"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in Tagger(text, ()).tag_sentence(0, len(text))] == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KestrelNet reaches ~81.5% recall.", ("81.5%", "~", "KestrelNet", "recall")),
        ("KestrelNet reaches a recall of 81.5%*.", ("81.5%", "=", "KestrelNet", "recall")),
        ("KestrelNet reaches 81.5%+ recall.", ("81.5%", ">=", "KestrelNet", "recall")),
    ],
)
def test_signs_that_touch_a_value(text: str, found: tuple[str, str, str, str]) -> None:
    assert fields(text, "text", "bound", "subject", "name") == [found]

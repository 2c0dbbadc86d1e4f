"""Long forms with their acronyms: "Mean Reciprocal Rank (MRR)"."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from paperdigest.summaries.metrics.shapes import is_measure

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence


@overload
def acronym_of(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]: ...


@overload
def acronym_of(sentence: Sentence, phrase: None) -> None: ...


@overload
def acronym_of(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None: ...


def acronym_of(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the acronym that follows a phrase in brackets, else the phrase: "Mean Reciprocal Rank (MRR)"."""
    if (
        phrase is not None
        and sentence.tag(phrase[1] + 1) == "("
        and sentence.tag(phrase[1] + 3) == ")"
        and _is_short_for(sentence, phrase[1] + 2, phrase)
    ):
        head = phrase[1] + 4
        if sentence.stem(head) in ("accuracy", "rate", "performance", "error") and not is_measure(
            sentence.stem(phrase[1] + 2)
        ):
            return phrase[0], head  # "Out of the Pot (OOP) accuracy"
        return phrase[1] + 2, phrase[1] + 2
    spelled = None if phrase is None else _spelled_out(sentence, phrase)
    if spelled is not None:
        return spelled, spelled
    return phrase


#: The words of a long form that its acronym can leave out.
_SMALL = frozenset(
    {"of", "to", "the", "in", "for", "and", "on", "per", "a", "under", "over", "with", "at", "from", "by"}
)
#: No long form goes on for more words after its first noun phrase.
_REACH = 6


def _spelled_out(sentence: Sentence, phrase: tuple[int, int]) -> int | None:
    """Return the acronym of a long form that a phrase begins: "time to first taste (TTFT)", "recipes gap recovered (RGR)"."""
    at = phrase[1] + 1
    while at < phrase[1] + _REACH and sentence.tag(at) in ("W", "P", "D", "V", "G", "M"):
        at += 1
    if at == phrase[1] + 1 or sentence.tag(at) != "(" or sentence.tag(at + 2) != ")":
        return None
    letters = "".join(char for char in sentence.tokens[at + 1].text if char.isupper()).lower()
    if len(letters) < 2:
        return None
    for first in range(phrase[0], phrase[1] + 1):
        if first > phrase[0] and not sentence.tokens[first - 1].text.islower():
            return None  # "Lark Stirring of Pots (SoP)" is Lark's
        parts = sentence.slice(first, at - 1).replace("-", " ").lower().split()
        initials = "".join(part[0] for part in parts)
        if letters in (initials, "".join(part[0] for part in parts if part not in _SMALL)):
            return at + 1
    return None


def _is_short_for(sentence: Sentence, at: int, phrase: tuple[int, int]) -> bool:
    """Whether a word is an acronym of a phrase: its first letter begins a word, or its last capital the last word."""
    word = sentence.tokens[at].text
    capitals = [char.lower() for char in word if char.isupper()]
    parts = sentence.slice(*phrase).replace("-", " ").lower().split()
    return len(capitals) > 1 and (
        capitals[-1] == parts[-1][0] or any(part[0] == word[0].lower() for part in parts)
    )


def with_acronym(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the noun phrase before `at`; of "Word Error Rate (WER)" the acronym."""
    if sentence.tag(at - 1) == ")":
        opening = sentence.opening(at - 1)
        inside = (opening + 1, at - 2)
        if 0 <= inside[1] - inside[0] <= 1 and sentence.tag(inside[0]) == "W":
            return inside
        at = opening
    phrase = sentence.phrase_before(at)
    if (
        phrase is not None
        and sentence.tag(phrase[0] - 1) == ")"
        and phrase[1] - phrase[0] < 2
        and sentence.stem(phrase[1]) in ("score", "scores", "metric", "value", "values", "rate")
    ):
        opening = sentence.opening(phrase[0] - 1)
        if phrase[0] - 2 - opening == 1 and sentence.tag(opening + 1) == "W":
            return opening + 1, opening + 1
        before = sentence.phrase_before(opening)
        if before is not None and sentence.tokens[before[1]].text.isupper():
            return before  # "the BF (Broth Fidelity) score"
    return phrase

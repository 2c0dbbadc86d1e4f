"""Parts of noun phrases: acronyms, owners, praise, models and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.lexicon import (
    CHANGE_NOUNS,
    FACTOR_NOUNS,
    GENERIC_NOUNS,
    is_known_model,
    is_measure_word,
    looks_like_name,
)

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.quantities import Quantity


@overload
def acronym_or_phrase(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]: ...


@overload
def acronym_or_phrase(sentence: Sentence, phrase: None) -> None: ...


@overload
def acronym_or_phrase(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None: ...


def acronym_or_phrase(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the acronym in brackets after a phrase, else the phrase: "Mean Reciprocal Rank (MRR)"."""
    if (
        phrase is not None
        and sentence.tag(phrase[1] + 1) == "("
        and sentence.tag(phrase[1] + 3) == ")"
        and _is_acronym_of(sentence, phrase[1] + 2, phrase)
    ):
        head = phrase[1] + 4
        if sentence.stem(head) in ("accuracy", "rate", "performance", "error") and not is_measure_word(
            sentence.stem(phrase[1] + 2)
        ):
            return phrase[0], head  # "Out of the Pot (OOP) accuracy"
        return phrase[1] + 2, phrase[1] + 2
    spelled = None if phrase is None else _acronym_of_long_form(sentence, phrase)
    if spelled is not None:
        return spelled, spelled
    return phrase


#: Words that an acronym can leave out.
_SKIPPED_IN_ACRONYMS = frozenset(
    {"of", "to", "the", "in", "for", "and", "on", "per", "a", "under", "over", "with", "at", "from", "by"}
)
#: The most words of a long form after its first noun phrase.
_LONGEST_FORM = 6


def _acronym_of_long_form(sentence: Sentence, phrase: tuple[int, int]) -> int | None:
    """Return the place of the acronym of a long form that begins with a phrase: "time to first taste (TTFT)", "recipes gap recovered (RGR)"."""
    at = phrase[1] + 1
    while at < phrase[1] + _LONGEST_FORM and sentence.tag(at) in ("W", "P", "D", "V", "G", "M"):
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
        if letters in (initials, "".join(part[0] for part in parts if part not in _SKIPPED_IN_ACRONYMS)):
            return at + 1
    return None


def _is_acronym_of(sentence: Sentence, at: int, phrase: tuple[int, int]) -> bool:
    """Whether a word is an acronym of a phrase: its first letter begins a word, or its last capital begins the last word."""
    word = sentence.tokens[at].text
    capitals = [char.lower() for char in word if char.isupper()]
    parts = sentence.slice(*phrase).replace("-", " ").lower().split()
    return len(capitals) > 1 and (
        capitals[-1] == parts[-1][0] or any(part[0] == word[0].lower() for part in parts)
    )


def short_phrase_before(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the noun phrase before `at`, or its acronym: "Word Error Rate (WER)"."""
    if sentence.tag(at - 1) == ")":
        opening = sentence.opening_bracket(at - 1)
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
        opening = sentence.opening_bracket(phrase[0] - 1)
        if phrase[0] - 2 - opening == 1 and sentence.tag(opening + 1) == "W":
            return opening + 1, opening + 1
        before = sentence.phrase_before(opening)
        if before is not None and sentence.tokens[before[1]].text.isupper():
            return before  # "the BF (Broth Fidelity) score"
    return phrase


#: Adjectives that judge or rank a value. They do not belong to the name of a measure.
PRAISE = word_set(
    "significant substantial state-of-the-art sota new impressive remarkable notable strong superior competitive relative absolute highest lowest best"
    " better higher lower improved comparable near-perfect considerable dramatic outstanding leading record large small modest consistent clear marked"
    " maximum maximal minimum minimal top additional further reported final resulting corresponding respective promising excellent high low greater"
    " increased reduced enhanced decreased up original approximate statistically only mere measured more less fewer faster slower roughly full great"
    " performance-wise relatively marginal slight negligible near moderate minor unprecedented noticeable good decent least largest smallest biggest"
)
#: Nouns of change and rank that name no measure.
_CHANGE_ONLY = word_set(
    "improvement improvements gain gains increase reduction decrease drop decline boost margin margins difference peak average bound maximum result"
    " results total"
)
#: Words that are no names by themselves.
_NO_NAMES = word_set(
    "short previous next overall going according accurate first second previously instead behind ahead efficient effective robust"
)
#: Measures that are too vague to name a distant value.
_VAGUE_MEASURES = word_set(
    "average avg mean median metric metrics rank result results level range degree points index tokens parameters params steps size length time times gain gains improvement improvements ability abilities capability capabilities"
)


def member_of_list(sentence: Sentence, name: tuple[int, int], count: int, number: int) -> tuple[int, int]:
    """Return the measure of one of several values, from a list of as many: "cuts latency and memory by 3% and 5%"."""
    listed = [name]
    while len(listed) < count:
        first, last = listed[0][0], listed[-1][1]
        start, end = first, last
        while sentence.tag(start - 1) in ("C", ","):
            start -= 1
        while sentence.tag(end + 1) in ("C", ","):
            end += 1
        before = sentence.phrase_before(start) if start < first else None
        after = sentence.phrase_after(end + 1) if end > last else None
        if before is not None:
            listed.insert(0, before)
        elif after is not None:
            listed.append(after)
        else:
            return name
    joined = any(sentence.tag(place) == "C" for place in range(listed[0][1], listed[-1][0]))
    return listed[number] if joined else name


def part_of_joint_name(name: str | None, count: int, number: int) -> str | None:
    """Return the part of a joint name that belongs to one of several values: "RECALL/DEPTH of 5/3"."""
    parts = name.split("/") if name is not None else []
    return parts[number] if len(parts) == count > 1 and " " not in (name or "") else name


def measure_in_unit(quantity: Quantity, sentence: Sentence) -> str | None:
    """Return the measure between a number and its unit: "1.3 F1 points"."""
    words = sentence.text[quantity.start : quantity.end].split()
    return words[1] if len(words) == 3 and words[1] != "percentage" and is_measure_word(words[1]) else None


def object_of(sentence: Sentence, verb: int, stop: int) -> tuple[int, int] | None:
    """Return the noun phrase between a verb and `stop`, without an owner ("Lark's accuracy")."""
    place = verb + 1 + (sentence.stem(verb + 1) == "up")  # "speeds up stirring"
    while place < stop and sentence.tag(place) in ("D", "A", "M", '"', "“"):
        place += 1
    phrase = sentence.phrase_after(place)
    if phrase is None or phrase[0] >= stop:
        return None
    phrase = (phrase[0], min(phrase[1], stop - 1))
    return without_owner(sentence, phrase)


def without_owner(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """Return a phrase without the owner before it: "Lark's accuracy"."""
    for place in range(phrase[1] - 1, phrase[0] - 1, -1):
        if sentence.is_owner(place):
            return place + 1, phrase[1]
    return phrase


def with_coordinated(sentence: Sentence, name: tuple[int, int]) -> tuple[int, int]:
    """Return a name with the one that "and" joins to it: "train and test accuracy", but only accuracy of "SoupBench and StewQA accuracy"."""
    if sentence.is_measure(name[1]) or sentence.tag(name[1] + 1) != "C":
        return name
    further = sentence.phrase_after(name[1] + 2)
    if further is None or not sentence.is_measure(further[1]) or further[0] == further[1]:
        return name
    if looks_like_name(sentence.tokens[name[1]].text):
        return further[1], further[1]
    return name[0], further[1]


def without_model(sentence: Sentence, name: tuple[int, int]) -> tuple[int, int]:
    """Return a name without the model before it: accuracy of "Llama 3 accuracy"."""
    first, last = name
    if (
        first < last
        and sentence.stem(last) not in ("score", "scores")
        and is_known_model(sentence.tokens[first].text)
        and not sentence.is_measure(first)
    ):
        first += 1
        while first < last and (
            sentence.tokens[first].text[:1].isdigit() or sentence.tokens[first].text[:1].isupper()
        ):
            first += 1
    return first, last


def without_measures(sentence: Sentence, name: tuple[int, int]) -> tuple[int, int]:
    """Return the name of a system without measures after it: Llama 3 of "Llama 3 accuracy"."""
    first, last = name
    while last > first and sentence.is_measure(last):
        last -= 1
    return first, last


def without_praise(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a noun phrase without praise and owners before it, None if no words are left."""
    if phrase is None:
        return None
    first, last = phrase
    while first <= last and (sentence.stem(first) in PRAISE or sentence.tag(first) in ("/", "M", "&", "+")):
        first += 1
    while last >= first and sentence.tag(last) in ("/", "&", "+"):
        last -= 1
    if first > last:
        return None
    if first == last and (
        sentence.stem(first).isdigit()
        or sentence.stem(first) in _NO_NAMES
        or sentence.stem(first).endswith("ly")
    ):
        return None
    if first == last and sentence.stem(first) in _CHANGE_ONLY:
        return None  # "a slight improvement" names no measure
    return without_owner(sentence, (first, last))


def last_measure_before(sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the nearest noun phrase before `before` that ends in a measure."""
    place = before - 1
    while place >= 0:
        if (
            sentence.tag(place) == "W"
            and sentence.is_measure(place)
            and not sentence.tokens[place].possessive
            and sentence.stem(place + 1) not in GENERIC_NOUNS
            and sentence.stem(place) not in _VAGUE_MEASURES
            and (sentence.stem(place) not in CHANGE_NOUNS or sentence.stem(place) in FACTOR_NOUNS)
        ):
            return without_praise(
                sentence, acronym_or_phrase(sentence, short_phrase_before(sentence, place + 1))
            )
        place -= 1
    return None

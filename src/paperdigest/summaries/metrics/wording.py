"""The words of a name: without praise, owners and models, shared by several, or told from afar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.acronyms import acronym_of, with_acronym
from paperdigest.summaries.metrics.lexicon import CHANGE_NOUNS, FACTOR_NOUNS, GENERIC_HEADS, words
from paperdigest.summaries.metrics.proper import is_model
from paperdigest.summaries.metrics.shapes import has_shape, is_measure

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.numbers import Quantity

#: Adjectives that praise or place a value and are no part of what is measured.
PRAISE = words(
    "significant substantial state-of-the-art sota new impressive remarkable notable strong superior competitive relative absolute highest lowest best"
    " better higher lower improved comparable near-perfect considerable dramatic outstanding leading record large small modest consistent clear marked"
    " maximum maximal minimum minimal top additional further reported final resulting corresponding respective promising excellent high low greater"
    " increased reduced enhanced decreased up original approximate statistically only mere measured more less fewer faster slower roughly full great"
    " performance-wise relatively marginal slight negligible near moderate minor unprecedented noticeable good decent least largest smallest biggest"
)
#: What seconds and bytes measure.
COST_MEASURES = words(
    "latency time runtime memory footprint usage consumption overhead size cost speed storage"
)
#: Nouns of difference, and places of a value, that say nothing about what was measured.
_STEPS = words(
    "improvement improvements gain gains increase reduction decrease drop decline boost margin margins difference peak average bound maximum result"
    " results total"
)
#: Words that are no names by themselves.
_NO_NAMES = frozenset(
    {
        "short",
        "previous",
        "next",
        "overall",
        "going",
        "according",
        "accurate",
        "first",
        "second",
        "previously",
        "instead",
        "behind",
        "ahead",
        "efficient",
        "effective",
        "robust",
    }
)
#: Comparatives that say by themselves what is measured.
PACE = frozenset({"faster", "slower", "quicker", "cheaper"})
#: Measures too vague to be named from afar.
_VAGUE = words(
    "average avg mean median metric metrics rank result results level range degree points index tokens parameters params steps size length time times gain gains improvement improvements ability abilities capability capabilities"
)


def one_of_several(sentence: Sentence, name: tuple[int, int], count: int, number: int) -> tuple[int, int]:
    """Return which of several names one of as many values has: "cuts latency and memory by 3% and 5%"."""
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
    told = any(sentence.tag(place) == "C" for place in range(listed[0][1], listed[-1][0]))
    return listed[number] if told else name


def part_of(name: str | None, count: int, number: int) -> str | None:
    """Return which part of a name that has several one of as many values has: "RECALL/DEPTH of 5/3"."""
    parts = name.split("/") if name is not None else []
    return parts[number] if len(parts) == count > 1 and " " not in (name or "") else name


def is_cost(name: str | None) -> bool:
    """Return whether a name is that of what a run costs."""
    return name is not None and name.split()[-1].lower() in COST_MEASURES


def in_unit(quantity: Quantity, sentence: Sentence) -> str | None:
    """Return the measure between a number and its unit: "1.3 F1 points"."""
    words = sentence.text[quantity.start : quantity.end].split()
    return words[1] if len(words) == 3 and words[1] != "percentage" and is_measure(words[1]) else None


def object_of(sentence: Sentence, verb: int, stop: int) -> tuple[int, int] | None:
    """Return the noun phrase between a verb and `stop`, the owner before it left out ("Lark's accuracy")."""
    place = verb + 1 + (sentence.stem(verb + 1) == "up")  # "speeds up stirring"
    while place < stop and sentence.tag(place) in ("D", "A", "M", '"', "“"):
        place += 1
    phrase = sentence.phrase_after(place)
    if phrase is None or phrase[0] >= stop:
        return None
    phrase = (phrase[0], min(phrase[1], stop - 1))
    return after_owner(sentence, phrase)


def after_owner(sentence: Sentence, phrase: tuple[int, int]) -> tuple[int, int]:
    """Leave out the owner at the beginning of a phrase: "Lark's accuracy"."""
    for place in range(phrase[1] - 1, phrase[0] - 1, -1):
        if sentence.owns(place):
            return place + 1, phrase[1]
    return phrase


def with_joined(sentence: Sentence, name: tuple[int, int]) -> tuple[int, int]:
    """Return a name with what "and" joins to it: "train and test accuracy", but "SoupBench and StewQA accuracy" is accuracy."""
    if sentence.measures(name[1]) or sentence.tag(name[1] + 1) != "C":
        return name
    further = sentence.phrase_after(name[1] + 2)
    if further is None or not sentence.measures(further[1]) or further[0] == further[1]:
        return name
    if has_shape(sentence.tokens[name[1]].text):
        return further[1], further[1]
    return name[0], further[1]


def without_model(sentence: Sentence, name: tuple[int, int]) -> tuple[int, int]:
    """Return a name without the model before it: "Llama 3 accuracy" is accuracy."""
    first, last = name
    if (
        first < last
        and sentence.stem(last) not in ("score", "scores")
        and is_model(sentence.tokens[first].text)
        and not sentence.measures(first)
    ):
        first += 1
        while first < last and (
            sentence.tokens[first].text[:1].isdigit() or sentence.tokens[first].text[:1].isupper()
        ):
            first += 1
    return first, last


def without_measures(sentence: Sentence, name: tuple[int, int]) -> tuple[int, int]:
    """Return a system's name without the measures behind it: "Llama 3 accuracy" is Llama 3."""
    first, last = name
    while last > first and sentence.measures(last):
        last -= 1
    return first, last


def trimmed(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a noun phrase without praise and owners at its beginning, None where nothing is left."""
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
    if first == last and sentence.stem(first) in _STEPS:
        return None  # "a slight improvement" says of nothing what it is
    return after_owner(sentence, (first, last))


def last_measure(sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the nearest noun phrase before `before` that ends in a measure."""
    place = before - 1
    while place >= 0:
        if (
            sentence.tag(place) == "W"
            and sentence.measures(place)
            and not sentence.tokens[place].owner
            and sentence.stem(place + 1) not in GENERIC_HEADS
            and sentence.stem(place) not in _VAGUE
            and (sentence.stem(place) not in CHANGE_NOUNS or sentence.stem(place) in FACTOR_NOUNS)
        ):
            return trimmed(sentence, acronym_of(sentence, with_acronym(sentence, place + 1)))
        place -= 1
    return None

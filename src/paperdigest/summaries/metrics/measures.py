"""What a quantity measures, read off its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    COMPARING,
    COST_MEASURES,
    DATASET_HEADS,
    FACTOR_NOUNS,
    GENERIC_HEADS,
    has_shape,
    is_measure,
    is_model,
    looks_like_data,
)
from paperdigest.summaries.metrics.noun_phrases import acronym_of, object_of, trimmed, with_acronym

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Frame
    from paperdigest.summaries.metrics.clauses import Sentence


_PARTS = frozenset({"fraction", "proportion", "percentage", "share", "portion", "part"})


#: Words that say how a difference was taken, not of what.
_SHADES = frozenset({"average", "overall", "mean", "percentage", "point", "relative", "absolute", "total"})


#: Adjectives of how good something is, after "more".
_QUALITIES = frozenset({"efficient", "effective", "accurate", "robust", "consistent"})


#: Letters that name what a test found.
_TESTS = frozenset("ptr")


#: Verbs of what holds a value without reaching it: "the error remained at 5%".
_STAY = frozenset({"remain", "stay", "stand", "hover", "lie"})


#: Factors that need nothing else to say what they are: "a speedup of 5x on SoupBench".
_SPEEDUPS = frozenset({"speedup", "speedups", "speed-up", "speed-ups", "acceleration"})


def name_of(sentence: Sentence, frame: Frame, change: bool) -> tuple[int, int] | None:  # noqa: FBT001 - a field, no switch
    """Return the first and last token of the name of a quantity, None where its own words give none."""
    if sentence.quantities[sentence.tokens[frame.at].quantity].ratio:
        return None
    if (
        frame.link in ("vs", "versus", "than")
        and not change
        and not (frame.after is not None and sentence.measures(frame.after[1]))
    ):
        return None
    own = _after_it(sentence, frame, change=change)
    if own is None or (own[0] == own[1] and sentence.stem(own[0]) in ("score", "scores")):
        own = _told_metric(sentence, frame) or (own and _titled(sentence, own)) or own
    if own is not None:
        return own
    if frame.link in COMPARING.get(sentence.stem(frame.link_at - 1), ()):
        return None
    if frame.link == "of" or (frame.link == "at" and sentence.stem(frame.link_at - 1) in CHANGE_NOUNS):
        return _before_of(sentence, frame)
    if frame.link == "W" and change and sentence.stem(frame.link_at) in CHANGE_NOUNS:
        return trimmed(sentence, sentence.phrase_before(frame.link_at))  # "accuracy gains up to"
    if frame.link == "by" and sentence.tag(frame.link_at - 1) == "(":  # "gains in taste (by 3x)"
        return _before_bracket(sentence, frame.link_at - 1, change=change)
    if frame.link == "(":
        return _before_bracket(sentence, frame.link_at, change=change)
    if frame.link in ("=", ":", "W"):
        return _right_before(sentence, frame)
    if frame.link in ("to", "from", "by", "below", "above", "at", "exceeding", "into", "→") or (
        frame.link == "verb" and frame.verb is not None
    ):
        return _of_verb(sentence, frame)
    if change and frame.link == "in" and frame.verb is not None:  # "cuts the salt in half"
        return trimmed(sentence, object_of(sentence, frame.verb, frame.link_at))
    if frame.link == "X":
        told = with_acronym(sentence, sentence.before_auxiliaries(frame.link_at + 1))
        if change and told is not None and sentence.stem(told[1]) in CHANGE_NOUNS:
            return trimmed(sentence, (told[0], told[1] - 1))  # "the recall gain was 5%"
        # "the salt count of a pot was 5"
        return _measure_in(sentence, told) or (None if change else _changing(sentence, told))
    return None


def _after_it(sentence: Sentence, frame: Frame, *, change: bool) -> tuple[int, int] | None:
    """Read the name after a quantity: "5% accuracy", "a 5% accuracy gain", "a 5% gain in accuracy", "5% of all cases"."""
    at = 0 if frame.comparative is None else frame.comparative + 1
    at += sentence.stem(at) in _QUALITIES  # "5x more efficient in salt usage"
    if at and sentence.stem(at) == "in":
        inner = sentence.phrase_after(at + 1)
        if inner is not None and sentence.measures(inner[1]):
            return trimmed(sentence, acronym_of(sentence, inner))  # "5% higher in recall"
    if frame.after is not None and not _holds_only(sentence, frame.after, _SHADES):
        first, last = frame.after
        head = sentence.stem(last)
        if head in CHANGE_NOUNS and (change or head not in FACTOR_NOUNS):
            return _of_change_noun(sentence, first, last)
        if frame.link == "by" and not is_measure(head) and frame.comparative is None:
            return None
        return trimmed(sentence, acronym_of(sentence, frame.after))
    place = frame.at + 1
    if sentence.stems(place, place + 3) == ["in", "terms", "of"]:
        return trimmed(sentence, acronym_of(sentence, sentence.phrase_after(place + 3)))
    unit = sentence.quantities[sentence.tokens[frame.at].quantity].unit
    if frame.link == "in" and unit == "%" and sentence.stem(place) == "of":
        told = _happening(sentence, frame)
        if told is not None:
            return told
    if (
        len(frame.group) == 1
        and sentence.stem(place) == "of"
        and frame.link not in ("of", "from")
        and (unit == "%" or sentence.stem(place + 1) in COST_MEASURES)
    ):
        share = sentence.phrase_after(place + 1)
        if (
            share is not None
            and not (share[0] == share[1] and _is_set(sentence, share))
            and (sentence.measures(share[1]) or not has_shape(sentence.tokens[share[1]].text))
            and sentence.stem(share[1]) not in GENERIC_HEADS | {"level", "levels"}
        ):
            return trimmed(sentence, share)
    if not change and unit in (None, "%", "points"):
        inner = _scored(sentence, place)
        if inner is not None and (frame.link != "of" or not sentence.measures(inner[1])):
            return trimmed(sentence, acronym_of(sentence, inner))
    if sentence.stem(place) == "in" and (frame.link == "by" or (change and frame.link in ("C", ",", "verb"))):
        inner = acronym_of(sentence, sentence.phrase_after(place + 1))
        vague = frame.verb is not None and _is_vague(sentence, frame.verb, frame.link_at)
        if (
            vague
            and inner is not None
            and inner[1] > inner[0]
            and sentence.stem(inner[1]) not in DATASET_HEADS
        ):
            return trimmed(sentence, inner)  # "improves the total score by 5% in motion smoothness"
        if inner is not None and (
            sentence.measures(inner[1])
            or (
                frame.link != "by"
                and unit != "x"
                and not looks_like_data(sentence.tokens[inner[1]].text)
                and sentence.tokens[inner[1]].text[1:].lower() != sentence.tokens[inner[1]].text[1:]
            )
        ):
            return trimmed(sentence, inner)
    return None


def _scored(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the measure that "in" or "on" leads to: "56% in text alignment", "56% on Soup Score", not "on SoupBench"."""
    inner = sentence.phrase_after(at + 1)
    if inner is None or sentence.stem(at) not in ("in", "on"):
        return None
    several = inner[0] < inner[1]
    if sentence.stem(at) == "on":
        return inner if several and sentence.measures(inner[1]) else None
    return inner if sentence.measures(inner[1]) or (several and _is_title(sentence, inner)) else None


def _happening(sentence: Sentence, frame: Frame) -> tuple[int, int] | None:
    """Return what is so in a share of the cases: "makes burnt soups in 5% of all pots"; one word can be who was beaten."""
    if frame.verb is None:
        return None
    told = object_of(sentence, frame.verb, frame.link_at) or sentence.phrase_before(frame.link_at)
    return trimmed(sentence, told) if told is not None and told[0] < told[1] else None


def _titled(sentence: Sentence, score: tuple[int, int]) -> tuple[int, int] | None:
    """Return the measure that a score is told to be in: "a 5% score in Broth Quality"."""
    inner = sentence.phrase_after(score[1] + 2) if sentence.stem(score[1] + 1) == "in" else None
    return inner if inner is not None and inner[0] < inner[1] and _is_title(sentence, inner) else None


def _told_metric(sentence: Sentence, frame: Frame) -> tuple[int, int] | None:
    """Read "reaches 5% using the Broth Quality metric"."""
    for place in range(frame.at + 1, min(len(sentence.tokens), frame.at + 12)):
        if sentence.tag(place) in "QVG;,":
            return None
        phrase = sentence.phrase_after(place + 1) if sentence.tag(place) == "P" else None
        if phrase is not None and phrase[1] > phrase[0] and sentence.stem(phrase[1]) in ("metric", "metrics"):
            return trimmed(sentence, (phrase[0], phrase[1] - 1))
    return None


def _holds_only(sentence: Sentence, phrase: tuple[int, int], stems: frozenset[str]) -> bool:
    """Whether a phrase has no other words than some."""
    return all(sentence.stem(place) in stems for place in range(phrase[0], phrase[1] + 1))


def _is_title(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether all words of a phrase are plain words with a capital, as the names of measures: "Broth Quality"."""
    return all(sentence.tokens[place].text.istitle() for place in range(phrase[0], phrase[1] + 1))


def _is_vague(sentence: Sentence, verb: int, stop: int) -> bool:
    """Whether the object of a verb says little about what was measured: "the total score", "results"."""
    phrase = object_of(sentence, verb, stop)
    return phrase is not None and sentence.stem(phrase[1]) in ("score", "scores", "results", "performance")


def _is_set(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a phrase only says of what something is a share: "5% of the time"."""
    return sentence.stem(phrase[1]) in ("time", "times", "cases")


def _of_change_noun(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Return what a noun of difference is about: the words before it, else "in ..." after it."""
    words = trimmed(
        sentence, with_acronym(sentence, last) if sentence.tag(last - 1) == ")" else (first, last - 1)
    )
    if words is not None and not _holds_only(sentence, words, _SHADES):
        return words
    inside = (
        acronym_of(sentence, sentence.phrase_after(last + 2))
        if sentence.stem(last + 1) in ("in", "of")
        else None
    )
    if sentence.stem(last) in _SPEEDUPS and (inside is None or not sentence.measures(inside[1])):
        return last, last
    if sentence.stem(last) == "throughput":
        return last, last  # "3x higher throughput on"
    if inside is not None and sentence.stem(inside[1]) not in DATASET_HEADS:
        return trimmed(sentence, inside)
    return None


def _differs(sentence: Sentence, phrase: tuple[int, int] | None, *, factor: bool) -> bool:
    """Whether what follows "in" is what differs: "in taste"; things were made faster "in stirring", but not "in FogLake"."""
    if phrase is None or sentence.stem(phrase[1]) in DATASET_HEADS:
        return False
    return not (factor and has_shape(sentence.tokens[phrase[1]].text))


def _before_of(sentence: Sentence, frame: Frame) -> tuple[int, int] | None:
    """Return the noun phrase before "of": "an accuracy of 5%", with the acronym where both forms are given."""
    at = frame.link_at
    phrase = with_acronym(sentence, at)
    if phrase is None or sentence.stem(phrase[1]) in ("baseline", "model", "method"):
        return None
    if sentence.stem(phrase[0]) == "human" and sentence.stem(phrase[1]) in ("level", "levels", "performance"):
        return None  # what was measured is said before
    if (
        sentence.stem(phrase[1]) in CHANGE_NOUNS
        and sentence.stem(phrase[1]) not in FACTOR_NOUNS
        and sentence.tag(phrase[1] + 1) != ")"
    ):
        words = trimmed(sentence, (phrase[0], phrase[1] - 1))
        if words is not None and not _holds_only(sentence, words, _SHADES | {"performance"}):
            return words
        last = _end_of_group(sentence, frame)
        if sentence.stem(last + 1) in ("in", "of"):
            inside = acronym_of(sentence, sentence.phrase_after(last + 2))
            if _differs(sentence, inside, factor=sentence.stem(phrase[1]) in _SPEEDUPS):
                return trimmed(sentence, inside)
        scored = _scored(sentence, last + 1)
        if sentence.stem(last + 1) == "on" and scored is not None:
            return trimmed(sentence, scored)
        if words is None and sentence.stem(phrase[1]) in _SPEEDUPS:
            return phrase[1], phrase[1]  # "a speedup of 5x in FogLake"
        return words if words is not None and sentence.stem(words[1]) == "performance" else None
    return trimmed(sentence, phrase)


def _right_before(sentence: Sentence, frame: Frame) -> tuple[int, int] | None:
    """Return the noun phrase right before a quantity or its "=": "FID 5.3", "AUC = 0.7", "accuracy: 71"."""
    phrase = with_acronym(sentence, frame.link_at + (frame.link == "W"))
    if phrase is None or sentence.tokens[phrase[1]].owner:
        return None  # "Lark's 5.3"
    if frame.link == ":" and has_shape(sentence.tokens[phrase[1]].text) and not sentence.measures(phrase[1]):
        return None  # "(Lark-7B: 5.3)": whose it is
    if sentence.stem(phrase[1]) == "p" or (phrase[0] == phrase[1] and sentence.stem(phrase[0]) in _TESTS):
        return phrase[1], phrase[1]  # "(t = 9.7, paired p < 0.01)"
    if (
        frame.link == "W"
        and not any(sentence.measures(place) for place in range(phrase[0], phrase[1] + 1))
        and sentence.tag(phrase[0] - 1) != "("
    ):
        return None
    return trimmed(sentence, phrase)


def _before_bracket(sentence: Sentence, at: int, *, change: bool) -> tuple[int, int] | None:
    """Return the noun phrase before the bracket at `at`: "a high recall (5%)", "a gain (5%) in taste"."""
    before = with_acronym(sentence, at)
    if before is None:
        return None
    closing = sentence.closing(at)
    if sentence.stem(before[1]) in _PARTS and sentence.stem(closing + 1) == "of":
        return trimmed(sentence, sentence.phrase_after(closing + 2))  # "a fraction (5%) of the soups"
    if sentence.stem(before[1]) in CHANGE_NOUNS and sentence.stem(closing + 1) == "in":
        return trimmed(sentence, acronym_of(sentence, sentence.phrase_after(closing + 2)))
    if change and sentence.stem(before[0] - 1) in ("over", "on"):
        noun = sentence.phrase_before(before[0] - 1)
        return trimmed(sentence, (noun[0], noun[1] - 1)) if noun is not None else None
    if sentence.stem(before[0]) == "human" and before[1] > before[0]:
        before = before[0] + 1, before[1]
    verb = _skip_determiners(sentence, before[0]) - 1
    if (
        sentence.measures(before[1])
        or (change and not any(token.tag == "Q" for token in sentence.tokens[:at]))
        or (sentence.tag(verb) in ("V", "G") and sentence.stem(verb) in CHANGE_VERBS)  # "cuts salt (5 vs 8)"
        or (
            # "beats Finch in sweetness (5%) and depth (3%)"
            (sentence.tokens[before[1]].text.islower() or _is_title(sentence, before))
            and _leads_list(sentence, before[0])
        )
    ):
        return trimmed(sentence, before)
    return None


def _skip_determiners(sentence: Sentence, at: int) -> int:
    while sentence.tag(at - 1) in ("D", "A"):
        at -= 1
    return at


def _leads_list(sentence: Sentence, at: int) -> bool:
    """Whether a phrase stands in a list of phrases with values in brackets that "in" begins, after who was beaten."""
    at = sentence.list_start(at)
    if sentence.stem(at - 1) != "in":
        return False
    verb = sentence.governing(at)
    return sentence.stem(at - 2) == "performance" or (verb is not None and sentence.stem(verb) in BEAT_VERBS)


def _of_verb(sentence: Sentence, frame: Frame) -> tuple[int, int] | None:
    """Return what a verb changes or holds: its object, else its subject where that is a measure."""
    if frame.verb is None:
        phrase = with_acronym(sentence, frame.link_at)
        return trimmed(sentence, phrase) if phrase is not None and sentence.measures(phrase[1]) else None
    stem = sentence.stem(frame.verb)
    if frame.pair is not None and frame.pair < sentence.tokens[frame.at].quantity:
        return None  # the first of the two has the name
    near = with_acronym(sentence, frame.link_at)
    if (
        stem in CHANGE_VERBS
        and near is not None
        and any(sentence.tag(place) == "Q" for place in range(frame.verb, near[0]))
        and sentence.tag(near[0] - 1 - (sentence.tag(near[0] - 1) == "D")) in ("C", ",")
    ):
        return trimmed(sentence, near)  # "cuts costs by 5x and latency by 3x"
    if (
        stem in CHANGE_VERBS
        and near is not None
        and sentence.tag(near[0] - 1) == "G"
        and sentence.tag(near[0] - 2) == "C"
        and sentence.measures(near[1])
    ):
        return near[0] - 1, near[1]  # "and stirring latency by 3x"
    if near is not None and sentence.measures(near[1]):
        return trimmed(sentence, near)
    if frame.link == "from" and near is not None:
        if sentence.stem(near[0] - 1) in ("in", "of") and sentence.stem(near[0] - 2) in CHANGE_NOUNS:
            return trimmed(sentence, near)  # "an increase in depth from 3 to 5"
        if sentence.stem(near[1]) in CHANGE_NOUNS and near[0] < near[1]:
            return trimmed(sentence, (near[0], near[1] - 1))  # "with a slight depth increase from 3 to 5"
    if stem in CHANGE_VERBS or frame.link in ("from", "to"):
        whole = object_of(sentence, frame.verb, frame.link_at)
        if whole is not None:
            named = is_model(sentence.tokens[whole[0]].text) or sentence.stem(whole[1]) in GENERIC_HEADS
            return None if named and not sentence.measures(whole[1]) else trimmed(sentence, whole)
        subject = with_acronym(sentence, sentence.before_auxiliaries(frame.verb))
        if (
            subject is not None
            and sentence.tag(frame.verb - 1) == "X"
            and sentence.tokens[frame.verb].text.endswith("ed")
        ):
            # "the error is reduced by", "the error of Lark is reduced by"
            return _measure_in(sentence, subject) or trimmed(sentence, subject)
        if subject is None or sentence.measures(subject[1]) or stem in CHANGE_VERBS:
            return _measure_in(sentence, subject) or (
                _changing(sentence, subject) if frame.link in ("by", "from", "to") else None
            )
    if stem in _STAY:
        return _measure_in(sentence, with_acronym(sentence, sentence.before_auxiliaries(frame.verb)))
    if stem in BEAT_VERBS:
        inside = object_of(sentence, frame.verb, frame.link_at)
        if inside is not None and sentence.measures(inside[1]):
            return trimmed(sentence, inside)
    return None


def _changing(sentence: Sentence, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return what changes of itself: "salt counts fell by 5%", "the salt count in hot soups fell from", "with salt counts reduced by"."""
    if subject is None:
        return None
    while True:
        at = _skip_determiners(sentence, subject[0]) - 1
        other = sentence.phrase_before(at) if sentence.tag(at) == "C" else None
        if other is not None:  # "the salt count for hot and cold soups"
            at = _skip_determiners(sentence, other[0]) - 1
        further = sentence.phrase_before(at) if sentence.stem(at) in ("in", "of", "for", "on") else None
        if further is None:
            break
        subject = further
    if sentence.stem(at) in ("by", "from", "to", "at", "than", "over", "under", "between", "through"):
        return None  # "the recall reached by a pot fell by 5%"
    plain = sentence.tokens[subject[1]].text.islower() and all(
        sentence.tokens[place].text.islower() and not sentence.tokens[place].owner
        for place in range(subject[0] + 1, subject[1] + 1)
    )
    head = sentence.stem(subject[1])
    if not plain or head in GENERIC_HEADS | DATASET_HEADS or has_shape(sentence.tokens[subject[1]].text):
        return None
    return trimmed(sentence, subject)


def _measure_in(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a phrase before a verb where it names a measure; "accuracy on SoupBench improved" has it further left."""
    if phrase is None:
        return None
    if sentence.measures(phrase[1]):
        return trimmed(sentence, phrase)
    if sentence.tag(phrase[0] - 1) in ("P", "D"):
        at = phrase[0] - 1 - (sentence.tag(phrase[0] - 1) == "D")
        if sentence.tag(at) == "P":
            further = sentence.phrase_before(at)
            if further is not None and (sentence.measures(further[1])):
                return trimmed(sentence, further)
    return None


def _end_of_group(sentence: Sentence, frame: Frame) -> int:
    """Return the place of the last value of a list."""
    return sentence.place[max(frame.group)]

"""The measure of a quantity, such as "recall", as the words around the quantity name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    COMPARING_WORDS,
    COST_MEASURES,
    DATASET_NOUNS,
    FACTOR_NOUNS,
    GENERIC_NOUNS,
    is_known_model,
    is_measure_word,
    looks_like_dataset,
    looks_like_name,
)
from paperdigest.summaries.metrics.noun_phrases import (
    acronym_or_phrase,
    object_of,
    short_phrase_before,
    without_praise,
)

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.clauses import Sentence


_SHARE_NOUNS = frozenset({"fraction", "proportion", "percentage", "share", "portion", "part"})
#: Words that say how a change was computed, but not of which measure.
_DIFFERENCE_ADJECTIVES = frozenset(
    {"average", "overall", "mean", "percentage", "point", "relative", "absolute", "total"}
)
#: Adjectives of quality, after "more".
_QUALITIES = frozenset({"efficient", "effective", "accurate", "robust", "consistent"})
#: Letters that name the outcome of a test.
_TEST_LETTERS = frozenset("ptr")
#: Verbs of staying at a value: "the error remained at 5%".
_STAY_VERBS = frozenset({"remain", "stay", "stand", "hover", "lie"})
#: Factors that are measures by themselves: "a speedup of 5x on SoupBench".
_SPEEDUPS = frozenset({"speedup", "speedups", "speed-up", "speed-ups", "acceleration"})


def measure_of(sentence: Sentence, attachment: Attachment, change: bool) -> tuple[int, int] | None:  # noqa: FBT001 - a field, no switch
    """Return the first and last token of the measure of a quantity, None if its own words name none."""
    if sentence.quantity_at(attachment.at).ratio:
        return None
    if (
        attachment.link in ("vs", "versus", "than")
        and not change
        and not (attachment.after is not None and sentence.is_measure(attachment.after[1]))
    ):
        return None
    own = _measure_behind(sentence, attachment, change=change)
    if own is None or (own[0] == own[1] and sentence.stem(own[0]) in ("score", "scores")):
        own = (
            _measure_called_metric(sentence, attachment) or (own and _measure_of_score(sentence, own)) or own
        )
    if own is not None:
        return own
    if attachment.link in COMPARING_WORDS.get(sentence.stem(attachment.link_at - 1), ()):
        return None
    if attachment.link == "of" or (
        attachment.link == "at" and sentence.stem(attachment.link_at - 1) in CHANGE_NOUNS
    ):
        return _measure_before_of(sentence, attachment)
    if attachment.link == "W" and change and sentence.stem(attachment.link_at) in CHANGE_NOUNS:
        return without_praise(sentence, sentence.phrase_before(attachment.link_at))  # "accuracy gains up to"
    if attachment.link == "by" and sentence.tag(attachment.link_at - 1) == "(":  # "gains in taste (by 3x)"
        return _measure_before_bracket(sentence, attachment.link_at - 1, change=change)
    if attachment.link == "(":
        return _measure_before_bracket(sentence, attachment.link_at, change=change)
    if attachment.link in ("=", ":", "W"):
        return _measure_right_before(sentence, attachment)
    if attachment.link in ("to", "from", "by", "below", "above", "at", "exceeding", "into", "→") or (
        attachment.link == "verb" and attachment.verb is not None
    ):
        return _measure_of_verb(sentence, attachment)
    if change and attachment.link == "in" and attachment.verb is not None:  # "cuts the salt in half"
        return without_praise(sentence, object_of(sentence, attachment.verb, attachment.link_at))
    if attachment.link == "X":
        subject = short_phrase_before(sentence, sentence.first_auxiliary(attachment.link_at + 1))
        if change and subject is not None and sentence.stem(subject[1]) in CHANGE_NOUNS:
            return without_praise(sentence, (subject[0], subject[1] - 1))  # "the recall gain was 5%"
        # "the salt count of a pot was 5"
        return _measure_in_subject(sentence, subject) or (
            None if change else _changing_subject(sentence, subject)
        )
    return None


def _measure_behind(sentence: Sentence, attachment: Attachment, *, change: bool) -> tuple[int, int] | None:
    """Return the measure after a quantity: "5% accuracy", "a 5% accuracy gain", "a 5% gain in accuracy", "5% of all cases"."""
    at = 0 if attachment.comparative is None else attachment.comparative + 1
    at += sentence.stem(at) in _QUALITIES  # "5x more efficient in salt usage"
    if at and sentence.stem(at) == "in":
        inner = sentence.phrase_after(at + 1)
        if inner is not None and sentence.is_measure(inner[1]):
            return without_praise(sentence, acronym_or_phrase(sentence, inner))  # "5% higher in recall"
    if attachment.after is not None and not _has_only(sentence, attachment.after, _DIFFERENCE_ADJECTIVES):
        first, last = attachment.after
        head = sentence.stem(last)
        if head in CHANGE_NOUNS and (change or head not in FACTOR_NOUNS):
            return _measure_of_change_noun(sentence, first, last)
        if attachment.link == "by" and not is_measure_word(head) and attachment.comparative is None:
            return None
        return without_praise(sentence, acronym_or_phrase(sentence, attachment.after))
    place = attachment.at + 1
    if sentence.stems(place, place + 3) == ["in", "terms", "of"]:
        return without_praise(sentence, acronym_or_phrase(sentence, sentence.phrase_after(place + 3)))
    unit = sentence.quantity_at(attachment.at).unit
    if attachment.link == "in" and unit == "%" and sentence.stem(place) == "of":
        event = _event_in_share(sentence, attachment)
        if event is not None:
            return event
    if (
        len(attachment.group) == 1
        and sentence.stem(place) == "of"
        and attachment.link not in ("of", "from")
        and (unit == "%" or sentence.stem(place + 1) in COST_MEASURES)
    ):
        share = sentence.phrase_after(place + 1)
        if (
            share is not None
            and not (share[0] == share[1] and _is_time_or_cases(sentence, share))
            and (sentence.is_measure(share[1]) or not looks_like_name(sentence.tokens[share[1]].text))
            and sentence.stem(share[1]) not in GENERIC_NOUNS | {"level", "levels"}
        ):
            return without_praise(sentence, share)
    if not change and unit in (None, "%", "points"):
        inner = _measure_after_preposition(sentence, place)
        if inner is not None and (attachment.link != "of" or not sentence.is_measure(inner[1])):
            return without_praise(sentence, acronym_or_phrase(sentence, inner))
    if sentence.stem(place) == "in" and (
        attachment.link == "by" or (change and attachment.link in ("C", ",", "verb"))
    ):
        inner = acronym_or_phrase(sentence, sentence.phrase_after(place + 1))
        vague = attachment.verb is not None and _has_vague_object(
            sentence, attachment.verb, attachment.link_at
        )
        if (
            vague
            and inner is not None
            and inner[1] > inner[0]
            and sentence.stem(inner[1]) not in DATASET_NOUNS
        ):
            return without_praise(sentence, inner)  # "improves the total score by 5% in motion smoothness"
        if inner is not None and (
            sentence.is_measure(inner[1])
            or (
                attachment.link != "by"
                and unit != "x"
                and not looks_like_dataset(sentence.tokens[inner[1]].text)
                and sentence.tokens[inner[1]].text[1:].lower() != sentence.tokens[inner[1]].text[1:]
            )
        ):
            return without_praise(sentence, inner)
    return None


def _measure_after_preposition(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the measure after "in" or "on": "56% in text alignment", "56% on Soup Score", but not "on SoupBench"."""
    inner = sentence.phrase_after(at + 1)
    if inner is None or sentence.stem(at) not in ("in", "on"):
        return None
    several = inner[0] < inner[1]
    if sentence.stem(at) == "on":
        return inner if several and sentence.is_measure(inner[1]) else None
    return inner if sentence.is_measure(inner[1]) or (several and _is_title_case(sentence, inner)) else None


def _event_in_share(sentence: Sentence, attachment: Attachment) -> tuple[int, int] | None:
    """Return the event that a share of the cases has: "makes burnt soups in 5% of all pots". A single word could be a system."""
    if attachment.verb is None:
        return None
    event = object_of(sentence, attachment.verb, attachment.link_at) or sentence.phrase_before(
        attachment.link_at
    )
    return without_praise(sentence, event) if event is not None and event[0] < event[1] else None


def _measure_of_score(sentence: Sentence, score: tuple[int, int]) -> tuple[int, int] | None:
    """Return the measure that follows a score: "a 5% score in Broth Quality"."""
    inner = sentence.phrase_after(score[1] + 2) if sentence.stem(score[1] + 1) == "in" else None
    return inner if inner is not None and inner[0] < inner[1] and _is_title_case(sentence, inner) else None


def _measure_called_metric(sentence: Sentence, attachment: Attachment) -> tuple[int, int] | None:
    """Return the measure that is called a metric: "reaches 5% using the Broth Quality metric"."""
    for place in range(attachment.at + 1, min(len(sentence.tokens), attachment.at + 12)):
        if sentence.tag(place) in "QVG;,":
            return None
        phrase = sentence.phrase_after(place + 1) if sentence.tag(place) == "P" else None
        if phrase is not None and phrase[1] > phrase[0] and sentence.stem(phrase[1]) in ("metric", "metrics"):
            return without_praise(sentence, (phrase[0], phrase[1] - 1))
    return None


def _has_only(sentence: Sentence, phrase: tuple[int, int], stems: frozenset[str]) -> bool:
    """Whether all words of a phrase are among `stems`."""
    return all(sentence.stem(place) in stems for place in range(phrase[0], phrase[1] + 1))


def _is_title_case(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether all words of a phrase have a capital first letter only, as in names of measures: "Broth Quality"."""
    return all(sentence.tokens[place].text.istitle() for place in range(phrase[0], phrase[1] + 1))


def _has_vague_object(sentence: Sentence, verb: int, stop: int) -> bool:
    """Whether the object of a verb is a vague measure: "the total score", "results"."""
    phrase = object_of(sentence, verb, stop)
    return phrase is not None and sentence.stem(phrase[1]) in ("score", "scores", "results", "performance")


def _is_time_or_cases(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a phrase only says that a value is a share: "5% of the time"."""
    return sentence.stem(phrase[1]) in ("time", "times", "cases")


def _measure_of_change_noun(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Return the measure that a noun of change is about: the words before it, else "in ..." after it."""
    words = without_praise(
        sentence, short_phrase_before(sentence, last) if sentence.tag(last - 1) == ")" else (first, last - 1)
    )
    if words is not None and not _has_only(sentence, words, _DIFFERENCE_ADJECTIVES):
        return words
    inside = (
        acronym_or_phrase(sentence, sentence.phrase_after(last + 2))
        if sentence.stem(last + 1) in ("in", "of")
        else None
    )
    if sentence.stem(last) in _SPEEDUPS and (inside is None or not sentence.is_measure(inside[1])):
        return last, last
    if sentence.stem(last) == "throughput":
        return last, last  # "3x higher throughput on"
    if inside is not None and sentence.stem(inside[1]) not in DATASET_NOUNS:
        return without_praise(sentence, inside)
    return None


def _can_differ(sentence: Sentence, phrase: tuple[int, int] | None, *, factor: bool) -> bool:
    """Whether the phrase after "in" is a measure: "in taste"; for a `factor` it can be a task, "in stirring", but no data set."""
    if phrase is None or sentence.stem(phrase[1]) in DATASET_NOUNS:
        return False
    return not (factor and looks_like_name(sentence.tokens[phrase[1]].text))


def _measure_before_of(sentence: Sentence, attachment: Attachment) -> tuple[int, int] | None:
    """Return the noun phrase before "of": "an accuracy of 5%". If it has an acronym, return the acronym."""
    at = attachment.link_at
    phrase = short_phrase_before(sentence, at)
    if phrase is None or sentence.stem(phrase[1]) in ("baseline", "model", "method"):
        return None
    if sentence.stem(phrase[0]) == "human" and sentence.stem(phrase[1]) in ("level", "levels", "performance"):
        return None  # the measure is named before
    if (
        sentence.stem(phrase[1]) in CHANGE_NOUNS
        and sentence.stem(phrase[1]) not in FACTOR_NOUNS
        and sentence.tag(phrase[1] + 1) != ")"
    ):
        words = without_praise(sentence, (phrase[0], phrase[1] - 1))
        if words is not None and not _has_only(sentence, words, _DIFFERENCE_ADJECTIVES | {"performance"}):
            return words
        last = _last_of_group(sentence, attachment)
        if sentence.stem(last + 1) in ("in", "of"):
            inside = acronym_or_phrase(sentence, sentence.phrase_after(last + 2))
            if _can_differ(sentence, inside, factor=sentence.stem(phrase[1]) in _SPEEDUPS):
                return without_praise(sentence, inside)
        scored = _measure_after_preposition(sentence, last + 1)
        if sentence.stem(last + 1) == "on" and scored is not None:
            return without_praise(sentence, scored)
        if words is None and sentence.stem(phrase[1]) in _SPEEDUPS:
            return phrase[1], phrase[1]  # "a speedup of 5x in FogLake"
        return words if words is not None and sentence.stem(words[1]) == "performance" else None
    return without_praise(sentence, phrase)


def _measure_right_before(sentence: Sentence, attachment: Attachment) -> tuple[int, int] | None:
    """Return the noun phrase right before a quantity or its "=": "FID 5.3", "AUC = 0.7", "accuracy: 71"."""
    phrase = short_phrase_before(sentence, attachment.link_at + (attachment.link == "W"))
    if phrase is None or sentence.tokens[phrase[1]].possessive:
        return None  # "Lark's 5.3"
    if (
        attachment.link == ":"
        and looks_like_name(sentence.tokens[phrase[1]].text)
        and not sentence.is_measure(phrase[1])
    ):
        return None  # "(Lark-7B: 5.3)": the system
    if sentence.stem(phrase[1]) == "p" or (
        phrase[0] == phrase[1] and sentence.stem(phrase[0]) in _TEST_LETTERS
    ):
        return phrase[1], phrase[1]  # "(t = 9.7, paired p < 0.01)"
    if (
        attachment.link == "W"
        and not any(sentence.is_measure(place) for place in range(phrase[0], phrase[1] + 1))
        and sentence.tag(phrase[0] - 1) != "("
    ):
        return None
    return without_praise(sentence, phrase)


def _measure_before_bracket(sentence: Sentence, at: int, *, change: bool) -> tuple[int, int] | None:
    """Return the noun phrase before the bracket at `at`: "a high recall (5%)", "a gain (5%) in taste"."""
    before = short_phrase_before(sentence, at)
    if before is None:
        return None
    closing = sentence.closing_bracket(at)
    if sentence.stem(before[1]) in _SHARE_NOUNS and sentence.stem(closing + 1) == "of":
        return without_praise(sentence, sentence.phrase_after(closing + 2))  # "a fraction (5%) of the soups"
    if sentence.stem(before[1]) in CHANGE_NOUNS and sentence.stem(closing + 1) == "in":
        return without_praise(sentence, acronym_or_phrase(sentence, sentence.phrase_after(closing + 2)))
    if change and sentence.stem(before[0] - 1) in ("over", "on"):
        noun = sentence.phrase_before(before[0] - 1)
        return without_praise(sentence, (noun[0], noun[1] - 1)) if noun is not None else None
    if sentence.stem(before[0]) == "human" and before[1] > before[0]:
        before = before[0] + 1, before[1]
    verb = _skip_determiners(sentence, before[0]) - 1
    if (
        sentence.is_measure(before[1])
        or (change and not any(token.tag == "Q" for token in sentence.tokens[:at]))
        or (sentence.tag(verb) in ("V", "G") and sentence.stem(verb) in CHANGE_VERBS)  # "cuts salt (5 vs 8)"
        or (
            # "beats Finch in sweetness (5%) and depth (3%)"
            (sentence.tokens[before[1]].text.islower() or _is_title_case(sentence, before))
            and _is_in_list_of_wins(sentence, before[0])
        )
    ):
        return without_praise(sentence, before)
    return None


def _skip_determiners(sentence: Sentence, at: int) -> int:
    while sentence.tag(at - 1) in ("D", "A"):
        at -= 1
    return at


def _is_in_list_of_wins(sentence: Sentence, at: int) -> bool:
    """Whether a phrase is in a list of measures with values in brackets, after a beaten system and "in"."""
    at = sentence.list_start(at)
    if sentence.stem(at - 1) != "in":
        return False
    verb = sentence.verb_before(at)
    return sentence.stem(at - 2) == "performance" or (verb is not None and sentence.stem(verb) in BEAT_VERBS)


def _measure_of_verb(sentence: Sentence, attachment: Attachment) -> tuple[int, int] | None:
    """Return the measure that a verb changes or reaches: its object, else its subject if that is a measure."""
    if attachment.verb is None:
        phrase = short_phrase_before(sentence, attachment.link_at)
        return (
            without_praise(sentence, phrase)
            if phrase is not None and sentence.is_measure(phrase[1])
            else None
        )
    stem = sentence.stem(attachment.verb)
    if attachment.pair is not None and attachment.pair < sentence.tokens[attachment.at].quantity:
        return None  # the first of the two has the name
    near = short_phrase_before(sentence, attachment.link_at)
    if (
        stem in CHANGE_VERBS
        and near is not None
        and any(sentence.tag(place) == "Q" for place in range(attachment.verb, near[0]))
        and sentence.tag(near[0] - 1 - (sentence.tag(near[0] - 1) == "D")) in ("C", ",")
    ):
        return without_praise(sentence, near)  # "cuts costs by 5x and latency by 3x"
    if (
        stem in CHANGE_VERBS
        and near is not None
        and sentence.tag(near[0] - 1) == "G"
        and sentence.tag(near[0] - 2) == "C"
        and sentence.is_measure(near[1])
    ):
        return near[0] - 1, near[1]  # "and stirring latency by 3x"
    if near is not None and sentence.is_measure(near[1]):
        return without_praise(sentence, near)
    if attachment.link == "from" and near is not None:
        if sentence.stem(near[0] - 1) in ("in", "of") and sentence.stem(near[0] - 2) in CHANGE_NOUNS:
            return without_praise(sentence, near)  # "an increase in depth from 3 to 5"
        if sentence.stem(near[1]) in CHANGE_NOUNS and near[0] < near[1]:
            return without_praise(
                sentence, (near[0], near[1] - 1)
            )  # "with a slight depth increase from 3 to 5"
    if stem in CHANGE_VERBS or attachment.link in ("from", "to"):
        whole = object_of(sentence, attachment.verb, attachment.link_at)
        if whole is not None:
            is_system = (
                is_known_model(sentence.tokens[whole[0]].text) or sentence.stem(whole[1]) in GENERIC_NOUNS
            )
            return (
                None if is_system and not sentence.is_measure(whole[1]) else without_praise(sentence, whole)
            )
        subject = short_phrase_before(sentence, sentence.first_auxiliary(attachment.verb))
        if (
            subject is not None
            and sentence.tag(attachment.verb - 1) == "X"
            and sentence.tokens[attachment.verb].text.endswith("ed")
        ):
            # "the error is reduced by", "the error of Lark is reduced by"
            return _measure_in_subject(sentence, subject) or without_praise(sentence, subject)
        if subject is None or sentence.is_measure(subject[1]) or stem in CHANGE_VERBS:
            return _measure_in_subject(sentence, subject) or (
                _changing_subject(sentence, subject) if attachment.link in ("by", "from", "to") else None
            )
    if stem in _STAY_VERBS:
        return _measure_in_subject(
            sentence, short_phrase_before(sentence, sentence.first_auxiliary(attachment.verb))
        )
    if stem in BEAT_VERBS:
        inside = object_of(sentence, attachment.verb, attachment.link_at)
        if inside is not None and sentence.is_measure(inside[1]):
            return without_praise(sentence, inside)
    return None


def _changing_subject(sentence: Sentence, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the subject of a change: "salt counts fell by 5%", "the salt count in hot soups fell from", "with salt counts reduced by"."""
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
        sentence.tokens[place].text.islower() and not sentence.tokens[place].possessive
        for place in range(subject[0] + 1, subject[1] + 1)
    )
    head = sentence.stem(subject[1])
    if (
        not plain
        or head in GENERIC_NOUNS | DATASET_NOUNS
        or looks_like_name(sentence.tokens[subject[1]].text)
    ):
        return None
    return without_praise(sentence, subject)


def _measure_in_subject(sentence: Sentence, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the measure in a subject: the last phrase, else the one before its preposition ("accuracy on SoupBench improved")."""
    if phrase is None:
        return None
    if sentence.is_measure(phrase[1]):
        return without_praise(sentence, phrase)
    if sentence.tag(phrase[0] - 1) in ("P", "D"):
        at = phrase[0] - 1 - (sentence.tag(phrase[0] - 1) == "D")
        if sentence.tag(at) == "P":
            further = sentence.phrase_before(at)
            if further is not None and (sentence.is_measure(further[1])):
                return without_praise(sentence, further)
    return None


def _last_of_group(sentence: Sentence, attachment: Attachment) -> int:
    """Return the place of the last value of a list."""
    return sentence.quantity_places[max(attachment.group)]

"""The systems that a change is measured against, and those that were beaten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    GENERIC_NOUNS,
    is_known_model,
    looks_like_name,
)
from paperdigest.summaries.metrics.noun_phrases import acronym_or_phrase, without_measures
from paperdigest.summaries.metrics.proper_names import is_only_kind, names_no_system, proper_name_in

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import ProperNames


#: Words before a system that only say that it existed before.
_EXISTENCE_WORDS = word_set("previous prior existing other current standard strong original")
#: Comparisons with an expectation: "than required", "than previously thought".
_EXPECTATION_WORDS = word_set("required thought expected estimated believed reported needed assumed claimed")


def baselines_of(sentence: Sentence, attachment: Attachment, names: ProperNames) -> list[str]:
    """Return the systems that a change is measured against."""
    if attachment.link == "by":
        found = _object_of_winning(sentence, attachment, names)
        if found is not None:
            return found
    if sentence.quantity_at(attachment.at).unit == "x":
        multiplied = _multiplied_systems(sentence, attachment, names)
        if multiplied:
            return multiplied
    own = True
    for place in range(attachment.at + 1, len(sentence.tokens)):
        stem = sentence.stem(place)
        tag = sentence.tag(place)
        if tag == ";" or (tag == "V" and not sentence.is_reduced_relative(place)) or (tag == "Q" and not own):
            break
        if (
            stem == "as"
            and place > attachment.at + 1
            and "as" in sentence.stems(attachment.at + 1, attachment.at + 3)
        ):
            return systems_listed_from(sentence, place + 1, names)  # "twice as fast as Finch"
        own = own and tag != "G"
        if stem not in (_WORDS_BEFORE_BASELINE if own else COMPARED_WORDS):
            continue  # "saves 5x when stirring the same soup compared to Finch"

        counts = sentence.tag(place + 1) == "Q" or sentence.stem(place + 1).isdigit()  # "than 20 spoons"
        if counts or (stem == "over" and _over_is_no_comparison(sentence, place)):
            continue
        if (
            stem in ("than", "over", "versus", "vs", "against")
            or (stem in ("above", "below", "behind") and place == attachment.at + 1)
            or _leads_to_compared(sentence, place)
        ):
            at = place + 1 + (sentence.stem(place + 1) in ("to", "with"))
            listed = systems_listed_from(sentence, at, names)
            if listed or stem != "over":
                return listed
    if attachment.comparative is None and sentence.tag(attachment.at - 1):
        for place in range(max(0, attachment.at - 12), attachment.at):
            if (
                sentence.stem(place) in ("over", "than")
                and not _has_other_subject(sentence, place, attachment.at)
                and sentence.tokens[place].start < sentence.quantity_at(attachment.at).lead
            ):
                return systems_listed_from(sentence, place + 1, names)
    return (
        (attachment.link != "by" and _object_of_winning(sentence, attachment, names))
        or _nearest_compared_before(sentence, attachment, names)
        or []
    )


def _multiplied_systems(sentence: Sentence, attachment: Attachment, names: ProperNames) -> list[str]:
    """Return the systems of "double the throughput of Finch", "three times that of Finch", "twice Finch's speed"."""
    at = attachment.at + 1
    if sentence.tag(at) == "W" and sentence.tokens[at].possessive:
        return [sentence.tokens[at].text] if names.is_proper_word(sentence.tokens[at].text) else []
    if sentence.stem(at) not in ("the", "that"):
        return []
    phrase = sentence.phrase_after(at + 1) if sentence.stem(at) == "the" else (at, at)
    if phrase is None or sentence.stem(phrase[1] + 1) != "of":
        return []
    return [name for name in systems_listed_from(sentence, phrase[1] + 2, names) if looks_like_name(name)]


def _over_is_no_comparison(sentence: Sentence, at: int) -> bool:
    """Whether "over" introduces no system: "intersection over union", "a gain over ten benchmarks"."""
    phrase = sentence.phrase_after(at + 1)
    return phrase is not None and sentence.stem(phrase[1]) in ("union", "benchmarks", "datasets", "tasks")


def beaten_system(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the loser of "beats Finch on SoupBench (5 vs 3)"."""
    if attachment.link not in ("vs", "versus"):
        return None
    found = _object_of_winning(sentence, attachment, names) or systems_compared_before(
        sentence, attachment, names
    )
    return found[0] if len(found) == 1 else None


def systems_compared_before(sentence: Sentence, attachment: Attachment, names: ProperNames) -> list[str]:
    """Return the systems of a comparison before a value: "Compared to Finch, Lark is better (5 vs 3)"."""
    for place in range(attachment.at - 1, -1, -1):
        further = sentence.stem(place + 1)
        if _leads_to_compared(sentence, place) or (
            sentence.stem(place) == "over" and sentence.tag(place + 1) != "Q"
        ):
            listed = systems_listed_from(sentence, place + 1 + (further in ("to", "with")), names)
            if listed:
                return listed
    return []


def _nearest_compared_before(sentence: Sentence, attachment: Attachment, names: ProperNames) -> list[str]:
    """Return the systems of the nearest comparison before a value: "is better compared to Finch, with gains of 5%"."""
    start = sentence.clause_start(attachment.at)
    place = attachment.at
    while place > start:
        place -= 1
        if sentence.tag(place) == ")":
            place = sentence.opening_bracket(place)  # "better than Finch (3%) with 5% less salt"
            continue
        stem, further = sentence.stem(place), sentence.stem(place + 1)
        if sentence.tag(place) in ("Q", ";"):
            # A comparison at the start of a clause applies to all its values: "Compared to Finch, Lark gains 5% and saves 3%".
            return (
                systems_listed_from(sentence, start + 2, names) if _leads_to_compared(sentence, start) else []
            )
        if (
            (sentence.tag(place) in "VG" and stem in BEAT_VERBS)
            or (
                stem == "than"
                and sentence.stem(place - 1) not in ("rather", "more", "less", "other")
                and not _has_other_subject(sentence, place, attachment.at)
            )
            or (stem == "over" and sentence.stem(place - 1) in CHANGE_NOUNS)
        ):
            return systems_listed_from(sentence, place + 1, names)  # "beats Finch in taste and saves 5%"
        if _leads_to_compared(sentence, place) or (
            stem in ("to", "with")
            and any(sentence.stem(at) in _EQUAL_WORDS for at in range(max(start, place - 3), place))
        ):
            return systems_listed_from(sentence, place + 1 + (further in ("to", "with")), names)
    return []


def _has_other_subject(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a verb between two places has its own subject: "than Finch, and Wren saves 5%", but not "and saves"."""
    return any(
        sentence.is_finite(place) and sentence.tag(sentence.first_auxiliary(place) - 1) != "C"
        for place in range(first, stop)
    )


def _leads_to_compared(sentence: Sentence, at: int) -> bool:
    """Whether a word introduces a comparison: "compared to", "in comparison with"."""
    return sentence.stem(at) in COMPARED_WORDS and sentence.stem(at + 1) in ("to", "with")


COMPARED_WORDS = frozenset({"compared", "relative", "comparison"})
#: Words that can introduce a baseline.
_WORDS_BEFORE_BASELINE = COMPARED_WORDS | {
    "as",
    "than",
    "over",
    "versus",
    "vs",
    "against",
    "above",
    "below",
    "behind",
}
_EQUAL_WORDS = frozenset(
    {"comparable", "similar", "equivalent", "competitive", "superior", "inferior", "par", "parity"}
)


def _object_of_winning(sentence: Sentence, attachment: Attachment, names: ProperNames) -> list[str] | None:
    """Return the objects of the winning verb that governs a change: "outperforms Lark and Finch by 5%"."""
    verb = attachment.verb
    start = sentence.clause_start(attachment.at)
    while verb is not None and verb >= start:
        if sentence.stem(verb) in BEAT_VERBS or sentence.stem(verb) in ("lag", "trail"):
            at = verb + 1
            while sentence.stem(at) in ("behind", "over"):
                at += 1
            if attachment.link == "by" and any(
                token.tag == "Q" for token in sentence.tokens[at : attachment.link_at]
            ):
                # "beats Lark by 5% and Finch by 3%"
                phrase = sentence.phrase_before(attachment.link_at)
                placed = phrase is not None and sentence.tag(phrase[0] - 1) == "P"  # "and on Soups by 3%"
                at = at if phrase is None or placed else phrase[0]
            return systems_listed_from(sentence, at, names)
        if sentence.stem(verb) in CHANGE_VERBS and attachment.link == "by":
            if sentence.stem(verb + 1) in ("over", "upon", "on"):
                return systems_listed_from(sentence, verb + 2, names)
            place = verb + 1
            while place < attachment.at and sentence.tag(place) not in ("P", ","):
                if sentence.tokens[place].possessive and sentence.tag(place) == "W":
                    phrase = sentence.phrase_before(place + 1)
                    run = None if phrase is None else proper_name_in(sentence, names, *phrase)
                    return None if run is None else [sentence.slice(*run)]
                place += 1
            measured = attachment.after is not None and sentence.is_measure(attachment.after[1])
            return _improved_system(sentence, verb, names, measured=measured)
        verb = sentence.verb_before(verb, start) if attachment.link != "by" else None
    return None


def _improved_system(
    sentence: Sentence, verb: int, names: ProperNames, *, measured: bool
) -> list[str] | None:
    """Return the system that was changed, which is also the baseline: "improves the Lark model by 5%"."""
    phrase = sentence.phrase_after(verb + 1)
    run = None if phrase is None else proper_name_in(sentence, names, *phrase)
    if phrase is None or run is None or is_only_kind(sentence, run):
        return None
    run = without_measures(sentence, run)
    if sentence.is_measure(phrase[1]) and (
        is_known_model(sentence.slice(*run)) or names.is_system(sentence.slice(*run))
    ):
        return [sentence.slice(*run)]  # "improves Llama 3 accuracy by 5%"
    if measured and run[1] == phrase[1]:
        return [sentence.slice(*run)]  # "improves Lark on Soups by 5% recall"
    if sentence.stem(phrase[1]) in GENERIC_NOUNS or (
        run[1] == phrase[1]
        and not names.is_measure_name(sentence.tokens[run[1]].text)
        and names.is_system(sentence.slice(*run))
    ):
        return [sentence.slice(*run)]
    return None


def systems_listed_from(sentence: Sentence, at: int, names: ProperNames) -> list[str]:
    """Return the systems listed from `at` on, without descriptions that name no system ("existing methods")."""
    found: list[str] = []
    if sentence.stem(at) == "those" and sentence.stem(at + 1).endswith("ed"):
        training = sentence.phrase_after(at + 3)
        return (
            [] if training is None else [sentence.slice(at, training[1])]
        )  # "than those trained on plain soups"
    if sentence.stem(at) in ("that", "those") and sentence.stem(at + 1) == "of":
        at += 2  # "higher than that of Lark"
    while True:
        while sentence.tag(at) in ("D", "A", '"', "“") or sentence.stem(at) == "using":
            at += 1
        first = at
        while sentence.tag(at) in ("W", "/", "&", "+", "M") or (
            at == first and sentence.tag(at) in "GV" and at < len(sentence.tokens)
        ):
            at += 1
        if at == first or (at == first + 1 and sentence.tokens[first].text in _EXPECTATION_WORDS):
            return found
        owner = next((place for place in range(first, at) if sentence.tokens[place].possessive), None)
        last = owner if owner is not None else at - 1
        if owner is None and sentence.is_measure(last) and sentence.stem(at) == "of":
            return found + systems_listed_from(sentence, at + 1, names)  # "surpasses the accuracy of Lark"
        examples = _examples_of_kind(sentence, last, names) if owner is None else []
        if examples:
            return found + examples
        generic = names_no_system(sentence, first, last)
        end = _end_of_description(sentence, first, at) if generic and owner is None else None
        if end is not None:
            return [*found, sentence.slice(first, end)]
        if not generic:
            short = acronym_or_phrase(sentence, (first, last))
            name = _name_or_description(sentence, *short, names)
            if name is not None and not names.is_measure_name(name):
                found.append(name)
        follows = at
        if sentence.tag(follows) == "(":
            follows = sentence.closing_bracket(follows) + 1
        joined = False
        while sentence.tag(follows) in (",", "C"):
            joined = True
            follows += 1
        if (
            not joined
            or sentence.tag(follows) not in ("W", "D")
            or not _list_goes_on(sentence, follows, names)
        ):
            return found
        at = follows


def _end_of_description(sentence: Sentence, first: int, at: int) -> int | None:
    """Return the last word of a description that tells nameless systems apart: "pots trained on plain soups", "relying on salt", "without salt"."""
    only = sentence.tag(at + 1) == "A" and sentence.tag(at + 2) == "P"  # "trained only on"
    trained = sentence.tag(at) == "V" and (only or sentence.is_reduced_relative(at))
    bare = sentence.stem(at) == "without" and _leads_to_compared(sentence, first - 2)
    if not (trained or bare or sentence.tag(at) == "G"):
        return None
    at += 1
    while sentence.tag(at) in ("A", "P"):
        at += 1
    phrase = sentence.phrase_after(at)
    return None if phrase is None else phrase[1]


def _examples_of_kind(sentence: Sentence, last: int, names: ProperNames) -> list[str]:
    """Return the names that follow a kind: "pots like Lark", "methods (Lark and Finch)", "the old pot, Lark, by"."""
    if sentence.stem(last) not in GENERIC_NOUNS:
        return []
    at = last + 1
    if sentence.tag(at) == "V" and sentence.tag(at + 1) == "(":
        at += 1  # "the best pot tested (Lark)"
    if sentence.tag(at) == "," and sentence.stem(at + 1) in ("including", "such", "like"):
        at += 1
    if sentence.tag(at) == ",":
        further = sentence.phrase_after(at + 1)
        run = None if further is None else proper_name_in(sentence, names, *further)
        if run is None or run != further or sentence.tag(run[1] + 1) not in (",", "."):
            return []  # "than pots, while Lark fails"
    elif sentence.tag(at) == "(":
        stop = sentence.closing_bracket(at)
        if any(sentence.tag(place) in "QVG" for place in range(at + 1, stop)):
            return []
    elif sentence.stem(at) in ("like", "including", "such"):
        at += sentence.stem(at + 1) == "as"
    else:
        return []
    return systems_listed_from(sentence, at + 1, names)


def _list_goes_on(sentence: Sentence, at: int, names: ProperNames) -> bool:
    """Whether a list of systems continues with the phrase at a place."""
    while sentence.tag(at) in ("D", "A"):
        at += 1
    last = at
    while sentence.tag(last + 1) in ("W", "/"):
        last += 1
    if sentence.tag(at) != "W" or sentence.tag(last + 1) in ("V", "X"):
        return False
    return names.is_proper_word(sentence.tokens[at].text) or sentence.stem(last) in GENERIC_NOUNS


def _name_or_description(sentence: Sentence, first: int, last: int, names: ProperNames) -> str | None:
    """Return the name in a phrase, else the phrase without words such as "existing"; None for a measure."""
    run = proper_name_in(sentence, names, first, last)
    if (
        run is not None
        and not is_only_kind(sentence, run)
        and (run[1] == last or sentence.stem(last) in GENERIC_NOUNS or sentence.is_measure(last))
    ):
        return sentence.slice(run[0], run[1] if run[1] >= last - 1 else last)
    if run is None and (
        sentence.stem(last) == "performance"
        if first == last or names_no_system(sentence, first, last - 1)  # "prior state-of-the-art performance"
        else sentence.is_measure(last) and sentence.stem(last) != "performance"
    ):
        return None
    while first < last and sentence.stem(first) in _EXISTENCE_WORDS:
        first += 1
    return sentence.slice(first, last)

"""Which systems a change is measured against, and who was beaten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    GENERIC_HEADS,
    has_shape,
    is_model,
    words,
)
from paperdigest.summaries.metrics.noun_phrases import acronym_of, without_measures
from paperdigest.summaries.metrics.proper_names import is_generic, is_kind, proper_run

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Frame
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import Names


#: Words before a system that say no more than that it was there.
_EXISTING = words("previous prior existing other current standard strong original")


#: What was only thought of: "than required", "than previously thought".
_EXPECTED = words("required thought expected estimated believed reported needed assumed claimed")


def baselines_of(sentence: Sentence, frame: Frame, names: Names) -> list[str]:
    """Return the systems that a change is measured against."""
    if frame.link == "by":
        found = _beaten(sentence, frame, names)
        if found is not None:
            return found
    if sentence.quantities[sentence.tokens[frame.at].quantity].unit == "x":
        multiplied = _multiplied(sentence, frame, names)
        if multiplied:
            return multiplied
    own = True
    for place in range(frame.at + 1, len(sentence.tokens)):
        stem = sentence.stem(place)
        tag = sentence.tag(place)
        if tag == ";" or (tag == "V" and not sentence.is_reduced(place)) or (tag == "Q" and not own):
            break
        if stem == "as" and place > frame.at + 1 and "as" in sentence.stems(frame.at + 1, frame.at + 3):
            return systems_from(sentence, place + 1, names)  # "twice as fast as Finch"
        own = own and tag != "G"
        if stem not in (_LEADING if own else COMPARED):
            continue  # "saves 5x when stirring the same soup compared to Finch"

        counts = sentence.tag(place + 1) == "Q" or sentence.stem(place + 1).isdigit()  # "than 20 spoons"
        if counts or (stem == "over" and _goes_over(sentence, place)):
            continue
        if (
            stem in ("than", "over", "versus", "vs", "against")
            or (stem in ("above", "below", "behind") and place == frame.at + 1)
            or _compares(sentence, place)
        ):
            at = place + 1 + (sentence.stem(place + 1) in ("to", "with"))
            listed = systems_from(sentence, at, names)
            if listed or stem != "over":
                return listed
    if frame.comparative is None and sentence.tag(frame.at - 1):
        for place in range(max(0, frame.at - 12), frame.at):
            if (
                sentence.stem(place) in ("over", "than")
                and not _another_acts(sentence, place, frame.at)
                and sentence.tokens[place].start
                < sentence.quantities[sentence.tokens[frame.at].quantity].lead
            ):
                return systems_from(sentence, place + 1, names)
    return (
        (frame.link != "by" and _beaten(sentence, frame, names))
        or _compared_before(sentence, frame, names)
        or []
    )


def _multiplied(sentence: Sentence, frame: Frame, names: Names) -> list[str]:
    """Read "double the throughput of Finch", "three times that of Finch", "twice Finch's speed"."""
    at = frame.at + 1
    if sentence.tag(at) == "W" and sentence.tokens[at].owner:
        return [sentence.tokens[at].text] if names.is_proper(sentence.tokens[at].text) else []
    if sentence.stem(at) not in ("the", "that"):
        return []
    phrase = sentence.phrase_after(at + 1) if sentence.stem(at) == "the" else (at, at)
    if phrase is None or sentence.stem(phrase[1] + 1) != "of":
        return []
    return [name for name in systems_from(sentence, phrase[1] + 2, names) if has_shape(name)]


def _goes_over(sentence: Sentence, at: int) -> bool:
    """Whether "over" leads to no rival: "intersection over union", "a gain over ten benchmarks"."""
    phrase = sentence.phrase_after(at + 1)
    return phrase is not None and sentence.stem(phrase[1]) in ("union", "benchmarks", "datasets", "tasks")


def beaten(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return who loses in "beats Finch on SoupBench (5 vs 3)"."""
    if frame.link not in ("vs", "versus"):
        return None
    found = _beaten(sentence, frame, names) or compared_earlier(sentence, frame, names)
    return found[0] if len(found) == 1 else None


def compared_earlier(sentence: Sentence, frame: Frame, names: Names) -> list[str]:
    """Return who is compared with before a value: "Compared to Finch, Lark is better (5 vs 3)"."""
    for place in range(frame.at - 1, -1, -1):
        further = sentence.stem(place + 1)
        if _compares(sentence, place) or (sentence.stem(place) == "over" and sentence.tag(place + 1) != "Q"):
            listed = systems_from(sentence, place + 1 + (further in ("to", "with")), names)
            if listed:
                return listed
    return []


def _compared_before(sentence: Sentence, frame: Frame, names: Names) -> list[str]:
    """Read "is better compared to Finch, with gains of 5%", "as good as Finch while saving 5%": the nearest before."""
    start = sentence.clause_start(frame.at)
    place = frame.at
    while place > start:
        place -= 1
        if sentence.tag(place) == ")":
            place = sentence.opening(place)  # "better than Finch (3%) with 5% less salt"
            continue
        stem, further = sentence.stem(place), sentence.stem(place + 1)
        if sentence.tag(place) in ("Q", ";"):
            # What a clause begins with goes for all its values: "Compared to Finch, Lark gains 5% and saves 3%".
            return systems_from(sentence, start + 2, names) if _compares(sentence, start) else []
        if (
            (sentence.tag(place) in "VG" and stem in BEAT_VERBS)
            or (
                stem == "than"
                and sentence.stem(place - 1) not in ("rather", "more", "less", "other")
                and not _another_acts(sentence, place, frame.at)
            )
            or (stem == "over" and sentence.stem(place - 1) in CHANGE_NOUNS)
        ):
            return systems_from(sentence, place + 1, names)  # "beats Finch in taste and saves 5%"
        if _compares(sentence, place) or (
            stem in ("to", "with")
            and any(sentence.stem(at) in _ALIKE for at in range(max(start, place - 3), place))
        ):
            return systems_from(sentence, place + 1 + (further in ("to", "with")), names)
    return []


def _another_acts(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a verb with a subject of its own stands between two places: "than Finch, and Wren saves 5%", not "and saves"."""
    return any(
        sentence.is_finite(place) and sentence.tag(sentence.before_auxiliaries(place) - 1) != "C"
        for place in range(first, stop)
    )


def _compares(sentence: Sentence, at: int) -> bool:
    """Whether a word leads to what something is compared with: "compared to", "in comparison with"."""
    return sentence.stem(at) in COMPARED and sentence.stem(at + 1) in ("to", "with")


COMPARED = frozenset({"compared", "relative", "comparison"})


# What may lead to whom a change is measured against.
_LEADING = COMPARED | {"as", "than", "over", "versus", "vs", "against", "above", "below", "behind"}


_ALIKE = frozenset(
    {"comparable", "similar", "equivalent", "competitive", "superior", "inferior", "par", "parity"}
)


def _beaten(sentence: Sentence, frame: Frame, names: Names) -> list[str] | None:
    """Return the object of the winning verb that governs a change: "outperforms Lark and Finch by 5%"."""
    verb = frame.verb
    start = sentence.clause_start(frame.at)
    while verb is not None and verb >= start:
        if sentence.stem(verb) in BEAT_VERBS or sentence.stem(verb) in ("lag", "trail"):
            at = verb + 1
            while sentence.stem(at) in ("behind", "over"):
                at += 1
            if frame.link == "by" and any(token.tag == "Q" for token in sentence.tokens[at : frame.link_at]):
                # "beats Lark by 5% and Finch by 3%"
                phrase = sentence.phrase_before(frame.link_at)
                placed = phrase is not None and sentence.tag(phrase[0] - 1) == "P"  # "and on Soups by 3%"
                at = at if phrase is None or placed else phrase[0]
            return systems_from(sentence, at, names)
        if sentence.stem(verb) in CHANGE_VERBS and frame.link == "by":
            if sentence.stem(verb + 1) in ("over", "upon", "on"):
                return systems_from(sentence, verb + 2, names)
            place = verb + 1
            while place < frame.at and sentence.tag(place) not in ("P", ","):
                if sentence.tokens[place].owner and sentence.tag(place) == "W":
                    phrase = sentence.phrase_before(place + 1)
                    run = None if phrase is None else proper_run(sentence, names, *phrase)
                    return None if run is None else [sentence.slice(*run)]
                place += 1
            measured = frame.after is not None and sentence.measures(frame.after[1])
            return _changed(sentence, verb, names, measured=measured)
        verb = sentence.governing(verb, start) if frame.link != "by" else None
    return None


def _changed(sentence: Sentence, verb: int, names: Names, *, measured: bool) -> list[str] | None:
    """Read "improves the Lark model by 5%": what was changed is what it is measured against."""
    phrase = sentence.phrase_after(verb + 1)
    run = None if phrase is None else proper_run(sentence, names, *phrase)
    if phrase is None or run is None or is_kind(sentence, run):
        return None
    run = without_measures(sentence, run)
    if sentence.measures(phrase[1]) and (
        is_model(sentence.slice(*run)) or names.is_system(sentence.slice(*run))
    ):
        return [sentence.slice(*run)]  # "improves Llama 3 accuracy by 5%"
    if measured and run[1] == phrase[1]:
        return [sentence.slice(*run)]  # "improves Lark on Soups by 5% recall"
    if sentence.stem(phrase[1]) in GENERIC_HEADS or (
        run[1] == phrase[1]
        and not names.is_measure(sentence.tokens[run[1]].text)
        and names.is_system(sentence.slice(*run))
    ):
        return [sentence.slice(*run)]
    return None


def systems_from(sentence: Sentence, at: int, names: Names) -> list[str]:
    """Return the systems listed from `at` on, those left out that name no one ("existing methods")."""
    found: list[str] = []
    if sentence.stem(at) == "those" and sentence.stem(at + 1).endswith("ed"):
        made = sentence.phrase_after(at + 3)
        return [] if made is None else [sentence.slice(at, made[1])]  # "than those trained on plain soups"
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
        if at == first or (at == first + 1 and sentence.tokens[first].text in _EXPECTED):
            return found
        owner = next((place for place in range(first, at) if sentence.tokens[place].owner), None)
        last = owner if owner is not None else at - 1
        if owner is None and sentence.measures(last) and sentence.stem(at) == "of":
            return found + systems_from(sentence, at + 1, names)  # "surpasses the accuracy of Lark"
        named = _named_of(sentence, last, names) if owner is None else []
        if named:
            return found + named
        generic = is_generic(sentence, first, last)
        told = _end_of_description(sentence, first, at) if generic and owner is None else None
        if told is not None:
            return [*found, sentence.slice(first, told)]
        if not generic:
            short = acronym_of(sentence, (first, last))
            name = _described(sentence, *short, names)
            if name is not None and not names.is_measure(name):
                found.append(name)
        follows = at
        if sentence.tag(follows) == "(":
            follows = sentence.closing(follows) + 1
        joined = False
        while sentence.tag(follows) in (",", "C"):
            joined = True
            follows += 1
        if not joined or sentence.tag(follows) not in ("W", "D") or not _lists_on(sentence, follows, names):
            return found
        at = follows


def _end_of_description(sentence: Sentence, first: int, at: int) -> int | None:
    """Return the last word of what tells nameless rivals apart: "pots trained on plain soups", "relying on salt", "without salt"."""
    only = sentence.tag(at + 1) == "A" and sentence.tag(at + 2) == "P"  # "trained only on"
    trained = sentence.tag(at) == "V" and (only or sentence.is_reduced(at))
    bare = sentence.stem(at) == "without" and _compares(sentence, first - 2)
    if not (trained or bare or sentence.tag(at) == "G"):
        return None
    at += 1
    while sentence.tag(at) in ("A", "P"):
        at += 1
    done = sentence.phrase_after(at)
    return None if done is None else done[1]


def _named_of(sentence: Sentence, last: int, names: Names) -> list[str]:
    """Return the names that follow a kind: "pots like Lark", "methods (Lark and Finch)", "the old pot, Lark, by"."""
    if sentence.stem(last) not in GENERIC_HEADS:
        return []
    at = last + 1
    if sentence.tag(at) == "V" and sentence.tag(at + 1) == "(":
        at += 1  # "the best pot tested (Lark)"
    if sentence.tag(at) == "," and sentence.stem(at + 1) in ("including", "such", "like"):
        at += 1
    if sentence.tag(at) == ",":
        further = sentence.phrase_after(at + 1)
        run = None if further is None else proper_run(sentence, names, *further)
        if run is None or run != further or sentence.tag(run[1] + 1) not in (",", "."):
            return []  # "than pots, while Lark fails"
    elif sentence.tag(at) == "(":
        stop = sentence.closing(at)
        if any(sentence.tag(place) in "QVG" for place in range(at + 1, stop)):
            return []
    elif sentence.stem(at) in ("like", "including", "such"):
        at += sentence.stem(at + 1) == "as"
    else:
        return []
    return systems_from(sentence, at + 1, names)


def _lists_on(sentence: Sentence, at: int, names: Names) -> bool:
    """Whether a list of systems goes on with the phrase at a place."""
    while sentence.tag(at) in ("D", "A"):
        at += 1
    last = at
    while sentence.tag(last + 1) in ("W", "/"):
        last += 1
    if sentence.tag(at) != "W" or sentence.tag(last + 1) in ("V", "X"):
        return False
    return names.is_proper(sentence.tokens[at].text) or sentence.stem(last) in GENERIC_HEADS


def _described(sentence: Sentence, first: int, last: int, names: Names) -> str | None:
    """Return the name in a phrase, else the phrase without the words that only say "existing", None for a measure."""
    run = proper_run(sentence, names, first, last)
    if (
        run is not None
        and not is_kind(sentence, run)
        and (run[1] == last or sentence.stem(last) in GENERIC_HEADS or sentence.measures(last))
    ):
        return sentence.slice(run[0], run[1] if run[1] >= last - 1 else last)
    if run is None and (
        sentence.stem(last) == "performance"
        if first == last or is_generic(sentence, first, last - 1)  # "prior state-of-the-art performance"
        else sentence.measures(last) and sentence.stem(last) != "performance"
    ):
        return None
    while first < last and sentence.stem(first) in _EXISTING:
        first += 1
    return sentence.slice(first, last)

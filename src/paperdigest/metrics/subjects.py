"""Which system a result belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.metrics.lexicon import (
    CHANGE_VERBS,
    DATASET_HEADS,
    GENERIC_HEADS,
    GENERIC_WORDS,
    REPORT_VERBS,
    words,
)
from paperdigest.metrics.places import before_bracket
from paperdigest.metrics.proper import KINDS, REPORTS, proper_run
from paperdigest.metrics.shapes import has_shape, is_measure, looks_like_data
from paperdigest.metrics.titles import system_name

if TYPE_CHECKING:
    from paperdigest.metrics.clauses import Sentence
    from paperdigest.metrics.frames import Frame
    from paperdigest.metrics.proper import Names

#: Deeds in the place of a subject: who did them is said further on ("fine-tuning on Soups").
_ACTIONS = words(
    "fine-tuning finetuning training tuning pruning scaling prompting pre-training pretraining post-training distillation adding using applying"
    " integration incorporation application introduction addition inclusion use tune"
)
_BARE = (GENERIC_HEADS - {"agent", "agents"}) | words("it they which that experiment experiments")


def subject_of(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return the system that a result belongs to, None where a pronoun or "the method" stands for it."""
    owner = _owner_of_change(sentence, frame, names) or _named_beside(sentence, frame, names)
    if owner is not None:
        return owner
    word = sentence.tokens[frame.at].text.lower()
    if word.isalpha() and word.endswith(("es", "ed")):  # "Lark doubles the speed"
        return subject_at(sentence, frame.at, names)
    if frame.link == "X":  # "Lark had 5% more"
        return subject_at(sentence, frame.link_at, names)
    verb = frame.verb
    while verb is not None and sentence.tag(verb) == "G":
        chunk = _before_participle(sentence, verb)
        if chunk is not None:
            return _from_chunk(sentence, chunk, verb, names)
        # "X beats Y, reaching 5%": the subject is that of the verb before.
        further = sentence.governing(verb)
        verb = sentence.finite_before(verb) if further is None or sentence.tag(further) == "V" else further
    if verb is None or not sentence.is_finite(verb):
        verb = sentence.finite_before(frame.at if verb is None else verb)
    return None if verb is None else subject_at(sentence, verb, names)


def named_before(sentence: Sentence, at: int, names: Names) -> str | None:
    """Return the nearest subject with a proper name before `at`, for what "it" or no one at all is said to reach."""
    verb = sentence.finite_before(at)
    while verb is not None:
        subject = subject_at(sentence, verb, names)
        if subject is not None and names.in_text(subject):
            return subject
        verb = next((place for place in range(verb - 1, -1, -1) if sentence.is_finite(place)), None)
    return None


def _named_beside(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Read "(Lark: 5.3)", "Lark (5.3)" and "5.3 (Lark)": whose a value is, written beside it."""
    if frame.link == ":":
        return _system_before(sentence, frame.link_at, names)
    if sentence.tag(frame.at + 1) == "(":
        closing = sentence.closing(frame.at + 1)
        run = proper_run(sentence, names, frame.at + 2, closing - 1)
        unit = sentence.quantities[sentence.tokens[frame.at].quantity].unit
        if (
            run == (frame.at + 2, closing - 1)
            and unit in (None, "%", "points")
            and _names_system(sentence, run, names)
        ):
            return sentence.slice(*run)
    if frame.link != "(" or before_bracket(sentence, frame, names) is not None:
        return None
    return _system_before(sentence, frame.link_at, names)


def _system_before(sentence: Sentence, at: int, names: Names) -> str | None:
    """Return the system whose name ends right before a place."""
    phrase = sentence.phrase_before(at)
    run = None if phrase is None else proper_run(sentence, names, *phrase)
    if run is None or run[1] != at - 1 or not _names_system(sentence, run, names):
        return None
    return sentence.slice(*run)


def _names_system(sentence: Sentence, run: tuple[int, int], names: Names) -> bool:
    """Whether a proper name can be that of a system: it is called neither a data set nor a measure, nor follows "on"."""
    name = sentence.slice(*run)
    before = sentence.stem(run[0] - 1 - (sentence.tag(run[0] - 1) == "D"))
    return (
        has_shape(sentence.tokens[run[0]].text)
        and name not in KINDS
        and not names.is_data(name)
        and not names.is_measure(sentence.tokens[run[1]].text)
        and not looks_like_data(name)
        and before not in ("on", "across", "in", "of")
    )


def _owner_of_change(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Read "improves the accuracy of Lark by 5%" and "improved accuracy by 5% for Lark": Lark has the value."""
    if frame.link != "by" or frame.verb is None or sentence.stem(frame.verb) not in CHANGE_VERBS:
        return None
    for first, stop in ((frame.verb + 1, frame.link_at), (frame.at + 1, frame.at + 2)):
        for place in range(first, stop):
            if sentence.stem(place) in ("of", "for"):
                phrase = sentence.phrase_after(place + 1)
                if phrase is not None and sentence.stem(phrase[1]) not in DATASET_HEADS:
                    run = proper_run(sentence, names, *phrase)
                    if (
                        run is not None
                        and (sentence.stem(phrase[1]) in GENERIC_HEADS or run[1] == phrase[1])
                        and not is_measure(sentence.stem(phrase[1]))
                    ):
                        return sentence.slice(*run)
    return None


def _before_participle(sentence: Sentence, verb: int) -> int | None:
    """Return where the subject of a participle begins ("with Lark reaching 5%"), None where it has none of its own."""
    at = verb
    while sentence.tag(at - 1) in ("A", "X"):
        at -= 1
    if sentence.tag(at - 1) == "," and sentence.tag(at - 2) in ("W", ")"):
        # "with the best model, Lark 3.5, achieving": an apposition between commas.
        phrase = sentence.phrase_before(at - 1)
        if phrase is None or sentence.tag(phrase[0] - 1) != ",":
            return None
        at = phrase[0] - 1
        first, _ = sentence.phrase_before(at) or (at, at)
        lead = first - 1
        while sentence.tag(lead) in ("D", "A", "M"):
            lead -= 1
        if sentence.stem(lead) not in ("with", "and"):
            return None
        return first
    if sentence.tag(at - 1) not in ("W", ")"):
        return None
    place = at - 1
    while place >= 0:
        tag = sentence.tag(place)
        if tag == ")":
            place = sentence.opening(place)
        elif sentence.stem(place) in ("with", "where", "while", "as") and tag == "P":
            return place + 1
        elif tag in ";:" or (tag == "," and sentence.stem(place + 1) != "and") or sentence.is_finite(place):
            reports = sentence.tag(place) == "V" and sentence.stem(place) in REPORT_VERBS
            return place + 1 if (tag in ";:" or reports) and place + 1 < at else None
        elif tag == "C" and not _lists(sentence, place):
            return place + 1
        place -= 1
    return 0


def _lists(sentence: Sentence, at: int) -> bool:
    """Whether "and" joins two names, as in "Lark and Finch reach"."""
    phrase = sentence.phrase_before(at)
    return phrase is not None and has_shape(sentence.tokens[phrase[1]].text)


def subject_at(sentence: Sentence, verb: int, names: Names) -> str | None:
    """Return the subject of a finite verb, None where a pronoun or "the method" stands for it."""
    while True:
        at = verb
        while sentence.tag(at - 1) in ("A", "X"):
            at -= 1
        begin, boundary = _chunk_start(sentence, at)
        if boundary is not None and sentence.tag(boundary) == "X" and boundary + 1 == begin:
            verb = boundary  # "can braise roots using": a verb that the lexicon lacks
            continue
        if (
            begin >= at
            or (sentence.tag(at - 1) in ("C", ",") and sentence.tag(begin) not in ("P", "G", "D", "W"))
            or sentence.tag(at - 1) == "C"
        ):
            # "and sustains 3x": the subject is that of the verb before.
            further = sentence.finite_before(at - 1) if boundary is None else boundary
            if further is None or further >= verb:
                return None
            verb = further
            continue
        return _from_chunk(sentence, _skip_opening(sentence, begin, at), at, names)


def _chunk_start(sentence: Sentence, at: int) -> tuple[int, int | None]:
    """Return where the subject that ends at `at` begins, and the finite verb that stands before it."""
    place = at - 1
    while place >= 0:
        tag, stem = sentence.tag(place), sentence.stem(place)
        if tag == ")":
            place = sentence.opening(place)
        elif (
            tag in (";", ":")
            or stem in ("while", "whereas", "but", "although", "where", "whether", "if")
            or (stem in ("that", "which", "who") and sentence.tag(place - 1) in ("V", "G", "X"))
        ):
            return place + 1, None
        elif sentence.is_finite(place) and not (
            sentence.tag(place) == "X" and sentence.tag(place + 1) in "VG"
        ):
            relative = place - 1
            while sentence.tag(relative) in ("X", "A"):
                relative -= 1
            if sentence.stem(relative) in ("that", "which", "who") and sentence.tag(relative - 1) in (
                "W",
                ")",
                ",",
            ):
                place = relative
            else:
                joined = next(
                    (
                        where
                        for where in range(at - 1, place, -1)
                        if sentence.tag(where) == ","
                        or (sentence.tag(where) == "C" and not _lists(sentence, where))
                    ),
                    None,
                )
                return (place if joined is None else joined) + 1, place
        place -= 1
    return 0, None


def _skip_opening(sentence: Sentence, begin: int, stop: int) -> int:
    """Return where the subject begins after "On SoupBench," or "For example,"."""
    while begin < stop and sentence.tag(begin) == ",":
        begin += 1
    if (
        sentence.tag(begin) in ("P", "A", "G", "R")
        or sentence.tokens[begin].text.endswith("ed")
        or sentence.stem(begin) in ("given", "built")
        or (sentence.tag(begin + 1) == "," and sentence.tokens[begin].text.endswith("ly"))
    ):
        comma = None
        place = begin
        while place < stop:
            if sentence.tag(place) == "(":
                place = sentence.closing(place)
            elif sentence.tag(place) == "," and place + 1 < stop:
                comma = place
                if _is_apposed(sentence, place + 1, stop):
                    break
            place += 1
        if comma is not None:
            return comma + 1
    return begin


def _is_apposed(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether a noun phrase is followed by a description between commas: "Lark, using a lid, ..."."""
    while at < stop and sentence.tag(at) in ("D", "W", "M", "/", "A"):
        at += 1
    return (
        at + 1 < stop
        and sentence.tag(at) == ","
        and sentence.tag(at + 1) in ("P", "G", "D", "V", "R")
        and sentence.tag(at - 1) == "W"
    )


def _owner_in(sentence: Sentence, phrase: tuple[int, int], names: Names) -> str | None:
    """Return who owns a measure ("Lark's success rate"), or which model of an owner it is ("Potter's Lark model")."""
    for place in range(phrase[0], phrase[1] + 1):
        if sentence.tokens[place].owner:
            rest = proper_run(sentence, names, place + 1, phrase[1]) if place < phrase[1] else None
            if (
                rest is not None
                and (rest[1] == phrase[1] or sentence.stem(phrase[1]) in GENERIC_HEADS)
                and not names.is_measure(sentence.tokens[rest[1]].text)
            ):
                return sentence.slice(*rest)
            if place + 1 < phrase[1] and sentence.stem(phrase[1]) in GENERIC_HEADS:
                return sentence.slice(place + 1, phrase[1])
            return sentence.slice(phrase[0], place)
    return None


def _from_chunk(sentence: Sentence, first: int, stop: int, names: Names) -> str | None:
    """Name the subject in a run of tokens: its head noun phrase, or the proper name that describes it."""
    while first < stop and sentence.tag(first) in ("D", "A", "C", ",", "P", '"', "“", "M"):
        if sentence.stem(first) in ("this", "that", "these", "which") and first + 1 == stop:
            return None
        first += 1
    if first >= stop:
        return None
    if sentence.tag(first) == "R":
        return None
    if sentence.tag(first) == "Q":
        return None
    last = first
    while last < stop and sentence.tag(last) in ("W", "/", "&", "+", "M"):
        last += 1
    if last == first:
        # "applying Lark to soups": what is applied.
        run = proper_run(sentence, names, first, stop - 1)
        return sentence.slice(*run) if run is not None else None
    head = (first, last - 1)
    return _from_head(sentence, head, stop, names)


def _from_head(sentence: Sentence, head: tuple[int, int], stop: int, names: Names) -> str | None:
    """Name the subject whose head noun phrase is given; its description goes on up to `stop`."""
    owner = _owner_in(sentence, head, names)
    if owner is not None:
        return owner
    for place in range(head[0], head[1] + 1):
        made = names.made_with(sentence.tokens[place].text)
        if made is not None:
            return made
    noun, after = sentence.stem(head[1]), head[1] + 1
    run = proper_run(sentence, names, *head)
    if noun in REPORTS and (run is None or sentence.tokens[head[0]].text.lower() in REPORTS):
        return _instrument(sentence, after, stop, names)
    if names.is_measure(sentence.tokens[head[1]].text) and (
        run is None or names.is_measure(sentence.slice(*run))
    ):
        return _system_of_measure(sentence, after, stop, names)
    if noun in _ACTIONS and not (run is not None and run[0] == head[0] < head[1]):
        return _acted_on(sentence, after, stop, names)
    if noun in GENERIC_HEADS or run is None:
        called = _in_brackets(sentence, after, stop, names)
        if called is not None:
            return called
    if run is not None and sentence.slice(*run) not in KINDS and not _is_kind(sentence, head, run):
        own = None if names.is_system(sentence.slice(*run)) else _made_with(sentence, after, stop, names)
        return own or system_name(sentence, head, names)
    if run is not None and after < stop and sentence.tag(after) == "V" and run[1] == head[1]:
        return _made_with(sentence, after, stop, names) or sentence.slice(head[0], stop - 1)
    if noun in GENERIC_HEADS or run is not None:
        described = _described_by(sentence, after, stop, names)
        if described is not None:
            return described
    if all(
        (sentence.stem(place) in _BARE or sentence.stem(place) in GENERIC_WORDS)
        and sentence.tokens[place].text not in KINDS
        for place in range(head[0], head[1] + 1)
    ):
        if after < stop and sentence.tag(after) == "V":
            return sentence.slice(head[0], stop - 1)  # "models trained on plain soups"
        return None
    return system_name(sentence, head, names)


def _made_with(sentence: Sentence, at: int, stop: int, names: Names) -> str | None:
    """Read "a BERT pot using Lark", where the text tells of Lark as of its own system."""
    for place in range(at, stop):
        if sentence.stem(place) in ("with", "using", "via", "by"):
            phrase = sentence.phrase_after(place + 1)
            run = None if phrase is None or phrase[1] >= stop else proper_run(sentence, names, *phrase)
            if run is not None and names.is_system(sentence.slice(*run)):
                return sentence.slice(*run)
    return None


def _is_kind(sentence: Sentence, head: tuple[int, int], run: tuple[int, int]) -> bool:
    """Whether the names in a phrase say only of what kind its models are: "LLM agents", "VLA models"."""
    return run[0] == run[1] < head[1] and sentence.tokens[run[0]].text.rstrip("s") in KINDS


def _instrument(sentence: Sentence, at: int, stop: int, names: Names) -> str | None:
    """Read "Experiments with Lark show", "An evaluation of ten large pots shows": what the report is about."""
    for place in range(at, stop):
        if sentence.stem(place) in ("with", "using", "of", "including"):
            phrase = sentence.phrase_after(place + 1)
            if phrase is None or phrase[1] >= stop or sentence.stem(phrase[1]) in DATASET_HEADS:
                continue
            run = proper_run(sentence, names, *phrase)
            if run is not None and not names.is_data(sentence.slice(*run)):
                return system_name(sentence, phrase, names)
    return None


def _acted_on(sentence: Sentence, at: int, stop: int, names: Names) -> str | None:
    """Read "Fine-tuning Lark on soups", "The integration of a Lark block", "Tuning a 7B pot"."""
    place = at + (sentence.stem(at) in ("of", "with", "using"))
    phrase = sentence.phrase_after(place)
    if phrase is not None and phrase[1] < stop and sentence.stem(phrase[1]) in GENERIC_HEADS:
        return system_name(sentence, phrase, names)
    return _described_by(sentence, at, stop, names)


def _in_brackets(sentence: Sentence, at: int, stop: int, names: Names) -> str | None:
    """Read the name in brackets after a description: "the best pot (Lark-7B)", "Adapter Stew (AS)"."""
    if sentence.tag(at) != "(" or at + 1 >= stop:
        return None
    closing = sentence.closing(at)
    run = proper_run(sentence, names, at + 1, closing - 1)
    if run is None or run[0] != at + 1 or any(sentence.tag(place) in "QVG," for place in range(at, closing)):
        return None
    return sentence.slice(at + 1, run[1] if sentence.stem(closing - 1) in GENERIC_HEADS else closing - 1)


def _system_of_measure(sentence: Sentence, first: int, stop: int, names: Names) -> str | None:
    """Read "the accuracy of Lark"."""
    for place in range(first, stop):
        if sentence.stem(place) in ("of", "for", "by", "with"):
            phrase = sentence.phrase_after(place + 1)
            if phrase is not None and phrase[1] < stop and sentence.stem(phrase[1]) not in DATASET_HEADS:
                return system_name(sentence, phrase, names)
    return None


def _described_by(sentence: Sentence, first: int, stop: int, names: Names) -> str | None:
    """Read "models trained with Lark", "the best model, Lark 3", "models like Lark", "the 7B version of Lark"."""
    for place in range(first, stop):
        if sentence.tag(place) in ("(", ",") or sentence.stem(place) in (
            "with",
            "using",
            "by",
            "of",
            "via",
            "like",
            "called",
            "as",
            "on",
        ):
            end = _phrase_end(sentence, place + 1, stop)
            inside = proper_run(sentence, names, place + 1, end)
            if (
                inside is not None
                and sentence.slice(*inside) not in KINDS
                and sentence.stem(end) not in DATASET_HEADS
                and not is_measure(sentence.stem(end))
            ):
                return sentence.slice(*inside)
    return None


def _phrase_end(sentence: Sentence, at: int, stop: int) -> int:
    """Return the last token of the noun phrase at a place."""
    while at < stop and sentence.tag(at) in ("D", "A", "M"):
        at += 1
    while at + 1 < stop and sentence.tag(at + 1) in ("W", "/", "&", "+"):
        at += 1
    return min(at, stop - 1)

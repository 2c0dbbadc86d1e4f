"""Which system a result belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from paperdigest.summaries.metrics.dataset_mentions import before_bracket
from paperdigest.summaries.metrics.lexicon import (
    CHANGE_VERBS,
    DATASET_HEADS,
    GENERIC_HEADS,
    REPORT_VERBS,
    has_shape,
    is_measure,
    looks_like_data,
)
from paperdigest.summaries.metrics.proper_names import KINDS, proper_run
from paperdigest.summaries.metrics.system_names import named_by, of_both, system_name

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Frame
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import Names


#: What is done to a value by whom it belongs to, not by who measured it.
_REACHED = frozenset({"achieved", "reached", "attained", "obtained"})


def named_beside(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Read "(Lark: 5.3)", "Lark (5.3)", "5.3 (Lark)" and "5.3 reached by Lark": whose a value is, written beside it."""
    done = frame.at + 1 if frame.after is None else frame.after[1] + 1
    done += sentence.tag(done) == "X"
    if (
        sentence.tag(done) == "V"
        and sentence.tokens[done].text in _REACHED
        and sentence.stem(done + 1) in ("by", "using", "with")
    ):
        # "5% accuracy reached by Lark", "5% accuracy was reached using slow stirring"
        phrase = sentence.phrase_after(done + 2)
        if phrase is not None:
            return system_name(sentence, phrase, names)
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


#: Pronouns that stand for a system, and words after which they are no subjects: "stirring Lark on it improves".
_PRONOUNS = frozenset({"it", "they"})


#: The tags of what an aside is made of.
_ASIDE = frozenset("WDAMGPCQ")


_HELD = frozenset({"on", "of", "with", "for", "to", "by", "from", "using"})


def subject_of(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return the system that a result belongs to, None where a pronoun or "the method" stands for it."""
    owner = (
        _owner_of_measure(sentence, frame, names)
        or of_both(sentence, frame, names)
        or _owner_of_change(sentence, frame, names)
        or named_beside(sentence, frame, names)
    )
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
            return named_by(sentence, chunk, verb, names)
        # "X beats Y, reaching 5%": the subject is that of the verb before.
        further = sentence.governing(verb)
        verb = sentence.finite_before(verb) if further is None or sentence.tag(further) == "V" else further
    verb = _finite(sentence, frame, verb)
    return None if verb is None else subject_at(sentence, verb, names)


def gapped(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return the subject whose verb was said before: "Lark reaches 5%, and the plain pot 3%", "and the plain pot at 3%"."""
    first = sentence.place[min(frame.group)]
    at = frame.link_at if frame.link == "at" else frame.link_at + 1
    if frame.link not in ("at", "W") or sentence.quantities[min(frame.group)].bound == "<=":
        return None
    phrase = sentence.phrase_before(at)
    if phrase is None or sentence.measures(phrase[1]) or sentence.tokens[phrase[1]].owner:
        return None
    if len(sentence.stem(phrase[1])) == 1:
        return None  # "r = 0.5 on soups and r > 0.6 on stews"
    lead = sentence.lead(phrase[0]) + 1
    values = [place for place in range(lead) if sentence.tag(place) == "Q"]
    if sentence.tag(lead - 1) != "C" or not values:
        return None
    told = sentence.tokens[values[-1] - 1].text
    if frame.link == "W" and has_shape(told) and is_measure(told):
        return None  # "a FID 5.3 and a KIS 9.1"
    return named_by(sentence, lead, at, names) if first >= at else None


def anonymous_subject(sentence: Sentence, frame: Frame) -> Literal["pronoun", "kind"] | None:
    """Return how the subject of a value's verb names no one: "it reaches", "the method reaches"; None where it may name someone."""
    verb = _finite(sentence, frame, frame.verb)
    if verb is None:
        return None
    at = sentence.before_auxiliaries(verb) - 1
    if sentence.stem(at) in _PRONOUNS:
        return "pronoun"
    phrase = sentence.phrase_before(at + 1)
    if phrase is None or sentence.tag(phrase[0] - 1) != "D" or sentence.stem(phrase[1]) not in GENERIC_HEADS:
        return None
    named = any(has_shape(sentence.tokens[place].text) for place in range(phrase[0], phrase[1] + 1))
    return None if named else "kind"


def _finite(sentence: Sentence, frame: Frame, verb: int | None) -> int | None:
    """Return a verb of a value if it has a subject of its own, else the nearest before that has."""
    if verb is not None and sentence.is_finite(verb):
        return verb
    return sentence.finite_before(frame.at if verb is None else verb)


def named_before(sentence: Sentence, at: int, names: Names) -> str | None:
    """Return the nearest subject with a proper name before `at`, for what "it" or no one at all is said to reach."""
    verb = sentence.finite_before(at)
    while verb is not None:
        subject = subject_at(sentence, verb, names)
        if subject is not None and names.in_text(subject):
            return subject
        verb = next((place for place in range(verb - 1, -1, -1) if sentence.is_finite(place)), None)
    return None


def _owner_of_measure(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Read "Lark's recall of 5%": who owns what was measured."""
    phrase = sentence.phrase_before(frame.link_at) if frame.link == "of" else None
    if phrase is None or phrase[0] == 0 or not sentence.owns(phrase[0] - 1):
        return None
    owner = sentence.phrase_before(phrase[0])
    run = None if owner is None else proper_run(sentence, names, *owner)
    return None if run is None else sentence.slice(*run)


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
                        and not sentence.measures(phrase[1])
                    ):
                        return sentence.slice(*run)
    return None


def _before_participle(sentence: Sentence, verb: int) -> int | None:
    """Return where the subject of a participle begins ("with Lark reaching 5%"), None where it has none of its own."""
    at = verb
    while sentence.tag(at - 1) in ("A", "X", '"', "”"):
        at -= 1
    if sentence.tag(at - 1) == "," and sentence.tag(at - 2) in ("W", ")"):
        # "with the best model, Lark 3.5, achieving": an apposition between commas.
        phrase = sentence.phrase_before(at - 1)
        if phrase is None or sentence.tag(phrase[0] - 1) != ",":
            return None
        at = phrase[0] - 1
        first, _ = sentence.phrase_before(at) or (at, at)
        if sentence.stem(sentence.lead(first)) not in ("with", "and"):
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
        elif tag == "C":
            return place + 1
        place -= 1
    return 0


def subject_at(sentence: Sentence, verb: int, names: Names) -> str | None:
    """Return the subject of a finite verb, None where a pronoun or "the method" stands for it."""
    while True:
        at = _before_aside(sentence, sentence.before_auxiliaries(verb))
        called = _apposed_name(sentence, at)
        if called is not None:
            return called
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
        if sentence.stem(at - 1) in _PRONOUNS and sentence.stem(at - 2) not in _HELD:
            return None  # "in a hot pot it reaches"
        return named_by(sentence, _skip_opening(sentence, begin, at), at, names)


def _before_aside(sentence: Sentence, at: int) -> int:
    """Return where a subject ends that an aside follows: before the commas of "the Lark pot, after stirring, reaches"."""
    if sentence.tag(at - 1) != ",":
        return at
    place = at - 2
    while place > 0 and sentence.tag(place) in _ASIDE:
        place -= 1
    if (
        sentence.tag(place) == ","
        and sentence.tag(place + 1) == "P"
        and sentence.tag(place - 1) in ("W", ")")
    ):
        named = sentence.stem(place + 1) in ("like", "including")  # "the best pots, like Lark, reach"
        return at - 1 if named else place
    return at


def _apposed_name(sentence: Sentence, at: int) -> str | None:
    """Read "the best pot tried, Lark 3, reaches": the name between commas of what stands before them."""
    inner = sentence.phrase_before(at - 1) if sentence.tag(at - 1) == "," else None
    if inner is None:
        return None
    comma = sentence.lead(inner[0])
    held = sentence.phrase_before(comma) if sentence.stem(comma) in ("with", "using") else None
    if held is not None:  # "the best pot, Lark with the long spoon, reaches"
        inner, comma = (held[0], inner[1]), held[0] - 1
    if sentence.tag(comma) != ",":
        return None
    kind = sentence.phrase_before(comma - (sentence.tag(comma - 1) == "V"))
    if (
        kind is None
        or sentence.stem(kind[1]) not in GENERIC_HEADS
        or has_shape(sentence.tokens[kind[0]].text)
    ):
        return None
    return sentence.slice(*inner)


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
                joined = at - 1
                while joined > place and sentence.tag(joined) not in (",", "C"):
                    joined = sentence.opening(joined) if sentence.tag(joined) == ")" else joined
                    joined -= 1
                return joined + 1, place
        place -= 1
    return 0, None


def _skip_opening(sentence: Sentence, begin: int, stop: int) -> int:
    """Return where the subject begins after "On SoupBench," or "For example,"."""
    while begin < stop and sentence.tag(begin) == ",":
        begin += 1
    if (
        sentence.tag(begin) in ("P", "A", "G", "R")
        or sentence.tokens[begin].text.endswith("ed")
        or (sentence.tokens[begin].text.endswith("ing") and sentence.stem(begin + 1) == "from")
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
            place += 1
        if comma is not None and not (sentence.tag(begin) == "G" and sentence.tag(comma + 1) in "VG"):
            return (
                comma + 1
            )  # but "Stirring Lark, combined with salt, reaches": the deed itself is the subject
        if comma is None and sentence.tag(begin) == "P":
            for place in range(stop - 1, begin + 1, -1):
                if sentence.tag(place) == "D" and sentence.tag(place - 1) == "W":
                    return place  # "on hot stones the Lark pot reaches"
    return begin

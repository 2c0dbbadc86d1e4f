"""The system that a result belongs to, by grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from paperdigest.summaries.metrics.dataset_mentions import dataset_before_bracket
from paperdigest.summaries.metrics.lexicon import (
    CHANGE_VERBS,
    DATASET_NOUNS,
    GENERIC_NOUNS,
    REPORT_VERBS,
    is_measure_word,
    looks_like_dataset,
    looks_like_name,
)
from paperdigest.summaries.metrics.proper_names import KIND_ACRONYMS, proper_name_in
from paperdigest.summaries.metrics.system_names import owner_of_pair, system_in_subject, system_name

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import ProperNames


#: Participles whose agent is the system that has the value, and not the people who measured it.
_REACHED_PARTICIPLES = frozenset({"achieved", "reached", "attained", "obtained"})


def system_beside_value(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the system that is written beside its value: "(Lark: 5.3)", "Lark (5.3)", "5.3 (Lark)", "5.3 reached by Lark"."""
    participle = attachment.at + 1 if attachment.after is None else attachment.after[1] + 1
    participle += sentence.tag(participle) == "X"
    if (
        sentence.tag(participle) == "V"
        and sentence.tokens[participle].text in _REACHED_PARTICIPLES
        and sentence.stem(participle + 1) in ("by", "using", "with")
    ):
        # "5% accuracy reached by Lark", "5% accuracy was reached using slow stirring"
        phrase = sentence.phrase_after(participle + 2)
        if phrase is not None:
            return system_name(sentence, phrase, names)
    if attachment.link == ":":
        return _system_before(sentence, attachment.link_at, names)
    if sentence.tag(attachment.at + 1) == "(":
        closing = sentence.closing_bracket(attachment.at + 1)
        run = proper_name_in(sentence, names, attachment.at + 2, closing - 1)
        unit = sentence.quantity_at(attachment.at).unit
        if (
            run == (attachment.at + 2, closing - 1)
            and unit in (None, "%", "points")
            and _can_be_system(sentence, run, names)
        ):
            return sentence.slice(*run)
    if attachment.link != "(" or dataset_before_bracket(sentence, attachment, names) is not None:
        return None
    return _system_before(sentence, attachment.link_at, names)


def _system_before(sentence: Sentence, at: int, names: ProperNames) -> str | None:
    """Return the system whose name ends right before a place."""
    phrase = sentence.phrase_before(at)
    run = None if phrase is None else proper_name_in(sentence, names, *phrase)
    if run is None or run[1] != at - 1 or not _can_be_system(sentence, run, names):
        return None
    return sentence.slice(*run)


def _can_be_system(sentence: Sentence, run: tuple[int, int], names: ProperNames) -> bool:
    """Whether a proper name can be that of a system: no data set, no measure, and not after "on"."""
    name = sentence.slice(*run)
    before = sentence.stem(run[0] - 1 - (sentence.tag(run[0] - 1) == "D"))
    return (
        looks_like_name(sentence.tokens[run[0]].text)
        and name not in KIND_ACRONYMS
        and not names.is_dataset(name)
        and not names.is_measure_name(sentence.tokens[run[1]].text)
        and not looks_like_dataset(name)
        and before not in ("on", "across", "in", "of")
    )


#: Pronouns that refer to a system.
_PRONOUNS = frozenset({"it", "they"})
#: The tags of an aside.
_ASIDE_TAGS = frozenset("WDAMGPCQ")
_BEFORE_OBJECT_PRONOUN = frozenset({"on", "of", "with", "for", "to", "by", "from", "using"})


def subject_of(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the system that a result belongs to, None if a pronoun or "the method" refers to it."""
    owner = (
        _owner_of_measure(sentence, attachment, names)
        or owner_of_pair(sentence, attachment, names)
        or _owner_of_change(sentence, attachment, names)
        or system_beside_value(sentence, attachment, names)
    )
    if owner is not None:
        return owner
    word = sentence.tokens[attachment.at].text.lower()
    if word.isalpha() and word.endswith(("es", "ed")):  # "Lark doubles the speed"
        return subject_of_verb(sentence, attachment.at, names)
    if attachment.link == "X":  # "Lark had 5% more"
        return subject_of_verb(sentence, attachment.link_at, names)
    verb = attachment.verb
    while verb is not None and sentence.tag(verb) == "G":
        chunk = _start_of_participle_subject(sentence, verb)
        if chunk is not None:
            return system_in_subject(sentence, chunk, verb, names)
        # "X beats Y, reaching 5%": the verb before has the subject.
        further = sentence.verb_before(verb)
        verb = (
            sentence.finite_verb_before(verb) if further is None or sentence.tag(further) == "V" else further
        )
    verb = _finite_verb_of(sentence, attachment, verb)
    return None if verb is None else subject_of_verb(sentence, verb, names)


def subject_of_gapped_clause(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the subject of a clause without a verb of its own: "Lark reaches 5%, and the plain pot 3%", "and the plain pot at 3%"."""
    first = sentence.quantity_places[min(attachment.group)]
    at = attachment.link_at if attachment.link == "at" else attachment.link_at + 1
    if attachment.link not in ("at", "W") or sentence.quantities[min(attachment.group)].bound == "<=":
        return None
    phrase = sentence.phrase_before(at)
    if phrase is None or sentence.is_measure(phrase[1]) or sentence.tokens[phrase[1]].possessive:
        return None
    if len(sentence.stem(phrase[1])) == 1:
        return None  # "r = 0.5 on soups and r > 0.6 on stews"
    lead = sentence.leading_word(phrase[0]) + 1
    values = [place for place in range(lead) if sentence.tag(place) == "Q"]
    if sentence.tag(lead - 1) != "C" or not values:
        return None
    word_before_value = sentence.tokens[values[-1] - 1].text
    if attachment.link == "W" and looks_like_name(word_before_value) and is_measure_word(word_before_value):
        return None  # "a FID 5.3 and a KIS 9.1"
    return system_in_subject(sentence, lead, at, names) if first >= at else None


def anaphor_of(sentence: Sentence, attachment: Attachment) -> Literal["pronoun", "kind"] | None:
    """Return how the subject of a value's verb refers to a system without its name: "it reaches", "the method reaches"; None for other subjects."""
    verb = _finite_verb_of(sentence, attachment, attachment.verb)
    if verb is None:
        return None
    at = sentence.first_auxiliary(verb) - 1
    if sentence.stem(at) in _PRONOUNS:
        return "pronoun"
    phrase = sentence.phrase_before(at + 1)
    if phrase is None or sentence.tag(phrase[0] - 1) != "D" or sentence.stem(phrase[1]) not in GENERIC_NOUNS:
        return None
    has_name = any(looks_like_name(sentence.tokens[place].text) for place in range(phrase[0], phrase[1] + 1))
    return None if has_name else "kind"


def _finite_verb_of(sentence: Sentence, attachment: Attachment, verb: int | None) -> int | None:
    """Return a verb if it has its own subject, else the nearest such verb before it."""
    if verb is not None and sentence.is_finite(verb):
        return verb
    return sentence.finite_verb_before(attachment.at if verb is None else verb)


def named_subject_before(sentence: Sentence, at: int, names: ProperNames) -> str | None:
    """Return the nearest subject with a proper name before `at`, which "it" can refer to."""
    verb = sentence.finite_verb_before(at)
    while verb is not None:
        subject = subject_of_verb(sentence, verb, names)
        if subject is not None and names.has_proper_word(subject):
            return subject
        verb = next((place for place in range(verb - 1, -1, -1) if sentence.is_finite(place)), None)
    return None


def _owner_of_measure(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the owner of a measure: "Lark's recall of 5%"."""
    phrase = sentence.phrase_before(attachment.link_at) if attachment.link == "of" else None
    if phrase is None or phrase[0] == 0 or not sentence.is_owner(phrase[0] - 1):
        return None
    owner = sentence.phrase_before(phrase[0])
    run = None if owner is None else proper_name_in(sentence, names, *owner)
    return None if run is None else sentence.slice(*run)


def _owner_of_change(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the system whose value changed: "improves the accuracy of Lark by 5%", "improved accuracy by 5% for Lark"."""
    if (
        attachment.link != "by"
        or attachment.verb is None
        or sentence.stem(attachment.verb) not in CHANGE_VERBS
    ):
        return None
    for first, stop in ((attachment.verb + 1, attachment.link_at), (attachment.at + 1, attachment.at + 2)):
        for place in range(first, stop):
            if sentence.stem(place) in ("of", "for"):
                phrase = sentence.phrase_after(place + 1)
                if phrase is not None and sentence.stem(phrase[1]) not in DATASET_NOUNS:
                    run = proper_name_in(sentence, names, *phrase)
                    if (
                        run is not None
                        and (sentence.stem(phrase[1]) in GENERIC_NOUNS or run[1] == phrase[1])
                        and not sentence.is_measure(phrase[1])
                    ):
                        return sentence.slice(*run)
    return None


def _start_of_participle_subject(sentence: Sentence, verb: int) -> int | None:
    """Return where the subject of a participle begins ("with Lark reaching 5%"), None if it has no subject of its own."""
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
        if sentence.stem(sentence.leading_word(first)) not in ("with", "and"):
            return None
        return first
    if sentence.tag(at - 1) not in ("W", ")"):
        return None
    place = at - 1
    while place >= 0:
        tag = sentence.tag(place)
        if tag == ")":
            place = sentence.opening_bracket(place)
        elif sentence.stem(place) in ("with", "where", "while", "as") and tag == "P":
            return place + 1
        elif tag in ";:" or (tag == "," and sentence.stem(place + 1) != "and") or sentence.is_finite(place):
            reports = sentence.tag(place) == "V" and sentence.stem(place) in REPORT_VERBS
            return place + 1 if (tag in ";:" or reports) and place + 1 < at else None
        elif tag == "C":
            return place + 1
        place -= 1
    return 0


def subject_of_verb(sentence: Sentence, verb: int, names: ProperNames) -> str | None:
    """Return the subject of a finite verb, None if a pronoun or "the method" refers to it."""
    while True:
        at = _end_before_aside(sentence, sentence.first_auxiliary(verb))
        name = _apposed_name(sentence, at)
        if name is not None:
            return name
        begin, boundary = _start_of_subject(sentence, at)
        if boundary is not None and sentence.tag(boundary) == "X" and boundary + 1 == begin:
            verb = boundary  # "can braise roots using": a verb that the lexicon lacks
            continue
        if (
            begin >= at
            or (sentence.tag(at - 1) in ("C", ",") and sentence.tag(begin) not in ("P", "G", "D", "W"))
            or sentence.tag(at - 1) == "C"
        ):
            # "and sustains 3x": the verb before has the subject.
            further = sentence.finite_verb_before(at - 1) if boundary is None else boundary
            if further is None or further >= verb:
                return None
            verb = further
            continue
        if sentence.stem(at - 1) in _PRONOUNS and sentence.stem(at - 2) not in _BEFORE_OBJECT_PRONOUN:
            return None  # "in a hot pot it reaches"
        return system_in_subject(sentence, _skip_opening(sentence, begin, at), at, names)


def _end_before_aside(sentence: Sentence, at: int) -> int:
    """Return where a subject ends before an aside between commas: "the Lark pot, after stirring, reaches"."""
    if sentence.tag(at - 1) != ",":
        return at
    place = at - 2
    while place > 0 and sentence.tag(place) in _ASIDE_TAGS:
        place -= 1
    if (
        sentence.tag(place) == ","
        and sentence.tag(place + 1) == "P"
        and sentence.tag(place - 1) in ("W", ")")
    ):
        lists_names = sentence.stem(place + 1) in ("like", "including")  # "the best pots, like Lark, reach"
        return at - 1 if lists_names else place
    return at


def _apposed_name(sentence: Sentence, at: int) -> str | None:
    """Return the name between commas after its kind: "the best pot tried, Lark 3, reaches"."""
    inner = sentence.phrase_before(at - 1) if sentence.tag(at - 1) == "," else None
    if inner is None:
        return None
    comma = sentence.leading_word(inner[0])
    instrument = sentence.phrase_before(comma) if sentence.stem(comma) in ("with", "using") else None
    if instrument is not None:  # "the best pot, Lark with the long spoon, reaches"
        inner, comma = (instrument[0], inner[1]), instrument[0] - 1
    if sentence.tag(comma) != ",":
        return None
    kind = sentence.phrase_before(comma - (sentence.tag(comma - 1) == "V"))
    if (
        kind is None
        or sentence.stem(kind[1]) not in GENERIC_NOUNS
        or looks_like_name(sentence.tokens[kind[0]].text)
    ):
        return None
    return sentence.slice(*inner)


def _start_of_subject(sentence: Sentence, at: int) -> tuple[int, int | None]:
    """Return where the subject that ends at `at` begins, and the finite verb before it."""
    place = at - 1
    while place >= 0:
        tag, stem = sentence.tag(place), sentence.stem(place)
        if tag == ")":
            place = sentence.opening_bracket(place)
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
                    joined = sentence.opening_bracket(joined) if sentence.tag(joined) == ")" else joined
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
                place = sentence.closing_bracket(place)
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

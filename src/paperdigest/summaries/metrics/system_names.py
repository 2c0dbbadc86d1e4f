"""Names of systems: in a noun phrase, in the subject of a sentence, and after a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.lexicon import (
    CHANGE_NOUNS,
    DATASET_NOUNS,
    GENERIC_MODIFIERS,
    GENERIC_NOUNS,
    is_known_model,
)
from paperdigest.summaries.metrics.noun_phrases import PRAISE
from paperdigest.summaries.metrics.proper_names import (
    KIND_ACRONYMS,
    REPORT_NOUNS,
    is_only_kind,
    proper_name_in,
)

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import ProperNames


def system_name(sentence: Sentence, phrase: tuple[int, int], names: ProperNames) -> str | None:
    """Return the name of a system: the proper name in a phrase with the words up to its end, else the whole phrase."""
    first, last = phrase
    run = proper_name_in(sentence, names, first, last)
    if run is not None and (run[1] == last or not is_only_kind(sentence, run)):
        if run[1] < last and sentence.stem(last) in GENERIC_NOUNS | DATASET_NOUNS:
            return sentence.slice(*run)
        return sentence.slice(run[0], last)
    while (
        first <= last
        and (sentence.stem(first) in PRAISE or sentence.stem(first) in ("existing", "other"))
        and sentence.stem(first) not in ("best", "top", "leading")
    ):
        first += 1
    return sentence.slice(first, last) if first <= last else None


#: Actions as subjects. The system follows them ("fine-tuning on Soups").
_ACTION_SUBJECTS = word_set(
    "fine-tuning finetuning training tuning pruning scaling prompting pre-training pretraining post-training distillation adding using applying"
    " integration incorporation application introduction addition inclusion use tune"
)
_NAMELESS = (GENERIC_NOUNS - {"agents"}) | word_set("it they which that experiment experiments")
#: Words that identify a model without a name.
_RANKING_WORDS = word_set(
    "baseline best top leading state-of-the-art sota best-performing top-performing strongest"
)


def _owner_in(sentence: Sentence, phrase: tuple[int, int], names: ProperNames) -> str | None:
    """Return the owner of a measure ("Lark's success rate"), or the model of an owner ("Potter's Lark model")."""
    for place in range(phrase[0], phrase[1] + 1):
        if sentence.tokens[place].possessive:
            rest = proper_name_in(sentence, names, place + 1, phrase[1]) if place < phrase[1] else None
            if (
                rest is not None
                and (rest[1] == phrase[1] or sentence.stem(phrase[1]) in GENERIC_NOUNS)
                and not names.is_measure_name(sentence.tokens[rest[1]].text)
            ):
                return sentence.slice(*rest)
            if place + 1 < phrase[1] and sentence.stem(phrase[1]) in GENERIC_NOUNS:
                return sentence.slice(place + 1, phrase[1])
            return sentence.slice(phrase[0], place)
    return None


def system_in_subject(sentence: Sentence, first: int, stop: int, names: ProperNames) -> str | None:
    """Return the system that a subject names: its head noun phrase, or a proper name that describes it."""
    while first < stop and sentence.tag(first) in ("D", "A", "C", ",", "P", '"', "“", "M"):
        first += 1
    if first >= stop or sentence.tag(first) in ("R", "Q"):
        return None
    last = first
    while last < stop and sentence.tag(last) in ("W", "/", "&", "+", "M"):
        last += 1
    if last == first:
        # "applying Lark to soups": Lark
        run = proper_name_in(sentence, names, first, stop - 1)
        return sentence.slice(*run) if run is not None else None
    head = (first, last - 1)
    return _system_of_head(sentence, head, stop, names)


def _system_of_head(sentence: Sentence, head: tuple[int, int], stop: int, names: ProperNames) -> str | None:
    """Return the system of a subject with a given head noun phrase; its description continues up to `stop`."""
    owner = _owner_in(sentence, head, names)
    if owner is not None:
        return owner
    for place in range(head[0], head[1] + 1):
        compound = names.name_in_compound(sentence.tokens[place].text)
        if compound is not None:
            return compound
    noun, after = sentence.stem(head[1]), head[1] + 1
    run = proper_name_in(sentence, names, *head)
    if noun in REPORT_NOUNS and run is None:
        return _reported_system(sentence, after, stop, names)
    if (names.is_measure_name(sentence.tokens[head[1]].text) or noun in CHANGE_NOUNS) and (
        run is None or names.is_measure_name(sentence.slice(*run))
    ):
        return _system_of_measure(sentence, after, stop, names)
    if noun in _ACTION_SUBJECTS and run is None:
        return _system_acted_on(sentence, after, stop, names)
    bracketed = _system_in_brackets(sentence, after, stop, names)
    if bracketed is not None:
        return bracketed
    if run is not None and sentence.slice(*run) not in KIND_ACRONYMS:
        return system_name(sentence, head, names)
    if run is not None and sentence.tag(after) == "V":
        return sentence.slice(head[0], stop - 1)
    if noun in GENERIC_NOUNS or run is not None:
        described = _system_in_description(sentence, after, stop, names)
        if described is not None:
            return described
    if sentence.stem(head[0]) not in _RANKING_WORDS and all(
        (sentence.stem(place) in _NAMELESS or sentence.stem(place) in GENERIC_MODIFIERS)
        and sentence.tokens[place].text not in KIND_ACRONYMS
        for place in range(head[0], head[1] + 1)
    ):
        if after < stop and sentence.tag(after) == "V":
            return sentence.slice(head[0], stop - 1)  # "models trained on plain soups"
        return None
    found = system_name(sentence, head, names)
    return None if found in ("model", "method", "approach", "example", "system", "framework") else found


def _reported_system(sentence: Sentence, at: int, stop: int, names: ProperNames) -> str | None:
    """Return the system that a report is about: "Experiments with Lark show", "An evaluation of ten large pots shows"."""
    for place in range(at, stop):
        if sentence.stem(place) in ("with", "using", "of", "including"):
            phrase = sentence.phrase_after(place + 1)
            if phrase is None or phrase[1] >= stop or sentence.stem(phrase[1]) in DATASET_NOUNS:
                continue
            run = proper_name_in(sentence, names, *phrase)
            if run is not None and not names.is_dataset(sentence.slice(*run)):
                return system_name(sentence, phrase, names)
    return None


def _system_acted_on(sentence: Sentence, at: int, stop: int, names: ProperNames) -> str | None:
    """Return the system of an action: "Fine-tuning Lark on soups", "The integration of a Lark block", "Tuning a 7B pot"."""
    place = at + (sentence.stem(at) in ("of", "with", "using"))
    phrase = sentence.phrase_after(place)
    if (
        phrase is not None
        and phrase[1] < stop
        and (sentence.stem(phrase[1]) in GENERIC_NOUNS or is_known_model(sentence.tokens[phrase[1]].text))
    ):
        return system_name(sentence, phrase, names)
    return _system_in_description(sentence, at, stop, names)


def _system_in_brackets(sentence: Sentence, at: int, stop: int, names: ProperNames) -> str | None:
    """Return the name in brackets after a description: "the best pot (Lark-7B)", "Adapter Stew (AS)"."""
    if sentence.tag(at) != "(" or at + 1 >= stop:
        return None
    closing = sentence.closing_bracket(at)
    run = proper_name_in(sentence, names, at + 1, closing - 1)
    if run is None or run[0] != at + 1 or any(sentence.tag(place) in "QVG," for place in range(at, closing)):
        return None
    return sentence.slice(at + 1, run[1] if sentence.stem(closing - 1) in GENERIC_NOUNS else closing - 1)


def _system_of_measure(sentence: Sentence, first: int, stop: int, names: ProperNames) -> str | None:
    """Return the system that a measure is of: "the accuracy of Lark"."""
    for place in range(first, stop):
        if sentence.stem(place) in ("of", "for", "by", "with"):
            phrase = sentence.phrase_after(place + 1)
            if phrase is not None and phrase[1] < stop and sentence.stem(phrase[1]) not in DATASET_NOUNS:
                return system_name(sentence, phrase, names)
    return None


def _system_in_description(sentence: Sentence, first: int, stop: int, names: ProperNames) -> str | None:
    """Return the name in a description: "models trained with Lark", "the best model, Lark 3", "models like Lark", "the 7B version of Lark"."""
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
            inside = proper_name_in(sentence, names, place + 1, end)
            if (
                inside is not None
                and sentence.slice(*inside) not in KIND_ACRONYMS
                and sentence.stem(end) not in DATASET_NOUNS
                and not sentence.is_measure(end)
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


def owner_of_pair(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the system that both values of a pair belong to: "from 3% to 5% for Lark"."""
    if attachment.pair is None:
        return None
    end = max(attachment.at, sentence.quantity_places[attachment.pair]) + 1
    phrase = sentence.phrase_after(end + 1) if sentence.stem(end) == "for" else None
    if phrase is None or sentence.stem(phrase[1]) in DATASET_NOUNS:
        return None
    return proper_system_in(sentence, phrase, names)


def proper_system_in(sentence: Sentence, phrase: tuple[int, int] | None, names: ProperNames) -> str | None:
    """Return the proper name in a phrase, None if the text calls it a data set."""
    run = None if phrase is None else proper_name_in(sentence, names, *phrase)
    return None if run is None or names.is_dataset(sentence.slice(*run)) else sentence.slice(*run)


def model_in_experiments(sentence: Sentence, names: ProperNames) -> str | None:
    """Return the model of experiments, for sentences without another subject: "Experiments on the Lark model show"."""
    for place, token in enumerate(sentence.tokens):
        phrase = sentence.phrase_after(place + 1) if token.stem in ("on", "with", "using") else None
        if phrase is not None and sentence.stem(phrase[1]) in ("model", "models"):
            run = proper_name_in(sentence, names, *phrase)
            if run is not None and not is_only_kind(sentence, run):
                return sentence.slice(*run)
    return None


def system_used(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the system that was used for a value, for sentences without another subject: "a gain of 5% on soups when using Lark"."""
    if attachment.link == "by" or attachment.pair is not None:
        model = first_known_model(sentence, names)  # "in Llama 3, recall rose by 5%"
        if model is not None:
            return model
    for place in range(attachment.at + 1, len(sentence.tokens)):
        if sentence.tag(place) in "Q;GV":
            return None
        phrase = sentence.phrase_after(place + 1) if sentence.stem(place) in ("using", "with") else None
        run = None if phrase is None else proper_name_in(sentence, names, *phrase)
        if (
            phrase is not None
            and run is not None
            and run[0] == phrase[0]
            and not is_only_kind(sentence, run)
            and not names.is_dataset(sentence.slice(*run))
        ):
            return sentence.slice(*run)
    return None


def first_known_model(sentence: Sentence, names: ProperNames) -> str | None:
    """Return the first well-known model after a preposition: "on a Llama 3 pot, Lark improves", "in Llama 3, recall rose"."""
    for place in range(len(sentence.tokens)):
        phrase = (
            sentence.phrase_after(place + 1) if sentence.stem(place) in ("on", "in", "for", "with") else None
        )
        run = None if phrase is None else proper_name_in(sentence, names, *phrase)
        if run is not None and is_known_model(sentence.slice(*run)):
            return sentence.slice(*run)
    return None

"""Whose the compared values are: another system's, the state before, or what something was tried on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.baselines import compared_earlier
from paperdigest.summaries.metrics.comparisons import are_humans
from paperdigest.summaries.metrics.lexicon import DATASET_HEADS, GENERIC_HEADS
from paperdigest.summaries.metrics.proper import is_kind, is_machine, is_model, proper_run
from paperdigest.summaries.metrics.titles import system_name
from paperdigest.summaries.metrics.wording import without_measures

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.frames import Frame
    from paperdigest.summaries.metrics.proper import Names


def is_baseline_name(name: str) -> bool:
    """Return whether a subject is called a baseline: "baseline pots", "the Lark baseline"."""
    words = name.lower().split()
    return words[0] in ("baseline", "baselines") or words[-1] in ("baseline", "baselines")


def owner_of_baseline(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return the system that a compared value belongs to: "5% for Lark", "Lark's 5%", "Lark at 5%", "Lark (5%)"."""
    after = sentence.place[max(frame.group)] + 1
    if are_humans(sentence, frame):
        return "humans"
    if (
        frame.after is not None
        and not sentence.measures(frame.after[1])
        and frame.link in ("vs", "versus", "than", "vs.")
    ):
        return system_name(sentence, frame.after, names)  # "versus 91 human experts"
    if sentence.tag(after) == "(" and frame.link in ("vs", "versus", "than", "to"):  # "vs. 5 (Lark)"
        run = proper_run(sentence, names, after + 1, sentence.closing(after) - 1)
        if run == (after + 1, sentence.closing(after) - 1):
            return sentence.slice(*run)
    if sentence.tag(after) == "W" and frame.after is not None:
        after = frame.after[1] + 1
    if sentence.tag(after) == "V" and sentence.stem(after + 1) in ("by", "with"):  # "5% reached by Lark"
        after += 1
    if sentence.stem(after) in ("for", "by", "from", "with", "of", "without", "using"):
        phrase = sentence.phrase_after(after + 1)
        if (
            phrase is not None
            and sentence.stem(phrase[1]) not in DATASET_HEADS
            and not is_machine(sentence.tokens[phrase[1]].text)
            and not (sentence.stem(after) == "with" and sentence.measures(phrase[1]))
        ):
            return _apposed(sentence, phrase, names) or system_name(sentence, phrase, names)
    place = frame.link_at
    steps = 0
    while place >= 0 and steps < 9:
        token = sentence.tokens[place]
        if token.tag in "QG;" and place != frame.link_at:
            break
        phrase = sentence.phrase_before(place + 1) if token.owner else None
        if phrase is not None:
            return system_name(sentence, phrase, names)
        place -= 1
        steps += 1
    at = frame.link_at
    if frame.link == "W" and sentence.stem(at) == "chance":
        return "chance"
    if frame.link == ":":
        phrase = sentence.phrase_before(at)  # "(Finch: 5)"
        run = None if phrase is None else proper_run(sentence, names, *phrase)
        if run is not None and run == phrase and not sentence.measures(run[1]):
            return sentence.slice(*run)
        at = sentence.enclosing(frame.at)  # "Finch (CIDEr: 5)"
    if frame.link == "," and sentence.tag(frame.at + 1) == ")":
        phrase = sentence.phrase_before(at)  # "(Finch, 5%)"
        run = None if phrase is None else proper_run(sentence, names, *phrase)
        if run is not None and run == phrase:
            return sentence.slice(*run)
    if frame.link in ("at", "(", ":", "with", "of", "which", "verb"):
        phrase = sentence.phrase_before(at)
        human = (
            next((place for place in range(*phrase) if sentence.stem(place) == "human"), None)
            if phrase
            else None
        )
        if human is not None:
            return sentence.slice(human, human + (sentence.stem(human + 1) in ("expert", "experts")))
        if phrase is not None and not sentence.measures(phrase[1]):
            return _made(sentence, phrase) or system_name(sentence, phrase, names)
        run = None if phrase is None else proper_run(sentence, names, *phrase)
        if (
            run is not None
            and phrase is not None
            and run[1] < phrase[1]
            and not names.is_measure(sentence.slice(*run))
        ):
            return sentence.slice(*run)  # "the Finch score of 5"
        if frame.link == "verb":
            return _before_relative(sentence, at, names)
    if sentence.tag(at) == "W" and frame.link == "W":
        phrase = sentence.phrase_before(at + 1)
        if phrase is not None and "human" in (
            sentence.stem(place) for place in range(phrase[0], phrase[1] + 1)
        ):
            return "human"
        # "Lark (FID 5.3)"
        while at >= 0 and sentence.tag(at) != "(" and frame.at - at < 6:
            at -= 1
        phrase = sentence.phrase_before(at) if sentence.tag(at) == "(" else None
        if phrase is not None:
            return system_name(sentence, phrase, names)
    return None


def _made(sentence: Sentence, phrase: tuple[int, int]) -> str | None:
    """Return what a phrase says how it was made: "a pot trained from scratch (5%)"."""
    verb = sentence.lead(phrase[0]) - 1
    told = sentence.phrase_before(verb) if sentence.tag(verb) == "V" and sentence.is_reduced(verb) else None
    return None if told is None else sentence.slice(told[0], phrase[1])


def _apposed(sentence: Sentence, phrase: tuple[int, int], names: Names) -> str | None:
    """Return the name that follows a kind: "the next best pot, Finch", "the next best pot (Finch)"."""
    if sentence.stem(phrase[1]) not in GENERIC_HEADS or sentence.tag(phrase[1] + 1) not in (",", "("):
        return None
    further = sentence.phrase_after(phrase[1] + 2)
    run = None if further is None else proper_run(sentence, names, *further)
    if run is None or further is None or run != further or sentence.tag(run[1] + 1) in ("V", "X"):
        return None
    return sentence.slice(*run)


def of_both(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Read "from 3% to 5% for Lark": whose both values of a pair are."""
    if frame.pair is None:
        return None
    end = max(frame.at, sentence.place[frame.pair]) + 1
    phrase = sentence.phrase_after(end + 1) if sentence.stem(end) == "for" else None
    if phrase is None or sentence.stem(phrase[1]) in DATASET_HEADS:
        return None
    return _system_in(sentence, phrase, names)


def _system_in(sentence: Sentence, phrase: tuple[int, int] | None, names: Names) -> str | None:
    """Return the proper name in a phrase, None where the text calls it a data set."""
    run = None if phrase is None else proper_run(sentence, names, *phrase)
    return None if run is None or names.is_data(sentence.slice(*run)) else sentence.slice(*run)


def owner_of_state(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return whose state the first of two values is: "improves the score of Lark from 3 to 5"."""
    if sentence.tag(frame.at + 1) == "(":
        inside = sentence.phrase_after(frame.at + 2)
        if inside is not None and sentence.tag(inside[1] + 1) == ")" and inside[0] == frame.at + 2:
            return system_name(sentence, inside, names)  # "from 5 (Finch) to 3"
    both = of_both(sentence, frame, names)
    if both is not None:
        return both
    if frame.verb is None:
        return None
    changed = _applied_to(sentence, frame.verb, names)
    if changed is not None:
        return changed
    for place in range(frame.verb + 1, frame.link_at):
        phrase = None
        if sentence.stem(place) in ("of", "for"):
            phrase = sentence.phrase_after(place + 1)
        elif sentence.tokens[place].owner:
            phrase = sentence.phrase_before(place + 1)
        owner = _system_in(sentence, phrase, names)
        if owner is not None:
            return owner
    phrase = sentence.phrase_after(frame.verb + 1)
    run = None if phrase is None else proper_run(sentence, names, *phrase)
    if run is not None and phrase is not None and run[0] == phrase[0] and is_model(sentence.slice(*run)):
        return sentence.slice(*without_measures(sentence, run))  # "increases Llama 3 accuracy from 3 to 5"
    return None


def _applied_to(sentence: Sentence, verb: int, names: Names) -> str | None:
    """Read "Applying Lark to a Finch pot improves": the system that something was done to."""
    deed = False
    for place in range(sentence.clause_start(verb), verb):
        deed = deed or sentence.tag(place) == "G"
        phrase = sentence.phrase_after(place + 1) if deed and sentence.stem(place) in ("to", "into") else None
        changed = _system_in(sentence, phrase, names)
        if changed is not None:
            return changed
    return None


def tried_on(sentence: Sentence, names: Names) -> str | None:
    """Read "Experiments on the Lark model show": the model that was tried, where no other subject is told."""
    for place, token in enumerate(sentence.tokens):
        phrase = sentence.phrase_after(place + 1) if token.stem in ("on", "with", "using") else None
        if phrase is not None and sentence.stem(phrase[1]) in ("model", "models"):
            run = proper_run(sentence, names, *phrase)
            if run is not None and not is_kind(sentence, run):
                return sentence.slice(*run)
    return None


def reached_with(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Read "a gain of 5% on soups when using Lark": what a value was reached with, where nothing else is told."""
    if frame.link == "by" or frame.pair is not None:
        model = _model_told(sentence, names)  # "in Llama 3, recall rose by 5%"
        if model is not None:
            return model
    for place in range(frame.at + 1, len(sentence.tokens)):
        if sentence.tag(place) in "Q;GV":
            return None
        phrase = sentence.phrase_after(place + 1) if sentence.stem(place) in ("using", "with") else None
        run = None if phrase is None else proper_run(sentence, names, *phrase)
        if (
            phrase is not None
            and run is not None
            and run[0] == phrase[0]
            and not is_kind(sentence, run)
            and not names.is_data(sentence.slice(*run))
        ):
            return sentence.slice(*run)
    return None


def unchanged(sentence: Sentence, frame: Frame, subject: str | None, names: Names) -> str | None:
    """Return whose the state before is, where nothing else tells: the subject's own unless it is what changed another."""
    if subject is None or is_model(subject) or subject == tried_on(sentence, names):
        return subject
    acts = frame.verb is not None and sentence.phrase_after(frame.verb + 1) is not None
    if not acts:
        return subject
    earlier = compared_earlier(sentence, frame, names)
    return earlier[0] if len(earlier) == 1 else _model_told(sentence, names)


def _model_told(sentence: Sentence, names: Names) -> str | None:
    """Read "on a Llama 3 pot, Lark improves", "in Llama 3, recall rose": the model that something was tried on."""
    for place in range(len(sentence.tokens)):
        phrase = (
            sentence.phrase_after(place + 1) if sentence.stem(place) in ("on", "in", "for", "with") else None
        )
        run = None if phrase is None else proper_run(sentence, names, *phrase)
        if run is not None and is_model(sentence.slice(*run)):
            return sentence.slice(*run)
    return None


def _before_relative(sentence: Sentence, verb: int, names: Names) -> str | None:
    """Read "the baseline (Lark) which achieved 5%"."""
    at = verb
    while sentence.stem(at - 1) in ("which", "that", "who", ",") or sentence.tag(at - 1) in ("A", "X"):
        at -= 1
    if sentence.tag(at - 1) == ")":
        opening = sentence.opening(at - 1)
        run = proper_run(sentence, names, opening + 1, at - 2)
        return None if run is None else sentence.slice(*run)
    phrase = sentence.phrase_before(at)
    return system_name(sentence, phrase, names) if phrase is not None else None

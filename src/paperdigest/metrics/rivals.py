"""Whose the compared values are, and which systems a change is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.metrics.acronyms import acronym_of
from paperdigest.metrics.lexicon import BEAT_VERBS, CHANGE_VERBS, DATASET_HEADS, GENERIC_HEADS
from paperdigest.metrics.places import enclosing
from paperdigest.metrics.proper import is_generic, is_kind, is_machine, is_model, proper_run
from paperdigest.metrics.shapes import is_measure
from paperdigest.metrics.titles import system_name

if TYPE_CHECKING:
    from paperdigest.metrics.clauses import Sentence
    from paperdigest.metrics.frames import Frame
    from paperdigest.metrics.proper import Names


def is_baseline_name(name: str) -> bool:
    """Return whether a subject is called a baseline: "baseline pots", "the Lark baseline"."""
    words = name.lower().split()
    return words[0] in ("baseline", "baselines") or words[-1] in ("baseline", "baselines")


def owner_of_baseline(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return the system that a compared value belongs to: "5% for Lark", "Lark's 5%", "Lark at 5%", "Lark (5%)"."""
    after = sentence.place[max(frame.group)] + 1
    if (
        frame.after is not None
        and not is_measure(sentence.stem(frame.after[1]))
        and frame.link in ("vs", "versus", "than", "vs.")
    ):
        return system_name(sentence, frame.after, names)  # "versus 91 human experts"
    if sentence.tag(after) == "(" and frame.link in ("vs", "versus", "than", "to"):  # "vs. 5 (Lark)"
        run = proper_run(sentence, names, after + 1, sentence.closing(after) - 1)
        if run == (after + 1, sentence.closing(after) - 1):
            return sentence.slice(*run)
    if sentence.tag(after) == "W" and frame.after is not None:
        after = frame.after[1] + 1
    if sentence.tag(after) == "V" and sentence.stem(after + 1) == "by":  # "5% reached by Lark"
        after += 1
    if sentence.stem(after) in ("for", "by", "from", "with", "of", "without", "using"):
        phrase = sentence.phrase_after(after + 1)
        if (
            phrase is not None
            and sentence.stem(phrase[1]) not in DATASET_HEADS
            and not is_machine(sentence.tokens[phrase[1]].text)
            and not (sentence.stem(after) == "with" and is_measure(sentence.stem(phrase[1])))
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
        at = enclosing(sentence, frame.at)  # "Finch (CIDEr: 5)"
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
        if phrase is not None and not is_measure(sentence.stem(phrase[1])):
            return system_name(sentence, phrase, names)
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
    run = proper_run(sentence, names, *phrase)
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
        run = None if phrase is None else proper_run(sentence, names, *phrase)
        if run is not None and not names.is_data(sentence.slice(*run)):
            return sentence.slice(*run)
    phrase = sentence.phrase_after(frame.verb + 1)
    run = None if phrase is None else proper_run(sentence, names, *phrase)
    if run is not None and phrase is not None and run[0] == phrase[0] and is_model(sentence.slice(*run)):
        while run[1] > run[0] and is_measure(sentence.stem(run[1])):
            run = (run[0], run[1] - 1)
        return sentence.slice(*run)  # "increases Llama 3 accuracy from 3 to 5"
    return None


def _applied_to(sentence: Sentence, verb: int, names: Names) -> str | None:
    """Read "Applying Lark to a Finch pot improves": the system that something was done to."""
    deed = False
    for place in range(sentence.clause_start(verb), verb):
        deed = deed or sentence.tag(place) == "G"
        phrase = sentence.phrase_after(place + 1) if deed and sentence.stem(place) in ("to", "into") else None
        run = None if phrase is None else proper_run(sentence, names, *phrase)
        if run is not None and not names.is_data(sentence.slice(*run)):
            return sentence.slice(*run)
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
    earlier = _compared_earlier(sentence, frame, names)
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


def baselines_of(sentence: Sentence, frame: Frame, names: Names) -> list[str]:
    """Return the systems that a change is measured against."""
    if frame.link == "by":
        found = _beaten(sentence, frame, names)
        if found is not None:
            return found
    own = True
    for place in range(frame.at + 1, len(sentence.tokens)):
        stem = sentence.stem(place)
        tag = sentence.tag(place)
        if tag == ";" or (tag == "V" and not sentence.is_reduced(place)) or (tag == "Q" and not own):
            break
        own = own and tag != "G"
        if not own and stem not in _COMPARED:
            continue  # "saves 5x when stirring the same soup compared to Finch"

        if (stem == "over" and sentence.stem(place + 1) == "union") or sentence.tag(place + 1) == "Q":
            continue
        if (
            stem in ("than", "over", "versus", "vs", "against")
            or (stem in ("above", "below", "behind") and place == frame.at + 1)
            or (stem in ("compared", "relative") and sentence.stem(place + 1) in ("to", "with"))
            or (stem == "comparison" and sentence.stem(place + 1) in ("to", "with"))
        ):
            at = place + 1 + (sentence.stem(place + 1) in ("to", "with"))
            listed = systems_from(sentence, at, names)
            if listed or stem != "over":
                return listed
    if frame.comparative is None and sentence.tag(frame.at - 1):
        for place in range(max(0, frame.at - 12), frame.at):
            if (
                sentence.stem(place) in ("over", "than")
                and sentence.tokens[place].start
                < sentence.quantities[sentence.tokens[frame.at].quantity].lead
            ):
                return systems_from(sentence, place + 1, names)
    return (
        (frame.link != "by" and _beaten(sentence, frame, names))
        or _compared_before(sentence, frame, names)
        or []
    )


def beaten(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return who loses in "beats Finch on SoupBench (5 vs 3)"."""
    if frame.link not in ("vs", "versus"):
        return None
    found = _beaten(sentence, frame, names) or _compared_earlier(sentence, frame, names)
    return found[0] if len(found) == 1 else None


def _compared_earlier(sentence: Sentence, frame: Frame, names: Names) -> list[str]:
    """Return who is compared with before a value: "Compared to Finch, Lark is better (5 vs 3)"."""
    for place in range(frame.at - 1, -1, -1):
        further = sentence.stem(place + 1)
        if (sentence.stem(place) in _COMPARED and further in ("to", "with")) or (
            sentence.stem(place) == "over" and sentence.tag(place + 1) != "Q"
        ):
            listed = systems_from(sentence, place + 1 + (further in ("to", "with")), names)
            if listed:
                return listed
    return []


def _compared_before(sentence: Sentence, frame: Frame, names: Names) -> list[str]:
    """Read "is better compared to Finch, with gains of 5%", "as good as Finch while saving 5%": the nearest before."""
    start = sentence.clause_start(frame.at)
    for place in range(frame.at - 1, start - 1, -1):
        stem, further = sentence.stem(place), sentence.stem(place + 1)
        if sentence.tag(place) in ("Q", ";"):
            return []
        if (stem in _COMPARED and further in ("to", "with")) or (
            stem == "to" and any(sentence.stem(at) in _ALIKE for at in range(max(start, place - 3), place))
        ):
            return systems_from(sentence, place + 1 + (further in ("to", "with")), names)
    return []


_COMPARED = frozenset({"compared", "relative", "comparison"})
_ALIKE = frozenset({"comparable", "similar", "equivalent", "competitive"})


def _beaten(sentence: Sentence, frame: Frame, names: Names) -> list[str] | None:
    """Return the object of the winning verb that governs a change: "outperforms Lark and Finch by 5%"."""
    verb = frame.verb
    start = sentence.clause_start(frame.at)
    while verb is not None and verb >= start:
        if sentence.stem(verb) in BEAT_VERBS or sentence.stem(verb) == "lag":
            at = verb + 1
            while sentence.stem(at) in ("behind", "over"):
                at += 1
            if frame.link == "by" and any(token.tag == "Q" for token in sentence.tokens[at : frame.link_at]):
                # "beats Lark by 5% and Finch by 3%"
                phrase = sentence.phrase_before(frame.link_at)
                at = phrase[0] if phrase is not None else at
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
            return _changed(sentence, verb, names)
        verb = sentence.governing(verb, start) if frame.link != "by" else None
    return None


def _changed(sentence: Sentence, verb: int, names: Names) -> list[str] | None:
    """Read "improves the Lark model by 5%": what was changed is what it is measured against."""
    phrase = sentence.phrase_after(verb + 1)
    run = None if phrase is None else proper_run(sentence, names, *phrase)
    if phrase is None or run is None or is_kind(sentence, run):
        return None
    while run[1] > run[0] and is_measure(sentence.stem(run[1])):
        run = (run[0], run[1] - 1)
    if is_measure(sentence.stem(phrase[1])) and is_model(sentence.slice(*run)):
        return [sentence.slice(*run)]  # "improves Llama 3 accuracy by 5%"
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
    while True:
        while sentence.tag(at) in ("D", "A", '"', "“") or sentence.stem(at) == "using":
            at += 1
        first = at
        while sentence.tag(at) in ("W", "/", "&", "+", "M") or (
            at == first and sentence.tag(at) in "GV" and at < len(sentence.tokens)
        ):
            at += 1
        if at == first:
            return found
        owner = next((place for place in range(first, at) if sentence.tokens[place].owner), None)
        last = owner if owner is not None else at - 1
        if owner is None and is_measure(sentence.stem(last)) and sentence.stem(at) == "of":
            return found + systems_from(sentence, at + 1, names)  # "surpasses the accuracy of Lark"
        named = _named_of(sentence, last, names) if owner is None else []
        if named:
            return found + named
        if (
            owner is None
            and is_generic(sentence, first, last)
            and sentence.tag(at) == "V"
            and sentence.is_reduced(at)
        ):
            stop = _end_of_description(sentence, at)
            if stop > at:
                return [*found, sentence.slice(first, stop)]  # "than a baseline trained on plain soups"
        if not is_generic(sentence, first, last):
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


def _end_of_description(sentence: Sentence, participle: int) -> int:
    """Return the last word of what a participle says of the noun before it: "trained on plain soups"."""
    phrase = sentence.phrase_after(participle + 2)
    return participle if phrase is None else phrase[1]


def _named_of(sentence: Sentence, last: int, names: Names) -> list[str]:
    """Return the names that follow a kind: "pots like Lark", "methods (Lark and Finch)", "the old pot, Lark, by"."""
    if sentence.stem(last) not in GENERIC_HEADS:
        return []
    at = last + 1
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
        and (run[1] == last or sentence.stem(last) in GENERIC_HEADS or is_measure(sentence.stem(last)))
    ):
        return sentence.slice(run[0], run[1] if run[1] >= last - 1 else last)
    if run is None and (
        sentence.stem(last) == "performance"
        if first == last or is_generic(sentence, first, last - 1)  # "prior state-of-the-art performance"
        else is_measure(sentence.stem(last)) and sentence.stem(last) != "performance"
    ):
        return None
    while (
        first < last
        and sentence.stem(first)
        in ("previous", "prior", "existing", "other", "current", "standard", "strong", "original")
        and sentence.stem(first) != "second-best"
    ):
        first += 1
    return sentence.slice(first, last)

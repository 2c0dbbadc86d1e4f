"""Choose the system a value belongs to: score each candidate name by the evidence around it.

Grammar gives one candidate (`subjects.subject_of`). The others are every other name of the sentence, the subject of the
sentence before, and no system at all. The evidence is a handful of facts about the place of each name. Each fact has a
weight, close to its gain in log-odds over some 600 annotated results, and the candidate with the highest sum wins. The
weights are final: the texts that they were fitted to are not part of the project.
"""

from __future__ import annotations

from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    GENERIC_NOUNS,
    is_hardware,
    is_known_model,
    looks_like_dataset,
)
from paperdigest.summaries.metrics.proper_names import KIND_ACRONYMS, proper_name_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import ProperNames


#: The weight of each fact about a candidate.
WEIGHTS: dict[str, float] = {
    "own": 2.5,
    "anonymous": 1.2,
    "beaten": -1.5,
    "behind, far": -1.6,
    "no one": -1.5,
    "no one, nor grammar": 1.5,
    "after for": 1.4,
    "after of": -1.3,
    "data": -1.3,
    "before V": 1.2,
    "kind": -1.2,
    "after on": -1.1,
    "before A": 1.1,
    "after a comma": 1.0,
    "before G": 1.0,
    "before P": -1.0,
    "before other": -1.0,
    "described": 1.0,
    "after in": -0.9,
    "often": 0.9,
    "after and": 0.8,
    "once": -0.8,
    "other clause": -0.7,
    "set apart": -2.5,
    "presented": 1.3,
    "before (": -0.6,
    "described by a word": 0.6,
    "described by kind": 0.6,
    "family": 0.6,
    "sentence before": 0.6,
    "sentence before, another": -0.2,
    "before C": -0.3,
}
#: Prepositions before a name, by the fact that they show.
_PREPOSITION_FACTS = {"for": "for", "of": "of", "on": "on", "across": "on", "in": "in", "and": "and"}
#: A name that follows a value at this distance, or farther, is about something else.
_NEAR_DISTANCE = 9
_BEHIND_NEAR, _BEHIND_FAR = frozenset({"behind, near"}), frozenset({"behind, far"})


class PreviousSubject(Protocol):
    """A function that returns the subject of the sentence before."""

    def __call__(self, *, anonymous: bool) -> str | None:
        """Return the subject; `anonymous` says that this sentence refers to a system without its name: "the model reaches"."""


class NameMention(NamedTuple):
    """A proper name of a sentence."""

    first: int
    """The place of its first token."""
    last: int
    """The place of its last token."""
    name: str
    """Its text."""
    facts: frozenset[str]
    """The facts that do not depend on the value: keys of `WEIGHTS`."""


class SubjectCandidate(NamedTuple):
    """A system that a value may belong to."""

    name: str | None
    """Its name, or the words that describe it; None for no system."""
    facts: frozenset[str]
    """The facts about it: keys of `WEIGHTS`."""


def best_subject(found: Iterable[SubjectCandidate]) -> str | None:
    """Return the name of the candidate with the strongest evidence."""
    return max(found, key=lambda candidate: _weight(candidate.facts)).name


@lru_cache(maxsize=4096)
def _weight(facts: frozenset[str]) -> float:
    # A set has no order, but a plain sum of floats depends on order: near a tie, the winner would differ from run to run.
    return fsum(WEIGHTS.get(fact, 0.0) for fact in facts)


def find_candidates(
    sentence: Sentence,
    attachment: Attachment,
    mentions: list[NameMention],
    grammatical: str | None,
    before: PreviousSubject,
    *,
    names: ProperNames,
    anonymous: bool,
) -> Iterator[SubjectCandidate]:
    """Yield all systems that a value may belong to, with the facts about each.

    Args:
        sentence: The sentence of the value.
        attachment: How the value is attached to its sentence.
        mentions: The proper names of the sentence.
        grammatical: The subject by grammar, if any.
        before: Returns the subject of the sentence before.
        names: The proper names of the whole text.
        anonymous: Whether the subject is a system without its name: "it reaches".
    """
    seen = False
    for one in mentions:
        facts = one.facts
        if one.first > attachment.at:
            facts |= _BEHIND_NEAR if one.first - attachment.at < _NEAR_DISTANCE else _BEHIND_FAR
        between = range(min(one.last, attachment.at) + 1, max(one.first, attachment.at))
        contrasts = [sentence.stem(place) for place in sentence.contrasts if place in between]
        if contrasts:
            facts |= {"set apart" if "whereas" in contrasts else "other clause"}
        if grammatical is not None and _are_same_name(one.name, grammatical):
            seen = True
            facts |= {"own"}
        yield SubjectCandidate(grammatical if "own" in facts else one.name, facts)
    if grammatical is not None and not seen:
        words = grammatical.split()
        described = {"described"}
        if words[-1].lower() in GENERIC_NOUNS:
            described.add("described by kind")
        if len(words) == 1:
            described.add("described by a word")
        yield SubjectCandidate(grammatical, frozenset(described))
    earlier = None if grammatical is not None else before(anonymous=anonymous)
    anaphoric = {"anonymous"} if anonymous else set()
    if earlier is not None:
        known = "sentence before" if names.is_presented(earlier) else "sentence before, another"
        yield SubjectCandidate(earlier, frozenset({known, *anaphoric}))
    no_one = {"no one", "no one, nor grammar"} if grammatical is None else {"no one"}
    yield SubjectCandidate(None, frozenset(no_one | anaphoric))


def find_mentions(sentence: Sentence, names: ProperNames) -> Iterator[NameMention]:
    """Yield the proper names of a sentence, except hardware."""
    at, count = 0, len(sentence.tokens)
    while at < count:
        token = sentence.tokens[at]
        begins = (
            token.tag in "WVGM"
            and names.is_proper_word(token.text, first=at == 0)
            and not is_hardware(token.text)
        )
        run = proper_name_in(sentence, names, at, min(count - 1, at + 6)) if begins else None
        if run is not None:
            last = at
            while last < run[1] and sentence.tag(last + 1) in ("W", "M", "/", "&", "+"):
                last += 1
            yield NameMention(
                at, last, sentence.slice(at, last), frozenset(_facts_about(sentence, names, at, last))
            )
            at = last
        at += 1


def _facts_about(sentence: Sentence, names: ProperNames, first: int, last: int) -> Iterator[str]:
    """Yield the facts about a name: the words around it, how often and as what the text uses it."""
    name = sentence.slice(first, last)
    place = first - 1
    while place >= 0 and (
        sentence.tag(place) in ("D", "A", "M", '"')
        or (sentence.tag(place) == "W" and sentence.tokens[place].text.islower())
    ):
        place -= 1
    if _is_in_beaten_list(sentence, place):
        yield "beaten"
    elif (led := _preposition_of_list(sentence, first, last)) is not None:
        yield f"after {led}"
    elif sentence.tag(place) == ",":
        yield "after a comma"
    elif sentence.stem(place) in _PREPOSITION_FACTS:
        yield f"after {_PREPOSITION_FACTS[sentence.stem(place)]}"
    place = last + 1
    while sentence.tag(place) == "W" and sentence.tokens[place].text.islower():
        place += 1
    following = sentence.tag(place)
    yield f"before {following}" if following in _FACT_TAGS else "before other"
    if names.is_dataset(name):
        yield "data"
    elif names.is_presented(name) and not looks_like_dataset(name):
        yield "presented"
    if name in KIND_ACRONYMS or (name.isupper() and len(name) < 4):
        yield "kind"
    if is_known_model(name):
        yield "family"
    count = names.count_uses(name)
    yield "once" if count < 2 else ("twice" if count == 2 else "often")


def _preposition_of_list(sentence: Sentence, first: int, last: int) -> str | None:
    """Return the preposition before a list that includes a name: "on Soups, Stews, and [Roasts]"; None for a list of subjects."""
    at = sentence.leading_word(first)
    if sentence.tag(at) not in (",", "C"):
        return None
    end = last + 1
    while sentence.tag(end) in (",", "C", "W", "D", "A"):
        end += 1
    ends = sentence.tag(at) == "," and sentence.tag(last + 1) not in (",", "C")
    if ends or sentence.is_finite(end):
        return None
    while sentence.tag(at) in (",", "C"):
        phrase = sentence.phrase_before(at)
        if phrase is not None:
            at = sentence.leading_word(phrase[0])
        elif sentence.tag(at - 1) in (",", "C"):
            at -= 1
        else:
            return None
    return _PREPOSITION_FACTS.get(sentence.stem(at))


def _is_in_beaten_list(sentence: Sentence, at: int) -> bool:
    """Whether a list of names that ends at a place has the beaten systems: "outperforming Lark and [Finch]"."""
    while sentence.tag(at) in (",", "C") and sentence.tag(at - 1) in ("W", ")"):
        phrase = sentence.phrase_before(
            sentence.opening_bracket(at - 1) if sentence.tag(at - 1) == ")" else at
        )
        if phrase is None:
            return False
        at = sentence.leading_word(phrase[0])
    return sentence.stem(at) in ("than", "versus", "vs") or (
        sentence.tag(at) in "VG" and sentence.stem(at) in BEAT_VERBS
    )


_FACT_TAGS = frozenset({"V", "X", "A", "G", "P", ",", ")", "(", "C"})


def _are_same_name(name: str, grammatical: str) -> bool:
    """Whether the grammatical candidate is this name, alone or with words that describe it."""
    mine, its = set(name.lower().split()), set(grammatical.lower().split())
    return 2 * len(mine & its) >= max(len(mine), 1) and 2 * len(mine & its) * 2 >= len(mine) + len(its)

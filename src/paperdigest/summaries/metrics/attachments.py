"""How each quantity of a sentence is attached to the words around it.

An attachment has the word that links a quantity to its sentence ("of", "by", "to", a verb, a bracket), the verb that
governs it, the noun phrase that follows it, and its list. The fields of a metric are read from attachments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.lexicon import BEAT_VERBS, CHANGE_NOUNS, CHANGE_VERBS

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence


#: Words without a meaning of their own between a link and its quantity: "of an average 5%", "by a large 5%".
_LIGHT_WORDS = word_set(
    "average mean total large full significant additional further relative absolute maximum margin factor approximate baseline initial"
)
#: Words that say where or when the first of two values was measured: "from 3% on Soups to", "from 3% after stirring to".
_PLACE_WORDS = frozenset({"in", "on", "for", "with", "at", "after", "before", "without", "under", "using"})
#: Verbs after which "by" gives the size of a change.
_VERBS_WITH_BY = BEAT_VERBS | CHANGE_VERBS.keys()


class Attachment(NamedTuple):
    """How one quantity is attached to the words around it."""

    at: int
    """The place of its token."""
    link: str
    """The word that links it to its sentence: "of", "by", "to", "from", "at", "=", "verb", "(", "than", "with", "", ..."""
    link_at: int
    """The place of the link, -1 if there is none."""
    verb: int | None
    """The place of the verb that governs it."""
    after: tuple[int, int] | None
    """The first and last token of the noun phrase after it, or after its list."""
    comparative: int | None
    """The place of "higher", "fewer", "faster" ... right after it."""
    group: tuple[int, ...]
    """The numbers of the quantities of its list, including its own."""
    pair: int | None
    """The number of the other quantity of a pair such as "from 3 to 5"."""


def find_attachments(sentence: Sentence) -> list[Attachment]:
    """Return the attachment of each quantity of a sentence, in order."""
    places = [sentence.quantity_places[number] for number in sorted(sentence.quantity_places)]
    groups = _lists_of_quantities(sentence, places)
    found: list[Attachment] = []
    for number, at in enumerate(places):
        group = groups[number]
        last = places[group[-1]]
        first = places[group[0]]
        link_at, link = _linking_word(sentence, first)
        comparative, after = _phrase_behind(sentence, last)
        pair = _other_of_pair(sentence, places, number)
        if pair is not None and pair < number and link == "to":
            verb = sentence.verb_before(places[pair])
        else:
            verb = sentence.verb_before(first)
            if link == "by" and verb is not None and sentence.stem(verb) not in _VERBS_WITH_BY:
                verb = _verb_of_by(sentence, verb)
        found.append(Attachment(at, link, link_at, verb, after, comparative, group, pair))
    return found


def _verb_of_by(sentence: Sentence, verb: int) -> int:
    """Return the verb that "by 5%" belongs to: "cuts the number of trials needed to find pots by 5%"."""
    start = sentence.clause_start(verb)
    further = sentence.verb_before(verb, start)
    while further is not None:
        if sentence.stem(further) in _VERBS_WITH_BY:
            return further
        further = sentence.verb_before(further, start)
    return verb


def _lists_of_quantities(sentence: Sentence, places: list[int]) -> list[tuple[int, ...]]:
    """Return for each quantity the list it is in. Only commas and "and" separate the members of a list."""
    groups: list[list[int]] = []
    for number, at in enumerate(places):
        if groups:
            between = sentence.tokens[places[number - 1] + 1 : at]
            if (
                between
                and all(token.tag in ",C/" for token in between)
                and not _differ_in_unit(sentence, at, places[number - 1])
                and not (len(groups[-1]) == 1 and [token.tag for token in between] == [",", "C"])
            ):
                groups[-1].append(number)
                continue
        groups.append([number])
    return [tuple(group) for group in groups for _ in group]


def _differ_in_unit(sentence: Sentence, at: int, before: int) -> bool:
    """Whether two neighbouring quantities have different units and so form no list."""
    one, other = (sentence.quantity_at(place) for place in (before, at))
    return one.unit != other.unit


def _linking_word(sentence: Sentence, at: int) -> tuple[int, str]:
    """Return the word that links a quantity to its sentence, skipping determiners, bounds and light adjectives."""
    tokens = sentence.tokens
    place = at - 1
    lead = sentence.quantities[tokens[at].quantity].lead
    while place >= 0 and (
        tokens[place].start >= lead
        or tokens[place].tag in "DA"
        or (tokens[place].stem in _LIGHT_WORDS and not tokens[place].possessive)
        or (place > 0 and tokens[place].tag == "," and tokens[place - 1].stem == "e.g")
        or tokens[place].tag in '"“=<>~≈≤≥'
    ):
        if tokens[place].tag == "=":
            return place, "="
        place -= 1
    if place < 0:
        return -1, ""
    token = tokens[place]
    if token.stem == "between" and place > 0 and tokens[place - 1].stem in ("by", "of"):
        place -= 1  # "by between 5% and 10%"
        token = tokens[place]
    if (
        token.stem in ("of", "to")
        and place > 0
        and tokens[place - 1].stem in ("margin", "margins", "average", "factor", "up", "total", "maximum")
    ):
        # "by a margin of 5%", "by an average of 5%"
        further = place - 2
        while (further >= 0 and tokens[further].tag in "DAM") or (
            further >= 0 and tokens[further].stem in ("significant", "large", "substantial", "considerable")
        ):
            further -= 1
        if further >= 0 and tokens[further].stem in ("by", "with"):
            return further, "by"
    if token.tag in "VG":
        return place, "verb"
    if token.tag in "P(":
        return place, token.stem if token.tag == "P" else "("
    return place, token.tag


def _phrase_behind(sentence: Sentence, at: int) -> tuple[int | None, tuple[int, int] | None]:
    """Return the comparative and the noun phrase after a quantity, skipping a bracket in between."""
    place = at + 1
    if sentence.tag(place) == "(":
        place = sentence.closing_bracket(place) + 1
    word = sentence.tokens[at].text.lower()
    while sentence.tag(place) in ("A", '"', "”") or (
        sentence.tag(place) == "D"
        and word.isalpha()
        and (word.endswith(("ing", "s", "ed")) or word in ("half", "twice", "double", "triple"))
    ):
        place += 1
    comparative = None
    if sentence.tag(place) == "M":
        comparative = place
        place += 1
    if sentence.tag(place) not in ("W", "M"):
        return comparative, None
    last = place
    while sentence.tag(last + 1) in ("W", "/", "&"):
        last += 1
    further = sentence.phrase_before(last + 5) if sentence.tag(last + 4) == "W" else None
    if (
        further == (last + 4, last + 4)
        and sentence.stem(last + 4) in CHANGE_NOUNS
        and sentence.tag(last + 1) == "("
        and sentence.tag(last + 3) == ")"
    ):
        last += 4  # "a 5% Broth Fidelity (BF) gain"
    return comparative, (place, last)


def _other_of_pair(sentence: Sentence, places: list[int], number: int) -> int | None:
    """Return the other quantity of a pair such as "from 3 to 5", None if the quantity is in no pair."""
    at = places[number]
    if number + 1 < len(places) and _is_from_to(sentence, at, places[number + 1]):
        return number + 1
    if number > 0 and _is_from_to(sentence, places[number - 1], at):
        return number - 1
    return None


def _is_from_to(sentence: Sentence, first: int, second: int) -> bool:
    """Whether two quantities are the states before and after a change: "from 3 (small) to over 5"."""
    lead = sentence.quantity_at(second).lead
    words: list[str] = []
    depth = 0
    placed = False
    for token in sentence.tokens[first + 1 : second]:
        depth += (token.tag == "(") - (token.tag == ")")
        placed = (placed and token.tag in "WD") or token.stem in _PLACE_WORDS
        if (
            depth == 0
            and token.tag not in "AD)"
            and token.start < lead
            and not placed
            and not (words and token.stem in ("average", "mean", "total", "of"))
        ):
            words.append(token.stem)  # "from 3 to an average of 5"
    link = _linking_word(sentence, first)[1]
    return (words in (["to"], ["→"]) and link in ("from", "(", "W", "verb")) or (
        words == ["from"] and link == "to"  # "to 5 from 3"
    )

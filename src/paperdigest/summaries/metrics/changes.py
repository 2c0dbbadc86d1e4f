"""Whether a quantity is a level, a change or a statistic, and the direction of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.lexicon import (
    AMBIGUOUS_CHANGE_NOUNS,
    BEAT_VERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    COMPARATIVES,
    FACTOR_NOUNS,
    REPORT_VERBS,
)

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.clauses import Sentence


Direction = Literal["up", "down"]
Kind = Literal["level", "change", "stat"]
#: Verbs of saving. Their object is saved.
_SAVE_VERBS = frozenset({"save", "lose", "cut", "reduce", "eliminate", "prune", "trim", "remove"})
#: Words for an amount on top of another.
_ADDED = frozenset({"additional", "extra"})
#: Units of scores.
SCORE_UNITS = frozenset({"%", "pp", "points"})
_STATISTICS = word_set(
    "p t f χ2 χ² χ^2 chi-square chi-squared z p-value p-values t-value t-values f-value f-values z-value t-statistic"
    " f-statistic z-statistic t-statistics f-statistics chi-square-statistic"
)
_UP_SIGNS = frozenset("+↑")


def kind_and_direction(
    sentence: Sentence, attachment: Attachment, unit: str | None, *, sign: str
) -> tuple[Kind, Direction | None]:
    """Return the kind of a quantity and, if it is a change, its direction."""
    if unit is None and _is_statistic(sentence, attachment):
        return "stat", None
    word = sentence.tokens[attachment.at].text.lower()
    if word.endswith(("ing", "ed", "es", "s")) and word.isalpha():  # "halving the salt", "doubles the taste"
        return "change", "down" if word.startswith("hal") else "up"
    if word == "half" and attachment.link == "in" and sentence.stem(attachment.at + 1) != "of":
        cut = _direction_of_verb(sentence, attachment)
        if cut is not None:
            return "change", cut  # "cuts the salt in half"
    inside = word.split()[1] if word.count(" ") > 1 else ""
    if inside in COMPARATIVES or inside in _ADDED:  # "84 more tokens" is one quantity
        return "change", _as_direction(COMPARATIVES.get(inside, "up"))
    direction = _direction_of_change(sentence, attachment, unit)
    if direction is not None:
        return "change", direction
    if unit == "x":
        return "change", _direction_of_verb(sentence, attachment) or _direction_of_saving(
            sentence, attachment
        ) or "up"
    if sign in _UP_SIGNS:
        return "change", "up"
    if sign == "↓" or (sign == "-" and (unit in SCORE_UNITS or _is_beside_value(sentence, attachment))):
        return "change", "down"
    return "level", None


def _is_statistic(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether a value is the outcome of a test: "p = 0.01", "a p-value of 0.01", "t(38) = 2.4", "chi-square test: 9.7"."""
    about = sentence.quantity_at(attachment.at).bound == "~"  # a redshift: "at z ~ 0.1"
    if about or attachment.link not in ("=", "W", "verb", "of", "X", ":"):
        return False
    place = attachment.link_at - (attachment.link not in ("W", "verb"))
    if sentence.tag(place) == ")":
        place = sentence.opening_bracket(place) - 1
    stem = sentence.stem(place)
    if stem in ("value", "values", "statistic", "statistics"):
        return sentence.stem(place - 1) in _STATISTICS
    return stem in _STATISTICS and (attachment.link != "of" or "-" in stem or stem in ("p", "χ2", "χ²"))


def _is_beside_value(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether a value is in brackets after another value: "scores 71.2 BLEU (-3.4)"."""
    if attachment.link != "(":
        return False
    place = attachment.link_at - 1
    while sentence.tag(place) == "W":
        place -= 1
    return sentence.tag(place) == "Q"


def _direction_of_change(sentence: Sentence, attachment: Attachment, unit: str | None) -> Direction | None:
    """Return the direction of a change, None if the words around the quantity describe no change."""
    if attachment.comparative is not None:
        return _as_direction(COMPARATIVES[sentence.stem(attachment.comparative)])
    if attachment.after is not None and attachment.link != "than":
        first, last = attachment.after
        stem = sentence.stem(last)
        if (
            stem in CHANGE_NOUNS
            and (unit == "x" or stem not in FACTOR_NOUNS)
            and not (stem in AMBIGUOUS_CHANGE_NOUNS and first == last)
        ):
            return _as_direction(CHANGE_NOUNS[stem])
    if attachment.link in ("of", "at", "W", ",", "from", "(", ":", "between"):
        noun = _direction_of_noun_before(sentence, attachment)
        if noun is not None:
            return noun
    if unit in {*SCORE_UNITS, "x"} and sentence.stem(attachment.at + 1) in ("above", "below", "behind"):
        return "up" if sentence.stem(attachment.at + 1) == "above" else "down"  # "5 points above Finch"
    if attachment.link == "by" and attachment.pair is None and not _is_evidence(sentence, attachment):
        negative = sentence.quantity_at(attachment.at).sign in ("-", "↓")
        behind = negative or sentence.stem(attachment.link_at - 1) == "behind"
        return _direction_of_verb(sentence, attachment) or ("down" if behind else "up")
    if attachment.link == "between" and unit in SCORE_UNITS | {"x"}:
        return _direction_between(sentence, attachment)
    if attachment.link in ("verb", "X") and attachment.pair is None:
        # "gains over Finch reach 5%", "the gain is 5%"
        noun = _direction_of_noun(sentence, _subject_noun(sentence, attachment.link_at))
        if noun is not None:
            return noun
    if attachment.link == "verb" and unit in SCORE_UNITS and sentence.stem(attachment.link_at) == "gain":
        return "up"  # "gains 5 points"
    if attachment.link == "verb" and unit == "%" and sentence.stem(attachment.link_at) in _SAVE_VERBS:
        return "down"  # "saves 5% of the salt"
    return "down" if unit == "%" and _is_saved_share(sentence, attachment.at) else None


def _direction_between(sentence: Sentence, attachment: Attachment) -> Direction | None:
    """Return the direction of "gains between 5% and 10%", "improves recall between 5 and 7 points"."""
    if sentence.stem(attachment.link_at - 1) == "gain" or (
        attachment.verb is not None and sentence.stem(attachment.verb) == "gain"
    ):
        return "up"
    return (
        _direction_of_verb(sentence, attachment)
        if attachment.verb is not None and sentence.stem(attachment.verb) in CHANGE_VERBS
        else None
    )


def _is_saved_share(sentence: Sentence, at: int) -> bool:
    """Whether a share can be saved: "5% of the salt can be removed"."""
    share = sentence.phrase_after(at + 2) if sentence.stem(at + 1) == "of" else None
    if share is None:
        return False
    verb = share[1] + 1
    while sentence.tag(verb) in ("X", "A"):
        verb += 1
    return sentence.tag(verb) == "V" and sentence.tag(verb - 1) == "X" and sentence.stem(verb) in _SAVE_VERBS


def _subject_noun(sentence: Sentence, at: int) -> int:
    """Return the place of the head noun of the subject before a verb: "[gains] in recall over Finch reach"."""
    at = sentence.first_auxiliary(at)
    phrase = sentence.phrase_before(at)
    while phrase is not None:
        at = phrase[1]
        lead = sentence.leading_word(phrase[0])
        phrase = (
            sentence.phrase_before(lead) if sentence.stem(lead) in ("in", "over", "of", "for", "on") else None
        )
    return at


def _is_evidence(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether "by" introduces evidence and not the size of a change: "is best, shown by a 91% recall"."""
    return sentence.stem(attachment.link_at - 1) in REPORT_VERBS | {"evidence", "support", "measure"}


def _direction_of_noun_before(sentence: Sentence, attachment: Attachment) -> Direction | None:
    """Return the direction of the noun before a quantity: "an improvement of 5%", but not "a gain from 3% to 5%"."""
    if attachment.link == "(":
        return _direction_in_brackets(sentence, attachment)
    if attachment.link in (":", "between"):  # "gains over Finch: 5%", "gains over Finch between 5% and 7%"
        return _direction_of_noun(sentence, _subject_noun(sentence, attachment.link_at))
    if attachment.link not in ("of", "at", "W", ",", "from") or attachment.pair is not None:
        return None
    if attachment.link == "W":  # "gains up to 5%"
        ends = sentence.quantity_at(attachment.at).bound != "="
        return _direction_of_noun(sentence, attachment.link_at) if ends else None
    if attachment.link == ",":  # "wins by large margins, specifically 5%"
        return _direction_of_noun(sentence, attachment.link_at - 1, frozenset({"margin", "margins"}))
    if attachment.link == "from":  # "gains ranging from 3 to 5%"
        return (
            _direction_of_noun(sentence, attachment.link_at - 2)
            if sentence.stem(attachment.link_at - 1) == "range"
            else None
        )
    place = attachment.link_at - 1
    if sentence.tag(place) == ")":
        place = sentence.opening_bracket(place) - 1
    if sentence.tag(place) == ",":  # "gains over Finch, of 5%"
        place = _subject_noun(sentence, place)
    stem = sentence.stem(place)
    if stem in CHANGE_NOUNS and stem not in FACTOR_NOUNS and stem not in AMBIGUOUS_CHANGE_NOUNS:
        return _as_direction(CHANGE_NOUNS[stem])
    if stem in ("margin", "margins"):
        return "up"
    # "an improvement in accuracy of 5%", "gains over Finch on soups of 5%"
    return (
        _direction_of_noun(sentence, _subject_noun(sentence, attachment.link_at))
        if attachment.link == "of"
        else None
    )


def _direction_of_noun(
    sentence: Sentence, at: int, besides: frozenset[str] = frozenset()
) -> Direction | None:
    """Return the direction of a noun of change, None for other words and for nouns that are also measures."""
    noun = sentence.stem(at)
    return (
        _as_direction(CHANGE_NOUNS[noun])
        if noun in CHANGE_NOUNS.keys() - FACTOR_NOUNS - (AMBIGUOUS_CHANGE_NOUNS - besides)
        else None
    )


def _direction_in_brackets(sentence: Sentence, attachment: Attachment) -> Direction | None:
    """Return the direction of "the largest taste drop (5%)", "a clear gain in depth (5%)", "a clear gain over Finch (5%)"."""
    phrase = sentence.phrase_before(attachment.link_at)
    unit = sentence.quantity_at(attachment.at).unit
    if phrase is None or unit is None:
        return None
    lead = sentence.leading_word(sentence.list_start(phrase[0]))
    if sentence.stem(lead) in ("in", "over", "on"):
        noun = _subject_noun(sentence, lead)
    elif phrase[0] < phrase[1]:
        noun = phrase[1]
    else:
        return None
    return _direction_of_noun(sentence, noun, AMBIGUOUS_CHANGE_NOUNS - {"lead", "margin", "margins"})


def _direction_of_verb(sentence: Sentence, attachment: Attachment) -> Direction | None:
    """Return the direction of the verb that governs a quantity."""
    place = attachment.verb
    while place is not None:
        stem = sentence.stem(place)
        if stem in CHANGE_VERBS:
            return _as_direction(CHANGE_VERBS[stem])
        if stem in BEAT_VERBS:
            return "up"
        if attachment.link != "by":
            return None
        place = sentence.verb_before(place)
    return None


def _direction_of_saving(sentence: Sentence, attachment: Attachment) -> Direction | None:
    """Return "down" if the measure is a saving: "a compression rate of 30x"."""
    around = (
        range(max(0, attachment.at - 5), attachment.at)
        if attachment.after is None
        else range(attachment.after[0], attachment.after[1] + 1)
    )
    for place in around:
        if sentence.stem(place).startswith(("compress", "reduc", "saving")):
            return "down"
    return None


def _as_direction(way: str) -> Direction:
    return "up" if way == "up" else "down"

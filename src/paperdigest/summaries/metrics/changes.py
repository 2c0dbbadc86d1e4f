"""Whether a quantity is a level or a change, and which way it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    COMPARATIVES,
    FACTOR_NOUNS,
    LOSSES,
    REPORT_VERBS,
    words,
)

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Frame
    from paperdigest.summaries.metrics.clauses import Sentence


Direction = Literal["up", "down"]


Kind = Literal["level", "change", "stat"]


#: Verbs whose object is what is saved.
_SAVE = frozenset({"save", "lose", "cut", "reduce", "eliminate", "prune", "trim", "remove"})


#: Words for an amount on top of another.
_FURTHER = frozenset({"additional", "extra"})


#: Units of what a score is told in.
SHARES = frozenset({"%", "pp", "points"})


_TESTS = words(
    "p t f χ2 χ² χ^2 chi-square chi-squared z p-value p-values t-value t-values f-value f-values z-value t-statistic"
    " f-statistic z-statistic t-statistics f-statistics chi-square-statistic"
)


_UPWARDS = frozenset("+↑")


def kind_of(
    sentence: Sentence, frame: Frame, unit: str | None, *, signed: str
) -> tuple[Kind, Direction | None]:
    """Return the kind of a quantity and, of a change, its direction."""
    if unit is None and _is_statistic(sentence, frame):
        return "stat", None
    word = sentence.tokens[frame.at].text.lower()
    if word.endswith(("ing", "ed", "es", "s")) and word.isalpha():  # "halving the salt", "doubles the taste"
        return "change", "down" if word.startswith("hal") else "up"
    if word == "half" and frame.link == "in" and sentence.stem(frame.at + 1) != "of":
        cut = _governed(sentence, frame)
        if cut is not None:
            return "change", cut  # "cuts the salt in half"
    inside = word.split()[1] if word.count(" ") > 1 else ""
    if inside in COMPARATIVES or inside in _FURTHER:  # "84 more tokens" is one quantity
        return "change", _direction(COMPARATIVES.get(inside, "up"))
    direction = _change(sentence, frame, unit)
    if direction is not None:
        return "change", direction
    if unit == "x":
        return "change", _governed(sentence, frame) or _of_name(sentence, frame) or "up"
    if signed in _UPWARDS:
        return "change", "up"
    if signed == "↓" or (signed == "-" and (unit in SHARES or _is_beside_value(sentence, frame))):
        return "change", "down"
    return "level", None


def _is_statistic(sentence: Sentence, frame: Frame) -> bool:
    """Whether a value is that of a test: "p = 0.01", "a p-value of 0.01", "t(38) = 2.4", "chi-square test: 9.7"."""
    about = sentence.quantities[sentence.tokens[frame.at].quantity].bound == "~"  # a redshift: "at z ~ 0.1"
    if about or frame.link not in ("=", "W", "verb", "of", "X", ":"):
        return False
    place = frame.link_at - (frame.link not in ("W", "verb"))
    if sentence.tag(place) == ")":
        place = sentence.opening(place) - 1
    stem = sentence.stem(place)
    if stem in ("value", "values", "statistic", "statistics"):
        return sentence.stem(place - 1) in _TESTS
    return stem in _TESTS and (frame.link != "of" or "-" in stem or stem in ("p", "χ2", "χ²"))


def _is_beside_value(sentence: Sentence, frame: Frame) -> bool:
    """Whether a value stands in brackets after another: "scores 71.2 BLEU (-3.4)"."""
    if frame.link != "(":
        return False
    place = frame.link_at - 1
    while sentence.tag(place) == "W":
        place -= 1
    return sentence.tag(place) == "Q"


def _change(sentence: Sentence, frame: Frame, unit: str | None) -> Direction | None:
    """Return the direction where the words of a quantity make it a change."""
    if frame.comparative is not None:
        return _direction(COMPARATIVES[sentence.stem(frame.comparative)])
    if frame.after is not None and frame.link != "than":
        first, last = frame.after
        stem = sentence.stem(last)
        if (
            stem in CHANGE_NOUNS
            and (unit == "x" or stem not in FACTOR_NOUNS)
            and not (stem in LOSSES and first == last)
        ):
            return _direction(CHANGE_NOUNS[stem])
    if frame.link in ("of", "at", "W", ",", "from", "(", ":", "between"):
        noun = _noun_before(sentence, frame)
        if noun is not None:
            return noun
    if unit in {*SHARES, "x"} and sentence.stem(frame.at + 1) in ("above", "below", "behind"):
        return "up" if sentence.stem(frame.at + 1) == "above" else "down"  # "5 points above Finch"
    if frame.link == "by" and frame.pair is None and not _shown_by(sentence, frame):
        negative = sentence.quantities[sentence.tokens[frame.at].quantity].signed in ("-", "↓")
        behind = negative or sentence.stem(frame.link_at - 1) == "behind"
        return _governed(sentence, frame) or ("down" if behind else "up")
    if frame.link == "between" and unit in SHARES | {"x"}:
        return _between(sentence, frame)
    if frame.link in ("verb", "X") and frame.pair is None:
        # "gains over Finch reach 5%", "the gain is 5%"
        noun = _way(sentence, _head_before(sentence, frame.link_at))
        if noun is not None:
            return noun
    if frame.link == "verb" and unit in SHARES and sentence.stem(frame.link_at) == "gain":
        return "up"  # "gains 5 points"
    if frame.link == "verb" and unit == "%" and sentence.stem(frame.link_at) in _SAVE:
        return "down"  # "saves 5% of the salt"
    return "down" if unit == "%" and _is_left_out(sentence, frame.at) else None


def _between(sentence: Sentence, frame: Frame) -> Direction | None:
    """Read "gains between 5% and 10%", "improves recall between 5 and 7 points"."""
    if sentence.stem(frame.link_at - 1) == "gain" or (
        frame.verb is not None and sentence.stem(frame.verb) == "gain"
    ):
        return "up"
    return (
        _governed(sentence, frame)
        if frame.verb is not None and sentence.stem(frame.verb) in CHANGE_VERBS
        else None
    )


def _is_left_out(sentence: Sentence, at: int) -> bool:
    """Whether a share is one that can be saved: "5% of the salt can be removed"."""
    share = sentence.phrase_after(at + 2) if sentence.stem(at + 1) == "of" else None
    if share is None:
        return False
    verb = share[1] + 1
    while sentence.tag(verb) in ("X", "A"):
        verb += 1
    return sentence.tag(verb) == "V" and sentence.tag(verb - 1) == "X" and sentence.stem(verb) in _SAVE


def _head_before(sentence: Sentence, at: int) -> int:
    """Return the place of the noun that a subject before a verb is of: "[gains] in recall over Finch reach"."""
    at = sentence.before_auxiliaries(at)
    phrase = sentence.phrase_before(at)
    while phrase is not None:
        at = phrase[1]
        lead = sentence.lead(phrase[0])
        phrase = (
            sentence.phrase_before(lead) if sentence.stem(lead) in ("in", "over", "of", "for", "on") else None
        )
    return at


def _shown_by(sentence: Sentence, frame: Frame) -> bool:
    """Whether "by" names what shows something, not how far it went: "is best, shown by a 91% recall"."""
    return sentence.stem(frame.link_at - 1) in REPORT_VERBS | {"evidence", "support", "measure"}


def _noun_before(sentence: Sentence, frame: Frame) -> Direction | None:
    """Read "an improvement of 5%", "a gain from 3% to 5%" excluded."""
    if frame.link == "(":
        return _in_brackets(sentence, frame)
    if frame.link in (":", "between"):  # "gains over Finch: 5%", "gains over Finch between 5% and 7%"
        return _way(sentence, _head_before(sentence, frame.link_at))
    if frame.link not in ("of", "at", "W", ",", "from") or frame.pair is not None:
        return None
    if frame.link == "W":  # "gains up to 5%"
        ends = sentence.quantities[sentence.tokens[frame.at].quantity].bound != "="
        return _way(sentence, frame.link_at) if ends else None
    if frame.link == ",":  # "wins by large margins, specifically 5%"
        return _way(sentence, frame.link_at - 1, frozenset({"margin", "margins"}))
    if frame.link == "from":  # "gains ranging from 3 to 5%"
        return _way(sentence, frame.link_at - 2) if sentence.stem(frame.link_at - 1) == "range" else None
    place = frame.link_at - 1
    if sentence.tag(place) == ")":
        place = sentence.opening(place) - 1
    if sentence.tag(place) == ",":  # "gains over Finch, of 5%"
        place = _head_before(sentence, place)
    stem = sentence.stem(place)
    if stem in CHANGE_NOUNS and stem not in FACTOR_NOUNS and stem not in LOSSES:
        return _direction(CHANGE_NOUNS[stem])
    if stem in ("margin", "margins"):
        return "up"
    # "an improvement in accuracy of 5%", "gains over Finch on soups of 5%"
    return _way(sentence, _head_before(sentence, frame.link_at)) if frame.link == "of" else None


def _way(sentence: Sentence, at: int, besides: frozenset[str] = frozenset()) -> Direction | None:
    """Return which way a noun of difference goes, None for those that are measures too, and for any other word."""
    noun = sentence.stem(at)
    return (
        _direction(CHANGE_NOUNS[noun])
        if noun in CHANGE_NOUNS.keys() - FACTOR_NOUNS - (LOSSES - besides)
        else None
    )


def _in_brackets(sentence: Sentence, frame: Frame) -> Direction | None:
    """Read "the largest taste drop (5%)", "a clear gain in depth (5%)", "a clear gain over Finch (5%)"."""
    phrase = sentence.phrase_before(frame.link_at)
    unit = sentence.quantities[sentence.tokens[frame.at].quantity].unit
    if phrase is None or unit is None:
        return None
    lead = sentence.lead(sentence.list_start(phrase[0]))
    if sentence.stem(lead) in ("in", "over", "on"):
        noun = _head_before(sentence, lead)
    elif phrase[0] < phrase[1]:
        noun = phrase[1]
    else:
        return None
    return _way(sentence, noun, LOSSES - {"lead", "margin", "margins"})


def _governed(sentence: Sentence, frame: Frame) -> Direction | None:
    """Return the direction of the verb that governs a quantity."""
    place = frame.verb
    while place is not None:
        stem = sentence.stem(place)
        if stem in CHANGE_VERBS:
            return _direction(CHANGE_VERBS[stem])
        if stem in BEAT_VERBS:
            return "up"
        if frame.link != "by":
            return None
        place = sentence.governing(place)
    return None


def _of_name(sentence: Sentence, frame: Frame) -> Direction | None:
    """Read "a compression rate of 30x": what is measured is a saving."""
    around = (
        range(max(0, frame.at - 5), frame.at)
        if frame.after is None
        else range(frame.after[0], frame.after[1] + 1)
    )
    for place in around:
        if sentence.stem(place).startswith(("compress", "reduc", "saving")):
            return "down"
    return None


def _direction(way: str) -> Direction:
    return "up" if way == "up" else "down"

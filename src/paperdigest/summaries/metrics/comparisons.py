"""Whether a quantity is a level or a change, which way it goes, and whether it is what others are compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    COMPARATIVES,
    COMPARING,
    DATASET_HEADS,
    FACTOR_NOUNS,
    LOSSES,
    REACH_VERBS,
    REPORT_VERBS,
    words,
)
from paperdigest.summaries.metrics.shapes import has_shape, looks_like_data

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.frames import Frame

Direction = Literal["up", "down"]
Kind = Literal["level", "change", "stat"]

#: Verbs whose object is what is saved.
_SAVE = frozenset({"save", "lose", "cut", "reduce", "eliminate", "prune", "trim", "remove"})
#: Words for an amount on top of another.
_FURTHER = frozenset({"additional", "extra"})
#: Words before what others had.
_OTHERS = frozenset({"previous", "prior", "baseline"})
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


def is_baseline(sentence: Sentence, frame: Frame, before: Frame | None, *, before_is_baseline: bool) -> bool:
    """Return whether a level is what another is compared with."""
    if frame.pair is not None:
        first = sentence.tokens[frame.at].quantity < frame.pair
        return frame.link == "from" or (first and frame.link != "to")
    end = frame.at if frame.after is None else frame.after[1]
    against = sentence.stem(end + 1) in ("against", "compared", "over")
    if against and frame.link != "(" and sentence.stem(frame.link_at - 1) != "compared":
        return False  # "84% against the best pot", "3% over Finch and 5% gain over Wren"
    if frame.link not in ("vs", "versus", "than") and _goes_on_to_another(sentence, frame.at):
        return False
    if are_humans(sentence, frame):
        return True
    if frame.verb is not None and sentence.tag(frame.verb) == "V":
        phrase = sentence.phrase_before(frame.verb)
        if phrase is not None and (
            sentence.stem(phrase[1]) == "humans"
            or (sentence.stem(phrase[0]) == "human" and sentence.stem(phrase[1]) in _LEVELS)
        ):
            return True  # "human experts achieved 93%"
    if _in_aside(sentence, frame) or _of_another(sentence, frame):
        return True
    stop = before.at if before is not None else sentence.clause_start(frame.at) - 1
    place = frame.at - 1
    while place > stop:
        token = sentence.tokens[place]
        if token.tag == ";":
            return False
        if token.stem in ("than", "versus", "vs", "against") and not _is_bound(sentence, frame, place):
            # "better than Finch on 92% of the soups"
            return token.stem != "than" or frame.link not in ("on", "in")
        if (
            token.stem == "compared"
            or (
                token.stem in COMPARING
                and sentence.stem(place + 1) in COMPARING[token.stem]
                and not _is_bound(sentence, frame, place)
            )
            or (
                token.stem in ("comparable", "similar")
                and frame.link in (":", "(")
                and _leads_to(sentence, place)
            )
        ):
            return True
        if token.stem == "from" and sentence.stem(place - 1) in ("up", "down"):
            return True
        if token.stem == "improve" and token.tag == "G" and _improved_on(sentence, place + 1):
            return frame.link != "by"
        if token.tag in "VG":
            if token.stem in BEAT_VERBS:
                if sentence.stem(frame.at + 1) == "of" or sentence.stem(place - 1) == "or":
                    return False  # "surpassing 90% of the cooks", "reaches or exceeds 90%"
                bracket = frame.link_at if frame.link == "(" else sentence.enclosing(frame.at)
                nameless = frame.link == "(" and len(frame.group) == 1
                if bracket > place and _beats_many(sentence, place, bracket, nameless=nameless):
                    return False  # "outperforming all others (81%)", "surpassing Finch on SoupBench (81%)"
                if not _is_bound(sentence, frame, place):
                    phrase = sentence.phrase_before(frame.link_at) if frame.link == "of" else None
                    if (
                        before is None
                        and phrase is not None
                        and "with"
                        in (
                            sentence.stem(phrase[0] - 1),
                            sentence.stem(phrase[0] - 2),
                        )
                    ):
                        return False  # "surpasses Finch with a score of 5"
                    return frame.link not in ("by", "on", "in", "across", "with")
                place -= 1
                continue  # "compared to human accuracy exceeding 95%"
            if token.stem == "match" and (
                sentence.tokens[frame.at - 1].owner or sentence.stem(frame.at - 1) == "the"
            ):
                return True  # "matching Finch's 5%", "matching the 5% of Finch"
            told = sentence.tag(place - 1) in ("D", "Q", "M") and sentence.tag(place + 1) == "W"
            told = told or (
                frame.link == "(" and sentence.is_reduced(place)
            )  # "pots trained from scratch (5%)"
            if (
                token.stem != "range"
                and not told  # "than all tested pots (5%)"
                and sentence.stem(place - 1) not in ("which", "that", "who")
            ):
                break
        if (
            token.stem in ("using", "while", "whereas")
            and token.tag == "P"
            and "(" not in (frame.link, sentence.tag(frame.link_at - 1))
        ):
            break
        if token.tag == "," and sentence.stem(place + 1) in ("with", "and", "while", "including", "whereas"):
            break
        if (
            (
                token.stem in ("baseline", "chance")
                or (token.stem == "human" and _is_human_level(sentence, place))
            )
            and place >= frame.at - 4
            and frame.link in ("W", "(", "of", "at", "=", ":", "D", "")
        ):
            return token.stem != "human" or token.owner or sentence.tag(place + 1) in ("(", "W", ":")
        if (
            (token.stem == "over" or (token.stem in ("above", "below", "behind") and frame.link == "("))
            and before is not None
            and place > before.at
            and place >= frame.at - 6
            and not _is_bound(sentence, frame, place)
        ):
            return True
        place -= 1
    return before_is_baseline and before is not None and _continues(sentence, before.at, frame.at)


def _improved_on(sentence: Sentence, at: int) -> bool:
    """Whether a word leads to what was improved on: "improving over Finch", "improving on the next best result"."""
    if sentence.stem(at) != "on":
        return sentence.stem(at) in ("over", "upon")
    phrase = sentence.phrase_after(at + 1)
    return phrase is not None and sentence.stem(phrase[0]) in _OTHERS | {"next", "best"}


def are_humans(sentence: Sentence, frame: Frame) -> bool:
    """Whether humans reach a value, whatever they do it with: "humans with a spoon reached 5%"."""
    verb = frame.verb if frame.verb is not None else 0
    phrase = sentence.phrase_before(verb)
    if phrase is None or sentence.tag(verb) != "V":
        return False
    at = phrase[0] - 1 - (sentence.tag(phrase[0] - 1) == "D")
    return sentence.tag(at) == "P" and sentence.stem(at - 1) == "humans"


def _in_aside(sentence: Sentence, frame: Frame) -> bool:
    """Whether a value is told of another in brackets right after a value: "reaches 5% (Finch: 3%; Wren: 2%)"."""
    bracket = sentence.enclosing(frame.at) if frame.link == ":" else -1
    named = sentence.phrase_before(frame.link_at) if bracket > 0 else None
    return (
        named is not None
        and _follows_value(sentence, bracket)
        and has_shape(sentence.tokens[named[0]].text)
        and not looks_like_data(sentence.slice(*named))
        and not sentence.measures(named[1])
    )


def _of_another(sentence: Sentence, frame: Frame) -> bool:
    """Whether a value stands in brackets behind what others had: "doubling the previous best pot's recall (5%)"."""
    phrase = sentence.phrase_before(frame.link_at) if frame.link == "(" else None
    if phrase is None or not sentence.tokens[phrase[0] - 1].owner:
        return False
    owner = sentence.phrase_before(phrase[0])
    return owner is not None and sentence.stem(owner[0]) in _OTHERS


def _follows_value(sentence: Sentence, at: int) -> bool:
    """Whether a bracket stands behind a value and no more than where it was taken: "5% on hot soups (Finch: 3%)"."""
    at -= 1
    while sentence.tag(at) in ("W", "P", "D", "A", "M"):
        at -= 1
    return sentence.tag(at) == "Q"


def none_reaches(sentence: Sentence, frame: Frame) -> bool:
    """Whether a value is one that nobody has: "no pot scored above 75%", "none of the pots exceeds a recall of 5%"."""
    if frame.verb is None or sentence.stem(frame.verb) not in REACH_VERBS | BEAT_VERBS:
        return False
    subject = range(sentence.clause_start(frame.verb), frame.verb)
    told = [
        place for place in subject if sentence.tag(place) in ",;C" or sentence.stem(place) in REPORT_VERBS
    ]
    return sentence.stem(told[-1] + 1 if told else subject.start) in ("no", "none", "neither")


def _goes_on_to_another(sentence: Sentence, at: int) -> bool:
    """Whether a value is set against one that follows: "5% vs 3%", "5% recall for Lark vs. 3%"."""
    place = at + 1
    while sentence.tag(place) in ("W", "P", "M") and sentence.stem(place) not in _VERSUS:
        place += 1
    return sentence.stem(place) in _VERSUS


_VERSUS = frozenset({"vs", "versus", "vs."})


def _beats_many(sentence: Sentence, verb: int, bracket: int, *, nameless: bool) -> bool:
    """Whether a value in brackets is the winner's: after a place ("on stews like SoupBench"), or many `nameless` losers."""
    phrase = sentence.phrase_before(bracket)
    if phrase is None:
        return False
    named = any(
        token.text[:1].isupper() or has_shape(token.text) for token in sentence.tokens[verb + 1 : bracket]
    )
    at = sentence.list_start(phrase[0]) - 1
    at -= sentence.tag(at) == "D"
    if sentence.stem(at) in ("like", "as", "including"):
        kind = sentence.phrase_before(at - (sentence.stem(at) == "as"))
        return kind is not None and sentence.stem(kind[1]) in DATASET_HEADS
    placed = sentence.stem(at) in ("on", "in", "for")
    return placed or (nameless and not named and sentence.stem(phrase[1]).endswith("s"))


def _leads_to(sentence: Sentence, place: int) -> bool:
    """Whether "to" follows what is called comparable: "comparable taste to Finch (5%)"."""
    phrase = sentence.phrase_after(place + 1)
    if phrase is None or sentence.stem(phrase[1] + 1) != "to":
        return False
    other = sentence.phrase_after(phrase[1] + 2)
    return other is not None and sentence.tag(other[1] + 1) == "("


def _is_human_level(sentence: Sentence, at: int) -> bool:
    """Whether "human" begins what people reach, not what they judge: "human accuracy", but not "human ratings"."""
    return sentence.stem(at - 1) != "with" and (
        sentence.stem(at + 1) in _LEVELS or sentence.tag(at + 1) in ("(", ":", "Q")
    )


_LEVELS = frozenset(
    {
        "performance",
        "accuracy",
        "level",
        "levels",
        "baseline",
        "experts",
        "expert",
        "score",
        "scores",
        "average",
        "participants",
        "annotators",
        "success",
    }
)


def _is_bound(sentence: Sentence, frame: Frame, place: int) -> bool:
    """Whether a word is part of the bound of a quantity ("more than 5%", "exceeding 5%"), not "surpassing the 5% of Finch"."""
    names_another = sentence.tag(place) in "VG" or sentence.stem(place) == "close"
    if names_another and sentence.stem(frame.at - 1) == "the":
        return False
    return sentence.tokens[place].start >= sentence.quantities[sentence.tokens[frame.at].quantity].lead


def _continues(sentence: Sentence, first: int, second: int) -> bool:
    """Whether nothing but phrases joined by "and" or commas stands between two quantities."""
    between = range(first + 1, second)
    if sentence.enclosing(first) > 0 and sentence.enclosing(second) < 0:
        return False  # "5% (Finch: 3%) and 7%"
    joint = next((place for place in between if sentence.tag(place) == "C"), second)
    if (
        sentence.tag(joint - 1) == ","
        and sentence.tag(joint + 1) == "D"
        and sentence.stem(second - 1) == "of"
    ):
        return False  # "5% vs. 3%, and a recall of 7%"
    return not any(
        sentence.is_finite(place)
        or sentence.tag(place) in "G;"
        or sentence.stem(place) in ("while", "whereas", "but")
        for place in between
    ) and any(sentence.tag(place) in "C,(/" for place in between)

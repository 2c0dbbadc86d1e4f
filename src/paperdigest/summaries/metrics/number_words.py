"""Amounts written in words: "two orders of magnitude", "fifty percent", "twice"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.lexicon import CARDINALS, UNITS, WORD_QUANTITIES
from paperdigest.summaries.metrics.quantities import Quantity, is_factor

if TYPE_CHECKING:
    from collections.abc import Iterator


#: More orders of magnitude than a float has are a figure of speech.
_MOST_ORDERS = 300
#: Units of numbers in words, besides times and orders of magnitude.
_SPELLED_UNITS = (
    "percent|per cent|milliseconds?|microseconds?|seconds|minutes|hours|gigabytes|megabytes|watts"
)
_ONES = 9
_TENS = 20


def _amount_pattern() -> str:
    """Return the pattern of an amount in words, without its surroundings."""
    words = "|".join(sorted(WORD_QUANTITIES, key=len, reverse=True))
    ones = "|".join(name for name, value in CARDINALS.items() if value <= _ONES and name != "an")
    tens = "|".join(name for name, value in CARDINALS.items() if value >= _TENS)
    cardinals = "|".join(sorted(CARDINALS, key=len, reverse=True))
    small = rf"(?:(?:{tens})[\s-](?:{ones})|{cardinals})"
    count = rf"(?:(?:(?:a|{ones})\s)?hundred(?:\s(?:and\s)?{small})?|{small})"
    points = r"(?:absolute\s)?(?:percentage|percent|accuracy|BLEU|F1)?\s?points?"
    return (
        rf"(?:(?P<less>half an?\s(?:percentage\spoint|percent|point))|(?P<word>{words})|factor of (?P<factor>{count})"
        rf"|(?P<count>{count})(?P<half>[\s-]and[\s-]a[\s-]half)?(?:(?P<orders>\sorders? of magnitude)|(?P<fold>[\s-]?fold|[\s-]times)"
        rf"|[\s-](?P<points>{points})|[\s-](?P<unit>{_SPELLED_UNITS})|(?P<out>\s(?:out\s)?of\s(?:the\s)?(?P<total>{cardinals}))))"
    )


@cache
def _spelled_amount() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?=[adefhnost]){_amount_pattern()}(?![\w-])", re.IGNORECASE)


#: Every quantity in words has one of these, unless it has a unit below.
_SPELLED_SIGNS = ("alf", "alv", "wice", "oubl", "ripl", "fold", "times", "magnitude", "factor of")
#: The units of the other quantities in words.
_UNIT_SIGNS = (
    "percent",
    "per cent",
    "point",
    "millisecond",
    "microsecond",
    "seconds",
    "minutes",
    "hours",
    "gigabytes",
    "megabytes",
    "watts",
)
#: The most characters to look at before a unit: " half a absolute percentage ".
_BEFORE_UNIT = 40
_BEFORE_POINTS = frozenset({"absolute", "percentage", "percent", "accuracy", "bleu", "f1"})
#: The last two letters of numbers in words.
_ENDINGS = frozenset(name[-2:] for name in (*CARDINALS, "hundred"))
#: The most characters of a quantity before its sign: "two hundred and twenty-four and a half orders of magnitude".
_BEFORE_SIGN = 60


def _find_unit_sign(text: str) -> int:
    """Return where to start looking for a number in words with a unit, -1 if the text has none."""
    for sign in _UNIT_SIGNS:
        at = text.find(sign)
        while at >= 0:
            words = text[max(0, at - _BEFORE_UNIT) : at].lower().replace("-", " ").split()
            while words and words[-1] in _BEFORE_POINTS:
                words.pop()
            if words and (words[-1][-2:] in _ENDINGS or "half" in words[-2:]):
                return max(0, at - _BEFORE_SIGN)
            at = text.find(sign, at + 1)
    return -1


@cache
def _total_in_words() -> re.Pattern[str]:
    return re.compile(rf"of\s(?:the\s)?(?:{'|'.join(CARDINALS)})\b")


def find_number_words(text: str, start: int, stop: int) -> Iterator[Quantity]:
    """Yield the quantities of `text[start:stop]` that are written in words."""
    # Few texts have a number in words, and looking for signs is fast.
    signs = [at for at in (*map(text.find, _SPELLED_SIGNS), _find_unit_sign(text)) if at >= 0]
    total = _total_in_words().search(text)
    if total is not None:
        signs.append(total.start())
    if not signs:
        return
    for match in _spelled_amount().finditer(text, max(start, min(signs) - _BEFORE_SIGN), stop):
        quantity = _read_amount(text, match, start)
        if quantity is not None:
            yield quantity


def _read_amount(text: str, match: re.Match[str], start: int) -> Quantity | None:
    """Return a quantity in words, None if it may be no quantity ("an hour", "one of two")."""
    begin, end = match.start("factor") if match["factor"] else match.start(), match.end()
    if match["less"]:
        unit = (
            "pp"
            if "age" in match["less"].lower()
            else "%"
            if "percent" in match["less"].lower()
            else "points"
        )
        return Quantity(begin, end, 0.5, unit, lead=begin)
    if match["word"]:
        value, unit = WORD_QUANTITIES[match["word"].lower()]
        return Quantity(begin, end, float(value), unit, lead=begin)
    count = _parse_count(match["factor"] or match["count"]) + 0.5 * (match["half"] is not None)
    if match["factor"]:
        return Quantity(begin, end, count, "x", lead=begin) if is_factor(text, begin, end, start) else None
    if match["orders"]:
        if count > _MOST_ORDERS:
            return None
        return Quantity(begin, end, float(10 ** int(count)), "x", lead=begin)
    if match["fold"]:
        return Quantity(begin, end, count, "x", lead=begin)
    if match["points"]:
        unit = "pp" if match["points"].lower().startswith(("percent", "absolute percent")) else "points"
        return Quantity(begin, end, count, unit, lead=begin)
    if match["unit"]:
        unit = UNITS.get(match["unit"].lower().replace("per cent", "percent"), "W")
        return (
            None
            if match["count"].lower() in ("an", "one") and unit != "%"
            else Quantity(begin, end, count, unit, lead=begin)
        )
    if match["count"].lower() in ("an", "one"):
        return None
    return Quantity(begin, end, count, lead=begin, ratio=True)


def _parse_count(words: str) -> float:
    """Return the number that words stand for: "two hundred and twenty-four"."""
    value = 0
    for word in words.lower().replace("-", " ").split():
        value = max(value, 1) * 100 if word == "hundred" else value + CARDINALS.get(word, 0)
    return float(value)

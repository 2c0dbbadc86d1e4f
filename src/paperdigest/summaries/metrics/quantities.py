"""A quantity, and the reading of units."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from paperdigest.summaries.metrics.lexicon import (
    DIVIDED_UNITS,
    MULTIPLIER_WORDS,
    MULTIPLIERS,
    RATE_UNITS,
    UNITS,
)

Bound = Literal["=", "<=", ">=", "~"]


class Quantity(NamedTuple):
    """A number with its unit."""

    start: int
    """The start of the number and its unit in the text."""
    end: int
    """The end of the number and its unit in the text."""
    value: float
    """The number, with multipliers such as "million" applied."""
    unit: str | None = None
    """The unit in its short form."""
    high: float | None = None
    """The upper end of a range."""
    uncertainty: float | None = None
    """The number after a plus-minus sign."""
    bound: Bound = "="
    """How the words before limit it: up to, at least, or about the value."""
    lead: int = 0
    """The start of those words, else `start`."""
    sign: str = ""
    """The sign or arrow that is written with it."""
    scaled: bool = False
    """Whether the value includes a multiplier such as K or "million"."""
    ratio: bool = False
    """Whether it is a count out of a total ("8 out of 10")."""


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(
        r"[\s-]?(\$?\\?%|\$?\\times\b(?:(?<=\$\\times)\$)?|°[CF]?|[×$€£¥₹₩]|[A-Za-zμµ]{1,14}(?:\.p)?)(?:(\s?-?(?:points?|pts?|p)\b)|(\s?/\s?s(?:ec(?:ond)?)?\b|\s?per second\b))?"
    )


@cache
def _divisor() -> re.Pattern[str]:
    """Match the divisor of a unit: "m/s", "kcal/mol", "km/s/Mpc"."""
    return re.compile(r"/[A-Za-z]{1,10}(?:/[A-Za-z]{1,10})?(?![\w/-])")


@cache
def _large_number() -> re.Pattern[str]:
    return re.compile(r"[\s-](thousand|million|billion|trillion)\b")


@cache
def _points() -> re.Pattern[str]:
    return re.compile(r"[\s-](?:absolute )?(?:percentage )?points?\b")


#: Measures in points.
_POINT_MEASURES = r"accuracy|f1|bleu|recall|precision|m?ap|m?iou|rouge(?:-[l\d])?|em|auc|auroc|score"


@cache
def _word_and_unit() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:(?:absolute|relative|average|{_POINT_MEASURES}) ((?:percentage )?points?)|(?:more|fewer|less|additional|extra) (tokens|points|steps|seconds))\b",
        re.IGNORECASE,
    )


def read_unit(text: str, end: int, stop: int) -> tuple[int, float, str | None]:
    """Return where the unit after a number ends, the factor to multiply the number by, and the unit."""
    factor = 1.0
    if end < stop and text[end] in MULTIPLIERS and not text[end + 1 : end + 2].isalnum():
        factor = MULTIPLIERS[text[end]]
        end += 1
    else:
        word = _large_number().match(text, end, stop)
        if word is not None:
            factor = MULTIPLIER_WORDS[word[1]]
            end = word.end()
    match = _unit_pattern().match(text, end, stop)
    if match is None:
        return _read_word_and_unit(text, end, stop, factor)
    after = text[match.end() : match.end() + 1]
    word_text = match[1].strip("\\$") or "$"
    key = word_text if word_text in ("M", "B", "K") else word_text.lower()
    if match[3] and key in RATE_UNITS:
        return match.end(), factor, f"{RATE_UNITS[key]}/s"
    if key == "percentage":
        points = _points().match(text, match.end(1), stop)
        return (points.end(), factor, "pp") if points is not None else (end, factor, None)
    unit = UNITS.get(key)
    per = _divisor().match(text, match.end(1), stop) if unit not in ("%", "x", "points") else None
    if per is not None and (unit is not None or word_text in DIVIDED_UNITS):
        return per.end(), factor, f"{unit or word_text}{per[0]}"
    if unit is None or (len(key) == 1 and word_text.isupper() and key not in ("x", "j", "w")):
        return _read_word_and_unit(text, end, stop, factor)
    if unit == "%":
        if match[2]:
            return match.end(2), factor, "pp"
        absolute = _points().match(text, match.end(1), stop)
        return (absolute.end(), factor, "pp") if absolute is not None else (match.end(1), factor, "%")
    if word_text == "J" and after == "&":  # "74.5 J&F"
        return end, factor, None
    if word_text.isalpha() and (after.isalnum() or text[match.end(1) : match.end(1) + 1].isalnum()):
        return end, factor, None
    if (
        unit == "x"
        and text[end : end + 1] == " "
        and word_text in ("x", "X")
        and text[match.end(1) : match.end(1) + 2].strip()[:1].isdigit()
    ):
        return end, factor, None
    tail = text[match.end(1) : match.end(1) + 2]
    if text[end : end + 1] == "-" and unit not in ("x", "points"):
        # "a 30-second clip", "8-bit": a unit tied to its number describes the thing that follows.
        return end, factor, None
    if (
        unit in ("FPS", "bits")
        or not tail.startswith(("-", "/"))
        or not (tail[1:].isalpha() or (tail[0] == "-" and tail[1:].isdigit()))
    ):
        return match.end(1), factor, unit
    return end, factor, None


def _read_word_and_unit(text: str, end: int, stop: int, factor: float) -> tuple[int, float, str | None]:
    """Return the same for a unit after another word: "7 absolute points", "84 more tokens"."""
    match = _word_and_unit().match(text, end, stop)
    if match is None:
        return end, factor, None
    if match[1]:
        return match.end(), factor, "pp" if match[1].lower().startswith("percentage") else "points"
    return match.end(), factor, {"seconds": "s"}.get(match[2], match[2])


@cache
def _by_factor() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:by an? (?:[a-z]+ )?|(an?) )factor of (?:about |up to |over |nearly |approximately |around |roughly |almost |at least |more than |~)?\Z"
    )


@cache
def _factor_after() -> re.Pattern[str]:
    """Match the change that "a factor of 3" describes without "by"."""
    return re.compile(
        r"\s(?:faster|slower|fewer|less|more|lower|higher|better|cheaper|smaller|speed-?up|reduction|improvement|increase|gain|acceleration|compression|decrease)s?\b"
    )


def is_factor(text: str, begin: int, end: int, start: int) -> bool:
    """Whether "factor of" before a number makes it a factor of change."""
    found = _by_factor().search(text[max(start, begin - 48) : begin])
    return found is not None and (not found[1] or _factor_after().match(text, end) is not None)

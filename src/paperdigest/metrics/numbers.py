"""The first stage: every number of a text that can stand for a quantity, with its unit, range, error and bound.

Parts of names are no quantities ("GPT-4", "v2.1", "F1", "4096x4096"). Whether a quantity is a result is for the
next stage to say.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from paperdigest.metrics.lexicon import (
    BASES,
    BOUNDS,
    CARDINALS,
    MULTIPLIER_WORDS,
    MULTIPLIERS,
    RATES,
    UNITS,
    WORD_QUANTITIES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

Bound = Literal["=", "<=", ">=", "~"]

_BOUND_REACH = 28
_RANGE_REACH = 40
#: A longer row of digits is an identifier, or noise.
_LONGEST = 24


class Quantity(NamedTuple):
    """A number with its unit."""

    start: int
    """Where the shortest piece of text begins that holds the number and its unit."""
    end: int
    """Where that piece ends."""
    value: float
    """The number, multiplied out."""
    unit: str | None = None
    """The unit in its short form."""
    high: float | None = None
    """The upper end of a range."""
    uncertainty: float | None = None
    """The number after a plus-minus sign."""
    bound: Bound = "="
    """What the words before say about it."""
    lead: int = 0
    """Where those words begin; `start` without them."""
    signed: str = ""
    """The sign that it is written with."""
    scaled: bool = False
    """Whether a suffix such as K or "million" was multiplied out."""
    ratio: bool = False
    """Whether it is a count out of a total ("8 out of 10")."""


@cache
def _number() -> re.Pattern[str]:
    # It begins with a digit and nothing else, so that what lies between the numbers of a text is skipped fast.
    return re.compile(r"\d(?:\d{0,2}(?:,\d{3})++(?!\d)|\d*+)(?:\.\d++)?(?:[eE][-−]?\d{1,2}\b)?")


@cache
def _free() -> re.Pattern[str]:
    """Match where a number can begin: not inside a name, whose parts are tied by signs, but after "0.05/", "5%/" or " ."."""
    return re.compile(
        r"(?:(?<![\w.@/^_#\\])|(?<=\d\.\d/)|(?<=\.\d\d/)|(?<=\.\d{3}/)|(?<=\.\d{4}/)|(?<=\d[x%]/)|(?<=[\s(=<>~≈]\.))(?<![^\W_][-–−,'’:+*×])"
    )


@cache
def _second() -> re.Pattern[str]:
    """Match the upper end of a range, or the error, after a first number."""
    return re.compile(
        r"\s?\(?(?P<join>±|\+/-|\+-|\\pm|to|[-–—]|and)\s?(?P<sign>[-−+])?(?P<number>(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?)(?![\w]*-[A-Za-z])"
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        r"[\s-]?(\$?\\?%|\$?\\times\b(?:(?<=\$\\times)\$)?|°[CF]?|[×$]|[A-Za-zμµ]{1,14}(?:\.p)?)(?:(\s?-?(?:points?|pts?|p)\b)|(\s?/\s?s(?:ec(?:ond)?)?\b|\s?per second\b))?"
    )


@cache
def _per() -> re.Pattern[str]:
    """Match what a unit is divided by: "m/s", "kcal/mol", "km/s/Mpc"."""
    return re.compile(r"/[A-Za-z]{1,10}(?:/[A-Za-z]{1,10})?(?![\w/-])")


@cache
def _large() -> re.Pattern[str]:
    return re.compile(r"[\s-](thousand|million|billion|trillion)\b")


@cache
def _points() -> re.Pattern[str]:
    return re.compile(r"[\s-](?:absolute )?(?:percentage )?points?\b")


#: Measures that are told in points.
_POINTED = r"accuracy|f1|bleu|recall|precision|m?ap|m?iou|rouge(?:-[l\d])?|em|auc|auroc|score"


@cache
def _with_word() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:(?:absolute|relative|average|{_POINTED}) ((?:percentage )?points?)|(?:more|fewer|less|additional|extra) (tokens|points|steps|seconds))\b",
        re.IGNORECASE,
    )


@cache
def _spelled() -> re.Pattern[str]:
    words = "|".join(sorted(WORD_QUANTITIES, key=len, reverse=True))
    cardinals = "|".join(CARDINALS)
    return re.compile(
        rf"(?<![\w-])(?:(?P<word>{words})(?![\w-])"
        rf"|(?P<count>{cardinals})(?:(?P<orders>\s(?:and a half\s)?orders? of magnitude)|(?P<fold>[\s-](?:fold|times))|(?P<out>\s(?:out\s)?of\s(?:the\s)?(?P<total>{cardinals})))(?![\w-]))",
        re.IGNORECASE,
    )


#: One of these stands in every quantity that is written in words.
_SPELLED_SIGNS = (
    "alf",
    "alv",
    "wice",
    "oubl",
    "ripl",
    "fold",
    "times",
    "magnitude",
)


#: No more characters of a quantity stand before its sign: "twenty and a half orders of magnitude".
_BEFORE_SIGN = 40


@cache
def _total_in_words() -> re.Pattern[str]:
    return re.compile(rf"of\s(?:the\s)?(?:{'|'.join(CARDINALS)})\b")


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(r"(?:\s?(?:-|–|to)\s?(?P<high>\d))? orders? of magnitude\b")


@cache
def _power() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[x×*]|\\times|\\cdot)\s?10\^?\{?([-−]?\d{1,2})\}?(?![\d.])")


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(r"\s(?:out of|of)\s(?:the\s)?(\d{1,4})(?![\w.%]|,\d)")


@cache
def _total() -> re.Pattern[str]:
    """Match what a value is out of, "8/30", "7.0/10.0": "2/3" is a fraction, and "0.71/0.82" are two values."""
    return re.compile(r"/(\d{2,4}(?:\.0)?)(?![\w.%/]|,\d|-\w)")


#: A bound ends in one of these; looking for them is faster than for the whole.
_BOUND_SIGNS = (*{bound.split()[-1] for bound in BOUNDS}, "a", "an", "only", "just", "the")


@cache
def _bound() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(BOUNDS, key=len, reverse=True) if word[0].isalpha())
    return re.compile(rf"(?<![\w-])({words})\s(?:an? |only |just |the )?\Z|([<>≤≥~≈∼])\s?\Z", re.IGNORECASE)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Yield the quantities of `text[start:end]` in order; a range is one."""
    stop = len(text) if end is None else min(end, len(text))
    # The two kinds never overlap: no unit holds a number word.
    found = sorted([*_digits(text, start, stop), *_words(text, start, stop)])
    for place in range(len(found) - 2, -1, -1):
        found[place] = _with_unit_of(text, found[place], found[place + 1])
    for quantity in found:
        yield _with_bound(text, quantity, start)


def _with_unit_of(text: str, quantity: Quantity, following: Quantity) -> Quantity:
    """Give a bare number the unit of the next in its list: "3.1 and 5.2 points", "from 3.1 to 5.2%", "3.1/5.2 ms"."""
    joint = text[quantity.end : following.start].strip(" ~+-")
    if (
        joint in ("and", "or", "to", "/", ",", ", and")
        and quantity.unit is None
        and not quantity.ratio
        # What is in one unit is written alike: "a score of 30 and 1.8x" is no list.
        and _decimals(text, quantity) == _decimals(text, following)
    ):
        return quantity._replace(unit=following.unit)
    return quantity


def _decimals(text: str, quantity: Quantity) -> int:
    """Return how many digits after the point a number has."""
    match = _number().match(text, quantity.start + (text[quantity.start] in "+-−–$"))
    return len(match[0].partition(".")[2]) if match is not None else -1


def _digits(text: str, start: int, stop: int) -> Iterator[Quantity]:
    last = start
    for match in _number().finditer(text, start, stop):
        if match.start() >= last and _free().match(text, match.start()):
            quantity = _read(text, match, start, stop)
            if quantity is not None:
                last = quantity.end
                if quantity.ratio and not text.startswith("out", last + 1):
                    total = _ratio().match(text, last, stop)
                    last = last if total is None else total.end()
                yield quantity


def _words(text: str, start: int, stop: int) -> Iterator[Quantity]:
    # Few texts have one, and looking for a sign is fast.
    signs = [at for at in map(text.find, _SPELLED_SIGNS) if at >= 0]
    total = _total_in_words().search(text)
    if total is not None:
        signs.append(total.start())
    if not signs:
        return
    for match in _spelled().finditer(text, max(start, min(signs) - _BEFORE_SIGN), stop):
        begin, end = match.span()
        if match["word"]:
            value, unit = WORD_QUANTITIES[match["word"].lower()]
            yield Quantity(begin, end, float(value), unit, lead=begin)
        elif match["orders"]:
            yield Quantity(begin, end, float(10 ** CARDINALS[match["count"].lower()]), "x", lead=begin)
        elif match["fold"]:
            yield Quantity(begin, end, float(CARDINALS[match["count"].lower()]), "x", lead=begin)
        elif match["count"].lower() not in ("an", "one"):
            yield Quantity(begin, end, float(CARDINALS[match["count"].lower()]), lead=begin, ratio=True)


def _read(text: str, match: re.Match[str], start: int, stop: int) -> Quantity | None:
    """Return the quantity that begins with a number, None for a part of a name or an expression."""
    begin, end = match.span()
    if end - begin > _LONGEST:
        return None
    sign = ""
    if (
        begin > start
        and text[begin - 1] in "+-−–"
        and (begin - 1 == start or text[begin - 2] in " \n\t([{~≈=:\"'|")
    ):
        begin -= 1
        sign = {"−": "-", "–": "-"}.get(text[begin], text[begin])
    if text[max(start, begin - 2) : begin] in ("^{", "_{"):  # an exponent or index of a formula
        return None
    pointed = begin > start and text[begin - 1] == "."  # ".93"
    if pointed and not match[0].isdigit():
        return None
    begin -= pointed
    value = _value(f"0.{match[0]}" if pointed else match[0])
    if sign == "-":
        value = -value
    orders = _orders().match(text, end, stop)
    if orders is not None:
        high = float(10 ** int(orders["high"])) if orders["high"] else None
        return (
            Quantity(begin, orders.end(), float(10 ** min(value, 99)), "x", high, lead=begin)
            if value > 0
            else None
        )
    power = _power().match(text, end, stop)
    if power is not None:
        return Quantity(
            begin, power.end(), value * 10.0 ** int(power[1].replace("−", "-")), lead=begin, signed=sign
        )
    dollar = (
        begin > start
        and text[begin - 1] == "$"
        and not sign
        and not text[max(0, begin - 2) : begin - 1].isalnum()
    )
    end, factor, unit = _unit_after(text, end, stop)
    ratio = _ratio().match(text, end, stop) if unit is None and factor == 1 and value == int(value) else None
    if ratio is not None and 0 < value <= int(ratio[1]):
        return Quantity(
            begin, ratio.end() if "out" in ratio[0] else end, value, lead=begin, signed=sign, ratio=True
        )
    total = _total().match(text, end, stop) if unit is None and factor == 1 else None
    if total is not None and 1 < value <= float(total[1]):
        return Quantity(begin, total.end(), value, lead=begin, signed=sign)
    high, uncertainty = None, None
    scale = factor
    second = _second().match(text, end, stop)
    if second is not None and (second["join"] != "and" or _between(text, begin, start)):
        second_end, second_factor, second_unit = _unit_after(text, second.end(), stop)
        other = _value(second["number"])
        if second["join"] in ("±", "+/-", "+-", "\\pm"):
            uncertainty, end, unit = other * second_factor, second_end, unit or second_unit
            end = second_end if second_unit is not None else second.end()
            end += text[end : end + 1] == ")" and "(" in second[0]
        elif "(" not in second[0] and _is_range(
            text[max(start, begin - _RANGE_REACH) : begin], (value, other), second, (unit, second_unit)
        ):
            high = -other if second["sign"] in ("-", "−") else other
            scale = factor if factor != 1 else second_factor
            high *= second_factor
            end, unit = second_end, second_unit or unit
    if end < stop and _goes_on(text, end, unit):
        return None
    if unit is None and _by_factor().search(text[max(start, begin - 32) : begin]):
        unit = "x"
    if (
        dollar and unit is None and not text[end : end + 2].lstrip().startswith(("$", "\\"))
    ):  # "$5$" is a formula
        begin -= 1
        unit = "USD"
    return Quantity(
        begin, end, value * scale, unit, high, uncertainty, lead=begin, signed=sign, scaled=scale != 1
    )


def _goes_on(text: str, end: int, unit: str | None) -> bool:
    """Whether the characters after a number make it part of a longer word, as in "3D", "5-shot" or "2/3"."""
    char = text[end]
    if char.isalnum() or char in "_@^/\\²³×" or (char == "." and text[end + 1 : end + 2].isdigit()):
        # "2/3" is a fraction, "0.05/0.09" are two values.
        return not (char == "/" and (unit is not None or _is_decimal(text, end)))
    return char in "-–" and text[end + 1 : end + 2].isalnum() and unit is None


def _is_decimal(text: str, end: int) -> bool:
    return "." in text[max(0, end - 6) : end].rpartition(" ")[2] and text[end + 1 : end + 2].isdigit()


def _between(text: str, begin: int, start: int) -> bool:
    return text[max(start, begin - 10) : begin].rstrip("$+").rstrip().lower().endswith("between")


def _is_range(
    before: str, ends: tuple[float, float], second: re.Match[str], units: tuple[str | None, str | None]
) -> bool:
    """Whether two numbers are one range: "from 3 to 5" is a state before and one after, unless values range."""
    if None not in units and units[0] != units[1]:
        return False
    if second["join"] == "and":
        return True
    if second["join"] != "to":
        return abs(ends[0]) < ends[1] or second["sign"] is not None
    words = before.rstrip("+-−$~≈ ").lower().split()
    if words and words[-1] in ("approximately", "about", "around", "nearly", "roughly", "baseline"):
        words.pop()
    if (
        before.endswith("(")
        and _changes().search(second.string, max(0, second.start() - 120), second.start())
        and second.string[second.end() :].lstrip("%x")[:1] == ")"
    ):
        return False  # "improves the taste by 3% (80% to 83%)"
    if words and words[-1].lstrip("(") == "from":
        following = second.string[second.end() : second.end() + _RANGE_REACH].lower()
        ranging = any(word.startswith(("rang", "vary", "varie", "span")) for word in words[-4:-1])
        return ranging or _change_after().match(following) is not None
    return abs(ends[0]) <= ends[1] and (units[0] is None or units[1] is not None)


@cache
def _by_factor() -> re.Pattern[str]:
    return re.compile(r"\bby an? (?:[a-z]+ )?factor of (?:about |up to |over |nearly |approximately |~)?\Z")


@cache
def _changes() -> re.Pattern[str]:
    return re.compile(r"\b(?:improv|increas|reduc|decreas|boost|rais|drop|gain)", re.IGNORECASE)


@cache
def _change_after() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,2}(?:%|x|times|points?|percent)?\s?(?:relative |absolute |accuracy |performance )?"
        r"(?:improvement|gain|increase|reduction|decrease|speedup)s?\b"
    )


def _value(digits: str) -> float:
    return float(digits.replace(",", "").replace("−", "-"))


def _unit_after(text: str, end: int, stop: int) -> tuple[int, float, str | None]:
    """Return where the unit after a number ends, what the number is multiplied by, and the unit."""
    factor = 1.0
    if end < stop and text[end] in MULTIPLIERS and not text[end + 1 : end + 2].isalnum():
        factor = MULTIPLIERS[text[end]]
        end += 1
    else:
        word = _large().match(text, end, stop)
        if word is not None:
            factor = MULTIPLIER_WORDS[word[1]]
            end = word.end()
    match = _unit().match(text, end, stop)
    if match is None:
        return _absolute(text, end, stop, factor)
    after = text[match.end() : match.end() + 1]
    word_text = match[1].strip("\\$") or "$"
    key = word_text if word_text in ("M", "B", "K") else word_text.lower()
    if match[3] and key in RATES:
        return match.end(), factor, f"{RATES[key]}/s"
    if key == "percentage":
        points = _points().match(text, match.end(1), stop)
        return (points.end(), factor, "pp") if points is not None else (end, factor, None)
    unit = UNITS.get(key)
    per = _per().match(text, match.end(1), stop) if unit not in ("%", "x", "points") else None
    if per is not None and (unit is not None or word_text in BASES):
        return per.end(), factor, f"{unit or word_text}{per[0]}"
    if unit is None or (len(key) == 1 and word_text.isupper() and key not in ("x", "j", "w")):
        return _absolute(text, end, stop, factor)
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


def _absolute(text: str, end: int, stop: int, factor: float) -> tuple[int, float, str | None]:
    """Read "7 absolute points" and "84 more tokens": a word between the number and its unit."""
    match = _with_word().match(text, end, stop)
    if match is None:
        return end, factor, None
    if match[1]:
        return match.end(), factor, "pp" if match[1].lower().startswith("percentage") else "points"
    return match.end(), factor, {"seconds": "s"}.get(match[2], match[2])


def _with_bound(text: str, quantity: Quantity, start: int) -> Quantity:
    """Add the bound that the words before a quantity, or a plus after it, set."""
    window = text[max(start, quantity.start - _BOUND_REACH) : quantity.start]
    match = _bound().search(window) if window.rstrip().lower().endswith(_BOUND_SIGNS) else None
    if match is not None:
        word = " ".join((match[1] or match[2]).lower().split())
        if not (word == "over" and re.search(r"[\d%x]\s\Z", window[: match.start()])):
            return quantity._replace(bound=BOUNDS[word], lead=quantity.start - len(window) + match.start())
    if (
        text[quantity.end : quantity.end + 1] == "+"
        and not text[quantity.end + 1 : quantity.end + 2].isalnum()
    ):
        return quantity._replace(bound=">=")
    return quantity

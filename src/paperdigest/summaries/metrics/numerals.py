"""Find all quantities of a text, and read those in digits, with their units, ranges, uncertainties and bounds.

Numbers in names are no quantities ("GPT-4", "v2.1", "F1", "4096x4096"). A later stage selects the quantities that are
results.
"""

from __future__ import annotations

import math
import re
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.lexicon import ADVERBS, BOUNDS, CURRENCIES, PREPOSITIONS
from paperdigest.summaries.metrics.number_words import find_number_words
from paperdigest.summaries.metrics.quantities import Quantity, is_factor, read_unit

if TYPE_CHECKING:
    from collections.abc import Iterator


_BOUND_REACH = 28
_RANGE_REACH = 40
#: A longer row of digits is an identifier, or noise.
_LONGEST_NUMBER = 24
_MONEY = frozenset("$€£¥￥₹₩")
#: The last characters of signs and codes of currencies.
_MONEY_OR_CODE = _MONEY | frozenset("DRPYBWF")
#: The most characters of the sign of a currency with its blank: "USD ".
_LONGEST_SIGN = 5
#: Arrows before or after a number, by their direction.
_ARROWS = {"↑": "↑", "▲": "↑", "△": "↑", "⬆": "↑", "↓": "↓", "▼": "↓", "▽": "↓", "⬇": "↓"}
#: The number of digits between separators of thousands.
_GROUP_SIZE = 3


@cache
def _number() -> re.Pattern[str]:
    # The pattern must begin with a digit, so that the engine skips text without digits fast.
    return re.compile(r"\d(?:\d{0,2}(?:,\d{3})++(?!\d)|\d*+)(?:\.\d++)?(?:[eE][-−–+]?\d{1,2}\b)?")


#: Separators of thousands: blanks of all widths, and apostrophes.
_THOUSANDS_SEPARATORS = frozenset(" \xa0\u2009\u202f'’")
_BLANKS = " \\xa0\\u2009\\u202f"


@cache
def _thousands() -> re.Pattern[str]:
    """Match the rest of a number after its first digits: "12 500", "1'250'000.5"."""
    return re.compile(rf"(?:([{_BLANKS}'’])\d{{3}}(?:\1\d{{3}})*+)(?![\d’']|-[A-Za-z])(?:\.\d++)?")


@cache
def _before_thousands() -> re.Pattern[str]:
    """Match a word that takes the first of two numbers, so that "2 100" is not one number: a name, or "step"."""
    return re.compile(
        r"(?:\b([A-Z][\w.+-]*)|\b(?:table|figure|fig\.?|section|level|step|stage|top|version|page|chapter|part|phase|day|v)|[\d.,])\s\Z"
    )


@cache
def _number_start() -> re.Pattern[str]:
    """Match where a number can begin: not inside a name, but after "0.05/", "5%/" or " ."."""
    return re.compile(
        r"(?:(?<![\w.@/^_#\\])|(?<=\d\.\d/)|(?<=\.\d\d/)|(?<=\.\d{3}/)|(?<=\.\d{4}/)|(?<=\d[x%]/)|(?<=[\s(=<>~≈]\.))(?<![^\W_][-–−,'’:+*×])"
    )


@cache
def _second_number() -> re.Pattern[str]:
    """Match the upper end of a range, or the uncertainty, after a first number."""
    return re.compile(
        r"\s?\(?(?P<join>±|\+/-|\+-|\\pm|to|-{1,3}+|[–—]|(?<=[\d%])[~～](?=\d)|and)\s?(?P<sign>[-−+])?(?P<number>(?:\d{1,3}(?:,\d{3})++|\d{1,3}(?:[ \xa0\u2009\u202f\'’]\d{3})++(?!\d)|\d++)(?:\.\d++)?)(?![\w]*-[A-Za-z])"
    )


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(r"(?:\s?(?:-|–|to)\s?(?P<high>\d))? orders? of magnitude\b")


#: An exponent: "^-3", "^{-3}", "**-3".
_EXPONENT = r"(?:\^|\*\*)\s?[{(]?\s?(?P<power>[-−–+]?\s?\d{1,2})(?:\s?[})])?"


@cache
def _power() -> re.Pattern[str]:
    return re.compile(
        rf"\)?\s?(?:[xX×*·⋅]|\\times|\\cdot)\s?10(?:{_EXPONENT}|(?P<flat>[-−–]\d{{1,2}}))(?!\d|\.\d)"
    )


@cache
def _bare_power() -> re.Pattern[str]:
    return re.compile(rf"{_EXPONENT}(?!\d|\.\d)")


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(r"\s(?:out of|of)\s(?:the\s)?(\d{1,4})(?![\w.%]|,\d)")


@cache
def _total_after_slash() -> re.Pattern[str]:
    """Match the total of a value, "8/30", "7.0/10.0". But "2/3" is a fraction, and "0.71/0.82" are two values."""
    return re.compile(r"/(\d{2,4}(?:\.0)?)(?![\w.%/]|,\d|-\w)")


#: Every bound ends in one of these; they are faster to look for than the pattern.
_BOUND_SIGNS = (*{bound.split()[-1] for bound in BOUNDS}, "a", "an", "only", "just", "the")


@cache
def _bound() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(BOUNDS, key=len, reverse=True) if word[0].isalpha())
    return re.compile(
        rf"(?<![\w-])({words})\s(?:an? |only |just |the )?\Z|([<>]=|[<>≤≥≲≳⩽⩾≦≧~≈∼≃])\s?\Z", re.IGNORECASE
    )


def find_quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Yield the quantities of `text[start:end]` in order; a range is one quantity."""
    stop = len(text) if end is None else min(end, len(text))
    # Numerals and number words never overlap: no unit contains a number word.
    found = sorted([*_find_numerals(text, start, stop), *find_number_words(text, start, stop)])
    for place in range(len(found) - 2, -1, -1):
        found[place] = _with_unit_of(text, found[place], found[place + 1])
    for quantity in found:
        if (told := _within_floats(quantity)) is not None:
            yield _with_bound(text, told, start)


def _within_floats(quantity: Quantity) -> Quantity | None:
    """Return a quantity without an infinite uncertainty, None if the quantity is infinite."""
    if quantity.uncertainty is not None and not isfinite(quantity.uncertainty):
        quantity = quantity._replace(uncertainty=None)
    return quantity if isfinite(quantity.value) and isfinite(quantity.high or 0) else None


def _with_unit_of(text: str, quantity: Quantity, following: Quantity) -> Quantity:
    """Give a bare number the unit of the next one in its list: "3.1 and 5.2 points", "from 3.1 to 5.2%", "3.1/5.2 ms"."""
    joint = text[quantity.end : following.start].strip(" ~+-")
    if (
        joint in ("and", "or", "to", "/", ",", ", and")
        and quantity.unit is None
        and not quantity.ratio
        # Numbers with one unit are written alike: "a score of 30 and 1.8x" is no list.
        and _decimals(text, quantity) == _decimals(text, following)
    ):
        return quantity._replace(unit=following.unit)
    return quantity


def _decimals(text: str, quantity: Quantity) -> int:
    """Return the number of digits after the point, -1 if there is no number."""
    match = _number().match(text, quantity.start + (text[quantity.start] in "+-−–$"))
    return len(match[0].partition(".")[2]) if match is not None else -1


def _find_numerals(text: str, start: int, stop: int) -> Iterator[Quantity]:
    last = start
    for match in _number().finditer(text, start, stop):
        if match.start() >= last and _number_start().match(text, match.start()):
            quantity = _read_numeral(text, match, start, stop)
            if quantity is not None:
                last = quantity.end
                if quantity.ratio and not text.startswith("out", last + 1):
                    total = _ratio().match(text, last, stop)
                    last = last if total is None else total.end()
                yield quantity


def _read_numeral(text: str, match: re.Match[str], start: int, stop: int) -> Quantity | None:
    """Return the quantity that begins with a number, None if the number is part of a name or an expression."""
    begin = match.start()
    digits, end = _grouped(text, match, start, stop)
    if end - begin > _LONGEST_NUMBER:
        return None
    sign = ""
    if (
        begin > start
        and text[begin - 1] in "+-−–"
        and (begin - 1 == start or text[begin - 2] in " \n\t([{~≈=:\"'|")
    ):
        begin -= 1
        sign = {"−": "-", "–": "-"}.get(text[begin], text[begin])
    pointed = begin > start and text[begin - 1] == "."  # ".93"
    # An exponent or index of a formula is no quantity.
    if text[max(start, begin - 2) : begin] in ("^{", "_{") or (pointed and not digits.isdigit()):
        return None
    begin -= pointed
    value = _parse_number(f"0.{digits}" if pointed else digits)
    if sign == "-":
        value = -value
    raised = Quantity(begin, end, value, lead=begin, sign=sign)
    if orders := _orders().match(text, end, stop):
        high = float(10 ** int(orders["high"])) if orders["high"] else None
        times = raised._replace(end=orders.end(), value=float(10 ** min(value, 99)), unit="x", high=high)
        return times if value > 0 else None
    if digits == "10" and (power := _bare_power().match(text, end, stop)):
        return _power_of_ten(text, raised, power, stop)
    if power := _power().match(text, end, stop):
        return _with_power(text, raised, power, stop)
    money = None if sign else _money_before(text, begin, end, start)
    end, factor, unit = read_unit(text, end, stop)
    ratio = _ratio().match(text, end, stop) if unit is None and factor == 1 and value == int(value) else None
    if ratio is not None and 0 < value <= int(ratio[1]):
        return Quantity(
            begin, ratio.end() if "out" in ratio[0] else end, value, lead=begin, sign=sign, ratio=True
        )
    total = _total_after_slash().match(text, end, stop) if unit is None and factor == 1 else None
    if total is not None and 1 < value <= float(total[1]):
        return Quantity(begin, total.end(), value, lead=begin, sign=sign)
    high, uncertainty = None, None
    scale = factor
    second = _second_number().match(text, end, stop)
    if second is not None and (second["join"] != "and" or _follows_between(text, begin, start)):
        second_end, second_factor, second_unit = read_unit(text, second.end(), stop)
        other = _parse_number(second["number"])
        if second["join"] in ("±", "+/-", "+-", "\\pm"):
            uncertainty, end, unit = other * second_factor, second_end, unit or second_unit
            end = second_end if second_unit is not None else second.end()
            end += text[end : end + 1] == ")" and "(" in second[0]
            if power := _power().match(text, end, stop):
                return _with_power(text, raised._replace(uncertainty=other), power, stop)
        elif "(" not in second[0] and _is_range(
            text[max(start, begin - _RANGE_REACH) : begin], (value, other), second, (unit, second_unit)
        ):
            high = -other if second["sign"] in ("-", "−") else other
            scale = factor if factor != 1 else second_factor
            high *= second_factor
            end, unit = second_end, second_unit or unit
    per_piece = money is not None and text[end + 1 : end + 2].isalpha()  # "$5/query"
    if end < stop and _is_part_of_word(text, end, "USD" if per_piece else unit):
        return None
    if unit is None and is_factor(text, begin, end, start):
        unit = "x"
    if money is not None and unit is None:
        begin -= len(money[0])
        unit = CURRENCIES[money[1] or money[2] or money[3] or "$"]
    lead, sign = _with_arrow(text, begin, end, start, sign)
    return Quantity(
        begin, end, value * scale, unit, high, uncertainty, lead=lead, sign=sign, scaled=scale != 1
    )


def _grouped(text: str, match: re.Match[str], start: int, stop: int) -> tuple[str, int]:
    """Return the digits of a number, with thousands separated by blanks or apostrophes, and where it ends."""
    digits, end = match[0], match.end()
    if not (text[end : end + 1] in _THOUSANDS_SEPARATORS and digits.isdigit() and len(digits) <= _GROUP_SIZE):
        return digits, end
    rest = _thousands().match(text, end, stop)
    before = text[max(start, match.start() - _BOUND_REACH) : match.start()]
    if rest is None or (rest[1] == " " and _is_numbered(before)):
        return digits, end
    return digits + re.sub(rf"[{_BLANKS}'’]", "", rest[0]), rest.end()


def _money_before(text: str, begin: int, end: int, start: int) -> re.Match[str] | None:
    """Return the sign or code of a currency before an amount, but not the "$" of the formula "$5$"."""
    if text[begin - 1 : begin] not in _MONEY and text[begin - 2 : begin - 1] not in _MONEY_OR_CODE:
        return None
    found = _money().search(text[max(start, begin - _LONGEST_SIGN) : begin])
    is_formula = (
        found is not None and found[0][0] == "$" and text[end : end + 2].lstrip().startswith(("$", "\\"))
    )
    return None if is_formula else found


@cache
def _money() -> re.Pattern[str]:
    """Match the sign or code of a currency before an amount: "$", "US$", "€ ", "EUR "."""
    return re.compile(
        r"(?<![A-Za-z0-9])(?:(US|AU|A|CA|C|HK|NZ|S)?\$\s?|(?:(?:([€£¥￥₹₩])|(USD|EUR|GBP|JPY|CNY|RMB|INR|KRW|CHF)(?=\s))\s?))\Z"
    )


def _with_arrow(text: str, begin: int, end: int, start: int, sign: str) -> tuple[int, str]:
    """Return where the words before a number begin, and its sign. An arrow beside a number is its sign."""
    before = begin - 1 - (text[begin - 1 : begin] == " " and text[begin - 3 : begin - 2] in "([")
    if before >= start and text[before] in _ARROWS and not text[max(before - 1, 0)].isalnum():
        return before, _ARROWS[text[before]]  # "(↑3.4)", but not "FID↓ 3.4": lower is better
    if text[end : end + 1] in _ARROWS and not text[end + 1 : end + 2].isdigit():
        return begin, _ARROWS[text[end]]
    return begin, sign


def _is_numbered(before: str) -> bool:
    """Whether the word before two numbers belongs to the first, so that they are not one: "Lark 2 100", "step 2 100"."""
    found = _before_thousands().search(before)
    return found is not None and not (found[1] and found[1].lower() in PREPOSITIONS | ADVERBS)


def _ten_to(power: str) -> float:
    return float(10.0 ** int(power.replace("−", "-").replace("–", "-").replace(" ", "")))


def _power_of_ten(text: str, quantity: Quantity, power: re.Match[str], stop: int) -> Quantity | None:
    """Return a power of ten: "10^-3", "10^3 times". A large one without a unit is a count, and no quantity."""
    value = math.copysign(_ten_to(power["power"]), quantity.value)
    end, _, unit = read_unit(text, power.end(), stop)
    return quantity._replace(end=end, value=value, unit=unit) if unit or abs(value) < 1 else None


def _with_power(text: str, quantity: Quantity, power: re.Match[str], stop: int) -> Quantity:
    """Return a quantity times a power of ten: "1.5 × 10^-3 s", "(1.5 ± 0.2) × 10^-3"."""
    factor = _ten_to(power["power"] or power["flat"])
    uncertainty = None if quantity.uncertainty is None else quantity.uncertainty * factor
    end, _, unit = read_unit(text, power.end(), stop)
    return quantity._replace(
        end=end, value=_exact_product(quantity.value, factor), unit=unit, uncertainty=uncertainty
    )


def _exact_product(value: float, factor: float) -> float:
    """Return a product without the noise of floats: 3.2 times 1e-4 is 0.00032."""
    return float(f"{value * factor:.12g}")


def _is_part_of_word(text: str, end: int, unit: str | None) -> bool:
    """Whether the characters after a number make it part of a longer word: "3D", "5-shot", "2/3"."""
    char = text[end]
    if char.isalnum() or char in "_@^/\\²³×" or (char == "." and text[end + 1 : end + 2].isdigit()):
        # "2/3" is a fraction, "0.05/0.09" are two values.
        return not (char == "/" and (unit is not None or _is_decimal(text, end)))
    return char in "-–" and text[end + 1 : end + 2].isalnum() and unit is None


def _is_decimal(text: str, end: int) -> bool:
    return "." in text[max(0, end - 6) : end].rpartition(" ")[2] and text[end + 1 : end + 2].isdigit()


def _follows_between(text: str, begin: int, start: int) -> bool:
    return text[max(start, begin - 10) : begin].rstrip("$+").rstrip().lower().endswith("between")


def _is_range(
    before: str, ends: tuple[float, float], second: re.Match[str], units: tuple[str | None, str | None]
) -> bool:
    """Whether two numbers are one range. "from 3 to 5" is a change, unless a verb such as "range" is before it."""
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
        and _change_word().search(second.string, max(0, second.start() - 120), second.start())
        and second.string[second.end() :].lstrip("%x")[:1] == ")"
    ):
        return False  # "improves the taste by 3% (80% to 83%)"
    if words and words[-1].lstrip("(") == "from":
        following = second.string[second.end() : second.end() + _RANGE_REACH].lower()
        ranging = any(word.startswith(("rang", "vary", "varie", "span")) for word in words[-4:-1])
        return ranging or _change_after().match(following) is not None
    return abs(ends[0]) <= ends[1] and (units[0] is None or units[1] is not None)


@cache
def _change_word() -> re.Pattern[str]:
    return re.compile(r"\b(?:improv|increas|reduc|decreas|boost|rais|drop|gain)", re.IGNORECASE)


@cache
def _change_after() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,2}(?:%|x|times|points?|percent)?\s?(?:relative |absolute |accuracy |performance )?"
        r"(?:improvement|gain|increase|reduction|decrease|speedup)s?\b"
    )


def _parse_number(digits: str) -> float:
    return float(re.sub(rf"[,{_BLANKS}'’]", "", digits).replace("−", "-"))


def _with_bound(text: str, quantity: Quantity, start: int) -> Quantity:
    """Add the bound that the words before a quantity, or a plus sign after it, give."""
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

"""Parse dates as digests print them, with their precision."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from paperdigest.model import Precision

_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
# The names of months in Swedish, German, French, Spanish and Portuguese.
_ABROAD = {
    name: str(number)
    for number, names in enumerate(
        (
            "januari januar janvier enero janeiro",
            "februari februar février febrero fevereiro",
            "mars märz marzo março",
            "avril abril",
            "maj mai mayo maio",
            "juni juin junio junho",
            "juli juillet julio julho",
            "augusti août agosto",
            "septembre septiembre setembro",
            "oktober octobre octubre outubro",
            "novembre noviembre novembro",
            "dezember décembre diciembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
_FIRST_YEAR, _LAST_YEAR = 1600, 2199

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}\S*)?", re.ASCII)
_NUMERIC = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?:[:+Z ]\S*)?)?)?)?", re.ASCII
)
_EAST_ASIAN = re.compile(
    r"(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일])?)?", re.ASCII
)
_DAY_FIRST = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s?(?:(?:of|de)\s)?[\s-]?)?([a-zäçéû]{3,10})\.?(?:\sde\s|[\s,-]{1,2})(\d{4})",
    re.ASCII,
)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s?(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})", re.ASCII)
# The date of a mail, whose year may have two digits, with and without the time: https://www.rfc-editor.org/rfc/rfc5322#section-4.3
_MAIL = re.compile(
    r"(?:[a-z]{3}, )?(\d{1,2}) ([a-z]{3}) (\d{2}|\d{4}) \d{1,2}:\d{2}(?::\d{2})?(?: \S{1,6})?", re.ASCII
)
_MAIL_DAY = re.compile(r"[a-z]{3}, (\d{1,2}) ([a-z]{3}) (\d{2})", re.ASCII)
# dateutil does not guess if the text names the month, or puts the year before month and day.
_MONTH_NAME = re.compile(r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<!\d)\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)", re.ASCII)

_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})", re.ASCII)

# Longer texts are not dates.
_LONGEST = 60

#: A pattern for the names and abbreviations of months, to compile with IGNORECASE.
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?|" + "|".join(sorted(_ABROAD, key=len, reverse=True))
)
_WITHIN = re.compile(
    r"(?<![\d.])(?:19|20)\d\d(?P<sign>[-./])\d{1,2}(?P=sign)\d{1,2}(?!\d)"
    r"|(?<![\d.])(?:19|20)\d\d(?:[-./]\d{1,2}(?![\d./-])|\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?)"
    rf"|(?<![\d./])\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of| de)?[\s-](?:{MONTHS})\.?,?(?: de |[\s-]{{1,2}})(?:19|20)\d\d(?!\d)"
    rf"|(?<!\w)(?:{MONTHS})(?:\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s|\.?,?[\s-])(?:19|20)\d\d(?!\d)"
    r"|(?<![\d./])\d{1,2}/(?:19|20)\d\d(?![\d./])",
    re.IGNORECASE | re.ASCII,
)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


class PartialDate(NamedTuple):
    """A date with its precision; the parts that the text does not give are 1."""

    day: date
    precision: Precision


def parse_date(text: str) -> PartialDate | None:
    """Parse a text that is a date; return None if it is not.

    Understood: ISO 8601 days and date-times, "2024/01/31", "2024.1", "2024年1月31日", "30th January 2025" (also wrong
    ordinals such as "22th"), "6 maj 2031", "April 30, 2024", "28 Feb 2024", "June 2026", "2024", dates of mails, and
    whatever dateutil reads without filling in a part. A text without a year, or with an ambiguous order of day and month
    ("03/04/2024"), is not a date.
    """
    return _parse(text) if len(text) <= _LONGEST else None


#: The patterns for the parts of a numeric format.
_PARTS = {"%Y": r"(?P<year>\d{4})", "%m": r"(?P<month>\d{1,2})", "%d": r"(?P<day>\d{1,2})"}


def parse_date_in(form: str, text: str) -> PartialDate | None:
    """Parse a day in a numeric format of `strftime` ("%m/%d/%Y"); return None if the text has another format."""
    pattern = _pattern_of(form)
    found = pattern.fullmatch(text) if pattern and len(text) <= _LONGEST else None
    return _make(found["year"], found["month"], found["day"]) if found else None


@lru_cache(maxsize=64)
def _pattern_of(form: str) -> re.Pattern[str] | None:
    """Return the pattern for a format of year, month and day in digits; None for any other format."""
    pieces = re.split("(%.)", form)
    if sorted(pieces[1::2]) != sorted(_PARTS):
        return None
    return re.compile("".join(_PARTS.get(piece) or re.escape(piece) for piece in pieces), re.ASCII)


def date_within(text: str) -> PartialDate | None:
    """Find the first date with a day in a text, or else the first with a month; return None without one.

    Understood are the formats that people write into lists: "2025.01", "[23 Oct 2019]", "Jan 2025", "01/2025",
    "(Feb., 2026)", "2025年1月30日". A year alone is not a date: it may belong to a venue.
    """
    if _YEAR.search(text) is None:
        return None
    best = None
    for found in _WITHIN.finditer(text):
        made = parse_date(found[0].replace(".,", ",").replace(",", ", ").replace("  ", " "))
        if made is not None and made.precision == "day":
            return made
        best = best or made
    return best


@lru_cache(maxsize=2048)
def _parse(text: str) -> PartialDate | None:
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text):
        return _make(found[1], found[2], found[3])
    if found := _NUMERIC.fullmatch(text):
        return _make(found[1], found[3], found[4])
    if found := _EAST_ASIAN.fullmatch(text):
        return _make(found[1], found[2], found[3])
    if found := _MONTH_YEAR.fullmatch(text):
        return _make(found[2], found[1], None)
    words = text.casefold()
    if found := _DAY_FIRST.fullmatch(words):
        month = _month(found[2])
        return _make(found[3], month, found[1]) if month else None
    if found := _MONTH_FIRST.fullmatch(words):
        month = _month(found[1])
        return _make(found[3], month, found[2]) if month else None
    if found := _MAIL.fullmatch(words) or _MAIL_DAY.fullmatch(words):
        month, year = _month(found[2]), found[3]
        if len(year) == 2:
            year = f"{'20' if year < '50' else '19'}{year}"
        return _make(year, month, found[1]) if month else None
    if any(map(str.isdigit, text)) and any(map(str.isalpha, text)):
        return _ask_dateutil(text)
    return None


def _make(year: str, month: str | None, day: str | None) -> PartialDate | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        made = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return PartialDate(made, "day" if day else "month" if month else "year")


def _month(word: str) -> str | None:
    """Return the number of a month by its name, its abbreviation ("Sept") or a misspelling that begins correctly."""
    if word in _ABROAD:
        return _ABROAD[word]
    for number, name in enumerate(_MONTHS, 1):
        if word[:3] == name[:3]:
            if name.startswith(word) or _one_slip_apart(word, name):
                return str(number)
            break
    return None


def _one_slip_apart(word: str, name: str) -> bool:
    """Whether a word is the name of a month with one letter missing, added or wrong, or two letters swapped."""
    if abs(len(word) - len(name)) > 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name))
    )
    a, b = word[start:], name[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1:2] + a[:1] == b[:2] and a[2:] == b[2:])


def _ask_dateutil(text: str) -> PartialDate | None:
    """Parse a date with dateutil, twice with different defaults: parts that differ were filled in, not read.

    The days of the defaults are more than a week apart, so a day derived from "Tuesday" alone differs too.
    """
    if not _MONTH_NAME.search(text) and not _YEAR_FIRST.search(text):
        return None  # dateutil would guess which number is the month
    from dateutil import parser  # noqa: PLC0415 - rarely needed, and slow to load

    try:
        one = parser.parse(text, default=datetime(2000, 1, 1), ignoretz=True)  # noqa: DTZ001 - a digest's dates have no zone
        two = parser.parse(text, default=datetime(2004, 2, 15), ignoretz=True)  # noqa: DTZ001 - as above
    except (ValueError, ArithmeticError, TypeError, AttributeError):
        return None  # it documents ValueError and OverflowError, and raises the others on odd texts
    if one.year != two.year or one.month != two.month or str(one.year) not in text:
        return None
    return _make(str(one.year), str(one.month), str(one.day) if one.day == two.day else None)


def format_date(day: date, precision: Precision, *, in_words: bool = False) -> str:
    """Format a date such that `parse_date` reads it back.

    Args:
        day: The date.
        precision: How much of it to write.
        in_words: Whether to write "30th January 2025" instead of "2025-01-30".
    """
    if precision == "year":
        return f"{day.year:04}"
    month = _MONTHS[day.month - 1].title()
    if precision == "month":
        return f"{month} {day.year:04}" if in_words else f"{day:%Y-%m}"
    if not in_words:
        return day.isoformat()
    ending = "th" if day.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending} {month} {day.year:04}"

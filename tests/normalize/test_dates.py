from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.normalize.dates import PartialDate, parse_date, parse_date_in

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


@pytest.mark.parametrize(
    "text",
    [
        "2031-05-06",
        "2031-05-06T21:00:00Z",
        "2031-05-06T21:00:00+08:00",
        "2031-05-06 21:00",
        "2031-5-6 21:00:00",
        "2031/05/06",
        "2031/05/06 21:00",
        "2031.5.6",
        "2031年5月6日",
        "2031 年 5 月 6 日",
        "2031년 5월 6일",
        "6 May 2031",
        "6th May 2031",
        "6th of May 2031",
        "6-May-2031",
        "6th May, 2031",
        "06 MAY 2031",
        "May 6, 2031",
        "May 6th 2031",
        "may 6 2031",
        "2031 May 6",
        "Tuesday, May 6, 2031",
        "Tue, 6 May 2031 21:00:00 +0800",
        "Tue,  6 May 31",
        "Tue 2031-05-06",
        "  6\n May \t2031 ",
    ],
)
def test_every_way_to_write_a_day_gives_it(text: str) -> None:
    assert parse_date(text) == PartialDate(date(2031, 5, 6), "day")


@pytest.mark.parametrize("zone", ["UTC", "EST", "XYZ", "Z", "+0800"])
def test_the_name_of_a_zone_neither_moves_the_day_nor_warns(zone: str) -> None:
    assert parse_date(f"6 May 2031 23:30 {zone}") == PartialDate(date(2031, 5, 6), "day")


@pytest.mark.parametrize(
    "text",
    [
        "2031-05",
        "05/2031",
        "2031/5",
        "2031.05",
        "2031年5月",
        "2031 년 5 월",
        "May 2031",
        "May, 2031",
        "may. 2031",
        "2031 May",
    ],
)
def test_a_month_stays_a_month(text: str) -> None:
    assert parse_date(text) == PartialDate(date(2031, 5, 1), "month")


@pytest.mark.parametrize("text", ["2031", " 2031 ", "2031年", "2031년"])
def test_a_year_stays_a_year(text: str) -> None:
    assert parse_date(text) == PartialDate(date(2031, 1, 1), "year")


@pytest.mark.parametrize("text", ["Tue May 2031", "Tuesday, May 2031", "May 2031, Friday"])
def test_a_weekday_without_a_day_gives_no_day(text: str) -> None:
    assert parse_date(text) == PartialDate(date(2031, 5, 1), "month")


@pytest.mark.parametrize("name", MONTHS)
def test_months_are_known_by_name_and_abbreviation(name: str) -> None:
    expected = PartialDate(date(2031, MONTHS.index(name) + 1, 1), "month")
    for word in (name, name.lower(), name.upper(), name[:3], name[:3] + "."):
        assert parse_date(f"{word} 2031") == expected


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Sept 2031", 9),
        ("Sept. 2031", 9),
        ("Februry 2031", 2),
        ("Febuary 2031", 2),
        ("Februray 2031", 2),
        ("Feburary 2031", 2),
        ("Septmber 2031", 9),
        ("Septembre 2031", 9),
        ("Januaryy 2031", 1),
        ("Janaury 2031", 1),
        ("Augist 2031", 8),
        ("Decem 2031", 12),
    ],
)
def test_a_month_with_one_slip_is_read(text: str, month: int) -> None:
    assert parse_date(text) == PartialDate(date(2031, month, 1), "month")
    assert parse_date(f"3rd {text}") == PartialDate(date(2031, month, 3), "day")


@pytest.mark.parametrize(
    "word", ["Marching", "Mat", "Mak", "Junction", "Septuagin", "Decide", "Janitor", "Mon", "Maple"]
)
def test_a_word_that_only_begins_like_a_month_is_none(word: str) -> None:
    assert parse_date(f"{word} 2031") is None
    assert parse_date(f"{word} 5, 2031") is None


@pytest.mark.parametrize("text", ["22th May 2031", "22st May 2031", "22rd May 2031", "May 22th, 2031"])
def test_wrong_ordinals_are_read(text: str) -> None:
    assert parse_date(text) == PartialDate(date(2031, 5, 22), "day")


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2031",
        "13/04/2031",
        "3.4.2031",
        "03-04-2031",
        "Mon 03/04/2031",
        "03/04/2031 10:00 UTC",
        "03/04/2031T10:00",
        "Tue 2031-13-05",
        "12 2031",
    ],
)
def test_the_order_of_day_and_month_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2410.07177",
        "2501.00001v1",
        "2410.7177",
        "1.2.3",
        "3.11",
        "v2031",
        "2031.13",
        "20310506",
        "2031/05-06",
        "2031-123",
    ],
)
def test_identifiers_and_version_numbers_are_no_dates(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "May",
        "6 May",
        "May 6",
        "5月6日",
        "Tuesday",
        "6 May 31",
        "May '31",
        "6 May '31",
        "today",
        "10:30",
        "now",
    ],
)
def test_a_text_that_leaves_the_year_open_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["10 am 2031", "2031 10am", "2031 10h", "5th 2031", "1st 2031", "Tue 2031", "2031 EST"]
)
def test_hours_and_ordinals_are_no_months(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2031-02-29",
        "29 Feb 2031",
        "Feb 29, 2031",
        "2031年2月29日",
        "2031, Feb 29",
        "31 April 2031",
        "0th May 2031",
        "32 May 2031",
        "2031-00-01",
        "2031-05-00",
        "2031-13",
    ],
)
def test_days_that_there_are_not_are_no_dates(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["2032-02-29", "29 Feb 2032", "Feb 29, 2032", "2032年2月29日", "2032, Feb 29"]
)
def test_a_leap_day_is_a_date(text: str) -> None:
    assert parse_date(text) == PartialDate(date(2032, 2, 29), "day")


@pytest.mark.parametrize(
    ("year", "known"), [(1599, False), (1600, True), (2199, True), (2200, False), (9999, False)]
)
def test_years_far_off_are_no_years(year: int, *, known: bool) -> None:
    for text in (f"{year}", f"{year}-05-06", f"6 May {year}", f"{year}年5月", f"{year}, May 6"):
        assert (parse_date(text) is not None) is known


@pytest.mark.parametrize("text", ["２０３１-05-06", "２０３１年５月", "٢٠٣١", "２０３１"])
def test_digits_that_are_not_ascii_make_no_year(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "2031\0",
        "² May 2031",
        "1e999999 May 2031",
        "9" * 50 + " May 2031",
        "nan May 2031",
        "infinity 2031 May",
        "9999999999 am May 2031",
        "May 2031" + "!" * 40,
        "\ud800 May 5 2031",
        ":::: 5 May",
        "6 May 2031 " + "x" * 60,
        "(((((May 2031",
    ],
)
def test_hostile_texts_are_no_dates(text: str) -> None:
    assert parse_date(text) is None


TOKENS = st.sampled_from(
    [
        "2031",
        "31",
        "5",
        "05",
        "13",
        "29",
        "6th",
        "May",
        "Feb",
        "Februry",
        "Tue",
        "Sat",
        "10:30",
        "am",
        "T",
        "Z",
        "EST",
        "-",
        "/",
        ".",
        ",",
        "of",
        "年",
        "月",
        "日",
        "h",
        "+0800",
        "2410.07177",
        "today",
    ]
)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("%m/%d/%Y", "05/06/2031", date(2031, 5, 6)),
        ("%m/%d/%Y", "5/6/2031", date(2031, 5, 6)),
        ("%d.%m.%Y", "05.06.2031", date(2031, 6, 5)),
        ("%m/%d/%Y", "13/06/2031", None),
        ("%m/%d/%Y", "05-06-2031", None),
        ("%m/%d/%Y", "05/06/2031 noon", None),
        ("%m/%d/%Y", "0" * 100, None),
        ("%d %b %Y", "05/06/2031", None),
        ("%m/%Y", "05/2031", None),
    ],
)
def test_a_day_in_a_numeric_form(form: str, text: str, expected: date | None) -> None:
    found = parse_date_in(form, text)
    assert found == (expected and PartialDate(expected, "day"))


@settings(deadline=None)
@given(st.lists(TOKENS, max_size=8), st.sampled_from(["", " "]))
def test_every_part_of_a_date_stands_in_the_text(tokens: list[str], space: str) -> None:
    text = space.join(tokens)
    found = parse_date(text)
    if found is None:
        return
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    assert str(found.day.year) in text
    if found.precision == "year":
        assert (found.day.month, found.day.day) == (1, 1)
        return
    assert found.day.month in numbers or MONTHS[found.day.month - 1][:3] in text
    assert found.day.day in numbers if found.precision == "day" else found.day.day == 1


@settings(deadline=None)
@given(st.text(max_size=70))
def test_no_text_raises(text: str) -> None:
    assert parse_date(text) == parse_date(f" {text} ") or len(text) > 58


@settings(deadline=None)
@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    expected = PartialDate(day, "day")
    assert parse_date(day.isoformat()) == expected
    assert parse_date(f"{day.day}th {MONTHS[day.month - 1]} {day.year}") == expected
    assert parse_date(f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}") == expected
    assert parse_date(f"{day.year}, {MONTHS[day.month - 1]} {day.day}") == expected

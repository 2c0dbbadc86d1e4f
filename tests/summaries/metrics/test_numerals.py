"""Quantities with their units, ranges, uncertainties and bounds."""

from __future__ import annotations

from itertools import pairwise

import pytest

from paperdigest.summaries.metrics.lexicon import BOUNDS
from paperdigest.summaries.metrics.numerals import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5.74%", 5.74, "%"),
        ("5 percent", 5, "%"),
        ("1,234.5 ms", 1234.5, "ms"),
        ("2.5x", 2.5, "x"),
        ("74.5 J&F", 74.5, None),
        ("3.9×", 3.9, "x"),
        ("4 times", 4, "x"),
        ("12-fold", 12, "x"),
        ("2.5$\\times$", 2.5, "x"),
        ("2.5\\times", 2.5, "x"),
        ("90.3\\%", 90.3, "%"),
        ("5$%", 5, "%"),
        ("2\\times10^{-3}", 0.002, None),
        ("$3.5 million", 3.5e6, "USD"),
        ("two orders of magnitude", 100, "x"),
        ("3 orders of magnitude", 1000, "x"),
        ("three-fold", 3, "x"),
        ("twice", 2, "x"),
        ("doubling", 2, "x"),
        ("half", 50, "%"),
        ("4.3%p", 4.3, "pp"),
        ("4 percentage points", 4, "pp"),
        ("4.1 % points", 4.1, "pp"),
        ("6-point", 6, "points"),
        ("7 absolute points", 7, "points"),
        ("84.2 more tokens", 84.2, "tokens"),
        ("3 fewer seconds", 3, "s"),
        ("195 milliseconds", 195, "ms"),
        ("45 FPS", 45, "FPS"),
        ("12K tokens/s", 12_000, "tokens/s"),
        ("40 tokens per second", 40, "tokens/s"),
        ("2 million", 2_000_000, None),
        ("$42", 42, "USD"),
        ("5.9 x 10^-5", 5.9e-5, None),
        ("-5.82", -5.82, None),
        ("−5.82", -5.82, None),
        ("+2.34%", 2.34, "%"),
        ("8 out of 10", 8, None),
        ("nine of ten", 9, None),
        ("2e-5", 2e-5, None),
        ("9.2E-03", 9.2e-3, None),
        ("5.5 videos/second", 5.5, "videos/s"),
        ("3.3 months", 3.3, "months"),
        ("920 TOPS", 920, "TOPS"),
        ("10.47 °C", 10.47, "°C"),
        ("0.1 dex", 0.1, "dex"),
        ("5.2 m/s", 5.2, "m/s"),
        ("70.6 km/s/Mpc", 70.6, "km/s/Mpc"),
        ("14.6 EUR/MWh", 14.6, "EUR/MWh"),
        ("53.2 ms/img", 53.2, "ms/img"),
        ("5.2 pots/MWh", 5.2, None),
        ("5.2 m/-", 5.2, "m"),
        (".93", 0.93, None),
        ("19.9 F1 percentage points", 19.9, "pp"),
        ("twelve of thirteen", 12, None),
        ("12 500 tokens/s", 12_500, "tokens/s"),
        ("1 250 000 MB", 1_250_000, "MB"),
        ("12\u00a0500", 12_500, None),
        ("12\u2009500.5 ms", 12_500.5, "ms"),
        ("12\u202f500", 12_500, None),
        ("12'500", 12_500, None),
        ("12’500", 12_500, None),
        ("1.5 × 10^−3", 1.5e-3, None),
        ("1.5 x 10^-3", 1.5e-3, None),
        ("1.5·10^(-3)", 1.5e-3, None),
        ("1.5 × 10**-3", 1.5e-3, None),
        ("1.5 x 10-3", 1.5e-3, None),
        ("1.5 × 10^+3", 1500, None),
        ("1.5 × 10^9 FLOPs", 1.5e9, "FLOPs"),
        ("1.5e−3", 1.5e-3, None),
        ("10^-3", 1e-3, None),
        ("-10^-3", -1e-3, None),
        ("fifty percent", 50, "%"),
        ("twenty-five per cent", 25, "%"),
        ("a hundred and fifty percent", 150, "%"),
        ("two hundred times", 200, "x"),
        ("two and a half times", 2.5, "x"),
        ("thirtyfold", 30, "x"),
        ("three percentage points", 3, "pp"),
        ("two absolute percentage points", 2, "pp"),
        ("five points", 5, "points"),
        ("half a percentage point", 0.5, "pp"),
        ("half a percent", 0.5, "%"),
        ("half a point", 0.5, "points"),
        ("twenty milliseconds", 20, "ms"),
        ("ninety watts", 90, "W"),
        ("€12", 12, "EUR"),
        ("€ 12", 12, "EUR"),
        ("£1.2M", 1.2e6, "GBP"),
        ("US$12", 12, "USD"),
        ("USD 12", 12, "USD"),
        ("EUR 12", 12, "EUR"),
        ("12 €", 12, "EUR"),
        ("12 euros", 12, "EUR"),
        ("12 yuan", 12, "CNY"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    (found,) = find_quantities(f"It is {text} here.")
    assert found.value == pytest.approx(value)
    assert found.unit == unit
    assert f"It is {text} here."[found.start : found.end] in text


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("gains of 10-20%", 10, 20, "%"),
        ("gains of 1.8%–1.9%", 1.8, 1.9, "%"),
        ("scores ranging from 2.0 to 3.3", 2.0, 3.3, None),
        ("by 5% to 21%", 5, 21, "%"),
        ("between 3.1 and 4.2", 3.1, 4.2, None),
        ("from 4% to 12% improvement", 4, 12, "%"),
        ("2 to 3 orders of magnitude", 100, 1000, "x"),
        ("the taste is good (80% to 83%)", 80, 83, "%"),
        ("improves the taste (80% to 83% better)", 80, 83, "%"),
    ],
)
def test_range_is_one(text: str, value: float, high: float, unit: str | None) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.high, found.unit) == (value, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "from 13.4 to 74.2",
        "from approximately 13.4% to 74.2%",
        "improves the taste (from 80% to 83%)",
        "improves the taste (80% to 83%)",
        "from baseline 16.9% to 71.4%",
        "from 5 ms to 3 s",
        "5% and 7%",
        "9 to 3 units",
        "5% to 3 ms",
    ],
)
def test_two_states_are_two(text: str) -> None:
    assert len(list(find_quantities(text))) == 2


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (r"uncertainties of $10^{-3}$ and $x_{12}$", [(1e-3, None)]),
        (r"of 10^6 and 10^{12} pots", []),
        (r"of 10^6 FLOPs", [(1e6, "FLOPs")]),
        (r"of $2$ and $90.3\%$ and $3\times$", [(2, None), (90.3, "%"), (3, "x")]),
        (r"at z$\sim$0.1, $2 \to 3$", [(0.1, None), (2, None), (3, None)]),
    ],
)
def test_formulas(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(found.value, found.unit) for found in find_quantities(text)] == values


@pytest.mark.parametrize("text", ["5.33 ± 0.05", "5.33% ± 0.05%", "5.33 +/- 0.05 ms", "5.33% (±0.05%)"])
def test_uncertainty(text: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.uncertainty, found.end) == (5.33, 0.05, len(text))


def test_uncertainty_goes_with_the_power() -> None:
    (found,) = find_quantities("an error of (1.5 ± 0.2) × 10^-3.")
    assert (found.value, found.uncertainty) == (1.5e-3, 2e-4)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("with Lark 2 100 ms", [2, 100]),
        ("in step 2 100 ms", [2, 100]),
        ("of 1, 2 100 ms", [1, 2, 100]),
        ("with 0.5 100 ms", [0.5, 100]),
        ("At 2 100 ms", [2100]),
        ("from 12 500 MB to 10 000 MB", [12_500, 10_000]),
        ("of 1234 567 ms", [1234, 567]),
        ("of 12 5000 ms", [12, 5000]),
    ],
)
def test_blanks_separate_thousands_but_also_numbers(text: str, values: list[float]) -> None:
    assert [found.value for found in find_quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "high"),
    [("10 000 to 12 500 ms", 10_000, 12_500), ("30--40%", 30, 40), ("5~10%", 5, 10)],
)
def test_further_ranges(text: str, value: float, high: float) -> None:
    (found,) = find_quantities(f"It takes {text}.")
    assert (found.value, found.high) == (value, high)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("cheaper by a factor of three", "x"),
        ("a factor of three faster", "x"),
        ("a factor of 3 faster", "x"),
        ("a factor of 3 in it", None),
    ],
)
def test_a_factor_is_one_of_a_change(text: str, unit: str | None) -> None:
    assert [found.unit for found in find_quantities(text)] == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "a factor of three in it",
        "one second of it",
        "one of two",
        "a point",
        "three data points",
        "data points",
    ],
)
def test_words_that_are_no_quantities(text: str) -> None:
    assert list(find_quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("(↑3.4)", "↑"),
        ("(↑ 3.4)", "↑"),
        ("(▼3.4%)", "↓"),
        ("3.4↓", "↓"),
        ("FID↓ 3.4", ""),
        ("FID↓3.4", ""),
        ("3.4 ↑", ""),
    ],
)
def test_an_arrow_beside_a_number_is_its_sign(text: str, sign: str) -> None:
    (found,) = find_quantities(f"It is {text}.")
    assert (found.value, found.sign) == (3.4, sign)


def test_an_amount_may_be_per_piece() -> None:
    (found,) = find_quantities("at $0.12/query")
    assert (found.value, found.unit) == (0.12, "USD")
    assert list(find_quantities("of $1/(n+1)$")) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("up to 5%", "<="),
        ("up to a 5%", "<="),
        ("less than 5%", "<="),
        ("at least 5%", ">="),
        ("over 5%", ">="),
        ("of > 5%", ">="),
        ("at <5%", "<="),
        ("~5%", "~"),
        ("of <= 5%", "<="),
        ("of >=5%", ">="),
        ("of ≲5%", "<="),
        ("in excess of 5%", ">="),
        ("nearly half", "~"),
        ("approximately 5%", "~"),
        ("5%+", ">="),
        ("moreover 5%", "="),
        ("5% over 5%", "="),
    ],
)
def test_bound(text: str, bound: str) -> None:
    assert list(find_quantities(text))[-1].bound == bound


@pytest.mark.parametrize("sign", BOUNDS)
@pytest.mark.parametrize("between", ["", "a ", "only ", "just ", "the "])
def test_each_sign_of_a_bound_is_found(sign: str, between: str) -> None:
    if not sign[0].isalpha():
        between = ""
    assert next(find_quantities(f"was {sign} {between}7%")).bound == BOUNDS[sign]


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4",
        "F1",
        "v2.1",
        "4096x4096",
        "3D",
        "5-shot",
        "pass@1",
        "CIFAR-10",
        "2/3",
        "30-second clips",
        "a-5",
        "1.2.3",
        "0 orders of magnitude",
        "9" * 40,
    ],
)
def test_part_of_a_name_or_an_expression(text: str) -> None:
    assert not [found for found in find_quantities(text) if found.unit is not None or found.start == 0]


@pytest.mark.parametrize(
    "text", ["a 4 x 4 grid", "5s-long steps", "one of three pots", "an out of two pots", "2×-wide"]
)
def test_no_quantity_with_a_unit(text: str) -> None:
    assert [found.unit for found in find_quantities(text) if found.unit is not None or found.ratio] == []


def test_spans_do_not_overlap() -> None:
    found = list(find_quantities("5% 5-6% 7 ± 1 twice two orders of magnitude 8 out of 10 $3", 0, 60))
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("gains of 3.1 and 5.2 points", ["points", "points"]),
        ("from 19.8 to 7.8% there", ["%", "%"]),
        ("2.9x/3.0x", ["x", "x"]),
        ("13.0/6.5/3.6 tokens/s", ["tokens/s"] * 3),
        ("$3 and 5 ms", ["USD", "ms"]),
        ("two of three and 5 ms", [None, "ms"]),
        ("a score of 30 and 1.8x", [None, "x"]),
        ("5 points, twice", ["points", "x"]),
        ("a score of 5 or twice", [None, "x"]),
        ("by 3.1 for 5.2%", [None, "%"]),
    ],
)
def test_one_unit_behind_a_list(text: str, units: list[str | None]) -> None:
    assert [quantity.unit for quantity in find_quantities(text)] == units


@pytest.mark.parametrize("text", ["rises by a factor of 2.4", "falls by a large factor of about 2.4"])
def test_factors(text: str) -> None:
    assert [(quantity.value, quantity.unit) for quantity in find_quantities(text)] == [(2.4, "x")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("p=.03 and AUC of .93.", [0.03, 0.93]),
        ("It is .5.1 there.", []),
        ("of 0.016/2.667 m; and 1.2221/0.9101 rad/s", [0.016, 2.667, 1.2221, 0.9101]),
        # What a count is out of is no value of its own.
        ("143 of 144 month problems", [143]),
        ("8 out of 10 days", [8]),
        ("varied from 0.247 to 1.5", [0.247]),
    ],
)
def test_signs_around_numbers(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in find_quantities(text)] == values


def test_infinite_numbers_are_no_quantities() -> None:
    nines = "9" * 400
    text = f"It reaches 5 ± {nines}% and {nines}% and 5-{nines}% and 7%."
    assert [(quantity.value, quantity.uncertainty) for quantity in find_quantities(text)] == [
        (5, None),
        (7, None),
    ]

"""Numbers in LaTeX and HTML are read like the same numbers in plain characters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest import extract_metrics
from paperdigest.summaries.metrics.markup import decode_markup
from support.growth import growth


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"by $2.1\%$ over", "by 2.1% over"),
        (r"by 2.1\% over", "by 2.1% over"),
        ("by $2.1$ BLEU", "by 2.1 BLEU"),
        (r"of 91.4$\pm$0.3", "of 91.4±0.3"),
        (r"of $91.4 \pm 0.3$", "of 91.4 ±0.3"),
        (r"of $91.4_{\pm 0.3}$", "of 91.4±0.3"),
        (r"of $\sim$90", "of ~90"),
        ("of $>$90", "of >90"),
        (r"of $\leq 5$ ms", "of ≤5 ms"),
        (r"of \(5\times\)", "of 5×"),
        (r"of $5\,\mathrm{ms}$", "of 5 ms"),
        (r"of $12\,500$ and 12\,500", "of 12\u202f500 and 12\u202f500"),
        ("of $12{,}500$ and 12{,}500", "of 12,500 and 12,500"),
        (r"of $3.2 \times 10^{-4}$", "of 3.2 ×10^-4"),
        ("of 10⁻⁴", "of 10^-4"),
        ("of 10<sup>-4</sup>", "of 10^-4"),
        (r"at $5^{\circ}$ and $5^\circ$", "at 5° and 5°"),
        (r"$\rho = 0.9$", "ρ= 0.9"),
        (r"$R = 0.9$ and $p < 0.05$", "R = 0.9 and p < 0.05"),
        ("$p$ = 0.05, $p$-value", "p = 0.05, p-value"),
        ("of &lt;5 ms and 5&plusmn;1", "of <5 ms and 5±1"),
        ("5％", "5%"),
        ("5~ms and of~5", "5 ms and of 5"),
    ],
)
def test_numbers_in_plain_characters(text: str, plain: str) -> None:
    assert decode_markup(text).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "a plain text of 5%",
        "$5 and $6",
        "it costs $5",
        r"$\mathcal{O}(n)$ and $x_{12}$",
        "top-$k$ accuracy",
        r"\emph{5} & \alpha",
        "a ~5% gain & more",
        r"\$5 and $5",
        "$ 5 $",
        "$" * 50,
    ],
)
def test_all_else_stays(text: str) -> None:
    assert decode_markup(text).text == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"KestrelNet improves recall by $2.1\%$ over FinchNet.", r"2.1\%"),
        (r"KestrelNet reaches a recall of 91.4$\pm$0.3%.", r"91.4$\pm$0.3%"),
        (r"KestrelNet reaches a latency of $\leq 5$ ms.", "5$ ms"),
        (r"KestrelNet is 2.5$\times$ faster.", r"2.5$\times$"),
        ("KestrelNet reaches a loss of 3.2×10⁻⁴.", "3.2×10⁻⁴"),
        ("KestrelNet reaches a latency of &lt;5 ms.", "5 ms"),
    ],
)
def test_results_have_the_words_of_the_text(text: str, said: str) -> None:
    (found,) = extract_metrics(text)
    assert found.text == said == text[slice(*found.span)]


@settings(deadline=None)
@given(st.text(alphabet="$\\%5.~ a{}^_&<;p>±×⁻⁴\n,()", max_size=40))
def test_every_character_has_its_place(text: str) -> None:
    plain = decode_markup(text)
    for at in range(len(plain.text)):
        start, end = plain.span(at, at + 1)
        assert 0 <= start < end <= len(text)
    assert plain.span(0, 0) == (0, 0)


@pytest.mark.parametrize("unit", ["$", "$5", r"\\pm", "~a", "&lt;", r"$\\pm$", "10⁻⁴", r"\\(", "$5$ "])
@pytest.mark.no_cover
def test_the_time_grows_with_the_text(unit: str) -> None:
    assert growth(decode_markup, lambda size: unit * (size // len(unit))) < 10

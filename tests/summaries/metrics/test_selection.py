"""Results against sizes, settings, versions, counts and years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest import extract_metrics
from paperdigest.summaries.metrics.numerals import find_quantities
from paperdigest.summaries.metrics.selection import _is_setting, _setting_before, is_result


def results(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quantities(text) if is_result(text, one, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lark reaches an accuracy of 81.5%.", ["81.5%"]),
        ("It has a score of 81.", ["81"]),
        ("Lark reduces stirring steps from 90 to 12.", ["90", "12"]),
        ("Lark has a return of 706 points.", ["706 points"]),
        ("It has an FID 30 there (PSNR 27).", ["27"]),
        ("Lark scoring 85 on soups.", ["85"]),
        ("It wins on 23 of these tasks.", ["23"]),
        ("Lark is best in 8 out of 10 dimensions.", ["8 out of 10"]),
        ("Users liked it (p < 0.001).", ["0.001"]),
        ("A return of -12 was seen.", ["-12"]),
        ("Its rating is Elo 1145 now.", ["1145"]),
        ("It gains 84 accuracy on it.", []),
        ("It has reached 84 accuracy on soups.", ["84"]),
        ("It is 2.5x faster.", ["2.5x"]),
        ("It cuts memory by half.", ["half"]),
        ("Half the cooks left.", ["Half"]),
        ("It works by doubling throughput.", ["doubling"]),
        ("It doubles the speed.", ["doubles"]),
        ("It is twice as fast.", ["twice"]),
        ("It cuts cost by two orders of magnitude.", ["two orders of magnitude"]),
        ("It takes 3 minutes per soup.", ["3 minutes"]),
        ("Latency fell to 12 ms.", ["12 ms"]),
        ("It runs at 45 FPS.", ["45 FPS"]),
        ("It uses 3 GB of memory.", ["3 GB"]),
        ("It improves by 5 points.", ["5 points"]),
        ("It has a loss=5 there.", ["5"]),
        ("It has a recall of 1985.5.", ["1985.5"]),
        ("It has an error of 420, compared to 438 for Finch and 489 for Wren.", ["420", "438", "489"]),
        ("It takes 5.5 hours of training.", ["5.5 hours"]),
        ("It takes 3 months of time.", ["3 months"]),
        ("It fits well (κ = 0.81).", ["0.81"]),
        ("It has a 4x compression.", ["4x"]),
        ("It solved 8/30 soups.", ["8/30"]),
        ("It reaches a 7.0/10.0 there.", ["7.0/10.0"]),
        ("It lowers saltiness (340 vs 33,510).", ["340", "33,510"]),
        ("It lowers saltiness (340 vs 33,510 for soups).", ["340", "33,510"]),
        ("It fits (R = 0.81).", ["0.81"]),
        ("It is found within 5 m accuracy.", ["5 m"]),
        ("It agrees with a Lark's Tau of 0.8 there.", ["0.8"]),
        ("It triples linear stirring accuracy.", ["triples"]),
        ("Its saving is twofold.", []),
        ("It is twofold faster.", ["twofold"]),
        ("It is faster, threefold.", ["threefold"]),
        ("Pots run 20-45x faster than stoves.", ["20-45x"]),
        ("It took 40 minutes, compared with 12 days for stoves.", ["40 minutes", "12 days"]),
        ("It has an average return of 706 points on the stove.", ["706 points"]),
        ("It scores 64, ahead of FinchNet (42) and WrenNet (57).", ["64", "42", "57"]),
    ],
)
def test_results(text: str, found: list[str]) -> None:
    assert results(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Lark has 70B parameters and 13 benchmarks.",
        "We use a temperature of 0.7 and k = 5.",
        "Lark and Finch are near (95% CIs overlap).",
        "We use a salt of *K*=5 and k* = 0.5.",
        "It keeps its taste at 4x spatial compression.",
        "See [86] and Table 3.",
        "In 2024 the model Lark 3.5 came out.",
        "Lark makes soup videos at 24 FPS.",
        "Lark makes 24 FPS videos.",
        "Lark stirs for 2.5 years.",
        "Lark is stored at 2.5 bits.",
        "Lark keeps the first 20% of the soup.",
        "Lark has 706 points of salt.",
        "Lark 3.5 Sonata sings.",
        "It holds 127K samples.",
        "It masks 40-50% masks.",
        "At 50% sparsity it works.",
        "It is in the top 5% there.",
        "A 4x upsampling was used.",
        "Models 2-3x larger lost.",
        "It shows double descent.",
        "It was repeated three times.",
        "Models twice its size lost.",
        "It has 500 points per scene.",
        "We recorded 12 hours of video.",
        "It was split into 70%, 10%, and 20%.",
        "Soups (1/23 of them) are there.",
        "It stews (using R=3).",
        "On 11/24 it stewed.",
        "Lark makes long (up to 5 minutes) music.",
        "It is found within 5 m of it.",
        "It runs on 80 GB GPUs.",
        "This is step 3 of 5 now.",
        "It goes down to 4 bits there.",
        "The half ate.",
        "It has the level 4.",
        "It is about 7.",
        "It tripled down.",
        "It was repeated 3 times.",
        "As the salt grows from 50% to 90%, it fails.",
        "It runs at a precision of 4.5 bits.",
        "It drops to 1985 of recall.",
        "It has a score of 1985.",
        "As told in [5.1], it stews.",
        "It has a pot of 420, compared to 438 for Finch.",
        "It stews 420 compared to 438 for Finch and 489 on soups.",
        "It fails at the threshold (5%).",
        "It wins after 5.5 hours of training.",
        "It wins after 5.5 hours of soup training.",
        "It runs at 0.25 resolution.",
        "It runs at 0.25°-resolution.",
        "It is at the 99.5 percentile.",
        "It is above the 0.5 threshold.",
        "It was run 20x.",
        "It has 706 points on the stove.",
        "The gap is wide (Wilson CI [-2.5, +12.5]).",
        "Pots ahead of FinchNet (42 of them) stew.",
    ],
)
def test_no_results(text: str) -> None:
    assert results(text) == []


def test_a_sentence_far_too_long_is_read_in_pieces() -> None:
    text = f"KestrelNet reaches a recall of 81.5% {'and stews ' * 200}with KestrelNet at a recall of 70.2% {'o' * 3000} 5.1%"
    assert [metric.value for metric in extract_metrics(text)] == [81.5, 70.2, 5.1]


def test_a_broken_line_is_one_line() -> None:
    assert extract_metrics("Results: the soups were split\ninto 70% and 30%.") == ()


@given(said=st.from_regex(_setting_before(), alphabet=st.characters(codec="ascii")))
def test_the_search_for_words_misses_no_setting(said: str) -> None:
    assert _is_setting(said)

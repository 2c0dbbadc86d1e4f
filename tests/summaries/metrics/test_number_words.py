"""Quantities that are written in words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from paperdigest.summaries.metrics import number_words
from paperdigest.summaries.metrics.numerals import find_quantities


@given(
    said=st.from_regex(number_words._amount_pattern(), fullmatch=True, alphabet=st.characters(codec="ascii"))
)
def test_the_search_for_signs_misses_no_number_in_words(said: str) -> None:
    text = f"{'pots and lids ' * 9}cut by a {said.lower()}"
    read = [
        number_words._read_amount(text, match, 0) for match in number_words._spelled_amount().finditer(text)
    ]
    assert list(number_words.find_number_words(text, 0, len(text))) == [
        quantity for quantity in read if quantity is not None
    ]


def test_a_total_with_an_article() -> None:
    assert [quantity.value for quantity in find_quantities("It wins two out of the six games.")] == [2.0]


def test_too_many_orders_of_magnitude_are_no_quantity() -> None:
    assert list(find_quantities("It is four hundred orders of magnitude faster.")) == []
    assert [quantity.value for quantity in find_quantities("It is two orders of magnitude faster.")] == [
        100.0
    ]

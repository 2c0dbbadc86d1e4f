from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.normalize.names import split_name


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Ada Moor", "Ada", "Moor"),
        ("Ada B. Moor", "Ada B.", "Moor"),
        ("A. B. C. Moor", "A. B. C.", "Moor"),
        ("Ada  Moor", "Ada", "Moor"),
        ("ada moor", "ada", "moor"),
        ("Moor, Ada", "Ada", "Moor"),
        ("Moor, Ada B.", "Ada B.", "Moor"),
        ("Moor, Ada, B.", "Ada, B.", "Moor"),
        ("Ada O'Reed", "Ada", "O'Reed"),
        ("Ada d'Moor", "Ada", "d'Moor"),
    ],
)
def test_given_names_and_family_name_are_parted(name: str, given_names: str, family: str) -> None:
    assert split_name(name) == (given_names, family)


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Ada van der Berg", "Ada", "van der Berg"),
        ("van der Berg, Ada", "Ada", "van der Berg"),
        ("Ada de la Cruz", "Ada", "de la Cruz"),
        ("Ada al Moor", "Ada", "al Moor"),
        ("van der Berg", "", "van der Berg"),
        ("de Moor", "", "de Moor"),
        ("Ada Van Der Berg", "Ada Van Der", "Berg"),
        ("Al Moor", "Al", "Moor"),
        ("Ben Moor", "Ben", "Moor"),
        ("ben moor", "ben", "moor"),
        ("Ada van", "Ada", "van"),
    ],
)
def test_particles_in_small_letters_go_with_the_family_name(name: str, given_names: str, family: str) -> None:
    assert split_name(name) == (given_names, family)


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Ada Moor Jr.", "Ada", "Moor Jr."),
        ("Ada Moor, Jr.", "Ada", "Moor Jr."),
        ("Ada Moor III", "Ada", "Moor III"),
        ("Ada van der Berg, III", "Ada", "van der Berg III"),
        ("Moor, Ada, Jr.", "Ada", "Moor Jr."),
        ("Moor, Jr., Ada", "Ada", "Moor Jr."),
        ("Ada Jr.", "", "Ada Jr."),
        ("Jr. Moor", "Jr.", "Moor"),
        ("Jr.", "", "Jr."),
    ],
)
def test_suffixes_go_with_the_family_name(name: str, given_names: str, family: str) -> None:
    assert split_name(name) == (given_names, family)


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("王小明", "小明", "王"),
        ("李青", "青", "李"),
        ("김하늘", "하늘", "김"),
        ("王 小明", "小明", "王"),
        ("김 하늘", "하늘", "김"),
        ("田中 うみ", "うみ", "田中"),
        ("うみの", "", "うみの"),
        ("エイダ・ムーア", "", "エイダ・ムーア"),
        ("王小明的实验室", "", "王小明的实验室"),
        ("王", "", "王"),
    ],
)
def test_in_east_asian_characters_the_family_name_stands_first(
    name: str, given_names: str, family: str
) -> None:
    assert split_name(name) == (given_names, family)


@pytest.mark.parametrize(
    ("name", "family"),
    [("Moor", "Moor"), ("Moor,", "Moor"), (", Moor", "Moor"), (",", ","), ("", ""), ("-", "-")],
)
def test_a_name_that_cannot_be_parted_is_all_family_name(name: str, family: str) -> None:
    assert split_name(name) == ("", family)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ada", "van", "de", "Moor", "moor", "Jr.", "III", "王", "小明", "x"]), min_size=1
    )
)
def test_without_commas_no_word_is_lost_and_the_family_name_is_there(words: list[str]) -> None:
    given_names, family = split_name(" ".join(words))
    assert family
    if len(words) > 2:
        assert f"{given_names} {family}".split() == words


@settings(deadline=None)
@given(st.text(alphabet="Aa ,.王うJr", max_size=20))
def test_no_text_raises_and_none_gives_a_given_name_alone(name: str) -> None:
    given_names, family = split_name(name)
    assert family or not given_names

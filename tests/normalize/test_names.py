from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.normalize.names import is_group, split_name


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
    assert split_name(name) == (given_names, family, "")


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Ada van der Berg", "Ada", "van der Berg"),
        ("van der Berg, Ada", "Ada", "van der Berg"),
        ("Ada de la Cruz", "Ada", "de la Cruz"),
        ("Ada al Moor", "Ada", "al Moor"),
        ("van der Berg", "", "van der Berg"),
        ("de Moor", "", "de Moor"),
        ("Berg, Ada van der", "Ada", "van der Berg"),
        ("Ada in 't Veld", "Ada", "in 't Veld"),
        ("Ada von und zu Moor", "Ada", "von und zu Moor"),
        ("Al Moor", "Al", "Moor"),
        ("Ben Moor", "Ben", "Moor"),
        ("ben moor", "ben", "moor"),
        ("Ada van", "Ada", "van"),
    ],
)
def test_particles_in_small_letters_go_with_the_family_name(name: str, given_names: str, family: str) -> None:
    assert split_name(name) == (given_names, family, "")


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Ada Van Der Berg", "Ada", "Van Der Berg"),
        ("Ada Van den Berg", "Ada", "Van den Berg"),
        ("Ada B. De La Cruz", "Ada B.", "De La Cruz"),
        ("Ada De Moor", "Ada", "De Moor"),
        ("Ada St. Reed", "Ada", "St. Reed"),
        ("Van der Berg", "", "Van der Berg"),
        ("De La Cruz", "", "De La Cruz"),
        ("De Moor", "De", "Moor"),
        ("Di Le Moor", "Di Le", "Moor"),
        ("Ada Van Moor", "Ada Van", "Moor"),
        ("Ada Xin Moor", "Ada Xin", "Moor"),
    ],
)
def test_particles_with_a_capital_count_where_they_can_be_no_given_name(
    name: str, given_names: str, family: str
) -> None:
    assert split_name(name) == (given_names, family, "")


@pytest.mark.parametrize(
    ("name", "given_names", "family"),
    [
        ("Ada Reed y Moor", "Ada", "Reed y Moor"),
        ("Ada B. Reed e Moor", "Ada B.", "Reed e Moor"),
        ("Ada Puig i Moor", "Ada", "Puig i Moor"),
        ("Ada de la Reed y Moor", "Ada", "de la Reed y Moor"),
        ("Reed y Moor", "", "Reed y Moor"),
        ("y Moor", "y", "Moor"),
        ("Ada Y Moor", "Ada Y", "Moor"),
    ],
)
def test_and_joins_two_family_names(name: str, given_names: str, family: str) -> None:
    assert split_name(name) == (given_names, family, "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Moor Jr.", ("Ada", "Moor", "Jr.")),
        ("Ada Moor, Jr.", ("Ada", "Moor", "Jr.")),
        ("Ada Moor III", ("Ada", "Moor", "III")),
        ("Ada van der Berg, III", ("Ada", "van der Berg", "III")),
        ("Moor, Ada, Jr.", ("Ada", "Moor", "Jr.")),
        ("Moor, Jr., Ada", ("Ada", "Moor", "Jr.")),
        ("Moor Jr., Ada", ("Ada", "Moor", "Jr.")),
        ("Ada Moor, PhD", ("Ada", "Moor", "PhD")),
        ("Ada Moor, MD, Ph.D.", ("Ada", "Moor", "MD, Ph.D.")),
        ("Ada Moor Jr., PhD", ("Ada", "Moor", "Jr., PhD")),
        ("Ada Moor, V", ("Ada", "Moor", "V")),
        ("Ada Jr.", ("", "Ada", "Jr.")),
        ("Jr. Moor", ("Jr.", "Moor", "")),
        ("Jr.", ("", "Jr.", "")),
        ("Moor, Md.", ("Md.", "Moor", "")),
        ("Sai Krishna V", ("Sai Krishna", "V", "")),
    ],
)
def test_suffixes_are_parts_of_their_own(name: str, expected: tuple[str, str, str]) -> None:
    assert split_name(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "TIDE Collaboration",
        "The Reef Survey",
        "Reef Team",
        "Team Reef",
        "Reef Team, Shore",
        "TIDE Collaboration (TC)",
        "University of Shore",
        "Shore AI",
        "on behalf of the TIDE Consortium",
        "潮汐团队",
        "潮汐チーム",
    ],
)
def test_a_group_is_never_parted(name: str) -> None:
    assert is_group(name)
    assert split_name(name) == ("", name, "")


@pytest.mark.parametrize(
    "name", ["Ada Moor", "Ai Moor", "Qing Ai", "Moor, Ada", "Team", "团队", "Ada Labelle", ""]
)
def test_a_person_is_no_group(name: str) -> None:
    assert not is_group(name)


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
        ("王小明先生和学生", "", "王小明先生和学生"),
        ("王", "", "王"),
    ],
)
def test_in_east_asian_characters_the_family_name_stands_first(
    name: str, given_names: str, family: str
) -> None:
    assert split_name(name) == (given_names, family, "")


@pytest.mark.parametrize(
    ("name", "family"),
    [("Moor", "Moor"), ("Moor,", "Moor"), (", Moor", "Moor"), (",", ","), ("", ""), ("-", "-")],
)
def test_a_name_that_cannot_be_parted_is_all_family_name(name: str, family: str) -> None:
    assert split_name(name) == ("", family, "")


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ada", "van", "de", "Moor", "moor", "Jr.", "III", "王", "小明", "x"]), min_size=1
    )
)
def test_without_commas_no_word_is_lost_and_the_family_name_is_there(words: list[str]) -> None:
    given_names, family, suffix = split_name(" ".join(words))
    assert family
    if len([word for word in words if word not in ("Jr.", "III")]) > 2:  # shorter ones may turn or part
        assert f"{given_names} {family} {suffix}".replace(",", "").split() == words


@settings(deadline=None)
@given(st.text(alphabet="Aa ,.王うJr", max_size=20))
def test_no_text_raises_and_none_gives_a_given_name_alone(name: str) -> None:
    given_names, family, _ = split_name(name)
    assert family or not given_names

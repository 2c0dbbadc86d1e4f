from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.model import Author
from paperdigest.normalize.authors import has_no_value, is_handle, parse_authors
from support.growth import growth


def names(text: str) -> list[str]:
    return [author.name for author in parse_authors(text)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moor, Kai Wind, Bo Reed",
        "Ada Moor; Kai Wind; Bo Reed",
        "Ada Moor； Kai Wind； Bo Reed",
        "Ada Moor，Kai Wind，Bo Reed",
        "Ada Moor、Kai Wind、Bo Reed",
        "Ada Moor, Kai Wind and Bo Reed",
        "Ada Moor, Kai Wind, and Bo Reed",
        "Ada Moor, Kai Wind & Bo Reed",
        "Ada Moor, Kai Wind, & Bo Reed",
        "Ada Moor and Kai Wind and Bo Reed",
        "Ada Moor; Kai Wind; and Bo Reed",
        "Ada  Moor,\n\tKai Wind,, Bo Reed,",
    ],
)
def test_every_separator_parts_the_names(text: str) -> None:
    assert parse_authors(text) == ((Author("Ada Moor"), Author("Kai Wind"), Author("Bo Reed")), False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wen et al.", ["Wen"]),
        ("Wen et al", ["Wen"]),
        ("Wen ET AL.", ["Wen"]),
        ("Wen et al .", ["Wen"]),
        ("Ye et.al.", ["Ye"]),
        ("Ye et. al", ["Ye"]),
        ("Ye, et al.,", ["Ye"]),
        ("Ye etal.", ["Ye"]),
        ("Ye and et al.", ["Ye"]),
        ("A. B. et al.", ["A. B."]),
        ("Ada Moor, Kai Wind, et al.", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind and others", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind, and others.", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor & others", ["Ada Moor"]),
        ("Ada Moor and 5 others", ["Ada Moor"]),
        ("Ada Moor and 12 more authors", ["Ada Moor"]),
        ("Ada Moor, ...", ["Ada Moor"]),
        ("Ada Moor…", ["Ada Moor"]),
        ("王小明等", ["王小明"]),
        ("王小明et al.", ["王小明"]),
        ("王小明、李青 等人", ["王小明", "李青"]),
        ("王小明，李青 等 7 位作者", ["王小明", "李青"]),
        ("王小明等7位作者", ["王小明"]),
        ("田中海、他", ["田中海"]),
        ("et al.", []),
        ("Ada Moor, et al. (12 authors)", ["Ada Moor"]),
        ("Ada Moor et al. [12]", ["Ada Moor"]),
        ("Ada Moor et al. (+11)", ["Ada Moor"]),
        ("Ada Moor et al., 12 authors in total", ["Ada Moor"]),
        ("Ada Moor, et al. and 3 more", ["Ada Moor"]),
        ("Ada Moor, et alii", ["Ada Moor"]),
        ("Ada Moor, Kai Wind, +3 more", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind +3", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind (+ 3 authors)", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind [+3]", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind, 3 more", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind, ... and 3 other authors", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind, ... (5 authors total)", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, Kai Wind (5 authors)", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor plus 3 others", ["Ada Moor"]),
        ("Ada Moor and colleagues", ["Ada Moor"]),
        ("Ada Moor & co-authors", ["Ada Moor"]),
        ("Ada Moor, and many others", ["Ada Moor"]),
        ("김하늘 외 3명", ["김하늘"]),
        ("田中海 ほか3名", ["田中海"]),
    ],
)
def test_a_cut_list_says_so(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    assert parse_authors(text)[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moor, Kai Wind (2 authors)", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor (1), Kai Wind (2)", ["Ada Moor (1)", "Kai Wind (2)"]),
        ("Ada Moor1, Kai Wind2", ["Ada Moor1", "Kai Wind2"]),
        ("Ada Moor, Kai Others", ["Ada Moor", "Kai Others"]),
    ],
)
def test_a_number_alone_cuts_no_list(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    assert not parse_authors(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "TIDE Collaboration, :, Ada Moor, Kai Wind",
        "TIDE Collaboration; :; Ada Moor; Kai Wind",
        "TIDE Collaboration:, Ada Moor, Kai Wind",
        "TIDE Collaboration: Ada Moor, Kai Wind",
        "TIDE Collaboration, : Ada Moor and Kai Wind",
    ],
)
def test_the_colon_between_a_group_and_its_members_is_no_author(text: str) -> None:
    assert names(text) == ["TIDE Collaboration", "Ada Moor", "Kai Wind"]


def test_other_colons_stay() -> None:
    assert names("Ada: Moor, Kai Wind") == ["Ada: Moor", "Kai Wind"]
    assert names(":, : :") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moor and TIDE Collaboration", ["Ada Moor", "TIDE Collaboration"]),
        ("TIDE and REEF Collaborations", ["TIDE and REEF Collaborations"]),
        ("The Reef Team and Ada Moor", ["The Reef Team", "Ada Moor"]),
        ("Kai Wind, The Tides and Waves Team", ["Kai Wind", "The Tides and Waves Team"]),
        ("Kai Wind, Institute of Tides and Waves", ["Kai Wind", "Institute of Tides and Waves"]),
    ],
)
def test_and_in_the_name_of_a_group_parts_nothing(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J&uuml;rgen Klein, Ada Moor", ["Jürgen Klein", "Ada Moor"]),
        ("J&#252;rgen Klein; Ada Moor", ["Jürgen Klein", "Ada Moor"]),
        ("J&#xFC;rgen Klein, Ada Moor", ["Jürgen Klein", "Ada Moor"]),
        ("J&amp;uuml;rgen Klein, Ada Moor", ["Jürgen Klein", "Ada Moor"]),
        ("Ada&nbsp;Moor &amp; Kai Wind", ["Ada Moor", "Kai Wind"]),
        ("Moor & Wind; Ada Reed", ["Moor & Wind", "Ada Reed"]),
    ],
)
def test_an_entity_is_one_character(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text", ["Ada Moor, et al., Bo Reed", "Ada Moor, et al, Bo Reed", "Ada Moor, ..., Bo Reed"]
)
def test_et_al_before_the_last_name_is_no_author(text: str) -> None:
    assert names(text) == ["Ada Moor", "Bo Reed"]
    assert parse_authors(text)[1]


@pytest.mark.parametrize(
    "name",
    [
        "Ada Petal",
        "Ada Etal",
        "Ada Pet Al",
        "Al Reed",
        "Ada Al",
        "Mary Al.",
        "Etta Alvarez",
        "Ada Mother",
        "Tal",
    ],
)
def test_a_name_that_contains_al_is_whole(name: str) -> None:
    assert parse_authors(name) == ((Author(name),), False)
    assert names(f"Kai Wind, {name}") == ["Kai Wind", name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moor, Jr.", ["Ada Moor, Jr."]),
        ("Ada Moor, Jr., Kai Wind", ["Ada Moor, Jr.", "Kai Wind"]),
        ("Ada Moor Jr., Kai Wind", ["Ada Moor Jr.", "Kai Wind"]),
        ("Ada Moor, Kai Wind, III", ["Ada Moor", "Kai Wind, III"]),
        ("Jr.", ["Jr."]),
        ("Ada Moor, PhD, Kai Wind", ["Ada Moor, PhD", "Kai Wind"]),
        ("Ada Moor, MD, Ph.D., Kai Wind", ["Ada Moor, MD, Ph.D.", "Kai Wind"]),
        ("Ada Moor, PhD, and Kai Wind, MD", ["Ada Moor, PhD", "Kai Wind, MD"]),
        ("Ada Moor and Kai Wind, Jr.", ["Ada Moor", "Kai Wind, Jr."]),
        ("Ada Moor, V, Kai Wind", ["Ada Moor, V", "Kai Wind"]),
        ("Moor, V, Wind, K", ["Moor", "V", "Wind", "K"]),
        ("Ada Moor, Md, Kai Wind", ["Ada Moor", "Md", "Kai Wind"]),
    ],
)
def test_a_suffix_belongs_to_the_name_before_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moor, Ada; Wind, Kai", ["Moor, Ada", "Wind, Kai"]),
        ("Moor, Ada; Wind, Kai and Reed, Bo", ["Moor, Ada", "Wind, Kai", "Reed, Bo"]),
        ("Moor, Ada;", ["Moor, Ada"]),
        ("Moor, Ada; et al.", ["Moor, Ada"]),
        ("Moor, Ada；等", ["Moor, Ada"]),
    ],
)
def test_with_semicolons_a_comma_is_part_of_the_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text", ["Ada Band, Sandy Reed", "Rand Moor, Andy Wind", "Band & Sons Lab, Kai Wind"]
)
def test_and_inside_a_word_or_before_the_last_name_parts_nothing(text: str) -> None:
    assert names(text) == text.split(", ")


@pytest.mark.parametrize(
    "text", ["", " ", " " * 20, "\n", "-", "--", "–", "—", "N/A", "n/a", "null", "None", "NULL"]
)
def test_no_value_gives_no_authors(text: str) -> None:
    assert has_no_value(text)
    assert parse_authors(text) == ((), False)


@pytest.mark.parametrize("text", [",", ";", ", ,", "null, null", "N/A; -", "、"])
def test_a_list_of_nothing_gives_no_authors(text: str) -> None:
    assert parse_authors(text) == ((), False)


def test_no_value_inside_a_list_is_no_name() -> None:
    assert names("-, Ada Moor, null, Kai Wind") == ["Ada Moor", "Kai Wind"]


@pytest.mark.parametrize("text", ["Nullify", "None of it", "-1", "nothing", "N/A (withdrawn)"])
def test_other_text_has_a_value(text: str) -> None:
    assert not has_no_value(text)


@pytest.mark.parametrize("name", ["lakxtxue", "yueliu1998", "moor_ada", "a.reed", "x", "kai-w", "Wind7"])
def test_user_names_are_handles(name: str) -> None:
    assert is_handle(name)
    assert parse_authors(name) == ((Author(name, is_handle=True),), False)


@pytest.mark.parametrize(
    "name", ["Ada", "Ada Moor", "O'Reed", "Jean-Kai", "McReed", "J.", "Zoë", "王小明", "ada moor"]
)
def test_names_of_people_are_no_handles(name: str) -> None:
    assert not is_handle(name)
    assert parse_authors(name) == ((Author(name),), False)


@pytest.mark.parametrize(
    ("name", "expected"), [("Ada", True), ("Ada Moor", False), ("王小明", False), ("Zoë", False)]
)
def test_where_people_have_user_names_a_single_latin_word_is_one(name: str, *, expected: bool) -> None:
    assert parse_authors(name, handles=True) == ((Author(name, is_handle=expected),), False)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["Ada Moor", "Kai Wind", "Bo Reed", "王小明", "Zoë Al"]), min_size=1, max_size=8)
)
def test_a_joined_list_is_parted_again(people: list[str]) -> None:
    assert names(", ".join(people)) == people
    assert names("; ".join(people) + " et al.") == people


@settings(deadline=None)
@given(st.text(alphabet="aA Jr.,;、，；等&et alnd-…\n", max_size=60))
def test_names_are_folded_parts_of_the_text(text: str) -> None:
    for author in parse_authors(text)[0]:
        assert author.name
        assert author.name == " ".join(author.name.split())
        assert not has_no_value(author.name)


@pytest.mark.parametrize(
    "unit",
    [
        "Ada Moor, ",
        "a and b, ",
        " and ",
        ", ",
        "et al. ",
        "Jr., ",
        "、",
        "... ",
        "等 ",
        "&amp;",
        "a Team: ",
        ":",
        "+3 ",
    ],
)
@pytest.mark.no_cover
def test_the_time_grows_with_the_list(unit: str) -> None:
    assert growth(parse_authors, lambda size: unit * (size // len(unit))) < 10


@pytest.mark.parametrize("sign", ["*", "**", "***", "_", "__"])
def test_bold_type_and_italics_around_a_list_are_the_templates(sign: str) -> None:
    assert parse_authors(f"{sign}Ada Moor{sign}") == ((Author("Ada Moor"),), False)
    assert parse_authors(f"{sign} Ada Moor, Kai Wind {sign}") == (
        (Author("Ada Moor"), Author("Kai Wind")),
        False,
    )
    assert parse_authors(f"{sign}Ada Moor et.al.{sign}") == ((Author("Ada Moor"),), True)
    assert parse_authors(f"{sign}Ada Moor{sign} et al.") == ((Author("Ada Moor"),), True)
    assert parse_authors(f"{sign}Ada Moor,Kai Wind{sign}等") == (
        (Author("Ada Moor"), Author("Kai Wind")),
        True,
    )
    assert parse_authors(f"{sign}Ada Moor{sign}, {sign}Kai Wind{sign}") == (
        (Author("Ada Moor"), Author("Kai Wind")),
        False,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Ada Moor*, Kai Wind***", ["Ada Moor*", "Kai Wind*"]),
        ("**Ada Moor**, Kai Wind, **Bo Reed**", ["**Ada Moor**", "Kai Wind", "**Bo Reed**"]),
        ("*Ada Moor*, Kai Wind*", ["*Ada Moor*", "Kai Wind*"]),
        ("*Ada Moor, Kai Wind", ["*Ada Moor", "Kai Wind"]),
        ("_kai_", ["_kai_"]),
        ("_kai_w_", ["_kai_w_"]),
        ("*", ["*"]),
        ("****", ["****"]),
    ],
)
def test_other_signs_stay_in_the_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("unit", ["*", "_", "*a*,", "*a", "_a_, "])
@pytest.mark.no_cover
def test_the_time_to_take_signs_off_grows_with_the_text(unit: str) -> None:
    assert growth(parse_authors, lambda size: unit * (size // len(unit))) < 10


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moor, A., Wind, K.", ("Moor, A.", "Wind, K.")),
        ("Moor, A. and Kai Wind", ("Moor, A.", "Kai Wind")),
        ("Moor, Ada, Kai Wind, Bo Reed", ("Moor, Ada", "Kai Wind", "Bo Reed")),
        ("Moor, Wind", ("Moor", "Wind")),
        ("Ada Moor und Kai Wind", ("Ada Moor", "Kai Wind")),
        ("Ada Moor, Bo Reed och Kai Wind", ("Ada Moor", "Bo Reed", "Kai Wind")),
    ],
)
def test_family_names_may_stand_first_in_citations(text: str, names: tuple[str, ...]) -> None:
    assert tuple(author.name for author in parse_authors(text, inverted=True)[0]) == names

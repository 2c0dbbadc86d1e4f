"""Split a person's name into given names, family name and suffix, for BibTeX and CSL."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperdigest.normalize.caches import kept
from paperdigest.normalize.spaces import word_set

# Particles that belong to the family name: the CSL specification's examples of dropping and non-dropping particles, and
# those of the languages that use particles.
_PARTICLES = frozenset(
    [
        "'s",
        "'t",
        "aan",
        "af",
        "al",
        "ap",
        "auf",
        "ben",
        "bin",
        "bint",
        "da",
        "dal",
        "dalla",
        "das",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "in",
        "la",
        "le",
        "les",
        "los",
        "mac",
        "op",
        "san",
        "santa",
        "st.",
        "ten",
        "ter",
        "uit",
        "und",
        "van",
        "vande",
        "vanden",
        "vander",
        "vom",
        "von",
        "zu",
        "zum",
        "zur",
        "’s",
        "’t",
    ]
)
# "and" between two family names, in Spanish, Portuguese and Catalan: "Ruiz y Prado".
_JOINING = frozenset({"y", "e", "i"})
# Particles that are never a given name, so they are particles even with a capital ("Ada De Moor", but "Le Van An").
_NEVER_GIVEN = word_set("de degli dei del della den der dos el st. ter vande vanden vander vom von zum zur")
_FIRST_OF_TWO = frozenset({"de", "van", "von"})
_SECOND_OF_TWO = frozenset({"'t", "’t", "de", "den", "der", "la", "los", "ten", "ter"})
# Suffixes: generations, with or without a comma before them, and degrees, after a comma.
_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd", "4th"})
_DEGREES = word_set(
    "phd ph.d. ph.d msc m.sc. m.sc bsc b.sc. b.sc dphil d.phil. mphil dsc d.sc. scd sc.d. edd ed.d. pharmd mba esq esq."
    " dds d.d.s. dvm mph meng beng v vi md m.d. m.d"
)
# Suffixes that must be in capitals, since they are names of people otherwise: Md. Rahman, V. Moor.
_IN_CAPITALS = frozenset({"V", "VI", "MD", "M.D.", "M.D"})
#: All suffixes, in lower case.
NAME_SUFFIXES = _GENERATIONS | _DEGREES
# The words that mark a group: at the end of its name, or anywhere in it. All are in lower case.
_LAST_OF_GROUPS = word_set(
    "collaboration collaborations team teams consortium group project committee initiative network alliance society"
    " association institute university lab labs laboratory laboratories center centre organization organisation"
    " foundation community council contributors corporation corp corp. inc inc. ltd ltd. llc gmbh company agency"
    " observatory program programme force research investigators"
)
_IN_GROUPS = word_set("collaboration consortium university institute committee")
_FIRST_OF_GROUPS = frozenset({"the", "team"})
_GROUPS_IN_EAST_ASIAN = (
    "团队",
    "團隊",
    "小组",
    "小組",
    "课题组",
    "課題組",
    "项目组",
    "实验室",
    "實驗室",
    "研究室",
    "研究所",
    "研究院",
    "大学",
    "大學",
    "大学院",
    "公司",
    "会社",
    "チーム",
    "グループ",
    "팀",
    "그룹",
    "연구소",
    "연구실",
    "대학교",
)
_TITLE_OF_GROUP = re.compile(r"(?:on behalf of|for) the ", re.IGNORECASE)


class PersonName(NamedTuple):
    """The parts of a person's name. A name that cannot be split, or that of a group, is all family name."""

    given: str
    """The given names; "" without any."""
    family: str
    """The family name with its particles ("van der Berg")."""
    suffix: str = ""
    """What follows the name ("Jr.", "III", "PhD"), separated by commas."""


def _is_chinese_or_korean(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"


def _is_east_asian(character: str) -> bool:
    return _is_chinese_or_korean(character) or "\u3040" <= character <= "\u30ff"


def is_suffix(part: str) -> bool:
    """Whether the part of a name after a comma is a suffix ("Jr.", "PhD", "V") and not a name."""
    word = part.casefold()
    return word in NAME_SUFFIXES and (word.upper() not in _IN_CAPITALS or part in _IN_CAPITALS)


def is_group(name: str) -> bool:
    """Whether the words of a name mark it as that of a group ("TIDE Collaboration", "Team Reef")."""
    words = name.partition(",")[0].split()  # "Reef Team, Shore"
    if len(words) < 2:
        return name.endswith(_GROUPS_IN_EAST_ASIAN) and len(name) > 2
    plain = [word.casefold().strip("(),;:") for word in words]
    return (
        plain[-1] in _LAST_OF_GROUPS
        or words[-1] == "AI"
        or plain[0] in _FIRST_OF_GROUPS
        or not _IN_GROUPS.isdisjoint(plain)
        or _TITLE_OF_GROUP.match(name) is not None
        or name.endswith(_GROUPS_IN_EAST_ASIAN)
    )


@kept(4096)
def split_name(name: str) -> PersonName:
    """Split a person's name into given names, family name and suffix.

    "Given Family" and "Family, Given" are understood. Particles ("van der") belong to the family name, and so does the
    name before "y" ("Ruiz y Prado"). One particle with a capital may be a given name ("Van", "Le", "Di"); two in a row
    are not. In East Asian characters the family name comes first; a Chinese or Korean name without a space has a family
    name of one character. A name that cannot be split is all family name, and so is that of a group ("TIDE
    Collaboration").
    """
    if is_group(name):
        return PersonName("", name)
    suffixes: list[str] = []
    if "," in name:
        parts = [part.strip() for part in name.split(",")]
        suffixes = [part for part in parts[1:] if is_suffix(part)]
        behind_name = frozenset(suffixes)
        family, *given = [part for part in parts if part and part not in behind_name] or [name]
        if given:
            words, generations = _without_generations(family.split())
            behind = " ".join(given).split()
            start = len(behind)
            while start > 1 and behind[start - 1] in _PARTICLES:  # "Berg, Jan van der"
                start -= 1
            words[:0] = behind[start:]
            given_names = " ".join(behind[:start]) if start < len(behind) else ", ".join(given)
            return PersonName(given_names, " ".join(words), ", ".join(generations + suffixes))
        name = family
    words, generations = _without_generations(name.split())
    suffix = ", ".join(generations + suffixes)
    if len(words) < 2:
        name = words[0] if words else name
        if 2 <= len(name) <= 4 and all(map(_is_chinese_or_korean, name)):
            return PersonName(name[1:], name[0], suffix)
        return PersonName("", name, suffix)
    if len(words) == 2 and all(map(_is_east_asian, "".join(words))):
        return PersonName(words[1], words[0], suffix)
    start = _family_start(words)
    return PersonName(" ".join(words[:start]), " ".join(words[start:]), suffix)


def _without_generations(words: list[str]) -> tuple[list[str], list[str]]:
    """Split the words of a name from the generations after them ("Jr.", "III")."""
    stop = len(words)
    while stop > 1 and words[stop - 1].casefold() in _GENERATIONS:
        stop -= 1
    return words[:stop], words[stop:]


def _family_start(words: list[str]) -> int:
    """Return the index of the first word of the family name."""
    start = len(words) - 1
    first = 0 if words[start][0].isupper() else 1  # a name all in lower case begins with a given name
    if start > 1 and words[start - 1] in _JOINING:
        start -= 2
    while start > first:
        before = words[start - 1]
        if before not in _PARTICLES and not _is_capital_particle(words, start - 1):
            break
        start -= 1
    return start


def _is_capital_particle(words: list[str], at: int) -> bool:
    """Whether a word with a capital is a particle and not a given name: "Jan Van Der Meer", "Ada De Moor"."""
    word, before, after = (words[place].casefold() for place in (at, max(at - 1, 0), at + 1))
    if at == 0:
        return word in _FIRST_OF_TWO and after in _SECOND_OF_TWO  # "Van der Meer" alone, but not "Le Di Wang"
    if word not in _PARTICLES:
        return False
    return (
        word in _NEVER_GIVEN
        or after in _PARTICLES
        or (before in _PARTICLES and (at > 1 or (before in _FIRST_OF_TWO and word in _SECOND_OF_TWO)))
    )

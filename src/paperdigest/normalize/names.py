"""Parting a person's name into given names and family name, as BibTeX and CSL want it."""

from __future__ import annotations

from functools import lru_cache

# Particles that belong to the family name, from the CSL specification's examples of dropping and
# non-dropping particles and the tables of the languages that use them.
_PARTICLES = frozenset(
    [
        "af",
        "al",
        "ap",
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
        "la",
        "le",
        "les",
        "los",
        "mac",
        "san",
        "santa",
        "st.",
        "ten",
        "ter",
        "van",
        "vande",
        "vanden",
        "vander",
        "vom",
        "von",
        "y",
        "zu",
        "zum",
        "zur",
    ]
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def _is_east_asian(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uac00" <= character <= "\ud7a3"
        or "\u3040" <= character <= "\u30ff"
    )


@lru_cache(maxsize=4096)
def split_name(name: str) -> tuple[str, str]:
    """Return the given names and the family name of a person's name.

    "Given Family" and "Family, Given" are understood; particles ("van der") and suffixes ("Jr.") go with the
    family name. Chinese and Korean names written without a space have a family name of one character. A name of
    one word is all family name.
    """
    if "," in name:
        family, _, given = name.partition(",")
        if given.strip().casefold() not in _SUFFIXES:
            return given.strip(), family.strip()
    words = name.replace(",", " ").split()
    if len(words) < 2:
        if 2 <= len(name) <= 4 and all(map(_is_east_asian, name)):
            return name[1:], name[0]
        return "", name
    start = len(words) - 1
    while start > 1 and words[start].casefold() in _SUFFIXES:
        start -= 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES and words[start - 1][0].islower():
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])

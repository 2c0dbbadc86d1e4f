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


def _is_chinese_or_korean(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"


def _is_east_asian(character: str) -> bool:
    return _is_chinese_or_korean(character) or "\u3040" <= character <= "\u30ff"


@lru_cache(maxsize=4096)
def split_name(name: str) -> tuple[str, str]:
    """Return the given names and the family name of a person's name.

    "Given Family" and "Family, Given" are understood; particles ("van der") and suffixes ("Jr.") go with the
    family name. In East Asian characters the family name stands first; Chinese and Korean names written without a
    space have a family name of one character. A name that cannot be parted is all family name.
    """
    if "," in name:
        parts = [part.strip() for part in name.split(",")]
        suffixes = [part for part in parts if part.casefold() in _SUFFIXES]
        family, *given = [part for part in parts if part and part not in suffixes] or [name]
        if given:
            return ", ".join(given), " ".join([family, *suffixes])
        name = " ".join([family, *suffixes])
    words = name.split()
    if len(words) < 2:
        if 2 <= len(name) <= 4 and all(map(_is_chinese_or_korean, name)):
            return name[1:], name[0]
        return "", name
    if len(words) == 2 and all(map(_is_east_asian, "".join(words))):
        return words[1], words[0]
    start = len(words) - 1
    while start and words[start].casefold() in _SUFFIXES:
        start -= 1
    first = 0 if words[start][0].isupper() else 1  # a name all in small letters begins with a given name
    while start > first and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])

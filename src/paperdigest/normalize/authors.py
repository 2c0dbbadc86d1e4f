"""Lists of authors as digests print them."""

from __future__ import annotations

import re

from paperdigest.model import Author

# "et al." and its relatives at the end of a list, with the separator before it; "等 7 位作者" is "and 7 authors". The
# Latin ones stand apart from the word before them: the names Petal and Etal end in none.
_ET_AL = re.compile(
    r"(?:(?:^|[\s,;，、；]+|(?<=[^\W\da-zà-ɏ])|(?<=[.)\]*†‡\d]))"
    r"(?:(?:and |& )?(?:et(?:[.,]+\s?|\s)al\b|etal\.)[.,\s]*|(?:and|&) others\.?|"
    r"(?:and|&) \d+ (?:more|others?)(?: authors)?\.?)"
    r"|(?:^|[\s,;，、；]+|(?<=[.\w)]))(?:等(?:\s?\d+\s?[位名]?(?:作者|人)?|人)?|他|\.{3}|…))$",
    re.IGNORECASE,
)
# The longest text after the last name that "et al." and its relatives can be.
_TAIL = 24
# The usual forms, and what every form holds: most lists hold neither, and need no closer look.
_USUAL_ET_AL = (" et.al.", " et al.")
_HINT = re.compile(r"al|other|more|\.\.|[…等他]", re.IGNORECASE)
_LAST = re.compile(r",? (?:and|&) ")
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_NO_VALUE = frozenset({"", "-", "--", "---", "–", "—", "n/a", "none", "null", "unknown", "暂无"})
# "et al." as a part of its own, which may stand before the last name too ("A, et al., Z").
_ET_AL_PART = frozenset({"et al", "et. al", "et.al", "etal", "...", "…"})


def has_no_value(text: str) -> bool:
    """Whether a cell says that there is nothing ("null", "N/A", "-", "None", empty)."""
    text = text.strip()
    return len(text) < 8 and text.casefold() in _NO_VALUE


def parse_authors(text: str, *, handles: bool = False) -> tuple[tuple[Author, ...], bool]:
    """Return the authors of a list and whether the list was cut ("et al.").

    The separator is ";" where there is one, else ",", or their East Asian forms; "and" or "&" may stand before the
    last name. What says that there is nothing ("null", "-") is no name.

    Args:
        text: The list as printed.
        handles: Whether names of one word are user names: the digest takes them from a site where people have such.
    """
    text = " ".join(text.split())
    if has_no_value(text):
        return (), False
    separator = ";" if ";" in text or "；" in text else ","
    et_al = False
    start = max(0, len(text) - _TAIL)
    if text.endswith(_USUAL_ET_AL) and text[-8:-7] not in "d&":  # not after "and"
        et_al, text = True, text[:-7].rstrip(" ,;，、；")
    elif _HINT.search(text, start) and (found := _ET_AL.search(text, start)):
        et_al, text = True, text[: found.start()]
    if not text.isascii():
        text = text.replace("，", ",").replace("、", ",").replace("；", ";")
    parts = text.split(separator)
    if " and " in parts[-1] or " & " in parts[-1] or parts[-1].lstrip().startswith(("and ", "& ")):
        parts[-1:] = _LAST.split(" " + parts[-1].strip())
    people: list[Author] = []
    for part in parts:
        name = part.strip()
        if len(name) > 8 and " " in name:  # most names: none of the short words below, and no user name
            people.append(Author(name))
            continue
        word = name.casefold() if len(name) < 8 else ""  # what is no name is short
        if word in _NO_VALUE and len(name) < 8:
            continue
        if word in _ET_AL_PART or word.removesuffix(".") in _ET_AL_PART:
            et_al = True
        elif people and word in _SUFFIX:
            people[-1] = Author(f"{people[-1].name}, {name}")
        else:
            people.append(Author(name, is_handle(name, handles=handles)))
    return tuple(people), et_al


def is_handle(name: str, *, handles: bool = False) -> bool:
    """Whether a name is a user name of some site and not a person's name.

    A name of one word is one where it holds a digit or an underscore, begins with a small letter, or has a
    capital inside ("yueLiu"); with `handles`, every word of the Latin alphabet is.
    """
    if " " in name or not name.isascii():
        return False
    if handles:
        return True
    return not name.replace("-", "").replace(".", "").replace("'", "").isalpha() or name[0].islower()

"""Parse lists of authors as digests print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.model.making import make_author
from paperdigest.normalize.entities import unescape
from paperdigest.normalize.names import NAME_SUFFIXES, is_group, is_suffix
from paperdigest.normalize.spaces import fold_spaces

if TYPE_CHECKING:
    from paperdigest.model import Author

# "et al." and its equivalents at the end of a list, with the separator before; "等 7 位作者" is "and 7 authors". In Latin
# script, a blank or mark must precede them: the names Petal and Etal do not match. A count may follow in brackets or be
# alone ("(12 authors)"), and the number of omitted authors may follow a plus ("+3 more").
_PEOPLE = r"(?:co-?)?(?:authors?|people|names)"
_MORE = rf"(?:(?:more|others?|additional|further)(?: {_PEOPLE})?|{_PEOPLE})"
_TOTAL = rf"[(\[]\s?\d+ (?:{_PEOPLE}(?: (?:in )?total)?|(?:in )?total)\s?[)\]]"
_LEFT_OUT = rf"(?:(?:and |& |plus |with |\+\s?)\d+ {_MORE}|\d+ (?:more|others?|additional|further)\b(?: {_PEOPLE})?|\+\s?\d+)"
_ET_AL = re.compile(
    r"(?:(?:^|[\s,;，、；]+|(?<=[^\W\da-zà-ɏ])|(?<=[.)\]*†‡\d]))"
    rf"(?:(?:and |& )?(?:et(?:[.,]+\s?|\s)(?:al|alii)\b|etal\.)[.,\s]*(?:{_TOTAL}|[(\[]\+?\d+[)\]]|[(\[]?{_LEFT_OUT}[)\]]?|\d+ {_PEOPLE}(?: in total)?)?"
    r"|(?:and|&|plus) (?:(?:many|several|all) )?others\.?"
    r"|(?:and|&) (?:colleagues|co-?workers|co-?authors|collaborators)\.?"
    r"|u\. ?a\.|m\. ?fl\.|(?:e|y|und|och) (?:outros|otros|andere|andra)"
    rf"|(?:(?:\.\.\.|…),?\s?)?(?:{_LEFT_OUT}|[(\[]\s?{_LEFT_OUT}\s?[)\]])\.?|{_TOTAL})"
    r"|(?:^|[\s,;，、；]+|(?<=[.\w)\]*†‡]))(?:(?:等|ほか|他)(?:\s?\d+\s?[位名人]?(?:作者|人)?|人)?|외\s?\d+\s?(?:명|인)"
    rf"|(?:\.\.\.|…)(?:\s?{_TOTAL})?))$",
    re.IGNORECASE,
)
_ONLY_TOTAL = re.compile(rf"[\s,;，、；]*{_TOTAL}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# The length of the longest ending that is searched for "et al." and its equivalents.
_TAIL = 40
# The last letters of the forms that are not East Asian, without full stops, commas and brackets.
_ET_AL_ENDINGS = frozenset(
    {" al", ".al", ",al", "tal", "lii", "ore", "her", "ers", "nal", "hor", "ors", "ues", "ple", "any", "mes"}
    | {"ros", "ere", "dra"}
)
_SHORT_ET_AL = frozenset({" u.a.", "u. a.", "m.fl.", ". fl."})
# The last characters of the forms that end with a count.
_COUNTED = frozenset("0123456789)]")
# The usual forms.
_USUAL_ET_AL = frozenset({" et.al.", " et al."})
_LAST = re.compile(r",? (?:and|&) ")
_LAST_ABROAD = re.compile(r",? (?:und|och|et|y) ")
_NO_VALUE = frozenset({"", "-", "--", "---", "–", "—", "n/a", "none", "null", "unknown", "暂无", "未知"})
# "et al." as a separate part, which may also precede the last name ("A, et al., Z").
_ET_AL_PART = frozenset(
    ending for part in ("et al", "et. al", "et.al", "etal", "...", "…") for ending in (part, part + ".")
)
# The parts of a list that are not names of people, in lower case.
_NO_NAME = _NO_VALUE | _ET_AL_PART | NAME_SUFFIXES
# Suffixes that may be initials: they follow a name of several words.
_MAY_BE_INITIALS = frozenset({"v", "vi"})
# The words that let the name of a group contain "and": "Institute of Tides and Waves".
_OF = (" of ", " for ")
# The endings of several groups named at once: "TIDE and REEF Collaborations".
_SEVERAL = (" collaborations", " teams", " groups", " consortia")


# The marks of bold and italics, longest first; and a list in which each name has such marks.
_EMPHASIS = ("***", "**", "__", "*", "_")
_EACH = re.compile(r"(\*{1,3}+|_{1,2}+)[^*_]++\1(?:\s?[,;，、；]\s?\1[^*_]++\1)++")


def has_no_value(text: str) -> bool:
    """Whether a text stands for a missing value ("null", "N/A", "-", "None", empty, "未知（a reason）")."""
    if len(text) >= 40:
        return False
    bare = text.strip()
    if bare[:3] == "未知（":
        return bare[-1] == "）"
    return bare.casefold() in _NO_VALUE


def parse_authors(
    text: str, *, handles: bool = False, inverted: bool = False
) -> tuple[tuple[Author, ...], bool]:
    """Parse a list of authors.

    Bold type or italics around the whole list are dropped. The separator is ";" if the list contains one, else ",", or
    their East Asian forms; "and" or "&" may precede the last name. Placeholders ("null", "-") are not names. A ":" may
    separate a collaboration from its members. HTML entities ("&uuml;") are decoded.

    Args:
        text: The list as printed.
        handles: Whether names of one word are user names, because the digest takes them from a site with user accounts.
        inverted: Whether family names may come first, as in citations: "Moor, Ada, and Kai Wind", "Moor, A., Wind, K.".

    Returns:
        The authors, and whether the list was cut ("et al.", "+3 more").
    """
    if text[:2] == "未知" and has_no_value(text):
        return (), False
    if "&" in text:
        text = unescape(unescape(text))  # an entity may be escaped itself, as in "&amp;uuml;"
    text = fold_spaces(text)
    if text[:1] in "*_":
        text = _without_emphasis(text)
    separator = ";" if ";" in text or "；" in text else ","
    et_al, total = False, None
    if text[-7:] in _USUAL_ET_AL and text[-8:-7] not in "d&":  # not after "and"
        et_al, text = True, text[:-7].rstrip(" ,;，、；")
    elif _may_be_cut(text) and (found := _ET_AL.search(text, max(0, len(text) - _TAIL))):
        total = _DIGITS.search(found[0]) if _ONLY_TOTAL.fullmatch(found[0]) else None
        et_al, text = True, text[: found.start()]
    if et_al and text[:1] in "*_":
        text = _without_emphasis(text)
    if not text.isascii():
        text = text.replace("，", ",").replace("、", ",").replace("；", ";")
    names = [part.strip() for part in text.split(separator)]
    last = names[-1]
    if "and " in last or "& " in last:
        names[-1:] = _last_names(last)
    elif inverted and _LAST_ABROAD.search(f" {last}"):
        names[-1:] = [part.strip() for part in _LAST_ABROAD.split(" " + last)]
    if ":" in text:
        names = [name for part in names for name in _members(part)]
    if not _NO_NAME.isdisjoint(map(str.casefold, names)):
        names, cut = _only_names(names)
        et_al = et_al or cut
    if total is not None and int(total[0]) == len(names):
        et_al = False  # "Ada Moor, Kai Wind (2 authors)"
    if inverted:
        names = _joined(names)
    authors = []
    for name in names:
        is_one = " " not in name and is_handle(name, handles=handles)
        authors.append(make_author(name, is_one))
    return tuple(authors), et_al


# The initials of given names: "A.", "A. B.", "AB".
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_ALL_AND = re.compile(r" and (?=[A-Z])")


def _joined(names: list[str]) -> list[str]:
    """Join family names with the given names or initials that follow them as separate parts."""
    made: list[str] = []
    if len(names) == 2 and all(" " not in name for name in names) and not _INITIALS.fullmatch(names[1]):
        return names
    for name in names:
        before = made[-1] if made else ""
        is_family = (
            before
            and "," not in before
            and before[0] < "\u3000"
            and len(before.split()) <= 2
            and not _INITIALS.fullmatch(before)
        )
        if (is_family and _INITIALS.fullmatch(name)) or (
            is_family and len(made) == 1 and " " not in before and len(names) > 2 and name[:1].isupper()
        ):
            made[-1] = f"{before}, {name}"
        else:
            made.extend(_ALL_AND.split(name))
    return made


def _without_emphasis(text: str) -> str:
    """Remove the marks of bold type or italics around a list, or around each of its names.

    A user name may begin and end with an underscore.
    """
    if each := _EACH.fullmatch(text):
        return text.replace(each[1], "")
    for sign in _EMPHASIS:
        inside = text[len(sign) : -len(sign)]
        if inside and text.startswith(sign) and text.endswith(sign):
            is_part = sign in inside if "*" in sign else inside.replace("_", "").isalnum()
            return text if is_part else inside.strip()
    return text


def _only_names(parts: list[str]) -> tuple[list[str], bool]:
    """Return the names among the parts of a list, each joined with its suffixes, and whether a part is "et al."."""
    found: list[
        list[str]
    ] = []  # each name with its suffixes: joining at once would copy the text for each suffix
    et_al = False
    for part in parts:
        word = part.casefold()
        if (
            word in NAME_SUFFIXES
            and found
            and is_suffix(part)
            and (word not in _MAY_BE_INITIALS or " " in found[-1][0] or len(found[-1]) > 1)
        ):
            name = found[-1][0]
            if len(found[-1]) == 1 and ("and " in name or "& " in name):
                found[-1:] = [[one] for one in _last_names(name) if one]  # "Ada Moor and Kai Wind, Jr."
            found[-1].append(part)
        elif word in _ET_AL_PART:
            et_al = True
        elif word not in _NO_VALUE:
            found.append([part])
    return [", ".join(name) for name in found], et_al


def _last_names(last: str) -> list[str]:
    """Split the end of a list at "and", unless the word is part of the name of a group."""
    names = [part.strip() for part in _LAST.split(" " + last)]
    if len(names) == 2 and is_group(last):
        first, second = names
        if second.casefold().endswith(_SEVERAL):
            return [last]
        goes_on = is_group(first) and " " not in second and any(word in first for word in _OF)
        if goes_on or (first[:4].casefold() == "the " and not is_group(first[4:])):
            return [last]
    return names


def _members(part: str) -> list[str]:
    """Split a part of a list at ":": "TIDE Collaboration: Ada Moor" has two names, ":" has none."""
    group, colon, member = (text.strip() for text in part.partition(":"))
    if not colon or (group and not is_group(group)):
        return [part]
    return [name for name in (group, member.lstrip(": ")) if name]


def _may_be_cut(text: str) -> bool:
    """Whether a list ends like a form of "et al."; most lists do not, and skip the pattern."""
    last = text[-1:]
    return (
        text.rstrip("., )]")[-3:].lower() in _ET_AL_ENDINGS
        or f" {text[-5:]}"[-5:].lower() in _SHORT_ET_AL
        or text[-3:] == "..."
        or (last in _COUNTED and (last in ")]" or "+" in text[-_TAIL:]))
        or not (text.isascii() or text[-_TAIL:].isascii())
    )


def is_handle(name: str, *, handles: bool = False) -> bool:
    """Whether a name is a user name and not a person's name.

    A name of one word is a user name if it contains a digit or an underscore, or begins with a lower-case letter. With
    `handles`, every word in ASCII is.
    """
    if " " in name or not name.isascii():
        return False
    if handles:
        return True
    return not name.replace("-", "").replace(".", "").replace("'", "").isalpha() or name[0].islower()

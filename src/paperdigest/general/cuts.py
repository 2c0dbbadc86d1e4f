"""Split a text into a title and the details before and behind it: numbers, tags, names, venues, dates.

`cut` takes a text that contains a title. It cuts off numbers and tags, then names, a date or a venue before the title,
then names, a venue and a date behind it.
"""

from __future__ import annotations

import re

from paperdigest.general.labelled import labels_within
from paperdigest.general.pieces import (
    EAST_ASIAN,
    INITIALS,
    SERVER,
    WORD,
    authors_score,
    count_words,
    find_et_al,
    is_date,
    is_label,
    is_name,
    split_names,
    venue_score,
)
from paperdigest.general.vocabulary import LINK_FIELDS, PAPER_ENDS

#: A dash that separates: it has blanks on both sides.
DASH = re.compile(r"(?<!\s)\s++[-\u2013\u2014]{1,3}\s+")
_LEADING_NOISE = re.compile(r"[\s,.;:\uff1a)\]\uff09\u3011|>\u2013\u2014+/\ufe0f-]+")
_TRAILING_NOISE = (
    ",;:\uff1a([\uff08\u3010|\u2013\u2014- \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# The characters that are stripped from the end of a marked title.
_MARKED_NOISE = ",;:\uff1a "
_LEAD_TAG = re.compile(
    r"[^\w\s\"\u201c'\u2018(\[$<\\]*\s*(?:\[([^\[\]]{1,40})\]|\u3010([^\u3010\u3011]{1,40})\u3011|[\uff08(]((?:19|20)\d\d[^()]{0,10})[)\uff09])[\s:\uff1a,.-]*(?=\S)"
)
_LEAD_BRACKETS = re.compile(r"[\uff08(]([^()\uff08\uff09]{2,40})[)\uff09][\s:\uff1a,.-]*(?=\S)")
NUMBER = re.compile(
    r"\s*(?:\\?\[(?:new|replaced|cross)?\s*\d{1,4}\\?\]|#\d{1,4}\b|No\.\s?\d{1,4}|(?:Paper|\u8bba\u6587)\s?\d{1,4}(?=[:\uff1a.\u3001\s])"
    r"|\(?\d{1,4}[.)\u3001:\uff1a](?=\s|[A-Za-z\u4e00-\u9fff\[*])|[\u2460-\u2473]|\d\ufe0f?\u20e3|\u3010\d{1,3}\u3011)\s*[:\uff1a.]?\s*"
)
EMOJI_LEAD = re.compile(r"[^\w\s\"\u201c'\u2018(\[$<`*~\\\u300a\u300c]+\s+(?=\S)")
#: Stars and other signs behind a title.
MARKS_TAIL = re.compile(
    r"(?:\s*+[^\w\s!-~\u00a0-\u02af\u0370-\u1fff\u2010-\u205f\u2100-\u22ff\u3000-\u303f\uff00-\uffef]++)++\Z"
)
_AT_TAIL = re.compile(r"\s*[\uff08(]\s*@[^()]*[)\uff09]?\s*\Z")
_YEAR_TAIL = re.compile(
    r"[\[(\uff08](?:[A-Za-z][^()\[\]]{0,40}?[\s'\u2019,.@-]+)?(?:(?:19|20)\d\d|'\d\d)[^()\[\]]{0,16}[\])\uff09]"
)
_VENUE_TAIL = re.compile(r"[(\uff08\[]([^()\[\]]{2,300})[)\uff09\]]\s*[.,]?\s*\Z")
_SENTENCE = re.compile(r"[.?!\u3002](?<![\s(][A-Z].)(?<!\..)\s+")
_NEXT = re.compile(r"\.\s+|\s\|\s")
_APA = re.compile(
    r"\s*([^()]{4,400}?)[\s,.]*\((?:19|20)\d\d[a-z]?(?:, [A-Z][a-z]+)?\)[.,:]?\s+([^.?!]{10,250}(?:[.](?=\w)[^.?!]{1,100})*[?!]?)"
)
_CITED = re.compile(
    r"\.(?:(?<=[a-z)\u00c0-\u024f]\.)\s+(?=[A-Z\"\u201c0-9])|(?<=[A-Z]\.)\s+(?=[A-Z\"\u201c][\w-]{2,}[\s:])"
    r"|(?<=\w [A-Z]\.)\s+(?=[A-Z\"\u201c][\w-]+[\s:,]))"
)
# One author behind a title: "A. Moor"
_INITIALS_FIRST = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+")
# One author of a citation: "Hall J L."
_INITIALS_LAST = re.compile(r"[A-Z][\w'’-]+(?: [A-Z]){1,3}\.")
# The kind of a publication in a Chinese citation (GB/T 7714): "[J]", "[C]//".
_KIND = re.compile(r"\s?\[(?:[JCMDNRPSAZ]|(?:EB|DB|J|C|M)/OL)\]\s?(?://|[.,]|\Z)")
# "Tidal Nets. 1:1-1:17"
_PAGES_TAIL = re.compile(r"[.?!]\s+(?:pp?\.\s*)?\d+(?::\d+)?[-\u2013]\d+(?::\d+)?\.?\Z")
# A tag behind a title.
_TAG_TAIL = re.compile(r"(?<!\s)\s+\[([^\[\]]{1,14})\]\Z")
# A title and its details in one pair of brackets: "[Tidal Nets, Ada Moor, ICML 2031] [".
_WRAPPED = re.compile(r"[^\w\[]*\[([^\[\]]{12,400})\]?[\s\[]*\Z")
# "2031 - Tidal Nets"
_LEAD_YEAR = re.compile(r"((?:19|20)\d\d)\s*[-\u2013:]\s+")
_NAME_SIGNS = re.compile(r",\s*(?:(?:&|and)\s+)?|;\s*|\s+(?:&|and)\s+")
_IN_TAIL = re.compile(r"[,.;]\s+[Ii]n:?\Z")
_IN = re.compile(r"In:?\s+[A-Z]")
_ARXIV_LEAD = re.compile(r"(?:arxiv:)?\d{4}\.\d{4,5}(?:v\d)?\s*[|:\u2014\u2013-]\s*", re.IGNORECASE)
#: A capitalized name with a year: "Behavioral Ecology 2030", "Nature Climate Change, 2030".
DATED_VENUE = re.compile(r"[A-Z][^\d.!?]{1,60}?,?\s(?:(?:19|20)\d\d|['’]\d\d)")
# Capitalized words that may be the name of a venue.
_MAYBE_VENUE = re.compile(
    r"(?:[A-Z][\w&.'-]*|of|and|the|for|in|on|&|der|die|des|und)(?:\s(?:[A-Z][\w&.'-]*|of|and|the|for|in|on|&|der|die|des|und)){0,7}"
)
_TRANSLATED = re.compile(
    r"(?<!\s)\s*[(\uff08]([^()\uff08\uff09]{2,200})[)\uff09]\Z|(?<!\s)\s+[/\uff0f]\s*([^/\uff0f]{2,200})\Z"
)
# The fields whose labels may follow a title on its line.
_BESIDE = frozenset({"authors", "presenter", "published", "venue", "tags"})
# The separators between a venue or a date and the title behind it.
_SIGNS = (", ", ": ", "\uff1a", " - ", " \u2013 ")
# More names behind an initial: no title begins there.
_MORE_NAMES = re.compile(r"[A-Z][\w'’-]+(?:,|(?: and| &) [A-Z])")
# The least score of a name.
_NAME = 0.45
# A first sentence with this many words is the whole title.
_SURE_WORDS = 5
# This many names behind a title are its authors, even without another sign.
_SURE_NAMES = 3


def _cut_lead(text: str) -> tuple[str, list[str]]:
    """Return a text without the marks, numbers and tags before its title, and those tags."""
    before: list[str] = []
    if "[" in text and (wrapped := _WRAPPED.match(text)):
        text = wrapped[1]
    number = NUMBER.match(text)
    rest = text[number.end() :] if number and number.end() < len(text) else text
    if noise := _LEADING_NOISE.match(rest):
        rest = rest[noise.end() :]
    if emoji := EMOJI_LEAD.match(rest):
        rest = rest[emoji.end() :]
    if (year := _LEAD_YEAR.match(rest)) and year.end() < len(rest):
        before.append(year[1])
        rest = rest[year.end() :]
    for _ in range(3):
        tag = _LEAD_TAG.match(rest)
        if tag is None and (tag := _LEAD_BRACKETS.match(rest)) and not _is_detail(tag[1]):
            break
        if tag is None or count_words(rest[tag.end() :]) < 2:
            break
        before.append(next(filter(None, tag.groups())))
        rest = rest[tag.end() :]
    if (number := _ARXIV_LEAD.match(rest)) and number.end() < len(rest):
        before.append(number[0])
        rest = rest[number.end() :]
    return rest, before


def cut(text: str, *, at_dash: bool = False, is_marked: bool = False) -> tuple[str, str, str]:
    """Split a text into its title, the details before it, and the details behind it.

    Args:
        text: The text.
        at_dash: Whether a dash separates the title from something else.
        is_marked: Whether a link, bold type or the like marks the text as a title.

    Returns:
        The title, the text before it, and the text behind it.
    """
    rest, before = _cut_lead(text)
    if "@" in rest:
        rest = _AT_TAIL.sub("", rest)
    if not is_marked:
        rest, head = _cut_head(rest)
        if head:
            before.append(head)
    title, after = _cut_tail(
        rest, is_marked=is_marked, is_cited=bool(before) and authors_score(before[-1]) >= _NAME
    )
    if at_dash and (dash := DASH.search(title)):
        first, second = title[: dash.start()], title[dash.end() :]
        if count_words(first) >= 3:
            title, after = first, f"{second}\n{after}"
        elif count_words(second) >= 3:
            before.append(first)
            title = second
    title = title.strip()
    if not is_marked and (found := _IN_TAIL.search(title)):  # the venue follows in italics
        title = title[: found.start()]
    return _bare(title, is_marked=is_marked), "\n".join(before), after


def _bare(title: str, *, is_marked: bool) -> str:
    """Return a title without the signs at its end."""
    title = title.strip()
    if not title[-1:].isalnum():
        title = MARKS_TAIL.sub("", title)
    title = title.rstrip(_MARKED_NOISE if is_marked else _TRAILING_NOISE)
    if title.endswith(")") and title.count("(") < title.count(")"):
        title = title[:-1].rstrip()
    return title


def _cut_head(text: str) -> tuple[str, str]:
    """Return the title with all that follows, and the names, date or venue before it."""
    if "(" in text and (found := _APA.match(text)) and _are_names(found[1]):
        return text[found.start(2) :], text[: found.start(2)]
    if "." in text and (end := _CITED.search(text)):
        head = text[: end.start() + 1]
        if _MORE_NAMES.match(text, end.end()):
            return text, ""
        if _INITIALS_LAST.fullmatch(head) or (
            ("," in head or " and " in head or find_et_al(head))
            and (authors_score(head) >= 0.7 or _are_names(head))
        ):
            rest = text[end.end() :]
            if count_words(rest) >= 2:
                return rest, head
    head, colon, rest = text.partition(": ")
    if (
        colon
        and count_words(rest) >= 3
        and authors_score(head) >= 0.7
        and (
            find_et_al(head)
            or sum(" " in name and is_name(name) for name in split_names(head)) > _SURE_NAMES - 1
        )
    ):
        return rest, head
    if text.count(", ") >= 2:
        parts = text.split(", ")
        people = 0
        while people < len(parts) and " " in parts[people] and is_name(parts[people].removeprefix("and ")):
            people += 1
        if 2 <= people < len(parts) and count_words(parts[people]) >= 3 and not _is_detail(parts[people]):
            return ", ".join(parts[people:]), ", ".join(parts[:people])
    for sign in sorted(_SIGNS, key=text.find):
        head, found_sign, rest = text.partition(sign)
        if not found_sign or len(head) >= 40 or count_words(rest) < 3:
            continue
        if (
            (SERVER.match(head) and count_words(head) <= 2)
            or is_date(head)
            or head.casefold().endswith(PAPER_ENDS)
            or (venue_score(head) >= 0.75 and any(map(str.isdigit, head)))
        ):
            return rest, head
    return text, ""


def _are_names(text: str) -> bool:
    """Whether a text is the names of a citation, family names first or last."""
    is_cut = find_et_al(text)
    if is_cut and WORD.search(text, is_cut.end()):
        return False
    names = (text[: is_cut.start()] if is_cut else text).strip(" .,;")
    parts = [part for part in _NAME_SIGNS.split(names) if part]
    good = sum(is_name(part) or INITIALS.fullmatch(part.strip()) is not None for part in parts)
    return bool(parts) and good >= 0.8 * len(parts) and (len(parts) > 1 or is_cut is not None or " " in names)


def _is_detail(text: str) -> bool:
    """Whether a text is a list of authors, a venue, a preprint server or a date."""
    return bool(authors_score(text) >= 0.7 or venue_score(text) >= 0.5 or is_date(text) or SERVER.match(text))


def _is_sure_detail(text: str) -> bool:
    """Whether a text behind a marked title is certainly not part of it."""
    if find_et_al(text) or is_date(text) or (venue_score(text) >= 0.75 and any(map(str.isdigit, text))):
        return True
    return authors_score(text) >= 0.7 and names_in(text) >= _SURE_NAMES


def _is_one_name(text: str) -> bool:
    """Whether a text is the name of one author."""
    text = text.strip(" .,\n\r[(")
    return authors_score(text) >= 0.45 and 2 <= text.count(" ") + 1 <= 4


def _are_details(text: str) -> bool:
    """Whether a text is a list of details, separated by semicolons or commas."""
    parts = [part for part in text.split(";") if part.strip()]
    if any(_is_detail(part) or DATED_VENUE.fullmatch(part.strip()) for part in parts):
        return True
    inner = [part.strip() for part in text.split(",")]
    return len(inner) > 1 and all(is_name(part) or _is_detail(part) for part in inner)


def _cut_tail(text: str, *, is_marked: bool, is_cited: bool = False) -> tuple[str, str]:
    """Return the title, and the names, venue and date behind it; in a citation the title is one sentence."""
    has_brackets = "(" in text or "[" in text or "（" in text
    if (
        has_brackets
        and ";" in text
        and (found := _VENUE_TAIL.search(text, max(0, len(text) - 320)))
        and count_words(text[: found.start()]) >= 2
        and ";" in found[1]
        and _are_details(found[1])
    ):
        return text[: found.start()], text[found.start() :]
    if (
        has_brackets
        and (found := _YEAR_TAIL.search(text, 12 if text.isascii() else 4))
        and count_words(text[: found.start()]) >= 2
        and not (is_marked and text[found.end() : found.end() + 2].strip().isalnum())
    ):
        return text[: found.start()].strip(" .,;:"), text[found.start() :]
    if text[-2:].strip(".").isdecimal() and (found := _PAGES_TAIL.search(text)):
        text = text[: found.start() + 1]
    if "]" in text:
        if found := _KIND.search(text):
            return text[: found.start()], text[found.end() :]
        if (found := _TAG_TAIL.search(text)) and count_words(text[: found.start()]) >= 2:
            return text[: found.start()], found[1]
    if (labels := labels_within(text)) and (
        labels[0][0].field in _BESIDE or (labels[0][0].field in LINK_FIELDS and not labels[0][1])
    ):
        begin = labels[0][0].end
        before = text[:begin].rstrip()
        if count_words(before) >= 2 and (
            before[-1] in ",;|([-\u2013\u2014\u00b7.\uff0c" or not labels[0][0].name.isascii()
        ):
            return before.rstrip(" ,;|([-\u2013\u2014\u00b7\uff0c"), text[begin:]
    if (
        not text.isascii()
        and (found := _TRANSLATED.search(text))
        and is_asian(found[1] or found[2])
        and not is_asian(text[: found.start()])
    ):
        return text[: found.start()], found[1] or found[2]
    for end in _SENTENCE.finditer(text):
        head, tail = text[: end.start() + 1], text[end.end() :]
        if count_words(head) >= 2 and len(head) > 10:
            following = _NEXT.split(tail, maxsplit=1)[0]
            if (
                (_is_detail(following) if not is_marked else _is_sure_detail(following))
                or _IN.match(tail)
                or (not is_marked and text[end.start()] not in "?!" and _is_one_name(following))
            ):
                return head.rstrip(" .") if text[end.start()] == "." else head, tail
            if (
                not is_marked
                and tail[:1].isupper()
                and (
                    (is_cited and _MAYBE_VENUE.fullmatch(following.partition("(")[0].strip(" .")))
                    if text[end.start()] in "?!"
                    else (is_cited or count_words(head) >= _SURE_WORDS)
                )
            ):
                return head.rstrip(" .\u3002"), tail
    if (by := text.rfind(" by ")) > 0 and count_words(text[:by]) >= 2:
        names = split_names(text[by + 4 :].strip(" .,"))
        is_sure = text[by - 1] == "," or (len(names) > 1 and not is_marked)
        if is_sure and all(" " in name and is_name(name) for name in names):
            return text[:by].rstrip(" ,"), text[by:]
    for dash in DASH.finditer(text) if "-" in text or not text.isascii() else ():
        if is_marked and "," not in text[dash.end() :]:
            continue
        if (
            count_words(text[: dash.start()]) >= 2
            and _are_details(tail := text[dash.end() :].split(" - ", maxsplit=1)[0])
            and not (is_date(tail) and " " not in tail.strip())
        ):
            return text[: dash.start()], text[dash.end() :]
    if (
        has_brackets
        and (found := _VENUE_TAIL.search(text))
        and count_words(text[: found.start()]) >= 2
        and any(map(str.isalpha, found[1]))
        and (any(map(str.isdigit, found[1])) if is_marked else True)
        and (_are_details(found[1]) or (not is_marked and is_label(found[1])))
    ):
        return text[: found.start()], text[found.start() :]
    bare = text.rstrip(_TRAILING_NOISE)
    if ", " not in bare:
        return text, ""
    parts = bare.split(", ")
    kept, people, details = len(parts), 0, 0
    while kept > 1:
        part = parts[kept - 1].strip(" .()")
        if (
            venue_score(part) >= 0.75
            or is_date(part)
            or SERVER.match(part)
            or find_et_al(part)
            or (kept == len(parts) and _INITIALS_FIRST.fullmatch(part))
        ):
            details += 1
        elif is_name(part.removeprefix("and ").removeprefix("& ")) and (" " in part or not part.isascii()):
            people += 1
        elif details and kept == len(parts) - 1 and is_date(parts[-1]) and _MAYBE_VENUE.fullmatch(part):
            pass
        else:
            break
        kept -= 1
    if not details and (is_marked or people < _SURE_NAMES):
        return text, ""
    head = ", ".join(parts[:kept])
    return (head, ", ".join(parts[kept:])) if count_words(head) >= 3 else (text, "")


def names_in(text: str) -> int:
    """Return the number of names in a list of authors."""
    return sum(is_name(part) for part in split_names(text))


def is_asian(text: str) -> bool:
    """Whether more than a third of the characters of a text are Chinese, Japanese or Korean."""
    return not text.isascii() and len(EAST_ASIAN.findall(text)) * 3 > len(text)

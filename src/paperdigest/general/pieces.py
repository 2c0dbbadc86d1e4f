"""Classify a text or a piece: label, date, venue, names, link to a paper, or title of a paper.

The functions return a bool, or a score from 0 to 1. A label, a date, a venue or a list of names scores low as a title,
however long it is. `traits_of` keeps the result on the piece.
"""

from __future__ import annotations

import re
from functools import lru_cache

from paperdigest.general.inline import BADGE, BOLD, CODE, ITALIC, QUOTED, Piece
from paperdigest.general.vocabulary import (
    ALL_LABELS,
    FUNCTION_WORDS,
    LABEL_WORDS,
    NO_NAMES,
    OTHER_HOSTS,
    PAPER_HOSTS,
    PAPER_PATHS,
    PROSE_WORDS,
    VENUE_WORDS,
    VENUES,
)
from paperdigest.normalize.dates import MONTHS
from paperdigest.normalize.identifiers import has_paper_address

EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
WORD = re.compile(r"[^\W\d_](?:[\w'\u2019-]*\w)?")
#: Characters around a value that are not part of it.
EDGES = ' \t\n\r.,;:*_-\u2013\u2014|()[]{}\u00b7\u2022`"\u201c\u201d\u3001\u3002\uff0c\uff1a\uff1b\uff08\uff09/+>~'

_YEAR = r"(?:19|20)\d\d"
# The look-behind comes last, so that the search skips to the first digit of the year.
YEAR = re.compile(rf"{_YEAR}(?!\d)(?<![\d.]\d{{4}})")
_VENUE_YEAR = re.compile(rf"(?<![\d.])(?:{_YEAR}|['\u2019`\u2018]\s?\d\d)(?!\d)")
_DIGIT = re.compile(r"\d")
_ARXIV_ID = re.compile(
    r"\W*(?:arxiv[:\s]*)?(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})\W*", re.IGNORECASE
)
# For lower-case text.
_DATE_ONLY = re.compile(
    rf"(?=\W*[\d'jfmasondpe])\W*(?:(?:arxiv|published|on|date|submitted)\W+)?(?:(?:{MONTHS})\.?,?\s?(?:{_YEAR}|'\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?[\s-](?:{MONTHS})\.?,?[\s-]?(?:{_YEAR})?"
    rf"|(?:{MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s?(?:{_YEAR})?|\d{{4,8}}|{_YEAR}(?:[-./]\d{{1,2}}){{1,2}}(?:[t ][\d:.]+z?| (?:mon|tue|wed|thu|fri|sat|sun)\w*)?"
    rf"|\d{{1,2}}[-./]\d{{1,2}}(?:[-./]\d{{2,4}})?|\d{{1,2}}/{_YEAR}|(?:19|20)?\d\d\s?[\u5e74\ub144].{{0,8}}"
    r"|'\d\d)\W*"
)
#: A preprint server, or another word for a paper without a venue.
SERVER = re.compile(
    r"\W*(?:ar[xX]iv|preprint|biorxiv|medrxiv|corr|tech(?:nical)?\.? report|openreview|chemrxiv|ssrn|under review|in submission)\b",
    re.IGNORECASE,
)
_ET_AL = re.compile(
    r"[Ee](?<!\w[Ee])t\.?\s?al\b\.?|a(?<!\wa)nd others\b|& others\b|u(?<!\wu)\.\s?a\b\.?|m(?<!\wm)\.\s?fl\b\.?|e(?<!\we) outros\b|y(?<!\wy) otros\b"
    r"|u(?<!\wu)nd andere\b|o(?<!\wo)ch andra\b|\u7b49(?:\u4eba|\s?\d|(?=[\s,;\uff0c\u3002\uff1b)]|$))|\u307b\u304b|\u4ed6(?<=\w\u4ed6)(?=\W|$)|\uc678\s?\d"
)
# Every ASCII form of "et al." contains one of these.
_ET_AL_SIGNS = (
    "et al",
    "et. al",
    "etal",
    "et.al",
    "Et al",
    " others",
    "u. a",
    "u.a",
    "m. fl",
    "m.fl",
    " outros",
    " otros",
    " andere",
    " andra",
)


def find_et_al(text: str) -> re.Match[str] | None:
    """Return the match of "et al." or the like in a text, or None."""
    if text.isascii() and not any(map(text.__contains__, _ET_AL_SIGNS)):
        return None
    return _ET_AL.search(text)


_AUTHOR_YEAR = re.compile(rf"[A-Z][^\d(]{{1,80}}[\s(,]{{1,2}}{_YEAR}[a-z]?\)?\.?")
_COMPACT_VENUE = re.compile(
    rf"[A-Z][A-Za-z&+]{{1,18}}[\s-]?['\u2019`]\s?\d\d|[A-Z][A-Za-z]*[A-Z][A-Za-z]*[\s-]?{_YEAR}"
)
# "EMNLP 30"
_TWO_DIGITS = re.compile(r"\s\d\d\Z")
_CAPITALS = re.compile(r"[A-Z]{2}")
_MONTH = re.compile(rf"\b(?:{MONTHS})\b", re.IGNORECASE)
_VENUE_GAPS = str.maketrans(dict.fromkeys("-'\u2019`\u2018/,.:()@", " "))
_NAME_PART = re.compile(
    r"(?:[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f][\w'\u2019.\u2010-]*|(?:de|van|von|der|den|di|da|del|la|le|el|al|bin|ibn|dos|do|du|zu|ten|ter|y|st|mc|d')"
    r"|[\u4e00-\u9fff\uac00-\ud7a3\u3040-\u30ff\u00b7]{1,6})[*\u2020\u2021\u00a7\u00b6\u2217\d,]{0,4}"
)
_MAY_LIST = re.compile(r"[,;&\uff0c\u3001\uff1b]| and | und | och | et | y ")
# The form of nearly all names of people.
_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]*\.?)*+ [A-Z][a-z]+(?:-[A-Z][a-z]+)?")
# The most characters of a name, of a list of names, and of a list whose score is cached.
_LONGEST_NAME, _LONGEST_LIST, _LONGEST_KEPT = 45, 3000, 300
_NAMES_END = re.compile(r"(?<=\w\w)\.\s+(?=\w)")
_NO_END = re.compile(r"\b(?:[A-Z][a-z]|Prof)\.\s+\Z")
_SENTENCES = re.compile(r"[.\u3002!?] +[A-Z\u4e00-\u9fff]")
# The end of a sentence that is not a title.
_ASIAN_SENTENCE = re.compile(r"(?:です|ます|ました|でした|ません|ください|니다|세요)[。.!！]*\Z|。\Z")
_ASIAN_LABEL = re.compile("查看|详情|主页|点击|阅读|链接|下载|바로가기|보기|링크|リンク|こちら|詳細")
_ASIAN_VENUE = re.compile(
    r"[^\s,，、。:：]{0,16}(?:学会|大会|学报|會議|会议|期刊|学術|论文集|학회|저널|논문지|学刊|杂志|雑誌|研究会)[^,，、。:：]{0,12}"
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,12}\s?(?:19|20)\d\d"
)
_LABEL_NOISE = re.compile(r"[\s/&+,|()\[\].:\u00b7_-]+")
_HUGGING_FACE = frozenset({"huggingface.co", "hf.co"})
_ARXIV_PAGES = ("abs/", "pdf/", "html/", "ps/", "format/", "e-print/", "abs2/")
_LONGEST_HOST = 100
# A path of up to this length is a home page.
_LEAST_PATH = 3
_ANCHOR = re.compile(r"(?:\./|[\w./-]*readme(?:\.md)?)?#", re.IGNORECASE)
#: Initials in place of a name: "A. D."
INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?){1,4}")


def is_anchor(url: str) -> bool:
    """Whether an address is a place in the list itself."""
    return "#" in url and _ANCHOR.match(url) is not None


@lru_cache(maxsize=2048)
def _host_kind(host: str) -> str:
    """Return "paper" for a host of papers, "other" for a host that hardly ever has one, else ""."""
    if host == "x.com" or any(part in host for part in OTHER_HOSTS):
        return "other"
    return "paper" if any(part in host for part in PAPER_HOSTS) else ""


def is_paper_url(url: str) -> bool:
    """Whether an address probably leads to a paper."""
    _, _, rest = url.partition("://")
    host, _, path = (rest or url).lower().partition("/")
    kind = _host_kind(host[:_LONGEST_HOST])
    if host.endswith("arxiv.org"):
        return path.startswith(_ARXIV_PAGES)
    if host in _HUGGING_FACE:
        return path.startswith("papers/")
    if kind == "paper":
        return len(path) > _LEAST_PATH
    if path.partition("?")[0].endswith(".pdf"):
        return "shields.io" not in host
    return kind != "other" and (
        any(part in "/" + path for part in PAPER_PATHS) or ("10." in path and has_paper_address(url))
    )


def is_other_url(url: str) -> bool:
    """Whether an address hardly ever leads to a paper."""
    host, _, path = url.partition("://")[2].lower().partition("/")
    return _host_kind(host[:_LONGEST_HOST]) == "other" or (
        host in _HUGGING_FACE and not path.startswith("papers/")
    )


def count_words(text: str) -> int:
    """Return the number of words in a text; two Chinese, Japanese or Korean characters count as one."""
    if text.isascii():
        return len(text.split())
    asian = len(EAST_ASIAN.findall(text))
    return len(WORD.findall(EAST_ASIAN.sub(" ", text) if asian else text)) + asian // 2


def is_label(text: str) -> bool:
    """Whether a text only names the target of a link or the kind of a value."""
    if text.endswith(")"):  # "Video (41 minutes)"
        text = text.partition("(")[0] or text
    text = text.strip(EDGES)
    if len(text) > 60:
        return False
    return _is_label(text)


@lru_cache(maxsize=4096)
def _is_label(text: str) -> bool:
    folded = text.casefold()
    if folded in ALL_LABELS:
        return True
    if len(text) <= 26 and not text.isascii() and _ASIAN_LABEL.search(text):
        return True
    words = [word for word in _LABEL_NOISE.split(folded) if word]
    names = [word for word in words if not word.isdigit()]
    if names and len(words) <= 6 and all(map(_is_label_word, names)):
        return True
    if not any(map(str.isalpha, text)):
        return True
    return len(text) <= 16 and len(words) <= 3 and 0 < len(words) <= 2 * sum(map(_is_label_word, names))


def _is_label_word(word: str) -> bool:
    return word in LABEL_WORDS or word.rstrip("s0123456789") in LABEL_WORDS


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    return len(text) <= 40 and _DATE_ONLY.fullmatch(text.lower()) is not None


def is_name(part: str) -> bool:
    """Whether a text looks like the name of a person."""
    part = part.strip(" *_.\u2020\u2021\u00a7\u00b6\u2217()")
    return bool(part) and len(part) <= _LONGEST_NAME and _is_name(part)


@lru_cache(maxsize=4096)
def _is_name(part: str) -> bool:
    if _PLAIN_NAME.fullmatch(part):
        return NO_NAMES.isdisjoint(part.lower().split())
    words = part.split()
    if len(words) > 6:
        return False
    is_capital = False
    for index, word in enumerate(words):
        if len(word) > 1 and word.casefold() in NO_NAMES:
            return False
        if not _NAME_PART.fullmatch(word):
            if (
                index
                and index < len(words) - 1
                and len(words) >= 3
                and word.isalpha()
                and len(word) <= 8
                and word.casefold() not in PROSE_WORDS
            ):
                continue
            return False
        is_capital |= word[0].isupper() or not word[0].isascii()
    return is_capital


_INSTITUTIONS = (
    "universi",
    "institut",
    "college",
    "school",
    "laborator",
    "labs",
    "research",
    "academ",
    "centre",
    "center",
    "inc.",
)
_SHORT_PLACES = frozenset(
    {"TU", "ETH", "MIT", "CMU", "EPFL", "INRIA", "CNRS", "KAIST", "UCLA", "NVIDIA", "IBM"}
)
# The most words in the name of an institution.
_LONGEST_PLACE = 7
# "and" in some languages.
_JOINTS = (" and ", " und ", " och ", " et ", " y ", " e ")
_TO_COMMA = str.maketrans(dict.fromkeys(";，、；", ","))


def split_names(text: str) -> list[str]:
    """Return the parts of a list of names, split at commas, semicolons and "and" in some languages."""
    if "&" in text or any(map(text.__contains__, _JOINTS)):
        for joint in (" and ", " & ", *_JOINTS):
            text = text.replace(joint, ", ")
    return [
        part for piece in text.translate(_TO_COMMA).split(",") if (part := piece.strip()).strip(".\u2026")
    ]


def names_before_places(text: str) -> list[str]:
    """Return the names in a list whose parts end with a place: "Ada Moor and Kai Wind, MIT; Bo Reed, ETH Zurich".

    Returns:
        The names; [] if a part has no name before its place.
    """
    parts = text.split(";")
    if "," not in text or (len(parts) == 1 and not _is_place(text.rpartition(",")[2].strip())):
        return []
    names: list[str] = []
    for part in parts:
        people, comma, place = part.strip().rpartition(",")
        place = place.strip()
        if (
            not comma
            or place.startswith("and ")
            or (" " in place and is_name(place) and not _is_place(place))
        ):
            people = part  # a name, not a place
        own = split_names(people)
        if not own or not all(" " in name and is_name(name) for name in own):
            return []
        names += own
    return names


def _is_place(text: str) -> bool:
    """Whether a text is the name of an institution."""
    words = text.split()
    if not words or len(words) > _LONGEST_PLACE or words[0][0].islower():
        return False
    return any(word in _SHORT_PLACES or word.casefold().startswith(_INSTITUTIONS) for word in words)


def authors_score(text: str) -> float:
    """Return the score of a text as a list of names, from 0 to 1."""
    text = text.strip(" .*_()[]-\u2013\u2014:|")
    if len(text) <= _LONGEST_KEPT:
        return _known_score(text)
    return _authors_score(text) if len(text) <= _LONGEST_LIST else 0.0


@lru_cache(maxsize=1024)
def _known_score(text: str) -> float:
    return _authors_score(text) if text else 0.0


def _authors_score(text: str) -> float:
    cut = find_et_al(text)
    if cut is None and not _MAY_LIST.search(text):
        words = text.split()
        if not 2 <= len(words) <= 4 or not is_name(text):
            return 0.0
        return 0.0 if any(word.upper() in VENUES for word in words) else 0.45
    if cut and WORD.search(text, cut.end()) and not _MONTH.match(text, cut.end()):
        rest = text[cut.end() :].strip(EDGES)
        if rest and not rest[0].isdigit() and EAST_ASIAN.match(rest) is None:
            return 0.0
    core = text[: cut.start()] if cut else text
    if ". " in core and (end := _NAMES_END.search(core)) and not _NO_END.search(core, 0, end.end()):
        return 0.0
    if ("," in core or ";" in core) and (named := names_before_places(core)):
        return 0.9 if len(named) > 1 or cut is None else 0.0
    parts = split_names(core)
    if not parts:
        return 0.0
    good = sum(is_name(part) or INITIALS.fullmatch(part) is not None for part in parts)
    share = good / len(parts)
    if cut:
        return 0.95 * share if len(parts) < 12 else share
    if len(parts) == 1:
        words = core.split()
        is_person = good and 2 <= len(words) <= 4 and not any(word.upper() in VENUES for word in words)
        return 0.45 if is_person else 0.0
    several = sum(" " in part or not part.isascii() or "." in part for part in parts)
    if several < 0.6 * len(parts):
        several += sum(INITIALS.fullmatch(part) is not None for part in parts)
    if several < 0.6 * len(parts):
        return 0.3 * share
    return share if share >= 0.7 else share / 2


def venue_score(text: str) -> float:
    """Return the score of a text as the name of a venue, from 0 to 1; 0.3 for a preprint server."""
    text = text.strip(EDGES + "<>")
    if len(text) < 2 or len(text) > 120:
        return 0.0
    return _venue_score(text)


@lru_cache(maxsize=1024)
def _venue_score(text: str) -> float:
    if SERVER.match(text):
        return 0.3
    if not text.isascii() and _ASIAN_VENUE.fullmatch(text):
        return 0.85
    words = text.count(" ") + 1
    found = text.translate(_VENUE_GAPS).split()
    parts = [part.upper().strip("*") for part in found[:5]]
    has_digit = _DIGIT.search(text) is not None
    names = {*parts, *(part.rstrip("0123456789") for part in parts)} if has_digit else parts
    is_known = not VENUES.isdisjoint(names)
    has_year = has_digit and (
        _VENUE_YEAR.search(text) is not None or (is_known and _TWO_DIGITS.search(text) is not None)
    )
    if has_digit and _COMPACT_VENUE.fullmatch(text):
        return 0.9
    if is_known and not VENUE_WORDS.isdisjoint(found):
        return 0.9
    if is_known and words <= 3:
        first_is_known = parts[0] in VENUES or parts[0].rstrip("0123456789") in VENUES
        return 1.0 if (has_year or first_is_known) and not text[:1].islower() else 0.4
    if is_known and has_year and words <= 12:
        return 0.95
    if words <= 16 and not VENUE_WORDS.isdisjoint(found):
        return 0.85 if has_year or words <= 8 else 0.5
    if has_year and words <= 5 and text[0].isupper() and not _MONTH.match(text):
        if _CAPITALS.search(text):
            return 0.75
        if (
            YEAR.search(text[-5:])
            and all(word[0].isupper() for word in text.split()[:-1])
            and not _MONTH.search(text)
        ):
            return 0.6
    if is_known and words <= 8 and parts[0] in VENUES and FUNCTION_WORDS.isdisjoint(text.casefold().split()):
        return 0.5
    return 0.0


class Traits:
    """The score of a text as a title, and what it depends on."""

    __slots__ = ("are_names", "text", "title", "words")

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        self.are_names = False
        """Whether it is probably a list of names."""
        self.words = len(WORD.findall(text)) if text.isascii() else count_words(self.text)
        """The number of its words."""
        self.title = self._score()
        """Its score as the title of a paper, from 0 to 0.8, without its style."""

    def _score(self) -> float:
        text, words = self.text, self.words
        if words == 0 or len(text) < 3:
            return 0.0
        if words <= 6 and (is_label(text) or is_date(text) or _ARXIV_ID.fullmatch(text)):
            return 0.0
        if not text.isascii() and _ASIAN_SENTENCE.search(text):
            return 0.0
        if text.startswith(("http://", "https://", "www.")):
            return 0.0
        if (
            words <= 9
            and _AUTHOR_YEAR.fullmatch(text)
            and (words <= 2 or authors_score(text.split("(")[0].rstrip(" 0123456789,")) > 0.4)
        ):
            return 0.0
        if words <= 3:
            score = (0.15, 0.35, 0.55)[words - 1]
        else:
            score = 0.8 if words <= 25 else 0.5 if words <= 40 else 0.15
        if words <= 12 and (words <= 8 or YEAR.search(text)) and venue_score(text) >= 0.75:
            score -= 0.5
        if words < 12 and find_et_al(text):
            score -= 0.5
        elif (
            words < 60
            and ("," in text or " and " in text or "\u3001" in text or ";" in text)
            and authors_score(text) > 0.75
        ):
            self.are_names = True
            score -= 0.6
        if words > 14 and _SENTENCES.search(text, 8):
            score -= 0.3
        if text[0].islower():
            score -= 0.12
        return max(0.0, score)


def traits_of(piece: Piece) -> Traits:
    """Return the traits of the text of a piece."""
    if piece.traits is None:
        text = piece.text.strip()
        if text[:1] in '"\u201c' and text[-1:] in '"\u201d' and text.count('"') in (0, 2):
            text = text[1:-1].strip()
        piece.traits = Traits(text)
    return piece.traits


def title_score(traits: Traits, piece: Piece) -> float:
    """Return the score of a text as the title of a paper, with the link and the style of its piece."""
    score = traits.title
    if score <= 0 or piece.style & BADGE:
        return 0.0
    if piece.kind == "link":
        if is_anchor(piece.url):
            score -= 0.7
        else:
            if traits.are_names and "." not in traits.text and is_paper_url(piece.url):
                score += 0.4  # "Segment and Caption Anything"
            score += 0.25 if is_paper_url(piece.url) else 0.02 if is_other_url(piece.url) else 0.1
    style = piece.style
    if style & BOLD:
        score += 0.12
    elif style & ITALIC:
        score -= 0.1
    if style & QUOTED:
        score += 0.2
    if style & CODE:
        score -= 0.3
    if (
        traits.words > 8
        and traits.text[-1] in ".\u3002"
        and piece.kind == "text"
        and not style & (BOLD | QUOTED)
    ):
        score -= 0.12
    return max(0.0, score)

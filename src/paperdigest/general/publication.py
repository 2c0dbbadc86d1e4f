"""Read authors, venue and date from the free text beside a title.

`Details` takes texts and keeps the best value of each; `Details.fill` writes them into a draft. A text that is not a
date, names or a venue as a whole is split at separators. `set_authors` and `set_date` write a text into a draft.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.general.cuts import DATED_VENUE
from paperdigest.general.pieces import (
    EDGES,
    SERVER,
    YEAR,
    authors_score,
    count_words,
    find_et_al,
    is_date,
    is_label,
    is_name,
    names_before_places,
    split_names,
    venue_score,
)
from paperdigest.general.vocabulary import PROSE_WORDS
from paperdigest.normalize.authors import parse_authors
from paperdigest.normalize.dates import PartialDate, date_within, parse_date

if TYPE_CHECKING:
    from paperdigest.dialect.base import Draft

# Separators of details. The set of characters comes first, so that the search skips to them.
_CHUNKS = re.compile(
    r"[|\u00b7\u2022\u00a6/()\[\]\uff08\uff09\u3010\u3011{}\n\r.<\u2013\u2014-](?:(?<=[()\[\]\uff08\uff09\u3010\u3011{}\n\r])"
    r"|(?<=[|\u00b7\u2022\u00a6])(?:(?=\s)|(?<=\s.))|(?<=\s/)(?=\s)|(?<=[\w)]{2}\.)(?<!Proc\.)(?<!Conf\.)(?<!Int\.)(?<!Trans\.)(?=\s)"
    r"|(?<=[\u2013\u2014-])(?:[\u2013\u2014-]+|(?<=\s.)(?=\s))|(?<=<)[^<>]*>)"
)
_PARENTHESES = re.compile(r"\s*\([^()]{2,80}\)")
_SHORT_YEAR = re.compile(r"['’](\d\d)(?!\d)")
# Separators of details in any text.
_STRONG_SIGNS = (" | ", " \u00b7 ", " \u2022 ")
_COLONS = frozenset(":\uff1a")
# "Castro, Liskov (1999)", "Reed & Sand 2020"
_NAMES_YEAR = re.compile(r"([^()\d]{3,80}?)[\s,(]+((?:19|20)\d\d)[a-z]?\)?")
# The full stop of "Moor A, Wind K." ends the list, not the initial.
_BARE_INITIALS = re.compile(r"[^\s,.]+(?: [^\s,.]+)? [A-Z]{1,3}, ")
_SHORTENED = ("m.fl.", "m. fl.", "u.a.", "u. a.", "et al.")
_PARTS = re.compile(r"[,;]\s+|\s[|\u00b7]\s")
# Stars and other signs before a venue.
_SIGNS = re.compile(r"[^\w\s!-~\u2010-\u2027]+\s*(?=\w)")
# A date before another detail: "2030-06, USENIX Security".
_DATED = re.compile(r"([^,]{4,20}),\s*(?=\S)")
_ROLES = re.compile(r"\s*\[[^\[\]]*\]")
# An affiliation in parentheses.
_INSTITUTE = re.compile(
    r"\((?:[^()]*\b)?(?:Universi\w+|Institut\w*|College|School|Labs?|Laborator\w+|Research|Google|Meta|Microsoft|MIT|ETH|CNRS|Inc)\b|\([^()]*(?:大学|大學|研究|学院)"
)
_COMMA = re.compile(r",\s+")
_AND = re.compile(r"(?:and|&)\s+")
# "by" and "in", in some languages.
_LEAD = re.compile(
    r"(?:(?P<by>by|von|av|par|from)\s|in(?::\s*|\s(?=[A-Z]))|(?P<where>appeared in:?\s|published in:?\s))\s*",
    re.IGNORECASE,
)
_NO_STOP = re.compile(r"(?:\bal|\b[A-Z]|Jr|\.\.)\.\Z")
_AUTHOR_MARKS = re.compile(
    r"[*\u2020\u2021\u00a7\u00b6\u2217\u2709\ufe0f]+|(?<=[^\W\d])[\d,]+(?=\s*(?:,|;|\Z|and\b))|\^\{?[\d,]+\}?|<sup>[^<>]*</sup>"
)
# The least score of a list of names.
_NAMES_SCORE = 0.45
# The most words and the fewest characters in the name of a journal; the most characters of an acronym.
_LONGEST_OUTLET, _SHORTEST_OUTLET, _LONGEST_ACRONYM = 8, 4, 8
# The length of a date in the basic format of ISO 8601: "20310506".
_BASIC = 8
_MOST_CHUNKS = 14
_LONGEST = 2500
_VENUE_EDGES = EDGES.replace("*", "")


class Details:
    """The best authors, venue and date so far."""

    # Most papers lack most of these: the defaults are attributes of the class, and cost nothing.
    authors = ""
    authors_score = 0.0
    is_cut = False
    venue = ""
    venue_score = 0.0
    date: PartialDate | None = None
    year: str | None = None
    outlet: str | None = None
    """The text in the place where a citation names the journal."""

    def offer_authors(self, text: str, score: float) -> None:
        """Keep a list of names if its score is the best so far."""
        if score > self.authors_score:
            self.authors, self.authors_score = (
                text.lstrip(". ").strip(' \t\n\r;:,*_-\u2013\u2014|()[]{}\u00b7\u2022"\u201c'),
                score,
            )

    def offer_venue(self, text: str, score: float) -> None:
        """Keep a venue if its score is the best so far."""
        if score > self.venue_score:
            self.venue, self.venue_score = text.strip(_VENUE_EDGES), score

    def read_by(self, text: str) -> None:
        """Read the names at the end of a sentence: "the first of its kind, by Ada Moor and Kai Wind"."""
        by = text.rfind(" by ")
        names = text[by + 4 :].strip(" .,;") if by >= 0 else ""
        if names and authors_score(names) >= _NAMES_SCORE:
            self.offer_authors(names, 0.8)
            self.is_cut |= find_et_al(names) is not None

    def offer_outlet(self, text: str, *, is_italic: bool = False) -> None:
        """Keep a text as the outlet if it may be the name of a journal: a few words, none of prose."""
        text = text.strip(_VENUE_EDGES)
        words = text.split()
        if (
            1 <= len(words) <= _LONGEST_OUTLET
            and len(text) >= _SHORTEST_OUTLET
            and (is_italic or text[0].isupper())
            and not any(map(str.isdigit, text))
            and PROSE_WORDS.isdisjoint(text.casefold().split())
            and not (is_label(text) or SERVER.match(text) or text in self.authors)
            and find_et_al(text) is None
            and not ("," in text and authors_score(text) >= _NAMES_SCORE)
        ):
            self.outlet = text

    def offer_date(self, text: str) -> None:
        """Keep the date in a text: a day replaces a month, and a month replaces a year."""
        found = date_within(text)
        if found and (self.date is None or (found.precision == "day" != self.date.precision)):
            self.date = found
        elif found is None and self.year is None:
            self.year = year_in(text)

    def read(self, text: str, *, is_italic: bool = False, is_link: bool = False) -> None:
        """Read a text as a date, names or a venue; else read each of its parts."""
        bare = text.strip(EDGES)
        if not bare or len(text) > _LONGEST:
            return
        for sign in _STRONG_SIGNS:
            if sign in text:
                for part in text.split(sign):
                    self.read(part, is_italic=is_italic, is_link=is_link)
                return
        if lead := _LEAD.match(bare):
            bare = text = bare[lead.end() :]
            if lead["where"]:
                self.offer_venue(bare, 0.6)
            if lead["by"] and authors_score(bare) >= 0.45 and "(" not in bare and not _has_others(bare):
                self.offer_authors(bare, 0.95)
                return
        if is_date(bare):
            self.offer_date(bare)
            return
        if text.rstrip()[-1:] in _COLONS and _are_family_names(bare):
            self.offer_authors(bare, 0.7)
            return
        if (dated := _NAMES_YEAR.fullmatch(bare)) and _are_family_names(dated[1]):
            self.offer_authors(dated[1], 0.7)
            self.offer_date(dated[2])
            return
        venue = venue_score(bare)
        if venue < 0.75 and is_label(bare) and not _CHUNKS.search(bare):
            return
        if (cut := find_et_al(bare)) is not None:
            self.is_cut = True
            if cut.end() < len(bare) - 2 and authors_score(bare[: cut.start()] + " et al.") > 0.6:
                self.offer_authors(bare[: cut.start()].rstrip(" ,") + " et al.", 0.95)
                self.read(bare[cut.end() :])
                return
        names = authors_score(bare)
        if (names >= 0.7 and not _has_others(bare)) or (is_italic and names >= 0.45):
            self.offer_authors(
                bare if cut else text.strip(" ,;:|-\u2013\u2014\n\r"), names + 0.1 * is_italic - 0.3 * is_link
            )
            return
        if bare.count("(") >= 2 and authors_score(without := _PARENTHESES.sub("", text)) >= 0.7:
            self.offer_authors(without, 0.8)
            return
        if (
            venue >= 0.75
            and "," not in bare
            and "." not in bare[:-1]
            and ";" not in bare
            and not _CHUNKS.search(bare)
        ):
            self.offer_venue(bare, venue - 0.1 * is_link)
            self.offer_date(bare)
            return
        chunks = [
            chunk
            for part in _CHUNKS.split(text)
            if any(map(str.isalnum, chunk := part.strip(" \t\n\r,;:*_-\u2013\u2014|\u00b7")))
        ]
        if len(chunks) <= _MOST_CHUNKS:
            for chunk in chunks:
                self._read_chunk(chunk, is_link=is_link)

    def _read_chunk(self, chunk: str, *, is_link: bool) -> None:
        if signs := _SIGNS.match(chunk):
            chunk = chunk[signs.end() :]
        if ";" in chunk and _has_others(chunk):
            for part in chunk.split(";"):
                self._read_chunk(part.strip(), is_link=is_link)
            return
        names = authors_score(chunk)
        if names >= 0.7 and not _has_others(chunk):
            self.offer_authors(chunk, names)
            return
        if is_date(chunk):
            self.offer_date(chunk)
            return
        if "," in chunk:
            if (dated := _DATED.match(chunk)) and is_date(dated[1]):
                self.offer_date(dated[1])
                chunk = chunk[dated.end() :]
            people, others = _people_and_others(_COMMA.split(chunk))
            if self.authors and len(people) == 1 and all(map(is_date, others)):
                people, others = [], [*people, *others]  # a venue that looks like a name
            score = authors_score(", ".join(people)) if people and others else 0.0
            if score >= 0.45 and (len(people) >= 2 or " " in people[0]):
                self.offer_authors(", ".join(people), score - 0.05)
                chunk = ", ".join(others)
        elif names >= 0.45 and not is_link:
            self.offer_authors(chunk, 0.45)
            return
        if lead := _LEAD.match(chunk):
            chunk = chunk[lead.end() :]
        venue = venue_score(chunk)
        if venue < 0.5 and len(chunk) < 80 and DATED_VENUE.fullmatch(chunk) and not authors_score(chunk):
            venue = 0.5
        if venue >= 0.5 and count_words(chunk) <= 16:
            self.offer_venue(chunk, venue - 0.1 * is_link)
            self.offer_date(chunk)
        elif len(chunk) < 40:
            if SERVER.match(chunk):
                self.offer_venue(chunk, 0.3)
            elif chunk.isupper() and chunk.isalpha() and len(chunk) <= _LONGEST_ACRONYM and not is_link:
                self.offer_outlet(chunk)
            self.offer_date(chunk)

    def fill(self, draft: Draft) -> None:
        """Write the details into the empty fields of a draft."""
        if not draft.authors and self.authors:
            set_authors(draft, self.authors)
        draft.et_al = draft.et_al or self.is_cut
        if draft.published is None:
            found = self.date or (parse_date(self.year) if self.year else None)
            if found:
                draft.published, draft.published_precision = found.day, found.precision
        if draft.venue is None and self.venue and self.venue_score >= 0.45:
            draft.venue = self.venue
        # A text is offered as the outlet before it is known to be the name of the only author.
        is_author = any(author.name == self.outlet for author in draft.authors)
        if (
            draft.venue is None
            and self.outlet
            and draft.authors
            and not (is_author or venue_score(self.venue))
        ):
            draft.venue = self.outlet
        if draft.published is None and draft.venue:
            set_date(draft, draft.venue)


def _are_family_names(text: str) -> bool:
    """Whether a text is two or three family names."""
    names = split_names(text)
    return 2 <= len(names) <= 3 and all(
        name.istitle() and " " not in name and is_name(name) and not venue_score(name) for name in names
    )


def _has_others(text: str) -> bool:
    """Whether a list of names also contains a venue or a year."""
    return any(map(str.isdigit, text)) and any(
        YEAR.search(part) or venue_score(part) >= 0.75
        for part in _PARTS.split(text)
        if any(map(str.isdigit, part))
    )


def _people_and_others(parts: list[str]) -> tuple[list[str], list[str]]:
    """Return the names in the parts of a list, up to the first other part, and all other parts."""
    people: list[str] = []
    others: list[str] = []
    for part in parts:
        bare = _AND.sub("", part, count=1) if _AND.match(part) else part
        is_person = all(map(is_name, split_names(bare))) or find_et_al(part) is not None
        if is_person and people and " " not in bare and bare.isascii() and " " in people[-1]:
            is_person = False  # a venue of one word
        if is_person and not (people and others) and venue_score(part) < 0.75:
            people.append(part)
        else:
            others.append(part)
    return people, others


def set_authors(draft: Draft, text: str) -> None:
    """Write a list of names into the authors of a draft."""
    text = text.replace("**", "").strip(" *_`\n\r")
    if (
        text.endswith(".")
        and not text.lower().endswith(_SHORTENED)
        and (_BARE_INITIALS.match(text) or not _NO_STOP.search(text))
    ):
        text = text[:-1]
    if text.endswith(" and others"):
        text, draft.et_al = text.removesuffix(" and others").rstrip(","), True
    text = text.replace(", & ", ", ").replace(", and ", ", ")
    if "[" in text:
        text = _ROLES.sub("", text)
    if "(" in text and (len(_PARENTHESES.findall(text)) >= 2 or _INSTITUTE.search(text)):
        text = _PARENTHESES.sub("", text)
    if _AUTHOR_MARKS.search(text):
        text = _AUTHOR_MARKS.sub("", text)
    if "," in text and (named := names_before_places(text)):
        text = "; ".join(named)
    draft.authors, is_cut = parse_authors(text, inverted=True)
    draft.et_al = draft.et_al or is_cut


def year_in(text: str) -> str | None:
    """Return the year in a text, also a short one: "CVPR'24"."""
    if year := YEAR.search(text):
        return year[0]
    short = _SHORT_YEAR.search(text)
    return f"{'20' if short[1] < '50' else '19'}{short[1]}" if short else None


def set_date(draft: Draft, text: str) -> bool:
    """Write the date in a text into a draft; return whether there is one."""
    bare = text.strip(EDGES)
    found = date_within(text) or parse_date(bare)
    if found is None and len(bare) == _BASIC and bare.isdecimal():
        found = parse_date(f"{bare[:4]}-{bare[4:6]}-{bare[6:]}")
    if found is None and (year := year_in(text)):
        found = parse_date(year)
    if found is None:
        return False
    if draft.published is None or (draft.published_precision != "day" and found.precision == "day"):
        draft.published, draft.published_precision = found.day, found.precision
    return True


def has_names(text: str) -> bool:
    """Whether one of the first parts of a text is a list of names."""
    return any(authors_score(part) >= 0.7 for part in _CHUNKS.split(text, maxsplit=3)[:3] if part)

"""Blocks with what they say of papers: their title, links and labels, and which of them open a record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from paperdigest.general.inline import BOLD, CODE, HARD_BREAK, ITALIC, QUOTED, Piece, plain_text, tokenize
from paperdigest.general.labelled import Label, field_of, label_of
from paperdigest.general.lazy import lazy
from paperdigest.general.pieces import (
    EDGES,
    WORD,
    Traits,
    authors_score,
    count_words,
    find_et_al,
    is_anchor,
    is_label,
    is_other_url,
    is_paper_url,
    title_score,
    traits_of,
    venue_score,
)
from paperdigest.general.titles import EMOJI_LEAD, Candidate, candidates, cut
from paperdigest.general.vocabulary import (
    ENDLESS_WORDS,
    FUNCTION_WORDS,
    LINK_FIELDS,
    NO_PAPERS,
    OTHER_SECTIONS,
    PAPER_ENDS,
    PAPER_NAMES,
    PAPER_WORDS,
    PROSE_FIELDS,
    PROSE_WORDS,
    TELLING_FIELDS,
)
from paperdigest.normalize.dates import date_within
from paperdigest.normalize.identifiers import ArxivId, arxiv_id_in_url, has_paper_address
from paperdigest.normalize.spaces import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperdigest.general.blocks import Block

ARXIV_ID = re.compile(r"(?<![\d.])(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v(\d+))?(?!\d)")
_NAMED_ID = re.compile(r"arxiv:\s?\d{4}\.\d{4,5}", re.IGNORECASE)
_LINE_TAG = re.compile(r"<br\s*/?>|</?(?:p|div)\b[^<>]*>", re.IGNORECASE)
_BACK = re.compile(
    r"\s*\[\[?[^\[\]]{0,20}(?:[Bb]ack|[Tt]op|🔝|返回|目录)[^\[\]]{0,12}\]?\]\(#[^()]*\)|<a\s+(?:id|name)=[^<>]*>\s*(?:</a>)?"
)
_SCORE_TAIL = re.compile(
    r"\s*(?:[(\uff08\[]\s*(?:score\W*)?\d{1,3}(?:\.\d+)?(?:\s*/\s*\d{1,3})?\s*[)\uff09\]]|[\u2b50\U0001f31f\u2605\u2606\U0001f525\U0001f44d]+\ufe0f?\s*[\d.]*|\s+[\u2014|\u00b7-]\s*\d+(?:\.\d+)?/\d+.*)\s*\Z"
)
_MARKS_TAIL = re.compile(r"[^\w\s!-~\u2010-\u2027\u3000-\u303f\uff00-\uffef]+\Z")
_SLASH_TAIL = re.compile(r"\s*[\[(]?\s*[|/,]?\s*[\])]?\s*\Z")
_PAPER_LABEL = re.compile(r"paper|pdf|arxiv|doi|论文|論文|논문|abs\b|preprint|full ?text", re.IGNORECASE)
_PARTS = re.compile(r"[\n()\[\]|–—-](?:(?<=[\n()\[\]])|(?<=\s.)[|–—-]*(?=\s))")
_DASHED = re.compile(r"\s[-–—]{1,3}\s")
_LONGEST_CITED = 1500
# So many lines of a block are looked at for labels.
_FIRST_LINES = 4
# A longer text without links is no entry.
_LONGEST_BARE = 600
# Blocks this long are prose.
_LONGEST = 6000


_PAPERS = frozenset({"paper", "papers", "publications"})
# What stands beside a word of `NO_PAPERS` in a heading.
_BESIDE_NO_PAPERS = word_set(
    "table of and the other useful related open source how to online popular our latest awesome more misc"
)
# So many lines of an entry may say that a heading above is a paper.
_TELLING_LINES = 8


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that are not blank."""
    if "<" in text:
        text = _LINE_TAG.sub("\n", text)
    return [line for line in text.replace(HARD_BREAK, "\n").split("\n") if line and not line.isspace()]


class Entry:
    """A block with what it says of a paper."""

    label: Label | None = None
    title: Candidate | None = None
    score = 0.0
    opens = False
    is_inside = False
    """Whether it stands below a heading that is a record."""
    is_group = False
    """Whether items that are records stand in it, and it has no links of its own."""
    headings: tuple[str, ...] = ()
    """For a table: the headings that it stands under."""
    is_refused = False
    """Of a heading or a table: whether it, or a heading above it, says that no papers stand below."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.kind = block.kind
        text = block.text
        self.pieces: list[Piece] = []
        self.candidates: list[Candidate] = []
        if block.kind not in ("heading", "item", "text") or len(text) > _LONGEST:
            return
        self.label = label_of(text)
        if self.label and self.label.field != "title" and block.kind == "text":
            self.label = _title_label(text) or self.label
        if block.kind == "heading":
            self._read_heading(_BACK.sub("", text) if "<a" in text or "](#" in text else text)
            return
        if self.label and self.label.field == "title":
            self.pieces = tokenize(_first_lines(text[self.label.end :]), block.defined)
            one = plain_text([p for p in self.pieces if not (p.kind == "link" and is_label(p.text))]).strip(
                " *[]"
            )
            if one:
                one, before, after = cut(one, is_marked=True)
                piece = Piece("text", one, "", BOLD)
                self.title = Candidate(Traits(one).title + 0.3, 0, 0, one, piece, before, after)
                self.score = self.title.score
            return
        self.pieces = block.pieces
        if self.label and self.label.field not in LINK_FIELDS:
            return
        if len(text) > _LONGEST_BARE and "](" not in text and "://" not in text and "<" not in text:
            return
        self.candidates = [one for one in candidates(self.pieces) if not _is_sentence(one)]
        if self.candidates:
            self.choose(max(self.candidates, key=lambda candidate: candidate.score))

    def choose(self, candidate: Candidate) -> None:
        """Take a text for the title."""
        self.title, self.score = candidate, candidate.score

    def _read_heading(self, text: str) -> None:
        lead = EMOJI_LEAD.match(text)
        text = text[lead.end() :] if lead else text
        self.pieces = pieces = tokenize(text, self.block.defined)
        if self.label:
            if self.label.field == "title":
                one = plain_text(tokenize(self.block.text[self.label.end :]))
                self.score = Traits(one).title + 0.3 if one else 0.0
                self.title = Candidate(self.score, 0, 0, one, Piece("text", one), "", "")
            elif self.label.field:
                return
        linked = next((p for p in pieces if p.kind == "link" and title_score(traits_of(p), p) > 0.5), None)
        bare = plain_text([p for p in pieces if p.kind == "text"])
        if linked and not is_anchor(linked.url) and count_words(bare) <= max(4, traits_of(linked).words):
            self.title = Candidate(
                title_score(traits_of(linked), linked), 0, 0, linked.text, linked, bare, ""
            )
        elif self.title is None:
            bold = [p for p in pieces if p.kind == "text" and p.style & (BOLD | QUOTED)]
            bare_pieces = [p for p in pieces if not (p.kind == "link" and (is_label(p.text) or not p.text))]
            title = plain_text(bare_pieces)
            after = ""
            if len(bold) == 1 and traits_of(bold[0]).words >= max(4, 0.5 * count_words(title)):
                after = title.replace(bold[0].text.strip(), "\n", 1)
                title = bold[0].text.strip()
            title = _SCORE_TAIL.sub("", _MARKS_TAIL.sub("", title).rstrip())
            if len(bare_pieces) < len(pieces):
                title = _SLASH_TAIL.sub("", title)
            title, before, tail = cut(title, is_marked=True)
            piece = Piece("text", title)
            self.title = Candidate(
                title_score(Traits(title), piece), 0, 0, title, piece, before, f"{after}\n{tail}"
            )
        self.score = self.title.score

    @lazy
    def plain(self) -> str:
        """The words of a heading."""
        return plain_text(self.pieces)

    @lazy
    def says_no_papers(self) -> bool:
        """Whether a heading says by itself that no papers stand below it."""
        text = self.plain.casefold()
        if _OTHER_THINGS.fullmatch(text):
            return True
        words = WORD.findall(text)
        if not words or len(words) > 5 or not _PAPERS.isdisjoint(words):
            return False
        return words[-1] in OTHER_SECTIONS or (
            not NO_PAPERS.isdisjoint(words)
            and all(word in NO_PAPERS or word in _BESIDE_NO_PAPERS for word in words)
        )

    @lazy
    def links(self) -> list[Piece]:
        """The links, without those that lead to places in the list."""
        pieces = self.block.pieces if self.kind != "heading" else self.pieces
        return [p for p in pieces if p.kind == "link" and p.url and not is_anchor(p.url)]

    @lazy
    def ids(self) -> list[ArxivId]:
        """The identifiers of arXiv in its links, or said in its text."""
        found = [
            arxiv
            for p in self.links
            if ("iv" in p.url or "/papers/" in p.url) and (arxiv := arxiv_id_in_url(p.url))
        ]
        if not found and self.kind != "table":
            text = self.block.text[:400]
            begins = text.lstrip(" *`[_|")
            is_said = "arxiv" in text.casefold()
            named = ARXIV_ID.search(text) if is_said or begins[:1].isdigit() else None
            if named and (is_said or begins.startswith(named[1])):
                found.append(ArxivId(named[1], int(named[2]) if named[2] else None))
        return found

    @lazy
    def is_paper(self) -> bool:
        """Whether one of its links is a paper's, or its text says so."""
        if self.ids or any(is_paper_url(p.url) for p in self.links):
            return True
        text = self.block.text
        return ("10." in text or "PMID" in text) and len(text) < _LONGEST_CITED and has_paper_address(text)

    @lazy
    def is_called_paper(self) -> bool:
        """Whether what stands before its title says that it is a paper: "code for 2030 paper: Tidal Nets"."""
        return self.title is not None and self.title.before.rstrip(" :").casefold().endswith(PAPER_ENDS)

    @lazy
    def has_one_paper(self) -> bool:
        """Whether it has the identifier of one paper of arXiv, or else one link, to a paper."""
        ids = {arxiv.id for arxiv in self.ids}
        return len(ids) == 1 or (not ids and len(self.links) == 1 and self.is_paper)

    @lazy
    def has_paper_label(self) -> bool:
        """Whether the label of one of its links, or what stands before its title, says that it is a paper."""
        return self.is_called_paper or any(
            len(p.text) <= 30 and is_label(p.text) and _PAPER_LABEL.search(p.text) for p in self.links
        )

    @lazy
    def is_names(self) -> bool:
        """Whether it is a list of names, or what might be its title is one."""
        bare = plain_text([p for p in self.pieces if p.kind == "text"]).strip(EDGES)
        return authors_score(bare) >= 0.7 or (
            self.title is not None and authors_score(self.title.text) >= 0.7
        )

    @lazy
    def starts_with_names(self) -> bool:
        """Whether its text, of a long one the beginning, is a list of names."""
        return authors_score(self.block.text.strip(EDGES)[:600]) > 0.75

    @lazy
    def words(self) -> int:
        """How many words its text has."""
        return count_words(plain_text(self.block.pieces)) if len(self.block.text) < 3000 else 200

    @lazy
    def lines(self) -> list[str]:
        """Its lines."""
        return lines_of(self.block.text)

    @lazy
    def labels(self) -> list[Label | None]:
        """The labels that its first lines begin with."""
        return [label_of(line.strip()) for line in self.lines[:_TELLING_LINES]]

    @lazy
    def fields(self) -> list[str]:
        """The fields of its labels."""
        return [label.field for label in self.labels if label]

    @lazy
    def has_details(self) -> bool:
        """Whether names, a venue or a date stand beside its title."""
        title = self.title
        if title is None:
            return False
        if any(label.field in TELLING_FIELDS for label in self.labels[1:_FIRST_LINES] if label):
            return True
        for text in (title.before, title.after):
            if any(_is_detail(part) for part in _parts(text)):
                return True
        is_below = False
        for piece in self.pieces[title.number + 1 :]:
            if is_below and piece.kind == "text":
                if authors_score(piece.text.strip(EDGES)) >= 0.45:
                    return True
                break
            is_below = piece.kind in ("break", "fold")
        for piece in self.pieces:
            if (
                piece is not title.piece
                and piece.kind == "text"
                and len(piece.text) < 600
                and piece.text not in title.before + title.after
            ) and any(_is_detail(part) for part in _parts(piece.text)):
                return True
        return self.has_paper_label

    @property
    def signature(self) -> str:
        """The order of its pieces, as entries of one run share it."""
        signs = []
        for piece in self.pieces:
            if piece.kind == "link":
                signs.append("u" if not piece.text else "l" if is_label(piece.text) else "L")
            elif piece.kind == "text" and any(map(str.isalnum, piece.text)):
                style = piece.style
                signs.append(
                    "B"
                    if style & BOLD
                    else "Q"
                    if style & QUOTED
                    else "I"
                    if style & ITALIC
                    else "C"
                    if style & CODE
                    else "t"
                )
            if len(signs) == 3:
                break
        return f"{self.kind} {''.join(signs)}"

    @lazy
    def style(self) -> tuple[str, str, int, int]:
        """What entries are alike by: kind, and where and how the title stands."""
        title = self.title
        if title is None:
            return self.kind, "", 0, 0
        return self.kind, title.piece.kind, title.piece.style & (BOLD | QUOTED | ITALIC), min(title.number, 2)

    def prose_before(self) -> tuple[int, int]:
        """Return how many words stand before the title, and how many of them are those of prose."""
        if self.title is None or not self.title.number:
            return 0, 0
        before = " ".join(
            p.text for p in self.pieces[: self.title.number] if p.kind == "text" and not p.style
        )
        words = [word.casefold() for word in WORD.findall(before)]
        return len(words), sum(word in PROSE_WORDS or word in FUNCTION_WORDS for word in words)


def _is_sentence(candidate: Candidate) -> bool:
    """Whether a text is part of a sentence that names a paper: it has the identifier inside, or ends with "at" or "the"."""
    text = candidate.text
    if ":" in text and _NAMED_ID.search(text):
        return True
    return (
        candidate.piece.kind == "text"
        and not candidate.piece.style
        and text.rpartition(" ")[2] in ENDLESS_WORDS
    )


def _title_label(text: str) -> Label | None:
    """Return the label of the title in one of the first lines of a block, below others."""
    at = 0
    for number, line in enumerate(lines_of(text)[:_FIRST_LINES]):
        begin = text.find(line, at)
        bare = line.lstrip()
        label = label_of(bare) if bare else None
        if label is not None and (
            (number and label.field == "title")
            or (
                label.field == "url"
                and label.name.casefold() in PAPER_NAMES
                and _says_title(bare[label.end :])
            )
        ):
            return Label("title", label.name, begin + len(line) - len(bare) + label.end)
        at = begin + len(line)
    return None


def _says_title(value: str) -> bool:
    """Whether the value of the label "Paper" is a title with its links, not links alone."""
    bare = plain_text([p for p in tokenize(value) if p.kind == "text" or not is_label(p.text)])
    return Traits(bare).title >= _TITLE


# A text with such a score is a title.
_TITLE = 0.5


def _first_lines(text: str) -> str:
    """Return the lines of a value: up to a break that is asked for, or the next label."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if HARD_BREAK in line or "<br" in line:
            return "\n".join([*lines[:number], _LINE_TAG.sub(HARD_BREAK, line).partition(HARD_BREAK)[0]])
        if number and label_of(line, is_any=True):
            return "\n".join(lines[:number])
    return text


def _parts(text: str) -> list[str]:
    text = text.strip(EDGES)
    return [bare for part in _PARTS.split(text) if (bare := part.strip(EDGES))][:6] if text else []


def _is_detail(text: str) -> bool:
    if (date := date_within(text[:40])) and len(text) < 40:
        return date.precision != "year"
    return authors_score(text) > 0.7 or venue_score(text) >= 0.75 or find_et_al(text[:60]) is not None


_OTHER_THINGS = re.compile(
    r"(?:[\W\d_]|其他|其它|相关|有用|常用|更多|推荐|参考|学习|开源|的|和|与|及)*"
    r"(?:(?:资源|工具|数据集?|课程|教程|书单|书籍|博客|视频|项目|目录|致谢|引用|贡献|链接|教材|资料|代码|关于|资源|リンク|資料|ツール|데이터셋|자료|도구)"
    r"(?:[\W\d_]|和|与|及)*)+"
)


def is_no_papers(heading: Entry | None) -> bool:
    """Whether a heading, or one above it, says that no papers stand below it."""
    return heading is not None and heading.is_refused


# Headings


def open_headings(entries: Sequence[Entry]) -> None:
    """Tell the headings that are papers by what stands below them, those of one level together."""
    places = [index for index, entry in enumerate(entries) if entry.kind == "heading"]
    ends: dict[int, int] = {}
    above: list[int] = []
    for place in places:
        while above and entries[above[-1]].block.depth >= entries[place].block.depth:
            ends[above.pop()] = place
        is_inside = bool(above) and above[-1] != places[0] and entries[above[-1]].is_refused
        entries[place].is_refused = is_inside or entries[place].says_no_papers
        above.append(place)
    ends.update(dict.fromkeys(above, len(entries)))
    levels: defaultdict[int, list[int]] = defaultdict(list)
    for place in places:
        levels[entries[place].block.depth].append(place)
    for level in sorted(levels):
        _open_level(entries, levels[level], ends)
    last = -1
    for place in places:
        entry = entries[place]
        if entry.opens and place < last:
            entry.opens = False
        elif entry.opens:
            last = ends[place]
            for inner in range(place + 1, last):
                entries[inner].is_inside = True


# A link to a paper with such a score needs no other signs.
_SURE = 1.1
# How many blocks a heading that is a paper has below it at most.
_MOST_BELOW = 150


# So many words are labels of links, not text.
_MOST_LABELS = 10


class _Below:
    """What stands below a heading."""

    def __init__(self, entries: Sequence[Entry], place: int, end: int) -> None:
        heading = entries[place]
        self.ids = {arxiv.id for arxiv in heading.ids[:1]}
        self.fields: set[str] = set()
        self.papers = self.titled = self.headings = self.rows = 0
        self.is_divided = False
        """Whether a heading of something else stands between."""
        title = heading.title.text.casefold() if heading.title else ""
        for inner in range(place + 1, end):
            entry = entries[inner]
            if entry.kind == "heading":
                self.headings += entry.score >= 0.75
                self.is_divided |= field_of(entry.plain) is None
                self.ids.update(arxiv.id for arxiv in entry.ids)
                self.titled += bool(entry.links) and entry.score > 0.6
            elif entry.kind == "table":
                self.rows += sum(
                    "](" in "".join(cells) or "href" in "".join(cells) for cells, _ in entry.block.rows
                )
            elif entry.kind in ("item", "text"):
                self._read(entry, entries[inner + 1] if inner + 1 < end else None, title)

    def _read(self, entry: Entry, following: Entry | None, title: str) -> None:
        if not (entry.label and entry.label.field in PROSE_FIELDS):
            self.ids.update(arxiv.id for arxiv in entry.ids[:3])
        if self._is_titled(entry, following, title):
            self.titled += 1
        elif not self.titled and not self.is_divided:  # else they are another's
            self.fields.update(entry.fields)
        self.papers += entry.is_paper and not self.is_divided

    @staticmethod
    def _is_titled(entry: Entry, following: Entry | None, title: str) -> bool:
        """Whether a block below a heading has a title of its own."""
        found = entry.title
        if found is None or entry.score < 0.7 or count_words(found.text) < 3:
            return False
        if entry.label is not None and entry.fields[:1] != ["title"]:
            return False
        own = found.text.casefold()
        if title and (own in title or title in own):
            shorter, longer = sorted((len(own), len(title)))
            if shorter > 0.7 * longer:
                return False
        style = found.piece.style
        if found.piece.kind == "link":
            return entry.is_paper
        if style & (BOLD | QUOTED):
            return entry.is_paper or (following is not None and following.label is not None)
        if entry.is_paper and (
            (entry.label is None and entry.fields and LINK_FIELDS.issuperset(entry.fields))
            or (entry.has_paper_label and entry.words < count_words(found.text) + _MOST_LABELS)
        ):
            return True  # nothing but a title, links and labels
        return entry.kind == "item" and entry.is_paper and count_words(found.text) >= 5


def _open_level(entries: Sequence[Entry], places: list[int], ends: dict[int, int]) -> None:
    good: list[tuple[int, float]] = []
    found: dict[int, _Below] = {}
    count = len(places)
    for place in places:
        heading = entries[place]
        end = ends[place]
        if heading.is_inside or end - place > _MOST_BELOW:
            continue
        if heading.block.depth >= 7:
            end = next((i for i in range(place + 1, end) if entries[i].kind in ("rule", "end")), end)
        below = found[place] = _Below(entries, place, end)
        own = bool(heading.ids)
        for_ = (
            0.6
            if heading.is_paper
            else 0.25
            if heading.links and heading.title and heading.title.piece.kind == "link"
            else 0.0
        )
        for_ += (
            0.4 * (below.papers > 0)
            + 0.2 * min(3, len(below.fields & TELLING_FIELDS))
            + 0.3 * (len(below.ids) == 1)
        )
        against = 0.0
        if not own:
            against += 1.0 if len(below.ids) > 3 else 0.3 if len(below.ids) > 1 else 0.0
            against += 0.5 * min(3, below.titled) if below.titled > 1 else 0.0
            against += 0.5 * (below.headings > 3)
        if below.titled == 1 and not heading.links and below.fields.isdisjoint({"authors", "abstract"}):
            against += 0.8
        if (
            count == 1
            and place == places[0]
            and not heading.links
            and (below.headings or len(below.ids) > 1 or below.rows)
        ):
            against += 1
        if below.rows > 3:
            against += 0.6 if heading.is_paper else 1.5
        if is_no_papers(heading):
            against += 1
        score = heading.score + for_ - against
        if heading.score >= 0.3 and for_ >= 0.3 and score >= 0.9:
            good.append((place, score))
    linked = [p for p in places if entries[p].links and entries[p].score > 0.1]
    if count >= 3 and sum(entries[place].score > 0.6 for place in linked) >= 0.6 * count:
        for place in linked:
            heading = entries[place]
            below_ = found.get(place)
            is_list = below_ is not None and (below_.rows > 3 or below_.titled > 2)
            has_own = (
                heading.title is not None
                and heading.title.piece.kind == "link"
                and not all(is_other_url(p.url) for p in heading.links)
            )
            heading.opens |= has_own and (heading.is_paper or not is_list) and not heading.is_inside
    strong = [place for place, score in good if score >= 1.1]
    for place, score in good:
        if (len(strong) >= 2 and len(good) >= 0.25 * count) or (
            score >= 1.5 and (count > 1 or entries[place].block.depth > 1)
        ):
            entries[place].opens = True
    if count >= 3 and len(strong) >= 0.5 * count:
        for place, below in found.items():
            heading = entries[place]
            if heading.opens or is_no_papers(heading) or len(below.ids) > 1 or below.titled:
                continue
            words = count_words(heading.plain)
            if (below.papers or not below.fields.isdisjoint(TELLING_FIELDS)) and (
                words >= 2 or below.fields & {"authors", "abstract"}
            ):
                heading.opens = True


# Items and paragraphs


def agree_on_slots(entries: Iterable[Entry]) -> None:
    """In blocks of one shape the title stands in one place: take it there where it may be one."""
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.candidates:
            groups[entry.signature].append(entry)
    for group in groups.values():
        if len(group) < 4:
            continue
        total: defaultdict[tuple[int, int, str, int], float] = defaultdict(float)
        count: Counter[tuple[int, int, str, int]] = Counter()
        slots = [(entry, [(one.slot, one) for one in entry.candidates]) for entry in group]
        for _, own_slots in slots:
            for slot, candidate in own_slots:
                total[slot] += candidate.score
                count[slot] += 1
        best = max(total, key=total.__getitem__)
        if count[best] < 0.6 * len(group):
            continue
        mean = total[best] / count[best]
        is_sure = len(group) >= 10 and count[best] >= 0.85 * len(group) and mean > 0.65
        for entry, own_slots in slots:
            own = next((candidate for slot, candidate in own_slots if slot == best), None)
            if own is None or (own.score < max(0.3, mean - 0.5) and not (is_sure and own.score > 0.1)):
                continue
            before = entry.score
            entry.choose(own)
            entry.score = max(own.score, min(before, mean), 0.8 * mean if len(group) >= 10 else 0)
    _agree_on_dash(entry for group in groups.values() for entry in group)


def _agree_on_dash(entries: Iterable[Entry]) -> None:
    """Where most plain texts in one place have a dash, it parts their titles from something else."""
    groups: defaultdict[tuple[object, ...], list[tuple[Entry, Candidate]]] = defaultdict(list)
    for entry in entries:
        title = entry.title
        if title is not None and title.piece.kind == "text":
            groups[entry.kind, title.slot].append((entry, title))
    for group in groups.values():
        dashed = sum(_DASHED.search(title.piece.text) is not None for _, title in group)
        if dashed < 0.6 * len(group) or len(group) < 4:
            continue
        for entry, title in group:
            if _DASHED.search(title.text):
                text, before, after = cut(title.text, at_dash=True)
                entry.title = title._replace(
                    text=text, before=f"{title.before}\n{before}", after=f"{after}\n{title.after}"
                )


def open_entries(entries: Sequence[Entry], *, has_evidence: bool) -> None:
    """Tell the items and paragraphs that are papers, by what they hold and by the run that they are in."""
    agree_on_slots(entry for entry in entries if not entry.is_inside)
    scores: dict[int, float] = {}
    supported: set[int] = set()
    runs: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    section: Entry | None = None
    sections: list[Entry | None] = []
    for index, entry in enumerate(entries):
        if entry.kind == "heading":
            section = entry
        sections.append(section)
        if (
            entry.kind in ("item", "text")
            and not entry.is_inside
            and entry.title is not None
            and entry.score > 0
        ):
            scores[index], is_supported = _opening(entries, index)
            if is_supported:
                supported.add(index)
            runs[entry.style].append(index)
    for run in runs.values():
        share = sum(entries[i].is_paper for i in run) / len(run)
        mean = sum(scores[i] for i in run) / len(run)
        by_section: defaultdict[int, list[int]] = defaultdict(list)
        for index in run:
            by_section[id(sections[index])].append(index)
        for members in by_section.values():
            local = sum(entries[i].is_paper for i in members) / len(members)
            local_mean = sum(scores[i] for i in members) / len(members)
            refused = is_no_papers(sections[members[0]])
            for index in members:
                entry = entries[index]
                if entry.title is None:
                    continue
                score = (
                    0.6 * scores[index]
                    + 0.25 * mean
                    + 0.15 * local_mean
                    + 0.1 * (share + local)
                    - 0.25 * refused
                )
                if (
                    entry.score >= 0.5
                    and score >= 0.95
                    and (
                        entry.is_paper
                        or entry.is_called_paper
                        or (
                            share >= 0.2
                            and not refused
                            and (local > 0 or (share >= 0.5 and entry.title.score >= 0.5))
                        )
                        or (scores[index] >= 1.05 and index in supported)
                    )
                ) or (
                    (entry.score >= 0.25 or (entry.score > 0.1 and entry.has_paper_label))
                    and entry.has_one_paper
                    and not entry.is_names
                    and (entry.kind == "item" or entry.title.piece.kind == "link" or entry.title.piece.style)
                    and score >= 0.75
                    and scores[index] >= 0.5
                ):
                    entry.opens = True
    _mark_groups(entries)
    if has_evidence or sum(entry.opens for entry in entries) >= 3:
        _open_unlinked(entries, sections)
        _mark_groups(entries)
    open_siblings(entries, sections)
    _close_asides(entries)


# A text with so many other papers lists them; so few paragraphs that name papers are about the list.
_MANY, _FEW = 8, 2


def _close_asides(entries: Sequence[Entry]) -> None:
    """Close the paragraphs that name a paper where the list itself is one of items, headings or tables."""
    paragraphs = [entry for entry in entries if entry.opens and entry.kind == "text" and not entry.label]
    if not paragraphs or len(paragraphs) > _FEW:
        return
    listed = sum(entry.opens for entry in entries if entry.kind != "text")
    listed += sum(len(entry.block.rows) for entry in entries if entry.kind == "table")
    if listed >= _MANY:
        for entry in paragraphs:
            entry.opens = False


def _mark_groups(entries: Sequence[Entry]) -> None:
    """Tell the items that are the heads of lists of records."""
    for entry, below in pairwise(entries):
        if (
            entry.kind == below.kind == "item"
            and below.opens
            and below.block.depth > entry.block.depth
            and not entry.links
        ):
            entry.is_group, entry.opens = True, False


def _opening(entries: Sequence[Entry], index: int) -> tuple[float, bool]:
    """Return how much a block opens a record, and whether something besides its title and links says so."""
    entry = entries[index]
    title = entry.title
    if title is None:
        return 0.0, False
    score = entry.score
    if entry.is_paper or entry.is_called_paper:
        score += 0.3
    elif entry.links:
        score += 0.05 if all(is_other_url(p.url) for p in entry.links) else 0.12
    if entry.label and entry.label.field != "title":
        score -= 0.6
    before, prose = entry.prose_before()
    words = count_words(title.text)
    if prose >= 3 or (before > 8 and prose >= 2):
        score -= 0.5
    if len({arxiv.id for arxiv in entry.ids}) > 2:
        score -= 0.5
    is_marked = title.piece.kind == "link" or title.piece.style & (BOLD | QUOTED)
    if entry.kind == "text":
        score -= 0.05
        if not is_marked:
            score -= 0.15
        if title.piece.kind == "link" and before > 3 and prose >= 1:
            score -= 0.3
        if (
            entry.words > 45
            and entry.words > 3 * words
            and not (title.piece.style & (BOLD | QUOTED) or title.number <= 1)
        ):
            score -= 0.3
    if score >= _SURE and entry.is_paper:
        return score + 0.2, True
    has_details = entry.words - words < 60 and entry.has_details
    below, is_named = _support(entries, index)
    score += 0.2 * has_details + below + (0.2 if is_named and not entry.links else 0.0)
    return score, bool(has_details or below or (entry.label and entry.label.field == "title"))


def _support(entries: Sequence[Entry], index: int) -> tuple[float, bool]:
    """Return how much what stands below a block makes it a record, and whether names do."""
    entry = entries[index]
    best, is_named = 0.0, False
    for below in entries[index + 1 : index + 7]:
        if below.kind in ("heading", "rule", "table"):
            break
        if below.kind not in ("item", "text"):
            continue
        if entry.kind == below.kind == "item" and below.block.depth <= entry.block.depth:
            break
        if entry.kind == below.kind == "text" and not (
            below.label or (below.is_paper and below.score < 0.6) or below.starts_with_names
        ):
            break
        if below.label and below.label.field in TELLING_FIELDS | LINK_FIELDS | {"title"}:
            is_code = below.label.field in ("code", "project", "links")
            best = max(best, 0.45 if below.is_paper else 0.15 if is_code else 0.35)
        elif below.kind == "item" and below.is_paper and below.score < 0.4:
            best = max(best, 0.3)
        elif (
            below.kind == "text"
            and below.is_paper
            and below.score < 0.6
            and (below.block.depth > entry.block.depth or entry.kind == "text")
        ):
            best = max(best, 0.35)
        elif below.starts_with_names:
            best, is_named = max(best, 0.35), True
    return best, is_named


def open_siblings(entries: Sequence[Entry], sections: Sequence[Entry | None]) -> None:
    """Open what stands in a list most of which are papers, and has the look of one: without a link, or a short title."""
    groups: defaultdict[tuple[int, str, int], list[Entry]] = defaultdict(list)
    for entry, section in zip(entries, sections, strict=True):
        if (
            entry.kind in ("item", "text")
            and entry.title is not None
            and not entry.is_inside
            and not (entry.label and entry.label.field != "title")
        ) and (
            entry.opens
            or (not entry.is_group and (entry.kind == "item" or entry.is_paper or entry.has_details))
        ):
            groups[id(section), entry.kind, entry.block.depth].append(entry)
    for group in groups.values():
        opened = [entry for entry in group if entry.opens]
        if len(opened) >= 3 and len(opened) >= 0.6 * len(group):
            _open_alike(group, opened)


def _open_alike(group: Sequence[Entry], opened: Sequence[Entry]) -> None:
    """Open the other entries of a list that have the look of those that are opened."""
    styles = {entry.style for entry in opened if not entry.is_paper}
    for entry in group:
        title = entry.title
        if entry.opens or title is None or entry.is_names:
            continue
        if entry.is_paper:
            entry.opens = entry.score > 0.1
        elif (
            not entry.links
            or entry.has_paper_label
            or (len(opened) >= 0.8 * len(group) and entry.style in styles)
        ):
            prose = sum(word.casefold() in PROSE_WORDS for word in WORD.findall(title.text)[:12])
            entry.opens = bool(
                (entry.has_details or entry.links or count_words(title.text) >= 4)
                and entry.score >= 0.5
                and prose < 2
            )


def has_evidence(text: str) -> bool:
    """Whether the beginning of a text says that it lists papers."""
    beginning = text[:3000].casefold()
    return any(word in beginning for word in PAPER_WORDS)


def _open_unlinked(entries: Sequence[Entry], sections: Sequence[Entry | None]) -> None:
    """Open what has no link of a paper, where a whole run of such blocks looks like titles."""
    runs: defaultdict[tuple[object, ...], list[Entry]] = defaultdict(list)
    within: dict[int, int] = {}
    for entry, section in zip(entries, sections, strict=True):
        if (
            entry.opens
            or entry.is_inside
            or entry.kind not in ("item", "text")
            or entry.title is None
            or entry.score <= 0.4
        ):
            continue
        if (
            (entry.label and entry.label.field != "title")
            or is_no_papers(section)
            or entry.is_group
            or entry.is_names
            or (entry.block.is_quoted and not entry.has_details)
        ):
            continue
        if any(p.kind == "link" and is_anchor(p.url) for p in entry.pieces):
            continue
        if entry.links and all(is_other_url(p.url) for p in entry.links) and not entry.has_paper_label:
            continue
        runs[(*entry.style, entry.block.depth)].append(entry)
        within[id(entry)] = id(section)
    for run in runs.values():
        if len(run) < 4:
            continue
        if run[0].kind == "text" and len({within[id(entry)] for entry in run}) > 0.7 * len(run):
            continue  # each says what its section is about
        titles = [entry.title.text for entry in run if entry.title is not None]
        is_marked = run[0].title is not None and (
            run[0].title.piece.kind == "link" or bool(run[0].title.piece.style)
        )
        foreign = sum(bool(entry.links) and not entry.is_paper for entry in run)
        if foreign > 0.4 * len(run) and not any(entry.is_paper for entry in run):
            continue
        mean = sum(entry.score for entry in run) / len(run)
        words = sum(map(count_words, titles)) / len(run)
        capital = sum(map(_capitals, titles)) / len(run)
        total = sum(entry.words for entry in run) / len(run)
        detailed = sum(entry.has_details for entry in run) / len(run)
        if detailed >= 0.6 and mean >= 0.5 and words >= 3:
            is_list = True
        elif is_marked:
            is_list = mean >= 0.78 and words >= 5 and capital >= 0.5 and total < 8 * words
        else:
            is_list = mean >= 0.72 and words >= 6 and capital >= 0.6 and total < 3 * words
        if is_list:
            for entry in run:
                entry.opens |= entry.score >= 0.6 or (entry.score >= 0.3 and entry.has_details)


def _capitals(title: str) -> float:
    """Return the share of long words that begin with a capital."""
    words = [word for word in WORD.findall(title) if len(word) >= 4]
    return sum(word[0].isupper() or not word[0].isascii() for word in words) / len(words) if words else 1.0

"""Find what a block says about a paper: title, links, identifiers and labels.

An `Entry` is made from one block. Its title is the value of a label such as "Title:", else the candidate with the
highest score. Its other attributes are computed on first use. `headings` and `runs` decide later whether it opens a
record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperdigest.general.cuts import EMOJI_LEAD, MARKS_TAIL, cut
from paperdigest.general.inline import BOLD, CODE, HARD_BREAK, ITALIC, QUOTED, Piece, plain_text, tokenize
from paperdigest.general.labelled import Label, label_of
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
    is_paper_url,
    title_score,
    traits_of,
    venue_score,
)
from paperdigest.general.titles import TitleCandidate, title_candidates
from paperdigest.general.vocabulary import (
    ENDLESS_WORDS,
    FUNCTION_WORDS,
    LINK_FIELDS,
    NO_PAPERS,
    OTHER_SECTIONS,
    PAPER_ENDS,
    PAPER_NAMES,
    PROSE_WORDS,
    TELLING_FIELDS,
)
from paperdigest.normalize.dates import date_within
from paperdigest.normalize.identifiers import ArxivId, arxiv_id_in_url, has_paper_address
from paperdigest.normalize.spaces import word_set

if TYPE_CHECKING:
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
_SLASH_TAIL = re.compile(r"\s*[\[(]?\s*[|/,]?\s*[\])]?\s*\Z")
_PAPER_LABEL = re.compile(r"paper|pdf|arxiv|doi|论文|論文|논문|abs\b|preprint|full ?text", re.IGNORECASE)
_PARTS = re.compile(r"[\n()\[\]|–—-](?:(?<=[\n()\[\]])|(?<=\s.)[|–—-]*(?=\s))")
_LONGEST_CITED = 1500
# The label of a title is on one of this many first lines.
_FIRST_LINES = 4
# A longer text without links has no title.
_LONGEST_BARE = 600
# Longer blocks are prose.
_LONGEST = 6000
# Labels of links whose value may begin with the title: "Paper: Tidal Nets [pdf]".
_PAPER_NAMES = PAPER_NAMES | {"read more"}
_PAPERS = frozenset({"paper", "papers", "publications"})
# Words that a heading without papers may have besides those of `NO_PAPERS`.
_BESIDE_NO_PAPERS = word_set(
    "table of and the other useful related open source how to online popular our latest awesome more misc"
)
# The labels of this many first lines are read.
_TELLING_LINES = 8


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that are not blank."""
    if "<" in text:
        text = _LINE_TAG.sub("\n", text)
    return [line for line in text.replace(HARD_BREAK, "\n").split("\n") if line and not line.isspace()]


class Entry:
    """A block, and what it says about a paper."""

    label: Label | None = None
    title: TitleCandidate | None = None
    score = 0.0
    """The score of its title."""
    opens = False
    """Whether it opens a record; `headings` and `runs` decide."""
    is_inside = False
    """Whether it is below a heading that opens a record."""
    is_group = False
    """Whether it has no links, and contains items that open records."""
    headings: tuple[str, ...] = ()
    """For a table: the headings above it."""
    is_refused = False
    """For a heading or a table: whether its heading, or one above, names other things than papers."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.kind = block.kind
        text = block.text
        self.pieces: list[Piece] = []
        self.candidates: list[TitleCandidate] = []
        if block.kind not in ("heading", "item", "text") or len(text) > _LONGEST:
            return
        self.label = label_of(text)
        if block.kind == "text" and (self.label.field != "title" if self.label else "\n" in text):
            self.label = self._title_label() or self.label
        if block.kind == "heading":
            self._read_heading(_BACK.sub("", text) if "<a" in text or "](#" in text else text)
            return
        if self.label and self.label.field == "title":
            self.pieces = tokenize(_first_lines(text[self.label.end :]), block.defined)
            bare = [p for p in self.pieces if not (p.kind == "link" and is_label(p.text))]
            first = next((p for p in bare if p.text.strip()), None)
            one = plain_text([first] if first and first.kind == "link" else bare).strip(" *[]")
            if one:
                one, before, after = cut(one, is_marked=True)
                piece = Piece("text", one, "", BOLD)
                self.title = TitleCandidate(Traits(one).title + 0.3, 0, 0, one, piece, before, after)
                self.score = self.title.score
            return
        self.pieces = block.pieces
        if self.label and self.label.field not in LINK_FIELDS:
            return
        if len(text) > _LONGEST_BARE and "](" not in text and "://" not in text and "<" not in text:
            return
        self.candidates = [one for one in title_candidates(self.pieces) if not _is_sentence(one)]
        if self.candidates:
            self.choose(max(self.candidates, key=lambda candidate: candidate.score))

    def choose(self, candidate: TitleCandidate) -> None:
        """Make a candidate the title."""
        self.title, self.score = candidate, candidate.score

    def _read_heading(self, text: str) -> None:
        lead = EMOJI_LEAD.match(text)
        text = text[lead.end() :] if lead else text
        self.pieces = pieces = tokenize(text, self.block.defined)
        if self.label:
            if self.label.field == "title":
                one = plain_text(tokenize(self.block.text[self.label.end :]))
                self.score = Traits(one).title + 0.3 if one else 0.0
                self.title = TitleCandidate(self.score, 0, 0, one, Piece("text", one), "", "")
            elif self.label.field:
                return
        linked = next((p for p in pieces if p.kind == "link" and title_score(traits_of(p), p) > 0.5), None)
        bare = plain_text([p for p in pieces if p.kind == "text"])
        if linked and not is_anchor(linked.url) and count_words(bare) <= max(4, traits_of(linked).words):
            self.title = TitleCandidate(
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
            title = _SCORE_TAIL.sub("", MARKS_TAIL.sub("", title).rstrip())
            if len(bare_pieces) < len(pieces):
                title = _SLASH_TAIL.sub("", title)
            title, before, tail = cut(title, is_marked=True)
            piece = Piece("text", title)
            self.title = TitleCandidate(
                title_score(Traits(title), piece), 0, 0, title, piece, before, f"{after}\n{tail}"
            )
        self.score = self.title.score

    @lazy
    def plain(self) -> str:
        """The words of a heading."""
        return plain_text(self.pieces)

    @lazy
    def says_no_papers(self) -> bool:
        """Whether the words of a heading name other things than papers: "Tools and Datasets"."""
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
        """Its links, without those to places in the list itself."""
        pieces = self.block.pieces if self.kind != "heading" else self.pieces
        return [p for p in pieces if p.kind == "link" and p.url and not is_anchor(p.url)]

    @lazy
    def ids(self) -> list[ArxivId]:
        """The arXiv identifiers in its links, else the one in its text."""
        found = [arxiv for p in self.links if (arxiv := arxiv_id_in_url(p.url))]
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
        """Whether it has an identifier or a link of a paper."""
        if self.ids or any(is_paper_url(p.url) for p in self.links):
            return True
        text = self.block.text
        return ("10." in text or "PMID" in text) and len(text) < _LONGEST_CITED and has_paper_address(text)

    @lazy
    def is_called_paper(self) -> bool:
        """Whether the words before its title call it a paper: "code for 2030 paper: Tidal Nets"."""
        return self.title is not None and self.title.before.rstrip(" :").casefold().endswith(PAPER_ENDS)

    @lazy
    def has_one_paper(self) -> bool:
        """Whether it has one arXiv identifier, or none and only one link, to a paper."""
        ids = {arxiv.id for arxiv in self.ids}
        return len(ids) == 1 or (not ids and len(self.links) == 1 and self.is_paper)

    @lazy
    def has_paper_label(self) -> bool:
        """Whether the label of one of its links, or the words before its title, call it a paper."""
        return self.is_called_paper or any(
            len(p.text) <= 30 and is_label(p.text) and _PAPER_LABEL.search(p.text) for p in self.links
        )

    @lazy
    def is_names(self) -> bool:
        """Whether its text or its title is a list of names."""
        bare = plain_text([p for p in self.pieces if p.kind == "text"]).strip(EDGES)
        return authors_score(bare) >= 0.7 or (
            self.title is not None and authors_score(self.title.text) >= 0.7
        )

    @lazy
    def starts_with_names(self) -> bool:
        """Whether its text, up to 600 characters, is a list of names."""
        return authors_score(self.block.text.strip(EDGES)[:600]) > 0.75

    @lazy
    def words(self) -> int:
        """The number of words in its text, 200 if the text is long."""
        return count_words(plain_text(self.block.pieces)) if len(self.block.text) < 3000 else 200

    @lazy
    def lines(self) -> list[str]:
        """Its lines that are not blank."""
        return lines_of(self.block.text)

    @lazy
    def labels(self) -> list[Label | None]:
        """The labels of its first lines; None for a line without a label."""
        return [label_of(line.strip()) for line in self.lines[:_TELLING_LINES]]

    def _title_label(self) -> Label | None:
        """Return the label of the title on one of the first lines, or None."""
        text, at = self.block.text, 0
        for number, (line, label) in enumerate(
            zip(self.lines[:_FIRST_LINES], self.labels[:_FIRST_LINES], strict=True)
        ):
            begin = text.find(line, at)
            at = begin + len(line)
            if label is None:
                continue
            value = begin + len(line) - len(line.lstrip()) + label.end
            is_paper = label.field == "url" and label.name.casefold() in _PAPER_NAMES
            if (number and label.field == "title") or (is_paper and _says_title(text[value:at])):
                return Label("title", label.name, value)
        return None

    @lazy
    def fields(self) -> list[str]:
        """The fields of its labels."""
        return [label.field for label in self.labels if label]

    @lazy
    def has_details(self) -> bool:
        """Whether it has names, a venue, a date or a label of a paper beside its title."""
        title = self.title
        if title is None:
            return False
        if any(label.field in TELLING_FIELDS for label in self.labels[1:_FIRST_LINES] if label):
            return True
        for text in (title.before, title.after):
            if any(_is_name_venue_or_date(part) for part in _parts(text)):
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
            ) and any(_is_name_venue_or_date(part) for part in _parts(piece.text)):
                return True
        return self.has_paper_label

    @property
    def signature(self) -> str:
        """The kinds of its first three pieces, which entries of one shape share."""
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
        """Its kind, and the kind, style and place of its title, which the entries of a run share."""
        title = self.title
        if title is None:
            return self.kind, "", 0, 0
        return self.kind, title.piece.kind, title.piece.style & (BOLD | QUOTED | ITALIC), min(title.number, 2)

    def prose_before(self) -> tuple[int, int]:
        """Return the number of words before the title, and the number of words of prose among them."""
        if self.title is None or not self.title.number:
            return 0, 0
        before = " ".join(
            p.text for p in self.pieces[: self.title.number] if p.kind == "text" and not p.style
        )
        words = [word.casefold() for word in WORD.findall(before)]
        return len(words), sum(word in PROSE_WORDS or word in FUNCTION_WORDS for word in words)


def _is_sentence(candidate: TitleCandidate) -> bool:
    """Whether a candidate is part of a sentence: it contains an arXiv identifier or ends with a word like "the"."""
    text = candidate.text
    if ":" in text and _NAMED_ID.search(text):
        return True
    return (
        candidate.piece.kind == "text"
        and not candidate.piece.style
        and text.rpartition(" ")[2] in ENDLESS_WORDS
    )


def _says_title(value: str) -> bool:
    """Whether the value of the label "Paper" has a title, not only links."""
    bare = plain_text([p for p in tokenize(value) if p.kind == "text" or not is_label(p.text)])
    return Traits(bare).title >= _TITLE


# The least score of a title.
_TITLE = 0.5


def _first_lines(text: str) -> str:
    """Return the first lines of a value, up to a hard line break or the next label."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if HARD_BREAK in line or "<br" in line:
            return "\n".join([*lines[:number], _LINE_TAG.sub(HARD_BREAK, line).partition(HARD_BREAK)[0]])
        if number and label_of(line, is_any=True):
            return "\n".join(lines[:number])
    return text


def _parts(text: str) -> list[str]:
    """Return the first parts of a text, which lines, brackets and dashes separate."""
    text = text.strip(EDGES)
    return [bare for part in _PARTS.split(text) if (bare := part.strip(EDGES))][:6] if text else []


def _is_name_venue_or_date(text: str) -> bool:
    """Whether a text is names, a venue or a date with a month."""
    if (date := date_within(text[:40])) and len(text) < 40:
        return date.precision != "year"
    return authors_score(text) > 0.7 or venue_score(text) >= 0.75 or find_et_al(text[:60]) is not None


_OTHER_THINGS = re.compile(
    r"(?:[\W\d_]|其他|其它|相关|有用|常用|更多|推荐|参考|学习|开源|的|和|与|及)*"
    r"(?:(?:资源|工具|数据集?|课程|教程|书单|书籍|博客|视频|项目|目录|致谢|引用|贡献|链接|教材|资料|代码|关于|リンク|資料|ツール|데이터셋|자료|도구)"
    r"(?:[\W\d_]|和|与|及)*)+"
)

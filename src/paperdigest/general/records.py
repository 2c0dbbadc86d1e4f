"""Turn a record into the draft of a paper.

`read_record` takes the entry that opens a record and the entries that belong to it. Values under labels come first;
the text beside the title fills the fields that are still empty. Long text without a label is the summary.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from paperdigest.dialect.base import Draft
from paperdigest.general.cuts import EMOJI_LEAD, is_asian
from paperdigest.general.inline import BADGE, BOLD, CODE, HARD_BREAK, ITALIC, Piece, plain_text, tokenize
from paperdigest.general.labelled import field_of, label_of, labels_within
from paperdigest.general.pieces import EDGES, authors_score, count_words, is_date, is_label, venue_score
from paperdigest.general.publication import Details, has_names
from paperdigest.general.titles import title_candidates
from paperdigest.general.values import add_links, clean_title, fill, plain_value, relative_id
from paperdigest.general.vocabulary import LINK_FIELDS, PROSE_FIELDS
from paperdigest.model.making import make_summary
from paperdigest.normalize.identifiers import ArxivId, arxiv_id_in_url, paper_addresses, parse_doi

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperdigest.dialect.base import Context
    from paperdigest.general.collecting import Record
    from paperdigest.general.entries import Entry

_WHERE = re.compile(r"(?:[Pp]ublished|[Aa]ppeared|[Aa]ppear|[Aa]ccepted|[Pp]resented)\s(?:in|at|to)\s*\Z")
# ". Journal of Tides. ", ". Journal of Tides ["
_OUTLET = re.compile(
    r"(?:\[[A-Z/]{1,5}\](?://)?)?[.,]?\"?\s*+([^\d.()\[\]]{4,70}(?:\. [A-Z][\w ]{2,30}){0,3})\.?\s*[\[(|]{0,2}"
)
_DASH = re.compile(r"\s*[-–—:]\s")
_FIELD_SEPARATOR = re.compile(r"\s+[|\u00b7\u2022\u00a6]\s+")
# A title with this few words may be the name of a method; the title is then on a line below.
_NICKNAME = 2


class _RecordReader:
    """Reads one record."""

    def __init__(self, record: Record, context: Context) -> None:
        opener = record.opener
        lines = range(opener.block.lines.start, max(e.block.lines.stop for e in (opener, *record.rest)))
        self.record = record
        self.draft = Draft(context, lines, record.headings)
        self.details = Details()
        self.fields: dict[str, list[str]] = {}
        self.names: dict[str, str] = {}
        """The labels as printed, by field."""
        self.arxiv: ArxivId | None = None
        self.summary: list[str] = []
        self.last = ""
        """The field that the next line may continue."""

    def read(self) -> Draft | None:
        opener, draft = self.record.opener, self.draft
        title = opener.title
        self._title_line(opener)
        for entry in (opener, *self.record.rest):
            self._block(entry, is_own=entry is opener)
        text = title.text if title else ""
        given = self.fields.get("title")
        is_opener = opener.label is not None and opener.label.field == "title"
        if given and not is_opener and count_words(one := plain_value(" ".join(given))) >= 2:
            if text and text != one:
                draft.keep("Title", text)
            text = one
        draft.title = clean_title(text)
        self._identify()
        if not draft.title:
            return None
        fill(draft, self.fields, self.names)
        self.details.fill(draft)
        if draft.summary is None and not draft.notes.parts and self.summary:
            draft.summary = make_summary("\n".join(self.summary))
        return draft

    def _identify(self) -> None:
        draft = self.draft
        if any(arxiv_id_in_url(link.url) for link in draft.links):
            return
        if self.arxiv is None:
            self.arxiv = next(
                (arxiv for entry in (self.record.opener, *self.record.rest[:8]) for arxiv in entry.ids), None
            )
        if self.arxiv is None:
            self.arxiv = relative_id(link.url for link in draft.links)
        draft.arxiv = self.arxiv
        text = self.record.opener.block.text
        if draft.arxiv is None and draft.doi is None and not draft.links and "10." in text:
            draft.doi = next(
                (doi for start, end in paper_addresses(text) if (doi := parse_doi(text[start:end]))), None
            )

    def _title_line(self, opener: Entry) -> None:
        """Read what is beside the title in the entry that opens the record."""
        title = opener.title
        if title is None:
            return
        for text in (title.before, title.after):
            if text and not text.isspace():
                for part in text.replace(HARD_BREAK, "\n").split("\n"):
                    if part.strip():
                        self._beside(part)
        if opener.label and opener.label.field == "title":
            return
        name = self._name(opener)
        self._outlet(opener.pieces[title.number + 1 :])
        for piece in joined_names(opener.pieces, title.piece):
            if piece is name or piece is title.piece or piece.kind not in ("text", "link"):
                continue
            if piece.kind == "text" and title.text in piece.text:
                continue
            self._free(piece)

    def _outlet(self, after: Sequence[Piece]) -> None:
        """Read the outlet of a citation: words behind the title, between full stops or in italics."""
        for piece in after[:2]:
            if piece.kind in ("break", "fold"):
                break
            if piece.kind == "text" and piece.style & ITALIC:
                self.details.offer_outlet(piece.text, is_italic=True)
            elif piece.kind == "text" and (found := _OUTLET.fullmatch(piece.text)):
                self.details.offer_outlet(found[1])

    def _beside(self, text: str) -> None:
        """Read a text beside the title."""
        if not self._within(text):
            bare = text.strip(" ()（）")
            if (
                is_asian(bare)
                and self.record.opener.title
                and not is_asian(self.record.opener.title.text)
                and count_words(bare) >= _NICKNAME
                and not self.draft.extra.get("Title")
            ):
                self.draft.keep("Title", bare)
            self.details.read(text)

    def _name(self, opener: Entry) -> Piece | None:
        """Keep the name of a method before the title, in bold type or code; return its piece."""
        title = opener.title
        if (
            title is None
            or not title.number
            or not opener.pieces[0].style & (BOLD | CODE)
            or opener.pieces[0].kind != "text"
        ):
            return None
        name = opener.pieces[0].text.strip(" :\uff1a.,")
        if (
            not name
            or count_words(name) > 3
            or is_date(name)
            or is_label(name)
            or venue_score(name) >= 0.5
            or authors_score(name) > 0
        ):
            return None
        self.draft.keep("Name", name)
        return opener.pieces[0]

    def _within(self, text: str) -> bool:
        """Read the values of labels inside a text; return whether there are any."""
        found = labels_within(text)
        for label, value in found:
            self._value(label.field, label.name, value)
        if found and (before := text[: found[0][0].end].strip(EDGES)):
            self.details.read(before)
        return bool(found)

    def _free(self, piece: Piece) -> None:
        """Read a piece without a label: details, or a sentence of the summary."""
        if piece.style & BADGE:
            return
        if piece.kind == "link":
            if piece.text and (is_date(piece.text) or not is_label(piece.text)):
                self.details.read(piece.text, is_link=True) if len(piece.text) < 60 else None
            elif venue_score(piece.text) >= 0.75:
                self.details.offer_venue(piece.text, 0.7)
            return
        text = piece.text
        if not text.strip(EDGES):
            return
        label = label_of(text.lstrip(" ,;.-"))
        if label and label.field:
            return
        is_described = text.strip(" :-–—,")[:1].islower() and _DASH.match(text) is not None
        if (
            count_words(text) >= (5 if is_described else 9)
            and not piece.style
            and authors_score(text) < 0.6
            and not (not is_described and has_names(text))
            and (is_described or text.strip()[-1:] in ".。")
            and venue_score(text) < 0.5
        ):
            self.summary.append(text.strip(" :-–—,"))
            self.details.read_by(text)
            return
        if not self._within(text):
            self.details.read(text, is_italic=bool(piece.style & ITALIC and not piece.style & BOLD))

    def _block(self, entry: Entry, *, is_own: bool) -> None:
        kind = entry.kind
        if kind == "label":
            self.last = field_of(entry.block.text) or ""
            return
        if kind == "table":
            self._table(entry)
            return
        if kind == "heading" and not is_own:
            heading = entry.plain
            lead = EMOJI_LEAD.match(heading)
            self.last = field_of(heading[lead.end() :] if lead else heading) or "?"
            self._links(entry.links)
            return
        if kind == "heading":
            self._links(entry.links)
            return
        if entry.links and entry.label is None and not is_own and not _has_text(entry):
            self.last = ""
        is_prose = self.last in PROSE_FIELDS and entry.label is None and not is_own
        if not is_prose and not (entry.label and entry.label.field in PROSE_FIELDS):
            self._links(entry.links)
        if is_own and entry.label is None and len(entry.lines) == 1:
            return
        for line in entry.lines:
            self._line(entry, line.strip(), is_own=is_own)
        if self.last not in PROSE_FIELDS and self.last != "?" and self.fields.get(self.last):
            self.last = ""

    def _line(self, entry: Entry, line: str, *, is_own: bool) -> None:
        parts = [line]
        first = label_of(line, is_any=not is_own)
        if first and ("|" in line or "·" in line or "•" in line) and len(line) < 600:
            parts = _FIELD_SEPARATOR.split(line)
        for part in parts:
            label = first if part is line else label_of(part, is_any=not is_own)
            if label and self.last in PROSE_FIELDS and not label.field and "**" not in part[: label.end]:
                label = None
            if label:
                value = part[label.end :].strip().rstrip("\\").strip()
                if value.endswith("**") and value.count("**") % 2:
                    value = value[:-2].rstrip()
                if label.field == "title" and is_own and self.record.opener.label:
                    continue
                self.last = label.field or label.name
                self._value(self.last, label.name, value)
                continue
            if self.last and not (is_own and entry is self.record.opener and not self.fields):
                if self.last in PROSE_FIELDS or self.last == "title" or not self.fields.get(self.last):
                    self._value(self.last, "", part)
                    continue
                self.last = ""
            if is_own:
                continue
            self._unlabelled(entry, part)

    def _value(self, field: str, name: str, value: str) -> None:
        if name and field not in self.names:
            self.names[field] = name
        if value and field != "?":
            values = self.fields.setdefault(field, [])
            if not name or not values or field == "tags":
                values.append(value)

    def _unlabelled(self, entry: Entry, line: str) -> None:
        """Read a line without a label below the title."""
        pieces = tokenize(line)
        opener = self.record.opener
        if (
            opener.title
            and count_words(opener.title.text) <= _NICKNAME
            and opener.title.piece.kind == "text"
            and not self.fields
        ):
            found = max(title_candidates(pieces), key=lambda candidate: candidate.score, default=None)
            if (
                found is not None
                and found.score >= 0.5
                and count_words(found.text) > _NICKNAME
                and found.before.strip()
            ):
                self._value("title", "", found.text)
                for text in (found.before, found.after):
                    self.details.read(text)
                return
        is_prose = count_words(line) > 8 and not has_names(line) and venue_score(line) < 0.5
        plain = [p.text for p in pieces if p.kind == "text"]
        is_apart = entry.kind == "text" or entry.block.depth > self.record.opener.block.depth
        if (
            is_prose
            and (entry.block.is_quoted or (is_apart and sum(map(len, plain)) > 0.5 * len(line)))
            and not any(authors_score(text) > 0.75 for text in plain)
        ):
            self.summary.append(plain_value(line))
            return
        if len(line) < 1500:
            pieces = list(joined_names(pieces))
            for before, piece in pairwise(pieces):
                if piece.style & ITALIC and _WHERE.search(before.text):
                    self.details.offer_venue(piece.text, 0.6)
            for piece in pieces:
                if piece.kind == "text":
                    self.details.read(piece.text, is_italic=bool(piece.style & ITALIC))
                elif piece.kind == "link":
                    self._free(piece)

    def _table(self, entry: Entry) -> None:
        """Read the rows of a table with two columns as labels and values."""
        for cells in [entry.block.head or [], *(cells for cells, _ in entry.block.rows)]:
            if len(cells) == 2 and (field := field_of(plain_value(cells[0]))):
                self._value(field, cells[0], cells[1])
                if field in LINK_FIELDS:
                    self._links(p for p in tokenize(cells[1]) if p.kind == "link")

    def _links(self, pieces: Iterable[Piece]) -> None:
        opener = self.record.opener
        add_links(self.draft, pieces, opener.title.piece if opener.title else None)


def _has_text(entry: Entry) -> bool:
    """Whether an entry has more than three words besides its links."""
    return count_words(plain_text([p for p in entry.pieces if p.kind == "text"])) > 3


# The most pieces of one list of names: "Ada Moor, ", "Kai Wind" in bold type, ", and Bo Reed".
_MOST_JOINED = 7


def _continues(before: str, after: str) -> bool:
    """Whether a list of names continues from one piece to the next."""
    return before.endswith((",", ";", " and", "&")) or after.startswith((",", ";", "and ", "& "))


def joined_names(pieces: Sequence[Piece], title: Piece | None = None) -> Sequence[Piece]:
    """Return pieces with each list of names in one: a name in bold type or italics splits the list."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = at
        while (
            end < len(pieces)
            and pieces[end].kind == "text"
            and pieces[end] is not title
            and end - at < _MOST_JOINED
            and (end == at or _continues(pieces[end - 1].text.rstrip(), pieces[end].text.lstrip()))
        ):
            end += 1
        while end - at > 1:
            text = "".join(piece.text for piece in pieces[at:end])
            if authors_score(text.strip(EDGES)) >= 0.7:
                made.append(Piece("text", text))
                at = end
                break
            end -= 1
        else:
            made.append(pieces[at])
            at += 1
    return made


def read_record(record: Record, context: Context) -> Draft | None:
    """Return the draft of a record; None if it has no title."""
    return _RecordReader(record, context).read()

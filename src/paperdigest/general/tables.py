"""Read tables whose columns no style describes: headers and cells decide the field of each column.

`Table` takes a block with rows; `Table.drafts` yields a draft for each paper. The column with the highest score has
the titles. A table without such a column yields nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from paperdigest.dialect.base import Draft
from paperdigest.general.cuts import NUMBER, cut, is_asian
from paperdigest.general.inline import BADGE, BOLD, ITALIC, QUOTED, Piece, plain_text, tokenize
from paperdigest.general.labelled import field_of, labels_within
from paperdigest.general.lazy import lazy
from paperdigest.general.pieces import (
    authors_score,
    count_words,
    is_anchor,
    is_date,
    is_label,
    is_paper_url,
    title_score,
    traits_of,
    venue_score,
)
from paperdigest.general.publication import Details, has_names, year_in
from paperdigest.general.titles import TitleCandidate, title_candidates
from paperdigest.general.values import add_links, arxiv_id_in_text, clean_title, fill, relative_id
from paperdigest.general.vocabulary import LINK_FIELDS, PAPER_NAMES, PROSE_FIELDS
from paperdigest.normalize.authors import has_no_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperdigest.dialect.base import Context
    from paperdigest.general.blocks import Block

# The number of rows that decide the fields of the columns.
_SAMPLE = 24
# The least words in a cell of a column of prose, on average.
_LEAST_PROSE = 3
# A longer cell may have more than a title.
_LONG_CELL = 300
# The least words in a cell of a column of titles, on average.
_TITLE_WORDS = 2.2
_NOISE = re.compile(r"<[^<>]*>|:[a-z_]+:|[^\w\s()/&\-.;#]")
_SLASH = re.compile(r"[/&]| and ")
_TWO_BLANKS = re.compile(r"(?<=[\w?!.)+])\s{2,}(?=\S)")


# The fields of columns that never have titles.
_NEVER_TITLES = frozenset({"abstract", "authors", "published", "tags", "translation", "comment"})


class _Cell:
    """A cell, with its pieces, words and links."""

    def __init__(self, raw: str, defined: Mapping[str, str]) -> None:
        self.raw, self.defined = raw, defined
        self.title: Piece | None = None
        """The piece that is the title."""

    def part(self, begin: int, end: int) -> _Cell:
        """Return a cell with some of its pieces."""
        cell = _Cell(self.raw, self.defined)
        cell.pieces = self.pieces[begin:end]
        return cell

    @lazy
    def pieces(self) -> list[Piece]:
        """Its pieces."""
        return tokenize(self.raw, self.defined) if self.raw else []

    @lazy
    def head(self) -> list[Piece]:
        """Its pieces; in a long cell those of the first line, since a summary may be below the title."""
        if len(self.raw) < _LONG_CELL:
            return self.pieces
        head: list[Piece] = []
        for piece in self.pieces:
            if piece.kind == "break" and plain_text(head):
                break
            first = _TWO_BLANKS.split(piece.text, maxsplit=1)[0] if piece.kind == "text" else piece.text
            head.append(piece if first == piece.text else Piece("text", first, "", piece.style))
            if first != piece.text:
                break
        return head

    @lazy
    def text(self) -> str:
        """Its words."""
        return plain_text(self.pieces)

    @lazy
    def links(self) -> list[Piece]:
        """Its links, without those to places in the list itself."""
        if "](" not in self.raw and "://" not in self.raw and "href" not in self.raw and not self.defined:
            return []
        return [p for p in self.pieces if p.kind == "link" and p.url and not is_anchor(p.url)]


class _Column:
    """The field of a column, and what share of its sampled cells are names, dates, links and the like."""

    def __init__(self, header: str, cells: Sequence[_Cell]) -> None:
        self.header = plain_text(tokenize(header)).strip(" *_:：")
        self.field = column_field(self.header)
        filled = [cell for cell in cells if cell.raw and not has_no_value(cell.raw)]
        count = max(1, len(filled))
        self.filled = len(filled) / max(1, len(cells))
        title = words = 0.0
        has_no_titles = self.field in _NEVER_TITLES
        for cell in filled:
            if has_no_titles:
                words += cell.raw.count(" ") + 1
                continue
            best = max(title_candidates(cell.head), key=lambda candidate: candidate.score, default=None)
            if best is not None:
                title += best.score
                if (
                    best.piece.style & BOLD
                    and best.number <= 1
                    and best.score < 0.6
                    and not is_label(best.text)
                ):
                    title += 0.6 - best.score
            is_marked = (
                best is not None
                and (best.piece.kind == "link" or best.piece.style & BOLD)
                and best.score >= 0.3
            )
            words += count_words(best.text if best is not None and is_marked else plain_text(cell.head))
        self.title = title / max(1, len(cells))
        self.words = words / count
        self.labels = sum(is_label(cell.text) or not cell.text for cell in filled) / count
        if self.field == "paper":  # of titles, or of links to papers
            self.field = "title" if self.words >= _TITLE_WORDS or self.labels < 0.5 else "links"
        least = 0.6 if self.field else 0.44
        self.authors = sum(authors_score(cell.text) > least for cell in filled) / count
        self.venues = sum(venue_score(cell.text) >= 0.5 for cell in filled) / count
        self.dates = sum(is_date(cell.text) for cell in filled) / count
        self.years = sum(year_in(cell.text) is not None for cell in filled) / count
        self.linked = sum(bool(cell.links) for cell in filled) / count
        self.papers = sum(any(is_paper_url(p.url) for p in cell.links) for cell in filled) / count
        self.asian = sum(is_asian(cell.text) for cell in filled) / count

    def score(self) -> float:
        """Return the score as the column of the titles, by the header and the cells."""
        score, field = self.title, self.field
        if field == "title":
            score += 0.6 - 0.2 * (self.asian > 0.5)
        elif field in LINK_FIELDS:
            score += 0.1 if self.words > 3 else -0.1
        elif field in PROSE_FIELDS or field in ("comment", "affiliation"):
            score -= 0.5
        elif field is not None:
            score -= 0.35
        score -= 0.4 * (self.words > 28) + 0.6 * (self.authors > 0.6 or self.dates > 0.6)
        return score + 0.2 * (self.papers > 0.3 and self.words > 3)


def column_field(header: str) -> str | None:
    """Return the field that the header of a column names, or None."""
    name = " ".join(_NOISE.sub(" ", header).split())
    if not name:
        return None
    if field := field_of(name, header=True):
        return field
    for part in _SLASH.split(name):
        if field := field_of(part, header=True):
            return field
    words = name.split()
    return (
        (field_of(words[0], header=True) or field_of(words[-1], header=True)) if 1 < len(words) <= 4 else None
    )


class Table:
    """A table, with its column of titles and the fields of the other columns."""

    def __init__(self, block: Block, *, is_refused: bool = False) -> None:
        self.block = block
        self.is_refused = is_refused
        """Whether the heading above names other things than papers."""
        head = block.head
        rows = [(cells, lines) for cells, lines in block.rows if any(cells)]
        width = len(head) if head is not None else max((len(cells) for cells, _ in rows), default=0)
        self.head = head or [""] * width
        self.title = -1
        self.columns: list[_Column] = []
        self.rows = [([_Cell(cell, block.defined) for cell in cells], lines) for cells, lines in rows]
        sample = [cells for cells, _ in self.rows if len(cells) == width][:_SAMPLE] or [
            cells for cells, _ in self.rows[:_SAMPLE]
        ]
        if not sample or width < 2:
            return
        for number, header in enumerate(self.head):
            self.columns.append(_Column(header, [cells[number] for cells in sample if number < len(cells)]))
        best = max(range(width), key=lambda number: self.columns[number].score())
        if self._is_list(self.columns[best]):
            self.title = best
            self._type_columns()

    def _is_list(self, column: _Column) -> bool:
        """Whether a column has the titles of papers."""
        fields = {other.field for other in self.columns}
        papers = max(other.papers for other in self.columns)
        support = 0.5 * (column.field == "title") + (0.6 if papers >= 0.25 else 0.2 if papers > 0 else 0.0)
        support += 0.2 * len(fields & {"authors", "venue", "published", "abstract", "url", "pdf"})
        if column.score() < 0.55 or support < 0.5 or (self.is_refused and papers < 0.25):
            return False
        if column.words < _TITLE_WORDS and not (column.field == "title" or column.papers > 0.5):
            return False
        if column.field == "title" or column.linked >= 0.3:
            return True
        labelled = any(other.papers >= 0.25 and other.labels >= 0.5 for other in self.columns)
        return 3 <= column.words <= 15 and (
            labelled or not fields.isdisjoint({"authors", "venue", "published"})
        )

    def _type_columns(self) -> None:
        """Set the fields of the other columns; if header and cells disagree, the cells win."""
        is_meeting = any(column.field == "presenter" for column in self.columns)
        for number, column in enumerate(self.columns):
            if number == self.title:
                continue
            if column.field is None or column.field in ("title", "affiliation", "links", "url"):
                if column.authors >= 0.6 and column.linked < 0.5:
                    column.field = "authors" if column.field != "affiliation" else column.field
                elif min(column.dates, column.years) >= 0.6 and column.field != "affiliation":
                    column.field = "published"
                elif column.venues >= 0.6 and column.linked < 0.5 and column.field != "affiliation":
                    column.field = "venue"
            elif column.field == "published" and is_meeting:
                column.field = None
            elif column.field in PROSE_FIELDS and column.words < _LEAST_PROSE:
                column.field = None  # a name, not a text
            elif column.field == "venue" and column.dates >= 0.7:
                column.field = "published"
            elif column.field == "published" and column.dates < 0.3 and column.venues >= 0.6:
                column.field = "venue"

    def drafts(self, context: Context, headings: tuple[str, ...]) -> Iterator[Draft]:
        """Yield a draft for each paper."""
        if self.title < 0:
            return
        several = self._has_several()
        for cells, lines in self.rows:
            if several:
                yield from _papers_in(cells, context, lines, headings)
                continue
            for parted in self._parted(self._fitted(cells)):
                if draft := self._row(parted, Draft(context, lines, headings)):
                    yield draft

    def _parted(self, cells: list[_Cell]) -> list[list[_Cell]]:
        """Return the cells of each paper in a row: the cell of the title may have several links to papers."""
        cell = cells[self.title] if self.title < len(cells) else None
        if cell is None or "<br" not in cell.raw:
            return [cells]
        titles = [p for p in _titles(cell, 0.55) if p.kind == "link" and is_paper_url(p.url)]
        places = [cell.pieces.index(piece) for piece in titles]
        if len(places) < 2:
            return [cells]
        return [
            [*cells[: self.title], cell.part(begin, end), *cells[self.title + 1 :]]
            for begin, end in pairwise([*places, len(cell.pieces)])
        ]

    def _fitted(self, cells: list[_Cell]) -> list[_Cell]:
        """Return the cells of a row; surplus cells are joined to the title."""
        width, title = len(self.columns), self.title
        if len(cells) <= width:
            return cells
        over = len(cells) - width + 1
        joined = _Cell("|".join(cell.raw for cell in cells[title : title + over]), self.block.defined)
        return [*cells[:title], joined, *cells[title + over :]]

    def _has_several(self) -> bool:
        """Whether many cells have several papers."""
        full = [
            cell
            for cells, _ in self.rows
            for cell in cells
            if cell.raw.count("**") >= 4 or (cell.raw.count("<br") >= 2 and cell.raw.count("](") >= 2)
        ]
        if len(full) < max(2, 0.15 * len(self.rows)):
            return False
        found = sum(len(_titles(cell)) for cells, _ in self.rows for cell in cells)
        return found > 1.2 * len(self.rows)

    def _row(self, cells: list[_Cell], draft: Draft) -> Draft | None:
        """Return the draft with the values of a row; None if the row is no paper."""
        if self.title >= len(cells):
            return None
        details, fields, names = Details(), dict[str, list[str]](), dict[str, str]()
        cell = cells[self.title]
        title = self._title(cell, details, fields)
        for number, other in enumerate(cells):
            field = self.columns[number].field
            is_running = field in PROSE_FIELDS or field == "comment"
            if (
                number == self.title
                or not is_running
                or (
                    other.links
                    and count_words(plain_text([p for p in other.pieces if p.kind == "text"])) <= 3
                )
            ):
                is_named = field in LINK_FIELDS or self.columns[number].header.casefold() in PAPER_NAMES
                titled = cell.title if number == self.title else None
                add_links(draft, other.links, titled, are_papers=is_named or number == self.title)
        if not title or not self._is_paper(cells, cell, title, draft):
            return None
        for number, other in enumerate(cells):
            if number == self.title or not other.raw or has_no_value(other.raw):
                continue
            column = self.columns[number]
            field = column.field
            if field is None or field == "title":
                if field is None and column.header and not other.links:
                    draft.keep(column.header, other.text)
                elif field == "title" and not column.linked:
                    draft.keep(column.header or "Title", other.text)
                elif len(other.text) < 200:
                    details.read(other.text)
            elif field in LINK_FIELDS:
                if not other.links and other.text and not is_label(other.text) and column.linked < 0.5:
                    details.read(other.text)
            else:
                value = (
                    other.raw
                    if field in PROSE_FIELDS
                    and "](" not in other.raw
                    and "<" not in other.raw
                    and "**" not in other.raw
                    else other.text
                )
                if has_no_value(value):
                    continue
                fields.setdefault(field, []).append(value)
                names.setdefault(field, column.header)
        draft.title = title
        fill(draft, fields, names)
        details.fill(draft)
        if draft.arxiv is None and not any("arxiv" in link.url.lower() for link in draft.links):
            draft.arxiv = relative_id(link.url for link in draft.links) or next(
                (arxiv for other in cells if len(other.raw) < 60 and (arxiv := arxiv_id_in_text(other.text))),
                None,
            )
        return draft

    def _is_paper(self, cells: list[_Cell], cell: _Cell, title: str, draft: Draft) -> bool:
        """Whether a row is a paper; a short row, or one in italics, strike-through or brackets, needs a link to one."""
        column = self.columns[self.title]
        styles = (
            ITALIC
            if any(other.raw and not is_date(other.text) for other in cells if other is not cell)
            else ITALIC | BOLD
        )
        is_aside = column.linked >= 0.3 and (
            all(p.style & styles for p in cell.pieces if p.text.strip())
            or cell.raw.startswith("~~")
            or (cell.raw[:1] in "(\uff08" and cell.raw[-1:] in ")\uff09")
        )
        if (is_aside or len(cells) < 0.7 * len(self.columns)) and not any(
            is_paper_url(link.url) for link in draft.links
        ):
            return False
        if draft.links:
            return True
        return count_words(title) >= 2 and not (
            self.is_refused and max(other.papers for other in self.columns) < 0.5
        )

    def _title(self, cell: _Cell, details: Details, fields: dict[str, list[str]]) -> str:
        """Return the title in a cell; the text beside it goes to the details and fields."""
        found = title_candidates(cell.pieces)
        if not found:
            return clean_title(self._short_title(cell))
        best = max(found, key=lambda candidate: candidate.score)
        first = next(
            (p for p in cell.pieces if p.kind in ("text", "link") and p.text.strip(" )(.0123456789🔥")), None
        )
        if (
            first is not None
            and first.style & BOLD
            and first.kind == "text"
            and first is not best.piece
            and count_words(best.text) > 14
        ):
            best = TitleCandidate(0.5, cell.pieces.index(first), 0, first.text.strip(), first, "", "")
        cell.title = best.piece
        title, is_plain = best.text, best.piece.kind == "text" and not best.piece.style
        if is_plain:
            title = self._plain_title(cell, best, fields)
        else:
            title = self._beside(cell, best, fields, details) or title
        for text in (best.before, best.after):
            details.read(text)
        for piece in cell.pieces if is_plain else ():
            if piece.kind == "text" and piece is not best.piece and piece.text.strip() not in title:
                details.read(piece.text, is_italic=bool(piece.style & ITALIC))
        return clean_title(title)

    @staticmethod
    def _beside(cell: _Cell, best: TitleCandidate, fields: dict[str, list[str]], details: Details) -> str:
        """Read what is beside a title in its cell, line by line; return the value of a label of the title, or ""."""
        line: list[Piece] = []
        title = ""
        for piece in [*cell.pieces, Piece("break")]:
            if piece.kind not in ("break", "fold"):
                if piece is not best.piece:
                    line.append(piece)
                continue
            text = plain_text([p for p in line if p.kind == "text"]).strip(" -–—:")
            if number := NUMBER.match(text + " "):
                text = text[number.end() :].strip(" -–—:")
            line.clear()
            found = labels_within(text)
            for label, value in found:
                if label.field == "title":
                    title = value
                else:
                    fields.setdefault(label.field, []).append(value)
            if count_words(text) > 8 and not has_names(text) and not found:
                fields.setdefault("summary", []).append(text)
            elif text and not found:
                if text[0] == "(" and text[-1] == ")":
                    details.offer_outlet(text[1:-1])
                details.read(text)
        return title

    @staticmethod
    def _plain_title(cell: _Cell, best: TitleCandidate, fields: dict[str, list[str]]) -> str:
        """Return a plain title: the first line of the cell without labels of links and without a summary."""
        parts: list[str] = []
        for piece in cell.pieces:
            if piece.kind == "break" or (
                piece.kind == "link" and (is_label(piece.text) or piece.style & BADGE)
            ):
                if count_words(" ".join(parts)) >= 2:
                    break
            elif piece.kind == "link":
                parts.append(piece.text)
            elif piece.kind in ("text", "fold"):
                first, *summary = _TWO_BLANKS.split(piece.text.rstrip(), maxsplit=1)
                parts.append(first or " ")
                if summary and count_words(summary[0]) > 8:
                    fields.setdefault("summary", []).append(summary[0])
                    break
        title, _, _after = cut("".join(parts).strip(" |"))
        if count_words(title) >= count_words(best.text) or best.text.startswith(title) or "summary" in fields:
            return title
        return best.text

    @staticmethod
    def _short_title(cell: _Cell) -> str:
        """Return the name in a cell that has no candidate for a title."""
        named = next(
            (
                p.text
                for p in cell.pieces
                if p.kind == "link" and p.text and not p.style & BADGE and not is_label(p.text)
            ),
            "",
        )
        text = named or plain_text(
            [p for p in cell.pieces if not (p.kind == "link" and is_label(p.text))]
        ).strip(" []()")
        return "" if is_label(text) or is_date(text) or arxiv_id_in_text(text) else text


def _titles(cell: _Cell, least: float = 0.7) -> list[Piece]:
    """Return the pieces of a cell that are titles of papers."""
    found = [
        p
        for p in cell.pieces
        if (p.style & (BOLD | QUOTED) or p.kind == "link")
        and p.kind in ("text", "link")
        and title_score(traits_of(p), p) >= least
    ]
    return [p for p in found if p.style & BOLD] or found


def _papers_in(
    cells: list[_Cell], context: Context, lines: range, headings: tuple[str, ...]
) -> Iterator[Draft]:
    """Yield a draft for each paper in the cells of a row."""
    for cell in cells:
        titles = _titles(cell)
        places = [cell.pieces.index(piece) for piece in titles]
        for place, end in pairwise([*places, len(cell.pieces)] if places else []):
            draft, details = Draft(context, lines, headings), Details()
            draft.title = clean_title(cell.pieces[place].text)
            add_links(draft, [p for p in cell.pieces[place:end] if p.kind == "link" and p.url])
            for piece in cell.pieces[place + 1 : end]:
                if piece.kind == "text":
                    details.read(piece.text, is_italic=bool(piece.style & 2))
            details.fill(draft)
            yield draft

"""Table dialects: a style that is a table with a head is a declaration of its columns.

    columns = {"Date": Date(in_words=True), "Title": "[{title}]({url})", "Abstract": "{abstract}"}

A column is a field, or a template of its cells. Where nobody escapes anything, pipes alone do not tell cells apart: a
title may hold some, and a cell may be missing at the end of a row. So where the template of a column makes plain
where a cell ends, it is asked:

    row   = "|", cell, { "|", cell }, [ "|" ]
    cell  = literal, slot, literal                     ends at its last literal before a "|", whatever it holds
          | any text                                   ends at the next "|"

Of the cells whose end nothing makes plain, the last free one takes the pipes that are left over.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

import attrs

from paperdigest.dialect.base import Draft, header_name
from paperdigest.dialect.fields import Extra, Field, Links, Url
from paperdigest.dialect.records import RecordDialect, needed_fields
from paperdigest.dialect.template import Forms
from paperdigest.dialect.writing import Outgoing
from paperdigest.document import split_row
from paperdigest.errors import UnrepresentableError
from paperdigest.normalize.identifiers import has_paper_address
from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from paperdigest.dialect.base import Context, Document, Region
    from paperdigest.dialect.template import Template
    from paperdigest.model import Paper

_DASHES = re.compile(r"[\s|:-]*")
# How long a head may be whose columns are kept.
_LONGEST_KEPT = 256
# So many columns for labels of the papers' own stand in all rows of a section, whether these have such a label or not.
_MOST_SHARED = 16


class Column:
    """One column of a table: how its cells are read and written, and where they end.

    Attributes:
        field: The field that reads a cell which is not of the form of the template.
        ending: Matches from the end of a free slot to the "|" behind the cell, where the template makes that plain.
    """

    def __init__(self, declared: str | Field | Sequence[str], fields: Mapping[str, Field]) -> None:
        self.forms = Forms(declared, fields)
        slots = [field for template in self.forms.templates for field in template.fields]
        saying = [field for field in slots if field.fields] or slots
        self.field = next((field for field in slots if "title" in field.fields), saying[0])
        is_plain = all(template.literals == ("", "") for template in self.forms.templates)
        if isinstance(self.field, Url) and not is_plain:
            self.field = Links(self.field.kind)
        self.read: Callable[[str, Draft, str], None] = self.field.read if is_plain else self._read
        """Puts what a cell says into a draft: its arguments are those of `Field.read`."""
        self.holds = self.forms.holds
        self.free = any(field.free for field in slots)
        self.none = self.field.none
        ends = [end for template in self.forms.templates if (end := _ending(template))]
        self.ending = re.compile("|".join(ends), re.IGNORECASE) if ends else None
        first = self.forms.templates[0]
        self.opening = first.literals[0]
        """What a cell begins with whose end is plain."""
        self.turn = first.literals[1]
        """What is behind the free slot of a cell whose end is plain."""
        self.closing = first.literals[-1]
        """What a cell ends with whose end is plain."""
        self.turns = tuple(template.literals[1] for template in self.forms.templates if _ending(template))
        """What may be behind the free slot, in any of the forms whose end is plain."""
        self.is_turn_last = len(first.literals) == 2
        """Whether these two are the same."""

    def _read(self, text: str, draft: Draft, name: str) -> None:
        if not self.forms.read(text, draft, name):
            self.field.read(text, draft, name)

    def fits(self, text: str) -> bool:
        """Whether a cell shows that it is of the form of the template."""
        for template in self.forms.templates:
            found = template.split(text)
            if found is not None and all(
                field.shows(value) for field, value in zip(template.fields, found, strict=True)
            ):
                return True
        return False

    def end(self, row: str, start: int) -> int:
        """Return where the "|" stands that ends the cell which begins at a place of a row; -1 where that is not plain."""
        if self.ending is None:
            return -1
        begin = start + len(row[start : start + 64]) - len(row[start : start + 64].lstrip())
        if not row.startswith(self.opening, begin):
            return -1
        stop = row.find("|", begin)
        if self.opening and self._is_closed(row[begin:stop]):
            return stop
        found = self.ending.search(row, begin + len(self.opening))
        return found.end() - 1 if found else -1

    def is_cut_short(self, cell: str, row: str) -> bool:
        """Whether a cell that ends at a "|" is only a part of one whose end the template makes plain."""
        if self.opening:
            return cell.startswith(self.opening) and not self._is_closed(cell)
        return any(turn in row for turn in self.turns) and not any(turn in cell for turn in self.turns)

    def _is_closed(self, cell: str) -> bool:
        """Whether a cell holds the marks of its template, whatever is behind them."""
        turn = cell.find(self.turn, len(self.opening))
        return turn >= 0 and (self.is_turn_last or self.closing in cell[turn + len(self.turn) :])

    def write(self, outgoing: Outgoing, name: str) -> str:
        """Return the text of a cell; if a free slot alone has something to say, it is written without the others' marks."""
        template, values = self.forms.choose(outgoing, name)
        said = [number for number, value in enumerate(values) if value]
        if len(said) == 1 and len(values) > 1 and template.fields[said[0]].free:
            return values[said[0]]
        return template.fill(values) if said else ""


def _ending(template: Template) -> str | None:
    """Return a pattern of what is behind the free slot of a cell, up to its "|"; None where it could be anything."""
    free = [number for number, field in enumerate(template.fields) if field.free]
    if len(free) != 1 or not template.literals[-1]:
        return None
    pattern = r"(?<=\S)"
    for number in range(free[0], len(template.fields)):
        pattern += "" if number == free[0] else template.fields[number].pattern
        pattern += re.escape(template.literals[number + 1])
    return pattern + r"\s*\|"


# A column that its style does not declare: what it says is kept.
_UNKNOWN = Column(Extra(), {})
# A column that has a title where another one has the title.
_OTHER_TITLE = Column(Extra(), {})


@attrs.frozen
class Columns:
    """The columns of one table, in its order."""

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    title: int
    """Which column holds the title."""
    rest: int
    """Which column takes the bare pipes: the last free one."""
    plain: tuple[tuple[int, Column], ...]
    """The columns whose template makes plain where a cell ends."""

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that a row can hold."""
        return frozenset().union(*(column.holds for column in self.columns))

    def split(self, row: str) -> tuple[list[str], bool, bool]:
        """Split a row; return its cells, trimmed, whether it ends with a "|", and whether a cell holds a bare "|"."""
        cells, is_closed = split_row(row)
        if len(cells) <= len(self.columns):
            cells = list(map(str.strip, cells))
            for number, column in self.plain:
                if number < len(cells) and column.is_cut_short(cells[number], row):
                    break
            else:
                return cells, is_closed, False
        found = self._split_by_template(row, is_closed=is_closed)
        return found, is_closed, found != cells

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether each cell shows that it is of its column."""
        return all(column.fits(cell) for column, cell in zip(self.columns, cells, strict=True))

    def _split_by_template(self, row: str, *, is_closed: bool) -> list[str]:
        """Split a row that holds pipes inside its cells."""
        row = row.strip()
        start, stop = int(row.startswith("|")), len(row) - is_closed
        row = row[:stop] + "|"  # each cell has a "|" behind it
        found: list[str] = []
        last = len(self.columns) - 1
        for number, column in enumerate(self.columns):
            end = column.end(row, start)
            if end < 0:
                if number == self.rest:
                    break
                end = row.find("|", start) if number < last else stop
            found.append(row[start:end].strip())
            start = end + 1
            if start > stop:
                return found
        if start < stop and len(found) == len(self.columns):  # beyond the last column
            found[-1] = f"{found[-1]} | {row[start:stop].strip()}"
        elif start <= stop and len(found) < len(self.columns):
            found += map(str.strip, row[start:stop].rsplit("|", last - len(found)))
        return found


class TableDialect(RecordDialect):
    """A style whose papers are the rows of a table.

    A subclass declares `heads` and `columns`, and often nothing else. With `layouts` as well, what stands below the
    table in records goes with the rows that have the same headings and identifiers: see `joined_under`.
    """

    columns: ClassVar[Mapping[str, str | Field | Sequence[str]]]
    """What stands in the cells under each header, as printed in `heads`: a field, a template, or forms of one."""
    heading_level: ClassVar[int] = 2
    joined_under: ClassVar[str] = ""
    """The heading under which records stand that belong to the rows above them."""
    padding: ClassVar[str] = " "
    """What is written between a cell's text and its pipes."""
    dashes: ClassVar[str | None] = None
    """What is written below each header; dashes of its width where None."""

    def __init_subclass__(cls) -> None:
        """Make the templates."""
        super().__init_subclass__()
        cls._columns = {header_name(name): Column(form, cls.fields) for name, form in cls.columns.items()}

    _columns: ClassVar[Mapping[str, Column]]

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield a paper for each row of the tables, joined with its record below, and for each record without a row."""
        records = [region for region in regions if region.layout]
        rows = (
            draft for region in regions if region.head for draft in self.row_drafts(document, region, context)
        )
        for draft in self._joined(list(rows), document, records, context) if records else rows:
            yield draft.paper(self.name)

    def row_drafts(self, document: Document, region: Region, context: Context) -> Iterator[Draft]:
        """Yield a draft for each row of a table; rows that can't be read become problems."""
        headings = self.headings(region)
        listed = region.listed
        if listed:
            context.listed.add(listed)
        columns = columns_of(type(self), region.head)
        closing = self._read_head(document, region, columns, context)
        has_address = not region.rows
        has_rows = False
        for start, end in region.rows:
            draft = Draft(context, range(start, end), headings, listed)
            if self._read_row(document.slice(start, end), draft, columns, closing=closing):
                if end > start + 1:
                    draft.problem(Code.ROW_JOINED, f"Expected a row on one line, found it on {end - start}")
                if start in region.after_blank:
                    draft.problem(
                        Code.ROW_AFTER_BLANK,
                        "Expected rows without a gap, found a blank line before this one",
                    )
                has_rows = True
                if not has_address:
                    has_address = draft.arxiv is not None or any(
                        has_paper_address(link.url) for link in draft.links
                    )
                yield draft
        if has_rows and not has_address:
            context.problem(
                Code.NO_ADDRESSES,
                f"Expected papers below {' | '.join(region.head)}, found no address of one in any row",
                region.head_lines or range(region.rows[0][0], region.rows[0][1]),
            )

    def _joined(
        self, rows: list[Draft], document: Document, records: Sequence[Region], context: Context
    ) -> list[Draft]:
        """Return the drafts of rows, joined with those of the records below them, and of records without a row."""
        waiting: defaultdict[tuple[object, ...], deque[Draft]] = defaultdict(deque)
        for row in rows:
            waiting[row.headings, row.identifier()].append(row)
        drafts = rows
        for record in self.record_drafts(document, records, context):
            if self.joined_under and record.headings[-1:] == (self.joined_under,):
                record.headings = record.headings[:-1]
            identifier = record.identifier()
            if identifier and (known := waiting.get((record.headings, identifier))):
                known.popleft().join(record)
                if not known:
                    del waiting[record.headings, identifier]
            else:
                record.problem(
                    Code.ABSTRACT_WITHOUT_ROW, "Expected a row in the table of the section, found none"
                )
                drafts.append(record)
        return drafts

    def is_row(self, cells: Sequence[str]) -> bool:
        """Whether the cells of a row show that they are of the columns of one of the heads."""
        return any(columns.fits(cells) for columns in _heads_of(type(self), len(cells)))

    def is_told(self, head: tuple[str, ...], rows: Sequence[str]) -> bool:
        """Whether half of some rows and more have what the style needs: cells of the forms of its columns."""
        columns = columns_of(type(self), head)
        needed = [number for number, name in enumerate(head) if name in self.needs]
        told = 0
        for row in rows:
            cells, _, _ = columns.split(row)
            told += all(n < len(cells) and columns.columns[n].fits(cells[n]) for n in needed)
        return 2 * told >= len(rows)

    @staticmethod
    def _read_head(document: Document, region: Region, columns: Columns, context: Context) -> bool:
        """Account for the head of a table; return whether its rows end with a "|"."""
        head = region.head_lines
        if head is None:
            rows = range(region.rows[0][0], region.rows[0][1])
            context.problem(
                Code.TABLE_WITHOUT_HEAD,
                f"Expected a head {' | '.join(region.head)}, found rows without one",
                rows,
            )
            return True
        context.structure(head)
        if len(head) < 2:
            context.problem(Code.NO_SEPARATOR, "Expected a row of dashes below the head, found none", head)
        for name, column in zip(columns.names, columns.columns, strict=True):
            if column is _UNKNOWN:
                context.problem(
                    Code.UNKNOWN_COLUMN, f"Expected a column that the style knows, found {name!r}", head
                )
        return document.lines[head.start].rstrip()[-1:] == "|"

    def _read_row(self, text: str, draft: Draft, columns: Columns, *, closing: bool) -> bool:
        """Read the text of a row into a draft; return whether it is a paper."""
        lines, context = draft.lines, draft.notes.context
        cells, is_closed, piped = columns.split(text)
        is_open = closing and not is_closed
        if len(cells) < len(columns.columns):
            if _DASHES.fullmatch(text):
                context.structure(lines)
                return False
            if is_open and len(cells) <= columns.title + 1:
                context.problem(
                    Code.ROW_CUT,
                    f"Expected {len(columns.columns)} cells, found a row that ends in cell {len(cells)}",
                    lines,
                )
                return False
        for column, name, cell in zip(columns.columns, columns.names, cells):  # noqa: B905 - a row may be short
            column.read(cell, draft, name)
        if not draft.title:
            self._leave(draft, cells)
            return False
        if not draft.links and header_name(draft.title) == header_name(columns.names[columns.title]):
            context.structure(lines)  # the head once more, where files were joined
            return False
        if is_open:
            draft.problem(Code.ROW_CUT, f"Expected a row that ends with |, found {text.rstrip()[-20:]!r}")
        if len(cells) < len(columns.columns):
            draft.problem(Code.MISSING_CELLS, f"Expected {len(columns.columns)} cells, found {len(cells)}")
        if piped:
            draft.problem(Code.BARE_PIPE, f"Expected {len(columns.columns)} cells, found a bare | inside one")
        return True

    @staticmethod
    def _leave(draft: Draft, cells: list[str]) -> None:
        """Give up on a row without a title: an empty row is the frame's, any other a loss."""
        context = draft.notes.context
        if not any(cell.strip(" -:") for cell in cells):
            context.structure(draft.lines)
        else:
            context.problem(Code.NO_TITLE, "Expected a title, found an empty cell", draft.lines)

    def write_section(self, headings: tuple[str, ...], papers: Sequence[Paper], number: int) -> list[str]:  # noqa: ARG002 - as in RecordDialect
        """Return the lines of the papers under one heading."""
        lines: list[str] = []
        for columns, run in groupby(papers, key=self._columns_for(papers)):
            lines += [*self.write_table(columns, list(run)), ""]
        return lines

    def _columns_for(self, papers: Sequence[Paper]) -> Callable[[Paper], tuple[str, ...]]:
        """Return which columns a paper of a section needs: the same for all of them, if some head serves all.

        Where the papers have many labels of their own, each has only the columns that it needs: a table of all of them
        would grow with the square of the papers.
        """
        common = self._head_for(frozenset().union(*map(_cell_needs, papers)), papers)

        def head_of(paper: Paper) -> tuple[str, ...]:
            head = common or self._head_for(_cell_needs(paper), [paper])
            if head is None:
                held = frozenset().union(*(column.holds for column in self._columns.values()))
                field = min(_cell_needs(paper) - held, default="the fields together")
                raise UnrepresentableError(self.name, paper.title, field, "no column holds it")
            return head

        left = [name for paper in papers if paper.extra for name in self._left(paper, head_of(paper))]
        extra = tuple(dict.fromkeys(left))
        shared = extra if len(extra) <= _MOST_SHARED else None

        def columns(paper: Paper) -> tuple[str, ...]:
            head = head_of(paper)
            more = shared if shared is not None else self._left(paper, head)
            return head + tuple(name for name in more if name not in head)

        return columns

    def _head_for(self, fields: frozenset[str], papers: Sequence[Paper]) -> tuple[str, ...] | None:
        """Return the first head whose cells hold all of some fields, and what papers have under labels that it names."""
        for head in self.heads:
            if fields <= columns_of(type(self), head).holds and not any(
                not paper.extra.keys().isdisjoint(head) and not self._left(paper, head).isdisjoint(head)
                for paper in papers
            ):
                return head
        return None

    def _left(self, paper: Paper, head: tuple[str, ...]) -> AbstractSet[str]:
        """Return the labels of a paper whose texts none of the columns of a head takes."""
        outgoing = Outgoing(paper)
        self._cells(columns_of(type(self), head), outgoing)
        return outgoing.extra.keys()

    @staticmethod
    def _cells(columns: Columns, outgoing: Outgoing) -> list[str]:
        """Return the texts of the cells of a row."""
        return [
            column.write(outgoing, name) or outgoing.extra.pop(name, "") or column.none
            for column, name in zip(columns.columns, columns.names, strict=True)
        ]

    def write_table(self, names: tuple[str, ...], papers: Sequence[Paper]) -> list[str]:
        """Return the lines of one table."""
        columns = columns_of(type(self), names)
        below = [self.dashes or "-" * (len(name) + 2 * len(self.padding)) for name in names]
        rows = (self._line(self._cells(columns, Outgoing(paper, n))) for n, paper in enumerate(papers, 1))
        return [self._line(names), "|" + "|".join(below) + "|", *rows]

    def _line(self, cells: Iterable[str]) -> str:
        return f"|{self.padding}{f'{self.padding}|{self.padding}'.join(cells)}{self.padding}|"


def _cell_needs(paper: Paper) -> frozenset[str]:
    """Return the fields of a paper that a column has to hold: any text can have a column of its own."""
    return needed_fields(paper) - {"extra"}


@lru_cache(maxsize=256)
def _heads_of(dialect: type[TableDialect], width: int) -> tuple[Columns, ...]:
    """Return the columns of each head of a dialect that has so many."""
    return tuple(columns_of(dialect, head) for head in dialect.heads if len(head) == width)


def columns_of(dialect: type[TableDialect], head: tuple[str, ...]) -> Columns:
    """Return the columns of a table of a dialect by their names.

    One of them is the title's: the last one that can be, where a table has a translation of it as well. The others are
    kept as they are. The answer is kept for heads of usual length: a hostile text can hold any number of heads, of any
    length.
    """
    is_usual = sum(map(len, head), len(head)) < _LONGEST_KEPT
    return _known_columns(dialect, head) if is_usual else _columns_of(dialect, head)


def _columns_of(dialect: type[TableDialect], head: tuple[str, ...]) -> Columns:
    known = dialect._columns  # noqa: SLF001 - of this module's own class
    columns = tuple(known.get(header_name(name), _UNKNOWN) for name in head)
    *others, title = (i for i, column in enumerate(columns) if "title" in column.holds)
    columns = tuple(_OTHER_TITLE if i in others else column for i, column in enumerate(columns))
    rest = max(i for i, column in enumerate(columns) if column.free)
    return Columns(head, columns, title, rest, tuple((i, c) for i, c in enumerate(columns) if c.ending))


_known_columns = lru_cache(maxsize=256)(_columns_of)

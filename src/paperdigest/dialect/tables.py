"""Table dialects: styles whose papers are rows of a table, declared by its columns.

    columns = {"Date": Date(in_words=True), "Title": "[{title}]({url})", "Abstract": "{abstract}"}

A column is a field, or a template of its cells. Bots rarely escape pipes: a title may contain one, and the last cells
of a row may be missing. So pipes alone do not separate cells. If the template of a column ends with a literal, this
literal shows the end of the cell:

    row   = "|", cell, { "|", cell }, [ "|" ]
    cell  = literal, slot, literal                     ends at its last literal before a "|", and may contain pipes
          | any text                                   ends at the next "|"

Of the other cells, the last free one takes the remaining pipes.
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
from paperdigest.dialect.template import value_forms
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
# The maximum length of a head whose columns are cached.
_LONGEST_KEPT = 256
# The maximum number of columns for labels in `extra` that all papers of a section share.
_MOST_SHARED = 16


class Column:
    """One column of a table: how to read and write its cells, and how to find their ends.

    Attributes:
        field: The field that reads a cell if no template matches.
        ending: Matches the end of a free slot up to the "|" after the cell; None if the template has no such ending.
    """

    def __init__(
        self, declared: str | Field | Sequence[str], fields: Mapping[str, Field], name: str = ""
    ) -> None:
        self.forms = value_forms(declared, fields, name)
        slots = [field for template in self.forms.templates for field in template.fields]
        saying = [field for field in slots if field.fields] or slots
        self.field = next((field for field in slots if "title" in field.fields), saying[0])
        is_plain = all(template.literals == ("", "") for template in self.forms.templates)
        if isinstance(self.field, Url) and not is_plain:
            self.field = Links(self.field.kind)
        self.read: Callable[[str, Draft, str], None] = self.field.read if is_plain else self._read
        """Sets the fields of a draft from a cell, with the arguments of `Field.read`."""
        self.holds = self.forms.holds
        self.free = any(field.free for field in slots)
        self.none = self.field.none
        ends = [end for template in self.forms.templates if (end := _ending(template))]
        self.ending = re.compile("|".join(ends), re.IGNORECASE) if ends else None
        first = self.forms.templates[0]
        self.opening = first.literals[0]
        """The first literal of the first template."""
        self.turn = first.literals[1]
        """The literal after its first slot."""
        self.closing = first.literals[-1]
        """Its last literal."""
        self.turns = tuple(template.literals[1] for template in self.forms.templates if _ending(template))
        """The literals after the first slots of all templates with an ending."""
        self.is_turn_last = len(first.literals) == 2
        """Whether `turn` and `closing` are the same literal."""

    def _read(self, text: str, draft: Draft, name: str) -> None:
        if not self.forms.read(text, draft, name):
            self.field.read(text, draft, name)

    def fits(self, text: str) -> bool:
        """Return whether a template matches a cell and its slots are clearly of their kinds."""
        for template in self.forms.templates:
            found = template.split(text)
            if found is not None and all(
                field.shows(value) for field, value in zip(template.fields, found, strict=True)
            ):
                return True
        return False

    def end(self, row: str, start: int) -> int:
        """Return the index of the "|" that ends the cell at an index of a row; -1 if the template does not show it."""
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
        """Return whether a cell that ends at a "|" is only a part of a cell, by its template."""
        if self.opening:
            return cell.startswith(self.opening) and not self._is_closed(cell)
        return any(turn in row for turn in self.turns) and not any(turn in cell for turn in self.turns)

    def _is_closed(self, cell: str) -> bool:
        """Return whether a cell contains the literals of its template, with any text after them."""
        turn = cell.find(self.turn, len(self.opening))
        return turn >= 0 and (self.is_turn_last or self.closing in cell[turn + len(self.turn) :])

    def write(self, outgoing: Outgoing, name: str) -> str:
        """Return the text of a cell. If only a free slot has a value, the cell is this value without literals."""
        template, values = self.forms.choose(outgoing, name)
        said = [number for number, value in enumerate(values) if value]
        if len(said) == 1 and len(values) > 1 and template.fields[said[0]].free:
            return values[said[0]]
        return template.fill(values) if said else ""


def _ending(template: Template) -> str | None:
    """Return a pattern for the text from the free slot of a cell to its "|"; None if that could be any text."""
    free = [number for number, field in enumerate(template.fields) if field.free]
    if len(free) != 1 or not template.literals[-1]:
        return None
    pattern = r"(?<=\S)"
    for number in range(free[0], len(template.fields)):
        pattern += "" if number == free[0] else template.fields[number].pattern
        pattern += re.escape(template.literals[number + 1])
    return pattern + r"\s*\|"


# A column that the style does not declare. Its texts go to `Paper.extra`.
_UNKNOWN = Column(Extra(), {})
# A column with a second title, such as a translation.
_OTHER_TITLE = Column(Extra(), {})


@attrs.frozen
class Columns:
    """The columns of one table, in order."""

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    title: int
    """The number of the column with the title, from 0."""
    rest: int
    """The number of the column that takes bare pipes, which is the last free one."""
    plain: tuple[tuple[int, Column], ...]
    """The columns whose template shows the end of a cell, with their numbers."""

    @property
    def holds(self) -> frozenset[str]:
        """The names of the fields of a paper that a row can hold."""
        return frozenset().union(*(column.holds for column in self.columns))

    def split(self, row: str) -> tuple[list[str], bool, bool]:
        """Split a row into cells.

        Returns:
            The trimmed cells, whether the row ends with a "|", and whether a cell contains a bare "|".
        """
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
        """Return whether each cell clearly belongs to its column."""
        return all(column.fits(cell) for column, cell in zip(self.columns, cells, strict=True))

    def _split_by_template(self, row: str, *, is_closed: bool) -> list[str]:
        """Split a row whose cells contain pipes."""
        row = row.strip()
        start, stop = int(row.startswith("|")), len(row) - is_closed
        row = row[:stop] + "|"  # a "|" after each cell
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
        if start < stop and len(found) == len(self.columns):  # text after the last column
            found[-1] = f"{found[-1]} | {row[start:stop].strip()}"
        elif start <= stop and len(found) < len(self.columns):
            found += map(str.strip, row[start:stop].rsplit("|", last - len(found)))
        return found


class TableDialect(RecordDialect):
    """A style whose papers are the rows of a table.

    A subclass declares `heads` and `columns`, and often nothing else. If it also declares `layouts`, a record is joined
    with the row of the same headings and arXiv identifier.
    """

    columns: ClassVar[Mapping[str, str | Field | Sequence[str]]]
    """The cells under each header, by the name in `heads`: a field, a template, or several templates."""
    heading_level: ClassVar[int] = 2
    joined_under: ClassVar[str] = ""
    """An extra heading above the records of a table, such as "Abstracts". It is removed before records are joined."""
    padding: ClassVar[str] = " "
    """The text to write between a cell and its pipes."""
    dashes: ClassVar[str | None] = None
    """The text to write below each header. If None, it is dashes of the width of the header."""

    def __init_subclass__(cls) -> None:
        """Make the templates."""
        super().__init_subclass__()
        cls._columns = {
            header_name(name): Column(form, cls.fields, name) for name, form in cls.columns.items()
        }
        if unknown := sorted(set(cls.needs).difference(*cls.heads)):
            raise ValueError(f"Columns in `needs` that no head has: {', '.join(map(repr, unknown))}")
        for head in cls.heads:
            columns = [cls._columns.get(header_name(name), _UNKNOWN) for name in head]
            if not any("title" in column.holds for column in columns):
                raise ValueError(
                    f"No column with {{title}} in the head {' | '.join(head)!r}: without a title, a row is not a paper; "
                    "the names of the columns in `heads` and `columns` have to be the same"
                )

    _columns: ClassVar[Mapping[str, Column]]

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield a paper for each row, joined with its record if it has one, and for each record without a row."""
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
        """Return the drafts of rows, joined with their records, and of records without a row."""
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
        """Return whether each cell of a row clearly belongs to its column, for one of the heads."""
        return any(columns.fits(cells) for columns in _heads_of(type(self), len(cells)))

    def is_told(self, head: tuple[str, ...], rows: Sequence[str]) -> bool:
        """Return whether at least half of the rows have cells that match the columns in `needs`."""
        columns = columns_of(type(self), head)
        needed = [number for number, name in enumerate(head) if name in self.needs]
        told = 0
        for row in rows:
            cells, _, _ = columns.split(row)
            told += all(n < len(cells) and columns.columns[n].fits(cells[n]) for n in needed)
        return 2 * told >= len(rows)

    @staticmethod
    def _read_head(document: Document, region: Region, columns: Columns, context: Context) -> bool:
        """Report the head of a table and its problems; return whether it ends with a "|"."""
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
        """Set the fields of a draft from a row; return whether the row is a paper."""
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
            self._report_untitled(draft, cells)
            return False
        if not draft.links and header_name(draft.title) == header_name(columns.names[columns.title]):
            context.structure(lines)  # a repeated head, in files that were joined
            return False
        if is_open:
            draft.problem(Code.ROW_CUT, f"Expected a row that ends with |, found {text.rstrip()[-20:]!r}")
        if len(cells) < len(columns.columns):
            draft.problem(Code.MISSING_CELLS, f"Expected {len(columns.columns)} cells, found {len(cells)}")
        if piped:
            draft.problem(Code.BARE_PIPE, f"Expected {len(columns.columns)} cells, found a bare | inside one")
        return True

    @staticmethod
    def _report_untitled(draft: Draft, cells: list[str]) -> None:
        """Report a row without a title: an empty row is structure, any other is a problem."""
        context = draft.notes.context
        if not any(cell.strip(" -:") for cell in cells):
            context.structure(draft.lines)
        else:
            context.problem(Code.NO_TITLE, "Expected a title, found an empty cell", draft.lines)

    def write_section(self, headings: tuple[str, ...], papers: Sequence[Paper], number: int) -> list[str]:  # noqa: ARG002 - as in RecordDialect
        """Return the tables of the papers under one heading, as lines."""
        lines: list[str] = []
        for columns, run in groupby(papers, key=self._columns_for(papers)):
            lines += [*self.write_table(columns, list(run)), ""]
        return lines

    def _columns_for(self, papers: Sequence[Paper]) -> Callable[[Paper], tuple[str, ...]]:
        """Return a function from a paper of a section to its column names.

        All papers get the same columns if one head has a place for all of them and they have few labels in `extra`.
        With many labels, a shared table would grow with the square of the papers, so each paper gets only its own.
        """
        common = self._head_for(frozenset().union(*map(_cell_needs, papers)), papers)

        def head_of(paper: Paper) -> tuple[str, ...]:
            head = common or self._head_for(_cell_needs(paper), [paper])
            if head is None:
                held = frozenset().union(*(column.holds for column in self._columns.values()))
                field = min(_cell_needs(paper) - held, default="this combination of fields")
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
        """Return the first head that holds some fields, and the texts of `extra` whose labels it names; else None."""
        for head in self.heads:
            if fields <= columns_of(type(self), head).holds and not any(
                not paper.extra.keys().isdisjoint(head) and not self._left(paper, head).isdisjoint(head)
                for paper in papers
            ):
                return head
        return None

    def _left(self, paper: Paper, head: tuple[str, ...]) -> AbstractSet[str]:
        """Return the labels in `extra` that no column of a head takes."""
        outgoing = Outgoing(paper)
        self._cells(columns_of(type(self), head), outgoing)
        return outgoing.extra.keys()

    @staticmethod
    def _cells(columns: Columns, outgoing: Outgoing) -> list[str]:
        """Return the cells of a row."""
        return [
            column.write(outgoing, name) or outgoing.extra.pop(name, "") or column.none
            for column, name in zip(columns.columns, columns.names, strict=True)
        ]

    def write_table(self, names: tuple[str, ...], papers: Sequence[Paper]) -> list[str]:
        """Return the lines of a table with the given column names."""
        columns = columns_of(type(self), names)
        below = [self.dashes or "-" * (len(name) + 2 * len(self.padding)) for name in names]
        rows = (self._line(self._cells(columns, Outgoing(paper, n))) for n, paper in enumerate(papers, 1))
        return [self._line(names), "|" + "|".join(below) + "|", *rows]

    def _line(self, cells: Iterable[str]) -> str:
        return f"|{self.padding}{f'{self.padding}|{self.padding}'.join(cells)}{self.padding}|"


def _cell_needs(paper: Paper) -> frozenset[str]:
    """Return the fields of a paper that need a declared column. Texts of `extra` can have columns of their own."""
    return needed_fields(paper) - {"extra"}


@lru_cache(maxsize=256)
def _heads_of(dialect: type[TableDialect], width: int) -> tuple[Columns, ...]:
    """Return the columns of each head of a dialect with the given number of columns."""
    return tuple(columns_of(dialect, head) for head in dialect.heads if len(head) == width)


def columns_of(dialect: type[TableDialect], head: tuple[str, ...]) -> Columns:
    """Return the columns of a table of a dialect by their names.

    If several columns can hold the title, it is the last; the others, such as translations of it, go to `Paper.extra`.
    Results are cached for heads of usual length, because a hostile text can have any number of heads of any length.
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

"""Table dialects: a style that is a table with a head is a declaration of its columns."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

import attrs

from paperdigest._tables import split_row
from paperdigest.columns import ExtraCell
from paperdigest.dialect import Dialect, Draft, header_name
from paperdigest.errors import UnrepresentableError
from paperdigest.normalize.dates import parse_date
from paperdigest.problems import Code
from paperdigest.writing import Outgoing, first_level, heading_lines, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from paperdigest.columns import Cell
    from paperdigest.dialect import Context, Document, Region
    from paperdigest.model import Paper

_DATE_IN_HEADING = re.compile(r"(\d{4}[-./]\d{1,2}[-./]\d{1,2})(?!\d)", re.ASCII)
# The fields of a paper that stand in cells: the others follow from them, or from where the table stands.
_CELL_FIELDS = (
    "authors",
    "et_al",
    "published",
    "links",
    "abstract",
    "summary",
    "translated",
    "tags",
    "venue",
    "comment",
)
_DASHES = re.compile(r"[\s|:-]*")


@attrs.frozen
class Layout:
    """The columns of one table, in its order."""

    names: tuple[str, ...]
    cells: tuple[Cell, ...]
    title: int
    """Which cell holds the title."""
    rest: int
    """Which cell takes the bare pipes: the last free one."""

    def split(self, row: str) -> tuple[list[str], bool, bool]:
        """Split a row; return its cells, trimmed, whether it ends with a "|", and whether a cell holds a bare "|".

        Cells before the one that takes the rest end where the template says so, else at the next "|"; cells
        after it are taken from the end of the row.
        """
        cells, is_closed = split_row(row)
        if len(cells) <= len(self.cells):
            return list(map(str.strip, cells)), is_closed, False
        text, found = "|".join(cells), []
        for cell in self.cells[: self.rest]:
            end = cell.end(text)
            found.append(text[:end])
            text = text[end + 1 :]
        found += text.rsplit("|", len(self.cells) - self.rest - 1)
        return list(map(str.strip, found)), is_closed, True


class TableDialect(Dialect):
    """A style whose papers are the rows of a table.

    A subclass declares `heads` and `columns`, and often nothing else.
    """

    columns: ClassVar[Mapping[str, Cell]]
    """The kind of cell under each header, as printed in `heads`."""
    heading_level: ClassVar[int] = 2
    """The level at which the innermost heading of a table is written."""
    padding: ClassVar[str] = " "
    """What is written between a cell's text and its pipes."""
    dashes: ClassVar[str | None] = None
    """What is written below each header; dashes of its width where None."""

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield a paper for each row of the tables."""
        for region in regions:
            for draft in self.drafts(document, region, context):
                yield draft.paper(self.name)

    def digest_date(self, document: Document, headings: tuple[str, ...]) -> date | None:  # noqa: ARG002 - for subclasses
        """Return the date of the digest that a table belongs to: that in its headings."""
        return self.date_in(headings)

    @staticmethod
    def date_in(headings: tuple[str, ...]) -> date | None:
        """Return the date in the innermost heading that holds one."""
        for heading in reversed(headings):
            if (found := _DATE_IN_HEADING.search(heading)) and (made := parse_date(found[1])):
                return made.day
        return None

    def drafts(self, document: Document, region: Region, context: Context) -> Iterator[Draft]:
        """Yield a draft for each row of a table; rows that can't be read become problems."""
        headings = document.blocks[region.first].headings
        listed = self.digest_date(document, headings)
        if listed:
            context.listed.add(listed)
        layout = layout_of(type(self), region.head)
        table = document.blocks[region.first].table
        closing = self._read_head(document, region, layout, context)
        after_blank = frozenset(table.after_blank) if table else frozenset()
        for start, end in region.rows:
            draft = Draft(context, range(start, end), headings, listed)
            if self._read_row(document.slice(start, end), draft, layout, closing=closing):
                if end > start + 1:
                    draft.problem(Code.ROW_JOINED, f"Expected a row on one line, found it on {end - start}")
                if start in after_blank:
                    draft.problem(
                        Code.ROW_AFTER_BLANK,
                        "Expected rows without a gap, found a blank line before this one",
                    )
                yield draft

    @staticmethod
    def _read_head(document: Document, region: Region, layout: Layout, context: Context) -> bool:
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
        for name, cell in zip(layout.names, layout.cells, strict=True):
            if isinstance(cell, ExtraCell):
                context.problem(
                    Code.UNKNOWN_COLUMN, f"Expected a column that the style knows, found {name!r}", head
                )
        return document.lines[head.start].rstrip()[-1:] == "|"

    def _read_row(self, text: str, draft: Draft, layout: Layout, *, closing: bool) -> bool:
        """Read the text of a row into a draft; return whether it is a paper."""
        lines, context = draft.lines, draft.context
        cells, is_closed, piped = layout.split(text)
        is_open = closing and not is_closed
        if len(cells) < len(layout.cells):
            if _DASHES.fullmatch(text):
                context.structure(lines)
                return False
            if is_open and len(cells) <= layout.title + 1:
                context.problem(
                    Code.ROW_CUT,
                    f"Expected {len(layout.cells)} cells, found a row that ends in cell {len(cells)}",
                    lines,
                )
                return False
        for cell, name, content in zip(layout.cells, layout.names, cells):  # noqa: B905 - a row may be short
            cell.read(content, draft, name)
        if not draft.title:
            self._leave(draft, cells)
            return False
        if not draft.links and header_name(draft.title) == header_name(layout.names[layout.title]):
            context.structure(lines)  # the head once more, where files were joined
            return False
        if is_open:
            draft.problem(Code.ROW_CUT, f"Expected a row that ends with |, found {text.rstrip()[-20:]!r}")
        if len(cells) < len(layout.cells):
            draft.problem(Code.MISSING_CELLS, f"Expected {len(layout.cells)} cells, found {len(cells)}")
        if piped:
            draft.problem(Code.BARE_PIPE, f"Expected {len(layout.cells)} cells, found a bare | inside one")
        return True

    @staticmethod
    def _leave(draft: Draft, cells: list[str]) -> None:
        """Give up on a row without a title: an empty row is the frame's, any other a loss."""
        context = draft.context
        if not any(cell.strip(" -:") for cell in cells):
            context.structure(draft.lines)
        else:
            context.problem(Code.NO_TITLE, "Expected a title, found an empty cell", draft.lines)

    def write(self, papers: Sequence[Paper]) -> str:
        """Return the tables that list papers, under their headings."""
        level, lines, before = first_level(papers, self.heading_level), list[str](), tuple[str, ...]()
        for headings, run in sections(papers):
            lines += heading_lines(before, headings, level)
            lines += self.write_section(headings, run)
            before = headings
        return "\n".join(lines)

    def write_section(self, headings: tuple[str, ...], papers: Sequence[Paper]) -> list[str]:  # noqa: ARG002 - for subclasses
        """Return the lines of the papers under one heading."""
        lines: list[str] = []
        for columns, run in groupby(papers, key=self._columns_for(papers)):
            lines += [*self.write_table(columns, list(run)), ""]
        return lines

    def _columns_for(self, papers: Sequence[Paper]) -> Callable[[Paper], tuple[str, ...]]:
        """Return which columns a paper of a section needs: the same for all of them, if some head serves all."""
        extra = tuple(dict.fromkeys(name for paper in papers for name in paper.extra))
        common = self._head_for(frozenset().union(*map(self._needs, papers)))

        def columns(paper: Paper) -> tuple[str, ...]:
            head = common or self._head_for(self._needs(paper))
            if head is None:
                held = frozenset().union(*(cell.fields for cell in self.columns.values()))
                field = min(self._needs(paper) - held, default="the fields together")
                raise UnrepresentableError(self.name, paper.title, field, "no column holds it")
            return head + tuple(name for name in extra if name not in head)

        return columns

    def _needs(self, paper: Paper) -> frozenset[str]:
        """Return the fields of a paper that a column has to hold."""
        return frozenset(name for name in _CELL_FIELDS if getattr(paper, name))

    def _head_for(self, fields: frozenset[str]) -> tuple[str, ...] | None:
        """Return the first head whose cells hold all of some fields."""
        for head in self.heads:
            if fields <= frozenset().union(*(self.columns[name].fields for name in head)):
                return head
        return None

    def write_table(self, columns: tuple[str, ...], papers: Sequence[Paper]) -> list[str]:
        """Return the lines of one table."""
        layout = layout_of(type(self), columns)
        below = [self.dashes or "-" * (len(name) + 2 * len(self.padding)) for name in columns]
        lines = [self._line(columns), "|" + "|".join(below) + "|"]
        for paper in papers:
            outgoing = Outgoing(paper)
            cells = [
                cell.write(outgoing) or paper.extra.get(name) or cell.none
                for cell, name in zip(layout.cells, layout.names, strict=True)
            ]
            lines.append(self._line(cells))
        return lines

    def _line(self, cells: Iterable[str]) -> str:
        return f"|{self.padding}{f'{self.padding}|{self.padding}'.join(cells)}{self.padding}|"


@lru_cache(maxsize=256)
def layout_of(dialect: type[TableDialect], head: tuple[str, ...]) -> Layout:
    """Return the layout of a table of a dialect by the names of its columns, one of which is the title's."""
    kinds = {header_name(name): cell for name, cell in dialect.columns.items()}
    cells = tuple(kinds.get(header_name(name)) or ExtraCell() for name in head)
    title = next(i for i, cell in enumerate(cells) if cell.is_title)
    return Layout(head, cells, title, max(i for i, cell in enumerate(cells) if cell.free))

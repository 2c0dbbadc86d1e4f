"""Split a text into blocks: headings, items, paragraphs, tables and rules, in order.

`windows_of` takes a document and yields lists of blocks. All markup gives the same kinds of blocks. The units of
the document are Markdown, `paperdigest.general.html` reads HTML, and this module also recognizes the headings and
tables of reStructuredText and org.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from paperdigest.document import Document, split_row
from paperdigest.general.html import HtmlReader
from paperdigest.general.inline import HARD_BREAK, Piece, definitions, tokenize
from paperdigest.general.labelled import label_of
from paperdigest.general.lazy import lazy
from paperdigest.general.vocabulary import ENDLESS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperdigest.document import Unit
    from paperdigest.document.units import TableLines

#: What each `<details>` around a heading adds to its level; and the level of a `<summary>`.
FOLDED_LEVEL = SUMMARY_LEVEL = 7

# A window ends at the first heading after WINDOW blocks; without a heading, it ends after _MOST blocks.
WINDOW, _MOST = 4_000, 12_000

_ORG = re.compile(r"^(?:#\+|\*\*+ )", re.MULTILINE)
_ORG_KEYWORD = re.compile(r"\A(?:[A-Z]{4,10}\s+)?(?:\[#[A-Z]\]\s*)?|\s+:[\w@:]+:\Z")
_ORG_HEADING = re.compile(r"(\*{1,6}) (?=\S)")
_RST_TILDES = re.compile(r"(?<=\n)~{4,}(?=[ \t]*(?:\n|\Z))")
_UNDERLINE = re.compile(r"([~^\"*+#=.-])\1{3,}")
_BULLET = re.compile(
    r"[\u2022\u25cf\u25cb\u25e6\u25aa\u2023\u30fb]\s*(?=\S)|\u2014\s+|\[[A-Z]\]\s+(?=[\"\w])"
)
_BORDER = re.compile(r"={2,}(?: +={2,})+")
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


# The least and the greatest width of wrapped lines, in characters; _NO_WIDTH means that lines are not wrapped.
_LEAST_WIDTH, _MOST_WIDTH, _NO_WIDTH = 50, 130, 10_000
# Lines are wrapped if _FULL_SHARE of those that continue have more than _FULL of the width.
_FULL, _FULL_SHARE = 0.8, 0.3


# Lower-case words that may begin a line which does not continue the line above.
_LEADS = frozenset(
    {
        "by",
        "in",
        "von",
        "av",
        "par",
        "from",
        "code",
        "paper",
        "arxiv",
        "pdf",
        "project",
        "link",
        "doi",
        "github",
    }
)


class Block:
    """A heading, an item, a paragraph, a table or a rule."""

    __slots__ = ("_pieces", "defined", "depth", "head", "is_quoted", "kind", "lines", "mark", "rows", "text")

    def __init__(
        self, kind: str, text: str, lines: range, depth: int = 0, mark: str = "", *, is_quoted: bool = False
    ) -> None:
        self.kind = kind
        """heading, item, text, table, rule, label (a `<summary>` that is no heading) or end (`</details>`)."""
        self.text = text
        """Its text, with HARD_BREAK for hard line breaks."""
        self.lines = lines
        self.depth = depth
        """The level of a heading; for an item or text, the number of items around it."""
        self.mark = mark
        """The mark of an item."""
        self.is_quoted = is_quoted
        self.head: list[str] | None = None
        """The header cells of a table; None if it has no header."""
        self.rows: list[tuple[list[str], range]] = []
        """The cells and the lines of each row of a table."""
        self.defined: Mapping[str, str] = {}
        """The addresses of reference links by label."""
        self._pieces: list[Piece] | None = None

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of its text."""
        if self._pieces is None:
            self._pieces = tokenize(self.text, self.defined)
        return self._pieces

    def __repr__(self) -> str:
        return f"<{self.kind} {self.depth} {self.text[:60]!r}>"


def windows_of(document: Document, taken: bytearray) -> Iterator[list[Block]]:
    """Yield the blocks of a text in windows, so that memory grows with the papers and not with the blocks.

    A block that touches taken lines becomes a rule. A window ends above a heading if one comes in time.

    Args:
        document: The text.
        taken: One byte for each line: 1 if another dialect has taken it.
    """
    text = document.text
    if "\n~~~~" in text:  # underlines a heading in reStructuredText, opens a fence in Markdown
        document = Document.from_text(_RST_TILDES.sub(lambda found: "^" * len(found[0]), text))
    return _Walker(document, taken).windows()


class _Walker:
    """Walks through the units of a document and appends their blocks."""

    def __init__(self, document: Document, taken: bytearray) -> None:
        self.document, self.taken = document, taken
        self.blocks: list[Block] = []
        self.html = HtmlReader(document, self.blocks, Block)
        self.is_org = "[[" in document.text and _ORG.search(document.text) is not None
        self.defined = definitions(document.text)

    def windows(self) -> Iterator[list[Block]]:
        any_taken = 1 in self.taken
        for unit in self.document.units:
            size = len(self.blocks)
            if size >= WINDOW and (unit.kind == "heading" or size >= _MOST) and not self.html.is_open:
                yield self._window()
            lines = self.document.span(unit)
            if any_taken and self.taken.find(1, lines.start, lines.stop) >= 0:
                self.html.close()
                self.blocks.append(Block("rule", "", lines))
            elif unit.table is not None and len(unit.table.rows) > WINDOW:
                yield from self._long_table(unit.table)
            else:
                self._unit(unit, 0, is_quoted=False)
        self.html.close()
        yield self._window()

    def _window(self) -> list[Block]:
        """Return and forget the blocks so far."""
        blocks = list_tables(self.blocks) if ".. list-table::" in self.document.text else self.blocks[:]
        self.blocks.clear()
        if self.defined:
            for block in blocks:
                block.defined = self.defined
        return blocks

    def _long_table(self, table: TableLines) -> Iterator[list[Block]]:
        """Yield a table in several windows, each with the header."""
        self.html.flush()
        for begin in range(0, len(table.rows), WINDOW):
            rows = table.rows[begin : begin + WINDOW]
            self._table(table.head, rows, range(rows[0][0], rows[-1][1]), is_quoted=False)
            yield self._window()

    def _unit(self, unit: Unit, depth: int, *, is_quoted: bool) -> None:
        todo = [(unit, depth, is_quoted)]
        while todo:
            unit, depth, is_quoted = todo.pop()
            kind, lines = unit.kind, self.document.span(unit)
            if kind == "html":
                self.html.feed(unit.at, unit.end, depth)
                continue
            if self.html.is_open and kind != "table":
                self.html.flush()
            if kind == "item":
                self._item(unit, depth, is_quoted=is_quoted)
                todo.extend((inner, depth + 1, is_quoted) for inner in reversed(unit.units))
            elif kind == "quote":
                todo.extend((inner, depth, True) for inner in reversed(unit.units))
            elif kind == "paragraph":
                self._paragraph(unit, depth, is_quoted=is_quoted)
            elif kind == "heading":
                self.blocks.append(
                    Block(
                        "heading",
                        self.document.heading(unit),
                        lines,
                        unit.level + FOLDED_LEVEL * self.html.folded,
                        is_quoted=is_quoted,
                    )
                )
            elif kind == "table":
                if unit.table is not None:
                    self._table(unit.table.head, unit.table.rows, lines, is_quoted=is_quoted)
            elif kind == "rule":
                self._rule(lines)

    def _own(self, unit: Unit) -> tuple[list[str], range]:
        """Return the lines of a unit's own text, each with the break that ends it, and their numbers."""
        own = self.document.own(unit)
        first = self.document.line(unit.at)
        texts = [line.rstrip("\\") + HARD_BREAK if is_hard else line + "\n" for line, is_hard in own]
        for number, ((line, is_hard), (following, _)) in enumerate(pairwise(own)):
            if following[:2] in (": ", ":\t"):  # a definition
                texts[number] = line + HARD_BREAK
                own[number + 1] = (following[1:].lstrip(), own[number + 1][1])
                texts[number + 1] = texts[number + 1][1:].lstrip()
            elif not is_hard and self._is_wrapped(
                line, len(self.document.lines[first + number].rstrip()), following
            ):
                texts[number] = line + " "
        return texts, range(first, first + max(1, len(texts)))

    def _is_wrapped(self, line: str, length: int, following: str) -> bool:
        """Whether a line continues in the next: its last word, the next word or their length shows it."""
        if line.rpartition(" ")[2] in ENDLESS_WORDS:
            return True
        word = (following.split(None, 1) or [""])[0]
        if word[:1].islower() and word.isalpha() and word not in _LEADS and label_of(following) is None:
            return True
        return (
            length + 1 + len(word) > self.width
            and "://" not in word
            and label_of(following, is_any=True) is None
        )

    @lazy
    def width(self) -> int:
        """The width to which the lines of the text are wrapped; _NO_WIDTH if they are not."""
        lengths = list(self._continued_lengths())
        widest = max(lengths, default=0)
        full = sum(length > _FULL * widest for length in lengths)
        return (
            widest
            if _LEAST_WIDTH <= widest <= _MOST_WIDTH and full >= _FULL_SHARE * len(lengths)
            else _NO_WIDTH
        )

    def _continued_lengths(self) -> Iterator[int]:
        """Yield the length of each line that is not the last of its paragraph and has no address."""
        lines = self.document.lines
        todo = list(self.document.units)
        while todo:
            unit = todo.pop()
            todo.extend(unit.units)
            if unit.kind in ("item", "paragraph"):
                first = self.document.line(unit.at)
                for number, (line, is_hard) in enumerate(self.document.own(unit)[:-1], first):
                    if not is_hard and "://" not in line and "](" not in line:
                        yield len(lines[number].rstrip())

    def _item(self, unit: Unit, depth: int, *, is_quoted: bool) -> None:
        texts, lines = self._own(unit)
        text = "".join(texts).rstrip()
        if text[:1] == "[" and (box := _CHECKBOX.match(text)):
            text = text[box.end() :]
        if self.is_org and unit.mark == "*" and depth == 0:
            self.blocks.append(Block("heading", texts[0].strip(), range(lines.start, lines.start + 1), 1))
            self._lines(texts[1:], range(lines.start + 1, lines.stop), depth, is_quoted=is_quoted)
        else:
            self.blocks.append(Block("item", text, lines, depth, unit.mark, is_quoted=is_quoted))

    def _paragraph(self, unit: Unit, depth: int, *, is_quoted: bool) -> None:
        texts, lines = self._own(unit)
        if texts[0].startswith("==") and _BORDER.fullmatch(texts[0].strip()):
            self._simple_table(lines)
            return
        if len(texts) == 2 and _UNDERLINE.fullmatch(texts[1].strip()):
            self.blocks.append(Block("heading", texts[0].strip(), lines, "=-~^".find(texts[1][0]) + 2))
            return
        self._lines(texts, lines, depth, is_quoted=is_quoted)

    def _simple_table(self, lines: range) -> None:
        """Append a simple table of reStructuredText: runs of "=" mark its columns.

        Format: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#simple-tables
        """
        raw = self.document.lines
        columns = [found.span() for found in re.finditer("=+", raw[lines.start])]
        ends = [begin for begin, _ in columns[1:]]
        block = Block("table", "", lines)
        for number in lines[1:]:
            line = raw[number]
            if _BORDER.fullmatch(line.strip()):
                if block.head is None and len(block.rows) == 1:
                    block.head = block.rows.pop()[0]
                continue
            cells = [
                line[begin:end].strip() for (begin, _), end in zip(columns, [*ends, len(line)], strict=True)
            ]
            if cells[0] or not block.rows:
                block.rows.append((cells, range(number, number + 1)))
            else:  # the row above continues
                above, rows = block.rows[-1]
                joined = [f"{cell} {more}".strip() for cell, more in zip(above, cells, strict=True)]
                block.rows[-1] = (joined, range(rows.start, number + 1))
        self.blocks.append(block)

    def _lines(self, texts: list[str], lines: range, depth: int, *, is_quoted: bool) -> None:
        """Append the blocks in the lines of a paragraph: headings, items (each up to the next) and text."""
        kind, mark, begun, text = "text", "", 0, ""
        for index, line in enumerate([*texts, ""]):
            found = _BULLET.match(line)
            heading = _ORG_HEADING.match(line) if self.is_org and found is None else None
            if found is None and heading is None and index < len(texts):
                text += line
                continue
            if text := text.strip():
                at = range(lines.start + begun, lines.start + index)
                self.blocks.append(Block(kind, text, at, depth, mark, is_quoted=is_quoted))
            begun, kind, mark, text = index, "text", "", ""
            if found is not None:
                kind, mark, text = "item", found[0][0], line[found.end() :]
            elif heading is not None:
                title = _ORG_KEYWORD.sub("", line[heading.end() :].strip())
                at = range(lines.start + index, lines.start + index + 1)
                self.blocks.append(Block("heading", title, at, len(heading[1])))
                begun = index + 1

    def _table(
        self, head: int | None, rows: Sequence[tuple[int, int]], lines: range, *, is_quoted: bool
    ) -> None:
        block = Block("table", "", lines, is_quoted=is_quoted)
        if head is not None:
            block.head = cells_of(self.document.lines[head])
        block.rows = [(cells_of(self.document.slice(*row)), range(*row)) for row in rows]
        self.blocks.append(block)

    def _rule(self, lines: range) -> None:
        above = self.blocks[-1] if self.blocks else None
        line = self.document.lines[lines.start].strip()
        is_underline = (
            above is not None and above.kind == "text" and not above.depth and above.lines.stop == lines.start
        )
        if (
            above is not None
            and is_underline
            and len(above.lines) == 1
            and len(line) > 3
            and len(line) >= len(above.text) - 2
            and " " not in line
        ):
            self.blocks[-1] = Block("heading", above.text, range(above.lines.start, lines.stop), 2)
        else:
            self.blocks.append(Block("rule", "", lines))


def list_tables(blocks: list[Block]) -> list[Block]:
    """Return blocks with each `list-table` of reStructuredText as a table: items are rows, inner items are cells."""
    made: list[Block] = []
    table: Block | None = None
    for block in blocks:
        if block.kind == "text" and block.text.startswith(".. list-table::"):
            table = Block("table", "", block.lines)
            table.head = [] if ":header-rows:" in block.text else None
            made.append(table)
        elif table is not None and block.kind == "text" and block.text.startswith(":"):
            table.head = [] if ":header-rows:" in block.text else table.head
        elif table is None or block.kind != "item":
            table = None
            made.append(block)
        elif block.mark == "*":
            table.rows.append(([block.text] if block.text else [], block.lines))
        elif table.rows:
            cells, lines = table.rows[-1]
            cells.append(block.text)
            table.rows[-1] = (cells, range(lines.start, block.lines.stop))
    for block in made:
        if block.kind == "table" and block.head == [] and block.rows:
            block.head = block.rows.pop(0)[0]
    return made


def cells_of(row: str) -> list[str]:
    """Return the cells of a row, stripped; an escaped pipe ends no cell."""
    if "\\|" not in row:
        return [cell.strip() for cell in split_row(row)[0]]
    cells = _UNESCAPED_PIPE.split(row.strip())
    if len(cells) > 1 and not cells[-1]:
        del cells[-1]
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    return [cell.strip() for cell in cells]

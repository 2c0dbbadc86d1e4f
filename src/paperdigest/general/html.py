"""Read HTML, inside Markdown or as a whole text: block tags give the same blocks as Markdown.

`HtmlReader` takes ranges of a document and appends blocks to a list. A block whose class names a field becomes a line
with a label. Inline tags stay in the text, for `paperdigest.general.inline`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperdigest.document import Document
    from paperdigest.general.blocks import Block

_BLOCK_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|div|ul|ol|li|h[1-6]|article|section|tr|td|th|table|tbody|thead|dl|dt|dd|hr|center|header|footer"
    r"|body|html|main|blockquote|figure|details|summary|head|script|style|svg|title)\b[^<>]*+>",
    re.IGNORECASE,
)
_COMMENT_END = "-->"
_SKIPPED = frozenset({"script", "style", "svg", "head"})
_TAG = re.compile(r"<[^<>]*+>")
_ITEM_LINE = re.compile(r"[ \t]*+([-*+]|\d{1,4}[.)])[ \t]++(?=\S)")
_TOGGLE = re.compile(
    r"\W*(?:details?|toggle|digest|abstract|click.*|show.*|expand.*|more|bibtex|summary|tl;?dr|ai summary.*|notes?|abs|full abstract|view.*|read.*"
    r"|\u6458\u8981|\u8be6\u60c5|\u5c55\u5f00.*|\u70b9\u51fb.*|\u67e5\u770b.*|\u6982\u8981|\uc0c1\uc138.*|\ucd08\ub85d)\W*",
    re.IGNORECASE,
)


_CLASS = re.compile(
    r"""<span\b[^<>]*?\bclass\s*=\s*["']([\w -]++)["'][^<>]*+>([^<>]*+)</span>""", re.IGNORECASE
)
# The class of a block, and the label of the field that it names: `<div class="pub-title">`.
_CLASS_OF = re.compile(r"""\bclass\s*+=\s*+["']?([\w -]++)""", re.IGNORECASE)
_BLOCK_FIELDS = {
    "title": "Title",
    "author": "Authors",
    "authors": "Authors",
    "periodical": "Venue",
    "journal": "Venue",
    "venue": "Venue",
    "conference": "Venue",
    "abstract": "Abstract",
    "tldr": "TL;DR",
    "summary": "Summary",
}
_OF_PAPERS = frozenset(
    {"paper", "pub", "publication", "entry", "bib", "bibliography", "article", "citation", "card", "item"}
)
_TITLE_LINK = re.compile(
    r"""<a\b[^<>]*?\bclass\s*=\s*["'](?:[\w -]*[ _-])?title["'][^<>]*+>[^<>]*+</a>""", re.IGNORECASE
)
_TAG_NAMES = ("tag", "chip", "keyword")
_CLASS_FIELDS = {
    "author": "Authors",
    "journal": "Venue",
    "venue": "Venue",
    "conference": "Venue",
    **dict.fromkeys(_TAG_NAMES, "Tags"),
    "date": "Date",
}


def _labelled(span: re.Match[str]) -> str:
    """Return a span as a line with a label if its class names a field, else unchanged."""
    name = span[1].casefold()
    label = next((label for part, label in _CLASS_FIELDS.items() if part in name), None)
    return f"<br>{label}: {span[2]}<br>" if label else span[0]


def _field_of_block(tag: str) -> str:
    """Return the label of the field that the class of a block names, or ""."""
    found = _CLASS_OF.search(tag)
    for name in found[1].casefold().split() if found else ():
        *before, last = re.split("[-_]", name)
        if last in _BLOCK_FIELDS and _OF_PAPERS.issuperset(before):
            return _BLOCK_FIELDS[last]
    return ""


def _tagged(span: re.Match[str]) -> str:
    """Return a span in a cell as code if its class names tags, else unchanged."""
    return f"`{span[2]}`" if any(part in span[1].casefold() for part in _TAG_NAMES) else span[0]


class HtmlReader:
    """Reads ranges of HTML in order; a tag that is open at the end of one is still open in the next."""

    def __init__(self, document: Document, blocks: list[Block], block: type[Block]) -> None:
        self.document, self.blocks, self.make = document, blocks, block
        self.lists = self.depth = 0
        self.kind, self.level = "text", 0
        self.label = ""
        """The label of the field that the class of the open block names."""
        self.begun = -1
        self.parts: list[str] = []
        self.table: Block | None = None
        self.row: list[str] | None = None
        self.heads = 0
        self.row_begun = 0
        self.in_cell = False
        self.skipping = ""
        self.folded = 0
        """The number of open `<details>`."""

    @property
    def is_open(self) -> bool:
        """Whether some text has no block yet."""
        return bool(self.parts)

    def feed(self, begin: int, end: int, depth: int) -> None:
        """Read a range of the text that is nested in `depth` items."""
        self.depth = depth
        text, at = self.document.text, begin
        while at < end:
            found = _BLOCK_TAG.search(text, at, end)
            comment = text.find("<!--", at, found.start() if found else end)
            if comment >= 0:
                self._text(text, at, comment)
                closing = text.find(_COMMENT_END, comment, end)
                at = closing + len(_COMMENT_END) if closing >= 0 else end
                continue
            self._text(text, at, found.start() if found else end)
            if found is None:
                break
            at = found.end()
            self._tag(found)
        if self.row is None:
            self.flush()

    def _text(self, text: str, begin: int, end: int) -> None:
        if begin < end and not self.skipping:
            if self.begun < 0 and not text[begin:end].isspace():
                self.begun = begin
            if self.begun >= 0:
                self.parts.append(text[begin:end])

    def _tag(self, found: re.Match[str]) -> None:
        name, is_closing = found["name"].lower(), bool(found["close"])
        if self.skipping or name in _SKIPPED:
            self.skipping = "" if is_closing and name == (self.skipping or name) else self.skipping or name
            return
        if name in ("td", "th") or (self.in_cell and name not in ("tr", "table", "tbody", "thead")):
            self._cell_tag(name, is_closing=is_closing)
            return
        self.flush()
        if is_closing or name != "p":
            self.label = ""
        if not is_closing and "class" in found[0] and name in ("p", "div", "li", "dd"):
            self.label = _field_of_block(found[0]) or self.label
        if name in ("ul", "ol"):
            self.lists = max(0, self.lists + (-1 if is_closing else 1))
        elif name == "table":
            self._end_table() if is_closing else self._begin_table(found.start())
        elif name == "tr":
            self._end_row(found.end())
            if not is_closing and self.table is not None:
                self.row, self.heads, self.row_begun = [], 0, found.start()
        elif name == "details":
            if is_closing:
                line = self.document.line(found.start())
                self.blocks.append(self.make("end", "", range(line, line + 1)))
            self.folded = max(0, self.folded + (-1 if is_closing else 1))
        elif is_closing:
            self.kind = "text"
        elif name in ("li", "dt", "dd"):  # a definition is a level below its term
            self.kind, self.level = "item", max(0, self.lists - 1) + (name == "dd")
        elif name[0] == "h" and name[1:].isdigit():
            self.kind, self.level = "heading", int(name[1]) + 7 * self.folded
        elif name == "summary":
            self.kind, self.level = "summary", 7 * max(1, self.folded)
        elif name == "hr":
            line = self.document.line(found.start())
            self.blocks.append(self.make("rule", "", range(line, line + 1)))

    def flush(self) -> None:
        """Append the block of the open text."""
        text = "".join(self.parts)
        self.parts.clear()
        if "class=" in text:
            text = _TITLE_LINK.sub(r"<br>Title: \g<0><br>", _CLASS.sub(_labelled, text))
            text = text.strip().removeprefix("<br>")
        begun, self.begun = self.begun, -1
        if begun < 0:
            return
        text = text.rstrip()
        bare = _TAG.sub("", text).strip() if "<" in text else text
        if not bare and "href" not in text and "<img" not in text:
            return
        first = self.document.line(begun)
        lines = range(first, first + text.count("\n") + 1)
        if self.label and self.kind == "text":
            self.blocks.append(self.make("text", f"{self.label}: {text.strip()}", lines, self.depth))
            return
        if self.kind == "summary":
            kind = "label" if _TOGGLE.fullmatch(bare) else "heading"
            self.blocks.append(self.make(kind, bare if kind == "label" else text, lines, self.level))
            self.kind = "text"
        elif self.kind == "text" and "\n" in text and _ITEM_LINE.search(text):
            self._markdown_lines(text, first)
        else:
            kind = self.kind
            depth = (
                self.depth + (self.level if kind != "text" else self.lists)
                if kind != "heading"
                else self.level
            )
            self.blocks.append(self.make(kind, text, lines, depth, "<li>" if kind == "item" else ""))
            self.kind = "text"

    def _markdown_lines(self, text: str, first: int) -> None:
        """Append the lines of an HTML block, some of which are Markdown items."""
        for number, line in enumerate(text.split("\n"), first):
            item = _ITEM_LINE.match(line)
            if item:
                self.blocks.append(
                    self.make("item", line[item.end() :].strip(), range(number, number + 1), 0, item[1])
                )
            elif line.strip():
                self.blocks.append(self.make("text", line.strip(), range(number, number + 1)))

    # Tables

    def _begin_table(self, at: int) -> None:
        self._end_table()
        line = self.document.line(at)
        self.table = self.make("table", "", range(line, line + 1))

    def _cell_tag(self, name: str, *, is_closing: bool) -> None:
        if name not in ("td", "th"):
            self.parts.append("<br>" if self.begun >= 0 else "")
            return
        if self.in_cell and self.row is not None:
            text = "".join(self.parts)
            self.row.append(" ".join((_CLASS.sub(_tagged, text) if "class=" in text else text).split()))
        self.parts.clear()
        self.begun = -1
        self.in_cell = not is_closing and self.row is not None
        if self.in_cell:
            self.begun = 0
            self.heads += name == "th"

    def _end_row(self, at: int) -> None:
        if self.row is None or self.table is None:
            return
        if self.in_cell:
            self._cell_tag("td", is_closing=True)
        lines = range(self.document.line(self.row_begun), self.document.line(at) + 1)
        if self.row and self.heads == len(self.row) and not self.table.rows:
            self.table.head = self.row
        elif self.row:
            self.table.rows.append((self.row, lines))
        self.row, self.in_cell = None, False

    def _end_table(self) -> None:
        table, self.table = self.table, None
        self.row, self.in_cell = None, False
        if table is None or not table.rows:
            return
        if table.head is None and sum(len(cells) > 1 for cells, _ in table.rows) < 0.6 * len(table.rows):
            for cells, lines in table.rows:  # a table for layout only
                self.blocks.extend(self.make("text", cell, lines) for cell in cells if cell)
            return
        table.lines = range(table.lines.start, table.rows[-1][1].stop)
        self.blocks.append(table)

    def close(self) -> None:
        """Append the text and the table that are open at the end of the document."""
        self.flush()
        self._end_row(len(self.document.text))
        self._end_table()

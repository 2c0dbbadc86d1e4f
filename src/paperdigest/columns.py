"""The cells of tables: each kind of cell knows how its text stands for fields of a paper.

A table dialect names a `Cell` for each of its columns. A cell's text comes trimmed; what it says that a paper has
no field for is kept in `Paper.extra`, and complained about.
"""

from __future__ import annotations

import re
from ast import literal_eval
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from paperdigest._making import make_link, make_summary
from paperdigest.model import Summary
from paperdigest.normalize.authors import has_no_value, parse_authors
from paperdigest.normalize.dates import format_date, parse_date
from paperdigest.normalize.links import iter_links, link_kind, links_in
from paperdigest.normalize.spaces import fold as fold  # noqa: PLC0414 - offered here to dialects
from paperdigest.problems import Code

if TYPE_CHECKING:
    from paperdigest.dialect import Draft
    from paperdigest.model import LinkKind
    from paperdigest.writing import Outgoing


def without_bold(text: str) -> str:
    """Take off the `**` that a template puts around a whole cell."""
    return text[2:-2].strip() if len(text) > 4 and text[:2] == "**" == text[-2:] else text


class Cell:
    """One kind of cell."""

    is_title = False
    """Whether the cell holds the title: a row without one is no paper."""
    free = False
    """Whether the cell can hold a bare "|": the last free cell of a row takes what the others leave."""
    opening: str = ""
    """What the cell begins with where `closing` says how it ends."""
    closing: re.Pattern[str] | None = None
    """Matches the end of the cell with the "|" after it, where the template makes it plain."""

    none: str = ""
    """What is written where there is nothing to say."""
    fields: frozenset[str] = frozenset()
    """The fields of a paper that the cell can hold."""

    def read(self, text: str, draft: Draft, column: str) -> None:
        """Put what a cell says into a draft.

        Args:
            text: The cell's text, trimmed.
            draft: The paper in the making.
            column: The header as printed.
        """
        raise NotImplementedError

    def end(self, text: str) -> int:
        """Return where the "|" stands that ends the cell which a text begins with, or the end of the text."""
        if self.closing is not None and text.lstrip().startswith(self.opening):
            found = self.closing.search(text)
            if found is not None:
                return found.end() - 1
        pipe = text.find("|")
        return pipe if pipe >= 0 else len(text)

    def write(self, outgoing: Outgoing) -> str:
        """Return the text of the cell that stands for a paper's fields; "" where there is nothing to say."""
        raise NotImplementedError


class ExtraCell(Cell):
    """A column with no home in the record."""

    def read(self, text: str, draft: Draft, column: str) -> None:
        """Keep the text under its header."""
        if not has_no_value(text):
            draft.extra[column] = text

    def write(self, outgoing: Outgoing) -> str:  # noqa: ARG002 - as in Cell
        """Leave it to the table, which knows the header."""
        return ""


class TitleCell(Cell):
    """The title as plain text, or in `**`."""

    is_title = True
    free = True
    fields = frozenset({"title"})

    def __init__(self, *, bold: bool = False) -> None:
        self.bold = bold

    def read(self, text: str, draft: Draft, column: str) -> None:  # noqa: ARG002 - as in Cell
        """Read the title."""
        draft.title = fold(without_bold(text))

    def write(self, outgoing: Outgoing) -> str:
        """Write the title."""
        return f"**{outgoing.paper.title}**" if self.bold else outgoing.paper.title


class LinkedTitleCell(Cell):
    """The title as the text of a link, `[Title](url)`.

    Written by hand, it may be parted over two links, or run on after the link.
    """

    is_title = True
    free = True
    fields = frozenset({"title", "links"})
    opening = "["
    closing = re.compile(r"\]\([^()|\s]*\)\s*\|")

    def read(self, text: str, draft: Draft, column: str) -> None:  # noqa: ARG002 - as in Cell
        """Read the title and its links."""
        title, turn, url = text[1:-1].partition("](")
        if turn and text[0] == "[" and text[-1] == ")" and "](" not in url:
            url = fold(url)
            draft.title = fold(title)
            if url:
                draft.links.append(make_link(url, None, link_kind(url)))
            return
        words, position = [], 0
        for start, end, label, url in iter_links(text):
            words += [text[position:start], label]
            position = end
            if url:
                draft.links.append(make_link(url, None, link_kind(url)))
        words.append(text[position:])
        draft.title = fold(without_bold("".join(words).strip()))

    def write(self, outgoing: Outgoing) -> str:
        """Write the title, as a link where the paper has one to wrap it; a further one wraps nothing."""
        written = outgoing.paper.title
        for number, link in enumerate(outgoing.take_links(lambda link: link.label is None)):
            written = f"{written} []({link.url})" if number else f"[{written}]({link.url})"
        return written


class AuthorsCell(Cell):
    """A list of authors."""

    fields = frozenset({"authors", "et_al"})

    def __init__(self, *, handles: bool = False, et_al: str = " et al.") -> None:
        self.handles = handles
        self.et_al = et_al

    def read(self, text: str, draft: Draft, column: str) -> None:  # noqa: ARG002 - as in Cell
        """Read the authors and whether the list was cut."""
        draft.authors, draft.et_al = parse_authors(text, handles=self.handles)
        if not draft.authors:
            draft.problem(Code.NO_AUTHORS, "Expected authors, found an empty cell")

    def write(self, outgoing: Outgoing) -> str:
        """Write the authors, and the mark of a list that was cut."""
        paper = outgoing.paper
        return ", ".join(author.name for author in paper.authors) + self.et_al * paper.et_al


class DateCell(Cell):
    """The date of the paper, plain or in `**`."""

    fields = frozenset({"published", "published_precision"})

    def __init__(self, *, bold: bool = False, in_words: bool = False) -> None:
        self.bold = bold
        self.in_words = in_words

    def read(self, text: str, draft: Draft, column: str) -> None:
        """Read the date with its precision."""
        text = without_bold(text)
        if found := parse_date(text):
            draft.published, draft.precision = found
        elif not has_no_value(text):
            draft.extra[column] = text
            draft.problem(Code.BAD_DATE, f"Expected a date, found {text[:40]!r}")

    def write(self, outgoing: Outgoing) -> str:
        """Write the date, as precise as it is."""
        paper = outgoing.paper
        if paper.published is None:
            return ""
        text = format_date(paper.published, paper.published_precision or "day", in_words=self.in_words)
        return f"**{text}**" if self.bold else text


class TextCell(Cell):
    """Free text for one field of the record."""

    free = True

    def __init__(self, field: Literal["abstract", "summary", "comment", "venue"]) -> None:
        self.field = field
        self.fields = frozenset({field})

    def read(self, text: str, draft: Draft, column: str) -> None:  # noqa: ARG002 - as in Cell
        """Put the text into its field."""
        if has_no_value(text):
            return
        if self.field == "summary":
            draft.summary = make_summary(text)
        else:
            setattr(draft, self.field, text)

    def write(self, outgoing: Outgoing) -> str:
        """Write the text of the field."""
        value = getattr(outgoing.paper, self.field)
        return value.text if isinstance(value, Summary) else value or ""


class LinksCell(Cell):
    """Links, `[label](url)`, one or several; `**` around them is the template's; "null" and "N/A" are none."""

    fields = frozenset({"links"})

    def __init__(
        self,
        kind: LinkKind | None = None,
        *,
        but: tuple[LinkKind, ...] = (),
        separator: str = ", ",
        none: str = "",
    ) -> None:
        """Describe the cell.

        Args:
            kind: What its links are where their addresses say nothing.
            but: The kinds that a later cell of the row is for: where the first of these stands, this cell ends.
            separator: What is written between links.
            none: What is written where there are none.
        """
        self.kind = kind
        self.but = but
        self.separator = separator
        self.none = none

    def read(self, text: str, draft: Draft, column: str) -> None:
        """Read the links; a kind that the column tells counts where the address says nothing."""
        if has_no_value(text):
            return
        found = links_in(text, self.kind or "other")
        if not found:
            draft.extra[column] = text
            draft.problem(Code.NO_LINK, f"Expected a link, found {text[:40]!r}")
        draft.links += found

    def write(self, outgoing: Outgoing) -> str:
        """Write the links that are this cell's."""
        links = outgoing.take_links(lambda link: link.kind not in self.but)
        return self.separator.join(f"[{link.label or ''}]({link.url})" for link in links)


_LITERALS = re.compile(r"""\s*(?:'((?:[^'\\]|\\.)*+)'|"((?:[^"\\]|\\.)*+)")\s*(?:,|$)""", re.DOTALL)


# Lists up to this length are kept: tasks are few, and so are the lists of them.
_KEPT = 200


def parse_string_list(text: str) -> tuple[str, ...] | None:
    """Return the strings of a Python list of strings, `['one', "two"]`, or None where the text is none.

    Read token by token: ast.literal_eval on a whole cell can exhaust stack and memory.
    """
    return _known_strings(text) if len(text) <= _KEPT else _strings(text)


def _strings(text: str) -> tuple[str, ...] | None:
    if text[:1] != "[" or text[-1:] != "]":
        return None
    words = text[2:-2].split("', '")
    if text[1:2] == "'" == text[-2:-1] and text.count("'") == 2 * len(words) and "\\" not in text:
        return tuple(words)  # nearly all lists: in and around the strings stand no quotes but their own
    found: list[str] = []
    inside, position = text[1:-1].rstrip(), 0
    while position < len(inside):
        literal = _LITERALS.match(inside, position)
        if literal is None:
            return None
        position = literal.end()
        word = literal[1] if literal[1] is not None else literal[2]
        if "\\" in word:
            try:
                word = str(literal_eval(literal[0].strip().removesuffix(",").strip()))
            except (ValueError, SyntaxError):
                return None
        found.append(word)
    return tuple(found)


_known_strings = lru_cache(maxsize=1024)(_strings)


class TagListCell(Cell):
    """Tags as a Python list literal."""

    none = "[]"
    fields = frozenset({"tags"})

    def read(self, text: str, draft: Draft, column: str) -> None:
        """Read the tags."""
        found = parse_string_list(text)
        if found is not None:
            draft.tags = found
        elif not has_no_value(text):
            draft.extra[column] = text
            draft.problem(Code.BAD_TAGS, f"Expected a list of strings, found {text[:40]!r}")

    def write(self, outgoing: Outgoing) -> str:
        """Write the tags."""
        return repr(list(outgoing.paper.tags)) if outgoing.paper.tags else ""


class TagsCell(Cell):
    """Tags parted by commas."""

    fields = frozenset({"tags"})

    def read(self, text: str, draft: Draft, column: str) -> None:  # noqa: ARG002 - as in Cell
        """Read the tags."""
        if not has_no_value(text):
            draft.tags = tuple(fold(tag) for tag in text.split(",") if tag.strip())

    def write(self, outgoing: Outgoing) -> str:
        """Write the tags."""
        return ", ".join(outgoing.paper.tags)

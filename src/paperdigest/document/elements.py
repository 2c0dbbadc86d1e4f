r"""The HTML of a text, read into lines: one way to write each tag, and one line for each block.

    <table width="100%">                         <table>
    <tr>                                         <tr><td>Tidal Nets</td></tr>
        <td style="color: #333;">        ->      <tr><td><b>Authors:</b> Ada Moor &amp; Kai Wind</td></tr>
            Tidal Nets                           </table>
    ...

So what holds of lines holds of HTML: a template of HTML, brought into this form as well, is split like any other. A
line begins where a block does, but a row stays together with its cells. White space is folded, comments, scripts and
styles are left out, elements that nobody closed are closed, and of the attributes only those stay that say something.
"<" and "&" that are text are written "&lt;" and "&amp;": `plain` gives the text back.

The parser is that of the standard library. What is no tag of HTML is text ("$n<k$"), and so is what does not end; so
each character is looked at once, which the parser alone does not guarantee. A start tag that was seen before is looked
up: most tags of a digest are the same few.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.document.html import PAGE, escape
from paperdigest.document.text import Document
from paperdigest.document.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What a tag does to the line: begins one, parts it, stands in it, is a line break, hides what is in it, or nothing.
_BLOCK, _CELL, _INLINE, _BREAK, _EMPTY, _HIDING, _NOTHING = range(7)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS = {
    **dict.fromkeys(
        "address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer "
        "form header legend li main menu nav ol p pre section summary table tr ul".split(),
        _BLOCK,
    ),
    **dict.fromkeys(_HEADINGS, _BLOCK),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(
        "a abbr b big bdi bdo button cite code data del dfn em font i ins kbd label mark q s samp small span strike "
        "strong sub sup time tt u var".split(),
        _INLINE,
    ),
    "br": _BREAK,
    "img": _EMPTY,
    **dict.fromkeys(
        "iframe math noembed noframes noscript object script select style svg template textarea title video".split(),
        _HIDING,
    ),
    **dict.fromkeys(
        "area base body col colgroup embed head hr html input link meta picture source tbody tfoot thead track wbr".split(),
        _NOTHING,
    ),
}
# The attributes that say something; those whose names begin with "data-" do as well.
_ATTRIBUTES = frozenset({"class", "datetime", "href", "src"})
# Which open elements a tag ends that has no end tag of its own, and which it does not look beyond.
_ROWS, _LISTS = frozenset({"table"}), frozenset({"ul", "ol", "menu", "table", "td", "th"})
_IMPLIED = {
    "li": (frozenset({"li"}), _LISTS),
    **dict.fromkeys(("dd", "dt"), (frozenset({"dd", "dt"}), frozenset({"dl", "table", "td", "th"}))),
    "tr": (frozenset({"tr"}), _ROWS),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"tr", "table"}))),
}
_PARENTS = frozenset(name for name, kind in _KINDS.items() if kind in (_BLOCK, _CELL)) - {"p", *_HEADINGS}
_ANY_BLOCK = (frozenset({"p"}), _PARENTS)
# In these, a heading of Markdown is one: elsewhere it is a text of HTML.
_AROUND_MARKDOWN = frozenset({"article", "center", "details", "div", "main", "section"})
# Of so many open elements the innermost are looked at: where more are open, nobody meant them.
_NEAREST = 16
# So long a start tag is looked up, and so many are kept.
_LONGEST, _KEPT = 256, 1024
_QUOTE = '"'
_NAME = re.compile(r"<([A-Za-z][A-Za-z0-9]*+)(?=[\s/>])")
_END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9]*+)[^<>]*+>")
_END_OF = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name, kind in _KINDS.items()
    if kind == _HIDING
}
# Python reads no number that is longer.
_LONG_REFERENCE = re.compile("&#(?=[0-9]{1000})")
_END_TAGS = {f"</{name}>": (name, kind, f"</{name}>") for name, kind in _KINDS.items()}


class _Tag(NamedTuple):
    name: str
    kind: int
    written: str
    """The tag, written the one way."""


# The start tags without addresses that were seen, as they stand in texts.
_known: dict[str, _Tag] = {}


_TAGS = re.compile(r"<[^<>]*+>")


def plain(text: str) -> str:
    """Return what a piece of a line says: without its tags; a line break is a line end."""
    if "<" in text:
        text = _TAGS.sub("", text.replace("<br>", "\n"))
    return unescape(text) if "&" in text else text


class _Lines(HTMLParser):
    """One pass over HTML, which makes the lines."""

    def __init__(
        self,
        *,
        places: Sequence[tuple[int, int]] = (),
        headings: Sequence[tuple[int, int, str]] = (),
        is_piece: bool = False,
    ) -> None:
        """Prepare the pass.

        Args:
            places: From where to where HTML may begin, before a tag shows that all of it is HTML.
            headings: The headings of Markdown between: where they are, their levels and texts.
            is_piece: Whether all of it is HTML, with end tags of elements that begin above it.
        """
        super().__init__()
        self.lines: list[str] = []
        self.firsts: list[int] = []
        """Where in the text each line begins."""
        self.lasts: list[int] = []
        """Where in the text each line ends."""
        self.levels: list[int] = []
        """How many elements each line is in."""
        self.hidden: list[tuple[int, int]] = []
        """From where to where there are comments, scripts and styles."""
        self._places, self._place = places, 0
        self._headings, self._heading = headings, 0
        self._next_heading = headings[0][0] if headings else float("inf")
        self._is_page = self._is_piece = is_piece
        self._stack: list[str] = []
        self._parts: list[str] = []
        self._gap, self._is_edge = "", True
        self._at = 0
        """Where the pass is: where a tag or text begins."""
        self._first = self._last = 0
        self._text_at = -1
        """Where the text begins that is the last of the line; -1 where a tag is."""
        self._made: _Tag | None = None
        self._last_end = -1

    def read(self, text: str) -> None:
        """Read a text."""
        if "&#" in text:
            text = _LONG_REFERENCE.sub("&amp;#", text)
        self._last_end = text.rfind(">")
        self.feed(text)
        self.close()
        self._at = len(text)
        self._flush(text)

    def updatepos(self, i: int, j: int) -> int:
        """Go on from one place of the text to another: lines are counted only when somebody asks."""
        self._at = j
        return max(i, j)

    # Lines

    def _flush(self, text: str) -> None:
        """End a line."""
        if self._parts:
            self.lines.append("".join(self._parts))
            self.firsts.append(self._first)
            if self._text_at >= 0:
                self._last = self._text_at + len(text[self._text_at : self._at].rstrip())
            self.lasts.append(self._last)
            self._parts.clear()
        self._gap, self._is_edge = "", True

    def _begin(self, at: int) -> None:
        """Begin a line."""
        self._first = self._last = at
        self._text_at = -1
        self.levels.append(len(self._stack))

    def _is_outside(self) -> bool:
        """Whether HTML may not begin where the pass is."""
        places = self._places
        while self._place < len(places) and places[self._place][1] <= self._at:
            self._place += 1
        return self._place == len(places) or self._at < places[self._place][0]

    def _take_headings(self) -> None:
        """Write the headings of Markdown that stand above."""
        headings = self._headings
        while self._heading < len(headings) and headings[self._heading][0] <= self._at:
            at, level, text = headings[self._heading]
            self._heading += 1
            if not self._is_page and (not self._stack or self._stack[-1] in _AROUND_MARKDOWN):
                self.lines.append(f"<h{level}>{escape(text)}</h{level}>")
                self.firsts.append(at)
                self.lasts.append(at)
                self.levels.append(len(self._stack))
        self._next_heading = (
            headings[self._heading][0] if self._heading < len(headings) else float("inf")
        )

    def handle_data(self, data: str) -> None:
        """Take text."""
        words = data.split()
        if not words:
            if not self._is_edge and not self._gap:
                self._gap = " "
            return
        if not self._stack and not self._is_page:
            if self._is_outside() or not (words := (data := data.partition("\n")[0]).split()):
                return
        parts = self._parts
        if not parts:
            self._begin(self._at + len(data) - len(data.lstrip()))
        elif self._gap:
            parts.append(self._gap)
        elif data[0].isspace() and not self._is_edge:
            parts.append(" ")
        text = " ".join(words)
        parts.append(escape(text) if "<" in text or "&" in text else text)
        self._gap = " " if data[-1].isspace() else ""
        self._is_edge = False
        self._text_at = self._at

    # Tags

    def parse_starttag(self, i: int) -> int:
        """Read a start tag; return where it ends. One that is none is text."""
        text = self.rawdata
        end = text.find(">", i, i + _LONGEST) + 1
        tag = _known.get(text[i:end]) if end else None
        if tag is None:
            self._made = None
            end = self._read_tag(i)
            tag = self._made
            if tag is None:
                return end
        name, kind, written = tag
        stack = self._stack
        if not stack and not self._is_page and self._is_outside():
            return end
        if kind == _BLOCK:
            if self._parts:
                self._flush(text)
            if i >= self._next_heading:
                self._take_headings()
            closes, beyond = _IMPLIED.get(name, _ANY_BLOCK)
            if stack and stack[-1] not in beyond:
                self._imply(closes, beyond)
            self._begin(i)
            self._parts.append(written)
            stack.append(name)
        elif kind == _CELL:
            closes, beyond = _IMPLIED[name]
            if stack and stack[-1] not in beyond:
                self._imply(closes, beyond)
            if not self._parts:
                self._begin(i)
            self._parts.append(written)
            stack.append(name)
            self._gap, self._is_edge = "", True
        elif kind == _BREAK:
            self._break()
        elif kind == _NOTHING:
            self._is_page |= name in PAGE
        else:
            if not self._parts:
                self._begin(i)
            elif self._gap:
                self._parts.append(self._gap)
                self._gap, self._is_edge = "", True
            self._parts.append(written)
            self._last, self._text_at = end, -1
            if kind == _INLINE:
                stack.append(name)
            else:
                self._is_edge = False
        return end

    def _read_tag(self, at: int) -> int:
        """Read a start tag that was not seen before; return where it ends, or where what hides other text ends."""
        found = _NAME.match(self.rawdata, at) if at < self._last_end else None
        kind = _KINDS.get(found[1].lower()) if found else None
        if kind is None:
            self.handle_data("<")
            return at + 1
        if kind == _HIDING:
            return self._hide(at, found[1].lower())  # type: ignore[index] # a kind has a name
        end = super().parse_starttag(at)
        if end < 0:
            self.handle_data("<")
            return at + 1
        tag = self._made
        raw = self.rawdata[at:end] if end - at < _LONGEST else ""
        if tag and raw.find(">") == len(raw) - 1 and len(_known) < _KEPT:
            said = tag.written
            if said.count('="') == said.count(' class="'):
                _known[raw] = tag
        return end

    def _hide(self, at: int, name: str) -> int:
        """Return where an element ends whose text is none; one that nobody closes goes on to the end."""
        text = self.rawdata
        found = _END_OF[name].search(text, at)
        end = text.find(">", found.end()) + 1 if found else len(text)
        if not (self._stack or self._is_page) and self._is_outside():
            return at + 1
        self._hidden(at, end or len(text))
        return end or len(text)

    def _hidden(self, at: int, end: int) -> None:
        self.hidden.append((at, end))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag the one way."""
        kept = sorted(
            f' {name}="{escape(" ".join((value or "").split())).replace(_QUOTE, "&quot;")}"'
            for name, value in attrs
            if name in _ATTRIBUTES or name[:5] == "data-"
        )
        self._made = _Tag(tag, _KINDS[tag], f"<{tag}{''.join(kept)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read `<div/>` as HTML does: as a start tag."""
        self.handle_starttag(tag, attrs)

    def parse_endtag(self, i: int) -> int:
        """Read an end tag; return where it ends. One that is none is text."""
        text = self.rawdata
        end = text.find(">", i, i + 16) + 1
        tag = _END_TAGS.get(text[i:end])
        if tag is None:
            found = _END_TAG.match(text, i)
            tag = _END_TAGS.get(f"</{found[1].lower()}>") if found else None
            if tag is None or found is None:
                self.handle_data("<")
                return i + 1
            end = found.end()
        name, kind, written = tag
        stack = self._stack
        if stack and stack[-1] == name:
            stack.pop()
        elif kind == _BREAK:
            if stack or self._is_page or not self._is_outside():
                self._break()
            return end
        elif not self._close(name, kind):
            return end
        parts = self._parts
        if not parts:
            self._begin(i)
        parts.append(written)
        self._last, self._text_at = end, -1
        if kind == _BLOCK:
            self._flush(text)
        elif kind == _CELL:
            self._gap, self._is_edge = "", True
        else:
            self._is_edge = False
        return end

    def _break(self) -> None:
        """Break a line: but not where nothing is before it, or nothing follows."""
        if not self._is_edge:
            self._gap = self._gap.strip() + "<br>"

    def _imply(self, closes: frozenset[str], beyond: frozenset[str]) -> None:
        """Close what is open where a tag that ends it follows."""
        stack = self._stack
        for depth in range(1, min(_NEAREST, len(stack)) + 1):
            if stack[-depth] in closes:
                self._pop(depth)
                return
            if stack[-depth] in beyond:
                return

    def _close(self, name: str, kind: int) -> bool:
        """Close what is open in an element that ends; return whether it was open.

        The end of an element in a line does not end blocks, nor does that of a block end the cell that it is in.
        """
        stack = self._stack
        for depth in range(1, min(_NEAREST, len(stack)) + 1):
            above = stack[-depth]
            if above == name:
                self._pop(depth - 1)
                stack.pop()
                return True
            if _KINDS[above] == _BLOCK if kind == _INLINE else _KINDS[above] == _CELL and name not in ("tr", "table"):
                break
        return self._is_piece and kind in (_BLOCK, _CELL)

    def _pop(self, count: int) -> None:
        """Close the innermost of the open elements."""
        for _ in range(count):
            name, kind, written = _END_TAGS[f"</{self._stack.pop()}>"]
            if not self._parts:
                self._begin(self._at)
            self._parts.append(written)
            if kind == _BLOCK:
                self._flush(self.rawdata)
            elif kind == _CELL:
                self._gap, self._is_edge = "", True

    # What is no element

    def parse_comment(self, i: int, report: object = 1) -> int:  # noqa: ARG002 - as in the base
        """Leave out a comment; return where it ends. One that nobody closes goes on to the end."""
        if not (self._stack or self._is_page) and self._is_outside():
            return i + 4
        end = self.rawdata.find("-->", i + 4)
        end = end + 3 if end >= 0 else len(self.rawdata)
        self._hidden(i, end)
        return end

    def parse_html_declaration(self, i: int) -> int:
        """Leave out a declaration; return where it ends. One that is none is text."""
        end = self.rawdata.find(">", i) + 1 if i < self._last_end else 0
        if not end:
            self.handle_data("<")
            return i + 1
        if not self._is_page and self.rawdata[i : i + 9].lower() == "<!doctype":
            self._is_page = not self._is_outside()
        return end

    def parse_pi(self, i: int) -> int:
        """Leave out an instruction; return where it ends. One that is none is text."""
        end = self.rawdata.find(">", i) + 1 if i < self._last_end else 0
        if not end:
            self.handle_data("<")
        return end or i + 1


def element_lines(html: str) -> str:
    """Return the lines of a piece of HTML, such as a template: it may begin and end in any element."""
    lines = _Lines(is_piece=True)
    lines.read(html)
    return "\n".join(lines.lines)


_FIRST_TAG = re.compile(r"<([a-z][a-z0-9]*)")


class Elements(Document):
    """The HTML of a text as lines, with the headings that they stand under.

    It is a document of its own: places are offsets into its text. `lines_of` tells the lines of the text that it was
    made of.
    """

    def __init__(self, document: Document) -> None:
        """Read the HTML of a document, and the headings between."""
        units = document.html
        first = units[0].at
        above, headings = list[tuple[int, int, str]](), list[tuple[int, int, str]]()
        for unit in document.units:
            if unit.kind == "heading":
                said = (unit.at, unit.level, document.heading(unit))
                (headings if unit.at >= first else above).append(said)
        found = _Lines(
            places=[(unit.at - first, unit.end - first) for unit in units],
            headings=[(at - first, level, said) for at, level, said in headings],
        )
        found.read(document.text[first:])
        lines = [f"<h{level}>{escape(said)}</h{level}>" for _, level, said in above]
        super().__init__("\n".join([*lines, *found.lines]), [], {})
        self.lines = [*lines, *found.lines]
        self.units = list(self._heading_units())
        self._source = document
        self._firsts = [at for at, _, _ in above] + [at + first for at in found.firsts]
        self._lasts = [at for at, _, _ in above] + [at + first for at in found.lasts]
        self._levels = [0] * len(above) + found.levels
        self._hidden = [(start + first, stop + first) for start, stop in found.hidden]

    def _heading_units(self) -> Iterator[Unit]:
        at = 0
        for line in self.lines:
            if line.startswith("<h") and line[2:3].isdigit():
                begin, end = line.find(">") + 1, line.rfind("</")
                level = int(line[2])
                yield Unit("heading", at, at + len(line), at + begin, at + max(begin, end), level, f"h{level}")
            at += len(line) + 1

    @cached_property
    def elements(self) -> list[Unit]:
        """The lines as units: their kind is html, their mark the name of the first tag, their level the depth."""
        found, at = [], 0
        for line, level in zip(self.lines, self._levels, strict=True):
            tag = _FIRST_TAG.match(line)
            end = at + len(line)
            found.append(Unit("html", at, end, at + (tag.end() if tag else 0), end, level, tag[1] if tag else ""))
            at = end + 1
        return found

    def heading(self, unit: Unit) -> str:
        """Return the text of a heading."""
        return " ".join(plain(self.text[unit.begin : unit.finish]).split())

    def lines_of(self, start: int, stop: int) -> range:
        """Return the lines of the text that a part of this one comes from."""
        first, last = self._firsts[self.line(start)], self._lasts[self.line(stop)]
        return range(self._source.line(first), self._source.line(max(first, last - 1)) + 1)

    def bare(self, runs: Iterable[range]) -> Iterator[range]:
        """Yield the lines of some runs of lines of the text that hold tags alone, or nothing that is shown."""
        document = self._source
        lines = document.lines
        hidden = [range(document.line(start), document.line(stop) + 1) for start, stop in self._hidden]
        starts = [found.start for found in hidden]
        for run in runs:
            for number in run:
                at = bisect_right(starts, number) - 1
                if (at >= 0 and number in hidden[at]) or _BARE.fullmatch(lines[number]):
                    yield range(number, number + 1)


def elements_of(document: Document) -> Elements:
    """Return the HTML of a document, which is read when first asked for."""
    if document.elements is None:
        document.elements = Elements(document)
    return document.elements


_BARE = re.compile(r"\s*+(?:<[/!A-Za-z][^<>]*+>\s*+)++")

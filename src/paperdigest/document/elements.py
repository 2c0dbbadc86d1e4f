r"""The HTML of a text as normalized lines: one spelling for each tag, and one line for each block.

    <table width="100%">                         <table>
    <tr>                                         <tr><td>Tidal Nets</td></tr>
        <td style="color: #333;">        ->      <tr><td><b>Authors:</b> Ada Moor &amp; Kai Wind</td></tr>
            Tidal Nets                           </table>
    ...

So templates work on HTML as they do on Markdown: an HTML template is normalized in the same way and then matched line
by line. Each block begins a line, but a table row and its cells share one. White space is folded. Comments, scripts and
styles are dropped. Unclosed elements are closed. Only attributes that carry information are kept. "<" and "&" in the
text become "&lt;" and "&amp;"; `plain` decodes them.

The standard library's parser reads the attributes. Unknown tags ("$n<k$") and unterminated tags are text; so each
character is read once, which that parser alone does not guarantee. Start tags are cached: most tags of a digest are the
same few.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.document.document import Document
from paperdigest.document.html import PAGE, escape_html
from paperdigest.document.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What a tag does: begin a line, begin a cell in the line, mark up part of the line, break the line, stand alone in the
# line, hide its content, or nothing.
_BLOCK, _CELL, _INLINE, _BREAK, _EMPTY, _HIDING, _NOTHING = range(7)


def _of(kind: int, names: str) -> dict[str, int]:
    return dict.fromkeys(names.split(), kind)


_KINDS = {
    **_of(
        _BLOCK,
        "address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header legend li main menu nav ol p pre section summary table tr ul",
    ),
    **_of(_CELL, "td th"),
    **_of(
        _INLINE,
        "a abbr b big bdi bdo button cite code data del dfn em font i ins kbd label mark q s samp small span strike "
        "strong sub sup time tt u var",
    ),
    **_of(_BREAK, "br"),
    **_of(_EMPTY, "img"),
    **_of(
        _HIDING,
        "iframe math noembed noframes noscript object script select style svg template textarea title video",
    ),
    **_of(
        _NOTHING,
        "area base body col colgroup embed head hr html input link meta picture source tbody tfoot thead track wbr",
    ),
}
# The attributes to keep, besides those whose names begin with "data-".
_ATTRIBUTES = frozenset({"class", "datetime", "href", "src"})
# For each tag: the open elements that its start tag closes, and the elements at which the search for them stops.
_ROWS, _LISTS = frozenset({"table"}), frozenset({"ul", "ol", "menu", "table", "td", "th"})
_IMPLIED = {
    "li": (frozenset({"li"}), _LISTS),
    **dict.fromkeys(("dd", "dt"), (frozenset({"dd", "dt"}), frozenset({"dl", "table", "td", "th"}))),
    "tr": (frozenset({"tr"}), _ROWS),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"tr", "table"}))),
}
_PARENTS = frozenset(name for name, kind in _KINDS.items() if kind in (_BLOCK, _CELL)) - {"p"}
_ANY_BLOCK = (frozenset({"p"}), _PARENTS)
# In these, a Markdown heading counts as a heading; elsewhere it is plain text.
_AROUND_CELLS = frozenset({"table", "tr"})
_AROUND_MARKDOWN = frozenset({"article", "center", "details", "div", "main", "section"})
# How many of the innermost open elements an end tag may close.
_NEAREST = 16
# The longest start tag that is cached, and the size of the cache.
_LONGEST, _KEPT = 256, 1024
_QUOTE = '"'
_START_TAG = re.compile(r"""<([A-Za-z][A-Za-z0-9]*+)(?=[\s/>])(?:[^"'<>]|"[^"]*+"|'[^']*+')*+>""")
# A line with nothing but tags, or with nothing.
_BARE = re.compile(r"\s*+(?:<[/!A-Za-z][^<>]*+>\s*+)*+")
_PLAIN_TAG = re.compile(r"""<[a-z0-9]++(?:\s++[a-z-]++="[^"&]*+")*+\s*+>""")
_PLAIN_ATTRIBUTE = re.compile(r"""\s([a-z-]++)="([^"]*+)\"""")
_END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9]*+)[^<>]*+>")
_END_OF = {
    name: re.compile(rf"</{name}(?=[\s/>])[^<>]*+>?", re.IGNORECASE)
    for name, kind in _KINDS.items()
    if kind == _HIDING
}
_COMMENT_END = re.compile("-->")
# A longer number makes Python's `int` raise.
_LONG_REFERENCE = re.compile("&#(?=[0-9]{1000})")


class _Tag(NamedTuple):
    """A tag in its normalized spelling."""

    name: str
    kind: int
    written: str
    is_end: bool


_ENDS = {name: _Tag(name, kind, f"</{name}>", is_end=True) for name, kind in _KINDS.items()}
# The cache: tags without addresses, by their spelling in texts.
_known = {tag.written: tag for tag in _ENDS.values()}


_TAGS = re.compile(r"<[^<>]*+>")


def plain(text: str) -> str:
    """Return the text of a piece of a line, without tags; `<br>` becomes a line end."""
    if "<" in text:
        text = _TAGS.sub("", text.replace("<br>", "\n"))
    return unescape(text) if "&" in text else text


_ADDRESS = re.compile('href="([^"]*+)"')
_TAG_NAME = re.compile(r"</?([a-z][a-z0-9]*)")


def address_in(tag: str) -> str:
    """Return the `href` of a tag; "" if it has none."""
    found = _ADDRESS.search(tag)
    return unescape(found[1]) if found else ""


def anchors(piece: str) -> list[tuple[str, str]]:
    """Return the address and text of each link in a piece of a line."""
    found = []
    for anchor in piece.split("<a ")[1:]:
        head, _, rest = anchor.partition(">")
        if address := address_in(head):
            found.append((address, " ".join(plain(rest.partition("</a>")[0]).split())))
    return found


# The Markdown marks for each tag: at its start and at its end.
_MARKS = {
    **dict.fromkeys(("b", "strong"), ("**", "**")),
    **dict.fromkeys(("i", "em"), ("*", "*")),
    **dict.fromkeys(("s", "strike", "del"), ("~~", "~~")),
    "code": ("`", "`"),
    "a": ("", ""),
    "li": ("- ", ""),
    **dict.fromkeys(("td", "th"), ("| ", " ")),
    "tr": ("", "|"),
    **{f"h{level}": ("#" * level + " ", "") for level in range(1, 7)},
}


def in_markdown(piece: str) -> str:
    """Return a piece of a line as Markdown, without escapes.

    `<li><a href="https://...">Tidal Nets</a>, <b>May</b></li>` becomes "- [Tidal Nets](https://...), **May**". `<br>` stays.
    Images, and tags without a Markdown form, are dropped.
    """
    parts, addresses = list[str](), list[str]()
    at = 0
    for tag in _TAGS.finditer(piece):
        parts.append(piece[at : tag.start()])
        at = tag.end()
        said = tag[0]
        name = _TAG_NAME.match(said)
        if name is None:
            continue
        is_end = said[1] == "/"
        if name[1] == "a":
            if not is_end:
                address = address_in(said)
                addresses.append(address)
                parts.append("[" if address else "")
            elif addresses and (address := addresses.pop()):
                parts.append(f"]({address})")
        elif name[1] == "br":
            parts.append("<br>")
        elif name[1] in _MARKS:
            parts.append(_MARKS[name[1]][is_end])
    parts.append(piece[at:])
    text = "".join(parts)
    return unescape(text) if "&" in text else text


class _StartTags(HTMLParser):
    """Parse the attributes of a start tag with the standard library."""

    found: list[tuple[str, str | None]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as in the base
        """Keep the attributes."""
        self.found = attrs

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes: in HTML, `<div/>` is a start tag."""
        self.handle_starttag(tag, attrs)


def attributes(tag: str) -> list[tuple[str, str | None]]:
    """Return the names and values of the attributes of a start tag."""
    if _PLAIN_TAG.fullmatch(tag):  # most tags are plain, and the parser takes ten times as long
        return _PLAIN_ATTRIBUTE.findall(tag)
    parser = _StartTags()
    parser.found = []
    parser.feed(tag)
    return parser.found


def _written(name: str, tag: str) -> str:
    """Return the normalized spelling of a start tag."""
    kept = sorted(
        f' {key}="{escape_html(" ".join((value or "").split())).replace(_QUOTE, "&quot;")}"'
        for key, value in attributes(tag)
        if key in _ATTRIBUTES or key[:5] == "data-"
    )
    return f"<{name}{''.join(kept)}>"


class _Lines:
    """One pass over HTML, which builds the lines."""

    def __init__(
        self,
        text: str,
        *,
        places: Sequence[tuple[int, int]] = (),
        headings: Sequence[tuple[int, int, str]] = (),
        is_piece: bool = False,
    ) -> None:
        """Prepare the pass.

        Args:
            text: The HTML.
            places: The ranges in which HTML may begin, until a tag shows that the rest of the text is HTML.
            headings: The Markdown headings between: offset, level and text of each.
            is_piece: Whether the text is a fragment of HTML, with end tags of elements that begin above it.
        """
        self.lines: list[str] = []
        self.firsts: list[int] = []
        """Where in the text each line begins."""
        self.lasts: list[int] = []
        """Where in the text each line ends."""
        self.levels: list[int] = []
        """The number of elements around each line."""
        self.hidden: list[tuple[int, int]] = []
        """The spans of comments, scripts and styles."""
        self._text = _LONG_REFERENCE.sub("&amp;#", text) if "&#" in text else text
        self._places, self._place = places, 0
        self._headings, self._heading = headings, 0
        self._next_heading = headings[0][0] if headings else float("inf")
        self.is_page = self._is_piece = is_piece
        """Whether the rest of the text is HTML."""
        self.page_at: int | None = None
        """The offset of the tag that shows so."""
        self._stack: list[str] = []
        """The open elements."""
        self._parts: list[str] = []
        """The parts of the line so far."""
        self._gap: str | None = None
        """The separator before the next part: a blank, or "" for none so far. None if blanks do not count here."""
        self._first = self._last = 0
        self._last_end = self._text.rfind(">")

    def read(self) -> None:  # noqa: PLR0915 - calls for each tag would cost more than the rest
        """Read the text."""
        text, size, find, known, split = self._text, len(self._text), self._text.find, _known, str.split
        stack, parts = self._stack, self._parts
        at = after = 0  # the unread text begins at `at`; no tag begins between `at` and `after`
        while True:
            begin = find("<", after)
            if begin < 0:
                begin = end = size
                tag = None
            elif not (stack or self.is_page) and (end := self._next_place(begin)) > begin:
                tag = None  # Markdown up to there
            else:
                end = find(">", begin, begin + _LONGEST) + 1
                if (tag := known.get(text[begin:end])) is None:
                    tag, end = self._read_tag(begin)
                    if end < 0:
                        after = begin + 1
                        continue
            # The text before the tag.
            if at < begin:
                data = text[at:begin]
                words = split(data)
                if words and not (stack or self.is_page):
                    data = self._inside(data, at)
                    words = split(data)
                if not words:
                    if self._gap == "":
                        self._gap = " "
                else:
                    if not parts:
                        self._begin(at + len(data) - len(data.lstrip()))
                    elif self._gap:
                        parts.append(self._gap)
                    elif self._gap is not None and data[0].isspace():
                        parts.append(" ")
                    said = " ".join(words)
                    if "&" in said:
                        said = " ".join(unescape(said).split())
                    parts.append(escape_html(said) if "<" in said or "&" in said else said)
                    self._gap = " " if data[-1].isspace() else ""
                    self._last = at + len(data.rstrip())
            at = after = end
            if tag is None:
                if end == size:
                    break
                continue
            name, kind, written, is_end = tag
            # The tag.
            if kind > _INLINE:
                self._take(tag, begin, end)
                continue
            if is_end:
                if stack and stack[-1] == name:
                    stack.pop()
                elif not self._close(name, kind):
                    continue
                if not parts:
                    self._begin(begin)
                parts.append(written)
                self._last = end
                if kind == _INLINE:
                    self._gap = self._gap or ""
                else:
                    self._gap = None
                    if kind == _BLOCK:
                        self._flush()
                continue
            if kind != _INLINE:
                if stack and stack[-1] not in (ends := _IMPLIED.get(name, _ANY_BLOCK))[1]:
                    self._imply(*ends)
                if kind == _BLOCK:
                    if parts:
                        self._flush()
                    if begin >= self._next_heading:
                        self._take_headings(begin)
                self._gap = None
            elif self._gap:
                parts.append(self._gap)
                self._gap = None
            if not parts:
                self._begin(begin)
            parts.append(written)
            self._last = end
            stack.append(name)
        self._flush()

    # Lines

    def _begin(self, at: int) -> None:
        """Begin a line."""
        self._first = self._last = at
        self.levels.append(len(self._stack))

    def _flush(self) -> None:
        """End a line."""
        if self._parts:
            self.lines.append("".join(self._parts))
            self.firsts.append(self._first)
            self.lasts.append(self._last)
            self._parts.clear()
        self._gap = None

    def _is_outside(self, at: int) -> bool:
        """Whether HTML may not begin at a place."""
        places = self._places
        while self._place < len(places) and places[self._place][1] <= at:
            self._place += 1
        return self._place == len(places) or at < places[self._place][0]

    def _next_place(self, at: int) -> int:
        """Return where HTML may begin next, at a place or after it."""
        place = self._place  # the text above belongs to the place before
        found = at
        if self._is_outside(at):
            found = self._places[self._place][0] if self._place < len(self._places) else len(self._text)
        self._place = place
        return found

    def _inside(self, data: str, at: int) -> str:
        """Return the part of a text outside all elements that lies within HTML."""
        return "" if self._is_outside(at) else data[: self._places[self._place][1] - at]

    def _take_headings(self, begin: int) -> None:
        """Add a line for each Markdown heading above a place."""
        headings = self._headings
        while self._heading < len(headings) and headings[self._heading][0] <= begin:
            at, level, text = headings[self._heading]
            self._heading += 1
            if not self.is_page and (not self._stack or self._stack[-1] in _AROUND_MARKDOWN):
                self.lines.append(f"<h{level}>{escape_html(text)}</h{level}>")
                self.firsts.append(at)
                self.lasts.append(at)
                self.levels.append(len(self._stack))
        self._next_heading = headings[self._heading][0] if self._heading < len(headings) else float("inf")

    # Tags

    def _read_tag(self, at: int) -> tuple[_Tag | None, int]:
        """Read a "<" that is not in the cache.

        Returns:
            The tag, or None if it is dropped; and where it ends, or -1 if it is text.
        """
        text = self._text
        follows = text[at + 1 : at + 2]
        if at > self._last_end:
            return None, self._hide(at, at + 4, _COMMENT_END) if text.startswith("<!--", at) else -1
        if follows == "/":
            found = _END_TAG.match(text, at)
            tag = _ENDS.get(found[1].lower()) if found else None
            return (tag, found.end()) if tag and found else (None, -1)
        if follows in ("!", "?"):
            return None, self._declaration_end(at)
        found = _START_TAG.match(text, at)
        name = found[1].lower() if found else ""
        if found is None or name not in _KINDS:
            return None, -1
        if _KINDS[name] == _HIDING:
            return None, self._hide(at, found.end(), _END_OF[name])
        said = _written(name, found[0])
        tag = _Tag(name, _KINDS[name], said, is_end=False)
        is_usual = said.count('="') == said.count(' class="')  # no address: those differ from tag to tag
        if is_usual and len(_known) < _KEPT and found[0].find(">", 0, _LONGEST) == len(found[0]) - 1:
            _known[found[0]] = tag
        return tag, found.end()

    def _declaration_end(self, at: int) -> int:
        """Return where a comment or declaration ends; an unclosed comment ends with the text."""
        text = self._text
        if text.startswith("<!--", at):
            return self._hide(at, at + 4, _COMMENT_END)
        if not self.is_page and text[at : at + 9].lower() == "<!doctype" and not self._is_outside(at):
            self._begin_page(at)
        return text.find(">", at) + 1

    def _hide(self, at: int, begin: int, closing: re.Pattern[str]) -> int:
        """Note a hidden span; return where it ends. An unclosed one ends with the text."""
        closed = closing.search(self._text, begin)
        end = closed.end() if closed else len(self._text)
        self.hidden.append((at, end))
        return end

    def _take(self, tag: _Tag, begin: int, end: int) -> None:
        """Process a tag that opens or closes no element."""
        if tag.kind == _BREAK:
            if self._parts:
                self._parts.append("<br>")
                self._gap, self._last = None, end
        elif tag.kind == _EMPTY and not tag.is_end:
            if not self._parts:
                self._begin(begin)
            self._parts += [self._gap or "", tag.written]
            self._gap, self._last = "", end
        elif tag.name in PAGE and not self.is_page:
            self._begin_page(begin)

    def _begin_page(self, at: int) -> None:
        self.is_page, self.page_at = True, at

    def _imply(self, closes: frozenset[str], beyond: frozenset[str]) -> None:
        """Close the open element that a start tag ends implicitly."""
        stack = self._stack
        for depth in range(1, min(_NEAREST, len(stack)) + 1):
            if stack[-depth] in closes:
                self._pop(depth)
                return
            if stack[-depth] in beyond:
                return

    def _close(self, name: str, kind: int) -> bool:
        """Close an element and all in it; return whether it was open.

        An inline end tag closes no block, and the end tag of a block does not close the cell around it.
        """
        stack = self._stack
        for depth in range(1, min(_NEAREST, len(stack)) + 1):
            above = stack[-depth]
            if above == name:
                self._pop(depth - 1)
                stack.pop()
                return True
            if (
                _KINDS[above] != _INLINE
                if kind == _INLINE
                else _KINDS[above] == _CELL and name not in _AROUND_CELLS
            ):
                break
        return self._is_piece and kind != _INLINE

    def _pop(self, count: int) -> None:
        """Close the innermost open elements."""
        for _ in range(count):
            tag = _ENDS[self._stack.pop()]
            if not self._parts:
                self._begin(self._last)
            self._parts.append(tag.written)
            if tag.kind == _BLOCK:
                self._flush()
            elif tag.kind == _CELL:
                self._gap = None


def element_lines(html: str) -> str:
    """Return the lines of a fragment of HTML, such as a template; it may begin and end inside elements."""
    lines = _Lines(html, is_piece=True)
    lines.read()
    return "\n".join(lines.lines)


_FIRST_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)")


class Elements(Document):
    """The HTML of a text as lines, with the headings above them.

    It is a document itself: places are offsets into its own text. `lines_of` maps them to lines of the source text.
    """

    def __init__(self, document: Document) -> None:
        """Read the HTML of a document, and its Markdown headings."""
        units = document.html
        first = units[0].at if units else len(document.text)
        above, headings = list[tuple[int, int, str]](), list[tuple[int, int, str]]()
        for unit in document.units:
            if unit.kind == "heading":
                said = (unit.at, unit.level, document.heading(unit))
                (headings if unit.at >= first else above).append(said)
        found = _Lines(
            document.text[first:],
            places=[(unit.at - first, unit.end - first) for unit in units],
            headings=[(at - first, level, said) for at, level, said in headings],
        )
        found.read()
        lines = [f"<h{level}>{escape_html(said)}</h{level}>" for _, level, said in above]
        super().__init__("\n".join([*lines, *found.lines]), [], {})
        self.lines = [*lines, *found.lines]
        self.units = list(self._heading_units())
        self.details = []  # `<details>` is HTML like any other
        self._source = document
        self._firsts = [at for at, _, _ in above] + [at + first for at in found.firsts]
        self._lasts = [at for at, _, _ in above] + [at + first for at in found.lasts]
        self._levels = [0] * len(above) + found.levels
        self._hidden = [self._lines_between(at + first, end + first) for at, end in found.hidden]
        self._hidden_from = [lines.start for lines in self._hidden]
        self._page_at = None if found.page_at is None else found.page_at + first

    def _heading_units(self) -> Iterator[Unit]:
        at = 0
        for line in self.lines:
            if line.startswith("<h") and line[2:3].isdigit():
                begin, end = line.find(">") + 1, line.rfind("</")
                level = int(line[2])
                yield Unit(
                    "heading", at, at + len(line), at + begin, at + max(begin, end), level, f"h{level}"
                )
            at += len(line) + 1

    @cached_property
    def blocks(self) -> list[Unit]:
        """The lines as units.

        Their kind is "html". Their mark is the name of the first tag: "" without one, "/ul" for an end tag. Their level
        is the number of elements around them. Their own text is that of the block, with the tags in it.
        """
        found, at = [], 0
        for line, level in zip(self.lines, self._levels, strict=True):
            tag = _FIRST_TAG.match(line)
            name = tag[1] if tag else ""
            begin = line.index(">") + 1 if tag else 0
            finish = len(line) - len(name) - 3 if tag and line.endswith(f"</{name}>") else len(line)
            end = at + len(line)
            found.append(Unit("html", at, end, at + begin, at + finish, level, name))
            at = end + 1
        return found

    @property
    def bounds(self) -> list[tuple[int, int]]:
        """The lines of the source on which HTML headings begin, with their levels; level 0 is the start of an HTML page."""
        found = [(self.lines_of(unit.at, unit.at).start, unit.level) for unit in self.units]
        return found if self._page_at is None else [*found, (self._source.line(self._page_at), 0)]

    @cached_property
    def ends(self) -> list[int]:
        """For each line, the line after the end of the block that it begins."""
        lines, levels = self.lines, self._levels
        ends = [len(lines)] * len(lines)
        is_open = list[int]()
        for number, level in enumerate(levels):
            while is_open and levels[is_open[-1]] >= level:
                begun = is_open.pop()
                ends[begun] = number + (levels[begun] == level and lines[number][:2] == "</")
            is_open.append(number)
        return ends

    def heading(self, unit: Unit) -> str:
        """Return the text of a heading."""
        return " ".join(plain(self.text[unit.begin : unit.finish]).split())

    def lines_of(self, start: int, stop: int) -> range:
        """Return the lines of the source from which a part of this text comes."""
        return self._lines_between(self._firsts[self.line(start)], self._lasts[self.line(stop)])

    def _lines_between(self, first: int, end: int) -> range:
        """Return the lines of the source between two offsets into it."""
        return range(self._source.line(first), self._source.line(max(first, end - 1)) + 1)

    def structure(self, runs: Iterable[range]) -> Iterator[range]:
        """Yield the lines that belong to the page and to no record.

        They contain a heading, nothing but tags, or nothing visible.

        Args:
            runs: The lines of the source to look at.
        """
        document = self._source
        for unit in self.units:
            yield self.lines_of(unit.at, unit.end)
        spans = sorted((*document.spans(document.html), *self._hidden), key=lambda lines: lines.start)
        starts = [lines.start for lines in spans]
        page = len(document.lines) if self._page_at is None else document.line(self._page_at)
        for run in runs:
            first = run.start
            for number in run:
                at = bisect_right(starts, number) - 1
                is_inside = number >= page or (at >= 0 and number in spans[at])
                if is_inside and (self._is_hidden(number) or _BARE.fullmatch(document.lines[number])):
                    continue
                if first < number:
                    yield range(first, number)
                first = number + 1
            if first < run.stop:
                yield range(first, run.stop)

    def _is_hidden(self, line: int) -> bool:
        """Whether a line is in a comment, script or style."""
        at = bisect_right(self._hidden_from, line) - 1
        return at >= 0 and line in self._hidden[at]


def elements_of(document: Document) -> Elements:
    """Return the HTML of a document, reading it on the first call."""
    if document.elements is None:
        document.elements = Elements(document)
    return document.elements

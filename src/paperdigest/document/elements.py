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

from paperdigest.document.document import Document
from paperdigest.document.html import PAGE, escape_html
from paperdigest.document.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What a tag does to the line: begins one, parts it, stands in it, is a line break, hides what is in it, or nothing.
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
_PARENTS = frozenset(name for name, kind in _KINDS.items() if kind in (_BLOCK, _CELL)) - {"p"}
_ANY_BLOCK = (frozenset({"p"}), _PARENTS)
# In these, a heading of Markdown is one: elsewhere it is a text of HTML.
_AROUND_CELLS = frozenset({"table", "tr"})
_AROUND_MARKDOWN = frozenset({"article", "center", "details", "div", "main", "section"})
# Of so many open elements the innermost are looked at: where more are open, nobody meant them.
_NEAREST = 16
# So long a start tag is looked up, and so many are kept.
_LONGEST, _KEPT = 256, 1024
_QUOTE = '"'
_START_TAG = re.compile(r"""<([A-Za-z][A-Za-z0-9]*+)(?=[\s/>])(?:[^"'<>]|"[^"]*+"|'[^']*+')*+>""")
# A line that holds tags alone, or nothing.
_BARE = re.compile(r"\s*+(?:<[/!A-Za-z][^<>]*+>\s*+)*+")
_PLAIN_TAG = re.compile(r"""<[a-z0-9]++(?:\s++[a-z-]++="[^"&]*+")*+\s*+>""")
_PLAIN_ATTRIBUTE = re.compile(r"""\s([a-z-]++)="([^"]*+)\"""")
_END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9]*+)[^<>]*+>")
_END_OF = {
    name: re.compile(rf"</{name}(?=[\s/>])[^<>]*+>?", re.IGNORECASE)
    for name, kind in _KINDS.items()
    if kind == _HIDING
}
# Python reads no number that is longer.
_COMMENT_END = re.compile("-->")
_LONG_REFERENCE = re.compile("&#(?=[0-9]{1000})")


class _Tag(NamedTuple):
    """A tag, as it is written in all lines."""

    name: str
    kind: int
    written: str
    is_end: bool


_ENDS = {name: _Tag(name, kind, f"</{name}>", is_end=True) for name, kind in _KINDS.items()}
# The tags without addresses that were seen, as they stand in texts.
_known = {tag.written: tag for tag in _ENDS.values()}


_TAGS = re.compile(r"<[^<>]*+>")


def plain(text: str) -> str:
    """Return what a piece of a line says: without its tags; a line break is a line end."""
    if "<" in text:
        text = _TAGS.sub("", text.replace("<br>", "\n"))
    return unescape(text) if "&" in text else text


_ADDRESS = re.compile('href="([^"]*+)"')
_TAG_NAME = re.compile(r"</?([a-z][a-z0-9]*)")


def address_in(tag: str) -> str:
    """Return where a tag of a line leads to; "" if nowhere."""
    found = _ADDRESS.search(tag)
    return unescape(found[1]) if found else ""


def anchors(piece: str) -> list[tuple[str, str]]:
    """Return the addresses and texts of the links in a piece of a line."""
    found = []
    for anchor in piece.split("<a ")[1:]:
        head, _, rest = anchor.partition(">")
        if address := address_in(head):
            found.append((address, " ".join(plain(rest.partition("</a>")[0]).split())))
    return found


# The marks of Markdown for tags, at their beginning and end.
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
    """Return a piece of a line as a template of Markdown would write it: nothing is escaped.

    `<li><a href="https://...">Tidal Nets</a>, <b>May</b></li>` is "- [Tidal Nets](https://...), **May**". A line break
    stays one, an image without a link is left out, and tags that Markdown has no marks for are.
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
    """What the standard library's parser reads in a start tag."""

    found: list[tuple[str, str | None]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as in the base
        """Take what the tag says."""
        self.found = attrs

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what the tag says: `<div/>` is a start tag, as HTML has it."""
        self.handle_starttag(tag, attrs)


def attributes(tag: str) -> list[tuple[str, str | None]]:
    """Return the attributes of a start tag: their names and values."""
    if _PLAIN_TAG.fullmatch(tag):  # most are, and the parser would take ten times as long
        return _PLAIN_ATTRIBUTE.findall(tag)
    parser = _StartTags()
    parser.found = []
    parser.feed(tag)
    return parser.found


def _written(name: str, tag: str) -> str:
    """Return a start tag with the attributes that say something."""
    kept = sorted(
        f' {key}="{escape_html(" ".join((value or "").split())).replace(_QUOTE, "&quot;")}"'
        for key, value in attributes(tag)
        if key in _ATTRIBUTES or key[:5] == "data-"
    )
    return f"<{name}{''.join(kept)}>"


class _Lines:
    """One pass over HTML, which makes the lines."""

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
            places: From where to where it may begin, before a tag shows that all of it is HTML.
            headings: The headings of Markdown between: where they are, their levels and texts.
            is_piece: Whether all of it is HTML, with end tags of elements that begin above it.
        """
        self.lines: list[str] = []
        self.firsts: list[int] = []
        """Where in the text each line begins."""
        self.lasts: list[int] = []
        """Where in the text each line ends."""
        self.levels: list[int] = []
        """How many elements each line is in."""
        self.hidden: list[tuple[int, int]] = []
        """From where to where there are comments, scripts and styles."""
        self._text = _LONG_REFERENCE.sub("&amp;#", text) if "&#" in text else text
        self._places, self._place = places, 0
        self._headings, self._heading = headings, 0
        self._next_heading = headings[0][0] if headings else float("inf")
        self.is_page = self._is_piece = is_piece
        """Whether all that follows is HTML."""
        self.page_at: int | None = None
        """Where a tag says so."""
        self._stack: list[str] = []
        """The elements that are open."""
        self._parts: list[str] = []
        """What the line is made of so far."""
        self._gap: str | None = None
        """What is between the last part and the next: a blank, or nothing yet. None where no blank counts."""
        self._first = self._last = 0
        self._last_end = self._text.rfind(">")

    def read(self) -> None:  # noqa: PLR0915 - calls for each tag would cost more than the rest
        """Read the text."""
        text, size, find, known, split = self._text, len(self._text), self._text.find, _known, str.split
        stack, parts = self._stack, self._parts
        at = after = 0  # the text that is not read yet begins at `at`, and holds no tag before `after`
        while True:
            begin = find("<", after)
            if begin < 0:
                begin = end = size
                tag = None
            elif not (stack or self.is_page) and (end := self._next_place(begin)) > begin:
                tag = None  # all before there is Markdown
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
        """Return where HTML may begin next, at a place or behind it."""
        place = self._place  # the text above belongs to the place before
        found = at
        if self._is_outside(at):
            found = self._places[self._place][0] if self._place < len(self._places) else len(self._text)
        self._place = place
        return found

    def _inside(self, data: str, at: int) -> str:
        """Return a text that is in no element, as far as HTML goes."""
        return "" if self._is_outside(at) else data[: self._places[self._place][1] - at]

    def _take_headings(self, begin: int) -> None:
        """Write the headings of Markdown that stand above a place."""
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
        """Read what begins with "<" and was not seen before.

        Returns:
            The tag, None where nothing is shown of it; and where it ends, -1 where it is text.
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
        is_usual = said.count('="') == said.count(' class="')  # no address, of which there are any number
        if is_usual and len(_known) < _KEPT and found[0].find(">", 0, _LONGEST) == len(found[0]) - 1:
            _known[found[0]] = tag
        return tag, found.end()

    def _declaration_end(self, at: int) -> int:
        """Return where a comment or declaration ends; a comment that nobody closes goes on to the end."""
        text = self._text
        if text.startswith("<!--", at):
            return self._hide(at, at + 4, _COMMENT_END)
        if not self.is_page and text[at : at + 9].lower() == "<!doctype" and not self._is_outside(at):
            self._begin_page(at)
        return text.find(">", at) + 1

    def _hide(self, at: int, begin: int, closing: re.Pattern[str]) -> int:
        """Return where a text ends that is not shown; one that nobody closes goes on to the end."""
        closed = closing.search(self._text, begin)
        end = closed.end() if closed else len(self._text)
        self.hidden.append((at, end))
        return end

    def _take(self, tag: _Tag, begin: int, end: int) -> None:
        """Take a tag that opens and closes nothing."""
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
            if (
                _KINDS[above] != _INLINE
                if kind == _INLINE
                else _KINDS[above] == _CELL and name not in _AROUND_CELLS
            ):
                break
        return self._is_piece and kind != _INLINE

    def _pop(self, count: int) -> None:
        """Close the innermost of the open elements."""
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
    """Return the lines of a piece of HTML, such as a template: it may begin and end in any element."""
    lines = _Lines(html, is_piece=True)
    lines.read()
    return "\n".join(lines.lines)


_FIRST_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)")


class Elements(Document):
    """The HTML of a text as lines, with the headings that they stand under.

    It is a document of its own: places are offsets into its text. `lines_of` tells the lines of the text that it was
    made of.
    """

    def __init__(self, document: Document) -> None:
        """Read the HTML of a document, and the headings between."""
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
        self.details = []  # what is folded away is HTML as any other
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

        Their kind is "html", their mark the name of the first tag ("" where there is none, "/ul" for an end), their
        level how many elements they are in. Their own text is that of the block, with the tags in it.
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
        """The lines of the text on which headings of HTML begin, or a page, with their levels: 0 for a page."""
        found = [(self.lines_of(unit.at, unit.at).start, unit.level) for unit in self.units]
        return found if self._page_at is None else [*found, (self._source.line(self._page_at), 0)]

    @cached_property
    def ends(self) -> list[int]:
        """For each line, the one behind the last line of the block that it begins."""
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
        """Return the lines of the text that a part of this one comes from."""
        return self._lines_between(self._firsts[self.line(start)], self._lasts[self.line(stop)])

    def _lines_between(self, first: int, end: int) -> range:
        """Return the lines of the text between two places of it."""
        return range(self._source.line(first), self._source.line(max(first, end - 1)) + 1)

    def structure(self, runs: Iterable[range]) -> Iterator[range]:
        """Yield the lines that are the page's own.

        They hold a heading, tags alone, or nothing that is shown.

        Args:
            runs: The runs of lines of the text that are in question.
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
        """Whether a line is one of a comment, a script or a style."""
        at = bisect_right(self._hidden_from, line) - 1
        return at >= 0 and line in self._hidden[at]


def elements_of(document: Document) -> Elements:
    """Return the HTML of a document, which is read when first asked for."""
    if document.elements is None:
        document.elements = Elements(document)
    return document.elements

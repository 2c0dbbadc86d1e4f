"""Split the text of a block into pieces: plain or styled text, links, images and line breaks.

`tokenize` reads Markdown, also mixed with HTML, reStructuredText and org, in one pass. A bracket stays open until its
link is read, so a link may contain emphasis, images and other brackets: `[![**Title**](i)](u)`. Markup that is not
closed is text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from paperdigest.normalize.entities import unescape
from paperdigest.normalize.links import BARE_ADDRESS, bare_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperdigest.general.pieces import Traits

#: A hard line break: two blanks, a backslash or `<br>`. Texts contain this character for nothing else.
HARD_BREAK = "\r"

BOLD, ITALIC, CODE, QUOTED, BADGE = 1, 2, 4, 8, 16

# The beginning of markup. The set of characters comes first, so that the search skips to them. The groups are the
# label and the address of a link whose label has no markup.
_SPECIAL = re.compile(
    r"[\\`\[\]<*_$\n\r!:](?:(?<=\[)([^\[\]\\`*_<!$&\n\r]++)\]\(([^()\s<>\\]++)\)|(?<![!:])|(?<=!)\[|(?<=:)(?=//|[a-z+][a-z0-9_+]{1,30}:))"
)
_TARGET = re.compile(
    r"\(\s*+(?:<([^<>\n]*+)>|((?:[^\s()\\]++|\\.|\((?:[^\s()\\]++|\([^\s()]*+\))*+\))*+))"
    r"(?:\s++(?:\"[^\"]{0,300}+\"|'[^']{0,300}+'))?+\s*+\)"
)
_DISTANT_TARGET = re.compile(r" \((https?://[^\s()]++)\)|\(\((https?://[^\s()]++)\)\)")
_ORG_LINK = re.compile(r"\[\[((?:https?|doi|arxiv):[^\[\]\s]++)\](?:\[([^\[\]]++)\])?+\]")
_WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]++)(?:\\?\|([^\[\]\n]++))?+\]\]")
_REFERENCE = re.compile(r"\[([^\[\]\n]++)\]")
_CODE = {count: re.compile(rf"(?<!`)`{{{count}}}(?!`)") for count in range(1, 4)}
_RST_LINK = re.compile(r"([^`<>]*?)\s*<([^<>\s]+)>", re.DOTALL)
_MATH = re.compile(r"\$\$?(?![\s$])[^$\n\r]{0,400}[^\s$]\$\$?")
_TAG = re.compile(
    r"<(?:(?P<auto>https?://[^\s<>]++)|(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?P<rest>\b[^<>]*+))>"
)
_HREF = re.compile(r"""\bhref\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++))""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""", re.IGNORECASE)
_BARE = re.compile(BARE_ADDRESS)
_EMOJI = re.compile(r":[a-z+][a-z0-9_+]{1,30}:")
_RUN = re.compile(r"\*++|_++")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BREAKING = frozenset({"br", "p", "div", "li", "ul", "ol", "summary", "details", "tr", "td", "dd", "dt"})
_STYLES = {"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "code": CODE, "kbd": CODE}
# A bold run of up to this length may be letters of a word: "Ada**p**tive".
_SHORT_RUN = 12
# The most pieces in the label of a reference link.
_MOST_IN_LABEL = 16
# Longer addresses of reference links are ignored: many links may share one.
_LONGEST_ADDRESS = 2_000
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]++)\]:[ \t]*+<?([^\s>]++)>?(?=\s|\Z)", re.MULTILINE)


class Piece:
    """A run of text in one style, a link, an image or a line break."""

    __slots__ = ("kind", "style", "text", "traits", "url")

    def __init__(self, kind: str, text: str = "", url: str = "", style: int = 0) -> None:
        self.kind = kind
        """text, link, image, break (a hard line break) or fold (any other line break)."""
        self.text = text
        self.url = url
        self.style = style
        self.traits: Traits | None = None

    def __repr__(self) -> str:
        return f"<{self.kind}{self.style or ''} {self.text!r} {self.url}>"


def definitions(text: str) -> dict[str, str]:
    """Return the addresses of reference links by lower-case label: `[label]: address`."""
    if "]:" not in text:
        return {}
    return {label.casefold(): url for label, url in _DEFINITION.findall(text) if len(url) <= _LONGEST_ADDRESS}


def tokenize(text: str, defined: Mapping[str, str] | None = None) -> list[Piece]:
    """Return the pieces of a text.

    Args:
        text: The text of a block, with HARD_BREAK for hard line breaks.
        defined: The addresses of reference links by lower-case label.
    """
    if _SPECIAL.search(text) is None:
        return [Piece("text", unescape(text))] if text else []
    reader = _InlineReader(text, defined or {})
    reader.read()
    return reader.styled()


class _InlineReader:
    """Reads one text; `styled` returns its pieces."""

    def __init__(self, text: str, defined: Mapping[str, str]) -> None:
        self.text = text
        self.defined = defined
        self.pieces: list[Piece] = []
        self.plain: list[str] = []
        self.brackets: list[tuple[int, str]] = []
        """The open brackets: the index of the piece, and "[", "![" or the address of an open `<a>`."""
        self.runs: dict[str, list[int]] = {}
        """The indices of the pieces of open emphasis, by its sign."""
        self.ranges: list[tuple[int, int, int]] = []
        """The styled ranges of pieces: begin, end, style."""
        self.unclosed: set[str] = set()
        """The closing signs of code and comments that do not occur again."""

    def read(self) -> None:
        text, at, size, search = self.text, 0, len(self.text), _SPECIAL.search
        plain, link = self.plain, self._link
        while found := search(text, at):
            start = found.start()
            if start > at:
                plain.append(text[at:start])
            sign = text[start]
            if found.lastindex:
                link(found[2], found[1])
                at = found.end()
            elif sign == "[":
                at = self._open(start)
            elif sign == "]":
                at = self._close(start)
            elif sign in "*_":
                at = self._emphasis(start)
            elif sign in "\n\r":
                if plain:
                    self._flush()
                self.pieces.append(Piece("break" if sign == "\r" else "fold"))
                at = start + 1
            elif sign == "<":
                at = self._tag(start)
            elif sign == "!":
                self._push("![")
                at = start + 2
            elif sign == ":":
                at = self._colon(start)
            elif sign == "`":
                at = self._code(start)
            elif sign == "$":
                math = _MATH.match(text, start)
                at = math.end() if math else start + 1
                plain.append(text[start:at])
            else:
                following = text[start + 1 : start + 2]
                plain.append(following if following in _ESCAPABLE else "\\")
                at = start + 2 if following in _ESCAPABLE and following else start + 1
        if at < size:
            plain.append(text[at:])
        self._flush()

    def _flush(self) -> None:
        plain = self.plain
        if plain:
            text = plain[0] if len(plain) == 1 else "".join(plain)
            plain.clear()
            if text:
                self.pieces.append(Piece("text", unescape(text) if "&" in text else text))

    # Links and images

    def _push(self, sign: str) -> None:
        self._flush()
        self.brackets.append((len(self.pieces), sign))
        self.pieces.append(Piece("text", sign if sign in ("[", "![") else ""))

    def _open(self, start: int) -> int:
        text = self.text
        if text.startswith("[[", start):
            if found := _ORG_LINK.match(text, start):
                self._link(found[1], found[2] or "")
                return found.end()
            found = _WIKI_LINK.match(text, start)
            if found and text[found.end() : found.end() + 1] != "(" and "(" not in found[0]:
                self._link(found[1], found[2] or found[1])
                return found.end()
        self._push("[")
        return start + 1

    def _link(self, url: str, label: str, style: int = 0) -> None:
        if self.plain:
            self._flush()
        if label.count(":") > 1:
            label = _EMOJI.sub("", label)
        self.pieces.append(
            Piece("link", " ".join(label.split()), unescape(url) if "&" in url else url, style)
        )

    def _close(self, start: int) -> int:
        text, after = self.text, start + 1
        if not self.brackets or self.brackets[-1][1] not in ("[", "!["):
            self.plain.append("]")
            return after
        opened, sign = self.brackets[-1]
        found = _TARGET.match(text, after) if text[after : after + 1] == "(" else None
        if found is None:
            found = _DISTANT_TARGET.match(text, after)
        if found is not None:
            url = (found[1] or found[2] or "") if found.re is _TARGET else (found[1] or found[2])
            self.brackets.pop()
            self._collapse(opened, sign, url[1:-1] if url[:1] == "(" and url[-1:] == ")" else url)
            return found.end()
        if self.defined and sign == "[" and len(self.pieces) - opened < _MOST_IN_LABEL:
            reference = _REFERENCE.match(text, after)
            label = (
                reference[1]
                if reference
                else "".join(p.text for p in self.pieces[opened + 1 :]) + "".join(self.plain)
            )
            if (url := self.defined.get(label.strip().casefold())) is not None:
                self.brackets.pop()
                self._collapse(opened, sign, url)
                return reference.end() if reference else after
        self.brackets.pop()
        self.plain.append("]")
        return after

    def _collapse(self, opened: int, sign: str, url: str) -> None:
        """Replace the pieces since an opening bracket by one link or image."""
        self._flush()
        inner = self.pieces[opened + 1 :]
        del self.pieces[opened:]
        for stack in self.runs.values():
            while stack and stack[-1] >= opened:
                stack.pop()
        styled = 0
        letters = sum(len(p.text) for p in inner)
        while self.ranges and self.ranges[-1][0] >= opened:
            first, last, style = self.ranges.pop()
            if sum(len(p.text) for p in inner[max(0, first - opened - 1) : last - opened - 1]) * 2 > letters:
                styled |= style
        label = " ".join(
            "".join(
                " " if p.kind in ("fold", "break") else p.text for p in inner if p.kind != "image"
            ).split()
        )
        if sign == "![":
            self.pieces.append(Piece("image", label, url))
            return
        if any(p.kind == "image" for p in inner) and not label:
            label, styled = next(p.text for p in inner if p.kind == "image"), styled | BADGE
        if label[:1] == "[" and label[-1:] == "]":
            label = label[1:-1].strip()
        links = [p for p in inner if p.kind == "link"]
        if links and (len(links) == 1 and len(links[0].text) >= len(label) - 2):
            self.pieces.append(links[0])
            return
        self._link(url, label, styled)

    # HTML

    def _tag(self, start: int) -> int:
        text = self.text
        if text.startswith("<!--", start) and "-->" not in self.unclosed:
            if (end := text.find("-->", start + 4)) >= 0:
                return end + 3
            self.unclosed.add("-->")
        found = _TAG.match(text, start)
        if found is None:
            self.plain.append("<")
            return start + 1
        if found["auto"]:
            self._link(found["auto"], "")
        elif found["name"]:
            name = found["name"].lower()
            if name == "a":
                self._anchor(found)
            elif name in _STYLES:
                self._style_tag(name, is_closing=bool(found["close"]))
            elif name == "img":
                self._flush()
                alt = _ALT.search(found["rest"])
                self.pieces.append(Piece("image", unescape(alt[1] or alt[2] or "") if alt else ""))
            elif name in _BREAKING:
                self._flush()
                self.pieces.append(Piece("break"))
            elif name in {"span", "button"}:
                self._flush()
        return found.end()

    def _anchor(self, found: re.Match[str]) -> None:
        if not found["close"]:
            href = _HREF.search(found["rest"])
            if href:
                self._push(unescape(href[1] or href[2] or href[3] or "") or "#")
            return
        while self.brackets:
            opened, sign = self.brackets.pop()
            if sign not in ("[", "!["):
                self._collapse(opened, "[", sign)
                return

    def _style_tag(self, name: str, *, is_closing: bool) -> None:
        self._flush()
        stack = self.runs.setdefault(name, [])
        if not is_closing:
            stack.append(len(self.pieces))
        elif stack:
            self.ranges.append((stack.pop(), len(self.pieces), _STYLES[name]))

    # Addresses, code and emphasis

    def _colon(self, start: int) -> int:
        text = self.text
        if text.startswith("//", start + 1):
            before = (
                5
                if text.startswith("https", start - 5) and start >= 5
                else 4
                if text.startswith("http", start - 4) and start >= 4
                else 0
            )
            found = _BARE.match(text, start - before) if before else None
            if found:
                url = bare_address(found[0])
                kept = "".join(self.plain)[:-before]
                self.plain[:] = [kept] if kept else []
                self._link(url, "")
                return start - before + len(url)
        elif found := _EMOJI.match(text, start):
            self._flush()
            self.pieces.append(Piece("image", found[0]))
            return found.end()
        self.plain.append(":")
        return start + 1

    def _code(self, start: int) -> int:
        text = self.text
        count = 3 if text.startswith("```", start) else 2 if text.startswith("``", start) else 1
        sign = "`" * count
        closing = None if sign in self.unclosed else _CODE[count].search(text, start + count)
        if closing is None:
            self.unclosed.add(sign)
            self.plain.append(sign)
            return start + count
        inside, end = text[start + count : closing.start()], closing.end()
        if text[end : end + 1] == "_" and (link := _RST_LINK.fullmatch(inside.strip())):
            self._link(link[2], link[1])
            return end + 2 if text[end + 1 : end + 2] == "_" else end + 1
        self._flush()
        self.pieces.append(Piece("text", inside.replace(HARD_BREAK, " ").strip(), "", CODE))
        return end

    def _emphasis(self, start: int) -> int:
        text = self.text
        run = _RUN.match(text, start)[0]  # type: ignore[index] # `start` is the offset of such a sign
        end = start + len(run)
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        sign = run[0]
        if len(run) > 3 or (sign == "_" and before.isalnum() and after.isalnum()):
            self.plain.append(run)
            return end
        opens, closes = not after.isspace(), not before.isspace()
        if self.plain:
            self._flush()
        pieces, runs, left = self.pieces, self.runs, len(run)
        for width in (2, 1):
            stack = runs.get(sign * width)
            if stack and left >= width and (closes or (width == 2 and not opens)):
                opened = stack.pop()
                pieces[opened].text = ""
                self.ranges.append((opened, len(pieces), BOLD if width == 2 else ITALIC))
                left -= width
        if left and opens and not (left == 1 and before.isalnum() and sign == "_"):
            for width in (2, 1):
                if left >= width:
                    runs.setdefault(sign * width, []).append(len(pieces))
                    pieces.append(Piece("sign", sign * width))
                    left -= width
        if left:
            self.plain.append(sign * left)
        return end

    def styled(self) -> list[Piece]:
        """Return the pieces with their styles; neighbours that are one run of text are joined."""
        pieces = self.pieces
        if self.ranges:
            changes: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
            for first, last, style in self.ranges:
                changes[first].append((style, 1))
                changes[last].append(
                    (style, -1)
                )  # may lie behind the last piece if a link has replaced pieces
            depth, current = {BOLD: 0, ITALIC: 0, CODE: 0}, 0
            for index, piece in enumerate(pieces):
                if index in changes:
                    for style, change in changes[index]:
                        depth[style] += change
                    current = sum(style for style, count in depth.items() if count > 0)
                piece.style |= current
        made: list[Piece] = []
        for piece in pieces:
            if piece.kind == "sign":
                piece.kind = "text"
            if piece.kind == "text":
                if not piece.text:
                    continue
                before = made[-1] if made else None
                if before is not None and before.kind == "text" and _are_one(before, piece):
                    before.style &= piece.style | QUOTED
                    before.text += piece.text
                    continue
            made.append(piece)
        return made


def _are_one(before: Piece, piece: Piece) -> bool:
    """Whether two runs of text are one: they share a style, or one is a word or letters of the other's sentence."""
    if before.style == piece.style or before.style & piece.style & BOLD:
        return True
    if (before.style | piece.style) & BOLD:  # a letter or a word of a title
        bold, plain = (piece, before) if piece.style & BOLD else (before, piece)
        if (
            before.text[-1:].isalnum()
            and piece.text[:1].isalnum()
            and min(len(bold.text), len(plain.text)) <= _SHORT_RUN
        ):
            return True
        return (
            plain is before
            and plain.text.count(" ") >= 3
            and bold.text.count(" ") < 3
            and plain.text.rstrip()[-1:].isalnum()
        )
    if not piece.style:
        return False
    is_word = piece.style & CODE or piece.text[:1].islower()
    ends = before.text.rstrip()[-1:].isalnum() and (
        piece.text.lstrip()[:1].isalnum() or piece.text[:1] == "-"
    )
    return bool(is_word and ends and piece.text.count(" ") < 2 and not (before.style and piece.style))


def plain_text(pieces: Sequence[Piece]) -> str:
    """Return the words of pieces without images and badges, separated by single spaces."""
    return " ".join(
        "".join(
            " " if p.kind in ("fold", "break") else p.text
            for p in pieces
            if p.kind != "image" and not p.style & BADGE
        ).split()
    )

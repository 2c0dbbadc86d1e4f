"""Which tags begin a block of HTML, and where such a block ends.

The rules are CommonMark's: comments, declarations, scripts and the like end with their closing mark; a block-level tag,
or any tag alone on its line, ends at a blank line.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"<(/?[A-Za-z][A-Za-z0-9]*+|!--|\?|![A-Za-z]|!\[CDATA\[)")
_BLOCK_TAGS = frozenset(
    re.findall(
        r"\w+",
        """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir
    div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html
    iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary
    table tbody td tfoot th thead title tr track ul
    """,
    )
)
# The characters that may follow the name of a tag; "" is the end of the text.
_AFTER_NAME = frozenset(["", ">", *filter(str.isspace, map(chr, range(0x3001)))])
_LONE_TAG = re.compile(
    r"<(?:(?P<open>[A-Za-z][A-Za-z0-9-]*+)"
    r"(?:[^\S\n]++[A-Za-z_:][A-Za-z0-9:._-]*+"
    r"(?:[^\S\n]*+=[^\S\n]*+(?:[^\"'=<>`\x00-\x20]++|'[^'\n]*+'|\"[^\"\n]*+\"))?)*[^\S\n]*+/?>"
    r"|(?P<close>/[A-Za-z][A-Za-z0-9-]*+)[^\S\n]*+>)[^\S\n]*+(?=\n|\Z)"
)
_RAW_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_CLOSED_BY = {
    **dict.fromkeys(("script", "pre", "style", "textarea"), _RAW_END),
    "!--": re.compile("-->"),
    "?": re.compile(r"\?>"),
    "![cdata[": re.compile(r"\]\]>"),
    **dict.fromkeys((f"!{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), re.compile(">")),
}


#: The tags that make the rest of the text HTML.
PAGE = frozenset({"html", "body"})


def block_tag(text: str, first: int, *, in_prose: bool) -> tuple[str, re.Pattern[str] | None] | None:
    """Return the tag that begins a block of HTML at an offset.

    Args:
        text: The text.
        first: The offset of a "<".
        in_prose: Whether the line above is prose. A tag that only stands alone on its line does not interrupt prose.

    Returns:
        The name of the tag in lower case ("div", "/div", "!--"), and the pattern that closes the block: None if a blank
        line ends it. None if no block begins there.
    """
    found = _TAG.match(text, first)
    if found is None:
        return None
    name, end = found[1].lower(), found.end()
    if name.lstrip("/") in _BLOCK_TAGS:
        if text[end : end + 1] in _AFTER_NAME or text.startswith("/>", end):
            return name, None
    elif name in _CLOSED_BY and (name[0] in "!?" or text[end : end + 1] in _AFTER_NAME):
        return name, _CLOSED_BY[name]
    if not in_prose and (found := _LONE_TAG.match(text, first)):
        return (found["open"] or found["close"]).lower(), None
    return None


def escape_html(text: str) -> str:
    """Escape a text for use between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


# How many characters of a line make its shape.
_BEGINNING = 32


def element_shape(literal: str, *, has_number: bool = False) -> str:
    """Return the shape of a template of HTML, by which its lines are looked up: the tags and first words.

    Args:
        literal: The literal text at the start of the template.
        has_number: Whether a number follows; the shape has "0" for it.
    """
    first, more, _ = literal.partition("\n")
    return f"{first}0" if has_number and not more and len(first) < _BEGINNING else first[:_BEGINNING]


def numbered(beginning: str) -> str:
    """Return the beginning of a line; if it ends with a digit, with "0" for that."""
    return f"{beginning[:-1]}0" if beginning[-1:].isdigit() else beginning


@lru_cache(maxsize=16)
def tag_pattern(tags: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds some tags, given in lower case as "<name"."""
    names = "|".join(re.escape(name) for tag in tags for name in (tag[1:], tag[1:].upper()))
    return re.compile(rf"<(?:{names})(?![A-Za-z0-9])")

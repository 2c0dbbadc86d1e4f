r"""Decode LaTeX and HTML around the numbers of a text.

Abstracts write `$2.1\%$`, `91.4$\pm$0.3`, `$\leq 5$ ms`, `$10^{-3}$`, `&lt;5 ms`. Later stages read plain characters, so
these become `2.1%`, `91.4±0.3`, `≤5 ms`, `10^-3` and `<5 ms`. All other mathematics stays as it is. The place of each
character is kept, so that results have the text's own words.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from typing import NamedTuple

#: LaTeX commands in or around numbers, with their plain characters.
_COMMANDS = {
    "pm": "±",
    "mp": "±",
    "times": "×",
    "cdot": "·",
    "ast": "*",
    "sim": "~",
    "thicksim": "~",
    "simeq": "≈",
    "approx": "≈",
    "lesssim": "≤",
    "leq": "≤",
    "leqslant": "≤",
    "leqq": "≤",
    "le": "≤",
    "geq": "≥",
    "geqslant": "≥",
    "geqq": "≥",
    "ge": "≥",
    "gtrsim": "≥",
    "lt": "<",
    "gt": ">",
    "to": "→",
    "rightarrow": "→",
    "uparrow": "↑",
    "downarrow": "↓",
    "mu": "μ",
    "rho": "ρ",
    "tau": "τ",
    "chi": "χ",
    "kappa": "κ",
    "degree": "°",
    "circ": "°",
    "percent": "%",
    "%": "%",
    "$": "$",
    ",": " ",
    ";": " ",
    ":": " ",
    " ": " ",
    "!": "",
    "left": "",
    "right": "",
}
_ENTITIES = {
    "lt": "<",
    "gt": ">",
    "le": "≤",
    "ge": "≥",
    "plusmn": "±",
    "times": "×",
    "asymp": "≈",
    "minus": "−",
    "nbsp": " ",
    "thinsp": " ",
    "uarr": "↑",
    "darr": "↓",
    "percnt": "%",
    "pound": "£",
    "euro": "€",
    "yen": "¥",
}
#: The blank between thousands.
_THIN_BLANK = "\u202f"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


class PlainText(NamedTuple):
    """A text with plain characters for markup, with the places of its characters in the original."""

    text: str
    """The text."""
    starts: array[int] | None
    """The start of each character in the original, None if the text has not changed."""
    ends: array[int] | None
    """The end of each character in the original, None if the text has not changed."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original text for a span of the plain text."""
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


@cache
def _markup_sign() -> re.Pattern[str]:
    """Match the characters without which a text has nothing to decode. Few texts have one."""
    return re.compile(r"[\\$&~⁰¹²³⁴-⁹⁻％]|<su[pb]>")


_COMMAND_WORDS = "|".join(sorted((name for name in _COMMANDS if name.isalpha()), key=len, reverse=True))
_COMMAND_SIGNS = "".join(re.escape(name) for name in _COMMANDS if not name.isalpha())


@cache
def _math_token() -> re.Pattern[str]:
    """Match one token of mathematics that is part of a number or belongs to one."""
    return re.compile(
        rf"\\(?P<command>(?:{_COMMAND_WORDS})(?![A-Za-z])|[{_COMMAND_SIGNS}])\s?"
        r"|\{(?P<comma>,)\}"
        r"|\^\s?\{\s?(?P<power>[-−+]?\s?\d{1,2})\s?\}|\^\{?\\circ(?![A-Za-z])\}?(?P<degree>)"
        r"|_\{\s?\\pm\s?(?P<error>\d+(?:\.\d+)?)\s?\}"
        r"|\\(?:mathrm|text|textrm|mathbf|textbf|mathit|rm)\s?\{(?P<word>[^{}\\$]{1,24})\}"
        r"|(?P<plain>[\d.,:()\[\]<>=+*/~%−×±≈≤≥|-]|(?<![A-Za-z])[A-Za-z](?![A-Za-z])|(?<=[R²χ])\^2|\s)"
    )


@cache
def _markup() -> re.Pattern[str]:
    """Match markup that may be replaced by plain characters."""
    return re.compile(
        rf"(?<!\\)\$\s?(?P<mark>\\(?:{_COMMAND_WORDS})(?![A-Za-z])|[<>=~+−-]|\\%)\s?\$"
        r"|(?<!\\)\$(?P<math>[^\s$](?:[^$\n]{0,78}[^\s$\\])?)\$(?!\d)"
        r"|(?<!\\)\\\((?P<round>[^$\n]{1,80}?)\\\)"
        rf"|\\(?P<command>(?:{_COMMAND_WORDS})(?![A-Za-z])|%)"
        rf"|&(?P<entity>{'|'.join(_ENTITIES)});"
        r"|(?<=\d)(?P<thin>\\[,;: ]|\{,\})(?=\d)|(?<=\d)\\[,;: ](?=\\?%)(?P<apart>)"
        r"|(?<=10)(?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹]{1,2})"
        r"|(?<=10)<sup>(?P<sup>[-−–+]?\d{1,2})</sup>"
        r"|(?P<percent>％)"
        # "~" is a fixed space in LaTeX. After a blank and before a number it means "about".
        r"|(?<=[\d%])(?P<tie>~)(?=[A-Za-z])|(?<=[a-z])~(?=\d)(?P<tied>)"
    )


@cache
def _test_letter_after() -> re.Pattern[str]:
    """Match the text after a single letter that names a test: "$p$ = 0.01", "$p$-value"."""
    return re.compile(r"\s?(?:[=<>≤≥&]|\$[=<>\\]|\\(?:le|ge|lt|gt)|-?\s?values?\b|\(\d)")


def decode_markup(text: str) -> PlainText:
    """Return a text with plain characters for the markup around its numbers."""
    if _markup_sign().search(text) is None:
        return PlainText(text, None, None)
    parts: list[str] = []
    starts: array[int] = array("l")
    ends: array[int] = array("l")

    def add(said: str, start: int, end: int) -> None:
        parts.append(said)
        starts.extend([start] * len(said))
        ends.extend([end] * len(said))

    def copy(start: int, end: int) -> None:
        parts.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    at = 0
    for found in _markup().finditer(text):
        tokens = _decode_match(text, found)
        if tokens is None:
            continue
        copy(at, found.start())
        for said, start, end in tokens:
            add(said, start, end)
        at = found.end()
    if at == 0:
        return PlainText(text, None, None)
    copy(at, len(text))
    return PlainText("".join(parts), starts, ends)


def _decode_match(text: str, found: re.Match[str]) -> list[tuple[str, int, int]] | None:
    """Return the plain characters for a match with their places, None if the markup stays as it is."""
    kind = str(found.lastgroup)
    start, end = found.span()
    if kind in ("math", "round"):
        return _decode_math(text, *found.span(kind))
    plain = found[kind]
    if kind in ("command", "mark"):
        plain = _COMMANDS[plain.lstrip("\\")] if plain[0] == "\\" or kind == "command" else plain
    elif kind == "entity":
        plain = _ENTITIES[plain]
    elif kind == "thin":
        plain = "," if "{" in plain else _THIN_BLANK
    elif kind in ("raised", "sup"):
        plain = "^" + plain.translate(_SUPERSCRIPTS)
    else:
        plain = "%" if kind == "percent" else " "
    return [(plain, start, end)]


def _decode_math(text: str, start: int, end: int) -> list[tuple[str, int, int]] | None:
    """Return the tokens of mathematics that is a number, a sign, or the letter of a test; else None."""
    tokens: list[tuple[str, int, int]] = []
    at = start
    while at < end:
        found = _math_token().match(text, at, end)
        if found is None:
            return None
        plain = found[0]
        if found["command"] is not None:
            plain = _COMMANDS[found["command"]]
            if plain == " " and tokens and tokens[-1][0].isdigit() and text[found.end()].isdigit():
                plain = _THIN_BLANK
        elif found["comma"] is not None:
            plain = ","
        elif found["power"] is not None:
            plain = "^" + found["power"].replace(" ", "")
        elif found["degree"] is not None:
            plain = "°"
        elif found["error"] is not None:
            plain = "±" + found["error"]
        elif found["word"] is not None:
            plain = found["word"]
        tokens.append((plain, at, found.end()))
        at = found.end()
    plain = "".join(token[0] for token in tokens)
    if plain.isalpha():  # a letter, or a word in upright type
        return tokens if plain in "ptFz" and _test_letter_after().match(text, end + 1) else None
    return tokens

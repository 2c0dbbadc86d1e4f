"""The entries of BibTeX that stand in a list, in fences or without.

The form: https://www.bibtex.com/g/bibtex-format/. Values are kept as they are, without the braces around them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ENTRY = re.compile(
    r"^[ \t]*@(?!string|comment|preamble)([A-Za-z]+)[ \t]*\{[^,\s{}]*,", re.MULTILINE | re.IGNORECASE
)
_FIELD = re.compile(r"\s*,?\s*([A-Za-z_-]+)\s*=\s*")
_NUMBER = re.compile(r"[\w.-]+")
_BRACES = re.compile(r"[{}]")
# The longest value, in characters.
_LONGEST = 20_000


class BibEntry(NamedTuple):
    """An entry of BibTeX: where it stands, and its fields by their names in small letters."""

    start: int
    end: int
    fields: dict[str, str]


def bib_entries(text: str) -> list[BibEntry]:
    """Return the entries of a text that have a title."""
    found, at = list[BibEntry](), 0
    while begin := _ENTRY.search(text, at):
        fields, at = _fields(text, begin.end())
        if fields.get("title"):
            found.append(BibEntry(begin.start(), at, fields))
    return found


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    """Return the fields that begin at a place, and where they end."""
    fields: dict[str, str] = {}
    while name := _FIELD.match(text, at):
        value, at = _value(text, name.end())
        fields.setdefault(name[1].casefold(), " ".join(value.split()))
    return fields, max(at, text.find("}", at, at + 8) + 1)


def _value(text: str, at: int) -> tuple[str, int]:
    """Return the value that begins at a place, in braces, in quotes or bare, and where it ends."""
    sign = text[at : at + 1]
    if sign not in ("{", '"'):
        bare = _NUMBER.match(text, at)
        return (bare[0], bare.end()) if bare else ("", at + 1)
    if sign == '"':
        end = text.find('"', at + 1, at + _LONGEST)
        return (text[at + 1 : end], end + 1) if end >= 0 else ("", at + 1)
    depth = 0
    for brace in _BRACES.finditer(text, at, at + _LONGEST):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return text[at + 1 : brace.start()], brace.end()
    return "", at + 1

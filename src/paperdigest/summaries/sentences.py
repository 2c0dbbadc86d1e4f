"""Where the sentences of a running text begin and end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words before a full stop that does not end a sentence.
ABBREVIATIONS = frozenset(
    {
        "e.g",
        "i.e",
        "vs",
        "al",
        "etc",
        "fig",
        "figs",
        "eq",
        "eqs",
        "sec",
        "ref",
        "refs",
        "cf",
        "approx",
        "resp",
        "no",
        "nos",
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "st",
        "dept",
        "est",
        "avg",
        "max",
        "min",
        "w.r.t",
        "a.k.a",
        "incl",
        "ca",
        "vol",
    }
)

_MARKER = re.compile(r"\(?(?:[ivx]{1,4}|[a-h])\)\s")
_LAST_WORD = 24
_BULLETS = "-*•"


@cache
def _ends() -> re.Pattern[str]:
    # All ends begin with one of a few signs, so that the text between them is skipped fast. The second lookbehind lets
    # a run of stops match from its first character alone, so the scan stays linear. Where the blank after a stop was
    # lost ("stirs.We show"), only a word that opens sentences tells it from "node.Js".
    return re.compile(
        r"[.!?\n。！？](?:(?<=[.!?])(?<![.!?]{2})[.!?]*+[\"'”’)\]*_]*+(?=\s|(?:We|Our|The|This|In|It|To|However|Moreover|Furthermore|Additionally|Results|Experiments|Experimental)\s)"
        rf"|(?<=\n)[^\S\n]*+(?:\n|(?=[{_BULLETS}]\s))|(?<=[。！？])[。！？]*+[”’」』）]*+)"
    )


def _continues(text: str, stop: int, following: int) -> bool:
    """Whether the stop at `stop` is part of an abbreviation, or what follows is no beginning of a sentence."""
    head = text[following : following + _LAST_WORD]
    if text[stop] == ".":
        least = max(0, stop - _LAST_WORD)
        begin = max(least, text.rfind(" ", least, stop) + 1)
        word = text[begin:stop].lstrip("([\"'“*\n\t")
        measured = begin > 1 and text[begin - 2].isdigit() and head[:1].isupper()  # "in 5 ms. Soups"
        initial = len(word) == 1 and word.isupper() and head[:1].isupper()
        if (word.lower() in ABBREVIATIONS or initial) and not measured:
            return True
    if not head or not head[0].islower():
        return False
    # "iFormer is a family of ..." begins a sentence, and so does the marker "ii) ...".
    first = head.split(None, 1)[0]
    return not (_MARKER.match(head) or any(char.isupper() or char.isdigit() for char in first))


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the half-open span of each sentence of `text[start:end]`, white space at both ends left out."""
    stop = len(text) if end is None else end
    begin = start
    for match in _ends().finditer(text, start, stop):
        if match.start() < begin:  # inside the white space after the sentence before
            continue
        following = match.end()
        while following < stop and text[following].isspace():
            following += 1
        if text[match.start()] == "\n" or not _continues(text, match.start(), following):
            yield from _trimmed(text, begin, match.end())
            begin = following
    yield from _trimmed(text, begin, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # The marker of a bullet is no part of its sentence: behind it stands the first word, which is always capitalised.
    while start < end and (
        text[start].isspace() or (text[start] in _BULLETS and text[start + 1 : start + 2].isspace())
    ):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end

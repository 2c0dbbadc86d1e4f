"""Find the sentences of a running text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Abbreviations: a full stop after them does not end a sentence.
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
    # Every match begins with one of a few characters, so the regex engine skips the text between them. The second
    # lookbehind lets a run of stops match only from its first character, which keeps the scan linear. If the blank after a
    # stop is missing ("stirs.We show"), only a word that opens sentences distinguishes it from "node.Js".
    return re.compile(
        r"[.!?\n。！？](?:(?<=[.!?])(?<![.!?]{2})[.!?]*+[\"'”’)\]*_]*+(?=\s|(?:We|Our|The|This|In|It|To|However|Moreover|Furthermore|Additionally|Results|Experiments|Experimental)\s)"
        rf"|(?<=\n)[^\S\n]*+(?:\n|(?=[{_BULLETS}]\s))|(?<=[。！？])[。！？]*+[”’」』）]*+)"
    )


def _continues(text: str, stop: int, following: int) -> bool:
    """Whether the sentence goes on after `stop`: an abbreviation is before it, or no new sentence follows."""
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
    """Yield the half-open span of each sentence of `text[start:end]`, without white space around it."""
    stop = len(text) if end is None else end
    begin = start
    for match in _ends().finditer(text, start, stop):
        if match.start() < begin:  # inside the white space after the previous sentence
            continue
        following = match.end()
        while following < stop and text[following].isspace():
            following += 1
        if text[match.start()] == "\n" or not _continues(text, match.start(), following):
            yield from _trimmed(text, begin, match.end())
            begin = following
    yield from _trimmed(text, begin, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # A bullet is not part of its sentence, whose first word comes after it.
    while start < end and (
        text[start].isspace() or (text[start] in _BULLETS and text[start + 1 : start + 2].isspace())
    ):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end

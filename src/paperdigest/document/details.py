"""The `<details>` blocks of a text (*folds*), each with its summary and its content.

    <details>
    <summary>The line that stays visible</summary>

    Any Markdown, and other `<details>`.

    </details>

CommonMark reads each tag as a block of HTML, and the text between as if the tags were absent. So `Document.units` does
not contain the folds; `Document.details` does. A tag counts if it begins a line; a closing tag also counts if it ends
one. A `<details>` that is never closed is ignored.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from paperdigest.document.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TAG = re.compile(
    r"<(/?)(details|summary|Details|Summary|DETAILS|SUMMARY)(?=[\s/>])[^<>]*+>"  # the usual spellings
)
# What may precede the first tag of a line: blanks, and the marks of quotes and items.
_BEFORE = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+")
# Units in which tags are plain text.
_OPAQUE = frozenset({"fence", "code", "table", "front"})
_BLANKS = re.compile(r"[ \t]*+")
_LINE_END = re.compile(r"[ \t]*+(?:\n|\Z)")
_NOWHERE = (sys.maxsize, sys.maxsize)


def details_of(text: str, roots: Sequence[Unit], units: Iterable[Unit]) -> list[Unit]:
    """Return the outermost folds of a text, in order.

    The own text of a fold is its `<summary>`, if it has one. Its `units` are the units in it, inner folds included. Its
    `level` is the number of folds around it.

    Args:
        text: The text.
        roots: The units at the top level.
        units: All units, in the order of the text.
    """
    if not any(map(text.__contains__, ("<details", "<Details", "<DETAILS"))):
        return []
    folds = _closed(text, units)
    found: list[Unit] = []
    open_: list[tuple[Unit, int]] = []
    inner = iter(roots)
    unit = next(inner, None)

    def fill(stop: int) -> None:
        """Add the units before a place to the innermost open fold."""
        nonlocal unit
        while unit is not None and unit.at < stop:
            if open_ and unit.at > open_[-1][0].finish and unit.at > open_[-1][0].at:
                open_[-1][0].add(unit)
            unit = next(inner, None)

    for fold, inside in folds:
        while open_ and open_[-1][0].end <= fold.at:
            fill(open_[-1][1])
            open_.pop()
        fill(fold.at)
        fold.level = len(open_)
        if open_:
            open_[-1][0].add(fold)
        else:
            found.append(fold)
        open_.append((fold, inside))
    while open_:
        fill(open_[-1][1])
        open_.pop()
    return found


def _closed(text: str, units: Iterable[Unit]) -> list[tuple[Unit, int]]:
    """Return the closed folds in the order in which they open, each with the offset where its content ends."""
    closed: list[tuple[Unit, int]] = []
    open_: list[Unit] = []
    for is_closing, name, start, end in _tags(text, units):
        if name == "summary":
            if open_ and is_closing and open_[-1].begin >= 0 > open_[-1].finish:
                open_[-1].finish = start
            elif open_ and not is_closing and open_[-1].begin < 0:
                open_[-1].begin = end
        elif not is_closing:
            open_.append(Unit("details", start, end, -1, -1, 0, "details"))
        elif open_:
            fold = open_.pop()
            if fold.finish < 0:  # nothing closed the summary
                fold.begin = -1
            fold.end = end
            closed.append((fold, start))
    closed.sort(key=lambda pair: pair[0].at)
    return closed


def _tags(text: str, units: Iterable[Unit]) -> Iterator[tuple[bool, str, int, int]]:
    """Yield each tag that counts: whether it is a closing tag, its name, where it begins and where it ends."""
    opaque = iter([(unit.at, unit.end) for unit in units if unit.kind in _OPAQUE or unit.mark == "!--"])
    begin, stop = next(opaque, _NOWHERE)
    line, first = 0, -1  # the end of the last tag, and where the next tag would also begin the line
    for found in _TAG.finditer(text):
        start, end = found.span()
        while stop <= start:
            begin, stop = next(opaque, _NOWHERE)
        if begin <= start:
            continue
        is_closing, name = bool(found[1]), found[2].lower()
        is_first = start in (0, first) or text[start - 1] == "\n"
        if not is_first and (newline := text.rfind("\n", line, start)) + 1 >= line:
            before = _BEFORE.match(text, newline + 1)
            is_first = before is not None and before.end() == start
        if is_first:
            first = _BLANKS.match(text, end).end()  # type: ignore[union-attr]  # it matches anywhere
        line = end
        if is_first or name == "summary" or (is_closing and _LINE_END.match(text, end)):
            yield is_closing, name, start, end

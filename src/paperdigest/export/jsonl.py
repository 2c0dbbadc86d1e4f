"""Papers as JSON Lines: one record a line, exact, and back. Needs no extra."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from paperdigest.errors import RecordError
from paperdigest.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# JSON lets these stand in a string as they are, but many programs that read by lines end one there.
_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_line(paper: Paper) -> str:
    """Return a paper as one line of JSON, without the newline; every encoding of Unicode can write it."""
    line = json.dumps(paper.to_dict(), ensure_ascii=False).translate(_BREAKS)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate has no encoding; JSON can escape it
        return json.dumps(paper.to_dict())
    return line


def to_jsonl(papers: Iterable[Paper]) -> str:
    """Return papers as JSON Lines: the records of `Paper.to_dict`, one a line."""
    return "".join(f"{json_line(paper)}\n" for paper in papers)


def from_jsonl(lines: str | Iterable[str]) -> Iterator[Paper]:
    r"""Yield the papers that `to_jsonl` wrote; blank lines are passed over.

    Args:
        lines: The text, or its lines (an open file).

    Raises:
        RecordError: A line holds no such record; the message has its number, from 1.

    >>> from paperdigest import Paper
    >>> [paper.title for paper in from_jsonl(to_jsonl([Paper("Tidal Nets"), Paper("Lantern")]))]
    ['Tidal Nets', 'Lantern']
    """
    for number, line in enumerate(lines.split("\n") if isinstance(lines, str) else lines, 1):
        if not line.strip():
            continue
        try:
            paper = Paper.from_dict(json.loads(line))
        except ValueError as error:  # RecordError is one too
            raise RecordError(f"{error} (line {number})") from error
        yield paper

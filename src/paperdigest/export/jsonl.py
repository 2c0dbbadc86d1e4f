"""Papers as JSON Lines: one record a line, exact, and back. Needs no extra."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from paperdigest.errors import RecordError
from paperdigest.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What JSON allows bare and must not reach a terminal or part a line; and lone surrogates, which have no UTF-8.
_BARE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_line(paper: Paper) -> str:
    """Return a paper as one line of JSON, without the newline; every encoding of Unicode can write it."""
    return json_text(paper.to_dict())


def json_text(data: dict[str, Any]) -> str:
    """Return values as one line of JSON, days as text; every encoding of Unicode can write it."""
    line = json.dumps(data, ensure_ascii=False, default=date.isoformat)
    return _BARE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


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
        except (ValueError, RecursionError) as error:  # RecordError is one too
            raise RecordError(f"{error} (line {number})") from error
        yield paper

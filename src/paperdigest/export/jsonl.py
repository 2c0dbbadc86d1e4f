"""Exact conversion of papers to JSON Lines, one record on each line, and back. Needs no extra."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from paperdigest.errors import RecordError
from paperdigest.model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Characters that JSON allows unescaped but terminals interpret or programs treat as line ends, and lone surrogates,
# which UTF-8 can't encode.
_BARE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_line(paper: Paper) -> str:
    """Return a paper as one line of JSON without the newline. All Unicode encodings can encode it."""
    return json_text(paper.to_dict())


def json_text(data: dict[str, Any]) -> str:
    """Return data as one line of JSON, with days as text. All Unicode encodings can encode it."""
    line = json.dumps(data, ensure_ascii=False, default=date.isoformat)
    return _BARE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def to_jsonl(papers: Iterable[Paper]) -> str:
    """Convert papers to JSON Lines: the records of `Paper.to_dict`, one on each line."""
    return "".join(f"{json_line(paper)}\n" for paper in papers)


def from_jsonl(lines: str | Iterable[str]) -> Iterator[Paper]:
    r"""Yield the papers of JSON Lines from `to_jsonl`. Blank lines are skipped.

    Args:
        lines: The text, or an iterable of its lines, such as an open file.

    Yields:
        The papers.

    Raises:
        RecordError: A line is not a valid record. The message has its number, counted from 1.

    >>> from paperdigest import Paper
    >>> [paper.title for paper in from_jsonl(to_jsonl([Paper("Tidal Nets"), Paper("Lantern")]))]
    ['Tidal Nets', 'Lantern']
    """
    for number, line in enumerate(lines.split("\n") if isinstance(lines, str) else lines, 1):
        if not line.strip():
            continue
        try:
            paper = Paper.from_dict(json.loads(line))
        except (ValueError, RecursionError) as error:  # RecordError is a ValueError
            raise RecordError(f"{error} (line {number})") from error
        yield paper

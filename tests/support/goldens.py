"""Golden files: texts, each beside a JSON file with the expected result."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import paperdigest
from paperdigest import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from paperdigest import Digest, Problem

DEFAULTS = Paper("").to_dict()


def text_of(path: Path) -> str:
    """Return the text of a file with its surrogates and line endings unchanged."""
    return path.read_bytes().decode("utf-8", "surrogatepass")


def short(problem: Problem) -> str:
    """Return a problem as one line."""
    return f"{problem.severity} {problem.code}: {problem.message}"


def compact(paper: Paper) -> dict[str, Any]:
    """Return the fields of a paper that differ from their defaults, in a short form."""
    data = {key: value for key, value in paper.to_dict().items() if value != DEFAULTS[key]}
    data["authors"] = [author.name + "@" * author.is_handle for author in paper.authors]
    data["links"] = [f"{link.kind} {link.label!r} {link.url}" for link in paper.links]
    data["problems"] = [problem.code for problem in paper.problems]
    return {key: value for key, value in data.items() if value != []}


def shown(digest: Digest) -> dict[str, Any]:
    """Return a digest as the content of a golden file."""
    return {
        "title": digest.title,
        "listed": digest.listed.isoformat() if digest.listed else None,
        "dialects": list(digest.dialects),
        "papers": [compact(paper) for paper in digest.papers],
        "problems": [short(problem) for problem in digest.problems],
        "structure": [[lines.start, lines.stop] for lines in digest.structure],
        "unclaimed": [{"lines": [u.lines.start, u.lines.stop], "text": u.text} for u in digest.unclaimed],
    }


def check_golden(path: Path, *, update: bool) -> None:
    """Parse a text and compare the result with the JSON file beside it.

    Args:
        path: The text.
        update: Whether to write the JSON file first.
    """
    found = shown(paperdigest.parse_digest(text_of(path)))
    expected = path.with_suffix(".json")
    if update:
        expected.write_text(json.dumps(found, ensure_ascii=True, indent=1) + "\n", "ascii")
    assert found == json.loads(expected.read_text("ascii"))

"""Texts beside the JSON of what must be read from them."""

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
    """Return the text of a file, with the surrogates and the ends of lines that it has."""
    return path.read_bytes().decode("utf-8", "surrogatepass")


def short(problem: Problem) -> str:
    """Return a problem in one line."""
    return f"{problem.severity} {problem.code}: {problem.message}"


def compact(paper: Paper) -> dict[str, Any]:
    """Return the fields of a paper that say something."""
    data = {key: value for key, value in paper.to_dict().items() if value != DEFAULTS[key]}
    data["authors"] = [author.name + "@" * author.is_handle for author in paper.authors]
    data["links"] = [f"{link.kind} {link.label!r} {link.url}" for link in paper.links]
    data["problems"] = [problem.code for problem in paper.problems]
    return {key: value for key, value in data.items() if value != []}


def shown(digest: Digest) -> dict[str, Any]:
    """Return all that is read from a text."""
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
    """Compare what is read from a text with the JSON beside it, or write that JSON."""
    found = shown(paperdigest.parse_digest(text_of(path)))
    expected = path.with_suffix(".json")
    if update:
        expected.write_text(json.dumps(found, ensure_ascii=True, indent=1) + "\n", "ascii")
    assert found == json.loads(expected.read_text("ascii"))

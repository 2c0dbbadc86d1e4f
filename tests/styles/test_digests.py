"""Each digest in tests/styles beside the JSON that it must give: one quirk a file, named for it."""

from __future__ import annotations

import json
from typing import Any

import pytest

import paperdigest
from paperdigest import Digest, Paper, Problem
from support.paths import EXAMPLES, STYLES

CASES = sorted(path.relative_to(STYLES).with_suffix("").as_posix() for path in STYLES.rglob("*.md"))
DEFAULTS = Paper("").to_dict()


def text_of(case: str) -> str:
    return (STYLES / f"{case}.md").read_bytes().decode("utf-8", "surrogatepass")


def short(problem: Problem) -> str:
    return f"{problem.severity} {problem.code}: {problem.message}"


def compact(paper: Paper) -> dict[str, Any]:
    """The fields of a paper that say something."""
    data = {key: value for key, value in paper.to_dict().items() if value != DEFAULTS[key]}
    data["authors"] = [author.name + "@" * author.is_handle for author in paper.authors]
    data["links"] = [f"{link.kind} {link.label!r} {link.url}" for link in paper.links]
    data["problems"] = [problem.code for problem in paper.problems]
    return {key: value for key, value in data.items() if value != []}


def shown(digest: Digest) -> dict[str, Any]:
    return {
        "title": digest.title,
        "listed": digest.listed.isoformat() if digest.listed else None,
        "dialects": list(digest.dialects),
        "papers": [compact(paper) for paper in digest.papers],
        "problems": [short(problem) for problem in digest.problems],
        "structure": [[lines.start, lines.stop] for lines in digest.structure],
        "unclaimed": [{"lines": [u.lines.start, u.lines.stop], "text": u.text} for u in digest.unclaimed],
    }


@pytest.mark.parametrize("case", CASES)
def test_gives_what_is_expected(case: str, request: pytest.FixtureRequest) -> None:
    found = shown(paperdigest.parse_digest(text_of(case)))
    expected = STYLES / f"{case}.json"
    if request.config.getoption("--update-goldens"):
        expected.write_text(json.dumps(found, ensure_ascii=True, indent=1) + "\n", "ascii")
    assert found == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("case", [case for case in CASES if case.split("/")[0] in paperdigest.dialects()])
def test_is_read_alike_by_its_dialect_alone(case: str) -> None:
    papers = paperdigest.parse(text_of(case))
    assert paperdigest.parse(text_of(case), dialect=case.split("/", maxsplit=1)[0]) == papers


@pytest.mark.parametrize("style", paperdigest.dialects())
def test_other_ends_of_lines_change_nothing(style: str) -> None:
    text = (EXAMPLES / f"{style}.md").read_text("utf-8")
    digest = paperdigest.parse_digest(text)
    assert digest.papers
    for end in ("\r\n", "\r"):
        assert shown(paperdigest.parse_digest(text.replace("\n", end))) == shown(digest)


def test_every_dialect_has_a_folder() -> None:
    assert {path.name for path in STYLES.iterdir() if path.is_dir()} == {
        *paperdigest.dialects(),
        "mixed",
        "none",
    }

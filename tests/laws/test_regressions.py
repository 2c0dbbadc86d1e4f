"""Texts that once broke parsing: found by fuzzing, kept as files."""

from __future__ import annotations

from pathlib import Path

import pytest

import paperdigest
from support.pieces import owners

FILES = sorted((Path(__file__).parent / "regressions").iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_once_broke_does_not_again(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "surrogatepass")
    digest = paperdigest.parse_digest(text)
    assert "dialect-failed" not in {problem.code for problem in digest.problems}
    assert set(owners(digest, text)) == {1}
    assert all(paper.title and "|" not in paper.title for paper in digest.papers)

"""The digests of each style, one or two, beside the JSON that they must give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import paperdigest
from support.goldens import check_golden, shown, text_of
from support.paths import EXAMPLES, STYLE_FIXTURES, STYLES, name_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", STYLE_FIXTURES, ids=name_of)
def test_gives_what_is_expected(path: Path, request: pytest.FixtureRequest) -> None:
    check_golden(path, update=request.config.getoption("--update-goldens"))


@pytest.mark.parametrize("path", STYLE_FIXTURES, ids=name_of)
def test_is_read_alike_by_its_dialect_alone(path: Path) -> None:
    papers = paperdigest.parse(text_of(path))
    assert {paper.dialect for paper in papers} == {path.parent.name}
    assert paperdigest.parse(text_of(path), dialect=path.parent.name) == papers


@pytest.mark.parametrize("style", paperdigest.dialects())
def test_other_ends_of_lines_change_nothing(style: str) -> None:
    text = (EXAMPLES / f"{style}.md").read_text("utf-8")
    digest = paperdigest.parse_digest(text)
    assert digest.papers
    for end in ("\r\n", "\r"):
        assert shown(paperdigest.parse_digest(text.replace("\n", end))) == shown(digest)


def test_every_dialect_has_a_folder_of_one_or_two_digests() -> None:
    assert {path.name for path in STYLES.iterdir() if path.is_dir()} - {"__pycache__"} == {
        *paperdigest.dialects()
    }
    for style in paperdigest.dialects():
        digests = {path.stem for path in (STYLES / style).glob("*.md")}
        assert 1 <= len(digests) <= 2, style
        assert digests == {path.stem for path in (STYLES / style).glob("*.json")}

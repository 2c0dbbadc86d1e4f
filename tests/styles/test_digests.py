"""The digests of each style, one or two, beside the JSON that they must give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import paperdigest
from support.goldens import check_golden, shown, text_of
from support.paths import EXAMPLES, STYLE_FIXTURES, STYLES, name_of

if TYPE_CHECKING:
    from collections.abc import Collection
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
    assert mistakes_in(STYLES, {*paperdigest.dialects()}) == []


def mistakes_in(folder: Path, styles: Collection[str]) -> list[str]:
    """Return what to do about the fixtures of some styles, where something is missing or too much."""
    folders = {path.name for path in folder.iterdir() if path.is_dir()} - {"__pycache__"}
    mistakes = [f"make tests/styles/{style} with plain.md and plain.json" for style in {*styles} - folders]
    mistakes += [
        f"register {name} in BUILT_IN, or remove tests/styles/{name}" for name in folders - {*styles}
    ]
    for style in folders & {*styles}:
        digests, goldens = (
            {path.stem for path in (folder / style).glob(f"*.{kind}")} for kind in ("md", "json")
        )
        mistakes += [
            f"make tests/styles/{style}/{name}.json (pytest --update-goldens)" for name in digests - goldens
        ]
        mistakes += [f"make tests/styles/{style}/{name}.md, or remove its JSON" for name in goldens - digests]
        if not 1 <= len(digests) <= 2:
            mistakes.append(f"keep one or two digests in tests/styles/{style}: it has {len(digests)}")
    return sorted(mistakes)


def test_what_is_missing_of_the_fixtures_is_said(tmp_path: Path) -> None:
    for file in ("shore/plain.md", "dune/plain.json", "cliff/a.md", "cliff/a.json", "old/a.md", "old/a.json"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).touch()
    assert mistakes_in(tmp_path, ["shore", "dune", "cliff", "strand"]) == [
        "keep one or two digests in tests/styles/dune: it has 0",
        "make tests/styles/dune/plain.md, or remove its JSON",
        "make tests/styles/shore/plain.json (pytest --update-goldens)",
        "make tests/styles/strand with plain.md and plain.json",
        "register old in BUILT_IN, or remove tests/styles/old",
    ]

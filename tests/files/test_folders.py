"""Folders and patterns in place of files: what they stand for, and what is said of those that stand for nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import paperdigest
from paperdigest.cli import app

DIGEST = "| Date | Title | Abstract |\n|--|--|--|\n| 5th May 2031 | [Tidal Nets](http://arxiv.org/abs/3105.00001) | Win. |\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b/2.md",
        "b/1.md",
        "b/deep/3.markdown",
        "b/data.csv",
        "b/.hidden.md",
        "b/.git/x.md",
        "c/4.txt",
    ):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DIGEST, "utf-8")
    Path("empty").mkdir()
    Path("[b]").write_text(DIGEST, "utf-8")
    return tmp_path


IN_B = ["b/1.md", "b/2.md", "b/deep/3.markdown"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("b/1.md", ["b/1.md"]),
        ("b", IN_B),
        (Path("b"), IN_B),
        (b"b", IN_B),
        (["c", "b/1.md"], ["c/4.txt", "b/1.md"]),
        ("b/*.md", ["b/1.md", "b/2.md"]),
        ("?", [*IN_B, "c/4.txt"]),
        ("**/*.md", ["b/1.md", "b/2.md"]),
        ("b/**", IN_B[:2] + IN_B[2:] + ["b/data.csv"]),
        ("[b]", ["[b]"]),
    ],
)
def test_folders_and_patterns_stand_for_the_digests_in_them(given: object, read: list[str]) -> None:
    results = list(paperdigest.parse_files(given, 1))  # type: ignore[arg-type]
    assert sorted(os.fsdecode(result.path) for result in results) == sorted(read)
    assert all(result.digest and len(result.digest.papers) == 1 for result in results)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("empty", "a folder without digests (*.md, *.markdown, *.txt)"),
        ("*.rst", "No such file or directory"),
        ("none.md", "No such file or directory"),
    ],
)
def test_what_stands_for_nothing_is_an_error_of_its_own(
    given: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    failed, _ = paperdigest.parse_files([given, "b/1.md"])
    assert failed.path == given
    assert isinstance(failed.error, OSError)
    assert failed.error.strerror == why
    assert app.main(["parse", given, "b/1.md"]) == 2
    assert capsys.readouterr().err == f"{given}: cannot read: {why}\n"


def test_a_folder_that_cannot_be_listed_is_an_error_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    locked = str(Path("b/deep"))
    listed, scanned = os.listdir, os.scandir

    def allowed(path: str) -> str:
        if path == locked:
            raise PermissionError(13, "Permission denied", path)
        return path

    monkeypatch.setattr(os, "listdir", lambda path: listed(allowed(path)))
    monkeypatch.setattr(os, "scandir", lambda path: scanned(allowed(path)))
    results = list(paperdigest.parse_files("b", 1))
    assert [result.path for result in results] == ["b/1.md", "b/2.md", locked]
    assert isinstance(results[2].error, PermissionError)


def test_a_name_that_no_file_can_have_is_an_error() -> None:
    (result,) = paperdigest.parse_files("nul\0*.md")
    assert isinstance(result.error, ValueError)

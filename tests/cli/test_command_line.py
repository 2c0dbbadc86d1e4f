from __future__ import annotations

import io
import json
import os
import runpy
import subprocess
import sys
from importlib import util
from typing import TYPE_CHECKING

import click
import pytest

import paperdigest
from paperdigest import __main__
from paperdigest.cli import app, inputs, plain
from paperdigest.model import Digest, Paper, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Main = Callable[[list[str]], int]

ARXIV = "(Read more on [arXiv](https://arxiv.org/abs/3105.00007))"
TABLE = f"| Title | Authors | Summary |\n|---|---|---|\n| {{title}} {ARXIV} | {{authors}} | Nets that wait win. |\n"
GOOD = TABLE.format(title="Tidal Nets – 潮", authors="Ada Moor")
NOTED = TABLE.format(title="Wind Nets", authors="")
# A day of a known style that lists no paper, and a paper above it.
LOST = "See https://arxiv.org/abs/3105.00001 for more.\n\n# Personalized Daily ArXiv Papers 2031-05-06\n"


@pytest.fixture(params=[plain.main, app.main], ids=["plain", "app"])
def main(request: pytest.FixtureRequest) -> Main:
    """The command line without the extra, and with it: both do what is said here."""
    command: Main = request.param
    return command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("good.md", GOOD), ("noted.md", NOTED), ("lost.md", LOST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for hidden in (".git", "sub"):
        (tmp_path / hidden).mkdir()
        (tmp_path / hidden / ".hidden.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / ".git" / "seen.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def titles(output: bytes) -> list[str]:
    return [Paper.from_dict(json.loads(line)).title for line in output.splitlines()]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "status", "found", "complaints"),
    [
        (["good.md"], 0, ["Tidal Nets – 潮"], []),
        (["good.md", "good.md"], 0, ["Tidal Nets – 潮"] * 2, []),
        (["--strict", "good.md"], 0, ["Tidal Nets – 潮"], []),
        (["--dialect", "daily_ai_papers", "good.md"], 0, ["Tidal Nets – 潮"], []),
        (
            ["--dialect", "monthly_list", "good.md"],
            0,
            [],
            [
                "good.md:1: no-papers: ",
                "good.md:3: unclaimed-paper: ",
                "paperdigest: no style matches good.md; ",
            ],
        ),
        (["noted.md"], 0, ["Wind Nets"], ["noted.md:3: no-authors: "]),
        (["--strict", "noted.md"], 0, ["Wind Nets"], ["noted.md:3: no-authors: "]),
        (["lost.md"], 0, [], ["lost.md:1: unclaimed-paper: "]),
        (["--strict", "lost.md", "good.md"], 1, ["Tidal Nets – 潮"], ["lost.md:1: unclaimed-paper: "]),
        (["none.md", "good.md"], 2, ["Tidal Nets – 潮"], ["none.md: cannot read: No such file or directory"]),
        (["parse", "good.md"], 0, ["Tidal Nets – 潮"], []),
        (["sub"], 2, [], ["sub: cannot read: a folder without digests (*.md, *.markdown, *.txt)"]),
        (
            [".", "good.md"],
            0,
            ["Tidal Nets – 潮", "Wind Nets", "Tidal Nets – 潮"],
            ["./lost.md:1: ", "./noted.md:3: "],
        ),
        (
            ["--strict", "none.md", "lost.md"],
            2,
            [],
            ["none.md: cannot read: ", "lost.md:1: unclaimed-paper: "],
        ),
    ],
)
def test_papers_go_out_problems_go_to_standard_error_and_the_status_says_how_it_went(  # noqa: PLR0917 - fixtures
    arguments: list[str],
    status: int,
    found: list[str],
    complaints: list[str],
    main: Main,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(arguments) == status
    output, errors = capsysbinary.readouterr()
    assert titles(output) == found
    lines = errors.decode().splitlines()
    assert len(lines) == len(complaints)
    for line, beginning in zip(lines, complaints, strict=True):
        assert line.startswith(beginning)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--strict"], b"the following arguments are required: FILE"),
        (
            ["--tide", "x.md"],
            b"unrecognized arguments: --tide; for commands, progress and more formats: pip install",
        ),
        (["--dialect", "tide\x1b", "x.md"], b"Unknown dialect"),
        (["--dialect", "tide\x1b", "x.md"], b"dialect 'tide\\x1b'"),
    ],
)
def test_misuse_without_the_extra_ends_with_2_and_says_why(
    arguments: list[str], message: bytes, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with pytest.raises(SystemExit) as caught:
        plain.main(arguments)
    assert caught.value.code == 2
    output, errors = capsysbinary.readouterr()
    assert output == b""
    assert message in errors
    assert errors.count(b"\n") == 1


@pytest.mark.parametrize("arguments", [[], ["show", "x.md"], ["completion"]])
def test_without_the_extra_one_line_says_how_to_get_it(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(__main__, "find_spec", lambda name: None if name == "rich" else util.find_spec(name))
    assert __main__.main(arguments) == 2
    output, errors = capsysbinary.readouterr()
    assert output == b""
    assert errors.count(b"\n") == 1
    assert b"pip install 'paperdigest[cli]'" in errors


def test_plain_knows_every_command_that_the_extra_brings() -> None:
    assert {"parse", *plain.COMMANDS} == set(app.app.list_commands(click.Context(app.app)))


def test_the_version_is_written(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit) as caught:
        plain.main(["--version"])
    assert caught.value.code == 0
    assert app.main(["--version"]) == 0
    assert capsysbinary.readouterr().out == f"paperdigest {paperdigest.__version__}\n".encode() * 2


def test_a_dash_is_standard_input(
    main: Main, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9\n\n" + GOOD.encode())))
    assert main(["-", "--strict"]) == 1
    output, errors = capsysbinary.readouterr()
    assert titles(output) == ["Tidal Nets – 潮"]
    assert errors.startswith(b"-:1: encoding-assumed: Expected UTF-8, found byte 0xE9")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("stream", "path"), [("stdin", "-"), ("stdout", "good.md")])
def test_a_closed_standard_stream_is_reported(
    main: Main,
    stream: str,
    path: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setattr(sys, stream, None)
    assert main([path]) == 2
    assert capsysbinary.readouterr().err.endswith(b"Bad file descriptor\n")


@pytest.mark.usefixtures("folder")
def test_a_closed_standard_error_takes_nothing_to_standard_output(
    main: Main, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["noted.md", "good.md"]) == 0
    assert titles(capsysbinary.readouterr().out) == ["Wind Nets", "Tidal Nets – 潮"]


@pytest.mark.usefixtures("folder")
def test_a_full_standard_error_takes_no_records_along(
    main: Main, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(Full(OSError(28, "No space left on device"))))
    assert main(["noted.md", "good.md"]) == 0
    assert titles(capsysbinary.readouterr().out) == ["Wind Nets", "Tidal Nets – 潮"]


class Full(io.BytesIO):
    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _: object) -> int:
        raise self.error


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), OSError("No space left on device")]
)
def test_a_full_disk_is_reported(
    main: Main, error: OSError, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Full(error)))
    assert main(["good.md"]) == 2
    assert capsysbinary.readouterr().err == b"paperdigest: cannot write: No space left on device\n"


@pytest.mark.usefixtures("folder")
def test_a_reader_that_has_enough_is_no_error(
    main: Main, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["good.md"]) == 0
        monkeypatch.undo()
    assert capsysbinary.readouterr().err == b""


def run(main: Main, digest: Digest, monkeypatch: pytest.MonkeyPatch, path: str = "x.md") -> int:
    monkeypatch.setattr(inputs, "read", lambda *_, **__: digest)
    return main([path])


@pytest.mark.parametrize(
    "title", ["\ud800 tide", "tide \x1b[31m\x00", "tide \x7f \x85 \x9b31m", "tide\u2028net\u2029", "潮 😀"]
)
def test_a_record_is_one_line_of_json_without_control_characters(
    main: Main, title: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    paper = Paper(title, extra={title: title})
    assert run(main, Digest(papers=(paper,)), monkeypatch) == 0
    output = capsysbinary.readouterr().out.decode()
    assert output.endswith("\n")
    assert len(output.splitlines()) == 1
    assert all(character.isprintable() for character in output[:-1])
    assert Paper.from_dict(json.loads(output)) == paper


def test_text_that_can_be_shown_is_not_escaped(
    main: Main, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    run(main, Digest(papers=(Paper("潮 – é"),)), monkeypatch)
    assert "潮 – é".encode() in capsysbinary.readouterr().out


def test_control_characters_of_problems_and_paths_do_not_reach_the_terminal(
    main: Main, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    problem = Problem("tide", "note", "found \x1b[31m\x9b\x7f\ud800\n", range(4, 5))
    assert run(main, Digest(problems=(problem,)), monkeypatch, "a\nb\udcff.md") == 0
    assert capsysbinary.readouterr().err == (
        rb"a\u000ab\udcff.md:5: tide: found \u001b[31m\u009b\u007f\ud800\u000a" + b"\n"
    )


@pytest.mark.usefixtures("folder")
def test_the_package_runs_as_a_program() -> None:
    command = [sys.executable, "-m", "paperdigest", "--strict", "lost.md", "-"]
    done = subprocess.run(command, input=GOOD.encode(), capture_output=True, check=False)  # noqa: S603 - our own program
    assert done.returncode == 1
    assert titles(done.stdout) == ["Tidal Nets – 潮"]
    assert done.stderr.startswith(b"lost.md:1: unclaimed-paper: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.usefixtures("folder")
def test_running_the_package_exits_with_the_status(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "argv", ["paperdigest", "none.md", "good.md"])
    monkeypatch.delitem(sys.modules, "paperdigest.__main__")
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("paperdigest", run_name="__main__")
    assert caught.value.code == 2
    assert titles(capsysbinary.readouterr().out) == ["Tidal Nets – 潮"]

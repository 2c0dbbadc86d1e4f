"""The commands of the extra `cli`: each to its result, and to its one line where there is none."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import click
import pyarrow.parquet
import pytest
from click.shell_completion import ShellComplete

import paperdigest
from paperdigest import Digest, Link, Metric, Paper, Problem, Summary
from paperdigest.cli import app, converting, inputs, options, showing, terminal
from paperdigest.cli.app import main
from paperdigest.export import from_table, to_jsonl
from support.paths import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

ARXIV = "(Read more on [arXiv](https://arxiv.org/abs/3105.00007))"
TABLE = f"| Title | Authors | Summary |\n|---|---|---|\n| {{title}} {ARXIV} | {{authors}} | {{summary}} |\n"
GOOD = TABLE.format(title="Tidal Nets – 潮", authors="Ada Moor", summary="Nets that wait win.")
EVIL = TABLE.format(title="Evil \x1b[31mred\x1b]0;x\x07", authors="A\x9b2J", summary="\u202eblink \x1b[5m")
# A day of a known style that lists no paper, and a paper above it.
LOST = "See https://arxiv.org/abs/3105.00001 for more.\n\n# Personalized Daily ArXiv Papers 2031-05-06\n"

Shown = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("good.md", GOOD), ("evil.md", EVIL), ("lost.md", LOST), ("plain.txt", "Nothing.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    return tmp_path


def on_screen(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """The status of a command whose standard output is a terminal, and what it wrote there."""
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="utf-8", newline="")
    with monkeypatch.context() as patch:
        patch.setattr(stream, "isatty", lambda: True)
        patch.setattr(sys, "stdout", stream)
        patch.setenv("TERM", "xterm")
        status = main(arguments)
        stream.flush()
    return status, written.getvalue().decode("utf-8")


# Parsing


@pytest.mark.parametrize("name", ["jsonl", "json", "csv", "bib", "csl.json", "ris", "atom"])
def test_the_name_of_the_output_tells_the_form(name: str, capsys: Shown) -> None:
    assert main(["parse", "good.md", "-o", f"out.{name}"]) == 0
    text = Path(f"out.{name}").read_bytes().decode("utf-8")
    assert "Tidal Nets – 潮" in text
    assert capsys.readouterr().out == ""
    titles: dict[str, Callable[[], list[str]]] = {
        "jsonl": lambda: [json.loads(text)["title"]],
        "json": lambda: [paper["title"] for paper in json.loads(text)],
        "csv": lambda: [row["title"] for row in csv.DictReader(io.StringIO(text))],
        "bib": lambda: ["Tidal Nets – 潮"] * text.count("@misc{"),
        "csl.json": lambda: [item["title"] for item in json.loads(text)],
        "ris": lambda: re.findall("^TI  - (.*)$", text, re.MULTILINE),
        "atom": lambda: re.findall("<title>(.*)</title>", text)[1:],
    }
    assert titles[name]() == ["Tidal Nets – 潮"]


@pytest.mark.parametrize(("arguments", "count"), [([], 0), (["good.md"], 1), (["good.md", "good.md"], 2)])
def test_json_is_one_list(arguments: list[str], count: int, capsys: Shown) -> None:
    assert main(["parse", "plain.txt", *arguments, "-f", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == count


def test_listings_are_joined_on_request(capsys: Shown) -> None:
    names = ("arxiv_daily", "daily_ai_papers", "daily_ai_papers_classified", "monthly_list")
    assert main(["parse", "--merge", *(str(EXAMPLES / f"{name}.md") for name in names)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_problems_can_be_left_out(capsys: Shown) -> None:
    assert main(["lost.md", "-q", "--strict"]) == 1
    assert capsys.readouterr() == ("", "")


def test_a_name_that_tells_no_form_is_an_error(capsys: Shown) -> None:
    assert main(["good.md", "-o", "out.xlsx"]) == 2
    assert capsys.readouterr().err == (
        "paperdigest: out.xlsx: unknown suffix '.xlsx'; choose a format with -f NAME or one of the suffixes .jsonl, .json, "
        ".csv, .parquet, .bib, .csl.json, .ris, .atom\n"
    )
    assert not Path("out.xlsx").exists()
    assert main(["good.md", "-o", "out.xlsx", "-f", "csv"]) == 0
    assert Path("out.xlsx").read_text("utf-8").startswith("title,")


NOTED = TABLE.format(title="Reeds", authors="", summary="They bend.")
MANY = f"{NOTED}{NOTED.splitlines()[2]}\n"


def test_of_each_code_the_first_problem_is_written_and_how_many_more_there_are(capsys: Shown) -> None:
    for name, text in (("a.md", NOTED), ("b.md", MANY), ("c.md", MANY)):
        Path(name).write_text(text, "utf-8")
    words = ["a.md", "lost.md", "b.md", "c.md", "-o", "out.jsonl"]
    first = "a.md:3: no-authors: Expected authors, found none"
    lost = "lost.md:1: unclaimed-paper: No known style reads the paper https://arxiv.org/abs/3105.00001"
    assert main(["parse", *words]) == 0
    assert capsys.readouterr().err.splitlines() == [lost, f"{first} (and 4 more in 3 files; -v shows all)"]
    assert main(["parse", "-v", *words]) == 0
    assert capsys.readouterr().err.splitlines() == [
        first,
        lost,
        *(f"{name}.md:{line}: no-authors: Expected authors, found none" for name in "bc" for line in (3, 4)),
    ]
    assert main(["parse", "-q", *words]) == 0
    assert capsys.readouterr().err == ""


def test_a_problem_of_one_file_counts_no_files(capsys: Shown) -> None:
    Path("b.md").write_text(MANY, "utf-8")
    assert main(["convert", "b.md", "--to", "daily_ai_papers", "-o", "out.md"]) == 0
    assert capsys.readouterr().err.endswith("found none (and 1 more; -v shows all)\n")


@pytest.mark.parametrize("words", [["parse"], ["parse", "-v"], ["detect"]])
def test_what_no_style_reads_comes_with_what_to_do_next(words: list[str], capsys: Shown) -> None:
    main([*words, "plain.txt"])
    assert (
        capsys.readouterr().err.splitlines()[-1]
        == f"paperdigest: no style matches plain.txt; {terminal.NEXT}"
    )


def test_it_is_said_of_how_many_files_no_style_reads_any(capsys: Shown) -> None:
    assert main(["parse", "plain.txt", "plain.txt", "plain.txt"]) == 0
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == f"paperdigest: no style matches plain.txt and 2 more; {terminal.NEXT}"


def test_a_file_is_there_only_when_it_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.jsonl").write_text("old", "utf-8")

    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(inputs, "read", fail)
    with pytest.raises(MemoryError):
        main(["good.md", "-o", "out.jsonl"])
    assert Path("out.jsonl").read_text("utf-8") == "old"
    assert not list(folder.glob(".*"))


def test_a_pipe_is_written_and_not_replaced() -> None:
    os.mkfifo("pipe")
    reading = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert main(["good.md", "-o", "pipe"]) == 0
    assert b"Tidal Nets" in os.read(reading, 4096)
    os.close(reading)
    assert Path("pipe").is_fifo()


def test_a_file_keeps_its_mode() -> None:
    Path("out.jsonl").touch(0o600)
    assert main(["good.md", "-o", "out.jsonl"]) == 0
    assert stat.S_IMODE(Path("out.jsonl").stat().st_mode) == 0o600


def test_a_planted_link_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "token_hex", lambda _: "known")
    Path("theirs").write_text("old", "utf-8")
    Path(".known.part").symlink_to("theirs")
    assert main(["good.md", "-o", "out.jsonl"]) == 2
    assert Path("theirs").read_text("utf-8") == "old"


def test_a_name_may_be_as_long_as_names_can_be() -> None:
    name = "x" * 249 + ".jsonl"
    assert main(["good.md", "-o", name]) == 0
    assert Path(name).stat().st_size > 0


@pytest.mark.parametrize("path", ["pipe.md", "zero.md", "folder"])
@pytest.mark.parametrize(
    "command", ["parse", "show", "check", "detect", "stats", "convert --to monthly_list"]
)
def test_what_is_no_file_is_not_read(command: str, path: str, capsys: Shown) -> None:
    Path("folder").mkdir()
    os.mkfifo("pipe.md")
    os.mkfifo("folder/pipe.md")
    Path("zero.md").symlink_to("/dev/zero")
    assert main([*command.split(), path]) == 2
    assert (
        f"{path}{'/pipe.md' * (path == 'folder')}: cannot read: Not a regular file" in capsys.readouterr().err
    )


def test_a_file_needs_no_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["good.md", "-o", "out.jsonl"]) == 0
    assert Path("out.jsonl").stat().st_size > 0


@pytest.mark.parametrize(
    ("target", "why"), [("none/out.csv", "No such file or directory"), (".", "Is a directory")]
)
def test_an_output_that_can_t_be_written_is_one_line(target: str, why: str, capsys: Shown) -> None:
    assert main(["good.md", "-o", target]) == 2
    assert capsys.readouterr().err == f"paperdigest: {target}: cannot write: {why}\n"


@pytest.mark.parametrize(
    ("module", "form", "extra"),
    [
        ("rispy", "ris", "citations"),
        ("bibtexparser.entrypoint", "bibtex", "citations"),
        ("paperdigest.export.arrow", "parquet", "arrow"),
    ],
)
def test_a_missing_library_is_one_line(
    module: str, form: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert main(["parse", "good.md", "-f", form]) == 2
    line = capsys.readouterr().err
    assert line.startswith(
        f"paperdigest: {form} needs the extra '{extra}': pip install 'paperdigest[{extra}]' ("
    )
    assert line.count("\n") == 1


def test_a_missing_module_of_our_own_is_no_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "paperdigest.export.spreadsheets", None)
    with pytest.raises(ImportError):
        main(["parse", "good.md", "-f", "csv"])


def test_parquet_is_written_and_read_back() -> None:
    assert main(["parse", "good.md", "-o", "out.parquet"]) == 0
    assert from_table(pyarrow.parquet.read_table("out.parquet")) == paperdigest.parse_file("good.md")


def test_parquet_is_not_for_terminals(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    assert on_screen(["parse", "good.md", "-f", "parquet"], monkeypatch) == (2, "")
    assert (
        capsys.readouterr().err
        == "paperdigest: parquet can't be written to a terminal; choose a file with -o\n"
    )


def test_processes_read_on_request(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    asked = []

    def parse_files(
        paths: list[str], *, workers: int, dialect: str | None, general: bool
    ) -> list[SimpleNamespace]:
        asked.append((workers, dialect, general))
        digest = Digest(papers=(Paper("Reeds"),))
        return [
            SimpleNamespace(path=Path(paths[0]), digest=digest, error=None),
            SimpleNamespace(path=paths[1], digest=None, error=ValueError("broken")),
            SimpleNamespace(path=paths[2], digest=None, error=FileNotFoundError(2, "Gone")),
        ]

    monkeypatch.setattr(paperdigest, "parse_files", parse_files, raising=False)
    assert main(["parse", "good.md", "b.md", "c.md", "--workers", "3", "--dialect", "monthly_list"]) == 2
    assert asked == [(3, "monthly_list", True)]
    shown = capsys.readouterr()
    assert json.loads(shown.out)["title"] == "Reeds"
    assert shown.err == "b.md: cannot read: broken\nc.md: cannot read: Gone\n"
    assert main(["show", "good.md", "b.md", "c.md", "--workers", "2"]) == 2
    assert asked[1:] == [(2, None, True)]


def test_processes_read_what_one_reads(capsys: Shown) -> None:
    assert main(["parse", "good.md", "lost.md"]) == 0
    alone = capsys.readouterr()
    assert main(["parse", "good.md", "lost.md", "--workers", "2"]) == 0
    assert capsys.readouterr() == alone


def test_a_folder_that_can_t_be_listed_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    (folder / "secret").mkdir()
    listed, scanned = os.listdir, os.scandir

    def allowed(path: str) -> str:
        if path == "./secret":
            raise PermissionError(13, "Permission denied", path)
        return path

    monkeypatch.setattr(os, "listdir", lambda path: listed(allowed(path)))
    monkeypatch.setattr(os, "scandir", lambda path: scanned(allowed(path)))
    assert main(["-q", "."]) == 2
    assert capsys.readouterr().err == "./secret: cannot read: Permission denied\n"


# People at a terminal


@pytest.mark.parametrize(
    "command", ["parse -f csv", "parse -f bibtex", "parse -f ris", "parse -f csl", "parse", "show"]
)
def test_control_characters_do_not_reach_the_terminal(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    status, text = on_screen([*command.split(), "evil.md"], monkeypatch)
    assert status == 0
    assert "Evil" in text
    for style in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[3m"):
        text = text.replace(style, "")  # what show itself writes
    assert all(c.isprintable() or c in "\n\t" for c in text), ascii(text)


def test_a_bar_shows_only_where_people_look(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    for seen in (False, True):
        monkeypatch.setattr(sys.stderr, "isatty", lambda seen=seen: seen, raising=False)
        monkeypatch.setenv("TERM", "xterm")
        assert main(["parse", "good.md", "lost.md", "-q"]) == 0
        assert ("Reading" in capsys.readouterr().err) == seen


def test_no_bar_is_drawn_over_what_the_reader_of_a_pipe_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as read, os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["parse", "good.md", "lost.md", "-q"]) == 0
        monkeypatch.undo()
        pipe.close()
        assert len(read.readlines()) == 1
    assert capsys.readouterr().err == ""
    assert not terminal.is_pipe(pipe)


PAPER = Paper(
    "Tidal  Nets [bold]",
    authors=tuple(paperdigest.Author(f"Author {n}") for n in range(15)),
    published=date(2031, 5, 1),
    published_precision="month",
    arxiv_id="3105.00001",
    doi="10.1000/tide",
    venue="ShoreConf",
    tags=("Tides",),
    links=(Link("https://example.org/" + "x" * 120, kind="code"),),
    abstract="Nets\nwait.",
    problems=(
        Problem("bad-date", "error", "Expected a date", range(1)),
        Problem("row-joined", "note", "Expected a row", range(1)),
    ),
)
BARE = Paper("Lantern", summary=Summary("It lights."), listed=date(2031, 5, 6))


@pytest.fixture
def papers(monkeypatch: pytest.MonkeyPatch) -> None:
    digest = Digest(papers=(PAPER, BARE, Paper("Reeds")))
    monkeypatch.setattr(inputs, "read", lambda *_, **__: digest)


@pytest.mark.usefixtures("papers")
def test_a_card_shows_a_paper(capsys: Shown) -> None:
    assert main(["show", "x.md"]) == 0
    card, bare, title, end = capsys.readouterr().out.split("\n\n")
    assert [line.strip() for line in card.splitlines()] == [
        "Tidal Nets [bold]",
        ", ".join(f"Author {n}" for n in range(10)) + ",",
        "Author 10, Author 11, et al.",
        "2031-05 · ShoreConf · arXiv:3105.00001 · 10.1000/tide · Tides",
        "Nets wait.",
        "code: https://example.org/" + "x" * 120,
        "error: Expected a date",
        "note: Expected a row",
    ]
    assert [line.strip() for line in bare.splitlines()] == ["Lantern", "2031-05-06", "It lights."]
    assert (title, end) == ("Reeds", "")


@pytest.mark.usefixtures("papers")
def test_a_table_shows_a_paper_a_line(capsys: Shown) -> None:
    assert main(["show", "--table", "-n", "2", "x.md"]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == ["Date", "Title", "Authors", "arXiv"]
    assert "Author 0, Author 1, Author 2, et al." in first
    assert second.split() == ["2031-05-06", "Lantern"]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["-s", "WAIT."], ["Tidal Nets [bold]"]),
        (["-s", "author  3", "--search", "tides"], ["Tidal Nets [bold]"]),
        (["-s", "author 3", "-s", "lights"], []),
        (["-s", "it lights"], ["Lantern"]),
        (["-s", "3105.00001"], ["Tidal Nets [bold]"]),
        (["--since", "2031-05"], ["Tidal Nets [bold]", "Lantern"]),
        (["--since", "2031-05-06", "--until", "2031"], ["Tidal Nets [bold]", "Lantern"]),
        (["--until", "2031-05-05"], ["Tidal Nets [bold]"]),
        (["--until", "2031-04"], []),
        (["--since", "2032"], []),
        (["--since", "2031", "-n", "1"], ["Tidal Nets [bold]"]),
    ],
)
@pytest.mark.usefixtures("papers")
def test_papers_are_searched_by_text_and_date(words: list[str], titles: list[str], capsys: Shown) -> None:
    assert main(["show", "x.md", *words]) == 0
    cards = capsys.readouterr().out.split("\n\n")
    assert [card.splitlines()[0] for card in cards if card] == titles


def test_a_date_is_all_its_days() -> None:
    spans = {"2032": ("01-01", "12-31"), "2032-02": ("02-01", "02-29"), "2032-12": ("12-01", "12-31")}
    for text, (first, last) in spans.items():
        assert [day.isoformat() for day in options.Day.span(text)] == [f"2032-{first}", f"2032-{last}"]


@pytest.mark.parametrize(("columns", "widest"), [("80", 80), ("200", 100)])
def test_a_card_is_no_wider_than_can_be_read(
    columns: str, widest: int, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    long = Digest(papers=(Paper("Tidal Nets", abstract="Nets wait. " * 90),))
    monkeypatch.setattr(inputs, "read", lambda *_, **__: long)
    assert main(["show", "x.md"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert widest - 12 < max(map(len, lines)) <= widest


def test_a_narrow_table_leaves_room_for_titles(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(inputs, "read", lambda *_, **__: Digest(papers=(PAPER,)))
    assert main(["show", "-t", "x.md"]) == 0
    assert "  Author 0, et al.  " in capsys.readouterr().out


@pytest.mark.usefixtures("papers")
def test_show_joins_listings(capsys: Shown) -> None:
    assert main(["show", "-t", "--merge", "x.md", "y.md"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.usefixtures("papers")
def test_counts_are_shown(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    found = [
        Metric(value, "", (0, 0), unit="%", datasets=("ShoreBench",), name="accuracy")
        for value in (90.0, 80.5)
    ]
    monkeypatch.setattr(
        Paper, "metrics", property(lambda paper: tuple(found) if paper == PAPER else ()), raising=False
    )
    assert main(["stats", "x.md", "y.md"]) == 0
    text = capsys.readouterr().out
    assert "6 papers in 2 files, 33% with code" in text
    assert "without a date: 2" in text
    for row in (["2031-05", "4", "█" * 40], ["Tides", "2", "█" * 40]):
        assert row in [line.split() for line in text.splitlines()]
    (results,) = [line.split() for line in text.splitlines() if "ShoreBench" in line]
    assert results[:3] == ["ShoreBench", "accuracy", "90%"]
    assert text.count("80.5%") == 1


def test_the_best_results_come_first(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    found = tuple(
        Metric(value, "", (0, 0), unit="%", datasets=("ShoreBench",), name=name)
        for name in ("accuracy", "error rate")
        for value in (80.5, 90.5)
    )
    monkeypatch.setattr(Paper, "metrics", property(lambda _: found), raising=False)
    monkeypatch.setattr(
        inputs, "read", lambda *_, **__: Digest(papers=(Paper("Reeds", abstract="They bend."),))
    )
    assert main(["stats", "x.md"]) == 0
    shown = capsys.readouterr().out
    assert re.findall(r"\d+\.\d%", shown) == ["90.5%", "80.5%", "80.5%", "90.5%"]


def test_counts_of_nothing_and_of_many_days(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    assert main(["stats", "plain.txt", "--merge"]) == 0
    assert capsys.readouterr().out == "0 papers in 1 file\n"
    digest = Digest(
        papers=tuple(Paper(f"{n}", listed=date(2031, 1 + n // 28, 1 + n % 28)) for n in range(60))
    )
    monkeypatch.setattr(inputs, "read", lambda *_, **__: digest)
    assert main(["stats", "x.md"]) == 0
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()[3:]] == [
        ["2031-01", "28"],
        ["2031-02", "28"],
        ["2031-03", "4"],
    ]


def test_papers_of_lists_without_a_date_count_by_their_own(
    monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    papers = [Paper(f"{n}", published=date(1980 + n, 5, 1), published_precision="month") for n in range(40)]
    monkeypatch.setattr(inputs, "read", lambda *_, **__: Digest(papers=tuple(papers)))
    assert main(["stats", "x.md"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()[2:]
    assert head == "Papers per year (the last 36 of 40 years)"
    assert [row.split()[:2] for row in rows] == [[f"{year}", "1"] for year in range(1984, 2020)]
    papers[3:] = [Paper("Tides", listed=date(1983, 5, 2))]
    assert main(["stats", "x.md"]) == 0
    assert "Papers per month\n  1980-05 1 " in capsys.readouterr().out


@pytest.mark.parametrize(("share", "bar"), [(1.0, "█" * 40), (0.0001, "▏"), (1.5 / 40, "█▌")])
def test_bars_are_drawn_in_eighths(share: float, bar: str) -> None:
    assert showing._bar(share) == bar


# Checking


def test_problems_are_written_as_linters_do(capsys: Shown) -> None:
    assert main(["check", str(EXAMPLES / "daily_ai_papers.md"), "lost.md"]) == 1
    shown = capsys.readouterr()
    assert shown.out.splitlines()[-1] == (
        "lost.md:1: unclaimed-paper: No known style reads the paper https://arxiv.org/abs/3105.00001"
    )
    assert shown.err == "1 error and 3 notes in 2 files\n"


def test_a_check_of_a_missing_file_says_so(capsys: Shown) -> None:
    assert main(["check", "none.md", "good.md"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "none.md: cannot read: No such file or directory",
        "0 errors and 0 notes in 1 file; 1 file could not be read",
    ]


def test_codes_to_ignore_are_those_that_there_are(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    assert main(["check", "lost.md", "--ignore", "unclaimed"]) == 2
    assert capsys.readouterr().err == (
        "paperdigest: Invalid value for '--ignore': Unknown problem code 'unclaimed'; "
        "did you mean 'unclaimed-paper'?\n"
    )
    assert main(["check", "lost.md", "--ignore", "tide"]) == 2
    assert capsys.readouterr().err.endswith("'tide'; the docs page on problems lists all\n")
    assert complete("check", "--ignore", "row-c") == ["row-cut"]
    # a dialect of another distribution may have codes of its own
    monkeypatch.setattr(options, "registry", lambda: SimpleNamespace(sources={"headlines": "some 1.0"}))
    assert main(["check", "lost.md", "--ignore", "tide"]) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "lines"),
    [
        ([], 1, 1),
        (["--ignore", "unclaimed-paper"], 0, 0),
        (["--errors"], 1, 1),
        (["none.md"], 2, 1),
        (["--errors", str(EXAMPLES / "month")], 1, 1),
    ],
)
def test_the_status_of_a_check_is_for_ci(
    arguments: list[str], status: int, lines: int, capsys: Shown
) -> None:
    assert main(["check", "lost.md", *arguments]) == status
    assert len(capsys.readouterr().out.splitlines()) == lines


def test_problems_appear_in_pull_requests(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    problems = (
        Problem("bad-date", "error", "a\n::error::b 50% (line 7)", range(6, 9)),
        Problem("row-joined", "note", "c", range(0)),
    )
    monkeypatch.setattr(inputs, "read", lambda *_, **__: Digest(problems=problems))
    assert main(["check", "--format", "github", "a,b:c.md"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "::error file=a%2Cb%3Ac.md,line=7,endLine=9,title=bad-date::a%0A::error::b 50%25",
        "::notice file=a%2Cb%3Ac.md,line=1,endLine=1,title=row-joined::c",
    ]


def test_styles_are_detected(capsys: Shown) -> None:
    assert main(["detect", "good.md"]) == 0
    assert re.fullmatch(
        r"good\.md: daily_ai_papers \d+% \(a table headed Title \| Authors \| Summary \(line 1\)\)\n",
        capsys.readouterr().out,
    )
    assert main(["detect", "plain.txt"]) == 1
    assert capsys.readouterr().out == "plain.txt: matches no known style\n"
    assert main(["detect", "none.md", "plain.txt"]) == 2
    assert capsys.readouterr().err.startswith("none.md: cannot read: No such file or directory\n")


HEADLINE = '## 1. [{title}](https://arxiv.org/abs/3105.00001) <a id="link1"></a>\n'
EXPLAINED = f"""{HEADLINE.format(title="Tidal Nets")}
**Authors:** Ada Moor
Seen twice.

---

See https://arxiv.org/abs/3105.00009.
## 2. [Lantern](https://arxiv.org/abs/3105.00002)
"""


def test_each_line_is_explained(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    (folder / "chosen.md").write_text(EXPLAINED, encoding="utf-8")
    assert main(["detect", "--explain", "chosen.md"]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith("chosen.md: chatgpt_arxiv_assistant ")
    assert lines == [
        "1   ## 1. [Tidal Nets](https://arxiv… '## {number}. [{title}]({url})",
        """                                      <a id="link{number}"></a>'""",
        "2",
        "3   **Authors:** Ada Moor             label 'Authors'",
        "4   Seen twice.                       continues: label 'Authors'",
        "5",
        "6   ---                               a rule of the digest",
        "7",
        "8 ! See https://arxiv.org/abs/3105.0… outside of any record",
        "9 ! ## 2. [Lantern](https://arxiv.or… '## {number}. [{title}]({url})",
        """                                      <a id="link{number}"></a>':""",
        """                                      expected ') <a id="link' after""",
        "                                      {url}, from column 17",
        "Not read: 2 of 9 lines",
    ]


def test_a_line_is_cut_to_the_columns_that_it_takes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    (folder / "wide.md").write_text(
        HEADLINE.format(title="潮汐" * 40) + "**Authors:** Ada Moor\n", encoding="utf-8"
    )
    assert main(["detect", "--explain", "wide.md"]) == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert lines[0] == "1   ## 1. [" + "潮汐" * 5 + "… '## {number}."
    assert lines[-2:] == ["2   **Authors:** Ada Moor        label 'Authors'", "All lines are read"]


def test_the_style_to_explain_can_be_chosen(capsys: Shown) -> None:
    assert main(["detect", "--explain", "--dialect", "daily_ai_papers", "good.md"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("good.md: daily_ai_papers 100% (")
    assert shown.endswith("All lines are read\n")
    assert main(["detect", "--explain", "--dialect", "monthly_list", "good.md"]) == 1
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == "good.md: does not match the style monthly_list"
    assert lines[-1] == "Not read: 3 of 3 lines"
    assert all(line[2:3] == "!" for line in lines[:-1])


LIST = """## Read as well

- **Lantern: Light for Graphs**, Bo Reed. [arXiv](https://arxiv.org/abs/3105.00007)
- **Reeds That Bend**, Kai Wind.
  [arXiv](https://arxiv.org/abs/3105.00008)

Thanks for reading.
"""


def test_what_the_general_reader_takes_is_explained_by_its_papers(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (folder / "list.md").write_text(LIST, encoding="utf-8")
    assert main(["detect", "--explain", "list.md"]) == 0
    first, *lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert first.startswith("list.md: general_entries ")
    assert lines == [
        "1 ## Read as well a line of the digest itself",
        "2",
        (
            "3 - **Lantern: Light for Graphs**, Bo Reed. [arXiv](https://arxiv.org/abs/3105.00007) "
            "paper 'Lantern: Light for Graphs', line 3, read by general_entries"
        ),
        "4 - **Reeds That Bend**, Kai Wind. paper 'Reeds That Bend', lines 4 to 5, read by general_entries",
        "5 [arXiv](https://arxiv.org/abs/3105.00008) goes on: paper 'Reeds That Bend'",
        "6",
        "7 ! Thanks for reading. in no paper (the general reader has no template)",
        "Not read: 1 of 7 lines",
    ]


def test_beside_the_general_reader_stands_what_styles_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    more = "".join(
        f"- **Reeds, Part {n}**, Kai Wind. [arXiv](https://arxiv.org/abs/3105.0001{n})\n" for n in range(9)
    )
    (folder / "mixed.md").write_text(f"{more}\n{GOOD}", encoding="utf-8")
    assert main(["detect", "--explain", "mixed.md"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("mixed.md: general_entries ")
    assert shown.count(", read by general_entries\n") == 9
    assert shown.count(", read by daily_ai_papers\n") == 1
    assert shown.endswith("All lines are read\n")


def test_a_text_of_no_style_has_nothing_to_explain(capsys: Shown) -> None:
    assert main(["detect", "--explain", "plain.txt"]) == 1
    assert capsys.readouterr().out == "plain.txt: matches no known style\n"


def test_only_explaining_takes_a_style(capsys: Shown) -> None:
    assert main(["detect", "--dialect", "monthly_list", "good.md"]) == 2
    assert capsys.readouterr().err == (
        "paperdigest: --dialect needs --explain; without it, detect looks for all styles\n"
    )


def test_lines_that_are_not_read_show_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    status, shown = on_screen(["detect", "--explain", "--dialect", "monthly_list", "good.md"], monkeypatch)
    assert status == 1
    assert "\x1b[1;31m! \x1b[0m" in shown
    status, shown = on_screen(["detect", "--explain", "--dialect", "daily_ai_papers", "evil.md"], monkeypatch)
    assert status == 0
    assert "\\u001b[31mred" in shown
    assert "\x1b]" not in shown


def test_standard_input_is_detected(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert main(["detect", "-"]) == 0
    assert capsys.readouterr().out.startswith("-: daily_ai_papers ")


def test_the_styles_are_listed(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    problem = Problem("plugin-not-loaded", "error", "Expected a dialect from tide, found none", range(0))
    monkeypatch.setattr(paperdigest, "parse_digest", lambda _: Digest(problems=(problem,)), raising=False)
    assert main(["dialects"]) == 0
    shown = capsys.readouterr()
    for name, dialect in paperdigest.dialects().items():
        assert name in shown.out
        assert dialect.description in shown.out
    assert shown.err == f"paperdigest: plugin-not-loaded: {problem.message}\n"


# Converting


def test_a_digest_is_converted_to_its_own_style() -> None:
    assert main(["convert", "--to", "daily_ai_papers", "good.md", "-o", "out.md"]) == 0
    assert paperdigest.parse_file("out.md") == paperdigest.parse_file("good.md")


def test_every_field_that_a_style_can_t_hold_is_said_at_once(capsys: Shown) -> None:
    words = ["convert", str(EXAMPLES / "arxiv_daily.md"), "--to", "monthly_list"]
    assert main(words) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    *complaints, last = [line for line in shown.err.splitlines() if "convert" in line]
    beginning = "paperdigest: cannot convert: monthly_list can't represent "
    assert all(line.startswith(beginning) for line in complaints)
    advice, _, left_out = last.partition("add ")
    assert advice == "paperdigest: to convert without these fields, "
    needed = left_out.split()
    fields = set(needed) - {"--without"}
    assert fields == {"translations", "authors", "listed", "labels"}
    assert main([*words, *needed]) == 0
    first, _ = paperdigest.parse(capsys.readouterr().out)
    assert (first.title, first.dialect) == ("Tidal Nets: Learning to Wait", "monthly_list")
    for field in fields:  # none of them is left out in vain
        assert main([*words, *(word for name in fields - {field} for word in ("--without", name))]) == 1
    assert main([*words, "none.md"]) == 2


def test_fields_that_do_not_fit_together_are_said(capsys: Shown) -> None:
    links = (
        Link("https://arxiv.org/abs/3105.00001", "Read", "abstract"),
        Link("https://example.org/x", kind="code"),
    )
    paper = Paper(
        "Tidal Nets", arxiv_id="3105.00001", links=links, summary=Summary("They wait."), abstract="Nets."
    )
    Path("one.jsonl").write_text(to_jsonl([paper, Paper("Lantern", links=links[1:])]), "utf-8")
    words = ["convert", "one.jsonl", "--to", "monthly_list"]
    assert main(words) == 1
    first, *_, last = complaints = capsys.readouterr().err.splitlines()
    assert len(set(complaints)) == len(complaints)
    beginning = "paperdigest: cannot convert: monthly_list can't represent this combination of fields of "
    assert first.startswith(beginning)
    assert first.endswith("; it can without links, summary")
    assert last.endswith("add --without links --without summary")
    assert main([*words, "--without", "links", "--without", "summary"]) == 0


def test_links_that_do_not_fit_without_labels_either_are_said_once(capsys: Shown) -> None:
    links = (
        Link("https://arxiv.org/abs/3105.00001", kind="abstract"),
        Link("https://example.org/x", kind="code"),
    )
    Path("one.jsonl").write_text(to_jsonl([Paper("Tidal Nets", arxiv_id="3105.00001", links=links)]), "utf-8")
    assert main(["convert", "one.jsonl", "--to", "monthly_list"]) == 1
    complaint, advice = capsys.readouterr().err.splitlines()
    assert "can't represent links of 'Tidal Nets'" in complaint
    assert advice.endswith("add --without links")


@pytest.mark.parametrize("field", ["title", "this combination of fields"])
def test_what_a_style_can_t_hold_at_all_is_said(
    field: str, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    def render(*_: object, dialect: str) -> str:
        raise paperdigest.UnrepresentableError(dialect, "Tidal Nets – 潮", field, "no")

    monkeypatch.setattr(paperdigest, "render", render)
    assert main(["convert", "good.md", "--to", "monthly_list", "--merge"]) == 1
    shown = capsys.readouterr().err
    assert shown == (
        f"paperdigest: cannot convert: monthly_list can't represent {field} of 'Tidal Nets – 潮': no\n"
    )


def test_every_field_can_be_left_out(capsys: Shown) -> None:
    fields = list(converting._WITHOUT)
    words = [word for field in fields for word in ("--without", field)]
    styles = ("daily_ai_papers_classified", "daily_ai_papers", "monthly_list")
    examples = [str(EXAMPLES / f"{name}.md") for name in styles]
    assert main(["convert", *examples, "--to", "daily_ai_papers", *words]) == 0
    papers = paperdigest.parse(capsys.readouterr().out)
    assert len(papers) == 7
    assert all(paper == Paper(paper.title) for paper in papers)
    assert converting._option_for("links", ()) == converting._option_for("arxiv_id", ()) == "labels"
    assert converting._option_for("links", ["labels"]) == "links"
    assert converting._option_for("title", ()) is converting._option_for("tags", ["tags"]) is None


def test_a_report_is_written() -> None:
    assert main(["report", "good.md", "--title", "May <31>", "--merge"]) == 0
    page = Path("report.html").read_text("utf-8")
    assert "<title>May &lt;31&gt;</title>" in page
    assert "Tidal Nets – 潮" in page


def test_a_report_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    monkeypatch.setitem(sys.modules, "paperdigest.report", None)
    assert main(["report", "good.md"]) == 2
    assert "report needs the extra 'report': pip install 'paperdigest[report]'" in capsys.readouterr().err


# The whole


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["shwo"], "'shwo' is neither a command nor a file; did you mean 'show'?"),
        (["--nope", "x.md"], "No such option"),
        (
            ["show", "-n", "0", "x"],
            "Invalid value for '-n' / '--limit': Expected a whole number of at least 1, found '0'",
        ),
        (["show"], "Missing argument 'FILES|FOLDERS|-'."),
        (
            ["--workers", "x", "y"],
            "Invalid value for '--workers': Expected a whole number of at least 1, found 'x'",
        ),
        (["convert", "good.md"], "Missing option '--to'."),
        (
            ["parse", "good.md", "-f", "tide"],
            "Invalid value for '-f' / '--format': Unknown format 'tide'; choose from jsonl, json",
        ),
        (
            ["parse", "good.md", "-f", "bibtx"],
            "Invalid value for '-f' / '--format': Unknown format 'bibtx'; did you mean 'bibtex'?",
        ),
        (
            ["show", "--since", "soon", "good.md"],
            "Invalid value for '--since': Expected a date (2031, 2031-05 or 2031-05-06), found 'soon'",
        ),
        (["show", "--until", "2031-13", "good.md"], "Invalid value for '--until': Expected a date"),
        (
            ["--dialect", "daily-ai-paper", "good.md"],
            "Invalid value for '--dialect': Unknown dialect 'daily-ai-paper'; did you mean 'daily_ai_papers'",
        ),
        (
            ["--dialect", "tide", "good.md"],
            "Invalid value for '--dialect': Unknown dialect 'tide'; `paperdigest dialects` lists all",
        ),
    ],
)
def test_misuse_is_one_line_and_2(arguments: list[str], line: str, capsys: Shown) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"paperdigest: {line}")
    assert shown.err.count("\n") == 1


def test_a_file_named_nearly_as_a_command_is_a_file(capsys: Shown) -> None:
    Path("shwo").write_text(GOOD, "utf-8")
    assert main(["shwo"]) == 0
    assert "Tidal Nets" in capsys.readouterr().out


def test_no_words_show_the_help(capsys: Shown) -> None:
    assert main([]) == 2
    assert "Commands:" in capsys.readouterr().err
    assert main(["-h"]) == 0
    short = capsys.readouterr().out
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert text == short
    assert main(["show", "-h"]) == 0
    assert "--search" in capsys.readouterr().out
    assert all(name in text for name in ("parse", "show", "completion"))
    assert "..." not in text.split("Commands:")[1]


def test_words_are_those_of_the_process(monkeypatch: pytest.MonkeyPatch, capsys: Shown) -> None:
    monkeypatch.setattr(sys, "argv", ["paperdigest", "good.md"])
    assert main() == 0
    assert "Tidal Nets" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (click.Abort(), 130, ""),
        (KeyboardInterrupt(), 130, "\n"),
        (paperdigest.RecordError("Expected a record"), 2, "paperdigest: Expected a record\n"),
    ],
)
def test_what_ends_a_command_is_told_by_the_status(
    error: BaseException, status: int, line: str, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(paperdigest, "dialects", fail)
    assert main(["dialects"]) == status
    assert capsys.readouterr().err == line


def test_an_interrupt_outside_of_click_is_an_interrupt() -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert terminal.survive(interrupted) == 130


def complete(*words: str) -> list[str]:
    """What a shell offers for the last word."""
    shell = ShellComplete(app.app, {}, "paperdigest", "_PAPERDIGEST_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


def test_shells_complete_commands_and_styles() -> None:
    assert {"check", "convert", "completion"} <= set(complete("c"))
    assert complete("convert", "--to", "month") == ["monthly_list"]
    assert "--merge" in complete("parse", "--m")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash to complete with")
@pytest.mark.parametrize(
    ("typed", "completed"), [("chec", "check"), ("parse --dialect month", "monthly_list")]
)
def test_bash_completes(typed: str, completed: str) -> None:
    words = f"paperdigest {typed}"
    script = (
        f"source <(paperdigest completion bash); COMP_WORDS=({words}); COMP_CWORD={len(words.split()) - 1}; "
        '_paperdigest_completion paperdigest; echo "${COMPREPLY[@]}"'
    )
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(  # noqa: S603 - our own words
        ["bash", "-c", script],  # noqa: S607 - the one that is found
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert done.stdout.split() == [completed]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_of_each_shell_can_be_had(shell: str, capsys: Shown) -> None:
    assert main(["completion", shell]) == 0
    assert "_PAPERDIGEST_COMPLETE" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["completion bash", "dialects", "--version", "--help", "parse --help"])
def test_a_closed_standard_output_is_an_error_for_what_reads_nothing_too(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(command.split()) == 2
    assert capsys.readouterr().err == "paperdigest: cannot write: Bad file descriptor\n"
    assert sys.stdout is None


@pytest.mark.parametrize("command", ["show", "show --table", "stats", "check", "detect", "parse"])
def test_a_closed_standard_output_is_an_error(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main([*command.split(), "lost.md", "good.md"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "paperdigest: cannot write: Bad file descriptor"


# The commands in one process: to start one takes longer than all of them.
EACH = """
import json, sys
from paperdigest.__main__ import main
for command in json.loads(sys.argv[1]):
    print(command, main([*command.split(), "潮.md"]), flush=True)
"""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_no_encoding_of_the_terminal_is_too_small(encoding: str) -> None:
    Path("潮.md").write_text(GOOD + LOST, "utf-8")
    commands = ["show", "show --table", "stats", "check", "detect", "parse -f csv"]
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", EACH, json.dumps(commands)],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert b"Traceback" not in done.stderr
    shown = done.stdout.decode("latin-1").splitlines()
    ends = [-1, *(shown.index(f"{command} {int(command == 'check')}") for command in commands)]
    assert all(end > before + 1 for before, end in pairwise(ends))  # each shows something


def test_a_pipeline_ends_quietly(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.md").write_text(GOOD * 9, "utf-8")
    program = f"{sys.executable} -m paperdigest"
    line = f"find . -name '*.md' | xargs -n 100 {program} parse -q | head -n 1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=True, timeout=60)  # noqa: S603, S607
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


# Records that the library wrote


def lines(path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


@pytest.fixture
def archive() -> str:
    assert main(["parse", "-q", "good.md", "-o", "archive.jsonl"]) == 0
    return "archive.jsonl"


def test_records_are_read_again_by_every_command(archive: str, capsys: Shown) -> None:
    assert main(["parse", archive, "-o", "again.jsonl"]) == 0
    assert Path("again.jsonl").read_bytes() == Path(archive).read_bytes()
    assert main(["show", archive]) == 0
    assert "Tidal Nets – 潮" in capsys.readouterr().out
    assert main(["stats", archive]) == 0
    assert "1 paper in 1 file" in capsys.readouterr().out
    assert main(["report", archive]) == 0
    assert "good.md:3" in Path("report.html").read_text("utf-8")
    assert main(["convert", "--to", "daily_ai_papers", archive, "-o", "again.md"]) == 0
    assert main(["parse", "again.md", "-o", "again.jsonl"]) == 0
    assert [one["title"] for one in lines("again.jsonl")] == ["Tidal Nets – 潮"]


def test_the_styles_of_records_are_told(archive: str, capsys: Shown) -> None:
    Path("none.jsonl").write_text('{"version": 2, "title": "T"}\n', "utf-8")
    assert main(["detect", archive, "none.jsonl"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "archive.jsonl: records written by paperdigest (daily_ai_papers)",
        "none.jsonl: records written by paperdigest (no style)",
    ]


def test_an_archive_and_new_digests_are_merged(archive: str) -> None:
    Path("new.md").write_text(TABLE.format(title="Tidal Nets – 潮", authors="", summary="They win."), "utf-8")
    for _ in range(2):
        assert main(["parse", "-q", archive, "new.md", "--merge", "-o", archive]) == 0
        (paper,) = map(Paper.from_dict, lines(archive))
        assert [listing.source for listing in paper.listings] == ["good.md", "new.md"]
        assert {one.summary.text for one in paper.listings if one.summary} == {
            "Nets that wait win.",
            "They win.",
        }


def test_records_are_told_by_what_they_begin_with(archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Path(archive).read_bytes()
    Path("records.txt").write_bytes(b'\n {"version":' + data.removeprefix(b'{"version": '))
    assert main(["records.txt", "-o", "again.jsonl"]) == 0
    assert Path("again.jsonl").read_bytes() == data
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["-", "-o", "piped.jsonl"]) == 0
    assert Path("piped.jsonl").read_bytes() == data


def test_workers_read_digests_and_leave_records_to_this_process(
    archive: str, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setattr(paperdigest, "parse_files", None, raising=False)  # not to be called
    assert main(["parse", "-q", "--workers", "2", archive, "good.md", "none.md", "-o", "again.jsonl"]) == 2
    assert capsys.readouterr().err == "none.md: cannot read: No such file or directory\n"
    assert [one["source"] for one in lines("again.jsonl")] == ["good.md", "good.md"]


def test_one_style_of_an_archive_can_be_asked_for(archive: str) -> None:
    for style, count in (("daily_ai_papers", 1), ("monthly_list", 0)):
        assert main(["parse", archive, "--dialect", style, "-o", "again.jsonl"]) == 0
        assert len(lines("again.jsonl")) == count


@pytest.mark.parametrize("rest", [b'{"version": 9}', b"{", b'{"version": 2, "title": "caf\xe9"}'])
def test_what_only_begins_as_records_is_said_and_the_others_go_on(
    archive: str, rest: bytes, capsys: Shown
) -> None:
    Path("bad.jsonl").write_bytes(Path(archive).read_bytes() + rest)
    assert main(["parse", "-q", "bad.jsonl", "good.md", "-o", "again.jsonl"]) == 2
    assert re.match(
        r"bad.jsonl: cannot read: (Invalid record|Expecting|Records are not UTF-8).*\n$",
        capsys.readouterr().err,
    )
    assert len(lines("again.jsonl")) == 1


def test_what_comes_from_standard_input_has_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert main(["parse", "-q", "-", "-o", "again.jsonl"]) == 0
    assert [one["source"] for one in lines("again.jsonl")] == ["-"]

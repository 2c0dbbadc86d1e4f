"""`paperdigest metrics`: results beside their baselines, as a table and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from paperdigest import Paper, Summary
from paperdigest.cli.app import main
from paperdigest.export import metrics_to_csv, metrics_to_pandas, to_jsonl

PAPERS = [
    Paper(
        "Tidal Nets: Learning to Wait",
        arxiv_id="3105.00001",
        summary=Summary("TidalNet reaches 91.4% accuracy on GSM8K, compared to 86.2% for WaveNet."),
    ),
    Paper("Lantern", summary=Summary("Lantern achieves an accuracy of 90.1% on GSM-8K and 50% on AIME 24.")),
    Paper(
        "Reeds",
        summary=Summary("Reeds reduces latency by 5% compared to WaveNet. Reeds is 3x faster than WaveNet."),
    ),
    Paper("Rook", summary=Summary("Rook takes 5 ms on ShoreBench versus 8 ms for WaveNet.")),
    Paper("Quiet", summary=Summary("It says nothing.")),
]
Shown = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")
    Path("papers.jsonl").write_text(to_jsonl(PAPERS), "utf-8")


def cells(text: str) -> list[list[str]]:
    """The cells of a table, by the columns of its head."""
    head, *rows = text.splitlines()
    starts = [head.index(name) for name in ("Data set", "Metric", "Result", "Compared", "Gain", "Paper")]
    ends = [*starts[1:], None]
    return [[row[start:end].strip() for start, end in zip(starts, ends, strict=True)] for row in rows]


def test_results_stand_beside_their_baselines(capsys: Shown) -> None:
    assert main(["metrics", "papers.jsonl", "--dataset", "gsm-8k"]) == 0
    shown = capsys.readouterr()
    assert cells(shown.out) == [
        [
            "GSM8K",
            "accuracy",
            "91.4% TidalNet",
            "86.2% WaveNet",
            "+5.2 pp",
            "3105.00001 Tidal Nets: Learning to Wait",
        ],
        ["", "accuracy", "90.1% Lantern", "", "", "Lantern"],
    ]
    assert shown.err == ""


def test_data_sets_with_most_results_come_first_and_results_on_none_last(capsys: Shown) -> None:
    assert main(["metrics", "papers.jsonl", "papers.jsonl", "--merge"]) == 0
    rows = cells(capsys.readouterr().out)
    assert [row[0] for row in rows] == ["GSM8K", "", "AIME 24", "ShoreBench", "", ""]
    assert [row[4] for row in rows[3:]] == ["-3 ms", "-5%", "3x"]
    assert [row[3] for row in rows[3:]] == ["8 ms WaveNet", "WaveNet", "WaveNet"]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_table_is_as_wide_as_the_terminal_at_the_most(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: Shown
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["metrics", "papers.jsonl", "--dataset", "GSM8K"]) == 0
    head, first, _ = capsys.readouterr().out.splitlines()
    assert len(head) <= columns
    assert "3105.00001" in first  # a paper can be found, however narrow it is
    assert ("Learning to Wait" in first) is (columns == 200)


def test_programs_get_the_frame_with_baselines_as_rows(capsys: Shown) -> None:
    assert main(["metrics", "papers.jsonl", "-f", "csv"]) == 0
    text = capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(text)))
    assert text.splitlines() == metrics_to_csv(PAPERS).splitlines()
    frame = metrics_to_pandas(PAPERS)
    assert [row["role"] for row in rows] == frame.role.tolist()
    assert {row["role"] for row in rows} == {"result", "baseline"}
    assert [row["gain"] for row in rows if row["title"] == "Rook"] == [
        "-3.0",
        "",
    ]  # a number, without apostrophe
    assert (
        main(["metrics", "papers.jsonl", "-f", "jsonl", "--dataset", "AIME'24", "--dataset", "ShoreBench"])
        == 0
    )
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["title"] for line in lines] == ["Lantern", "Rook", "Rook"]


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.csv", "paper,title"), ("a.jsonl", '{"paper": 0'), ("a.txt", "Data set")]
)
def test_the_name_of_the_output_tells_the_form(name: str, beginning: str) -> None:
    assert main(["metrics", "papers.jsonl", "-o", name]) == 0
    assert Path(name).read_text("utf-8").startswith(beginning)


def test_days_are_written_as_text(capsys: Shown) -> None:
    Path("day.md").write_text(
        "# May\n\n## Papers for 2031-05-06\n\n| Title | Authors | Summary |\n|-|-|-|\n| T | A | They reach 91% accuracy on GSM8K. |\n",
        "utf-8",
    )
    assert main(["metrics", "day.md", "-f", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["listed"] == "2031-05-06"


def test_misuse_is_one_line(capsys: Shown) -> None:
    assert main(["metrics", "papers.jsonl", "-o", "a.xlsx"]) == 2
    assert capsys.readouterr().err == (
        "paperdigest: a.xlsx: unknown suffix '.xlsx'; choose a format with -f NAME or one of the suffixes .csv, .jsonl, .txt\n"
    )


@pytest.mark.parametrize("form", ["table", "csv"])
def test_that_there_is_nothing_is_said(form: str, capsys: Shown) -> None:
    assert main(["metrics", "papers.jsonl", "-f", form, "--dataset", "GSM8"]) == 0
    assert capsys.readouterr().err == "paperdigest: no results on 'GSM8'; did you mean 'GSM8K' or 'GSM-8K'?\n"
    Path("none.md").write_text("", "utf-8")
    assert main(["metrics", "none.md", "-f", form]) == 0
    assert capsys.readouterr().err == "paperdigest: no results\n"

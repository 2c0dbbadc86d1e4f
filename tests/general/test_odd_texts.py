"""Texts that once broke the reading of unknown layouts: no part of it fails on any text."""

from __future__ import annotations

import pytest

import paperdigest
from paperdigest import general

ENTRY = "**Tidal Nets: Learning to Wait**\n\n- Paper: https://arxiv.org/abs/3105.00001\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{ENTRY}\u2028\n- Code: https://github.com/adamoor/tidal\n",
        "# [](https://arxiv.org/abs/3105.00001)\n\n**Authors**: Ada Moor\n",
        "[__Tidal](u) [Nets](v__ w) [x](__y) __Lantern__ (http://example.org/a_b)](https://arxiv.org/abs/3105.00001) __\n",
        "# 🔥 \n\n[paper](https://arxiv.org/abs/3105.00001)\n",
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    assert "dialect-failed" not in [problem.code for problem in paperdigest.parse_digest(text).problems]


def test_what_fails_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("a\nbug")

    monkeypatch.setattr(general, "read_general", fail)
    digest = paperdigest.parse_digest(ENTRY)
    assert digest.papers == ()
    assert [problem.message for problem in digest.errors if problem.code == "dialect-failed"] == [
        "The dialect 'general_entries' of paperdigest failed: ValueError: a bug (line 1)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We read arXiv:3105.00001 and 10.1000/182.\n",
        "Last week we looked at https://arxiv.org/abs/3105.00001 and liked it.\n",
        "Our tool follows Moor et al. (https://arxiv.org/abs/3105.00001).\n",
    ],
)
def test_a_sentence_that_names_a_paper_is_no_entry(text: str) -> None:
    digest = paperdigest.parse_digest(text)
    assert digest.papers == ()
    assert "unclaimed-paper" in [problem.code for problem in digest.errors]


@pytest.mark.parametrize(
    "entry",
    [
        "- [Tidal Nets {n}: Learning to Wait](https://arxiv.org/abs/3105.{n:05d})\n  - Ada Moor, Kai Wind\n",
        "### Tidal Nets {n}: Learning to Wait\n\n**Authors:** Ada Moor, Kai Wind\n\nhttps://arxiv.org/abs/3105.{n:05d}\n\n",
    ],
    ids=["items", "headings"],
)
def test_a_long_list_is_read_in_windows(monkeypatch: pytest.MonkeyPatch, entry: str) -> None:
    text = "".join(
        f"## Part {part}\n\n" + "".join(entry.format(n=10 * part + n) for n in range(10)) for part in range(9)
    )
    whole = paperdigest.parse(text)
    monkeypatch.setattr("paperdigest.general.blocks.WINDOW", 25)
    monkeypatch.setattr("paperdigest.general.blocks._MOST", 75)
    assert [paper.title for paper in whole] == [f"Tidal Nets {n}: Learning to Wait" for n in range(90)]
    assert {paper.headings[-1] for paper in whole} == {f"Part {part}" for part in range(9)}
    assert paperdigest.parse(text) == whole


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY, "Read 1 entry"),
        (ENTRY + "\n" + ENTRY.replace("Tidal", "Lunar").replace("00001", "00002"), "Read 2 entries"),
        (
            "| Title | Link |\n|-|-|\n| Tidal Nets: Learning to Wait | [pdf](https://arxiv.org/abs/3105.00001) |\n",
            "Read 1 row",
        ),
    ],
)
def test_the_note_counts_one_entry_in_the_singular(text: str, said: str) -> None:
    (note,) = paperdigest.parse_digest(text).problems
    assert note.message.partition(" of ")[0] == said


def test_a_record_goes_on_in_the_next_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperdigest.general.blocks.WINDOW", 3)
    monkeypatch.setattr("paperdigest.general.blocks._MOST", 3)
    text = "".join(
        f"- [Tidal Nets {n}: Learning to Wait](https://arxiv.org/abs/3105.{n:05d})\n  - Code: https://github.com/a/b{n}\n"
        for n in range(9)
    )
    papers = paperdigest.parse(text)
    assert [len(paper.links) for paper in papers] == [2] * 9


def test_a_long_table_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperdigest.general.blocks.WINDOW", 8)
    rows = "".join(
        f"| 3105-01 | Tidal Nets {n}: Learning to Wait | [pdf](https://arxiv.org/abs/3105.{n:05d}) |\n"
        for n in range(30)
    )
    papers = paperdigest.parse("# Papers\n\n| Date | Title | Link |\n|---|---|---|\n" + rows)
    assert [paper.title for paper in papers] == [f"Tidal Nets {n}: Learning to Wait" for n in range(30)]
    assert {paper.dialect for paper in papers} == {"general_table"}


def test_a_long_address_is_not_written_for_each_link_that_shares_it() -> None:
    papers = "".join(f"- [Tidal Nets {n}: Learning to Wait][a]\n" for n in range(50))
    text = f"# Papers\n\n{papers}\n[a]: https://arxiv.org/abs/3105.00001?{'x' * 50_000}\n"
    assert sum(len(link.url) for paper in paperdigest.parse(text) for link in paper.links) < len(text)
    short = paperdigest.parse(text.replace("x" * 50_000, "x"))
    assert {paper.arxiv_id for paper in short} == {"3105.00001"}

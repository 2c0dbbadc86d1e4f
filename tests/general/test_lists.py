"""Forty lists in as many layouts, written by hand with invented papers: how much of them is read.

Beside each list NAME.md stands NAME.expected.json: the papers in its order, with what the list says of each.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import paperdigest

LISTS = sorted((Path(__file__).parent / "lists").glob("*.md"))


def key(title: str) -> str:
    return " ".join(title.split()).removesuffix(".").casefold()


def expected(path: Path) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    return records


def counted(path: Path) -> Counter[str]:
    """Count the papers of a list, those that were found, those with the right title, and those that are none."""
    papers = paperdigest.parse(path.read_text("utf-8"))
    by_id = {paper.arxiv_id: paper for paper in papers if paper.arxiv_id}
    by_title = {key(paper.title): paper for paper in papers}
    records = expected(path)
    found = [
        by_id.get(record.get("arxiv_id") or "") or by_title.get(key(record["title"])) for record in records
    ]
    pairs = [(record, paper) for record, paper in zip(records, found, strict=True) if paper is not None]
    return Counter(
        papers=len(records),
        found=len(pairs),
        titles=sum(key(record["title"]) == key(paper.title) for record, paper in pairs),
        made_up=len(papers) - len({id(paper) for _, paper in pairs}),
    )


def test_how_much_of_the_lists_is_read() -> None:
    total: Counter[str] = Counter()
    for path in LISTS:
        total += counted(path)
    assert len(LISTS) == 40
    assert total["found"] >= 0.95 * total["papers"]
    assert total["titles"] >= 0.97 * total["found"]
    assert total["made_up"] <= 0.04 * total["papers"]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_each_line_is_accounted_for(path: Path) -> None:
    text = path.read_text("utf-8")
    digest = paperdigest.parse_digest(text)
    assert "dialect-failed" not in {problem.code for problem in digest.problems}
    lines = text.split("\n")
    seen: Counter[int] = Counter()
    for paper in digest.papers:
        for place in (paper.lines or range(0), *paper.also_at):
            seen.update(place)
    for place in (*digest.structure, *(left.lines for left in digest.unclaimed)):
        seen.update(place)
    assert {number for number, line in enumerate(lines) if line.strip()} <= set(seen)

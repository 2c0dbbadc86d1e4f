"""Where records came from: the path or name of the digest as it was given, out of equality."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

import paperdigest
from paperdigest import Paper
from paperdigest.export.arrow import parse_batches
from paperdigest.export.rows import paper_rows
from paperdigest.merging.listings import place, places
from support.dialects import Strand
from support.paths import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperdigest.dialect import Context, Document, Region

TEXT = (EXAMPLES / "arxiv_daily.md").read_text("utf-8")


def sources(papers: Iterable[Paper]) -> set[str | None]:
    return {paper.source for paper in papers}


@pytest.mark.parametrize("give", [str, Path])
def test_papers_of_a_file_have_its_path_as_given(give: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    path = give("arxiv_daily.md")
    assert sources(paperdigest.parse_file(path)) == {"arxiv_daily.md"}
    digest = paperdigest.parse_digest_file(path)
    assert digest.source == "arxiv_daily.md"
    for result in paperdigest.parse_files([path]):
        assert result.digest is not None
        assert (sources(result.digest.papers), result.digest.source) == ({"arxiv_daily.md"}, "arxiv_daily.md")


def test_a_text_has_the_name_that_is_given_or_none() -> None:
    assert sources(paperdigest.parse(TEXT)) == {None}
    assert sources(paperdigest.parse(TEXT, source="mail 7")) == {"mail 7"}
    assert sources(paperdigest.parse_digest_bytes(TEXT.encode(), source="mail 7").papers) == {"mail 7"}


def test_every_process_gives_it() -> None:
    paths = [*EXAMPLES.glob("*.md")]
    for result in paperdigest.parse_files(paths, workers=2):
        assert result.digest is not None
        assert sources(result.digest.papers) <= {os.fsdecode(result.path)}


def test_it_is_no_part_of_equality_and_survives_copies() -> None:
    papers = paperdigest.parse(TEXT, source="may.md")
    assert papers == paperdigest.parse(TEXT)
    assert hash(papers[0]) == hash(paperdigest.parse(TEXT)[0])
    assert sources(pickle.loads(pickle.dumps(papers))) == {"may.md"}  # noqa: S301 - our own
    assert sources(map(Paper.from_dict, map(Paper.to_dict, papers))) == {"may.md"}


class Kept(Strand):
    """A dialect that gives the same record each time."""

    paper = Paper("Tidal Nets", lines=range(1))

    def parse(self, document: Document, regions: Iterable[Region], context: Context) -> Iterator[Paper]:
        yield self.paper


def test_a_dialect_need_not_know_it_and_its_own_record_stays() -> None:
    text = "* Strand: [Tidal Nets](https://arxiv.org/abs/3105.00001)\n"
    assert sources(paperdigest.parse(text, dialect=Kept(), source="may.md")) == {"may.md"}
    assert Kept.paper.source is None
    assert sources(paperdigest.parse(text, dialect=Kept())) == {None}


def test_batches_have_their_paths_as_sources() -> None:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    for text in (TEXT, TEXT.encode()):
        (found,) = parse_batches([pa.RecordBatch.from_pydict({"path": ["may.md"], "text": [text]})])
        assert set(found.column("source").to_pylist()) == {"may.md"}


def test_rows_say_where_a_paper_stands() -> None:
    paper = Paper("A", arxiv_id="3105.00001", source="may\udcff.md", lines=range(3, 4), dialect="tidal")
    (row,) = paper_rows([paper])
    assert (row["source"], row["line"], row["listings"]) == ("may\ufffd.md", 4, [])
    (row,) = paper_rows(paperdigest.merge([paper, attrs.evolve(paper, source="june.md")]))
    assert (row["source"], row["line"]) == ("june.md", None)
    assert row["listings"] == ["june.md:4 (tidal)", "may\ufffd.md:4 (tidal)"]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, ""),
        ({"source": "may.md"}, "may.md"),
        ({"lines": range(3, 4)}, "line 4"),
        ({"source": "may.md", "lines": range(3, 4), "dialect": "tidal"}, "may.md:4 (tidal)"),
        ({"dialect": "tidal"}, "(tidal)"),
    ],
)
def test_a_place_is_said_as_far_as_it_is_known(fields: dict[str, object], text: str) -> None:
    paper = Paper("A", **fields)  # type: ignore[arg-type]  # the values fit their names
    assert place(paper) == text
    assert places([paper, paper, Paper("B")]) == ([text] if text else [])

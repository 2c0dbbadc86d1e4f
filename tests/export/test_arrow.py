from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import paperdigest
from paperdigest import (
    Author,
    DialectNotFoundError,
    Link,
    Paper,
    Problem,
    RecordError,
    Summary,
    Translation,
    UnrepresentableError,
)
from paperdigest.export import arrow
from support.paths import EXAMPLES
from support.records import colliding

if TYPE_CHECKING:
    from pathlib import Path

DIGESTS = sorted(EXAMPLES.glob("*.md"))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LINES = st.builds(range, st.integers(0, 99), st.integers(0, 99))
PAPERS = st.builds(
    Paper,
    title=TEXT,
    authors=st.lists(st.builds(Author, TEXT, st.booleans()), max_size=3).map(tuple),
    et_al=st.booleans(),
    published=st.none() | st.dates(),
    published_precision=st.sampled_from([None, "day", "month", "year"]),
    listed=st.none() | st.dates(),
    arxiv_id=st.none() | TEXT,
    arxiv_version=st.none() | st.integers(0, 2**63 - 1),
    doi=st.none() | TEXT,
    links=st.lists(
        st.builds(Link, TEXT, st.none() | TEXT, st.sampled_from(["pdf", "other"])), max_size=3
    ).map(tuple),
    abstract=st.none() | TEXT,
    summary=st.none() | st.builds(Summary, TEXT),
    translated=st.lists(st.builds(Translation, TEXT, st.none() | TEXT), max_size=2).map(tuple),
    tags=st.lists(TEXT, max_size=3).map(tuple),
    headings=st.lists(TEXT, max_size=3).map(tuple),
    venue=st.none() | TEXT,
    comment=st.none() | TEXT,
    extra=st.dictionaries(TEXT, TEXT, max_size=3),
    source=st.none() | TEXT,
    dialect=st.none() | TEXT,
    lines=st.none() | LINES,
    also_at=st.lists(LINES, max_size=2).map(tuple),
    problems=st.lists(
        st.builds(Problem, TEXT, st.sampled_from(["note", "error"]), TEXT, LINES, TEXT), max_size=2
    ).map(tuple),
)


def batches(*texts: str | bytes | None) -> list[pa.RecordBatch]:
    """Return texts as batches of two, under the paths "0", "1", ..."""
    rows = {"path": list(map(str, range(len(texts)))), "text": texts}
    batches: list[pa.RecordBatch] = pa.table(rows).to_batches(max_chunksize=2)
    return batches


def together(found: list[pa.RecordBatch]) -> pa.Table:
    return pa.Table.from_batches(found, schema=arrow.BATCH_SCHEMA)


MERGED = st.lists(colliding, max_size=5).map(paperdigest.merge)


@given(st.lists(PAPERS, max_size=4) | MERGED)
def test_a_table_gives_the_papers_back(papers: list[Paper]) -> None:
    table = arrow.to_table(iter(papers))
    table.validate(full=True)
    assert table.schema == arrow.SCHEMA
    found = arrow.from_table(table)
    assert found == papers
    assert list(map(repr, found)) == list(map(repr, papers))  # what equality leaves out is there as well


def test_every_field_has_a_column() -> None:
    assert arrow.SCHEMA.names == [field.name for field in attrs.fields(Paper)]


def test_real_papers_survive_parquet(tmp_path: Path) -> None:
    papers = [paper for path in DIGESTS for paper in paperdigest.parse_file(path)]
    pq.write_table(arrow.to_table(papers), tmp_path / "papers.parquet")
    found = arrow.from_table(pq.read_table(tmp_path / "papers.parquet"))
    assert list(map(repr, found)) == list(map(repr, papers))


def test_columns_may_be_as_other_tools_leave_them() -> None:
    paper = Paper("Tidal Nets", abstract="Nets.", published=date(2031, 5, 5), published_precision="day")
    table = arrow.to_table([paper])
    table = table.set_column(0, "title", table["title"].cast(pa.large_string()))
    table = table.select([*reversed(table.column_names)]).append_column("path", pa.array(["a"]))
    assert arrow.from_table(table) == [paper]


def test_a_table_that_is_none_of_papers_is_refused() -> None:
    table = arrow.to_table([Paper("Tidal Nets", authors=(Author("Ada Moor"),))])
    with pytest.raises(RecordError, match=r"Missing columns: title, authors$"):
        arrow.from_table(table.drop_columns(["title", "authors"]))
    with pytest.raises(RecordError, match="Column types do not match"):
        arrow.from_table(table.set_column(0, "title", pa.array([None], pa.string())))
    with pytest.raises(RecordError, match="Column types do not match"):
        arrow.from_table(table.set_column(0, "title", pa.array([[1]])))
    with pytest.raises(RecordError, match="Column types do not match"):
        arrow.from_table(table.set_column(1, "authors", pa.array([[None]], arrow.SCHEMA.field(1).type)))


def test_tables_of_older_versions_are_read() -> None:
    paper = Paper("Tidal Nets", source="may.md")
    (found,) = arrow.from_table(arrow.to_table([paper]).drop_columns(["source", "listings"]))
    assert (found, found.source, found.listings) == (paper, None, ())


def test_a_name_of_a_file_that_is_no_unicode_does_not_matter() -> None:
    (found,) = arrow.from_table(arrow.to_table([Paper("Tidal Nets", source="may\udcff.md")]))
    assert found.source == "may\ufffd.md"


def test_what_arrow_cannot_hold_is_named() -> None:
    whole = Paper("Tidal Nets")
    with pytest.raises(UnrepresentableError, match=r"venue of 'Lantern': .*surrogates") as caught:
        arrow.to_table([whole, Paper("Lantern", venue="\ud800")])
    assert (caught.value.dialect, caught.value.field) == ("Arrow", "venue")
    with pytest.raises(UnrepresentableError, match="arxiv_version"):
        arrow.to_table([whole, Paper("Lantern", arxiv_version=2**63)])
    with pytest.raises(UnrepresentableError, match="published"):
        arrow.to_table([whole, Paper("Lantern", published="soon")])  # type: ignore[arg-type]


def test_what_fails_only_together_is_no_paper_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    array = pa.array

    def small(values: list[object], kind: pa.DataType) -> pa.Array:
        if len(values) > 1:
            raise pa.ArrowMemoryError("full")
        return array(values, kind)

    monkeypatch.setattr(pa, "array", small)
    with pytest.raises(pa.ArrowMemoryError, match="full"):
        arrow.to_table([Paper("Tidal Nets"), Paper("Lantern")])


def test_batches_of_texts_become_batches_of_papers() -> None:
    texts = [path.read_text("utf-8") for path in DIGESTS]
    given_ = [*texts[:2], None, "prose", "", texts[2].encode("utf-16").decode("utf-16"), texts[3]]
    found = together(list(arrow.parse_batches(batches(*given_))))
    papers = [
        (str(n), paper)
        for n, text in enumerate(given_)
        if text
        for paper in paperdigest.parse(text, source=str(n))
    ]
    assert found["path"].to_pylist() == [path for path, _ in papers]
    assert list(map(repr, arrow.from_table(found))) == [repr(paper) for _, paper in papers]


def test_texts_may_be_bytes() -> None:
    data = [path.read_bytes() for path in DIGESTS]
    data.append(DIGESTS[0].read_text("utf-8").encode("utf-16"))
    found = together(list(arrow.parse_batches(batches(*data))))
    papers = [paper for path in [*DIGESTS, DIGESTS[0]] for paper in paperdigest.parse_file(path)]
    assert arrow.from_table(found) == papers


def test_a_batch_of_papers_is_no_larger_than_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_ROWS", 3)
    text = (EXAMPLES / "monthly_list.md").read_text("utf-8")
    papers = paperdigest.parse(text)
    found = list(arrow.parse_batches(batches(text, text, text)))
    assert [batch.num_rows for batch in found] == [3, 3, 3]
    assert arrow.from_table(together(found)) == papers * 3


def test_one_dialect_may_be_asked_for() -> None:
    text = DIGESTS[0].read_text("utf-8")
    assert list(arrow.parse_batches(batches(text, text.encode()[:0]), dialect="monthly_list")) == []
    with pytest.raises(DialectNotFoundError):
        next(arrow.parse_batches([], dialect="no_such_style"))


def test_other_columns_are_refused() -> None:
    for table, found in (
        (pa.table({"path": ["a"]}), "path: string"),
        (pa.table({"path": [[1]], "text": ["a"]}), "path: list<.*>, text: string"),
        (pa.table({}), "none"),
    ):
        with pytest.raises(RecordError, match=f"Expected columns path and text, found {found}"):
            list(arrow.parse_batches(table.to_batches() or [pa.RecordBatch.from_pydict({})]))


def test_paths_become_text() -> None:
    text = DIGESTS[0].read_text("utf-8")
    (found,) = arrow.parse_batches([pa.RecordBatch.from_pydict({"path": [7], "text": [text]})])
    assert set(found.column("path").to_pylist()) == {"7"}


def test_the_package_does_not_load_arrow() -> None:
    code = "import paperdigest, sys; paperdigest.parse('x'); paperdigest.merge([]); print('pyarrow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout == "False\n"

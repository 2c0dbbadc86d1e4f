"""The kernel on Spark, for real: `nox -s spark`. It needs Java, and PySpark, which is too large for each test run."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import paperdigest
from paperdigest.export.arrow import BATCH_SCHEMA, from_table, parse_batches
from support.paths import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

sql = pytest.importorskip("pyspark.sql", reason="PySpark is installed by `nox -s spark` only")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Many digests, in more than one encoding, and a text that is none."""
    for number in range(6):
        for path in EXAMPLES.glob("*.md"):
            shutil.copy(path, tmp_path / f"{number}-{path.name}")
    text = next(iter(sorted(EXAMPLES.glob("*.md")))).read_text("utf-8")
    (tmp_path / "utf-16.md").write_text(text, "utf-16")
    (tmp_path / "prose.md").write_text("Nets that wait.\n", "utf-8")
    return tmp_path


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Spark in this machine alone: no name of a host is looked up, and no port opened to others."""
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # the interpreter that has the package
    monkeypatch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 4)
        .getOrCreate()
    )
    try:
        yield session
    finally:
        session.stop()


def test_spark_reads_a_folder_as_parse_files_does(folder: Path, spark: Any) -> None:  # noqa: ANN401 - untyped
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - where PySpark is

    texts = (
        spark.read.format("binaryFile").load(str(folder)).selectExpr("path", "content AS text").repartition(3)
    )
    table = texts.mapInArrow(parse_batches, from_arrow_schema(BATCH_SCHEMA)).toArrow()
    found: dict[str, list[str]] = {}
    for path, paper in zip(table.column("path").to_pylist(), from_table(table), strict=True):
        found.setdefault(Path(path).name, []).append(repr(paper))  # as text: where it comes from counts here
    wanted = {
        Path(result.path).name: [repr(paper) for paper in result.digest.papers]
        for result in paperdigest.parse_files(sorted(folder.iterdir()))
        if result.digest is not None and result.digest.papers
    }
    assert found == wanted
    assert len(wanted) == len(list(folder.iterdir())) - 1

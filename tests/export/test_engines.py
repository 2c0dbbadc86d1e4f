"""The kernel on engines that people use, for real."""

from __future__ import annotations

import pyarrow as pa
import pytest

import paperdigest
from paperdigest.export.arrow import BATCH_SCHEMA, from_table, parse_batches
from support.paths import EXAMPLES

DIGESTS = sorted(EXAMPLES.glob("*.md"))
TEXTS = ([path.read_text("utf-8") for path in DIGESTS] * 40)[:40]
TABLE = pa.table({"path": [f"{n}.md" for n in range(40)], "text": TEXTS})
PAPERS = [paper for text in TEXTS for paper in paperdigest.parse(text)]


def test_dask_runs_the_kernel_in_two_processes() -> None:
    distributed = pytest.importorskip("distributed")
    bag = pytest.importorskip("dask.bag")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        texts = bag.from_sequence(TABLE.to_batches(max_chunksize=4), npartitions=4)
        found = texts.map_partitions(parse_batches).map_partitions(list).compute()
        workers = client.run(lambda: __import__("os").getpid())
    assert len(set(workers.values())) == 2
    assert from_table(pa.Table.from_batches(found, schema=BATCH_SCHEMA)) == PAPERS


def test_a_table_at_a_time_as_ray_calls_it() -> None:
    def parse_table(texts: pa.Table) -> pa.Table:
        return pa.Table.from_batches(parse_batches(texts.to_batches()), schema=BATCH_SCHEMA)

    found = pa.concat_tables(parse_table(TABLE.slice(start, 7)) for start in range(0, 40, 7))
    assert from_table(found) == PAPERS
    assert parse_table(TABLE.slice(0, 0)).schema == BATCH_SCHEMA

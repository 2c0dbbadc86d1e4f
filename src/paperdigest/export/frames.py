"""Papers and their metrics as data frames. Needs the extra `pandas` or `polars`.

A frame of papers has the columns of `rows.PAPER_COLUMNS`, one row a paper. A frame of metrics has those of
`rows.METRIC_COLUMNS`, one row a metric; its column "paper" is the row of the paper in a frame of the same papers.
Cells of several texts (authors, tags) are lists, days are dates, and an empty frame has the same columns and types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperdigest.errors import needs
from paperdigest.export.rows import METRIC_COLUMNS, PAPER_COLUMNS, metric_rows, paper_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import polars as pl

    from paperdigest.export.rows import ColumnKind
    from paperdigest.model import Paper

# Days are kept by the second: a paper of 1665 is out of the reach of nanoseconds.
_PANDAS_TYPES: dict[ColumnKind, str] = {
    "text": "string",
    "texts": "object",
    "flag": "bool",
    "whole": "Int64",
    "number": "Float64",
    "day": "datetime64[s]",
}


def papers_to_pandas(papers: Iterable[Paper]) -> pd.DataFrame:
    """Return papers as a pandas DataFrame, one row a paper."""
    return _to_pandas(list(paper_rows(papers)), PAPER_COLUMNS)


def metrics_to_pandas(papers: Iterable[Paper]) -> pd.DataFrame:
    """Return the metrics of papers as a pandas DataFrame, one row a metric.

    `frame.join(papers_to_pandas(papers)["tags"], on="paper")` adds what else a paper has.
    """
    return _to_pandas(list(metric_rows(papers)), METRIC_COLUMNS)


def papers_to_polars(papers: Iterable[Paper]) -> pl.DataFrame:
    """Return papers as a polars DataFrame, one row a paper."""
    return _to_polars(list(paper_rows(papers)), PAPER_COLUMNS)


def metrics_to_polars(papers: Iterable[Paper]) -> pl.DataFrame:
    """Return the metrics of papers as a polars DataFrame, one row a metric."""
    return _to_polars(list(metric_rows(papers)), METRIC_COLUMNS)


def _to_pandas(rows: list[dict[str, Any]], columns: dict[str, ColumnKind]) -> pd.DataFrame:
    with needs("pandas"):
        import numpy as np  # noqa: PLC0415 - an extra, loaded where it is used
        import pandas as pd  # noqa: PLC0415 - as above

    series: dict[str, pd.Series[Any]] = {}
    for name, kind in columns.items():
        values: Any = [row[name] for row in rows]
        if kind == "day":  # older pandas would go by way of nanoseconds, which end in 2262
            values = np.array(values, dtype="datetime64[D]").astype(_PANDAS_TYPES[kind])
        series[name] = pd.Series(values, dtype=_PANDAS_TYPES[kind])
    return pd.DataFrame(series)


def _to_polars(rows: list[dict[str, Any]], columns: dict[str, ColumnKind]) -> pl.DataFrame:
    with needs("polars"):
        import polars as pl  # noqa: PLC0415 - an extra, loaded where it is used

    types: dict[ColumnKind, Any] = {
        "text": pl.String,
        "texts": pl.List(pl.String),
        "flag": pl.Boolean,
        "whole": pl.Int64,
        "number": pl.Float64,
        "day": pl.Date,
    }
    return pl.DataFrame(rows, schema={name: types[kind] for name, kind in columns.items()}, orient="row")

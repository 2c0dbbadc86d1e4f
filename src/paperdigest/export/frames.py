"""Papers and their metrics as data frames. Needs the extra `pandas` or `polars`.

A frame of papers has the columns of `rows.PAPER_COLUMNS` and one row for each paper. A frame of metrics has the columns
of `rows.METRIC_COLUMNS` and one row for each metric. Its column "paper" is the row of the paper in a frame of the same
papers. Cells with several texts (authors, tags) are lists, and days are dates. An empty frame has the same columns and
types.
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

# Days have a resolution of seconds, because nanoseconds do not reach back to papers of 1665.
_PANDAS_TYPES: dict[ColumnKind, str] = {
    "text": "string",
    "texts": "object",
    "flag": "bool",
    "whole": "Int64",
    "number": "Float64",
    "day": "datetime64[s]",
}


def papers_to_pandas(papers: Iterable[Paper]) -> pd.DataFrame:
    """Convert papers to a pandas DataFrame with one row for each paper."""
    return _to_pandas(list(paper_rows(papers)), PAPER_COLUMNS)


def metrics_to_pandas(papers: Iterable[Paper]) -> pd.DataFrame:
    """Convert the metrics of papers to a pandas DataFrame with one row for each metric.

    To add columns of the papers, use `frame.join(papers_to_pandas(papers)["tags"], on="paper")`.
    """
    return _to_pandas(list(metric_rows(papers)), METRIC_COLUMNS)


def papers_to_polars(papers: Iterable[Paper]) -> pl.DataFrame:
    """Convert papers to a polars DataFrame with one row for each paper."""
    return _to_polars(list(paper_rows(papers)), PAPER_COLUMNS)


def metrics_to_polars(papers: Iterable[Paper]) -> pl.DataFrame:
    """Convert the metrics of papers to a polars DataFrame with one row for each metric."""
    return _to_polars(list(metric_rows(papers)), METRIC_COLUMNS)


def _to_pandas(rows: list[dict[str, Any]], columns: dict[str, ColumnKind]) -> pd.DataFrame:
    with needs("pandas"):
        import numpy as np  # noqa: PLC0415 - an extra, loaded on use
        import pandas as pd  # noqa: PLC0415 - as above

    series: dict[str, pd.Series[Any]] = {}
    for name, kind in columns.items():
        values: Any = [row[name] for row in rows]
        if kind == "day":  # older pandas would convert through nanoseconds, which end in 2262
            values = np.array(values, dtype="datetime64[D]").astype(_PANDAS_TYPES[kind])
        series[name] = pd.Series(values, dtype=_PANDAS_TYPES[kind])
    return pd.DataFrame(series)


def _to_polars(rows: list[dict[str, Any]], columns: dict[str, ColumnKind]) -> pl.DataFrame:
    with needs("polars"):
        import polars as pl  # noqa: PLC0415 - an extra, loaded on use

    types: dict[ColumnKind, Any] = {
        "text": pl.String,
        "texts": pl.List(pl.String),
        "flag": pl.Boolean,
        "whole": pl.Int64,
        "number": pl.Float64,
        "day": pl.Date,
    }
    return pl.DataFrame(rows, schema={name: types[kind] for name, kind in columns.items()}, orient="row")

"""Export of papers to other programs. Each format has a module, whose docstring names the extra that it needs.

Import all functions from this package (`from paperdigest.export import to_bibtex`). A module is loaded when one of its
functions is first imported. If a library is missing, the ImportError says how to install it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperdigest.export.arrow import from_table, parse_batches, to_table
    from paperdigest.export.atom import to_atom
    from paperdigest.export.bibtex import to_bibtex
    from paperdigest.export.csl import to_csl, to_csl_json
    from paperdigest.export.frames import (
        metrics_to_pandas,
        metrics_to_polars,
        papers_to_pandas,
        papers_to_polars,
    )
    from paperdigest.export.jsonl import from_jsonl, json_line, to_jsonl
    from paperdigest.export.ris import to_ris
    from paperdigest.export.rows import metric_rows, paper_rows
    from paperdigest.export.schema import paper_schema
    from paperdigest.export.spreadsheets import metrics_to_csv, to_csv, write_csv

__all__ = [
    "from_jsonl",
    "from_table",
    "json_line",
    "metric_rows",
    "metrics_to_csv",
    "metrics_to_pandas",
    "metrics_to_polars",
    "paper_rows",
    "paper_schema",
    "papers_to_pandas",
    "papers_to_polars",
    "parse_batches",
    "to_atom",
    "to_bibtex",
    "to_csl",
    "to_csl_json",
    "to_csv",
    "to_jsonl",
    "to_ris",
    "to_table",
    "write_csv",
]

# The modules of the functions (PEP 562).
_LAZY = {
    "from_jsonl": "jsonl",
    "from_table": "arrow",
    "json_line": "jsonl",
    "metric_rows": "rows",
    "metrics_to_csv": "spreadsheets",
    "metrics_to_pandas": "frames",
    "metrics_to_polars": "frames",
    "paper_rows": "rows",
    "paper_schema": "schema",
    "papers_to_pandas": "frames",
    "papers_to_polars": "frames",
    "parse_batches": "arrow",
    "to_atom": "atom",
    "to_bibtex": "bibtex",
    "to_csl": "csl",
    "to_csl_json": "csl",
    "to_csv": "spreadsheets",
    "to_jsonl": "jsonl",
    "to_ris": "ris",
    "to_table": "arrow",
    "write_csv": "spreadsheets",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""Parse paper digests (daily arXiv tables, Hugging Face papers, monthly lists) into typed, exact records.

>>> import paperdigest
>>> papers = paperdigest.parse(text)  # doctest: +SKIP

Each function is loaded on first use, so importing the package costs little more than importing attrs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from paperdigest.errors import (
    DialectNotFoundError,
    DigestError,
    PaperdigestError,
    RecordError,
    UnrepresentableError,
)
from paperdigest.model import (
    Author,
    Detection,
    Digest,
    Link,
    Metric,
    Paper,
    Problem,
    Summary,
    Translation,
    Unclaimed,
)

if TYPE_CHECKING:
    from paperdigest.dialect import Dialect
    from paperdigest.files import parse_digest_bytes, parse_digest_file, parse_file
    from paperdigest.files.batch import FileResult, parse_files
    from paperdigest.merging import merge
    from paperdigest.parsing import detect, dialects, parse, parse_digest
    from paperdigest.rendering import render
    from paperdigest.summaries.metrics import extract_metrics

__all__ = [
    "Author",
    "Detection",
    "Dialect",
    "DialectNotFoundError",
    "Digest",
    "DigestError",
    "FileResult",
    "Link",
    "Metric",
    "Paper",
    "PaperdigestError",
    "Problem",
    "RecordError",
    "Summary",
    "Translation",
    "Unclaimed",
    "UnrepresentableError",
    "detect",
    "dialects",
    "extract_metrics",
    "merge",
    "parse",
    "parse_digest",
    "parse_digest_bytes",
    "parse_digest_file",
    "parse_file",
    "parse_files",
    "render",
]

# The modules of the names that are loaded on first use (PEP 562).
_LAZY = {
    "Dialect": "paperdigest.dialect",
    "FileResult": "paperdigest.files.batch",
    "detect": "paperdigest.parsing",
    "dialects": "paperdigest.parsing",
    "extract_metrics": "paperdigest.summaries.metrics",
    "merge": "paperdigest.merging",
    "parse": "paperdigest.parsing",
    "parse_digest": "paperdigest.parsing",
    "parse_digest_bytes": "paperdigest.files",
    "parse_digest_file": "paperdigest.files",
    "parse_file": "paperdigest.files",
    "parse_files": "paperdigest.files.batch",
    "render": "paperdigest.rendering",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - slow to load

        return version("paperdigest")
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_LAZY[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})

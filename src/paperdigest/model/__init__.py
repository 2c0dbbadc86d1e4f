"""The public records: frozen, hashable, picklable, and safe to share between threads.

Two records are equal if their content is equal. Their origin (`source`, `lines`, `also_at`, `dialect`, `problems`,
`listings`) is not compared.
"""

from __future__ import annotations

from paperdigest.model.records import (
    Author,
    Detection,
    Digest,
    Link,
    LinkKind,
    Metric,
    Paper,
    Precision,
    Problem,
    Severity,
    Summary,
    Translation,
    Unclaimed,
)

__all__ = [
    "Author",
    "Detection",
    "Digest",
    "Link",
    "LinkKind",
    "Metric",
    "Paper",
    "Precision",
    "Problem",
    "Severity",
    "Summary",
    "Translation",
    "Unclaimed",
]

"""The records that users see: frozen, hashable, picklable, safe to share between threads.

Two records are equal if their content is equal. Where a record came from (`source`, `lines`, `also_at`, `dialect`,
`problems`, `listings`) does not count.
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

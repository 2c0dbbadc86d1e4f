"""Return fields of the metrics of a text, for tests with tables of expected values."""

from __future__ import annotations

from typing import Any

from paperdigest import extract_metrics


def fields(text: str, *names: str) -> list[tuple[Any, ...]]:
    """Return the given fields of each metric of a text, in order."""
    return [tuple(getattr(metric, name) for name in names) for metric in extract_metrics(text)]


def field(text: str, name: str) -> list[Any]:
    """Return one field of each metric of a text, in order."""
    return [getattr(metric, name) for metric in extract_metrics(text)]

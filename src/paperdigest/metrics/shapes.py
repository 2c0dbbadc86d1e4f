"""Which words are names by their spelling alone."""

from __future__ import annotations

import re
from functools import cache


@cache
def _shape() -> re.Pattern[str]:
    """A capital inside or after the first letter, a digit, or a capital in a hyphenated part."""
    return re.compile(r"[^\W\d_].*[A-Z\d]|[A-Z]{2}|\d.*[A-Z]|\A[A-Z]\Z|.-[A-Z]|[A-Z].*[+@*²]")


@cache
def _size() -> re.Pattern[str]:
    return re.compile(r"\+?[\d.,]+(?:[KMBTk%x]|[- ]?(?:bit|shot|step|way))?s?\Z")


def has_shape(word: str) -> bool:
    """Return whether the spelling alone makes a word a name: "SoupBench", "GPT-4", "iPot", "CIFAR10"."""
    return _shape().search(word) is not None and _size().match(word) is None

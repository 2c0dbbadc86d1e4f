"""Fold white space, and split texts at it."""

from __future__ import annotations


def fold_spaces(text: str) -> str:
    """Replace each run of white space by one space, and trim the ends."""
    # The space is the only printable white space, so most texts need no split.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text; long sets are written so, because lines are easier to read than columns."""
    return frozenset(text.split())

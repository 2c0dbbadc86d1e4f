"""White space: to fold it, and to part texts at it."""

from __future__ import annotations


def fold_spaces(text: str) -> str:
    """Fold white space to single spaces, and trim it."""
    # Of all white space only the space counts as printable, so most texts are seen to be folded without being parted.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text: how long sets of words are written, as lines read better than columns."""
    return frozenset(text.split())

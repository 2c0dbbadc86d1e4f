"""White space."""

from __future__ import annotations


def fold(text: str) -> str:
    """Fold white space to single spaces, and trim it."""
    # Of all white space only the space counts as printable, so most texts are seen to be folded without being parted.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())

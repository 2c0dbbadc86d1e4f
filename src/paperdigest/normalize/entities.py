"""Entities of HTML in texts that are no HTML: digests take titles and names from pages."""

from __future__ import annotations

import html
import re

# Python reads no number that is longer, and no name of HTML is.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def unescape(text: str) -> str:
    """Return a text with the characters that its entities stand for; what does not end with ";" stays."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text

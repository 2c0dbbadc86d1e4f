"""Where the files are that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
"""The checkout."""
EXAMPLES = ROOT / "examples"
"""A digest of each style, as the docs show them."""
STYLES = ROOT / "tests" / "styles"
"""A folder for each style, with one or two digests and the JSON that each must give."""
STYLE_FIXTURES = sorted(STYLES.rglob("*.md"))
"""Those digests."""
TEXTS = ROOT / "tests" / "engine" / "texts"
"""Texts of no style or of several, and the JSON that each must give."""
FIXTURES = [*STYLE_FIXTURES, *sorted(TEXTS.glob("*.md"))]
"""All of these texts."""


def name_of(path: Path) -> str:
    """Return the name of a text in the names of tests: its folder and its file."""
    return f"{path.parent.name}/{path.stem}"

"""The paths of the files that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
"""The root of the repository."""
EXAMPLES = ROOT / "examples"
"""The digests that the docs show, one for each style."""
STYLES = ROOT / "tests" / "styles"
"""A folder for each style, with one or two digests, each beside its golden file."""
STYLE_FIXTURES = sorted(STYLES.rglob("*.md"))
"""The digests in these folders."""
TEXTS = ROOT / "tests" / "engine" / "texts"
"""Texts of several styles or of none, each beside its golden file."""
FIXTURES = [*STYLE_FIXTURES, *sorted(TEXTS.glob("*.md"))]
"""All texts with a golden file."""


def name_of(path: Path) -> str:
    """Return the folder and the name of a text, for the names of tests."""
    return f"{path.parent.name}/{path.stem}"

"""Where the files are that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
"""The checkout."""
EXAMPLES = ROOT / "examples"
"""A digest of each style, as the docs show them."""
STYLES = ROOT / "tests" / "styles"
"""A folder for each style, with digests and the JSON that each must give."""
FIXTURES = sorted(STYLES.rglob("*.md"))
"""Those digests."""

"""Time grows in step with the text, for text made to make it grow faster: a ratio is asserted, never a time."""

from __future__ import annotations

import pytest

import paperdigest
from paperdigest.testing import check_growth
from support.growth import growth

pytestmark = pytest.mark.no_cover

STYLES = paperdigest.dialects()
HEADS = {
    name: f"| {' | '.join(style.heads[0])} |\n|{'-|' * len(style.heads[0])}\n"
    for name, style in STYLES.items()
    if style.heads
}
RUNS = [
    "x",
    "|",
    "*",
    "[",
    "](",
    "[x](",
    "| x\n",
    "| x\n\n",
    "x | y\n",
    "#",
    "摘要：",
    "\r",
    "<!--",
    "##### **x\n",
]
CELLS = ["|", "[", "](", "[x](", "(", "read more on [", "et al ", "'a', ", "['", "\\", "9", "\n"]
FAMILIES = {
    "blanks in a line of dashes": ("a | b\n-|-", " ", "x\n"),
    **{f"run of {piece!r}": ("", piece, "") for piece in RUNS},
    **{
        f"cell of {piece!r} in {name}": (head + "| ", piece, " |")
        for piece in CELLS
        for name, head in HEADS.items()
    },
}


@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_in_step_with_the_text(family: str) -> None:
    before, piece, after = FAMILIES[family]
    # In step is 4; twice that allows for the noise of a busy machine, and is far below the 16 of quadratic growth.
    assert growth(paperdigest.parse, lambda size: before + piece * (size // len(piece)) + after) < 8


@pytest.mark.parametrize("name", STYLES)
def test_time_grows_in_step_with_what_a_style_looks_for(name: str) -> None:
    check_growth(STYLES[name], size=6_000)

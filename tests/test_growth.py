"""Time grows in step with the text, for text made to make it grow faster: a ratio is asserted, never a time."""

from __future__ import annotations

import gc
from time import process_time

import pytest

import paperdigest
from paperdigest.testing import check_growth

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
# In step is 4; twice that allows for the noise of a busy machine, and is far below the 16 of quadratic growth.
LIMIT = 8


def seconds(before: str, piece: str, after: str, size: int) -> float:
    text = before + piece * (size // len(piece)) + after
    gc.collect()
    gc.disable()  # what else is alive in the test run would be counted again and again
    try:
        start = process_time()
        paperdigest.parse(text)
        return process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_in_step_with_the_text(family: str) -> None:
    for _attempt in range(4):
        small = min(seconds(*FAMILIES[family], 25_000) for _ in range(2))
        large = seconds(*FAMILIES[family], 100_000)
        if large < LIMIT * max(small, 0.004):
            return
    pytest.fail(f"four times the text took {large / small:.1f} times as long")


@pytest.mark.parametrize("name", STYLES)
def test_time_grows_in_step_with_what_a_style_looks_for(name: str) -> None:
    check_growth(STYLES[name], size=10_000)

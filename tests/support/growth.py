"""How the time of a function grows with its input: a ratio, which does not depend on the machine."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Input = TypeVar("_Input")

# Times below this are noise.
_FLOOR = 0.005


def growth(
    function: Callable[[_Input], object],
    make: Callable[[int], _Input],
    sizes: tuple[int, int] = (20_000, 80_000),
) -> float:
    """Return by how much longer a function takes on the larger input: about 4 where time grows in step with it."""
    inputs = [make(size) for size in sizes]
    best = [float("inf"), float("inf")]
    for _ in range(3):  # in turn, so that a busy moment of the machine falls on both
        best = [min(known, _seconds(function, data)) for known, data in zip(best, inputs, strict=True)]
    return best[1] / max(best[0], _FLOOR)


def _seconds(function: Callable[[_Input], object], data: _Input) -> float:
    start = process_time()
    function(data)
    return process_time() - start

"""How the time of a function grows with its input: a ratio, which does not depend on the machine."""

from __future__ import annotations

import gc
from time import process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Input = TypeVar("_Input")

# Times below this are noise.
_FLOOR = 0.005
# In step is 4 for four times the input, and square growth 16. What is below this needs no other look: no test asks for less.
_CLEAR = 8
# How often both inputs are tried until the ratio is clear: the lowest times count, so that only noise goes away.
_ROUNDS = 5


def growth(
    function: Callable[[_Input], object],
    make: Callable[[int], _Input],
    sizes: tuple[int, int] = (20_000, 80_000),
    floor: float = _FLOOR,
) -> float:
    """Return by how much longer a function takes on the larger input: about 4 where time grows in step with it.

    Args:
        function: What is measured. Time is that of the process: tests beside it on other processors do not count.
        make: What makes an input of a size.
        sizes: Those of the two inputs, the larger four times the smaller.
        floor: The seconds below which the time for the smaller input is taken for this.
    """
    small, large = map(make, sizes)
    least = most = float("inf")
    for _ in range(_ROUNDS):  # in turn, so that a busy moment of the machine falls on both
        least = min(least, _seconds(function, small), _seconds(function, small))
        most = min(most, _seconds(function, large))
        if most < _CLEAR * max(least, floor):
            break
    return most / max(least, floor)


def _seconds(function: Callable[[_Input], object], data: _Input) -> float:
    gc.disable()  # what else is alive in the test run would be counted again and again
    try:
        start = process_time()
        function(data)
        return process_time() - start
    finally:
        gc.enable()

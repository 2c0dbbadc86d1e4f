"""Measure how the time of a function grows with its input, as a ratio that does not depend on the machine."""

from __future__ import annotations

import gc
from time import process_time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Input = TypeVar("_Input")

# Seconds below which times are noise.
_FLOOR = 0.005
# For four times the input, linear growth is 4 and quadratic growth is 16. Measuring stops below this ratio, because no
# test demands less.
_CLEAR = 8
# The maximum number of rounds. The lowest time of each input counts, so further rounds only remove noise.
_ROUNDS = 5


def growth(
    function: Callable[[_Input], object],
    make: Callable[[int], _Input],
    sizes: tuple[int, int] = (20_000, 80_000),
    floor: float = _FLOOR,
) -> float:
    """Return the time for a larger input, divided by the time for a smaller one: about 4 for linear growth.

    Args:
        function: The function to measure, in process time, so that other processes do not count.
        make: Makes an input of a size.
        sizes: The sizes of the two inputs, the larger four times the smaller.
        floor: The minimum of seconds to assume for the smaller input.
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
    gc.disable()  # collections would scan all objects of the test run
    try:
        start = process_time()
        function(data)
        return process_time() - start
    finally:
        gc.enable()

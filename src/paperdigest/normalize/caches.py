"""Answers that are kept: texts ask for the same words and names again and again.

A hostile text can hold any number of words, of any length. So the number of answers is bounded, and so is the length
of the text that one is for: memory is bounded in bytes.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")

#: No word and no name of use is longer.
LONGEST = 100


def kept(entries: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Return a decorator that keeps a function's answers for the last texts that it was asked for, long ones left out.

    Args:
        entries: How many answers are kept.
    """

    def keep(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        known = lru_cache(maxsize=entries)(function)

        @wraps(function)
        def look_up(text: str) -> _Answer:
            return known(text) if len(text) <= LONGEST else function(text)

        return look_up

    return keep

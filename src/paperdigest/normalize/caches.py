"""Caches with bounded memory, for functions of words and names, which repeat often.

A hostile text can contain any number of words of any length. So both the number of entries and the length of a cached
text are bounded, which bounds the memory in bytes.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Answer = TypeVar("_Answer")

#: The longest text that is cached: no real word or name is longer.
LONGEST = 100


def kept(entries: int) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """Return a decorator that caches a function of a text, except for long texts.

    Args:
        entries: The size of the cache.
    """

    def keep(function: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
        known = lru_cache(maxsize=entries)(function)

        @wraps(function)
        def look_up(text: str) -> _Answer:
            return known(text) if len(text) <= LONGEST else function(text)

        return look_up

    return keep

"""An immutable, hashable, picklable mapping for the fields of frozen records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class FrozenDict(Mapping[str, str]):
    """An immutable mapping from text to text, so that its record can be hashed and shared.

    It keeps the order of its keys. Equality ignores the order. A FrozenDict equals a `dict` with the same items.
    """

    __slots__ = ("_data",)

    def __init__(self, data: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        self._data = dict(data)

    def __getitem__(self, key: str) -> str:
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __hash__(self) -> int:
        return hash(frozenset(self._data.items()))

    def __repr__(self) -> str:
        return f"FrozenDict({self._data!r})"

    def __reduce__(self) -> tuple[type[FrozenDict], tuple[dict[str, str]]]:
        return FrozenDict, (self._data,)


#: The empty mapping that all records without entries share.
EMPTY = FrozenDict()

"""Attributes that are computed on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Value = TypeVar("_Value")


class lazy(Generic[_Value]):  # noqa: N801 - it is used like `property`
    """A method whose result becomes an attribute.

    It is `functools.cached_property` without the lock that Python has up to 3.11: the lock costs more than most of
    these attributes.
    """

    def __init__(self, method: Callable[[Any], _Value]) -> None:
        self.method = method
        self.name = method.__name__
        self.__doc__ = method.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> _Value:  # noqa: ANN401 - of any class
        """Return the result and store it in the instance."""
        value = instance.__dict__[self.name] = self.method(instance)
        return value

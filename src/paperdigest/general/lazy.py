"""Attributes that are worked out when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - it is used like `property`
    """A method whose result becomes an attribute.

    What `functools.cached_property` does, without the lock that it takes up to Python 3.11: most of these attributes
    cost less than the lock.
    """

    def __init__(self, method: Callable[[Any], Value]) -> None:
        self.method = method
        self.name = method.__name__
        self.__doc__ = method.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> Value:  # noqa: ANN401 - of any class
        """Return the result, and keep it."""
        value = instance.__dict__[self.name] = self.method(instance)
        return value

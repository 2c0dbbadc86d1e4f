"""What needs an extra says which, and how to get it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Import the libraries of an extra.

    Raises:
        ImportError: One of them is missing; the message says how to install the extra.
    """
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "paperdigest":  # a mistake of our own
            raise
        message = f"This needs the extra {extra!r}: pip install 'paperdigest[{extra}]' ({error})"
        raise ImportError(message, name=error.name, path=error.path) from error

"""The entry point that Hypothesis calls when it is imported. It registers a strategy for `from_type(Paper)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.model import Paper

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register the strategy for papers. Its module is loaded when it is first used."""
    from hypothesis import strategies as st  # noqa: PLC0415 - only Hypothesis calls this

    st.register_type_strategy(Paper, _papers)


def _papers(_: type[Paper]) -> SearchStrategy[Paper]:
    from paperdigest.strategies import papers  # noqa: PLC0415 - as above

    return papers()

"""Hypothesis strategies for papers and digests, for property-based tests of your own project.

Needs the extra `hypothesis`. The package itself does not import this module.

    from hypothesis import given
    from paperdigest import parse, strategies

    @given(strategies.digests(dialect="daily_ai_papers"))
    def test_my_pipeline_keeps_every_paper(example):
        assert my_pipeline(example.text) == [paper.title for paper in example.papers]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from paperdigest.errors import needs

if TYPE_CHECKING:
    from paperdigest.strategies._damage import Damaged, damaged
    from paperdigest.strategies._digests import Example, digests, mixed_digests
    from paperdigest.strategies._papers import papers

__all__ = ["Damaged", "Example", "damaged", "digests", "mixed_digests", "papers"]

# The modules of the names (PEP 562). Hypothesis imports this package whenever it is imported itself, so only
# `_registering` may be loaded then.
_LAZY = {
    "Damaged": "_damage",
    "Example": "_digests",
    "damaged": "_damage",
    "digests": "_digests",
    "mixed_digests": "_digests",
    "papers": "_papers",
}


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with needs("hypothesis"):
        found: object = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""Simulate installed plug-ins, with texts of a plug-in and of a built-in style."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from types import SimpleNamespace
from typing import TYPE_CHECKING

from paperdigest.dialect import registry

if TYPE_CHECKING:
    import pytest

TIDES = "* Shore: [Tides](https://arxiv.org/abs/3105.00001)\n"
LIST_TABLE = (
    "| Date | Title | Abstract |\n|-|-|-|\n| 5 May 2031 | [Nets](https://arxiv.org/abs/3105.00002) | x |\n"
)


def install(
    monkeypatch: pytest.MonkeyPatch, dist: object = SimpleNamespace(name="coastal"), **offers: str
) -> None:
    """Simulate a distribution that offers dialects.

    Args:
        monkeypatch: The fixture.
        dist: The distribution, by default one named "coastal".
        offers: The entry points, "module:Class" by the name of the dialect.
    """

    def entry_points(group: str) -> list[EntryPoint]:
        found = [EntryPoint(name, value, group) for name, value in offers.items()]
        for entry in found:
            vars(entry)["dist"] = dist
        return found

    monkeypatch.setattr(registry, "entry_points", entry_points)
    registry.registry.cache_clear()

"""A metric while its sentence is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from paperdigest.summaries.metrics.places import Hold

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.comparisons import Direction, Kind
    from paperdigest.summaries.metrics.frames import Frame
    from paperdigest.summaries.metrics.numbers import Quantity


@attrs.define
class Draft:
    """The fields of a metric while its sentence is read."""

    quantity: Quantity
    frame: Frame
    kind: Kind
    direction: Direction | None
    baseline: bool = False
    nobodys: bool = False
    """Whether it is a value that nobody has: "no pot reaches 5%"."""
    name: str | None = None
    named: tuple[int, int] | None = None
    placed: Hold = Hold.LOOSE
    called: bool = False
    """Whether its data sets are in its name."""
    led: bool = False
    """Whether its data sets stand before it."""
    datasets: list[str] = attrs.Factory(list)
    subject: str | None = None
    baselines: list[str] = attrs.Factory(list)

    def stand_with(self, other: Draft) -> None:
        """Take the data sets of a value that this one was measured with."""
        self.datasets, self.placed, self.called = list(other.datasets), other.placed, other.called

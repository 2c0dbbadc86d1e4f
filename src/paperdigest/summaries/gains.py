"""Match results with the baselines in the same text, and compute the gains.

In "91.4% on SoupBench, compared with Finch's 86.2%", the second value is the baseline of the first. A result and its
baseline are in the same part of the summary and have the same unit; their measures and data sets agree if both are
given. If several baselines fit, the nearest one counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperdigest.model import Metric

# How many metrics away a baseline may be. The limit keeps the time linear; a longer series is a table.
_REACH = 8


class Gain(NamedTuple):
    """The baseline of a metric, and the difference."""

    baseline: str | None = None
    """The name of the system that the metric is compared with; None if the text does not give it."""
    baseline_value: float | None = None
    """The value of the baseline, in the unit of the metric; None if the text gives only the difference."""
    gain: float | None = None
    """The metric minus the baseline: negative if the metric is lower, which may be better. A factor if the unit is "x".
    None if unknown."""
    unit: str | None = None
    """The unit of the gain: percentage points ("pp") for the difference of two percentages."""


def gains_of(metrics: Sequence[Metric]) -> list[Gain]:
    """Return the gain of each metric of one text, in order.

    A change ("improves by 5% over Finch") is itself a gain. A level gets the nearest baseline that fits. A baseline has
    no gain.
    """
    partners = _partners(metrics)
    return [
        _change(metric)
        if metric.kind == "change" and metric.role == "result"
        else _difference(metric, metrics[partners[at]])
        if at in partners
        else Gain()
        for at, metric in enumerate(metrics)
    ]


def _change(metric: Metric) -> Gain:
    is_signed = metric.direction == "down" and metric.unit != "x" and metric.value > 0
    baseline = metric.baselines[0] if metric.baselines else None
    return Gain(baseline, None, -metric.value if is_signed else metric.value, metric.unit)


def _difference(metric: Metric, baseline: Metric) -> Gain:
    difference = float(f"{metric.value - baseline.value:.12g}")
    return Gain(baseline.subject, baseline.value, difference, "pp" if metric.unit == "%" else metric.unit)


def _partners(metrics: Sequence[Metric]) -> dict[int, int]:
    """Map the index of each level to the index of its baseline."""
    pairs = sorted(_pairs(metrics))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, result, baseline in pairs:
        if result not in found and baseline not in taken:
            found[result] = baseline
            taken.add(baseline)
    for _, result, baseline in pairs:  # several results may be compared with one baseline
        if result not in found and _share_measure_and_data(metrics[result], metrics[baseline]):
            found[result] = baseline
    return found


def _pairs(metrics: Sequence[Metric]) -> Iterator[tuple[int, int, int]]:
    """Yield the distance in characters, the result and the baseline of each pair that fits."""
    levels = [at for at, metric in enumerate(metrics) if metric.kind == "level" and metric.high is None]
    for number, one in enumerate(levels):
        for other in levels[number + 1 : number + 1 + _REACH]:
            first, second = metrics[one], metrics[other]
            if first.role != second.role and _may_compare(first, second):
                result, baseline = (one, other) if first.role == "result" else (other, one)
                yield second.span[0] - first.span[1], result, baseline


def _may_compare(one: Metric, other: Metric) -> bool:
    """Whether nothing that is known about two values rules out a comparison."""
    return (
        one.unit == other.unit
        and one.section == other.section
        and (not one.name or not other.name or one.name.casefold() == other.name.casefold())
        and (not one.datasets or not other.datasets or _share_data(one, other))
    )


def _share_measure_and_data(one: Metric, other: Metric) -> bool:
    """Whether two values are known to share a measure and a data set."""
    return one.name is not None and other.name is not None and _share_data(one, other)


def _share_data(one: Metric, other: Metric) -> bool:
    return not set(one.dataset_keys).isdisjoint(other.dataset_keys)

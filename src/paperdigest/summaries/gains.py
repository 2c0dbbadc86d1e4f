"""How much better results are than what they are compared with: each with the baseline that its text gives.

A text tells of results and baselines as they come: "91.4% on SoupBench, compared with Finch's 86.2%". What belongs together
is in the same part of the summary, in the same unit, of the same measure and data set as far as these are told, and
near: of two that could be meant, the nearer one is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperdigest.model import Metric

# So many metrics to either side of one may be its baseline: more are a table, and would take time in their square.
_REACH = 8


class Gain(NamedTuple):
    """What a metric is compared with, and how much it differs."""

    baseline: str | None = None
    """The system that it is compared with, None where the text does not name it."""
    baseline_value: float | None = None
    """The value of that, in the unit of the metric; None where only the difference is told."""
    gain: float | None = None
    """How much more the metric is than that: less than 0 where it is lower, which may be better. A factor where the unit is
    "x". None where nothing is told."""
    unit: str | None = None
    """The unit of the difference: that of two percentages is in percentage points ("pp")."""


def gains_of(metrics: Sequence[Metric]) -> list[Gain]:
    """Return what each of the metrics of one text is compared with, in their order.

    A change ("improves by 5% over Finch") is a gain itself. A level reached has the baseline that stands nearest to it and
    may be its own. Baselines have none.
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
    """Return for each level that has a baseline which it is, by their numbers."""
    pairs = sorted(_pairs(metrics))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, result, baseline in pairs:
        if result not in found and baseline not in taken:
            found[result] = baseline
            taken.add(baseline)
    for _, result, baseline in pairs:  # several results may be compared with one baseline
        if result not in found and _is_told(metrics[result], metrics[baseline]):
            found[result] = baseline
    return found


def _pairs(metrics: Sequence[Metric]) -> Iterator[tuple[int, int, int]]:
    """Yield the results and baselines that may belong together, with the characters between."""
    levels = [at for at, metric in enumerate(metrics) if metric.kind == "level" and metric.high is None]
    for number, one in enumerate(levels):
        for other in levels[number + 1 : number + 1 + _REACH]:
            first, second = metrics[one], metrics[other]
            if first.role != second.role and _may_compare(first, second):
                result, baseline = (one, other) if first.role == "result" else (other, one)
                yield second.span[0] - first.span[1], result, baseline


def _may_compare(one: Metric, other: Metric) -> bool:
    """Whether nothing that is told of two values keeps them apart."""
    return (
        one.unit == other.unit
        and one.section == other.section
        and (not one.name or not other.name or one.name.casefold() == other.name.casefold())
        and (not one.datasets or not other.datasets or _share_data(one, other))
    )


def _is_told(one: Metric, other: Metric) -> bool:
    """Whether it is told of two values that they are of one measure and data set."""
    return one.name is not None and other.name is not None and _share_data(one, other)


def _share_data(one: Metric, other: Metric) -> bool:
    return not set(one.dataset_keys).isdisjoint(other.dataset_keys)

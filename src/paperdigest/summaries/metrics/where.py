"""What each value of a sentence was measured on: its own words, else those of the values that it stands with."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from paperdigest.summaries.metrics import grounds, places, wording
from paperdigest.summaries.metrics.lexicon import words
from paperdigest.summaries.metrics.results import COSTS
from paperdigest.summaries.metrics.shapes import has_shape, looks_like_data

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.drafts import Draft
    from paperdigest.summaries.metrics.frames import Frame
    from paperdigest.summaries.metrics.proper import Names

#: Measures of a run, which a model has as well as a data set.
_RUNS = words(
    "speedup speedups speed-up speed-ups speed throughput inference acceleration latency generation sampling"
)


def read_places(sentence: Sentence, drafts: list[Draft], known: Names) -> None:
    """Give the metrics of a sentence their data sets: those around each, else those that its list or opening has."""
    for number, draft in enumerate(drafts):
        if draft.datasets:
            continue  # from the list that a value before it stands in
        frame = draft.frame
        inside = places.before_bracket(sentence, frame, known)
        if inside is not None:
            draft.datasets, draft.placed = [inside], places.Hold.NAMED
            continue
        last = max(frame.group)
        stop = _next_value(sentence, drafts, last)
        listed, draft.placed = places.data_sets(
            sentence, drafts[last].frame, known, stop, draft.named, owned=draft.baseline
        )
        if len(frame.group) > 1 and draft.placed is not places.Hold.NAMED:
            each = places.shares(sentence, drafts[last].frame, known, stop)
            if each:
                listed, draft.placed = each, places.Hold.OWN
        listed = _share_of(listed, frame, number)
        if not listed and frame.pair is not None and frame.pair > number:
            partner = drafts[frame.pair].frame
            further = (
                drafts[frame.pair + 1].frame.at if frame.pair + 1 < len(drafts) else len(sentence.tokens)
            )
            listed, draft.placed = places.data_sets(sentence, partner, known, further, draft.named)
        inside_name = grounds.in_name(draft.name) if not draft.placed and draft.name is not None else []
        if inside_name:
            listed, draft.placed, draft.called = inside_name, places.Hold.NAMED, True
        if (
            not draft.placed
            and not grounds.is_means(draft.name)
            and (
                number == 0
                or drafts[number - 1].frame.verb != frame.verb
                or places.own_opening(sentence, drafts[number - 1].frame.at, frame.at) is not None
            )
            and not (number and _is_saving(draft))
        ):
            # A name before the verb says more than a task after the value.
            before, named = places.data_sets_before(
                sentence, frame, known, drafts[number - 1].frame.at + 1 if number else 0, draft.named
            )
            if named or not listed:
                listed, draft.placed, draft.led = before, named, True
            if named and len(frame.group) > 1 and len(before) == len(frame.group):
                for member, name in zip(frame.group, before, strict=True):
                    drafts[member].datasets, drafts[member].placed = [name], places.Hold.NAMED
                continue
        draft.datasets = _no_models(draft, listed, known)
    _read_parallels(sentence, drafts, known)
    for draft, after in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if (
            draft.led
            and (draft.placed is places.Hold.TOLD or (draft.datasets and after.baseline))
            and after.placed is places.Hold.NAMED
            and _measured_together(sentence, draft, after)
        ):
            draft.stand_with(after)
    for number, draft in enumerate(drafts):
        if not draft.datasets:
            listed, hold = places.opening(sentence, draft.frame, known)
            draft.placed = max(draft.placed, hold)
            draft.datasets = _share_of(_no_models(draft, listed, known), draft.frame, number)
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if (
            not draft.datasets
            and not grounds.is_means(draft.name)
            and following.datasets
            and not following.called
            and _measured_together(sentence, draft, following)
        ):
            draft.stand_with(following)
    for number, draft in enumerate(drafts):
        if draft.datasets or grounds.is_means(draft.name):
            continue
        if (
            number > 0
            and (draft.quantity.unit == drafts[number - 1].quantity.unit or not _is_saving(draft))
            and not (draft.name != drafts[number - 1].name and wording.is_cost(draft.name))
        ):
            draft.stand_with(drafts[number - 1])
        if not draft.datasets and places.asks_users(sentence):
            draft.placed = places.Hold.OWN


def _measured_together(sentence: Sentence, one: Draft, other: Draft) -> bool:
    """Whether what the words after a value say of where it was taken goes for the one before it too: "5 F1 / 7 EM on Soups"."""
    between = sentence.tokens[one.frame.at + 1 : other.frame.at]
    return (
        _is_of_run(one) == _is_of_run(other)
        and (other.baseline or any(token.tag in "C/" for token in between) or _listed(sentence, one, other))
        and all(token.tag not in "VG;" for token in between)
    )


def _listed(sentence: Sentence, one: Draft, other: Draft) -> bool:
    """Whether two values follow each other in a list of measures: "a depth of 5%, a recall of 3%, and a salt of 2% in soups"."""
    return (
        one.frame.link == other.frame.link == "of"
        and one.kind == other.kind
        and sentence.tag(one.frame.at + 1) == ","
    )


def _is_saving(draft: Draft) -> bool:
    """Whether a quantity tells what a run costs: it need not have been taken where a score was."""
    return draft.quantity.unit in COSTS | {"x"}


def _is_of_run(draft: Draft) -> bool:
    """Whether a quantity is of a run by its unit or by its name: "a 3x speedup and a 5% reduction in memory"."""
    return _is_saving(draft) or wording.is_cost(draft.name)


def _no_models(draft: Draft, listed: list[str], known: Names) -> list[str]:
    """Drop what may be a model from where a speed-up was taken, as it is told of both: "3x faster on Lark", "on SoupBench"."""
    if draft.quantity.unit != "x" or (draft.name is not None and draft.name.split()[-1].lower() not in _RUNS):
        return listed
    return [name for name in listed if not has_shape(name) or looks_like_data(name) or known.is_data(name)]


def _read_parallels(sentence: Sentence, drafts: list[Draft], known: Names) -> None:
    """Read the names that stand alike after several values: "7% for Soups and 5% for Stews"; one alone could be anyone's."""
    for one, other in pairwise(drafts):
        between = "".join(token.tag for token in sentence.tokens[one.frame.at + 2 : other.frame.at])
        apart = one.kind != other.kind or other.baseline or not set("C,") & set(between)
        if apart or set("VG;P()") & set(between):
            continue
        things = one.kind == "level" and not _is_saving(one)
        found = places.alike_after(sentence, one.frame, other.frame, known, things=things)
        for draft, name in zip((one, other), found, strict=False):
            if not draft.datasets:
                draft.datasets, draft.placed = [name], places.Hold.NAMED


def _next_value(sentence: Sentence, drafts: list[Draft], number: int) -> int:
    """Return where the words of a value end: at the next one outside of brackets, "7% (before: 5%) on Soups"."""
    at = drafts[number].frame.at
    outer = sentence.enclosing(at)
    for draft in drafts[number + 1 :]:
        bracket = sentence.enclosing(draft.frame.at)
        if bracket <= at or bracket == outer:
            return draft.frame.at
    return len(sentence.tokens)


def _share_of(listed: list[str], frame: Frame, number: int) -> list[str]:
    """Return what one of several values has of a list that is as long: "5 and 3 on SoupBench and FogLake"."""
    if len(frame.group) > 1 and len(listed) == len(frame.group):
        return [listed[frame.group.index(number)]]
    return listed

"""The fourth stage: one sentence to the fields of its metrics."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from paperdigest.metrics import comparisons, grounds, names, places, rivals, subjects
from paperdigest.metrics.acronyms import acronym_of
from paperdigest.metrics.evidence import Named, best_subject, named_in
from paperdigest.metrics.frames import Frame, frames
from paperdigest.metrics.lexicon import words
from paperdigest.metrics.results import COSTS
from paperdigest.metrics.shapes import has_shape, looks_like_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperdigest.metrics.clauses import Sentence
    from paperdigest.metrics.numbers import Quantity
    from paperdigest.metrics.proper import Names


#: Measures of a run, which a model has as well as a data set.
_RUNS = words(
    "speedup speedups speed-up speed-ups speed throughput inference acceleration latency generation sampling"
)
#: Units of speed, which no accuracy has.
_RATES = frozenset({"FPS", "Hz", "QPS", "TPS", "tokens/s", "USD", "frames/s", "images/s"})


@attrs.define
class Draft:
    """The fields of a metric while its sentence is read."""

    quantity: Quantity
    frame: Frame
    kind: comparisons.Kind
    direction: comparisons.Direction | None
    baseline: bool = False
    name: str | None = None
    named: tuple[int, int] | None = None
    placed: places.Hold = places.Hold.LOOSE
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


def _nobody() -> None:
    """Stand for the sentence before the first."""


def read_sentence(
    sentence: Sentence, known: Names, subject_before: Callable[[], str | None] = _nobody
) -> list[Draft]:
    """Return the drafts of the metrics of one sentence, in order.

    Args:
        sentence: The sentence, with the quantities that are results.
        known: The proper names of the whole text.
        subject_before: Returns the subject of the sentence before, for "it".
    """
    drafts: list[Draft] = []
    for number, frame in enumerate(frames(sentence)):
        quantity = sentence.quantities[number]
        kind, direction = comparisons.kind_of(sentence, frame, quantity.unit, signed=quantity.signed)
        before = drafts[-1] if drafts else None
        draft = Draft(quantity, frame, kind, direction)
        if kind == "level":
            draft.baseline = comparisons.is_baseline(
                sentence,
                frame,
                before.frame if before else None,
                before_is_baseline=before is not None and before.baseline,
            )
        if (
            before is not None
            and kind == "level"
            and before.kind == "change"
            and frame.link in ("C", ",")
            and not _is_subject(sentence, frame)
            and _may_inherit(before, draft)
        ):
            draft.kind, draft.direction = kind, direction = before.kind, before.direction
        name = names.name_of(sentence, frame, kind == "change")
        if name is not None:
            name = acronym_of(sentence, names.without_model(sentence, name))
            several = len(frame.group)
            name = (
                names.with_joined(sentence, name)
                if several == 1
                else names.one_of_several(sentence, name, several, frame.group.index(number))
            )
        draft.named = name
        told = sentence.slice(*name) if name is not None else None
        draft.name = names.in_unit(draft.quantity, sentence) or told
        drafts.append(draft)
    _read_places(sentence, drafts, known)
    _read_systems(sentence, drafts, known, subject_before)
    _share_names(sentence, drafts)
    return drafts


def _is_subject(sentence: Sentence, frame: Frame) -> bool:
    """Whether a quantity begins a clause of its own: "and 90% of the salt is used"."""
    place = frame.at + 1
    while sentence.tag(place) in ("P", "D", "W", "A"):
        place += 1
    return sentence.tag(place) == "X"


def _share_names(sentence: Sentence, drafts: list[Draft]) -> None:
    """Give a name to the metrics without one: that of the other of a pair, the next in a list, the one before."""
    for number, draft in enumerate(drafts):
        if (
            draft.baseline
            and number > 0
            and draft.name is not None
            and _says_little(draft.name)
            and drafts[number - 1].name is not None
        ):
            draft.name = None
        if draft.name is not None or draft.quantity.ratio:
            continue
        if draft.frame.comparative is not None and sentence.stem(draft.frame.comparative) in names.PACE:
            continue
        if draft.frame.pair is not None and drafts[draft.frame.pair].name is not None:
            draft.name = drafts[draft.frame.pair].name
            continue
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if (
            following is not None
            and following.name is not None
            and following.kind == draft.kind == "change"
            and _coordinated(sentence, draft, following)
        ):
            draft.name = following.name
        elif (
            number > 0
            and _may_inherit(drafts[number - 1], draft)
            and not _of_other_data(drafts[number - 1], draft)
            and (draft.kind != "change" or drafts[number - 1].kind == "change" or draft.frame.link == "by")
        ):
            draft.name = drafts[number - 1].name
        elif sentence.stem(draft.frame.link_at) not in ("score", "scored", "scoring"):
            measure = names.last_measure(sentence, draft.frame.at)
            if measure is not None and (
                draft.quantity.unit not in COSTS | _RATES or sentence.stem(measure[1]) in names.COST_MEASURES
            ):
                draft.name = sentence.slice(*measure)


def _of_other_data(one: Draft, other: Draft) -> bool:
    """Whether a name has the data set of its own value in it, and the other value was taken elsewhere."""
    inside = grounds.in_name(one.name) if one.name is not None else []
    return bool(inside) and bool(other.datasets) and not set(inside) & set(other.datasets)


def _says_little(name: str) -> bool:
    """Whether the name of a compared value is one that the value before it gives in full: "score", "best result"."""
    words = name.lower().split()
    return words[-1] in ("result", "results", "best", "baseline", "chance") or (
        words[-1] in ("score", "scores", "performance", "value")
        and (len(words) == 1 or words[0] in ("human", "base", "baseline"))
    )


def _may_inherit(one: Draft, other: Draft) -> bool:
    """Whether a metric without a name can measure what the one before it does."""
    if (one.quantity.unit in COSTS) != (other.quantity.unit in COSTS):
        return one.name is not None and one.name.split()[-1] in names.COST_MEASURES
    return (
        one.quantity.unit == other.quantity.unit
        or other.baseline
        or (one.quantity.unit in (None, "%") and other.quantity.unit in ("pp", "points", "%", None))
    )


def _coordinated(sentence: Sentence, one: Draft, other: Draft) -> bool:
    """Whether "and" joins two values of one clause."""
    between = sentence.tokens[one.frame.at + 1 : other.frame.at]
    return any(token.tag == "C" for token in between) and all(token.tag not in "VG;" for token in between)


def _measured_together(sentence: Sentence, one: Draft, other: Draft) -> bool:
    """Whether what the words after a value say of where it was taken goes for the one before it too: "5 F1 / 7 EM on Soups"."""
    between = sentence.tokens[one.frame.at + 1 : other.frame.at]
    return (
        _is_of_run(one) == _is_of_run(other)
        and (other.baseline or any(token.tag in "C/" for token in between))
        and all(token.tag not in "VG;" for token in between)
    )


def _is_saving(draft: Draft) -> bool:
    """Whether a quantity tells what a run costs: it need not have been taken where a score was."""
    return draft.quantity.unit in COSTS | {"x"}


def _is_of_run(draft: Draft) -> bool:
    """Whether a quantity is of a run by its unit or by its name: "a 3x speedup and a 5% reduction in memory"."""
    return _is_saving(draft) or names.is_cost(draft.name)


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
        found = places.alike_after(sentence, one.frame, other.frame, known)
        for draft, name in zip((one, other), found, strict=False):
            if not draft.datasets:
                draft.datasets, draft.placed = [name], places.Hold.NAMED


def _next_value(sentence: Sentence, drafts: list[Draft], number: int) -> int:
    """Return where the words of a value end: at the next one outside of brackets, "7% (before: 5%) on Soups"."""
    at = drafts[number].frame.at
    outer = places.enclosing(sentence, at)
    for draft in drafts[number + 1 :]:
        bracket = places.enclosing(sentence, draft.frame.at)
        if bracket <= at or bracket == outer:
            return draft.frame.at
    return len(sentence.tokens)


def _read_places(sentence: Sentence, drafts: list[Draft], known: Names) -> None:
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
        listed, draft.placed = places.data_sets(sentence, drafts[last].frame, known, stop, draft.named)
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
        if not draft.placed and draft.name is not None and grounds.in_name(draft.name):
            listed, draft.placed, draft.called = grounds.in_name(draft.name), places.Hold.NAMED, True
        if (
            not draft.placed
            and not grounds.is_means(draft.name)
            and (number == 0 or drafts[number - 1].frame.verb != frame.verb)
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
            and draft.placed is places.Hold.TOLD
            and after.placed is places.Hold.NAMED
            and _measured_together(sentence, draft, after)
        ):
            draft.stand_with(after)
    for number, draft in enumerate(drafts):
        if draft.datasets:
            continue
        listed, hold = places.opening(sentence, draft.frame, known)
        draft.placed = max(draft.placed, hold)
        draft.datasets = _share_of(_no_models(draft, listed, known), draft.frame, number)
        if draft.datasets:
            continue
        if grounds.is_means(draft.name):
            continue
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if (
            following is not None
            and following.datasets
            and not following.called
            and _measured_together(sentence, draft, following)
        ):
            draft.stand_with(following)
        elif (
            number > 0
            and (draft.quantity.unit == drafts[number - 1].quantity.unit or not _is_saving(draft))
            and not (draft.name != drafts[number - 1].name and names.is_cost(draft.name))
        ):
            draft.stand_with(drafts[number - 1])
        if not draft.datasets and places.asks_users(sentence):
            draft.placed = places.Hold.OWN


def _one_of_several(sentence: Sentence, draft: Draft, named: list[Named]) -> str | None:
    """Return which of several systems one of as many values has: "Lark, Finch, and Wren reach 3%, 5%, and 7%"."""
    count = len(draft.frame.group)
    run: list[Named] = []
    for one in named:
        joined = (
            run
            and one.first > run[-1].last
            and all(sentence.tag(place) in ",C" for place in range(run[-1].last + 1, one.first))
        )
        if not joined:
            run = []
        run.append(one)
        if len(run) == count and draft.subject in [each.name for each in run]:
            following = sentence.tag(one.last + 1)
            if following not in (",", "C") or one is named[-1]:
                return run[draft.frame.group.index(sentence.tokens[draft.frame.at].quantity)].name
    return draft.subject


def _compared_at_the_end(sentence: Sentence, one: Draft, other: Draft) -> bool:
    """Whether two changes are compared at once: "gains 5% and saves 3% compared to Finch"."""
    end = other.frame.at
    return (
        all(sentence.tag(place) != ";" for place in range(one.frame.at, end))
        and any(
            sentence.stem(place) in ("compared", "comparison", "relative")
            for place in range(end, len(sentence.tokens))
        )
        and any(
            sentence.tag(place) == "C" or sentence.stem(place) == "while"
            for place in range(one.frame.at, end)
        )
    )


def _of_the_pair(draft: Draft, before: Draft) -> str | None:
    """Return whose a compared value is, where the value before tells: "Finch scored 3% and 5%", "gains 2% over Finch (5 vs 3)"."""
    if before.baseline:
        return before.subject if draft.frame.verb == before.frame.verb else None
    return None


def _beside(sentence: Sentence, one: Draft, other: Draft) -> bool:
    """Whether a second value only adds to the first: "gains 5% over Finch while saving 7%"."""
    between = range(one.frame.at + 1, other.frame.at)
    return any(
        sentence.stem(place) == "while"
        and (sentence.tag(place + 1) == "G" or sentence.stem(place + 1) == "using")
        for place in between
    )


def _is_rivals(sentence: Sentence, draft: Draft, before: Draft, known: Names) -> bool:
    """Whether a level is that of another than whom the text presents: "Lark reaches 5%, while Finch reaches 3%"."""
    return (
        draft.kind == before.kind == "level"
        and not before.baseline
        and before.subject is not None
        and draft.subject is not None
        and known.is_presented(before.subject)
        and not known.is_data(before.subject)
        and not known.is_presented(draft.subject)
        and known.in_text(draft.subject)
        and any(
            sentence.stem(place) in ("while", "whereas", "but")
            for place in range(before.frame.at, draft.frame.at)
        )
    )


def _share_of(listed: list[str], frame: Frame, number: int) -> list[str]:
    """Return what one of several values has of a list that is as long: "5 and 3 on SoupBench and FogLake"."""
    if len(frame.group) > 1 and len(listed) == len(frame.group):
        return [listed[frame.group.index(number)]]
    return listed


def _read_systems(
    sentence: Sentence, drafts: list[Draft], known: Names, subject_before: Callable[[], str | None]
) -> None:
    """Give the metrics of a sentence their subjects and baselines."""
    named = list(named_in(sentence, known))
    for number, draft in enumerate(drafts):
        if draft.baseline:
            if draft.frame.pair is None:
                draft.subject = rivals.owner_of_baseline(sentence, draft.frame, known)
            continue
        own = subjects.subject_of(sentence, draft.frame, known)
        if own == draft.name:
            own = None
        others = [
            one for one in named if draft.named is None or not draft.named[0] <= one.first <= draft.named[1]
        ]
        draft.subject = best_subject(sentence, draft.frame, others, own, subject_before)
        if len(draft.frame.group) > 1 and draft.subject is not None:
            draft.subject = _one_of_several(sentence, draft, named)
        if draft.subject is None:
            draft.subject = rivals.tried_on(sentence, known) or rivals.reached_with(
                sentence, draft.frame, known
            )
        if draft.subject is not None:
            draft.baseline = rivals.is_baseline_name(draft.subject) or (
                number > 0 and _is_rivals(sentence, draft, drafts[number - 1], known)
            )
        if draft.kind == "change":
            draft.baselines = rivals.baselines_of(sentence, draft.frame, known)
    for number, draft in enumerate(drafts):
        if draft.baseline and draft.frame.pair is not None and draft.subject is None:
            draft.subject = rivals.owner_of_state(sentence, draft.frame, known) or rivals.unchanged(
                sentence, draft.frame, drafts[draft.frame.pair].subject, known
            )
        if draft.baseline and draft.subject is None and number > 0:
            draft.subject = _of_the_pair(draft, drafts[number - 1]) or rivals.beaten(
                sentence, draft.frame, known
            )
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if (
            following is not None
            and draft.kind == following.kind == "change"
            and following.baselines
            and not draft.baselines
            and _compared_at_the_end(sentence, draft, following)
        ):
            draft.baselines = list(following.baselines)
        if draft.kind == "change" and not draft.baselines:
            before = drafts[number - 1] if number else None
            if (
                before is not None
                and before.kind == "change"
                and before.baselines
                and (draft.frame.verb in (before.frame.verb, None) or _beside(sentence, before, draft))
            ):
                draft.baselines = list(before.baselines)

"""What the values of a sentence tell of one another: names, data sets, subjects and baselines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from paperdigest.summaries.metrics.baselines import COMPARED, baselines_of, beaten
from paperdigest.summaries.metrics.changes import SHARES
from paperdigest.summaries.metrics.clauses import OTHER_CLAUSE
from paperdigest.summaries.metrics.comparisons import (
    is_baseline_name,
    owner_of_baseline,
    owner_of_state,
    unchanged,
)
from paperdigest.summaries.metrics.dataset_mentions import (
    Hold,
    alike_after,
    asks_users,
    before_bracket,
    data_sets,
    data_sets_before,
    opening_datasets,
    own_opening,
    respective_datasets,
)
from paperdigest.summaries.metrics.dataset_names import in_name, is_means, is_stuff
from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    COST_MEASURES,
    COST_UNITS,
    CURRENCIES,
    PACE,
    has_shape,
    is_cost,
    is_measure,
    looks_like_data,
    words,
)
from paperdigest.summaries.metrics.noun_phrases import last_measure
from paperdigest.summaries.metrics.subject_candidates import best_subject, candidates, named_in
from paperdigest.summaries.metrics.subjects import anonymous_subject, gapped, subject_of
from paperdigest.summaries.metrics.system_names import reached_with, tried_on

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Frame
    from paperdigest.summaries.metrics.changes import Direction, Kind
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import Names
    from paperdigest.summaries.metrics.quantities import Quantity
    from paperdigest.summaries.metrics.subject_candidates import Named, SubjectBefore


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
        inside = before_bracket(sentence, frame, known)
        if inside is not None:
            draft.datasets, draft.placed = [inside], Hold.NAMED
            continue
        last = max(frame.group)
        stop = _next_value(sentence, drafts, last)
        listed, draft.placed = data_sets(
            sentence, drafts[last].frame, known, stop, draft.named, owned=draft.baseline
        )
        if len(frame.group) > 1 and draft.placed is not Hold.NAMED:
            each = respective_datasets(sentence, drafts[last].frame, known, stop)
            if each:
                listed, draft.placed = each, Hold.OWN
        listed = _share_of_list(listed, frame, number)
        if not listed and frame.pair is not None and frame.pair > number:
            partner = drafts[frame.pair].frame
            further = (
                drafts[frame.pair + 1].frame.at if frame.pair + 1 < len(drafts) else len(sentence.tokens)
            )
            listed, draft.placed = data_sets(sentence, partner, known, further, draft.named)
        inside_name = in_name(draft.name) if not draft.placed and draft.name is not None else []
        if inside_name:
            listed, draft.placed, draft.called = inside_name, Hold.NAMED, True
        if (
            not draft.placed
            and not is_means(draft.name)
            and (
                number == 0
                or drafts[number - 1].frame.verb != frame.verb
                or own_opening(sentence, drafts[number - 1].frame.at, frame.at) is not None
            )
            and not (number and _is_saving(draft))
        ):
            # A name before the verb says more than a task after the value.
            before, named = data_sets_before(
                sentence, frame, known, drafts[number - 1].frame.at + 1 if number else 0, draft.named
            )
            if named or not listed:
                listed, draft.placed, draft.led = before, named, True
            if named and len(frame.group) > 1 and len(before) == len(frame.group):
                for member, name in zip(frame.group, before, strict=True):
                    drafts[member].datasets, drafts[member].placed = [name], Hold.NAMED
                continue
        draft.datasets = _no_models(draft, listed, known)
    _read_parallels(sentence, drafts, known)
    for draft, after in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if (
            draft.led
            and (draft.placed is Hold.TOLD or (draft.datasets and after.baseline))
            and after.placed is Hold.NAMED
            and _measured_together(sentence, draft, after)
        ):
            draft.stand_with(after)
    for number, draft in enumerate(drafts):
        if not draft.datasets:
            listed, hold = opening_datasets(sentence, draft.frame, known)
            draft.placed = max(draft.placed, hold)
            draft.datasets = _share_of_list(_no_models(draft, listed, known), draft.frame, number)
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if (
            not draft.datasets
            and not is_means(draft.name)
            and following.datasets
            and not following.called
            and _measured_together(sentence, draft, following)
        ):
            draft.stand_with(following)
    for number, draft in enumerate(drafts):
        if draft.datasets or is_means(draft.name):
            continue
        if (
            number > 0
            and (draft.quantity.unit == drafts[number - 1].quantity.unit or not _is_saving(draft))
            and not (draft.name != drafts[number - 1].name and is_cost(draft.name))
        ):
            draft.stand_with(drafts[number - 1])
        if not draft.datasets and asks_users(sentence):
            draft.placed = Hold.OWN


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
    return draft.quantity.unit in COST_UNITS | {"x"}


def _is_of_run(draft: Draft) -> bool:
    """Whether a quantity is of a run by its unit or by its name: "a 3x speedup and a 5% reduction in memory"."""
    return _is_saving(draft) or is_cost(draft.name)


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
        found = alike_after(sentence, one.frame, other.frame, known, things=things)
        for draft, name in zip((one, other), found, strict=False):
            if not draft.datasets:
                draft.datasets, draft.placed = [name], Hold.NAMED


def _next_value(sentence: Sentence, drafts: list[Draft], number: int) -> int:
    """Return where the words of a value end: at the next one outside of brackets, "7% (before: 5%) on Soups"."""
    at = drafts[number].frame.at
    outer = sentence.enclosing(at)
    for draft in drafts[number + 1 :]:
        bracket = sentence.enclosing(draft.frame.at)
        if bracket <= at or bracket == outer:
            return draft.frame.at
    return len(sentence.tokens)


def _share_of_list(listed: list[str], frame: Frame, number: int) -> list[str]:
    """Return what one of several values has of a list that is as long: "5 and 3 on SoupBench and FogLake"."""
    if len(frame.group) > 1 and len(listed) == len(frame.group):
        return [listed[frame.group.index(number)]]
    return listed


#: Who is told of results, and has none.
_READERS = words("practitioners researchers authors engineers developers readers")


def read_systems(
    sentence: Sentence, drafts: list[Draft], known: Names, subject_before: SubjectBefore
) -> None:
    """Give the metrics of a sentence their subjects and baselines."""
    measures = {draft.named for draft in drafts}
    named = [
        one
        for one in named_in(sentence, known)
        if (one.first, one.last) not in measures and not _is_measure(one.name, known)
    ]
    for number, draft in enumerate(drafts):
        if draft.baseline:
            if draft.frame.pair is None:
                draft.subject = owner_of_baseline(sentence, draft.frame, known)
            continue
        if draft.nobodys:
            continue
        if draft.kind == "change":
            draft.baselines = baselines_of(sentence, draft.frame, known)
        draft.subject = gapped(sentence, draft.frame, known) or _weighed(
            sentence, draft, named, known, subject_before
        )
        if len(draft.frame.group) > 1 and draft.subject is not None:
            draft.subject = _one_of_several(sentence, draft, named)
        if draft.subject is None:
            draft.subject = tried_on(sentence, known) or reached_with(sentence, draft.frame, known)
        own_before = next((one for one in reversed(drafts[:number]) if not one.baseline), None)
        draft.baseline = (draft.subject is not None and is_baseline_name(draft.subject)) or (
            own_before is not None and _is_rivals(sentence, draft, own_before, known)
        )
    for number, draft in enumerate(drafts):
        if draft.baseline and draft.frame.pair is not None and draft.subject is None:
            draft.subject = owner_of_state(sentence, draft.frame, known) or unchanged(
                sentence, draft.frame, drafts[draft.frame.pair].subject, known
            )
        if draft.baseline and draft.subject is None and number > 0:
            draft.subject = _of_the_pair(draft, drafts[number - 1]) or beaten(sentence, draft.frame, known)
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


def _weighed(
    sentence: Sentence,
    draft: Draft,
    named: list[Named],
    known: Names,
    subject_before: SubjectBefore,
) -> str | None:
    """Return whose a value is: whom grammar or another name of the text most speaks for."""
    own = subject_of(sentence, draft.frame, known)
    if own is not None and (
        own == draft.name or len(own) == 1 or own.split()[-1] in _READERS or _is_measure(own, known)
    ):
        own = None
    if own is not None and draft.frame.link == ":":
        beside = sentence.phrase_before(draft.frame.link_at)
        if beside is not None and sentence.slice(*beside) == own:
            return own  # "(Lark: 5%)"
    others = [
        one
        for one in named
        if one.name not in draft.baselines
        and (draft.named is None or not draft.named[0] <= one.first <= draft.named[1])
    ]
    stands_in = anonymous_subject(sentence, draft.frame) if own is None else None
    # "Lark is small, and it reaches": the pronoun stands for a name of the sentence.
    meant = any(one.last < draft.frame.at and one.facts & {"before V", "before X"} for one in others)
    anonymous = stands_in == "kind" or (stands_in == "pronoun" and not meant)
    return best_subject(
        candidates(sentence, draft.frame, others, own, subject_before, names=known, anonymous=anonymous)
    )


def _is_measure(name: str, known: Names) -> bool:
    """Whether a name is that of a measure, and of no system that the text presents: "pass@5", "F1 score"."""
    return all(is_measure(word) for word in name.split()) and not known.is_presented(name)


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
        and any(sentence.stem(place) in COMPARED for place in range(end, len(sentence.tokens)))
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
    if not draft.kind == before.kind == "level" or (
        before.subject is not None and known.is_data(before.subject)
    ):
        return False
    if draft.frame.link == before.frame.link == ":" and draft.subject != before.subject:
        # "beats Finch on Soups (Lark: 7%, Finch: 3%)"
        bracket = sentence.enclosing(draft.frame.at)
        verb = sentence.governing(bracket) if 0 < bracket < before.frame.at else None
        return verb is not None and sentence.stem(verb) in BEAT_VERBS
    joints = OTHER_CLAUSE.intersection(sentence.stems(before.frame.at, draft.frame.at))
    presented = {
        subject for subject in (before.subject, draft.subject) if subject and known.is_presented(subject)
    }
    if not joints or draft.subject in presented:
        return False
    if "whereas" in joints and draft.name in (None, before.name):
        # Whoever reaches that much less.
        another = draft.subject is not None and draft.subject != before.subject
        return another or not anonymous_subject(sentence, draft.frame)
    return bool(presented) and draft.subject is not None and known.in_text(draft.subject)


#: Units of speed, which no accuracy has.
_RATES = frozenset({"FPS", "Hz", "QPS", "TPS", "tokens/s", "frames/s", "images/s", *CURRENCIES.values()})


#: Units that what is measured as a share, or by its own points, is told in.
_SCORES = SHARES | {None}


def share_names(sentence: Sentence, drafts: list[Draft]) -> None:
    """Give a name to the metrics without one: that of the other of a pair, the next in a list, the one before."""
    for number, draft in enumerate(drafts):
        if draft.name is None and number == draft.frame.group[0]:
            _name_in_turn(drafts, draft.frame.group)
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
        if draft.frame.comparative is not None and sentence.stem(draft.frame.comparative) in PACE:
            continue
        if draft.frame.pair is not None and drafts[draft.frame.pair].name is not None:
            draft.name = drafts[draft.frame.pair].name
            continue
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        before = next((one for one in reversed(drafts[:number]) if one.kind != "stat"), None)
        if (
            following is not None
            and following.name is not None
            and following.kind == draft.kind == "change"
            and _coordinated(sentence, draft, following)
        ):
            draft.name = following.name
        elif (
            before is not None
            and may_share_name(before, draft)
            and not (is_stuff(before.name) and draft.frame.link not in ("to", "with"))
            and not _of_other_data(before, draft)
            and (draft.kind != "change" or before.kind == "change" or draft.frame.link == "by")
        ):
            draft.name = before.name
        elif sentence.stem(draft.frame.link_at) not in ("score", "scored", "scoring"):
            measure = last_measure(sentence, draft.frame.at)
            if measure is not None and (
                draft.quantity.unit not in COST_UNITS | _RATES or sentence.stem(measure[1]) in COST_MEASURES
            ):
                draft.name = sentence.slice(*measure)


def _name_in_turn(drafts: list[Draft], group: tuple[int, ...]) -> None:
    """Name the values of a list after as many before it: "a recall of 5% and a depth of 3, while Finch has 4% and 2"."""
    members = [drafts[number] for number in group]
    before = drafts[max(0, group[0] - len(group)) : group[0]]
    names = {draft.name for draft in before}
    if (
        len(names) == len(group) > 1
        and None not in names
        and all(draft.name is None for draft in members)
        and all(one.quantity.unit == other.quantity.unit for one, other in zip(before, members, strict=True))
    ):
        for one, other in zip(before, members, strict=True):
            other.name = one.name


def _of_other_data(one: Draft, other: Draft) -> bool:
    """Whether a name has the data set of its own value in it, and the other value was taken elsewhere."""
    inside = in_name(one.name) if one.name is not None else []
    return bool(inside) and bool(other.datasets) and not set(inside) & set(other.datasets)


def _says_little(name: str) -> bool:
    """Whether the name of a compared value is one that the value before it gives in full: "score", "best result"."""
    words = name.lower().split()
    return words[-1] in ("result", "results", "best", "baseline", "chance") or (
        words[-1] in ("score", "scores", "performance", "value")
        and (len(words) == 1 or words[0] in ("human", "base", "baseline"))
    )


def may_share_name(one: Draft, other: Draft) -> bool:
    """Whether a metric without a name can measure what the one before it does."""
    if (one.quantity.unit in COST_UNITS) != (other.quantity.unit in COST_UNITS):
        return one.name is not None and one.name.split()[-1] in COST_MEASURES
    return (
        one.quantity.unit == other.quantity.unit
        or other.baseline
        or (one.quantity.unit in _SCORES and other.quantity.unit in _SCORES)
    )


def _coordinated(sentence: Sentence, one: Draft, other: Draft) -> bool:
    """Whether "and" joins two values of one clause."""
    between = sentence.tokens[one.frame.at + 1 : other.frame.at]
    return any(token.tag == "C" for token in between) and all(token.tag not in "VG;" for token in between)

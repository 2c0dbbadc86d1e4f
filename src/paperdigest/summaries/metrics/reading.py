"""The fourth stage: one sentence to the fields of its metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics import comparisons, grounds, names, wording
from paperdigest.summaries.metrics.acronyms import acronym_of
from paperdigest.summaries.metrics.drafts import Draft
from paperdigest.summaries.metrics.frames import Frame, frames
from paperdigest.summaries.metrics.lexicon import CURRENCIES
from paperdigest.summaries.metrics.results import COSTS
from paperdigest.summaries.metrics.where import read_places
from paperdigest.summaries.metrics.whose import read_systems

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.evidence import SubjectBefore
    from paperdigest.summaries.metrics.proper import Names

#: Units of speed, which no accuracy has.
_RATES = frozenset({"FPS", "Hz", "QPS", "TPS", "tokens/s", "frames/s", "images/s", *CURRENCIES.values()})
#: Units that what is measured as a share, or by its own points, is told in.
_SCORES = comparisons.SHARES | {None}


def _nobody(*, meant: bool) -> None:
    """Stand for the sentence before the first."""


def read_sentence(sentence: Sentence, known: Names, subject_before: SubjectBefore = _nobody) -> list[Draft]:
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
        if kind == "level" and comparisons.none_reaches(sentence, frame):
            draft.quantity, draft.nobodys = quantity._replace(bound="<="), True
        elif kind == "level":
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
            and (frame.link in ("C", ",") or _listed_change(sentence, before.frame, frame))
            and not _is_subject(sentence, frame)
            and not (len(drafts) > 1 and _goes_back(sentence, before.frame, frame))
            and _may_inherit(before, draft)
        ):
            draft.kind, draft.direction = kind, direction = before.kind, before.direction
        name = names.name_of(sentence, frame, kind == "change")
        if name is not None:
            name = acronym_of(sentence, wording.without_model(sentence, name))
            several = len(frame.group)
            name = (
                wording.with_joined(sentence, name)
                if several == 1
                else wording.one_of_several(sentence, name, several, frame.group.index(number))
            )
        draft.named = name
        told = sentence.slice(*name) if name is not None else None
        draft.name = wording.in_unit(draft.quantity, sentence) or wording.part_of(
            told, len(frame.group), frame.group.index(number)
        )
        drafts.append(draft)
    read_places(sentence, drafts, known)
    read_systems(sentence, drafts, known, subject_before)
    _share_names(sentence, drafts)
    return drafts


def _listed_change(sentence: Sentence, before: Frame, frame: Frame) -> bool:
    """Whether a value goes on a list of changes: "reductions in cost of 5%, time of 4%, and salt of 3%"."""
    phrase = sentence.phrase_before(frame.link_at) if frame.link == before.link == "of" else None
    between = sentence.tokens[before.at + 1 : frame.at]
    return (
        phrase is not None
        and sentence.tag(phrase[0] - 1) in (",", "C")
        and all(token.tag in ",CWPM" for token in between)
    )


def _goes_back(sentence: Sentence, before: Frame, frame: Frame) -> bool:
    """Whether a value goes on with those before an aside: "reaches 5% on Soups, beating Finch by 3%, and 7% on Stews"."""
    aside = (
        before.verb is not None and sentence.tag(before.verb) == "G" and sentence.tag(before.verb - 1) == ","
    )
    return (
        before.link == "by"
        and aside
        and sentence.tag(before.at + 1) == ","
        and sentence.stem(frame.at + 1) == "on"
    )


def _is_subject(sentence: Sentence, frame: Frame) -> bool:
    """Whether a quantity begins a clause of its own: "and 90% of the salt is used"."""
    place = frame.at + 1
    if sentence.stem(place) != "of":
        return False
    while sentence.tag(place) in ("P", "D", "W", "A"):
        place += 1
    return sentence.tag(place) == "X"


def _share_names(sentence: Sentence, drafts: list[Draft]) -> None:
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
        if draft.frame.comparative is not None and sentence.stem(draft.frame.comparative) in wording.PACE:
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
            and _may_inherit(before, draft)
            and not (grounds.is_stuff(before.name) and draft.frame.link not in ("to", "with"))
            and not _of_other_data(before, draft)
            and (draft.kind != "change" or before.kind == "change" or draft.frame.link == "by")
        ):
            draft.name = before.name
        elif sentence.stem(draft.frame.link_at) not in ("score", "scored", "scoring"):
            measure = wording.last_measure(sentence, draft.frame.at)
            if measure is not None and (
                draft.quantity.unit not in COSTS | _RATES
                or sentence.stem(measure[1]) in wording.COST_MEASURES
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
        return one.name is not None and one.name.split()[-1] in wording.COST_MEASURES
    return (
        one.quantity.unit == other.quantity.unit
        or other.baseline
        or (one.quantity.unit in _SCORES and other.quantity.unit in _SCORES)
    )


def _coordinated(sentence: Sentence, one: Draft, other: Draft) -> bool:
    """Whether "and" joins two values of one clause."""
    between = sentence.tokens[one.frame.at + 1 : other.frame.at]
    return any(token.tag == "C" for token in between) and all(token.tag not in "VG;" for token in between)

"""Whose each value of a sentence is, and what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics import baselines, rivals, subjects
from paperdigest.summaries.metrics.clauses import OTHER_CLAUSE
from paperdigest.summaries.metrics.evidence import Named, best_subject, candidates, named_in
from paperdigest.summaries.metrics.lexicon import BEAT_VERBS, words
from paperdigest.summaries.metrics.shapes import is_measure

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.drafts import Draft
    from paperdigest.summaries.metrics.evidence import SubjectBefore
    from paperdigest.summaries.metrics.proper import Names


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
                draft.subject = rivals.owner_of_baseline(sentence, draft.frame, known)
            continue
        if draft.nobodys:
            continue
        if draft.kind == "change":
            draft.baselines = baselines.baselines_of(sentence, draft.frame, known)
        draft.subject = subjects.gapped(sentence, draft.frame, known) or _weighed(
            sentence, draft, named, known, subject_before
        )
        if len(draft.frame.group) > 1 and draft.subject is not None:
            draft.subject = _one_of_several(sentence, draft, named)
        if draft.subject is None:
            draft.subject = rivals.tried_on(sentence, known) or rivals.reached_with(
                sentence, draft.frame, known
            )
        own_before = next((one for one in reversed(drafts[:number]) if not one.baseline), None)
        draft.baseline = (draft.subject is not None and rivals.is_baseline_name(draft.subject)) or (
            own_before is not None and _is_rivals(sentence, draft, own_before, known)
        )
    for number, draft in enumerate(drafts):
        if draft.baseline and draft.frame.pair is not None and draft.subject is None:
            draft.subject = rivals.owner_of_state(sentence, draft.frame, known) or rivals.unchanged(
                sentence, draft.frame, drafts[draft.frame.pair].subject, known
            )
        if draft.baseline and draft.subject is None and number > 0:
            draft.subject = _of_the_pair(draft, drafts[number - 1]) or baselines.beaten(
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


def _weighed(
    sentence: Sentence,
    draft: Draft,
    named: list[Named],
    known: Names,
    subject_before: SubjectBefore,
) -> str | None:
    """Return whose a value is: whom grammar or another name of the text most speaks for."""
    own = subjects.subject_of(sentence, draft.frame, known)
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
    stands_in = subjects.anonymous(sentence, draft.frame) if own is None else None
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
        and any(sentence.stem(place) in baselines.COMPARED for place in range(end, len(sentence.tokens)))
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
        return another or not subjects.anonymous(sentence, draft.frame)
    return bool(presented) and draft.subject is not None and known.in_text(draft.subject)

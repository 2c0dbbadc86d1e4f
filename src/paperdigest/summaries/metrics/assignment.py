"""Fill in the data sets, subjects and baselines of the values of a sentence, which share many of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.baselines import COMPARED_WORDS, baselines_of, beaten_system
from paperdigest.summaries.metrics.clauses import CONTRAST_WORDS
from paperdigest.summaries.metrics.comparisons import (
    is_baseline_name,
    owner_of_baseline,
    owner_of_first_state,
    owner_of_unchanged_state,
)
from paperdigest.summaries.metrics.dataset_mentions import (
    DatasetSource,
    dataset_before_bracket,
    datasets_after,
    datasets_before,
    datasets_of_opening,
    opening_of_next_clause,
    parallel_datasets,
    respective_datasets,
    tells_of_user_study,
)
from paperdigest.summaries.metrics.dataset_names import datasets_in_measure_name, is_training_resource
from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    COST_UNITS,
    is_cost_measure,
    is_measure_word,
    looks_like_dataset,
    looks_like_name,
)
from paperdigest.summaries.metrics.subject_candidates import best_subject, find_candidates, find_mentions
from paperdigest.summaries.metrics.subjects import anaphor_of, subject_of, subject_of_gapped_clause
from paperdigest.summaries.metrics.system_names import model_in_experiments, system_used

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.changes import Direction, Kind
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import ProperNames
    from paperdigest.summaries.metrics.quantities import Quantity
    from paperdigest.summaries.metrics.subject_candidates import NameMention, PreviousSubject


@attrs.define
class MetricDraft:
    """A metric whose fields are still being filled in."""

    quantity: Quantity
    attachment: Attachment
    kind: Kind
    direction: Direction | None
    baseline: bool = False
    unreached: bool = False
    """Whether no system reaches the value: "no pot reaches 5%"."""
    name: str | None = None
    name_span: tuple[int, int] | None = None
    dataset_source: DatasetSource = DatasetSource.NONE
    dataset_in_name: bool = False
    """Whether its data sets are in its name."""
    dataset_before: bool = False
    """Whether its data sets are before it."""
    datasets: list[str] = attrs.Factory(list)
    subject: str | None = None
    baselines: list[str] = attrs.Factory(list)

    def copy_datasets(self, other: MetricDraft) -> None:
        """Take over the data sets of another value that was measured on the same ones."""
        self.datasets, self.dataset_source, self.dataset_in_name = (
            list(other.datasets),
            other.dataset_source,
            other.dataset_in_name,
        )


#: Measures of a run. They are reported for models as well as for data sets.
_RUN_MEASURES = word_set(
    "speedup speedups speed-up speed-ups speed throughput inference acceleration latency generation sampling"
)


def assign_datasets(sentence: Sentence, drafts: list[MetricDraft], names: ProperNames) -> None:
    """Fill in the data sets of each draft: from the words around it, else from its list or the start of its clause."""
    for number, draft in enumerate(drafts):
        if draft.datasets:
            continue  # from the list of a value before it
        attachment = draft.attachment
        inside = dataset_before_bracket(sentence, attachment, names)
        if inside is not None:
            draft.datasets, draft.dataset_source = [inside], DatasetSource.NAMED
            continue
        last = max(attachment.group)
        stop = _end_of_words(sentence, drafts, last)
        listed, draft.dataset_source = datasets_after(
            sentence, drafts[last].attachment, names, stop, draft.name_span, is_baseline=draft.baseline
        )
        if len(attachment.group) > 1 and draft.dataset_source is not DatasetSource.NAMED:
            each = respective_datasets(sentence, drafts[last].attachment, names, stop)
            if each:
                listed, draft.dataset_source = each, DatasetSource.OWN_TASK
        listed = _share_of_list(listed, attachment, number)
        if not listed and attachment.pair is not None and attachment.pair > number:
            partner = drafts[attachment.pair].attachment
            further = (
                drafts[attachment.pair + 1].attachment.at
                if attachment.pair + 1 < len(drafts)
                else len(sentence.tokens)
            )
            listed, draft.dataset_source = datasets_after(sentence, partner, names, further, draft.name_span)
        inside_name = (
            datasets_in_measure_name(draft.name)
            if not draft.dataset_source and draft.name is not None
            else []
        )
        if inside_name:
            listed, draft.dataset_source, draft.dataset_in_name = inside_name, DatasetSource.NAMED, True
        if (
            not draft.dataset_source
            and not is_training_resource(draft.name)
            and (
                number == 0
                or drafts[number - 1].attachment.verb != attachment.verb
                or opening_of_next_clause(sentence, drafts[number - 1].attachment.at, attachment.at)
                is not None
            )
            and not (number and _is_cost_or_factor(draft))
        ):
            # A name before the verb is better evidence than a task after the value.
            before, source_before = datasets_before(
                sentence,
                attachment,
                names,
                drafts[number - 1].attachment.at + 1 if number else 0,
                draft.name_span,
            )
            if source_before or not listed:
                listed, draft.dataset_source, draft.dataset_before = before, source_before, True
            if source_before and len(attachment.group) > 1 and len(before) == len(attachment.group):
                for member, name in zip(attachment.group, before, strict=True):
                    drafts[member].datasets, drafts[member].dataset_source = [name], DatasetSource.NAMED
                continue
        draft.datasets = _without_models(draft, listed, names)
    _assign_parallel_datasets(sentence, drafts, names)
    for draft, after in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if (
            draft.dataset_before
            and (draft.dataset_source is DatasetSource.DESCRIBED or (draft.datasets and after.baseline))
            and after.dataset_source is DatasetSource.NAMED
            and _measured_together(sentence, draft, after)
        ):
            draft.copy_datasets(after)
    for number, draft in enumerate(drafts):
        if not draft.datasets:
            listed, source = datasets_of_opening(sentence, draft.attachment, names)
            draft.dataset_source = max(draft.dataset_source, source)
            draft.datasets = _share_of_list(_without_models(draft, listed, names), draft.attachment, number)
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if (
            not draft.datasets
            and not is_training_resource(draft.name)
            and following.datasets
            and not following.dataset_in_name
            and _measured_together(sentence, draft, following)
        ):
            draft.copy_datasets(following)
    for number, draft in enumerate(drafts):
        if draft.datasets or is_training_resource(draft.name):
            continue
        if (
            number > 0
            and (draft.quantity.unit == drafts[number - 1].quantity.unit or not _is_cost_or_factor(draft))
            and not (draft.name != drafts[number - 1].name and is_cost_measure(draft.name))
        ):
            draft.copy_datasets(drafts[number - 1])
        if not draft.datasets and tells_of_user_study(sentence):
            draft.dataset_source = DatasetSource.OWN_TASK


def _measured_together(sentence: Sentence, one: MetricDraft, other: MetricDraft) -> bool:
    """Whether the data set after a value also applies to the value before it: "5 F1 / 7 EM on Soups"."""
    between = sentence.tokens[one.attachment.at + 1 : other.attachment.at]
    return (
        _tells_of_run(one) == _tells_of_run(other)
        and (
            other.baseline
            or any(token.tag in "C/" for token in between)
            or _are_in_list_of_measures(sentence, one, other)
        )
        and all(token.tag not in "VG;" for token in between)
    )


def _are_in_list_of_measures(sentence: Sentence, one: MetricDraft, other: MetricDraft) -> bool:
    """Whether two values are neighbours in a list of measures: "a depth of 5%, a recall of 3%, and a salt of 2% in soups"."""
    return (
        one.attachment.link == other.attachment.link == "of"
        and one.kind == other.kind
        and sentence.tag(one.attachment.at + 1) == ","
    )


def _is_cost_or_factor(draft: MetricDraft) -> bool:
    """Whether a quantity is a cost or a factor by its unit; these need not have been measured where a score was."""
    return draft.quantity.unit in COST_UNITS | {"x"}


def _tells_of_run(draft: MetricDraft) -> bool:
    """Whether a quantity describes a run, by its unit or by its name: "a 3x speedup and a 5% reduction in memory"."""
    return _is_cost_or_factor(draft) or is_cost_measure(draft.name)


def _without_models(draft: MetricDraft, listed: list[str], names: ProperNames) -> list[str]:
    """Drop possible models from the data sets of a speed-up, which can be on both: "3x faster on Lark", "on SoupBench"."""
    if draft.quantity.unit != "x" or (
        draft.name is not None and draft.name.split()[-1].lower() not in _RUN_MEASURES
    ):
        return listed
    return [
        name
        for name in listed
        if not looks_like_name(name) or looks_like_dataset(name) or names.is_dataset(name)
    ]


def _assign_parallel_datasets(sentence: Sentence, drafts: list[MetricDraft], names: ProperNames) -> None:
    """Fill in data sets that follow several values in the same way: "7% for Soups and 5% for Stews"."""
    for one, other in pairwise(drafts):
        between = "".join(token.tag for token in sentence.tokens[one.attachment.at + 2 : other.attachment.at])
        apart = one.kind != other.kind or other.baseline or not set("C,") & set(between)
        if apart or set("VG;P()") & set(between):
            continue
        things = one.kind == "level" and not _is_cost_or_factor(one)
        found = parallel_datasets(sentence, one.attachment, other.attachment, names, plain_words=things)
        for draft, name in zip((one, other), found, strict=False):
            if not draft.datasets:
                draft.datasets, draft.dataset_source = [name], DatasetSource.NAMED


def _end_of_words(sentence: Sentence, drafts: list[MetricDraft], number: int) -> int:
    """Return where the words about a value end: at the next value outside brackets, "7% (before: 5%) on Soups"."""
    at = drafts[number].attachment.at
    outer = sentence.enclosing_bracket(at)
    for draft in drafts[number + 1 :]:
        bracket = sentence.enclosing_bracket(draft.attachment.at)
        if bracket <= at or bracket == outer:
            return draft.attachment.at
    return len(sentence.tokens)


def _share_of_list(listed: list[str], attachment: Attachment, number: int) -> list[str]:
    """Return the one of several data sets that belongs to a value of a list: "5 and 3 on SoupBench and FogLake"."""
    if len(attachment.group) > 1 and len(listed) == len(attachment.group):
        return [listed[attachment.group.index(number)]]
    return listed


#: Readers of results, which are never their subject.
_READERS = word_set("practitioners researchers authors engineers developers readers")


def assign_systems(
    sentence: Sentence, drafts: list[MetricDraft], names: ProperNames, subject_before: PreviousSubject
) -> None:
    """Fill in the subject and the baselines of each draft."""
    measure_spans = {draft.name_span for draft in drafts}
    mentions = [
        one
        for one in find_mentions(sentence, names)
        if (one.first, one.last) not in measure_spans and not _consists_of_measures(one.name, names)
    ]
    for number, draft in enumerate(drafts):
        if draft.baseline:
            if draft.attachment.pair is None:
                draft.subject = owner_of_baseline(sentence, draft.attachment, names)
            continue
        if draft.unreached:
            continue
        if draft.kind == "change":
            draft.baselines = baselines_of(sentence, draft.attachment, names)
        draft.subject = subject_of_gapped_clause(sentence, draft.attachment, names) or _choose_subject(
            sentence, draft, mentions, names, subject_before
        )
        if len(draft.attachment.group) > 1 and draft.subject is not None:
            draft.subject = _respective_subject(sentence, draft, mentions)
        if draft.subject is None:
            draft.subject = model_in_experiments(sentence, names) or system_used(
                sentence, draft.attachment, names
            )
        own_before = next((one for one in reversed(drafts[:number]) if not one.baseline), None)
        draft.baseline = (draft.subject is not None and is_baseline_name(draft.subject)) or (
            own_before is not None and _belongs_to_rival(sentence, draft, own_before, names)
        )
    for number, draft in enumerate(drafts):
        if draft.baseline and draft.attachment.pair is not None and draft.subject is None:
            draft.subject = owner_of_first_state(
                sentence, draft.attachment, names
            ) or owner_of_unchanged_state(
                sentence, draft.attachment, drafts[draft.attachment.pair].subject, names
            )
        if draft.baseline and draft.subject is None and number > 0:
            draft.subject = _subject_of_value_before(draft, drafts[number - 1]) or beaten_system(
                sentence, draft.attachment, names
            )
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if (
            following is not None
            and draft.kind == following.kind == "change"
            and following.baselines
            and not draft.baselines
            and _share_comparison(sentence, draft, following)
        ):
            draft.baselines = list(following.baselines)
        if draft.kind == "change" and not draft.baselines:
            before = drafts[number - 1] if number else None
            if (
                before is not None
                and before.kind == "change"
                and before.baselines
                and (
                    draft.attachment.verb in (before.attachment.verb, None)
                    or _adds_to(sentence, before, draft)
                )
            ):
                draft.baselines = list(before.baselines)


def _choose_subject(
    sentence: Sentence,
    draft: MetricDraft,
    mentions: list[NameMention],
    names: ProperNames,
    subject_before: PreviousSubject,
) -> str | None:
    """Return the system a value belongs to: the candidate with the strongest evidence."""
    grammatical = subject_of(sentence, draft.attachment, names)
    if grammatical is not None and (
        grammatical == draft.name
        or len(grammatical) == 1
        or grammatical.split()[-1] in _READERS
        or _consists_of_measures(grammatical, names)
    ):
        grammatical = None
    if grammatical is not None and draft.attachment.link == ":":
        phrase = sentence.phrase_before(draft.attachment.link_at)
        if phrase is not None and sentence.slice(*phrase) == grammatical:
            return grammatical  # "(Lark: 5%)"
    others = [
        one
        for one in mentions
        if one.name not in draft.baselines
        and (draft.name_span is None or not draft.name_span[0] <= one.first <= draft.name_span[1])
    ]
    anaphor = anaphor_of(sentence, draft.attachment) if grammatical is None else None
    # "Lark is small, and it reaches": the pronoun refers to a name of the same sentence.
    refers_inside = any(
        one.last < draft.attachment.at and one.facts & {"before V", "before X"} for one in others
    )
    anonymous = anaphor == "kind" or (anaphor == "pronoun" and not refers_inside)
    return best_subject(
        find_candidates(
            sentence, draft.attachment, others, grammatical, subject_before, names=names, anonymous=anonymous
        )
    )


def _consists_of_measures(name: str, names: ProperNames) -> bool:
    """Whether a name is that of a measure and not of a system that the text presents: "pass@5", "F1 score"."""
    return all(is_measure_word(word) for word in name.split()) and not names.is_presented(name)


def _respective_subject(sentence: Sentence, draft: MetricDraft, mentions: list[NameMention]) -> str | None:
    """Return the one of several systems that belongs to a value of a list: "Lark, Finch, and Wren reach 3%, 5%, and 7%"."""
    count = len(draft.attachment.group)
    run: list[NameMention] = []
    for one in mentions:
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
            if following not in (",", "C") or one is mentions[-1]:
                return run[draft.attachment.group.index(sentence.tokens[draft.attachment.at].quantity)].name
    return draft.subject


def _share_comparison(sentence: Sentence, one: MetricDraft, other: MetricDraft) -> bool:
    """Whether one comparison applies to two changes: "gains 5% and saves 3% compared to Finch"."""
    end = other.attachment.at
    return (
        all(sentence.tag(place) != ";" for place in range(one.attachment.at, end))
        and any(sentence.stem(place) in COMPARED_WORDS for place in range(end, len(sentence.tokens)))
        and any(
            sentence.tag(place) == "C" or sentence.stem(place) == "while"
            for place in range(one.attachment.at, end)
        )
    )


def _subject_of_value_before(draft: MetricDraft, before: MetricDraft) -> str | None:
    """Return the subject of the compared value before this one, if both have the same verb: "Finch scored 3% and 5%"."""
    if before.baseline:
        return before.subject if draft.attachment.verb == before.attachment.verb else None
    return None


def _adds_to(sentence: Sentence, one: MetricDraft, other: MetricDraft) -> bool:
    """Whether a second value only adds to the first: "gains 5% over Finch while saving 7%"."""
    between = range(one.attachment.at + 1, other.attachment.at)
    return any(
        sentence.stem(place) == "while"
        and (sentence.tag(place + 1) == "G" or sentence.stem(place + 1) == "using")
        for place in between
    )


def _belongs_to_rival(
    sentence: Sentence, draft: MetricDraft, before: MetricDraft, names: ProperNames
) -> bool:
    """Whether a level belongs to another system than the one presented: "Lark reaches 5%, while Finch reaches 3%"."""
    if not draft.kind == before.kind == "level" or (
        before.subject is not None and names.is_dataset(before.subject)
    ):
        return False
    if draft.attachment.link == before.attachment.link == ":" and draft.subject != before.subject:
        # "beats Finch on Soups (Lark: 7%, Finch: 3%)"
        bracket = sentence.enclosing_bracket(draft.attachment.at)
        verb = sentence.verb_before(bracket) if 0 < bracket < before.attachment.at else None
        return verb is not None and sentence.stem(verb) in BEAT_VERBS
    contrasts = CONTRAST_WORDS.intersection(sentence.stems(before.attachment.at, draft.attachment.at))
    presented = {
        subject for subject in (before.subject, draft.subject) if subject and names.is_presented(subject)
    }
    if not contrasts or draft.subject in presented:
        return False
    if "whereas" in contrasts and draft.name in (None, before.name):
        # "Whereas" introduces the rival.
        another = draft.subject is not None and draft.subject != before.subject
        return another or not anaphor_of(sentence, draft.attachment)
    return bool(presented) and draft.subject is not None and names.has_proper_word(draft.subject)

"""Extract the metrics of a text: find the sentences that report results, and read each of them."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.model import Metric
from paperdigest.summaries.metrics.assignment import MetricDraft, assign_datasets, assign_systems
from paperdigest.summaries.metrics.attachments import find_attachments
from paperdigest.summaries.metrics.changes import SCORE_UNITS, kind_and_direction
from paperdigest.summaries.metrics.clauses import Sentence
from paperdigest.summaries.metrics.comparisons import is_baseline, is_reached_by_none
from paperdigest.summaries.metrics.dataset_mentions import DatasetSource
from paperdigest.summaries.metrics.dataset_names import (
    datasets_in_measure_name,
    is_counted_resource,
    is_training_resource,
    single_benchmark,
)
from paperdigest.summaries.metrics.lexicon import (
    COST_MEASURES,
    COST_UNITS,
    CURRENCIES,
    SPEED_COMPARATIVES,
    looks_like_dataset,
    looks_like_name,
)
from paperdigest.summaries.metrics.markup import decode_markup
from paperdigest.summaries.metrics.measures import measure_of
from paperdigest.summaries.metrics.noun_phrases import (
    acronym_or_phrase,
    last_measure_before,
    measure_in_unit,
    member_of_list,
    part_of_joint_name,
    with_coordinated,
    without_model,
)
from paperdigest.summaries.metrics.numerals import find_quantities
from paperdigest.summaries.metrics.proper_names import ProperNames
from paperdigest.summaries.metrics.selection import is_result
from paperdigest.summaries.metrics.subjects import named_subject_before
from paperdigest.summaries.sections import read_sections
from paperdigest.summaries.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.markup import PlainText
    from paperdigest.summaries.metrics.quantities import Quantity
    from paperdigest.summaries.metrics.subject_candidates import PreviousSubject


#: Sections that report no results. If a summary has no section of results, its method may report them.
_SECTIONS_WITHOUT_RESULTS = frozenset({"objective", "method", "follow_up"})
#: Far longer than the sentences of summaries.
_LONGEST_SENTENCE = 1_000
#: A sentence with more results is a table.
_MOST_QUANTITIES = 32


class _ReportingSentence(NamedTuple):
    """A sentence that reports results."""

    start: int
    end: int
    quantities: list[Quantity]
    section: str | None
    piece: tuple[int, int]
    """The span of the sentence with the marker or label before it."""
    before: tuple[int, int] | None
    """The span of the sentence before."""


def extract_metrics(text: str) -> tuple[Metric, ...]:
    """Return the numbers that a summary or abstract reports as results, in the order of the text.

    Args:
        text: A summary as a digest prints it, or an abstract.

    Returns:
        One metric for each number that says how well a system did, how much that changed, or what it costs to run. The
        words around numbers are read as English; Chinese and Japanese sentences are left out.
    """
    given, plain = text, decode_markup(text)
    original, text = plain.text, _on_one_line(plain.text)
    drafted: list[tuple[MetricDraft, str | None]] = []
    names: ProperNames | None = None
    last: tuple[tuple[int, int] | None, str | None] = (None, None)
    for report in _find_reporting_sentences(original, text):
        if names is None:
            names = ProperNames(text)
        # Reading the sentence before takes as long as reading this one, and few sentences need it.
        before = partial(_subject_of_sentence_before, text, report.before, names, last)
        sentence = Sentence(text, report.start, report.end, report.quantities)
        drafts = read_sentence(sentence, names, before)
        drafted.extend((draft, report.section) for draft in drafts)
        subjects = [draft.subject for draft in drafts if draft.subject is not None and not draft.baseline]
        last = report.piece, subjects[-1] if subjects else None
    default: tuple[str, ...] = ()
    if any(draft.dataset_source <= DatasetSource.DESCRIBED for draft, _ in drafted):
        # A data set in the name of a measure applies to its own values only, so it does not count here.
        on = frozenset(
            name
            for draft, _ in drafted
            if draft.dataset_source and not draft.dataset_in_name
            for name in draft.datasets
            if looks_like_name(name)
        )
        default = single_benchmark(text, on)
    return tuple(_make_metric(given, plain, draft, default, key) for draft, key in drafted)


def _on_one_line(text: str) -> str:
    """Return a text with line ends replaced by blanks, as names can continue on the next line. Places stay the same."""
    return text.replace("\n", " ")


def _subject_of_sentence_before(
    text: str,
    span: tuple[int, int] | None,
    names: ProperNames,
    last: tuple[tuple[int, int] | None, str | None],
    *,
    anonymous: bool,
) -> str | None:
    """Return the subject of the sentence before; `last` is the last sentence that reported results, with its subject.

    `anonymous` says that the next sentence refers to a system without its name, as in "The model reaches 5%".
    """
    if span is None or span == last[0]:
        return last[1]
    sentence = Sentence(text, *span, ())
    subject = named_subject_before(sentence, len(sentence.tokens), names)
    return names.introduced_in(*span) if subject is None and anonymous else subject


def _find_reporting_sentences(original: str, text: str) -> Iterator[_ReportingSentence]:
    """Yield the sentences that report results. The original text has the line ends, which separate sentences and sections."""
    quantities = list(find_quantities(text))
    sections: list[tuple[str, int, int]] | None = None
    at = 0
    before: tuple[int, int] | None = None
    for piece in _sentence_pieces(original) if quantities else ():
        start, end = piece
        first = at
        while at < len(quantities) and quantities[at].start < end:
            at += 1
        kept = [quantity for quantity in quantities[first:at] if is_result(text, quantity, start, end)]
        if kept and _is_spaced(text, start, end):
            if sections is None:
                sections, marked = read_sections(original)
                has_results = any(key == "results" for key, _, _ in sections)
            by_section: dict[str | None, list[Quantity]] = {}
            for quantity in kept:
                key = next((key for key, begin, stop in sections if begin <= quantity.start < stop), None)
                by_section.setdefault(key, []).append(quantity)
            for key, inside in by_section.items():
                # A summary without a section of results reports them in its method, and prose mixes the two.
                if key not in _SECTIONS_WITHOUT_RESULTS or (
                    key == "method"
                    and (not has_results or (not marked and _result_word().search(text, start, end)))
                ):
                    del inside[_MOST_QUANTITIES:]
                    # The marker or label before a section is not part of the sentence.
                    begin = max(
                        (begin for _, begin, stop in sections if start <= begin <= inside[0].start < stop),
                        default=start,
                    )
                    yield _ReportingSentence(begin, end, inside, key, piece, before)
        before = piece


def _is_spaced(text: str, start: int, end: int) -> bool:
    """Whether a sentence separates words by blanks. Chinese and Japanese sentences do not, and are left out."""
    piece = text[start:end]
    return piece.isascii() or len(_unspaced_letter().findall(piece)) < len(piece.split())


@cache
def _unspaced_letter() -> re.Pattern[str]:
    """Match a letter of a script without blanks: Han, Hiragana, Katakana."""
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@cache
def _result_word() -> re.Pattern[str]:
    """Match a word of results, which a sentence about methods needs to report one."""
    return re.compile(
        r"\b(?:achiev|reach|attain|improv|outperform|exceed|surpass|reduc|increas|decreas|yield|lead|led|only|compared|than)"
    )


@cache
def _list_marker() -> re.Pattern[str]:
    """Match the marker of a section or of a list item, which is not part of the sentence: "iv) ", "c) ", "2. "."""
    return re.compile(r"\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})(?:\)|\.(?!\d))\s+")


def _sentence_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences, cutting those that are far too long: the time to read one grows with its square."""
    for start, end in sentence_spans(text):
        marker = _list_marker().match(text, start, end)
        begin = start if marker is None else marker.end()
        while end - begin > _LONGEST_SENTENCE:
            space = text.rfind(" ", begin, begin + _LONGEST_SENTENCE)
            stop = space + 1 if space > begin else begin + _LONGEST_SENTENCE
            yield begin, stop
            begin = stop
        yield begin, end


def _may_use_default(draft: MetricDraft, default: tuple[str, ...]) -> bool:
    """Whether a value may have been measured on the benchmark of the summary, because its own words name none."""
    if _is_cost_or_count(draft.quantity) or is_training_resource(draft.name):
        return False
    return draft.dataset_source is DatasetSource.NONE or (
        draft.dataset_source is DatasetSource.DESCRIBED and looks_like_dataset(default[0])
    )


def _is_cost_or_count(quantity: Quantity) -> bool:
    """Whether a value need not have been measured on the benchmark of the summary: costs, factors, counts of wins."""
    return quantity.ratio or quantity.unit in COST_UNITS or quantity.unit == "x"


def _make_metric(
    text: str, plain: PlainText, draft: MetricDraft, default: tuple[str, ...], section: str | None
) -> Metric:
    """Return the record of a draft, with the benchmark of the summary if the draft has no data set."""
    quantity = draft.quantity
    start, end = plain.span(quantity.start, quantity.end)
    return Metric(
        value=quantity.value,
        text=text[start:end],
        span=(start, end),
        high=quantity.high,
        unit=quantity.unit,
        uncertainty=quantity.uncertainty,
        bound=quantity.bound,
        kind=draft.kind,
        direction=draft.direction,
        role="baseline" if draft.baseline else "result",
        name=draft.name,
        datasets=default if default and _may_use_default(draft, default) else tuple(draft.datasets),
        subject=draft.subject,
        baselines=tuple(draft.baselines),
        section=section,
    )


def _no_previous_subject(*, anonymous: bool) -> None:
    """Return None: the first sentence has no sentence before it."""


def read_sentence(
    sentence: Sentence, names: ProperNames, subject_before: PreviousSubject = _no_previous_subject
) -> list[MetricDraft]:
    """Return the drafts of the metrics of one sentence, in order.

    Args:
        sentence: The sentence, with the quantities that are results.
        names: The proper names of the whole text.
        subject_before: Returns the subject of the sentence before, for "it".
    """
    drafts: list[MetricDraft] = []
    for number, attachment in enumerate(find_attachments(sentence)):
        quantity = sentence.quantities[number]
        kind, direction = kind_and_direction(sentence, attachment, quantity.unit, sign=quantity.sign)
        before = drafts[-1] if drafts else None
        draft = MetricDraft(quantity, attachment, kind, direction)
        if kind == "level" and is_reached_by_none(sentence, attachment):
            draft.quantity, draft.unreached = quantity._replace(bound="<="), True
        elif kind == "level":
            draft.baseline = is_baseline(
                sentence,
                attachment,
                before.attachment if before else None,
                before_is_baseline=before is not None and before.baseline,
            )
        if (
            before is not None
            and kind == "level"
            and before.kind == "change"
            and (
                attachment.link in ("C", ",")
                or _continues_list_of_changes(sentence, before.attachment, attachment)
            )
            and not _is_subject_of_clause(sentence, attachment)
            and not (len(drafts) > 1 and _continues_after_aside(sentence, before.attachment, attachment))
            and _may_share_name(before, draft)
        ):
            draft.kind, draft.direction = kind, direction = before.kind, before.direction
        name = measure_of(sentence, attachment, kind == "change")
        if name is not None:
            name = acronym_or_phrase(sentence, without_model(sentence, name))
            several = len(attachment.group)
            name = (
                with_coordinated(sentence, name)
                if several == 1
                else member_of_list(sentence, name, several, attachment.group.index(number))
            )
        draft.name_span = name
        name_text = sentence.slice(*name) if name is not None else None
        draft.name = measure_in_unit(draft.quantity, sentence) or part_of_joint_name(
            name_text, len(attachment.group), attachment.group.index(number)
        )
        drafts.append(draft)
    assign_datasets(sentence, drafts, names)
    assign_systems(sentence, drafts, names, subject_before)
    _assign_names(sentence, drafts)
    return drafts


def _continues_list_of_changes(sentence: Sentence, before: Attachment, attachment: Attachment) -> bool:
    """Whether a value continues a list of changes: "reductions in cost of 5%, time of 4%, and salt of 3%"."""
    phrase = sentence.phrase_before(attachment.link_at) if attachment.link == before.link == "of" else None
    between = sentence.tokens[before.at + 1 : attachment.at]
    return (
        phrase is not None
        and sentence.tag(phrase[0] - 1) in (",", "C")
        and all(token.tag in ",CWPM" for token in between)
    )


def _continues_after_aside(sentence: Sentence, before: Attachment, attachment: Attachment) -> bool:
    """Whether a value continues the list before an aside: "reaches 5% on Soups, beating Finch by 3%, and 7% on Stews"."""
    aside = (
        before.verb is not None and sentence.tag(before.verb) == "G" and sentence.tag(before.verb - 1) == ","
    )
    return (
        before.link == "by"
        and aside
        and sentence.tag(before.at + 1) == ","
        and sentence.stem(attachment.at + 1) == "on"
    )


def _is_subject_of_clause(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether a quantity is the subject of a new clause: "and 90% of the salt is used"."""
    place = attachment.at + 1
    if sentence.stem(place) != "of":
        return False
    while sentence.tag(place) in ("P", "D", "W", "A"):
        place += 1
    return sentence.tag(place) == "X"


#: Units of speed and money, which accuracies never have.
_SPEED_UNITS = frozenset(
    {"FPS", "Hz", "QPS", "TPS", "tokens/s", "frames/s", "images/s", *CURRENCIES.values()}
)
#: Units of shares and of scores in points; None is a score without a unit.
_EXCHANGEABLE_UNITS = SCORE_UNITS | {None}


def _assign_names(sentence: Sentence, drafts: list[MetricDraft]) -> None:
    """Fill in missing measures: from the other value of a pair, the next one of a list, or the value before."""
    for number, draft in enumerate(drafts):
        if draft.name is None and number == draft.attachment.group[0]:
            _repeat_names(drafts, draft.attachment.group)
        if (
            draft.baseline
            and number > 0
            and draft.name is not None
            and _is_vague_name(draft.name)
            and drafts[number - 1].name is not None
        ):
            draft.name = None
        if draft.name is not None or draft.quantity.ratio:
            continue
        if (
            draft.attachment.comparative is not None
            and sentence.stem(draft.attachment.comparative) in SPEED_COMPARATIVES
        ):
            continue
        if draft.attachment.pair is not None and drafts[draft.attachment.pair].name is not None:
            draft.name = drafts[draft.attachment.pair].name
            continue
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        before = next((one for one in reversed(drafts[:number]) if one.kind != "stat"), None)
        if (
            following is not None
            and following.name is not None
            and following.kind == draft.kind == "change"
            and _are_coordinated(sentence, draft, following)
        ):
            draft.name = following.name
        elif (
            before is not None
            and _may_share_name(before, draft)
            and not (is_counted_resource(before.name) and draft.attachment.link not in ("to", "with"))
            and not _differ_in_dataset(before, draft)
            and (draft.kind != "change" or before.kind == "change" or draft.attachment.link == "by")
        ):
            draft.name = before.name
        elif sentence.stem(draft.attachment.link_at) not in ("score", "scored", "scoring"):
            measure = last_measure_before(sentence, draft.attachment.at)
            if measure is not None and (
                draft.quantity.unit not in COST_UNITS | _SPEED_UNITS
                or sentence.stem(measure[1]) in COST_MEASURES
            ):
                draft.name = sentence.slice(*measure)


def _repeat_names(drafts: list[MetricDraft], group: tuple[int, ...]) -> None:
    """Name the values of a list after as many values before it: "a recall of 5% and a depth of 3, while Finch has 4% and 2"."""
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


def _differ_in_dataset(one: MetricDraft, other: MetricDraft) -> bool:
    """Whether a name includes the data set of its value, and the other value was measured on another data set."""
    inside = datasets_in_measure_name(one.name) if one.name is not None else []
    return bool(inside) and bool(other.datasets) and not set(inside) & set(other.datasets)


def _is_vague_name(name: str) -> bool:
    """Whether the name of a compared value is short for the one of the value before it: "score", "best result"."""
    words = name.lower().split()
    return words[-1] in ("result", "results", "best", "baseline", "chance") or (
        words[-1] in ("score", "scores", "performance", "value")
        and (len(words) == 1 or words[0] in ("human", "base", "baseline"))
    )


def _may_share_name(one: MetricDraft, other: MetricDraft) -> bool:
    """Whether a value without a name can have the measure of the value before it."""
    if (one.quantity.unit in COST_UNITS) != (other.quantity.unit in COST_UNITS):
        return one.name is not None and one.name.split()[-1] in COST_MEASURES
    return (
        one.quantity.unit == other.quantity.unit
        or other.baseline
        or (one.quantity.unit in _EXCHANGEABLE_UNITS and other.quantity.unit in _EXCHANGEABLE_UNITS)
    )


def _are_coordinated(sentence: Sentence, one: MetricDraft, other: MetricDraft) -> bool:
    """Whether "and" joins two values of one clause."""
    between = sentence.tokens[one.attachment.at + 1 : other.attachment.at]
    return any(token.tag == "C" for token in between) and all(token.tag not in "VG;" for token in between)

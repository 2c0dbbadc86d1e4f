"""The stages in line: from a text to its metrics."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.model import Metric
from paperdigest.summaries.metrics.benchmarks import single_benchmark
from paperdigest.summaries.metrics.clauses import Sentence
from paperdigest.summaries.metrics.grounds import is_means
from paperdigest.summaries.metrics.markup import Plain, plain_text
from paperdigest.summaries.metrics.numbers import Quantity, find_quantities
from paperdigest.summaries.metrics.places import Hold
from paperdigest.summaries.metrics.proper import Names
from paperdigest.summaries.metrics.reading import read_sentence
from paperdigest.summaries.metrics.results import COSTS, SILENT, is_result
from paperdigest.summaries.metrics.shapes import has_shape, looks_like_data
from paperdigest.summaries.metrics.subjects import named_before
from paperdigest.summaries.sections import read_sections
from paperdigest.summaries.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperdigest.summaries.metrics.drafts import Draft

#: No sentence of a summary is nearly as long.
_LONGEST_SENTENCE = 1_000
#: A sentence with more results is a table.
_MOST_QUANTITIES = 32


class _Report(NamedTuple):
    """A sentence that reports results."""

    start: int
    end: int
    quantities: list[Quantity]
    section: str | None
    piece: tuple[int, int]
    """The sentence with the marker or label before it."""
    before: tuple[int, int] | None
    """The sentence before."""


def extract_metrics(text: str) -> tuple[Metric, ...]:
    """Return the numbers that a summary or abstract reports as results, in the order of the text.

    Args:
        text: A summary as a digest prints it, or an abstract.

    Returns:
        One metric for each number that says how well a system did, how much that changed, or what it costs to run. The
        words around numbers are read as English; Chinese and Japanese sentences are left out.
    """
    given, plain = text, plain_text(text)
    original, text = plain.text, _unwrapped(plain.text)
    drafted: list[tuple[Draft, str | None]] = []
    known: Names | None = None
    last: tuple[tuple[int, int] | None, str | None] = (None, None)
    for report in _reporting(original, text):
        if known is None:
            known = Names(text)
        # Few sentences need the one before, and reading it takes as long as reading them.
        before = partial(_subject_of, text, report.before, known, last)
        sentence = Sentence(text, report.start, report.end, report.quantities)
        drafts = read_sentence(sentence, known, before)
        drafted.extend((draft, report.section) for draft in drafts)
        named = [draft.subject for draft in drafts if draft.subject is not None and not draft.baseline]
        last = report.piece, named[-1] if named else None
    default: tuple[str, ...] = ()
    if any(draft.placed <= Hold.TOLD for draft, _ in drafted):
        # A measure's name tells of its own values only: what the others were taken on may still be one.
        on = frozenset(
            name
            for draft, _ in drafted
            if draft.placed and not draft.called
            for name in draft.datasets
            if has_shape(name)
        )
        default = single_benchmark(text, on)
    return tuple(_metric(given, plain, draft, default, key) for draft, key in drafted)


def _unwrapped(text: str) -> str:
    """Return a text with its line ends turned to blanks, one for one: a name can go over the end of a line."""
    return text.replace("\n", " ")


def _subject_of(
    text: str,
    span: tuple[int, int] | None,
    known: Names,
    last: tuple[tuple[int, int] | None, str | None],
    *,
    meant: bool,
) -> str | None:
    """Return whom a sentence is about; `last` is the last one that reported results, and whom that was about.

    `meant` tells that the next one means someone without a name, who may have been introduced here: "The model reaches 5%".
    """
    if span is None or span == last[0]:
        return last[1]
    sentence = Sentence(text, *span, ())
    named = named_before(sentence, len(sentence.tokens), known)
    return known.introduced(*span) if named is None and meant else named


def _reporting(original: str, text: str) -> Iterator[_Report]:
    """Yield the sentences that report results; where lines end tells sentences and sections apart."""
    quantities = list(find_quantities(text))
    sections: list[tuple[str, int, int]] | None = None
    at = 0
    before: tuple[int, int] | None = None
    for piece in _pieces(original) if quantities else ():
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
                # A summary that has no results of its own tells them with the method, and prose mixes the two.
                if key not in SILENT or (
                    key == "method" and (not has_results or (not marked and _told().search(text, start, end)))
                ):
                    del inside[_MOST_QUANTITIES:]
                    # A marker or label before the section's own text is no part of the sentence.
                    begin = max(
                        (begin for _, begin, stop in sections if start <= begin <= inside[0].start < stop),
                        default=start,
                    )
                    yield _Report(begin, end, inside, key, piece, before)
        before = piece


def _is_spaced(text: str, start: int, end: int) -> bool:
    """Whether a sentence is written with blanks between words: of Chinese and Japanese, these stages know no words."""
    piece = text[start:end]
    return piece.isascii() or len(_unspaced().findall(piece)) < len(piece.split())


@cache
def _unspaced() -> re.Pattern[str]:
    """Match a letter of a script without blanks: Han, Hiragana, Katakana."""
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@cache
def _told() -> re.Pattern[str]:
    """Match a word that tells of a result: a sentence has it that reports one in the midst of the method."""
    return re.compile(
        r"\b(?:achiev|reach|attain|improv|outperform|exceed|surpass|reduc|increas|decreas|yield|lead|led|only|compared|than)"
    )


@cache
def _marker() -> re.Pattern[str]:
    """Match the marker of a part or of a point in a list, which is no word of its sentence: "iv) ", "c) ", "2. "."""
    return re.compile(r"\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})(?:\)|\.(?!\d))\s+")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences, those that are far too long in pieces: reading one takes time in its square."""
    for start, end in sentence_spans(text):
        marker = _marker().match(text, start, end)
        begin = start if marker is None else marker.end()
        while end - begin > _LONGEST_SENTENCE:
            space = text.rfind(" ", begin, begin + _LONGEST_SENTENCE)
            stop = space + 1 if space > begin else begin + _LONGEST_SENTENCE
            yield begin, stop
            begin = stop
        yield begin, end


def _may_be_on(draft: Draft, default: tuple[str, ...]) -> bool:
    """Whether a value was taken on the benchmark of the whole summary: its own words name none, but a kind at most."""
    if _stands_apart(draft.quantity) or is_means(draft.name):
        return False
    return draft.placed is Hold.LOOSE or (draft.placed is Hold.TOLD and looks_like_data(default[0]))


def _stands_apart(quantity: Quantity) -> bool:
    """Whether a value need not have been taken on the benchmark of the whole summary: costs, factors, counts of wins."""
    return quantity.ratio or quantity.unit in COSTS or quantity.unit == "x"


def _metric(text: str, plain: Plain, draft: Draft, default: tuple[str, ...], section: str | None) -> Metric:
    """Return the record of a draft; a value that was placed nowhere has the benchmark of the whole summary."""
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
        datasets=default if default and _may_be_on(draft, default) else tuple(draft.datasets),
        subject=draft.subject,
        baselines=tuple(draft.baselines),
        section=section,
    )

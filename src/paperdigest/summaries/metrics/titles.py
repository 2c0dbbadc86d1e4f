"""The words of a noun phrase that name a system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.lexicon import DATASET_HEADS, GENERIC_HEADS
from paperdigest.summaries.metrics.proper import is_kind, proper_run
from paperdigest.summaries.metrics.wording import PRAISE

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper import Names


def system_name(sentence: Sentence, phrase: tuple[int, int], names: Names) -> str | None:
    """Return a system's name: the proper words of a phrase with what is written between them, else the whole phrase."""
    first, last = phrase
    run = proper_run(sentence, names, first, last)
    if run is not None and (run[1] == last or not is_kind(sentence, run)):
        if run[1] < last and sentence.stem(last) in GENERIC_HEADS | DATASET_HEADS:
            return sentence.slice(*run)
        return sentence.slice(run[0], last)
    while (
        first <= last
        and (sentence.stem(first) in PRAISE or sentence.stem(first) in ("existing", "other"))
        and sentence.stem(first) not in ("best", "top", "leading")
    ):
        first += 1
    return sentence.slice(first, last) if first <= last else None

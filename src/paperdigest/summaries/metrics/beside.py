"""Systems that are written beside their values: "Lark (5.3)", "(Lark: 5.3)", "5.3 (Lark)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.places import before_bracket
from paperdigest.summaries.metrics.proper import KINDS, proper_run
from paperdigest.summaries.metrics.shapes import has_shape, looks_like_data
from paperdigest.summaries.metrics.titles import system_name

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.frames import Frame
    from paperdigest.summaries.metrics.proper import Names


#: What is done to a value by whom it belongs to, not by who measured it.
_REACHED = frozenset({"achieved", "reached", "attained", "obtained"})


def named_beside(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Read "(Lark: 5.3)", "Lark (5.3)", "5.3 (Lark)" and "5.3 reached by Lark": whose a value is, written beside it."""
    done = frame.at + 1 if frame.after is None else frame.after[1] + 1
    done += sentence.tag(done) == "X"
    if (
        sentence.tag(done) == "V"
        and sentence.tokens[done].text in _REACHED
        and sentence.stem(done + 1) in ("by", "using", "with")
    ):
        # "5% accuracy reached by Lark", "5% accuracy was reached using slow stirring"
        phrase = sentence.phrase_after(done + 2)
        if phrase is not None:
            return system_name(sentence, phrase, names)
    if frame.link == ":":
        return _system_before(sentence, frame.link_at, names)
    if sentence.tag(frame.at + 1) == "(":
        closing = sentence.closing(frame.at + 1)
        run = proper_run(sentence, names, frame.at + 2, closing - 1)
        unit = sentence.quantities[sentence.tokens[frame.at].quantity].unit
        if (
            run == (frame.at + 2, closing - 1)
            and unit in (None, "%", "points")
            and _names_system(sentence, run, names)
        ):
            return sentence.slice(*run)
    if frame.link != "(" or before_bracket(sentence, frame, names) is not None:
        return None
    return _system_before(sentence, frame.link_at, names)


def _system_before(sentence: Sentence, at: int, names: Names) -> str | None:
    """Return the system whose name ends right before a place."""
    phrase = sentence.phrase_before(at)
    run = None if phrase is None else proper_run(sentence, names, *phrase)
    if run is None or run[1] != at - 1 or not _names_system(sentence, run, names):
        return None
    return sentence.slice(*run)


def _names_system(sentence: Sentence, run: tuple[int, int], names: Names) -> bool:
    """Whether a proper name can be that of a system: it is called neither a data set nor a measure, nor follows "on"."""
    name = sentence.slice(*run)
    before = sentence.stem(run[0] - 1 - (sentence.tag(run[0] - 1) == "D"))
    return (
        has_shape(sentence.tokens[run[0]].text)
        and name not in KINDS
        and not names.is_data(name)
        and not names.is_measure(sentence.tokens[run[1]].text)
        and not looks_like_data(name)
        and before not in ("on", "across", "in", "of")
    )

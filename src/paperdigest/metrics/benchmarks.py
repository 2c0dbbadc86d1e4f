"""The one benchmark that a whole summary is about, for values whose own sentence names none."""

from __future__ import annotations

import re
from functools import cache

from paperdigest.metrics.lexicon import GENERIC_WORDS
from paperdigest.metrics.proper import KINDS
from paperdigest.metrics.shapes import has_shape

_HEADS = (
    "enchmark",
    "eaderboard",
    "ataset",
    "ata set",
    "estbed",
    "hallenge",
    "valuation",
    " set",
    "suite",
    "corpus",
    "Bench",
    "Arena",
)


@cache
def _presented() -> tuple[re.Pattern[str], ...]:
    name = r"((?:[A-Z0-9][\w+-]*[A-Z0-9+-][\w+-]*|[A-Z][\w+-]+)(?: (?:v?\d[\d.]*|[A-Z][\w-]+))?)"
    heads = r"(?:benchmark|leaderboard|testbed|challenge|evaluation (?:suite|framework|benchmark)|test suite)"
    return (
        re.compile(
            rf"(?:introduc\w+|present\w*|propos\w+|develop\w*|creat\w+|construct\w*|releas\w+|built|build\w*|releas\w+|describes?|details) (?:the )?(?:\"|“)?{name}(?:\"|”)?(?: \([^()]{{1,60}}\))?(?: {heads}|,? (?:which is )?(?:an?|the) (?:[\w,/-]+ ){{0,6}}?{heads})"
        ),
        re.compile(
            rf"{name}(?: \([^()]{{1,60}}\))?(?:,| is| was| are|, which is) (?:introduced as |presented as |proposed as )?(?:an?|the) (?:[\w,/-]+ ){{0,6}}?{heads}"
        ),
        re.compile(
            rf"(?:benchmark|benchmark suite)s?(?: called| named| titled| dubbed|,(?=[^,.]{{1,40}},)) (?:\"|“)?{name}"
        ),
    )


_OPENING = 400


@cache
def _presented_data() -> re.Pattern[str]:
    name = r"([A-Z0-9][\w+-]*[A-Z0-9+-][\w+-]*)(?: \([^()]{1,60}\))?"
    return re.compile(
        rf"(?:introduc\w+|present\w*|propos\w+) {name}, (?:an?|the) (?:[\w,/-]+ ){{0,6}}?data ?set\b|{name},? (?:is )?an? (?:[\w,/-]+ ){{0,6}}?data ?set\b"
    )


@cache
def _for_training() -> re.Pattern[str]:
    return re.compile(r"train|synthetic|tuning|improving|generat", re.IGNORECASE)


@cache
def _mentioned() -> re.Pattern[str]:
    name = r"((?:[A-Z0-9][\w+/-]*[A-Z0-9+-][\w+/-]*|[A-Z][\w+-]*(?:Bench|Eval|QA|Arena)\w*|[A-Z][\w-]+)(?: v?\d[\d.]*)?)"
    return re.compile(
        rf"\b(?:on|using|against|in) (?:the |a )?(?:popular |challenging |standard |public )?{name}(?: \([^()]{{1,30}}\))? (?:benchmark|dataset|data set|test set|validation set|leaderboard|corpus|evaluation)s?\b|\b((?:[A-Z]\w*-?)+(?:Bench|Eval|Arena)(?:-\w+)?)\b"
    )


def single_benchmark(text: str, named: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the one benchmark that a summary presents, else the one that it evaluates on, () where there are more.

    Args:
        text: The whole summary.
        named: The data sets that its results are said to be on.
    """
    if not any(head in text for head in _HEADS):
        return ()
    for pattern in _presented():
        found = {
            match[1]
            for match in pattern.finditer(text)
            if match[1] not in KINDS and has_shape(match[1]) and not match[1].startswith(("The ", "A "))
        }
        if len(found) == 1:
            return tuple(found)
        if found:
            return ()
    opening = _presented_data().search(text[:_OPENING])
    if opening is not None and not _for_training().search(text[opening.start() : opening.end() + 80]):
        return (opening[1] or opening[2],)
    mentioned = {match[1] or match[2] for match in _mentioned().finditer(text)}
    mentioned = {
        name
        for name in mentioned
        if name not in KINDS
        and not name[0].isdigit()
        and name.lower() not in GENERIC_WORDS
        and has_shape(name)
    } | named
    return tuple(mentioned) if len(mentioned) == 1 else ()

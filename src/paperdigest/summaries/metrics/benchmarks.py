"""The one benchmark that a whole summary is about, for values whose own sentence names none."""

from __future__ import annotations

import re
from functools import cache

from paperdigest.normalize.spaces import fold
from paperdigest.summaries.metrics.lexicon import GENERIC_WORDS
from paperdigest.summaries.metrics.proper import KINDS, is_adjective
from paperdigest.summaries.metrics.shapes import has_shape, looks_like_data

_HEADS = (
    "enchmark",
    "eaderboard",
    "ataset",
    "ata set",
    "estbed",
    "hallenge",
    "valuation",
    " set",
    "uite",
    "corpus",
    "Bench",
    "BENCH",
    "Arena",
)
#: One of these stands in what is presented as a benchmark.
_PRESENTED = ("benchmark", "leaderboard", "testbed", "evaluation", "est suite", "est Suite")

#: Words between a name and what it is said to be.
_BETWEEN = r"(?:[\w,/-]{1,40} ){0,6}?"
_ASIDE = r"(?: \([^()]{1,60}\))?"
_SHORT = r"(?: \(([^()]{1,60})\))?"


@cache
def _presented() -> tuple[re.Pattern[str], ...]:
    """Match what a summary says it presents: "introduces SoupBench, a benchmark", "a benchmark called SoupBench"."""
    name = r"([A-Z0-9][\w'’+-]{1,60}(?:\.\d+)?(?: (?:v?\d[\d.]{0,8}|[A-Z][\w'’-]{1,40})){0,4})"
    heads = r"(?:benchmark|leaderboard|testbed|evaluation (?:suite|framework|benchmark|platform)|[Tt]est [Ss]uite)"
    verbs = r"(?:introduc|present|propos|develop|creat|construct|releas|buil|describ|detail)\w{0,4}"
    return (
        re.compile(
            rf"{verbs} (?:the )?[\"“]?{name}[\"”]?{_SHORT}(?: {heads}|,? (?:an?|the) {_BETWEEN}{heads})"
        ),
        re.compile(
            rf"\b{name}{_SHORT}(?:,| is| was| are| introduces| presents| proposes| provides) (?:introduced as |presented as |proposed as )?(?:an?|the) {_BETWEEN}{heads}"
        ),
        re.compile(
            rf"(?:benchmark|benchmark suite|benchmark dataset)s?(?:,? (?:called|named|titled|dubbed)|,(?=[^,.]{{1,40}},)) [\"“]?{name}{_SHORT}"
        ),
    )


def _short(match: re.Match[str]) -> str:
    """Return the acronym of a long name that gives one: "Salted Soup Arena (SSA)"."""
    long, acronym = match.groups()
    return acronym if acronym and " " in long and " " not in acronym else long


@cache
def _told() -> re.Pattern[str]:
    """Match what a summary presents without saying what it is: "introduces SoupBench for"."""
    return re.compile(r"(?:introduc|present|propos|develop)\w{0,3} (?:the )?([A-Z][\w()+-]{1,60})")


@cache
def _presented_data() -> re.Pattern[str]:
    """Match a data set that a summary presents, which is what it evaluates on unless it is for training."""
    name = rf"\b([A-Z0-9][\w+-]{{1,60}}){_ASIDE}"
    return re.compile(rf"{name},? (?:(?:i|introduce|present)s )?(?:an?|the) {_BETWEEN}data ?set\b")


@cache
def _for_training() -> re.Pattern[str]:
    return re.compile(r"train|synthetic|tuning|improving|generat", re.IGNORECASE)


@cache
def _mentioned() -> re.Pattern[str]:
    """Match the benchmarks and data sets that a summary evaluates on, by the word after them or by their spelling."""
    heads = r"(?:benchmark|dataset|data set|test set|validation set|leaderboard|corpus|evaluation)s?"
    praise = r"(?:popular |challenging |standard |public )?"
    return re.compile(
        rf"\b(?:on|using|against|in) (?:the |a )?{praise}([A-Z0-9][\w+/-]{{1,60}}(?: v?\d[\d.]{{0,8}})?){_ASIDE} {heads}\b"
        r"|\b([A-Z][\w-]{0,60}?(?:Bench|BENCH|Eval|Arena)(?:-\w{1,30}(?:\.\d)?)?)\b"
    )


def single_benchmark(text: str, named: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the one benchmark that a summary presents, else the one that it evaluates on, () where there are more.

    Args:
        text: The whole summary.
        named: The data sets that its results are said to be on.
    """
    if not any(head in text for head in _HEADS):
        return ()
    text = fold(text)
    for pattern in _presented() if any(head in text for head in _PRESENTED) else ():
        found = {
            _short(match)
            for match in pattern.finditer(text)
            if match[1] not in KINDS and not match[1].startswith(("The ", "A "))
        }
        if len(found) == 1:
            return tuple(found)
        if found:
            return ()
    told = {match[1] for match in _told().finditer(text) if has_shape(match[1]) and looks_like_data(match[1])}
    if len(told) == 1:
        return tuple(told)
    opening = _presented_data().search(text) if "data" in text else None
    if (
        opening is not None
        and has_shape(opening[1])
        and not _for_training().search(text[opening.start() : opening.end() + 80])
    ):
        return (opening[1],)
    mentioned = {match[1] or match[2] for match in _mentioned().finditer(text)}
    mentioned = {
        name
        for name in mentioned
        if name not in KINDS
        and not name[0].isdigit()
        and name.lower() not in GENERIC_WORDS
        and has_shape(name)
        and not is_adjective(name)
    } | named
    return tuple(mentioned) if len(mentioned) == 1 else ()

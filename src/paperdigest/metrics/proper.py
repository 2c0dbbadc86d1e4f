"""Which words are proper names, and which noun phrases name systems or data sets."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING

from paperdigest.metrics.lexicon import GENERIC_HEADS, GENERIC_WORDS, MEASURES, MODEL_FAMILIES, words
from paperdigest.metrics.shapes import has_shape, is_measure

if TYPE_CHECKING:
    from paperdigest.metrics.clauses import Sentence

#: Machines are where a result was taken, not what it was taken on.
_MACHINES = re.compile(
    r"(?:NVIDIA|Nvidia|RTX\w*|GTX\w*|[AHVL]\d{2,3}s?|GPUs?|CPUs?|TPUs?|iPhone|Snapdragon|Jetson|Xeon|Raspberry|MacBook|M\d)\Z"
)
#: Nouns that open a report and are no one's name: "Results show", "Experiments on X reveal".
REPORTS = words(
    "result results experiment experiments experimental evaluation evaluations analysis analyses study studies finding findings paper research work authors"
    " researchers comparison comparisons test tests testing experimentation ablation ablations improvement improvements performance benchmarking investigation"
    " simulations simulation evidence survey report we they it this assessment validation primary empirical extensive"
)
#: Acronyms of kinds of things, which no list of names needs.
KINDS = frozenset(
    {
        "AI",
        "LLM",
        "LLMs",
        "VLM",
        "VLMs",
        "MLLM",
        "MLLMs",
        "LVLM",
        "LVLMs",
        "LMM",
        "LMMs",
        "RL",
        "SOTA",
        "GPU",
        "GPUs",
        "NLP",
        "ML",
        "QA",
        "API",
        "US",
        "OOD",
        "T2I",
        "T2V",
        "LM",
        "LMs",
        "RM",
        "RMs",
        "VLA",
        "VLAs",
    }
)


class Names:
    """The capitalised words that a summary uses inside sentences, so that the first word of one can be judged."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word.strip(".-") for word in _word().findall(self._text))

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset(_inner().findall(self._text))

    @cached_property
    def _first(self) -> frozenset[str]:
        found = (match[1] for match in _introduced().finditer(self._text))
        return frozenset(name for name in found if name.lower() not in REPORTS)

    @cached_property
    def _data(self) -> frozenset[str]:
        return frozenset(match[1] or match[2] for match in _data().finditer(self._text))

    @cached_property
    def _systems(self) -> frozenset[str]:
        return frozenset(match[1] or match[2] for match in _system().finditer(self._text)) - self._data

    @cached_property
    def _measures(self) -> frozenset[str]:
        return frozenset(match[2] for match in _acronyms().finditer(self._text) if is_measure(match[1]))

    def is_data(self, name: str) -> bool:
        """Return whether the text calls a name a benchmark or data set."""
        return name in self._data

    def count(self, word: str) -> int:
        """Return how often the text uses a word."""
        return self._counts[word.strip(".-")]

    def is_system(self, name: str) -> bool:
        """Return whether the text tells of a name as of a model or method: "Lark outperforms", "the Lark model"."""
        return name in self._systems

    def made_with(self, word: str) -> str | None:
        """Return the name in "Lark-trained", where the text tells of Lark elsewhere."""
        name, _, ending = word.rpartition("-")
        if not ending.endswith("ed") or not name[:1].isupper() or name in KINDS:
            return None
        return name if name in self._inside or name in self._first or name in self._systems else None

    def is_measure(self, name: str) -> bool:
        """Return whether a name is that of a measure: a general one, or an acronym that the text explains as one."""
        if name in self._measures:
            return True
        # "Lark-Score" is called after a measure, "F1-score" is one.
        return is_measure(name) and not (has_shape(name) and "-" in name and name.lower() not in MEASURES)

    def is_proper(self, word: str, *, first: bool = False) -> bool:
        """Return whether a word is a name, or part of one."""
        if has_shape(word):
            return _kind_of_thing().search(word) is None
        if not word[:1].isupper():
            return False
        if word.lower() in GENERIC_WORDS or word.lower() in GENERIC_HEADS:
            return False
        return not first or word in self._inside or word in self._first

    def in_text(self, phrase: str) -> bool:
        """Return whether a phrase has a name in it."""
        return any(self.is_proper(word) and word not in KINDS for word in phrase.split())


@cache
def _kind_of_thing() -> re.Pattern[str]:
    """Match the end of an adjective made from a name: "RL-tuned", "CNN-based", "GPT-style"."""
    return re.compile(
        r"-(?:[a-z]{2,}ed|like|style|level|free|only|aware|specific|driven|wise|scale|built|grown|driven|generation)\Z"
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w.+-]+")


@cache
def _inner() -> re.Pattern[str]:
    """Match the capitalised words inside sentences."""
    return re.compile(r"(?<=[a-z0-9,] )[A-Z][\w-]*")


@cache
def _data() -> re.Pattern[str]:
    """Match what a text calls a benchmark or data set: "the SoupBench benchmark", "SoupBench is a data set"."""
    heads = r"(?:benchmark|data ?set|test set|leaderboard|corpus|test ?bed|evaluation suite|challenge)s?"
    name = r"([A-Z\d][\w+/-]{0,60}(?: v?\d[\d.]{0,8})?)"
    return re.compile(
        rf"\b{name}(?: \([^()]{{1,40}}\))?(?:,? (?:is )?an? (?:[\w,/-]{{1,40}} ){{0,5}}?| ){heads}\b|\b{heads}[ ,](?:\(|called |named )?{name}"
    )


@cache
def _system() -> re.Pattern[str]:
    """Match what a text calls a model or method, or says to win: "the Lark model", "Lark outperforms"."""
    name = r"([A-Z\d][\w+-]{0,60}(?: v?\d[\d.]{0,8})?)"
    kinds = r"(?:models?|agents?|frameworks?|methods?|approach|architecture|algorithm|LLMs?)"
    return re.compile(
        rf"(?<!on )(?<!on the )(?<!in )\b{name}(?: {kinds}\b|(?: \([^()]{{1,40}}\))?,? (?:outperforms|surpasses|achieve[sd]|reduce[sd]|improve[sd]|exceeds|attains|reaches|reached|is an? (?:[\w,/-]{{1,40}} ){{0,5}}?{kinds}|, an? (?:[\w,/-]{{1,40}} ){{0,5}}?{kinds}))|\b(?:introduces|proposes) {name}, (?:an?|the) (?:[\w,/-]{{1,40}} ){{0,6}}?{kinds}\b"
    )


@cache
def _acronyms() -> re.Pattern[str]:
    """Match "Broth Score (BRS)"."""
    return re.compile(r"(?<![\w-])([\w-]{1,40}) \(([A-Z][\w-]{0,20}[A-Z][\w-]{0,20})\)")


@cache
def _introduced() -> re.Pattern[str]:
    """Match a name at the beginning of a sentence that tells what it is or does: "Lark is", "Lark improves"."""
    return re.compile(
        r"(?:\A|[.):*] {1,3})([A-Z][\w-]*+)(?: \([^()]{1,40}\))?,? (?:is|are|was|were|introduces|proposes|presents|achiev|an? |outperform|improv|reduc|demonstrat|show)"
    )


def is_machine(word: str) -> bool:
    """Return whether a word names hardware."""
    return _MACHINES.match(word) is not None


@cache
def _families() -> re.Pattern[str]:
    return re.compile("|".join(MODEL_FAMILIES), re.IGNORECASE)


def is_model(name: str) -> bool:
    """Return whether a name begins with that of a well-known family of models."""
    return _families().match(name) is not None


def proper_run(sentence: Sentence, names: Names, first: int, last: int) -> tuple[int, int] | None:
    """Return the first run of proper words in a phrase, with the numbers and versions that follow them."""
    begin = None
    for place in range(first, last + 1):
        word = sentence.tokens[place].text
        proper = sentence.tag(place) in ("W", "M", "V", "G", "A", "X", "P", "R", "D") and names.is_proper(
            word, first=place == 0
        )
        if begin is None:
            if proper and not is_machine(word):
                begin = place
        elif not (proper or re.fullmatch(r"v?\d[\w.]*|\+|&|/", word)):
            return begin, place - 1
    return None if begin is None else (begin, last)


def is_kind(sentence: Sentence, run: tuple[int, int]) -> bool:
    """Return whether a run of proper words says only of what kind something is: "AI", "LLM"."""
    return all(sentence.tokens[place].text in KINDS for place in range(run[0], run[1] + 1))


def is_generic(sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a phrase names no one: "existing methods", "the previous best model"."""
    return all(
        sentence.stem(place) in GENERIC_WORDS
        or sentence.stem(place) in GENERIC_HEADS
        or sentence.tokens[place].text.isdigit()
        for place in range(first, last + 1)
    )

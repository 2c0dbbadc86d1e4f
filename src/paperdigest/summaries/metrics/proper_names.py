"""Which words are proper names, and which noun phrases name systems or data sets."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from paperdigest.normalize.caches import kept
from paperdigest.summaries.metrics.lexicon import (
    GENERIC_MODIFIERS,
    GENERIC_NOUNS,
    MEASURES,
    is_hardware,
    is_measure_word,
    is_name_adjective,
    looks_like_dataset,
    looks_like_name,
    word_set,
)

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence


#: Nouns that open a report and are no one's name: "Results show", "Experiments on X reveal".
REPORT_NOUNS = word_set(
    "result results experiment experiments experimental evaluation evaluations analysis analyses study studies finding findings paper research work authors"
    " researchers comparison comparisons test tests testing experimentation ablation ablations improvement improvements performance benchmarking investigation"
    " simulations simulation evidence survey report we they it this assessment validation primary empirical extensive"
)


#: Deeds, which begin a sentence with a capital and are no names.
ACTION_NOUNS = word_set(
    "fine-tuning finetuning training tuning pruning scaling prompting pre-training pretraining post-training distillation adding using applying one two three"
)


#: Acronyms of kinds of things, which no list of names needs.
KIND_ACRONYMS = word_set(
    "AI LLM LLMs VLM VLMs MLLM MLLMs LVLM LVLMs LMM LMMs RL SOTA GPU GPUs NLP ML QA API US OOD T2I T2V LM LMs RM RMs VLA VLAs Q&A"
)


class ProperNames:
    """The capitalised words that a summary uses inside sentences, so that the first word of one can be judged."""

    def __init__(self, text: str) -> None:
        self._text = text[:_LONGEST_TEXT]
        self._descriptions: dict[str, tuple[str, int]] = {}

    @cached_property
    def _inner_words(self) -> frozenset[str]:
        return frozenset(_capital_inside().findall(self._text))

    @cached_property
    def _opening_words(self) -> frozenset[str]:
        found = (match[1] for match in _name_at_start().finditer(self._text))
        return frozenset(name for name in found if name.lower() not in REPORT_NOUNS)

    @cached_property
    def _presented_names(self) -> frozenset[str]:
        opening = _opening_name().match(self._text)
        found = [] if opening is None else [opening]
        found += _presented_name().finditer(self._text)
        return frozenset(
            name.rstrip("s")
            for match in found
            for name in match.groups()
            if name and name not in KIND_ACRONYMS
        )

    def is_presented(self, name: str) -> bool:
        """Return whether the text is about a name or a version of it: it opens with it, or introduces it."""
        return any(_is_version(name, one) for one in self._presented_names)

    def introduced_in(self, start: int, end: int) -> str | None:
        """Return the system that a piece of the text introduces, the last of several: "the authors develop Lark, a pot"."""
        found = [
            match[2] or match[1]
            for match in _presented_name().finditer(self._text, start, end)
            if match[1] not in KIND_ACRONYMS
            and not (looks_like_dataset(match[1]) or self.is_dataset(match[1]))
        ]
        return found[-1] if found else None

    def is_dataset(self, name: str) -> bool:
        """Return whether the text calls a name a benchmark or data set."""
        return self._described(name)[0] == "data"

    def is_system(self, name: str) -> bool:
        """Return whether the text tells of a name as of a model or method: "Lark outperforms", "the Lark model"."""
        return self._described(name)[0] == "system"

    def count_uses(self, name: str) -> int:
        """Return how often the text uses a name, at most `MANY`."""
        return self._described(name)[1]

    def _described(self, name: str) -> tuple[str, int]:
        """Return what the text says that a name is, and how often it uses it."""
        if name not in self._descriptions:
            self._descriptions[name] = _kind_and_uses(self._text, name)
        return self._descriptions[name]

    def name_in_compound(self, word: str) -> str | None:
        """Return the name in "Lark-trained", where the text tells of Lark elsewhere."""
        name, _, ending = word.rpartition("-")
        if not ending.endswith("ed") or not name[:1].isupper() or name in KIND_ACRONYMS:
            return None
        return (
            name if name in self._inner_words or name in self._opening_words or self.is_system(name) else None
        )

    def is_measure_name(self, name: str) -> bool:
        """Return whether a name is that of a measure: a general one, or an acronym that the text explains as one."""
        if f"({name})" in self._text:
            meaning = self._text[: self._text.index(f"({name})")].rsplit(maxsplit=1)
            if meaning and is_measure_word(meaning[-1]):
                return True
        # "Lark-Score" is called after a measure, "F1-score" is one.
        return is_measure_word(name) and not (
            looks_like_name(name) and "-" in name and name.lower() not in MEASURES
        )

    def is_proper_word(self, word: str, *, first: bool = False) -> bool:
        """Return whether a word is a name, or part of one."""
        told = _is_name_alone(word)
        return (
            told
            if told is not None
            else not first or word in self._inner_words or word in self._opening_words
        )

    def has_proper_word(self, phrase: str) -> bool:
        """Return whether a phrase has a name in it."""
        return any(
            self.is_proper_word(word, first=place == 0) and word not in KIND_ACRONYMS
            for place, word in enumerate(phrase.split())
        )


@kept(8192)
def _is_name_alone(word: str) -> bool | None:
    """Return whether a word alone tells that it is a name, None for one with a capital, which could begin a sentence."""
    if is_name_adjective(word):
        return False
    if looks_like_name(word):
        return True
    lower = word.lower()
    if word[:1] == lower[:1] or lower in GENERIC_MODIFIERS or lower in GENERIC_NOUNS or lower in ACTION_NOUNS:
        return False
    return None


@cache
def _name_continuation() -> re.Pattern[str]:
    """What a name goes on with: a number, a version, a joint."""
    return re.compile(r"v?\d[\w.]*|\+|&|/")


@cache
def _capital_inside() -> re.Pattern[str]:
    """Match the capitalised words inside sentences."""
    return re.compile(r"(?<=[a-z0-9,] )[A-Z][\w-]*")


#: No summary is longer; what follows says nothing new about names.
_LONGEST_TEXT = 20_000


#: So often a name is used often.
MANY_USES = 3


_DATASET_WORDS = r"(?:benchmark|data ?set|test set|leaderboard|corpus|test ?bed|evaluation suite|challenge)s?"


#: How the words end that stand before a data set's name; looking for these is faster than for the words.
_DATASET_WORD_ENDINGS = (
    "mark",
    "marks",
    "set",
    "sets",
    "board",
    "boards",
    "pus",
    "puss",
    "bed",
    "beds",
    "ite",
    "ites",
    "enge",
    "enges",
    "called",
    "named",
)


_SYSTEM_WORDS = r"(?:models?|agents?|frameworks?|methods?|approach|architecture|algorithm|LLMs?)"


_DESCRIPTION = r"(?:[\w,/-]{1,40} ){0,5}?"


def _kind_and_uses(text: str, name: str) -> tuple[str, int]:
    """Return what a text says that a name is ("data", "system" or ""), and how often it uses it, up to `MANY`."""
    said, count = "", 0
    at = text.find(name)
    while at >= 0 and count < MANY_USES:
        end = at + len(name)
        whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if whole:
            count += 1
            before = text[max(0, at - 32) : at]
            if _dataset_after().match(text, end) or (
                before.rstrip("( ,").endswith(_DATASET_WORD_ENDINGS) and _dataset_before().search(before)
            ):
                said = "data"
            elif not said and (
                (_system_after().match(text, end) and not before.endswith(("on ", "on the ", "in ")))
                or (before.endswith(("introduces ", "proposes ")) and _system_apposed().match(text, end))
            ):
                said = "system"
        at = text.find(name, end)
    return said, count


@cache
def _dataset_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?: \([^()]{{1,40}}\))?(?:,? (?:is )?an? {_DESCRIPTION}| (?:test |validation )?){_DATASET_WORDS}\b"
    )


@cache
def _dataset_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_DATASET_WORDS}[ ,](?:\(|called |named )?\Z")


@cache
def _system_after() -> re.Pattern[str]:
    verbs = "outperforms|surpasses|achieve[sd]|reduce[sd]|improve[sd]|exceeds|attains|reaches|reached"
    called = rf"(?:is|,) an? {_DESCRIPTION}{_SYSTEM_WORDS}"
    return re.compile(rf" {_SYSTEM_WORDS}\b|(?: \([^()]{{1,40}}\))?,? (?:{verbs}|{called})")


@cache
def _system_apposed() -> re.Pattern[str]:
    return re.compile(rf", (?:an?|the) {_DESCRIPTION}{_SYSTEM_WORDS}\b")


@cache
def _name_at_start() -> re.Pattern[str]:
    """Match a name at the beginning of a sentence that tells what it is or does: "Lark is", "Lark improves"."""
    return re.compile(
        r"(?:\A(?:- )?|[.):*] {1,3}(?:- )?)([A-Z][\w-]*+)(?: \([^()]{1,40}\))?,? (?:is|are|was|were|introduces|proposes|presents|achiev|an? |outperform|improv|reduc|demonstrat|show)"
    )


def _is_version(name: str, of: str) -> bool:
    """Whether a name is another one, its plural, or goes on after it: "Lark-7B" of "Lark", but not "Lark-stirred"."""
    goes_on = name.startswith(of) and not name[len(of) : len(of) + 1].isalpha()
    return name == f"{of}s" or (goes_on and not is_name_adjective(name))


#: A name of several words, and its acronym in brackets.
_NAME_WORD = r"[A-Z\d](?:[\w+-]|\.\w){0,40}+"


_FULL_NAME = rf"({_NAME_WORD}(?: {_NAME_WORD}){{0,5}})(?: \(({_NAME_WORD})\))?"


@cache
def _opening_name() -> re.Pattern[str]:
    """Match the name that a text begins with, after a lead-in and a marker: "i) Lark is a pot", "Lark stirs soups"."""
    return re.compile(
        rf"(?:[^.]{{0,300}}:)?[\s*#-]*+(?:\(?(?:i|a|1)[.)])?[\s*]*+(?:\w+:)?[\s*]*+{_FULL_NAME},? (?:an? |[a-z]{{1,20}}s )"
    )


@cache
def _presented_name() -> re.Pattern[str]:
    """Match what a text introduces: "introduces Lark", "proposes a new pot called Lark"."""
    described = r"(?:(?!(?:for|of|on|with|that|to|using|in|from|by|as|which|and|where|while) )[a-z][\w/-]{0,40}+,? ){0,8}?"
    return re.compile(
        # A set of letters first: the engine skips to one of them.
        rf"[IiPpDd](?<!\w.)(?:ntroduc|ropos|resent|evelop)(?:e|ed|es|ing|s)? {described}\(?{_FULL_NAME}"
    )


#: The tags of words.
_WORD_TAGS = frozenset("WMVGAXPRD")


def proper_name_in(sentence: Sentence, names: ProperNames, first: int, last: int) -> tuple[int, int] | None:
    """Return the first run of proper words in a phrase, with the numbers and versions that follow them."""
    begin = None
    for place in range(first, last + 1):
        word = sentence.tokens[place].text
        proper = sentence.tag(place) in _WORD_TAGS and names.is_proper_word(word, first=place == 0)
        if begin is None:
            if proper and not is_hardware(word):
                begin = place
        elif not (proper or _name_continuation().fullmatch(word)):
            return begin, place - 1
    return None if begin is None else (begin, last)


def is_only_kind(sentence: Sentence, run: tuple[int, int]) -> bool:
    """Return whether a run of proper words says only of what kind something is: "AI", "LLM"."""
    return all(sentence.tokens[place].text in KIND_ACRONYMS for place in range(run[0], run[1] + 1))


#: Words that say which of several baselines is meant.
_CHOOSING_WORDS = word_set("strongest best closest next comparable original second-best best-performing")


def names_no_system(sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a phrase names no one: "existing methods", "the previous best model"."""
    if first < last and sentence.stem(first) in _CHOOSING_WORDS:
        return False  # "the strongest baseline"
    return all(
        sentence.stem(place) in GENERIC_MODIFIERS
        or sentence.stem(place) in GENERIC_NOUNS
        or sentence.tokens[place].text.isdigit()
        for place in range(first, last + 1)
    )

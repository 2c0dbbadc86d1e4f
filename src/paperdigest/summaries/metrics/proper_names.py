"""The proper names of a text, in its words and its noun phrases."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from paperdigest.normalize.caches import kept
from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.lexicon import (
    GENERIC_MODIFIERS,
    GENERIC_NOUNS,
    MEASURES,
    is_hardware,
    is_measure_word,
    is_name_adjective,
    looks_like_dataset,
    looks_like_name,
)

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.clauses import Sentence


#: Nouns that begin a report and name no system: "Results show", "Experiments on X reveal".
REPORT_NOUNS = word_set(
    "result results experiment experiments experimental evaluation evaluations analysis analyses study studies finding findings paper research work authors"
    " researchers comparison comparisons test tests testing experimentation ablation ablations improvement improvements performance benchmarking investigation"
    " simulations simulation evidence survey report we they it this assessment validation primary empirical extensive"
)
#: Nouns of actions. They can begin a sentence, but they are no names.
ACTION_NOUNS = word_set(
    "fine-tuning finetuning training tuning pruning scaling prompting pre-training pretraining post-training distillation adding using applying one two three"
)
#: Acronyms of kinds of things, which are no proper names.
KIND_ACRONYMS = word_set(
    "AI LLM LLMs VLM VLMs MLLM MLLMs LVLM LVLMs LMM LMMs RL SOTA GPU GPUs NLP ML QA API US OOD T2I T2V LM LMs RM RMs VLA VLAs Q&A"
)


class ProperNames:
    """The proper names of a text, and what the text says about each."""

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
        """Return whether the text presents a name or a version of it: it opens with the name, or introduces it."""
        return any(_is_version(name, one) for one in self._presented_names)

    def introduced_in(self, start: int, end: int) -> str | None:
        """Return the last system that a piece of the text introduces: "the authors develop Lark, a pot"."""
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
        """Return whether the text describes a name as a model or method: "Lark outperforms", "the Lark model"."""
        return self._described(name)[0] == "system"

    def count_uses(self, name: str) -> int:
        """Return how often the text uses a name, at most `MANY_USES`."""
        return self._described(name)[1]

    def _described(self, name: str) -> tuple[str, int]:
        """Return the kind of a name, and how often the text uses it."""
        if name not in self._descriptions:
            self._descriptions[name] = _kind_and_uses(self._text, name)
        return self._descriptions[name]

    def name_in_compound(self, word: str) -> str | None:
        """Return the name in a compound such as "Lark-trained", if the text also uses it alone."""
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
        # "Lark-Score" is a name, but "F1-score" is a measure.
        return is_measure_word(name) and not (
            looks_like_name(name) and "-" in name and name.lower() not in MEASURES
        )

    def is_proper_word(self, word: str, *, first: bool = False) -> bool:
        """Return whether a word is a proper name, or part of one."""
        alone = _is_name_alone(word)
        return (
            alone
            if alone is not None
            else not first or word in self._inner_words or word in self._opening_words
        )

    def has_proper_word(self, phrase: str) -> bool:
        """Return whether a phrase contains a proper name."""
        return any(
            self.is_proper_word(word, first=place == 0) and word not in KIND_ACRONYMS
            for place, word in enumerate(phrase.split())
        )


@kept(8192)
def _is_name_alone(word: str) -> bool | None:
    """Return whether a word is a name by itself, None for a capitalised word, which could also begin a sentence."""
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
    """Match a word that continues a name: a number, a version, a sign."""
    return re.compile(r"v?\d[\w.]*|\+|&|/")


@cache
def _capital_inside() -> re.Pattern[str]:
    """Match the capitalised words inside sentences."""
    return re.compile(r"(?<=[a-z0-9,] )[A-Z][\w-]*")


#: Longer than all summaries. Later text rarely says anything new about names.
_LONGEST_TEXT = 20_000
#: A name that is used this often is used often.
MANY_USES = 3
_DATASET_WORDS = r"(?:benchmark|data ?set|test set|leaderboard|corpus|test ?bed|evaluation suite|challenge)s?"
#: The endings of words before the name of a data set; they are faster to look for than the words.
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
    """Return the kind of a name in a text ("data", "system" or ""), and how often the text uses it, up to `MANY_USES`."""
    kind, count = "", 0
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
                kind = "data"
            elif not kind and (
                (_system_after().match(text, end) and not before.endswith(("on ", "on the ", "in ")))
                or (before.endswith(("introduces ", "proposes ")) and _system_apposed().match(text, end))
            ):
                kind = "system"
        at = text.find(name, end)
    return kind, count


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
    """Match a name at the beginning of a sentence that describes it: "Lark is", "Lark improves"."""
    return re.compile(
        r"(?:\A(?:- )?|[.):*] {1,3}(?:- )?)([A-Z][\w-]*+)(?: \([^()]{1,40}\))?,? (?:is|are|was|were|introduces|proposes|presents|achiev|an? |outperform|improv|reduc|demonstrat|show)"
    )


def _is_version(name: str, of: str) -> bool:
    """Whether a name is another one, its plural or a version of it: "Lark-7B" of "Lark", but not "Lark-stirred"."""
    goes_on = name.startswith(of) and not name[len(of) : len(of) + 1].isalpha()
    return name == f"{of}s" or (goes_on and not is_name_adjective(name))


#: A name of several words, and its acronym in brackets.
_NAME_WORD = r"[A-Z\d](?:[\w+-]|\.\w){0,40}+"
_FULL_NAME = rf"({_NAME_WORD}(?: {_NAME_WORD}){{0,5}})(?: \(({_NAME_WORD})\))?"


@cache
def _opening_name() -> re.Pattern[str]:
    """Match the name at the beginning of a text, after an introduction and a marker: "i) Lark is a pot", "Lark stirs soups"."""
    return re.compile(
        rf"(?:[^.]{{0,300}}:)?[\s*#-]*+(?:\(?(?:i|a|1)[.)])?[\s*]*+(?:\w+:)?[\s*]*+{_FULL_NAME},? (?:an? |[a-z]{{1,20}}s )"
    )


@cache
def _presented_name() -> re.Pattern[str]:
    """Match a name that the text introduces: "introduces Lark", "proposes a new pot called Lark"."""
    described = r"(?:(?!(?:for|of|on|with|that|to|using|in|from|by|as|which|and|where|while) )[a-z][\w/-]{0,40}+,? ){0,8}?"
    return re.compile(
        # The pattern begins with a set of letters, so that the engine skips to one of them.
        rf"[IiPpDd](?<!\w.)(?:ntroduc|ropos|resent|evelop)(?:e|ed|es|ing|s)? {described}\(?{_FULL_NAME}"
    )


#: The tags of words.
_WORD_TAGS = frozenset("WMVGAXPRD")


def proper_name_in(sentence: Sentence, names: ProperNames, first: int, last: int) -> tuple[int, int] | None:
    """Return the first proper name in a phrase, with the numbers and versions that follow it."""
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
    """Return whether a proper name is only the acronym of a kind: "AI", "LLM"."""
    return all(sentence.tokens[place].text in KIND_ACRONYMS for place in range(run[0], run[1] + 1))


#: Words that choose one of several baselines.
_CHOOSING_WORDS = word_set("strongest best closest next comparable original second-best best-performing")


def names_no_system(sentence: Sentence, first: int, last: int) -> bool:
    """Return whether a phrase names no system: "existing methods", "the previous best model"."""
    if first < last and sentence.stem(first) in _CHOOSING_WORDS:
        return False  # "the strongest baseline"
    return all(
        sentence.stem(place) in GENERIC_MODIFIERS
        or sentence.stem(place) in GENERIC_NOUNS
        or sentence.tokens[place].text.isdigit()
        for place in range(first, last + 1)
    )

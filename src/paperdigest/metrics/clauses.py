"""The third stage: the words of a sentence with their parts of speech, its noun phrases, and its clauses.

This is no grammar of English. It knows the closed classes (prepositions, determiners, conjunctions), the verbs of
reaching, changing and winning, and takes every other word for part of a noun phrase.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from paperdigest.metrics.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BEAT_VERBS,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    COMPARATIVES,
    CONJUNCTIONS,
    DETERMINERS,
    MEASURES,
    PREPOSITIONS,
    PRONOUNS,
    REACH_VERBS,
    REPORT_VERBS,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperdigest.metrics.numbers import Quantity

_IRREGULAR = {
    "got": "get", "gets": "get", "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "shown": "show", "grew": "grow",
    "grown": "grow", "took": "take", "taken": "take", "led": "lead", "ran": "run", "saw": "see", "seen": "see", "gave": "give", "given": "give",
    "had": "have", "has": "have", "beaten": "beat", "won": "win", "found": "find", "kept": "keep", "became": "become", "lying": "lie", "made": "make",
    "left": "leave", "built": "build", "drew": "draw", "cuts": "cut", "cutting": "cut", "sped": "speed", "chose": "choose", "chosen": "choose",
}  # fmt: skip
#: The tag of each word of a closed class; of a word in two, that of the later line.
CLOSED = {
    **dict.fromkeys(ADVERBS, "A"),
    **dict.fromkeys(PRONOUNS, "R"),
    **dict.fromkeys(CONJUNCTIONS, "C"),
    **dict.fromkeys(PREPOSITIONS, "P"),
    **dict.fromkeys(DETERMINERS, "D"),
    **dict.fromkeys(AUXILIARIES, "X"),
}
#: Nouns that look like verbs, wherever they stand inside a sentence.
_NEVER_VERBS = frozenset(
    {
        "results",
        "result",
        "training",
        "reasoning",
        "processing",
        "scaling",
        "learning",
        "testing",
        "prompting",
        "pruning",
        "tuning",
        "modeling",
        "performance",
        "fine-tuning",
        "finetuning",
        "pre-training",
        "pretraining",
        "post-training",
        "rendering",
        "upsampling",
    }
)
#: Words that are verbs after a name, and nouns after anything else.
NOUNS = frozenset(
    {
        *CHANGE_NOUNS,
        *MEASURES,
        "results",
        "result",
        "leads",
        "shows",
        "uses",
        "measures",
        "answers",
        "matches",
        "passes",
        "fails",
        "tests",
        "attacks",
    }
)
#: Verbs that say nothing about values, but end a subject.
_OTHER_VERBS = words(
    "introduce propose present develop construct create evaluate employ leverage apply address aim investigate explore allow make facilitate help"
    " combine integrate incorporate involve ensure follow keep find reveal highlight suggest imply confirm prove illustrate emphasize tend learn"
    " train test select choose generate believe argue note conclude contribute add reach remove replace leave bring build prompt scale guide"
    " finetune adapt transfer generalize switch prune steer increase power base evidence say face hold focus relate release feature fine-tune"
)


_AFTER_PARTICIPLE = frozenset(
    {"on", "with", "by", "using", "via", "from", "through", "in", "for", "to", "under", "within", "as"}
)


class Token(NamedTuple):
    """A word, a quantity or a punctuation mark of a sentence."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    text: str
    """Its characters, a possessive ending left out."""
    tag: str
    """Q quantity, V verb, G verb in -ing, P preposition, D determiner, C conjunction, A adverb, X auxiliary, R pronoun, M comparative, W other word, else
    the mark itself."""
    stem: str = ""
    """Of a verb, its stem; of another word, itself in lower case."""
    owner: bool = False
    """Whether it ends in a possessive."""
    quantity: int = -1
    """Of a quantity, its number in the sentence."""


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(r"\(|\)|[,;:=\[\]\"“”…—]|\.(?=\s|\Z)|[^\s()\[\],;:\"“”=…—]+")


@lru_cache(maxsize=8192)
def verb_stem(word: str) -> str:
    """Return the stem of a verb that the lexicon knows, "" for any other word."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, added in (
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
        ("d", ""),
    ):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)] + added
            if _known(stem):
                return stem
    if word.endswith(("ed", "ing")):  # "dropped", "running": a doubled consonant
        stem = word[:-2] if word.endswith("ed") else word[:-3]
        if len(stem) > 2 and stem[-1] == stem[-2] and _known(stem[:-1]):
            return stem[:-1]
    return ""


def _known(stem: str) -> bool:
    return stem in CHANGE_VERBS or stem in BEAT_VERBS or stem in REACH_VERBS or stem in _OTHER_VERBS


class Sentence:
    """The tokens of one sentence of a summary."""

    def __init__(self, text: str, start: int, end: int, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.quantities = quantities
        self.tokens: list[Token] = []
        self._read(start, end)
        self.place = {token.quantity: at for at, token in enumerate(self.tokens) if token.tag == "Q"}

    def _read(self, start: int, end: int) -> None:
        pending = 0
        for match in _tokens().finditer(self.text, start, end):
            if pending < len(self.quantities) and match.end() > self.quantities[pending].start:
                quantity = self.quantities[pending]
                if match.start() < quantity.start:  # a bracket or sign tied to the number
                    self._add(match.start(), quantity.start)
                self.tokens.append(
                    Token(
                        quantity.start,
                        quantity.end,
                        self.text[quantity.start : quantity.end],
                        "Q",
                        quantity=pending,
                    )
                )
                pending += 1
                if match.end() > quantity.end:
                    self._add(quantity.end, match.end())
            elif not self.tokens or match.start() >= self.tokens[-1].end:
                self._add(match.start(), match.end())
            elif match.end() > self.tokens[-1].end:
                self._add(self.tokens[-1].end, match.end())
        for at in range(len(self.tokens) - 1):
            token = self.tokens[at]
            if token.tag == "V" and self.tokens[at + 1].stem == "of" and token.text.endswith("s"):
                self.tokens[at] = token._replace(tag="W", stem=token.text.lower())
            elif (
                token.tag == "W"
                and at > 0
                and token.stem.endswith("s")
                and self.tokens[at - 1].tag == "W"
                and (self.tokens[at + 1].tag == "D" or self.tokens[at + 1].stem in ("by", "from"))
            ):
                stem = verb_stem(token.stem)
                if stem in CHANGE_VERBS:  # "stirring increases the rate"
                    self.tokens[at] = token._replace(tag="V", stem=stem)

    def _add(self, start: int, end: int) -> None:
        word = self.text[start:end]
        if word.isalpha():
            self.tokens.append(self._tagged(start, end, word, owner=False))
            return
        word = word.strip("*_`'‘")
        if not word:
            return
        start = self.text.index(word, start)
        if len(word) > 1:
            word = word.rstrip(".!?")
        owner = word.endswith(("'s", "’s", "s'", "s’"))
        if owner:
            word = word[: -2 if word[-1] == "s" else -1]
        word = word.rstrip("'’")
        if word:
            self.tokens.append(self._tagged(start, start + len(word), word, owner=owner))

    def _tagged(self, start: int, end: int, word: str, *, owner: bool) -> Token:
        lower = word.lower()
        before = self.tokens[-1] if self.tokens else None
        if not (word[0].isalnum() or word[0] in "&+-~<>") or word in ("–", "-"):
            return Token(start, end, word, word[0], lower)
        closed = CLOSED.get(lower)
        if closed is not None and not (word.isupper() and len(word) > 1):  # "IS" and "MAY" are acronyms
            return Token(start, end, word, closed, lower, owner)
        if lower in COMPARATIVES and not self._is_past(lower, before):
            return Token(start, end, word, "M", lower, owner)
        stem = "" if owner or (word[:1].isupper() and before is not None) else verb_stem(lower)
        if stem and self._acts(lower, stem, before):
            return Token(start, end, word, "G" if lower.endswith("ing") else "V", stem)
        return Token(start, end, word, "W", lower, owner)

    @staticmethod
    def _is_past(lower: str, before: Token | None) -> bool:
        """Whether "improved", "increased" and the like are verbs here: after a noun, not after "a" or "with"."""
        return lower.endswith("ed") and before is not None and before.tag in "WXAR,"

    def _acts(self, lower: str, stem: str, before: Token | None) -> bool:
        """Whether a word that can be a verb is one here."""
        if before is None:
            return lower.endswith("ing")
        if lower in _NEVER_VERBS:
            return False
        if lower.endswith("ing"):
            return before.tag not in "DM"
        if stem in REPORT_VERBS and before.tag in "W)":
            return True
        if before.tag in "DMQ" or (before.tag == "P" and before.stem != "to"):
            return before.tag == "P" and before.stem in ("that", "which", "who")
        if before.tag in "XRA" or before.stem == "to":
            return before.stem != "to" or lower == stem or lower not in NOUNS
        named = before.tag == ")" or (
            before.tag == "W" and (before.text != before.stem or before.text.endswith("s"))
        )
        if lower in NOUNS or lower in MEASURES:
            # "scores", "averages", "drops": a verb after a name only, and not before "of".
            return named and lower.endswith("s") and before.text != before.stem
        return named if lower == stem else True

    def slice(self, first: int, last: int) -> str:
        """Return the text of tokens `first` up to and including `last`."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def tag(self, at: int) -> str:
        """Return the tag of a token, "" outside the sentence."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def stem(self, at: int) -> str:
        """Return the stem of a token, "" outside the sentence."""
        return self.tokens[at].stem if 0 <= at < len(self.tokens) else ""

    def closing(self, at: int) -> int:
        """Return the place of the bracket that closes the one at `at`, the last token where none does."""
        for place in range(at + 1, len(self.tokens)):
            if self.tokens[place].tag == ")":
                return place
        return len(self.tokens) - 1

    def opening(self, at: int) -> int:
        """Return the place of the bracket that the one at `at` closes, 0 where none does."""
        for place in range(at - 1, -1, -1):
            if self.tokens[place].tag == "(":
                return place
        return 0

    def phrase_before(self, at: int) -> tuple[int, int] | None:
        """Return the first and last token of the noun phrase that ends right before `at`."""
        last = at - 1
        first = at
        while first > 0 and self.tokens[first - 1].tag in ("W", "M", "/", "&", "+"):
            first -= 1
            if self.tokens[first].owner and first < last:
                first += 1
                break
        return (first, last) if first <= last else None

    def phrase_after(self, at: int) -> tuple[int, int] | None:
        """Return the first and last token of the noun phrase that begins at `at`, determiners skipped."""
        while self.tag(at) in ("D", "A", "M") or (self.tag(at) == "Q" and self.tag(at + 1) == "W"):
            at += 1
        last = at
        while self.tag(last) in ("W", "/", "&", "+"):
            last += 1
        return (at, last - 1) if last > at else None

    def is_reduced(self, at: int) -> bool:
        """Whether a past participle only describes the noun before it: "models trained on soups"."""
        token = self.tokens[at]
        return (
            token.tag == "V"
            and token.text.endswith(("ed", "t", "n"))
            and self.stem(at + 1) in _AFTER_PARTICIPLE
            and token.stem
            not in (
                "result",
                "lead",
                "improve",
                "increase",
                "perform",
                "compare",
                "rank",
                "get",
                "cut",
                "set",
                "beat",
            )
            and self.tag(at - 1) != "X"
        )

    def is_finite(self, at: int) -> bool:
        """Whether a token is a verb that needs a subject of its own."""
        return self.tag(at) in ("V", "X") and not self.is_reduced(at)

    def finite_before(self, at: int, stop: int = 0) -> int | None:
        """Return the place of the nearest verb with a subject of its own before `at`, outside brackets."""
        place = at - 1
        while place >= stop:
            if self.tag(place) == ")":
                place = self.opening(place)
            elif self.tag(place) == ";":
                return None
            elif self.is_finite(place):
                return place
            place -= 1
        return None

    def governing(self, at: int, stop: int = 0) -> int | None:
        """Return the place of the nearest verb before `at`, down to `stop`; brackets that closed are skipped."""
        place = at - 1
        while place >= stop:
            tag = self.tokens[place].tag
            if tag == ")":
                place = self.opening(place)
            elif tag in "VG":
                return place
            elif tag == ";":
                return None
            place -= 1
        return None

    def clause_start(self, at: int) -> int:
        """Return where the clause around `at` begins: after ";", or after "that" of "results show that"."""
        place = at
        while place > 0:
            before = self.tokens[place - 1]
            if before.tag == ";" or (
                before.stem in ("while", "whereas", "but") and self._has_verb(place, at)
            ):
                return place
            if (
                before.stem == "that"
                and place > 1
                and (self.tokens[place - 2].tag in "VGX" or self.tokens[place - 2].stem == "is")
            ):
                return place
            place -= 1
        return 0

    def _has_verb(self, first: int, last: int) -> bool:
        return any(token.tag in "VX" for token in self.tokens[first:last])

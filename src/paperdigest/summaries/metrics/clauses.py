"""Sentences with their noun phrases, verbs and clauses, by simple rules and not by a full grammar of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.summaries.metrics.lexicon import STATISTICIANS, is_measure_word
from paperdigest.summaries.metrics.tokens import PARTICIPLE_PREPOSITIONS, Tagger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperdigest.summaries.metrics.quantities import Quantity


#: Words that begin a clause about something else.
CONTRAST_WORDS = frozenset({"while", "whereas", "but"})
#: The tags of noun phrases. A phrase that is read backwards may also have comparatives.
_PHRASE_TAGS = ("W", "/", "&", "+")
_PHRASE_TAGS_BACKWARDS = (*_PHRASE_TAGS, "M")


class Sentence:
    """The tokens of one sentence, with its noun phrases, verbs and clauses."""

    def __init__(self, text: str, start: int, end: int, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.quantities = quantities
        self.tokens = Tagger(text, quantities).tag_sentence(start, end)
        # Tags and stems are looked up some 300 times a sentence.
        self._tags = [token.tag for token in self.tokens]
        self._stems = [token.stem for token in self.tokens]
        self._count = len(self.tokens)
        self.contrasts = [place for place, stem in enumerate(self._stems) if stem in CONTRAST_WORDS]
        """The places of the words that begin a clause about something else."""
        self.quantity_places = {
            token.quantity: at for at, token in enumerate(self.tokens) if token.tag == "Q"
        }

    def slice(self, first: int, last: int) -> str:
        """Return the text of the tokens `first` to `last`, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def tag(self, at: int) -> str:
        """Return the tag of a token, "" outside the sentence."""
        return self._tags[at] if 0 <= at < self._count else ""

    def stem(self, at: int) -> str:
        """Return the stem of a token, "" outside the sentence."""
        return self._stems[at] if 0 <= at < self._count else ""

    def is_measure(self, at: int) -> bool:
        """Whether a token names a measure. "maps" can be the plural of a measure, "MAPS" is a name."""
        return 0 <= at < self._count and (
            is_measure_word(self.tokens[at].text)
            if self.tokens[at].text.isupper()
            else is_measure_word(self._stems[at])
        )

    def quantity_at(self, at: int) -> Quantity:
        """Return the quantity of a token with the tag "Q"."""
        return self.quantities[self.tokens[at].quantity]

    def tags(self, first: int, stop: int) -> list[str]:
        """Return the tags of the tokens from `first` up to, but not including, `stop`."""
        return self._tags[first:stop]

    def stems(self, first: int, stop: int) -> list[str]:
        """Return the stems of the tokens from `first` up to, but not including, `stop`."""
        return self._stems[first:stop]

    def is_owner(self, at: int) -> bool:
        """Whether a token owns the next one: "Lark's score", but not "Spearman's score"."""
        return self.tokens[at].possessive and self.stem(at) not in STATISTICIANS

    def closing_bracket(self, at: int) -> int:
        """Return the place of the bracket that closes the one at `at`, else of the last token."""
        for place in range(at + 1, self._count):
            if self._tags[place] == ")":
                return place
        return self._count - 1

    def opening_bracket(self, at: int) -> int:
        """Return the place of the bracket that is closed at `at`, else 0."""
        for place in range(at - 1, -1, -1):
            if self._tags[place] == "(":
                return place
        return 0

    def enclosing_bracket(self, at: int) -> int:
        """Return the place of the open bracket around a token, -1 if there is none."""
        for place in range(at - 1, -1, -1):
            if self._tags[place] == ")":
                return -1
            if self._tags[place] == "(":
                return place
        return -1

    def phrase_before(self, at: int) -> tuple[int, int] | None:
        """Return the first and last token of the noun phrase that ends right before `at`."""
        last = at - 1
        first = at
        while first > 0 and self._tags[first - 1] in _PHRASE_TAGS_BACKWARDS:
            first -= 1
            if self.is_owner(first) and first < last:
                first += 1
                break
        return (first, last) if first <= last else None

    def phrase_after(self, at: int) -> tuple[int, int] | None:
        """Return the first and last token of the noun phrase that begins at `at`, skipping determiners."""
        while self.tag(at) in ("D", "A", "M") or (self.tag(at) == "Q" and self.tag(at + 1) == "W"):
            at += 1
        last = at
        while self.tag(last) in _PHRASE_TAGS:
            last += 1
        return (at, last - 1) if last > at else None

    def leading_word(self, first: int) -> int:
        """Return the place of the word before a phrase, skipping determiners and adjectives."""
        place = first - 1
        while self.tag(place) in ("D", "A", "M"):
            place -= 1
        return place

    def first_auxiliary(self, verb: int) -> int:
        """Return the place of the first auxiliary or adverb right before a verb, else of the verb."""
        while self.tag(verb - 1) in ("X", "A"):
            verb -= 1
        return verb

    def list_start(self, at: int) -> int:
        """Return where the list around a phrase begins. Its members may have brackets: "in A (1), B (2) and C"."""
        while self.tag(at - 1) in (",", "C"):
            at -= 1
            if self.tag(at - 1) == ")":
                phrase = self.phrase_before(self.opening_bracket(at - 1))
                at = phrase[0] if phrase is not None else at
        return at

    def is_reduced_relative(self, at: int) -> bool:
        """Whether a past participle only describes the noun before it: "models trained on soups"."""
        token = self.tokens[at]
        return (
            token.tag == "V"
            and token.text.endswith(("ed", "t", "n"))
            and self.stem(at + 1) in PARTICIPLE_PREPOSITIONS
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
                "drop",
            )
            and self.tag(at - 1) != "X"
        )

    def is_finite(self, at: int) -> bool:
        """Whether a token is a verb that needs its own subject."""
        return self.tag(at) in ("V", "X") and not self.is_reduced_relative(at)

    def finite_verb_before(self, at: int, stop: int = 0) -> int | None:
        """Return the place of the nearest finite verb before `at`, skipping brackets."""
        place = at - 1
        while place >= stop:
            if self.tag(place) == ")":
                place = self.opening_bracket(place)
            elif self.tag(place) == ";":
                return None
            elif self.is_finite(place):
                return place
            place -= 1
        return None

    def verb_before(self, at: int, stop: int = 0) -> int | None:
        """Return the place of the nearest verb before `at`, not before `stop`, skipping brackets."""
        place = at - 1
        while place >= stop:
            tag = self.tokens[place].tag
            if tag == ")":
                place = self.opening_bracket(place)
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
                before.stem in ("while", "whereas", "but")
                and self._has_verb(place, at)
                and not (before.stem == "while" and (self.tag(place) == "G" or self.stem(place) == "being"))
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

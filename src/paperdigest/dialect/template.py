"""Templates: texts with named slots, for reading and for writing.

    template = { literal | "{", name, "}" }

Reading finds the literals in a text and passes the texts between them to the fields of the slots. The last free slot,
one that accepts any text, takes the rest. A slot before it ends at the first occurrence of the next literal. A slot
after it begins after the last occurrence of the literal before it. So nothing is tried twice, and a title may contain
the literals around it. Blanks at the beginning of a template indent all lines of its slots.
"""

from __future__ import annotations

import re
from functools import cache, reduce
from typing import TYPE_CHECKING

from paperdigest.dialect.base import line_shape
from paperdigest.dialect.fields import USUAL, Extra, Field, Repeated, repeat_end
from paperdigest.document.html import element_shape
from paperdigest.normalize.labels import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperdigest.dialect.base import Dialect, Draft
    from paperdigest.dialect.writing import Outgoing

_SLOT = re.compile(r"\{(\w+)\}")
# What looks like a slot in what stands between the slots: "{ title }", "{title", "title}".
_NO_SLOT = re.compile(r"\{\s*+(\w++)\s*+\}?|(?<!\w)(\w++)\s*+\}")
# Words that mean a slot which has another name, besides the usual labels.
_MEANT = {"translated": "translation"}
# How many letters a slot that is misspelled may have besides, or lack.
_MISSPELLED = 2
# How far after the first literal `may_open` searches for the other literals.
_FARTHEST = 4_000
_BLANK = (" ", "\t")
# The line break before each line that is not empty.
_LINE = re.compile(r"\n(?!\n)")
_HARD_BREAK = re.compile(r" ++\n")


class Template:
    """A text with slots.

    Attributes:
        text: The template as declared.
        literals: The texts before, between and after the slots, one more than there are slots. Blanks before a line
            break are removed: they are written, but not needed when a text is read.
        names: The names of the slots.
        fields: The fields of the slots.
        rest: The number of the slot that takes the rest of the text, from 0.
    """

    def __init__(self, text: str, fields: Mapping[str, Field]) -> None:
        """Make the template.

        Args:
            text: The template as declared.
            fields: What the dialect has in its slots, by their names.

        Raises:
            ValueError: A slot is misspelled: its name is nearly one that is known, or means one.
        """
        pieces = _SLOT.split(text.strip(" "))
        _check_slots(text, pieces, fields)
        self.text = text
        self._written = tuple(pieces[::2])
        self._has_hard_breaks = " \n" in text
        self.literals: tuple[str, ...] = (
            tuple(_HARD_BREAK.sub("\n", piece) for piece in self._written)
            if self._has_hard_breaks
            else self._written
        )
        self.names: tuple[str, ...] = tuple(pieces[1::2])
        self.fields = tuple(fields.get(name) or USUAL.get(name) or Extra() for name in self.names)
        free = [number for number, field in enumerate(self.fields) if field.free]
        self.rest = free[-1] if free else len(self.fields) - 1
        # The literals that end the slots before the rest, and those that begin the slots after it, last first.
        self._before_rest = self.literals[1 : self.rest + 1]
        self._after_rest = self.literals[-2 : self.rest : -1]
        ending = "" if self.literals[-1] else self.literals[-2:][0]
        self._blanks_before_end = ending[len(ending.rstrip()) :] if ending.strip() else ""
        self._checks = [
            (number, field.fits)
            for number, field in enumerate(self.fields)
            if type(field).fits is not Field.fits
        ]
        self._repeats = {
            number: self.names.index(field.of)
            for number, field in enumerate(self.fields)
            if isinstance(field, Repeated)
        }
        self._marks = tuple(
            mark for literal in self.literals[1:] for line in literal.split("\n") if (mark := line.strip(" "))
        )
        closing, line_end, _ = self.literals[self.rest + 1].partition("\n") if self.names else ("", "", "")
        self._closing = closing if line_end or self.rest == len(self.fields) - 1 else ""
        only = self.fields[0] if len(self.fields) == 1 else None
        self._only = only
        self._only_fits = only.fits if only is not None and self._checks else None
        self._before, self._after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
        self._indent = re.compile(rf"\n {{0,{len(self._before)}}}")

    @property
    def holds(self) -> frozenset[str]:
        """The names of the fields of a paper that the slots can hold."""
        return holds(self.fields)

    @property
    def is_open(self) -> bool:
        """Whether the template ends with a free slot, so that the text may have any number of lines."""
        return bool(self.fields) and not self.literals[-1] and self.fields[-1].free

    def split(self, text: str) -> list[str] | None:
        """Return the trimmed texts of the slots, or None if the template does not match the text."""
        literals = self.literals
        if self._has_hard_breaks and " \n" in text and text.endswith(literals[-1]):
            text = _HARD_BREAK.sub("\n", text)
        if not self.names:
            return [] if text == literals[0] else None
        first, last = literals[0], literals[-1]
        if self._blanks_before_end:
            text += self._blanks_before_end  # the last slot may be empty
        start, stop = len(first), len(text) - len(last)
        if start > stop or not text.startswith(first) or not text.endswith(last):
            return None
        if self._only is not None:
            only = text[start:stop].strip()
            if self._before:
                only = self._indent.sub("\n", only)
            return [only] if self._only_fits is None or self._only_fits(only) else None
        found: list[str] = []
        for literal in self._before_rest:
            end = text.find(literal, start, stop)
            if self._repeats and (other := self._repeats.get(len(found))) is not None:
                end = max(end, repeat_end(text, start, found[other], literal))
            if end < 0:
                return None
            found.append(text[start:end].strip())
            start = end + len(literal)
        if self._after_rest:
            after: list[str] = []
            for literal in self._after_rest:
                begin = text.rfind(literal, start, stop)
                if begin < 0:
                    return None
                after.append(text[begin + len(literal) : stop].strip())
                stop = begin
            found.append(text[start:stop].strip())
            found += reversed(after)
        else:
            found.append(text[start:stop].strip())
        if self._before:
            found = [self._indent.sub("\n", value) for value in found]
        for number, fits in self._checks:
            if not fits(found[number]):
                return None
        return found

    def may_open(self, text: str, at: int, end: int) -> bool:
        """Return whether a line, alone or with the lines below it, may match the template.

        This quick test comes before `split`. It is False if a literal is missing, or if the literal that closes the
        free slot and its line occurs only inside the line.

        Args:
            text: A text.
            at: The offset of the line, which begins with the first literal.
            end: The offset of its end.
        """
        place = at + len(self.literals[0])
        if (closing := self._closing) and text.find(closing, place, end) >= 0:
            while text[end - 1 : end] in _BLANK:
                end -= 1
            if not text.endswith(closing, place, end):
                return False
        limit = max(end, place + _FARTHEST)
        for mark in self._marks:
            place = text.find(mark, place, limit)
            if place < 0:
                return False
            place += len(mark)
        return True

    def mismatch(self, text: str) -> str:
        """Return why the template does not match a text, for authors of templates; "" if it matches."""
        if self.split(text) is not None:
            return ""
        if self._has_hard_breaks:
            text = _HARD_BREAK.sub("\n", text)
        if not text.startswith(self.literals[0]):
            return f"expected it to begin with {self.literals[0]!r}"
        start = len(self.literals[0])
        for name, literal in zip(self.names, self.literals[1:], strict=True):
            end = text.find(literal, start)
            if end < 0:
                return f"expected {literal!r} after {{{name}}}, from column {start + 1}"
            start = end + len(literal)
        if not self.names or not text.endswith(self.literals[-1]):
            return "more follows"
        wrong = ", ".join(f"{{{self.names[number]}}}" for number, _ in self._checks)
        return f"the text of {wrong} is not of its kind"

    def read(self, text: str, draft: Draft, label: str = "") -> bool:
        """Set the fields of a draft from a text; return whether the template matches the text.

        Args:
            text: The text, trimmed.
            draft: The paper under construction.
            label: The header or label of the text. It replaces the name of the slot if there is only one slot.
        """
        found = self.split(text)
        if found is None:
            return False
        if self._only is not None:
            self._only.read(found[0], draft, label or self.names[0])
        else:
            self.put(found, draft, label)
        return True

    def put(self, found: Sequence[str], draft: Draft, label: str = "") -> None:
        """Set the fields of a draft from the result of `split`.

        Args:
            found: The texts of the slots.
            draft: The paper under construction.
            label: As for `read`.
        """
        if self._only is not None:
            self._only.read(found[0], draft, label or self.names[0])
            return
        for field, name, value in zip(self.fields, self.names, found):  # noqa: B905 - one of each
            field.read(value, draft, name)

    def values(self, outgoing: Outgoing, label: str = "") -> list[str]:
        """Return the texts of the slots for a paper.

        Args:
            outgoing: The paper. Links and texts that a slot writes are removed from it.
            label: As for `read`.
        """
        if len(self.names) == 1:
            return [self.fields[0].write(outgoing, label or self.names[0])]
        return [field.write(outgoing, name) for field, name in zip(self.fields, self.names, strict=True)]

    def fill(self, values: Sequence[str]) -> str:
        """Return the template with values in its slots; the field's `none` replaces an empty value."""
        said = [value or field.none for value, field in zip(values, self.fields, strict=True)]
        if self._before:
            said = [_LINE.sub(f"\n{self._before}", value) for value in said]
        return (
            self._before + "".join(map("".join, zip(self._written, [*said, ""], strict=True))) + self._after
        )

    def shape(self) -> str:
        """Return the shape of the first line (see `line_shape`), up to the first slot that may begin with anything."""
        text = self.literals[0]
        for field, literal in zip(self.fields, self.literals[1:], strict=True):
            if field.is_numeric:
                text += "0"
            if not field.is_whole_number:
                break
            text += literal
        return line_shape(text.partition("\n")[0])

    def element_shape(self) -> str:
        """Return the shape of the first line of HTML, with "0" for a number."""
        has_number = bool(self.fields) and self.fields[0].is_whole_number
        return element_shape(self.literals[0], has_number=has_number)


def _check_slots(text: str, pieces: Sequence[str], fields: Mapping[str, Field]) -> None:
    """Check the slots of a template, and what is between them.

    Raises:
        ValueError: A slot is misspelled, so that its text would go to `Paper.extra`; or it lacks a brace.
    """
    for literal in pieces[::2]:
        for found in _NO_SLOT.finditer(literal):
            if (name := (found[1] or found[2]).casefold()) in USUAL or name in fields:
                raise ValueError(f"Not a slot: {found[0]!r} in {text!r}; did you mean '{{{name}}}'?")
    for name in pieces[1::2]:
        if name not in fields and name not in USUAL and (meant := _meant_by(name, fields)):
            raise ValueError(
                f"Unknown slot '{{{name}}}' in {text!r}; did you mean '{{{meant}}}'? "
                f"To keep its text in Paper.extra, declare it: fields = {{{name!r}: Extra()}}"
            )


def _meant_by(name: str, fields: Mapping[str, Field]) -> str | None:
    """Return the slot that a name is nearly spelled like, or means as a label; None where there is none."""
    word = name.casefold()
    for known in (*fields, *USUAL):
        other = known.casefold()
        # The same letters but for one or two, in any order: this is asked for each slot of each style.
        if _differing(word, other) <= min(_MISSPELLED, len(other) // 3):
            return known
    meant = _MEANT.get(word) or FIELDS.get(word.replace("_", " "), "")
    return meant if meant in USUAL else None


def _differing(one: str, other: str) -> int:
    """Return how many letters one of two words has and the other lacks."""
    return sum(abs(one.count(letter) - other.count(letter)) for letter in {*one, *other})


def value_forms(
    declared: str | Field | Sequence[str], fields: Mapping[str, Field], label: str, name: str = "value"
) -> Forms:
    """Return the forms of what stands under a label, a header or a key.

    Args:
        declared: What is declared under it.
        fields: What the dialect has in its slots.
        label: The label.
        name: What the slot is called, where a field is declared.

    Raises:
        ValueError: No form has a slot, or a slot is misspelled.
    """
    try:
        forms = Forms(declared, fields, name)
    except ValueError as error:
        raise ValueError(f"Under {label!r}: {error}") from None
    if not any(template.names for template in forms.templates):
        word = forms.templates[0].text
        cure = f"{{{word}}}" if word in USUAL or word in fields else "{SLOT}"
        raise ValueError(
            f"No slot in {word!r} (under {label!r}): write {cure!r}, or use Ignored() if the text is not to be kept"
        )
    return forms


@cache
def frame_templates(kind: type[Dialect]) -> tuple[Template, ...]:
    """Return the templates of the frame lines of a style."""
    fields = getattr(kind, "fields", {})
    return tuple(Template(line, fields) for line in kind.frame)


def holds(fields: Sequence[Field]) -> frozenset[str]:
    """Return the names of all fields of a paper that some slots can hold."""
    return reduce(frozenset.union, (field.fields for field in fields), frozenset[str]())


class Forms:
    """Several templates for one text.

    Reading uses the first template that matches. Writing uses the one with the most values of the paper.
    """

    def __init__(
        self, declared: str | Field | Sequence[str], fields: Mapping[str, Field], name: str = "value"
    ) -> None:
        if isinstance(declared, Field):
            fields, declared = {name: declared}, "{" + name + "}"
        self.templates = [
            Template(text, fields) for text in ((declared,) if isinstance(declared, str) else declared)
        ]
        first = self.templates[0]
        is_slot = len(self.templates) == 1 and first.literals == ("", "") and first.text[:1] != " "
        self.field = first.fields[0] if is_slot else None
        """The field of the only slot, if there is one template that is nothing but this slot; else None."""
        self._only = first if len(self.templates) == 1 else None

    @property
    def holds(self) -> frozenset[str]:
        """The names of the fields of a paper that any of the templates can hold."""
        return holds([field for template in self.templates for field in template.fields])

    def read(self, text: str, draft: Draft, label: str = "") -> bool:
        """Set the fields of a draft from a text; return whether a template matches. See `Template.read`."""
        if self.field is not None:
            self.field.read(text, draft, label or self.templates[0].names[0])
            return True
        if self._only is not None:
            return self._only.read(text, draft, label)
        found = self.split(text)
        if found is None:
            return False
        template, values = found
        template.put(values, draft, label)
        return True

    def split(self, text: str) -> tuple[Template, list[str]] | None:
        """Return the first template that matches a text, with the texts of its slots; None if none matches."""
        for template in self.templates:
            if (found := template.split(text)) is not None:
                return template, found
        return None

    def choose(self, outgoing: Outgoing, label: str = "") -> tuple[Template, list[str]]:
        """Return the template with the most values left to write, with the texts of its slots.

        A template whose slots all have values precedes one with an empty slot.
        """
        if len(self.templates) == 1:
            template = self.templates[0]
            return template, template.values(outgoing, label)
        best, most = self.templates[0], (False, -1)
        for template in self.templates:
            said = [
                bool(value or field.none)
                for value, field in zip(template.values(outgoing.copy(), label), template.fields, strict=True)
            ]
            if (score := (all(said), sum(said))) > most:
                best, most = template, score
        return best, best.values(outgoing, label)

    def write(self, outgoing: Outgoing, label: str = "") -> str:
        """Return the text for a paper, or "" if the paper has no value for any slot."""
        template, values = self.choose(outgoing, label)
        return template.fill(values) if any(values) or not values else ""

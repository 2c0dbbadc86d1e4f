"""The parts of a record: some lines of a template, or values under labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from paperdigest.dialect.fields import Extra, Part, labelled_field
from paperdigest.dialect.template import Forms, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperdigest.dialect.base import Draft
    from paperdigest.dialect.fields import Field
    from paperdigest.dialect.layouts import Opened
    from paperdigest.dialect.writing import Outgoing

# The longest label, with what is behind it.
_LONGEST_LABEL = 48
_LABEL = re.compile(r"[^\s:：*|\[\]()<>][^\n:：*|\[\]<>]*")
_QUOTE = re.compile(r"\n>[^\S\n]?")
_BLANK = re.compile(r"\n(?=\n)")
_EXTRA = Extra()

#: What stands under labels, or in columns: a field, a template, or several forms of one.
Labels: TypeAlias = "Mapping[str, str | Field | Sequence[str]]"
# The fields of a paper that several slots can add to.
_APPENDED = frozenset({"links", "translated", "extra"})


# Marks that stand in runs: a longer run is another mark.
_RUNS = "*_~"


class FoundLabel(NamedTuple):
    """A label at the beginning of a line."""

    label: str
    """The label, as declared where it is."""
    value: int
    """Where in the text the value begins."""
    is_declared: bool
    """Whether the part declares the label."""


class PartBeginning(NamedTuple):
    """What shows that a part begins with a line."""

    pattern: str
    """What the line begins with: a pattern of one group, which is the label where the part has labels."""
    length: int
    """How many characters it has at the least: of two parts that a line begins like, the longer counts."""
    whole: Template | None = None
    """The template, where that is all of the line."""
    is_unsure: bool = False
    """Whether the line has to be looked at: it may begin with a label in another form, or with one that is not declared."""


class Lines:
    """A part that is some lines of a template, in one of several forms."""

    is_whole_text = False
    """Whether the record that the part opens is all of its text."""
    elsewhere: frozenset[str] = frozenset()
    """For a part that takes what has no field: the labels and names of slots that other parts have."""
    summary_parts: Sequence[str] = ()
    """The labels of the parts of a summary, which lines have none of."""

    is_needed = False
    """Whether the part is written even where it has nothing to say."""

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make what the part needs of the slots of its dialect; lines have it."""

    def open(self, text: str, at: int) -> Opened | None:
        """Return what opens a record that is all of its text; None where nothing does. Only such parts are asked."""
        raise NotImplementedError

    def __init__(self, forms: str | Sequence[str], fields: Mapping[str, Field]) -> None:
        forms = (forms,) if isinstance(forms, str) else tuple(forms)
        self.before = len(forms[0]) - len(forms[0].lstrip("\n"))
        self.after = len(forms[0]) - len(forms[0].rstrip("\n"))
        self.forms = Forms([form.strip("\n") for form in forms], fields)
        self.templates = self.forms.templates
        self.literals = tuple(template.literals[0] for template in self.templates)
        """What the part begins with, in each of its forms."""
        self._only = self.templates[0] if len(self.templates) == 1 else None
        self.height = 1 + max(literal.count("\n") for literal in self.literals)
        """How many lines it takes to see that the part begins."""
        self.blank = max(len(_BLANK.findall("{}".join(template.literals))) for template in self.templates)
        """How many blank lines it has."""
        self.is_open = any(template.is_open for template in self.templates)
        """Whether the part can go on over any number of lines."""
        self.endings = tuple(template.literals[-1] for template in self.templates)
        """What the part ends with, in each of its forms; () where one of them ends with a slot."""
        if "" in self.endings:
            self.endings = ()
        ends = {template.literals[-1] for template in self.templates}
        end = ends.pop() if len(ends) == 1 else ""
        self.closing = end[end.rfind("\n") :] if end.startswith("\n") else ""
        """The last line of those that close the part, which goes on to them over any number of lines; else ""."""
        self.is_anything = "" in self.literals
        """Whether the part begins with a slot: it begins wherever it is due."""
        self._is_indented = any(template.text[:1] == " " for template in self.templates)
        margin = " *+" if self._is_indented else ""
        self.beginnings = [
            PartBeginning(
                rf"({margin}{re.escape(template.literals[0])})"
                + (_behind(template.literals[0]) if template.names else r"[^\S\n]*+(?=\n|\Z)"),
                len(template.literals[0]),
                None if template.names else template,
            )
            for template in self.templates
            if template.literals[0]
        ]
        """What shows that the part begins, in each of its forms."""
        self._begin = re.compile("|".join(begins.pattern for begins in self.beginnings) or r"(?!)")

    @property
    def slots(self) -> list[Field]:
        """The slots of the part."""
        return [field for template in self.templates for field in template.fields]

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that the part can hold."""
        return self.forms.holds

    def __str__(self) -> str:
        return " or ".join(repr(template.text) for template in self.templates)

    def begins(self, text: str, at: int = 0) -> bool:
        """Whether the part begins with the line at a place of a text."""
        return self._begin.match(text, at) is not None

    def may_open(self, text: str, at: int, end: int) -> bool:
        """Whether a line may open the part: see `Template.may_open`."""
        if self._only is not None:
            return self._only.may_open(text, at, end)
        return any(template.may_open(text, at, end) for template in self.templates)

    def read(self, text: str, draft: Draft) -> bool:
        """Put what lines say into a draft; return whether they are of one of the forms."""
        return self.forms.read(self._trimmed(text), draft)

    def _trimmed(self, text: str) -> str:
        """Return lines of the part without the blanks around them: templates are compared without their own."""
        return text.strip() if self._is_indented else text.rstrip()

    def write(self, outgoing: Outgoing) -> str | None:
        """Return the lines; None where no slot has anything to say."""
        template, values = self.forms.choose(outgoing)
        if values and not any(values) and not self.is_needed:
            return None
        return "\n" * self.before + template.fill(values) + "\n" * self.after


class Labelled:
    """A part that is values under labels, in any order, as columns stand under heads.

    A value goes on to the next label or part. A label that is not declared is read by its meaning (see
    `paperdigest.normalize.labels`), and else kept in `Paper.extra`; where nothing marks labels off, it is part of the text.
    """

    is_open = True

    def __init__(
        self,
        dress: str,
        labels: Sequence[str] | Labels,
        *,
        indent: str = "",
        needs: Sequence[str] = (),
    ) -> None:
        """Describe the part.

        Args:
            dress: How a label and its value stand: a text with `{label}` and `{value}`. With nothing but a line end
                between them, the label is all of its line, as headings are.
            labels: The labels in the order in which they are written, and what stands under them: a field, a
                template or several forms of it. For labels alone, what stands under them is told by their meaning.
            indent: What lines begin with that a value goes on over.
            needs: The labels that tell the style: a record without one of them is another's. They are written where
                there is nothing to say, too.
        """
        self.dress = dress
        """How a label and its value stand."""
        self.before, self.after = len(dress) - len(dress.lstrip("\n")), len(dress) - len(dress.rstrip("\n"))
        self._mark, _, rest = dress.strip("\n").partition("{label}")
        self._joint, _, self._tail = rest.partition("{value}")
        self._begin = len(self._mark)
        self._usual, *self._unusual = _joints(self._joint.strip() or "\n")
        self.is_below = self._joint.endswith("\n")
        """Whether a value begins on a line below its label."""
        self.is_quoted = self._mark[:1] == ">"
        """Whether the lines of a value stand in a quote, each behind ">"."""
        self.closing = self._tail.strip().removeprefix(">" if self.is_quoted else "")
        """What is behind a value."""
        self.needs = frozenset(needs)
        """The labels without which a record is another style's."""
        self.indent = indent
        """What lines begin with that a value goes on over."""
        self.others: Sequence[Field] = ()
        """The slots of the layout: a label that is not declared can't mean what one of them holds."""
        self.known_labels: frozenset[str] = frozenset()
        """The labels that the layout declares."""
        self.elsewhere: frozenset[str] = frozenset()
        """The names of the slots of other parts: what these read is not written under labels."""
        self.takes_rest = False
        """Whether labels that the layout does not declare are written here."""
        self.marks_labels = bool(self._mark.strip(" -") or indent)
        """Whether a label shows as such although it is not declared."""
        self.declared: Labels = (
            labels if isinstance(labels, Mapping) else {label: labelled_field(label) for label in labels}
        )

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make the forms of the values, with what a dialect has in its slots."""
        self.forms = {label: Forms(form, fields) for label, form in self.declared.items()}
        self._known = {label.casefold(): label for label in self.forms} | {
            label: label for label in self.forms
        }
        self.once = frozenset(label for label, forms in self.forms.items() if forms.holds != {"extra"})
        """The labels that a record has once."""
        labels = "|".join(map(re.escape, self.forms))
        mark, usual = re.escape(self._mark), re.escape(self._usual)
        maybe = r"[^\s:：*|\[\]()<>]" if self.marks_labels else f"(?i:{labels})"
        self.beginnings = [
            PartBeginning(f"{mark}({labels}){usual}", len(self._mark) + 1 + len(self._usual)),
            PartBeginning(mark + maybe, len(self._mark), is_unsure=True),
        ]
        """What shows that the part begins: a declared label as it is written, or what may be another."""
        self.summary_parts = tuple(
            label
            for label, forms in self.forms.items()
            if any(isinstance(field, Part) for template in forms.templates for field in template.fields)
        )
        """The labels of the parts of a summary."""

    @property
    def slots(self) -> list[Field]:
        """The slots of the part."""
        return [
            field
            for forms in self.forms.values()
            for template in forms.templates
            for field in template.fields
        ]

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that the part can hold."""
        extra = frozenset({"extra"} if self.marks_labels else ())
        return extra.union(*(forms.holds for forms in self.forms.values()))

    def __str__(self) -> str:
        return f"{self._mark}LABEL{self._joint}... with one of {', '.join(self.declared)}"

    def find(self, text: str, at: int = 0) -> FoundLabel | None:
        """Return the label that the line at a place of a text begins with; None where it begins with none."""
        if not text.startswith(self._mark, at):
            return None
        begin = at + self._begin
        for joint in (self._usual, *self._unusual):
            end = text.find(joint, begin, begin + _LONGEST_LABEL)
            if end > begin:
                found = text[begin:end].strip()
                if known := self._known.get(found) or self._known.get(found.casefold()):
                    return FoundLabel(known, end + len(joint), is_declared=True)
                if self.marks_labels and _LABEL.fullmatch(found):
                    return FoundLabel(found, end + len(joint), is_declared=False)
        return None

    def read(self, text: str, found: FoundLabel, stop: int, draft: Draft) -> None:
        """Put a value into a draft; what is under a label for the second time is kept in `extra`.

        Args:
            text: A text.
            found: The label.
            stop: Where in the text the value ends.
            draft: The paper in the making.
        """
        value = text[found.value : stop]
        if self.is_quoted and "\n" in value:
            value = _QUOTE.sub("\n", value)
        value = value.strip()
        if self.closing:
            value = value.removesuffix(self.closing).rstrip()
        if self.indent:
            value = value.replace("\n" + self.indent, " ")
        label = found.label
        if draft.notes.labels is not None and label in draft.notes.labels:
            _EXTRA.read(value, draft, label)
            return
        if draft.notes.labels is None:
            draft.notes.labels = {label}
        else:
            draft.notes.labels.add(label)
        forms = self.forms.get(label)
        if forms is None:
            self._field(label, draft).read(value, draft, label)
        elif not forms.read(value, draft, label):
            _EXTRA.read(value, draft, label)

    def _field(self, label: str, draft: Draft) -> Field:
        """Return what stands under a label that is not declared: what it means.

        A label that means what a slot or a label before it means, where only one of them can be kept, means nothing.
        """
        field = labelled_field(label)
        once, is_part = field.fields - _APPENDED, isinstance(field, Part)
        if once & draft.notes.meant or (draft.notes.parts and "summary" in once and not is_part):
            return _EXTRA
        if any(once & slot.fields and not (is_part and isinstance(slot, Part)) for slot in self.others):
            return _EXTRA
        if not is_part:
            draft.notes.meant |= once
        return field

    def _is_kept(self, label: str) -> bool:
        """Whether what is under a label would be kept as it is: one that is not declared, and says nothing of a field."""
        if label in self.elsewhere:
            return False
        if label in self.known_labels:
            return True  # what its field could not read
        field = labelled_field(label)
        once, is_part = field.fields - _APPENDED, isinstance(field, Part)
        if is_part:
            return any("summary" in slot.fields and not isinstance(slot, Part) for slot in self.others)
        return type(field) is Extra or any(once & slot.fields for slot in self.others)

    def write(self, outgoing: Outgoing) -> str | None:
        """Return the values under their labels; None where the paper has none."""
        values = [(label, forms.write(outgoing, label)) for label, forms in self.forms.items()]
        if self.takes_rest:
            rest = {label: text for label, text in outgoing.extra.items() if self._is_kept(label)}
            values += rest.items()
            outgoing.extra = {label: text for label, text in outgoing.extra.items() if label not in rest}
        lines = [
            "\n" * self.before + self.line(label, one) + "\n" * self.after
            for label, value in values
            for one in (value.split("\n") if self.indent else (value,))
            if one or label in self.needs
        ]
        return "\n".join(lines) if lines else None

    def line(self, label: str, value: str) -> str:
        """Return a value under a label."""
        if self.is_quoted:
            value = value.replace("\n", "\n> ")
        return f"{self._mark}{label}{self._joint}{value}{self._tail}"


def _behind(literal: str) -> str:
    """Return a pattern of what is behind the beginning of a part: "*" does not begin like "**"."""
    return f"(?!{re.escape(literal[-1])})" if literal[-1] in _RUNS else ""


def _joints(joint: str) -> tuple[str, ...]:
    """Return what may be between a label and its value: the colon may be inside of marks or behind them, and full-width."""
    bare = joint.replace(":", "").replace("：", "")
    if bare == joint:
        return (joint,)
    return tuple(dict.fromkeys((joint, f"{bare}:", f":{bare}", f"{bare}：", f"：{bare}")))

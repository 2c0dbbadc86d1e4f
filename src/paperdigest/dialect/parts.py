"""The parts of a layout: `Lines` of a template, or `Labelled` values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from paperdigest.dialect.fields import Extra, Part, labelled_field
from paperdigest.dialect.template import Forms, Template, value_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperdigest.dialect.base import Draft
    from paperdigest.dialect.fields import Field
    from paperdigest.dialect.layouts import Opened
    from paperdigest.dialect.writing import Outgoing

# The maximum length of a label and the joint after it.
_LONGEST_LABEL = 48
_LABEL = re.compile(r"[^\s:：*|\[\]()<>][^\n:：*|\[\]<>]*")
_QUOTE = re.compile(r"\n>[^\S\n]?")
_BLANK = re.compile(r"\n(?=\n)")
_EXTRA = Extra()

#: The values of labels or columns: each a field, a template, or several templates.
Labels: TypeAlias = "Mapping[str, str | Field | Sequence[str]]"
# The fields of a paper that several slots can add to.
_APPENDED = frozenset({"links", "translated", "extra"})


# Marks whose runs differ by length: "**" is not "*".
_RUNS = "*_~"


class FoundLabel(NamedTuple):
    """A label at the beginning of a line."""

    label: str
    """The label. A declared label has its declared spelling."""
    value: int
    """The offset of the value in the text."""
    is_declared: bool
    """Whether the part declares the label."""


class PartBeginning(NamedTuple):
    """A beginning of a line that starts a part."""

    pattern: str
    """A regular expression for the beginning, with one group. If the part has labels, the group is the label."""
    length: int
    """The minimum length of the beginning. If several parts match a line, the longest beginning wins."""
    whole: Template | None = None
    """The template, if it is the whole line and has no slots."""
    is_unsure: bool = False
    """Whether `Labelled.find` has to confirm it, because the label may be undeclared or in another form."""


class Lines:
    """A part that is a template of one or more lines, or several alternative templates."""

    is_whole_text = False
    """Whether the record that the part opens is the whole text."""
    elsewhere: frozenset[str] = frozenset()
    """The labels and slot names of other parts, which this part must not write."""
    summary_parts: Sequence[str] = ()
    """The labels of the parts of a summary; `Lines` have none."""

    is_needed = False
    """Whether the part is written even if the paper has no value for it."""

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Prepare the part for the fields of its dialect. `Lines` are prepared already."""

    def open(self, text: str, at: int) -> Opened | None:
        """Open a record that is the whole text, or return None. Called only if `is_whole_text`."""
        raise NotImplementedError

    def __init__(self, forms: str | Sequence[str], fields: Mapping[str, Field]) -> None:
        forms = (forms,) if isinstance(forms, str) else tuple(forms)
        self.before = len(forms[0]) - len(forms[0].lstrip("\n"))
        self.after = len(forms[0]) - len(forms[0].rstrip("\n"))
        self.forms = Forms([form.strip("\n") for form in forms], fields)
        self.templates = self.forms.templates
        self.literals = tuple(template.literals[0] for template in self.templates)
        """The first literal of each template."""
        self._only = self.templates[0] if len(self.templates) == 1 else None
        self.height = 1 + max(literal.count("\n") for literal in self.literals)
        """The number of lines that the longest first literal covers."""
        self.blank = max(len(_BLANK.findall("{}".join(template.literals))) for template in self.templates)
        """The maximum number of blank lines in a template."""
        self.is_open = any(template.is_open for template in self.templates)
        """Whether the part may have any number of lines."""
        self.endings = tuple(template.literals[-1] for template in self.templates)
        """The last literal of each template; () if one of them ends with a slot."""
        if "" in self.endings:
            self.endings = ()
        ends = {template.literals[-1] for template in self.templates}
        end = ends.pop() if len(ends) == 1 else ""
        self.closing = end[end.rfind("\n") :] if end.startswith("\n") else ""
        """The last line of the ending, if the ending begins a new line; else "". Such a part may have any length."""
        self.is_anything = "" in self.literals
        """Whether a template begins with a slot, so that any line may start the part."""
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
        """The beginnings of lines that start the part."""
        self._begin = re.compile("|".join(begins.pattern for begins in self.beginnings) or r"(?!)")

    @property
    def slots(self) -> list[Field]:
        """The slots of the part."""
        return [field for template in self.templates for field in template.fields]

    @property
    def holds(self) -> frozenset[str]:
        """The names of the fields of a paper that the part can hold."""
        return self.forms.holds

    def __str__(self) -> str:
        return " or ".join(repr(template.text) for template in self.templates)

    def begins(self, text: str, at: int = 0) -> bool:
        """Return whether the line at an offset starts the part."""
        return self._begin.match(text, at) is not None

    def may_open(self, text: str, at: int, end: int) -> bool:
        """Return whether a line may open the part. See `Template.may_open`."""
        if self._only is not None:
            return self._only.may_open(text, at, end)
        return any(template.may_open(text, at, end) for template in self.templates)

    def read(self, text: str, draft: Draft) -> bool:
        """Set the fields of a draft from lines; return whether a template matches."""
        return self.forms.read(self._trimmed(text), draft)

    def _trimmed(self, text: str) -> str:
        """Remove the blanks around the lines, because templates are matched without theirs."""
        return text.strip() if self._is_indented else text.rstrip()

    def write(self, outgoing: Outgoing) -> str | None:
        """Return the lines for a paper, or None if it has no value for any slot."""
        template, values = self.forms.choose(outgoing)
        if values and not any(values) and not self.is_needed:
            return None
        return "\n" * self.before + template.fill(values) + "\n" * self.after


class Labelled:
    """A part that consists of labels and their values, such as "**Authors:** Ada Moor".

    Labels may come in any order, and any of them may be missing. A value ends at the next label or part. If marks such
    as "**" show what a label is, undeclared labels are read too: by their meaning if `paperdigest.normalize.labels`
    has them, else into `Paper.extra`. Without marks, an undeclared label is part of the value above it.
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
            dress: The form of a label and its value: a text with `{label}` and `{value}`. If there is only a line
                break between the two, the label is a whole line, such as a heading.
            labels: The labels in the order in which to write them. A mapping gives the value of each label: a field,
                a template, or several templates. Without a mapping, the meaning of a label determines the field.
            indent: The beginning of the further lines of a value.
            needs: The labels that identify the style. A record without one of them belongs to another style. They are
                written even without a value.

        Raises:
            ValueError: The text has no `{label}` or no `{value}`, or a label in `needs` is not declared.
        """
        self.dress = dress
        """The form of a label and its value."""
        for slot in ("{label}", "{value}"):
            if slot not in dress:
                raise ValueError(
                    f"No {slot} in {dress!r}: write {{label}} and {{value}} where a label and its value stand"
                )
        self.before, self.after = len(dress) - len(dress.lstrip("\n")), len(dress) - len(dress.rstrip("\n"))
        self._mark, _, rest = dress.strip("\n").partition("{label}")
        self._joint, _, self._tail = rest.partition("{value}")
        self._begin = len(self._mark)
        self._usual, *self._unusual = _joints(self._joint.strip() or "\n")
        self.is_below = self._joint.endswith("\n")
        """Whether a value begins on a line below its label."""
        self.is_quoted = self._mark[:1] == ">"
        """Whether a value is a block quote, each line after ">"."""
        self.closing = self._tail.strip().removeprefix(">" if self.is_quoted else "")
        """The text after a value."""
        self.needs = frozenset(needs)
        """The labels that a record of the style must have."""
        self.indent = indent
        """The beginning of the further lines of a value."""
        self.others: Sequence[Field] = ()
        """All slots of the layout. An undeclared label can't set a field that one of them sets."""
        self.known_labels: frozenset[str] = frozenset()
        """The labels that the layout declares."""
        self.elsewhere: frozenset[str] = frozenset()
        """The slot names of other parts, whose texts are not written under labels."""
        self.takes_rest = False
        """Whether undeclared labels are written in this part."""
        self.marks_labels = bool(self._mark.strip(" -") or indent)
        """Whether marks or an indent show what a label is, so that undeclared labels are found."""
        self.declared: Labels = (
            labels if isinstance(labels, Mapping) else {label: labelled_field(label) for label in labels}
        )
        if unknown := sorted(self.needs.difference(self.declared)):
            raise ValueError(
                f"Labels in `needs` that are not declared under {dress!r}: {', '.join(map(repr, unknown))}"
            )

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make the templates of the values from the fields of a dialect."""
        self.forms = {label: value_forms(form, fields, label) for label, form in self.declared.items()}
        self._known = {label.casefold(): label for label in self.forms} | {
            label: label for label in self.forms
        }
        self.once = frozenset(label for label, forms in self.forms.items() if forms.holds != {"extra"})
        """The labels that a record has at most once: those with a field other than `extra`."""
        labels = "|".join(map(re.escape, self.forms))
        mark, usual = re.escape(self._mark), re.escape(self._usual)
        maybe = r"[^\s:：*|\[\]()<>]" if self.marks_labels else f"(?i:{labels})"
        self.beginnings = [
            PartBeginning(f"{mark}({labels}){usual}", len(self._mark) + 1 + len(self._usual)),
            PartBeginning(mark + maybe, len(self._mark), is_unsure=True),
        ]
        """The beginnings of lines that start the part: a declared label in its usual form, or a possible other one."""
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
        """The names of the fields of a paper that the part can hold."""
        extra = frozenset({"extra"} if self.marks_labels else ())
        return extra.union(*(forms.holds for forms in self.forms.values()))

    def __str__(self) -> str:
        return f"{self._mark}LABEL{self._joint}... with one of {', '.join(self.declared)}"

    def find(self, text: str, at: int = 0) -> FoundLabel | None:
        """Return the label at the beginning of the line at an offset, or None."""
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
        """Set the fields of a draft from a value. The value of a repeated label goes to `extra`.

        Args:
            text: A text.
            found: The label.
            stop: The offset of the end of the value.
            draft: The paper under construction.
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
        """Return the field of an undeclared label, by its meaning.

        If a slot or an earlier label sets the same field, and the field has only one value, it is an `Extra`.
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
        """Return whether reading the label of a text of `extra` would put the text into `extra` again."""
        if label in self.elsewhere:
            return False
        if label in self.known_labels:
            return True  # the field could not read the text
        field = labelled_field(label)
        once, is_part = field.fields - _APPENDED, isinstance(field, Part)
        if is_part:
            return any("summary" in slot.fields and not isinstance(slot, Part) for slot in self.others)
        return type(field) is Extra or any(once & slot.fields for slot in self.others)

    def write(self, outgoing: Outgoing) -> str | None:
        """Return the values under their labels, or None if the paper has none."""
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
        """Return a label with its value."""
        if self.is_quoted:
            value = value.replace("\n", "\n> ")
        return f"{self._mark}{label}{self._joint}{value}{self._tail}"


def _behind(literal: str) -> str:
    """Return a pattern that keeps the beginning "*" from matching "**"."""
    return f"(?!{re.escape(literal[-1])})" if literal[-1] in _RUNS else ""


def _joints(joint: str) -> tuple[str, ...]:
    """Return the possible texts between a label and its value: the colon inside or after the marks, or full-width."""
    bare = joint.replace(":", "").replace("：", "")
    if bare == joint:
        return (joint,)
    return tuple(dict.fromkeys((joint, f"{bare}:", f":{bare}", f"{bare}：", f"：{bare}")))

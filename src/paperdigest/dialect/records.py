"""Record dialects: a style whose papers are runs of lines is a declaration of the template that wrote them.

    class Shore(RecordDialect):
        name = "shore"
        ...
        layouts = (
            Layout(
                "## {number}. [{title}]({url})",
                Labelled("**{label}**: {value}", ("Authors", "Abstract")),
                ends="---",
            ),
        )

A layout is one generation of a style: the parts of a record in their order, the first of which opens it. A part is
a template of some lines, several forms of it (a tuple), or values under labels. Reading works out where each part
begins, in one pass over the lines, and has its template read what it takes; writing fills the templates in order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from paperdigest.dialect.base import Dialect, Draft
from paperdigest.dialect.fields import Extra, Part, labelled_field
from paperdigest.dialect.template import Forms, Template, holds
from paperdigest.dialect.writing import Outgoing, first_level, heading_lines, sections
from paperdigest.errors import UnrepresentableError
from paperdigest.normalize.dates import parse_date
from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from paperdigest.dialect.base import Context, Document, Region
    from paperdigest.dialect.fields import Field
    from paperdigest.model import Paper

# So many lines at the most are one template that closes: a title may be broken over some.
_MOST_LINES = 6
# How sure it is that a part begins which can't be another.
_SURE = 2
# The longest label.
_LONGEST_LABEL = 48
_ITEM = re.compile(r"(?:[*+-]|\d{1,9}[.)])[ \t]")
_LABEL = re.compile(r"[^\s:：*|\[\]()<>][^:：*|\[\]<>]*")
_DATE_IN_HEADING = re.compile(r"(\d{4}[-./]\d{1,2}[-./]\d{1,2})(?!\d)", re.ASCII)
_EXTRA = Extra()


class Lines:
    """A part that is some lines of a template, in one of several forms."""

    def __init__(self, forms: str | Sequence[str], fields: Mapping[str, Field]) -> None:
        forms = (forms,) if isinstance(forms, str) else tuple(forms)
        self.before = len(forms[0]) - len(forms[0].lstrip("\n"))
        self.after = len(forms[0].strip("\n")) and len(forms[0]) - len(forms[0].rstrip("\n"))
        self.forms = Forms([form.strip("\n") for form in forms], fields)
        self.templates = self.forms.templates
        self._beginnings = [template.literals[0].split("\n") for template in self.templates]
        self.height = max(map(len, self._beginnings))
        self.is_open = any(template.is_open for template in self.templates)
        self.is_anything = any(not beginning[0] for beginning in self._beginnings)
        """Whether the part begins with a slot: it begins wherever it is due."""

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that the part can hold."""
        return self.forms.holds

    def __str__(self) -> str:
        return " or ".join(repr(template.text) for template in self.templates)

    def begins(self, lines: Sequence[str], at: int) -> int:
        """Return how sure it is that the part begins at a line: 0 or `_SURE`."""
        line = lines[at]
        for template, (first, *more) in zip(self.templates, self._beginnings, strict=True):
            if more:
                below = lines[at + len(more)] if at + len(more) < len(lines) else ""
                if line.rstrip() == first and below.startswith(more[-1]):
                    return _SURE
            elif first and (line.startswith(first) if template.names else line.strip() == first.strip()):
                return _SURE
        return 0

    def is_whole(self, text: str) -> bool:
        """Whether a text is of one of the forms."""
        return any(template.split(text) is not None for template in self.templates)

    def read(self, text: str, draft: Draft) -> bool:
        """Put what lines say into a draft; return whether they are of one of the forms."""
        return self.forms.read(text.strip(), draft)

    def write(self, outgoing: Outgoing) -> str | None:
        """Return the lines; None where no slot has anything to say."""
        template, values = self.forms.choose(outgoing)
        if values and not any(values):
            return None
        return "\n" * self.before + template.fill(values) + "\n" * self.after


class Labelled:
    """A part that is values under labels, in any order, as columns stand under heads.

    A value goes on to the next label or part. A label that is not declared is read by its meaning (see
    `paperdigest.labels`), and else kept in `Paper.extra`; where nothing marks labels off, it is part of the text.
    """

    is_open = True

    def __init__(
        self,
        dress: str,
        labels: Sequence[str] | Mapping[str, str | Field | Sequence[str]],
        *,
        indent: str = "",
    ) -> None:
        """Describe the part.

        Args:
            dress: How a label and its value stand: a text with `{label}` and `{value}`.
            labels: The labels in the order in which they are written, and what stands under them: a field, a
                template or several forms of it. For labels alone, what stands under them is told by their meaning.
            indent: What lines begin with that a value goes on over.
        """
        self.before, self.after = len(dress) - len(dress.lstrip("\n")), len(dress) - len(dress.rstrip("\n"))
        self._mark, _, rest = dress.strip("\n").partition("{label}")
        self._joint, _, self._tail = rest.partition("{value}")
        closing = self._joint.strip()
        if ":" in closing:
            bare = closing.replace(":", "")
            self._joints = tuple(dict.fromkeys((closing, f"{bare}:", f":{bare}", f"{bare}：", f"：{bare}")))
        else:
            self._joints = (closing,)
        self._indent = indent
        self.takes_rest = False
        """Whether labels that the layout does not declare are written here."""
        self.marks_labels = bool(self._mark.strip(" -") or indent)
        """Whether a label shows as such although it is not known."""
        self.declared = labels if hasattr(labels, "items") else {label: labelled_field(label) for label in labels}
        self._known: dict[str, str] = {label.casefold(): label for label in self.declared}

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make the forms of the values, with what a dialect has in its slots."""
        self.forms = {label: Forms(form, fields) for label, form in self.declared.items()}
        self._once = {label for label, forms in self.forms.items() if forms.holds != {"extra"}}
        self.summary_parts = [
            label
            for label, forms in self.forms.items()
            if any(isinstance(field, Part) for template in forms.templates for field in template.fields)
        ]

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that the part can hold."""
        extra = frozenset({"extra"} if self.marks_labels else ())
        return extra.union(*(forms.holds for forms in self.forms.values()))

    def __str__(self) -> str:
        return f"{self._mark}LABEL{self._joint}... with one of {', '.join(self.declared)}"

    def label(self, line: str) -> tuple[str, int] | None:
        """Return the label that a line begins with, as declared where it is, and where its value begins."""
        mark = self._mark
        begin = len(line) - len(line.lstrip(" ")) if line[:1] == " " and not self._indent else 0
        if not line.startswith(mark, begin) or begin > 3:
            return None
        begin += len(mark)
        for joint in self._joints:
            end = line.find(joint, begin, begin + _LONGEST_LABEL)
            if end > begin:
                found = line[begin:end].strip()
                if known := self._known.get(found) or self._known.get(found.casefold()):
                    return known, end + len(joint)
                if self.marks_labels and _LABEL.fullmatch(found):
                    return found, end + len(joint)
        return None

    def known(self, line: str) -> str | None:
        """Return the label that a line begins with, if it is declared, and a record has it once."""
        found = self.label(line)
        return found[0] if found and found[0] in self._once else None

    def begins(self, lines: Sequence[str], at: int) -> int:
        """Return how sure it is that a label stands at the beginning of a line: `_SURE` of one that is declared."""
        found = self.label(lines[at])
        return 0 if found is None else _SURE if found[0] in self.forms else 1

    def read(self, text: str, draft: Draft) -> bool:
        """Put a value into a draft; what is under a label for the second time is kept in `extra`."""
        found = self.label(text.partition("\n")[0])
        if found is None:
            return False
        label, begin = found
        value = text[begin:].strip()
        if tail := self._tail.strip():
            value = value.removesuffix(tail).rstrip()
        if self._indent:
            value = value.replace("\n" + self._indent, " ")
        forms = self.forms.get(label)
        if label in draft.labels:
            _EXTRA.read(value, draft, label)
        elif forms is None:
            labelled_field(label).read(value, draft, label)
        elif not forms.read(value, draft, label):
            _EXTRA.read(value, draft, label)
        draft.labels.add(label)
        return True

    def write(self, outgoing: Outgoing) -> str | None:
        """Return the values under their labels; None where the paper has none."""
        values = [(label, forms.write(outgoing, label)) for label, forms in self.forms.items()]
        if self.takes_rest:
            values += outgoing.extra.items()
            outgoing.extra = {}
        lines = []
        for label, value in values:
            for one in value.split("\n") if self._indent else (value,):
                if one:
                    line = f"{self._mark}{label}{self._joint}{one}{self._tail}"
                    lines.append("\n" * self.before + line + "\n" * self.after)
        return "\n".join(lines) if lines else None


class Span(NamedTuple):
    """Lines of a record, counted from its first, half open, and the part that reads them."""

    part: Lines | Labelled
    start: int
    stop: int


class Reading(NamedTuple):
    """What reading the lines of a record found."""

    spans: list[Span]
    """What was read."""
    left: list[range]
    """The lines that no part explains, and that are not blank."""
    repeats: bool
    """Whether a label that a record has once was found again: there are several records, of another layout."""
    labels: int
    """How many of the labels that the layout declares were found."""

    @property
    def end(self) -> int:
        """The line after the last that was read."""
        return self.spans[-1].stop if self.spans else 0


class Layout:
    """One generation of a style: the parts of a record in their order. The first one opens it."""

    def __init__(self, *parts: str | tuple[str, ...] | Labelled, ends: str | tuple[str, ...] = ()) -> None:
        """Describe the layout.

        Args:
            parts: A template of lines, a tuple of several forms of them, or `Labelled`. "" is a blank line. Blank
                lines at the ends of a template are written, and not asked for when read.
            ends: What a line begins with that ends a record; it is written below each record.
        """
        self.declared = parts
        self.ends = (ends,) if isinstance(ends, str) else ends

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make the templates, with what a dialect has in its slots."""
        parts: list[Lines | Labelled] = []
        self._written: list[Lines | Labelled | None] = []
        """The parts, None for a blank line."""
        for part in self.declared:
            if part == "":
                self._written.append(None)
                continue
            made = part if isinstance(part, Labelled) else Lines(part, fields)
            if isinstance(made, Labelled):
                made.bind(fields)
            parts.append(made)
            self._written.append(made)
        opening = parts[0]
        if not isinstance(opening, Lines):
            raise TypeError("Expected a template as the first part of a Layout: it opens a record")
        self.opening = opening
        self.parts = tuple(parts)
        labelled = [part for part in parts if isinstance(part, Labelled)]
        for part in [part for part in labelled if part.marks_labels][-1:]:
            part.takes_rest = True
        self._summary_parts = [label for part in labelled for label in part.summary_parts]
        first = opening.templates[0].literals[0]
        self.level = len(first) - len(first.lstrip("#"))
        """The level of the heading that opens a record; 0 where none does."""
        self.is_item = _ITEM.match(opening.templates[0].fill(["1"] * len(opening.templates[0].names))) is not None
        """Whether a record is an item of a list."""
        self.shapes = frozenset(template.shape() for template in opening.templates)
        """What the first line of a record begins with: see `line_shape`."""
        self._due = [
            parts[number:] if isinstance(part, Labelled) else parts[number + 1 :]
            for number, part in enumerate(parts)
        ]
        self._number = {id(part): number for number, part in enumerate(parts)}

    @property
    def holds(self) -> frozenset[str]:
        """The fields of a paper that a record can hold."""
        return frozenset().union(*(part.holds for part in self.parts))

    def opens(self, lines: Sequence[str], at: int) -> bool:
        """Whether a record opens at a line."""
        opening = self.opening
        text = lines[at] if opening.height == 1 else "\n".join(lines[at : at + opening.height])
        if opening.is_whole(text.strip()):
            return True
        if opening.is_open or not opening.begins(lines, at):
            return False
        for number in range(at + opening.height, min(at + _MOST_LINES, len(lines))):
            if not lines[number].strip():
                return False
            text += "\n" + lines[number]
            if opening.is_whole(text.strip()):
                return True
        return False

    def read(self, lines: Sequence[str], draft: Draft) -> Reading:
        """Put what the lines of a record say into a draft."""
        found = Reading([], [], repeats=False, labels=0)
        labels: list[str] = []
        for part, start, stop in self._spans(lines):
            text = lines[start] if stop == start + 1 else "\n".join(lines[start:stop])
            if part is None or not part.read(text, draft):
                found.left.append(range(start, stop))
            else:
                found.spans.append(Span(part, start, stop))
                if isinstance(part, Labelled) and (label := part.known(lines[start])):
                    labels.append(label)
        return found._replace(repeats=len(set(labels)) < len(labels), labels=len(labels))

    def _spans(self, lines: Sequence[str]) -> Iterator[tuple[Lines | Labelled | None, int, int]]:
        """Yield which part each run of lines belongs to, None for none, less blank lines at the end of each."""
        part: Lines | Labelled | None = self.opening
        start, stop = 0, self.opening.height
        due, next_part = self._due[0], 1
        is_open = self.opening.is_open or not self.opening.is_whole("\n".join(lines[:stop]).strip())
        for at in range(stop, len(lines)):
            line = lines[at]
            if not line or line.isspace():
                if is_open and (part is self.opening or not part.is_open):  # type: ignore[union-attr] - an open one is there
                    is_open = False
                continue
            begun = None
            for candidate in due:
                if sure := candidate.begins(lines, at):
                    if sure == _SURE:
                        begun = candidate
                        break
                    begun = begun or candidate
            if begun is None and not is_open and due and isinstance(due[0], Lines) and due[0].is_anything:
                begun = due[0]
            if begun is not None:
                yield part, start, stop
                part, start, stop = begun, at, at + 1
                due = self._due[self._number[id(begun)]]
                is_open = begun.is_open or not begun.is_whole(line.strip())
            elif is_open:
                stop = at + 1
                if not part.is_open:  # type: ignore[union-attr] - as above
                    is_open = stop - start < _MOST_LINES and not part.is_whole(  # type: ignore[union-attr]
                        "\n".join(lines[start:stop]).strip()
                    )
            elif part is None:
                stop = at + 1
            elif at >= stop:
                yield part, start, stop
                part, start, stop = None, at, at + 1
        yield part, start, stop

    def write(self, outgoing: Outgoing) -> str:
        """Return the lines of a record."""
        outgoing.split_parts(self._summary_parts)
        texts = []
        for part in self._written:
            text = "" if part is None else part.write(outgoing)
            if text is not None:
                texts.append(text)
        return "\n".join([*texts, *(f"{end}\n" for end in self.ends[:1])])


class RecordDialect(Dialect):
    """A style whose papers are runs of lines. A subclass declares `layouts`, and often nothing else."""

    fields: ClassVar[Mapping[str, Field]] = {}
    """What is in the slots of the templates whose names are not the usual ones: see `paperdigest.dialect.fields`."""
    section: ClassVar[str] = "{heading}"
    """The template of the text of the headings above papers."""
    heading_level: ClassVar[int] = 0
    """The level at which the innermost heading above papers is written; one above the records' own if 0."""

    def __init_subclass__(cls) -> None:
        """Make the templates."""
        super().__init_subclass__()
        for layout in cls.layouts:
            layout.bind(cls.fields)
        cls._frame = [Template(line, cls.fields) for line in cls.frame]
        cls._section = Template(cls.section, {})

    _frame: ClassVar[list[Template]]
    _section: ClassVar[Template]

    def frame_templates(self) -> Sequence[Template]:
        """Return the templates of the digest's own lines."""
        return self._frame

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield a paper for each record."""
        for draft in self.record_drafts(document, regions, context):
            yield draft.paper(self.name)

    def record_drafts(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Draft]:
        """Yield a draft for each record; one without a title becomes a problem."""
        for region in regions:
            layout = region.layout
            if layout is None:
                continue
            headings = self.headings(region)
            draft = Draft(context, region.lines, headings, self.listed(region, headings))
            reading = layout.read(document.lines[region.lines.start : region.lines.stop], draft)
            first = region.lines.start
            draft.lines = range(first, first + reading.end)
            if not is_paper(reading, draft):
                continue
            for left in reading.left:
                if left.start < reading.end:
                    found = document.lines[first + left.start].strip()
                    draft.problem(Code.LINES_UNREAD, f"Expected lines of the template, found {found[:40]!r}")
            if draft.listed:
                context.listed.add(draft.listed)
            yield draft

    def headings(self, region: Region) -> tuple[str, ...]:
        """Return the headings that a region stands under, without the template's own wrapping."""
        if self.section == "{heading}":
            return region.headings
        return tuple((self._section.split(heading) or [heading])[0] for heading in region.headings)

    def listed(self, region: Region, headings: tuple[str, ...]) -> date | None:
        """Return the date of the digest: that of a line of its own above a region, else that in the headings."""
        return region.listed or date_in(headings)

    def write(self, papers: Sequence[Paper]) -> str:
        """Return the papers under their headings; the line with the digest's date stands first."""
        innermost = self.heading_level or max(1, self.layouts[0].level - 1)
        level, lines, before, number = first_level(papers, innermost), list[str](), tuple[str, ...](), 1
        if line := self._frame_line(papers):
            lines += [line, ""]
        for headings, run in sections(papers):
            wrapped = tuple(self._section.fill([heading]) for heading in headings)
            lines += heading_lines(before, wrapped, level)
            lines += self.write_section(headings, run, number)
            before, number = wrapped, number + len(run)
        return "\n".join(lines)

    def _frame_line(self, papers: Sequence[Paper]) -> str:
        """Return the line that says the date of the digest; "" where the headings say it."""
        if not self._frame or all(paper.listed == date_in(paper.headings) for paper in papers):
            return ""
        template = self._frame[0]
        if template.text.startswith("#"):
            return ""
        return template.fill(template.values(Outgoing(papers[0])))

    def write_section(self, headings: tuple[str, ...], papers: Sequence[Paper], number: int) -> list[str]:  # noqa: ARG002 - for subclasses
        """Return the lines of the papers under one heading, the first of which has a number."""
        return [self.write_record(paper, running) for running, paper in enumerate(papers, number)]

    def write_record(self, paper: Paper, number: int) -> str:
        """Return the lines of a record: of the first layout that can hold all of the paper.

        Raises:
            UnrepresentableError: No layout has a place for some field.
        """
        needed = needs(paper)
        for layout in self.layouts:
            if needed <= layout.holds:
                return layout.write(Outgoing(paper, number))
        held = frozenset[str]().union(*(layout.holds for layout in self.layouts))
        field = min(needed - held, default="the fields together")
        raise UnrepresentableError(self.name, paper.title, field, "no part of a record holds it")


# The fields of a paper that slots hold: the others follow from them, or from where the paper stands.
_NEEDED = (
    "authors",
    "et_al",
    "published",
    "links",
    "abstract",
    "summary",
    "translated",
    "tags",
    "venue",
    "comment",
    "extra",
)


def explained(reading: Reading, lines: Sequence[str]) -> int:
    """Return how many lines a layout explains: those that are not blank, of its templates and under its own labels."""
    return sum(
        bool(lines[at].strip())
        for part, start, stop in reading.spans
        if isinstance(part, Lines) or part.begins(lines, start) == _SURE
        for at in range(start, stop)
    )


def is_record(reading: Reading, lines: Sequence[str]) -> bool:
    """Whether what was read can be one record of a layout: several show by labels that repeat, and by a heading that no
    part explains."""
    return not reading.repeats and not any(lines[left.start].startswith("#") for left in reading.left)


def is_paper(reading: Reading, draft: Draft) -> bool:
    """Whether what was read of a record shows a paper: a title, and a label, a link or an identifier besides."""
    return bool(draft.title and (reading.labels or draft.links or draft.arxiv))


def needs(paper: Paper) -> frozenset[str]:
    """Return the fields of a paper that slots have to hold."""
    return frozenset(name for name in _NEEDED if getattr(paper, name))


def date_in(headings: tuple[str, ...]) -> date | None:
    """Return the date in the innermost heading that holds one."""
    for heading in reversed(headings):
        if (found := _DATE_IN_HEADING.search(heading)) and (made := parse_date(found[1])):
            return made.day
    return None


__all__ = ["Labelled", "Layout", "RecordDialect", "date_in", "holds", "needs"]

"""Record dialects: styles whose papers are runs of lines, declared by the template that wrote them.

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

A layout lists the parts of a record in order, and the first part opens it. A part is a template of lines, a tuple of
alternative templates, or values under labels. Reading finds the parts in one pass over the lines and matches their
templates. Writing fills the templates in order.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from paperdigest.dialect.base import Dialect, Draft
from paperdigest.dialect.fields import Extra
from paperdigest.dialect.generations import alike, best_reading
from paperdigest.dialect.template import Template, frame_templates
from paperdigest.dialect.writing import Outgoing, first_level, heading_lines, section_runs
from paperdigest.errors import UnrepresentableError
from paperdigest.model import Paper
from paperdigest.model.declaring import declarations
from paperdigest.normalize.dates import parse_date
from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from paperdigest.dialect.base import Context, Document, Region
    from paperdigest.dialect.explain import Explanation
    from paperdigest.dialect.fields import Field
    from paperdigest.dialect.layouts import Layout
    from paperdigest.document.frontmatter import Value

# The end of a list item: a blank line, then one that is not indented.
_BEHIND_ITEM = re.compile(r"\n\n[^\n ]")
_DATE_IN_HEADING = re.compile(
    r"(?<!\d)(\d{4}(?:[-./]\d{1,2}[-./]\d{1,2}(?!\d)|\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]))",
    re.ASCII,
)


class RecordDialect(Dialect):
    """A style whose papers are runs of lines. A subclass declares `layouts`, and often nothing else.

    `heads` of such a style are heads of tables without papers. The tables count as lines of the digest itself.
    """

    fields: ClassVar[Mapping[str, Field]] = {}
    """The fields of slots, by the name of the slot. Slots with usual names need none: see `paperdigest.dialect.fields`."""
    section: ClassVar[str | tuple[str, ...]] = "{heading}"
    """The template of the headings above papers, or several. Reading uses the first template that matches, writing
    the first whose only slot is `{heading}`."""
    heading_level: ClassVar[int] = 0
    """The level at which to write the innermost heading above papers. If 0, it is one above that of the records."""

    front: ClassVar[str] = ""
    """The template of front matter with the date of the digest. It is written if no heading has the date."""

    def __init_subclass__(cls) -> None:
        """Make the templates."""
        super().__init_subclass__()
        for layout in cls.layouts:
            layout.bind(cls.fields)
        forms = (cls.section,) if isinstance(cls.section, str) else cls.section
        cls._sections = [Template(form, {"heading": Extra(free=True)}) for form in forms]
        if not any(len(form.names) == 1 for form in cls._sections):
            raise ValueError(
                f"No form with {{heading}} alone in `section`, found {cls.section!r}: it is what is written"
            )
        cls._front = Template(cls.front, cls.fields)

    _sections: ClassVar[list[Template]]
    _front: ClassVar[Template]

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield a paper for each record."""
        for draft in self.record_drafts(document, regions, context):
            yield draft.paper(self.name)

    def record_drafts(
        self, document: Document, regions: Sequence[Region], context: Context
    ) -> Iterator[Draft]:
        """Yield a draft for each record that is a paper."""
        for region in regions:
            layout = region.layout
            if layout is None:
                context.structure(region.lines)
                continue
            draft = Draft(context, region.lines, self.headings(region), region.listed)
            text, at = document.text, region.at
            reading = layout.read(text, at, region.end, draft, region.opened)
            if reading.left and region.opened and len(self.layouts) > 1:
                draft, reading = best_reading(
                    draft, reading, alike(layout, self.layouts), region, self.headings(region)
                )
            if not reading.is_paper(draft):
                continue
            draft.lines = document.lines_of(at, reading.end)
            for left in reading.left:
                if left.start < reading.end:
                    found = text[left.start : left.stop].strip().partition("\n")[0]
                    lines = document.lines_of(left.start, left.stop)
                    message = f"Expected lines of the template, found {found[:40]!r}"
                    draft.problem(Code.LINES_UNREAD, message, lines)
            if draft.listed:
                context.listed.add(draft.listed)
            yield draft

    def explain(self, text: str) -> Explanation:
        """Explain how this style reads each line of a text. Print the result to see each line beside its reading."""
        from paperdigest.dialect.explain import explain  # noqa: PLC0415 - it imports the registry, which imports this

        return explain(self, text)

    def headings(self, region: Region) -> tuple[str, ...]:
        """Return the headings above a region, each reduced to the `{heading}` of `section`."""
        if self.section == "{heading}":
            return region.headings
        return tuple(map(self.bare_heading, region.headings))

    def bare_heading(self, heading: str) -> str:
        """Return the `{heading}` of a heading, or the whole heading if no template of `section` matches."""
        return next((found[0] for form in self._sections if (found := form.split(heading))), heading)

    def written_heading(self, heading: str) -> str:
        """Return a heading as `section` writes it."""
        return next(form for form in self._sections if len(form.names) == 1).fill([heading])

    def write(self, papers: Sequence[Paper]) -> str:
        """Return the papers under their headings, with a frame line wherever the date of the digest changes."""
        innermost = self.heading_level or max(1, self.layouts[0].level - 1)
        level, lines, before, number = first_level(papers, innermost), list[str](), tuple[str, ...](), 1
        said: date | None = None
        dated = (paper for paper in papers if self.front and paper.listed != date_in(paper.headings))
        if paper := next(dated, None):
            lines += [self._front.fill(self._front.values(Outgoing(paper))), ""]
        for headings, run in section_runs(papers):
            wrapped = tuple(map(self.written_heading, headings))
            above = self.heading_lines(before, wrapped, level)
            for listed, same in groupby(run, key=lambda paper: paper.listed):
                some = list(same)
                if listed != (said or date_in(headings)) and (line := self._frame_line(some[0])):
                    lines += [line, ""]
                    said = listed
                lines += [*above, *self.write_section(headings, some, number)]
                above, number = [], number + len(some)
            before = wrapped
        return "\n".join(lines)

    def heading_lines(self, before: tuple[str, ...], headings: tuple[str, ...], level: int) -> list[str]:
        """Return the heading lines between two sections: see `writing.heading_lines`."""
        return heading_lines(before, headings, level)

    def _frame_line(self, paper: Paper) -> str:
        """Return the frame line with the date of the digest, or "" if there is none or it is a heading."""
        written = next(iter(frame_templates(type(self))), None)
        if paper.listed is None or written is None or written.text.startswith("#"):
            return ""
        return written.fill(written.values(Outgoing(paper)))

    def write_section(self, headings: tuple[str, ...], papers: Sequence[Paper], number: int) -> list[str]:  # noqa: ARG002 - for subclasses
        """Return the lines of the papers under one heading.

        Args:
            headings: The headings, outermost first.
            papers: The papers.
            number: The running number of the first paper.
        """
        return [self.write_record(paper, running) for running, paper in enumerate(papers, number)]

    def layout_of(self, paper: Paper) -> Layout | None:
        """Return the layout for a paper: the first with a place for all of it.

        If none has a place for all links and labels, it is the first with a place for all fields, or else None.
        """
        needed = needed_fields(paper)
        holding = [layout for layout in self.layouts if needed <= layout.holds]
        if len(holding) > 1:
            for layout in holding:
                outgoing = Outgoing(paper)
                text = layout.write(outgoing)
                if not outgoing.has_more and not (layout.is_item and _BEHIND_ITEM.search(text)):
                    return layout
        return holding[0] if holding else None

    def write_record(self, paper: Paper, number: int) -> str:
        """Return the lines of a record.

        Args:
            paper: The paper.
            number: Its running number.

        Raises:
            UnrepresentableError: No layout has a place for all fields.
        """
        layout = self.layout_of(paper)
        if layout is not None:
            return layout.write(Outgoing(paper, number))
        needed = needed_fields(paper)
        held = frozenset[str]().union(*(layout.holds for layout in self.layouts))
        field = min(needed - held, default="this combination of fields")
        raise UnrepresentableError(self.name, paper.title, field, "no part of a record holds it")


# The fields that slots hold. The other fields follow from these, or from the place of the paper in the text.
_NEEDED = tuple(name for name, declared in declarations(Paper).items() if declared.slot)


def needed_fields(paper: Paper) -> frozenset[str]:
    """Return the names of the fields of a paper that slots have to hold."""
    return frozenset(name for name in _NEEDED if getattr(paper, name))


def front_date(fields: Mapping[str, Value]) -> date | None:
    """Return the day of front matter: its date, or else a date in its title."""
    said, title = fields.get("date"), fields.get("title")
    made = parse_date(said) if isinstance(said, str) else None
    if made is None and isinstance(title, str):
        if day := date_in((title,)):
            return day
        made = parse_date(title.rpartition(" - ")[2])
    return made.day if made and made.precision == "day" else None


def date_in(headings: tuple[str, ...]) -> date | None:
    """Return the date in the innermost heading with a date, or None if that heading has several."""
    for heading in reversed(headings):
        days = {made.day for found in _DATE_IN_HEADING.findall(heading) if (made := parse_date(found))}
        if days:
            return days.pop() if len(days) == 1 else None
    return None

"""Strategies of the papers that a dialect can hold, drawn from its declaration: from heads and columns, or layouts."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
from hypothesis import strategies as st

from paperdigest.dialect import RecordDialect, TableDialect, header_name, header_text
from paperdigest.dialect.base import PART_GAP
from paperdigest.dialect.fields import Extra, Links, Part, Url, labelled_field
from paperdigest.dialect.frontmatter import FrontMatter
from paperdigest.dialect.parts import Labelled
from paperdigest.dialect.records import date_in
from paperdigest.dialect.tables import columns_of
from paperdigest.dialect.template import frame_templates
from paperdigest.dialect.writing import Outgoing
from paperdigest.model import Paper, Summary
from paperdigest.normalize.identifiers import ArxivId, arxiv_id_in_url
from paperdigest.strategies import _fields as fields
from paperdigest.strategies._slots import Slot, values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hypothesis.strategies import SearchStrategy

    from paperdigest.dialect import Dialect, Layout, Template
    from paperdigest.dialect.fields import Field
    from paperdigest.dialect.parts import Lines
    from paperdigest.dialect.tables import Column
    from paperdigest.dialect.template import Forms
    from paperdigest.model import Link

# How many headings papers stand under at the most, where a style does not say less.
_DEEPEST = 3
# So often links are handed out to slots that may each change their kinds: none are drawn where that never ends.
_MOST_TURNS = 8
_NO_STRATEGY = (
    "Expected a RecordDialect with layouts, a TableDialect or a dialect with a method strategy(), found {}"
)


class _Place(NamedTuple):
    """A slot, with the strategy of what it holds."""

    field: Field
    label: str
    values: SearchStrategy[dict[str, Any]]


@attrs.define
class _Content:
    """What has been drawn of a paper."""

    fields: dict[str, Any] = attrs.field(factory=dict)
    """The fields of the paper that slots hold, but those below."""
    links: list[tuple[Field, list[Link]]] = attrs.field(factory=list)
    """The slots for links in their order, each with its own."""
    extra: dict[str, str] = attrs.field(factory=dict)
    parts: dict[str, str] = attrs.field(factory=dict)
    """The labelled parts of the summary."""

    def knows(self, field: Field, name: str) -> bool:
        """Whether something was drawn that a slot holds as well."""
        if isinstance(field, Part):
            return "summary" in self.fields
        if isinstance(field, Extra):
            return name in self.extra
        return not field.fields.isdisjoint(self.fields)

    def draw(self, draw: st.DrawFn, place: _Place) -> bool:
        """Draw what a slot holds; return whether it says something. What is known already is written once more."""
        field = place.field
        if self.knows(field, place.label):
            return True
        drawn = dict(draw(place.values))
        says_something = any(drawn.values())
        if isinstance(field, (Url, Links)) or "links" in drawn:
            self.links.append((field, drawn.pop("links", [])))
        self.extra |= drawn.pop("extra", {})
        self.parts |= drawn.pop("parts", {})
        self.fields |= drawn
        return says_something

    def paper(self) -> Paper:
        """Return the paper."""
        said = dict(self.fields)
        arxiv = ArxivId(said.pop("arxiv_id"), said.pop("arxiv_version")) if "arxiv_id" in said else None
        found = _consistent(self.links)
        if arxiv:
            found = [_of(link, arxiv) for link in found]
        if self.parts:
            text = PART_GAP.join(f"{label}: {part}" for label, part in self.parts.items())
            said["summary"] = Summary.from_text(text)
        return Paper(
            **{"title": "", **said, **fields.identified(found, arxiv, said.pop("doi", None))},
            extra=self.extra,
        )


def _of(link: Link, arxiv: ArxivId) -> Link:
    """Return a link that leads to the paper of an identifier, where it leads to any."""
    found = arxiv_id_in_url(link.url)
    if found is None or found.id not in link.url:
        return link
    url = fields.paper_url(
        arxiv.id, found.version, link.url[: link.url.rindex("/", 0, link.url.index(found.id)) + 1]
    )
    return attrs.evolve(link, url=url, label=url if link.label == link.url else link.label)


def _consistent(drawn: Sequence[tuple[Field, list[Link]]]) -> list[Link]:
    """Return the links of some slots as the slots take them when a paper is written: in order, each as many as it may.

    A link that a slot takes which was drawn for another is of the kind that the former tells.
    """
    found = [link for _, links in drawn for link in links]
    for _ in range(_MOST_TURNS):
        outgoing = Outgoing(Paper("", links=tuple(found)))
        taken: list[Link] = []
        for field, _ in drawn:
            before = outgoing.links[:]
            field.write(outgoing, "")
            own = before[: len(before) - len(outgoing.links)]
            taken += [fields.told(link, getattr(field, "kind", None)) for link in own]
        if taken == found:
            return found
        found = taken
    return []


def papers_of(dialect: Dialect) -> SearchStrategy[Paper]:
    """Papers that a dialect can hold, alone in a digest.

    Raises:
        TypeError: Neither its declaration nor a method `strategy()` says what it can hold.
    """
    own = getattr(dialect, "strategy", None)
    if own is not None:
        found: SearchStrategy[Paper] = own()
        return found
    if not isinstance(dialect, RecordDialect):
        raise TypeError(_NO_STRATEGY.format(type(dialect).__name__))
    return st.tuples(headings_of(dialect), listed_of(dialect)).flatmap(
        lambda above: sections_of(dialect, *above, least=1, most=1).map(lambda papers: papers[0])
    )


def sections_of(
    dialect: Dialect, headings: tuple[str, ...], listed: date | None, *, least: int = 0, most: int = 4
) -> SearchStrategy[list[Paper]]:
    """Papers that a dialect can hold under the same headings, in the order in which it writes them.

    Args:
        dialect: The dialect.
        headings: What they stand under.
        listed: The date that a line of the digest's own says.
        least: How many there are at the least.
        most: How many there are at the most.
    """
    in_heading = date_in(headings)
    # A heading says it before front matter does, and a line of the digest's own before a heading.
    day = in_heading or listed if getattr(dialect, "front", "") else listed or in_heading

    def place(papers: list[Paper]) -> list[Paper]:
        return [attrs.evolve(paper, headings=headings, listed=paper.listed or day) for paper in papers]

    return _runs(dialect, least, most).map(place)


@lru_cache(maxsize=256)
def _runs(dialect: Dialect, least: int, most: int) -> SearchStrategy[list[Paper]]:
    """Return a strategy of papers in the order in which a dialect writes them: what has a row is above what has none."""
    own = getattr(dialect, "strategy", None)
    if own is not None:
        return st.lists(own(), min_size=least, max_size=most)
    if is_whole_text(dialect):
        least, most = min(least, 1), 1
    sources: list[list[SearchStrategy[Paper]]] = []
    if isinstance(dialect, TableDialect) and dialect.heads:
        rows = [_rows(dialect, head) for head in _drawn_heads(dialect)]
        sources.append(rows + [_joined(dialect, row, layout) for row in rows for layout in dialect.layouts])
    if isinstance(dialect, RecordDialect) and dialect.layouts:
        sources.append([_records(dialect, layout) for layout in _drawn_layouts(dialect)])
    if not sources:
        raise TypeError(_NO_STRATEGY.format(type(dialect).__name__))
    if len(sources) == 1:
        return st.lists(st.one_of(sources[0]), min_size=least, max_size=most)
    first, second = (st.lists(st.one_of(source), max_size=most) for source in sources)
    both = st.builds(lambda rows, records: (rows + records)[: max(most, least)], first, second)
    return both.filter(lambda papers: len(papers) >= least)


def deepest(dialect: Dialect) -> int:
    """Return how many headings papers can stand under: those above the level of the headings that open records."""
    if is_whole_text(dialect):
        return 0
    levels = [layout.level for layout in dialect.layouts if layout.level]
    below = 1 + bool(getattr(dialect, "joined_under", ""))
    return max(0, min([_DEEPEST, *(level - below for level in levels)]))


def is_whole_text(dialect: Dialect) -> bool:
    """Whether a text of a dialect is one record."""
    return any(layout.opening.is_whole_text for layout in dialect.layouts)


def outermost(dialect: Dialect) -> int:
    """Return how many headings put the outermost one at the first level."""
    if not isinstance(dialect, RecordDialect):
        return 0
    innermost = dialect.heading_level or max([1, *(layout.level - 1 for layout in dialect.layouts[:1])])
    return min(innermost, deepest(dialect))


@lru_cache(maxsize=256)
def headings_of(dialect: Dialect, depth: int | None = None) -> SearchStrategy[tuple[str, ...]]:
    """Headings that papers of a dialect can stand under.

    Args:
        dialect: The dialect.
        depth: How many; any number that it can hold where None.
    """
    found = fields.headings(least=depth or 0, most=deepest(dialect) if depth is None else depth)
    return found.filter(lambda headings: all(_is_heading(dialect, heading) for heading in headings))


def _is_heading(dialect: Dialect, heading: str) -> bool:
    """Whether a heading opens no record, and is read as it is."""
    text = heading
    if isinstance(dialect, RecordDialect):
        text = dialect.written_heading(heading)
        if dialect.bare_heading(text) != heading:
            return False
    lines = [f"{'#' * level} {text}" for level in range(1, _DEEPEST + 1)]
    return not any(layout.open(line) for layout in dialect.layouts if layout.level > 1 for line in lines)


@lru_cache(maxsize=256)
def listed_of(dialect: Dialect) -> SearchStrategy[date | None]:
    """Dates that a line of a digest's own can say; None where the headings say it, or nothing."""
    if isinstance(dialect, RecordDialect):
        frame = next(iter(frame_templates(type(dialect))), None)
        if dialect.front:
            return st.one_of(st.none(), fields.days())
        if frame and frame.holds == {"listed"} and len(frame.names) == 1 and not frame.text.startswith("#"):
            return st.one_of(st.none(), fields.days())
    return st.none()


# Rows


def _drawn_heads(dialect: TableDialect) -> list[tuple[str, ...]]:
    """Return the heads that are written: not those that hold no more than one before them."""
    holds = [columns_of(type(dialect), head).holds - {"extra"} for head in dialect.heads]
    return [
        head
        for number, head in enumerate(dialect.heads)
        if not any(holds[number] <= before for before in holds[:number])
    ]


@st.composite
def _rows(draw: st.DrawFn, dialect: TableDialect, head: tuple[str, ...]) -> Paper:
    """Papers that stand in one row below a head."""
    content, kind = _Content(), type(dialect)
    for number, column in enumerate(columns_of(kind, head).columns):
        form = draw(st.integers(0, len(column.forms.templates) - 1))
        # What is free stands last: it may hold more where the other slots have something to say.
        places = _cell(kind, head, number, form)
        said = [content.draw(draw, place) for place in places[:-1]]
        is_dressed = all(said)
        content.draw(
            draw, places[-1] if is_dressed else _cell(kind, head, number, form, is_dressed=False)[-1]
        )
    content.extra |= draw(_new_columns(kind))
    return content.paper()


@lru_cache(maxsize=1024)
def _cell(
    kind: type[TableDialect], head: tuple[str, ...], number: int, form: int, *, is_dressed: bool = True
) -> list[_Place]:
    """Return the slots of a cell, the free one last.

    Args:
        kind: The dialect.
        head: The head of the table.
        number: The number of the column.
        form: The number of the form of its cells.
        is_dressed: Whether the free slot stands in its template: a cell with one thing to say is that alone.
    """
    columns = columns_of(kind, head)
    column, name = columns.columns[number], head[number]
    template = column.forms.templates[form]
    is_rest = all(
        each.names[each.rest] == name
        for each in (columns_of(kind, other) for other in kind.heads if name in other)
    )
    takes = partial(_is_in_cell, column=column, names=tuple(map(header_name, head)), is_dressed=is_dressed)
    slots = sorted(_slots(template), key=lambda slot: slot[0].free)
    places = []
    for field, own in slots:
        slot = Slot(
            label=name if len(slots) == 1 else own,
            has_pipes=field is slots[-1][0]
            and field.free
            and (is_rest or (is_dressed and column.ending is not None)),
            takes=takes,
        )
        places.append(_Place(field, slot.label, values(field, slot)))
    return places


@lru_cache(maxsize=64)
def _new_columns(kind: type[TableDialect]) -> SearchStrategy[dict[str, str]]:
    """Return a strategy of cells below headers that a dialect does not know."""
    known = {header_name(name) for name in kind.columns}
    names = fields.texts(marks="", most=2).filter(
        lambda name: header_name(name) not in known and header_text(name) == name and not name[0].isdigit()
    )
    return st.dictionaries(names, fields.texts(), max_size=1)


def _is_in_cell(text: str, column: Column, names: tuple[str, ...], *, is_dressed: bool) -> bool:
    """Whether a text is neither cut by what makes the end of a cell plain, nor the head once more.

    One that is written without the rest of its template must not begin like it.
    """
    folded = text.casefold()
    if folded in names or (not is_dressed and column.opening and text.startswith(column.opening)):
        return False
    within, at_end = _marks_of_cells(column)
    return not any(mark in folded for mark in within) and not folded.endswith(at_end)


@lru_cache(maxsize=256)
def _marks_of_cells(column: Column) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the marks of a column's forms that a text must not have inside, and those that it must not end with."""
    templates = column.forms.templates
    between = [
        literal.casefold() for template in templates for literal in template.literals[1:-1] if literal.strip()
    ]
    within = {
        word
        for template in templates
        for literal in template.literals
        if len(word := literal.strip().casefold()) > 1
    }
    within |= {literal for literal in between if literal[0] == literal[-1] == " "}
    # What ends with the mark before a slot at the end looks as if that slot were empty: "Tidal Nets -".
    return frozenset(within), tuple({literal.rstrip() for literal in between if literal != literal.rstrip()})


# Records


def _drawn_layouts(dialect: RecordDialect) -> list[Layout]:
    """Return the layouts that are written: not those that hold no more than one before them."""
    return [
        layout
        for number, layout in enumerate(dialect.layouts)
        if not any(layout.holds <= before.holds for before in dialect.layouts[:number])
    ]


def _records(dialect: RecordDialect, layout: Layout) -> SearchStrategy[Paper]:
    """Papers that stand in a record of a layout, or of another one that they are written in."""
    return _any_records(dialect, layout).filter(
        lambda paper: _is_held(dialect.layout_of(paper) or layout, paper)
    )


@st.composite
def _any_records(draw: st.DrawFn, dialect: RecordDialect, layout: Layout, title: str | None = None) -> Paper:
    """Papers in a record, the texts of which may still be such as another slot or form would take.

    Args:
        draw: Hypothesis's.
        dialect: The dialect.
        layout: The layout.
        title: The title, where it is drawn already.
    """
    content = _Content()
    if title is not None:
        content.fields["title"] = title
    # A part that begins with a slot, and no mark, cannot begin where the text above goes on.
    goes_on = False
    for part in layout.parts:
        if isinstance(part, Labelled):
            goes_on |= _draw_labelled(draw, content, dialect, part, layout)
        elif isinstance(part, FrontMatter):
            _draw_front(draw, content, part)
        elif not (goes_on and part.is_anything) and _draw_lines(draw, content, dialect, part, layout):
            has_gap = part is layout.opening and (part.after > 0 or layout.declared[1:2] == ("",))
            goes_on = part.is_open and not has_gap
    return content.paper()


def _draw_lines(
    draw: st.DrawFn, content: _Content, dialect: RecordDialect, part: Lines, layout: Layout
) -> bool:
    """Draw what stands in some lines of a template: nothing, or what a form holds; return whether anything is."""
    if part is not layout.opening and "title" not in part.holds and not draw(st.booleans()):
        return False
    template = draw(st.sampled_from(part.templates))
    if any(isinstance(field, Extra) and content.knows(field, name) for field, name in _slots(template)):
        return False
    for place in _line_places(dialect, template, is_opening=part is layout.opening):
        content.draw(draw, place)
    return True


@lru_cache(maxsize=1024)
def _line_places(dialect: RecordDialect, template: Template, *, is_opening: bool) -> list[_Place]:
    """Return the slots of a template of some lines."""
    places = []
    for number, (field, name) in enumerate(_slots(template)):
        slot = Slot(
            label=name,
            is_needed=not field.fits("") or (is_opening and field.is_numeric),
            has_lines=template.is_open and number == len(template.names) - 1 and not is_opening,
            is_at_margin=not template.literals[number].rpartition("\n")[2].strip(),
            words=_words(template),
            takes=partial(_is_taken, template, number),
            begins=partial(_begins_part, dialect),
        )
        places.append(_Place(field, name, values(field, slot)))
    return places


def _draw_labelled(
    draw: st.DrawFn, content: _Content, dialect: RecordDialect, part: Labelled, layout: Layout
) -> bool:
    """Draw some of the values under labels, and one under a label that is not declared; return whether any is."""
    is_drawn = False
    for label, forms in part.forms.items():
        if "title" not in forms.holds and not draw(st.booleans()):
            for template in forms.templates[:1]:  # the slots for links take their turn even so
                content.links += [(field, []) for field in template.fields if isinstance(field, (Url, Links))]
            continue
        is_drawn = True
        template = draw(st.sampled_from(forms.templates))
        for place in _value_places(dialect, part, label, template):
            content.draw(draw, place)
    if part.takes_rest:
        extra = draw(_new_labels(part, layout))
        content.extra |= extra
        is_drawn |= bool(extra)
    return is_drawn


def _draw_front(draw: st.DrawFn, content: _Content, part: FrontMatter) -> None:
    """Draw what stands under the keys of front matter, and under others."""
    for place in _front_places(part):
        if "title" in place.field.fields or draw(st.booleans()):
            content.draw(draw, place)
    content.extra |= draw(_new_keys(part))


@lru_cache(maxsize=64)
def _front_places(part: FrontMatter) -> list[_Place]:
    """Return the slots under the keys of front matter."""
    parts = part.summary_parts
    places = []
    for key, forms in part.keys.items():
        field = forms.templates[0].fields[0]
        takes = partial(_is_part, parts)
        places.append(_Place(field, key, values(field, Slot(label=key, has_lines=True, takes=takes))))
    return places


@lru_cache(maxsize=64)
def _new_keys(part: FrontMatter) -> SearchStrategy[dict[str, str]]:
    """Return a strategy of values under keys that front matter does not declare, nor any other part."""
    names = fields.texts(most=2).filter(lambda name: name not in part.keys and name not in part.elsewhere)
    return st.dictionaries(names, fields.texts(pipes=True), max_size=2)


def _is_part(labels: Sequence[str], text: str) -> bool:
    """Whether a text does not part the summary that it is a part of."""
    return not any(f"{label}: " in text for label in labels)


@lru_cache(maxsize=1024)
def _value_places(dialect: RecordDialect, part: Labelled, label: str, template: Template) -> list[_Place]:
    """Return the slots of a value under a label."""
    places = []
    for number, (field, name) in enumerate(_slots(template)):
        slot = Slot(
            label=label if len(template.names) == 1 else name,
            is_needed=len(template.names) > 1 and not field.fits(""),
            has_lines=not part.indent and template.is_open and number == len(template.names) - 1,
            is_at_margin=part.is_below,
            lead="> " if part.is_quoted else "",
            words=_words(template),
            takes=partial(_is_value, template, number, part),
            begins=partial(_begins_part, dialect),
        )
        places.append(_Place(field, slot.label, values(field, slot)))
    return places


@lru_cache(maxsize=64)
def _new_labels(part: Labelled, layout: Layout) -> SearchStrategy[dict[str, str]]:
    """Return a strategy of values under labels that a layout does not declare."""
    names = fields.texts(marks="-", most=2).filter(partial(_is_new_label, part, layout))
    slot = Slot(is_at_margin=part.is_below, takes=partial(_is_value, None, 0, part))
    return st.dictionaries(names, slot.texts(most=6), max_size=1)


def _slots(template: Template) -> list[tuple[Field, str]]:
    return list(zip(template.fields, template.names, strict=True))


@lru_cache(maxsize=1024)
def _words(template: Template) -> tuple[str, ...]:
    """Return what a template has around its slots, as words: a text with them may look like the end of its slot."""
    words = (literal.strip() for literal in template.literals)
    return tuple(word for word in words if word and " ".join(word.split()) == word)


def _is_taken(template: Template, number: int, text: str) -> bool:
    """Whether a template finds a slot where it is, and its end.

    A text that goes on with the mark before it makes the mark another. A slot before the free one ends at the first place of the literal behind it, one after it begins at the last place
    of the literal before it.
    """
    free, mark = template.rest, template.literals[number][-1:]
    if number == 0 and mark in ("*", "_", "~") and text.startswith(mark):
        return False
    if number < free:
        behind = template.literals[number + 1]
        return (text + behind).find(behind) == len(text)
    if number > free:
        before = template.literals[number]
        return (before + text).rfind(before) == 0
    return True


def _is_value(template: Template | None, number: int, part: Labelled, text: str) -> bool:
    """Whether a text can be a value under a label: what closes values does not end it, and it parts no summary."""
    closing = part.closing
    if closing and text.endswith(closing):
        return False
    if any(f"{label}: " in text for label in part.summary_parts):
        return False
    return template is None or _is_taken(template, number, text)


def _begins_part(dialect: RecordDialect, line: str) -> bool:
    """Whether a line begins a part of a record, or ends one."""
    for layout in dialect.layouts:
        if layout.ends and line.startswith(layout.ends):
            return True
        for part in layout.parts:
            if isinstance(part, Labelled):
                if part.find(line):
                    return True
            elif part.begins(line) or line.startswith(_first_lines(part)):
                return True
    return False


def _first_lines(part: Lines) -> tuple[str, ...]:
    """Return what the first lines of a part begin with, in each of its forms."""
    firsts = (literal.partition("\n")[0].strip() for literal in part.literals)
    return tuple(first for first in firsts if first)


def _is_new_label(part: Labelled, layout: Layout, name: str) -> bool:
    """Whether a name is read as a label that the layout does not declare, and that says nothing of a field."""
    line = part.line(name, "x")
    labelled = [other for other in layout.parts if isinstance(other, Labelled)]
    slots = {
        name
        for other in layout.parts
        if not isinstance(other, Labelled)
        for t in other.templates
        for name in t.names
    }
    found = part.find(line)
    return (
        type(labelled_field(name)) is Extra
        and name not in slots
        and found is not None
        and (found.label, found.is_declared) == (name, False)
        and not any(found.is_declared for other in labelled if (found := other.find(line)))
    )


def _is_held(layout: Layout, paper: Paper) -> bool:
    """Whether a record shows a paper, opens like a record, and each form that it is written in reads what it says."""
    outgoing = Outgoing(paper)
    outgoing.split_parts(layout.summary_parts)
    has_label = False
    for part in layout.parts:
        if isinstance(part, Labelled):
            for label, forms in part.forms.items():
                said = _is_read(forms, outgoing, label)
                if said is False:
                    return False
                has_label |= said is not None
        elif isinstance(part, FrontMatter):
            if any(_is_read(forms, outgoing, key) is False for key, forms in part.keys.items()):
                return False
        elif (said := _is_read(part.forms, outgoing)) is False or (said is None and part is layout.opening):
            return False

    if layout.opening.is_whole_text:
        return bool(paper.links)
    first = layout.opening.forms.write(Outgoing(paper)).partition("\n")[0]
    return layout.is_looked_up(first) and bool(paper.links or paper.arxiv_id or has_label)


def _is_read(forms: Forms, outgoing: Outgoing, label: str = "") -> bool | None:
    """Whether the form that is written reads what it says; None where nothing is written."""
    template, said = forms.choose(outgoing, label)
    if said and not any(said):
        return None
    if forms.field is not None:
        return True
    wanted = [value or field.none for value, field in zip(said, template.fields, strict=True)]
    return forms.split(template.fill(said).strip()) == (template, [value.strip() for value in wanted])


# Rows with records below them


@st.composite
def _joined(draw: st.DrawFn, dialect: TableDialect, rows: SearchStrategy[Paper], layout: Layout) -> Paper:
    """Papers that have a row in a table and a record below it, which are joined by the identifier of the links."""
    identified = rows.filter(lambda paper: _identifier(paper) is not None)
    row = draw(identified)
    records = _any_records(dialect, layout, row.title).map(
        lambda record: attrs.evolve(record, arxiv_id=row.arxiv_id, arxiv_version=row.arxiv_version)
    )
    record = draw(records.filter(partial(_is_held, layout)))
    held = layout.holds & {"abstract", "summary", "translated", "tags", "venue", "comment"}
    return attrs.evolve(row, **{name: getattr(record, name) for name in held})


def _identifier(paper: Paper) -> str | None:
    return paper.arxiv_id

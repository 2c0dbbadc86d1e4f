"""Strategies for the papers that a dialect can represent, derived from its heads and columns or its layouts."""

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

# The most headings above a paper; styles may allow fewer.
_DEEPEST = 3
# How often links are assigned to slots, which may change their kinds. If their kinds do not settle, no links are drawn.
_MOST_TURNS = 8
_NO_STRATEGY = (
    "Expected a RecordDialect with layouts, a TableDialect or a dialect with a method strategy(), found {!r}"
)


class _Place(NamedTuple):
    """A slot with a strategy for its values."""

    field: Field
    label: str
    values: SearchStrategy[dict[str, Any]]


@attrs.define
class _Content:
    """The content of a paper drawn so far."""

    fields: dict[str, Any] = attrs.field(factory=dict)
    """The values of its fields, except links, `extra` and parts of the summary."""
    links: list[tuple[Field, list[Link]]] = attrs.field(factory=list)
    """The slots for links in order, each with its links."""
    extra: dict[str, str] = attrs.field(factory=dict)
    parts: dict[str, str] = attrs.field(factory=dict)
    """The labelled parts of the summary."""

    def knows(self, field: Field, name: str) -> bool:
        """Return whether the content of a slot was drawn already."""
        if isinstance(field, Part):
            return "summary" in self.fields
        if isinstance(field, Extra):
            return name in self.extra
        return not field.fields.isdisjoint(self.fields)

    def draw(self, draw: st.DrawFn, place: _Place) -> bool:
        """Draw the content of a slot, unless it was drawn already; return whether the slot has content."""
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
    """Return a link whose arXiv identifier, if any, is replaced by another one."""
    found = arxiv_id_in_url(link.url)
    if found is None or found.id not in link.url:
        return link
    url = fields.paper_url(
        arxiv.id, found.version, link.url[: link.url.rindex("/", 0, link.url.index(found.id)) + 1]
    )
    return attrs.evolve(link, url=url, label=url if link.label == link.url else link.label)


def _consistent(drawn: Sequence[tuple[Field, list[Link]]]) -> list[Link]:
    """Return the links of some slots as these slots take them in writing: in order, each as many as it can.

    If a slot takes a link that was drawn for another slot, the link gets the kind of the slot that takes it.
    """
    found = [link for _, links in drawn for link in links]
    for _ in range(_MOST_TURNS):
        outgoing = Outgoing(Paper("", links=tuple(found)))
        taken: list[Link] = []
        for field, _ in drawn:
            before = outgoing.links[:]
            field.write(outgoing, "")
            own = before[: len(before) - len(outgoing.links)]
            taken += [fields.with_kind(link, getattr(field, "kind", None)) for link in own]
        if taken == found:
            return found
        found = taken
    return []


def papers_of(dialect: Dialect) -> SearchStrategy[Paper]:
    """Return a strategy for papers that a dialect can represent, alone in a digest.

    Raises:
        TypeError: The dialect is neither a RecordDialect nor a TableDialect and has no method `strategy()`.
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
    """Return a strategy for papers under the same headings, in the order in which a dialect writes them.

    Args:
        dialect: The dialect.
        headings: The headings.
        listed: The date in a frame line of the digest.
        least: The fewest papers.
        most: The most papers.
    """
    in_heading = date_in(headings)
    # The date of a frame line takes precedence over a heading, and a heading over front matter.
    day = in_heading or listed if getattr(dialect, "front", "") else listed or in_heading

    def place(papers: list[Paper]) -> list[Paper]:
        return [attrs.evolve(paper, headings=headings, listed=paper.listed or day) for paper in papers]

    return _runs(dialect, least, most).map(place)


@lru_cache(maxsize=256)
def _runs(dialect: Dialect, least: int, most: int) -> SearchStrategy[list[Paper]]:
    """Return a strategy for papers in the order in which a dialect writes them: those with a row come first."""
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
    """Return how many headings papers can have: those above the level of headings that open records."""
    if is_whole_text(dialect):
        return 0
    levels = [layout.level for layout in dialect.layouts if layout.level]
    below = 1 + bool(getattr(dialect, "joined_under", ""))
    return max(0, min([_DEEPEST, *(level - below for level in levels)]))


def is_whole_text(dialect: Dialect) -> bool:
    """Return whether a whole text of a dialect is one record."""
    return any(layout.opening.is_whole_text for layout in dialect.layouts)


def outermost(dialect: Dialect) -> int:
    """Return the number of headings that puts the outermost one at the first level."""
    if not isinstance(dialect, RecordDialect):
        return 0
    innermost = dialect.heading_level or max([1, *(layout.level - 1 for layout in dialect.layouts[:1])])
    return min(innermost, deepest(dialect))


@lru_cache(maxsize=256)
def headings_of(dialect: Dialect, depth: int | None = None) -> SearchStrategy[tuple[str, ...]]:
    """Return a strategy for the headings above papers of a dialect.

    Args:
        dialect: The dialect.
        depth: The number of headings (default: any possible number).
    """
    found = fields.headings(least=depth or 0, most=deepest(dialect) if depth is None else depth)
    return found.filter(lambda headings: all(_is_heading(dialect, heading) for heading in headings))


def _is_heading(dialect: Dialect, heading: str) -> bool:
    """Whether a heading opens no record and is read unchanged."""
    text = heading
    if isinstance(dialect, RecordDialect):
        text = dialect.written_heading(heading)
        if dialect.bare_heading(text) != heading:
            return False
    lines = [f"{'#' * level} {text}" for level in range(1, _DEEPEST + 1)]
    return not any(layout.open(line) for layout in dialect.layouts if layout.level > 1 for line in lines)


@lru_cache(maxsize=256)
def listed_of(dialect: Dialect) -> SearchStrategy[date | None]:
    """Return a strategy for the date in a frame line of a digest; None if only headings have dates."""
    if isinstance(dialect, RecordDialect):
        frame = next(iter(frame_templates(type(dialect))), None)
        if dialect.front:
            return st.one_of(st.none(), fields.days())
        if frame and frame.holds == {"listed"} and len(frame.names) == 1 and not frame.text.startswith("#"):
            return st.one_of(st.none(), fields.days())
    return st.none()


# Rows


def _drawn_heads(dialect: TableDialect) -> list[tuple[str, ...]]:
    """Return the heads that are used in writing: a head is not if an earlier one has all its fields."""
    holds = [columns_of(type(dialect), head).holds - {"extra"} for head in dialect.heads]
    return [
        head
        for number, head in enumerate(dialect.heads)
        if not any(holds[number] <= before for before in holds[:number])
    ]


@st.composite
def _rows(draw: st.DrawFn, dialect: TableDialect, head: tuple[str, ...]) -> Paper:
    """Draw papers that fit into one row below a head."""
    content, kind = _Content(), type(dialect)
    for number, column in enumerate(columns_of(kind, head).columns):
        form = draw(st.integers(0, len(column.forms.templates) - 1))
        # The free slot is last: it can contain more if all other slots have content.
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
        is_dressed: Whether the free slot is inside its template. If the other slots are empty, the cell is only its
        value.
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
    """Return a strategy for cells below headers that a dialect does not know."""
    known = {header_name(name) for name in kind.columns}
    names = fields.texts(marks="", most=2).filter(
        lambda name: header_name(name) not in known and header_text(name) == name and not name[0].isdigit()
    )
    return st.dictionaries(names, fields.texts(), max_size=1)


def _is_in_cell(text: str, column: Column, names: tuple[str, ...], *, is_dressed: bool) -> bool:
    """Whether a text is read whole in a cell: it has no marks that end the cell and does not equal a header.

    If it is written without its template, it must not begin like the template.
    """
    folded = text.casefold()
    if folded in names or (not is_dressed and column.opening and text.startswith(column.opening)):
        return False
    within, at_end = _marks_of_cells(column)
    return not any(mark in folded for mark in within) and not folded.endswith(at_end)


@lru_cache(maxsize=256)
def _marks_of_cells(column: Column) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the marks of a column that a text must not contain, and those that it must not end with."""
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
    # A text that ends with the mark before the last slot looks as if that slot were empty: "Tidal Nets -".
    return frozenset(within), tuple({literal.rstrip() for literal in between if literal != literal.rstrip()})


# Records


def _drawn_layouts(dialect: RecordDialect) -> list[Layout]:
    """Return the layouts that are used in writing: a layout is not if an earlier one has all its fields."""
    return [
        layout
        for number, layout in enumerate(dialect.layouts)
        if not any(layout.holds <= before.holds for before in dialect.layouts[:number])
    ]


def _records(dialect: RecordDialect, layout: Layout) -> SearchStrategy[Paper]:
    """Return a strategy for papers that fit into a record of a layout, or of another layout that writes them."""
    return _any_records(dialect, layout).filter(
        lambda paper: _is_held(dialect.layout_of(paper) or layout, paper)
    )


@st.composite
def _any_records(draw: st.DrawFn, dialect: RecordDialect, layout: Layout, title: str | None = None) -> Paper:
    """Draw papers for a record. Another slot or form might still take their texts.

    Args:
        draw: The draw function of Hypothesis.
        dialect: The dialect.
        layout: The layout.
        title: The title, if it was drawn already.
    """
    content = _Content()
    if title is not None:
        content.fields["title"] = title
    # After a text of several lines, a part that begins with a slot and no mark would be read as more of that text.
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
    """Draw the content of a part of a record, which may be empty; return whether it has content."""
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
    """Return the slots of a template of lines."""
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
    """Draw some values under labels, and at most one under an undeclared label; return whether there are any."""
    is_drawn = False
    for label, forms in part.forms.items():
        if "title" not in forms.holds and not draw(st.booleans()):
            for template in forms.templates[
                :1
            ]:  # slots for links take links even if nothing was drawn for them
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
    """Draw the values under the declared keys of front matter and under other keys."""
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
    """Return a strategy for values under keys that no part declares."""
    names = fields.texts(most=2).filter(lambda name: name not in part.keys and name not in part.elsewhere)
    return st.dictionaries(names, fields.texts(pipes=True), max_size=2)


def _is_part(labels: Sequence[str], text: str) -> bool:
    """Whether a text can be a part of a summary: it does not contain the label of another part."""
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
    """Return a strategy for values under labels that a layout does not declare."""
    names = fields.texts(marks="-", most=2).filter(partial(_is_new_label, part, layout))
    slot = Slot(is_at_margin=part.is_below, takes=partial(_is_value, None, 0, part))
    return st.dictionaries(names, slot.texts(most=6), max_size=1)


def _slots(template: Template) -> list[tuple[Field, str]]:
    return list(zip(template.fields, template.names, strict=True))


@lru_cache(maxsize=1024)
def _words(template: Template) -> tuple[str, ...]:
    """Return the literals of a template as words. A text that contains them may look like the end of its slot."""
    words = (literal.strip() for literal in template.literals)
    return tuple(word for word in words if word and " ".join(word.split()) == word)


def _is_taken(template: Template, number: int, text: str) -> bool:
    """Whether a template finds the beginning and the end of a text in a slot.

    The mark before a slot changes its meaning if the text begins with the same mark. A slot before the free one ends at
    the first match of the literal after it. A slot after the free one begins at the last match of the literal before it.
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
    """Whether a text can be a value under a label: no closing mark at its end, no labels of other parts."""
    closing = part.closing
    if closing and text.endswith(closing):
        return False
    if any(f"{label}: " in text for label in part.summary_parts):
        return False
    return template is None or _is_taken(template, number, text)


def _begins_part(dialect: RecordDialect, line: str) -> bool:
    """Whether a line begins a part of a record or ends a record."""
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
    """Return the beginnings of a part's first lines."""
    firsts = (literal.partition("\n")[0].strip() for literal in part.literals)
    return tuple(first for first in firsts if first)


def _is_new_label(part: Labelled, layout: Layout, name: str) -> bool:
    """Whether a name is read as a label that the layout does not declare and that belongs to no field."""
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
    """Whether a record of a layout is recognized as a paper, and each part reads back its own values."""
    outgoing = Outgoing(paper)
    outgoing.split_parts(layout.summary_parts)
    has_label = False
    for part in layout.parts:
        if isinstance(part, Labelled):
            for label, forms in part.forms.items():
                is_read = _is_read(forms, outgoing, label)
                if is_read is False:
                    return False
                has_label |= is_read is not None
        elif isinstance(part, FrontMatter):
            if any(_is_read(forms, outgoing, key) is False for key, forms in part.keys.items()):
                return False
        elif (is_read := _is_read(part.forms, outgoing)) is False or (
            is_read is None and part is layout.opening
        ):
            return False

    if layout.opening.is_whole_text:
        return bool(paper.links)
    first = layout.opening.forms.write(Outgoing(paper)).partition("\n")[0]
    return layout.is_looked_up(first) and bool(paper.links or paper.arxiv_id or has_label)


def _is_read(forms: Forms, outgoing: Outgoing, label: str = "") -> bool | None:
    """Whether the form chosen for writing reads back its own values; None if nothing is written."""
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
    """Draw papers with a table row and a record below it, which have the same identifier."""
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

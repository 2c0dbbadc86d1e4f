r"""Styles for HTML: declared by the HTML of the template, and read by its meaning.

    class Beach(HtmlDialect):
        name = "beach"
        ...
        layouts = (
            HtmlLayout(
                '<div style="margin: 8px">\n  <b>{title}</b>\n  <p>{authors}</p>',
                Labelled("  <p><i>{label}:</i> {value}</p>", ("Abstract",)),
                '  <a href="{url}">Read</a>\n</div>',
            ),
        )

For reading, the text and the parts of the layout are normalized by `paperdigest.document.elements`, so attributes
without meaning, white space and missing end tags make no difference. Writing uses the HTML as declared. A slot is text:
reading removes tags and turns `<br>` into a line break, and writing escapes.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from paperdigest.dialect.fields import USUAL, Extra, Field, Links, Tags, Url
from paperdigest.dialect.layouts import Layout, Opened
from paperdigest.dialect.parts import FoundLabel, Labelled, Labels, Lines
from paperdigest.dialect.records import RecordDialect
from paperdigest.document.html import escape_html, numbered
from paperdigest.model.making import make_link
from paperdigest.normalize.links import destination, link_kind
from paperdigest.normalize.spaces import fold_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperdigest.dialect.base import Context, Document, Draft, Region
    from paperdigest.dialect.writing import Outgoing
    from paperdigest.model import LinkKind, Paper

# A part of a layout, as declared.
HtmlPart: TypeAlias = str | tuple[str, ...] | Lines | Labelled
_TAGS = re.compile(r"<[^<>]*+>")
_FIRST_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_HEADING = re.compile(r"<h([1-6])")


class _HtmlSlot(Field):
    """Mixin for a field: its slot is HTML, which is read as text."""

    def fits(self, text: str) -> bool:
        """Return whether a text can be in the slot, which never spans several table cells."""
        return "</td>" not in text and "</th>" not in text and super().fits(text)

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Set the fields of a draft from the HTML of a slot. The links of a text become links of the paper."""
        if "<" in text:
            for url, _ in _anchors(text):
                draft.links.append(make_link(url, None, link_kind(url)))
            text = _plain(text)
        elif "&" in text:
            text = _plain(text)
        super().read(text, draft, label)

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Return the HTML of the slot for a paper."""
        said = super().write(outgoing, label)
        return _quoted(said) if isinstance(self, Url) else _written(said)


def _plain(text: str) -> str:
    from paperdigest.document.elements import plain  # noqa: PLC0415 - the HTML parser is imported only if needed

    return plain(text).strip()


def _element_lines(html: str) -> str:
    from paperdigest.document.elements import element_lines  # noqa: PLC0415 - as above

    return element_lines(html)


class _HtmlLinks(_HtmlSlot):
    """Mixin for `Links`: the links are anchors, or bare addresses."""

    kind: LinkKind | None
    but: tuple[LinkKind, ...]
    separator: str

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the links."""
        anchors = _anchors(text)
        if not anchors:
            super().read(text, draft, label)
        for url, said in anchors:
            kind = link_kind(url)
            draft.links.append(make_link(url, said, (self.kind or "other") if kind == "other" else kind))

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the links up to the first of a kind that belongs to a later slot."""
        links = outgoing.take_links(lambda link: link.kind not in self.but)
        return self.separator.join(
            _written(link.url)
            if link.label is None
            else f'<a href="{_quoted(link.url)}">{_written(link.label)}</a>'
            for link in links
        )


def _anchors(text: str) -> list[tuple[str, str | None]]:
    """Return the addresses and labels of the links in a slot, without placeholders."""
    from paperdigest.document.elements import anchors  # noqa: PLC0415 - as above

    return [(url, said or None) for address, said in anchors(text) if (url := destination(address))]


def _quoted(text: str) -> str:
    """Escape a text for an attribute."""
    return escape_html(text).replace('"', "&quot;")


def _written(text: str) -> str:
    return escape_html(text).replace("\n", "<br>")


def _html_kind(kind: type[Field]) -> type[Field]:
    base = _HtmlLinks if issubclass(kind, Links) else _HtmlSlot
    return type(f"Html{kind.__name__}", (base, kind), {})


class ElementTags(Tags):
    """Tags, each in an element of its own: `<span class="tag">Robotics</span>`."""

    def __init__(self, element: str) -> None:
        """Describe the tags.

        Args:
            element: The HTML of one tag, with `{tag}` for its text.

        Raises:
            ValueError: `element` has no `{tag}`.
        """
        super().__init__()
        if "{tag}" not in element:
            raise ValueError(f"No {{tag}} in {element!r}: write it where the text of a tag stands")
        self.element = element

    def read(self, text: str, draft: Draft, label: str) -> None:  # noqa: ARG002 - as in Field
        """Read the text of each element."""
        draft.tags = tuple(tag for said in _TAGS.split(text) if (tag := fold_spaces(_plain(said))))

    def write(self, outgoing: Outgoing, label: str) -> str:  # noqa: ARG002 - as in Field
        """Write the elements."""
        return " ".join(self.element.replace("{tag}", escape_html(tag)) for tag in outgoing.paper.tags)


def _html_field(field: Field) -> Field:
    """Return a copy of a field for a slot that is HTML."""
    if isinstance(field, ElementTags):
        return field
    made = copy(field)
    made.__class__ = _html_kind(type(field))
    return made


class _HtmlFields(dict[str, Field]):
    """The fields of a style for HTML, by the names of their slots."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        super().__init__({name: _html_field(field) for name, field in {**USUAL, **fields}.items()})
        self._extra = _html_field(Extra())

    def get(self, name: str, default: object = None) -> Field:  # noqa: ARG002 - every name has a field
        """Return the field of a slot; for an unknown name, an `Extra`."""
        return self[name] if name in self else self._extra  # noqa: SIM401 - this is `get`


class _HtmlLabelled(Labelled):
    """Values under labels in HTML."""

    def __init__(self, dress: str, labels: Labels) -> None:
        labels = {
            label: _html_field(form) if isinstance(form, Field) else form for label, form in labels.items()
        }
        super().__init__(dress, labels)

    def read(self, text: str, found: FoundLabel, stop: int, draft: Draft) -> None:
        """Set the fields of a draft from a value: see `Labelled`."""
        if "&" in found.label and not found.is_declared:
            found = found._replace(label=_plain(found.label))
        super().read(text, found, stop, draft)

    def _field(self, label: str, draft: Draft) -> Field:
        return _html_field(super()._field(label, draft))

    def write(self, outgoing: Outgoing) -> str | None:
        """Return the values under their labels, or None if the paper has none."""
        if self.takes_rest:
            known = {label: outgoing.extra.pop(label) for label in self.forms if label in outgoing.extra}
            rest = {escape_html(label): _written(value) for label, value in outgoing.extra.items()}
            outgoing.extra = known
            declared = super().write(outgoing)
            lines = [declared] if declared else []
            lines += [self.line(label, value) for label, value in rest.items() if value]
            return "\n".join(lines) if lines else None
        return super().write(outgoing)


class HtmlLayout(Layout):
    """The form of a record in HTML: see `Layout`. Its parts are HTML, in the order of the text."""

    def bind(self, fields: Mapping[str, Field]) -> None:
        """Make the templates for reading from normalized HTML, and those for writing from the declared HTML."""
        declared, fields = self.declared, _HtmlFields(fields)
        self.declared = tuple(_in_lines(part) for part in declared)
        super().bind(fields)
        self.declared = declared
        openings = self.opening.literals
        heading = _HEADING.match(openings[0])
        self.level = int(heading[1]) if heading else 0
        self.is_enclosed = _is_cut(self.opening.templates[0].text) or len(self.parts) == 1
        self.shapes = frozenset(template.element_shape() for template in self.opening.templates)
        self._heights = sorted({template.text.count("\n") + 1 for template in self.opening.templates})
        written = [_written_part(part, fields) for part in declared]
        for part, read in zip(written, self._written, strict=True):
            if isinstance(part, Labelled) and isinstance(read, Labelled):
                part.takes_rest = read.takes_rest
        self._written = written

    def open(self, text: str, at: int = 0) -> Opened | None:
        """Open a record at a line of HTML, or return None. Unlike in Markdown, lines are never broken.

        Args:
            text: The normalized HTML.
            at: The offset of the line.
        """
        stop = at - 1
        for height in range(1, self._heights[-1] + 1):
            stop = text.find("\n", stop + 1)
            if stop < 0:
                stop = len(text)
            if height in self._heights and (found := self.opening.forms.split(text[at:stop])):
                return Opened(*found, stop)
            if stop == len(text):
                break
        return None

    def is_looked_up(self, line: str) -> bool:
        """Return whether the beginning of a line is one that may open a record."""
        return any(line.startswith(shape) or numbered(line[: len(shape)]) == shape for shape in self.shapes)


def _is_cut(html: str) -> bool:
    """Return whether the block at the beginning of some HTML is not closed inside it.

    Raises:
        ValueError: The HTML does not begin with a tag, so records can't be found.
    """
    tag = _FIRST_TAG.match(html)
    if tag is None:
        raise ValueError(f"Expected a tag as the beginning of {html!r}, which opens a record of HTML")
    begun = len(re.findall(rf"<{tag[1]}[ >]", html))
    return begun > html.count(f"</{tag[1]}>")


def _in_lines(part: HtmlPart) -> HtmlPart:
    """Return a part of a layout as normalized HTML."""
    if isinstance(part, str):
        return _element_lines(part)
    if isinstance(part, tuple):
        return tuple(map(_element_lines, part))
    if isinstance(part, Lines):
        raise TypeError(f"Expected HTML or labels as the parts of an HtmlLayout, found {part}")
    labels = {label: _form_in_lines(form) for label, form in part.declared.items()}
    return _HtmlLabelled(_element_lines(part.dress), labels)


def _form_in_lines(form: str | Field | Sequence[str]) -> str | Field | Sequence[str]:
    """Return the declared value of a label as normalized HTML."""
    if isinstance(form, Field):
        return form
    return _element_lines(form) if isinstance(form, str) else tuple(map(_element_lines, form))


def _written_part(part: HtmlPart, fields: Mapping[str, Field]) -> Lines | Labelled | None:
    """Return a part of a layout for writing, or None for a blank line."""
    if part == "":
        return None
    if isinstance(part, Labelled):
        part = _HtmlLabelled(part.dress, part.declared)
        part.bind(fields)
        return part
    return Lines(part, fields)  # type: ignore[arg-type]  # `_in_lines` has rejected other parts


class HtmlDialect(RecordDialect):
    """A style for HTML. A subclass declares `layouts` of `HtmlLayout`, and the HTML around the papers."""

    is_html = True
    page: ClassVar[tuple[str, str]] = ("", "")
    """The HTML to write above and below all papers."""
    around: ClassVar[tuple[str, str]] = ("", "")
    """The HTML to write above and below the papers of a section, such as the beginning and the end of a table."""

    def __init_subclass__(cls) -> None:
        """Make the templates."""
        cls.frame = tuple(map(_element_lines, cls.frame))
        super().__init_subclass__()

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Yield a paper for each record."""
        from paperdigest.document.elements import elements_of  # noqa: PLC0415 - as above

        return super().parse(elements_of(document), regions, context)

    def write(self, papers: Sequence[Paper]) -> str:
        """Return the papers under their headings, between the two texts of `page`."""
        above, below = self.page if papers else ("", "")
        return above + super().write(papers) + below

    def write_section(self, headings: tuple[str, ...], papers: Sequence[Paper], number: int) -> list[str]:
        """Return the HTML of the papers under one heading, between the two texts of `around`."""
        above, below = self.around
        lines = super().write_section(headings, papers, number)
        return [above, *lines, below] if above or below else lines

    def heading_lines(self, before: tuple[str, ...], headings: tuple[str, ...], level: int) -> list[str]:
        """Return the heading lines between two sections, as HTML."""
        return [
            f"<h{len(marks)}>{escape_html(text)}</h{len(marks)}>"
            for line in super().heading_lines(before, headings, level)
            if line
            for marks, _, text in [line.partition(" ")]
        ]

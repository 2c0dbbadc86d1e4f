"""All dialects, built in and from installed distributions, with an index to find those that may read a text.

The index has the heads of tables and the beginnings of headings, items and paragraphs. A look-up takes the same time
for any number of styles. `paperdigest.dialect.index` has the index of the built-in styles, so a built-in style is
imported only if a text has one of its heads or beginnings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, NamedTuple

import attrs

from paperdigest.dialect.base import Dialect, header_name
from paperdigest.dialect.generations import openers
from paperdigest.dialect.index import INDEX, Beginnings
from paperdigest.dialect.layouts import Layout
from paperdigest.dialect.template import Template, frame_templates
from paperdigest.errors import DialectNotFoundError, PaperdigestError, told
from paperdigest.model import Problem
from paperdigest.problems import Code, severity_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

#: The group of entry points for the dialects of other distributions: "name = module:Class".
ENTRY_POINTS = "paperdigest.dialects"

#: The names of the built-in styles, which are their modules in `paperdigest.styles`. If two fit equally, the first wins.
BUILT_IN = (
    "daily_ai_papers_classified",
    "daily_ai_papers",
    "ml4code_publications",
    "monthly_list",
    "arxiv_daily",
    "dailyarxiv_details",
    "ai_enhanced",
    "arxiv_daily_notice",
    "arxiv_mail",
    "geometry_paper_digest",
    "gpt_paper_assistant",
    "arxiv_rss_bot",
    "arxiv_zh_html_table",
    "arxiv_zh_index_table",
    "arxiv_zh_table",
    "awesome_daily_ai_arxiv",
    "chatgpt_arxiv_assistant",
    "cv_arxiv_daily_bullets",
    "daily_paper_pages_zh",
    "daily_paper_reader",
    "daily_paper_reader_page",
    "daily_paper_report",
    "hf_daily_details",
    "hf_newsletter_zh",
    "korean_digest",
    "llm_paper_daily_zh",
    "obsidian_rating_zh",
    "paper_daily_robotics",
    "papers_of_the_week",
    "topic_reporter",
    "zotero_arxiv_daily",
    "gw_digest",
    "key_value_block",
    "new_nnn_blockquote",
    "font_color_zh",
    "korean_cv_digest",
    "headings_only",
    "hf_yaml_archive",
    "arxivsub_zh",
    "daily_ir_target",
    "details_bullets",
    "agent_arxiv_daily_details",
    "pubmed_digest",
    "general_entries",
    "general_table",
)
#: The dialects for what no other dialect claims.
GENERAL = ("general_entries", "general_table")

# The number of cached look-ups of each kind, and the maximum length of a cached head: a hostile text can have any
# number of heads of any length.
_KEPT = 1024
_LONGEST_KEPT = 256


class Opening(NamedTuple):
    """A record or frame line that a line may open."""

    literals: tuple[str, ...]
    """The possible beginnings of the line."""
    dialect: Dialect
    form: Layout | Template
    """The layout of the record, or the template of the frame line."""


def beginnings_of(dialect: Dialect) -> Beginnings:
    """Return the beginnings of the listings of a dialect."""
    shapes = {shape for layout in dialect.layouts for shape in layout.shapes}
    shapes |= {_shape_of(dialect, template) for template in frame_templates(type(dialect))}
    heads = tuple(tuple(map(header_name, head)) for head in dialect.heads)
    return Beginnings(tuple(sorted(shapes)), heads, _tags(dialect) if dialect.is_html else ())


def _tags(dialect: Dialect) -> tuple[str, ...]:
    """Return the first tags of the records of a dialect, up to their names: "<table"."""
    shapes = {shape for layout in dialect.layouts for shape in layout.shapes}
    return tuple(sorted({f"<{shape[1:].partition('>')[0].partition(' ')[0]}" for shape in shapes}))


def _shape_of(dialect: Dialect, template: Template) -> str:
    """Return the shape of a frame line."""
    return template.element_shape() if dialect.is_html else template.shape()


def head_fit(known_heads: tuple[tuple[str, ...], ...], head: tuple[str, ...]) -> float:
    """Return how well the head of a table fits a style, from 0 (not at all) to 1.

    The columns that the style knows must be those of one of its heads, in order. Other columns lower the fit.

    Args:
        known_heads: The heads of the style, by `header_name`.
        head: The head of the table, by `header_name`.
    """
    most = 0
    for known in known_heads:
        if len(known) > most and tuple(name for name in head if name in known) == known:
            most = len(known)
    return 1 - 0.4 * (len(head) - most) / len(head) if most else 0.0


class _Dialects(Mapping[str, Dialect]):
    """The dialects by name. A built-in dialect is imported at the first access."""

    def __init__(self, names: tuple[str, ...], made: Mapping[str, Dialect]) -> None:
        self._names = tuple(dict.fromkeys((*names, *made)))
        self._made = dict(made)

    def __getitem__(self, name: str) -> Dialect:
        if name not in self._made:
            if name not in self._names:
                raise KeyError(name)
            self._made[name] = import_module(f"paperdigest.styles.{name}").DIALECT
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@attrs.frozen
class Registry:
    """Dialects, with an index from heads and beginnings to the dialects that have them."""

    dialects: Mapping[str, Dialect]
    """The dialects by name, in order of precedence."""
    problems: tuple[Problem, ...]
    """The plug-ins that could not be loaded."""
    sources: Mapping[str, str]
    """The name of the distribution, by the name of the dialect."""
    outside: tuple[str, ...]
    """The names of the dialects from outside of the package, whose results are checked."""
    _beginnings: Mapping[str, Beginnings]
    _shapes: Mapping[str, tuple[str, ...]]
    leads: frozenset[str]
    """The first one or two characters of all shapes, for a quick test that excludes most lines."""
    _widths: Mapping[int, Sequence[str]]
    elements: Mapping[str, tuple[str, ...]]
    """The beginnings of lines of HTML, each with the names of the styles that have it."""
    _known_heads: dict[tuple[str, ...], tuple[tuple[Dialect, float], ...]] = attrs.field(factory=dict)
    _known_shapes: dict[str, tuple[Opening, ...]] = attrs.field(factory=dict)

    def get(self, name: str) -> Dialect:
        """Return a dialect by its name.

        Raises:
            DialectNotFoundError: No dialect has the name.
        """
        try:
            return self.dialects[name]
        except KeyError:
            raise DialectNotFoundError(name, sorted(self.dialects)) from None

    def only(self, dialect: str | Dialect) -> Registry:
        """Return a registry of one dialect.

        Args:
            dialect: The name of a dialect, or a dialect, which need not be installed.

        Raises:
            DialectNotFoundError: No dialect has the name.
            TypeError: The argument is neither a name nor a dialect.
        """
        chosen = self.get(dialect) if isinstance(dialect, str) else dialect
        if not isinstance(chosen, Dialect):
            raise TypeError(f"Expected a dialect or its name, found {type(chosen).__name__}")
        return make_registry({chosen.name: chosen}, (), self.sources)

    def source_of(self, name: str) -> str:
        """Return the distribution of a dialect, or its module if it is not installed."""
        if name in self.outside:
            return self.sources.get(name) or type(self.dialects[name]).__module__
        return "paperdigest"

    def without(self, names: Collection[str]) -> Registry:
        """Return a registry without some outside dialects."""
        kept = {name: self.dialects[name] for name in self.outside if name not in names}
        own = {name: known for name, known in self._beginnings.items() if name not in self.outside}
        return make_registry(kept, self.problems, self.sources, built_in=own)

    @property
    def general(self) -> tuple[str, ...]:
        """The names of the general dialects, which read what no other dialect claims."""
        return tuple(name for name in GENERAL if name in self.dialects)

    def for_head(self, head: tuple[str, ...]) -> tuple[tuple[Dialect, float], ...]:
        """Return the dialects that fit a head, best first, each with its fit. Results are cached.

        Args:
            head: The column names as printed.
        """
        if (known := self._known_heads.get(head)) is None:
            names = tuple(map(header_name, head))
            fits = [(name, head_fit(known.heads, names)) for name, known in self._beginnings.items()]
            fits.sort(key=lambda pair: -pair[1])
            known = tuple((self.dialects[name], fit) for name, fit in fits if fit > 0)
            if len(self._known_heads) < _KEPT and sum(map(len, head), len(head)) < _LONGEST_KEPT:
                self._known_heads[head] = known
        return known

    def with_width(self, width: int) -> Iterator[Dialect]:
        """Yield the dialects that have a head of some number of columns."""
        for name in self._widths.get(width, ()):
            yield self.dialects[name]

    def for_shape(self, shape: str) -> tuple[Opening, ...]:
        """Return what a line of a shape may open. Results are cached.

        The shape of the layout may be only the beginning of that of the line, because a title can begin with marks.
        """
        if (known := self._known_shapes.get(shape)) is None:
            shapes = self._shapes
            names = dict.fromkeys(
                name
                for end in range(len(shape), 0, -1)
                if shape[end - 1 : end + 1] != "##"  # a heading of another level
                for name in shapes.get(shape[:end], ())
            )
            known = tuple(opening for name in names for opening in self._openings(name, shape))
            if len(self._known_shapes) < _KEPT:
                self._known_shapes[shape] = known
        return known

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The first tags of records in HTML. A text without any of them is not read as HTML."""
        return tuple(sorted({tag for known in self._beginnings.values() for tag in known.tags}))

    @cached_property
    def element_lengths(self) -> tuple[int, ...]:
        """The lengths of the keys of `elements`, in order."""
        return tuple(sorted({len(shape) for shape in self.elements}))

    def for_element(self, shape: str) -> tuple[Opening, ...]:
        """Return what a line of HTML may open, by its beginning, a key of `elements`. Results are cached."""
        if (known := self._known_shapes.get(shape)) is None:
            known = self._known_shapes[shape] = tuple(
                opening for name in self.elements[shape] for opening in self._html_openings(name, shape)
            )
        return known

    def _html_openings(self, name: str, shape: str) -> Iterator[Opening]:
        dialect = self.dialects[name]
        for layout in dialect.layouts:
            if shape in layout.shapes:
                yield Opening(layout.opening.literals, dialect, layout)
        for template in frame_templates(type(dialect)):
            if template.element_shape() == shape:
                yield Opening((template.literals[0],), dialect, template)

    def _openings(self, name: str, shape: str) -> Iterator[Opening]:
        dialect = self.dialects[name]
        for layout in openers(dialect.layouts):
            if any(map(shape.startswith, layout.shapes)):
                yield Opening(layout.opening.literals, dialect, layout)
        for template in frame_templates(type(dialect)):
            if shape.startswith(template.shape()):
                yield Opening((template.literals[0],), dialect, template)


def make_registry(
    dialects: Mapping[str, Dialect],
    problems: tuple[Problem, ...],
    sources: Mapping[str, str],
    *,
    built_in: Mapping[str, Beginnings] | None = None,
) -> Registry:
    """Return a registry.

    Args:
        dialects: The dialects by name.
        problems: The plug-ins that could not be loaded.
        sources: The distributions of the dialects.
        built_in: The beginnings of further built-in dialects, which are imported when needed.
    """
    known = {**(built_in or {}), **{name: beginnings_of(dialect) for name, dialect in dialects.items()}}
    shapes: dict[str, tuple[str, ...]] = {}
    elements: dict[str, tuple[str, ...]] = {}
    for name, beginnings in known.items():
        for shape in beginnings.shapes:
            into = elements if shape[:1] == "<" and shape[1:2].isalpha() else shapes
            into[shape] = (*into.get(shape, ()), name)
    widths: dict[int, list[str]] = {}
    for name, beginnings in known.items():
        for width in sorted({len(head) for head in beginnings.heads}):
            widths.setdefault(width, []).append(name)
    every = _Dialects(tuple(built_in or ()), dialects)
    outside = tuple(name for name, dialect in dialects.items() if not _is_own(dialect))
    return Registry(every, problems, sources, outside, known, shapes, _leads(shapes), widths, elements)


def _is_own(dialect: Dialect) -> bool:
    return type(dialect).__module__.startswith("paperdigest.styles.")


def _leads(shapes: Iterable[str]) -> frozenset[str]:
    """Return the first one or two characters of shapes, with each digit for the "0" that represents a number.

    A shape that begins with a number gives the digit alone, because any second character may follow.
    """
    return frozenset(
        (shape[:1] if shape[0] == "0" else shape[:2]).replace("0", digit)
        for shape in shapes
        for digit in ("0123456789" if "0" in shape[:2] else "0")
    )


@cache
def registry(*, general: bool = True) -> Registry:
    """Return the registry of this process, which is made at the first call.

    A plug-in that can't be imported or is not a dialect becomes a problem that names its distribution.

    Args:
        general: Whether to include the general dialects.
    """
    dialects: dict[str, Dialect] = {}
    sources: dict[str, str] = {}
    problems = []
    for entry in entry_points(group=ENTRY_POINTS):
        source = entry.dist.name if entry.dist else "an unknown distribution"
        try:
            made = entry.load()
            dialect = made() if isinstance(made, type) else made
            _check(dialect, entry.name, dialects)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - the code of a plug-in may raise anything
            found = told(error)
            problems.append(
                Problem(
                    Code.PLUGIN_NOT_LOADED,
                    severity_of(Code.PLUGIN_NOT_LOADED),
                    f"Expected a dialect {entry.name!r} from {source}, found {found}",
                    range(0),
                )
            )
        else:
            dialects[entry.name] = dialect
            sources[entry.name] = source
    return make_registry(
        dialects,
        tuple(problems),
        sources,
        built_in={name: _indexed(name) for name in BUILT_IN if general or name not in GENERAL},
    )


def _indexed(name: str) -> Beginnings:
    """Return what the listings of a built-in dialect begin with.

    Raises:
        PaperdigestError: The index does not have it yet.
    """
    if (known := INDEX.get(name)) is None:
        raise PaperdigestError(f"No beginnings of {name!r} in the index: run python docs/write_index.py")
    return known


def _check(dialect: object, name: str, dialects: Mapping[str, Dialect]) -> None:
    if not isinstance(dialect, Dialect):
        raise TypeError(f"an instance of {type(dialect).__name__}, not of Dialect")
    if dialect.name != name:
        raise ValueError(f"a dialect named {dialect.name!r}")
    if name in dialects or name in BUILT_IN:
        raise ValueError("a name that another dialect has")
    for field, kind in (("layouts", Layout), ("heads", tuple), ("frame", str)):
        value = getattr(dialect, field)
        if not isinstance(value, tuple):
            raise TypeError(f"{field} is not a tuple")
        if not all(isinstance(one, kind) for one in value):
            raise TypeError(f"{field} is not a tuple of {kind.__name__}")
    if not all(isinstance(column, str) for head in dialect.heads for column in head):
        raise TypeError("heads has a column that is not a str")
    for field in ("homepage", "description"):
        if not isinstance(getattr(dialect, field), str):
            raise TypeError(f"{field} is not a str")
    beginnings_of(dialect)

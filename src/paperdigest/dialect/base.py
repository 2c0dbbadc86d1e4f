"""The base class of all dialects, and the objects that are passed to them.

A dialect describes one style of digest. It declares how its listings begin, and is used only for texts with such
beginnings. It turns the regions that it claims into papers, and interprets no Markdown outside of its templates.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from paperdigest.document import Document
from paperdigest.model import Paper
from paperdigest.model.frozendict import EMPTY, FrozenDict
from paperdigest.model.making import UnfrozenPaper, make_problem, make_summary
from paperdigest.normalize.identifiers import ArxivId, arxiv_id_in, identifiers_in
from paperdigest.problems import Code, severity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from paperdigest.dialect.layouts import Layout, Opened
    from paperdigest.model import Author, Link, Precision, Problem, Severity, Summary, Translation

__all__ = [
    "Context",
    "Dialect",
    "Document",
    "Draft",
    "Region",
    "header_name",
    "header_text",
    "line_shape",
]

_EXCERPT = 80
# Each paper repeats the headings and headers above it. Without a limit, output would grow with the square of the text.
_LONGEST_NAME = 500
#: The most headings that a record keeps.
MOST_HEADINGS = 32
#: The separator of the labelled parts of a summary.
PART_GAP = "\n\n"
_URL = attrgetter("url")


@attrs.define  # not frozen: freezing a region takes as long as reading its first line
class Region:
    """A part of a text that a dialect has claimed: the rows of a table, or one record.

    Lines are counted from 0; ranges are half open.
    """

    lines: range
    """The lines of the region."""
    headings: tuple[str, ...]
    """The headings above it, outermost first."""
    reason: str
    """Why the dialect claimed it; "" for a record."""
    head: tuple[str, ...] = ()
    """For a table: the names of its columns as printed, see `header_text`."""
    head_lines: range | None = None
    """For a table: the lines of its head, or None if it has no head."""
    rows: tuple[tuple[int, int], ...] = ()
    """For a table: the first line of each row, and the line after its last one."""
    after_blank: frozenset[int] = frozenset()
    """For a table: the first lines of the rows that follow a blank line."""
    layout: Layout | None = None
    """For a record: its layout."""
    at: int = 0
    """For a record: the offset in the text at which it begins."""
    end: int = 0
    """For a record: the last offset at which it may end."""
    opened: Opened | None = None
    """For a record: the result of its first template."""
    listed: date | None = None
    """The date of the digest, from a frame line above the region or else from the headings."""


class Dialect(ABC):
    """One style of digest: its form, and how to read and write it.

    Most styles derive from `RecordDialect` or `TableDialect` and only declare class attributes. A style is one module,
    whose docstring shows a sample and the grammar. All threads share one instance, so it must not keep state. A
    dialect does not search a text for its regions: paperdigest finds them from `heads`, `layouts` and `frame`.
    """

    name: ClassVar[str]
    """The name of the style, which is also the name of its module."""
    homepage: ClassVar[str]
    """The address of the best-known digest of the style."""
    description: ClassVar[str]
    """A description of one line."""
    heads: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The heads of its tables as printed, each a tuple of column names. `write` uses the first."""
    layouts: ClassVar[tuple[Layout, ...]] = ()
    """The layouts of its records, for papers outside of tables."""
    frame: ClassVar[tuple[str, ...]] = ()
    """Templates of frame lines: lines of the digest itself, such as its date (`{listed}`). `write` uses the first."""

    needs: ClassVar[tuple[str, ...]] = ()
    """Headers of columns whose cells identify the style, if another style has the same head."""

    is_html: ClassVar[bool] = False
    """Whether records are HTML. Layouts and frame then match lines of HTML."""

    def is_row(self, cells: Sequence[str]) -> bool:  # noqa: ARG002 - for subclasses
        """Return whether a row without a known head is of this style and of no other.

        Args:
            cells: The trimmed cells of the row.
        """
        return False

    def is_told(self, head: tuple[str, ...], rows: Sequence[str]) -> bool:  # noqa: ARG002 - for subclasses
        """Return whether a table with one of the style's heads is of this style.

        Args:
            head: The column names as printed.
            rows: The first rows, as text.
        """
        return True

    @abstractmethod
    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        """Yield the papers of the claimed regions, in any order.

        Report irregularities with `context.problem`, and lines of the digest itself with `context.structure`. Lines
        that are neither in a paper nor in the structure count as unclaimed.

        Args:
            document: The text.
            regions: The regions that this dialect has claimed.
            context: Collects problems and structure.
        """

    @abstractmethod
    def write(self, papers: Sequence[Paper]) -> str:
        """Return a digest that lists the papers in order, under their headings.

        `paperdigest.render` reads the digest back and compares, so a dialect need not check everything itself. A check
        of its own can give a better error.

        Raises:
            UnrepresentableError: The style has no place for a value.
        """


def header_text(cell: str) -> str:
    """Return the name of a column without padding and emphasis: "Date" for "&nbsp;**Date**"."""
    return " ".join(cell.replace("&nbsp;", " ").split()).strip("*_ ")


def header_name(cell: str) -> str:
    """Return the name of a column for comparison: `header_text`, case-folded."""
    return header_text(cell).casefold()


_LEADING = re.compile(r"(?: ?(?:[^\w\s]|_)+| ?\d+)*")
_DIGITS = re.compile(r"\d+")
# The number of characters that determine the shape of a line.
_BEGINNING = 24


def line_shape(line: str) -> str:
    """Return the beginning of a line that is used to look up layouts.

    If the line begins with a letter, its shape is the first word: "Date:" for "Date: Fri". Otherwise, the shape is the
    leading marks with "0" for each number: "### [0] [" for "### [12] [Title](url)".
    """
    beginning = line[:_BEGINNING]
    if beginning[:1].isalpha():
        return beginning.split(None, 1)[0]
    return _shape(beginning)


@lru_cache(maxsize=1024)
def _shape(beginning: str) -> str:
    found = _LEADING.match(beginning)
    return _DIGITS.sub("0", found[0]) if found else ""


class Context:
    """Collects what a dialect reports besides papers: problems, structure, and dates.

    Attributes:
        document: The text.
        source: The name of the text, or None.
        problems: The problems so far.
        structured: The lines of the digest itself so far.
        listed: The dates of the digest so far.
    """

    def __init__(self, document: Document, source: str | None = None) -> None:
        self.document = document
        self.source = source
        self.problems: list[Problem] = []
        self.structured: list[range] = []
        self.listed: set[date] = set()
        self._named: dict[tuple[str, ...], tuple[str, ...]] = {}

    def bounded(self, names: tuple[str, ...], lines: range) -> tuple[str, ...]:
        """Return headings or column headers, cut to a bounded length and number.

        A cut becomes a problem.

        Args:
            names: The headings, outermost first, or the headers.
            lines: The lines of the first paper that has them.
        """
        if (known := self._named.get(names)) is None:
            known = tuple(name[:_LONGEST_NAME] for name in names[:MOST_HEADINGS])
            if known != names:
                longest = max(map(len, names))
                message = (
                    f"Expected at most {MOST_HEADINGS} headings, found more"
                    if longest <= _LONGEST_NAME
                    else f"Expected headings and headers of at most {_LONGEST_NAME} characters, found {longest}"
                )
                self.problem(Code.NAME_CUT, message, lines)
            self._named[names] = known
        return known

    def problem(self, code: str, message: str, lines: range, *, severity: Severity | None = None) -> None:
        """Record a problem of the digest. Use `Draft.problem` for a problem of one paper.

        Args:
            code: One of `Code`, or a kebab-case code of the dialect.
            message: What was expected and what was found. The line number is appended.
            lines: The lines of the problem, counted from 0, half open.
            severity: The severity of a code of the dialect; "error" by default.
        """
        self.problems.append(self.describe(code, message, lines, severity))

    def describe(self, code: str, message: str, lines: range, severity: Severity | None = None) -> Problem:
        """Return a problem without recording it. The arguments are those of `problem`."""
        return make_problem(
            str(code),
            severity or severity_of(code),
            f"{message} (line {lines.start + 1})",
            lines,
            self.document.lines[lines.start][:_EXCERPT] if lines else "",
        )

    def structure(self, *lines: range) -> None:
        """Record lines that belong to the digest itself, not to a paper."""
        self.structured.extend(lines)


class Notes:
    """Working data of a draft that is not part of the paper."""

    # Class attributes as defaults: most papers need few of these.
    parts: Sequence[str] = ()
    """The labelled parts of the summary, each with its label."""
    labels: set[str] | None = None
    """The labels read so far."""
    meant: frozenset[str] = frozenset()
    """The fields that undeclared labels have set."""
    more: dict[str, list[str]] | None = None
    """The second and later texts of repeated labels."""

    def __init__(self, context: Context) -> None:
        self.context = context


class Draft(UnfrozenPaper):  # type: ignore[misc]  # to type checkers, the fields of a record are read-only
    """A paper under construction: the record before it is frozen.

    A `Field` reads the text of a slot and sets attributes. They have the names and meanings of the fields of `Paper`.

    Attributes:
        links: The links so far, a list.
        extra: The texts without a field, by label, a dict.
        problems: The problems so far, a list.
        arxiv: The arXiv identifier and version from a field. Do not set it from links: `paper` reads these.
        notes: Working data; `notes.context` is the `Context`.
    """

    if not TYPE_CHECKING:  # pragma: no branch - type checkers do not know the slots of the record
        __slots__ = ()

    def __init__(
        self, context: Context, lines: range, headings: tuple[str, ...] = (), listed: date | None = None
    ) -> None:
        self.notes = Notes(context)
        self.title = ""
        self.authors: tuple[Author, ...] = ()
        self.et_al = False
        self.published: date | None = None
        self.published_precision: Precision | None = None
        self.listed = listed
        self.arxiv_id: str | None = None
        self.arxiv_version: int | None = None
        self.doi: str | None = None
        self.links: list[Link] = []
        self.abstract: str | None = None
        self.summary: Summary | None = None
        self.translated: tuple[Translation, ...] = ()
        self.tags: tuple[str, ...] = ()
        self.headings = headings
        self.venue: str | None = None
        self.comment: str | None = None
        self.extra: dict[str, str] = {}
        self.source = context.source
        self.dialect: str | None = None
        self.lines = lines
        self.also_at: tuple[range, ...] = ()
        self.problems: list[Problem] = []
        self.listings: tuple[Paper, ...] = ()
        for name, default in _UNNAMED:  # pragma: no cover - tests/model/test_declaring.py adds a field
            setattr(self, name, default)

    @property
    def arxiv(self) -> ArxivId | None:
        """The arXiv identifier from a field, or None. The finished paper then takes it from its links."""
        return ArxivId(self.arxiv_id, self.arxiv_version) if self.arxiv_id else None

    @arxiv.setter
    def arxiv(self, found: ArxivId | None) -> None:
        self.arxiv_id, self.arxiv_version = found or (None, None)

    def problem(self, code: str, message: str, lines: range | None = None) -> None:
        """Record a problem of this paper. It is dropped if the draft does not become a paper.

        Args:
            code: One of `Code`, or a kebab-case code of the dialect.
            message: What was expected and what was found. The line number is appended.
            lines: The lines of the problem; by default those of the paper.
        """
        self.problems.append(self.notes.context.describe(code, message, lines or self.lines))

    def keep(self, label: str, text: str) -> None:
        """Add a text without a field to `extra`. Texts with the same label are joined by a line break."""
        if label not in self.extra:
            self.extra[label] = text
        elif self.notes.more is None:
            self.notes.more = {label: [text]}
        else:
            self.notes.more.setdefault(label, []).append(text)

    def identifier(self) -> ArxivId | None:
        """Return the arXiv identifier and version from the links or a field, or None."""
        return arxiv_id_in(map(_URL, self.links), self.arxiv)

    def join(self, other: Draft) -> None:
        """Add the values of another listing of the same paper in the same digest."""
        for name in ("abstract", "summary", "translated", "tags", "venue", "comment"):
            if value := getattr(other, name):
                setattr(self, name, value)
        if other.authors:
            self.authors, self.et_al = other.authors, other.et_al
        self.problems += other.problems
        self.also_at += (other.lines,)

    def _cut_labels(self) -> None:
        """Cut labels that are too long. Join the texts of labels that are then equal."""
        found: dict[str, list[str]] = {}
        for label, text in self.extra.items():
            (name,) = self.notes.context.bounded((label,), self.lines)
            found.setdefault(name, []).append(text)
        self.extra = {label: "\n".join(texts) for label, texts in found.items()}

    def paper(self, dialect: str) -> Paper:
        """Freeze the draft and return it as a `Paper`. Identifiers that no field gave come from the links.

        Args:
            dialect: The name of the dialect.
        """
        notes, context = self.notes, self.notes.context
        number, version, self.doi, conflicting = identifiers_in(map(_URL, self.links), self.arxiv, self.doi)
        self.arxiv_id, self.arxiv_version = number, version
        for other in conflicting:
            self.problem(Code.CONFLICTING_IDS, f"Expected links to one paper, found one to arXiv {other}")
        if notes.parts and self.summary is None:
            self.summary = make_summary(PART_GAP.join(notes.parts))
        for label, texts in notes.more.items() if notes.more else ():
            self.extra[label] = "\n".join([self.extra[label], *texts])
        if self.headings:
            self.headings = context.bounded(self.headings, self.lines)
        for label in self.extra:
            if len(label) > _LONGEST_NAME:
                self._cut_labels()
                break
        if self.problems:
            context.problems += self.problems
        del self.notes
        self.dialect = dialect
        made: Any = self
        made.links, made.problems = tuple(self.links), tuple(self.problems)
        made.extra = FrozenDict(self.extra) if self.extra else EMPTY
        made.__class__ = Paper
        return made  # type: ignore[no-any-return]


# The fields of a paper that `Draft.__init__` does not set, with their defaults. A new field of `Paper` needs no change
# here.
_UNNAMED: tuple[tuple[str, object], ...] = ()
_UNNAMED = tuple(
    (field.name, field.default)
    for field in attrs.fields(Paper)
    if not hasattr(Draft(Context(Document.from_text("")), range(0)), field.name)
)

"""What a dialect is: the surface that every style, built in or from outside, is written against.

A dialect knows one style of digest. It declares what its listings look like, so that only a text that holds such a
thing ever asks it; and it turns the regions of a text that are its own into papers. It never interprets Markdown
that the style's template does not mean.
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
# Headings and headers stand with each of the papers below them: what is written out would grow with the square of the
# text if these could have any length.
_LONGEST_NAME = 500
#: The most headings that a record keeps.
MOST_HEADINGS = 32
#: What is between the labelled parts of a summary.
PART_GAP = "\n\n"
_URL = attrgetter("url")


@attrs.define  # freezing each of thousands would take as long as reading its first line
class Region:
    """A part of a text that a dialect claims as its own: the rows of a table, or one record."""

    lines: range
    """The lines that it stands on."""
    headings: tuple[str, ...]
    """The headings that it stands under, outermost first."""
    reason: str
    """What speaks for the dialect."""
    head: tuple[str, ...] = ()
    """For a table: the names of its columns as printed, as `header_text` gives them."""
    head_lines: range | None = None
    """For a table: the lines of its head."""
    rows: tuple[tuple[int, int], ...] = ()
    """For a table: the lines of its rows."""
    after_blank: frozenset[int] = frozenset()
    """For a table: the first lines of the rows that stand after a blank line."""
    layout: Layout | None = None
    """For a record: the layout that it was written by."""
    at: int = 0
    """For a record: where in the text it begins."""
    end: int = 0
    """For a record: where in the text it ends at the latest."""
    opened: Opened | None = None
    """For a record: what its first template read."""
    listed: date | None = None
    """The date of the digest: that of a line of its own above, else that in the headings."""


class Dialect(ABC):
    """One style of digest: what its papers look like, how they are read, and how they are written.

    A style is one file: its docstring shows a sample and the grammar, its class the rest. Instances hold no state;
    one is shared by all threads. Which parts of a text are the style's own is not its business: that is worked out
    from `heads`, `layouts` and `frame`. Most styles are a `RecordDialect` or a `TableDialect`, and declare only that.
    """

    name: ClassVar[str]
    """The name of the style: that of its module and of its folder of fixtures."""
    homepage: ClassVar[str]
    """Where the best-known digest of the style is found."""
    description: ClassVar[str]
    """One line that says what the style is."""
    heads: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The heads of its tables, as printed; the first is the one that is written."""
    layouts: ClassVar[tuple[Layout, ...]] = ()
    """The forms of its records that are no rows of a table."""
    frame: ClassVar[tuple[str, ...]] = ()
    """Templates of lines that are the digest's own: its title, its date (`{listed}`). The first is written."""

    needs: ClassVar[tuple[str, ...]] = ()
    """The headers of columns whose cells tell the style, if others have the same head."""

    is_html: ClassVar[bool] = False
    """Whether its records stand in HTML, so that layouts and frame are of its lines."""

    def is_row(self, cells: Sequence[str]) -> bool:  # noqa: ARG002 - for subclasses
        """Whether the cells of a row look like this style's, and like no other's: how rows without a head are told."""
        return False

    def is_told(self, head: tuple[str, ...], rows: Sequence[str]) -> bool:  # noqa: ARG002 - for subclasses
        """Whether a table with one of its heads shows what the style needs, as far as some rows tell."""
        return True

    @abstractmethod
    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        """Yield the papers of the regions that this dialect won, in any order.

        What was repaired or is odd goes to `context.problem`; lines that belong to no paper but to the digest's
        frame go to `context.structure`. What is in neither a paper nor the structure counts as unclaimed.
        """

    @abstractmethod
    def write(self, papers: Sequence[Paper]) -> str:
        """Return the text of a digest that lists papers, in their order, under their headings.

        What is written is read back and compared, so a dialect need not foresee all that it can't hold; where it
        does, it says so best.

        Raises:
            UnrepresentableError: The style has no place for something.
        """


def header_text(cell: str) -> str:
    """Return the name of a column without padding and emphasis: "&nbsp;**Date**" is "Date"."""
    return " ".join(cell.replace("&nbsp;", " ").split()).strip("*_ ")


def header_name(cell: str) -> str:
    """Return the name of a column as it is compared: that of `header_text` without case."""
    return header_text(cell).casefold()


_LEADING = re.compile(r"(?: ?(?:[^\w\s]|_)+| ?\d+)*")
_DIGITS = re.compile(r"\d+")
# So much of a line is looked at to tell its shape.
_BEGINNING = 24


def line_shape(line: str) -> str:
    """Return what a line begins with that can tell a layout: its marks, with numbers as "0", else its first word.

    "### [12] [Title](url)" has the shape "### [0] [", "Date: Fri" has "Date:".
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
    """Where a dialect puts what it has to say besides its papers."""

    def __init__(self, document: Document, source: str | None = None) -> None:
        self.document = document
        self.source = source
        self.problems: list[Problem] = []
        self.structured: list[range] = []
        self.listed: set[date] = set()
        self._named: dict[tuple[str, ...], tuple[str, ...]] = {}

    def bounded(self, names: tuple[str, ...], lines: range) -> tuple[str, ...]:
        """Return headings, or the headers of columns, of which those that are far too long are cut.

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
        """Record a problem of the digest; a problem of one paper goes to `Draft.problem`.

        Args:
            code: One of `Code`, or a kebab-case code of the dialect's own.
            message: What was expected and what was found; the place is added.
            lines: Where, counted from 0, half open.
            severity: For codes of the dialect's own; "error" unless given.
        """
        self.problems.append(self.describe(code, message, lines, severity))

    def describe(self, code: str, message: str, lines: range, severity: Severity | None = None) -> Problem:
        """Return a problem without recording it: the arguments are those of `problem`."""
        return make_problem(
            str(code),
            severity or severity_of(code),
            f"{message} (line {lines.start + 1})",
            lines,
            self.document.lines[lines.start][:_EXCERPT] if lines else "",
        )

    def structure(self, *lines: range) -> None:
        """Say that lines belong to the digest's own frame."""
        self.structured.extend(lines)


class Notes:
    """What a draft knows besides the fields of its paper."""

    # Most papers need few of these: what is missing is the class's, and costs nothing.
    parts: Sequence[str] = ()
    """The labelled parts of the summary, with their labels."""
    labels: set[str] | None = None
    """The labels that were read."""
    meant: frozenset[str] = frozenset()
    """The fields that labels were read to."""
    more: dict[str, list[str]] | None = None
    """The further texts of labels that were read several times."""

    def __init__(self, context: Context) -> None:
        self.context = context


class Draft(UnfrozenPaper):  # type: ignore[misc]  # to type checkers, the fields of a record are read-only
    """A paper in the making: the record itself, not frozen yet.

    Cells and fields of a listing are read into it. A field of a dialect sets the attributes that the text gives. They have
    the names and meanings of the fields of `Paper`.

    Attributes:
        links: The links so far, a list to append to.
        extra: Texts that have no field of their own, by label, a dict.
        problems: The problems so far, a list.
        arxiv: The arXiv identifier and version that a field gave. Links give theirs by themselves.
        notes: What is known besides: `notes.context` is where problems of the digest go.
    """

    if not TYPE_CHECKING:  # they know nothing of the slots of the record
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
        for name, default in _UNNAMED:
            setattr(self, name, default)

    @property
    def arxiv(self) -> ArxivId | None:
        """The arXiv identifier that a field gives; where none does, the finished paper has that of its links."""
        return ArxivId(self.arxiv_id, self.arxiv_version) if self.arxiv_id else None

    @arxiv.setter
    def arxiv(self, found: ArxivId | None) -> None:
        self.arxiv_id, self.arxiv_version = found or (None, None)

    def problem(self, code: str, message: str, lines: range | None = None) -> None:
        """Record a problem of this paper; it counts only if the draft becomes one.

        Args:
            code: One of `Code`, or a kebab-case code of the dialect's own.
            message: What was expected and what was found; the place is added.
            lines: Where; the lines of the paper if not given.
        """
        self.problems.append(self.notes.context.describe(code, message, lines or self.lines))

    def keep(self, label: str, text: str) -> None:
        """Keep a text with no home in the record under its label, below those that have the same."""
        if label not in self.extra:
            self.extra[label] = text
        elif self.notes.more is None:
            self.notes.more = {label: [text]}
        else:
            self.notes.more.setdefault(label, []).append(text)

    def identifier(self) -> ArxivId | None:
        """Return the arXiv identifier that the links or a field give, with its version."""
        return arxiv_id_in(map(_URL, self.links), self.arxiv)

    def join(self, other: Draft) -> None:
        """Take over what another listing of the same paper in the same digest says."""
        for name in ("abstract", "summary", "translated", "tags", "venue", "comment"):
            if value := getattr(other, name):
                setattr(self, name, value)
        if other.authors:
            self.authors, self.et_al = other.authors, other.et_al
        self.problems += other.problems
        self.also_at += (other.lines,)

    def _cut_labels(self) -> None:
        """Cut the labels that are far too long; texts whose labels begin alike go under one."""
        found: dict[str, list[str]] = {}
        for label, text in self.extra.items():
            (name,) = self.notes.context.bounded((label,), self.lines)
            found.setdefault(name, []).append(text)
        self.extra = {label: "\n".join(texts) for label, texts in found.items()}

    def paper(self, dialect: str) -> Paper:
        """Return the finished paper: the draft itself, from now on frozen.

        Its identifiers come from its links where no field gave them.
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


# The fields that a draft does not name, with their defaults: what is declared anew in the record is the draft's as well.
_UNNAMED: tuple[tuple[str, object], ...] = ()
_UNNAMED = tuple(
    (field.name, field.default)
    for field in attrs.fields(Paper)
    if not hasattr(Draft(Context(Document.from_text("")), range(0)), field.name)
)

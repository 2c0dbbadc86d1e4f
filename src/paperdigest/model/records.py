"""The classes of the records. The package's docstring states their guarantees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping  # noqa: TC003 - cattrs resolves the annotations at run time
from datetime import date  # noqa: TC003 - as above
from functools import cache, cached_property
from operator import attrgetter, call
from typing import Any, Literal

import attrs

from paperdigest.model import on_demand
from paperdigest.model.declaring import declare
from paperdigest.model.frozendict import EMPTY, FrozenDict
from paperdigest.model.showing import ShowsItself
from paperdigest.normalize import names

#: The precision of a date. Its missing parts are 1.
Precision = Literal["day", "month", "year"]

#: The target of a link.
LinkKind = Literal[
    "abstract",
    "pdf",
    "html",
    "code",
    "model",
    "dataset",
    "demo",
    "project",
    "huggingface",
    "video",
    "note",
    "other",
]

#: "note": a repair that lost and guessed nothing. "error": something was lost, guessed, or looks like a paper but was
#: not read.
Severity = Literal["note", "error"]


class _Record(ShowsItself):
    """A record that is pickled as a constructor call, without its cached values.

    Compared with attrs, which pickles a dict of fields, pickling takes half the time and loading three quarters.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        kind: type = type(self)
        return call, _call_of(kind)(self)


@cache
def _call_of(record: type) -> attrgetter[tuple[Any, ...]]:
    return attrgetter("__class__", *(field.name for field in attrs.fields(record)))


@attrs.frozen(repr=False)
class Problem(_Record):
    """One repair or irregularity in a digest."""

    code: str
    """The kind of problem: a stable kebab-case code of `paperdigest.problems`."""
    severity: Severity
    """"note" or "error"."""
    message: str
    """One line: what is wrong, and where (lines counted from 1)."""
    lines: range
    """The affected lines of the text, counted from 0, half open."""
    excerpt: str = ""
    """The beginning of those lines."""

    def _repr_html_(self) -> str:
        """Return the problem as HTML for notebooks."""
        return on_demand.to_html(self)


@attrs.frozen(repr=False)
class Author(_Record):
    """One author of a paper."""

    name: str
    """The name as printed, with folded white space."""
    is_handle: bool = False
    """Whether `name` is a user name of a site (such as "jdoe42"), not a person's name."""

    @property
    def given(self) -> str:
        """The given names; "" for a handle, a group or a single name."""
        return names.split_name(self.name).given if not self.is_handle else ""

    @property
    def family(self) -> str:
        """The family name with its particles ("van der Berg"); the whole name if it can't be split."""
        return names.split_name(self.name).family if not self.is_handle else self.name

    @property
    def suffix(self) -> str:
        """The suffix of the name ("Jr.", "III", "PhD"); "" without one."""
        return names.split_name(self.name).suffix if not self.is_handle else ""


@attrs.frozen(repr=False)
class Link(_Record):
    """One link of a listing, exactly as printed."""

    url: str
    """The address as printed."""
    label: str | None = None
    """The text of the link; None if the link is bare or wraps the title."""
    kind: LinkKind = "other"
    """The target, inferred from the link's position in the listing, its address and its label."""


@attrs.frozen(repr=False)
class Translation(_Record):
    """A translation of a paper's abstract or summary.

    Two translations are equal if their texts are equal, because the text determines the language.
    """

    text: str
    """The translated text."""
    declared: str | None = attrs.field(default=None, eq=False)
    """The BCP 47 tag, if the digest declares the language."""

    @cached_property
    def language(self) -> str:
        """The BCP 47 tag: the declared one, else the identified one ("und" if it can't be identified)."""
        if self.declared is not None:
            return self.declared
        return on_demand.language_of(self.text) or "und"


@attrs.frozen(repr=False)
class Metric(_Record):
    """One number that a summary reports as a result.

    The terms are those of the literature on results extraction (task, dataset, metric, score, method).
    """

    value: float
    """The number, without separators and with suffixes multiplied out (1.2M is 1200000). Percent stays as written."""
    text: str
    """The shortest part of the text that contains the number and its unit."""
    span: tuple[int, int]
    """The position of `text` in the summary's text, in characters, half open."""
    high: float | None = None
    """The upper end of a range, else None."""
    unit: str | None = None
    """"%", "pp", "points", "x", or the usual symbol ("ms", "GB", "tokens/s"); None for a bare number."""
    uncertainty: float | None = None
    """The number after the plus-minus sign."""
    bound: Literal["=", "<=", ">=", "~"] = "="
    """Whether the text reports the value itself, a bound or an approximation."""
    kind: Literal["level", "change", "stat"] = "level"
    """A measured value, a difference or factor compared with something else, or a test statistic."""
    direction: Literal["up", "down"] | None = None
    """The direction of a change, else None."""
    role: Literal["result", "baseline"] = "result"
    """Whether it is a result, or a baseline that a result is compared with."""
    name: str | None = None
    """What is measured, in the text's own words ("F1 score")."""
    datasets: tuple[str, ...] = ()
    """The data sets that it was measured on."""
    subject: str | None = None
    """The system that the value belongs to."""
    baselines: tuple[str, ...] = ()
    """The systems that a change is compared with."""
    section: str | None = None
    """The key of the summary section that contains it."""

    @property
    def dataset_keys(self) -> tuple[str, ...]:
        """A grouping key for each of `datasets`, whatever its spelling: "AIME 24" and "AIME-24" are both "aime24"."""
        return on_demand.dataset_keys(self.datasets)


@attrs.frozen(repr=False)
class Summary(_Record):
    """A summary of a paper by someone other than its authors."""

    text: str
    """The whole text as printed, trimmed."""

    @classmethod
    def from_text(cls, text: str) -> Summary:
        """Return a summary with a trimmed text.

        Args:
            text: The summary as printed, with or without markers such as "i)".
        """
        return cls(text.strip())

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The recognized sections, in text order.

        Keys: summary, objective, method, results, implication, follow_up. Sections that can't be recognized are left
        out, never guessed.
        """
        return FrozenDict(on_demand.sections_of(self.text))

    @cached_property
    def bullets(self) -> tuple[str, ...]:
        """The items of a list ("- one - two"), without their markers; () for prose."""
        return on_demand.bullets_of(self.text)


def _frozen_dict(value: Mapping[str, str]) -> FrozenDict:
    return value if isinstance(value, FrozenDict) else FrozenDict(value) if value else EMPTY


class _Drafted:
    """A slot for the notes of a draft (`paperdigest.dialect.Draft`). It is empty in a finished paper."""

    __slots__ = ("notes",)


@attrs.frozen(repr=False)
class Paper(_Drafted, _Record):
    """One listing of a paper in a digest, or several listings joined by `merge`."""

    title: str = attrs.field(metadata=declare("title", slot=False))
    """The title as printed, with folded white space, without the markup of the template. LaTeX, `*`, `_` stay."""
    authors: tuple[Author, ...] = attrs.field(default=(), metadata=declare("authors"))
    """The authors in printed order; () for an empty cell."""
    et_al: bool = attrs.field(default=False, metadata=declare("authors", goes_with="authors"))
    """Whether the list of authors was cut ("et al.", "and others", "等")."""
    published: date | None = attrs.field(default=None, metadata=declare("date"))
    """The date of the paper; the first day of a month or year if no day is known: see `published_precision`."""
    published_precision: Precision | None = attrs.field(
        default=None, metadata=declare("date", goes_with="published", slot=False)
    )
    """"day", "month" or "year"; None without `published`. Missing parts are never taken from the current date."""
    listed: date | None = attrs.field(default=None, metadata=declare("earliest", slot=False))
    """The date of the digest (from a heading or front matter)."""
    arxiv_id: str | None = attrs.field(
        default=None, metadata=declare("identifier", goes_with="links", slot=False)
    )
    """The arXiv identifier without version: "2501.18492", or an old one such as "cs/0112017"."""
    arxiv_version: int | None = attrs.field(
        default=None, metadata=declare("identifier", goes_with="links", slot=False)
    )
    """The arXiv version in the listing, counted from 1."""
    doi: str | None = attrs.field(default=None, metadata=declare("longest", goes_with="links", slot=False))
    """The DOI without the resolver's address: "10.1000/182"."""
    links: tuple[Link, ...] = attrs.field(default=(), metadata=declare("links"))
    """The links of the listing, in printed order."""
    abstract: str | None = attrs.field(default=None, metadata=declare("longest"))
    """The authors' abstract, trimmed, with its line breaks."""
    summary: Summary | None = attrs.field(default=None, metadata=declare("longest"))
    """A summary by someone other than the authors."""
    translated: tuple[Translation, ...] = attrs.field(
        default=(), metadata=declare("translations", column="translations")
    )
    """The translations in printed order; `translations` has them by language."""
    tags: tuple[str, ...] = attrs.field(default=(), metadata=declare("all"))
    """The labels of the paper."""
    headings: tuple[str, ...] = attrs.field(default=(), metadata=declare("first", slot=False))
    """The headings above the listing, outermost first."""
    venue: str | None = attrs.field(default=None, metadata=declare("longest", shown="fact"))
    """The venue as printed, including the year ("ICML 2019")."""
    comment: str | None = attrs.field(default=None, metadata=declare("longest", shown="line"))
    """The authors' comment ("12 pages, 3 figures")."""
    extra: FrozenDict = attrs.field(default=EMPTY, converter=_frozen_dict, metadata=declare("named"))
    """Columns and labelled values that match no other field, by header or label."""
    source: str | None = attrs.field(default=None, eq=False, metadata=declare("first", slot=False))
    """The path or name of the digest, as passed to `parse_file`, `parse_files` or the command line."""
    dialect: str | None = attrs.field(default=None, eq=False, metadata=declare("first", slot=False))
    """The name of the style of the listing."""
    lines: range | None = attrs.field(
        default=None, eq=False, metadata=declare("none", slot=False, column="line")
    )
    """The lines of the listing in the original text, counted from 0, half open."""
    also_at: tuple[range, ...] = attrs.field(
        default=(), eq=False, metadata=declare("none", slot=False, column="")
    )
    """Further lines of the listing, apart from `lines` (such as an abstract below the table)."""
    problems: tuple[Problem, ...] = attrs.field(default=(), eq=False, metadata=declare("first", slot=False))
    """The problems of this listing."""
    listings: tuple[Paper, ...] = attrs.field(default=(), eq=False, metadata=declare("none", slot=False))
    """The original listings that `merge` joined; () for a single listing."""

    @property
    def url(self) -> str | None:
        """The address of the paper's page: its abstract link, else that of its identifier, else its first link."""
        for link in self.links:
            if link.kind == "abstract":
                return link.url
        if self.arxiv_id is not None:
            return f"https://arxiv.org/abs/{self._versioned_id}"
        if self.doi is not None:
            return f"https://doi.org/{self.doi}"
        return self.links[0].url if self.links else None

    @property
    def pdf_url(self) -> str | None:
        """The address of the PDF: its pdf link, else the arXiv address of its identifier, else None."""
        for link in self.links:
            if link.kind == "pdf":
                return link.url
        return None if self.arxiv_id is None else f"https://arxiv.org/pdf/{self._versioned_id}"

    @property
    def _versioned_id(self) -> str:
        return f"{self.arxiv_id}v{self.arxiv_version}" if self.arxiv_version else f"{self.arxiv_id}"

    @cached_property
    def translations(self) -> Mapping[str, str]:
        """The translations by BCP 47 tag ("zh-Hant", "ja"). The languages are identified on first access.

        A second text in the same language gets a private-use suffix ("ja-x-2"), so that all are kept.
        """
        found: dict[str, str] = {}
        for one in self.translated:
            tag, number = one.language, 2
            while tag in found:
                tag = f"{one.language}-x-{number}"
                number += 1
            found[tag] = one.text
        return FrozenDict(found)

    @cached_property
    def language(self) -> str | None:
        """The BCP 47 tag of the abstract, else of the summary; None if both are missing or it can't be identified."""
        text = self.abstract or (self.summary.text if self.summary else None)
        return on_demand.language_of(text) if text else None

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The numbers that the summary, else the abstract, reports as results. They are extracted on first access.

        For the other texts of a merged paper, see the metrics of its `listings`.
        """
        text = self.summary.text if self.summary is not None else self.abstract
        return on_demand.metrics_of(text) if text else ()

    def to_dict(self) -> dict[str, Any]:
        """Return the paper as a dict of JSON types. Its key "version" has the version of the record."""
        return on_demand.to_dict(self)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Paper:
        """Return the paper of a dict that `to_dict` returned.

        Raises:
            RecordError: `data` is not a valid record, or its version is unknown.
        """
        return on_demand.from_dict(data)

    def _repr_html_(self) -> str:
        """Return the paper as HTML for notebooks."""
        return on_demand.to_html(self)


@attrs.frozen(repr=False)
class Unclaimed(_Record):
    """A run of lines that belongs neither to a paper nor to the digest's structure."""

    lines: range
    """The lines, counted from 0, half open."""
    text: str
    """Their text."""


@attrs.frozen(repr=False)
class Digest(_Record):
    """Everything read from one text.

    Every line that is not blank belongs to exactly one of: a paper (`lines`, `also_at`), `structure`, `unclaimed`.

    A digest is a collection of its papers, so functions that take papers also take a digest: `merge(digest)`,
    `papers_to_pandas(digest)`. It is also an Arrow stream of its papers.
    """

    papers: tuple[Paper, ...] = ()
    """The papers in text order."""
    problems: tuple[Problem, ...] = ()
    """The problems of the papers and of the text, in line order."""
    structure: tuple[range, ...] = ()
    """The lines of the digest's frame: headings, table heads, rules."""
    unclaimed: tuple[Unclaimed, ...] = ()
    """The remaining lines: prose, banners, tables that do not list papers."""
    dialects: tuple[str, ...] = ()
    """The names of the styles found, in text order."""
    title: str | None = None
    """The title in the front matter, else the first heading."""
    listed: date | None = None
    """The date of the digest, if its papers have the same date."""
    source: str | None = attrs.field(default=None, eq=False)
    """The path or name of the digest, as passed by the caller."""

    def __iter__(self) -> Iterator[Paper]:
        return iter(self.papers)

    def __len__(self) -> int:  # polars before 2 treats objects without a length as generators of rows
        return len(self.papers)

    def __bool__(self) -> bool:  # a digest without papers is true, too
        return True

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the papers as an Arrow stream for pyarrow, polars, pandas and DuckDB (`pyarrow.table(digest)`).

        The columns are those of `paperdigest.export.to_table`. Needs the extra `arrow`.
        """
        return on_demand.to_arrow_stream(self.papers, requested_schema)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems of severity "error": text that was lost, guessed, or looks like a paper but was not read."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def _repr_html_(self) -> str:
        """Return the digest as HTML for notebooks."""
        return on_demand.to_html(self)


@attrs.frozen(repr=False)
class Detection(_Record):
    """How well a dialect matches a text."""

    dialect: str
    """The name of the dialect."""
    confidence: float
    """From 0 to 1: the share of the lines of listings that it can read, times how well they match."""
    reason: str
    """The evidence for the dialect, with the number of its first line."""

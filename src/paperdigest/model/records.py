"""The records themselves; the package says what they promise."""

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

#: How much of a date the digest gives. The parts that are missing are 1.
Precision = Literal["day", "month", "year"]

#: What a link leads to.
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

#: "note": repaired, nothing lost or guessed. "error": lost, guessed, or looks like a paper and was not read.
Severity = Literal["note", "error"]


class _Record(ShowsItself):
    """What is pickled as the call that makes it, without what was worked out on demand.

    Pickling takes half of the time that the way of attrs takes (a dict of its fields), and loading three quarters.
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
    """One thing that was repaired in a digest, or that is odd about it."""

    code: str
    """What kind of problem it is: one of the stable kebab-case codes of `paperdigest.problems`."""
    severity: Severity
    """"note" or "error"."""
    message: str
    """One line: what was expected, what was found, and where (lines counted from 1)."""
    lines: range
    """The lines of the text that it is about, counted from 0, half open."""
    excerpt: str = ""
    """The beginning of those lines."""

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return on_demand.to_html(self)


@attrs.frozen(repr=False)
class Author(_Record):
    """One author of a paper."""

    name: str
    """The name as printed, white space folded."""
    is_handle: bool = False
    """Whether `name` is a user name of some site (such as "jdoe42") in place of a person's name."""

    @property
    def given(self) -> str:
        """The given names, "" where the name has none (a handle, a group, a single name)."""
        return names.split_name(self.name).given if not self.is_handle else ""

    @property
    def family(self) -> str:
        """The family name with its particles ("van der Berg"); the whole name where it cannot be parted."""
        return names.split_name(self.name).family if not self.is_handle else self.name

    @property
    def suffix(self) -> str:
        """What follows the name without being part of it ("Jr.", "III", "PhD"), "" where nothing does."""
        return names.split_name(self.name).suffix if not self.is_handle else ""


@attrs.frozen(repr=False)
class Link(_Record):
    """One link of a listing, exactly as the digest gives it."""

    url: str
    """The target as printed."""
    label: str | None = None
    """The text of the link; None where the link is bare, or wraps the title."""
    kind: LinkKind = "other"
    """What it leads to, told from the place in the listing, the address and the label."""


@attrs.frozen(repr=False)
class Translation(_Record):
    """A translation of a paper's abstract or summary.

    Two translations are equal where their texts are: the language follows from the text.
    """

    text: str
    """The translated text."""
    declared: str | None = attrs.field(default=None, eq=False)
    """The BCP 47 tag, where the digest says which language it is."""

    @cached_property
    def language(self) -> str:
        """The BCP 47 tag: the declared one, else worked out from the text ("und" where it can't be told)."""
        if self.declared is not None:
            return self.declared
        return on_demand.language_of(self.text) or "und"


@attrs.frozen(repr=False)
class Metric(_Record):
    """One number that a summary reports as a result.

    The words follow the literature on results extraction (task, dataset, metric, score, method).
    """

    value: float
    """The number: separators removed, suffixes multiplied out (1.2M is 1200000), percent as written."""
    text: str
    """The shortest piece of the text that holds the number and its unit."""
    span: tuple[int, int]
    """Where `text` is in the summary's text: half open, in characters."""
    high: float | None = None
    """The upper end of a range, else None."""
    unit: str | None = None
    """"%", "pp", "points", "x", or the usual short form ("ms", "GB", "tokens/s"); None for a bare number."""
    uncertainty: float | None = None
    """The number after the plus-minus sign."""
    bound: Literal["=", "<=", ">=", "~"] = "="
    """Whether the text gives the value itself, a bound on it, or an approximation."""
    kind: Literal["level", "change", "stat"] = "level"
    """A value reached, a difference or factor against something else, or a test statistic."""
    direction: Literal["up", "down"] | None = None
    """For a change: which way."""
    role: Literal["result", "baseline"] = "result"
    """Whether it is the finding, or what the finding is compared with."""
    name: str | None = None
    """What is measured, in the text's own words ("F1 score")."""
    datasets: tuple[str, ...] = ()
    """What it was measured on."""
    subject: str | None = None
    """The system that the value belongs to."""
    baselines: tuple[str, ...] = ()
    """The systems that a change is measured against."""
    section: str | None = None
    """The key of the summary section that it stands in."""

    @property
    def dataset_keys(self) -> tuple[str, ...]:
        """What tells each of `datasets` apart however it is written, to group by: "AIME 24" and "AIME-24" are "aime24"."""
        return on_demand.dataset_keys(self.datasets)


@attrs.frozen(repr=False)
class Summary(_Record):
    """Someone else's summary of a paper."""

    text: str
    """The whole text, its own characters, trimmed."""

    @classmethod
    def from_text(cls, text: str) -> Summary:
        """Return the summary that a text is.

        Args:
            text: The summary as a digest prints it, with or without markers such as "i)".
        """
        return cls(text.strip())

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The parts that can be told apart, in the text's order.

        Keys: summary, objective, method, results, implication, follow_up. A part that cannot be told apart is
        left out, never guessed.
        """
        return FrozenDict(on_demand.sections_of(self.text))

    @cached_property
    def bullets(self) -> tuple[str, ...]:
        """The items of a summary that is a list ("- one - two"), without their markers; () for prose."""
        return on_demand.bullets_of(self.text)


def _frozen_dict(value: Mapping[str, str]) -> FrozenDict:
    return value if isinstance(value, FrozenDict) else FrozenDict(value) if value else EMPTY


class _Drafted:
    """Room for the notes of a paper that is still being read (`paperdigest.dialect.Draft`); it is empty in a finished one."""

    __slots__ = ("notes",)


@attrs.frozen(repr=False)
class Paper(_Drafted, _Record):
    """One listing of one paper in one digest, or what `merge` made of several."""

    title: str = attrs.field(metadata=declare("title", slot=False))
    """The title's own characters, white space folded, the template's wrapping removed. LaTeX, `*`, `_` stay."""
    authors: tuple[Author, ...] = attrs.field(default=(), metadata=declare("authors"))
    """The authors in the order printed; () for an empty cell."""
    et_al: bool = attrs.field(default=False, metadata=declare("authors", goes_with="authors"))
    """Whether the list of authors was cut ("et al.", "and others", "等")."""
    published: date | None = attrs.field(default=None, metadata=declare("date"))
    """The paper's own date. The first day stands for a month or a year: see `published_precision`."""
    published_precision: Precision | None = attrs.field(
        default=None, metadata=declare("date", goes_with="published", slot=False)
    )
    """"day", "month" or "year"; None without `published`. A missing part is never filled in from today."""
    listed: date | None = attrs.field(default=None, metadata=declare("earliest", slot=False))
    """The digest's date (heading, file front matter)."""
    arxiv_id: str | None = attrs.field(
        default=None, metadata=declare("identifier", goes_with="links", slot=False)
    )
    """The arXiv identifier without version: "2501.18492", or the old style "cs/0112017"."""
    arxiv_version: int | None = attrs.field(
        default=None, metadata=declare("identifier", goes_with="links", slot=False)
    )
    """The version that the listing names, from 1."""
    doi: str | None = attrs.field(default=None, metadata=declare("longest", goes_with="links", slot=False))
    """The DOI, without resolver: "10.1000/182"."""
    links: tuple[Link, ...] = attrs.field(default=(), metadata=declare("links"))
    """Exactly the links of the listing, in order."""
    abstract: str | None = attrs.field(default=None, metadata=declare("longest"))
    """The authors' abstract, trimmed, its own line breaks kept."""
    summary: Summary | None = attrs.field(default=None, metadata=declare("longest"))
    """Someone else's summary."""
    translated: tuple[Translation, ...] = attrs.field(
        default=(), metadata=declare("translations", column="translations")
    )
    """The translations in the order printed; `translations` has them by language."""
    tags: tuple[str, ...] = attrs.field(default=(), metadata=declare("all"))
    """Labels given to the paper."""
    headings: tuple[str, ...] = attrs.field(default=(), metadata=declare("first", slot=False))
    """The headings that it stands under, outermost first."""
    venue: str | None = attrs.field(default=None, metadata=declare("longest", shown="fact"))
    """The slot's own words, year included ("ICML 2019")."""
    comment: str | None = attrs.field(default=None, metadata=declare("longest", shown="line"))
    """The authors' comment ("12 pages, 3 figures")."""
    extra: FrozenDict = attrs.field(default=EMPTY, converter=_frozen_dict, metadata=declare("named"))
    """Every column or field with no home above, under its header."""
    source: str | None = attrs.field(default=None, eq=False, metadata=declare("first", slot=False))
    """The path or name of the digest, as `parse_file`, `parse_files` or the command line was given it."""
    dialect: str | None = attrs.field(default=None, eq=False, metadata=declare("first", slot=False))
    """The name of the style that it was read from."""
    lines: range | None = attrs.field(
        default=None, eq=False, metadata=declare("none", slot=False, column="line")
    )
    """The lines of the listing in the text as given, counted from 0, half open."""
    also_at: tuple[range, ...] = attrs.field(
        default=(), eq=False, metadata=declare("none", slot=False, column="")
    )
    """Further lines of the same listing, away from `lines` (an abstract printed below the table)."""
    problems: tuple[Problem, ...] = attrs.field(default=(), eq=False, metadata=declare("first", slot=False))
    """What was repaired or odd in this listing."""
    listings: tuple[Paper, ...] = attrs.field(default=(), eq=False, metadata=declare("none", slot=False))
    """The listings that `merge` made the record of, each as it was given; () for what is one listing itself."""

    @property
    def url(self) -> str | None:
        """The address of the paper's page: its abstract link, else an address made of its identifiers, else its first link."""
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
        """The address of the PDF: its pdf link, else the one that arXiv has for its identifier, else None."""
        for link in self.links:
            if link.kind == "pdf":
                return link.url
        return None if self.arxiv_id is None else f"https://arxiv.org/pdf/{self._versioned_id}"

    @property
    def _versioned_id(self) -> str:
        return f"{self.arxiv_id}v{self.arxiv_version}" if self.arxiv_version else f"{self.arxiv_id}"

    @cached_property
    def translations(self) -> Mapping[str, str]:
        """The translations by BCP 47 tag ("zh-Hant", "ja"); the tags are worked out when first asked for.

        A second text in the same language gets a private-use suffix ("ja-x-2"), so that none hides another.
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
        """The BCP 47 tag of the abstract, else of the summary; None without either, or where it can't be told."""
        text = self.abstract or (self.summary.text if self.summary else None)
        return on_demand.language_of(text) if text else None

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The numbers that the summary, else the abstract, reports as results; worked out when first asked for.

        Those of the other texts of a paper that was merged are those of its `listings`.
        """
        text = self.summary.text if self.summary is not None else self.abstract
        return on_demand.metrics_of(text) if text else ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as a dict of JSON types, with the version of its form under "version"."""
        return on_demand.to_dict(self)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Paper:
        """Return the record that `to_dict` gave.

        Raises:
            RecordError: `data` is not such a dict, or its version is not known.
        """
        return on_demand.from_dict(data)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return on_demand.to_html(self)


@attrs.frozen(repr=False)
class Unclaimed(_Record):
    """A run of lines that belongs to no paper and is not the digest's structure."""

    lines: range
    """The lines, counted from 0, half open."""
    text: str
    """Their text."""


@attrs.frozen(repr=False)
class Digest(_Record):
    """All that was read from one text.

    Every line that is not blank belongs to exactly one of: a paper (`lines`, `also_at`), `structure`, `unclaimed`.

    A digest has the length of its papers and iterates over them, so that it can be given to whatever takes papers: `merge(digest)`,
    `papers_to_pandas(digest)`. It is an Arrow stream of them, too.
    """

    papers: tuple[Paper, ...] = ()
    """The papers in the order of the text."""
    problems: tuple[Problem, ...] = ()
    """The problems of all papers, and those of the text, in the order of their lines."""
    structure: tuple[range, ...] = ()
    """The lines of the digest's own frame: headings, heads of tables, rules."""
    unclaimed: tuple[Unclaimed, ...] = ()
    """What is left: prose, banners, tables that list no papers."""
    dialects: tuple[str, ...] = ()
    """The names of the styles found, in the order of the text."""
    title: str | None = None
    """The first heading of the text."""
    listed: date | None = None
    """The date of the digest: that of its papers where they agree."""
    source: str | None = attrs.field(default=None, eq=False)
    """The path or name of the digest as it was given."""

    def __iter__(self) -> Iterator[Paper]:
        return iter(self.papers)

    def __len__(self) -> int:  # polars before 2 takes what has none for a generator of rows
        return len(self.papers)

    def __bool__(self) -> bool:  # one without papers is one, too
        return True

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the papers as the stream that Arrow, polars, pandas and DuckDB read (`pyarrow.table(digest)`).

        Its columns are those of `paperdigest.export.to_table`. Needs the extra `arrow`.
        """
        return on_demand.to_arrow_stream(self.papers, requested_schema)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems of severity "error": what was lost, guessed, or looks like a paper and was not read."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return on_demand.to_html(self)


@attrs.frozen(repr=False)
class Detection(_Record):
    """How well a dialect fits a text."""

    dialect: str
    """The name of the dialect."""
    confidence: float
    """From 0 to 1: the share of the lines that look like listings and that it can read, times how well they fit."""
    reason: str
    """What speaks for it, with the first line where it does."""

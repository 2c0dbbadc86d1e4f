"""Code as a user writes it: checked, never run, by mypy and pyright in their strictest modes against the installed wheel.

What is said of a type here (`assert_type`) is what an editor shows, so a public name that loses its type fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, assert_type

from hypothesis import given
from hypothesis import strategies as st

import paperdigest
from paperdigest import (
    Author,
    Detection,
    Dialect,
    DialectNotFoundError,
    Digest,
    DigestError,
    FileResult,
    Link,
    Metric,
    Paper,
    PaperdigestError,
    Problem,
    RecordError,
    Summary,
    Translation,
    Unclaimed,
    UnrepresentableError,
)
from paperdigest import strategies as digests_of
from paperdigest.dialect import (
    Context,
    Date,
    Document,
    Draft,
    Field,
    Labelled,
    Layout,
    Outgoing,
    RecordDialect,
    Region,
    TableDialect,
)
from paperdigest.dialect.explain import Explanation
from paperdigest.export import (
    from_jsonl,
    metric_rows,
    metrics_to_csv,
    metrics_to_pandas,
    paper_schema,
    papers_to_pandas,
    papers_to_polars,
    to_atom,
    to_bibtex,
    to_csl,
    to_csl_json,
    to_csv,
    to_jsonl,
    to_ris,
)
from paperdigest.export.bibtex import to_bibtex as to_bibtex_of_its_module
from paperdigest.report import report_html
from paperdigest.testing import check_dialect


def reading(text: str, path: Path) -> None:
    """Every way to read, with what it gives."""
    assert_type(paperdigest.parse(text), list[Paper])
    assert_type(paperdigest.parse(text, dialect="monthly_list", strict=True), list[Paper])
    assert_type(paperdigest.parse_file(path), list[Paper])
    assert_type(paperdigest.parse_file("may.md", fallback="windows-1252"), list[Paper])
    assert_type(paperdigest.parse_digest(text), Digest)
    assert_type(paperdigest.parse_digest_file(path), Digest)
    assert_type(paperdigest.parse_digest_bytes(path.read_bytes()), Digest)
    assert_type(paperdigest.parse_files([path, "may.md"], workers=2), Iterator[FileResult])
    assert_type(paperdigest.parse_files("may/*.md"), Iterator[FileResult])
    assert_type(paperdigest.parse_files(path), Iterator[FileResult])
    assert_type(paperdigest.detect(text), list[Detection])
    assert_type(paperdigest.dialects(), Mapping[str, Dialect])
    assert_type(paperdigest.merge(iter(paperdigest.parse(text))), list[Paper])
    assert_type(paperdigest.merge(paperdigest.parse_digest(text)), list[Paper])
    assert_type([paper.title for paper in paperdigest.parse_digest(text)], list[str])
    assert_type(paperdigest.render(paperdigest.parse(text), dialect="arxiv_daily"), str)
    assert_type(paperdigest.extract_metrics(text), tuple[Metric, ...])
    for result in paperdigest.parse_files(path.rglob("*.md"), progress=lambda done, name: print(done, name)):
        if result.digest is None:
            assert_type(result.error, Exception | None)


def records(paper: Paper, digest: Digest, metric: Metric, problem: Problem) -> None:
    """Every field of the records."""
    assert_type(paper.title, str)
    assert_type(paper.authors, tuple[Author, ...])
    assert_type(paper.et_al, bool)
    assert_type(paper.published, date | None)
    assert_type(paper.published_precision, Literal["day", "month", "year"] | None)
    assert_type(paper.listed, date | None)
    assert_type(paper.arxiv_id, str | None)
    assert_type(paper.arxiv_version, int | None)
    assert_type(paper.doi, str | None)
    assert_type(paper.url, str | None)
    assert_type(paper.pdf_url, str | None)
    assert_type(paper.links, tuple[Link, ...])
    assert_type(paper.abstract, str | None)
    assert_type(paper.summary, Summary | None)
    assert_type(paper.translated, tuple[Translation, ...])
    assert_type(paper.translations, Mapping[str, str])
    assert_type(paper.tags, tuple[str, ...])
    assert_type(paper.headings, tuple[str, ...])
    assert_type(paper.venue, str | None)
    assert_type(paper.comment, str | None)
    extra: Mapping[str, str] = paper.extra
    print(extra)
    assert_type(paper.metrics, tuple[Metric, ...])
    assert_type(paper.language, str | None)
    assert_type(paper.dialect, str | None)
    assert_type(paper.lines, range | None)
    assert_type(paper.also_at, tuple[range, ...])
    assert_type(paper.source, str | None)
    assert_type(paper.listings, tuple[Paper, ...])
    assert_type(paper.problems, tuple[Problem, ...])
    assert_type(paper.to_dict(), dict[str, Any])
    assert_type(Paper.from_dict(paper.to_dict()), Paper)
    assert_type(paper.authors[0].family, str)
    assert_type(paper.authors[0].given, str)
    assert_type(digest.papers, tuple[Paper, ...])
    assert_type(digest.problems, tuple[Problem, ...])
    assert_type(digest.errors, tuple[Problem, ...])
    assert_type(digest.unclaimed, tuple[Unclaimed, ...])
    assert_type(digest.structure, tuple[range, ...])
    assert_type(digest.dialects, tuple[str, ...])
    assert_type(digest.title, str | None)
    assert_type(digest.listed, date | None)
    assert_type(metric.value, float)
    assert_type(metric.high, float | None)
    assert_type(metric.unit, str | None)
    assert_type(metric.span, tuple[int, int])
    assert_type(metric.datasets, tuple[str, ...])
    assert_type(problem.code, str)
    assert_type(problem.severity, Literal["note", "error"])
    assert_type(problem.lines, range)
    if paper.summary is not None:
        assert_type(paper.summary.sections, Mapping[str, str])
        assert_type(paper.summary.bullets, tuple[str, ...])
    made = Paper(
        "Tidal Nets",
        authors=(Author("Ada Moor"),),
        published=date(2031, 5, 5),
        published_precision="day",
        links=(Link("https://arxiv.org/abs/3105.00001", None, "abstract"),),
        summary=Summary.from_text("i) They wait."),
        extra={"Stars": "12"},
    )
    assert_type(hash(made), int)


def errors(text: str) -> str:
    """What can be caught, and what it holds."""
    try:
        paperdigest.parse(text, strict=True)
    except DigestError as error:
        assert_type(error.problems, tuple[Problem, ...])
    except DialectNotFoundError as error:
        assert_type(error.known, tuple[str, ...])
        return error.name
    except UnrepresentableError as error:
        return error.dialect + error.field
    except (RecordError, PaperdigestError) as error:
        return str(error)
    return ""


def exports(papers: list[Paper], digest: Digest) -> None:
    """Every export."""
    assert_type(to_jsonl(papers), str)
    assert_type(from_jsonl(to_jsonl(papers)), Iterator[Paper])
    assert_type(to_csv(papers), str)
    assert_type(to_bibtex(papers), str)
    assert_type(to_bibtex_of_its_module(digest), str)
    assert_type(to_atom(digest, title="May", identifier="urn:may"), str)
    assert_type(metrics_to_csv(digest, guard=False), str)
    assert_type(metric_rows(digest), Iterator[dict[str, Any]])
    assert_type(digest.__arrow_c_stream__(), object)
    assert_type(to_ris(papers), str)
    assert_type(to_csl_json(papers), str)
    assert_type(to_csl(papers), list[dict[str, Any]])
    assert_type(paper_schema(), dict[str, Any])
    assert_type(report_html([("may.md", digest)], title="May", merge=True), str)
    print(
        papers_to_pandas(papers).columns, metrics_to_pandas(papers).columns, papers_to_polars(papers).columns
    )


class ShorePapers(TableDialect):
    """A style of one's own, a table."""

    name = "shore_papers"
    homepage = "https://example.org/shore-papers"
    description = "Papers from the shore in a table of four columns"
    heads = (("Title", "By", "Date", "What it says"),)
    columns = {
        "Title": ("[{title}]({url})", "{title}"),
        "By": "{authors}",
        "Date": Date(in_words=True),
        "What it says": "{summary}",
    }


class Shouted(Field):
    """A kind of field of one's own."""

    fields = frozenset({"venue"})

    def fits(self, text: str) -> bool:
        """Whether the text is in capitals."""
        return text.isupper()

    def read(self, text: str, draft: Draft, label: str) -> None:
        """Read the venue."""
        draft.venue = text.lower() if label else None

    def write(self, outgoing: Outgoing, label: str) -> str:
        """Write the venue."""
        return (outgoing.paper.venue or "").upper() if label else ""


class Headlines(RecordDialect):
    """A style of one's own, of records."""

    name = "headlines"
    homepage = "https://example.org/headlines"
    description = "A heading for each paper"
    frame = ("> Seen on {listed}",)
    fields = {"shouted": Shouted()}
    layouts = (
        Layout(
            ("## {number}. [{title}]({url}) @ {shouted}", "## {number}. [{title}]({url})"),
            Labelled("**{label}:** {value}", {"By": "{authors}", "Seen": Date()}),
            ends="---",
        ),
    )


class ByHand(Dialect):
    """A style of one's own that is read and written by code."""

    name = "by_hand"
    homepage = "https://example.org/by-hand"
    description = "A heading for each paper"
    layouts = Headlines.layouts

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        """Read the headings."""
        for region in regions:
            draft = Draft(context, region.lines)
            draft.title = document.lines[region.lines.start]
            draft.problem("by-hand-odd", "Expected a heading, found none")
            yield draft.paper(self.name)

    def write(self, papers: Sequence[Paper]) -> str:
        """Write the headings."""
        return "\n".join(f"## {paper.title}" for paper in papers)


def own_styles(text: str) -> None:
    """What a style of one's own is used for."""
    assert_type(paperdigest.parse(text, dialect=Headlines()), list[Paper])
    assert_type(paperdigest.parse_digest(text, dialect=ByHand()), Digest)
    assert_type(Headlines().explain(text), Explanation)
    assert_type(ShorePapers().explain(text), Explanation)
    assert_type(digests_of.papers(Headlines()), st.SearchStrategy[Paper])


@given(digests_of.papers("monthly_list"), digests_of.digests().flatmap(digests_of.damaged))
def test_mine(paper: Paper, damaged: digests_of.Damaged) -> None:
    """A test that draws."""
    assert_type(damaged.papers, tuple[Paper, ...])
    assert_type(digests_of.papers(), st.SearchStrategy[Paper])
    assert_type(digests_of.mixed_digests(), st.SearchStrategy[digests_of.Example])
    check_dialect(ShorePapers(), max_examples=10)
    print(paper.title)

"""Papers as Arrow tables, and the kernel that engines for large data run: batches of texts to batches of papers.

A column is a field of `Paper`. Nothing is worked out that is not stored: `translated` holds the texts with the
languages that the digest declares, where `Paper.translations` would have to tell each language.

The module needs pyarrow (`pip install paperdigest[arrow]`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from paperdigest._frozendict import EMPTY, FrozenDict
from paperdigest.dialect.registry import registry
from paperdigest.errors import RecordError, UnrepresentableError
from paperdigest.files import parse_digest_bytes
from paperdigest.model import Author, Link, Paper, Problem, Summary, Translation
from paperdigest.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TEXT, _TEXTS, _FLAG, _DAY, _WHOLE = pa.string(), pa.list_(pa.string()), pa.bool_(), pa.date32(), pa.int64()
_LINES = pa.struct([("start", _WHOLE), ("stop", _WHOLE)])
_PROBLEM = pa.struct(
    [("code", _TEXT), ("severity", _TEXT), ("message", _TEXT), ("lines", _LINES), ("excerpt", _TEXT)]
)

#: A paper as a row: the fields of `Paper` in their order. What a paper always has is not nullable.
SCHEMA = pa.schema(
    [
        pa.field("title", _TEXT, nullable=False),
        pa.field("authors", pa.list_(pa.struct([("name", _TEXT), ("is_handle", _FLAG)])), nullable=False),
        pa.field("et_al", _FLAG, nullable=False),
        pa.field("published", _DAY),
        pa.field("published_precision", _TEXT),
        pa.field("listed", _DAY),
        pa.field("arxiv_id", _TEXT),
        pa.field("arxiv_version", _WHOLE),
        pa.field("doi", _TEXT),
        pa.field(
            "links", pa.list_(pa.struct([("url", _TEXT), ("label", _TEXT), ("kind", _TEXT)])), nullable=False
        ),
        pa.field("abstract", _TEXT),
        pa.field("summary", _TEXT),
        pa.field("translated", pa.list_(pa.struct([("text", _TEXT), ("declared", _TEXT)])), nullable=False),
        pa.field("tags", _TEXTS, nullable=False),
        pa.field("headings", _TEXTS, nullable=False),
        pa.field("venue", _TEXT),
        pa.field("comment", _TEXT),
        pa.field("extra", pa.map_(_TEXT, _TEXT), nullable=False),
        pa.field("dialect", _TEXT),
        pa.field("lines", _LINES),
        pa.field("also_at", pa.list_(_LINES), nullable=False),
        pa.field("problems", pa.list_(_PROBLEM), nullable=False),
    ]
)

#: What `parse_batches` gives: the path of the text that a paper stands in, and the paper.
BATCH_SCHEMA = pa.schema([pa.field("path", _TEXT), *SCHEMA])

# Rows of one batch at the most, so that a batch of long texts does not become one batch of all their papers.
_ROWS = 10_000


def to_table(papers: Iterable[Paper]) -> pa.Table:
    """Return papers as a table of `SCHEMA`; `from_table` gives them back.

    Raises:
        UnrepresentableError: Arrow can't hold a field: text with lone surrogates, a number of more than 64 bits.
    """
    rows = list(papers)
    return pa.Table.from_arrays([_column(field, rows) for field in SCHEMA], schema=SCHEMA)


def from_table(table: pa.Table) -> list[Paper]:
    """Return the papers of a table that `to_table` or `parse_batches` made, provenance included.

    Columns may stand in any order, others may stand among them, and types may be those that other tools make of
    the schema's (`large_string` for `string`).

    Raises:
        RecordError: A column is missing, or can't be read as the schema says.
    """
    if missing := [name for name in SCHEMA.names if name not in table.column_names]:
        raise RecordError(f"Expected the columns of a paper, found none named {', '.join(missing)}")
    try:
        typed = table.select(SCHEMA.names).cast(SCHEMA)
        columns = (map(_READ.get(name, _same), typed.column(name).to_pylist()) for name in SCHEMA.names)
        return [Paper(*values) for values in zip(*columns, strict=True)]
    except (pa.ArrowException, ValueError, TypeError) as error:
        raise RecordError(f"Expected columns of the types of a paper, found otherwise: {error}") from error


def parse_batches(
    batches: Iterable[pa.RecordBatch], *, dialect: str | None = None
) -> Iterator[pa.RecordBatch]:
    """Yield the papers of digests in batches: what an engine runs on each part of its data.

    The shape is that of `mapInArrow` in PySpark and `map_partitions` of a Dask bag. Only one batch is held at a
    time. A text that is null or has no papers gives no row.

    Args:
        batches: Batches with the columns "path" (text, or anything else that becomes the column "path" of the
            papers) and "text" (the digest: text, or bytes as `parse_digest_bytes` takes them). Others are ignored.
        dialect: As for `parse`.

    Yields:
        Batches of `BATCH_SCHEMA`, of 10,000 papers at the most.

    Raises:
        DialectNotFoundError: There is no dialect of that name.
        RecordError: A batch has no such columns.
    """
    if dialect is not None:
        registry().get(dialect)
    for batch in batches:
        paths: list[str | None] = []
        papers: list[Paper] = []
        for path, text in _texts(batch):
            found = _papers(text, dialect)
            papers += found
            paths += [path] * len(found)
            while len(papers) >= _ROWS:
                yield _batch(paths[:_ROWS], papers[:_ROWS])
                del paths[:_ROWS], papers[:_ROWS]
        if papers:
            yield _batch(paths, papers)


def _texts(batch: pa.RecordBatch) -> Iterator[tuple[str | None, str | bytes]]:
    try:
        paths, texts = batch.column("path").cast(_TEXT), batch.column("text")
    except (KeyError, pa.ArrowException) as error:
        found = ", ".join(f"{field.name}: {field.type}" for field in batch.schema)
        raise RecordError(f"Expected columns path and text, found {found or 'none'}") from error
    for path, text in zip(paths, texts, strict=True):
        if text.is_valid:
            yield path.as_py(), text.as_py()


def _papers(text: str | bytes, dialect: str | None) -> list[Paper]:
    if isinstance(text, bytes):
        return list(parse_digest_bytes(text, dialect=dialect).papers)
    return parse(text, dialect=dialect)


def _batch(paths: list[str | None], papers: list[Paper]) -> pa.RecordBatch:
    columns = [pa.array(paths, _TEXT), *(_column(field, papers) for field in SCHEMA)]
    return pa.RecordBatch.from_arrays(columns, schema=BATCH_SCHEMA)


def _column(field: pa.Field, papers: list[Paper]) -> pa.Array:
    write = _WRITE.get(field.name, _same)
    try:
        return pa.array([write(getattr(paper, field.name)) for paper in papers], field.type)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError):
        for paper in papers:
            _check(field, write(getattr(paper, field.name)), paper)
        raise  # each can be held, but not all: this machine's memory is full


def _check(field: pa.Field, value: object, paper: Paper) -> None:
    """Complain of the paper that Arrow can't hold."""
    try:
        pa.array([value], field.type)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError) as error:
        raise UnrepresentableError("Arrow", paper.title, field.name, str(error)) from error


def _same(value: Any) -> Any:  # noqa: ANN401 - any column's
    return value


def _lines_in(lines: range | None) -> tuple[int, int] | None:
    return None if lines is None else (lines.start, lines.stop)


def _lines_out(lines: dict[str, int] | None) -> range | None:
    return None if lines is None else range(lines["start"], lines["stop"])


def _problem_in(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.severity, problem.message, _lines_in(problem.lines), problem.excerpt


def _problem_out(problem: dict[str, Any]) -> Problem:
    return Problem(**{**problem, "lines": _lines_out(problem["lines"])})


# How a field becomes a value of its column, and back, where the two are not the same.
_WRITE: dict[str, Callable[[Any], Any]] = {
    "authors": lambda authors: [(author.name, author.is_handle) for author in authors],
    "links": lambda links: [(link.url, link.label, link.kind) for link in links],
    "summary": lambda summary: None if summary is None else summary.text,
    "translated": lambda translated: [(one.text, one.declared) for one in translated],
    "extra": lambda extra: list(extra.items()),
    "lines": _lines_in,
    "also_at": lambda places: [(lines.start, lines.stop) for lines in places],
    "problems": lambda problems: list(map(_problem_in, problems)),
}
_READ: dict[str, Callable[[Any], Any]] = {
    "authors": lambda authors: tuple(Author(**author) for author in authors),
    "links": lambda links: tuple(Link(**link) for link in links),
    "summary": lambda text: None if text is None else Summary(text),
    "translated": lambda translated: tuple(Translation(**one) for one in translated),
    "tags": tuple,
    "headings": tuple,
    "extra": lambda extra: FrozenDict(extra) if extra else EMPTY,
    "lines": _lines_out,
    "also_at": lambda places: tuple(map(_lines_out, places)),
    "problems": lambda problems: tuple(map(_problem_out, problems)),
}

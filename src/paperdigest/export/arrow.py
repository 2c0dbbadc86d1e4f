"""Papers as Arrow tables, and a function for data engines that turns batches of texts into batches of papers.

Each field of `Paper` is a column. Columns hold only stored values: `translated` has the declared languages, and does
not identify the others as `Paper.translations` does.

Needs the extra `arrow` (pyarrow).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import attrs

from paperdigest.dialect.registry import registry
from paperdigest.errors import RecordError, UnrepresentableError, needs
from paperdigest.export.rows import whole_text
from paperdigest.files import parse_digest_bytes
from paperdigest.model import Paper, Summary
from paperdigest.model.frozendict import EMPTY, FrozenDict
from paperdigest.parsing import parse

with needs("arrow"):
    import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TEXT, _WHOLE = pa.string(), pa.int64()


class _Form(NamedTuple):
    """The conversion between the values of a type and the values of a column."""

    type: pa.DataType
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _same(value: Any) -> Any:  # noqa: ANN401 - any column's
    return value


# The conversions of simple types, and of `Summary`, which is stored as text.
_FORMS: dict[Any, _Form] = {
    str: _Form(_TEXT, _same, _same),
    int: _Form(_WHOLE, _same, _same),
    bool: _Form(pa.bool_(), _same, _same),
    date: _Form(pa.date32(), _same, _same),
    range: _Form(
        pa.struct([("start", _WHOLE), ("stop", _WHOLE)]),
        lambda lines: (lines.start, lines.stop),
        lambda lines: range(lines["start"], lines["stop"]),
    ),
    FrozenDict: _Form(
        pa.map_(_TEXT, _TEXT),
        lambda extra: list(extra.items()),
        lambda extra: FrozenDict(extra) if extra else EMPTY,
    ),
    Summary: _Form(_TEXT, lambda summary: summary.text, Summary),
}


# Arrow can't store lone surrogates. They occur in file names that are not UTF-8, so `source` replaces them.
_NAMED = {"source": _Form(_TEXT, lambda source: source and whole_text(source), _same)}
# Columns missing from tables of older versions.
_LATER = frozenset({"source", "listings"})


def _form(hint: Any) -> _Form:  # noqa: ANN401 - a type, or a form of typing
    """Return the conversion for an annotated type."""
    if hint in _FORMS:
        return _FORMS[hint]
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return _FORMS[str]
    if get_origin(hint) is tuple:
        return _list(_form(arguments[0]))
    if type(None) in arguments:
        return _or_none(_form(arguments[0]))
    return _struct(hint)


def _or_none(form: _Form) -> _Form:
    if form.write is _same:  # columns accept null
        return form
    return _Form(
        form.type,
        lambda value: None if value is None else form.write(value),
        lambda value: None if value is None else form.read(value),
    )


def _list(form: _Form) -> _Form:
    return _Form(
        pa.list_(form.type),
        lambda values: list(map(form.write, values)),
        lambda values: tuple(map(form.read, values)),
    )


def _struct(record: type) -> _Form:
    forms = _fields(record, without="listings")  # listings have no listings
    return _Form(
        pa.struct([(name, form.type) for name, form in forms.items()]),
        lambda one: tuple(form.write(getattr(one, name)) for name, form in forms.items()),
        lambda row: record(**{name: form.read(row[name]) for name, form in forms.items()}),
    )


def _fields(record: type, without: str | None = None) -> dict[str, _Form]:
    hints = get_type_hints(record)
    names = [field.name for field in attrs.fields(record) if field.name != without]
    return {name: _NAMED.get(name) or _form(hints[name]) for name in names}


_COLUMNS = _fields(Paper)
_NULLABLE = {name for name, hint in get_type_hints(Paper).items() if type(None) in get_args(hint)}

#: The schema of a table of papers: the fields of `Paper` in order. Required fields are not nullable.
SCHEMA = pa.schema([pa.field(name, form.type, nullable=name in _NULLABLE) for name, form in _COLUMNS.items()])

#: The schema of the batches from `parse_batches`: the path of the text, then the columns of `SCHEMA`.
BATCH_SCHEMA = pa.schema([pa.field("path", _TEXT), *SCHEMA])

# The most rows of a batch. Without a limit, one batch of long texts would become one huge batch of papers.
_ROWS = 10_000


def to_table(papers: Iterable[Paper]) -> pa.Table:
    """Convert papers to an Arrow table with the columns of `SCHEMA`; `from_table` converts it back.

    Raises:
        UnrepresentableError: A field has text with lone surrogates or a number of more than 64 bits.
    """
    rows = list(papers)
    return pa.Table.from_arrays([_column(field, rows) for field in SCHEMA], schema=SCHEMA)


def from_table(table: pa.Table) -> list[Paper]:
    """Return the papers of a table from `to_table` or `parse_batches`, with their origin.

    Columns may have any order and equivalent types (`large_string` for `string`); other columns are ignored. "source"
    and "listings" may be missing, as in tables of older versions.

    Raises:
        RecordError: A column is missing or has a type that does not match the schema.
    """
    present = [name for name in SCHEMA.names if name in table.column_names]
    if missing := [name for name in SCHEMA.names if name not in {*present, *_LATER}]:
        raise RecordError(f"Missing columns: {', '.join(missing)}")
    try:
        typed = table.select(present).cast(pa.schema([SCHEMA.field(name) for name in present]))
        columns = (map(_COLUMNS[name].read, typed.column(name).to_pylist()) for name in present)
        return [Paper(**dict(zip(present, values, strict=True))) for values in zip(*columns, strict=True)]
    except (pa.ArrowException, ValueError, TypeError) as error:
        raise RecordError(f"Column types do not match the schema of papers: {error}") from error


def parse_batches(
    batches: Iterable[pa.RecordBatch], *, dialect: str | None = None
) -> Iterator[pa.RecordBatch]:
    """Parse batches of digests into batches of papers, for data engines.

    Pass this function to `mapInArrow` of PySpark or `map_partitions` of a Dask bag. It holds one batch at a time. Texts
    that are null or have no papers give no rows.

    Args:
        batches: Batches with the columns "path" (text, or values that can be cast to text) and "text" (digests as text,
            or as bytes for `parse_digest_bytes`). Other columns are ignored.
        dialect: As for `parse`.

    Yields:
        Batches with the columns of `BATCH_SCHEMA` and at most 10,000 papers.

    Raises:
        DialectNotFoundError: No dialect has the name.
        RecordError: A batch lacks the columns "path" and "text".
    """
    if dialect is not None:
        registry().get(dialect)
    for batch in batches:
        paths: list[str | None] = []
        papers: list[Paper] = []
        for path, text in _texts(batch):
            found = _papers(text, dialect, path)
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


def _papers(text: str | bytes, dialect: str | None, path: str | None) -> list[Paper]:
    if isinstance(text, bytes):
        return list(parse_digest_bytes(text, dialect=dialect, source=path).papers)
    return parse(text, dialect=dialect, source=path)


def _batch(paths: list[str | None], papers: list[Paper]) -> pa.RecordBatch:
    columns = [pa.array(paths, _TEXT), *(_column(field, papers) for field in SCHEMA)]
    return pa.RecordBatch.from_arrays(columns, schema=BATCH_SCHEMA)


def _column(field: pa.Field, papers: list[Paper]) -> pa.Array:
    write = _COLUMNS[field.name].write
    try:
        return pa.array([write(getattr(paper, field.name)) for paper in papers], field.type)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError):
        for paper in papers:
            _check(field, write(getattr(paper, field.name)), paper)
        raise  # each value can be stored alone, so the memory is full


def _check(field: pa.Field, value: object, paper: Paper) -> None:
    """Raise an UnrepresentableError if Arrow can't store the value of a paper's field."""
    try:
        pa.array([value], field.type)
    except (pa.ArrowException, UnicodeEncodeError, OverflowError) as error:
        raise UnrepresentableError("Arrow", paper.title, field.name, str(error)) from error

"""The output formats of the command line."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from paperdigest.cli.terminal import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from paperdigest.cli.terminal import Target
    from paperdigest.model import Paper


class Format(NamedTuple):
    """An output format."""

    suffix: str
    """The suffix of its file names."""
    extra: str
    """The extra that it needs; "" for none."""
    write: Callable[[Iterable[Paper], Target], None]
    """The function that writes papers."""


def write_papers(papers: Iterable[Paper], name: str, target: Target) -> None:
    """Write papers in a format, one by one if the format allows it.

    Args:
        papers: The papers.
        name: The name of the format in `FORMATS`.
        target: The object to write to.

    Raises:
        OutputError: A library is missing. The message says how to install it.
    """
    form = FORMATS[name]
    try:
        form.write(papers, target)
    except ImportError as error:
        if not form.extra:
            raise
        message = f"{name} needs the extra {form.extra!r}: pip install 'paperdigest[{form.extra}]' ({error.__cause__ or error})"
        raise OutputError(message) from error


def format_of(path: str | None) -> str:
    """Return the format for a path; "jsonl" without a suffix.

    Raises:
        OutputError: The suffix belongs to no format.
    """
    fitting = [name for name, form in FORMATS.items() if path and path.endswith(form.suffix)]
    if not fitting and path and (suffix := Path(path).suffix):
        known = ", ".join(form.suffix for form in FORMATS.values())
        raise OutputError(unknown_suffix(path, suffix, known))
    return max(fitting, key=lambda name: len(FORMATS[name].suffix), default="jsonl")


def unknown_suffix(path: str, suffix: str, known: str) -> str:
    """Return the message about a path whose suffix belongs to no format."""
    return f"{path}: unknown suffix {suffix!r}; choose a format with -f NAME or one of the suffixes {known}"


def _jsonl(papers: Iterable[Paper], target: Target) -> None:
    from paperdigest.export.jsonl import json_line  # noqa: PLC0415 - each format loads its own module

    for paper in papers:
        target.write(f"{json_line(paper)}\n".encode())


def _json(papers: Iterable[Paper], target: Target) -> None:
    from paperdigest.export.jsonl import json_line  # noqa: PLC0415 - as above

    before = "[\n"
    for paper in papers:
        target.write(f"{before}{json_line(paper)}".encode())
        before = ",\n"
    target.write(b"[]\n" if before == "[\n" else b"\n]\n")


def _csv(papers: Iterable[Paper], target: Target) -> None:
    from paperdigest.export.spreadsheets import to_csv  # noqa: PLC0415 - as above

    target.write(to_csv(papers).encode())


def _bibtex(papers: Iterable[Paper], target: Target) -> None:
    from paperdigest.export.bibtex import to_bibtex  # noqa: PLC0415 - as above

    target.write(to_bibtex(papers).encode())


def _csl(papers: Iterable[Paper], target: Target) -> None:
    from paperdigest.export.csl import to_csl_json  # noqa: PLC0415 - as above

    target.write(to_csl_json(papers).encode())


def _ris(papers: Iterable[Paper], target: Target) -> None:
    from paperdigest.export.ris import to_ris  # noqa: PLC0415 - as above

    target.write(to_ris(papers).encode())


def _atom(papers: Iterable[Paper], target: Target) -> None:
    from paperdigest.export.atom import to_atom  # noqa: PLC0415 - as above

    target.write(to_atom(papers).encode())


def _parquet(papers: Iterable[Paper], target: Target) -> None:
    arrow: Any = import_module("paperdigest.export.arrow")
    parquet: Any = import_module("pyarrow.parquet")
    parquet.write_table(arrow.to_table(papers), target)


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(".jsonl", "", _jsonl),
    "json": Format(".json", "", _json),
    "csv": Format(".csv", "", _csv),
    "parquet": Format(".parquet", "arrow", _parquet),
    "bibtex": Format(".bib", "citations", _bibtex),
    "csl": Format(".csl.json", "", _csl),
    "ris": Format(".ris", "citations", _ris),
    "atom": Format(".atom", "", _atom),
}

"""The forms that papers are written in: a name, the extra that it needs, and how."""

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
    """How papers are written."""

    suffix: str
    """What the names of such files end with."""
    extra: str
    """The extra of the library that writes it, "" where it needs none."""
    write: Callable[[Iterable[Paper], Target], None]
    """Writes papers to something."""


def write_papers(papers: Iterable[Paper], name: str, target: Target) -> None:
    """Write papers in a form, as they come where the form allows it.

    Raises:
        OutputError: The library that writes it is missing; the message says how to get it.
    """
    form = FORMATS[name]
    try:
        form.write(papers, target)
    except ImportError as error:
        if not form.extra:
            raise
        message = f"{name} needs more: pip install 'paperdigest[{form.extra}]' ({error.__cause__ or error})"
        raise OutputError(message) from error


def format_of(path: str | None) -> str:
    """Return the form that a file's name tells; "jsonl" where it has no suffix.

    Raises:
        OutputError: It has a suffix that tells none.
    """
    fitting = [name for name, form in FORMATS.items() if path and path.endswith(form.suffix)]
    if not fitting and path and (suffix := Path(path).suffix):
        known = ", ".join(form.suffix for form in FORMATS.values())
        raise OutputError(
            f"{path}: Expected a name that tells a format ({known}), found {suffix!r}; -f NAME chooses one"
        )
    return max(fitting, key=lambda name: len(FORMATS[name].suffix), default="jsonl")


def _jsonl(papers: Iterable[Paper], target: Target) -> None:
    from paperdigest.export.jsonl import json_line  # noqa: PLC0415 - each form loads its own module

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

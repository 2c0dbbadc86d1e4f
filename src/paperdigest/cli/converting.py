"""`paperdigest convert` and `report`: digests to other texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import click
from attrs import evolve

import paperdigest
from paperdigest._declaring import declarations
from paperdigest.cli.inputs import Reader
from paperdigest.cli.options import DialectName, digests, merges, takes_digests, writes
from paperdigest.cli.terminal import FOUND, OutputError, complain, output
from paperdigest.model import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


_FIELDS = {field.name: field for field in attrs.fields(Paper)}
_DECLARED = declarations(Paper)


def _unlabelled(paper: Paper) -> Paper:
    return evolve(paper, links=tuple(evolve(link, label=None) for link in paper.links))


def _emptied(name: str) -> Callable[[Paper], Paper]:
    """Return what leaves a field out, with those that say nothing without it."""
    names = [name, *(other for other, declared in _DECLARED.items() if declared.goes_with == name)]
    empty: dict[str, Any] = {other: _FIELDS[other].default for other in names}
    return lambda paper: evolve(paper, **empty)


def _leavers() -> Iterator[tuple[str, Callable[[Paper], Paper]]]:
    """Yield what can be left out, and how: the content of a paper but for its title."""
    for name, declared in _DECLARED.items():
        if name == "links":
            yield "labels", _unlabelled
        if _FIELDS[name].eq and name != "title" and declared.goes_with is None:
            yield declared.column or name, _emptied(name)


_WITHOUT = dict(_leavers())
# By which of these a field of the record goes that is not named so. Links may be held without their labels.
_GOES_BY = {name: declared.goes_with or declared.column or name for name, declared in _DECLARED.items()}


def _advice(field: str, left_out: Sequence[str]) -> str:
    name = _GOES_BY.get(field, field)
    if name == "links" and "labels" not in left_out:
        name = "labels"
    return f"; --without {name} leaves that out" if name in _WITHOUT and name not in left_out else ""


@click.command(short_help="Write digests in another style.")
@takes_digests
@click.option("--to", "target", required=True, type=DialectName(), metavar="NAME", help="The style to write.")
@click.option(
    "--without",
    "left_out",
    type=click.Choice(list(_WITHOUT)),
    multiple=True,
    metavar="FIELD",
    help=f"Leave out a field that the style can't hold ({', '.join(_WITHOUT)}); may be given several times.",
)
@writes
@merges
def convert(
    *,
    files: tuple[str, ...],
    dialect: str | None,
    general: bool,
    workers: int | None,
    target: str,
    left_out: tuple[str, ...],
    output: str | None,
    merge: bool,
) -> int:
    """Write digests in another style; what it can't hold is said, and nothing is written.

    Exit status: 0 done; 1 the style can't hold a paper; 2 misuse, or a file that can't be read or written.
    """
    reader = Reader(files, dialect=dialect, general=general, workers=workers)
    papers = [paper for _, digest in digests(reader, bar=True) for paper in digest.papers]
    if merge:
        papers = paperdigest.merge(papers)
    for field in left_out:
        papers = [_WITHOUT[field](paper) for paper in papers]
    try:
        text = paperdigest.render(papers, dialect=target)
    except paperdigest.UnrepresentableError as error:
        complain(f"paperdigest: cannot convert: {error}{_advice(error.field, left_out)}")
        return max(FOUND, reader.status)
    _write(text, output)
    return reader.status


@click.command(short_help="Write one page on digests.")
@takes_digests
@click.option(
    "-o", "--output", default="report.html", show_default=True, metavar="OUT", help="The page to write."
)
@click.option("--title", default="Paper digests", show_default=True, help="The title of the page.")
@merges
def report(
    *,
    files: tuple[str, ...],
    dialect: str | None,
    general: bool,
    workers: int | None,
    output: str,
    title: str,
    merge: bool,
) -> int:
    """Write one page on digests: papers over time, tags, results, a table to search, problems.

    The page needs no network.

    Exit status: 0 done; 2 misuse, or a file that can't be read or written.
    """
    try:
        from paperdigest.report import report_html  # noqa: PLC0415 - needs the extra
    except ImportError as error:
        message = f"report needs more: pip install 'paperdigest[report]' ({error})"
        raise OutputError(message) from error
    reader = Reader(files, dialect=dialect, general=general, workers=workers)
    page = report_html(digests(reader, bar=True), title=title, merge=merge)
    _write(page, output)
    return reader.status


def _write(text: str, path: str | None) -> None:
    with output(path) as target:
        target.write(text.encode("utf-8", "replace"))

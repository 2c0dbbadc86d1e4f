"""`paperdigest convert` and `report`: digests in other styles, and HTML reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import click
from attrs import evolve

import paperdigest
from paperdigest.cli.inputs import DigestReader
from paperdigest.cli.options import (
    DialectName,
    OneOf,
    digests,
    merges,
    reports_problems,
    takes_digests,
    writes,
)
from paperdigest.cli.terminal import FOUND, OutputError, complain, output
from paperdigest.model import Paper
from paperdigest.model.declaring import declarations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


_FIELDS = {field.name: field for field in attrs.fields(Paper)}
_DECLARED = declarations(Paper)


def _unlabelled(paper: Paper) -> Paper:
    return evolve(paper, links=tuple(evolve(link, label=None) for link in paper.links))


def _emptied(name: str) -> Callable[[Paper], Paper]:
    """Return a function that empties a field and the fields that depend on it."""
    names = [name, *(other for other, declared in _DECLARED.items() if declared.goes_with == name)]
    empty: dict[str, Any] = {other: _FIELDS[other].default for other in names}
    return lambda paper: evolve(paper, **empty)


def _removers() -> Iterator[tuple[str, Callable[[Paper], Paper]]]:
    """Yield the values of --without, each with a function that removes it: all content fields except the title."""
    for name, declared in _DECLARED.items():
        if name == "links":
            yield "labels", _unlabelled
        if _FIELDS[name].eq and name != "title" and declared.goes_with is None:
            yield declared.column or name, _emptied(name)


_WITHOUT = dict(_removers())
# The value of --without for each field of the record.
_OPTION = {name: declared.goes_with or declared.column or name for name, declared in _DECLARED.items()}


def _option_for(field: str, left_out: Sequence[str]) -> str | None:
    """Return the value of --without that removes a field, or None if none does or it is removed already.

    Of links, only the labels are removed at first: a style may represent links without labels.
    """
    name = _OPTION.get(field, field)
    if name == "links" and "labels" not in left_out:
        name = "labels"
    return name if name in _WITHOUT and name not in left_out else None


def _render(papers: list[Paper], target: str, left_out: Sequence[str]) -> str | None:
    """Render papers in a style; if it can't represent them, report all such fields at once and return None."""
    needed: list[str] = []
    said: set[str] = set()
    is_possible = True
    while is_possible:
        try:
            text = paperdigest.render(papers, dialect=target)
        except paperdigest.UnrepresentableError as error:
            name = _option_for(error.field, [*left_out, *needed])
            names = [name] if name else _fewest(papers, error.title, target)
            together = f"; it can without {', '.join(names)}" if names and not name else ""
            if (line := f"paperdigest: cannot convert: {error}{together}") not in said:
                complain(line)
            said.add(line)
            is_possible = bool(names)
            needed += names
            for one in names:
                papers = list(map(_WITHOUT[one], papers))
        else:
            if not needed:
                return text
            # Removing links removes their labels.
            words = " ".join(
                f"--without {name}" for name in needed if name != "labels" or "links" not in needed
            )
            complain(f"paperdigest: to convert without these fields, add {words}")
            break
    return None


def _fewest(papers: Iterable[Paper], title: str, target: str) -> list[str]:
    """Return the fields to remove together so that a style can represent the papers with a title; [] if impossible.

    Each field is tested alone, so that none is removed without need. Labels are tested last: links may stay if their
    labels are removed.
    """
    same = [paper for paper in papers if paper.title == title]
    found = [name for name, leave in _WITHOUT.items() if any(leave(paper) != paper for paper in same)]
    found.sort(key="labels".__eq__)
    for name in [None, *found]:
        others = [other for other in found if other != name]
        if _fits([_left(paper, others) for paper in same], target):
            found = others
        elif name is None:  # the style can't even represent the titles
            return []
    return found


def _left(paper: Paper, names: Iterable[str]) -> Paper:
    for name in names:
        paper = _WITHOUT[name](paper)
    return paper


def _fits(papers: list[Paper], target: str) -> bool:
    try:
        paperdigest.render(papers, dialect=target)
    except paperdigest.UnrepresentableError:
        return False
    return True


@click.command(short_help="Convert digests to another style.")
@takes_digests
@click.option("--to", "target", required=True, type=DialectName(), metavar="NAME", help="Style to write.")
@click.option(
    "--without",
    "left_out",
    type=OneOf("field", _WITHOUT),
    multiple=True,
    metavar="FIELD",
    help=f"Leave out a field; repeatable. Fields: {', '.join(_WITHOUT)}.",
)
@writes
@merges
@reports_problems
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
    verbosity: int | None,
) -> int:
    """Convert digests to another style.

    If the style can't represent a paper, report the fields that it can't represent and write nothing.

    Exit status: 0 success; 1 the style can't represent a paper; 2 wrong usage, or a file can't be read or written.
    """
    reader = DigestReader(files, dialect=dialect, general=general, workers=workers)
    papers = [
        paper for _, digest in digests(reader, verbosity=verbosity, bar=True) for paper in digest.papers
    ]
    if merge:
        papers = paperdigest.merge(papers)
    for field in left_out:
        papers = [_WITHOUT[field](paper) for paper in papers]
    text = _render(papers, target, left_out)
    if text is None:
        return max(FOUND, reader.status)
    _write(text, output)
    return reader.status


@click.command(short_help="Write an HTML report.")
@takes_digests
@click.option("-o", "--output", default="report.html", show_default=True, metavar="OUT", help="Output file.")
@click.option("--title", default="Paper digests", show_default=True, help="Title of the page.")
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
    """Write an HTML report: papers over time, tags, results, a searchable table of papers, problems.

    The report is a single file and works offline.

    Exit status: 0 success; 2 wrong usage, or a file can't be read or written.
    """
    try:
        from paperdigest.report import report_html  # noqa: PLC0415 - needs the extra
    except ImportError as error:
        message = f"report needs the extra 'report': pip install 'paperdigest[report]' ({error})"
        raise OutputError(message) from error
    reader = DigestReader(files, dialect=dialect, general=general, workers=workers)
    page = report_html(digests(reader, bar=True), title=title, merge=merge)
    _write(page, output)
    return reader.status


def _write(text: str, path: str | None) -> None:
    with output(path) as target:
        target.write(text.encode("utf-8", "replace"))

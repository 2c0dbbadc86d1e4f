"""`paperdigest convert` and `report`: digests to other texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import click
from attrs import evolve

import paperdigest
from paperdigest.cli.inputs import Reader
from paperdigest.cli.options import DialectName, OneOf, digests, merges, takes_digests, tells, writes
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


def _leaver(field: str, left_out: Sequence[str]) -> str | None:
    """Return by which of `_WITHOUT` a field can be left out, None where it can't be or is already."""
    name = _GOES_BY.get(field, field)
    if name == "links" and "labels" not in left_out:
        name = "labels"
    return name if name in _WITHOUT and name not in left_out else None


def _render(papers: list[Paper], target: str, left_out: Sequence[str]) -> str | None:
    """Return papers in a style; None where it can't hold them: all fields that do not fit are then said at once."""
    needed: list[str] = []
    said: set[str] = set()
    is_possible = True
    while is_possible:
        try:
            text = paperdigest.render(papers, dialect=target)
        except paperdigest.UnrepresentableError as error:
            name = _leaver(error.field, [*left_out, *needed])
            names = [name] if name else _fewest(papers, error.title, target)
            together = f"; without {', '.join(names)} it fits" if names and not name else ""
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
            # Without links there are no labels to be left out.
            words = " ".join(
                f"--without {name}" for name in needed if name != "labels" or "links" not in needed
            )
            complain(f"paperdigest: without what does not fit, it can be converted: {words}")
            break
    return None


def _fewest(papers: Iterable[Paper], title: str, target: str) -> list[str]:
    """Return fields that have to be left out together, so that a style can hold the papers of a title; [] for none.

    Of each field it is tried whether it can stay, so that none is left out in vain. Labels are tried last: without
    them, links may stay.
    """
    same = [paper for paper in papers if paper.title == title]
    found = [name for name, leave in _WITHOUT.items() if any(leave(paper) != paper for paper in same)]
    found.sort(key="labels".__eq__)
    for name in [None, *found]:
        others = [other for other in found if other != name]
        if _fits([_left(paper, others) for paper in same], target):
            found = others
        elif name is None:  # not even the titles can be held
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


@click.command(short_help="Write digests in another style.")
@takes_digests
@click.option("--to", "target", required=True, type=DialectName(), metavar="NAME", help="The style to write.")
@click.option(
    "--without",
    "left_out",
    type=OneOf("a field", _WITHOUT),
    multiple=True,
    metavar="FIELD",
    help=f"Leave out a field that the style can't hold ({', '.join(_WITHOUT)}); may be given several times.",
)
@writes
@merges
@tells
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
    """Write digests in another style; every field that it can't hold is said, and nothing is written.

    Exit status: 0 done; 1 the style can't hold a paper; 2 misuse, or a file that can't be read or written.
    """
    reader = Reader(files, dialect=dialect, general=general, workers=workers)
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

"""From a text to its papers: the functions that users call."""

from __future__ import annotations

import re
from itertools import zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import evolve

from paperdigest.dialect.base import Context, Region
from paperdigest.dialect.outside import checked_papers, safe_claims
from paperdigest.dialect.registry import registry
from paperdigest.document import Document
from paperdigest.document.frontmatter import front_fields
from paperdigest.errors import DigestError, told
from paperdigest.model import Detection, Digest, Unclaimed
from paperdigest.normalize.identifiers import paper_addresses
from paperdigest.normalize.spaces import fold_spaces
from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from paperdigest.dialect.base import Dialect, Draft
    from paperdigest.dialect.dispatch import Claims
    from paperdigest.dialect.registry import Registry
    from paperdigest.model import Paper

# What a list of papers has that has no links: the word, or an identifier of arXiv.
_PAPER = re.compile(
    r"[Pp]aper|[Aa]r[Xx]iv|[Pp]ublications|\b[Aa]uthors?\b|PMID|\b10\.\d{4,9}/|论文|論文|논문|文献|\d{4}\.\d{5}"
)


def parse(
    text: str,
    *,
    dialect: str | Dialect | None = None,
    strict: bool = False,
    general: bool = True,
    source: str | None = None,
) -> list[Paper]:
    """Return the papers that a digest lists, in the order of the text.

    Args:
        text: The digest itself, never a path or an address.
        dialect: The one style to read, by its name or as a dialect of your own, which need not be installed; every
            style found in the text where not given.
        strict: Whether to raise where something was lost, guessed, or looks like a paper and was not read.
        general: Whether to read lists of no known style, too, by what papers look like everywhere.
        source: The path or name of the digest, which the records get as their `source`.

    Raises:
        DigestError: With `strict`, if a problem of severity "error" was found; it holds all problems.
        DialectNotFoundError: There is no dialect of that name.
        TypeError: `text` is no str.
    """
    return list(parse_digest(text, dialect=dialect, strict=strict, general=general, source=source).papers)


def parse_digest(
    text: str,
    *,
    dialect: str | Dialect | None = None,
    strict: bool = False,
    general: bool = True,
    source: str | None = None,
) -> Digest:
    """Return all that was read from a digest: papers, problems, and what belongs to neither.

    The arguments and exceptions are those of `parse`.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"Expected the text of a digest as str, found {type(text).__name__}; parse_file reads a path"
        )
    chosen = registry(general=general) if dialect is None else registry().only(dialect)
    digest = read(text, chosen, source)
    if strict and digest.errors:
        raise DigestError(digest.problems)
    return digest


def detect(text: str) -> list[Detection]:
    """Return the styles that fit a text, the best first; [] where none does.

    The confidence of a style is the share of the lines in question that it would read (those that some style
    claims, and those that look like papers all the same), times how well they fit it.
    """
    if not isinstance(text, str):
        raise TypeError(f"Expected the text of a digest as str, found {type(text).__name__}")
    document = Document.from_text(text)
    found, chosen = safe_claims(document, registry(), [])
    asked = bytearray(len(document.lines))
    for regions in found.regions.values():
        for region in regions:
            _mark(asked, region.lines)
    total = sum(asked) + sum(1 for _ in _lines_with_addresses(document, asked))
    if not found.weights:  # a day without papers is told by the lines of its own
        total = sum(1 for line in document.lines if line.strip())
        telling = {name: frame.lines for name, frame in found.frames.items() if frame.is_telling}
        for name, lines in telling.items():
            found.weights[name] = len(lines)
            found.reasons[name] = [f"a line of a digest's own (line {line + 1})" for line in lines]
    _consider_general(document, chosen, found, asked)
    ranked = [
        Detection(name, round(min(1.0, weight / total), 4), _reason(found.reasons[name]))
        for name, weight in found.weights.items()
        if weight
    ]
    return sorted(ranked, key=lambda detection: -detection.confidence)


# How well a general dialect fits what it reads: worse than any style that knows its template.
_GENERAL_FIT = 0.4


def _consider_general(document: Document, chosen: Registry, found: Claims, taken: bytearray) -> None:
    """Note how much of a text the general dialects would read: less than any style that reads the same lines.

    Args:
        document: The text.
        chosen: The dialects.
        found: What the other dialects claim.
        taken: A one for each line that is claimed.
    """
    for name, draft in _general_drafts(
        document, chosen, taken, Context(document), is_rest=bool(found.regions)
    ):
        weight = _GENERAL_FIT * len(draft.lines)
        found.consider(chosen.dialects[name], weight, f"a list of papers (line {draft.lines.start + 1})")


def _reason(reasons: Sequence[str]) -> str:
    return reasons[0] if len(reasons) == 1 else f"{reasons[0]} and {len(reasons) - 1} more"


def dialects() -> Mapping[str, Dialect]:
    """Return every dialect by its name: those built in, and those of installed distributions."""
    return dict(registry().dialects)


def read(text: str, chosen: Registry, source: str | None = None) -> Digest:
    """Return what the dialects of a registry read from a text."""
    document = Document.from_text(text)
    context = Context(document, source)
    context.problems += chosen.problems
    found, chosen = safe_claims(document, chosen, context.problems)
    papers: list[Paper] = []
    for name, regions in found.regions.items():
        papers += _ask(chosen, chosen.dialects[name], regions, document, context)
    if chosen.general:
        papers += _read_rest(chosen, papers, found, document, context)
    papers.sort(key=_first_line)
    names = _names(found)
    structure, unclaimed = _account(document, papers, found, context, chosen)
    written = [lines.start for lines in structure] + [left.lines.start for left in unclaimed]
    if written and not names:
        first = min(written)
        message = f"No known style reads this text{_may_be_a_path(text)}"
        context.problem(Code.NO_PAPERS, message, range(first, first + 1))
    places = (document, document.elements) if document.elements else (document,)
    titles = (place.heading(unit) for place in places for unit in place.units if unit.kind == "heading")
    return Digest(
        papers=tuple(papers),
        problems=tuple(sorted(context.problems, key=lambda problem: problem.lines.start)),
        structure=tuple(structure),
        unclaimed=tuple(unclaimed),
        dialects=names,
        title=_front_title(document) or next(filter(None, titles), None),
        listed=_listed(found, context),
        source=source,
    )


# What a whole text may be that is the name of a file, a folder or a page in place of what is in it.
_PATH = re.compile(
    r"\s*+(?:(?P<address>https?://\S++)|[^\s/\\]*+[/\\]\S*+|[^\n\r]{1,250}\.(?:md|markdown|txt|rst|html?|jsonl?|eml|mbox))\s*+"
)
_LONGEST_PATH = 4096


def _may_be_a_path(text: str) -> str:
    """Return what to say of a text that looks like a path, "" of any other."""
    found = _PATH.fullmatch(text) if len(text) <= _LONGEST_PATH else None
    if found is None:
        return ""
    if found["address"]:
        return "; it looks like an address, which is not followed: parse takes the text itself"
    return "; it looks like a path: parse_file reads a file, parse_files a folder"


def _front_title(document: Document) -> str | None:
    """Return the title that the front matter of a digest says."""
    title = front_fields(document.text).get("title")
    return fold_spaces(title) if isinstance(title, str) else None


def _read_rest(
    chosen: Registry, papers: Sequence[Paper], found: Claims, document: Document, context: Context
) -> Iterator[Paper]:
    """Yield the papers that general dialects find in the lines that no other claims."""
    taken = bytearray(len(document.lines))
    for regions in found.regions.values():
        for region, following in zip_longest(regions, regions[1:]):
            is_last = following is None or following.lines.start > region.lines.stop
            if region.rows or not is_last:  # what is left behind the last record is nobody's
                _mark(taken, region.lines)
    _mark_papers(taken, papers)
    own = Context(document, context.source)
    try:
        read = [
            (name, draft.paper(name), Region(draft.lines, draft.headings, ""))
            for name, draft in _general_drafts(document, chosen, taken, own, is_rest=bool(found.regions))
        ]
    except Exception as error:  # noqa: BLE001 - a bug in the reading of an unknown text must not take the other papers along
        _say_that_it_failed(chosen.general[0], "paperdigest", error, range(1), context)
        return
    for name, paper, region in read:
        found.add(chosen.dialects[name], region)
        yield paper
    context.problems += own.problems
    context.listed |= own.listed


def _general_drafts(
    document: Document, chosen: Registry, taken: bytearray, context: Context, *, is_rest: bool
) -> list[tuple[str, Draft]]:
    """Return what general dialects read in the lines that are not taken, with their names."""
    if not chosen.general or not _may_list_papers(document, taken):
        return []
    from paperdigest.general import read_general  # noqa: PLC0415 - many texts need none of it

    found = read_general(document, taken, context, is_rest=is_rest)
    return [(name, draft) for name, draft in found if name in chosen.general]


def _may_list_papers(document: Document, taken: bytearray) -> bool:
    """Whether the lines of a text that are not taken may list papers: they have links, identifiers or the word for one."""
    text = document.text
    for lines in _runs(taken):
        start, stop = document.offset(lines.start), document.offset(lines.stop)
        has_link = text.find("://", start, stop) >= 0 or text.find("](", start, stop) >= 0
        if has_link or _PAPER.search(text, start, stop):
            return True
    return False


def _first_line(paper: Paper) -> int:
    return paper.lines.start if paper.lines else 0


def _names(found: Claims) -> tuple[str, ...]:
    """Return the styles that a text has, in the order of the text; of a digest without papers its own lines tell."""
    first = {name: regions[0].lines.start for name, regions in found.regions.items()} or {
        name: frame.lines[0] for name, frame in found.frames.items() if frame.is_telling
    }
    return tuple(sorted(first, key=first.__getitem__))


def _listed(found: Claims, context: Context) -> date | None:
    """Return the date of a digest: that of its papers where they agree, else that of its own line if it has none."""
    dates = context.listed or {
        day for frame in found.frames.values() if frame.is_telling for day in frame.dates
    }
    return min(dates) if len(dates) == 1 else None


def _ask(
    chosen: Registry, dialect: Dialect, regions: Sequence[Region], document: Document, context: Context
) -> Iterable[Paper]:
    """Return the papers of a dialect; what it raises becomes a problem, and it loses its papers and structure."""
    own = Context(document, context.source)
    try:
        read = checked_papers if dialect.name in chosen.outside else _read_by
        papers = [
            paper if paper.source == own.source else evolve(paper, source=own.source)
            for paper in read(dialect, document, regions, own)
        ]
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a dialect's bug must not take the others' papers along
        source = chosen.source_of(dialect.name)
        _say_that_it_failed(dialect.name, source, error, regions[0].lines, context)
        return []
    context.problems += own.problems
    context.structured += own.structured
    context.listed |= own.listed
    return papers


def _read_by(
    dialect: Dialect, document: Document, regions: Sequence[Region], context: Context
) -> Iterable[Paper]:
    """Return the papers that a dialect of the package reads."""
    return dialect.parse(document, regions, context)


def _say_that_it_failed(name: str, source: str, error: BaseException, lines: range, context: Context) -> None:
    message = f"Expected papers from the dialect {name!r} of {source}, found {told(error)}"
    context.problem(Code.DIALECT_FAILED, message, lines)


def _account(
    document: Document, papers: Sequence[Paper], found: Claims, context: Context, chosen: Registry
) -> tuple[list[range], list[Unclaimed]]:
    """Return the lines of the structure and what is left, so that each line that is not blank is in one place.

    What looks like a paper in either is a problem.
    """
    taken = bytearray(len(document.lines))
    _mark_papers(taken, papers)
    for line, address in _lines_with_addresses(document, taken):
        message = f"No known style reads the paper {address}"
        context.problem(Code.UNCLAIMED_PAPER, message, range(line, line + 1))
    frame = document.spans([unit for unit in document.units if unit.kind in ("heading", "rule")])
    claimed = {region.lines.start for regions in found.regions.values() for region in regions if region.head}
    tables = (unit.table for unit in document.units if unit.table and document.line(unit.at) in claimed)
    frame += [range(line, line + 1) for table in tables for line in table.delimiters]
    frame += [range(line, line + 1) for own in found.frames.values() for line in own.lines]
    structure: list[range] = []
    for lines in sorted({*frame, *context.structured}, key=lambda r: (r.start, r.stop)):
        _add(lines, taken, structure)
    if document.elements and any(chosen.dialects[name].is_html for name in (*found.regions, *found.frames)):
        for lines in list(document.elements.structure(_runs(taken))):
            _add(lines, taken, structure)
        structure.sort(key=attrgetter("start"))
    unclaimed = []
    for lines in _runs(taken):
        start, stop = lines.start, lines.stop
        while start < stop and not document.lines[start].strip():
            start += 1
        while start < stop and not document.lines[stop - 1].strip():
            stop -= 1
        if start < stop:
            unclaimed.append(Unclaimed(range(start, stop), document.slice(start, stop)))
    return structure, unclaimed


def _add(lines: range, taken: bytearray, structure: list[range]) -> None:
    """Count lines as structure, unless one of them is taken."""
    if not any(taken[lines.start : lines.stop]):
        _mark(taken, lines)
        structure.append(lines)


def _mark(taken: bytearray, lines: range) -> None:
    """Mark lines with ones."""
    taken[lines.start : lines.stop] = b"\1" * len(lines)


def _mark_papers(taken: bytearray, papers: Iterable[Paper]) -> None:
    """Mark the lines of papers with ones."""
    for paper in papers:
        for lines in (paper.lines or range(0), *paper.also_at):
            _mark(taken, lines)


def _runs(taken: bytearray) -> Iterable[range]:
    """Yield the runs of zeros."""
    end = 0
    while (start := taken.find(0, end)) >= 0:
        end = taken.find(1, start)
        if end < 0:
            end = len(taken)
        yield range(start, end)


# What is shorter holds no address of a paper.
_SHORTEST_ADDRESS = 9


def _lines_with_addresses(document: Document, taken: bytearray) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not taken and hold the address of a paper, with the first address of each."""
    for lines in _runs(taken):
        start = document.offset(lines.start)
        stop = document.offset(lines.stop) if lines.stop < len(taken) else len(document.text)
        if stop - start < _SHORTEST_ADDRESS:
            continue
        before = -1
        for begin, end in paper_addresses(document.text, start, stop):
            line = document.line(begin)
            if line != before:
                yield line, document.text[begin:end]
            before = line

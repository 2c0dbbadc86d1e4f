"""Parsing: the functions that turn a text into papers."""

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

# A list of papers without links has one of these: the word "paper" or the like, or an identifier.
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
    """Parse a digest and return its papers in text order.

    Args:
        text: The text of the digest, not a path or an address.
        dialect: The only style to read: its name, or a dialect of your own, which need not be installed (default: all
            styles found in the text).
        strict: Whether to raise an exception for problems of severity "error".
        general: Whether to read lists in unknown layouts too.
        source: The path or name of the digest. It becomes the `source` of each paper.

    Returns:
        The papers.

    Raises:
        DigestError: `strict` is true and the digest has a problem of severity "error". The exception has all problems.
        DialectNotFoundError: No dialect has the name.
        TypeError: `text` is not a str.
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
    """Parse a digest and return everything read from it: papers, problems, and the remaining lines.

    Arguments and exceptions are those of `parse`.
    """
    if not isinstance(text, str):
        raise _refusal(text, "parse_digest_bytes reads bytes", "parse_file reads a path")
    chosen = registry(general=general) if dialect is None else registry().only(dialect)
    digest = read(text, chosen, source)
    if strict and digest.errors:
        raise DigestError(digest.problems)
    return digest


def _refusal(given: object, of_bytes: str, of_others: str) -> TypeError:
    """Return the error for an argument that is not a text, with advice for bytes and for others."""
    advice = of_bytes if isinstance(given, bytes | bytearray | memoryview) else of_others
    return TypeError(f"Expected the text of a digest as str, found {type(given).__name__}; {advice}")


def detect(text: str) -> list[Detection]:
    """Return the styles that match a text, best first.

    The confidence of a style is the share of lines that it would read, times how well they match. The share is taken of
    all lines that some style claims or that contain the address of a paper.

    Args:
        text: The text of the digest.

    Returns:
        The styles; [] if none matches.

    Raises:
        TypeError: `text` is not a str.
    """
    if not isinstance(text, str):
        raise _refusal(text, "decode the bytes first", "read the file first")
    document = Document.from_text(text)
    found, chosen = safe_claims(document, registry(), [])
    asked = bytearray(len(document.lines))
    for regions in found.regions.values():
        for region in regions:
            _mark(asked, region.lines)
    total = sum(asked) + sum(1 for _ in _lines_with_addresses(document, asked))
    if not found.weights:  # a digest without papers: only its frame shows its style
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


# How well a general dialect matches the lines that it reads: worse than any style with a template.
_GENERAL_FIT = 0.4


def _consider_general(document: Document, chosen: Registry, found: Claims, taken: bytearray) -> None:
    """Add the weights of the general dialects for the lines that no other dialect claims.

    Args:
        document: The text.
        chosen: The dialects.
        found: The claims of the other dialects. The weights are added to them.
        taken: One byte for each line: 1 if it is claimed.
    """
    for name, draft in _general_drafts(
        document, chosen, taken, Context(document), is_rest=bool(found.regions)
    ):
        weight = _GENERAL_FIT * len(draft.lines)
        found.consider(chosen.dialects[name], weight, f"a list of papers (line {draft.lines.start + 1})")


def _reason(reasons: Sequence[str]) -> str:
    return reasons[0] if len(reasons) == 1 else f"{reasons[0]} and {len(reasons) - 1} more"


def dialects() -> Mapping[str, Dialect]:
    """Return all dialects by name: built-in ones and those of installed distributions."""
    return dict(registry().dialects)


def read(text: str, chosen: Registry, source: str | None = None) -> Digest:
    """Read a text with the dialects of a registry."""
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


# A whole text that looks like a path or an address, passed by mistake in place of its content.
_PATH = re.compile(
    r"\s*+(?:(?P<address>https?://\S++)|[^\s/\\]*+[/\\]\S*+|[^\n\r]{1,250}\.(?:md|markdown|txt|rst|html?|jsonl?|eml|mbox))\s*+"
)
_LONGEST_PATH = 4096


def _may_be_a_path(text: str) -> str:
    """Return advice for a text that looks like a path or an address, else ""."""
    found = _PATH.fullmatch(text) if len(text) <= _LONGEST_PATH else None
    if found is None:
        return ""
    if found["address"]:
        return "; it looks like an address, which is not followed: parse takes the text itself"
    return "; it looks like a path: parse_file reads a file, parse_files a folder"


def _front_title(document: Document) -> str | None:
    """Return the title in the front matter of a digest."""
    title = front_fields(document.text).get("title")
    return fold_spaces(title) if isinstance(title, str) else None


def _read_rest(
    chosen: Registry, papers: Sequence[Paper], found: Claims, document: Document, context: Context
) -> Iterator[Paper]:
    """Yield the papers that general dialects find in the lines that no other dialect claims."""
    taken = bytearray(len(document.lines))
    for regions in found.regions.values():
        for region, following in zip_longest(regions, regions[1:]):
            is_last = following is None or following.lines.start > region.lines.stop
            if region.rows or not is_last:  # lines left over after the last record belong to nobody
                _mark(taken, region.lines)
    _mark_papers(taken, papers)
    own = Context(document, context.source)
    try:
        read = [
            (name, draft.paper(name), Region(draft.lines, draft.headings, ""))
            for name, draft in _general_drafts(document, chosen, taken, own, is_rest=bool(found.regions))
        ]
    except Exception as error:  # noqa: BLE001 - a bug in a general dialect must not lose the other papers
        _report_failure(chosen.general[0], "paperdigest", error, range(1), context)
        return
    for name, paper, region in read:
        found.add(chosen.dialects[name], region)
        yield paper
    context.problems += own.problems
    context.listed |= own.listed


def _general_drafts(
    document: Document, chosen: Registry, taken: bytearray, context: Context, *, is_rest: bool
) -> list[tuple[str, Draft]]:
    """Return the drafts that general dialects read in the lines not taken, each with its dialect's name."""
    if not chosen.general or not _may_list_papers(document, taken):
        return []
    from paperdigest.general import read_general  # noqa: PLC0415 - many texts do not need it

    found = read_general(document, taken, context, is_rest=is_rest)
    return [(name, draft) for name, draft in found if name in chosen.general]


def _may_list_papers(document: Document, taken: bytearray) -> bool:
    """Whether the lines not taken may list papers: they have links, identifiers, or a word such as "paper"."""
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
    """Return the styles of a text in text order; without papers, those of its frame lines."""
    first = {name: regions[0].lines.start for name, regions in found.regions.items()} or {
        name: frame.lines[0] for name, frame in found.frames.items() if frame.is_telling
    }
    return tuple(sorted(first, key=first.__getitem__))


def _listed(found: Claims, context: Context) -> date | None:
    """Return the date of a digest: that of its papers, or without papers that of its frame; None if dates differ."""
    dates = context.listed or {
        day for frame in found.frames.values() if frame.is_telling for day in frame.dates
    }
    return min(dates) if len(dates) == 1 else None


def _ask(
    chosen: Registry, dialect: Dialect, regions: Sequence[Region], document: Document, context: Context
) -> Iterable[Paper]:
    """Return the papers of a dialect. If it raises, report a problem and drop its papers and structure."""
    own = Context(document, context.source)
    try:
        read = checked_papers if dialect.name in chosen.outside else _read_by
        papers = [
            paper if paper.source == own.source else evolve(paper, source=own.source)
            for paper in read(dialect, document, regions, own)
        ]
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a bug in one dialect must not lose the papers of the others
        source = chosen.source_of(dialect.name)
        _report_failure(dialect.name, source, error, regions[0].lines, context)
        return []
    context.problems += own.problems
    context.structured += own.structured
    context.listed |= own.listed
    return papers


def _read_by(
    dialect: Dialect, document: Document, regions: Sequence[Region], context: Context
) -> Iterable[Paper]:
    """Return the papers of a built-in dialect."""
    return dialect.parse(document, regions, context)


def _report_failure(name: str, source: str, error: BaseException, lines: range, context: Context) -> None:
    message = f"The dialect {name!r} of {source} failed: {told(error)}"
    context.problem(Code.DIALECT_FAILED, message, lines)


def _account(
    document: Document, papers: Sequence[Paper], found: Claims, context: Context, chosen: Registry
) -> tuple[list[range], list[Unclaimed]]:
    """Return the structure and the unclaimed lines, so that each line that is not blank belongs to one place.

    Report a problem for each of these lines that contains the address of a paper.
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
    """Add lines to the structure unless one of them is taken."""
    if not any(taken[lines.start : lines.stop]):
        _mark(taken, lines)
        structure.append(lines)


def _mark(taken: bytearray, lines: range) -> None:
    """Mark lines as taken."""
    taken[lines.start : lines.stop] = b"\1" * len(lines)


def _mark_papers(taken: bytearray, papers: Iterable[Paper]) -> None:
    """Mark the lines of papers as taken."""
    for paper in papers:
        for lines in (paper.lines or range(0), *paper.also_at):
            _mark(taken, lines)


def _runs(taken: bytearray) -> Iterable[range]:
    """Yield the runs of lines not taken."""
    end = 0
    while (start := taken.find(0, end)) >= 0:
        end = taken.find(1, start)
        if end < 0:
            end = len(taken)
        yield range(start, end)


# A shorter text can't contain the address of a paper.
_SHORTEST_ADDRESS = 9


def _lines_with_addresses(document: Document, taken: bytearray) -> Iterator[tuple[int, str]]:
    """Yield the lines not taken that contain the address of a paper, each with its first address."""
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

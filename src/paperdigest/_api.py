"""From a text to its papers: the functions that users call."""

from __future__ import annotations

import gc
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from paperdigest._dispatch import claims
from paperdigest._document import Document
from paperdigest._registry import registry
from paperdigest.dialect import Context
from paperdigest.errors import DigestError
from paperdigest.model import Detection, Digest, Unclaimed
from paperdigest.normalize.identifiers import PAPER_ADDRESS
from paperdigest.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paperdigest._registry import Registry
    from paperdigest.dialect import Dialect, Region
    from paperdigest.model import Paper


def parse(text: str, *, dialect: str | None = None, strict: bool = False) -> list[Paper]:
    """Return the papers that a digest lists, in the order of the text.

    Args:
        text: The digest itself, never a path or an address.
        dialect: The name of the one style to read; every style found in the text where not given.
        strict: Whether to raise where something was lost, guessed, or looks like a paper and was not read.

    Raises:
        DigestError: With `strict`, if a problem of severity "error" was found; it holds all problems.
        DialectNotFoundError: There is no dialect of that name.
        TypeError: `text` is no str.
    """
    return list(parse_digest(text, dialect=dialect, strict=strict).papers)


def parse_digest(text: str, *, dialect: str | None = None, strict: bool = False) -> Digest:
    """Return all that was read from a digest: papers, problems, and what belongs to neither.

    The arguments and exceptions are those of `parse`.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"Expected the text of a digest as str, found {type(text).__name__}; parse_file reads a path"
        )
    chosen = registry()
    if dialect is not None:
        chosen = chosen.only(dialect)
    digest = read(text, chosen)
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
    document, chosen = Document.from_text(text), registry()
    weights: dict[str, float] = {}
    first: dict[str, tuple[int, str]] = {}
    asked = set[int]()
    for place in claims(document, chosen, closely=True):
        for dialect, region in place:
            weights[dialect.name] = weights.get(dialect.name, 0.0) + region.fit * len(region.lines)
            count, reason = first.get(dialect.name, (0, region.reason))
            first[dialect.name] = (count + 1, reason)
        asked.update(place[0].region.lines)
    total = len(asked) + sum(
        bool(PAPER_ADDRESS.search(line)) for number, line in enumerate(document.lines) if number not in asked
    )
    found = [
        Detection(name, round(weight / total, 4), _reason(*first[name]))
        for name, weight in weights.items()
        if weight
    ]
    return sorted(found, key=lambda detection: -detection.confidence)


def _reason(count: int, reason: str) -> str:
    return reason if count == 1 else f"{reason} and {count - 1} more"


def dialects() -> Mapping[str, Dialect]:
    """Return every dialect by its name: those built in, and those of installed distributions."""
    return dict(registry().dialects)


# From here on, Python's collector of cycles takes a tenth of the time and more, and more the longer the text is: it looks
# at all records made so far again and again, and they hold no cycles. A shorter text leaves it alone.
_LARGE = 500_000


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the collector of cycles, where it runs."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read(text: str, chosen: Registry) -> Digest:
    """Return what the dialects of a registry read from a text."""
    with _without_collector() if len(text) > _LARGE else nullcontext():
        return _read(text, chosen)


def _read(text: str, chosen: Registry) -> Digest:
    document = Document.from_text(text)
    context = Context(document)
    context.problems += chosen.problems
    won: dict[str, list[Region]] = {}
    for place in claims(document, chosen):
        dialect, region = place[0]
        won.setdefault(dialect.name, []).append(region)
    papers: list[Paper] = []
    for name, regions in won.items():
        papers += _ask(chosen, chosen.dialects[name], regions, document, context)
    papers.sort(key=_first_line)
    structure, unclaimed = _account(document, papers, context)
    for left in unclaimed:
        _complain_of_papers(left, context)
    titles = (block.text for block in document.blocks if block.kind == "heading" and block.text)
    return Digest(
        papers=tuple(papers),
        problems=tuple(sorted(context.problems, key=lambda problem: problem.lines.start)),
        structure=tuple(structure),
        unclaimed=tuple(unclaimed),
        dialects=tuple(won),
        title=next(titles, None),
        listed=min(context.listed) if len(context.listed) == 1 else None,
    )


def _first_line(paper: Paper) -> int:
    return paper.lines.start if paper.lines else 0


def _ask(
    chosen: Registry, dialect: Dialect, regions: Sequence[Region], document: Document, context: Context
) -> Iterable[Paper]:
    """Return the papers of a dialect; what it raises becomes a problem, and it loses its papers and structure."""
    own = Context(document)
    try:
        papers = list(dialect.parse(document, regions, own))
    except Exception as error:  # noqa: BLE001 - a dialect's bug must not take the others' papers along
        source = chosen.sources.get(dialect.name, "paperdigest")
        found = f"{type(error).__name__}: {error}".replace("\n", " ")
        message = f"Expected papers from the dialect {dialect.name!r} of {source}, found {found}"
        context.problem(Code.DIALECT_FAILED, message, regions[0].lines)
        return []
    context.problems += own.problems
    context.structured += own.structured
    context.listed |= own.listed
    return papers


def _account(
    document: Document, papers: Sequence[Paper], context: Context
) -> tuple[list[range], list[Unclaimed]]:
    """Return the lines of the structure and what is left, so that each line that is not blank is in one place."""
    free = bytearray(b"\1") * len(document.lines)
    for paper in papers:
        if lines := paper.lines:
            free[lines.start : lines.stop] = bytes(len(lines))
        for lines in paper.also_at:
            free[lines.start : lines.stop] = bytes(len(lines))
    frame = [range(b.start, b.end) for b in document.blocks if b.kind in ("heading", "rule")]
    structure: list[range] = []
    for lines in sorted({*frame, *context.structured}, key=lambda r: (r.start, r.stop)):
        if all(free[lines.start : lines.stop]):
            free[lines.start : lines.stop] = bytes(len(lines))
            structure.append(lines)
    unclaimed = []
    for lines in _runs(free):
        start, stop = lines.start, lines.stop
        while start < stop and not document.lines[start].strip():
            start += 1
        while start < stop and not document.lines[stop - 1].strip():
            stop -= 1
        if start < stop:
            unclaimed.append(Unclaimed(range(start, stop), document.slice(start, stop)))
    return structure, unclaimed


def _runs(free: bytearray) -> Iterable[range]:
    """Yield the runs of ones."""
    end = 0
    while (start := free.find(1, end)) >= 0:
        end = free.find(0, start)
        if end < 0:
            end = len(free)
        yield range(start, end)


def _complain_of_papers(left: Unclaimed, context: Context) -> None:
    if not PAPER_ADDRESS.search(left.text):
        return
    for number, line in enumerate(left.text.split("\n"), left.lines.start):
        if found := PAPER_ADDRESS.search(line):
            message = f"Expected each paper to be read, found {found[0]} in no listing"
            context.problem(Code.UNCLAIMED_PAPER, message, range(number, number + 1))

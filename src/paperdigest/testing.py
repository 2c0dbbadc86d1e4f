"""A check of the contract that every dialect must meet, for your own test suite. Needs the extra `hypothesis`.

from paperdigest.testing import check_dialect
from my_package import MyDialect

def test_my_dialect():
    check_dialect(MyDialect())
"""

from __future__ import annotations

import inspect
import re
from itertools import takewhile
from time import process_time
from typing import TYPE_CHECKING

from paperdigest.dialect import (
    Dialect,
    Document,
    FrontMatter,
    Labelled,
    RecordDialect,
    TableDialect,
    header_text,
)
from paperdigest.dialect.explain import explain
from paperdigest.dialect.registry import make_registry, registry
from paperdigest.dialect.tables import columns_of
from paperdigest.dialect.template import frame_templates
from paperdigest.errors import UnrepresentableError, needs
from paperdigest.parsing import read
from paperdigest.rendering import render_with

with needs("hypothesis"):
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    from paperdigest.strategies._digests import papers_together
    from paperdigest.strategies._papers import papers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from paperdigest.dialect import Template
    from paperdigest.dialect.registry import Registry
    from paperdigest.model import Digest, Paper

_SAMPLE_LINES = 3
_INDENT = "    "
_HEADING = re.compile(r"^(#{1,6}) +(\S.*?) *$", re.MULTILINE)
_PIECES = (
    *("\n", "\n\n", " ", "  ", "|", "a", "# ", "- ", "> ", "\r\n", "\0", "\ud800"),
    "[a](https://arxiv.org/abs/2101.00001)",
)
# The length of the shorter of two texts, in characters.
_SIZE = 4_000
# The factor in time allowed for four times the text: twice the linear factor, as a busy machine adds noise.
_MOST_GROWTH = 8
# Times below the floor are noise; times above the ceiling are not. Both are in seconds.
_FLOOR = 0.003
_CEILING = 1.0
_ATTEMPTS = 4


def check_dialect(dialect: Dialect, *, max_examples: int = 100) -> None:
    """Check that a dialect has a description, is detected, parses and renders exactly, and takes linear time.

    Args:
        dialect: The dialect. It need not be installed as a plug-in.
        max_examples: The number of papers and texts that each law is tested with.

    Raises:
        AssertionError: The dialect breaks the contract. The message says what to do.
    """
    _check_description(dialect)
    readers = make_registry({dialect.name: dialect}, (), {})
    _check_sample(dialect, readers)
    for law in (_check_any_text, _check_both_ways):
        law(dialect, readers, max_examples)
    _check_detection(dialect, max_examples)
    check_growth(dialect)


def check_growth(dialect: Dialect, *, size: int = _SIZE) -> None:
    """Check that parsing takes linear time on texts that repeat the literals of a dialect.

    Args:
        dialect: The dialect.
        size: The length of the shorter texts in characters. The longer ones are four times as long.

    Raises:
        AssertionError: Parsing four times the text takes far more than four times as long.
    """
    readers = make_registry({dialect.name: dialect}, (), {})
    for before, piece in _families(dialect):
        repeated = size
        for attempt in range(_ATTEMPTS):  # pragma: no branch - the number of attempts depends on the machine
            long = _seconds(before + piece * (4 * repeated // len(piece)), readers)
            if long < _MOST_GROWTH * _FLOOR * 2**attempt:
                break
            short = min(_seconds(before + piece * (repeated // len(piece)), readers) for _ in range(2))
            if long < _MOST_GROWTH * short:
                break
            _demand(
                attempt + 1 < _ATTEMPTS and long < _CEILING,
                f"Look at each part of a text only once: four times as many repeats of {piece!r} after {before!r} take "
                f"{long / short:.0f} times as long to parse",
            )
            repeated *= 2  # pragma: no cover - noise matters less in longer texts


def _seconds(text: str, readers: Registry) -> float:
    start = process_time()
    read(text, readers)
    return process_time() - start


def _families(dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Yield pairs of texts: a beginning, and a piece to repeat after it. Both come from the dialect's declaration."""
    lines, inside, openings = set(_sample(dialect)), {"|", "\n"}, {""}
    if isinstance(dialect, TableDialect):
        for head in dialect.heads[:1]:
            openings.add(f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n| ")
            for column in columns_of(type(dialect), head).columns:
                inside |= {literal for template in column.forms.templates for literal in template.literals}
    templates = list(frame_templates(type(dialect)))
    if isinstance(dialect, RecordDialect):  # pragma: no branch - other dialects declare nothing to repeat
        for layout in dialect.layouts:
            openings.add(_filled(layout.opening.templates[0]) + "\n")
            lines |= set(layout.ends)
            for part in layout.parts:
                if isinstance(part, Labelled):
                    lines |= {part.line(label, "x") for label in (*part.forms, "x")}
                    inside.add(part.line("x", ""))
                else:
                    templates += part.templates
    for template in templates:
        lines.add(_filled(template))
        inside |= set(template.literals)
    yield from (("", f"{line}\n") for line in sorted(lines))
    yield from ((before, piece) for before in sorted(openings) for piece in sorted(inside - {""}))


def _filled(template: Template) -> str:
    return template.fill(["1"] * len(template.names))


def _check_description(dialect: Dialect) -> None:
    kind = type(dialect)
    _demand(isinstance(dialect, Dialect), f"Derive {kind.__name__!r} from paperdigest.dialect.Dialect")
    _demand(
        re.fullmatch(r"[a-z][a-z0-9_]*", dialect.name),
        f"Choose a name of the form 'my_style', not {dialect.name!r}",
    )
    _demand(
        dialect.homepage.startswith("https://"),
        f"Set `homepage` to the https address of a digest of the style, not {dialect.homepage!r}",
    )
    _demand(
        dialect.description and "\n" not in dialect.description,
        f"Describe the style in `description`, in one line, not {dialect.description!r}",
    )
    _demand(
        dialect.heads or dialect.layouts,
        "Declare `heads` or `layouts`: without them the dialect is never used",
    )
    for head in dialect.heads:
        wrong = [name for name in head if header_text(name) != name]
        _demand(not wrong, f"Write the names in `heads` without padding and emphasis: {wrong}")
    openings = [template for layout in dialect.layouts for template in layout.opening.templates]
    for template in (*openings, *frame_templates(type(dialect))):
        _demand(
            template.shape(),
            f"Begin the template {template.text!r} with a distinctive mark or word: lines without one are never looked up",
        )
    _demand(
        len(_sample(dialect)) >= _SAMPLE_LINES,
        "Show an indented sample of the style and its grammar in the module's docstring",
    )
    unused = sorted(
        set(getattr(kind, "fields", {})) - {name for form in _forms(dialect) for name in form.names}
    )
    _demand(
        not unused,
        f"Use the slots that `fields` declares in a template, or remove them: {', '.join(unused)}",
    )
    hash(dialect)


def _forms(dialect: Dialect) -> Iterator[Template]:
    """Yield all templates of a dialect."""
    yield from frame_templates(type(dialect))
    if isinstance(dialect, RecordDialect):  # pragma: no branch - others have no fields
        yield dialect._front  # noqa: SLF001 - of the same package
    if isinstance(dialect, TableDialect):
        for head in dialect.heads:
            for column in columns_of(type(dialect), head).columns:
                yield from column.forms.templates
    for layout in dialect.layouts:
        for part in layout.parts:
            if isinstance(part, FrontMatter):
                forms = list(part.keys.values())
            else:
                forms = list(part.forms.values()) if isinstance(part, Labelled) else [part.forms]
            for form in forms:
                yield from form.templates


def _sample(dialect: Dialect) -> list[str]:
    """Return the first indented lines in the docstring of a dialect's module."""
    module = inspect.getmodule(type(dialect))
    lines = iter(((module and module.__doc__) or "").split("\n"))
    first = next((line for line in lines if line.startswith(_INDENT)), "")
    sample = [first, *takewhile(lambda line: not line.strip() or line.startswith(_INDENT), lines)]
    return "\n".join(line.removeprefix(_INDENT) for line in sample).rstrip().split("\n")


def _check_sample(dialect: Dialect, readers: Registry) -> None:
    """Check that the dialect reads the sample."""
    text = "\n".join(_sample(dialect)) + "\n"
    papers = read(text, readers).papers
    _demand(
        papers,
        f"Show a sample in the module's docstring that the dialect can read; this one gives:\n{explain(dialect, text)}",
    )

    if not dialect.is_html:
        _check_headings(dialect, text, papers)


def _check_headings(dialect: Dialect, sample: str, papers: Sequence[Paper]) -> None:
    """The outermost heading of the sample, such as that with the date of the digest, is written at its level."""
    try:
        written = dialect.write(papers)
    except UnrepresentableError:  # the sample shows more than the style writes
        return
    levels = {text: len(marks) for marks, text in _HEADING.findall(written)}
    for marks, text in _HEADING.findall(sample):
        if text in levels:
            level = len(marks) + max(len(paper.headings) for paper in papers) - 1
            _demand(
                levels[text] == len(marks),
                f"Set `heading_level = {level}`: the sample has the heading {marks + ' ' + text!r}, which is written as "
                f"{'#' * levels[text] + ' ' + text!r}",
            )
            return


def _check_any_text(dialect: Dialect, readers: Registry, max_examples: int) -> None:
    """Check that lenient parsing accepts any text and accounts for each line."""
    pieces = [*_PIECES, *(f"{line}\n" for line in _sample(dialect))]
    pieces += [f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n" for head in dialect.heads]
    written = papers(dialect).map(lambda paper: f"{dialect.write([paper])}\n")
    texts = st.lists(st.one_of(st.sampled_from(pieces), written), max_size=12).map("".join)

    @_laws(max_examples)
    @given(texts | st.text(max_size=40))
    def check(text: str) -> None:
        digest = read(text, readers)
        failed = [problem.message for problem in digest.problems if problem.code == "dialect-failed"]
        _demand(not failed, f"Make `parse` accept any text: it fails for {text!r} ({failed})")
        _check_accounting(digest, text)
        for paper in digest.papers:
            folded = " ".join(paper.title.split())
            _demand(
                paper.title == folded != "",
                f"Fold white space in titles, and leave out papers without one: {text!r}",
            )

    check()


def _check_accounting(digest: Digest, text: str) -> None:
    lines = Document.from_text(text).lines
    count = [0] * len(lines)
    for paper in digest.papers:
        _demand(paper.lines is not None, f"Set the `lines` of each paper: {paper.title!r} has none")
        for place in (paper.lines or range(0), *paper.also_at):
            for number in place:
                count[number] += 1
    for place in (*digest.structure, *(unclaimed.lines for unclaimed in digest.unclaimed)):
        for number in place:
            count[number] += 1
    twice = [number for number, line in enumerate(lines) if line.strip() and count[number] != 1]
    _demand(
        not twice,
        f"Claim each line exactly once: lines {twice} of {text!r} are claimed {[count[n] for n in twice]} times",
    )


def _check_both_ways(dialect: Dialect, readers: Registry, max_examples: int) -> None:
    """Check that rendered papers parse back, and that rendering them again gives the same text."""

    @_laws(max_examples)
    @given(papers(dialect))
    def check(paper: Paper) -> None:
        try:
            text = render_with([paper], dialect, readers)
        except UnrepresentableError as error:
            raise AssertionError(
                f"Make `write` represent all papers of the strategy, or narrow the strategy: {error}"
            ) from error
        found = read(text, readers).papers
        again = render_with(found, dialect, readers)
        _demand(
            again == text,
            f"Make `write` return the same text for the papers parsed from it:\n{text}\n{again}",
        )

    check()


def _check_detection(dialect: Dialect, max_examples: int) -> None:
    """Check that the dialect reads its own digests when all other dialects compete."""
    readers = make_registry({**registry().dialects, dialect.name: dialect}, (), {})

    @_laws(max_examples)
    @given(papers_together(dialect, least=1, most=3))
    def check(papers: list[Paper]) -> None:
        text = dialect.write(papers)
        found = read(text, readers).papers
        others = sorted({str(paper.dialect) for paper in found} - {dialect.name, *readers.general})
        _demand(not others, f"Declare how the style differs from {', '.join(others)}, which read:\n{text}")
        _demand(
            found == tuple(papers),
            f"Make templates and labels separate the papers: the {len(papers)} papers written differ from the "
            f"{len(found)} read:\n{text}",
        )

    check()


def _laws(max_examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the Hypothesis settings of a law. Slow strategies and slow machines are not failures of the dialect."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=max_examples, deadline=None, suppress_health_check=slow, database=None)


def _demand(fulfilled: object, message: str) -> None:
    if not fulfilled:
        raise AssertionError(message)

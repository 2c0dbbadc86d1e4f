"""The contract that every dialect has to meet, for anyone's test suite. Needs the extra `hypothesis`.

from paperdigest.testing import check_dialect
from my_package import MyDialect

def test_my_dialect():
check_dialect(MyDialect())
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperdigest.parsing import read
from paperdigest.dialect.registry import make_registry
from paperdigest.dialect import Dialect, Document, header_text, line_shape
from paperdigest.errors import UnrepresentableError
from paperdigest.rendering import render_with
from paperdigest.strategies._papers import papers

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperdigest.dialect.registry import Registry
    from paperdigest.model import Digest, Paper

_SAMPLE_LINES = 3
_PIECES = (
    *("\n", "\n\n", " ", "  ", "|", "a", "# ", "- ", "> ", "\r\n", "\0", "\ud800"),
    "[a](https://arxiv.org/abs/2101.00001)",
)


def check_dialect(dialect: Dialect, *, max_examples: int = 100) -> None:
    """Check that a dialect is described, recognized, and goes both ways.

    Args:
        dialect: The dialect; it need not be installed as a plug-in.
        max_examples: How many papers and texts each law is tried on.

    Raises:
        AssertionError: The dialect breaks the contract; the message says what to do.
    """
    _check_description(dialect)
    readers = make_registry({dialect.name: dialect}, (), {})
    for law in (_check_any_text, _check_both_ways):
        law(dialect, readers, max_examples)


def _check_description(dialect: Dialect) -> None:
    kind = type(dialect)
    _demand(isinstance(dialect, Dialect), f"Derive {kind.__name__} from paperdigest.Dialect")
    _demand(
        re.fullmatch(r"[a-z][a-z0-9_]*", dialect.name),
        f"Give a name of the form my_style, not {dialect.name!r}",
    )
    _demand(
        dialect.homepage.startswith("https://"),
        "Say in `homepage` where a digest of the style is found (https)",
    )
    _demand(
        dialect.description and "\n" not in dialect.description,
        "Say in `description`, in one line, what the style is",
    )
    _demand(
        dialect.heads or dialect.openers,
        "Declare `heads` or `openers`: without them the dialect is never asked",
    )
    for head in dialect.heads:
        wrong = [name for name in head if header_text(name) != name]
        _demand(not wrong, f"Write the names in `heads` without padding and emphasis: {wrong}")
    for shape in dialect.openers:
        _demand(
            line_shape(shape) == shape,
            f"Give openers as line_shape gives them: {line_shape(shape)!r}, not {shape!r}",
        )
    _demand(
        len(_sample(dialect)) >= _SAMPLE_LINES,
        "Show a sample of the style and its grammar in the docstring of the module, indented",
    )
    hash(dialect)


def _sample(dialect: Dialect) -> list[str]:
    """Return the lines of the sample in the docstring of a dialect's module."""
    module = inspect.getmodule(type(dialect))
    lines = ((module and module.__doc__) or "").split("\n")
    return [line.removeprefix("    ") for line in lines if line.startswith("    ")]


def _check_any_text(dialect: Dialect, readers: Registry, max_examples: int) -> None:
    """Lenient parsing takes any text, and accounts for each of its lines."""
    pieces = [*_PIECES, *(f"{line}\n" for line in _sample(dialect))]
    pieces += [f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n" for head in dialect.heads]
    written = papers(dialect).map(lambda paper: f"{dialect.write([paper])}\n")
    texts = st.lists(st.one_of(st.sampled_from(pieces), written), max_size=12).map("".join)

    @_laws(max_examples)
    @given(texts | st.text(max_size=40))
    def check(text: str) -> None:
        digest = read(text, readers)
        failed = [problem.message for problem in digest.problems if problem.code == "dialect-failed"]
        _demand(not failed, f"Let parse take any text: on {text!r} it raised ({failed})")
        _check_accounting(digest, text)
        for paper in digest.papers:
            folded = " ".join(paper.title.split())
            _demand(paper.title == folded != "", f"Fold titles, and give none without: {text!r}")
            _demand(paper.dialect == dialect.name, f"Name the dialect in its papers: {paper.dialect!r}")

    check()


def _check_accounting(digest: Digest, text: str) -> None:
    lines = Document.from_text(text).lines
    count = [0] * len(lines)
    for paper in digest.papers:
        _demand(paper.lines is not None, "Give each paper the `lines` that it was read from")
        for place in (paper.lines or range(0), *paper.also_at):
            for number in place:
                count[number] += 1
    for place in (*digest.structure, *(unclaimed.lines for unclaimed in digest.unclaimed)):
        for number in place:
            count[number] += 1
    twice = [number for number, line in enumerate(lines) if line.strip() and count[number] != 1]
    _demand(
        not twice,
        f"Claim each line once: lines {twice} of {text!r} are in {[count[n] for n in twice]} places",
    )


def _check_both_ways(dialect: Dialect, readers: Registry, max_examples: int) -> None:
    """What is written is read back, and written alike again."""

    @_laws(max_examples)
    @given(papers(dialect))
    def check(paper: Paper) -> None:
        try:
            text = render_with([paper], dialect, readers)
        except UnrepresentableError as error:
            raise AssertionError(
                f"Let write hold what the strategy gives, or narrow the strategy: {error}"
            ) from error
        found = read(text, readers).papers
        again = render_with(found, dialect, readers)
        _demand(again == text, f"Write the same text for what was read from it:\n{text}\n{again}")

    check()


def _laws(max_examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the settings of a law: what is slow to draw is no failure of the dialect, nor is a slow machine."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(max_examples=max_examples, deadline=None, suppress_health_check=slow, database=None)


def _demand(fulfilled: object, message: str) -> None:
    if not fulfilled:
        raise AssertionError(message)

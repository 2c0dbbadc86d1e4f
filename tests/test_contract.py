"""The contract for dialects says what to do where one breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from paperdigest import Paper
from paperdigest.strategies import papers
from paperdigest.testing import check_dialect
from test_dispatch import Shore

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hypothesis.strategies import SearchStrategy

    from paperdigest.dialect import Context, Document, Region


class Coast(Shore):
    """A dialect that says itself what it can hold."""

    name = "coast"

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        for region in regions:
            first = document.lines[region.lines.start]
            yield Paper(
                " ".join(first.removeprefix("* Shore: ").split()) or "?", lines=region.lines, dialect="coast"
            )

    def strategy(self) -> SearchStrategy[Paper]:
        return st.from_regex(r"\A[A-Z][a-z]{1,8}\Z").map(Paper)


def check(kind: type[Shore]) -> None:
    """Check with the docstring of a module that shows a sample, as this one is no dialect's."""
    check_dialect(kind(), max_examples=20)


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        globals(), "__doc__", "A style.\n\n    # May\n    * Shore: Tides\n    * Shore: Nets\n"
    )


def test_a_dialect_that_keeps_the_contract_passes() -> None:
    check(Coast)


def test_a_strategy_is_needed_for_what_is_no_table() -> None:
    with pytest.raises(TypeError, match="Expected a TableDialect or a dialect with a method strategy"):
        papers(Shore())


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"name": "My Style"}, "Give a name of the form my_style"),
        ({"homepage": "example.org"}, "Say in `homepage`"),
        ({"description": ""}, "Say in `description`"),
        ({"openers": frozenset()}, "Declare `heads` or `openers`"),
        ({"openers": frozenset({"### [1]"})}, "Give openers as line_shape gives them: '### [0]"),
        ({"heads": (("**Title**",),)}, "Write the names in `heads` without padding and emphasis"),
    ],
)
def test_descriptions(change: dict[str, object], advice: str) -> None:
    with pytest.raises(AssertionError) as caught:
        check(type("Changed", (Coast,), {**change, "__module__": __name__}))
    assert advice in str(caught.value)


def test_a_sample_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "__doc__", None)
    with pytest.raises(AssertionError, match="Show a sample of the style"):
        check(Coast)


class Raising(Coast):
    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        raise ValueError(len(regions))


class Unfolded(Coast):
    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        return [Paper(f" {region.reason}", lines=region.lines, dialect="coast") for region in regions]


class Nameless(Coast):
    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        return [Paper("T", lines=region.lines) for region in regions]


class Placeless(Coast):
    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        return [Paper("T", dialect="coast") for _ in regions]


class Twice(Coast):
    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
        return [Paper("T", lines=region.lines, dialect="coast") for region in regions for _ in range(2)]


class Mute(Coast):
    def write(self, papers: Sequence[Paper]) -> str:
        return ""


class Restless(Coast):
    written = 0

    def write(self, papers: Sequence[Paper]) -> str:
        Restless.written += 1
        return "\n" * (Restless.written % 2) + super().write(papers)


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        (Raising, "Let parse take any text"),
        (Unfolded, "Fold titles, and give none without"),
        (Nameless, "Name the dialect in its papers"),
        (Placeless, "Give each paper the `lines`"),
        (Twice, "Claim each line once"),
        (Mute, "Let write hold what the strategy gives, or narrow the strategy"),
        (Restless, "Write the same text for what was read from it"),
    ],
)
def test_behaviour(kind: type[Shore], advice: str) -> None:
    with pytest.raises((AssertionError, ExceptionGroup)) as caught:
        check(kind)
    assert advice in repr(caught.value)

"""The contract for dialects says what to do where one breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest
from attrs import evolve
from hypothesis import Phase, settings
from hypothesis import strategies as st

import paperdigest
from paperdigest import Paper, UnrepresentableError, strategies, testing
from paperdigest.dialect import Authors, Dialect, Layout
from paperdigest.dialect.registry import make_registry, registry
from paperdigest.testing import check_dialect, check_growth
from support import shore
from support.dialects import BEACH
from support.shore import Shore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hypothesis.strategies import SearchStrategy

    from paperdigest.dialect import Context, Document, Region
    from paperdigest.dialect.base import Draft

NAMES = sorted(paperdigest.dialects())
# The styles are many, and the engine below them is one: together they try each law hundreds of times.
EXAMPLES = settings().max_examples // 3


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_every_dialect_meets_the_contract(name: str) -> None:
    check_dialect(paperdigest.dialects()[name], max_examples=EXAMPLES)


def check(kind: type[Dialect]) -> None:
    """Check a dialect as if it were in the module of the style for tests, whose docstring shows a sample."""
    kind.__module__ = shore.__name__
    check_dialect(kind(), max_examples=20)


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have failures reported as they are found: to make them small takes most of the time."""
    laws = testing._laws
    phases = (Phase.generate,)
    monkeypatch.setattr(testing, "_laws", lambda most: settings(laws(most), phases=phases))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_every_dialect_is_declared_and_shown_as_the_contract_asks(name: str) -> None:
    dialect = paperdigest.dialects()[name]
    testing._check_description(dialect)
    testing._check_sample(dialect, registry())


def test_a_dialect_that_keeps_the_contract_passes() -> None:
    check(Shore)


class Spoken(Shore):
    """A dialect that says itself what it can hold."""

    name = "spoken"
    drawn: ClassVar[list[str]] = []

    def strategy(self) -> SearchStrategy[Paper]:
        def paper(title: str) -> Paper:
            Spoken.drawn.append(title)
            return evolve(
                paperdigest.parse(f"* Shore: [{title}](https://arxiv.org/abs/3105.00001)", dialect=Shore())[0]
            )

        return st.from_regex(r"\A[A-Z][a-z]{1,8}\Z").map(paper)


def test_a_dialect_can_say_itself_what_it_holds() -> None:
    check(Spoken)
    assert Spoken.drawn


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"name": "My Style"}, "Choose a name of the form 'my_style'"),
        ({"homepage": "example.org"}, "Set `homepage`"),
        ({"description": ""}, "Describe the style in `description`"),
        ({"layouts": ()}, "Declare `heads` or `layouts`"),
        ({"heads": (("**Title**",),)}, "Write the names in `heads` without padding and emphasis"),
        (
            {"frame": ("{day} was good",)},
            "Begin the template '{day} was good' with a distinctive mark or word",
        ),
        (
            {"layouts": (Layout("* Beach: {title} ({url})"),)},
            "Show a sample in the module's docstring that the dialect can read",
        ),
        (
            {"fields": {"autors": Authors(separator="; ")}},
            "Use the slots that `fields` declares in a template, or remove them: autors",
        ),
        (
            {"heading_level": 2},
            "Set `heading_level = 1`: the sample has the heading '# May', which is written as '## May'",
        ),
    ],
)
def test_descriptions(change: dict[str, object], advice: str) -> None:
    with pytest.raises(AssertionError) as caught:
        check(type("Changed", (Shore,), change))
    assert advice in str(caught.value)


def test_what_is_no_dialect() -> None:
    with pytest.raises(AssertionError, match="Derive 'str' from"):
        check_dialect("shore")  # type: ignore[arg-type]  # that is the point


def test_a_sample_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shore, "__doc__", None)
    with pytest.raises(AssertionError, match="Show an indented sample of the style"):
        check(Shore)


def test_why_a_sample_is_not_read_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = "A style.\n\n    # May\n\n    * Shore: Tidal Nets\n    * Shore: Reed Nets\n"
    monkeypatch.setattr(shore, "__doc__", sample)
    with pytest.raises(AssertionError, match=r"! \* Shore: Tidal Nets .*expected "):
        check(Shore)


ITEMS = "    * Shore: [Tidal Nets](https://arxiv.org/abs/3105.00001)\n    * Shore: [Reeds](https://arxiv.org/abs/3105.00002)\n"


def test_the_line_with_the_date_is_written_at_its_level(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shore, "__doc__", f"A style.\n\n    ## Shore: 2031-05-06\n\n{ITEMS}")
    kind = type("Dated", (Shore,), {"frame": ("## Shore: {listed}",)})
    with pytest.raises(AssertionError) as caught:
        check(kind)
    assert "Set `heading_level = 2`: the sample has the heading '## Shore: 2031-05-06'" in str(caught.value)
    check(type("Mended", (kind,), {"heading_level": 2}))


@pytest.mark.parametrize("above", ["", "    ## April\n\n    # May\n\n"])
def test_headings_above_no_paper_need_no_level(above: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shore, "__doc__", f"A style.\n\n{above}{ITEMS}    * Other\n")
    check(Shore)


def test_the_level_of_what_a_style_refuses_to_write_is_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sealed(Shore):
        heading_level = 2
        refuses = True

        def write(self, papers: Sequence[Paper]) -> str:
            if self.refuses:
                raise UnrepresentableError(self.name, papers[0].title, "links", "they are sealed")
            return super().write(papers)

    monkeypatch.setattr(Sealed, "__module__", shore.__name__)
    readers = make_registry({"shore": Shore()}, (), {})
    testing._check_sample(Sealed(), readers)
    Sealed.refuses = False
    with pytest.raises(AssertionError, match="Set `heading_level = 1`"):
        testing._check_sample(Sealed(), readers)


class Changed(Shore):
    """A dialect that changes what it reads."""

    def change(self, paper: Paper) -> Paper | None:
        raise NotImplementedError

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        for paper in super().parse(document, regions, context):
            if changed := self.change(paper):
                yield changed


class Raising(Changed):
    def change(self, paper: Paper) -> Paper:
        if paper.title not in ("Tidal Nets", "Reed Nets"):  # those of the sample
            raise ValueError(paper)
        return paper


class Unfolded(Changed):
    def change(self, paper: Paper) -> Paper:
        return evolve(paper, title=f" {paper.title}")


class Placeless(Changed):
    def change(self, paper: Paper) -> Paper:
        return evolve(paper, lines=None)


class Twice(Shore):
    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        for _ in range(2):
            yield from super().parse(document, regions, context)


class Mute(Shore):
    def write(self, papers: Sequence[Paper]) -> str:
        return ""


class Restless(Shore):
    written = 0

    def write(self, papers: Sequence[Paper]) -> str:
        Restless.written += 1
        return "\n" * (Restless.written % 2) + super().write(papers)


class Forgetful(Shore):
    """A dialect that reads one paper of a digest."""

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Paper]:
        yield from list(super().parse(document, regions, context))[:1]


class Stolen(Shore):
    """A dialect whose records another one reads as well."""

    layouts = (
        Layout(
            '## {number}. [{title}]({url}) <a id="link{number}"></a>\n',
            "**Authors:** {authors}\n",
            ends="---",
        ),
    )


class Slow(Shore):
    """A dialect that looks at the whole text for each paper."""

    def record_drafts(
        self, document: Document, regions: Sequence[Region], context: Context
    ) -> Iterator[Draft]:
        for draft in super().record_drafts(document, regions, context):
            assert sum(map(ord, document.text))
            yield draft


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        (Raising, "Make `parse` accept any text"),
        (Unfolded, "Fold white space in titles"),
        (Placeless, "Set the `lines` of each paper"),
        (Twice, "Claim each line exactly once"),
        (Mute, "Make `write` represent all papers of the strategy"),
        (Restless, "Make `write` return the same text"),
        (Forgetful, "Make templates and labels separate the papers"),
    ],
)
@pytest.mark.usefixtures("_quick")
def test_behaviour(kind: type[Shore], advice: str) -> None:
    with pytest.raises((AssertionError, ExceptionGroup)) as caught:
        check(kind)
    assert advice in repr(caught.value)


@pytest.mark.usefixtures("_quick")
def test_records_that_another_style_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = (
        'A style.\n\n    ## 1. [Tidal Nets](https://arxiv.org/abs/3105.00001) <a id="link1"></a>\n\n'
        "    **Authors:** Ada Moor\n\n    ---\n"
    )
    monkeypatch.setattr(shore, "__doc__", sample)
    with pytest.raises((AssertionError, ExceptionGroup)) as caught:
        check(Stolen)
    assert "Declare how the style differs from chatgpt_arxiv_assistant" in repr(caught.value)


def test_growth_is_tried_on_what_a_style_looks_for() -> None:
    families = set(testing._families(BEACH))
    assert {("", "  Abstract: x\n"), ("* Strand: [1](1)\n", "  x: ")} <= families
    table = paperdigest.dialects()["monthly_list"]
    head = f"| {' | '.join(table.heads[0])} |\n|{'---|' * len(table.heads[0])}\n| "
    assert {(head, "|"), (head, "](")} <= set(testing._families(table))


def test_a_style_that_slows_down() -> None:
    Slow.__module__ = shore.__name__
    with pytest.raises(AssertionError, match="Look at each part of a text only once"):
        check_growth(Slow(), size=12_000)


def test_a_strategy_is_needed_for_what_declares_nothing() -> None:
    class Bare(Dialect):
        name = "bare"

        def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterable[Paper]:
            return []

        def write(self, papers: Sequence[Paper]) -> str:
            return ""

    with pytest.raises(TypeError, match=r"a dialect with a method strategy\(\), found 'Bare'"):
        strategies.papers(Bare())

"""The strategies take their material from what a dialect declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

import paperdigest
from paperdigest import Link, Paper, strategies
from paperdigest.dialect import Authors, Extra, Field, Labelled, Layout, Links, RecordDialect, TableDialect, Tags, Text, Url
from paperdigest.rendering import render_with
from paperdigest.dialect.registry import BUILT_IN, make_registry
from paperdigest.strategies._records import _consistent
from paperdigest.strategies._slots import Slot, values

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperdigest.dialect import Draft
    from paperdigest.dialect.writing import Outgoing
    from paperdigest.strategies import Example

ARXIV = Link("https://arxiv.org/abs/3105.00001", None, "abstract")
CODE = Link("https://github.com/adamoor/tidal", "Code", "code")
FEW = settings(max_examples=30, database=None)


class Stars(Field):
    """A kind of field that no other is the base of."""

    fields = frozenset({"extra"})

    def read(self, text: str, draft: Draft, label: str) -> None:
        draft.extra[label] = str(len(text))

    def write(self, outgoing: Outgoing, label: str) -> str:
        return "*" * int(outgoing.extra.pop(label, "0"))


class Counted(Stars):
    def strategy(self) -> st.SearchStrategy[dict[str, Any]]:
        return st.integers(1, 5).map(lambda number: {"extra": {"stars": str(number)}})


class Loud(Text):
    """A text in capitals: a kind of Text."""


def record_style(*parts: str | tuple[str, ...] | Labelled, **fields: Field) -> RecordDialect:
    """Return a style with a layout."""

    class Style(RecordDialect):
        name = "style"
        layouts = (Layout(*parts),)

    Style.fields = fields
    return type("Bound", (Style,), {})()


def drawn(dialect: RecordDialect, says: Callable[[Paper], object]) -> Paper:
    """Return a paper of a style of which something is true."""
    return find(strategies.papers(dialect), lambda paper: bool(says(paper)), settings=settings(max_examples=500, database=None))


def test_a_kind_of_field_without_a_strategy_is_named() -> None:
    with pytest.raises(TypeError, match=r"found Stars in the slot 'stars'; give it a method strategy\(\)"):
        values(Stars(), Slot("stars"))


def test_a_field_can_bring_its_own_strategy() -> None:
    style = record_style("## [{title}]({url}) {stars}", stars=Counted())
    assert drawn(style, lambda paper: paper.extra).extra["stars"] in "12345"


def test_a_kind_of_field_has_the_strategy_of_its_base() -> None:
    style = record_style("## [{title}]({url})", "{loud}", loud=Loud("comment"))
    assert drawn(style, lambda paper: paper.comment).comment


def test_a_field_that_a_template_needs_is_always_drawn() -> None:
    style = record_style("## {arxiv_id}: {title}", Labelled("- {label}: {value}", {"By": Authors()}))

    @FEW
    @given(strategies.papers(style))
    def check(paper: Paper) -> None:
        assert paper.arxiv_id
        assert paper.title

    check()


@pytest.mark.parametrize(
    "style",
    [
        record_style("## [{title}]({url})", "by {authors}: {venue}", "{abstract}\n"),
        record_style("### {title} [{arxiv_id}]", Labelled("**{label}**: {value}\n", ("Authors", "TL;DR", "Method", "Abstract"))),
        record_style("- {title} ({url})", "  more: {links}"),
        record_style("* {published}: {title} | {authors} | {links}", links=Links("code")),
        record_style("## {title}", Labelled("* {label} = {value}", {"Tags": Tags(";"), "Rank": Extra(), "Link": Links("abstract")})),
    ],
    ids=["lines", "labels", "items", "bars", "equals"],
)
def test_what_is_drawn_for_any_style_is_read_back(style: RecordDialect) -> None:
    readers = make_registry({style.name: style}, (), {})

    @FEW
    @given(strategies.papers(style))
    def check(paper: Paper) -> None:
        assert render_with([paper], style, readers)

    check()


def test_links_are_drawn_as_the_slots_take_them() -> None:
    paper, code = Links("abstract", but=("code",)), Links("code")
    assert _consistent([(paper, [CODE]), (code, [])]) == [CODE]
    assert _consistent([(Url(), [ARXIV]), (code, [CODE])]) == [ARXIV, CODE]
    # The first slot takes what is not its successor's, and tells its kind.
    other = Link("https://example.org/x", "x", "other")
    assert _consistent([(paper, []), (code, [other])]) == [Link(other.url, "x", "abstract")]
    assert _consistent([(paper, []), (code, [CODE, other])]) == [CODE, Link(other.url, "x", "code")]


def test_a_style_of_tables_may_have_records_below_them() -> None:
    daily = paperdigest.dialects()["arxiv_daily"]
    for says in (
        lambda paper: paper.links and paper.translated,  # a row and a record
        lambda paper: paper.arxiv_id and not paper.links,  # a record alone
        lambda paper: paper.published and not paper.arxiv_id,  # a row alone
    ):
        found = find(strategies.papers(daily), lambda paper: bool(says(paper)), settings=settings(max_examples=2000, database=None))
        assert isinstance(found, Paper)


@pytest.mark.parametrize(("name", "deepest"), [("topic_reporter", 0), ("korean_digest", 1), ("ai_enhanced", 2), ("arxiv_daily", 3), ("arxiv_mail", 3)])
def test_headings_are_as_deep_as_a_style_can_hold(name: str, deepest: int) -> None:
    seen = set()

    @settings(max_examples=150, database=None)
    @given(strategies.papers(name))
    def draw(paper: Paper) -> None:
        seen.add(len(paper.headings))

    draw()
    assert max(seen) == deepest


def test_mixed_digests_have_all_built_in_styles() -> None:
    seen: set[str] = set()

    @settings(max_examples=60, database=None)
    @given(strategies.mixed_digests(most=1))
    def draw(example: Example) -> None:
        seen.update(example.dialects)

    draw()
    assert seen == set(BUILT_IN)


@pytest.mark.parametrize("injury", ["crlf", "byte order mark", "newline in title", "truncated", "doubled", "foreign line"])
def test_records_suffer_too(injury: str) -> None:
    found = find(
        strategies.digests("cv_arxiv_daily_bullets").flatmap(strategies.damaged),
        lambda damaged: damaged.injury == injury,
        settings=settings(max_examples=1000, database=None),
    )
    assert found.injury == injury


@pytest.mark.parametrize("injury", ["bare pipe", "empty author cell", "lost separator", "foreign table"])
def test_records_do_not_suffer_what_only_rows_can(injury: str) -> None:
    @FEW
    @given(strategies.digests("korean_digest").flatmap(strategies.damaged))
    def check(damaged: strategies.Damaged) -> None:
        assert damaged.injury != injury

    check()


def test_a_dialect_without_heads_and_layouts_holds_nothing() -> None:
    class Empty(TableDialect):
        name = "empty"
        columns = {"Title": "{title}"}

    with pytest.raises(TypeError, match="Expected a RecordDialect with layouts"):
        find(strategies.papers(Empty()), lambda _: True)

"""Rendering: what is written is read back, whatever a dialect can hold, and whatever happened to it since."""

from __future__ import annotations

import datetime as dt
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import paperdigest
from paperdigest import Author, Digest, Link, Paper, Summary, Translation, UnrepresentableError, strategies
from paperdigest.dialect.registry import make_registry
from paperdigest.model.frozendict import FrozenDict
from paperdigest.rendering import render_with
from paperdigest.strategies import Damaged, Example, _damage
from support.goldens import text_of
from support.paths import FIXTURES, TEXTS
from support.shore import Shore

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = sorted(paperdigest.dialects())
TIDAL = Paper(
    "Tidal Nets",
    arxiv_id="3105.00001",
    links=(Link("https://arxiv.org/abs/3105.00001", "arXiv", "abstract"),),
)


@pytest.mark.no_cover
@given(strategies.digests())
def test_what_is_rendered_is_read_back(example: Example) -> None:
    assert paperdigest.parse(example.text) == list(example.papers)
    assert paperdigest.parse_digest(example.text).dialects == example.dialects


@pytest.mark.no_cover
@given(strategies.digests())
def test_rendering_what_was_read_changes_nothing(example: Example) -> None:
    for name in example.dialects:
        assert paperdigest.render(paperdigest.parse(example.text), dialect=name) == example.text


@pytest.mark.no_cover
@given(strategies.mixed_digests())
def test_styles_that_follow_each_other_are_told_apart(example: Example) -> None:
    digest = paperdigest.parse_digest(example.text)
    assert digest.papers == example.papers
    assert set(digest.dialects) == set(example.dialects)


@pytest.mark.no_cover
@given(strategies.digests().flatmap(strategies.damaged))
def test_damage_costs_no_other_paper(damaged: Damaged) -> None:
    papers = paperdigest.parse(damaged.text)
    assert (papers if damaged.exactly else papers[: len(damaged.papers)]) == list(damaged.papers)


def test_no_pipe_is_put_where_it_may_split_any_of_several_texts() -> None:
    papers = (Paper("Tidal Nets", summary=Summary("They wait.")),)
    text = paperdigest.render(papers, dialect="general_table")

    def draw(strategy: st.SearchStrategy[object]) -> object:
        return pytest.fail(f"asked to draw from {strategy}")

    assert _damage._bare_pipe(draw, Example(text, papers, ("general_table",))) is None  # type: ignore[arg-type]


@given(st.data())
def test_no_table_is_put_into_an_abstract_that_has_a_line_with_a_bar(data: st.DataObject) -> None:
    papers = (evolve(TIDAL, abstract="They\n| wait."),)
    text = paperdigest.render(papers, dialect="arxiv_daily")
    assert "\n| wait.\n" in text
    damaged = _damage._foreign_table(data.draw, Example(text, papers, ("arxiv_daily",)))  # type: ignore[arg-type]
    assert damaged is not None
    assert tuple(paperdigest.parse(damaged.text)) == papers


@pytest.mark.no_cover
@given(st.from_type(Paper))
def test_hypothesis_knows_papers(paper: Paper) -> None:
    assert paper.authors == tuple(paper.authors)
    assert paper.title == " ".join(paper.title.split())


@pytest.mark.no_cover
@given(strategies.papers())
def test_any_paper_survives_dicts_and_pickles(paper: Paper) -> None:
    assert Paper.from_dict(paper.to_dict()) == paper
    assert pickle.loads(pickle.dumps(paper)) == paper  # noqa: S301 - our own pickle
    assert hash(Paper.from_dict(paper.to_dict())) == hash(paper)


@pytest.mark.no_cover
@given(st.lists(strategies.papers(), max_size=3), st.sampled_from(NAMES))
def test_nothing_is_written_that_would_not_be_read_back(papers: list[Paper], name: str) -> None:
    try:
        text = paperdigest.render(papers, dialect=name)
    except UnrepresentableError as error:
        named = (error.dialect, error.field)
    else:
        assert paperdigest.parse(text) == papers
        return
    assert named[0] == name
    assert named[1] in {"this combination of fields", *Paper.__annotations__}


def parsed(text: str) -> list[Paper]:
    return paperdigest.parse(text)


def test_the_answer_is_the_same_from_threads_and_processes() -> None:
    texts = [text_of(path) for path in FIXTURES]
    serially = [parsed(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(parsed, texts)) == serially
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        assert list(processes.map(parsed, texts, chunksize=20)) == serially


@pytest.mark.parametrize(
    "name", ["byte_order_mark", "digest_inside_prose", "surrogates_and_nul", "two_styles"]
)
def test_the_styles_of_one_text_render_in_their_own_dialects(name: str) -> None:
    digest = paperdigest.parse_digest(text_of(TEXTS / f"{name}.md"))
    assert digest.dialects
    for style in digest.dialects:
        papers = [paper for paper in digest.papers if paper.dialect == style]
        assert paperdigest.parse(paperdigest.render(papers, dialect=style)) == papers


def test_a_digest_renders_with_its_headings_and_dates() -> None:
    text = "## Papers for 2031-05-06\n\n| Title | Authors | Summary |\n|-------|---------|---------|\n| Tidal Nets | Ada Moor | They wait. |\n"
    assert paperdigest.render(paperdigest.parse_digest(text), dialect="daily_ai_papers") == text


def test_a_digest_without_papers_keeps_its_title() -> None:
    assert (
        paperdigest.render(Digest(title="Papers for 2031-05-06"), dialect="daily_ai_papers")
        == "# Papers for 2031-05-06\n"
    )
    assert paperdigest.render([], dialect="monthly_list") == ""


@pytest.mark.parametrize(
    ("paper", "dialect", "field", "reason"),
    [
        (
            Paper("T", summary=Summary("s"), abstract="a"),
            "monthly_list",
            "this combination of fields",
            "no column holds it",
        ),
        (Paper("T", venue="Shore 2031"), "daily_ai_papers", "venue", "no column holds it"),
        (Paper("T", translated=(Translation("x"),)), "monthly_list", "translated", "no column holds it"),
        (Paper("T", authors=(Author("Ada, Moor"),)), "arxiv_daily", "authors", "parsing would give"),
        (
            Paper("T", listed=date(2031, 5, 6)),
            "monthly_list",
            "listed",
            "parsing would give None; the style has the day in a heading: use headings=('2031-05-06',)",
        ),
        (
            Paper("T", listed=date(2031, 5, 6), headings=("Tides",)),
            "monthly_list",
            "listed",
            "parsing would give None; the style has the day in a heading: use headings=('2031-05-06', 'Tides')",
        ),
        (
            Paper("T", authors=(Author("Ada Moor"),), listed=date(2031, 5, 6)),
            "gw_digest",
            "listed",
            "parsing would give None; the style has the day in a heading: use headings=('Complete Daily GW arXiv Digest",
        ),
        (
            Paper("T", abstract="a", listed=date(2031, 5, 6)),
            "topic_reporter",
            "listed",
            "parsing would give None",
        ),
        (
            Paper("T", listed=date(2031, 5, 6), headings=("2031-05-07",)),
            "monthly_list",
            "listed",
            "parsing would give datetime.date(2031, 5, 7)",
        ),
        (
            Paper("T", headings=("2031-05-07",)),
            "monthly_list",
            "listed",
            "parsing would give datetime.date(2031, 5, 7)",
        ),
        (
            Paper("Tidal Nets"),
            "korean_digest",
            "title",
            "parsing would lose the paper: the record has neither a declared label nor a link, an identifier or a date",
        ),
        (
            Paper("Tidal Nets"),
            "headings_only",
            "title",
            "parsing would lose the paper: '#### [{title}]({page})': the text of ",
        ),
        (Paper("Tidal Nets"), "arxiv_mail", "title", "parsing would lose the paper"),
        (Paper("N\nT"), "daily_ai_papers", "title", "parsing would give 'N T'"),
        (Paper(""), "daily_ai_papers", "title", "parsing would lose the paper"),
        (Paper("T", abstract="a\n\n| b | c |\n"), "monthly_list", "abstract", "parsing would give"),
        (
            Paper("T", translated=(Translation("x"),)),
            "arxiv_daily",
            "translated",
            "an abstract needs an arXiv identifier",
        ),
        (
            Paper("T", abstract="a\nb"),
            "arxiv_daily",
            "abstract",
            "an abstract needs an arXiv identifier",
        ),
        (Paper("T", doi="10.1000/1"), "arxiv_daily", "doi", "parsing would give None"),
    ],
)
def test_what_a_dialect_cannot_hold_is_named(paper: Paper, dialect: str, field: str, reason: str) -> None:
    with pytest.raises(UnrepresentableError) as caught:
        paperdigest.render([paper], dialect=dialect)
    assert (caught.value.dialect, caught.value.title, caught.value.field) == (dialect, paper.title, field)
    assert caught.value.reason.startswith(reason)
    assert field in str(caught.value)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_bug_does_not_hide_that_a_paper_would_be_lost(error: type[BaseException]) -> None:
    written: list[str] = []

    class Forgetful(Shore):
        """A dialect that writes nothing, and fails when it is asked again."""

        def write(self, papers: Sequence[Paper]) -> str:
            if written:
                raise error
            written.extend(paper.title for paper in papers)
            return ""

    readers = make_registry({"shore": Forgetful()}, (), {})
    wanted = KeyboardInterrupt if error is KeyboardInterrupt else UnrepresentableError
    with pytest.raises(wanted) as caught:
        render_with([Paper("Lantern")], readers.dialects["shore"], readers)
    assert error is KeyboardInterrupt or str(caught.value).endswith("parsing would lose the paper")


def test_no_heading_is_advised_that_cannot_be_written() -> None:
    class Bare(Shore):
        """A dialect that writes no headings."""

        def write(self, papers: Sequence[Paper]) -> str:
            for paper in papers:
                if paper.headings:
                    raise UnrepresentableError(self.name, paper.title, "headings", "there are none")
            return super().write(papers)

    readers = make_registry({"shore": Bare()}, (), {})
    paper = Paper("Lantern", links=(Link("https://example.org/a", None, "other"),), listed=date(2031, 5, 6))
    with pytest.raises(UnrepresentableError, match=r"listed of 'Lantern': parsing would give None$"):
        render_with([paper], readers.dialects["shore"], readers)


def test_a_paper_that_is_not_there_is_not_written() -> None:
    class Doubling(Shore):
        """A dialect with a bug."""

        def write(self, papers: Sequence[Paper]) -> str:
            return super().write(papers) + "\n# More\n* Shore: [Lantern](https://example.org/b)\n"

    readers = make_registry({"shore": Doubling()}, (), {})
    with pytest.raises(UnrepresentableError, match="'Lantern': parsing would give this paper, which was not"):
        render_with([Paper("Tidal", links=(Link("https://example.org/a"),))], Doubling(), readers)


def test_papers_of_arxiv_daily_without_links_stand_below_the_table() -> None:
    below = Paper(
        "Lantern", authors=(Author("Bo Reed"), Author("Cy Fenn")), arxiv_id="3105.00002", arxiv_version=1
    )
    text = paperdigest.render([TIDAL, below], dialect="arxiv_daily")
    assert "##### **Lantern**\n3105.00002v1 by Bo Reed, Cy Fenn\n" in text
    assert paperdigest.parse(paperdigest.render([below], dialect="arxiv_daily")) == [below]


def test_abstracts_of_arxiv_daily_stand_below_the_table_where_one_has_several_lines() -> None:
    papers = [
        evolve(TIDAL, abstract="a\nb", translated=(Translation("潮汐"),)),
        Paper("Lantern", abstract="c"),
    ]
    text = paperdigest.render(papers, dialect="arxiv_daily")
    assert "#### Abstracts\n##### **Tidal Nets**\n3105.00001 by \n\na\nb\n\n摘要：潮汐\n" in text
    assert "|||c|" not in text
    assert "null|c|" in text


def test_the_date_of_arxiv_daily_stands_at_the_top() -> None:
    papers = [Paper("Tidal Nets", listed=date(2031, 5, 6)), Paper("Lantern", listed=date(2031, 5, 6))]
    text = paperdigest.render(papers, dialect="arxiv_daily")
    assert text.startswith("Automated deployment @ 2031-05-06\n")


def test_each_section_has_its_headings_once() -> None:
    above = [("x", "y"), ("x", "z"), ("x",), ("x", "z")]
    text = paperdigest.render(
        [Paper("T", headings=headings) for headings in above], dialect="daily_ai_papers"
    )
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# x",
        "## y",
        "## z",
        "# x",
        "## z",
    ]


def test_papers_with_different_fields_get_tables_with_different_columns() -> None:
    papers = [Paper("A", abstract="a"), Paper("B", summary=Summary("s")), Paper("C", extra={"Note": "n"})]
    text = paperdigest.render(papers, dialect="monthly_list")
    assert [line for line in text.split("\n") if line.startswith("| Date")] == [
        "| Date | Title | Abstract | Note |",
        "| Date | Title | Summary | Topics | Note |",
        "| Date | Title | Abstract | Note |",
    ]


class Choosy(Shore):
    """A style that refuses papers for no reason that its declaration tells."""

    name = "choosy"

    def write(self, papers: Sequence[Paper]) -> str:
        for paper in papers:
            if len(paper.title) % 5 == 0:
                raise UnrepresentableError(self.name, paper.title, "title", "its length")
        return super().write(papers)


@given(strategies.digests(Choosy(), most=1))
def test_drawing_digests_never_raises(example: Example) -> None:
    assert all(len(paper.title) % 5 for paper in example.papers)


@pytest.mark.parametrize("name", ["monthly_list", "ai_enhanced", "zotero_arxiv_daily"])
def test_drawn_papers_have_metrics_often_enough(name: str) -> None:
    seen: list[bool] = []

    @settings(max_examples=100, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(strategies.papers(name))
    def draw(paper: Paper) -> None:
        if paper.summary is not None or paper.abstract is not None:
            seen.append(bool(paper.metrics))

    draw()
    assert sum(seen) > len(seen) / 10


def test_a_counterexample_is_short() -> None:
    assert repr(Paper("Tides", et_al=True)) == "Paper('Tides', et_al=True)"
    paper = Paper(
        "Tides", (Author("Ada Moor"),), published=date(2031, 5, 6), extra={"a": "b"}, lines=range(2)
    )
    assert eval(repr(paper), {**vars(paperdigest), "datetime": dt, "FrozenDict": FrozenDict}) == paper  # noqa: S307 - our own

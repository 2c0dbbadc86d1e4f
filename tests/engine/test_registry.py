from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import paperdigest
from paperdigest import styles
from paperdigest.dialect import TableDialect, registry
from paperdigest.dialect.index import Beginnings
from paperdigest.dialect.registry import BUILT_IN, beginnings_of, head_fit, make_registry
from paperdigest.errors import PaperdigestError
from support.installed import LIST_TABLE, TIDES, install
from support.shore import Shore

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _fresh_registry() -> Iterator[None]:
    yield
    registry.registry.cache_clear()


def test_the_list_of_built_in_styles_is_the_folder() -> None:
    folder = Path(styles.__file__).parent
    assert sorted(BUILT_IN) == sorted(path.stem for path in folder.glob("[a-z]*.py"))


def test_a_style_that_the_index_does_not_have_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    registry.registry.cache_clear()
    monkeypatch.setattr(registry, "BUILT_IN", (*BUILT_IN, "daily_summary"))
    with pytest.raises(
        PaperdigestError, match=r"No beginnings of 'daily_summary' in the index: run python docs/"
    ):
        paperdigest.parse("# Papers")


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_dialect_is_complete(name: str) -> None:
    dialect = paperdigest.dialects()[name]
    assert dialect.name == name
    assert dialect.homepage.startswith("https://")
    assert dialect.description
    assert dialect.heads or dialect.layouts


def test_a_plug_in_is_used_like_a_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, shore="support.shore:Shore")
    assert list(paperdigest.dialects()) == [*BUILT_IN, "shore"]
    assert [p.title for p in paperdigest.parse(TIDES)] == ["Tides"]
    assert [p.title for p in paperdigest.parse(TIDES, dialect="shore")] == ["Tides"]
    assert [(d.dialect, d.confidence) for d in paperdigest.detect(TIDES)] == [("shore", 1.0)]


def test_a_plug_in_may_be_an_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, shore="support.plug_ins:INSTANCE")
    assert [p.dialect for p in paperdigest.parse(TIDES)] == ["shore"]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("gone", "no_such_module_here:Gone", "ModuleNotFoundError"),
        ("shore", "support.plug_ins:not_a_style", "TypeError: an instance of function, not of Dialect"),
        ("coast", "support.shore:Shore", "ValueError: a dialect named 'shore'"),
        ("odd", "support.plug_ins:Odd", "TypeError: heads is not a tuple"),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, found: str
) -> None:
    install(monkeypatch, **{name: value, "gone_too": "no_such_module_here:Gone"})
    problem, other = paperdigest.parse_digest("").problems
    assert (problem.code, problem.severity, other.code) == ("plugin-not-loaded", "error", "plugin-not-loaded")
    assert problem.message.startswith(f"Expected a dialect {name!r} from coastal, found {found}")
    assert "\n" not in problem.message


def test_a_plug_in_may_belong_to_no_distribution(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, None, gone="no_such_module_here:Gone")
    assert "from an unknown distribution" in paperdigest.parse_digest("").problems[0].message


def test_a_plug_in_cannot_take_a_name_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shore, "name", "monthly_list")
    install(monkeypatch, monthly_list="support.shore:Shore")
    assert "a name that another dialect has" in paperdigest.parse_digest("").problems[0].message
    assert type(paperdigest.dialects()["monthly_list"]).__name__ == "MonthlyList"


def test_a_plug_in_that_raises_costs_only_its_own_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, sinking="support.plug_ins:Sinking")
    digest = paperdigest.parse_digest(TIDES + "\n" + LIST_TABLE, general=False)
    assert [p.title for p in digest.papers] == ["Nets"]
    assert [u.lines for u in digest.unclaimed] == [range(1)]
    assert [p.message for p in digest.problems] == [
        "The dialect 'sinking' of coastal failed: RuntimeError: the tide came in (line 1)",
        "No known style reads the paper https://arxiv.org/abs/3105.00001 (line 1)",
    ]


def test_an_unknown_dialect_is_named_with_those_there_are() -> None:
    with pytest.raises(paperdigest.DialectNotFoundError, match="'daily'") as caught:
        paperdigest.parse("", dialect="daily")
    assert "arxiv_daily" in str(caught.value)
    assert isinstance(caught.value, LookupError)
    with pytest.raises(KeyError):
        registry.registry().dialects["daily"]


def test_what_the_listings_of_a_style_begin_with() -> None:
    assert beginnings_of(Shore()) == Beginnings(tuple(Shore.layouts[0].shapes), ())
    dialect = registry.registry().get("daily_ai_papers")
    assert beginnings_of(dialect) == Beginnings(
        (), (("title", "authors", "summary"), ("title", "authors", "summary", "link"))
    )


@pytest.mark.parametrize(
    ("head", "fit"),
    [
        (("date", "title"), 1.0),
        (("date", "title", "code"), 1.0),
        (("n", "date", "title"), 1 - 0.4 / 3),  # a column that is not known
        (("title", "date"), 0.0),  # not in this order
        (("date",), 0.0),
        ((), 0.0),
    ],
)
def test_how_well_a_head_fits(head: tuple[str, ...], fit: float) -> None:
    assert head_fit((("date", "title"), ("date", "title", "code")), head) == pytest.approx(fit)


def test_answers_are_kept_only_so_far() -> None:
    chosen = make_registry({"shore": Shore()}, (), {})
    for number in range(1100):
        assert chosen.for_head((f"column {number}",)) == ()
        assert chosen.for_shape("#" * number) == ()
    assert len(chosen._known_heads) == len(chosen._known_shapes) == 1024


def test_the_answer_for_a_long_head_is_not_kept() -> None:
    chosen = make_registry({}, (), {})
    assert chosen.for_head(("x" * 300,)) == ()
    assert not chosen._known_heads


def test_answers_are_the_same_when_asked_again() -> None:
    chosen = registry.registry()
    head = ("Title", "Authors", "Summary")
    assert [(d.name, fit) for d, fit in chosen.for_head(head)][:1] == [("daily_ai_papers", 1.0)]
    assert chosen.for_head(head) is chosen.for_head(head)
    (shape,) = Shore.layouts[0].shapes
    own = make_registry({"shore": Shore()}, (), {})
    assert [o.dialect.name for o in own.for_shape(shape)] == ["shore"]
    assert own.for_shape(shape) is own.for_shape(shape)


def test_styles_by_the_number_of_their_columns() -> None:
    names = [dialect.name for dialect in registry.registry().with_width(6)]
    assert names == ["daily_ai_papers_classified", "arxiv_daily"]
    assert all(isinstance(registry.registry().get(name), TableDialect) for name in names)


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        ("", []),
        ("Prose about tides, and https://example.org.\n", []),
        (LIST_TABLE, ["monthly_list"]),
        (
            "### [1] [Tides](https://arxiv.org/abs/3105.00001)\n*Ada Moor*\n",
            ["ai_enhanced", "arxiv_daily_notice", "korean_cv_digest"],
        ),
        ("\\\\\narXiv:3105.00001\n\nTitle: Tides\n", ["arxiv_mail"]),
    ],
)
def test_a_style_is_imported_only_where_its_openings_or_heads_occur(text: str, loaded: list[str]) -> None:
    code = (
        f"import sys, paperdigest; paperdigest.parse({text!r});"
        "print(*sorted(name.split('.')[2] for name in sys.modules if name.startswith('paperdigest.styles.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.split() == loaded


def test_where_a_dialect_comes_from() -> None:
    assert registry.registry().source_of("monthly_list") == "paperdigest"
    shore = Shore()
    assert make_registry({shore.name: shore}, (), {shore.name: "tide"}).source_of(shore.name) == "tide"
    assert make_registry({shore.name: shore}, (), {}).source_of(shore.name) == Shore.__module__


def test_a_style_of_records_needs_nothing_of_tables() -> None:
    assert registry.registry().get("ai_enhanced").is_told(("Day", "Count"), ["| Monday | 3 |"])

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import paperdigest
from paperdigest import _registry, styles
from test_dispatch import Shore

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperdigest.dialect import Context, Document, Region


class Sinking(Shore):
    """A dialect that raises."""

    name = "sinking"

    def parse(self, document: Document, regions: Sequence[Region], context: Context) -> Iterator[Any]:
        context.structure(range(len(document.lines)), regions[0].lines)
        raise RuntimeError("the tide\ncame in")


class Odd(Shore):
    """A dialect with openers of the wrong kind."""

    name = "odd"
    openers = ("*",)  # type: ignore[assignment]


def install(monkeypatch: pytest.MonkeyPatch, **offers: str) -> None:
    """Make it look as if the distribution "coastal" offered dialects."""

    def entry_points(group: str) -> list[EntryPoint]:
        found = [EntryPoint(name, value, group) for name, value in offers.items()]
        for entry in found:
            vars(entry)["dist"] = SimpleNamespace(name="coastal")
        return found

    monkeypatch.setattr(_registry, "entry_points", entry_points)
    _registry.registry.cache_clear()


@pytest.fixture(autouse=True)
def _fresh_registry() -> Iterator[None]:
    yield
    _registry.registry.cache_clear()


def test_the_list_of_built_in_styles_is_the_folder() -> None:
    folder = Path(styles.__file__).parent
    assert sorted(_registry.BUILT_IN) == sorted(path.stem for path in folder.glob("[a-z]*.py"))


@pytest.mark.parametrize("name", _registry.BUILT_IN)
def test_a_built_in_dialect_is_complete(name: str) -> None:
    dialect = paperdigest.dialects()[name]
    assert dialect.name == name
    assert dialect.homepage.startswith("https://")
    assert dialect.description
    assert dialect.heads or dialect.openers


def test_a_plug_in_is_used_like_a_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, shore="test_dispatch:Shore")
    assert "shore" in paperdigest.dialects()
    assert [p.title for p in paperdigest.parse("* Shore: Tides\n")] == ["Tides"]
    assert [p.title for p in paperdigest.parse("* Shore: Tides\n", dialect="shore")] == ["Tides"]
    assert [d.reason for d in paperdigest.detect("* Shore: Tides\n")] == ["a shore"]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("gone", "no_such_module_here:Gone", "ModuleNotFoundError"),
        ("shore", "test_dispatch:names", "TypeError: an instance of function, not of Dialect"),
        ("coast", "test_dispatch:Shore", "ValueError: a dialect named 'shore'"),
        ("odd", "test_registry:Odd", "TypeError: openers that are no frozenset"),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, found: str
) -> None:
    install(monkeypatch, **{name: value}, gone_too="no_such_module_here:Gone")
    (problem, _) = paperdigest.parse_digest("x").problems
    assert (problem.code, problem.severity) == ("plugin-not-loaded", "error")
    assert problem.message.startswith(f"Expected a dialect {name!r} from coastal, found {found}")
    assert "\n" not in problem.message


def test_a_plug_in_cannot_take_a_name_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shore, "name", "monthly_list")
    install(monkeypatch, monthly_list="test_dispatch:Shore")
    assert "a name that another dialect has" in paperdigest.parse_digest("").problems[0].message
    assert type(paperdigest.dialects()["monthly_list"]).__name__ == "MonthlyList"


def test_a_plug_in_that_raises_costs_only_its_own_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, sinking="test_registry:Sinking")
    text = "* Shore: Tides\n\n| Date | Title | Abstract |\n|-|-|-|\n| 5 May 2031 | [Nets](u) | x |\n"
    digest = paperdigest.parse_digest(text)
    assert [p.title for p in digest.papers] == ["Nets"]
    assert [u.lines for u in digest.unclaimed] == [range(1)]
    (problem,) = digest.problems
    assert problem.message == (
        "Expected papers from the dialect 'sinking' of coastal, found RuntimeError: the tide came in (line 1)"
    )


def test_an_unknown_dialect_is_named_with_those_there_are() -> None:
    with pytest.raises(paperdigest.DialectNotFoundError, match="'daily'") as caught:
        paperdigest.parse("", dialect="daily")
    assert "arxiv_daily" in str(caught.value)
    assert isinstance(caught.value, LookupError)

"""Dialects that somebody else wrote: what they raise and return is a problem, and the others go on."""

from __future__ import annotations

import sys
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

import paperdigest
from paperdigest import Author, Link, Paper, Problem, Summary, UnrepresentableError
from paperdigest.dialect import registry
from paperdigest.errors import told
from paperdigest.rendering import render_with
from support.installed import LIST_TABLE, TIDES, install
from support.pieces import owners
from support.plug_ins import Failing, Interrupted, Reading, Rows, style
from support.shore import Shore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paperdigest.dialect import Context, Document, Region

TEXT = f"{TIDES}\n{LIST_TABLE}"
PAPER = Paper("Tides", lines=range(1))


@pytest.fixture(autouse=True)
def _fresh_registry() -> Iterator[None]:
    yield
    registry.registry.cache_clear()


def read(monkeypatch: pytest.MonkeyPatch, made: Shore) -> paperdigest.Digest:
    """Return what is read from a text of two styles, of which one is of a plug-in."""
    monkeypatch.setattr("support.plug_ins.INSTANCE", made)
    install(monkeypatch, **{made.name: "support.plug_ins:INSTANCE"})
    digest = paperdigest.parse_digest(TEXT, general=False)
    assert owners(digest, TEXT) == [1] * 4
    return digest


def failure(digest: paperdigest.Digest) -> str:
    """Return what is said of the plug-in, whose paper is lost where that of the other style is not."""
    assert [paper.title for paper in digest.papers] == ["Nets"]
    problem = next(problem for problem in digest.problems if problem.code == "dialect-failed")
    assert problem.severity == "error"
    return problem.message.partition(" failed: ")[2]


def raising(error: BaseException) -> Callable[..., object]:
    def parse(*_: object) -> None:
        raise error

    return parse


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (RuntimeError("the tide\ncame in"), "RuntimeError: the tide came in (line 1)"),
        (SystemExit(3), "SystemExit: 3 (line 1)"),
        (GeneratorExit(), "GeneratorExit:  (line 1)"),
        (BaseException("\x1b[2J"), "BaseException: \ufffd[2J (line 1)"),
        (Failing(), "Failing (line 1)"),
        (ValueError("x" * 9_999), f"ValueError: {'x' * 200} (line 1)"),
    ],
)
def test_whatever_is_raised_is_a_problem(
    error: BaseException, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert failure(read(monkeypatch, style(raising(error)))) == found


def test_what_is_raised_while_an_error_is_told_may_be_the_users() -> None:
    class Stopped(Exception):  # noqa: N818 - it is none
        def __str__(self) -> str:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        told(Stopped())


def test_the_user_can_interrupt_a_plug_in(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyboardInterrupt):
        read(monkeypatch, style(raising(KeyboardInterrupt())))
    install(monkeypatch, interrupted="support.plug_ins:Interrupted")
    with pytest.raises(KeyboardInterrupt):
        paperdigest.parse(TEXT)
    with pytest.raises(KeyboardInterrupt):
        paperdigest.render([PAPER], dialect="interrupted")
    assert Interrupted.name == "interrupted"


_NAMELESS = Author(3)  # type: ignore[arg-type]


def changed(**fields: Any) -> Paper:  # noqa: ANN401 - whatever a dialect may return
    """Return a paper with some fields of any type."""
    return evolve(PAPER, **fields)


PAPERS: dict[str, tuple[Any, str]] = {
    "no list": (3, "TypeError: 'int' object is not iterable"),
    "none": (None, "TypeError: 'NoneType' object is not iterable"),
    "numbers": ([1], "TypeError: int where a paper belongs"),
    "text": ("abc", "TypeError: str where a paper belongs"),
    "no title": ([changed(title=None)], "TypeError: Paper where a paper belongs"),
    "authors": ([changed(authors=("Ada Moor",))], "TypeError: Paper where a paper belongs"),
    "names": ([changed(authors=(_NAMELESS,))], "TypeError: Paper where a paper belongs"),
    "a list": ([changed(tags=["a"])], "TypeError: Paper where a paper belongs"),
    "kinds": ([changed(links=(Link("u", kind="tide"),))], "TypeError: Paper where a paper belongs"),  # type: ignore[arg-type]
    "flags": ([changed(et_al="no")], "TypeError: Paper where a paper belongs"),
    "versions": ([changed(arxiv_version=True)], "TypeError: Paper where a paper belongs"),
    "extra": ([changed(extra={"a": 3})], "TypeError: Paper where a paper belongs"),
    "summaries": ([changed(summary=Summary(3))], "TypeError: Paper where a paper belongs"),  # type: ignore[arg-type]
    "severities": (
        [changed(problems=(Problem("a", '"><script>', "", range(1)),))],  # type: ignore[arg-type]
        "TypeError: Paper where a paper belongs",
    ),
    "a line": ([changed(lines=3)], "TypeError: Paper where a paper belongs"),
    "far lines": (
        [changed(lines=range(10**12))],
        "ValueError: lines that are not of the text: range(0, 1000000000000)",
    ),
    "lines before": (
        [changed(lines=range(-1, 1))],
        "ValueError: lines that are not of the text: range(-1, 1)",
    ),
    "steps": (
        [changed(lines=range(0, 1, 2))],
        "ValueError: lines that are not of the text: range(0, 1, 2)",
    ),
    "backwards": (
        [changed(lines=range(1, 0))],
        "ValueError: lines that are not of the text: range(1, 0)",
    ),
    "lines of others": (
        [changed(lines=range(3))],
        "ValueError: a paper on lines that are not its own: range(0, 3)",
    ),
    "lines of others below": (
        [changed(also_at=(range(2, 3),))],
        "ValueError: a paper on lines that are not its own: range(2, 3)",
    ),
    "no end": (
        (changed(lines=None) for _ in count()),
        "ValueError: more papers than the lines and places that are its own: 2",
    ),
}


@pytest.mark.parametrize("case", PAPERS)
def test_what_is_no_paper_is_a_problem(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    returned, found = PAPERS[case]
    assert failure(read(monkeypatch, style(lambda *_: returned))) == f"{found} (line 1)"


def test_a_paper_may_have_no_lines_and_gets_its_dialect(monkeypatch: pytest.MonkeyPatch) -> None:
    digest = read(monkeypatch, style(lambda *_: [changed(lines=None, dialect="monthly_list")]))
    assert [(paper.title, paper.dialect) for paper in digest.papers] == [
        ("Tides", "shore"),
        ("Nets", "monthly_list"),
    ]


def telling(tell: Callable[..., object]) -> Callable[..., object]:
    def parse(_: Shore, document: Document, regions: list[Region], context: Context) -> list[Paper]:
        tell(document, regions, context)
        return [PAPER]

    return parse


TOLD: dict[str, tuple[Any, str]] = {
    "structure": (
        lambda _d, _r, context: context.structure("x"),
        "TypeError: str where lines of the structure belongs",
    ),
    "far structure": (
        lambda _d, _r, context: context.structure(range(9)),
        "ValueError: lines that are not of the text: range(0, 9)",
    ),
    "severity": (
        lambda _d, _r, context: context.problem("a", "b", range(1), severity='"><script>'),
        "TypeError: Problem where a problem belongs",
    ),
    "problem": (
        lambda _d, _r, context: context.problems.append("x"),
        "TypeError: str where a problem belongs",
    ),
    "problem far away": (
        lambda _d, _r, context: context.problems.append(Problem("a", "note", "b", range(7, 9))),
        "ValueError: lines that are not of the text: range(7, 9)",
    ),
    "date": (
        lambda _d, _r, context: context.listed.add("May"),
        "TypeError: str where a date of the digest belongs",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_is_told_besides_is_checked(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tell, found = TOLD[case]
    assert failure(read(monkeypatch, style(telling(tell)))) == f"{found} (line 1)"


def change(document: Document, regions: list[Region], _: Context) -> None:
    regions[0].lines = range(99)
    regions.clear()
    document.lines.clear()
    document.units.clear()


def test_nobody_else_sees_what_is_done_to_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    digest = read(monkeypatch, style(telling(change)))
    assert [paper.title for paper in digest.papers] == ["Tides", "Nets"]
    assert not digest.unclaimed


def test_what_is_told_rightly_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def tell(_d: object, _r: object, context: Context) -> None:
        context.problem("low-tide", "Expected water, found none", range(1), severity="note")
        context.listed.add(date(2031, 5, 6))

    digest = read(monkeypatch, style(telling(tell)))
    assert ("low-tide", "note") in [(problem.code, problem.severity) for problem in digest.problems]
    assert digest.listed == date(2031, 5, 6)


# While it is asked what it claims

ROWS = "| High | Tides | https://arxiv.org/abs/3105.00001 |\n"


@pytest.mark.parametrize(("name", "found"), [("rows", "SystemExit"), ("reading", "Failing")])
def test_a_plug_in_that_fails_at_the_look_of_a_text_is_left_out(
    name: str, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, **{name: f"support.plug_ins:{name.capitalize()}", "shore": "support.shore:Shore"})
    text = f"{TIDES}\n{ROWS}\n{LIST_TABLE}"
    digest = paperdigest.parse_digest(text, general=False)
    assert [paper.dialect for paper in digest.papers] == ["shore", "monthly_list"]
    (problem,) = [problem for problem in digest.problems if problem.code == "dialect-failed"]
    assert problem.message.startswith(
        f"Expected the dialect {name!r} of coastal to look at a text, found {found}"
    )
    assert [one.dialect for one in paperdigest.detect(text)][:1] == ["monthly_list"]


def test_plug_ins_that_fail_together_are_all_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that fails only beside others can't be told from them."""
    install(monkeypatch, rows="support.plug_ins:Rows", shore="support.shore:Shore")
    asked = []

    def is_row(self: Rows, _: object) -> bool:
        asked.append(self)
        if len(asked) == 1:
            raise Failing
        return False

    monkeypatch.setattr(Rows, "is_row", is_row)
    digest = paperdigest.parse_digest(f"{TIDES}\n{ROWS}\n{LIST_TABLE}", general=False)
    assert [paper.dialect for paper in digest.papers] == ["monthly_list"]
    assert [problem.code for problem in digest.problems].count("dialect-failed") == 2


def test_the_user_can_interrupt_while_a_text_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def is_row(self: Rows, _: object) -> bool:
        asked.append(self)
        raise Failing if len(asked) % 2 else KeyboardInterrupt

    monkeypatch.setattr(Rows, "is_row", is_row)
    install(monkeypatch, rows="support.plug_ins:Rows")
    for _ in range(2):  # at first sight, and while the one that fails is looked for
        with pytest.raises(KeyboardInterrupt):
            paperdigest.parse_digest(ROWS)
        asked.append(Rows())


def test_a_dialect_of_the_users_own_is_named_by_its_module() -> None:
    digest = paperdigest.parse_digest(TIDES, dialect=Reading())
    assert "Expected the dialect 'reading' of support.plug_ins to" in digest.problems[0].message


def test_a_failure_of_the_package_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperdigest.dialect.dispatch._Dispatcher.run", raising(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        paperdigest.parse(TEXT)


# When it is made


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ({"heads": ((1, 2),)}, "TypeError: heads of columns that are no str"),
        ({"heads": ("Title",)}, "TypeError: heads that are no tuple of tuple"),
        ({"layouts": (3,)}, "TypeError: layouts that are no tuple of Layout"),
        ({"frame": (3,)}, "TypeError: frame that are no tuple of str"),
        ({"description": 3}, "TypeError: description that is no str"),
        ({"homepage": None}, "TypeError: homepage that is no str"),
    ],
)
def test_what_is_declared_is_checked(
    attributes: dict[str, object], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("support.plug_ins.INSTANCE", style(Shore.parse, **attributes))
    install(monkeypatch, shore="support.plug_ins:INSTANCE")
    digest = paperdigest.parse_digest(TEXT, general=False)
    assert [paper.title for paper in digest.papers] == ["Nets"]
    assert f"Expected a dialect 'shore' from coastal, found {found}" in digest.problems[0].message


def test_a_plug_in_can_t_end_the_process_when_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, leaving="support.plug_ins:Leaving", gone="support.leaves:Gone")
    monkeypatch.setitem(sys.modules, "support.leaves", None)
    first, second = paperdigest.parse_digest(TEXT).problems[:2]
    assert first.message == "Expected a dialect 'leaving' from coastal, found SystemExit: "
    assert second.message.startswith("Expected a dialect 'gone' from coastal, found ModuleNotFoundError")


def test_what_is_no_dialect_is_misuse() -> None:
    with pytest.raises(TypeError, match="Expected a dialect or its name, found int"):
        paperdigest.parse("", dialect=3)  # type: ignore[arg-type]


# What it writes


@pytest.mark.parametrize(
    ("write", "found"),
    [
        (raising(Failing()), "the dialect failed: Failing"),
        (raising(SystemExit(2)), "the dialect failed: SystemExit: 2"),
        (lambda *_: 3, "the dialect returned int, not str"),
        (lambda _, papers: papers.clear() or "", "parsing would lose the paper"),
        (raising(UnrepresentableError("shore", "Tides", "title", "too wet")), "too wet"),
    ],
)
def test_what_a_plug_in_writes_is_checked(write: Callable[..., object], found: str) -> None:
    made = style(Shore.parse, write=write)
    with pytest.raises(UnrepresentableError) as caught:
        render_with([PAPER], made, registry.registry().only(made))
    assert (caught.value.dialect, caught.value.reason) == ("shore", found)


def test_the_user_can_interrupt_writing() -> None:
    made = style(Shore.parse, write=raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        render_with([], made, registry.registry().only(made))


def test_a_severity_is_no_html() -> None:
    problem = Problem("a", '"><script>', "b", range(1))  # type: ignore[arg-type]
    assert "<script>" not in problem._repr_html_()

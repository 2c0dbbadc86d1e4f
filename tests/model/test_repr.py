"""What records look like in a console: only what is said, and cut where only people look."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest
from rich.pretty import pretty_repr

import paperdigest
from paperdigest import Author, Digest, Link, Metric, Paper, Problem, Summary, Translation

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPER = Paper(
    "Tidal Nets",
    authors=(Author("Ada Moor"), Author("kwind", is_handle=True)),
    published=date(2031, 5, 6),
    links=(Link("https://example.org", kind="code"),),
    summary=Summary("They wait."),
    translated=(Translation("潮", "zh"),),
    extra={"Stars": "5"},
    lines=range(1, 2),
)
SHOWN = (
    "Paper('Tidal Nets', authors=(Author('Ada Moor'), Author('kwind', is_handle=True)), "
    "published=datetime.date(2031, 5, 6), links=(Link('https://example.org', kind='code'),), "
    "summary=Summary('They wait.'), translated=(Translation('潮', declared='zh'),), extra={'Stars': '5'}, "
    "lines=range(1, 2))"
)
LONG = Paper("T" * 500, tags=tuple("abcdefghijklmnop"), extra={"Note": "n" * 500})
CUT = (
    f"Paper('{'T' * 119}…', tags=('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', ... 6 more), "
    f"extra={{'Note': '{'n' * 119}…'}})"
)


class Printer:
    """What IPython hands over, without its breaks."""

    def __init__(self) -> None:
        self.written = ""

    def text(self, text: str) -> None:
        self.written += text

    def breakable(self) -> None:
        self.written += " "

    def pretty(self, value: object) -> None:
        if hasattr(value, "_repr_pretty_"):
            value._repr_pretty_(self, cycle=False)
        elif isinstance(value, tuple | list):
            with self.group(1, "(", ",)" if len(value) == 1 else ")"):
                for number, one in enumerate(value):
                    self.text(", " if number else "")
                    self.pretty(one)
        else:
            self.text(repr(value))

    @contextmanager
    def group(self, _: int, begin: str, end: str) -> Iterator[None]:
        self.text(begin)
        yield
        self.text(end)


def pretty(value: object) -> str:
    printer = Printer()
    printer.pretty(value)
    return printer.written


@pytest.mark.parametrize("show", [repr, pretty, lambda value: pretty_repr(value, max_width=10**6)])
@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (PAPER, SHOWN),
        (Paper("Lantern"), "Paper('Lantern')"),
        (Digest(), "Digest()"),
        (Digest((Paper("Lantern"),), title="May"), "Digest(papers=(Paper('Lantern'),), title='May')"),
        (Metric(1.5, "1.5", (0, 3), unit="%"), "Metric(value=1.5, text='1.5', span=(0, 3), unit='%')"),
        (
            Problem("a", "note", "b", range(1)),
            "Problem(code='a', severity='note', message='b', lines=range(0, 1))",
        ),
    ],
)
def test_records_show_what_is_not_as_it_is_by_default(show: object, record: object, shown: str) -> None:
    assert callable(show)
    assert show(record) == shown


def test_a_repr_can_be_read_by_python() -> None:
    names = {name: getattr(paperdigest, name) for name in paperdigest.__all__} | {
        "datetime": __import__("datetime")
    }
    for record in (PAPER, LONG, Digest((PAPER,))):
        assert eval(repr(record), names) == record  # noqa: S307 - our own record


@pytest.mark.parametrize("show", [pretty, lambda value: pretty_repr(value, max_width=10**6)])
def test_people_see_the_beginning_of_long_texts_and_lists(show: object) -> None:
    assert callable(show)
    assert show(LONG) == CUT
    assert show([LONG, LONG]).count(CUT) == 2
    assert len(repr(LONG)) > 1000

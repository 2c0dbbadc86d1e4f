"""What notebooks show: all of a record, escaped, with nothing that runs."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import paperdigest
from paperdigest import Author, Digest, Link, Paper, Problem, Summary, Translation, Unclaimed
from paperdigest.display import link, paper_html, table, text
from support.paths import FIXTURES, name_of

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "<script>alert('\"')</script>\u202e\x1b[31m"
ERROR = Problem("bad-date", "error", f"Expected a date, found {EVIL}", range(2), "| soon |")
NOTE = Problem("row-joined", "note", "Expected a row on one line", range(4, 6))
FULL = Paper(
    EVIL,
    authors=tuple(Author(f"Author {number}") for number in range(15)),
    et_al=True,
    published=date(2031, 5, 1),
    published_precision="month",
    arxiv_id="3105.00001",
    arxiv_version=2,
    doi="10.1000/<tide>",
    links=(
        Link("javascript:alert(1)", "Click", "abstract"),
        Link("javascript:alert(2)"),
        Link("https://example.org/?a=1&b=<2>"),
    ),
    abstract=EVIL,
    summary=Summary(f"First.\n\n{EVIL}"),
    translated=(Translation(EVIL, "zh-Hant"),),
    tags=("Tides", EVIL),
    headings=("May", EVIL),
    venue=EVIL,
    comment=EVIL,
    extra={EVIL: EVIL},
    problems=(ERROR, NOTE),
)
EMPTY = frozenset({"br", "meta", "input"})


class Page(HTMLParser):
    """What a browser would make of HTML: its elements, its links and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements = set[str]()
        self.attributes = set[str]()
        self.links: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


SAFE = frozenset("style div a bdi span details summary table thead tbody tr th td code".split())  # noqa: SIM905
ATTRIBUTES = {"class", "href", "target", "rel", "open", "dir", "lang"}


@pytest.mark.parametrize("record", [FULL, ERROR, NOTE, Digest((FULL,), (ERROR, NOTE)), Paper(""), Digest()])
def test_nothing_of_a_record_becomes_an_element(record: Paper | Problem | Digest) -> None:
    page = Page(record._repr_html_())
    assert page.elements <= SAFE
    assert page.attributes <= ATTRIBUTES
    assert all(address.startswith("https://") for address in page.links)
    assert not set(page.text) & {"\x1b", "\u202e"}


def test_a_paper_shows_all_that_it_has() -> None:
    shown = Page(FULL._repr_html_()).text
    for part in (
        "Author 11, 3 more, et al.",
        "2031-05",
        "arXiv:3105.00001v2",
        "doi:10.1000/<tide>",
        "zh-Hant",
    ):
        assert part in shown
    assert shown.count("<script>alert('\"')</script>") == 11
    assert Page(FULL._repr_html_()).links == ["https://example.org/?a=1&b=<2>"]


def test_a_translation_says_its_language() -> None:
    assert 'dir="auto" lang="zh-Hant"' in FULL._repr_html_()


def test_a_bare_paper_shows_its_title_alone() -> None:
    assert paper_html(Paper("Lantern")).endswith('<div class="pd-title"><bdi>Lantern</bdi></div></div>')


def test_a_version_is_shown_only_where_there_is_one() -> None:
    assert "arXiv:3105.00001<" in paper_html(Paper("Reeds", arxiv_id="3105.00001"))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "//example.org",
        " https://e.org",
        "file:///x",
    ],
)
def test_only_http_addresses_can_be_clicked(address: str) -> None:
    assert link(address, "Tides") == "<bdi>Tides</bdi>"
    assert 'href="HTTP://example.org"' in link("HTTP://example.org", "Tides")


def test_a_digest_shows_papers_and_problems() -> None:
    left = (Unclaimed(range(7, 9), "a\nb"),)
    digest = Digest(
        (FULL,) * 51, (ERROR,) + (NOTE,) * 51, unclaimed=left, dialects=("arxiv_daily",), title="May"
    )
    shown = Page(digest._repr_html_()).text
    assert "and 1 more paper" in shown
    assert "and 2 more problems" in shown
    assert "1 error, 51 notes" in shown
    assert "2 lines of other text" in shown
    assert "Author 2, 12 more, et al." in shown


def test_a_digest_s_errors_are_unfolded_and_its_notes_are_not() -> None:
    assert "<details open>" in Digest(problems=(ERROR,))._repr_html_()
    assert "<details>" in Digest(problems=(NOTE,), listed=date(2031, 5, 6))._repr_html_()


def test_a_table_shows_the_digest_s_date_where_the_paper_has_none() -> None:
    listed = attrs.evolve(Paper("Reeds"), listed=date(2031, 5, 6))
    assert "2031-05-06" in Digest((listed,))._repr_html_()
    assert "Date" not in Digest((Paper("Reeds"),))._repr_html_()


def test_columns_are_no_narrower_than_their_name_tells() -> None:
    shown = Digest((FULL,), (ERROR,))._repr_html_()
    for name in ("title", "authors", "tags", "message"):
        assert f'<th class="pd-of-{name}">' in shown
        assert re.search(rf"\.pd-of-{name}[ ,][^}}]*min-width: \d+em; }}", shown)
    assert shown.count('<div class="pd-wide"><table') == 2  # what is wider than the page scrolls


def test_rows_have_their_attributes() -> None:
    assert "<tr hidden><td>1</td></tr><tr><td>2</td></tr>" in table(("A",), [("1",), ("2",)], (" hidden",))


def test_columns_without_content_are_left_out() -> None:
    assert Page(table(("A", "B"), [("", "1"), ("", "")])).text == "B1"


@given(st.text())
def test_text_is_shown_as_it_is_or_not_at_all(value: str) -> None:
    shown = Page(f"<div>{text(value)}</div>").text
    assert len(shown) == len(value)
    assert all(a in (b, "\ufffd") for a, b in zip(shown, value, strict=True))


@pytest.mark.parametrize("path", FIXTURES, ids=name_of)
def test_every_digest_can_be_shown(path: Path) -> None:
    digest = paperdigest.parse_digest_file(path)
    records: list[Digest | Paper | Problem] = [digest, *digest.papers, *digest.problems]
    for record in records:
        assert Page(record._repr_html_()).elements <= SAFE

"""Atom feeds: what RFC 4287 asks for is there, whatever the papers hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest import Author, Link, Paper, Summary
from paperdigest.export import to_atom
from paperdigest.strategies import papers

if TYPE_CHECKING:
    from collections.abc import Sequence

A = "{http://www.w3.org/2005/Atom}"
FULL = Paper(
    "Tidal Nets & <Waiting>",
    authors=(Author("Ada Moor"), Author("Kai Wind")),
    published=date(2031, 5, 5),
    published_precision="day",
    listed=date(2031, 5, 6),
    arxiv_id="3105.00001",
    links=(Link("https://arxiv.org/abs/3105.00001v1", kind="abstract"),),
    abstract="Nets wait.",
    summary=Summary("They win."),
    comment="12 pages",
    tags=("Tides", "Tides", "Nets"),
)


def feed(papers: Sequence[Paper], **options: str) -> ET.Element:
    return ET.fromstring(to_atom(papers, **options).encode("utf-8"))  # noqa: S314 - our own text


def texts(element: ET.Element, path: str) -> list[str | None]:
    return [one.text for one in element.findall(path.replace("/", f"/{A}").join((A, "")))]


def test_an_entry_has_what_a_paper_says() -> None:
    found = feed([FULL], title="May", identifier="urn:tides:may")
    assert (texts(found, "title"), texts(found, "id")) == (["May"], ["urn:tides:may"])
    assert texts(found, "updated") == texts(found, "entry/updated") == ["2031-05-06T00:00:00Z"]
    assert texts(found, "entry/published") == ["2031-05-05T00:00:00Z"]
    assert texts(found, "entry/title") == ["Tidal Nets & <Waiting>"]
    assert texts(found, "entry/id") == ["https://arxiv.org/abs/3105.00001"]
    assert texts(found, "entry/author/name") == ["Ada Moor", "Kai Wind"]
    assert texts(found, "entry/content") == ["Nets wait.\n\nThey win.\n\n12 pages"]
    assert [one.get("term") for one in found.findall(f"{A}entry/{A}category")] == ["Tides", "Nets"]
    assert [(one.get("rel"), one.get("href")) for one in found.findall(f"{A}entry/{A}link")] == [
        ("alternate", "https://arxiv.org/abs/3105.00001v1"),
        ("related", "https://arxiv.org/pdf/3105.00001"),
    ]


def test_what_is_not_known_is_not_said_but_for_what_a_feed_needs() -> None:
    found = feed(
        [
            Paper("Lantern"),
            Paper("Reeds", doi="10.1/x", published=date(2031, 1, 1), published_precision="year"),
        ]
    )
    assert texts(found, "updated") == ["2031-01-01T00:00:00Z"]
    assert texts(found, "entry/updated") == ["1970-01-01T00:00:00Z", "2031-01-01T00:00:00Z"]
    assert texts(found, "entry/published") == texts(found, "entry/content") == []
    assert texts(found, "entry/author/name") == ["unknown", "unknown"]
    assert texts(found, "entry/id")[1] == "https://doi.org/10.1/x"
    assert texts(feed([]), "updated") == ["1970-01-01T00:00:00Z"]


def test_listings_of_one_paper_have_each_an_identifier() -> None:
    assert texts(feed([FULL, FULL, FULL]), "entry/id") == [
        "https://arxiv.org/abs/3105.00001",
        "https://arxiv.org/abs/3105.00001#listing-2",
        "https://arxiv.org/abs/3105.00001#listing-3",
    ]


def test_the_same_papers_give_the_same_feed_and_a_title_its_identifier() -> None:
    assert to_atom([FULL]) == to_atom([FULL])
    assert texts(feed([], title="May"), "id") != texts(feed([], title="June"), "id")


@settings(max_examples=60, deadline=None)
@given(st.lists(papers(), max_size=4), st.text())
def test_every_paper_is_in_well_formed_xml(listed: list[Paper], title: str) -> None:
    found = feed([*listed, Paper("\x00\ud800\uffff]]>", tags=("\x0b",))], title=title)
    assert len(texts(found, "entry/title")) == len(listed) + 1
    assert len(set(texts(found, "entry/id"))) == len(listed) + 1

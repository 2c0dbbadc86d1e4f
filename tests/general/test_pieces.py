"""What a piece of text is: each veto, and the score of a title."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperdigest.general.cuts import cut
from paperdigest.general.labelled import field_of, label_of, labels_within
from paperdigest.general.pieces import (
    _DATE_ONLY,
    Traits,
    authors_score,
    is_date,
    is_label,
    is_name,
    is_other_url,
    is_paper_url,
    venue_score,
)
from paperdigest.general.publication import Details


@pytest.mark.parametrize(
    "text",
    ["paper", "Official Code", "[PDF]", "论文", "Project Page", "点击查看", "code & data", "★", "arXiv"],
)
def test_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["Tidal Nets", "A Paper on Code", "Ada Moor"])
def test_no_labels(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "2031-05-06",
        "May 2031",
        "6 May 2031",
        "May 6, 2031",
        "2031.05",
        "05/2031",
        "2031年5月6日",
        "(2031)",
        "'31",
    ],
)
def test_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["Ada Moor", "A. Moor", "Ludwig van Tide", "Moor A", "Ádám Ő. Móor", "李文轩", "Ada Moor*"]
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Deep Learning", "ada", "Tidal Nets: Learning", "2031", "Google Research", ""]
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Ada Moor, Kai Wind and Bo Reed", 1.0, 1.0),
        ("Moor, A., & Wind, K.", 0.7, 1.0),
        ("Moor et al.", 0.9, 1.0),
        ("Ada Moor", 0.45, 0.45),
        ("Tides, Nets, and Harbours", 0.0, 0.3),
        ("ICML 2031", 0.0, 0.0),
        ("Waiting. Ada Moor, Kai Wind", 0.0, 0.0),
    ],
)
def test_lists_of_names(text: str, least: float, most: float) -> None:
    assert least <= authors_score(text) <= most


@pytest.mark.parametrize(
    "text",
    [
        "ICML 2031",
        "CVPR'31",
        "NeurIPS Workshop 2031",
        "Journal of Tides",
        "情報処理学会 2031",
        "Findings of EMNLP",
    ],
)
def test_venues(text: str) -> None:
    assert venue_score(text) >= 0.75


@pytest.mark.parametrize("text", ["Tidal Nets", "arXiv 2031", "May 2031", ""])
def test_no_venues(text: str) -> None:
    assert venue_score(text) < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "[pdf]",
        "2031-05-06",
        "3105.00001",
        "https://tide.example",
        "Moor (2031)",
        "Wen et al. (2031)",
        "ICML 2031",
        "!",
    ],
)
def test_no_titles(text: str) -> None:
    assert Traits(text).title < 0.3


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/3105.00001",
        "https://tide.example/a.pdf",
        "https://huggingface.co/papers/3105.00001",
        "https://doi.org/10.1000/tides",
    ],
)
def test_addresses_of_papers(url: str) -> None:
    assert is_paper_url(url)
    assert not is_other_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/tide/nets",
        "https://huggingface.co/tide/nets",
        "https://x.com/tide",
        "https://arxiv.org",
        "https://netflix.com",
    ],
)
def test_addresses_of_others(url: str) -> None:
    assert not is_paper_url(url)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tidal Nets: Learning to Wait. Ada Moor, Kai Wind. ICML 2031.", "Tidal Nets: Learning to Wait"),
        ("Tidal Nets: Learning to Wait, Ada Moor, Kai Wind, Bo Reed", "Tidal Nets: Learning to Wait"),
        ("Tidal Nets: Learning to Wait (Ada Moor; Tides 2031)", "Tidal Nets: Learning to Wait"),
        ("Tidal Nets: Learning to Wait - Ada Moor, Kai Wind", "Tidal Nets: Learning to Wait"),
        ("[ICML'31] Tidal Nets: Learning to Wait", "Tidal Nets: Learning to Wait"),
        ("(ICML 2031) Tidal Nets: Learning to Wait", "Tidal Nets: Learning to Wait"),
        ("[2031/05] Tidal Nets: Learning to Wait", "Tidal Nets: Learning to Wait"),
        ("12. Tidal Nets: Learning to Wait", "Tidal Nets: Learning to Wait"),
        ("3105.00001 | Tidal Nets: Learning to Wait", "Tidal Nets: Learning to Wait"),
        ("arXiv 2031.05, Tidal Nets: Learning to Wait", "Tidal Nets: Learning to Wait"),
        ("Ada Moor, Kai Wind. Tidal Nets: Learning to Wait. ICML 2031.", "Tidal Nets: Learning to Wait"),
        ("Moor, A. (2031). Tidal Nets: Learning to Wait. Journal of Tides.", "Tidal Nets: Learning to Wait"),
        ("A. Moor, K. Wind, Tidal Nets That Learn to Wait", "Tidal Nets That Learn to Wait"),
        ("Ada Moor, Kai Wind, Tidal Nets That Learn to Wait", "Tidal Nets That Learn to Wait"),
        ("Tides, Nets, and Other Harbours", "Tides, Nets, and Other Harbours"),
        ("Tidal Nets: Learning to Wait (@tide)", "Tidal Nets: Learning to Wait"),
    ],
)
def test_a_title_is_cut_out(text: str, title: str) -> None:
    assert cut(text)[0] == title


def test_what_is_marked_as_a_title_keeps_its_commas() -> None:
    assert (
        cut("Tidal Nets: Waiting, Watching, and Winning Ways", is_marked=True)[0]
        == "Tidal Nets: Waiting, Watching, and Winning Ways"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tidal Nets That Wait ★", "Tidal Nets That Wait"),
        ("Tidal Nets That Wait ,", "Tidal Nets That Wait"),
        ("Tidal Nets That Wait, by Ada Moor", "Tidal Nets That Wait"),
        # what follows "by" may look like names
        ("Tidal Nets by Enabling Harbour Walls and Parallel Tides",) * 2,
    ],
)
def test_the_end_of_what_is_marked_as_a_title(text: str, title: str) -> None:
    assert cut(text, is_marked=True)[0] == title


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("**Authors:** Ada", "authors", "Ada"),
        ("**Authors**: Ada", "authors", "Ada"),
        ("- Venue: ICML", "venue", "ICML"),
        (":VENUE: ICML", "venue", "ICML"),
        (":venue:`ICML`", "venue", "`ICML`"),
        ("作者：李", "authors", "李"),
        ("👥 Ada Moor", "authors", " Ada Moor"),
        ("<strong>Abstract:</strong> Nets", "abstract", "Nets"),
        ("**Abstract**\nNets", "abstract", "Nets"),
        ("in: Tides 2031", "venue", "Tides 2031"),
    ],
)
def test_labels_of_lines(line: str, field: str, value: str) -> None:
    label = label_of(line)
    assert label is not None
    assert (label.field, line[label.end :].lstrip("\n")) == (field, value)


@pytest.mark.parametrize(
    "line", ["Tidal Nets: Learning to Wait", "https://tide.example", "**Tidal Nets: a label**", "plain"]
)
def test_no_labels_of_lines(line: str) -> None:
    assert label_of(line) is None


def test_a_label_of_no_field_counts_where_it_stands_in_bold() -> None:
    label = label_of("**Best part:** all", is_any=True)
    assert label is not None
    assert (label.field, label.name) == ("", "Best part")
    assert label_of("Relevance score: 3", is_any=True) is not None
    assert label_of("Best part: all", is_any=True) is None


def test_labels_within_a_line() -> None:
    found = labels_within("《T》，作者：李、王，会议：ICML 2031，published in: Tides, https://tide.example")
    assert [(label.field, value) for label, value in found] == [
        ("authors", "李、王"),
        ("venue", "ICML 2031"),
        ("venue", "Tides, https://tide.example"),
    ]
    assert labels_within("nothing") == labels_within("a: b") == []


def test_the_field_of_a_label() -> None:
    assert field_of("Authors (EN)") == "authors"
    assert field_of("Outlet") is None
    assert field_of("Outlet", header=True) == "venue"


@pytest.mark.parametrize(
    ("text", "authors", "venue", "year"),
    [
        (", Ada Moor and Kai Wind, ICML 2031 | ", "Ada Moor and Kai Wind", "ICML 2031", "2031"),
        (
            "(Ada Moor, Kai Wind; Behavioral Tides 2031)",
            "Ada Moor, Kai Wind",
            "Behavioral Tides 2031",
            "2031",
        ),
        (" by Ada Moor", "Ada Moor", "", None),
        ("von Ada Moor, Kai Wind u. a.", "Ada Moor, Kai Wind u. a", "", None),
        ("in: Tides 2031", "", "Tides 2031", "2031"),
        ("Moor & Wind (2031)", "Moor & Wind", "", "2031"),
        ("Ada Moor (MIT), Kai Wind (ETH Zurich)", "Ada Moor, Kai Wind", "", None),
        ("Ada Moor, Kai Wind, Nature Tides, 2031", "Ada Moor, Kai Wind", "Nature Tides, 2031", "2031"),
        ("CVPR'31", "", "CVPR'31", "2031"),
        ("", "", "", None),
        ("code", "", "", None),
    ],
)
def test_details_beside_a_title(text: str, authors: str, venue: str, year: str | None) -> None:
    details = Details()
    details.read(text)
    assert (details.authors, details.venue, details.year) == (authors, venue, year)


_TITLES = st.text(st.sampled_from("aZ9 -–—/|.,:;：()[]?!。字★'\t"), max_size=30) | st.lists(
    st.sampled_from(
        [
            "Ada",
            "Moor",
            "and",
            "Nets",
            "by",
            "In:",
            "No.",
            "5",
            "Paper",
            "3:",
            "arXiv:3105.00001",
            "-",
            "2030",
            "et",
            "al.",
            "|",
            "(",
            ")",
            ",",
            ":",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(_TITLES | st.sampled_from(["Published: 3 May 2030", "'30", "May", "on june, 2030", "7.5.2030"]))
def test_a_date_is_none_without_its_first_letters(text: str) -> None:
    slow = re.compile(_DATE_ONLY.pattern.partition(")")[2])
    assert (_DATE_ONLY.fullmatch(text.lower()) is None) == (slow.fullmatch(text.lower()) is None)

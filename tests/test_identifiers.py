from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import growth
from paperdigest.normalize.identifiers import (
    PAPER_ADDRESS,
    ArxivId,
    arxiv_id_in_url,
    doi_in_url,
    parse_arxiv_id,
    parse_doi,
)

BEFORE = [
    "arxiv.org/abs/",
    "//arxiv.org/abs/",
    "http://arxiv.org/abs/",
    "https://arxiv.org/abs/",
    "https://arxiv.org/pdf/",
    "https://arxiv.org/html/",
    "https://arxiv.org/abs/arXiv:",
    "https://www.arxiv.org/abs/",
    "https://export.arxiv.org/abs/",
    "https://cn.arxiv.org/pdf/",
    "HTTPS://ARXIV.ORG/ABS/",
    "https://huggingface.co/papers/",
    "https://hf.co/papers/",
    "https://alphaxiv.org/abs/",
    "https://www.alphaxiv.org/overview/",
    "https://ar5iv.org/abs/",
    "https://ar5iv.labs.arxiv.org/html/",
    "https://doi.org/10.48550/arXiv.",
    "https://www.doi.org/10.48550/arXiv.",
    "http://dx.doi.org/10.48550/arxiv.",
    "https://doi.org/10.48550%2FarXiv.",
]
NUMBERS = [
    ("3105.00001", ArxivId("3105.00001", None)),
    ("3105.00001v2", ArxivId("3105.00001", 2)),
    ("3112.0001v12", ArxivId("3112.0001", 12)),
    ("cs/0112017", ArxivId("cs/0112017", None)),
    ("cond-mat/0112017v3", ArxivId("cond-mat/0112017", 3)),
    ("math.GT/0112017v1", ArxivId("math/0112017", 1)),
]


@pytest.mark.parametrize("before", BEFORE)
def test_every_address_of_a_paper_gives_its_identifier(before: str) -> None:
    for number, expected in NUMBERS:
        for after in ("", ".pdf", "/", "?context=cs", "#section.2", ")"):
            assert arxiv_id_in_url(before + number + after) == expected


@pytest.mark.parametrize("before", ["", "arXiv:", "arxiv: ", "ARXIV:", " "])
@pytest.mark.parametrize(("number", "expected"), NUMBERS)
def test_an_identifier_alone_is_read(before: str, number: str, expected: ArxivId) -> None:
    assert parse_arxiv_id(before + number + " ") == expected


NO_NUMBERS = [
    "3113.00001",
    "3100.00001",
    "3105.000",
    "3105.000011",
    "3105",
    "cs/0113017",
    "cs/011201",
    "cs/01120171",
    "cs/",
    "0112017",
    "３１05.00001",
    "",
]


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_a_number_that_arxiv_cannot_give_is_none(number: str) -> None:
    assert parse_arxiv_id(number) is None
    for before in BEFORE:
        assert arxiv_id_in_url(before + number) is None


@pytest.mark.parametrize(
    "text", ["3105.00001 x", "3105.00001x", "3105.00001v", "3105.00001v0", "v1", "3105.00001v1234"]
)
def test_an_identifier_with_something_behind_it_is_none(text: str) -> None:
    assert parse_arxiv_id(text) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://notarxiv.org/abs/3105.00001",
        "https://arxiv.org.example.org/abs/3105.00001",
        "https://example.org/?to=arxiv.org/abs/3105.00001",
        "https://example.org/https://arxiv.org/abs/3105.00001",
        "https://arxiv.org/list/cs.CL/3105",
        "https://arxiv.org/abs/",
        "https://arxiv.org/a/moor_a_1",
        "https://huggingface.co/moor/3105.00001",
        "https://doi.org/10.1000/arXiv.3105.00001",
        "3105.00001",
        "",
    ],
)
def test_other_addresses_give_no_identifier(url: str) -> None:
    assert arxiv_id_in_url(url) is None


DOIS = ["10.1000/182", "10.1000/18(2)3", "10.123456789/a.b-c_d;e:f/g", "10.1000/ÄÖ"]


@pytest.mark.parametrize("doi", DOIS)
def test_a_doi_is_read_however_it_is_written(doi: str) -> None:
    for before in ("", " ", "doi:", "DOI: ", "Doi:"):
        assert parse_doi(before + doi) == doi
    for before in (
        "https://doi.org/",
        "http://dx.doi.org/",
        "https://www.doi.org/",
        "doi.org/",
        "//doi.org/",
        "HTTPS://DOI.ORG/",
    ):
        assert doi_in_url(before + doi) == doi
        assert parse_doi(before + doi) == doi


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1000/S0370%2801%2900001-2", "10.1000/S0370(01)00001-2"),
        ("https://doi.org/10.1000%2F182", "10.1000/182"),
        ("https://doi.org/10.1000/%3C1%3A%23%3F%3E", "10.1000/<1:#?>"),
        ("https://doi.org/10.1000/182?utm_source=tide", "10.1000/182"),
        ("https://doi.org/10.1000/182#part", "10.1000/182"),
        ("https://doi.org/10.1000/1%", "10.1000/1%"),
        ("https://doi.org/doi:10.1000/182", "10.1000/182"),
        ("https://doi.org/https://doi.org/10.1000/182", "10.1000/182"),
    ],
)
def test_a_doi_in_an_address_is_unquoted_and_ends_before_the_query(url: str, doi: str) -> None:
    assert doi_in_url(url) == doi


@pytest.mark.parametrize(
    "text",
    [
        "",
        "doi:",
        "10.1000",
        "10.1000/",
        "10.1/182",
        "11.1000/182",
        "10.1000/a b",
        "１0.1000/182",
        "https://example.org/10.1000/182",
    ],
)
def test_other_text_is_no_doi(text: str) -> None:
    assert parse_doi(text) is None
    assert doi_in_url(f"https://doi.org/{text}") is None


def test_a_doi_without_resolver_is_no_address() -> None:
    assert doi_in_url("10.1000/182") is None


@settings(deadline=None)
@given(st.text(alphabet="abc()<>;:._-/%é潮", min_size=1, max_size=20))
def test_a_quoted_doi_comes_back(suffix: str) -> None:
    assert doi_in_url("https://doi.org/" + quote(f"10.1000/{suffix}")) == f"10.1000/{suffix}"


@pytest.mark.parametrize(
    "unit", ["https://doi.org/", "doi:", "arxiv.org/", "https://arxiv.org/abs/", "%", "10.1000/"]
)
def test_repetitions_neither_overflow_the_stack_nor_the_clock(unit: str) -> None:
    for function in (doi_in_url, parse_doi, arxiv_id_in_url, parse_arxiv_id):
        assert growth(function, lambda size: "https://doi.org/" + unit * (size // len(unit))) < 10


@pytest.mark.parametrize(
    "line",
    [
        "see https://arxiv.org/abs/3105.00001 for more",
        "[x](http://arxiv.org/pdf/cs/0112017)",
        "https://huggingface.co/papers/3105.00001",
        "<https://doi.org/10.1000/182>",
    ],
)
def test_a_line_with_the_address_of_a_paper_is_seen(line: str) -> None:
    assert PAPER_ADDRESS.search(line)


@pytest.mark.parametrize(
    "line", ["3105.00001", "https://arxiv.org/list/cs/new", "https://huggingface.co/papers", "doi.org"]
)
def test_other_lines_are_not_taken_for_papers(line: str) -> None:
    assert not PAPER_ADDRESS.search(line)

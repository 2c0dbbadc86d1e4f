from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.normalize.identifiers import (
    ArxivId,
    arxiv_id_in_url,
    doi_in_url,
    has_paper_address,
    identifiers_in,
    paper_addresses,
    parse_arxiv_id,
    parse_doi,
)
from support.growth import growth

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
    "http://xxx.lanl.gov/abs/",
    "http://lanl.arxiv.org/pdf/",
    "http://xxx.itp.ac.cn/pdf/",
    "https://arxiv.org/dvi/",
    "https://papers.cool/arxiv/",
    "https://scirate.com/arxiv/",
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


@pytest.mark.parametrize(
    "host", ["https://arxiv.org", "arxiv.org", "http://export.arxiv.org", "http://xxx.lanl.gov"]
)
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/ftp/arxiv/papers/3105/3105.00001.pdf", ArxivId("3105.00001", None)),
        ("/ftp/arxiv/papers/3105/3105.00001v2.pdf", ArxivId("3105.00001", 2)),
        ("/ftp/cs/papers/0112/0112017.pdf", ArxivId("cs/0112017", None)),
        ("/vc/cond-mat/papers/0112/0112017v3.pdf", ArxivId("cond-mat/0112017", 3)),
        ("/PS_cache/math.GT/pdf/0112/0112017v1.pdf", ArxivId("math/0112017", 1)),
        ("/ftp/arxiv/papers/3105/", None),
        ("/ftp/arxiv/papers/3105/3105.000011111.pdf", None),
        ("/ftp/cs/papers/0112/9913017.pdf", None),
    ],
)
def test_the_files_of_arxiv_give_their_identifiers(host: str, path: str, expected: ArxivId | None) -> None:
    assert arxiv_id_in_url(host + path) == expected
    assert identifiers_in([host + path])[0] == (expected and expected.id)


def test_a_query_of_arxiv_gives_its_identifier() -> None:
    url = "http://export.arxiv.org/api/query?id_list=3105.00001v2"
    assert arxiv_id_in_url(url) == ArxivId("3105.00001", 2)


def test_the_first_mirrors_count_among_the_addresses_of_a_listing() -> None:
    assert identifiers_in(["http://xxx.lanl.gov/abs/cs/0112017v2"])[:2] == ("cs/0112017", 2)
    assert identifiers_in(["http://xxx.itp.ac.cn/abs/3105.00001"])[0] == "3105.00001"


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
@pytest.mark.no_cover
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
    assert has_paper_address(line)


@pytest.mark.parametrize(
    "line", ["3105.00001", "https://arxiv.org/list/cs/new", "https://huggingface.co/papers", "doi.org"]
)
def test_other_lines_are_not_taken_for_papers(line: str) -> None:
    assert not has_paper_address(line)


ADDRESSES = [
    "https://arxiv.org/abs/3105.00001",
    "http://arxiv.org/pdf/3105.00001v2",
    "https://ARXIV.org/abs/3105.00001",
    "https://arxiv.org/abs/3105.000011",
    "HTTPS://ARXIV.ORG/ABS/3105.00001V2",
    "https://export.arxiv.org/abs/3105.0001",
    "//arxiv.org/abs/3105.00001",
    "arxiv.org/abs/3105.00001v12",
    "www.arxiv.org/html/3105.00001",
    "https://arxiv.org/abs/cs/0112017",
    "https://arxiv.org/abs/math.GT/0112017v1",
    "arxiv.org/abs/cond-mat/0112017",
    "https://arxiv.org/ftp/arxiv/papers/3105/3105.00001",
    "http://xxx.lanl.gov/PS_cache/cs/pdf/0112/0112017v1",
    "http://xxx.itp.ac.cn/abs/3105.00001",
    "https://ar5iv.org/abs/3105.00001",
    "https://ar5iv.labs.arxiv.org/html/3105.00001",
    "https://www.alphaxiv.org/abs/3105.00001",
    "alphaxiv.org/overview/3105.00001v1",
    "https://huggingface.co/papers/3105.00001",
    "hf.co/papers/3105.00001",
    "https://papers.cool/arxiv/3105.00001",
    "https://scirate.com/arxiv/3105.00001",
    "https://example.org/arxiv/3105.00001",
    "https://xiv.example.org/arxiv?id=3105.00001",
    "https://doi.org/10.1000/182",
    "https://doi.org/10.1000%2F182",
    "http://dx.doi.org/10.1000/S0370(01)00001-2",
    "https://doi.org/10.48550/arXiv.3105.00001",
    "doi:10.1000/182",
    "DOI: 10.1000/182",
    "10.1000/tide-2031.5.net_1",
    "https://example.org/doi/full/10.1000/182",
    "https://example.org/find?doi=10.1000/182",
    "https://dl.acm.org/doi/10.1145/1.2",
    "https://dl.acm.org/citation.cfm?id=1234567.1234568",
    "https://link.springer.com/chapter/10.1007/978-3-030-1_1",
    "https://www.biorxiv.org/content/10.1101/3105.01.02.123456v1",
    "https://www.medrxiv.org/content/early/3105/01/02/123456",
    "https://chemrxiv.org/engage/chemrxiv/article-details/60c73ef0567dfe0000000001",
    "https://openreview.net/forum?id=aB-c_1dEfG",
    "https://openreview.net/pdf?id=aB-c_1dEfG",
    "openreview.net/forum?noteId=xyz&id=aB-c_1dEfG",
    "https://aclanthology.org/3105.tide-main.12",
    "https://aclanthology.org/P31-1001",
    "https://www.aclweb.org/anthology/P31-1001",
    "https://www.aclweb.org/anthology/papers/P/P31/P31-1001",
    "https://pubmed.ncbi.nlm.nih.gov/40486337",
    "https://www.ncbi.nlm.nih.gov/pubmed/40486337",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567",
    "https://europepmc.org/article/MED/40486337",
    "PMID: 40486337",
    "https://proceedings.mlr.press/v531/moor31a.html",
    "https://papers.nips.cc/paper/7181-tidal-nets.pdf",
    "https://proceedings.neurips.cc/paper_files/paper/3105/hash/ab12-Abstract.html",
    "https://proceedings.mlsys.org/paper/3105/file/ab12-Paper.pdf",
    "https://iclr.cc/virtual/3105/poster/123",
    "https://openaccess.thecvf.com/content/CVPR3105/html/Moor_Tidal_Nets_CVPR_3105_paper.html",
    "https://openaccess.thecvf.com/content_CVPR_3105/papers/Moor_Tidal_Nets_CVPR_3105_paper.pdf",
    "https://ieeexplore.ieee.org/document/1234567",
    "https://ieeexplore.ieee.org/abstract/document/1234567",
    "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=1234567",
    "https://www.sciencedirect.com/science/article/pii/S0000000031000012",
    "https://www.semanticscholar.org/paper/Tidal-Nets-Moor/0123456789012345678901234567890123456789",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567",
    "https://ssrn.com/abstract=1234567",
    "https://hal.science/hal-01234567v2",
    "https://hal.archives-ouvertes.fr/hal-01234567",
    "https://eprint.iacr.org/3105/123",
    "https://osf.io/preprints/psyarxiv/ab1cd",
    "https://www.researchsquare.com/article/rs-1234567/v1",
    "arXiv:3105.00001",
    "ArXiv:3105.00001v2",
    "ARXIV: 3105.00001",
    "arXiv 3105.00001",
    "arXiv:cs/0112017",
    "cs/0112017",
    "hep-th/0112017v3",
    "3105.00001v2",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("see ", "."),
        ("- [Tidal Nets](", ")"),
        ("<", ">"),
        ("\n潮：", "，"),
        ("| ", " |"),
        ("**", "**"),
    ],
)
def test_an_address_of_a_paper_is_found_whole(address: str, before: str, after: str) -> None:
    text = before + address + after
    assert [text[start:end] for start, end in paper_addresses(text)] == [address]
    assert has_paper_address(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We read arXiv:3105.00001 and 10.1000/182.", ["arXiv:3105.00001", "10.1000/182"]),
        ("**arXiv ID:** 3105.00001", ["3105.00001"]),
        ("arxiv_id: '3105.00001'", ["3105.00001"]),
        (
            "[3105.00001v2](http://arxiv.org/abs/3105.00001v2)",
            ["3105.00001v2", "http://arxiv.org/abs/3105.00001v2"],
        ),
        ("https://arxiv.org/abs/3105.00001v2.pdf?x=1", ["https://arxiv.org/abs/3105.00001v2"]),
        ("https://doi.org/10.1000/182. Then (10.1000/183).", ["https://doi.org/10.1000/182", "10.1000/183"]),
        ("hep-th/0112017, 3105.00001v1, PMID 40486337", ["hep-th/0112017", "3105.00001v1", "PMID 40486337"]),
        ("x/arxiv/3105.00001", ["3105.00001"]),
        ("https://a.b, axiv/3105.00001", ["3105.00001"]),
        ("https://a.b, x=10.1000/182", ["10.1000/182"]),
        ("https://a.b c.arxiv.org/abs/3105.00001", ["c.arxiv.org/abs/3105.00001"]),
        ("ftp://arxiv.org/abs/3105.00001", ["//arxiv.org/abs/3105.00001"]),
        ("arXiv:3105.00001arXiv:3105.00002", []),
        ("10.1000/PMID:40486337", ["10.1000/PMID:40486337"]),
    ],
)
def test_addresses_come_in_order_and_once(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in paper_addresses(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3105.00001",
        "https://arxiv.org",
        "https://arxiv.org/",
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/abs/",
        "https://arxiv.org/abs/unknown",
        "https://arxiv.org/abs/3113.00001",
        "https://notarxiv.org/abs/cs/0112017",
        "https://huggingface.co/papers",
        "https://huggingface.co/papers/date/3105-01-02",
        "https://huggingface.co/moor/tide",
        "https://openreview.net",
        "https://openreview.net/group?id=ICLR.cc/3105/Conference",
        "https://aclanthology.org",
        "https://aclanthology.org/venues/acl/",
        "https://aclanthology.org/events/acl-3105/",
        "https://doi.org",
        "https://pubmed.ncbi.nlm.nih.gov/?term=tide",
        "https://proceedings.mlr.press/v531/",
        "https://papers.nips.cc/paper/3105",
        "https://ieeexplore.ieee.org/xpl/conhome/123/proceeding",
        "https://eprint.iacr.org/3105/",
        "https://osf.io/preprints/psyarxiv",
        "https://github.com/arxiv/tide",
        "https://github.com/moor/cs/0112017",
        "we lost 0.12345 of 3105.00001 points, v1.2345v2 and 10.5 and/or 12/3105",
        "10.1000",
        "cs/0113017",
        "PMID: none",
        "doi: n/a",
        "13105.00001v2",
        "3105.00001v2x",
    ],
)
def test_other_text_holds_no_address_of_a_paper(text: str) -> None:
    assert list(paper_addresses(text)) == []
    assert not has_paper_address(text)


def test_only_the_part_asked_for_is_looked_at() -> None:
    text = "https://arxiv.org/abs/3105.00001 10.1000/182 cs/0112017 PMID:40486337"
    spans = list(paper_addresses(text))
    assert len(spans) == 4
    for start, end in spans:
        assert list(paper_addresses(text, start, end)) == [(start, end)]
    assert list(paper_addresses(text, 33, len(text))) == spans[1:]
    assert list(paper_addresses(text, 8)) == [(8, spans[0][1]), *spans[1:]]
    assert list(paper_addresses("arXiv:3105.00001", 6)) == []
    assert list(paper_addresses("3105.00001v2", 2)) == []
    assert list(paper_addresses("10.1000/182", 1)) == []
    assert list(paper_addresses("//example.org/10.1000/182", 2)) == [(14, 25)]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*ADDRESSES, " ", ",", "/", "(", ")", ".", "10.", "arXiv:", "3105."]), max_size=8
    ).map("".join)
)
def test_spans_lie_in_order(text: str) -> None:
    last = 0
    for start, end in paper_addresses(text):
        assert last <= start < end <= len(text)
        last = end
    assert has_paper_address(text) == (last > 0)


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        "/",
        "//",
        "10.1000/x(",
        "10.1000/",
        "arxiv.org/abs/",
        "https://",
        "arXiv:3105.00001",
        "xiv/3105.00001",
        "3105.00001",
        "a.org/",
        "openreview.net/forum?a&",
        "cs/0112017",
        "PMID:1234 ",
        "x.thecvf.com/content/html/papers/",
    ],
)
@pytest.mark.no_cover
def test_the_time_to_find_addresses_grows_with_the_text(unit: str) -> None:
    assert growth(lambda text: list(paper_addresses(text)), lambda size: unit * (size // len(unit))) < 10

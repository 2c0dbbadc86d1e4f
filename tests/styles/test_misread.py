"""Texts that were once misread, each with siblings: the same fault in another place or another style."""

from __future__ import annotations

import pytest

import paperdigest
from paperdigest import Paper

URL = "https://arxiv.org/abs/3105.00001"
ARXIV = f"[3105.00001]({URL})"
MORE = f" (Read more on [arXiv]({URL}) or [HuggingFace](https://huggingface.co/papers/3105.00001))"
TOPICS = "|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n"
DAILY = "| Title | Authors | Summary |\n|---|---|---|\n"
CLASSIFIED = (
    "| Title | Authors | Summary | Classification | GitHub URLs | HuggingFace URLs |\n|-|-|-|-|-|-|\n"
)
MONTHLY = "| Date | Title | Abstract |\n|---|---|---|\n"
DAY = "|**2031-05-05**|"
NEXT = "|**2031-05-04**|**Lantern**|Kai Wind et.al.|[3105.00002](http://arxiv.org/abs/3105.00002)|null|\n"


def only(text: str) -> Paper:
    (paper,) = paperdigest.parse(text)
    return paper


def names(paper: Paper) -> list[str]:
    return [author.name for author in paper.authors]


def codes(text: str, severity: str = "error") -> set[str]:
    return {p.code for p in paperdigest.parse_digest(text).problems if p.severity == severity}


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        (f"{TOPICS}{DAY}**(High|Low) Tides**|Ada Moor et.al.|{ARXIV}|\n", "(High|Low) Tides", ["Ada Moor"]),
        (f"{TOPICS}{DAY}**High|Low**|Ada Moor et.al.|{ARXIV}\n", "High|Low", ["Ada Moor"]),
        (f"{DAILY}| Odds p(a|b){MORE}| Ada Moor |\n", "Odds p(a|b)", ["Ada Moor"]),
        (f"{DAILY}| Odds p(a|b) (read more on [arXiv]({URL}))| Ada Moor |\n", "Odds p(a|b)", ["Ada Moor"]),
        (f"{CLASSIFIED}| [Odds p(a|b)]({URL}) | Ada Moor | s |\n", "Odds p(a|b)", ["Ada Moor"]),
        (f"{CLASSIFIED}| [A|B]({URL}) | Ada Moor | s | ['Tides'] | N/A |\n", "A|B", ["Ada Moor"]),
        (f"{MONTHLY}| 5th May 2031 | [A|B|C]({URL}) |\n", "A|B|C", []),
    ],
)
def test_pipes_in_a_title_do_not_make_up_for_missing_cells(text: str, title: str, authors: list[str]) -> None:
    paper = only(text)
    assert (paper.title, names(paper), paper.arxiv_id) == (title, authors, "3105.00001")
    assert "missing-cells" in codes(text)
    assert "bare-pipe" in codes(text, "note")


def test_a_missing_last_cell_leaves_the_others_in_place() -> None:
    head = "| Date | Title | Abstract | Topics |\n|-|-|-|-|\n"
    paper = only(f"{head}| 5th May 2031 | [A|B]({URL}) | See [x](https://example.org). |\n")
    assert (paper.title, paper.abstract, paper.tags) == ("A|B", "See [x](https://example.org).", ())


def test_a_later_cell_that_ends_like_a_title_is_not_taken_for_its_end() -> None:
    text = f"{MONTHLY}| 5th May 2031 | [Tidal]({URL}) Nets | They win, see [code](https://example.org) |\n"
    paper = only(text)
    assert (paper.title, paper.abstract) == ("Tidal Nets", "They win, see [code](https://example.org)")
    assert paperdigest.parse_digest(text).problems == ()


@pytest.mark.parametrize(
    ("end", "extra", "urls"),
    [
        ("null|網路估計 p(a|b) 很慢|", {"摘要": "網路估計 p(a|b) 很慢"}, []),
        ("null|a||b|", {"摘要": "a||b"}, []),
    ],
)
def test_a_pipe_in_an_unknown_column(end: str, extra: dict[str, str], urls: list[str]) -> None:
    head = "|Publish Date|Title|Authors|PDF|Code|摘要|\n|-|-|-|-|-|-|\n"
    paper = only(f"{head}{DAY}**Tidal Nets**|Ada Moor et.al.|{ARXIV}|{end}\n")
    assert (paper.title, names(paper), paper.arxiv_id) == ("Tidal Nets", ["Ada Moor"], "3105.00001")
    assert {key: value.replace(" | ", "|") for key, value in paper.extra.items()} == extra
    assert [link.url for link in paper.links if link.kind == "code"] == urls


@pytest.mark.parametrize("bold", ["", "**"])
def test_a_pipe_between_links_to_code(bold: str) -> None:
    links = " | ".join(f"{bold}[link](https://github.com/a/{name}){bold}" for name in "bc")
    paper = only(f"{TOPICS}{DAY}**Tidal Nets**|Ada Moor et.al.|{ARXIV}|{links}|\n")
    assert (paper.title, names(paper), paper.et_al) == ("Tidal Nets", ["Ada Moor"], True)
    assert [link.url for link in paper.links] == [URL, "https://github.com/a/b", "https://github.com/a/c"]


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        (f"[Tidal Nets (2031)]({URL})", "Tidal Nets (2031)"),
        (f"**[Tidal Nets]({URL})**", "Tidal Nets"),
        (f"[**Tidal Nets**]({URL})", "Tidal Nets"),
        (f"**[**Tidal Nets**]({URL})**", "Tidal Nets"),
        (f"[*Tidal* Nets]({URL})", "*Tidal* Nets"),
        (f"[Tidal Nets](<{URL}>)", "Tidal Nets"),
        (f'[Tidal Nets](<{URL}> "the abstract")', "Tidal Nets"),
        (f'[Tidal Nets]({URL} "the abstract")', "Tidal Nets"),
        (f"[Tidal Nets]({URL} 'the abstract')", "Tidal Nets"),
        (f"[Tidal<br/>Nets]({URL})", "Tidal Nets"),
        (f"[Tidal<BR>Nets]({URL})", "Tidal Nets"),
        (f'<a href="{URL}">Tidal <i>Nets</i></a>', "Tidal <i>Nets</i>"),
        (f"<a id=first></a>[Tidal Nets]({URL})", "Tidal Nets"),
    ],
)
@pytest.mark.parametrize(
    "row",
    [
        f"{MONTHLY}| 5th May 2031 | CELL | They wait. |\n",
        f"{DAILY}| CELL | Moor et al. | They wait. |\n",
        f"{TOPICS}{DAY}CELL|Ada Moor et.al.|[PDF](https://arxiv.org/pdf/3105.00001)|null|\n",
    ],
)
def test_a_title_in_a_link(row: str, cell: str, title: str) -> None:
    paper = only(row.replace("CELL", cell))
    assert (paper.title, paper.arxiv_id) == (title, "3105.00001")
    assert [link.url for link in paper.links][:1] == [URL]


@pytest.mark.parametrize("nothing", ["null", "None", "#", "N/A", ""])
def test_a_link_to_a_placeholder_is_no_link(nothing: str) -> None:
    link = f"[Link]({nothing})"
    classified = only(f"{CLASSIFIED}| [Tides]({URL}) | Ada Moor | s | ['Tides'] | {link} | {link} |\n")
    topics = only(f"{TOPICS}{DAY}**Tides**|Ada Moor et.al.|{ARXIV}|**{link}**|\n")
    monthly = only(f"{MONTHLY}| 5th May 2031 | [Tides]({nothing}) | They wait. |\n")
    assert [[link.url for link in paper.links] for paper in (classified, topics, monthly)] == [
        [URL],
        [URL],
        [],
    ]
    assert [paper.extra for paper in (classified, topics, monthly)] == [{}, {}, {}]


@pytest.mark.parametrize(
    "form", ["{}", "<{}>", '<a href="{}">x</a>', "<a target=_blank href='{}'>x</a>", "**[x]({})**"]
)
def test_an_address_that_is_no_inline_link(form: str) -> None:
    code = "https://github.com/adamoor/tidal"
    paper = only(f"{TOPICS}{DAY}**Tides**|Ada Moor et.al.|{form.format(URL)}|{form.format(code)}|\n")
    assert [(link.kind, link.url) for link in paper.links] == [("abstract", URL), ("code", code)]
    assert paper.arxiv_id == "3105.00001"


@pytest.mark.parametrize("cell", ["[x](https://arxiv.org/abs/3105.0", "[https://arxiv.org/abs/3105.0"])
def test_an_address_that_is_cut_is_no_link(cell: str) -> None:
    text = f"> Updated on 2031.05.06\n\n- 2031-05-05, **Tides**, Ada Moor et.al., Paper: {cell}"
    paper = only(text)
    assert (paper.title, [*paper.links], dict(paper.extra)) == ("Tides", [], {"paper": cell})
    assert "no-link" in codes(text)


def test_words_beside_a_placeholder_are_kept() -> None:
    text = f"{TOPICS}{DAY}**Tides**|Ada Moor et.al.|{ARXIV}|soon [here](#)|\n"
    assert only(text).extra == {"Code": "soon [here](#)"}
    assert codes(text) == {"no-link"}


@pytest.mark.parametrize(
    "row",
    [
        f"{DAILY}| Tides{MORE} | **Ada Moor, Kai Wind** | s |\n",
        f"{CLASSIFIED}| [Tides]({URL}) | **Ada Moor**, **Kai Wind** | s | [] | N/A | N/A |\n",
        f"{TOPICS}{DAY}**Tides**|**Ada Moor, Kai Wind**|{ARXIV}|null|\n",
    ],
)
def test_bold_authors(row: str) -> None:
    assert names(only(row)) == ["Ada Moor", "Kai Wind"]


@pytest.mark.parametrize(
    "text",
    [
        "| Date | Title | Summary |\n|-|-|-|\n| 2031-05-01 | Release 2.0 | Mends the login page. |\n",
        "| Date | Name | Abstract |\n|-|-|-|\n| 2031-05-01 | [v2](https://example.org) | Faster. |\n",
        "| No | Date | Title | Abstract |\n|-|-|-|-|\n| [1](1.md) | 2031-05-01 | Queue | After. |\n",
        f"{DAILY}| Minutes | Ada Moor | We met. |\n",
        f"{TOPICS}{DAY}**Tides**|Ada Moor|[x](https://example.org)|null|\n",
    ],
)
def test_a_table_without_the_address_of_a_paper_is_doubtful(text: str) -> None:
    assert "no-addresses" in codes(text)


def test_one_address_is_enough_for_a_table() -> None:
    row = "| 6th May 2031 | [Lantern](https://example.org) | They light. |\n"
    text = f"{MONTHLY}| 5th May 2031 | [Tides]({URL}) | They wait. |\n{row}"
    assert [paper.title for paper in paperdigest.parse(text, strict=True)] == ["Tides", "Lantern"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TOPICS}{DAY}**Tides\n| Waves**|Ada Moor et.al.|{ARXIV}|null|\n{NEXT}", "Tides | Waves"),
        (f"{MONTHLY}| 5th May 2031 | [Tides\n| Waves]({URL}) | They wait. |\n", "Tides | Waves"),
        (f"{TOPICS}{DAY}**Tides\n  | Waves**|Ada Moor et.al.|{ARXIV}|null|\n{NEXT}", "Tides | Waves"),
    ],
)
def test_a_line_of_a_title_may_begin_with_a_pipe(text: str, title: str) -> None:
    first, *others = paperdigest.parse(text)
    assert (first.title, first.arxiv_id) == (title, "3105.00001")
    assert [paper.title for paper in others] == ["Lantern"] * text.count("Lantern")
    assert codes(text) == set()


@pytest.mark.parametrize(
    "between",
    [
        "<br>\n",
        "<br/>\n",
        "> a note\n",
        "<p>note</p>\n",
        "---\n",
        "<!-- over\ntwo\nlines -->\n",
        "\n\n",
        "note\n",
    ],
)
def test_what_stands_between_rows_costs_none(between: str) -> None:
    row = f"{DAY}**Tides**|Ada Moor et.al.|{ARXIV}|null|\n"
    digest = paperdigest.parse_digest(f"{TOPICS}{row}{between}{NEXT}")
    assert [paper.title for paper in digest.papers] == ["Tides", "Lantern"]
    assert "".join(left.text for left in digest.unclaimed) == between.strip()


@pytest.mark.parametrize("lines", [[0, 1, 1, 2], [0, 1, 2, 1, 3], [0, 1, 1, 2, 1, 1, 3, 1]])
def test_lines_of_dashes_below_the_head_and_between_rows(lines: list[int]) -> None:
    row = f"{DAY}**Tides**|Ada Moor et.al.|{ARXIV}|null|\n"
    made = [*TOPICS.splitlines(keepends=True), row, NEXT]
    papers = paperdigest.parse("".join(made[line] for line in lines), strict=True)
    assert [paper.title for paper in papers] == ["Tides", "Lantern"][: len({2, 3} & set(lines))]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n## Tides\n\n", "\n---\n\n", "\nNothing today.\n\n"])
@pytest.mark.parametrize("empty", [DAILY, MONTHLY, CLASSIFIED, TOPICS])
def test_an_empty_table_takes_nothing_from_the_next(empty: str, gap: str) -> None:
    text = f"{empty}{gap}{MONTHLY}| 5th May 2031 | [Tides]({URL}) | They wait. |\n"
    assert (only(text).title, only(text).dialect) == ("Tides", "monthly_list")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (f"## 0. [Tides]({URL})\n\nWords.\n", URL),
        (
            "### Tides https://openreview.net/forum?id=Ab3dEf9Gh1\n",
            "https://openreview.net/forum?id=Ab3dEf9Gh1",
        ),
        ("# Read\n\nhttps://doi.org/10.1000/tide.31\n", "https://doi.org/10.1000/tide.31"),
        (f"[Tides]({URL})\n=====\n\nWords.\n", URL),
        (f"> Updated on 2031.05.06 {URL}\n", URL),
        (f"| Paper | Stars |\n|-|-|\n| [Tides]({URL}) | 5 |\n", URL),
        ("We read arXiv:3105.00001.\n", "3105.00001"),
    ],
)
def test_a_paper_that_no_style_reads_is_named_in_full(text: str, address: str) -> None:
    problems = paperdigest.parse_digest(text, general=False).problems
    assert [address in p.message for p in problems if p.code == "unclaimed-paper"] == [True]


@pytest.mark.parametrize("text", ["tidal nets, lantern\n", "# Reading\n", "| a | b |\n|-|-|\n", "---\n", "x"])
def test_a_text_in_which_nothing_is_found_is_an_error(text: str) -> None:
    assert codes(text) == {"no-papers"}
    assert paperdigest.parse("\n \n\t\n", strict=True) == []


@pytest.mark.parametrize(
    "text", [">- <script>-\n>", "> - <pre>\n>", "> 1. <style>\n>\n>", ">- <!--\n>", "> > - <textarea>\n> >"]
)
def test_html_in_an_item_in_a_quote_at_the_end_of_the_text(text: str) -> None:
    assert paperdigest.parse(text) == []

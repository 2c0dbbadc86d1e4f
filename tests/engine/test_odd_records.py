"""Odd records: titles with marks, texts that look like something else, parts that are missing, and ends that are cut."""

from __future__ import annotations

from typing import ClassVar

import pytest

import paperdigest
from paperdigest import Digest, Paper
from paperdigest.dialect import Authors, Labelled, Layout, Links, Quoted, RecordDialect, Text
from support.pieces import owners

URL = "https://arxiv.org/abs/3105.00001"
OTHER = "https://arxiv.org/abs/3105.00002"


class Pier(RecordDialect):
    """Numbered titles, labels in items, the abstract as a quote."""

    name = "pier"
    homepage = "https://example.org/pier"
    description = "numbered headings"
    frame = ("# Pier of {listed}",)
    layouts = (
        Layout(
            "## {number}. {title}",
            Labelled(
                "- **{label}**: {value}",
                {"Authors": "{authors}", "URL": Links("abstract"), "Abstract": Quoted(Text("abstract"))},
            ),
            "",
            ends="---",
        ),
    )


class Reef(RecordDialect):
    """Linked titles, bold labels, a blank line below each."""

    name = "reef"
    homepage = "https://example.org/reef"
    description = "linked titles in headings"
    layouts = (
        Layout(
            '## {number}. [{title}]({url}) <a id="link{number}"></a>\n',
            Labelled("**{label}:** {value}\n", ("Authors", "Abstract", "Comment")),
            ends="---",
        ),
    )


class Buoy(RecordDialect):
    """All of a paper in one item."""

    name = "buoy"
    homepage = "https://example.org/buoy"
    description = "items of one line"
    fields: ClassVar = {
        "authors": Authors(et_al=" et.al."),
        "paper": Links("abstract"),
        "code": Links("code"),
    }
    layouts = (
        Layout(
            (
                "- {published}, **{title}**, {authors}, Paper: {paper}, Code: **{code}**",
                "- {published}, **{title}**, {authors}, Paper: {paper}",
            )
        ),
    )


class Fold(RecordDialect):
    """Titles in the summaries of what is folded away."""

    name = "fold"
    homepage = "https://example.org/fold"
    description = "papers that are folded away"
    layouts = (
        Layout(
            "<details>\n<summary><b>{title}</b> ⭐ {stars}</summary>\n",
            "**Link:** [{url}]({url})\n",
            "> {abstract}\n",
            "</details>\n",
        ),
    )


class Sand(RecordDialect):
    """Linked titles in items, and bare labels below."""

    name = "sand"
    homepage = "https://example.org/sand"
    description = "linked titles in headings with bare labels"
    layouts = (
        Layout(
            "### [{title}]({url})", "*{authors}*\n", Labelled("{label}: {value}\n", ("Method", "Abstract"))
        ),
    )


PIER = "## 1. {title}\n- **Authors**: Ada Moor\n- **URL**: [{url}]({url})\n- **Abstract**:\n> Nets wait.\n\n---\n"
REEF = (
    '## 1. [{title}]({url}) <a id="link1"></a>\n\n**Authors:** Ada Moor\n\n**Abstract:** Nets wait.\n\n---\n'
)
BUOY = "- 2031-05-05, **{title}**, Ada Moor et.al., Paper: [x]({url})\n"
FOLD = "<details>\n<summary><b>{title}</b> ⭐ 3</summary>\n\n**Link:** [{url}]({url})\n\n> Nets wait.\n\n</details>\n"
SAND = "### [{title}]({url})\n*Ada Moor*\n\nAbstract: Nets wait.\n"
FORMS: list[tuple[RecordDialect, str]] = [
    (Pier(), PIER),
    (Reef(), REEF),
    (Buoy(), BUOY),
    (Fold(), FOLD),
    (Sand(), SAND),
]
TITLES = [
    "[Re] Tides: *Nets* | $p(a|b)$ on SE(3)",
    "3. Tides: 4. Nets #1",
    "*Tidal* `Nets`: $\\textit{Wait}_{t}$ & <i>win</i> (v2)",
    "Is p(a|b) [a, b) or (a, b]?",
    "[Nets] (with_care) [v2]",
    'The **net** of _CO₂_: "$p < 0.05$", 50 %?',
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(("style", "form"), FORMS, ids=[style.name for style, _ in FORMS])
def test_a_title_is_kept_with_its_marks(style: RecordDialect, form: str, title: str) -> None:
    text = f"{form}\n{form}".replace("{title}", title, 1).replace("{url}", URL, form.count("{url}"))
    papers = paperdigest.parse(text.replace("{title}", "Lantern").replace("{url}", OTHER), dialect=style)
    assert [(paper.title, paper.arxiv_id) for paper in papers] == [
        (title, "3105.00001"),
        ("Lantern", "3105.00002"),
    ]
    assert paperdigest.parse(style.write(papers), dialect=style) == papers


@pytest.mark.parametrize(
    ("style", "title"),
    [
        (Pier(), "**Lantern**: 3. Reeds ##"),
        (Pier(), "Reeds #"),
        (Buoy(), "Tides, **Nets**, and More, Paper: A Survey"),
        (Buoy(), "2031-05-01, **Lantern"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_title_may_hold_what_the_template_has(style: RecordDialect, title: str) -> None:
    form = PIER if style.name == "pier" else BUOY
    (paper,) = paperdigest.parse(form.format(title=title, url=URL), dialect=style)
    assert (paper.title, paper.arxiv_id) == (title, "3105.00001")
    assert paperdigest.parse(style.write([paper]), dialect=style) == [paper]


def test_a_title_with_the_mark_of_a_later_slot() -> None:
    code = "https://github.com/adamoor/tidal"
    text = f"- 2031-05-05, **Wait, Code: **Why****, Ada Moor, Paper: [x]({URL}), Code: **[y]({code})**\n"
    (paper,) = paperdigest.parse(text, dialect=Buoy())
    assert (paper.title, [link.url for link in paper.links]) == ("Wait, Code: **Why**", [URL, code])


# Texts that look like something else


def of_reef(abstract: str) -> list[Paper]:
    return paperdigest.parse(
        (REEF.replace("Nets wait.", abstract) + "\n" + REEF).format(title="Tidal Nets", url=URL),
        dialect=Reef(),
    )


@pytest.mark.parametrize(
    "abstract",
    [
        "They wait **long**, and:\n\n- win often\n- lose rarely",
        "We say why:\n\n(1) they are calm\n\n1. **Low**: they rest.\n2. **High**: they win.",
        "We list:\n\n|x| is the depth of\n> the tide.",
        "They win. Code: https://github.com/adamoor/tidal",
    ],
)
def test_an_abstract_may_have_paragraphs_and_lists(abstract: str) -> None:
    first, second = of_reef(abstract)
    assert (first.abstract, dict(first.extra), first.problems) == (abstract, {}, ())
    assert second.abstract == "Nets wait."
    assert paperdigest.parse(Reef().write([first]), dialect=Reef()) == [first]


def test_a_fence_that_nothing_closes_may_be_text_of_the_last_record() -> None:
    text = REEF.format(title="Tidal Nets", url=URL).partition("Nets wait.")[0] + "This is\n```\ncode.\n"
    (paper,) = paperdigest.parse(text, dialect=Reef())
    assert paper.abstract == "This is\n```\ncode."


def test_a_label_in_bold_ends_an_abstract() -> None:
    first, _ = of_reef("They wait.\n\n**Note:** the tide is high.")
    assert (first.abstract, dict(first.extra)) == ("They wait.", {"Note": "the tide is high."})


def test_a_bare_label_in_an_abstract_is_text() -> None:
    abstract = "Nets wait in two steps.\n\nMethod: first they wait.\n\nNote: they win."
    text = f"### [Tidal Nets]({URL})\n*Ada Moor*\n\nMethod: Waiting.\n\nAbstract: {abstract}\n\n"
    first, second = paperdigest.parse(text + SAND.format(title="Lantern", url=OTHER), dialect=Sand())
    assert (first.abstract, first.summary and first.summary.text) == (abstract, "Method: Waiting.")
    assert (second.title, second.abstract) == ("Lantern", "Nets wait.")


def test_what_is_quoted_is_no_label_and_a_heading_ends_it() -> None:
    quote = "> Nets wait.\n>\n> - **Authors**: wait, too\n> ## 2. Not a paper\nnot quoted"
    text = PIER.replace("> Nets wait.", quote).format(title="Tidal Nets", url=URL)
    digest = paperdigest.parse_digest(text, dialect=Pier())
    (paper,) = digest.papers
    assert paper.abstract == "Nets wait.\n\n- **Authors**: wait, too"
    assert [author.name for author in paper.authors] == ["Ada Moor"]
    assert [lost.text for lost in digest.unclaimed] == ["> ## 2. Not a paper\nnot quoted"]


# Parts that are missing


@pytest.mark.parametrize(
    ("below", "authors", "abstract", "codes"),
    [
        ("- **Authors**: Ada Moor\n", ["Ada Moor"], None, []),
        ("- **Authors**: \n- **URL**: [{url}]({url})\n", [], None, ["no-authors"]),
        ("- **URL**: [{url}]({url})\n- **Abstract**:\n> \n", [], None, []),
        ("- **Authors**: N/A\n- **Abstract**: Nets wait.\n", [], "Nets wait.", ["no-authors"]),
    ],
)
def test_parts_may_be_missing(below: str, authors: list[str], abstract: str | None, codes: list[str]) -> None:
    text = f"## 1. Tidal Nets\n{below.format(url=URL)}\n---\n\n{PIER.format(title='Lantern', url=OTHER)}"
    first, second = paperdigest.parse(text, dialect=Pier())
    assert ([author.name for author in first.authors], first.abstract) == (authors, abstract)
    assert [problem.code for problem in first.problems] == codes
    assert (second.title, second.abstract) == ("Lantern", "Nets wait.")


def test_of_a_linked_title_nothing_else_is_needed() -> None:
    text = REEF.format(title="Lantern", url=OTHER) + f'\n## 2. [Reeds]({URL}) <a id="link2"></a>\n\n---\n'
    assert [paper.title for paper in paperdigest.parse(text, dialect=Reef())] == ["Lantern", "Reeds"]


# Ends that are cut


def cut(form: str, style: RecordDialect, place: str) -> Digest:
    """Return what is read from two records, of which the second ends with some text."""
    whole = form.format(title="Lantern", url=OTHER)
    text = form.format(title="Tidal Nets", url=URL) + "\n" + whole[: whole.index(place) + len(place)]
    digest = paperdigest.parse_digest(text, dialect=style)
    assert owners(digest, text) == [1] * sum(bool(line.strip()) for line in text.split("\n"))
    assert (digest.papers[0].title, digest.papers[0].problems) == ("Tidal Nets", ())
    return digest


@pytest.mark.parametrize(
    ("style", "form", "place", "fields"),
    [
        (Reef(), REEF, "Nets w", {"abstract": "Nets w", "authors": "Ada Moor"}),
        (Reef(), REEF, "**Abs", {"abstract": None, "authors": "Ada Moor **Abs"}),
        (Reef(), REEF, "Ada M", {"abstract": None, "authors": "Ada M"}),
        (Pier(), PIER, "Nets w", {"abstract": "Nets w", "authors": "Ada Moor"}),
        (Pier(), PIER, "- **Auth", None),
        (Pier(), PIER, "Lantern", None),
        (Reef(), REEF, "https://arxiv.org/abs/3105.0", None),
        (Buoy(), BUOY, "Ada Moor et", None),
        (Fold(), FOLD, "> Nets w", {"abstract": "Nets w", "authors": ""}),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_record_that_is_cut(
    style: RecordDialect, form: str, place: str, fields: dict[str, str | None] | None
) -> None:
    digest = cut(form, style, place)
    found = [
        {"abstract": paper.abstract, "authors": ", ".join(author.name for author in paper.authors)}
        for paper in digest.papers[1:]
    ]
    assert found == ([] if fields is None else [fields])


def test_an_address_that_is_cut_is_kept_as_text() -> None:
    digest = cut(PIER, Pier(), "[https://arxiv.")
    paper = digest.papers[1]
    assert (paper.links, dict(paper.extra)) == ((), {"URL": "[https://arxiv."})
    assert [problem.code for problem in digest.problems] == ["no-link"]
    written = Pier().write([paper])
    assert "- **URL**: [https://arxiv.\n" in written  # under its own label, though the label is declared
    assert paperdigest.parse(written, dialect=Pier()) == [paper]

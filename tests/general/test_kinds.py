"""Kinds of entries that lists have: each with what is read of it."""

from __future__ import annotations

import pytest

import paperdigest


def titles(text: str) -> list[str]:
    return [paper.title for paper in paperdigest.parse(text)]


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ('- "Is "Tidal" a Word? Naming Nets", 2031-01, [[paper]](https://arxiv.org/abs/3105.00001)', 'Is "Tidal" a Word? Naming Nets'),
        ('- ""Wait", She Said: Patience in Nets" [[paper]](https://arxiv.org/abs/3105.00001)', '"Wait", She Said: Patience in Nets'),
        ("- What If the Tide Is Late? Noise-Aware Harbours | **CVPR' 31** | [[pdf]](https://arxiv.org/abs/3105.00001)", "What If the Tide Is Late? Noise-Aware Harbours"),
        ("- Tidal Nets: Learning to Wait, 발표자: 이진원\n  [[Paper](https://arxiv.org/abs/3105.00001)]", "Tidal Nets: Learning to Wait"),
        ("- PR-12: Reeds, Boats, and Other Slow Things, 발표자: 이진원\n  [[Paper](https://arxiv.org/abs/3105.00001)]", "Reeds, Boats, and Other Slow Things"),
        ("[3]Tidal Nets: Learning to Wait(潮汐网络：学会等待)<br>\n[paper](https://arxiv.org/abs/3105.00001)<br>", "Tidal Nets: Learning to Wait"),
        ("- [Tidal Nets: Learning to Wait / 潮汐网络学会等待](https://arxiv.org/abs/3105.00001)", "Tidal Nets: Learning to Wait"),
        ("- Tidal Nets: Learning to Wait ⭐⭐ [[paper]](https://arxiv.org/abs/3105.00001)", "Tidal Nets: Learning to Wait"),
        ("- Tidal Nets: Learning to Wait, in *ICML* 2031. [[paper]](https://arxiv.org/abs/3105.00001)", "Tidal Nets: Learning to Wait"),
        ("- Tidal Nets: Learning to Wait, by Ada Moor & Kai Wind [[paper]](https://arxiv.org/abs/3105.00001)", "Tidal Nets: Learning to Wait"),
        ("- Moor A D, Wind K. Tidal nets that learn to wait[J]. Journal of Tides, 2031. [Paper](https://arxiv.org/abs/3105.00001)", "Tidal nets that learn to wait"),
        ("- [2031 - Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)", "Tidal Nets: Learning to Wait"),
        ('- [Moor, Ada, et al. "Tidal nets that learn to wait." *ICML* 2031](https://arxiv.org/abs/3105.00001)', "Tidal nets that learn to wait"),
        ("✔️ [Tidal Nets That Learn to Wait, Ada Moor, ICML 2031] [[Paper]](https://arxiv.org/abs/3105.00001)", "Tidal Nets That Learn to Wait"),
        ("- Tidal Nets That Wait (ICML 2031)\n  - [Original Paper Link](https://arxiv.org/abs/3105.00001) / [Paper Review Video (41 minutes)](https://v.example)", "Tidal Nets That Wait"),
        ("**A week of waiting:**\n*...slow news...*\nA lab has released a net which waits by looking at the tide.\n   **Read more:** [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) (arXiv).", "Tidal Nets: Learning to Wait"),
        ("- Moor A. Is a tide a net? Tides. 2031;12(3):4-9. https://arxiv.org/abs/3105.00001", "Is a tide a net?"),
        ("- Ada Moor, Kai Wind, Bo Reed et al.: Tidal Nets That Learn to Wait. ICML 2031. https://arxiv.org/abs/3105.00001", "Tidal Nets That Learn to Wait"),
        ("- [tidal-nets](https://github.com/a/b) -> Code for 2031 [paper](https://arxiv.org/abs/3105.00001): Nets That Learn to Wait", "Nets That Learn to Wait"),
        ("- [Waiting Tides and Lantern Harbours, Including Reeds](https://arxiv.org/abs/3105.00001) (from a lab)", "Waiting Tides and Lantern Harbours, Including Reeds"),
        ("- [A Look Back at Moor and Wind (2018) and the Tide Debate](https://arxiv.org/abs/3105.00001), TACL 2031.", "A Look Back at Moor and Wind (2018) and the Tide Debate"),
        ("- Curriculums That Wait for\nSlow Tides [[ICML 2031]](https://arxiv.org/abs/3105.00001)", "Curriculums That Wait for Slow Tides"),
        ('- **Tidal Nets in the Harbour:** Ada Moor, Kai Wind.<br />\n  "Tidal Nets in the Harbour: a Benchmark." ICML (2031).\n  [[paper](https://arxiv.org/abs/3105.00001)]', "Tidal Nets in the Harbour: a Benchmark"),
    ],
)  # fmt: skip
def test_where_the_title_is(entry: str, title: str) -> None:
    assert titles(f"# Papers\n\n{entry}\n") == [title]


@pytest.mark.parametrize(
    ("entry", "venue"),
    [
        ('- "Tidal Nets: Learning to Wait", 2031-06, USENIX Security 31, [[paper]](https://arxiv.org/abs/3105.00001)', "USENIX Security 31"),
        ('1. "Tidal Nets: Learning to Wait" [2030-12] [ACL 2031] [[paper](https://arxiv.org/abs/3105.00001)]', "ACL 2031"),
        ("- [[3DV](https://arxiv.org/abs/3105.00001)] Tidal Nets: Learning to Wait. [[code](https://github.com/a/b)]", "3DV"),
        ("- Ada Moor (2031). *Nets som väntar på vatten*. Utbildning & Demokrati. [PDF](https://arxiv.org/abs/3105.00001)", "Utbildning & Demokrati"),
        ("- (⭐⭐ICML 2031) **Tidal Nets: Learning to Wait**, Ada Moor et al. [[Paper](https://arxiv.org/abs/3105.00001)]", "ICML 2031"),
        ('1. A. Moor and K. Wind, "Tidal Nets: Learning to Wait," in *Proc. IEEE ICRA*, 2031, pp. 1-9. [[PDF](https://arxiv.org/abs/3105.00001)]', "Proc. IEEE ICRA"),
        ("## [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)\n\nPublished in *Tides*, 2031\n", "Tides"),
    ],
)  # fmt: skip
def test_where_the_venue_is(entry: str, venue: str) -> None:
    (paper,) = paperdigest.parse(f"# Papers\n\n{entry}\n")
    assert paper.venue == venue


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        (
            "Ada Moor and Kai Wind, University of Tides; Bo Reed, ETH Zürich",
            ["Ada Moor", "Kai Wind", "Bo Reed"],
        ),
        ("Ada Moor, Grigory Kh. Sand, Kai Wind", ["Ada Moor", "Grigory Kh. Sand", "Kai Wind"]),
        ("Ada Moor et Kai Wind", ["Ada Moor", "Kai Wind"]),
        ("Ada Moor, *Kai Wind*, and others", ["Ada Moor", "Kai Wind"]),
    ],
)
def test_who_wrote_it(authors: str, names: list[str]) -> None:
    (paper,) = paperdigest.parse(
        f"# Papers\n\n**Tidal Nets: Learning to Wait**\n\n- {authors}\n- Paper: https://arxiv.org/abs/3105.00001\n"
    )
    assert [author.name for author in paper.authors] == names
    assert paper.et_al == authors.endswith("others")


@pytest.mark.parametrize("day", ["6 maj 2031", "6. Mai 2031", "6 de mayo de 2031", "6 mai 2031", "20310506"])
def test_when_it_was_published(day: str) -> None:
    (paper,) = paperdigest.parse(
        f"Title: Tidal Nets: Learning to Wait\nAuthors: Ada Moor\nDate: {day}\nLink: https://arxiv.org/abs/3105.00001\n"
    )
    assert str(paper.published) == "2031-05-06"


def test_headings_above_papers_are_none() -> None:
    entry = "[1]{0}: Learning to Wait<br>\n[paper](https://arxiv.org/abs/3105.0000{1})<br><br>\n\n"
    text = "# Papers\n\n" + "".join(
        f"### 异常检测(Tide Detection {n})\n"
        + entry.format("Tidal Nets", 2 * n)
        + entry.format("Lanterns", 2 * n + 1)
        for n in range(3)
    )
    assert titles(text) == ["Tidal Nets: Learning to Wait", "Lanterns: Learning to Wait"] * 3


def test_labelled_lines_below_a_heading_are_papers_of_their_own() -> None:
    text = "".join(
        f"# Slow Physics of Tidal Harbours {part}\n\n"
        + "".join(
            f"Tidal Nets {part}{n}: Learning to Wait ,\nPDF: <https://arxiv.org/abs/3105.000{part}{n}>\n\n"
            for n in range(2)
        )
        for part in range(2)
    )
    assert titles(text) == [f"Tidal Nets {part}{n}: Learning to Wait" for part in range(2) for n in range(2)]


def test_descriptions_of_sections_are_no_papers() -> None:
    text = "# Papers\n\n" + "".join(
        f"## Part {part}\n\n*Papers about part {part}, the mainstream of its industry today*\n\n- [Tidal Nets {part}: Learning to Wait](https://arxiv.org/abs/3105.0000{part})\n\n"
        for part in range(5)
    )
    assert titles(text) == [f"Tidal Nets {part}: Learning to Wait" for part in range(5)]


def test_what_is_under_other_resources_is_no_paper() -> None:
    text = (
        "# 论文\n\n"
        + "".join(
            f"* [Tidal Nets {n}: Learning to Wait](https://arxiv.org/abs/3105.0000{n})\n" for n in range(5)
        )
        + "\n## 其他相关资源\n\n* [潮汐网络论文列表与代码](https://github.com/a/b)\n* [SlowSystem 开源推荐系统](https://github.com/a/c)\n"
    )
    assert len(titles(text)) == 5


def test_items_of_plain_text_go_on() -> None:
    text = (
        "Readings, spring 2031\n\n"
        "   [R] Tidal Nets: Learning to Wait. Ada Moor, Kai Wind.\n       ICML 2030. https://arxiv.org/abs/3105.00001\n"
        "   [O] Lanterns in the Fog. Bo Reed et al.\n       ICML 2029. https://arxiv.org/abs/3105.00002\n"
    )
    assert titles(text) == ["Tidal Nets: Learning to Wait", "Lanterns in the Fog"]


def test_a_dash_of_a_run_parts_single_names() -> None:
    text = "# Papers\n\n" + "".join(
        f"- [[M{n}]](https://eprint.iacr.org/2031/{n}00) Nets {n} That Learn to Wait - {names}\n"
        for n, names in enumerate(
            ["Ada Moor", "Ada Moor, Kai Wind", "Kai Wind, Bo Reed", "Bo Reed, Ada Moor", "Kai Wind"], 1
        )
    )
    papers = paperdigest.parse(text)
    assert [paper.title for paper in papers] == [f"Nets {n} That Learn to Wait" for n in range(1, 6)]
    assert [author.name for author in papers[0].authors] == ["Ada Moor"]


def test_names_and_venues_in_the_classes_of_html() -> None:
    text = (
        "<ol>\n"
        + "".join(
            f'<li><div class="row">\n<div class="title">Nets {n} That Learn to Wait</div>\n<div class="author">Ada Moor, and Kai Wind</div>\n'
            f'<div class="periodical"><em>Tides</em>, May 2031</div>\n<div class="links"><a href="https://arxiv.org/abs/3105.0000{n}">arXiv</a></div>\n'
            f'<div class="abstract hidden"><p>They wait, and win {n} times of ten.</p></div>\n</div></li>\n'
            for n in range(3)
        )
        + "</ol>\n"
    )
    papers = paperdigest.parse(text)
    assert [paper.title for paper in papers] == [f"Nets {n} That Learn to Wait" for n in range(3)]
    assert [author.name for author in papers[0].authors] == ["Ada Moor", "Kai Wind"]
    assert papers[0].venue == "Tides, May 2031"
    assert papers[2].abstract == "They wait, and win 2 times of ten."


HEAD = "# Papers\n\n| Date | Title | Presenter | Slides |\n|---|---|---|---|\n"


def test_asides_of_a_schedule_are_no_papers() -> None:
    rows = [
        "| 6 May | [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) | Ada | [pdf](a.pdf) |",
        "| 7 May | ~~No lecture on Tide Day~~ | | |",
        "| 8 May | **Presentations of your projects** | | |",
        "| 9 May | [Lanterns in the Fog of Gradients](https://arxiv.org/abs/3105.00002) | Kai | |",
    ]
    assert titles(HEAD + "\n".join(rows) + "\n") == [
        "Tidal Nets: Learning to Wait",
        "Lanterns in the Fog of Gradients",
    ]


def test_several_papers_in_one_cell() -> None:
    text = (
        "# Papers\n\n| Topic | Paper |\n|---|---|\n"
        "| Tides | [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) (ICML 2031)<br>[Lanterns in the Fog](https://arxiv.org/abs/3105.00002) |\n"
        + "".join(
            f"| Other {n} | [Nets {n} That Learn to Wait](https://arxiv.org/abs/3105.0001{n}) (ICML 2030) |\n"
            for n in range(8)
        )
    )
    papers = paperdigest.parse(text)
    assert [paper.title for paper in papers[:2]] == ["Tidal Nets: Learning to Wait", "Lanterns in the Fog"]
    assert [len(paper.links) for paper in papers[:2]] == [1, 1]
    assert len(papers) == 10


def test_numbers_are_no_dates() -> None:
    text = "# Papers\n\n| Date | Title | Whole | Core |\n|---|---|---|---|\n" + "".join(
        f"| 2031020{n} | Nets {n} That Learn to Wait [(paper)](https://arxiv.org/abs/3105.0000{n}) | 12.1{n} | 11.0{n} |\n"
        for n in range(1, 5)
    )
    assert [str(paper.published) for paper in paperdigest.parse(text)] == [
        f"2031-02-0{n}" for n in range(1, 5)
    ]


def test_links_whose_class_says_that_they_are_titles() -> None:
    text = "# Papers\n\n" + "".join(
        f'<div class="paper-card">\n<a class="card-title" href="nets-{n}/">Nets {n} That Learn to Wait</a>\n'
        f'<div class="card-tldr">They wait {n} times.</div>\n</div>\n'
        for n in range(4)
    )
    papers = paperdigest.parse(text)
    assert [paper.title for paper in papers] == [f"Nets {n} That Learn to Wait" for n in range(4)]
    assert papers[3].summary is not None
    assert papers[3].summary.text == "They wait 3 times."


def test_simple_tables_of_restructuredtext() -> None:
    text = (
        "Papers\n======\n\n"
        "==============================  ========  =======================================\n"
        "Paper Title                     Venue     Materials\n"
        "==============================  ========  =======================================\n"
        "Tidal Nets: Learning to Wait    ICML      `[PDF] <https://arxiv.org/abs/3105.00001>`_\n"
        "Lanterns in the Fog of a Very   KDD       `[PDF] <https://arxiv.org/abs/3105.00002>`_\n"
        "                                2031\n"
        "==============================  ========  =======================================\n"
    )
    papers = paperdigest.parse(text)
    assert [(paper.title, paper.venue, paper.arxiv_id) for paper in papers] == [
        ("Tidal Nets: Learning to Wait", "ICML", "3105.00001"),
        ("Lanterns in the Fog of a Very", "KDD 2031", "3105.00002"),
    ]


def test_sessions_above_papers_in_plain_text_are_none() -> None:
    text = "".join(
        f"--------------------------------\nSession {part}: Slow Systems of Storage\n--------------------------------\n\n"
        + "".join(
            f"Nets {part}{n} That Learn to Wait\n    Ada Moor (MIT), Kai Wind (NTNU)\n    https://arxiv.org/abs/3105.000{part}{n}\n\n"
            for n in range(3)
        )
        for part in range(3)
    )
    assert titles(text) == [f"Nets {part}{n} That Learn to Wait" for part in range(3) for n in range(3)]


def test_sentences_of_other_languages_are_no_titles() -> None:
    text = (
        "# 輪講\n\n- 発表時間は一人三十分と質疑十五分です\n- 論文は過去三年の会議から選んでください\n\n"
        + "".join(
            f"- 論文: [Nets {n} That Learn to Wait](https://arxiv.org/abs/3105.0000{n}) (ACL 2031)\n  - メモ: とても面白い手法だと思った\n"
            for n in range(5)
        )
    )
    assert titles(text) == [f"Nets {n} That Learn to Wait" for n in range(5)]


@pytest.mark.parametrize("name", ["Bo Reed", "Zoë Müller"])
def test_the_only_author_is_not_the_venue_as_well(name: str) -> None:
    (paper,) = paperdigest.parse(
        f"- [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001), {name}\n"
    )
    assert ([author.name for author in paper.authors], paper.venue) == ([name], None)

"""Forms of lists and tables that no style knows: what is read of each, and that it is written and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import paperdigest

if TYPE_CHECKING:
    from paperdigest import Paper


def said(paper: Paper) -> str:
    """Return what is said of a paper, in one line."""
    names = ", ".join(author.name for author in paper.authors) + " et al." * paper.et_al
    identifier = f"{paper.arxiv_id}v{paper.arxiv_version}" if paper.arxiv_version else paper.arxiv_id
    dates = {"day": 10, "month": 7, "year": 4}
    return " | ".join(
        text
        for text in (
            paper.title,
            names,
            str(paper.published)[: dates[paper.published_precision or "day"]] if paper.published else "",
            f"listed {paper.listed}" * (paper.listed is not None),
            f"in {paper.venue}" * (paper.venue is not None),
            identifier or "",
            paper.doi or "",
            *(f"{link.kind} {link.label!r} {link.url}" for link in paper.links),
            paper.abstract or "",
            paper.summary.text if paper.summary else "",
            *(f"{one.language}: {one.text}" for one in paper.translated),
            *(f"#{tag}" for tag in paper.tags),
            *(f"{label}: {text}" for label, text in paper.extra.items()),
            "under " * bool(paper.headings) + ", ".join(paper.headings),
        )
        if text
    )


# Each form: a text, its papers, and the numbers of the lines that are left.
ENTRIES = {
    "bibtex": (
        """\
# Citations

This paper learns to wait: see [Tidal Nets](https://arxiv.org/abs/3105.00001).

```bibtex
@misc{moor2031tidal,
    title   = {Tidal Nets: Learning to {Wait}},
    author  = {Moor, Ada and Kai Wind and others},
    year    = {2031},
    eprint  = {3105.00001},
}
@article{a1, title = "Lanterns in the Fog", author = {Bo Reed}, journal = {Light}, year = 2030, doi = {10.1000/lantern}}
@inproceedings{a2, title = {A Harbour for Lost Tensors}, booktitle = {Harbours}, url = {https://harbour.example}}
@string{x = "y"}
@misc{a3, author = {Nobody}}
@misc{a4, title = {Reeds That Bend}, abstract = {They bend.}}
@misc{a5, title = {Nets Without End}, year = 2031, note = {never closed
@misc{a6, title = {Gulls at Noon}, year = 2031}
```
""",
        [
            "Tidal Nets: Learning to {Wait} | Ada Moor, Kai Wind et al. | 2031 | 3105.00001 | under Citations",
            "Lanterns in the Fog | Bo Reed | 2030 | in Light | 10.1000/lantern | under Citations",
            "A Harbour for Lost Tensors | in Harbours | other None https://harbour.example | under Citations",
            "Reeds That Bend | They bend. | under Citations",
            "Nets Without End | 2031 | under Citations",
            "Gulls at Noon | 2031 | under Citations",
        ],
        [4, 13, 14, 18],
    ),
    "chinese labels": (
        """\
# 论文清单

- 《Tidal Nets: Learning to Wait》，作者：李文轩、Ada Moor，会议：ICML 2031，日期：2031年5月6日，[论文](https://arxiv.org/abs/3105.00001) | [代码](https://github.com/tide/nets)
- 《Lanterns in the Fog of Gradients》，作者：王海燕等，期刊：Light 2030，[论文](https://doi.org/10.1000/lantern)
- 《A Harbour for Lost Tensors》，作者：张睿，日期：2031年1月20日，[论文](https://arxiv.org/abs/3101.00003)
""",
        [
            "Tidal Nets: Learning to Wait | 李文轩, Ada Moor | 2031-05-06 | in ICML 2031 | 3105.00001 | abstract '论文' https://arxiv.org/abs/3105.00001 | code '代码' https://github.com/tide/nets | under 论文清单",
            "Lanterns in the Fog of Gradients | 王海燕 et al. | 2030 | in Light 2030 | 10.1000/lantern | abstract '论文' https://doi.org/10.1000/lantern | under 论文清单",
            "A Harbour for Lost Tensors | 张睿 | 2031-01-20 | 3101.00003 | abstract '论文' https://arxiv.org/abs/3101.00003 | under 论文清单",
        ],
        [],
    ),
    "date in link": (
        """\
# Papers

- [arXiv 2031.05](https://arxiv.org/abs/3105.00001), Tidal Nets: Learning to Wait, [website](https://tide.example)
- [arXiv 2031.04](https://arxiv.org/abs/3104.00002), Lanterns in the Fog of Gradients
- Video of a Harbour for Lost Tensors [[17 Nov 2030]](https://arxiv.org/abs/3011.00003)
""",
        [
            "Tidal Nets: Learning to Wait | 2031-05 | 3105.00001 | abstract 'arXiv 2031.05' https://arxiv.org/abs/3105.00001 | project 'website' https://tide.example | under Papers",
            "Lanterns in the Fog of Gradients | 2031-04 | 3104.00002 | abstract 'arXiv 2031.04' https://arxiv.org/abs/3104.00002 | under Papers",
            "Video of a Harbour for Lost Tensors | 2030-11-17 | 3011.00003 | abstract '17 Nov 2030' https://arxiv.org/abs/3011.00003 | under Papers",
        ],
        [],
    ),
    "definitions": (
        """\
Library of papers
=================

Tidal Nets: Learning to Wait
:   Ada Moor, Kai Wind
:   <https://doi.org/10.1000/tides>
:   Nature Tides 2031

Lanterns in the Fog of Gradients
:   Bo Reed et al.
:   <https://arxiv.org/abs/3105.00002>

A Harbour for Lost Tensors
:   Ida Sand
:   <https://doi.org/10.1000/harbour>
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | 2031 | in Nature Tides 2031 | 10.1000/tides | abstract None https://doi.org/10.1000/tides | under Library of papers",
            "Lanterns in the Fog of Gradients | Bo Reed et al. | 3105.00002 | abstract None https://arxiv.org/abs/3105.00002 | under Library of papers",
            "A Harbour for Lost Tensors | Ida Sand | 10.1000/harbour | abstract None https://doi.org/10.1000/harbour | under Library of papers",
        ],
        [],
    ),
    "front matter": (
        """\
---
title: "Tidal Nets: Learning to Wait"
authors:
  - name: Ada Moor
    affiliation: Harbour
  - name: Kai Wind
arxiv_id: "3105.00001v2"
arxiv_submitted: 2031-05-06
published: true
tags: [tides, nets]
category: waiting
links:
  - {name: "Code", url: "https://github.com/tide/nets"}
abstract_ja: 待つ網は勝つ。
layout: paper
---

Notes.

## Abstract

Nets that wait win.

## My opinion

They do.
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | 2031-05-06 | 3105.00001v2 | code None https://github.com/tide/nets | Nets that wait win. | ja: 待つ網は勝つ。 | #tides | #nets | layout: paper",
        ],
        [],
    ),
    "guillemets and arrows": (
        """\
# Lectures

- « Lanternes dans le brouillard », Bo Reed et al., NeurIPS 2030, [PDF](https://e.example/a.pdf)
- Tidal rhythm transcription with nets (Moor, Wind) → https://arxiv.org/abs/3105.00003
""",
        [
            "Lanternes dans le brouillard | Bo Reed et al. | 2030 | in NeurIPS 2030 | pdf 'PDF' https://e.example/a.pdf | under Lectures",
            "Tidal rhythm transcription with nets | 3105.00003 | abstract None https://arxiv.org/abs/3105.00003 | under Lectures",
        ],
        [],
    ),
    "headings": (
        """\
# Digest of 2031-05-07

## Tides

### 1. [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)
**Authors:** Ada Moor, Kai Wind
**Published:** 2031-05-06
**Abstract:** Nets that wait win.

### 2. [Lanterns in the Fog of Gradients](https://arxiv.org/abs/3105.00002)
**Authors:** Bo Reed et al.
**Published:** 2031-05-05
**Abstract:** Light helps.
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | 2031-05-06 | listed 2031-05-07 | 3105.00001 | abstract None https://arxiv.org/abs/3105.00001 | Nets that wait win. | under Digest of 2031-05-07, Tides",
            "Lanterns in the Fog of Gradients | Bo Reed et al. | 2031-05-05 | listed 2031-05-07 | 3105.00002 | abstract None https://arxiv.org/abs/3105.00002 | Light helps. | under Digest of 2031-05-07, Tides",
        ],
        [],
    ),
    "headings above chinese labels": (
        """\
# 2031-05-07 论文

### 1. Tidal Nets: Learning to Wait
- **作者**: Ada Moor, Kai Wind
- **链接**: https://arxiv.org/abs/3105.00001
- **摘要**: 会等待的网络会赢。

### 2. Lanterns in the Fog of Gradients
- **作者**: Bo Reed
- **链接**: https://arxiv.org/abs/3105.00002
- **摘要**: 我们照亮海岸。
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | listed 2031-05-07 | 3105.00001 | abstract None https://arxiv.org/abs/3105.00001 | zh-Hans: 会等待的网络会赢。 | under 2031-05-07 论文",
            "Lanterns in the Fog of Gradients | Bo Reed | listed 2031-05-07 | 3105.00002 | abstract None https://arxiv.org/abs/3105.00002 | zh-Hans: 我们照亮海岸。 | under 2031-05-07 论文",
        ],
        [],
    ),
    "headings above prose and links": (
        """\
# Digest of 2031-05-07

### 1. Tidal Nets: Learning to Wait

Nets that wait win. They see the whole tide.

**Links:** [paper](https://arxiv.org/abs/3105.00001)

### 2. Lanterns in the Fog of Gradients

Light helps. We light the shore.

**Links:** [paper](https://arxiv.org/abs/3105.00002)
""",
        [
            "Tidal Nets: Learning to Wait | listed 2031-05-07 | 3105.00001 | abstract 'paper' https://arxiv.org/abs/3105.00001 | Nets that wait win. They see the whole tide. | under Digest of 2031-05-07",
            "Lanterns in the Fog of Gradients | listed 2031-05-07 | 3105.00002 | abstract 'paper' https://arxiv.org/abs/3105.00002 | under Digest of 2031-05-07",
        ],
        [],
    ),
    "html definitions": (
        """\
<h2>Rocks</h2>
<dl>
<dt><a href="https://doi.org/10.1000/a1">Basalt Flows under Slow Cooling</a></dt>
<dd>Ada Moor, Kai Wind. <i>Journal of Rocks</i>, 2031</dd>
<dt><a href="https://doi.org/10.1000/a2">Zircon Ages of the Old Harbour</a></dt>
<dd>Bo Reed and others. Geology Letters, 2030</dd>
</dl>
""",
        [
            "Basalt Flows under Slow Cooling | Ada Moor, Kai Wind | 2031 | in Journal of Rocks | 10.1000/a1 | abstract None https://doi.org/10.1000/a1 | under Rocks",
            "Zircon Ages of the Old Harbour | Bo Reed et al. | 2030 | in Geology Letters, 2030 | 10.1000/a2 | abstract None https://doi.org/10.1000/a2 | under Rocks",
        ],
        [0, 1, 6],
    ),
    "html list": (
        """\
<h2>Publications</h2>
<ol>
  <li><span class="title">Tidal Nets: Learning to Wait</span><br>
      <span class="authors">Ada Moor, Kai Wind</span><br>
      <span class="journal">Tides</span> <a href="https://doi.org/10.1000/tides">DOI</a></li>
  <li><span class="title">Lanterns in the Fog of Gradients &amp; Snow</span><br>
      <span class="authors">Bo Reed</span><br>
      <span class="journal">Light</span> <a href="https://doi.org/10.1000/lantern">DOI</a></li>
  <li><span class="title">A Harbour for Lost Tensors</span><br>
      <span class="authors">Ida Sand, Ole Reef</span><br>
      <span class="journal">Harbours</span> <a href="https://doi.org/10.1000/harbour">DOI</a></li>
</ol>
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | in Tides | 10.1000/tides | abstract 'DOI' https://doi.org/10.1000/tides | under Publications",
            "Lanterns in the Fog of Gradients & Snow | Bo Reed | in Light | 10.1000/lantern | abstract 'DOI' https://doi.org/10.1000/lantern | under Publications",
            "A Harbour for Lost Tensors | Ida Sand, Ole Reef | in Harbours | 10.1000/harbour | abstract 'DOI' https://doi.org/10.1000/harbour | under Publications",
        ],
        [0, 1, 11],
    ),
    "labels abroad": (
        """\
# Artiklar

Titel: Tidvattennät lär sig vänta
Författare: Ada Moor, Kai Wind m.fl.
År: 2031
Länk: https://arxiv.org/abs/3105.00001

Titel: Lyktor i dimman
Författare: Bo Reed
År: 2030
Länk: https://doi.org/10.1000/a2
""",
        [
            "Tidvattennät lär sig vänta | Ada Moor, Kai Wind et al. | 2031 | 3105.00001 | abstract None https://arxiv.org/abs/3105.00001 | under Artiklar",
            "Lyktor i dimman | Bo Reed | 2030 | 10.1000/a2 | abstract None https://doi.org/10.1000/a2 | under Artiklar",
        ],
        [],
    ),
    "labels of links": (
        """\
# Papers

* Tidal Nets: Learning to Wait. *Ada Moor, Kai Wind.* ICML 2031. [[paper](https://arxiv.org/abs/3105.00001)] [[code](https://github.com/tide/nets)]
* Lanterns in the Fog of Gradients. *Bo Reed et al.* [[paper](https://arxiv.org/abs/3105.00002)]
* A Harbour for Lost Tensors. *Ida Sand.* TMLR 2030. [\\[PDF\\]](https://example.org/harbour.pdf)
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | 2031 | in ICML 2031 | 3105.00001 | abstract 'paper' https://arxiv.org/abs/3105.00001 | code 'code' https://github.com/tide/nets | under Papers",
            "Lanterns in the Fog of Gradients | Bo Reed et al. | 3105.00002 | abstract 'paper' https://arxiv.org/abs/3105.00002 | under Papers",
            "A Harbour for Lost Tensors | Ida Sand | 2030 | in TMLR 2030 | pdf 'PDF' https://example.org/harbour.pdf | under Papers",
        ],
        [],
    ),
    "org": (
        """\
#+TITLE: Papers on waiting

* Foundations
** DONE Tidal Nets: Learning to Wait
:PROPERTIES:
:AUTHOR: Ada Moor, Kai Wind
:VENUE: ICML 2031
:URL: https://arxiv.org/abs/3105.00001
:END:
Short and clear.
** TODO Lanterns in the Fog of Gradients
:PROPERTIES:
:AUTHOR: Bo Reed et al.
:URL: https://doi.org/10.1000/lantern
:END:
* Tools
** lamp
[[https://lamp.example][home page]]
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | 2031 | in ICML 2031 | 3105.00001 | abstract None https://arxiv.org/abs/3105.00001 | under Foundations",
            "Lanterns in the Fog of Gradients | Bo Reed et al. | 10.1000/lantern | abstract None https://doi.org/10.1000/lantern | under Foundations",
        ],
        [0, 1, 2, 15, 16, 17],
    ),
    "reference links": (
        """\
# Papers

1. [Tidal Nets: Learning to Wait][tides], Ada Moor, Kai Wind, Nature Tides, 2030
2. [Lanterns in the Fog of Gradients][lantern], Bo Reed et al., Light, 2031, [code][lamp]
3. [A Harbour for Lost Tensors][harbour], Ida Sand, Ole Reef

[tides]: https://doi.org/10.1000/tides "Tides"
[lantern]: https://arxiv.org/abs/3105.00002
[lamp]: https://github.com/lantern/lamp
[harbour]: https://arxiv.org/abs/3105.00003
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | 2030 | in Nature Tides, 2030 | 10.1000/tides | abstract None https://doi.org/10.1000/tides | under Papers",
            "Lanterns in the Fog of Gradients | Bo Reed et al. | 2031 | in Light, 2031 | 3105.00002 | abstract None https://arxiv.org/abs/3105.00002 | code 'code' https://github.com/lantern/lamp | under Papers",
            "A Harbour for Lost Tensors | Ida Sand, Ole Reef | 3105.00003 | abstract None https://arxiv.org/abs/3105.00003 | under Papers",
        ],
        [6, 7, 8, 9],
    ),
    "wrapped lines": (
        """\
Papers that the tidal group has read since the autumn, wrapped as all texts
of this group are wrapped, at a width of some seventy-six columns a line.

* Tidal nets and what they teach us of waiting: evidence from forty harbours
  and a lake. Ada Moor, Kai Wind. Tides 2030. [[doi](https://doi.org/10.1000/tides)]
* Lanterns in the fog of gradients. Bo Reed et al. Journal of Light 2029.
  [[pdf](https://example.org/lanterns.pdf)]
* A harbour for lost tensors. Ida Sand, Ole Reef, Tove Strand and Kai Wind.
  TMLR 2030. [[pdf](https://example.org/harbour.pdf)]
""",
        [
            "Tidal nets and what they teach us of waiting: evidence from forty harbours and a lake | Ada Moor, Kai Wind | 2030 | in Tides 2030 | 10.1000/tides | abstract 'doi' https://doi.org/10.1000/tides",
            "Lanterns in the fog of gradients | Bo Reed et al. | 2029 | in Journal of Light 2029 | pdf 'pdf' https://example.org/lanterns.pdf",
            "A harbour for lost tensors | Ida Sand, Ole Reef, Tove Strand, Kai Wind | 2030 | in TMLR 2030 | pdf 'pdf' https://example.org/harbour.pdf",
        ],
        [0, 1],
    ),
}
TABLES = {
    "nicknames": (
        """\
| Method | Venue | Paper & Code |
|---|---|---|
| TidalNet | ICML 2031 | [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) ([code](https://github.com/tide/nets)) |
| Lamp | AAAI 2030 | [Lanterns in the Fog of Gradients](https://arxiv.org/abs/3005.00002) |
""",
        [
            "Tidal Nets: Learning to Wait | 2031 | in ICML 2031 | 3105.00001 | abstract None https://arxiv.org/abs/3105.00001 | code 'code' https://github.com/tide/nets | Method: TidalNet",
            "Lanterns in the Fog of Gradients | 2030 | in AAAI 2030 | 3005.00002 | abstract None https://arxiv.org/abs/3005.00002 | Method: Lamp",
        ],
        [0, 1],
    ),
    "no outer pipes": (
        """\
Topic | Paper | Code | Venue | Year
--|:--:|:--:|:--:|--:
Waiting | [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001) | https://github.com/tide/nets | ICML | 2031
Light | [Lanterns in the Fog of Gradients](https://arxiv.org/abs/3005.00002) | | AAAI | 2030
""",
        [
            "Tidal Nets: Learning to Wait | 2031 | in ICML | 3105.00001 | abstract None https://arxiv.org/abs/3105.00001 | code None https://github.com/tide/nets | #Waiting",
            "Lanterns in the Fog of Gradients | 2030 | in AAAI | 3005.00002 | abstract None https://arxiv.org/abs/3005.00002 | #Light",
        ],
        [0, 1],
    ),
    "paper and links of another kind": (
        """\
| Paper | Links |
|---|---|
| Tidal Nets: Learning to Wait - with Ada Moor | [paper](https://arxiv.org/abs/3105.00001) |
| Lanterns in the Fog of Gradients | [paper](https://arxiv.org/abs/3005.00002) [code](https://github.com/boreed/lantern) |
""",
        [
            "Tidal Nets: Learning to Wait - with Ada Moor | 3105.00001 | abstract 'paper' https://arxiv.org/abs/3105.00001",
            "Lanterns in the Fog of Gradients | 3005.00002 | abstract 'paper' https://arxiv.org/abs/3005.00002 | code 'code' https://github.com/boreed/lantern",
        ],
        [0, 1],
    ),
    "programme": (
        """\
<table>
<thead><tr><th>Time</th><th>Speaker</th><th>Title</th><th>Links</th></tr></thead>
<tbody>
<tr><td>08:30</td><td></td><td colspan="2"><em>Registration and coffee</em></td></tr>
<tr><td>09:00</td><td>Ada Moor</td><td><a href="https://arxiv.org/abs/3105.00001">Tidal Nets: Learning to Wait</a></td><td><a href="https://slides.example/1">slides</a></td></tr>
<tr><td>09:15</td><td>Bo Reed</td><td><a href="https://doi.org/10.1000/lantern">Lanterns in the Fog of Gradients</a></td><td></td></tr>
</tbody>
</table>
""",
        [
            "Tidal Nets: Learning to Wait | 3105.00001 | abstract None https://arxiv.org/abs/3105.00001 | note 'slides' https://slides.example/1 | Time: 09:00 | Speaker: Ada Moor",
            "Lanterns in the Fog of Gradients | 10.1000/lantern | abstract None https://doi.org/10.1000/lantern | Time: 09:15 | Speaker: Bo Reed",
        ],
        [0, 1, 2, 3, 6, 7],
    ),
    "several in a cell": (
        """\
| Year | Paper |
| :-: | :- |
| 2031 | [**Tidal Nets: Learning to Wait**](https://arxiv.org/abs/3105.00001)<br>Ada Moor, Kai Wind<br>[**Lanterns in the Fog of Gradients**](https://arxiv.org/abs/3105.00002)<br>Bo Reed, Ida Sand |
| 2030 | [**A Harbour for Lost Tensors**](https://doi.org/10.1000/harbour)<br>Ida Sand, Ole Reef<br>[**Reeds That Bend in the Gradient**](https://doi.org/10.1000/reeds)<br>Kai Wind, Tove Strand |
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | 3105.00001 | abstract 'Tidal Nets: Learning to Wait' https://arxiv.org/abs/3105.00001",
            "Lanterns in the Fog of Gradients | Bo Reed, Ida Sand | 3105.00002 | abstract 'Lanterns in the Fog of Gradients' https://arxiv.org/abs/3105.00002",
            "A Harbour for Lost Tensors | Ida Sand, Ole Reef | 10.1000/harbour | abstract 'A Harbour for Lost Tensors' https://doi.org/10.1000/harbour",
            "Reeds That Bend in the Gradient | Kai Wind, Tove Strand | 10.1000/reeds | abstract 'Reeds That Bend in the Gradient' https://doi.org/10.1000/reeds",
        ],
        [0, 1],
    ),
    "title last": (
        """\
| Year | Outlet | Links | Authors | Title |
|---:|:--|:--|:--|:--|
| 2031 | Tides | [paper](https://doi.org/10.1000/tides) [data](https://data.example/tides) | Ada Moor, Kai Wind | Tidal Nets: Learning to Wait |
| 2030 | Light | | Bo Reed | Lanterns in the Fog of Gradients |
| 2030 | WP | [arXiv](https://arxiv.org/abs/3005.00003v2) | Ida Sand et al. | A Harbour for Lost Tensors |
""",
        [
            "Tidal Nets: Learning to Wait | Ada Moor, Kai Wind | 2031 | in Tides | 10.1000/tides | abstract 'paper' https://doi.org/10.1000/tides | dataset 'data' https://data.example/tides",
            "Lanterns in the Fog of Gradients | Bo Reed | 2030 | in Light",
            "A Harbour for Lost Tensors | Ida Sand et al. | 2030 | in WP | 3005.00003v2 | abstract 'arXiv' https://arxiv.org/abs/3005.00003v2",
        ],
        [0, 1],
    ),
}


@pytest.mark.parametrize("form", [*ENTRIES, *TABLES])
def test_what_is_read_of_a_form(form: str) -> None:
    text, papers, left = {**ENTRIES, **TABLES}[form]
    style = "general_entries" if form in ENTRIES else "general_table"
    digest = paperdigest.parse_digest(text)
    assert [said(paper) for paper in digest.papers] == papers
    assert [number for lost in digest.unclaimed for number in lost.lines] == left
    assert [problem.code for problem in digest.problems if problem.severity == "note"] == ["general-reading"]
    assert digest.problems[0].message.startswith(f"Read {len(papers)} ")
    assert {paper.dialect for paper in digest.papers} == {style}
    assert paperdigest.parse(text, dialect=style) == list(digest.papers)
    written = paperdigest.render(digest.papers, dialect=style)
    assert paperdigest.parse(written) == list(digest.papers)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(
            """\
# Harbour tools

- [Contents](#contents)
- [Tools](#tools)

We owe a lot to [the tides](https://tides.example), and to all who sent us patches.

## Tools

- [lamp](https://github.com/lantern/lamp) - a lamp for the command line
- [Fog Signal Generator](https://fog.example/generator) - sounds in all weathers (2030)
- **[The Complete Course on Harbours](https://courses.example/harbours)** (2031): for beginners
""",
            [2, 3, 4, 5, 9, 10, 11],
            id="not papers",
        ),
        pytest.param(
            """\
---
title: "What I read about tides"
author: kwind
date: 2031-05-06
---

I read [a paper](https://arxiv.org/abs/3105.00001) about tides, and I liked it a lot.
""",
            [0, 1, 2, 3, 4, 5, 6],
            id="front matter of a blog",
        ),
    ],
)
def test_what_holds_no_papers_gives_none(text: str, left: list[int]) -> None:
    digest = paperdigest.parse_digest(text)
    assert digest.papers == ()
    assert "no-papers" in [problem.code for problem in digest.errors]
    assert [number for lost in digest.unclaimed for number in lost.lines] == left

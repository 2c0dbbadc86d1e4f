"""The time that the general dialects take grows in step with the text, whatever it repeats."""

from __future__ import annotations

import pytest

import paperdigest
from support.growth import growth

FAMILIES = (
    "[", "![", "` ``", "*a ", "**a ", "_a ", "<a href=x>", "<b>", "<!-- ", "$a", "[[", "](", "- [a](", "[a][b] ", "(a 2020) ",
    ", Ada Moor", " and A", "; A B", "Word word word word. ", "A. B. C. ", '"a b c d" ', "a - b - ", "authors: a, ", ":star: ",
    "| a b c d ", "| [A B C](https://arxiv.org/abs/3105.00001) | Ada Moor |\n", "@article{a, title={", "[a]: http://x.y\n", "<li>",
    "<tr><td>a</td>", "<details><summary>A B C D</summary>\n\n", "# Paper A B C D\n\n", "- **Authors**: A\n", "** A B C D\n",
    "- [A B C D](https://arxiv.org/abs/3105.00001), Ada Moor\n", "A B C\n~~~~\n\n", "a\n: b\n", "> - ",
    ".. list-table::\n\n   * - a\n     - b\n", "Moor, A. (2020). Title of it all. ", "- **A B C D ★★★★★★★★★★★★★★★★★★★★★★★★ E**\n", "《论文论文论文论文》，作者：李",
    "<details><summary>A fold</summary>\n\n- [A B C D](https://arxiv.org/abs/3105.00001)\n\n", "===  ===\na    b\n",
    "**Read more:** [A B C D](https://arxiv.org/abs/3105.00001)\n", "[A B C, Ada Moor] [", "A B C, by Ada Moor, ",
)  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.no_cover
def test_growth(family: str) -> None:
    assert (
        growth(paperdigest.parse, lambda size: "Papers\n\n" + family * (size // len(family)), (8_000, 32_000))
        < 9
    )


@pytest.mark.parametrize(
    ("begin", "part", "end"),
    [
        ("- [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)", " ", "x9\n"),
        ("- [Tidal Nets: 学习", " ", "to Wait [a] b]](https://arxiv.org/abs/3105.00001)\n"),
    ],
    ids=["behind a title", "in a title"],
)
@pytest.mark.no_cover
def test_growth_of_one_entry(begin: str, part: str, end: str) -> None:
    assert (
        growth(paperdigest.parse, lambda size: f"# Papers\n\n{begin}{part * size}{end}", (1_400, 5_600)) < 9
    )


@pytest.mark.no_cover
def test_growth_of_the_name_of_a_section() -> None:
    entry = "- [Tidal Nets: Learning to Wait](https://arxiv.org/abs/3105.00001)\n"
    assert growth(paperdigest.parse, lambda size: f"# Papers\n\n## {'资源' * size}a\n\n{entry}", (5, 20)) < 9

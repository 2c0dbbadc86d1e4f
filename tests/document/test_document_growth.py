"""Time grows in step with the text, for text made to make it grow faster: a ratio is asserted, never a time."""

from __future__ import annotations

import tracemalloc
from time import process_time
from typing import TYPE_CHECKING

import pytest

from paperdigest.document import COMMONMARK, DIGEST, Document
from support.growth import growth

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperdigest.document import Rules

pytestmark = pytest.mark.no_cover
HEAD = "| A | B | C |\n|---|---|---|\n"
WIDE = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n"


def run(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """Return what makes a text of a size: a piece again and again."""
    return lambda size: before + piece * (size // len(piece)) + after


def stairs(piece: str, step: str, rest: str = "") -> Callable[[int], str]:
    """Return what makes lines that are indented deeper and deeper, above as much of something else."""

    def make(size: int) -> str:
        steps = int((size / len(step)) ** 0.5)
        return "".join(step * level + piece for level in range(steps)) + rest * (
            size // 2 // max(1, len(rest))
        )

    return make


FAMILIES = {
    **{
        f"a run of {piece!r}": run(piece)
        for piece in [
            *(
                "x",
                " ",
                "\t",
                "\n",
                "#",
                "`",
                "~",
                "<",
                "=",
                "-",
                "*",
                "_",
                "|",
                "\\",
                "%",
                "> ",
                ">",
                "1. ",
                "- ",
                "9",
            ),
            *(
                "a\n",
                "a\n\n",
                "# a\n",
                "- a\n",
                "- a\n\n",
                "> a\n",
                "> a\n\n",
                "-\n",
                ">\n",
                "- > ",
                "> - ",
                "<b>\n",
            ),
            *(
                "<!--",
                "<!--\n",
                "<!--\n\n",
                "- <!--\n",
                "> <!--\n",
                "<div>\n",
                "<p>\n\n",
                "- <div>\n\n",
                "<a b=c ",
                "<?",
            ),
            *(
                "```\n",
                "- ```\n",
                "> ```\n",
                "~~~ a\n",
                "```\n````\n",
                "    a\n\n",
                "- a\n===\n",
                "  a\n  ===\n\n",
                "\\\\\n",
            ),
            *(
                "a\n===\n",
                "%%--%%--\n",
                "--%%--%%x\n",
                "---\n",
                "- - ",
                "* * ",
                "_ _ ",
                "-\t",
                "a: b\n",
                ":-",
                "a | b\n",
            ),
        ]
    },
    "rules that are none": run("- ", "", "a"),
    "rules that are none, of two marks": run("- * ", "", "a"),
    "items in items, and lazy lines": lambda size: "- " * (size // 4) + "a\n" + "b\n" * (size // 4),
    "quotes in quotes, and lazy lines": lambda size: "> " * 200 + "a\n" + "b\n" * (size // 2),
    "items that are deeper and deeper": stairs("- a\n", "  "),
    "a heading in an item": run("  a\n  ==\n\n", "- b\n\n"),
    "front matter that does not end": run("a: b\n", "---\n"),
    "a fence that does not end in an item": run("  a\n", "- ```\n"),
    "a fence with shorter ends": run("```\n", "````\n"),
    "HTML without a blank line": run("<td>\n| a\n", "<div>\n"),
    "an attribute without an end": run('a="', "<b "),
    "blanks in a tag": run(" ", "<b", "x\n"),
    "blanks at the end": run(" ", "a\n"),
    "prose with numbers": run("2031. x\n"),
    # Tables
    "lone pipes": run("|\n"),
    "pipes and a word": run("|a\n"),
    "pipes and a word, with blank lines": run("|a\n\n"),
    "pipes and a word, deeper and deeper": stairs("|a\n\n", "\t", "b\n"),
    "open rows below a head": run("|a\n\n", HEAD),
    "open rows, deeper and deeper, below a head": lambda size: HEAD + stairs("|a\n\n", "\t", "b\n")(size),
    "open rows with prose between them": run("|a\n" + "b\n" * 50, HEAD),
    "closed rows": run("| a | b | c |\n", HEAD),
    "closed rows with blank lines": run("| a | b | c |\n\n", HEAD),
    "closed rows, deeper and deeper": lambda size: WIDE + stairs("|a|\n", "\t")(size),
    "short rows": run("|a|\n", WIDE),
    "short rows with prose": run("|a|\nb\n", WIDE),
    "rows of two lines": run("| a\n b | c | d |\n", HEAD),
    "rows that begin with a pipe twice": run("| a | b\n| c | d |\n", HEAD),
    "rows that stay open": run("| a | b\n", WIDE),
    "rows without outer pipes": run("a | b\n", "A | B\n-|-\n"),
    "rows without outer pipes, and heads": run("a | b\n-|-\n"),
    "one long row": run("a|", HEAD + "|", "\n"),
    "one long delimiter line": run("-|", "a | b\n|", "\n"),
    "a delimiter line that is none": run("-|", "a | b\n|", "x\n"),
    "blanks in a delimiter line": run(" ", "a | b\n-|-", "x\n"),
    "delimiter lines": run("|-|-|\n"),
    "delimiter lines between rows": run("| 1 | 2 |\n|-|-|\n", HEAD),
    "heads": run(HEAD),
    "heads with blank lines": run(HEAD + "\n"),
    "something else between rows": run("<br>\n| a | b | c |\n", HEAD),
    "notes between rows": run("> a\n> b\n\n| a | b | c |\n", HEAD),
    "too much between rows": run("a\nb\nc\nd\n| a | b | c |\n", HEAD),
    "comments between rows": run("<!--\n| a | b | c |\n", HEAD),
    "comments that end after the last row": run("<!--\n| a | b | c |\n", HEAD, "-->\n"),
    "comments in tables": run("| a | b | c |\n<!-- -->\n", HEAD),
    "broken rows in HTML": run("| a\n", "<div>\n"),
    "rows in prose": run("a\n| b | c |\n"),
    "pipes in prose": run("a\n| b\n"),
}
# In step is 4; twice that allows for the noise of a busy machine, and is far below the 16 of quadratic growth.
LIMIT = 8


@pytest.mark.parametrize("rules", [DIGEST, COMMONMARK], ids=["digest", "commonmark"])
@pytest.mark.parametrize("family", FAMILIES)
def test_time_grows_in_step_with_the_text(family: str, rules: Rules) -> None:
    def read(text: str) -> None:
        Document.from_text(text, rules=rules)

    assert growth(read, FAMILIES[family], sizes=(4_000, 16_000), floor=0.0005) < LIMIT


def test_units_deep_in_one_another_are_read() -> None:
    document = Document.from_text("> " * 10_000 + "a\n" + "- " * 10_000 + "b\n")
    assert sum(1 for _ in document.walk()) == 20_001


def test_headings_are_looked_up_fast() -> None:
    def ask(number: int) -> float:
        document = Document.from_text("# a\n\nb\n\n" * number)
        document.headings(0)
        start = process_time()
        for unit in document.units:
            document.headings(unit.at)
        return process_time() - start

    assert min(ask(4_000) for _ in range(3)) < LIMIT * max(min(ask(1_000) for _ in range(3)), 0.001)


@pytest.mark.parametrize("line", ["- abcdef\n", "| a | b |\n", "abcdef\n\n"])
def test_memory_stays_within_a_factor_of_the_text(line: str) -> None:
    text = line * 3_000
    tracemalloc.start()
    try:
        document = Document.from_text(text)
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert document.units
    assert size < 30 * len(text)

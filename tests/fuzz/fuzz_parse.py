"""Look for texts on which parsing raises, fails a dialect, or loses a line: coverage-guided, by atheris.

usage: python tests/fuzz/fuzz_parse.py [libFuzzer options] [FOLDER for what the search finds new]

Each byte of the input is a piece that digests are made of, so the search soon reaches the dialects. What breaks is
written to the working folder as crash-...: put its text into tests/fuzz/regressions, where every test run tries it.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["paperdigest"]):
    import paperdigest
    from paperdigest.dialect import Document

PIECES = (
    *(
        "|",
        "| ",
        "\n",
        "\n\n",
        " ",
        "  ",
        "**",
        "*",
        "`",
        "[",
        "]",
        "(",
        ")",
        "](",
        "#",
        "## ",
        "- ",
        "> ",
        "1. ",
    ),
    *(
        "```\n",
        "---\n",
        "===\n",
        "|---|",
        "<!--",
        "-->",
        "<div>",
        "\\",
        "\t",
        "N/A",
        "null",
        "title ",
        "a",
        "摘要：",
    ),
    *(
        "\r\n",
        "\r",
        "\0",
        "\ud800",
        "\u2028",
        "\x0c",
        "\x85",
        "\ufeff",
        "http://arxiv.org/abs/3105.00009 ",
        "et al.",
    ),
    *(
        "'",
        '"',
        ",",
        ";",
        " and ",
        "2031-05-06",
        "5th May 2031",
        "Read more on [a](b)",
        "#### Abstracts\n",
        "##### **",
    ),
    *(
        "3105.00001v1 by Ada Moor\n",
        "## Papers for 2031-05-06\n",
        "| Title | Authors | Summary |\n",
        "|-|-|-|\n",
    ),
    *("| Date | Title | Abstract |\n", "|Publish Date|Title|Authors|PDF|Code|\n", "|-|-|-|-|-|-|\n"),
    "| Title | Authors | Summary | Classification | GitHub URLs | HuggingFace URLs |\n",
)


def check(text: str) -> None:
    """Parse a text and account for its lines."""
    digest = paperdigest.parse_digest(text)
    failed = [problem.message for problem in digest.problems if problem.code == "dialect-failed"]
    lines = Document.from_text(text).lines
    count = [0] * len(lines)
    places = [place for paper in digest.papers for place in (paper.lines or range(0), *paper.also_at)]
    for place in (*places, *digest.structure, *(unclaimed.lines for unclaimed in digest.unclaimed)):
        for number in place:
            count[number] += 1
    if failed or any(line.strip() and found != 1 for line, found in zip(lines, count, strict=True)):
        raise AssertionError(f"{failed} {count} {text!r}")


def one_input(data: bytes) -> None:
    """Check the text that some bytes stand for."""
    check("".join(PIECES[byte % len(PIECES)] for byte in data))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()

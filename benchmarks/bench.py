"""Compare the speed of `parse` and of Markdown parsers on the same texts, in one run.

usage: python benchmarks/bench.py [--corpus FOLDER] [--wild FOLDER] [--against SRC] [--runs N] [--quick] [--write]

Each round measures every parser once, one after the other, so a busy machine slows all of them. Each ratio compares
times of the same round; the tables give the median and the range over all rounds. Other costs of reading follow: see
`costs`.

--corpus names a folder with one folder of digests for each of the first styles. Without it, and for the other styles,
the digests in `examples` are repeated. --wild names a folder with one folder of samples for each layout: see `compare`.
--against names the folder `src` of another checkout to compare with. --write puts the tables into docs/performance.md.
"""

from __future__ import annotations

import argparse
import gc
import sys
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

import markdown_it
import markdown_it_pyrs
import mistune
from compare import against, many_styles, samples
from costs import costs

import paperdigest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).parent.parent
EXAMPLES, PAGE = ROOT / "examples", ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
STYLES = ("daily_ai_papers", "daily_ai_papers_classified", "monthly_list", "arxiv_daily_in_place")
HEAD = "|Publish Date|Title|Authors|PDF|Code|\n| :---: | :---: | :---: | :---: | :---: |\n"
ROW = "|**2031-05-{d:02}**|**Tidal Nets {n}: Learning to Wait**|Ada Moor et.al.|[3105.{n:05}v1](http://arxiv.org/abs/3105.{n:05}v1)|null|\n"
PROSE = (
    "Nets that wait until the answer has settled win, and light large graphs from a few nodes.\n" * 200 + "\n"
)


def parsers() -> dict[str, Callable[[str], object]]:
    """Return the parsers by name, `parse` first."""
    return {
        "paperdigest": paperdigest.parse,
        "markdown-it-pyrs tree": markdown_it_pyrs.MarkdownIt("commonmark").enable("table").tree,
        "markdown-it-py": markdown_it.MarkdownIt("commonmark").enable("table").parse,
        "mistune": mistune.create_markdown(renderer=None, plugins=["table"]),
    }


def texts(corpus: Path | None, *, quick: bool) -> dict[str, str]:
    """Return the texts by name, and report missing parts of the corpus."""
    found = {}
    for style in STYLES:
        if corpus is None:
            text = (EXAMPLES / f"{style.removesuffix('_in_place')}.md").read_text("utf-8")
            found[style] = text * (1_000_000 // len(text))
            continue
        paths = sorted((corpus / style).glob("*.md"))
        if not paths:
            print(f"Not measured: no digests in {corpus / style}", file=sys.stderr)
            continue
        found[style] = "\n".join(path.read_text("utf-8", errors="replace") for path in paths)
    for path in sorted(EXAMPLES.glob("*.md")):
        if path.stem not in {style.removesuffix("_in_place") for style in STYLES}:
            text = path.read_text("utf-8")
            found[f"example of {path.stem}"] = text * (300_000 // len(text))
    found["table of 10,000 rows"] = HEAD + "".join(
        ROW.format(n=n, d=n % 28 + 1) for n in range(10_000 // (10 if quick else 1))
    )
    found["long paragraphs"] = PROSE * (5 if quick else 50)
    return {name: text[:200_000] for name, text in found.items()} if quick else found


def seconds(parse: Callable[[str], object], text: str) -> float:
    """Return the time of one parse, after a garbage collection."""
    gc.collect()
    start = process_time()
    parse(text)
    return process_time() - start


def ratios(found: dict[str, str], rounds: int) -> Iterator[str]:
    """Yield the lines of a table of ratios, text by text."""
    entrants = parsers()
    names = list(entrants)[1:]
    yield "| Text | MB | paperdigest MB/s | " + " | ".join(f"times {name}" for name in names) + " |"
    yield "|---|--:|--:|" + "--:|" * len(names)
    for parse in entrants.values():
        parse(HEAD + ROW.format(n=1, d=1))
    for label, text in found.items():
        size = len(text.encode("utf-8", "replace")) / 1e6
        measured = [{name: seconds(parse, text) for name, parse in entrants.items()} for _ in range(rounds)]
        cells = [label, f"{size:.2f}", f"{size / median(r['paperdigest'] for r in measured):.1f}"]
        for name in names:
            each = [r[name] / r["paperdigest"] for r in measured]
            cells.append(f"{median(each):.2f} ({min(each):.2f} to {max(each):.2f})")
        yield f"| {' | '.join(cells)} |"


def write(lines: list[str]) -> None:
    """Write the tables between the markers of the page."""
    text = PAGE.read_text("utf-8")
    before, mark, _ = text.partition(BEGIN)
    after = text[text.index(END) :]
    PAGE.write_text(before + mark + "\n\n" + "\n".join(lines) + "\n\n" + after, "utf-8")


def main() -> int:
    """Measure, and print Markdown tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--corpus", type=Path)
    options.add_argument("--wild", type=Path)
    options.add_argument("--against", type=Path)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--quick", action="store_true", help="small texts, two rounds")
    options.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    chosen = options.parse_args()
    found = texts(chosen.corpus, quick=chosen.quick)
    sizes = (0.1, 0.3, 1.0) if chosen.quick else (1.0, 10.0, 100.0)
    lines: list[str] = []
    styles = {name: text for name, text in found.items() if name in STYLES}
    rounds = 2 if chosen.quick else chosen.runs
    tables: list[Iterable[str]] = [
        ratios(found, rounds),
        [""],
        costs(styles, sizes),
        [""],
        many_styles(styles, rounds),
    ]
    with TemporaryDirectory() as scratch:
        if chosen.wild:
            tables += [[""], samples(chosen.wild, rounds)]
        if chosen.against:
            tables += [[""], against(chosen.against, styles, rounds, Path(scratch))]
        for line in chain.from_iterable(tables):
            print(line, flush=True)
            lines.append(line)
    if chosen.write:
        write(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())

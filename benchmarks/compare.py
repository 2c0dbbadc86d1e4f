"""Measure the gain of a change and the cost of many styles, in pairs, as ratios."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import markdown_it_pyrs

from paperdigest.dialect.index import INDEX
from paperdigest.dialect.registry import make_registry
from paperdigest.parsing import parse_digest, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ONE = """
import sys, time
sys.path.insert(0, sys.argv[1])
import paperdigest
text = open(sys.argv[2], encoding="utf-8", errors="replace").read()
paperdigest.parse(text)
times = []
for _ in range(5):
    start = time.process_time()
    paperdigest.parse(text)
    times.append(time.process_time() - start)
print(min(times))
"""
# With a larger share of raw HTML, a text counts as HTML: a Markdown parser skips that.
_HTML = 0.3


def _seconds(parse: Callable[[str], object], text: str) -> float:
    start = process_time()
    parse(text)
    return process_time() - start


def samples(folder: Path, rounds: int) -> Iterator[str]:
    """Yield how much faster `parse` is than markdown-it-pyrs on each folder of samples, joined into one text.

    Args:
        folder: A folder with one folder of digests for each layout.
        rounds: How often each is measured; the median counts.
    """
    tree = markdown_it_pyrs.MarkdownIt("commonmark").enable("table").tree
    yield "| Samples | read by | raw HTML | times markdown-it-pyrs tree |"
    yield "|---|---|--:|--:|"
    for place in sorted(folder.iterdir()):
        text = "\n".join(path.read_text("utf-8", "replace") for path in sorted(place.glob("*.md")))
        if len(text) < 1000:
            continue
        text *= max(1, 300_000 // len(text))
        digest = parse_digest(text)
        html = sum(len(line) for line in text.split("\n") if line.lstrip()[:1] == "<") / len(text)
        ratios = [_seconds(tree, text) / _seconds(parse_digest, text) for _ in range(rounds)]
        read_by = ", ".join(sorted({paper.dialect or "" for paper in digest.papers})) or "-"
        yield f"| {place.name} | {read_by} | {'yes' if html > _HTML else ''} | {median(ratios):.2f} |"


def many_styles(texts: dict[str, str], rounds: int) -> Iterator[str]:
    """Yield the cost of having all styles registered, compared with only those of the texts."""
    yield "| Text | times as long with all styles as with four |"
    yield "|---|--:|"
    names = [name.removesuffix("_in_place") for name in texts]
    few = make_registry({}, (), {}, built_in={name: INDEX[name] for name in names if name in INDEX})
    every = make_registry({}, (), {}, built_in=dict(INDEX))
    for name, text in texts.items():
        ratios = []
        for _ in range(2 * rounds):
            alone = _seconds(lambda text: read(text, few), text)
            ratios.append(_seconds(lambda text: read(text, every), text) / alone)
        yield f"| {name} | {median(ratios):.3f} |"


def against(source: Path, texts: dict[str, str], rounds: int, scratch: Path) -> Iterator[str]:
    """Yield how much faster `parse` is than in another checkout, measured in pairs of processes.

    Args:
        source: The folder `src` of the other checkout.
        texts: The digests by name.
        rounds: The number of pairs.
        scratch: A folder for the texts.
    """
    yield "| Text | times the other |"
    yield "|---|--:|"
    own = Path(__file__).parent.parent / "src"
    for name, text in texts.items():
        path = scratch / f"{name.replace(' ', '_')}.md"
        path.write_text(text, "utf-8", "replace")
        ratios = []
        for _ in range(rounds):
            other, here = (_process(place, path) for place in (source, own))
            ratios.append(other / here)
        yield f"| {name} | {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) |"


def _process(source: Path, text: Path) -> float:
    """Return the shortest time of a parse in one process, in seconds."""
    command = [sys.executable, "-c", _ONE, str(source), str(text)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": ""}
    )
    return float(done.stdout)

"""Measure the time of `import paperdigest` relative to `import attrs`, each in fresh processes, in turn.

usage: python benchmarks/import_time.py [--runs N] [--limit RATIO]

Each process imports one of the two and prints the time, without the time to start Python. With --limit, the exit status
is 1 if the ratio of the medians exceeds it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from statistics import median

CODE = "from time import perf_counter; s = perf_counter(); import {}; print(perf_counter() - s)"
HEAVY = ("markdown_it", "dateutil", "langdetect", "cattrs")


def seconds(module: str) -> float:
    """Return the time that a fresh process takes to import a module, in seconds."""
    return float(
        subprocess.run([sys.executable, "-c", CODE.format(module)], check=True, capture_output=True).stdout
    )


def main() -> int:
    """Measure, print, and check the limit."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--limit", type=float)
    chosen = options.parse_args()
    loaded = f"import paperdigest, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    heavy = subprocess.run(
        [sys.executable, "-c", loaded], check=True, capture_output=True, text=True
    ).stdout.strip()
    seconds("attrs"), seconds("paperdigest")  # the first run fills the caches of the file system
    pairs = [(seconds("attrs"), seconds("paperdigest")) for _ in range(chosen.runs)]
    attrs, ours = (median(column) for column in zip(*pairs, strict=True))
    ratios = sorted(b / a for a, b in pairs)
    print(f"import attrs        {1000 * attrs:6.1f} ms")
    print(
        f"import paperdigest  {1000 * ours:6.1f} ms, {ours / attrs:.2f} times as long ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )
    print(f"loads of {', '.join(HEAVY)}: {heavy}")
    return int(heavy != "[]" or (chosen.limit is not None and ours / attrs > chosen.limit))


if __name__ == "__main__":
    sys.exit(main())

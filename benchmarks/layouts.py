"""Score the reading of a collection of layouts, and write the figures for docs/styles.md.

usage: python benchmarks/layouts.py FOLDER

FOLDER contains one folder for each layout, with pairs NAME.md and NAME.expected.json. The JSON is a list of records in
the order of the digest, or {"complete": false, "records": [...]} if only some are known; then no paper counts as made
up. A record has the keys to check: "title", "arxiv_id", "authors" and others. A paper matches a record by its arXiv
identifier, or else by its title. White space, and a full stop at the end of a title, are ignored.

The figures go to docs/layouts.json, with the date; `python docs/write_styles.py` turns them into a table.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import paperdigest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperdigest import Paper

RESULTS = Path(__file__).parent.parent / "docs" / "layouts.json"


def squashed(text: str | None) -> str:
    """Fold the white space of a text, and drop the full stop that a list may put after a title."""
    folded = " ".join((text or "").split())
    return folded if folded.endswith("..") else folded.removesuffix(".").rstrip()


def paired(
    expected: Sequence[Mapping[str, Any]], papers: Sequence[Paper]
) -> tuple[list[tuple[Mapping[str, Any], Paper]], int]:
    """Return each record that was found with its paper, and the number of papers without a record."""
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for number, paper in enumerate(papers):
        for key in filter(None, (paper.arxiv_id, squashed(paper.title).casefold())):
            by_key[key].append(number)
    left, pairs = set(range(len(papers))), []
    for record in expected:
        keys = filter(None, (record.get("arxiv_id"), squashed(record.get("title")).casefold()))
        found = next((number for key in keys for number in by_key[key] if number in left), None)
        if found is not None:
            left.remove(found)
            pairs.append((record, papers[found]))
    return pairs, len(left)


def digests(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]], bool]]:
    """Yield the text of each digest of a layout, its records, and whether the records are complete."""
    for truth in sorted(folder.glob("*.expected.json")):
        expected, is_complete = json.loads(truth.read_text("utf-8")), True
        if isinstance(expected, dict):
            expected, is_complete = expected["records"], expected["complete"]
        text = truth.with_name(truth.name.replace(".expected.json", ".md")).read_bytes().decode("utf-8")
        yield text, expected, is_complete


def measured(folder: Path) -> dict[str, Any]:
    """Return the figures of one layout; shares are in percent, or None if no record has the field."""
    count: Counter[str] = Counter()
    read_by: Counter[str] = Counter()
    for text, expected, is_complete in digests(folder):
        papers = paperdigest.parse(text)
        pairs, made_up = paired(expected, papers)
        count.update(records=len(expected), found=len(pairs), made_up=made_up if is_complete else 0)
        read_by.update(paper.dialect or "" for paper in papers)
        for record, paper in pairs:
            if "title" in record:
                count.update(titles=1, right_titles=squashed(record["title"]) == squashed(paper.title))
            if "authors" in record:
                names = [squashed(author.name) for author in paper.authors]
                count.update(authors=1, right_authors=list(map(squashed, record["authors"])) == names)

    def share(part: str, whole: str) -> float | None:
        return round(100 * count[part] / count[whole], 1) if count[whole] else None

    return {
        "read_by": sorted(read_by, key=lambda name: -read_by[name]),
        "records": count["records"],
        "found": share("found", "records"),
        "made_up": count["made_up"],
        "titles": share("right_titles", "titles"),
        "authors": share("right_authors", "authors"),
    }


def main() -> None:
    """Measure each layout, and write the figures."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path, help="a folder with one folder for each layout")
    folders = sorted(path for path in options.parse_args().folder.iterdir() if path.is_dir())
    results = {
        "tool": "benchmarks/layouts.py",
        "date": datetime.now(tz=UTC).date().isoformat(),
        "layouts": {folder.name: measured(folder) for folder in folders},
    }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Helpers for writing digests: `Outgoing`, and headings."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from paperdigest.dialect.base import PART_GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from paperdigest.model import Link, Paper


class Outgoing:
    """A paper that is being written. Each field removes the links and texts that it writes.

    Attributes:
        paper: The paper.
    """

    __slots__ = ("extra", "has_other_parts", "links", "number", "paper", "parts")

    def __init__(self, paper: Paper, number: int = 1) -> None:
        self.paper = paper
        self.number = number
        """The running number of the paper in its digest, from 1."""
        self.links = list(paper.links)
        """The links that are not written yet, in order."""
        self.extra = dict(paper.extra)
        """The texts of `Paper.extra` that are not written yet, by label."""
        self.parts: dict[str, str] = {}
        """The labelled parts of the summary, by label: see `split_parts`."""
        self.has_other_parts = False
        """Whether the summary has text outside of these parts."""

    def copy(self) -> Outgoing:
        """Return a copy, so that a template can be tried."""
        made = Outgoing(self.paper, self.number)
        made.links, made.extra, made.parts = list(self.links), dict(self.extra), self.parts
        return made

    @property
    def has_more(self) -> bool:
        """Whether links, texts or parts of the summary are left."""
        return bool(self.links or self.extra or self.has_other_parts)

    def take_links(self, accepts: Callable[[Link], bool]) -> list[Link]:
        """Remove and return the first links, up to the first that `accepts` rejects."""
        count = next((i for i, link in enumerate(self.links) if not accepts(link)), len(self.links))
        taken, self.links = self.links[:count], self.links[count:]
        return taken

    def take_link(self, accepts: Callable[[Link], bool]) -> Link | None:
        """Remove and return the first link if `accepts` returns True; else return None."""
        return self.links.pop(0) if self.links and accepts(self.links[0]) else None

    def split_parts(self, labels: Iterable[str]) -> None:
        """Split the summary at labels that begin a paragraph, and put the parts into `parts`."""
        text = self.paper.summary.text if self.paper.summary else ""
        known = "|".join(map(re.escape, labels))
        if text and known:
            pieces = re.split(rf"(?:^|{PART_GAP})({known}): ", text)
            self.parts = dict(zip(pieces[1::2], pieces[2::2], strict=True))
            said = PART_GAP.join(f"{label}: {part}" for label, part in self.parts.items())
            self.has_other_parts = said != text


def section_runs(papers: Sequence[Paper]) -> Iterator[tuple[tuple[str, ...], list[Paper]]]:
    """Yield the headings and the papers of each run of papers with the same headings."""
    for headings, run in groupby(papers, key=lambda paper: paper.headings):
        yield headings, list(run)


def heading_lines(before: tuple[str, ...], headings: tuple[str, ...], first_level: int) -> list[str]:
    """Return the heading lines between two sections, from the first heading that differs.

    If the first section has all headings of the second and more, the innermost heading is repeated.

    Args:
        before: The headings of the first section, outermost first; () at the beginning of the digest.
        headings: The headings of the second section.
        first_level: The level of the outermost heading: 1 for `#`.
    """
    same = 0
    while same < min(len(before), len(headings)) and before[same] == headings[same]:
        same += 1
    if same == len(headings) and headings != before:
        same -= 1
    lines: list[str] = []
    for depth in range(max(0, same), len(headings)):
        lines += ["#" * (first_level + depth) + " " + headings[depth], ""]
    return lines


def first_level(papers: Sequence[Paper], innermost: int) -> int:
    """Return the level of the outermost headings, at least 1, so that the innermost have a given level.

    Args:
        papers: The papers to write.
        innermost: The level of the innermost headings.
    """
    deepest = max((len(paper.headings) for paper in papers), default=0)
    return max(1, innermost - deepest + 1)

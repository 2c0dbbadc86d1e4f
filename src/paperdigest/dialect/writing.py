"""Writing digests: sections under headings, and what is left to write of a paper."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from paperdigest.dialect.base import PART_GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from paperdigest.model import Link, Paper


class Outgoing:
    """A paper that is being written: each field takes from it what it writes."""

    __slots__ = ("extra", "has_other_parts", "links", "number", "paper", "parts")

    def __init__(self, paper: Paper, number: int = 1) -> None:
        self.paper = paper
        self.number = number
        """The running number of the paper in its digest, from 1."""
        self.links = list(paper.links)
        """The links that no slot has written yet, in order."""
        self.extra = dict(paper.extra)
        """The texts of `Paper.extra` that no slot has written yet, by label."""
        self.parts: dict[str, str] = {}
        """The labelled parts of the summary, by their labels: see `split_parts`."""
        self.has_other_parts = False
        """Whether the summary has more than these parts."""

    def copy(self) -> Outgoing:
        """Return a copy of what is left, to try a template on."""
        made = Outgoing(self.paper, self.number)
        made.links, made.extra, made.parts = list(self.links), dict(self.extra), self.parts
        return made

    @property
    def has_more(self) -> bool:
        """Whether the slots of a record have left something of the paper."""
        return bool(self.links or self.extra or self.has_other_parts)

    def take_links(self, accepts: Callable[[Link], bool]) -> list[Link]:
        """Take the leading links, up to the first that is not accepted."""
        count = next((i for i, link in enumerate(self.links) if not accepts(link)), len(self.links))
        taken, self.links = self.links[:count], self.links[count:]
        return taken

    def take_link(self, accepts: Callable[[Link], bool]) -> Link | None:
        """Take the first link that is left, if it is accepted."""
        return self.links.pop(0) if self.links and accepts(self.links[0]) else None

    def split_parts(self, labels: Iterable[str]) -> None:
        """Part the summary at labels, each at the beginning of a paragraph."""
        text = self.paper.summary.text if self.paper.summary else ""
        known = "|".join(map(re.escape, labels))
        if text and known:
            pieces = re.split(rf"(?:^|{PART_GAP})({known}): ", text)
            self.parts = dict(zip(pieces[1::2], pieces[2::2], strict=True))
            said = PART_GAP.join(f"{label}: {part}" for label, part in self.parts.items())
            self.has_other_parts = said != text


def section_runs(papers: Sequence[Paper]) -> Iterator[tuple[tuple[str, ...], list[Paper]]]:
    """Yield each run of papers under the same headings, with the headings."""
    for headings, run in groupby(papers, key=lambda paper: paper.headings):
        yield headings, list(run)


def heading_lines(before: tuple[str, ...], headings: tuple[str, ...], first_level: int) -> list[str]:
    """Return the heading lines between two sections: the headings of the second from the first that differs.

    If the headings of the second are the beginning of those of the first, the innermost one is written again.

    Args:
        before: The headings of the section before, outermost first; () at the beginning of the digest.
        headings: The headings of the section to write.
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
    """Return the level of the outermost headings at which the innermost ones have a given level, but at least 1."""
    deepest = max((len(paper.headings) for paper in papers), default=0)
    return max(1, innermost - deepest + 1)

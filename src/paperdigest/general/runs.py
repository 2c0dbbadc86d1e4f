"""Decide which items and paragraphs open records, by their own signs and by those of their run.

`open_entries` takes the entries of a window, whose headings are decided, and sets `opens`. A run is all entries of one
style. The final score of an entry combines its own score with the mean scores of its run and its section.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from paperdigest.general.cuts import DASH, cut
from paperdigest.general.inline import BOLD, QUOTED
from paperdigest.general.pieces import WORD, count_words, is_anchor, is_other_url
from paperdigest.general.vocabulary import LINK_FIELDS, PAPER_WORDS, PROSE_WORDS, TELLING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperdigest.general.entries import Entry
    from paperdigest.general.titles import TitleCandidate

# An entry with a link to a paper and this score needs no other sign.
_SURE = 1.1


def agree_on_slots(entries: Iterable[Entry]) -> None:
    """Take the titles of entries of one shape from one slot, if the candidate there is good enough."""
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.candidates:
            groups[entry.signature].append(entry)
    for group in groups.values():
        if len(group) < 4:
            continue
        total: defaultdict[tuple[int, int, str, int], float] = defaultdict(float)
        count: Counter[tuple[int, int, str, int]] = Counter()
        slots = [(entry, [(one.slot, one) for one in entry.candidates]) for entry in group]
        for _, own_slots in slots:
            for slot, candidate in own_slots:
                total[slot] += candidate.score
                count[slot] += 1
        best = max(total, key=total.__getitem__)
        if count[best] < 0.6 * len(group):
            continue
        mean = total[best] / count[best]
        is_sure = len(group) >= 10 and count[best] >= 0.85 * len(group) and mean > 0.65
        for entry, own_slots in slots:
            own = next((candidate for slot, candidate in own_slots if slot == best), None)
            if own is None or (own.score < max(0.3, mean - 0.5) and not (is_sure and own.score > 0.1)):
                continue
            before = entry.score
            entry.choose(own)
            entry.score = max(own.score, min(before, mean), 0.8 * mean if len(group) >= 10 else 0)
    _agree_on_dash(entry for group in groups.values() for entry in group)


def _agree_on_dash(entries: Iterable[Entry]) -> None:
    """Cut the plain titles in one slot at a dash, if most of them have one."""
    groups: defaultdict[tuple[object, ...], list[tuple[Entry, TitleCandidate]]] = defaultdict(list)
    for entry in entries:
        title = entry.title
        if title is not None and title.piece.kind == "text":
            groups[entry.kind, title.slot].append((entry, title))
    for group in groups.values():
        dashed = sum(DASH.search(title.piece.text) is not None for _, title in group)
        if dashed < 0.6 * len(group) or len(group) < 4:
            continue
        for entry, title in group:
            if DASH.search(title.text):
                text, before, after = cut(title.text, at_dash=True)
                entry.title = title._replace(
                    text=text, before=f"{title.before}\n{before}", after=f"{after}\n{title.after}"
                )


def open_entries(entries: Sequence[Entry], *, has_evidence: bool) -> None:
    """Set `opens` of the items and paragraphs that are papers."""
    agree_on_slots(entry for entry in entries if not entry.is_inside)
    scores: dict[int, float] = {}
    supported: set[int] = set()
    runs: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    section: Entry | None = None
    sections: list[Entry | None] = []
    for index, entry in enumerate(entries):
        if entry.kind == "heading":
            section = entry
        sections.append(section)
        if (
            entry.kind in ("item", "text")
            and not entry.is_inside
            and entry.title is not None
            and entry.score > 0
        ):
            scores[index], is_supported = _opening(entries, index)
            if is_supported:
                supported.add(index)
            runs[entry.style].append(index)
    for run in runs.values():
        share = sum(entries[i].is_paper for i in run) / len(run)
        mean = sum(scores[i] for i in run) / len(run)
        by_section: defaultdict[int, list[int]] = defaultdict(list)
        for index in run:
            by_section[id(sections[index])].append(index)
        for members in by_section.values():
            local = sum(entries[i].is_paper for i in members) / len(members)
            local_mean = sum(scores[i] for i in members) / len(members)
            refused = _is_refused(sections[members[0]])
            for index in members:
                entry = entries[index]
                if entry.title is None:
                    continue
                score = (
                    0.6 * scores[index]
                    + 0.25 * mean
                    + 0.15 * local_mean
                    + 0.1 * (share + local)
                    - 0.25 * refused
                )
                if (
                    entry.score >= 0.5
                    and score >= 0.95
                    and (
                        entry.is_paper
                        or entry.is_called_paper
                        or (
                            share >= 0.2
                            and not refused
                            and (local > 0 or (share >= 0.5 and entry.title.score >= 0.5))
                        )
                        or (scores[index] >= 1.05 and index in supported)
                    )
                ) or (
                    (entry.score >= 0.25 or (entry.score > 0.1 and entry.has_paper_label))
                    and entry.has_one_paper
                    and not entry.is_names
                    and (entry.kind == "item" or entry.title.piece.kind == "link" or entry.title.piece.style)
                    and score >= 0.75
                    and scores[index] >= 0.5
                ):
                    entry.opens = True
    _mark_groups(entries)
    if has_evidence or sum(entry.opens for entry in entries) >= 3:
        _open_unlinked(entries, sections)
        _mark_groups(entries)
    open_siblings(entries, sections)
    _close_asides(entries)


def _is_refused(section: Entry | None) -> bool:
    """Whether the heading of a section names other things than papers."""
    return section is not None and section.is_refused


# In a list of at least _MANY papers, up to _FEW paragraphs that name papers are remarks.
_MANY, _FEW = 8, 2


def _close_asides(entries: Sequence[Entry]) -> None:
    """Unset `opens` of remarks that name a paper, if the list itself consists of items, headings or tables."""
    paragraphs = [entry for entry in entries if entry.opens and entry.kind == "text" and not entry.label]
    if not paragraphs or len(paragraphs) > _FEW:
        return
    listed = sum(entry.opens for entry in entries if entry.kind != "text")
    listed += sum(len(entry.block.rows) for entry in entries if entry.kind == "table")
    if listed >= _MANY:
        for entry in paragraphs:
            entry.opens = False


def _mark_groups(entries: Sequence[Entry]) -> None:
    """Set `is_group` of items above lists of records, and unset their `opens`."""
    for entry, below in pairwise(entries):
        if (
            entry.kind == below.kind == "item"
            and below.opens
            and below.block.depth > entry.block.depth
            and not entry.links
        ):
            entry.is_group, entry.opens = True, False


def _opening(entries: Sequence[Entry], index: int) -> tuple[float, bool]:
    """Return the score of an entry as the opener of a record, and whether details or a label support it."""
    entry = entries[index]
    title = entry.title
    if title is None:
        return 0.0, False
    score = entry.score
    if entry.is_paper or entry.is_called_paper:
        score += 0.3
    elif entry.links:
        score += 0.05 if all(is_other_url(p.url) for p in entry.links) else 0.12
    if entry.label and entry.label.field != "title":
        score -= 0.6
    before, prose = entry.prose_before()
    words = count_words(title.text)
    if prose >= 3 or (before > 8 and prose >= 2):
        score -= 0.5
    if len({arxiv.id for arxiv in entry.ids}) > 2:
        score -= 0.5
    is_marked = title.piece.kind == "link" or title.piece.style & (BOLD | QUOTED)
    if entry.kind == "text":
        score -= 0.05
        if not is_marked:
            score -= 0.15
        if title.piece.kind == "link" and before > 3 and prose >= 1:
            score -= 0.3
        if (
            entry.words > 45
            and entry.words > 3 * words
            and not (title.piece.style & (BOLD | QUOTED) or title.number <= 1)
        ):
            score -= 0.3
    if score >= _SURE and entry.is_paper:
        return score + 0.2, True
    has_details = entry.words - words < 60 and entry.has_details
    below, is_named = _support(entries, index)
    score += 0.2 * has_details + below + (0.2 if is_named and not entry.links else 0.0)
    return score, bool(has_details or below or (entry.label and entry.label.field == "title"))


def _support(entries: Sequence[Entry], index: int) -> tuple[float, bool]:
    """Return the support that the blocks below an entry give, and whether one of them is a list of names."""
    entry = entries[index]
    best, is_named = 0.0, False
    for below in entries[index + 1 : index + 7]:
        if below.kind in ("heading", "rule", "table"):
            break
        if below.kind not in ("item", "text"):
            continue
        if entry.kind == below.kind == "item" and below.block.depth <= entry.block.depth:
            break
        if entry.kind == below.kind == "text" and not (
            below.label or (below.is_paper and below.score < 0.6) or below.starts_with_names
        ):
            break
        if below.label and below.label.field in TELLING_FIELDS | LINK_FIELDS | {"title"}:
            is_code = below.label.field in ("code", "project", "links")
            best = max(best, 0.45 if below.is_paper else 0.15 if is_code else 0.35)
        elif below.kind == "item" and below.is_paper and below.score < 0.4:
            best = max(best, 0.3)
        elif (
            below.kind == "text"
            and below.is_paper
            and below.score < 0.6
            and (below.block.depth > entry.block.depth or entry.kind == "text")
        ):
            best = max(best, 0.35)
        elif below.starts_with_names:
            best, is_named = max(best, 0.35), True
    return best, is_named


def open_siblings(entries: Sequence[Entry], sections: Sequence[Entry | None]) -> None:
    """If most entries of a list are papers, set `opens` of its other entries that look like them."""
    groups: defaultdict[tuple[int, str, int], list[Entry]] = defaultdict(list)
    for entry, section in zip(entries, sections, strict=True):
        if (
            entry.kind in ("item", "text")
            and entry.title is not None
            and not entry.is_inside
            and not (entry.label and entry.label.field != "title")
        ) and (
            entry.opens
            or (not entry.is_group and (entry.kind == "item" or entry.is_paper or entry.has_details))
        ):
            groups[id(section), entry.kind, entry.block.depth].append(entry)
    for group in groups.values():
        opened = [entry for entry in group if entry.opens]
        if len(opened) >= 3 and len(opened) >= 0.6 * len(group):
            _open_alike(group, opened)


def _open_alike(group: Sequence[Entry], opened: Sequence[Entry]) -> None:
    """Set `opens` of the other entries of a list that look like the opened ones."""
    styles = {entry.style for entry in opened if not entry.is_paper}
    for entry in group:
        title = entry.title
        if entry.opens or title is None or entry.is_names:
            continue
        if entry.is_paper:
            entry.opens = entry.score > 0.1
        elif (
            not entry.links
            or entry.has_paper_label
            or (len(opened) >= 0.8 * len(group) and entry.style in styles)
        ):
            prose = sum(word.casefold() in PROSE_WORDS for word in WORD.findall(title.text)[:12])
            entry.opens = bool(
                (entry.has_details or entry.links or count_words(title.text) >= 4)
                and entry.score >= 0.5
                and prose < 2
            )


def has_evidence(text: str) -> bool:
    """Whether the beginning of a text says that it lists papers."""
    beginning = text[:3000].casefold()
    return any(word in beginning for word in PAPER_WORDS)


def _open_unlinked(entries: Sequence[Entry], sections: Sequence[Entry | None]) -> None:
    """Set `opens` of entries without a link to a paper, if their whole run looks like titles."""
    runs: defaultdict[tuple[object, ...], list[Entry]] = defaultdict(list)
    within: dict[int, int] = {}
    for entry, section in zip(entries, sections, strict=True):
        if (
            entry.opens
            or entry.is_inside
            or entry.kind not in ("item", "text")
            or entry.title is None
            or entry.score <= 0.4
        ):
            continue
        if (
            (entry.label and entry.label.field != "title")
            or _is_refused(section)
            or entry.is_group
            or entry.is_names
            or (entry.block.is_quoted and not entry.has_details)
        ):
            continue
        if any(p.kind == "link" and is_anchor(p.url) for p in entry.pieces):
            continue
        if entry.links and all(is_other_url(p.url) for p in entry.links) and not entry.has_paper_label:
            continue
        runs[(*entry.style, entry.block.depth)].append(entry)
        within[id(entry)] = id(section)
    for run in runs.values():
        if len(run) < 4:
            continue
        if run[0].kind == "text" and len({within[id(entry)] for entry in run}) > 0.7 * len(run):
            continue  # each paragraph describes its section
        titles = [entry.title.text for entry in run if entry.title is not None]
        is_marked = run[0].title is not None and (
            run[0].title.piece.kind == "link" or bool(run[0].title.piece.style)
        )
        foreign = sum(bool(entry.links) and not entry.is_paper for entry in run)
        if foreign > 0.4 * len(run) and not any(entry.is_paper for entry in run):
            continue
        mean = sum(entry.score for entry in run) / len(run)
        words = sum(map(count_words, titles)) / len(run)
        capital = sum(map(_capitals, titles)) / len(run)
        total = sum(entry.words for entry in run) / len(run)
        detailed = sum(entry.has_details for entry in run) / len(run)
        if detailed >= 0.6 and mean >= 0.5 and words >= 3:
            is_list = True
        elif is_marked:
            is_list = mean >= 0.78 and words >= 5 and capital >= 0.5 and total < 8 * words
        else:
            is_list = mean >= 0.72 and words >= 6 and capital >= 0.6 and total < 3 * words
        if is_list:
            for entry in run:
                entry.opens |= entry.score >= 0.6 or (entry.score >= 0.3 and entry.has_details)


def _capitals(title: str) -> float:
    """Return the share of capitalized words among the long words of a title."""
    words = [word for word in WORD.findall(title) if len(word) >= 4]
    return sum(word[0].isupper() or not word[0].isascii() for word in words) / len(words) if words else 1.0

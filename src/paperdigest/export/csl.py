"""Papers as CSL-JSON for Zotero, pandoc and citeproc. Needs no extra."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paperdigest.export.references import date_parts, name_of, notes, one_line, with_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperdigest.model import Author, Paper


def to_csl(papers: Iterable[Paper]) -> list[dict[str, Any]]:
    """Convert papers to CSL items of the type "article" ("a preprint, working paper, or similar").

    CSL can't mark an incomplete list of authors, so the note says it.

    >>> from paperdigest import Author, Paper
    >>> to_csl([Paper("Tidal Nets", authors=(Author("Ada Moor"),))])[0]["author"]
    [{'family': 'Moor', 'given': 'Ada'}]
    """
    return [_item(key, paper) for key, paper in with_keys(papers)]


def to_csl_json(papers: Iterable[Paper]) -> str:
    """Convert papers to the text of a CSL-JSON file."""
    return json.dumps(to_csl(papers), ensure_ascii=False, indent=2) + "\n"


def _item(key: str, paper: Paper) -> dict[str, Any]:
    arxiv = paper.arxiv_id is not None
    parts = date_parts(paper)
    item = {
        "id": key,
        "type": "article",
        "title": one_line(paper.title),
        "author": [_name(author) for author in paper.authors],
        "issued": {"date-parts": [list(parts)]} if parts else None,
        "container-title": paper.venue,
        "publisher": "arXiv" if arxiv else None,
        "number": f"arXiv:{paper.arxiv_id}" if arxiv else None,
        "version": str(paper.arxiv_version) if paper.arxiv_version is not None else None,
        "DOI": paper.doi,
        "URL": paper.url,
        "abstract": paper.abstract,
        "keyword": ", ".join(paper.tags),
        "note": notes(paper),
    }
    return {
        name: one_line(value) if isinstance(value, str) else value for name, value in item.items() if value
    }


def _name(author: Author) -> dict[str, str]:
    name = name_of(author)
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}

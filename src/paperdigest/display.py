"""Records as HTML for notebooks: no scripts, and safe for any digest.

The colours are those of the surrounding page plus half-transparent greys, so they suit light and dark themes. All text
is escaped, and only http and https addresses become links.
"""

from __future__ import annotations

import html
import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from paperdigest.merging.listings import other_texts
from paperdigest.model import Digest, Paper
from paperdigest.model.declaring import declarations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperdigest.model import Problem

# The most papers, problems and authors shown.
_PAPERS, _PROBLEMS, _AUTHORS = 50, 50, 12
# The fields shown in the line of facts, and the fields shown on their own lines.
_FACTS, _LINES = (
    [name for name, declared in declarations(Paper).items() if declared.shown == shown]
    for shown in ("fact", "line")
)
# Characters that HTML forbids, and those that change the direction of the surrounding text.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)

STYLE = """<style>
.pd { font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC",
  "Microsoft YaHei", "Hiragino Sans", "Malgun Gothic", sans-serif; font-size: 14px; line-height: 1.5;
  max-width: 62em; color: inherit; background: transparent; text-align: left; overflow-wrap: anywhere; }
.pd a { color: inherit; text-decoration: underline; text-decoration-color: rgba(128, 128, 128, .6);
  text-underline-offset: .15em; }
.pd a:hover { text-decoration-color: currentColor; }
.pd .pd-title { font-size: 1.15em; font-weight: 600; margin: 0 0 .15em; }
.pd .pd-meta { opacity: .72; }
.pd .pd-dot::before { content: " \\00b7\\00a0"; opacity: .6; }
.pd .pd-tag { display: inline-block; border: 1px solid rgba(128, 128, 128, .45); border-radius: .8em;
  padding: 0 .6em; margin: .2em .3em 0 0; font-size: .86em; }
.pd .pd-text { white-space: pre-line; margin: .3em 0 .3em; padding-left: .9em;
  border-left: 2px solid rgba(128, 128, 128, .4); }
.pd details { margin: .35em 0 0; }
.pd summary { cursor: pointer; opacity: .85; }
.pd table.pd-table { border-collapse: collapse; margin: .5em 0; width: 100%; background: transparent; }
.pd table.pd-table th, .pd table.pd-table td { text-align: left; vertical-align: top; padding: .25em .9em .25em 0;
  border: 0; border-bottom: 1px solid rgba(128, 128, 128, .28); background: transparent; white-space: normal; }
.pd table.pd-table th { font-weight: 600; opacity: .72; white-space: nowrap; }
.pd .pd-wide { overflow-x: auto; }
.pd .pd-of-title { width: 50%; min-width: 10em; } .pd .pd-of-authors { min-width: 8em; }
.pd .pd-of-tags, .pd .pd-of-links { min-width: 6em; } .pd .pd-of-source { min-width: 11em; }
.pd .pd-of-message { width: 60%; min-width: 18em; }
.pd .pd-narrow, .pd .pd-narrow code { white-space: nowrap !important; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.pd code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; color: inherit;
  background: rgba(128, 128, 128, .14); padding: .05em .35em; border-radius: .25em; white-space: pre-wrap; }
.pd .pd-error { font-weight: 600; color: #d9483b; }
.pd .pd-note { font-weight: 600; opacity: .72; }
.pd ul { margin: .3em 0; padding-left: 1.3em; }
</style>"""


def record_html(record: Paper | Digest | Problem) -> str:
    """Return a record as HTML."""
    if isinstance(record, Paper):
        return paper_html(record)
    return digest_html(record) if isinstance(record, Digest) else problem_html(record)


def paper_html(paper: Paper) -> str:
    """Return a paper as a card."""
    return _page(_card(paper))


def digest_html(digest: Digest) -> str:
    """Return a digest as a table of its papers, with its problems below."""
    counts = [counted(len(digest.papers), "paper"), *map(text, digest.dialects)]
    if digest.listed:
        counts.append(digest.listed.isoformat())
    if digest.unclaimed:
        counts.append(counted(sum(len(left.lines) for left in digest.unclaimed), "line") + " of other text")
    parts = [f'<div class="pd-title">{text(digest.title or "Digest")}</div>', _meta(counts)]
    if digest.papers:
        parts.append(papers_table(digest.papers[:_PAPERS]))
        parts.append(_more(len(digest.papers) - _PAPERS, "paper"))
    if digest.problems:
        errors = len(digest.errors)
        heads = [f'<span class="pd-error">{counted(errors, "error")}</span>'] if errors else []
        heads += [counted(len(digest.problems) - errors, "note")] if len(digest.problems) > errors else []
        parts.append(
            _details(", ".join(heads), problems_table(digest.problems[:_PROBLEMS]), is_open=errors > 0)
        )
        parts.append(_more(len(digest.problems) - _PROBLEMS, "problem"))
    return _page("".join(parts))


def problem_html(problem: Problem) -> str:
    """Return a problem with its excerpt."""
    excerpt = f'<div class="pd-text"><code>{text(problem.excerpt)}</code></div>' if problem.excerpt else ""
    return _page(
        f"<div>{_severity(problem)} <code>{text(problem.code)}</code> {text(problem.message)}</div>{excerpt}"
    )


def papers_table(papers: Iterable[Paper]) -> str:
    """Return a table of papers: date (of the paper, else of the digest), title, authors, tags."""
    rows = (
        (
            _narrow(_day(paper) or _listed(paper)),
            link(paper.url, paper.title),
            _authors(paper, 3),
            ", ".join(map(_part, paper.tags)),
        )
        for paper in papers
    )
    return table(("Date", "Title", "Authors", "Tags"), rows)


def problems_table(problems: Iterable[Problem]) -> str:
    """Return a table of problems: line, severity, code, message."""
    rows = (
        (
            _narrow(str(p.lines.start + 1)),
            _severity(p),
            _narrow(f"<code>{text(p.code)}</code>"),
            text(p.message),
        )
        for p in problems
    )
    return table(("Line", "Severity", "Code", "Message"), rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], attributes: Sequence[str] = ()) -> str:
    """Return a table without its empty columns.

    Args:
        head: The names of the columns. The style sheet sets the least width of a column by its name.
        rows: The cells, as HTML.
        attributes: The attributes of the rows, as HTML.
    """
    cells = [list(row) for row in rows]
    used = [number for number in range(len(head)) if any(row[number] for row in cells)]
    names = "".join(
        f'<th class="pd-of-{text(name.lower())}">{text(name)}</th>'
        for name in (head[number] for number in used)
    )
    body = "".join(
        f"<tr{own}>" + "".join(f"<td>{row[number]}</td>" for number in used) + "</tr>"
        for row, own in zip_longest(cells, attributes, fillvalue="")
    )
    return (
        f'<div class="pd-wide"><table class="pd-table"><thead><tr>{names}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def text(value: str) -> str:
    """Return a text escaped for HTML; characters that can't be shown become U+FFFD."""
    return html.escape(_UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", value))


def counted(number: int, what: str) -> str:
    """Return a number with its noun: "1 paper", "2 papers"."""
    return f"{number} {what}{'s' * (number != 1)}"


def link(address: str | None, label: str) -> str:
    """Return a label linked to an address; the label alone unless the address is http or https."""
    shown = f"<bdi>{text(label)}</bdi>"
    if address is None or not address.lower().startswith(("http://", "https://")):
        return shown
    return f'<a href="{text(address)}" target="_blank" rel="noopener noreferrer">{shown}</a>'


def facts_of(paper: Paper) -> list[str]:
    """Return the values shown beside the date, without empty ones."""
    return [value for name in _FACTS if (value := getattr(paper, name))]


def _lines_of(paper: Paper) -> dict[str, str]:
    """Return the fields shown on their own lines, by label, without empty ones."""
    return {name.replace("_", " ").capitalize(): value for name in _LINES if (value := getattr(paper, name))}


def _page(content: str) -> str:
    # Without these classes a notebook would typeset text between dollars, and TeX can contain links.
    return f'{STYLE}<div class="pd mathjax_ignore tex2jax_ignore">{content}</div>'


def _card(paper: Paper) -> str:
    parts = [f'<div class="pd-title">{link(paper.url, paper.title)}</div>']
    if paper.authors:
        parts.append(f"<div>{_authors(paper, _AUTHORS)}</div>")
    facts = [_day(paper), *map(text, facts_of(paper))]
    if paper.arxiv_id is not None:
        version = f"v{paper.arxiv_version}" if paper.arxiv_version else ""
        facts.append(text(f"arXiv:{paper.arxiv_id}{version}"))
    facts += [text(f"doi:{paper.doi}") if paper.doi else "", " › ".join(map(_part, paper.headings))]
    parts.append(_meta(fact for fact in facts if fact))
    parts.append("".join(f'<span class="pd-tag">{_part(tag)}</span>' for tag in paper.tags))
    if paper.abstract:
        parts.append(_details("Abstract", _block(paper.abstract), is_open=True))
    if paper.summary:
        parts.append(_details("Summary", _block(paper.summary.text), is_open=not paper.abstract))
    for name in ("abstract", "summary"):
        parts += [_details(f"Another {name}", _block(other)) for other in other_texts(paper, name)]
    for tag, translation in paper.translations.items():
        parts.append(_details(f"Translation ({text(tag)})", _block(translation, tag)))
    parts.append(_fields(paper))
    if paper.links:
        parts.append(
            _meta(
                link(one.url, (one.label or one.url) if one.kind == "other" else one.kind)
                for one in paper.links
            )
        )
    if paper.problems:
        parts.append(_details(counted(len(paper.problems), "problem"), problems_table(paper.problems)))
    return "".join(parts)


def _fields(paper: Paper) -> str:
    fields = _lines_of(paper) | dict(paper.extra)
    return "".join(
        f'<div class="pd-meta">{text(name)}: {text(value)}</div>' for name, value in fields.items()
    )


def _day(paper: Paper) -> str:
    if paper.published is None:
        return ""
    return paper.published.isoformat()[: {"year": 4, "month": 7}.get(paper.published_precision or "day", 10)]


def _listed(paper: Paper) -> str:
    return paper.listed.isoformat() if paper.listed else ""


def _authors(paper: Paper, limit: int) -> str:
    names = [_part(author.name) for author in paper.authors[:limit]]
    rest = len(paper.authors) - limit
    if rest > 0:
        names.append(f"{rest} more")
    if paper.et_al:
        names.append("et al.")
    return ", ".join(names)


def _part(value: str) -> str:
    """Return an inline text, isolated so that its direction does not affect the rest of the line."""
    return f"<bdi>{text(value)}</bdi>"


def _block(value: str, language: str | None = None) -> str:
    attribute = f' lang="{text(language)}"' if language else ""
    return f'<div class="pd-text" dir="auto"{attribute}>{text(value)}</div>'


def _severity(problem: Problem) -> str:
    return f'<span class="pd-{text(problem.severity)}">{text(problem.severity)}</span>'


def _narrow(content: str) -> str:
    return f'<span class="pd-narrow">{content}</span>' if content else ""


def _meta(facts: Iterable[str]) -> str:
    shown = "".join(f'<span class="pd-dot">{fact}</span>' if n else fact for n, fact in enumerate(facts))
    return f'<div class="pd-meta">{shown}</div>' if shown else ""


def _details(head: str, content: str, *, is_open: bool = False) -> str:
    return f"<details{' open' * is_open}><summary>{head}</summary>{content}</details>"


def _more(count: int, what: str) -> str:
    return f'<div class="pd-meta">and {counted(count, f"more {what}")}</div>' if count > 0 else ""

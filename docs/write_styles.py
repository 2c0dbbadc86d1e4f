"""Write `styles.md`, the page on the built-in styles, from what the styles are and do.

`python docs/write_styles.py` writes it. The tests fail if the page differs from what this script would write. Samples come
from `examples`, grammars from the docstring of each style's file. To find out which fields a style has a place for, the
script renders papers: `render` returns only what it reads back.
"""

from __future__ import annotations

import inspect
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

import paperdigest
from paperdigest import Author, Link, Paper, Summary, Translation, UnrepresentableError
from paperdigest.dialect.registry import BUILT_IN, GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paperdigest import Dialect, Problem
    from paperdigest.model import LinkKind

# Longer texts are cut in the tables of what was read.
_LONGEST = 72
ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "styles.md"
LAYOUTS = ROOT / "docs" / "layouts.json"

_INTRO = """\
# Styles

<!-- Written by docs/write_styles.py: change that, or the file of the style. -->

`parse` finds the style of a text, or its styles if it has several. `dialect="NAME"` (on the command line `--dialect NAME`)
reads one style only. A style has no options: the text shows which of its forms is used. The samples are invented. They are
the files in `examples`, and the table below each sample shows what was read from it.

`paperdigest.dialects()` returns the styles that are installed, including those of plug-ins.
[Write a dialect](write-a-dialect.md) describes how to add one.

## What each can hold

`render` and `paperdigest convert` write a paper if the style has a place for all of its fields. Otherwise they name the
field that has no place. Many styles have the day of the digest in a heading only: they write a paper with `listed` if one
of its `headings` has the same day. Every style has a place for a title. The others:
"""

_SURVEY = """
## How well layouts are read

The table shows {count} layouts of bots and of lists that people keep, with {records} papers in samples of them. "Read by" is
the dialect that reads the layout. "Found" is the share of its papers that are found. "Titles" and "Authors" are the shares
of those with exactly the right title or authors. "Made up" is the number of records that are no papers. A dash means that
the samples do not have the field. Many of these samples were used to build the general dialects, so on a new list the
general dialects do less well ([figures](howto-unknown.md#how-sure-it-is)).

Measured with `{tool}` on {date}.

"""

_DAY = date(2031, 5, 6)
_HEADED = {"headings": ("Papers for 2031-05-06",)}


def _link(url: str, label: str | None, kind: LinkKind) -> tuple[Link, ...]:
    return (Link(url, label, kind),)


_HUB, _CODE = "https://huggingface.co/", "https://github.com/example/tidal"
# The rows of the matrix: a name, and fields of a paper that has it, in each form that a style may need.
_TRIED: tuple[tuple[str, Sequence[Mapping[str, Any]]], ...] = (
    ("authors", [{"authors": (Author("Ada Moor"), Author("Kai Wind")), "et_al": False}]),
    ("authors that are user names", [{"authors": (Author("kwind", is_handle=True),), "et_al": False}]),
    ("authors cut with “et al.”", [{"authors": (Author("Ada Moor"),), "et_al": True}]),
    ("day of publication", [{"published": _DAY, "published_precision": "day"}]),
    ("month of publication", [{"published": _DAY.replace(day=1), "published_precision": "month"}]),
    ("day of the digest, with a heading that has it", [{"listed": _DAY, **_HEADED}]),
    ("day of the digest, without headings", [{"listed": _DAY, "headings": ()}]),
    (
        "link to the paper",
        [
            {"links": _link("https://arxiv.org/abs/3105.00001", label, "abstract"), **ids}
            for label in (None, "arXiv", "3105.00001", "https://arxiv.org/abs/3105.00001")
            for ids in [{"arxiv_id": "3105.00001", "arxiv_version": None}]
        ],
    ),
    (
        "link to its PDF",
        [
            {"links": _link("https://arxiv.org/pdf/3105.00001", label, "pdf"), **ids}
            for label in (None, "arXiv", "3105.00001", "PDF", "https://arxiv.org/pdf/3105.00001")
            for ids in [{"arxiv_id": "3105.00001", "arxiv_version": None}]
        ],
    ),
    ("link to code", [{"+links": _link(_CODE, n, "code")} for n in ("Link", "link", _CODE, None)]),
    ("link to a model", [{"+links": _link(f"{_HUB}example/tidal-7b", n, "model")} for n in ("Link", "link", None)]),
    ("abstract", [{"abstract": "They wait."}]),
    ("abstract of several lines", [{"abstract": "They wait,\nand win."}]),
    ("summary", [{"summary": Summary(text)} for text in ("They wait.", "TL;DR: They wait.")]),
    (
        "summary of several lines",
        [{"summary": Summary(text)} for text in ("They wait,\nand win.", "TL;DR: They wait,\nand win.")],
    ),
    ("translations", [{"abstract": "They wait.", "translated": (Translation("它們會等待。"),)}]),
    ("tags", [{"tags": ("Robotics", "Other")}]),
    ("headings", [{"headings": path} for path in (("Nature", "Tides"), ("Tides",))]),
    ("venue", [{"venue": "Shore 2031"}]),
    ("comment", [{"comment": "12 pages"}]),
    ("`extra`: columns or labels of its own", [{"extra": {"Stars": "12"}}]),
)  # fmt: skip


def page() -> str:
    """Return the page."""
    known = {name: paperdigest.dialects()[name] for name in BUILT_IN}
    return "".join([_INTRO, _matrix(known), *map(_section, known.values()), _survey()])


def holds(dialect: Dialect, forms: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a style can write a paper with some fields, in one of their forms."""
    return any(_renders(dialect, _with(paper, form)) for paper in _papers(dialect) for form in forms)


def _with(paper: Paper, form: Mapping[str, Any]) -> Paper:
    """Replace fields of a paper; "+links" adds links."""
    fields = dict(form)
    more = fields.pop("+links", ())
    return evolve(paper, **{"links": paper.links + more, **fields} if more else fields)


def _renders(dialect: Dialect, paper: Paper) -> bool:
    try:
        paperdigest.render([paper], dialect=dialect.name)
    except UnrepresentableError:
        return False
    return True


def _papers(dialect: Dialect) -> Iterator[Paper]:
    """Yield the papers to change: those of the sample, and one with only a title."""
    yield from paperdigest.parse(_sample(dialect))
    yield Paper("Tidal Nets")


def _sample(dialect: Dialect) -> str:
    return (ROOT / "examples" / f"{dialect.name}.md").read_text("utf-8").strip("\n")


def _matrix(known: Mapping[str, Dialect]) -> str:
    rows: list[tuple[str, ...]] = [
        ("", *(f"[`{name}`](#{name})" for name in known)),
        ("---", *[":---:"] * len(known)),
    ]
    rows += [(name, *("yes" if holds(d, forms) else "–" for d in known.values())) for name, forms in _TRIED]
    return f"\n{_table(rows)}"


def _section(dialect: Dialect) -> str:
    about, grammar = _docstring(dialect)
    sample = _sample(dialect)
    digest = paperdigest.parse_digest(sample, strict=True)
    origin = (
        "Its markup is described at" if dialect.name in GENERAL else "The best-known digest of this style is"
    )
    return (
        f"\n## `{dialect.name}`\n\n{about} {origin} <{dialect.homepage}>.\n\n"
        f"```markdown\n{sample}\n```\n\n"
        f"{_records(digest.papers)}\n{_notes(digest.problems)}{_heads(dialect)}{grammar}"
    )


def _survey() -> str:
    """Return the table of the surveyed layouts.

    Raises:
        LookupError: The table names a dialect that no longer exists.
    """
    results = json.loads(LAYOUTS.read_text("utf-8"))
    layouts, known = results["layouts"], paperdigest.dialects()
    rows = [["Layout", "Read by", "Papers", "Found", "Titles", "Authors", "Made up"]]
    rows.append(["---", "---", "--:", "--:", "--:", "--:", "--:"])
    for name, found in layouts.items():
        if unknown := set(found["read_by"]) - set(known):
            raise LookupError(
                f"Expected dialects, found {sorted(unknown)}: run python {results['tool']} again"
            )
        shares = [found[key] for key in ("found", "titles", "authors")]
        rows.append(
            [
                name,
                ", ".join(f"`{one}`" for one in found["read_by"]) or "–",
                str(found["records"]),
                *("–" if share is None else f"{share:g} %" for share in shares),
                str(found["made_up"]),
            ]
        )
    records = sum(found["records"] for found in layouts.values())
    about = _SURVEY.format(
        count=len(layouts), records=f"{records:,}", tool=results["tool"], date=results["date"]
    )
    return about + _table(rows)


def _docstring(dialect: Dialect) -> tuple[str, str]:
    """Return the text of a style's docstring before and after the sample."""
    text = inspect.cleandoc(inspect.getmodule(type(dialect)).__doc__ or "")
    first, _, rest = text.partition("\n\n")
    lines = rest.split("\n")
    end = next((n for n, line in enumerate(lines) if line and not line.startswith("    ")), len(lines))
    after = "\n".join(lines[end:]).rstrip() + "\n"
    return first, re.sub(r"((?:^    .*\n)+)", _fenced, after, flags=re.MULTILINE)


def _fenced(indented: re.Match[str]) -> str:
    return f"```text\n{inspect.cleandoc(indented[1])}\n```\n"


def _records(papers: Sequence[Paper]) -> str:
    """Return a table of papers: a row for each field that has a value, a column for each paper."""
    columns = [dict(_fields(paper)) for paper in papers]
    rows = [["Field", *(f"Paper {n}" for n, _ in enumerate(papers, 1))], ["---"] * (len(papers) + 1)]
    rows += [
        [f"`{name}`", *(_cell(column[name]) for column in columns)]
        for name in columns[0]
        if any(column[name] for column in columns)
    ]
    return _table(rows)


def _fields(paper: Paper) -> Iterator[tuple[str, object]]:
    yield "title", paper.title
    yield "authors", ", ".join(author.name + " (user name)" * author.is_handle for author in paper.authors)
    yield "published", paper.published and f"{paper.published} (to the {paper.published_precision})"
    yield "listed", paper.listed
    yield "arxiv_id", paper.arxiv_id
    yield "arxiv_version", paper.arxiv_version
    yield "doi", paper.doi
    yield "links", ", ".join(link.kind for link in paper.links)
    yield "abstract", paper.abstract
    yield "summary", paper.summary and paper.summary.text
    yield "translations", ", ".join(f"{tag}: {text}" for tag, text in paper.translations.items())
    yield "tags", ", ".join(paper.tags)
    yield "headings", " › ".join(paper.headings)
    yield "venue", paper.venue
    yield "comment", paper.comment
    yield "extra", "; ".join(f"{label}: {text}" for label, text in paper.extra.items())


def _cell(value: object) -> str:
    text = " ".join(str(value).split())
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return re.sub(r"([|$*_])", r"\\\1", cut) if value else "–"


def _table(rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _notes(problems: Sequence[Problem]) -> str:
    notes = "".join(f"- `{problem.code}`: {problem.message.replace('|', '`|`')}\n" for problem in problems)
    return f"Reading the sample gives these notes ([problems](problems.md)):\n\n{notes}\n" if notes else ""


def _heads(dialect: Dialect) -> str:
    """Return the heads of the tables of a style; "" for a style without tables."""
    heads = [f"`{' | '.join(head)}`" for head in dialect.heads]
    if not heads:
        return ""
    if len(heads) == 1:
        return f"Its tables have the head {heads[0]}.\n\n"
    listed = "".join(f"\n- {head}" for head in heads)
    return (
        "Its tables have one of these heads. A paper is written under the first head that has a place for all of its "
        "fields.\n"
        f"{listed}\n\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

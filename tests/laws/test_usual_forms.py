"""What a usual form is read as is what the general way makes of it: each shortcut against the rule that it spares."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from paperdigest.dialect import Document, Title, Url
from paperdigest.dialect.base import Context, Draft, line_shape
from paperdigest.dialect.registry import registry
from paperdigest.dialect.tables import columns_of
from paperdigest.dialect.template import Forms, Template
from paperdigest.document import elements, reader, tables
from paperdigest.general import inline, labelled, pieces, titles
from paperdigest.normalize import authors, dates, identifiers, links
from paperdigest.normalize.spaces import fold_spaces
from paperdigest.styles.arxiv_daily import ArxivDaily
from paperdigest.styles.monthly_list import MonthlyList
from paperdigest.summaries import sections
from support.dialects import Cliff, Strand
from support.pieces import PIECES

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from paperdigest.document import Unit

pytestmark = pytest.mark.no_cover

NEVER = re.compile(r"(?!)")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def joined(*parts: str, most: int = 8) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), max_size=most).map("".join)


def agree(read: Callable[[], object], module: ModuleType, **without: Any) -> None:  # noqa: ANN401 - of any kind
    """Check that something is read the same where some names of a module are others."""
    expected = read()
    with ExitStack() as stack:
        for name, value in without.items():
            stack.enter_context(patch.object(module, name, value))
        assert read() == expected


@given(joined("a", " ", "  ", "\t", "\n", "\u3000", "\xa0", "\x1f", "字", "\u200b"))
def test_white_space(text: str) -> None:
    assert fold_spaces(text) == " ".join(text.split())


@given(
    joined(
        *(
            "Ada Moor",
            "Kai",
            "Petal",
            ", ",
            ",",
            "; ",
            " ",
            " and ",
            "and",
            "& ",
            "et al.",
            " et al.",
            " et.al.",
        ),
        *(
            " et al",
            "等",
            " 等 7 位作者",
            "...",
            "…",
            "(2 authors)",
            "+3 more",
            " u.a.",
            " m.fl.",
            " others",
            "**",
            ")",
        ),
    )
)
@example("u.a.")
@example("u. a.")
def test_lists_of_authors(text: str) -> None:
    agree(
        lambda: authors.parse_authors(text),
        authors,
        _USUAL_ET_AL=frozenset(),
        _may_be_cut=lambda _: True,
    )


ADDRESSES = joined(
    *(
        "https://",
        "http://",
        "HTTPS://",
        "arxiv.org/",
        "arXiv.org/",
        "huggingface.co/",
        "abs/",
        "pdf/",
        "papers/",
    ),
    *(
        "3105.00001",
        "2031.1",
        "v1",
        "v0",
        ".pdf",
        "?x",
        "#y",
        "/",
        "github.com/tide/nets",
        "datasets/",
        "www.",
        " ",
    ),
    *("doi.org/10.48550/arXiv.", "%33", "xxx.lanl.gov/", "cs/0112017", "alphaxiv.org/", "scirate.com/arxiv/"),
    most=6,
)


@given(ADDRESSES)
def test_identifiers_in_addresses(url: str) -> None:
    agree(
        lambda: identifiers.identifiers_in([url]),
        identifiers,
        _USUAL=NEVER,
        _may_identify=lambda _: True,
    )
    agree(lambda: identifiers.arxiv_id_in_url(url), identifiers, _USUAL=NEVER, _may_identify=lambda _: True)


@given(ADDRESSES, st.none() | st.sampled_from(["code", "PDF", "tide"]))
def test_kinds_of_links(url: str, label: str | None) -> None:
    agree(lambda: links.link_kind(url, label), links, _USUAL={})


LINKS = joined(
    *(
        "[",
        "]",
        "](",
        "(",
        ")",
        "![",
        "[code](",
        "https://arxiv.org/abs/3105.00001",
        "http://a.b",
        "null",
        "#",
        " ",
    ),
    *("**", "<", ">", "<a href=", '"', "x", "PDF", "osf.io/tide", ", ", "\n", "字"),
    most=10,
)


@given(LINKS)
@example("[code](http://a.b)")
@example("[a](http://a.b), [b](http://c.d)")
@example("[a](osf.io/tide)")
def test_links(text: str) -> None:
    agree(lambda: list(links.iter_links(text)), links, _PLAIN=NEVER)
    agree(lambda: links.links_in(text), links, _PLAIN=NEVER)


@given(
    joined(
        "2031", "19", "20", "3105", ".", "-", "/", "05", "6", " ", "Jan", "May", ", ", "年", "月", "日", "th"
    )
)
def test_dates_in_texts(text: str) -> None:
    agree(lambda: dates.date_within(text), dates, _YEAR=re.compile(""))


def said(units: list[Unit]) -> list[object]:
    """Return all that units say."""
    return [
        (
            unit.kind,
            unit.at,
            unit.end,
            unit.begin,
            unit.finish,
            unit.level,
            unit.mark,
            unit.table,
            said(list(unit.units)),
        )
        for unit in units
    ]


LINES = joined(
    *(
        "- ",
        "* ",
        "1. ",
        "2) ",
        "a",
        "**b**",
        "`c`",
        "_d_",
        "31",
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\t",
        "> ",
        ">",
        "# ",
    ),
    *("***", "---", "|", "<p>", "***\n", "```", "- - ", "==\n"),
    most=16,
)


@given(LINES | TEXTS)
def test_prose_and_items(text: str) -> None:
    agree(lambda: said(Document.from_text(text).units), reader, PROSE=NEVER, PROSE_ITEM=NEVER)


ROWS = joined(
    *(
        "|",
        "| a ",
        "| b |",
        "|\n",
        "\n",
        "a\n",
        "  c |\n",
        "|---|---|\n",
        "| Title | Date |\n",
        "# h\n",
        "- i\n",
    ),
    *("<!-- -->\n", "| :-: |\n", "| x | y |\n", "x | y |\n", "\n\n"),
    most=16,
)


@given(ROWS)
def test_closed_rows(text: str) -> None:
    agree(lambda: said(Document.from_text(text).units), tables, _CLOSED_ROWS=NEVER)


TAGS = joined(
    *(
        "<a ",
        "<p",
        " ",
        'href="https://a.b?x&y"',
        "class='c'",
        'class="d"',
        ">",
        "/>",
        "=",
        '"',
        "'",
        "data-x",
        "\n",
    ),
    *("</p>", "</a>", "<br>", "&amp;", "tide", "<td>", "<div>", "A=1"),
    most=12,
)


@given(TAGS)
def test_tags(text: str) -> None:
    def lines() -> list[str]:
        return elements.element_lines(f"<div>{text}</div>").split("\n")

    agree(lines, elements, _PLAIN_TAG=NEVER, _KEPT=0, _known={})
    agree(lambda: elements.attributes(f"<p {text}>"), elements, _PLAIN_TAG=NEVER)


CELLS = joined(
    "[", "](", ")", "https://a.b/c", "Tidal Nets", " ", "x", "**", "|", "- ", ". ", "(", "12", "\n"
)
TEMPLATES = [
    Template(text, {"title": Title(), "url": Url()})
    for text in (
        "{title}",
        "**{title}**",
        "- [{title}]({url})",
        "{number}. {title}",
        "- {title} ({venue})",
        "  {title}.",
    )
]


@given(st.sampled_from(TEMPLATES), CELLS)
def test_templates_of_one_slot(template: Template, text: str) -> None:
    text = text.strip()
    agree(lambda: template.split(text), template, _only=None)  # type: ignore[arg-type]  # of which a name is another
    if "\n" not in text and template.split(text) is not None:
        assert template.may_open(text, 0, len(text))


def values(forms: Forms, text: str) -> tuple[object, ...]:
    draft = Draft(Context(Document.from_text("x")), range(1))
    return forms.read(text, draft, "Title"), draft.title, tuple(draft.links), dict(draft.extra)


@given(st.sampled_from(["{title}", "**{title}**", "[{title}]({url})", "{value}", Title()]), CELLS)
def test_forms_of_which_there_is_one(declared: str | Title, text: str) -> None:
    forms = Forms(declared, {})
    expected = values(forms, text.strip())
    forms.field = forms._only = None
    if isinstance(declared, Title) or declared in (
        "{title}",
        "{value}",
    ):  # a slot alone is asked whatever it holds
        assume(forms.split(text.strip()) is not None)
        label = forms.templates[0].names[0]
        forms.templates[0].names = ("Title",) if label == "value" else (label,)
    assert values(forms, text.strip()) == expected


@given(st.sampled_from([ArxivDaily, MonthlyList]), st.lists(CELLS, min_size=3, max_size=6), st.data())
def test_rows_without_bare_pipes(
    kind: type[ArxivDaily | MonthlyList], cells: list[str], data: st.DataObject
) -> None:
    columns = columns_of(kind, data.draw(st.sampled_from(kind.heads)))
    cells = [re.sub(r"[|\n]", "", cell).strip() or "x" for cell in cells]
    assume(len(cells) == len(columns.columns))
    row = f"| {' | '.join(cells)} |"
    found, is_closed, is_piped = columns.split(row)
    assert (found, is_closed, is_piped) == (cells, True, False)
    assert columns._split_by_template(row, is_closed=True) == cells


SPECIAL = re.compile(re.sub(r"\(\?<=\\\[\)\(.*?\)\\\]\\\(\(.*?\)\\\)\|", "", inline._SPECIAL.pattern))


@given(
    joined(
        "[",
        "]",
        "](",
        "(",
        ")",
        "!",
        "https://a.b/c",
        "Tidal",
        " ",
        "**",
        "_",
        "`",
        "<br>",
        "&amp;",
        "\\",
        ":",
        "$",
    )
)
@example("[Tidal](https://a.b/c)")
def test_links_with_nothing_to_interpret(text: str) -> None:
    assert SPECIAL.groups == 0 < inline._SPECIAL.groups

    def read() -> list[tuple[str, str, str, int]]:
        return [(piece.kind, piece.text, piece.url, piece.style) for piece in inline.tokenize(text)]

    agree(read, inline, _SPECIAL=SPECIAL)


@given(
    joined(
        *(
            "Ada",
            " ",
            "Moor",
            "van",
            "der",
            "-",
            ".",
            "B",
            ",",
            "et",
            " al",
            " et al.",
            " et. al",
            "etal",
            "others",
        ),
        *(
            "and",
            " & others",
            "u. a",
            " u.a.",
            " outros",
            "y otros",
            "och andra",
            "Et al",
            "等",
            "Network",
            "the",
        ),
    )
)
def test_names(text: str) -> None:
    def where() -> tuple[int, int] | None:
        found = pieces.find_et_al(text)
        return found.span() if found else None

    agree(where, pieces, _ET_AL_SIGNS=("",))
    agree(lambda: pieces._is_name.__wrapped__(text), pieces, _PLAIN_NAME=NEVER)


@given(
    joined(
        "- ",
        "**",
        "__",
        "<b>",
        "</b>",
        "Authors",
        "Venue",
        "作者",
        ":",
        "：",
        " ",
        "*",
        "_",
        "📅",
        "`",
        "[",
        "|",
        "x",
    )
)
def test_labels(text: str) -> None:
    ahead = re.compile(re.sub(r"\(\?=\[\^:.*?\[:：\]\)", "", labelled._LABEL.pattern, count=1))
    assert len(ahead.pattern) < len(labelled._LABEL.pattern)
    agree(
        lambda: [
            (found.field, found.name, found.end) for found in [labelled.label_of(text, is_any=True)] if found
        ],
        labelled,
        _LABEL=ahead,
    )


@given(joined("Tidal Nets", " ", "'", "learn to wait", ",", ".", "(", "2031", "‘", "`", "-"))
def test_titles_in_quotation_marks(text: str) -> None:
    assert titles._QUOTED.search(text) is None
    assert titles._WITH_QUOTES.match(text) is None


@given(
    joined(
        *(
            "i) ",
            "ii) ",
            "iii) ",
            "iii)",
            "a. ",
            "b. ",
            "c. ",
            "1. ",
            "2. ",
            "3. ",
            "3.",
            "A) ",
            "**",
            "Nets wait. ",
        ),
        *(
            "The goal is to wait. ",
            "The method uses tides. ",
            "Results show 3 % more. ",
            "This suggests waiting. ",
        ),
        *("\n", "Results: ", "It aims to win. ", "We found that nets win. ", "practitioners "),
        most=12,
    )
)
def test_parts_of_summaries(text: str) -> None:
    cues = {key: tuple(cue._replace(signs=()) for cue in known) for key, known in sections._cues().items()}
    agree(lambda: sections.read_sections(text), sections, _THIRDS=("",), _cues=lambda: cues)


@given(TEXTS)
def test_where_records_may_open(text: str) -> None:
    known = registry()
    opened = [found for found in known.for_shape(line_shape(text[:24])) if text.startswith(found.literals)]
    assert not opened or text[:2] in known.leads or text[:1] in known.leads


@given(
    joined(
        "arXiv",
        ":",
        "3105.00001",
        "v1",
        " ",
        "10.1000/182",
        ".",
        "org/abs/",
        "https://arxiv",
        "doi.org/",
        "x",
        "(",
    )
)
def test_addresses_with_a_full_stop(text: str) -> None:
    quick = identifiers._dotted()
    pattern = quick.pattern
    for ahead in (r"(?=[0-9]{4})", "(?=[A-Za-z]{2,7}/)", pattern[2 : pattern.index("]") + 2]):
        assert ahead in pattern
        pattern = pattern.replace(ahead, "", 1)
    slow = re.compile(pattern, re.ASCII)
    agree(lambda: list(identifiers.paper_addresses(text)), identifiers, _dotted=lambda: slow)


@given(joined("Tidal Nets", "](", "[", ")", " ", "https://arxiv.org/abs/3105.00001", "x", most=4))
def test_records_of_one_line(title: str) -> None:
    layout = Strand.layouts[0]
    text = f"* Strand: [{title}](https://arxiv.org/abs/3105.00001)"

    def read(record: str) -> tuple[object, ...]:
        draft = Draft(Context(Document.from_text(record)), range(1))
        reading = layout.read(record, 0, len(record), draft)
        return draft.title, tuple(draft.links), reading.end, len(reading.left)

    assert read(text) == read(f"{text}\n\n")


@given(st.text(st.sampled_from("a #[](){}字"), min_size=1).map(str.strip))
def test_headings_without_a_template(heading: str) -> None:
    assert Cliff().bare_heading(heading) == heading

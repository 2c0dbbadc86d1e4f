"""Styles whose papers are runs of lines: what is read, and what is written and read back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

import pytest

from paperdigest import Author, Link, Paper, Summary, Translation, UnrepresentableError, parse, parse_digest
from paperdigest.dialect import (
    Context,
    Document,
    Draft,
    Labelled,
    Layout,
    Listed,
    RecordDialect,
    Region,
    Text,
    header_name,
    header_text,
    line_shape,
)
from paperdigest.dialect.records import date_in, needed_fields
from paperdigest.dialect.template import frame_templates
from paperdigest.dialect.writing import Outgoing, first_level, heading_lines, section_runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paperdigest.dialect import Field

NETS = Link("https://arxiv.org/abs/3105.00001", None, "abstract")
LANTERN = Link("https://arxiv.org/abs/3105.00002", None, "abstract")
ADA, KAI = Author("Ada Moor"), Author("Kai Wind")


class Beach(RecordDialect):
    name = "beach"
    homepage = "https://example.org/beach"
    description = "Papers from the beach"
    frame: ClassVar[tuple[str, ...]] = ("> Papers seen on {listed}", "# Beach of {listed}")
    layouts = (
        Layout(
            "## {number}. [{title}]({url})",
            "",
            Labelled("**{label}**: {value}\n", ("Authors", "Abstract")),
            ends="---",
        ),
        Layout("- [{title}]({url}) by {authors}", "  {comment}"),
    )


class Dune(RecordDialect):
    """Headings that say more than the section, and no label that could be another."""

    name = "dune"
    homepage = "https://example.org/dune"
    description = "Papers from the dune"
    section: ClassVar[str | tuple[str, ...]] = "Topic: {heading}"
    heading_level = 3
    fields: ClassVar[Mapping[str, Field]] = {"day": Listed(written="%d.%m.%Y"), "note": Text("comment")}
    layouts = (Layout("**{title}**", "<{url}>", "Note: {note}"),)


def paper(title: str = "Tidal Nets", **fields: object) -> Paper:
    return Paper(title, **{"links": (NETS,), "arxiv_id": "3105.00001", **fields})  # type: ignore[arg-type]


RECORD = """\
## 1. [Tidal Nets](https://arxiv.org/abs/3105.00001)

**Authors**: Ada Moor, Kai Wind

**Abstract**: Nets wait.

---
"""


# Reading


def test_read_a_record() -> None:
    (found,) = parse(RECORD, dialect=Beach())
    assert found == paper(authors=(ADA, KAI), abstract="Nets wait.")
    assert (found.dialect, found.lines) == ("beach", range(5))


def test_the_second_generation() -> None:
    text = "- [Tidal Nets](https://arxiv.org/abs/3105.00001) by Ada Moor\n  Ten pages\n- [Lantern](https://arxiv.org/abs/3105.00002) by Kai Wind\n"
    first, second = parse(text, dialect=Beach())
    assert first == paper(authors=(ADA,), comment="Ten pages")
    assert second == Paper("Lantern", authors=(KAI,), arxiv_id="3105.00002", links=(LANTERN,))
    assert (first.lines, second.lines) == (range(2), range(2, 3))


def test_records_under_headings() -> None:
    text = f"# Tides\n\n## Nets\n\n{RECORD}\n# Light\n\n{RECORD}"
    assert [found.headings for found in parse(text, dialect=Beach())] == [("Tides",), ("Light",)]


def test_the_text_of_headings_without_the_template_s_wrapping() -> None:
    text = "## Week\n\n### Topic: Tides\n\n**Tidal Nets**\n<https://arxiv.org/abs/3105.00001>\n"
    (found,) = parse(text, dialect=Dune())
    assert found.headings == ("Week", "Tides")


class Cape(Dune):
    """Headings that say how many papers stand below them, or do not."""

    name = "cape"
    section = ("{heading} ({number} papers)", "{heading}")


def test_headings_of_several_forms() -> None:
    text = "## Week\n\n### Tides (2 m) (3 papers)\n\n**Tidal Nets**\n<https://arxiv.org/abs/3105.00001>\n"
    found = parse(text, dialect=Cape())
    assert found[0].headings == ("Week", "Tides (2 m)")
    written = Cape().write(found)
    assert written.startswith("## Week\n\n### Tides (2 m)\n\n**")
    assert parse(written, dialect=Cape()) == found
    assert Cape().bare_heading("Tides (few papers)") == "Tides (few papers)"


@pytest.mark.parametrize(
    ("above", "listed"),
    [
        ("> Papers seen on 2031-05-06\n", date(2031, 5, 6)),
        ("# Beach of 2031-05-06\n", date(2031, 5, 6)),
        ("# Papers of 2031-05-06\n", date(2031, 5, 6)),
        ("# 2031-05-06\n\n> Papers seen on 2031-05-07\n", date(2031, 5, 7)),
        ("> Papers seen on 2031-05-06\n\n> Papers seen on 2031-05-07\n", date(2031, 5, 7)),
        ("# Papers\n", None),
    ],
)
def test_the_date_of_the_digest(above: str, listed: date | None) -> None:
    digest = parse_digest(f"{above}\n{RECORD}", dialect=Beach())
    assert [found.listed for found in digest.papers] == [listed]
    assert digest.listed == listed


def test_a_record_that_shows_no_paper_is_none() -> None:
    text = f"{RECORD}\n{RECORD.replace('Tidal Nets', 'Lantern')}\n## 3. [Waves](#)\n\nSeen twice.\n"
    digest = parse_digest(text, dialect=Beach())
    assert [found.title for found in digest.papers] == ["Tidal Nets", "Lantern"]


def test_lines_that_no_part_explains_are_a_problem() -> None:
    text = RECORD.replace(
        "\n\n**Authors", "\n\nSeen twice, with a long remark on how it was.\nMore.\n\n**Authors"
    )
    (found,) = parse(text, dialect=Beach())
    assert [(problem.code, problem.message) for problem in found.problems] == [
        (
            "lines-unread",
            f"Expected lines of the template, found {'Seen twice, with a long remark on how it'!r} (line 3)",
        )
    ]
    assert found.abstract == "Nets wait."


def test_lines_below_the_last_part_are_none_of_the_record_s() -> None:
    text = "**Tidal Nets**\n<https://arxiv.org/abs/3105.00001>\n\nSeen twice.\n"
    digest = parse_digest(text, dialect=Dune())
    assert [(found.lines, found.problems) for found in digest.papers] == [(range(2), ())]
    assert [lost.text.strip() for lost in digest.unclaimed] == ["Seen twice."]


def test_regions_of_tables_are_not_read() -> None:
    document = Document.from_text(RECORD)
    context = Context(document)
    region = Region(range(5), (), "")
    assert list(Beach().parse(document, [region], context)) == []


def test_the_templates_of_the_digest_s_own_lines() -> None:
    assert [template.text for template in frame_templates(Beach)] == list(Beach.frame)
    assert frame_templates(Dune) == ()


def test_a_title_does_not_go_on_over_a_heading() -> None:
    class Cove(RecordDialect):
        name = "cove"
        homepage = "https://example.org/cove"
        description = "Papers from the cove"
        layouts = (Layout("**{title}** at {url}."),)

    line = "**Tidal Nets** at https://arxiv.org/abs/3105.00001.\n\n"
    digest = parse_digest(f"{line * 2}**Lantern\n# Light\nfor All** at {LANTERN.url}.\n", dialect=Cove())
    assert [found.title for found in digest.papers] == ["Tidal Nets", "Tidal Nets"]
    assert digest.structure == (range(5, 6),)
    assert [lost.text.strip() for lost in digest.unclaimed] == ["**Lantern", f"for All** at {LANTERN.url}."]


# Declaring


def test_a_layout_that_can_t_open_is_told_when_it_is_declared() -> None:
    with pytest.raises(ValueError, match="before the first slot"):

        class NoMarks(RecordDialect):
            layouts = (Layout("{title}"),)

    with pytest.raises(TypeError, match="Expected a template as the first part"):

        class NoTemplate(RecordDialect):
            layouts = (Layout(Labelled("{label}: {value}", ("Title",))),)


# Writing


def test_write_and_read_back() -> None:
    papers = [
        paper(authors=(ADA, KAI), abstract="Nets wait.", headings=("Tides",)),
        Paper("Lantern", authors=(KAI,), links=(LANTERN,), arxiv_id="3105.00002", headings=("Light",)),
    ]
    text = Beach().write(papers)
    assert (
        text
        == f"""\
# Tides

{RECORD}
# Light

## 2. [Lantern](https://arxiv.org/abs/3105.00002)

**Authors**: Kai Wind

---
"""
    )
    assert list(parse(text, dialect=Beach())) == papers


def test_what_no_label_holds_is_written_under_its_own() -> None:
    written = Beach().write([paper(extra={"Stars": "5"})])
    assert "\n**Stars**: 5\n" in written
    assert parse(written, dialect=Beach())[0].extra == {"Stars": "5"}


def test_the_first_layout_that_holds_all_of_a_paper_is_written() -> None:
    assert Beach().write([paper(authors=(ADA,), comment="Ten pages")]) == (
        f"- [Tidal Nets]({NETS.url}) by Ada Moor\n  Ten pages"
    )


def test_a_field_that_no_layout_holds() -> None:
    with pytest.raises(UnrepresentableError) as caught:
        Beach().write([paper(venue="Shore", tags=("Tides",))])
    assert (caught.value.dialect, caught.value.field) == ("beach", "tags")
    assert "no part of a record holds it" in str(caught.value)


def test_fields_that_no_layout_holds_together() -> None:
    with pytest.raises(UnrepresentableError) as caught:
        Beach().write([paper(abstract="Nets wait.", comment="Ten pages")])
    assert caught.value.field == "this combination of fields"


def test_the_line_with_the_date_of_the_digest() -> None:
    day = date(2031, 5, 6)
    assert Beach().write([paper(listed=day)]).startswith("> Papers seen on 2031-05-06\n\n## 1.")
    # not where the headings say it, or there is none
    assert Beach().write([paper(listed=day, headings=("2031-05-06",))]).startswith("# 2031-05-06\n\n## 1.")
    assert Beach().write([paper()]).startswith("## 1.")
    assert Beach().write([]) == ""


def test_a_digest_s_own_heading_is_no_line_of_the_date() -> None:
    class Headed(Beach):
        name = "headed"
        frame: ClassVar[tuple[str, ...]] = ("# Beach of {listed}",)

    assert Headed().write([paper(listed=date(2031, 5, 6))]).startswith("## 1.")
    assert Dune().write([paper(listed=date(2031, 5, 6))]).startswith("**Tidal Nets**")


def test_headings_are_wrapped_and_of_their_level() -> None:
    papers = [paper(headings=("Tides",), comment="Ten pages"), paper(headings=("Tides", "Nets"))]
    text = Dune().write(papers)
    assert text.splitlines() == [
        "## Topic: Tides",
        "",
        "**Tidal Nets**",
        f"<{NETS.url}>",
        "Note: Ten pages",
        "### Topic: Nets",
        "",
        "**Tidal Nets**",
        f"<{NETS.url}>",
    ]
    assert [found.headings for found in parse(text, dialect=Dune())] == [("Tides",), ("Tides", "Nets")]


def test_what_a_paper_needs() -> None:
    assert (
        needed_fields(Paper("Tidal", arxiv_id="3105.00001", headings=("x",), listed=date(2031, 5, 6)))
        == frozenset()
    )
    full = Paper(
        "Tidal",
        authors=(ADA,),
        et_al=True,
        published=date(2031, 5, 6),
        links=(NETS,),
        abstract="a",
        summary=Summary("s"),
        translated=(Translation("t"),),
        tags=("x",),
        venue="v",
        comment="c",
        extra={"Stars": "5"},
    )
    assert needed_fields(full) == {
        "authors",
        "et_al",
        "published",
        "links",
        "abstract",
        "summary",
        "translated",
        "tags",
        "venue",
        "comment",
        "extra",
    }


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ((), None),
        (("Papers",), None),
        (("Papers of 2031-05-06",), date(2031, 5, 6)),
        (("2031/5/6 (Tue)", "Tides"), date(2031, 5, 6)),
        (("2031-05-06", "2031-05-07"), date(2031, 5, 7)),
        (("2031-05-06", "2031-15-07"), date(2031, 5, 6)),
        (("2031-05-061",), None),
        (("12031-05-06",), None),
        (("🐚 Papers | 2031年05月06日",), date(2031, 5, 6)),
        (("2031년 5월 6일 - 2031년 5월 6일",), date(2031, 5, 6)),
        (("2031年5月", "2031年13月6日"), None),
    ],
)
def test_the_date_in_headings(headings: tuple[str, ...], found: date | None) -> None:
    assert date_in(headings) == found


# Papers in the making


def draft(lines: range = range(1)) -> Draft:
    return Draft(Context(Document.from_text("one\ntwo\nthree")), lines)


def test_a_draft_keeps_texts_under_their_labels() -> None:
    made = draft()
    for label, text in (("a", "1"), ("a", "2"), ("b", "3"), ("b", "4"), ("a", "5")):
        made.keep(label, text)
    assert made.paper("beach").extra == {"a": "1\n2\n5", "b": "3\n4"}


def test_the_identifier_of_a_draft() -> None:
    made = draft()
    assert made.identifier() is None
    made.links = [Link("https://arxiv.org/abs/3105.00001v2", None, "abstract")]
    assert made.identifier() == ("3105.00001", 2)


def test_links_to_two_papers_are_a_problem() -> None:
    made = draft(range(1, 2))
    made.links = [NETS, LANTERN]
    context = made.notes.context
    found = made.paper("beach")
    assert found.arxiv_id == "3105.00001"
    (problem,) = found.problems
    assert (problem.code, problem.excerpt) == ("conflicting-ids", "two")
    assert problem.message == "Expected links to one paper, found one to arXiv 3105.00002 (line 2)"
    assert context.problems == [problem]


def test_join_what_two_listings_say() -> None:
    made, other, third = draft(), draft(range(1, 2)), draft(range(2, 3))
    made.title, made.abstract, made.venue, made.authors, made.et_al = "Nets", "a", "v", (ADA,), True
    other.abstract, other.tags, other.authors = "b", ("t",), (KAI,)
    other.problem("odd", "Expected less")
    made.join(other)
    made.join(third)
    found = made.paper("beach")
    assert (found.title, found.abstract, found.venue, found.tags) == ("Nets", "b", "v", ("t",))
    assert (found.authors, found.et_al) == ((KAI,), False)
    assert found.also_at == (range(1, 2), range(2, 3))
    assert [problem.message for problem in found.problems] == ["Expected less (line 2)"]


def test_problems_of_the_digest() -> None:
    context = Context(Document.from_text(f"{'x' * 90}\ntwo"))
    context.problem("no-title", "Expected a title", range(1))
    context.problem("of-its-own", "Expected less", range(1, 2), severity="note")
    context.problem("of-its-own", "Expected more", range(1, 1))
    first, second, third = context.problems
    assert (first.severity, first.message, first.excerpt) == ("error", "Expected a title (line 1)", "x" * 80)
    assert (second.severity, second.excerpt) == ("note", "two")
    assert (third.severity, third.excerpt) == ("error", "")
    context.structure(range(1), range(1, 2))
    assert context.structured == [range(1), range(1, 2)]


def test_no_row_is_a_dialect_s_unless_it_says_so() -> None:
    assert Beach().is_row(["Tidal Nets"]) is False


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("### [12] [Title](url)", "### [0] ["),
        ("Date: Fri", "Date:"),
        ("日期：2031", "日期：2031"),
        ("1. Tidal", "0."),
        ("**_Tidal", "**_"),
        ("- 12 * Tidal", "- 0 *"),
        ("", ""),
        ("-" * 30, "-" * 24),
    ],
)
def test_the_shape_of_a_line(line: str, shape: str) -> None:
    assert line_shape(line) == shape


def test_the_names_of_columns() -> None:
    assert header_text(" &nbsp;**Publish  Date**_ ") == "Publish Date"
    assert header_name("**DATE**") == "date"


# What is left to write


def test_links_are_taken_in_order() -> None:
    outgoing = Outgoing(paper(links=(NETS, LANTERN)), 4)
    copy = outgoing.copy()
    assert copy.take_link(lambda link: link == LANTERN) is None
    assert copy.take_link(lambda link: link == NETS) == NETS
    assert copy.take_links(lambda link: link == NETS) == []
    assert copy.take_links(lambda _: True) == [LANTERN]
    assert copy.take_link(lambda _: True) is None
    assert (outgoing.links, copy.number) == ([NETS, LANTERN], 4)
    assert outgoing.take_links(lambda link: link == NETS) == [NETS]


def test_a_copy_is_apart_from_what_is_written() -> None:
    outgoing = Outgoing(paper(extra={"Stars": "5"}, summary=Summary("Method: They wait.")))
    outgoing.split_parts(["Method"])
    copy = outgoing.copy()
    copy.extra.clear()
    assert (outgoing.extra, copy.parts) == ({"Stars": "5"}, {"Method": "They wait."})


@pytest.mark.parametrize(
    ("summary", "parts"),
    [
        (None, {}),
        (Summary("They wait."), {}),
        (
            Summary("Method: They wait.\n\nlong.\n\nResults: It works."),
            {"Method": "They wait.\n\nlong.", "Results": "It works."},
        ),
        (Summary("Goals: Tides.\n\nResults: It works."), {"Results": "It works."}),
    ],
)
def test_a_summary_is_parted_at_labels(summary: Summary | None, parts: dict[str, str]) -> None:
    outgoing = Outgoing(paper(summary=summary))
    outgoing.split_parts(["Method", "Results"])
    assert outgoing.parts == parts
    outgoing = Outgoing(paper(summary=summary))
    outgoing.split_parts([])
    assert outgoing.parts == {}


def test_sections() -> None:
    papers = [paper(headings=headings) for headings in (("a",), ("a",), ("b",), ("a",))]
    assert [(headings, len(run)) for headings, run in section_runs(papers)] == [
        (("a",), 2),
        (("b",), 1),
        (("a",), 1),
    ]


@pytest.mark.parametrize(
    ("before", "headings", "lines"),
    [
        ((), (), []),
        ((), ("a", "b"), ["## a", "", "### b", ""]),
        (("a",), ("a", "b"), ["### b", ""]),
        (("a", "b"), ("a", "c"), ["### c", ""]),
        (("a", "b"), ("a",), ["## a", ""]),
        (("a",), ("a",), []),
        (("a", "b"), (), []),
        (("a",), ("b", "a"), ["## b", "", "### a", ""]),
    ],
)
def test_headings_from_one_section_to_the_next(
    before: tuple[str, ...], headings: tuple[str, ...], lines: list[str]
) -> None:
    assert heading_lines(before, headings, 2) == lines


def test_the_level_of_the_outermost_headings() -> None:
    papers = [paper(headings=("a",)), paper(headings=("a", "b"))]
    assert [first_level(papers, innermost) for innermost in (1, 2, 4)] == [1, 1, 3]
    assert first_level([], 2) == 3

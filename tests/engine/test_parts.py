"""The parts of a record: lines of a template, and values under labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperdigest import Author, Paper, Summary
from paperdigest.dialect import Context, Document, Draft, Labelled, Part, Text
from paperdigest.dialect.parts import FoundLabel, Lines
from paperdigest.dialect.writing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperdigest.dialect import Field


def new() -> Draft:
    return Draft(Context(Document.from_text("line")), range(1))


def lines(*forms: str) -> Lines:
    return Lines(forms, {})


def labelled(
    dress: str,
    labels: Sequence[str] | Mapping[str, str | Field | Sequence[str]] = ("Authors", "Abstract"),
    *,
    indent: str = "",
) -> Labelled:
    part = Labelled(dress, labels, indent=indent)
    part.bind({})
    return part


# Lines


@pytest.mark.parametrize(
    ("forms", "text", "begins"),
    [
        (("## {title}",), "## Tidal", True),
        (("## {title}",), "# Tidal", False),
        (("## {title}",), " ## Tidal", False),
        (("> {abstract}", "*{abstract}*"), "*Nets", True),
        # a form without slots is a whole line, or some
        (("Details",), "Details", True),
        (("Details",), "Details  ", True),
        (("Details",), "Details\nmore", True),
        (("Details",), "Details on tides", False),
        (("Details", "> {abstract}"), "> x", True),
        (("Details", "Notes"), "Notes", True),
        (("<p>\n\n{title}",), "<p>\n\nTidal", True),
        (("<p>\n\n{title}",), "<p>\nTidal", False),
        # one that is indented may be so by any number of blanks
        (("  - {title}",), "- Tidal", True),
        (("  - {title}",), "    - Tidal", True),
        (("  - {title}",), "    + Tidal", False),
        # a slot begins nowhere by itself
        (("{title}",), "Tidal", False),
        ((" {title}",), "  ", False),
    ],
)
def test_where_lines_begin(forms: tuple[str, ...], text: str, begins: bool) -> None:  # noqa: FBT001 - a parameter
    part = lines(*forms)
    assert part.begins(text) is begins
    assert part.begins(f"x\n{text}", 2) is begins


def test_what_lines_are() -> None:
    part = lines("\n## {title}\n\n", "### {title}")
    assert (part.before, part.after) == (1, 2)
    assert part.literals == ("## ", "### ")
    assert [type(field).__name__ for field in part.slots] == ["Title", "Title"]
    assert part.holds == {"title"}
    assert str(part) == "'## {title}' or '### {title}'"
    assert (part.height, part.is_open, part.is_anything) == (1, True, False)
    tall = Lines("<p>\n\n{title}</p>", {})
    assert (tall.height, tall.is_open, tall.is_anything) == (3, False, False)
    assert lines("{title}", "x").is_anything


def test_read_lines() -> None:
    draft = new()
    assert lines("({title})", "<{title}>").read("<Tidal> \n", draft)
    assert draft.title == "Tidal"
    assert not lines("({title})").read("Tidal", draft)
    assert lines("  ({title})").read("  (Nets)", draft)
    assert draft.title == "Nets"


def test_write_lines() -> None:
    paper = Outgoing(Paper("Tidal"))
    assert lines("\n## {title}\n\n").write(paper) == "\n## Tidal\n\n"
    assert lines("  - {title}").write(paper) == "  - Tidal"
    assert lines("Details").write(paper) == "Details"
    assert lines("> {abstract}").write(paper) is None
    assert lines("{abstract} of {title}").write(paper) == " of Tidal"


# Labels


@pytest.mark.parametrize(
    ("dress", "text", "value"),
    [
        ("**{label}:** {value}", "**Authors:** Ada", " Ada"),
        ("**{label}:** {value}", "**Authors**: Ada", " Ada"),
        ("**{label}:** {value}", "**Authors：** Ada", " Ada"),
        ("**{label}:** {value}", "**Authors**：Ada", "Ada"),
        ("**{label}**: {value}", "**Authors:**Ada", "Ada"),
        ("**{label}**: {value}", "**Authors** : Ada", None),
        ("**{label}**: {value}", "**AUTHORS**: Ada", " Ada"),
        ("**{label}**: {value}", "**authors：** Ada", " Ada"),
        ("**{label}**: {value}", "** Authors **: Ada", " Ada"),
        ("**{label}**: {value}", "- **Authors**: Ada", None),
        ("- {label}: {value}", "- Authors: Ada", " Ada"),
        ("- {label}: {value}", "- Authors：Ada", "Ada"),
        ("- {label}: {value}", "- Authors Ada", None),
        ("- {label} | {value}", "- Authors | Ada", " Ada"),
        ("- {label} | {value}", "- Authors: Ada", None),
    ],
)
def test_a_label_and_what_joins_it_to_its_value(dress: str, text: str, value: str | None) -> None:
    found = labelled(dress).find(text)
    assert found == (value and FoundLabel("Authors", len(text) - len(value), is_declared=True))
    moved = labelled(dress).find(f"x\n{text}", 2)
    assert moved == (found and found._replace(value=found.value + 2))


@pytest.mark.parametrize(
    ("dress", "text", "label"),
    [
        ("**{label}**: {value}", "**Stars**: 5", "Stars"),
        ("**{label}:** {value}", "**Stars**: 5", "Stars"),
        ("**{label}**: {value}", "**[Stars](x)**: 5", None),
        ("**{label}**: {value}", "**a: b**: 5", None),
        ("**{label}**: {value}", "****: 5", None),
        ("**{label}**: {value}", f"**{'S' * 45}**: 5", "S" * 45),
        ("**{label}**: {value}", f"**{'S' * 46}**: 5", None),
        ("**{label}**: {value}", f"**{'S' * 48}Authors**: 5", None),
        # without marks, a label that is not declared is text
        ("{label}: {value}", "Stars: 5", None),
        ("- {label}: {value}", "- Stars: 5", None),
    ],
)
def test_labels_that_are_not_declared(dress: str, text: str, label: str | None) -> None:
    found = labelled(dress).find(text)
    assert (found and found.label) == label
    assert found is None or not found.is_declared


def test_what_labels_are() -> None:
    marked, bare = labelled("\n**{label}**: {value}\n\n"), labelled("{label}: {value}")
    assert (marked.before, marked.after) == (1, 2)
    assert (marked.marks_labels, bare.marks_labels) == (True, False)
    assert labelled("{label}: {value}", indent="  ").marks_labels
    assert marked.holds == {"authors", "et_al", "abstract", "extra"}
    assert bare.holds == {"authors", "et_al", "abstract"}
    assert str(marked) == "**LABEL**: ... with one of Authors, Abstract"
    assert [type(field).__name__ for field in marked.slots] == ["Authors", "Text"]
    assert marked.once == {"Authors", "Abstract"}
    stars = labelled("{label}: {value}", {"Stars": "{stars}", "Method": Part(), "Links": ("{links}", "none")})
    assert stars.once == {"Method", "Links"}
    assert stars.summary_parts == ("Method",)


def read(part: Labelled, *texts: str) -> Draft:
    """Read values, each from its own line to its end."""
    draft = new()
    for text in texts:
        found = part.find(text)
        assert found is not None
        part.read(text, found, len(text), draft)
    return draft


def test_read_values_under_labels() -> None:
    draft = read(labelled("**{label}**: {value}"), "**Authors**: Ada Moor ", "**ABSTRACT:** Nets\nwait.\n")
    assert draft.authors == (Author("Ada Moor"),)
    assert draft.abstract == "Nets\nwait."
    assert draft.notes.labels == {"Authors", "Abstract"}
    assert new().notes.labels is None


def test_a_value_ends_where_it_is_told() -> None:
    part, draft, text = labelled("**{label}**: {value}"), new(), "**Abstract**: Nets wait."
    found = part.find(text)
    assert found is not None
    part.read(text, found, len(text) - len(" wait."), draft)
    assert draft.abstract == "Nets"


def test_a_label_that_comes_twice_is_kept_the_second_time() -> None:
    draft = read(labelled("**{label}**: {value}"), "**Abstract**: Nets.", "**Abstract:** Tides.")
    assert (draft.abstract, draft.extra) == ("Nets.", {"Abstract": "Tides."})


def test_a_value_that_is_of_no_form_is_kept() -> None:
    part = labelled("**{label}**: {value}", {"Venue": ("at {venue}", "in {venue}")})
    assert read(part, "**Venue**: in Shore").venue == "Shore"
    odd = read(part, "**Venue**: Shore")
    assert (odd.venue, odd.extra) == (None, {"Venue": "Shore"})


def test_the_tail_behind_a_value() -> None:
    part = labelled("<p>{label}: {value}</p>")
    assert part.closing == "</p>"
    assert read(part, "<p>Abstract: Nets wait. </p>").abstract == "Nets wait."
    assert read(part, "<p>Abstract: Nets wait.").abstract == "Nets wait."
    assert part.write(Outgoing(Paper("", abstract="Nets."))) == "<p>Abstract: Nets.</p>"


def test_lines_that_are_indented_go_on() -> None:
    part = labelled("{label}: {value}", indent="  ")
    assert read(part, "Abstract: Nets\n  wait\n  long.").abstract == "Nets wait long."
    paper = Paper("", abstract="Nets.", extra={"Seen": "5\n6"})
    assert part.write(Outgoing(paper)) == "Abstract: Nets."
    part.takes_rest = True
    assert part.write(Outgoing(paper)) == "Abstract: Nets.\nSeen: 5\nSeen: 6"


def test_a_label_that_is_not_declared_is_read_by_its_meaning() -> None:
    part = labelled("**{label}**: {value}")
    draft = read(part, "**DOI**: 10.1234/tides", "**Stars**: 5", "**标签**: Tides, Nets")
    assert draft.doi == "10.1234/tides"
    assert draft.extra == {"Stars": "5"}
    assert draft.tags == ("Tides", "Nets")


def test_of_labels_with_one_meaning_the_first_counts() -> None:
    draft = read(labelled("**{label}**: {value}"), "**DOI**: 10.1234/a", "**DOI link**: 10.1234/b")
    assert (draft.doi, draft.extra) == ("10.1234/a", {"DOI link": "10.1234/b"})


def test_links_under_labels_add_up() -> None:
    part = labelled("**{label}**: {value}")
    draft = read(part, "**PDF**: [a](https://example.org/a)", "**Code**: [b](https://example.org/b)")
    assert [link.kind for link in draft.links] == ["pdf", "code"]
    assert draft.extra == {}


def test_a_label_can_t_mean_what_a_slot_of_the_layout_holds() -> None:
    part = labelled("**{label}**: {value}")
    part.others = [Text("comment")]
    draft = read(part, "**Comment**: Ten pages", "**DOI**: 10.1234/a")
    assert (draft.comment, draft.extra, draft.doi) == (None, {"Comment": "Ten pages"}, "10.1234/a")


def test_parts_of_a_summary_and_a_summary() -> None:
    part = labelled("**{label}**: {value}")
    parts = read(part, "**Method**: They wait.", "**Results**: It works.", "**Summary**: In short.")
    assert list(parts.notes.parts) == ["Method: They wait.", "Results: It works."]
    assert (parts.summary, parts.extra) == (None, {"Summary": "In short."})
    summary = read(part, "**Summary**: In short.", "**Method**: They wait.")
    assert summary.summary == Summary("In short.")
    assert (list(summary.notes.parts), summary.extra) == ([], {"Method": "They wait."})
    part.others = [Part()]  # a label of the layout's that is a part: others add to it
    assert list(read(part, "**Results**: It works.").notes.parts) == ["Results: It works."]
    part.others = [Text("summary")]
    assert read(part, "**Results**: It works.").extra == {"Results": "It works."}


def test_write_values_under_labels() -> None:
    part = labelled("**{label}**: {value}\n")
    paper = Paper("", abstract="Nets.", authors=(Author("Ada Moor"),), extra={"Stars": "5"})
    outgoing = Outgoing(paper)
    assert part.write(outgoing) == "**Authors**: Ada Moor\n\n**Abstract**: Nets.\n"
    assert outgoing.extra == {"Stars": "5"}
    part.takes_rest = True
    assert part.write(outgoing) == "**Authors**: Ada Moor\n\n**Abstract**: Nets.\n\n**Stars**: 5\n"
    assert outgoing.extra == {}
    assert part.write(Outgoing(Paper("Tidal"))) is None


def test_lines_that_all_begin_with_blanks() -> None:
    part = lines("  {abstract}\n")
    draft = new()
    assert part.read("  Nets\n  that\n wait.\n\n   They win.\n", draft)
    assert draft.abstract == "Nets\nthat\nwait.\n\n They win."
    assert part.write(Outgoing(Paper("", abstract="Nets\nwait."))) == "  Nets\n  wait.\n"
    assert lines("> {abstract}").write(Outgoing(Paper("", abstract="Nets\nwait."))) == "> Nets\nwait."


@pytest.mark.parametrize("tail", ["", "\n>"])
def test_values_in_a_quote(tail: str) -> None:
    part = labelled("> **{label}:** {value}" + tail)
    draft = read(
        part, f"> **Abstract:** > Nets\n> that wait.\n>\n> > They\nwin.{tail}", f"> **Authors:** {tail}"
    )
    assert draft.abstract == "> Nets\nthat wait.\n\n> They\nwin."
    assert draft.authors == ()
    written = part.write(Outgoing(Paper("", abstract=draft.abstract)))
    assert written == f"> **Abstract:** > Nets\n> that wait.\n> \n> > They\n> win.{tail}"
    assert read(part, written).abstract == draft.abstract


def test_what_is_under_declared_labels_is_not_written_again() -> None:
    part = labelled("**{label}**: {value}", {"Stars": "{stars} stars"})
    part.takes_rest = True
    assert part.write(Outgoing(Paper("", extra={"Stars": "5"}))) == "**Stars**: 5 stars"

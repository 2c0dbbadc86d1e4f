"""Texts with slots: what they take apart, what they say of a text that is not of theirs, and what they write."""

from __future__ import annotations

import pytest

from paperdigest import Author, Link, Paper
from paperdigest.dialect import (
    Authors,
    Context,
    Date,
    Document,
    Draft,
    Field,
    Ignored,
    Listed,
    Repeated,
    Tags,
    Template,
    Text,
)
from paperdigest.dialect.template import Forms, holds
from paperdigest.dialect.writing import Outgoing

NETS = Link("https://arxiv.org/abs/3105.00001", None, "abstract")
PAPER = Paper(
    "Tidal Nets", authors=(Author("Ada Moor"), Author("Kai Wind")), links=(NETS,), extra={"stars": "5"}
)


def template(text: str, **fields: Field) -> Template:
    return Template(text, fields)


def draft() -> Draft:
    return Draft(Context(Document.from_text("line")), range(1))


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        # no slots: the whole text
        ("---", "---", []),
        ("---", "--- more", None),
        # the literals at the ends
        ("## {title}", "## Tidal Nets", ["Tidal Nets"]),
        ("## {title}", "# Tidal Nets", None),
        ("({title})", "(Tidal)", ["Tidal"]),
        ("({title})", "(Tidal", None),
        ("**{title}**", "***", None),
        # values are trimmed
        ("<{title}>", "<  Tidal Nets >", ["Tidal Nets"]),
        # the last slot may be empty, and with it the blank before it
        ("Code: {stars}", "Code:", [""]),
        ("Code: {stars}", "Code: 5", ["5"]),
        # but not if there is nothing but blanks between the slots
        ("{title}  {stars}", "Tidal", None),
        # or the line end
        ("Code:\n  {stars}", "Code:", [""]),
        ("Code:\n  {stars}", "Code:\n  5", ["5"]),
        # what a template begins with, each line of its slots has
        ("  {title}", "Tidal\n  Nets\n    wait\n\n  win", ["Tidal\nNets\n  wait\n\nwin"]),
        ("  {title} by {authors}", "Tidal\n  Nets by A,\n  B", ["Tidal\nNets", "A,\nB"]),
        # slots before the free one end early, slots behind it begin late
        ("{stars} - {title} - {seen}", "a - b - c - d", ["a", "b - c", "d"]),
        ("{stars} | {seen}", "a | b | c", ["a", "b | c"]),
        ("{title} ({venue}", "a (b) (c", ["a", "b) (c"]),
        ("{title} by {authors}, {stars}", "Led by tides by Ada Moor, 5", ["Led by tides", "Ada Moor", "5"]),
        ("{stars} - {title} - {seen}", "a : b - c", None),
        ("{stars} - {title} - {seen}", "a - b", None),
        # fields tell what can't stand in their slots
        ("{number}. {title}", "12. Tidal Nets", ["12", "Tidal Nets"]),
        ("{number}. {title}", "No. Tidal Nets", None),
        ("[{title}]({url})", "[a](u), [b](v)", None),
        ("> {listed}", "> Monday", None),
        ("> {arxiv_id}", "> 3105.00001v2", ["3105.00001v2"]),
        ("> {arxiv_id}", "> Tides", None),
        ("- {tags}", "- ['x']", ["['x']"]),
        # blanks around a template are not compared
        ("  - {title} ", "- Tidal", ["Tidal"]),
    ],
)
def test_split(form: str, text: str, found: list[str] | None) -> None:
    assert template(form).split(text) == found


def test_a_slot_of_an_unknown_name_is_kept_under_it() -> None:
    read = draft()
    assert template("{title} ({stars} stars)").read("Tidal Nets (5 stars)", read)
    assert (read.title, read.extra) == ("Tidal Nets", {"stars": "5"})
    assert not template("{title} ({stars} stars)").read("Tidal Nets", read)


def test_fields_of_the_dialect_come_before_the_usual_ones() -> None:
    read = draft()
    assert template("{title}: {comment}", title=Text("venue")).read("Shore: Ten pages", read)
    assert (read.title, read.venue, read.comment) == ("", "Shore", "Ten pages")


def test_a_single_slot_is_called_by_the_label_that_it_stands_under() -> None:
    one, two = draft(), draft()
    assert template("{stars} stars").read("5 stars", one, "Seen")
    assert template("{stars} of {all}").read("5 of 9", two, "Seen")
    assert (one.extra, two.extra) == ({"Seen": "5"}, {"stars": "5", "all": "9"})
    seen = Outgoing(Paper("", extra={"Seen": "5", "stars": "6"}))
    assert template("{stars} stars").values(seen, "Seen") == ["5"]
    assert template("{stars} stars").values(seen) == ["6"]


@pytest.mark.parametrize(
    ("form", "text", "why"),
    [
        ("## {title}", "## Tidal", ""),
        ("## {title}", "# Tidal", "expected it to begin with '## '"),
        ("{title} ({stars}", "Tidal", "expected ' (' after {title}, from column 1"),
        ("a {number}. {title}", "a 1 Tidal", "expected '. ' after {number}, from column 3"),
        ("{number}. {title}", "x. Tidal", "the text of {number}, {title} is not of its kind"),
        ("({stars})", "(5) of 9", "more follows"),
        ("({title})", "(Tidal) of 9", "more follows"),
        ("---", "--- of 9", "more follows"),
        ("---", "------", "more follows"),
    ],
)
def test_mismatch(form: str, text: str, why: str) -> None:
    found = template(form)
    assert found.mismatch(text) == why
    assert (found.split(text) is not None) == (not why)


def test_values_and_fill() -> None:
    form = template("  {number}. [{title}]({url}) by {authors} ")
    outgoing = Outgoing(PAPER, 3)
    values = form.values(outgoing)
    assert values == ["3", "Tidal Nets", NETS.url, "Ada Moor, Kai Wind"]
    assert outgoing.links == []
    assert form.fill(values) == f"  3. [Tidal Nets]({NETS.url}) by Ada Moor, Kai Wind "


def test_each_line_of_a_slot_begins_like_the_template() -> None:
    assert template("  {a} - {b}").fill(["Nets\n\nwait", "x\n y"]) == "  Nets\n\n  wait - x\n   y"


def test_fill_writes_what_a_field_has_for_nothing() -> None:
    assert template("{stars}/{seen}", seen=Ignored("none")).fill(["", ""]) == "/none"


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        ("## {number}. [{title}]({url})", "## 0. ["),
        ("### [{number}] [{title}]({url})", "### [0] ["),
        ("## {title}", "##"),
        ("- {listed} {title}", "- 0"),
        ("{title}", ""),
        ("{number}. {title}", "0."),
        ("Title: {title}", "Title:"),
        ("> {stars}\n## {title}", ">"),
        ("{arxiv_id} {title}", ""),
        ("{number}/{number} of", "0/0"),
        ("---", "---"),
    ],
)
def test_shape(form: str, shape: str) -> None:
    assert template(form).shape() == shape


def test_dates_that_begin_with_a_digit_show_in_the_shape() -> None:
    assert template("- {published}: {title}").shape() == "- 0"
    assert template("- {published}: {title}", published=Date(in_words=True)).shape() == "-"
    assert template("> {listed}", listed=Listed(written="%d %B %Y")).shape() == ">"


@pytest.mark.parametrize(
    ("form", "is_open"),
    [("> {abstract}", True), ("> {abstract}.", False), ("> {stars}", False), ("---", False)],
)
def test_a_template_is_open_if_nothing_closes_its_last_slot(form: str, is_open: bool) -> None:  # noqa: FBT001 - a parameter
    assert template(form).is_open is is_open


def test_holds() -> None:
    assert template("{title} {stars}").holds == {"title", "extra"}
    assert holds([]) == frozenset()
    assert Forms(["{title}", "{authors}"], {}).holds == {"title", "authors", "et_al"}


def test_forms_read_the_first_that_fits() -> None:
    forms = Forms(["[{title}]({url})", "{title} of {venue}"], {})
    linked, plain = draft(), draft()
    assert forms.read("[Tidal](https://example.org/t)", linked)
    assert (linked.title, [link.url for link in linked.links]) == ("Tidal", ["https://example.org/t"])
    assert forms.read("Tidal of Shore", plain)
    assert (plain.title, plain.venue) == ("Tidal", "Shore")
    assert not forms.read("Tidal", draft())
    assert forms.split("Tidal of Shore") == (forms.templates[1], ["Tidal", "Shore"])
    assert forms.split("Tidal") is None
    assert forms.field is None


def test_a_form_that_is_one_slot_takes_any_text() -> None:
    for declared in ("{stars}", ["{stars}"]):
        read, forms = draft(), Forms(declared, {})
        assert forms.read("5", read)
        assert forms.read("6", read, "Seen")
        assert read.extra == {"stars": "5", "Seen": "6"}
    assert Forms("{stars}.", {}).field is None


def test_a_field_is_a_form_of_one_slot() -> None:
    read, field = draft(), Tags("/")
    forms = Forms(field, {})
    assert forms.field is field
    assert forms.read("a/b", read, "Topics")
    assert read.tags == ("a", "b")
    assert forms.write(Outgoing(Paper("", tags=("a", "b")))) == "a/ b"


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        (PAPER, f"[Tidal Nets]({NETS.url}), 5"),
        (Paper("Tidal Nets", links=(NETS,)), f"[Tidal Nets]({NETS.url})"),
        (Paper("Tidal Nets", extra={"stars": "5"}), "Tidal Nets, 5"),
        (Paper("Tidal Nets"), "Tidal Nets"),
    ],
)
def test_forms_choose_the_one_that_says_most(paper: Paper, text: str) -> None:
    forms = Forms(["[{title}]({url})", "[{title}]({url}), {stars}", "{title}, {stars}", "{title}"], {})
    outgoing = Outgoing(paper)
    assert forms.write(outgoing) == text
    assert (outgoing.links, outgoing.extra) == ([], {})  # what is tried on a copy is taken once, and for good


def test_of_forms_with_slots_that_have_nothing_to_say_the_one_that_says_most_is_written() -> None:
    forms = Forms(["{abstract} ({venue})", "{abstract} ({venue}), {stars}: {title}"], {})
    assert forms.write(Outgoing(PAPER)) == " (), 5: Tidal Nets"
    assert Forms(["{venue}.", "{abstract}."], {}).write(Outgoing(PAPER)) == ""


def test_what_a_field_has_for_nothing_counts_as_said() -> None:
    forms = Forms(["{title}", "{title} {mark}"], {"mark": Ignored("!")})
    assert forms.write(Outgoing(PAPER)) == "Tidal Nets !"


def test_a_text_without_slots_is_written_as_it_is() -> None:
    assert Forms("Seen", {}).write(Outgoing(PAPER)) == "Seen"


def test_forms_choose_under_a_label() -> None:
    forms = Forms(["{stars} stars", "{seen} views of {all}"], {})
    outgoing = Outgoing(Paper("", extra={"Seen": "5"}))
    chosen, values = forms.choose(outgoing, "Seen")
    assert (chosen.text, values) == ("{stars} stars", ["5"])
    assert Forms("{authors}", {"authors": Authors(separator="; ")}).choose(Outgoing(PAPER))[1] == [
        "Ada Moor; Kai Wind"
    ]


@pytest.mark.parametrize(
    "text", ["**T**  \nAda Moor  \n2031", "**T**\nAda Moor\n2031", "**T** \nAda Moor\n2031"]
)
def test_blanks_before_line_ends_are_written_and_not_asked_for(text: str) -> None:
    form = template("**{title}**  \n{authors}  \n{published}")
    assert form.split(text) == ["T", "Ada Moor", "2031"]
    assert form.mismatch(text) == ""
    assert form.mismatch("**T  \nAda Moor") == "expected '**\\n' after {title}, from column 3"
    assert form.fill(["T", "Ada Moor", "2031"]) == "**T**  \nAda Moor  \n2031"
    assert template("**{title}**\n{authors}").split("**T**  \nAda Moor") is None


@pytest.mark.parametrize(
    ("title", "cited", "found"),
    [
        ("Tides, Nets, and Reeds.", "Tides, Nets, and Reeds", True),
        ("Tides, Nets, and Reeds.", "Tides, Nets", True),
        ("Tides, Nets, and Reeds.", "Tides, Nets...", True),
        ("Tides, Nets, and Reeds.", "Tides", True),
        ("Tides", "Tides", True),
        ("Tides", "On tides", True),
        ("Tides, Nets", "On tides, nets", False),
    ],
)
def test_a_slot_that_repeats_the_beginning_of_another(title: str, cited: str, found: bool) -> None:  # noqa: FBT001 - a parameter
    form = template("{title} = {again}, {venue}, {stars}", again=Repeated("title"))
    assert (
        form.split(f"{title} = {cited}, Life (Basel, Shore), 5") == [title, cited, "Life (Basel, Shore)", "5"]
    ) is found
    assert form.split(f"{title} = {cited}; Life") is None
    paper = Paper(title, venue="Shore", extra={"stars": "5"})
    assert form.fill(form.values(Outgoing(paper))) == f"{title} = {title.rstrip('.')}, Shore, 5"
    said = draft()
    form.read(f"{title} = {cited}, Shore, 5", said)
    assert said.title == title

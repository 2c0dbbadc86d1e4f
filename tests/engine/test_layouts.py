"""Layouts: which lines of a record are read by which part, and in which order parts are written."""

from __future__ import annotations

import pytest

from paperdigest import Author, Link, Paper, Summary
from paperdigest.dialect import Context, Document, Draft, Labelled, Layout, Text
from paperdigest.dialect.layouts import Reading, written_lines
from paperdigest.dialect.parts import Lines
from paperdigest.dialect.writing import Outgoing

LINK = Link("https://arxiv.org/abs/3105.00001", None, "abstract")


def bound(layout: Layout) -> Layout:
    layout.bind({})
    return layout


def labels(dress: str = "**{label}**: {value}", *names: str, indent: str = "") -> Labelled:
    return Labelled(dress, names or ("Authors", "Abstract"), indent=indent)


SHORE = bound(Layout("## {title}", labels(), "> {comment}", "[Link]({url})"))


def read(layout: Layout, text: str) -> tuple[Draft, Reading]:
    draft = Draft(Context(Document.from_text(text)), range(1))
    return draft, layout.read(text, 0, len(text), draft)


def pieces(layout: Layout, text: str) -> list[tuple[str, str]]:
    """The pieces that were read, each with what it belongs to."""
    _, found = read(layout, text)
    return [
        (span.found.label if span.found else str(span.part), text[span.start : span.stop])
        for span in found.spans
    ]


def left(layout: Layout, text: str) -> list[str]:
    """The pieces that no part explains."""
    return [text[span.start : span.stop] for span in read(layout, text)[1].left]


def test_labels_that_tell_a_style() -> None:
    layout = bound(
        Layout(
            "## [{title}]({url})",
            Labelled("{label}: {value}", ("Authors", "Abstract"), needs=("Abstract",)),
            Labelled("- {label}: {value}", ("Venue",), needs=("Venue",)),
        )
    )
    text = "## [Tidal](https://arxiv.org/abs/3105.00001)"
    for below, is_paper in (
        ("", False),
        ("\nAuthors: Ada Moor\n- Venue: Shore", False),
        ("\nAbstract: They wait.", False),
        ("\nAbstract:\n- Venue:", True),
    ):
        draft, reading = read(layout, text + below)
        assert reading.is_paper(draft) is is_paper
    assert layout.write(Outgoing(Paper("Tidal", links=(LINK,)))) == f"{text}\nAbstract: \n- Venue: "


# What a layout is


def test_what_a_layout_is() -> None:
    layout = bound(Layout("", ("### {title}", "### [{title}]({url})"), labels(), ends="---"))
    assert layout.shapes == {"###", "### ["}
    assert layout.level == 3
    assert not layout.is_item
    assert layout.ends == ("---",)
    assert layout.holds == {"title", "links", "authors", "et_al", "abstract", "extra"}
    assert bound(Layout("a {title}", ends=("x", "y"))).ends == ("x", "y")


@pytest.mark.parametrize(
    ("opening", "is_item"),
    [
        ("- {title}", True),
        ("+ {title}", True),
        ("{number}. {title}", True),
        ("{number}) {title}", True),
        ("# {title}", False),
        ("**{title}**", False),
        ("{number}: {title}", False),
        ("-{title}", False),
    ],
)
def test_records_that_are_items_of_a_list(opening: str, is_item: bool) -> None:  # noqa: FBT001 - a parameter
    assert bound(Layout(opening)).is_item is is_item
    assert bound(Layout(opening)).level == opening.count("#")


def test_a_layout_begins_with_a_template() -> None:
    with pytest.raises(
        TypeError, match="Expected a template as the first part of a Layout: it opens a record"
    ):
        bound(Layout(labels(), "{title}"))


@pytest.mark.parametrize("opening", ["{title}", "{arxiv_id} {title}", ("## {title}", "{title}"), "\n{title}"])
def test_a_record_opens_with_marks_or_a_word(opening: str | tuple[str, ...]) -> None:
    with pytest.raises(
        ValueError, match=r"Expected marks or a word before the first slot of '.*', which opens"
    ):
        bound(Layout(opening))


def test_the_last_part_that_marks_its_labels_takes_the_others() -> None:
    first, second, third = labels(), labels("*{label}*: {value}"), labels("{label}: {value}")
    bound(Layout("## {title}", first, second, third))
    assert [part.takes_rest for part in (first, second, third)] == [False, True, False]
    assert {name for slot in first.others for name in slot.fields} == {
        "title",
        "authors",
        "et_al",
        "abstract",
    }


# What opens a record


@pytest.mark.parametrize(
    ("parts", "text", "values", "rest"),
    [
        ("## {title}", "## Tidal\nx", ["Tidal"], "\nx"),
        ("## {title}", "## Tidal", ["Tidal"], ""),
        # over some lines, down to the one that closes it
        ("- **{title}**", "- **Tidal\n  Nets**\nx", ["Tidal\n  Nets"], "\nx"),
        ("- **{title}**", "- **a\nb\nc\nd\ne\nf**\nx", ["a\nb\nc\nd\ne\nf"], "\nx"),
        ("- **{title}**", "- **a\nb\nc\nd\ne\nf\ng**", None, ""),
        ("- **{title}**", "- **a\n\nb**", None, ""),
        ("- **{title}**", "- **a\n  \nb**", None, ""),
        ("- **{title}**", "- **a\nb", None, ""),
        ("- **{title}**", "- **a", None, ""),
        ("- **{title}**", "- a**", None, ""),
        # one that is never closed takes its own line alone
        ("{number}. {title}", "No. Tidal\nNets", None, ""),
        # an opening of some lines
        ("> Paper\n**{title}**", "> Paper\n**Tidal**\nx", ["Tidal"], "\nx"),
        ("> Paper\n**{title}**", "> Paper\n**Tidal\nNets**", ["Tidal\nNets"], ""),
        ("> Paper\n**{title}**", "> Paper", None, ""),
        # several forms
        (("- [{title}]({url})", "- {title}."), "- [a](u)", ["a", "u"], ""),
        (("- [{title}]({url})", "- {title}."), "- a\nb.", ["a\nb"], ""),
    ],
)
def test_what_opens_a_record(
    parts: str | tuple[str, ...], text: str, values: list[str] | None, rest: str
) -> None:
    layout = bound(Layout(parts))
    for at in (0, 2):
        opened = layout.open("x\n"[:at] + text, at)
        assert (opened and opened.values) == values
        assert opened is None or text[opened.stop - at :] == rest
        assert opened is None or opened.template in layout.opening.templates


@pytest.mark.parametrize(
    ("below", "opens"),
    [
        ("\n\nBy Ada Moor", True),
        ("\n \nBy Ada Moor", False),  # the template has no blanks there
        ("\nBy Ada Moor", False),
        ("\n\n\nBy Ada Moor", False),
        ("\n\nThey wait.", False),
        ("\n\n", False),
        (":\nLearning to Wait\n\nBy Ada Moor", True),
        (":\n\nLearning to Wait\n\nBy Ada Moor", False),
    ],
)
def test_an_opening_with_a_blank_line(below: str, opens: bool) -> None:  # noqa: FBT001 - a parameter
    layout = bound(Layout("## {title}\n\nBy {authors}", "> {comment}"))
    text = f"## Tidal{below}"
    opened = layout.open(text)
    assert (opened is not None) is opens
    if opened:
        assert opened.stop == len(text)
        assert pieces(layout, f"{text}\n\n> 7 pages")[1:] == [("'> {comment}'", "> 7 pages")]


def test_an_opening_ends_before_what_is_no_line_of_the_record() -> None:
    layout = bound(Layout("- **{title}**", "> {comment}"))
    text = "- **Tidal\n# Nets**\n> Ten pages"
    draft = Draft(Context(Document.from_text(text)), range(1))
    opened = layout.open(text)
    assert opened is not None
    found = layout.read(text, 0, text.index("#"), draft, opened)
    assert (draft.title, found.spans) == ("", [])
    assert [text[span.start : span.stop] for span in found.left] == ["- **Tidal"]
    whole = layout.read(text, 0, text.index(">"), draft, opened)
    assert (draft.title, whole.end) == ("Tidal # Nets", text.index(">") - 1)


# Which part reads what


def test_parts_in_their_order() -> None:
    text = "## Tidal\n\n**Abstract**: Nets\nwait.\n\n**Authors**: Ada Moor\n> Ten pages\n[Link](https://arxiv.org/abs/3105.00001)\n\n"
    draft, found = read(SHORE, text)
    assert (draft.title, draft.abstract, draft.authors, draft.comment, draft.links) == (
        "Tidal",
        "Nets\nwait.",
        (Author("Ada Moor"),),
        "Ten pages",
        [LINK],
    )
    assert [text[span.start : span.stop].rstrip() for span in found.spans] == [
        "## Tidal",
        "**Abstract**: Nets\nwait.",
        "**Authors**: Ada Moor",
        "> Ten pages",
        "[Link](https://arxiv.org/abs/3105.00001)",
    ]
    assert found.left == []
    assert found.end == len(text.rstrip())


def test_any_part_may_be_missing() -> None:
    assert pieces(SHORE, "## Tidal\n[Link](u)\n") == [
        ("'## {title}'", "## Tidal"),
        ("'[Link]({url})'", "[Link](u)"),
    ]
    assert pieces(SHORE, "## Tidal") == [("'## {title}'", "## Tidal")]
    assert pieces(SHORE, "## Tidal\n\n") == [("'## {title}'", "## Tidal")]


def test_a_part_whose_turn_is_over_is_text() -> None:
    """It goes on with the part that is open, and else no part explains it."""
    assert pieces(SHORE, "## Tidal\n> Ten pages\n**Authors**: Ada")[1:] == [
        ("'> {comment}'", "> Ten pages\n**Authors**: Ada")
    ]
    text = "## Tidal\n[Link](u)\n> Ten pages\n\nand more\n"
    assert left(SHORE, text) == ["> Ten pages\n\nand more"]
    assert read(SHORE, text)[1].end == len("## Tidal\n[Link](u)")


def test_lines_that_no_part_explains_end_where_a_part_begins() -> None:
    text = "## Tidal\n\nSeen twice.\nAnd more.\n> Ten pages"
    draft, found = read(SHORE, text)
    assert [text[span.start : span.stop] for span in found.left] == ["Seen twice.\nAnd more."]
    assert (draft.title, draft.comment) == ("Tidal", "Ten pages")
    assert found.end == len(text)


def test_a_title_in_a_heading_goes_on_to_the_blank_line() -> None:
    draft, _ = read(SHORE, "## Tidal\nNets\n\nSeen.")
    assert draft.title == "Tidal Nets"


def test_an_opening_that_is_of_no_form() -> None:
    draft, found = read(SHORE, "# Tidal\n\n**Authors**: Ada Moor")
    assert (draft.title, [span.part for span in found.left]) == ("", [SHORE.opening])
    closed = bound(Layout("- **{title}**", "> {comment}"))
    assert left(closed, "- **Tidal\n> Ten pages") == ["- **Tidal"]
    assert left(closed, "- **Tidal**\nx") == ["x"]


def test_nothing_read() -> None:
    _, found = read(SHORE, "Tidal\n")
    assert (found.spans, found.end, found.has_labels) == ([], 0, False)
    assert not found.is_paper(Draft(Context(Document.from_text("")), range(1)))


def test_an_open_part_goes_on_over_blank_lines() -> None:
    draft, _ = read(SHORE, "## Tidal\n> Ten pages\n\nand more\n\n")
    assert draft.comment == "Ten pages\n\nand more"


def test_a_closed_part_goes_on_until_it_is_closed() -> None:
    layout = bound(Layout("## {title}", "({comment})", "> {abstract}"))
    draft, _ = read(layout, "## Tidal\n(Ten\npages)\n> Nets.")
    assert (draft.comment, draft.abstract) == ("Ten\npages", "Nets.")
    # nothing closes it: before a blank line, before the next part, or in so many lines
    for text in ("(Ten\n\npages)", "(Ten\n> Nets.\npages)", "(1\n2\n3\n4\n5\n6\n7\n8)"):
        draft, found = read(layout, f"## Tidal\n{text}")
        assert draft.comment is None
        assert found.left
    assert left(layout, "## Tidal\n(1\n2\n3\n4\n5\n6\n7\n8)") == ["(1\n2\n3\n4\n5\n6\n7", "8)"]


def test_what_follows_a_closed_part_is_not_its() -> None:
    layout = bound(Layout("## {title}", "({comment})", "> {abstract}"))
    assert left(layout, "## Tidal\n(Ten)\nSeen.\n> Nets.") == ["Seen."]


def test_a_part_that_begins_with_a_slot_begins_where_it_is_due() -> None:
    layout = bound(Layout("**{title}**", "{authors}", "> {comment}", "{abstract}"))
    draft, found = read(layout, "**Tidal**\nAda Moor\n> Ten pages\nmore\n\nmore\n")
    assert (draft.title, draft.authors, draft.comment) == (
        "Tidal",
        (Author("Ada Moor"),),
        "Ten pages\nmore\n\nmore",
    )
    assert found.left == []
    # not before a part that goes on has ended
    headed = bound(Layout("## {title}", "{authors}"))
    assert pieces(headed, "## Tidal\nNets\n\nAda Moor") == [
        ("'## {title}'", "## Tidal\nNets"),
        ("'{authors}'", "Ada Moor"),
    ]


def test_below_an_open_part_a_part_that_begins_with_a_slot_never_begins() -> None:
    layout = bound(Layout("**{title}**", "> {abstract}", "{comment}"))
    draft, found = read(layout, "**Tidal**\n> Nets\n\nwait.\nLong.")
    assert (draft.abstract, draft.comment, found.left) == ("Nets\n\nwait.\nLong.", None, [])


def test_a_part_that_begins_with_a_slot_begins_where_those_before_it_are_left_out() -> None:
    layout = bound(Layout("**{title}**", "> {abstract}", "{comment}"))
    draft, found = read(layout, "**Tidal**\nTen pages\n\nin all")
    assert (draft.abstract, draft.comment, found.left) == (None, "Ten pages\n\nin all", [])


def test_parts_without_slots() -> None:
    layout = bound(Layout("## {title}", "<details>", "> {abstract}", "</details>"))
    text = "## Tidal\n<details>\n> Nets.\n</details>\n"
    draft, found = read(layout, text)
    assert (draft.abstract, len(found.spans), found.left) == ("Nets.", 4, [])
    assert left(layout, "## Tidal\n\n<details open>\n> Nets.") == ["<details open>"]


def test_what_follows_an_indented_part_without_slots_is_not_its() -> None:
    layout = bound(Layout("## {title}", "  <summary>", labels()))
    text = "## Tidal\n  <summary>\nwords\n**Abstract**: Nets."
    assert read(layout, text)[0].abstract == "Nets."
    assert left(layout, text) == ["words"]


def test_a_part_that_lines_close_goes_on_to_them() -> None:
    layout = bound(
        Layout("## {title}", "<details>\n{abstract}\n</details>", ("---\n{comment}", "---\nNote: {doi}"))
    )
    text = "## Tidal\n<details>\nNets.\n\n---\n\n1\n2\n3\n4\n5\n6\n7</details>\n8\n</details>\n---\n9"
    draft, found = read(layout, text)
    assert (draft.abstract, draft.comment) == ("Nets.\n\n---\n\n1\n2\n3\n4\n5\n6\n7</details>\n8", "9")
    assert found.left == []
    assert left(layout, "## Tidal\n<details>\nNets.\n</details\n") == ["<details>\nNets.\n</details"]


def test_indented_parts() -> None:
    layout = bound(Layout("- **{title}**", "  - Abstract: {abstract}", "  - Note: {comment}"))
    draft, _ = read(layout, "- **Tidal**\n    - Abstract: Nets\n      wait.\n- Note: x")
    assert (draft.abstract, draft.comment) == ("Nets\n    wait.", "x")  # less what the template begins with


# Labels


def test_labels_in_any_order_and_of_any_kind() -> None:
    text = "## Tidal\n\n**Stars**: 5\n**Abstract:** Nets.\n**Stars:** 6\n"
    draft, found = read(SHORE, text)
    assert (draft.abstract, draft.extra, draft.notes.more) == ("Nets.", {"Stars": "5"}, {"Stars": ["6"]})
    assert found.has_labels
    assert not read(SHORE, "## Tidal\n\n**Stars**: 5")[1].has_labels


def test_a_part_comes_before_a_label_that_none_declares() -> None:
    layout = bound(Layout("## {title}", labels(), "**Seen**: {comment}"))
    draft, _ = read(layout, "## Tidal\n\n**Stars**: 5\n**Seen**: twice")
    assert (draft.comment, draft.extra) == ("twice", {"Stars": "5"})


def test_of_two_parts_with_labels_the_one_that_declares_a_label_reads_it() -> None:
    first, second = (
        labels("- {label}: {value}", "Authors", indent="  "),
        labels("- {label}: {value}", "Abstract"),
    )
    layout = bound(Layout("## {title}", first, second))
    _, found = read(layout, "## Tidal\n\n- Stars: 5\n- Abstract: Nets.\n- Authors: Ada")
    assert [span.part for span in found.spans] == [layout.opening, first, second]
    both = bound(Layout("## {title}", labels(), labels("**{label}**: {value}", "Note")))
    _, found = read(both, "## Tidal\n\n**Stars**: 5")
    assert [span.part for span in found.spans] == [both.opening, both.parts[1]]


def test_labels_without_marks_count_once() -> None:
    layout = bound(Layout("## {title}", labels("{label}: {value}")))
    text = "## Tidal\n\nAuthors: Ada Moor\nAbstract: Nets.\nAuthors: two\nmore\nAbstract: old"
    draft, found = read(layout, text)
    assert draft.authors == (Author("Ada Moor"),)
    assert draft.abstract == "Nets.\nAuthors: two\nmore\nAbstract: old"
    assert found.repeated == ["Authors", "Abstract"]
    assert draft.extra == {}
    assert read(layout, "## Tidal\n\nAbstract: Nets.")[1].repeated == []


def test_a_label_that_is_found_again_below_a_closed_line_is_not_read() -> None:
    note = labels("{label}: {value}", "Size")
    layout = bound(Layout("## {title}", note, "</end>", labels("{label}: {value}", "Size", "Comment")))
    text = "## Tidal\nSize: a\n</end>\nSize: b\nComment: c"
    draft, found = read(layout, text)
    assert (draft.extra, draft.comment, found.repeated) == ({"Size": "a"}, "c", ["Size"])
    assert left(layout, text) == ["Size: b"]


def test_marked_labels_beside_labels_without_marks() -> None:
    layout = bound(Layout("## {title}", labels("{label}: {value}"), labels("**{label}**: {value}", "Note")))
    draft, found = read(layout, "## Tidal\n\nAbstract: Nets.\n**Note**: a\n**Note**: b")
    assert (draft.abstract, draft.comment, draft.extra) == ("Nets.", "a", {"Note": "b"})
    assert found.repeated == []


# What a reading tells


@pytest.mark.parametrize(
    ("text", "is_paper"),
    [
        ("## Tidal", False),
        ("## Tidal\n\n**Stars**: 5", False),
        ("## Tidal\n\n**Authors**: Ada", True),
        ("## Tidal\n[Link](https://example.org/x)", True),
        ("## Tidal\n\n**arXiv ID**: 3105.00001", True),
        ("## Tidal\n\n**Date**: 2031-05-06", True),
        ("##\n\n**Authors**: Ada", False),
    ],
)
def test_what_shows_a_paper(text: str, is_paper: bool) -> None:  # noqa: FBT001 - a parameter
    draft, found = read(SHORE, text)
    assert found.is_paper(draft) is is_paper


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("**Authors**: Ada\n**Abstract**: Nets.", True),
        ("**Authors**: Ada\n**Abstract**: Nets.\n**Authors**: Kai", False),
        ("**Stars**: 5\n**Stars**: 6", True),
        ("**Stars**: 5", True),
        ("[Link](u)\nSeen.", True),
        ("[Link](u)\n### Lantern", False),
    ],
)
def test_what_shows_several_records(text: str, is_one: bool) -> None:  # noqa: FBT001 - a parameter
    text = f"## Tidal\n\n{text}"
    assert read(SHORE, text)[1].is_one(text) is is_one


def test_fewer_than_half_of_the_labels_may_repeat() -> None:
    layout = bound(Layout("## {title}", labels("**{label}**: {value}", "Authors", "Abstract", "Date")))
    text = "## Tidal\n\n**Authors**: Ada\n**Abstract**: a\n**Date**: 2031\n**Abstract**: b"
    assert read(layout, text)[1].is_one(text)
    assert not read(layout, f"{text}\n**Date**: 2032")[1].is_one(text)


def test_labels_without_marks_that_repeat() -> None:
    layout = bound(Layout("## {title}", labels("{label}: {value}")))
    text = "## Tidal\n\nAuthors: Ada\nAbstract: a\nAuthors: Kai"
    assert not read(layout, text)[1].is_one(text)


def test_how_many_lines_are_explained() -> None:
    text = "## Tidal\n\n**Authors**: Ada\n**Stars**: 5\n**Abstract**: Nets\n  \nwait.\n"
    assert read(SHORE, text)[1].explained(text) == 4
    assert written_lines("a\n\n  \n b\n") == 2


def test_a_record_is_read_where_it_stands() -> None:
    text = "x\n## Tidal\n[Link](u)\n## Lantern\n"
    draft = Draft(Context(Document.from_text(text)), range(1))
    found = SHORE.read(text, 2, text.index("## Lantern"), draft, SHORE.open(text, 2))
    assert [text[span.start : span.stop] for span in found.spans] == ["## Tidal", "[Link](u)"]


# Writing


def test_write() -> None:
    layout = bound(Layout("\n## {title}", "", labels(), "[Link]({url})\n", ends=("---", "===")))
    paper = Paper("Tidal", links=(LINK,), abstract="Nets.", extra={"Stars": "5"})
    assert layout.write(Outgoing(paper)) == (
        f"\n## Tidal\n\n**Abstract**: Nets.\n**Stars**: 5\n[Link]({LINK.url})\n\n---\n"
    )
    assert layout.write(Outgoing(Paper("Tidal"))) == "\n## Tidal\n\n---\n"
    assert bound(Layout("## {title}")).write(Outgoing(paper)) == "## Tidal"


def test_write_the_parts_of_a_summary() -> None:
    layout = bound(Layout("## {title}", labels("**{label}**: {value}", "Method", "Results")))
    paper = Paper("Tidal", summary=Summary("Results: It works.\n\nMethod: They wait."))
    text = layout.write(Outgoing(paper))
    assert text == "## Tidal\n**Method**: They wait.\n**Results**: It works."


def test_what_is_in_the_slots_is_the_dialect_s() -> None:
    layout = Layout("## {title}", "> {note}")
    layout.bind({"note": Text("comment")})
    assert layout.holds == {"title", "comment"}
    part = layout.parts[1]
    assert isinstance(part, Lines)
    assert read(layout, "## Tidal\n> Ten pages")[0].comment == "Ten pages"

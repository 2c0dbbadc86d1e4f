"""Records that are made quickly are those that their classes make."""

from __future__ import annotations

import pickle
from copy import copy
from typing import TYPE_CHECKING

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from paperdigest.dialect import Context, Document, Draft
from paperdigest.model import Author, Link, Paper, Problem, Summary
from paperdigest.model.making import make_author, make_link, make_problem, make_summary
from paperdigest.normalize.identifiers import ArxivId

if TYPE_CHECKING:
    from attrs import AttrsInstance


def draft() -> Draft:
    return Draft(Context(Document.from_text("Tidal Nets\n")), range(1))


PAIRS = [
    (make_author("Ada Moor", is_handle=False), Author("Ada Moor")),
    (make_author("kwind", is_handle=True), Author("kwind", is_handle=True)),
    (make_link("https://example.org", None, "pdf"), Link("https://example.org", None, "pdf")),
    (make_summary("Nets wait."), Summary("Nets wait.")),
    (make_problem("tide", "note", "Wait", range(2), "|"), Problem("tide", "note", "Wait", range(2), "|")),
    (draft().paper("tides"), Paper("", dialect="tides", lines=range(1))),
]


@pytest.mark.parametrize(("made", "expected"), PAIRS)
def test_a_record_made_quickly_is_the_one_that_its_class_makes(
    made: AttrsInstance, expected: AttrsInstance
) -> None:
    assert type(made) is type(expected)
    assert [(f.name, getattr(made, f.name)) for f in attrs.fields(type(made))] == [
        (f.name, getattr(expected, f.name)) for f in attrs.fields(type(expected))
    ]
    assert made == expected
    assert hash(made) == hash(expected)
    assert repr(made) == repr(expected)
    assert copy(made) == pickle.loads(pickle.dumps(made)) == made  # noqa: S301 - our own


@pytest.mark.parametrize("made", [made for made, _ in PAIRS])
def test_a_record_made_quickly_is_frozen(made: AttrsInstance) -> None:
    field = attrs.fields(type(made))[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(made, field, "another")
    with pytest.raises(FrozenInstanceError):
        delattr(made, field)


def test_what_follows_from_a_record_made_quickly_can_be_asked_for() -> None:
    assert make_author("Ada Moor", is_handle=False).family == "Moor"
    assert make_summary("- They wait. - They win.").bullets == ("They wait.", "They win.")
    assert draft().paper("tides").language is None


def test_a_draft_becomes_its_paper_and_leaves_nothing_else() -> None:
    made = draft()
    made.title, made.arxiv = "Tidal Nets", ArxivId("3105.00001", 2)
    assert made.arxiv == ArxivId("3105.00001", 2)
    paper = made.paper("tides")
    assert paper is made
    assert (paper.arxiv_id, paper.arxiv_version) == ("3105.00001", 2)
    assert not hasattr(paper, "notes")
    made = draft()
    made.arxiv = None
    assert made.arxiv is None

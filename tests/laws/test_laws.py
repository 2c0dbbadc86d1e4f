"""What holds for every text, shown on texts made of the pieces that digests are made of."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import paperdigest
from paperdigest import DigestError, Paper
from paperdigest.dialect import Document
from support.pieces import PIECES, owners

pytestmark = pytest.mark.no_cover

TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(TEXTS)
@example(" ##### ****\n3105.00001v1 by A\n")
def test_every_line_is_in_exactly_one_place(text: str) -> None:
    assert set(owners(paperdigest.parse_digest(text), text)) <= {1}


@given(TEXTS)
def test_unclaimed_text_is_the_text_of_its_lines(text: str) -> None:
    document = Document.from_text(text)
    for unclaimed in paperdigest.parse_digest(text).unclaimed:
        assert unclaimed.text == "\n".join(document.lines[unclaimed.lines.start : unclaimed.lines.stop])


@given(TEXTS)
def test_no_dialect_fails_and_every_paper_has_a_title(text: str) -> None:
    digest = paperdigest.parse_digest(text)
    assert "dialect-failed" not in {problem.code for problem in digest.problems}
    assert all(paper.title == " ".join(paper.title.split()) != "" for paper in digest.papers)


@given(TEXTS, st.sampled_from(sorted(paperdigest.dialects())))
def test_a_named_dialect_takes_any_text(text: str, name: str) -> None:
    digest = paperdigest.parse_digest(text, dialect=name)
    assert {paper.dialect for paper in digest.papers} <= {name}
    assert set(owners(digest, text)) <= {1}


@given(TEXTS)
def test_strict_raises_if_and_only_if_there_is_an_error(text: str) -> None:
    digest = paperdigest.parse_digest(text)
    if any(problem.severity == "error" for problem in digest.problems):
        with pytest.raises(DigestError) as caught:
            paperdigest.parse(text, strict=True)
        assert caught.value.problems == digest.problems
    else:
        assert paperdigest.parse(text, strict=True) == list(digest.papers)


@given(TEXTS)
def test_records_survive_dicts_and_pickles(text: str) -> None:
    digest = paperdigest.parse_digest(text)
    assert pickle.loads(pickle.dumps(digest)) == digest  # noqa: S301 - our own pickle
    assert [Paper.from_dict(paper.to_dict()) for paper in digest.papers] == list(digest.papers)


@given(TEXTS)
def test_detection_is_a_share_and_agrees_with_parsing(text: str) -> None:
    found = paperdigest.detect(text)
    assert all(0 < one.confidence <= 1 and one.reason for one in found)
    assert {*paperdigest.parse_digest(text).dialects} <= {one.dialect for one in found}


@given(TEXTS)
def test_problems_are_one_line_each_and_in_the_order_of_the_text(text: str) -> None:
    problems = paperdigest.parse_digest(text).problems
    assert all("\n" not in problem.message for problem in problems)
    starts = [problem.lines.start for problem in problems]
    assert starts == sorted(starts)

from pathlib import Path

from paperdigest_headlines import Headlines

import paperdigest
from paperdigest.testing import check_dialect

SAMPLE = (Path(__file__).parent / "sample.md").read_text("utf-8")


def test_the_contract() -> None:
    check_dialect(Headlines())


def test_installed_it_is_used_like_a_built_in() -> None:
    digest = paperdigest.parse_digest(SAMPLE)
    assert digest.dialects == ("headlines",)
    first, second = digest.papers
    assert (first.title, first.arxiv_id) == ("Tidal Nets: Learning to Wait", "3105.00001")
    assert [author.name for author in first.authors] == ["Ada Moor", "Kai Wind"]
    assert first.summary is not None
    assert first.summary.text == "They answer only when the answer has settled."
    assert first.headings == ("Papers of 2031-05-06",)
    assert (second.venue, dict(second.extra)) == ("Shore 2031", {"Stars": "5"})
    assert [problem.code for problem in digest.problems] == ["lines-unread"]
    assert paperdigest.detect(SAMPLE)[0].dialect == "headlines"


def test_the_line_that_is_not_read_is_explained() -> None:
    (line,) = Headlines().explain(SAMPLE).unread
    assert (line.number, line.text) == (8, "Seen twice this week.")


def test_it_goes_both_ways() -> None:
    first, _ = paperdigest.parse(SAMPLE)
    assert paperdigest.parse(paperdigest.render([first], dialect="headlines")) == [first]

"""What the listings of a merged paper say is reachable: in rows, frames, the report and notebooks."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import attrs
import pytest

from paperdigest import Digest, Metric, Paper, Summary, merge
from paperdigest.display import paper_html
from paperdigest.export.frames import metrics_to_pandas, metrics_to_polars, papers_to_pandas
from paperdigest.export.spreadsheets import to_csv
from paperdigest.merging.listings import by_evidence, listings_of, other_texts
from paperdigest.overview import overview
from paperdigest.report import report_html


def listing(day: int, **fields: Any) -> Paper:  # noqa: ANN401 - of any field
    plain = {
        "arxiv_id": "3105.00001",
        "listed": date(2031, 5, day),
        "source": f"{day}.md",
        "dialect": "tidal",
        "lines": range(day, day + 1),
    }
    return Paper("Tidal Nets", **{**plain, **fields})


SHORT = listing(1, summary=Summary("Short."), abstract="One.", comment="2 pages")
LONG = listing(2, summary=Summary("Longer."), abstract="Two more.", dialect="windy")
AGAIN = listing(3, summary=Summary("Short."), comment="12 pages")
(MERGED,) = merge([SHORT, LONG, AGAIN])
LONE = Paper("Lantern", summary=Summary("Light."), source="4.md")
VALUES = {"Short.": 1.0, "Longer.": 2.0, "Light.": 3.0}


@pytest.fixture
def metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(paper: Paper) -> tuple[Metric, ...]:
        if paper.summary is None:
            return ()
        value = VALUES[paper.summary.text]
        return (Metric(value, f"{value}", (0, 1), name="recall", datasets=("ShoreBench",)),)

    monkeypatch.setattr(Paper, "metrics", property(found), raising=False)


def test_a_paper_that_was_not_merged_is_its_own_listing() -> None:
    assert listings_of(LONE) == (LONE,)
    assert listings_of(MERGED) == (SHORT, LONG, AGAIN)
    assert [one.source for one in listings_of(MERGED)] == ["1.md", "2.md", "3.md"]


@pytest.mark.usefixtures("metrics")
def test_listings_of_one_text_are_together() -> None:
    assert by_evidence(MERGED) == [(SHORT, AGAIN), (LONG,)]
    assert by_evidence(LONE) == [(LONE,)]
    assert by_evidence(attrs.evolve(LONE, summary=None)) == []


def test_an_abstract_is_read_where_there_is_no_summary() -> None:
    text = "They reach 91.4% accuracy on ShoreBench."
    (paper,) = merge(
        [listing(1, abstract=text), listing(2, summary=Summary(text)), listing(3, abstract=text)]
    )
    assert [len(same) for same in by_evidence(paper)] == [2, 1]


def test_other_texts_are_those_that_the_record_has_not() -> None:
    assert other_texts(MERGED, "summary") == ["Short."]
    assert other_texts(MERGED, "abstract") == ["One."]
    assert other_texts(MERGED, "comment") == ["2 pages"]
    assert other_texts(LONE, "summary") == []


def test_a_row_has_the_other_texts_and_the_places() -> None:
    frame = papers_to_pandas([MERGED, LONE])
    assert frame["other_summaries"].tolist() == [["Short."], []]
    assert frame["other_abstracts"].tolist() == [["One."], []]
    assert frame["other_comments"].tolist() == [["2 pages"], []]
    assert frame["source"].tolist() == ["1.md", "4.md"]
    assert frame["listings"].tolist()[0] == ["1.md:2 (tidal)", "2.md:3 (windy)", "3.md:4 (tidal)"]
    assert "Short." in to_csv([MERGED])


@pytest.mark.usefixtures("metrics")
def test_a_frame_has_every_metric_of_every_listing_with_where_it_came_from() -> None:
    frame = metrics_to_pandas([LONE, MERGED])
    assert frame["value"].tolist() == [3.0, 1.0, 2.0]
    assert frame["paper"].tolist() == [0, 1, 1]
    assert frame["source"].tolist() == ["4.md", "1.md", "2.md"]
    assert frame["dialect"].tolist()[1:] == ["tidal", "windy"]
    assert frame["line"].tolist()[1:] == [2, 3]
    assert frame["listings"].tolist() == [["4.md"], ["1.md:2 (tidal)", "3.md:4 (tidal)"], ["2.md:3 (windy)"]]
    assert metrics_to_polars([LONE, MERGED])["source"].to_list() == frame["source"].tolist()


@pytest.mark.usefixtures("metrics")
def test_counts_and_results_are_those_of_all_listings() -> None:
    counts = overview([MERGED, LONE])
    assert counts.dialects == (("tidal", 2), ("windy", 1))  # by listing
    ((_, (board,)),) = counts.datasets
    assert [(score.metric.value, score.paper.title) for score in board.scores] == [
        (3.0, "Lantern"),
        (2.0, "Tidal Nets"),
        (1.0, "Tidal Nets"),
    ]


@pytest.mark.usefixtures("metrics")
def test_the_report_shows_every_text_and_place() -> None:
    digests = [("1.md", Digest((SHORT,))), ("2.md", Digest((LONG,))), ("4.md", Digest((LONE,)))]
    page = report_html(digests, merge=True)
    for part in (
        "Short.",
        "Longer.",
        "One.",
        "Two more.",
        "<td>1.md:2 (tidal)<br>2.md:3 (windy)</td>",
        "<td>4.md</td>",
    ):
        assert page.count(part) == 1
    assert re.sub("<[^>]*>", "", page).count("tidal (1), windy (1)") == 1
    assert ">Source</th>" in page
    assert ">Source</th>" not in report_html([("", Digest((attrs.evolve(LONE, source=None),)))])
    assert "Short." in report_html(digests)  # results are read in it, so it is there beside the abstract


def test_a_card_shows_every_text() -> None:
    card = paper_html(MERGED)
    for part in ("Short.", "Longer.", "One.", "Two more."):
        assert card.count(part) == 1
    assert card.count("<summary>Another summary</summary>") == 1
    assert "Another" not in paper_html(LONE)

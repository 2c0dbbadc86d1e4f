"""The report: one page that holds all it needs, seen by a real browser where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import paperdigest
from paperdigest import Author, Digest, Link, Metric, Paper, Problem, Summary
from paperdigest.overview import overview, score_text
from paperdigest.report import report_html
from paperdigest.report.charts import over_time, ranking
from support.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "<script>document.title = 'broken'</script>"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]


def paper(number: int, **fields: object) -> Paper:
    plain: dict[str, object] = {
        "listed": date(2031, 5, 1) + timedelta(number),
        "tags": ("Tides", "$x_{1$ 网络", "a\x1b" * 30)[: number % 4],
        "links": (Link(f"https://arxiv.org/abs/3105.{number:05}", None, "abstract"),)
        + (Link("https://github.com/example/tidal", "Code", "code"),) * (number % 2),
        "dialect": "monthly_list",
    }
    return Paper(f"Tidal Nets {number} {EVIL}", **{**plain, **fields})  # type: ignore[arg-type]


PAPERS = tuple(paper(number) for number in range(6))
ERROR = Problem("bad-date", "error", f"Expected a date, found {EVIL}", range(2), "| soon |")
NOTE = Problem("row-joined", "note", "Expected a row on one line", range(4, 6))


def metric(value: float, unit: str | None = "%", **fields: object) -> Metric:
    return Metric(value, f"{value}", (0, 4), unit=unit, **{"datasets": ("ShoreBench",), **fields})  # type: ignore[arg-type]


@pytest.fixture
def metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        PAPERS[0]: (metric(91.4, name="accuracy", subject="Tidal"), metric(3.0, kind="change")),
        PAPERS[1]: (
            metric(95.0, name="accuracy"),
            metric(288.2, None),
            metric(80.0, role="baseline"),
            metric(12.0, "ms", datasets=(EVIL,)),
        ),
    }
    monkeypatch.setattr(Paper, "metrics", property(lambda paper: known.get(paper, ())), raising=False)


class Page(HTMLParser):
    """The elements and addresses of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.addresses: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]


# Counting


@pytest.mark.usefixtures("metrics")
def test_an_overview_counts() -> None:
    counts = overview([*PAPERS, Paper("Reeds"), Paper("Old", published=date(2030, 1, 1))])
    assert (counts.papers, counts.with_code, counts.undated) == (8, 3, 1)
    assert counts.days[0] == (date(2030, 1, 1), 1)
    assert counts.tags[0] == ("Tides", 4)
    assert counts.dialects == (("monthly_list", 6),)
    ((name, (accuracy, unnamed)), (evil, _)) = counts.datasets
    assert (name, evil) == ("ShoreBench", EVIL)
    assert (accuracy.name, accuracy.unit, unnamed.name, unnamed.unit) == ("accuracy", "%", "", None)
    assert [score.metric.value for score in accuracy.scores] == [95.0, 91.4]
    assert accuracy.best_first == accuracy.scores
    assert [score.metric.value for score in unnamed.scores] == [288.2]  # what can't be compared stands apart
    assert accuracy.scores[0].paper == PAPERS[1]
    assert PAPERS[5].metrics == ()


def reported(monkeypatch: pytest.MonkeyPatch, found: dict[str, tuple[Metric, ...]]) -> None:
    """Give papers of some titles these metrics."""
    monkeypatch.setattr(Paper, "metrics", property(lambda paper: found.get(paper.title, ())), raising=False)


def test_a_data_set_is_one_however_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    spelt = [("AIME 24",), ("AIME-24",), ("AIME 24", "ShoreBench")]
    reported(monkeypatch, {"Reeds": tuple(metric(9.0 + n, datasets=names) for n, names in enumerate(spelt))})
    counts = overview([Paper("Reeds")])
    assert [(name, len(board.scores)) for name, (board,) in counts.datasets] == [
        ("AIME 24", 3),
        ("ShoreBench", 1),
    ]


def test_data_sets_of_more_papers_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = tuple(metric(9.0 + n, datasets=("Busy",)) for n in range(5))
    shared = (metric(1.0, datasets=("Shared",)),)
    reported(monkeypatch, {"Reeds": busy + shared, "Tides": shared})
    assert [name for name, _ in overview([Paper("Reeds"), Paper("Tides")]).datasets] == ["Shared", "Busy"]
    # Two listings of one paper are no two papers.
    assert [name for name, _ in overview([Paper("Reeds"), Paper("Reeds")]).datasets] == ["Busy", "Shared"]


def test_errors_and_times_are_better_where_they_are_lower(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [metric(value, name=name) for value in (5.0, 7.0, 6.0) for name in ("WER", "accuracy")]
    found += [metric(value, "ms", name=None) for value in (5.0, 7.0, 6.0)]
    reported(monkeypatch, {"Reeds": tuple(found)})
    ((_, boards),) = overview([Paper("Reeds")]).datasets
    best = {board.name: [score.metric.value for score in board.best_first] for board in boards}
    assert best == {"accuracy": [7.0, 6.0, 5.0], "WER": [5.0, 6.0, 7.0], "": [5.0, 6.0, 7.0]}


def test_a_score_is_no_other_metric_than_what_it_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("FID", "FID score", "fid scores", "score", "scored")
    reported(monkeypatch, {"Reeds": tuple(metric(3.0, None, name=name) for name in names)})
    ((_, boards),) = overview([Paper("Reeds")]).datasets
    assert [len(board.scores) for board in boards] == [3, 1, 1]


def test_a_metric_is_the_same_behind_the_name_of_its_data_set(monkeypatch: pytest.MonkeyPatch) -> None:
    reported(
        monkeypatch,
        {"Reeds": (metric(3.0, name="ShoreBench accuracy"),), "Tides": (metric(4.0, name="accuracy"),)},
    )
    ((_, (board,)),) = overview([Paper("Reeds"), Paper("Tides")]).datasets
    assert len(board.scores) == 2


TOLD = "We wait for tides on ShoreBench. Tidal reaches an accuracy of 91.4% on ShoreBench, compared to 86.2% for Wave. Then it stops."


def test_a_result_has_its_sentence() -> None:
    ((_, (board,)),) = overview([Paper("Reeds", summary=Summary(TOLD), abstract="Other.")]).datasets
    (score,) = board.scores
    assert score.sentence == (
        "Tidal reaches an accuracy of ",
        "91.4%",
        " on ShoreBench, compared to 86.2% for Wave.",
    )
    assert (score.gain.baseline, score.gain.baseline_value) == ("Wave", 86.2)


def test_a_result_of_a_merged_paper_has_the_sentence_of_its_listing() -> None:
    listings = [
        Paper("Reeds", arxiv_id="3105.00001", abstract=TOLD),
        Paper(
            "Reeds",
            arxiv_id="3105.00001",
            summary=Summary("Longer than all others, and without any number. " * 9),
        ),
    ]
    ((_, (board,)),) = overview(paperdigest.merge(listings)).datasets
    assert board.scores[0].listing == listings[0]
    assert board.scores[0].sentence[1] == "91.4%"


@pytest.mark.usefixtures("metrics")
def test_a_value_outside_of_all_texts_stands_alone() -> None:
    ((_, (board, _)), _) = overview(PAPERS).datasets
    assert board.scores[0].sentence == ("", "", "")


def test_an_overview_of_nothing() -> None:
    assert overview([]).days == ()


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (metric(91.4), "91.4%"),
        (metric(2.5, "x", bound=">="), ">= 2.5x"),
        (metric(3.0, "GB", high=4.5), "3–4.5 GB"),
        (metric(1200000.0, None), "1,200,000"),
    ],
)
def test_values_are_written_as_people_do(found: Metric, shown: str) -> None:
    assert score_text(found) == shown


# Charts


@pytest.mark.parametrize(
    ("days", "label"),
    [
        ([date(2031, 5, 1)], "Papers per day, from 2031-05-01 to 2031-05-01"),
        ([date(2030, 11, 30), date(2031, 5, 1)], "Papers per month, from 2030-11 to 2031-05"),
        ([date(1999, 1, 1), date(2031, 5, 1)], "Papers per year, from 1999 to 2031"),
    ],
)
def test_the_bars_over_time_can_be_told_apart(days: list[date], label: str) -> None:
    drawn = over_time([(day, 2) for day in days])
    assert f'aria-label="{label}"' in drawn
    assert "papers per" in drawn


def test_plots_take_their_colours_from_the_page() -> None:
    drawn = ranking([("Tides", 3)], "Tags")
    assert "currentColor" in drawn
    assert "var(--accent)" in drawn
    assert "#01020" not in drawn
    assert drawn == ranking([("Tides", 3)], "Tags")


def test_names_are_no_mathematics_and_no_elements() -> None:
    drawn = ranking([(r"$\frac{$ & <b>", 2), ("网络", 1), ("x" * 60, 1), ("a\x1b", 1)], "Tags")
    assert r"$\frac{$ &amp; &lt;b&gt;" in drawn
    assert "网络" in drawn
    assert "x" * 33 + "…" in drawn
    assert "\x1b" not in drawn


def test_a_plot_is_drawn_for_narrow_screens_too() -> None:
    for drawn in (
        ranking([("x" * 60, 2)], "Tags"),
        over_time([(date(2031, 5, 1), 2), (date(2031, 6, 1), 2)]),
    ):
        widths = [float(width) for width in re.findall(r'<svg [^>]*?width="([\d.]+)pt"', drawn)]
        assert re.findall('<div class="([a-z-]+)">', drawn) == ["on-wide", "on-narrow"]
        # In its own letters the narrow one fits into 420 pixels less the margins of the page.
        assert widths[0] > 600
        assert widths[1] * 4 / 3 < 420 - 2 * 14
    assert "x" * 19 + "…" in ranking([("x" * 60, 2)], "Tags")


# The page


@pytest.mark.usefixtures("metrics")
def test_the_page_asks_for_nothing() -> None:
    page = report_html([("may.md", Digest(PAPERS, (ERROR, NOTE))), (EVIL, Digest((), (NOTE,)))], title=EVIL)
    found = Page(page)
    assert found.elements.count("script") == 1
    assert not {"img", "iframe", "object", "link", "base"} & set(found.elements)
    assert all(address.startswith(("https://", "#")) for address in found.addresses)
    assert not re.search(r"url\((?!#)|@import", page)
    assert "default-src 'none'" in page
    for part in ("Papers over time", "Tags", "Results by data set", "Problems", "1 error, 1 note"):
        assert part in page
    assert "<details open><summary>may.md" in page


def test_a_page_of_nothing() -> None:
    page = report_html([])
    assert "0% with code" in page.replace("<b>", "").replace("</b>", "")
    assert "<svg" not in page
    assert "<h2>Problems" not in page


def test_a_page_of_one_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Paper, "metrics", property(lambda _: (metric(12.0, "ms"),)), raising=False)
    reeds = Paper(
        "Reeds",
        abstract="Wet.",
        authors=(Author("Bo"),),
        et_al=True,
        listed=date(2031, 5, 1),
        tags=("Tides",),
    )
    page = report_html([("may.md", Digest((reeds,)))])
    assert "12 ms" in page
    assert "<svg" not in page  # one bar says nothing
    assert "without a date" not in page
    assert "Listings by style" not in page
    assert "Bo, et al." in page
    assert "<summary>Abstract" in page


def shown_results(page: str) -> list[str]:
    """Return the texts of the rows of results."""
    (found,) = re.findall('<table class="pd-table results">.*?</table>', page, re.DOTALL)
    rows = re.findall("<tr>(.*?)</tr>", found, re.DOTALL)[1:]
    return [re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", row)).strip() for row in rows]


def test_results_of_a_data_set_stand_by_metric(monkeypatch: pytest.MonkeyPatch) -> None:
    found: dict[str, tuple[Metric, ...]] = {
        f"Reeds {n}": (metric(90.0 + n, name="Accuracy" if n else "accuracy"),) for n in range(7)
    }
    found["Reeds 0"] += (
        metric(3.0, name="error rate"),
        metric(4.0, name="error rate"),
        metric(40.0, name=None),
    )
    found["Reeds 6"] += (metric(5.0, name="error rate"), metric(512.0, "ms", name="latency"))
    reported(monkeypatch, found)
    page = report_html([("may.md", Digest(tuple(map(Paper, found))))])
    doubt = "Sentence (data set named elsewhere; from the abstract) full text"
    assert shown_results(page) == [
        "ShoreBench 12 results of 7 papers",
        f"Accuracy (7 results) 96% Reeds 6 {doubt}",  # of each metric, the first five papers
        f"Accuracy 95% Reeds 5 {doubt}",
        f"Accuracy 94% Reeds 4 {doubt}",
        f"Accuracy 93% Reeds 3 {doubt}",
        f"Accuracy 92% Reeds 2 {doubt}",
        f"error rate (lower is better, 3 results) 3% Reeds 0 {doubt}",  # of each paper the best
        f"error rate 5% Reeds 6 {doubt}",
        f"not named 40% Reeds 0 {doubt}",
        f"latency (lower is better) 512 ms Reeds 6 {doubt}",
    ]


def test_many_metrics_and_data_sets_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [metric(9.0, name=f"recall {n}") for n in range(5)]
    found += [metric(9.0, datasets=(f"Shore {n}",)) for n in range(16)]
    found += [metric(9.0 - n, name=None, datasets=("Shore 0",)) for n in range(2)]
    reported(monkeypatch, {"Reeds": tuple(found), "Tides": (metric(8.0, name=None, datasets=("Shore 0",)),)})
    page = report_html([("may.md", Digest((Paper("Reeds"), Paper("Tides"))))])
    assert "and 1 more metric<" in page
    assert "and 2 more data sets" in page
    assert sum(row.startswith("not named 8%") for row in shown_results(page)) == 1


def test_a_result_is_shown_with_its_sentence_and_what_it_is_compared_with() -> None:
    told = "So it goes. " + "On and on. " * 20
    sentence = (
        "By the sea " * 50
        + "Tidal reaches an accuracy of 91.4% on ShoreBench, compared to 86.2%"
        + " by the sea" * 50
    )
    papers = (
        Paper("Reeds", summary=Summary(TOLD), dialect="general_entries"),
        Paper("Tides", abstract=told + sentence + "."),
    )
    page = report_html([("may.md", Digest(papers))])
    first, second = sorted(shown_results(page)[1:], key=len)
    assert first == (
        "accuracy (2 results) 91.4% against 86.2% (Wave) Tidal Reeds Sentence (read by a general style) Tidal reaches an"
        " accuracy of 91.4% on ShoreBench, compared to 86.2% for Wave. full text"
    )
    assert "against 86.2% " in second
    assert "(from the abstract) …" in second  # a long sentence is cut on both sides
    assert "… full text" in second
    assert "So it goes" not in second
    assert "<mark>91.4%</mark>" in page
    assert ['href="#paper-1"' in page, '<tr id="paper-1"' in page] == [True, True]


@pytest.mark.parametrize(
    ("styles", "note"),
    [
        (("monthly_list", "monthly_list"), None),
        (("general_table", "monthly_list"), "A general style read 1 of 2 listings"),
        (("general_table", "general_entries"), "A general style read 2 of 2 listings"),
    ],
)
def test_a_note_says_what_was_read_by_a_general_style(styles: tuple[str, ...], note: str | None) -> None:
    page = report_html([("may.md", Digest(tuple(paper(n, dialect=style) for n, style in enumerate(styles))))])
    assert ("A general style read" in page) == (note is not None)
    assert note is None or note in page


def test_styles_are_counted_by_listing() -> None:
    listings = tuple(paper(1, arxiv_id="3105.00001", listed=date(2031, 5, n + 1)) for n in range(3))
    page = report_html([("may.md", Digest(listings))], merge=True)
    assert '<a href="#style=monthly_list">monthly_list</a> (3)' in page
    assert "<b>1</b> paper" in page


def test_tags_of_single_papers_are_no_plot() -> None:
    tagged = [Paper("Reeds", tags=("Wet", "Tides")), Paper("Tides", tags=("Tides", "Salt"))]
    page = report_html([("may.md", Digest(tuple(tagged)))])
    assert "Papers with each tag" in page
    assert "and 2 more tags" in page
    assert "Tags</h2>" not in report_html([("may.md", Digest((tagged[0],)))])


def test_sources_stand_below_the_folder_that_all_are_in() -> None:
    names = ("/home/ada/2031/05/a_1.md", "/home/ada/2031/05/b.md", "/home/ada/2031/06/c.md")
    papers = tuple(paper(n, source=name, dialect=None) for n, name in enumerate(names))
    page = report_html([("may.md", Digest((*papers, Paper("Reeds"))))])
    for shown in ("<td>05/<wbr>a_<wbr>1.md</td>", "<td>05/<wbr>b.md</td>", "<td>06/<wbr>c.md</td>"):
        assert shown in page
    assert "<td>c.md</td>" in report_html([("may.md", Digest((papers[2],)))])


def test_many_authors_are_folded() -> None:
    many = tuple(Author(f"A{number}") for number in range(9))
    assert "<summary>A0, A1, A2, A3, A4, 4 more</summary>A5, A6, A7, A8<" in report_html(
        [("may.md", Digest((Paper("Reeds", authors=many),)))]
    )
    page = report_html([("may.md", Digest((Paper("Reeds", authors=many[:7], et_al=True),)))])
    assert "A6, et al." in page


def test_undated_papers_are_counted() -> None:
    digest = Digest((*PAPERS, Paper("Reeds", summary=Summary("Wet."))))
    assert "1 paper without a date" in report_html([("may.md", digest)])


def test_listings_are_joined_on_request() -> None:
    digests = [("a.md", Digest(PAPERS)), ("b.md", Digest(PAPERS))]
    count = len(re.findall('<div class="main">', report_html(digests)))
    assert count == 2 * len(re.findall('<div class="main">', report_html(digests, merge=True)))


def test_very_many_problems_are_cut() -> None:
    page = report_html([("a.md", Digest((), (NOTE,) * 501)), ("b.md", Digest((), (NOTE,)))])
    assert page.count("and 1 more") == 2


def dump(page: str, folder: Path, query: str = "") -> str:
    """What a browser makes of a page."""
    path = folder / "report.html"
    path.write_text(page, "utf-8")
    command = [str(BROWSER), *QUIET, f"--user-data-dir={folder}", "--dump-dom", f"{path.as_uri()}{query}"]
    return subprocess.run(command, check=True, capture_output=True, timeout=120, text=True).stdout  # noqa: S603


def rows_shown(dom: str) -> list[str]:
    """Return the numbers of the papers that a browser shows, in its order."""
    return re.findall(r'<tr id="paper-(\d+)"(?:(?! hidden="")[^>])*>', dom)


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to look with")
@pytest.mark.usefixtures("metrics")
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("#tidal%20%202031-05-04", ["4"]),
        ("#search=2031-05-04", ["4"]),
        ("#tag=%24x_%7B1%24%20%E7%BD%91%E7%BB%9C", ["3", "4"]),
        ("#style=monthly_list&tag=Tides", ["2", "3", "4", "6"]),
        ("#style=arxiv_mail", ["7"]),
        ("#style=nobody", ["1", "2", "3", "4", "5", "6", "7"]),
        ("#order=-Date", ["6", "5", "4", "3", "2", "1", "7"]),  # without a date last, either way
        ("#order=Date", ["1", "2", "3", "4", "5", "6", "7"]),
        ("#order=Title&tag=Tides", ["2", "3", "4", "6"]),
        ("#order=-Title", ["6", "5", "4", "3", "2", "1", "7"]),
        ("#paper-3", ["1", "2", "3", "4", "5", "6", "7"]),
        ("#%E0%A4%A", []),  # no text is written so: it is searched for as it is
    ],
)
def test_a_browser_searches_filters_and_sorts(tmp_path: Path, query: str, shown: list[str]) -> None:
    lone = Paper("A bay", abstract="Wet.", dialect="arxiv_mail")
    page = report_html([("may.md", Digest((*PAPERS, lone), (ERROR,)))], title="A month")
    dom = dump(page, tmp_path, query)
    assert rows_shown(dom) == shown
    assert f">{len(shown)} of 7<" in dom
    assert "<title>A month</title>" in dom  # nothing of the digest has run


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to look with")
def test_a_browser_unfolds_the_text_of_a_result(tmp_path: Path) -> None:
    page = report_html(
        [("may.md", Digest((Paper("Reeds", abstract="Wet."), Paper("Tides", abstract="Salt."))))]
    )
    assert dump(page, tmp_path, "#paper-2").count("<details open") == 1
    assert '<details open=""><summary>Abstract</summary><div class="pd-text" dir="auto">Salt.' in dump(
        page, tmp_path, "#paper-2"
    )


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to look with")
def test_a_browser_shows_the_examples(tmp_path: Path) -> None:
    examples = sorted((ROOT / "examples").glob("*.md"))
    digests = [(path.name, paperdigest.parse_digest_file(path)) for path in examples]
    dom = dump(report_html(digests), tmp_path)
    papers = sum(len(digest.papers) for _, digest in digests)
    assert f">{papers} of {papers}<" in dom

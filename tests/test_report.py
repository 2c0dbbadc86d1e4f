"""The report: one page that holds all it needs, seen by a real browser where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

import paperdigest
from paperdigest import Author, Digest, Link, Metric, Paper, Problem, Summary
from paperdigest.overview import overview, score_text
from paperdigest.report import report_html
from paperdigest.report.charts import over_time, ranking

ROOT = Path(__file__).parent.parent
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
    assert [score.metric.value for score in unnamed.scores] == [288.2]  # what can't be compared stands apart
    assert accuracy.scores[0].paper == PAPERS[1]
    assert PAPERS[5].metrics == ()


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
        ([date(2031, 5, 1)], "Papers a day, from 2031-05-01 to 2031-05-01"),
        ([date(2030, 11, 30), date(2031, 5, 1)], "Papers a month, from 2030-11 to 2031-05"),
        ([date(1999, 1, 1), date(2031, 5, 1)], "Papers a year, from 1999 to 2031"),
    ],
)
def test_the_bars_over_time_can_be_told_apart(days: list[date], label: str) -> None:
    drawn = over_time([(day, 2) for day in days])
    assert f'aria-label="{label}"' in drawn
    assert "papers a" in drawn


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


# The page


@pytest.mark.usefixtures("metrics")
def test_the_page_asks_for_nothing() -> None:
    page = report_html([("may.md", Digest(PAPERS, (ERROR, NOTE))), (EVIL, Digest((), (NOTE,)))], title=EVIL)
    found = Page(page)
    assert found.elements.count("script") == 1
    assert not {"img", "iframe", "object", "link", "base"} & set(found.elements)
    assert all(address.startswith(("https://", "#")) for address in found.addresses)
    assert "default-src 'none'" in page
    for part in ("Papers over time", "Tags", "Results by data set", "Problems", "1 error, 1 note"):
        assert part in page
    assert "<details open><summary>may.md" in page


def test_a_page_of_nothing() -> None:
    page = report_html([])
    assert "0% with code" in page.replace("<b>", "").replace("</b>", "")
    assert "<svg" not in page
    assert "<h2>Problems" not in page


def test_a_page_without_percentages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Paper, "metrics", property(lambda _: (metric(12.0, "ms"),)), raising=False)
    page = report_html(
        [("may.md", Digest((Paper("Reeds", abstract="Wet.", authors=(Author("Bo"),), et_al=True),)))]
    )
    assert "12 ms" in page
    assert "Results in percent" not in page
    assert "Without a date" not in page
    assert "Bo, et al." in page
    assert "<summary>Abstract" in page


def test_results_of_a_data_set_stand_by_metric(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [metric(90.0 + n, name="Accuracy" if n else "accuracy") for n in range(7)]
    found += [metric(3.0, name="error rate"), metric(40.0, name=None), metric(512.0, "ms", name="latency")]
    monkeypatch.setattr(Paper, "metrics", property(lambda _: tuple(found)), raising=False)
    ((_, boards),) = overview([Paper("Reeds")]).datasets
    assert [(board.name, board.unit) for board in boards] == [
        ("Accuracy", "%"),
        ("", "%"),
        ("error rate", "%"),
        ("latency", "ms"),
    ]
    page = report_html([("may.md", Digest((Paper("Reeds"),)))])
    assert '<td>Accuracy <span class="pd-meta">(7 results)</span></td>' in page
    assert page.count("<b>ShoreBench</b>") == 1
    assert "ShoreBench, Accuracy" in page  # its line in the plot
    shown = re.findall('<span class="pd-narrow">(.+?)</span>', page)
    assert shown == [
        "96%",
        "95%",
        "94%",
        "93%",
        "92%",
        "40%",
        "3%",
        "512 ms",
    ]  # of each metric, the first five


def test_undated_papers_are_counted() -> None:
    digest = Digest((*PAPERS, Paper("Reeds", summary=Summary("Wet."))))
    assert "Without a date: 1" in report_html([("may.md", digest)])


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


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to look with")
@pytest.mark.usefixtures("metrics")
def test_a_browser_searches_the_table(tmp_path: Path) -> None:
    page = report_html([("may.md", Digest(PAPERS, (ERROR,)))], title="A month")
    dom = dump(page, tmp_path, "#tidal%20%202031-05-04")
    assert ">1 of 6<" in dom
    assert dom.count('<tr hidden="">') == 5
    assert "<title>A month</title>" in dom  # nothing of the digest has run


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to look with")
def test_a_browser_shows_the_examples(tmp_path: Path) -> None:
    examples = sorted((ROOT / "examples").glob("*.md"))
    digests = [(path.name, paperdigest.parse_digest_file(path)) for path in examples]
    dom = dump(report_html(digests), tmp_path)
    papers = sum(len(digest.papers) for _, digest in digests)
    assert f">{papers} of {papers}<" in dom

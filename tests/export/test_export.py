"""Exports: what other programs read from them is what the papers say, whatever the papers hold."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import pandas as pd
import polars as pl
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

import paperdigest
from paperdigest import Author, Link, Metric, Paper, RecordError, Summary, Translation
from paperdigest.export.bibtex import to_bibtex
from paperdigest.export.csl import to_csl, to_csl_json
from paperdigest.export.frames import (
    metrics_to_pandas,
    metrics_to_polars,
    papers_to_pandas,
    papers_to_polars,
)
from paperdigest.export.jsonl import from_jsonl, json_line, to_jsonl
from paperdigest.export.latex import escape
from paperdigest.export.references import with_keys
from paperdigest.export.ris import to_ris
from paperdigest.export.rows import METRIC_COLUMNS, PAPER_COLUMNS, metric_rows
from paperdigest.export.schema import _schema, paper_schema
from paperdigest.export.spreadsheets import safe_cell, to_csv
from support.growth import growth
from support.paths import FIXTURES, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from paperdigest.model import Precision

FULL = Paper(
    "Tidal Nets: $x_{i}$ & Waiting",
    authors=(Author("Ada van der Moor"), Author("kwind", is_handle=True), Author("Mist")),
    et_al=True,
    published=date(2031, 5, 6),
    published_precision="day",
    listed=date(2031, 5, 7),
    arxiv_id="3105.00001",
    arxiv_version=2,
    doi="10.1000/tide_1",
    links=(
        Link("https://arxiv.org/abs/3105.00001"),
        Link("https://github.com/example/tidal", "Code", "code"),
    ),
    abstract="Networks answer\ntoo early; 50 % of them.",
    summary=Summary("They reach 91.4% accuracy on ShoreBench."),
    translated=(Translation("網路回答得太早", "zh-Hant"),),
    tags=("Nature", "Tides"),
    headings=("May",),
    venue="ShoreConf 2031",
    comment="12 pages",
    extra={"Stars": "5"},
    dialect="arxiv_daily",
    lines=range(3, 4),
)
BARE = Paper("Lantern")
NOTE = "12 pages The list of authors is not complete (et al.)."
METRIC = Metric(
    91.4, "91.4%", (11, 16), unit="%", name="accuracy", datasets=("ShoreBench",), baselines=("Fixed",)
)

# Text of all kinds, with what the forms give a meaning to.
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("{}$\\%&#_~^,@=+-\r\n\t \"'<>")), max_size=40)
NAMES = st.one_of(TEXTS, st.sampled_from(["Ada and Bo", "and", "others", "Wind, Kai", "{", "Ada {"]))
PAPERS = st.builds(
    Paper,
    TEXTS,
    authors=st.lists(st.builds(Author, NAMES, st.booleans()), max_size=3).map(tuple),
    et_al=st.booleans(),
    published=st.one_of(st.none(), st.dates()),
    published_precision=st.sampled_from(["day", "month", "year", None]),
    arxiv_id=st.one_of(st.none(), TEXTS),
    doi=st.one_of(st.none(), TEXTS),
    links=st.lists(st.builds(Link, TEXTS), max_size=2).map(tuple),
    abstract=st.one_of(st.none(), TEXTS),
    tags=st.lists(TEXTS, max_size=2).map(tuple),
    venue=st.one_of(st.none(), TEXTS),
    comment=st.one_of(st.none(), TEXTS),
)
MANY = st.lists(PAPERS, max_size=3)


@pytest.fixture
def metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    found = property(lambda paper: (METRIC,) if paper == FULL else ())
    monkeypatch.setattr(Paper, "metrics", found, raising=False)


# JSON Lines


@given(MANY)
def test_json_lines_come_back(papers: list[Paper]) -> None:
    text = to_jsonl(papers)
    assert list(from_jsonl(text)) == papers
    assert list(from_jsonl(io.StringIO(text))) == papers
    assert len(text.splitlines()) == len(papers)
    text.encode("utf-8")


def test_json_keeps_other_alphabets_readable() -> None:
    assert "網路" in json_line(FULL)


@pytest.mark.parametrize("line", ["{", "[]", '{"version": 1, "title": 3}'])
def test_a_line_that_is_no_record_is_named(line: str) -> None:
    with pytest.raises(RecordError, match=r"\(line 3\)"):
        list(from_jsonl(f"{json_line(BARE)}\n\n{line}\n"))


# CSV


def test_csv_has_a_row_a_paper() -> None:
    full, bare = csv.DictReader(io.StringIO(to_csv([FULL, BARE]), newline=""))
    assert full["authors"] == "Ada van der Moor; kwind; Mist"
    assert (full["et_al"], full["published"], full["line"]) == ("true", "2031-05-06", "4")
    assert full["abstract"] == FULL.abstract
    assert (full["code"], full["extra"]) == ("https://github.com/example/tidal", "Stars: 5")
    assert bare == dict.fromkeys(PAPER_COLUMNS, "") | {"title": "Lantern", "et_al": "false"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert safe_cell(start + "1+1") == "'" + start + "1+1"


def test_without_the_guard_cells_are_exact() -> None:
    paper = Paper("=Tidal", summary=Summary("- They wait.\n- They win."), arxiv_id="3106.00010")
    for guard, mark in ((True, "'"), (False, "")):
        (row,) = csv.DictReader(io.StringIO(to_csv([paper], guard=guard), newline=""))
        assert (row["title"], row["summary"]) == (f"{mark}=Tidal", f"{mark}- They wait.\n- They win.")


def test_pandas_reads_identifiers_as_text_where_it_is_told() -> None:
    text = to_csv([Paper("Tidal Nets", arxiv_id="3106.00010")])
    assert pd.read_csv(io.StringIO(text), dtype={"arxiv_id": str})["arxiv_id"].tolist() == ["3106.00010"]


@pytest.mark.parametrize("separator", [";", "\t", "|", ","])
def test_no_other_separator_parts_a_cell(separator: str) -> None:
    text = to_csv([Paper(f'x{separator}=1+1"')])
    assert f'"x{separator}=1+1"""' in text


@settings(max_examples=40)
@given(MANY)
def test_no_cell_of_a_whole_table_is_a_formula(papers: list[Paper]) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(papers), newline="")))
    assert len(rows) == len(papers) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]


# Data frames


def test_a_pandas_frame_has_typed_columns() -> None:
    frame = papers_to_pandas([FULL, BARE])
    assert list(frame.columns) == list(PAPER_COLUMNS)
    assert frame["published"].dt.year.tolist()[0] == 2031
    assert frame["tags"].tolist() == [["Nature", "Tides"], []]
    assert frame["arxiv_version"].isna().tolist() == [False, True]
    assert papers_to_pandas([]).dtypes.equals(frame.dtypes)


def test_a_polars_frame_has_typed_columns() -> None:
    frame = papers_to_polars([FULL, BARE])
    assert frame["published"].to_list() == [date(2031, 5, 6), None]
    assert frame.schema["tags"] == pl.List(pl.String)
    assert papers_to_polars([]).schema == frame.schema


@pytest.mark.usefixtures("metrics")
def test_metrics_are_joined_to_their_papers() -> None:
    pandas, polars = metrics_to_pandas([BARE, FULL]), metrics_to_polars([BARE, FULL])
    assert list(pandas.columns) == polars.columns == list(METRIC_COLUMNS)
    expected = {"paper": 1, "arxiv_id": "3105.00001", "name": "accuracy", "value": 91.4, "stop": 16}
    assert {name: polars[name][0] for name in expected} == expected
    assert pandas.loc[0, list(expected)].to_dict() == expected
    joined = pandas.join(papers_to_pandas([BARE, FULL])["tags"], on="paper")
    assert joined["tags"].tolist() == [["Nature", "Tides"]]


def test_frames_of_no_metrics_have_their_columns() -> None:
    assert (
        list(metrics_to_pandas([BARE]).columns) == metrics_to_polars([BARE]).columns == list(METRIC_COLUMNS)
    )
    assert list(metric_rows([BARE])) == []


@settings(max_examples=40)
@given(MANY)
def test_frames_hold_whatever_papers_hold(papers: list[Paper]) -> None:
    assert isinstance(papers_to_pandas(papers), pd.DataFrame)
    assert papers_to_polars(papers).height == len(papers)


# Bibliographies


def test_bibtex_has_the_fields_of_the_field() -> None:
    text = to_bibtex([FULL, BARE])
    (entry, bare) = parse_string(text).entries
    assert (entry.entry_type, entry.key, bare.key) == ("misc", "vandermoor2031tidal", "lantern")
    values = {field.key: field.value for field in entry.fields}
    assert values == {
        "title": r"{Tidal Nets: $x_{i}$ \& Waiting}",
        "author": "van der Moor, Ada and {kwind} and {Mist} and others",
        "year": "2031",
        "month": "may",
        "day": "6",
        "eprint": "3105.00001",
        "archivePrefix": "arXiv",
        "version": "2",
        "doi": "10.1000/tide_1",
        "url": "https://arxiv.org/abs/3105.00001v2",
        "howpublished": "ShoreConf 2031",
        "note": "12 pages",
        "keywords": "Nature, Tides",
        "abstract": r"Networks answer too early; 50 \% of them.",
    } | {"url": FULL.url}
    assert "month = may," in text
    assert [field.key for field in bare.fields] == ["title"]


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        (r"50\% of $a\%b#$", r"50\% of $a\%b\#$"),
        ("from $5 to $6", r"from \$5 to \$6"),
        ("$a{b$ {c}", r"\$a\textbraceleft{}b\$ \textbraceleft{}c\textbraceright{}"),
        (r"$\{a$", r"\$\textbraceleft{}a\$"),
        (r"$\{a\}$", r"$\{a\}$"),
        ("a\nb\x00\ud800", "a b"),
        ("網路 ~x^2", r"網路 \textasciitilde{}x\textasciicircum{}2"),
    ],
)
def test_text_is_written_so_that_latex_prints_it(text: str, latex: str) -> None:
    assert escape(text) == latex


@pytest.mark.parametrize(
    "text",
    [
        r"Tides in \emph{Slow \textbf{Deep} $x_i$} Seas",
        r"M\"oor, M\"{o}or, \~n, \'\i, \'{\i}, \c{c}, \H o, {\'E}",
        r"{\em Slow} {\bfseries Deep} {\textdegree}C",
        r"\o{} \ss \ldots{} \LaTeX",
        r"a\,b \& c\/d",
        r"$\mathcal{O}(n \log n)$ and $\text{\emph{x}}$",
    ],
)
def test_harmless_commands_are_kept(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    "text",
    [
        r"\input{/etc/passwd}",
        r"\immediate\write18{x}",
        r"\csname input\endcsname",
        r"\emph{\include{x}}",
        r"{\em \openin1=x}",
        r"$\input{x}$",
        r"$^^5cinput{x}$",
        r"$\text{\def\x{}}$",
        r"\'\input{x}",
        r"{\catcode`\%=12}",
    ],
)
def test_commands_that_may_do_harm_are_written_out(text: str) -> None:
    latex = escape(text)
    found = re.findall(r"\\(?!text|emph|em\b)[A-Za-z]+", latex)
    assert not found
    assert "^^" not in latex
    assert r"\textbackslash{}" in latex or r"\textasciicircum{}" in latex


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        (r"\emph{Slow", r"\textbackslash{}emph\textbraceleft{}Slow"),
        (r"\emph Slow", r"\textbackslash{}emph Slow"),
        (r"\em Slow", r"\textbackslash{}em Slow"),
        (r"\emph{$a} b$", r"\emph{\$a} b\$"),
        (r"\alpha", r"\textbackslash{}alpha"),
        (r"\b \ug \'.", r"\textbackslash{}b \textbackslash{}ug \textbackslash{}'."),
        (r"{\o", r"\textbraceleft{}\o"),
        (r"\{x\}", r"\textbraceleft{}x\textbraceright{}"),
        (r"\H{o", r"\textbackslash{}H\textbraceleft{}o"),
        ("\\", r"\textbackslash{}"),
    ],
)
def test_commands_without_what_they_need_are_written_out(text: str, latex: str) -> None:
    assert escape(text) == latex


@pytest.mark.parametrize("unit", [r"\emph{", "{", "}", "$", "\\", r"$\input{x}$", r"{\em ", "$a", r"\'"])
@pytest.mark.no_cover
def test_the_time_to_write_latex_grows_with_the_text(unit: str) -> None:
    assert growth(escape, lambda size: unit * (size // len(unit))) < 10


@settings(max_examples=40)
@given(MANY)
def test_bibtex_is_read_back_entry_by_entry(papers: list[Paper]) -> None:
    text = to_bibtex(papers)
    library = parse_string(text)
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [key for key, _ in with_keys(papers)]
    for entry, paper in zip(library.entries, papers, strict=True):
        names = [] if "author" not in entry.fields_dict else _top_level(entry.fields_dict["author"].value)
        assert len(names) == len(paper.authors) + paper.et_al
    depth = 0  # BibTeX counts every brace
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


def _top_level(names: str) -> list[str]:
    """The names of a BibTeX list, parted by " and " outside of braces."""
    return re.split(" and ", re.sub(r"\{(?:[^{}]|\{[^{}]*\})*\}", "x", names))


def test_keys_differ_however_alike_the_papers() -> None:
    same = [Paper("The  Ångström-Net", authors=(Author("Zoë Ærø"),))] * 30 + [Paper("!")] * 2
    keys = [key for key, _ in with_keys(same)]
    assert keys[:3] == ["rangstrom", "rangstromb", "rangstromc"]
    assert keys[29] == "rangstromad"
    assert keys[30:] == ["paper", "paperb"]


def test_csl_has_the_fields_of_the_field() -> None:
    full, bare = json.loads(to_csl_json([FULL, BARE]))
    assert full["author"] == [
        {"family": "van der Moor", "given": "Ada"},
        {"literal": "kwind"},
        {"literal": "Mist"},
    ]
    assert full["issued"] == {"date-parts": [[2031, 5, 6]]}
    assert (full["type"], full["number"], full["DOI"]) == ("article", "arXiv:3105.00001", "10.1000/tide_1")
    assert bare == {"id": "lantern", "type": "article", "title": "Lantern"}


GROUP_AND_SUFFIX = Paper(
    "Tidal Nets",
    authors=(
        Author("TIDE Collaboration"),
        Author("Ada Moor, Jr."),
        Author("Bo Reed, MD, PhD"),
        Author("Ana Ruiz y Prado"),
    ),
)


def test_groups_and_suffixes_are_what_bibliographies_have_for_them() -> None:
    assert to_csl([GROUP_AND_SUFFIX])[0]["author"] == [
        {"literal": "TIDE Collaboration"},
        {"family": "Moor", "given": "Ada", "suffix": "Jr."},
        {"family": "Reed", "given": "Bo", "suffix": "MD, PhD"},
        {"family": "Ruiz y Prado", "given": "Ana"},
    ]
    names = "{TIDE Collaboration} and Moor, Jr., Ada and Reed, {MD, PhD}, Bo and Ruiz y Prado, Ana"
    assert f"author = {{{names}}}" in to_bibtex([GROUP_AND_SUFFIX])
    (reference,) = rispy.loads(to_ris([GROUP_AND_SUFFIX]))
    assert reference["authors"] == [
        "TIDE Collaboration",
        "Moor, Ada, Jr.",
        "Reed, Bo, MD, PhD",
        "Ruiz y Prado, Ana",
    ]
    assert [key for key, _ in with_keys([GROUP_AND_SUFFIX])] == ["tidecollaborationtidal"]


@pytest.mark.parametrize(
    ("paper", "parts", "note"),
    [
        (Paper("Reeds", arxiv_id="3105.00003"), [2031, 5], None),
        (Paper("Reeds", arxiv_id="cs/9912017", listed=date(2031, 5, 6)), [1999, 12], None),
        (Paper("Reeds", arxiv_id="cs/0112017"), [2001, 12], None),
        (Paper("Reeds", arxiv_id="tide", listed=date(2031, 5, 6)), [2031], "The year is that of the list"),
        (Paper("Reeds", listed=date(2031, 5, 6)), [2031], "The year is that of the list"),
        (Paper("Reeds", published=date(2030, 1, 1), published_precision="year"), [2030], None),
    ],
)
def test_a_paper_with_any_date_has_a_year(paper: Paper, parts: list[int], note: str | None) -> None:
    (item,) = to_csl([paper])
    (reference,) = rispy.loads(to_ris([paper]))
    bibtex = to_bibtex([paper])
    assert item["issued"] == {"date-parts": [parts]}
    assert reference["year"] == str(parts[0])
    assert f"year = {{{parts[0]}}}" in bibtex
    assert ("month" in bibtex) == (len(parts) > 1)
    assert item["id"] == f"{parts[0]}reeds"
    for given_note in (item.get("note"), reference.get("notes", [None])[0]):
        assert (given_note is None) if note is None else str(given_note).startswith(note)
    assert ("The year is" in bibtex) == (note is not None)


@pytest.mark.parametrize(("precision", "parts"), [("year", [2031]), ("month", [2031, 5])])
def test_a_date_is_as_precise_as_the_digest(precision: Precision, parts: list[int]) -> None:
    paper = Paper("Reeds", published=date(2031, 5, 1), published_precision=precision, arxiv_id="3105.00003")
    assert to_csl([paper])[0]["issued"] == {"date-parts": [parts]}
    assert ("month" in to_bibtex([paper])) == (len(parts) > 1)
    (reference,) = rispy.loads(to_ris([paper]))
    assert reference["date"] == {1: "2031///", 2: "2031/05//"}[len(parts)]
    assert reference["type_of_reference"] == "UNPB"


def test_ris_has_the_fields_of_the_field() -> None:
    full, bare = rispy.loads(to_ris([FULL, BARE]))
    assert full["authors"] == ["van der Moor, Ada", "kwind", "Mist"]
    assert (full["title"], full["year"], full["date"]) == (FULL.title, "2031", "2031/05/06/")
    assert (full["type_of_reference"], full["secondary_title"]) == ("GEN", "ShoreConf 2031")
    assert (full["urls"], full["keywords"], full["notes"]) == ([FULL.url], ["Nature", "Tides"], [NOTE])
    assert bare == {"type_of_reference": "GEN", "title": "Lantern"}


def test_a_text_does_not_become_a_reference_of_its_own() -> None:
    (reference,) = rispy.loads(to_ris([Paper("Reeds", abstract="a\nER  - \nTY  - JOUR\r\nTI  - b")]))
    assert reference["abstract"] == "a ER - TY - JOUR TI - b"


@given(MANY)
def test_ris_has_as_many_references_as_papers(papers: list[Paper]) -> None:
    text = to_ris(papers)
    assert sum(line.startswith("TY  - ") for line in text.split("\n")) == len(papers)
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in text.splitlines())
    text.encode("utf-8")


@given(MANY)
def test_csl_is_json_of_every_paper(papers: list[Paper]) -> None:
    assert len(json.loads(to_csl_json(papers).encode("utf-8"))) == len(papers)


# The schema


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(paper_schema())


@pytest.mark.parametrize("path", FIXTURES, ids=name_of)
def test_what_is_read_is_valid(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(paper_schema())
    for paper in paperdigest.parse_file(path):
        validator.validate(json.loads(json.dumps(paper.to_dict())))


@settings(max_examples=40)
@given(PAPERS)
def test_every_paper_is_valid(paper: Paper) -> None:
    jsonschema.Draft202012Validator(paper_schema()).validate(paper.to_dict())
    jsonschema.Draft202012Validator(paper_schema()).validate(FULL.to_dict())


@pytest.mark.parametrize(
    "change",
    [{"version": 3}, {"title": None}, {"authors": ["Ada"]}, {"more": 1}, {"et_al": 1}, {"lines": [1]}],
)
def test_what_is_no_record_is_not_valid(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(paper_schema()).validate(FULL.to_dict() | change)
    with pytest.raises(RecordError):
        Paper.from_dict(FULL.to_dict() | change)


ODD: list[Any] = [
    *(None, True, 0, 1.0, 1.5, "", "x", "day", [], [1, 2], [2.0, 1], [1.5, 2], [1], {}, {"a": "b"}, {"a": 1}),
    *(
        "2031-02-29",
        "2032-02-29",
        "1900-02-29",
        "2000-02-29",
        "0000-01-01",
        "0004-02-29",
        "2031-04-31",
        "2031-12-31",
    ),
    *(
        "2031-05-06\n",
        " 2031-05-06",
        "20310506",
        "2031-W19-2",
        "٢٠٣١-05-06",
        "2031-13-01",
        "2031-00-10",
        "2031-01-00",
    ),
    *(
        [{"name": "A"}],
        [{"name": "A", "is_handle": 1}],
        [{}],
        {"text": "S"},
        [{"title": "T"}],
        [{"translated": []}],
    ),
]
PLACES = [
    *((name,) for name in [*FULL.to_dict(), "translated", "more"]),
    *(("authors", 0, "name"), ("authors", 0, "is_handle"), ("links", 0, "kind"), ("links", 0, "label")),
    *(
        ("listings", 0, "lines", 0),
        ("listings", 0, "lines"),
        ("tags", 0),
        ("extra", "Stars"),
        ("translations", "zh-Hant"),
        ("summary", "text"),
    ),
    *(
        ("listings", 0, "listed"),
        ("listings", 0, "listings"),
        ("listings", 0, "title"),
        ("problems", 0, "lines"),
    ),
]
NOTED = attrs.evolve(FULL, problems=(paperdigest.Problem("row-joined", "note", "Joined", range(1)),))
MERGED = paperdigest.merge([NOTED, attrs.evolve(NOTED, listed=date(2032, 2, 29))])[0].to_dict()


def changed(place: tuple[Any, ...], value: object) -> dict[str, Any] | None:
    """A record with another value at a place, or without it where the value is `...`; None where there is none."""
    data: dict[str, Any] = json.loads(json.dumps(MERGED))
    *way, last = place
    part: Any = data
    for step in way:
        part = part[step]
    if value is not ...:
        part[last] = value
    elif part.pop(last, None) is None:
        return None
    return data


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_the_schema_is_as_strict_as_the_reader(place: tuple[Any, ...]) -> None:
    validator = jsonschema.Draft202012Validator(paper_schema())
    values = ODD if isinstance(place[-1], int) else [*ODD, ...]
    for data in filter(None, (changed(place, value) for value in values)):
        with nullcontext() if validator.is_valid(data) else pytest.raises(RecordError):
            Paper.from_dict(data)


def test_the_schema_has_a_name() -> None:
    assert paper_schema()["$id"] == "urn:paperdigest:paper:2"


def test_lone_surrogates_are_escaped_in_json() -> None:
    paper = Paper("a\ud800網")
    assert r'"a\ud800網"' in json_line(paper)
    assert list(from_jsonl(to_jsonl([paper]))) == [paper]


def test_a_type_that_json_does_not_have_is_an_error() -> None:
    with pytest.raises(NotImplementedError, match="No JSON type matches"):
        _schema(complex, {})

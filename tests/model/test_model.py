from __future__ import annotations

import copy
import pickle
from datetime import date

import attrs
import pytest
from hypothesis import given, settings

from paperdigest.errors import DialectNotFoundError, DigestError, PaperdigestError, RecordError
from paperdigest.model import Author, Digest, Link, Paper, Problem, Summary, Translation
from paperdigest.model.frozendict import EMPTY, FrozenDict
from paperdigest.problems import Code, severity_of
from support.records import papers

ABSTRACT = Link("https://example.org/tide", "Tide", "abstract")
PDF = Link("https://example.org/tide.pdf", "PDF", "pdf")
CODE = Link("https://example.org/net", "Code", "code")


@pytest.mark.parametrize(
    ("paper", "url"),
    [
        (Paper("T", links=(CODE, PDF, ABSTRACT), arxiv_id="3105.00001"), ABSTRACT.url),
        (
            Paper("T", links=(CODE,), arxiv_id="3105.00001", doi="10.1000/182"),
            "https://arxiv.org/abs/3105.00001",
        ),
        (Paper("T", arxiv_id="3105.00001", arxiv_version=2), "https://arxiv.org/abs/3105.00001v2"),
        (Paper("T", arxiv_id="cs/0112017"), "https://arxiv.org/abs/cs/0112017"),
        (Paper("T", links=(CODE,), doi="10.1000/182"), "https://doi.org/10.1000/182"),
        (Paper("T", links=(CODE, PDF)), CODE.url),
        (Paper("T"), None),
    ],
)
def test_the_url_is_that_of_the_page_of_the_paper(paper: Paper, url: str | None) -> None:
    assert paper.url == url


@pytest.mark.parametrize(
    ("paper", "url"),
    [
        (Paper("T", links=(CODE, ABSTRACT, PDF), arxiv_id="3105.00001"), PDF.url),
        (
            Paper("T", links=(CODE,), arxiv_id="3105.00001", arxiv_version=2),
            "https://arxiv.org/pdf/3105.00001v2",
        ),
        (Paper("T", links=(CODE, ABSTRACT), doi="10.1000/182"), None),
        (Paper("T"), None),
    ],
)
def test_the_pdf_url_is_a_pdf_or_none(paper: Paper, url: str | None) -> None:
    assert paper.pdf_url == url


def test_a_name_is_parted_and_a_handle_is_not() -> None:
    person, handle = Author("Ada van der Berg"), Author("Moor, Ada", is_handle=True)
    assert (person.given, person.family) == ("Ada", "van der Berg")
    assert (handle.given, handle.family) == ("", "Moor, Ada")


def test_translations_are_known_by_their_languages() -> None:
    paper = Paper(
        "T",
        translated=(
            Translation("本論文では、潮の満ち引きの間に待つことを学習する手法を提案する。"),
            Translation("這篇論文提出一種新的方法，讓網路在潮汐之間學會等待。"),
            Translation("whatever", declared="zh-Hans"),
            Translation("42"),
        ),
    )
    assert list(paper.translations) == ["ja", "zh-Hant", "zh-Hans", "und"]
    assert paper.translations["zh-Hans"] == "whatever"


def test_no_translation_hides_another_of_its_language() -> None:
    texts = ["one", "two", "three", "four"]
    tags = ["ja-x-2", "ja", "ja", "ja"]
    paper = Paper("T", translated=tuple(map(Translation, texts, tags)))
    assert paper.translations == {"ja-x-2": "one", "ja": "two", "ja-x-3": "three", "ja-x-4": "four"}


@pytest.mark.parametrize(
    ("paper", "language"),
    [
        (
            Paper(
                "T",
                abstract="The network learns to wait between the tides.",
                summary=Summary("等待潮汐的网络。"),
            ),
            "en",
        ),
        (Paper("T", summary=Summary("Das Netz lernt, zwischen den Gezeiten zu warten.")), "de"),
        (Paper("T", abstract="", summary=Summary("Das Netz lernt, zwischen den Gezeiten zu warten.")), "de"),
        (Paper("T", abstract="42"), None),
        (Paper("The network learns to wait"), None),
    ],
)
def test_the_language_is_that_of_the_abstract_else_of_the_summary(paper: Paper, language: str | None) -> None:
    assert paper.language == language


@pytest.mark.parametrize(
    "change",
    [
        {"lines": range(3, 4)},
        {"also_at": (range(9),)},
        {"dialect": "x"},
        {"problems": (Problem("x", "note", "", range(1)),)},
    ],
)
def test_where_a_paper_came_from_does_not_count(change: dict[str, object]) -> None:
    paper = Paper("T", extra={"Rank": "1"})
    changed = attrs.evolve(paper, **change)  # type: ignore[arg-type]  # the values fit their names
    assert changed == paper
    assert hash(changed) == hash(paper)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "U"},
        {"authors": (Author("Ada Moor", is_handle=True),)},
        {"et_al": True},
        {"published": date(2031, 5, 7)},
        {"published_precision": "month"},
        {"listed": date(2031, 5, 6)},
        {"links": (attrs.evolve(CODE, label=None),)},
        {"summary": Summary("s")},
        {"translated": (Translation("x", "ja"),)},
        {"headings": ("Sea",)},
        {"extra": {"Rank": "2"}},
    ],
)
def test_what_a_paper_says_counts(change: dict[str, object]) -> None:
    paper = Paper(
        "T",
        authors=(Author("Ada Moor"),),
        published=date(2031, 5, 6),
        published_precision="day",
        links=(CODE,),
    )
    assert attrs.evolve(paper, **change) != paper  # type: ignore[arg-type]  # the values fit their names


@settings(deadline=None)
@given(papers)
def test_papers_are_hashable_and_survive_pickle_and_copy(paper: Paper) -> None:
    assert paper.translations.keys() or not paper.translated  # worked out before it is pickled
    for twin in (pickle.loads(pickle.dumps(paper)), copy.deepcopy(paper), copy.copy(paper)):  # noqa: S301 - our own bytes
        assert twin == paper
        assert hash(twin) == hash(paper)
        assert (twin.lines, twin.also_at, twin.dialect, twin.problems) == (
            paper.lines,
            paper.also_at,
            paper.dialect,
            paper.problems,
        )
        assert twin.translations == paper.translations


def test_a_pickle_has_the_values_of_a_record_alone() -> None:
    paper = Paper("T", abstract="We reach 71.2% F1.")
    short = pickle.dumps(paper)
    assert paper.metrics
    assert pickle.dumps(paper) == short
    assert b"published_precision" not in short


@pytest.mark.parametrize(
    "record", [Paper("T"), Author("A"), Link("u"), Summary("s"), Translation("t"), Digest()]
)
def test_records_are_frozen(record: attrs.AttrsInstance) -> None:
    name = attrs.fields(type(record))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(record, name, "other")


def test_a_frozen_dict_is_a_mapping_that_keeps_its_order() -> None:
    frozen = FrozenDict([("b", "1"), ("a", "2")])
    assert list(frozen) == ["b", "a"]
    assert len(frozen) == 2
    assert frozen["a"] == "2"
    assert frozen.get("c") is None
    assert repr(frozen) == "FrozenDict({'b': '1', 'a': '2'})"
    assert frozen == {"a": "2", "b": "1"}
    assert frozen != {"a": "2"}
    assert hash(frozen) == hash(FrozenDict({"a": "2", "b": "1"}))
    assert pickle.loads(pickle.dumps(frozen)) == frozen  # noqa: S301 - our own bytes


def test_a_frozen_dict_cannot_be_changed() -> None:
    data = {"a": "1"}
    frozen = FrozenDict(data)
    data["a"] = "2"
    assert frozen == {"a": "1"}
    with pytest.raises(TypeError):
        frozen["a"] = "2"  # type: ignore[index]  # the point of the test
    with pytest.raises(AttributeError):
        frozen.other = 1  # type: ignore[attr-defined]  # the point of the test


def test_the_extra_fields_become_a_frozen_dict_once() -> None:
    frozen = FrozenDict({"a": "1"})
    assert Paper("T", extra=frozen).extra is frozen
    assert Paper("T", extra={"a": "1"}).extra == frozen
    assert Paper("T").extra is EMPTY


ERROR = Problem("no-title", "error", "Expected a title (line 2)", range(1, 2))
NOTE = Problem("row-joined", "note", "Expected one line (line 1)", range(1))


@pytest.mark.parametrize(
    ("error", "message", "builtin"),
    [
        (
            DigestError([NOTE, ERROR]),
            "1 error in the digest\n  no-title: Expected a title (line 2)",
            ValueError,
        ),
        (
            DialectNotFoundError("x\n", ["a", "b"]),
            "Unknown dialect 'x\\n'; paperdigest.dialects() lists all",
            LookupError,
        ),
        (
            DialectNotFoundError("ArXiv-dayly", ["arxiv_daily", "b"]),
            "Unknown dialect 'ArXiv-dayly'; did you mean 'arxiv_daily'?",
            LookupError,
        ),
        (RecordError("Expected a mapping"), "Expected a mapping", ValueError),
    ],
)
def test_an_error_says_what_is_wrong_and_survives_pickle(
    error: PaperdigestError, message: str, builtin: type[Exception]
) -> None:
    assert str(error) == message
    assert isinstance(error, PaperdigestError)
    assert isinstance(error, builtin)
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(twin) is type(error)
    assert str(twin) == message
    assert vars(twin) == vars(error)


def test_a_digest_error_holds_the_notes_too() -> None:
    assert DigestError([NOTE, ERROR]).problems == (NOTE, ERROR)


@pytest.mark.parametrize("code", Code)
def test_codes_are_kebab_case_and_have_a_severity(code: Code) -> None:
    assert code.replace("-", "").isalpha()
    assert code == code.name.lower().replace("_", "-")
    assert severity_of(code) in ("note", "error")
    assert severity_of(str(code)) == severity_of(code)


@pytest.mark.parametrize(
    ("code", "severity"),
    [("row-joined", "note"), ("no-authors", "note"), ("encoding-assumed", "error"), ("x-own", "error")],
)
def test_only_what_is_repaired_without_loss_is_a_note(code: str, severity: str) -> None:
    assert severity_of(code) == severity

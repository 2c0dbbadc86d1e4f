from __future__ import annotations

import gc
import sys
import tracemalloc
import weakref
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperdigest.export.rows import metric_rows
from paperdigest.merging import merge
from paperdigest.model import Author, Link, Paper, Problem, Summary, Translation
from support.growth import growth
from support.merging_reference import reference
from support.records import colliding

if TYPE_CHECKING:
    from collections.abc import Iterator

listings = st.lists(colliding, max_size=6)
ONE, TWO = "3105.00001", "3105.00002"


def held(papers: list[Paper]) -> set[tuple[Paper, tuple[tuple[str, str], ...]]]:
    """What the papers hold, whatever their order: translations are equal by text, so their languages are added."""
    return {(paper, tuple(sorted(paper.translations.items()))) for paper in papers}


def test_what_a_late_listing_joins_stands_where_the_first_of_it_does() -> None:
    papers = [
        Paper("A", doi="10.1000/a"),
        Paper("B", arxiv_id=TWO),
        Paper("A", arxiv_id=ONE),
        Paper("A", arxiv_id=ONE, doi="10.1000/a"),
    ]
    assert [paper.title for paper in merge(papers)] == ["A", "B"]


def test_what_was_joined_late_is_one_paper_with_its_title() -> None:
    papers = [
        Paper("A", doi="10.1000/a"),
        Paper("A", arxiv_id=ONE),
        Paper("A", arxiv_id=ONE, doi="10.1000/a"),
        Paper("a"),
    ]
    assert [[paper.title for paper in merge(order)] for order in (papers, papers[::-1])] == [["A"], ["A"]]


# Nothing but what decides which listings belong together, many at a time: chains of identifiers in any order.
chained = st.lists(
    st.builds(
        Paper,
        title=st.sampled_from(["Tidal Nets", "tidal nets!", "Tidal ...", "Windmills", "Lantern", "?", "!"]),
        arxiv_id=st.none() | st.sampled_from([f"3105.{n:05}" for n in range(4)]),
        arxiv_version=st.sampled_from([None, 1, 2]),
        doi=st.none() | st.sampled_from(["10.1000/A", *(f"10.1000/{one}" for one in "abcd")]),
    ),
    min_size=4,
    max_size=12,
)


def check(papers: list[Paper]) -> None:
    # As text: equality leaves out where a record comes from, and the order of `extra`.
    assert list(map(repr, merge(iter(papers)))) == list(map(repr, reference(papers)))


@pytest.mark.no_cover
@given(listings)
@settings(max_examples=max(200, settings().max_examples))
def test_it_holds_what_the_contract_says(papers: list[Paper]) -> None:
    check(papers)


@pytest.mark.no_cover
@given(chained)
@settings(max_examples=max(200, settings().max_examples))
def test_it_joins_what_the_contract_says(papers: list[Paper]) -> None:
    check(papers)


@given(listings)
def test_merging_merged_papers_changes_nothing(papers: list[Paper]) -> None:
    merged = merge(papers)
    assert merge(merged) == merged


@given(listings, st.randoms(use_true_random=False))
def test_what_is_held_does_not_depend_on_the_order(papers: list[Paper], random: object) -> None:
    shuffled = list(papers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis types it loosely
    assert held(merge(shuffled)) == held(merge(papers))


@given(listings)
def test_nothing_but_doubles_is_lost(papers: list[Paper]) -> None:
    merged = merge(papers)
    assert {tag for paper in merged for tag in paper.tags} == {tag for paper in papers for tag in paper.tags}
    assert {link.url for p in merged for link in p.links} == {link.url for p in papers for link in p.links}
    assert {t.text for p in merged for t in p.translated} == {t.text for p in papers for t in p.translated}
    assert {key for p in merged for key in p.extra} == {key for p in papers for key in p.extra}


def said(paper: Paper) -> dict[str, object]:
    """What a listing says, and where it stands, but for what cannot be told from what is equal."""
    values = attrs.asdict(paper, recurse=False)
    translated = [(one.text, one.declared) for one in paper.translated]
    return values | {"translated": translated, "extra": list(paper.extra.items())}


def listed(papers: list[Paper]) -> list[dict[str, object]]:
    """What the listings of papers say, each once."""
    found: list[dict[str, object]] = []
    for listing in (one for paper in papers for one in paper.listings or (paper,)):
        if said(listing) not in found:
            found.append(said(listing))
    return found


@given(listings)
def test_every_listing_is_there_as_it_was_given(papers: list[Paper]) -> None:
    merged, given_ = listed(merge(papers)), listed(papers)
    assert len(merged) == len(given_)
    assert all(one in given_ for one in merged)


@given(listings, listings)
def test_what_was_merged_is_merged_again_with_more_as_all_would_be(
    one: list[Paper], more: list[Paper]
) -> None:
    identified = [[paper for paper in papers if paper.arxiv_id or paper.doi] for papers in (one, more)]
    found = merge([*merge(identified[0]), *merge(identified[1])])
    assert sorted(map(repr, found)) == sorted(map(repr, merge([*identified[0], *identified[1]])))


@given(listings, st.randoms(use_true_random=False))
def test_the_same_listings_give_the_same_records_to_the_letter(papers: list[Paper], random: object) -> None:
    shuffled = list(papers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # as above
    once = merge(papers)
    assert sorted(map(repr, merge(shuffled))) == sorted(map(repr, once))
    assert list(map(repr, merge(once))) == list(map(repr, once))
    assert list(map(repr, merge([*once, *papers]))) == list(map(repr, once))


@given(listings)
def test_every_metric_of_every_listing_is_in_the_frame(papers: list[Paper]) -> None:
    texts = {"Short.": "They reach 91.4% accuracy.", "Longer.": "They reach 88% recall on ShoreBench."}
    papers = [
        attrs.evolve(paper, summary=paper.summary and Summary(texts[paper.summary.text])) for paper in papers
    ]
    before, after = (list(metric_rows(some)) for some in (papers, merge(papers)))
    assert {(row["value"], row["name"]) for row in before} == {(row["value"], row["name"]) for row in after}
    told = {(row["value"], place) for row in after for place in row["listings"]}
    assert {(row["value"], place) for row in before for place in row["listings"]} == told
    assert len({(row["paper"], row["value"]) for row in after}) == len(after)


def test_what_somebody_wrote_into_a_merged_paper_is_kept() -> None:
    (paper,) = merge([Paper("A", arxiv_id=ONE, source="may.md"), Paper("A", arxiv_id=ONE, source="june.md")])
    mine = attrs.evolve(paper, comment="Read this")
    assert merge([mine]) == [mine]
    (again,) = merge([mine, Paper("A", arxiv_id=ONE, source="july.md")])
    assert (again.comment, len(again.listings)) == ("Read this", 4)
    assert merge([again, mine]) == [again]


def test_other_identifiers_of_a_merged_paper_are_known() -> None:
    one = merge([Paper("A", arxiv_id=ONE, doi="10.1000/a"), Paper("A", arxiv_id=ONE, doi="10.1000/bc")])
    (found,) = merge([*one, Paper("B", doi="10.1000/a", tags=("tide",))])
    assert (found.doi, found.tags) == ("10.1000/bc", ("tide",))


def test_titles_that_were_joined_by_hand_lead_to_one_paper_or_to_none() -> None:
    (both,) = merge([attrs.evolve(merge([Paper("A"), Paper("A", tags=("tide",))])[0], title="B")])
    assert len(merge([both, Paper("A", arxiv_id=ONE), Paper("B", arxiv_id=TWO)])) == 3
    assert len(merge([both, Paper("B", arxiv_id=TWO), Paper("C", arxiv_id=ONE)])) == 2


@given(listings)
def test_identifier_and_version_are_those_of_one_listing(papers: list[Paper]) -> None:
    printed = {(paper.arxiv_id, paper.arxiv_version) for paper in papers}
    assert {(p.arxiv_id, p.arxiv_version) for p in merge(papers) if p.arxiv_id and p.arxiv_version} <= printed


def test_a_single_listing_stays_as_it_is() -> None:
    paper = Paper("T", tags=("b", "a"), lines=range(3))
    assert merge([paper])[0] is paper
    assert merge([]) == []


def test_composed_and_decomposed_letters_are_the_same_title() -> None:
    listings = [
        Paper("Caf\u00e9 Tides \uac00"),
        Paper("Cafe\u0301 Tides \u1100\u1161"),
        Paper("Cafe Tides \uac00"),
    ]
    assert len(merge(listings)) == 2
    assert len(merge([Paper("Caf\u00e9 Tides", arxiv_id="3105.00001"), Paper("Cafe\u0301 Tides")])) == 1


@pytest.mark.parametrize(
    ("papers", "groups"),
    [
        ([Paper("A", arxiv_id=ONE), Paper("B", arxiv_id=ONE)], 1),
        ([Paper("A", arxiv_id=ONE), Paper("A", arxiv_id=TWO)], 2),
        ([Paper("A", doi="10.1000/a"), Paper("B", doi="10.1000/A")], 1),
        (
            [
                Paper("A", arxiv_id=ONE),
                Paper("B", doi="10.1000/a"),
                Paper("C", arxiv_id=ONE, doi="10.1000/a"),
            ],
            1,
        ),
        ([Paper("A", arxiv_id=ONE), Paper("B", doi="10.1000/a")], 2),
        ([Paper("Tidal Nets: Waiting", arxiv_id=ONE), Paper("tidal nets -- waiting")], 1),
        ([Paper("Tidal Nets"), Paper("TIDAL NETS.")], 1),
        ([Paper("Tidal Nets"), Paper("Tidal Net")], 2),
        ([Paper("A", arxiv_id=ONE), Paper("A", arxiv_id=TWO), Paper("A"), Paper("a")], 3),
        ([Paper("?"), Paper("!")], 2),
        ([Paper("?"), Paper("?")], 1),
        ([Paper("潮汐"), Paper("潮汐！")], 1),
    ],
)
def test_listings_are_joined_by_identifier_else_by_title(papers: list[Paper], groups: int) -> None:
    assert len(merge(papers)) == groups
    assert len(merge(papers[::-1])) == groups


def test_papers_stand_where_each_is_first_listed() -> None:
    papers = [
        Paper("B", arxiv_id=TWO),
        Paper("A"),
        Paper("A", arxiv_id=ONE),
        Paper("C"),
        Paper("b", arxiv_id=TWO),
    ]
    assert [paper.title for paper in merge(papers)] == ["b", "A", "C"]


def joined(*papers: Paper) -> Paper:
    (one,) = merge([attrs.evolve(paper, arxiv_id=ONE) for paper in papers])
    (other,) = merge([attrs.evolve(paper, arxiv_id=ONE) for paper in reversed(papers)])
    assert one == other
    return one


ADA, KAI, WIND = Author("Ada Moor"), Author("Kai Wind"), Author("kwind", is_handle=True)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"title": "Tidal N..."}, {"title": "Tidal Nets"}, {"title": "Tidal Nets"}),
        (
            {"authors": (ADA,), "et_al": True},
            {"authors": (ADA, KAI)},
            {"authors": (ADA, KAI), "et_al": False},
        ),
        ({"authors": (ADA, KAI), "et_al": True}, {"authors": (ADA,)}, {"authors": (ADA,), "et_al": False}),
        ({"authors": (ADA, WIND)}, {"authors": (ADA, KAI)}, {"authors": (ADA, KAI)}),
        ({"authors": ()}, {"authors": (ADA,), "et_al": True}, {"authors": (ADA,), "et_al": True}),
        (
            {"published": date(2031, 5, 1), "published_precision": "month"},
            {"published": date(2031, 5, 6), "published_precision": "day"},
            {"published": date(2031, 5, 6), "published_precision": "day"},
        ),
        ({"listed": date(2031, 5, 7)}, {"listed": date(2031, 5, 6)}, {"listed": date(2031, 5, 6)}),
        ({"arxiv_version": 1}, {"arxiv_version": 2}, {"arxiv_version": 2}),
        ({"doi": "10.1000/a"}, {}, {"doi": "10.1000/a"}),
        ({"summary": Summary("Short.")}, {"summary": Summary("Longer.")}, {"summary": Summary("Longer.")}),
        ({"tags": ("b", "a")}, {"tags": ("a", "c")}, {"tags": ("a", "b", "c")}),
        (
            {"extra": {"Votes": "7"}},
            {"extra": {"Votes": "12", "Rank": "1"}},
            {"extra": {"Votes": "12", "Rank": "1"}},
        ),
        (
            {"links": (Link("u", "x", "code"),)},
            {"links": (Link("u", "y", "code"), Link("v", "z", "pdf"))},
            {"links": (Link("v", "z", "pdf"), Link("u", "x", "code"))},
        ),
        (
            {"lines": range(3), "also_at": (range(4, 5),)},
            {"lines": range(7, 9)},
            {"lines": None, "also_at": ()},
        ),
    ],
)
def test_the_joined_record_has_the_most_that_the_listings_say(
    first: dict[str, object], second: dict[str, object], expected: dict[str, object]
) -> None:
    paper = joined(Paper(**{"title": "Tidal Nets", **first}), Paper(**{"title": "Tidal Nets", **second}))  # type: ignore[arg-type]  # the values fit their names
    assert {name: getattr(paper, name) for name in expected} == expected


def test_the_version_is_one_of_the_identifier_that_is_kept() -> None:
    papers = [
        Paper("A", arxiv_id=ONE, arxiv_version=5, doi="10.1000/a"),
        Paper("A", arxiv_id=TWO, arxiv_version=1, doi="10.1000/a"),
    ]
    assert [(p.arxiv_id, p.arxiv_version) for p in merge(papers)] == [(TWO, 1)]


def test_a_declared_language_is_kept_whatever_the_order() -> None:
    plain, declared = (
        Paper("A", translated=(Translation("42"),)),
        Paper("A", translated=(Translation("42", "ja"),)),
    )
    assert merge([plain, declared])[0].translations == {"ja": "42"}
    assert merge([declared, plain])[0].translations == {"ja": "42"}


def test_a_link_with_a_label_and_one_without_are_one_whatever_the_order() -> None:
    papers = [
        Paper("A", links=(Link("u", None),)),
        Paper("A", links=(Link("u", ""),)),
        Paper("A", links=(Link("u", "x"),)),
    ]
    assert merge(papers)[0].links == merge(papers[::-1])[0].links


def test_joining_does_not_sort_out_the_order_of_handles() -> None:
    one = (Author("a", is_handle=True), Author("b"))
    other = (Author("a"), Author("b", is_handle=True))
    assert merge([Paper("A", authors=one), Paper("A", authors=other)]) == merge(
        [Paper("A", authors=other), Paper("A", authors=one)]
    )


def test_the_date_that_says_how_fine_it_is_is_kept_whatever_the_order() -> None:
    bare = Paper("A", published=date(2031, 5, 6))
    told = Paper("A", published=date(2031, 5, 6), published_precision="day")
    assert [merge(papers)[0].published_precision for papers in ([bare, told], [told, bare])] == ["day", "day"]


def test_no_field_of_a_record_is_forgotten() -> None:
    paper = Paper(
        "A",
        authors=(ADA,),
        et_al=True,
        published=date(2031, 5, 6),
        published_precision="day",
        listed=date(2031, 5, 7),
        arxiv_id=ONE,
        arxiv_version=2,
        doi="10.1000/a",
        links=(Link("u", "x", "code"),),
        abstract="One.",
        summary=Summary("Two."),
        translated=(Translation("一", "zh-Hant"),),
        tags=("tide",),
        headings=("Sea",),
        venue="TIDE 2031",
        comment="2 pages",
        extra={"Rank": "1"},
        source="may.md",
        dialect="one",
        lines=range(2),
        also_at=(range(3, 4),),
        problems=(Problem("bad-date", "note", "Odd", range(2)),),
    )
    assert not [
        field.name
        for field in attrs.fields(Paper)
        if field.name != "listings" and getattr(paper, field.name) == getattr(Paper(""), field.name)
    ]
    other = attrs.evolve(paper, lines=range(4, 6))
    (found,) = merge([other, paper, other])
    assert repr(found) == repr(attrs.evolve(paper, lines=None, also_at=(), listings=(paper, other)))


def test_listings_are_taken_one_by_one_and_let_go() -> None:
    given: list[weakref.ref[Paper]] = []

    def listed() -> Iterator[Paper]:
        for day in range(1, 29):
            assert sum(one() is not None for one in given) <= 2
            listing = Paper("Tidal Nets", listed=date(2031, 5, day))
            given.append(weakref.ref(listing))
            yield listing

    assert merge(listed()) == [Paper("Tidal Nets", listed=date(2031, 5, 1))]


def archive(papers: int, each: int, words: int = 1) -> Iterator[Paper]:
    """Yield the listings of an archive that shows each paper on many days, with an abstract of some words."""
    for day in range(each):
        for n in range(papers):
            yield Paper(
                f"Tidal Nets {n}",
                (Author(f"Ada Moor {n}"),),
                listed=date(2031, 1, 1) + timedelta(days=day),
                arxiv_id=f"{n}",
                links=(Link(f"http://arxiv.org/abs/{n}"),),
                tags=(f"tide {n}",),
                abstract=f"tide {n} " * words,
                extra={f"Tide {n}": f"wind {n} " * words},
                source=f"{day}.md",
            )


def peak(papers: int, each: int, words: int = 1) -> int:
    """Return how many bytes merging holds at most."""
    tracemalloc.start()
    try:
        merge(archive(papers, each, words))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.no_cover
def test_each_text_is_held_once_however_many_listings_have_it() -> None:
    short, long = (peak(200, 30, words) - peak(200, 3, words) for words in (1, 1_000))
    assert short < 200 * 27 * 600
    assert long < 1.2 * short  # a thousand times the text: 100 MB, if each listing held its own
    assert peak(800, 4) < 6 * peak(200, 4)


def test_the_same_listings_again_and_again_are_held_once() -> None:
    listings = [Paper(f"{n % 50}", arxiv_id=ONE) for n in range(20_000)]
    tracemalloc.start()
    try:
        (paper,) = merge(listings)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()
    assert len(paper.listings) == 50


def calls(listings: list[Paper]) -> int:
    """Return how many functions merging calls: what it does, whatever the machine does meanwhile."""
    count = 0
    gc.disable()  # others may have it call functions of theirs

    def note(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        merge(listings)
    finally:
        sys.setprofile(before)
        gc.enable()
    return count


@pytest.mark.no_cover
@pytest.mark.parametrize(("papers", "each"), [(10, 100), (100, 10), (1000, 1)])
def test_each_listing_costs_as_much_as_the_one_before(papers: int, each: int) -> None:
    few, many = list(archive(papers, each)), list(archive(papers * 4, each))
    assert calls(many) <= 4 * calls(few)


@pytest.mark.parametrize(
    "make",
    [
        lambda size: [Paper("Tidal Nets", arxiv_id=f"{n % (size // 4)}") for n in range(size)],
        lambda size: [Paper("Tidal Nets") for _ in range(size)],
        lambda size: [Paper("A", arxiv_id=f"{n // 2}", doi=f"{(n + 1) // 2}") for n in reversed(range(size))],
        lambda size: [
            *(Paper(f"{n}", arxiv_id=f"{n}") for n in range(size // 2)),
            *(Paper(f"{n}", arxiv_id=f"{n}", doi="10.1000/a") for n in range(size // 2)),
        ],
        lambda size: [
            Paper(
                f"{n}",
                (Author(f"{n}"),),
                arxiv_id=ONE,
                links=(Link(f"{n}"),),
                translated=(Translation(f"{n}"),),
                tags=(f"{n}",),
                extra={f"{n}": f"{n}"},
                problems=(Problem("bad-date", "note", f"{n}", range(2)),),
            )
            for n in range(size)
        ],
    ],
    ids=["by identifier", "by title", "a chain", "all to one at the end", "one with ever more to it"],
)
@pytest.mark.no_cover
def test_the_time_grows_with_the_listings(make: object) -> None:
    assert growth(merge, make, (2_500, 10_000)) < 9  # type: ignore[arg-type]  # pytest hides the lambda's type

"""What is in the slots of templates: what each kind reads, what it writes, and what is no value for it."""

from __future__ import annotations

from datetime import date

import pytest

from paperdigest import Author, Link, Paper, Summary, Translation
from paperdigest.dialect import (
    Authors,
    Beginning,
    Context,
    Date,
    Document,
    Doi,
    Draft,
    Extra,
    Field,
    Identifier,
    Ignored,
    Links,
    Listed,
    Number,
    Part,
    Quoted,
    SitePage,
    TagList,
    Tags,
    Text,
    Title,
    Translated,
    Url,
)
from paperdigest.dialect.fields import labelled_field, parse_string_list
from paperdigest.dialect.writing import Outgoing

ABSTRACT = Link("https://arxiv.org/abs/3105.00001", None, "abstract")
PDF = Link("https://arxiv.org/pdf/3105.00001", "PDF", "pdf")
CODE = Link("https://github.com/ada/nets", "Code", "code")


def new() -> Draft:
    return Draft(Context(Document.from_text("| row |")), range(1))


def read(field: Field, text: str) -> Draft:
    draft = new()
    field.read(text, draft, "Column")
    return draft


def problems(draft: Draft) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in draft.problems]


def write(field: Field, paper: Paper) -> str:
    return field.write(Outgoing(paper, 7), "Column")


@pytest.mark.parametrize("text", ["", "N/A", "null", "-", "None"])
@pytest.mark.parametrize(
    "field",
    [
        Extra(),
        Date(),
        Text("comment"),
        Text("summary"),
        Translated(),
        Part(),
        Quoted(Text("abstract")),
        Links(),
        Identifier(),
        Doi(),
        TagList(),
        Tags(),
        Ignored(),
        Number(),
        Listed(),
    ],
)
def test_no_value_is_never_the_string(field: Field, text: str) -> None:
    draft = read(field, text)
    assert draft.paper("x") == new().paper("x")
    assert not draft.problems


@pytest.mark.parametrize(
    "field",
    [
        Extra(),
        Date(),
        Listed(),
        Authors(),
        Text("comment"),
        Text("summary"),
        Translated(),
        Part(),
        Quoted(Text("abstract")),
        Url(),
        Links(),
        Identifier(),
        Doi(),
        TagList(),
        Tags(),
        Ignored(),
        Title(),
    ],
)
def test_nothing_is_written_of_a_paper_without_the_field(field: Field) -> None:
    assert write(field, Paper("")) == ""


def test_the_base_class_reads_and_writes_nothing() -> None:
    with pytest.raises(NotImplementedError):
        read(Field(), "x")
    with pytest.raises(NotImplementedError):
        write(Field(), Paper(""))
    assert Field().shows("x")


def test_extra_keeps_the_text_under_its_label() -> None:
    draft = read(Extra(), "x")
    Extra().read("y", draft, "Column")
    Extra().read("z", draft, "Other")
    assert draft.paper("x").extra == {"Column": "x\ny", "Other": "z"}


def test_extra_is_written_once() -> None:
    outgoing = Outgoing(Paper("", extra={"Column": "x"}))
    assert Extra().write(outgoing, "Column") == "x"
    assert Extra().write(outgoing, "Column") == ""


def test_what_is_ignored() -> None:
    assert read(Ignored(), "x").paper("x") == new().paper("x")
    assert Ignored("[x](y)").none == "[x](y)"


def test_number() -> None:
    assert read(Number(), "12").paper("x") == new().paper("x")
    assert write(Number(), Paper("")) == "7"
    assert [Number().fits(text) for text in ("12", "", "x", "1.")] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tidal", "Tidal"),
        ("**Tidal**", "Tidal"),
        ("** Tidal **", "Tidal"),
        ("****", "****"),
        ("**a** b", "**a** b"),
        ("**a", "**a"),
        ("Ti\n  dal", "Ti dal"),
    ],
)
def test_title_without_the_template_s_stars(text: str, title: str) -> None:
    assert read(Title(), text).title == title


@pytest.mark.parametrize(
    ("text", "title", "urls"),
    [
        ("[Tidal](u)", "Tidal", ["u"]),
        ("[Ti\n  dal](u)", "Ti dal", ["u"]),
        ("[a](u) and [b](v)", "a and b", ["u", "v"]),
        ("[a](u) [b]()", "a b", ["u"]),
        ("**[a](u)**", "a", ["u"]),
        ("[**a**](u)", "a", ["u"]),
        ("[a]()", "a", []),
        ("plain", "plain", []),
    ],
)
def test_title_in_links(text: str, title: str, urls: list[str]) -> None:
    draft = read(Title(), text)
    assert (draft.title, [link.url for link in draft.links]) == (title, urls)


@pytest.mark.parametrize(
    ("text", "title", "urls"),
    [
        ("Tidal<br>Nets", "Tidal Nets", []),
        ("Tidal <BR /> Nets", "Tidal Nets", []),
        (
            '<a href="https://example.org/x" target="_blank">Tidal</a> Nets',
            "Tidal Nets",
            ["https://example.org/x"],
        ),
        ("<a target=x href = 'https://example.org/x'>Tidal</a>", "Tidal", ["https://example.org/x"]),
        ("<a href=#>Tidal</a>", "Tidal", []),
        ("<a>Tidal</a>", "Tidal", []),
        ("Tidal<sub>2</sub> < <abbr>", "Tidal<sub>2</sub> < <abbr>", []),
    ],
)
def test_breaks_and_anchors_are_no_part_of_a_title(text: str, title: str, urls: list[str]) -> None:
    draft = read(Title(), text)
    assert (draft.title, [link.url for link in draft.links]) == (title, urls)


def test_the_links_of_a_title_have_no_label_and_the_kind_of_their_address() -> None:
    assert read(Title(), f"[Tidal]({ABSTRACT.url})").links == [ABSTRACT]


def test_write_a_title() -> None:
    assert write(Title(), Paper("Tidal")) == "Tidal"
    assert (Title().fits("Tidal [x]"), Title().fits("[a](u), [b")) == (True, False)


def test_authors() -> None:
    draft = read(Authors(), "Ada Moor, Kai Wind et al.")
    assert draft.authors == (Author("Ada Moor"), Author("Kai Wind"))
    assert draft.et_al
    assert problems(read(Authors(), "null")) == [("no-authors", "Expected authors, found none (line 1)")]


def test_authors_of_one_word_are_handles_where_the_digest_has_such() -> None:
    assert [a.is_handle for a in read(Authors(handles=True), "Kwind, Ada Moor").authors] == [True, False]
    assert [a.is_handle for a in read(Authors(), "Kwind").authors] == [False]


def test_write_authors() -> None:
    paper = Paper("", authors=(Author("Ada Moor"), Author("Kai Wind")), et_al=True)
    assert write(Authors(), paper) == "Ada Moor, Kai Wind et al."
    assert write(Authors(separator=" & ", et_al=" and others"), paper) == "Ada Moor & Kai Wind and others"


def test_date() -> None:
    for text in ("2031-05-06", "**2031-05-06**"):
        draft = read(Date(), text)
        assert (draft.published, draft.published_precision) == (date(2031, 5, 6), "day")
    assert read(Date(), "2031-05").published_precision == "month"
    odd = read(Date(), "soon " * 12)
    assert odd.extra == {"Column": "soon " * 12}
    assert problems(odd) == [("bad-date", f"Expected a date, found {'soon ' * 8!r} (line 1)")]
    assert (Date().shows("2031-05-06"), Date().shows("soon")) == (True, False)


@pytest.mark.parametrize(
    ("field", "precision", "text"),
    [
        (Date(), "day", "2031-05-06"),
        (Date(), None, "2031-05-06"),
        (Date(), "month", "2031-05"),
        (Date(written="%d.%m.%Y"), "day", "06.05.2031"),
        (Date(written="%d.%m.%Y"), "month", "2031-05"),
        (Date(in_words=True), "month", "May 2031"),
    ],
)
def test_write_a_date(field: Date, precision: str | None, text: str) -> None:
    assert write(field, Paper("", published=date(2031, 5, 6), published_precision=precision)) == text  # type: ignore[arg-type]  # one of three


def test_listed() -> None:
    assert read(Listed(), "2031-05-06").listed == date(2031, 5, 6)
    assert read(Listed(), "2031-05-06 07:08:09").listed == date(2031, 5, 6)
    assert read(Listed(), "2031-05").listed is None
    assert (Listed().fits("2031-05-06 at 7"), Listed().fits("Monday")) == (True, False)
    before = new()
    before.listed = date(2031, 5, 5)
    Listed().read("2031-05", before, "Column")
    assert before.listed == date(2031, 5, 5)
    paper = Paper("", listed=date(2031, 5, 6))
    assert write(Listed(), paper) == "2031-05-06"
    assert write(Listed(written="%d %m %Y"), paper) == "06 05 2031"


def test_text_goes_to_its_field() -> None:
    draft = read(Text("venue"), "Shore 2031")
    assert (draft.venue, draft.comment, draft.abstract) == ("Shore 2031", None, None)
    assert read(Text("summary"), "They wait.").summary == Summary("They wait.")


def test_write_text() -> None:
    paper = Paper("", summary=Summary("They wait."), venue="Shore", abstract="Nets wait.")
    assert [write(Text(name), paper) for name in ("summary", "venue", "abstract", "comment")] == [
        "They wait.",
        "Shore",
        "Nets wait.",
        "",
    ]


def test_translations() -> None:
    draft = read(Translated(), "潮汐网络。")
    Translated().read("潮の網。", draft, "Column")
    assert draft.translated == (Translation("潮汐网络。"), Translation("潮の網。"))
    assert write(Translated(), Paper("", translated=(Translation("潮汐网络。"),))) == "潮汐网络。"


def test_parts_are_together_the_summary() -> None:
    draft = new()
    Part().read("They wait.", draft, "Method")
    Part().read("It works.", draft, "Results")
    paper = draft.paper("x")
    assert paper.summary == Summary("Method: They wait.\n\nResults: It works.")
    outgoing = Outgoing(paper)
    outgoing.split_parts(["Results", "Method"])
    assert [Part().write(outgoing, label) for label in ("Method", "Results", "Goals")] == [
        "They wait.",
        "It works.",
        "",
    ]


def test_parts_do_not_take_the_place_of_a_summary() -> None:
    draft = read(Part(), "They wait.")
    Text("summary").read("In short.", draft, "TLDR")
    assert draft.paper("x").summary == Summary("In short.")


def test_quoted() -> None:
    field = Quoted(Text("abstract"))
    assert field.fields == {"abstract"}
    assert read(field, "> Nets wait.\n>\n> For tides.").abstract == "Nets wait.\n\nFor tides."
    assert write(field, Paper("", abstract="Nets wait.\n\nFor tides.")) == "\n> Nets wait.\n> \n> For tides."


def test_url() -> None:
    assert read(Url(), ABSTRACT.url).links == [ABSTRACT]
    assert read(Url("project"), ABSTRACT.url).links == [ABSTRACT]
    assert read(Url("project"), "https://example.org/x").links == [
        Link("https://example.org/x", None, "project")
    ]
    for text in ("", "#", "null"):
        assert read(Url(), text).links == []
    outgoing = Outgoing(Paper("", links=(ABSTRACT, CODE)))
    assert [Url().write(outgoing, "") for _ in range(2)] == [ABSTRACT.url, ""]
    assert outgoing.links == [CODE]


def test_a_slot_s_kind_counts_where_the_address_says_nothing() -> None:
    links = read(Links("code"), "[a](https://example.org/x), [b](https://arxiv.org/abs/3105.00001)").links
    assert [link.kind for link in links] == ["code", "abstract"]
    assert read(Links(), "[a](https://example.org/x)").links[0].kind == "other"


@pytest.mark.parametrize("text", ["[Code](null)", "**[Code](#)**", "[PDF](null), [Code]()"])
def test_links_to_placeholders_are_none(text: str) -> None:
    draft = read(Links(), text)
    assert (draft.links, draft.extra, draft.problems) == ([], {}, [])


@pytest.mark.parametrize(
    ("text", "urls", "odd"),
    [
        ("soon", [], "soon"),
        ("[Code](null) soon", [], "[Code](null) soon"),
        ("[PDF](https://example.org/p), [Code](https://git", ["https://example.org/p"], "[Code](https://git"),
        ("[PDF](https://example.org/p), [Co", ["https://example.org/p"], "[Co"),
    ],
)
def test_what_is_no_link_is_kept(text: str, urls: list[str], odd: str) -> None:
    draft = read(Links(), text)
    assert [link.url for link in draft.links] == urls
    assert draft.extra == {"Column": text}
    assert problems(draft) == [("no-link", f"Expected a link, found {odd!r} (line 1)")]


def test_write_links() -> None:
    paper = Paper("", links=(ABSTRACT, PDF, CODE))
    outgoing = Outgoing(paper)
    assert Links(but=("code",)).write(outgoing, "") == f"{ABSTRACT.url}, [PDF]({PDF.url})"
    assert Links(separator=" ").write(outgoing, "") == f"[Code]({CODE.url})"
    assert Links(none="null").none == "null"


def test_identifier() -> None:
    assert read(Identifier(), "3105.00001v2").paper("x").arxiv_version == 2
    assert read(Identifier(), "tides").extra == {"Column": "tides"}
    assert (Identifier().fits("3105.00001"), Identifier().fits("tides")) == (True, False)
    assert write(Identifier(), Paper("", arxiv_id="3105.00001")) == "3105.00001"
    assert write(Identifier(), Paper("", arxiv_id="3105.00001", arxiv_version=2)) == "3105.00001v2"


def test_doi() -> None:
    one, two, none = (
        read(Doi(), text) for text in ("10.1234/tides", "10.1234/tides 10.1234/nets", "in print")
    )
    assert (one.doi, one.extra) == ("10.1234/tides", {})
    assert (two.doi, two.extra) == ("10.1234/tides", {"Column": "10.1234/tides 10.1234/nets"})
    assert (none.doi, none.extra) == (None, {"Column": "in print"})
    assert read(Doi(), "soon").extra == {"Column": "soon"}
    assert write(Doi(), Paper("", doi="10.1234/tides")) == "10.1234/tides"
    assert write(Doi(), two.paper("x")) == "10.1234/tides 10.1234/nets"


def test_tags() -> None:
    assert read(Tags(), "Robotics,  Tides , ").tags == ("Robotics", "Tides")
    assert read(Tags(" "), "cs.RO cs.LG").tags == ("cs.RO", "cs.LG")
    paper = Paper("", tags=("Robotics", "Tides"))
    assert [write(Tags(separator), paper) for separator in (",", ";", " ")] == [
        "Robotics, Tides",
        "Robotics; Tides",
        "Robotics Tides",
    ]


def test_lists_of_tags() -> None:
    assert read(TagList(), "['Robotics', 'Tides']").tags == ("Robotics", "Tides")
    odd = read(TagList(), "Robotics")
    assert (odd.tags, odd.extra) == ((), {"Column": "Robotics"})
    assert problems(odd) == [("bad-tags", "Expected a list of strings, found 'Robotics' (line 1)")]
    assert (TagList().fits("[]"), TagList().fits("x")) == (True, False)
    assert write(TagList(), Paper("", tags=("Robotics", "It's"))) == """['Robotics', "It's"]"""
    assert TagList().none == "[]"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", ()),
        ("['a']", ("a",)),
        ("['a', 'b']", ("a", "b")),
        ("""['a', "b's",]""", ("a", "b's")),
        (r"['It\'s', 'x\ty', '\u00e9']", ("It's", "x\ty", "é")),
        ("['']", ("",)),
        ("['a' 'b']", None),
        ("['a]", None),
        ("[1, 2]", None),
        ("[['a']]", None),
        (r"['\x']", None),
        (r"['\U00110000']", None),
        (r"['a\d', 'b\x41\101\\']", ("a\\d", "bAA\\")),  # Python warns of the first
        ("['a\\\nb']", ("ab",)),
        ("'a'", None),
        ("['a'", None),
        ("[" * 50_000 + "]" * 50_000, None),
        ("['" + "\\" * 50_001 + "']", None),
        (f"['{'a' * 300}']", ("a" * 300,)),
    ],
)
def test_string_lists(text: str, found: tuple[str, ...] | None) -> None:
    assert parse_string_list(text) == found


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Authors", Authors),
        ("作者", Authors),
        ("DATE", Date),
        ("PDF", Links),
        ("TLDR", Part),
        ("Abstract", Text),
        ("DOI", Doi),
        ("Stars", Extra),
        ("number", Extra),
    ],
)
def test_what_a_label_means(label: str, kind: type[Field]) -> None:
    assert type(labelled_field(label)) is kind


def test_the_links_under_labels_have_the_kind_of_the_label() -> None:
    assert [
        field.kind for label in ("Code", "Project page") if isinstance(field := labelled_field(label), Links)
    ] == [
        "code",
        "project",
    ]


@pytest.mark.parametrize(
    ("field", "text", "day"),
    [
        (Date(written="%m/%d/%Y"), "05/06/2031", date(2031, 5, 6)),
        (Date(written="%m/%d/%Y"), "2031-05-06", date(2031, 5, 6)),
        (Date(written="%d/%m/%Y"), "05/06/2031", date(2031, 6, 5)),
        (Date(written="%a, %d %b %Y"), "05/06/2031", None),
        (Date(), "05/06/2031", None),
    ],
)
def test_the_date_of_a_paper_is_read_in_the_form_that_it_is_written_in(
    field: Date, text: str, day: date | None
) -> None:
    assert read(field, text).published == day


def test_what_is_written_where_there_is_no_text() -> None:
    field = Text("summary", none="N/A")
    assert (field.none, Text("summary").none) == ("N/A", "")
    assert read(field, "N/A").summary is None


def test_the_number_of_the_first_paper_may_be_zero() -> None:
    paper = Paper("T")
    assert [Number(first=first).write(Outgoing(paper, 7), "n") for first in (0, 1)] == ["6", "7"]
    assert [Number(digits=digits).write(Outgoing(paper, 12), "n") for digits in (1, 3)] == ["12", "012"]


@pytest.mark.parametrize(
    ("field", "text", "day"),
    [
        (Listed(written="%m/%d/%Y"), "05/06/2031", date(2031, 5, 6)),
        (Listed(written="%m/%d/%Y"), "05/06/2031 21:00", date(2031, 5, 6)),
        (Listed(written="%m/%d/%Y"), "2031-05-06", date(2031, 5, 6)),
        (Listed(written="%d.%m.%Y"), "05.06.2031", date(2031, 6, 5)),
        (Listed(), "05/06/2031", None),
        (Listed(written="%a, %d %b %Y"), "05/06/2031", None),
        (Listed(written="%m/%d/%Y", only=True), "05/06/2031", date(2031, 5, 6)),
        (Listed(written="%m/%d/%Y", only=True), "05/06/2031 21:00", None),
        (Listed(written="%m/%d/%Y", only=True), "2031-05-06", None),
        (Listed(written="%m/%d/%Y", only=True), "13/06/2031", None),
        (Listed(only=True), "2031-05-06 ~ 2031-05-12", None),
    ],
)
def test_the_date_of_a_digest_is_read_in_the_form_that_it_is_written_in(
    field: Listed, text: str, day: date | None
) -> None:
    assert field.fits(text) is (day is not None)
    assert read(field, text).listed == day


@pytest.mark.parametrize(
    ("address", "arxiv_id", "version"),
    [
        ("/203105/06/3105.00001v2-tidal-nets", "3105.00001", 2),
        ("notes/3105.00001.md", "3105.00001", None),
        ("3105.00001", "3105.00001", None),
        ("./papers/310500001v2-tidal-nets.html", "3105.00001", 2),
        ("./papers/31050001v2.html", "3105.0001", 2),
        ("./papers/310500001-tidal-nets.html", None, None),
        ("./papers/3105000012v2-tidal-nets.html", None, None),
        ("/203105/06/biorxiv-2031-05-01-tidal-nets", None, None),
        ("/203105/3105.000011-tidal-nets", None, None),
        ("/3105.00001/notes", None, None),
        ("https://example.org/3105.00001v2-tidal-nets", None, None),
        ("#", None, None),
    ],
)
def test_the_page_of_a_paper_on_the_digest_s_own_site(
    address: str, arxiv_id: str | None, version: int | None
) -> None:
    paper = read(SitePage(), address).paper("x")
    assert (paper.arxiv_id, paper.arxiv_version) == (arxiv_id, version)
    assert [link.url for link in paper.links] == [address] * (address != "#")
    assert SitePage().fits(address)


def test_addresses_that_all_begin_or_end_alike() -> None:
    field = Url(under="https://example.org/", ending=".yaml")
    addresses = ("https://example.org/tidal.yaml", "https://example.org/tidal", "/tidal.yaml", "")
    assert [field.fits(address) for address in addresses] == [True, False, False, False]
    assert all(map(Url().fits, addresses))


def test_tags_between_marks() -> None:
    field = Tags(" ", around="`")
    assert read(field, "`deep water` `tide`").tags == ("deep water", "tide")
    assert read(field, "tide").tags == ("tide",)
    assert write(field, Paper("T", tags=("deep water", "tide"))) == "`deep water` `tide`"
    assert write(Tags(",", around="*"), Paper("T", tags=("deep", "tide"))) == "*deep*,*tide*"


@pytest.mark.parametrize(
    ("text", "names", "extra"),
    [
        ("Ada Moor, Kai Wind", ["Ada Moor", "Kai Wind"], False),
        ("Ada Moor `[1]` (Institute (East), Tides), Kai Wind", ["Ada Moor", "Kai Wind"], True),
        ("Ada Moor（Institute, Tides）, Kai Wind et al.", ["Ada Moor", "Kai Wind"], True),
        ("Ada Moor; Kai Wind", ["Ada Moor", "Kai Wind"], True),
        (" `[1]`", [], True),
        ("", [], False),
    ],
)
def test_authors_of_whom_more_is_said(text: str, names: list[str], extra: bool) -> None:  # noqa: FBT001 - a parameter
    field = Authors(noted=True, none="N/A")
    paper = read(field, text).paper("x")
    assert [author.name for author in paper.authors] == names
    assert dict(paper.extra) == ({"Column": text} if extra else {})
    assert write(field, paper) == text
    assert read(field, field.none).paper("x") == new().paper("x")


def test_the_pages_of_a_site_may_all_be_in_one_place() -> None:
    field = SitePage(under="notes/")
    assert [field.fits(address) for address in ("notes/3105.00001.md", "/notes/3105.00001", "")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("comment", "beginning"), [("Under review at a shore", "Under..."), ("7 pages", ""), (None, "")]
)
def test_the_beginning_of_a_text_that_is_folded_away(comment: str | None, beginning: str) -> None:
    field = Beginning(Text("comment"), length=5, least=10)
    assert write(field, Paper("T", comment=comment)) == beginning
    assert read(field, "Under...").comment is None


def test_a_list_is_read_as_its_texts_between_commas_or_as_each_field_reads_lists() -> None:
    draft = new()
    Extra().read_list(["a", "b"], draft, "Column")
    Tags(";").read_list([" a, b ", "", "c;d"], draft, "Column")
    Authors().read_list(["Ada Moor", "Wind, Kai", ""], draft, "Column")
    assert (draft.extra, draft.tags) == ({"Column": "a, b"}, ("a, b", "c;d"))
    assert [author.name for author in draft.authors] == ["Ada Moor", "Wind, Kai"]


@pytest.mark.parametrize(
    ("text", "is_page"), [("/2031/05/3105.00001v1-tidal-nets", True), ("/2031/05/tidal-nets", False)]
)
def test_what_shows_a_page_of_the_site(text: str, is_page: bool) -> None:  # noqa: FBT001 - of pytest
    assert SitePage().shows(text) is is_page

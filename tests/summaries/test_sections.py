"""Sections and bullets of invented summaries."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperdigest.model import Summary
from paperdigest.summaries import sections
from paperdigest.summaries.sections import section_spans, split_bullets, split_sections
from paperdigest.summaries.sentences import sentence_spans
from support.growth import growth

SUMMARY = "Kestrel is a new planner for kitchen robots."
OBJECTIVE = "The main objective is to plan meals without a recipe."
METHOD = "The methodology involves a pantry graph and a tasting loop."
RESULTS = "Primary results show a success rate of 81.5% on SoupBench."
IMPLICATION = "AI practitioners can use Kestrel to plan under missing goods."
ALL = {
    "summary": SUMMARY,
    "objective": OBJECTIVE,
    "method": METHOD,
    "results": RESULTS,
    "implication": IMPLICATION,
}
QUESTIONS = "1. How does it scale? 2. Could it bake bread?"


@pytest.mark.parametrize(
    "text",
    [
        f"i) {SUMMARY} ii) {OBJECTIVE} iii) {METHOD} iv) {RESULTS} v) {IMPLICATION}",
        f'Here is a concise summary of the paper "Kestrel: Cooking": i)  {SUMMARY}\nii) {OBJECTIVE}\niii) {METHOD} iv) {RESULTS} v) {IMPLICATION}',
        f"(i) {SUMMARY} (ii) {OBJECTIVE} (iii) {METHOD} (iv) {RESULTS} (v) {IMPLICATION}",
        f"a) {SUMMARY} b) {OBJECTIVE} c) {METHOD} d) {RESULTS} e) {IMPLICATION}",
        (
            f"i) **Summary:** {SUMMARY} ii) **Main research question/objective:** {OBJECTIVE} iii) **Key methodology used:** {METHOD} "
            f"iv) **Primary results (include one figure):** {RESULTS} v) **Principal implication for AI practitioners:** {IMPLICATION}"
        ),
        (
            f"**i) Summary:** {SUMMARY} **ii) Main research question or objective:** {OBJECTIVE} **iii) Key methodology:** {METHOD} "
            f"**iv) Primary results:** {RESULTS} **v) Principal implication:** {IMPLICATION}"
        ),
        (
            f"**i) A 1-line summary** {SUMMARY} **ii) Main objective** {OBJECTIVE} **iii) Key methodology** {METHOD} "
            f"**iv) Primary results** {RESULTS} **v) Principal implication** {IMPLICATION}"
        ),
        (
            f"1. **Summary:** {SUMMARY} 2. **Main research question:** {OBJECTIVE} 3. **Key methodology:** {METHOD} "
            f"4. **Primary results:** {RESULTS} 5. **Principal implication:** {IMPLICATION}"
        ),
        (
            f"1. Summary: {SUMMARY} 2. Main research question or objective: {OBJECTIVE} 3. Key methodology used: {METHOD} "
            f"4. Primary results: {RESULTS} 5. Principal implication for AI practitioners: {IMPLICATION}"
        ),
        (
            f"Here's a summary of the paper: **Summary:** {SUMMARY} **Main question:** {OBJECTIVE} **Key methodology:** {METHOD} "
            f"**Primary results:** {RESULTS} **Principal implication:** {IMPLICATION}"
        ),
        f"**Summary:** i) {SUMMARY} ii) {OBJECTIVE} iii) {METHOD} iv) {RESULTS} v) {IMPLICATION}",
        (
            f"{SUMMARY}  i) Main research question or objective: {OBJECTIVE} ii) Key methodology used: {METHOD} "
            f"iii) Primary results: {RESULTS} iv) Principal implication for AI practitioners: {IMPLICATION}"
        ),
        (
            f"{SUMMARY} Main research objective: {OBJECTIVE}  Key methodology used: {METHOD} Primary results: {RESULTS} "
            f"Principal implication for AI practitioners: {IMPLICATION}"
        ),
        f"{SUMMARY} {OBJECTIVE} {METHOD} {RESULTS} {IMPLICATION}",
        f'Here is a summary of "Kestrel: A Planner": {SUMMARY} {OBJECTIVE} {METHOD} {RESULTS} {IMPLICATION}',
    ],
)
def test_five_parts(text: str) -> None:
    assert split_sections(text) == ALL


def test_order_is_that_of_the_text() -> None:
    text = f"i) **Results:** {RESULTS} ii) **Method:** {METHOD} iii) **Summary:** {SUMMARY}"
    assert list(split_sections(text)) == ["results", "method", "summary"]


@pytest.mark.parametrize(
    "heading",
    [
        "Follow-up questions:",
        "Follow-up Questions:",
        "**Follow-Up Questions:**",
        "Here are some follow-up questions an AI practitioner might ask:",
        "Follow up questions from a cook:",
        "Follow-up questions",
    ],
)
def test_letters_from_the_objective_on_and_follow_up_questions(heading: str) -> None:
    text = f"a) {OBJECTIVE}  b) {METHOD}  c) {RESULTS}  d) {IMPLICATION}  {heading}  {QUESTIONS}"
    assert split_sections(text) == {
        key: ALL[key] for key in ("objective", "method", "results", "implication")
    } | {"follow_up": QUESTIONS}


def test_fifth_letter_can_be_a_remark() -> None:
    remark = "The paper does not report energy."
    found = split_sections(
        f"a) This research aims to cook. b) {METHOD} c) {RESULTS} d) {IMPLICATION} e) {remark}"
    )
    assert list(found) == ["objective", "method", "results", "implication"]
    assert remark not in "".join(found.values())


def test_unlabelled_roman_parts_without_a_fifth_are_told_by_their_words() -> None:
    assert split_sections(f"i) {OBJECTIVE} ii) {METHOD} iii) {RESULTS}") == {
        "objective": OBJECTIVE,
        "method": METHOD,
        "results": RESULTS,
    }


def test_some_labels_are_missing() -> None:
    found = split_sections(
        f"i) {SUMMARY} ii) **Objective:** {OBJECTIVE} iii) {METHOD} iv) **Results:** {RESULTS} v) {IMPLICATION}"
    )
    assert found == ALL


def test_repeated_label_opens_nothing_new() -> None:
    found = split_sections(f"i) **Results:** {RESULTS} ii) **Results:** Again. iii) **Method:** {METHOD}")
    assert found == {"results": RESULTS, "method": METHOD}


def test_marker_inside_a_sentence_is_a_list_of_its_own() -> None:
    method = "The methodology involves: i) washing, ii) peeling; and iii) slicing the roots."
    text = f"{SUMMARY} {OBJECTIVE} {method} {RESULTS} {IMPLICATION}"
    assert split_sections(text) == ALL | {"method": method}


def test_inner_list_does_not_break_the_outer_one() -> None:
    method = "It works in two steps: i) wash, and ii) peel."
    text = f"i) {SUMMARY} ii) {OBJECTIVE} iii) {method} iv) {RESULTS} v) {IMPLICATION}"
    assert split_sections(text)["method"] == method


def test_missing_full_stop_before_a_marker() -> None:
    found = split_sections(f"i) One pot ii) {OBJECTIVE} iii) {METHOD} iv) {RESULTS} v) {IMPLICATION}")
    assert found["summary"] == "One pot"
    assert found["objective"] == OBJECTIVE


def test_a_question_with_a_colon_is_no_label() -> None:
    question = "The main research question is: Why do soups cool?"
    assert split_sections(f"{SUMMARY} {question} {METHOD} {RESULTS} {IMPLICATION}")["objective"] == question


def test_a_bold_phrase_is_no_label() -> None:
    text = f"**Kestrel** is a planner. {OBJECTIVE}"
    assert split_sections(text)["summary"] == "**Kestrel** is a planner."


def test_prose_from_the_objective_on() -> None:
    aim = "This research aims to keep soups warm."
    assert split_sections(
        f"{aim} The authors propose a double pot. Experiments show 12 minutes more. This suggests lids."
    ) == {
        "objective": aim,
        "method": "The authors propose a double pot.",
        "results": "Experiments show 12 minutes more.",
        "implication": "This suggests lids.",
    }


def test_what_stands_between_objective_and_results_is_the_method() -> None:
    odd = "Pots sit in pots."
    found = split_sections(f"This research aims to keep soups warm. {odd} Results show 12 minutes more.")
    assert found["method"] == odd


def test_five_sentences_with_an_objective_keep_their_places() -> None:
    plain = [
        "Kestrel cooks.",
        "The objective is to cook.",
        "Pots sit in pots.",
        "Soup was warm.",
        "Cooks rejoice.",
    ]
    assert list(split_sections(" ".join(plain)).values()) == plain


def test_practitioners_late_in_a_sentence() -> None:
    last = "Its way of keeping " + "very " * 40 + "warm soups is useful for practitioners."
    assert split_sections(f"{SUMMARY} {RESULTS} {last}")["implication"] == last


def test_what_cannot_be_told_apart_is_left_out() -> None:
    assert split_sections("Soup is warm. Bread is not.") == {"summary": "Soup is warm. Bread is not."}
    assert split_sections("") == {}
    assert split_sections("Here is a summary") == {"summary": "Here is a summary"}


def test_lead_in_alone_before_markers_belongs_to_nothing() -> None:
    found = split_sections(f"Okay, here is a summary: i) {OBJECTIVE} ii) {METHOD} iii) {RESULTS}")
    assert "summary" not in found


def test_questions_inside_a_sentence_are_no_section() -> None:
    text = f"{SUMMARY} Users ask follow-up questions: where, when. {RESULTS}"
    assert "follow_up" not in split_sections(text)


def test_summary_record_uses_it() -> None:
    assert Summary.from_text(f" {SUMMARY} {OBJECTIVE} ").sections == {
        "summary": SUMMARY,
        "objective": OBJECTIVE,
    }
    assert Summary.from_text("- one. - two.").bullets == ("one.", "two.")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- one. - two.", ("one.", "two.")),
        ("- one - two", ("one", "two")),
        (
            "- A well-known pot - the old one - boils. - It is 3 - 4 l.",
            ("A well-known pot - the old one - boils.", "It is 3 - 4 l."),
        ),
        ("- one\n- two - a half\n- three", ("one", "two - a half", "three")),
        ("* one. * two - a half.", ("one.", "two - a half.")),
        ("• one • two", ("one", "two")),
        ("- alone", ()),
        ("- ", ()),
        ("", ()),
        ("Pots - big ones. - and small ones.", ()),
        ("A well-known fact.", ()),
    ],
)
def test_bullets(text: str, items: tuple[str, ...]) -> None:
    assert split_bullets(text) == items


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        (
            "Pots, e.g. Kettles, boil. Pans vs. Woks, by Reed et al. Then more.",
            ["Pots, e.g. Kettles, boil.", "Pans vs. Woks, by Reed et al. Then more."],
        ),
        ("It holds 3.5 l. iPot is smaller. ii) next", ["It holds 3.5 l.", "iPot is smaller.", "ii) next"]),
        ("J. Reed cooks. and stirs.", ["J. Reed cooks. and stirs."]),
        ('He said "stop." Then he left.', ['He said "stop."', "Then he left."]),
        ("Wait... What?", ["Wait...", "What?"]),
        ("No stop here\n\n\nNew one", ["No stop here", "New one"]),
        (
            "- A pot. - A lid is\nheavy.\n* A pan\n• Salt - fine",
            ["A pot.", "A lid is\nheavy.", "A pan", "Salt - fine"],
        ),
        ("茶が好き。「水も！」 Tea is green。", ["茶が好き。", "「水も！」", "Tea is green。"]),
        ("It stirs well.We use v1.Net and 3.The", ["It stirs well.", "We use v1.Net and 3.The"]),
        (" . ", ["."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


SCRAPS = st.sampled_from(
    [
        "i)",
        "ii)",
        "iii)",
        "a)",
        "b)",
        "1.",
        "**",
        "**Results:**",
        "Method:",
        "Follow-up questions:",
        "- ",
        "\n",
        ". ",
        " ",
        "Here is",
        ":",
    ]
)


@given(st.lists(SCRAPS | st.text(max_size=8), max_size=30).map("".join))
@example("\ud800\x00i) a ii) b iii) c")
def test_any_text(text: str) -> None:
    spans = section_spans(text)
    assert [(key, text[start:end]) for key, start, end in spans] == list(split_sections(text).items())
    last = 0
    for _, start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end
    assert all(item in text for item in split_bullets(text))


@pytest.mark.parametrize(
    "unit", ["\n ", "* ", "**a", "i) ", "1. **", ". ", "...", "a follow-up questions x ", '"', "- ", " "]
)
@pytest.mark.no_cover
def test_time_grows_in_step_with_the_text(unit: str) -> None:
    def split(text: str) -> None:
        split_sections(text)
        split_bullets("- " + text)

    assert growth(split, lambda size: "x" + unit * (size // len(unit))) < 8


@pytest.mark.parametrize("key", sections.PARTS)
@given(data=st.data())
def test_a_cue_is_never_hidden_by_its_signs(key: str, data: st.DataObject) -> None:
    cue = data.draw(st.sampled_from([cue for cue in sections._cues()[key] if cue.signs]))
    said = data.draw(st.from_regex(cue.pattern))
    assert any(sign in said for sign in cue.signs), (cue.signs, said)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Stirring takes 18 ms. Cooks wait.", 2),
        ("Stirring takes 18 W. Cooks wait.", 2),
        ("Stirring takes 18 ms. per pot.", 1),
        ("Ask Ms. Kestrel. She waits.", 2),
        ("Ask J. Kestrel. She waits.", 2),
    ],
)
def test_a_unit_before_a_full_stop_is_no_abbreviation(text: str, count: int) -> None:
    assert len(list(sentence_spans(text))) == count


def test_a_methodology_is_one_whatever_its_verb() -> None:
    text = f"{SUMMARY} {OBJECTIVE} The methodology formulates Soup 2.1 pots. On soups, recall rose to 81.5%. {IMPLICATION}"
    assert split_sections(text)["method"] == "The methodology formulates Soup 2.1 pots."


# The labels of a model's parts, in five languages, and the sections that they open.
PART_LABELS = {
    "en": ("TL;DR", "Motivation", "Method", "Result", "Conclusion"),
    "zh-Hans": ("一句话总结", "动机", "方法", "结果", "结论"),
    "zh-Hant": ("一句話總結", "動機", "方法", "結果", "結論"),
    "ja": ("一言でいうと", "目的", "手法", "結果", "結論"),
    "ko": ("한 줄 요약", "동기", "방법", "결과", "결론"),
    "vi": ("Tóm tắt một câu", "Động lực", "Phương pháp", "Kết quả", "Kết luận"),
}
OF_PARTS = dict(
    zip(
        ("summary", "objective", "method", "results", "implication"),
        ("Nets wait.", "Tides are slow.", "A clock: one.", "They win 3.5%.", "Wait more."),
        strict=True,
    )
)


@pytest.mark.parametrize("language", PART_LABELS)
@pytest.mark.parametrize(
    "form",
    [
        "{}: {}",
        "{}：{}",
        "**{}**: {}",
        "**{}:** {}",
        "**{}**：{}",
        "**{}：**{}",
        "- **{}**: {}",
        "💡 {}: {}",
        "**🌊 {}**: {}",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n", " ", "<br>", "<BR />\n"])
def test_labelled_parts_are_sections(language: str, form: str, between: str) -> None:
    pairs = zip(PART_LABELS[language], OF_PARTS.values(), strict=True)
    assert Summary(between.join(form.format(*pair) for pair in pairs)).sections == OF_PARTS


@pytest.mark.parametrize("between", ["\n\n", "\n", "\n  - ", "\r\n"])
def test_a_part_without_a_full_stop_ends_with_its_line(between: str) -> None:
    parts = ["TL;DR: Nets wait", "**Method**: A clock", "Result: They win"]
    assert split_sections(between.join(parts)) == {
        "summary": "Nets wait",
        "method": "A clock",
        "results": "They win",
    }


def test_a_part_may_have_more_sentences_than_prose() -> None:
    text = f"Motivation: {'It is slow. ' * 80}\nMethod: A clock.\nFollow-up: And then?"
    found = split_sections(text)
    assert list(found) == ["objective", "method", "follow_up"]
    assert found["method"] == "A clock."


@pytest.mark.parametrize(
    "text",
    [
        "Nets wait.\nNote: it is late.\n**Kestrel** waits: it does.",
        "TL;DR: Nets wait.",
        "Nets: a survey.\nTides: another.",
        "They see method:one and result:two.",
        "**---** is a rule: **...** is none.",
    ],
)
def test_other_lines_with_colons_open_no_parts(text: str) -> None:
    assert split_sections(text) == {"summary": text}


@pytest.mark.parametrize("unit", ["\nMethod: ", "\n**", "\n- ", "<br>", "方法：", "\n方", ": ", "：", "💡"])
@pytest.mark.no_cover
def test_time_grows_in_step_with_labelled_text(unit: str) -> None:
    assert growth(split_sections, lambda size: "TL;DR: x" + unit * (size // len(unit))) < 12


_FIVE = (
    "Tidal nets wait until they are sure.",
    "The main research question is when a net should stop.",
    "The key methodology is a gate that reads the change.",
    "The primary result is that they reach 91.4% on ShoreBench.",
    "Practitioners can trade passes for accuracy.",
)
_KEYS = ("summary", "objective", "method", "results", "implication")


@pytest.mark.parametrize("between", [" ", "\n", "<br>", "<br/>", " <BR /> ", "<br><br>"])
@pytest.mark.parametrize(
    "markers",
    [
        "i) ii) iii) iv) v)",
        "(i) (ii) (iii) (iv) (v)",
        "I) II) III) IV) V)",
        "I. II. III. IV. V.",
        "1. 2. 3. 4. 5.",
        "**1.** **2.** **3.** **4.** **5.**",
        "1) 2) 3) 4) 5)",
    ],
)
def test_parts_may_have_markers_of_every_kind_and_line_breaks_between(markers: str, between: str) -> None:
    text = between.join(f"{marker} {part}" for marker, part in zip(markers.split(), _FIVE, strict=True))
    assert split_sections(text) == dict(zip(_KEYS, _FIVE, strict=True))


@pytest.mark.parametrize("markers", ["a) b) c) d)", "A) B) C) D)", "A. B. C. D."])
def test_letters_may_be_capitals(markers: str) -> None:
    marked = (f"{marker} {part}" for marker, part in zip(markers.split(), _FIVE[1:], strict=True))
    assert split_sections(" ".join([_FIVE[0], *marked])) == dict(zip(_KEYS, _FIVE, strict=True))


@pytest.mark.parametrize(
    ("markers", "between"),
    [
        ("i) ii) iii) iv) v)", ""),
        ("i) ii) iii) iv) v)", " "),
        ("I) II) III) IV) V)", "<br>"),
        ("**i)** **ii)** **iii)** **iv)** **v)**", ""),
        ("1. 2. 3. 4. 5.", "<br>"),
    ],
)
def test_markers_need_no_blanks(markers: str, between: str) -> None:
    text = between.join(f"{marker}{part}" for marker, part in zip(markers.split(), _FIVE, strict=True))
    assert split_sections(text) == dict(zip(_KEYS, _FIVE, strict=True))


@pytest.mark.parametrize("label", ["**{}** - ", "**{}** — ", "**{} –** ", "{} - ", "{} — ", "- **{}** - "])
@pytest.mark.parametrize("between", [" ", "\n", "<br>"])
def test_a_dash_may_stand_after_a_label(label: str, between: str) -> None:
    labels = ("Summary", "Objective", "Method", "Results", "Implications")
    text = between.join(label.format(name) + part for name, part in zip(labels, _FIVE, strict=True))
    assert split_sections(text) == dict(zip(_KEYS, _FIVE, strict=True))


def test_a_numbered_list_is_told_by_its_words_not_by_its_places() -> None:
    text = "1. The sea is calm. 2. Tides are slow. 3. Nets are rope. 4. They reach 91.4% on ShoreBench. 5. Boats rest."
    assert "objective" not in split_sections(text)


def test_numbers_that_end_sentences_are_no_markers() -> None:
    text = "There was 1. The nets were 2. We had 3. It was vitamin C. They had 4."
    assert " ".join(split_sections(text).values()) == text

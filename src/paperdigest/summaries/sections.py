"""Split a summary into its parts, or into the items of a list.

Most summaries mark the beginning of each part: with a marker ("i)", "b)", "3."), a label ("**Primary results:**") or
both. The others are prose in which each part has one or more sentences. There, each sentence is scored for each part by
its words, and the best assignment in the usual order wins: an objective never follows a method.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from paperdigest.normalize.labels import FIELDS
from paperdigest.summaries.sentences import sentence_spans

#: The parts in their usual order.
PARTS = ("summary", "objective", "method", "results", "implication")

#: The words of a label that name the part.
_LABELS = (
    ("objective", ("question", "objective", "aim", "goal", "problem")),
    ("method", ("method", "methodology", "methods", "approach")),
    ("results", ("result", "results", "finding", "findings")),
    ("implication", ("implication", "implications", "takeaway", "relevance")),
    ("summary", ("summary", "overview", "introduction")),
)

#: The part for each field of `paperdigest.normalize.labels`.
_PARTS_BY_FIELD = {
    "tldr": "summary",
    "summary": "summary",
    "motivation": "objective",
    "method": "method",
    "results": "results",
    "conclusion": "implication",
    "follow_up": "follow_up",
}

_MARKERS = {
    "roman": ("i", "ii", "iii", "iv", "v"),
    "letter": ("a", "b", "c", "d", "e"),
    "number": ("1", "2", "3", "4", "5"),
    "capital roman": ("I", "II", "III", "IV", "V"),
    "capital letter": ("A", "B", "C", "D", "E"),
}
_FEWEST_MARKERS = 3
#: Markers that can also end a sentence if a full stop follows: "there are 2.", "vitamin C."
_AMBIGUOUS_STYLES = frozenset({"number", "capital roman", "capital letter"})
#: Any series of three markers contains one of these; searching for them first is faster.
_THIRDS = (
    "iii)",
    "iii.",
    "III)",
    "III.",
    "c)",
    "C)",
    "3)",
)
_NUMBERED_THIRDS = ("3.", "c.", "C.")
#: Any list may be numbered so; so the words of its items count, not their positions.
_NUMBERED_LIST = ("1. ", "1.\n", "A. ", "A.\n")
_FEWEST_LABELS = 2
_LONGEST_LEAD = 500
#: The score that the words of a sentence must exceed.
_LEAST_SCORE = 0.5
_LATEST_OBJECTIVE = 3
#: The score of a position if there are as many sentences as parts.
_IN_PLACE = 0.2
#: The penalty for each sentence before: of two that fit, the first opens the part.
_LATENESS = 0.02
#: The score of a mention of practitioners later in the sentence.
_LATE = 2.0
#: How many sentences of prose are scored; further ones belong to the last part.
_MOST_SENTENCES = 60
#: How many characters at the beginning of a sentence are scored.
_CUE_REACH = 170


class Head(NamedTuple):
    """The head of a part: its marker, its label or both."""

    start: int
    """Where its marker or label begins."""
    content: int
    """Where its own text begins."""
    key: str | None
    """The part, if a label names it."""


@cache
def _marker() -> re.Pattern[str]:
    # A marker with a bracket needs no blanks around it between the end of a sentence and a capital: "wait.ii)The".
    return re.compile(
        r"(?=[*(ivIVa-eA-E1-5])(?:(?<!\S)|(?<=[.!?])(?=\*{0,2}\(?[ivIVa-eA-E1-5]{1,3}\)\*{0,2}[A-Z\s]))\*{0,2}\(?(i{1,3}|iv|v|[a-e]|[1-5]|I{1,3}|IV|V|[A-E])"
        r"(?:(\.)\*{0,2}(?=\s|\*|(?<=[1-5]\.)[A-Z])|(\))\*{0,2}(?=\s|\*|[A-Z]))"
    )


@cache
def _numbered_third() -> re.Pattern[str]:
    return re.compile(r"(?:3\.(?=[\s*A-Z])|[cC]\.(?=[\s*]))")


@cache
def _bold_label() -> re.Pattern[str]:
    return re.compile(r"\s*+\*\*([^*\n]{1,120})\*\*[ \t]*+(?:[:：]|[-–—](?=\s))?")


@cache
def _rest_of_bold() -> re.Pattern[str]:
    return re.compile(r"\s*+([^*\n]{1,120})\*\*[ \t]*+(?:[:：]|[-–—](?=\s))?")


@cache
def _plain_label() -> re.Pattern[str]:
    return re.compile(
        r"\s*+((?:a |the )?(?:(?:\d-line|one-(?:line|sentence)|main|key|primary|principal|central|research|quantitative) ?){0,3}"
        r"(?:summary|overview|question|objective|aim|goal|methodology|methods?|approach|results?|findings?|implications?|takeaways?)"
        r"(?:(?: or |/| and |/ | / )(?:main |key )?(?:objective|question|goal|finding|result)s?)?"
        r"(?: used)?(?: \([^()\n]{1,90}\))?(?: for [^:.!?*\n]{1,40})?)(?: ?:(?=\s|\*)| [-–—](?=\s))",
        re.IGNORECASE,
    )


@cache
def _known_label() -> re.Pattern[str]:
    """Return the pattern of a possible label of `paperdigest.normalize.labels`, with a bullet or emoji before it."""
    return re.compile(r"\s*+(?:[^\w\s*]{1,3}+[ \t]*+)?([^\W_][^:：*\n]{0,39})(?:：|:(?=\s|\*))")


@cache
def _br() -> re.Pattern[str]:
    return re.compile(r"<br\s?/?>", re.IGNORECASE)


def _as_line_break(found: re.Match[str]) -> str:
    """Replace `<br>` by a line break of the same length."""
    return "\n".ljust(len(found[0]))


@cache
def _words() -> re.Pattern[str]:
    """Return the pattern of a label without colon and emoji."""
    return re.compile(r"[^\W_](?:[^:：]*[^\s:：])?")


@cache
def _line_start() -> re.Pattern[str]:
    return re.compile(r"(?:\n|<br\s?/?>)[^\S\n]*+(?:[-*•>#]{1,4}[ \t]++)?(?=\S)", re.IGNORECASE)


@cache
def _line_break() -> re.Pattern[str]:
    """Return the pattern of the line break and bullet before a label, which belong to no part."""
    return re.compile(r"(?:\A|(?:\s|<br\s?/?>)++)(?:[-*•>#]{1,4}[ \t]++)?\Z", re.IGNORECASE)


#: The longest line break with a bullet.
_LONGEST_BREAK = 16


#: The most characters before "ollow" in a match of `_follow_up`.
_ASKING = 40


@cache
def _follow_up() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\S)(?:[*#]{1,4} ?)?(?:here (?:are|is) (?:some |a few |\w{1,12} )?)?follow[- ]?up questions?[^:.?!\n]{0,80}(?::\*{0,2}|\*\*:?|\n|(?=\s1[.)]))",
        re.IGNORECASE,
    )


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(
        r"\**(?:(?:okay|ok|sure|certainly|of course)\b|here(?:'s|’s| is| are)\b|below (?:is|are)\b|(?:concise )?summary of\b)",
        re.IGNORECASE,
    )


def split_sections(text: str) -> dict[str, str]:
    """Split a summary into its parts, in the order of the text.

    Args:
        text: A summary as a digest prints it.

    Returns:
        The text of each part without its marker and label, trimmed. The keys are summary, objective, method, results,
        implication and follow_up. A part that is not found is left out.
    """
    return {key: text[start:end] for key, start, end in section_spans(text)}


def section_spans(text: str) -> list[tuple[str, int, int]]:
    """Return the key of each part with the half-open span of its text."""
    return read_sections(text)[0]


def read_sections(text: str) -> tuple[list[tuple[str, int, int]], bool]:
    """Return the key of each part with the half-open span of its text, and whether markers or labels open the parts."""
    if "<" in text:
        text = _br().sub(_as_line_break, text)
    body = len(text)
    sign = min((at for at in (text.find("ollow"), text.find("OLLOW")) if at >= 0), default=-1)
    asked = _follow_up().finditer(text, max(0, sign - _ASKING)) if sign >= 0 else ()
    questions = next((match for match in asked if _begins_sentence(text, 0, match.start())), None)
    if questions is not None:
        body = questions.start()
    start = _text_start(text, body)
    heads = _heads_with_markers(text, start, body)
    spans: list[tuple[int, int]] = []
    if not heads:
        spans = list(islice(sentence_spans(text, _skip_lead(text, start, body), body), _MOST_SENTENCES))
        heads = _heads_with_labels(text, spans, body)
    parts = _parts_of_heads(text, start, body, heads) if heads else _parts_of_prose(text, spans, body)
    if questions is not None:
        parts.append(("follow_up", questions.end(), len(text)))
    trimmed = ((key, *_trim(text, begin, end)) for key, begin, end in parts)
    return [(key, begin, end) for key, begin, end in trimmed if begin < end], bool(heads)


def split_bullets(text: str) -> tuple[str, ...]:
    """Return the items of a summary that is a list, without their markers.

    Args:
        text: A summary such as "- one. - two.", on one line or several.

    Returns:
        The items, trimmed; () if the text is not a list of at least two items.
    """
    first = _bullet().match(text)
    if first is None:
        return ()
    sign = first[0].strip()
    found = [match for match in _bullet().finditer(text, first.end()) if match[0].strip() == sign]
    # A dash between items follows a line break, or else a full stop; other dashes are part of an item.
    for is_between in (_on_new_line, _after_stop):
        between = [match for match in found if is_between(text, match)]
        if between:
            found = between
            break
    starts = [first, *found]
    ends = [*(match.start() for match in found), len(text)]
    items = tuple(text[match.end() : end].strip() for match, end in zip(starts, ends, strict=True))
    return tuple(filter(None, items)) if len(starts) > 1 else ()


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"(?<!\s)\s*+[-*•–](?=\s)")


def _on_new_line(_text: str, match: re.Match[str]) -> bool:
    return "\n" in match[0]


def _after_stop(text: str, match: re.Match[str]) -> bool:
    return match.start() > 0 and text[match.start() - 1] in '.!?;:)"”'


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _text_start(text: str, end: int) -> int:
    """Return where the text begins; `_parts_of_heads` reads a label before the first marker."""
    return _trim(text, 0, end)[0]


def _skip_lead(text: str, start: int, end: int) -> int:
    """Return where prose begins after 'Here is a summary of "A: B":'; a colon inside quotes is skipped."""
    if not _lead_in().match(text, start):
        return start
    quoted = False
    for at in range(start, min(end, start + _LONGEST_LEAD)):
        if text[at] in '"“”':
            quoted = not quoted
        elif text[at] == ":" and not quoted and text[at + 1 : at + 2].isspace():
            return at + 1
    return start


def _heads_with_markers(text: str, start: int, end: int) -> list[Head]:
    """Return the heads of parts with markers ("i)"), or [] if there are fewer than three."""
    if not any(sign in text for sign in _THIRDS) and not (
        any(sign in text for sign in _NUMBERED_THIRDS) and _numbered_third().search(text)
    ):
        return []
    found = list(_marker().finditer(text, start, end))
    best: list[re.Match[str]] = []
    for style, names in _MARKERS.items():
        chain = _chain(
            text,
            start,
            [match for match in found if match[1] in names and _may_open(text, match, style)],
            names,
        )
        if len(chain) > len(best):
            best = chain
    if len(best) < _FEWEST_MARKERS:
        return []
    return [_head(text, match.start(), match.end(), end) for match in best]


def _may_open(text: str, match: re.Match[str], style: str) -> bool:
    """Whether a marker may open a part: "2." can end a sentence, so it must begin one or have a label."""
    return (
        style not in _AMBIGUOUS_STYLES
        or match[3] == ")"
        or _begins_sentence(text, 0, match.start())
        or _label(text, match.end(), len(text)) is not None
    )


def _chain(text: str, start: int, found: list[re.Match[str]], names: tuple[str, ...]) -> list[re.Match[str]]:
    """Return a match for each name in turn until one is missing, preferring matches at the start of a sentence."""
    chain: list[re.Match[str]] = []
    rest = iter(found)
    for match in rest:
        if match[1] == names[0] and _is_at_beginning(text, start, match):
            chain.append(match)
            break
    for name in names[1 : len(names) if chain else 1]:
        after = [match for match in found if match[1] == name and match.start() > chain[-1].start()]
        if not after:
            break
        chain.append(next((match for match in after if _is_at_beginning(text, start, match)), after[0]))
    return chain


def _is_at_beginning(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a part may begin at a marker, which is not inside a sentence."""
    if _begins_sentence(text, start, match.start()):
        return True
    before = text[max(start, match.start() - 4) : match.start()].rstrip()
    return before[-1:] == ":" and bool(_lead_in().match(text, start) or _label(text, start, match.start()))


def _begins_sentence(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - 4) : at]
    return not before.strip() or "\n" in before or before.rstrip()[-1] in '.!?*"”)'


def _heads_with_labels(text: str, spans: list[tuple[int, int]], end: int) -> list[Head]:
    """Return the heads of parts that have labels only, or [] if there are fewer than two."""
    if (
        text.count(":") + text.count("：") + text.count("**") < _FEWEST_LABELS
        and text.count(" - ") + text.count(" – ") + text.count(" — ") < _FEWEST_LABELS
    ):
        return []
    begins = {begin for begin, _ in spans}
    # A part can begin at any line, even if no full stop ends the line before.
    lines = (found.end() for found in _line_start().finditer(text, spans[0][0] if spans else end, end))
    begins.update(at for at in lines if _label_of_line(text, at, end) is not None)
    heads = [_head(text, begin, begin, end) for begin in sorted(begins)]
    heads = [head._replace(start=_part_end(text, head.start)) for head in heads if head.key is not None]
    return heads if len(heads) >= _FEWEST_LABELS else []


def _part_end(text: str, at: int) -> int:
    """Return where the part before a label ends: before the line break and the bullet."""
    first = max(0, at - _LONGEST_BREAK)
    found = _line_break().search(text[first:at])
    return at if found is None else first + found.start()


def _label_of_line(text: str, at: int, end: int) -> str | None:
    """Return the part that the label of a line opens, by `paperdigest.normalize.labels` alone."""
    bold = _bold_label().match(text, at, end)
    if bold is not None:
        return _part_by_field(bold[1])
    plain = _known_label().match(text, at, end)
    return None if plain is None else _part_by_field(plain[1])


def _part_by_field(label: str) -> str | None:
    """Return the part that a label opens by `paperdigest.normalize.labels`, ignoring colon and emoji around it."""
    words = _words().search(label)
    return None if words is None else _PARTS_BY_FIELD.get(FIELDS.get(words[0].casefold(), ""))


def _label(text: str, at: int, end: int) -> tuple[str | None, int] | None:
    """Return the part that a label at `at` names and where it ends; the part is None if a bold phrase names none."""
    bold = _bold_label().match(text, at, end)
    if bold is not None:
        return _part_named(bold[1]), bold.end()
    plain = _plain_label().match(text, at, end)
    if plain is not None:
        return _part_named(plain[1]), plain.end()
    known = _known_label().match(text, at, end)
    key = None if known is None else _part_by_field(known[1])
    return None if known is None or key is None else (key, known.end())


def _part_named(label: str) -> str | None:
    if key := _part_by_field(label):
        return key
    words = set(re.findall(r"[a-z]+", label.lower()))
    return next((key for key, signs in _LABELS if not words.isdisjoint(signs)), None)


def _head(text: str, start: int, content: int, end: int) -> Head:
    if text.count("**", start, content) == 1:  # "**i) Results:**": the label ends where the bold does
        bold = _rest_of_bold().match(text, content, end)
        label = None if bold is None else (_part_named(bold[1]), bold.end())
    else:
        label = _label(text, content, end)
    if label is None or (label[0] is None and start == content):
        return Head(start, content, None)
    return Head(start, label[1], label[0])


def _parts_of_heads(text: str, start: int, end: int, heads: list[Head]) -> list[tuple[str, int, int]]:
    """Return the parts that heads open, and the summary before the first head."""
    ends = [*(head.start for head in heads[1:]), end]
    keys: list[str | None] = [head.key for head in heads]
    if None in keys:
        keys = _complete_keys(text, heads, ends)
    parts: list[tuple[str, int, int]] = []
    before = _head(text, start, start, heads[0].start)
    if "summary" not in keys and before.content < heads[0].start and not _lead_in().match(text, start):
        parts.append(("summary", before.content, heads[0].start))
    seen: set[str] = set()
    for head, key, stop in zip(heads, keys, ends, strict=True):
        if key is not None and key not in seen:
            seen.add(key)
            parts.append((key, head.content, stop))
    return parts


def _complete_keys(text: str, heads: list[Head], ends: list[int]) -> list[str | None]:
    """Return the part of each head if some lack a label: by position if their number is as usual, else by their words."""
    units = [text[head.content : stop] for head, stop in zip(heads, ends, strict=True)]
    objective = [_score("objective", unit, 1) for unit in units[:2]]
    numbered = text.startswith(_NUMBERED_LIST, heads[0].start)
    if len(heads) == len(PARTS) and objective[0] <= objective[1] and not numbered:
        placed: list[str | None] = list(PARTS)
    elif len(heads) >= len(PARTS) - 1 and text[heads[0].start :].lstrip("*(")[:1] == "a":
        # Letters run from the objective to the implication; later ones are remarks.
        placed = [*PARTS[1:], *[None] * (len(heads) - len(PARTS) + 1)]
    else:
        placed = _assign(units)
    return [head.key or key for head, key in zip(heads, placed, strict=True)]


def _parts_of_prose(text: str, spans: list[tuple[int, int]], end: int) -> list[tuple[str, int, int]]:
    keys = _assign([text[begin:stop] for begin, stop in spans])
    parts: list[tuple[str, int, int]] = []
    stop = end
    for key, (begin, _) in reversed(list(zip(keys, spans, strict=True))):
        if key is not None:
            parts.append((key, begin, stop))
            stop = begin
    return parts[::-1]


class _Cue(NamedTuple):
    """Evidence for a part at the beginning of a sentence."""

    weight: float
    """The score."""
    signs: tuple[str, ...]
    """Every match contains one of these; searching for them first is faster. () if they would be too many."""
    pattern: re.Pattern[str]


@cache
def _cues() -> dict[str, tuple[_Cue, ...]]:
    """Return the cues for each part, those with the highest score first."""
    who = r"(?:research|study|paper|work|authors?|researchers|survey|report|article|investigation)"
    lines = {
        "summary": (
            (
                0.4,
                "introduc present propos novel new",
                rf"\b(?:this|the) (?:research |technical |survey )?{who}\b.{{0,90}}\b(?:introduc|present|propos)|\bis an? (?:novel|new)\b",
            ),
        ),
        "objective": (
            (
                3.0,
                "objective question goal aim",
                r"\b(?:objective|question|goal|aim)s?\b.{0,30}?\b(?:is|was|were|are|of)\b",
            ),
            (
                2.5,
                "aim seek sought address investigat examin explor ask tackl focus",
                rf"\b{who}\b.{{0,30}}\b(?:aims?|aimed|seeks?|sought|addresse[sd]|investigate[sd]?|examine[sd]?|explore[sd]?|asks?|tackle[sd]?|focuse[sd])\b",
            ),
            (2.0, "", r"^(?:it|we|they|the authors) (?:aims?|addresse?s?|investigates?|seeks?)\b"),
            (1.2, "aim address", r"\baim(?:s|ed|ing) to\b|\baddress(?:es|ing)\b"),
        ),
        "method": (
            (
                3.0,
                "method approach",
                r"\b(?:method|methodology|methodologies|methods|approach)\b.{0,40}?\b(?:is|was|involve[sd]?|include[sd]?|use[sd]?|utilize[sd]?|employ(?:s|ed)?|leverage[sd]?|combine[sd]?|consist(?:s|ed)?|center(?:s|ed)?|rel(?:y|ies))\b|^(?:the )?(?:(?:key|main|core|primary) )?methodolog|^(?:the )?(?:key|main|core|primary) (?:method|approach)",
            ),
            (
                2.0,
                "",
                r"\b(?:authors?|researchers|study|paper|research|work|they|we|it)\b.{0,40}\b(?:propose|introduce|develop|construct|create|use|utilize|employ|adapt|fine-tune|evaluate|build|built|design|collect|perform|conduct|analyze|leverage|present|compare|curate|formulate|train|implement)s?e?d?\b",
            ),
            (
                1.5,
                "",
                r"^(?:the|this) (?:authors?|researchers|study|survey) (?:\w+ly )?(?!demonstrat|indicat|illustrat|conclud|observ|not)\w+(?:ed|es|ze|te)\b",
            ),
            (
                2.0,
                "employ utilize use leverage combine integrate incorporate consist compris construct decompose operate synthesize conducted proposed introduced developed evaluated performed",
                r"\b(?:employ|utilize|use|leverage|combine|integrate|incorporate|consist|compris|construct|decompose|operate|synthesize)(?:s|d|es|ed)?\b|\b(?:was|were|is|are) (?:used|conducted|proposed|employed|introduced|developed|constructed|evaluated|performed)\b",
            ),
        ),
        "results": (
            (
                3.0,
                "",
                r"^(?:(?:the|a|an|one|our) )?(?:(?:main|key|primary|most|principal|notable|significant|experimental|empirical|quantitative|important|impactful)\s){0,3}(?:results?|findings?|evaluations?|experiments?|analys[ie]s|experimentation)\b",
            ),
            (
                2.0,
                "experiment evaluation result finding analys benchmarking found find reveal demonstrate observed",
                r"\b(?:experiment|evaluation|result|finding|analysis|analyses|benchmarking)\w*\b.{0,70}\b(?:show|demonstrate|reveal|indicate|suggest|found|find|highlight|confirm|establish)\w*|\b(?:found|find|finds|revealed|demonstrates?d?|observed) that\b",
            ),
            (
                1.4,
                "achiev outperform surpass exceed demonstrat improv reduc attain score state-of",
                r"\b(?:achiev|outperform|surpass|exceed|demonstrat\w+ (?:superior|state|strong|significant)|improv(?:es|ed)\b|reduc(?:es|ed)\b|attain|scored?\b|state-of-the-art (?:performance|results))",
            ),
            (2.0, "reveal expose test", r"\b(?:reveal(?:s|ed|ing)?|expose[sd]?|test(?:s|ing) of)\b"),
            (1.4, "", r"\d ?%|\d\.\d"),
        ),
        "implication": (
            (
                3.0,
                "implication pract this these finding result",
                r"\bimplications?\b|\bpract\w{2,6}ers?\b|^(?:this|these)\b(?: \w+)?(?: \w+)? (?:suggest|impl(?:y|ies))s?\b|^the (?:findings?|results) (?:highlight|suggest|impl(?:y|ies)|indicate|emphasi[sz]e|underscore)s?\b",
            ),
            (
                1.5,
                "",
                r"^(?:this|these|the (?:findings|results|ability|study|paper|work|proposed)|it|such)\b.{0,60}\b(?:suggest|highlight|provid|offer|allow|enabl|demonstrat|show|emphasi|underscor|open|has|have|ha[sd] (?:direct|significant)|pav|indicat|potential|valuable|relevant|particularly)",
            ),
            (
                0.8,
                "engineer scientist developers",
                r"\b(?:ai engineers?|data scientists?|developers|engineers)\b",
            ),
        ),
    }
    return {
        key: tuple(
            _Cue(weight, tuple(signs.split()), re.compile(pattern))
            for weight, signs, pattern in sorted(cues, key=lambda cue: -cue[0])
        )
        for key, cues in lines.items()
    }


def _score(key: str, sentence: str, at: int) -> float:
    """Score how likely a sentence opens a part, by its words."""
    opening = sentence[:_CUE_REACH].lower()
    score = 0.0
    for weight, signs, pattern in _cues()[key]:
        if (not signs or any(map(opening.__contains__, signs))) and pattern.search(opening):
            score = weight
            break
    if key == "implication" and score < _LATE and "practitioner" in sentence:
        score = _LATE
    if key == "summary":
        return 1.0 + score if at == 0 else 0.0
    return score


def _assign(units: list[str]) -> list[str | None]:
    """Return the part that each sentence opens, or None if it continues the previous part.

    Among all assignments that keep the parts in order, choose the one with the highest total score.
    """
    count = len(units)
    in_order = count >= len(PARTS) and _score("objective", units[1], 1) > _LEAST_SCORE
    # best[k]: the best score so far if PARTS[k - 1] was opened last (0: none yet), with its choices.
    best: list[tuple[float, tuple[tuple[int, int], ...]] | None] = [(0.0, ()), *[None] * len(PARTS)]
    for at, unit in enumerate(units):
        step = list(best)
        for index, key in enumerate(PARTS):
            if (key == "summary") != (
                at == 0
            ) and key != "objective":  # only a summary comes first, or an objective
                continue
            if key == "objective" and at > _LATEST_OBJECTIVE:
                continue
            score = _score(key, unit, at) - _LEAST_SCORE - _LATENESS * at
            if in_order and at == index:
                score = max(score, _IN_PLACE)
            if score <= 0:
                continue
            for state in best[: index + 1]:
                if state is not None:
                    total = state[0] + score
                    known = step[index + 1]
                    if known is None or total > known[0]:
                        step[index + 1] = (total, (*state[1], (at, index)))
        best = step
    chosen = list(max((state for state in best if state is not None), key=lambda state: state[0])[1])
    # The sentences between the objective and the results are the method, whatever their words.
    opened = {PARTS[index]: at for at, index in chosen}
    if (
        "objective" in opened
        and "method" not in opened
        and opened.get("results", 0) > opened["objective"] + 1
    ):
        chosen.append((opened["objective"] + 1, PARTS.index("method")))
    keys: list[str | None] = [None] * count
    for at, index in chosen:
        keys[at] = PARTS[index]
    return keys

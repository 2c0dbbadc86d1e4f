"""Which system a quantity belongs to, and which ones a change is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.metrics.lexicon import BEAT_VERBS, CHANGE_VERBS, DATASET_HEADS, GENERIC_HEADS, GENERIC_WORDS
from paperdigest.metrics.names import PRAISE, is_measure
from paperdigest.metrics.proper import KINDS, is_generic, is_machine, proper_run

if TYPE_CHECKING:
    from paperdigest.metrics.clauses import Sentence
    from paperdigest.metrics.frames import Frame
    from paperdigest.metrics.proper import Names

#: Nouns that open a report and are no one's name: "Results show", "Experiments on X reveal".
REPORTS = frozenset(
    "result results experiment experiments experimental evaluation evaluations analysis analyses study studies finding findings paper research work authors"
    " researchers comparison comparisons test tests testing experimentation ablation ablations improvement improvements performance benchmarking investigation"
    " simulations simulation evidence survey report we they it this assessment validation primary empirical".split()
)
_BARE = frozenset("model models method methods approach approaches framework frameworks system systems technique techniques algorithm architecture strategy pipeline it they which that".split())


def subject_of(sentence: Sentence, frame: Frame, names: Names) -> tuple[str | None, bool]:
    """Return the system that a result belongs to, and whether a pronoun or "the method" stands for it."""
    start = sentence.clause_start(frame.at)
    verb = _main_verb(sentence, frame, start)
    if verb is None:
        return None, False
    if sentence.tag(verb) == "G":
        absolute = _absolute(sentence, verb, names)
        if absolute is not None:
            return absolute, False
        finite = _finite_before(sentence, verb, start)
        if finite is None:
            return None, False
        verb = finite
    return _subject_chunk(sentence, start, verb, names)


def _main_verb(sentence: Sentence, frame: Frame, start: int) -> int | None:
    """Return the verb whose subject has the value; a noun phrase such as "speedup over X" hides none."""
    if frame.verb is not None and frame.verb >= start:
        return frame.verb
    place = start
    while place < frame.at:
        if sentence.tag(place) in "VX":
            return place
        place += 1
    return None


def _absolute(sentence: Sentence, verb: int, names: Names) -> str | None:
    """Read the subject right before a participle: "with Lark reaching 5%", "agents (Lark) achieving 5%"."""
    at = verb
    while sentence.tag(at - 1) in ("A", "X"):
        at -= 1
    if sentence.tag(at - 1) == ")":
        opening = sentence.opening(at - 1)
        inside = proper_run(sentence, names, opening + 1, at - 2)
        if inside is not None:
            return sentence.slice(*inside)
        at = opening
    if sentence.tag(at - 1) == "," and sentence.tag(at - 2) == "W":
        # "the best model, Lark 3.5, achieving": an apposition.
        phrase = sentence.phrase_before(at - 1)
        if phrase is not None and sentence.tag(phrase[0] - 1) == "," and proper_run(sentence, names, *phrase) == phrase:
            before = sentence.phrase_before(phrase[0] - 1)
            if before is not None and sentence.stem(before[1]) in GENERIC_HEADS:
                return sentence.slice(*phrase)
        return None
    phrase = sentence.phrase_before(at)
    if phrase is None:
        return None
    before_at = phrase[0] - 1
    while sentence.tag(before_at) in ("D", "A"):
        before_at -= 1
    before = sentence.stem(before_at)
    if before in ("with", "where", "and", ",", "while", "as", "that") or before_at < 0:
        return clean(sentence, phrase, names) if not is_measure(sentence.stem(phrase[1])) else _owner_in(sentence, phrase)
    if before in ("on", "in", "of", "for"):
        # "models trained on Soup achieving": the head of the phrase before the preposition.
        return None
    return None


def _owner_in(sentence: Sentence, phrase: tuple[int, int]) -> str | None:
    """Return who owns a measure: "Lark's success rate"."""
    place = phrase[0]
    while place <= phrase[1]:
        if sentence.tokens[place].owner:
            return sentence.slice(phrase[0], place)
        place += 1
    if sentence.tokens[phrase[0] - 1].owner and phrase[0] > 0:
        before = sentence.phrase_before(phrase[0])
        return None if before is None else sentence.text[sentence.tokens[before[0]].start : sentence.tokens[before[1]].end]
    return None


def _finite_before(sentence: Sentence, verb: int, start: int) -> int | None:
    place = verb - 1
    depth = 0
    first = None
    while place >= start:
        tag = sentence.tag(place)
        depth += (tag == ")") - (tag == "(")
        if depth == 0 and tag in "VX" and sentence.stem(place) != "not":
            first = place
        place -= 1
    return first


def _subject_chunk(sentence: Sentence, start: int, verb: int, names: Names) -> tuple[str | None, bool]:
    """Return the subject between the beginning of a clause and its verb."""
    begin = _skip_opening(sentence, start, verb)
    first_verb = verb
    place = begin
    depth = 0
    while place < verb:
        tag = sentence.tag(place)
        depth += (tag == "(") - (tag == ")")
        if depth == 0 and tag in "VX" and place > begin and not _reduced(sentence, place):
            first_verb = place
            break
        place += 1
    # A second subject after "and" or a comma: "A improves, and B reaches 5%".
    later = _second_subject(sentence, first_verb, verb)
    if later is not None:
        begin, first_verb = later, verb
    return _from_chunk(sentence, begin, first_verb, names)


def subject_at(sentence: Sentence, start: int, verb: int, names: Names) -> str | None:
    """Return the subject of the clause that begins at `start` and whose verb is at `verb`."""
    return _subject_chunk(sentence, start, verb, names)[0]


def _reduced(sentence: Sentence, place: int) -> bool:
    """Whether a past participle only describes the noun before it: "models trained on Soup"."""
    token = sentence.tokens[place]
    if token.tag != "V" or not token.text.endswith(("ed", "t", "n")):
        return False
    return sentence.stem(place + 1) in ("on", "with", "by", "using", "via", "from", "through", "in", "for", "to", "under") and token.stem not in ("result", "lead", "improve", "increase")


def _second_subject(sentence: Sentence, first: int, verb: int) -> int | None:
    place = verb - 1
    while sentence.tag(place) in ("A", "X"):
        place -= 1
    if sentence.tag(place) == ")":
        place = sentence.opening(place) - 1
    end = place
    while place > first and sentence.tag(place) in ("W", "D", "/"):
        place -= 1
    if place == end or place <= first:
        return None
    if sentence.stem(place) in ("and", "while", "whereas", "but", "where") and sentence.tag(verb) == "V":
        return place + 1
    return None


def _skip_opening(sentence: Sentence, start: int, verb: int) -> int:
    """Return where the subject begins after "On SoupBench," or "For example,"."""
    begin = start
    if sentence.tag(begin) in ("P", "A", "G", "V", "W") or sentence.stem(begin) in ("on", "for"):
        depth = 0
        last_comma = None
        for place in range(begin, verb):
            tag = sentence.tag(place)
            depth += (tag == "(") - (tag == ")")
            if depth == 0 and tag in (",", ":") and (sentence.tag(begin) in ("P", "A", "G") or sentence.stem(begin) in ("specifically", "notably", "overall") or tag == ":"):
                last_comma = place
        if last_comma is not None and last_comma + 1 < verb:
            return last_comma + 1
    return begin


def _from_chunk(sentence: Sentence, first: int, stop: int, names: Names) -> tuple[str | None, bool]:
    """Name the subject in a run of tokens: its head noun phrase, or the proper name that describes it."""
    while first < stop and sentence.tag(first) in ("D", "A", "C", ",", "P", '"', "“"):
        if sentence.tag(first) == "D" and sentence.stem(first) in ("this", "that", "these") and first + 1 == stop:
            return None, True
        first += 1
    if first >= stop:
        return None, False
    if sentence.tag(first) == "R":
        return None, True
    last = first
    while last < stop and sentence.tag(last) in ("W", "/", "&", "+", "M", "Q"):
        last += 1
    if last == first:
        # "Applying Lark to soups", "Fine-tuned models"
        run = proper_run(sentence, names, first, stop - 1)
        return (sentence.slice(*run), False) if run is not None else (None, False)
    head = (first, last - 1)
    if sentence.stem(head[1]) in REPORTS and proper_run(sentence, names, *head) is None:
        return None, False
    if is_measure(sentence.stem(head[1])) and not sentence.tokens[head[1]].owner:
        owner = _owner_in(sentence, head)
        if owner is not None:
            return owner, False
        for place in range(last, stop):
            if sentence.stem(place) in ("of", "for", "by", "with"):
                phrase = sentence.phrase_after(place + 1)
                if phrase is not None and phrase[1] < stop and sentence.stem(phrase[1]) not in DATASET_HEADS:
                    return clean(sentence, phrase, names), False
        return None, False
    name = clean(sentence, head, names)
    run = proper_run(sentence, names, *head)
    if run is not None and name is not None:
        return name, False
    for place in range(last, stop):
        if sentence.tag(place) in ("(", ",") or sentence.stem(place) in ("with", "using", "by", "on", "of", "via", "for", "like", "from", "called"):
            inside = proper_run(sentence, names, place + 1, _phrase_end(sentence, place + 1, stop))
            if inside is not None and sentence.slice(*inside) not in KINDS and sentence.stem(_phrase_end(sentence, place + 1, stop)) not in DATASET_HEADS:
                return sentence.slice(*inside), False
    if all(sentence.stem(place) in _BARE or sentence.stem(place) in GENERIC_WORDS for place in range(head[0], head[1] + 1)):
        return None, True
    return name, False


def _phrase_end(sentence: Sentence, at: int, stop: int) -> int:
    while at < stop and sentence.tag(at) in ("D", "A", "M"):
        at += 1
    while at + 1 < stop and sentence.tag(at + 1) in ("W", "/", "&", "+"):
        at += 1
    return min(at, stop - 1)


def clean(sentence: Sentence, phrase: tuple[int, int], names: Names) -> str | None:
    """Return a system's name: the proper words of a phrase with what is written between them, else the whole phrase."""
    first, last = phrase
    for place in range(last - 1, first - 1, -1):
        if sentence.tokens[place].owner and sentence.stem(last) not in ("baseline",):
            return sentence.slice(first, place)
    run = proper_run(sentence, names, first, last)
    if run is not None:
        if run[1] < last and sentence.stem(last) in GENERIC_HEADS | DATASET_HEADS:
            return sentence.slice(*run)
        if run[1] == last:
            return sentence.slice(run[0], last)
        return sentence.slice(run[0], last)
    while first <= last and (sentence.stem(first) in PRAISE or sentence.stem(first) in ("existing", "other")) and sentence.stem(first) not in ("best", "top"):
        first += 1
    return sentence.slice(first, last) if first <= last else None


def owner_of_baseline(sentence: Sentence, frame: Frame, names: Names) -> str | None:
    """Return the system that a compared value belongs to: "5% for Lark", "Lark's 5%", "Lark at 5%", "Lark (5%)"."""
    after = frame.at + 1
    if sentence.tag(after) == "W" and frame.after is not None:
        after = frame.after[1] + 1
    if sentence.stem(after) in ("for", "by", "from", "with", "of", "without", "achieved", "using"):
        at = after + 1
        if sentence.stem(after) == "achieved" and sentence.stem(at) == "by":
            at += 1
        phrase = sentence.phrase_after(at)
        if phrase is not None and sentence.stem(phrase[1]) not in DATASET_HEADS and not is_machine(sentence.tokens[phrase[1]].text):
            if sentence.stem(phrase[1] + 1) == "without":
                further = sentence.phrase_after(phrase[1] + 2)
                if further is not None:
                    return sentence.slice(phrase[0], further[1])
            return clean(sentence, phrase, names)
    place = frame.link_at
    steps = 0
    while place >= 0 and steps < 9:
        token = sentence.tokens[place]
        if token.tag in "QG;" and place != frame.link_at:
            break
        if token.owner:
            phrase = sentence.phrase_before(place + 1)
            if phrase is not None:
                return clean(sentence, phrase, names)
        place -= 1
        steps += 1
    at = frame.link_at
    if frame.link in ("at", "(", "with", "of", "which", "verb"):
        if frame.link == "of":
            phrase = sentence.phrase_before(at)
            at = phrase[0] if phrase is not None else at
        phrase = sentence.phrase_before(at)
        if phrase is not None and not is_measure(sentence.stem(phrase[1])):
            return clean(sentence, phrase, names)
        if frame.link == "verb":
            return _before_relative(sentence, at, names)
    if sentence.tag(at) == "W" and frame.link == "W":
        # "Lark (FID 5.3)"
        while at >= 0 and sentence.tag(at) != "(" and frame.at - at < 6:
            at -= 1
        if sentence.tag(at) == "(":
            phrase = sentence.phrase_before(at)
            if phrase is not None:
                return clean(sentence, phrase, names)
        phrase = sentence.phrase_before(frame.at)
        if phrase is not None:
            run = proper_run(sentence, names, *phrase)
            if run is not None and run[1] < frame.at and not is_measure(sentence.slice(*run)):
                return sentence.slice(*run)
    return None


def _before_relative(sentence: Sentence, verb: int, names: Names) -> str | None:
    """Read "the baseline (Lark) which achieved 5%"."""
    at = verb
    while sentence.stem(at - 1) in ("which", "that", "who", ",") or sentence.tag(at - 1) in ("A", "X"):
        at -= 1
    if sentence.tag(at - 1) == ")":
        opening = sentence.opening(at - 1)
        run = proper_run(sentence, names, opening + 1, at - 2)
        if run is not None:
            return sentence.slice(*run)
        at = opening
    phrase = sentence.phrase_before(at)
    return clean(sentence, phrase, names) if phrase is not None else None


def baselines_of(sentence: Sentence, frame: Frame, names: Names, stop: int) -> list[str]:
    """Return the systems that a change is measured against."""
    if frame.link == "by" or frame.verb is not None:
        found = _beaten(sentence, frame, names)
        if found is not None:
            return found
    for place in range(frame.at + 1, stop):
        stem = sentence.stem(place)
        if sentence.tag(place) == ";":
            break
        if stem in ("than", "over", "versus", "vs", "against") or (stem in ("compared", "relative") and sentence.stem(place + 1) in ("to", "with")) or (stem == "comparison" and sentence.stem(place + 1) in ("to", "with")):
            at = place + 1 + (sentence.stem(place + 1) in ("to", "with"))
            listed = systems_from(sentence, at, names)
            if listed or stem != "over":
                return listed
    if frame.comparative is None and sentence.tag(frame.at - 1):
        for place in range(max(0, frame.at - 12), frame.at):
            if sentence.stem(place) in ("over", "than") and sentence.tokens[place].start < sentence.quantities[sentence.tokens[frame.at].quantity].lead:
                return systems_from(sentence, place + 1, names)
    return []


def _beaten(sentence: Sentence, frame: Frame, names: Names) -> list[str] | None:
    """Return the object of the winning verb that governs a change: "outperforms Lark and Finch by 5%"."""
    verb = frame.verb
    start = sentence.clause_start(frame.at)
    while verb is not None and verb >= start:
        if sentence.stem(verb) in BEAT_VERBS or sentence.stem(verb) == "lag":
            at = verb + 1
            while sentence.stem(at) in ("behind", "over"):
                at += 1
            return systems_from(sentence, at, names)
        if sentence.stem(verb) in CHANGE_VERBS and frame.link == "by":
            if sentence.stem(verb + 1) in ("over", "upon", "on"):
                return systems_from(sentence, verb + 2, names)
            place = verb + 1
            while place < frame.at and sentence.tag(place) not in ("P", ","):
                if sentence.tokens[place].owner and sentence.tag(place) == "W":
                    phrase = sentence.phrase_before(place + 1)
                    return [name] if phrase is not None and (name := clean(sentence, phrase, names)) else None
                place += 1
            return None
        verb = sentence.governing(verb, start) if frame.link != "by" else None
    return None


def systems_from(sentence: Sentence, at: int, names: Names) -> list[str]:
    """Return the systems listed from `at` on, those left out that name no one ("existing methods")."""
    found: list[str] = []
    while True:
        while sentence.tag(at) in ("D", "A", '"', "“"):
            at += 1
        first = at
        while sentence.tag(at) in ("W", "/", "&", "+", "M") or (at == first and sentence.tag(at) in "GV" and at < len(sentence.tokens)):
            at += 1
        if at == first:
            return found
        owner = next((place for place in range(first, at) if sentence.tokens[place].owner), None)
        last = owner if owner is not None else at - 1
        if not is_generic(sentence, first, last):
            name = _described(sentence, first, last, names)
            if name is not None:
                found.append(name)
        follows = at
        if sentence.tag(follows) == "(":
            follows = sentence.closing(follows) + 1
        elif sentence.stem(follows) in ("like", "such") and is_generic(sentence, first, last):
            at = follows + 1 + (sentence.stem(follows + 1) == "as")
            continue
        joined = False
        while sentence.tag(follows) in (",", "C"):
            joined = True
            follows += 1
        if not joined or sentence.tag(follows) not in ("W", "D") or not _lists_on(sentence, follows, names):
            return found
        at = follows


def _lists_on(sentence: Sentence, at: int, names: Names) -> bool:
    while sentence.tag(at) in ("D", "A"):
        at += 1
    last = at
    while sentence.tag(last + 1) in ("W", "/"):
        last += 1
    if sentence.tag(at) != "W" or sentence.tag(last + 1) in ("V", "X"):
        return False
    return names.is_proper(sentence.tokens[at].text) or sentence.stem(last) in GENERIC_HEADS


def _described(sentence: Sentence, first: int, last: int, names: Names) -> str | None:
    run = proper_run(sentence, names, first, last)
    if run is not None and not (run[1] < last and sentence.stem(last) not in GENERIC_HEADS):
        return sentence.slice(*run)
    while first < last and sentence.stem(first) in ("previous", "prior", "existing", "other", "current", "standard", "strong", "original") and sentence.stem(first) != "second-best":
        first += 1
    return sentence.slice(first, last)

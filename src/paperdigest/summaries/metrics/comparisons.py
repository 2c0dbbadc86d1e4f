"""Values that results are compared with, and the systems that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.baselines import systems_compared_before
from paperdigest.summaries.metrics.lexicon import (
    BEAT_VERBS,
    COMPARING_WORDS,
    DATASET_NOUNS,
    GENERIC_NOUNS,
    REACH_VERBS,
    REPORT_VERBS,
    is_hardware,
    is_known_model,
    looks_like_dataset,
    looks_like_name,
)
from paperdigest.summaries.metrics.noun_phrases import without_measures
from paperdigest.summaries.metrics.proper_names import proper_name_in
from paperdigest.summaries.metrics.system_names import (
    first_known_model,
    model_in_experiments,
    owner_of_pair,
    proper_system_in,
    system_name,
)

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.attachments import Attachment
    from paperdigest.summaries.metrics.clauses import Sentence
    from paperdigest.summaries.metrics.proper_names import ProperNames


#: Words for earlier systems.
_PREVIOUS = frozenset({"previous", "prior", "baseline"})


def is_baseline(
    sentence: Sentence, attachment: Attachment, before: Attachment | None, *, before_is_baseline: bool
) -> bool:
    """Return whether a level is the value that others are compared with."""
    if attachment.pair is not None:
        first = sentence.tokens[attachment.at].quantity < attachment.pair
        return attachment.link == "from" or (first and attachment.link != "to")
    end = attachment.at if attachment.after is None else attachment.after[1]
    against = sentence.stem(end + 1) in ("against", "compared", "over")
    if against and attachment.link != "(" and sentence.stem(attachment.link_at - 1) != "compared":
        return False  # "84% against the best pot", "3% over Finch and 5% gain over Wren"
    if attachment.link not in ("vs", "versus", "than") and _is_before_versus(sentence, attachment.at):
        return False
    if is_reached_by_humans(sentence, attachment):
        return True
    if attachment.verb is not None and sentence.tag(attachment.verb) == "V":
        phrase = sentence.phrase_before(attachment.verb)
        if phrase is not None and (
            sentence.stem(phrase[1]) == "humans"
            or (sentence.stem(phrase[0]) == "human" and sentence.stem(phrase[1]) in _HUMAN_LEVELS)
        ):
            return True  # "human experts achieved 93%"
    if _is_in_aside(sentence, attachment) or _belongs_to_previous(sentence, attachment):
        return True
    stop = before.at if before is not None else sentence.clause_start(attachment.at) - 1
    place = attachment.at - 1
    while place > stop:
        token = sentence.tokens[place]
        if token.tag == ";":
            return False
        if token.stem in ("than", "versus", "vs", "against") and not _is_part_of_bound(
            sentence, attachment, place
        ):
            # "better than Finch on 92% of the soups"
            return token.stem != "than" or attachment.link not in ("on", "in")
        if (
            token.stem == "compared"
            or (
                token.stem in COMPARING_WORDS
                and sentence.stem(place + 1) in COMPARING_WORDS[token.stem]
                and not _is_part_of_bound(sentence, attachment, place)
            )
            or (
                token.stem in ("comparable", "similar")
                and attachment.link in (":", "(")
                and _is_before_to(sentence, place)
            )
        ):
            return True
        if token.stem == "from" and sentence.stem(place - 1) in ("up", "down"):
            return True
        if token.stem == "improve" and token.tag == "G" and _leads_to_improved(sentence, place + 1):
            return attachment.link != "by"
        if token.tag in "VG":
            if token.stem in BEAT_VERBS:
                if sentence.stem(attachment.at + 1) == "of" or sentence.stem(place - 1) == "or":
                    return False  # "surpassing 90% of the cooks", "reaches or exceeds 90%"
                bracket = (
                    attachment.link_at
                    if attachment.link == "("
                    else sentence.enclosing_bracket(attachment.at)
                )
                nameless = attachment.link == "(" and len(attachment.group) == 1
                if bracket > place and _is_winners_value(sentence, place, bracket, nameless=nameless):
                    return False  # "outperforming all others (81%)", "surpassing Finch on SoupBench (81%)"
                if not _is_part_of_bound(sentence, attachment, place):
                    phrase = sentence.phrase_before(attachment.link_at) if attachment.link == "of" else None
                    if (
                        before is None
                        and phrase is not None
                        and "with" in (sentence.stem(phrase[0] - 1), sentence.stem(phrase[0] - 2))
                    ):
                        return False  # "surpasses Finch with a score of 5"
                    return attachment.link not in ("by", "on", "in", "across", "with")
                place -= 1
                continue  # "compared to human accuracy exceeding 95%"
            if token.stem == "match" and (
                sentence.tokens[attachment.at - 1].possessive or sentence.stem(attachment.at - 1) == "the"
            ):
                return True  # "matching Finch's 5%", "matching the 5% of Finch"
            describes = sentence.tag(place - 1) in ("D", "Q", "M") and sentence.tag(place + 1) == "W"
            describes = describes or (
                attachment.link == "(" and sentence.is_reduced_relative(place)
            )  # "pots trained from scratch (5%)"
            if (
                token.stem != "range"
                and not describes  # "than all tested pots (5%)"
                and sentence.stem(place - 1) not in ("which", "that", "who")
            ):
                break
        if (
            token.stem in ("using", "while", "whereas")
            and token.tag == "P"
            and "(" not in (attachment.link, sentence.tag(attachment.link_at - 1))
        ):
            break
        if token.tag == "," and sentence.stem(place + 1) in ("with", "and", "while", "including", "whereas"):
            break
        if (
            (
                token.stem in ("baseline", "chance")
                or (token.stem == "human" and _is_human_level(sentence, place))
            )
            and place >= attachment.at - 4
            and attachment.link in ("W", "(", "of", "at", "=", ":", "D", "")
        ):
            return token.stem != "human" or token.possessive or sentence.tag(place + 1) in ("(", "W", ":")
        if (
            (token.stem == "over" or (token.stem in ("above", "below", "behind") and attachment.link == "("))
            and before is not None
            and place > before.at
            and place >= attachment.at - 6
            and not _is_part_of_bound(sentence, attachment, place)
        ):
            return True
        place -= 1
    return before_is_baseline and before is not None and _continues_list(sentence, before.at, attachment.at)


def _leads_to_improved(sentence: Sentence, at: int) -> bool:
    """Whether a word introduces the improved system: "improving over Finch", "improving on the next best result"."""
    if sentence.stem(at) != "on":
        return sentence.stem(at) in ("over", "upon")
    phrase = sentence.phrase_after(at + 1)
    return phrase is not None and sentence.stem(phrase[0]) in _PREVIOUS | {"next", "best"}


def is_reached_by_humans(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether humans reach a value, also with an instrument: "humans with a spoon reached 5%"."""
    verb = attachment.verb if attachment.verb is not None else 0
    phrase = sentence.phrase_before(verb)
    if phrase is None or sentence.tag(verb) != "V":
        return False
    at = phrase[0] - 1 - (sentence.tag(phrase[0] - 1) == "D")
    return sentence.tag(at) == "P" and sentence.stem(at - 1) == "humans"


def _is_in_aside(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether a value is in a bracket about another system, after a value: "reaches 5% (Finch: 3%; Wren: 2%)"."""
    bracket = sentence.enclosing_bracket(attachment.at) if attachment.link == ":" else -1
    name = sentence.phrase_before(attachment.link_at) if bracket > 0 else None
    return (
        name is not None
        and _follows_value(sentence, bracket)
        and looks_like_name(sentence.tokens[name[0]].text)
        and not looks_like_dataset(sentence.slice(*name))
        and not sentence.is_measure(name[1])
    )


def _belongs_to_previous(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether a value in brackets belongs to a previous system: "doubling the previous best pot's recall (5%)"."""
    phrase = sentence.phrase_before(attachment.link_at) if attachment.link == "(" else None
    if phrase is None or not sentence.tokens[phrase[0] - 1].possessive:
        return False
    owner = sentence.phrase_before(phrase[0])
    return owner is not None and sentence.stem(owner[0]) in _PREVIOUS


def _follows_value(sentence: Sentence, at: int) -> bool:
    """Whether only the data set separates a bracket from the value before it: "5% on hot soups (Finch: 3%)"."""
    at -= 1
    while sentence.tag(at) in ("W", "P", "D", "A", "M"):
        at -= 1
    return sentence.tag(at) == "Q"


def is_reached_by_none(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether nobody reaches a value: "no pot scored above 75%", "none of the pots exceeds a recall of 5%"."""
    if attachment.verb is None or sentence.stem(attachment.verb) not in REACH_VERBS | BEAT_VERBS:
        return False
    subject = range(sentence.clause_start(attachment.verb), attachment.verb)
    breaks = [
        place for place in subject if sentence.tag(place) in ",;C" or sentence.stem(place) in REPORT_VERBS
    ]
    return sentence.stem(breaks[-1] + 1 if breaks else subject.start) in ("no", "none", "neither")


def _is_before_versus(sentence: Sentence, at: int) -> bool:
    """Whether a value is compared with the next one: "5% vs 3%", "5% recall for Lark vs. 3%"."""
    place = at + 1
    while sentence.tag(place) in ("W", "P", "M") and sentence.stem(place) not in _VERSUS:
        place += 1
    return sentence.stem(place) in _VERSUS


_VERSUS = frozenset({"vs", "versus", "vs."})


def _is_winners_value(sentence: Sentence, verb: int, bracket: int, *, nameless: bool) -> bool:
    """Whether a value in brackets belongs to the winner: after a data set ("on stews like SoupBench"), or after many `nameless` losers."""
    phrase = sentence.phrase_before(bracket)
    if phrase is None:
        return False
    has_name = any(
        token.text[:1].isupper() or looks_like_name(token.text)
        for token in sentence.tokens[verb + 1 : bracket]
    )
    at = sentence.list_start(phrase[0]) - 1
    at -= sentence.tag(at) == "D"
    if sentence.stem(at) in ("like", "as", "including"):
        kind = sentence.phrase_before(at - (sentence.stem(at) == "as"))
        return kind is not None and sentence.stem(kind[1]) in DATASET_NOUNS
    placed = sentence.stem(at) in ("on", "in", "for")
    return placed or (nameless and not has_name and sentence.stem(phrase[1]).endswith("s"))


def _is_before_to(sentence: Sentence, place: int) -> bool:
    """Whether "to" follows a comparable measure: "comparable taste to Finch (5%)"."""
    phrase = sentence.phrase_after(place + 1)
    if phrase is None or sentence.stem(phrase[1] + 1) != "to":
        return False
    other = sentence.phrase_after(phrase[1] + 2)
    return other is not None and sentence.tag(other[1] + 1) == "("


def _is_human_level(sentence: Sentence, at: int) -> bool:
    """Whether "human" describes a human level and not human judgement: "human accuracy", but not "human ratings"."""
    return sentence.stem(at - 1) != "with" and (
        sentence.stem(at + 1) in _HUMAN_LEVELS or sentence.tag(at + 1) in ("(", ":", "Q")
    )


_HUMAN_LEVELS = word_set(
    "performance accuracy level levels baseline experts expert score scores average participants annotators success"
)


def _is_part_of_bound(sentence: Sentence, attachment: Attachment, place: int) -> bool:
    """Whether a word is part of a bound ("more than 5%", "exceeding 5%"), but not in "surpassing the 5% of Finch"."""
    names_another = sentence.tag(place) in "VG" or sentence.stem(place) == "close"
    if names_another and sentence.stem(attachment.at - 1) == "the":
        return False
    return sentence.tokens[place].start >= sentence.quantity_at(attachment.at).lead


def _continues_list(sentence: Sentence, first: int, second: int) -> bool:
    """Whether only phrases joined by "and" or commas separate two quantities."""
    between = range(first + 1, second)
    if sentence.enclosing_bracket(first) > 0 and sentence.enclosing_bracket(second) < 0:
        return False  # "5% (Finch: 3%) and 7%"
    joint = next((place for place in between if sentence.tag(place) == "C"), second)
    if (
        sentence.tag(joint - 1) == ","
        and sentence.tag(joint + 1) == "D"
        and sentence.stem(second - 1) == "of"
    ):
        return False  # "5% vs. 3%, and a recall of 7%"
    return not any(
        sentence.is_finite(place)
        or sentence.tag(place) in "G;"
        or sentence.stem(place) in ("while", "whereas", "but")
        for place in between
    ) and any(sentence.tag(place) in "C,(/" for place in between)


def is_baseline_name(name: str) -> bool:
    """Return whether a name calls its system a baseline: "baseline pots", "the Lark baseline"."""
    words = name.lower().split()
    return words[0] in ("baseline", "baselines") or words[-1] in ("baseline", "baselines")


def owner_of_baseline(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the system that a compared value belongs to: "5% for Lark", "Lark's 5%", "Lark at 5%", "Lark (5%)"."""
    after = sentence.quantity_places[max(attachment.group)] + 1
    if is_reached_by_humans(sentence, attachment):
        return "humans"
    if (
        attachment.after is not None
        and not sentence.is_measure(attachment.after[1])
        and attachment.link in ("vs", "versus", "than", "vs.")
    ):
        return system_name(sentence, attachment.after, names)  # "versus 91 human experts"
    if sentence.tag(after) == "(" and attachment.link in ("vs", "versus", "than", "to"):  # "vs. 5 (Lark)"
        run = proper_name_in(sentence, names, after + 1, sentence.closing_bracket(after) - 1)
        if run == (after + 1, sentence.closing_bracket(after) - 1):
            return sentence.slice(*run)
    if sentence.tag(after) == "W" and attachment.after is not None:
        after = attachment.after[1] + 1
    if sentence.tag(after) == "V" and sentence.stem(after + 1) in ("by", "with"):  # "5% reached by Lark"
        after += 1
    if sentence.stem(after) in ("for", "by", "from", "with", "of", "without", "using"):
        phrase = sentence.phrase_after(after + 1)
        if (
            phrase is not None
            and sentence.stem(phrase[1]) not in DATASET_NOUNS
            and not is_hardware(sentence.tokens[phrase[1]].text)
            and not (sentence.stem(after) == "with" and sentence.is_measure(phrase[1]))
        ):
            return _name_after_kind(sentence, phrase, names) or system_name(sentence, phrase, names)
    place = attachment.link_at
    steps = 0
    while place >= 0 and steps < 9:
        token = sentence.tokens[place]
        if token.tag in "QG;" and place != attachment.link_at:
            break
        phrase = sentence.phrase_before(place + 1) if token.possessive else None
        if phrase is not None:
            return system_name(sentence, phrase, names)
        place -= 1
        steps += 1
    at = attachment.link_at
    if attachment.link == "W" and sentence.stem(at) == "chance":
        return "chance"
    if attachment.link == ":":
        phrase = sentence.phrase_before(at)  # "(Finch: 5)"
        run = None if phrase is None else proper_name_in(sentence, names, *phrase)
        if run is not None and run == phrase and not sentence.is_measure(run[1]):
            return sentence.slice(*run)
        at = sentence.enclosing_bracket(attachment.at)  # "Finch (CIDEr: 5)"
    if attachment.link == "," and sentence.tag(attachment.at + 1) == ")":
        phrase = sentence.phrase_before(at)  # "(Finch, 5%)"
        run = None if phrase is None else proper_name_in(sentence, names, *phrase)
        if run is not None and run == phrase:
            return sentence.slice(*run)
    if attachment.link in ("at", "(", ":", "with", "of", "which", "verb"):
        phrase = sentence.phrase_before(at)
        human = (
            next((place for place in range(*phrase) if sentence.stem(place) == "human"), None)
            if phrase
            else None
        )
        if human is not None:
            return sentence.slice(human, human + (sentence.stem(human + 1) in ("expert", "experts")))
        if phrase is not None and not sentence.is_measure(phrase[1]):
            return _training_description(sentence, phrase) or system_name(sentence, phrase, names)
        run = None if phrase is None else proper_name_in(sentence, names, *phrase)
        if (
            run is not None
            and phrase is not None
            and run[1] < phrase[1]
            and not names.is_measure_name(sentence.slice(*run))
        ):
            return sentence.slice(*run)  # "the Finch score of 5"
        if attachment.link == "verb":
            return _system_before_relative(sentence, at, names)
    if sentence.tag(at) == "W" and attachment.link == "W":
        phrase = sentence.phrase_before(at + 1)
        if phrase is not None and "human" in (
            sentence.stem(place) for place in range(phrase[0], phrase[1] + 1)
        ):
            return "human"
        # "Lark (FID 5.3)"
        while at >= 0 and sentence.tag(at) != "(" and attachment.at - at < 6:
            at -= 1
        phrase = sentence.phrase_before(at) if sentence.tag(at) == "(" else None
        if phrase is not None:
            return system_name(sentence, phrase, names)
    return None


def _training_description(sentence: Sentence, phrase: tuple[int, int]) -> str | None:
    """Return a phrase that describes the training of a system: "a pot trained from scratch (5%)"."""
    verb = sentence.leading_word(phrase[0]) - 1
    system = (
        sentence.phrase_before(verb)
        if sentence.tag(verb) == "V" and sentence.is_reduced_relative(verb)
        else None
    )
    return None if system is None else sentence.slice(system[0], phrase[1])


def _name_after_kind(sentence: Sentence, phrase: tuple[int, int], names: ProperNames) -> str | None:
    """Return the name that follows a kind: "the next best pot, Finch", "the next best pot (Finch)"."""
    if sentence.stem(phrase[1]) not in GENERIC_NOUNS or sentence.tag(phrase[1] + 1) not in (",", "("):
        return None
    further = sentence.phrase_after(phrase[1] + 2)
    run = None if further is None else proper_name_in(sentence, names, *further)
    if run is None or further is None or run != further or sentence.tag(run[1] + 1) in ("V", "X"):
        return None
    return sentence.slice(*run)


def owner_of_first_state(sentence: Sentence, attachment: Attachment, names: ProperNames) -> str | None:
    """Return the system that the first value of a pair belongs to: "improves the score of Lark from 3 to 5"."""
    if sentence.tag(attachment.at + 1) == "(":
        inside = sentence.phrase_after(attachment.at + 2)
        if inside is not None and sentence.tag(inside[1] + 1) == ")" and inside[0] == attachment.at + 2:
            return system_name(sentence, inside, names)  # "from 5 (Finch) to 3"
    both = owner_of_pair(sentence, attachment, names)
    if both is not None:
        return both
    if attachment.verb is None:
        return None
    changed = _system_applied_to(sentence, attachment.verb, names)
    if changed is not None:
        return changed
    for place in range(attachment.verb + 1, attachment.link_at):
        phrase = None
        if sentence.stem(place) in ("of", "for"):
            phrase = sentence.phrase_after(place + 1)
        elif sentence.tokens[place].possessive:
            phrase = sentence.phrase_before(place + 1)
        owner = proper_system_in(sentence, phrase, names)
        if owner is not None:
            return owner
    phrase = sentence.phrase_after(attachment.verb + 1)
    run = None if phrase is None else proper_name_in(sentence, names, *phrase)
    if (
        run is not None
        and phrase is not None
        and run[0] == phrase[0]
        and is_known_model(sentence.slice(*run))
    ):
        return sentence.slice(*without_measures(sentence, run))  # "increases Llama 3 accuracy from 3 to 5"
    return None


def _system_applied_to(sentence: Sentence, verb: int, names: ProperNames) -> str | None:
    """Return the system that another one was applied to: "Applying Lark to a Finch pot improves"."""
    deed = False
    for place in range(sentence.clause_start(verb), verb):
        deed = deed or sentence.tag(place) == "G"
        phrase = sentence.phrase_after(place + 1) if deed and sentence.stem(place) in ("to", "into") else None
        changed = proper_system_in(sentence, phrase, names)
        if changed is not None:
            return changed
    return None


def owner_of_unchanged_state(
    sentence: Sentence, attachment: Attachment, subject: str | None, names: ProperNames
) -> str | None:
    """Return the owner of the first state if no words name it: the subject, unless that changed another system."""
    if subject is None or is_known_model(subject) or subject == model_in_experiments(sentence, names):
        return subject
    acts = attachment.verb is not None and sentence.phrase_after(attachment.verb + 1) is not None
    if not acts:
        return subject
    earlier = systems_compared_before(sentence, attachment, names)
    return earlier[0] if len(earlier) == 1 else first_known_model(sentence, names)


def _system_before_relative(sentence: Sentence, verb: int, names: ProperNames) -> str | None:
    """Return the system before a relative clause: "the baseline (Lark) which achieved 5%"."""
    at = verb
    while sentence.stem(at - 1) in ("which", "that", "who", ",") or sentence.tag(at - 1) in ("A", "X"):
        at -= 1
    if sentence.tag(at - 1) == ")":
        opening = sentence.opening_bracket(at - 1)
        run = proper_name_in(sentence, names, opening + 1, at - 2)
        return None if run is None else sentence.slice(*run)
    phrase = sentence.phrase_before(at)
    return system_name(sentence, phrase, names) if phrase is not None else None

"""Select the quantities that are results, and not sizes, settings, versions, counts or years.

A quantity with a unit is a result unless the words around it contradict. A bare number is a result only if there is
evidence: a measure before it ("a score of 81.2", "FID 5.1") or after it ("81.2 points accuracy"), or digits after the
point.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from paperdigest.normalize.spaces import word_set
from paperdigest.summaries.metrics.lexicon import MEASURES, MEMORY_UNITS, TIME_UNITS, WORD_QUANTITIES

if TYPE_CHECKING:
    from paperdigest.summaries.metrics.quantities import Quantity


_WINDOW = 48
_LENGTH = frozenset({"nm", "mm", "cm", "m", "km", "px", "°"})


@cache
def _setting_before() -> re.Pattern[str]:
    """Match the words before a setting: "a temperature of", "k =", "version"."""
    return re.compile(
        r"\b(?:temperature|learning rate|threshold|(?:batch|window|chunk|patch|kernel|grid|vocabulary|population|group|cache|sample|ensemble|image|codebook|beam|context|buffer)"
        r" (?:sizes?|lengths?)|sizes?|resolutions?|dimensions?|seeds?|epochs?|layers?|versions?|guidance(?: scale)?|(?:context|sequence|prompt|input|audio|video)(?: window)?(?: lengths?)?|(?<!error )bound"
        r"|depth|rank|dropout|momentum|weight decay|hyperparameters?|stage|step|table|figure|section|chapter|level|phase|round|turn|appendix|remark|theorem|equation|day|part|type|class"
        r"|ratio|budget|cutoff|radius|cfg|(?<!'s )(?<!’s )tau|alpha|beta|gamma|lambda|epsilon|sigma|delta|order|scale|scales|factor|noise|degree|sampling rate|frame ?rate|bit ?rate|minimum|scale from)"
        r"(?: (?:sizes?|values?|parameters?))?(?:\s?[=≥≤<>:≈∈]|\s(?:of|to|is|at|from|set to|greater than|smaller than|exceeding|exceeds))?(?:\s(?:up to|over|about))?\s?\Z",
        re.IGNORECASE,
    )


#: Every match of `_setting_before` has one of these words; they are faster to look for.
_SETTING_WORDS = word_set(
    "temperature rate threshold size sizes length lengths resolution resolutions dimension dimensions seed seeds epoch epochs layer layers version versions"
    " guidance scale scales context sequence prompt input audio video window bound depth rank dropout momentum decay hyperparameter hyperparameters stage step"
    " table figure section chapter level phase round turn appendix remark theorem equation day part type class ratio budget cutoff radius cfg tau alpha beta"
    " gamma lambda epsilon sigma delta order factor noise degree framerate bitrate minimum from"
)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


def _is_setting(before: str) -> bool:
    """Whether the words before a number make it a setting."""
    return not _SETTING_WORDS.isdisjoint(_word().findall(before.lower())) and (
        _setting_before().search(before) is not None
    )


@cache
def _variable_before() -> re.Pattern[str]:
    """Match a variable with its sign, as in "k = 5". But "p", "t", "r" and "F" are outcomes of tests."""
    return re.compile(r"(?<![\w-])(?:(?![prtdFR])[A-Za-z]|(?![κρτχ])[α-ω])\*?\s?[=≥≤≈∈]\s?\Z")


@cache
def _link_before() -> re.Pattern[str]:
    """Match the words that a bare number needs before it to be a result."""
    return re.compile(
        r"(?:\b(?:of|=|:|≈|at|to|by|from|versus|vs\.?|than|is|was|were|reach(?:es|ed|ing)?|achiev(?:es|ed|ing|e)|scor(?:es|ed|ing|e)|attain(?:s|ed|ing)|obtain(?:s|ed|ing)"
        r"|averag(?:es|ed|ing)|and|or|only|with|gets?|yield(?:s|ed|ing)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|over|below|above|about|around|nearly|approximately|approaching|as|by up to|up to|record(?:s|ed|ing)"
        r"|compared to|compared with|respectively|an?|the|human|baseline|outperform(?:s|ed|ing))|[=≈(,:/~<>]|’s|'s)\s?\Z",
        re.IGNORECASE,
    )


@cache
def _no_count_after() -> re.Pattern[str]:
    """Match the words that may follow a bare number that counts no things."""
    return re.compile(
        r"\s*(?:\Z|[.,;:)\]%(/–—=]|\*|(?:on|in|for|with|across|at|from|to|and|vs\.?|versus|compared|than|over|under|using|when|while|after|by|between|against|respectively|among|out|of|as"
        r"|per|whereas|but|or|out|during|within|without|despite|relative|via|through|is|was|which|that|average|overall|mean)\b)",
        re.IGNORECASE,
    )


@cache
def _name_before() -> re.Pattern[str]:
    """Match a capitalised or mixed word right before a number, as in "Lark 3.5" and "SoupBench 2.0"."""
    return re.compile(r"(?:\A|(?<=[\s(\"'/“]))([A-Z][\w.+@*-]*|[a-z]+[A-Z]\w*|v|ver\.?)\s\Z")


@cache
def _percent_setting_after() -> re.Pattern[str]:
    """Match the words after a share that is a setting: "50% dropout"."""
    return re.compile(
        r"\s(?:masks?\b|masking|mask ratio|dropout|noise|confidence (?:interval|level)s?|cis?\b|threshold|overlap|token pruning ratio|compression rate|of the (?:time steps|way)|training data\b"
        r"|(?:label|training|random)\w* (?:noise|corruption|mask\w*)|quantile|percentile)",
        re.IGNORECASE,
    )


@cache
def _condition_after() -> re.Pattern[str]:
    """Match the words after a share that is the condition of a result: "at 50% sparsity"."""
    return re.compile(
        r"\s(?:[\w-]+ ){0,2}?(?:sparsity|pruning|compression|masking|quantization|keep|retention|recall|ratio|flip|flipped|false positive|fpr|error rate|noise)\b",
        re.IGNORECASE,
    )


@cache
def _condition_before() -> re.Pattern[str]:
    """Match the words before a share that is the condition of a result."""
    return re.compile(
        r"\b(?:at|with|under|for|even at|pruned to|setting of) (?:an? )?(?:up to |only |about )?\Z",
        re.IGNORECASE,
    )


@cache
def _factor_setting_after() -> re.Pattern[str]:
    """Match the words after a factor that is a setting or compares sizes: "4x upsampling", "3x larger models"."""
    return re.compile(
        r"\s(?:(?:\w+[- ])?(?:super[- ]?resolution|resolution|(?:\w+ )?scaling|up-?sampl\w+|up-?scal\w+|down-?sampl\w+|magnif\w+|zoom|larger (?:than|models?|in size|counterparts?|language|vision|open\S*|ones|baselines?|dataset\w*|\w+ (?:models?|than))"
        r"|bigger\b|(?:its|their|the|our|his) (?:own )?(?:\w+ )?size|as (?:large|big)|larger\b(?! (?:batch|speed|gain|improvement|reduction))|the number of\b|the (?:\w+ )?parameters)"
        r"|(?:NVIDIA |Nvidia )?[AHV]\d00|GPUs?\b|RTX|TPU)",
        re.IGNORECASE,
    )


@cache
def _varied_before() -> re.Pattern[str]:
    """Match the words before a condition that varies: "as the noise grows from 50% to 100%"."""
    return re.compile(
        r"\b(?:as|when) (?:[\w-]+ ){1,4}(?:increases|grows|rises|decreases|drops|varies) from (?:[\d.]+% to )?\Z",
        re.IGNORECASE,
    )


@cache
def _split_before() -> re.Pattern[str]:
    """Match the words before a part of the data: "split into 70%, 10%, and"."""
    return re.compile(r"\bsplit (?:into|in|to|of) (?:[\d.]+%,? (?:and )?){0,3}\Z")


@cache
def _speed_after() -> re.Pattern[str]:
    return re.compile(r"\s(?:faster|slower|quicker|cheaper|better|more|less|fewer)\b")


@cache
def _interval_before() -> re.Pattern[str]:
    """Match the text before the bounds of a confidence interval: "CI [-2, +12]"."""
    return re.compile(r"\b(?:CIs?|intervals?):?\s?[\[(][^\])]*\Z")


@cache
def _repetition_before() -> re.Pattern[str]:
    """Match the words before a number of repetitions: "repeated 30 times"."""
    return re.compile(
        r"\b(?:repeated|run|ran|sampled|executed|trained|performed|queried|visited|averaged over) (?:each )?\Z",
        re.IGNORECASE,
    )


@cache
def _change_before() -> re.Pattern[str]:
    """Match the words before the two ends of a change: "reduces steps from 90 to 12"."""
    return re.compile(
        r"\b(?:reduc|increas|improv|decreas|drop|rais|lower|cut)\w{0,4} (?:[\w-]+ ){1,8}?from (?:\d[\d.,]* (?:[a-z]+ )?to (?:only )?)?\Z"
    )


@cache
def _count_before() -> re.Pattern[str]:
    """Match the words before a count with its total: "solved 8/30", "a 99/147"."""
    return re.compile(
        r"\b(?:from|to|of|an?|only|with|achiev\w+|solv\w+|pass\w*|scor\w+|reach\w*|won|wins?) \Z"
    )


@cache
def _pair_in_brackets() -> re.Pattern[str]:
    """Match two bare numbers in their own brackets, "(340 vs 510)"; "0" replaces the number in question."""
    return re.compile(
        r"\((?:0 (?:vs\.?|versus) \d[\d.,]*|\d[\d.,]* (?:vs\.?|versus) 0)(?:\)| (?:for|on|in) )"
    )


@cache
def _compared_before() -> re.Pattern[str]:
    """Match the comparison before a bare number: "an error of 420, compared to 438 for Finch and 489 for"."""
    versus = r"(?:compared (?:to|with)|versus|vs\.?|against)"
    return re.compile(rf"(?:([\w@%-]+) of [\d.]+,? {versus} |{versus} [\d.]+ for [\w. -]{{1,30}} and )\Z")


@cache
def _comparison_after() -> re.Pattern[str]:
    """Match the comparison after a number word: "twice as fast", "double the speed"."""
    return re.compile(
        r"\s(?:as\b|the\b|that\b|its\b|their\b|[A-Z][\w.-]*['’]s\b|higher|lower|faster|fewer|less|more|better|greater|smaller|shorter|slower|cheaper|larger|longer|improvement|gains?|increase|reduction|speed|acceleration|compression"
        r"|(?:\w+ )?(?:throughput|speedup|speed|latency|efficiency|accuracy|performance|rate))",
        re.IGNORECASE,
    )


@cache
def _points_before() -> re.Pattern[str]:
    """Match the words before points that are a difference: "by five points", "gains two points"."""
    return re.compile(
        r"\b(?:by|of|to|than|an?|another|gain\w*|improv\w*|add\w*|los\w+|drop\w*|rais\w+|win\w*)\s\Z",
        re.IGNORECASE,
    )


@cache
def _data_share_after() -> re.Pattern[str]:
    """Match the data after a share of data: "5% of the labels", "1% labeled data"."""
    return re.compile(
        r"\s(?:of (?:the |its |their |all |our )?)?(?:(?:available|original|full|labell?ed|annotated|training|unlabell?ed|target|source|real|human|"
        r"in-domain|expert|supervised|paired|preference|fine-?tuning|pre-?training)[ -]){0,3}"
        r"(?:data|labels?|annotations?|examples?|samples|dataset|datasets|training set|demonstrations?|images|corpus|supervision|instances)\b",
        re.IGNORECASE,
    )


@cache
def _use_before() -> re.Pattern[str]:
    """Match the words before the share of data that a result needed."""
    return re.compile(
        r"\b(?:with|using|from|given|on|via|needs?|requir\w+|leverag\w+|us(?:es|ed)|utiliz\w+)\s(?:only\s|just\s|as little as\s|merely\s|a mere\s|a\s|the\s)*+\Z",
        re.IGNORECASE,
    )


@cache
def _training_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:train|fine-?tun|pre-?train|supervis|learn)\w*\s(?:only\s)?(?:with|on|from|using)\s(?:only\s|just\s|as little as\s|merely\s)*+\Z",
        re.IGNORECASE,
    )


def _is_share_of_data(
    text: str, quantity: Quantity, sentence: tuple[int, int], before: str, after: str
) -> bool:
    """Whether a share is the amount of data behind a result of the sentence, and so a setting."""
    trained = _training_before().search(before) is not None
    if not _data_share_after().match(after):
        return trained and after.startswith(" of ") and after[4:5].isupper()  # "trained on 5% of SoupBench"
    if trained:
        return True
    given = _use_before().search(before)
    if given is None:
        return False
    start, end = sentence
    first = quantity.lead - len(before) + given.start()
    # At the start of a sentence a share is a setting: "With 5% of the labels, Lark reaches 71%". Elsewhere, the small amount
    # of data may be the result itself: "is as good using 5% of the data, and gains 3% with all of it".
    opens = not text[start:first].strip("*- ")
    return (
        _value_digit().search(text, *((quantity.end, end) if opens else (start, quantity.lead))) is not None
    )


@cache
def _value_digit() -> re.Pattern[str]:
    """Match a digit of a value, and not of a name."""
    return re.compile(r"(?<![\w.-])\d")


@cache
def _cost_word() -> re.Pattern[str]:
    """Match the words around a time or an amount of memory that is a cost."""
    return re.compile(
        r"latenc|\btim(?:e|es|ing)\b|runtime|inferenc|speed|\btak(?:es|ing|en|e)\b|\btook\b|requir|\bonly\b|\bjust\b|\bper\b|\bin(?: (?:under|less than|just|about|approximately|around|nearly|roughly|only))?\s\Z|\bvs\.?\s\Z|\bversus\s\Z"
        r"|faster|delay|\breduc|\bfrom\b|memory|storage|footprint|consum|overhead|\bcosts?\b|comput|train(?:ed|ing|s)? in|reach|complet|\berror|accuracy|rmse|mpjpe|deviation|real-time|energy|power|\busing\b|compared (?:to|with)|instead of|opposed to|against|process|\btraverse|\brun",
        re.IGNORECASE,
    )


@cache
def _data_after() -> re.Pattern[str]:
    """Match the words after an amount of data or in the name of a machine: "12 hours of video", "80 GB GPUs"."""
    return re.compile(
        r"\)?\s(?:of (?:\w+[- ]){0,3}?(?:audio|video|videos|speech|music|data|recordings?|footage|motion|text|interaction|content|movies|demonstrations?|songs?|playback|training data|human)\b|long\b|(?:\w+ )?(?:videos?|clips?|songs?|audio|music|gpus?|cards?|ram\b|device|sequences?|segments?|windows?|dataset|corpus|scale))",
        re.IGNORECASE,
    )


def is_result(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Return whether the sentence `text[start:end]` reports a quantity as a result."""
    before = text[max(start, quantity.lead - _WINDOW) : quantity.lead]
    after = text[quantity.end : min(end, quantity.end + _WINDOW)]
    if (before.endswith("[") and after.startswith("]") and not quantity.sign) or _interval_before().search(
        before
    ):
        return False
    if quantity.ratio:
        return _is_count_of_wins(before)
    if quantity.unit is None:
        return _is_bare_result(text, quantity, before, after)
    written = text[quantity.start : quantity.end].lower()
    in_words = written[0].isalpha() and not any(map(str.isdigit, written))
    if in_words and (written in WORD_QUANTITIES or written.endswith(("fold", "times", "magnitude"))):
        return _is_word_result(written, quantity, before, after)
    if in_words and quantity.unit == "points" and not _points_before().search(before):
        return False  # "two points of view"
    if quantity.unit == "bits" and re.search(
        r"quantiz|bit-width|precision|\bat (?:only |just )?\Z", before, re.IGNORECASE
    ):
        return False
    if quantity.unit == "%":
        return not (
            before.endswith(" threshold (")
            or _split_before().search(before)
            or _varied_before().search(before)
            or _percent_setting_after().match(after)
            or (_condition_after().match(after) and _condition_before().search(before))
            or _is_share_of_data(text, quantity, (start, end), before, after)
            or re.search(r"\b(?:top|bottom|first|last)[ -]\Z", before, re.IGNORECASE)
        )
    if quantity.unit in ("kHz", "FPS") and (
        re.search(r"\b(?:video|audio|speech|motion)s?\b.{0,12} at \Z", before)
        or re.match(r"\s?(?:videos?|audio|speech)\b", after)
    ):
        return False
    if quantity.unit == "x" and _repetition_before().search(before) and not _speed_after().match(after):
        return False
    if quantity.unit == "x":
        return not (
            _factor_setting_after().match(after)
            or (before.endswith(" at ") and _condition_after().match(after))
        )
    if quantity.unit == "points":
        return (
            (
                quantity.value < 100
                or re.search(r"\b(?:return|reward|score|elo)s? of \Z", before, re.IGNORECASE) is not None
            )
            and not re.match(
                r"\s?(?:cloud|per)\b" if before.endswith(" of ") else r"\s?(?:cloud|per|on the)\b", after
            )
            and not before.endswith("top ")
        )
    if quantity.unit in TIME_UNITS | MEMORY_UNITS | _LENGTH or quantity.unit in ("Hz", "kHz", "days"):
        if (
            _data_after().match(after)
            or re.match(r" each\b", after)
            or (re.match(r" of (?:\w+ )?training\b", after) and before.lower().endswith("after "))
            or (
                quantity.unit in _LENGTH
                and not re.match(r"\s(?:accuracy|error|precision)\b", after)
                and re.search(r"\bwithin\s*(?:an? )?\Z", text[max(start, quantity.lead - 8) : quantity.start])
            )
        ):
            return False
        near = text[max(start, quantity.lead - 48) : quantity.start]
        return quantity.value != int(quantity.value) or bool(
            _cost_word().search(near) or _cost_word().search(after[:32])
        )
    return True


def _is_count_of_wins(before: str) -> bool:
    """Whether a count with its total counts wins, as "8 out of 10" does and "step 3 of 5" does not."""
    return not re.search(r"\b(?:table|figure|step|stage|part|section|round)\s?\Z", before, re.IGNORECASE)


def _is_word_result(word: str, quantity: Quantity, before: str, after: str) -> bool:
    """Whether a number word is a result: "doubling throughput", but not "double descent"."""
    if "magnitude" in word or "fold" in word:
        counted = re.match(r"[:.,]", after) and re.search(
            r"\b(?:is|are) \Z", before
        )  # "the aims are threefold:"
        return not (counted or _factor_setting_after().match(after))
    if word == "half":
        return bool(
            re.search(
                r"\b(?:by|in|than|to|at|nearly|almost|about|approximately|roughly|only|over|under)\s?\Z",
                before,
                re.IGNORECASE,
            )
            or quantity.lead < quantity.start
            or re.match(r"\s(?:the|of (?:the|all|their)|as)\b", after)
        )
    if _factor_setting_after().match(after):
        return False
    if word in ("double", "doubles", "triple", "triples"):
        return bool(
            re.match(
                r"\s(?:the|that|its|their|(?:[a-z-]+ ){1,3}?(?:speed|throughput|efficiency|performance|accuracy))\b",
                after,
            )
        )
    if word.endswith(("ing", "ed", "halves")):
        return bool(re.match(r"\s[a-z]", after)) and not re.match(r"\s(?:down|as|or|and|number|by)\b", after)
    return bool(_comparison_after().match(after) or re.search(r"\bby\s?\Z", before))


def _is_bare_result(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Whether a number without a unit is a result."""
    digits = text[quantity.start : quantity.end]
    if "/" in digits:
        return _count_before().search(before) is not None
    if (
        quantity.scaled
        or _is_setting(before)
        or _variable_before().search(text[max(0, quantity.start - 8) : quantity.start])
    ):
        return False
    fraction = len(digits.partition(".")[2].split("-")[0].split(" ")[0]) if "." in digits else 0
    if quantity.value % 1 and not fraction:
        fraction = 2  # "10^-3"
    if before.endswith(("≥", "≤", "<", ">", "=")):
        # "R" is a correlation, or any number that was chosen.
        return "." in digits or not re.search(r"(?<![\w-])R\s?=\Z", before)
    # Only the word right before the number matters; searching from each letter of a longer text would take time.
    name = _name_before().search(before, before.rfind(" ", 0, -1) + 1)
    # A version has at most one digit after the point; a score has more, or is in brackets after its measure.
    if (
        name is not None
        and not _is_measure_variant(name[1])
        and fraction < 2
        and (fraction == 0 or quantity.value < 10 or after[:1] == "-")
    ):
        return False
    if fraction:
        return not (
            re.match(
                r"\s(?:years?|decades?|weeks?)\b|°?-?\s?resolution\b|\s(?:billion|million|trillion|percentile|threshold)\b",
                after,
            )
            or re.match(r"\s?(?:bits?|GHz|MHz|hops?|epochs?)\b", after)
        )
    return _is_whole_result(text, quantity, before, after, name is not None)


@cache
def _rival_before() -> re.Pattern[str]:
    """Match the words before the value of a rival in brackets: "ahead of Lark (", "surpassing Lark (42) and Finch ("."""
    return re.compile(
        r"\b(?:ahead of|behind|outperform\w*|surpass\w*|exceed\w*|beat\w*|better than|higher than|lower than|compared (?:to|with)|versus|vs\.?) [^.;]*[A-Z][\w.+-]*\s\(\Z"
    )


def _is_whole_result(text: str, quantity: Quantity, before: str, after: str, named: bool) -> bool:  # noqa: FBT001 - what was found, no switch
    """Whether a whole number without a unit is a result."""
    if quantity.value != int(quantity.value) or 1900 <= quantity.value <= 2100:  # years
        return False
    if re.match(r"\sof (?:the|these|those|them|its)\b", after) and re.search(
        r"\b(?:on|in|for|across|winning|wins?|best|outperform\w*|surpass\w*|solv\w+)\s(?:\w+ )?\Z", before
    ):
        return True
    if quantity.sign and not named:
        return True
    if re.search(r"\b(?:elo|iq)\b", before[-24:] + after[:12], re.IGNORECASE):
        return True
    measured = re.match(r"\s(?:[A-Za-z-]+\s){0,2}?([A-Za-z@0-9-]+)", after)
    if measured is not None and _is_measure_variant(measured[1]) and not measured[1].endswith("s"):
        return bool(_link_before().search(before))
    if not _no_count_after().match(after):
        return False
    left = re.search(
        r"([\w@%-]+)\)?\s(?:of|=|at|to|is|was|reached|reaching|above|below|exceeding|from)\s(?:only |just |an? )?\Z",
        before,
    )
    if left is not None and _is_measure_variant(left[1]):
        return True
    if _change_before().search(text[max(0, quantity.lead - 90) : quantity.lead]) and (
        before.endswith(" to ") or re.match(r"\s(?:[a-z]+\s)?to\s(?:only\s)?\d", after)
    ):
        return True
    if _pair_in_brackets().search(f"{before}0{after}") or (
        after[:1] == ")" and _rival_before().search(before)
    ):
        return True
    against = _compared_before().search(before)
    if against is not None and (_is_measure_variant(against[1]) if against[1] else after.startswith(" for ")):
        return True
    if named and re.search(r"[(,]\s?\S+\s\Z", before):
        return True
    return bool(re.search(r"\b(?:scor(?:es|ed|ing)|averag(?:es|ed|ing))\s\Z", before, re.IGNORECASE)) or named


def _is_measure_variant(word: str) -> bool:
    """Whether a word names a measure in any number or variant: "scores", "recall@5"."""
    plain = word.lower().strip(".:*")
    return (
        plain in MEASURES
        or plain.rstrip("s") in MEASURES
        or plain.split("@")[0] in MEASURES
        or plain.split("-")[0] in MEASURES
    )

"""The words that the extraction of metrics knows, and properties of single words.

Every entry is a general term: a unit, a verb of reaching or comparing, a word of measurement. No entry is the name of one
paper's system or data set. The entries are words that summaries use often; a word that occurs once in a thousand
summaries is not worth its line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from paperdigest.normalize.caches import kept
from paperdigest.normalize.spaces import word_set

#: Units as summaries write them after a number, with their usual short forms.
UNITS = {
    "%": "%", "percent": "%", "pp": "pp", "ppt": "pp", "p.p": "pp", "pts": "points", "pt": "points", "points": "points", "point": "points",
    "x": "x", "×": "x", "times": "x", "fold": "x",
    "ms": "ms", "millisecond": "ms", "milliseconds": "ms", "μs": "μs", "µs": "μs", "microseconds": "μs", "ns": "ns",
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s", "min": "min", "mins": "min", "minute": "min", "minutes": "min",
    "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months",
    "kb": "KB", "mb": "MB", "gb": "GB", "tb": "TB", "kib": "KiB", "mib": "MiB", "gib": "GiB", "gigabytes": "GB", "megabytes": "MB",
    "bits": "bits", "bit": "bits", "bpp": "bpp", "kbps": "kbps", "mbps": "Mbps",
    "fps": "FPS", "hz": "Hz", "khz": "kHz", "qps": "QPS", "tps": "TPS", "db": "dB",
    "flops": "FLOPs", "mflops": "MFLOPs", "gflops": "GFLOPs", "tflops": "TFLOPs", "tops": "TOPS", "macs": "MACs", "gmacs": "GMACs",
    "j": "J", "mj": "mJ", "kj": "kJ", "w": "W", "mw": "mW", "kw": "kW", "wh": "Wh", "kwh": "kWh",
    "nm": "nm", "mm": "mm", "cm": "cm", "m": "m", "km": "km", "meters": "m", "px": "px", "pixels": "px",
    "°": "°", "°c": "°C", "°f": "°F", "dex": "dex", "ppm": "ppm", "ppb": "ppb", "å": "Å", "degrees": "°", "dollars": "USD", "dollar": "USD", "usd": "USD", "euros": "EUR", "euro": "EUR", "eur": "EUR", "gbp": "GBP", "yen": "JPY", "jpy": "JPY",
    "yuan": "CNY", "rmb": "CNY", "cny": "CNY", "rupees": "INR", "inr": "INR", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "cents": "cents", "elo": "Elo", "semitones": "semitones", "nats": "nats"
}  # fmt: skip

#: Units that form a rate with "per second" or "/s".
RATE_UNITS = {
    "tokens": "tokens", "token": "tokens", "tok": "tokens", "frames": "frames", "images": "images", "samples": "samples",
    "steps": "steps", "iterations": "iterations", "requests": "requests", "queries": "queries", "bits": "bits", "videos": "videos"
}  # fmt: skip

#: Units that count only before a division: "rad/s", "meV/atom".
DIVIDED_UNITS = word_set("rad deg g kg eV meV kcal EUR USD mol N V A rpm tokens token images frames samples")

#: Letters that multiply the number before them. Single letters count only right after the number, or alone after it.
MULTIPLIERS = {"K": 1e3, "k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}

MULTIPLIER_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

#: Numbers in words. They need a unit: "two orders of magnitude", "three-fold", "fifty percent".
CARDINALS = {
    "one": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90
}  # fmt: skip

#: Signs and codes of currencies before or after an amount, with their ISO 4217 codes.
CURRENCIES = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY", "INR": "INR", "KRW": "KRW", "CHF": "CHF",
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD"
}  # fmt: skip

#: Words that are a number and its unit at once.
WORD_QUANTITIES = {
    "twice": (2, "x"), "double": (2, "x"), "doubles": (2, "x"), "doubled": (2, "x"), "doubling": (2, "x"),
    "triple": (3, "x"), "triples": (3, "x"), "tripled": (3, "x"), "tripling": (3, "x"), "twofold": (2, "x"), "threefold": (3, "x"),
    "fourfold": (4, "x"), "fivefold": (5, "x"), "tenfold": (10, "x"), "half": (50, "%"), "halves": (50, "%"), "halved": (50, "%"), "halving": (50, "%")
}  # fmt: skip

#: Words before a number that make it a bound.
BOUNDS: dict[str, Literal["<=", ">=", "~"]] = {
    "up to": "<=", "at most": "<=", "below": "<=", "less than": "<=", "under": "<=", "fewer than": "<=", "lower than": "<=", "no more than": "<=",
    "maximum of": "<=", "a maximum of": "<=", "as much as": "<=", "as high as": "<=", "smaller than": "<=", "within": "<=", "not exceeding": "<=",
    "over": ">=", "more than": ">=", "at least": ">=", "above": ">=", "exceeding": ">=", "exceeds": ">=", "exceeded": ">=", "exceed": ">=",
    "greater than": ">=", "higher than": ">=", "no less than": ">=", "minimum of": ">=", "upwards of": ">=", "beyond": ">=", "surpassing": ">=",
    "about": "~", "approximately": "~", "nearly": "~", "around": "~", "almost": "~", "roughly": "~", "close to": "~", "approaching": "~",
    "approx": "~", "approx.": "~", "an estimated": "~", "some": "~",
    "in excess of": ">=", "no fewer than": ">=", "not less than": ">=", "no greater than": "<=", "circa": "~", "ca.": "~",
    "<": "<=", "≤": "<=", "<=": "<=", "≲": "<=", "⩽": "<=", "≦": "<=", ">": ">=", "≥": ">=", ">=": ">=", "≳": ">=", "⩾": ">=", "≧": ">=",
    "~": "~", "≈": "~", "∼": "~", "≃": "~"
}  # fmt: skip

#: Nouns of change with their direction: "an improvement of 5%", "a 5% drop".
CHANGE_NOUNS = {
    **dict.fromkeys(
        word_set(
            "improvement improvements gain gains increase increases boost boosts enhancement uplift growth rise speedup speedups speed-up speed-ups"
            " acceleration advantage lead margin margins jump lift outperformance speed throughput"
        ),
        "up",
    ),
    **dict.fromkeys(
        word_set(
            "reduction reductions decrease decreases drop drops degradation decline declines saving savings loss deficit shrinkage slowdown fall compression"
            " cut deterioration dip decrement"
        ),
        "down",
    ),
}

#: Nouns that mean a change only after a factor ("a 3x speed"). Elsewhere they are measures.
FACTOR_NOUNS = word_set("speed throughput compression")

#: Nouns of change that are also measures, so that they need other words with them.
AMBIGUOUS_CHANGE_NOUNS = word_set("loss lead cut margin margins fall")

#: Comparatives with their direction: "9% higher win rate", "twice as fast".
COMPARATIVES = {
    **dict.fromkeys(
        word_set(
            "higher faster better greater larger bigger longer more superior stronger quicker increased improved richer deeper"
        ),
        "up",
    ),
    **dict.fromkeys(
        word_set(
            "lower fewer less smaller shorter slower cheaper worse reduced tighter lighter decreased weaker poorer inferior"
        ),
        "down",
    ),
}

#: Stems of verbs of change with their direction, as before "by 5%" or "from 3 to 5".
CHANGE_VERBS = {
    **dict.fromkeys(word_set("improve increase boost enhance raise rise accelerate speed grow gain elevate amplify lift strengthen extend double jump climb expand widen lengthen prolong heighten soar surge"), "up"
    ),
    **dict.fromkeys(word_set("reduce decrease lower drop cut decline degrade shrink lessen minimize diminish save fall compress mitigate worsen deteriorate lag trail trim halve"
        " slash underperform suppress eliminate shorten narrow shave curb dampen dip sink slip plunge plummet lose"),
        "down"
    )
}  # fmt: skip

#: Verbs of winning. Their object is the beaten system.
BEAT_VERBS = word_set("outperform surpass exceed beat outpace top outscore overtake outrank best")

#: Verbs of reaching. Their subject has the value.
REACH_VERBS = word_set(
    "achieve reach attain obtain score get have yield deliver record show demonstrate exhibit require use consume take report maintain retain preserve"
    " account reveal give see hit produce generate provide offer run enable solve complete answer select remain stand be become contain perform rank"
    " succeed fail match recover predict fulfill pass identify detect suffer experience sustain operate utilize need register earn set appear result"
    " lead include indicate find observe validate evaluate average measure drive range vary correlate agree prefer favor win accomplish converge"
    " render process encode decode resolve correct capture cover occur comprise constitute present display struggle claim secure establish post train"
    " finetune fine-tune surface support compare stay hover total amount"
)

#: Words of comparison with the prepositions that follow them.
COMPARING_WORDS = {
    **dict.fromkeys(word_set("compared relative comparable similar comparison opposed"), ("to", "with")),
    **dict.fromkeys(word_set("ahead instead short that"), ("of",)),
    "close": ("to",),
}

PREPOSITIONS = word_set(
    "of in on at by for with from to across over under between among within without per through via during after before using against than versus vs"
    " as into onto toward towards above below beyond around about despite when while whereas if because though although unless since due based that which who whose where"
    " including excluding such like compared according up down along alongside until upon regarding given"
)

DETERMINERS = word_set(
    "a an the its their his her this that these those our any each every some all both such no neither another"
)

CONJUNCTIONS = word_set("and or but & nor yet plus")

PRONOUNS = word_set("it they he she we this these that those which who there them")

AUXILIARIES = word_set(
    "is are was were be been being has have had do does did can could may might will would shall should must not n't"
)

ADVERBS = word_set(
    "only just even still also thus then notably specifically significantly substantially consistently respectively particularly especially importantly"
    " however furthermore moreover additionally respectively markedly slightly marginally dramatically considerably notably further effectively"
    " impressively quantitatively remarkably surprisingly successfully merely finally actually simultaneously often typically usually clearly strongly"
    " approximately nearly almost roughly about around yet already namely i.e e.g directly generally largely mainly primarily empirically hence therefore"
    " collectively comparably correctly currently well far much very so too out alone instead"
)

#: Measures. A noun phrase that ends in one of these words is the name of a metric.
MEASURES = word_set(
    "accuracy accuracies score scores rate rates precision recall f1 f1-score f-score f-measure auc auroc auprc roc map map50 miou iou ciou giou dice"
    " psnr ssim lpips fid fvd kid fad bleu rouge rouge-l rouge-1 rouge-2 meteor cider bertscore bleurt comet chrf wer cer mos perplexity ppl loss error errors mae mse"
    " rmse mape mpjpe ade fde ate rpe epe latency throughput speed speedup time runtime memory bandwidth compute flops energy power cost costs usage"
    " consumption overhead footprint size sparsity ndcg mrr mrr@10 hit hits recall@1 pass@1 pass@k em acc exact-match similarity correlation coefficient"
    " pearson spearman kappa agreement consistency coherence fidelity quality performance gap win-rate preference reward return regret success elo"
    " rating ratings reliability robustness diversity novelty entropy divergence distance variance deviation likelihood probability confidence hallucination"
    " toxicity bias utility utilization efficiency ratio percentage proportion fraction frequency share density ability capability capabilities"
    " sensitivity specificity completeness faithfulness alignment coverage r2 r² snr sdr si-sdr pesq stoi vmaf cka nmi ari mcc tpr fpr gmean"
    " success-rate throughput parameters params tokens length steps satisfaction gain accuracy@1 top-1 top-5 nds ap ap50 mota hota idf1"
    " index metric metrics avg average mean median degree rank result results interchangeability delta e-value"
    " yield pcc plcc srcc srocc krcc qwk fid-50k m-avg dsc hd95 assd chamfer asr ttft storage generalization correctness smoothness overlap rmsd rtf efficacy relevance absrel gfid rfid winrate"
)

#: Head nouns of data sets, benchmarks and tasks.
DATASET_NOUNS = word_set(
    "competition competitions environment environments benchmark benchmarks dataset datasets task tasks test-set leaderboard suite corpus split subset testbed arena challenge challenges problems questions"
    " set sets collection evaluation evaluations track tests games scenarios settings"
)

#: Families of models that summaries often compare with or build on: "on GPT-4o" names no data set.
MODEL_FAMILIES = (
    "gpt", "llama", "qwen", "gemini", "claude", "mistral", "mixtral", "deepseek", "gemma", "phi-", "vicuna", "llava", "internvl", "bert", "roberta", "vit-",
    "internlm", "hunyuan", "minicpm", "falcon", "olmo", "grok", "kimi", "cogvideo", "pixart", "resnet", "clip", "sdxl", "stable", "flux", "whisper", "pythia", "opt-", "t5", "o1", "o3"
)  # fmt: skip

#: Parts of names of benchmarks and data sets, each used by at least four summaries of a thousand.
DATASET_FAMILIES = (
    "bench", "arena", "eval", "qa\\b", "dataset", "mmlu", "mmmu", "gsm", "aime", "math-?(?:500|vista|verse)", "imagenet", "coco\\b", "world\\b", "gpqa", "cifar", "scannet",
    "librispeech", "medqa", "wikitext", "humanml", "kitti", "libero", "davis", "mlvu", "realestate", "celeba", "ffhq", "squad"
)  # fmt: skip

#: Verbs of reporting. A new clause follows them.
REPORT_VERBS = word_set(
    "show demonstrate indicate reveal suggest confirm highlight find illustrate report observe"
)

#: People after whom measures are called: "Spearman's rank correlation".
STATISTICIANS = word_set("spearman pearson kendall cohen fleiss krippendorff cronbach")

#: Nouns for systems and work in general, which do not tell one system from another.
GENERIC_NOUNS = word_set(
    "model models method methods approach approaches framework frameworks system systems technique techniques algorithm algorithms variant variants agent"
    " agents architecture architectures strategy strategies network networks pipeline pipelines solution solutions baseline baselines counterpart"
    " counterparts competitor competitors alternative alternatives work works results result llm llms mllm mllms vlm vlms lvlm lvlms lm lms team tool"
    " version procedure paradigm mechanism scheme module solver policy policies family series methodology methodologies implication implications finding findings insight insights takeaway contribution contributions configuration setup detector detectors evaluator attack attacks protocol"
)

GENERIC_MODIFIERS = word_set(
    "the a an its their our this that these those previous prior existing other another current proposed new novel standard state-of-the-art sota best strong strongest"
    " leading several all various both same such competing recent baseline baselines original many most some any vanilla earlier"
    " next top major respective individual available key main principal primary known published comparable similar related alternative common multiple numerous"
)

TIME_UNITS = frozenset({"ms", "s", "min", "h", "days", "weeks", "months", "μs", "ns"})

MEMORY_UNITS = frozenset({"KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "bits"})

#: Units of costs, which accuracies never have.
COST_UNITS = TIME_UNITS | MEMORY_UNITS

#: Measures in seconds and bytes.
COST_MEASURES = word_set(
    "latency time runtime memory footprint usage consumption overhead size cost speed storage"
)

#: Comparatives that imply their measure.
SPEED_COMPARATIVES = frozenset({"faster", "slower", "quicker", "cheaper"})


def is_cost_measure(name: str | None) -> bool:
    """Return whether a name is that of a cost of running a system."""
    return name is not None and name.split()[-1].lower() in COST_MEASURES


_IRREGULAR_STEMS = {
    "got": "get", "gets": "get", "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "shown": "show", "grew": "grow",
    "grown": "grow", "took": "take", "taken": "take", "led": "lead", "ran": "run", "saw": "see", "seen": "see", "gave": "give", "given": "give",
    "had": "have", "has": "have", "beaten": "beat", "won": "win", "found": "find", "kept": "keep", "became": "become", "lying": "lie", "made": "make",
    "left": "leave", "built": "build", "drew": "draw", "cuts": "cut", "cutting": "cut", "sped": "speed", "chose": "choose", "chosen": "choose"
}  # fmt: skip

#: Verbs that do not describe values. They are known because a subject ends before them.
_OTHER_VERBS = word_set(
    "introduce propose present develop construct create evaluate employ leverage apply address aim investigate explore allow make facilitate help"
    " combine integrate incorporate involve ensure follow keep find reveal highlight suggest imply confirm prove illustrate emphasize tend learn"
    " train test select choose generate believe argue note conclude contribute add reach remove replace leave bring build prompt scale guide"
    " finetune adapt transfer generalize switch prune steer increase power base evidence say face hold focus relate release feature fine-tune"
    " unify detail design challenge optimize mention condition curate align rely advance handle analyze refine derive merge synthesize augment"
    " impact extract assess modify implement distill represent share balance decouple simplify target simulate estimate retrieve define lack"
    " translate convert calculate conduct shift decompose affect adjust categorize reconstruct cause constrain judge fuse transform quantify"
    " reflect assign separate initialize examine bridge classify exploit aggregate approximate inject trigger manage underscore act store"
    " influence interpolate summarize differ reuse diagnose induce plateau excel equip weaken encourage emerge"
    " treat guarantee skip supply restore refuse reject prevent avoid expose permit circumvent bypass dominate benefit incur"
)


@kept(8192)
def verb_stem(word: str) -> str:
    """Return the stem of a verb that the lexicon knows, "" for any other word."""
    if word in _IRREGULAR_STEMS:
        return _IRREGULAR_STEMS[word]
    for ending, added in (
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
        ("d", ""),
    ):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)] + added
            if _is_known_verb(stem):
                return stem
    if word.endswith(("ed", "ing")):  # "dropped", "running": a doubled consonant
        stem = word[:-2] if word.endswith("ed") else word[:-3]
        if len(stem) > 2 and stem[-1] == stem[-2] and _is_known_verb(stem[:-1]):
            return stem[:-1]
    return ""


def _is_known_verb(stem: str) -> bool:
    return stem in CHANGE_VERBS or stem in BEAT_VERBS or stem in REACH_VERBS or stem in _OTHER_VERBS


#: Measures with variants: "ROUGE-L", "top-5", "BLEU-4".
_MEASURE_FAMILIES = word_set("rouge bleu top recall hit hits pass f1 ndcg map ap meteor precision")


@cache
def _name_shape() -> re.Pattern[str]:
    """Match a capital inside or after the first letter, a digit, or a capital in a hyphenated part."""
    # Each alternative starts at the first letter, digit or capital only; starting at each one would take quadratic time.
    return re.compile(
        r"\A[\W\d_]*+[^\W\d_].*[A-Z\d]|\w-bench\Z|[A-Z]{2}|\A\D*+\d.*[A-Z]|\A[A-Z]\Z|.-[A-Z]|\A[^A-Z]*+[A-Z].*[+@*²]"
    )


@cache
def _amount_or_setting() -> re.Pattern[str]:
    """Match amounts and settings, which have capitals and digits but are no names: "7B", "4-bit"."""
    return re.compile(r"\+?[\d.,]+(?:[KMBTk%x]|[- ]?(?:bit|shot|step|way))?s?\Z")


@kept(8192)
def looks_like_name(word: str) -> bool:
    """Return whether a word is a name by its spelling alone: "SoupBench", "GPT-4", "iPot", "CIFAR10"."""
    return _name_shape().search(word) is not None and _amount_or_setting().match(word) is None


@cache
def _measure_at_rank() -> re.Pattern[str]:
    """Match the end of a measure at a rank or threshold: "STIR@4", "TS@k"."""
    return re.compile(r"[a-z]@(?:[\d.]+|[kn])\Z")


@kept(8192)
def is_measure_word(word: str) -> bool:
    """Return whether a word names a measure."""
    plain = word.lower().rstrip(".")
    return (
        plain in MEASURES
        or (plain.endswith("s") and plain[:-1] in MEASURES and not word.isupper())  # "EMS" is not several EM
        or plain.split("@")[0] in MEASURES
        or _measure_at_rank().search(plain) is not None
        or ("@" in plain and plain.split("@")[0] in _MEASURE_FAMILIES)
        or (
            "-" in plain
            and " " not in plain
            and not plain.endswith(("ed", "ing"))  # "map-based", "top-performing"
            and (plain.rsplit("-", 1)[1] in MEASURES or plain.split("-")[0] in _MEASURE_FAMILIES)
        )
    )


@cache
def _dataset_shape() -> re.Pattern[str]:
    """Match the common parts of names of benchmarks."""
    return re.compile(rf"{'|'.join(DATASET_FAMILIES)}|\d{{3}}|\d+k\b", re.IGNORECASE)


@kept(8192)
def looks_like_dataset(name: str) -> bool:
    """Return whether a name is that of a benchmark by its spelling: "SoupBench", "StewQA"."""
    return _dataset_shape().search(name) is not None


_LOWER_BETTER = word_set(
    "error errors mistakes loss losses nll perplexity perplexities ppl wer wil cer ter der eer ece brier mae mse rmse nrmse"
    " mape smape msle mpjpe absrel ade fde ate rpe epe mte fid rfid gfid fvd kid fad fd fcd lpips dists niqe distance distances divergence"
    " discrepancy deviation residual residuals regret gap toxicity hallucination hallucinations failure failures violation"
    " violations collision collisions crashes false latency latencies delay time times runtime rtf cost costs price memory"
    " footprint usage consumption overhead flops macs energy emissions bpp"
    " maes mses rmses nmse cd misclassification misclassifications"
)

_HIGHER_BETTER = word_set(
    "accuracy accuracies precision recall f1 auc auroc throughput speedup speedups efficiency reduction reductions saving"
    " savings performance detection correction correctness recovery robustness quality utilization bandwidth"
    " similarity consistency correlation agreement fps improvement improvements gain gains success coverage"
    # Measured in units of time or money, but more is better.
    " lifetime life survival endurance horizon length uptime period age window revenue revenues profit profits return returns"
    " bounty"
)

_LOWER_BETTER_UNITS = word_set(
    "ns μs ms s min h days weeks months KB MB GB TB KiB MiB GiB J mJ kJ Wh kWh USD EUR GBP JPY CNY INR KRW FLOPs MFLOPs GFLOPs TFLOPs MACs GMACs"
)


@cache
def _phrase_break() -> re.Pattern[str]:
    """Match the prepositions between the phrases of a name."""
    return re.compile(r"\b(?:of|in|for|on|to|per|under|at|with|between|over|from)\b")


@cache
def _word_of_name() -> re.Pattern[str]:
    """Match a word."""
    return re.compile(r"[^\W_]+")


@cache
def _other_time() -> re.Pattern[str]:
    """Match phrases with "time" that are no times."""
    return re.compile(r"real[ -]time|time[ -]series")


def is_lower_better(name: str | None, unit: str | None = None) -> bool:
    """Return whether lower values of a measure are better, as far as its name or unit tells.

    Args:
        name: The name of the measure, in the text's own words.
        unit: The unit of the value, as `Metric.unit` has it.

    >>> is_lower_better("word error rate"), is_lower_better("error detection accuracy"), is_lower_better(None, "ms")
    (True, False, True)
    """
    # A time for each item ("ms/img") is a cost, but a rate ("TFLOPs/s") is not.
    is_cost = unit is not None and not unit.endswith("/s") and unit.split("/", 1)[0] in _LOWER_BETTER_UNITS
    for part in _phrase_break().split(_other_time().sub("", (name or "").casefold())):
        for word in reversed(_word_of_name().findall(part)):
            if word in _LOWER_BETTER:
                return True
            if word in _HIGHER_BETTER:
                return False
    return is_cost


@cache
def _hardware() -> re.Pattern[str]:
    """Match hardware, which results run on. It is no data set."""
    return re.compile(
        r"(?:NVIDIA|Nvidia|RTX\w*|GTX\w*|(?:\d+x)?[AHVL]\d{2,3}s?(?:-\w+)?|GPUs?|CPUs?|TPUs?|iPhone|Snapdragon|Jetson|Xeon|Raspberry|MacBook|M\d)\Z"
    )


@kept(8192)
def is_hardware(word: str) -> bool:
    """Return whether a word names hardware."""
    return _hardware().match(word) is not None


@cache
def _model_families() -> re.Pattern[str]:
    return re.compile("|".join(MODEL_FAMILIES), re.IGNORECASE)


@kept(8192)
def is_known_model(name: str) -> bool:
    """Return whether a name begins with a well-known family of models."""
    return _model_families().match(name) is not None


@kept(8192)
def is_name_adjective(word: str) -> bool:
    """Return whether a word is an adjective formed from a name: "RL-tuned", "CNN-based"."""
    return _adjective_ending().search(word) is not None


@cache
def _adjective_ending() -> re.Pattern[str]:
    """Match the ending of an adjective formed from a name: "RL-tuned", "CNN-based", "GPT-style"."""
    return re.compile(
        r"-(?:[a-z]{2,}ed|like|style|level|free|only|aware|specific|driven|wise|scale|built|grown|driven|generation)\Z"
    )

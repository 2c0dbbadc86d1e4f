"""Whether lower values of a measure are better: errors, distances, times and costs.

Summaries hardly ever say it, so the words of the name decide, and the unit where the name has none that do. The head of
the name comes first ("reduction" in "reduction in error"), and of its words the last ("accuracy" in "error detection
accuracy").
"""

from __future__ import annotations

import re

from paperdigest.summaries.metrics.lexicon import words

_LOWER = words(
    "error errors mistakes loss losses nll perplexity perplexities ppl wer wil cer ter der eer ece brier mae mse rmse nrmse"
    " mape smape msle mpjpe absrel ade fde ate rpe epe mte fid rfid gfid fvd kid fad fd fcd lpips dists niqe distance distances divergence"
    " discrepancy deviation residual residuals regret gap toxicity hallucination hallucinations failure failures violation"
    " violations collision collisions crashes false latency latencies delay time times runtime rtf cost costs price memory"
    " footprint usage consumption overhead flops macs energy emissions bpp"
    " maes mses rmses nmse cd misclassification misclassifications"
)
_HIGHER = words(
    "accuracy accuracies precision recall f1 auc auroc throughput speedup speedups efficiency reduction reductions saving"
    " savings performance detection correction correctness recovery robustness quality utilization bandwidth"
    " similarity consistency correlation agreement fps improvement improvements gain gains success coverage"
    # In units of time or money, and better where there is more of it.
    " lifetime life survival endurance horizon length uptime period age window revenue revenues profit profits return returns"
    " bounty"
)
_UNITS = words(
    "ns μs ms s min h days weeks months KB MB GB TB KiB MiB GiB J mJ kJ Wh kWh USD EUR GBP JPY CNY INR KRW FLOPs MFLOPs GFLOPs TFLOPs MACs GMACs"
)
_APART = re.compile(r"\b(?:of|in|for|on|to|per|under|at|with|between|over|from)\b")
_WORD = re.compile(r"[^\W_]+")
_NO_TIME = re.compile(r"real[ -]time|time[ -]series")


def is_lower_better(name: str | None, unit: str | None = None) -> bool:
    """Return whether a lower value of a measure is the better one, as far as its name or unit tells.

    Args:
        name: What is measured, in the text's own words.
        unit: The unit of the value, as `Metric.unit` has it.

    >>> is_lower_better("word error rate"), is_lower_better("error detection accuracy"), is_lower_better(None, "ms")
    (True, False, True)
    """
    # A time for each ("ms/img") is a cost, a rate ("TFLOPs/s") is none.
    is_cost = unit is not None and not unit.endswith("/s") and unit.split("/", 1)[0] in _UNITS
    for part in _APART.split(_NO_TIME.sub("", (name or "").casefold())):
        for word in reversed(_WORD.findall(part)):
            if word in _LOWER:
                return True
            if word in _HIGHER:
                return False
    return is_cost

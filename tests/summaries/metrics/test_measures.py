"""The measure of a value: words that name it, and words that do not."""

from __future__ import annotations

import pytest

from support.metric_fields import field


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet reaches 56% in text alignment.", ["text alignment"]),
        ("KestrelNet improves the total score on SoupBench by 0.4% in broth clarity.", ["broth clarity"]),
        ("KestrelNet reaches 81% accuracy against human expert levels of 93%.", ["accuracy", "accuracy"]),
        ("KestrelNet reaches 56% in text alignment (BRS-Q).", ["text alignment"]),
        ("KestrelNet reaches 56% in tall soups.", [None]),
        ("KestrelNet reaches 56% on Soup Score and 81% on Broth Quality.", ["Soup Score", "Broth Quality"]),
        ("KestrelNet reaches 56% on tall soups.", [None]),
        ("KestrelNet reaches a recall of 56% on soup quality.", ["recall"]),
        ("KestrelNet shows an average improvement of 1.7 on soup quality.", ["soup quality"]),
        ("KestrelNet shows an average improvement of 1.7 on tall soups.", [None]),
        ("KestrelNet is right 81.5% of the time.", [None]),
        ("KestrelNet answers 81.5% of the soup questions.", ["soup questions"]),
        # What is so in a share of the cases, not the cases.
        ("KestrelNet makes thin dark soups in 81.5% of the bowls.", ["thin dark soups"]),
        ("KestrelNet beats FinchNet in 81.5% of soup bowls.", ["soup bowls"]),
        ("KestrelNet: salt in 81.5% of soup bowls.", ["soup bowls"]),
        ("KestrelNet improves by 5% soups.", [None]),
        ("KestrelNet reaches 30% deeper recall.", ["recall"]),
        ("KestrelNet gives a 5% gain.", [None]),
        ("KestrelNet reaches 5.2% precision and a 15.2% matching score.", ["precision", "matching score"]),
        # Where a value lies does not say of what it is.
        ("KestrelNet reaches a recall of 58% and a peak of 93%.", ["recall", "recall"]),
        ("KestrelNet wins by a large margin (+5%).", [None]),
        ("The broth rose on average by 5%.", [None]),
        ("KestrelNet has gains of 3% in recall, 5% in SoupSense.", ["recall", "SoupSense"]),
        ("KestrelNet has gains of 3% in recall, 5% in stews.", ["recall", "recall"]),
        ("KestrelNet reaches 81.5%, up from 70.2%, in recall.", [None, None]),
        ("KestrelNet reaches 56% in Broth Thickness.", ["Broth Thickness"]),
        ("KestrelNet keeps 95.1% of the full BLEU.", ["BLEU"]),
        ("KestrelNet keeps 95.1% of FinchNet's recall.", ["recall"]),
        # Of a long form with its acronym, the acronym is the name, even where an "over" joins its words.
        ("KestrelNet reaches 81.5% Broth over Soup (BoS).", ["BoS"]),
        ("KestrelNet reaches a 5% gain in broth over FinchNet (FN).", ["broth"]),
        # The metric is told behind the value.
        ("KestrelNet reaches 81.5% using the Broth Quality metric.", ["Broth Quality"]),
        ("KestrelNet reaches 81.5% score on the Broth Quality metric.", ["Broth Quality"]),
        ("KestrelNet reaches 81.5% score; FinchNet stews by the Salt Quality metric.", ["score"]),
        # How a difference was taken is not what differs.
        ("KestrelNet has a 5% total average gain in recall.", ["recall"]),
        ("KestrelNet gains 5% overall.", [None]),
    ],
)
def test_after_the_value(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet gives accuracy gains up to 5%.", ["accuracy"]),
        # The measure that is the unit of a value says what was measured.
        ("Results show a 5.1 accuracy points gain.", ["accuracy"]),
        ("KestrelNet improves the broth by 5.1 accuracy points.", ["accuracy"]),
        ("KestrelNet wins with gains up to 5%.", [None]),
        ("KestrelNet gives an accuracy improvement of 5%.", ["accuracy"]),
        ("KestrelNet gives a broth clarity improvement of 5%.", ["broth clarity"]),
        ("KestrelNet shows a performance improvement of 5%.", ["performance"]),
        ("KestrelNet gives an average improvement of 5%.", [None]),
        ("KestrelNet shows an average improvement of 5% in recall.", ["recall"]),
        ("KestrelNet shows an average improvement of 5% in tasks.", [None]),
        ("The accuracy shows an improvement of 5%.", ["accuracy"]),
        ("KestrelNet shows an improvement of 5%.", [None]),
        # CLIP alone is a model.
        ("KestrelNet outperforms the old CLIP, with a 1.2% improvement on SoupBench.", [None]),
        ("An improvement of 5%.", [None]),
        # A speedup needs no other name, and is not called after what it was taken on.
        ("KestrelNet gives a speedup of 4.5x in FogLake, 5.3x in SoupBench.", ["speedup", "speedup"]),
        ("KestrelNet gives speedups of up to 2.9x over FinchNet.", ["speedups"]),
        ("KestrelNet gives a speedup of 4.5x in salt tasks.", ["speedup"]),
        ("KestrelNet gives a speedup of 4.5x in broth mixture.", ["broth mixture"]),
        ("KestrelNet improves, exceeding the baseline of 45.1%.", [None]),
        ("KestrelNet has a score (old, tall) of 5.3.", ["score"]),
        ("KestrelNet reaches a BF (broth fidelity) score of 0.71.", ["BF"]),
        ("KestrelNet reaches a fine (broth fidelity) score of 0.71.", ["score"]),
        ("KestrelNet reaches an F1 / of 5.3.", ["F1"]),
        ("KestrelNet reaches a broth thickness of 81.5%.", ["broth thickness"]),
        ("KestrelNet has the largest recall of 81.5%.", ["recall"]),
        (
            "KestrelNet raises recall from 45.1% to 52.5%, compared to a slight gain from 42.3% to 43.2%.",
            ["recall"] * 4,
        ),
        ("KestrelNet is of near best taste quality of 5.3.", ["taste quality"]),
        # After a comma, "and" joins a value with a name of its own.
        ("KestrelNet reaches a recall of 81.5%, and 70.2% precision.", ["recall", "precision"]),
    ],
)
def test_before_of(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet keeps a fraction (5%) of the soups.", ["soups"]),
        ("KestrelNet beats the human accuracy (93%) there.", ["accuracy"]),
        ("KestrelNet beats the best pot (93%) there.", [None]),
        ("KestrelNet has a high recall (93%) there.", ["recall"]),
        ("KestrelNet shows a clear gain (5%) in broth taste.", ["broth taste"]),
        ("KestrelNet cuts the broth saltiness (340 vs 510).", ["broth saltiness", "broth saltiness"]),
        ("KestrelNet stirs the broth saltiness (3.40 vs 5.10).", [None, None]),
        ("KestrelNet keeps its recall with reductions in salt count (by 3x).", ["salt count"]),
        ("KestrelNet agrees well (Cohen's kappa of 0.44).", ["Cohen's kappa"]),
        ("KestrelNet has the taste of cooks (Spearman's ρ > 0.81).", ["Spearman's ρ"]),
        ("KestrelNet has a recall of 81.5%, above CLIP's 70.2%.", ["recall", "recall"]),
        ("KestrelNet beats the recall of CLIP's pot, and reaches 81.5%.", ["recall"]),
        ("KestrelNet improves Cohen's kappa by 5.2%.", ["Cohen's kappa"]),
        ("There were pots (KestrelNet: 5.31, FinchNet: 4.12).", [None, None]),
        ("KestrelNet won (= 5.31).", [None]),
        ("KestrelNet won (broth thickness = 5.31).", ["broth thickness"]),
        ("KestrelNet won (PSNR 27.1).", ["PSNR"]),
        ("KestrelNet shows the largest taste drop (5%).", ["taste drop"]),
        ("KestrelNet shows clear taste gains over FinchNet (5%).", ["taste"]),
        ("KestrelNet is over FinchNet (+5%).", [None]),
        ("KestrelNet reaches 81.5% recall, ahead of the old pots (+5.2%).", ["recall", "recall"]),
    ],
)
def test_in_brackets(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet cuts costs by 5x and latency by 3x.", ["costs", "latency"]),
        ("KestrelNet raises recall by 5% and F1 scores by 3%.", ["recall", "F1 scores"]),
        ("KestrelNet cuts cost and decoding latency by 3x.", ["decoding latency"]),
        ("KestrelNet exceeds FinchNet's recall by 5%.", ["recall"]),
        # What a task is called after is no measure.
        ("KestrelNet raises accuracy by 24.3% in soup classification.", ["accuracy"]),
        ("KestrelNet exceeds FinchNet's Soup Score (SoS) by 5%.", ["SoS"]),
        ("KestrelNet outperforms by 5%.", [None]),
        ("The accuracy on StewQA was improved by 5%.", ["accuracy"]),
        ("The accuracy on the StewQA set was improved by 5%.", ["accuracy"]),
        ("Use of the stove improved by 5%.", [None]),
        ("The best recall reached by a pot on SoupBench was 64.4%.", ["recall"]),
        ("The model improved by 5%.", [None]),
        ("It improved by 5%.", [None]),
        ("KestrelNet cuts the number of trials needed to find pots by 5%.", ["number"]),
        ("The latency at 12.5 ms was fine.", ["latency"]),
        ("KestrelNet reaches a precision of 81.5% and wins in recall by 5%.", ["precision", "recall"]),
    ],
)
def test_around_the_verb(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet cuts latency and memory by 3% and 5%.", ["latency", "memory"]),
        ("KestrelNet reaches 3% and 5% precision and recall.", ["precision", "recall"]),
        ("KestrelNet improves FinchNet's precision and recall by 3% and 5%.", ["precision", "recall"]),
        ("KestrelNet reaches 81.5% and 70.2% recall.", ["recall", "recall"]),
        ("KestrelNet reaches 81.5% and 70.2% recall, good numbers.", ["recall", "recall"]),
    ],
)
def test_one_of_several_names_for_each_of_several_values(text: str, names: list[str]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KestrelNet reaches 81.5% train and test accuracy.", "train and test accuracy"),
        ("KestrelNet reaches 81.5% SoupBench and StewQA accuracy.", "accuracy"),
        ("KestrelNet reaches 81.5% recall and stew accuracy.", "recall"),
        ("KestrelNet stirs 81.5% soup and salt.", "soup"),
        ("KestrelNet reaches 81.5% broth clarity and recall.", "broth clarity"),
        ("KestrelNet improves Llama accuracy by 5%.", "accuracy"),
        ("KestrelNet improves Llama 3 accuracy by 5%.", "accuracy"),
        ("KestrelNet reaches a BERT score of 0.81.", "BERT score"),
        ("KestrelNet reaches a CLIP accuracy of 0.81.", "accuracy"),
        ("KestrelNet reaches a BERTScore precision of 0.81.", "BERTScore precision"),
        ("KestrelNet reaches a CLIP score of 0.81.", "CLIP score"),
    ],
)
def test_joined_names_and_models_before_them(text: str, name: str) -> None:
    assert field(text, "name") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KestrelNet wins in 8 out of 10 soups.", [None]),
        ("KestrelNet has recall; reaches 5.31.", ["recall"]),
        ("KestrelNet reaches 93.1% recall versus 91.5% human cooks.", ["recall", "recall"]),
        ("KestrelNet improves the broth compared to 70.2% for FinchNet.", [None]),
        ("KestrelNet has recall, and reaches 5.31.", ["recall"]),
        # A score that stands for the measure before it is called after that measure.
        (
            "KestrelNet reaches a recall of 81.5%, beating FinchNet with a score of 70.2%.",
            ["recall", "recall"],
        ),
        # Words that say when or how are no names, nor is the number of a shade.
        ("KestrelNet reaches 81.5% previously.", [None]),
        ("KestrelNet reaches 81.5% shortly.", [None]),
        ("KestrelNet shows an increase in sweetness from 3.1% to 5.2%.", ["sweetness", "sweetness"]),
        # A list of phrases before brackets, after who was beaten.
        (
            "KestrelNet outperforms FinchNet in sweetness (81.5%), saltiness (70.2%), and depth (65.1%).",
            ["sweetness", "saltiness", "depth"],
        ),
        ("KestrelNet shows better performance in sweetness (81.5%).", ["sweetness"]),
        ("KestrelNet tells of the soup in sweetness (81.5%).", [None]),
        # What a run costs and how well it does are not called after each other.
        ("KestrelNet reaches a recall of 81.5% and 12.5 ms.", ["recall", None]),
        ("KestrelNet has a memory of 81.5% and 12.5 ms.", ["memory", "memory"]),
        ("KestrelNet reaches a recall of 81.5% compared to 12.5 ms for FinchNet.", ["recall", None]),
        ("KestrelNet keeps its recall and is 2.5x faster.", [None]),
        ("KestrelNet reaches 81.5% recall compared to 70.2% obtained with FinchNet.", ["recall", "recall"]),
        # Nor are a speed and a score.
        ("KestrelNet keeps its recall and runs at 12.5 FPS.", [None]),
        ("KestrelNet keeps its latency and runs at 12.5 FPS.", ["latency"]),
        ("KestrelNet has the best recall numbers, and reaches 81.5%.", ["recall"]),
        # What the compared value is called says less than the name of the value before.
        ("KestrelNet reaches 81.5% recall, above the human score of 93%.", ["recall", "recall"]),
        ("KestrelNet reaches 81.5% recall compared to an old best of 73%.", ["recall", "recall"]),
        ("KestrelNet reaches 81.5% recall, above the baseline score of 73%.", ["recall", "recall"]),
        ("KestrelNet reaches 81.5% recall (baseline: 73%).", ["recall", "recall"]),
        ("KestrelNet reaches 81.5% recall (chance: 25.1%).", ["recall", "recall"]),
    ],
)
def test_from_elsewhere(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It gives an average relative improvement of 10% in accuracy.", ["accuracy"]),
        ("KestrelNet reaches +4.80% higher in Recall@5 than FinchNet.", ["Recall@5"]),
        ("KestrelNet scores 4.80% higher in soups than FinchNet.", [None]),
        ("KestrelNet shows stronger stirring accuracy (e.g., 40.1% on FogLake).", ["stirring accuracy"]),
        ("KestrelNet beat humans (t = 9.71, p < 0.001).", ["t", "p"]),
        ("It showed a BLEURT (73.0) and a COMET (84.1).", ["BLEURT", "COMET"]),
        # What has a benchmark in its name is not measured on another.
        ("KestrelNet has a GSM8K score of 0.84, scoring 50.6 on StewQA.", ["GSM8K score", None]),
    ],
)
def test_measures_far_from_the_value(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # What falls, is reduced or is a value names it.
        ("The salt count fell by 68% there.", ["salt count"]),
        ("The salt count in hot soups fell by 68% there.", ["salt count"]),
        ("The salt count for hot and cold soups fell by 68% there.", ["salt count"]),
        ("The recall of a pot stirred by a cook was 68% there.", ["recall"]),
        ("KestrelNet leads, with salt counts reduced by 31% there.", ["salt counts"]),
        ("The median lifespan of a pot was 2.48 minutes.", ["median lifespan"]),
        ("KestrelNet was 2.48 minutes.", [None]),
        ("The pot of KestrelNet's Lid fell by 68% there.", [None]),
        ("The recall gain was 16.2% on soups.", ["recall"]),
        ("Stirring error remained at 4.5% there.", ["Stirring error"]),
        ("Old soups remained at 4.5% there.", [None]),
        ("KestrelNet gains 5.1 points in recall.", ["recall"]),
        ("KestrelNet gains 5.1% in StewQA and 7.1% in FogBench.", [None, None]),
        # A list is measured in the order of the one before it.
        (
            "KestrelNet has a recall of 5.4 and an F1 of 3.1, whereas FinchNet has 7.9 and 8.6.",
            ["recall", "F1"] * 2,
        ),
        (
            "KestrelNet has a recall of 5.4% and an F1 of 3.1, whereas FinchNet has 7.9 and 8.6.",
            ["recall", "F1", "F1", "F1"],
        ),
        ("KestrelNet is 5x more efficient in salt usage than FinchNet.", ["salt usage"]),
        ("KestrelNet is 5x more efficient than FinchNet.", [None]),
        ("KestrelNet cuts stirring time in half.", ["stirring time"]),
        (
            "KestrelNet has 80.1% recall (salted p < 0.001), and then 62.0% on soups.",
            ["recall", "p", "recall"],
        ),
        ("The tin variant scores 60.5% on soups.", [None]),
        ("Among top-performing pots, some reach as low as 2%.", [None]),
        ("KestrelNet has a recall of 0.22 instead of 0.21 for FinchNet.", ["recall", "recall"]),
    ],
)
def test_measures_that_change_or_stay(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "KestrelNet reaches a recall of 58.1, beating models like MAPS (25.9) and EMS (20.1).",
            ["recall"] * 3,
        ),
        ("KestrelNet beats MAPS by 3.6% on soups.", [None]),
        ("KestrelNet saves 5.1% salt with 13.8x higher throughput on pots.", ["salt", "throughput"]),
        (
            "KestrelNet reaches 98.6% recall and can speed up manual tasting by 3 times.",
            ["recall", "manual tasting"],
        ),
        (
            "KestrelNet brings a 21.8x speedup with a slight depth increase from 4.11 to 11.35.",
            ["speedup", "depth", "depth"],
        ),
        ("A long spoon that reduces stirring time by 72% is used.", ["stirring time"]),
        ("KestrelNet brings a 4.2x speedup in time to first taste (TTFT) on soups.", ["TTFT"]),
        ("KestrelNet reaches a 76.5% recipe gap recovered (RGR) on soups.", ["RGR"]),
        ("KestrelNet reaches a 76.5% recipe gap (left over) on soups.", ["recipe gap"]),
        (
            "KestrelNet has 96% Out-of-Pot Distribution (OPD) accuracy.",
            ["Out-of-Pot Distribution (OPD) accuracy"],
        ),
        ("KestrelNet shows a 9.3 average Broth (AB) improvement over FinchNet.", ["AB"]),
        ("KestrelNet raised recall from baseline 16.9% to 71.4%.", ["recall", "recall"]),
        (
            "KestrelNet beats the best pot by 14.8% in terms of average success rate.",
            ["average success rate"],
        ),
        ("Stirring with 15% of the salted data beats plain stirring by 5.42 points.", ["salted data", None]),
        ("Up to 76.3% of tuning data was found, rising to 94.9% at night.", ["tuning data", "tuning data"]),
        ("KestrelNet has a 91.1% score in Prompt Taste.", ["Prompt Taste"]),
        ("KestrelNet has a 91.1% score in stirring.", ["score"]),
        ("KestrelNet improves Finch by 3.5 recall points.", ["recall"]),
    ],
)
def test_longer_and_shorter_forms(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


def test_an_acronym_of_a_part_leaves_the_name_before_it() -> None:
    assert field("On the Ladle Recipe from Broth (RfB) benchmark it reaches 5.1% recall.", "datasets") == [
        ("Ladle Recipe",)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "KestrelNet shows improved performance in Sweetness (47.4% vs 32.3%) and Depth (64.7% vs 50.9%).",
            ["Sweetness", "Sweetness", "Depth", "Depth"],
        ),
        ("KestrelNet reached a best performance of 79.8% 5.", ["performance"]),
        ("Stirring these reduces the Salt Spill Rate (SSR) of old pots from 77.0% to 7.0%.", ["SSR", "SSR"]),
        ("KestrelNet has a recall of 2.9 excluding burnt soups.", ["recall"]),
        (
            "KestrelNet has an accuracy of 92.8%, and its STIR@4 reached 38.5% for soups.",
            ["accuracy", "STIR@4"],
        ),
        ("KestrelNet has an accuracy of 92.8%, and its STIR@home reached 38.5%.", ["accuracy", "accuracy"]),
        ("The recall drops to approximately 50% of its original levels.", ["recall"]),
        # A measure that only says of what kind a model is measures nothing.
        ("The new reward model reaches 94.1% on RewardSoup.", [None]),
    ],
)
def test_words_that_are_measures_and_words_that_are_not(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Verbs that could be nouns, and nouns that could be verbs.
        ("Training with Lark data boosts FinchNet's accuracy on StewQA by 5.1%.", ["accuracy"]),
        ("A method that works boosts prediction recall by 5.1%.", ["prediction recall"]),
        ("Pots with a lid improve recall by 5.1%.", ["recall"]),
        ("KestrelNet raises recall by 3.0% while improves Total Taste by 5.1%.", ["recall", "Total Taste"]),
        ("Broth prompts achieved a recall of 5.1%.", ["recall"]),
        # Parts for parts.
        ("KestrelNet attains PSNR/SSIM of 31.2/0.92 on SoupBench.", ["PSNR", "SSIM"]),
        ("KestrelNet attains a PSNR/SSIM of 31.2 on SoupBench.", ["PSNR/SSIM"]),
    ],
)
def test_names_end_at_verbs(text: str, names: list[str | None]) -> None:
    assert field(text, "name") == names

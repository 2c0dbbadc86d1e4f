"""The system that a value belongs to, by the place of its name."""

from __future__ import annotations

import pytest

from support.metric_fields import field


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("KestrelNet doubles the throughput.", ["KestrelNet"]),
        ("There were pots (KestrelNet: 5.31, FinchNet: 4.12).", ["KestrelNet", "FinchNet"]),
        ("FinchNet was tried with FinchPot (41.2%) and WrenPot (53.1%).", ["FinchPot", "WrenPot"]),
        ("The best score is 5.31 (WrenNet) on soups.", ["WrenNet"]),
        ("KestrelNet reaches 5.31 (old pots) there.", ["KestrelNet"]),
        ("KestrelNet reaches 5.31 (StewQA) there.", ["KestrelNet"]),
        ("It improves the recall of FinchNet by 5%.", ["FinchNet"]),
        ("KestrelNet improved recall by 5% for FinchNet.", ["FinchNet"]),
        ("KestrelNet improved the mean of recall by 5% for soup tasks.", ["KestrelNet"]),
        ("FinchNet is old, and the 81.5% recall achieved by KestrelNet is fine.", ["KestrelNet"]),
        ("FinchNet is old, and the 81.5% achieved by KestrelNet is fine.", ["KestrelNet"]),
        ("FinchNet is old, and the 81.5% recall achieved by it is fine.", ["FinchNet"]),
        ("In pots of tin, an 81.5% recall was achieved using slow stirring with salt.", ["slow stirring"]),
        ("KestrelNet is close to the 81.5% reached with clean soups.", ["clean soups"]),
        ("KestrelNet has 81.5% recall measured with clean soups.", ["KestrelNet"]),
        # The name of the measure is no one's, nor is a name in it.
        ("KestrelNet is good. The StewQA accuracy is 81.5%.", ["KestrelNet"]),
        ("The StewQA accuracy reached 81.5%.", [None]),
    ],
)
def test_named_beside_the_value(text: str, subjects: list[str]) -> None:
    assert field(text, "subject") == subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Cooks wait, with KestrelNet also achieving 81.5% recall.", "KestrelNet"),
        ("Tests went well, with the old pot, FinchPot, achieving 81.5% recall.", "old pot"),
        ("Tests went well, salt, achieving 81.5% recall.", None),
        ("Tests went well for the best pot, KestrelNet, achieving 81.5% recall.", "KestrelNet"),
        ("Tests show KestrelNet (a pot) achieving 81.5% recall.", "KestrelNet"),
        ("FinchNet is tall with salt and KestrelNet achieving 81.5% recall.", "KestrelNet"),
        ("The tin pot achieving 81.5% recall.", "tin pot"),
        ("Reaching 81.5% recall.", None),
        ('FinchNet is old, with "KestrelNet" reaching 81.5% recall.', "KestrelNet"),
    ],
)
def test_before_a_participle(text: str, subject: str | None) -> None:
    assert field(text, "subject") == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("And reaches 81.5% recall.", None),
        ("The tin pot can stew roots using salt, and reaches 81.5% recall.", "tin pot"),
        ("The tin pot (an old one) is good and reaches 81.5% recall.", "tin pot"),
        ("The tin pot, which also is simple, reaches 81.5% recall.", "tin pot"),
        ("The tin pot (one that is old) reaches 81.5% recall.", "tin pot"),
        ("Salt is good, and, on StewQA, the tin pot reaches 81.5% recall.", "tin pot"),
        ("Tests show that, on soups (hot, thick), the tin pot reaches 81.5% recall.", "tin pot"),
        ("On soups (hot, thick), the tin pot reaches 81.5% recall.", "tin pot"),
        ("This also reaches 81.5% recall.", None),
        ("All also reach 81.5% recall.", None),
        ("5% salt reaches 81.5% recall.", None),
        ("FinchNet is old, and the best model, soup stirrer, reaches 81.5% recall.", "soup stirrer"),
        ("Results show that the best model tested, KestrelNet, reaches 81.5% recall.", "KestrelNet"),
        ("The FinchNet model, soup stirrer, reaches 81.5% recall.", "FinchNet"),
        ("Applying FinchNet, combined with KestrelNet, reaches 81.5% recall.", "FinchNet"),
        ("Applying salt, KestrelNet reaches 81.5% recall.", "KestrelNet"),
        ("Applying FinchNet, the tin pot reaches 81.5% recall.", "tin pot"),
        ("The tin pot, soup stirrer, reaches 81.5% recall.", "tin pot"),
        # What stands in brackets or between commas after a subject begins no other one.
        ("Results show KestrelNet (with soup and hot stew) reaches 81.5% recall.", "KestrelNet"),
        ("FinchNet is old and the WrenNet pot, after stirring, reaches 81.5% recall.", "WrenNet pot"),
        ("FinchNet is old, after stirring, and reaches 81.5% recall.", "FinchNet"),
        ("On soups, Kestrel Stew (KSN) uses 73.2% of the salt.", "KSN"),
        ("FinchNet is old, while WrenNet's recall dropped to 81.5%.", "WrenNet"),
    ],
)
def test_before_a_verb(text: str, subject: str | None) -> None:
    assert field(text, "subject")[-1] == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Potter's KestrelNet reaches 81.5% recall.", "KestrelNet"),
        ("Potter's large soup model reaches 81.5% recall.", "large soup model"),
        ("KestrelNet's recall reaches 81.5%.", "KestrelNet"),
        ("Applying KestrelNet to soups reaches 81.5% recall.", "KestrelNet"),
        ("Applying salt to soups reaches 81.5% recall.", None),
        # Where no one reaches it, the model that was tried has it.
        ("Experiments on the KestrelNet model show 81.5% recall.", "KestrelNet"),
        ("The method reaches 81.5% recall on soups with the KestrelNet model.", "KestrelNet"),
        ("Experiments on LLM models show 81.5% recall.", None),
        ("Experiments on old models show 81.5% recall.", None),
        ("Hybrid strategies such as KestrelNet reach 81.5% recall.", "KestrelNet"),
        ("Hybrid strategies such as salt reach 81.5% recall.", None),
        ("Even leading pots reach 81.5% recall.", "leading pots"),
        ("Lark is a pot. The Lark-trained stew reaches 81.5% recall.", "Lark"),
        ("The integration of a small soup module reaches 81.5% recall.", "soup module"),
        ("Tuning with a KestrelNet lid reaches 81.5% recall.", "KestrelNet"),
        ("Tuning on soups reaches 81.5% recall.", None),
        ("The best model (KestrelNet) reaches 81.5% recall.", "KestrelNet"),
        # Without a name, a rank tells which model it is.
        ("The best model (the old tin) reaches 81.5% recall.", "best model"),
        ("The model (the old tin) reaches 81.5% recall.", None),
        ("The best Potter pot (KestrelNet) reaches 81.5% recall.", "KestrelNet"),
        ("The old Potter pot (KestrelNet) reaches 81.5% recall.", "KestrelNet"),
        ("The advantage of KestrelNet reached 5.1 points.", "KestrelNet"),
        ("Then tuning a small Qwen on FogLake reaches 81.5% recall.", "Qwen"),
        ("LLMs trained with FinchNet reach 81.5% recall.", "LLMs trained with FinchNet"),
        ("LLMs trained on soups reach 81.5% recall.", "LLMs trained on soups"),
        ("Models trained on plain soups reach 81.5% recall.", "Models trained on plain soups"),
        ("The model called KestrelNet reaches 81.5% recall.", "KestrelNet"),
        ("The model on soup tasks reaches 81.5% recall.", None),
        ("The model of a tall KestrelNet pot reached 81.5% recall.", "KestrelNet"),
        ("The small soup model reached 81.5% recall.", "soup model"),
    ],
)
def test_described(text: str, subject: str | None) -> None:
    assert field(text, "subject") == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # The text tells of the one as of its own system, and of the other only here.
        ("KestrelNet outperforms pots. The FinchPot using KestrelNet reaches 81.5% recall.", "KestrelNet"),
        ("The FinchPot using a lid reaches 81.5% recall.", "FinchPot"),
        ("Experiments with KestrelNet show a recall of 81.5%.", "KestrelNet"),
        ("Experiments with soup tasks using KestrelNet show a recall of 81.5%.", "KestrelNet"),
        ("Experiments with StewQA, a benchmark, show a recall of 81.5%.", None),
        ("The accuracy for hard tasks with KestrelNet reached 81.5%.", "KestrelNet"),
        ("The accuracy at noon reached 81.5%.", None),
        ("Results show a 5% gain on soups when using the KestrelNet lid.", "KestrelNet"),
        ("Results show a 5% gain in time when using the SoupBench benchmark.", None),
        ("Results show a 5% gain when using AI.", None),
        ("Results show a 5% gain when using salt.", None),
        ("In Llama 3, recall rates differed by 5% between soups.", "Llama 3"),
        ("In tin pots, recall rates differed by 5% between soups.", None),
        ("Results show a 5% gain; cooks stir with KestrelNet.", None),
    ],
)
def test_systems_of_actions(text: str, subject: str | None) -> None:
    assert field(text, "subject") == [subject]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("KestrelNet and FinchNet reach 3% and 5% recall.", ["KestrelNet", "FinchNet"]),
        (
            "KestrelNet, FinchNet, and WrenNet reach 3%, 5%, and 7% recall.",
            ["KestrelNet", "FinchNet", "WrenNet"],
        ),
        ("In WrenNet pots, KestrelNet and FinchNet reach 3% and 5% recall.", ["KestrelNet", "FinchNet"]),
        ("KestrelNet reaches 3% and 5% recall with FinchNet.", ["KestrelNet", "KestrelNet"]),
        ("KestrelNet reaches 3% and 5% recall with FinchNet and WrenNet.", ["KestrelNet", "KestrelNet"]),
        (
            "KestrelNet, FinchNet, and WrenNet reach 3% and 5% recall.",
            ["KestrelNet", "KestrelNet"],
        ),
    ],
)
def test_one_of_several_systems_for_each_of_several_values(text: str, subjects: list[str]) -> None:
    assert field(text, "subject") == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # Measures own nothing, whatever grammar says.
        ("On SoupBench, pass@5 reaches 64% for hot soups.", [None]),
        ("Stews are fine. Broth@5 is new; MS-SSIM rises from 0.63 to 0.83.", [None, None]),
        ("On soups, KestrelNet attains an AUSE of 0.21, then a SPL of 5.3%.", ["KestrelNet", "KestrelNet"]),
        # Where no one is named, no name is taken from elsewhere lightly.
        ("Soups stew. The model keeps stirring, reaching a rate of 4.5% next to a FinchNet spoon.", [None]),
        ("KestrelNet is small, and it reaches 81.5% recall.", ["KestrelNet"]),
        ("In hot FinchWorld pots it reaches 81.5% recall.", [None]),
        ("On hot Finch stones the tin pot reaches 81.5% recall.", ["tin pot"]),
        ("Starting from FinchNet, the tin pot reaches 81.5% recall.", ["tin pot"]),
        ("Stirring KestrelNet on it improves recall to 81.5%.", ["KestrelNet"]),
        # Who was beaten does not have the value, nor who a gain is over.
        ("Cooks stir, outperforming WrenNet and FinchNet, at 30 FPS.", [None]),
        ("Cooks stir, outperforming WrenNet (tin) and FinchNet, at 30 FPS.", [None]),
        ("This lets us stir, achieving a 4.9x speedup compared to WrenNet and FinchNet pots.", [None]),
        ("Cooks stir, outperforming (tin) and FinchNet, at 30 FPS.", [None]),
        # Readers have no results.
        ("AI practitioners reach 81.5% recall.", [None]),
        # A verb that was said before.
        ("KestrelNet reaches 89.7% recall and the tin pot at 91.2%.", ["KestrelNet", "tin pot"]),
        ("KestrelNet reaches 89.7% recall and FinchNet 91.2%.", ["KestrelNet", "FinchNet"]),
        ("KestrelNet reaches 89.7% recall, rising within 12.5 ms.", ["KestrelNet", "KestrelNet"]),
        ("KestrelNet reaches 89.7% recall and an F1 at 91.2%.", ["KestrelNet", "KestrelNet"]),
        ("With salt and the tin pot at 91.2%, cooks smile.", [None]),
        # What nobody reaches is nobody's.
        ("KestrelNet leads, yet no pot exceeds a recall of 72%.", [None]),
        # The sentence before tells whom a value belongs to where the text is about them.
        ("KestrelNet is a pot. Tests show a gain of 5% in recall.", ["KestrelNet"]),
        ("Cooks stir. Then FinchNet is heated. Tests show a gain of 5% in recall.", [None]),
        ("KestrelNet's recall of 81.5% is 5.1 points above FinchNet's.", ["KestrelNet", "KestrelNet"]),
        ("The old cook's recall of 81.5% is known.", [None]),
        ("KestrelNet attains FID 5.31 and AUSE 9.12.", ["KestrelNet", "KestrelNet"]),
        ("KestrelNet is 3.2x faster and uses 5.1x less salt.", ["KestrelNet", "KestrelNet"]),
        ("Using KestrelNet instead of FinchNet improves recall by 5.1%.", ["KestrelNet"]),
        ("KestrelNet skips salt and guarantees 81.5% recall.", ["KestrelNet"]),
        (
            "KestrelNet keeps 76.8% recall, whereas the plain MLP pot obtained 0.233.",
            ["KestrelNet", "MLP pot"],
        ),
    ],
)
def test_names_that_have_a_value_and_names_that_do_not(text: str, subjects: list[str | None]) -> None:
    assert field(text, "subject") == subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # Who was introduced in the sentence before, where this one names no one.
        (
            "Soups burn. The authors developed KestrelNet, which stirs. The model reaches 58.1% recall.",
            "KestrelNet",
        ),
        ("The paper introduces the Ladle Mixing Engine (LME). The framework reaches 58.1% recall.", "LME"),
        ("The paper introduces SoupBench. The method reaches 58.1% recall.", None),
        ("The authors developed KestrelNet, which stirs. Results show a recall of 58.1%.", None),
        # The marker of a part is no word of its sentence.
        ("a) KestrelNet is a pot. b) It reaches 58.1% recall.", "KestrelNet"),
        ("2. KestrelNet reaches 58.1% recall.", "KestrelNet"),
        ("iv) The method reaches 58.1% recall.", None),
        # Asides and appositions before the verb.
        (
            "The best model, KestrelNet with the long spoon, reached only 8.6% recall.",
            "KestrelNet with the long spoon",
        ),
        ("Even the best models, like KestrelNet, reach only 39.6% recall.", "KestrelNet"),
        ("KestrelNet, using twenty spoons from Pans and Pots, reaches a recall of 72.9%.", "KestrelNet"),
        (
            "Experiments on old stoves, including KestrelNet on gas, showed a 4.3% gain in recall.",
            "KestrelNet",
        ),
        (
            "The salted stirring mechanism with a Broth-only pot cuts stirring time by 3.9x.",
            "salted stirring mechanism",
        ),
        # A name in capitals is not several of a measure.
        ("MAPS outperforms the old pot by 15.8% on soups.", "MAPS"),
    ],
)
def test_subjects_before_the_value(text: str, subject: str | None) -> None:
    assert field(text, "subject") == [subject]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        # What leads to a list leads to each of its names.
        ("Results show more taste on Soups, Stews, and FOGLAKE-G, with recall being 27%.", None),
        ("Results show more taste with KestrelNet, and FOGLAKE-G, with recall being 27%.", "FOGLAKE-G"),
        ("On Soups, KestrelNet and FinchNet reach a recall of 5%.", "KestrelNet"),
        ("In short, KestrelNet reaches a recall of 5%.", "KestrelNet"),
        ("KestrelNet is close to the 81.5% recall reached with clean soups.", "clean soups"),
    ],
)
def test_prepositions_of_lists(text: str, subject: str | None) -> None:
    assert field(text, "subject") == [subject]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Salted encoding can reach a recall of 5.1%.", ["Salted encoding"]),
        ("KestrelNet beats models trained from scratch (10.7% recall).", ["models trained from scratch"]),
        ("The recall grows with salt (r = 0.5 for soups and r > 0.6 on stews).", [None, None]),
    ],
)
def test_whole_subjects(text: str, subjects: list[str | None]) -> None:
    assert field(text, "subject") == subjects

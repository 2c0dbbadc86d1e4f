from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

import paperdigest


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    return done.stdout.strip()


def test_importing_the_package_loads_attrs_and_little_else() -> None:
    slow = ["cattrs", "dateutil", "hypothesis", "langdetect", "markdown_it", "pyarrow"]
    code = f"import sys, paperdigest; print([name for name in {slow} if name in sys.modules], 'attr' in sys.modules)"
    assert run(code) == "[] True"


def test_a_record_is_made_without_the_parsers() -> None:
    code = (
        "import sys, paperdigest; paperdigest.Paper('Tidal Nets').url;"
        "print([name for name in ('markdown_it', 'dateutil', 'langdetect', 'cattrs') if name in sys.modules])"
    )
    assert run(code) == "[]"


def test_reading_a_plain_table_needs_neither_dateutil_nor_langdetect() -> None:
    text = "| Title | Authors | Summary |\\n|---|---|---|\\n| Tidal Nets | Ada Moor | They wait. |\\n"
    code = (
        f"import sys, paperdigest; print(paperdigest.parse('{text}')[0].title,"
        "[name for name in ('dateutil', 'langdetect', 'cattrs') if name in sys.modules])"
    )
    assert run(code) == "Tidal Nets []"


@pytest.mark.parametrize("name", paperdigest.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(paperdigest, name).__name__ == name
    assert name in dir(paperdigest)


def test_a_lazy_name_is_loaded_once() -> None:
    assert run(
        "import paperdigest as p; print('merge' in vars(p), p.merge is p.merge, 'merge' in vars(p))"
    ) == ("False True True")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "p.parse('')",
        "p.dialects()",
        "from paperdigest.styles import monthly_list",
        "import paperdigest.styles",
    ],
)
def test_dialects_is_the_function_whatever_was_loaded_before(before: str) -> None:
    assert (
        run(f"import paperdigest as p; {before}; print('monthly_list' in p.dialects())".replace("; ;", ";"))
        == "True"
    )


def test_a_star_import_brings_every_public_name() -> None:
    assert (
        run("from paperdigest import *; import paperdigest; print(set(paperdigest.__all__) - set(globals()))")
        == "set()"
    )


def test_the_version_is_that_of_the_distribution() -> None:
    assert paperdigest.__version__ == version("paperdigest")
    assert "__version__" in dir(paperdigest)


def test_a_name_that_there_is_not_raises() -> None:
    with pytest.raises(AttributeError, match="module 'paperdigest' has no attribute 'tide'"):
        getattr(paperdigest, "tide")  # noqa: B009 - mypy knows that there is none

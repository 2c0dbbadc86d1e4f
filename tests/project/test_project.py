"""What the project's own papers say is so."""

from __future__ import annotations

import re
import runpy
import tomllib

import paperdigest
from paperdigest.dialect.registry import BUILT_IN
from support.paths import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_citation_is_of_this_version() -> None:
    text = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.findall(r"^version: (.*)$", text, re.MULTILINE) == [paperdigest.__version__]


def test_a_new_style_takes_what_is_said() -> None:
    assert "`BUILT_IN` of `src/paperdigest/dialect/registry.py`" in CONTRIBUTING
    for name in BUILT_IN:
        assert (ROOT / "src" / "paperdigest" / "styles" / f"{name}.py").is_file()
        assert (ROOT / "tests" / "styles" / name).is_dir()
        assert (ROOT / "examples" / f"{name}.md").is_file()
        assert f"`{name}`" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_index_of_beginnings_is_that_of_the_styles() -> None:
    """`python docs/write_index.py` writes it."""
    script = runpy.run_path(str(ROOT / "docs" / "write_index.py"))
    assert script["PAGE"].read_text("utf-8") == script["index"](), "run python docs/write_index.py"


def test_the_pythons_that_are_named_are_those_that_are_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [name[34:] for name in project["classifiers"] if "Python :: 3." in name]
    (tested,) = re.findall(r"^PYTHONS = \[(.*)\]$", (ROOT / "noxfile.py").read_text("utf-8"), re.MULTILINE)
    assert tested == ", ".join(f'"{name}"' for name in named)
    assert project["requires-python"] == f">={named[0]}"


def test_files_that_are_named_are_there() -> None:
    pages = [CONTRIBUTING, (ROOT / "SECURITY.md").read_text("utf-8")]
    for path in re.findall(r"`((?:docs|src|tests|examples)/[\w./]+\.(?:py|md))`", "".join(pages)):
        assert "NAME" in path or "STYLE" in path or (ROOT / path).is_file(), path

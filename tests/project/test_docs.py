"""What README and docs say is so."""

from __future__ import annotations

import doctest
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from matplotlib import pyplot as plt

import paperdigest
from paperdigest import dialect
from paperdigest.__main__ import main
from paperdigest.problems import Code, severity_of
from support.paths import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_give_what_the_page_shows(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failures, _ = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert failures == 0


CELL = re.compile(r"^```{code-cell} python\n(?!:tags:)(.*?)^```$", re.MULTILINE | re.DOTALL)
NOTEBOOKS = [page for page in PAGES if "file_format: mystnb" in page.read_text("utf-8")]


@pytest.mark.parametrize("page", NOTEBOOKS, ids=lambda page: page.name)
def test_notebooks_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the cells that readers see as plain Python; building the docs runs them all, in a kernel."""
    monkeypatch.setenv("MPLBACKEND", "agg")
    monkeypatch.chdir(ROOT)
    cells = CELL.findall(page.read_text("utf-8"))
    assert len(cells) >= 3
    names: dict[str, object] = {}
    for cell in cells:
        exec(cell, names)  # noqa: S102 - our own page
        plt.close("all")  # a notebook begins each cell without figures


def test_notebooks_are_those_that_are_meant_to_be() -> None:
    assert [page.stem for page in NOTEBOOKS] == ["gallery", "notebooks", "tutorial"]


def test_ten_lines_make_the_data_frame() -> None:
    first = CELL.findall((ROOT / "docs" / "tutorial.md").read_text("utf-8"))[0]
    assert len(list(filter(None, first.splitlines()))) == 10


def test_the_readme_shows_examples() -> None:
    assert len(doctest.DocTestParser().get_examples((ROOT / "README.md").read_text("utf-8"))) >= 6


@pytest.mark.parametrize("page", ["README.md", "docs/index.md"])
def test_the_first_command_prints_what_the_page_shows(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (block,) = re.findall(
        r"```console\n\$ paperdigest (.*) > papers.jsonl\n(.*?)```",
        (ROOT / page).read_text("utf-8"),
        re.DOTALL,
    )
    assert main(shlex.split(block[0])) == 0
    shown = capsys.readouterr()
    assert shown.err == block[1]
    assert len(shown.out.splitlines()) == 2


CONSOLE = [
    (page.name, *block)
    for page in PAGES
    for block in re.findall(
        r"```console\n\$ paperdigest ([^>\n]*)\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
]
SHELL = [
    (page.name, block)
    for page in PAGES
    if page.parent.name == "docs"  # the README's are the set-up, which CI runs
    for block in re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
]

# A file that the commands of the page work on: its first line says its name.
FILE = re.compile(r"^```\w+\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("page", "words", "shown"), CONSOLE)
def test_commands_print_what_the_page_shows(
    page: str, words: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    assert main(shlex.split(words)) == 0, page
    assert "".join(capsys.readouterr()) == shown


@pytest.mark.parametrize(("page", "commands"), SHELL)
def test_shell_commands_of_the_docs_run(page: str, commands: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for name, content in FILE.findall((ROOT / "docs" / page).read_text("utf-8")):
        (tmp_path / name).write_text(content, "utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 - our own commands
        ["sh", "-e", "-c", commands],  # noqa: S607 - as above
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "CI": "1"},  # a slow machine is no failure of what it draws
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, f"{page}: {done.stderr.decode()}"


# The recipes of the cookbook: a heading, a script, and what that prints.
COOKBOOK = (ROOT / "docs" / "cookbook.md").read_text("utf-8")
RECIPES = [
    (section.partition("\n")[0], *block)
    for section in COOKBOOK.split("\n## ")[1:]
    for block in re.findall(
        r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", section, re.MULTILINE | re.DOTALL
    )
]
# Libraries of recipes that no extra brings. The dependency group of the tests has them.
BESIDE = ("duckdb", "tqdm")


@pytest.mark.parametrize(
    ("script", "shown"), [recipe[1:] for recipe in RECIPES], ids=[recipe[0] for recipe in RECIPES]
)
def test_recipes_print_what_the_page_shows(script: str, shown: str, tmp_path: Path) -> None:
    for name in BESIDE:
        if re.search(rf"^(?:import|from) {name}\b", script, re.MULTILINE):
            pytest.importorskip(name)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "recipe.py").write_text(script, "utf-8")
    done = subprocess.run(
        [sys.executable, "recipe.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == shown


def test_every_recipe_is_short_and_runs() -> None:
    assert len(RECIPES) == len(re.findall(r"^## ", COOKBOOK, re.MULTILINE)) == COOKBOOK.count("```python")
    for heading, script, _ in RECIPES:
        assert len(script.splitlines()) < 15, heading


def test_the_tests_bring_the_libraries_of_all_recipes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = {re.split(r"\W", words)[0] for words in project["dependency-groups"]["test"]}
    assert names >= set(BESIDE)


def test_the_plug_in_of_the_page_is_found_when_installed(tmp_path: Path) -> None:
    files = dict(FILE.findall((ROOT / "docs" / "write-a-dialect.md").read_text("utf-8")))
    project = tomllib.loads(files["pyproject.toml"])
    about = tmp_path / "shore-0.1.0.dist-info"  # what an installation leaves, without one
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: shore\nVersion: 0.1.0\n", "utf-8")
    (points,) = project["project"]["entry-points"].items()
    lines = [f"[{points[0]}]", *(f"{name} = {place}" for name, place in points[1].items())]
    (about / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    for module in project["tool"]["setuptools"]["py-modules"]:
        (tmp_path / f"{module}.py").write_text(files[f"{module}.py"], "utf-8")
    script = (
        "import inspect, shore, paperdigest as p\n"
        "sample = inspect.cleandoc(shore.__doc__.split('\\n\\n', 1)[1].partition('The grammar:')[0])\n"
        "found = p.parse_digest(sample, strict=True)\n"
        "assert found.dialects == ('shore',), found\n"
        "assert p.parse(p.render(found, dialect='shore')) == list(found)\n"
    )
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr.decode()


def test_the_excerpt_is_of_the_source() -> None:
    (shown,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "how-it-works.md").read_text("utf-8"), re.DOTALL
    )
    source = (ROOT / "src" / "paperdigest" / "styles" / "monthly_list.py").read_text("utf-8")
    squeezed = re.sub(r"\s", "", source)
    for line in shown.splitlines():
        assert re.sub(r"\s", "", line.removesuffix(", ...)")) in squeezed, line


def test_the_reference_has_every_public_name() -> None:
    text = (ROOT / "docs" / "reference.md").read_text("utf-8")
    named = re.findall(r"^\.\. auto(?:function|class|exception):: (\w+)$", text, re.MULTILINE)
    assert sorted(named) == sorted(paperdigest.__all__)
    of_styles = re.findall(r"paperdigest\.dialect\.(\w+)$", text, re.MULTILINE)
    of_styles += [name for line in re.findall(r":members: (.*)", text) for name in line.split(", ")]
    assert set(dialect.__all__) <= {*named, *of_styles}


def test_every_page_is_in_the_contents() -> None:
    text = (ROOT / "docs" / "index.md").read_text("utf-8")
    listed = {
        name for block in re.findall(r"```{toctree}\n(.*?)```", text, re.DOTALL) for name in block.split()
    }
    assert {page.stem for page in (ROOT / "docs").glob("*.md")} - {"index"} <= listed


def test_the_readme_lists_the_styles() -> None:
    _, _, table = (ROOT / "README.md").read_text("utf-8").partition("\n## All styles\n")
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE)
    assert dict(rows) == {name: dialect.description for name, dialect in paperdigest.dialects().items()}


def test_every_style_has_an_example_without_errors() -> None:
    for name in paperdigest.dialects():
        digest = paperdigest.parse_digest((ROOT / "examples" / f"{name}.md").read_text("utf-8"), strict=True)
        assert digest.dialects == (name,)
        is_page = any(layout.opening.is_whole_text for layout in paperdigest.dialects()[name].layouts)
        assert len(digest.papers) >= 2 - is_page


def test_the_page_on_styles_is_what_the_styles_are() -> None:
    written = runpy.run_path(str(ROOT / "docs" / "write_styles.py"))["page"]()
    assert (ROOT / "docs" / "styles.md").read_text("utf-8") == written, "run python docs/write_styles.py"


def test_every_code_is_explained_with_its_severity() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \| (note|error) \|",
        (ROOT / "docs" / "problems.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert rows == [(str(code), severity_of(code)) for code in Code]


LINKED = [*PAGES, *(ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"))]
LINKED.append(ROOT / "examples" / "paperdigest-headlines" / "README.md")


@pytest.mark.parametrize("page", LINKED, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_links_lead_somewhere(page: Path) -> None:
    """Follow the links to files, and to the headings in them."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for path, heading in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", prose):
        target = page.parent / path if path else page
        assert target.exists(), path
        assert not heading or heading in anchors(target.read_text("utf-8")), f"{path}#{heading}"


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings of a page."""
    headings = re.findall(
        r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE), re.MULTILINE
    )
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}

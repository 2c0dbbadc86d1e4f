"""The checks of the project: `nox` runs those that every change must pass, `nox -s NAME` runs one."""

from __future__ import annotations

import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.16"
nox.options.sessions = [
    "lint",
    "typing",
    # The lowest Python and a new one; `nox -s tests` runs all.
    "tests-3.11",
    "tests-3.13",
    "reference",
    "corpus",
    "plugin",
    "imports",
    "docs",
    "build",
]
# A Python that is not installed is left out: a check loads no interpreter unless `--download-python auto` says so.
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"
nox.options.reuse_venv = "yes"
# uv, which `nox[uv]` installs, creates environments ten times as fast as pip.
nox.options.default_venv_backend = "uv|virtualenv"
# Results must not depend on what is installed around the checkout.
os.environ.pop("PYTHONPATH", None)
# Many processes import the same modules, so let them share the compiled ones.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

PYPROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
# One process per processor; idle ones take tests from the others.
PARALLEL = ("-n", "auto", "--dist", "worksteal")
# The folder of real digests, which are not part of the project.
SHARED = Path(os.environ.get("PAPERDIGEST_SHARED", "../shared"))


def group(name: str) -> tuple[str, ...]:
    """Return the requirements of a dependency group."""
    return nox.project.dependency_groups(PYPROJECT, name)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests with full branch coverage; they need no files outside the project."""
    session.install("-e", ".[all]", *group("test"))
    if session.python != PYTHONS[0]:
        # Tests of docs, laws and time growth take most of the time and do not depend on the Python version.
        words = ("-m", "not no_cover", "--ignore=tests/project/test_docs.py")
        session.run("pytest", *PARALLEL, *words, *session.posargs)
        return
    session.run("pytest", *PARALLEL, "--cov", "--cov-report=", *session.posargs)
    # The general reader has many rules, each for few layouts: 93 % is enough there.
    session.run("coverage", "report", "--omit=*/general/*", "--fail-under=100")
    session.run("coverage", "report", "--include=*/general/*", "--fail-under=93")


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest allowed version of each library that the package needs."""
    extras = PYPROJECT["project"]["optional-dependencies"]
    needed = [word for name, words in extras.items() if name != "all" for word in words]
    exact = [word.replace(">=", "==") for word in (*PYPROJECT["project"]["dependencies"], *needed)]
    session.install("-e", ".[all]", *exact, *group("test"))
    # Tests of docs, laws and time growth take most of the time and do not depend on versions. Old libraries use functions
    # of each other that are now deprecated.
    words = ("-m", "not no_cover", "--ignore=tests/project/test_docs.py", "-W", "ignore::DeprecationWarning")
    session.run("pytest", *PARALLEL, *words, *session.posargs)


@nox.session
@nox.parametrize("version", ["==3.0.0", ">=4,<5"])
def reference(session: nox.Session, version: str) -> None:
    """Compare units with the lowest and the highest allowed markdown-it-py."""
    session.install("-e", ".", "pytest>=8", "hypothesis>=6.100", f"markdown-it-py{version}")
    session.run("pytest", "tests/document/test_commonmark.py", *session.posargs)


@nox.session
def corpus(session: nox.Session) -> None:
    """Run the tests that need real digests, and print the scores."""
    if not (SHARED / "corpus").is_dir():
        session.warn(f"Not run: no folder of real digests at {SHARED} (set PAPERDIGEST_SHARED to one)")
        session.skip(f"no real digests at {SHARED}")
    session.install("-e", ".[all]", *group("test"))
    folders = sorted(str(path) for path in (SHARED / "corpus").iterdir())
    session.run("python", str(SHARED / "tools" / "score_records.py"), *folders)
    session.run("pytest", "tests/styles/test_corpus.py", env={"PAPERDIGEST_SHARED": str(SHARED)})


@nox.session
def spark(session: nox.Session) -> None:
    """Run the tests of the Spark export. PySpark is a download of 450 MB, so the first run takes minutes."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        session.skip("Spark needs Java: found neither a java command nor JAVA_HOME")
    # PySpark 4 warns of pandas 3, and a warning is an error here.
    session.install("-e", ".[arrow]", *group("test"), "pyspark>=4", "pandas>=2.2,<3")
    session.run("pytest", "tests/export/test_spark.py", *session.posargs)


@nox.session
def plugin(session: nox.Session) -> None:
    """Install the example of a third-party dialect, and run its tests."""
    session.install("-e", ".", "-e", "./examples/paperdigest-headlines[test]")
    with session.chdir("examples/paperdigest-headlines"):
        session.run("pytest", "tests")


@nox.session
def laws(session: nox.Session) -> None:
    """Test the laws on far more texts and papers than `tests` does."""
    session.install("-e", ".", *group("test"))
    chosen = ("tests/laws/test_laws.py", "tests/laws/test_both_ways.py", "tests/laws/test_contract.py")
    session.run("pytest", *PARALLEL, *chosen, *session.posargs, env={"PAPERDIGEST_HYPOTHESIS": "deep"})


@nox.session(python="3.11")
def fuzz(session: nox.Session) -> None:
    """Search for texts that break parsing, guided by coverage: for a minute, or `nox -s fuzz -- -max_total_time=N`."""
    session.install("-e", ".", *group("fuzz"))
    found = session.create_tmp()  # new inputs go there; useful ones are kept by hand
    options = session.posargs or ["-max_total_time=60"]
    session.run("python", str(Path("tests/laws/fuzz_parse.py").resolve()), *options, found)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style of the code; `nox -s lint -- --fix` fixes some findings."""
    session.install(*group("lint"))
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", *([] if "--fix" in session.posargs else ["--check"]))


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types."""
    session.install("-e", ".[all]", *group("typing"))
    session.run("mypy")


@nox.session(venv_backend="none")
def dev(session: nox.Session) -> None:
    """Install the package, editable, and the tools of its checks into the environment that runs nox."""
    packages = sorted({*group("test"), *group("lint"), *group("typing")})
    session.run(sys.executable, "-m", "pip", "install", "-e", ".[all]", *packages, external=True)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the docs; warnings and broken references are errors."""
    session.install("-e", ".[all]", *group("docs"))
    session.run("sphinx-build", "-W", "--keep-going", "-n", "-b", "html", "docs", "docs/_build/html")


@nox.session
def imports(session: nox.Session) -> None:
    """Measure the import time of the package, relative to importing attrs."""
    session.install("-e", ".")
    session.run("python", "benchmarks/import_time.py", "--limit", "2")


@nox.session
def bench(session: nox.Session) -> None:
    """Compare the speed of parsing with Markdown parsers; `nox -s bench -- --quick` is a short trial run."""
    session.install("-e", ".", *group("bench"))
    folders = {"--corpus": SHARED / "corpus", "--wild": SHARED / "wild" / "dev"}
    found = [word for option, path in folders.items() if path.is_dir() for word in (option, str(path))]
    session.run("python", "benchmarks/bench.py", *found, *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Check a release: build the distributions, and use the wheel in new environments as a user would."""
    has_uv = session.venv_backend == "uv"
    session.install(*group("build"), *(["uv"] if has_uv else []))
    out = Path(session.create_tmp()).resolve() / "dist"
    shutil.rmtree(out.parent)
    session.run("python", "-m", "build", *(["--installer", "uv"] if has_uv else []), "--outdir", str(out))
    session.run("twine", "check", "--strict", *map(str, out.iterdir()))
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as parts:
        (metadata,) = (parts.read(name).decode() for name in parts.namelist() if name.endswith("/METADATA"))
    if relative := re.findall(r"\]\((?!https?:|#)[^)]*\)", metadata):
        session.error(f"Expected absolute links in the README of the wheel, found {relative}")
    if "/OWNER/" in metadata:
        session.warn(
            "[project.urls] in pyproject.toml still has OWNER in place of the owner of the repository"
        )
    place = out.parent / "place"  # away from the checkout, so that the installed package runs
    shutil.copytree("examples", place / "examples")
    shutil.copy("README.md", place)
    shutil.copy("tests/project/typing_user.py", place)
    (place / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', "utf-8")
    examples = sorted(map(str, Path("examples").glob("*.md")))

    def new(name: str, *packages: str) -> Path:
        """Create an environment with some packages; return the folder of its programs."""
        session.run("python", "-m", "venv", *(["--without-pip"] if has_uv else []), str(out.parent / name))
        programs = out.parent / name / ("Scripts" if os.name == "nt" else "bin")
        python = str(programs / "python")
        install = ["uv", "pip", "install", "--python", python] if has_uv else [python, "-m", "pip", "install"]
        session.run(*install, "--quiet", *packages, external=True)
        return programs

    bare, full = new("bare", str(wheel)), new("full", f"{wheel}[all]", *group("typing-user"))
    with session.chdir(place):
        session.run(str(bare / "python"), "-X", "utf8", "-m", "doctest", "README.md", external=True)
        session.run(str(bare / "paperdigest"), "--strict", *examples, silent=True, external=True)
        session.run(str(full / "paperdigest"), "check", *examples, external=True)
        session.run(str(full / "mypy"), "--strict", "typing_user.py", external=True)
        python = str(full / "python")
        session.run(str(full / "pyright"), "--pythonpath", python, "typing_user.py", external=True)

"""The checks of the project: `nox` runs those that a change has to pass, `nox -s NAME` one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.sessions = ["lint", "typing", "tests", "corpus", "plugin", "imports", "docs", "build"]
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"
# Results must not depend on what is installed around the checkout.
os.environ.pop("PYTHONPATH", None)

PYPROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = ["3.11", "3.12", "3.13"]
# The real digests are not part of the project; this is where its developers keep them.
SHARED = Path(os.environ.get("PAPERDIGEST_SHARED", "../shared"))


def group(name: str) -> tuple[str, ...]:
    """Return the requirements of a dependency group."""
    return nox.project.dependency_groups(PYPROJECT, name)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests with full branch coverage; they need nothing outside the project."""
    session.install("-e", ".[all]", *group("test"))
    if session.python != PYTHONS[0]:  # coverage is the same on each, and costs as much time again
        session.run("pytest", *session.posargs)
        return
    session.run("pytest", "--cov", "--cov-report=", *session.posargs)
    session.run("coverage", "report", "--fail-under=100")


@nox.session
def corpus(session: nox.Session) -> None:
    """Run the tests that need real digests, and print the scores."""
    if not (SHARED / "corpus").is_dir():
        session.warn(
            f"Not run: there is no folder of real digests at {SHARED} (set PAPERDIGEST_SHARED to one)"
        )
        session.skip(f"no real digests at {SHARED}")
    session.install("-e", ".[all]", *group("test"))
    folders = sorted(str(path) for path in (SHARED / "corpus").iterdir())
    session.run("python", str(SHARED / "tools" / "score_records.py"), *folders)
    session.run("pytest", "-m", "corpus", "tests", env={"PAPERDIGEST_SHARED": str(SHARED)})


@nox.session
def plugin(session: nox.Session) -> None:
    """Install the example of a third-party dialect, and run its tests."""
    session.install(".", "./examples/paperdigest-headlines[test]")
    with session.chdir("examples/paperdigest-headlines"):
        session.run("pytest", "tests")


@nox.session
def laws(session: nox.Session) -> None:
    """Try the laws on far more texts and papers than `tests` does."""
    session.install("-e", ".", *group("test"))
    chosen = ("tests/test_laws.py", "tests/test_both_ways.py", "tests/test_contract.py")
    session.run("pytest", *chosen, *session.posargs, env={"PAPERDIGEST_HYPOTHESIS": "deep"})


@nox.session(python="3.11")
def fuzz(session: nox.Session) -> None:
    """Look for texts that break parsing, guided by coverage, for a minute or as `nox -s fuzz -- -max_total_time=N` says."""
    session.install("-e", ".", *group("fuzz"))
    found = (
        session.create_tmp()
    )  # what the search finds new goes there; what is worth keeping is kept by hand
    options = session.posargs or ["-max_total_time=60"]
    session.run("python", str(Path("tests/fuzz_parse.py").resolve()), *options, found)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style of the code; `nox -s lint -- --fix` mends what it can."""
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
    """Install the package, editable, with all that its checks need into the environment that runs nox."""
    packages = sorted({*group("test"), *group("lint"), *group("typing")})
    session.run(sys.executable, "-m", "pip", "install", "-e", ".[all]", *packages, external=True)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the docs; a warning, or a name that leads nowhere, is an error."""
    session.install("-e", ".[all]", *group("docs"))
    session.run("sphinx-build", "-W", "--keep-going", "-n", "-b", "html", "docs", "docs/_build/html")


@nox.session
def imports(session: nox.Session) -> None:
    """Measure what importing the package costs, as a ratio to importing attrs."""
    session.install("-e", ".")
    session.run("python", "benchmarks/import_time.py", "--limit", "2")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure parsing against Markdown parsers; `nox -s bench -- --quick` to see whether it runs."""
    session.install("-e", ".", *group("bench"))
    session.run("python", "benchmarks/bench.py", "--corpus", str(SHARED / "corpus"), *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build the distributions, check them, and run the main job from the installed wheel."""
    session.install(*group("build"))
    out = Path(session.create_tmp()).resolve() / "dist"
    shutil.rmtree(out, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(out))
    session.run("twine", "check", "--strict", *map(str, out.iterdir()))
    (wheel,) = out.glob("*.whl")
    session.install("--force-reinstall", str(wheel))
    for example in sorted(Path("examples").resolve().glob("*.md")):
        with session.chdir(out):  # away from the checkout: what runs is what was installed
            session.run("paperdigest", "--strict", str(example), silent=True)
    session.install(f"{wheel}[cli]")
    session.run("paperdigest", "check", *map(str, sorted(Path("examples").resolve().glob("*.md"))))

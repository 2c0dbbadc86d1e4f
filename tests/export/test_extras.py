"""What `paperdigest.export` offers, and what is said where a library is missing."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import paperdigest
from paperdigest import Digest, Paper, export, merge
from paperdigest.errors import needs
from paperdigest.export import (
    metrics_to_pandas,
    papers_to_pandas,
    papers_to_polars,
    to_bibtex,
    to_ris,
    to_table,
)

DIGEST = Digest(
    (Paper("Tidal Nets", arxiv_id="3105.00001"), Paper("Tidal Nets", arxiv_id="3105.00001", doi="10.1/x"))
)


@pytest.mark.parametrize("name", export.__all__)
def test_every_export_can_be_had_from_the_package(name: str) -> None:
    assert getattr(export, name).__name__ == name
    assert name in dir(export)
    assert getattr(export, name) is getattr(export, name)


def test_a_name_that_there_is_not_raises() -> None:
    with pytest.raises(AttributeError, match=r"module 'paperdigest\.export' has no attribute 'tide'"):
        getattr(export, "tide")  # noqa: B009 - mypy knows that there is none


def test_to_know_an_export_loads_no_library() -> None:
    code = "import sys; from paperdigest.export import to_bibtex, papers_to_pandas; print({'pandas', 'pyarrow'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout == "set()\n"


@pytest.mark.parametrize(
    ("code", "missing", "extra"),
    [
        ("export.papers_to_pandas([])", "numpy", "pandas"),
        ("export.metrics_to_pandas([])", "pandas", "pandas"),
        ("export.papers_to_polars([])", "polars", "polars"),
        ("export.to_bibtex([])", "bibtexparser", "citations"),
        ("export.to_ris([])", "rispy", "citations"),
        ("export.to_table", "pyarrow", "arrow"),
        ("paperdigest.Digest().__arrow_c_stream__()", "pyarrow", "arrow"),
        ("import paperdigest.report", "matplotlib", "report"),
        ("from paperdigest.strategies import papers", "hypothesis", "hypothesis"),
        ("import paperdigest.testing", "hypothesis", "hypothesis"),
    ],
)
def test_a_missing_library_says_how_to_get_it(code: str, missing: str, extra: str) -> None:
    program = (
        f"import sys; sys.modules[{missing!r}] = None\nimport paperdigest\nfrom paperdigest import export\n"
        f"try:\n    {code}\nexcept ImportError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.startswith(f"This needs the extra '{extra}': pip install 'paperdigest[{extra}]' (")


def test_a_missing_module_of_our_own_is_no_missing_extra() -> None:
    with pytest.raises(ImportError, match=r"^No module named 'paperdigest\.tide'$"), needs("arrow"):
        import paperdigest.tide  # type: ignore[import-not-found] # noqa: F401, PLC0415 - there is none


def test_a_digest_can_be_given_to_what_takes_papers() -> None:
    assert list(DIGEST) == list(DIGEST.papers)
    (paper,) = merge(DIGEST)
    assert (paper.doi, len(paper.listings)) == ("10.1/x", 2)
    assert len(papers_to_pandas(DIGEST)) == len(papers_to_polars(DIGEST)) == 2
    assert len(metrics_to_pandas(DIGEST)) == 0
    assert to_bibtex(DIGEST).count("@misc") == to_ris(DIGEST).count("TY  -") == 2


def test_a_digest_is_an_arrow_stream_of_its_papers() -> None:
    assert pa.table(DIGEST).equals(to_table(DIGEST.papers))
    assert pa.table(Digest()).num_rows == 0
    if tuple(map(int, pl.__version__.split(".")[:2])) >= (1, 36):  # those before have no maps
        assert pl.DataFrame(DIGEST)["title"].to_list() == ["Tidal Nets", "Tidal Nets"]
    if read := getattr(pd.DataFrame, "from_arrow", None):  # pandas 3
        assert read(DIGEST)["doi"].tolist()[1] == "10.1/x"


def test_a_digest_without_papers_is_still_one() -> None:
    assert bool(Digest()) is True
    assert (len(Digest()), len(DIGEST)) == (0, 2)
    assert paperdigest.merge(Digest()) == []

"""A field of `Paper` is declared once: the rest of the package learns of a new one by itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import attrs

import paperdigest
from paperdigest.model import Paper
from paperdigest.model.declaring import declarations

SOURCE = Path(paperdigest.__file__).parent
ABOVE = "    venue: str | None = attrs.field("
NEW = '    licence: str | None = attrs.field(default=None, metadata=declare("longest", shown="fact"))\n'
USE = """
import json
from hypothesis import find
from paperdigest import Paper, UnrepresentableError, merge, parse, render
from paperdigest.cli.converting import _WITHOUT
from paperdigest.display import paper_html
from paperdigest.export.arrow import SCHEMA, from_table, to_table
from paperdigest.export.frames import papers_to_pandas
from paperdigest.export.schema import paper_schema
from paperdigest.export.spreadsheets import to_csv
from paperdigest.strategies import papers

short, long = (Paper("Tidal Nets", arxiv_id="3105.00001", licence=text) for text in ("MIT", "CC BY 4.0"))
(paper,) = merge([short, long])
assert paper.licence == "CC BY 4.0" and {one.licence for one in paper.listings} == {"MIT", "CC BY 4.0"}
assert Paper.from_dict(json.loads(json.dumps(paper.to_dict()))).licence == "CC BY 4.0"
assert from_table(to_table([paper]))[0].licence == "CC BY 4.0"
assert str(SCHEMA.field("licence").type) == "string"
assert papers_to_pandas([paper])["licence"].tolist() == ["CC BY 4.0"]
assert "CC BY 4.0" in to_csv([paper]) and "CC BY 4.0" in paper_html(paper)
assert "licence" in paper_schema()["properties"]
assert _WITHOUT["licence"](paper).licence is None
assert find(papers(), lambda one: bool(one.licence)).licence
assert parse("| Date | Title | Abstract |\\n|-|-|-|\\n| - | [A](https://arxiv.org/abs/3105.00001) | - |\\n")[0].licence is None
try:
    render([paper], dialect="monthly_list")
except UnrepresentableError as error:
    assert error.field == "licence", error
print("done")
"""


def test_every_field_is_declared() -> None:
    assert list(declarations(Paper)) == [field.name for field in attrs.fields(Paper)]


def test_a_new_field_is_one_declaration(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "paperdigest", ignore=shutil.ignore_patterns("__pycache__"))
    model = tmp_path / "paperdigest" / "model" / "records.py"
    before, above, after = model.read_text("utf-8").partition(ABOVE)
    model.write_text(before + NEW + above + after, "utf-8")
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{USE}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.stdout, done.returncode) == ("done\n", 0), done.stderr

"""Check the layers of modules: each module imports only modules of earlier layers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import paperdigest

SOURCE = Path(paperdigest.__file__).parent
# From the first layer to the last. A module may import only modules of earlier layers, also inside functions; imports
# for type checkers do not count.
LAYERS = [
    ["model.declaring", "model.frozendict", "model.showing", "errors", "problems"],
    ["normalize", "normalize.spaces", "normalize.caches", "normalize.labels", "normalize.entities"],
    ["normalize.datasets", "normalize.names"],
    ["model.on_demand"],
    ["model.records"],
    ["model"],
    ["model.making"],
    ["summaries"],
    ["summaries.sentences"],
    ["summaries.sections", "summaries.languages", "summaries.gains"],
    ["summaries.metrics.lexicon"],
    ["summaries.metrics.quantities", "summaries.metrics.markup", "summaries.metrics.selection"],
    ["summaries.metrics.number_words", "summaries.metrics.tokens"],
    ["summaries.metrics.numerals", "summaries.metrics.clauses"],
    ["summaries.metrics.attachments", "summaries.metrics.proper_names", "summaries.metrics.noun_phrases"],
    [
        "summaries.metrics.measures",
        "summaries.metrics.changes",
        "summaries.metrics.dataset_names",
        "summaries.metrics.system_names",
        "summaries.metrics.subject_candidates",
    ],
    ["summaries.metrics.dataset_mentions", "summaries.metrics.baselines"],
    ["summaries.metrics.comparisons", "summaries.metrics.subjects"],
    ["summaries.metrics.assignment"],
    ["summaries.metrics.extraction"],
    ["summaries.metrics"],
    ["normalize.dates", "normalize.authors", "normalize.identifiers", "normalize.links"],
    ["merging.listings", "merging.joining"],
    ["merging.groups"],
    ["merging"],
    ["serialize", "display", "overview"],
    ["document.units", "document.grammar", "document.html"],
    ["document.tables", "document.nesting", "document.frontmatter", "document.details"],
    ["document.reader"],
    ["document.document"],
    ["document"],
    ["document.elements"],
    ["dialect.base", "dialect.folds"],
    ["dialect.fields", "dialect.writing"],
    ["dialect.template"],
    ["dialect.parts"],
    ["dialect.turns"],
    ["dialect.layouts"],
    ["dialect.generations", "dialect.frontmatter"],
    ["dialect.records"],
    ["dialect.html"],
    ["dialect.tables"],
    ["dialect"],
    ["general.vocabulary", "general.lazy", "general.bibtex"],
    ["general.inline", "general.labelled", "general.html"],
    ["general.blocks", "general.pieces"],
    ["general.cuts"],
    ["general.titles", "general.publication"],
    ["general.entries"],
    ["general.values", "general.headings", "general.runs", "general.collecting"],
    ["general.records"],
    ["general.tables", "general.front"],
    ["general"],
    ["styles", *sorted(f"styles.{path.stem}" for path in (SOURCE / "styles").glob("[a-z]*.py"))],
    ["dialect.index"],
    ["dialect.registry"],
    ["dialect.dispatch"],
    ["dialect.outside"],
    ["dialect.explain"],
    ["parsing"],
    ["files.reading", "files.folders", "rendering"],
    ["files"],
    ["files.batch"],
    [""],
    ["export.rows", "export.jsonl", "export.schema", "export.references", "export"],
    ["export.latex"],
    [
        "export.spreadsheets",
        "export.frames",
        "export.atom",
        "export.bibtex",
        "export.csl",
        "export.ris",
        "export.arrow",
    ],
    ["report.charts", "report.looks", "report.results", "report.papers"],
    ["report"],
    ["cli", "cli.terminal"],
    ["cli.inputs", "cli.formats"],
    ["cli.plain", "cli.options"],
    ["cli.parsing", "cli.checking", "cli.showing", "cli.measuring", "cli.converting"],
    ["cli.app"],
    ["strategies._fields"],
    ["strategies._slots"],
    ["strategies._records"],
    ["strategies._papers"],
    ["strategies._digests"],
    ["strategies._damage"],
    ["strategies"],
    ["strategies._registering"],
    ["testing"],
    ["__main__"],
]
# Exceptions: imports of later layers inside functions, as (importing module, imported module).
LAZY = {
    ("model.on_demand", "summaries.metrics"),
    ("model.on_demand", "summaries.sections"),
    ("model.on_demand", "summaries.languages"),
    ("model.on_demand", "serialize"),
    ("model.on_demand", "display"),
    ("model.on_demand", "export.arrow"),
    ("dialect.records", "dialect.explain"),
}
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
# The packages that styles may import besides `normalize`: those that are public for third parties.
SURFACE = {"dialect", "model", "problems", "errors"}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


def run_time_imports(path: Path) -> set[str]:
    found = set()
    todo: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name for name in whole if name.removeprefix("paperdigest.") in RANK} or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        todo.extend(ast.iter_child_nodes(node))
    return {
        name.removeprefix("paperdigest").removeprefix(".") for name in found if name.startswith("paperdigest")
    }


MODULES = {module_name(path): run_time_imports(path) for path in SOURCE.rglob("*.py")}


@pytest.mark.parametrize("module", MODULES)
def test_modules_import_only_from_earlier_layers(module: str) -> None:
    later = {name for name in MODULES[module] if RANK[name] >= RANK[module] and (module, name) not in LAZY}
    assert not later


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("styles.")])
def test_styles_use_only_what_third_parties_can_use(module: str) -> None:
    private = {name for name in MODULES[module] if name not in SURFACE and not name.startswith("normalize.")}
    assert not private

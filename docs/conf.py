"""Configuration of the docs; `nox -s docs` builds them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import paperdigest
from paperdigest import dialect
from paperdigest.dialect import fields
from paperdigest.document import units

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).parent.parent
os.chdir(ROOT)  # the examples name files relative to the project

project = "paperdigest"
author = "The paperdigest developers"
copyright = author  # noqa: A001 - Sphinx's name
version = release = paperdigest.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "paperdigest"
html_static_path = ["_static"]
html_css_files = ["notebooks.css"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]  # links to files outside of docs; the tests check every link

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
default_role = "code"  # the docstrings mark names as in Markdown
python_use_unqualified_type_names = True

nb_execution_mode = "force"  # pages show the output of this version
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_output_stderr = "error"  # no page should show a warning

# Names of other projects: the build does not use the network to resolve them.
nitpick_ignore_regex = [
    ("py:.*", r"(?!paperdigest).*"),
    (
        "py:.*",
        r"paperdigest\.dialect\.(layouts\.(Opened|Reading)|parts\.(FoundLabel|Lines))",
    ),  # values that layouts and parts pass on internally
    (
        "py:.*",
        r"paperdigest\.(_|model\.frozendict\.).*",
    ),  # private names are explained where they are used
]


def _public(app: Sphinx, env: BuildEnvironment, node: Element, content: Element) -> Element | None:
    """Resolve a reference to the module that defines a name (`paperdigest.model.Paper`) to its public name."""
    name = str(node.get("reftarget", "")).rpartition(".")[2]
    if name in dialect.__all__ and name != "Dialect":
        name = f"dialect.{'fields.' * hasattr(fields, name)}{name}"
    elif hasattr(units, name):
        name = f"document.units.{name}"
    elif name not in paperdigest.__all__:
        return None
    domain: Any = env.get_domain("py")
    found: Element | None = domain.resolve_xref(
        env, node["refdoc"], app.builder, "obj", f"paperdigest.{name}", node, content
    )
    return found


def _without_blank_ends(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Take off the blank line at the end of each example, which doctest needs and readers do not."""
    source[0] = re.sub(r"^(```pycon\n.*?)\n\n```$", r"\1\n```", source[0], flags=re.DOTALL | re.MULTILINE)


def _without_types(
    _app: Sphinx, what: str, _name: str, _of: object, _options: object, lines: list[str]
) -> None:
    """Keep napoleon from reading "The number: ..." as a type: it looks at the first line of an attribute alone."""
    if what in {"attribute", "data", "property"} and lines:
        lines[:0] = ["..", ""]  # an empty comment


def setup(app: Sphinx) -> None:
    """Connect the resolver, and what prepares the pages."""
    app.connect("missing-reference", _public)
    app.connect("source-read", _without_blank_ends)
    app.connect("autodoc-process-docstring", _without_types, priority=400)  # before napoleon

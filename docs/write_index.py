"""Write `paperdigest.dialect.index`: how the records of the built-in styles begin.

usage: python docs/write_index.py
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from paperdigest.dialect.registry import BUILT_IN, beginnings_of

PAGE = Path(__file__).parent.parent / "src" / "paperdigest" / "dialect" / "index.py"
BEGIN = "INDEX: dict[str, Beginnings] = {"


def index() -> str:
    """Return the text of the module."""
    before = PAGE.read_text("utf-8").partition(BEGIN)[0]
    lines = []
    for name in BUILT_IN:
        shapes, heads, tags = beginnings_of(import_module(f"paperdigest.styles.{name}").DIALECT)
        lines += [f"    {name!r}: Beginnings(", f"        {shapes!r},", f"        {heads!r},"]
        lines += [*([f"        {tags!r},"] if tags else []), "    ),"]
    return before + "\n".join([BEGIN, *lines, "}"]).replace("'", '"') + "\n"


if __name__ == "__main__":
    PAGE.write_text(index(), "utf-8")

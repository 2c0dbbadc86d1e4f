"""The command line: with the extra `cli` all its commands, without it plain JSON Lines."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status.

    Args:
        arguments: The words after the command's name; those of the process where None.
    """
    if find_spec("click") and find_spec("rich"):
        from paperdigest.cli.app import main as run  # noqa: PLC0415 - needs the extra
    else:
        from paperdigest.cli.plain import main as run  # noqa: PLC0415 - needs nothing
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())

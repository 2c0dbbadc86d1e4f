"""The command line: all commands with the extra `cli`, only JSON Lines without it."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The arguments after the program's name (default: those of the process).

    Returns:
        The exit status.
    """
    if find_spec("click") and find_spec("rich"):
        from paperdigest.cli.app import main as run  # noqa: PLC0415 - needs the extra
    else:
        from paperdigest.cli.plain import main as run  # noqa: PLC0415 - needs nothing
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())

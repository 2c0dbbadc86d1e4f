"""Look for texts on which parsing raises, fails a dialect, or loses a line: coverage-guided, by atheris.

usage: python tests/fuzz_parse.py [libFuzzer options] [FOLDER for what the search finds new]

Each byte of the input is a piece that digests are made of, so the search soon reaches the dialects. What breaks is
written to the working folder as crash-...: put its text into tests/laws/regressions, where every test run tries it.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["paperdigest"]):
    import paperdigest
    from support.pieces import PIECES, owners


def check(text: str) -> None:
    """Parse a text and account for its lines."""
    digest = paperdigest.parse_digest(text)
    failed = [problem.message for problem in digest.problems if problem.code == "dialect-failed"]
    if failed or set(owners(digest, text)) - {1}:
        raise AssertionError(f"{failed} {text!r}")


def one_input(data: bytes) -> None:
    """Check the text that some bytes stand for."""
    check("".join(PIECES[byte % len(PIECES)] for byte in data))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()

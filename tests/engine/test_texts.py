"""Texts of no style or of several: what is read from each is beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.goldens import check_golden
from support.paths import TEXTS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.md")), ids=lambda path: path.stem)
def test_gives_what_is_expected(path: Path, request: pytest.FixtureRequest) -> None:
    check_golden(path, update=request.config.getoption("--update-goldens"))

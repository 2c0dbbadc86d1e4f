"""Options of the test run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

# "fast" is what a change has to pass, and draws the same examples each time; "deep" is `nox -s laws`, which looks for new
# ones. No deadline: a slow machine is no bug.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "fast", max_examples=40, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile("deep", max_examples=500, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("PAPERDIGEST_HYPOTHESIS", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what is read from the digests of styles and the texts of the engine as the expected JSON",
    )

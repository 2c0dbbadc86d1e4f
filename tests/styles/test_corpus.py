"""Real digests beside the records that they must give: run where their folder is named in PAPERDIGEST_SHARED."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SHARED = Path(os.environ.get("PAPERDIGEST_SHARED", "/nowhere"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SHARED.is_dir(), reason="PAPERDIGEST_SHARED names no folder of real digests"),
]
FOLDERS = ["seeds", "daily_ai_papers", "daily_ai_papers_classified", "monthly_list", "arxiv_daily_in_place"]


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_records", SHARED / "tools" / "score_records.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_record_comes_out_whole(folder: str) -> None:
    total, right, judged, examples = scorer().score(SHARED / "corpus" / folder)
    assert total["found"] == total["expected"] > 0
    assert total["made_up"] == 0
    assert not any(examples.values()), examples
    assert right == judged

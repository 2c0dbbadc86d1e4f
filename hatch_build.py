"""What Hatch adds to the metadata of a distribution: README.md with links that lead somewhere from any page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class ReadmeHook(MetadataHookInterface):
    """Make the links of the README absolute: the page of a package index has no files beside it."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set `readme`; the address of the repository is `Source` in `[project.urls]`."""
        source = metadata["urls"]["Source"]
        text = Path(self.root, "README.md").read_text("utf-8")
        text = re.sub(r"(!\[[^]]*\]\()(?!https?:)", rf"\1{source}/raw/main/", text)
        text = re.sub(r"((?<!!)\[[^]]*\]\()(?!https?:|#)", rf"\1{source}/blob/main/", text)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}

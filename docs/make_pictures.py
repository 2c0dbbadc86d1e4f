"""Draw the pictures of README and docs from `examples`: `python docs/make_pictures.py [CHROMIUM]`.

CHROMIUM is the command that starts Chromium or Chrome. The extra `report` installs the other requirements.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

import paperdigest
from paperdigest.report import report_html

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "_static"
# The text and background colours of Jupyter's themes, for the pages of notebooks.
_THEMES = {"light": "color: #1f1f1f; background: #fff", "dark": "color: #ddd; background: #131416"}
_COLOURS = 64


def pages() -> dict[str, tuple[str, int, int]]:
    """Return the pages to draw, by the names of their pictures: HTML, width and maximum height."""
    month = paperdigest.parse_files([ROOT / "examples" / "month"])
    digests = [(Path(result.path).name, result.digest) for result in month if result.digest]
    paper = paperdigest.parse_file(ROOT / "examples" / "daily_ai_papers_classified.md")[0]
    report = report_html(digests, title="May 2031", merge=True)
    edge = "margin: 1px; padding: 14px 18px; border: 1px solid #8886; border-radius: 6px"
    found = {}
    for theme, colours in _THEMES.items():
        card = f'<!doctype html><body style="{edge}; {colours}">{paper._repr_html_()}'
        found[f"report-{theme}"] = (report, 940, 1029)
        found[f"card-{theme}"] = (card, 720, 600)
    return found


def draw(chromium: str, name: str, content: str, width: int, height: int) -> None:
    """Write the picture of a page, without the empty space below it."""
    target = PICTURES / f"{name}.png"
    with tempfile.TemporaryDirectory() as place:
        page = Path(place, "page.html")
        page.write_text(content, "utf-8")
        options = [
            "--headless",
            "--hide-scrollbars",
            "--force-device-scale-factor=1.5",
            f"--user-data-dir={place}/profile",
            f"--window-size={width},{height}",
            f"--blink-settings=preferredColorScheme={0 if name.endswith('dark') else 1}",
            f"--screenshot={target}",
            *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        ]
        subprocess.run([chromium, *options, page.as_uri()], check=True, capture_output=True)  # noqa: S603 - the user's own command
    picture = Image.open(target).convert("RGB")
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    _, _, _, bottom = ImageChops.difference(picture, ground).getbbox() or (0, 0, 0, picture.height)
    picture = picture.crop((0, 0, picture.width, min(picture.height, bottom + 3)))
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    for picture_name, page_of in pages().items():
        draw(sys.argv[1] if len(sys.argv) > 1 else "chromium", picture_name, *page_of)

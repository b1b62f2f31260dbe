"""Take the pictures of the review page that the README and docs/review.md show.

    .venv/bin/python docs/screenshots.py

Needs Chromium and the packages of the extra `dev`.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from mirps_extract import review

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "raw" / "mirps-2021-en.pdf"
SIZE = {"width": 1280, "height": 800}


def findings(page: Page) -> None:
    """A count that differs, and the false bullet that explains it."""
    item = page.locator(".finding", has_text="declares 39, 38 found")
    item.get_by_role("button", name="HND-PROT-36").click()
    page.mouse.move(0, 0)


def commitments(page: Page) -> None:
    """A commitment, its institutions, and its words in colour."""
    page.evaluate("location.hash = '#view=commitments&country=CRI&id=CRI-SOCI-04&words=1'")
    page.reload()


def numbers(page: Page) -> None:
    """Commitments by institution and role."""
    page.click("#tab-numbers")
    page.select_option("#page-number", "19")
    page.locator("svg.chart").nth(2).evaluate("e => e.closest('section').scrollIntoView()")


SHOTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "review-findings": ("light", findings),
    "review-commitments": ("dark", commitments),
    "review-numbers": ("light", numbers),
}


def take(folder: Path) -> None:
    """Write all pictures to a folder."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        file = Path(temporary) / "review.html"
        file.write_text(review(PLAN), encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, (scheme, prepare) in SHOTS.items():
            page = browser.new_page(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(file.as_uri())
            prepare(page)
            page.wait_for_timeout(500)
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            picture.quantize(256, dither=Image.Dither.NONE).save(
                folder / f"{name}.png", optimize=True
            )
        browser.close()


if __name__ == "__main__":
    take(ROOT / "docs")

"""A browser, and pages opened in it from disk."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from drawing import SAMPLE_ES, SETTINGS, draw

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "raw" / "mirps-2021-en.pdf"

PATIENCE = 60_000
"""Milliseconds that a busy machine may take for what a page does at once."""

expect.set_options(timeout=PATIENCE)


@dataclass
class Opened:
    """A page that was opened, and what happened in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def abroad(self) -> list[str]:
        """Requests for anything but the file itself and what stands in it."""
        own = ("file:", "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


NAMED = "name => { localStorage['mirps-extract:reviewer'] ??= name; }"
"""What a browser keeps of a person who has said their name before."""

Open = Callable[..., Opened]


def mirps(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command; it must succeed."""
    return subprocess.run(
        [sys.executable, "-m", "mirps_extract", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium; it asks nobody for anything on its own.

    It goes with the last test here: Playwright's driver is a child of this process and its event
    loop runs in this thread, and other tests have children and loops of their own.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """A function that opens a file in a window of its own, without a network."""
    contexts = []

    def open_(path: Path, address: str = "", reviewer: str = "A. Reader", **options: Any) -> Opened:
        options = {"viewport": {"width": 1280, "height": 800}, "offline": True, **options}
        context = browser.new_context(**options)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
        opened.page.on(
            "console",
            lambda said: opened.errors.append(said.text) if said.type == "error" else None,
        )
        opened.page.set_default_timeout(PATIENCE)
        opened.page.goto(f"{path.as_uri()}{address}")
        if reviewer and options.get("java_script_enabled", True):
            opened.page.evaluate(NAMED, json.dumps(reviewer))
        return opened

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def review_2021(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review page of the 2021 plan."""
    folder = tmp_path_factory.mktemp("review")
    mirps("review", PLAN, cwd=folder)
    return folder / "mirps-2021-en.review.html"


@pytest.fixture(scope="session")
def review_es(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review page of a small plan in Spanish."""
    folder = tmp_path_factory.mktemp("review")
    draw(SAMPLE_ES, SETTINGS["three columns balanced"], folder / "plan.pdf")
    mirps("plan.pdf", "--review", "-o", "out", cwd=folder)
    return folder / "out" / "plan.review.html"

"""The documentation is built without a warning, leads nowhere dead, and loads nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from project.pages import PAGES, ROOT
from site_links import faults


def links(page: str) -> list[str]:
    """What a page links to in the project, pictures too."""
    found = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", PAGES[page], flags=re.S))
    return [link for link in found if "://" not in link]


@pytest.mark.parametrize("page", PAGES)
def test_the_links_of_a_page_lead_somewhere_in_the_project(page: str) -> None:
    for link in links(page):
        path = link.partition("#")[0]
        assert not path or ((ROOT / page).parent / path).is_file(), link


def test_the_navigation_names_all_pages() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r": ([\w-]+\.md)$", text.split("\nnav:\n")[1], flags=re.M)
    assert sorted(f"docs/{name}" for name in named) == sorted(PAGES.keys() - {"README.md"})


def test_the_site_is_built_and_whole(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (tmp_path / "src").symlink_to(ROOT / "src")
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "build" / "site"
    assert faults(site) == []
    built = {f"docs/{path.stem}.md" for path in site.glob("*.html")} - {"docs/404.md"}
    assert built == PAGES.keys() - {"README.md"}
    assert "first version" in (site / "changelog.html").read_text(encoding="utf-8")
    assert "password" in (site / "api.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="away.html">x</a>', "links to away.html"),
        ('<a href="#away">x</a>', "links to #away"),
        ('<img src="away.png">', "links to away.png"),
        ('<script src="https://example.org/x.js"></script>', "loads https://example.org/x.js"),
        ('<link href="//example.org/x.css">', "loads //example.org/x.css"),
        ('<a href="https://example.org">x</a> <a href="#here" id="here">y</a>', None),
    ],
)
def test_a_dead_link_is_found(page: str, fault: str | None, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    found = faults(tmp_path)
    assert len(found) == (fault is not None)
    assert all(fault in line for line in found if fault)

"""Nothing that a person types or decides is lost: drafts, steps, names, questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from browser.conftest import Open, mirps
from drawing import SAMPLE, SETTINGS, draw

WALKS = 12
"""Random walks over the page in a usual run; the long tests take many more."""


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts")
    draw(SAMPLE, SETTINGS["coded"], folder / "plan.pdf")
    mirps("review", "plan.pdf", cwd=folder)
    return folder / "plan.review.html"


def edit(page: Page, at: int = 0) -> str:
    """Open the form of a commitment; its id."""
    card = page.locator(".card").nth(at)
    card.locator(".edit").click()
    return card.get_attribute("data-id") or ""


def answer(page: Page, yes: bool) -> list[str]:
    """Answer all questions from now on; what was asked."""
    asked: list[str] = []

    def say(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if yes:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", say)
    return asked


def test_what_is_typed_stays_through_everything(review: Path, open_page: Open) -> None:
    page = open_page(review, "#view=commitments").page
    edit(page)
    page.locator(".editor textarea").press_sequentially("Unfini")
    page.get_by_label("Note").fill("half a th")
    page.reload()  # in the middle of a word
    expect(page.locator(".drafted")).to_have_count(1)
    page.locator(".drafted").click()
    assert page.locator(".editor textarea").input_value().startswith("Unfini")
    expect(page.get_by_label("Note")).to_have_value("half a th")
    page.keyboard.press("Escape")
    expect(page.locator("#flash")).to_contain_text("kept")
    page.locator(".card").nth(2).locator(".id").click()
    page.fill("#search", "teachers")
    page.get_by_role("button", name="Español").click()
    page.click("#tab-decisions")
    expect(page.locator(".drafts")).to_contain_text("Unfini")
    expect(page.locator(".drafts")).to_contain_text("half a th")
    page.locator(".drafts li button").first.click()
    assert page.locator(".editor textarea").input_value().startswith("Unfini")


def test_a_draft_goes_only_when_a_person_says_so(review: Path, open_page: Open) -> None:
    page = open_page(review, "#view=commitments").page
    asked = answer(page, yes=False)
    edit(page)
    page.fill(".editor textarea", "Another text")
    page.get_by_role("button", name="Discard").click()
    assert len(asked) == 1
    expect(page.locator(".editor textarea")).to_have_value("Another text")
    other = open_page(review, "#view=commitments").page
    answer(other, yes=True)
    edit(other)
    before = other.locator(".editor textarea").input_value()
    other.fill(".editor textarea", "Another text")
    other.get_by_role("button", name="Discard").click()
    expect(other.locator(".editor textarea")).to_have_value(before)
    expect(other.locator(".drafted")).to_have_count(0)


def test_a_saved_text_is_no_draft_any_more(review: Path, open_page: Open) -> None:
    page = open_page(review, "#view=commitments").page
    edit(page)
    page.fill(".editor textarea", "Another text")
    page.get_by_label("Words in the text").fill("typed too")
    page.get_by_role("button", name="Save text").click()
    expect(page.locator(".card .text").first).to_have_text("Another text")
    page.locator(".drafted").click()  # what else was typed is still there
    expect(page.get_by_label("Words in the text")).to_have_value("typed too")
    expect(page.locator(".editor textarea")).to_have_value("Another text")


def test_steps_are_undone_and_done_again(review: Path, open_page: Open) -> None:
    page = open_page(review, "#view=commitments").page
    checked = page.locator(".card .badge.good", has_text="checked")
    for at in range(3):
        page.locator(".card .check").nth(at).click()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(checked).to_have_count(1)
    page.reload()
    page.click("#redo")  # over a reload, too
    expect(checked).to_have_count(2)
    page.click("#undo")
    page.locator(".card .aside").nth(4).click()  # a step after one back loses none
    expect(checked).to_have_count(1)
    seen = set()
    while page.locator("#undo").is_enabled():
        page.click("#undo")
        seen.add(checked.count())
    assert seen == {0, 1, 2, 3}
    page.locator(".card .edit").first.click()
    page.locator(".editor textarea").press_sequentially("ab")
    page.keyboard.press("Control+z")  # where one types, letters are undone
    expect(page.locator("#redo")).to_be_enabled()


def test_the_name_is_asked_once_before_the_first_decision(review: Path, open_page: Open) -> None:
    page = open_page(review, "#view=commitments", reviewer="").page
    page.locator(".card .check").first.click()
    expect(page.locator("#who")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".card .badge.good", has_text="checked")).to_have_count(0)
    page.locator(".card .check").first.click()
    page.get_by_role("button", name="Go on").click()  # not without one
    expect(page.locator("#who")).to_be_visible()
    page.fill("#name", "Ana Ríos")
    page.keyboard.press("Enter")
    page.locator(".card .check").nth(1).click()
    expect(page.locator(".card .badge.good", has_text="checked")).to_have_count(2)
    page.click("#tab-decisions")
    with page.expect_download() as download:
        page.click("#save")
    made = json.loads(download.value.path().read_text(encoding="utf-8"))["corrections"]
    assert [one["by"] for one in made] == ["Ana Ríos", "Ana Ríos"]
    assert made[0]["when"] < made[1]["when"]


def test_where_nothing_is_kept_the_page_says_so_and_asks(review: Path, open_page: Open) -> None:
    page = open_page(review, "#view=commitments").page
    expect(page.locator("#not-kept")).to_be_hidden()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('refused'); }; }")
    edit(page)
    page.fill(".editor textarea", "Not lost")
    expect(page.locator("#not-kept")).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_function("() => true")
    assert asked == ["beforeunload"]
    expect(page.locator(".editor textarea")).to_have_value("Not lost")


class Walk:
    """A walk over the page as a person in haste makes it; it remembers every word that it typed."""

    def __init__(self, page: Page, seed: int) -> None:
        self.page = page
        self.random = Random(seed)
        self.seed = seed
        self.words: list[str] = []

    def step(self) -> None:
        """Do anything."""
        steps = [self._type] * 3 + [
            self._press_key,
            self._press_key,
            self._click_card,
            self._view,
            self._reload,
            self._speak,
            self._search,
            self._press_button,
            self._load_address,
        ]
        self.random.choice(steps)()

    def _type(self) -> None:
        """Type a word that is like no other at the end of any field of a form."""
        if not self.page.locator(".editor:visible").count():
            self.page.click("#tab-commitments")
            if not self.page.locator(".card .edit").count():
                self.page.fill("#search", "")
            self._any(".card .edit")
        fields = self.page.locator(":is(.editor textarea, .editor input[name]):visible")
        if not fields.count():
            return
        word = f"w{self.seed}x{len(self.words)}"
        field = fields.nth(self.random.randrange(fields.count()))
        field.focus()
        self.page.keyboard.press("End")
        self.page.keyboard.type(word)
        self.words.append(word)

    def _press_key(self) -> None:
        keys = [
            "Escape",
            "j",
            "k",
            "c",
            "x",
            "a",
            "r",
            "n",
            "p",
            "1",
            "2",
            "3",
            "4",
            "w",
            "u",
            "Control+z",
            "Control+Shift+z",
        ]
        key = self.random.choice(keys)
        if key.startswith("Control"):  # inside a field a person takes back their own letters by it
            self.page.evaluate("document.activeElement.blur()")
        self.page.keyboard.press(key)

    def _click_card(self) -> None:
        self._any(".card .id, .card .chip, .drafted, .card .edit")

    def _view(self) -> None:
        self._any(".tabs button")

    def _reload(self) -> None:
        self.page.reload()

    def _speak(self) -> None:
        self._any(".switches [role=group] button")

    def _search(self) -> None:
        if self.page.locator("#search:visible").count():
            self.page.fill("#search", self.random.choice(["", "refugee", "nothing of the kind"]))

    def _press_button(self) -> None:
        self._any(".editor button.main, .editor .row button, #undo:enabled, #redo:enabled")

    def _load_address(self) -> None:
        self.page.goto(self.page.url.split("#")[0] + self.random.choice(["", "#view=decisions"]))

    def _any(self, selector: str) -> None:
        found = self.page.locator(f":is({selector}):visible:enabled")
        if count := found.count():
            found.nth(self.random.randrange(count)).evaluate("element => element.click()")

    def lost(self) -> Iterator[str]:
        """Words that neither a draft nor a decision has, in the page itself."""
        self.page.keyboard.press("Escape")
        for _ in range(200):  # steps that were undone are there to be done again
            if not self.page.locator("#redo:enabled").count():
                break
            self.page.click("#redo")
        kept: dict[str, Any] = self.page.evaluate("() => Object.assign({}, localStorage)")
        decided = json.dumps(
            [value for name, value in kept.items() if not name.endswith(":drafts")]
        )
        self.page.click("#tab-decisions")
        shown = self.page.locator("#panel-decisions").inner_text()
        return (word for word in self.words if word not in shown and word not in decided)


@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(range(WALKS), id="some"),
        pytest.param(range(WALKS, 200), id="many", marks=pytest.mark.long),
    ],
)
def test_nothing_typed_is_lost_in_random_walks(seeds: range, review: Path, open_page: Open) -> None:
    typed = 0
    for seed in seeds:
        opened = open_page(review, "#view=commitments")
        answer(opened.page, yes=False)  # whoever is asked says no
        walk = Walk(opened.page, seed)
        for _ in range(25):
            walk.step()
        assert list(walk.lost()) == [], f"walk {seed}"
        assert opened.errors == [], f"walk {seed}"
        typed += len(walk.words)
        opened.page.context.close()
    assert typed > 3 * len(seeds)

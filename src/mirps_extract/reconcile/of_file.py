"""What is odd about the file, and about the text of its pages."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from mirps_extract.commitments.values import ReadCommitment, Reading
from mirps_extract.findings import Finding, words_places
from mirps_extract.geometry import Box
from mirps_extract.indices import HeightIndex
from mirps_extract.model import Place, bbox_of
from mirps_extract.ocr import Recognition
from mirps_extract.read.values import Page, Word, is_unmapped
from mirps_extract.vocabulary import SHAPELESS

REACH = 1.5
"""Heights of a word within which, beside it or below it, a text goes on."""


def findings_of_file(
    recognition: Recognition,
    reading: Reading,
    marks: Container[tuple[int, int]],
    stamps: Set[tuple[int, int]],
) -> Iterable[Finding]:
    """What is odd about the file and its pages.

    Args:
        recognition: the file as it was read.
        reading: the commitments that it holds.
        marks: the words that are list marks.
        stamps: the words of watermarks.
    """
    document = recognition.document
    condition = document.condition
    if condition.rebuilt:
        yield Finding.of("file_rebuilt", but="named" if condition.damage else "nothing")
    if condition.unchecked:
        yield Finding.of("checksum_wrong", count=condition.unchecked)
    for detail in dict.fromkeys(condition.damage):
        yield Finding.of("file_damaged", detail=detail)
    for page_number, flaws in condition.flaws.items():
        yield Finding.of("content_damaged", page=page_number, flaws=" and ".join(flaws))
    announced, found = document.catalogue_pages, len(document.pages)
    if announced is not None and announced != found:
        yield Finding.of("pages_missing", announced=announced, found=found)
    if recognition.unread:
        yield Finding.of(
            "pages_not_read", **_pages(recognition.unread), **_advice(recognition.lacking)
        )
    if recognition.pages:
        yield Finding.of("pages_recognised", **_pages(recognition.pages))
    for spot in recognition.spots:
        places = (Place(spot.page, bbox_of(spot.box)),)
        if spot.text:
            yield Finding.of("ink_recognised", page=spot.page, text=spot.text, places=places)
        else:
            yield Finding.of(
                "ink_without_words", page=spot.page, **_advice(recognition.lacking), places=places
            )
    for differs in condition.differences:
        if differs.page not in recognition.pages:
            yield Finding.of(
                "readers_differ", page=differs.page, read=differs.read, seen=differs.seen
            )
    for page in document.pages:
        yield from _text(page, recognition.lacking, marks)
    yield from _cut_off(document.pages, reading, stamps)


def _pages(pages: Sequence[int]) -> dict[str, Any]:
    """Pages as findings name them: "3, 7 and 9"."""
    *others, last = map(str, pages)
    listed = f"{', '.join(others)} and {last}" if others else last
    return {"number": "many" if others else "one", "pages": listed}


def _advice(lacking: str | None) -> dict[str, Any]:
    """What findings say is to be done: what OCR lacks is to be installed, if it lacks anything."""
    return {"advice": "install" if lacking else "none", "lacking": lacking or ""}


def _text(page: Page, lacking: str | None, marks: Container[tuple[int, int]]) -> Iterable[Finding]:
    """What is odd about the text of a page; it does not matter what sign a list mark is."""
    unmapped = [
        word for word in page.words if word.visible and is_unmapped(word) and word.id not in marks
    ]
    doubled = [word for word in page.words if word.doubled]
    # A page's number in the colour of its ground is a designer's slip and says nothing.
    unseen = [word for word in page.words if not word.visible and any(map(str.isalpha, word.text))]
    odd = [word for word in page.words if not word.text.isprintable() and _unseen_in(word)]
    if unmapped:
        yield Finding.of(
            "unmapped_text",
            page=page.number,
            count=len(unmapped),
            **_advice(lacking),
            places=words_places(unmapped),
        )
    mixed = [page.words[at] for at in page.overprinted if page.words[at].visible]
    if mixed:
        yield Finding.of(
            "text_overprinted", page=page.number, count=len(mixed), places=words_places(mixed)
        )
    if doubled:
        yield Finding.of(
            "doubled_text",
            page=page.number,
            words=len(doubled),
            characters=sum(word.doubled for word in doubled),
            places=words_places(doubled),
        )
    if odd:
        count = sum(map(_unseen_in, odd))
        yield Finding.of(
            "unseen_characters", page=page.number, count=count, places=words_places(odd)
        )
    if unseen:
        yield Finding.of(
            "invisible_text", page=page.number, count=len(unseen), places=words_places(unseen)
        )


def _unseen_in(word: Word) -> int:
    """How many characters of a word nobody sees."""
    return len(word.text) - len(word.text.translate(SHAPELESS))


def _cut_off(
    pages: Sequence[Page], reading: Reading, stamps: Set[tuple[int, int]]
) -> Iterator[Finding]:
    """Words that nobody sees where the text of a commitment, or of a page, would go on."""
    unseen = {page.number: _unseen(page) for page in pages}
    if not any(unseen.values()):
        return
    drawn = {page.number: _drawn_amid(page, unseen[page.number], stamps) for page in pages}
    told: set[tuple[int, int]] = set()
    for country, area, commitment in reading.commitments:
        found = _unseen_beside(commitment, unseen) or _drawn_with(commitment, drawn)
        told.update(word.id for word in found)
        if found:
            yield Finding.of(
                "text_cut_off",
                whose="commitment",
                country=country.iso3,
                focus_area=area.area,
                commitment=commitment.id,
                page=found[0].page,
                text=" ".join(word.text for word in found),
                places=words_places(found),
            )
    for number, runs in drawn.items():
        for run in runs.values():
            if len(run) > 1 and told.isdisjoint(word.id for word in run):
                text = " ".join(word.text for word in run)
                places = words_places(run)
                yield Finding.of(
                    "text_cut_off", whose="page", page=number, text=text, places=places
                )


def _unseen(page: Page) -> list[Word]:
    """Words that are not seen, but for those below the words that are."""
    found = [word for word in page.words if not word.visible and any(map(str.isalnum, word.text))]
    if not found:
        return []
    seen = [word.box for word in page.words if word.visible]
    at_height = HeightIndex(seen)

    def is_below(box: Box) -> bool:
        return any(seen[at].holds_middle(box) for at in at_height.at(box.middle[1]))

    return [word for word in found if not is_below(word.box)]


def _unseen_beside(commitment: ReadCommitment, unseen: Mapping[int, Sequence[Word]]) -> list[Word]:
    """The words that are not seen and stand in the lines of a commitment, or right below."""
    words = commitment.passage.words
    found: list[Word] = []
    for page in {word.page for word in words}:
        waiting = list(unseen.get(page, ()))
        if not waiting:
            continue
        boxes = [word.box for word in words if word.page == page]
        while near := [word for word in waiting if any(_may_lead_to(b, word.box) for b in boxes)]:
            found += near
            boxes = [word.box for word in near]
            waiting = [word for word in waiting if word not in near]
    return found


def _drawn_amid(
    page: Page, unseen: Sequence[Word], stamps: Set[tuple[int, int]]
) -> dict[int, list[Word]]:
    """Words off the page, though those that are drawn right before and after them are seen.

    Text that has slipped off, wherever to, is drawn in the place where it was.

    Returns:
        Them by the place, among the page's words, of the word that is drawn before them.
    """
    if not unseen or not page.drawn:
        return {}
    ids = {word.index for word in unseen if not word.hidden}
    words = page.words
    in_turn = sorted(range(len(words)), key=page.drawn.__getitem__)
    found: dict[int, list[Word]] = {}
    before: Word | None = None
    run: list[Word] = []
    for word in map(words.__getitem__, in_turn):
        if word.index in ids:
            run.append(word)
        elif word.visible:
            texts = before is not None and stamps.isdisjoint((before.id, word.id))
            if run and before and texts and {one.font for one in run} <= {before.font, word.font}:
                found[before.index] = run
            before, run = word, []
    return found


def _drawn_with(
    commitment: ReadCommitment, drawn: Mapping[int, Mapping[int, list[Word]]]
) -> list[Word]:
    """The words that are not seen and drawn right behind words of a commitment."""
    own = (drawn[word.page].get(word.index, []) for word in commitment.passage.words)
    return [word for some in own for word in some]


def _may_lead_to(box: Box, other: Box) -> bool:
    """Whether a text may go on from one word to another: in its line, or in the next."""
    reach = REACH * box.height
    if box.y_overlap(other) > box.height / 2:
        return -reach <= box.x_overlap(other) <= 0
    return 0 <= other.top - box.top <= reach and box.x_overlap(other) > 0

"""The ledger: each word of the PDF is used once, and what nobody claimed is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mirps_extract.errors import LedgerError
from mirps_extract.read.values import Document, Page, Word

WordId = tuple[int, int]


class Use(StrEnum):
    """What a word of the PDF is used as."""

    COMMITMENT = "commitment"
    LIST_MARK = "list_mark"
    NARRATIVE = "narrative"
    INTRODUCTION = "introduction"
    OBJECTIVE = "objective"
    COUNTRY_TITLE = "country_title"
    NARRATIVE_HEADING = "narrative_heading"
    AREA_HEADING = "area_heading"
    DECLARED_COUNT = "declared_count"
    OBJECTIVES_HEADING = "objectives_heading"
    CONTENTS = "contents"
    COVER = "cover"
    FRONT_MATTER = "front_matter"
    RUNNING_HEAD = "running_head"
    PAGE_NUMBER = "page_number"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"
    ASIDE = "aside"
    BACK_MATTER = "back_matter"
    FOOTNOTE = "footnote"
    FOOTNOTE_MARK = "footnote_mark"
    WATERMARK = "watermark"
    OFF_PAGE = "off_page"
    INVISIBLE = "invisible"
    UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a stage has used, and as what."""

    role: Use
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of a document's words.

    Attributes:
        words: how many words the reader saw.
        by_role: how many of them are used as what, unassigned ones included; roles that do not
            occur are left out.
        unassigned: the words that no stage claimed, in the order of pages.
    """

    words: int
    by_role: Mapping[Use, int]
    unassigned: tuple[Word, ...]


class _Owed:
    """The words of a page that nobody has claimed: a byte for each, for there may be a million."""

    def __init__(self, page: Page) -> None:
        self._page = page
        indices = [word.index for word in page.words]
        self._open = bytearray(max(indices, default=-1) + 1)
        for index in indices:
            self._open[index] = 1
        self.words = sum(self._open)

    def paid(self, index: int) -> bool:
        """Whether a word was owed; from now on it is not."""
        owed = 0 <= index < len(self._open) and self._open[index] == 1
        if owed:
            self._open[index] = 0
        return owed

    def left(self) -> list[Word]:
        """The words that are still owed, in their order."""
        return [w for w in self._page.words if self._open[w.index]] if any(self._open) else []


def account(document: Document, claims: Iterable[Claim]) -> Ledger:
    """Balance the claims of all stages against the words that the reader saw.

    Raises:
        LedgerError: a word was claimed twice, or one that the document does not have.
    """
    owed = {page.number: _Owed(page) for page in document.pages}
    by_role: Counter[Use] = Counter()
    for claim in claims:
        for word in claim.words:
            page = owed.get(word.page)
            if page is None or not page.paid(word.index):
                raise LedgerError(
                    f"the word {word.text!r} on page {word.page} was used twice, the "
                    f"second time as {claim.role}: this is a fault of mirps-extract, please "
                    "report it."
                )
            by_role[claim.role] += 1
    left = tuple(word for page in owed.values() for word in page.left())
    if left:
        by_role[Use.UNASSIGNED] = len(left)
    total = sum(page.words for page in owed.values())
    if sum(by_role.values()) != total:
        raise LedgerError("the ledger does not add up: please report this fault.")
    return Ledger(total, {role: by_role[role] for role in Use if by_role[role]}, left)

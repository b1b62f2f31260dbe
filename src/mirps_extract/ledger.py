"""The ledger: each word of the PDF is used once, and what nobody claimed is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mirps_extract.errors import LedgerError
from mirps_extract.read.values import Document, Word

WordId = tuple[int, int]


class Role(StrEnum):
    """What a word of the PDF is used as."""

    COMMITMENT = "commitment"
    LIST_MARK = "list_mark"
    NARRATIVE = "narrative"
    OBJECTIVE = "objective"
    COUNTRY_TITLE = "country_title"
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
    FOOTNOTE = "footnote"
    FOOTNOTE_MARK = "footnote_mark"
    OFF_PAGE = "off_page"
    INVISIBLE = "invisible"
    UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that a stage has used, and as what."""

    role: Role
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
    by_role: Mapping[Role, int]
    unassigned: tuple[Word, ...]


def account(document: Document, claims: Iterable[Claim]) -> Ledger:
    """Balance the claims of all stages against the words that the reader saw.

    Raises:
        LedgerError: a word was claimed twice, or one that the document does not have.
    """
    owed = {word.id: word for page in document.pages for word in page.words}
    total = len(owed)
    by_role: Counter[Role] = Counter()
    for claim in claims:
        for word in claim.words:
            if owed.pop(word.id, None) is None:
                raise LedgerError(
                    f"the word {word.text!r} on page {word.page} was used twice, the second time "
                    f"as {claim.role}: this is a fault of mirps-extract, please report it."
                )
            by_role[claim.role] += 1
    if owed:
        by_role[Role.UNASSIGNED] = len(owed)
    if sum(by_role.values()) != total:
        raise LedgerError("the ledger does not add up: please report this fault.")
    return Ledger(total, {role: by_role[role] for role in Role if by_role[role]}, (*owed.values(),))

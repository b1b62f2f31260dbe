"""Status files for people to fill in: a row a commitment, with its text beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mirps_extract.exports.delimited import MARK, cell, delimited
from mirps_extract.status.loading import COLUMNS
from mirps_extract.status.suggesting import Hint, Traced

BESIDE = ("country", "commitment", "text")
"""What tells a person which commitment a row is about; nothing depends on it."""


def template(editions: Iterable[Traced]) -> bytes:
    """A row for each commitment, in the words of its latest edition.

    Args:
        editions: the editions, by year.
    """
    rows: dict[str, Sequence[str]] = {}
    for edition in editions:
        for country in edition.plan.countries:
            for area in country.focus_areas:
                for commitment in area.commitments:
                    beside = (country.iso3, commitment.id, commitment.text)
                    rows[edition.lineages[commitment.id]] = beside
    return _table([lineage, "", "", "", "", "", *beside] for lineage, beside in rows.items())


def suggestions(hints: Iterable[Hint], report: str) -> bytes:
    """A row for each sentence of a report that may speak of a commitment, without a status.

    Args:
        hints: the sentences.
        report: name of the report's file.
    """
    return _table(_suggestion(hint, report) for hint in hints)


def _suggestion(found: Hint, report: str) -> Sequence[str]:
    source, note = f"{report}, page {found.page}", f"“{found.quotation}”"
    return [found.lineage, "", "", source, note, "", found.country, found.commitment, found.text]


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    texts: Iterator[list[str]] = ([cell(text) for text in row] for row in rows)
    return MARK.encode() + delimited([[*COLUMNS, *BESIDE]], texts)

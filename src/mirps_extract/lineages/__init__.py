"""One id for each commitment through all editions and languages, and the file that keeps it."""

from __future__ import annotations

from mirps_extract.lineages.editions import edition_id, edition_ids, editions_of
from mirps_extract.lineages.files import keep_lineages, lineages_json, load_lineages
from mirps_extract.lineages.joining import Links, joined
from mirps_extract.lineages.values import (
    LINEAGES,
    NO_LINEAGES,
    KnownEdition,
    Lineage,
    Lineages,
    Member,
    Node,
)

__all__ = [
    "LINEAGES",
    "NO_LINEAGES",
    "KnownEdition",
    "Lineage",
    "Lineages",
    "Links",
    "Member",
    "Node",
    "edition_id",
    "edition_ids",
    "editions_of",
    "joined",
    "keep_lineages",
    "lineages_json",
    "load_lineages",
]

"""Two texts in one, word for word, with what only one of them has."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from mirps_extract.comparison.values import Segment
from mirps_extract.vocabulary import fold


def segments_of(before: str, after: str) -> list[Segment]:
    """Both texts in one: kept words as the later text prints them, removed before added ones.

    Words are compared as they are printed but for case and accents. The edits are the fewest
    (Indel distance over words, by rapidfuzz).
    """
    old, new = before.split(), after.split()
    codes = Indel.opcodes([fold(word) for word in old], [fold(word) for word in new])
    removed: list[str] = []
    added: list[str] = []
    found: list[Segment] = []

    def flush() -> None:
        if removed:
            found.append(Segment(kind="removed", text=" ".join(removed)))
        if added:
            found.append(Segment(kind="added", text=" ".join(added)))
        removed.clear()
        added.clear()

    for code in codes:
        if code.tag == "equal":
            flush()
            kept = " ".join(new[code.dest_start : code.dest_end])
            found.append(Segment(kind="kept", text=kept))
        else:
            removed += old[code.src_start : code.src_end]
            added += new[code.dest_start : code.dest_end]
    flush()
    return found

"""The stage institutions: who is to carry out a commitment."""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.institutions.asking import Answer, Find, Texts, Which, texts_of
from mirps_extract.institutions.gathering import gathered, unknown_in
from mirps_extract.institutions.values import Identity, Tagged, untagged


def find_here(which: Which, texts: Sequence[Texts]) -> Sequence[Answer]:
    """Find the institutions in this process.

    Raises:
        ModelError: there is no pipeline for the language, or the model cannot be used.
        RegistryError: the registry cannot be used.
    """
    # spaCy takes longer to import than many a plan to read: only who asks for it waits for it.
    from mirps_extract.institutions.loading import load_tagger
    from mirps_extract.institutions.tagging import find

    return find(load_tagger(which), texts)

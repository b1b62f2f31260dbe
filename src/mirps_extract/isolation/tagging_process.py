"""The tagging process: it loads spaCy and a pipeline while pages are read, and finds institutions.

What it is asked comes in on standard input and its answers go out, both as pickles: it is started
by the reading process, and talks to nobody else.
"""

from __future__ import annotations

import pickle
import sys
import traceback
from collections.abc import Sequence
from types import ModuleType

from mirps_extract.errors import MirpsError, shortage
from mirps_extract.institutions.asking import Answer, Texts, Which
from mirps_extract.isolation.serving import answers, gives, held_to, inbox
from mirps_extract.memory import collect_rarely


def main() -> None:
    """Load and answer until standard input ends."""
    collect_rarely()
    stream = answers()
    asked = inbox()
    # Whatever is asked, this is needed, and it takes the longest.
    if gives():  # else the reading process tells
        import_finder()
    while True:
        which, *question = asked.get()
        answer = _answer(which, *question)
        if question:
            pickle.dump(answer, stream)
            stream.flush()


def import_finder() -> None:
    """Import what finds institutions, and spaCy without its command line.

    That takes half of spaCy's time to import, and no pipeline needs it.
    """
    sys.modules["spacy.cli.info"] = without = ModuleType("spacy.cli.info")
    without.info = None  # type: ignore[attr-defined]
    import mirps_extract.institutions.tagging  # noqa: F401

    del sys.modules["spacy.cli.info"]


def _answer(
    which: Which, texts: Sequence[Texts] = (), memory: int | None = None
) -> Sequence[Answer] | Exception:
    from mirps_extract.institutions.loading import load_tagger
    from mirps_extract.institutions.tagging import find

    try:
        tagger = load_tagger(which)
        if memory is None:
            return ()
        with held_to(memory):
            return find(tagger, texts)
    except (MirpsError, MemoryError) as error:
        error.add_note(traceback.format_exc())
        return error
    except Exception as error:  # it may hold what cannot be sent
        told = shortage(error) or RuntimeError(f"{type(error).__name__}: {error}")
        told.add_note(traceback.format_exc())
        return told


if __name__ == "__main__":
    main()

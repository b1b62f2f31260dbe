"""Finds the names of the registry in a text.

It does what spaCy's entity ruler does with phrases that are compared by norm, but keeps the norms:
to tokenise thousands of names again took two fifths of the time to load a pipeline.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from mirps_extract.institutions.patterns import LABEL

Norms = tuple[str, ...]
"""A name as it is compared: the norm of each token."""


@Language.factory("mirps_known_names")
class KnownNames:
    """Makes entities of known names; where they overlap, of the longer, then of the first.

    Attributes:
        names: the names, by the norm of their first token.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self._nlp = nlp
        self.names: dict[str, dict[Norms, None]] = defaultdict(dict)

    def add(self, names: Iterable[str]) -> None:
        """Know more names."""
        spelling = self._nlp.get_pipe("mirps_spelling")
        for name in names:
            self._know(tuple(token.norm_ for token in spelling(self._nlp.make_doc(name))))

    def __call__(self, doc: Doc) -> Doc:
        """Make entities of the names in a text, besides those that it has."""
        norms = tuple(token.norm_ for token in doc)
        taken = {token.i for ent in doc.ents for token in ent}
        found = []
        for start, end in sorted(self._places(norms), key=lambda at: (at[0] - at[1], at[0])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append(Span(doc, start, end, label=LABEL))
        doc.ents = [*doc.ents, *found]
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Keep the names in a file."""
        known = [norms for some in self.names.values() for norms in some]
        lines = (json.dumps(norms, ensure_ascii=False) for norms in known)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> KnownNames:
        """Know the names in a file."""
        self.names.clear()
        for line in path.read_text(encoding="utf-8").splitlines():
            self._know(tuple(json.loads(line)))
        return self

    def _know(self, norms: Norms) -> None:
        if norms:
            self.names[norms[0]][norms] = None

    def _places(self, norms: Norms) -> Iterator[tuple[int, int]]:
        """Where names begin and end."""
        for start, first in enumerate(norms):
            for name in self.names.get(first, ()):
                if norms[start : start + len(name)] == name:
                    yield start, start + len(name)

"""Phrases that tell something of the words beside them, found at the end or the start of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

ANY = "*"
"""At the end of a word: all that begin so; alone: any word."""

LETTERS = 3
"""Letters by which phrases are looked up."""

Phrase = tuple[str, ...]


class Phrases:
    """Phrases, each with what it tells; where several fit, the one of the most words does.

    ANY is no word; of those that are as long, the one that was given first tells.
    """

    def __init__(self, told: Mapping[str, Iterable[str]]) -> None:
        """Take them by what they tell."""
        self._first: dict[str, list[tuple[Phrase, str]]] = {}
        self._last: dict[str, list[tuple[Phrase, str]]] = {}
        every = [(tuple(text.split()), what) for what, texts in told.items() for text in texts]
        self.longest = max((len(phrase) for phrase, _ in every), default=0)
        for phrase, what in sorted(every, key=lambda one: one[0].count(ANY) - len(one[0])):
            self._first.setdefault(_key(phrase[0]), []).append((phrase, what))
            self._last.setdefault(_key(phrase[-1]), []).append((phrase, what))

    def ending(self, words: Sequence[str]) -> tuple[str, int] | None:
        """What the longest phrase at the end of some words tells, and how many words it has."""
        for phrase, what in self._last.get(_key(words[-1]), ()) if words else ():
            if len(phrase) <= len(words) and _fits(words[-len(phrase) :], phrase):
                return what, len(phrase)
        return None

    def beginning(self, words: Sequence[str], at: int) -> tuple[str, int] | None:
        """What the longest phrase that begins at a word tells, and the index behind it."""
        for phrase, what in self._first.get(_key(words[at]), ()) if at < len(words) else ():
            if _fits(words[at : at + len(phrase)], phrase):
                return what, at + len(phrase)
        return None

    def whole(self, words: Sequence[str]) -> str | None:
        """What the phrase tells that some words are."""
        found = self.beginning(words, 0)
        return found[0] if found and found[1] == len(words) else None


def _key(word: str) -> str:
    return word.removesuffix(ANY)[:LETTERS]


def _fits(words: Sequence[str], phrase: Phrase) -> bool:
    return len(words) == len(phrase) and all(
        word.startswith(part[:-1]) if part.endswith(ANY) else word == part
        for word, part in zip(words, phrase, strict=True)
    )

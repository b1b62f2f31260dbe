"""How words are kept: as they are while they are worked on, in columns when there are many.

A plan of thousands of pages has a million words, and each stage goes from page to page. The words
of the pages that were looked at last stand ready; those of all others take a tenth of the room, as
numbers in arrays, and are made anew when they are looked at again. Nobody who uses words sees the
difference.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise
from threading import Lock
from typing import overload
from weakref import ref

from mirps_extract.read.columns import Columns, numbers_up_to
from mirps_extract.read.word import Housed, Word

READY = 12_000
"""Words that stand ready at most, or those of one page: half as many again as a plan has."""

FEW = 3
"""Words of a page that are made anew without those beside them."""

_set_home = Housed.home.__set__  # type: ignore[misc,attr-defined]
_set_place = Housed.place.__set__  # type: ignore[misc,attr-defined]


class Words(Sequence[Word]):
    """Words in order; a slice of them is a tuple."""

    __slots__ = ()

    @property
    @abstractmethod
    def texts(self) -> list[str]:
        """What each word says."""

    @property
    @abstractmethod
    def ids(self) -> Iterable[tuple[int, int]]:
        """The name of each word in the ledger."""

    @abstractmethod
    def _all(self) -> Sequence[Word]:
        """The words themselves."""

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        """The word at a place, or those at several."""
        return self._all()[at]  # type: ignore[return-value]

    def __iter__(self) -> Iterator[Word]:
        """The words in order."""
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        """Whether the other are the same words, however they are kept."""
        if not isinstance(other, (Words, tuple)):
            return NotImplemented
        return len(self) == len(other) and tuple(self._all()) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self._all()))

    def __repr__(self) -> str:
        """The words, as a tuple shows them."""
        return repr(tuple(self._all()))


class PageWords(Words):
    """The words of a page.

    Args:
        words: the words; from now on their home is here.
    """

    __slots__ = ("__weakref__", "_columns", "_count", "_ready")

    def __init__(self, words: Iterable[Word]) -> None:
        self._columns: Columns | None = None
        self._ready: tuple[Word, ...] | None = tuple(words)
        self._count = len(self._ready)
        self._settle(self._ready)

    def __len__(self) -> int:
        """How many words the page has."""
        return self._count

    def word(self, place: int) -> Word:
        """One word: the others of its page are left as they are."""
        if self._ready is not None:
            return self._ready[place]
        assert self._columns is not None
        return self._at_home(self._columns.word(place), place)

    def text(self, place: int) -> str:
        """What one word says."""
        if self._ready is not None:
            return self._ready[place].text
        assert self._columns is not None
        return self._columns.text(place)

    def id(self, place: int) -> tuple[int, int]:
        """The name of one word in the ledger."""
        if self._ready is not None:
            return self._ready[place].id
        assert self._columns is not None
        return self._columns.id(place)

    @property
    def texts(self) -> list[str]:
        """What each word says."""
        return [self.text(place) for place in range(self._count)]

    @property
    def ids(self) -> Iterable[tuple[int, int]]:
        """The name of each word in the ledger."""
        return map(self.id, range(self._count))

    def put_by(self) -> None:
        """Keep the words in columns until they are looked at again."""
        ready = self._ready
        if ready is not None:
            self._columns = self._columns or Columns(ready)
            self._ready = None

    def _all(self) -> tuple[Word, ...]:
        ready = self._ready
        if ready is None and self._columns is not None:
            return self._settle(self._columns.words())
        return ready or ()

    def _at_home(self, word: Word, place: int) -> Word:
        _set_home(word, self)
        _set_place(word, place)
        return word

    def _settle(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        for place, word in enumerate(words):
            self._at_home(word, place)
        self._ready = words
        _LATEST.add(self, len(words))
        return words


class _Latest:
    """The pages whose words stand ready, those looked at longest ago first."""

    def __init__(self) -> None:
        self._pages: deque[tuple[ref[PageWords], int]] = deque()
        self._words = 0
        self._lock = Lock()

    def add(self, page: PageWords, words: int) -> None:
        """A page's words stand ready; others make room for them."""
        with self._lock:
            self._pages.append((ref(page), words))
            self._words += words
            while self._words > READY and len(self._pages) > 1:
                oldest, count = self._pages.popleft()
                self._words -= count
                found = oldest()
                if found is not None:
                    found.put_by()


_LATEST = _Latest()


class _Stretch(Words):
    """Words of one page that follow each other there, as those of a line do."""

    __slots__ = ("_end", "_home", "_start")

    def __init__(self, home: PageWords, start: int, end: int) -> None:
        self._home, self._start, self._end = home, start, end

    def __len__(self) -> int:
        return self._end - self._start

    @property
    def texts(self) -> list[str]:
        return [self._home.text(place) for place in range(self._start, self._end)]

    @property
    def ids(self) -> Iterable[tuple[int, int]]:
        return map(self._home.id, range(self._start, self._end))

    def _all(self) -> tuple[Word, ...]:
        return self._home._all()[self._start : self._end]

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        places = range(self._start, self._end)[at]
        return _few(self._home, places) if isinstance(places, range) else self._home.word(places)


def _few(home: PageWords, places: Sequence[int]) -> tuple[Word, ...]:
    """Words of a page; a few are made anew without those beside them."""
    word = home.word if len(places) <= FEW else home._all().__getitem__
    return tuple([word(place) for place in places])


class _Chosen(Words):
    """Some words of one page."""

    __slots__ = ("_home", "_places")

    def __init__(self, home: PageWords, places: Iterable[int]) -> None:
        self._home = home
        self._places = numbers_up_to(len(home), places)

    def __len__(self) -> int:
        return len(self._places)

    @property
    def texts(self) -> list[str]:
        return [self._home.text(place) for place in self._places]

    @property
    def ids(self) -> Iterable[tuple[int, int]]:
        return map(self._home.id, self._places)

    def _all(self) -> tuple[Word, ...]:
        words = self._home._all()
        return tuple([words[place] for place in self._places])

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(at, slice):
            return _few(self._home, self._places[at])
        return self._home.word(self._places[at])


class _Several(Words):
    """Words of several pages."""

    __slots__ = ("_ends", "_parts")

    def __init__(self, parts: Iterable[_Stretch | _Chosen]) -> None:
        self._parts = tuple(parts)
        self._ends = tuple(accumulate(map(len, self._parts)))

    def __len__(self) -> int:
        return self._ends[-1]

    @property
    def texts(self) -> list[str]:
        return [text for part in self._parts for text in part.texts]

    @property
    def ids(self) -> Iterable[tuple[int, int]]:
        return chain.from_iterable(part.ids for part in self._parts)

    def _all(self) -> tuple[Word, ...]:
        return tuple(self)

    def __iter__(self) -> Iterator[Word]:
        for part in self._parts:
            yield from part

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(at, slice):
            return tuple([self[place] for place in range(*at.indices(len(self)))])
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        which = bisect_right(self._ends, place)
        return self._parts[which][place - (self._ends[which - 1] if which else 0)]


def kept(words: Iterable[Word]) -> Sequence[Word]:
    """Words of pages as they are best kept: they themselves are not held on to.

    Words that are on no page stay as they are.
    """
    if isinstance(words, Words):
        return words
    given = tuple(words)
    try:
        parts = [
            _part(some[0].home, [word.place for word in some])
            for some in (list(group) for _, group in groupby(given, lambda word: id(word.home)))
        ]
    except AttributeError:
        return given
    if not parts:
        return ()
    return parts[0] if len(parts) == 1 else _Several(parts)


def _part(home: PageWords, places: Sequence[int]) -> _Stretch | _Chosen:
    start, end = places[0], places[-1] + 1
    if end - start == len(places) and all(b - a == 1 for a, b in pairwise(places)):
        return _Stretch(home, start, end)
    return _Chosen(home, places)


def texts_of(words: Sequence[Word]) -> list[str]:
    """What each of some words says."""
    return words.texts if isinstance(words, Words) else [word.text for word in words]


def ids_of(words: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """The name of each of some words in the ledger."""
    return words.ids if isinstance(words, Words) else [word.id for word in words]

"""Names by their form: where in a run of words a name of an institution begins and ends.

A name has a head, the word that says what it is ("Ministry", "Council"), with what belongs to it:
"National Migration Institute", "Ministry of Economy, Industry and Commerce". The words of the
language stand in its vocabulary; the grammar is here.
"""

from __future__ import annotations

from mirps_extract.institutions.words import NameWords, WordKind
from mirps_extract.registry import spelled

PLAIN_TYPES = frozenset({"agency", "commission", "coordination_body"})
"""Kinds of institutions whose words name one only with what it is for."""

COUNTRY_TYPES = frozenset({"university", "private_sector", "ngo"})
"""Kinds of institutions that have their country in their name: there are others of that name."""


def names_in(words: NameWords) -> list[tuple[int, int]]:
    """The names in a run of words, each as the index of its first word and that after its last."""
    found = []
    at = 0
    while at < len(words.texts):
        name = _name(words, at) if _may_begin(words, at) else None
        if name:
            found.append(name)
        at = name[1] if name else at + 1
    return found


def type_of(words: NameWords) -> str | None:
    """What kind of institution a name stands for, by its head."""
    indices = range(len(words.texts))
    first_tail = next((at for at in indices if words.kind(at) is WordKind.LINK), len(words.texts))
    core = [at for at in indices if at < first_tail and words.kind(at) is WordKind.HEAD]
    heads = core or [at for at in indices if words.kind(at) is WordKind.HEAD]
    if not heads:
        return None
    return words.head_type(heads[-1] if words.naming.head_last else heads[0])


def _may_begin(words: NameWords, at: int) -> bool:
    if words.kind(at) is WordKind.ACRONYM:  # "ACME Council"
        return words.naming.head_last
    return words.capital(at)


def _name(words: NameWords, start: int) -> tuple[int, int] | None:
    """The name that begins at a word, if one does."""
    while words.places[start] and words.kind(start + words.places[start]) is WordKind.POSSESSIVE:
        start += words.places[start] + 1
        if not words.capital(start):
            return None
    core_end = _core(words, start)
    heads = _heads(words, start, core_end)
    if not heads and words.naming.head_last and words.article(start - 1):
        core_end = _second_core(words, start, core_end)
        heads = _heads(words, start, core_end)
    if not heads:
        return None
    if words.naming.head_last:
        while start < heads[-1] and spelled(words.texts[start]) in words.naming.openers:
            start += 1
        return _head_last(words, start, core_end, heads)
    # The head leads; a capitalised word before it belongs to the sentence, but for a few.
    begin = heads[0]
    while begin > start and spelled(words.texts[begin - 1]) in words.naming.leading:
        begin -= 1
    return _with_tail(words, begin, core_end)


def _heads(words: NameWords, start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if words.kind(at) is WordKind.HEAD]


def _core(words: NameWords, start: int, *, in_tail: bool = False) -> int:
    """The end of the capitalised words from `start` on, with possessives between them."""
    end = start
    if words.kind(start) is WordKind.ACRONYM and words.capital(start + 1):
        end += 1
    while words.capital(end) or words.kind(end) is WordKind.POSSESSIVE:
        if words.kind(end) is WordKind.POSSESSIVE and not (
            words.capital(end + 1) and _may_own(words, end - 1, in_tail=in_tail)
        ):
            break
        end += 1
    if end == start + 1 and words.kind(end) is WordKind.ACRONYM and words.head_type(start) == "ngo":
        end += 1  # "Foundation ACME"
    return end


def _may_own(words: NameWords, at: int, *, in_tail: bool) -> bool:
    """Whether a word with a possessive goes on a name, rather than ends that of the owner.

    "Women's Institute", "Ombudsman's Office" and "Ministry of Peoples' Affairs" are names; in "the
    Ministry of Mines's Project" it is the ministry alone.
    """
    word = spelled(words.texts[at])
    if in_tail:
        return word in words.naming.owners
    return words.kind(at) is not WordKind.HEAD or word in words.naming.holders


def _second_core(words: NameWords, start: int, end: int) -> int:
    """The end of "the Mules and Donkeys Directorate", whose first part has no head of its own."""
    is_bare = words.places[start] or spelled(words.texts[start]) in words.naming.openers
    if is_bare or not words.joins(end) or not words.capital(end + 1) or words.places[end + 1]:
        return end
    return _core(words, end + 1)


def _head_last(
    words: NameWords, start: int, core_end: int, heads: list[int]
) -> tuple[int, int] | None:
    end = heads[-1] + 1
    if _is_short_of(words, start, end):
        start += 1
    if any(_is_thing(words, at) for at in range(end, core_end)):
        return None
    return _with_tail(words, start, end) if end == core_end else _whole(words, start, end)


def _is_short_of(words: NameWords, at: int, end: int) -> bool:
    """Whether an acronym has the initials of the words behind it, in the order of any language."""
    initials = sorted(word[0] for word in words.texts[at + 1 : end])
    return words.kind(at) is WordKind.ACRONYM and sorted(words.texts[at]) == initials


def _with_tail(words: NameWords, start: int, core_end: int) -> tuple[int, int] | None:
    if not words.naming.head_last and any(_is_thing(words, at) for at in range(start, core_end)):
        return None
    end = core_end
    tailed = False
    while (part := _part(words, _linked(words, end))) is not None:
        end, tailed = part, True
    # "Foundation Peace and Mules"
    if tailed or (end - start == 2 and words.head_type(start) == "ngo"):
        end = _listed(words, end)
    return _whole(words, start, _with_country(words, start, end))


def _is_thing(words: NameWords, at: int) -> bool:
    is_capital = words.kind(at) is WordKind.CAPITAL
    return is_capital and spelled(words.texts[at]) in words.naming.other_things


def _whole(words: NameWords, start: int, end: int) -> tuple[int, int] | None:
    """A name, unless it is a word for an institution alone, or with words that name none."""
    if end - start == 1:
        return (start, end) if _is_alone(words, start) else None
    return None if _is_plain(words, start, end) else (start, end)


def _is_alone(words: NameWords, at: int) -> bool:
    """Whether a word for an institution names one alone."""
    return spelled(words.texts[at]) in words.naming.alone


def _is_plain(words: NameWords, start: int, end: int) -> bool:
    """Whether a name says no more than that there is an institution: "the Technical Team"."""
    heads = _heads(words, start, end)
    if len(heads) != 1 or words.head_type(heads[0]) not in PLAIN_TYPES:
        return False
    others = (at for at in range(start, end) if at not in heads)
    return all(
        words.kind(at) is WordKind.LINK or spelled(words.texts[at]) in words.naming.plain
        for at in others
    )


def _with_country(words: NameWords, start: int, end: int) -> int:
    """The end of a name with its country, where the name would not be one without it."""
    after = end
    while words.kind(after) is WordKind.LINK and not words.places[after]:
        after += 1
    if after == end or after >= len(words.texts) or not words.places[after]:
        return end
    head = _heads(words, start, end)[0]
    needs_it = end - start == 1 or words.head_type(head) in COUNTRY_TYPES
    return after + words.places[after] if needs_it else end


def _linked(words: NameWords, at: int) -> int | None:
    """The first word after small words (none of them a conjunction); None where there are none."""
    end = at
    while words.kind(end) is WordKind.LINK and not words.joins(end) and not words.places[end]:
        end += 1
    return end if end > at else None


def _part(words: NameWords, start: int | None) -> int | None:
    """The end of a part of a name: capitalised words that are no name of their own."""
    if start is None or not words.capital(start) or words.places[start]:
        return None
    end = _core(words, start, in_tail=True)
    return None if _own_name(words, start, end) else end


def _own_name(words: NameWords, start: int, end: int) -> bool:
    """Whether capitalised words are, or begin, another name rather than go on with this one."""
    return bool(_heads(words, start, end)) and (end - start > 1 or _part_follows(words, end))


def _part_follows(words: NameWords, end: int) -> bool:
    after = _linked(words, end)
    return after is not None and words.capital(after)


def _listed(words: NameWords, end: int) -> int:
    """The end of a name with what is listed in it: ", Industry and Commerce"."""
    at = end
    while words.kind(at) is WordKind.COMMA:
        part = _part(words, at + 1)
        if part is None:
            break
        while part is not None:
            at, part = part, _part(words, _linked(words, part))
    joint = at + 1 if words.kind(at) is WordKind.COMMA else at
    if not words.joins(joint):
        return end
    after = joint + 1
    while words.kind(after) is WordKind.LINK and not words.article(after):
        after += 1
    has_article = words.article(after)
    last = _part(words, after + 1 if has_article else after)
    if last is None or (
        has_article and (_part_follows(words, last) or _is_alone(words, after + 1))
    ):
        return end
    listed = last
    while (part := _part(words, _linked(words, last))) is not None:
        last = part
    return last if last == listed else _listed(words, last)  # "Health of Mules and Donkeys"

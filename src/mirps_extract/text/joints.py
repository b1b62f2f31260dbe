"""How the last word of a line and the first word of the next belong together.

Evidence is heard in this order: a soft hyphen in the file, the words that the document prints
unbroken elsewhere, the shape of the two halves, a word list, hyphenation patterns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mirps_extract.text.addresses import goes_on
from mirps_extract.text.lexicon import ADDRESS, DIVIDING, Lexicon
from mirps_extract.text.values import RepairKind
from mirps_extract.vocabulary import HYPHENS, SOFT_HYPHEN, Vocabulary, fold

UNBREAKING = "\u2011"
"""The hyphen where no word is divided."""

SIGNS = tuple(HYPHENS)

DASH = "\u2013"
"""The sign between the ends of a span, of years, say, or of a way; a hyphen divides words."""

URL_SIGN = re.compile(r"[./?=&#@]")
LEFT_PART = re.compile(r"[\w’']+$")
RIGHT_PART = re.compile(r"^[\w’']+")


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two words in the text.

    Attributes:
        kind: the repair that it is; None where a plain space divides them.
        left: the left word as it stands in the text.
    """

    kind: RepairKind | None
    left: str


def joint(
    left: str, right: str, lexicon: Lexicon, vocabulary: Vocabulary, *, full: bool = True
) -> Joint:
    """Decide how two words join over the end of a line.

    Args:
        left: the last word of a line, cleaned of ligatures.
        right: the first word of the next.
        lexicon: the words that are known.
        vocabulary: the language's conjunctions and prefixes.
        full: whether the line reaches as far to the right as its neighbours do.
    """
    if goes_on(left, right, lexicon, full=full):
        return Joint(RepairKind.URL_JOINED, left)
    if len(left) > 1 and left[-1] == "/" and right[:1].isalnum():
        return Joint(RepairKind.SLASH_JOINED, left)
    if _spans(left, right):
        return Joint(RepairKind.HYPHEN_KEPT, left)
    if len(left) < 2 or left[-1] not in HYPHENS:
        return Joint(None, left)
    if left[-2].isalnum() and right[:1] in HYPHENS and right[1:2].isalnum():
        return Joint(RepairKind.HYPHEN_KEPT, left[:-1])  # Spanish repeats it: "público- | -privado"
    if not right[:1].isalnum():
        return Joint(None, left)
    stem = left.rstrip("".join(SIGNS))
    if left[-1] == SOFT_HYPHEN and stem:
        if _is_printed_so(stem, right, lexicon, vocabulary):
            return Joint(RepairKind.HYPHEN_KEPT, f"{stem}-")
        return Joint(RepairKind.HYPHEN_DROPPED, stem)
    if not left[-2].isalnum():
        return Joint(None, left)
    if fold(right) in vocabulary.conjunctions and not _is_known_whole(left, right, lexicon):
        return Joint(None, left)  # "short- | and long-term": the hyphen waits for its other half
    if left[-1] == UNBREAKING:
        return Joint(RepairKind.HYPHEN_KEPT, left)
    if lexicon.own_sign and left[-1] == DIVIDING:
        return Joint(RepairKind.HYPHEN_DROPPED, left[:-1])
    if lexicon.own_sign or _keeps_hyphen(left[:-1], right, lexicon, vocabulary):
        return Joint(RepairKind.HYPHEN_KEPT, left)
    return Joint(RepairKind.HYPHEN_DROPPED, left[:-1])


def _spans(left: str, right: str) -> bool:
    """Whether a dash stands between two names or numbers, without white: "2024– | 2027"."""
    from_name = LEFT_PART.search(left.removesuffix(DASH))
    if from_name is None or not left.endswith(DASH):
        return False
    ends = from_name.group()[0], right[:1]
    return all(map(str.isupper, ends)) or all(map(str.isdigit, ends))


def _is_known_whole(left: str, right: str, lexicon: Lexicon) -> bool:
    return lexicon.is_word(left[:-1] + right)


def _keeps_hyphen(left: str, right: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    # The document's own spelling, first of the whole compound, then of the parts at the break.
    for a, b in ((left, right), _around_break(left, right)):
        joined, hyphened = lexicon.count(a + b), lexicon.count(f"{a}-{b}")
        if joined or hyphened:
            return hyphened >= joined
    a, b = _around_break(left, right)
    if ADDRESS.search(left):
        # Words of an address, or a part that has a hyphen before, have one here, unless a word is
        # divided.
        words = "-" in URL_SIGN.split(left)[-1] or (lexicon.is_word(a) and lexicon.is_word(b))
        return not lexicon.hyphenates or (words and not lexicon.is_word(a + b))
    if not a or not b or a[-1].isdigit() or b[0].isdigit():
        return True
    if a.isupper() and b.isupper() and len(a) > 1:
        inside = left.startswith("(") and ")" in right  # "(INSA- | FORP)" behind a name is one
        return _are_acronyms(a, b, lexicon, one=inside)
    if not lexicon.hyphenates:
        return True
    if fold(b) in vocabulary.hyphen_particles and lexicon.is_word(a):
        return lexicon.frequency(a + b) < USUAL  # "fall- | out", but "with- | out"
    if b[0].isupper() and not (a.isupper() and b.isupper()):
        return True
    if _is_of_several(left, right, lexicon, vocabulary):
        return True
    whole, rest = lexicon.is_word(a + b), lexicon.is_word(b)
    if fold(b) in vocabulary.hyphen_endings and not whole:
        return True
    prefixed = fold(a) in vocabulary.hyphen_prefixes and len(b) >= ROOT
    # Two of three: "ex- | tender" is no "ex-" of anything, but no list has "refoulement"; "ness" is
    # a name, and no stem of "wellness".
    stem = rest and not (whole and lexicon.frequency(b) < lexicon.frequency(a + b))
    if prefixed and (vocabulary.compounds, stem, not whole).count(True) > 1:
        return True
    if "-" in left and not whole and rest and lexicon.is_word(a):  # "door-to- | door"
        return True
    if _are_adjectives(a, b, lexicon, vocabulary):
        return True
    return not whole and vocabulary.compounds and _is_compound(a, b, lexicon, vocabulary)


def _is_of_several(left: str, right: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether a small word beside the break has its other hyphen: "just- | in-time"."""
    a, b = _around_break(left, right)
    small = vocabulary.function_words
    if left.removesuffix(a).endswith(SIGNS) and fold(a) in small:
        return lexicon.is_form(b)
    return right.removeprefix(b).startswith(SIGNS) and fold(b) in small


def _are_adjectives(left: str, right: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether halves are two adjectives of which the first stands in its plain form.

    Spanish joins them so: "público-privadas". The first is told from prefixes ("auto-") by its
    other gender.
    """
    if not vocabulary.genders or min(len(left), len(right)) < ROOT:
        return False
    plain, other = vocabulary.genders
    return (
        left.endswith(plain)
        and fold(left) not in vocabulary.function_words
        and lexicon.is_word(left)
        and lexicon.is_word(left.removesuffix(plain) + other)
        and lexicon.is_form(right)
        and not lexicon.is_form(left + right)
    )


def _are_acronyms(left: str, right: str, lexicon: Lexicon, *, one: bool) -> bool:
    """Whether halves in capitals are two acronyms, or one that is broken, or a word of a title.

    The second half stands on its own elsewhere or not; two long ones are not the halves of
    one, unless these are all that brackets hold.
    """
    if lexicon.is_acronym(right):
        return lexicon.is_acronym(left) or not lexicon.is_listed(right)
    long = min(len(left), len(right)) >= ROOT and not one
    return long and not lexicon.is_form(left + right) and not lexicon.is_listed(right)


def _is_printed_so(left: str, right: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether a soft hyphen at a line's end is one that every compound of the file has.

    Typst calls the sign so everywhere once it has divided a word with it. Only what cannot be a
    divided word is taken for a compound.
    """
    a, b = _around_break(left, right)
    joined, hyphened = lexicon.count(a + b), lexicon.count(f"{a}-{b}")
    if joined or hyphened:
        return hyphened > joined
    if not a or not b:
        return False
    if a[-1].isdigit() or b[0].isdigit():
        return True
    if lexicon.is_word(a + b) or not vocabulary.compounds or not lexicon.is_word(a):
        return False
    if fold(b) in vocabulary.hyphen_particles:
        return lexicon.frequency(a + b) < USUAL
    return min(len(a), len(b)) >= ROOT and lexicon.is_word(b)


def _is_compound(left: str, right: str, lexicon: Lexicon, vocabulary: Vocabulary) -> bool:
    """Whether two halves, whose whole nobody knows, are a compound that keeps its hyphen."""
    if left[0].isupper():  # a name, perhaps: the word list's chance hits do not count
        halves = bool(lexicon.count(left)) and bool(lexicon.count(right))
    else:
        halves = lexicon.is_word(left) and lexicon.is_word(right)
    if halves and min(len(left), len(right)) >= ROOT:
        return True
    common = min(map(lexicon.frequency, (left, right))) >= COMMON
    short = len(left) == ROOT - 1 or (len(left) > 1 and fold(left) in vocabulary.function_words)
    if halves and common and short and len(right) >= ROOT:
        return True
    if not halves and (len(right) < ROOT or not lexicon.is_word(right)):
        return False
    # Perhaps no hyphenation rule divides there: "follow-up", "pre-primary".
    return not lexicon.breaks_at(left, right)


ROOT = 4
"""Letters of a half that is a word by itself; shorter ones are words by chance."""

USUAL = 20_000
"""Times that it must have a word that ends as nouns of verbs do and is none: "throughout"."""

COMMON = 5_000
"""Times that the word list must have both halves of a compound if the first is shorter still."""


def _around_break(left: str, right: str) -> tuple[str, str]:
    """The letters on either side of the break, up to the next hyphen, slash or bracket."""
    a, b = LEFT_PART.search(left), RIGHT_PART.search(right)
    return a.group() if a else "", b.group() if b else ""

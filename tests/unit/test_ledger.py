"""The ledger: each word is used once, and the sums hold."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.errors import ExitCode, LedgerError
from mirps_extract.ledger import Claim, Use, account
from mirps_extract.read.values import Document, Page, Word
from unit.making import word

USED = [role for role in Use if role is not Use.UNASSIGNED]


def document(counts: list[int]) -> Document:
    """Pages of so many words each."""
    pages = tuple(
        Page(n, 600, 800, tuple(word(f"w{i}", 20.0 * i, 50, index=i, page=n) for i in range(count)))
        for n, count in enumerate(counts, start=1)
    )
    return Document("none", pages, file_name="p.pdf", sha256="0" * 64, bytes=1)


def words_of(made: Document) -> list[Word]:
    return [each for page in made.pages for each in page.words]


def test_what_is_claimed_is_counted_by_role_and_the_rest_is_unassigned() -> None:
    made = document([3, 2])
    a, b, c, d, e = words_of(made)
    ledger = account(made, [Claim(Use.COVER, (b,)), Claim(Use.COMMITMENT, (d, a))])
    assert ledger.words == 5
    assert dict(ledger.by_role) == {Use.COMMITMENT: 2, Use.COVER: 1, Use.UNASSIGNED: 2}
    assert ledger.unassigned == (c, e)


def test_no_words_are_no_fault() -> None:
    ledger = account(document([0]), [Claim(Use.COVER, ())])
    assert (ledger.words, dict(ledger.by_role), ledger.unassigned) == (0, {}, ())


def test_a_word_claimed_twice_is_a_fault() -> None:
    made = document([2])
    first, _ = words_of(made)
    claims = [Claim(Use.COVER, (first,)), Claim(Use.NARRATIVE, (first,))]
    with pytest.raises(LedgerError, match=r"'w0' on page 1 .* narrative") as caught:
        account(made, claims)
    assert caught.value.exit_code is ExitCode.INTERNAL


def test_a_word_twice_in_one_claim_is_a_fault() -> None:
    made = document([2])
    first, _ = words_of(made)
    with pytest.raises(LedgerError):
        account(made, [Claim(Use.COVER, (first, first))])


def test_a_word_that_the_document_does_not_have_is_a_fault() -> None:
    with pytest.raises(LedgerError):
        account(document([2]), [Claim(Use.COVER, (word("w9", 0, 0, index=9),))])


@st.composite
def books(draw: st.DrawFn) -> tuple[Document, list[Use | None]]:
    """A document, and for each word a role or none."""
    made = document(draw(st.lists(st.integers(0, 8), min_size=1, max_size=4)))
    size = len(words_of(made))
    role = st.one_of(st.none(), st.sampled_from(USED))
    return made, draw(st.lists(role, min_size=size, max_size=size))


@given(books())
def test_the_sums_hold_whatever_is_claimed(book: tuple[Document, list[Use | None]]) -> None:
    made, roles = book
    pairs = list(zip(words_of(made), roles, strict=True))
    ledger = account(made, [Claim(role, (each,)) for each, role in pairs if role is not None])
    assert dict(ledger.by_role) == dict(Counter(role or Use.UNASSIGNED for role in roles))
    assert sum(ledger.by_role.values()) == ledger.words == len(pairs)
    assert list(ledger.unassigned) == [each for each, role in pairs if role is None]


@given(books(), st.data())
def test_any_second_claim_is_a_fault(
    book: tuple[Document, list[Use | None]], data: st.DataObject
) -> None:
    made, roles = book
    claims = [
        Claim(role, (each,)) for each, role in zip(words_of(made), roles, strict=True) if role
    ]
    if claims:
        again = data.draw(st.sampled_from(claims))
        second = Claim(data.draw(st.sampled_from(USED)), again.words)
        at = data.draw(st.integers(0, len(claims)))
        with pytest.raises(LedgerError):
            account(made, [*claims[:at], second, *claims[at:]])

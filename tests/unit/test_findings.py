"""Findings: each kind with its code, its weight, its wording and its places."""

from __future__ import annotations

import pytest

from mirps_extract.findings import Finding, FindingKind, kinds, places_of, words_places
from mirps_extract.model import Place, Severity
from mirps_extract.outline.labels import Label
from mirps_extract.theme import labels_in
from unit.making import line, word

WORDINGS: list[tuple[Finding, str, str]] = [
    (
        Finding.of(
            "area_count_mismatch",
            country="ECU",
            focus_area="health",
            declared=4,
            found=3,
            note=" (2 without it)",
        ),
        "area_count_mismatch warning",
        "ECU, health: the plan declares 4, 3 found (2 without it)",
    ),
    (
        Finding.of("total_mismatch", country="ECU", declared=9, found=8),
        "total_mismatch warning",
        "ECU: the plan declares 9 in total, 8 found",
    ),
    (
        Finding.of("declared_sum_mismatch", country="ECU", declared=9, found=8),
        "declared_sum_mismatch warning",
        "ECU: the declared total 9 is not the sum of the declared focus areas, 8",
    ),
    (
        Finding.of("area_not_declared", country="ECU", focus_area="health", found=2),
        "area_not_declared warning",
        "ECU, health: 2 found, but the counts that the plan declares do not name this focus area",
    ),
    (
        Finding.of("counts_not_declared", country="ECU", found=2),
        "counts_not_declared info",
        "ECU: the plan declares no counts, so 2 found stands unchecked",
    ),
    (
        Finding.of("empty_focus_area", country="ECU", focus_area="health"),
        "empty_focus_area error",
        "ECU, health: no commitments under this heading",
    ),
    (
        Finding.of("empty_country", country="ECU"),
        "empty_country error",
        "ECU: no commitments in this section",
    ),
    (
        Finding.of("unknown_focus_area", country="ECU", focus_area="sea", heading="SEA"),
        "unknown_focus_area warning",
        "ECU: the heading “SEA” is no focus area that the vocabulary knows; read as sea",
    ),
    (
        Finding.of("false_bullet", commitment="ECU-HEAL-01", words="of towns."),
        "false_bullet warning",
        "ECU-HEAL-01: a list mark stands before “of towns.” in the middle of a sentence; "
        "read as one commitment",
    ),
    (
        Finding.of("duplicate_commitment", commitment="ECU-HEAL-02", original="ECU-HEAL-01"),
        "duplicate_commitment warning",
        "ECU-HEAL-02: the same text as ECU-HEAL-01; both are kept",
    ),
    (
        Finding.of("section_missing", country="ECU", announced=7),
        "section_missing error",
        "ECU: the contents list announces a section on page 7, none was found",
    ),
    (
        Finding.of("section_not_in_contents", country="ECU"),
        "section_not_in_contents warning",
        "ECU: a section was found that the contents list does not announce",
    ),
    (
        Finding.of("section_page_mismatch", country="ECU", announced=7, found=9),
        "section_page_mismatch info",
        "ECU: the contents list says page 7, the section begins on page 9",
    ),
    (
        Finding.of("country_reopened", country="ECU", page=9),
        "country_reopened warning",
        "ECU: a second section begins on page 9; read as one",
    ),
    (
        Finding.of("pages_missing", announced=4, found=3),
        "pages_missing error",
        "the file announces 4 pages, 3 could be read",
    ),
    (
        Finding.of("pages_not_read", number="one", pages="2", advice="none", lacking=""),
        "pages_not_read error",
        "page 2 has no text layer, only pictures, and cannot be read: leave out --ocr off",
    ),
    (
        Finding.of(
            "pages_not_read",
            number="many",
            pages="2, 4 and 7",
            advice="install",
            lacking="Tesseract",
        ),
        "pages_not_read error",
        "pages 2, 4 and 7 have no text layer, only pictures, and cannot be read: install Tesseract",
    ),
    (
        Finding.of("pages_recognised", number="one", pages="2"),
        "pages_recognised info",
        "page 2 was read by OCR: compare what matters with the page",
    ),
    (
        Finding.of("unassigned_words", page=2, count=3, sample="a b c"),
        "unassigned_words warning",
        "page 2: 3 words were not recognised: “a b c”",
    ),
    (
        Finding.of("doubtful_label", page=2, words="a b c", label="item", second="more", margin=3),
        "doubtful_label warning",
        "page 2: “a b c” was read as the beginning of a commitment; it may be more of the "
        "commitment before it (3 less of evidence)",
    ),
    (
        Finding.of(
            "doubtful_order",
            page=2,
            place="after",
            before="a b",
            after="c d",
            second="e f",
            margin=0,
        ),
        "doubtful_order warning",
        "page 2: “c d” was read after “a b”; “e f” may come before it (0 less of evidence)",
    ),
    (
        Finding.of("odd_counts", country="ECU", declared="none", usual="total"),
        "odd_counts warning",
        "ECU: the plan declares no counts here, only a total elsewhere",
    ),
    (
        Finding.of("drawn_otherwise", page=2, before="a b", after="c d"),
        "drawn_otherwise warning",
        "page 2: “c d” was read after “a b”, but the file draws it before that",
    ),
    (
        Finding.of("broken_sentence", page=2, where="within", before="a b", after="c d"),
        "broken_sentence warning",
        "page 2: “c d” does not go on with “a b”",
    ),
    (
        Finding.of("broken_sentence", page=2, where="left_out", before="a b", after="c d"),
        "broken_sentence warning",
        "page 2: “c d” is in no text, but goes on with “a b”",
    ),
    (
        Finding.of("broken_sentence", page=2, where="end", before="a the", after=""),
        "broken_sentence warning",
        "page 2: a text ends with “a the”, in the middle of a sentence",
    ),
    (
        Finding.of("broken_sentence", page=2, where="begin", before="", after="c d"),
        "broken_sentence warning",
        "page 2: a text begins with “c d”, in the middle of a sentence",
    ),
    (
        Finding.of(
            "doubtful_order", page=2, place="first", before="", after="c d", second="e f", margin=1
        ),
        "doubtful_order warning",
        "page 2: “c d” was read first; “e f” may come before it (1 less of evidence)",
    ),
    (
        Finding.of("year_not_printed", source="properties", year=2031),
        "year_not_printed info",
        "the plan's first pages state no year; the file's properties say 2031",
    ),
    (
        Finding.of("numbering_gap", commitment="ECU-HEAL-02", number="4", previous="1"),
        "numbering_gap warning",
        "ECU-HEAL-02: number 4 follows 1",
    ),
    (
        Finding.of(
            "unknown_institution", commitment="ECU-HEAL-02", name="Night Watch", id="x-ecu-night"
        ),
        "unknown_institution info",
        "ECU-HEAL-02: “Night Watch” is not in the registry; its id here is x-ecu-night",
    ),
    (
        Finding.of(
            "stale_correction",
            commitment="ECU-HEAL-02",
            of="commitment",
            kind="text",
            key="0" * 16,
            reason="the text beneath has changed",
        ),
        "stale_correction warning",
        "ECU-HEAL-02: the correction “text” was not applied: the text beneath has changed",
    ),
    (
        Finding.of(
            "stale_correction",
            of="key",
            kind="text",
            key="0" * 16,
            reason="no commitment has this key",
        ),
        "stale_correction warning",
        f"key {'0' * 16}: the correction “text” was not applied: no commitment has this key",
    ),
    (
        Finding.of(
            "conflicting_corrections",
            commitment="ECU-HEAL-02",
            of="commitment",
            key="0" * 16,
            sides="A. Reader: checked; B. Reader: text “Open a port.”",
        ),
        "conflicting_corrections warning",
        "ECU-HEAL-02: people decided otherwise on it, and nothing was changed: "
        "A. Reader: checked; B. Reader: text “Open a port.”",
    ),
    (
        Finding.of("conflicting_corrections", of="key", key="0" * 16, sides="A. Reader: merge"),
        "conflicting_corrections warning",
        f"key {'0' * 16}: people decided otherwise on it, and nothing was changed: "
        "A. Reader: merge",
    ),
    (
        Finding.of("file_rebuilt", but="nothing"),
        "file_rebuilt warning",
        "the file is damaged: the table of its parts was broken, and they were found by a search; "
        "nothing is known to be missing",
    ),
    (
        Finding.of("file_damaged", detail="page 3 cannot be read"),
        "file_damaged error",
        "the file is damaged, and only a part of it was read: page 3 cannot be read",
    ),
    (
        Finding.of("checksum_wrong", count=2),
        "checksum_wrong warning",
        "the checksum of 2 of the file's streams is wrong or missing: they were read as other "
        "readers do; what they say may be garbled",
    ),
    (
        Finding.of("ink_without_words", page=3, advice="none", lacking=""),
        "ink_without_words warning",
        "page 3: words are shown that were not read: they are a picture, or outlines of letters; "
        "read them on the page",
    ),
    (
        Finding.of("ink_recognised", page=3, text="Health"),
        "ink_recognised info",
        "page 3: “Health” is a picture, or outlines of letters, and was read by OCR: compare it "
        "with the page",
    ),
    (
        Finding.of("content_damaged", page=4, flaws="holds this and lacks that"),
        "content_damaged error",
        "page 4: what the file says of the page holds this and lacks that, as if it were damaged; "
        "words may be lost or changed: get a fresh copy, or compare the page with what was read",
    ),
    (
        Finding.of("readers_differ", page=4, read=310, seen=402),
        "readers_differ warning",
        "page 4: 310 characters were read, a second reader sees 402; compare the page with what "
        "was read",
    ),
    (
        Finding.of("unseen_characters", page=2, count=7),
        "unseen_characters info",
        "page 2: 7 characters that nobody sees stand within words; they are in what was printed, "
        "and in no text",
    ),
    (
        Finding.of("text_overprinted", page=2, count=3),
        "text_overprinted warning",
        "page 2: letters are printed over one another in 3 words: compare the page with what was "
        "read",
    ),
    (
        Finding.of(
            "text_cut_off",
            whose="commitment",
            commitment="BLZ-PROT-01",
            page=2,
            text="of the funds",
        ),
        "text_cut_off warning",
        "BLZ-PROT-01: “of the funds” stands beside its text, where nobody sees it: the page may be "
        "cut off, and the text go on",
    ),
    (
        Finding.of("text_cut_off", whose="page", page=2, text="of the funds"),
        "text_cut_off warning",
        "page 2: “of the funds” stands beside its text, where nobody sees it: the page may be cut "
        "off, and the text go on",
    ),
    (
        Finding.of("invisible_text", page=2, count=3),
        "invisible_text info",
        "page 2: 3 words cannot be seen, or lie off it, and were left out",
    ),
    (
        Finding.of("doubled_text", page=2, words=3, characters=17),
        "doubled_text info",
        "page 2: 3 words are printed more than once in the same place (17 characters); read once",
    ),
    (
        Finding.of("unmapped_text", page=5, count=7, advice="install", lacking="Tesseract"),
        "unmapped_text error",
        "page 5: the fonts of 7 words do not say which characters they print; install Tesseract",
    ),
]


@pytest.mark.parametrize(("finding", "kind", "said"), WORDINGS, ids=[k for _, k, _ in WORDINGS])
def test_a_finding_says_what_was_found(finding: Finding, kind: str, said: str) -> None:
    assert f"{finding.code} {finding.severity}" == kind
    assert finding.message == said


def test_every_kind_of_finding_has_its_wording_tested() -> None:
    assert {finding.code for finding, _, _ in WORDINGS} == set(kinds())


def test_all_words_of_a_finding_can_be_told() -> None:
    told = {code: set[str]() for code in kinds()}
    for finding, _, _ in WORDINGS:
        told[finding.code] |= {f"{name} {value}" for name, value in finding.values.items()}
    own = {"where", "place", "source", "of", "but"}
    for code, kind in kinds().items():
        for name in own & set(kind.tables):
            assert told[code] >= {f"{name} {value}" for value in kind.tables[name]} - {
                "but named",
                "source none",
            }


def test_all_that_a_line_may_be_has_words() -> None:
    assert set(kinds()["doubtful_label"].tables["label"]) == {label.value for label in Label}


@pytest.mark.parametrize("kind", kinds().values(), ids=list(kinds()))
def test_a_kind_has_its_words_in_every_language_of_the_review_page(kind: FindingKind) -> None:
    languages = set(labels_in("mirps_extract.review_page"))
    assert set(kind.title) == set(kind.about) == languages
    assert all([kind.when, *kind.title.values(), *kind.about.values()])


def test_a_finding_has_the_values_of_its_kind() -> None:
    with pytest.raises(ValueError, match="total_mismatch has the values"):
        Finding.of("total_mismatch", country="ECU", found=8)


def test_values_are_no_gaps() -> None:
    assert "“{page}”" in Finding.of("unassigned_words", page=2, count=1, sample="{page}").message


def test_the_severities_rise() -> None:
    assert [severity.value for severity in Severity] == ["info", "warning", "error"]


def test_words_have_one_box_a_page() -> None:
    words = [
        word("aa", 50, 100, index=0),
        word("bb", 200, 300, index=1),
        word("cc", 70, 40, index=0, page=3),
    ]
    assert words_places(words) == (
        Place(1, (50, 100, 210, 310)),
        Place(3, (70, 40, 80, 50)),
    )
    assert words_places([]) == ()


def test_lines_have_the_places_of_their_words() -> None:
    rows = [line(["aa", "bb"], top=100), line(["cc"], top=120, start=2)]
    assert places_of(rows) == (Place(1, (50, 100, 73, 130)),)

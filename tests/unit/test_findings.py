"""Findings: each kind with its code, its weight, its wording and its places."""

from __future__ import annotations

import pytest

from mirps_extract import findings
from mirps_extract.findings import Finding, Severity, places_of, words_places
from mirps_extract.findings.of_plan import LABELS
from mirps_extract.geometry import Box
from mirps_extract.outline.labels import Label
from unit.making import line, word

KINDS = [
    kind
    for kind in vars(findings).values()
    if isinstance(kind, type) and issubclass(kind, Finding) and kind is not Finding
]

WORDINGS: list[tuple[Finding, str, str]] = [
    (
        findings.AreaCountMismatch(
            country="ECU", focus_area="health", declared=4, found=3, note=" (2 without it)"
        ),
        "area_count_mismatch warning",
        "ECU, health: the plan declares 4, 3 found (2 without it)",
    ),
    (
        findings.TotalMismatch(country="ECU", declared=9, found=8),
        "total_mismatch warning",
        "ECU: the plan declares 9 in total, 8 found",
    ),
    (
        findings.DeclaredSumMismatch(country="ECU", declared=9, found=8),
        "declared_sum_mismatch warning",
        "ECU: the declared total 9 is not the sum of the declared focus areas, 8",
    ),
    (
        findings.AreaNotDeclared(country="ECU", focus_area="health", found=2),
        "area_not_declared warning",
        "ECU, health: 2 found, but the counts that the plan declares do not name this focus area",
    ),
    (
        findings.CountsNotDeclared(country="ECU", found=2),
        "counts_not_declared info",
        "ECU: the plan declares no counts, so 2 found stands unchecked",
    ),
    (
        findings.EmptyArea(country="ECU", focus_area="health"),
        "empty_focus_area error",
        "ECU, health: no commitments under this heading",
    ),
    (
        findings.EmptyCountry(country="ECU"),
        "empty_country error",
        "ECU: no commitments in this section",
    ),
    (
        findings.UnknownArea(country="ECU", focus_area="sea", heading="SEA"),
        "unknown_focus_area warning",
        "ECU: the heading “SEA” is no focus area that the vocabulary knows; read as sea",
    ),
    (
        findings.FalseBullet(commitment="ECU-HEAL-01", words="of towns."),
        "false_bullet warning",
        "ECU-HEAL-01: a list mark stands before “of towns.” in the middle of a sentence; "
        "read as one commitment",
    ),
    (
        findings.DuplicateCommitment(commitment="ECU-HEAL-02", original="ECU-HEAL-01"),
        "duplicate_commitment warning",
        "ECU-HEAL-02: the same text as ECU-HEAL-01; both are kept",
    ),
    (
        findings.SectionMissing(country="ECU", announced=7),
        "section_missing error",
        "ECU: the contents list announces a section on page 7, none was found",
    ),
    (
        findings.SectionNotInContents(country="ECU"),
        "section_not_in_contents warning",
        "ECU: a section was found that the contents list does not announce",
    ),
    (
        findings.SectionPageMismatch(country="ECU", announced=7, found=9),
        "section_page_mismatch info",
        "ECU: the contents list says page 7, the section begins on page 9",
    ),
    (
        findings.CountryReopened(country="ECU", page=9),
        "country_reopened warning",
        "ECU: a second section begins on page 9; read as one",
    ),
    (
        findings.PagesMissing(announced=4, found=3),
        "pages_missing error",
        "the file announces 4 pages, 3 could be read",
    ),
    (
        findings.PagesNotRead(pages=(2,), lacking=None),
        "pages_not_read error",
        "page 2 has no text layer, only pictures, and cannot be read: leave out --ocr off",
    ),
    (
        findings.PagesNotRead(pages=(2, 4, 7), lacking="Tesseract"),
        "pages_not_read error",
        "pages 2, 4 and 7 have no text layer, only pictures, and cannot be read: install Tesseract",
    ),
    (
        findings.PagesRecognised(pages=(2,)),
        "pages_recognised info",
        "page 2 was read by OCR: hold what matters against the page",
    ),
    (
        findings.UnassignedWords(page=2, count=3, sample="a b c"),
        "unassigned_words warning",
        "page 2: 3 words were not recognised: “a b c”",
    ),
    (
        findings.DoubtfulLabel(page=2, words="a b c", label="item", second="more", margin=3),
        "doubtful_label warning",
        "page 2: “a b c” was read as the beginning of a commitment; it may be more of the "
        "commitment before it (3 less of evidence)",
    ),
    (
        findings.DoubtfulOrder(page=2, before="a b", after="c d", second="e f", margin=0),
        "doubtful_order warning",
        "page 2: “c d” was read after “a b”; “e f” may come before it (0 less of evidence)",
    ),
    (
        findings.OddCounts(country="ECU", declared="no counts", usual="only a total"),
        "odd_counts warning",
        "ECU: the plan declares no counts here, only a total elsewhere",
    ),
    (
        findings.DrawnOtherwise(page=2, before="a b", after="c d"),
        "drawn_otherwise warning",
        "page 2: “c d” was read after “a b”, but the file draws it before that",
    ),
    (
        findings.BrokenSentence(page=2, before="a b", after="c d"),
        "broken_sentence warning",
        "page 2: “c d” does not go on with “a b”",
    ),
    (
        findings.BrokenSentence(page=2, before="a b", after="c d", left_out=True),
        "broken_sentence warning",
        "page 2: “c d” is in no text, but goes on with “a b”",
    ),
    (
        findings.BrokenSentence(page=2, before="a the", after=""),
        "broken_sentence warning",
        "page 2: a text ends with “a the”, in the middle of a sentence",
    ),
    (
        findings.BrokenSentence(page=2, before="", after="c d"),
        "broken_sentence warning",
        "page 2: a text begins with “c d”, in the middle of a sentence",
    ),
    (
        findings.DoubtfulOrder(page=2, before="", after="c d", second="e f", margin=1),
        "doubtful_order warning",
        "page 2: “c d” was read first; “e f” may come before it (1 less of evidence)",
    ),
    (
        findings.YearNotPrinted(source="; so there"),
        "year_not_printed info",
        "the plan's first pages state no year; so there",
    ),
    (
        findings.NumberingGap(commitment="ECU-HEAL-02", number="4", previous="1"),
        "numbering_gap warning",
        "ECU-HEAL-02: number 4 follows 1",
    ),
    (
        findings.UnknownInstitution(commitment="ECU-HEAL-02", name="Night Watch", id="x-ecu-night"),
        "unknown_institution info",
        "ECU-HEAL-02: “Night Watch” is not in the registry; its id here is x-ecu-night",
    ),
    (
        findings.StaleCorrection(
            commitment="ECU-HEAL-02",
            kind="text",
            key="0" * 16,
            reason="the text beneath has changed",
        ),
        "stale_correction warning",
        "ECU-HEAL-02: the correction “text” was not applied: the text beneath has changed",
    ),
    (
        findings.StaleCorrection(kind="text", key="0" * 16, reason="no commitment has this key"),
        "stale_correction warning",
        f"key {'0' * 16}: the correction “text” was not applied: no commitment has this key",
    ),
    (
        findings.FileRebuilt(damaged=False),
        "file_rebuilt warning",
        "the file is damaged: the table of its parts was broken, and they were found by a search; "
        "nothing is known to be missing",
    ),
    (
        findings.FileDamaged(detail="page 3 cannot be read"),
        "file_damaged error",
        "the file is damaged, and only a part of it was read: page 3 cannot be read",
    ),
    (
        findings.ChecksumWrong(count=2),
        "checksum_wrong warning",
        "the checksum of 2 of the file's streams is wrong or missing: they were read as other "
        "readers do; what they say may be garbled",
    ),
    (
        findings.InkWithoutWords(page=3, lacking=None),
        "ink_without_words warning",
        "page 3: words are shown that were not read: they are a picture, or outlines of letters; "
        "read them on the page",
    ),
    (
        findings.InkRecognised(page=3, text="Health"),
        "ink_recognised info",
        "page 3: “Health” is a picture, or outlines of letters, and was read by OCR: hold it "
        "against the page",
    ),
    (
        findings.ContentDamaged(page=4, flaws=("holds this", "lacks that")),
        "content_damaged error",
        "page 4: what the file says of the page holds this and lacks that, as if it were damaged; "
        "words may be lost or changed: get a fresh copy, or hold the page against what was read",
    ),
    (
        findings.ReadersDiffer(page=4, read=310, seen=402),
        "readers_differ warning",
        "page 4: 310 characters were read, a second reader sees 402; hold the page against what "
        "was read",
    ),
    (
        findings.UnseenCharacters(page=2, count=7),
        "unseen_characters info",
        "page 2: 7 characters that nobody sees stand within words; they are in what was printed, "
        "and in no text",
    ),
    (
        findings.TextOverprinted(page=2, count=3),
        "text_overprinted warning",
        "page 2: texts are printed over one another, and 3 words are letters of both: hold the "
        "page against what was read",
    ),
    (
        findings.TextCutOff(commitment="BLZ-PROT-01", page=2, text="of the funds"),
        "text_cut_off warning",
        "BLZ-PROT-01: “of the funds” stands beside its text, where nobody sees it: the page may be "
        "cut off, and the text go on",
    ),
    (
        findings.TextCutOff(page=2, text="of the funds"),
        "text_cut_off warning",
        "page 2: “of the funds” stands beside its text, where nobody sees it: the page may be cut "
        "off, and the text go on",
    ),
    (
        findings.InvisibleText(page=2, count=3),
        "invisible_text info",
        "page 2: 3 words cannot be seen, or lie off it, and were left out",
    ),
    (
        findings.DoubledText(page=2, words=3, characters=17),
        "doubled_text info",
        "page 2: 3 words are printed more than once in the same place (17 characters); read once",
    ),
    (
        findings.UnmappedText(page=5, count=7, lacking="Tesseract"),
        "unmapped_text error",
        "page 5: the fonts of 7 words do not say which characters they print; install Tesseract",
    ),
]


@pytest.mark.parametrize(("finding", "kind", "said"), WORDINGS, ids=[k for _, k, _ in WORDINGS])
def test_a_finding_says_what_was_found(finding: Finding, kind: str, said: str) -> None:
    assert f"{finding.code} {finding.severity}" == kind
    assert finding.message == said


def test_every_kind_of_finding_has_its_wording_tested() -> None:
    assert {type(finding) for finding, _, _ in WORDINGS} == set(KINDS)


def test_all_that_a_line_may_be_has_words() -> None:
    assert set(LABELS) == {label.value for label in Label}


def test_no_two_kinds_share_a_code() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_the_severities_rise() -> None:
    assert [severity.value for severity in Severity] == ["info", "warning", "error"]


def test_words_have_one_box_a_page() -> None:
    words = [
        word("aa", 50, 100, index=0),
        word("bb", 200, 300, index=1),
        word("cc", 70, 40, index=0, page=3),
    ]
    assert words_places(words) == ((1, Box(50, 100, 210, 310)), (3, Box(70, 40, 80, 50)))
    assert words_places([]) == ()


def test_lines_have_the_places_of_their_words() -> None:
    rows = [line(["aa", "bb"], top=100), line(["cc"], top=120, start=2)]
    assert places_of(rows) == ((1, Box(50, 100, 73, 130)),)

"""Lines to text: hyphens by evidence, and the property that every repair can be undone."""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirps_extract.outline.values import text_of
from mirps_extract.text import (
    Lexicon,
    Passage,
    Piece,
    RepairKind,
    is_finished,
    lexicon_of,
    paragraphs_of,
    passage_of,
    printed_words,
    unrepaired,
)
from mirps_extract.text.joints import joint
from mirps_extract.vocabulary import load
from unit.making import line

ENGLISH, SPANISH = load("en"), load("es")


def lexicon(*seen: str, language: str = "en", hyphenates: bool = True) -> Lexicon:
    """The words that a document prints unbroken."""
    return Lexicon(
        language,
        Counter(word.casefold() for word in seen),
        frozenset(word for word in seen if word.isupper()),
        hyphenates,
    )


def joined(left: str, right: str, known: Lexicon | None = None) -> str:
    """Two words over a line end, as they stand in the text."""
    known = known or lexicon()
    met = joint(left, right, known, load(known.language))
    return met.left + ("" if met.kind else " ") + right


def passage(*rows: str, known: Lexicon | None = None) -> Passage:
    """The text of lines below one another."""
    pieces = [Piece(line(row.split(), top=12.0 * n, start=100 * n)) for n, row in enumerate(rows)]
    return passage_of(pieces, known or lexicon(), ENGLISH)


def kinds(made: Passage) -> list[str]:
    return [repair.kind for repair in made.repairs]


@pytest.mark.parametrize(
    ("left", "right", "seen", "expected"),
    [
        # the document's own spelling
        ("farm-", "land", ("farm-land",), "farm-land"),
        ("farm-", "land", ("farmland",), "farmland"),
        ("farm-", "land", ("farmland", "farm-land", "farm-land"), "farm-land"),
        ("self-farm-", "land", ("farmland",), "self-farmland"),
        ("farm-", "land,", ("farm-land",), "farm-land,"),
        ("“farm-", "land”", ("farmland",), "“farmland”"),
        # a word list and hyphenation patterns
        ("commu-", "nities", (), "communities"),
        ("well-", "being", (), "well-being"),
        # acronyms
        ("UNI-", "CEF", ("UNICEF",), "UNICEF"),
        ("UNI-", "CEF", (), "UNICEF"),
        ("ABC-", "UNICEF", ("UNICEF",), "ABC-UNICEF"),
        ("MIDE-", "PLAN", ("PLAN",), "MIDEPLAN"),
        ("SICA-", "PLAN", ("SICA", "PLAN"), "SICA-PLAN"),
        ("(INSA-", "FORP).", (), "(INSAFORP)."),
        ("(INSA-", "FORP", (), "(INSA-FORP"),
        # digits
        ("2023-", "2025", (), "2023-2025"),
        ("COVID-", "19", (), "COVID-19"),
        ("24-", "hour", (), "24-hour"),
        # a hyphen that waits for its other half
        ("short-", "and", (), "short- and"),
        ("pre-", "or", (), "pre- or"),
        # prefixes
        ("non-", "return", ("return",), "non-return"),
        ("ex-", "Yugoslavia", (), "ex-Yugoslavia"),
        ("non-", "refoulement", (), "non-refoulement"),
        ("cross-", "ings", (), "crossings"),
        ("door-to-", "door", (), "door-to-door"),
        ("socio-eco-", "nomic", (), "socio-economic"),
        # slashes and addresses
        ("and/", "or", (), "and/or"),
        ("www.plan.", "example/page", (), "www.plan.example/page"),
        ("www.plan-for-", "all.example", (), "www.plan-for-all.example"),
        ("www.empleo-para-", "todos.example", (), "www.empleo-para-todos.example"),
        ("www.plan-for-all.example/refu-", "gees", (), "www.plan-for-all.example/refugees"),
        ("www.plan-", "regional.example/forms", (), "www.plan-regional.example/forms"),
        ("www.buscoem-", "pleo.example", (), "www.buscoempleo.example"),
        ("https://plan.example/", "page", (), "https://plan.example/page"),
        ("office@plan.", "example", (), "office@plan.example"),
        # the dash of a span
        ("2024–", "2027,", (), "2024–2027,"),
        ("(Darién–", "San", (), "(Darién–San"),
        ("farm–", "land", (), "farm– land"),
        ("2024–", "Farm", (), "2024– Farm"),
        # no joint at all
        ("end.", "Here", (), "end. Here"),
        ("a", "-", (), "a -"),
        ("–", "but", (), "– but"),
        ("-", "but", (), "- but"),
        ("/", "but", (), "/ but"),
        ("so-", "–", (), "so- –"),
    ],
)
def test_a_line_end_is_joined_by_the_evidence(
    left: str, right: str, seen: tuple[str, ...], expected: str
) -> None:
    assert joined(left, right, lexicon(*seen)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # one letter is no word
        ("https://plan.example/en/h", "ow-to-apply);", "https://plan.example/en/how-to-apply);"),
        ("https://plan.example/e", "n/how-to-apply", "https://plan.example/en/how-to-apply"),
        # cut within a part, as browsers do in a narrow column
        ("https://plan.example/2023/indica", "tors", "https://plan.example/2023/indicators"),
        ("https://plan.example/indicator", "s.", "https://plan.example/indicators."),
        ("https://plan.example/2023/in", "dicators.", "https://plan.example/2023/indicators."),
        ("https://plan.exam", "ple.org/forms", "https://plan.example.org/forms"),
        ("https://plan.example/20", "23/forms", "https://plan.example/2023/forms"),
        # before a sign, or with nothing left but the sentence's full stop
        ("https://plan.example", "/forms", "https://plan.example/forms"),
        ("https://plan.example/forms", ".", "https://plan.example/forms."),
        ("(https://plan.example/forms", ").", "(https://plan.example/forms)."),
        # the next word of the sentence
        ("https://plan.example/forms", "and", "https://plan.example/forms and"),
        ("https://plan.example/forms", "and/or", "https://plan.example/forms and/or"),
        ("https://plan.example/forms", "24-hour", "https://plan.example/forms 24-hour"),
        ("https://plan.example/forms", "1,200", "https://plan.example/forms 1,200"),
        ("https://plan.example/forms", "self-paced", "https://plan.example/forms self-paced"),
        ("https://plan.example/forms", "The", "https://plan.example/forms The"),
        ("https://plan.example/forms.", "The", "https://plan.example/forms. The"),
        ("https://plan.example/forms", "(see", "https://plan.example/forms (see"),
        ("https://plan.example/form", "a", "https://plan.example/form a"),
        ("office@plan.example", "for", "office@plan.example for"),
    ],
)
def test_an_address_goes_on_with_what_is_no_word(left: str, right: str, expected: str) -> None:
    assert joined(left, right) == expected


def test_an_address_that_is_printed_whole_elsewhere_is_known() -> None:
    assert joined("www.plan.example/x", "forms", lexicon("www.plan.example/xforms")) == (
        "www.plan.example/xforms"
    )
    assert joined("www.plan.example/qzx", "ibi", lexicon("www.plan.example/qzx")) == (
        "www.plan.example/qzx ibi"
    )


def test_an_address_was_not_cut_in_a_line_with_room_left() -> None:
    met = joint("https://plan.example/indica", "tors", lexicon(), ENGLISH, full=False)
    assert met.kind is None


def test_a_plural_that_no_list_has_is_a_word() -> None:
    spanish = lexicon(language="es")
    cut = joined("https://plan.example/for", "mularios", spanish)
    assert cut == "https://plan.example/formularios"
    whole = joined("https://plan.example/formularios", "comunitarios", spanish)
    assert whole == "https://plan.example/formularios comunitarios"


def test_the_rest_of_an_address_is_no_word_of_the_document() -> None:
    rows = [["www.plan.example/in"], ["of", "another", "column"], ["dicators", "and", "so"]]
    known = lexicon_of(rows, "en")
    assert known.is_word("dicators")
    assert not known.is_word_within("dicators")
    assert joined("www.plan.example/in", "dicators", known) == "www.plan.example/indicators"


def test_spanish_words_are_joined_by_spanish_rules() -> None:
    spanish = lexicon(language="es")
    assert joined("comuni-", "dades", spanish) == "comunidades"
    assert joined("corto-", "y", spanish) == "corto- y"
    assert joined("ex-", "tender", spanish) == "extender"
    assert joined("ex-", "funcionario", spanish) == "ex-funcionario"


def test_a_soft_hyphen_goes_but_in_a_compound() -> None:
    soft = joint("farm\u00ad", "land", lexicon(), ENGLISH)
    assert (soft.left, soft.kind) == ("farm", RepairKind.HYPHEN_DROPPED)
    printed = joint("farm\u00ad", "land", lexicon("farm-land"), ENGLISH)
    assert (printed.left, printed.kind) == ("farm-", RepairKind.HYPHEN_KEPT)
    assert joined("2023\u00ad", "2025") == "2023-2025"
    assert joined("asylum\u00ad", "seekers") == "asylum-seekers"


def test_a_hyphen_that_spanish_repeats_is_one() -> None:
    assert joined("público-", "-privadas") == "público-privadas"


def test_a_hyphen_that_does_not_break_stays() -> None:
    assert joined("depart\u2011", "ment") == "depart\u2011ment"


def test_nouns_of_verbs_keep_their_hyphen() -> None:
    assert joined("fall-", "out") == "fall-out"
    assert joined("with-", "out") == "without"


def test_a_document_that_divides_no_words_keeps_every_hyphen() -> None:
    rows = [["one", "two", "three"]] * 60 + [["at", "long-"], ["lasting", "peace"]]
    known = lexicon_of(rows, "en")
    assert not known.hyphenates
    assert joined("commu-", "nities", known) == "commu-nities"


def test_a_document_that_divides_words_is_known_by_its_line_ends() -> None:
    assert lexicon_of([["one", "com-"], ["munity", "two"]] * 5, "en").hyphenates


def test_a_line_end_tells_of_dividing_if_it_divides_what_is_a_word_as_a_whole() -> None:
    compounds = [["for", "asylum-"], ["seekers", "and", "inter-"], ["institutional", "work"]]
    assert not lexicon_of(compounds * 5, "en").hyphenates
    assert lexicon_of([*compounds * 5, ["the", "guid-"], ["ance"]], "en").hyphenates


def test_the_dividing_sign_tells_divided_words_from_compounds() -> None:
    rows = [["divi\u2010"], ["ded", "at-risk", "rela\u2010"], ["tion", "divi\u2010"], ["ded"]]
    known = lexicon_of(rows, "en")
    assert known.own_sign
    assert joined("well\u2010", "being", known) == "wellbeing"
    assert joined("commu-", "nities", known) == "commu-nities"


def test_a_sign_inside_of_words_divides_nothing() -> None:
    rows = [["divi\u2010"], ["ded", "at\u2010risk", "rela\u2010"], ["tion", "a\u2010"], ["b"]]
    known = lexicon_of(rows, "en")
    assert not known.own_sign
    assert joined("commu\u2010", "nities", known) == "communities"
    assert joined("well\u2010", "being", known) == "well\u2010being"


def test_halves_at_a_line_end_are_no_words_of_the_document() -> None:
    known = lexicon_of([["the", "shel-"], ["ter", "and", "the", "UNHCR/IOM"]], "en")
    assert known.seen == Counter({"the": 2, "and": 1, "unhcr/iom": 1, "unhcr": 1, "iom": 1})
    assert known.is_acronym("UNHCR") and not known.is_acronym("the")


@pytest.mark.parametrize(
    ("printed", "language", "text"),
    [
        ("A\u2060reception", "en", "A reception"),
        ("E\u2060very", "en", "Every"),
        ("A\u2060bout", "en", "About"),
        ("I\u2060have", "en", "I have"),
        ("“A\u2060reception", "en", "“A reception"),
        ("A\u2060RECEPTION", "en", "A RECEPTION"),
        ("A\u2060Belizean", "en", "A Belizean"),
        ("E\u2060l", "es", "El"),
        ("Y\u2060en", "es", "Y en"),
        ("O\u2060bien", "es", "O bien"),
        ("A\u2060demás", "es", "Además"),
        ("A\u00a0demás", "es", "A demás"),
    ],
)
def test_a_large_initial_is_a_word_or_part_of_one(printed: str, language: str, text: str) -> None:
    made = passage_of([Piece(line([printed, "there"]))], Lexicon(language), load(language))
    assert made.text == f"{text} there"
    assert kinds(made) == ["initial"]
    assert unrepaired(made.text, made.repairs) == f"{printed} there"


def test_a_word_that_the_document_prints_stands_beside_a_large_initial() -> None:
    made = passage_of([Piece(line(["A\u2060recognised", "form"]))], lexicon("recognised"), ENGLISH)
    assert made.text == "A recognised form"
    acronym = passage_of([Piece(line(["A\u2060CNUR", "acts"]))], lexicon("ACNUR"), ENGLISH)
    assert acronym.text == "ACNUR acts"


def test_a_heading_has_its_letters_as_they_are_seen() -> None:
    assert text_of([line(["E\u2060ducacio\u0301n", "there"])]) == "Educación there"


def test_lines_become_one_text_with_one_space_between_words() -> None:
    made = passage("Open an office", "at the border")
    assert made.text == "Open an office at the border"
    assert made.repairs == ()
    assert made.printed == ("Open an office", "at the border")
    (run,) = made.runs
    assert (run.page, run.start, run.end) == (1, 0, len(made.text))
    assert [word.text for word in made.words] == made.text.split()


@pytest.mark.parametrize(
    ("rows", "text", "kind"),
    [
        (("the commu-", "nities"), "the communities", "hyphen_dropped"),
        (("the well-", "being"), "the well-being", "hyphen_kept"),
        (("from 2024–", "2027 on"), "from 2024–2027 on", "hyphen_kept"),
        (("and/", "or so"), "and/or so", "slash_joined"),
        (("www.plan.", "example"), "www.plan.example", "url_joined"),
        (("an of\ufb01ce",), "an office", "ligature"),
        (("e\ufb03cient \ufb02ows",), "efficient flows", "ligature"),
        (("co\u00adoperate now",), "cooperate now", "soft_hyphen"),
        (("co\u00ad", "operate now"), "cooperate now", "hyphen_dropped"),
        (("Educacio\u0301n now",), "Educaci\u00f3n now", "normalised"),
        (("zero\u200bwidth now",), "zerowidth now", "normalised"),
        (("tagged\U000e0061\U000e0062 now",), "tagged now", "normalised"),
        (("\u202eturned\u202c now",), "turned now", "normalised"),
    ],
)
def test_each_repair_is_on_record(rows: tuple[str, ...], text: str, kind: str) -> None:
    made = passage(*rows)
    assert made.text == text
    assert set(kinds(made)) == {kind}
    assert unrepaired(made.text, made.repairs) == " ".join(rows)


def test_a_repair_says_what_stood_there_and_where() -> None:
    (repair,) = passage("with the commu-", "nities there").repairs
    assert (repair.before, repair.after, repair.start) == ("commu- nities", "communities", 9)


def test_a_word_may_be_divided_over_three_lines() -> None:
    made = passage("an inter-", "institu-", "tional plan", known=lexicon("institutional"))
    assert unrepaired(made.text, made.repairs) == "an inter- institu- tional plan"
    assert made.text.replace("-", "") == "an interinstitutional plan"


def test_a_false_mark_leaves_the_text_and_is_on_record() -> None:
    pieces = [
        Piece(line(["•", "Support", "the"]), mark=1),
        Piece(line(["•", "schools", "there"], top=12, start=10), mark=1, false_mark=True),
    ]
    made = passage_of(pieces, lexicon(), ENGLISH)
    assert made.text == "Support the schools there"
    assert kinds(made) == ["false_bullet"]
    assert unrepaired(made.text, made.repairs) == "Support the • schools there"
    assert printed_words(pieces) == ["Support", "the", "•", "schools", "there"]


def test_a_text_over_two_columns_has_a_run_in_each() -> None:
    pieces = [
        Piece(line(["•", "The", "law", "on", "commu-"], top=700), mark=1),
        Piece(line(["nities", "stands."], top=80, x0=300, start=10)),
    ]
    made = passage_of(pieces, lexicon(), ENGLISH)
    assert made.text == "The law on communities stands."
    first, second = made.runs
    assert made.text[first.start : first.end] == "The law on commu"
    assert made.text[second.start : second.end] == "nities stands."
    assert (first.box.x0, first.box.top) == (58.0, 700.0)  # the mark is no part of the text
    assert (second.box.x0, second.box.top) == (300.0, 80.0)
    assert sorted(kinds(made)) == ["continuation", "hyphen_dropped"]


def test_a_text_over_two_pages_has_a_run_on_each() -> None:
    pieces = [
        Piece(line(["The", "law"], top=700)),
        Piece(line(["stands", "here."], page=2, top=700)),
    ]
    made = passage_of(pieces, lexicon(), ENGLISH)
    assert [(run.page, made.text[run.start : run.end]) for run in made.runs] == [
        (1, "The law"),
        (2, "stands here."),
    ]
    (repair,) = made.repairs
    assert (repair.kind, repair.before, repair.after, repair.start) == (
        RepairKind.CONTINUATION,
        "\n",
        " ",
        7,
    )


PLAIN = st.text("abcdeghilmnorst", min_size=1, max_size=9)
WORDS = st.one_of(
    PLAIN,
    st.builds("{}-{}".format, PLAIN, PLAIN),
    st.builds("{}/{}".format, PLAIN, PLAIN),
    st.builds("{}\ufb01{}".format, PLAIN, PLAIN),
    st.builds("{}\ufb04{}".format, PLAIN, PLAIN),
    st.builds("{}e\u0301{}".format, PLAIN, PLAIN),
    st.builds("{}\u00ad{}".format, PLAIN, PLAIN),
    st.builds("“{}”,".format, PLAIN),
    st.builds("{}.".format, PLAIN),
    st.builds("www.{}.org/{}".format, PLAIN, PLAIN),
    st.sampled_from(["UNHCR", "IOM/UNHCR", "2023-2025", "–", "and", "or", "¿a?", "é", "non-"]),
)
BREAKS = st.sampled_from(["", "", "", "line", "column", "page", "false"])
SIGNS = st.sampled_from(["-", "\u00ad", "\u2010", "\u2011"])


@st.composite
def passages(draw: st.DrawFn) -> list[Piece]:
    """Random words broken at random into the lines of columns and pages, some after a hyphen."""
    rows: list[tuple[str, list[str]]] = [("page", [])]
    for _ in range(draw(st.integers(1, 25))):
        word, end = draw(WORDS), draw(BREAKS)
        if end and len(word) > 3 and draw(st.booleans()):
            at = draw(st.integers(1, len(word) - 1))
            rows[-1][1].append(word[:at] + draw(SIGNS))
            rows.append((end, [word[at:]]))
        else:
            rows[-1][1].append(word)
            if end:
                rows.append((end, []))
    pieces: list[Piece] = []
    page, top, x0 = 0, 0.0, 50.0
    for kind, words in ((kind, words) for kind, words in rows if words):
        if kind == "page" or not pieces:
            page, top, x0 = page + 1, 60.0, 50.0
        elif kind == "column":
            top, x0 = 60.0, x0 + 2000.0
        else:
            top += 12.0
        false = kind == "false" and bool(pieces)
        marked = false or not pieces
        printed = ["•", *words] if marked else words
        piece = line(printed, page=page, top=top, x0=x0, start=100 * len(pieces))
        pieces.append(Piece(piece, int(marked), false))
    return pieces


def letters(text: str) -> str:
    """What no repair changes: letters and digits, ligatures and accents in one form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def by_column(pieces: list[Piece]) -> list[list[Piece]]:
    columns = [[pieces[0]]]
    for one, two in pairwise(pieces):
        same = (one.line.page, one.line.words[0].box.x0) == (
            two.line.page,
            two.line.words[0].box.x0,
        )
        if not same:
            columns.append([])
        columns[-1].append(two)
    return columns


@settings(max_examples=300, deadline=None)
@given(passages())
def test_undoing_the_repairs_gives_the_printed_words(pieces: list[Piece]) -> None:
    known = lexicon_of(([word.text for word in piece.line.words] for piece in pieces), "en")
    made = passage_of(pieces, known, ENGLISH)
    printed = [
        word.text
        for at, piece in enumerate(pieces)
        for word in (piece.line.words[1:] if at == 0 else piece.line.words)
    ]
    assert unrepaired(made.text, made.repairs).split() == printed
    assert printed_words(pieces) == printed
    for repair in made.repairs:
        assert made.text[repair.start : repair.start + len(repair.after)] == repair.after
        assert repair.before != repair.after
    assert made.text == " ".join(made.text.split())


@settings(max_examples=300, deadline=None)
@given(passages())
def test_the_runs_cover_the_text_and_hold_the_words_of_their_column(pieces: list[Piece]) -> None:
    known = lexicon_of(([word.text for word in piece.line.words] for piece in pieces), "en")
    made = passage_of(pieces, known, ENGLISH)
    columns = by_column(pieces)
    assert len(made.runs) == len(columns)
    assert (made.runs[0].start, made.runs[-1].end) == (0, len(made.text))
    for one, two in pairwise(made.runs):
        assert made.text[one.end : two.start] in ("", " ")
    for run, column in zip(made.runs, columns, strict=True):
        words = [word for piece in column for word in piece.line.words[piece.mark :]]
        assert run.page == words[0].page
        assert letters(made.text[run.start : run.end]) == letters("".join(w.text for w in words))
        assert all(run.box.holds(word.box) for word in words)
    assert kinds(made).count("continuation") == len(columns) - 1


@given(st.lists(st.lists(PLAIN, min_size=1, max_size=6), min_size=1, max_size=6))
def test_plain_words_need_no_repair(rows: list[list[str]]) -> None:
    made = passage(*(" ".join(row) for row in rows))
    assert made.text == " ".join(word for row in rows for word in row)
    assert made.repairs == ()


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("It ends.", True),
        ("It ends;", True),
        ("“It ends.”", True),
        ("(It ends!)", True),
        ("It goes on", False),
        ("It goes on,", False),
        ("(it goes on)", False),
        ("", False),
    ],
)
def test_a_sentence_ends_with_a_full_stop(text: str, finished: bool) -> None:
    assert is_finished(text, ENGLISH.punctuation) is finished


def groups(*rows: tuple[float, float, str]) -> list[list[str]]:
    made = [
        line(text.split(), top=top, x0=x0, start=100 * at)
        for at, (top, x0, text) in enumerate(rows)
    ]
    return [[row.text for row in group] for group in paragraphs_of(made, 1.2, ENGLISH.punctuation)]


def test_white_parts_paragraphs() -> None:
    assert groups(
        (0, 50, "One sentence that goes on"),
        (12, 50, "and ends here where others."),
        (34, 50, "Another one begins after it"),
        (46, 50, "and goes on."),
    ) == [
        ["One sentence that goes on", "and ends here where others."],
        ["Another one begins after it", "and goes on."],
    ]


def test_a_sentence_that_ends_short_of_the_measure_ends_a_paragraph() -> None:
    assert groups(
        (0, 50, "One sentence that goes on and on"),
        (12, 50, "and ends."),
        (24, 50, "Another one begins right below"),
    ) == [["One sentence that goes on and on", "and ends."], ["Another one begins right below"]]


def test_an_indent_opens_a_paragraph() -> None:
    assert groups(
        (0, 50, "One sentence that goes on and"),
        (12, 50, "then ends at its measure here."),
        (24, 70, "Another one begins set in"),
    ) == [
        ["One sentence that goes on and", "then ends at its measure here."],
        ["Another one begins set in"],
    ]


def test_an_unfinished_sentence_goes_on_in_the_next_column() -> None:
    rows = [line(["One", "that", "goes"], top=700), line(["on", "here."], top=60, x0=300, start=9)]
    assert paragraphs_of(rows, 1.2, ENGLISH.punctuation) == [rows]


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_are_looked_up_in_the_list_as_it_lies_in_its_package(language: str) -> None:
    packed = files("spellchecker") / "resources" / f"{language}.json.gz"
    counts = json.loads(gzip.decompress(packed.read_bytes()))
    listed = list(counts)
    some = [word for word in (*listed[:99], *listed[::499], *listed[-99:]) if word.isalpha()]
    known = lexicon(language=language)
    assert len(some) > 200
    assert [word for word in some if not known.is_listed(word)] == []
    assert all(known.frequency(word) == counts[word] for word in some)
    strange = [word + "q" for word in some if word + "q" not in listed]
    assert [word for word in ("", "zz", '":', *strange) if known.is_listed(word)] == []


def test_no_word_is_listed_for_a_language_without_a_list() -> None:
    assert not lexicon(language="nn").is_listed("plan")

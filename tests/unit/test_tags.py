"""What a tagged PDF says of its words (ISO 32000-1, 14.6 to 14.8), and what breaks its rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pikepdf
import pytest

from hostile.raw import pdf_of, stream
from mirps_extract.geometry import Box
from mirps_extract.read import read, tags
from mirps_extract.read.lint import Flaw
from mirps_extract.read.tags import trusted, with_trusted
from mirps_extract.read.values import Document, Page, Tag, Word

ROOT = 10
"""The number of the tree's root; what is below it has the numbers after."""

END = b" EMC "
ARTIFACT = b"/Artifact BMC "
SPAN = b"/Span <</ActualText (other)>> BDC "

Objects = Mapping[int, bytes]
Told = Callable[..., dict[str, Tag | None]]


def mark(number: int) -> bytes:
    return b"/P <</MCID %d>> BDC " % number


def show(word: bytes, line: int) -> bytes:
    return b"BT /F 12 Tf 72 %d Td (%s) Tj ET" % (700 - 20 * line, word)


def numbered(count: int) -> bytes:
    """Content whose words w0, w1... stand in marked content of the same numbers."""
    return b"".join(mark(n) + show(b"w%d" % n, n) + END for n in range(count))


def tree(kids: bytes, roles: bytes = b"") -> dict[int, bytes]:
    return {ROOT: b"<</Type/StructTreeRoot/K %s/RoleMap<<%s>>>>" % (kids, roles)}


def element(role: str, kids: bytes, page: int = 3) -> bytes:
    return b"<</S/%s/K %s/Pg %d 0 R>>" % (role.encode(), kids, page)


def nested(*roles: str, kids: bytes) -> bytes:
    """Elements one within the other, the outermost first."""
    for role in reversed(roles):
        kids = element(role, kids)
    return kids


def made(path: Path, content: bytes, objects: Objects, resources: bytes = b"") -> Path:
    catalog = b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R" % ROOT
    path.write_bytes(pdf_of(objects, content=content, resources=resources, catalog=catalog))
    return path


def by_word(document: Document) -> dict[str, Tag | None]:
    return {
        word.text: tag
        for page in document.pages
        for word, tag in zip(page.words, page.tags, strict=bool(page.tags))
    }


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What is told of the words of a file."""

    def tags_of(content: bytes, objects: Objects, resources: bytes = b"") -> dict[str, Tag | None]:
        path = made(tmp_path / "p.pdf", content, objects, resources)
        return by_word(read(path))

    return tags_of


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree is trusted however few of the words it knows."""
    monkeypatch.setattr(tags, "TOLD", 0.0)


def test_a_word_has_the_role_and_place_of_its_element(told: Told) -> None:
    kids = element("H1", b"0") + element("P", b"1") + element("H3", b"2")
    assert told(numbered(3), tree(b"<</S/Document/K[%s]>>" % kids)) == {
        "w0": Tag(1, "H1", None, 0),
        "w1": Tag(2, "P", None, 0),
        "w2": Tag(3, "H3", None, 0),
    }


def test_parts_of_a_line_belong_to_the_paragraph_around_them(told: Told) -> None:
    parts = b"[0 %s %s]" % (nested("Link", "Span", kids=b"1"), element("NonStruct", b"2"))
    found = told(numbered(4), tree(b"[%s %s]" % (element("P", parts), element("H1", b"3"))))
    assert {found[word] for word in ("w0", "w1", "w2")} == {Tag(0, "P", None, 0)}


def test_items_of_lists_within_each_other(told: Told) -> None:
    inner = nested("L", "LI", "LBody", "P", kids=b"2")
    item = element("Lbl", b"0") + element("LBody", b"[%s %s]" % (element("P", b"1"), inner))
    assert told(numbered(3), tree(nested("L", "LI", kids=b"[%s]" % item))) == {
        "w0": Tag(2, "Lbl", 1, 1),
        "w1": Tag(4, "LBody", 1, 1),
        "w2": Tag(8, "LBody", 6, 2),
    }


def test_what_an_item_says_needs_no_body(told: Told) -> None:
    """Browsers write it so, and put runs of text and blocks into elements without a type."""
    runs = element("NonStruct", b"1") + nested("Em", "NonStruct", kids=b"2")
    block = nested("LI", "NonStruct", "NonStruct", kids=b"3")
    item = element("LI", b"[%s %s]" % (element("Lbl", b"0"), runs))
    assert told(numbered(4), tree(element("L", b"[%s %s]" % (item, block)))) == {
        "w0": Tag(2, "Lbl", 1, 1),
        "w1": Tag(1, "LBody", 1, 1),
        "w2": Tag(1, "LBody", 1, 1),
        "w3": Tag(7, "LBody", 6, 1),
    }


def test_tables_have_rows_and_cells(told: Told) -> None:
    rows = [nested("TR", "TH", kids=b"0"), nested("TR", "TD", "P", kids=b"1")]
    listed = nested("TR", "TD", "L", "LI", "LBody", kids=b"2")
    body = element("TBody", b"[%s %s]" % (rows[1], listed))
    kids = b"[%s %s %s]" % (element("Caption", b"3"), rows[0], body)
    found = told(numbered(4), tree(element("Table", kids)))
    assert found == {
        "w0": Tag(3, "TH", None, 0, 0, 0),
        "w1": Tag(7, "TD", None, 0, 0, 1),
        "w2": Tag(12, "LBody", 11, 1, 0, 2),
        "w3": Tag(1, "Caption", None, 0, 0, None),
    }


def test_a_div_with_text_of_its_own_is_an_element(told: Told) -> None:
    loose = nested("Sect", "Div", kids=b"[0 %s]" % element("Span", b"1"))
    spans = nested("Sect", kids=b"[%s %s]" % (element("Span", b"2"), element("Span", b"3")))
    found = told(numbered(5), tree(b"[%s %s %s]" % (loose, spans, element("H1", b"4"))))
    assert found["w0"] == found["w1"] == Tag(1, "Div", None, 0)
    assert (found["w2"], found["w3"]) == (Tag(4, "Span", None, 0), Tag(5, "Span", None, 0))


def test_the_innermost_number_counts_and_the_outer_one_after_it(told: Told) -> None:
    content = mark(0) + show(b"a", 0) + SPAN + show(b"b", 1) + END + show(b"c", 2)
    content += mark(1) + show(b"d", 3) + END + show(b"e", 4) + END
    content += show(b"f", 5) + END + show(b"g", 6)  # one end too many
    found = told(content, tree(b"[%s %s]" % (element("H1", b"0"), element("P", b"1"))))
    assert {word: tag and tag.role for word, tag in found.items()} == {
        **dict.fromkeys("abce", "H1"),
        "d": "P",
        "f": None,
        "g": None,
    }


def test_all_in_an_artifact_is_one(told: Told) -> None:
    content = mark(0) + show(b"a", 0) + ARTIFACT + show(b"b", 1)
    content += mark(0) + show(b"c", 2) + END + END + show(b"d", 3) + END
    content += b"/Artifact <</Type/Pagination>> BDC " + show(b"e", 4) + END
    found = told(content, tree(element("H1", b"0")))
    artifact, heading = Tag(-1, "Artifact", None, 0), Tag(0, "H1", None, 0)
    assert found == {"a": heading, "b": artifact, "c": artifact, "d": heading, "e": artifact}


def test_a_number_can_stand_in_named_properties(told: Told) -> None:
    content = b"/P /M BDC " + show(b"a", 0) + END + b"/P /None BDC " + show(b"b", 1) + END
    named = b"/Properties<</M 11 0 R>>"
    found = told(content, {**tree(element("H2", b"0")), 11: b"<</MCID 0>>"}, named)
    assert found == {"a": Tag(0, "H2", None, 0), "b": None}


def test_a_form_has_numbers_of_its_own(told: Told) -> None:
    form = stream(
        mark(0) + show(b"inner", 1) + END + show(b"plain", 2) + mark(0),  # never ended
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>",
    )
    content = mark(0) + b"/X Do" + END + mark(1) + show(b"outer", 3) + END
    kids = element("H1", b"0"), element("P", b"1"), element("H2", b"<</MCID 0/Stm 11 0 R>>")
    objects = {**tree(b"[%s]" % b" ".join(kids)), 11: form}
    found = told(content, objects, b"/XObject<</X 11 0 R>>")
    assert {word: tag and tag.role for word, tag in found.items()} == {
        "inner": "H2",
        "plain": "H1",
        "outer": "P",
    }


def test_an_element_runs_over_pages(told: Told) -> None:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<<"
    page += b"/F 5 0 R>>>>>>"
    objects = {
        **tree(element("H1", b"[0 <</Type/MCR/MCID 0/Pg 6 0 R>> %s]" % element("Span", b"1", 6))),
        2: b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
        6: page % 7,
        7: stream(mark(0) + show(b"c", 0) + END + mark(1) + show(b"d", 1) + END),
    }
    content = mark(0) + show(b"a", 0) + END + mark(1) + show(b"b", 1) + END
    heading = Tag(0, "H1", None, 0)
    assert told(content, objects) == {"a": heading, "b": None, "c": heading, "d": heading}


def test_a_word_is_what_most_of_its_characters_are(told: Told) -> None:
    inner = b"BT /F 12 Tf 72 700 Td %s(f) Tj%s%s(oot) Tj%s ET" % (mark(0), END, mark(1), END)
    found = told(inner, tree(b"[%s %s]" % (element("P", b"0"), element("H1", b"1"))))
    assert found == {"foot": Tag(1, "H1", None, 0)}


@pytest.mark.parametrize(
    ("role", "roles", "expected"),
    [
        ("Headline", b"/Headline/Title1/Title1/H2", "H2"),
        ("Headline", b"/Headline/Title1/Title1/Headline", "Headline"),
        ("H4", b"/H4/Style/Style/H4", "H4"),
        ("Normal", b"/Normal/P/P/Normal", "P"),
        ("P", b"/P/P", "P"),
        ("P", b"/P/H5", "H5"),
        ("Body", b"/Body 99 0 R", ""),
        ("Body", b"", "Body"),
    ],
)
def test_types_stand_for_others(role: str, roles: bytes, expected: str, told: Told) -> None:
    kids = b"[%s %s]" % (element(role, b"0"), element("H1", b"1"))
    found = told(numbered(2), tree(kids, roles))
    assert found["w0"] == Tag(0, expected, None, 0)


HOSTILE: dict[str, dict[int, bytes]] = {
    "an element in itself": {**tree(b"11 0 R"), 11: element("H1", b"[11 0 R 0 10 0 R]")},
    "a list of kids in itself": {**tree(b"11 0 R"), 11: b"[11 0 R %s]" % element("H1", b"0")},
    "what leads to itself": {
        **tree(b"[11 0 R %s]" % element("H1", b"0")),
        11: b"11 0 R",
    },
    "a kid of two": {**tree(b"[11 0 R 12 0 R]"), 11: element("H1", b"0"), 12: b"[11 0 R 11 0 R]"},
    "kids that are none": tree(b"[(x) null /N 99 0 R <<>> true %s]" % element("H1", b"[0 -7 1.5]")),
    "no page of its own": tree(b"[<</S/P/K 0>> <</MCID 0>> %s]" % element("H1", b"0")),
    "a broken tree of parents": {
        ROOT: b"<</ParentTree 99 0 R/K %s>>" % element("H1", b"0"),
    },
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_breaks_the_rules_does_not_break_the_tree(case: str, told: Told) -> None:
    found = told(numbered(1), HOSTILE[case])["w0"]
    assert found is not None
    assert found.role == "H1"


@pytest.mark.parametrize("root", [b"null", b"[1 2]", b"<</K 3>>", b"<</K", b"<</K[0]/RoleMap 3>>"])
def test_a_root_that_is_none_tells_nothing(root: bytes, told: Told) -> None:
    assert told(numbered(1), {ROOT: root}) == {}


def test_a_tree_can_be_deep(told: Told) -> None:
    """Objects that refer to each other: pdfminer itself reads no object that deep."""
    depth = 5_000
    chain = {ROOT + n: b"<</S/Sect/K %d 0 R>>" % (ROOT + n + 1) for n in range(1, depth)}
    objects = {**tree(b"%d 0 R" % (ROOT + 1)), **chain, ROOT + depth: element("H1", b"0")}
    assert told(numbered(1), objects) == {"w0": Tag(depth - 1, "H1", None, 0)}


def test_a_tree_that_is_too_large_tells_nothing(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    kids = b"[%s %s]" % (element("H1", b"0"), element("P", b"1"))
    assert len(told(numbered(2), tree(kids))) == 2
    monkeypatch.setattr(tags, "MOST", 4)
    assert told(numbered(2), tree(kids)) == {}


def tagged_pages(path: Path, there: Sequence[int]) -> Path:
    """Pages of which the tree names four contents each, and which have so many."""
    with pikepdf.new() as pdf:
        elements = []
        for count in there:
            page = pdf.add_blank_page()
            page.Contents = pdf.make_stream(b"/P <</MCID %d>> BDC EMC " * count % (*range(count),))
            elements += [
                pikepdf.Dictionary(S=pikepdf.Name.P, K=number, Pg=page.obj) for number in range(4)
            ]
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array(elements))
        )
        pdf.save(path)
    return path


@pytest.mark.parametrize(
    ("there", "damaged"),
    [((4,), ()), ((3,), (1,)), ((4, 3, 4), (2,)), ((3, 3, 4), ()), ((3, 3, 1), (3,))],
    ids=["nothing", "one", "one of three pages", "a habit", "most, beside a habit"],
)
def test_a_page_that_lacks_what_the_tree_names_is_damaged(
    there: Sequence[int], damaged: Sequence[int], tmp_path: Path
) -> None:
    flaws = read(tagged_pages(tmp_path / "p.pdf", there)).condition.flaws
    assert flaws == dict.fromkeys(damaged, (Flaw.UNMARKED,))


def test_a_file_without_a_tree_has_no_tags(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    path.write_bytes(pdf_of({}, content=numbered(2)))
    assert read(path).pages[0].tags == ()


def page_of(*words: tuple[Tag | None, bool, int]) -> Page:
    """A page of words with a tag, seen or not, turned or not."""
    box = Box(0, 0, 9, 9)
    made = tuple(
        Word(1, at, "word", box, "F", 9.0, None, turn=turn, visible=visible)
        for at, (_, visible, turn) in enumerate(words)
    )
    return Page(1, 100, 100, made, tags=tuple(tag for tag, _, _ in words))


SEEN = True, 0
HEADED = (Tag(0, "H1", None, 0), *SEEN)
ITEM = (Tag(2, "LBody", 1, 1), *SEEN)
PLAIN = (Tag(0, "P", None, 0), *SEEN)
LOOSE = (None, *SEEN)
RUNNING = (Tag(-1, "Artifact", None, 0), *SEEN)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([HEADED] * 9 + [LOOSE], True),
        ([ITEM] * 9 + [LOOSE], True),
        ([HEADED] * 9 + [LOOSE] * 2, False),
        ([PLAIN] * 9, False),
        ([HEADED] + [RUNNING] * 9, True),
        ([RUNNING] * 9, False),
        ([HEADED] + [(None, False, 0), (None, True, 90)] * 9, True),
        ([], False),
    ],
)
def test_tags_that_tell_enough_are_trusted(
    words: list[tuple[Tag | None, bool, int]], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tags, "TOLD", 0.9)
    pages = page_of(*words), page_of(RUNNING)
    assert trusted(pages) is expected
    assert all(bool(page.tags) is expected for page in with_trusted(pages) if page.words)


def test_pages_without_tags_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "TOLD", 0.9)
    bare = Page(2, 100, 100, page_of(*[LOOSE] * 9).words)
    assert trusted((page_of(HEADED),))
    assert not any(page.tags for page in with_trusted((bare, page_of(HEADED))))

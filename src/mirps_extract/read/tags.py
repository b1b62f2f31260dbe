"""What a tagged PDF says that its words are: paragraphs, headings, items of lists, cells of tables.

The words of a page stand in marked content, which has a number; a tree of structure elements names
the numbers that belong to each element (ISO 32000-1, 14.6 to 14.8). The tree is evidence, no more:
where it is broken, or says too little, there are no tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSLiteral

from mirps_extract.read.chars import Char
from mirps_extract.read.values import ARTIFACT, Page, Tag

Mark = tuple[int, int]
"""Marked content: the number of the page's object, or of the form's that it stands in; its MCID."""

NO_CONTENT: Mark = (0, -1)
"""The mark of all artifacts: what belongs to the page, not to what it says (14.8.2.2)."""

MOST = 400_000
"""Elements and contents of a tree that are looked at; a larger tree says nothing here."""

REFERENCES = 8
"""References that lead to one thing, one by way of the other, before they count as a loop."""

TOLD = 0.9
"""Part of the words that are no artifacts that the tree must know, for it to be trusted."""

HEADING = re.compile(r"H\d*")
"""The types of headings; PDF 2.0 has more than six levels."""

HOLDERS = frozenset(("Lbl", "LBody", "TD", "TH", "Caption", "Note", "FENote", "TOCI"))
"""Types that say more of a paragraph in them than that it is one."""

FRAMES = frozenset(("L", "LI", "Table", "TR", "THead", "TBody", "TFoot", "TOC", "Index"))
"""Types of what lists and tables are put together of."""

OPENING = HOLDERS | FRAMES | {"P", "Title", "BlockQuote", "Figure"}
"""Types, beside headings, that are elements of their own even within a paragraph."""

INLINE = frozenset(
    ("Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Em", "Strong", "Sub")
) | {"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"}
"""Types of what belongs to a line of the element around it (14.8.4.4)."""

SECTIONS = frozenset(("Document", "DocumentFragment", "Part", "Art", "Sect"))
"""Types whose content, where they hold some themselves, is not one paragraph."""

STANDARD = OPENING | INLINE | SECTIONS | {"Div", "NonStruct", "Private", "Formula", "Form"}
"""Types, beside headings, that need no other name (14.8.4)."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of content by the elements around it.

    Attributes:
        tag: what its words are.
        kind: the type of the innermost element that is not inline.
        holder: the type, of `HOLDERS`, that paragraphs take theirs from.
        page: number of the page's object, where the content does not name its own.
    """

    tag: Tag
    kind: str = "Document"
    holder: str | None = None
    page: int | None = None


class _Tree:
    """The structure tree of a file, from its root down.

    Args:
        root: the root's dictionary.
    """

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root
        self._roles = _resolved(root.get("RoleMap"))
        self._places = count()
        self._rows: dict[int | None, Iterator[int]] = {}

    def tags(self) -> dict[Mark, Tag]:
        """What each marked content is; nothing where the tree is too large."""
        found: dict[Mark, Tag] = {}
        seen: set[int] = set()
        looked_at = count(1)
        outside = _Around(Tag(-1, "Document", None, 0))
        # No recursion: a hostile tree is as deep as it is large.
        waiting: list[tuple[Iterator[Any], _Around]] = [(iter([self._root.get("K")]), outside)]
        while waiting:
            kids, around = waiting[-1]
            try:
                kid = next(kids)
            except StopIteration:
                waiting.pop()
                continue
            if next(looked_at) > MOST:
                return {}
            if isinstance(kid, PDFObjRef):
                # An element has one parent (14.7.2): one that is met again leads in a circle.
                if kid.objid in seen:
                    continue
                seen.add(kid.objid)
                kid = _resolved(kid)
            if isinstance(kid, list):
                waiting.append((iter(kid), around))
            elif isinstance(kid, dict) and "S" in kid:
                waiting.append((iter([kid.get("K")]), self._within(kid, around)))
            elif (mark := _mark(kid, around.page)) is not None:
                found.setdefault(mark, around.tag)
        return found

    def _within(self, element: dict[str, Any], around: _Around) -> _Around:
        """What is known of the content of an element."""
        place = next(self._places)
        role = self._role(element)
        around = replace(around, page=_object_number(element.get("Pg"), around.page))
        if _is_inside(role, element, around.kind):
            return around
        before, holder = around.tag, around.holder
        table, row = before.table, before.row
        if role == "Table":
            table, row = place, None
            self._rows[table] = count()
        elif role == "TR":
            row = next(self._rows.setdefault(table, count()))
        if role == "LI":
            holder = "LBody"  # browsers leave out the LBody around what an item says
        elif role in FRAMES:
            holder = None
        elif role in HOLDERS:
            holder = role
        says_itself = role in OPENING - {"P", "LI"} or _is_heading(role)
        tag = Tag(
            element=place,
            role=role if says_itself else holder or role,
            item=place if role == "LI" else before.item,
            level=before.level + (role == "L"),
            table=table,
            row=row,
        )
        return _Around(tag, role, holder, around.page)

    def _role(self, element: dict[str, Any]) -> str:
        """An element's type, by the file's own list of what its types stand for (14.7.3)."""
        role = name_of(element.get("S"))
        passed: list[str] = []
        while isinstance(self._roles, dict) and role in self._roles:
            if role in passed:  # a loop: of its names, the one that says something
                return next((n for n in passed if n in STANDARD or _is_heading(n)), role)
            passed.append(role)
            role = name_of(self._roles[role])
        return role


def _is_inside(role: str, element: dict[str, Any], kind: str) -> bool:
    """Whether an element is a part of the one around it, of type `kind`, and none of its own."""
    if role in OPENING or _is_heading(role):
        return False
    if kind in ("P", "Title", "Lbl", *INLINE) or _is_heading(kind):
        return True
    # Browsers put each run of text into a NonStruct, and each block without a type, too.
    is_inline = role in INLINE or (role == "NonStruct" and _holds_content(element))
    return is_inline and kind not in SECTIONS


def _is_heading(role: str) -> bool:
    return HEADING.fullmatch(role) is not None


def _holds_content(element: dict[str, Any]) -> bool:
    """Whether an element has content itself, beside what the elements in it have."""
    kids = _resolved(element.get("K"))
    return any(_mark(kid, 0) for kid in (kids if isinstance(kids, list) else [kids]))


def _mark(kid: object, page: int | None) -> Mark | None:
    """The marked content that a kid of an element stands for, if it does (14.7.4.2)."""
    owner, content = page, kid
    if isinstance(kid, dict) and "S" not in kid:
        owner = _object_number(kid.get("Stm"), _object_number(kid.get("Pg"), page))
        content = _resolved(kid.get("MCID"))
    return (owner, content) if isinstance(content, int) and owner is not None else None


def _object_number(reference: object, usual: int | None) -> int | None:
    """The number of the object that is referred to."""
    return reference.objid if isinstance(reference, PDFObjRef) else usual


def _resolved(thing: Any) -> Any:
    for _ in range(REFERENCES):
        if not isinstance(thing, PDFObjRef):
            return thing
        thing = thing.resolve()
    return None


def name_of(thing: object) -> str:
    """What a name of PDF says, or one that is referred to; nothing where it is no name."""
    name = _resolved(thing)
    return str(name.name) if isinstance(name, PSLiteral) else ""


def is_tagged(doc: PDFDocument) -> bool:
    """Whether a file has a structure tree."""
    return "StructTreeRoot" in doc.catalog


def tags_in(doc: PDFDocument) -> Mapping[Mark, Tag]:
    """What each marked content of a file is, by its structure tree.

    Nothing is thrown but MemoryError: a broken tree tells nothing, and what a plan says is read
    without one.
    """
    try:
        root = _resolved(doc.catalog.get("StructTreeRoot"))
        return {**_Tree(root).tags(), NO_CONTENT: Tag(-1, ARTIFACT, None, 0)}
    except MemoryError:
        raise
    except Exception:
        return {}


def mark_of(chars: Sequence[Char]) -> Mark | None:
    """The marked content that most characters of a word stand in; of equals, the first."""
    marks = [char.get("mark") for char in chars]
    first: Mark | None = marks[0]
    return first if marks.count(first) * 2 > len(marks) else max(marks, key=marks.count)


def tagged(page: Page, marks: Iterable[Mark | None], tags: Mapping[Mark, Tag]) -> Page:
    """A page with its words' tags.

    Args:
        page: the page.
        marks: for each of its words, the marked content that it stands in.
        tags: what marked contents are.
    """
    told = tuple(None if mark is None else tags.get(mark) for mark in marks)
    return replace(page, tags=told) if any(told) else page


def trusted(pages: Iterable[Page]) -> bool:
    """Whether tags tell enough to go by.

    A tree must know most of what is seen and stands upright, artifacts aside, and must have
    headings or lists: one of paragraphs alone is made by programs that look at white space.
    """
    known = words = 0
    has_structure = False
    for page in pages:
        for word, tag in zip(page.words, page.tags or [None] * len(page.words), strict=True):
            if word.turn or not word.visible or (tag is not None and tag.role == ARTIFACT):
                continue
            words += 1
            if tag is not None:
                known += 1
                has_structure |= tag.item is not None or _is_heading(tag.role)
    return has_structure and known >= TOLD * words


def with_trusted(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Pages whose tags can be trusted, or pages without any."""
    if not any(page.tags for page in pages) or trusted(pages):
        return pages
    return tuple(replace(page, tags=()) if page.tags else page for page in pages)

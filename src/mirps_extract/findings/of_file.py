"""Findings on the file: what of it could be read, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mirps_extract.findings.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesMissing(Finding):
    """The reader gave another number of pages than the file's page tree announces."""

    code = "pages_missing"
    severity = Severity.ERROR
    template = "the file announces {self.announced} pages, {self.found} could be read"
    announced: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRebuilt(Finding):
    """The table of the file's objects was broken; they were found by a search of the whole file."""

    code = "file_rebuilt"
    template = (
        "the file is damaged: the table of its parts was broken, and they were found by a search; "
        "nothing is known to be missing{self.but}"
    )
    damaged: bool

    @property
    def but(self) -> str:
        """What else is known."""
        return " but what is named below" if self.damaged else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksumWrong(Finding):
    """Streams of the file are whole but for their checksum."""

    code = "checksum_wrong"
    template = (
        "the checksum of {self.count} of the file's streams is wrong or missing: they were read as "
        "other readers do; what they say may be garbled"
    )
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDamaged(Finding):
    """A part of the file could not be read."""

    code = "file_damaged"
    severity = Severity.ERROR
    template = "the file is damaged, and only a part of it was read: {self.detail}"
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentDamaged(Finding):
    """The content of a page is not what a program writes: words of it may be lost or changed."""

    code = "content_damaged"
    severity = Severity.ERROR
    template = (
        "page {self.page}: what the file says of the page {self.what}, as if it were damaged; "
        "words may be lost or changed: get a fresh copy, or hold the page against what was read"
    )
    page: int
    flaws: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong, as a part of the sentence."""
        return " and ".join(self.flaws)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadersDiffer(Finding):
    """A second reader sees another number of characters on a page."""

    code = "readers_differ"
    template = (
        "page {self.page}: {self.read} characters were read, a second reader sees {self.seen}; "
        "hold the page against what was read"
    )
    page: int
    read: int
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvisibleText(Finding):
    """Words that a person does not see, or that lie off the page; they are in no text."""

    code = "invisible_text"
    severity = Severity.INFO
    template = (
        "page {self.page}: {self.count} words cannot be seen, or lie off it, and were left out"
    )
    page: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseenCharacters(Finding):
    """Characters without a shape of their own: zero-width signs, marks of direction, tags."""

    code = "unseen_characters"
    severity = Severity.INFO
    template = (
        "page {self.page}: {self.count} characters that nobody sees stand within words; they are "
        "in what was printed, and in no text"
    )
    page: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCutOff(Finding):
    """Words off the page, clipped or unseen stand or are drawn where a text would go on."""

    code = "text_cut_off"
    template = (
        "{self.whose}: “{self.text}” stands beside its text, where nobody sees it: the page "
        "may be cut off, and the text go on"
    )
    page: int
    text: str

    @property
    def whose(self) -> str:
        """What has the text: a commitment, or a page outside of those."""
        return self.commitment or f"page {self.page}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOverprinted(Finding):
    """Letters of several texts stand in one place, so that neither can be read."""

    code = "text_overprinted"
    template = (
        "page {self.page}: texts are printed over one another, and {self.count} words are letters "
        "of both: hold the page against what was read"
    )
    page: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledText(Finding):
    """Characters that are printed twice in one place, as fake bold type is; they count once."""

    code = "doubled_text"
    severity = Severity.INFO
    template = (
        "page {self.page}: {self.words} words are printed more than once in the same place "
        "({self.characters} characters); read once"
    )
    page: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmappedText(Finding):
    """Text whose font does not say which characters it prints."""

    code = "unmapped_text"
    severity = Severity.ERROR
    template = (
        "page {self.page}: the fonts of {self.count} words do not say which characters they print; "
        "{self.advice}"
    )
    page: int
    count: int
    lacking: str | None

    @property
    def advice(self) -> str:
        """What to do about it."""
        return _install(self.lacking) or "read the page with --ocr force"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesNotRead(Finding):
    """Pages have no text layer, but pictures that may hold text, and were not recognised."""

    code = "pages_not_read"
    severity = Severity.ERROR
    template = "{self.listed} no text layer, only pictures, and cannot be read: {self.advice}"
    pages: tuple[int, ...]
    lacking: str | None

    @property
    def listed(self) -> str:
        """The pages as the sentence names them."""
        return f"page {self.pages[0]} has" if len(self.pages) == 1 else f"{listed(self.pages)} have"

    @property
    def advice(self) -> str:
        """What to do about it."""
        return _install(self.lacking) or "leave out --ocr off"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesRecognised(Finding):
    """Pages were read by OCR, which can misread."""

    code = "pages_recognised"
    severity = Severity.INFO
    template = "{self.listed} read by OCR: hold what matters against the page"
    pages: tuple[int, ...]

    @property
    def listed(self) -> str:
        """The pages as the sentence names them."""
        return f"page {self.pages[0]} was" if len(self.pages) == 1 else f"{listed(self.pages)} were"


@dataclass(frozen=True, slots=True, kw_only=True)
class InkWithoutWords(Finding):
    """A page shows words that its text does not hold, in a picture or as outlines of letters."""

    code = "ink_without_words"
    template = (
        "page {self.page}: words are shown that were not read: they are a picture, or outlines of "
        "letters; {self.advice}"
    )
    page: int
    lacking: str | None

    @property
    def advice(self) -> str:
        """What to do about it."""
        return _install(self.lacking) or "read them on the page"


@dataclass(frozen=True, slots=True, kw_only=True)
class InkRecognised(Finding):
    """Words in a picture, or in outlines of letters, were read by OCR, which can misread."""

    code = "ink_recognised"
    severity = Severity.INFO
    template = (
        "page {self.page}: “{self.text}” is a picture, or outlines of letters, and was read by "
        "OCR: hold it against the page"
    )
    page: int
    text: str


def listed(pages: Sequence[int]) -> str:
    """Several pages as a sentence names them: "pages 3, 7 and 9"."""
    *others, last = map(str, pages)
    return f"pages {', '.join(others)} and {last}"


def _install(lacking: str | None) -> str:
    """The advice to install what OCR lacks; nothing if it lacks nothing."""
    return f"install {lacking}" if lacking else ""

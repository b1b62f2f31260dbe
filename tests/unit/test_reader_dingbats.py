"""The signs of ZapfDingbats."""

from __future__ import annotations

import pytest

from mirps_extract.read.misnamed import with_dingbats


def told(text: str, font: str) -> str:
    made = with_dingbats([{"text": char, "fontname": font} for char in text])
    return "".join(char["text"] for char in made)


def test_codes_of_dingbats_are_the_signs_that_they_print() -> None:
    assert told("4lnu+", "ABCDEF+ZapfDingbats") == "✔●■◆☞"


@pytest.mark.parametrize("font", ["Wingdings", "ABCDEF+Wingdings-Regular"])
def test_boxes_are_known_by_their_codes_also_in_the_private_area(font: str) -> None:
    assert told("o\xa8\xfe\xfd", font) == "☐☐☑☒"
    assert told("\uf0a8\uf0fe\uf0fc", font) == "☐☑✓"
    assert told("\uf0a7☑", font) == "\uf0a7☑"


def test_signs_that_have_names_and_other_fonts_stay() -> None:
    assert told("✔❏", "ZapfDingbats") == "✔❏"
    assert told("4lnu", "Helvetica") == "4lnu"
    assert told("o\xfe", "Wingdings2") == "o\xfe"


@pytest.mark.parametrize("font", ["SymbolMT", "OpenSymbol", "Calibri"])
def test_a_bullet_of_symbol_in_the_private_area_is_a_bullet(font: str) -> None:
    assert told("\uf0b7", font) == "•"

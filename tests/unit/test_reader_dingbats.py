"""The signs of ZapfDingbats."""

from __future__ import annotations

from mirps_extract.read.dingbats import with_dingbats


def told(text: str, font: str) -> str:
    made = with_dingbats([{"text": char, "fontname": font} for char in text])
    return "".join(char["text"] for char in made)


def test_codes_of_dingbats_are_the_signs_that_they_print() -> None:
    assert told("4lnu+", "ABCDEF+ZapfDingbats") == "✔●■◆☞"


def test_signs_that_have_names_and_other_fonts_stay() -> None:
    assert told("✔❏", "ZapfDingbats") == "✔❏"
    assert told("4lnu", "Helvetica") == "4lnu"

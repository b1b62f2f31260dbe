"""The letters under which the font ZapfDingbats keeps its signs.

pdfminer, which knows no encoding of this font's own, says the letter; pdfium says the sign. Unicode
took the signs over in the order of the font (The Unicode Standard, "Dingbats", U+2700), but for
those that it had already.
"""

from __future__ import annotations

from pdfminer.encodingdb import EncodingDB

FONT = "ZapfDingbats"

BLOCK, MIDDLE = 0x2700, 0x2761
"""Where the signs begin in Unicode, and from where on their codes have the eighth bit."""

HAD_ALREADY = {
    **dict(zip("☎☛☞★●■▲▼◆◗", b"\x25\x2a\x2b\x48\x6c\x6e\x73\x74\x75\x77", strict=True)),
    **dict(zip("♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩→↔↕", [*range(0xA8, 0xB6), 0xD5, 0xD6, 0xD7], strict=True)),
}


def letter_of(sign: str) -> str:
    """What pdfminer says for a sign; the sign itself where the font has no such sign."""
    place = ord(sign[0]) - BLOCK
    if sign not in HAD_ALREADY and not 0 < place < 0xC0:
        return sign
    code = HAD_ALREADY.get(sign, place + (0x20 if place < MIDDLE - BLOCK else 0x40))
    return EncodingDB.std2unicode.get(code, f"(cid:{code})")

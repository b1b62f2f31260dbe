"""Lines of type to text: hyphens, ligatures and paragraphs, each repair on record."""

from mirps_extract.text.lexicon import Lexicon, lexicon_of
from mirps_extract.text.paragraphs import is_finished, paragraphs_of
from mirps_extract.text.passage import Piece, passage_of, printed_words
from mirps_extract.text.values import Passage, Repair, RepairKind, Run, unrepaired

__all__ = [
    "Lexicon",
    "Passage",
    "Piece",
    "Repair",
    "RepairKind",
    "Run",
    "is_finished",
    "lexicon_of",
    "paragraphs_of",
    "passage_of",
    "printed_words",
    "unrepaired",
]

"""Lines of type to text: hyphens, ligatures and paragraphs, each repair on record."""

from mirps_extract.text.changing import can_cut, cut, joined, on_one_line, reworded
from mirps_extract.text.lexicon import Lexicon, lexicon_of
from mirps_extract.text.paragraphs import is_finished, paragraphs_of
from mirps_extract.text.passage import Piece, passage_of, printed_words
from mirps_extract.text.values import Passage, RepairKind, unrepaired

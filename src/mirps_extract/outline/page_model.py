"""The thresholds that modules of the outline share, each with its unit and reason.

Sizes are factors of the body's; distances are ems of the line's own type unless said otherwise.
"""

LARGER = 1.08
"""Factor from which on type counts as larger than the body's: half a point at ten."""

SMALLER = 0.93
"""Factor up to which type counts as smaller: notes and captions are a point less at ten."""

FIGURE = 1.3
"""Factor by which a key figure is larger than the words beside it, at least."""

SAME_SIZE = 1.03
"""Factor by which sizes of one type may differ: producers round."""

HEAVIER = 200
"""Steps of weight (OpenType's, from 100 to 900) from regular to semibold."""

SENTENCE_WORDS = 5
"""Words from which on a line is one of running text rather than a name or a label."""

HEADING_WORDS = 10
"""Words of a heading, at most."""

LINE = 1.3
"""Distance from one line to the next, as a rule."""

SMALL_CAPITALS = 0.8
"""Size of small capitals by that of capitals, as word processors set them."""

STACK_GAP = 1.0
"""White between the lines of one heading, at most."""

HEAD_GAP = 2.0
"""White between a heading and what it heads, at most."""

COLUMN_OVERLAP = 2.0
"""Points that two boxes must share to stand in one column: glyphs stick out by a point."""

BESIDE = 0.25
"""Part of the lower one's height that boxes share which stand side by side: lines of one column may
touch."""

LEVEL = 0.6
"""Distance of two tops or two foots that the eye takes for level."""

STRICT_LEVEL = 0.3
"""Distance up to which tops are level that a designer has set level, and no chance."""

MORE_WHITE = 0.15
"""White by which the step to a new item exceeds the usual one, at least: two points at ten."""

WIDE_WHITE = 1.0
"""White more than usual that sets a line apart from what is above."""

FAR = 3.0
"""White after which nothing goes on with what is above."""

SET_IN = 0.5
"""Distance by which a first line, or the others, are set in, at least."""

SET_IN_MOST = 4.0
"""Distance by which they are set in, at most: what is further is another column."""

ROOM = 0.4
"""White left beside the next word if that word would have fitted: a space and a little."""

SUB_LEVEL = 0.8
"""Distance by which a mark of a second level is set in."""

SPANS = 0.55
"""Part of a region's width from which on a line, bar or rule runs over several columns."""

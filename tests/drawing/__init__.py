"""Small national action plans drawn as PDFs, for tests of extraction.

``draw`` prints a typed content in a chosen setting and says what it printed where; ``draw_page``
draws one page of loose text for the tests of a single stage.
"""

from .content import FALSE_BULLET, AreaContent, CountryContent, PlanContent, from_gold
from .draw import draw
from .drawn import Box, ColumnRun, Drawn, PrintedCommitment
from .mistakes import Mistake, false_bullet, printed_twice, unknown_area, wrong_count
from .page import Bar, Text, draw_page, draw_pages
from .sample_en import SAMPLE
from .sample_es import SAMPLE_ES
from .setting import Setting
from .settings import SETTINGS

__all__ = [
    "FALSE_BULLET",
    "SAMPLE",
    "SAMPLE_ES",
    "SETTINGS",
    "AreaContent",
    "Bar",
    "Box",
    "ColumnRun",
    "CountryContent",
    "Drawn",
    "Mistake",
    "PlanContent",
    "PrintedCommitment",
    "Setting",
    "Text",
    "draw",
    "draw_page",
    "draw_pages",
    "false_bullet",
    "from_gold",
    "printed_twice",
    "unknown_area",
    "wrong_count",
]

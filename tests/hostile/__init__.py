"""Bad and odd files, built by scripts: what mail and web may bring in the place of a plan."""

from .broken import BROKEN
from .huge import HUGE
from .odd import ODD
from .values import Made, Sample

__all__ = ["BROKEN", "HUGE", "ODD", "Made", "Sample"]

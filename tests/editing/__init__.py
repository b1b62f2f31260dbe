"""Next year's edition, made from this year's with changes that are known."""

from .hand import Hand, hand
from .next_year import Edited, Expected, next_year

__all__ = ["Edited", "Expected", "Hand", "hand", "next_year"]

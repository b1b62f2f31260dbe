"""Next year's edition, made from this year's with changes that are known."""

from .next_year import Edited, Expected, next_year

__all__ = ["Edited", "Expected", "next_year"]

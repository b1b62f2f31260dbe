"""Mutation fuzzing: a sound plan, damaged at random, is read or refused, and never hangs.

`python -m fuzzing 100000` (in `tests`) runs it for long; the seed names every mutant.
"""

from .judging import Outcome, Silent, judged
from .mutants import mutant
from .plans import few_pages

__all__ = ["Outcome", "Silent", "few_pages", "judged", "mutant"]

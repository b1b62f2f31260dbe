"""Mutation fuzzing: a sound plan, damaged at random, is read or refused, and never hangs.

`make fuzz` runs it for long; a name of a plan, a kind and a seed names every mutant. What is done,
and what came of it, is told in docs/fuzzing.md.
"""

from .judging import Outcome, Silent, judged
from .mutants import mutant
from .plans import few_pages

__all__ = ["Outcome", "Silent", "few_pages", "judged", "mutant"]

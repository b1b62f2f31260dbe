"""Mutation fuzzing: a sound plan, damaged at random, is read or refused, and never hangs.

`make fuzz` runs it for long; a name of a plan, a kind and a seed names every mutant. What is done,
and what came of it, is told in docs/fuzzing.md. Nothing is imported here: what is fuzzed is
imported by who leads the fuzzing, see `guided`.
"""

"""Corrections: what a person decided on a reading, applied again on every run.

Texts are corrected before institutions are looked for in them, institutions afterwards.
"""

"""What holds for all tests: none of them measures time, for machines differ."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("short", deadline=None, max_examples=40)
settings.register_profile("long", deadline=None, max_examples=1000)
settings.load_profile("short")

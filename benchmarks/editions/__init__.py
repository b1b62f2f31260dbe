"""Editions drawn at random in plausible designs, and how well they are read; see `__main__`."""

"""What became of each promise, as people tell it in status files; this program guesses none."""

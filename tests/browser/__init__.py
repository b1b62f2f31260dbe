"""Pages as a user meets them: opened from disk in a real browser."""

"""How much is read: of one file, and of all files of a unit together."""

MOST_BYTES = 5 * 1024 * 1024
"""The most that is read of one file; a larger one is named and not read."""
MOST_TOGETHER = 4 * MOST_BYTES
"""The most that is read of all files of a unit, of which a large one takes a tenth."""

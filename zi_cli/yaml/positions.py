"""Where the nodes of one text stand, asked for by the way from its root."""

from zi_cli.model.masalah import Jalur

Place = tuple[int, int]
"""A line and a column; both count from 1."""
Found = tuple[Place | None, Place]
"""The place of a key, which an item of a list has none of, and that of its value."""


class Positions:
    """On which line and column the nodes of one text stand."""

    def find(self, jalur: Jalur) -> Found | None:
        """Find a node; None where there is none."""
        raise NotImplementedError

    def key(self, jalur: Jalur) -> Place | None:
        """Give the place of a key; an item of a list has none."""
        return (self.find(jalur) or (None,))[0]

    def value(self, jalur: Jalur) -> Place | None:
        """Give the place of a value; for a map or a list below its key, that of the key."""
        return (self.find(jalur) or (None, None))[1]

    def nearest(self, jalur: Jalur) -> Place:
        """Give the place of a node, or of the nearest one above it that is written; a key where there is one."""
        found = (self.find(jalur[:length]) for length in range(len(jalur), -1, -1))
        return next((key or value for key, value in filter(None, found)), (1, 1))

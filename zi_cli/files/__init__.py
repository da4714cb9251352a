"""A unit's folder: read, compared with its past, and changed one act at a time."""

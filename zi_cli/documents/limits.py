"""How much of a document is read; what is larger is no action plan."""

from zi_cli.model.refusal import Refusal

MOST_ROWS = 50_000
MOST_CELLS = 400_000
MOST_COLUMNS = 1_000
MOST_TEXT = 40_000_000
"""Letters of all cells together."""
MOST_UNPACKED = 150_000_000
"""Bytes of all the parts that are read, unpacked."""
MOST_PARTS = 4_000
DEEPEST = 60
"""Levels of XML."""


def too_large(what: str) -> Refusal:
    """Refuse a document that holds more than a plan can."""
    return Refusal(f"dokumen ini terlalu besar: {what}", "simpan tabel rencananya saja sebagai berkas baru")


def broken(why: str) -> Refusal:
    """Refuse a document that cannot be read to its end."""
    return Refusal(f"dokumen ini rusak atau bukan seperti akhirannya: {why}", "buka dan simpan ulang, lalu ulangi")

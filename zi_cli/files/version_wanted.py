"""Whether this zi is one that a unit's settings ask for; asked before anything else of the unit is read."""

import re

from zi_cli import __version__
from zi_cli.files.reading import Sumber
from zi_cli.model.masalah import Letak, Masalah, Temuan
from zi_cli.model.versi import parse_versi, reached

_KEY = re.compile(rb"\bzi[\"']?\s*:")


def too_old(sumber: Sumber) -> Masalah | None:
    """Say that this zi is older than the settings ask for; None where it is not, or where they ask for nothing."""
    if not _KEY.search(sumber.data):
        return None
    tree = sumber.parsed.tree
    wanted = tree.get("zi") if isinstance(tree, dict) else None
    lowest = parse_versi(wanted) if isinstance(wanted, str) else None
    if lowest is None or reached(__version__, lowest):
        return None
    temuan = Temuan(
        Letak(sumber.nama, ("zi",)),
        f"unit ini memerlukan zi {wanted}; yang dipakai {__version__}",
        "perbarui zi, misalnya: pip install --upgrade zi-cli",
    )
    return sumber.show("ZI138", "galat", temuan)

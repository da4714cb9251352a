"""Which library each form of a result needs that is more than zi itself, and whether it is there."""

from importlib import util

LIBRARIES = {"docx": "docxtpl", "pdf": "typst", "xlsx": "xlsxwriter", "ics": "icalendar"}
"""The extras of the package that make results, each with the module it brings."""


def is_there(library: str) -> bool:
    """Say whether a library is installed, without importing it."""
    return util.find_spec(library) is not None


def can_make(bentuk: str) -> bool:
    """Say whether a form of a result can be made here."""
    return bentuk not in LIBRARIES or is_there(LIBRARIES[bentuk])

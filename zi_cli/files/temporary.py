"""What a file is called while it is being made: told by the name alone, for those too who cannot wait for pathlib."""

import os

ENDING = ".zi.tmp"
"""How it ends: the `.gitignore` of a unit names it, as `.*.tmp`."""
WAITING = "bukti"
"""What a copy of evidence is called, which is made before its turn to write has come."""
_LONGEST = 50
"""So many letters of the name it will have: no system takes more than 255 bytes."""
_SIGNS = 8


def name_for(name: str) -> str:
    """Make a name beside that of the file it is going to be."""
    return f".{name[:_LONGEST]}.{os.urandom(_SIGNS // 2).hex()}{ENDING}"


def is_temporary(name: str) -> bool:
    """Say whether a name is one that zi gives to what is being made."""
    if not (name.startswith(".") and name.endswith(ENDING)):
        return False
    named, _, signs = name[1 : -len(ENDING)].rpartition(".")
    return bool(named) and len(signs) == _SIGNS and set(signs) <= set("0123456789abcdef")


def may_wait(name: str) -> bool:
    """Say whether it may be the copy of somebody who waits for their turn."""
    return name.startswith(f".{WAITING}.")

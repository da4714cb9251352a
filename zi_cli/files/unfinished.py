"""Whether a change of several files was cut short in a unit: told by one look, for those too who cannot wait for pathlib."""

import os
import sys


def is_unfinished(plans: str) -> bool:
    """Say whether there is a journal for a folder of plans; whether it is one to go by is told by `journal.py`."""
    try:
        return bool(os.listdir(_folder("perubahan"))) and os.path.lexists(journal_of(plans))
    except OSError:
        return False


def journal_of(plans: str) -> str:
    """Give the place of the journal for a folder of plans, by where that really is."""
    return state_of("perubahan", plans)


def state_of(kind: str, plans: str) -> str:
    """Give the place where something is kept about a folder of plans, by where that really is."""
    from hashlib import sha256

    really = os.path.normcase(os.path.realpath(plans))
    return os.path.join(_folder(kind), f"{sha256(os.fsencode(really)).hexdigest()[:32]}.json")


def history_of(plans: str) -> str:
    """Give the folder in which the finished changes of a folder of plans are kept."""
    return os.path.splitext(state_of("riwayat", plans))[0]


def _folder(kind: str) -> str:
    """Give the user's own folder of one kind, never one in a repository: a journal that is committed is none."""
    return os.path.join(os.path.abspath(os.environ.get("ZI_STATE") or _usual_folder()), kind)


def _usual_folder() -> str:
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), "zi")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", "zi")
    said = os.environ.get("XDG_STATE_HOME", "")
    return os.path.join(said if os.path.isabs(said) else os.path.join(home, ".local", "state"), "zi")

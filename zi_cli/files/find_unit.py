"""Which folder is a unit's, told by names alone: the one rule, for those too who cannot wait for pathlib."""

import errno
import os

TYPE_CHECKING = False  # typing itself takes as long to import as all the rest here
if TYPE_CHECKING:
    from collections.abc import Iterator

PLANS = "plans"
_BEGINS, _ENDS = "renaksi_", ".yaml"
RENCANA = f"{_BEGINS}*{_ENDS}"


def find_folders(named: str | None, start: str = "") -> tuple[str, str] | None:
    """Give the root of a unit and its folder of plans: by the folder somebody named, else from `start` upward."""
    return folders_named(named) if named else folders_above(start)


def folders_named(folder: str) -> tuple[str, str] | None:
    """Take the folder that holds `plans/`, the folder of plans itself under whatever name, or one inside `plans/`.

    A name is never taken for a folder further up: it would be another unit's answer.
    """
    folder = os.path.abspath(folder)
    if holds_plans(folder):
        return os.path.dirname(folder), folder
    return folders_below(folder) or (_around(folder) if os.path.isdir(folder) else None)


def folders_above(start: str) -> tuple[str, str] | None:
    """Take the first folder, from one upward, that holds `plans/`."""
    return next((found for one in _upward(start) if (found := folders_below(one))), None)


def _around(folder: str) -> tuple[str, str] | None:
    inside = (one for one in _upward(folder) if os.path.normcase(os.path.basename(one)) == PLANS)
    return next(((os.path.dirname(one), one) for one in inside if holds_plans(one)), None)


def _upward(start: str) -> "Iterator[str]":
    here, below = os.path.abspath(start), ""
    while here != below:
        yield here
        here, below = os.path.dirname(here), here


def folders_below(folder: str) -> tuple[str, str] | None:
    """Take the folder that holds `plans/`."""
    plans = os.path.join(folder, PLANS)
    return (folder, plans) if holds_plans(plans) else None


def holds_plans(folder: str) -> bool:
    """Say whether a plan is in a folder, by its name; raises OSError where nobody may look into the folder."""
    try:
        return any(map(is_plan, os.listdir(folder)))
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name no system can have
        return False
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        return False


def is_plan(name: str) -> bool:
    """Say whether a file's name is that of a plan."""
    name = os.path.normcase(name)
    return name.startswith(_BEGINS) and name.endswith(_ENDS) and len(name) >= len(_BEGINS) + len(_ENDS)

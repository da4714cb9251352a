"""Which folder is a unit's, told by names alone: the one rule, for those too who cannot wait for pathlib."""

import errno
import os

PLANS = "plans"
_BEGINS, _ENDS = "renaksi_", ".yaml"
RENCANA = f"{_BEGINS}*{_ENDS}"


def find_folders(start: str, override: str | None = None) -> tuple[str, str] | None:
    """Give the root of a unit and its folder of plans, from a folder upward; `override` names the folder itself."""
    if override:
        return folders_at(os.path.abspath(override))
    here = os.path.abspath(start)
    while not (found := folders_below(here)):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return found


def folders_at(folder: str) -> tuple[str, str] | None:
    """Take the folder that holds `plans/`, or the folder of plans itself under whatever name."""
    return (os.path.dirname(folder), folder) if holds_plans(folder) else folders_below(folder)


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

"""One input: a folder in which something was changed, and one command run in it.

Number n of a seed is always the same input, whatever was run before it: STATE inputs in a row share a changed folder,
and each runs a different command on it.
"""

import json
import random
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from tests.fuzz import commands
from tests.fuzz.commands import Command
from tests.fuzz.kinds import KINDS
from tests.fuzz.offices import OFFICES, SHARE
from tests.fuzz.trees import Tree, from_json, to_json

STATE = 4


@dataclass(frozen=True)
class Input:
    """What is run, and where it came from."""

    kind: str
    office: str
    how: str
    command: str
    words: list[str]
    tree: Tree = field(repr=False)
    number: int = -1
    seed: int = -1

    @property
    def is_writer(self) -> bool:
        return next(one for one in commands.commands() if one.name == self.command).is_writer

    def to_json(self) -> dict[str, object]:
        plain = {name: getattr(self, name) for name in ("kind", "office", "how", "command", "words", "number", "seed")}
        return plain | {"tree": to_json(self.tree)}


def made(seed: int, number: int, only: str | None = None) -> Input:
    """Make input `number` of a seed; `only` is the one kind of file that is changed."""
    kind, office, how, tree, chosen = _state(seed, number // STATE, only)
    command = chosen[number % STATE]
    chance = random.Random(f"{seed}:{number}")
    return Input(kind, office, how, command.name, command.line(chance, tree), tree, number, seed)


@lru_cache(maxsize=1)
def _state(seed: int, group: int, only: str | None) -> tuple[str, str, str, Tree, list[Command]]:
    chance = random.Random(f"{seed}/{group}")
    known = [one for one in KINDS if only in (None, one.name)]
    kind = chance.choices(known, [one.weight for one in known])[0]
    offices = kind.offices()
    office = chance.choices(offices, [SHARE.get(one, 1) for one in offices])[0]
    tree, how = kind.mutated(chance, OFFICES[office]())
    return kind.name, office, how, tree, commands.drawn(chance, STATE, office)


def kept(path: Path) -> Input:
    """Read an input that was kept."""
    held = json.loads(path.read_text(encoding="utf-8"))
    return Input(
        **{name: held[name] for name in ("kind", "office", "how", "command", "words")}, tree=from_json(held["tree"])
    )


def keep(folder: Path, one: Input, faults: list[str]) -> Path:
    """Write an input to a file of its own, with what was wrong first."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{one.command.replace(' ', '-') or 'zi'}-{one.seed}-{one.number}.json"
    said = json.dumps({"faults": faults} | one.to_json(), indent=1)
    path.write_text(said + "\n", encoding="utf-8")
    return path

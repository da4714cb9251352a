"""The tools zi is timed against, each with the plan's 98 aktivitas in its own kind of file."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ACCOUNTS = 36
"""As many as the plan has indikator."""

_KEYS = ("nama", "output", "waktu")


@dataclass(frozen=True)
class Item:
    """One aktivitas of the plan."""

    id: str
    nama: str
    output: str
    waktu: str


@dataclass(frozen=True)
class Call:
    """What to type after the name of a program, where, and what it says when it has done its work."""

    arguments: tuple[str, ...]
    folder: Path
    says: str = ""
    env: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()


@dataclass(frozen=True)
class Peer:
    """One tool: its package, its program, and how to fill an empty folder for it from the plan."""

    package: str
    program: str
    fill: Callable[[Path, Path], Call]


def clean_environment() -> dict[str, str]:
    """Give the environment without what changes how Python, git or zi run."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "GIT_", "ZI_"))}


def items_of(plan: Path) -> list[Item]:
    """Take the aktivitas out of the plan's text: the nodes that have a time; of folded text the first line."""
    text = re.sub(r" >-\n +", " ", plan.read_text(encoding="utf-8"))
    nodes = re.split(r"^ *- id: ", text, flags=re.MULTILINE)[1:]
    keys = [(node.split()[0], dict(re.findall(r"^ +(\w+): (.+)$", node, re.MULTILINE))) for node in nodes]
    return [Item(slug, *(said[key] for key in _KEYS)) for slug, said in keys if "waktu" in said]


def doorstop(folder: Path, plan: Path) -> Call:
    """One file for each item, in a git repository, all of them reviewed."""
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True, env=clean_environment())  # noqa: S607  git from the PATH
    _write(folder / "aktivitas/.doorstop.yml", "settings:\n  digits: 3\n  itemformat: yaml\n  prefix: AKT\n  sep: ''\n")
    for number, item in enumerate(items_of(plan), 1):
        text = f"text: |\n  {item.nama}\n\n  Output: {item.output}\n\n  Waktu: {item.waktu}\n"
        _write(
            folder / f"aktivitas/AKT{number:03}.yml",
            f"active: true\nderived: false\nheader: {item.id}\nlevel: {number}\nlinks: []\nnormative: true\n{text}",
        )
    return Call((), folder, "validating items", before=("review", "all"))


def beancount(folder: Path, plan: Path) -> Call:
    """One transaction for each item."""
    _write(folder / "ledger.beancount", "\n".join(_ledger(items_of(plan))))
    return Call(("ledger.beancount",), folder)


def _ledger(items: list[Item]) -> Iterator[str]:
    yield 'option "operating_currency" "IDR"'
    for account in range(ACCOUNTS):
        yield f"2022-01-01 open {_account(account)} IDR"
    for number, item in enumerate(items):
        yield f'\n2022-{number % 12 + 1:02}-{number % 28 + 1:02} * "{item.waktu}" "{_quoted(item.nama)}"'
        yield f'  aktivitas: "{item.id}"'
        yield f'  output: "{_quoted(item.output)}"'
        yield f"  {_account(number % ACCOUNTS)}  {number + 1}.00 IDR"
        yield f"  {_account((number + 1) % ACCOUNTS)}"
    yield ""


def _account(number: int) -> str:
    return f"Expenses:Indikator:I{number:02}"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def check_jsonschema(folder: Path, plan: Path) -> Call:
    """Check the plan itself against its schema."""
    schema = plan.parent / "skema/rencana.json"
    return Call(("--schemafile", str(schema), str(plan)), folder, "validation done")


def todoman(folder: Path, plan: Path) -> Call:
    """One task file for each item."""
    items = items_of(plan)
    for number, item in enumerate(items):
        lines = (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//zi//bench//EN",
            "BEGIN:VTODO",
            f"UID:{item.id}",
            "DTSTAMP:20220101T000000Z",
            f"DUE:2022{number % 12 + 1:02}{number % 28 + 1:02}T000000Z",
            f"SUMMARY:{_escaped(item.nama)}",
            f"DESCRIPTION:{_escaped(item.output)}",
            f"CATEGORIES:{item.waktu}",
            "END:VTODO",
            "END:VCALENDAR",
            "",
        )
        _write(folder / f"lists/aktivitas/{item.id}.ics", "\r\n".join(lines))
    settings = {"path": f"{folder}/lists/*", "cache_path": f"{folder}/cache.sqlite3", "date_format": "%Y-%m-%d"}
    _write(folder / "config.py", "".join(f"{key} = {value!r}\n" for key, value in settings.items()))
    return Call(("list",), folder, items[-1].nama[:20], {"TODOMAN_CONFIG": str(folder / "config.py")})


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


PEERS = (
    Peer("doorstop", "doorstop", doorstop),
    Peer("check-jsonschema", "check-jsonschema", check_jsonschema),
    Peer("todoman", "todo", todoman),
    Peer("beancount", "bean-check", beancount),
)

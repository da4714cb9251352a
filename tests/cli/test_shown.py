"""What reaches a screen is cleaned at the last step, whatever it is, and no other way leads there."""

import ast
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Zi
from tests.pseudo_terminal import needs_pseudo_terminals, on_terminal
from tests.repository import Repo
from zi_cli.cli.commands import COMMANDS
from zi_cli.model.tulisan import tampak, tersembunyi
from zi_cli.render.json_text import json_text

CURSOR = "\x1b[31m\x1b]0;judul\x07\x08\x7f\x9b2J\x00"
DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
NO_WIDTH = "\u200b\u200c\u200d\u2060\u2064\ufeff\u00ad\U000e0041"
HOSTILE = f"awal\r{CURSOR}{DIRECTION}{NO_WIDTH}\x85\u2028\u2029akhir"
FORBIDDEN = {*HOSTILE, "\x0b", "\x0c"} - {*"awalkhir[31m]0;judul2J"}
TYPED = HOSTILE.replace("\x00", "")
"""What may stand in the words of a command."""
DATA = "".join(sign for sign in NO_WIDTH if sign != "\ufeff")
"""What a file of data may hold."""
YEAR, SEMESTER = ("--year", "2024"), ("--semester", "1", "--year", "2024")
LINES: tuple[tuple[str, ...], ...] = (
    ("status", *YEAR),
    ("status", *YEAR, "--format", "json"),
    ("status", *YEAR, "--rinci"),
    ("due", *YEAR),
    ("due", *YEAR, "--format", "json"),
    ("report", *SEMESTER),
    ("report", *SEMESTER, "--format", "html"),
    ("dashboard", "2024"),
    *(("check", "--format", one) for one in ("text", "json", "github", "gitlab", "sarif", "junit", "md")),
    *(("check", ".", "--format", one) for one in ("text", "json", "github", "gitlab", "sarif", "junit", "md")),
    ("check", "--explain", f"ZI{TYPED}"),
    *(("diff", "HEAD", "--format", one) for one in ("text", "json", "md")),
    ("explain", "I.1", *YEAR),
    ("explain", "I.1", *YEAR, "--format", "json"),
    ("explain", TYPED, *YEAR),
    ("record", "I.1.a", TYPED, *SEMESTER, "--dry-run"),
    ("done", "I.1.1@2024-06", "--date", "2024-06-20", "--dry-run"),
    ("undo", TYPED),
    ("undo", "--list"),
    ("undo", "--list", "--format", "json"),
    *(("evidence", one, *YEAR) for one in ("list", "missing")),
    ("evidence", "list", *YEAR, "--format", "json"),
    ("evidence", "verify"),
    ("recommend", "list", *YEAR),
    ("recommend", "list", *YEAR, "--format", "json"),
    ("recommend", "add", TYPED, "--dry-run"),
    ("period", "list"),
    ("period", "list", "--format", "json"),
    ("period", "submit", TYPED),
    ("new-year", "2025", "--dry-run"),
    ("init", TYPED, "--unit", TYPED, "--dry-run"),
    ("import", TYPED),
    ("export", "ics", *YEAR),
    ("export", "json", *YEAR),
    ("export", "csv", *YEAR, "--tabel", "indikator"),
    ("export", "csv", *YEAR, "--tabel", TYPED),
    ("rollup", ".", *YEAR),
    ("rollup", ".", *YEAR, "--format", "json"),
    ("schema", TYPED),
    ("--help",),
    (TYPED,),
    ("status", f"--{TYPED}"),
    ("-C", TYPED, "status"),
    ("web", "--help"),
)
WRITTEN = (
    ("report", *SEMESTER, "--format", "md"),
    ("report", *SEMESTER, "--format", "html"),
    ("dashboard", "2024"),
    ("export", "ics", *YEAR),
    ("export", "json", *YEAR),
    ("rollup", ".", *YEAR, "--format", "json"),
)


@pytest.fixture
def hostile(tmp_path: Path, unit: Path) -> Path:
    """Give a repository with such signs wherever one can put them."""
    unit = unit.rename(tmp_path / f"unit {CURSOR}{DIRECTION}".replace("\x00", ""))
    plan = unit / "plans" / "renaksi_2022_2026.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Melaksanakan", f"Melaks{DATA}anakan"), encoding="utf-8")
    named = "\x1b[2J\u202e\u200b"
    (unit / "plans" / f"renaksi_{named}.yml").write_text("skema: 1\n", encoding="utf-8")
    (unit / "plans" / "realisasi" / f"2023{named}.yaml").write_text("skema: 1\n", encoding="utf-8")
    notes = unit / "plans" / "analisis" / "2024-s1"
    notes.mkdir(parents=True)
    (notes / f"tambahan{named}.md").write_text(f"Kata {HOSTILE}\n", encoding="utf-8")
    (notes / "kendala.md").write_text(f"Kata {HOSTILE} **tebal{HOSTILE}**\n", encoding="utf-8")
    (unit / "templates").mkdir()
    for name in ("laporan.md.j2", "laporan.html.j2", "dasbor.html.j2"):
        own = (ROOT / "templates" / name).read_text(encoding="utf-8")
        said = f'{HOSTILE}{{{{ "{HOSTILE}" | safe }}}}{{{{ "\\x1b[1m\\u202e\\x00" | safe }}}}{{{{ "\\x9b\\u2066" }}}}'
        (unit / "templates" / name).write_text(own + said, encoding="utf-8")
    repository = Repo(unit)
    repository.git("init", "-q")
    repository.commit("awal")
    with plan.open("a", encoding="utf-8") as written:
        written.write(f"# {DATA}\n")
    return unit


def test_every_command_is_looked_at() -> None:
    assert {line[0] for line in LINES} >= set(COMMANDS)


def test_nothing_a_screen_obeys_or_hides_reaches_it(zi: Zi, hostile: Path) -> None:
    answered = 0
    for line in LINES:
        answer = zi(*line, cwd=hostile)
        said = (answer.out + answer.err).replace("\r\n", "\n")
        assert not FORBIDDEN & {*said}, (line, FORBIDDEN & {*said})
        assert not tersembunyi(said), line
        assert said, line
        assert "zi sendiri yang salah" not in said, line
        answered += answer.code in (0, 1)
        if line[-1] == "json" and answer.code in (0, 1):
            json.loads(answer.out)
    assert answered > 30


def test_json_tells_the_signs_it_escapes(zi: Zi, hostile: Path) -> None:
    answer = zi("status", *YEAR, "--format", "json", cwd=hostile)
    assert "Melaks\\u200b\\u200c" in answer.out
    assert f"Melaks{DATA}anakan" in json.dumps(json.loads(answer.out), ensure_ascii=False)


@pytest.mark.parametrize("line", WRITTEN, ids=" ".join)
def test_a_file_holds_what_the_screen_is_shown(zi: Zi, hostile: Path, line: tuple[str, ...]) -> None:
    target = hostile.parent / ("hasil.html" if "html" in line or "dashboard" in line else "hasil.md")
    if "report" not in line and "dashboard" not in line:
        target = hostile.parent / "hasil.txt"
    shown = zi(*line, cwd=hostile)
    assert zi(*line, "-o", str(target), cwd=hostile).code == shown.code == 0
    assert target.read_bytes().decode("utf-8").replace("\r\n", "\n") == shown.out.replace("\r\n", "\n")


@needs_pseudo_terminals
def test_a_terminal_sees_colours_of_zi_alone(hostile: Path) -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    for line in (["status", "2024"], ["report", *SEMESTER], ["explain", "I.1", *YEAR], ["check"]):
        seen = on_terminal([sys.executable, "-m", "zi_cli", *line], hostile, environment).drawn.decode()
        for sign in FORBIDDEN - {"\x1b", "\r"}:
            assert sign not in seen, (line, sign)
        assert "\x1b[31mhir" not in seen
        assert "\x1b[2J" not in seen
        assert "\x1b]" not in seen


# by construction

LOOKED_AT = {"isatty", "encoding", "errors", "flush", "fileno"}
WRITERS = {"echo", "secho", "prompt", "confirm", "print", "Console", "input"}
DOORS = {
    ("cli/shown.py", "stdout.write"),
    ("cli/shown.py", "stdout.buffer"),
    ("cli/shown.py", "stderr.write"),
    ("cli/main.py", "stdout.write"),  # the version, before anything is imported
    ("cli/main.py", "stderr.write"),  # an installation so broken that the door is too
    ("cli/main.py", "stdout"),  # flushed in the end
    ("cli/main.py", "stderr"),
    ("cli/launcher.py", "stdout"),  # nobody sees what an icon says: it is held, and shown on a page where it failed
    ("cli/launcher.py", "stderr"),
    ("cli/launcher.py", "stderr.getvalue"),
    ("cli/warm.py", "stdout"),  # listens to what left by the door, and says the same again
    ("cli/warm.py", "stderr"),
    ("cli/output.py", "stdout"),  # whose signs it can show
    ("cli/output.py", "stderr"),
    ("cli/waiting.py", "stderr"),  # the line of progress, of zi's own words, is wiped off with controls
    ("render/terminal.py", "Console"),  # colours
    ("render/terminal.py", "print"),
    ("cli/terms.py", "prompt"),  # a fixed question
    ("cli/help.py", "echo"),  # help, and the version
    ("cli/app.py", "echo"),
}


def test_only_the_door_writes() -> None:
    folder = ROOT / "zi_cli"
    found = {
        (path.relative_to(folder).as_posix(), use)
        for path in folder.rglob("*.py")
        for use in uses(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == DOORS


def uses(tree: ast.Module) -> Iterator[str]:
    """Tell how a module uses the streams, and what else writes."""
    within = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(ast.Name("sys"), "stdout" | "stderr" | "__stdout__" | "__stderr__" as stream):
                use = within.get(id(node), "")
                if use not in LOOKED_AT:
                    yield f"{stream}.{use}".rstrip(".")
            case ast.Call(ast.Name(name) | ast.Attribute(attr=name)) if name in WRITERS:
                yield name
            case ast.ImportFrom("sys", names) if {one.name for one in names} & {"stdout", "stderr"}:
                yield "sys"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\tb  c\n", "a\n\tb  c\n"),
        ("satu\r\ndua\r", "satu\r\ndua "),
        ("a\x1b[1mb\x85c\u2028d\x0be", "a[1mb c d e"),
        (f"a{DIRECTION}{NO_WIDTH}b\ud800", "ab"),
        ("é–✓ \u00a0日", "é–✓ \u00a0日"),
    ],
)
def test_a_text_keeps_what_is_seen(text: str, shown: str) -> None:
    assert tampak(text) == shown
    assert tampak(shown) == shown


def test_json_reads_back_as_it_was() -> None:
    given = {"a": f"é\n\t\r{HOSTILE}\udc80\U0001f600"}
    for in_ascii in (True, False):
        for indent in (None, 2):
            text = json_text(given, indent, in_ascii=in_ascii)
            assert json.loads(text) == given
            assert not tersembunyi(text)

"""Whatever happens to a file, zi says a sentence with a place, or finds nothing wrong; it never falls over."""

import json
import random
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from zi_cli.acts.check import check
from zi_cli.cli.main import run
from zi_cli.files.workspace import find_workspace
from zi_cli.model.masalah import Masalah

FILES = ("plans/renaksi_2022_2026.yaml", "plans/realisasi/2024.yaml", "plans/zi.yaml")
SMALL = ROOT / "tests" / "aturan" / "dasar"
SNIPPETS = (
    *(
        "null",
        "~",
        "[]",
        "{}",
        "''",
        "true",
        "-1",
        "1e999",
        ".inf",
        "66,5",
        "1.250",
        "0x1f",
        "2024-02-30",
        "Junni",
        "*a",
    ),
    *("&a x", "!!python/object:os.system x", "- x", "? x", "{a: 1, a: 2}", "[1, [2, [3]]]", "|\n", ">-\n", '"\\uD800"'),
    *("\t", "\0", "\r", "\u2028", "\ufeff", "%YAML 1.1\n", "---\n", "...\n", "<<<<<<< HEAD\n", "# ", ": ", "'", '"'),
)
MUTATIONS = 500


def mutated(text: str, chance: random.Random) -> str:
    """Change a text the way people, editors, merges and fuzzers do."""
    lines = text.splitlines(keepends=True)
    n = chance.randrange(len(lines))
    kind = chance.randrange(9)
    if kind == 0:
        del lines[n]
    elif kind == 1:
        lines.insert(n, chance.choice(lines))
    elif kind == 2:
        lines[n] = " " * chance.randrange(1, 5) + lines[n]
    elif kind == 3:
        lines[n] = lines[n].lstrip(" ")
    elif kind == 4:
        key, colon, _ = lines[n].partition(":")
        lines[n] = f"{key}{colon} {chance.choice(SNIPPETS)}\n"
    elif kind == 5:
        at = chance.randrange(len(lines[n]) + 1)
        lines[n] = lines[n][:at] + chance.choice(SNIPPETS) + lines[n][at:]
    elif kind == 6:
        numbers = list(re.finditer(r"\d+", lines[n]))
        if numbers:
            found = chance.choice(numbers)
            other = chance.choice(["0", "-5", "99999", "9" * 400, "x", "", "1.5", "2031"])
            lines[n] = lines[n][: found.start()] + other + lines[n][found.end() :]
    elif kind == 7:
        return text[: chance.randrange(len(text))]
    else:
        word = chance.choice(re.findall(r"\w+", text) or ["x"])
        lines[n] = re.sub(r"\w+", lambda _: word, lines[n], count=1)
    return "".join(lines)


def is_whole(one: Masalah) -> bool:
    return bool(one.pesan and one.saran and one.baris >= 1 and one.kolom >= 1 and re.fullmatch(r"ZI\d{3}", one.kode))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_thousands_of_mutations_of_small_files(tmp_path: Path, seed: int) -> None:
    unit = Path(shutil.copytree(SMALL, tmp_path / "unit"))
    names = [path.relative_to(unit).as_posix() for path in sorted((unit / "plans").rglob("*.yaml"))]
    texts = {name: (unit / name).read_text(encoding="utf-8") for name in names}
    chance = random.Random(seed)
    for _ in range(MUTATIONS):
        name = chance.choice(names)
        text = mutated(texts[name], chance)
        for _ in range(chance.randrange(2)):
            text = mutated(text or "\n", chance)
        (unit / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        found = check(find_workspace(unit)).masalah
        assert all(map(is_whole, found)), text
        (unit / name).write_bytes(texts[name].encode())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_mutations_of_the_real_files_through_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    unit = tmp_path / "unit"
    shutil.copytree(ROOT / "plans", unit / "plans")
    texts = {name: (unit / name).read_text(encoding="utf-8") for name in FILES}
    chance = random.Random(seed)
    commands = (["status", "2024"], ["due", "--month", "6", "2024"], ["explain", "I", "--year", "2024"])
    for n in range(25):
        name = chance.choice(FILES)
        (unit / name).write_bytes(mutated(texts[name], chance).encode("utf-8", "surrogatepass"))
        capsys.readouterr()
        code = run(["check", "-C", str(unit), "--format", "json"])
        said = capsys.readouterr()
        assert said.err == ""
        galat = [one for one in json.loads(said.out)["masalah"] if one["tingkat"] == "galat"]
        assert code == bool(galat)
        answer = run([*commands[n % 3], "-C", str(unit)])
        said = capsys.readouterr()
        assert answer in (0, 2)
        assert answer == 0 or galat
        assert bool(said.out) is (answer == 0)
        (unit / name).write_text(texts[name], encoding="utf-8")

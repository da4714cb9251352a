"""A text that is no YAML because one sign is missing or too much: doing what is advised, there, gives back what was meant."""

import json
import random
import re
from collections.abc import Callable, Iterator

import pytest

from zi_cli.yaml.problem import SyntaxProblem
from zi_cli.yaml.reading import read

TEXT = """\
skema: 1
tahun: 2024
jabatan:
  Kepala Dinas:
    - {nama: Contoh Nama, sejak: 2024-01-02}
  Sekretaris:
    - nama: Nama Kedua
      sejak: 2024-01-02
indikator:
  mp-tim-nilai:
    semester_1: {belum_waktunya: true}
    semester_2: {nilai: 66.25, tanggal: 2024-12-20, bukti: [bukti/a.pdf, bukti/b.pdf]}
    catatan: Nilai sementara
aktivitas:
  mp-tim-bentuk:
    - bulan: Januari
      bukti:
        - {output: SK Tim ZI, berkas: "https://contoh.example/sk.pdf"}
        - {output: Notulen, berkas: bukti/notulen.pdf}
      kendala: Belum lengkap
    - bulan: Juni
sasaran: [Naik, Tetap]
"""
Spoiled = tuple[list[str], list[str]]
"""The lines as they were spoiled, and as they were meant."""


def spoiled(chance: random.Random) -> Spoiled:
    """Lose or add one sign, as people do."""
    lines = TEXT.splitlines()
    while True:
        n = chance.randrange(len(lines))
        line = lines[n]
        found = chance.choice(WAYS)(line, chance)
        if found and found[0] != line:
            after, meant = found
            return [*lines[:n], *after.split("\n"), *lines[n + 1 :]], [*lines[:n], meant, *lines[n + 1 :]]


Way = Callable[[str, random.Random], tuple[str, str] | None]


def without(pattern: str, group: int = 0) -> Way:
    """Lose what a pattern finds."""

    def way(line: str, chance: random.Random) -> tuple[str, str] | None:
        places = [one.span(group) for one in re.finditer(pattern, line)]
        if not places:
            return None
        start, end = chance.choice(places)
        return line[:start] + line[end:], line

    return way


def twice(pattern: str) -> Way:
    """Write what a pattern finds once more."""

    def way(line: str, chance: random.Random) -> tuple[str, str] | None:
        places = [one.span() for one in re.finditer(pattern, line)]
        if not places:
            return None
        start, end = chance.choice(places)
        return line[:end] + line[start:], line

    return way


def quoted_colon(line: str, _: random.Random) -> tuple[str, str] | None:
    found = re.fullmatch(r"([ -]*\w+: )([A-Z]\w+) ([A-Za-z ]+)", line)
    return (f"{found[1]}{found[2]}: {found[3]}", f'{found[1]}"{found[2]}: {found[3]}"') if found else None


WAYS: tuple[Way, ...] = (
    without(r"[}\]]"),
    without(r"[{\[]"),
    without(r'"'),
    without(r":(?= |$)"),
    without(r":( )", 1),
    without(r",(?= )"),
    without(r"^ *-( )", 1),
    without(r"^( )", 1),
    lambda line, _: (f" {line}", line),
    lambda line, _: (line.replace("  ", "\t", 1), line),
    lambda line, _: (f"{line}\n{line}", line) if re.match(r" +\w+: \S", line) else None,
    quoted_colon,
    twice(r"[}\]]"),
    twice(r"[{\[]"),
    twice(r'"'),
    twice(r",(?= )"),
)


def put_in(*signs: str) -> Callable[[list[str], int], Iterator[list[str]]]:
    """Put a sign somewhere on the line."""

    def ways(lines: list[str], n: int) -> Iterator[list[str]]:
        line = lines[n]
        for at in [len(line), *(one.start() for one in re.finditer(r"\b|(?<=\W)|(?=\W)", line))]:
            for sign in signs:
                yield [*lines[:n], line[:at] + sign + line[at:], *lines[n + 1 :]]

    return ways


def out(*signs: str) -> Callable[[list[str], int], Iterator[list[str]]]:
    """Take a sign out of the line."""

    def ways(lines: list[str], n: int) -> Iterator[list[str]]:
        for at, sign in enumerate(lines[n]):
            if sign in signs:
                yield [*lines[:n], lines[n][:at] + lines[n][at + 1 :], *lines[n + 1 :]]

    return ways


def aligned(lines: list[str], n: int) -> Iterator[list[str]]:
    for at in (n, n - 1):
        for indent in range(0, 10, 2) if at >= 0 else ():
            yield [*lines[:at], " " * indent + lines[at].lstrip(" "), *lines[at + 1 :]]


def between_quotes(lines: list[str], n: int) -> Iterator[list[str]]:
    key, _, text = lines[n].partition(": ")
    yield [*lines[:n], f"{key}: {json.dumps(text)}", *lines[n + 1 :]]


def one_less(lines: list[str], n: int) -> Iterator[list[str]]:
    yield [*lines[:n], *lines[n + 1 :]]


DONE: dict[str, Callable[[list[str], int], Iterator[list[str]]]] = {
    "tutup dengan }": put_in("}"),
    r"tutup dengan \]": put_in("]"),
    "tambahkan koma": put_in(","),
    "tutup tanda kutip": put_in('"'),
    r"buka dengan { atau \[": put_in("{", "["),
    "hapus kurung itu": out("}", "]", "{", "["),
    "hapus kurung yang berlebih": out("[", "]"),
    "hapus (tanda )?yang berlebih": out(*"{}[],\"'"),
    "dengan titik dua dan satu spasi": put_in(": ", ":", " "),
    "satu spasi sesudah tanda -": put_in(" "),
    "ratakan indentasi": aligned,
    "beri tanda kutip": between_quotes,
    "hapus salah satu": one_less,
    "ganti tab dengan spasi": lambda lines, n: iter([[*lines[:n], lines[n].replace("\t", "  "), *lines[n + 1 :]]]),
}
"""What stands in a way out, and all that may be done by it on the line that is pointed at."""


def tree(lines: list[str]) -> object:
    return read("\n".join([*lines, ""]).encode()).tree


def found_in(phrase: str, problem: SyntaxProblem) -> bool:
    return re.search(phrase, problem.saran) is not None


def gives_back(lines: list[str], meant: object, problem: SyntaxProblem) -> bool:
    ways = (done for phrase, done in DONE.items() if found_in(phrase, problem))
    return any(tree(mended) == meant for done in ways for mended in done(lines, problem.baris - 1))


def advice(most: int, seed: int) -> tuple[int, list[tuple[str, SyntaxProblem]]]:
    """Count how many were told, and give those whose way out did not lead back."""
    chance = random.Random(seed)
    told, astray = 0, []
    for _ in range(most):
        lines, meant = spoiled(chance)
        problems = read("\n".join([*lines, ""]).encode()).problems
        if problems:
            assert any(found_in(phrase, problems[0]) for phrase in DONE), problems[0]
            told += 1
            if not gives_back(lines, tree(meant), problems[0]):
                astray.append(("\n".join(sorted({*lines} - {*TEXT.splitlines()})), problems[0]))
    return told, astray


def test_the_way_out_leads_back_to_what_was_meant() -> None:
    told, astray = advice(300, 14)
    assert len(astray) <= 0.1 * told, astray


@pytest.mark.slow
def test_so_it_does_on_very_many() -> None:
    told, astray = advice(5_000, 2026)
    assert len(astray) <= 0.1 * told, (len(astray), told)

"""Every command of zi with words drawn for it: the program itself is walked, so that a new command, option or format is
fuzzed from the day it is there, by the name its option gives to a value (TAHUN, TANGGAL, BERKAS …)."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import typer

from tests.fuzz.mutations import TEXTS
from tests.fuzz.trees import File, Tree
from zi_cli.cli.app import app

LEFT_OUT = {
    "--install-completion": "writes the settings of a shell",
    "--online": "asks the network",
    "--master": "a cluster; Spark alone takes ten seconds to start",
}
OUTPUTS = frozenset({"-o", "--parquet", "--buat-peta", "--laporan", "--jawab"})
"""The options that name a place to write to."""
SHARE = {
    "report": 0.5,
    "dashboard": 0.25,
    "export json": 0.7,
    "schema": 0.06,
    "init": 0.12,
    "rollup": 0.12,
    "export parquet": 0.12,
    "export ics": 0.6,
    "check": 3.0,
    "": 0.4,
    "diff": 0.8,
}
"""How often a command is run against others (1): the slow ones seldom, what reads every file often."""
FORMAT_SHARE = {"docx": 0.08, "pdf": 0.12, "xlsx": 0.4, "spark": 0.0}
CALM = 0.75
"""How often what is typed is what the command asks for, so that it comes far; else anything is said to it."""
HOSTILE = 0.15
"""How often a value is anything but what was asked for, where it is not calm."""
ONE_OF: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("", (("--semester",), ("--triwulan",))),
    ("", (("--year",), ("tahun",))),
    ("evidence review", (("--accept",), ("--reject", "--note"))),
    ("done", (("--on",), ("--cancel",), ("--kendala",), ())),
    (
        "record",
        (
            ("nilai",),
            ("nilai",),
            ("--pembilang", "--penyebut"),
            ("--kode",),
            ("--belum-waktunya",),
            ("--tidak-berlaku",),
        ),
    ),
)
"""Of a command (or of all): words that go together, and of which it takes one set."""
AT_HOME = {
    "diff": ("bergit",),
    "evidence review": ("lama", "diajukan"),
    "recommend follow": ("lama", "diajukan", "triwulan"),
    "recommend verify": ("lama", "diajukan", "triwulan"),
    "period approve": ("diajukan",),
    "period return": ("diajukan",),
    "period reopen": ("lama",),
    "period submit": ("kecil", "bergit", "triwulan"),
    "evidence verify": ("lama", "diajukan"),
    "import": ("berdokumen",),
}
"""The offices that hold what a command is about; elsewhere it is run less often."""


Values = tuple[tuple[object, ...], tuple[object, ...]]
"""What fits a place, and what nearly does."""


@dataclass(frozen=True)
class Command:
    """A command by its words, with what can be said to it."""

    words: tuple[str, ...]
    params: tuple[Any, ...]

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def is_writer(self) -> bool:
        """Commands that change a unit can all be asked to show the change only."""
        return any("--dry-run" in one.opts for one in self.params)

    def line(self, chance: random.Random, tree: Tree) -> list[str]:
        """Draw what somebody could type."""
        draw = Draw(chance, tree, self.name, chance.random() < CALM)
        head, said, arguments = [*self.words], [], []
        for one in draw.wanted(self.params):
            if one.param_type_name == "argument":
                arguments += draw.argument(one)
            else:
                said += draw.option(one)
        if not draw.calm and chance.random() < 0.06:
            said.append(chance.choice(("-h", "--tidak-ada", "-x", "--", "--format", "--year", "--bantuan", "")))
        typed = [*head, *said, *arguments] if chance.random() < 0.9 else [*head, *arguments, *said]
        # No system hands a NUL to a program, and of half signs only those that stand for bytes that are no text.
        return [one.replace("\ud800", "\udced\udca0\udc80") for one in typed if "\0" not in one]


SERVES = ("web",)
"""A command that goes on until it is ended; what it answers has a search of its own, `tests/web/test_requests.py`."""


@cache
def commands() -> tuple[Command, ...]:
    """Find every command of the program that ends by itself, and the program without one."""
    return tuple(one for one in _walk(typer.main.get_command(app), ()) if one.words[:1] != SERVES)


def _walk(command: Any, words: tuple[str, ...]) -> Iterator[Command]:
    yield Command(words, tuple(command.params))
    for name, one in sorted(getattr(command, "commands", {}).items()):
        yield from _walk(one, (*words, name))


def drawn(chance: random.Random, many: int, office: str) -> list[Command]:
    """Draw different commands, each by its share."""
    left = dict(_shares(office))
    found = []
    for _ in range(many):
        one = chance.choices(list(left), list(left.values()))[0]
        found.append(one)
        del left[one]
    return found


@cache
def _shares(office: str) -> dict[Command, float]:
    groups = {one.words[0] for one in commands() if len(one.words) > 1}
    usual = {one: SHARE.get(one.name, 0.03 if one.name in groups else 1.0) for one in commands()}
    homes = ((one, AT_HOME.get(one.name)) for one in commands())
    return usual | {one: usual[one] * (2.0 if office in known else 0.3) for one, known in homes if known}


@cache
def formats(command: Command) -> list[str]:
    """Give the formats a command prints in."""
    return next((one.metavar.split("|") for one in command.params if "--format" in one.opts), ["text"])


_USUAL = {
    "--today": 0.35,
    "-C": 0.06,
    "--format": 0.55,
    "--dry-run": 0.3,
    "--year": 0.5,
    "--semester": 0.25,
    "-o": 0.2,
    "--per": 0.15,
}
_OF_COMMAND = {
    ("report", "--semester"): 1.0,
    ("record", "--semester"): 0.95,
    ("check", "--against"): 0.12,
    ("report", "-o"): 0.4,
    ("report", "--all-formats"): 0.004,
    ("export csv", "-o"): 0.6,
    ("export csv", "--tabel"): 0.4,
    ("export parquet", "-o"): 0.9,
    ("evidence review", "--accept"): 0.9,
    ("record", "--pembilang"): 0.4,
    ("record", "--penyebut"): 0.4,
    ("check", "--explain"): 0.02,
    ("evidence review", "--by"): 0.7,
    ("period approve", "--by"): 0.7,
    ("recommend verify", "--by"): 0.7,
    ("period submit", "--tetap"): 0.6,
    ("done", "--month"): 0.6,
}


@dataclass(frozen=True)
class Draw:
    """Draws the words of one command."""

    chance: random.Random
    tree: Tree
    command: str
    calm: bool

    def wanted(self, params: tuple[Any, ...]) -> list[Any]:
        """Give what is said of all that can be said."""
        names = {name: one for one in params for name in (one.name, *one.opts)}
        found = [
            one for one in params if not LEFT_OUT.keys() & set(one.opts) and self.chance.random() < self._share(one)
        ]
        if not self.calm:
            return found
        for command, sets in ONE_OF:
            mine = [one for one in sets if all(name in names for name in one)]
            if command not in ("", self.command) or not any(mine):
                continue
            of_all = [names[name] for one in mine for name in one]
            if command or any(one in found for one in of_all):
                kept = self.chance.choice([one for one in mine if self._is_of_this_office(one)] or mine)
                found = [one for one in found if one not in of_all] + [names[name] for name in kept]
        is_written = self.command == "report" and any("-o" in one.opts for one in found)
        return [one for one in found if not (is_written and {"--format", "--all-formats"} & set(one.opts))]

    def _is_of_this_office(self, words: tuple[str, ...]) -> bool:
        length = "--triwulan" if self._is_by_quarters else "--semester"
        return length in words or not {"--semester", "--triwulan"} & set(words)

    @property
    def _is_by_quarters(self) -> bool:
        return any(name.startswith("unit/plans/narasi/2025-tw") for name in self.tree)

    def _share(self, one: Any) -> float:
        name = one.opts[0]
        if name in ("--semester", "--triwulan") and self._is_by_quarters:
            name = "--semester" if name == "--triwulan" else "--triwulan"
        if name in ("--year", "tahun") and self._is_by_quarters and self.calm:
            return 0.9  # the day on which inputs run lies before its plan
        if one.param_type_name == "argument":
            return 0.97 if one.required or one.nargs == 1 else 0.4
        return 0.97 if one.required else _OF_COMMAND.get((self.command, name), _USUAL.get(name, 0.1))

    def option(self, option: Any) -> list[str]:
        name = option.opts[0]
        if option.is_flag:
            return [name]
        said = []
        for _ in range(self.chance.choice((1, 1, 2)) if option.multiple else 1):
            value = self._value(option.metavar or "TEKS", name)
            said += [f"{name}={value}"] if name.startswith("--") and self.chance.random() < 0.15 else [name, value]
        return said

    def argument(self, argument: Any) -> list[str]:
        many = self.chance.choice((1, 1, 2)) if argument.nargs == -1 else 1
        return [self._value((argument.metavar or "TEKS").strip("[]"), argument.name) for _ in range(many)]

    def _value(self, metavar: str, name: str) -> str:
        if not self.calm and self.chance.random() < HOSTILE:
            said = self.chance.choice(TEXTS)
            return "./x" if name in OUTPUTS and said.startswith(("/", "..")) else said
        likely, unlikely = self._fitting(metavar.rstrip("…"), name)
        return str(self.chance.choice(likely if self.calm or self.chance.random() < 0.5 else (*likely, *unlikely)))

    def _fitting(self, metavar: str, name: str) -> Values:
        """Give the values that fit a place, and some that nearly do."""
        for fits in (self._of_folder, self._of_plan, self._of_format):
            if found := fits(metavar, name):
                return found
        if metavar in ("A", "B") and name in ("a", "b"):
            metavar = "REVISI"
        return KNOWN.get(metavar) or (
            ("Catatan rekaan", "SK-01/2024", "Disepakati; lihat notulen"),
            ("dua\nbaris", *TEXTS),
        )

    def _of_folder(self, metavar: str, name: str) -> Values | None:
        if metavar not in ("BERKAS", "FOLDER"):
            return None
        if name == "dokumen":
            return _documents()
        return _targets(self.chance, self.command) if name in OUTPUTS or name == "folder" else _places(self.tree, name)

    def _of_plan(self, metavar: str, name: str) -> Values | None:
        match metavar:
            case "TAHUN":
                after = 1 if self.command == "new-year" else 0
                return tuple(year + after for year in _years(self.tree)), (2023, 2024, 2026, 1, 9999)
            case "NAMA" if name == "--by":
                here = (
                    ("Gede Rekaan", "Luh Rekaan")
                    if self._is_by_quarters
                    else ("I Made Rai", "I Made Rai", "Ni Luh Sari")
                )
                return here, ("indikator", "a/b", "Ni Luh", "Ketut Rekaan")
            case "PERIODE":
                year = self.chance.choice(_years(self.tree))
                here = (
                    (f"{year}-tw1", f"{year}-tw3")
                    if self._is_by_quarters
                    else (f"{year}-s1", f"{year}-s2", f"semester I {year}")
                )
                return here, ("2024-s3", "2024", "2025-tw1", "2024-s1", "2024-1")
            case "BUKTI":
                here = ("laporan-wbs.pdf", "bukti/2024/monev.pdf", "bukti/2024/sk-tim-zi.pdf", "survei")
                return here, ("I.1", "lapor", "bukti", "/", "pdf")
            case "ID" | "ID[@WAKTU]":
                return self._named(metavar, name)
        return None

    def _of_format(self, metavar: str, name: str) -> Values | None:
        match metavar:
            case "md|html|docx|pdf|xlsx" if self.calm:
                return ("md", "html"), ()  # the others only into a file
            case "DETIK":
                return ("1", "30"), ("0", "-1", "1e9", "x")
            case "N" if name == "--jobs":
                return ("1", "2"), ("1",)
            case "1|2" | "BERKAS|ALAMAT" | "BERKAS|URL":
                return None
        if "|" not in metavar:
            return None
        found = metavar.split("|")
        return tuple(self.chance.choices(found, [FORMAT_SHARE.get(one, 1.0) for one in found])), ("xml", "")

    def _named(self, metavar: str, name: str) -> Values:
        ids = _ids(self.tree)
        if self.command.startswith("recommend") and name == "key":
            return ("latih-ulang",) if self._is_by_quarters else ("sosialisasi-wbs",), ("sosialisasi", *ids.lain)
        bare: tuple[str, ...] = {"record": ids.indikator, "done": ids.aktivitas}.get(
            self.command, (*ids.indikator, *ids.aktivitas)
        )
        printed = (
            ("I.1.a", "I.1.b")
            if self.command == "record"
            else ("I.1.1", "I.1.2")
            if self.command == "done"
            else PRINTED
        )
        if "@" in metavar:
            part = "@tw1" if self._is_by_quarters else "@s1"
            of_time = (*(f"{one}{part}" for one in ids.indikator), *(f"{one}@Juni" for one in ids.aktivitas))
            return of_time, ("I.1.1@Januari", "I.1.1", "I.1.a@2024-06", "x@s1", "@", *bare)
        more = ("I", "I.1", *ids.lain) if self.command in ("explain", "period reopen") else ()
        return (*bare, *printed, *more), ("V.4.a", "IX.9.z", "i.1.A", "I.1.", "pegawai", "I", *ids.lain)


KNOWN: dict[str, Values] = {
    "TANGGAL": (
        ("2024-06-30", "2024-07-15", "2024-08-05", "2024-12-31", "2025-01-05", "2025-04-20"),
        ("2024-02-29", "15/6/2024", "1 Juli 2024", "0001-01-01", "9999-12-31", "2024-13-01", "kemarin"),
    ),
    "BULAN": (("Juni", "6", "Januari", "Desember", "12"), ("jan", "13", "Juni dan Juli", "0")),
    "1|2": (("1", "2", "I", "II"), ("3", "0", "IV")),
    "1-4": (("1", "2", "3", "4", "IV"), ("5", "0", "s1")),
    "REVISI": (
        ("main", "HEAD", "HEAD~1"),
        ("HEAD~9", "0" * 40, "main:plans", "@{1}", ":/awal", "main..HEAD", "-x", "HEAD^{tree}"),
    ),
    "NILAI": (
        ("66,5", "66.5", "12", "1", "0", "Ya"),
        ("1.250", "-3", "1/3", "1e3", "150 %", "3 dari 9", "٣", "9" * 400),
    ),
    "A": (("1", "3", "9"), ("-1", "1,5", "1e3", "9" * 400)),
    "B": (("9", "78", "0"), ("-1", "1,5", "1e3", "9" * 400)),
    "N": (("1", "2", "Ya"), ("0", "3", "-1", "ya ")),
    "STATUS": (
        ("sesuai", "belum_sesuai", "tidak_dapat_ditindaklanjuti"),
        ("selesai", "terbuka", "belum", "tidak_sesuai"),
    ),
    "JABATAN": (("Sekretaris", "kepala", "Kepala Balai"), ("Kasubag", "x")),
    "NAMA": (
        ("Ni Luh Sari", "I Made Rai", "Gede Rekaan", "indikator", "bacaan", "Laporan"),
        ("Laporan Monev", "Dinas", "a/b.pdf", "../x"),
    ),
    "KODE": (("ZI203", "zi101"), ("ZI999", "203")),
    "JENIS": (("rencana", "realisasi", "zi"), ("apa",)),
    "SUMBER": (("monev", "tpi", "bpk"), ("lain",)),
    "BERKAS|ALAMAT": (
        ("../luar/laporan.pdf", "../luar/notulen rapat.txt", "https://contoh.example/a"),
        ("http://[", "plans/zi.yaml", "bukti/2024/monev.pdf", ".", "ftp://x", "/dev/null", "https://a@b:99999/\u202e"),
    ),
    "BERKAS|URL": (("bukti/2024/monev.pdf", "https://contoh.example/a"), ("../luar/laporan.pdf", ".", "x")),
    "PETA.yaml": (("peta.yaml",), ("../luar/jawaban.yaml", "plans/zi.yaml", "tidak/ada.yaml")),
    "JAWABAN.yaml": (("../luar/jawaban.yaml", "jawaban.yaml"), ("plans/zi.yaml", ".")),
    "BERKAS.md": (("hasil.md",), ("plans/hasil.md", ".")),
    "WAKTU": (("Desember", "Januari-Desember"), ("kapan saja", "13")),
    "URL": (("https://contoh.example/a",), ("x",)),
}
"""What fits the name an option gives to its value, and what nearly does."""
PRINTED = ("I.1.a", "I.1.b", "I.1.1", "I.1.2")


def _documents() -> Values:
    return tuple(f"../luar/rencana.{end}" for end in ("txt", "csv", "xlsx", "docx")), (
        "../luar/laporan.pdf",
        "plans/zi.yaml",
        ".",
    )


def _places(tree: Tree, name: str) -> Values:
    own = [path.removeprefix("unit/") for path in tree if path.startswith(("unit/plans", "unit/satu"))]
    likely = (".", ".", ".", "plans", *own[:20]) if name != "-C" else (".", "../unit")
    return likely, ("..", "tidak-ada", "satu", "dua", "../luar", "plans/realisasi", "/dev/null", *own[:20])


def _targets(chance: random.Random, command: str) -> Values:
    ends: tuple[str, ...] = ("md", "html", "docx", "pdf", "xlsx", "json", "csv", "ics", "txt", "")
    if command == "report":
        ends = ("md", "html", "docx", "pdf", "xlsx")
    suffix = chance.choices(ends, [FORMAT_SHARE.get(one, 1.0) for one in ends])[0]
    fresh = f"hasil.{suffix}" if suffix else "hasil"
    likely = (fresh, fresh, f"../luar/{fresh}")
    return likely, (
        f"tidak/ada/{fresh}",
        ".",
        "plans",
        f"{fresh}/",
        "plans/zi.yaml",
        "../luar/rahasia.txt",
        "/dev/null",
    )


class Ids(NamedTuple):
    """The ids of a plan."""

    indikator: tuple[str, ...]
    aktivitas: tuple[str, ...]
    lain: tuple[str, ...]


@cache
def _of_text(text: bytes) -> Ids:
    found = [one.decode() for one in re.findall(rb"\bid: ([a-z0-9-]+)", text)]
    is_indikator = [one.decode() for one in re.findall(rb"id: ([a-z0-9-]+)\n +nama: .*\n +jenis: ", text)]
    is_aktivitas = [
        one.decode() for one in re.findall(rb"id: ([a-z0-9-]+),? *\n? +nama: [^\n]*(?:\n +output:|, output:)", text)
    ]
    other = [one for one in found if one not in (*is_indikator, *is_aktivitas)]
    return Ids(*(tuple(dict.fromkeys(one)) or ("x",) for one in (is_indikator, is_aktivitas, other)))


def _ids(tree: Tree) -> Ids:
    plans = [
        one for name, one in tree.items() if re.match(r"unit/plans/renaksi_\w+\.yaml$", name) and isinstance(one, File)
    ]
    return _of_text(plans[0].data if plans and len(plans[0].data) < 50_000 else b"")


def _years(tree: Tree) -> tuple[int, ...]:
    found = {int(one) for name in tree for one in re.findall(r"renaksi_(\d{4})_\d{4}\.yaml$", name)}
    return tuple(sorted(found)) or (2024,)

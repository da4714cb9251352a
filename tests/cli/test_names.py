"""Every command and every option is understood in Indonesian too, and advice names what its reader would type."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.cli.test_completion import offered
from tests.conftest import Zi
from zi_cli.cli.app import app
from zi_cli.cli.names import COMMAND_OF, NAMES, OPTIONS

INDONESIAN = frozenset(
    [
        "baca-saja",
        "belum-waktunya",
        "buat-peta",
        "daerah",
        "dari",
        "id",
        "jawab",
        "kendala",
        "kode",
        "laporan",
        "lembar",
        "output",
        "parquet",
        "pembilang",
        "penyebut",
        "pasang",
        "per",
        "perbarui",
        "peta",
        "pj",
        "port",
        "program",
        "rinci",
        "sebagian",
        "semester",
        "triwulan",
        "singkatan",
        "status",
        "susulan",
        "tabel",
        "tanpa-buka",
        "templat",
        "tetap",
        "yakin",
        "tidak-berlaku",
        "unit",
        "waktu-kosong",
    ]
)
"""Options that are Indonesian, or the same word in both languages."""
BOTH = frozenset({"csv", "json", "parquet"})
SAME = (
    ("keadaan 2024", "status 2024"),
    ("keadaan --tahun 2024 --hari-ini 2024-06-20 --bentuk json", "status --year 2024 --today 2024-06-20 --format json"),
    ("jatuh-tempo --bulan Juni --tahun 2024 --lewat", "due --month Juni --year 2024 --overdue"),
    ("laporan 2024 --semester 1 --tanggal 2024-07-15", "report 2024 --semester 1 --date 2024-07-15"),
    ("dasbor 2024", "dashboard 2024"),
    ("periksa --bentuk json --ketat", "check --format json --strict"),
    ("jelaskan V.4.a --tahun 2024", "explain V.4.a --year 2024"),
    ("catat V.4.a --semester 1 --pembilang 1 --penyebut 2 --tahun 2024 --coba", None),
    ("selesai I.1.1 --bulan Januari --tahun 2024 --tanggal 2024-01-30 --coba", None),
    ("bukti belum-ada 2024 --bulan Juni --bentuk json", "evidence missing 2024 --month Juni --format json"),
    ("bukti daftar 2024 --untuk I.1.1", "evidence list 2024 --for I.1.1"),
    ("rekomendasi daftar --tahun 2024 --lewat", "recommend list --year 2024 --overdue"),
    ("periode daftar --tahun 2024", "period list --year 2024"),
    ("ekspor kalender 2024", "export ics 2024"),
    ("ekspor csv 2024 --tabel indikator", "export csv 2024 --tabel indikator"),
    ("skema rencana", "schema rencana"),
    ("--hari-ini 2024-06-20 jatuh-tempo", "--today 2024-06-20 due"),
)


def commands(group: Any, path: str = "zi") -> Iterator[tuple[str, Any]]:
    """Give every command with the words that lead to it."""
    for name, one in group.commands.items():
        yield f"{path} {name}", one
        if hasattr(one, "commands"):
            yield from commands(one, f"{path} {name}")


PROGRAM = typer.main.get_command(app)
ALL = dict(commands(PROGRAM))


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_has_an_indonesian_name(path: str) -> None:
    last = path.rsplit(" ", 1)[-1]
    assert last in NAMES or last in BOTH
    for option in (one for one in ALL[path].params if one.param_type_name == "option"):
        for name in (one for one in option.opts if one.startswith("--")):
            assert name in OPTIONS or name[2:] in INDONESIAN or name in OPTIONS.values(), name


def test_no_name_means_two_commands_and_no_option_of_a_command_two_things() -> None:
    assert len(COMMAND_OF) == len(NAMES)
    assert COMMAND_OF.keys().isdisjoint(NAMES)
    for path, one in ALL.items():
        named = [name for option in one.get_params(typer.Context(one)) for name in option.opts]
        assert len(named) == len(set(named)), path


@pytest.mark.parametrize(("indonesian", "english"), SAME)
def test_an_indonesian_command_answers_as_the_english_one(zi: Zi, indonesian: str, english: str | None) -> None:
    said = zi(*indonesian.split())
    assert said.code in (0, 1), said.err
    assert said.out
    if english is not None:
        assert said.out == zi(*english.split()).out


def test_a_period_is_submitted_and_approved_in_indonesian(zi: Zi, unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ni Luh Sari")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "sari@contoh.example")
    said = zi("periode", "ajukan", "2024-s1", "--tetap", "--coba", cwd=unit)
    assert "langkah: ajukan" in said.out
    said = zi("periode", "setujui", "2024-s1", cwd=unit)
    assert "zi periode ajukan" in said.err


def test_help_lists_both_names_of_commands_and_options(zi: Zi) -> None:
    said = zi("--bantuan").out
    assert "report, laporan " in said
    assert "--today, --hari-ini" in said
    assert "submit, ajukan " in zi("periode", "--help").out
    said = zi("laporan", "--bantuan").out
    assert said.startswith("Pemakaian: zi laporan ")
    assert "--year, --tahun" in said
    assert "zi rekomendasi daftar" in zi("rekomendasi", "verifikasi", "--help").out


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("status 2025", "zi new-year 2025"),
        ("keadaan 2025", "zi tahun-baru 2025"),
        ("jatuh-tempo --bulan Juni", "zi tahun-baru"),
        ("laporan", "lihat zi laporan --bantuan"),
        ("report", "lihat zi report --help"),
        ("lapran", "maksud Anda laporan?"),
        ("periode ajukn", "maksud Anda ajukan?"),
        ("due 2024 --bulam Juni", "maksud Anda --bulan?"),
        ("tahun-baru", "zi tahun-baru 2025"),
    ],
)
def test_advice_is_in_the_names_its_reader_typed(zi: Zi, typed: str, told: str) -> None:
    said = zi("--today", "2025-06-02", *typed.split())
    assert told in said.out + said.err


def test_what_zi_alone_asks_for_next_is_in_english_names_and_behind_an_indonesian_command_in_indonesian(zi: Zi) -> None:
    assert "zi due" in zi("--today", "2024-06-02").out
    said = zi("bukti", "belum-ada", "2024", "--bulan", "Juni").out
    assert "zi bukti tambah BERKAS --untuk" in said
    assert "zi evidence add" not in said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("zi lap", {"laporan"}),
        ("zi jatuh-tempo --bulan Jun", {"Juni"}),
        ("zi bukti bel", {"belum-ada"}),
        ("zi laporan --ben", {"--bentuk"}),
        ("zi jelaskan V.4", {"V.4", "V.4.a"}),
    ],
)
def test_indonesian_names_are_completed(line: str, expected: set[str]) -> None:
    assert expected <= set(offered(line))

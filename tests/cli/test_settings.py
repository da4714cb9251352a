"""Levels and suppressions of a unit's own settings, through the command."""

import json
from pathlib import Path

import pytest

from tests.conftest import Answer, Zi

REASON = "alasan: Disepakati di rapat, sampai: 2026-12-31"


def settings(unit: Path, text: str) -> None:
    path = unit / "plans/zi.yaml"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def checked(zi: Zi, unit: Path, *more: str, today: str = "2026-06-01") -> Answer:
    return zi("check", "--today", today, *more, cwd=unit)


def codes(answer: Answer) -> list[tuple[str, str]]:
    return [(one["kode"], one["tingkat"]) for one in json.loads(answer.out)["masalah"]]


def test_a_rule_is_switched_off_raised_and_lowered(zi: Zi, unit: Path) -> None:
    settings(unit, "aturan: {ZI214: mati, ZI203: galat, ZI314: saran}\n")
    answer = checked(zi, unit, "--format", "json")
    found = set(codes(answer))
    assert answer.code == 1
    assert {("ZI203", "galat"), ("ZI314", "saran")} <= found
    assert not {"ZI214", "ZI410"} & {kode for kode, _ in found}


def test_what_is_switched_off_is_not_counted_as_ignored(zi: Zi, unit: Path) -> None:
    settings(unit, "aturan: {ZI214: mati}\n")
    assert "diabaikan" not in checked(zi, unit).out


def test_one_finding_is_ignored_and_counted(zi: Zi, unit: Path) -> None:
    before = codes(checked(zi, unit, "--format", "json"))
    settings(unit, f"abaikan:\n  - {{kode: ZI203, butir: pw-wbs-terap, {REASON}}}\n")
    answer = checked(zi, unit)
    assert answer.out.rstrip().endswith("dalam 3 berkas. 1 diabaikan dengan alasan.")
    left = codes(checked(zi, unit, "--format", "json"))
    assert left.count(("ZI203", "peringatan")) == before.count(("ZI203", "peringatan")) - 1
    assert len(left) == len(before) - 1
    assert json.loads(checked(zi, unit, "--format", "json").out)["diabaikan"] == 1


def test_of_a_whole_file_and_of_an_entry_of_realisasi(zi: Zi, unit: Path) -> None:
    settings(
        unit,
        f"abaikan:\n  - {{kode: ZI214, berkas: plans/renaksi_2022_2026.yaml, {REASON}}}\n"
        f"  - {{kode: ZI314, butir: tl-kip-monev, {REASON}}}\n",
    )
    answer = checked(zi, unit, "--format", "json")
    assert "ZI214" not in {kode for kode, _ in codes(answer)}
    assert codes(answer).count(("ZI314", "peringatan")) == 2
    assert "7 diabaikan dengan alasan" in checked(zi, unit).out


def test_the_count_is_of_the_files_that_were_asked_about(zi: Zi, unit: Path) -> None:
    settings(unit, f"abaikan:\n  - {{kode: ZI203, butir: pw-wbs-terap, {REASON}}}\n")
    assert "diabaikan" not in checked(zi, unit, "plans/realisasi/2024.yaml").out
    assert "1 diabaikan" in checked(zi, unit, "plans/renaksi_2022_2026.yaml").out


def test_an_ignored_galat_no_longer_fails(zi: Zi, unit: Path) -> None:
    settings(
        unit,
        f"aturan: {{ZI203: galat}}\nabaikan:\n  - {{kode: ZI203, berkas: plans/renaksi_2022_2026.yaml, {REASON}}}\n",
    )
    assert checked(zi, unit).code == 0
    assert checked(zi, unit, today="2027-01-01").code == 1


@pytest.mark.parametrize(("today", "expired"), [("2026-12-31", False), ("2027-01-01", True)])
def test_it_holds_through_its_last_day(zi: Zi, unit: Path, today: str, *, expired: bool) -> None:
    settings(unit, f"abaikan:\n  - {{kode: ZI203, butir: pw-wbs-terap, {REASON}}}\n")
    found = codes(checked(zi, unit, "--format", "json", today=today))
    assert (("ZI412", "peringatan") in found) == expired
    assert found.count(("ZI203", "peringatan")) == 1 + expired
    assert ("ZI413", "peringatan") not in found


def test_unused_is_not_said_where_a_file_could_not_be_read(zi: Zi, unit: Path) -> None:
    settings(unit, f"abaikan:\n  - {{kode: ZI314, butir: tl-kip-monev, {REASON}}}\n")
    (unit / "plans/realisasi/2024.yaml").write_text("skema: 1\n", encoding="utf-8")
    assert "ZI413" not in checked(zi, unit).out
    (unit / "plans/realisasi/2024.yaml").write_text("skema: 1\ntahun: 2024\n", encoding="utf-8")
    assert "ZI314 tidak ditemukan pada tl-kip-monev" in " ".join(checked(zi, unit).out.split())


@pytest.mark.parametrize("kode", ["ZI126", "ZI411", "ZI802"])
def test_what_cannot_be_set(zi: Zi, unit: Path, kode: str) -> None:
    settings(unit, f"aturan: {{{kode}: mati}}\n")
    assert f"ZI411: {kode} tidak dapat diatur" in " ".join(checked(zi, unit).out.split())


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("kode: ZI203, butir: pw-wbs-terap, sampai: 2026-12-31", 'kunci "alasan" belum ada'),
        ("kode: ZI203, butir: pw-wbs-terap, alasan: Nanti", 'kunci "sampai" belum ada'),
        (f"kode: ZI203, {REASON}", "pengabaian ini tidak menyebut butir atau berkas"),
    ],
)
def test_an_entry_is_whole_or_refused(zi: Zi, unit: Path, entry: str, said: str) -> None:
    settings(unit, f"abaikan:\n  - {{{entry}}}\n")
    answer = checked(zi, unit)
    assert answer.code == 1
    assert f"ZI121: {said}" in " ".join(answer.out.split())


def test_an_unknown_level_is_refused(zi: Zi, unit: Path) -> None:
    settings(unit, "aturan: {ZI214: off}\n")
    assert "pilihannya: galat, peringatan, saran, mati" in checked(zi, unit).out


def test_recording_says_nothing_about_a_rule_that_is_off(zi: Zi, unit: Path) -> None:
    done = ("done", "III.3.3", "--year", "2024", "--on", "2024-12-28", "--today", "2025-01-02", "--dry-run")
    assert "tanpa bukti" in (zi(*done, cwd=unit).out + zi(*done, cwd=unit).err)
    settings(unit, "aturan: {ZI314: mati}\n")
    answer = zi(*done, cwd=unit)
    assert answer.code == 0
    assert "tanpa bukti" not in answer.out + answer.err

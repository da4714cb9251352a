"""`zi new-year`: everything that will be asked for in a year, as comments a person fills in."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import aktivitas, indikator, rencana
from tests.conftest import Zi
from zi_cli.core.assessment import Bahan, assess
from zi_cli.core.position import posisi
from zi_cli.files.blank_year import LONGEST, blank_year
from zi_cli.files.reading import Sumber, read_record
from zi_cli.model.periode import Periode
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rencana import Rencana
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.yaml.edits import Append, Put, edited

SCHEMA_LINE = "# yaml-language-server: $schema=../skema/realisasi.json"
HEADING = re.compile(r"  # ([a-z0-9-]+): # ")
KEGIATAN = re.compile(r"^  # [IVX]+\.\d+ .*$", re.MULTILINE)
OCCURRENCE = re.compile(r"  #   - \{bulan: (\w+), selesai: \}")
FILLED = {
    "{pembilang: , penyebut: , tanggal: }": "{pembilang: 38, penyebut: 78, tanggal: 2025-06-28}",
    "{nilai: , tanggal: }": "{nilai: 2, tanggal: 2025-06-28}",
    "{kode: , tanggal: }": "{kode: 1, tanggal: 2025-06-28}",
    "selesai: }": "selesai: 2025-06-28}",
}


def new_year(zi: Zi, unit: Path) -> str:
    answer = zi("new-year", "2025", cwd=unit)
    assert answer.code == 0, answer.err
    return (unit / "plans/realisasi/2025.yaml").read_bytes().decode("utf-8")


def asked(text: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Give what is asked for: the semester lines of each indikator and the months of each aktivitas."""
    parts: list[dict[str, list[str]]] = []
    held: list[str] = []
    for line in text.splitlines():
        if line in ("indikator:", "aktivitas:"):
            parts.append({})
        elif found := HEADING.match(line):
            held = parts[-1].setdefault(found[1], [])
        elif line.startswith("  #   "):
            held.append(line[6:])
    return parts[0], parts[1]


def uncommented(text: str, key: str) -> str:
    """Take "# " from the lines of one indikator or aktivitas, as a person does."""
    lines = text.split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith(f"  # {key}: "))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("  #   "))
    lines[start:end] = [line.replace("# ", "", 1) for line in lines[start:end]]
    return "\n".join(lines)


def filled(text: str) -> str:
    lines = text.split("\n")
    for n, line in enumerate(lines):
        if not line.lstrip().startswith("#"):
            for blank, content in FILLED.items():
                line = line.replace(blank, content)  # noqa: PLW2901  one after the other
            lines[n] = line
    return "\n".join(lines)


def read(text: str) -> Realisasi:
    found = read_record(Sumber("2025.yaml", text.encode("utf-8")), Realisasi)
    assert found.isi is not None, found.masalah
    assert found.masalah == ()
    return found.isi


def laid_out(plan: Rencana, tahun: int = 2024) -> str:
    first_day = posisi(Periode(tahun), hari_ini=date(tahun, 1, 1))
    return blank_year(assess(Bahan(plan, "plans/renaksi.yaml"), first_day))


def test_every_indikator_and_every_occurrence_is_asked_for(zi: Zi, unit: Path) -> None:
    readings, records = asked(new_year(zi, unit))
    status = json.loads(zi("status", "2025", "--format", "json", cwd=unit).out)
    computed = {"mp-tim-capaian"}
    assert list(readings) == [one["id"] for one in status["indikator"] if one["id"] not in computed]
    assert len(readings) == 35
    assert all([line[:12] for line in lines] == ["semester_1: ", "semester_2: "] for lines in readings.values())
    expected = {one["id"]: [NAMA_BULAN[each["bulan"] - 1] for each in one["kejadian"]] for one in status["aktivitas"]}
    months = {key: [OCCURRENCE.fullmatch(f"  #   {line}")[1] for line in lines] for key, lines in records.items()}  # type: ignore[index]
    assert months == expected
    assert sum(map(len, months.values())) == 115


def test_the_occurrences_are_those_of_zi_due(zi: Zi, unit: Path) -> None:
    _, records = asked(new_year(zi, unit))
    for bulan in NAMA_BULAN:
        due = json.loads(zi("due", "--month", bulan, "--year", "2025", "--format", "json", cwd=unit).out)
        mine = [key for key, lines in records.items() for line in lines if f"bulan: {bulan}," in line]
        assert sorted(one["id"] for one in due["jatuh_tempo"]) == sorted(mine)


def test_the_shape_that_other_commands_recognise(zi: Zi, unit: Path) -> None:
    text = new_year(zi, unit)
    assert text.startswith(f"{SCHEMA_LINE}\n#\n# ")
    assert (
        "skema: 1\n"
        "tahun: 2025\n"
        "indikator:\n"
        "\n"
        "  # I.2 Penilaian Mandiri Pelaksanaan Zona Integritas (PMPZI)\n"
        "  # mp-pmpzi-nilai: # I.2.a Nilai PMPZI · target 68 · Kepala Dinas\n"
        "  #   semester_1: {nilai: , tanggal: }\n"
        "  #   semester_2: {nilai: , tanggal: }\n"
        "\n"
    ) in text
    assert (
        "aktivitas:\n"
        "\n"
        "  # I.1 Pengelolaan Tim ZI\n"
        "  # mp-tim-bentuk: # I.1.1 Membentuk/mengupdate Tim ZI · SK Tim ZI; Notulen Pembentukan Tim ZI\n"
        "  #   - {bulan: Januari, selesai: }\n"
    ) in text
    assert "III.1.a Perhitungan pegawai berdasarkan beban kerja · 1 = Ya, 2 = Tidak · target Ya ·" in text


def test_the_fresh_file_is_right_and_says_nothing_is_filled(zi: Zi, unit: Path) -> None:
    before = zi("check", cwd=unit)
    text = new_year(zi, unit)
    after = zi("check", cwd=unit)
    assert after.code == 0
    assert after.out.splitlines()[:-1] == before.out.splitlines()[:-1]
    assert read(text).indikator == {}
    status = zi("status", "2025", "--format", "json", cwd=unit)
    found = [one for one in json.loads(status.out)["indikator"] if one["id"] != "mp-tim-capaian"]
    assert {one["keadaan"] for one in found} == {"belum_diisi"}
    assert "belum ada" not in status.err


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("sdm-butuh-hitung", {"kode": 1}),
        ("mp-pmpzi-nilai", {"nilai": 2}),
        ("mp-pola-jumlah-perubahan", {"nilai": 2}),
        ("mp-pola-paham-zi", {"pembilang": 38, "penyebut": 78}),
    ],
)
def test_a_reading_of_each_jenis_is_filled_in_by_hand(
    zi: Zi, unit: Path, key: str, expected: dict[str, object]
) -> None:
    text = new_year(zi, unit)
    realisasi = read(filled(uncommented(text, key)))
    assert list(realisasi.indikator) == [key]
    for one in (realisasi.indikator[key].semester_1, realisasi.indikator[key].semester_2):
        assert one is not None
        assert {name: getattr(one, name) for name in expected} == expected
        assert str(one.tanggal) == "2025-06-28"


def test_a_date_may_stay_empty_and_a_semester_a_comment(zi: Zi, unit: Path) -> None:
    text = uncommented(new_year(zi, unit), "mp-pmpzi-nilai").replace(
        "    semester_1: {nilai: , tanggal: }\n    semester_2: {",
        "    semester_1: {nilai: 66.5, tanggal: }\n  #   semester_2: {",
    )
    found = read(text).indikator["mp-pmpzi-nilai"]
    assert found.semester_1 is not None
    assert (float(found.semester_1.nilai or 0), found.semester_1.tanggal, found.semester_2) == (66.5, None, None)


def test_everything_is_uncommented_and_filled_in(zi: Zi, unit: Path) -> None:
    text = new_year(zi, unit)
    readings, records = asked(text)
    for key in [*readings, *records]:
        text = uncommented(text, key)
    realisasi = read(filled(text))
    assert list(realisasi.indikator) == list(readings)
    assert {key: len(kept) for key, kept in realisasi.aktivitas.items()} == {key: len(n) for key, n in records.items()}


def test_commands_find_the_place_of_each_thing_in_any_order(zi: Zi, unit: Path) -> None:
    text = new_year(zi, unit)
    readings, records = asked(text)
    changes: list[Put | Append] = [
        Put(("indikator", key, semester), {"nilai": 1}) for key in readings for semester in ("semester_1", "semester_2")
    ]
    changes += [
        Append(("aktivitas", key), {"bulan": OCCURRENCE.fullmatch(f"  #   {line}")[1], "selesai": date(2025, 6, 28)})  # type: ignore[index]
        for key, lines in records.items()
        for line in lines
    ]
    Random(3).shuffle(changes)
    done = edited(text, *changes)
    assert asked(done) == ({}, {})
    assert len(done.splitlines()) == len(text.splitlines())
    assert KEGIATAN.findall(done) == KEGIATAN.findall(text)
    assert list(read(done).indikator) == list(readings)


def test_a_line_that_is_uncommented_and_left_empty_is_named(zi: Zi, unit: Path) -> None:
    path = unit / "plans/realisasi/2025.yaml"
    path.write_text(uncommented(new_year(zi, unit), "mp-pmpzi-nilai"), encoding="utf-8", newline="")
    answer = zi("check", cwd=unit)
    assert answer.code == 1
    assert "realisasi ini belum berisi apa-apa" in answer.out


def test_a_file_that_exists_is_not_written_over(zi: Zi, unit: Path) -> None:
    path = unit / "plans/realisasi/2024.yaml"
    before = path.read_bytes()
    for arguments in (["2024"], ["2024", "--dry-run"]):
        answer = zi("new-year", *arguments, cwd=unit)
        assert (answer.code, answer.out) == (2, "")
        assert "plans/realisasi/2024.yaml sudah ada, tidak ditimpa" in answer.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2031"], "tidak ada rencana aksi untuk tahun 2031"),
        ([], "tahunnya belum disebut"),
        (["20x5"], 'tahun "20x5" tidak terbaca'),
        (["2025", "--year", "2026"], "dua tahun disebut"),
    ],
    ids=str,
)
def test_a_year_that_cannot_be_is_refused(zi: Zi, unit: Path, arguments: list[str], said: str) -> None:
    answer = zi("new-year", *arguments, cwd=unit)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert [path.name for path in (unit / "plans/realisasi").iterdir()] == ["2024.yaml"]


def test_a_dry_run_shows_the_file_and_writes_nothing(zi: Zi, unit: Path) -> None:
    shown = zi("new-year", "--tahun", "2025", "--dry-run", cwd=unit)
    assert shown.code == 0
    assert "belum ada yang ditulis" in shown.err
    assert not (unit / "plans/realisasi/2025.yaml").exists()
    added = [line[1:] for line in shown.out.splitlines() if line.startswith("+") and not line.startswith("+++")]
    assert added == new_year(zi, unit).splitlines()


def test_it_says_where_and_what_next(zi: Zi, unit: Path) -> None:
    answer = zi("new-year", "2026", "-C", str(unit))
    assert answer.out.startswith("plans/realisasi/2026.yaml ditulis: 35 indikator dan 115 jatuh tempo.\n")
    assert "zi record" in answer.out
    assert answer.err == ""


def test_how_two_semesters_come_together_is_said() -> None:
    plan = rencana(([indikator("a", jenis="jumlah", satuan="SK", konsolidasi="jumlah")], [aktivitas("b")]))
    assert "# a: # I.1.a Indikator a · target 65 SK · semester I dan II dijumlahkan · Sekretaris\n" in laid_out(plan)


def test_a_year_without_target_is_said() -> None:
    made = rencana(([indikator("a") | {"target": {2023: 60}}], [aktivitas("b", output=())]))
    assert "# a: # I.1.a Indikator a · belum ada target · Sekretaris\n" in laid_out(made)
    assert "# b: # I.1.1 Aktivitas b\n" in laid_out(made)


HOSTILE = (
    "dua\nbaris",
    "ada # pagar: dan {kurung}",
    "\r\n  semester_1: {nilai: 1}",
    "\u2028garis\u2029\x85baru\u202e",
    "x" * 5000,
    "  # mp-lain: #",
    "---",
    "<<<<<<< HEAD",
    "\ttab",
    "\x1b[31m",
)


def with_name(text: str) -> Rencana:
    reading = indikator("a", jenis="kode", kode={65: text}, baik=[65], nama=text, penanggung_jawab=text, satuan=text)
    plan = rencana(([reading], [aktivitas("b", nama=text, output=(text, "Laporan"))]))
    (program,) = plan.program
    kegiatan = tuple(replace(one, nama=text) for one in program.kegiatan)
    return replace(plan, program=(replace(program, kegiatan=kegiatan),))


def stays_in_its_comments(text: str) -> None:
    made = laid_out(with_name(text))
    assert read(made) == Realisasi(skema=1, tahun=2024)
    assert [line for line in made.splitlines() if line and not line.lstrip().startswith("#")] == [
        "skema: 1",
        "tahun: 2024",
        "indikator:",
        "aktivitas:",
    ]
    assert made.count("\n") == len(made.splitlines())
    assert max(map(len, made.splitlines())) < 6 * LONGEST
    realisasi = read(filled(uncommented(uncommented(made, "a"), "b")))
    assert (list(realisasi.indikator), list(realisasi.aktivitas)) == (["a"], ["b"])


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_a_hostile_name_stays_in_its_comment(text: str) -> None:
    stays_in_its_comments(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
@settings(max_examples=150)
def test_any_name_stays_in_its_comment(text: str) -> None:
    stays_in_its_comments(text)

"""`zi init FOLDER --dari`: a unit that begins with the plan of its own document, whole or not at all."""

import re
from pathlib import Path

import pytest

from tests.cli.test_init import EVERY, files
from tests.conftest import Zi
from tests.impor.bangun import TEKS, word
from zi_cli import __version__
from zi_cli.files.skeleton import Awal, skeleton

PLAN = "plans/renaksi_2022_2026.yaml"
BASE = "plans/impor/renaksi_2022_2026.tsv"
ANSWERS = {
    "singkatan": "Disdag",
    "target": "{2022: 1, 2023: 1, 2024: 1, 2025: 1, 2026: 1}",
    "penanggung_jawab": "Kepala Dinas",
    "waktu": "Maret",
}
"""What is written behind each question without whose answer no plan can be."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Give a folder in which the office's document lies."""
    (tmp_path / "rencana.docx").write_bytes(word())
    return tmp_path


def answered(path: Path) -> None:
    """Fill in what must be, as a person does in an editor."""
    text = path.read_text(encoding="utf-8")
    for key, answer in ANSWERS.items():
        text = re.sub(rf"(?m)^( *{key}:)(  # wajib)", rf"\1 {answer}\2", text)
    path.write_text(text, encoding="utf-8")


def test_from_a_word_table_to_the_first_status(zi: Zi, desk: Path) -> None:
    command = ("init", "kantor", "--dari", "rencana.docx", "--jawab", "jawaban.yaml")
    asked = zi(*command, cwd=desk)
    assert asked.code == 2
    assert "pertanyaannya ditulis ke jawaban.yaml" in asked.err
    assert files(desk) == ["jawaban.yaml", "rencana.docx"]
    answered(desk / "jawaban.yaml")
    made = zi(*command, cwd=desk)
    unit = desk / "kantor"
    assert made.code == 1, "written, and people have something to decide"
    assert "6 program, 23 kegiatan, 98 aktivitas dan 36 indikator" in made.out
    assert f"1. bandingkan {PLAN} dengan rencana.docx" in made.out
    assert files(unit) == sorted([*(one for one in EVERY if "renaksi" not in one), PLAN, BASE])
    assert zi("new-year", "2024", cwd=unit).code == 0
    status = zi("status", "2024", cwd=unit)
    assert status.out.startswith("ZI 2024 · Disdag Kabupaten Buleleng")


def test_the_plan_is_the_one_that_import_writes_and_the_rest_is_the_skeleton(zi: Zi, desk: Path) -> None:
    zi("import", "rencana.docx", "--jawab", "jawaban.yaml", cwd=desk)
    answered(desk / "jawaban.yaml")
    (desk / "lain" / "plans").mkdir(parents=True)
    zi("import", "rencana.docx", "--jawab", "jawaban.yaml", "-C", "lain", cwd=desk)
    zi("init", "kantor", "--dari", "rencana.docx", "--jawab", "jawaban.yaml", cwd=desk)
    for name in (PLAN, BASE):
        assert (desk / "kantor" / name).read_bytes() == (desk / "lain" / name).read_bytes()
    nama = "Dinas Perdagangan, Perindustrian dan Koperasi, Usaha Kecil dan Menengah Kabupaten Buleleng"
    awal = Awal(2022, 2026, nama, "Disdag", "Kabupaten Buleleng", "rencana.docx")
    same = {name: text for name, text in skeleton(awal).items() if name != PLAN}
    assert {name: (desk / "kantor" / name).read_text(encoding="utf-8") for name in same} == same
    readme = (desk / "kantor" / "README.md").read_text(encoding="utf-8")
    assert f"# Zona Integritas: {nama}" in readme
    assert "# ganti" not in readme
    assert __version__ in "".join(same.values())


def test_what_nobody_answered_stops_it_unless_it_is_wanted_in_part(zi: Zi, desk: Path) -> None:
    refused = zi("init", "kantor", "--dari", "rencana.docx", cwd=desk)
    assert refused.code == 2
    assert "pertanyaan wajib belum dijawab" in refused.err
    assert files(desk) == ["rencana.docx"]
    partly = zi("init", "kantor", "--dari", "rencana.docx", "--sebagian", cwd=desk)
    assert partly.code == 1
    assert "Belum diketahui: waktu." in (desk / "kantor" / PLAN).read_text(encoding="utf-8")


def test_names_that_were_said_are_answers(zi: Zi, desk: Path) -> None:
    said = ("--unit", "Dinas Rekaan", "--singkatan", "Dinrek", "--daerah", "Kota Rekaan", "--sebagian")
    zi("init", "kantor", "--dari", "rencana.docx", *said, cwd=desk)
    text = (desk / "kantor" / PLAN).read_text(encoding="utf-8")
    assert "unit:\n  nama: Dinas Rekaan\n  singkatan: Dinrek\n  daerah: Kota Rekaan\n" in text
    assert "# Zona Integritas: Dinas Rekaan" in (desk / "kantor" / "README.md").read_text(encoding="utf-8")


def test_a_dry_run_names_the_files_and_writes_none(zi: Zi, desk: Path) -> None:
    said = zi("init", "kantor", "--dari", "rencana.docx", "--jawab", "jawaban.yaml", "--dry-run", cwd=desk)
    assert said.code == 1
    assert all(f"  {name}\n" in said.out for name in (PLAN, BASE, "README.md"))
    assert files(desk) == ["rencana.docx"]


def test_a_folder_in_use_is_refused_before_anything_is_asked(zi: Zi, desk: Path) -> None:
    (desk / "kantor" / "plans").mkdir(parents=True)
    refused = zi("init", "kantor", "--dari", "rencana.docx", "--jawab", "jawaban.yaml", cwd=desk)
    assert (refused.code, refused.out) == (2, "")
    assert "sudah ada" in refused.err
    assert not (desk / "jawaban.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--jawab", "jawaban.yaml"), "hanya bersama --dari"),
        (("--sebagian",), "hanya bersama --dari"),
        (("--dari", "rencana.docx", "--from", "2025"), "tahun rencana dibaca dari dokumennya"),
        (("--dari", "rencana.docx", "--peta", "tidak-ada.yaml"), "tidak-ada.yaml"),
        (("--dari", "tidak-ada.docx"), "tidak-ada.docx"),
    ],
)
def test_what_cannot_be_meant_is_refused(zi: Zi, desk: Path, arguments: tuple[str, ...], said: str) -> None:
    refused = zi("init", "kantor", *arguments, cwd=desk)
    assert refused.code == 2
    assert said in " ".join(refused.err.split())
    assert files(desk) == ["rencana.docx"]


def test_a_document_without_years_asks_for_them(zi: Zi, tmp_path: Path) -> None:
    text = re.sub(r"\t20(2[2-6])\b", r"\tTarget \1", TEKS.read_text(encoding="utf-8")).replace("2022-2026", "")
    (tmp_path / "rencana.txt").write_text(text, encoding="utf-8")
    (tmp_path / "peta.yaml").write_text(
        "skema: 1\nkolom:\n  NO: nomor\n  Program/Kegiatan: program/kegiatan\n  Aktivitas: aktivitas\n"
        "  Indikator: indikator\n  Penanggungjawab: penanggung jawab\n"
        "tingkat: {cara: nomor, program: romawi, kegiatan: angka}\n",
        encoding="utf-8",
    )
    command = ("init", "kantor", "--dari", "rencana.txt", "--peta", "peta.yaml", "--sebagian")
    refused = zi(*command, cwd=tmp_path)
    assert refused.code == 2
    assert "dokumen tidak menyebut tahunnya" in refused.err
    (tmp_path / "jawaban.yaml").write_text("skema: 1\nperiode: {mulai: 2022, selesai: 2026}\n", encoding="utf-8")
    assert zi(*command, "--jawab", "jawaban.yaml", cwd=tmp_path).code == 1
    assert (tmp_path / "kantor" / PLAN).exists()

"""`zi import`: the office's own document becomes a plan, and an honest list of what it could not read."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, Zi
from tests.impor.bangun import TEKS, word, xlsx

DAY = ("--today", "2026-03-01")
JAWABAN = Path(__file__).parent / "jawaban.yaml"
EQUAL = (
    "nama",
    "tujuan",
    "sasaran",
    "output",
    "waktu",
    "rumus",
    "jenis",
    "kode",
    "satuan",
    "target",
    "penanggung_jawab",
)
"""The keys that must be as in the plan that was copied by hand, node by node."""


def nodes(plan: dict[str, object]) -> list[dict[str, object]]:
    found = []
    for program in plan["program"]:  # type: ignore[attr-defined]
        found.append(program)
        for kegiatan in program["kegiatan"]:
            found += [kegiatan, *kegiatan.get("aktivitas", ()), *kegiatan.get("indikator", ())]
    return [{key: one.get(key) or None for key in EQUAL} for one in found]


@pytest.fixture(params=["txt", "xlsx", "docx"])
def dokumen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"rencana.{request.param}"
    path.write_bytes({"txt": TEKS.read_bytes, "xlsx": xlsx, "docx": word}[request.param]())
    return path


def test_every_kind_of_document_gives_the_plan_that_was_copied_by_hand(zi: Zi, dokumen: Path) -> None:
    unit = dokumen.parent
    said = zi("import", dokumen.name, "--jawab", str(JAWABAN), cwd=unit)
    assert said.code == 0, said
    assert "6 program, 23 kegiatan, 98 aktivitas dan 36 indikator" in said.out
    made = yaml.safe_load((unit / "plans/renaksi_2022_2026.yaml").read_text(encoding="utf-8"))
    copied = yaml.safe_load((ROOT / "plans/renaksi_2022_2026.yaml").read_text(encoding="utf-8"))
    assert nodes(made) == nodes(copied)
    assert {key: made[key] for key in ("judul", "unit", "periode", "ditetapkan")} == {
        key: copied[key] for key in ("judul", "unit", "periode", "ditetapkan")
    }


def test_ids_are_the_same_from_every_kind(zi: Zi, tmp_path: Path) -> None:
    ids = []
    for kind, data in (("txt", TEKS.read_bytes()), ("xlsx", xlsx()), ("docx", word())):
        folder = tmp_path / kind
        folder.mkdir()
        (folder / f"rencana.{kind}").write_bytes(data)
        assert zi("import", f"rencana.{kind}", "--jawab", str(JAWABAN), cwd=folder).code == 0
        text = (folder / "plans/renaksi_2022_2026.yaml").read_text(encoding="utf-8")
        ids.append(re.findall(r"- id: (\S+)", text))
        assert len(set(ids[-1])) == len(ids[-1]) == 6 + 23 + 98 + 36
    assert ids[0] == ids[1] == ids[2]


def test_twice_the_same_document_gives_the_same_bytes(zi: Zi, dokumen: Path) -> None:
    made = []
    for name in ("satu.yaml", "dua.yaml"):
        assert zi("import", dokumen.name, "--jawab", str(JAWABAN), "-o", name, cwd=dokumen.parent).code == 0
        made.append((dokumen.parent / name).read_bytes())
    assert made[0] == made[1]


def test_what_nobody_knows_is_asked_and_nothing_is_written(zi: Zi, dokumen: Path) -> None:
    unit = dokumen.parent
    said = zi("import", dokumen.name, "--jawab", "jawaban.yaml", cwd=unit)
    assert said.code == 2
    assert "pertanyaannya ditulis ke jawaban.yaml" in said.err
    assert "singkatan:  # wajib" in (unit / "jawaban.yaml").read_text(encoding="utf-8")
    assert not (unit / "plans").exists()
    again = zi("import", dokumen.name, "--jawab", "jawaban.yaml", cwd=unit)
    assert again.code == 2
    assert "pertanyaan wajib belum dijawab" in again.err
    assert zi("import", dokumen.name, "--sebagian", cwd=unit).code == 1
    assert (unit / "plans/renaksi_2022_2026.yaml").exists()


def test_a_link_stands_in_the_way_of_a_plan(zi: Zi, dokumen: Path, tmp_path: Path) -> None:
    (tmp_path / "hasil.yaml").symlink_to(tmp_path.parent / "belum-ada.yaml")
    said = zi("import", dokumen.name, "--sebagian", "-o", "hasil.yaml", cwd=tmp_path)
    assert (said.code, "hasil.yaml sudah ada, tidak ditimpa" in said.err) == (2, True)
    assert not (tmp_path.parent / "belum-ada.yaml").exists()


def test_a_dry_run_writes_nothing(zi: Zi, dokumen: Path) -> None:
    before = sorted(dokumen.parent.rglob("*"))
    for more in ((), ("--laporan", "laporan.md"), ("--buat-peta", "peta.yaml")):
        said = zi("import", dokumen.name, "--jawab", str(JAWABAN), "--dry-run", *more, cwd=dokumen.parent)
        assert said.code == 0
        assert sorted(dokumen.parent.rglob("*")) == before
    assert '"Aktivitas": aktivitas' in said.out
    assert zi("import", "--templat", "templat.xlsx", "--dry-run", cwd=dokumen.parent).code == 0
    assert sorted(dokumen.parent.rglob("*")) == before


def test_the_answer_as_data_names_every_oddity_with_its_place(zi: Zi, dokumen: Path) -> None:
    said = zi("import", dokumen.name, "--dry-run", "--format", "json", cwd=dokumen.parent)
    told = json.loads(said.out)
    assert told["jumlah"] == {"program": 6, "kegiatan": 23, "aktivitas": 98, "indikator": 36}
    codes = [one["kode"] for one in told["keganjilan"]]
    assert codes.count("ZI1015") == 4
    assert codes.count("ZI1017") == 10
    assert codes.count("ZI1018") == 4
    assert codes.count("ZI1016") == 2
    assert all(one["alamat"] for one in told["keganjilan"])


def test_an_unknown_head_is_refused_with_the_way(zi: Zi, tmp_path: Path) -> None:
    (tmp_path / "lain.csv").write_text("Area;Rencana;Bukti\nA;B;C\nD;E;F\n", encoding="utf-8")
    said = zi("import", "lain.csv", cwd=tmp_path)
    assert said.code == 2
    assert "Area | Rencana | Bukti" in said.err
    assert "--buat-peta" in said.err
    assert zi("import", "lain.csv", "--buat-peta", "peta.yaml", cwd=tmp_path).code == 0
    assert '"Area": program' in (tmp_path / "peta.yaml").read_text(encoding="utf-8")


# ---- a revised document


@pytest.fixture
def dibaca(zi: Zi, tmp_path: Path) -> Path:
    """Give a unit whose plan was read from the text."""
    shutil.copy(TEKS, tmp_path / "rencana.txt")
    assert zi("import", "rencana.txt", "--jawab", str(JAWABAN), cwd=tmp_path).code == 0
    return tmp_path


def revised(unit: Path, *changes: tuple[str, str]) -> None:
    text = TEKS.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (unit / "rencana.txt").write_text(text, encoding="utf-8")


def plan_of(unit: Path) -> str:
    return (unit / "plans/renaksi_2022_2026.yaml").read_text(encoding="utf-8")


def test_the_same_document_again_changes_nothing(zi: Zi, dibaca: Path) -> None:
    before = plan_of(dibaca)
    said = zi("import", "rencana.txt", "--perbarui", *DAY, cwd=dibaca)
    assert (said.code, plan_of(dibaca)) == (0, before)
    assert "Tidak ada perubahan" in said.out


def test_a_revised_document_shows_what_it_changes_and_writes_only_when_told(zi: Zi, dibaca: Path) -> None:
    before = plan_of(dibaca)
    schedule = ("Data SKM\tJuni dan Desember", "Data SKM\tJuni")
    revised(dibaca, schedule, ("Indeks IKM\t70\t72\t75\t78", "Indeks IKM\t70\t72\t76\t78"))
    shown = zi("import", "rencana.txt", *DAY, cwd=dibaca)
    assert "target 2024 dinaikkan dari 75 menjadi 76" in shown.out
    assert "belum ada yang ditulis" in shown.err
    assert plan_of(dibaca) == before
    assert zi("import", "rencana.txt", "--perbarui", *DAY, cwd=dibaca).code == 0
    changed = [
        (old, new) for old, new in zip(before.splitlines(), plan_of(dibaca).splitlines(), strict=True) if old != new
    ]
    assert [new.strip() for _, new in changed] == [
        "waktu: Juni",
        "target: {2022: 70, 2023: 72, 2024: 76, 2025: 78, 2026: 80}",
    ]


def test_a_row_that_came_stands_in_its_place_and_one_that_is_gone_is_remembered(zi: Zi, dibaca: Path) -> None:
    text = TEKS.read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if "Mengumumkan indeks SKM" in one)
    revised(
        dibaca,
        (f"{line}\n", ""),
        (
            "\t\tMembuat laporan SKM\t",
            f"\t\tMemajang hasil SKM\tFoto papan\tJuni{chr(9) * 7}\n\t\tMembuat laporan SKM\t",
        ),
    )
    assert zi("import", "rencana.txt", "--perbarui", *DAY, cwd=dibaca).code == 0
    plan = yaml.safe_load(plan_of(dibaca))
    names = [one["nama"] for one in plan["program"][5]["kegiatan"][2]["aktivitas"]]
    assert names[2:] == ["Memajang hasil SKM", "Membuat laporan SKM", "Menindaklanjuti laporan SKM"]
    assert [one["id"] for one in plan["dihapus"]] == ["yp-kepuasan-mengumumkan-skm"]


def test_what_both_changed_is_shown_and_nothing_is_written(zi: Zi, dibaca: Path) -> None:
    path = dibaca / "plans/renaksi_2022_2026.yaml"
    path.write_text(plan_of(dibaca).replace("nama: Menganalisis survey", "nama: Menganalisis survei"), encoding="utf-8")
    before = plan_of(dibaca)
    revised(dibaca, ("\tMenganalisis survey\t", "\tMenelaah survey\t"), ("Data SKM", "Data hasil SKM"))
    said = zi("import", "rencana.txt", "--perbarui", *DAY, cwd=dibaca)
    assert said.code == 2
    flat = " ".join(said.err.split())
    assert 'dari "Menganalisis survey" menjadi "Menelaah survey", rencana "Menganalisis survei"' in flat
    assert plan_of(dibaca) == before


def test_people_can_say_that_two_rows_are_one(zi: Zi, dibaca: Path) -> None:
    revised(
        dibaca,
        ("\t\tMembuat laporan SKM\t", f"\t\tMemajang hasil SKM\tFoto papan\tJuni{chr(9) * 7}\n\t\tMenyusun buku SKM\t"),
    )
    answers = JAWABAN.read_text(encoding="utf-8") + "  yp-kepuasan-buku-skm: {id: yp-kepuasan-laporan-skm}\n"
    (dibaca / "jawaban.yaml").write_text(answers, encoding="utf-8")
    assert zi("import", "rencana.txt", "--jawab", "jawaban.yaml", "--perbarui", *DAY, cwd=dibaca).code == 0
    assert "- id: yp-kepuasan-laporan-skm\n            nama: Menyusun buku SKM" in plan_of(dibaca)
    assert "dihapus:" not in plan_of(dibaca)


def told(zi: Zi, folder: Path, text: str, *words: str) -> list[tuple[str, str, str]]:
    (folder / "r.csv").write_text(text, encoding="utf-8")
    answer = zi("import", "r.csv", "--dry-run", "--format", "json", *words, cwd=folder)
    return [(one["kode"], one["alamat"], one["tercetak"]) for one in json.loads(answer.out)["keganjilan"]]


KEPALA = "NO;Program/Kegiatan;Aktivitas;Output;Waktu;Indikator;2024;Penanggungjawab\nI;Manajemen Perubahan;;;;;;\n"
BARIS = "1;Tim;{};SK;Juni;Persentase rapat;60%;Sekretaris\n"


def test_what_stands_over_the_table_is_its_title_or_is_told(zi: Zi, tmp_path: Path) -> None:
    over = (
        "RENCANA AKSI ZONA INTEGRITAS;;;\nTAHUN 2024;;;\nDinas Sosial Kabupaten Contoh;;;\nLAMPIRAN SURAT EDARAN;;;\n"
    )
    found = told(zi, tmp_path, over + KEPALA + BARIS.format("Membentuk tim"))
    assert found == [("ZI1002", "baris 4, kolom 1", "LAMPIRAN SURAT EDARAN")]


@pytest.mark.parametrize(
    ("nama", "is_several"),
    [
        ("1. Membentuk tim 2. Menyusun rencana", True),
        ("- Membentuk tim - Menyusun rencana", True),
        ('"a. Membentuk tim\nb. Menyusun rencana"', True),
        ('"Membentuk tim\ndan menyusun rencana"', False),
        ("Membentuk tim - tahap 2", False),
        ("1. Membentuk tim", False),
    ],
)
def test_a_name_of_several_is_told(zi: Zi, tmp_path: Path, nama: str, *, is_several: bool) -> None:
    found = told(zi, tmp_path, KEPALA + BARIS.format(nama))
    assert [kode for kode, _, _ in found] == (["ZI1027"] if is_several else [])


@pytest.mark.parametrize("said", ["x", "0", "-1", "1,5"])
def test_a_table_is_named_by_its_number(zi: Zi, tmp_path: Path, said: str) -> None:
    (tmp_path / "r.csv").write_text(KEPALA + BARIS.format("Membentuk tim"), encoding="utf-8")
    answer = zi("import", "r.csv", "--tabel", said, cwd=tmp_path)
    assert (answer.code, f'--tabel: "{said}" bukan nomor tabel' in answer.err) == (2, True)

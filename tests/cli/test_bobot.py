"""`bobot` of an indikator and `anggaran` of an aktivitas: shown everywhere; the one used where the unit says so, the other
never judged.
"""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml

from tests.building import aktivitas, indikator
from tests.conftest import ROOT, As, Zi
from tests.kantor import SKOR, answer, kantor, of, write
from tests.printed import pages_of
from tests.repository import repo_in

DAY = ("--today", "2025-02-01")
YEAR = ("2024", *DAY)
BERBOBOT = {"rata_rata": "berbobot"}
BACAAN = {name: {"semester_2": {"nilai": value}} for name, value in (("a", 40), ("b", 80), ("c", 80))}
JABATAN = {
    "jabatan": {
        post: [{"nama": name, "sejak": "2020-01-02"}]
        for post, name in (("Kepala Dinas", "Budi"), ("Sekretaris", "Ayu"))
    }
}
PLAN = "plans/renaksi_2024_2024.yaml"


def nilai(id_: str, bobot: object = None, **more: Any) -> dict[str, Any]:
    """Write an indikator with the target 80, and a bobot where one is given."""
    return indikator(id_, 80, jenis="nilai", **more) | ({} if bobot is None else {"bobot": bobot})


def dinas(
    folder: Path, *bobot: object, zi: dict[str, Any] | None = None, anggaran: tuple[object, ...] = (1250000, None)
) -> Path:
    """An office of two programs: a (capaian 50) and b (100) in the first, c (100) in the second."""
    a, b, c = bobot or (30, 10, 20)
    doing = [
        aktivitas(f"kerja-{n}", "Juni dan Desember") | ({} if one is None else {"anggaran": one})
        for n, one in enumerate(anggaran)
    ]
    other = {
        "id": "p2",
        "nama": "Pengawasan",
        "kegiatan": [
            {
                "id": "k2",
                "nama": "WBS",
                "aktivitas": [aktivitas("awasi") | {"anggaran": 25000000}],
                "indikator": [nilai("c", c)],
            }
        ],
    }
    return kantor(folder, [SKOR, nilai("a", a), nilai("b", b)], BACAAN, aktivitas=doing, lain=[other], zi=zi)


def figures(zi: Zi, office: Path) -> list[object]:
    found = answer(zi, office, "status", *YEAR)
    return [one["rata_capaian"] for one in (*found["program"], found["keseluruhan"])]


def test_bobot_is_printed_and_moves_nothing_until_the_unit_says_so(zi: Zi, tmp_path: Path) -> None:
    """50 by 30 and 100 by 10 make 62.50, not 75.00; with 100 by 20 the whole is 75, not 83.33."""
    plain, weighed = dinas(tmp_path / "a"), dinas(tmp_path / "b", zi=BERBOBOT)
    assert figures(zi, plain) == [75, 100, 83.33]
    assert figures(zi, weighed) == [62.5, 100, 75]
    for office in (plain, weighed):
        found = answer(zi, office, "status", *YEAR)
        assert [of(found, one)["bobot"] for one in ("skor", "a", "b", "c")] == [None, 30, 10, 20]
        assert found["keseluruhan"]["rata_berbobot"] == (office is weighed)


def test_what_is_counted_is_never_weighed(zi: Zi, tmp_path: Path) -> None:
    found = [answer(zi, dinas(tmp_path / str(n), zi=one), "status", *YEAR) for n, one in enumerate((None, BERBOBOT))]
    plain, weighed = ({**one, "asal": None} for one in found)
    assert plain["capaian_rencana_aksi"] == weighed["capaian_rencana_aksi"]
    for before, after in zip(plain["program"], weighed["program"], strict=True):
        assert {**before, "rata_capaian": 0, "rata_berbobot": 0} == {**after, "rata_capaian": 0, "rata_berbobot": 0}
    assert plain["indikator"] == weighed["indikator"]


def test_the_plafon_holds_before_the_weight(zi: Zi, tmp_path: Path) -> None:
    """160 is counted as 100: (30 x 50 + 10 x 100)/40."""
    office = dinas(tmp_path, zi=BERBOBOT)
    path = office / "plans/realisasi/2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("nilai: 80", "nilai: 128", 1), encoding="utf-8")
    assert figures(zi, office) == [62.5, 100, 75]


def test_what_has_no_capaian_has_no_weight(zi: Zi, tmp_path: Path) -> None:
    office = kantor(tmp_path, [nilai("a", 30), nilai("b", 10)], {"a": BACAAN["a"]}, zi=BERBOBOT)
    assert figures(zi, office) == [50, 50]


def test_every_surface_calls_a_weighted_mean_so(zi: Zi, tmp_path: Path) -> None:
    office = dinas(tmp_path, zi=BERBOBOT)
    said = {
        "status": zi("status", *YEAR, cwd=office).out,
        "explain": zi("explain", "I", "--year", *YEAR, cwd=office).out,
        "report": zi("report", "--semester", "2", "--year", *YEAR, cwd=office).out,
        "dashboard": page(zi, office),
    }
    for name, text in said.items():
        assert "rata-rata berbobot" in text, name
    assert "Kolom capaian: rata-rata berbobot." in said["status"]
    assert "62,50 % (rata-rata berbobot 2 capaian dengan jumlah bobot 40" in said["explain"]
    assert "Rata-rata berbobot capaian yang terisi 75,00 %" in said["report"]
    assert "| Rata-rata berbobot capaian % |" in said["report"]
    assert "Rekapitulasi tiap program, capaian: rata-rata berbobot" in said["report"]
    assert "Rata-rata berbobot capaian tertinggi pada program Pengawasan" in said["report"]


def test_no_surface_says_so_without_the_setting(zi: Zi, tmp_path: Path) -> None:
    office = dinas(tmp_path)
    for words in (("status", *YEAR), ("explain", "I", "--year", *YEAR), ("report", "--semester", "2", "--year", *YEAR)):
        assert "rata-rata berbobot" not in zi(*words, cwd=office).out.casefold()
    assert "rata-rata berbobot" not in page(zi, office).casefold()


def page(zi: Zi, office: Path) -> str:
    assert zi("dashboard", *YEAR, "-o", "dasbor.html", cwd=office).code == 0
    return (office / "dasbor.html").read_text(encoding="utf-8")


def test_a_bobot_that_is_missing_is_neither_0_nor_1(zi: Zi, tmp_path: Path) -> None:
    """The mean that needs it is none, everywhere; one that does not need it stands."""
    office = dinas(tmp_path, 30, 10, None, zi=BERBOBOT)
    found = answer(zi, office, "status", *YEAR)
    assert figures(zi, office) == [62.5, None, None]
    assert [one["tanpa_bobot"] for one in (*found["program"], found["keseluruhan"])] == [[], ["II.1.a"], ["II.1.a"]]
    words = "belum dapat dihitung: II.1.a belum berbobot"
    report = zi("report", "--semester", "2", "--year", *YEAR, cwd=office).out
    for text in (zi("status", *YEAR, cwd=office).out, report, page(zi, office)):
        assert words in text
    assert f"Rata-rata berbobot capaian yang terisi {words}." in report
    account = zi("explain", "II.1.a", "--year", *YEAR, cwd=office).out
    assert "belum ada; rata-rata berbobot yang memuatnya tidak dihitung" in " ".join(account.split())
    checked = answer(zi, office, "check")["masalah"]
    assert [(one["kode"], one["tingkat"], one["berkas"]) for one in checked if one["kode"] == "ZI241"] == [
        ("ZI241", "galat", PLAN)
    ]


def test_what_a_mean_lacks_is_told_beside_figures_and_stops_a_submission(zi: Zi, tmp_path: Path) -> None:
    office = dinas(tmp_path, 30, 10, None, zi=BERBOBOT | JABATAN)
    assert "1 galat" in zi("status", *YEAR, cwd=office).err
    said = zi("period", "submit", "2024-s2", "--oleh", "Ayu", "--tetap", *DAY, cwd=office)
    assert (said.code, "galat" in said.err) == (2, True), said.err


def test_a_plan_without_any_bobot_is_told_once(zi: Zi, tmp_path: Path) -> None:
    office = kantor(tmp_path, [nilai("a"), nilai("b")], {}, zi=BERBOBOT)
    (one,) = [one for one in answer(zi, office, "check")["masalah"] if one["kode"] == "ZI241"]
    assert (one["berkas"], one["pesan"].partition(",")[0]) == ("plans/zi.yaml", "rata-rata capaian berbobot")


def test_the_guides_example_is_what_zi_does(zi: Zi, tmp_path: Path) -> None:
    chapter = (ROOT / "docs/menyusun-rencana.md").read_text(encoding="utf-8").partition("**Bobot**")[2]
    settings = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", chapter, flags=re.DOTALL)[0])
    numbers = re.search(
        r"capaian (\d+) berbobot (\d+) dan capaian (\d+) berbobot (\d+) menjadi (.+?), bukan (.+?)\.", chapter
    )
    assert numbers
    first, a, second, b, mean, plain = numbers.groups()
    read = {one: {"semester_2": {"nilai": int(of_100) * 0.8}} for one, of_100 in (("a", first), ("b", second))}
    for n, (zi_yaml, shown) in enumerate(((settings, mean), (None, plain))):
        office = kantor(tmp_path / str(n), [nilai("a", int(a)), nilai("b", int(b))], read, zi=zi_yaml)
        assert f"Capaian          {shown} %" in zi("explain", "I", "--year", *YEAR, cwd=office).out


# --- anggaran -----------------------------------------------------------------------------------------------------------


def test_anggaran_is_shown_and_summed_up_and_a_missing_one_is_said(zi: Zi, tmp_path: Path) -> None:
    office = dinas(tmp_path)
    one = answer(zi, office, "explain", "I.1.1", "--year", *YEAR)
    sums = [answer(zi, office, "explain", key, "--year", *YEAR)["jumlah_anggaran"] for key in ("I", "I.1", "II")]
    assert one["anggaran"] == 1250000
    assert answer(zi, office, "explain", "I.1.2", "--year", *YEAR)["anggaran"] is None
    mine = {"rupiah": 1250000, "tertulis": 1, "dari": 2}
    assert sums == [mine, mine, {"rupiah": 25000000, "tertulis": 1, "dari": 1}]
    assert "Anggaran          Rp1.250.000\n" in zi("explain", "I.1.1", "--year", *YEAR, cwd=office).out
    for key in ("I", "I.1"):
        said = zi("explain", key, "--year", *YEAR, cwd=office).out
        assert "Rp1.250.000, tertulis pada 1 dari 2 aktivitas" in said
    assert [one["anggaran"] for one in answer(zi, office, "status", *YEAR)["aktivitas"]] == [1250000, None, 25000000]
    assert "Rp26.250.000, tertulis pada 2 dari 3 aktivitas" in page(zi, office)


def test_a_budget_of_nothing_is_0_and_no_budget_is_a_dash(zi: Zi, tmp_path: Path) -> None:
    office = dinas(tmp_path, anggaran=(0, None))
    report = zi("report", "--semester", "2", "--year", *YEAR, cwd=office).out
    assert "| I | Program | 0 | 1 dari 2 |" in report
    assert "Rp0, tertulis pada 1 dari 2 aktivitas" in zi("explain", "I", "--year", *YEAR, cwd=office).out


def test_it_is_never_judged(zi: Zi, tmp_path: Path) -> None:
    def judged(name: str, *anggaran: object) -> dict[str, Any]:
        found = answer(zi, dinas(tmp_path / name, anggaran=anggaran), "status", *YEAR)
        states = [[each["keadaan"] for each in one["kejadian"]] for one in found.pop("aktivitas")]
        return {**found, "indikator": [one["keadaan"] for one in found["indikator"]], "kejadian": states}

    assert judged("a", 1, 10**14) == judged("b", None, None)


SLIPS = {
    "1.250.000": "tulis 1250000, tanpa titik dan tanpa Rp",
    "150.000": "tulis 150000, tanpa titik dan tanpa Rp",
    "1.000": "tulis 1000, tanpa titik dan tanpa Rp",
    "Rp 1.250.000": "tulis 1250000, tanpa titik dan tanpa Rp",
    "Rp1.250.000,-": "tulis 1250000, tanpa titik dan tanpa Rp",
    "'1.250.000,00'": "tulis 1250000, tanpa titik dan tanpa Rp",
    "'1,250,000'": "tulis 1250000, tanpa titik dan tanpa Rp",
    "1250000.00": "tulis 1250000, tanpa titik dan tanpa Rp",
    "12.5": "tulis rupiahnya dengan angka saja",
    "12,5 juta": "tulis rupiahnya dengan angka saja",
    "'1.25.000'": "tulis rupiahnya dengan angka saja",
    "-1": "tulis rupiahnya dengan angka saja",
    "true": "tulis rupiahnya dengan angka saja",
}


@pytest.mark.parametrize("written", SLIPS)
def test_a_slip_of_writing_is_advised_rightly_and_the_advice_is_accepted(zi: Zi, tmp_path: Path, written: str) -> None:
    office = dinas(tmp_path)
    path = office / PLAN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("anggaran: 1250000", f"anggaran: {written}"), encoding="utf-8")
    (one,) = [one for one in answer(zi, office, "check")["masalah"] if one["tingkat"] == "galat"]
    assert (one["kode"], SLIPS[written] in one["saran"]) == ("ZI146", True), one
    meant = re.search(r"tulis (\d+),", one["saran"])
    if meant:
        path.write_text(text.replace("anggaran: 1250000", f"anggaran: {meant[1]}"), encoding="utf-8")
        assert answer(zi, office, "explain", "I.1.1", "--year", *YEAR)["anggaran"] == int(meant[1])


@pytest.mark.parametrize(
    ("written", "kode", "saran"),
    [
        ("0", "ZI145", "tulis bobot seperti di dokumen"),
        ("-5", "ZI145", "hapus barisnya"),
        ("12.500", "ZI145", "tulis 12500 bila titiknya titik ribuan, atau 12.5 bila titik desimal"),
        ("15%", "ZI122", "tulis 15 saja"),
        ("'12,5'", "ZI122", "tulis 12.5, dengan titik"),
    ],
)
def test_a_bobot_that_is_none_is_refused(zi: Zi, tmp_path: Path, written: str, kode: str, saran: str) -> None:
    office = dinas(tmp_path)
    path = office / PLAN
    path.write_text(path.read_text(encoding="utf-8").replace("bobot: 30", f"bobot: {written}"), encoding="utf-8")
    (one,) = [one for one in answer(zi, office, "check")["masalah"] if one["tingkat"] == "galat"]
    assert (one["kode"], saran in one["saran"]) == (kode, True), one


# --- both, in files and between revisions ----------------------------------------------------------------------------------


@pytest.mark.parametrize("bentuk", ["md", "html", "docx", "xlsx", "pdf"])
def test_a_report_holds_both_in_every_format(zi: Zi, tmp_path: Path, bentuk: str) -> None:
    office = dinas(tmp_path, zi=BERBOBOT)
    made = zi("report", "--semester", "2", "--year", *YEAR, "--format", bentuk, "-o", f"x.{bentuk}", cwd=office)
    assert made.code == 0, made.err
    said = " ".join(words(bentuk, (office / f"x.{bentuk}").read_bytes()).split())
    for one in ("Anggaran (Rp)", "Bobot", "rata-rata berbobot"):
        assert one in said, one
    assert ("25000000" if bentuk == "xlsx" else "25.000.000") in said


def words(bentuk: str, data: bytes) -> str:
    match bentuk:
        case "docx":
            document = docx.Document(BytesIO(data))
            cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
            return "\n".join((*(one.text for one in document.paragraphs), *cells))
        case "xlsx":
            book = openpyxl.load_workbook(BytesIO(data))
            return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
        case "pdf":
            return "\n".join(pages_of(data))
    return data.decode("utf-8")


def test_a_report_of_a_plan_without_them_has_no_column_for_them(zi: Zi, tmp_path: Path) -> None:
    office = kantor(tmp_path, [SKOR, nilai("a")], BACAAN)
    report = zi("report", "--semester", "2", "--year", *YEAR, cwd=office).out
    assert "Anggaran" not in report
    assert "Bobot" not in report


def test_the_tables_hold_both(zi: Zi, tmp_path: Path) -> None:
    office = dinas(tmp_path, zi=BERBOBOT)
    tabel = json.loads(zi("export", "json", *YEAR, cwd=office).out)["tabel"]
    (unit,) = tabel["unit"]
    assert (unit["rata_capaian"], unit["rata_berbobot"], unit["anggaran"], unit["anggaran_dari"]) == (
        75,
        True,
        26250000,
        2,
    )
    assert {one["id"]: one["bobot"] for one in tabel["indikator"]} == {"skor": None, "a": 30, "b": 10, "c": 20}
    assert [(one["id"], one["anggaran"]) for one in tabel["kejadian"]] == [
        *(("kerja-0", 1250000),) * 2,
        *(("kerja-1", None),) * 2,
        ("awasi", 25000000),
    ]


def test_a_diff_names_them_and_a_bobot_moves_only_with_a_basis(zi: Zi, tmp_path: Path) -> None:
    """Adding a bobot breaks no promise, changing one does; a budget may move. (5 x 50 + 10 x 100 + 20 x 100)/35 is 92.86."""
    office = dinas(tmp_path, 30, None, 20)
    repo = repo_in(office)
    repo.edit("bobot: 30", "bobot: 5", PLAN)
    repo.edit("id: b\n", "id: b\n      bobot: 10\n", PLAN)
    repo.edit("anggaran: 1250000", "anggaran: 2000000", PLAN)
    write(office / "plans/zi.yaml", {"skema": 1, **BERBOBOT})
    said = zi("diff", "HEAD", *DAY, cwd=office).out
    for one in (
        "bobot diubah dari 30 menjadi 5",
        "bobot ditambahkan: 10",
        "anggaran (Rp) diubah dari 1.250.000 menjadi 2.000.000",
        "rata-rata capaian ditambahkan: berbobot",
        "Rata-rata capaian 83,33 % → rata-rata berbobot 92,86 %",
        "Rata-rata capaian program I 75,00 % → rata-rata berbobot 83,33 %",
    ):
        assert one in said, said
    (effect,) = json.loads(zi("diff", "HEAD", *DAY, "--format", "json", cwd=office).out)["dampak"]
    assert effect["rata_capaian"][0] == {
        "program": None,
        "lama": {"nilai": 83.33, "berbobot": False},
        "baru": {"nilai": 92.86, "berbobot": True},
    }
    found = json.loads(zi("check", "--against", "HEAD", *DAY, "--format", "json", cwd=office).out)["masalah"]
    assert [(one["kode"], one["pesan"]) for one in found if one["kode"].startswith("ZI8")] == [
        ("ZI803", "I.1.b: bobot diubah dari 30 menjadi 5, tanpa revisi yang baru")
    ]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return dinas(tmp_path, zi=JABATAN)


def test_what_is_not_set_doubts_no_approval_and_what_is_set_is_named(zi: Zi, by: As, office: Path) -> None:
    assert by("Ayu", "2025-01-05", "period", "submit", "2024-s2", "--tetap").code == 0
    assert by("Budi", "2025-01-06", "period", "approve", "2024-s2").code == 0
    settings = office / "plans/zi.yaml"
    before = settings.read_text(encoding="utf-8")

    def doubts() -> list[str]:
        found = answer(zi, office, "check")["masalah"]
        return [one["pesan"].partition(" sesudah")[0] for one in found if one["kode"].startswith("ZI60")]

    assert doubts() == []
    settings.write_text(f"{before}rata_rata: berbobot\n", encoding="utf-8")
    assert doubts() == ["pengaturan penghitungan berubah"]
    settings.write_text(before, encoding="utf-8")
    repo_in(office).edit("bobot: 30", "bobot: 31", PLAN)
    assert doubts() == ["I.1.b berubah di rencana aksi"]

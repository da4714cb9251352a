"""One figure everywhere, and none that hides the verdict it stands beside."""

import re
from pathlib import Path

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import Zi
from tests.kantor import NILAI, PERSEN, SKOR, answer, kantor, of

TW = ("--semester", "1")


def report(zi: Zi, cwd: Path, *words: str) -> str:
    said = zi("report", "--year", "2024", *words, cwd=cwd)
    assert said.code == 0, said.err
    return said.out


def row(text: str, nomor: str) -> list[str]:
    """The cells of the indikator's row in a report."""
    return next(
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith(f"| {nomor} |") and line.count("|") > 9
    )


def test_a_program_alone_keeps_the_aktivitas_of_a_kegiatan_without_indikator(zi: Zi, tmp_path: Path) -> None:
    bare = {"id": "k2", "nama": "Tanpa indikator", "aktivitas": [aktivitas("dua", "Maret"), aktivitas("tiga", "Maret")]}
    both = {"id": "q", "nama": "Dua", "kegiatan": [{"id": "k3", "nama": "Tiga", "indikator": [indikator("c")]}, bare]}
    cwd = kantor(tmp_path, [SKOR], lain=[both], catatan={"dua": [{"bulan": "Maret", "selesai": "2024-03-05"}]})
    whole, alone = answer(zi, cwd, "status", "2024"), answer(zi, cwd, "status", "2024", "--program", "II")
    assert alone["program"] == [one for one in whole["program"] if one["id"] == "q"]
    assert alone["program"][0]["penyelesaian"] == 50
    assert alone["keseluruhan"] == {key: one for key, one in alone["program"][0].items() if key in alone["keseluruhan"]}
    assert answer(zi, cwd, "explain", "II", "--year", "2024")["rekap"] == alone["keseluruhan"]
    (told,) = [one for one in report(zi, cwd, "--semester", "2").splitlines() if one.startswith("| II | Dua | 0 dari")]
    assert told.split(" | ")[5] == "50,00"
    mine = {"nama": "Tanpa indikator", "id": "k4", "aktivitas": [aktivitas("empat", "Maret", penanggung_jawab="Camat")]}
    kantor(cwd, [SKOR], lain=[both | {"kegiatan": [mine]}])
    assert answer(zi, cwd, "status", "2024", "--pj", "camat")["keseluruhan"]["kejadian_jatuh_tempo"] == 1
    assert answer(zi, cwd, "status", "2024", "--pj", "camat", "--program", "II")["keseluruhan"]["penyelesaian"] == 0


@pytest.mark.parametrize(
    ("bacaan", "target", "sel"),
    [
        ({"pembilang": 52, "penyebut": 78}, 66.667, "52/78 = 66,6667"),
        ({"pembilang": 199999, "penyebut": 200000}, 100, "199999/200000 = 99,9995"),
        ({"nilai": 67.99996}, 68, "67,99996"),
    ],
)
def test_no_cell_shows_the_target_beside_a_miss(
    zi: Zi, tmp_path: Path, bacaan: dict[str, object], target: float, sel: str
) -> None:
    jenis = PERSEN if "penyebut" in bacaan else NILAI
    cwd = kantor(tmp_path, [indikator("a", target, **jenis)], {"a": {"semester_2": bacaan}})
    cells = row(report(zi, cwd, "--semester", "2"), "I.1.a")
    number = sel.rpartition("= ")[2]
    assert cells[5] == sel
    assert cells[8] == "belum tercapai"
    assert number in zi("status", "2024", "--rinci", cwd=cwd).out
    assert number in zi("explain", "a", "--year", "2024", cwd=cwd).out
    found = of(answer(zi, cwd, "status", "2024"), "a")
    assert found["realisasi"] != found["target"]
    assert float(number.replace(",", ".")) in (found["realisasi"], round(found["realisasi"], 4))


def test_what_is_told_apart_is_shown_apart(zi: Zi, tmp_path: Path) -> None:
    read = {"semester_1": {"nilai": 41.0004}, "semester_2": {"nilai": 41.0001}}
    cwd = kantor(tmp_path, [indikator("a", 40, **NILAI)], {"a": read})
    said = zi("check", cwd=cwd).out
    assert "turun dari 41,0004 menjadi 41,0001" in " ".join(said.split())


@pytest.mark.parametrize("order", [1, -1])
def test_the_bands_of_predikat_hold_in_any_order(zi: Zi, tmp_path: Path, order: int) -> None:
    bands = [{"batas": 80, "sebutan": "Baik"}, {"batas": 60, "sebutan": "Cukup"}, {"batas": 0, "sebutan": "Kurang"}]
    read = {"a": {"semester_2": {"nilai": 90}}, "b": {"semester_2": {"nilai": 70}}}
    both = [indikator(one, 100, **NILAI) for one in "ab"]
    cwd = kantor(tmp_path, both, read, zi={"predikat": bands[::order]})
    text = report(zi, cwd, "--semester", "2")
    assert [row(text, nomor)[7] for nomor in ("I.1.a", "I.1.b")] == ["Baik", "Cukup"]
    assert "80 % Baik, 60 % Cukup dan 0 % Kurang." in text
    assert "Permendagri 86/2017" not in text


def test_the_source_of_the_bands_is_named_where_it_is_theirs(zi: Zi) -> None:
    assert "0 % Sangat Rendah (Permendagri 86/2017)." in report(zi, Path.cwd(), "--semester", "2")


def test_t_per_r_has_no_capaian_where_nothing_was_realised(zi: Zi, tmp_path: Path) -> None:
    falling = indikator("a", 10, **NILAI, arah="turun", rumus_turun="t_per_r")
    cwd = kantor(tmp_path, [falling], {"a": {"semester_2": {"nilai": 0}}})
    found = answer(zi, cwd, "status", "2024")
    assert (of(found, "a")["capaian"], of(found, "a")["keadaan"]) == (None, "tercapai")
    assert found["keseluruhan"]["rata_capaian"] is None
    text = report(zi, cwd, "--semester", "2")
    assert row(text, "I.1.a")[6:9] == ["–", "–", "tercapai"]
    assert "dengan realisasi 0 capaiannya tidak dapat dihitung" in text


SATU = {"semester_1": {"nilai": 40}}
DUA = {"semester_2": {"nilai": 60}}


def test_a_semester_has_a_predikat_only_against_a_target_of_its_own(zi: Zi, tmp_path: Path) -> None:
    plain, own = indikator("a", 80, **NILAI), indikator("b", 80, **NILAI, target_semester_1={2024: 40})
    cwd = kantor(tmp_path, [SKOR, plain, own], {"a": SATU, "b": SATU})
    text = report(zi, cwd, *TW)
    assert [row(text, f"I.1.{one}")[7] for one in "abc"] == ["–", "–", "Sangat Tinggi"]
    said = {id_: answer(zi, cwd, "explain", id_, "--year", "2024", *TW)["predikat"] for id_ in ("skor", "a", "b")}
    assert said == {"skor": None, "a": None, "b": "Sangat Tinggi"}


def test_in_a_semester_words_follow_its_own_target_and_data_the_year(zi: Zi, tmp_path: Path) -> None:
    inds = [
        indikator("tanpa", 80, **NILAI),
        indikator("capai", 80, **NILAI, target_semester_1={2024: 40}),
        indikator("luput", 80, **NILAI, target_semester_1={2024: 41}),
        indikator("batas", 50, **NILAI, arah="turun"),
    ]
    cwd = kantor(tmp_path, inds, dict.fromkeys(("tanpa", "capai", "luput", "batas"), SATU))
    found = answer(zi, cwd, "status", "2024", *TW)
    now = {
        one["id"]: (
            one["target"],
            one["keadaan"],
            one["target_periode"],
            one["capaian_periode"],
            one["keadaan_periode"],
        )
        for one in found["indikator"]
    }
    assert now == {
        "tanpa": (80, "belum_tercapai", None, None, None),
        "capai": (80, "belum_tercapai", 40, 100, "tercapai"),
        "luput": (80, "belum_tercapai", 41, 97.56, "belum_tercapai"),
        "batas": (50, "tercapai", None, None, None),
    }
    text = report(zi, cwd, *TW)
    words = [row(text, f"I.1.{one}")[8] for one in "abcd"]
    assert words == [
        "posisi, belum mencapai target tahunan",
        "mencapai target semester I",
        "belum mencapai target semester I",
        "masih dalam batas",
    ]
    assert "langkah untuk 1 indikator" in text
    attention = zi("status", "2024", *TW, cwd=cwd).out.partition("Perlu perhatian")[2]
    assert re.findall(r"I\.1\.[a-d]", attention) == ["I.1.c"]


def test_a_semester_without_targets_asks_nobody_for_steps(zi: Zi) -> None:
    assert "langkah untuk" not in report(zi, Path.cwd(), *TW)


def test_a_plan_without_a_score_of_its_own_has_no_verdict(zi: Zi, tmp_path: Path) -> None:
    cwd = kantor(tmp_path, [indikator("a", 40, **NILAI)], {"a": SATU})
    score = answer(zi, cwd, "status", "2024")["capaian_rencana_aksi"]
    assert (score["nilai"], score["target"], score["keadaan"]) == (100, None, "tidak_berlaku")


def test_a_year_in_which_nothing_is_measured_yet_is_belum_waktunya(zi: Zi, tmp_path: Path) -> None:
    later = {one: {"semester_1": {"belum_waktunya": True}} for one in "ab"}
    cwd = kantor(tmp_path, [SKOR, *(indikator(one, 40, **NILAI) for one in "ab")], later)
    found = answer(zi, cwd, "status", "2024", *TW)
    assert found["capaian_rencana_aksi"]["keadaan"] == of(found, "skor")["keadaan"] == "belum_waktunya"


@pytest.mark.parametrize(("konsolidasi", "nilai"), [("jumlah", "10,00"), ("rata_rata", "5,00")])
def test_the_report_shows_the_value_of_the_year_and_how_it_was_made(
    zi: Zi, tmp_path: Path, konsolidasi: str, nilai: str
) -> None:
    read = {"a": {"semester_1": {"nilai": 4}, "semester_2": {"nilai": 6}}}
    cwd = kantor(tmp_path, [indikator("a", 8, **NILAI, konsolidasi=konsolidasi)], read)
    cells = row(report(zi, cwd, "--semester", "2"), "I.1.a")
    assert cells[9].startswith(f"nilai setahun {nilai}, {'dijumlahkan' if konsolidasi == 'jumlah' else 'dirata-rata'}")


def test_what_is_not_judged_stands_beside_the_score_on_every_surface(zi: Zi) -> None:
    said = "1 dari 35 tidak dinilai: III.2.a; terhadap semuanya 62,86 %"
    assert said in zi("status", "2024").out
    assert said in report(zi, Path.cwd(), "--semester", "2")
    assert said in zi("dashboard", "2024").out
    assert "22/35 × 100 = 62,86 %" in zi("explain", "I.1.a", "--year", "2024").out
    assert answer(zi, Path.cwd(), "status", "2024")["capaian_rencana_aksi"]["semua"] == {"nilai": 62.86, "dari": 35}


@pytest.mark.parametrize(("alasan", "warned"), [({"tidak_berlaku": "Layanan pindah"}, True), ({"nilai": 1}, False)])
def test_a_reason_that_decides_the_verdict_is_warned_of(
    zi: Zi, tmp_path: Path, *, alasan: dict[str, object], warned: bool
) -> None:
    read = {f"i{n}": {"semester_2": {"nilai": 100 if n < 22 else 1}} for n in range(34)}
    read["i33"] = {"semester_2": alasan}
    cwd = kantor(tmp_path, [SKOR, *(indikator(f"i{n}", 50, **NILAI) for n in range(34))], read)
    assert ("ZI321" in zi("check", cwd=cwd).out) is warned
    score = answer(zi, cwd, "status", "2024")["capaian_rencana_aksi"]
    assert (score["nilai"], score["keadaan"]) == ((66.67, "tercapai") if warned else (64.71, "belum_tercapai"))


def test_nihil_alone_is_never_warned_of(zi: Zi, tmp_path: Path) -> None:
    read: dict[str, object] = {
        "a": {"semester_2": {"nilai": 100}},
        "b": {"semester_2": {"pembilang": 0, "penyebut": 0}},
    }
    cwd = kantor(tmp_path, [SKOR, indikator("a", 50, **NILAI), indikator("b", 50, **PERSEN)], read)
    assert "ZI321" not in zi("check", cwd=cwd).out


@pytest.mark.parametrize(("day", "running"), [("2024-09-01", True), ("2025-03-01", False)])
def test_the_range_bounds_what_is_unread_and_only_the_end_of_the_year_is_an_end(
    zi: Zi, tmp_path: Path, *, day: str, running: bool
) -> None:
    cwd = kantor(tmp_path, [SKOR, indikator("a", 50, **NILAI), indikator("b", 50, **NILAI)], {"a": SATU})
    told = [
        zi("status", "2024", "--today", day, cwd=cwd).out,
        zi("explain", "I.1.a", "--year", "2024", "--today", day, cwd=cwd).out,
        report(zi, cwd, "--semester", "2", "--today", day),
        zi("dashboard", "2024", "--today", day, cwd=cwd).out,
        zi("--today", day, cwd=cwd).out if running else "",
    ]
    assert ["bila realisasi lain tetap" in " ".join(one.split()) for one in told[: 5 if running else 4]] == [
        running
    ] * (5 if running else 4)


def test_with_kecuali_both_sentences_count_alike_and_name_numbers(zi: Zi, tmp_path: Path) -> None:
    own = SKOR | {"kecuali": ["b"]}
    read = {one: {"semester_2": {"nilai": 60}} for one in "abc"}
    cwd = kantor(tmp_path, [own, *(indikator(one, 50, **NILAI) for one in "abc")], read)
    text = report(zi, cwd, "--semester", "2")
    assert "(2 dari 2 indikator yang dinilai)" in text
    assert "Dari 2 indikator yang dinilai (tanpa I.1.c), 2 sudah terisi dan 2 mencapai target." in text
    assert "itu sendiri tidak ikut, kecuali I.1.c." in text
    assert "I.1.c" in zi("explain", "I.1.a", "--year", "2024", cwd=cwd).out.partition("Dikecualikan")[2].split("\n")[0]


def test_a_mean_over_aktivitas_and_a_pooled_share_are_told_apart(zi: Zi) -> None:
    said = zi("status", "2024").out
    assert "Kolom selesai dan tepat: rata-rata seluruh aktivitas" in said
    assert "101 dari 112 jadwal jatuh tempo selesai (90,18 %)" in said
    page = zi("dashboard", "2024").out
    assert re.search(r"rata-rata \d+ aktivitas; 101 dari 112 jadwal selesai", page)
    many = zi("rollup", "plans/..", "--year", "2024", "--today", "2025-02-01").out
    assert "Kolom selesai: dari semua jadwal yang jatuh tempo, bukan rata-rata tiap aktivitas." in many


@pytest.mark.parametrize(("day", "running"), [("2024-09-01", True), ("2025-03-01", False)])
def test_the_range_of_many_units_says_what_it_bounds(zi: Zi, tmp_path: Path, *, day: str, running: bool) -> None:
    kantor(tmp_path / "satu", [SKOR, indikator("a", 50, **NILAI), indikator("b", 50, **NILAI)], {"a": SATU})
    kantor(tmp_path / "lain", [indikator("a", 50, **NILAI)])  # no score of its own: no target, no verdict
    said = zi("rollup", str(tmp_path), "--year", "2024", "--today", day).out
    assert "Rekap 2 unit" in said
    assert "0 dari 1 mencapai targetnya" in said
    assert ("bila semua yang tersisa tercapai, bila realisasi lain tetap" in said) is running


def test_what_lets_an_indikator_out_says_the_score_over_all(zi: Zi, tmp_path: Path) -> None:
    cwd = kantor(tmp_path, [SKOR, indikator("a", 50, **NILAI), indikator("b", 50, **NILAI)], {"a": SATU | DUA})
    said = zi("record", "b", "--semester", "2", "--year", "2024", "--tidak-berlaku", "Layanan pindah", cwd=cwd)
    told = " ".join(said.out.split())
    assert "50,00 % (1/2), terhadap semuanya 50,00 % → 100,00 % (1/1), terhadap semuanya 50,00 %" in told
    assert "target 65 % terpenuhi hanya karena I.1.c tidak dinilai" in said.err

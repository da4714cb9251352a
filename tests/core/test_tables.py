"""The tidy tables: their columns are a promise, and their rows add up to the judgement they are made from."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import aktivitas, indikator, nilai, rencana
from zi_cli.core.assessment import Penilaian
from zi_cli.core.rounding import number
from zi_cli.core.tables import SKEMA_TABEL, TABEL, Kolom, tables, unit_key
from zi_cli.model.bukti import RegisterBukti
from zi_cli.model.rencana import Unit
from zi_cli.model.schema_record import validator_of
from zi_cli.render.screens.status import score_json

PROMISED = {
    "unit": "unit tahun nama singkatan daerah contoh periode per indikator dinilai tercapai terisi terbuka skor "
    "skor_bawah skor_atas target keadaan rata_capaian kejadian_jatuh_tempo kejadian_selesai kejadian_tepat "
    "output_diminta output_terisi batal lewat rata_capaian_dari plafon penyelesaian ketepatan "
    "rata_berbobot anggaran anggaran_dari",
    "indikator": "unit tahun id nomor program kegiatan nama jenis arah satuan target realisasi pembilang penyebut "
    "capaian keadaan dinilai dihitung penanggung_jawab ikut_skor contoh "
    "target_label realisasi_label target_semula kumulatif sejauh_ini bobot lke pendukung terkait",
    "bacaan": "unit tahun id nomor semester macam pembilang penyebut nilai kode tanggal menentukan bukti contoh susulan "
    "triwulan",
    "kejadian": "unit tahun id nomor program kegiatan nama mulai bulan keadaan selesai jatuh_tempo tepat_waktu "
    "output_diminta output_terisi penanggung_jawab contoh anggaran lke pendukung",
    "bukti": "unit tahun berkas butir nomor bulan semester output terdaftar sha256 ukuran tanggal_bukti kerahasiaan "
    "pemeriksaan contoh triwulan",
    "pelaksanaan": "unit tahun id nomor program kegiatan nama selesai output_diminta output_terisi penanggung_jawab "
    "contoh lke pendukung",
}
TYPES = {"teks": str, "bulat": int, "tanggal": date, "benar_salah": bool}
SEMESTER = st.one_of(
    st.none(),
    st.builds(lambda part, more: {"pembilang": part, "penyebut": part + more}, st.integers(0, 9), st.integers(0, 9)),
    st.integers(0, 200_000).map(lambda thousandths: {"nilai": Decimal(thousandths) / 1000}),
    st.just({"belum_waktunya": True}),
    st.just({"tidak_berlaku": "alasan"}),
    st.just({"kode": 1, "bukti": ["bukti/kode.pdf"]}),
    st.just({"nilai": 70, "tanggal": "2024-06-20", "bukti": ["bukti/a.pdf", "bukti/b.pdf"]}),
)
KINDS = st.sampled_from(
    [
        {"jenis": "persen"},
        {"jenis": "persen", "konsolidasi": "jumlah"},
        {"jenis": "jumlah", "konsolidasi": "jumlah", "satuan": "SK"},
        {"jenis": "nilai", "arah": "turun"},
        {"jenis": "kode", "kode": {1: "Ya", 2: "Tidak"}, "baik": [1]},
        {"jenis": "nilai", "target": {2023: 5}},
    ]
)
RECORD = st.one_of(
    st.dates(date(2024, 1, 1), date(2025, 1, 31)).map(
        lambda day: {"selesai": day.isoformat(), "bukti": [{"output": "Laporan", "berkas": "bukti/l.pdf"}]}
    ),
    st.just({"batal": True, "alasan": "Digabung"}),
    st.just({"catatan": "Baru dimulai"}),
)
POSITIONS = st.one_of(
    st.builds(dict, semester=st.sampled_from([None, 1, 2])),
    st.builds(dict, semester=st.sampled_from([None, 1]), per=st.dates(date(2023, 12, 1), date(2025, 2, 1))),
)
WAKTU = ("Juni", "Setiap bulan", "Maret-Mei", "Januari dan Desember")


@st.composite
def judged(draw: st.DrawFn) -> Penilaian:
    kinds = draw(st.lists(KINDS, max_size=5))
    made = [indikator("skor", hitung="proporsi_indikator_tercapai", kecuali=draw(st.sampled_from([[], ["i0"]])))]
    made = made[: draw(st.integers(0, 1))] + [indikator(f"i{n}") | one for n, one in enumerate(kinds)]
    doing = [aktivitas(f"a{n}", waktu) for n, waktu in enumerate(WAKTU)]
    plan = rencana((made, doing[:2]), ([], doing[2:]))
    readings = {f"i{n}": {"semester_1": draw(SEMESTER), "semester_2": draw(SEMESTER)} for n in range(len(kinds))}
    records = {
        f"a{n}": [
            {"bulan": str(month), **one}
            for month, one in draw(st.dictionaries(st.integers(1, 12), RECORD, max_size=4)).items()
        ]
        for n in range(len(WAKTU))
    }
    return nilai(plan, readings, records, **draw(POSITIONS))


def rows(name: str, made: dict[str, list[tuple[Any, ...]]]) -> list[dict[str, Any]]:
    columns = next(one.kolom for one in TABEL if one.nama == name)
    return [dict(zip([one.nama for one in columns], row, strict=True)) for row in made[name]]


def fits(kolom: Kolom, cell: object) -> bool:
    if cell is None:
        return kolom.kosong
    if kolom.jenis == "angka":
        return type(cell) in (int, float)
    return type(cell) is TYPES[kolom.jenis] and (not kolom.pilihan or cell in kolom.pilihan)


def test_the_columns_are_a_promise() -> None:
    """They may be added to at the end, with this list; nothing that stands in it may go."""
    assert SKEMA_TABEL == 1
    assert {one.nama: " ".join(kolom.nama for kolom in one.kolom) for one in TABEL} == PROMISED


@given(judged())
def test_every_row_fits_its_columns_and_its_key_tells_it_apart(penilaian: Penilaian) -> None:
    made = tables("u", penilaian, {})
    assert list(made) == [one.nama for one in TABEL]
    for table in TABEL:
        keys = []
        for row in rows(table.nama, made):
            assert [kolom.nama for kolom in table.kolom if not fits(kolom, row[kolom.nama])] == []
            assert (row["unit"], row["tahun"]) == ("u", 2024)
            keys.append(tuple(row[name] for name in table.kunci))
        assert len(set(keys)) == len(keys) or not table.kunci


@given(judged())
def test_indikator_add_up_to_the_score(penilaian: Penilaian) -> None:
    made = tables("u", penilaian, {})
    (unit,), found = rows("unit", made), rows("indikator", made)
    counted = [one for one in found if one["ikut_skor"] and one["dinilai"]]
    states = [one["keadaan"] for one in counted]
    assert unit["dinilai"] == len(counted) == penilaian.skor.dinilai
    assert unit["tercapai"] == states.count("tercapai") == penilaian.skor.tercapai
    assert unit["terbuka"] == states.count("belum_diisi") + states.count("belum_waktunya") == penilaian.skor.terbuka
    assert unit["terisi"] == states.count("tercapai") + states.count("belum_tercapai")
    assert unit["indikator"] == sum(not one["dihitung"] for one in found)
    assert unit["keadaan"] == score_json(penilaian)["keadaan"]
    if counted:
        assert unit["skor"] == unit["skor_bawah"] == number(Fraction(unit["tercapai"] * 100, unit["dinilai"]))
        assert unit["skor_atas"] == number(Fraction((unit["tercapai"] + unit["terbuka"]) * 100, unit["dinilai"]))
    else:
        assert (unit["skor"], unit["skor_bawah"], unit["skor_atas"]) == (None, None, None)
    voting = [one for one in found if one["capaian"] is not None and not one["dihitung"] and one["dinilai"]]
    assert unit["rata_capaian_dari"] == len(voting)
    if voting:
        mean = sum(min(one["capaian"], unit["plafon"]) for one in voting) / len(voting)
        assert unit["rata_capaian"] == pytest.approx(mean, abs=0.02)


@given(judged())
def test_kejadian_add_up_to_the_summary(penilaian: Penilaian) -> None:
    made = tables("u", penilaian, {})
    (unit,), found, rekap = rows("unit", made), rows("kejadian", made), penilaian.keseluruhan
    due = [one for one in found if one["jatuh_tempo"]]
    assert unit["kejadian_jatuh_tempo"] == len(due) == rekap.penyelesaian_kejadian.dari
    assert unit["kejadian_selesai"] == sum(one["selesai"] is not None for one in due) == rekap.penyelesaian_kejadian.ada
    assert unit["kejadian_tepat"] == sum(one["tepat_waktu"] for one in due)
    assert unit["output_diminta"] == sum(one["output_diminta"] for one in due) == rekap.bukti.dari
    assert unit["output_terisi"] == sum(one["output_terisi"] for one in due) == rekap.bukti.ada
    assert unit["batal"] == sum(one["keadaan"] == "batal" for one in found) == rekap.batal
    assert unit["lewat"] == sum(one["keadaan"] == "lewat" for one in found)
    assert len(found) == 1 + 12 + 1 + 2


@given(judged())
def test_bacaan_and_bukti_are_those_that_count(penilaian: Penilaian) -> None:
    made = tables("u", penilaian, {})
    readings, proofs = rows("bacaan", made), rows("bukti", made)
    written = [one for one in penilaian.indikator for each in (one.bacaan.semester_1, one.bacaan.semester_2) if each]
    assert len(readings) == len(written)
    by_id = {one["id"]: one for one in rows("indikator", made)}
    for one in readings:
        assert (
            sum(each["butir"] == one["id"] and each["semester"] == one["semester"] for each in proofs) == one["bukti"]
        )
        if one["macam"] in ("belum_waktunya", "tidak_berlaku"):
            assert one["nilai"] is one["kode"] is one["pembilang"] is one["penyebut"] is None
        if one["menentukan"] and by_id[one["id"]]["jenis"] == "persen":
            alone = sum(each["menentukan"] for each in readings if each["id"] == one["id"]) == 1
            assert not alone or by_id[one["id"]]["penyebut"] == one["penyebut"]
    occurrences = {(one["id"], one["bulan"]): one for one in rows("kejadian", made)}
    for one in proofs:
        window = occurrences.get((one["butir"], one["bulan"]))
        assert window is None or window["output_terisi"] == 1


def test_a_number_is_kept_as_written_and_a_share_as_far_as_its_verdict_needs() -> None:
    plan = rencana(([indikator("a"), indikator("b", target=Decimal("66.667")), indikator("c", jenis="nilai")], []))
    readings = {
        "a": {"semester_1": {"pembilang": 2, "penyebut": 3}, "semester_2": {"pembilang": 0, "penyebut": 9}},
        "b": {"semester_1": {"pembilang": 2, "penyebut": 3}},
        "c": {"semester_1": {"nilai": Decimal("64.99651")}},
    }
    made = tables("u", nilai(plan, readings), {})
    assert [(one["id"], one["nilai"]) for one in rows("bacaan", made)] == [
        ("a", 66.67),
        ("a", 0),
        ("b", 66.6667),
        ("c", 64.99651),
    ]


def test_a_window_has_both_its_ends_and_a_target_its_decimals() -> None:
    plan = rencana(([indikator("a", Decimal("64.996"))], [aktivitas("x", "Maret-Mei"), aktivitas("y", "Juni")]))
    made = tables("u", nilai(plan), {})
    assert [(one["mulai"], one["bulan"]) for one in rows("kejadian", made)] == [(3, 5), (6, 6)]
    assert [one["target"] for one in rows("indikator", made)] == [64.996]


def test_nothing_written_is_no_row_and_no_figure_is_empty() -> None:
    made = tables("u", nilai(rencana(([indikator("a")], [aktivitas("x", "Juni")])), per=date(2024, 3, 1)), {})
    (unit,), (ukuran,), (kejadian,) = rows("unit", made), rows("indikator", made), rows("kejadian", made)
    assert (made["bacaan"], made["bukti"]) == ([], [])
    assert (unit["rata_capaian"], unit["penyelesaian"], unit["ketepatan"]) == (None, None, None)
    assert (ukuran["realisasi"], ukuran["capaian"], ukuran["pembilang"]) == (None, None, None)
    assert (kejadian["keadaan"], kejadian["selesai"], kejadian["jatuh_tempo"]) == ("mendatang", None, False)


def test_evidence_says_what_the_register_says_and_what_is_registered_but_not_used() -> None:
    entry = {"oleh": "Ani", "dicatat": "2024-06-30", "sha256": "a" * 64, "ukuran": 12, "tanggal": "2024-06-20"}
    periksa = {"hasil": "sesuai", "oleh": "Budi", "tanggal": "2024-07-01"}
    held = {
        "bukti/2024/a.pdf": entry | {"periksa": periksa, "kerahasiaan": "rahasia"},
        "bukti/2024/lain.pdf": entry,
        "bukti/2024/nanti.pdf": entry,
    }
    register = validator_of(RegisterBukti).validate_python({"skema": 1, "tahun": 2024, "bukti": held}).bukti
    proof = [{"output": "Laporan", "berkas": name} for name in ("bukti/2024/a.pdf", "https://contoh.example/b")]
    records = {
        "x": [
            {"bulan": "Juni", "selesai": "2024-06-20", "bukti": proof},
            {
                "bulan": "Desember",
                "selesai": "2024-12-20",
                "bukti": [{"output": "Laporan", "berkas": "bukti/2024/nanti.pdf"}],
            },
        ]
    }
    plan = rencana(([], [aktivitas("x", "Juni dan Desember")]))
    made = tables("u", nilai(plan, {}, records, semester=1), register)
    found = [tuple(one.values())[2:-2] for one in rows("bukti", made)]
    day = date(2024, 6, 20)
    assert found == [
        ("bukti/2024/a.pdf", "x", "I.1.1", 6, None, "Laporan", True, "a" * 64, 12, day, "rahasia", "sesuai"),
        ("https://contoh.example/b", "x", "I.1.1", 6, None, "Laporan", False, None, None, None, None, None),
        ("bukti/2024/lain.pdf", *(None,) * 5, True, "a" * 64, 12, day, "publik", "belum_diperiksa"),
    ]


@pytest.mark.parametrize(
    ("singkatan", "daerah", "key"),
    [
        ("Disdagperinkop UKM", "Kabupaten Buleleng", "disdagperinkop-ukm-kabupaten-buleleng"),
        ("Dinas Buléléng", "../..", "dinas-buleleng"),
        ("日本", "…", "unit"),
        ("x" * 500, "y", "x" * 80),
    ],
)
def test_a_unit_is_named_by_a_slug(singkatan: str, daerah: str, key: str) -> None:
    assert unit_key(Unit(nama="Dinas", singkatan=singkatan, daerah=daerah)) == key

"""The fingerprint of a period and what approval forbids: any change of a record is named, and nothing else is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import aktivitas, indikator, rencana
from zi_cli.cli.words import worded
from zi_cli.core.approval import approved_mark, forbidden_changes, refuse_if_approved, review, scope
from zi_cli.core.fingerprint import (
    VERSI,
    BahanSidik,
    changes_since,
    kalimat,
    key_of_evidence,
    key_of_reading,
    key_of_record,
    sidik,
)
from zi_cli.core.outline import outline
from zi_cli.files.reading import Sumber, read_record
from zi_cli.model.bukti import RegisterBukti
from zi_cli.model.ejaan import parse_periode
from zi_cli.model.kalimat import joined
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.periode import SEMESTER, Periode
from zi_cli.model.persetujuan import CatatanPeriode, Langkah, Persetujuan
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.refusal import Refusal
from zi_cli.model.rekomendasi import DaftarRekomendasi
from zi_cli.model.rencana import Rencana
from zi_cli.model.schema_record import validator_of

PLAN = rencana(
    (
        [indikator("paham", target_semester_1={2024: 40}), indikator("nilai", jenis="nilai"), indikator("lain")],
        [aktivitas("monev", "Juni dan Desember"), aktivitas("tangani", "Januari-Desember")],
    )
)
READINGS: dict[str, Any] = {
    "paham": {
        "semester_1": {"pembilang": 38, "penyebut": 78, "bukti": ["bukti/2024/a.pdf"]},
        "semester_2": {"pembilang": 60, "penyebut": 78},
    },
    "nilai": {"semester_1": {"nilai": 66}, "semester_2": {"nilai": 70}},
}
RECORDS: dict[str, Any] = {
    "monev": [{"bulan": 6, "selesai": "2024-06-20"}, {"bulan": 12, "selesai": "2024-12-20"}],
    "tangani": [{"bulan": 3, "catatan": "Tiga"}, {"bulan": 9, "catatan": "Empat"}],
}


def tahun(readings: Mapping[str, Any] = READINGS, records: Mapping[str, Any] = RECORDS, **more: object) -> Realisasi:
    tree = {"skema": 1, "tahun": 2024, "indikator": dict(readings), "aktivitas": dict(records)}
    return validator_of(Realisasi).validate_python(tree | more)


def bahan(realisasi: Realisasi | None = None, semester: int = 1, plan: Rencana = PLAN, **more: Any) -> BahanSidik:
    whole = BahanSidik(
        outline=outline(plan, "plans/renaksi.yaml"),
        periode=Periode(2024, SEMESTER, semester),
        realisasi=realisasi or tahun(),
        pengaturan=Pengaturan(),
        register={},
        rekomendasi=(),
        narasi={},
    )
    return replace(whole, **more)


def said(before: BahanSidik, after: BahanSidik) -> list[str]:
    return [joined(kalimat(one, after.nomor, 2024)) for one in changes_since(sidik(before), sidik(after))]


def other(tree: Mapping[str, Any], *way: str | int, isi: object) -> dict[str, Any]:
    """Copy a tree with one content changed."""
    copy: Any = dict(tree)
    node = copy
    for key in way[:-1]:
        node[key] = node[key].copy()
        node = node[key]
    node[way[-1]] = isi
    return copy  # type: ignore[no-any-return]


TEXT = """skema: 1
tahun: 2024
indikator:
  paham: # keterangan
    semester_1: {pembilang: 38, penyebut: 78}
  nilai:
    semester_1: {nilai: 66.5, catatan: "Dihitung tim"}
aktivitas:
  monev:
    - {bulan: Juni, selesai: 2024-06-20}
"""
SAME = """# Lain urutan, lain kutipan, angka yang sama.
aktivitas: {monev: [{selesai: "2024-06-20", bulan: 6, batal: false}]}
indikator:
  nilai: {semester_1: {catatan: 'Dihitung tim', nilai: 66.50}}
  paham:
    semester_1:
      penyebut: 78
      pembilang: 38
contoh: false
tahun: 2024
skema: 1
"""


def read(text: str) -> Realisasi:
    isi = read_record(Sumber("plans/realisasi/2024.yaml", text.encode()), Realisasi).isi
    assert isi is not None
    return isi


def test_comments_order_quoting_and_defaults_do_not_count() -> None:
    assert sidik(bahan(read(TEXT))) == sidik(bahan(read(SAME)))
    assert sidik(bahan(read(TEXT))) == sidik(bahan(read(TEXT.replace("\n", "\r\n"))))


@given(st.permutations(list(READINGS)), st.permutations(list(RECORDS)), st.randoms())
def test_the_order_of_keys_never_counts(readings: list[str], records: list[str], random: Any) -> None:
    def shuffled(tree: Any) -> Any:
        if not isinstance(tree, dict):
            return tree
        keys = list(tree)
        random.shuffle(keys)
        return {key: shuffled(tree[key]) for key in keys}

    turned = tahun(
        {key: shuffled(READINGS[key]) for key in readings},
        {key: [shuffled(one) for one in RECORDS[key]] for key in records},
    )
    for semester in (1, 2):
        assert sidik(bahan(turned, semester)) == sidik(bahan(semester=semester))


@given(st.integers(0, 78), st.decimals(0, 100, places=2))
def test_any_other_reading_is_named(pembilang: int, nilai: Any) -> None:
    changed = tahun(
        other(
            other(READINGS, "paham", "semester_1", "pembilang", isi=pembilang),
            "nilai",
            "semester_2",
            "nilai",
            isi=nilai,
        )
    )
    first = [] if pembilang == 38 else ["realisasi I.1.a semester I berubah"]
    second = [] if nilai == 70 else ["realisasi I.1.b semester II berubah"]
    assert said(bahan(), bahan(changed)) == first
    assert sorted(said(bahan(semester=2), bahan(changed, 2))) == sorted([*first, *second])


@pytest.mark.parametrize(
    ("key", "isi"),
    [("catatan", "Baru"), ("tanggal", "2024-06-28"), ("bukti", []), ("penyebut", 79)],
)
def test_every_key_of_a_reading_counts(key: str, isi: object) -> None:
    changed = tahun(other(READINGS, "paham", "semester_1", key, isi=isi))
    assert said(bahan(), bahan(changed)) == ["realisasi I.1.a semester I berubah"]


def test_what_is_recorded_of_the_second_semester_is_no_change_of_the_first() -> None:
    fewer = {key: {"semester_1": both["semester_1"]} for key, both in READINGS.items()}
    half = tahun(fewer, {key: both[:1] for key, both in RECORDS.items()})
    assert sidik(bahan(half)) == sidik(bahan())
    assert said(bahan(half, 2), bahan(semester=2)) == [
        "catatan I.1.1 Desember ditambahkan",
        "catatan I.1.2 September ditambahkan",
        "realisasi I.1.b semester II ditambahkan",
        "realisasi I.1.a semester II ditambahkan",
    ]


def test_records_that_come_go_and_change_are_named() -> None:
    changed = tahun(
        records={"monev": [{"bulan": 6, "selesai": "2024-06-21"}], "tangani": [{"bulan": 1, "catatan": "x"}]}
    )
    assert said(bahan(), bahan(changed)) == [
        "catatan I.1.1 Juni berubah",
        "catatan I.1.2 Januari ditambahkan",
        "catatan I.1.2 Maret dihapus",
    ]


def test_what_was_done_early_counts_in_the_semester_it_was_done_in() -> None:
    early = tahun(records=RECORDS | {"monev": [RECORDS["monev"][0], {"bulan": 12, "selesai": "2024-06-28"}]})
    assert said(bahan(), bahan(early)) == ["catatan I.1.1 Desember ditambahkan"]


def changed_plan(**more: object) -> Rencana:
    return rencana(
        (
            [
                indikator("paham", target_semester_1={2024: 40}) | more,
                indikator("nilai", jenis="nilai"),
                indikator("lain"),
            ],
            [aktivitas("monev", "Juni dan Desember"), aktivitas("tangani", "Januari-Desember")],
        )
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"target": {2024: 66}}, ["target I.1.a 2024 berubah"]),
        ({"target": {2024: 65, 2025: 70}}, []),
        ({"target_semester_1": {2024: 41}}, ["target I.1.a 2024 berubah"]),
        ({"arah": "turun"}, ["I.1.a berubah di rencana aksi"]),
        ({"konsolidasi": "jumlah"}, ["I.1.a berubah di rencana aksi"]),
        ({"konsolidasi": "terakhir", "arah": "naik", "catatan": "Bebas"}, []),
        ({"id": "paham-baru"}, ["paham dihapus dari rencana aksi", "I.1.a ditambahkan ke rencana aksi"]),
    ],
)
def test_changes_of_the_plan_are_named_once(more: dict[str, object], words: list[str]) -> None:
    assert sorted(said(bahan(), bahan(plan=changed_plan(**more)))) == sorted(words)


def test_another_order_of_the_plan_is_one_change() -> None:
    first, second = PLAN.program[0].kegiatan[0].aktivitas
    turned = replace(PLAN.program[0].kegiatan[0], aktivitas=(second, first))
    plan = replace(PLAN, program=(replace(PLAN.program[0], kegiatan=(turned,)),))
    assert said(bahan(), bahan(plan=plan)) == ["urutan butir rencana aksi berubah"]


def holders(*names: tuple[str, str]) -> Pengaturan:
    held = {"Kepala Dinas": [{"nama": nama, "sejak": sejak} for nama, sejak in names]}
    return validator_of(Pengaturan).validate_python({"jabatan": held})


def test_settings_that_change_a_figure_count_and_who_holds_a_post_does_not() -> None:
    assert said(bahan(), bahan(pengaturan=Pengaturan(plafon=120))) == ["pengaturan penghitungan berubah"]
    one, two = holders(("Budi", "2024-01-02")), holders(("Budi", "2024-01-02"), ("Ayu", "2024-07-01"))
    other = holders(("Ayu", "2024-01-02"))
    assert sidik(bahan()) == sidik(bahan(pengaturan=one)) == sidik(bahan(pengaturan=other))
    first, second, third = (sidik(bahan(pengaturan=each), 1) for each in (one, two, other))
    assert first == second != third  # the first rule of hashing looked at who signs


def test_the_mark_of_an_example_and_the_texts_count() -> None:
    assert said(bahan(), bahan(tahun(contoh=True))) == ["tanda contoh realisasi 2024 berubah"]
    assert said(bahan(), bahan(narasi={"analisis.md": "abc"})) == ["narasi analisis.md ditambahkan"]
    before = tahun(tahun=2023)
    after = tahun(other(READINGS, "nilai", "semester_2", "nilai", isi=71), tahun=2023)
    assert said(bahan(tahun_lalu=before), bahan(tahun_lalu=after)) == ["data 2023 yang dibandingkan berubah"]


def test_the_register_counts_for_evidence_that_is_used() -> None:
    tree = {"sha256": "a" * 64, "oleh": "Ayu", "dicatat": "2024-06-28"}
    entries = {"bukti/2024/a.pdf": tree, "bukti/2024/lain.pdf": tree}
    register = validator_of(RegisterBukti).validate_python({"skema": 1, "tahun": 2024, "bukti": entries}).bukti
    used = {"bukti/2024/a.pdf": register["bukti/2024/a.pdf"]}
    assert sidik(bahan(register=register)) == sidik(bahan(register=used))
    assert said(bahan(register=register), bahan(register={})) == ["keterangan bukti bukti/2024/a.pdf berubah"]


def issued(**more: object) -> tuple[tuple[str, Any], ...]:
    one = {
        "sumber": "monev",
        "kondisi": "K",
        "rekomendasi": "R",
        "penanggung_jawab": "Sekretaris",
        "terbit": "2024-05-02",
    }
    tree = {"skema": 1, "tahun": 2024, "rekomendasi": {"lengkapi": one | more}}
    return tuple(validator_of(DaftarRekomendasi).validate_python(tree).rekomendasi.items())


def test_a_recommendation_counts_as_it_stood_at_the_end_of_the_period() -> None:
    later = {"tanggal": "2024-07-02", "uraian": "Dilengkapi", "oleh": "Ayu"}
    assert sidik(bahan(rekomendasi=issued())) == sidik(bahan(rekomendasi=issued(tindak_lanjut=[later])))
    assert sidik(bahan(rekomendasi=issued(terbit="2024-07-01"))) == sidik(bahan())
    in_time = [later | {"tanggal": "2024-06-30"}]
    assert said(bahan(rekomendasi=issued()), bahan(rekomendasi=issued(tindak_lanjut=in_time))) == [
        "rekomendasi lengkapi berubah"
    ]


def act(langkah: Langkah, oleh: str = "Budi", *, lingkup: tuple[str, ...] = (), **hashes: str) -> CatatanPeriode:
    day = date(2024, 7, 15)
    return CatatanPeriode(
        langkah=langkah,
        oleh=oleh,
        jabatan="Kepala Dinas",
        tanggal=day,
        lingkup=lingkup,
        versi_sidik=VERSI,
        sidik=hashes,
    )


def periode(*log: CatatanPeriode, semester: int = 1) -> Persetujuan:
    return Persetujuan(skema=1, tahun=2024, semester=semester, log=log)


S1, S2 = SEMESTER.of(2024)
APPROVED = (act("ajukan", "Ayu", x="1"), act("setujui", x="1"))


def refused(one: Persetujuan | None, *keys: str) -> str:
    try:
        refuse_if_approved(one, keys)
    except Refusal as error:
        return f"{worded(error.pesan)}; {worded(error.saran)}"
    return ""


def test_recording_into_an_approved_period_is_refused_with_who_when_and_the_way_out() -> None:
    words = refused(periode(*APPROVED), key_of_reading("paham", S1))
    assert "Semester I 2024 sudah disetujui oleh Budi (Kepala Dinas) pada 15 Juli 2024" in words
    assert "zi period reopen 2024-s1 --reason" in words


def test_recording_into_a_submitted_period_is_refused() -> None:
    assert "zi period return 2024-s1" in refused(periode(APPROVED[0]), key_of_record("monev", 6))


@pytest.mark.parametrize(
    ("semester", "key", "is_refused"),
    [
        (1, key_of_reading("paham", S1), True),
        (1, key_of_reading("paham", S2), False),
        (2, key_of_reading("paham", S1), True),
        (2, key_of_reading("paham", S2), True),
        (1, key_of_record("monev", 6), True),
        (1, key_of_record("monev", 12), False),
        (2, key_of_record("monev", 12), True),
        (1, "x", True),
    ],
)
def test_only_what_the_period_reads_is_refused(semester: int, key: str, is_refused: bool) -> None:  # noqa: FBT001
    assert bool(refused(periode(*APPROVED, semester=semester), key)) == is_refused


@pytest.mark.parametrize("log", [(), (APPROVED[0], act("kembalikan")), (*APPROVED, act("buka_kembali"))])
def test_an_open_period_takes_everything(log: tuple[CatatanPeriode, ...]) -> None:
    assert not refused(periode(*log), key_of_reading("paham", S1))
    assert not refused(None, key_of_reading("paham", S1))


REOPENED = (*APPROVED, act("buka_kembali", lingkup=("paham",)))


@pytest.mark.parametrize("more", [(), (act("ajukan", x="1"), act("kembalikan"))])
def test_a_scope_holds_until_the_period_is_approved_again(more: tuple[CatatanPeriode, ...]) -> None:
    one = periode(*REOPENED, *more)
    assert not refused(one, key_of_reading("paham", S1))
    assert "hanya untuk paham" in refused(one, key_of_reading("nilai", S1))
    assert scope(periode(*REOPENED, *APPROVED)) == ()


def test_evidence_of_what_may_change_may_change_too() -> None:
    before = bahan()
    one = periode(
        act("ajukan", **sidik(before)), act("setujui", **sidik(before)), act("buka_kembali", lingkup=("paham",))
    )
    changed = {"sha256": "b" * 64, "oleh": "Ayu", "dicatat": "2024-07-20"}
    tree = {"skema": 1, "tahun": 2024, "bukti": {"bukti/2024/a.pdf": changed}}
    register = validator_of(RegisterBukti).validate_python(tree).bukti
    assert forbidden_changes(one, bahan(register=register)) == ()
    narrow = replace(one, log=(*one.log[:2], act("buka_kembali", lingkup=("nilai",))))
    assert [found.kunci for found in forbidden_changes(narrow, bahan(register=register))] == [
        key_of_evidence("bukti/2024/a.pdf")
    ]


def test_only_an_approved_and_unchanged_period_is_no_draft() -> None:
    hashes = sidik(bahan())
    approved = periode(act("ajukan", "Ayu", **hashes), act("setujui", **hashes))
    assert approved_mark(review(approved, bahan()))
    changed = bahan(tahun(other(READINGS, "nilai", "semester_1", "nilai", isi=99)))
    assert not approved_mark(review(approved, changed))
    assert review(approved, changed).perubahan == ("realisasi I.1.b semester I berubah",)
    assert not approved_mark(review(periode(approved.log[0]), bahan()))
    assert not approved_mark(None)


def test_an_approval_that_cannot_be_checked_is_none() -> None:
    hashes = sidik(bahan())
    unchecked = periode(act("ajukan", "Ayu", **hashes), act("setujui"))
    alone = periode(act("ajukan", "Budi", **hashes), act("setujui", **hashes))
    assert not approved_mark(review(unchecked, bahan()))
    assert not approved_mark(review(alone, bahan()))


@pytest.mark.parametrize(
    ("text", "year"),
    [("2024-s1", None), ("2024-1", None), ("s1", 2024), ("semester I 2024", None), ("Semester I Tahun 2024", None),
     ("I/2024", None), ("2024 s1", 2024), ("2024-S1", None)],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it(text: str, year: int | None) -> None:
    assert parse_periode(text, year) == S1


@pytest.mark.parametrize(
    ("text", "year"), [("s1", None), ("2024-s1", 2025), ("2024-s3", None), ("2024", None), ("", 2024)]
)
def test_a_period_that_is_not_clear_is_refused(text: str, year: int | None) -> None:
    with pytest.raises(Refusal):
        parse_periode(text, year)

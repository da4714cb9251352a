"""What changed between two states: matched by id, in the domain's words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.building import aktivitas, indikator, rencana
from zi_cli.core.changes import Perubahan
from zi_cli.core.changes_recorded import changes
from zi_cli.core.changes_words import kalimat
from zi_cli.core.effect import effects
from zi_cli.core.outline import outline
from zi_cli.core.unit import UnitRecords
from zi_cli.model.bukti import RegisterBukti
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.persetujuan import Persetujuan
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rekomendasi import DaftarRekomendasi
from zi_cli.model.rencana import Rencana
from zi_cli.model.schema_record import validator_of

BERKAS = "plans/renaksi.yaml"


def side(
    *programs: tuple[list[dict[str, Any]], list[dict[str, Any]]], berkas: str = BERKAS, **more: Any
) -> UnitRecords:
    return UnitRecords((outline(rencana(*programs), berkas),), **more)


def said(lama: UnitRecords, baru: UnitRecords) -> list[str]:
    return [f"{one.nomor}: {kalimat(one)}" if one.nomor else kalimat(one) for one in changes(lama, baru)]


def read(kind: Any, **tree: Any) -> Any:
    return validator_of(kind).validate_python({"skema": 1, **tree})


def of_2024(**tree: Any) -> UnitRecords:
    """Give a side with one plan and what is recorded of 2024."""
    return side(
        ([indikator("a")], [aktivitas("x")]),
        realisasi=(("plans/realisasi/2024.yaml", read(Realisasi, tahun=2024, **tree)),),
    )


@pytest.mark.parametrize(
    ("arah", "old", "new", "words", "bobot"),
    [
        ("naik", 68, 60, "target 2024 diturunkan dari 68 menjadi 60, lebih ringan", "lebih_ringan"),
        ("naik", 60, 68, "target 2024 dinaikkan dari 60 menjadi 68, lebih berat", "lebih_berat"),
        ("turun", 0, 5, "target 2024 dinaikkan dari 0 menjadi 5, lebih ringan", "lebih_ringan"),
        ("turun", 5, 0, "target 2024 diturunkan dari 5 menjadi 0, lebih berat", "lebih_berat"),
    ],
)
def test_a_target_is_lowered_or_raised_as_its_direction_says(
    arah: str, old: int, new: int, words: str, bobot: str
) -> None:
    lama, baru = (side(([indikator("a", value, arah=arah)], [])) for value in (old, new))
    (one,) = changes(lama, baru)
    assert (kalimat(one), one.bobot, one.tahun, one.nomor) == (words, bobot, 2024, "I.1.a")
    assert one.letak.jalur == ("program", 0, "kegiatan", 0, "indikator", 0, "target", 2024)


def test_the_same_state_has_no_changes() -> None:
    one = side(([indikator("a")], [aktivitas("x")]))
    assert changes(one, one) == ()
    assert changes(one, side(([indikator("a")], [aktivitas("x")]), berkas="plans/renaksi_lain.yaml")) == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ({}, {"nama": "Baru"}, 'bunyi diubah dari "Indikator a" menjadi "Baru"'),
        ({}, {"nama": "Indikator  a"}, None),
        ({}, {"arah": "turun"}, "arah diubah dari naik menjadi turun"),
        ({}, {"jenis": "nilai"}, "jenis diubah dari persen menjadi nilai"),
        ({}, {"konsolidasi": "rata_rata"}, "konsolidasi diubah dari terakhir menjadi rata_rata"),
        ({}, {"boleh_lebih": True}, "boleh melewati 100 diubah dari tidak menjadi ya"),
        ({}, {"rumus": "a/b"}, 'rumus ditambahkan: "a/b"'),
        ({"rumus": "a/b"}, {}, 'rumus dihapus: "a/b"'),
        ({"pembilang": "x"}, {"pembilang": "y"}, 'pembilang diubah dari "x" menjadi "y"'),
        ({}, {"penanggung_jawab": "Camat"}, 'penanggung jawab diubah dari "Sekretaris" menjadi "Camat"'),
        ({"kode": {1: "Ya"}}, {"kode": {1: "Ada"}}, "tabel kode diubah dari 1=Ya menjadi 1=Ada"),
        ({"baik": [1]}, {"baik": [1, 2]}, "kode yang berarti baik diubah dari 1 menjadi 1 dan 2"),
        ({}, {"target_semester_1": {2024: 40}}, "target semester I 2024 ditambahkan: 40"),
        ({}, {"target": {2023: 65}}, "target 2024 dihapus: 65"),
    ],
)
def test_each_key_of_an_indikator(old: dict[str, Any], new: dict[str, Any], words: str | None) -> None:
    lama, baru = (side(([indikator("a") | more], [])) for more in (old, new))
    assert said(lama, baru) == ([f"I.1.a: {words}"] if words else [])


@pytest.mark.parametrize(
    ("old", "new", "words", "bobot"),
    [
        ("Juni", "Desember", "waktu dimundurkan dari Juni menjadi Desember", "lebih_ringan"),
        ("Juni", "Mei", "waktu diubah dari Juni menjadi Mei", "lebih_berat"),
        ("Juni dan Desember", "Desember", "waktu dimundurkan dari Juni dan Desember menjadi Desember", "lebih_ringan"),
        ("Desember", "Juni dan Desember", "waktu diubah dari Desember menjadi Juni dan Desember", "lebih_berat"),
        ("Januari-Juni", "Juni", "waktu diubah dari Januari-Juni menjadi Juni", "lebih_berat"),
        ("Juni", "Jun", None, ""),
    ],
)
def test_a_schedule_moves_later_or_earlier(old: str, new: str, words: str | None, bobot: str) -> None:
    lama, baru = (side(([], [aktivitas("x", waktu)])) for waktu in (old, new))
    assert [(kalimat(one), one.bobot) for one in changes(lama, baru)] == ([(words, bobot)] if words else [])


def test_outputs_come_go_and_are_worded_anew() -> None:
    lama = side(([], [aktivitas("x", output=("SK Tim ZI", "Notulen rapat"))]))
    baru = side(([], [aktivitas("x", output=("SK Tim  ZI", "Notulen rapat tim", "Foto"))]))
    assert said(lama, baru) == [
        'I.1.1: bunyi output diubah dari "Notulen rapat" menjadi "Notulen rapat tim"',
        "I.1.1: output ditambahkan: Foto",
    ]
    assert said(baru, side(([], [aktivitas("x", output=("SK Tim ZI",))]))) == [
        "I.1.1: output dihapus: Notulen rapat tim",
        "I.1.1: output dihapus: Foto",
    ]


def test_nodes_come_go_and_move() -> None:
    lama = side(([indikator("a"), indikator("b")], []), ([indikator("c")], []))
    baru = side(([indikator("a")], []), ([indikator("c"), indikator("b"), indikator("d")], []))
    assert said(lama, baru) == [
        "II.1.b: indikator dipindahkan dari I.1.b menjadi II.1.b: Indikator b",
        "II.1.c: indikator ditambahkan: Indikator d",
    ]
    (gone,) = [one for one in changes(baru, lama) if one.cara == "dihapus"]
    assert gone.letak.jalur == ("program", 1, "kegiatan", 0, "indikator")


def test_an_id_that_is_given_to_another_kind_of_node() -> None:
    lama = side(([indikator("a"), indikator("b")], []))
    baru = side(([indikator("a")], [aktivitas("b")]))
    assert said(lama, baru) == ["I.1.1: id ini dulu indikator, sekarang aktivitas"]


def test_another_order_is_one_line() -> None:
    lama = side(([indikator(one) for one in "abc"], []))
    baru = side(([indikator(one) for one in "cab"], []))
    (words,) = said(lama, baru)
    assert words.startswith("urutan diubah, hanya nomor cetak yang berganti: ")
    assert words.endswith("I.1.c menjadi I.1.a, I.1.a menjadi I.1.b dan I.1.b menjadi I.1.c")


def test_an_insertion_is_no_change_of_order() -> None:
    lama = side(([indikator("a"), indikator("b")], []))
    baru = side(([indikator("n"), indikator("a"), indikator("b")], []))
    assert said(lama, baru) == ["I.1.a: indikator ditambahkan: Indikator n"]


def plan(years: tuple[int, int], target: dict[int, int], berkas: str) -> Any:
    base = rencana(([indikator("a") | {"target": target}], []))
    periode = replace(base.periode, mulai=years[0], selesai=years[1])
    return outline(replace(base, periode=periode), berkas)


def test_a_plan_split_by_years_is_no_change() -> None:
    lama = UnitRecords((plan((2024, 2026), {2024: 1, 2025: 2, 2026: 3}, "plans/renaksi_a.yaml"),))
    parts = (plan((2024, 2024), {2024: 1}, "plans/renaksi_b.yaml"), plan((2025, 2026), {2025: 2, 2026: 3}, "c"))
    assert changes(lama, UnitRecords(parts)) == changes(UnitRecords(parts), lama) == ()


def test_a_change_in_one_part_of_a_split_plan_names_its_years() -> None:
    lama = UnitRecords((plan((2024, 2025), {2024: 1, 2025: 2}, "a"),))
    late = plan((2025, 2025), {2025: 2}, "c")
    program = late.rencana.program[0]
    line = program.kegiatan[0]
    other = replace(line, indikator=(replace(line.indikator[0], arah="turun"),))
    changed = replace(late.rencana, program=(replace(program, kegiatan=(other,)),))
    baru = UnitRecords((plan((2024, 2024), {2024: 1}, "b"), outline(changed, "c")))
    assert said(lama, baru) == ["I.1.a: arah diubah dari naik menjadi turun (hanya untuk 2025)"]


def test_years_that_are_no_longer_covered() -> None:
    lama, baru = UnitRecords((plan((2024, 2026), {2024: 1}, "a"),)), UnitRecords((plan((2024, 2025), {2024: 1}, "a"),))
    assert said(lama, baru) == ["tahun yang dicakup diubah dari 2024-2026 menjadi 2024-2025"]


def test_revisions_and_tombstones() -> None:
    base = side(([indikator("a")], []))
    whole: Rencana = base.rencana[0].rencana
    tree = {"skema": 1, "judul": "x", "unit": {"nama": "x", "singkatan": "x", "daerah": "x"}}
    tree |= {
        "periode": {"mulai": 2024, "selesai": 2024},
        "program": [{"id": "p", "nama": "P", "kegiatan": [{"id": "k", "nama": "K"}]}],
    }
    tree |= {
        "revisi": [{"tanggal": "2025-01-02", "dasar": "SK 1", "butir": ["a"]}],
        "dihapus": [{"id": "z", "tanggal": "2025-01-02"}],
    }
    other = validator_of(Rencana).validate_python(tree)
    more = replace(whole, revisi=other.revisi, dihapus=other.dihapus)
    after = UnitRecords((outline(more, BERKAS),))
    assert said(base, after) == [
        "revisi ditambahkan: SK 1, 2 Januari 2025, untuk a",
        "catatan penghapusan z ditambahkan",
    ]
    assert [one.cara for one in changes(after, base)] == ["dihapus", "dihapus"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (None, {"nilai": 66.5}, "realisasi semester I ditambahkan: 66,5"),
        (
            {"pembilang": 1, "penyebut": 4},
            {"pembilang": 2, "penyebut": 4},
            "realisasi semester I diubah dari 1/4 menjadi 2/4",
        ),
        ({"kode": 1}, None, "realisasi semester I dihapus: kode 1"),
        (
            {"nilai": 60},
            {"tidak_berlaku": "tidak ada"},
            "realisasi semester I diubah dari 60 menjadi tidak berlaku (tidak ada)",
        ),
        ({"nilai": 60}, {"nilai": 60, "catatan": "x"}, "keterangan realisasi semester I diubah"),
    ],
)
def test_readings(old: dict[str, Any] | None, new: dict[str, Any] | None, words: str) -> None:
    from decimal import Decimal  # noqa: PLC0415  as the strict reader gives decimals

    def written(one: dict[str, Any] | None) -> dict[str, Any]:
        exact = {key: Decimal(str(value)) if key == "nilai" else value for key, value in (one or {}).items()}
        return {"indikator": {"a": {"semester_1": exact}} if one else {}}

    assert said(of_2024(**written(old)), of_2024(**written(new))) == [f"I.1.a: {words}"]


def test_records_by_month() -> None:
    done = {"bulan": 6, "selesai": "2024-06-20"}
    lama = of_2024(aktivitas={"x": [done]})
    assert said(of_2024(), lama) == ["I.1.1: catatan Juni ditambahkan: selesai 20 Juni 2024"]
    cancelled = of_2024(aktivitas={"x": [{"bulan": 6, "batal": True, "alasan": "tak jadi"}]})
    assert said(lama, cancelled) == ["I.1.1: catatan Juni diubah dari selesai 20 Juni 2024 menjadi batal (tak jadi)"]
    noted = of_2024(aktivitas={"x": [{**done, "catatan": "x"}]})
    assert said(lama, noted) == ["I.1.1: keterangan atau bukti catatan Juni diubah"]


def test_files_of_a_year() -> None:
    held = of_2024(indikator={"a": {"semester_1": {"kode": 1}}}, contoh=True)
    empty = side(([indikator("a")], [aktivitas("x")]))
    assert said(empty, held) == ["berkas plans/realisasi/2024.yaml ditambahkan: 1 realisasi, 0 catatan aktivitas"]
    (gone,) = changes(held, empty)
    assert (gone.cara, gone.letak.berkas, gone.letak.jalur) == ("dihapus", BERKAS, ("periode",))
    assert said(held, of_2024(indikator={"a": {"semester_1": {"kode": 1}}})) == ["tanda CONTOH dihapus"]


def test_what_cannot_be_read_is_not_compared() -> None:
    held = of_2024()
    unread = replace(held, realisasi=(), tak_terbaca=frozenset({"plans/realisasi/2024.yaml"}))
    assert changes(held, unread) == changes(unread, held) == ()
    no_plan = replace(held, rencana=(), tak_terbaca=frozenset({"plans/renaksi_x.yaml"}))
    assert changes(held, no_plan) == ()


def test_settings_register_recommendations_and_logs() -> None:
    lama = side(([indikator("a")], []), pengaturan=read(Pengaturan), berkas_pengaturan="plans/zi.yaml")
    held = {"Camat": [{"nama": "Made", "sejak": "2024-01-02"}]}
    bukti = {"bukti/2024/a.pdf": {"oleh": "Sari", "dicatat": "2024-06-01"}}
    rekom = {
        "r1": {"sumber": "monev", "kondisi": "k", "rekomendasi": "r", "penanggung_jawab": "C", "terbit": "2024-07-01"}
    }
    log = [{"langkah": "ajukan", "oleh": "Sari", "tanggal": "2024-07-05"}]
    baru = replace(
        lama,
        pengaturan=read(Pengaturan, plafon=110, jabatan=held),
        register=(("plans/bukti/2024.yaml", read(RegisterBukti, tahun=2024, bukti=bukti)),),
        rekomendasi=(("plans/rekomendasi/2024.yaml", read(DaftarRekomendasi, tahun=2024, rekomendasi=rekom)),),
        periode=(("plans/periode/2024-s1.yaml", read(Persetujuan, tahun=2024, semester=1, log=log)),),
    )
    assert said(lama, baru) == [
        "plafon diubah dari 100 menjadi 110",
        "pemangku Camat ditambahkan: Made sejak 2 Januari 2024",
        "keterangan bukti bukti/2024/a.pdf ditambahkan",
        "rekomendasi r1 ditambahkan",
        "Semester I 2024 diajukan oleh Sari pada 5 Juli 2024",
    ]
    assert len(said(baru, lama)) == 5


def test_the_effect_names_only_what_changed() -> None:
    year = {
        "indikator": {
            "a": {"semester_1": {"pembilang": 60, "penyebut": 100}},
            "b": {"semester_1": {"pembilang": 1, "penyebut": 1}},
        }
    }
    held = (("plans/realisasi/2024.yaml", read(Realisasi, tahun=2024, **year)),)
    lama = side(([indikator("a", 65), indikator("b")], []), realisasi=held)
    baru = side(([indikator("a", 60), indikator("b")], []), realisasi=held)
    (one,) = effects(lama, baru, date(2026, 1, 1))
    assert one.tahun == 2024
    assert [(was.keadaan, now.keadaan) for was, now in one.indikator if was and now] == [("belum_tercapai", "tercapai")]
    assert (one.lama.skor.tercapai, one.baru.skor.tercapai) == (1, 2)
    assert effects(lama, lama, date(2026, 1, 1)) == ()


def test_a_change_can_be_told_from_another_whatever_its_place() -> None:
    one = Perubahan("rencana", "indikator", "diubah", "nama", "a")
    assert one == replace(one, hanya=(2024,))


def test_of_an_id_left_twice_by_a_merge_the_node_that_says_the_same_is_the_old_one() -> None:
    a, b, c = (aktivitas(one, nama=f"Kerja {one}") for one in "abc")
    lama = side(([indikator("i")], [a, b, c]))
    assert said(lama, side(([indikator("i")], [a, b, aktivitas("b", nama="Kerja baru"), c]))) == [
        "I.1.3: aktivitas ditambahkan: Kerja baru",
    ]
    assert said(lama, side(([indikator("i")], [a, aktivitas("c", nama="Kerja b"), c]))) == [
        "I.1.2: aktivitas dihapus: Kerja b",
        "I.1.2: aktivitas ditambahkan: Kerja b",
    ]


def test_an_id_left_twice_on_both_sides_is_no_change() -> None:
    both = side(([indikator("i")], [aktivitas("a", nama="Satu"), aktivitas("a", nama="Dua")]))
    again = side(([indikator("i")], [aktivitas("a", nama="Satu"), aktivitas("a", nama="Dua")]))
    assert said(both, again) == []
    turned = side(([indikator("i")], [aktivitas("a", nama="Dua"), aktivitas("a", nama="Satu")]))
    assert said(both, turned) == [
        "urutan diubah, hanya nomor cetak yang berganti: I.1.2 menjadi I.1.1 dan I.1.1 menjadi I.1.2"
    ]

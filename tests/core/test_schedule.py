"""domain: the occurrences of a year and the state each is in."""

from datetime import date

import pytest

from tests.building import aktivitas, indikator, nilai, rencana
from zi_cli.core.schedule import Kejadian
from zi_cli.model.pengaturan import Pengaturan


def kejadian(waktu: str, *catatan: dict[str, object], per: date | None = None, **more: object) -> Kejadian:
    plan = rencana(([], [aktivitas("a", waktu)]))
    return nilai(plan, {}, {"a": list(catatan)} if catatan else {}, per=per, **more).kejadian[0]  # type: ignore[arg-type]


def done(bulan: str, selesai: str) -> dict[str, object]:
    return {"bulan": bulan, "selesai": selesai}


@pytest.mark.parametrize(
    ("waktu", "catatan", "per", "keadaan"),
    [
        ("Juni", [done("Juni", "2024-06-30")], None, "selesai"),
        ("Juni", [done("Juni", "2024-07-01")], None, "selesai_terlambat"),
        ("Juni", [], date(2024, 7, 1), "lewat"),
        ("Januari-Desember", [done("Maret", "2024-03-10")], date(2024, 5, 1), "berjalan"),
        ("Januari-Desember", [], date(2024, 5, 1), "belum_ada_catatan"),
        ("Juni", [], date(2024, 6, 30), "jatuh_tempo"),
        ("Juni", [], date(2024, 6, 1), "jatuh_tempo"),
        ("Juni", [], date(2024, 5, 31), "mendatang"),
        ("Maret-Desember", [], date(2024, 2, 28), "mendatang"),
        ("Juni", [{"bulan": "Juni", "batal": True, "alasan": "Digabung"}], None, "batal"),
    ],
)
def test_each_row_of_the_table_of_states(
    waktu: str, catatan: list[dict[str, object]], per: date | None, keadaan: str
) -> None:
    assert kejadian(waktu, *catatan, per=per).keadaan == keadaan


def test_the_march_occurrence_may_be_done_in_february() -> None:
    assert kejadian("Maret", done("Maret", "2024-02-20"), per=date(2024, 2, 20)).keadaan == "selesai"


def test_tolerance_moves_the_line_between_on_time_and_late_only() -> None:
    loose = Pengaturan(toleransi_hari=5)
    assert kejadian("Juni", done("Juni", "2024-07-05"), pengaturan=loose).keadaan == "selesai"
    assert kejadian("Juni", done("Juni", "2024-07-06"), pengaturan=loose).keadaan == "selesai_terlambat"
    assert kejadian("Juni", per=date(2024, 7, 5), pengaturan=loose).keadaan == "jatuh_tempo"
    assert kejadian("Juni", per=date(2024, 7, 6), pengaturan=loose).keadaan == "lewat"


def test_a_progress_record_does_not_finish_a_range() -> None:
    assert kejadian("Januari-Maret", done("Februari", "2024-02-20")).keadaan == "lewat"
    finished = kejadian("Januari-Maret", done("Februari", "2024-02-20"), done("Maret", "2024-03-28"))
    assert (finished.keadaan, finished.selesai) == ("selesai", date(2024, 3, 28))


def test_a_record_dated_after_the_reading_day_does_not_count() -> None:
    assert kejadian("Juni", done("Juni", "2024-06-20"), per=date(2024, 6, 19)).keadaan == "jatuh_tempo"


def test_a_finished_period_is_read_as_after_its_last_day() -> None:
    assert kejadian("Desember").keadaan == "lewat"
    assert kejadian("Desember", done("Desember", "2025-01-20")).keadaan == "selesai_terlambat"
    assert kejadian("Desember", per=date(2024, 12, 31)).keadaan == "jatuh_tempo"


def test_an_occurrence_is_due_by_the_last_day_of_its_month() -> None:
    assert kejadian("Juni", per=date(2024, 6, 30)).jatuh_tempo_sampai
    assert not kejadian("Juni", per=date(2024, 6, 29)).jatuh_tempo_sampai


def test_the_first_semester_does_not_hear_of_what_came_later() -> None:
    later = [done("Maret", "2024-03-10"), done("Desember", "2024-11-20")]
    assert kejadian("Januari-Desember", *later, semester=1).keadaan == "berjalan"
    assert kejadian("Januari-Desember", *later).keadaan == "selesai"
    assert kejadian("Juni", done("Juni", "2024-07-09"), semester=1).keadaan == "selesai_terlambat"


def test_a_note_without_a_date_neither_finishes_nor_hides_an_occurrence() -> None:
    noted = kejadian("Juni", {"bulan": "Juni", "kendala": "Menunggu anggaran"})
    assert (noted.keadaan, noted.catatan[0].kendala) == ("lewat", "Menunggu anggaran")


def test_evidence_of_progress_fills_the_slots_of_its_occurrence() -> None:
    proof = {"bulan": "Februari", "selesai": "2024-02-20", "bukti": [{"output": "Laporan", "berkas": "bukti/a.pdf"}]}
    judged = kejadian("Januari-Maret", proof, done("Maret", "2024-03-28"))
    assert judged.output_terisi == ("Laporan",)
    assert not judged.selesai_tanpa_bukti
    assert kejadian("Juni", done("Juni", "2024-06-20")).selesai_tanpa_bukti


def test_frequency_makes_a_range_recur() -> None:
    plan = rencana(([], [aktivitas("a", "Januari-Desember", frekuensi="triwulanan")]))
    assert [one.bulan for one in nilai(plan).kejadian] == [3, 6, 9, 12]


def test_posts_are_those_of_the_kegiatan_unless_the_activity_names_one() -> None:
    inds = [indikator("x"), indikator("y", penanggung_jawab="Kepala"), indikator("z")]
    plan = rencana((inds, [aktivitas("a"), aktivitas("b", penanggung_jawab="Kasubag")]))
    assert [one.penanggung_jawab for one in nilai(plan).kejadian] == [("Sekretaris", "Kepala"), ("Kasubag",)]

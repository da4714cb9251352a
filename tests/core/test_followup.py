"""Status, age, deadline and recurrence of recommendations: all derived from dated entries."""

from datetime import date, timedelta
from typing import Any

import pytest

from zi_cli.core.followup import Pantauan, due_in, is_id, new_id, of_year, refuse_verification, watch
from zi_cli.model.refusal import Refusal
from zi_cli.model.rekomendasi import DaftarRekomendasi, Verifikasi
from zi_cli.model.schema_record import validator_of

TIDAK = "tidak_dapat_ditindaklanjuti"


def rekomendasi(terbit: str = "2024-07-01", *entries: str, **more: Any) -> dict[str, Any]:
    """Write a recommendation; an entry is `DATE` of a follow-up by Putu, or `DATE STATUS` of a verification by Made."""
    done = [one for one in entries if " " not in one]
    verified = [one.split() for one in entries if " " in one]
    return {
        "sumber": "monev",
        "butir": ["a"],
        "kondisi": "Belum ada",
        "rekomendasi": "Buat",
        "penanggung_jawab": "Sekretaris",
        "terbit": terbit,
        "tindak_lanjut": [{"tanggal": one, "uraian": "Dibuat", "oleh": "Putu"} for one in done],
        "verifikasi": [
            {"tanggal": day, "status": status, "oleh": "Made", "alasan": "Sebab"} for day, status in verified
        ],
    } | more


def pantau(per: str, **issued: dict[str, Any]) -> dict[str, Pantauan]:
    years: dict[int, dict[str, Any]] = {}
    for key, one in issued.items():
        years.setdefault(int(one["terbit"][:4]), {})[key] = one
    read = validator_of(DaftarRekomendasi).validate_python
    daftar = [
        (f"plans/rekomendasi/{year}.yaml", read({"skema": 1, "tahun": year, "rekomendasi": those}))
        for year, those in years.items()
    ]
    return {one.id: one for one in watch(daftar, date.fromisoformat(per))}


@pytest.mark.parametrize(
    ("entries", "status", "waits", "ditutup"),
    [
        ((), "belum_ditindaklanjuti", False, None),
        (("2024-07-10",), "belum_sesuai", True, None),
        (("2024-07-10", "2024-07-12 belum_sesuai"), "belum_sesuai", False, None),
        (("2024-07-10", "2024-07-12 sesuai"), "sesuai", False, "2024-07-12"),
        (("2024-07-10", "2024-07-10 sesuai"), "sesuai", False, "2024-07-10"),
        (("2024-07-10", "2024-07-12 belum_sesuai", "2024-07-15"), "belum_sesuai", True, None),
        (("2024-07-10", "2024-07-12 belum_sesuai", "2024-07-15", "2024-07-16 sesuai"), "sesuai", False, "2024-07-16"),
        (("2024-07-10", "2024-07-12 sesuai", "2024-07-13"), "belum_sesuai", True, None),
        ((f"2024-07-12 {TIDAK}",), TIDAK, False, "2024-07-12"),
        ((f"2024-07-12 {TIDAK}", "2024-07-20"), "belum_sesuai", True, None),
        (("2024-07-10", "2024-07-12 sesuai", "2024-07-12 belum_sesuai"), "belum_sesuai", False, None),
        (("2024-07-16 sesuai", "2024-07-12 belum_sesuai", "2024-07-15", "2024-07-10"), "sesuai", False, "2024-07-16"),
        (("2024-12-31",), "belum_ditindaklanjuti", False, None),
        (("2024-07-10", "2024-12-31 sesuai"), "belum_sesuai", True, None),
    ],
)
def test_status(entries: tuple[str, ...], status: str, *, waits: bool, ditutup: str | None) -> None:
    """Later entries decide, whatever their order in the file; those after the reading day are not known yet."""
    one = pantau("2024-11-30", x=rekomendasi("2024-07-01", *entries))["x"]
    assert (one.status, one.menunggu_verifikasi) == (status, waits)
    assert one.ditutup == (date.fromisoformat(ditutup) if ditutup else None)
    assert one.is_open is (ditutup is None)


@pytest.mark.parametrize(
    ("per", "tenggat", "entries", "lewat"),
    [
        ("2024-08-30", None, (), False),
        ("2024-08-31", None, (), True),
        ("2024-07-15", "2024-07-15", (), False),
        ("2024-07-16", "2024-07-15", (), True),
        ("2024-12-31", None, ("2024-07-10",), True),
        ("2024-12-31", None, ("2024-07-10", "2024-07-11 belum_sesuai"), True),
        ("2024-12-31", None, ("2024-07-10", "2024-12-01 sesuai"), False),
        ("2024-12-31", None, (f"2024-07-10 {TIDAK}",), False),
    ],
)
def test_overdue_is_open_after_the_last_day(
    per: str, tenggat: str | None, entries: tuple[str, ...], *, lewat: bool
) -> None:
    """Sixty days after issue unless a day is set; the last day itself is in time."""
    assert pantau(per, x=rekomendasi("2024-07-01", *entries, tenggat=tenggat))["x"].lewat_tenggat is lewat


@pytest.mark.parametrize(
    ("per", "entries", "umur"),
    [
        ("2024-07-01", (), 0),
        ("2024-07-31", (), 30),
        ("2025-07-01", (), 365),
        ("2024-12-31", ("2024-07-10", "2024-07-12 sesuai"), 11),
        ("2024-07-11", ("2024-07-10", "2024-07-12 sesuai"), 10),
        ("2024-07-31", ("2024-07-10", "2024-07-12 belum_sesuai"), 30),
        ("2024-12-31", (f"2024-07-02 {TIDAK}",), 1),
    ],
)
def test_age_runs_to_the_reading_day_or_to_the_closing(per: str, entries: tuple[str, ...], umur: int) -> None:
    assert pantau(per, x=rekomendasi("2024-07-01", *entries))["x"].umur == umur


@pytest.mark.parametrize(
    ("earlier", "terbit", "is_recurring"),
    [
        (rekomendasi("2023-11-01"), "2024-07-01", True),
        (rekomendasi("2023-11-01", "2023-11-02", "2023-11-03 sesuai"), "2024-07-01", True),
        (rekomendasi("2024-02-01"), "2024-07-01", False),
        (rekomendasi("2024-02-01", "2024-02-10"), "2024-07-01", False),
        (rekomendasi("2024-02-01", "2024-02-10", "2024-02-11 sesuai"), "2024-07-01", True),
        (rekomendasi("2024-02-01", "2024-02-10", "2024-07-01 sesuai"), "2024-07-01", False),
        (rekomendasi("2024-02-01", "2024-02-10", "2024-08-11 sesuai"), "2024-07-01", False),
        (rekomendasi("2024-02-01", f"2024-02-11 {TIDAK}"), "2024-07-01", True),
        (rekomendasi("2023-11-01", butir=["b"]), "2024-07-01", False),
        (rekomendasi("2023-11-01", butir=["b", "a"]), "2024-07-01", True),
        (rekomendasi("2023-11-01", butir=[]), "2024-07-01", False),
    ],
)
def test_recurrence(earlier: dict[str, Any], terbit: str, *, is_recurring: bool) -> None:
    """The same item had one in an earlier year, or an earlier one of the year that was closed before this was issued."""
    found = pantau("2024-12-31", lama=earlier, baru=rekomendasi(terbit))
    assert (found["baru"].berulang, found["lama"].berulang) == (("lama",) if is_recurring else (), ())


def test_what_is_issued_after_the_reading_day_is_not_known() -> None:
    assert list(pantau("2024-06-30", a=rekomendasi("2024-06-30"), b=rekomendasi("2024-07-01"))) == ["a"]


def test_a_year_holds_its_own_and_what_the_years_before_left_open() -> None:
    issued = {
        "terbuka": rekomendasi("2023-11-01"),
        "ditutup-dulu": rekomendasi("2023-11-01", "2023-11-02", "2023-12-31 sesuai"),
        "ditutup-kini": rekomendasi("2023-11-01", "2023-11-02", "2024-01-01 sesuai"),
        "kini": rekomendasi("2024-01-01"),
    }
    found = pantau("2024-06-30", **issued).values()
    assert {one.id for one in of_year(found, 2024)} == {"terbuka", "ditutup-kini", "kini"}
    assert {one.id for one in of_year(found, 2023)} == {"terbuka", "ditutup-dulu", "ditutup-kini"}


def test_a_month_asks_for_its_own_and_for_what_is_overdue() -> None:
    issued = {
        "lewat": rekomendasi("2024-05-01", tenggat="2024-06-30"),
        "selesai-dulu": rekomendasi("2024-05-01", "2024-05-02", "2024-05-03 sesuai", tenggat="2024-06-30"),
        "bulan-ini": rekomendasi("2024-05-01", tenggat="2024-07-31"),
        "bulan-ini-selesai": rekomendasi("2024-05-01", "2024-05-02", "2024-05-03 sesuai", tenggat="2024-07-01"),
        "nanti": rekomendasi("2024-05-01", tenggat="2024-08-01"),
    }
    found = pantau("2024-07-15", **issued).values()
    assert [one.id for one in due_in(found, 2024, 7)] == ["lewat", "bulan-ini"]
    assert [one.id for one in due_in(found, 2024, 7, hanya_lewat=True)] == ["lewat"]
    assert [one.id for one in due_in(found, 2024, 8)] == ["lewat", "nanti"]


def test_ids_are_made_of_words_that_mean_something_and_are_never_taken_twice() -> None:
    assert new_id("Segera lengkapi notulen dan daftar hadir sosialisasi", ()) == "lengkapi-notulen-daftar-hadir"
    taken = {"lengkapi-notulen"}
    for _ in range(3):
        taken.add(new_id("Lengkapi notulen", taken))
    assert taken == {"lengkapi-notulen", *(f"lengkapi-notulen-{n}" for n in (2, 3, 4))}
    assert new_id("!!! 2024", ()) == "rekomendasi"


@pytest.mark.parametrize("words", ["x" * 500, "é" * 40, "di ke dari", "A1 b2-c3_d4", "2024 sop 7", "\u202ekaca", "ß"])
def test_whatever_the_words_the_id_is_one(words: str) -> None:
    assert is_id(new_id(words, ()))
    assert len(new_id(words, {new_id(words, ())})) <= 60


def verify(entries: tuple[str, ...], oleh: str = "Made", status: str = "sesuai", alasan: str | None = None) -> None:
    one = pantau("2024-07-20", x=rekomendasi("2024-07-01", *entries))["x"]
    refuse_verification(one, Verifikasi(status=status, oleh=oleh, tanggal=one.per, alasan=alasan))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entries", "more", "said"),
    [
        ((), {}, "belum punya tindak lanjut"),
        ((), {"status": "belum_sesuai"}, "belum punya tindak lanjut"),
        ((), {"status": TIDAK}, "memerlukan alasan"),
        (("2024-07-21",), {}, "mendahului"),
        (("2024-07-10", "2024-07-25 belum_sesuai"), {}, "mendahului"),
        (("2024-07-10",), {"oleh": " PUTU <putu@contoh.example>"}, "verifikasi sendiri"),
        (("2024-07-10",), {"oleh": "Putu", "status": TIDAK, "alasan": "Sebab"}, "verifikasi sendiri"),
    ],
)
def test_verifications_that_cannot_be(entries: tuple[str, ...], more: dict[str, str], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        verify(entries, **more)


def test_verifications_that_can_be() -> None:
    verify(("2024-07-10",))
    verify(("2024-07-20",), status="belum_sesuai")
    verify((), status=TIDAK, alasan="Arsip terbakar")


def test_the_usual_deadline_is_sixty_days() -> None:
    one = pantau("2024-07-01", x=rekomendasi("2024-07-01"))["x"]
    assert one.tenggat - one.isi.terbit == timedelta(days=60)

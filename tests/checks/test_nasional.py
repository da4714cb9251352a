"""What the office's plan does against the national rules: each oddity once, by its words, with its source."""

import pytest

from tests.conftest import ROOT, Zi
from zi_cli.acts.check import check
from zi_cli.checks import kata, nasional
from zi_cli.core.outline import Butir
from zi_cli.files.nasional import nasional as figures
from zi_cli.files.workspace import find_workspace
from zi_cli.model.masalah import Letak
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Aktivitas, Indikator, Program
from zi_cli.model.waktu import parse_waktu

SAID = {
    "ZI901": ("I.2.a", "60 sampai 70", "75"),
    "ZI902": ("I.1.a", "60 sampai 70", "80"),
    "ZI903": ("I.2.8", "Juni", "31 Mei"),
    "ZI904": ("VI.3.a", "70 (2022), 72 (2023) dan 75 (2024)", "C (Kurang Baik)"),
    "ZI905": ("VI.3.1", "2 kali", "4 kali"),
    "ZI906": ("V.6.a", "60 (2022)", "70 (2026)", "100"),
    "ZI907": ("V.2.a", "persen", "0 sampai 5"),
    "ZI908": ("III.5.b", "seluruh pegawai"),
    "ZI909": ("VI.2.a", "survei"),
    "ZI910": ("Kasubag. Umum dan Perencanaan", "28 dari 36"),
}


def test_exactly_the_ten_oddities_of_the_real_plan() -> None:
    found = [one for one in check(find_workspace(ROOT)).masalah if one.kode >= "ZI9"]
    assert sorted(one.kode for one in found) == list(SAID)
    assert {one.tingkat for one in found} == {"saran"}
    for one in found:
        assert all(words in one.pesan for words in SAID[one.kode]), one.pesan


def test_none_of_them_is_said_twice() -> None:
    """V.2.a is a level: it is neither a score on an unknown scale nor a fraction without a denominator."""
    found = check(find_workspace(ROOT)).masalah
    assert [one.kode for one in found if one.pesan.startswith("V.2.a ")] == ["ZI907"]


@pytest.mark.parametrize("rule", nasional.ATURAN, ids=lambda one: one.kode)
def test_it_is_explained_with_source_and_year(rule: nasional.Aturan[nasional.Disandingkan], zi: Zi) -> None:
    said = zi("check", "--explain", rule.kode).out
    for key in rule.penjelasan.dasar:
        one = figures().ketentuan[key]
        assert str(one.tahun) in said
        assert " ".join(one.sumber.split()) in " ".join(said.split())
    assert rule.penjelasan.dasar or "Tidak ada angka nasional" in " ".join(said.split())


def test_every_figure_says_where_it_was_read() -> None:
    known = figures().ketentuan
    assert {one.dibaca for one in known.values()} == {"peraturan", "penerapan", "pertimbangan"}
    assert {key for rule in nasional.ATURAN for key in rule.penjelasan.dasar} <= set(known)
    assert [known[one].angka for one in nasional.CLASSES] == sorted(known[one].angka for one in nasional.CLASSES)


def test_a_damaged_installation_is_refused_in_one_sentence(tmp_path: object) -> None:
    with pytest.raises(Refusal, match="pemasangan zi rusak"):
        figures(tmp_path)  # type: ignore[arg-type]


def indikator(nama: str, jenis: str = "persen", arah: str = "naik") -> Butir[Indikator]:
    isi = Indikator(id="x", nama=nama, jenis=jenis, arah=arah, target={2024: 60}, penanggung_jawab="Sekretaris")  # type: ignore[arg-type]
    return Butir("I.1.a", isi, Letak("x"), Program(id="p", nama="P", kegiatan=()))


def aktivitas(nama: str) -> Butir[Aktivitas]:
    isi = Aktivitas(id="x", nama=nama, waktu=parse_waktu("Juni"))
    return Butir("I.1.1", isi, Letak("x"), Program(id="p", nama="P", kegiatan=()))


@pytest.mark.parametrize(
    ("known", "about", "others"),
    [
        (
            kata.is_zi_score,
            [("Nilai PMPZI", "nilai"), ("Hasil Penilaian Mandiri (PMPZI)", "nilai"), ("Skor LKE ZI", "nilai")],
            [("Persentase tindak lanjut PMPZI", "persen"), ("Nilai SAKIP", "nilai"), ("Nilai area I ZI", "nilai")],
        ),
        (
            kata.is_plan_capaian,
            [("Persentase capaian renaksi ZI", "persen"), ("Capaian Rencana Aksi", "persen")],
            [("Rata-rata capaian kinerja unit kerja", "persen"), ("Jumlah capaian rencana aksi", "jumlah")],
        ),
        (
            kata.is_satisfaction_index,
            [("Indeks Kepuasan Masyarakat", "nilai"), ("Nilai SKM", "nilai"), ("Indeks kepuasan pengguna", "nilai")],
            [("Jumlah laporan SKM", "jumlah"), ("Persentase tindak lanjut SKM", "persen"), ("Indeks SPBE", "nilai")],
        ),
        (
            kata.is_wealth_report,
            [("Kepatuhan LHKPN", "persen"), ("Persentase pelaporan harta kekayaan", "persen")],
            [("Jumlah wajib LHKPN", "jumlah"), ("Persentase laporan keuangan", "persen")],
        ),
        (
            kata.is_spip_level,
            [("Level Maturitas SPIP", "persen"), ("Tingkat kematangan SPIP", "nilai")],
            [("Persentase OPD dengan maturitas SPIP level 3", "persen"), ("Level maturitas SPBE", "nilai")],
        ),
        (
            kata.is_punishment_share,
            [("Persentase pegawai melanggar yang dijatuhi sanksi", "persen")],
            [
                ("Persentase pegawai yang dijatuhi hukuman disiplin", "persen"),
                ("Jumlah pegawai melanggar yang dihukum", "jumlah"),
            ],
        ),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_an_indikator_is_known_by_its_words(
    known: object, about: list[tuple[str, str]], others: list[tuple[str, str]]
) -> None:
    assert callable(known)
    assert [one for one in about if not known(indikator(*one))] == []
    assert [one for one in others if known(indikator(*one))] == []


@pytest.mark.parametrize(
    ("nama", "submitted", "survey"),
    [
        ("Mengunggah hasil PMPZI", True, False),
        ("Menyampaikan hasil penilaian mandiri ke Inspektorat", True, False),
        ("Menyampaikan tindak lanjut PMPZI", False, False),
        ("Tim ZI mengisi PMPZI", False, False),
        ("Pelaksanaan SKM triwulanan", False, True),
        ("Survei kepuasan pelanggan", False, True),
        ("Membuat laporan SKM", False, False),
        ("Menindaklanjuti laporan SKM", False, False),
        ("Mengumumkan indeks SKM", False, False),
        ("Melaksanakan survey pemahaman gratifikasi", False, False),
    ],
)
def test_an_aktivitas_is_known_by_its_words(nama: str, *, submitted: bool, survey: bool) -> None:
    assert (kata.is_submission(aktivitas(nama)), kata.is_satisfaction_survey(aktivitas(nama))) == (submitted, survey)

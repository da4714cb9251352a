"""The words by which the rules know what an indikator or an aktivitas is about, in any unit's plan.

A word that ends in a blank stands alone; one that does not may go on: " surve" fits survei, survey and surveinya.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from zi_cli.core.outline import Butir
from zi_cli.model.rencana import Aktivitas, Indikator

_APART = re.compile(r"[\W_]+")

SKOR = (" level ", " indeks ", " nilai ")
BAGIAN = (" persentase ", " prosentase ", " persen ", " proporsi ")
PMPZI = (" pmpzi ", " penilaian mandiri ")
ZI = (*PMPZI, " lke ", " zi ", " zona integritas ")
BAGIAN_ZI = (" area ", " komponen ", " pengungkit ", " pemenuhan ", " reform ", " reviu ", " tindak lanjut ")
NILAI = (" nilai ", " skor ", " hasil ", " indeks ")
SERAHKAN = (
    *(" input", " menginput", " diinput", " entri ", " entry ", " mengentri", " unggah", " mengunggah", " upload"),
    *(" submit", " kirim", " mengirim", " menyampaikan ", " penyampaian "),
)
TINDAK_LANJUT = (" tindak lanjut", " tindaklanjut", " menindaklanjut", " menindak lanjut")
BUKAN_SERAHKAN = (*TINDAK_LANJUT, " ratl ", " rekomendasi ", " sosialisasi ", " undangan ")
RENAKSI = (" rencana aksi ", " renaksi ", " rencana kerja ")
KEPUASAN = (" ikm ", " skm ", *(f" kepuasan {one}" for one in ("masyarakat", "pelanggan", "pengguna", "penerima")))
SURVEI = (" surve", " skm ")
SESUDAH_SURVEI = (
    *(" analisis", " menganalis", " olah", " mengolah", " pengolahan ", " laporan ", " melaporkan ", " umum"),
    *(" mengumum", " pengumuman", " publikasi", " mempublikasi", " hasil ", " evaluasi ", " mengevaluasi "),
    *(*TINDAK_LANJUT, " sosialisasi "),
)
HARTA = (" lhkpn ", " lhkasn ", " harta kekayaan ")
MATURITAS = (" maturitas ", " kematangan ", " level ")
MELANGGAR = (" melanggar ", " pelanggar")
DIHUKUM = (" hukuman ", " sanksi ")
DARI_SIAPA = (" dari ", " terhadap ", " dibandingkan ")
PENDAPAT = (" paham ", " memahami ", " pemahaman ", " persepsi ", " kepuasan ", " ikm ", " skm ")
BERTANYA = (
    *(" surve", " skm ", " kuesioner", " kuisioner", " angket", " jajak pendapat ", " kuis ", " tes ", " test "),
    *(" pretest", " posttest", " ujian", " asesmen", " wawancara", " mengukur ", " pengukuran "),
)


_of_wording = lru_cache(maxsize=4096)
"""Asked once of a wording: the rules ask again and again, and the plans of many units say the same."""


@_of_wording
def _plain(text: str) -> str:
    return f" {_APART.sub(' ', text.casefold()).strip()} "


def _says(text: str, words: tuple[str, ...]) -> bool:
    plain = _plain(text)
    for word in words:  # noqa: SIM110  any() takes twice as long, and thousands of wordings are asked about
        if word in plain:
            return True
    return False


def _before(text: str, words: tuple[str, ...]) -> tuple[str, str]:
    """Give the first of the words that a text says, and what stands before it; empty where it says none."""
    plain = _plain(text)
    place, word = min(((plain.find(one), one) for one in words if one in plain), default=(0, ""))
    return word, plain[: place + 1]


def score_as_share(butir: Butir[Indikator]) -> str:
    """Give the word that names a score where an indikator in per cent is one; empty elsewhere."""
    return _scored(butir.isi.nama) if butir.isi.sifat.bagian else ""


@_of_wording
def _scored(nama: str) -> str:
    word, before = _before(nama, SKOR)
    return "" if _says(before, BAGIAN) else word.strip()


def is_zi_score(butir: Butir[Indikator]) -> bool:
    """Whether an indikator is the total of the self-assessment, not one of its parts."""
    isi = butir.isi
    if isi.arah != "naik" or not _names_zi_score(isi.nama):
        return False
    return isi.sifat.skor or (isi.sifat.bagian and _plain(isi.nama).startswith(NILAI))


@_of_wording
def _names_zi_score(nama: str) -> bool:
    about = _says(nama, PMPZI) or (_says(nama, NILAI) and _says(nama, ZI))
    return about and not _says(nama, BAGIAN_ZI)


def is_plan_capaian(butir: Butir[Indikator]) -> bool:
    """Whether an indikator is the share of targets that were reached."""
    isi = butir.isi
    return isi.sifat.bagian and isi.arah == "naik" and (isi.hitung is not None or _names_plan_capaian(isi.nama))


@_of_wording
def _names_plan_capaian(nama: str) -> bool:
    return " capaian " in _before(nama, RENAKSI)[1]


def _about(
    *said: tuple[str, ...], unsaid: tuple[str, ...] = (), of: Callable[[Any], bool] = lambda _: True
) -> Callable[[Butir[Any]], bool]:
    """Make the question whether a node is of a kind, and its wording says a word of each list and none of another."""
    says = _of_wording(lambda nama: all(_says(nama, words) for words in said) and not _says(nama, unsaid))
    return lambda butir: says(butir.isi.nama) and of(butir.isi)


is_submission = _about(SERAHKAN, PMPZI, unsaid=BUKAN_SERAHKAN)
"""Whether an aktivitas hands in the self-assessment."""
is_satisfaction_survey = _about(SURVEI, KEPUASAN, unsaid=SESUDAH_SURVEI)
"""Whether an aktivitas asks the public, and is not what is done with the answers."""
is_satisfaction_index = _about(KEPUASAN, of=lambda isi: isi.sifat.skor and isi.arah == "naik")
"""Whether an indikator is the index of satisfaction itself."""
is_wealth_report = _about(HARTA, of=lambda isi: isi.sifat.bagian and isi.arah == "naik")
"""Whether an indikator is the share of people who reported their wealth."""
is_punishment_share = _about(MELANGGAR, DIHUKUM, unsaid=DARI_SIAPA, of=lambda isi: isi.sifat.bagian)
"""Whether an indikator is a share of offenders or of everybody: its wording leaves both open."""
is_opinion = _about(PENDAPAT, of=lambda isi: isi.sifat.bagian or isi.sifat.skor)
"""Whether only people who are asked can give the figure."""


def is_spip_level(butir: Butir[Indikator]) -> bool:
    """Whether an indikator is the level of SPIP itself, not a share of units that reached one."""
    return _names_spip_level(butir.isi.nama)


@_of_wording
def _names_spip_level(nama: str) -> bool:
    word, before = _before(nama, MATURITAS)
    return bool(word) and _says(nama, (" spip ",)) and not _says(before, BAGIAN)


def asks_people(isi: Aktivitas) -> bool:
    """Whether an aktivitas gives figures about what people think or know."""
    return any(_asks(text) for text in (isi.nama, *isi.output))


@_of_wording
def _asks(text: str) -> bool:
    return _says(text, BERTANYA)

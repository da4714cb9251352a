"""How recommendations stand on a day: status, deadline, age and recurrence. All of it is derived, none is stored."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import Literal, get_args

from zi_cli.core.days import refuse_future
from zi_cli.core.jabatan import kunci, spellings
from zi_cli.core.people import refuse_same_person
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Field, act
from zi_cli.model.masalah import Letak
from zi_cli.model.periode import Periode
from zi_cli.model.refusal import Refusal
from zi_cli.model.rekomendasi import HARI_TENGGAT, DaftarRekomendasi, Rekomendasi, TindakLanjut, Verifikasi
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.model.waktu import akhir_bulan, awal_bulan

Status = Literal["belum_ditindaklanjuti", "belum_sesuai", "sesuai", "tidak_dapat_ditindaklanjuti"]
STATUS: tuple[Status, ...] = get_args(Status)
"""The words of Peraturan BPK 2/2017."""
SELESAI: tuple[Status, ...] = ("sesuai", "tidak_dapat_ditindaklanjuti")
"""The words that close a recommendation."""
_TAK_BERARTI = re.compile(
    r"agar|atau|bagi|dalam|dan|dari|dengan|di|guna|kepada|ke|lebih|oleh|pada|para|sebagai|secara|segera|serta|setiap|"
    r"seluruh|supaya|telah|terhadap|untuk|yang"
)
_LONGEST_ID = 30


@frozen
class Pantauan:
    """One recommendation as it stands on the reading day; what is dated later is not known yet."""

    id: str
    isi: Rekomendasi
    letak: Letak
    per: date
    penanggung_jawab: str
    """The post that follows it up, as the plan spells it."""
    berulang: tuple[str, ...] = ()
    """The earlier recommendations about the same item."""

    @property
    def tindak_lanjut(self) -> tuple[TindakLanjut, ...]:
        """What was done by the reading day, earliest first."""
        known = (one for one in self.isi.tindak_lanjut if one.tanggal <= self.per)
        return tuple(sorted(known, key=lambda one: one.tanggal))

    @property
    def verifikasi(self) -> Verifikasi | None:
        """The verification that decides: the last one by the reading day."""
        known = (one for one in self.isi.verifikasi if one.tanggal <= self.per)
        return max(enumerate(known), key=lambda one: (one[1].tanggal, one[0]), default=(0, None))[1]

    @property
    def menunggu_verifikasi(self) -> bool:
        """Something was done that nobody has verified."""
        last, verified = self.tindak_lanjut[-1:], self.verifikasi
        return bool(last) and (verified is None or last[0].tanggal > verified.tanggal)

    @property
    def status(self) -> Status:
        """The status word; only another person's verification makes it better than belum sesuai."""
        if self.menunggu_verifikasi:
            return "belum_sesuai"
        return self.verifikasi.status if self.verifikasi else "belum_ditindaklanjuti"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.status not in SELESAI

    @property
    def ditutup(self) -> date | None:
        """The day of the verification that closed it; None while it is open."""
        return None if self.is_open or self.verifikasi is None else self.verifikasi.tanggal

    @property
    def tenggat(self) -> date:
        """The last day for following it up."""
        return self.isi.jatuh_tempo

    @property
    def lewat_tenggat(self) -> bool:
        """Still open after its last day."""
        return self.is_open and self.per > self.tenggat

    @property
    def umur(self) -> int:
        """Days from issue to the reading day, or to the verification that closed it."""
        return ((self.ditutup or self.per) - self.isi.terbit).days

    @property
    def bukti(self) -> tuple[str, ...]:
        """The evidence of what was done, each once."""
        return tuple(dict.fromkeys(path for one in self.tindak_lanjut for path in one.bukti))


def watch(
    daftar: Iterable[tuple[str, DaftarRekomendasi]], per: date, jabatan: Iterable[str] = ()
) -> tuple[Pantauan, ...]:
    """Give every recommendation issued by a day, earliest first; each list comes with the name of its file.

    Its post is named as in `jabatan`, where it is there.
    """
    spelled = spellings(jabatan)
    issued = [
        Pantauan(
            key,
            isi,
            Letak(berkas, ("rekomendasi", key), kunci=True),
            per,
            spelled.setdefault(kunci(isi.penanggung_jawab), isi.penanggung_jawab),
        )
        for berkas, one in daftar
        for key, isi in one.rekomendasi.items()
        if isi.terbit <= per
    ]
    issued.sort(key=lambda one: (one.isi.terbit, one.id))
    return _with_recurrence(issued)


def _with_recurrence(issued: Sequence[Pantauan]) -> tuple[Pantauan, ...]:
    about: dict[str, list[Pantauan]] = {}
    found = []
    for one in issued:
        same = {id(earlier): earlier for item in one.isi.butir for earlier in about.get(item, ())}
        berulang = tuple(earlier.id for earlier in same.values() if _precedes(earlier, one))
        found.append(replace(one, berulang=berulang))
        for item in dict.fromkeys(one.isi.butir):
            about.setdefault(item, []).append(one)
    return tuple(found)


def _precedes(earlier: Pantauan, later: Pantauan) -> bool:
    """Say whether one recommendation makes another recur: it is of an earlier year, or was closed before."""
    day_before = replace(earlier, per=later.isi.terbit - timedelta(days=1))
    return earlier.isi.terbit.year < later.isi.terbit.year or not day_before.is_open


def of_year(watched: Iterable[Pantauan], tahun: int) -> tuple[Pantauan, ...]:
    """Keep what concerns a year: issued in it, or earlier and still open when it began."""
    begin = date(tahun, 1, 1)
    return tuple(
        one
        for one in watched
        if one.isi.terbit.year <= tahun and (one.isi.terbit >= begin or one.ditutup is None or one.ditutup >= begin)
    )


def left_to(watched: Iterable[Pantauan], periode: Periode) -> tuple[Pantauan, ...]:
    """Keep what a period had to follow up.

    That is what was issued before, and what a monev issued in its first half: the plan holds its monev in the last
    month of a period, so what comes early in the next one is of that monev and not of the period's own.
    """
    awal = periode.mulai
    of_monev = date(awal.year, awal.month + periode.panjang.bulan // 2, 1)
    return tuple(
        one for one in watched if one.isi.terbit < awal or (one.isi.sumber == "monev" and one.isi.terbit < of_monev)
    )


def due_in(watched: Iterable[Pantauan], tahun: int, bulan: int, *, hanya_lewat: bool = False) -> tuple[Pantauan, ...]:
    """Keep what a month asks for: it is still open, and its last day is in the month or was before it."""
    first, last = awal_bulan(tahun, bulan), akhir_bulan(tahun, bulan)
    asked = (
        one
        for one in watched
        if one.is_open and one.tenggat <= last and (one.lewat_tenggat or (first <= one.tenggat and not hanya_lewat))
    )
    return tuple(sorted(asked, key=lambda one: (one.tenggat, one.id)))


def refuse_verification(one: Pantauan, made: Verifikasi) -> None:
    """Refuse a verification that cannot be: of nothing, before what it verifies, or by who did it.

    `one` is read on the day of the verification. Raises Refusal.
    """
    done = one.isi.tindak_lanjut
    if made.status == "tidak_dapat_ditindaklanjuti" and not made.alasan:
        raise Refusal("tidak dapat ditindaklanjuti memerlukan alasan", ("sebut alasannya dengan ", Field("alasan")))
    if not done and made.status != "tidak_dapat_ditindaklanjuti":
        raise Refusal(
            f"{one.id} belum punya tindak lanjut, jadi belum ada yang diverifikasi",
            ("catat dulu: ", act("recommend_follow", kunci=one.id, uraian="…")),
        )
    last = max([one.isi.terbit, *(act.tanggal for act in done), *(act.tanggal for act in one.isi.verifikasi)])
    if last > one.per:
        raise Refusal(
            f"verifikasi {tanggal_panjang(one.per)} mendahului catatan terakhir rekomendasi ini, {tanggal_panjang(last)}",
            ("sebut hari verifikasinya dengan ", Field("hari_ini")),
        )
    if done:
        by = one.tindak_lanjut[-1].oleh
        refuse_same_person(
            made.oleh,
            by,
            f"tindak lanjut {one.id} dicatat oleh {by}, jadi tidak dapat Anda verifikasi sendiri",
            ("mintalah orang lain menjalankan ", act("recommend_verify")),
        )


def deadline(said: date | None, terbit: date) -> date | None:
    """Take a deadline that differs from the usual one; raises Refusal for one before the day of issue."""
    if said is not None and said < terbit:
        why = f"tenggat {tanggal_panjang(said)} mendahului terbitnya, {tanggal_panjang(terbit)}"
        raise Refusal(why, about="tenggat")
    return None if said == terbit + timedelta(days=HARI_TENGGAT) else said


def done_on(day: date, hari_ini: date, one: Pantauan) -> date:
    """Take the day something was done; raises Refusal for one before the day of issue, or to come."""
    if day < one.isi.terbit:
        why = f"{tanggal_panjang(day)} mendahului terbitnya rekomendasi, {tanggal_panjang(one.isi.terbit)}"
        raise Refusal(why, about="tanggal")
    refuse_future(day, hari_ini, "catat tindak lanjut sesudah dilakukan", about="tanggal")
    return day


def fresh_id(said: str | None, wording: str, taken: Mapping[str, str]) -> str:
    """Take the id that was said, or make one of the wording; an id is used once, in whatever year.

    `taken` says in which file each id stands. Raises Refusal for one that is taken, or that can be none.
    """
    if said is None:
        return new_id(wording, taken)
    if said in taken:
        raise Refusal(f"id {said} sudah dipakai di {taken[said]}; pilih id lain", about="id")
    if not is_id(said):
        way = "pakai huruf kecil, angka dan tanda hubung, misalnya notulen-sop"
        raise Refusal(f"id {said} tidak dapat dipakai; {way}", about="id")
    return said


def is_id(said: str) -> bool:
    """Say whether a word can be an id."""
    return len(said) <= 60 and bool(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", said))


def new_id(words: str, taken: Collection[str]) -> str:
    """Make an id of the first words of a recommendation that mean something, unlike every id that is taken."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    telling = [word for word in re.findall(r"[a-z][a-z0-9]*", plain) if not _TAK_BERARTI.fullmatch(word)] or [
        "rekomendasi"
    ]
    joined = accumulate(telling[:4], "{}-{}".format)
    slug = ([one for one in joined if len(one) <= _LONGEST_ID] or [telling[0][:_LONGEST_ID]])[-1]
    fresh = (slug if n == 1 else f"{slug}-{n}" for n in range(1, len(taken) + 2))
    return next(one for one in fresh if one not in taken)

"""The recommendations of a year, and one of them: what was found, what was done about it, and what others make of that."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias, get_args

from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.change import digest_of
from zi_cli.acts.followup import every_one
from zi_cli.acts.recommend import Watched
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.evidence import RAHASIA
from zi_cli.core.followup import STATUS, Pantauan, of_year
from zi_cli.core.jabatan import kunci
from zi_cli.core.outline import AnyButir
from zi_cli.model.bukti import Bukti
from zi_cli.model.refusal import Refusal
from zi_cli.model.rekomendasi import StatusVerifikasi
from zi_cli.model.rencana import Aktivitas, Indikator
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.render.dashboard.markup import GAMBAR, Keadaan
from zi_cli.render.page.blocks import (
    Blok,
    Formulir,
    Halaman,
    Judul,
    Kotak,
    Lipat,
    Paragraf,
    Redup,
    Rincian,
    Sel,
    Tabel,
    Tautan,
)
from zi_cli.render.screens.recommend import KATA_STATUS, KATA_SUMBER, sign, tally
from zi_cli.web.acting import Doing, Done, reply
from zi_cli.web.answers import shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages.parts import at, day_said, fresh_place, place_of, to

OPEN, LATE, WAITING = "terbuka", "lewat", "menunggu"
FILTERS = (
    ("", "Semua"),
    (OPEN, "Belum selesai"),
    (LATE, "Lewat tenggat"),
    (WAITING, "Menunggu verifikasi"),
    *((one, KATA_STATUS[one][:1].upper() + KATA_STATUS[one][1:]) for one in STATUS),
)
VERDICTS: dict[StatusVerifikasi, str] = {
    "sesuai": "Sesuai: tindak lanjutnya menjawab rekomendasi, dan rekomendasi ini selesai",
    "belum_sesuai": "Belum sesuai: masih ada yang harus dikerjakan",
    "tidak_dapat_ditindaklanjuti": "Tidak dapat ditindaklanjuti: ditutup dengan alasan yang sah",
}
"""What each verdict of Peraturan BPK 2/2017 means for who gives it."""
FOLLOW, VERIFY = "tindak_lanjut", "verifikasi"


def page(asked: Asked) -> Response:
    """Answer the address of all of them."""
    return shown(asked, Halaman("Rekomendasi", tuple(_list(asked)), "rekomendasi"))


def _list(asked: Asked) -> Iterator[Blok]:
    every = of_year(every_one(asked.workspace, asked.hari_ini), asked.tahun)
    status, post = asked.asks("status") or "", asked.asks("pj") or ""
    found = [
        one for one in every if _is_asked(one, status) and (not post or kunci(one.penanggung_jawab) == kunci(post))
    ]
    new = Tautan("Catat rekomendasi baru", "rekomendasi/baru")
    if every:
        yield Paragraf((f"{tally(every)}, per {tanggal_panjang(asked.hari_ini)}.",))
        if not asked.service.baca_saja:
            yield Paragraf((new,))
        yield _filter(every, status, post)
    nothing = ("Tidak ada yang cocok dengan pilihan itu. ", Tautan("Tampilkan semua", "rekomendasi"))
    yield Tabel(
        f"Rekomendasi yang menyangkut tahun {asked.tahun}",
        ("Rekomendasi", "Keadaan", "Tenggat", "Untuk", "Penanggung jawab"),
        tuple(_row(asked, one) for one in sorted(found, key=_urgency)),
        pendek=(1, 2),
        kosong=nothing if every else (f"Belum ada rekomendasi yang menyangkut tahun {asked.tahun}. ", new),
    )


def _is_asked(one: Pantauan, status: str) -> bool:
    """Say whether a recommendation is of a status that is asked for; a word nobody knows asks for all."""
    asked = {OPEN: one.is_open, LATE: one.lewat_tenggat, WAITING: one.menunggu_verifikasi}
    return asked.get(status, status not in STATUS or one.status == status)


def _urgency(one: Pantauan) -> tuple[bool, bool, Any, str]:
    """Put what is late first, then what is open by its deadline, then what is closed."""
    return not one.lewat_tenggat, not one.is_open, one.tenggat, one.id


def _filter(every: tuple[Pantauan, ...], status: str, post: str) -> Formulir:
    posts = dict.fromkeys(one.penanggung_jawab for one in every)
    return Formulir(
        "rekomendasi",
        (
            Kotak("status", "Keadaan", "pilih", (status,), FILTERS),
            Kotak("pj", "Penanggung jawab", "pilih", (post,), (("", "Semua jabatan"), *((one, one) for one in posts))),
        ),
        "Tampilkan",
        cari=True,
    )


def _row(asked: Asked, one: Pantauan) -> tuple[Sel, ...]:
    about = Redup(f"{KATA_SUMBER[one.isi.sumber]}, {tanggal_panjang(one.isi.terbit)}")
    repeated = (Redup("berulang"),) if one.berulang else ()
    return (
        (Tautan(one.isi.rekomendasi, address(one.id)), about, *repeated),
        _state(one),
        (tanggal_panjang(one.tenggat), Redup(_age(one))),
        tuple(Tautan(nomor, link.ke) for link in _items(asked, one) for nomor in (link.nomor or link.teks,)),
        one.penanggung_jawab,
    )


def _state(one: Pantauan) -> tuple[Sel, ...]:
    """Show the status by sign, colour and word, and what makes it urgent."""
    words = (one.menunggu_verifikasi and "menunggu verifikasi", one.lewat_tenggat and "lewat tenggat")
    return (Keadaan(KATA_STATUS[one.status], *GAMBAR[sign(one)[0]]), *(Redup(word) for word in words if word))


def _age(one: Pantauan) -> str:
    late = (one.per - one.tenggat).days
    return f"umur {one.umur} hari" + (f", lewat {late} hari" if one.lewat_tenggat else "")


def address(id_: str) -> str:
    """Give the address of a recommendation; the act reads an id in capitals too, and `baru` is the form of a new one."""
    return f"rekomendasi/{id_.upper() if id_ == 'baru' else id_}"


def of_butir(asked: Asked, butir: AnyButir) -> tuple[Blok, ...]:
    """Show what was recommended about an indikator or an aktivitas, and lead to the form of a new recommendation."""
    try:
        every = of_year(every_one(asked.workspace, asked.hari_ini), asked.tahun)
    except Refusal:
        unread = ("Berkas rekomendasi belum bisa dibaca. ", Tautan("Lihat temuan", "temuan"))
        return Judul("Rekomendasi"), Paragraf(unread)
    found = sorted((one for one in every if butir.id in one.isi.butir), key=_urgency)
    if asked.service.baca_saja and not found:
        return ()
    rows = tuple(_row(asked, one)[:3] for one in found)
    kind = "aktivitas" if isinstance(butir.isi, Aktivitas) else "indikator"
    new = Tautan(f"Catat rekomendasi untuk {kind} ini", at("rekomendasi/baru", untuk=butir.id))
    return (
        Judul("Rekomendasi", hitung=len(rows) or None),
        *((Tabel("Rekomendasi", ("Rekomendasi", "Keadaan", "Tenggat"), rows, pendek=(1, 2)),) if rows else ()),
        *(() if asked.service.baca_saja else (Paragraf((new,)),)),
    )


def _items(asked: Asked, one: Pantauan) -> tuple[Tautan, ...]:
    """Link to what a recommendation is about; an id the plan does not know leads to where it is written."""
    known = asked.year.workspace.bahan(asked.tahun).outline.by_id
    found = ((key, known.get(key)) for key in one.isi.butir)
    return tuple(
        to(butir) if butir and isinstance(butir.isi, (Indikator, Aktivitas)) else place_of(asked, one.letak, key)
        for key, butir in found
    )


def satu(asked: Asked) -> Response:
    """Answer the address of one recommendation."""
    return reply(asked, _Page(asked).doing)


class _Page:
    """The page of one recommendation."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.id = asked.rute["kunci"].casefold()
        self.sent = asked.form.get("bentuk", "")
        """Which of its forms was sent."""

    @property
    def one(self) -> Pantauan:
        """How it stands today; raises Refusal where there is none of that id."""
        found = [one for one in every_one(self.asked.workspace, self.asked.hari_ini) if one.id == self.id]
        if not found:
            raise Refusal("tidak ada rekomendasi itu", "cari dari daftarnya di halaman Rekomendasi")
        return found[0]

    def page(self, more: tuple[Kotak, ...]) -> Halaman:
        """Make the page: how it stands, what happened, and what may be added."""
        one = self.one
        return Halaman(
            f"Rekomendasi {KATA_SUMBER[one.isi.sumber]}, {tanggal_panjang(one.isi.terbit)}",
            (self._facts(one), Judul("Yang sudah dilakukan"), self._story(one), *self._forms(one, more)),
            "rekomendasi",
            (Tautan("Rekomendasi", "rekomendasi"),),
        )

    def _facts(self, one: Pantauan) -> Rincian:
        isi, asked = one.isi, self.asked
        ends = f"ditutup {tanggal_panjang(one.ditutup)}, " if one.ditutup else ""
        rows: list[tuple[str, Sel]] = [
            ("Rekomendasi", isi.rekomendasi),
            ("Yang ditemukan", isi.kondisi),
            ("Keadaan", _state(one)),
            ("Tenggat", (tanggal_panjang(one.tenggat), Redup(ends + _age(one)))),
            ("Untuk", _items(asked, one) or (Redup("tanpa butir"),)),
            ("Penanggung jawab", one.penanggung_jawab),
        ]
        if one.berulang:
            rows.append(("Berulang dari", tuple(Tautan(id_, address(id_)) for id_ in one.berulang)))
        if isi.oleh:
            rows.append(("Dicatat oleh", _by(isi.oleh, isi.git)))
        rows.append(("Tertulis di", (place_of(asked, one.letak), Redup(one.id))))
        return Rincian(tuple(rows))

    def _story(self, one: Pantauan) -> Tabel:
        done: Iterator[_Told] = (
            (made.tanggal, 0, ("Tindak lanjut", made.uraian, _by(made.oleh, made.git), self._evidence(made.bukti)))
            for made in one.isi.tindak_lanjut
        )
        verified: Iterator[_Told] = (
            (
                made.tanggal,
                1,
                (
                    ("Verifikasi", Keadaan(KATA_STATUS[made.status], *GAMBAR[_SIGNS[made.status]])),
                    made.alasan or Redup("tanpa alasan tertulis"),
                    _by(made.oleh, made.git),
                    Redup("–"),
                ),
            )
            for made in one.isi.verifikasi
        )
        every = sorted((*done, *verified), key=lambda row: row[:2])
        return Tabel(
            "Tindak lanjut dan verifikasi",
            ("Tanggal", "Langkah", "Uraian", "Oleh", "Bukti"),
            tuple((tanggal_panjang(day), *cells) for day, _, cells in every),
            pendek=(0,),
            kosong=("Belum ada tindak lanjut. Catat yang pertama di bawah ini.",),
        )

    def _evidence(self, bukti: tuple[str, ...]) -> tuple[Sel, ...]:
        """Name evidence; of what is rahasia not even the name."""
        secret = self._rahasia
        return tuple(RAHASIA if one in secret else one for one in bukti) or (Redup("belum ada bukti"),)

    @property
    def _rahasia(self) -> frozenset[str]:
        read = self.asked.workspace.every("register")
        return frozenset().union(*(one.isi.rahasia for one in read if one.isi))

    def _forms(self, one: Pantauan, more: tuple[Kotak, ...]) -> Iterator[Blok]:
        """Give both forms, first the one that was sent, else the one that is next; the other one is folded."""
        if self.asked.service.baca_saja:
            return
        both = (FOLLOW, self._follow_form), (VERIFY, self._verify_form)
        is_second = self.sent == VERIFY if self.sent else one.menunggu_verifikasi
        for bentuk, form in reversed(both) if is_second else both:
            made = form(one, more if self.sent == bentuk else ())
            is_next = one.menunggu_verifikasi if bentuk == VERIFY else one.is_open and not one.menunggu_verifikasi
            yield made if is_next or self.sent == bentuk else Lipat(made.judul, (replace(made, judul=""),))

    def _follow_form(self, one: Pantauan, more: tuple[Kotak, ...]) -> Formulir:
        said = self._typed(FOLLOW)
        day = said.get("tanggal") if said else tanggal_panjang(self.asked.hari_ini)
        choices = self._registered()
        known = "Pilih yang sudah terdaftar" if choices else "Belum ada yang terdaftar tahun ini; daftarkan dulu"
        bukti = Kotak(
            "bukti",
            "Bukti",
            "beberapa",
            tuple(said.getlist("bukti")) if said else (),
            choices,
            f"{known} di halaman Bukti.",
        )
        return self._form(
            one,
            FOLLOW,
            "Catat tindak lanjut",
            (
                *more,
                Kotak(
                    "uraian", "Apa yang dilakukan", "paragraf", (said.get("uraian", "") if said else "",), wajib=True
                ),
                Kotak("tanggal", "Tanggal", "tanggal", (day or "",), petunjuk="Misalnya 28 Juni 2024 atau 28/06/2024."),
                bukti,
            ),
        )

    def _verify_form(self, one: Pantauan, more: tuple[Kotak, ...]) -> Formulir:
        said = self._typed(VERIFY)
        may = VERDICTS.items() if one.isi.tindak_lanjut else [*VERDICTS.items()][-1:]
        why = said.get("alasan", "") if said else ""
        hint = "Wajib bila tidak dapat ditindaklanjuti."
        return self._form(
            one,
            VERIFY,
            "Verifikasi tindak lanjut" if one.isi.tindak_lanjut else "Tutup tanpa tindak lanjut",
            (
                *more,
                Kotak("status", "Hasil", "radio", (said.get("status", "") if said else "",), tuple(may), wajib=True),
                Kotak("alasan", "Alasan", "paragraf", (why,), petunjuk=hint),
            ),
        )

    def _form(self, one: Pantauan, bentuk: str, judul: str, isi: tuple[Kotak, ...]) -> Formulir:
        return Formulir(
            address(self.id),
            isi,
            "Simpan",
            judul,
            self.now(),
            digest_of(one.isi),
            (("bentuk", bentuk),),
            batal=Tautan("Batal", "rekomendasi"),
            oleh=bentuk == VERIFY,
        )

    def _typed(self, bentuk: str) -> Any:  # noqa: ANN401  what werkzeug reads of a form
        """Give what was filled in one of the forms; None where the other one was sent, or none."""
        return self.asked.form if self.sent == bentuk else None

    def _registered(self) -> tuple[tuple[str, str], ...]:
        """Give the evidence of the year that may be chosen, and what was chosen and is of another year."""
        read = self.asked.workspace.register(self.asked.tahun)
        known = read.isi.bukti if read and read.isi else {}
        others = [one for one in self.asked.form.getlist("bukti") if one not in known]
        return (*((key, _named(key, one)) for key, one in known.items()), *((one, one) for one in others))

    def now(self) -> str:
        """Say how it stands, for who finds it changed."""
        one = self.one
        acts_ = [f"{tanggal_panjang(made.tanggal)}: {made.uraian} ({made.oleh})" for made in one.isi.tindak_lanjut]
        acts_ += [
            f"{tanggal_panjang(made.tanggal)}: {KATA_STATUS[made.status]} ({made.oleh})" for made in one.isi.verifikasi
        ]
        return "; ".join([KATA_STATUS[one.status], one.isi.rekomendasi, *acts_])

    def typed(self) -> str:
        """Say what was filled in."""
        form = self.asked.form
        words = [form.get(nama, "") for nama in ("uraian", "tanggal", "status", "alasan")] + form.getlist("bukti")
        return "; ".join(KATA_STATUS.get(word, word) for word in words if word)  # type: ignore[call-overload]

    @property
    def doing(self) -> Doing:
        """What the form that was sent does."""
        act = self._verified if self.sent == VERIFY else self._followed
        return Doing(self.page, act, self._done, isian=self.typed, sekarang=self.now)

    def _followed(self, terms: Terms, _: dict[str, Any]) -> Outcome[Watched]:
        asked = self.asked
        day, what = day_said(asked, "tanggal"), asked.said("uraian") or ""
        return acts.recommend.follow_up(terms, self.id, what, tanggal=day, bukti=asked.each("bukti"))

    def _verified(self, terms: Terms, _: dict[str, Any]) -> Outcome[Watched]:
        status = self.asked.said("status")
        if status is None or status not in get_args(StatusVerifikasi):
            raise Refusal("hasilnya belum dipilih", "pilih satu hasil verifikasi", about="status")
        return acts.recommend.verify(terms, self.id, status, self.asked.said("alasan"))

    def _done(self, outcome: Outcome[Watched]) -> Done:
        one, part = outcome.hasil.pantauan, self.sent if self.sent == VERIFY else FOLLOW
        made = one.isi.verifikasi if part == VERIFY else one.isi.tindak_lanjut
        what = "Verifikasi" if part == VERIFY else "Tindak lanjut"
        return Done(
            address(one.id),
            f"{what} tersimpan. Sekarang: {KATA_STATUS[one.status]}"
            f"{', menunggu verifikasi orang lain' if one.menunggu_verifikasi else ''}.",
            fresh_place(self.asked, one.letak.below(part, len(made) - 1), "rekomendasi"),
        )


_Told: TypeAlias = tuple[date, int, tuple[Sel, ...]]
_SIGNS: dict[StatusVerifikasi, str] = {"sesuai": "✓", "belum_sesuai": "!", "tidak_dapat_ditindaklanjuti": "–"}


def _named(key: str, one: Bukti) -> str:
    """Name registered evidence by what people know it by."""
    about = [f"nomor {one.nomor}"] if one.nomor else []
    about += [tanggal_panjang(one.tanggal)] if one.tanggal else []
    return f"{key} ({', '.join(about)})" if about else key


def _by(oleh: str, git: str | None) -> tuple[Sel, ...]:
    """Name who did it, and beside a name that was chosen the author that git knew."""
    return (oleh, Redup(f"dari komputer {git}")) if git else (oleh,)

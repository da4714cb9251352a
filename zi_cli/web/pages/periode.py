"""The periods of a year: how far each is from being approved, and the steps that its state allows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, get_args

from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.change import digest_of
from zi_cli.acts.period import Kurang, Step
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.approval import KATA_LANGKAH, KATA_STATUS, Tinjauan, act_of, approved_by_one_hand, last, one_hand
from zi_cli.core.evidence import without_secrets
from zi_cli.core.outline import AnyButir
from zi_cli.core.people import Pelaku
from zi_cli.model.masalah import Letak
from zi_cli.model.periode import Periode, of_kunci
from zi_cli.model.persetujuan import BOLEH, CatatanPeriode, Langkah, Persetujuan, StatusPeriode
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.dashboard.markup import GAMBAR, Keadaan
from zi_cli.render.page.blocks import (
    Blok,
    Formulir,
    Halaman,
    Judul,
    Kotak,
    Lipat,
    Paragraf,
    Pesan,
    Redup,
    Rincian,
    Sel,
    Tabel,
    Tautan,
    jadi,
)
from zi_cli.render.screens.period import STATUS
from zi_cli.web.acting import Doing, Done, reply
from zi_cli.web.answers import shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages.parts import fresh_place, posts, to, to_occurrence
from zi_cli.web.words import plainly

SIGNS: dict[StatusPeriode, str] = {
    "terbuka": "·",
    "diajukan": "?",
    "dikembalikan": "!",
    "disetujui": "✓",
    "dibuka_kembali": "›",
}
NAMES: dict[Langkah, str] = {
    "ajukan": "Ajukan",
    "kembalikan": "Kembalikan",
    "setujui": "Setujui",
    "buka_kembali": "Buka kembali",
}
MEANING: dict[Langkah, str] = {
    "ajukan": "Yang dibaca laporan periode ini dicatat sebagaimana adanya sekarang; sesudah itu orang lain menyetujuinya.",
    "kembalikan": "Datanya dapat diperbaiki lagi, lalu diajukan ulang.",
    "setujui": "Disetujui pemangku jabatan lain daripada yang mengajukan; laporannya lalu tanpa tanda DRAF.",
    "buka_kembali": "Bila ada yang keliru: datanya dapat diubah lagi, lalu periode ini diajukan dan disetujui ulang.",
}
"""What each step does, as people are told before they take it."""
ASKS_WHO: tuple[Langkah, ...] = ("ajukan", "setujui")
MOST_SHOWN = 10


def page(asked: Asked) -> Response:
    """Answer the address of all of them."""
    asked.workspace.plan_of(asked.tahun)  # a year that no plan covers is told as that
    every = acts.period.reviews(asked.workspace, asked.tahun)
    tabel = Tabel(
        f"Periode laporan {asked.tahun}",
        ("Periode", "Keadaan", "Langkah terakhir", "Yang masih kurang", "Berubah sesudahnya"),
        tuple(_row(asked, one) for one in every),
        pendek=(0,),
        kanan=(4,),
        kosong=("Tahun ini tidak punya periode laporan.",),
    )
    words = "Periode yang sudah berakhir diajukan, lalu disetujui orang lain; sesudah itu datanya tetap seperti waktu disetujui."
    return shown(asked, Halaman("Periode", (Paragraf((words,)), tabel), "periode"))


def _row(asked: Asked, one: Tinjauan) -> tuple[Sel, ...]:
    held = one.persetujuan
    return (
        Tautan(held.periode.nama, f"periode/{held.kunci}"),
        _state(held),
        _last_step(held) if held.log else Redup(_last_step(held)),
        _lacking(asked, held),
        str(len(one.perubahan)) if one.sejak else Redup("–"),
    )


def _last_step(held: Persetujuan) -> str:
    return f"{KATA_LANGKAH[held.log[-1].langkah]} {act_of(held.log[-1])}" if held.log else "belum pernah diajukan"


def _state(held: Persetujuan) -> Keadaan:
    return Keadaan(STATUS[held.status][0], *GAMBAR[SIGNS[held.status]])


def _lacking(asked: Asked, held: Persetujuan) -> Sel:
    """Say what an open period lacks, once it is over."""
    if held.status == "disetujui":
        return Redup("–")
    if not _is_over(asked, held.periode):
        return Redup(f"berakhir {tanggal_panjang(held.periode.akhir)}")
    return acts.period.what_lacks(asked.workspace, held.periode, asked.hari_ini).kata or "lengkap"


def _is_over(asked: Asked, periode: Periode) -> bool:
    return asked.hari_ini > periode.akhir


def satu(asked: Asked) -> Response:
    """Answer the address of one period."""
    return reply(asked, _Page(asked).doing)


class _Page:
    """The page of one period."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.periode = _period_of(asked)
        sent = asked.form.get("langkah")
        self.sent: Langkah | None = next((one for one in get_args(Langkah) if one == sent), None)
        """The step whose form was sent."""

    @property
    def tinjauan(self) -> Tinjauan:
        """How it stands."""
        return acts.period.review_of(self.asked.workspace, self.periode)

    def page(self, more: tuple[Kotak, ...]) -> Halaman:
        """Make the page: how it stands, what may be done, and what was done."""
        one = self.tinjauan
        return Halaman(
            self.periode.nama,
            jadi(
                (
                    self._facts(one.persetujuan),
                    self._one_hand(one.persetujuan),
                    self._changed(one),
                    *self._steps(one.persetujuan, more),
                    *self._lacking(one.persetujuan),
                    Judul("Riwayat persetujuan"),
                    self._log(one.persetujuan),
                    self._late(one),
                )
            ),
            "periode",
            (Tautan("Periode", "periode"),),
        )

    def _facts(self, held: Persetujuan) -> Rincian:
        ends = f"{tanggal_panjang(self.periode.mulai)} sampai {tanggal_panjang(self.periode.akhir)}"
        later = "" if held.log or _is_over(self.asked, self.periode) else "; dapat diajukan sesudah hari itu"
        waits = "; menunggu persetujuan orang lain" if held.status == "diajukan" else ""
        return Rincian(
            (
                ("Keadaan", _state(held)),
                ("Langkah terakhir", _last_step(held) + waits),
                ("Rentang", ends + later),
                ("Laporan", Tautan(f"Unduh laporan {self.periode.nama}", f"unduh#laporan-{self.periode.kunci}")),
            )
        )

    def _one_hand(self, held: Persetujuan) -> Pesan | None:
        """Say that both steps come from one hand, or would."""
        found = approved_by_one_hand(held)
        if found:
            return Pesan("awas", found.kalimat, ("Laporannya menyebut hal ini juga.",))
        if held.status != "diajukan":
            return None
        other = Pelaku("", git=self.asked.git_author)
        would = one_hand(last(held, "ajukan"), other, self.asked.sesi.nama)
        if would is None:
            return None
        why = "Persetujuan dari sini akan diberi tanda, di halaman ini dan di laporannya"
        from_here = "peramban ini" if would.sesi else f"identitas git komputer ini ({self.asked.git})"
        way = "lebih kuat bila penyetuju menyetujuinya dari komputernya sendiri"
        return Pesan("biasa", f"Periode ini diajukan dari {from_here}.", (f"{why}; {way}.",))

    def _changed(self, one: Tinjauan) -> Pesan | None:
        """Name what changed since somebody answered for it."""
        if not one.kalimat:
            return None
        secret = frozenset[str]().union(
            *(read.isi.rahasia for read in self.asked.workspace.every("register") if read.isi)
        )
        named = [plainly(without_secrets(words, secret)) for words in one.kalimat]
        return Pesan("buruk", f"Berubah sejak {one.sejak}", _first(named), (Tautan("Lihat temuannya", "temuan"),))

    def _late(self, one: Tinjauan) -> Pesan | None:
        if not one.terlambat:
            return None
        title = "Dicatat sesudah diajukan; dihitung dalam laporan berikutnya, dan periode ini tetap"
        return Pesan("biasa", title, _first([*map(plainly, one.terlambat)]))

    def _steps(self, held: Persetujuan, more: tuple[Kotak, ...]) -> Iterator[Blok]:
        """Give the forms of the steps that may follow; a reopening is folded, for nobody approves in order to reopen."""
        if self.asked.service.baca_saja:
            return
        may = [one for one in reversed(BOLEH[held.status]) if one != "ajukan" or _is_over(self.asked, self.periode)]
        for langkah in may:
            form = self._form(held, langkah, more if self.sent == langkah else ())
            folded = langkah in ("buka_kembali", "kembalikan") and self.sent != langkah
            yield Lipat(form.judul, (self._form(held, langkah, (), judul=""),)) if folded else form
        if self.sent and self.sent not in may and self.asked.form.get("alasan"):
            yield Pesan("biasa", "Yang Anda tulis", (self.asked.form["alasan"],))

    def _form(
        self, held: Persetujuan, langkah: Langkah, more: tuple[Kotak, ...], *, judul: str | None = None
    ) -> Formulir:
        said = self.asked.form if self.sent == langkah else None
        asked: tuple[Kotak, ...] = ()
        if langkah not in ASKS_WHO:
            asked = (Kotak("alasan", "Alasan", "teks", (said.get("alasan", "") if said else "",), wajib=True),)
        if langkah == "buka_kembali":
            chosen = tuple(said.getlist("lingkup")) if said else ()
            asked += (
                Kotak(
                    "lingkup",
                    "Yang boleh berubah",
                    "beberapa",
                    chosen,
                    tuple(sorted(self._nodes(), key=lambda one: one[0] not in chosen)),
                    "Tanpa pilihan: semuanya.",
                ),
            )
        return Formulir(
            f"periode/{self.periode.kunci}",
            (*more, *asked),
            NAMES[langkah],
            f"{NAMES[langkah]} {self.periode.nama}" if judul is None else judul,
            self.now(),
            digest_of(held if held.log else None),
            (("langkah", langkah),),
            batal=Tautan("Batal", "periode"),
            oleh=langkah in ASKS_WHO,
            pengantar=MEANING[langkah],
        )

    def _nodes(self) -> Iterator[tuple[str, str]]:
        """Give what a reopening may be limited to: a node with what stands below it, or a recommendation."""
        workspace = self.asked.workspace
        nodes: Iterator[AnyButir] = workspace.bahan(self.asked.tahun).outline.every()
        yield from ((one.id, f"{one.nomor}  {one.nama}") for one in nodes)
        for id_, one in acts.period.material(workspace, self.periode).rekomendasi:
            yield id_, f"Rekomendasi: {one.rekomendasi}"

    def _lacking(self, held: Persetujuan) -> Iterator[Blok]:
        if held.status == "disetujui":
            return
        found = acts.period.what_lacks(self.asked.workspace, self.periode, self.asked.hari_ini)
        yield Judul("Yang masih kurang" if _is_over(self.asked, self.periode) else "Yang masih kurang sampai hari ini")
        if not found.kata:
            yield Paragraf(("Tidak ada: semuanya lengkap.",), redup=True)
            return
        if found.tanpa_penyetuju:
            title = "Belum ada pemangku jabatan yang dapat menyetujui."
            yield Pesan("awas", title, ("Pemangku jabatan dicatat di plans/zi.yaml, pada kunci jabatan.",))
        yield from _tables(found, self.periode)

    def _log(self, held: Persetujuan) -> Tabel:
        return Tabel(
            "Langkah demi langkah",
            ("Tanggal", "Langkah", "Oleh", "Alasan", "Dicatat dari"),
            tuple(self._line(one) for one in held.log),
            pendek=(0,),
            kosong=("Periode ini belum pernah diajukan. Sesudah hari terakhirnya, ajukan di halaman ini.",),
        )

    def _line(self, one: CatatanPeriode) -> tuple[Sel, ...]:
        nomor = self.asked.workspace.bahan(self.asked.tahun).outline.nomor if one.lingkup else {}
        scope = f"hanya untuk {daftar([nomor.get(id_, id_) for id_ in one.lingkup])}" if one.lingkup else ""
        where = [one.git or "", f"sesi peramban {one.sesi}" if one.sesi else ""]
        return (
            tanggal_panjang(one.tanggal),
            KATA_LANGKAH[one.langkah],
            (one.oleh, *((Redup(one.jabatan),) if one.jabatan else ())),
            (one.alasan or Redup("–"), *((Redup(scope),) if scope else ())),
            tuple(Redup(word) for word in where if word) or Redup("–"),
        )

    def now(self) -> str:
        """Say how it stands, for who finds it changed."""
        held = self.tinjauan.persetujuan
        return f"{KATA_STATUS[held.status]} {act_of(held.log[-1])}" if held.log else "belum pernah diajukan"

    def typed(self) -> str:
        """Say what was filled in."""
        form = self.asked.form
        words = [NAMES[self.sent] if self.sent else "", form.get("alasan", ""), *form.getlist("lingkup")]
        return "; ".join(word for word in words if word)

    @property
    def doing(self) -> Doing:
        """What the form that was sent does."""
        return Doing(self.page, self._act, self._done, isian=self.typed, sekarang=self.now)

    def _act(self, terms: Terms, chosen: dict[str, Any]) -> Outcome[Persetujuan]:
        asked = self.asked
        if self.sent is None:
            raise Refusal("langkahnya tidak dikenal", "pilih satu langkah di halaman ini")
        alasan = asked.said("alasan")
        if self.sent not in ASKS_WHO and alasan is None:
            raise Refusal("alasannya kosong", "tulis alasannya", about="alasan")
        step = Step(self.sent, None if self.sent in ASKS_WHO else alasan, asked.each("lingkup"))
        made = acts.period.make_step(terms, self.periode, step, tetap=bool(chosen.get("tetap")))
        hand = approved_by_one_hand(made.hasil)  # the page itself says it
        return replace(made, peringatan=tuple(one for one in made.peringatan if not hand or one != hand.kalimat))

    def _done(self, outcome: Outcome[Persetujuan]) -> Done:
        held = outcome.hasil
        line = Letak(self.asked.workspace.places.name(self.asked.workspace.places.periode(self.periode)), ("log",))
        place = fresh_place(self.asked, line.below(len(held.log) - 1), "periode")
        sentence = f"{held.nama} {KATA_LANGKAH[held.log[-1].langkah]} {act_of(held.log[-1])}."
        return Done(f"periode/{held.kunci}", sentence, place, urung=False)


def _period_of(asked: Asked) -> Periode:
    """Find the period that an address names; raises Refusal where the year is not reported by it."""
    found = of_kunci(asked.rute["kunci"].casefold())
    places, usual = asked.workspace.places, asked.workspace.panjang_of(asked.tahun)
    if found is None or found.tahun != asked.tahun or (found.panjang != usual and found not in places.periods()):
        raise Refusal(f"tidak ada periode itu di tahun {asked.tahun}", "pilih dari daftarnya di halaman Periode")
    return found


def _tables(found: Kurang, periode: Periode) -> Iterator[Blok]:
    """List what is lacking, each kind with the way to where it is filled in."""
    unread = tuple(
        (Tautan(one.butir.nama, f"{to(one.butir).ke}?bagian={periode.slot}", one.butir.nomor), posts(one))
        for one in found.belum_diisi
    )
    late, unproven = (
        tuple((to_occurrence(one), NAMA_BULAN[one.bulan - 1], posts(one)) for one in every)
        for every in (found.lewat, found.tanpa_bukti)
    )
    due = ("Aktivitas", "Jatuh tempo", "Penanggung jawab")
    kinds: tuple[tuple[str, tuple[str, ...], tuple[tuple[Sel, ...], ...]], ...] = (
        ("Indikator belum diisi", ("Indikator", "Penanggung jawab"), unread),
        ("Jadwal lewat dan belum selesai", due, late),
        ("Jadwal belum lengkap buktinya", due, unproven),
    )
    for judul, heads, rows in kinds:
        if rows:
            yield Tabel(f"{judul} ({len(rows)})", heads, rows[:MOST_SHOWN])
            rest = rows[MOST_SHOWN:]
            if rest:
                yield Lipat(f"{len(rest)} lainnya", (Tabel(f"{judul}, lanjutan", heads, rest),))


def _first(said: Sequence[str]) -> tuple[str, ...]:
    """Keep the first of many sentences, and count the others."""
    rest = len(said) - MOST_SHOWN
    return (*said[:MOST_SHOWN], *((f"dan {rest} lagi",) if rest > 0 else ()))

"""The review of evidence by somebody else than who recorded it: does it prove what it is for."""

from collections.abc import Iterator
from typing import Any

from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.change import digest_of
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.evidence import Terdaftar, is_web
from zi_cli.core.people import is_same_name
from zi_cli.model.bukti import Bukti, HasilPeriksa, Pemeriksaan
from zi_cli.model.masalah import Letak
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.render.page.blocks import Formulir, Halaman, Kotak, Pesan, Redup, Rincian, Sel, Tautan, jadi
from zi_cli.render.screens.evidence import ukuran
from zi_cli.web.acting import Doing, Done, reply
from zi_cli.web.asked import Asked
from zi_cli.web.pages.bukti_parts import PERIKSA, short, standing, to_file, used
from zi_cli.web.pages.parts import at, fresh_place

HASIL: tuple[tuple[HasilPeriksa, str], ...] = (
    ("sesuai", "Sesuai: membuktikan pelaksanaannya"),
    ("tidak_sesuai", "Tidak sesuai: perlu diganti, dan catatannya wajib diisi"),
)
"""What may be found, with what it means."""


def page(asked: Asked) -> Response:
    """Answer the address of the form."""
    key = (asked.said("bukti") if asked.request.method == "POST" else asked.asks("bukti")) or ""
    one = _Page(asked, key)
    one.found()
    return reply(asked, one.doing)


class _Page:
    """The form for one piece of evidence."""

    def __init__(self, asked: Asked, key: str) -> None:
        self.asked, self.key = asked, key

    def found(self) -> tuple[Terdaftar, Bukti]:
        """Find the evidence as it is registered now; raises Refusal where it is not."""
        every, _ = acts.evidence.evidence_of(self.asked.workspace, self.asked.tahun)
        one = next((one for one in every if one.bukti == self.key), None)
        if one is None or one.entri is None:
            words = f"bukti itu belum terdaftar untuk tahun {self.asked.tahun}"
            raise Refusal(words, "pilih dari halaman Bukti, atau tambahkan dulu di sana")
        return one, one.entri

    def page(self, more: tuple[Kotak, ...]) -> Halaman:
        """Make the page."""
        one, entry = self.found()
        facts = Rincian(tuple(_facts(one, entry)))
        return Halaman(
            f"Periksa {short(self.key)}", jadi((facts, self._same_git(entry), self.form(more))), "bukti", (_LIST,)
        )

    def _same_git(self, entry: Bukti) -> Pesan | None:
        """Say where both names would come from one author of git: four eyes are then only said, not shown."""
        git, before = self.asked.git, entry.git or entry.oleh
        if not git or not is_same_name(git, before):
            return None
        return Pesan(
            "awas",
            f"Bukti ini dicatat dari komputer yang sama ({git}).",
            ("Pemeriksanya harus orang lain. Nama di komputer ini ikut tercatat di samping namanya.",),
        )

    def form(self, more: tuple[Kotak, ...]) -> Formulir:
        """Make the form."""
        said, (_, entry) = self.asked.form, self.found()
        return Formulir(
            "bukti/periksa",
            (
                *more,
                Kotak("hasil", "Hasil pemeriksaan", "radio", (said.get("hasil", ""),), HASIL, wajib=True),
                Kotak(
                    "catatan",
                    "Catatan",
                    "teks",
                    (said.get("catatan", ""),),
                    petunjuk="Misalnya: belum ditandatangani. Wajib bila tidak sesuai.",
                ),
            ),
            "Simpan pemeriksaan",
            "",
            self.now(),
            digest_of(entry),
            (("bukti", self.key),),
            berikut="Simpan, lanjut ke yang belum diperiksa",
            batal=Tautan("Batal", "bukti"),
            oleh=True,
        )

    def now(self) -> str:
        """Say what is written of its review."""
        _, entry = self.found()
        return _in_words(entry.periksa) if entry.periksa else f"belum diperiksa, dicatat oleh {entry.oleh}"

    def typed(self) -> str:
        """Say what was filled in."""
        form = self.asked.form
        found = "tidak sesuai" if form.get("hasil") == "tidak_sesuai" else form.get("hasil", "")
        return "; ".join(filter(None, (found, form.get("catatan", ""))))

    @property
    def doing(self) -> Doing:
        """What the form does."""
        return Doing(self.page, self._act, self._done, isian=self.typed, sekarang=self.now)

    def _act(self, terms: Terms, _: dict[str, Any]) -> Outcome[tuple[str, Bukti, HasilPeriksa, str]]:
        asked = self.asked
        said = asked.said("hasil")
        hasil: HasilPeriksa | None = next((one for one, _ in HASIL if one == said), None)
        if hasil is None:
            raise Refusal("hasil pemeriksaan belum dipilih", "pilih sesuai atau tidak sesuai", about="hasil")
        try:
            return acts.evidence.review(terms, self.key, hasil, asked.said("catatan"), tahun=asked.tahun)
        except Refusal as refusal:
            entry = self.found()[1]
            if asked.form.get("oleh") and is_same_name(entry.oleh, self._actor()) and not refusal.about:
                refusal.about = "oleh"
            raise

    def _actor(self) -> str:
        return self.asked.oleh or self.asked.git or ""

    def _done(self, outcome: Outcome[tuple[str, Bukti, HasilPeriksa, str]]) -> Done:
        key, before, hasil, oleh = outcome.hasil
        old = before.periksa
        said = (f"Sebelumnya {_in_words(old)}.",) if old else ()
        ke = self._following() if self.asked.form.get("aksi") == "berikut" else "bukti"
        return Done(ke, f"{short(key)}: {PERIKSA[hasil].kata}, diperiksa {oleh}.", self._line(key), said)

    def _line(self, key: str) -> str:
        """Give the line of the register where it stands now."""
        places = self.asked.service.places
        there = Letak(places.name(places.register(self.asked.tahun)), ("bukti", key, "periksa"))
        return fresh_place(self.asked, there, "register")

    def _following(self) -> str:
        """Give the form of the next evidence that nobody reviewed."""
        every, _ = acts.evidence.evidence_of(self.asked.service.open(), self.asked.tahun)
        at_ = next((n for n, one in enumerate(every) if one.bukti == self.key), 0)
        waiting = (one for one in (*every[at_ + 1 :], *every[:at_]) if one.entri and not one.entri.periksa)
        found = next(waiting, None)
        return at("bukti/periksa", bukti=found.bukti) if found else "bukti"


_LIST = Tautan("Bukti", "bukti")


def _facts(one: Terdaftar, entry: Bukti) -> Iterator[tuple[str, Sel]]:
    yield ("Alamat" if is_web(one.bukti) else "Berkas"), to_file(one.bukti, entry)
    if entry.kerahasiaan == "rahasia":
        yield "Sidik", (Redup(entry.sha256 or ""), "Berkasnya tidak disimpan di sini; mintalah pada yang mencatat.")
    yield "Membuktikan", tuple(each for use in one.pemakaian for each in used(use)) or Redup("tidak dipakai")
    if entry.tanggal:
        yield "Tanggal", tanggal_panjang(entry.tanggal)
    if entry.nomor:
        yield "Nomor", entry.nomor
    yield "Kerahasiaan", entry.kerahasiaan
    if entry.ukuran is not None:
        yield "Ukuran", ukuran(entry.ukuran)
    git = (Redup(f"lewat {entry.git}"),) if entry.git else ()
    yield "Dicatat oleh", (f"{entry.oleh}, {tanggal_panjang(entry.dicatat)}", *git)
    yield "Pemeriksaan", (standing(entry), *((_in_words(entry.periksa),) if entry.periksa else ()))
    if entry.periksa_lama:
        yield "Pemeriksaan sebelumnya", tuple(map(_in_words, entry.periksa_lama))


def _in_words(found: Pemeriksaan) -> str:
    said = f": {found.catatan}" if found.catatan else ""
    git = f", lewat {found.git}" if found.git else ""
    return f"{PERIKSA[found.hasil].kata}{said} ({found.oleh}{git}, {tanggal_panjang(found.tanggal)})"

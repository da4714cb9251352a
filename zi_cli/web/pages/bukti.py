"""The evidence of a year: what there is, what is missing, what is wrong with its files, and the files themselves."""

from collections.abc import Iterator
from functools import lru_cache

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.evidence_verify import Verified
from zi_cli.checks.bukti import why_refused
from zi_cli.core import istilah
from zi_cli.core.evidence import Ditolak, Terdaftar, empty_slots, is_web, rejected
from zi_cli.core.meant import the_post
from zi_cli.core.schedule import Kejadian
from zi_cli.files.evidence import opened, register_of, secret_of, stored
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.workspace import Workspace
from zi_cli.model.bukti import Bukti
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.dashboard.markup import KEJADIAN
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
    Sel,
    Tabel,
    Tautan,
)
from zi_cli.render.screens.evidence import ukuran
from zi_cli.web.acting import place
from zi_cli.web.answers import pesan_of, shown, streamed
from zi_cli.web.asked import Asked
from zi_cli.web.pages.bukti_parts import place_of, standing, to_file, to_form, used, verdict
from zi_cli.web.pages.parts import month, posts, to
from zi_cli.web.words import plainly

AT_ONCE = 100 * 1024 * 1024
"""So many bytes of files are read through for a page unasked."""
STANDING = ("belum diperiksa", "sesuai", "tidak sesuai", "belum terdaftar")
LISTED = ("Bukti", "Membuktikan", "Tanggal dan nomor", "Dicatat oleh", "Pemeriksaan")
MISSING = ("Aktivitas", "Tambahkan bukti untuk", "Jatuh tempo", "Penanggung jawab")


def page(asked: Asked) -> Response:
    """Answer the address of the year's evidence."""
    return shown(asked, Halaman(f"Bukti {asked.tahun}", tuple(_page(asked)), "bukti"))


def _page(asked: Asked) -> Iterator[Blok]:
    if asked.workspace.realisasi(asked.tahun) is None:
        words = f"Tahun {asked.tahun} belum disiapkan, jadi belum ada yang dapat dibuktikan."
        yield Pesan("awas", words, tautan=(Tautan("Siapkan di Beranda", ""),))
        return
    bulan = month(asked.asks("bulan"))
    post, state = the_post(asked.penilaian.bahan, asked.asks("pj")), asked.asks("keadaan")
    every, _ = acts.evidence.evidence_of(asked.workspace, asked.tahun)
    found = [one for one in every if _fits(one, bulan, post) and state in (None, standing(one.entri).kata)]
    yield Paragraf((Tautan("Tambahkan bukti", "bukti/tambah"),))
    yield _filter(asked, bulan, post, state)
    yield from _missing(asked, bulan, post)
    yield Judul("Bukti yang tercatat", hitung=len(found))
    none = ("Belum ada bukti tahun ini. ", Tautan("Tambahkan bukti", "bukti/tambah"))
    other = ("Tidak ada bukti yang cocok. ", Tautan("Tampilkan semua bukti", "bukti"))
    rows = tuple(map(_row, found))
    yield Tabel(f"Bukti tahun {asked.tahun}", LISTED, rows, kosong=other if every else none)
    yield _files(asked)


def _fits(one: Terdaftar, bulan: int | None, post: str | None) -> bool:
    """Say whether evidence proves something of a month and a post."""
    uses = [use for use in one.pemakaian if bulan in (None, use.sampai) and post in (None, *use.butir.penanggung_jawab)]
    return bool(uses) or (bulan is None and post is None)


def _filter(asked: Asked, bulan: int | None, post: str | None, state: str | None) -> Formulir:
    months = (("", "Semua bulan"), *((str(n), nama) for n, nama in enumerate(NAMA_BULAN, 1)))
    every = (("", "Semua jabatan"), *((one, one) for one in asked.penilaian.outline.jabatan))
    states = (("", "Semua"), *((one, one.capitalize()) for one in STANDING))
    return Formulir(
        "bukti",
        (
            Kotak("bulan", "Bulan", "pilih", (str(bulan or ""),), months),
            Kotak("pj", "Penanggung jawab", "pilih", (post or "",), every),
            Kotak("keadaan", "Pemeriksaan", "pilih", (state or "",), states),
        ),
        "Tampilkan",
        cari=True,
    )


def _row(one: Terdaftar) -> tuple[Sel, ...]:
    entry = one.entri
    proves = tuple(each for use in one.pemakaian for each in used(use)) or (Redup("tidak dipakai"),)
    return (to_file(one.bukti, entry), *_kept(entry)), proves, _dated(entry), _by(entry), verdict(one.bukti, entry)


def _kept(entry: Bukti | None) -> Iterator[Sel]:
    if entry is None:
        return
    if entry.kerahasiaan == "rahasia":
        yield Redup("rahasia, berkasnya tidak disimpan di sini")
    elif entry.kerahasiaan != "publik":
        yield Redup(entry.kerahasiaan)
    if entry.ukuran is not None:
        yield Redup(ukuran(entry.ukuran))


def _dated(entry: Bukti | None) -> tuple[Sel, ...]:
    held = (entry and entry.tanggal and tanggal_panjang(entry.tanggal), entry and entry.nomor)
    return tuple(one for one in held if one) or (Redup(istilah.KOSONG),)


def _by(entry: Bukti | None) -> tuple[Sel, ...]:
    if entry is None:
        return (Redup(istilah.KOSONG),)
    git = (Redup(f"lewat {entry.git}"),) if entry.git else ()
    return entry.oleh, *git, Redup(tanggal_panjang(entry.dicatat))


def _missing(asked: Asked, bulan: int | None, post: str | None) -> Iterator[Blok]:
    """List the outputs without evidence, each with the way to its form, and the readings whose evidence was rejected."""
    penilaian = asked.penilaian
    found, why = empty_slots(penilaian, bulan, post), rejected(penilaian)
    reasons = {(one.butir.id, one.output): one.alasan for one in why}
    yield Judul("Output yang belum berbukti", hitung=sum(len(one.output_kosong) for one in found))
    rows = tuple(_missing_row(one, reasons) for one in found)
    none = ("Semua output yang selesai atau jatuh tempo sudah berbukti.",)
    yield Tabel("Output yang belum berbukti", MISSING, rows, kosong=none)
    again = [one for one in why if one.output is None and post in (None, *one.penanggung_jawab) and bulan is None]
    if again:
        yield Judul("Realisasi yang buktinya tidak sesuai", hitung=len(again))
        heads = ("Indikator", "Periode", "Sebab", "Bukti pengganti")
        yield Tabel("Realisasi yang buktinya tidak sesuai", heads, tuple(map(_again_row, again)))


def _missing_row(one: Kejadian, reasons: dict[tuple[str, str | None], str]) -> tuple[Sel, ...]:
    outputs: list[Sel] = []
    for output in one.output_kosong:
        why = reasons.get((one.butir.id, output))
        outputs.append(to_form(place_of(one), output, output))
        outputs += [Redup(f"yang ada tidak sesuai: {why}")] if why else []
    when = (istilah.bulan(one.bulan), KEJADIAN[one.keadaan])
    return to(one.butir), tuple(outputs), when, posts(one)


def _again_row(one: Ditolak) -> tuple[Sel, ...]:
    return to(one.butir), one.kapan, one.alasan, to_form(one.tempat)


def _files(asked: Asked) -> Lipat:
    """Say what is wrong with the files of evidence, as far as they can be read through at once."""
    places, tahun = asked.service.places, asked.tahun
    stand = _stand(asked)
    size = sum(one[1] for one in stand)
    if size > AT_ONCE and asked.asks("berkas") != "ya":
        way = Tautan(f"Periksa isi berkasnya ({ukuran(size)})", "bukti?berkas=ya#berkas")
        return Lipat("Pemeriksaan berkas", (Judul("Berkas bukti", 3, "berkas"), Paragraf((way,))))
    try:
        found = _verified(places, tahun, (asked.kabar, stand))
    except Refusal as refusal:
        return Lipat("Pemeriksaan berkas: belum bisa", pesan_of(refusal, "awas"))
    many = f"{len(found.cela)} masalah" if found.cela else "tidak ada masalah"
    rows = tuple((_where(one.berkas, one.baris), plainly(one.pesan), plainly(one.saran)) for one in found.cela)
    left = ((found.alamat_tak_dibuka, "alamat web"), (found.rahasia, "berkas rahasia"))
    unseen = daftar([f"{count} {what}" for count, what in left if count])
    blocks = (
        Judul("Berkas bukti", 3, "berkas"),
        Tabel("Masalah berkas bukti", ("Di mana", "Masalah", "Saran"), rows, kosong=("Semua berkas ada dan utuh.",)),
        *((Paragraf((f"Yang tidak diperiksa isinya: {unseen}.",), redup=True),) if unseen else ()),
    )
    judul = f"Pemeriksaan berkas: {many} pada {found.diperiksa} bukti"
    return Lipat(judul, blocks, buka=asked.asks("berkas") == "ya")


def _where(berkas: str, baris: int) -> Sel:
    letak = f"{berkas}:{baris}"
    return Tautan(letak, place(letak)) if berkas.endswith(".yaml") else berkas


def _stand(asked: Asked) -> tuple[tuple[str, int, object], ...]:
    """Give what tells this state of the files of evidence from another, unopened: those that lie there and those named."""
    plans, read = asked.service.places.plans, asked.workspace.register(asked.tahun)
    named = {key for key in (read.isi.bukti if read and read.isi else ()) if not is_web(key)}
    found: list[tuple[str, int, object]] = []
    for key in sorted(named.union(stored(asked.service.places, asked.tahun))):
        try:
            held = (plans / key).stat()
        except (OSError, ValueError):
            found.append((key, 0, None))
        else:
            found.append((key, held.st_size, (held.st_mtime_ns, held.st_ctime_ns, held.st_ino)))
    return tuple(found)


@lru_cache(maxsize=4)
def _verified(places: UnitFolder, tahun: int, _: object) -> Verified:
    """Look the files through, once for each state of them."""
    return acts.evidence_verify.verify(Workspace(places), tahun)


def berkas(asked: Asked) -> Response:
    """Give a file of evidence to keep; there is none but one that is registered, no secret, and lies where it should."""
    key = asked.asks("bukti") or ""
    if not key.startswith("bukti/") or is_web(key) or why_refused(key):
        raise NotFound
    try:
        entry = register_of(asked.workspace, asked.tahun).get(key)
    except Refusal:
        raise NotFound from None
    if entry is None or key in secret_of(asked.workspace, (key,)):
        raise NotFound
    held = opened(asked.service.places, key)
    if held is None:
        raise NotFound
    return streamed(*held, key.rpartition("/")[2])

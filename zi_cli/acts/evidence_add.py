"""Taking in evidence: a file or an address goes to its place, into the register and into realisasi at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from zi_cli.acts.change import Change, Outcome, Terms, change, telling, who
from zi_cli.acts.evidence import entry_of, git_beside
from zi_cli.acts.realisasi import into_realisasi, refuse_approved
from zi_cli.acts.year import the_year
from zi_cli.checks.bukti import why_refused
from zi_cli.core.evidence import Ditambah, Sasaran, Untuk, is_web, sasaran
from zi_cli.core.fingerprint import key_of_reading, key_of_record
from zi_cli.core.meant import the_node, the_one
from zi_cli.core.outline import Outline, outline
from zi_cli.core.people import Pelaku
from zi_cli.core.unit import Tercatat
from zi_cli.files.evidence import (
    Diterima,
    folder_of,
    free_name,
    is_below,
    received,
    refuse_name,
    register_of,
    regular_file,
    safe_name,
)
from zi_cli.files.unit_folder import absolute, behind_links
from zi_cli.files.workspace import Workspace
from zi_cli.model.bukti import Bukti
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Field, Words
from zi_cli.model.realisasi import Bacaan, CatatanAktivitas
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Aktivitas
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.yaml.edits import Append, Put, edited

SECRECY = ("publik", "internal", "rahasia")
LARGE = 100 * 1024 * 1024
"""What most git servers refuse."""


@frozen
class Told:
    """What a person said about a piece of evidence; what was not said is None."""

    tanggal: date | None = None
    nomor: str | None = None
    kerahasiaan: str | None = None

    @property
    def is_secret(self) -> bool:
        """Whether the file itself stays outside."""
        return self.kerahasiaan == "rahasia"


@frozen
class Place:
    """Where evidence goes: the record, the output, and the plan they stand in."""

    sasaran: Sasaran
    output: str | None
    outline: Outline

    @property
    def key(self) -> str:
        """The record's key in the fingerprint of a period."""
        found = self.sasaran
        if found.periode:
            return key_of_reading(found.butir.id, found.periode)
        return key_of_record(found.butir.id, found.bulan or 0)


@frozen
class Taken:
    """The evidence itself, what was said about it, and the name that was chosen for it."""

    sumber: Diterima | str
    told: Told
    nama: str | None


def add(  # noqa: PLR0913  what may be said of evidence
    terms: Terms,
    sumber: str,
    untuk: Untuk,
    told: Told,
    *,
    output: str | None = None,
    nama: str | None = None,
    tahun: int | None = None,
) -> Outcome[Ditambah]:
    """Copy a file below plans/bukti/, or take an address, register it, and name it in realisasi.

    A secret file is not copied, only its digest is kept. `output` may be a part of its name, and is needed where an
    aktivitas has several. Raises Refusal, and Conflict where the record is not the expected one.
    """
    workspace = Workspace(terms.places)
    year, word = the_year(workspace, tahun, terms.hari_ini)
    notes: list[Words] = [word] if word else []
    with telling(notes):
        told = _understood(told, year, terms.hari_ini, notes)
        actor = who(workspace, terms)
        _refuse_closed(workspace, _place(workspace, untuk, year, output, terms.hari_ini))  # before a file is copied
        with _source(terms, year, sumber, told, nama) as source, change(terms, notes) as one:
            place = _place(one.workspace, untuk, year, output, one.hari_ini)
            return one.outcome(_added(one, place, Taken(source, told, nama), actor))


def _understood(told: Told, tahun: int, hari_ini: date, notes: list[Words]) -> Told:
    """Refuse what cannot be said of evidence, and take the word of its secrecy."""
    day, nomor = told.tanggal, told.nomor
    if day and day > hari_ini:
        raise Refusal(
            f"tanggal bukti {tanggal_panjang(day)} belum lewat; hari ini {tanggal_panjang(hari_ini)}",
            ("periksa tanggalnya; ", Field("tanggal"), " adalah tanggal kejadian yang dibuktikan"),
        )
    if day and day.year != tahun:
        notes.append(f"tanggal bukti {tanggal_panjang(day)} di luar tahun {tahun}; zi check akan menyebutnya.")
    if nomor is not None and not (nomor.strip() and nomor.isprintable()):
        raise Refusal("nomor surat kosong atau memuat tanda yang tidak tampak", "ketik ulang nomornya")
    secrecy = the_one(told.kerahasiaan, SECRECY, "kerahasiaan") if told.kerahasiaan is not None else None
    return Told(day, nomor.strip() if nomor else None, secrecy)


def _place(workspace: Workspace, untuk: Untuk, tahun: int, output: str | None, hari_ini: date) -> Place:
    """Find the record and the output that are meant."""
    bahan = workspace.bahan(tahun)
    whole = outline(bahan.rencana, bahan.berkas_rencana)
    found = sasaran(the_node(whole, untuk.kunci), untuk.bagian, bahan.realisasi, tahun, hari_ini)
    return Place(found, _output(found, output), whole)


def _output(found: Sasaran, said: str | None) -> str | None:
    """Choose the output that is proven; an indikator has none."""
    isi, nomor = found.butir.isi, found.butir.nomor
    if not isinstance(isi, Aktivitas):
        if said is not None:
            raise Refusal(f"{nomor} indikator, jadi tidak punya output", ("hapus ", Field("output")))
        return None
    if not isi.output:
        raise Refusal(f"{nomor} tidak punya output di rencana aksi", "tambahkan dulu outputnya di rencana aksi")
    if said is not None:
        return the_one(said, isi.output, "output")
    if len(isi.output) > 1:
        raise Refusal(
            f"{nomor} punya {len(isi.output)} output: {'; '.join(isi.output)}",
            ("sebut yang dibuktikan, misalnya ", Field("output"), f' "{isi.output[0]}"'),
        )
    return isi.output[0]


@contextmanager
def _source(terms: Terms, tahun: int, sumber: str, told: Told, nama: str | None) -> Iterator[Diterima | str]:
    """Take the evidence in: an address as it is, a file read and, unless it may not be kept, copied."""
    if is_web(sumber) or "://" in sumber:
        _refuse_address(sumber, told, nama)
        yield sumber
        return
    if nama is not None:
        refuse_name(nama)
    folder = folder_of(terms.places, tahun)
    path = regular_file(sumber)
    if told.is_secret and is_below(path, terms.places.akar):
        raise Refusal(
            f"berkas rahasia {path.name} berada di dalam folder kerja",
            "pindahkan dulu ke luar folder kerja, lalu ulangi",
        )
    stays = told.is_secret or terms.dry_run or is_below(path, folder)
    with received(path, None if stays else folder) as taken:
        yield taken


def _refuse_address(alamat: str, told: Told, nama: str | None) -> None:
    """Refuse an address that is none of the web, or that would give a secret away."""
    why = why_refused(alamat)
    if why:
        raise Refusal(f"alamat bukti {why}", "pakai alamat web yang diawali http:// atau https://, atau sebuah berkas")
    if "@" in urlsplit(alamat).netloc:
        raise Refusal("alamat ini memuat nama pengguna atau kata sandi", "pakai alamat tanpa bagian sebelum @")
    if told.is_secret:
        raise Refusal("alamat bukti rahasia tidak dicatat", "unduh berkasnya, lalu catat berkas itu")
    if nama is not None:
        raise Refusal((Field("nama"), " hanya untuk berkas, bukan alamat web"), ("hapus ", Field("nama")))


def _added(one: Change, place: Place, taken: Taken, actor: Pelaku) -> Ditambah:
    """Put the register and realisasi, and give the copy its name, in the order that never names what is not there."""
    found, source = place.sasaran, taken.sumber
    _refuse_closed(one.workspace, place)
    kept = register_of(one.workspace, found.tahun)
    known = _known(kept, source)
    if known:
        _refuse_other_words(known, kept[known], taken.told)
    key = known or _new_key(one.workspace, found.tahun, taken, kept)
    if not known:
        _register(one, found.tahun, key, _entry(taken, actor, one.hari_ini))
    additions = () if _is_used(one.workspace, place, key) else (_addition(place, key),)
    recorded = into_realisasi(one, found.tahun, *additions)
    secrecy = kept[known].kerahasiaan if known else taken.told.kerahasiaan or SECRECY[0]
    if not isinstance(source, str):
        if not known:
            one.tell(*_warnings(one.workspace, found.tahun, source, taken.told))
        if secrecy != "rahasia":
            source.settle(one.workspace.places.plans, key)
    size = None if isinstance(source, str) else source.sidik.ukuran
    before, after = recorded.sebelum, recorded.sesudah
    return Ditambah(key, size, secrecy, found, place.output, before, after, baru=bool(additions))


def _refuse_closed(workspace: Workspace, place: Place) -> None:
    """Refuse to add to a period that is submitted or approved."""
    refuse_approved(workspace, place.sasaran.tahun, place.key)


def _known(kept: dict[str, Bukti], source: Diterima | str) -> str | None:
    """Find evidence that is registered already: the same address, or the same content."""
    if isinstance(source, str):
        return source if source in kept else None
    return next((key for key, one in kept.items() if one.sha256 == source.sidik.sha256), None)


def _refuse_other_words(key: str, entry: Bukti, told: Told) -> None:
    """Refuse to say something else about evidence than the register does."""
    for field in fields(told):
        new, old = getattr(told, field.name), getattr(entry, field.name)
        if new is not None and new != old:
            raise Refusal(
                f"bukti ini sudah terdaftar sebagai {key} dengan {field.name} {old or 'kosong'}, bukan {new}",
                f"hapus pilihan itu, atau ubah {field.name} di register bukti",
            )


def _new_key(workspace: Workspace, tahun: int, taken: Taken, kept: dict[str, Bukti]) -> str:
    """Choose how realisasi will name the evidence."""
    source, told, nama = taken.sumber, taken.told, taken.nama
    if isinstance(source, str):
        return source
    folder = folder_of(workspace.places, tahun)
    if source.salinan is None and is_below(source.sumber, folder):
        inside = behind_links(absolute(source.sumber)).relative_to(behind_links(folder))
        return f"bukti/{tahun}/{inside.as_posix()}"
    wanted = safe_name(nama, source.sumber.suffix) if nama else safe_name(source.sumber.name)
    registered = [key.rpartition("/")[2] for key in kept]
    return f"bukti/{tahun}/{free_name(folder, wanted, registered, None if told.is_secret else source.sidik)}"


def _entry(taken: Taken, actor: Pelaku, day: date) -> dict[str, Any]:
    source, told = taken.sumber, taken.told
    content = {} if isinstance(source, str) else {"sha256": source.sidik.sha256, "ukuran": source.sidik.ukuran}
    return entry_of(
        **content,
        tanggal=told.tanggal,
        nomor=told.nomor,
        kerahasiaan=told.kerahasiaan or SECRECY[0],
        oleh=actor.nama,
        git=git_beside(actor),
        dicatat=day,
    )


def _register(one: Change, tahun: int, key: str, entry: dict[str, Any]) -> None:
    path = one.workspace.places.register(tahun)
    first = f"# yaml-language-server: $schema=../skema/bukti.json\nskema: 1\ntahun: {tahun}\n"
    one.session.put(path, edited(one.session.text(path) or first, Put(("bukti", key), entry)))


def _is_used(workspace: Workspace, place: Place, key: str) -> bool:
    """Say whether the record names this evidence already."""
    found = place.sasaran
    realisasi = workspace.bahan(found.tahun).realisasi
    return found.ada and any(
        (use.berkas, use.output, use.letak.jalur[: len(found.jalur)]) == (key, place.output, found.jalur)
        for use in (Tercatat(place.outline, realisasi, "").uses if realisasi else ())
    )


def _addition(place: Place, key: str) -> Append:
    found = place.sasaran
    bukti: Any = {"output": place.output, "berkas": key} if place.output else key
    if found.bulan and not found.ada:
        ids = tuple(butir.id for butir in place.outline.aktivitas)
        return Append(found.jalur, {"bulan": NAMA_BULAN[found.bulan - 1], "bukti": [bukti]}, ids)
    kind = CatatanAktivitas if found.bulan else Bacaan
    return Append((*found.jalur, "bukti"), bukti, tuple(field.name for field in fields(kind)))


def _warnings(workspace: Workspace, tahun: int, source: Diterima, told: Told) -> Iterator[Words]:
    """Say beside the result what a person should know about this file."""
    if told.is_secret:
        yield "berkas rahasia tidak disalin; hanya sidik, ukuran dan namanya yang dicatat. Simpan berkasnya sendiri."
    elif source.sidik.ukuran > LARGE:
        yield "berkas ini lebih dari 100 MB; kebanyakan server git menolaknya. Pertimbangkan alamat web."
    for read in workspace.every("register"):
        other = read.isi
        if other and other.tahun != tahun and any(one.sha256 == source.sidik.sha256 for one in other.bukti.values()):
            yield f"isi berkas ini sama dengan bukti tahun {other.tahun}; zi check akan menyebutnya."

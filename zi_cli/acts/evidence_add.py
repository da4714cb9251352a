"""Taking in evidence: a file or an address goes to its place, into the register and into realisasi at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from zi_cli.acts.change import Change, change, telling, who, written
from zi_cli.acts.evidence import git_beside
from zi_cli.acts.period import refuse_before_late
from zi_cli.acts.realisasi import into_realisasi
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.acts.year import the_year
from zi_cli.checks.bukti import why_refused
from zi_cli.core.assessment import Bahan
from zi_cli.core.evidence import Ditambah, Sasaran, Untuk, is_released, is_web, sasaran
from zi_cli.core.fingerprint import key_of_reading, key_of_record
from zi_cli.core.meant import the_node, the_one
from zi_cli.core.people import Pelaku
from zi_cli.core.unit import Tercatat
from zi_cli.files.evidence import Diterima, folder_of, free_name, is_below, received, register_of, regular_file
from zi_cli.files.safe_names import refuse_name, safe_name
from zi_cli.files.unit_folder import UnitFolder, absolute, behind_links
from zi_cli.files.workspace import Workspace
from zi_cli.model.bukti import Bukti, RegisterBukti
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Field, Words
from zi_cli.model.realisasi import Bacaan, CatatanAktivitas
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Aktivitas
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.yaml.edits import Append, Put

SECRECY = ("publik", "internal", "rahasia")
LARGE = 100 * 1024 * 1024
"""What most git servers refuse."""
HEAD = "# yaml-language-server: $schema=../skema/bukti.json\nskema: 1\ntahun: {tahun}\n"


@frozen
class Told:
    """What a person said about a piece of evidence; what was not said is None."""

    tanggal: date | None = None
    nomor: str | None = None
    kerahasiaan: str | None = None
    nama: str | None = None
    """The name that was chosen for the file."""

    @property
    def is_secret(self) -> bool:
        """Whether the file itself stays outside."""
        return self.kerahasiaan == "rahasia"


def add(  # noqa: PLR0913  what may be said of evidence
    terms: Terms,
    sumber: str,
    untuk: Untuk,
    told: Told,
    *,
    output: tuple[str, ...] = (),
    tahun: int | None = None,
) -> Outcome[Ditambah]:
    """Copy a file below plans/bukti/, or take an address, register it, and name it in realisasi.

    A secret file is not copied, only its digest is kept. `output` names the outputs that are proven, by parts of their
    names; it is needed where an aktivitas has several. Raises Refusal, and Conflict where the record is not the expected one.
    """
    workspace = Workspace(terms.places)
    year, word = the_year(workspace, tahun, terms.hari_ini)
    notes: list[Words] = [word] if word else []
    with telling(notes):
        told = _understood(told, None if is_released(untuk.bagian) else year, terms.hari_ini, notes)
        actor = who(workspace, terms)
        _place(workspace, untuk, year, output, terms.hari_ini)  # refused before a file is copied
        with _source(terms, year, sumber, told) as file, change(terms, notes) as one:
            found, proven = _place(one.workspace, untuk, year, output, one.hari_ini)
            one.expect(found.record_in(one.workspace.bahan(year).realisasi))
            added, one.oleh = _added(one, found, proven, sumber, file, told, actor), actor.nama
            return one.outcome(added, "evidence_add", f"{added.bukti} untuk {found.butir.nomor}, {found.kapan}")


def _understood(told: Told, tahun: int | None, hari_ini: date, notes: list[Words]) -> Told:
    """Refuse what cannot be said of evidence, and take the word of its secrecy; `tahun` is the year it is of.

    None for that of a figure which is released after its year.
    """
    day, nomor = told.tanggal, told.nomor
    if day and day > hari_ini:
        raise Refusal(
            f"tanggal bukti {tanggal_panjang(day)} belum lewat; hari ini {tanggal_panjang(hari_ini)}",
            ("periksa tanggalnya; ", Field("tanggal"), " adalah tanggal pelaksanaan yang dibuktikan"),
        )
    if day and tahun and day.year != tahun:
        notes.append(f"tanggal bukti {tanggal_panjang(day)} di luar tahun {tahun}; zi check akan menyebutnya.")
    if nomor is not None and not (nomor.strip() and nomor.isprintable()):
        raise Refusal("nomor surat kosong atau memuat tanda yang tidak tampak", "ketik ulang nomornya")
    secrecy = the_one(told.kerahasiaan, SECRECY, "kerahasiaan") if told.kerahasiaan is not None else None
    return replace(told, nomor=nomor.strip() if nomor else None, kerahasiaan=secrecy)


def _place(
    workspace: Workspace, untuk: Untuk, tahun: int, output: tuple[str, ...], hari_ini: date
) -> tuple[Sasaran, tuple[str, ...]]:
    """Find the record and the outputs that are meant."""
    found = meant(workspace, untuk, tahun, hari_ini)
    return found, _output(found, output)


def meant(workspace: Workspace, untuk: Untuk, tahun: int, hari_ini: date) -> Sasaran:
    """Find the record that evidence would be added to; raises Refusal where it would be taken to none."""
    bahan = workspace.bahan(tahun)
    node, panjang = the_node(bahan.outline, untuk.kunci), bahan.rencana.panjang_of(tahun)
    found = sasaran(node, untuk.bagian, bahan.realisasi, tahun, hari_ini, panjang)
    id_ = found.butir.id
    key = key_of_reading(id_, found.periode) if found.periode else key_of_record(id_, found.bulan or 0)
    refuse_before_late(workspace, tahun, id_, key, hari_ini)  # before a file is copied
    isi = found.butir.isi
    if isinstance(isi, Aktivitas) and not isi.output:
        words = f"{found.butir.nomor} tidak punya output di rencana aksi"
        raise Refusal(words, "tambahkan dulu outputnya di rencana aksi")
    return found


def _output(found: Sasaran, said: tuple[str, ...]) -> tuple[str, ...]:
    """Choose the outputs that are proven; an indikator has none."""
    isi, nomor = found.butir.isi, found.butir.nomor
    if not isinstance(isi, Aktivitas):
        if said:
            raise Refusal(f"{nomor} indikator, jadi tidak punya output", ("hapus ", Field("output")))
        return ()
    if said:
        return tuple(dict.fromkeys(the_one(one, isi.output, "output") for one in said))
    if len(isi.output) > 1:
        raise Refusal(
            f"{nomor} punya {len(isi.output)} output: {'; '.join(isi.output)}",
            ("sebut yang dibuktikan, misalnya ", Field("output"), f' "{isi.output[0]}"'),
        )
    return isi.output[:1]


@contextmanager
def _source(terms: Terms, tahun: int, sumber: str, told: Told) -> Iterator[Diterima | None]:
    """Take the evidence in: a file is read and, unless it may not be kept, copied; of an address there is none."""
    if is_web(sumber) or "://" in sumber:
        _refuse_address(sumber, told)
        yield None
        return
    if told.nama is not None:
        refuse_name(told.nama)
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


def _refuse_address(alamat: str, told: Told) -> None:
    """Refuse an address that is none of the web, or that would give a secret away."""
    why = why_refused(alamat)
    if why:
        raise Refusal(f"alamat bukti {why}", "pakai alamat web yang diawali http:// atau https://, atau sebuah berkas")
    try:
        host = urlsplit(alamat).netloc
    except ValueError:  # http://[x: the beginning of a number of IPv6 that does not end
        raise Refusal("alamat bukti tidak dapat dibaca", "salin lagi alamatnya dari peramban") from None
    if "@" in host:
        raise Refusal("alamat ini memuat nama pengguna atau kata sandi", "pakai alamat tanpa bagian sebelum @")
    if told.is_secret:
        raise Refusal("alamat bukti rahasia tidak dicatat", "unduh berkasnya, lalu catat berkas itu")
    if told.nama is not None:
        raise Refusal((Field("nama"), " hanya untuk berkas, bukan alamat web"), ("hapus ", Field("nama")))


def _added(  # noqa: PLR0913  what is proven, by what, and what is said of it
    one: Change, found: Sasaran, output: tuple[str, ...], sumber: str, file: Diterima | None, told: Told, actor: Pelaku
) -> Ditambah:
    """Put the register and realisasi, and give the copy its name, in the order that never names what is not there."""
    kept, path = register_of(one.workspace, found.tahun), one.workspace.places.register(found.tahun)
    known = sumber if sumber in kept else None
    if file:
        known = next((key for key, entry in kept.items() if entry.sha256 == file.sidik.sha256), None)
    register = None
    if known:
        _refuse_other_words(known, kept[known], told)
        key = known
    else:
        key = _new_key(one.workspace.places, found.tahun, file, told, kept) if file else sumber
        put = Put(("bukti", key), _entry(file, told, actor, one.hari_ini))
        register = one.edit(path, RegisterBukti, put, head=HEAD.format(tahun=found.tahun))
    additions = tuple(_additions(one.workspace.bahan(found.tahun), found, output, key))
    recorded = into_realisasi(one, found.tahun, *additions, register=register)
    secrecy = kept[known].kerahasiaan if known else told.kerahasiaan or SECRECY[0]
    if file and not known:
        one.tell(*_warnings(one.workspace, found.tahun, file, told))
    if file and secrecy != "rahasia":
        place = one.workspace.places.plans / key
        copy = file.copy_for(place)
        if copy:
            one.session.take_in(copy, place, file.sidik.sha256)
    size = file.sidik.ukuran if file else None
    return Ditambah(key, size, secrecy, found, output, recorded.sebelum, recorded.sesudah, baru=bool(additions))


def _refuse_other_words(key: str, entry: Bukti, told: Told) -> None:
    """Refuse to say something else about evidence than the register does."""
    for name in ("tanggal", "nomor", "kerahasiaan"):
        new, old = getattr(told, name), getattr(entry, name)
        if new is not None and new != old:
            raise Refusal(
                f"bukti ini sudah terdaftar sebagai {key} dengan {name} {old or 'kosong'}, bukan {new}",
                f"hapus pilihan itu, atau ubah {name} di register bukti",
            )


def _new_key(places: UnitFolder, tahun: int, file: Diterima, told: Told, kept: dict[str, Bukti]) -> str:
    """Choose how realisasi will name a file."""
    folder = folder_of(places, tahun)
    if file.salinan is None and is_below(file.sumber, folder):
        inside = behind_links(absolute(file.sumber)).relative_to(behind_links(folder))
        return f"bukti/{tahun}/{inside.as_posix()}"
    wanted = safe_name(told.nama, file.sumber.suffix) if told.nama else safe_name(file.sumber.name)
    registered = [key.rpartition("/")[2] for key in kept]
    return f"bukti/{tahun}/{free_name(folder, wanted, registered, None if told.is_secret else file.sidik)}"


def _entry(file: Diterima | None, told: Told, actor: Pelaku, day: date) -> dict[str, Any]:
    return written(
        sha256=file.sidik.sha256 if file else None,
        ukuran=file.sidik.ukuran if file else None,
        tanggal=told.tanggal,
        nomor=told.nomor,
        kerahasiaan=told.kerahasiaan or SECRECY[0],
        oleh=actor.nama,
        git=git_beside(actor),
        dicatat=day,
    )


def _additions(bahan: Bahan, found: Sasaran, output: tuple[str, ...], key: str) -> Iterator[Append]:
    """Name evidence in its record, which is made where it is missing; what is named there already is left."""
    named = Tercatat(bahan.outline, bahan.realisasi, "").uses if bahan.realisasi and found.ada else ()
    here = [use for use in named if use.letak.jalur[: len(found.jalur)] == found.jalur and use.berkas == key]
    known = {use.output for use in here}
    bukti: list[Any] = [{"output": one, "berkas": key} for one in output if one not in known]
    if not output and None not in known:
        bukti = [key]
    if bukti and found.bulan and not found.ada:
        ids = tuple(butir.id for butir in bahan.outline.aktivitas)
        yield Append(found.jalur, {"bulan": NAMA_BULAN[found.bulan - 1], "bukti": bukti}, ids)
        return
    kind = CatatanAktivitas if found.bulan else Bacaan
    for one in bukti:
        yield Append((*found.jalur, "bukti"), one, tuple(field.name for field in fields(kind)))


def _warnings(workspace: Workspace, tahun: int, file: Diterima, told: Told) -> Iterator[Words]:
    """Say beside the result what a person should know about this file."""
    if told.is_secret:
        yield "berkas rahasia tidak disalin; hanya sidik, ukuran dan namanya yang dicatat. Simpan berkasnya sendiri."
    elif file.sidik.ukuran > LARGE:
        yield "berkas ini lebih dari 100 MB; kebanyakan server git menolaknya. Pertimbangkan alamat web."
    for read in workspace.every("register"):
        other = read.isi
        if other and other.tahun != tahun and any(one.sha256 == file.sidik.sha256 for one in other.bukti.values()):
            yield f"isi berkas ini sama dengan bukti tahun {other.tahun}; zi check akan menyebutnya."

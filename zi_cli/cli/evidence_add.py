"""`zi evidence add`: a file or an address goes to its place, into the register and into realisasi at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.change import By, DryRun, change, who
from zi_cli.cli.options import Folder, Today, Year
from zi_cli.cli.question import Question, ask
from zi_cli.model.frozen import frozen

if TYPE_CHECKING:
    from zi_cli.core.evidence import Sasaran, Untuk
    from zi_cli.core.outline import Outline
    from zi_cli.core.people import Pelaku
    from zi_cli.files.evidence import Diterima
    from zi_cli.files.workspace import Workspace
    from zi_cli.files.writing import Session
    from zi_cli.model.bukti import Bukti
    from zi_cli.render.screens.evidence import Ditambah
    from zi_cli.yaml.edits import Append

SECRECY = ("publik", "internal", "rahasia")
LARGE = 100 * 1024 * 1024
"""What most git servers refuse."""

Source = Annotated[str, typer.Argument(metavar="BERKAS|ALAMAT", help="Berkas bukti, atau alamat web http(s).")]
For = Annotated[
    str,
    typer.Option(
        "--for",
        "--untuk",
        metavar="ID[@WAKTU]",
        help="Aktivitas (I.1.1@2024-06, I.1.1@Juni) atau indikator (V.4.a@s1).",
        autocompletion=completion.nodes,
    ),
]
OutputName = Annotated[
    str | None, typer.Option("--output", metavar="NAMA", help="Output yang dibuktikan; sebagian nama cukup.")
]
Day = Annotated[
    str | None, typer.Option("--date", "--tanggal", metavar="TANGGAL", help="Tanggal kejadian yang dibuktikan.")
]
Number = Annotated[str | None, typer.Option("--number", "--nomor", metavar="NOMOR", help="Nomor surat.")]
Secrecy = Annotated[
    str | None,
    typer.Option(
        "--secrecy",
        "--kerahasiaan",
        metavar="publik|internal|rahasia",
        help="Biasanya publik; berkas rahasia tidak disalin, hanya sidiknya dicatat.",
    ),
]
Name = Annotated[str | None, typer.Option("--name", "--nama", metavar="NAMA", help="Nama berkas di folder bukti.")]


@frozen
class Keterangan:
    """What a person said about a piece of evidence."""

    tanggal: date | None
    nomor: str | None
    kerahasiaan: str | None

    @property
    def is_secret(self) -> bool:
        """Whether the file itself stays outside."""
        return self.kerahasiaan == "rahasia"


@frozen
class Tempat:
    """Where evidence goes: the record, the output, and the plan they stand in."""

    sasaran: "Sasaran"
    output: str | None
    outline: "Outline"


@frozen
class Bahan:
    """The evidence itself, what was said about it, and the name that was chosen for it."""

    sumber: "Diterima | str"
    told: Keterangan
    nama: str | None


def add(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    sumber: Source,
    *,
    untuk: For,
    output: OutputName = None,
    tanggal: Day = None,
    nomor: Number = None,
    kerahasiaan: Secrecy = None,
    year: Year = None,
    nama: Name = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Catat satu bukti: berkasnya disalin ke plans/bukti/, lalu register dan realisasi diisi sekaligus."""
    from zi_cli.core.evidence import parse_untuk  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.writing import Session  # noqa: PLC0415

    said = parse_untuk(untuk)
    question = ask(ctx, folder, today, str(said.tahun) if said.tahun else None, year)
    told = _told(tanggal, nomor, kerahasiaan, question)
    before = Session(question.workspace)
    actor = who(before, by, question.hari_ini)
    _refuse_closed(before, _place(before.workspace, said, question, output))  # before a large file is copied
    with _source(question, sumber, told, nama, dry_run=dry_run) as taken:
        with change(ctx, folder, dry_run=dry_run) as one:
            place = _place(one.workspace, said, question, output)
            added = _added(one, place, Bahan(taken, told, nama), actor, question.hari_ini)
        _tell(added, dry_run=dry_run)


def _told(tanggal: str | None, nomor: str | None, kerahasiaan: str | None, question: Question) -> Keterangan:
    from zi_cli.cli.output import say  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415
    from zi_cli.model.tulisan import tanggal_panjang  # noqa: PLC0415

    day = options.tanggal(tanggal)
    if day and day > question.hari_ini:
        raise Refusal(
            f"tanggal bukti {tanggal_panjang(day)} belum lewat; hari ini {tanggal_panjang(question.hari_ini)}",
            "periksa tanggalnya; --date adalah tanggal kejadian yang dibuktikan",
        )
    if day and day.year != question.tahun:
        say(f"tanggal bukti {tanggal_panjang(day)} di luar tahun {question.tahun}; zi check akan menyebutnya.")
    if nomor is not None and not (nomor.strip() and nomor.isprintable()):
        raise Refusal("nomor surat kosong atau memuat tanda yang tidak tampak", "ketik ulang nomornya")
    if kerahasiaan is not None:
        kerahasiaan = options.the_one(kerahasiaan, SECRECY, "kerahasiaan")
    return Keterangan(day, nomor.strip() if nomor else None, kerahasiaan)


def _place(workspace: "Workspace", said: "Untuk", question: Question, output: str | None) -> Tempat:
    """Find the record and the output that are meant."""
    from zi_cli.cli.explain import find_one  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.evidence import sasaran  # noqa: PLC0415
    from zi_cli.core.outline import outline  # noqa: PLC0415

    bahan = workspace.bahan(question.tahun)
    whole = outline(bahan.rencana, bahan.berkas_rencana)
    butir = find_one(whole, said.kunci)
    found = sasaran(butir, said.bagian, bahan.realisasi, question.tahun, question.hari_ini)
    return Tempat(found, _output(found, output), whole)


def _output(found: "Sasaran", said: str | None) -> str | None:
    """Choose the output that is proven; an indikator has none."""
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415
    from zi_cli.model.rencana import Aktivitas  # noqa: PLC0415  --help needs none of it

    isi, nomor = found.butir.isi, found.butir.nomor
    if not isinstance(isi, Aktivitas):
        if said is not None:
            raise Refusal(f"{nomor} indikator, jadi tidak punya output", "hapus --output")
        return None
    if not isi.output:
        raise Refusal(f"{nomor} tidak punya output di rencana aksi", "tambahkan dulu outputnya di rencana aksi")
    if said is not None:
        return options.the_one(said, isi.output, "output")
    if len(isi.output) > 1:
        raise Refusal(
            f"{nomor} punya {len(isi.output)} output: {'; '.join(isi.output)}",
            f'sebut yang dibuktikan, misalnya --output "{isi.output[0]}"',
        )
    return isi.output[0]


@contextmanager
def _source(
    question: Question, sumber: str, told: Keterangan, nama: str | None, *, dry_run: bool
) -> "Iterator[Diterima | str]":
    """Take the evidence in: an address as it is, a file read and, unless it may not be kept, copied."""
    from zi_cli.core.evidence import is_web  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.evidence import folder_of, is_below, received, refuse_name, regular_file  # noqa: PLC0415
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    if is_web(sumber) or "://" in sumber:
        _refuse_address(sumber, told, nama)
        yield sumber
        return
    if nama is not None:
        refuse_name(nama)
    places = question.workspace.places
    folder = folder_of(places, question.tahun)
    path = regular_file(sumber)
    if told.is_secret and is_below(path, places.akar):
        raise Refusal(
            f"berkas rahasia {path.name} berada di dalam folder kerja",
            "pindahkan dulu ke luar folder kerja, lalu ulangi",
        )
    is_kept_already = is_below(path, folder)
    with received(path, None if told.is_secret or is_kept_already or dry_run else folder) as taken:
        yield taken


def _refuse_address(alamat: str, told: Keterangan, nama: str | None) -> None:
    """Refuse an address that is none of the web, or that would give a secret away."""
    from urllib.parse import urlsplit  # noqa: PLC0415  only for an address

    from zi_cli.checks.bukti import why_refused  # noqa: PLC0415
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    why = why_refused(alamat)
    if why:
        raise Refusal(f"alamat bukti {why}", "pakai alamat web yang diawali http:// atau https://, atau sebuah berkas")
    if "@" in urlsplit(alamat).netloc:
        raise Refusal("alamat ini memuat nama pengguna atau kata sandi", "pakai alamat tanpa bagian sebelum @")
    if told.is_secret:
        raise Refusal("alamat bukti rahasia tidak dicatat", "unduh berkasnya, lalu catat berkas itu")
    if nama is not None:
        raise Refusal("--name hanya untuk berkas, bukan alamat web", "hapus --name")


def _added(one: "Session", place: Tempat, bahan: Bahan, actor: "Pelaku", day: date) -> "Ditambah":
    """Put the register and realisasi, and give the copy its name, in the order that never names what is not there."""
    from zi_cli.cli.recording import record_into  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.evidence import register_of  # noqa: PLC0415
    from zi_cli.render.screens.evidence import Ditambah  # noqa: PLC0415

    found, taken = place.sasaran, bahan.sumber
    _refuse_closed(one, place)
    kept = register_of(one.workspace, found.tahun)
    known = _known(kept, taken)
    if known:
        _refuse_other_words(known, kept[known], bahan.told)
    key = known or _new_key(one.workspace, found.tahun, bahan, kept)
    if not known:
        _register(one, found.tahun, key, _entry(bahan, actor, day))
    additions = () if _is_used(one.workspace, place, key) else (_addition(place, key),)
    recorded = record_into(one, found.tahun, day, *additions)
    secrecy = kept[known].kerahasiaan if known else bahan.told.kerahasiaan or SECRECY[0]
    if not isinstance(taken, str):
        if not known:
            _warn(one.workspace, found.tahun, taken, bahan.told)
        if secrecy != "rahasia":
            taken.settle(one.workspace.places.plans, key)
    size = None if isinstance(taken, str) else taken.sidik.ukuran
    return Ditambah(key, size, secrecy, found, place.output, recorded.before, recorded.after, baru=bool(additions))


def _refuse_closed(one: "Session", place: Tempat) -> None:
    """Refuse to add to a period that is submitted or approved."""
    from zi_cli.cli.recording import refuse_approved  # noqa: PLC0415  --help needs none of it

    found = place.sasaran
    refuse_approved(one, found.tahun, found.paruh, found.butir.id, found.bulan)


def _known(kept: "dict[str, Bukti]", taken: "Diterima | str") -> str | None:
    """Find evidence that is registered already: the same address, or the same content."""
    if isinstance(taken, str):
        return taken if taken in kept else None
    return next((key for key, one in kept.items() if one.sha256 == taken.sidik.sha256), None)


def _refuse_other_words(key: str, entry: "Bukti", told: Keterangan) -> None:
    """Refuse to say something else about evidence than the register does."""
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415  --help needs none of it

    for field in fields(told):
        new, old = getattr(told, field.name), getattr(entry, field.name)
        if new is not None and new != old:
            raise Refusal(
                f"bukti ini sudah terdaftar sebagai {key} dengan {field.name} {old or 'kosong'}, bukan {new}",
                f"hapus pilihan itu, atau ubah {field.name} di register bukti",
            )


def _new_key(workspace: "Workspace", tahun: int, bahan: Bahan, kept: "dict[str, Bukti]") -> str:
    """Choose how realisasi will name the evidence."""
    from zi_cli.files.evidence import folder_of, free_name, is_below, safe_name  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.unit_folder import absolute  # noqa: PLC0415

    taken, told, nama = bahan.sumber, bahan.told, bahan.nama
    if isinstance(taken, str):
        return taken
    folder = folder_of(workspace.places, tahun)
    if taken.salinan is None and is_below(taken.sumber, folder):
        inside = absolute(taken.sumber).resolve().relative_to(folder.resolve())
        return f"bukti/{tahun}/{inside.as_posix()}"
    wanted = safe_name(nama, taken.sumber.suffix) if nama else safe_name(taken.sumber.name)
    registered = [key.rpartition("/")[2] for key in kept]
    return f"bukti/{tahun}/{free_name(folder, wanted, registered, None if told.is_secret else taken.sidik)}"


def _entry(bahan: Bahan, actor: "Pelaku", day: date) -> dict[str, Any]:
    taken, told = bahan.sumber, bahan.told
    entry: dict[str, Any] = {}
    if not isinstance(taken, str):
        entry = {"sha256": taken.sidik.sha256, "ukuran": taken.sidik.ukuran}
    entry |= {"tanggal": told.tanggal, "nomor": told.nomor, "kerahasiaan": told.kerahasiaan or SECRECY[0]}
    entry |= {"oleh": actor.nama, "git": git_beside(actor), "dicatat": day}
    return {name: value for name, value in entry.items() if value is not None}


def git_beside(actor: "Pelaku") -> str | None:
    """Give the git author to write down beside a name; None where they are the same person."""
    from zi_cli.core.people import is_same_name  # noqa: PLC0415  --help needs none of it

    return actor.git if actor.git and not is_same_name(actor.git, actor.nama) else None


def _register(one: "Session", tahun: int, key: str, entry: dict[str, Any]) -> None:
    from zi_cli.yaml.edits import Put, edited  # noqa: PLC0415  --help needs none of it

    path = one.workspace.places.register(tahun)
    first = f"# yaml-language-server: $schema=../skema/bukti.json\nskema: 1\ntahun: {tahun}\n"
    one.put(path, edited(one.text(path) or first, Put(("bukti", key), entry)))


def _is_used(workspace: "Workspace", place: Tempat, key: str) -> bool:
    """Say whether the record names this evidence already."""
    from zi_cli.core.evidence import uses  # noqa: PLC0415  --help needs none of it

    found = place.sasaran
    realisasi = workspace.bahan(found.tahun).realisasi
    return found.ada and any(
        (use.berkas, use.output, use.letak.jalur[: len(found.jalur)]) == (key, place.output, found.jalur)
        for use in (uses(place.outline, realisasi, "") if realisasi else ())
    )


def _addition(place: Tempat, key: str) -> "Append":
    from zi_cli.model.realisasi import Bacaan, CatatanAktivitas  # noqa: PLC0415
    from zi_cli.model.waktu import NAMA_BULAN  # noqa: PLC0415
    from zi_cli.yaml.edits import Append  # noqa: PLC0415  --help needs none of it

    found = place.sasaran
    bukti: Any = {"output": place.output, "berkas": key} if place.output else key
    if found.bulan and not found.ada:
        ids = tuple(butir.id for butir in place.outline.aktivitas)
        return Append(found.jalur, {"bulan": NAMA_BULAN[found.bulan - 1], "bukti": [bukti]}, ids)
    kind = CatatanAktivitas if found.bulan else Bacaan
    return Append((*found.jalur, "bukti"), bukti, tuple(field.name for field in fields(kind)))


def _warn(workspace: "Workspace", tahun: int, taken: "Diterima", told: Keterangan) -> None:
    """Say beside the result what a person should know about this file."""
    from zi_cli.cli.output import say  # noqa: PLC0415  --help needs none of it

    if told.is_secret:
        say("berkas rahasia tidak disalin; hanya sidik, ukuran dan namanya yang dicatat. Simpan berkasnya sendiri.")
    elif taken.sidik.ukuran > LARGE:
        say("berkas ini lebih dari 100 MB; kebanyakan server git menolaknya. Pertimbangkan alamat web.")
    for read in workspace.every("register"):
        other = read.isi
        if other and other.tahun != tahun and any(one.sha256 == taken.sidik.sha256 for one in other.bukti.values()):
            say(f"isi berkas ini sama dengan bukti tahun {other.tahun}; zi check akan menyebutnya.")


def _tell(added: "Ditambah", *, dry_run: bool) -> None:
    """Show what was done, and what it changed."""
    from zi_cli.cli.output import say, show  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.evidence import is_web  # noqa: PLC0415
    from zi_cli.render.screens.evidence import added_screen  # noqa: PLC0415

    if not dry_run:
        show(added_screen(added))
    elif not is_web(added.bukti):
        say(f"berkasnya akan bernama plans/{added.bukti}.")

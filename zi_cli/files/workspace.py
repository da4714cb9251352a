"""The files of one unit, each read once, and the ones that answer for a year."""

import errno
import os
import stat
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

from zi_cli.core.assessment import Bahan
from zi_cli.core.cutoff import Batas, batas_of
from zi_cli.core.kumulatif import TahunLampau, earlier_years
from zi_cli.core.labels import numbered
from zi_cli.core.outline import Outline, outline
from zi_cli.files.find_unit import PLANS, RENCANA, is_plan
from zi_cli.files.kept import Kept
from zi_cli.files.reading import Dibaca, Sumber, read_record
from zi_cli.files.unfinished import is_unfinished
from zi_cli.files.unit_folder import UnitFolder, absolute, behind_links, find_unit_folder
from zi_cli.files.version_wanted import too_old
from zi_cli.model.kalimat import Words, act
from zi_cli.model.limits import MOST_BYTES, MOST_TOGETHER
from zi_cli.model.masalah import Letak, Masalah, Temuan
from zi_cli.model.nama_berkas import seharusnya
from zi_cli.model.pengaturan import BAWAAN, Pengaturan
from zi_cli.model.periode import SEMESTER, Panjang, Periode
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Rencana

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zi_cli.model.bukti import Bukti, RegisterBukti
    from zi_cli.model.persetujuan import Persetujuan
    from zi_cli.model.rekomendasi import DaftarRekomendasi

T = TypeVar("T")
_NOTHING: dict[str, Any] = {}
Bagian = Literal["realisasi", "register", "rekomendasi", "periode"]
BAGIAN: tuple[Bagian, ...] = get_args(Bagian)
"""The parts of a workspace that have a file for each year or period."""

REASONS = {
    getattr(errno, name): words
    for name, words in {
        "EACCES": "akses ditolak",
        "EAGAIN": "sedang dipakai program lain",
        "EBUSY": "sedang dipakai program lain",
        "EDQUOT": "jatah tempat penyimpanan Anda habis",
        "EEXIST": "nama itu sudah dipakai",
        "EFBIG": "terlalu besar untuk tempat itu",
        "EINVAL": "tempat itu tidak menerimanya",
        "EIO": "perangkat penyimpanannya gagal membaca atau menulis",
        "EISDIR": "ini folder",
        "ELOOP": "tautan yang berputar",
        "EMFILE": "terlalu banyak berkas terbuka sekaligus",
        "ENAMETOOLONG": "namanya terlalu panjang",
        "ENFILE": "terlalu banyak berkas terbuka sekaligus",
        "ENODEV": "perangkat penyimpanannya tidak terhubung",
        "ENOENT": "berkas tidak ada",
        "ENOLCK": "tempat itu tidak bisa mengunci berkas",
        "ENOMEM": "memori komputer ini habis",
        "ENOSPC": "tempat penyimpanan penuh",
        "ENOSYS": "tempat itu tidak bisa melakukannya",
        "ENOTDIR": "bagian alamatnya bukan folder",
        "ENOTEMPTY": "foldernya tidak kosong",
        "ENOTSUP": "tempat itu tidak bisa melakukannya",
        "ENXIO": "perangkat penyimpanannya tidak terhubung",
        "EOPNOTSUPP": "tempat itu tidak bisa melakukannya",
        "EPERM": "akses ditolak",
        "EROFS": "tempat itu hanya bisa dibaca",
        "ESTALE": "folder jaringannya terputus",
        "ETIMEDOUT": "folder jaringannya tidak menjawab",
        "ETXTBSY": "sedang dipakai program lain",
    }.items()
    if hasattr(errno, name)
}
"""What happens to people, by the system's number for it."""
_ACCESS, _CLOSE = "periksa hak akses Anda di folder itu, atau sebut folder lain", "tutup program itu, lalu ulangi"
WAYS_OUT = {
    errno.EACCES: _ACCESS,
    errno.EAGAIN: _CLOSE,
    errno.EBUSY: _CLOSE,
    errno.EIO: "periksa diska atau sambungannya, lalu ulangi",
    errno.ELOOP: "hapus tautan itu, atau sebut berkas aslinya",
    errno.ENAMETOOLONG: "pilih nama yang lebih pendek",
    errno.ENOSPC: "kosongkan tempat penyimpanan, lalu ulangi",
    errno.EPERM: _ACCESS,
    errno.EROFS: "sebut folder lain yang dapat ditulis",
}
"""What people do about it."""


class Workspace:
    """A unit's files; what was read once is kept, so that every line number comes from the same bytes."""

    def __init__(self, places: UnitFolder, kept: Kept | None = None) -> None:
        self.places, self.kept = places, kept or Kept()
        self.dibaca: dict[str, Dibaca[Any]] = {}
        self._kept: dict[Path, Dibaca[Any]] = {}
        self._sizes: dict[str, int] = {}
        self._first: dict[Path, bytes | None] = {}
        self._bahan: dict[int, Bahan] = {}

    @cached_property
    def rencana(self) -> tuple[Dibaca[Rencana], ...]:
        """Every plan of the workspace, read."""
        return tuple(self._read(path, Rencana) for path in self.places.rencana())

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """Every plan that fits, with its printed numbers."""
        return tuple(self._outline(one.isi, one.nama) for one in self.rencana if one.isi)

    def _outline(self, isi: Rencana, nama: str) -> Outline:
        return self.kept.once(("outline", nama), (isi,), lambda: outline(isi, nama))

    @property
    def pengaturan(self) -> Dibaca[Pengaturan] | None:
        """The unit's settings, read; None where there is no file."""
        return self._once(self.places.pengaturan, Pengaturan)

    @property
    def setelan(self) -> Pengaturan:
        """What the unit's settings say; what holds everywhere where there are none that fit."""
        return (self.pengaturan and self.pengaturan.isi) or BAWAAN

    def realisasi(self, tahun: int) -> Dibaca[Realisasi] | None:
        """Read the realisasi of a year; None where there is no file."""
        read = self._once(self.places.realisasi(tahun), Realisasi, tahun=tahun)
        if read is None or read.isi is None or b"kode" not in read.sumber.data:
            return read
        isi = read.isi
        plan = next((one.isi for one in self.rencana if one.isi and tahun in one.isi.periode.tahun), None)
        if plan is None:
            return read
        return self.kept.once(("label", tahun), (read, plan), lambda: replace(read, isi=numbered(isi, plan)))

    def register(self, tahun: int) -> "Dibaca[RegisterBukti] | None":
        """Read the evidence register of a year; None where there is no file."""
        from zi_cli.model.bukti import RegisterBukti

        return self._once(self.places.register(tahun), RegisterBukti, tahun=tahun)

    def rekomendasi(self, tahun: int) -> "Dibaca[DaftarRekomendasi] | None":
        """Read the recommendations of a year; None where there is no file."""
        from zi_cli.model.rekomendasi import DaftarRekomendasi

        return self._once(self.places.rekomendasi(tahun), DaftarRekomendasi, tahun=tahun)

    def periode(self, periode: Periode) -> "Dibaca[Persetujuan] | None":
        """Read the approval log of a period; None where there is no file."""
        from zi_cli.model.persetujuan import Persetujuan

        return self._once(self.places.periode(periode), Persetujuan, **periode.isi)

    def every(self, part: Bagian) -> tuple[Dibaca[Any], ...]:
        """Read the files of all years, or of all periods, of one part of the workspace."""
        keys = self.places.periods() if part == "periode" else self.places.years_of(part)
        return tuple(read for key in keys if (read := getattr(self, part)(key)))

    def panjang_of(self, tahun: int) -> Panjang:
        """Say how long the periods are in which a year is reported, whether a plan covers it or not."""
        plans = (one.isi for one in self.rencana if one.isi and tahun in one.isi.periode.tahun)
        return next((one.panjang_of(tahun) for one in plans), SEMESTER)

    def years(self) -> tuple[int, ...]:
        """Give every year some plan covers."""
        return tuple(sorted({tahun for one in self.rencana if one.isi for tahun in one.isi.periode.tahun}))

    def bahan(self, tahun: int) -> Bahan:
        """Give what a year is judged from; raises Refusal where a file it needs does not fit."""
        if tahun not in self._bahan:
            self._bahan[tahun] = self._bahan_of(tahun)
        return self._bahan[tahun]

    def _bahan_of(self, tahun: int) -> Bahan:
        rencana = self.plan_of(tahun)
        realisasi = self.realisasi(tahun)
        isi = rencana.isi
        assert isi  # a plan that covers a year is one that fits
        earlier = [read for one in earlier_years(isi, tahun) if (read := self.realisasi(one))]
        refuse_unread(realisasi, self.pengaturan, *earlier)
        berkas, setelan, registered = (
            self.places.name(self.places.realisasi(tahun)),
            self.setelan,
            self._registered(tahun),
        )
        batas = tuple((one.isi, one.nama, self._batas(one.isi.tahun)) for one in earlier if one.isi)
        return self.kept.once(
            ("bahan", tahun),
            (isi, realisasi, setelan, registered, *earlier),
            lambda: Bahan(
                isi,
                rencana.nama,
                realisasi.isi if realisasi else None,
                berkas,
                setelan,
                registered,
                tuple(TahunLampau(*one, isi.panjang_of(one[0].tahun)) for one in batas),
            ),
            at=(rencana.nama, [one[2] for one in batas]),
        )

    def _batas(self, tahun: int) -> Batas | None:
        """Find up to when the records of a year counted in its last period; a log that does not fit stops no figure."""
        last = self.panjang_of(tahun).of(tahun)[-1]
        log = self.periode(last) if last in self.places.periods() else None
        return batas_of(log.isi) if log and log.isi else None

    def _registered(self, tahun: int) -> "Mapping[str, Bukti]":
        """Give what is registered of a year's evidence; a register that does not fit stops no figure."""
        read = self.register(tahun) if tahun in self.places.years_of("register") else None
        return read.isi.bukti if read and read.isi else _NOTHING

    def sumber(self, nama: str) -> Sumber:
        """Give the text of a file by its name; one that was never read is empty."""
        read = self.dibaca.get(nama)
        return read.sumber if read else Sumber(nama, b"")

    def content(self, path: Path) -> bytes | None:
        """Give what a file holds as it was first read here; None where there was none."""
        if path not in self._first:
            self._first[path] = self._data(path) if self._is_there(path) else None
        return self._first[path]

    def refuse_to_overwrite(self, path: Path) -> None:
        """Refuse a result's file name that leads, by a link too, to where the unit's own files are."""
        for folder, what in ((self.places.plans, "data"), (self.places.templates, "template")):
            if behind_links(absolute(path)).is_relative_to(behind_links(folder)):
                raise Refusal(
                    f"{path} ada di folder {what} unit ({folder.name}/), tidak ditulis di sana",
                    "pilih nama lain untuk -o",
                )

    def way_to(self, tahun: int) -> Words:
        """Say how a year that has no realisasi gets one: by a new file, or by the name of the one that lies there."""
        path = self.places.realisasi(tahun)
        misnamed = self.places.misnamed(path)
        if misnamed:
            return f"ganti nama {misnamed} menjadi {path.name}; namanya membuat berkas itu tidak dibaca"
        return "buat dulu berkasnya: ", act("new_year", tahun=tahun)

    def plan_of(self, tahun: int) -> Dibaca[Rencana]:
        """Find the plan that answers for a year; raises Refusal where there is none that can be read."""
        covering = [one for one in self.rencana if one.isi and tahun in one.isi.periode.tahun]
        if covering:
            return covering[0]
        refuse_unread(*self.rencana)
        years = self.years()
        raise Refusal(
            f"tidak ada rencana aksi untuk tahun {tahun}",
            f"rencana aksi di sini mencakup {years[0]} sampai {years[-1]}",
        )

    def _once(self, path: Path, kind: type[T], **named: int) -> Dibaca[T] | None:
        """Read a file that may be missing; `named` is what its name says and its content must say too."""
        if path not in self._kept:
            if not self._is_there(path):
                self._first[path] = None
                return None
            self._kept[path] = _as_named(self._read(path, kind), named)
        return self._kept[path]

    def _read(self, path: Path, kind: type[T]) -> Dibaca[T]:
        sumber, refused = self._source(path)
        refused = refused or self._too_old
        if refused:
            read: Dibaca[T] = Dibaca(sumber, None, (refused,))
        else:
            read = self.kept.once((sumber.nama, kind), (), lambda: read_record(sumber, kind), at=sumber.data)
        self.dibaca[sumber.nama] = read
        return read

    @cached_property
    def _too_old(self) -> Masalah | None:
        """What keeps this zi from reading any file of the unit: its settings ask for a newer one."""
        path = self.places.pengaturan
        return too_old(self._source(path)[0]) if self._is_there(path) else None

    def _fitting(self, sumber: Sumber) -> tuple[Sumber, Masalah | None]:
        """Refuse a file by which all that was read becomes more than a unit can have."""
        self._sizes[sumber.nama] = len(sumber.data)
        if sum(self._sizes.values()) <= MOST_TOGETHER:
            return sumber, None
        return refused(
            sumber.nama,
            f"berkas data unit ini bersama-sama lebih dari {MOST_TOGETHER // 1024 // 1024} MB",
            "pindahkan yang bukan data rencana aksi ke luar folder plans",
        )

    @cached_property
    def unfinished(self) -> "Mapping[Path, bytes | None]":
        """What files held before a change that was cut short, by where they really are; mostly there is none.

        Read so, all of them are from before it. The next zi that writes takes the change back.
        """
        if not is_unfinished(str(self.places.plans)):
            return {}
        from zi_cli.files.journal import before_of, cut_short

        return before_of(cut_short(self.places.plans))

    @property
    def terputus(self) -> tuple[str, ...]:
        """Name the files of a change that was cut short."""
        places = self.places
        return tuple(
            f"{places.plans.name}/{path.relative_to(behind_links(places.plans)).as_posix()}" for path in self.unfinished
        )

    def _is_there(self, path: Path) -> bool:
        if self.unfinished and (place := behind_links(path)) in self.unfinished:
            return self.unfinished[place] is not None
        return os.path.lexists(path)

    def _data(self, path: Path) -> bytes:
        """Read a file, and no more of it than shows that it is too large."""
        before = self.unfinished.get(behind_links(path)) if self.unfinished else None
        if before is not None:
            return before
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)

    def _source(self, path: Path) -> tuple[Sumber, Masalah | None]:
        """Get the bytes of a file, or the reason not to: nothing outside the workspace is ever read."""
        nama = self.places.name(path)
        try:
            if not behind_links(path).is_relative_to(behind_links(self.places.akar)):
                return refused(nama, "berkas ini tautan ke luar folder kerja", "ganti tautan dengan berkasnya sendiri")
            is_known = bool(self.unfinished) and behind_links(path) in self.unfinished
            if not is_known and not stat.S_ISREG(path.stat().st_mode):
                return refused(nama, "ini bukan berkas biasa", "ganti dengan berkas teks biasa")
            data = self._first[path] = self._data(path)
            return self._fitting(Sumber(nama, data))
        except OSError as error:
            return refused(
                nama,
                f"berkas tidak bisa dibuka ({reason(error)})",
                "periksa hak akses, atau tutup program yang memakainya",
            )


def find_workspace(named: Path | None = None) -> Workspace:
    """Find a unit's files by the folder somebody named; where nobody did, from the current one upward.

    Raises Refusal where there is no unit: one further up than the folder that was named is another one.
    """
    if named:
        expect(named)
    places = find_unit_folder(named)
    if places is None:
        where = absolute(named or Path())
        further = find_unit_folder(None, where) if named else None
        raise Refusal(
            f"tidak ditemukan {PLANS}/{RENCANA} di {where}" + ("" if named else " atau folder di atasnya"),
            _misnamed_plan(where)
            or (f"sebut folder unitnya: zi -C {further.akar} …" if further else "")
            or "pindah ke folder unit Anda, atau sebut foldernya: zi -C FOLDER …",
        )
    return Workspace(places)


def _misnamed_plan(where: Path) -> str:
    """Say how a plan is to be called that lies where one is missing; empty where there is none."""
    for path in (*where.glob("*"), *where.glob(f"{PLANS}/*")):
        meant = seharusnya(path.name)
        if meant and is_plan(meant):
            return f"ganti nama {path.relative_to(where).as_posix()} menjadi {meant}"
    return ""


def workspaces_of(paths: list[Path]) -> list[tuple[Workspace, set[str]]]:
    """Give the workspaces that files and folders belong to, each with the files it is narrowed to (none: all)."""
    found: dict[Path, tuple[Workspace, set[str]]] = {}
    for path in paths:
        expect(path)
    for path in paths:
        here = find_workspace(path if path.is_dir() else path.parent)
        workspace, named = found.setdefault(here.places.akar, (here, set()))
        named.add("" if path.is_dir() else workspace.places.name(absolute(path)))
    return [(workspace, set() if "" in named else named) for workspace, named in found.values()]


def expect(path: Path) -> None:
    """Refuse a file or folder that somebody names and that is not there."""
    if not os.path.lexists(path):
        raise Refusal(f"{path} tidak ada", "periksa nama berkas atau foldernya")


def reason(error: OSError) -> str:
    """Say why the system refused, in Indonesian for what happens to people."""
    number = error.errno or 0
    # Words that are not the system's are zi's own; Windows has others than those of the C library.
    is_systems = getattr(error, "winerror", None) or error.strerror == os.strerror(number)
    if error.strerror and not is_systems:
        return error.strerror
    return REASONS.get(number, f"sistem menolaknya, nomor {number}" if number else "sebab tidak diketahui")


def way_out(error: OSError) -> str:
    """Say what can be done where the system refused."""
    return WAYS_OUT.get(error.errno or 0, "periksa nama dan foldernya, lalu ulangi")


def refuse_unread(*read: Dibaca[Any] | None, pesan: str = "ada berkas yang belum bisa dibaca") -> None:
    """Refuse to go on without files that do not fit, and name all that is wrong with them."""
    broken = tuple(dict.fromkeys(problem for one in read if one and one.isi is None for problem in one.masalah))
    if broken:
        raise Refusal(pesan, "perbaiki yang disebut di atas, lalu ulangi", broken)


def _as_named(read: Dibaca[T], named: dict[str, int]) -> Dibaca[T]:
    """Refuse a file whose content says another year or period than its name."""
    said = {key: getattr(read.isi, key) for key in named} if read.isi is not None else named
    wrong = [
        Temuan(
            Letak(read.nama, (key,)),
            f"{key} {'(belum ditulis)' if said[key] is None else said[key]} berbeda dari nama berkas {Path(read.nama).name}",
            f"tulis {key}: {value}, atau ganti nama berkasnya",
            ganti=(str(value),),
        )
        for key, value in named.items()
        if said[key] != value
    ]
    if not wrong:
        return read
    problems = (read.sumber.show("ZI132", "galat", one) for one in wrong)
    return Dibaca(read.sumber, None, (*read.masalah, *problems))


def refused(nama: str, pesan: str, saran: str) -> tuple[Sumber, Masalah]:
    """Give a file that is not read, and why."""
    return Sumber(nama, b""), Masalah(nama, 1, 1, "ZI115", "galat", pesan, saran)

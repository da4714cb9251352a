"""What changed in a period after somebody answered for it, each change once: only units that approve periods need it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from zi_cli.core.approval import act_of, changes_since_submission, command, forbidden_changes, last, scope
from zi_cli.core.fingerprint import BahanSidik, PerubahanSidik, bahan_sidik, kalimat
from zi_cli.core.unit import UnitRecords
from zi_cli.model.kalimat import Words
from zi_cli.model.masalah import Letak, Perihal, Temuan
from zi_cli.model.persetujuan import Persetujuan
from zi_cli.model.tulisan import daftar

How = Literal["disetujui", "dibuka_kembali", "diajukan"]
"""After what: an approval, an opening with a scope, a submission."""
LAMPAU = ("pembanding", "kumulatif")
"""The kinds of items that hold data of an earlier year."""
Berubah = tuple[Letak, Words, Persetujuan, PerubahanSidik]
"""A change with its place and its sentence, and the period that it changes."""


def changed(unit: UnitRecords, how: How) -> Iterator[Temuan]:
    """Name each change once, with all the periods it changes."""
    found: dict[tuple[Letak, Words], list[Berubah]] = {}
    changes = list(_changes(unit, how))
    years = {persetujuan.tahun for _, _, persetujuan, change in changes if change.jenis not in LAMPAU}
    for one in sorted(changes, key=lambda one: one[3].jenis in LAMPAU):
        change = one[3]
        if change.jenis not in LAMPAU or _year_of(change) not in years:  # else that year names what changed
            found.setdefault(one[:2], []).append(one)
    for (letak, said), together in found.items():
        after, way = _after(how, [persetujuan for _, _, persetujuan, _ in together])
        perihal = tuple(Perihal(change.kunci, persetujuan.tahun) for _, _, persetujuan, change in together)
        yield Temuan(letak, (*said, after), way, perihal)


def _year_of(change: PerubahanSidik) -> int:
    """Give the earlier year whose data a change is of."""
    return int(change.kunci.rpartition("/")[2])


def _changes(unit: UnitRecords, how: How) -> Iterator[Berubah]:
    for log, persetujuan in unit.periode:
        if bahan := bahan_sidik(unit, persetujuan.periode):
            for change in _named(how, persetujuan, bahan):
                place = next(_places(unit, bahan, change), Letak(log))
                yield place, kalimat(change, bahan.nomor, persetujuan.tahun), persetujuan, change


def _named(how: How, persetujuan: Persetujuan, bahan: BahanSidik) -> Sequence[PerubahanSidik]:
    """Give the changes of a period that one of the three rules names."""
    if how == "diajukan":
        forbidden = forbidden_changes(persetujuan, bahan)
        return [one for one in changes_since_submission(persetujuan, bahan) if one not in forbidden]
    return forbidden_changes(persetujuan, bahan) if (persetujuan.status == "disetujui") == (how == "disetujui") else ()


def _after(how: How, periods: Sequence[Persetujuan]) -> tuple[str, str]:
    """Say after what something changed, and the way out."""
    if how == "diajukan":
        acts = [f"{one.nama} diajukan" for one in periods]
        ways = [command("kembalikan", one) for one in periods]
        return f" sesudah {daftar(acts)}", f"kembalikan dulu, lalu ajukan lagi: {'; '.join(ways)}"
    if how == "dibuka_kembali":
        acts = [f"{one.nama} hanya dibuka untuk {daftar(scope(one))}" for one in periods]
        return (
            f", padahal {daftar(acts)}",
            "kembalikan seperti semula; butir lain baru dapat dibuka sesudah periode ini diajukan dan disetujui lagi",
        )
    acts = [f"{one.nama} disetujui {act_of(line)}" for one in periods if (line := last(one, "setujui"))]
    ways = [command("buka_kembali", one) for one in periods]
    return f" sesudah {daftar(acts)}", f"kembalikan seperti semula, atau buka: {'; '.join(ways)}"


def _places(unit: UnitRecords, bahan: BahanSidik, change: PerubahanSidik) -> Iterator[Letak]:
    """Find where what changed stands; what is in no file any more stands nowhere."""
    kind, _, rest = change.kunci.partition("/")
    recorded, realisasi = unit.realisasi_of(bahan.tahun)
    match kind:
        case "realisasi" if realisasi:
            yield Letak(recorded, ("contoh",))
        case "indikator" if realisasi:
            yield Letak(recorded, (kind, *rest.split("/")))
        case "aktivitas" if realisasi:
            id_, _, bulan = rest.partition("/")
            at = [n for n, one in enumerate(realisasi.aktivitas.get(id_, ())) if str(one.bulan) == bulan]
            yield Letak(recorded, (kind, id_, *at[:1]))
        case "pembanding" | "kumulatif" if compared := unit.realisasi_of(_year_of(change))[0]:
            yield Letak(compared, ("indikator", change.id) if kind == "kumulatif" else ())
        case "butir" | "target" | "rencana":
            node = bahan.outline.of(rest)
            below = ("target", bahan.tahun) if kind == "target" else ()
            yield node.letak.below(*below) if node else Letak(bahan.outline.berkas, ("program",))
        case "pengaturan" | "penanda_tangan" if unit.berkas_pengaturan:
            yield Letak(unit.berkas_pengaturan, ("jabatan",) if kind == "penanda_tangan" else ())
        case "register":
            yield from (Letak(berkas, ("bukti", rest)) for berkas, one in unit.register if rest in one.bukti)
        case "rekomendasi":
            lists = reversed(unit.rekomendasi)
            yield from (Letak(berkas, ("rekomendasi", rest)) for berkas, one in lists if rest in one.rekomendasi)
        case "narasi" if change.cara != "dihapus":
            ending = f"/narasi/{bahan.periode.kunci}/{rest}"
            yield from (Letak(berkas) for berkas, _ in unit.narasi if berkas.endswith(ending))

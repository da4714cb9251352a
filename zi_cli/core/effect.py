"""What a change does to the figures: the plan's own score and each indikator, year by year, on both sides."""

from datetime import date

from zi_cli.core.assessment import Bahan, Penilaian, assess
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.position import posisi
from zi_cli.core.summary import Rerata
from zi_cli.core.unit import UnitRecords
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import Periode


@frozen
class Dampak:
    """One year in which some figure changed; a pair is None where a side has no such indikator."""

    lama: Penilaian
    baru: Penilaian
    indikator: tuple[tuple[CapaianIndikator | None, CapaianIndikator | None], ...]

    @property
    def tahun(self) -> int:
        """The year."""
        return self.baru.posisi.tahun

    @property
    def skor_berubah(self) -> bool:
        """Whether the plan's own score, or what it is measured against, changed."""
        return _standing(self.lama) != _standing(self.baru)

    @property
    def rata_rata(self) -> tuple[tuple[str, Rerata, Rerata], ...]:
        """The means of capaian that changed: of the whole, without a number, and of each program by its own."""
        before, after = _means(self.lama), _means(self.baru)
        pairs = ((nomor, before[id_][1], now) for id_, (nomor, now) in after.items() if id_ in before)
        return tuple(one for one in pairs if one[1].persen != one[2].persen)


def effects(lama: UnitRecords, baru: UnitRecords, hari_ini: date) -> tuple[Dampak, ...]:
    """Give the years, of those that both sides can judge and at least one has records of, in which a figure changed."""
    recorded = {isi.tahun for side in (lama, baru) for _, isi in side.realisasi}
    found: list[Dampak] = []
    for tahun in sorted(recorded):
        before, after = lama.bahan(tahun), baru.bahan(tahun)
        if before is None or after is None or _is_same(before, after):
            continue
        at = posisi(Periode(tahun), hari_ini=hari_ini)
        old, new = assess(before, at), assess(after, at)
        dampak = Dampak(old, new, _changed(old, new))
        if dampak.indikator or dampak.skor_berubah or dampak.rata_rata:
            found.append(dampak)
    return tuple(found)


def _is_same(one: Bahan, other: Bahan) -> bool:
    same_records = one.realisasi is other.realisasi or one.realisasi == other.realisasi
    same_rules = one.rencana is other.rencana and one.pengaturan == other.pengaturan
    return same_records and same_rules and one.lampau == other.lampau


def _standing(penilaian: Penilaian) -> tuple[object, ...]:
    skor = penilaian.skor
    return skor.nilai, skor.tercapai, skor.dinilai, skor.target


def _means(penilaian: Penilaian) -> dict[str, tuple[str, Rerata]]:
    programs = {one.butir.id: (one.butir.nomor, one.rekap.rata_capaian) for one in penilaian.program}
    return {"": ("", penilaian.keseluruhan.rata_capaian), **programs}


def _changed(old: Penilaian, new: Penilaian) -> tuple[tuple[CapaianIndikator | None, CapaianIndikator | None], ...]:
    before = {one.butir.id: one for one in old.indikator if not one.dihitung}
    after = {one.butir.id: one for one in new.indikator if not one.dihitung}
    pairs = ((before.get(id_), after.get(id_)) for id_ in dict.fromkeys((*after, *before)))
    return tuple((was, now) for was, now in pairs if _figure(was) != _figure(now))


def _figure(one: CapaianIndikator | None) -> tuple[object, ...] | None:
    return (one.capaian, one.keadaan, one.antara) if one else None

"""The plan as it judges a year on a day: the indikator that count in it, each with the targets in force."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from zi_cli.core.outline import Butir, Direvisi, Outline
from zi_cli.model.label import label_of
from zi_cli.model.masalah import Letak
from zi_cli.model.rencana import Indikator


def in_force(whole: Outline, tahun: int, per: date) -> Outline:
    """Leave out the indikator that do not count in a year, and apply the revisions of targets up to a day."""
    revised = _revised(whole, per)
    kept = [one for one in whole.indikator if one.isi.counts_in(tahun)]
    if not revised and len(kept) == len(whole.indikator):
        return whole
    return replace(whole, indikator=tuple(_with(one, revised.get(one.id, {}), tahun) for one in kept))


def _with(butir: Butir[Indikator], revised: Mapping[int, Direvisi], tahun: int) -> Butir[Indikator]:
    if not revised:
        return butir
    target = {**butir.isi.target, **{year: one.target for year, one in revised.items()}}
    return replace(butir, isi=replace(butir.isi, target=target), direvisi=revised.get(tahun))


def _revised(whole: Outline, per: date) -> dict[str, dict[int, Direvisi]]:
    """Give the last revision of each target, by indikator and year; one after a year's end changes nothing of it."""
    found: dict[str, dict[int, Direvisi]] = {}
    for one in sorted(revisions(whole), key=lambda one: one.tanggal):
        if one.tanggal <= min(per, date(one.tahun, 12, 31)):
            found.setdefault(one.id, {})[one.tahun] = one
    return found


def revisions(whole: Outline) -> Iterator[Direvisi]:
    """Give every revised target of an indikator of the plan, in the order they are written."""
    if not any(one.target for one in whole.rencana.revisi):
        return
    known = {one.id: one.isi for one in whole.indikator}
    for n, revisi in enumerate(whole.rencana.revisi):
        for id_, targets in revisi.target.items():
            for tahun, said in targets.items() if id_ in known else ():
                target = label_of(known[id_].kode, said) if isinstance(said, str) else said
                if target is not None:
                    letak = Letak(whole.berkas, ("revisi", n, "target", id_, tahun))
                    before = known[id_].target.get(tahun)
                    yield Direvisi(id_, tahun, Fraction(target), before, revisi.tanggal, revisi.dasar, letak)

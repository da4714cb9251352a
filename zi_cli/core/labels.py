"""Readings that name a label by its text, read by the plan's table: from then on a label is its number."""

from collections.abc import Mapping
from dataclasses import replace

from zi_cli.model.label import label_of
from zi_cli.model.realisasi import Bacaan, BacaanSetahun, Realisasi
from zi_cli.model.rencana import Rencana


def numbered(realisasi: Realisasi, rencana: Rencana) -> Realisasi:
    """Give every label its number; a text that is no label of its indikator stays, for a rule to name it."""
    tables = {
        one.id: one.kode
        for program in rencana.program
        for kegiatan in program.kegiatan
        for one in kegiatan.indikator
        if one.kode
    }
    read = {id_: _year(every, realisasi.tahun, tables.get(id_, {})) for id_, every in realisasi.indikator.items()}
    return replace(realisasi, indikator=read)


def _year(every: BacaanSetahun, tahun: int, table: Mapping[int, str]) -> BacaanSetahun:
    return replace(every, **{one.slot: _reading(read, table) for one, read in every.every(tahun)})


def _reading(bacaan: Bacaan, table: Mapping[int, str]) -> Bacaan:
    label = label_of(table, bacaan.kode) if isinstance(bacaan.kode, str) else None
    return bacaan if label is None else replace(bacaan, kode=label)

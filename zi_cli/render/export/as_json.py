"""The tidy tables as JSON, with the columns they have."""

from collections.abc import Mapping, Sequence
from typing import Any

from zi_cli.core.assessment import Penilaian
from zi_cli.core.tables import SKEMA_TABEL, TABEL, Baris, Kolom
from zi_cli.render.json_text import json_text


def tables_json(unit: str, penilaian: Penilaian, rows: Mapping[str, Sequence[Baris]]) -> dict[str, Any]:
    """Give every table as data, in the fixed shape."""
    posisi = penilaian.posisi
    return {
        "skema": SKEMA_TABEL,
        "unit": unit,
        "tahun": posisi.tahun,
        "periode": posisi.periode.slot,
        "per": posisi.per,
        "catatan_sampai": posisi.catatan_di_berkas,
        "contoh": penilaian.contoh,
        "kolom": {tabel.nama: [_column(one) for one in tabel.kolom] for tabel in TABEL},
        "tabel": {tabel.nama: [_row(tabel.kolom, row) for row in rows[tabel.nama]] for tabel in TABEL},
    }


def tables_text(data: Mapping[str, Any]) -> str:
    """Write that as the file it is kept in."""
    return json_text(dict(data), 2) + "\n"


def _column(one: Kolom) -> dict[str, Any]:
    return {"nama": one.nama, "jenis": one.jenis, "kosong": one.kosong, "satuan": one.satuan, "uraian": one.uraian}


def _row(columns: Sequence[Kolom], row: Baris) -> dict[str, Any]:
    return {one.nama: cell for one, cell in zip(columns, row, strict=True)}

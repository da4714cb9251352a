"""The screen of `zi` alone: the headline, what is late, what this month asks for, and where to go on."""

from collections.abc import Iterator
from typing import Any

from zi_cli.core.assessment import Penilaian
from zi_cli.core.due import Tempo
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.headline import score, title
from zi_cli.render.layout import Block, Span, heading, line
from zi_cli.render.screens.due import due_json, occurrence_table
from zi_cli.render.screens.status import score_json

MOST_SHOWN = 8
"""So many lines of each list; a first screen is read, not scrolled."""


def today_screen(penilaian: Penilaian, tempo: Tempo) -> Iterator[Block]:
    """Lay out the day."""
    bulan = NAMA_BULAN[tempo.bulan - 1]
    open_now = [one for one in tempo.jatuh_tempo if not one.is_done and one.keadaan != "batal"]
    yield title(penilaian)
    yield line()
    yield from score(penilaian)
    for judul, kejadian in (("Lewat", tempo.lewat), (f"Jatuh tempo akhir {bulan}, belum selesai", open_now)):
        yield from heading(f"{judul} ({len(kejadian)})")
        if kejadian:
            yield occurrence_table(kejadian[:MOST_SHOWN], tempo.tahun)
        if len(kejadian) > MOST_SHOWN:
            yield line(Span(f"    … dan {len(kejadian) - MOST_SHOWN} lagi: zi due --month {bulan}", "redup"))
    unread = sum(one.keadaan == "belum_diisi" and not one.dihitung for one in penilaian.indikator)
    yield from heading("Indikator belum diisi", f"   {unread} dari {penilaian.keseluruhan.indikator}")
    yield line()
    yield line(Span("Selanjutnya: zi status · zi due · zi check · zi explain I.1 · zi --help", "redup"))


def today_json(penilaian: Penilaian, tempo: Tempo) -> dict[str, Any]:
    """Give the same as data: the due list with the headline beside it."""
    return {**due_json(tempo, penilaian), "capaian_rencana_aksi": score_json(penilaian)}

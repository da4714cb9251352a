"""What a month asks for: due in it, under way in it, and left undone by the months before."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.jabatan import kunci
from zi_cli.core.schedule import Kejadian, is_running_in
from zi_cli.model.frozen import frozen

T = TypeVar("T", Kejadian, CapaianIndikator)


@frozen
class Tempo:
    """The occurrences of one month, in three lists that are never mixed."""

    tahun: int
    bulan: int
    jatuh_tempo: tuple[Kejadian, ...]
    berjalan: tuple[Kejadian, ...]
    lewat: tuple[Kejadian, ...]
    terbit: tuple[CapaianIndikator, ...] = ()
    """The indikator of the year before whose figure is released by then and not recorded yet."""


def due_in(penilaian: Penilaian, bulan: int, sebelumnya: Penilaian | None = None) -> Tempo:
    """Give what a month asks for; `sebelumnya` is the year before, whose undone work new year does not forget."""
    earlier = sebelumnya.kejadian if sebelumnya else ()
    late = [one for one in earlier if one.keadaan == "lewat"]
    late += [one for one in penilaian.kejadian if one.keadaan == "lewat" and one.bulan < bulan]
    grace = [one for one in earlier if one.in_grace]
    grace += [one for one in penilaian.kejadian if one.in_grace and one.bulan != bulan]
    return Tempo(
        penilaian.posisi.tahun,
        bulan,
        (*grace, *(one for one in penilaian.kejadian if one.bulan == bulan)),
        tuple(one for one in penilaian.kejadian if is_running_in(one.jendela, bulan)),
        tuple(late),
        tuple(_released_by(sebelumnya, bulan)) if sebelumnya else (),
    )


def _released_by(sebelumnya: Penilaian, bulan: int) -> Iterator[CapaianIndikator]:
    for one in sebelumnya.indikator:
        if one.indikator.rilis and one.indikator.rilis.bulan <= bulan and not one.bacaan.susulan:
            yield one


def of_post(tempo: Tempo, post: str | None) -> Tempo:
    """Keep what a post answers for; all where none is named."""

    def kept(kejadian: tuple[T, ...]) -> tuple[T, ...]:
        # The year before may stand in another plan, which spells the post in another way.
        return tuple(one for one in kejadian if post is None or kunci(post) in map(kunci, one.penanggung_jawab))

    due, running, late = kept(tempo.jatuh_tempo), kept(tempo.berjalan), kept(tempo.lewat)
    return replace(tempo, jatuh_tempo=due, berjalan=running, lewat=late, terbit=kept(tempo.terbit))

"""What a judgement leaves to somebody: behind its target, not read, late, unproven."""

from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.evidence import Ditolak, rejected
from zi_cli.core.schedule import Kejadian
from zi_cli.model.frozen import frozen


@frozen
class Sisa:
    """The items, each kind in printed order; computed indikator are nobody's task."""

    belum_tercapai: tuple[CapaianIndikator, ...]
    belum_diisi: tuple[CapaianIndikator, ...]
    lewat: tuple[Kejadian, ...]
    tanpa_bukti: tuple[Kejadian, ...]
    ditolak: tuple[Ditolak, ...]


def remaining(penilaian: Penilaian) -> Sisa:
    """Give what is left to do."""
    others = [one for one in penilaian.indikator if not one.dihitung]
    return Sisa(
        tuple(one for one in others if one.is_behind),
        tuple(one for one in others if one.keadaan == "belum_diisi"),
        tuple(one for one in penilaian.kejadian if one.keadaan == "lewat"),
        tuple(one for one in penilaian.kejadian if one.selesai_tanpa_bukti),
        rejected(penilaian),
    )

"""From a unit's files to all its records, and to what keeps a file from being one."""

from collections.abc import Iterable
from typing import Any

from zi_cli.core.unit import UnitRecords
from zi_cli.files.narasi import narasi
from zi_cli.files.reading import Dibaca
from zi_cli.files.workspace import BAGIAN, Workspace
from zi_cli.model.periode import Periode


def read_unit(
    workspace: Workspace, parts: Iterable[str] = BAGIAN, asked: tuple[Periode, ...] = ()
) -> tuple[UnitRecords, list[Dibaca[Any]]]:
    """Read plans, settings and some parts of a workspace; gives the files as they were read too.

    Texts are looked at where a period has a log, and for the periods that are `asked` about.
    """
    held = {part: workspace.every(part) if part in parts else () for part in BAGIAN}
    settings = workspace.pengaturan
    read: list[Dibaca[Any]] = [*workspace.rencana, *(one for part in held.values() for one in part)]
    read += [settings] if settings else []
    periods = sorted({*workspace.places.periods(), *asked}) if "periode" in parts else []
    unit = UnitRecords(
        workspace.outlines,
        **{part: tuple((one.nama, one.isi) for one in kept if one.isi) for part, kept in held.items()},
        pengaturan=workspace.setelan,
        berkas_pengaturan=settings.nama if settings else "",
        narasi=tuple(one for period in periods for one in narasi(workspace.places, period)),
        bernarasi=tuple(workspace.places.narrated()),
        tak_dibaca=tuple(workspace.places.unread()),
        sisa=tuple(map(workspace.places.name, workspace.places.leftovers())),
        terputus=workspace.terputus,
        tak_terbaca=frozenset(one.nama for one in read if one.isi is None),
        lampau=(),
    )
    return unit, read

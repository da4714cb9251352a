"""What the rules find in one workspace: for `zi check`, for who submits a period, and for whoever shows it."""

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zi_cli.checks.rule import Seluruhnya
    from zi_cli.files.reading import Dibaca
    from zi_cli.files.workspace import Workspace
    from zi_cli.model.masalah import Masalah


def judged(
    workspace: "Workspace", hari_ini: "date", against: str | None
) -> tuple[list["Masalah"], list[str], list[str]]:
    """Give what problems_and_files gives, and what is wrong with the change since a revision."""
    found, read, passed_over = problems_and_files(workspace, hari_ini)
    if against is not None:
        from zi_cli.cli.against import problems_of_change  # noqa: PLC0415  git is asked only then

        found = in_order([*found, *problems_of_change(workspace, against, hari_ini, found)])
    return found, read, passed_over


def problems(workspace: "Workspace", hari_ini: "date | None" = None) -> tuple[list["Masalah"], int]:
    """Give every problem of a workspace, in order of place, and how many files were read."""
    found, read, _ = problems_and_files(workspace, hari_ini)
    return found, len(read)


def problems_and_files(
    workspace: "Workspace", hari_ini: "date | None" = None
) -> tuple[list["Masalah"], list[str], list[str]]:
    """Give every problem of a workspace in order of place, the files that were read, and the file of each one ignored.

    Without a day nothing that is ignored has expired.
    """
    from zi_cli.checks.all_rules import EVERY, findings  # noqa: PLC0415  --help needs none of it
    from zi_cli.checks.severity import settle  # noqa: PLC0415
    from zi_cli.files.nasional import nasional  # noqa: PLC0415

    seluruhnya, read = everything(workspace)
    found_by_rules = findings(seluruhnya, nasional())
    standing, passed_over = settle(seluruhnya, found_by_rules, (rule.kode for rule in EVERY), hari_ini)
    found = [problem for one in read for problem in one.masalah]
    found += [workspace.sumber(one.letak.berkas).show(kode, tingkat, one) for kode, tingkat, one in standing]
    return in_order(found), [one.nama for one in read], [one.letak.berkas for one in passed_over]


def in_order(found: "list[Masalah]") -> "list[Masalah]":
    """Give each problem once, in order of place."""
    return sorted(set(found), key=lambda one: (one.berkas, one.baris, one.kolom, one.kode, one.pesan))


def everything(
    workspace: "Workspace", asked: tuple[tuple[int, int], ...] = ()
) -> tuple["Seluruhnya", list["Dibaca[Any]"]]:
    """Read every file of a workspace: the records that fit, and the files as they were read.

    Texts are looked at where a period has a log, and for the periods that are `asked` about.
    """
    from zi_cli.checks.rule import Seluruhnya  # noqa: PLC0415  as above
    from zi_cli.core.outline import outline  # noqa: PLC0415
    from zi_cli.files.workspace import BAGIAN  # noqa: PLC0415

    parts = {part: workspace.every(part) for part in BAGIAN}
    pengaturan = workspace.pengaturan
    read: list[Dibaca[Any]] = [*workspace.rencana, *(one for part in parts.values() for one in part)]
    read += [pengaturan] if pengaturan else []
    seluruhnya = Seluruhnya(
        tuple(outline(one.isi, one.nama) for one in workspace.rencana if one.isi),
        **{part: tuple((one.nama, one.isi) for one in kept if one.isi) for part, kept in parts.items()},
        pengaturan=pengaturan.isi if pengaturan else None,
        tak_dibaca=tuple(workspace.places.unread()),
        berkas_pengaturan=pengaturan.nama if pengaturan else "",
        narasi=_narasi(workspace, asked),
        tak_terbaca=tuple(one.nama for one in read if one.isi is None),
    )
    return seluruhnya, read


def _narasi(workspace: "Workspace", asked: tuple[tuple[int, int], ...]) -> tuple[tuple[str, str], ...]:
    periods = sorted({*workspace.places.periods(), *asked})
    if not periods:
        return ()
    from zi_cli.files.narasi import narasi  # noqa: PLC0415  only units that approve periods need it

    return tuple(one for period in periods for one in narasi(workspace.places, *period))

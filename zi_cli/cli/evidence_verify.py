"""`zi evidence verify`: whether what was recorded as evidence is still there, still the same, and used once."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Format, Year, YearArgument
from zi_cli.cli.question import open_workspace
from zi_cli.model.frozen import frozen

if TYPE_CHECKING:
    from zi_cli.core.evidence import Pemakaian
    from zi_cli.core.unit import UnitRecords
    from zi_cli.files.links import Tautan
    from zi_cli.files.unit_folder import UnitFolder
    from zi_cli.files.workspace import Workspace
    from zi_cli.model.bukti import Bukti
    from zi_cli.model.masalah import Letak, Temuan

Online = Annotated[bool, typer.Option("--online", help="Buka juga alamat webnya satu per satu.")]
Limit = Annotated[
    float,
    typer.Option("--limit", "--batas", metavar="DETIK", min=1, help="Batas waktu seluruh pemeriksaan alamat web."),
]


@frozen
class Ditanya:
    """Everything that names evidence, and what of it belongs to the years that are asked about."""

    seluruhnya: "UnitRecords"
    years: Collection[int]
    entri: "Sequence[tuple[Letak, str, Bukti]]"
    pemakaian: "Sequence[Pemakaian]"

    def first_places(self) -> "dict[str, Letak]":
        """Give each piece of evidence once, with the place that names it: the register's where it has one."""
        return {use.berkas: use.letak for use in reversed(self.pemakaian)} | {key: at for at, key, _ in self.entri}


def verify(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    year: Year = None,
    online: Online = False,
    limit: Limit = 60.0,
    format_: Format = "text",
    folder: Folder = None,
) -> None:
    """Periksa bukti: berkasnya ada, isinya tetap, tanggalnya cocok, tidak ganda. Bila ada masalah, kode keluar 1."""
    from zi_cli.cli.output import answer  # noqa: PLC0415  --help needs none of it
    from zi_cli.render.screens.evidence import Cela, verify_json, verify_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    workspace = open_workspace(ctx, folder)
    said = argument_or_option(tahun, year)
    asked = _asked(workspace, said)
    links = _ask_online(asked, limit) if online else []
    wrong = (*_without_disk(asked), *_on_disk(asked, workspace.places), *_dead(asked, links))
    found = sorted(
        {
            Cela(one.letak.berkas, workspace.sumber(one.letak.berkas).locate(one.letak)[0], one.pesan, one.saran)
            for one in wrong
        }
    )
    checked = len(asked.first_places())
    answers = [(one.alamat, one.jawaban, one.kata) for one in links]
    unseen = _unseen(asked, online=online)
    answer(chosen, lambda: verify_screen(found, checked, answers, unseen), lambda: verify_json(found, checked, answers))
    raise typer.Exit(int(bool(found)))


def _unseen(asked: Ditanya, *, online: bool) -> list[str]:
    """Count what was not looked into: addresses that were not opened, and secret files that are not here."""
    from zi_cli.core.evidence import is_web  # noqa: PLC0415  --help needs none of it

    secret = sum(entry.kerahasiaan == "rahasia" for _, _, entry in asked.entri)
    web = 0 if online else sum(map(is_web, asked.first_places()))
    counted = ((web, "alamat web (dibuka dengan --online)"), (secret, "berkas rahasia"))
    return [f"{count} {words}" for count, words in counted if count]


def argument_or_option(argument: str | None, option: str | None) -> int | None:
    """Give the year that was said; None where none was."""
    return None if argument is None and option is None else options.tahun(argument, option, date.max, ())


def _asked(workspace: "Workspace", tahun: int | None) -> Ditanya:
    """Read all that names evidence; refused where a file of it cannot be read."""
    from zi_cli.checks.register import entries, uses_of  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.unit_records import read_unit  # noqa: PLC0415
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    whole, read = read_unit(workspace)
    broken: tuple[Any, ...] = tuple(problem for one in read if one.isi is None for problem in one.masalah)
    if broken:
        raise Refusal("ada berkas yang belum bisa dibaca", "perbaiki yang disebut di atas, lalu ulangi", broken)
    every = {isi.tahun for _, isi in whole.register} | {isi.tahun for _, isi in whole.realisasi}
    years = every if tahun is None else {tahun}
    kept = [(letak, key, entry) for letak, year, key, entry in entries(whole) if year in years]
    return Ditanya(whole, years, kept, [use for use in uses_of(whole) if use.tahun in years])


def _without_disk(asked: Ditanya) -> "Iterator[Temuan]":
    """Give what the rules of `zi check` say of these years, and what they leave to this command."""
    from zi_cli.checks.bukti import WAY_OUT, why_refused  # noqa: PLC0415  --help needs none of it
    from zi_cli.checks.register import ATURAN, named, unregistered  # noqa: PLC0415
    from zi_cli.model.masalah import Temuan  # noqa: PLC0415

    whole = asked.seluruhnya
    mine = {nama for nama, isi in whole.register if isi.tahun in asked.years}
    mine |= {nama for nama, isi in whole.realisasi if isi.tahun in asked.years}
    for rule in ATURAN:
        yield from (one for one in rule.find(whole) if one.letak.berkas in mine)
    known = {key for _, key, _ in asked.entri}
    for use in asked.pemakaian:
        why = why_refused(use.berkas)
        if why:
            yield Temuan(use.letak, f"alamat bukti {named(use.berkas)} {why}", WAY_OUT)
        elif use.berkas not in known:
            yield unregistered(use)


def _on_disk(asked: Ditanya, places: "UnitFolder") -> "Iterator[Temuan]":
    """Look at each file, and at the files of the folders that nobody registered."""
    from zi_cli.checks.bukti import why_refused  # noqa: PLC0415  --help needs none of it
    from zi_cli.checks.register import named  # noqa: PLC0415
    from zi_cli.core.evidence import is_web  # noqa: PLC0415
    from zi_cli.files.evidence import Sidik, stored, what_is_wrong  # noqa: PLC0415
    from zi_cli.model.masalah import Letak, Temuan  # noqa: PLC0415

    for letak, key, entry in asked.entri:
        if is_web(key) or why_refused(key):
            continue
        is_whole = entry.sha256 is not None and entry.ukuran is not None
        sidik = Sidik(entry.sha256 or "", entry.ukuran or 0) if is_whole else None
        wrong = what_is_wrong(places, key, sidik, rahasia=entry.kerahasiaan == "rahasia")
        if wrong:
            yield Temuan(letak, f"{named(key)}: {wrong[0]}", wrong[1])
    places_of = asked.first_places()
    for tahun in sorted(asked.years):
        for key in stored(places, tahun):
            if key not in places_of:
                yield Temuan(
                    Letak(places.name(places.plans / key)),
                    "berkas ini ada di folder bukti, tetapi tidak disebut di mana pun",
                    "catat dengan zi evidence add, atau hapus berkasnya",
                )


def _ask_online(asked: Ditanya, limit: float) -> "list[Tautan]":
    """Ask every address on the web, behind a bar where somebody watches."""
    from zi_cli.cli.waiting import one_by_one, progress  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.evidence import is_web  # noqa: PLC0415
    from zi_cli.files.links import ask_all  # noqa: PLC0415

    alamat = [key for key in asked.first_places() if is_web(key)]
    with progress("alamat") as line:
        return ask_all(alamat, limit, one_by_one(line, len(alamat)))


def _dead(asked: Ditanya, links: "Sequence[Tautan]") -> "Iterator[Temuan]":
    from zi_cli.checks.register import named  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.masalah import Temuan  # noqa: PLC0415

    places = asked.first_places()
    for one in links:
        if one.jawaban == "mati":
            yield Temuan(
                places[one.alamat],
                f"alamat {named(one.alamat)}: {one.kata}",
                "periksa alamatnya di peramban; simpan berkasnya sendiri dengan zi evidence add bila sudah hilang",
            )

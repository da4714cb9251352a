"""`zi status`: how far the plan has come."""

from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import options
from zi_cli.cli.options import Folder, Format, NoCache, Per, Post, ProgramKey, Semester, Today, Year, YearArgument
from zi_cli.cli.question import ask, hint

if TYPE_CHECKING:
    from zi_cli.core.assessment import Penilaian

Rinci = Annotated[bool, typer.Option("--rinci", help="Tampilkan semua indikator, bukan hanya yang perlu perhatian.")]


def status(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    semester: Semester = None,
    per: Per = None,
    program: ProgramKey = None,
    pj: Post = None,
    rinci: Rinci = False,
    year: Year = None,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
    no_cache: NoCache = False,  # noqa: ARG001  decided before typer is imported
) -> None:
    """Capaian rencana aksi: angka pokok, tiap program, dan indikator yang perlu perhatian."""
    from zi_cli.cli.output import answer  # noqa: PLC0415  --help needs none of it
    from zi_cli.render.screens.status import status_json, status_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    question = ask(ctx, folder, today, tahun, year)
    whole = question.assess(options.semester(semester), options.tanggal(per))
    shown = narrowed(whole, program, pj)
    detailed = rinci or shown is not whole
    advice = None
    if question.workspace.places.years_of("rekomendasi"):
        from zi_cli.cli.advice import of_status  # noqa: PLC0415  most units keep none

        advice = of_status(question, shown, program, pj)
    answer(
        chosen,
        lambda: status_screen(shown, rinci=detailed, rekomendasi=advice),
        lambda: status_json(shown, question.lines(), advice),
    )
    hint(question, whole)


def narrowed(whole: "Penilaian", program: str | None, pj: str | None) -> "Penilaian":
    """Keep the program and the post that are asked for."""
    from zi_cli.core.assessment import select  # noqa: PLC0415
    from zi_cli.core.outline import jabatan  # noqa: PLC0415

    if program is None and pj is None:
        return whole
    found = [one for one in whole.outline.find(program or "") if one in whole.outline.program]
    names = {one.nama: one.id for one in whole.outline.program}
    kept = found[0].id if found else names[options.the_one(program, names, "program")] if program else None
    post = options.the_one(pj, jabatan(whole.outline), "penanggung jawab") if pj else None
    return select(whole, options.keeper(kept), options.keeper(post))

"""`zi evidence`: what proves the year, what is not proven yet, and whether the proof still stands."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.change import By, DryRun, approvals, change, who
from zi_cli.cli.evidence_add import add, git_beside
from zi_cli.cli.evidence_verify import verify
from zi_cli.cli.help import Command, Group
from zi_cli.cli.options import Folder, Format, Month, Post, Today, Year, YearArgument
from zi_cli.cli.question import ask
from zi_cli.model.tulisan import daftar

if TYPE_CHECKING:
    from zi_cli.core.people import Pelaku
    from zi_cli.files.workspace import Workspace
    from zi_cli.model.bukti import Bukti, HasilPeriksa
    from zi_cli.render.screens.evidence import Terdaftar

Of = Annotated[
    str | None,
    typer.Option(
        "--for",
        "--untuk",
        metavar="ID",
        help="Hanya bukti aktivitas atau indikator ini.",
        autocompletion=completion.nodes,
    ),
]
Reviewed = Annotated[str, typer.Argument(metavar="BUKTI", help="Bukti yang diperiksa; sebagian namanya cukup.")]
Accept = Annotated[bool, typer.Option("--accept", "--sesuai", help="Bukti ini sesuai.")]
Reject = Annotated[bool, typer.Option("--reject", "--tidak-sesuai", help="Bukti ini tidak sesuai; --note wajib.")]
Note = Annotated[str | None, typer.Option("--note", "--catatan", metavar="TEKS", help="Catatan pemeriksa.")]


def list_(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    year: Year = None,
    untuk: Of = None,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Bukti satu tahun: untuk apa, tanggalnya, dan sudahkah diperiksa orang lain."""
    from zi_cli.cli.output import answer  # noqa: PLC0415  --help needs none of it
    from zi_cli.render.screens.evidence import list_json, list_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    question = ask(ctx, folder, today, tahun, year)
    found, contoh = evidence_of(question.workspace, question.tahun, untuk)
    answer(
        chosen,
        lambda: list_screen(question.tahun, found, contoh=contoh),
        lambda: list_json(question.tahun, found, contoh=contoh),
    )


def evidence_of(workspace: "Workspace", tahun: int, untuk: str | None = None) -> tuple[list["Terdaftar"], bool]:
    """Give what is registered or used in a year, and whether the year is an example."""
    from zi_cli.cli.explain import find_one  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.evidence import by_evidence, parse_untuk, uses  # noqa: PLC0415
    from zi_cli.core.outline import outline  # noqa: PLC0415
    from zi_cli.files.evidence import register_of  # noqa: PLC0415
    from zi_cli.render.screens.evidence import Terdaftar  # noqa: PLC0415

    bahan = workspace.bahan(tahun)
    whole = outline(bahan.rencana, bahan.berkas_rencana)
    wanted = find_one(whole, parse_untuk(untuk).kunci) if untuk is not None else None
    used = by_evidence(uses(whole, bahan.realisasi, bahan.berkas_realisasi)) if bahan.realisasi else {}
    entries = register_of(workspace, tahun)
    found = [Terdaftar(key, entries.get(key), tuple(used.get(key, ()))) for key in dict.fromkeys([*entries, *used])]
    if wanted:
        found = [one for one in found if any(use.butir.id == wanted.id for use in one.pemakaian)]
    return found, bool(bahan.realisasi and bahan.realisasi.contoh)


def missing(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    tahun: YearArgument = None,
    *,
    year: Year = None,
    month: Month = None,
    pj: Post = None,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Output yang selesai atau jatuh tempo tetapi belum punya bukti, menurut penanggung jawab."""
    from zi_cli.cli.output import answer  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.evidence import empty_slots  # noqa: PLC0415
    from zi_cli.core.outline import jabatan  # noqa: PLC0415
    from zi_cli.model.waktu import NAMA_BULAN, parse_bulan  # noqa: PLC0415
    from zi_cli.render.screens.evidence import missing_json, missing_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    penilaian = ask(ctx, folder, today, tahun, year).assess()
    found = empty_slots(penilaian, parse_bulan(month) if month else None)
    post = options.the_one(pj, jabatan(penilaian.outline), "penanggung jawab") if pj else None
    if post:
        found = tuple(one for one in found if post in one.kejadian.penanggung_jawab)
    narrowed = f", {NAMA_BULAN[parse_bulan(month) - 1]}" if month else ""
    narrowed += f", {post}" if post else ""
    answer(chosen, lambda: missing_screen(penilaian, found, narrowed), lambda: missing_json(penilaian, found))


def review(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    bukti: Reviewed,
    *,
    accept: Accept = False,
    reject: Reject = False,
    note: Note = None,
    year: Year = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Nyatakan satu bukti sesuai atau tidak sesuai; hanya oleh orang lain, bukan yang mencatatnya."""
    from zi_cli.cli.output import show  # noqa: PLC0415  --help needs none of it
    from zi_cli.render.screens.evidence import reviewed_screen  # noqa: PLC0415
    from zi_cli.yaml.edits import Put, edited  # noqa: PLC0415

    verdict = _verdict(note, accept=accept, reject=reject)
    day = options.hari_ini(ctx, today)
    with change(ctx, folder, dry_run=dry_run) as one:
        tahun, key, entry = _meant(one.workspace, bukti, options.tahun(None, year, day, ()) if year else None)
        actor = who(one, by, day)
        _refuse_own(key, entry, actor)
        _refuse_approved(one.workspace, tahun, key)
        path = one.workspace.places.register(tahun)
        one.put(path, edited(one.text(path), Put(("bukti", key, "periksa"), _review(verdict, actor, note, day))))
    if not dry_run:
        show(reviewed_screen(key, entry, verdict, actor.nama))


def _verdict(note: str | None, *, accept: bool, reject: bool) -> "HasilPeriksa":
    """Take the one verdict that was given; a rejection needs a word about it."""
    if accept == reject:
        message = "sebut salah satu: --accept bila sesuai, atau --reject bila tidak sesuai"
        raise typer.BadParameter(message)
    if note is not None and not (note.strip() and note.isprintable()):
        message = "catatan kosong atau memuat tanda yang tidak tampak"
        raise typer.BadParameter(message, param_hint="--note")
    if reject and note is None:
        message = 'bukti yang tidak sesuai memerlukan catatan, misalnya --note "belum ditandatangani"'
        raise typer.BadParameter(message, param_hint="--note")
    return "sesuai" if accept else "tidak_sesuai"


def _meant(workspace: "Workspace", said: str, tahun: int | None) -> tuple[int, str, "Bukti"]:
    """Find the registered evidence that is meant, in the year that was said or in any."""
    from zi_cli.files.evidence import register_of  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    years = [tahun] if tahun else workspace.places.years_of("register")
    found = [(year, key, entry) for year in years for key, entry in register_of(workspace, year).items()]
    if not found:
        raise Refusal("belum ada bukti yang terdaftar", "catat dulu dengan zi evidence add BERKAS --for ID")
    key = options.the_one(said.removeprefix("plans/"), [key for _, key, _ in found], "bukti")
    same = [one for one in found if one[1] == key]
    if len(same) > 1:
        listed = daftar([str(one[0]) for one in same])
        raise Refusal(f"{key} terdaftar untuk tahun {listed}", "sebut tahunnya dengan --year")
    return same[0]


def _refuse_own(key: str, entry: "Bukti", actor: "Pelaku") -> None:
    from zi_cli.core.people import are_two_people  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    if not are_two_people(entry.oleh, actor.nama):
        raise Refusal(
            f"{key} dicatat oleh {entry.oleh}, jadi tidak dapat diperiksa oleh orang yang sama",
            "minta orang lain memeriksanya; namanya disebut dengan --oleh",
        )


def _refuse_approved(workspace: "Workspace", tahun: int, key: str) -> None:
    """Refuse to change what the register says of evidence that a submitted or approved period's report reads."""
    from zi_cli.cli.period import material  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.approval import refuse_if_approved, scope  # noqa: PLC0415
    from zi_cli.core.fingerprint import key_of_evidence, used_evidence  # noqa: PLC0415

    item = key_of_evidence(key)
    for periode in approvals(workspace, (tahun, 1), (tahun, 2)):
        if any(item in step.sidik for step in periode.log):
            is_narrow = bool(scope(periode))
            users = used_evidence(material(workspace, tahun, periode.semester)) if is_narrow else {}
            refuse_if_approved(periode, [item], users)


def _review(verdict: "HasilPeriksa", actor: "Pelaku", note: str | None, day: date) -> dict[str, Any]:
    found = {"hasil": verdict, "oleh": actor.nama, "git": git_beside(actor), "tanggal": day, "catatan": note}
    return {name: value for name, value in found.items() if value is not None}


app = typer.Typer(cls=Group, rich_markup_mode=None, invoke_without_command=True)


@app.callback()
def start(ctx: typer.Context) -> None:
    """Bukti: dicatat bersama berkasnya, dicari yang belum ada, dan diperiksa lagi kemudian."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


for command, nama, short in (
    (add, "add", "Catat satu bukti: berkas atau alamat web."),
    (list_, "list", "Bukti satu tahun."),
    (missing, "missing", "Output yang belum punya bukti."),
    (verify, "verify", "Periksa berkas bukti: ada, dan isinya tetap."),
    (review, "review", "Nyatakan bukti sesuai atau tidak."),
):
    app.command(nama, cls=Command, short_help=short)(command)

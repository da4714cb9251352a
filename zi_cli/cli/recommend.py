"""`zi recommend`: recommendations, what was done about them, and what somebody else makes of that."""

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.change import By, DryRun, approvals, change, who
from zi_cli.cli.explain import find_one
from zi_cli.cli.help import Command, Group
from zi_cli.cli.options import Folder, Format, Post, Today, Year
from zi_cli.cli.question import ask

if TYPE_CHECKING:
    from zi_cli.core.followup import Pantauan
    from zi_cli.core.outline import Butir, Outline
    from zi_cli.files.workspace import Workspace
    from zi_cli.files.writing import Session
    from zi_cli.model.rekomendasi import Rekomendasi, TindakLanjut, Verifikasi
    from zi_cli.model.rencana import Aktivitas, Indikator

HEAD = "# yaml-language-server: $schema=../skema/rekomendasi.json\nskema: 1\ntahun: {tahun}\n"

Source = Annotated[
    str, typer.Option("--source", "--sumber", metavar="SUMBER", help="monev, ratl_pmpzi, tpi, tpn, apip, bpk, skm, …")
]
Items = Annotated[
    list[str],
    typer.Option(
        "--for",
        "--untuk",
        metavar="ID",
        help="Indikator atau aktivitas yang dimaksud; boleh berkali-kali.",
        autocompletion=completion.nodes,
    ),
]
Condition = Annotated[str, typer.Option("--condition", "--kondisi", metavar="TEKS", help="Apa yang ditemukan.")]
Wording = Annotated[
    str, typer.Option("--recommendation", "--rekomendasi", metavar="TEKS", help="Apa yang harus dilakukan.")
]
Answerable = Annotated[
    str | None,
    typer.Option(
        "--pj",
        metavar="JABATAN",
        help="Yang menindaklanjuti; tanpa ini penanggung jawab butir pertama.",
        autocompletion=completion.posts,
    ),
]
Issued = Annotated[
    str | None, typer.Option("--issued", "--terbit", metavar="TANGGAL", help="Tanggal terbit; tanpa ini hari ini.")
]
Deadline = Annotated[
    str | None,
    typer.Option("--deadline", "--tenggat", metavar="TANGGAL", help="Tenggat; tanpa ini 60 hari sesudah terbit."),
]
NewId = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="Id rekomendasi; tanpa ini dibuat dari kata-katanya.")
]
Key = Annotated[str, typer.Argument(metavar="ID", help="Id rekomendasi; lihat zi recommend list.")]
Note = Annotated[str, typer.Option("--note", "--catatan", metavar="TEKS", help="Apa yang dilakukan.")]
Day = Annotated[
    str | None, typer.Option("--date", "--tanggal", metavar="TANGGAL", help="Tanggal tindak lanjut; biasanya hari ini.")
]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", "--bukti", metavar="BERKAS|URL", help="Bukti di bawah plans/; boleh berkali-kali."),
]
Verdict = Annotated[
    str,
    typer.Option("--status", metavar="STATUS", help="sesuai, belum_sesuai, atau tidak_dapat_ditindaklanjuti."),
]
Reason = Annotated[str | None, typer.Option("--reason", "--alasan", metavar="TEKS", help="Alasan verifikasi.")]
Status = Annotated[
    str | None, typer.Option("--status", metavar="STATUS", help="Hanya yang berstatus ini, misalnya belum_sesuai.")
]
Overdue = Annotated[bool, typer.Option("--overdue", help="Hanya yang lewat tenggat.")]

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    invoke_without_command=True,
)


@app.callback()
def start(ctx: typer.Context) -> None:
    """Rekomendasi dan tindak lanjutnya: catat, tindak lanjuti, verifikasi, lihat."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@app.command(cls=Command, short_help="Catat rekomendasi baru.")
def add(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    *,
    source: Source,
    items: Items,
    condition: Condition,
    recommendation: Wording,
    pj: Answerable = None,
    issued: Issued = None,
    deadline: Deadline = None,
    id_: NewId = None,
    year: Year = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Catat rekomendasi baru, untuk satu atau beberapa indikator atau aktivitas."""
    from zi_cli.model.rekomendasi import Rekomendasi, Sumber  # noqa: PLC0415  --help needs none of it

    day = options.hari_ini(ctx, today)
    terbit = _issued(options.tanggal(issued), year, day)
    with change(ctx, folder, dry_run=dry_run) as one:
        whole = _outline(one.workspace, terbit.year)
        butir = [_item(whole, key) for key in items]
        isi = Rekomendasi(
            sumber=_known(source, get_args(Sumber), "--source"),
            butir=tuple(dict.fromkeys(found.id for found in butir)),
            kondisi=_text(condition, "--condition"),
            rekomendasi=_text(recommendation, "--recommendation"),
            penanggung_jawab=_post(one.workspace, whole, pj, butir[0]),
            terbit=terbit,
            tenggat=_deadline(options.tanggal(deadline), terbit),
            **_signature(one, by, day),
        )
        key = _fresh_id(one.workspace, id_, isi.rekomendasi)
        _write_new(one, key, isi)
    if not dry_run:
        _tell(one.workspace, key, day, f"zi recommend follow {key} --note …")


@app.command(cls=Command, short_help="Catat tindak lanjut.")
def follow(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: Key,
    *,
    note: Note,
    done: Day = None,
    evidence: Evidence = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Catat apa yang dilakukan atas sebuah rekomendasi, dengan buktinya."""
    from zi_cli.model.rekomendasi import TindakLanjut  # noqa: PLC0415  --help needs none of it

    day = options.hari_ini(ctx, today)
    with change(ctx, folder, dry_run=dry_run) as one:
        found = _find(one.workspace, key, day)
        made = TindakLanjut(
            tanggal=_done_on(options.tanggal(done) or day, day, found),
            uraian=_text(note, "--note"),
            bukti=tuple(_evidence(one.workspace, said) for said in evidence or ()),
            **_signature(one, by, day),
        )
        _append(one, found, "tindak_lanjut", made)
    if not dry_run:
        _tell(one.workspace, found.id, day, f"orang lain memeriksanya dengan zi recommend verify {found.id} --status …")


@app.command(cls=Command, short_help="Verifikasi tindak lanjut orang lain.")
def verify(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: Key,
    *,
    status: Verdict,
    reason: Reason = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Nyatakan hasil pemeriksaan tindak lanjut; tidak oleh yang mencatatnya."""
    from zi_cli.core.followup import refuse_verification  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.rekomendasi import StatusVerifikasi, Verifikasi  # noqa: PLC0415

    day = options.hari_ini(ctx, today)
    verdict = _known(status, get_args(StatusVerifikasi), "--status")
    alasan = _text(reason, "--reason") if reason is not None else None
    with change(ctx, folder, dry_run=dry_run) as one:
        found = _find(one.workspace, key, day)
        made = Verifikasi(status=verdict, tanggal=day, alasan=alasan, **_signature(one, by, day))
        refuse_verification(found, made)
        _append(one, found, "verifikasi", made)
    if not dry_run:
        _tell(one.workspace, found.id, day, "")
    if verdict == "sesuai" and not found.bukti:
        from zi_cli.cli.output import say  # noqa: PLC0415

        say("tindak lanjutnya dinyatakan sesuai tanpa bukti; zi check akan mengingatkannya.")


@app.command("list", cls=Command, short_help="Daftar rekomendasi dan keadaannya.")
def list_(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    *,
    year: Year = None,
    status: Status = None,
    pj: Post = None,
    overdue: Overdue = False,
    format_: Format = "text",
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Daftar rekomendasi: status, tenggat, umur dan yang berulang. Tanpa tahun: dari semua tahun."""
    from zi_cli.cli.advice import every_one  # noqa: PLC0415  --help needs none of it
    from zi_cli.cli.output import answer  # noqa: PLC0415
    from zi_cli.core.followup import STATUS  # noqa: PLC0415
    from zi_cli.render.screens.recommend import list_json, list_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    wanted = _known(status, STATUS, "--status") if status else None
    question = ask(ctx, folder, today, None, year)
    whole = _outline(question.workspace, question.tahun)
    day = question.hari_ini
    shown = every_one(question.workspace, day)
    posts = (*_posts(question.workspace, whole), *(one.isi.penanggung_jawab for one in shown))
    post = options.the_one(pj, posts, "penanggung jawab") if pj else None
    asked = tuple(
        one
        for one in shown
        if (year is None or one.isi.terbit.year == question.tahun)
        and (wanted is None or one.status == wanted)
        and (post is None or one.isi.penanggung_jawab == post)
        and (one.lewat_tenggat or not overdue)
    )
    answer(chosen, lambda: list_screen(asked, whole, day), lambda: list_json(asked, day, question.lines()))


def _outline(workspace: "Workspace", tahun: int) -> "Outline":
    """Give the plan of a year, whatever its realisasi looks like; raises Refusal where there is none."""
    from zi_cli.core.outline import outline  # noqa: PLC0415  --help needs none of it

    for one in workspace.rencana:
        if one.isi and tahun in one.isi.periode.tahun:
            return outline(one.isi, one.nama)
    bahan = workspace.bahan(tahun)  # says why there is none
    return outline(bahan.rencana, bahan.berkas_rencana)


def _item(whole: "Outline", key: str) -> "Butir[Indikator] | Butir[Aktivitas]":
    """Find the indikator or aktivitas that is meant."""
    found = find_one(whole, key)
    own = next((one for one in (*whole.indikator, *whole.aktivitas) if one is found), None)
    if own is None:
        message = f"{key} adalah {type(found.isi).__name__.lower()}; sebut indikator atau aktivitasnya"
        raise typer.BadParameter(message, param_hint="--for")
    return own


def _post(
    workspace: "Workspace", whole: "Outline", said: str | None, first: "Butir[Indikator] | Butir[Aktivitas]"
) -> str:
    """Take the post that was said, else the one answerable for the first item."""
    from zi_cli.core.outline import penanggung_jawab  # noqa: PLC0415  --help needs none of it

    if said is not None:
        return options.the_one(said, _posts(workspace, whole), "penanggung jawab")
    own = [one.isi.penanggung_jawab for one in whole.indikator if one is first]
    own += [post for one in whole.aktivitas if one is first for post in penanggung_jawab(one)]
    if own:
        return own[0]
    message = f"{first.nomor} tidak punya penanggung jawab; sebut jabatan yang menindaklanjuti"
    raise typer.BadParameter(message, param_hint="--pj")


def _posts(workspace: "Workspace", whole: "Outline") -> tuple[str, ...]:
    """Give the posts of the plan, and those that somebody holds."""
    from zi_cli.core.outline import jabatan  # noqa: PLC0415  --help needs none of it

    settings = workspace.pengaturan
    return (*jabatan(whole), *(settings.isi.jabatan if settings and settings.isi else ()))


def _issued(said: date | None, year: str | None, today: date) -> date:
    """Take the day of issue; it decides the file, so a year that was said must be its year."""
    from zi_cli.model.tulisan import tanggal_panjang  # noqa: PLC0415  --help needs none of it

    terbit = said or today
    tahun = options.tahun(None, year, today, ()) if year else terbit.year
    if tahun != terbit.year:
        when = tanggal_panjang(terbit)
        message = f"yang terbit {when} dicatat di tahun {terbit.year}, bukan {tahun}; sebut tanggal terbitnya"
        raise typer.BadParameter(message, param_hint="--issued")
    if terbit > today:
        message = f"tanggal {tanggal_panjang(terbit)} belum tiba; catat rekomendasi sesudah terbit"
        raise typer.BadParameter(message, param_hint="--issued")
    return terbit


def _deadline(said: date | None, terbit: date) -> date | None:
    """Take a deadline that differs from the usual one."""
    from zi_cli.model.rekomendasi import HARI_TENGGAT  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.tulisan import tanggal_panjang  # noqa: PLC0415

    if said is not None and said < terbit:
        message = f"tenggat {tanggal_panjang(said)} mendahului terbitnya, {tanggal_panjang(terbit)}"
        raise typer.BadParameter(message, param_hint="--deadline")
    return None if said == terbit + timedelta(days=HARI_TENGGAT) else said


def _done_on(day: date, today: date, found: "Pantauan") -> date:
    """Take the day something was done: after the issue, and not to come."""
    from zi_cli.model.tulisan import tanggal_panjang  # noqa: PLC0415  --help needs none of it

    if day < found.isi.terbit:
        message = f"{tanggal_panjang(day)} mendahului terbitnya rekomendasi, {tanggal_panjang(found.isi.terbit)}"
        raise typer.BadParameter(message, param_hint="--date")
    if day > today:
        message = f"tanggal {tanggal_panjang(day)} belum tiba; catat tindak lanjut sesudah dilakukan"
        raise typer.BadParameter(message, param_hint="--date")
    return day


def _fresh_id(workspace: "Workspace", said: str | None, wording: str) -> str:
    """Take the id that was said, or make one; an id is used once, in whatever year."""
    from zi_cli.cli.advice import kept  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.followup import is_id, new_id  # noqa: PLC0415

    taken = {key: berkas for berkas, one in kept(workspace) for key in one.rekomendasi}
    if said is None:
        return new_id(wording, taken)
    if said in taken:
        message = f"id {said} sudah dipakai di {taken[said]}; pilih id lain"
        raise typer.BadParameter(message, param_hint="--id")
    if not is_id(said):
        message = f"id {said} tidak dapat dipakai; pakai huruf kecil, angka dan tanda hubung, misalnya notulen-sop"
        raise typer.BadParameter(message, param_hint="--id")
    return said


def _find(workspace: "Workspace", key: str, per: date) -> "Pantauan":
    """Find a recommendation of any year by its id."""
    from zi_cli.cli.advice import every_one, kept  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.ejaan import nearest  # noqa: PLC0415
    from zi_cli.model.tulisan import daftar, tanggal_panjang  # noqa: PLC0415

    known = every_one(workspace, per)
    found = [one for one in known if one.id == key.strip().casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{key} ada di {daftar([one.letak.berkas for one in found])}; ganti id salah satunya dulu"
    elif any(key in one.rekomendasi for _, one in kept(workspace)):
        message = f"{key} belum terbit pada {tanggal_panjang(per)}"
    else:
        near = nearest(key, [one.id for one in known])
        message = f"tidak ada rekomendasi {key}" + (f"; maksud Anda {', '.join(near)}?" if near else "")
    raise typer.BadParameter(message, param_hint="ID")


def _evidence(workspace: "Workspace", said: str) -> str:
    """Give the address of evidence as the register names it: below plans/, or on the web."""
    from zi_cli.checks.bukti import why_refused  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.evidence import is_web  # noqa: PLC0415
    from zi_cli.model.tulisan import clean  # noqa: PLC0415

    known = {path for one in workspace.every("register") if one.isi for path in one.isi.bukti}
    named = said if is_web(said) or said in known else _below_plans(workspace, said)
    if named and not why_refused(named):
        return named
    message = f"bukti {clean(said)} tidak ada di plans/; salin dulu dengan zi evidence add, atau sebut alamat https://…"
    raise typer.BadParameter(message, param_hint="--evidence")


def _below_plans(workspace: "Workspace", said: str) -> str | None:
    """Name a file as seen from the folder of plans; None for one that is not there, or that lies outside."""
    plans = workspace.places.plans.resolve()
    for path in ((plans / said).resolve(), Path(said).resolve()):
        if path.is_file() and path.is_relative_to(plans):
            return path.relative_to(plans).as_posix()
    return None


def _known(said: str, words: tuple[str, ...], option: str) -> Any:  # noqa: ANN401  one of the words
    """Take a word from a short list, however it is hyphened."""
    word = "_".join(said.casefold().replace("-", " ").replace("_", " ").split())
    if word in words:
        return word
    message = f"{said} tidak dikenal; pilihannya: {', '.join(words)}"
    raise typer.BadParameter(message, param_hint=option)


def _text(said: str, option: str) -> str:
    """Take a text on one line, without signs nobody sees."""
    from zi_cli.model.tulisan import clean  # noqa: PLC0415  --help needs none of it

    text = " ".join(clean(said).split())
    if text:
        return text
    raise typer.BadParameter("isinya kosong", param_hint=option)


def _signature(one: "Session", by: str | None, day: date) -> dict[str, Any]:
    """Say who records; beside a name that was given stands the git author that ran the command."""
    pelaku = who(one, by, day)
    return {"oleh": pelaku.nama, "git": pelaku.git if by else None}


def _tree(record: Any) -> dict[str, Any]:  # noqa: ANN401  any record
    """Give what is written of a record: all but what is empty."""
    held = ((field.name, getattr(record, field.name)) for field in fields(record))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in held if value not in (None, ())}


def _write_new(one: "Session", key: str, isi: "Rekomendasi") -> None:
    from zi_cli.yaml.edits import Put, edited  # noqa: PLC0415  --help needs none of it

    _refuse_approved(one.workspace, key, isi.terbit)
    path = one.workspace.places.rekomendasi(isi.terbit.year)
    text = one.text(path) or HEAD.format(tahun=isi.terbit.year)
    one.put(path, edited(text, *(Put(("rekomendasi", key, name), value) for name, value in _tree(isi).items())))


def _append(one: "Session", found: "Pantauan", part: str, made: "TindakLanjut | Verifikasi") -> None:
    from zi_cli.yaml.edits import Append, edited  # noqa: PLC0415  --help needs none of it

    _refuse_approved(one.workspace, found.id, made.tanggal)
    path = one.workspace.places.akar / found.letak.berkas
    one.put(path, edited(one.text(path), Append(("rekomendasi", found.id, part), _tree(made))))


def _refuse_approved(workspace: "Workspace", key: str, day: date) -> None:
    """Refuse what a submitted or approved period's report reads: all that is dated by the period's end."""
    from zi_cli.core.approval import refuse_if_approved  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.periode import akhir_semester  # noqa: PLC0415

    for periode in approvals(workspace, *workspace.places.periods()):
        if day <= akhir_semester(periode.tahun, periode.semester):
            refuse_if_approved(periode, [f"rekomendasi/{key}"])


def _tell(before: "Workspace", key: str, day: date, next_step: str) -> None:
    """Read what was written, and say how the recommendation stands now."""
    from zi_cli.cli.output import show  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.outline import outline  # noqa: PLC0415
    from zi_cli.files.workspace import Workspace  # noqa: PLC0415
    from zi_cli.render.screens.recommend import numbers, recorded_screen  # noqa: PLC0415

    workspace = Workspace(before.places)
    found = _find(workspace, key, day)
    plans = [outline(one.isi, one.nama) for one in workspace.rencana if one.isi]
    nomor = {id_: number for whole in plans for id_, number in numbers(whole).items()}
    show(recorded_screen(found, nomor, found.letak.berkas, next_step))

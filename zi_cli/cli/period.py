"""`zi period`: submit, approve, return and reopen what a semester's report is made from."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_cli.cli import completion, options
from zi_cli.cli.change import By, DryRun, change, who
from zi_cli.cli.help import Command, Group
from zi_cli.cli.options import Folder, Format, Today, Year
from zi_cli.model.frozen import frozen

if TYPE_CHECKING:
    from zi_cli.core.approval import Tinjauan
    from zi_cli.core.fingerprint import BahanSidik
    from zi_cli.core.people import Pelaku
    from zi_cli.files.workspace import Workspace
    from zi_cli.files.writing import Session
    from zi_cli.model.periode import CatatanPeriode, Langkah, Periode

HEAD = "# yaml-language-server: $schema=../skema/periode.json\nskema: 1\ntahun: {tahun}\nsemester: {semester}\n"

PeriodKey = Annotated[str, typer.Argument(metavar="PERIODE", help='Misalnya 2024-s1, 2024-1 atau "semester I 2024".')]
Reason = Annotated[str, typer.Option("--reason", "--alasan", metavar="TEKS", help="Alasannya; wajib.")]
Scope = Annotated[
    list[str] | None,
    typer.Option(
        "--scope",
        "--lingkup",
        metavar="ID",
        help="Hanya butir ini yang boleh berubah; boleh berkali-kali. Tanpa ini: semua.",
        autocompletion=completion.nodes,
    ),
]

app = typer.Typer(cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False)


@frozen
class Said:
    """What every step is told: the period, the day, and who says so."""

    key: str
    year: str | None
    by: str | None
    today: str | None
    folder: Path | None
    dry_run: bool
    reason: str | None = None


@frozen
class Act:
    """Who makes which step on which day."""

    langkah: "Langkah"
    pelaku: "Pelaku"
    day: date


@app.callback(invoke_without_command=True)
def start(ctx: typer.Context) -> None:
    """Persetujuan periode laporan: diajukan, disetujui orang lain, dan tetap seperti waktu disetujui."""
    if ctx.invoked_subcommand is None:
        list_periods(ctx)


@app.command("list", cls=Command, short_help="Status tiap periode, dan perubahan sesudah disetujui.")
def list_periods(
    ctx: typer.Context,
    *,
    year: Year = None,
    format_: Format = "text",
    folder: Folder = None,
) -> None:
    """Status tiap periode: siapa, kapan, dan apa yang berubah sesudah disetujui."""
    from zi_cli.cli.output import answer  # noqa: PLC0415  --help needs none of it
    from zi_cli.cli.question import open_workspace  # noqa: PLC0415
    from zi_cli.model.ejaan import parse_tahun  # noqa: PLC0415
    from zi_cli.render.screens.period import periods_json, periods_screen  # noqa: PLC0415

    chosen = options.bentuk(format_, "text", "json")
    workspace = open_workspace(ctx, folder)
    asked = parse_tahun(year) if year else None
    kept = {(tahun, half) for tahun in workspace.places.years_of("realisasi") for half in (1, 2)}
    kept |= {*workspace.places.periods()} | ({(asked, 1), (asked, 2)} if asked else set())
    wanted = [period for period in sorted(kept) if asked is None or period[0] == asked]
    found = [review_of(workspace, *period) for period in wanted]
    answer(chosen, lambda: periods_screen(found), lambda: periods_json(found))


@app.command(cls=Command, short_help="Ajukan satu periode untuk disetujui.")
def submit(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: PeriodKey,
    *,
    year: Year = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Ajukan satu periode; sidik tiap butir yang dibaca laporannya dicatat."""
    _step(ctx, Said(key, year, by, today, folder, dry_run), "ajukan")


@app.command(cls=Command, short_help="Setujui periode yang diajukan orang lain.")
def approve(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: PeriodKey,
    *,
    year: Year = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Setujui periode yang diajukan orang lain, bila datanya masih sama; penyetuju memangku jabatan."""
    _step(ctx, Said(key, year, by, today, folder, dry_run), "setujui")


@app.command("return", cls=Command, short_help="Kembalikan periode yang diajukan.")
def send_back(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: PeriodKey,
    *,
    reason: Reason,
    year: Year = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Kembalikan periode yang diajukan untuk diperbaiki, dengan alasannya."""
    _step(ctx, Said(key, year, by, today, folder, dry_run, reason), "kembalikan")


@app.command(cls=Command, short_help="Buka kembali periode yang sudah disetujui.")
def reopen(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    key: PeriodKey,
    *,
    reason: Reason,
    scope: Scope = None,
    year: Year = None,
    by: By = None,
    dry_run: DryRun = False,
    today: Today = None,
    folder: Folder = None,
) -> None:
    """Buka kembali periode yang sudah disetujui, dengan alasan; seluruhnya, atau hanya butir tertentu."""
    _step(ctx, Said(key, year, by, today, folder, dry_run, reason), "buka_kembali", tuple(scope or ()))


def review_of(workspace: "Workspace", tahun: int, semester: int) -> "Tinjauan":
    """Say how a period stands; raises Refusal where a file it is judged from does not fit."""
    from zi_cli.core.approval import review  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.periode import Periode  # noqa: PLC0415
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    kept = workspace.periode(tahun, semester)
    if kept is None:
        return review(Periode(skema=1, tahun=tahun, semester=semester), None)
    if kept.isi is None:
        raise Refusal(f"log {kept.nama} belum bisa dibaca", "perbaiki dulu, lalu ulangi", kept.masalah)
    return review(kept.isi, material(workspace, tahun, semester))


def material(workspace: "Workspace", tahun: int, semester: int) -> "BahanSidik":
    """Give what a period's report is made from; raises Refusal where a file of it cannot be read."""
    from zi_cli.core.fingerprint import bahan_sidik  # noqa: PLC0415  --help needs none of it
    from zi_cli.files.unit_records import read_unit  # noqa: PLC0415
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    workspace.bahan(tahun)  # says what is missing or does not fit
    unit, read = read_unit(workspace, asked=((tahun, semester),))
    places = workspace.places
    others = {places.realisasi(one) for one in places.years_of("realisasi") if one not in (tahun, tahun - 1)}
    others |= {places.periode(*period) for period in places.periods()}
    aside = {places.name(path) for path in others}
    broken = tuple(problem for one in read if one.isi is None and one.nama not in aside for problem in one.masalah)
    bahan = bahan_sidik(unit, tahun, semester)
    if broken or bahan is None:
        raise Refusal("ada berkas yang belum bisa dibaca", "perbaiki yang disebut di atas, lalu ulangi", broken)
    return bahan


def _step(ctx: typer.Context, said: Said, langkah: "Langkah", scope: tuple[str, ...] = ()) -> None:
    """Make one step of a period, or refuse it saying why."""
    from zi_cli.cli.output import show  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.approval import check_step  # noqa: PLC0415
    from zi_cli.model.ejaan import parse_tahun  # noqa: PLC0415
    from zi_cli.model.periode import parse_periode  # noqa: PLC0415
    from zi_cli.render.screens.period import step_screen  # noqa: PLC0415

    tahun, semester = parse_periode(said.key, parse_tahun(said.year) if said.year else None)
    day = options.hari_ini(ctx, said.today)
    with change(ctx, said.folder, dry_run=said.dry_run) as one:
        tinjauan = review_of(one.workspace, tahun, semester)
        check_step(tinjauan.periode, langkah, day)
        bahan = material(one.workspace, tahun, semester)
        act = Act(langkah, who(one, said.by, day), day)
        sidik = _answered_for(one, tinjauan, bahan, act)
        after = _appended(one, tinjauan.periode, _line(act, said.reason, _nodes(bahan, scope), sidik))
    if not said.dry_run:
        show(step_screen(after))


def _answered_for(one: "Session", tinjauan: "Tinjauan", bahan: "BahanSidik", act: Act) -> dict[str, str]:
    """Give the fingerprint of what is submitted or approved; raises where it must not be."""
    from zi_cli.core.approval import check_approver, check_unchanged  # noqa: PLC0415  --help needs none of it
    from zi_cli.core.fingerprint import sidik  # noqa: PLC0415

    if act.langkah == "ajukan":
        _refuse_galat(one.workspace, bahan)
        _warn_early(tinjauan.periode, bahan, act.day)
    elif act.langkah == "setujui":
        check_approver(tinjauan.periode, act.pelaku)
        check_unchanged(tinjauan, sidik(bahan))
    else:
        return {}
    return sidik(bahan)


def _refuse_galat(workspace: "Workspace", bahan: "BahanSidik") -> None:
    """Refuse to submit a year without data, or with mistakes in its files."""
    from zi_cli.acts.check import check  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415

    places, tahun = workspace.places, bahan.tahun
    if bahan.realisasi is None:
        raise Refusal(
            f"belum ada {places.name(places.realisasi(tahun))}, jadi tidak ada yang dapat diajukan",
            f"siapkan dulu: zi new-year {tahun}",
        )
    paths = [places.realisasi(tahun), places.register(tahun), places.rekomendasi(tahun), places.pengaturan]
    paths.append(places.periode(tahun, bahan.semester))
    mine = {bahan.outline.berkas, *map(places.name, paths)}
    wrong = tuple(one for one in check(workspace).masalah if one.tingkat == "galat" and one.berkas in mine)
    if wrong:
        raise Refusal(
            f"ada {len(wrong)} galat di berkas tahun {tahun}, jadi belum dapat diajukan",
            "perbaiki yang disebut di atas, lalu ajukan",
            wrong,
        )


def _warn_early(periode: "Periode", bahan: "BahanSidik", day: date) -> None:
    if day <= bahan.akhir:
        from zi_cli.cli.output import say  # noqa: PLC0415  as above
        from zi_cli.model.tulisan import tanggal_panjang  # noqa: PLC0415

        say(f"{periode.nama} baru berakhir {tanggal_panjang(bahan.akhir)}; sesudah diajukan datanya tidak diubah lagi.")


def _nodes(bahan: "BahanSidik", scope: tuple[str, ...]) -> tuple[str, ...]:
    """Give the ids that are meant: of a program or kegiatan, those of all that stands in it."""
    from zi_cli.cli.explain import find_one  # noqa: PLC0415  --help needs none of it

    meant: dict[str, None] = {}
    issued = {id_ for id_, _ in bahan.rekomendasi}
    for said in scope:
        if said in issued:
            meant[said] = None
            continue
        node = find_one(bahan.outline, said)
        below = (one.id for one in bahan.outline.every() if f"{one.nomor}.".startswith(f"{node.nomor}."))
        meant |= dict.fromkeys((node.id, *below))
    return tuple(meant)


def _line(act: Act, reason: str | None, scope: tuple[str, ...], sidik: dict[str, str]) -> "CatatanPeriode":
    from zi_cli.model.periode import CatatanPeriode  # noqa: PLC0415
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415  --help needs none of it

    if reason is not None and not reason.strip():
        raise Refusal("alasannya kosong", 'tulis alasannya: --reason "…"')
    return CatatanPeriode(
        langkah=act.langkah,
        oleh=act.pelaku.nama,
        jabatan=act.pelaku.jabatan,
        git=act.pelaku.git,
        tanggal=act.day,
        alasan=reason,
        lingkup=scope,
        sidik=sidik,
    )


def _appended(one: "Session", periode: "Periode", act: "CatatanPeriode") -> "Periode":
    """Add a line to the log of a period, which is made where it is missing."""
    from zi_cli.yaml.edits import Append, Tree, edited  # noqa: PLC0415  only who writes needs it

    path = one.workspace.places.periode(periode.tahun, periode.semester)
    text = one.text(path) or HEAD.format(tahun=periode.tahun, semester=periode.semester)
    written: dict[str, Tree | None] = {
        "langkah": act.langkah,
        "oleh": act.oleh,
        "jabatan": act.jabatan,
        "git": act.git,
        "tanggal": act.tanggal,
        "alasan": act.alasan,
        "lingkup": list(act.lingkup),
        "sidik": dict(act.sidik),
    }
    one.put(path, edited(text, Append(("log",), {key: value for key, value in written.items() if value})))
    return replace(periode, log=(*periode.log, act))

"""Recording recommendations, what was done about them, and what somebody else makes of that."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, get_args

from zi_cli.acts.change import Change, change, written
from zi_cli.acts.followup import every_one, kept, plan_of, posts
from zi_cli.acts.period import approvals
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.checks.bukti import why_refused
from zi_cli.core.approval import refuse_if_approved
from zi_cli.core.days import refuse_future
from zi_cli.core.evidence import is_web
from zi_cli.core.followup import Pantauan, deadline, done_on, fresh_id, refuse_verification, watch
from zi_cli.core.meant import post_of, the_node, the_word
from zi_cli.core.outline import Butir, Outline
from zi_cli.files.unit_folder import behind_links
from zi_cli.files.workspace import Workspace
from zi_cli.model.ejaan import nearest
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import act
from zi_cli.model.refusal import Refusal
from zi_cli.model.rekomendasi import DaftarRekomendasi, Rekomendasi, StatusVerifikasi, Sumber, TindakLanjut, Verifikasi
from zi_cli.model.rencana import Aktivitas, Indikator
from zi_cli.model.tulisan import clean, daftar, tanggal_panjang
from zi_cli.yaml.edits import Append, Put

HEAD = "# yaml-language-server: $schema=../skema/rekomendasi.json\nskema: 1\ntahun: {tahun}\n"


@frozen
class Issued:
    """A new recommendation as it was said; what was not said is None."""

    sumber: str
    untuk: tuple[str, ...]
    """Ids or printed numbers of indikator and aktivitas."""
    kondisi: str
    rekomendasi: str
    penanggung_jawab: str | None = None
    """Without one that of the first item."""
    terbit: date | None = None
    """Without one today; it decides the year and so the file."""
    tenggat: date | None = None
    """Without one sixty days after issue."""
    id: str | None = None
    """Without one made of its words."""


@frozen
class Watched:
    """A recommendation as it stands after the act, and the printed number of every node it may be about."""

    pantauan: Pantauan
    nomor: dict[str, str]


def issue(terms: Terms, said: Issued, *, tahun: int | None = None) -> Outcome[Watched]:
    """Record a new recommendation; `tahun`, where it is said, must be that of its day of issue."""
    if not said.untuk:
        raise Refusal(
            "belum disebut untuk butir mana", "sebut satu indikator atau aktivitas, atau lebih", about="untuk"
        )
    terbit = _issue_day(said.terbit or terms.hari_ini, tahun, terms.hari_ini)
    with change(terms) as one:
        whole = plan_of(one.workspace, terbit.year)
        butir = [_item(whole, key) for key in said.untuk]
        isi = Rekomendasi(
            sumber=the_word(said.sumber, get_args(Sumber), "sumber"),
            butir=tuple(dict.fromkeys(found.id for found in butir)),
            kondisi=_text(said.kondisi, "kondisi"),
            rekomendasi=_text(said.rekomendasi, "rekomendasi"),
            penanggung_jawab=_post(one.workspace, whole, said.penanggung_jawab, butir[0]),
            terbit=terbit,
            tenggat=deadline(said.tenggat, terbit),
            **_signature(one),
        )
        taken = {key: berkas for berkas, known in kept(one.workspace) for key in known.rekomendasi}
        key = fresh_id(said.id, isi.rekomendasi, taken)
        _refuse_approved(one, key, isi.terbit)
        puts = (Put(("rekomendasi", key, name), value) for name, value in written(**asdict(isi)).items())
        made = _put(one, one.workspace.places.rekomendasi(terbit.year), key, *puts)
        return one.outcome(made, "recommend_issue", f"rekomendasi {key}")


def follow_up(
    terms: Terms, key: str, uraian: str, *, tanggal: date | None = None, bukti: tuple[str, ...] = ()
) -> Outcome[Watched]:
    """Record what was done about a recommendation, today unless a day is said, with its evidence below plans/."""
    with change(terms) as one:
        found = _find(one, key)
        made = TindakLanjut(
            tanggal=done_on(tanggal or one.hari_ini, one.hari_ini, found),
            uraian=_text(uraian, "uraian"),
            bukti=tuple(_evidence(one.workspace, said) for said in bukti),
            **_signature(one),
        )
        shown = _appended(one, found, "tindak_lanjut", made)
        return one.outcome(shown, "recommend_follow", f"tindak lanjut {found.id}")


def verify(terms: Terms, key: str, status: str, alasan: str | None = None) -> Outcome[Watched]:
    """Record what somebody else makes of the last follow-up; raises Refusal for one's own."""
    verdict = the_word(status, get_args(StatusVerifikasi), "status")
    reason = _text(alasan, "alasan") if alasan is not None else None
    with change(terms) as one:
        found = _find(one, key)
        made = Verifikasi(status=verdict, tanggal=one.hari_ini, alasan=reason, **_signature(one))
        refuse_verification(found, made)
        shown = _appended(one, found, "verifikasi", made)
        if verdict == "sesuai" and not found.bukti:
            one.tell("tindak lanjutnya dinyatakan sesuai tanpa bukti; zi check akan mengingatkannya.")
        return one.outcome(shown, "recommend_verify", f"verifikasi {found.id}: {verdict.replace('_', ' ')}")


def _item(whole: Outline, key: str) -> Butir[Indikator] | Butir[Aktivitas]:
    """Find the indikator or aktivitas that is meant."""
    found = the_node(whole, key)
    for own in (*whole.indikator, *whole.aktivitas):
        if own is found:
            return own
    raise Refusal(f"{key} adalah {type(found.isi).__name__.lower()}; sebut indikator atau aktivitasnya", about="untuk")


def _post(workspace: Workspace, whole: Outline, said: str | None, first: Butir[Indikator] | Butir[Aktivitas]) -> str:
    """Take the post that was said, else the one answerable for the first item."""
    if said is not None:
        return post_of(said, posts(workspace, whole), workspace.setelan)
    if first.penanggung_jawab:
        return first.penanggung_jawab[0]
    why = f"{first.nomor} tidak punya penanggung jawab; sebut jabatan yang menindaklanjuti"
    raise Refusal(why, about="penanggung_jawab")


def _issue_day(terbit: date, tahun: int | None, hari_ini: date) -> date:
    """Take the day of issue; it decides the file, so a year that was said must be its year."""
    if tahun not in (None, terbit.year):
        when = tanggal_panjang(terbit)
        raise Refusal(
            f"yang terbit {when} dicatat di tahun {terbit.year}, bukan {tahun}; sebut tanggal terbitnya", about="terbit"
        )
    refuse_future(terbit, hari_ini, "catat rekomendasi sesudah terbit", about="terbit")
    return terbit


def _find(one: Change, key: str) -> Pantauan:
    """Find a recommendation of any year by its id."""
    known = every_one(one.workspace, one.hari_ini)
    found = [shown for shown in known if shown.id == key.strip().casefold()]
    if len(found) == 1:
        one.expect(found[0].isi)
        return found[0]
    if found:
        why = f"{key} ada di {daftar([same.letak.berkas for same in found])}; ganti id salah satunya dulu"
    elif any(key in issued.rekomendasi for _, issued in kept(one.workspace)):
        why = f"{key} belum terbit pada {tanggal_panjang(one.hari_ini)}"
    else:
        near = nearest(key, [shown.id for shown in known])
        why = f"tidak ada rekomendasi {key}" + (f"; maksud Anda {', '.join(near)}?" if near else "")
    raise Refusal(why, about="kunci")


def _evidence(workspace: Workspace, said: str) -> str:
    """Name evidence as the register does: below plans/, or on the web."""
    known = {path for one in workspace.every("register") if one.isi for path in one.isi.bukti}
    named = said if is_web(said) or said in known else _below_plans(workspace, said)
    if named and not why_refused(named):
        return named
    way = ("salin dulu dengan ", act("evidence_add"), ", atau sebut alamat https://…")
    raise Refusal(f"bukti {clean(said)} tidak ada di plans/", way, about="bukti")


def _below_plans(workspace: Workspace, said: str) -> str | None:
    """Name a file as seen from the folder of plans; None for one that is not there, or that lies outside."""
    plans = behind_links(workspace.places.plans)
    for path in (behind_links(plans / said), behind_links(Path(said))):
        if path.is_file() and path.is_relative_to(plans):
            return path.relative_to(plans).as_posix()
    return None


def _text(said: str, field: str) -> str:
    """Take a text on one line, without signs nobody sees."""
    text = " ".join(clean(said).split())
    if text:
        return text
    raise Refusal("isinya kosong", about=field)


def _signature(one: Change) -> dict[str, Any]:
    """Say who records; beside a name that was given stands the git author that ran the command."""
    pelaku = one.pelaku()
    return {"oleh": pelaku.nama, "git": pelaku.git if one.terms.oleh else None}


def _appended(one: Change, found: Pantauan, part: str, made: TindakLanjut | Verifikasi) -> Watched:
    """Add to the acts on a recommendation."""
    _refuse_approved(one, found.id, made.tanggal)
    append = Append(("rekomendasi", found.id, part), written(**asdict(made)))
    return _put(one, one.workspace.places.akar / found.letak.berkas, found.id, append)


def _put(one: Change, path: Path, key: str, *facts: Put | Append) -> Watched:
    """Change a file of recommendations, and say how one of them stands then."""
    isi = one.edit(path, DaftarRekomendasi, *facts, head=HEAD.format(tahun=path.stem))
    lists = dict(kept(one.workspace)) | {one.workspace.places.name(path): isi}
    shown = next(found for found in watch(lists.items(), one.hari_ini) if found.id == key)
    return Watched(shown, {id_: nomor for whole in one.workspace.outlines for id_, nomor in whole.nomor.items()})


def _refuse_approved(one: Change, key: str, day: date) -> None:
    """Refuse what a submitted or approved period's report reads: all that is dated by the period's end."""
    for persetujuan in approvals(one.workspace, *one.workspace.places.periods()):
        if day <= persetujuan.periode.akhir:
            refuse_if_approved(persetujuan, [f"rekomendasi/{key}"])

"""The evidence of a year: what is registered or used, and whether somebody else accepts it."""

from dataclasses import asdict, replace

from zi_cli.acts.change import change, written
from zi_cli.acts.period import refuse_changed
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.assessment import Bahan
from zi_cli.core.evidence import Terdaftar, parse_untuk
from zi_cli.core.grouping import grouped
from zi_cli.core.meant import the_node, the_one
from zi_cli.core.people import Pelaku, is_same_name, refuse_same_person
from zi_cli.core.unit import Tercatat
from zi_cli.files.evidence import register_of
from zi_cli.files.workspace import Workspace
from zi_cli.model.bukti import Bukti, HasilPeriksa, RegisterBukti
from zi_cli.model.kalimat import Field, act
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import daftar
from zi_cli.yaml.edits import Append, Put


def evidence_of(workspace: Workspace, tahun: int, untuk: str | None = None) -> tuple[tuple[Terdaftar, ...], bool]:
    """List what is registered or used in a year, for one node where it is named, and say whether it is an example."""
    bahan = workspace.bahan(tahun)
    whole = bahan.outline
    wanted = the_node(whole, parse_untuk(untuk).kunci) if untuk is not None else None
    every = evidence_in(replace(bahan, register=register_of(workspace, tahun)))
    found = tuple(one for one in every if not wanted or any(use.butir.id == wanted.id for use in one.pemakaian))
    return found, bool(bahan.realisasi and bahan.realisasi.contoh)


def evidence_in(bahan: Bahan) -> tuple[Terdaftar, ...]:
    """List what is registered or used in what a year is judged from."""
    named = Tercatat(bahan.outline, bahan.realisasi, bahan.berkas_realisasi).uses if bahan.realisasi else ()
    used, entries = grouped(named, lambda one: one.berkas), bahan.register
    return tuple(Terdaftar(key, entries.get(key), tuple(used.get(key, ()))) for key in dict.fromkeys([*entries, *used]))


def review(
    terms: Terms, bukti: str, hasil: HasilPeriksa, catatan: str | None = None, *, tahun: int | None = None
) -> Outcome[tuple[str, Bukti, HasilPeriksa, str]]:
    """Say of registered evidence whether it is accepted; gives its key, its entry before, the result, and who reviewed it.

    A part of its name is enough. Raises Refusal for one's own evidence, and for a rejection without a word about it.
    """
    if catatan is not None and not (catatan.strip() and catatan.isprintable()):
        raise Refusal("catatan kosong atau memuat tanda yang tidak tampak", about="catatan")
    if hasil == "tidak_sesuai" and catatan is None:
        why = ("bukti yang tidak sesuai memerlukan catatan, misalnya ", Field("catatan"), ' "belum ditandatangani"')
        raise Refusal(why, about="catatan")
    with change(terms) as one:
        year, key, entry = _meant(one.workspace, bukti, tahun)
        actor = one.pelaku()
        refuse_same_person(
            entry.oleh,
            actor.nama,
            f"{key} dicatat oleh {entry.oleh}, jadi tidak dapat diperiksa oleh orang yang sama",
            ("minta orang lain memeriksanya; namanya disebut dengan ", Field("oleh")),
        )
        one.expect(entry)
        git = git_beside(actor)
        made = written(hasil=hasil, oleh=actor.nama, git=git, tanggal=one.hari_ini, catatan=catatan)
        kept = [Append(("bukti", key, "periksa_lama"), written(**asdict(entry.periksa)))] if entry.periksa else []
        verdict = Put(("bukti", key, "periksa"), made)
        register = one.edit(one.workspace.places.register(year), RegisterBukti, verdict, *kept)
        refuse_changed(one.workspace, year, register=register)  # only the first rule of hashing looked at verdicts
        hal = f"{key} diperiksa: {hasil.replace('_', ' ')}"
        return one.outcome((key, entry, hasil, actor.nama), "evidence_review", hal)


def _meant(workspace: Workspace, said: str, tahun: int | None) -> tuple[int, str, Bukti]:
    """Find the registered evidence that is meant, in the year that was said or in any."""
    years = [tahun] if tahun else workspace.places.years_of("register")
    kept = {year: register_of(workspace, year) for year in years}
    if not any(kept.values()):
        way = ("catat dulu dengan ", act("evidence_add", bukti="BERKAS", untuk="ID"))
        raise Refusal("belum ada bukti yang terdaftar", way)
    key = the_one(said.removeprefix("plans/"), [key for entries in kept.values() for key in entries], "bukti")
    year, *others = (year for year, entries in kept.items() if key in entries)
    if others:
        listed = daftar([str(one) for one in (year, *others)])
        raise Refusal(f"{key} terdaftar untuk tahun {listed}", ("sebut tahunnya dengan ", Field("tahun")))
    return year, key, kept[year][key]


def git_beside(actor: Pelaku) -> str | None:
    """Name the git author to write down beside a name; None where they are the same person."""
    return actor.git if actor.git and not is_same_name(actor.git, actor.nama) else None

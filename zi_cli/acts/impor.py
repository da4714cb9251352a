"""A plan from the office's own document: read by a map of its columns, asked about, written where there is none yet."""

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from zi_cli.acts.change import change, unfit
from zi_cli.acts.check import Checked, check
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.changes import Perubahan
from zi_cli.core.changes_recorded import changes
from zi_cli.core.effect import Dampak, effects
from zi_cli.core.importing.columns import Columns, columns_of, head_seen
from zi_cli.core.importing.draft import draft
from zi_cli.core.importing.example import without_examples
from zi_cli.core.importing.filling import Choices
from zi_cli.core.importing.reading import read_plan
from zi_cli.core.importing.tree import Pertanyaan, Terbaca
from zi_cli.core.outline import outline
from zi_cli.documents.reading import read_document
from zi_cli.files.find_unit import PLANS, is_plan
from zi_cli.files.import_base import FOLDER, base_of, base_text
from zi_cli.files.imported import periode_of, plan_text, questions_text, unanswered, unit_of
from zi_cli.files.new_unit import missing, write_new
from zi_cli.files.reading import Sumber, read_record
from zi_cli.files.revised_plan import Bentrok, Direvisi
from zi_cli.files.revised_plan import revise as revised
from zi_cli.files.session import in_turn
from zi_cli.files.skeleton import RENCANA
from zi_cli.files.sources import bytes_of, known_maps, record_at
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.files.unit_records import read_unit
from zi_cli.files.workspace import find_workspace
from zi_cli.model.ejaan import nearest
from zi_cli.model.frozen import frozen
from zi_cli.model.grid import Document, Grid
from zi_cli.model.jawaban import KOSONG, Jawaban
from zi_cli.model.kalimat import Field
from zi_cli.model.kemajuan import Told, untold
from zi_cli.model.peta import Peta
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Rencana
from zi_cli.model.waktu import parse_waktu
from zi_cli.yaml.text import as_tree, flow

UNWRITTEN = ("ZI1001", "ZI1002", "ZI1003", "ZI1004", "ZI1026")
"""The codes of cells that are not in the plan, and that no question asks about."""


@frozen
class Asked:
    """What is to be read, and how."""

    dokumen: Path
    peta: Path | None = None
    lembar: str | None = None
    tabel: int | None = None
    waktu_kosong: str | None = None
    jawab: Path | None = None
    unit: str | None = None
    singkatan: str | None = None
    daerah: str | None = None
    """What the unit is called, where neither the document nor the answers say it."""


@frozen
class Impor:
    """A document that was read as a plan."""

    dokumen: str
    terbaca: Terbaca
    teks: str
    """The text of the plan, as far as it is known."""
    belum: tuple[Pertanyaan, ...]
    """The questions that nobody has answered."""
    tak_terlihat: tuple[str, ...]
    """What the document's kind keeps from whoever reads it."""
    grid: Grid
    peta: Peta
    jawaban: Jawaban
    choices: Choices

    @property
    def wajib(self) -> tuple[Pertanyaan, ...]:
        """The questions without whose answer no plan can be."""
        return tuple(one for one in self.belum if one.wajib)

    @property
    def is_unfinished(self) -> bool:
        """Whether something is left for people: a question, or a cell that is not in the plan."""
        return bool(self.belum) or any(one.kode in UNWRITTEN for one in self.terbaca.keganjilan)

    @property
    def unit(self) -> Mapping[str, Any]:
        """What the unit is called: nama, singkatan, daerah, as far as they are known."""
        return unit_of(self.terbaca, self.jawaban)

    @property
    def periode(self) -> tuple[int, int] | None:
        """The first and the last year; None where nobody knows them."""
        said = periode_of(self.terbaca, self.jawaban)
        mulai, selesai = said.get("mulai"), said.get("selesai")
        return (mulai, selesai) if isinstance(mulai, int) and isinstance(selesai, int) else None

    @property
    def years(self) -> tuple[int, int]:
        """The same; raises Refusal where nobody knows them."""
        if self.periode is None:
            raise Refusal("dokumen tidak menyebut tahunnya", ("jawab periode dengan ", Field("jawab")))
        return self.periode

    @property
    def berkas(self) -> str:
        """The name of the plan's file."""
        return RENCANA.format(mulai=self.years[0], selesai=self.years[1])

    def texts(self, nama: str) -> dict[str, str]:
        """Give the files of a plan of that name, by their names beside it: the table it was read from, then itself."""
        return {base_of_plan(nama): base_text(self.grid, self.terbaca.every(), self.dokumen), nama: self.teks}


def read(asked: Asked, told: Callable[[str], Told] = lambda _: untold) -> Impor:
    """Read a document as a plan; `told` is asked for who hears of a kind of step. Raises Refusal where no table can be told."""
    document = read_document(bytes_of(asked.dokumen), asked.dokumen.name, told("KB"))
    peta = record_at(asked.peta, Peta) if asked.peta else None
    jawaban = _answers(asked)
    if asked.waktu_kosong:
        parse_waktu(asked.waktu_kosong)
    grid, columns, used = _table(document, asked, peta)
    grid, examples = without_examples(grid)
    choices = Choices(asked.waktu_kosong)
    terbaca = read_plan(grid, columns, used, choices, told("butir"))
    if not terbaca.program:
        raise Refusal(f"{asked.dokumen.name} belum memuat satu program pun", "isi tabelnya, lalu ulangi")
    terbaca = replace(terbaca, keganjilan=(*examples, *terbaca.keganjilan))
    nama, text = asked.dokumen.name, plan_text(terbaca, asked.dokumen.name, jawaban)
    left = tuple(unanswered(terbaca, jawaban))
    return Impor(nama, terbaca, text, left, document.unseen, grid, used, jawaban, choices)


def _answers(asked: Asked) -> Jawaban:
    """Take the answers of the file, where there is one yet, and the names that were said beside it."""
    jawaban = record_at(asked.jawab, Jawaban) if asked.jawab and os.path.lexists(asked.jawab) else KOSONG
    said = {"nama": asked.unit, "singkatan": asked.singkatan, "daerah": asked.daerah}
    known = {key: one for key, one in jawaban.unit.items() if one is not None}
    return replace(jawaban, unit={key: one for key, one in said.items() if one} | known)


def write(impor: Impor, folder: Path, output: Path | None, *, sebagian: bool) -> tuple[Path, Checked | None]:
    """Write the plan where there is none, and check it.

    Raises Refusal where a plan would be overwritten, or lacks what no plan can be without and nobody said `sebagian`.
    """
    refuse_unknown(impor)
    refuse_unfinished(impor, sebagian=sebagian)
    path = output or plan_at(impor, folder)
    made = impor.texts(path.name)
    is_of_unit = path.parent.name == PLANS and is_plan(path.name)
    if not is_of_unit:  # nothing that is compared with later is left beside a file elsewhere
        made = {path.name: impor.teks}
    refuse_there(path.parent, [path.name])
    places = UnitFolder(path.parent.parent, path.parent)
    with in_turn(places) if is_of_unit and path.parent.is_dir() else nullcontext():
        write_new(path.parent, made)
    return path, check(find_workspace(path.parent)) if is_of_unit else None


def plan_at(impor: Impor, folder: Path) -> Path:
    """Give the place of the plan in a unit's folder; raises Refusal where no year is known."""
    return folder / PLANS / impor.berkas


def base_of_plan(nama: str) -> str:
    """Name the table that a plan was read from, beside the plan."""
    return f"{FOLDER}/{Path(nama).stem}.tsv"


@frozen
class Revisi:
    """What a revised document changes in a plan: the difference as `zi diff` shows it, and the new text."""

    direvisi: Direvisi
    perubahan: tuple[Perubahan, ...]
    dampak: tuple[Dampak, ...]
    contoh: frozenset[int]


def revise(impor: Impor, terms: Terms) -> Outcome[Revisi]:
    """Change the plan of a unit as its revised document is.

    Raises Refusal where the document and people changed the same key, and then nothing is written.
    """
    with change(terms) as one:
        plans = one.workspace.places.plans
        path, nama = plans / impor.berkas, base_of_plan(impor.berkas)
        direvisi = revised(
            one.session.text(path), _as_before(impor, plans / nama), impor.terbaca, impor.jawaban, one.hari_ini
        )
        if direvisi.bentrok:
            raise _clash(direvisi.bentrok)
        before, _ = read_unit(one.workspace)
        found = read_record(Sumber(one.workspace.places.name(path), direvisi.teks.encode()), Rencana)
        if found.isi is None:
            raise unfit(found.masalah)
        now = outline(found.isi, found.nama)
        after = replace(before, rencana=tuple(now if each.berkas == now.berkas else each for each in before.rencana))
        one.session.put(path, direvisi.teks)
        one.session.put(plans / nama, base_text(impor.grid, impor.terbaca.every(), impor.dokumen))
        contoh = frozenset(isi.tahun for _, isi in before.realisasi if isi.contoh)
        made = Revisi(direvisi, changes(before, after), effects(before, after, one.hari_ini), contoh)
        return one.outcome(made, "import_revise", f"{path.name} diperbarui dari {impor.dokumen}")


def _as_before(impor: Impor, path: Path) -> Terbaca:
    """Read the document as it was when the plan was made of it, its nodes with the ids they were given then."""
    if not os.path.lexists(path):
        raise Refusal(
            f"{path.name} tidak ada, jadi tidak diketahui apa yang berubah di dokumennya",
            "perbandingan hanya untuk rencana yang dibaca dengan zi import",
        )
    base = base_of(bytes_of(path).decode("utf-8", "replace"), path.name)
    columns = columns_of(base.grid, impor.peta)
    if columns is None:
        raise Refusal(f"{path.name} tidak cocok dengan peta ini", "pakai peta yang dipakai saat dokumen itu dibaca")
    lama = read_plan(base.grid, columns, impor.peta, impor.choices)
    ids = {place: known.split(",") for place, known in base.id.items()}
    for node in lama.every():
        if known := ids.get((node.sel.row, node.sel.column)):
            node.id = known.pop(0)
    return lama


def _clash(bentrok: tuple[Bentrok, ...]) -> Refusal:
    lines = "; ".join(
        f'{one.id}, {one.kunci}: dokumen dari "{_said(one.semula)}" menjadi "{_said(one.dokumen)}", '
        f'rencana "{_said(one.rencana)}"'
        for one in bentrok
    )
    return Refusal(
        f"diubah di dokumen dan juga di rencana, jadi tidak ada yang ditulis: {lines}", "samakan dulu, lalu ulangi"
    )


def _said(value: object) -> str:
    return "(tidak ada)" if value is None else flow(as_tree(value))


def refuse_unfinished(impor: Impor, *, sebagian: bool) -> None:
    """Refuse a plan that lacks what no plan can be without, or that answers made unfit."""
    if impor.wajib and not sebagian:
        raise Refusal(
            f"{len(impor.wajib)} pertanyaan wajib belum dijawab, jadi rencananya belum ditulis",
            ("jawab dengan ", Field("jawab"), ", atau tulis yang sudah ada saja dengan ", Field("sebagian")),
        )
    if impor.wajib:
        return
    found = read_record(Sumber(impor.berkas, impor.teks.encode()), Rencana)
    if found.isi is None:
        raise Refusal("jawaban membuat rencananya tidak cocok", "perbaiki jawabannya, lalu ulangi", found.masalah)


def refuse_there(folder: Path, names: Collection[str]) -> None:
    """Refuse to write over a file, whoever made it."""
    there = set(names) - set(missing(folder, names))
    for name in names:
        if name in there:
            raise Refusal(f"{folder / name} sudah ada, tidak ditimpa", "pilih nama lain, atau hapus dulu berkas itu")


def write_questions(impor: Impor, path: Path) -> None:
    """Write the questions as a file to be filled in, where there is none."""
    write_only(path, questions_text(impor.terbaca, impor.dokumen))


def draft_of(asked: Asked) -> str:
    """Draft a map for the head of a document; raises Refusal where nothing in it looks like one."""
    document = read_document(bytes_of(asked.dokumen), asked.dokumen.name)
    grid = max(_chosen(document, asked), key=lambda one: len(one.rows))
    if not head_seen(grid).judul:
        raise Refusal(
            f"tidak ada baris di {asked.dokumen.name} yang menyerupai kepala tabel",
            "beri judul pada tiap kolom tabelnya, lalu ulangi",
        )
    return draft(grid, asked.dokumen.name)


def write_only(path: Path, text: str) -> None:
    """Write a file where there is none."""
    refuse_there(path.parent, [path.name])
    write_new(path.parent, {path.name: text})


def _chosen(document: Document, asked: Asked) -> tuple[Grid, ...]:
    grids = document.grids
    if asked.lembar is not None:
        grids = tuple(one for one in grids if one.name.casefold() == asked.lembar.casefold())
        if not grids:
            names = ", ".join(one.name for one in document.grids)
            raise Refusal(f"tidak ada lembar {asked.lembar}", f"lembar yang ada: {names}")
    if asked.tabel is not None:
        if not 1 <= asked.tabel <= len(grids):
            raise Refusal(f"tidak ada tabel {asked.tabel}", f"dokumen ini punya {len(grids)} tabel")
        grids = (grids[asked.tabel - 1],)
    if not any(one.rows for one in grids):
        raise Refusal(f"{asked.dokumen.name} tidak memuat tabel", "rencana aksi dibaca dari tabelnya")
    return grids


def _table(document: Document, asked: Asked, peta: Peta | None) -> tuple[Grid, Columns, Peta]:
    """Find the table and the map that fit each other; the map that was named, else one that is known."""
    grids = _chosen(document, asked)
    maps = [peta] if peta else [one for _, one in known_maps()]
    found = [(grid, columns, one) for grid in grids for one in maps if (columns := columns_of(grid, one))]
    if len(found) == 1 or (
        found and all(one[2] is found[0][2] for one in found) and len({one[0].name for one in found}) == 1
    ):
        return found[0]
    if found:
        names = ", ".join(dict.fromkeys(one[0].name for one in found))
        raise Refusal(
            f"beberapa tabel cocok: {names}",
            (
                *("pilih satu dengan ", Field("lembar"), " atau ", Field("tabel")),
                "; bila satu rencana terbagi di tabel-tabel itu, gabungkan dulu menjadi satu",
            ),
        )
    seen = head_seen(max(grids, key=lambda one: len(one.rows)))
    head = " | ".join(seen.judul.values()) or "(tidak ada baris yang menyerupai kepala tabel)"
    if peta:
        raise Refusal(f"kepala tabel tidak cocok dengan peta {asked.peta}", f"kepala yang terlihat: {head}")
    raise Refusal(
        f"susunan kolom ini belum dikenal; kepala yang terlihat: {head}",
        ("buat dulu petanya: ", Field("buat_peta"), ", periksa, lalu ulangi dengan ", Field("peta")),
    )


def refuse_unknown(impor: Impor) -> None:
    """Refuse answers about nodes that the document does not have."""
    known = {one.id for one in impor.terbaca.every()}
    strange = [one for one in impor.jawaban.butir if one not in known]
    if strange:
        near = ", ".join(dict.fromkeys(id_ for one in strange[:3] for id_ in nearest(one, sorted(known))))
        raise Refusal(
            f"jawaban untuk {', '.join(strange)}, yang tidak ada di dokumen",
            f"maksud Anda {near}?" if near else "periksa id-nya di berkas pertanyaan",
        )

"""What the cells of an indikator say in figures: its jenis, its unit and its targets."""

from collections.abc import Iterator, Mapping

from zi_cli.core.importing import wording
from zi_cli.core.importing.oddities import Kode
from zi_cli.core.importing.telling import Telling, short
from zi_cli.core.importing.tree import Bagian, Node
from zi_cli.core.importing.wording import KataTarget
from zi_cli.model.grid import Cell
from zi_cli.model.periode import SEMESTER
from zi_cli.model.tulisan import daftar
from zi_cli.model.waktu import NAMA_BULAN

_PERSEN = ("%", "persen", "persentase", "prosentase")
Why = tuple[Kode, str]
"""A code, and what to decide."""
_UNFIT: Mapping[bool, Why] = {
    False: ("ZI1007", "tulis angkanya"),
    True: ("ZI1012", "perbaiki selnya di dokumen, atau tulis angkanya"),
}
"""Of a target that is no figure, by whether its cell is an error."""
_MIXED: Why = ("ZI1010", "sebagian target persen, sebagian bukan; samakan di dokumen")
Key = tuple[int, Bagian | None]
Read = Mapping[Key, KataTarget]


def measure(node: Node, telling: Telling, tahun: tuple[int, ...]) -> None:
    """Tell the jenis, the unit and the targets; where one target does not fit, none is written."""
    read = {key: said for key, cell in node.target.items() if (said := _figure(cell))}
    jenis = _kind(node, list(read.values()), telling)
    unfit = {cell: _UNFIT["galat" in cell.odd] for key, cell in node.target.items() if key not in read}
    mixed = [node.target[key] for key, one in read.items() if one.persen and jenis != "persen"]
    if unfit:
        _without_targets(node, telling, unfit)
    elif mixed:
        _without_targets(node, telling, {mixed[0]: _MIXED})
    else:
        node.isi |= _targets(node, read, telling)
        _other_units(node, read, telling)
        _blank_years(node, telling, tahun)


def _figure(cell: Cell) -> KataTarget | None:
    return None if "galat" in cell.odd else wording.target_words(cell.text, cell.number)


def _kind(node: Node, targets: list[KataTarget], telling: Telling) -> str | None:
    """Tell the jenis and the unit; a unit that says per cent is the jenis."""
    words = wording.indikator_words(wording.without_html(node.mentah))
    said = str(node.isi.get("satuan", "")).casefold()
    jenis = "persen" if said in _PERSEN else wording.jenis_of(words, targets)
    if jenis is None:
        telling.tell("ZI1024", node.sel, "tanpa jenis", "pilih persen, jumlah, nilai atau kode", node)
    else:
        node.isi["jenis"] = jenis
    if said in _PERSEN:
        del node.isi["satuan"]
    elif not said and (satuan := wording.satuan_of(jenis, words, targets)):
        node.isi["satuan"] = satuan
    return jenis


def _without_targets(node: Node, telling: Telling, why: Mapping[Cell, Why]) -> None:
    """Tell why the targets are not written; those that would have been are named beside the first that is why."""
    others = [one for one in dict.fromkeys(node.target.values()) if one not in why]
    names = "; ".join(f'{telling.grid.address(one)} ("{short(one.text)}")' for one in others)
    also = f"; juga tidak ditulis: {names}" if names else ""
    for cell, (kode, putuskan) in why.items():
        telling.tell(kode, cell, f"tanpa target{also}", putuskan, node)
        also = ""


def _targets(node: Node, read: Read, telling: Telling) -> dict[str, object]:
    """Put targets under the keys they have in a plan; that of a year's last part is the year's."""
    yearly: dict[int, object] = {}
    halves: dict[int, object] = {}
    quarters: dict[int, dict[int, object]] = {}
    for (tahun, bagian), one in sorted(read.items(), key=lambda each: (each[0][0], each[0][1] is not None)):
        if bagian is None or bagian[1] * bagian[0].bulan == len(NAMA_BULAN):
            if yearly.setdefault(tahun, one.angka) != one.angka:
                way = f"target {tahun} sudah diisi sel lain; pilih salah satu"
                telling.tell("ZI1002", node.target[tahun, bagian], "tidak ditulis", way, node)
        elif bagian[0] is SEMESTER:
            halves[tahun] = one.angka
        else:
            quarters.setdefault(tahun, {})[bagian[1]] = one.angka
    found: dict[str, object] = {"target": yearly, "target_semester_1": halves, "target_triwulan": quarters}
    return {key: one for key, one in found.items() if one}


def _other_units(node: Node, read: Read, telling: Telling) -> None:
    """Tell of the units that are not the one that is written."""
    written = str(node.isi.get("satuan", "")).casefold()
    for key, one in read.items():
        if one.satuan and one.satuan.casefold() != written:
            way = "satuannya berbeda dari yang ditulis; pilih salah satu"
            telling.tell("ZI1002", node.target[key], f'tanpa satuan "{one.satuan}"', way, node)


def _blank_years(node: Node, telling: Telling, tahun: tuple[int, ...]) -> None:
    yearly = node.isi.get("target")
    held: Mapping[int, object] = yearly if isinstance(yearly, dict) else {}
    blank = [str(year) for year in _span(tahun) if year not in held]
    if blank:
        way = "isi targetnya, atau sebut tahun berlakunya dengan kunci berlaku"
        telling.tell("ZI1009", node.sel, f"tanpa target {daftar(blank)}", way, node)


def _span(tahun: tuple[int, ...]) -> Iterator[int]:
    if tahun:
        yield from range(tahun[0], tahun[-1] + 1)

"""What a node says, made of the cells that fill it."""

from collections.abc import Mapping

from zi_cli.core.importing import wording
from zi_cli.core.importing.measuring import measure
from zi_cli.core.importing.telling import Telling
from zi_cli.core.importing.tree import Node
from zi_cli.model.frozen import frozen
from zi_cli.model.ganti import rupiah_dimaksud
from zi_cli.model.grid import Cell
from zi_cli.model.peta import Peta, Tingkat
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import rapi
from zi_cli.model.tulisan import daftar
from zi_cli.model.waktu import NAMA_BULAN, parse_waktu

URUTAN: Mapping[Tingkat, tuple[str, ...]] = {
    "program": ("nama", "tujuan", "sasaran"),
    "kegiatan": ("nama",),
    "aktivitas": ("nama", "output", "waktu", "penanggung_jawab", "pendukung", "anggaran", "catatan"),
    "indikator": (
        *("nama", "jenis", "satuan", "kode", "rumus", "target", "target_semester_1", "target_triwulan"),
        *("penanggung_jawab", "pendukung", "catatan"),
    ),
}
"""The keys of each level, in the order in which a plan has them."""
_DAFTAR = ("output", "sasaran", "pendukung")
"""The keys that hold a list."""


@frozen
class Choices:
    """What a person has decided beforehand."""

    waktu_kosong: str | None = None
    """The schedule of every activity that has none."""


def fill(node: Node, telling: Telling, peta: Peta, choices: Choices, tahun: tuple[int, ...]) -> None:
    """Make the contents of a node; what its cells do not say is told of."""
    _name(node, telling)
    _texts(node, telling)
    if node.tingkat == "aktivitas":
        _schedule(node, telling, choices)
        _post(node, telling, peta)
        _budget(node, telling)
        if "output" not in node.isi:
            telling.tell("ZI1016", node.sel, "tanpa output", "sebut dokumen yang membuktikannya, bila ada", node)
    elif node.tingkat == "indikator":
        measure(node, telling, tahun)
        if not _post(node, telling, peta):
            telling.tell("ZI1013", node.sel, "tanpa penanggung jawab", "sebut jabatannya", node)
    node.isi = {key: node.isi[key] for key in URUTAN[node.tingkat] if key in node.isi}


def _name(node: Node, telling: Telling) -> None:
    text = wording.without_html(node.mentah)
    if text != node.mentah:
        telling.tell("ZI1018", node.sel, "tanpa sisa HTML", "periksa kalimatnya", node)
    node.isi["nama"] = rapi(text)
    if len(several := wording.marked(text)) > 1:
        way = f"buat {len(several)} baris, bila memang {len(several)} {node.tingkat}"
        telling.tell("ZI1027", node.sel, f"satu {node.tingkat}", way, node)
    if node.tingkat == "program":
        words = wording.program_words(text)
        if words.nama not in rapi(text):
            node.sumber.append(f"{telling.grid.address(node.sel)}: namanya tercetak dengan huruf besar.")
        node.isi |= {"nama": words.nama or rapi(text)}
        node.isi |= {key: one for key, one in (("tujuan", words.tujuan), ("sasaran", words.sasaran)) if one}
    elif node.tingkat == "indikator":
        said = wording.indikator_words(text)
        node.isi |= {"nama": said.nama or rapi(text)}
        node.isi |= {key: one for key, one in (("kode", dict(said.kode)), ("rumus", said.rumus)) if one}
    elif node.tingkat == "aktivitas" and (extra := wording.run_together(rapi(text))):
        way = f'bila "{extra}" sebenarnya output, pindahkan ke output'
        telling.tell("ZI1015", node.sel, "seperti tercetak, di nama aktivitas", way, node)


def _texts(node: Node, telling: Telling) -> None:
    """Take the contents that are texts and lists as they stand; of two for one text the first holds."""
    for kunci, filled in node.diisi.items():
        cells = [(cell, text) for cell, raw in filled if (text := _sound(node, cell, raw, telling))]
        node.diisi[kunci] = cells
        if kunci in _DAFTAR:
            known = node.isi.get(kunci, ())
            items = [item for cell, text in cells for item in _items(node, kunci, cell, text, telling)]
            each = tuple(dict.fromkeys((*known, *items) if isinstance(known, tuple) else items))
            node.isi |= {kunci: each} if each else {}
        elif cells:
            _first_of(node, kunci, cells, telling)


def _first_of(node: Node, kunci: str, cells: list[tuple[Cell, str]], telling: Telling) -> None:
    node.isi.setdefault(kunci, rapi(cells[0][1]))
    for cell, text in cells:
        if rapi(text) != node.isi[kunci]:
            _is_filled(node, kunci, cell, telling)


def _is_filled(node: Node, kunci: str, cell: Cell, telling: Telling) -> None:
    way = f"{kunci.replace('_', ' ')} butir ini sudah diisi sel lain; pilih salah satu"
    telling.tell("ZI1002", cell, "tidak ditulis", way, node)


def _sound(node: Node, cell: Cell, raw: str, telling: Telling) -> str:
    """Give the text of a cell; of an error, and of nothing but tags, none."""
    if "galat" in cell.odd:
        telling.tell("ZI1012", cell, "tidak ditulis", "perbaiki selnya di dokumen, atau tulis isinya", node)
        return ""
    text = wording.without_html(raw)
    if text != raw:
        telling.tell("ZI1018", cell, "tanpa sisa HTML", "periksa kalimatnya", node)
    return text.strip()


def _items(node: Node, kunci: str, cell: Cell, text: str, telling: Telling) -> tuple[str, ...]:
    items = wording.listed(text)
    if len(items) > 1 and kunci == "output":
        telling.tell("ZI1017", cell, f"{len(items)} output", "gabungkan lagi bila sebenarnya satu dokumen", node)
    return items


def _post(node: Node, telling: Telling, peta: Peta) -> bool:
    """Take the post as one, unless the map names the sign between several."""
    said = node.isi.get("penanggung_jawab")
    if not isinstance(said, str):
        return False
    cell, raw = node.diisi["penanggung_jawab"][0]
    sign = peta.pisah_jabatan
    posts = tuple(filter(None, map(rapi, raw.split(sign)))) if sign else ()
    if len(posts) > 1:
        node.isi["penanggung_jawab"] = posts
        telling.tell("ZI1014", cell, f"{len(posts)} jabatan", "gabungkan lagi bila sebenarnya satu jabatan", node)
    elif not sign and len(lines := [one for one in raw.splitlines() if one.strip()]) > 1:
        way = f"bila {len(lines)} jabatan, sebut tanda pemisahnya: pisah_jabatan di peta"
        telling.tell("ZI1014", cell, "satu jabatan", way, node)
    return True


def _budget(node: Node, telling: Telling) -> None:
    """Read a sum in rupiah: Rp 12.500.000."""
    if "anggaran" not in node.isi:
        return
    cell, text = node.diisi["anggaran"][0]
    exact = str(cell.number) if cell.number is not None else text
    del node.isi["anggaran"]
    if meant := exact if exact.isdecimal() else rupiah_dimaksud(exact):
        node.isi["anggaran"] = int(meant)
    else:
        way = "tulis rupiahnya dengan angka saja, misalnya 12500000"
        telling.tell("ZI1002", cell, "tanpa anggaran", way, node)


def _schedule(node: Node, telling: Telling, choices: Choices) -> None:
    said = node.isi.pop("waktu", None)
    if said is not None:
        for cell in node.bulan.values():
            _is_filled(node, "waktu", cell, telling)
    if said is None and node.bulan:
        node.isi["waktu"] = words = _months_in_words(sorted(node.bulan))
        if "-" in words:
            way = "tambahkan frekuensi: bulanan bila tiap bulan ada hasilnya"
            telling.tell("ZI1025", node.bulan[min(node.bulan)], f"rentang: {words}", way, node)
    elif said is None:
        chosen = choices.waktu_kosong
        node.isi |= {"waktu": chosen} if chosen else {}
        ditulis = f"{chosen}, seperti diminta" if chosen else "tanpa waktu"
        way = "pastikan benar untuk aktivitas ini" if chosen else "sebut bulannya"
        telling.tell("ZI1006", node.sel, ditulis, way, node)
    else:
        try:
            parse_waktu(str(said))
            node.isi["waktu"] = said
        except Refusal as error:
            telling.tell("ZI1005", node.diisi["waktu"][0][0], "tanpa waktu", str(error.saran), node)


def _months_in_words(months: list[int]) -> str:
    runs: list[list[int]] = []
    for month in months:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return daftar(["-".join(NAMA_BULAN[one - 1] for one in dict.fromkeys((run[0], run[-1]))) for run in runs])

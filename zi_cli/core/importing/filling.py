"""What a node says, made of the cells that fill it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from zi_cli.core.importing import wording
from zi_cli.core.importing.telling import Telling
from zi_cli.core.importing.tree import Bagian, Node
from zi_cli.model.frozen import frozen
from zi_cli.model.grid import Cell
from zi_cli.model.periode import SEMESTER
from zi_cli.model.peta import Peta, Tingkat
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import rapi
from zi_cli.model.tulisan import daftar
from zi_cli.model.waktu import NAMA_BULAN, parse_waktu

URUTAN: Mapping[Tingkat, tuple[str, ...]] = {
    "program": ("nama", "tujuan", "sasaran"),
    "kegiatan": ("nama",),
    "aktivitas": ("nama", "output", "waktu", "penanggung_jawab", "anggaran", "catatan"),
    "indikator": (
        *("nama", "jenis", "satuan", "kode", "rumus", "target", "target_semester_1", "target_triwulan"),
        *("penanggung_jawab", "pendukung", "catatan"),
    ),
}
"""The keys of each level, in the order in which a plan has them."""
_PERSEN = ("%", "persen", "persentase", "prosentase")


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
        if "output" not in node.isi:
            telling.tell("ZI1016", node.sel, "tanpa output", "sebut dokumen yang membuktikannya, bila ada", node)
    elif node.tingkat == "indikator":
        _measure(node, telling, tahun)
        if not _post(node, telling, peta):
            telling.tell("ZI1013", node.sel, "tanpa penanggung jawab", "sebut jabatannya", node)
    node.isi = {key: node.isi[key] for key in URUTAN[node.tingkat] if key in node.isi}


def _name(node: Node, telling: Telling) -> None:
    text = wording.without_html(node.mentah)
    if text != node.mentah:
        telling.tell("ZI1018", node.sel, "tanpa sisa HTML", "periksa kalimatnya", node)
    node.isi["nama"] = rapi(text)
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
        if kunci in ("output", "sasaran", "pendukung"):
            node.isi[kunci] = tuple(item for cell, text in cells for item in _items(node, kunci, cell, text, telling))
            if not node.isi[kunci]:
                del node.isi[kunci]
        elif cells:
            _first_of(node, kunci, cells, telling)
    if "anggaran" in node.isi:
        _budget(node, telling)


def _first_of(node: Node, kunci: str, cells: list[tuple[Cell, str]], telling: Telling) -> None:
    node.isi.setdefault(kunci, rapi(cells[0][1]))
    for cell, text in cells:
        if rapi(text) != node.isi[kunci]:
            way = f"{kunci.replace('_', ' ')} butir ini sudah diisi sel lain; pilih salah satu"
            telling.tell("ZI1002", cell, "tidak ditulis", way, node)


def _budget(node: Node, telling: Telling) -> None:
    """Take a budget as whole rupiah."""
    said = node.isi.pop("anggaran")
    cell = node.diisi["anggaran"][0][0]
    rupiah = wording.rupiah(str(said), cell.number)
    if rupiah is None:
        telling.tell("ZI1002", cell, "tanpa anggaran", "tulis rupiahnya dengan angka saja, misalnya 12500000", node)
    else:
        node.isi["anggaran"] = rupiah


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


def _schedule(node: Node, telling: Telling, choices: Choices) -> None:
    said = node.isi.pop("waktu", None)
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


def _measure(node: Node, telling: Telling, tahun: tuple[int, ...]) -> None:
    """Tell the jenis, the unit and the targets; where one target is no figure, none is written."""
    words = wording.indikator_words(wording.without_html(node.mentah))
    read = {key: _target(cell) for key, cell in node.target.items()}
    wrong = dict.fromkeys(cell for key, cell in node.target.items() if read[key] is None)
    for cell in wrong:
        is_error = "galat" in cell.odd
        way = "perbaiki selnya di dokumen, atau tulis angkanya" if is_error else "tulis angkanya"
        telling.tell("ZI1012" if is_error else "ZI1007", cell, "tanpa target", way, node)
    targets = [one for one in read.values() if one]
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
    mixed = [cell for key, cell in node.target.items() if (one := read[key]) and one.persen]
    if mixed and jenis != "persen":
        way = "sebagian target persen, sebagian bukan; samakan di dokumen"
        telling.tell("ZI1010", mixed[0], "tanpa target", way, node)
    elif not wrong:
        node.isi |= _targets({key: one.angka for key, one in read.items() if one})
        _blank_years(node, telling, tahun)


def _target(cell: Cell) -> wording.KataTarget | None:
    return None if "galat" in cell.odd else wording.target_words(cell.text, cell.number)


def _targets(read: Mapping[tuple[int, Bagian | None], Fraction]) -> dict[str, object]:
    """Put targets under the keys they have in a plan; that of a year's last part is the year's."""
    yearly: dict[int, Fraction] = {}
    halves: dict[int, Fraction] = {}
    quarters: dict[int, dict[int, Fraction]] = {}
    for (tahun, bagian), angka in sorted(read.items(), key=lambda one: (one[0][0], one[0][1] is not None)):
        if bagian is None or bagian[1] * bagian[0].bulan == len(NAMA_BULAN):
            yearly.setdefault(tahun, angka)
        elif bagian[0] is SEMESTER:
            halves[tahun] = angka
        else:
            quarters.setdefault(tahun, {})[bagian[1]] = angka
    found: dict[str, object] = {"target": yearly, "target_semester_1": halves, "target_triwulan": quarters}
    return {key: one for key, one in found.items() if one}


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

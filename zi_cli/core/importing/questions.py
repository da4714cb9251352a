"""What people must decide, for no document says it: asked once, at the end, with the key of the plan it is for."""

from collections.abc import Iterable, Iterator

from zi_cli.core.importing.tree import Kepala, Node, Pertanyaan

_WAJIB = {
    "aktivitas": (("waktu", "Juni; Juni dan Desember; Januari-Maret"),),
    "indikator": (
        ("jenis", "persen, jumlah, nilai atau kode"),
        ("target", "{2024: 60, 2025: 62}"),
        ("penanggung_jawab", "Kepala Dinas"),
    ),
}
"""The keys without which no plan can be, and what may be written there."""


def questions(kepala: Kepala, tahun: tuple[int, ...], program: Iterable[Node]) -> tuple[Pertanyaan, ...]:
    """Give every question: first what no plan can be without, then what only people can decide."""
    nodes = [one for each in program for one in each.every()]
    return (*_of_the_whole(kepala, tahun), *needed(nodes), *_decisions(nodes))


def _of_the_whole(kepala: Kepala, tahun: tuple[int, ...]) -> Iterator[Pertanyaan]:
    if not kepala.judul:
        yield Pertanyaan("judul", "dokumen tidak memuat judul rencana aksi", wajib=True)
    if not kepala.unit:
        yield Pertanyaan("unit.nama", "dokumen tidak menyebut unitnya", wajib=True)
    yield Pertanyaan("unit.singkatan", "nama pendek unit, dipakai di judul layar", wajib=True)
    if not kepala.daerah:
        yield Pertanyaan("unit.daerah", "kabupaten, kota, provinsi atau kementeriannya", wajib=True)
    if not tahun:
        contoh = "{mulai: 2022, selesai: 2026}"
        yield Pertanyaan("periode", "dokumen tidak menyebut tahunnya", wajib=True, contoh=contoh)


def needed(nodes: list[Node]) -> Iterator[Pertanyaan]:
    """Ask for the keys without which no plan can be, and that no cell says."""
    for node in nodes:
        for kunci, contoh in _WAJIB.get(node.tingkat, ()):
            if kunci not in node.isi:
                alasan = f"{kunci.replace('_', ' ')} tidak terbaca di dokumen"
                yield Pertanyaan(kunci, alasan, wajib=True, id=node.id, nomor=node.nomor, contoh=contoh)


def _decisions(nodes: list[Node]) -> Iterator[Pertanyaan]:
    for node in nodes:
        if node.tingkat != "indikator":
            continue
        for kunci, alasan, contoh in _decided_by_people(node):
            yield Pertanyaan(kunci, alasan, id=node.id, nomor=node.nomor, contoh=contoh)


def _decided_by_people(node: Node) -> Iterator[tuple[str, str, str]]:
    jenis, target = node.isi.get("jenis"), node.isi.get("target")
    values = list(target.values()) if isinstance(target, dict) else []
    if isinstance(kode := node.isi.get("kode"), dict):
        labels = ", ".join(f"{nomor} = {arti}" for nomor, arti in kode.items())
        yield "baik", f"label mana yang berarti baik: {labels}", "[1]"
    elif values and (not any(values) or values[-1] < values[0]):
        yield "arah", "target 0 atau menurun; naik bila makin tinggi makin baik", "turun"
    if jenis == "persen" and "indikator yang targetnya tercapai" in str(node.isi.get("rumus", "")).casefold():
        yield "hitung", "dihitung zi dari indikator lain", "proporsi_indikator_tercapai"
    if jenis == "nilai":
        yield "desimal", "banyaknya desimal saat ditampilkan", "2"

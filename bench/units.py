"""Write seeded workspaces of invented units, each the size of the real plan and one year of figures.

python bench/units.py DIR --units N [--seed S]
"""

import argparse
import hashlib
import json
import random
import re
import sys
import textwrap
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "plans/renaksi_2022_2026.yaml"
TAHUN = 2024
YEARS = range(2022, 2027)
OFFICES, REGENCIES = 40, 20
"""Units in a regency, regencies in a province."""
ROMAN = ("I", "II", "III", "IV", "V", "VI")
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
WINDOWS = {
    "Juni dan Desember": ((6, 6), (12, 12)),
    "Januari-Desember": ((1, 12),),
    "Januari-Maret": ((1, 3),),
    "Maret, Juni, September dan Desember": ((3, 3), (6, 6), (9, 9), (12, 12)),
    **{nama: ((n, n),) for n, nama in enumerate(BULAN, 1)},
}
SYLLABLES = ("ranu", "sela", "tirta", "wana", "giri", "loka", "mandra", "arta", "sukma", "candra", "bayu", "padma")
WORK = (
    *("Kesehatan", "Pendidikan", "Perhubungan", "Sosial", "Pertanian", "Perikanan", "Kebudayaan", "Pariwisata"),
    *("Perpustakaan", "Kearsipan", "Lingkungan Hidup", "Pemuda dan Olahraga", "Tenaga Kerja", "Perumahan"),
    *("Ketahanan Pangan", "Komunikasi dan Informatika", "Kependudukan", "Penanaman Modal", "Perdagangan", "Pasar"),
)
WORDINGS = (
    ("Melaksanakan", "Menyelenggarakan"),
    ("Menyusun", "Menyiapkan"),
    ("survey", "survei"),
    ("/mengupdate", "/memperbarui"),
    ("Membuat", "Mewujudkan"),
    ("Melakukan", "Menjalankan"),
    ("Mengevaluasi", "Menelaah"),
)
NOTES = (
    "Angka menurut rekap bagian umum, sudah dicocokkan dengan daftar hadir dan berita acara",
    "Data sementara, menunggu pengesahan rapat pimpinan akhir bulan",
    "Penyebut mengikuti jumlah pegawai pada akhir semester, bukan rata-rata",
    "Diukur dengan kuesioner yang sama seperti semester lalu agar dapat dibandingkan",
    "Sebagian berkas pendukung masih di unit pelaksana teknis dan dikumpulkan menyusul",
    "Turun karena beberapa pegawai baru belum mengikuti sosialisasi",
)
HINDRANCES = (
    "Anggaran kegiatan baru cair setelah perubahan DPA triwulan ketiga",
    "Pelaksana dimutasi, serah terima berkas memerlukan waktu dua minggu",
    "Jadwal bersamaan dengan pemeriksaan sehingga rapat ditunda",
    "Aplikasi pusat tidak dapat diakses selama pemeliharaan",
    "Menunggu pedoman terbaru dari pusat",
)
GALAT = 0.03
"""The share of units with a mistake that `zi check` calls a galat."""
PLAIN = re.compile(r"[A-Za-z(/][^:#,\[\]{}\"']*")


@dataclass(frozen=True)
class Kind:
    """How one unit is: its names, how it words and fills things, and what is wrong with it."""

    number: int
    nama: str
    singkatan: str
    daerah: str
    folder: str
    prefix: str
    """Before each id; empty in most units, whose ids are the same."""
    wordings: tuple[tuple[str, str], ...]
    posts: dict[str, str]
    staff: int
    filled: float
    """The share of what could be recorded that is."""
    in_time: float
    strength: float
    wordy: float
    has_register: bool
    mistake: int | None


@dataclass(frozen=True)
class Unit:
    """The files of one unit, by their place below its folder."""

    folder: str
    files: dict[str, str]


@cache
def programs() -> list[dict[str, Any]]:
    """Give the programs of the real plan, whose shape every unit has."""
    import yaml

    loaded = yaml.load(PLAN.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found: list[dict[str, Any]] = loaded["program"]
    return found


def unit(number: int, seed: int) -> Unit:
    """Make the unit of a number: the same for the same seed, however many others are made."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311  invented figures, not secrets
    kind = kind_of(number, chance)
    plan, listed = plan_of(kind, chance)
    realisasi, used = realisasi_of(kind, listed, chance)
    files = {"plans/renaksi_2022_2026.yaml": plan, f"plans/realisasi/{TAHUN}.yaml": realisasi}
    if chance.random() < 0.6:
        files["plans/zi.yaml"] = settings_of(kind, chance)
    if kind.has_register:
        files[f"plans/bukti/{TAHUN}.yaml"] = register_of(used, chance)
    return Unit(kind.folder, mistaken(kind.mistake, files))


def kind_of(number: int, chance: random.Random) -> Kind:
    """Decide how a unit is."""
    regency, place = divmod(number, OFFICES)
    province = regency // REGENCIES
    town = "".join(SYLLABLES[(regency // len(SYLLABLES) ** n) % len(SYLLABLES)] for n in (1, 0)).capitalize()
    town += f" {ROMAN[regency // 144 % 6]}" if regency >= 144 else ""
    what, works = divmod(place, len(WORK))
    nama, short = (("Dinas", "Dinas"), ("Badan", "Badan"))[what]
    daerah = f"Kabupaten Contoh {town}"
    level = chance.betavariate(5, 2)
    return Kind(
        number,
        f"{nama} {WORK[works]} {daerah}",
        f"{short} {WORK[works]}",
        daerah,
        f"provinsi-{province + 1:02}/kabupaten-{slug(town)}/{slug(nama)}-{slug(WORK[works])}",
        f"{slug(WORK[works])[:6].strip('-')}-" if chance.random() < 0.15 else "",
        tuple(one for one in WORDINGS if chance.random() < 0.3),
        {
            "Kepala Dinas": f"Kepala {nama}",
            "Sekretaris Dinas": f"Sekretaris {nama}",
            "Kasubag. Umum dan Perencanaan": chance.choice(
                ["Kasubag. Umum dan Perencanaan", "Kasubag. Umum dan Kepegawaian", "Kasubag. Perencanaan dan Pelaporan"]
            ),
        },
        chance.randrange(24, 420),
        min(0.99, 0.4 + 0.6 * level),
        0.6 + 0.38 * chance.random(),
        chance.gauss(1.02, 0.12),
        0.2 + 0.8 * chance.random(),
        chance.random() < 0.2,
        chance.randrange(len(MISTAKES)) if chance.random() < GALAT else None,
    )


def slug(text: str) -> str:
    """Write words as a part of a path."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def said(text: str) -> str:
    """Write a text as a value, in quotes where it needs them."""
    return text if PLAIN.fullmatch(text) and text == text.strip() else "'" + text.replace("'", "''") + "'"


@cache
def wrapped(text: str, margin: int, first: int) -> str:
    """Write a long text over several lines, a short one on one."""
    if first + len(text) <= 118 and PLAIN.fullmatch(text):
        return text
    if ": " in text or "#" in text or first + len(text) <= 118:
        return said(text)
    return ">-\n" + textwrap.indent("\n".join(textwrap.wrap(text, 112 - margin)), " " * margin)


def plan_of(kind: Kind, chance: random.Random) -> tuple[str, list[tuple[str, dict[str, Any]]]]:
    """Write the plan; gives also what it lists, each aktivitas and indikator with its printed number."""
    lines = [
        "# yaml-language-server: $schema=skema/rencana.json",
        "#",
        "# CONTOH. Unit, nama, target dan jadwal di berkas ini rekaan.",
        "skema: 1",
        "judul: Rencana Aksi (Rencana Kerja) Zona Integritas Tahun 2022-2026",
        f"unit:\n  nama: {said(kind.nama)}\n  singkatan: {said(kind.singkatan)}\n  daerah: {said(kind.daerah)}",
        "periode: {mulai: 2022, selesai: 2026}",
        f"ditetapkan:\n  tempat: Ibu Kota {kind.daerah}\n  tanggal: 2022-01-{chance.randrange(3, 29):02}",
        f"  jabatan: {kind.posts['Kepala Dinas']}\n  nama: Nama Contoh {kind.number:05}",
        "program:",
    ]
    listed: list[tuple[str, dict[str, Any]]] = []
    for roman, program in zip(ROMAN, programs(), strict=True):
        rule = f"  # {'=' * 70}"
        lines += ["", rule, f"  # {roman} {program['nama']}", rule, f"  - id: {kind.prefix}{program['id']}"]
        lines += [
            f"    nama: {said(program['nama'])}",
            f"    tujuan: {wrapped(program['tujuan'], 6, 12)}",
            "    sasaran:",
        ]
        lines += [f"      - {said(one)}" for one in program["sasaran"]]
        lines.append("    kegiatan:")
        for k, kegiatan in enumerate(program["kegiatan"], 1):
            nomor = f"{roman}.{k}"
            lines += [
                f"      # {nomor}",
                f"      - id: {kind.prefix}{kegiatan['id']}",
                f"        nama: {said(kegiatan['nama'])}",
            ]
            lines.append("        aktivitas:")
            for n, one in enumerate(kegiatan["aktivitas"], 1):
                made = aktivitas_of(kind, one, chance)
                listed.append((f"{nomor}.{n}", made))
                lines += written_aktivitas(made)
            lines.append("        indikator:")
            for n, one in enumerate(kegiatan["indikator"]):
                made = indikator_of(kind, one, chance)
                listed.append((f"{nomor}.{'abcdefgh'[n]}", made))
                lines += written_indikator(made)
    return "\n".join(lines) + "\n", listed


def worded(kind: Kind, text: str) -> str:
    """Word a text as this unit does."""
    for one, other in kind.wordings:
        text = text.replace(one, other)
    return text


def aktivitas_of(kind: Kind, one: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Make one aktivitas of a unit out of the real plan's."""
    waktu = one["waktu"]
    if waktu in BULAN and chance.random() < 0.15:
        waktu = chance.choice(BULAN)
    elif chance.random() < 0.02:
        waktu = "Maret, Juni, September dan Desember"
    output = [worded(kind, text) for text in one["output"]] if chance.random() > 0.01 else []
    return {"id": kind.prefix + one["id"], "nama": worded(kind, one["nama"]), "output": output, "waktu": waktu}


def written_aktivitas(made: dict[str, Any]) -> list[str]:
    """Write one aktivitas."""
    output = [f"            output: [{', '.join(map(said, made['output']))}]"] if made["output"] else []
    return [
        f"          - id: {made['id']}",
        f"            nama: {wrapped(made['nama'], 14, 18)}",
        *output,
        f"            waktu: {made['waktu']}",
    ]


def indikator_of(kind: Kind, one: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Make one indikator of a unit out of the real plan's."""
    made = {**one, "id": kind.prefix + one["id"], "nama": worded(kind, one["nama"])}
    made["penanggung_jawab"] = kind.posts.get(one["penanggung_jawab"], one["penanggung_jawab"])
    if one["jenis"] in ("persen", "nilai") and one.get("arah") != "turun":
        shift = chance.randrange(-8, 9)
        made["target"] = {tahun: max(5, min(100, one["target"][tahun] + shift)) for tahun in YEARS}
    return made


def written_indikator(made: dict[str, Any]) -> list[str]:
    """Write one indikator."""
    lines = [f"          - id: {made['id']}", f"            nama: {wrapped(made['nama'], 14, 18)}"]
    for key in (
        "jenis",
        "satuan",
        "desimal",
        "kode",
        "baik",
        "arah",
        "rumus",
        "hitung",
        "pembilang",
        "penyebut",
        "target",
    ):
        if key not in made:
            continue
        value = made[key]
        if isinstance(value, dict):
            shown = "{" + ", ".join(f"{name}: {item}" for name, item in value.items()) + "}"
        else:
            shown = wrapped(value, 14, 16 + len(key)) if isinstance(value, str) else str(value)
        lines.append(f"            {key}: {shown}")
    return [*lines, f"            penanggung_jawab: {said(made['penanggung_jawab'])}"]


def realisasi_of(kind: Kind, listed: list[tuple[str, dict[str, Any]]], chance: random.Random) -> tuple[str, list[str]]:
    """Write the year's figures; gives also the evidence they name."""
    used: list[str] = []
    lines = [
        "# yaml-language-server: $schema=../skema/realisasi.json",
        "#",
        "# CONTOH. Semua angka, tanggal dan nama berkas di bawah ini rekaan.",
        f"skema: 1\ntahun: {TAHUN}\ncontoh: true",
        "\n# Bacaan tiap indikator: posisi setahun berjalan sampai akhir semester.",
        "indikator:",
    ]
    for nomor, made in listed:
        if "jenis" in made and "hitung" not in made:
            lines += readings_of(kind, nomor, made, used, chance)
    lines.append("\n# Catatan tiap aktivitas, disebut menurut bulan jatuh temponya.\naktivitas:")
    for nomor, made in listed:
        if "waktu" in made:
            lines += records_of(kind, nomor, made, used, chance)
    return "\n".join(lines) + "\n", used


def readings_of(kind: Kind, nomor: str, made: dict[str, Any], used: list[str], chance: random.Random) -> list[str]:
    """Write the readings of one indikator; the comment alone where nothing was recorded."""
    title = f"# {nomor} {made['nama']}"[:118]
    if chance.random() > kind.filled + 0.1:
        return [f"  {title}: belum diisi."]
    lines = [f"  {made['id']}: {title}" if len(made["id"] + title) < 112 else f"  {title}\n  {made['id']}:"]
    lot, base = chance.random(), penyebut_of(kind, made, chance)
    for semester, month in ((1, 6), (2, 12)):
        if semester == 2 and chance.random() > kind.filled:
            continue
        way = way_of(kind, made, semester, base, lot, chance)
        if "belum_waktunya" not in way:
            way += f", tanggal: {TAHUN}-{month:02}-{chance.randrange(5, 29):02}"
        if chance.random() < 0.5 * kind.wordy:
            way += f", catatan: {said(chance.choice(NOTES))}"
        if chance.random() < 0.5 * kind.wordy:
            used.append(
                f"bukti/{TAHUN}/{slug(nomor)}-{slug(made['nama'])[:32].strip('-')}-s{semester}-{chance.randrange(1000):03}.pdf"
            )
            way += f", bukti: [{used[-1]}]"
        lines.append(f"    semester_{semester}: {{{way}}}")
    return lines if len(lines) > 1 else [f"  {title}: belum diisi."]


def penyebut_of(kind: Kind, made: dict[str, Any], chance: random.Random) -> int:
    """Choose what a share of this indikator is a share of."""
    return kind.staff if made.get("penyebut") == "Jumlah pegawai" else chance.randrange(4, 90)


def way_of(  # noqa: PLR0913  everything a reading may show
    kind: Kind, made: dict[str, Any], semester: int, penyebut: int, lot: float, chance: random.Random
) -> str:
    """Write what was measured, in the way of the indikator's jenis; `lot` is the same for both semesters."""
    if lot < 0.02 and semester == 1:
        return "belum_waktunya: true"
    if 0.02 <= lot < 0.03:
        return "tidak_berlaku: Di luar kewenangan unit menurut penetapan tahun ini"
    target = made["target"][TAHUN]
    strength = kind.strength * chance.gauss(0.92 if semester == 1 else 1.03, 0.08)
    if made["jenis"] == "kode":
        return f"kode: {1 if chance.random() < 0.75 * kind.strength else 2}"
    if made["jenis"] == "jumlah":
        return f"nilai: {max(0, round(target * strength + chance.random() - 0.4))}"
    if made["jenis"] == "nilai":
        return f"nilai: {max(0, target * strength):.2f}"
    if lot < 0.05 and semester == 1:
        return "pembilang: 0, penyebut: 0"
    share = max(0.0, chance.random() * 0.06 - 0.04) if made["arah"] == "turun" else min(1.0, target / 100 * strength)
    if 0.05 <= lot < 0.15:
        return f"nilai: {max(0, share * 100):.2f}"
    return f"pembilang: {max(0, min(penyebut, round(penyebut * share)))}, penyebut: {penyebut}"


def records_of(kind: Kind, nomor: str, made: dict[str, Any], used: list[str], chance: random.Random) -> list[str]:
    """Write the records of one aktivitas; the comment alone where nothing was recorded."""
    records: list[str] = []
    for first, due in WINDOWS[made["waktu"]]:
        if due - first > 3:
            months = sorted(chance.sample(range(first, due), chance.randrange(0, 3 + round(8 * kind.wordy))))
            records += [written_record(kind, nomor, made, month, month, used, chance, final=False) for month in months]
        if chance.random() < kind.filled:
            late = chance.random() > kind.in_time
            month = min(12, due + 1) if late else due
            records.append(written_record(kind, nomor, made, due, month, used, chance, final=True))
    if not records:
        return [f"  # {nomor} {made['nama'][:80]}: belum ada catatan."]
    return [f"  {made['id']}: # {nomor}", *records]


def written_record(  # noqa: PLR0913  everything a record may show
    kind: Kind,
    nomor: str,
    made: dict[str, Any],
    due: int,
    month: int,
    used: list[str],
    chance: random.Random,
    *,
    final: bool,
) -> str:
    """Write one record, on one line where it is short."""
    if final and chance.random() < 0.015:
        return f"    - {{bulan: {BULAN[due - 1]}, batal: true, alasan: {said(chance.choice(HINDRANCES))}}}"
    day = chance.randrange(2, monthrange(TAHUN, month)[1])
    lines = [f"bulan: {BULAN[due - 1]}", f"selesai: {TAHUN}-{month:02}-{day:02}"]
    proofs = [text for text in made["output"] if chance.random() < (0.85 if final else 0.2 * kind.wordy)]
    if chance.random() < 0.3 * kind.wordy:
        lines.append(f"kendala: {said(chance.choice(HINDRANCES))}")
    if chance.random() < 0.5 * kind.wordy:
        lines.append(f"catatan: {said(chance.choice(NOTES))}")
    if not proofs and len(lines) == 2:
        return f"    - {{{', '.join(lines)}}}"
    if proofs:
        lines.append("bukti:")
    for text in proofs:
        used.append(
            f"bukti/{TAHUN}/{slug(nomor)}-{slug(text)[:40].strip('-')}-{due:02}-{chance.randrange(1000):03}.pdf"
        )
        lines.append(f"  - {{output: {said(text)}, berkas: {used[-1]}}}")
    return "    - " + "\n      ".join(lines)


def settings_of(kind: Kind, chance: random.Random) -> str:
    """Write the settings of a unit, with who holds its posts."""
    posts = [*dict.fromkeys([*kind.posts.values(), "Agen Perubahan", "Kasubag. Keuangan"])]
    held = "".join(
        f"  {post}:\n    - {{nama: Nama Contoh {kind.number:05}{n}, sejak: {chance.randrange(2018, 2023)}-01-02}}\n"
        for n, post in enumerate(posts)
    )
    return (
        f"# CONTOH.\nskema: 1\nplafon: {chance.choice([100, 100, 100, 110, 120])}\ntoleransi_hari: 0\njabatan:\n{held}"
    )


def register_of(used: list[str], chance: random.Random) -> str:
    """Write the evidence register over what the year's figures name."""
    lines = [f"# CONTOH.\nskema: 1\ntahun: {TAHUN}\nbukti:"]
    for path in dict.fromkeys(used):
        digest = hashlib.sha256(f"{path} {chance.random()}".encode()).hexdigest()
        lines += [f"  {path}:", f"    sha256: {digest}", f"    ukuran: {chance.randrange(9_000, 4_000_000)}"]
        lines += [
            f"    oleh: Pencatat Contoh {chance.randrange(4)}",
            f"    dicatat: {TAHUN}-12-{chance.randrange(20, 32)}",
        ]
        if chance.random() < 0.4:
            lines.append(
                f"    periksa: {{hasil: sesuai, oleh: Pemeriksa Contoh, tanggal: {TAHUN + 1}-01-{chance.randrange(2, 30):02}}}"
            )
    return "\n".join(lines) + "\n"


MISTAKES = (
    ("realisasi", r"(\n  )([a-z])([a-z0-9-]+: #)", r"\1\2x\3"),
    ("realisasi", r"pembilang: (\d+), penyebut: (\d+)", r"pembilang: \g<2>9, penyebut: \2"),
    ("realisasi", r"tanggal: 2024-06-(\d\d)", r"tanggal: 2024-06-31"),
    ("realisasi", r"semester_2: \{", r"semester_2: {cacatan: salah, "),
    ("realisasi", r"nilai: (\d+)\.(\d+)", r"nilai: \1,\2"),
    ("realisasi", r"\n    - bulan: ([A-Z])", r"\n   - bulan: \1"),
    ("realisasi", r"tahun: 2024", r"tahun: 2023"),
    ("plan", r"target: \{2022", r"target: {2021"),
    ("plan", r"jenis: persen", r"jenis: persentase"),
    ("plan", r"(\n          - id: )([a-z0-9-]+)(\n(?:.*\n)*?          - id: )[a-z0-9-]+", r"\1\2\3\2"),
    ("plan", r"waktu: Januari\n", r"waktu: Januwari\n"),
    ("plan", r"    sasaran:", r"<<<<<<< HEAD\n    sasaran:"),
)
"""Which file, what is written, and what is written by mistake instead."""


def mistaken(mistake: int | None, files: dict[str, str]) -> dict[str, str]:
    """Put a mistake into the files."""
    if mistake is None:
        return files
    which, right, wrong = MISTAKES[mistake]
    name = next(name for name in files if ("realisasi" in name) == (which == "realisasi"))
    return {**files, name: re.sub(right, wrong, files[name], count=1)}


def write(folder: Path, units: int, seed: int) -> int:
    """Write the workspaces; gives how many bytes they hold."""
    size = 0
    for number in range(units):
        made = unit(number, seed)
        for name, text in made.files.items():
            place = folder / made.folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            size += place.write_bytes(text.encode())
        if number % 1000 == 999:
            print(f"{number + 1} of {units}", file=sys.stderr)
    return size


def main() -> int:
    """Write as many units as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write(options.folder, options.units, options.seed)
    print(json.dumps({"units": options.units, "bytes": size}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

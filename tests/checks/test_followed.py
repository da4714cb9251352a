"""What a finding advises can be done, and is then accepted: every act is followed on the examples, as it is named there.

The table holds, by code, what stands in the way out and how it is done. Where people have to know or to decide
something first, a finding names nothing mechanical, and the reason stands in the second table.
"""

import hashlib
import re
import shutil
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.checks.test_examples import EXAMPLES, SHOWN, found_in, laid_over_base
from zi_cli.cli.main import run
from zi_cli.model.masalah import Jalur, Masalah, Penjelasan
from zi_cli.yaml.reading import read
from zi_cli.yaml.text import flow

DAY = "2026-07-01"
YES: Any = True


@dataclass(frozen=True)
class Doing:
    """A finding in a unit, and what a person does about it."""

    unit: Path
    one: Masalah

    @property
    def path(self) -> Path:
        return self.unit / self.one.berkas

    @property
    def jalur(self) -> Jalur:
        assert self.one.temuan
        return self.one.temuan.letak.jalur

    def tree(self, name: str = "") -> Any:
        return deepcopy(
            read((self.unit / (name or self.one.berkas)).read_bytes()).tree
        )  # the reader keeps what it has read

    def write(self, tree: Any, name: str = "") -> None:
        (self.unit / (name or self.one.berkas)).write_text(f"{flow(tree)}\n", encoding="utf-8")

    def text(self, change: Callable[[str], str]) -> None:
        """Change the line that is pointed at."""
        lines = self.path.read_text(encoding="utf-8").split("\n")
        lines[self.one.baris - 1] = change(lines[self.one.baris - 1])
        self.path.write_text("\n".join(lines), encoding="utf-8")

    def zi(self, *arguments: str) -> None:
        assert run([*arguments, "-C", str(self.unit), "--today", DAY]) == 0


Act = Callable[[Doing], None]


def at(tree: Any, jalur: Jalur) -> Any:
    for step in jalur:
        tree = tree[step]
    return tree


def put(value: Any, *below: str | int, up: int = 0) -> Act:
    """Write a content at the place, below it or beside it; given as a function of what stands there, where that counts."""

    def act(doing: Doing) -> None:
        tree = doing.tree()
        *above, last = (*doing.jalur[: len(doing.jalur) - up], *below)
        holder = at(tree, tuple(above))
        if isinstance(holder, list) and last == len(holder):
            holder.append(None)
        known = holder[last] if isinstance(holder, list) else holder.get(last)
        holder[last] = value(known) if callable(value) else value
        doing.write(tree)

    return act


def gone(*below: str | int, up: int = 0) -> Act:
    """Delete what stands at the place, below it or beside it, and what holds nothing then."""

    def act(doing: Doing) -> None:
        tree = doing.tree()
        way = (*doing.jalur[: len(doing.jalur) - up], *below)
        while way and (len(way) == len(doing.jalur) - up + len(below) or not at(tree, way)):
            del at(tree, way[:-1])[way[-1]]
            way = way[:-1]
        doing.write(tree)

    return act


def without(*keys: str) -> Act:
    """Delete keys beside the place, those that are there."""
    return put(lambda known: {key: value for key, value in known.items() if key not in keys}, up=1)


def instead(doing: Doing) -> None:
    """Write the first of the replacements that are named."""
    assert doing.one.temuan
    assert doing.one.temuan.ganti, doing.one
    replaced(doing, doing.one.temuan.ganti[0])


def replaced(doing: Doing, ganti: str, *, is_key: bool = False) -> None:
    assert doing.one.temuan
    tree = doing.tree()
    *above, last = doing.jalur
    holder = at(tree, tuple(above))
    if doing.one.temuan.letak.kunci or is_key:
        items = [(ganti if key == last else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)
    else:
        holder[last] = read(f"x: {ganti}\n".encode()).tree["x"]
    doing.write(tree)


def typed(old: str, new: str) -> Act:
    """Change signs on the line that is pointed at."""

    def act(doing: Doing) -> None:
        def change(line: str) -> str:
            assert old in line
            return line.replace(old, new, 1)

        doing.text(change)

    return act


def both(*acts: Act) -> Act:
    def act(doing: Doing) -> None:
        for one in acts:
            one(doing)

    return act


def of_file(change: Callable[[bytes], bytes]) -> Act:
    return lambda doing: doing.path.write_bytes(change(doing.path.read_bytes())) and None


def removed(doing: Doing) -> None:
    doing.path.unlink()


def renamed(name: str) -> Act:
    return lambda doing: doing.path.rename(doing.unit / name) and None


def as_before(doing: Doing) -> None:
    """Give the file back as it was."""
    before = EXAMPLES / doing.one.kode / "sebelum" / doing.one.berkas
    shutil.copy(before if before.exists() else EXAMPLES / "dasar" / doing.one.berkas, doing.path)


def added_to(*way: str, **item: Any) -> Act:
    """Add an item to a list at the top of a file, which may not be there yet."""

    def act(doing: Doing) -> None:
        tree = doing.tree()
        tree.setdefault(way[0], []).append(
            {key: value(doing) if callable(value) else value for key, value in item.items()}
        )
        doing.write(tree)

    return act


def named_ids(doing: Doing) -> list[str]:
    found = re.search(r"butir: \[(.*?)\]", doing.one.saran)
    assert found
    return found[1].split(", ")


def named(pattern: str) -> Callable[[Doing], str]:
    def find(doing: Doing) -> str:
        found = re.search(pattern, doing.one.saran)
        assert found
        return found[1]

    return find


def other_side(doing: Doing) -> None:
    """Take one of two versions that git left, and delete the lines of signs."""
    text = doing.path.read_text(encoding="utf-8")
    doing.path.write_text(re.sub(r"(?ms)^<{7}.*?$\n(.*?)^={7}.*?^>{7}[^\n]*\n", r"\1", text), encoding="utf-8")


def swapped(first: str, second: str) -> Act:
    def change(known: dict[str, Any]) -> dict[str, Any]:
        return {**known, first: known[second], second: known[first]}

    return put(change, up=1)


def in_file(name: str, change: Callable[[str], str]) -> Act:
    """Change the text of another file."""

    def act(doing: Doing) -> None:
        path = doing.unit / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return act


def recorded(doing: Doing, name: str = "") -> None:
    """Record a piece of evidence that lies in the evidence folder; it is the one that its entry tells of."""
    key = name or re.search(r'"(bukti/[^"]*)"', doing.one.pesan)[1]
    data = f"%PDF-1.4 {key}".encode()
    file = doing.unit / "plans" / key
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    tree = doing.tree("plans/bukti/2024.yaml")
    if key in tree["bukti"] and "sha256" in tree["bukti"][key]:
        tree["bukti"][key] |= {"sha256": hashlib.sha256(data).hexdigest(), "ukuran": len(data)}
        doing.write(tree, "plans/bukti/2024.yaml")
    is_of_output = "sk-tim" in key or "sisa" in key
    goal = ("I.1.1@2024-01", "--output", "SK Tim ZI") if is_of_output else ("I.1.2@2024-06",)
    doing.zi("evidence", "add", str(file), "--for", *goal, "--year", "2024", "--by", "Nama Kedua")


def recorded_anew(doing: Doing) -> None:
    """Record another piece for the same."""
    recorded(doing, "bukti/2024/sk-tim-baru.pdf")


def period(step: str) -> Act:
    return lambda doing: doing.zi("period", step, "2024-s1", "--reason", "Salah hitung", "--by", "Nama Kedua")


def as_allowed(doing: Doing) -> None:
    """Give the file back as it was when it was approved."""
    shutil.copy(EXAMPLES / "ZI601" / "benar" / doing.one.berkas, doing.path)


def lowest(doing: Doing) -> None:
    put(lambda known: [*known, {"batas": 0, "sebutan": "Sangat Rendah"}])(doing)


DASAR = added_to("revisi", tanggal="2025-02-10", dasar="SK Kepala Dinas 7/2025", butir=named_ids)


RENCANA = "plans/renaksi_2024_2025.yaml"


def key_to(pattern: str) -> Act:
    """Give a key the name that the way out says."""
    return lambda doing: replaced(doing, named(pattern)(doing), is_key=True)


def in_plan(id_: str, **keys: Any) -> Act:
    """Write keys of an indikator of the plan."""

    def act(doing: Doing) -> None:
        tree = doing.tree(RENCANA)
        every = (
            one for program in tree["program"] for kegiatan in program["kegiatan"] for one in kegiatan["indikator"]
        )
        next(one for one in every if one["id"] == id_).update(keys)
        doing.write(tree, RENCANA)

    return act


def as_quarter(doing: Doing) -> None:
    """Move the target of a semester among those of quarters."""
    *_, tahun = doing.jalur
    target = at(doing.tree(), doing.jalur)
    gone()(doing)
    put({tahun: {2: target}}, "target_triwulan", up=2)(doing)


def as_list(doing: Doing) -> None:
    """Write the posts that stand in one text one by one."""
    posts = at(doing.tree(), doing.jalur).split("; ")
    put(posts, up=int(isinstance(doing.jalur[-1], int)))(doing)


def done_in_its_month(doing: Doing) -> None:
    def change(known: dict[str, Any]) -> dict[str, Any]:
        day = {"Maret": "2024-03-05", "April": "2024-04-05"}[known["bulan"]]
        return {key: value for key, value in known.items() if key not in ("batal", "alasan")} | {"selesai": day}

    put(change)(doing)


def length_as_it_was(doing: Doing) -> None:
    tree = doing.tree(RENCANA)
    if "2024" in doing.one.berkas:
        tree["periode_laporan"] = {2024: "triwulan"}
    else:
        tree.pop("periode_laporan")
    doing.write(tree, RENCANA)


def moved_folder(doing: Doing) -> None:
    folder = doing.unit / "plans" / named(r"ke folder (\S+)")(doing)
    folder.mkdir(parents=True)
    doing.path.rename(folder / doing.path.name)


FOLLOWED: dict[str, dict[str, Act]] = {
    "ZI101": {"tutup dengan }": typed(" #", "} #")},
    "ZI102": {"simpan ulang berkas dengan pengodean UTF-8": of_file(lambda data: data.decode("cp1252").encode())},
    "ZI103": {"hapus tanda itu": typed("\\u202E", "")},
    "ZI104": {"ganti tab dengan spasi": typed("\t", "    ")},
    "ZI105": {"hapus salah satu": lambda doing: doing.text(lambda _: "")},
    "ZI106": {
        "hapus jangkar itu": typed("&posisi ", ""),
        "tulis isinya sekali lagi": typed("*posisi", "{pembilang: 38, penyebut: 78}"),
    },
    "ZI107": {"hapus penanda yang diawali tanda seru": typed("!!int ", "")},
    "ZI109": {"hapus bila tidak dipakai": removed},
    "ZI110": {"atau hapus": of_file(lambda data: data.partition(b"---")[0])},
    "ZI111": {"pilih salah satu versi, lalu hapus baris": other_side},
    "ZI113": {"tulis paling banyak 15 angka": typed("1234567890.123456", "66.5")},
    "ZI114": {"simpan sebagai UTF-8 tanpa BOM": of_file(lambda data: data.removeprefix(b"\xef\xbb\xbf"))},
    "ZI116": {"tulis 66.5": typed("66,5", "66.5")},
    "ZI119": {"ganti dengan spasi biasa": of_file(lambda data: data.replace("\u00a0".encode(), b" "))},
    "ZI120": {"maksud Anda": instead},
    "ZI121": {"tambahkan tahun: …": put(2024)},
    "ZI122": {
        r"tulis \d": instead,
        "tulis angka saja, misalnya 66.5": put(Decimal("66.5")),
    },
    "ZI123": {r"tulis \[ … \]": put(lambda known: [known])},
    "ZI124": {"tulis true": instead},
    "ZI125": {"maksud Anda": instead},
    "ZI126": {r"tulis \d": instead, "periksa hari dan bulannya": put("2024-06-30")},
    "ZI127": {"tulis angka di atas 0": put(86)},
    "ZI128": {
        "isi tepat satu: pembilang dan penyebut": put({"pembilang": 38, "penyebut": 78}),
        "tepat satu: .* nilai": put({"nilai": 66}),
        "tambahkan penyebut": put(78, "penyebut"),
        "ganti dengan nilai: …": put({"nilai": 66}),
    },
    "ZI129": {"tulis pw-wbs": instead},
    "ZI130": {
        "isi selesai dengan tanggalnya": put("2024-01-31", "selesai"),
        "hapus catatan ini": gone(),
        "tambahkan alasan: …": put("Digabung", "alasan"),
        "hapus selesai": gone("selesai"),
        "tambahkan batal: true": put(YES, "batal"),
        "pindahkan alasan ke catatan": put(lambda known: {"catatan": known["alasan"], "bulan": known["bulan"]}),
        "hapus batal dan alasannya": both(gone("batal"), gone("alasan")),
    },
    "ZI131": {"tulis 0 dan 0": put({"pembilang": 0, "penyebut": 0})},
    "ZI132": {"tulis tahun: 2024": put(2024)},
    "ZI133": {"tukar bila terbalik": put({"mulai": 2024, "selesai": 2025})},
    "ZI134": {
        "isi teksnya": put("bukti/2024/survei-wbs.pdf"),
        "isi nilainya": put({"semester_2": {"nilai": 66}}),
        "hapus barisnya": gone(),
    },
    "ZI135": {"tulis dua angka, yang terendah dulu": put([1, 4])},
    "ZI136": {
        "ganti isinya dengan rencana unit Anda, lalu hapus tandanya": of_file(
            lambda data: data.replace(b"# ganti", b"")
        )
    },
    "ZI137": {"ganti dengan spasi biasa": typed("\u00a0", " ")},
    "ZI201": {"pilih id lain yang belum dipakai": put("mp-tim-umumkan")},
    "ZI202": {"tambahkan 2024: … pada target": put(60, 2024)},
    "ZI203": {"tulis dokumen yang membuktikannya pada output": put(["Laporan"], "output")},
    "ZI204": {"hapus target tahun itu": gone()},
    "ZI205": {"perbaiki targetnya": put(60), "tulis arah: turun": put("turun", "arah", up=2)},
    "ZI206": {
        "tambahkan kode: {2: …, 3: …}": both(put({2: "Ada", 3: "Lengkap"}, "kode", up=1), put([3], "baik", up=1)),
        r"tambahkan baik: .* misalnya \[1\]": put([1], "baik", up=1),
        "pakai salah satu label: 1, 2": put(2),
        r"hapus (?:kode|baik)": without("kode", "baik"),
        "tulis jenis: kode": put("kode", "jenis", up=1),
    },
    "ZI207": {"maksud Anda": instead, "hapus kecuali": gone()},
    "ZI208": {"perbaiki targetnya": put(100), "tulis boleh_lebih: true": put(YES, "boleh_lebih", up=2)},
    "ZI210": {
        "tulis pembilang dan penyebut": both(put("Jumlah yang ikut", "pembilang"), put("Jumlah pegawai", "penyebut"))
    },
    "ZI211": {
        "hapus konsolidasi": gone(),
        "hapus rumus_turun": gone(),
        "tulis arah: turun": put("turun", "arah", up=1),
        "tulis jenis: persen": put("persen", "jenis", up=1),
        "perbaiki target": put(4),
        "atau skalanya": put([1, 40], "skala", up=2),
        "hapus skala": gone(),
        "tulis jenis: nilai": put("nilai", "jenis", up=1),
    },
    "ZI212": {
        "tambahkan aktivitas dengan waktunya": put(
            [{"id": "baru", "nama": "Membentuk tim", "output": ["SK"], "waktu": "Juni"}], "aktivitas"
        ),
        "tambahkan indikator dengan targetnya": put(
            [
                {
                    "id": "baru",
                    "nama": "Nilai pola pikir",
                    "jenis": "nilai",
                    "target": {2024: 1, 2025: 2},
                    "penanggung_jawab": "Sekretaris",
                }
            ],
            "indikator",
        ),
    },
    "ZI215": {"bedakan bunyinya": put("Melaksanakan monev kedua", "nama")},
    "ZI216": {"tambahkan satuan": put("SK", "satuan")},
    "ZI217": {"tulis 1250": instead, "tulis bilangan bulat": put(2)},
    "ZI219": {"sebut tiap output satu kali": put(["SK", "Notulen"])},
    "ZI220": {"perbaiki targetnya": put(1), "tambahkan label itu pada baik": put([1, 2], "baik", up=2)},
    "ZI221": {"periksa kedua target": put(60)},
    "ZI225": {
        'tulis "': lambda doing: replaced(doing, named(r'tulis "(.*?)"')(doing), is_key=True),
        "catat kode ini pada abaikan": added_to(
            "abaikan", kode="ZI225", berkas="plans/zi.yaml", alasan="Dua jabatan", sampai="2026-12-31"
        ),
    },
    "ZI226": {r"tulis [A-Z]\w+.* (saja|bila)": instead, r"tulis \d": instead},
    "ZI227": {r"tulis [A-Z]\w+ ?.* saja": instead},
    "ZI301": {"maksud Anda": instead, "hapus isian ini": gone()},
    "ZI302": {
        "maksud Anda": instead,
        "hapus isian ini": gone(),
        "tulis id aktivitas di dalam kegiatan itu": lambda doing: replaced(doing, "pw-wbs-tangani"),
    },
    "ZI303": {"hapus isian ini": gone()},
    "ZI304": {"mungkin tertukar": swapped("pembilang", "penyebut")},
    "ZI305": {
        "isi dengan pembilang dan penyebut": put({"pembilang": 1, "penyebut": 2}, up=1),
        "isi dengan .*nilai": put({"nilai": 1}, up=1),
        "isi dengan kode": put({"kode": 1}, up=1),
    },
    "ZI306": {"labelnya 1": put(1)},
    "ZI307": {"hapus realisasi semester II": gone()},
    "ZI308": {"isi kedua semester dengan cara yang sama": put({"pembilang": 5, "penyebut": 10})},
    "ZI310": {r"tulis bulan jatuh temponya": instead},
    "ZI311": {"hapus salah satu": gone(up=1)},
    "ZI312": {"maksud Anda": instead},
    "ZI313": {"tulis bukti/sk.pdf": instead, "tulis alamat di bawah plans/": put("bukti/2024/sk-tim-zi.pdf")},
    "ZI314": {"tambahkan bukti untuk": put([{"output": "SK Tim ZI", "berkas": "bukti/2024/sk.pdf"}], "bukti")},
    "ZI315": {"periksa tahunnya": put("2024-05-05")},
    "ZI316": {"tulis 1250": instead},
    "ZI318": {"tulis pembilang .* dan penyebut": put({"pembilang": 52, "penyebut": 78}, up=1)},
    "ZI319": {"isi semester I": put({"nilai": 2}, "semester_1"), "tulis nilai: 0": put({"nilai": 0}, "semester_1")},
    "ZI324": {"tulis": instead},
    "ZI401": {
        "pindahkan yang tidak berlaku lagi ke luar plans/": removed,
        "batasi periode salah satunya beserta targetnya": both(
            put({"mulai": 2026, "selesai": 2026}),
            of_file(lambda data: data.replace(b"2025: 70, ", b"")),
        ),
    },
    "ZI403": {
        "atau pindahkan bila hanya salinan": removed,
        "ganti namanya menjadi 2025.yaml": renamed("plans/realisasi/2025.yaml"),
    },
    "ZI405": {"hapus berkas ini": removed},
    "ZI410": {"maksud Anda": instead},
    "ZI411": {"hapus pengaturan ini": lambda doing: gone(up=doing.jalur[0] == "abaikan")(doing)},
    "ZI412": {"sepakati tanggal baru": put("2026-12-31")},
    "ZI413": {"hapus bila sudah diperbaiki": gone(up=1)},
    "ZI501": {"tulis alamat di bawah plans/": lambda doing: replaced(doing, "bukti/2024/lain.pdf")},
    "ZI503": {"ganti dengan bukti tahun 2025": put("c" * 64)},
    "ZI504": {
        "pakai satu berkas saja": both(
            gone(up=1),
            in_file(
                "plans/realisasi/2024.yaml",
                lambda text: text.replace("bukti/2024/monev.pdf", "bukti/2024/sk-tim-zi.pdf"),
            ),
        )
    },
    "ZI505": {
        "minta orang lain memeriksanya dengan zi evidence review": lambda doing: doing.zi(
            "evidence", "review", "sk-tim-zi.pdf", "--accept", "--year", "2024", "--by", "Contoh Nama"
        )
    },
    "ZI506": {"hapus entri ini, lalu catat berkasnya dengan zi evidence add": both(gone(), recorded)},
    "ZI507": {"hapus entrinya": gone(), "sebut di realisasi dengan zi evidence add": recorded},
    "ZI508": {"hapus dari realisasi": gone(up=1), "catat berkasnya dengan zi evidence add": recorded},
    "ZI510": {"ganti dengan bukti yang sesuai lewat zi evidence add": recorded_anew},
    "ZI601": {"kembalikan seperti semula": as_allowed, "atau buka: zi period reopen": period("reopen")},
    "ZI602": {"kembalikan seperti semula": as_allowed},
    "ZI603": {"zi period return": period("return")},
    "ZI605": {"buka kembali": period("reopen")},
    "ZI606": {
        "catat pemangku jabatan di plans/zi.yaml": in_file(
            "plans/zi.yaml", lambda text: text + "    - {nama: Nama Lain, sejak: 2024-01-02, bersama: true}\n"
        ),
        "buka kembali": period("reopen"),
    },
    "ZI613": {
        "satu nama pendek untuk satu jabatan": gone(),
        "tulis jabatan seperti di rencana aksi": put("Kepala Dinas"),
        "pilih nama pendek lain": both(gone(), put("Kepala Dinas", "KD", up=1)),
    },
    "ZI620": {"urutkan pemangku dari yang paling awal": put(lambda known: known[::-1], up=1)},
    "ZI621": {"periksa tanggalnya": put("2024-03-02", "sejak"), "tambahkan bersama: true": put(YES, "bersama")},
    "ZI622": {"tambahkan nama dan sejak kapan": put([{"nama": "Putu", "sejak": "2024-01-02"}], "Sekretaris")},
    "ZI630": {"tambahkan predikat terendah dengan batas: 0": lowest},
    "ZI631": {"periksa kedua batasnya": put(50)},
    "ZI701": {"maksud Anda": instead, "sebut indikator atau aktivitas": put("mp-tim-monev")},
    "ZI702": {"maksud Anda": instead},
    "ZI704": {
        "minta orang lain memverifikasinya dengan zi recommend verify": lambda doing: doing.zi(
            *("recommend", "verify", "lengkapi-notulen", "--status", "sesuai", "--by", "Contoh Nama")
        )
    },
    "ZI705": {
        "hapus verifikasi ini": gone(up=1),
        "catat tindak lanjutnya dengan zi recommend follow, baru verifikasi lagi": both(
            gone(up=1),
            lambda doing: doing.zi(
                "recommend", "follow", "lengkapi-notulen", "--note", "Disusun", "--by", "Nama Kedua"
            ),
            lambda doing: doing.zi(
                *("recommend", "verify", "lengkapi-notulen", "--status", "belum_sesuai", "--by", "Contoh Nama")
            ),
        ),
    },
    "ZI706": {
        "sebut buktinya pada tindak lanjut itu": put(["bukti/2024/notulen.pdf"], "tindak_lanjut", 0, "bukti", up=3)
    },
    "ZI707": {"beri rekomendasi yang baru id lain": lambda doing: replaced(doing, "lengkapi-notulen-2")},
    "ZI708": {"periksa tanggalnya": put("2024-01-02")},
    "ZI709": {"tulis alamat di bawah plans/": put("bukti/2024/notulen.pdf")},
    "ZI801": {"kembalikan seperti semula": as_before},
    "ZI802": {"kembalikan seperti semula": as_before, "tulis dasarnya di kunci revisi": DASAR},
    "ZI803": {"kembalikan seperti semula": as_before, "tulis dasarnya di kunci revisi": DASAR},
    "ZI804": {"kembalikan seperti semula": as_before, "tulis dasarnya di kunci revisi": DASAR},
    "ZI805": {"kembalikan seperti semula": as_before, "tulis dasarnya di kunci revisi": DASAR},
    "ZI806": {
        "tambahkan di kunci dihapus": added_to(
            "dihapus", id=named(r"\{id: ([a-z0-9-]+),"), tanggal="2025-02-10", alasan="Digabung"
        )
    },
    "ZI807": {"beri id baru": put("mp-tim-monev-baru")},
    "ZI808": {"kembalikan seperti semula": as_before},
    "ZI809": {"pulihkan plans/periode/2024-s1.yaml dari git": as_before},
    "ZI810": {"kembalikan contoh: true": put(YES)},
    "ZI811": {"kembalikan seperti semula": as_before, "tulis dasarnya di kunci revisi": DASAR},
    "ZI901": {"pertimbangkan target 75 untuk WBK": put(75, 2025)},
    "ZI902": {"target di atas 80 persen": put(81, 2025)},
    "ZI903": {"jadwalkan paling lambat Mei": put("Mei")},
    "ZI904": {"target 76,61 atau lebih": put({2024: Decimal("76.61"), 2025: 80})},
    "ZI905": {"Maret, Juni, September dan Desember": put("Maret, Juni, September dan Desember")},
    "ZI906": {"target 100 persen tiap tahun": put({2024: 100, 2025: 100})},
    "ZI907": {
        "tulis jenis: nilai dengan target level": both(
            put("nilai", "jenis", up=1),
            put({2024: 2, 2025: 3}, "target", up=1),
        )
    },
    "ZI145": {"tulis bobot seperti di dokumen": put(15), "tulis 12500": instead},
    "ZI146": {r"tulis \d+, tanpa titik": instead, "tulis rupiahnya": put(12500000)},
    "ZI222": {"tambahkan urutan: turun": both(put("turun", "urutan", up=1), gone())},
    "ZI223": {"beri bobot pada tiap label": put({1: 4, 2: 3, 3: 2, 4: 0})},
    "ZI224": {"hapus baik": gone()},
    "ZI228": {"perbaiki tahun di berlaku": put({"mulai": 2024})},
    "ZI229": {"tulis id indikator": lambda doing: replaced(doing, "mp-tim-sakip", is_key=True)},
    "ZI230": {"perbaiki tanggal revisinya": put("2024-12-03", "tanggal", up=3), "hapus target itu": gone(up=3)},
    "ZI231": {"tulis satu saja": gone(up=3)},
    "ZI241": {
        "tambahkan bobot": put(10, "bobot"),
        "hapus rata_rata": in_file("plans/zi.yaml", lambda text: text.replace("rata_rata: berbobot", "")),
    },
    "ZI242": {"hapus bobotnya": gone()},
    "ZI243": {"maksud Anda": instead, "tulis id aktivitas yang ada": put("mp-tim-monev")},
    "ZI250": {"sebut satu kali": gone()},
    "ZI251": {"tulis sebagai target_triwulan": as_quarter, "hapus target itu": gone()},
    "ZI252": {"tulis tahun pertama": put({2025: "triwulan"}, up=1), "hapus barisnya": gone()},
    "ZI254": {"tulis daftarnya": as_list},
    "ZI260": {"hapus kumulatif": gone()},
    "ZI261": {"tulis target kumulatif": put(9), "hapus kumulatif": gone("kumulatif", up=2)},
    "ZI262": {"hapus rilis": gone()},
    "ZI320": {"tulis 0 atau lebih": put(0), "boleh_negatif: true": in_plan("mp-tim-tumbuh", boleh_negatif=YES)},
    "ZI322": {"hapus isian ini": gone()},
    "ZI331": {
        "tulis selesai dengan tanggalnya": done_in_its_month,
        "tulis bulan: Juni": put("Juni"),
        "periksa tahunnya": put("2024-01-09", "selesai", up=1),
        "hapus salah satu": gone(),
    },
    "ZI340": {
        "tulis rilis": in_plan("mp-inovasi", rilis={"bulan": "Mei", "tahun": "berikut"}),
        "pindahkan angkanya ke semester": lambda doing: replaced(doing, "semester_2", is_key=True),
    },
    "ZI341": {"periksa tahunnya": put("2025-05-20")},
    "ZI351": {
        "pindahkan ke kunci": key_to(r"atau (semester_2)"),
        "ganti kuncinya menjadi": key_to(r"menjadi (\w+)"),
    },
    "ZI651": {"kembalikan periode_laporan": length_as_it_was},
    "ZI652": {"pindahkan ke folder": moved_folder},
    "ZI812": {"kembalikan seperti semula": as_before, "tulis dasarnya": DASAR},
    "ZI908": {"tulis rumusnya": put("(jumlah pegawai dihukum/jumlah seluruh pegawai) x 100%", "rumus", up=1)},
    "ZI909": {
        "tambahkan aktivitas yang menghasilkan angkanya": put(
            lambda known: [
                *known,
                {"id": "baru", "nama": "Melaksanakan survei pemahaman", "output": ["Hasil"], "waktu": "Juni"},
            ],
            "aktivitas",
            up=3,
        )
    },
}

BY_PEOPLE = {
    "ZI138": "another zi is installed on a computer, not written into a file",
    "ZI108": "what is nested so deep says nothing of what was meant",
    "ZI209": "whether it is a score or a share is for who made the plan to say",
    "ZI213": "an easier target may be intended",
    "ZI214": "the document's wording stands until the document is revised",
    "ZI218": "two indikator may be computed, if that is intended",
    "ZI309": "whether a position fell or was written for one semester alone is known to who measured",
    "ZI317": "the day and the semester of a reading are known to who measured",
    "ZI321": "a reason is strong or not, and people agree on it",
    "ZI323": "a number far from the others may be right",
    "ZI402": "whether the year is wrong or a plan is missing is for the office to say",
    "ZI502": "the day of a document is read from the document",
    "ZI509": "the day of a document is read from the document",
    "ZI604": "what the log held is known to git only",
    "ZI607": "what the log held is known to git only",
    "ZI608": "what the log held is known to git only",
    "ZI609": "it marks who ran a command then; the next approval may be run otherwise",
    "ZI610": "what the log held is known to git only",
    "ZI703": "which of two days is wrong is read from the documents",
    "ZI820": "it asks two posts to know of each other",
    "ZI821": "whether another wording means the same is for people to say",
    "ZI910": "who does the work is for the office to say",
}


def followable(code: Penjelasan, tmp_path: Path) -> tuple[Path, list[Masalah], Path]:
    example = EXAMPLES / code.kode / "salah"
    unit = laid_over_base(example, tmp_path / "unit")
    before = example.parent / "sebelum"
    return unit, found_in(unit, before), before


@pytest.mark.parametrize("code", [one for one in SHOWN if one.kode in FOLLOWED], ids=lambda one: one.kode)
def test_what_is_advised_is_accepted(code: Penjelasan, tmp_path: Path) -> None:
    unit, found, before = followable(code, tmp_path)
    ways = FOLLOWED[code.kode]
    met = set()
    for n, one in enumerate(one for one in found if one.kode == code.kode):
        named_here = [phrase for phrase in ways if re.search(phrase, one.saran) or phrase in one.saran]
        assert named_here, one.saran
        for phrase in named_here:
            met.add(phrase)
            after = Path(shutil.copytree(unit, tmp_path / f"{n}-{len(met)}-{abs(hash(phrase))}"))
            ways[phrase](Doing(after, one))
            left = found_in(after, before)
            same = [counted(which)[one.kode, one.berkas, one.pesan] for which in (found, left)]
            assert same[1] < same[0], (one, phrase)
            assert galat(left) <= galat(found) - (one.tingkat == "galat"), (one, phrase, left)
    assert met == set(ways)


def counted(found: list[Masalah]) -> Counter[tuple[str, str, str]]:
    return Counter((one.kode, one.berkas, one.pesan) for one in found)


def galat(found: list[Masalah]) -> int:
    return sum(one.tingkat == "galat" for one in found)


def test_every_code_is_followed_or_says_why_not() -> None:
    assert set(FOLLOWED).isdisjoint(BY_PEOPLE)
    assert {one.kode for one in SHOWN} == {*FOLLOWED, *BY_PEOPLE}

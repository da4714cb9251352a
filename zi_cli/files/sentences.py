"""What a schema says in English terms, said in Indonesian with a way out."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic_core import SchemaError, SchemaValidator, ValidationError

from zi_cli.model.ganti import angka_dimaksud, cara_angka, id_dimaksud, is_kept, kata_dimaksud, maksud
from zi_cli.model.isian import described, quoted
from zi_cli.model.kalimat import Words
from zi_cli.model.masalah import Jalur, Letak, Penjelasan, Temuan
from zi_cli.model.schema_record import schema_of
from zi_cli.model.tanda import asing, cara, keyboard, sebutan

Ganti = tuple[str, ...]
Said = tuple[str, Words, str, Ganti]
"""A code, a sentence, a way out, and what may be written instead."""
_OF_KEY = "[key]"
"""What pydantic-core puts behind a key that does not fit."""
NEWER = "atau perbarui zi (berkas ini mungkin dari versi lebih baru)"
_EXPECTED = {
    ("dataclass_type", "dict_type", "dataclass_exact_type"): ("ZI123", "peta (kunci: isi)", "tulis kunci: isi"),
    ("tuple_type", "list_type"): ("ZI123", "daftar", "awali tiap isi dengan tanda - atau tulis [ … ]"),
    ("string_type",): ("ZI123", "teks", 'beri tanda kutip: "…"'),
    ("bool",): ("ZI124", "true atau false", "tulis true atau false"),
    ("int",): ("ZI122", "bilangan bulat", "tulis angka tanpa tanda kutip"),
}
"""What stands at a place of another kind: how its errors begin, the code, what is expected, and the way out."""


def sentences(error: ValidationError, kind: type[Any], berkas: str, tree: object) -> Iterator[tuple[str, Temuan]]:
    """Give every mistake that a validation of a tree found as a code and a finding, each once."""
    found = [
        _sentence(dict(one), kind, berkas, tree) for one in error.errors(include_url=False) if not _is_echo(dict(one))
    ]
    unknown = [one for kode, one in found if kode == "ZI120"]
    renamed = {
        (*one.letak.jalur[:-1], name) for one in unknown for name in one.ganti or _begun(kind, one.letak.jalur, tree)
    }
    for kode, one in found:
        if kode != "ZI121" or one.letak.jalur not in renamed:  # a key written wrongly is not also left out
            yield kode, one


def _is_echo(error: dict[str, Any]) -> bool:
    """Say whether a list is only called empty because what stands in it has mistakes of its own."""
    return error["type"] == "too_short" and bool(error["input"])


def _sentence(error: dict[str, Any], kind: type[Any], berkas: str, tree: object) -> tuple[str, Temuan]:
    loc = error["loc"]
    of_key = loc[-1:] == (_OF_KEY,)
    jalur: Jalur = loc[:-1] if of_key else loc
    kode, pesan, saran, ganti = _words(error, kind, jalur, tree)
    if kode != "ZI127":  # read, and too small or too large
        pesan, saran = _with_unseen(pesan, saran, str(jalur[-1] if kode == "ZI120" else error["input"]), ganti)
    letak = Letak(berkas, jalur, of_key or error["type"] == "unexpected_keyword_argument")
    return kode, Temuan(letak, pesan, saran, ganti=ganti)


def _with_unseen(pesan: Words, saran: str, text: str, ganti: Ganti) -> tuple[Words, str]:
    """Name the signs of a content that people do not see, or that only look like those of a keyboard."""
    signs = asing(text[:200])
    if not signs:
        return pesan, saran
    pieces = (pesan,) if isinstance(pesan, str) else pesan
    found = f" (memuat {', '.join(map(sebutan, signs[:3]))})"
    if not ganti and ": " in keyboard(text):  # the blank behind a colon is none, so that the key holds its content
        return (*pieces, found), f"{cara(signs[0])}, atau ketik ulang"
    return (*pieces, found), saran


def _words(error: dict[str, Any], kind: type[Any], jalur: Jalur, tree: object) -> Said:
    what, value, context = error["type"], error["input"], error.get("ctx", {})
    if what.startswith("ZI"):
        ganti = context["ganti"]
        fitting = tuple(one for one in ganti if what == "ZI125" and _fits_beside(kind, jalur, one, tree))
        if fitting and fitting != ganti:  # what stands beside it leaves fewer readings
            return what, context["pesan"], f"maksud Anda {' atau '.join(fitting)}?", fitting
        return what, context["pesan"], context["saran"], ganti
    if what == "unexpected_keyword_argument":
        return _unknown_key(kind, jalur, tree)
    if what == "missing":
        return _missing_key(kind, jalur)
    if value is None:
        return "ZI134", "kunci ini belum berisi", "isi nilainya, atau hapus barisnya bila memang belum ada", ()
    if what == "literal_error":
        return _not_among(value, kind, jalur)
    for begins, (kode, wanted, saran) in _EXPECTED.items():
        if what.startswith(begins):
            ganti = _of_kind(begins[0], value, kind, jalur)
            pesan = f"di sini harus ada {wanted}, yang tertulis ", *described(value)
            if begins[0] == "int" and error["loc"][-1] == _OF_KEY:
                return kode, pesan, "tulis angkanya di kiri titik dua, dan isinya di kanan", ganti
            keys = _keys_of(kind, jalur) if begins[0] == "dataclass_type" else ""
            return kode, pesan, _way(begins[0], value, ganti) if ganti else saran + keys, ganti
    return _plain_words(what, value, context, tree)


def _keys_of(kind: type[Any], jalur: Jalur) -> str:
    """Name the keys of the record that is to stand at a place; empty where it is a map of another kind."""
    owner = record_at(kind, jalur)
    return f"; kuncinya {', '.join(item.name for item in fields(owner))}" if owner else ""


def _of_kind(begins: str, value: object, kind: type[Any], jalur: Jalur) -> Ganti:
    """Give what is written here as the kind of content that is expected here."""
    if begins == "int":
        return angka_dimaksud(value, lambda text: is_kept(text) and _fits(kind, jalur, text.isdigit() and int(text)))
    if begins == "bool":
        return kata_dimaksud(value, ("true", "false"))
    is_text = isinstance(value, str) and value.isprintable() and not any(sign in value for sign in ",;&/")
    is_one = is_text or value.__class__ is int
    if begins == "tuple_type" and is_one and _fits(kind, jalur, [value]):
        return (f"[{json.dumps(value, ensure_ascii=False)}]",)
    return ()


def _way(begins: str, value: object, ganti: Ganti) -> str:
    if begins == "int":
        return cara_angka(str(value), ganti)
    return f"tulis {' atau '.join(ganti)}"


def _plain_words(what: str, value: object, context: dict[str, Any], tree: object) -> Said:
    if what.startswith("string_pattern") or what == "string_too_long":
        ganti = tuple(one for one in id_dimaksud(str(value)) if one not in _ids(tree))
        pola = "huruf kecil, angka dan tanda hubung, diawali huruf, paling banyak 60 tanda"
        return (
            "ZI129",
            (*quoted(value), " bukan id yang sah"),
            f"tulis {ganti[0]}: {pola}" if ganti else f"tulis {pola}",
            ganti,
        )
    if what == "string_too_short":
        return "ZI134", "teks ini kosong", "isi teksnya, atau hapus barisnya bila memang belum ada", ()
    if what in ("greater_than_equal", "less_than_equal"):
        batas = f"paling kecil {context['ge']}" if "ge" in context else f"paling besar {context['le']}"
        return "ZI127", f"angka {value} di luar batas", f"tulis angka yang masuk akal, {batas}", ()
    if what == "too_short":
        return "ZI134", "daftar ini belum berisi", "isi paling sedikit satu", ()
    return "ZI123", ("isi ini tidak sesuai: ", *described(value)), "lihat bentuk berkas ini dengan: zi schema", ()


def _ids(tree: object) -> set[object]:
    """Give every text and key of a tree: an id among them is taken."""
    if isinstance(tree, dict):
        return {*tree, *(one for item in tree.values() for one in _ids(item))}
    return {one for item in tree for one in _ids(item)} if isinstance(tree, list) else {tree}


def _unknown_key(kind: type[Any], jalur: Jalur, tree: object) -> Said:
    known = [item.name for item in fields(record_at(kind, jalur[:-1]) or kind)]
    beside = _beside(jalur, tree)
    free = [one for one in known if one not in beside]
    pesan = "kunci ", *quoted(jalur[-1]), " tidak dikenal"
    for begun in _begun(kind, jalur, tree):
        return "ZI120", pesan, f"tulis {begun}: dengan titik dua dan satu spasi; {NEWER}", ()
    ganti = tuple(one for one in kata_dimaksud(jalur[-1], free) if _fits(kind, (*jalur[:-1], one), beside[jalur[-1]]))
    what = maksud(ganti) if ganti else f"kunci yang dikenal di sini: {', '.join(known)}"
    return "ZI120", pesan, f"{what}; {NEWER}", ganti


def _begun(kind: type[Any], jalur: Jalur, tree: object) -> Ganti:
    """Give the known key that an unknown one begins with, where its content has become part of it."""
    key, beside = str(jalur[-1]), _beside(jalur, tree)
    if beside[jalur[-1]] is not None and not re.search(r"[{[]", key):
        return ()
    known = fields(record_at(kind, jalur[:-1]) or kind)
    return tuple(item.name for item in known if item.name not in beside and re.match(rf"{item.name}\W+\w", key))


def _beside(jalur: Jalur, tree: Any) -> Any:  # noqa: ANN401  the map or list that holds a place
    for step in jalur[:-1]:
        tree = tree[step]
    return tree


def _fits_beside(kind: type[Any], jalur: Jalur, value: object, tree: object) -> bool:
    """Say whether a content goes with what else its record holds."""
    beside = _beside(jalur, tree)
    return isinstance(beside, dict) and _fits(kind, jalur[:-1], {**beside, jalur[-1]: value})


def _fits(kind: type[Any], jalur: Jalur, value: object) -> bool:
    """Say whether a place of a file would take a content."""
    try:
        SchemaValidator(_whole_schema_at(kind, jalur)).validate_python(value)
    except (ValidationError, SchemaError):
        return False
    return True


def _missing_key(kind: type[Any], jalur: Jalur) -> Said:
    owner = record_at(kind, jalur[:-1]) or kind
    uraian = next((item.metadata["uraian"] for item in fields(owner) if item.name == jalur[-1]), "")
    return "ZI121", f'kunci "{jalur[-1]}" belum ada', f"tambahkan {jalur[-1]}: … ({uraian.rstrip('.')})", ()


def _not_among(value: object, kind: type[Any], jalur: Jalur) -> Said:
    words = [str(word) for word in _unwrapped(_schema_at(kind, jalur)).get("expected", [])]
    ganti = kata_dimaksud(value, words)
    if words and all(word.isdigit() for word in words):
        ganti = angka_dimaksud(value, words.__contains__)
    saran = maksud(ganti) if ganti else f"pilihannya: {', '.join(words)}{f'; {NEWER}' if len(words) == 1 else ''}"
    return "ZI124", (*described(value), " bukan pilihan yang dikenal"), saran, ganti


def record_at(kind: type[Any], jalur: Jalur) -> type[Any] | None:
    """Give the record that stands at a place of a file, None where there is no record."""
    found = _unwrapped(_schema_at(kind, jalur)).get("cls")
    return found if isinstance(found, type) and is_dataclass(found) else None


def _schema_at(kind: type[Any], jalur: Jalur) -> dict[str, Any]:
    return _unwrapped(_whole_schema_at(kind, jalur))


def _whole_schema_at(kind: type[Any], jalur: Jalur) -> dict[str, Any]:
    schema = schema_of(kind)
    for step in jalur:
        schema = _child(_unwrapped(schema), step)
    return schema


def _child(schema: dict[str, Any], step: str | int) -> Any:  # noqa: ANN401  core schemas are loosely typed
    if schema.get("type") == "dataclass":
        return next((item["schema"] for item in schema["schema"]["fields"] if item["name"] == step), {})
    return schema.get("values_schema") or next(iter(schema.get("items_schema", ())), {})


def _unwrapped(schema: dict[str, Any]) -> dict[str, Any]:
    """Go through defaults, nullables and functions to the schema of the content itself."""
    inner: dict[str, Any] = dict(schema)
    while inner.get("type") in ("default", "nullable", "function-before", "function-after"):
        inner = inner["schema"]
    return inner


EXPLANATIONS: tuple[Penjelasan, ...] = (
    Penjelasan(
        "ZI120",
        "galat",
        "Kunci tidak dikenal",
        "Berkas memuat kunci yang tidak ada artinya bagi zi. Biasanya salah ketik. Kunci asing tidak diabaikan, "
        "sebab isi yang diabaikan akan hilang dari laporan tanpa ada yang tahu.",
    ),
    Penjelasan(
        "ZI121",
        "galat",
        "Kunci wajib belum ada",
        "Ada isian yang harus selalu ditulis, misalnya target sebuah indikator atau waktu sebuah aktivitas. "
        "Tambahkan kunci yang disebut pada pesan.",
    ),
    Penjelasan(
        "ZI122",
        "galat",
        "Bukan angka",
        "Di tempat angka tertulis hal lain. Tanda desimal adalah titik (66.5), tanpa titik ribuan (1250), tanpa tanda "
        "persen dan tanpa tanda kutip. Cacah seperti pembilang dan penyebut harus bilangan bulat.",
    ),
    Penjelasan(
        "ZI123",
        "galat",
        "Bentuk isi keliru",
        "Yang diharapkan teks, daftar, atau peta (kunci: isi), tetapi yang tertulis bentuk lain. Perhatikan indentasi "
        "dan tanda - di awal tiap isi daftar.",
    ),
    Penjelasan(
        "ZI124",
        "galat",
        "Bukan pilihan yang dikenal",
        "Beberapa kunci hanya menerima kata tertentu, misalnya jenis: persen, jumlah, nilai "
        "atau kode; selain itu zi tidak tahu maksudnya. Editor yang memakai skema menawarkan pilihannya.",
    ),
    Penjelasan(
        "ZI125",
        "galat",
        "Waktu atau bulan tidak terbaca",
        "Waktu ditulis sebagai bulan (Juni), daftar bulan (Juni dan Desember), atau rentang (Januari-Maret). Kata yang "
        "tidak dikenal tidak pernah dianggap jadwal kosong, sebab aktivitas itu akan terlupakan.",
    ),
    Penjelasan(
        "ZI126",
        "galat",
        "Tanggal tidak terbaca",
        "Tanggal dalam berkas ditulis tahun-bulan-hari, misalnya 2024-06-28, dan harus ada di kalender. "
        "Di baris perintah 28/06/2024 dan 28 Juni 2024 juga dimengerti.",
    ),
    Penjelasan(
        "ZI127",
        "galat",
        "Angka di luar batas",
        "Angka negatif, atau tahun dan pilihan di luar batas yang masuk akal, tidak diterima.",
    ),
    Penjelasan(
        "ZI128",
        "galat",
        "Realisasi tidak ditulis tepat satu cara",
        "Satu realisasi indikator ditulis dengan satu cara saja: pembilang dan penyebut, nilai, kode, belum_waktunya, "
        "atau tidak_berlaku. Realisasi yang kosong sebaiknya dihapus: belum diisi tidak sama dengan 0.",
    ),
    Penjelasan(
        "ZI129",
        "galat",
        "Id tidak sah",
        "Id terdiri atas huruf kecil, angka dan tanda hubung, diawali huruf. Id dipilih sekali dan tidak dipakai ulang.",
    ),
    Penjelasan(
        "ZI130",
        "galat",
        "Catatan aktivitas tidak lengkap",
        "Catatan sebuah aktivitas menyebut tanggal selesai, atau batal dengan alasannya, atau paling sedikit kendala, "
        "catatan atau bukti.",
    ),
    Penjelasan(
        "ZI131",
        "galat",
        "Penyebut nol",
        "Pembilang lebih dari 0 dengan penyebut 0 tidak mungkin. Bila memang tidak ada yang diukur (nihil), tulis 0 dan 0.",
    ),
    Penjelasan(
        "ZI132",
        "galat",
        "Tahun berbeda dari nama berkas",
        "Berkas realisasi/2024.yaml harus memuat tahun: 2024. Bila berbeda, angka satu tahun bisa terbaca sebagai "
        "angka tahun lain.",
    ),
    Penjelasan(
        "ZI133",
        "galat",
        "Periode terbalik",
        "Tahun selesai rencana aksi tidak boleh sebelum tahun mulainya. Biasanya kedua tahun tertukar, "
        "atau salah satunya salah ketik.",
    ),
    Penjelasan(
        "ZI134",
        "galat",
        "Kunci tanpa isi",
        "Kunci ditulis tetapi isinya kosong. Isi nilainya, atau hapus barisnya bila memang belum ada: kosong "
        "tidak sama dengan 0.",
    ),
    Penjelasan(
        "ZI135",
        "galat",
        "Skala tidak terbaca",
        "Skala sebuah indikator berisi dua angka, nilai terendah lalu tertinggi yang mungkin: skala: [1, 4] untuk indeks "
        "dari 1 sampai 4. Angka di luar skala ditanyakan dulu ketika dicatat.",
    ),
    Penjelasan(
        "ZI136",
        "peringatan",
        "Masih bertanda # ganti",
        "Baris bertanda # ganti berisi contoh dari zi init dan belum menjadi rencana unit. Ganti isinya, lalu hapus "
        "tandanya. Satu berkas diingatkan sekali, dengan banyaknya baris.",
    ),
    Penjelasan(
        "ZI137",
        "galat",
        "Tanda yang hanya mirip",
        "Spasi tak terputus, tanda kutip melengkung, garis pisah dan titik dua lebar tampak seperti yang ada di keyboard, "
        "tetapi bagi YAML bukan spasi, tanda kutip, tanda hubung atau titik dua, sehingga susunan berkas tidak terbaca. "
        "Biasanya terbawa dari Word atau halaman web. Hapus tanda itu, lalu ketik ulang.",
    ),
    Penjelasan(
        "ZI138",
        "galat",
        "Perlu zi yang lebih baru",
        "Kunci zi di plans/zi.yaml menyebut versi zi terendah yang dapat membaca berkas unit. Versi yang dipakai lebih lama, "
        "sehingga berkas lain tidak dibaca dulu: kunci yang belum dikenalnya akan disangka salah ketik. Perbarui zi.",
    ),
    Penjelasan(
        "ZI145",
        "galat",
        "Bobot tidak lebih dari 0",
        "Bobot sebuah indikator adalah angka lebih dari 0, seperti tercetak di dokumen, misalnya bobot: 12.5. Yang tidak "
        "berbobot tidak diberi bobot: 0; hapus barisnya.",
    ),
    Penjelasan(
        "ZI146",
        "galat",
        "Anggaran bukan rupiah bulat",
        "Anggaran sebuah aktivitas ditulis dalam rupiah bulat, 0 atau lebih, dengan angka saja: anggaran: 1250000. Titik "
        "ribuan, Rp dan ,00 tidak ditulis. Yang belum beranggaran dibiarkan tanpa kunci anggaran: kosong tidak sama dengan 0.",
    ),
)
"""The codes of the schema; those of the text itself stand in zi_cli/yaml/problem.py."""

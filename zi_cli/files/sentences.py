"""What a schema says in English terms, said in Indonesian with a way out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any

from pydantic_core import ValidationError

from zi_cli.model.isian import described, quoted
from zi_cli.model.kalimat import Words
from zi_cli.model.masalah import Jalur, Letak, Penjelasan, Temuan
from zi_cli.model.schema_record import schema_of

Said = tuple[str, Words, str]
"""A code, a sentence and a way out."""
_EXPECTED = {
    ("dataclass_type", "dict_type", "dataclass_exact_type"): ("ZI123", "peta (kunci: isi)", "tulis kunci: isi"),
    ("tuple_type", "list_type"): ("ZI123", "daftar", "awali tiap isi dengan tanda - atau tulis [ … ]"),
    ("string_type",): ("ZI123", "teks", 'beri tanda kutip: "…"'),
    ("bool",): ("ZI124", "true atau false", "tulis true atau false"),
    ("int",): ("ZI122", "bilangan bulat", "tulis angka tanpa tanda kutip"),
}
"""What stands at a place of another kind: how its errors begin, the code, what is expected, and the way out."""


def sentences(error: ValidationError, kind: type[Any], berkas: str) -> Iterator[tuple[str, Temuan]]:
    """Give every error of a validation as a code and a finding."""
    for one in error.errors(include_url=False):
        yield _sentence(dict(one), kind, berkas)


def _sentence(error: dict[str, Any], kind: type[Any], berkas: str) -> tuple[str, Temuan]:
    loc = error["loc"]
    of_key = loc[-1:] == ("[key]",)  # the marker that pydantic-core puts behind a key that does not fit
    jalur: Jalur = loc[:-1] if of_key else loc
    kode, pesan, saran = _words(error, kind, jalur)
    return kode, Temuan(Letak(berkas, jalur, of_key or error["type"] == "unexpected_keyword_argument"), pesan, saran)


def _words(error: dict[str, Any], kind: type[Any], jalur: Jalur) -> Said:
    what, value, context = error["type"], error["input"], error.get("ctx", {})
    if what.startswith("ZI"):
        return what, context["pesan"], context["saran"]
    if what == "unexpected_keyword_argument":
        return _unknown_key(kind, jalur)
    if what == "missing":
        return _missing_key(kind, jalur)
    if value is None:
        return "ZI134", "kunci ini belum berisi", "isi nilainya, atau hapus barisnya bila memang belum ada"
    if what == "literal_error":
        return _not_among(value, kind, jalur)
    for begins, (kode, wanted, saran) in _EXPECTED.items():
        if what.startswith(begins):
            return kode, (f"di sini harus ada {wanted}, yang tertulis ", *described(value)), saran
    return _plain_words(what, value, context)


def _plain_words(what: str, value: object, context: dict[str, Any]) -> Said:
    if what.startswith("string_pattern") or what == "string_too_long":
        return (
            "ZI129",
            (*quoted(value), " bukan id yang sah"),
            "tulis huruf kecil, angka dan tanda hubung, diawali huruf, paling banyak 60 tanda: mp-tim-bentuk",
        )
    if what == "string_too_short":
        return "ZI134", "teks ini kosong", "isi teksnya, atau hapus barisnya bila memang belum ada"
    if what in ("greater_than_equal", "less_than_equal"):
        batas = f"paling kecil {context['ge']}" if "ge" in context else f"paling besar {context['le']}"
        return "ZI127", f"angka {value} di luar batas", f"tulis angka yang masuk akal, {batas}"
    if what == "too_short":
        return "ZI134", "daftar ini belum berisi", "isi paling sedikit satu"
    return "ZI123", ("isi ini tidak sesuai: ", *described(value)), "lihat bentuk berkas ini dengan: zi schema"


def _unknown_key(kind: type[Any], jalur: Jalur) -> Said:
    known = [item.name for item in fields(record_at(kind, jalur[:-1]) or kind)]
    near = get_close_matches(str(jalur[-1]), known, n=1, cutoff=0.6)
    saran = f'maksud Anda "{near[0]}"?' if near else f"kunci yang dikenal di sini: {', '.join(known)}"
    return "ZI120", ("kunci ", *quoted(jalur[-1]), " tidak dikenal"), saran


def _missing_key(kind: type[Any], jalur: Jalur) -> Said:
    owner = record_at(kind, jalur[:-1]) or kind
    uraian = next((item.metadata["uraian"] for item in fields(owner) if item.name == jalur[-1]), "")
    return "ZI121", f'kunci "{jalur[-1]}" belum ada', f"tambahkan {jalur[-1]}: … ({uraian.rstrip('.')})"


def _not_among(value: object, kind: type[Any], jalur: Jalur) -> Said:
    words = [str(word) for word in _unwrapped(_schema_at(kind, jalur)).get("expected", [])]
    near = get_close_matches(str(value), words, n=1, cutoff=0.6)
    saran = f'maksud Anda "{near[0]}"?' if near else f"pilihannya: {', '.join(words)}"
    return "ZI124", (*described(value), " bukan pilihan yang dikenal"), saran


def record_at(kind: type[Any], jalur: Jalur) -> type[Any] | None:
    """Give the record that stands at a place of a file, None where there is no record."""
    found = _unwrapped(_schema_at(kind, jalur)).get("cls")
    return found if isinstance(found, type) and is_dataclass(found) else None


def _schema_at(kind: type[Any], jalur: Jalur) -> dict[str, Any]:
    schema = _unwrapped(schema_of(kind))
    for step in jalur:
        schema = _unwrapped(_child(schema, step))
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
        "Bacaan tidak ditulis tepat satu cara",
        "Satu bacaan indikator ditulis dengan satu cara saja: pembilang dan penyebut, nilai, kode, belum_waktunya, "
        "atau tidak_berlaku. Bacaan yang kosong sebaiknya dihapus: belum diisi tidak sama dengan 0.",
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
)
"""The codes of the schema; those of the text itself stand in zi_cli/yaml/problem.py."""

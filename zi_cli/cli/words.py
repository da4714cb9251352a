"""What a terminal calls the acts of an office and what is filled in for them: commands, arguments and options."""

from zi_cli.model.kalimat import Act, Field, Kutipan, Words, joined

ACTS = {
    "check": "zi check",
    "done": "zi done {butir}",
    "evidence_add": "zi evidence add {bukti}",
    "explain": "zi explain {butir}",
    "new_year": "zi new-year {tahun}",
    "period_ajukan": "zi period submit {periode}",
    "period_buka_kembali": "zi period reopen {periode}",
    "period_kembalikan": "zi period return {periode}",
    "period_setujui": "zi period approve {periode}",
    "recommend_follow": "zi recommend follow {kunci}",
    "recommend_verify": "zi recommend verify {kunci}",
    "record": "zi record {butir}",
    "undo": "zi undo {nomor}",
}
"""The command of each act, with its arguments; what else an act has is said as options."""
FIELDS = {
    "alasan": "--reason",
    "batal": "--cancel",
    "belum_waktunya": "--belum-waktunya",
    "buat_peta": "--buat-peta PETA.yaml",
    "bukti": "--evidence",
    "bulan": "--month",
    "butir": "ID",
    "catatan": "--note",
    "daerah": "--daerah",
    "daftar": "--list",
    "hari_ini": "--today",
    "id": "--id",
    "jawab": "--jawab JAWABAN.yaml",
    "kode": "--kode",
    "kode_periksa": "--explain",
    "kondisi": "--condition",
    "kunci": "ID",
    "lembar": "--lembar",
    "mulai": "--from",
    "nama": "--name",
    "nilai": "NILAI",
    "nomor": "NOMOR",
    "oleh": "--oleh",
    "output": "--output",
    "pembilang": "--pembilang",
    "penanggung_jawab": "--pj",
    "penyebut": "--penyebut",
    "peta": "--peta PETA.yaml",
    "rekomendasi": "--recommendation",
    "sampai": "--to",
    "sebagian": "--sebagian",
    "selesai": "--on",
    "semester": "--semester",
    "singkatan": "--singkatan",
    "status": "--status",
    "sumber": "--source",
    "susulan": "--susulan",
    "tabel": "--tabel",
    "tahun": "--year",
    "tanggal": "--date",
    "tenggat": "--deadline",
    "tetap": "--tetap",
    "terbit": "--issued",
    "triwulan": "--triwulan",
    "tidak_berlaku": "--tidak-berlaku",
    "unit": "--unit",
    "untuk": "--for",
    "uraian": "--note",
    "yakin": "--yakin",
}
"""The argument or option of each field."""


def worded(words: Words) -> str:
    """Say a sentence in the words of the command line."""
    return joined(words, _said)


def _said(one: Act | Field | Kutipan) -> str:
    if isinstance(one, Kutipan):
        return one.nama
    if isinstance(one, Field):
        return FIELDS[one.nama]
    given = dict(one.isi)
    parts = []
    for part in ACTS[one.nama].split():
        argument = part.strip("{}")
        if argument == part:
            parts.append(part)
        elif argument in given:
            parts.append(str(given.pop(argument)))
    return " ".join([*parts, *(_option(nama, value) for nama, value in given.items())])


def _option(nama: str, value: object) -> str:
    if value is True:
        return FIELDS[nama]
    return f"{value}" if FIELDS[nama].isupper() else f"{FIELDS[nama]} {value}"

"""What a page calls the acts of an office and what is filled in for them; a command of the terminal it never names."""

import re
from collections.abc import Callable

from zi_cli.model.kalimat import Act, Field, Kutipan, Words, joined

ACTS = {
    "check": "halaman Temuan",
    "done": "formulir aktivitas {butir}",
    "evidence_add": "formulir bukti",
    "explain": "halaman {butir}",
    "new_year": "tombol Siapkan tahun {tahun} di Beranda",
    "period_ajukan": "tombol Ajukan di halaman Periode",
    "period_ajukan_tetap": "centang itu di bawah, lalu tekan Ajukan",
    "period_buka_kembali": "tombol Buka kembali di halaman Periode",
    "period_kembalikan": "tombol Kembalikan di halaman Periode",
    "period_setujui": "tombol Setujui di halaman Periode",
    "recommend_follow": "formulir tindak lanjut {kunci}",
    "recommend_verify": "formulir verifikasi {kunci}",
    "record": "formulir {butir}",
    "undo": "halaman Riwayat",
}
"""Where each act is done on the pages."""
FIELDS = {
    "alasan": "Alasan",
    "batal": "Alasan batal",
    "belum_waktunya": "Belum waktunya",
    "bukti": "Bukti",
    "bulan": "Bulan jatuh tempo",
    "butir": "Butir",
    "catatan": "Catatan",
    "hari_ini": "Hari ini",
    "isi": "Isi",
    "id": "Id",
    "kode": "Label",
    "kondisi": "Kondisi",
    "kunci": "Rekomendasi",
    "nama": "Nama berkas",
    "nilai": "Nilai",
    "oleh": "Siapa Anda",
    "output": "Output",
    "pembilang": "Yang memenuhi",
    "penanggung_jawab": "Penanggung jawab",
    "penyebut": "Seluruhnya",
    "rekomendasi": "Rekomendasi",
    "selesai": "Tanggal selesai",
    "semester": "Semester",
    "status": "Hasil",
    "sumber": "Sumber",
    "susulan": "Angka susulan",
    "tahun": "Tahun",
    "tanggal": "Tanggal",
    "tenggat": "Tenggat",
    "terbit": "Tanggal terbit",
    "tetap": "Ajukan apa adanya",
    "tidak_berlaku": "Alasan tidak berlaku",
    "triwulan": "Triwulan",
    "untuk": "Untuk",
    "uraian": "Uraian",
    "yakin": "Angkanya memang begitu",
}
"""How the fields of the forms are called."""
_ONE = r"[^\s;,.)]+"
_GIT = "minta yang mengurus komputer ini mengizinkan git membaca folder unit"
PLAINLY: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"izinkan dengan: git config --global --add safe\.directory [^\n;]+", _GIT),
    (
        r"tulis ulang keduanya: git config user\.name, git config user\.email",
        "pilih nama Anda di halaman Siapa Anda, atau minta yang mengurus komputer ini menulis ulang nama untuk git",
    ),
    (r"perbarui zi, misalnya: pip install \S+ \S+", "minta yang memasang zi memperbaruinya"),
    (r", atau tambahkan --year \d+", ""),
    (r"bertindak dengan --oleh", "dipilih di halaman Siapa Anda"),
    (r"--pj(?= (?:hanya|tidak) menemukan)", "pencarian menurut jabatan"),
    (r"[Pp]erintah zi period", "halaman Periode"),
    (r"Di baris perintah ", "Di formulir "),
    (
        r"ulangi perintah yang terputus: perintah zi berikutnya yang mencatat membatalkan",
        "ulangi yang terputus: catatan berikutnya membatalkan",
    ),
    (r"perintah zi yang mencatat juga menghapusnya", "catatan berikutnya juga menghapusnya"),
    (r"[Uu]langi perintah (?:itu|ini|yang sama)", "ulangi yang tadi"),
    (r"Ulangi perintah yang terputus", "Ulangi yang terputus"),
    (r"Sebuah perintah yang (?=mengubah|menulis)", "Sebuah catatan yang "),
    (r"Semua perintah membaca", "Semua halaman membaca"),
    (r"([Dd]an )?[Pp]erintah berikutnya yang mencatat", lambda found: f"{found[1] or ''}catatan berikutnya"),
    (r"\bperintah tidak tahu", "zi tidak tahu"),
    (r"jalankan zi check", "periksa di halaman Temuan"),
    (r"di keluaran zi check", "di halaman Temuan"),
    (r"menjalankan zi recommend verify", "memverifikasinya di halaman Rekomendasi"),
    (
        r"lihat bentuk berkas ini dengan: zi schema(?: \w+)?",
        "periksa nama dan letak kuncinya, misalnya dari berkas lain",
    ),
    (
        r"sebut nama Anda dengan “Siapa Anda”, atau atur git config user\.name",
        "pilih dulu nama Anda, di bawah halaman ini",
    ),
    (r", atau atur git config user\.name", ""),
    (
        r"minta penyetuju menjalankan zi period approve dengan identitasnya sendiri",
        "minta penyetuju menyetujuinya sendiri",
    ),
    (r"(?:dengan|lewat) zi evidence add", "di halaman Bukti"),
    (r"(?:dengan|lewat) zi evidence review", "di halaman Bukti"),
    (r"(?:dengan|lewat) zi recommend (?:follow|verify)", "di halaman Rekomendasi"),
    (r"(?:dengan|lewat|oleh) zi record", "di halaman indikatornya"),
    (r"(?:dengan|lewat|oleh) zi done", "di halaman aktivitasnya"),
    (r"(?:dengan|lewat|oleh) zi period(?: \w+)?", "di halaman Periode"),
    (r"(?:dengan|lewat|oleh) zi check(?: --\w+)?", "di halaman Temuan"),
    (r"zi period (submit|approve|return|reopen) " + _ONE + r"(?: --\S+(?: …| ALASAN)?)*", "halaman Periode"),
    (rf"zi evidence add(?: BERKAS)?(?: --for {_ONE})?(?: --output \"[^\"]*\")?", "halaman Bukti"),
    (r"zi evidence(?: \w+)?", "halaman Bukti"),
    (rf"zi recommend(?: (?:add|list|(?:follow|verify)(?: {_ONE})?))?(?: --\w+ …)?", "halaman Rekomendasi"),
    (rf"zi explain(?: {_ONE})?", "halaman butirnya"),
    (rf"zi record {_ONE}(?: --?\S+)*", "formulir indikatornya"),
    (rf"zi done {_ONE}(?: --?\S+)*", "formulir aktivitasnya"),
    (r"zi new-year \d+", "tombol Siapkan tahun di Beranda"),
    (r"zi check(?: --explain)?(?: --format \w+)?", "halaman Temuan"),
    (r"zi (?:status|due)(?: \d+)?(?: --\w+(?: \w+)?)*", "Beranda"),
    (r"zi report(?: \d+)?(?: --\w+ \w+)*(?: -o \S+)?", "halaman Unduh"),
    (r"zi schema(?: \w+)?", "skema berkasnya"),
    (r"zi undo(?: (?:NOMOR|\d+))?(?: --\w+)?", "halaman Riwayat"),
    (r"tulis alasannya: (“[^”]+”) ALASAN", r"isi kotak \1"),
    (r"misalnya “[^”]+” (?=\")", "misalnya "),
    (r"namanya disebut dengan “Siapa Anda”", "ia memilih namanya di kotak “Siapa Anda”"),
    (r"mintalah orang lain menjalankan formulir", "mintalah orang lain mengisi formulir"),
    (r"zi (?:import|init|export|rollup|diff|dashboard|period|record|done)\b(?: --?[\w-]+)*", "zi"),
)
"""What a sentence that names a command says instead."""
_PLAINLY = tuple((re.compile(pattern), said) for pattern, said in PLAINLY)
_SOME = re.compile(r"\bzi |git config|--[a-z]|erintah|“|menjalankan")
"""What any such sentence has."""


_HELD = "\ue000{}\ue001"
"""What stands for a quotation meanwhile: its own words are never changed."""


def worded(words: Words) -> str:
    """Say a sentence in the words of the pages; what it quotes stays as it is written."""
    quoted: list[str] = []

    def said(one: Act | Field | Kutipan) -> str:
        if isinstance(one, Kutipan):
            quoted.append(one.nama)
            return _HELD.format(len(quoted) - 1)
        return _said(one)

    text = plainly(joined(words, said))
    for n, one in enumerate(quoted):
        text = text.replace(_HELD.format(n), one, 1)
    return text


def plainly(text: str) -> str:
    """Say a sentence without the commands of the terminal."""
    if not _SOME.search(text):
        return text
    for pattern, said in _PLAINLY:
        text = pattern.sub(said, text)
    return text


def _said(one: Act | Field) -> str:
    if isinstance(one, Field):
        return f"“{FIELDS.get(one.nama, one.nama)}”"
    given = dict(one.isi)
    nama = f"{one.nama}_tetap" if given.pop("tetap", None) else one.nama
    return re.sub(r" ?\{(\w+)\}", lambda found: f" {given[found[1]]}" if found[1] in given else "", ACTS[nama])

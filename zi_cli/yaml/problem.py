"""What may be wrong with a YAML text, whatever it is about: one thing as a value, and every code explained."""

import re

from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Words
from zi_cli.model.masalah import Penjelasan, Tingkat

MOST_PROBLEMS = 100
"""As many as are told of one text."""

_BREAK = r"\r\n|\r|\n"


@frozen
class SyntaxProblem:
    """One thing wrong with the text itself."""

    kode: str
    tingkat: Tingkat
    baris: int
    kolom: int
    pesan: Words
    saran: str


def galat(kode: str, baris: int, kolom: int, pesan: Words, saran: str) -> SyntaxProblem:
    """Make one that keeps the text from being read."""
    return SyntaxProblem(kode, "galat", baris, kolom, pesan, saran)


def place(text: str, at: int) -> tuple[int, int]:
    """Count the line and the column of a sign."""
    before = text[:at]
    breaks = list(re.finditer(_BREAK, before))
    return len(breaks) + 1, len(before) - (breaks[-1].end() if breaks else 0) + 1


EXPLANATIONS: tuple[Penjelasan, ...] = (
    Penjelasan(
        "ZI101",
        "galat",
        "Susunan YAML keliru",
        "Berkas tidak bisa dibaca sebagai YAML, biasanya karena spasi setelah titik dua hilang, indentasi tidak "
        "rata, atau tanda kutip dan kurung tidak ditutup. Perbaiki baris yang ditunjuk; kadang sebabnya ada satu "
        "baris di atasnya.",
    ),
    Penjelasan(
        "ZI102",
        "galat",
        "Bukan UTF-8",
        "Berkas disimpan dengan pengodean lain, misalnya UTF-16 atau Windows-1252. Buka di penyunting teks, pilih "
        "Simpan Sebagai, lalu pilih pengodean UTF-8.",
    ),
    Penjelasan(
        "ZI103",
        "galat",
        "Tanda tersembunyi",
        "Ada tanda yang tidak tampak di layar: tanda kendali, atau tanda pembalik arah tulisan yang dapat membuat "
        "baris terbaca lain dari isinya. Biasanya terbawa saat menyalin dari aplikasi lain. Hapus dan ketik ulang.",
    ),
    Penjelasan(
        "ZI104",
        "galat",
        "Indentasi dengan tab",
        "YAML hanya mengenal spasi untuk indentasi. Ganti setiap tab di awal baris dengan dua spasi.",
    ),
    Penjelasan(
        "ZI105",
        "galat",
        "Kunci ganda",
        "Satu kunci ditulis dua kali di tempat yang sama. Banyak program diam-diam memakai yang terakhir; zi tidak, "
        "sebab salah satu dari keduanya akan hilang. Gabungkan, atau hapus salah satu.",
    ),
    Penjelasan(
        "ZI106",
        "galat",
        "Jangkar atau rujukan",
        "Jangkar (&nama), rujukan (*nama) dan penggabungan (<<) tidak dipakai: isi yang dirujuk tidak tampak di "
        "tempatnya, dan berkas kecil dapat mengembang tanpa batas. Tulis isinya apa adanya.",
    ),
    Penjelasan(
        "ZI107",
        "galat",
        "Penanda jenis",
        "Penanda yang diawali tanda seru, seperti !!python, dan petunjuk %YAML tidak dipakai: penanda dapat "
        "membuat program lain menjalankan sesuatu saat membaca berkas. Hapus penanda itu.",
    ),
    Penjelasan(
        "ZI108",
        "galat",
        "Terlalu dalam",
        "Isi bersarang lebih dari 40 tingkat. Berkas rencana aksi tidak memerlukan itu; periksa kurung atau indentasinya.",
    ),
    Penjelasan(
        "ZI109",
        "galat",
        "Berkas kosong",
        "Berkas tidak berisi apa-apa, atau hanya komentar. Berkas kosong sering akibat penyimpanan yang gagal: periksa "
        "riwayatnya sebelum mengisi ulang.",
    ),
    Penjelasan(
        "ZI110",
        "galat",
        "Dokumen kedua",
        "Tanda --- di tengah berkas memulai dokumen kedua, yang tidak akan terbaca. Satu berkas memuat satu dokumen.",
    ),
    Penjelasan(
        "ZI111",
        "galat",
        "Sisa penggabungan git",
        "Ada tanda <<<<<<< atau >>>>>>> yang ditinggalkan git ketika dua suntingan bertabrakan. Pilih isi yang "
        "benar, lalu hapus ketiga baris tandanya.",
    ),
    Penjelasan(
        "ZI112",
        "galat",
        "Berkas terlalu besar",
        "Berkas data lebih dari 5 MB hampir pasti bukan berkas rencana aksi. Berkas bukti tidak disimpan di dalam YAML.",
    ),
    Penjelasan(
        "ZI113",
        "galat",
        "Angka terlalu panjang",
        "Angka lebih dari 15 angka tidak dapat disimpan dengan tepat oleh lembar kerja dan JSON. Bila ini nomor "
        "surat atau nomor lain, beri tanda kutip agar menjadi teks.",
    ),
    Penjelasan(
        "ZI114",
        "saran",
        "Tanda BOM",
        "Notepad kadang menaruh tanda BOM di awal berkas. zi membacanya dan mempertahankannya, tetapi program lain "
        "dapat tersandung. Simpan sebagai UTF-8 tanpa BOM.",
    ),
    Penjelasan(
        "ZI115",
        "galat",
        "Berkas tidak bisa dibuka",
        "Berkas ada tetapi tidak bisa dibaca: hak aksesnya kurang, dikunci program lain, berupa folder, atau berupa "
        "tautan ke luar folder kerja. Tautan ke luar tidak diikuti, agar isi berkas lain tidak bocor ke layar atau "
        "CI.",
    ),
    Penjelasan(
        "ZI116",
        "galat",
        "Angka dengan koma",
        "Di dalam kurung kurawal, koma memisahkan isian: {nilai: 66,5} terbaca sebagai nilai: 66 dan isian lain "
        "bernama 5. Tulis titik sebagai tanda desimal: {nilai: 66.5}.",
    ),
    Penjelasan(
        "ZI119",
        "saran",
        "Tanda yang tidak tampak",
        "Ada spasi tak terputus, spasi lebar nol, tanda hubung lunak atau sejenisnya, biasanya terbawa saat menyalin dari "
        "Word atau halaman web. Di waktu, nama dan angka zi membacanya seperti yang tampak; di kunci, id dan pilihan tidak. "
        "Ganti atau hapus agar pencarian dan program lain juga menemukannya.",
    ),
)
"""The codes of the text itself; those of the schema stand in sentences."""

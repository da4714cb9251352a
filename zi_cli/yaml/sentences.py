"""What the YAML parser says in English, said in Indonesian with a way out."""

SENTENCES: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "titik dua di sini tidak pada tempatnya",
        "periksa indentasi baris ini dan baris di atasnya; beri tanda kutip bila teks memuat titik dua",
    ),
    (
        "could not find expected ':'",
        "titik dua setelah kunci tidak ditemukan",
        "tulis kunci: isi, dengan titik dua dan satu spasi",
    ),
    (
        "found character that cannot start any token",
        "tanda di sini tidak bisa mengawali isi",
        'beri tanda kutip pada teksnya: "…"',
    ),
    (
        "found unexpected end of stream",
        "tanda kutip atau kurung dibuka tetapi tidak ditutup",
        "tutup tanda kutip atau kurung itu",
    ),
    (
        "did not find expected ',' or '}'",
        "kurung kurawal belum ditutup",
        'tambahkan koma di antara isian, atau tutup dengan }; teks yang memuat titik dua diberi tanda kutip: "…"',
    ),
    (
        "did not find expected ',' or ']'",
        "kurung siku belum ditutup",
        "tambahkan koma di antara isi, atau tutup dengan ]",
    ),
    (
        "did not find expected '-' indicator",
        "isi daftar di sini tidak diawali tanda -",
        "ratakan indentasi dengan isi daftar di atasnya",
    ),
    (
        "did not find expected key",
        "di sini harus ada kunci, dan indentasinya tidak rata",
        "ratakan indentasi dengan baris yang setingkat; beri tanda kutip bila teks memuat tanda kutip",
    ),
    (
        "block sequence entries are not allowed",
        "daftar tidak boleh mulai di sini",
        "pindahkan tanda - ke baris baru di bawah kuncinya",
    ),
    (
        "did not find expected node content",
        "isi yang diharapkan tidak ada di sini",
        "isi nilainya, atau hapus tanda yang berlebih",
    ),
    (
        "did not find expected <document start>",
        "di sini ada isi yang tidak termasuk susunan di atasnya",
        "ratakan indentasi dengan baris di atasnya",
    ),
    ("found unknown escape character", "tanda \\ di dalam kutip ganda tidak dikenal", "pakai tanda kutip tunggal: '…'"),
    (
        "found undefined tag handle",
        "penanda yang diawali tanda seru tidak dikenal",
        'beri tanda kutip pada teksnya: "…"',
    ),
    (
        "did not find expected alphabetic or numeric character",
        "tanda & atau * tidak pada tempatnya",
        'beri tanda kutip: "…"',
    ),
    (
        "found a tab character",
        "ada tab di tempat indentasi",
        "ganti tab dengan spasi",
    ),
    ("found unexpected ':'", "titik dua di sini tidak pada tempatnya", 'beri tanda kutip pada teksnya: "…"'),
    ("control characters are not allowed", "ada tanda kendali yang tersembunyi", "hapus tanda itu, lalu ketik ulang"),
)


def in_indonesian(problem: str, context: str) -> tuple[str, str]:
    """Give the sentence and the way out for what the parser found; one of its own for what nobody has named."""
    said = f"{problem} {context}"
    for english, pesan, saran in SENTENCES:
        if english in said:
            return pesan, saran
    return "susunan YAML di sini tidak terbaca", "periksa titik dua, tanda kutip, kurung dan indentasi baris ini"

"""What is told of a document that is read as a plan: one code for each way in which a cell did not fit."""

from zi_cli.model.masalah import Penjelasan

EXPLANATIONS = tuple(
    Penjelasan(kode, "peringatan" if is_lost else "saran", judul, uraian)
    for kode, is_lost, judul, uraian in (
        (
            "ZI1001",
            True,
            "Kolom tidak dipakai",
            (
                "Sebuah kolom berisi, tetapi peta tidak menyebut isinya, jadi tidak ada yang ditulis dari sana. "
                "Sebutkan di kunci kolom peta; yang memang tidak diperlukan diisi abaikan."
            ),
        ),
        (
            "ZI1002",
            True,
            "Sel tidak dipakai",
            (
                "Sel ini berisi, tetapi tidak ada butir yang diisinya: barisnya tidak memulai atau melanjutkan butir, "
                "isinya bertentangan dengan sel lain, atau tandanya tidak dikenal. Pindahkan ke tempatnya di dokumen, "
                "atau tulis di rencana."
            ),
        ),
        (
            "ZI1003",
            True,
            "Baris tanpa induk",
            (
                "Kegiatan berdiri sebelum programnya, atau aktivitas dan indikator sebelum kegiatannya. Barisnya "
                "tidak ditulis, sebab tidak ada tempatnya. Lengkapi dokumennya, lalu ulangi."
            ),
        ),
        (
            "ZI1004",
            True,
            "Tingkat tidak dapat ditentukan",
            (
                "Nomor atau awalan baris ini tidak menunjukkan program, kegiatan, aktivitas atau indikator. Barisnya "
                "tidak ditulis. Perbaiki nomornya di dokumen, atau bentuk nomor dan awalan di kunci tingkat peta."
            ),
        ),
        (
            "ZI1005",
            True,
            "Waktu tidak terbaca",
            (
                "Jadwal di sel ini bukan bulan, daftar bulan atau rentang yang dikenal. Aktivitasnya ditulis tanpa "
                "waktu, dan waktunya ditanyakan."
            ),
        ),
        (
            "ZI1006",
            True,
            "Waktu kosong",
            (
                "Dokumen tidak menyebut kapan aktivitas ini dikerjakan. Waktunya ditanyakan, atau diisi dengan "
                "pilihan Anda untuk semua yang kosong."
            ),
        ),
        (
            "ZI1007",
            True,
            "Target bukan angka",
            (
                "Di kolom target ada teks, tanda lain, atau angka yang dapat dibaca dua cara (1.250). Tidak satu pun "
                "target indikator itu ditulis, sebab yang lain mungkin ikut bergeser; targetnya ditanyakan."
            ),
        ),
        (
            "ZI1008",
            False,
            "Target dari sel gabungan",
            (
                "Satu sel meliputi beberapa kolom tahun. Angkanya ditulis sebagai target tiap tahun itu. Pastikan "
                "memang sama tiap tahun, bukan jumlah seluruhnya."
            ),
        ),
        (
            "ZI1009",
            False,
            "Tahun tanpa target",
            "Indikator ini punya target di sebagian tahun rencana saja. Isi yang kosong, atau sebut masa berlakunya.",
        ),
        (
            "ZI1010",
            True,
            "Persen dan bukan persen",
            (
                "Sebagian target indikator ini bertanda persen, sebagian tidak, sehingga 60 dan 60% tidak dapat "
                "dibedakan. Targetnya tidak ditulis dan ditanyakan."
            ),
        ),
        (
            "ZI1011",
            False,
            "Rumus lembar kerja",
            "Sel ini berisi rumus. Yang ditulis hasil terakhir yang disimpan program lembar kerja; pastikan angkanya benar.",
        ),
        (
            "ZI1012",
            True,
            "Sel galat",
            (
                "Sel ini menampilkan galat lembar kerja seperti #DIV/0!, jadi isinya tidak ditulis. Perbaiki selnya di dokumen, "
                "lalu ulangi, atau tulis sendiri isinya."
            ),
        ),
        (
            "ZI1013",
            True,
            "Penanggung jawab kosong",
            (
                "Dokumen tidak menyebut jabatan yang bertanggung jawab atas indikator ini. Jabatannya ditanyakan, "
                "tidak disalin dari baris lain."
            ),
        ),
        (
            "ZI1014",
            False,
            "Lebih dari satu penanggung jawab",
            "Sel ini mungkin menyebut beberapa jabatan. Satu sel dibaca satu jabatan, kecuali peta menyebut tanda pemisahnya.",
        ),
        (
            "ZI1015",
            False,
            "Output di dalam nama aktivitas",
            (
                "Nama aktivitas memuat nama dokumen yang mungkin sebenarnya output dan menyatu karena penyalinan. "
                "Ditulis seperti tercetak; pisahkan bila memang output."
            ),
        ),
        (
            "ZI1016",
            False,
            "Output kosong",
            (
                "Dokumen tidak menyebut output aktivitas ini, jadi bukti pelaksanaannya tidak dapat diminta. Sebutkan dokumennya "
                "bila ada; bila tidak ada, biarkan."
            ),
        ),
        (
            "ZI1017",
            False,
            "Daftar dipisah",
            "Sel output berisi beberapa butir bertanda hubung, bernomor, atau berbaris. Tiap butir ditulis sebagai satu output.",
        ),
        (
            "ZI1018",
            False,
            "Sisa HTML",
            "Sel ini memuat sisa penyalinan dari halaman web, seperti <p> dan <li>. Tandanya dibuang, kalimatnya ditulis.",
        ),
        (
            "ZI1019",
            False,
            "Baris tersembunyi",
            (
                "Baris ini disembunyikan di dokumen, dan dibaca seperti baris lain. Bila disembunyikan karena batal, hapus "
                "barisnya di dokumen, lalu ulangi."
            ),
        ),
        (
            "ZI1020",
            False,
            "Dicoret atau perubahan terlacak",
            (
                "Sel ini memuat teks yang dicoret, atau perubahan yang belum diterima atau ditolak. Teksnya ditulis seolah "
                "perubahannya diterima; selesaikan dulu di dokumen bila bukan itu maksudnya."
            ),
        ),
        (
            "ZI1021",
            False,
            "Tabel di dalam sel",
            (
                "Di dalam sel ini ada tabel lagi. Isi tabel itu tidak ditulis, sebab tidak jelas ke mana masuknya. Salin isinya "
                "ke tempatnya bila diperlukan."
            ),
        ),
        (
            "ZI1022",
            False,
            "Nomor dari gaya",
            (
                "Nomor di depan teks ini dibuat oleh gaya penomoran dan tidak dapat dihitung, jadi tidak ditulis. "
                "Tambahkan bila bagian dari namanya."
            ),
        ),
        (
            "ZI1023",
            False,
            "Gambar atau arsiran",
            (
                "Sel ini memuat gambar atau arsiran, yang maksudnya tidak dapat dibaca. Teksnya ditulis; tuliskan maksud "
                "gambarnya bila diperlukan."
            ),
        ),
        (
            "ZI1024",
            True,
            "Jenis indikator tidak diketahui",
            (
                "Dari nama, target dan satuannya tidak jelas apakah indikator ini persentase, jumlah, nilai atau "
                "kode. Jenisnya ditanyakan."
            ),
        ),
        (
            "ZI1025",
            False,
            "Bulan berurutan dibaca rentang",
            (
                "Kolom bulan yang bertanda berurutan ditulis sebagai satu rentang, yang jatuh tempo sekali di "
                "akhirnya. Bila tiap bulan ada hasilnya, tambahkan frekuensi: bulanan."
            ),
        ),
        (
            "ZI1026",
            True,
            "Baris contoh",
            (
                "Baris ini diawali CONTOH:, seperti baris contoh di lembar kerja dari zi import --templat. Tidak satu sel "
                "pun dari baris itu ditulis. Hapus barisnya; bila memang isi rencana, hapus kata CONTOH: di depannya."
            ),
        ),
        (
            "ZI1027",
            False,
            "Beberapa butir di satu nama",
            (
                "Nama ini tersusun dari beberapa butir bernomor atau bertanda hubung. Ditulis sebagai satu butir dengan satu "
                "jadwal dan satu hasil; bila sebenarnya beberapa, beri tiap butir barisnya sendiri."
            ),
        ),
    )
)
"""A peringatan where something of the document is not in the plan, a saran where people only have to look."""

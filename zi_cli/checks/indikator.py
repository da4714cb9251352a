"""The rules of how an indikator of a plan is defined."""

from collections.abc import Iterator
from fractions import Fraction

from zi_cli.checks import kata
from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.outline import Butir, Outline
from zi_cli.model.ejaan import meant
from zi_cli.model.masalah import Jalur, Temuan
from zi_cli.model.rencana import Indikator
from zi_cli.model.tulisan import tertulis


def code_table(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        if isi.sifat.berlabel and isi.kode and isi.baik:
            yield from _unknown_labels(butir)
        elif isi.sifat.berlabel:
            yield Temuan(
                butir.letak.below("jenis"),
                f"{butir.nomor} berjenis {isi.jenis}, tetapi {'baik' if isi.kode else 'tabel kodenya'} belum ada",
                "tambahkan kode: {1: Ya, 2: Tidak} dan baik: [1]",
            )
        elif isi.kode or isi.baik:
            yield Temuan(
                butir.letak.below("kode" if isi.kode else "baik", kunci=True),
                f"{butir.nomor} punya tabel kode, padahal jenisnya {isi.jenis}",
                "tulis jenis: kode, atau hapus kode dan baik",
            )


def _unknown_labels(butir: Butir[Indikator]) -> Iterator[Temuan]:
    good: list[tuple[Jalur, Fraction | int]] = [(("baik", n), one) for n, one in enumerate(butir.isi.baik)]
    for way, label in (*good, *((way, label) for way, _, label in butir.isi.targets())):
        if label not in butir.isi.kode:
            yield Temuan(
                butir.letak.below(*way),
                f"{butir.nomor} menyebut label {tertulis(label)} yang tidak ada di tabel kodenya",
                f"pakai salah satu label: {', '.join(map(str, butir.isi.kode))}",
            )


def exclusions(plan: Outline) -> Iterator[Temuan]:
    known = {butir.id for butir in plan.indikator}
    for butir in plan.indikator:
        if butir.isi.kecuali and not butir.isi.hitung:
            yield Temuan(
                butir.letak.below("kecuali", kunci=True),
                f"{butir.nomor} punya kecuali, padahal tidak dihitung zi",
                "hapus kecuali, atau tambahkan hitung",
            )
        for n, excluded in enumerate(butir.isi.kecuali):
            if excluded not in known:
                yield Temuan(
                    butir.letak.below("kecuali", n),
                    f'{butir.nomor} mengecualikan "{excluded}" yang bukan id indikator',
                    "tulis id indikator yang ada",
                )


def score_as_percentage(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        word = kata.score_as_share(butir)
        if word and not kata.is_spip_level(butir):  # its scale is known: ZI907 says it
            yield Temuan(
                butir.letak.below("jenis"),
                f"{butir.nomor} {butir.nama} ditargetkan dalam persen, padahal {word} bukan bagian dari seratus",
                "pastikan satuannya; indeks IKM, misalnya, adalah 25 sampai 100",
            )


def unnamed_fraction(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        named = isi.hitung or (isi.pembilang and isi.penyebut)
        if isi.sifat.bagian and not named and not kata.is_spip_level(butir):  # a level has no fraction: ZI907
            yield Temuan(
                butir.letak,
                f"{butir.nomor} {butir.nama} tidak menyebut apa pembilang dan penyebutnya",
                "sepakati dan tulis pembilang dan penyebut, agar dua orang menghitungnya sama",
            )


def settings_that_do_not_fit(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        isi = butir.isi
        if isi.sifat.berlabel and isi.konsolidasi != "terakhir":
            yield Temuan(
                butir.letak.below("konsolidasi"),
                f"{butir.nomor} berjenis {isi.jenis} dengan konsolidasi {isi.konsolidasi}; label bukan bilangan",
                "hapus konsolidasi",
            )
        if isi.rumus_turun and isi.arah == "naik":
            yield Temuan(
                butir.letak.below("rumus_turun"),
                f"{butir.nomor} punya rumus_turun, padahal arahnya naik",
                "hapus rumus_turun, atau tulis arah: turun",
            )
        if isi.skala:
            yield from _scale_that_does_not_fit(butir, isi.skala)
        if isi.hitung and not isi.sifat.bagian:
            yield Temuan(
                butir.letak.below("jenis"),
                f"{butir.nomor} dihitung zi sebagai persen, padahal jenisnya {isi.jenis}",
                "tulis jenis: persen",
            )


def _scale_that_does_not_fit(butir: Butir[Indikator], skala: tuple[Fraction, Fraction]) -> Iterator[Temuan]:
    if butir.isi.sifat.utuh or butir.isi.sifat.berlabel:
        yield Temuan(
            butir.letak.below("skala", kunci=True),
            f"{butir.nomor} berjenis {butir.isi.jenis}; skala hanya untuk nilai dan persen",
            "hapus skala, atau tulis jenis: nilai",
        )
        return
    for way, tahun, target in butir.isi.targets():
        if not skala[0] <= target <= skala[1]:
            yield Temuan(
                butir.letak.below(*way),
                f"{butir.nomor} menargetkan {tertulis(target)} pada {tahun}, di luar skalanya "
                f"({' sampai '.join(map(tertulis, skala))})",
                "perbaiki target atau skalanya",
            )


def count_without_unit(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        if butir.isi.sifat.utuh and not butir.isi.satuan:
            pesan = f"{butir.nomor} {butir.nama} berjenis {butir.isi.jenis} tanpa satuan"
            yield Temuan(butir.letak, pesan, "tambahkan satuan, misalnya satuan: SK")


def second_computed(plan: Outline) -> Iterator[Temuan]:
    computed = [butir for butir in plan.indikator if butir.isi.hitung]
    for butir in computed[1:]:
        yield Temuan(
            butir.letak.below("hitung"),
            f"{butir.nomor} dihitung zi seperti {computed[0].nomor}; angka pokok di layar tetap {computed[0].nomor}",
            "pastikan kedua indikator ini memang dihitung zi",
        )


def tied_to_nothing(plan: Outline) -> Iterator[Temuan]:
    known = [butir.id for butir in plan.aktivitas]
    for butir in plan.indikator:
        for n, id_ in enumerate(butir.isi.terkait):
            other = plan.of(id_)
            if id_ in known:
                continue
            kind = f", melainkan {type(other.isi).__name__.lower()} {other.nomor}" if other else ""
            yield Temuan(
                butir.letak.below("terkait", n),
                f'{butir.nomor} terkait dengan "{id_}" yang bukan id aktivitas{kind}',
                "tulis id aktivitas yang ada" if other else meant(id_, known, "tulis id aktivitas yang ada"),
            )


ATURAN: tuple[Aturan[Outline], ...] = (
    rule(
        "ZI206",
        "galat",
        "Tabel kode tidak cocok",
        "Indikator berjenis kode memerlukan tabel kode (arti tiap label) dan baik (label yang berarti tercapai), dan "
        "target harus salah satu label itu; tanpa itu tidak ada yang dapat menyebutnya tercapai. Jenis lain tidak "
        "memakai keduanya. Lengkapi tabelnya, atau perbaiki jenisnya.",
        code_table,
    ),
    rule(
        "ZI207",
        "galat",
        "Kecuali tidak cocok",
        "Kecuali menyebut indikator yang dikeluarkan dari hitungan capaian rencana aksi, jadi hanya berlaku bersama "
        "hitung, dan yang disebut harus ada. Id yang salah ketik berarti indikator itu diam-diam tetap ikut dihitung. "
        "Perbaiki id-nya, atau hapus.",
        exclusions,
    ),
    rule(
        "ZI209",
        "peringatan",
        "Skor ditulis sebagai persen",
        "Level, indeks dan nilai adalah skor dengan skalanya sendiri, bukan bagian dari seratus. Target 65 persen tidak "
        "dapat dibandingkan dengan hasil penilaian. Pastikan satuannya ketika dokumennya direvisi. Level maturitas SPIP "
        "disarankan oleh ZI907.",
        score_as_percentage,
    ),
    rule(
        "ZI210",
        "saran",
        "Pembilang dan penyebut tidak disebut",
        "Persentase baru jelas bila disebut apa dibagi apa. Tanpa itu dua orang dapat menghitungnya berbeda, dan angka "
        "tahun ini tidak dapat dibandingkan dengan tahun lalu. Sepakati keduanya, lalu tulis di pembilang dan penyebut.",
        unnamed_fraction,
    ),
    rule(
        "ZI211",
        "galat",
        "Pengaturan indikator tidak cocok",
        "Label kode tidak bisa dijumlahkan atau dirata-rata; rumus_turun hanya untuk arah turun; skala hanya untuk "
        "nilai dan persen, dan target ada di dalamnya; indikator yang "
        "dihitung zi selalu berupa persen. Pengaturan yang tidak cocok tidak dipakai, dan orang mengira sebaliknya. "
        "Hapus pengaturan itu, atau perbaiki jenis dan arahnya.",
        settings_that_do_not_fit,
    ),
    rule(
        "ZI216",
        "saran",
        "Jumlah tanpa satuan",
        "Indikator berjenis jumlah sebaiknya menyebut satuannya (SK, Inovasi, dokumen): angka 3 tanpa satuan di "
        "laporan tidak memberi tahu pembaca tiga apa.",
        count_without_unit,
    ),
    rule(
        "ZI218",
        "peringatan",
        "Lebih dari satu indikator dihitung",
        "Lebih dari satu indikator memakai hitung. Masing-masing dihitung dari indikator lain yang tidak dihitung, dan "
        "angka pokok di layar memakai yang pertama. Biasanya hanya satu yang dimaksud; hapus hitung pada yang lain.",
        second_computed,
    ),
    rule(
        "ZI243",
        "galat",
        "Terkait dengan yang tidak ada",
        "Sebuah indikator terkait dengan id yang bukan id aktivitas di rencana ini: salah ketik, aktivitas yang sudah "
        "dihapus, atau id butir lain. Salin id aktivitasnya dari berkas rencana.",
        tied_to_nothing,
    ),
)

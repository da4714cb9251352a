"""The rules of how an indikator of a plan is defined."""

from collections.abc import Iterator
from fractions import Fraction

from zi_cli.checks import kata
from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.capaian import is_better
from zi_cli.core.outline import Butir, Outline
from zi_cli.model.ganti import nama_dimaksud
from zi_cli.model.masalah import Temuan
from zi_cli.model.rencana import Indikator
from zi_cli.model.tulisan import tertulis


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
                free = known - {butir.id, *butir.isi.kecuali}
                saran, ganti = nama_dimaksud(excluded, sorted(free), "tulis id indikator yang ada")
                pesan = f'{butir.nomor} mengecualikan "{excluded}" yang bukan id indikator'
                yield Temuan(butir.letak.below("kecuali", n), pesan, saran, ganti=ganti)


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
        yield from _start_that_does_not_fit(butir)
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


def _start_that_does_not_fit(butir: Butir[Indikator]) -> Iterator[Temuan]:
    isi, is_measured = butir.isi, not (butir.isi.sifat.berlabel or butir.isi.hitung)
    if isi.boleh_negatif and not isi.sifat.di_bawah_nol:
        yield Temuan(
            butir.letak.below("boleh_negatif", kunci=True),
            f"{butir.nomor} berjenis {isi.jenis}; boleh_negatif hanya untuk nilai dan persen",
            "hapus boleh_negatif",
        )
    wrong = (
        ("kondisi_awal", isi.kondisi_awal is not None and not is_measured, "tidak diukur dengan angka", "hapus {}"),
        ("cara_capaian", isi.cara_capaian and not is_measured, "tidak diukur dengan angka", "hapus {}"),
        (
            "cara_capaian",
            isi.cara_capaian and is_measured and isi.kondisi_awal is None,
            "dihitung dari kondisi awal yang belum ditulis",
            "tambahkan kondisi_awal: … (angka pada awal rencana)",
        ),
        (
            "rumus_turun",
            isi.cara_capaian and isi.rumus_turun,
            "punya dua cara menghitung capaian",
            "hapus {}, atau hapus cara_capaian",
        ),
    )
    for key, is_wrong, pesan, saran in wrong:
        if is_wrong:
            yield Temuan(butir.letak.below(key, kunci=True), f"{butir.nomor} {pesan}", saran.format(key))
    if isi.cara_capaian and is_measured and isi.kondisi_awal is not None:
        for way, tahun, target in isi.targets():
            if not is_better(isi, target, isi.kondisi_awal):
                yield Temuan(
                    butir.letak.below(*way),
                    f"{butir.nomor} menargetkan {tertulis(target)} pada {tahun}, tidak lebih baik daripada kondisi awalnya "
                    f"({tertulis(isi.kondisi_awal)})",
                    "perbaiki target, kondisi_awal atau arahnya",
                )


def _scale_that_does_not_fit(butir: Butir[Indikator], skala: tuple[Fraction, Fraction]) -> Iterator[Temuan]:
    if butir.isi.sifat.utuh or butir.isi.sifat.berlabel:
        yield Temuan(
            butir.letak.below("skala", kunci=True),
            f"{butir.nomor} berjenis {butir.isi.jenis}; skala hanya untuk nilai dan persen",
            "hapus skala" if butir.isi.sifat.berlabel else "hapus skala, atau tulis jenis: nilai",
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


def cumulative_that_does_not_fit(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        if butir.isi.kumulatif and not butir.isi.sifat.utuh:
            yield Temuan(
                butir.letak.below("kumulatif", kunci=True),
                f"{butir.nomor} berjenis {butir.isi.jenis} dengan kumulatif; hanya jumlah yang bertambah dari tahun ke tahun",
                "hapus kumulatif" + (", atau tulis jenis: jumlah" if _counts(butir.isi) else ""),
            )


def _counts(isi: Indikator) -> bool:
    """Whether its targets could be those of a count."""
    return all(target.denominator == 1 for _, _, target in isi.targets())


def release_that_does_not_fit(plan: Outline) -> Iterator[Temuan]:
    for butir in plan.indikator:
        if butir.isi.rilis and butir.isi.hitung:
            yield Temuan(
                butir.letak.below("rilis", kunci=True),
                f"{butir.nomor} dihitung zi dari indikator lain, jadi tidak menunggu rilis",
                "hapus rilis; tulis di indikator yang angkanya terbit kemudian",
            )


def tied_to_nothing(plan: Outline) -> Iterator[Temuan]:
    known = [butir.id for butir in plan.aktivitas]
    for butir in plan.indikator:
        for n, id_ in enumerate(butir.isi.terkait):
            other = plan.of(id_)
            if id_ in known:
                continue
            kind = f", melainkan {type(other.isi).__name__.lower()} {other.nomor}" if other else ""
            saran, ganti = nama_dimaksud(id_, () if other else known, "tulis id aktivitas yang ada")
            yield Temuan(
                butir.letak.below("terkait", n),
                f'{butir.nomor} terkait dengan "{id_}" yang bukan id aktivitas{kind}',
                saran,
                ganti=ganti,
            )


ATURAN: tuple[Aturan[Outline], ...] = (
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
        "Label kode tidak bisa dijumlahkan atau dirata-rata; rumus_turun hanya untuk arah turun; skala dan boleh_negatif hanya "
        "untuk nilai dan persen, dan target ada di dalam skala; cara_capaian: dari_kondisi_awal memerlukan kondisi_awal dan "
        "target yang lebih baik daripadanya; indikator yang "
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
        "ZI260",
        "galat",
        "Kumulatif bukan pada jumlah",
        "kumulatif: rencana menjumlahkan nilai tiap tahun sejak rencana dimulai. Persentase, skor dan label tidak dapat "
        "dijumlahkan dari tahun ke tahun. Hapus kuncinya, atau perbaiki jenisnya.",
        cumulative_that_does_not_fit,
    ),
    rule(
        "ZI262",
        "galat",
        "Rilis pada indikator yang dihitung",
        "rilis menyebut kapan angka dari luar terbit. Indikator yang dihitung zi tidak menunggu siapa pun selain "
        "indikator asalnya. Tulis rilis di indikator yang angkanya terbit kemudian.",
        release_that_does_not_fit,
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

"""The rules of the readings of a year."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from zi_cli.checks.rule import Aturan, rule
from zi_cli.checks.target import is_above, whole_number_hint
from zi_cli.core import istilah
from zi_cli.core.unit import Tercatat
from zi_cli.model.cara import CARA
from zi_cli.model.masalah import Temuan
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang

_SEMESTER = {"semester_1": "semester I", "semester_2": "semester II"}


def _ratio(bacaan: Bacaan) -> tuple[int, int] | None:
    """Give the value as numerator and denominator, not reduced."""
    if bacaan.penyebut:
        return (bacaan.pembilang or 0) * 100, bacaan.penyebut
    return bacaan.nilai.as_integer_ratio() if bacaan.nilai is not None else None


def more_than_all(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in tercatat.readings:
        most = butir.isi.tertinggi
        if most is None:
            continue
        if bacaan.penyebut and bacaan.pembilang is not None and bacaan.pembilang > bacaan.penyebut:
            yield Temuan(
                tercatat.at(butir, semester, "pembilang"),
                f"pembilang {butir.nomor} ({bacaan.pembilang}) lebih besar daripada penyebutnya ({bacaan.penyebut})",
                "periksa kedua angka; mungkin tertukar",
            )
        elif bacaan.nilai is not None and is_above(bacaan.nilai, most):
            yield Temuan(
                tercatat.at(butir, semester, "nilai"),
                f"nilai {butir.nomor} ({angka(bacaan.nilai, wajib=False)}) lebih dari {most} {butir.isi.jenis}",
                f"periksa angkanya; bila memang boleh melewati {most}, tulis boleh_lebih: true di rencana",
            )


def way_that_does_not_fit(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in tercatat.readings:
        way, fitting = CARA[bacaan.cara], butir.isi.sifat.cara
        if way.macam == "terukur" and bacaan.cara not in fitting:
            kunci = way.kunci[0]
            yield Temuan(
                tercatat.at(butir, semester, kunci, kunci=True),
                f"{butir.nomor} berjenis {butir.isi.jenis}, tidak diisi dengan {kunci}",
                f"isi dengan {', atau '.join(CARA[one].sebutan for one in fitting)}",
            )


def unknown_label(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in tercatat.readings:
        isi = butir.isi
        if isi.sifat.berlabel and isi.kode and bacaan.kode is not None and bacaan.kode not in isi.kode:
            labels = [f"{label} ({arti})" for label, arti in isi.kode.items()]
            yield Temuan(
                tercatat.at(butir, semester, "kode"),
                f"kode {bacaan.kode} tidak ada di tabel kode {butir.nomor}",
                f"labelnya {daftar(labels)}",
            )


def taken_back(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, year in tercatat.years:
        first, second = year.semester_1, year.semester_2
        if first and second and first.macam == "terukur" and second.macam != "terukur":
            yield Temuan(
                tercatat.at(butir, "semester_2"),
                f"{butir.nomor} sudah terukur di semester I, lalu semester II menyatakan {_nothing(second)}",
                "bacaan semester I tetap dipakai; isi hasil ukur semester II, atau hapus bacaan semester II",
            )


def _nothing(bacaan: Bacaan) -> str:
    return "nihil (0/0)" if bacaan.macam == "nihil" else istilah.bacaan(bacaan, "sel")


def mixed_ways(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, year in tercatat.years:
        first, second = year.semester_1, year.semester_2
        if butir.isi.konsolidasi == "terakhir" or not first or not second:
            continue
        ways = [one for one in butir.isi.sifat.cara if one in (first.cara, second.cara)]
        if len(ways) > 1 and first.macam == second.macam == "terukur":
            one, other = (CARA[cara].sebutan for cara in ways)
            yield Temuan(
                tercatat.at(butir, "semester_2"),
                f"{butir.nomor} {istilah.KONSOLIDASI[butir.isi.konsolidasi]} dari dua semester, tetapi satu diisi {one}, "
                f"satu lagi {other}",
                "isi kedua semester dengan cara yang sama",
            )


def falling_position(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, year in tercatat.years:
        if butir.isi.konsolidasi != "terakhir" or butir.isi.arah == "turun" or butir.isi.sifat.berlabel:
            continue
        if not year.semester_1 or not year.semester_2:
            continue
        before, after = _ratio(year.semester_1), _ratio(year.semester_2)
        if before and after and after[0] * before[1] < before[0] * after[1]:
            old, new = (angka(Fraction(*one), wajib=False) for one in (before, after))
            yield Temuan(
                tercatat.at(butir, "semester_2"),
                f"posisi {butir.nomor} turun dari {old} menjadi {new}",
                "tulis posisi setahun berjalan, bukan hasil semester itu saja; bila memang turun, jelaskan di catatan",
            )


def fraction_as_count(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in tercatat.readings:
        if butir.isi.sifat.utuh and bacaan.nilai is not None and bacaan.nilai.denominator != 1:
            yield Temuan(
                tercatat.at(butir, semester, "nilai"),
                f"{butir.nomor} adalah {butir.isi.jenis}, sedangkan nilainya pecahan ({angka(bacaan.nilai, 3, wajib=False)})",
                whole_number_hint(bacaan.nilai),
            )


def dated_outside_semester(tercatat: Tercatat) -> Iterator[Temuan]:
    tahun = tercatat.realisasi.tahun
    # A month's grace for the first semester and two for the second: figures are gathered after the period ends.
    spans = {
        "semester_1": (date(tahun, 1, 1), date(tahun, 7, 31)),
        "semester_2": (date(tahun, 7, 1), date(tahun + 1, 2, 28)),
    }
    for butir, semester, bacaan in tercatat.readings:
        first, last = spans[semester]
        if bacaan.tanggal and not first <= bacaan.tanggal <= last:
            yield Temuan(
                tercatat.at(butir, semester, "tanggal"),
                f"bacaan {_SEMESTER[semester]} {tahun} {butir.nomor} bertanggal {tanggal_panjang(bacaan.tanggal)}",
                "periksa tanggalnya, atau pindahkan bacaan ke semester yang benar",
            )


def percentage_without_parts(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in tercatat.readings:
        isi = butir.isi
        if isi.sifat.bagian and bacaan.nilai is not None and isi.pembilang and isi.penyebut:
            yield Temuan(
                tercatat.at(butir, semester, "nilai"),
                f"{butir.nomor} hanya ditulis persentasenya ({angka(bacaan.nilai, wajib=False)})",
                f"bila diketahui, tulis pembilang ({isi.pembilang}) dan penyebut ({isi.penyebut})",
            )


def sum_without_first(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, year in tercatat.years:
        second = year.semester_2
        if butir.isi.konsolidasi == "jumlah" and second and second.macam == "terukur" and not year.semester_1:
            yield Temuan(
                tercatat.at(butir, kunci=True),
                f"{butir.nomor} dijumlahkan dari dua semester, tetapi semester I belum diisi",
                "isi semester I; bila memang tidak ada, tulis 0",
            )


ATURAN: tuple[Aturan[Tercatat], ...] = (
    rule(
        "ZI304",
        "galat",
        "Lebih dari keseluruhan",
        "Pembilang tidak dapat melebihi penyebut, dan persentase tidak dapat melebihi 100, kecuali rencana menyatakan "
        "boleh_lebih: true untuk indikator itu. Biasanya kedua angka tertukar, atau yang ditulis jumlahnya.",
        more_than_all,
    ),
    rule(
        "ZI305",
        "galat",
        "Cara mengisi tidak sesuai jenis",
        "Tiap jenis indikator diisi dengan caranya sendiri: persen dengan pembilang dan penyebut atau nilai, jumlah "
        "dan nilai dengan nilai, kode dengan kode. Bacaan yang tidak sesuai dianggap belum diisi.",
        way_that_does_not_fit,
    ),
    rule(
        "ZI306",
        "galat",
        "Label kode tidak dikenal",
        "Label yang dicatat tidak ada di tabel kode indikator itu, sehingga artinya tidak diketahui dan indikator "
        "dianggap belum tercapai. Pilih salah satu label yang ada.",
        unknown_label,
    ),
    rule(
        "ZI307",
        "galat",
        "Bacaan terukur ditarik kembali",
        "Sesudah indikator terukur di semester I, semester II tidak dapat menyatakan nihil, tidak berlaku atau belum "
        "waktunya: dengan begitu indikator akan keluar dari hitungan lewat pintu belakang. Bacaan semester I tetap "
        "dipakai.",
        taken_back,
    ),
    rule(
        "ZI308",
        "galat",
        "Dua cara tidak bisa digabung",
        "Indikator yang dijumlahkan atau dirata-rata dari dua semester harus diisi dengan cara yang sama di keduanya: "
        "9/10 dan 50 persen tidak dapat digabung. Tanpa itu indikator dianggap belum diisi.",
        mixed_ways,
    ),
    rule(
        "ZI309",
        "peringatan",
        "Posisi turun",
        "Bacaan menyatakan posisi setahun berjalan: 6 inovasi sampai Juni lalu 4 lagi sampai Desember dicatat 6 dan "
        "10. Posisi yang turun sering berarti semester II diisi dengan hasil semester itu saja. Bila memang turun, "
        "biarkan dan jelaskan di catatan.",
        falling_position,
    ),
    rule(
        "ZI316",
        "galat",
        "Jumlah berupa pecahan",
        "Indikator berjenis jumlah diisi bilangan bulat. Titik ribuan tidak dipakai: 1.250 terbaca satu seperempat; "
        "seribu dua ratus lima puluh ditulis 1250.",
        fraction_as_count,
    ),
    rule(
        "ZI317",
        "peringatan",
        "Tanggal bacaan di luar semester",
        "Tanggal data sebuah bacaan tidak termasuk semesternya, dengan kelonggaran satu bulan untuk semester I dan dua "
        "bulan untuk semester II. Bacaan yang bertanggal sesudah hari pembacaan belum dihitung, jadi tahun yang salah "
        "ketik membuat indikator tampak belum diisi.",
        dated_outside_semester,
    ),
    rule(
        "ZI318",
        "saran",
        "Persentase tanpa pembilang dan penyebut",
        "Persentase yang hanya ditulis hasilnya tidak dapat ditelusuri dan tidak dapat digabung dengan unit lain. Bila "
        "pembilang dan penyebutnya diketahui, tulis keduanya sebagai ganti nilai.",
        percentage_without_parts,
    ),
    rule(
        "ZI319",
        "peringatan",
        "Jumlah tanpa semester I",
        "Indikator yang dijumlahkan dari dua semester hanya punya bacaan semester II, sehingga jumlah setahun mungkin "
        "kurang. Isi semester I; bila memang tidak ada, tulis 0, sebab kosong tidak sama dengan 0.",
        sum_without_first,
    ),
)

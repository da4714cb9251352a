"""The rules of the readings of a year."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from zi_cli.checks.rule import Aturan, rule
from zi_cli.checks.target import is_above, whole_number
from zi_cli.core import istilah
from zi_cli.core.rounding import desimal_apart
from zi_cli.core.slip import last_before, may_be_slip, slip, two_readings
from zi_cli.core.unit import Tercatat
from zi_cli.model.cara import CARA
from zi_cli.model.isian import Bertitik
from zi_cli.model.masalah import Temuan
from zi_cli.model.periode import Panjang
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang, tertulis
from zi_cli.model.waktu import NAMA_BULAN

BELOW_ZERO = "; bila memang dapat di bawah nol, tulis boleh_negatif: true di rencana"
YEAR_LATE = 395
"""So many days after the first of its month a figure may be released: a year, and the month itself."""


def _ratio(bacaan: Bacaan) -> tuple[int, int] | None:
    """Give the value as numerator and denominator, not reduced."""
    if bacaan.penyebut:
        return (bacaan.pembilang or 0) * 100, bacaan.penyebut
    return bacaan.nilai.as_integer_ratio() if bacaan.nilai is not None else None


def more_than_all(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        most = butir.isi.tertinggi
        if most is None:
            continue
        if bacaan.penyebut and bacaan.pembilang is not None and bacaan.pembilang > bacaan.penyebut:
            yield Temuan(
                tercatat.at(butir, periode.slot, "pembilang"),
                f"pembilang {butir.nomor} ({bacaan.pembilang}) lebih besar daripada penyebutnya ({bacaan.penyebut})",
                "periksa kedua angka; mungkin tertukar",
            )
        elif bacaan.nilai is not None and is_above(bacaan.nilai, most):
            yield Temuan(
                tercatat.at(butir, periode.slot, "nilai"),
                f"nilai {butir.nomor} ({tertulis(bacaan.nilai)}) lebih dari {most} {butir.isi.jenis}",
                f"periksa angkanya; bila memang boleh melewati {most}, tulis boleh_lebih: true di rencana",
            )


def way_that_does_not_fit(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        cara, fitting = bacaan.cara, butir.isi.sifat.cara
        if cara not in fitting and CARA[cara].macam == "terukur":
            kunci = CARA[cara].kunci[0]
            yield Temuan(
                tercatat.at(butir, periode.slot, kunci, kunci=True),
                f"{butir.nomor} berjenis {butir.isi.jenis}, tidak diisi dengan {kunci}",
                f"isi dengan {', atau '.join(CARA[one].sebutan for one in fitting)}",
            )


def below_zero(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        if bacaan.nilai is not None and bacaan.nilai.numerator < 0 and not butir.isi.boleh_negatif:
            yield Temuan(
                tercatat.at(butir, periode.slot, "nilai"),
                f"realisasi {butir.nomor} di bawah nol ({tertulis(bacaan.nilai)})",
                "tulis 0 atau lebih" + (BELOW_ZERO if butir.isi.sifat.di_bawah_nol else ""),
            )


def outside_its_years(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, _ in tercatat.years:
        if not butir.isi.counts_in(tercatat.realisasi.tahun):
            yield Temuan(
                tercatat.at(butir, kunci=True),
                f"{butir.nomor} {istilah.masa(butir.isi)}, jadi tidak diisi untuk {tercatat.realisasi.tahun}",
                "hapus isian ini; bila memang diukur tahun itu, perbaiki berlaku dan targetnya di rencana",
            )


def unknown_label(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        labels = butir.isi.kode
        if butir.isi.sifat.berlabel and labels and bacaan.kode is not None and bacaan.kode not in labels:
            yield Temuan(
                tercatat.at(butir, periode.slot, "kode"),
                f"kode {bacaan.kode} tidak ada di tabel kode {butir.nomor}",
                f"labelnya {daftar([f'{label} ({arti})' for label, arti in labels.items()])}",
            )


def taken_back(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, (before, first), (after, second) in tercatat.following:
        if first.macam == "terukur" and second.macam != "terukur":
            yield Temuan(
                tercatat.at(butir, after.slot),
                f"{butir.nomor} sudah terukur di {before.sebutan}, lalu {after.sebutan} menyatakan {_nothing(second)}",
                f"realisasi {before.sebutan} tetap dipakai; isi hasil ukur {after.sebutan}, atau hapus realisasi {after.sebutan}",
            )


def _nothing(bacaan: Bacaan) -> str:
    return "nihil (0/0)" if bacaan.macam == "nihil" else istilah.bacaan(bacaan, "sel")


def mixed_ways(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, (_, first), (after, second) in tercatat.following:
        is_joined = butir.isi.konsolidasi != "terakhir" and first.macam == second.macam == "terukur"
        ways = [one for one in butir.isi.sifat.cara if one in (first.cara, second.cara)] if is_joined else []
        if len(ways) > 1:
            one, other = (CARA[cara].sebutan for cara in ways)
            yield Temuan(
                tercatat.at(butir, after.slot),
                f"{butir.nomor} {istilah.KONSOLIDASI[butir.isi.konsolidasi]} dari {after.panjang.semua}, tetapi satu diisi "
                f"{one}, satu lagi {other}",
                f"isi ke{after.panjang.semua} dengan cara yang sama",
            )


def falling_position(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, (_, first), (periode, second) in tercatat.following:
        if butir.isi.konsolidasi != "terakhir" or butir.isi.arah == "turun" or butir.isi.sifat.berlabel:
            continue
        before, after = _ratio(first), _ratio(second)
        if before and after and after[0] * before[1] < before[0] * after[1]:
            was, now = Fraction(*before), Fraction(*after)
            shown = (angka(one, desimal_apart(was, now), wajib=False) for one in (was, now))
            old, new = (istilah.bersatuan(butir.isi, one) for one in shown)
            yield Temuan(
                tercatat.at(butir, periode.slot),
                f"posisi {butir.nomor} turun dari {old} menjadi {new}",
                f"tulis posisi setahun berjalan, bukan hasil {periode.panjang.nama} itu saja; bila memang turun, jelaskan "
                "di catatan",
            )


def fraction_as_count(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        if butir.isi.sifat.utuh and bacaan.nilai is not None and bacaan.nilai.denominator != 1:
            saran, ganti = whole_number(bacaan.nilai)
            pesan = f"{butir.nomor} adalah {butir.isi.jenis}, sedangkan nilainya pecahan ({tertulis(bacaan.nilai)})"
            yield Temuan(tercatat.at(butir, periode.slot, "nilai"), pesan, saran, ganti=ganti)


def dated_outside_period(tercatat: Tercatat) -> Iterator[Temuan]:
    # Figures are gathered after the period ends: a month's grace, and after the year's end until 28 February.
    for butir, periode, bacaan in tercatat.readings:
        grace = timedelta(days=59 if periode.is_last else 31)
        if periode.is_released:
            continue
        if bacaan.tanggal and not periode.mulai <= bacaan.tanggal <= periode.akhir + grace:
            is_later = periode.is_last and bacaan.tanggal > periode.akhir
            yield Temuan(
                tercatat.at(butir, periode.slot, "tanggal"),
                f"realisasi {periode.sebutan} {periode.tahun} {butir.nomor} bertanggal {tanggal_panjang(bacaan.tanggal)}",
                f"periksa tanggalnya, atau pindahkan realisasi ke {periode.panjang.nama} yang benar"
                + (f"; angka {periode.tahun} yang baru terbit kemudian ditulis di susulan" if is_later else ""),
            )


def released_without_plan(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, _ in tercatat.readings:
        if periode.is_released and not butir.isi.rilis:
            yield Temuan(
                tercatat.at(butir, periode.slot, kunci=True),
                f"{butir.nomor} punya angka susulan, padahal rencana tidak menyebut angkanya terbit kemudian",
                f"tulis rilis: {{bulan: Mei, tahun: berikut}} di indikatornya, atau pindahkan angkanya ke "
                f"{tercatat.panjang.nama}",
            )


def released_at_odd_time(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        rilis, day = butir.isi.rilis, bacaan.tanggal
        if not periode.is_released or not rilis or day is None:
            continue
        expected = rilis.mulai(periode.tahun)
        if not periode.akhir < day <= expected + timedelta(days=YEAR_LATE):
            yield Temuan(
                tercatat.at(butir, periode.slot, "tanggal"),
                f"angka susulan {butir.nomor} tahun {periode.tahun} bertanggal {tanggal_panjang(day)}, sedangkan "
                f"angkanya terbit sekitar {istilah.rilis(butir.isi, periode.tahun)}",
                "periksa tahunnya; angka ini baru dihitung sejak tanggal itu",
            )


def percentage_without_parts(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        isi = butir.isi
        if isi.sifat.bagian and bacaan.nilai is not None and isi.pembilang and isi.penyebut:
            yield Temuan(
                tercatat.at(butir, periode.slot, "nilai"),
                f"{butir.nomor} hanya ditulis persentasenya ({tertulis(bacaan.nilai)} %)",
                f"bila diketahui, tulis pembilang ({isi.pembilang}) dan penyebut ({isi.penyebut})",
            )


def of_another_length(tercatat: Tercatat) -> Iterator[Temuan]:
    panjang, tahun = tercatat.panjang, tercatat.realisasi.tahun
    for butir, year in tercatat.years:
        for periode, _ in year.every(tahun):
            if periode.panjang == panjang or periode.is_released:
                continue
            same = periode.of_length(panjang)
            yield Temuan(
                tercatat.at(butir, periode.slot, kunci=True),
                f"tahun {tahun} dilaporkan per {panjang.nama}, jadi {periode.slot} {butir.nomor} tidak dihitung",
                f"ganti kuncinya menjadi {same.slot}, posisi akhir {NAMA_BULAN[same.bulan_akhir - 1]}"
                if same
                else f"pindahkan ke kunci {_slots(panjang, tahun)} yang benar",
            )


def _slots(panjang: Panjang, tahun: int) -> str:
    return " atau ".join(one.slot for one in panjang.of(tahun))


def sum_without_first(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, year in tercatat.years:
        for periode, bacaan in tercatat.every(year) if butir.isi.konsolidasi == "jumlah" else ():
            if bacaan.macam == "terukur" and not periode.is_first and not year.of(periode.before):
                none = "nilai: 0" if bacaan.penyebut is None else "pembilang: 0 dan penyebut: 0"
                yield Temuan(
                    tercatat.at(butir, kunci=True),
                    f"{butir.nomor} dijumlahkan dari {periode.panjang.semua}, tetapi {periode.before.sebutan} belum diisi",
                    f"isi {periode.before.sebutan}; bila memang tidak ada, tulis {none}",
                )


def slip_of_a_digit(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        ratio = _ratio(bacaan)
        if not ratio or not may_be_slip(butir.isi, *ratio, periode.tahun):
            continue
        last = last_before(tercatat.realisasi, tercatat.sebelumnya, butir.id, periode)
        odd = slip(butir.isi, Fraction(*ratio), periode.tahun, last)
        if odd:
            yield Temuan(
                tercatat.at(butir, periode.slot),
                f"{butir.nomor}: {odd}",
                "periksa angkanya, mungkin tanda desimalnya hilang; bila memang benar, biarkan dan jelaskan di catatan",
            )


def number_with_two_readings(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, periode, bacaan in tercatat.readings:
        nilai = bacaan.nilai
        both = two_readings(butir.isi, nilai) if isinstance(nilai, Bertitik) and not butir.isi.sifat.utuh else None
        if nilai is not None and both:
            yield Temuan(
                tercatat.at(butir, periode.slot, "nilai"),
                f"nilai {butir.nomor} dibaca {tertulis(nilai)}; bisa juga berarti {both[0]}",
                f"tulis {both[0]} bila titiknya titik ribuan, atau {both[1]} bila titik desimal",
                ganti=both,
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
        "dan nilai dengan nilai, kode dengan kode. Realisasi yang tidak sesuai dianggap belum diisi.",
        way_that_does_not_fit,
    ),
    rule(
        "ZI320",
        "galat",
        "Realisasi di bawah nol",
        "Angka di bawah nol hanya ada pada ukuran yang dapat turun di bawah nol, seperti pertumbuhan atau inflasi, dan "
        "rencana menyatakannya dengan boleh_negatif: true. Tanpa itu realisasi ini dianggap belum diisi.",
        below_zero,
    ),
    rule(
        "ZI322",
        "galat",
        "Realisasi di luar masa berlaku",
        "Indikator dengan berlaku hanya diukur pada tahun-tahun itu; isian tahun lain tidak masuk hitungan mana pun. Hapus "
        "isiannya, atau perbaiki masa berlakunya.",
        outside_its_years,
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
        "Realisasi terukur ditarik kembali",
        "Sesudah indikator terukur di semester I, semester II tidak dapat menyatakan nihil, tidak berlaku atau belum "
        "waktunya: dengan begitu indikator akan keluar dari hitungan tanpa terlihat. Realisasi semester I tetap "
        "dipakai. Begitu pula sebuah triwulan sesudah triwulan yang terukur.",
        taken_back,
    ),
    rule(
        "ZI308",
        "galat",
        "Dua cara tidak bisa digabung",
        "Indikator yang dijumlahkan atau dirata-rata dari beberapa periode harus diisi dengan cara yang sama di semuanya: "
        "9/10 dan 50 persen tidak dapat digabung. Tanpa itu indikator dianggap belum diisi.",
        mixed_ways,
    ),
    rule(
        "ZI309",
        "peringatan",
        "Posisi turun",
        "Realisasi menyatakan posisi setahun berjalan: 6 inovasi sampai Juni lalu 4 lagi sampai Desember dicatat 6 dan "
        "10. Posisi yang turun sering berarti semester II diisi dengan hasil semester itu saja (di tahun per triwulan: "
        "triwulan itu saja). Bila memang turun, "
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
        "Tanggal realisasi di luar periodenya",
        "Tanggal data sebuah realisasi tidak termasuk semester atau triwulannya, dengan kelonggaran satu bulan, dan dua "
        "bulan untuk periode terakhir tahun itu. Realisasi yang bertanggal sesudah tanggal posisi belum dihitung, jadi "
        "tahun yang salah ketik membuat indikator tampak belum diisi.",
        dated_outside_period,
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
        "Jumlah tanpa periode pertama",
        "Indikator yang dijumlahkan dari semester atau triwulannya belum punya realisasi di periode yang lebih awal, "
        "sehingga jumlah setahun mungkin kurang. Isi periode itu; bila memang tidak ada, tulis 0, sebab kosong tidak "
        "sama dengan 0.",
        sum_without_first,
    ),
    rule(
        "ZI323",
        "peringatan",
        "Angka jauh dari biasanya",
        "Angka ini di luar skala indikatornya, atau sepuluh kali hasil terakhir dan lebih dari dua kali target, atau, bila "
        "belum ada hasil, lebih dari lima kali target. Sering tanda desimalnya hilang: 861 untuk 86,1. Ketika dicatat "
        "dengan zi record angka seperti ini ditanyakan dulu.",
        slip_of_a_digit,
    ),
    rule(
        "ZI324",
        "peringatan",
        "Titik ribuan atau titik desimal",
        "Di berkas titik adalah tanda desimal: 12.500 terbaca dua belas setengah. Banyak orang menulisnya untuk dua belas "
        "ribu lima ratus. Tulis 12500 atau 12.5, agar tidak ada yang salah membaca. Dengan skala pada rencana, angka yang "
        "hanya punya satu arti tidak ditanyakan.",
        number_with_two_readings,
    ),
    rule(
        "ZI340",
        "galat",
        "Susulan tanpa rilis",
        "Tempat susulan hanya untuk indikator yang angkanya terbit sesudah tahunnya, dan rencana menyebutnya dengan rilis. "
        "Tanpa itu angka yang terlambat dicatat akan mengubah tahun yang sudah dilaporkan. Tulis rilis, atau isi semesternya.",
        released_without_plan,
    ),
    rule(
        "ZI341",
        "peringatan",
        "Tanggal susulan jauh dari rilisnya",
        "Angka susulan terbit sesudah tahunnya berakhir dan biasanya di sekitar bulan rilisnya. Tanggal sebelum akhir tahun, "
        "atau lebih dari setahun sesudah bulan itu, biasanya salah ketik, dan angka dihitung sejak tanggal itu.",
        released_at_odd_time,
    ),
    rule(
        "ZI351",
        "galat",
        "Realisasi dengan panjang periode lain",
        "Setiap tahun dilaporkan per semester atau per triwulan, menurut periode_laporan di rencana aksi; tanpa kunci itu per "
        "semester. Realisasi tahun itu ditulis dengan kunci yang sama panjangnya: semester_1 dan semester_2, atau triwulan_1 "
        "sampai triwulan_4. Yang lain tidak dihitung di mana pun, supaya satu posisi tidak terhitung dua kali.",
        of_another_length,
    ),
)

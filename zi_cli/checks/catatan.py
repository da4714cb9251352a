"""The rules of the records of aktivitas."""

from collections.abc import Iterator
from datetime import date

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.unit import Tercatat
from zi_cli.model.masalah import Temuan
from zi_cli.model.realisasi import CatatanAktivitas
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN, Jendela


def month_outside_schedule(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, n, catatan in tercatat.records:
        bulan, jendela = catatan.bulan, butir.isi.jendela
        if butir.isi.waktu.insidentil:
            continue
        for one in jendela:
            if one.mulai <= bulan <= one.jatuh_tempo:
                break
        else:
            recorded = {one.bulan for one in tercatat.realisasi.aktivitas[butir.id]}
            due = [NAMA_BULAN[one.jatuh_tempo - 1] for one in jendela]
            free = tuple(name for name, one in zip(due, jendela, strict=True) if one.jatuh_tempo not in recorded)
            yield Temuan(
                tercatat.at(butir, n, "bulan"),
                f"{butir.nomor} tidak dijadwalkan pada {NAMA_BULAN[catatan.bulan - 1]}; "
                f"jadwalnya {butir.isi.jadwal.kalimat()}",
                f"tulis bulan jatuh temponya ({daftar(free)}); tanggal sebenarnya di selesai"
                if free
                else f"gabungkan dengan catatan bulan jatuh temponya ({daftar(due)})",
                ganti=free,
            )


def second_record(tercatat: Tercatat) -> Iterator[Temuan]:
    seen: set[tuple[str, int]] = set()
    for butir, n, catatan in tercatat.records:
        if butir.isi.waktu.insidentil:
            continue
        if (butir.nomor, catatan.bulan) in seen:
            yield Temuan(
                tercatat.at(butir, n, "bulan"),
                f"{butir.nomor} sudah punya catatan untuk {NAMA_BULAN[catatan.bulan - 1]}; yang pertama yang dipakai",
                "gabungkan kedua catatan, atau hapus salah satu",
            )
        seen.add((butir.nomor, catatan.bulan))


def unscheduled_record(tercatat: Tercatat) -> Iterator[Temuan]:
    tahun = tercatat.realisasi.tahun
    known: set[tuple[str, str]] = set()
    for butir, n, catatan in tercatat.records:
        if not butir.isi.waktu.insidentil:
            continue
        day = catatan.selesai
        if day is None:
            what = "dibatalkan, padahal tidak ada jadwalnya" if catatan.batal else "dicatat tanpa tanggal selesai"
            way = "tulis selesai dengan tanggalnya, atau hapus catatan ini bila tidak dilaksanakan"
            yield Temuan(tercatat.at(butir, n), f"{butir.nomor} insidentil dan {what}", way)
        elif (day.year, day.month) != (tahun, catatan.bulan):
            where = f"berkas {tahun}" if day.year != tahun else f"bulan {NAMA_BULAN[catatan.bulan - 1]}"
            yield Temuan(
                tercatat.at(butir, n, "bulan"),
                f"{butir.nomor} insidentil dan selesai {tanggal_panjang(day)}, tetapi dicatat di {where}",
                f"tulis bulan: {NAMA_BULAN[day.month - 1]}" if day.year == tahun else "periksa tahunnya",
            )
        elif (butir.nomor, repr(catatan)) in known:
            yield Temuan(
                tercatat.at(butir, n),
                f"{butir.nomor} insidentil dan pelaksanaan {tanggal_panjang(day)} tercatat dua kali",
                "hapus salah satu, atau bedakan catatannya bila memang dua kali dalam sehari",
            )
        known.add((butir.nomor, repr(catatan)))


def done_without_evidence(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, n, catatan in tercatat.records:
        if catatan.bukti or not catatan.selesai or not butir.isi.output:
            continue
        if butir.isi.waktu.insidentil:
            yield Temuan(
                tercatat.at(butir, n),
                f"{butir.nomor} {tanggal_panjang(catatan.selesai)} selesai tanpa bukti",
                f"tambahkan bukti untuk {daftar(butir.isi.output)}",
            )
        for jendela in butir.isi.jendela:
            if catatan.bulan == jendela.jatuh_tempo and not _is_proven(tercatat.realisasi.aktivitas[butir.id], jendela):
                yield Temuan(
                    tercatat.at(butir, n),
                    f"{butir.nomor} {NAMA_BULAN[catatan.bulan - 1]} selesai tanpa bukti",
                    f"tambahkan bukti untuk {daftar(butir.isi.output)}",
                )


def _is_proven(records: tuple[CatatanAktivitas, ...], jendela: Jendela) -> bool:
    return any(one.bukti and jendela.mulai <= one.bulan <= jendela.jatuh_tempo for one in records)


def done_in_another_year(tercatat: Tercatat) -> Iterator[Temuan]:
    tahun = tercatat.realisasi.tahun
    # Finished in the first quarter of the next year is late, and believable.
    first, last = date(tahun, 1, 1), date(tahun + 1, 3, 31)
    for butir, n, catatan in tercatat.records:
        is_loose = butir.isi.waktu.insidentil  # has a rule of its own
        if catatan.selesai and not is_loose and not first <= catatan.selesai <= last:
            yield Temuan(
                tercatat.at(butir, n, "selesai"),
                f"{butir.nomor} tercatat selesai {tanggal_panjang(catatan.selesai)}, di luar tahun {tahun}",
                "periksa tahunnya; tahun lalu sering terbawa saat menyalin",
            )


ATURAN: tuple[Aturan[Tercatat], ...] = (
    rule(
        "ZI310",
        "galat",
        "Bulan di luar jadwal",
        "Catatan aktivitas menyebut jadwal menurut bulan jatuh temponya. Bulan yang tidak ada di jadwal tidak "
        "terhitung untuk jadwal mana pun. Tulis bulan jatuh temponya; kapan sungguh selesai ditulis di selesai.",
        month_outside_schedule,
    ),
    rule(
        "ZI311",
        "galat",
        "Catatan ganda",
        "Satu bulan punya dua catatan untuk aktivitas yang sama. Hanya yang pertama yang dipakai, sehingga isi yang "
        "kedua hilang dari laporan. Gabungkan keduanya.",
        second_record,
    ),
    rule(
        "ZI331",
        "galat",
        "Catatan insidentil keliru",
        "Aktivitas insidentil tidak punya jadwal: tiap pelaksanaan dicatat sendiri dengan tanggal selesainya, di bulan "
        "tanggal itu, di berkas tahunnya. Tanpa tanggal pelaksanaannya tidak terhitung; batal tidak ada artinya, dan "
        "catatan yang sama persis dua kali adalah salinan.",
        unscheduled_record,
    ),
    rule(
        "ZI314",
        "peringatan",
        "Selesai tanpa bukti",
        "Aktivitas dinyatakan selesai dan punya output, tetapi tidak satu pun buktinya dicatat, sehingga penilai tidak "
        "punya yang dapat diperiksa. Simpan dokumennya, lalu sebut di bukti.",
        done_without_evidence,
    ),
    rule(
        "ZI315",
        "peringatan",
        "Selesai di tahun lain",
        "Tanggal selesai mendahului tahun realisasi, atau melewati Maret tahun berikutnya. Sering terjadi ketika "
        "berkas tahun lalu disalin; akibatnya aktivitas tampak tepat waktu atau terlambat tanpa sebab.",
        done_in_another_year,
    ),
)

"""The rules of a year's realisasi beside its plan."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from zi_cli.checks.rule import Aturan, Tercatat, rule
from zi_cli.core.outline import Butir
from zi_cli.model.ejaan import nearest
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.realisasi import Bacaan, BacaanSetahun, CatatanAktivitas
from zi_cli.model.rencana import Aktivitas, Indikator
from zi_cli.model.tulisan import angka, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN

_ALAMAT = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
Readings = tuple[Butir[Indikator], BacaanSetahun]


def _readings(tercatat: Tercatat) -> Iterator[Readings]:
    """Give the readings of the indikator that the plan knows and that people fill in."""
    for butir in tercatat.outline.indikator:
        found = tercatat.realisasi.indikator.get(butir.id)
        if found and not butir.isi.hitung:
            yield butir, found


def _single(tercatat: Tercatat) -> Iterator[tuple[Butir[Indikator], str, Bacaan]]:
    for butir, both in _readings(tercatat):
        for semester, bacaan in (("semester_1", both.semester_1), ("semester_2", both.semester_2)):
            if bacaan:
                yield butir, semester, bacaan


def _records(tercatat: Tercatat) -> Iterator[tuple[Butir[Aktivitas], int, CatatanAktivitas]]:
    """Give the records of the aktivitas that the plan knows."""
    for butir in tercatat.outline.aktivitas:
        for n, catatan in enumerate(tercatat.realisasi.aktivitas.get(butir.id, ())):
            yield butir, n, catatan


def _reading_at(tercatat: Tercatat, butir: Butir[Indikator], *keys: str, kunci: bool = False) -> Letak:
    return Letak(tercatat.berkas, ("indikator", butir.id, *keys), kunci)


def _record_at(tercatat: Tercatat, butir: Butir[Aktivitas], *keys: str | int) -> Letak:
    return Letak(tercatat.berkas, ("aktivitas", butir.id, *keys))


def unknown_indikator(tercatat: Tercatat) -> Iterator[Temuan]:
    known = [butir.id for butir in tercatat.outline.indikator]
    for key in tercatat.realisasi.indikator:
        if key not in known:
            yield _unknown(tercatat, "indikator", key, known)


def unknown_aktivitas(tercatat: Tercatat) -> Iterator[Temuan]:
    known = [butir.id for butir in tercatat.outline.aktivitas]
    for key in tercatat.realisasi.aktivitas:
        if key not in known:
            yield _unknown(tercatat, "aktivitas", key, known)


def _unknown(tercatat: Tercatat, kind: str, key: str, known: list[str]) -> Temuan:
    letak = Letak(tercatat.berkas, (kind, key), kunci=True)
    other = next((one for one in tercatat.outline.find(key) if one.id == key), None)
    near = nearest(key, known, 1)
    if other:
        saran = f"{key} adalah id {type(other.isi).__name__.lower()} {other.nomor}; pindahkan ke tempatnya"
    else:
        saran = f'maksud Anda "{near[0]}"?' if near else f"pakai id {kind} yang ada di rencana; lihat zi status --rinci"
    return Temuan(letak, f'id {kind} "{key}" tidak ada di rencana', saran)


def typed_computed(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir in tercatat.outline.indikator:
        if butir.isi.hitung and butir.id in tercatat.realisasi.indikator:
            yield Temuan(
                _reading_at(tercatat, butir, kunci=True),
                f"{butir.nomor} dihitung zi dari indikator lain, tidak diisi",
                "hapus isian ini",
            )


def more_than_all(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in _single(tercatat):
        if butir.isi.jenis != "persen" or butir.isi.boleh_lebih:
            continue
        if bacaan.penyebut and bacaan.pembilang is not None and bacaan.pembilang > bacaan.penyebut:
            yield Temuan(
                _reading_at(tercatat, butir, semester, "pembilang"),
                f"pembilang {butir.nomor} ({bacaan.pembilang}) lebih besar daripada penyebutnya ({bacaan.penyebut})",
                "periksa kedua angka; mungkin tertukar",
            )
        elif bacaan.nilai is not None and bacaan.nilai > 100:
            yield Temuan(
                _reading_at(tercatat, butir, semester, "nilai"),
                f"nilai {butir.nomor} lebih dari 100 persen ({angka(bacaan.nilai, wajib=False)})",
                "periksa angkanya; bila memang boleh melewati 100, tulis boleh_lebih: true di rencana",
            )


def way_that_does_not_fit(tercatat: Tercatat) -> Iterator[Temuan]:
    fitting = {
        "persen": "pembilang dan penyebut, atau nilai",
        "jumlah": "nilai",
        "nilai": "nilai",
        "kode": "kode",
    }
    for butir, semester, bacaan in _single(tercatat):
        jenis = butir.isi.jenis
        key = "pembilang" if bacaan.pembilang is not None else "nilai" if bacaan.nilai is not None else "kode"
        is_measured = not bacaan.belum_waktunya and bacaan.tidak_berlaku is None
        if is_measured and key not in fitting[jenis]:
            yield Temuan(
                _reading_at(tercatat, butir, semester, key, kunci=True),
                f"{butir.nomor} berjenis {jenis}, tidak diisi dengan {key}",
                f"isi dengan {fitting[jenis]}",
            )


def unknown_label(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in _single(tercatat):
        if (
            butir.isi.jenis == "kode"
            and bacaan.kode is not None
            and butir.isi.kode
            and bacaan.kode not in butir.isi.kode
        ):
            labels = ", ".join(f"{label} ({arti})" for label, arti in butir.isi.kode.items())
            yield Temuan(
                _reading_at(tercatat, butir, semester, "kode"),
                f"kode {bacaan.kode} tidak ada di tabel kode {butir.nomor}",
                f"pilih salah satu: {labels}",
            )


def taken_back(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, both in _readings(tercatat):
        first, second = both.semester_1, both.semester_2
        if first and second and _is_measured(first) and not _is_measured(second):
            yield Temuan(
                _reading_at(tercatat, butir, "semester_2"),
                f"{butir.nomor} sudah terukur di semester I, lalu semester II menyatakan {_kind(second)}; "
                "bacaan semester I tetap berlaku",
                "isi hasil ukur semester II, atau hapus bacaan semester II",
            )


def _is_measured(bacaan: Bacaan) -> bool:
    return bool(bacaan.penyebut) or bacaan.nilai is not None or bacaan.kode is not None


def _kind(bacaan: Bacaan) -> str:
    if bacaan.belum_waktunya:
        return "belum waktunya"
    return "tidak berlaku" if bacaan.tidak_berlaku is not None else "nihil (0/0)"


def mixed_ways(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, both in _readings(tercatat):
        first, second = both.semester_1, both.semester_2
        if butir.isi.konsolidasi == "terakhir" or not first or not second:
            continue
        if _is_measured(first) and _is_measured(second) and (first.penyebut is None) != (second.penyebut is None):
            yield Temuan(
                _reading_at(tercatat, butir, "semester_2"),
                f"{butir.nomor} diisi pembilang/penyebut di satu semester dan nilai di semester lain; "
                f"keduanya tidak bisa digabung ({butir.isi.konsolidasi})",
                "isi kedua semester dengan cara yang sama",
            )


def falling_position(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, both in _readings(tercatat):
        if butir.isi.konsolidasi != "terakhir" or butir.isi.arah == "turun" or butir.isi.jenis == "kode":
            continue
        before, after = _value(both.semester_1), _value(both.semester_2)
        if before is not None and after is not None and after < before:
            yield Temuan(
                _reading_at(tercatat, butir, "semester_2"),
                f"posisi {butir.nomor} turun dari {angka(before, wajib=False)} menjadi {angka(after, wajib=False)}",
                "bacaan menyatakan posisi setahun berjalan, bukan hasil semester itu saja; periksa, atau jelaskan di catatan",
            )


def _value(bacaan: Bacaan | None) -> Fraction | None:
    if bacaan is None:
        return None
    return Fraction((bacaan.pembilang or 0) * 100, bacaan.penyebut) if bacaan.penyebut else bacaan.nilai


def month_outside_schedule(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, n, catatan in _records(tercatat):
        if not any(one.mulai <= catatan.bulan <= one.jatuh_tempo for one in butir.isi.jendela):
            due = ", ".join(NAMA_BULAN[one.jatuh_tempo - 1] for one in butir.isi.jendela)
            yield Temuan(
                _record_at(tercatat, butir, n, "bulan"),
                f"{butir.nomor} tidak dijadwalkan pada {NAMA_BULAN[catatan.bulan - 1]} (waktu: {butir.isi.waktu.teks})",
                f"tulis bulan jatuh temponya ({due}); tanggal sebenarnya di selesai",
            )


def second_record(tercatat: Tercatat) -> Iterator[Temuan]:
    seen: set[tuple[str, int]] = set()
    for butir, n, catatan in _records(tercatat):
        if (butir.nomor, catatan.bulan) in seen:
            yield Temuan(
                _record_at(tercatat, butir, n, "bulan"),
                f"{butir.nomor} sudah punya catatan untuk {NAMA_BULAN[catatan.bulan - 1]}; yang pertama yang dipakai",
                "gabungkan kedua catatan, atau hapus salah satu",
            )
        seen.add((butir.nomor, catatan.bulan))


def unknown_output(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, n, catatan in _records(tercatat):
        for k, bukti in enumerate(catatan.bukti):
            if bukti.output not in butir.isi.output:
                near = nearest(bukti.output, butir.isi.output, 1)
                known = "; ".join(butir.isi.output) or "tidak ada"
                yield Temuan(
                    _record_at(tercatat, butir, n, "bukti", k, "output"),
                    f'"{bukti.output}" bukan output {butir.nomor}',
                    f'maksud Anda "{near[0]}"?' if near else f"output aktivitas ini: {known}",
                )


def path_that_leaves(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in _single(tercatat):
        for n, path in enumerate(bacaan.bukti):
            why = _why_refused(path)
            if why:
                yield Temuan(
                    Letak(tercatat.berkas, ("indikator", butir.id, semester, "bukti", n)),
                    f"bukti {butir.nomor} {why}",
                    _TULIS_BUKTI,
                )
    for record, n, catatan in _records(tercatat):
        for k, bukti in enumerate(catatan.bukti):
            why = _why_refused(bukti.berkas)
            if why:
                yield Temuan(
                    _record_at(tercatat, record, n, "bukti", k, "berkas"), f"bukti {record.nomor} {why}", _TULIS_BUKTI
                )


_TULIS_BUKTI = "tulis alamat di bawah plans/, misalnya bukti/2024/sk-tim-zi.pdf, atau alamat web https://…"


def _why_refused(path: str) -> str | None:
    scheme = _ALAMAT.match(path)
    if scheme and scheme[1].lower() in ("http", "https"):
        return None
    if "\\" in path:
        return "memakai garis miring terbalik"
    if scheme or path.startswith(("/", "~")):
        return "menunjuk ke luar folder kerja"
    if ".." in path.split("/"):
        return "keluar dari folder kerja lewat .."
    return None if path.isprintable() else "memuat tanda yang tidak tampak"


def done_without_evidence(tercatat: Tercatat) -> Iterator[Temuan]:
    proven = {
        (butir.nomor, jendela)
        for butir, _, catatan in _records(tercatat)
        for jendela in butir.isi.jendela
        if catatan.bukti and jendela.mulai <= catatan.bulan <= jendela.jatuh_tempo
    }
    for butir, n, catatan in _records(tercatat):
        for jendela in butir.isi.jendela:
            is_final = catatan.bulan == jendela.jatuh_tempo and catatan.selesai
            if is_final and butir.isi.output and (butir.nomor, jendela) not in proven:
                yield Temuan(
                    _record_at(tercatat, butir, n),
                    f"{butir.nomor} {NAMA_BULAN[catatan.bulan - 1]} selesai tanpa bukti",
                    f"tambahkan bukti untuk: {'; '.join(butir.isi.output)}",
                )


def done_in_another_year(tercatat: Tercatat) -> Iterator[Temuan]:
    tahun = tercatat.realisasi.tahun
    for butir, n, catatan in _records(tercatat):
        # Finished in the first quarter of the next year is late, and believable.
        if catatan.selesai and not date(tahun, 1, 1) <= catatan.selesai <= date(tahun + 1, 3, 31):
            yield Temuan(
                _record_at(tercatat, butir, n, "selesai"),
                f"{butir.nomor} tercatat selesai {tanggal_panjang(catatan.selesai)}, jauh dari tahun {tahun}",
                "periksa tahunnya; tahun lalu sering terbawa saat menyalin",
            )


def fraction_as_count(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in _single(tercatat):
        if butir.isi.jenis == "jumlah" and bacaan.nilai is not None and bacaan.nilai.denominator != 1:
            thousands = bacaan.nilai * 1000
            meant = f", misalnya {int(thousands)}" if thousands.denominator == 1 else ""
            yield Temuan(
                _reading_at(tercatat, butir, semester, "nilai"),
                f"{butir.nomor} adalah jumlah, sedangkan nilainya pecahan ({angka(bacaan.nilai, 3, wajib=False)})",
                f"tulis bilangan bulat tanpa titik ribuan{meant}",
            )


def dated_outside_semester(tercatat: Tercatat) -> Iterator[Temuan]:
    tahun = tercatat.realisasi.tahun
    # A month's grace for the first semester and two for the second: figures are gathered after the period ends.
    spans = {
        "semester_1": (date(tahun, 1, 1), date(tahun, 7, 31)),
        "semester_2": (date(tahun, 7, 1), date(tahun + 1, 2, 28)),
    }
    for butir, semester, bacaan in _single(tercatat):
        first, last = spans[semester]
        if bacaan.tanggal and not first <= bacaan.tanggal <= last:
            yield Temuan(
                _reading_at(tercatat, butir, semester, "tanggal"),
                f"bacaan {semester.replace('_', ' ')} {butir.nomor} bertanggal {tanggal_panjang(bacaan.tanggal)}",
                "periksa tanggalnya, atau pindahkan bacaan ke semester yang benar",
            )


def percentage_without_parts(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, semester, bacaan in _single(tercatat):
        isi = butir.isi
        if isi.jenis == "persen" and bacaan.nilai is not None and isi.pembilang and isi.penyebut:
            yield Temuan(
                _reading_at(tercatat, butir, semester, "nilai"),
                f"{butir.nomor} hanya ditulis persentasenya",
                f"bila diketahui, tulis pembilang ({isi.pembilang}) dan penyebut ({isi.penyebut})",
            )


def sum_without_first(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, both in _readings(tercatat):
        if butir.isi.konsolidasi == "jumlah" and both.semester_2 and not both.semester_1:
            yield Temuan(
                _reading_at(tercatat, butir, kunci=True),
                f"{butir.nomor} dijumlahkan dari dua semester, tetapi semester I belum diisi",
                "isi semester I; bila memang tidak ada, tulis 0",
            )


ATURAN: tuple[Aturan[Tercatat], ...] = (
    rule(
        "ZI301",
        "galat",
        "Id indikator tidak dikenal",
        "Realisasi menyebut indikator yang tidak ada di rencana aksi, sehingga bacaannya tidak pernah terhitung. "
        "Biasanya id salah ketik.",
        unknown_indikator,
    ),
    rule(
        "ZI302",
        "galat",
        "Id aktivitas tidak dikenal",
        "Realisasi menyebut aktivitas yang tidak ada di rencana aksi, sehingga catatannya tidak pernah terhitung. "
        "Biasanya id salah ketik.",
        unknown_aktivitas,
    ),
    rule(
        "ZI303",
        "galat",
        "Indikator yang dihitung diisi orang",
        "Capaian rencana aksi (I.1) dihitung dari indikator lain. Bila diisi tangan, angka di laporan dapat berbeda "
        "dari hitungannya; isian itu diabaikan.",
        typed_computed,
    ),
    rule(
        "ZI304",
        "galat",
        "Lebih dari keseluruhan",
        "Pembilang tidak dapat melebihi penyebut, dan persentase tidak dapat melebihi 100, kecuali rencana menyatakan "
        "boleh_lebih: true untuk indikator itu.",
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
        "Label yang dicatat tidak ada di tabel kode indikator itu, sehingga artinya tidak diketahui.",
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
        "Indikator yang dijumlahkan atau dirata-rata dari dua semester harus diisi dengan cara yang sama di keduanya.",
        mixed_ways,
    ),
    rule(
        "ZI309",
        "peringatan",
        "Posisi turun",
        "Bacaan menyatakan posisi setahun berjalan: 6 inovasi sampai Juni lalu 4 lagi sampai Desember dicatat 6 dan "
        "10. Posisi yang turun sering berarti semester II diisi dengan hasil semester itu saja.",
        falling_position,
    ),
    rule(
        "ZI310",
        "galat",
        "Bulan di luar jadwal",
        "Catatan aktivitas menyebut kejadian menurut bulan jatuh temponya. Bulan yang tidak ada di jadwal tidak "
        "terhitung untuk kejadian mana pun.",
        month_outside_schedule,
    ),
    rule(
        "ZI311",
        "galat",
        "Catatan ganda",
        "Satu bulan punya dua catatan untuk aktivitas yang sama. Hanya yang pertama yang dipakai.",
        second_record,
    ),
    rule(
        "ZI312",
        "galat",
        "Output tidak dikenal",
        "Bukti disebut untuk output yang tidak ada pada aktivitas itu, sehingga tidak mengisi tempat bukti mana pun.",
        unknown_output,
    ),
    rule(
        "ZI313",
        "galat",
        "Alamat bukti keluar dari folder kerja",
        "Bukti disimpan di bawah plans/ dan disebut dengan garis miring biasa, atau berupa alamat web. Alamat di "
        "komputer seseorang tidak dapat dibuka orang lain.",
        path_that_leaves,
    ),
    rule(
        "ZI314",
        "peringatan",
        "Selesai tanpa bukti",
        "Aktivitas dinyatakan selesai, punya output, tetapi tidak satu pun buktinya dicatat.",
        done_without_evidence,
    ),
    rule(
        "ZI315",
        "peringatan",
        "Selesai di tahun lain",
        "Tanggal selesai jauh di luar tahun realisasi. Sering terjadi ketika berkas tahun lalu disalin.",
        done_in_another_year,
    ),
    rule(
        "ZI316",
        "galat",
        "Jumlah berupa pecahan",
        "Indikator berjenis jumlah diisi bilangan bulat. Titik ribuan tidak dipakai: 1.250 terbaca satu seperempat.",
        fraction_as_count,
    ),
    rule(
        "ZI317",
        "peringatan",
        "Tanggal bacaan di luar semester",
        "Tanggal data sebuah bacaan tidak termasuk semesternya, dengan kelonggaran satu bulan untuk semester I dan dua "
        "bulan untuk semester II.",
        dated_outside_semester,
    ),
    rule(
        "ZI318",
        "saran",
        "Persentase tanpa pembilang dan penyebut",
        "Persentase yang hanya ditulis hasilnya tidak dapat ditelusuri dan tidak dapat digabung dengan unit lain.",
        percentage_without_parts,
    ),
    rule(
        "ZI319",
        "peringatan",
        "Jumlah tanpa semester I",
        "Indikator yang dijumlahkan dari dua semester hanya punya bacaan semester II, sehingga jumlah setahun kurang.",
        sum_without_first,
    ),
)

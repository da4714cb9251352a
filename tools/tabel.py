"""Write docs/tabel.md from the declarations of the tidy tables.

python tools/tabel.py           write it
python tools/tabel.py --check   exit 1 where it is not current
"""

from collections.abc import Iterator

from halaman import ROOT, written

from zi_cli.core.tables import SKEMA_TABEL, TABEL, Kolom, TabelRapi
from zi_cli.model.jenis import JENIS

PAGE = ROOT / "docs" / "tabel.md"
ISI = {
    "teks": ("tulisan", '`"I.1.a"`', "`VARCHAR`"),
    "bulat": ("bilangan bulat", "`34`", "`BIGINT`"),
    "angka": ("bilangan, paling banyak dua desimal atau sebanyak yang diperlukan putusannya", "`64.71`", "`DOUBLE`"),
    "tanggal": ("tahun-bulan-hari", '`"2024-06-30"`', "`DATE`"),
    "benar_salah": ("benar atau salah", "`true`", "`BOOLEAN`"),
}
HEAD = f"""# Tabel rapi

<!-- Dibuat oleh tools/tabel.py dari deklarasi tabelnya; jangan disunting. -->

Enam tabel berisi hasil penilaian satu tahun satu unit, untuk lembar kerja, basis data dan program lain. Skema {SKEMA_TABEL}.
"""
INTRO = """
```sh
zi export csv 2024 -o tabel                 # satu berkas tiap tabel: unit.csv, indikator.csv, …
zi export csv 2024 --tabel indikator        # satu tabel ke layar
zi export json 2024 -o zi-2024.json         # semuanya dalam satu berkas
```

`--semester`, `--triwulan` dan `--per` membaca posisi tahun seperti pada `zi status`; angkanya sama dengan angka `zi status`.

## Yang dijanjikan

- Nama kolom tidak pernah diganti dan urutannya tetap. Kolom baru hanya ditambahkan di ujung tabel.
- Angka yang tidak ada dibiarkan kosong, tidak pernah ditulis 0.
- Data rekaan bertanda `contoh` di tiap baris tiap tabel.
- `unit` adalah kunci unit. `zi export` membentuknya dari singkatan dan daerah di rencana, misalnya \
`disdagperinkop-ukm-kabupaten-buleleng`.
- Kunci tiap tabel membedakan barisnya selama rencana dan realisasinya lulus `zi check`.
- Masukan yang sama memberi berkas yang sama, bit demi bit.

Persentase tidak dirata-rata: jumlahkan pembilang dan penyebutnya, lalu bagi. Skor gabungan beberapa unit:

```sql
SELECT tahun, 100.0 * sum(tercapai) / sum(dinilai) AS skor FROM unit GROUP BY tahun ORDER BY tahun;
```

## Jenis kolom

| jenis | isi | di JSON | di SQL |
|---|---|---|---|
"""
FORMS = """
## CSV

UTF-8, koma di antara kolom, baris pertama nama kolom, akhir baris CRLF, tanda kutip menurut RFC 4180. Kosong berarti \
tidak ada; benar dan salah ditulis `true` dan `false`; desimal memakai titik.

Excel berbahasa Indonesia memakai titik koma di antara kolom dan koma untuk desimal, jadi jangan membuka berkas ini \
dengan klik ganda. Pilih **Data → Dari Teks/CSV**, asal berkas **65001: Unicode (UTF-8)**, pembatas **koma**, lalu \
**Ubah Data** dan setel lokal kolom angka ke **Inggris (Amerika Serikat)**. Untuk bekerja di Excel lebih mudah memakai \
`zi report --format xlsx`.

Tulisan yang diawali `=`, `+`, `-` atau `@`, juga sesudah titik koma, diberi `'` di depannya, supaya lembar kerja \
menampilkannya dan tidak menjalankannya. Tanda yang tidak tampak (kendali dan arah tulisan) dihapus. JSON memuat \
tulisannya apa adanya.

## JSON

```
{skema, unit, tahun, periode, per, catatan_sampai, contoh,
 kolom: {NAMA TABEL: [{nama, jenis, kosong, satuan, uraian}]},
 tabel: {NAMA TABEL: [{NAMA KOLOM: isi}]}}
```

`catatan_sampai` adalah hari terakhir yang catatannya ikut; `null` bila semuanya. `kosong` benar bila kolom itu boleh \
`null`. Nama kolom selalu ada di tiap baris, juga bila isinya `null`.
"""


def page() -> str:
    """Give the whole page."""
    kinds = "".join(f"| {nama} | {' | '.join(said)} |\n" for nama, said in ISI.items())
    return f"{HEAD}{INTRO}{kinds}{FORMS}" + "".join(f"\n{_section(one)}" for one in TABEL)


def _section(one: TabelRapi) -> str:
    key = ", ".join(f"`{nama}`" for nama in one.kunci) or "tidak ada; dua baris boleh sama"
    rows = "\n".join(_row(kolom) for kolom in one.kolom)
    return (
        f"## Tabel {one.nama}\n\n{one.uraian}\n\nKunci: {key}.\n\n"
        f"| kolom | jenis | kosong | satuan | uraian |\n|---|---|---|---|---|\n{rows}\n"
    )


def _row(kolom: Kolom) -> str:
    cells = (f"`{kolom.nama}`", kolom.jenis, "boleh" if kolom.kosong else "", kolom.satuan or "", _said(kolom))
    return f"| {' | '.join(cells)} |"


def _said(kolom: Kolom) -> str:
    return " ".join(_sentences(kolom)).replace("|", "\\|")


def _sentences(kolom: Kolom) -> Iterator[str]:
    yield kolom.uraian
    if kolom.pilihan == tuple(JENIS):  # said once, where a jenis more is written anyway
        yield "Pilihannya: [jenis di skema rencana aksi](../plans/skema/rencana.json)."
    elif kolom.pilihan:
        yield f"Pilihannya: {', '.join(f'`{one}`' for one in kolom.pilihan)}."


if __name__ == "__main__":
    raise SystemExit(written(PAGE, page()))

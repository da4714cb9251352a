"""The rules of who holds which post since when, in the unit's settings."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.outline import jabatan
from zi_cli.core.people import is_same_name
from zi_cli.core.unit import UnitRecords
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.pengaturan import Pemangku
from zi_cli.model.tulisan import daftar, tanggal_panjang

MOST_NAMED = 5
"""So many posts without a holder are named."""


def holders_out_of_order(unit: UnitRecords) -> Iterator[Temuan]:
    for post, holders in unit.pengaturan.jabatan.items():
        for n, (before, one) in enumerate(pairwise(holders), 1):
            if one.sejak < before.sejak:
                since = tanggal_panjang(one.sejak)
                yield Temuan(
                    _at(unit, post, n),
                    f"{one.nama} memangku {post} sejak {since}, tetapi tertulis sesudah {before.nama}",
                    "urutkan pemangku dari yang paling awal",
                )


def two_holders_since_one_day(unit: UnitRecords) -> Iterator[Temuan]:
    for post, holders in unit.pengaturan.jabatan.items():
        first: dict[date, Pemangku] = {}
        for n, one in enumerate(holders):
            other = first.setdefault(one.sejak, one)
            if other is not one:
                same = "dua kali" if is_same_name(other.nama, one.nama) else f"oleh {other.nama} dan {one.nama}"
                yield Temuan(
                    _at(unit, post, n),
                    f"{post} dipangku {same} sejak {tanggal_panjang(one.sejak)}; yang dipakai {other.nama}",
                    "periksa tanggalnya; satu jabatan dipangku satu orang",
                )


def post_without_holder(unit: UnitRecords) -> Iterator[Temuan]:
    known = unit.pengaturan.jabatan
    wanted = dict.fromkeys(post for plan in unit.rencana for post in jabatan(plan))
    lacking = [post for post in wanted if post not in known]
    if known and lacking:
        more = [f"{len(lacking) - MOST_NAMED} lainnya"] if len(lacking) > MOST_NAMED else []
        yield Temuan(
            Letak(unit.berkas_pengaturan, ("jabatan",), kunci=True),
            f"belum disebut siapa pemangku {daftar([*lacking[:MOST_NAMED], *more])}",
            "tambahkan nama dan sejak kapan, dengan nama jabatan seperti di rencana",
        )


def _at(unit: UnitRecords, post: str, n: int) -> Letak:
    return Letak(unit.berkas_pengaturan, ("jabatan", post, n))


ATURAN: tuple[Aturan[UnitRecords], ...] = (
    rule(
        "ZI620",
        "saran",
        "Pemangku jabatan tidak berurutan",
        "Pemangku jabatan ditulis dari yang paling awal, agar pergantiannya mudah dibaca. Yang berlaku tetap menurut "
        "tanggal sejak.",
        holders_out_of_order,
    ),
    rule(
        "ZI621",
        "peringatan",
        "Dua pemangku sejak tanggal yang sama",
        "Satu jabatan disebut dua kali sejak hari yang sama, sehingga tidak pasti siapa yang menandatangani. Yang "
        "dipakai adalah yang tertulis lebih dulu.",
        two_holders_since_one_day,
    ),
    rule(
        "ZI622",
        "saran",
        "Jabatan tanpa pemangku",
        "Berkas pengaturan menyebut pemangku jabatan, tetapi tidak untuk semua jabatan di rencana. Orang yang namanya "
        "tidak tercatat tidak dapat menyetujui periode atau bertindak dengan --oleh.",
        post_without_holder,
    ),
)

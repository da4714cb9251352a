"""The rules of who holds which post since when, in the unit's settings."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.jabatan import kunci, spellings
from zi_cli.core.outline import Outline
from zi_cli.core.people import is_same_name, signing_post
from zi_cli.core.unit import UnitRecords
from zi_cli.model.ganti import nama_dimaksud
from zi_cli.model.isian import quoted
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.pengaturan import Pemangku
from zi_cli.model.rencana import jabatan_of
from zi_cli.model.tulisan import daftar, tanggal_panjang

MOST_NAMED = 5
"""So many posts without a holder are named."""
SHORTEST = 4
"""Shorter words, as of Irban I and Irban II, tell two posts apart by one letter."""
ROMAWI = set("ivxlc")
PANJANG = {
    "ka": "kepala",
    "kadis": "kepala dinas",
    "kaban": "kepala badan",
    "kabid": "kepala bidang",
    "kabag": "kepala bagian",
    "kasi": "kepala seksi",
    **dict.fromkeys(("kasubag", "kasubbag", "kasubbagian"), "kepala sub bagian"),
    **dict.fromkeys(("subag", "subbag", "subbagian"), "sub bagian"),
    **dict.fromkeys(("kasubid", "kasubbid", "kasubbidang"), "kepala sub bidang"),
    **dict.fromkeys(("subid", "subbid", "subbidang"), "sub bidang"),
    "bag": "bagian",
    "bid": "bidang",
    "sekdis": "sekretaris dinas",
    "sekban": "sekretaris badan",
    "irban": "inspektur pembantu",
    **dict.fromkeys(("dan", "plt", "plh"), ""),
}
"""Words of posts as offices shorten them, and what makes no other post of one."""


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
            if one.bersama:
                continue
            other = first.setdefault(one.sejak, one)
            if other is not one:
                same = "dua kali" if is_same_name(other.nama, one.nama) else f"oleh {other.nama} dan {one.nama}"
                yield Temuan(
                    _at(unit, post, n),
                    f"{post} dipangku {same} sejak {tanggal_panjang(one.sejak)}; yang dipakai {other.nama}",
                    "periksa tanggalnya; bila memang dipangku berdua, tambahkan bersama: true pada yang kedua",
                )


def post_without_holder(unit: UnitRecords) -> Iterator[Temuan]:
    settings = unit.pengaturan
    if not settings.jabatan:
        return
    held = {kunci(post) for post in settings.jabatan}
    held |= {kunci(full) for short, full in settings.alias.items() if kunci(short) in held}
    wanted = spellings(post for plan in unit.rencana for post in plan.jabatan)
    unheld = [post for key, post in wanted.items() if key not in held]
    near = {other for plan in unit.rencana for _, other in _near((*plan.jabatan, *settings.jabatan))}
    lacking = [post for post in unheld if post not in near]  # what is held under a near name is named by itself
    if lacking:
        more = [f"{len(lacking) - MOST_NAMED} lainnya"] if len(lacking) > MOST_NAMED else []
        yield Temuan(
            Letak(unit.berkas_pengaturan, ("jabatan",), kunci=True),
            f"belum disebut siapa pemangku {daftar([*lacking[:MOST_NAMED], *more])}",
            "tambahkan nama dan sejak kapan, dengan nama jabatan seperti di rencana",
        )


def near_posts(unit: UnitRecords) -> Iterator[Temuan]:
    held = tuple(unit.pengaturan.jabatan)
    first = spellings(held)
    for post in held:
        if first[kunci(post)] != post:
            way = "kumpulkan pemangkunya di bawah satu nama"
            yield Temuan(_at(unit, post), f"{post} dan {first[kunci(post)]} satu jabatan yang ditulis dua kali", way)
    for plan in unit.rencana:
        for post, other in _near((*plan.jabatan, *plan.pendukung, *held)):
            same = (
                f'kumpulkan pemangkunya di bawah "{other}"'
                if {post, other} <= {*held}
                else f'tulis "{other}" di semua tempat'
            )
            yield Temuan(
                next(_named(plan, post), None) or _at(unit, post),
                f"{post} dan {other} tampaknya satu jabatan",
                f"bila ya, {same}; bila bukan, catat kode ini pada abaikan di plans/zi.yaml",
            )


def _named(plan: Outline, post: str) -> Iterator[Letak]:
    """Give where a plan names a post, as answerable or as supporting."""
    for key in ("penanggung_jawab", "pendukung"):
        for butir in plan.answerable:
            written = getattr(butir.isi, key)
            for n, one in enumerate(jabatan_of(written)):
                if kunci(one) == kunci(post):
                    yield butir.letak.below(key, *(() if isinstance(written, str) else (n,)))


@lru_cache(maxsize=4096)  # the plans of many units name the same posts
def _near(posts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give the posts that look like one before them, each once, with that one."""
    known: dict[str, tuple[str, ...]] = {}
    found = []
    for post in dict.fromkeys(posts):
        words = _in_full(post)
        other = next((one for one, its in known.items() if _is_near(words, its)), None)
        if other is None:
            known[post] = words
        elif kunci(other) != kunci(post):
            found.append((post, other))
    return tuple(found)


def _in_full(post: str) -> tuple[str, ...]:
    """Give the words of a post, shortened ones in full."""
    words = post.casefold().replace(".", " ").replace("&", " dan ").replace("-", " ").replace("/", " ").split()
    return tuple(word for short in words for word in PANJANG.get(short, short).split())


def _is_near(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Say whether two posts differ in one letter of one word at most; a number, a letter or I and II are no slip."""
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(differing) > 1:
        return False
    return all(
        min(map(len, pair)) >= SHORTEST and not set("".join(pair)) <= ROMAWI and _one_slip(*pair) for pair in differing
    )


def _one_slip(word: str, other: str) -> bool:
    """Say whether one letter was left out, added or mistaken, or two were swapped."""
    same = next(
        (n for n, (one, its) in enumerate(zip(word, other, strict=False)) if one != its), min(len(word), len(other))
    )
    rest, its = word[same:], other[same:]
    return rest[1:] in (its, its[1:]) or rest == its[1:] or (rest[:2] == its[1::-1] and rest[2:] == its[2:])


def short_names(unit: UnitRecords) -> Iterator[Temuan]:
    settings = unit.pengaturan
    signing = [signing_post(plan.rencana) for plan in unit.rencana]
    named = (post for plan in unit.rencana for post in (*plan.jabatan, *plan.pendukung))
    posts = spellings((*named, *settings.jabatan))
    first: dict[str, str] = {}
    for short, full in settings.alias.items():
        letak = Letak(unit.berkas_pengaturan, ("alias", short))
        other = first.setdefault(kunci(short), full)
        if unit.rencana and kunci(full) not in posts and kunci(full) not in map(kunci, signing):
            near, ganti = nama_dimaksud(full, posts.values(), "tulis jabatan seperti di rencana aksi")
            pesan = (f"{short} nama pendek dari ", *quoted(full), ", jabatan yang tidak dikenal")
            yield Temuan(letak, pesan, near, ganti=ganti)
        elif kunci(other) != kunci(full):
            yield Temuan(
                letak, f"{short} nama pendek dari {other} dan juga dari {full}", "satu nama pendek untuk satu jabatan"
            )
        elif kunci(short) in posts and kunci(full) in posts and kunci(short) != kunci(full):
            way = f"pilih nama pendek lain; {short} tetap berarti jabatan itu sendiri"
            yield Temuan(letak, f"{short} nama pendek dari {full}, padahal {short} juga sebuah jabatan", way)


def _at(unit: UnitRecords, post: str, *n: int) -> Letak:
    return Letak(unit.berkas_pengaturan, ("jabatan", post, *n))


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
        "dipakai adalah yang tertulis lebih dulu, kecuali yang kedua ditandai bersama: true.",
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
    rule(
        "ZI225",
        "peringatan",
        "Jabatan yang mungkin sama",
        "Dua jabatan berbeda hanya karena singkatan atau satu huruf, misalnya Kasubag dan Kasubbag, sehingga bebannya "
        "terbagi dan --pj hanya menemukan sebagian. Huruf besar, spasi dan titik tidak membedakan jabatan. Tulis sama di "
        "semua tempat, atau abaikan bila memang dua jabatan.",
        near_posts,
    ),
    rule(
        "ZI613",
        "peringatan",
        "Nama pendek jabatan keliru",
        "Nama pendek pada kunci alias menyebut jabatan yang tidak ada di rencana aksi atau pengaturan, dipakai untuk dua "
        "jabatan, atau sama dengan nama jabatan lain. Satu nama pendek untuk satu jabatan yang dikenal.",
        short_names,
    ),
)

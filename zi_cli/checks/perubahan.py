"""The rules of change: what an edit of the plan may do, judged against the state before it.

They are walked only by `zi check --against`; nothing they need is imported before that.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.jabatan import kunci
from zi_cli.core.unit import UnitRecords
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.rencana import NAMA_TARGET, MasaBerlaku
from zi_cli.model.tulisan import daftar

if TYPE_CHECKING:
    from zi_cli.core.changes import Perubahan
    from zi_cli.core.comparison import Perbandingan
    from zi_cli.model.rencana import Revisi

RUMUS = (
    *("jenis", "arah", "rumus", "hitung", "konsolidasi", "kumulatif", "rumus_turun", "kode", "pembilang", "penyebut"),
    *("urutan", "nilai_label", "kondisi_awal", "cara_capaian"),
)
"""What makes another indikator of one, however it is worded."""
BUNYI = ("nama", "satuan", "tujuan", "sasaran", "output", "rilis")
DASAR = "tulis dasarnya di kunci revisi: - {{tanggal: …, dasar: …, butir: [{}]}}"
BERKAS = "kembalikan seperti semula"


def past_target(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.of_plan(*NAMA_TARGET):
        if diff.is_past(one.tahun):
            when = "lewat" if (one.tahun or 0) < diff.hari_ini.year else "punya persetujuan"
            way = f"{BERKAS}; target tahun yang sudah dipertanggungjawabkan tidak berubah"
            yield _say(one, f"padahal tahun itu sudah {when}", way)


def eased_target(diff: "Perbandingan") -> Iterator[Temuan]:
    shorter = {one.id for one in diff.of_plan("berlaku")}  # the target of a year that is gone goes with it
    for one in diff.of_plan(*NAMA_TARGET):
        follows = one.baru is None and one.id in shorter
        if one.bobot == "lebih_ringan" and not (follows or diff.is_past(one.tahun) or diff.is_permitted(one.id)):
            yield _say(one, "tanpa revisi yang baru", f"{BERKAS}, atau {DASAR.format(one.id)}")


def dropped_years(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.of_plan("periode"):
        programs = list(dict.fromkeys(butir.id for plan in diff.lama.rencana for butir in plan.program))
        if one.bobot == "lebih_ringan" and not diff.is_permitted(*programs):
            yield _say(one, "tanpa revisi yang baru", f"{BERKAS}, atau {DASAR.format(', '.join(programs))}")


def weakened(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.of_plan(*RUMUS, "boleh_lebih", "kecuali", "baik", "bobot"):
        if one.jenis == "indikator" and _is_weaker(one) and not diff.is_permitted(one.id):
            yield _say(one, "tanpa revisi yang baru", f"{BERKAS}, atau {DASAR.format(one.id)}")


def _is_weaker(one: "Perubahan") -> bool:
    if one.kunci == "boleh_lebih":
        return one.baru is True
    if one.kunci == "bobot":
        return one.lama is not None
    if one.kunci in ("kecuali", "baik"):
        return not _set(one.baru) <= _set(one.lama)
    return one.kunci not in ("rumus", "pembilang", "penyebut", "kode", "kondisi_awal") or one.lama not in (None, ())


def shortened(diff: "Perbandingan") -> Iterator[Temuan]:
    covered = {tahun for plan in diff.lama.rencana for tahun in plan.rencana.periode.tahun}
    for one in diff.of_plan("berlaku"):
        before, after = ({tahun for tahun in covered if _holds_in(masa, tahun)} for masa in (one.lama, one.baru))
        past = sorted(tahun for tahun in before - after if diff.is_past(tahun))
        if past:
            yield _say(
                one, f"padahal {daftar([*map(str, past)])} sudah dipertanggungjawabkan", f"{BERKAS}; tahun itu tetap"
            )
        elif before - after and not diff.is_permitted(one.id):
            yield _say(one, "tanpa revisi yang baru", f"{BERKAS}, atau {DASAR.format(one.id)}")


def _holds_in(masa: object, tahun: int) -> bool:
    return not isinstance(masa, MasaBerlaku) or masa.holds(tahun)


def _set(value: object) -> set[object]:
    return set(value) if isinstance(value, tuple) else set()


def dropped(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.of_plan("", "output"):
        counts = one.kunci == "output" or one.jenis in ("indikator", "aktivitas")
        if one.cara == "dihapus" and counts and not diff.is_permitted(one.id):
            more = "" if one.kunci or one.id in _buried(diff.baru) else ", dan catat id-nya di kunci dihapus"
            yield _say(one, "tanpa revisi yang baru", f"{BERKAS}, atau {DASAR.format(one.id)}{more}")


def delayed(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.of_plan("waktu"):
        if one.bobot == "lebih_ringan" and not diff.is_permitted(one.id):
            yield _say(one, "tanpa revisi yang baru", f"{BERKAS}, atau {DASAR.format(one.id)}")


def without_tombstone(diff: "Perbandingan") -> Iterator[Temuan]:
    marked = _buried(diff.baru)
    for one in diff.of_plan(""):
        is_found = one.jenis in ("indikator", "aktivitas") and not diff.is_permitted(one.id)
        if one.cara == "dihapus" and one.id not in marked and not is_found and not one.hanya:
            yield _say(
                one,
                "tanpa catatan penghapusan",
                f"tambahkan di kunci dihapus: - {{id: {one.id}, tanggal: …, alasan: …}}",
            )


def reused_id(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.of_plan("jenis_butir"):
        yield Temuan(
            one.letak,
            f"id {one.id} dulu milik {one.lama}, sekarang dipakai untuk {one.baru} {one.nomor}",
            "beri id baru; id lama dicatat di kunci dihapus",
        )
    buried = _buried(diff.lama) | _buried(diff.baru)
    for plan in diff.baru.rencana:
        for butir in plan.every():
            if butir.id in buried and buried[butir.id] <= plan.rencana.periode.mulai:
                yield Temuan(
                    Letak(plan.berkas, (*butir.letak.jalur, "id")),
                    f"id {butir.id} dipakai lagi untuk {butir.nomor}, padahal sudah dicatat dihapus",
                    "beri id baru; id yang sudah dihapus tidak pernah dipakai ulang",
                )


def _buried(side: "UnitRecords") -> dict[str, int]:
    """Give the ids of tombstones with the first year of the plan they stand in."""
    return {one.id: plan.rencana.periode.mulai for plan in side.rencana for one in plan.rencana.dihapus}


def erased_decision(diff: "Perbandingan") -> Iterator[Temuan]:
    alive = {butir.id for plan in diff.baru.rencana for butir in plan.every()}
    kept = [
        (one.tanggal, one.dasar, set(one.mengubah), one.target)
        for plan in diff.baru.rencana
        for one in plan.rencana.revisi
    ]
    for one in diff.of_plan("revisi", "dihapus"):
        old: Revisi | None = one.lama if one.kunci == "revisi" else None  # type: ignore[assignment]
        is_longer = old and any(
            (old.tanggal, old.dasar) == (day, basis) and set(old.mengubah) <= ids and _holds(targets, old.target)
            for day, basis, ids, targets in kept
        )
        if one.cara == "dihapus" and not is_longer and one.id not in alive:
            yield _say(one, "", f"{BERKAS}; catatan ini hanya bertambah")


def _holds(now: Mapping[str, Mapping[int, object]], before: Mapping[str, Mapping[int, object]]) -> bool:
    """Say whether every target that was revised is still revised to the same."""
    return all(now.get(id_, {}).get(year) == one for id_, every in before.items() for year, one in every.items())


def rewritten_log(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.perubahan:
        if one.jenis == "log" and one.cara != "ditambahkan":
            yield _say(one, "", f"pulihkan {one.id} dari git; log persetujuan hanya bertambah, lewat zi period")


def unmarked_example(diff: "Perbandingan") -> Iterator[Temuan]:
    before = {isi.tahun: isi for _, isi in diff.lama.realisasi}
    after = {isi.tahun: isi for _, isi in diff.baru.realisasi}
    for one in diff.perubahan:
        if one.jenis == "berkas" and one.kunci == "contoh" and one.lama and one.tahun is not None:
            old, new = before[one.tahun], after[one.tahun]
            kept = [key for key, isi in old.indikator.items() if new.indikator.get(key) == isi]
            kept += [key for key, isi in old.aktivitas.items() if new.aktivitas.get(key) == isi]
            if len(kept) * 2 > len(old.indikator) + len(old.aktivitas):
                yield Temuan(
                    one.letak,
                    f"tanda CONTOH realisasi {one.tahun} dihapus, padahal {len(kept)} isian rekaan masih sama",
                    "kembalikan contoh: true, atau ganti semua angka rekaan dengan yang sebenarnya",
                )


def another_post(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.of_plan("penanggung_jawab"):
        if one.lama and one.baru and _posts(one.lama) == _posts(one.baru):
            continue  # the same posts in another spelling
        yield _say(one, "", "pastikan kedua jabatan tahu, dan pemangkunya tercatat di plans/zi.yaml")


def _posts(written: object) -> list[str]:
    return [kunci(str(one)) for one in (written if isinstance(written, tuple) else (written,))]


def reworded(diff: "Perbandingan") -> Iterator[Temuan]:
    for one in diff.of_plan(*BUNYI, *RUMUS):
        is_text = one.kunci in BUNYI or (one.jenis == "indikator" and not _is_weaker(one))
        if one.cara == "diubah" and is_text:
            yield _say(one, "", "pastikan maksudnya tetap sama; bila tidak, hapus butir ini dan beri id baru")


def _say(one: "Perubahan", more: str, way: str) -> Temuan:
    from zi_cli.core.changes_words import kalimat

    words = [f"{one.nomor}: " if one.nomor else "", kalimat(one), f", {more}" if more else ""]
    return Temuan(one.letak, "".join(words), way)


ATURAN: "tuple[Aturan[Perbandingan], ...]" = (
    rule(
        "ZI801",
        "galat",
        "Target tahun lampau berubah",
        "Target tahun yang sudah lewat, atau yang punya periode disetujui, berubah dibandingkan revisi asal. Capaian "
        "tahun itu sudah dilaporkan terhadap target lama, jadi target itu tetap seperti semula. Hanya diperiksa "
        "dengan zi check --against.",
        past_target,
    ),
    rule(
        "ZI802",
        "galat",
        "Target dilonggarkan tanpa dasar",
        "Target menjadi lebih ringan menurut arah indikatornya, atau dihapus, tanpa catatan revisi yang baru. Target "
        "adalah janji; yang melonggarkannya perlu dasar. Tambahkan di kunci revisi tanggal, dasar hukum, dan id "
        "indikatornya; revisi lama tidak berlaku untuk perubahan baru.",
        eased_target,
    ),
    rule(
        "ZI803",
        "galat",
        "Indikator dilemahkan tanpa dasar",
        "Jenis, arah, rumus, konsolidasi, kumulatif, tabel kode, pembilang, penyebut atau bobot berubah, atau boleh_lebih, "
        "kecuali dan baik melebar, tanpa catatan revisi yang baru. Angkanya tidak lagi sebanding dengan yang sudah dilaporkan. "
        "Tambahkan revisi dengan tanggal, dasar hukum, dan id indikatornya.",
        weakened,
    ),
    rule(
        "ZI812",
        "galat",
        "Masa berlaku dipersempit",
        "Indikator tidak lagi diukur pada tahun yang dulu dicakup. Itu melemahkan rencana, jadi perlu catatan revisi yang "
        "baru, dan tidak boleh untuk tahun yang sudah lewat atau punya periode disetujui.",
        shortened,
    ),
    rule(
        "ZI804",
        "galat",
        "Butir dihapus tanpa dasar",
        "Indikator, aktivitas atau output hilang dari rencana aksi tanpa catatan revisi yang baru. Tambahkan revisi "
        "dengan tanggal, dasar hukum, dan id-nya (untuk output: id aktivitasnya), lalu catat id yang hilang di kunci "
        "dihapus.",
        dropped,
    ),
    rule(
        "ZI805",
        "galat",
        "Jatuh tempo dimundurkan tanpa dasar",
        "Waktu aktivitas berubah sehingga ada yang jatuh tempo lebih akhir, atau tidak lagi jatuh tempo, tanpa catatan "
        "revisi yang baru. Tambahkan revisi dengan tanggal, dasar hukum, dan id aktivitasnya.",
        delayed,
    ),
    rule(
        "ZI806",
        "galat",
        "Penghapusan tanpa catatan",
        "Sebuah id tidak ada lagi di rencana aksi dan tidak dicatat di kunci dihapus. Tanpa catatan itu id yang sama "
        "dapat dipakai lagi untuk hal lain, dan realisasi lama terbaca keliru. Tambahkan id, tanggal dan alasannya.",
        without_tombstone,
    ),
    rule(
        "ZI807",
        "galat",
        "Id dipakai ulang",
        "Id yang sudah dicatat dihapus dipakai lagi, atau id sebuah butir diberikan kepada jenis butir lain. Catatan "
        "tahun-tahun lalu menunjuk id itu, sehingga isinya akan terbaca sebagai milik butir yang salah. Beri id baru.",
        reused_id,
    ),
    rule(
        "ZI808",
        "galat",
        "Catatan revisi atau penghapusan hilang",
        "Catatan di kunci revisi atau dihapus hilang atau berubah dibandingkan revisi asal. Keduanya menerangkan "
        "mengapa rencana aksi berubah, jadi hanya bertambah. Kembalikan seperti semula.",
        erased_decision,
    ),
    rule(
        "ZI809",
        "galat",
        "Log persetujuan ditulis ulang",
        "Baris log persetujuan yang sudah ada hilang atau berubah dibandingkan revisi asal. Log hanya bertambah, lewat "
        "zi period. Pulihkan berkasnya dari git.",
        rewritten_log,
    ),
    rule(
        "ZI810",
        "galat",
        "Tanda CONTOH dihapus dari angka rekaan",
        "contoh: true dihapus dari berkas realisasi, padahal sebagian besar isinya masih angka rekaan yang sama. "
        "Laporan akan menyajikan angka rekaan sebagai kenyataan. Kembalikan tandanya, atau ganti angkanya.",
        unmarked_example,
    ),
    rule(
        "ZI811",
        "galat",
        "Tahun rencana dihapus tanpa dasar",
        "Rencana aksi tidak lagi mencakup tahun yang dulu dicakup, sehingga semua target tahun itu hilang. Kembalikan "
        "tahunnya, atau tambahkan revisi yang menyebut id semua program.",
        dropped_years,
    ),
    rule(
        "ZI820",
        "saran",
        "Penanggung jawab diganti",
        "Penanggung jawab sebuah indikator atau aktivitas diganti dibandingkan revisi asal. Itu boleh; pastikan kedua "
        "jabatan mengetahuinya, dan pemangkunya tercatat di plans/zi.yaml.",
        another_post,
    ),
    rule(
        "ZI821",
        "saran",
        "Bunyi diubah",
        "Bunyi, satuan, tujuan, sasaran, output atau rilis diubah, atau rumus dan pembilang yang semula kosong diisi. "
        "Perbaikan tulisan boleh; bila maksudnya berubah, butir lama dihapus dan yang baru mendapat id baru.",
        reworded,
    ),
)


def findings_of_change(diff: "Perbandingan") -> "Iterable[tuple[Aturan[Perbandingan], Temuan]]":
    """Apply the rules of change."""
    for one in ATURAN:
        for temuan in one.find(diff):
            yield one, temuan

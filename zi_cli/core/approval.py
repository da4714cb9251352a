"""What approval does to a period: which step may follow, what may still change, and what changed all the same."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from zi_cli.core.fingerprint import (
    BahanSidik,
    PerubahanSidik,
    changes_since,
    kalimat,
    late_facts,
    sidik,
    used_evidence,
)
from zi_cli.core.people import Pelaku, are_two_people, name_of, refuse_same_person
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Act, Field, Words, act, joined
from zi_cli.model.periode import of_slot
from zi_cli.model.persetujuan import BOLEH, SESUDAH, CatatanPeriode, Langkah, Persetujuan, StatusPeriode
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import daftar, tanggal_panjang

_WIDER = "lalu buka kembali dengan lingkup yang lebih luas"
MOST_NAMED = 5
"""So many changes are named in one sentence."""
KATA_STATUS: dict[StatusPeriode, str] = {
    "terbuka": "masih terbuka",
    "diajukan": "sedang diajukan",
    "dikembalikan": "dikembalikan untuk diperbaiki",
    "disetujui": "sudah disetujui",
    "dibuka_kembali": "dibuka kembali",
}
KATA_LANGKAH: dict[Langkah, str] = {
    "ajukan": "diajukan",
    "kembalikan": "dikembalikan",
    "setujui": "disetujui",
    "buka_kembali": "dibuka kembali",
}
PERINTAH: dict[Langkah, str] = {
    "ajukan": "submit {}",
    "kembalikan": "return {} --reason …",
    "setujui": "approve {}",
    "buka_kembali": "reopen {} --reason …",
}


@frozen
class Tinjauan:
    """How a period stands: its log, and what changed since it was approved, or since it was submitted."""

    persetujuan: Persetujuan
    sejak: Literal["disetujui", "diajukan"] | None
    kalimat: tuple[Words, ...]
    """What changed, each in pieces where it quotes a file."""
    terlambat: tuple[str, ...] = ()
    """What was recorded after the last submission: it counts in later readings."""

    @property
    def perubahan(self) -> tuple[str, ...]:
        """What changed, as text."""
        return tuple(map(joined, self.kalimat))


def review(persetujuan: Persetujuan, bahan: BahanSidik | None) -> Tinjauan:
    """Say what changed in a period since somebody answered for it."""
    approval = last(persetujuan, "setujui")
    if bahan is None or (approval is None and persetujuan.status != "diajukan"):
        return Tinjauan(persetujuan, None, ())
    is_waiting = persetujuan.status == "diajukan"
    changes = changes_since_submission(persetujuan, bahan) if is_waiting else _since(approval, bahan)
    said = tuple(kalimat(one, bahan.nomor, persetujuan.tahun) for one in changes)
    return Tinjauan(persetujuan, "diajukan" if is_waiting else "disetujui", said, late_facts(bahan))


def command(langkah: Langkah, persetujuan: Persetujuan) -> str:
    """Give the command that makes a step."""
    return "zi period " + PERINTAH[langkah].format(persetujuan.kunci)


def way_of(langkah: Langkah, persetujuan: Persetujuan) -> Act:
    """Name a step of a period as something to do."""
    reason = {} if langkah in ("ajukan", "setujui") else {"alasan": "…"}
    return act(f"period_{langkah}", periode=persetujuan.kunci, **reason)


def last(persetujuan: Persetujuan, langkah: Langkah) -> CatatanPeriode | None:
    """Give the last line of the log with a step."""
    return next((one for one in reversed(persetujuan.log) if one.langkah == langkah), None)


def scope(persetujuan: Persetujuan) -> tuple[str, ...]:
    """Give the ids that may change since an approved period was opened again; empty where nothing limits it."""
    if persetujuan.status == "disetujui" or last(persetujuan, "setujui") is None:
        return ()
    reopened = last(persetujuan, "buka_kembali")
    return reopened.lingkup if reopened else ()


def forbidden_changes(persetujuan: Persetujuan, bahan: BahanSidik) -> tuple[PerubahanSidik, ...]:
    """Give what changed since the approval though it must not: anything, or what lies outside the scope."""
    approval = last(persetujuan, "setujui")
    allowed = scope(persetujuan)
    if not approval or not approval.sidik or (persetujuan.status != "disetujui" and not allowed):
        return ()
    users = used_evidence(bahan)
    return tuple(one for one in _since(approval, bahan) if not _is_within(one.kunci, allowed, users))


def changes_since_submission(persetujuan: Persetujuan, bahan: BahanSidik) -> tuple[PerubahanSidik, ...]:
    """Give what changed while a period waits for approval."""
    return _since(last(persetujuan, "ajukan") if persetujuan.status == "diajukan" else None, bahan)


def _since(line: CatatanPeriode | None, bahan: BahanSidik) -> tuple[PerubahanSidik, ...]:
    return changes_since(line.sidik, sidik(bahan, line.versi_sidik)) if line and line.sidik else ()


def approved_mark(tinjauan: Tinjauan | None, tanggal: date | None = None) -> bool:
    """Say whether a report of the period, dated a day, is an approved one; anything else is a DRAF.

    An approval that nobody can check, or of one's own submission, is none; nor is a report dated before the submission.
    """
    if tinjauan is None or tinjauan.persetujuan.status != "disetujui" or tinjauan.perubahan:
        return False
    submitted, approval = last(tinjauan.persetujuan, "ajukan"), tinjauan.persetujuan.log[-1]
    is_early = submitted is not None and tanggal is not None and tanggal < submitted.tanggal
    return bool(approval.sidik and submitted and not is_early and are_two_people(submitted.oleh, approval.oleh))


def answered(persetujuan: Persetujuan) -> CatatanPeriode | None:
    """Give the line whose fingerprint holds: that of the submission that waits, else of the last approval."""
    return last(persetujuan, "ajukan" if persetujuan.status == "diajukan" else "setujui")


@frozen
class SatuTangan:
    """What the steps of two people have in common that tells of one hand: the git author, the browser, or both."""

    pengajuan: CatatanPeriode
    penyetuju: str
    git: str | None
    sesi: bool

    @property
    def kalimat(self) -> str:
        """Say it to whoever reads the page or the report, to whom an address is no use."""
        by = [f"dengan satu identitas git, {name_of(self.git)}"] if self.git else []
        by += ["dari satu sesi peramban"] if self.sesi else []
        return (
            f"Diajukan {self.pengajuan.oleh} dan disetujui {self.penyetuju}, tetapi keduanya dicatat {', '.join(by)}."
        )


def one_hand(pengajuan: CatatanPeriode | None, pelaku: Pelaku, sesi: str | None) -> SatuTangan | None:
    """Say whether a submission and its approval by somebody else come from one hand; None where nothing tells so."""
    if pengajuan is None or not are_two_people(pengajuan.oleh, pelaku.nama):
        return None
    is_git = bool(pengajuan.git and pelaku.git and not are_two_people(pengajuan.git, pelaku.git))
    is_sesi = bool(sesi and pengajuan.sesi == sesi)
    return SatuTangan(pengajuan, pelaku.nama, pelaku.git if is_git else None, is_sesi) if is_git or is_sesi else None


def approved_by_one_hand(persetujuan: Persetujuan) -> SatuTangan | None:
    """Say the same of the approval that a period has."""
    if persetujuan.status != "disetujui":
        return None
    approval = persetujuan.log[-1]
    return one_hand(last(persetujuan, "ajukan"), Pelaku(approval.oleh, git=approval.git), approval.sesi)


def refuse_if_approved(
    persetujuan: Persetujuan | None, keys: Iterable[str], users: Mapping[str, set[str]] = MappingProxyType({})
) -> None:
    """Refuse a recording that touches what an approved or submitted period reads.

    Raises Refusal, which says who did that when, and the way out. Keys are of `core/fingerprint.py`;
    `users` gives for evidence the ids of what names it.
    """
    mine = [key for key in keys if _is_read(key, persetujuan)] if persetujuan else []
    if not persetujuan or not mine:
        return
    if persetujuan.status in ("disetujui", "diajukan"):
        step: Langkah = "buka_kembali" if persetujuan.status == "disetujui" else "kembalikan"
        raise Refusal(
            f"{persetujuan.nama} {KATA_STATUS[persetujuan.status]} {act_of(persetujuan.log[-1])}, jadi datanya tidak diubah lagi",
            ("bila memang harus berubah, lebih dulu: ", way_of(step, persetujuan)),
        )
    allowed = scope(persetujuan)
    if allowed and not all(_is_within(key, allowed, users) for key in mine):
        raise Refusal(
            f"{persetujuan.nama} dibuka kembali hanya untuk {daftar(allowed)}",
            ("selesaikan dulu yang itu (", way_of("ajukan", persetujuan), f"), {_WIDER}"),
        )


def act_of(one: CatatanPeriode) -> str:
    """Say who made a step and when: oleh Budi (Kepala Dinas) pada 15 Juli 2024."""
    post = f" ({one.jabatan})" if one.jabatan else ""
    return f"oleh {one.oleh}{post} pada {tanggal_panjang(one.tanggal)}"


def _is_read(key: str, persetujuan: Persetujuan) -> bool:
    """Say whether an item, there or not yet, is read by a period's report."""
    approval = last(persetujuan, "setujui") or last(persetujuan, "ajukan")
    if approval and key in approval.sidik:
        return True
    kind, _, rest = key.partition("/")
    end = rest.rpartition("/")[2]
    if kind == "indikator":
        reading = of_slot(persetujuan.tahun, end)
        return reading is not None and persetujuan.periode.reads(reading)
    return kind != "aktivitas" or persetujuan.periode.reads_month(int(end))


def _is_within(key: str, allowed: tuple[str, ...], users: Mapping[str, set[str]]) -> bool:
    """Say whether an item is one of those that may change, or evidence of one of those."""
    kind, _, rest = key.partition("/")
    ids = users.get(rest, set()) if kind == "register" else {rest.partition("/")[0]}
    return not ids.isdisjoint(allowed)


def check_step(persetujuan: Persetujuan, langkah: Langkah, day: date) -> None:
    """Refuse a step that skips the order, one dated before the last, and a submission before the period is over."""
    may = BOLEH[persetujuan.status]
    if langkah not in may:
        done = f" {act_of(persetujuan.log[-1])}" if persetujuan.log else " dan belum pernah diajukan"
        ways = [piece for one in may for piece in (" atau ", way_of(one, persetujuan))]
        raise Refusal(
            f"{persetujuan.nama} {KATA_STATUS[persetujuan.status]}{done}, jadi {_not_now(persetujuan.status, langkah)}",
            ("langkah berikutnya: ", *ways[1:]),
        )
    if persetujuan.log and day < persetujuan.log[-1].tanggal:
        raise Refusal(
            f"tanggal {tanggal_panjang(day)} mendahului langkah sebelumnya ({act_of(persetujuan.log[-1])})",
            "periksa tanggalnya; log persetujuan tidak berjalan mundur",
        )
    if langkah == "ajukan" and day <= persetujuan.periode.akhir:
        raise Refusal(
            f"{persetujuan.nama} baru berakhir {tanggal_panjang(persetujuan.periode.akhir)}, jadi belum dapat diajukan",
            "ajukan sesudah hari itu; yang dikerjakan sampai hari itu masih dapat dicatat",
        )


def _not_now(status: StatusPeriode, langkah: Langkah) -> str:
    if langkah == "ajukan" or SESUDAH[langkah] == status:
        return f"tidak {KATA_LANGKAH[langkah]} lagi"
    return f"{'belum' if 'ajukan' in BOLEH[status] else 'tidak'} dapat {KATA_LANGKAH[langkah]}"


def check_approver(persetujuan: Persetujuan, pelaku: Pelaku) -> None:
    """Refuse an approval by the one who submitted, or by somebody who holds no post."""
    submitted = last(persetujuan, "ajukan")
    if submitted:
        refuse_same_person(
            submitted.oleh,
            pelaku.nama,
            f"{persetujuan.nama} diajukan {act_of(submitted)}, dan yang mengajukan tidak menyetujui sendiri",
            "minta pemangku jabatan lain menyetujuinya",
        )
    if not pelaku.jabatan:
        raise Refusal(
            f"{pelaku.nama} tidak memangku jabatan apa pun pada tanggal itu, jadi tidak dapat menyetujui",
            ("catat pemangku jabatan di plans/zi.yaml pada kunci jabatan, atau sebut namanya dengan ", Field("oleh")),
        )


def check_unchanged(tinjauan: Tinjauan, sidik_kini: Mapping[str, str]) -> None:
    """Refuse to approve data that is not what was submitted."""
    named, persetujuan = tinjauan.perubahan, tinjauan.persetujuan
    submitted = last(persetujuan, "ajukan")
    if submitted and submitted.sidik == sidik_kini:
        return
    more = [f"{len(named) - MOST_NAMED} lainnya"] if len(named) > MOST_NAMED else []
    shown = daftar([*named[:MOST_NAMED], *more]) or "sidik pengajuannya tidak cocok"
    raise Refusal(
        f"data {persetujuan.nama} berubah sesudah diajukan: {shown}",
        ("kembalikan lalu ajukan lagi: ", way_of("kembalikan", persetujuan)),
    )

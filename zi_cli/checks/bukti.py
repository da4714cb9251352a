"""The rules of the evidence that readings and records name."""

import re
from collections.abc import Iterator

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.evidence import is_web
from zi_cli.core.unit import Tercatat
from zi_cli.model.ganti import nama_dimaksud
from zi_cli.model.isian import quoted
from zi_cli.model.kalimat import joined
from zi_cli.model.masalah import Temuan
from zi_cli.model.tanda import rapi
from zi_cli.model.tulisan import daftar

_SCHEME = r"(?i:([a-z][a-z0-9+.-]*):)"
_ORDINARY = re.compile(r"\w[\w-]*(?:[/.][\w-]+)*", re.ASCII)
"""Nothing below could be said of such a path."""
WAY_OUT = "tulis alamat di bawah plans/, misalnya bukti/2024/sk-tim-zi.pdf, atau alamat web https://…"
_LONGEST = 200
"""An address that is longer is not written out again."""
_COMPARED = 50
"""So many outputs are compared with a wrong one; no aktivitas has near as many."""


def unknown_output(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir, n, catatan in tercatat.records:
        for k, bukti in enumerate(catatan.bukti):
            if bukti.output not in butir.isi.output and rapi(bukti.output) not in map(rapi, butir.isi.output):
                outputs = butir.isi.output
                saran, ganti = nama_dimaksud(bukti.output, outputs[:_COMPARED], _outputs(outputs))
                pesan = (*quoted(bukti.output), f" bukan output {butir.nomor}")
                yield Temuan(tercatat.at(butir, n, "bukti", k, "output"), pesan, saran, ganti=ganti)


def _outputs(outputs: tuple[str, ...]) -> str:
    return f"outputnya {daftar(outputs)}" if outputs else "aktivitas ini tidak punya output; tambahkan dulu di rencana"


def path_that_leaves(tercatat: Tercatat) -> Iterator[Temuan]:
    refused = {path: why for path in tercatat.evidence if (why := why_refused(path))}
    for one in tercatat.uses if refused else ():
        if one.berkas in refused:
            saran, ganti = way_out(one.berkas)
            yield Temuan(one.letak, f"alamat bukti {one.butir.nomor} {refused[one.berkas]}", saran, ganti=ganti)


def way_out(path: str) -> tuple[str, tuple[str, ...]]:
    """Say how a refused address is to be written: as people see it, with the slashes of a web address, where that is one."""
    seen = rapi(path[:_LONGEST]).replace("\\", "/")
    if seen and len(path) <= _LONGEST and seen != path and why_refused(seen) is None:
        return f"tulis {seen}", (seen,)
    return WAY_OUT, ()


def why_refused(path: str) -> str | None:
    """Say why an address is no evidence of this workspace; None for a file below plans/ and for a web address."""
    if _ORDINARY.fullmatch(path):
        return None
    if not path.isprintable():
        hidden = next(sign for sign in path if not sign.isprintable())
        return f"memuat tanda yang tidak tampak (U+{ord(hidden):04X})"
    if is_web(path):
        return None
    if "\\" in path:
        return "memakai garis miring terbalik"
    scheme = re.match(_SCHEME, path)
    if scheme:
        return f"diawali {joined(quoted(scheme[0]))}, jadi menunjuk ke luar folder kerja"
    if path.startswith(("/", "~")):
        return f"diawali {joined(quoted(path[0]))}, jadi menunjuk ke luar folder kerja"
    return "keluar dari foldernya lewat .." if ".." in (part.strip() for part in path.split("/")) else None


ATURAN: tuple[Aturan[Tercatat], ...] = (
    rule(
        "ZI312",
        "galat",
        "Output tidak dikenal",
        "Bukti disebut untuk output yang tidak ada pada aktivitas itu, sehingga tidak mengisi tempat bukti mana pun "
        "dan kelengkapan bukti terhitung kurang. Tulis nama output persis seperti di rencana.",
        unknown_output,
    ),
    rule(
        "ZI313",
        "galat",
        "Alamat bukti keluar dari folder kerja",
        "Bukti disimpan di bawah plans/ dan disebut dengan garis miring biasa, atau berupa alamat web. Alamat di "
        "komputer seseorang tidak dapat dibuka orang lain, dan alamat yang keluar dari folder kerja dapat menunjuk "
        "berkas yang bukan milik rencana ini. Salin berkasnya ke plans/bukti/.",
        path_that_leaves,
    ),
)

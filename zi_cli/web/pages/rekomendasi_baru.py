"""The form of a new recommendation."""

from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.followup import posts
from zi_cli.acts.recommend import Issued, Watched
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.jabatan import kunci
from zi_cli.core.outline import AnyButir
from zi_cli.model.refusal import Refusal
from zi_cli.model.rekomendasi import HARI_TENGGAT, Sumber
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.render.page.blocks import Formulir, Halaman, Kotak, Paragraf, Tautan
from zi_cli.web.acting import Doing, Done, reply
from zi_cli.web.asked import Asked
from zi_cli.web.pages.parts import day_said, fresh_place
from zi_cli.web.pages.rekomendasi import address

SOURCES: dict[Sumber, str] = {
    "monev": "Monev: rapat monitoring dan evaluasi unit sendiri",
    "ratl_pmpzi": "RATL PMPZI: rencana aksi tindak lanjut dari penilaian mandiri",
    "tpi": "TPI: tim penilai internal instansi",
    "tpn": "TPN: tim penilai nasional",
    "apip": "APIP: pengawas intern pemerintah, misalnya inspektorat",
    "bpk": "BPK: Badan Pemeriksa Keuangan",
    "skm": "SKM: survei kepuasan masyarakat",
    "pengaduan": "Pengaduan masyarakat atau pegawai",
}
"""Where a recommendation may come from, in words."""
_FIELDS = ("sumber", "kondisi", "rekomendasi", "penanggung_jawab", "terbit", "tenggat")


def page(asked: Asked) -> Response:
    """Answer the address of the form."""
    doing = Doing(
        lambda more: _page(asked, more),
        lambda terms, _: _act(asked, terms),
        lambda made: _done(asked, made),
        _seen,
        lambda: daftar([asked.form.get(nama, "") for nama in _FIELDS if asked.form.get(nama)]),
    )
    return reply(asked, doing)


def _page(asked: Asked, more: tuple[Kotak, ...]) -> Halaman:
    return Halaman(
        "Rekomendasi baru",
        (
            Paragraf(("Satu rekomendasi dari satu sumber; tindak lanjutnya dicatat kemudian di halamannya sendiri.",)),
            Formulir(
                "rekomendasi/baru",
                (*more, *_fields(asked)),
                "Simpan",
                tersembunyi=(("dari", asked.form.get("dari") or asked.asks("untuk") or ""),),
                lihat=True,
                batal=Tautan("Batal", "rekomendasi"),
            ),
        ),
        "rekomendasi",
        (Tautan("Rekomendasi", "rekomendasi"),),
    )


def _fields(asked: Asked) -> tuple[Kotak, ...]:
    typed, outline = asked.form, asked.workspace.bahan(asked.tahun).outline
    today = tanggal_panjang(asked.hari_ini) if asked.hari_ini.year == asked.tahun else ""
    item = asked.asks("untuk")
    chosen = tuple(typed.getlist("untuk")) if typed else (item,) if item else ()
    spelled = {kunci(one): one for one in reversed(posts(asked.workspace, outline))}
    nodes: tuple[AnyButir, ...] = (*outline.indikator, *outline.aktivitas)
    every = tuple((one.id, f"{one.nomor}  {one.nama}") for one in nodes)
    every = tuple(sorted(every, key=lambda one: one[0] not in chosen))  # what is chosen is seen without scrolling

    def isi(nama: str, usual: str = "") -> tuple[str]:
        return (typed.get(nama, "") if typed else usual,)

    return (
        Kotak("sumber", "Sumber", "pilih", isi("sumber"), (("", "pilih sumbernya"), *SOURCES.items()), wajib=True),
        Kotak("untuk", "Indikator atau aktivitas yang dimaksud", "beberapa", chosen, every, wajib=True),
        Kotak("kondisi", "Apa yang ditemukan", "paragraf", isi("kondisi"), wajib=True),
        Kotak("rekomendasi", "Apa yang harus dilakukan", "paragraf", isi("rekomendasi"), wajib=True),
        Kotak(
            "penanggung_jawab",
            "Penanggung jawab",
            "pilih",
            isi("penanggung_jawab"),
            (("", "penanggung jawab butir pertama"), *((one, one) for one in sorted(spelled.values()))),
        ),
        Kotak(
            "terbit",
            "Tanggal terbit",
            "tanggal",
            isi("terbit", today),
            petunjuk="Misalnya 28 Juni 2024 atau 28/06/2024.",
        ),
        Kotak(
            "tenggat",
            "Tenggat",
            "tanggal",
            isi("tenggat"),
            petunjuk=f"Boleh dikosongkan: {HARI_TENGGAT} hari sesudah terbit.",
        ),
    )


def _act(asked: Asked, terms: Terms) -> Outcome[Watched]:
    sumber = asked.said("sumber")
    if not sumber:
        raise Refusal("sumbernya belum dipilih", "pilih dari mana rekomendasi ini", about="sumber")
    said = Issued(
        sumber,
        asked.each("untuk"),
        asked.said("kondisi") or "",
        asked.said("rekomendasi") or "",
        asked.said("penanggung_jawab"),
        day_said(asked, "terbit"),
        day_said(asked, "tenggat"),
    )
    return acts.recommend.issue(terms, said, tahun=asked.tahun)


def _seen(outcome: Outcome[Watched]) -> tuple[str, ...]:
    one = outcome.hasil.pantauan
    again = f"Berulang: butir ini sudah pernah diberi rekomendasi, {daftar(one.berulang)}." if one.berulang else ""
    when = f"Ditindaklanjuti {one.penanggung_jawab} paling lambat {tanggal_panjang(one.tenggat)}."
    return tuple(filter(None, (when, again)))


def _done(asked: Asked, outcome: Outcome[Watched]) -> Done:
    one = outcome.hasil.pantauan
    place = fresh_place(asked, one.letak, "rekomendasi")
    return Done(address(one.id), "Rekomendasi tersimpan.", place, _seen(outcome))

"""Who acts in this browser: chosen once, and shown on every form."""

from werkzeug.wrappers import Response

from zi_cli.model.refusal import Refusal
from zi_cli.render.page.blocks import Formulir, Halaman, Hasil, Kotak, Paragraf, Pesan
from zi_cli.web.answers import complaints, led, shown
from zi_cli.web.asked import GIT, Asked

HOLDERS = (
    "Nama lain dapat dipilih sesudah pemangku jabatan dicatat di plans/zi.yaml, pada kunci jabatan. "
    "Mintalah pengelola berkas unit menambahkannya."
)
"""What there is to do where a name is missing."""


def page(asked: Asked) -> Response:
    """Answer the address where a name is chosen."""
    if asked.request.method != "POST":
        return shown(asked, _page(asked))
    chosen = asked.form.get("nama", "")
    if asked.basi or chosen not in dict(asked.pelaku):
        refusal = Refusal("nama belum dipilih", "pilih satu nama, lalu simpan", about="nama")
        return shown(asked, _page(asked), Hasil(complaints(refusal)), 422)
    asked.sesi.oleh = None if chosen == GIT else chosen
    return led(asked, "", Pesan("baik", f"Mulai sekarang dicatat oleh {asked.siapa}."))


def _page(asked: Asked) -> Halaman:
    if not asked.pelaku:
        empty = Pesan(
            "awas",
            "Belum ada nama yang dapat dipilih.",
            (HOLDERS,),
        )
        return Halaman("Siapa Anda", (empty,), "siapa")
    now = asked.sesi.oleh or (GIT if asked.git else "")
    return Halaman(
        "Siapa Anda",
        (
            Paragraf(
                ("Nama ini disebut di Riwayat, dan pada bukti, rekomendasi dan langkah laporan yang Anda catat.",)
            ),
            *((Paragraf((HOLDERS,), redup=True),) if len(asked.pelaku) == 1 and asked.git else ()),
            Formulir(
                "siapa",
                (Kotak("nama", "Nama dan jabatan", "radio", (now,), asked.pelaku, wajib=True),),
                "Pakai nama ini",
            ),
        ),
        "siapa",
    )

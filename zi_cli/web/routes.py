"""Which page answers which address; all of them stand behind the gate."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import date
from importlib import import_module
from typing import Any

from werkzeug.exceptions import HTTPException
from werkzeug.formparser import FormDataParser
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from zi_cli.files.workspace import reason, way_out
from zi_cli.model.refusal import Refusal
from zi_cli.render.page.blocks import Halaman, Pesan, Tautan
from zi_cli.render.page.html import bare_page, script, style
from zi_cli.web.answers import HTML, capital, pesan_of, shown
from zi_cli.web.asked import Asked, Service, year_of
from zi_cli.web.gate import App, Environ, Start, bare_policy, sesi_of
from zi_cli.web.news import news
from zi_cli.web.upload import Kiriman
from zi_cli.web.words import worded

Page = Callable[[Asked], Response]
PAGES = {
    "": "beranda",
    "jadwal": "jadwal",
    "indikator": "indikator.daftar",
    "indikator/<kunci>": "indikator.satu",
    "aktivitas/<kunci>": "aktivitas.satu",
    "periode": "periode",
    "periode/<kunci>": "periode.satu",
    "rekomendasi": "rekomendasi",
    "rekomendasi/baru": "rekomendasi_baru",
    "rekomendasi/<kunci>": "rekomendasi.satu",
    "bukti": "bukti",
    "bukti/tambah": "bukti_tambah",
    "bukti/periksa": "bukti_periksa",
    "bukti/berkas": "bukti.berkas",
    "riwayat": "riwayat",
    "riwayat/<nomor>": "riwayat.satu",
    "siapa": "siapa",
    "temuan": "temuan",
    "temuan/<kode>": "temuan.satu",
    "narasi": "narasi.daftar",
    "narasi/<kunci>/<nama>": "narasi.satu",
    "unduh": "unduh",
    "unduh/<nama>": "unduh.berkas",
    "berkas": "berkas.daftar",
    "berkas/<path:nama>": "berkas.satu",
}
"""Each address of a year with the page that answers it: a module of `pages`, and a function in it other than `page`."""
ALWAYS = ("kabar", "gaya.css", "skrip.js", "tutup", "")
"""The addresses that are of no year."""


def routes(jalur: str) -> Map:
    """Map the addresses of a unit's pages."""
    of_year = [Rule(f"{jalur}<int(fixed_digits=4,min=1):tahun>/{one}", endpoint=page) for one, page in PAGES.items()]
    return Map([*of_year, *(Rule(f"{jalur}{one}", endpoint=f"/{one}") for one in ALWAYS)], strict_slashes=False)


class Pages:
    """The application behind the gate."""

    def __init__(self, service: Service) -> None:
        """Serve a unit."""
        self._service = service
        self.map = routes(service.jalur)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer a request that was let in."""
        request = _AskedRequest(environ)
        with ExitStack() as after:
            after.callback(request.close)
            answer = self._bounded(request)
            if answer.is_streamed:  # a file, which is given piece by piece
                answer.call_on_close(after.pop_all().close)
                return answer(environ, start)
            return list(answer(environ, start))

    def _bounded(self, request: Request) -> Response:
        """Answer a request; what is zi's own fault is told as that, and nothing of how it came to it."""
        try:
            return self._answer(request)
        except Exception as error:  # noqa: BLE001  the boundary: no traceback ever reaches a user
            place = error.__traceback__
            while place and place.tb_next:
                place = place.tb_next
            where = f"{place.tb_frame.f_globals.get('__name__')}:{place.tb_lineno}" if place else ""
            isi = (
                "Tidak ada yang ditulis oleh halaman ini.",
                f"Laporkan kepada pengembang: {type(error).__name__} di {where}.",
            )
            return Response(bare_page("zi sendiri yang salah, bukan isian Anda", isi), 500, content_type=HTML)

    def _answer(self, request: Request) -> Response:
        service, sesi = self._service, sesi_of(request.environ)
        hari_ini = service.hari_ini()
        unread = _unread(request) if request.method == "POST" else None
        if unread:
            return unread
        try:
            endpoint, rute = self.map.bind_to_environ(request.environ).match()
        except HTTPException as error:
            return _missing(Asked(service, sesi, request, hari_ini, year_of(service, None, hari_ini), {}), error)
        if endpoint.startswith("/"):
            return self._of_no_year(endpoint, request, hari_ini)
        asked = Asked(service, sesi, request, hari_ini, rute["tahun"], {**rute})
        return self._sealed(asked, _page(endpoint)) if request.method == "POST" else _answered(asked, _page(endpoint))

    def _of_no_year(self, endpoint: str, request: Request, hari_ini: date) -> Response:
        service = self._service
        if endpoint == "/kabar":
            return Response(news(service.places.plans, hari_ini), content_type="text/plain; charset=utf-8")
        if endpoint == "/gaya.css":
            return Response(style("dasbor.css", "halaman.css"), content_type="text/css; charset=utf-8")
        if endpoint == "/skrip.js":
            return Response(script(), content_type="text/javascript; charset=utf-8")
        if endpoint == "/tutup":
            return self._closed(request)
        said = request.args.get("tahun", "")
        is_year = said.isascii() and said.isdecimal() and len(said) == 4 and int(said)
        tahun = year_of(service, int(said) if is_year else None, hari_ini)
        return Response(status=303, headers={"Location": f"{service.jalur}{tahun}/"})

    def _closed(self, request: Request) -> Response:
        """End this zi, where a page of it asks for that."""
        sesi = sesi_of(request.environ)
        if request.method != "POST" or not self._service.keys.is_ours(sesi, request.form.get("segel", "")):
            return Response(status=303, headers={"Location": self._service.jalur})
        self._service.tutup()
        isi = ("Jendela ini boleh ditutup.", "Untuk memakainya lagi, buka zi dari ikonnya.")
        headers = {"Content-Security-Policy": bare_policy()}
        return Response(bare_page("zi sudah ditutup", isi, gaya=style("polos.css")), headers=headers, content_type=HTML)

    def _sealed(self, asked: Asked, page: Page) -> Response:
        """Do what a form asks once, however often it is sent; one of another zi is shown again, filled in."""
        keys, sesi, segel = self._service.keys, asked.sesi, asked.form.get("segel", "")
        if not keys.is_ours(sesi, segel):
            asked.basi = True
            return _answered(asked, page)
        if asked.form.get("aksi") in ("lihat", "pratinjau"):
            return _answered(asked, page)
        led = keys.claim(sesi, segel)
        if led is not None:
            return Response(status=303, headers={"Location": led or self._service.jalur})
        alamat = None
        try:
            answer = _answered(asked, page)
            alamat = answer.headers.get("Location")
        finally:
            keys.settle(sesi, segel, alamat)
        return answer


class _AskedRequest(Request):
    """A request whose files are kept on disk as they come, and whose fields have an end."""

    max_form_memory_size = 512 * 1024
    max_form_parts = 500

    def make_form_data_parser(self) -> FormDataParser:
        """Let every file be received into a folder of its own."""
        self.kiriman = Kiriman()
        return self.form_data_parser_class(
            stream_factory=self.kiriman.receive,
            max_form_memory_size=self.max_form_memory_size,
            max_content_length=self.max_content_length,
            max_form_parts=self.max_form_parts,
            cls=self.parameter_storage_class,
        )

    def close(self) -> None:
        """Throw away the files that were sent, once the answer is made."""
        super().close()
        if "kiriman" in self.__dict__:
            self.kiriman.discard()


def _unread(request: Request) -> Response | None:
    """Read what was sent; where that cannot be, say why on a page that needs nothing of it."""
    try:
        request.form  # noqa: B018  it is read when it is first asked for
    except HTTPException as error:
        isi = ("Isian atau berkas ini terlalu besar. Pendekkan, atau simpan sebagai berkas bukti.", _BACK)
        return Response(bare_page("Belum tersimpan", isi), error.code or 400, content_type=HTML)
    except OSError as error:
        isi = (f"Kiriman ini tidak bisa diterima: {reason(error)}.", _BACK)
        return Response(bare_page("Belum tersimpan", isi), 500, content_type=HTML)
    return None


_BACK = "Kembali ke halaman tadi: isian Anda masih ada di sana."


def _page(endpoint: str) -> Page:
    name, _, function = endpoint.partition(".")
    found: Page = getattr(import_module(f"zi_cli.web.pages.{name}"), function or "page")
    return found


def _answered(asked: Asked, page: Page) -> Response:
    """Answer by a page; what it cannot show is told on one that can be shown."""
    try:
        return page(asked)
    except HTTPException as error:
        return _missing(asked, error)
    except Refusal as refusal:
        return _refused(asked, refusal)
    except OSError as error:
        return _told(asked, f"Berkas tidak bisa dibaca: {reason(error)}", way_out(error), 500)


def _refused(asked: Asked, refusal: Refusal) -> Response:
    return shown(asked, Halaman("Belum bisa ditampilkan", (*pesan_of(refusal, "buruk"), _HOME), NOWHERE), status=422)


def _missing(asked: Asked, error: HTTPException) -> Response:
    status = error.code or 400
    return _told(asked, "Halaman ini tidak ada", "periksa alamatnya, atau mulai lagi dari Beranda", status)


def _told(asked: Asked, judul: str, jalan: str, status: int) -> Response:
    return shown(
        asked, Halaman(judul, (Pesan("awas", capital(worded(jalan)), tautan=_HOME.tautan),), NOWHERE), status=status
    )


NOWHERE = "-"
"""The part of the unit that a page belongs to which is of none."""
_HOME = Pesan("biasa", "Selanjutnya", (), (Tautan("Ke Beranda", ""), Tautan("Lihat temuan", "temuan")))


def application(service: Service) -> tuple[App, Any]:
    """Make the application of a unit, and the map of its addresses."""
    made = Pages(service)
    return made, made.map

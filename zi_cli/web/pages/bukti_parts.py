"""Evidence as several pages show it: the way to its file, how its review stands, and where some is added."""

from zi_cli.checks.bukti import why_refused
from zi_cli.core.evidence import Pemakaian, is_web
from zi_cli.core.schedule import Kejadian
from zi_cli.model.bukti import Bukti, HasilPeriksa
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.dashboard.markup import Keadaan
from zi_cli.render.page.blocks import Redup, Sel, Tautan
from zi_cli.web.pages.parts import at

PERIKSA: dict[HasilPeriksa | None, Keadaan] = {
    None: Keadaan("belum diperiksa", "tanya", "tanya"),
    "sesuai": Keadaan("sesuai", "ya", "baik"),
    "tidak_sesuai": Keadaan("tidak sesuai", "tidak", "buruk"),
}
"""How a review stands."""
BELUM_TERDAFTAR = Keadaan("belum terdaftar", "seru", "awas")


def to_file(key: str, entry: Bukti | None) -> Sel:
    """Lead to evidence: to an address on the web, to a file that is registered and no secret; else name it."""
    if is_web(key):
        return Tautan(key, key, luar=True) if why_refused(key) is None else key
    if entry is None or entry.kerahasiaan == "rahasia":
        return short(key)
    return Tautan(short(key), at("bukti/berkas", bukti=key), unduh=True)


def short(key: str) -> str:
    """Name a file by itself where it stands in the folder of a year; an address as it is."""
    first, _, rest = key.partition("/")
    year, _, name = rest.partition("/")
    return name if first == "bukti" and year.isdecimal() and name else key


def standing(entry: Bukti | None) -> Keadaan:
    """Say what a review found, or that there was none."""
    return PERIKSA[entry.periksa.hasil if entry.periksa else None] if entry else BELUM_TERDAFTAR


def verdict(key: str, entry: Bukti | None) -> tuple[Sel, ...]:
    """Say how the review of evidence stands, why, by whom, and lead to the form."""
    found = entry and entry.periksa
    if entry is None:
        return (BELUM_TERDAFTAR,)
    way = Tautan("Periksa lagi" if found else "Periksa", at("bukti/periksa", bukti=key))
    if not found:
        return PERIKSA[None], way
    said = (found.catatan,) if found.catatan else ()
    return standing(entry), *said, Redup(f"{found.oleh}, {tanggal_panjang(found.tanggal)}"), way


def in_short(key: str, entry: Bukti | None) -> tuple[Sel, ...]:
    """Name evidence in a line: its file, how its review stands, and the way to that."""
    review = (" ", Tautan("Periksa", at("bukti/periksa", bukti=key))) if entry else ()
    return to_file(key, entry), " ", standing(entry), *review


def used(one: Pemakaian) -> tuple[Sel, ...]:
    """Lead to what evidence proves, and say of when and of which output."""
    if one.periode:
        there, when = f"indikator/{one.butir.id}?bagian={one.periode.slot}", one.periode.sebutan
    else:
        there, when = f"aktivitas/{one.butir.id}?bulan={one.bulan or ''}", NAMA_BULAN[(one.bulan or 1) - 1]
    return (
        Tautan(one.butir.nama, there, one.butir.nomor),
        Redup(f"{when}: {one.output}" if one.output else when),
    )


def place_of(one: Kejadian) -> str:
    """Name the due month that evidence is added to, as the address of the form does."""
    return f"{one.butir.id}@{one.tahun}-{one.bulan:02}"


def to_form(untuk: str, teks: str = "Tambahkan bukti", output: str | None = None) -> Tautan:
    """Lead to the form that adds evidence."""
    return Tautan(teks, at("bukti/tambah", untuk=untuk, **({"output": output} if output else {})))

"""A page as data: what it says and asks, in blocks that one template lays out.

An address is said as seen from the year that is shown: `indikator/mp-tim-capaian`, `../2023/jadwal`.
"""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from markupsafe import Markup

from zi_cli.model.frozen import frozen
from zi_cli.render.dashboard.markup import Keadaan
from zi_cli.render.layout import Block
from zi_cli.render.report.document import Blok as BlokLaporan

Nada = Literal["baik", "awas", "buruk", "biasa"]
"""How a message is meant."""
Macam = Literal["teks", "angka", "cacah", "tanggal", "paragraf", "pilih", "centang", "beberapa", "radio", "berkas"]
"""What kind of content is asked for; `beberapa` is several of some, `centang` one yes."""


@frozen
class Tautan:
    """A link."""

    teks: str
    ke: str
    nomor: str = ""
    """A printed number before it."""
    unduh: bool = False
    luar: bool = False
    """Whether it leads to an address on the web, whole in `ke`; whoever makes it has looked that it is http(s)."""


@frozen
class Redup:
    """Words that matter less."""

    teks: str


Sel: TypeAlias = "str | Tautan | Redup | Keadaan | Markup | tuple[Sel, ...]"
"""What stands in a place of a page; several stand below each other in a table, and beside each other in a sentence."""


@frozen
class Judul:
    """The heading of a part of a page."""

    teks: str
    tingkat: int = 2
    id: str = ""
    hitung: int | None = None
    """How many it is about."""


@frozen
class Paragraf:
    """A sentence or a few."""

    isi: tuple[Sel, ...]
    redup: bool = False


@frozen
class Tabel:
    """A table; where it has no rows, `kosong` says what comes next instead."""

    judul: str
    kepala: tuple[str, ...]
    baris: tuple[tuple[Sel, ...], ...]
    kanan: tuple[int, ...] = ()
    """The columns of figures."""
    pendek: tuple[int, ...] = ()
    """The columns that are never broken."""
    kosong: tuple[Sel, ...] = ()


@frozen
class Rincian:
    """Facts: what each is called, and what it is."""

    baris: tuple[tuple[str, Sel], ...]


@frozen
class Kartu:
    """A figure with its name, and what it is made of."""

    nama: str
    nilai: Sel
    rinci: str = ""


@frozen
class Deret:
    """Cards beside each other."""

    isi: tuple[Kartu, ...]


@frozen
class Pesan:
    """A message: what happened, what to know about it, and where to go from it."""

    nada: Nada
    judul: Sel
    isi: tuple[Sel, ...] = ()
    tautan: tuple[Tautan, ...] = ()


@frozen
class Layar:
    """A screen of the terminal as it is, or a part of one; `judul` names its tables."""

    isi: tuple[Block, ...]
    judul: str


@frozen
class Berbaris:
    """A text with its lines numbered; those in `sorot` have something that is said of them."""

    nama: str
    baris: tuple[str, ...]
    sorot: tuple[tuple[int, tuple[Sel, ...]], ...] = ()


@frozen
class Tampilan:
    """HTML of zi's own, in which every text of the unit is escaped."""

    html: Markup
    kelas: str = ""


@frozen
class NaskahLaporan:
    """A text of people's own as the report sets it."""

    isi: tuple[BlokLaporan, ...]


@frozen
class Kotak:
    """A field of a form."""

    nama: str
    label: str
    macam: Macam = "teks"
    isi: tuple[str, ...] = ()
    """What stands in it; of most kinds one text."""
    pilihan: tuple[tuple[str, str], ...] = ()
    """The choices there are: what is sent, and how it is called."""
    petunjuk: str = ""
    wajib: bool = False
    satuan: str = ""
    tinggi: int = 5
    """The lines of a paragraph that are seen at once."""


@frozen
class Cara:
    """Several ways of filling in, of which one is chosen: each with its own fields."""

    nama: str
    label: str
    isi: str
    pilihan: tuple[tuple[str, str, tuple[Kotak, ...]], ...]


@frozen
class Formulir:
    """A form: where it is sent, what it asks, and the digest of the record as it was read for it."""

    ke: str
    isi: tuple[Kotak | Cara, ...]
    tombol: str
    judul: str = ""
    dilihat: str = ""
    """The record in words, for who finds it changed."""
    digest: str | None = None
    tersembunyi: tuple[tuple[str, str], ...] = ()
    lihat: bool = False
    """Whether it can be tried without being written."""
    berikut: str = ""
    """The name of a second button, which saves and goes on to the next."""
    batal: Tautan | None = None
    oleh: bool = False
    """Whether it asks each time who acts, and does not take who was chosen once."""
    pengantar: str = ""
    """What it does, said before it asks."""
    cari: bool = False
    """Whether it only asks what is shown, and writes nothing."""
    bernama: bool = True
    """Whether what it writes carries the name of who wrote it."""


@frozen
class Lipat:
    """What is shown once it is asked for."""

    judul: str
    isi: "tuple[Blok, ...]"
    buka: bool = False


Blok: TypeAlias = (
    Judul | Paragraf | Tabel | Rincian | Deret | Pesan | Layar | Berbaris | Tampilan | NaskahLaporan | Formulir | Lipat
)


@frozen
class Halaman:
    """A page: its title, the part of the unit it belongs to, the way to it, and what it holds."""

    judul: str
    isi: tuple[Blok, ...]
    bagian: str = ""
    remah: tuple[Tautan, ...] = ()
    nomor: str = ""


@frozen
class Keluhan:
    """What keeps a form from being taken: of which field, or of none; shown first, and it takes the focus."""

    pesan: str
    jalan: str = ""
    kotak: str = ""


@frozen
class Benturan:
    """A record that somebody else changed: what it was when the form was opened, what it is, what was filled in."""

    semula: str
    sekarang: str
    isian: str


@frozen
class Hasil:
    """What came of a form: what keeps it from being taken, who changed it meanwhile, what it would do, what it did."""

    keluhan: tuple[Keluhan, ...] = ()
    benturan: Benturan | None = None
    pratinjau: tuple[str, ...] = ()
    pesan: tuple[Pesan, ...] = ()
    semula: tuple[str, str] | None = None
    """The digest of the record that was opened, and the record in words; a form that is shown again still asks for it."""


@frozen
class Bingkai:
    """What stands around every page."""

    pangkal: str
    """The address of the unit, ending in a slash."""
    tahun: int
    tahun_lain: tuple[int, ...]
    unit: str
    per: str
    contoh: bool
    siapa: str
    """Who acts; empty where nobody was chosen and git knows nobody."""
    kabar: str
    """What tells this state of the files from another."""
    segel: str
    """The nonce of the forms on the page."""
    boleh_tulis: bool
    pelaku: tuple[tuple[str, str], ...] = ()
    """Who may be chosen to act."""
    pelaku_kini: str = ""
    oleh: str = ""
    """Who was chosen in a form that asks each time, and was sent."""


def jadi(blok: Iterable[Blok | None]) -> tuple[Blok, ...]:
    """Keep the blocks there are."""
    return tuple(one for one in blok if one is not None)

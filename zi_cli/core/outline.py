"""Every node of a plan with its printed number and its place in the file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Generic, TypeVar

from zi_cli.core.jabatan import kunci, spellings
from zi_cli.core.numbering import huruf, romawi
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Jalur, Letak
from zi_cli.model.rencana import Aktivitas, Indikator, Kegiatan, Program, Rencana, jabatan_of
from zi_cli.model.tanda import rapi

Isi = TypeVar("Isi", Program, Kegiatan, Aktivitas, Indikator)


@frozen
class Direvisi:
    """A target of one year that a revision of the plan has changed, and since when."""

    id: str
    tahun: int
    target: Fraction
    semula: Fraction | None
    """The one the plan was signed with."""
    tanggal: date
    dasar: str
    letak: Letak


@frozen
class Butir(Generic[Isi]):
    """One node: its printed number, the record, and where it stands."""

    nomor: str
    isi: Isi
    letak: Letak
    program: Program
    kegiatan: Kegiatan | None = None
    penanggung_jawab: tuple[str, ...] = ()
    """The posts answerable for it, each in the one spelling it has in the plan: an aktivitas without one of its own has
    those of its kegiatan's indikator."""
    pendukung: tuple[str, ...] = ()
    """The posts that help, spelled in the same way: nothing is asked of them."""
    direvisi: Direvisi | None = None
    """Of an indikator that is judged: how the target of its year came to be what it is."""

    @property
    def id(self) -> str:
        """The slug of the node."""
        return self.isi.id

    @property
    def nama(self) -> str:
        """The wording of the node."""
        return self.isi.nama

    @property
    def nomor_program(self) -> str:
        """The printed number of the program the node stands in."""
        return self.nomor.split(".", 1)[0]

    @property
    def nomor_kegiatan(self) -> str:
        """The printed number of the kegiatan the node is, or stands in."""
        return ".".join(self.nomor.split(".")[:2])

    def is_below(self, other: "AnyButir") -> bool:
        """Say whether it stands below another node of its plan."""
        return self.isi is not other.isi and (other.isi is self.kegiatan or other.isi is self.program)


AnyButir = Butir[Program] | Butir[Kegiatan] | Butir[Aktivitas] | Butir[Indikator]


@frozen
class Outline:
    """A plan as four lists of nodes, each in printed order."""

    rencana: Rencana
    berkas: str
    program: tuple[Butir[Program], ...]
    kegiatan: tuple[Butir[Kegiatan], ...]
    aktivitas: tuple[Butir[Aktivitas], ...]
    indikator: tuple[Butir[Indikator], ...]

    def every(self) -> Iterator[AnyButir]:
        """Go through all nodes: program, kegiatan, aktivitas, indikator."""
        yield from self.program
        yield from self.kegiatan
        yield from self.aktivitas
        yield from self.indikator

    @cached_property
    def by_id(self) -> Mapping[str, AnyButir]:
        """Every node by its id."""
        return {one.id: one for one in self.every()}

    @cached_property
    def nomor(self) -> Mapping[str, str]:
        """The printed number of every node, by its id."""
        return {one.id: one.nomor for one in self.every()}

    @cached_property
    def targets(self) -> tuple[tuple[Butir[Indikator], Jalur, int, Fraction], ...]:
        """Every target that was signed, with its indikator, the way to it below that, and its year."""
        return tuple([(butir, *target) for butir in self.indikator for target in butir.isi.targets()])

    @property
    def answerable(self) -> tuple[Butir[Indikator] | Butir[Aktivitas], ...]:
        """The nodes that posts are answerable for."""
        return (*self.indikator, *self.aktivitas)

    @cached_property
    def jabatan(self) -> tuple[str, ...]:
        """Every responsible post, in printed order."""
        return tuple(dict.fromkeys(post for one in self.answerable for post in one.penanggung_jawab))

    @cached_property
    def pendukung(self) -> tuple[str, ...]:
        """Every supporting post, in printed order."""
        return tuple(dict.fromkeys(post for one in self.answerable for post in one.pendukung))

    def measuring(self, butir: AnyButir) -> tuple[Butir[Indikator], ...]:
        """List the indikator that are tied to an aktivitas."""
        return tuple(one for one in self.indikator if butir.id in one.isi.terkait)

    def of(self, id_: str) -> AnyButir | None:
        """Look a node up by its id."""
        return self.by_id.get(id_)

    def numbers(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Give the printed numbers of nodes; an id that stands for none as it is."""
        return tuple(self.nomor.get(one, one) for one in ids)

    def below(self, butir: AnyButir) -> tuple[AnyButir, ...]:
        """List what stands below a node, in the order of `every`."""
        return tuple(one for one in self.every() if one.is_below(butir))

    def find(self, key: str) -> tuple[AnyButir, ...]:
        """Give the nodes whose id or printed number is `key`, letter case aside."""
        wanted = rapi(key).casefold()
        return tuple(b for b in self.every() if wanted in (b.id, b.nomor.casefold()))


def outline(rencana: Rencana, berkas: str) -> Outline:
    """Give every node of a plan the number that its order gives it in print."""
    program = tuple(
        Butir(romawi(p), isi, Letak(berkas, ("program", p - 1)), isi) for p, isi in enumerate(rencana.program, 1)
    )
    kegiatan = tuple(
        Butir(f"{above.nomor}.{k}", isi, Letak(berkas, (*above.letak.jalur, "kegiatan", k - 1)), above.isi, isi)
        for above in program
        for k, isi in enumerate(above.isi.kegiatan, 1)
    )
    post = _spelled_once(rencana)
    indikator = tuple(
        Butir(
            f"{above.nomor}.{huruf(n)}",
            isi,
            Letak(berkas, (*above.letak.jalur, "indikator", n - 1)),
            above.program,
            above.isi,
            _spelled(post, jabatan_of(isi.penanggung_jawab)),
            _spelled(post, isi.pendukung),
        )
        for above in kegiatan
        for n, isi in enumerate(above.isi.indikator, 1)
    )
    aktivitas = tuple(
        Butir(
            f"{above.nomor}.{n}",
            isi,
            Letak(berkas, (*above.letak.jalur, "aktivitas", n - 1)),
            above.program,
            above.isi,
            _spelled(post, jabatan_of(isi.penanggung_jawab)) or shared,
            _spelled(post, isi.pendukung),
        )
        for above in kegiatan
        for shared in [
            _spelled(post, [name for one in above.isi.indikator for name in jabatan_of(one.penanggung_jawab)])
        ]
        for n, isi in enumerate(above.isi.aktivitas, 1)
    )
    return Outline(rencana, berkas, program, kegiatan, aktivitas, indikator)


def _spelled(post: Mapping[str, str], written: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([post[one] for one in written])) if written else ()


def _spelled_once(rencana: Rencana) -> dict[str, str]:
    """Give each post, however it is written, in the spelling that an indikator, or else an aktivitas, has first."""
    kegiatan = [one for program in rencana.program for one in program.kegiatan]
    written = [post for above in kegiatan for one in above.indikator for post in jabatan_of(one.penanggung_jawab)]
    written += [post for above in kegiatan for one in above.aktivitas for post in jabatan_of(one.penanggung_jawab)]
    written += [post for above in kegiatan for one in above.indikator for post in one.pendukung]
    written += [post for above in kegiatan for one in above.aktivitas for post in one.pendukung]
    posts = dict.fromkeys(written)
    first = spellings(posts)
    return {post: first[kunci(post)] for post in posts}

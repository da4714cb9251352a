"""The summaries of a program and of the whole plan, and the plan's own score, side by side and never merged."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import ceil

from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.grouping import grouped
from zi_cli.core.rounding import desimal_share
from zi_cli.core.schedule import Kejadian
from zi_cli.model.cara import KeadaanIndikator
from zi_cli.model.frozen import frozen
from zi_cli.model.pengaturan import Pengaturan


@frozen
class Bagian:
    """So many of so many; per cent is None when there is nothing to count."""

    ada: int
    dari: int

    @property
    def persen(self) -> Fraction | None:
        """The share in per cent, exact."""
        return Fraction(self.ada * 100, self.dari) if self.dari else None


@frozen
class Rerata:
    """A mean of percentages with one vote each, and how many voted."""

    persen: Fraction | None
    banyak: int
    bobot: Fraction | None = None
    """The sum of the bobot they voted by; None where each has one vote."""
    tanpa_bobot: tuple[str, ...] = ()
    """The printed numbers of voters without the bobot they should vote by: there is no mean then."""

    @property
    def berbobot(self) -> bool:
        """Whether each votes by its bobot."""
        return self.bobot is not None


@frozen
class Rekap:
    """What a group of indikator and aktivitas adds up to; computed indikator are left out."""

    indikator: int
    dinilai: int
    tercapai: int
    terisi: int
    rata_capaian: Rerata
    penyelesaian: Rerata
    penyelesaian_kejadian: Bagian
    """The pooled second reading: occurrences done of occurrences due."""
    ketepatan: Rerata
    bukti: Bagian
    batal: int


@frozen
class Skor:
    """The plan's own score: tercapai of those judged, with the range that missing readings leave open."""

    nomor: str | None
    """The printed number of the indikator whose score this is."""
    tercapai: int
    terbuka: int
    """Judged but not yet read: belum diisi and belum waktunya."""
    dinilai: int
    target: Fraction | None
    belum_waktunya: int = 0
    """Of those that are open, the ones that are measured later."""
    dikeluarkan: tuple[str, ...] = ()
    """The printed numbers of those that are not judged: nihil, tidak berlaku, without a target."""

    @property
    def semua(self) -> Bagian:
        """The same over all of them: what a reason typed into one indikator cannot move."""
        return Bagian(self.tercapai, self.dinilai + len(self.dikeluarkan))

    @property
    def nilai(self) -> Fraction | None:
        """The score in per cent; None when nothing is judged."""
        return Bagian(self.tercapai, self.dinilai).persen

    @property
    def rentang(self) -> tuple[Fraction | None, Fraction | None]:
        """The score if all that is open fails, and if all of it passes."""
        return self.nilai, Bagian(self.tercapai + self.terbuka, self.dinilai).persen

    @property
    def perlu(self) -> int | None:
        """How many must be reached for the target."""
        return None if self.target is None else ceil(self.target * self.dinilai / 100)

    @property
    def kurang(self) -> int | None:
        """How many more must be reached for the target."""
        return None if self.perlu is None else max(self.perlu - self.tercapai, 0)

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached already, whatever the open ones bring."""
        return self.nilai is not None and self.target is not None and self.nilai >= self.target

    @property
    def keadaan(self) -> KeadaanIndikator:
        """The state of the score by its own count; without a target it has no verdict."""
        if self.nilai is None:
            return "nihil"
        if self.target is None:
            return "tidak_berlaku"
        if self.terbuka == self.dinilai:
            return "belum_waktunya" if self.belum_waktunya == self.dinilai else "belum_diisi"
        return "tercapai" if self.is_reached else "belum_tercapai"

    def desimal(self, value: Fraction | None) -> int:
        """Give the decimals that show a score without hiding which side of the target it is on."""
        return desimal_share(value, verdict=lambda one: self.target is None or one >= self.target)


def score(others: Iterable[CapaianIndikator], target: Fraction | None, nomor: str | None = None) -> Skor:
    """Score the indikator that count: those with a target, less nihil and tidak berlaku."""
    counted = list(others)
    judged = [one for one in counted if one.dinilai]
    return Skor(
        nomor,
        tercapai=_count(judged, "tercapai"),
        terbuka=_count(judged, "belum_diisi") + _count(judged, "belum_waktunya"),
        dinilai=len(judged),
        target=target,
        belum_waktunya=_count(judged, "belum_waktunya"),
        dikeluarkan=tuple(one.butir.nomor for one in counted if not one.dinilai),
    )


def summarize(indikator: Sequence[CapaianIndikator], kejadian: Sequence[Kejadian], pengaturan: Pengaturan) -> Rekap:
    """Sum up a group of indikator and of occurrences."""
    others = [one for one in indikator if not one.dihitung]
    judged = [one for one in others if one.dinilai]
    due = [one for one in kejadian if one.jatuh_tempo_sampai]
    return Rekap(
        indikator=len(others),
        dinilai=len(judged),
        tercapai=_count(judged, "tercapai"),
        terisi=sum(one.keadaan in ("tercapai", "belum_tercapai") for one in judged),
        rata_capaian=_mean_capaian(judged, pengaturan),
        penyelesaian=_per_activity(due, lambda one: one.is_done),
        penyelesaian_kejadian=Bagian(sum(one.is_done for one in due), len(due)),
        ketepatan=_per_activity(due, lambda one: one.tepat_waktu),
        bukti=Bagian(sum(len(one.output_terisi) for one in due), sum(len(one.butir.isi.output) for one in due)),
        batal=sum(one.keadaan == "batal" for one in kejadian),
    )


def _mean_capaian(judged: Iterable[CapaianIndikator], pengaturan: Pengaturan) -> Rerata:
    """Average the capped capaian, by their bobot where the unit says so: one that is missing is neither 0 nor 1."""
    plafon = Fraction(pengaturan.plafon)
    voting = [(one, min(one.capaian, plafon)) for one in judged if one.capaian is not None]
    if pengaturan.rata_rata is None:
        return _mean([capped for _, capped in voting])
    without = tuple(one.butir.nomor for one, _ in voting if one.indikator.bobot is None)
    weighed = [(one.indikator.bobot, capped) for one, capped in voting if one.indikator.bobot is not None]
    whole = sum((bobot for bobot, _ in weighed), Fraction(0))
    total = sum((bobot * capped for bobot, capped in weighed), Fraction(0))
    return Rerata(total / whole if whole and not without else None, len(voting), whole, without)


def _per_activity(due: Iterable[Kejadian], is_met: Callable[[Kejadian], bool]) -> Rerata:
    """Average over activities, one vote each, so that a monthly one does not outvote a yearly one."""
    groups = grouped(due, lambda one: one.butir.nomor).values()
    return _mean([Fraction(sum(map(is_met, group)) * 100, len(group)) for group in groups])


def _mean(values: Sequence[Fraction]) -> Rerata:
    # Summed over each denominator first: adding Fractions one by one is most of what judging thousands of units costs.
    parts: dict[int, int] = defaultdict(int)
    for one in values:
        parts[one.denominator] += one.numerator
    total = sum((Fraction(part, whole) for whole, part in parts.items()), Fraction(0))
    return Rerata(total / len(values) if values else None, len(values))


def _count(judged: Iterable[CapaianIndikator], keadaan: str) -> int:
    return sum(one.keadaan == keadaan for one in judged)

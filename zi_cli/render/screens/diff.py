"""What changed between two states of a workspace: a screen, Markdown for a pull request, and data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.changes import Bagian, Bobot, Cara, Perubahan
from zi_cli.core.changes_words import kalimat
from zi_cli.core.effect import Dampak
from zi_cli.core.grouping import grouped
from zi_cli.core.rounding import desimal_apart, desimal_share, number, share
from zi_cli.core.summary import Rerata, Skor
from zi_cli.model.frozen import frozen
from zi_cli.model.markdown import escaped
from zi_cli.model.tulisan import MOST, tanggal_panjang, tertulis
from zi_cli.model.waktu import Waktu
from zi_cli.render.headline import mark, name_of, standing, standings
from zi_cli.render.layout import Block, Column, Gaya, Span, Table, heading, line
from zi_cli.render.screens.status import over_all_json, period_json

KATA: dict[Cara, str] = {"ditambahkan": "ditambah", "dihapus": "dihapus", "diubah": "diubah", "dipindahkan": "dipindah"}
TANDA: dict[Cara, str] = {"ditambahkan": "+", "dihapus": "-", "diubah": "~", "dipindahkan": "~"}
BAGIAN: dict[Bagian, str] = {
    "rencana": "Rencana aksi",
    "realisasi": "Realisasi",
    "pengaturan": "Pengaturan",
    "register": "Register bukti",
    "rekomendasi": "Rekomendasi",
    "periode": "Persetujuan",
}
GAYA: dict[Bobot, Gaya] = {"lebih_ringan": "buruk", "lebih_berat": "baik", "": ""}


@frozen
class Beda:
    """Two states by the names a person gave them, what changed, and what that does."""

    dari: str
    sampai: str
    perubahan: tuple[Perubahan, ...]
    dampak: tuple[Dampak, ...]
    per: date
    tak_terbaca: tuple[str, ...] = ()
    contoh: frozenset[int] = frozenset()
    """The years whose figures are invented on a side."""

    def is_example(self, changes: Sequence[Perubahan]) -> bool:
        """Say whether changes show invented figures."""
        return any(one.bagian == "realisasi" and one.tahun in self.contoh for one in changes)

    @property
    def parts(self) -> Mapping[str, list[Perubahan]]:
        """The changes under the heads they are shown under: a year's realisasi under its own."""
        return grouped(
            self.perubahan, lambda one: BAGIAN[one.bagian] + (f" {one.tahun}" if one.bagian == "realisasi" else "")
        )

    @property
    def tanpa_perubahan(self) -> str:
        """What is said where nothing changed."""
        where = "berkas yang terbaca" if self.tak_terbaca else "rencana aksi, realisasi, atau catatan lain"
        return f"Tidak ada perubahan pada {where}."


def diff_screen(beda: Beda) -> Iterator[Block]:
    """Lay out the changes by part, easier promises marked, and then the figures that changed."""
    head = Span(f"Perubahan dari {beda.dari} sampai {beda.sampai}", "judul")
    if not beda.perubahan:
        yield line(head)
        yield line(beda.tanpa_perubahan)
        return
    yield line(head, f" · {len(beda.perubahan)} perubahan")
    for title, changes in beda.parts.items():
        yield from heading(title, *mark(contoh=beda.is_example(changes)))
        yield Table((Column(), Column(), Column(wraps=True)), tuple(_row(one) for one in changes), indent=2)
    said = f" · per {tanggal_panjang(beda.per)}" if beda.dampak else ": tidak ada angka yang berubah."
    yield from heading("Dampak pada capaian", said)
    for one in beda.dampak:
        yield line(f"  {one.tahun}  {_headline(one)}", *mark(contoh=one.tahun in beda.contoh))
        yield from (line(f"        {said}") for said in _means(one))
        rows = tuple((Span(nomor), Span(f"{old} → {new}"), Span(state)) for nomor, old, new, state in _figures(one))
        if rows:
            yield Table((Column("Indikator"), Column("Capaian %"), Column("Keadaan", wraps=True)), rows, indent=8)


def _row(one: Perubahan) -> tuple[Span, ...]:
    style = GAYA[one.bobot]
    return Span(TANDA[one.cara], style), Span(one.nomor), Span(kalimat(one), style)


def _headline(one: Dampak) -> str:
    """Say the plan's own score on both sides; the target once where it is the same."""
    before, after = one.lama.skor, one.baru.skor
    if not one.skor_berubah:
        return f"{name_of(after)} tetap {standing(after)}"
    was, now = standings(before, after)
    old_goal = "" if before.target == after.target else _goal(before)
    return f"{name_of(after)} {was}{old_goal} → {now}{_goal(after)}"


def _means(one: Dampak) -> Iterator[str]:
    """Say the means that changed, with another word where they are made in another way."""
    for nomor, was, now in one.rata_rata:
        apart = 0 if was.persen is None or now.persen is None else desimal_apart(was.persen, now.persen)
        sides = ((one.persen, max(desimal_share(one.persen), apart)) for one in (was, now))
        old, new = (istilah.dengan_persen(*side) for side in sides)
        kind = istilah.rata_rata(was).capitalize()
        other = "" if was.berbobot == now.berbobot else f"{istilah.rata_rata(now)} "
        yield f"{kind} capaian{f' program {nomor}' if nomor else ''} {old} → {other}{new}"


def _goal(skor: Skor) -> str:
    return "" if skor.target is None else f", target {tertulis(skor.target)} %"


def _figures(one: Dampak) -> list[tuple[str, str, str, str]]:
    """Give number, both capaian and the keadaan of each indikator that changed."""
    return [_figure(was, now, found) for was, now in one.indikator if (found := now or was)]


def _figure(
    was: CapaianIndikator | None, now: CapaianIndikator | None, found: CapaianIndikator
) -> tuple[str, str, str, str]:
    old, new = (istilah.persen(*each) for each in _apart(was, now))
    return found.butir.nomor, old, new, istilah.perubahan(_state(was), _state(now))


def _apart(*sides: CapaianIndikator | None) -> list[tuple[Fraction | None, int]]:
    """Give both capaian, each with the decimals that its verdict needs and that tell it from the other."""
    was, now = (one.capaian if one else None for one in sides)
    apart = 0 if was is None or now is None else desimal_apart(was, now)
    return [(one.capaian, max(one.desimal_capaian, apart)) if one else (None, apart) for one in sides]


def _state(one: CapaianIndikator | None) -> str:
    return istilah.keadaan_indikator(one) if one else "tidak ada"


def diff_markdown(beda: Beda) -> str:
    """Write the changes for a pull request."""
    return "\n".join(_markdown(beda)) + "\n"


def _markdown(beda: Beda) -> Iterator[str]:
    yield from (f"## Perubahan dari {escaped(beda.dari)} sampai {escaped(beda.sampai)}", "")
    if not beda.perubahan:
        yield beda.tanpa_perubahan
    for title, changes in beda.parts.items():
        rows = ((KATA[one.cara], one.nomor, kalimat(one) + _weight(one)) for one in changes)
        example = " · CONTOH" if beda.is_example(changes) else ""
        yield from (f"### {title}{example}", "", *_table(("", "Butir", "Perubahan"), rows), "")
    if beda.perubahan:
        yield from ("### Dampak pada capaian", "", *_effect(beda))
    if beda.tak_terbaca:
        yield from ("### Tidak dibandingkan", "", *(f"- {escaped(one)}" for one in beda.tak_terbaca))


def _weight(one: Perubahan) -> str:
    """Say of a schedule and of outputs that less is asked than before; a target's own sentence says so."""
    return " (lebih ringan)" if one.bobot == "lebih_ringan" and one.kunci in ("waktu", "output") else ""


def _effect(beda: Beda) -> Iterator[str]:
    if not beda.dampak:
        yield "Tidak ada angka yang berubah."
        return
    yield f"Per {tanggal_panjang(beda.per)}."
    for one in beda.dampak:
        example = " · CONTOH" if one.tahun in beda.contoh else ""
        yield from ("", f"**{one.tahun}**: {escaped(_headline(one))}{example}")
        yield from (line for said in _means(one) for line in ("", escaped(said)))
        rows = _figures(one)
        if rows:
            yield from ("", *_table(("Indikator", "Capaian lama", "Capaian baru", "Keadaan"), rows))
    yield ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + " --- |" * len(heads)
    yield from (f"| {' | '.join(map(escaped, row))} |" for row in rows)


def diff_json(beda: Beda) -> dict[str, Any]:
    """Give the changes and their effect as data."""
    return {
        "skema": 1,
        "dari": beda.dari,
        "sampai": beda.sampai,
        "per": beda.per,
        "contoh": sorted(beda.contoh),
        "perubahan": [_change_json(one) for one in beda.perubahan],
        "dampak": [_effect_json(one) for one in beda.dampak],
        "tak_terbaca": beda.tak_terbaca,
    }


def _change_json(one: Perubahan) -> dict[str, Any]:
    return {
        "bagian": one.bagian,
        "jenis": one.jenis,
        "cara": one.cara,
        "kunci": one.kunci or None,
        "id": one.id or None,
        "nomor": one.nomor or None,
        "nama": one.nama or None,
        "tahun": one.tahun,
        "lama": _value(one.lama),
        "baru": _value(one.baru),
        "bobot": one.bobot or None,
        "kalimat": kalimat(one),
        "berkas": one.letak.berkas,
    }


def _value(value: Any) -> Any:  # noqa: ANN401  whatever a key holds
    """Give a value as data; what a record leaves at its default is left out."""
    match value:
        case Waktu():
            return value.teks
        case Fraction():
            return number(value, MOST)
        case list() | tuple():
            return [_value(one) for one in value]
        case Mapping():
            return {str(key): _value(one) for key, one in value.items()}
    if not is_dataclass(value):
        return value
    held = {one.name: getattr(value, one.name) for one in fields(value)}
    return {name: _value(one) for name, one in held.items() if one not in (None, (), {})}


def _effect_json(one: Dampak) -> dict[str, Any]:
    return {
        "tahun": one.tahun,
        "capaian_rencana_aksi": {"lama": _score_json(one.lama), "baru": _score_json(one.baru)},
        "rata_capaian": [
            {"program": nomor or None, "lama": _mean_json(was), "baru": _mean_json(now)}
            for nomor, was, now in one.rata_rata
        ],
        "indikator": [
            {
                "id": found.butir.id,
                "nomor": found.butir.nomor,
                **{
                    side: one and _figure_json(one, desimal)
                    for side, one, (_, desimal) in zip(("lama", "baru"), (was, now), _apart(was, now), strict=True)
                },
            }
            for was, now in one.indikator
            if (found := now or was)
        ],
    }


def _score_json(penilaian: Penilaian) -> dict[str, Any]:
    skor = penilaian.skor
    return {
        "nilai": number(skor.nilai, skor.desimal(skor.nilai)),
        "tercapai": skor.tercapai,
        "dinilai": skor.dinilai,
        "semua": over_all_json(skor),
        "target": number(skor.target, MOST),
    }


def _mean_json(one: Rerata) -> dict[str, Any]:
    return {"nilai": share(one.persen), "berbobot": one.berbobot}


def _figure_json(one: CapaianIndikator, desimal: int) -> dict[str, Any]:
    return {"capaian": number(one.capaian, desimal), "keadaan": one.keadaan} | period_json(one.antara)

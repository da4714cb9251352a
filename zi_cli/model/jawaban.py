"""What people answered to what a document does not say."""

from collections.abc import Mapping
from typing import Any

from zi_cli.model import isian
from zi_cli.model.schema_record import Schema, optional, record, required

_APA_SAJA: Schema = {"type": "any"}
"""What a key of the plan may hold is checked with the plan itself."""


@record
class Jawaban:
    """The answers to the questions of an import; a key without content is not answered yet."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    judul: str | None = optional(isian.TEKS, "Judul rencana aksi.", default=None)
    unit: Mapping[str, Any] = optional(
        isian.peta(isian.TEKS, _APA_SAJA), "nama, singkatan dan daerah unit.", default={}
    )
    periode: Mapping[str, Any] = optional(isian.peta(isian.TEKS, _APA_SAJA), "{mulai: 2022, selesai: 2026}", default={})
    ditetapkan: Mapping[str, Any] = optional(
        isian.peta(isian.TEKS, _APA_SAJA), "tempat, tanggal, jabatan dan nama.", default={}
    )
    butir: Mapping[str, Mapping[str, Any] | None] = optional(
        isian.peta(isian.SLUG, {"type": "nullable", "schema": isian.peta(isian.TEKS, _APA_SAJA)}),
        "Menurut id, kunci rencana dan isinya: {mp-tim-capaian: {baik: [1]}}.",
        default={},
    )

    def of(self, id_: str) -> dict[str, Any]:
        """Give what was answered of a node; a key without content was not."""
        return {key: one for key, one in (self.butir.get(id_) or {}).items() if one is not None}

    def said(self, id_: str, kunci: str) -> Any:  # noqa: ANN401  whatever a plan may hold
        """Give the answer to a question, None where there is none."""
        held: Any = (
            self.of(id_) if id_ else {key: getattr(self, key) for key in ("judul", "unit", "periode", "ditetapkan")}
        )
        for part in kunci.split("."):
            held = held.get(part) if isinstance(held, Mapping) else None
        return held if held != {} else None


KOSONG = Jawaban(skema=1)
"""No answer yet."""

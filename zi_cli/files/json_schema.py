"""The JSON Schema of each kind of file, made by pydantic from the records' own declarations."""

import json
from typing import Any

from zi_cli.model.bukti import RegisterBukti
from zi_cli.model.jawaban import Jawaban
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.persetujuan import Persetujuan
from zi_cli.model.peta import Peta
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rekomendasi import DaftarRekomendasi
from zi_cli.model.rencana import Rencana
from zi_cli.model.schema_record import schema_of

DIALECT = "http://json-schema.org/draft-07/schema#"
"""What every editor knows; the schemas use nothing newer."""
KINDS: dict[str, tuple[type[Any], str]] = {
    "rencana": (Rencana, "Rencana aksi Zona Integritas"),
    "realisasi": (Realisasi, "Realisasi rencana aksi satu tahun"),
    "bukti": (RegisterBukti, "Register bukti satu tahun"),
    "rekomendasi": (DaftarRekomendasi, "Rekomendasi dan tindak lanjut satu tahun"),
    "periode": (Persetujuan, "Log persetujuan satu periode"),
    "zi": (Pengaturan, "Pengaturan unit"),
}
"""The kinds of file a unit has."""
IMPORTED: dict[str, tuple[type[Any], str]] = {
    "peta": (Peta, "Peta kolom untuk zi import"),
    "jawaban": (Jawaban, "Jawaban atas pertanyaan zi import"),
}
"""The kinds that people write for reading a document, wherever they keep them."""
EVERY = KINDS | IMPORTED


def json_schema(kind: str) -> dict[str, Any]:
    """Give the schema of one kind of file."""
    from pydantic.json_schema import GenerateJsonSchema

    class InIndonesian(GenerateJsonSchema):
        """Leaves out what comes from English names and docstrings, and says that unknown keys are refused."""

        def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  as pydantic calls it
            return False

        def dataclass_schema(self, schema: Any) -> dict[str, Any]:  # noqa: ANN401  as pydantic calls it
            made = super().dataclass_schema(schema)
            kept = {key: value for key, value in made.items() if key not in ("title", "description")}
            return {**kept, "additionalProperties": False}

    record, title = EVERY[kind]
    made = InIndonesian().generate(schema_of(record), mode="validation")
    return {"$schema": DIALECT, "title": title, **made}


def as_text(made: dict[str, Any]) -> str:
    """Write a schema as a file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"

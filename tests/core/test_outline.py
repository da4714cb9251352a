"""The way through a plan and its judgement: what stands below a node is no matter of how numbers begin."""

import pytest

from tests.building import HARI_INI, aktivitas, indikator
from zi_cli.core.assessment import Bahan, Penilaian, assess
from zi_cli.core.meant import the_indikator
from zi_cli.core.outline import AnyButir
from zi_cli.core.position import posisi
from zi_cli.model.periode import Periode
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Rencana
from zi_cli.model.schema_record import validator_of


def judged() -> Penilaian:
    """Judge a plan of two programs, the first of eleven kegiatan, each of one indikator and two occurrences."""

    def kegiatan(key: str) -> dict[str, object]:
        done = [aktivitas(f"{key}-a", "Juni dan Desember")]
        return {"id": key, "nama": f"Kegiatan {key}", "aktivitas": done, "indikator": [indikator(f"{key}-i")]}

    programs = [
        {"id": f"p{p}", "nama": f"Program {p}", "kegiatan": [kegiatan(f"k{p}-{k}") for k in range(1, many + 1)]}
        for p, many in ((1, 11), (2, 1))
    ]
    unit = {"nama": "Dinas", "singkatan": "D", "daerah": "Kota"}
    tree = {"skema": 1, "judul": "Rencana", "unit": unit, "periode": {"mulai": 2024, "selesai": 2024}}
    plan = validator_of(Rencana).validate_python(tree | {"program": programs})
    return assess(Bahan(plan, "plans/renaksi.yaml"), posisi(Periode(2024), hari_ini=HARI_INI))


PENILAIAN = judged()


def node(nomor: str) -> AnyButir:
    return PENILAIAN.outline.find(nomor)[0]


def test_what_stands_below_is_not_what_begins_with_the_same_number() -> None:
    below = PENILAIAN.outline.below
    assert [one.nomor for one in below(node("I.1"))] == ["I.1.1", "I.1.a"]
    assert [one.nomor for one in below(node("I.10"))] == ["I.10.1", "I.10.a"]
    assert [one.nomor for one in below(node("I.1.a"))] == []
    assert [one.nomor for one in below(node("II"))] == ["II.1", "II.1.1", "II.1.a"]
    assert len(below(node("I"))) == 33


def test_nor_is_what_is_judged_of_it() -> None:
    assert [one.butir.nomor for one in PENILAIAN.below(node("I.1"))] == ["I.1.a"]
    assert [one.butir.nomor for one in PENILAIAN.below(node("II"))] == ["II.1.a"]
    assert [(one.butir.nomor, one.bulan) for one in PENILAIAN.occurrences(node("I.1"))] == [("I.1.1", 6), ("I.1.1", 12)]
    assert PENILAIAN.occurrences(node("I.1.1")) == PENILAIAN.occurrences(node("I.1"))
    assert len(PENILAIAN.occurrences(node("I"))) == 22
    assert PENILAIAN.occurrences(node("I.1.a")) == ()


def test_a_node_is_found_by_id_and_its_judgement_by_the_node() -> None:
    whole = PENILAIAN.outline
    for one in whole.every():
        assert whole.of(one.id) is one
        assert whole.nomor[one.id] == one.nomor
    assert whole.of("k1") is None
    assert PENILAIAN.of(node("I.10.a")).butir.nomor == "I.10.a"
    assert PENILAIAN.rekap_of("II") is PENILAIAN.program[1].rekap
    assert PENILAIAN.rekap_of("I.1") is None
    assert PENILAIAN.own is None


def test_a_kegiatan_of_one_indikator_may_stand_for_it() -> None:
    assert the_indikator(PENILAIAN.outline, "I.1").nomor == "I.1.a"
    with pytest.raises(Refusal, match="cocok dengan 11"):
        the_indikator(PENILAIAN.outline, "I")


def test_a_program_is_summed_up_over_its_own() -> None:
    assert [one.rekap.indikator for one in PENILAIAN.program] == [11, 1]

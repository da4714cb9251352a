"""What an office does, as functions of plain values that a command and a page can share.

Each is imported when it is first looked at, as `acts.record`: a command declares its words without it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zi_cli.acts import (
        check,
        check_many,
        compare,
        dashboard,
        done,
        due,
        effort,
        evidence,
        evidence_add,
        evidence_verify,
        followup,
        impor,
        init,
        init_from,
        narasi,
        new_year,
        period,
        realisasi,
        recommend,
        record,
        report,
        rollup,
        status,
        tables,
        terms,
        undo,
        year,
    )
else:

    def __getattr__(name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        return import_module(f"{__name__}.{name}")

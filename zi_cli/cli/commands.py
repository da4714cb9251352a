"""The commands by name: a command's module is imported when it is typed, or when help lists it."""

from importlib import import_module
from typing import Any

import typer

from zi_cli.cli.help import Command, Group

COMMANDS = {
    "status": "Sejauh mana capaian, dan apa yang perlu perhatian.",
    "due": "Apa yang jatuh tempo, berjalan dan lewat bulan ini.",
    "report": "Laporan satu semester.",
    "dashboard": "Keadaan setahun dalam satu halaman HTML.",
    "check": "Periksa rencana dan realisasi.",
    "diff": "Apa yang berubah antara dua revisi, dan dampaknya.",
    "explain": "Asal-usul sebuah angka.",
    "record": "Catat realisasi sebuah indikator.",
    "done": "Catat aktivitas yang selesai atau batal.",
    "undo": "Urungkan perubahan yang terakhir dicatat.",
    "evidence": "Catat, cari dan periksa bukti.",
    "recommend": "Rekomendasi dan tindak lanjutnya.",
    "period": "Ajukan dan setujui satu periode laporan.",
    "web": "Buka unit ini di peramban: lihat dan catat.",
    "new-year": "Siapkan berkas realisasi tahun baru.",
    "init": "Mulai folder kerja untuk unit lain.",
    "import": "Rencana dari dokumen kantor: Word, Excel, teks.",
    "export": "Kalender dan tabel untuk program lain.",
    "rollup": "Rekap banyak unit: capaian, peringkat, tertinggal.",
    "schema": "Skema JSON untuk editor.",
}
"""Each command with what help says of it; it stands in the module of its name, as `app` or as a function."""


class Commands(dict[str, Any]):
    """The commands of the program, each loaded when it is looked at."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(COMMANDS))

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  typer does not export its commands' base
        """Give a command, loaded."""
        found = super().__getitem__(name)
        if found is None:
            found = self[name] = _load(name)
        return found

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """Give a command, or the default where there is none of that name."""
        try:
            return self[name]
        except KeyError:
            return default

    def items(self) -> Any:  # noqa: ANN401  a view of another dictionary
        """Give all commands, loaded."""
        return {name: self[name] for name in self}.items()

    def values(self) -> Any:  # noqa: ANN401  as above
        """Give all commands, loaded."""
        return {name: self[name] for name in self}.values()


class Program(Group):
    """The program itself."""

    def __init__(self, **arguments: Any) -> None:  # noqa: ANN401  as typer calls it
        super().__init__(**{**arguments, "commands": {}, "suggest_commands": False})
        self.commands = Commands()


_WORD = {"import": "impor"}
"""The module of a command whose name is a word of Python's own."""


def _load(name: str) -> Any:  # noqa: ANN401
    """Import a command and make what typer runs."""
    word = _WORD.get(name, name.replace("-", "_"))
    module = import_module(f"zi_cli.cli.{word}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    made: Any
    if hasattr(module, "app"):
        made = typer.main.get_group(module.app)
    else:
        alone.command(name, cls=Command)(getattr(module, word))
        made = typer.main.get_command(alone)
    made.name, made.short_help = name, COMMANDS[name]
    return made

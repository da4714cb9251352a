"""An icon for the page of a unit: on the desktop where there is one, and among the user's programs.

It names the installed program and the unit's folder. Nothing executable is ever put into a unit.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from zi_cli.files import disk
from zi_cli.files.safe_write import make_folder, replace_text
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import clean

PROGRAM = "zi-halaman"
"""The script without a console that the package installs."""
_POWERSHELL = (
    "$s = (New-Object -ComObject WScript.Shell).CreateShortcut($env:ZI_TAUTAN); "
    "$s.TargetPath = $env:ZI_PROGRAM; $s.Arguments = $env:ZI_ARGUMEN; $s.WorkingDirectory = $env:ZI_FOLDER; "
    "$s.Description = 'Zona Integritas'; $s.Save()"
)
"""Everything that differs is handed over by name, so that no folder's name can become a command."""


def put_shortcut(unit: Path, nama: str) -> tuple[Path, ...]:
    """Put the icon of a unit where its user finds it, in the place of the one that was there; gives where.

    Raises Refusal where this system has no such icons, or the program is not installed.
    """
    program = Path(sys.executable).with_name(PROGRAM + (".exe" if os.name == "nt" else ""))
    if not program.is_file():
        raise Refusal(f"program {PROGRAM} tidak ditemukan di {program.parent}", "pasang zi lagi, lalu ulangi")
    if sys.platform == "win32":
        return tuple(_windows(folder, unit, nama, program) for folder in _windows_folders(os.environ))
    if sys.platform == "darwin":
        raise Refusal("ikon untuk macOS belum tersedia", "buka halamannya dari terminal")
    name = f"zi-{sha256(os.fsencode(unit)).hexdigest()[:12]}.desktop"
    return tuple(_desktop(folder / name, unit, nama, program) for folder in _linux_folders(os.environ))


def _linux_folders(environ: Mapping[str, str]) -> list[Path]:
    """Give the folder of the user's programs, and that of the desktop where there is one (the XDG base directories)."""
    home = Path(environ.get("HOME", "~")).expanduser()
    said = environ.get("XDG_DATA_HOME", "")
    programs = (Path(said) if Path(said).is_absolute() else home / ".local/share") / "applications"
    make_folder(programs)
    return [programs, *(one for one in (home / "Desktop", home / "Desktop".lower()) if one.is_dir())]


def _desktop(place: Path, unit: Path, nama: str, program: Path) -> Path:
    replace_text(place, desktop_entry(unit, nama, program))
    if place.parent.name != "applications":
        _let_run(place)
    return place


def _let_run(place: Path) -> None:
    """Say that it may be started: a desktop shows the others as text."""
    disk.chmod(place, 0o755)


def desktop_entry(unit: Path, nama: str, program: Path) -> str:
    """Write an icon in the way of the Desktop Entry Specification; a name that could say more than a name is refused."""
    for one in (str(unit), str(program)):
        if not one.isprintable():
            raise Refusal(f"nama folder {clean(one)} memuat tanda yang tidak tampak", "ganti nama foldernya dulu")
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.5\n"
        f"Name=Zona Integritas – {clean(nama)}\nComment=Lihat dan catat rencana aksi Zona Integritas\n"
        f"Exec={_quoted(program)} -C {_quoted(unit)}\nTerminal=false\nCategories=Office;\n"
    )


def _quoted(path: Path) -> str:
    """Quote an argument: once for the shell's signs, once for the backslash of a desktop entry, and its per cents."""
    said = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in str(path))
    return '"' + said.replace("\\", "\\\\").replace("%", "%%") + '"'


def _windows_folders(environ: Mapping[str, str]) -> list[Path]:
    programs = Path(environ["APPDATA"]) / "Microsoft/Windows/Start Menu/Programs"
    desktop = Path(environ["USERPROFILE"]) / "Desktop"
    return [programs, *([desktop] if desktop.is_dir() else [])]


def _windows(folder: Path, unit: Path, nama: str, program: Path) -> Path:
    kept = "".join(" " if one in '<>:"/\\|?*' else one for one in clean(nama)).strip(" .")
    place = folder / f"Zona Integritas - {kept}.lnk"
    said = {"ZI_TAUTAN": place, "ZI_PROGRAM": program, "ZI_ARGUMEN": f'-C "{unit}"', "ZI_FOLDER": unit}
    shell = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32/WindowsPowerShell/v1.0/powershell.exe"
    done = subprocess.run(  # noqa: S603  the system's own program, and no word of anybody else
        [str(shell), "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL],
        env={**os.environ, **{name: str(value) for name, value in said.items()}},
        check=False,
        capture_output=True,
        timeout=60,
    )
    if done.returncode:
        raise Refusal(f"ikon tidak bisa dibuat di {folder}", "periksa hak tulis Anda di folder itu")
    return place

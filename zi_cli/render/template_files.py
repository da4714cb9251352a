"""Where templates are: in the unit's own folder, else in zi's, which is in the package or beside it in a checkout."""

from pathlib import Path

from zi_cli.model.refusal import Refusal

PACKAGED = Path(__file__).resolve().parent.parent / "templates"
CHECKOUT = Path(__file__).resolve().parent.parent.parent / "templates"


def folders(overrides: Path | None) -> list[Path]:
    """Give the folders a template is looked for in, the unit's own first."""
    return [folder for folder in (overrides, PACKAGED, CHECKOUT) if folder and folder.is_dir()]


def find(name: str, overrides: Path | None = None) -> Path:
    """Find a template that is no text; a link that leaves its folder is not followed."""
    for folder in folders(overrides):
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return path
    raise unusable(name, "tidak ditemukan")


def is_own(name: str, overrides: Path | None) -> bool:
    """Tell whether a unit has a template of this name."""
    return overrides is not None and (overrides / name).is_file()


def unusable(place: str, error: object) -> Refusal:
    """Say that a template cannot be used."""
    return Refusal(f"template {place} tidak dapat dipakai: {error}", "perbaiki, atau hapus agar template zi dipakai")

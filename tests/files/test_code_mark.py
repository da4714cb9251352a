"""What stands for the code that answers: it changes with zi's own files, and with nothing that lies beside them."""

from pathlib import Path

import pytest

from zi_cli.cache.store import code_mark


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a checkout that Python finds zi in; gives its folder."""
    (tmp_path / "zi_cli" / "cache").mkdir(parents=True)
    (tmp_path / "zi_cli" / "cache" / "store.py").write_text("lama", encoding="utf-8")
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_what_is_put_into_a_checkout_beside_zi_is_no_other_code(checkout: Path) -> None:
    """Tools leave folders there while zi runs: .hypothesis, .ruff_cache."""
    before = code_mark(str(checkout / "zi_cli"))
    (checkout / ".hypothesis").mkdir()
    (checkout / "laporan.html").touch()
    assert code_mark(str(checkout / "zi_cli")) == before
    (checkout / "zi_cli" / "cache" / "store.py").write_text("baru", encoding="utf-8")
    assert code_mark(str(checkout / "zi_cli")) != before


def test_beside_an_installed_zi_a_package_is(checkout: Path) -> None:
    (checkout / "pyproject.toml").unlink()
    before = code_mark(str(checkout / "zi_cli"))
    (checkout / "rich-99.dist-info").mkdir()
    assert code_mark(str(checkout / "zi_cli")) != before

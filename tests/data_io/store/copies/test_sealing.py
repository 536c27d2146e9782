"""Sealed back-ups: whoever has no password reads nothing, and nothing that was changed passes."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from data_io.store.copies import sealing
from data_io.store.copies.sealing import MAGIC, PIECE, CopyDamaged, CopyLocked, seal, told_of, unseal

PASSWORD = "corréct horse"  # noqa: S105 - of a test
SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7]


@pytest.fixture(autouse=True)
def keys_are_made_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sealing.COST, "n", 1_024)


def sealed_file(folder: Path, content: bytes) -> Path:
    (folder / "plain").write_bytes(content)
    seal(folder / "plain", folder / "sealed", PASSWORD, {"rows": {"customer": 3}})
    return folder / "sealed"


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_comes_out_again(tmp_path: Path, size: int) -> None:
    content = secrets.token_bytes(size)
    sealed = sealed_file(tmp_path, content)
    unseal(sealed, tmp_path / "again", PASSWORD)
    assert (tmp_path / "again").read_bytes() == content
    assert (tmp_path / "again").stat().st_mode & 0o077 == 0
    assert sealed.stat().st_mode & 0o077 == 0
    assert told_of(sealed) == {"rows": {"customer": 3}}


def test_nothing_of_it_can_be_read(tmp_path: Path) -> None:
    sealed = sealed_file(tmp_path, b"Ann Ames, 1 Mill Lane" * 1_000)
    assert b"Ann" not in sealed.read_bytes()


def test_the_same_twice_is_not_the_same_sealed(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x" * 100)
    for name in ("one", "two"):
        seal(tmp_path / "plain", tmp_path / name, PASSWORD, {})
    assert (tmp_path / "one").read_bytes() != (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("password", [None, "", "wrong", PASSWORD + " "])
def test_another_password_opens_nothing(tmp_path: Path, password: str | None) -> None:
    sealed = sealed_file(tmp_path, b"x" * 100)
    with pytest.raises(CopyLocked, match="password"):
        unseal(sealed, tmp_path / "again", password)
    assert not (tmp_path / "again").exists()


def pieces(sealed: bytes) -> tuple[bytes, list[bytes]]:
    start = sealed.index(b"\n", len(MAGIC)) + 1
    size = PIECE + sealing.TAG
    return sealed[:start], [sealed[at : at + size] for at in range(start, len(sealed), size)]


def test_a_file_cut_short_changed_or_put_together_anew_is_found(tmp_path: Path) -> None:
    sealed = sealed_file(tmp_path, secrets.token_bytes(3 * PIECE + 5))
    whole = sealed.read_bytes()
    head, parts = pieces(whole)
    flipped = bytearray(whole)
    flipped[-9] ^= 1
    spoilt = {
        "cut at a piece": head + b"".join(parts[:-1]),
        "cut within one": whole[:-3],
        "two exchanged": head + parts[1] + parts[0] + b"".join(parts[2:]),
        "one left out": head + parts[0] + b"".join(parts[2:]),
        "one twice": head + parts[0] + b"".join(parts),
        "one bit": bytes(flipped),
        "more at the end": whole + b"x",
        "another head": whole.replace(b'"customer":3', b'"customer":4'),
        "no pieces": head,
        "half a head": head[:40],
    }
    for how, content in spoilt.items():
        sealed.write_bytes(content)
        with pytest.raises((CopyLocked, CopyDamaged)):
            unseal(sealed, tmp_path / "again", PASSWORD)
        assert not (tmp_path / "again").exists(), how


def test_a_head_that_asks_for_all_memory_is_refused(tmp_path: Path) -> None:
    sealed = sealed_file(tmp_path, b"x")
    sealed.write_bytes(sealed.read_bytes().replace(b'"n":1024', b'"n":1073741824'))
    with pytest.raises(CopyDamaged):
        unseal(sealed, tmp_path / "again", PASSWORD)

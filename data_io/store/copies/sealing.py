"""Back-ups that only their password opens: AES-256-GCM in pieces, the key from the password by scrypt.

A sealed file is a line that tells what it is, a line of JSON (how the key is made, and what the copy holds,
readable without the password so that a list can be shown), and the pieces. Each piece has a nonce of its own:
the file's random beginning, the piece's number, and whether it is the last; the two lines are authenticated
with every piece. So a piece that was changed, left out, put elsewhere or taken from another file is found,
and so is an end that is missing.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from data_io.store.errors import StoreError

MAGIC: Final = b"REGULARS SEALED BACK-UP 1\n"
PIECE: Final = 1_048_576
TAG: Final = 16
LONGEST_HEAD: Final = 100_000
COST: Final = {"n": 65_536, "r": 8, "p": 1}
"""64 MiB and a tenth of a second for each guess (RFC 7914)."""
MOST_MEMORY: Final = 268_435_456
"""What a head may ask for: one that was forged must not take the machine's memory."""
WRONG: Final = (
    "The back-up {name} is encrypted with another password, or it was damaged. Nothing was changed. Give the "
    "password that REGULARS_BACKUP_PASSWORD had when it was made."
)
MISSING: Final = (
    "The back-up {name} is encrypted. Nothing was changed. Set REGULARS_BACKUP_PASSWORD to the password that "
    "it was made with, and start again."
)
DAMAGED: Final = "The back-up {name} is damaged: {what}. Nothing was changed. Choose another one."


class CopyLocked(StoreError):
    """A back-up whose password is missing or another one."""


class CopyDamaged(StoreError):
    """A back-up that is not whole any more."""


def seal(plain: Path, sealed: Path, password: str, told: Mapping[str, Any]) -> None:
    """Write a file encrypted; ``told`` is what may be read without the password. The plain one stays."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, beginning = secrets.token_bytes(16), secrets.token_bytes(7)
    made = {"scrypt": {**COST, "salt": _text(salt)}, "nonce": _text(beginning), "piece": PIECE}
    head = MAGIC + orjson.dumps({**made, "told": dict(told)})
    cipher = AESGCM(_key(password, salt, COST))
    descriptor = os.open(sealed, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with plain.open("rb") as source, os.fdopen(descriptor, "wb") as target:
        target.write(head + b"\n")
        number, piece = 0, source.read(PIECE)
        while True:
            following = source.read(PIECE)
            target.write(cipher.encrypt(_nonce(beginning, number, last=not following), piece, head))
            if not following:
                break
            number, piece = number + 1, following
        target.flush()
        os.fsync(target.fileno())


def unseal(sealed: Path, plain: Path, password: str | None) -> None:
    """Write the plain file of a sealed one; ``CopyLocked`` or ``CopyDamaged``, and then nothing is left."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not password:
        raise CopyLocked(MISSING.format(name=sealed.name))
    with sealed.open("rb") as source:
        head, content = _head(source, sealed.name)
        try:
            salt, beginning = _bytes(content["scrypt"]["salt"]), _bytes(content["nonce"])
            cipher = AESGCM(_key(password, salt, content["scrypt"]))
            size = min(int(content["piece"]), 16 * PIECE) + TAG
        except (KeyError, TypeError, ValueError) as error:
            raise CopyDamaged(
                DAMAGED.format(name=sealed.name, what="its beginning cannot be read")
            ) from error
        descriptor = os.open(plain, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        number = 0
        try:
            with os.fdopen(descriptor, "wb") as target:
                piece = source.read(size)
                while True:
                    following = source.read(size)
                    target.write(cipher.decrypt(_nonce(beginning, number, last=not following), piece, head))
                    if not following:
                        break
                    number, piece = number + 1, following
        except BaseException as error:
            plain.unlink(missing_ok=True)
            if not isinstance(error, InvalidTag | ValueError):
                raise
            if number == 0:
                raise CopyLocked(WRONG.format(name=sealed.name)) from error
            what = "a part of it is missing, or was changed"
            raise CopyDamaged(DAMAGED.format(name=sealed.name, what=what)) from error


def is_sealed(file: Path) -> bool:
    """Whether a file is a sealed back-up, whatever it is called."""
    with file.open("rb") as source:
        return source.read(len(MAGIC)) == MAGIC


def told_of(file: Path) -> dict[str, Any]:
    """Give what a sealed file tells without its password; nothing where that cannot be read."""
    with file.open("rb") as source:
        told: dict[str, Any] = _head(source, file.name)[1].get("told", {})
        return told


def _head(source: BinaryIO, name: str) -> tuple[bytes, dict[str, Any]]:
    """Read the two lines: as they lie, and what the second says."""
    first, second = source.readline(len(MAGIC)), source.readline(LONGEST_HEAD)
    try:
        content = orjson.loads(second)
    except orjson.JSONDecodeError:
        content = None
    if first != MAGIC or not isinstance(content, dict):
        raise CopyDamaged(DAMAGED.format(name=name, what="its beginning cannot be read"))
    return first + second.removesuffix(b"\n"), content


def _key(password: str, salt: bytes, cost: Mapping[str, Any]) -> bytes:
    n, r, p = (int(cost[name]) for name in ("n", "r", "p"))
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=MOST_MEMORY, dklen=32)


def _nonce(beginning: bytes, number: int, *, last: bool) -> bytes:
    return beginning + number.to_bytes(4, "big") + bytes([last])


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: str) -> bytes:
    return base64.b64decode(value, validate=True)

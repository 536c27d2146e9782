"""One-time codes of a telephone (RFC 6238), and codes on paper for whoever has lost it."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from typing import Final

import pyotp
from sqlalchemy import Connection

from crm.clock import utc_now
from data_io.store.accounts.errors import PeopleRefused
from data_io.store.accounts.persons import change
from data_io.store.accounts.tokens import digest, new_written_code, read_written_code
from data_io.store.engines import run

STEP_SECONDS: Final = 30
DRIFT: Final = 1
"""A telephone's clock may be a step off, either way."""
RECOVERY_CODES: Final = 10
ISSUER: Final = "Regulars"
_CODE: Final = re.compile(r"[0-9]{6}")
NOT_THE_CODE: Final = (
    "That is not the code that the telephone shows now. Nothing was changed; "
    "wait for the next one and type that."
)


@dataclass(frozen=True, slots=True)
class CodesBegun:
    """What a telephone is told: ``secret`` to be typed, ``uri`` for the QR code."""

    secret: str
    uri: str


def begin(connection: Connection, person: int, name: str) -> CodesBegun:
    """Make a secret that counts once it was confirmed."""
    secret = pyotp.random_base32()
    change(connection, person, code_begun=secret)
    return CodesBegun(secret, pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER))


def confirm(connection: Connection, person: int, code: str) -> list[str]:
    """Switch one-time codes on with the first of them; give the recovery codes, shown this once."""
    [(secret,)] = run(connection, "SELECT code_begun FROM person WHERE id=?", (person,))
    step = _step_of(secret, code) if secret else None
    if step is None:
        raise PeopleRefused(NOT_THE_CODE)
    change(connection, person, code_secret=secret, code_begun=None, code_step=step)
    return new_recovery_codes(connection, person)


def new_recovery_codes(connection: Connection, person: int) -> list[str]:
    """Make recovery codes; earlier ones are over."""
    codes = [new_written_code() for _ in range(RECOVERY_CODES)]
    run(connection, "DELETE FROM recovery_code WHERE person=?", (person,))
    for code in codes:
        run(connection, "INSERT INTO recovery_code (person, code) VALUES (?, ?)", (person, digest(code)))
    return codes


def stop(connection: Connection, person: int) -> None:
    """Switch one-time codes off."""
    change(connection, person, code_secret=None, code_begun=None, code_step=None)
    run(connection, "DELETE FROM recovery_code WHERE person=?", (person,))


def use(connection: Connection, person: int, code: str) -> bool:
    """Whether a code is right; it is used up by that. The writers' lock is held: it is right for one."""
    [(secret, last)] = run(connection, "SELECT code_secret, code_step FROM person WHERE id=?", (person,))
    step = _step_of(secret, code) if secret else None
    if step is not None:
        if last is not None and step <= int(last):
            return False
        change(connection, person, code_step=step)
        return True
    sql = "DELETE FROM recovery_code WHERE person=? AND code=? RETURNING code"
    return bool(run(connection, sql, (person, digest(read_written_code(code)))))


def left(connection: Connection, person: int) -> int:
    """Say how many recovery codes are left."""
    return int(run(connection, "SELECT count(*) FROM recovery_code WHERE person=?", (person,))[0][0])


def _step_of(secret: str, code: str) -> int | None:
    """Give the step whose code this is, of those that a telephone may show now."""
    typed = re.sub(r"\s", "", code)
    if not _CODE.fullmatch(typed):
        return None
    now = int(utc_now().timestamp()) // STEP_SECONDS
    steps = range(now - DRIFT, now + DRIFT + 1)
    right = [hmac.compare_digest(pyotp.HOTP(secret).at(step), typed) for step in steps]
    return max((step for step, same in zip(steps, right, strict=True) if same), default=None)

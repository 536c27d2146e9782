"""Settings from the environment, read once at the start and nowhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from crm.errors import CrmError

DEFAULT_DATABASE: Final = "sqlite:///data/regulars.db"
_SQLITE: Final = re.compile(r"sqlite(\+\w+)?:///(?!:memory:|file:)(?=.)")


class SignIn(StrEnum):
    """Who may come in.

    ``auto`` the key of the local start until there are accounts, ``on`` accounts (until they exist, the key),
    ``off`` everybody: for tests, and behind a door of one's own.
    """

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class UnknownSetting(CrmError):
    """A setting holds a word that means nothing here."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside.

    ``database``: SQLAlchemy URL of the store (DATABASE_URL). ``sign_in``: REGULARS_SIGN_IN. ``hosts``: names,
    besides this machine's own, under which a browser may call the program (REGULARS_HOSTS, with commas
    between).
    """

    database: str = DEFAULT_DATABASE
    sign_in: SignIn = SignIn.AUTO
    hosts: tuple[str, ...] = ()

    @property
    def key_file(self) -> Path:
        """Where the key of the local start lies: beside the database, or where a local one would be."""
        url = self.database if _SQLITE.match(self.database) else DEFAULT_DATABASE
        return Path(_SQLITE.sub("", url).partition("?")[0]).expanduser().with_suffix(".key").resolve()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings; UnknownSetting where one cannot be understood."""
        word = environment.get("REGULARS_SIGN_IN", "").strip().lower() or SignIn.AUTO
        try:
            sign_in = SignIn(word)
        except ValueError:
            allowed = ", ".join(SignIn)
            raise UnknownSetting(
                f"REGULARS_SIGN_IN is “{word}”, but it can only be one of: {allowed}. Nothing was started."
            ) from None
        hosts = (host.strip().lower() for host in environment.get("REGULARS_HOSTS", "").split(","))
        return cls(
            database=environment.get("DATABASE_URL", "").strip() or DEFAULT_DATABASE,
            sign_in=sign_in,
            hosts=tuple(host for host in hosts if host),
        )
